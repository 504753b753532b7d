//! Whether what stands after a number is counted by it, or the number is a time.

use super::reader::{OUTER, Reader};
use crate::letters::{ALEF, FATHATAN, HEH, NOON};
use crate::lexicon::{Class, bit};
use crate::reading::{is_definite, is_plural, is_singular};
use crate::signs::PERCENT;
use crate::tokenize::Kind;

/// Whether the word at token `i` looks like a noun counted by the number before it: a unit, a currency,
/// or an accusative in ـا or ـاً.
pub fn counted_noun(r: &Reader<'_>, i: usize) -> bool {
    const COUNTED: u64 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Percent)
        | bit(Class::Scale)
        | bit(Class::Noun)
        | bit(Class::TimeUnit);
    if !r.is_word(i) {
        return false;
    }
    let last = r.to(i + 1) as usize;
    let accusative =
        [last.wrapping_sub(1), last.wrapping_sub(2)].iter().any(|&p| r.cx.text.at(p) == FATHATAN)
            || r.cx.text.at(last.wrapping_sub(1)) == ALEF;
    r.any(i, COUNTED) || accusative
}

/// Whether the noun at token `i` has not the number that `n` asks for: a plural after 3 to 10, else a singular.
/// «أصدر في 2007 قرار حظر», «هذا العام 2015 كتب المؤلف».
pub fn disagrees(r: &Reader<'_>, n: i64, i: usize) -> bool {
    const NOUN: u64 = bit(Class::Noun);
    let last = r.to(i + 1) as usize;
    let accusative = matches!(r.cx.text.at(last.wrapping_sub(1)), ALEF | FATHATAN);
    let noun = r.any(i, NOUN)
        && !r.any(i, bit(Class::Currency) | bit(Class::Measure) | bit(Class::Scale) | bit(Class::TimeUnit));
    let few = (3..=10).contains(&(n % 100));
    noun && !accusative && if few { is_singular(r.cx, i) } else { is_plural(r.cx, i) }
}

/// Whether what stands at token `i` is counted by a number before it, and not what a day does: «يوم 12 عندنا»,
/// «يوم 20 الساعة 9».
pub fn is_counted(r: &Reader<'_>, i: usize) -> bool {
    const TIMES: u64 =
        bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::DayPart) | bit(Class::Particle);
    if r.new_line(i) || r.any(i, TIMES) {
        return false;
    }
    if !r.is_word(i) {
        return matches!(r.cx.kind(i), Some(Kind::Symbol)) || r.is_code(i, PERCENT);
    }
    const UNITS: u64 = bit(Class::Noun) | bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit);
    // «عندنا», «معها»: the pronoun is no accusative; «طنا», «فدانا» are.
    let last = r.to(i + 1) as usize;
    let code = |back: usize| r.cx.text.at(last.saturating_sub(back));
    let pronoun = code(1) == ALEF && matches!(code(2), NOON | HEH) && !r.any(i, UNITS);
    counted_noun(r, i) && !pronoun && !is_definite(r.cx, i) && !led_by_particle(r, i)
}

/// Whether the noun or name at token `i` is one only behind a particle: «منذ 1956 وجامعة الدول», «الجمعة 20 بالنادي»,
/// «في 2014 وتركيا».
fn led_by_particle(r: &Reader<'_>, i: usize) -> bool {
    let Some(word) = r.info(i) else { return false };
    let mut nouns = word.of_any(r.cx.lexicon, bit(Class::Noun) | bit(Class::Name)).peekable();
    nouns.peek().is_some() && nouns.all(|(reading, _)| reading.proclitics.any(OUTER))
}

/// Whether the word at token `i` cannot be counted by a number before it: a particle, a verb, the article, a noun
/// that a particle leads.
pub fn turns_away(r: &Reader<'_>, i: usize) -> bool {
    const FREE: u64 = bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Particle) | bit(Class::Verb);
    let noun = r.any(i, bit(Class::Noun));
    led_by_particle(r, i) || !noun && (r.any(i, FREE) || is_definite(r.cx, i)) && !is_counted(r, i)
}

/// Whether a number before token `end` counts nothing: no word follows, or one that cannot be counted.
pub fn counts_nothing(r: &Reader<'_>, end: usize) -> bool {
    !r.is_word(end) || turns_away(r, end)
}
