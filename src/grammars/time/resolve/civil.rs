//! Days, weeks and months of the civil calendar.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::arithmetic::{civil_days, iso_weekday, most_days, one_day, short_hijri};
use super::{Placed, Resolver, day_placed};
use crate::calendar::Reckoning;
use crate::grammars::time::choose::{Days, choose};
use crate::grammars::time::said::Said;
use crate::grammars::time::timex::{DateName, Timex};
use crate::lexicon::Grain;
use crate::reading::Prefer;

/// Occurrences looked at before and after the present one.
const REACH: i32 = 9;

impl Resolver<'_> {
    /// The Gregorian year said, if it is known.
    pub(super) fn year_of(&self, said: &Said) -> Option<i32> {
        if let Some(y) = said.year {
            let y = if said.short_year { self.full_year(y) } else { y };
            return Some(if said.before { 1 - y } else { y });
        }
        let shift = said.year_shift?;
        Some(i32::from(self.today()?.year()) + i32::from(shift))
    }

    /// A year of two digits: in the hundred years that end ten years after the reference.
    fn full_year(&self, short: i32) -> i32 {
        const AHEAD: i32 = 10;
        const UNKNOWN: i32 = 2039;
        let last = self.today().map_or(UNKNOWN, |t| i32::from(t.year()) + AHEAD);
        last - (last - short).rem_euclid(100)
    }

    /// Day, month and year of the civil calendar.
    pub(super) fn civil(&mut self, said: &Said) -> Placed {
        let grain = if said.day.is_some() { Grain::Day } else { Grain::Month };
        if let Some(shift) = said.month_shift {
            return self.shifted_month(said, shift);
        }
        let Some(month) = said.month else { return self.day_of_month(said) };
        let known = self.year_of(said);
        if said.year_shift.is_some() && known.is_none() {
            return Placed::unplaced(DateName::Fields(None, Some(month), said.day), grain);
        }
        if let Some(year) = known {
            return self.fixed(said, year, month, said.day);
        }
        let possible = said.day.is_none_or(|d| d >= 1 && d <= most_days(month));
        if !possible {
            self.problem("impossible_date");
        }
        let Some(today) = self.today() else {
            return Placed::unplaced(DateName::Fields(None, Some(month), said.day), grain);
        };
        let base = i32::from(today.year());
        let day = said.day.filter(|_| possible);
        let periods: Vec<(i32, Days)> = (base - REACH..=base + REACH)
            .filter_map(|y| civil_days(y, Some(month), day).map(|d| (y, d)))
            .collect();
        let Some((mut year, mut days)) = choose(&periods, today, base, said.direction, self.prefer(), false)
        else {
            return Placed::unplaced(DateName::Fields(None, Some(month), said.day), grain);
        };
        if !possible {
            return Placed::unplaced(DateName::Fields(Some(year), Some(month), said.day), grain);
        }
        // A weekday tells the year: الخميس 15 آب.
        if let (Some(w), Some(_), None) = (said.weekday, day, said.direction)
            && iso_weekday(days.start) != w
        {
            let near = periods.iter().filter(|(y, d)| (y - year).abs() <= 1 && iso_weekday(d.start) == w);
            match near.min_by_key(|(y, _)| (y - year).abs()) {
                Some(&(y, d)) => (year, days) = (y, d),
                None => self.problem("wrong_weekday"),
            }
        } else if let (Some(w), Some(_)) = (said.weekday, day)
            && iso_weekday(days.start) != w
        {
            self.problem("wrong_weekday");
        }
        Placed::days(DateName::Fields(Some(year), Some(month), said.day), grain, days)
    }

    /// A date whose year is known.
    pub(super) fn fixed(&mut self, said: &Said, year: i32, month: u8, day: Option<u8>) -> Placed {
        let grain = if day.is_some() { Grain::Day } else { Grain::Month };
        let name = DateName::Fields(Some(year), Some(month), day);
        if year < 1 {
            return Placed::unplaced(name, grain);
        }
        match civil_days(year, Some(month), day) {
            Some(days) => {
                if let (Some(w), Some(_)) = (said.weekday, day)
                    && iso_weekday(days.start) != w
                {
                    self.problem("wrong_weekday");
                }
                self.check_twin(said, days.start);
                Placed::days(name, grain, days)
            }
            None => {
                self.problem("impossible_date");
                Placed::unplaced(name, grain)
            }
        }
    }

    /// The same day in the Hijri calendar must be within a day.
    pub(super) fn check_twin(&mut self, said: &Said, day: Date) {
        let Some((year, month, of_month, true)) = said.twin else { return };
        let table = self.options.hijri.table();
        let Some((here, _)) = table.to_hijri(day) else { return };
        if of_month == 0 {
            // Only the month is said: it must be the one of that day or the one beside it.
            let index = |y: i32, m: u8| y * 12 + i32::from(m);
            if (index(year.unwrap_or(here.year), month) - index(here.year, here.month)).abs() > 1 {
                self.problem("calendars_disagree");
            }
            return;
        }
        let year = year.map_or(here.year, |y| if y < 100 { short_hijri(y) } else { y });
        match table.to_gregorian(year, month, of_month) {
            Some((other, by)) => {
                if (other - day).get_days().abs() > 1 {
                    self.problem("calendars_disagree");
                }
                if by == Reckoning::Civil {
                    self.problem("outside_umm_al_qura");
                }
            }
            None => self.problem("calendars_disagree"),
        }
    }

    pub(super) fn shifted_month(&mut self, said: &Said, shift: i8) -> Placed {
        let grain = if said.day.is_some() { Grain::Day } else { Grain::Month };
        let Some(today) = self.today() else {
            let name = said.day.map(|day| DateName::Fields(None, None, Some(day)));
            return name.map_or(Placed::unnamed(grain), |name| Placed::unplaced(name, grain));
        };
        let Some(first) = today.first_of_month().checked_add(i32::from(shift).months()).ok() else {
            return Placed::default();
        };
        self.fixed(said, i32::from(first.year()), first.month() as u8, said.day)
    }

    /// A day of an unnamed month: يوم 27, الخميس 21.
    pub(super) fn day_of_month(&mut self, said: &Said) -> Placed {
        let name = DateName::Fields(None, None, said.day);
        let (Some(today), Some(day)) = (self.today(), said.day) else {
            return Placed::unplaced(name, Grain::Day);
        };
        let first = today.first_of_month();
        let periods: Vec<(i32, Days)> = (-REACH..=REACH)
            .filter_map(|k| {
                let month = first.checked_add(k.months()).ok()?;
                let days = civil_days(i32::from(month.year()), Some(month.month() as u8), Some(day))?;
                let fits = said.weekday.is_none_or(|w| iso_weekday(days.start) == w);
                fits.then_some((k, days))
            })
            .collect();
        match choose(&periods, today, 0, said.direction, self.prefer(), false) {
            Some((_, days)) => Placed::days(DateName::from(days.start), Grain::Day, days),
            None => Placed::unplaced(name, Grain::Day),
        }
    }

    /// First day of the week that holds `day`.
    pub(super) fn week_start(&self, day: Date) -> Option<Date> {
        let first = self.options.week_start.iso();
        let back = (i32::from(iso_weekday(day)) - i32::from(first)).rem_euclid(7);
        day.checked_sub(back.days()).ok()
    }

    pub(super) fn week(&mut self, said: &Said, shift: i8) -> Placed {
        let grain = if said.weekday.is_some() { Grain::Day } else { Grain::Week };
        let start = self.today().and_then(|t| self.week_start(t));
        let Some(start) = start.and_then(|s| s.checked_add(i32::from(shift).weeks()).ok()) else {
            let name = said.weekday.map(DateName::Weekday);
            return name.map_or(Placed::unnamed(grain), |name| Placed::unplaced(name, grain));
        };
        if let Some(weekday) = said.weekday {
            let ahead = (i32::from(weekday) - i32::from(self.options.week_start.iso())).rem_euclid(7);
            return day_placed(start.checked_add(ahead.days()).ok());
        }
        self.week_placed(start)
    }

    pub(super) fn week_placed(&self, start: Date) -> Placed {
        let Ok(end) = start.checked_add(1.week()) else { return Placed::default() };
        let name = if self.options.week_start.iso() == 1 {
            let iso = start.iso_week_date();
            DateName::Week(iso.year(), iso.week()).into()
        } else {
            Timex::days(start, end)
        };
        Placed::days(name, Grain::Week, Days { start, end })
    }

    pub(super) fn weekday(&mut self, said: &Said) -> Placed {
        let Some(weekday) = said.weekday else { return Placed::default() };
        let name = DateName::Weekday(weekday);
        let Some(today) = self.today() else { return Placed::unplaced(name, Grain::Day) };
        let ahead = (i32::from(weekday) - i32::from(iso_weekday(today))).rem_euclid(7);
        if said.today && ahead == 0 {
            return day_placed(Some(today));
        }
        // This Thursday is the one of this week, the next one the nearest, or that of the next week.
        if said.direction == Some(0) && self.prefer() != Prefer::Future {
            return self.week(said, 0);
        }
        if let (Some(d), true) = (said.direction, self.options.next_weekday.by_week()) {
            return self.week(said, d);
        }
        let periods: Vec<(i32, Days)> = (-3..=3)
            .filter_map(|k| {
                let day = today.checked_add((ahead + 7 * k).days()).ok()?;
                Some((k, one_day(day)?))
            })
            .collect();
        let prefer = if self.options.prefer == Prefer::Current { Prefer::Future } else { self.prefer() };
        let direction = said.direction.filter(|d| *d != 0);
        match choose(&periods, today, 0, direction, prefer, true) {
            Some((_, days)) => Placed::days(DateName::from(days.start), Grain::Day, days),
            None => Placed::unplaced(name, Grain::Day),
        }
    }

    /// The n-th weekday, day or week of a period.
    pub(super) fn nth(&mut self, said: &Said) -> Placed {
        let Some(nth) = said.nth else { return Placed::default() };
        let grain = if nth.grain == Grain::Week { Grain::Week } else { Grain::Day };
        // The weekday tells the fourth of May from the fourth Monday of May.
        if let (true, Some(weekday)) = (said.either && said.month.is_some() && !said.hijri, said.weekday) {
            let problems = self.problems.len();
            let day = Said { nth: None, either: false, day: Some(nth.n.unsigned_abs()), ..said.clone() };
            let placed = self.civil(&day);
            self.problems.truncate(problems);
            if placed.start.is_some_and(|at| iso_weekday(at.date()) == weekday) {
                return placed;
            }
        }
        let outer = Said { nth: None, weekday: None, base: None, ..said.clone() };
        // ثالث ثلاثاء بعد عيد الميلاد
        if let (Some(base), Some(weekday), 1..) = (&said.base, said.weekday, nth.n) {
            let Some(end) = self.point(base).end.map(DateTime::date) else {
                return Placed::unnamed(grain);
            };
            let ahead = (i32::from(weekday) - i32::from(iso_weekday(end))).rem_euclid(7);
            return day_placed(end.checked_add((ahead + 7 * (i32::from(nth.n) - 1)).days()).ok());
        }
        if !outer.has_date() && nth.n < 0 && self.options.prefer != Prefer::Current {
            // «آخر خميس» without a month: the last one gone by.
            return self.weekday(&Said { nth: None, direction: Some(-1), ..said.clone() });
        }
        let month_now = Said { month_shift: Some(0), ..Said::default() };
        let outer = if outer.has_date() { outer } else { month_now };
        // «ثالث ثلاثاء بعد كريسماس»
        let period = self.point(&Said { edge: None, clock: None, part: None, ..outer });
        let (Some(start), Some(end)) = (period.start.map(DateTime::date), period.end.map(DateTime::date))
        else {
            return Placed::unnamed(grain);
        };
        let n = i32::from(nth.n);
        if let Some(weekday) = said.weekday {
            let day = if n > 0 {
                let ahead = (i32::from(weekday) - i32::from(iso_weekday(start))).rem_euclid(7);
                start.checked_add((ahead + 7 * (n - 1)).days())
            } else {
                end.yesterday().and_then(|last| {
                    let back = (i32::from(iso_weekday(last)) - i32::from(weekday)).rem_euclid(7);
                    last.checked_sub((back + 7 * (-n - 1)).days())
                })
            };
            return day_placed(day.ok().filter(|d| *d < end && *d >= start));
        }
        if nth.grain == Grain::Day {
            let day = if n > 0 { start.checked_add((n - 1).days()) } else { end.checked_add(n.days()) };
            return day_placed(day.ok().filter(|d| *d < end && *d >= start));
        }
        // The first week is the first that begins in the period, the last the last that ends in it.
        let week = if n > 0 {
            self.week_start(start).and_then(|w| {
                let first = if w < start { w.checked_add(1.week()).ok()? } else { w };
                first.checked_add((n - 1).weeks()).ok()
            })
        } else {
            self.week_start(end).and_then(|w| w.checked_add(n.weeks()).ok())
        };
        week.map_or_else(Placed::default, |w| self.week_placed(w))
    }
}
