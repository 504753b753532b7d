//! Moments: lengths from now, parts of the day, the time of the clock.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::arithmetic::{add_length, iso_weekday};
use super::{Placed, Resolver, day_placed, one_day_placed};
use crate::grammars::time::said::{Clock, Length, Said};
use crate::grammars::time::timex::{ClockName, Timex};
use crate::lexicon::{DayPart, Grain};
use crate::reading::Relative;

impl Resolver<'_> {
    /// A length from now or from a date.
    pub(super) fn offset(&mut self, said: &Said, sign: i8, length: &Length) -> Placed {
        let finest = length.parts.iter().map(|p| p.grain).min_by_key(|g| *g as u8).unwrap_or(Grain::Day);
        let grain = match finest {
            Grain::Second => Grain::Second,
            Grain::Minute | Grain::Hour => Grain::Minute,
            // «هذا الوقت بعد شهر»
            _ if said.now => Grain::Minute,
            _ => Grain::Day,
        };
        if length.vague {
            return Placed::unnamed(grain);
        }
        let base = match &said.base {
            Some(base) => {
                let keep = std::mem::take(&mut self.problems);
                let placed = self.point(base);
                self.problems = keep;
                placed.start
            }
            None => self.now,
        };
        let Some(moved) = base.and_then(|b| add_length(self.options.hijri.table(), b, sign, length)) else {
            return Placed::unnamed(grain);
        };
        if grain != Grain::Day {
            let start =
                if grain == Grain::Second { moved } else { moved.with().second(0).build().unwrap_or(moved) };
            let step = if grain == Grain::Second { 1.second() } else { 1.minute() };
            // Seconds are kept: with a precision of a minute it is still a moment.
            return Placed {
                timex: Timex::moment(moved, grain),
                grain: Some(grain),
                start: Some(if self.options.keep_seconds { moved } else { start }),
                end: start.checked_add(step).ok(),
            };
        }
        let day = moved.date();
        if let Some(weekday) = said.weekday {
            let in_week = finest == Grain::Week;
            let from = if in_week { self.week_start(day) } else { Some(day) };
            let Some(from) = from else { return Placed::default() };
            let ahead = (i32::from(weekday) - i32::from(iso_weekday(from))).rem_euclid(7);
            return day_placed(from.checked_add(ahead.days()).ok());
        }
        let snapped = match self.options.relative {
            Relative::Exact => None,
            Relative::WeekStart if finest == Grain::Week => self.week_start(day).map(one_day_placed),
            Relative::WeekStart => None,
            Relative::Calendar => match finest {
                Grain::Week => self.week_start(day).map(|w| self.week_placed(w)),
                Grain::Month => {
                    Some(self.fixed(&Said::default(), i32::from(day.year()), day.month() as u8, None))
                }
                Grain::Year => {
                    Some(self.year(&Said { year: Some(i32::from(day.year())), ..Said::default() }))
                }
                _ => None,
            },
        };
        snapped.unwrap_or_else(|| one_day_placed(day))
    }

    pub(super) fn clock_shift(&mut self, grain: Grain, shift: i8) -> Placed {
        let Some(now) = self.now else { return Placed::unnamed(grain) };
        let step = i64::from(shift);
        let (moved, unit) = match grain {
            Grain::Hour => (now.checked_add(step.hours()), 1.hour()),
            Grain::Minute => (now.checked_add(step.minutes()), 1.minute()),
            _ => (now.checked_add(step.seconds()), 1.second()),
        };
        let Ok(moved) = moved else { return Placed::default() };
        let end = moved.checked_add(unit).ok();
        Placed { timex: Timex::moment(moved, grain), grain: Some(grain), start: Some(moved), end }
    }

    pub(super) fn minute_of_hour(&mut self, minute: u8) -> Placed {
        let unknown = || Placed::unplaced(ClockName::Minute(minute), Grain::Minute);
        let Some(now) = self.now else { return unknown() };
        let Ok(start) = now.with().minute(minute as i8).second(0).build() else { return unknown() };
        let end = start.checked_add(1.minute()).ok();
        Placed {
            timex: Timex::moment(start, Grain::Minute),
            grain: Some(Grain::Minute),
            start: Some(start),
            end,
        }
    }

    /// A part of the day by itself.
    pub(super) fn part_of_day(&mut self, row: u16) -> Placed {
        let Some(part) = self.tables.day_parts.get(usize::from(row)) else { return Placed::default() };
        let point = part.point || part.from == part.to;
        // Noon and midnight are also hours.
        let hour = point || part.part == DayPart::Noon;
        let clock = hour.then(|| ClockName::Time(i32::from(part.from % 24) * 60, None));
        let mut placed = Placed {
            timex: clock.map(Timex::from).unwrap_or_default(),
            grain: Some(if point { Grain::Hour } else { Grain::Part }),
            ..Placed::default()
        };
        if let Some(today) = self.today() {
            let to = if point { part.from + 1 } else { part.to };
            placed.start = at_hour(today, part.from);
            placed.end = at_hour(today, to);
        }
        placed
    }

    pub(super) fn hours_of_part(&mut self, placed: &mut Placed, row: u16) {
        let (Some(part), Some(start)) = (self.tables.day_parts.get(usize::from(row)), placed.start) else {
            return;
        };
        if placed.grain != Some(Grain::Day) || part.from == part.to {
            return;
        }
        placed.start = at_hour(start.date(), part.from);
        placed.end = at_hour(start.date(), part.to);
        placed.grain = Some(Grain::Part);
    }

    /// A time of the day on its date.
    pub fn clock(&mut self, said: &Said, clock: Clock, day: Placed) -> Placed {
        let hour = i32::from(clock.hour);
        let part = said.part.and_then(|p| self.tables.day_parts.get(usize::from(p)));
        let mut minutes = hour * 60 + i32::from(clock.minute);
        if minutes < 60 && clock.minute < 0 && part.is_none() {
            // «الساعة واحدة إلا خمسة» is 12:55, as the clock face shows it.
            minutes += 720;
        }
        let mut carry = 0;
        if let Some(part) = part.filter(|_| hour <= 12 && !clock.full) {
            // The clock face shows it once in the twelve hours of the part: a quarter to twelve in the morning
            // is 11:45. 2 at night lies after midnight; the date said is kept.
            let window = i32::from(part.window) * 60;
            let shown = minutes.rem_euclid(720);
            let placed = (shown..).step_by(720).find(|m| *m >= window).unwrap_or(shown);
            minutes = placed.rem_euclid(1440);
        } else if let (Some(now), None, true, false) =
            (self.now, part, self.options.hour.is_next() && !said.has_date(), clock.full)
        {
            // The next time a clock face shows it.
            let half = if hour == 12 { 0 } else { hour };
            let at = i32::from(now.hour()) * 60 + i32::from(now.minute());
            let shown = half * 60 + i32::from(clock.minute);
            let next = (0..4).map(|k| shown + 720 * k).find(|m| *m > at).unwrap_or(minutes);
            (minutes, carry) = (next % 1440, next / 1440);
        }
        let grain = clock.grain;
        // Of several days none is named: the time holds on each.
        let date = day.timex.date.filter(|_| said.has_date() && day.timex.last.is_none());
        let shown = ClockName::new(minutes, clock.second, grain);
        let mut placed = Placed {
            timex: Timex { date, last: None, clock: Some(shown) },
            grain: Some(grain),
            ..Placed::default()
        };
        let on = if said.has_date() { day.start.map(DateTime::date) } else { self.today() };
        let Some(on) = on else { return placed };
        let start = on
            .to_datetime(Time::midnight())
            .checked_add(i64::from(minutes).minutes())
            .and_then(|t| t.checked_add(i64::from(carry).days()))
            .and_then(|t| t.checked_add(i64::from(clock.second).seconds()));
        let Ok(start) = start else { return placed };
        let step = match grain {
            Grain::Hour => 1.hour(),
            Grain::Minute => 1.minute(),
            _ => 1.second(),
        };
        placed.start = Some(start);
        placed.end = start.checked_add(step).ok();
        placed
    }
}

fn at_hour(day: Date, hour: u8) -> Option<DateTime> {
    day.to_datetime(Time::midnight()).checked_add(i64::from(hour).hours()).ok()
}
