//! Resolves what was said, using the reference, the calendars and the options.

mod arithmetic;
mod civil;
mod moments;
mod periods;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::choose::Days;
use super::said::Said;
use super::timex::{DateName, Timex};
use crate::lexicon::{DayPart, Grain, Tables};
use crate::reading::{Options, Prefer};
pub use arithmetic::{add_length, civil_days, iso_weekday, one_day, short_hijri};

/// A period with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// What it is called.
    pub timex: Timex,
    /// Its precision.
    pub grain: Option<Grain>,
    /// First moment.
    pub start: Option<DateTime>,
    /// Moment after the last one.
    pub end: Option<DateTime>,
}

impl Placed {
    /// Whole days.
    pub(super) fn days(timex: impl Into<Timex>, grain: Grain, days: Days) -> Self {
        Self {
            timex: timex.into(),
            grain: Some(grain),
            start: Some(days.start.to_datetime(Time::midnight())),
            end: Some(days.end.to_datetime(Time::midnight())),
        }
    }

    /// Named, but nowhere.
    fn unplaced(timex: impl Into<Timex>, grain: Grain) -> Self {
        Self { timex: timex.into(), grain: Some(grain), ..Self::default() }
    }

    /// Known by nothing but its precision.
    pub(super) fn unnamed(grain: Grain) -> Self {
        Self { grain: Some(grain), ..Self::default() }
    }
}

/// Resolves times; collects contradictions.
pub struct Resolver<'a> {
    /// How to read.
    pub options: &'a Options,
    /// Tables of the lexicon.
    pub tables: &'a Tables,
    /// The moment relative expressions are relative to.
    pub now: Option<DateTime>,
    /// Tense of the sentence: -1 past, 1 future.
    pub tense: Option<i8>,
    /// Contradictions found.
    pub problems: Vec<&'static str>,
    /// The calendar used.
    pub calendar: &'static str,
}

impl Resolver<'_> {
    /// Records a contradiction.
    pub(super) fn problem(&mut self, what: &'static str) {
        if !self.problems.contains(&what) {
            self.problems.push(what);
        }
    }

    fn today(&self) -> Option<Date> {
        self.now.map(DateTime::date)
    }

    /// Whether a bare name is past or future.
    pub(super) fn prefer(&self) -> Prefer {
        match self.tense {
            Some(t) if t < 0 => Prefer::Past,
            Some(_) => Prefer::Future,
            None => self.options.prefer,
        }
    }

    /// Places a moment or period.
    pub fn point(&mut self, said: &Said) -> Placed {
        let mut placed = self.date(said);
        if self.options.night_before && self.is_night(said) {
            placed = self.day_earlier(placed);
        }
        if let Some(edge) = said.edge {
            self.narrow(&mut placed, edge, said);
        }
        if said.week_of
            && let Some(start) = placed.start.and_then(|at| self.week_start(at.date()))
        {
            placed = self.week_placed(start);
        }
        if said.rest
            && let (Some(now), Some(end)) = (self.now, placed.end)
            && placed.start.is_some_and(|at| at <= now)
            && now < end
        {
            placed.start = Some(now.date().to_datetime(Time::midnight()));
            placed.timex = Timex::days(now.date(), end.date());
        }
        if let Some(clock) = said.clock {
            return self.clock(said, clock, placed);
        }
        if let Some((part, false)) = said.part.map(|p| (p, said.has_date() || said.has_time())) {
            let mut placed = self.part_of_day(part);
            if let Some(edge) = said.edge {
                self.narrow(&mut placed, edge, said);
            }
            return placed;
        }
        if let Some(part) = said.part.filter(|_| self.options.part_hours && said.has_date()) {
            self.hours_of_part(&mut placed, part);
        }
        placed
    }

    /// Whether the night of a named day is said.
    fn is_night(&self, said: &Said) -> bool {
        let night = said.part.and_then(|p| self.tables.day_parts.get(usize::from(p)));
        night.is_some_and(|p| p.part == DayPart::Night)
            && said.day_shift.is_none()
            && (said.day.is_some() || said.weekday.is_some())
    }

    fn day_earlier(&self, placed: Placed) -> Placed {
        let before = |t: Option<DateTime>| t.and_then(|t| t.checked_sub(1.day()).ok());
        match before(placed.start) {
            Some(start) => day_placed(Some(start.date())),
            None => placed,
        }
    }

    /// The date of a moment, its time of the day left aside.
    fn date(&mut self, said: &Said) -> Placed {
        if let Some((sign, length)) = &said.offset {
            return self.offset(said, *sign, length);
        }
        if said.now {
            let grain = Grain::Second;
            let Some(now) = self.now else { return Placed::unnamed(grain) };
            let timex = Timex::moment(now, grain);
            let end = now.checked_add(1.second()).ok();
            return Placed { timex, grain: Some(grain), start: Some(now), end };
        }
        if let Some((grain, shift)) = said.clock_shift {
            return self.clock_shift(grain, shift);
        }
        if let Some(minute) = said.minute_only {
            return self.minute_of_hour(minute);
        }
        if let Some(row) = said.holiday {
            return self.holiday(said, row);
        }
        if said.nth.is_some() {
            return self.nth(said);
        }
        if said.hijri && said.has_date() {
            return self.hijri(said);
        }
        if let Some(shift) = said.day_shift {
            let Some(today) = self.today() else { return Placed::unnamed(Grain::Day) };
            let mut day = today.checked_add(shift.days()).ok();
            let other = |d: &Date| {
                said.weekday.is_some_and(|w| w != iso_weekday(*d))
                    || said.day.is_some_and(|n| i32::from(n) != i32::from(d.day()))
            };
            if day.as_ref().is_some_and(other) {
                self.problem("wrong_weekday");
                // «اليوم الثلاثاء» in a text of Thursday is Tuesday's: it was written then.
                if let (Some(wanted), None) = (said.weekday, said.day) {
                    day = day.and_then(|d| last_of(d, wanted));
                }
            }
            return day_placed(day);
        }
        if said.day.is_some() || said.month.is_some() || said.month_shift.is_some() {
            return self.civil(said);
        }
        if let Some(shift) = said.week_shift {
            return self.week(said, shift);
        }
        if said.weekday.is_some() {
            return self.weekday(said);
        }
        if let Some(group) = said.group {
            return self.group(said, group);
        }
        if said.year.is_some() || said.year_shift.is_some() || said.year_kind.is_some() {
            return self.year(said);
        }
        if said.decade.is_some()
            || said.century.is_some()
            || said.millennium.is_some()
            || said.span_shift.is_some()
        {
            return self.long_span(said);
        }
        Placed::default()
    }
}

fn one_day_placed(day: Date) -> Placed {
    day_placed(Some(day))
}

fn day_placed(day: Option<Date>) -> Placed {
    match day.and_then(one_day) {
        Some(days) => Placed::days(DateName::from(days.start), Grain::Day, days),
        None => Placed::unnamed(Grain::Day),
    }
}

fn span_placed(first: i32, end: i32, timex: impl Into<Timex>, grain: Grain) -> Placed {
    let year = |y: i32| i16::try_from(y).ok().and_then(|y| Date::new(y, 1, 1).ok());
    match (year(first), year(end)) {
        (Some(start), Some(end)) if first > 0 => Placed::days(timex, grain, Days { start, end }),
        _ => Placed::unplaced(timex, grain),
    }
}

/// The last day of that weekday, counted from Monday, up to a day.
fn last_of(day: Date, weekday: u8) -> Option<Date> {
    (0..7i32).filter_map(|n| day.checked_sub(n.days()).ok()).find(|d| iso_weekday(*d) == weekday)
}
