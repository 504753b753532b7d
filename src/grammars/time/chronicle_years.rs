//! Years of chronicles that no word for a year leads to: «مات بعد الأربعين ومائتين», «توفي سنة ست، أو خمس».

use super::numbers::{self, Num};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader};
use super::told_years;
use crate::calendar::years;
use crate::grammars::measured::matching::is_hint;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Grain, TimeLimit, TimeWord, bit};
use crate::numerals::{is_word, number_word};

/// The Hijri year that the words at token `i` are.
pub fn read(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    const WORDS: u64 =
        bit(Class::Unit) | bit(Class::Teen) | bit(Class::Tens) | bit(Class::Hundred) | bit(Class::Ordinal);
    let before = i.checked_sub(1).filter(|_| r.any(i, WORDS) && !r.new_line(i))?;
    limited(r, before, i, may).or_else(|| other(r, before, i))
}

/// «بعد الستين ومائة», and «بعد المائتين», «في حدود الثلاثمائة» of somebody's birth or death: the whole year, with the article.
fn limited(r: &Reader<'_>, before: usize, i: usize, may: u8) -> Option<Num> {
    /// Maximum number of tokens back to the verb of a chronicle.
    const NEAR: usize = 6;
    const LIMITS: [TimeLimit; 3] = [TimeLimit::After, TimeLimit::Before, TimeLimit::About];
    // «في حدود» has two words.
    let limit = |at: usize| {
        LIMITS.iter().any(|&l| r.limit(at, l, AND | PREPOSITION).is_some_and(|w| w.end == before + 1))
    };
    let led = limit(before)
        || before.checked_sub(1).is_some_and(limit)
        || number_word(r.cx, before, NumberWord::Over).is_some();
    let told = |at: usize| {
        r.particle(at, TimeWord::Chronicle, PREPOSITION | AND).is_some() || is_hint(r.cx, at, "birth")
    };
    if !led {
        return None;
    }
    let n = numbers::spelled(r, i, may | ARTICLE, 0)?;
    // Small numbers first: only years are so said where nothing is counted.
    let old_way = n.end > i + 1 && n.value % 100 != 0 && !r.any(i, bit(Class::Hundred));
    if !old_way && !(before.saturating_sub(NEAR)..before).any(told) {
        return None;
    }
    let old = (100..years::HIJRI_OLD).contains(&n.value) && years::HIJRI_SPELLED.holds(n.value);
    (old && n.definite && !told_years::counted(r, n.end)).then_some(n)
}

/// «سنة ست، أو ⟦خمس⟧», «سنة ستين أو ⟦إحدى وستين⟧»: the other year that some tell.
fn other(r: &Reader<'_>, or: usize, i: usize) -> Option<Num> {
    /// Maximum number of tokens of the first year.
    const YEAR: usize = 6;
    if !is_word(r.cx, or, NumberWord::Or) {
        return None;
    }
    let comma = or.checked_sub(1).filter(|&at| r.comma(at).is_some());
    let end = comma.unwrap_or(or);
    let word = (end.saturating_sub(YEAR)..end).rev().find(|&at| {
        r.find_arg(at, Class::TimeUnit, Grain::Year as i32, AND | PREPOSITION).is_some()
            && !r.new_line(at + 1)
    })?;
    numbers::spelled(r, word + 1, 0, 0).filter(|n| n.end == end && n.value < years::HIJRI_OLD)?;
    let n = numbers::spelled(r, i, 0, 0).filter(|n| n.value < years::HIJRI_OLD && !n.definite)?;
    (!told_years::counted(r, n.end)).then_some(n)
}
