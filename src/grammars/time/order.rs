//! The two ends of a range in their order: the second one is the first of its name after the first.

use jiff::ToSpan;
use jiff::civil::DateTime;

use super::resolve::{Placed, Resolver};
use super::said::Said;
use super::timex::{ClockName, DateName};
use crate::calendar::hijri;
use crate::lexicon::Edge;

/// Moves the end of a range that was placed before its beginning, or the beginning, to where they are one. Says
/// so where there is no such place: «من عام 2015 إلى 2013».
pub fn settle(r: &mut Resolver<'_>, a: &Said, b: &Said, first: &mut Placed, last: &mut Placed) {
    let unplaced = b.month.is_some() && b.year.is_none() && b.year_shift.is_none() && b.direction.is_none();
    if unplaced && a.year.is_some() && a.month.is_some() {
        year_behind(r, first, b, last);
    }
    if !backwards(first, last) {
        return;
    }
    if a.clock.is_some() && b.clock.is_some() {
        hours(a, b, first, last);
    } else if b.weekday.is_some() && b.day.is_none() {
        // Friday to Sunday.
        shift(last, 1.week());
    } else if b.month.is_some() && b.year.is_none() && b.year_shift.is_none() {
        if a.year.is_none() && a.month.is_some() {
            earlier_year(r, a, first, b, last);
        } else {
            year_behind(r, first, b, last);
        }
    }
    // «من الآن لآخر الشهر» ends after its beginning, whenever the end of the month begins.
    let ends_later = b.edge == Some(Edge::End) && last.end > first.start;
    if backwards(first, last) && !ends_later {
        r.problem("inverted");
    }
}

/// The part of the day of one end holds for both: من 11 إلى 1 ظهرا, من 3 مساء حتى السابعة.
pub fn settle_hours(r: &mut Resolver<'_>, a: &Said, first: &mut Placed, last: &mut Placed, b: &Said) {
    let (Some(ac), Some(bc)) = (a.clock, b.clock) else { return };
    let half = 12.hours();
    if a.part.is_none() && b.part.is_some() && !ac.full {
        // The latest reading of the first hour before the second.
        let whole = Said { part: b.part, ..a.clone() };
        *first = r.point(&whole);
        let Some(mut end) = last.start else {
            let (x, y) = (minutes(first), minutes(last));
            if x > y {
                flip(first);
            }
            return;
        };
        if let Some(start) = first.start {
            if start.date() < end.date() && b.has_date() && !a.has_date() {
                return;
            }
            // «10-12 صباحا» ends at noon, «11-12 مساء» at midnight.
            if end < start && bc.hour == 12 && end.checked_add(half).is_ok_and(|end| end >= start) {
                half_day(last);
                return;
            }
            if end < start && b.part.is_some() {
                end = end.checked_add(24.hours()).unwrap_or(end);
            }
            if end.duration_since(start).as_hours() >= 12
                && let Ok(later) = start.checked_add(half)
            {
                first.start = Some(later);
                flip(first);
            }
        }
    } else if b.part.is_none() && a.part.is_some() && !bc.full {
        // The first reading of the second hour after the first.
        let (x, y) = (minutes(first), minutes(last));
        if y <= x && y < 720 && (y + 720 > x) {
            flip(last);
            if let Some(start) = last.start {
                last.start = start.checked_add(half).ok();
                last.end = last.end.and_then(|e| e.checked_add(half).ok());
            }
        }
    }
}

/// Minutes of the day, 0 without a clock.
fn minutes(placed: &Placed) -> i32 {
    placed.timex.clock.map_or(0, ClockName::minutes)
}

/// Names the same clock face twelve hours on.
fn flip(placed: &mut Placed) {
    placed.timex.clock = placed.timex.clock.map(ClockName::flipped);
}

fn backwards(first: &Placed, last: &Placed) -> bool {
    matches!((first.start, last.start), (Some(start), Some(end)) if end < start)
}

/// Hours of one day, or of a night: «من 10 إلى 2», «22:00-2:00», «من 10 مساء إلى 6 صباح غد».
fn hours(a: &Said, b: &Said, first: &mut Placed, last: &mut Placed) {
    let (Some(ac), Some(bc)) = (a.clock, b.clock) else { return };
    // «مساء 10-12» ends at midnight: twelve hours after what was read.
    let face = (b.part.is_none() || b.part == a.part) && !ac.full && !bc.full;
    if face {
        let mut later = last.clone();
        half_day(&mut later);
        if !backwards(first, &later) {
            *last = later;
            return;
        }
    }
    // The midnight that closes the day: «11-12 مساء أمس».
    let closes = bc.hour == 12;
    match (a.lent && !closes, b.lent || closes || !b.has_date()) {
        // The day is that of the end: its night began the day before.
        (true, _) => shift(first, (-1).day()),
        (_, true) => shift(last, 1.day()),
        _ => {}
    }
}

/// Moves a time of the clock on to where the clock's face shows it again.
pub fn half_day(placed: &mut Placed) {
    let Some(before) = placed.start else { return };
    let move_on = |t: Option<DateTime>| t.and_then(|t| t.checked_add(12.hours()).ok());
    (placed.start, placed.end) = (move_on(placed.start), move_on(placed.end));
    flip(placed);
    if let Some(day) = placed.start.map(DateTime::date).filter(|day| *day != before.date())
        && placed.timex.date.is_some()
    {
        placed.timex.date = Some(day.into());
    }
}

fn shift(placed: &mut Placed, step: jiff::Span) {
    let move_on = |t: Option<DateTime>| t.and_then(|t| t.checked_add(step).ok());
    placed.start = move_on(placed.start);
    placed.end = move_on(placed.end);
    let Some(day) = placed.start.map(|start| DateName::from(start.date())) else { return };
    if placed.timex.clock.is_none() {
        placed.timex = day.into();
    } else if placed.timex.date.is_some() {
        placed.timex.date = Some(day);
    }
}

/// Months of two years: the second end takes the year after, or the first the year before.
fn earlier_year(r: &mut Resolver<'_>, a: &Said, first: &mut Placed, b: &Said, last: &mut Placed) {
    let Some(year) = last.start.and_then(|s| year_of(s, a.hijri)) else { return };
    if a.hijri != b.hijri {
        return;
    }
    let future = last.start.zip(r.now).is_some_and(|(l, n)| l >= n);
    let wraps = (!future || a.hijri) && a.month > b.month;
    *first = r.point(&Said { year: Some(if wraps { year - 1 } else { year }), ..a.clone() });
}

/// «من اليوم حتى 15 يناير», «من 20 ديسمبر 2015 إلى 10 يناير»: the end is in the year of the beginning or the next.
fn year_behind(r: &mut Resolver<'_>, first: &Placed, b: &Said, last: &mut Placed) {
    let Some(year) = first.start.and_then(|s| year_of(s, b.hijri)) else { return };
    for year in [year, year + 1] {
        let placed = r.point(&Said { year: Some(year), ..b.clone() });
        if placed.start.is_some() && !backwards(first, &placed) {
            *last = placed;
            return;
        }
    }
}

fn year_of(at: DateTime, hijri: bool) -> Option<i32> {
    if hijri { hijri::to_hijri(at.date()).map(|(day, _)| day.year) } else { Some(i32::from(at.year())) }
}
