//! Days counted: what a period holds, what a length leads to.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

use crate::calendar::Table;
use crate::grammars::time::choose::Days;
use crate::grammars::time::said::Length;
use crate::grammars::time::timex;
use crate::lexicon::Grain;

/// Days of a month, at most.
pub fn most_days(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// ISO number of a date's weekday.
pub fn iso_weekday(day: Date) -> u8 {
    day.weekday().to_monday_one_offset() as u8
}

/// A year, month or day of the civil calendar, as days.
pub fn civil_days(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Days> {
    let year = i16::try_from(year).ok()?;
    let m = i8::try_from(month.unwrap_or(1)).ok()?;
    let start = Date::new(year, m, i8::try_from(day.unwrap_or(1)).ok()?).ok()?;
    let end = match (month, day) {
        (_, Some(_)) => start.tomorrow().ok()?,
        (Some(_), None) => start.checked_add(1.month()).ok()?,
        (None, None) => start.checked_add(1.year()).ok()?,
    };
    Some(Days { start, end })
}

pub fn one_day(day: Date) -> Option<Days> {
    Some(Days { start: day, end: day.tomorrow().ok()? })
}

/// A two-digit Hijri year: 45 is 1445, 90 is 1390.
pub fn short_hijri(y: i32) -> i32 {
    if y < 60 { 1400 + y } else { 1300 + y }
}

/// Moves a moment by a length; days and more keep the clock.
pub fn add_length(table: Table, from: DateTime, sign: i8, length: &Length) -> Option<DateTime> {
    let mut at = from;
    for part in &length.parts {
        let n = part.count.checked_mul(i64::from(sign))?;
        if length.hijri && matches!(part.grain, Grain::Month | Grain::Year) && part.of == 1 {
            at = add_hijri(table, at, n, part.grain)?;
            continue;
        }
        if part.of != 1 {
            at = at
                .checked_add(span(Grain::Second, timex::seconds_of(part.grain).checked_mul(n)? / part.of)?)
                .ok()?;
            continue;
        }
        at = at.checked_add(span(part.grain, n)?).ok()?;
    }
    Some(at)
}

/// A number of units as a span; `None` for one that is longer than all of jiff's calendar: «بعد 9 ملايين يوم».
fn span(grain: Grain, n: i64) -> Option<Span> {
    let months = |m: i64| Span::new().try_months(n.checked_mul(m)?).ok();
    match grain {
        Grain::Second => Span::new().try_seconds(n).ok(),
        Grain::Minute => Span::new().try_minutes(n).ok(),
        Grain::Hour | Grain::Part => Span::new().try_hours(n).ok(),
        Grain::Day => Span::new().try_days(n).ok(),
        Grain::Week => Span::new().try_weeks(n).ok(),
        Grain::Month => months(1),
        Grain::Quarter | Grain::Season => months(3),
        Grain::Half => months(6),
        Grain::Year => months(12),
        Grain::Decade => months(120),
        Grain::Century => months(1200),
        Grain::Millennium => months(12_000),
    }
}

pub fn add_hijri(table: Table, at: DateTime, n: i64, grain: Grain) -> Option<DateTime> {
    let (here, _) = table.to_hijri(at.date())?;
    let months = if grain == Grain::Year { n.checked_mul(12)? } else { n };
    let index = (i64::from(here.year) * 12 + i64::from(here.month) - 1).checked_add(months)?;
    let (year, month) = (i32::try_from(index.div_euclid(12)).ok()?, index.rem_euclid(12) as u8 + 1);
    let day = here.day.min(table.month_length(year, month)?);
    Some(table.to_gregorian(year, month, day)?.0.to_datetime(at.time()))
}
