//! The dual of a feminine noun that the lexicon does not have: «خصلتين», «هاتان العلتان».
//!
//! The ending تين or تان is that of «ثابتين», «بساتين», «باكستان» and of adjectives too, so only shapes that none of
//! these has are read, and none beside another dual, whose adjective it would be.

use std::ops::Range;

use crate::letters::{ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::schema::NumberTrap;
use crate::lexicon::{Class, Proclitics, Reading, bit};
use crate::reading::{Context, is_definite, near};
use crate::tokenize::Kind;

use super::construct_duals::pair;
use super::guards;

/// What a word with the ending of a dual may be besides: a name, a unit that other dimensions read.
pub(super) const OTHERS: u64 = bit(Class::Name)
    | bit(Class::Given)
    | bit(Class::Family)
    | bit(Class::Measure)
    | bit(Class::Currency)
    | bit(Class::TimeUnit)
    | bit(Class::Percent);

/// Letters of the longest such noun before its ending: «استراتيجية» is none, its dual is nearly always an adjective.
const LONGEST: usize = 5;

/// The unknown word at token `i` as the dual of a feminine noun: what stands before the noun, and its singular.
pub(super) fn read(cx: &Context<'_>, i: usize) -> Option<(Reading, String)> {
    if cx.kind(i) != Some(Kind::Word) || guards::trapped(cx, i, i + 1, NumberTrap::Cardinal) {
        return None;
    }
    let span = cx.tokens.span(i);
    let (start, end) = (span.start as usize, span.end as usize);
    if cx.text.at(end - 1) != NOON {
        return in_construct(cx, i).then(|| (Reading::default(), lemma(cx, start..end - 2)));
    }
    let (prefix, noun, definite) = led(cx, i)?;
    // Without the three letters of the ending.
    let stem = noun..end - 3;
    let demonstrative = i > 0 && near(cx, i - 1) && is_these(cx, i - 1);
    if !(2..=LONGEST).contains(&stem.len())
        || !demonstrative && (beside_dual(cx, i) || other_shape(cx, &stem))
    {
        return None;
    }
    Some((reading_of(prefix, definite), lemma(cx, stem)))
}

/// What stands before the unknown noun at token `i`: letters before the article, where the noun begins, whether the article stands.
pub(super) fn led(cx: &Context<'_>, i: usize) -> Option<(usize, usize, bool)> {
    let start = cx.tokens.starts[i] as usize;
    let at = |n: usize| cx.text.at(start + n);
    // The prepositions and و are letters of many nouns: only before the article they are surely none.
    let article = |n: usize| at(n) == ALEF && at(n + 1) == LAM || at(n) == LAM && at(n + 1) == LAM;
    let conjunction = usize::from(matches!(at(0), WAW | FEH));
    let preposition = usize::from(matches!(at(conjunction), BEH | KAF | LAM));
    match (0..=conjunction + preposition).rev().find(|&n| article(n)) {
        Some(n) => Some((n + usize::from(at(n) == LAM), start + n + 2, true)),
        None if conjunction + preposition == 0 => Some((0, start, false)),
        None => None,
    }
}

/// The reading of an unknown noun with so many letters and perhaps the article before it.
pub(super) fn reading_of(prefix: usize, definite: bool) -> Reading {
    let mut reading = Reading::default();
    reading.proclitics = Proclitics(if definite { Proclitics::AL } else { 0 });
    reading.prefix = prefix as u8;
    reading
}

/// The singular that has these letters before its ة.
fn lemma(cx: &Context<'_>, stem: Range<usize>) -> String {
    stem.map(|n| cx.text.at(n)).chain([TEH_MARBUTA]).filter_map(char::from_u32).collect()
}

/// Whether the unknown word at token `i`, which ends in تي, is a dual in construct with two: «مهارتي القراءة والكتابة», «إدارتي الناديين».
/// With anything else it would be said of «me», with ا before the ending mostly a plural or an adjective (خدماتي).
fn in_construct(cx: &Context<'_>, i: usize) -> bool {
    /// Letters of the shortest: shorter ones are mostly verbs (ستأتي).
    const SHORTEST: usize = 6;
    let span = cx.tokens.span(i);
    let proclitic = matches!(cx.code(i), WAW | FEH | BEH | KAF | LAM) || is_definite(cx, i);
    span.len() as usize >= SHORTEST
        && cx.text.at(span.end as usize - 1) == YEH
        && !proclitic
        && cx.text.at(span.end as usize - 3) != ALEF
        && near(cx, i)
        && is_definite(cx, i + 1)
        && (cx.words[i + 1].is(Class::Dual) || pair(cx, i + 1))
}

/// «هاتان», «هاتين», with or without a letter before it.
fn is_these(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let back = |n: usize| cx.text.at((span.end as usize).saturating_sub(n));
    (5..=6).contains(&span.len())
        && (back(5), back(4), back(3), back(1)) == (HEH, ALEF, TEH, NOON)
        && matches!(back(2), ALEF | YEH)
}

/// Whether the word before token `i`, or the one before that, is a dual or ends as one: «قطتين صغيرتين», «رجليه الأماميتين».
fn beside_dual(cx: &Context<'_>, i: usize) -> bool {
    (1..=2).take_while(|&n| n <= i && near(cx, i - n)).any(|n| {
        let span = cx.tokens.span(i - n);
        let back = |n: usize| cx.text.at((span.end as usize).saturating_sub(n));
        let pronoun = match (back(2), back(1)) {
            (HEH, ALEF | MEEM) => 2,
            (MEEM, ALEF) => 3,
            (_, HEH) => 1,
            _ => 0,
        };
        let ends = matches!((back(2), back(1)), (ALEF | YEH, NOON)) || back(1) == YEH;
        let owned = pronoun > 0 && matches!(back(pronoun + 1), ALEF | YEH);
        span.len() > 3 && (ends || owned) && !cx.words[i - n].any(bit(Class::Particle))
            || cx.words[i - n].is(Class::Dual)
    })
}

/// Whether the letters before the ending are those of an adjective («سابقتين», «كبيرتين», «مفخختين», «عسكريتين»), of many («ثابتين», «مثبتين»), of a verb
/// («يموت»), of a noun that ends in تين itself («بساتين», «تمتين»), of a country or of a name («بوتين»).
fn other_shape(cx: &Context<'_>, stem: &Range<usize>) -> bool {
    let at = |n: usize| cx.text.at(stem.start + n);
    let last = cx.text.at(stem.end - 1);
    matches!(last, WAW | ALEF | YEH | SEEN)
        || matches!(at(0), YEH | TEH)
        || stem.len() >= 3 && (at(0) == MEEM || at(1) == ALEF)
        || stem.len() == 4 && at(2) == YEH
}
