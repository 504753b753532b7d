//! Whole expressions: a moment, a length, a repetition, with the words that introduce them.

use super::led::{day_and_night, per_day};
use super::reader::{AND, ARTICLE, OUTER, Reader};
use super::said::{Expression, Meaning};
use super::{led, numbers, opening, plain, repeats};
use crate::found::Bound;
use crate::letters::BEH;
use crate::lexicon::{Class, Proclitics, TimeWord, bit};
use crate::numerals::{bound_after, bound_before, odd_before};

/// Classes of the words at which an expression can begin.
const STARTS: u64 = opening::STARTS
    | bit(Class::TimeLimit)
    | bit(Class::Fraction)
    | bit(Class::Bound)
    | bit(Class::Indefinite);

/// Reads the expression at token `i`.
pub fn read(r: &Reader<'_>, i: usize) -> Option<Expression> {
    if !may_start(r, i) || r.blocked(i) || leads_nowhere(r, i) {
        return None;
    }
    let (rule, e) = repeats::repeated(r, i)
        .map(|e| ("time/repeats::repeated", e))
        .or_else(|| plain::at_most(r, i).map(|e| ("time/plain::at_most", e)))
        .or_else(|| led::read(r, i).map(|e| ("time/led::read", e)))
        .or_else(|| {
            plain::read(r, i, OUTER, false)
                .filter(|_| !rate(r, i))
                .map(|e| ("time/plain::read", preceded(r, i, e)))
        })?;
    r.cx.took(rule, i, e.end);
    Some(followed(r, repeats::hour_of(r, e)))
}

/// «باليوم» at token `i`: per day.
fn rate(r: &Reader<'_>, i: usize) -> bool {
    let behind = i > 0 && r.particle(i - 1, TimeWord::At, AND).is_some() && !r.new_line(i);
    // «في اليوم ⟦والليلة⟧»
    if i > 1 && r.particle(i - 2, TimeWord::At, AND).is_some() && day_and_night(r, i - 1) {
        return true;
    }
    behind && per_day(r, i, ARTICLE) || r.cx.code(i) == BEH && per_day(r, i, ARTICLE | Proclitics::BI)
}

/// Whether an expression may begin at token `i`.
fn may_start(r: &Reader<'_>, i: usize) -> bool {
    r.any(i, STARTS) || numbers::starts(r, i)
}

/// Whether token `i` only introduces a time («من», «في», «حتى») and none can begin after it. Most words of
/// this kind introduce something else, so this is what keeps running text fast.
fn leads_nowhere(r: &Reader<'_>, i: usize) -> bool {
    const LEADS: u64 = bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Bound) | bit(Class::Edge);
    if r.any(i, STARTS & !LEADS) || numbers::starts(r, i) || r.phrase(i, LEADS) || may_start(r, i + 1) {
        return false;
    }
    // «يوميا» stands by itself, «و» may part بين from its first end.
    r.find(i, Class::TimeWord, OUTER, 0).is_none_or(|w| w.arg < TimeWord::RepeatDay as i32)
}

/// Takes the bound before a length: نحو ثلاثة أيام.
fn preceded(r: &Reader<'_>, i: usize, mut e: Expression) -> Expression {
    if let Meaning::Length(length, _) = &e.meaning
        && length.high.is_none()
        && let Some(odd) = odd_before(r.cx, i)
    {
        e.bound = Bound::MoreThan;
        e.lead = e.lead.min(odd.start);
    } else if let Meaning::Length(length, _) = &e.meaning
        && length.high.is_none()
        && let Some(found) = bound_before(r.cx, i)
    {
        e.bound = found.bound;
        e.lead = e.lead.min(found.span.start);
    }
    e
}

/// Takes the bound after an expression: خمس سنوات على الأقل, العاشرة تقريبا.
fn followed(r: &Reader<'_>, mut e: Expression) -> Expression {
    if e.bound == Bound::Exact
        && let Some(found) = bound_after(r.cx, e.end)
        && (matches!(e.meaning, Meaning::Length(..)) || found.bound == Bound::About)
        && !found.unsure
    {
        e.bound = found.bound;
        e.tail = r.to(found.end);
        e.end = found.end;
    }
    e
}
