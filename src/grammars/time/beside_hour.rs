//! Hours told by their distance from another: خمس دقائق قبل التاسعة; hours without their noun: عند الثالثة.

use super::assemble::of_draft;
use super::draft::{Draft, Rule, Strength};
use super::reader::{ARTICLE, Reader, Word};
use super::said::{Anchor, Clock, Expression, Length};
use super::{duration, numbers, point};
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit};
use crate::tokenize::Kind;

/// Minutes of a length of hours and minutes, `None` if it has other units or too many.
fn minutes_of(length: &Length) -> Option<i32> {
    const MOST: i64 = 12 * 60;
    let mut sum = 0i64;
    for part in &length.parts {
        let each = match part.grain {
            Grain::Hour => 60,
            Grain::Minute => 1,
            _ => return None,
        };
        let minutes = part.count.checked_mul(each)?;
        if minutes % part.of != 0 {
            return None;
        }
        sum = sum.checked_add(minutes / part.of)?;
    }
    (!length.vague && length.high.is_none() && (1..=MOST).contains(&sum)).then_some(sum as i32)
}

/// The hour `by` minutes off `clock`.
fn moved(clock: Clock, by: i32) -> Clock {
    let minutes = (i32::from(clock.hour) * 60 + i32::from(clock.minute) + by).rem_euclid(24 * 60);
    // On a clock face one follows twelve.
    let face = !clock.full && minutes >= 13 * 60 && clock.hour <= 12;
    let minutes = match minutes {
        m if face => m - 720,
        m if m < 60 && !clock.full => m + 720,
        m => m,
    };
    Clock { hour: (minutes / 60) as u8, minute: (minutes % 60) as i8, grain: Grain::Minute, ..clock }
}

/// An hour after قبل or بعد at token `i`: what was read and the token after it.
fn hour_behind(r: &Reader<'_>, i: usize) -> Option<(Draft, usize)> {
    if r.new_line(i) {
        return None;
    }
    if let Some((d, end)) = point::read(r, i, 0, true) {
        return (d.said.clock.is_some() && d.strength == Strength::Sure).then_some((d, end));
    }
    let (from, clock, end) = feminine_hour(r, i)?;
    let mut d = Draft::default();
    d.said.clock = Some(clock);
    d.core(from, Strength::Weak, Rule::clock("time/beside_hour::hour_behind"));
    Some((d, end))
}

/// The side on which a word lies: -1 قبل, 1 بعد.
fn side(w: Word) -> Option<i32> {
    match w.arg {
        a if a == TimeLimit::Before as i32 => Some(-1),
        a if a == TimeLimit::After as i32 => Some(1),
        _ => None,
    }
}

/// خمس دقائق قبل التاسعة: an hour and minutes.
pub fn beside_hour(r: &Reader<'_>, l: &duration::LengthRead) -> Option<Expression> {
    if l.anchor != Anchor::Free || l.strength != Strength::Sure || r.new_line(l.end) {
        return None;
    }
    let w = r.find(l.end, Class::TimeLimit, 0, 0)?;
    let by = side(w)? * minutes_of(&l.length)?;
    let (mut d, end) = hour_behind(r, w.end)?;
    // «ساعتان بعد الثانية مباشرة»: a word after a bare rank may be what it ranks.
    if d.strength != Strength::Sure && r.is_word(end) && !r.any(end, VERBAL) {
        return None;
    }
    d.said.clock = Some(moved(d.said.clock?, by));
    (d.from, d.lead, d.strength, d.rule) =
        (Some(l.from), Some(l.from), Strength::Sure, Rule::clock("time/beside_hour::beside_hour"));
    of_draft(r, d, end)
}

/// قبل التاسعة بخمس دقائق: the same the other way round.
pub fn hour_by(r: &Reader<'_>, w: Word) -> Option<Expression> {
    let side = side(w)?;
    // Most of what stands after قبل and بعد is no hour.
    const HOURS: u64 = bit(Class::TimeUnit) | bit(Class::Ordinal);
    if !r.any(w.end, HOURS) && r.cx.kind(w.end) != Some(Kind::Number) {
        return None;
    }
    let (mut d, end) = hour_behind(r, w.end)?;
    let l = duration::read_with(r, end, Proclitics::BI, Proclitics::BI)
        .filter(|l| l.anchor == Anchor::Free && !r.new_line(end))?;
    let by = side * minutes_of(&l.length)?;
    d.said.clock = Some(moved(d.said.clock?, by));
    (d.from, d.lead, d.strength, d.rule) =
        (Some(w.from), Some(w.from), Strength::Sure, Rule::clock("time/beside_hour::hour_by"));
    of_draft(r, d, l.end)
}

/// A feminine rank that can be an hour: الثالثة.
fn feminine_hour(r: &Reader<'_>, i: usize) -> Option<(u32, Clock, usize)> {
    let n = numbers::small(r, i, ARTICLE, 0).filter(|n| n.ordinal && n.feminine && n.definite)?;
    let (clock, end) = super::clock::hour(r, i, true)?;
    Some((n.from, clock, end))
}

/// A feminine rank after عند or حوالي is an hour: عند الثالثة.
pub fn near(r: &Reader<'_>, i: usize) -> Option<Expression> {
    if r.new_line(i) || point::read(r, i, 0, true).is_some() {
        return None;
    }
    let (from, clock, end) = feminine_hour(r, i)?;
    if r.is_word(end) && !r.any(end, VERBAL) && clock.minute == 0 {
        return None;
    }
    // «خسر الثانية بعد الأولى»: the first; the hour has another name, الواحدة.
    if clock.hour == 1 && clock.minute == 0 {
        return None;
    }
    // «الثالثة من عمره»
    if r.is(end, TimeWord::From) {
        return None;
    }
    let mut d = Draft::default();
    d.said.clock = Some(clock);
    d.core(from, Strength::Sure, Rule::clock("time/beside_hour::near"));
    let end = point::extend(r, end, &mut d);
    of_draft(r, d, end)
}

/// What can follow a year without being counted by it.
pub const VERBAL: u64 =
    bit(Class::Verb) | bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Particle);
