//! Two days of one month written as one: 24/25 نوفمبر 1912, (8-12) ذو القعدة, الأحد إلى الخميس 12-16 شوال.

use super::draft::{Draft, Rule, Strength};
use super::reader::Reader;
use super::said::{Expression, Meaning, Said};
use super::{months, numbers, point};
use crate::lexicon::{Class, bit};
use crate::numerals::digits;
use crate::signs::{CLOSE, OPEN, SLASH};

/// The two days, where they begin, and the token after the month and year after them.
struct TwoDays {
    first: Said,
    last: Said,
    from: u32,
    end: usize,
}

/// Two days with a slash, or in brackets, before their month.
pub fn read(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let bracketed = || i > 0 && r.is_code(i - 1, OPEN);
    let found = slashed(r, i).or_else(|| bracketed().then(|| dashed(r, i)).flatten())?;
    let (meaning, rule) = (Meaning::Range(found.first, found.last), Rule::range("time/two_days::read"));
    Some(Expression::exact(meaning, found.from, r.to(found.end), found.end, rule))
}

/// من الأحد إلى الخميس 12-16 شوال: the days after a range of weekdays are its own.
pub fn of_weekdays(r: &Reader<'_>, e: &mut Expression) {
    let Meaning::Range(a, b) = &mut e.meaning else { return };
    let bare = |s: &Said| s.weekday.is_some() && s.day.is_none() && s.month.is_none() && !s.has_time();
    if !bare(a) || !bare(b) || r.new_line(e.end) {
        return;
    }
    let at = e.end + usize::from(r.is_code(e.end, OPEN));
    let Some(found) = dashed(r, at) else { return };
    *a = Said { weekday: a.weekday, ..found.first };
    *b = Said { weekday: b.weekday, ..found.last };
    (e.end, e.to, e.tail) = (found.end, r.to(found.end), r.to(found.end));
    e.weak = false;
}

/// 24/25 نوفمبر 1912
fn slashed(r: &Reader<'_>, i: usize) -> Option<TwoDays> {
    let span = r.cx.tokens.span(i);
    if !begins_month(r, i + 1) || span.len() > 5 {
        return None;
    }
    let slash = (span.start..span.end).find(|&at| r.cx.text.at(at as usize) == SLASH)?;
    let day = |from: u32, to: u32| {
        let n = digits::value(r.cx.text, from, to).filter(|_| to - from <= 2)?;
        Some(i64::from(n))
    };
    of_month(r, day(span.start, slash)?, day(slash + 1, span.end)?, span.start, i + 1)
}

/// 8-12) ذو القعدة, 12-16 شوال
fn dashed(r: &Reader<'_>, i: usize) -> Option<TwoDays> {
    let day = |at: usize| numbers::digits(r, at, 0, 0).filter(|n| n.digits <= 2);
    let x = day(i)?;
    let y = day(r.dash(x.end)?)?;
    let close = i > 0 && r.is_code(i - 1, OPEN) && r.is_code(y.end, CLOSE);
    of_month(r, x.value, y.value, x.from, y.end + usize::from(close))
}

/// Whether a month may begin at token `i`.
fn begins_month(r: &Reader<'_>, i: usize) -> bool {
    r.any(i, bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::TimeUnit)) && !r.new_line(i)
}

/// Days `x` and `y` of the month at token `i`.
fn of_month(r: &Reader<'_>, x: i64, y: i64, from: u32, i: usize) -> Option<TwoDays> {
    if !begins_month(r, i) || !(1..y).contains(&x) || y > 31 {
        return None;
    }
    let m = months::month(r, i, 0).filter(|m| !m.ranked)?;
    let mut d = Draft::default();
    d.said.day = u8::try_from(y).ok();
    months::put_month(&mut d, m);
    d.core(from, Strength::Sure, Rule::range("time/two_days::of_month"));
    let end = point::extend(r, m.end, &mut d);
    let first = Said { day: u8::try_from(x).ok(), weekday: None, ..d.said.clone() };
    Some(TwoDays { first, last: d.said, from, end })
}
