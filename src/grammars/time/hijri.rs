//! Placing Hijri dates and holidays.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::choose::{Days, choose};
use super::resolve::{Placed, Resolver, civil_days, iso_weekday, one_day, short_hijri};
use super::said::{Said, YearKind};
use super::timex::{DateName, Timex};
use crate::calendar::years;
use crate::calendar::{Reckoning, Table, easter};
use crate::lexicon::{Grain, HolidayRule};

/// Years looked at before and after the present one.
const REACH: i32 = 3;

/// A Hijri year, month or day as Gregorian days, and what the conversion rests on.
fn days_of(table: Table, year: i32, month: Option<u8>, day: Option<u8>) -> Option<(Days, Reckoning)> {
    let (start, by) = table.to_gregorian(year, month.unwrap_or(1), day.unwrap_or(1))?;
    let end = match (month, day) {
        (_, Some(_)) => start.tomorrow().ok()?,
        (Some(m), None) => start.checked_add(i32::from(table.month_length(year, m)?).days()).ok()?,
        (None, None) => table.to_gregorian(year + 1, 1, 1)?.0,
    };
    Some((Days { start, end }, by))
}

impl Resolver<'_> {
    /// Day, month and year of the Hijri calendar.
    pub(super) fn hijri(&mut self, said: &Said) -> Placed {
        self.calendar = "hijri";
        let table = self.options.hijri.table();
        let grain = match (said.month.is_some() || said.month_shift.is_some(), said.day.is_some()) {
            (_, true) => Grain::Day,
            (true, false) => Grain::Month,
            (false, false) => Grain::Year,
        };
        let unplaced = || Placed::unnamed(grain);
        // «رمضان سنة خمس من البعثة»
        if said.year_kind == Some(YearKind::Mission) {
            return unplaced();
        }
        let here = self.now.and_then(|n| table.to_hijri(n.date())).map(|(d, _)| d);
        if let Some(century) = said.century {
            let (Some(first), Some(end)) = (
                table.to_gregorian(i32::from(century - 1) * 100 + 1, 1, 1),
                table.to_gregorian(i32::from(century) * 100 + 1, 1, 1),
            ) else {
                return unplaced();
            };
            return self.hijri_placed((Days { start: first.0, end: end.0 }, first.1), Grain::Century);
        }
        let (mut year, mut month) = (said.year, said.month);
        if said.short_year {
            year = year.map(short_hijri);
        }
        if let (Some(shift), Some(here)) = (said.year_shift, here) {
            year = Some(here.year + i32::from(shift));
        }
        if let (Some(shift), Some(here)) = (said.month_shift, here) {
            let index = here.year * 12 + i32::from(here.month) - 1 + i32::from(shift);
            (year, month) = (Some(index.div_euclid(12)), Some(index.rem_euclid(12) as u8 + 1));
        }
        // رمضان 2019: the Ramadan of that Gregorian year.
        if let (Some(y), Some(m)) = (year, month)
            && y >= 1600
            && !said.short_year
        {
            year = hijri_year_of(table, y, m);
        }
        let last = said.year_to.filter(|_| grain == Grain::Year);
        let found = if let (Some(year), Some(last)) = (year, last) {
            // العام 225/226
            let ends = days_of(table, year, None, None).zip(days_of(table, last, None, None));
            ends.map(|((first, by), (second, _))| (Days { end: second.end, ..first }, by))
        } else if let Some(year) = year {
            days_of(table, year, month, said.day)
        } else {
            let (Some(here), Some(month), Some(today)) = (here, month, self.now.map(DateTime::date)) else {
                return unplaced();
            };
            let periods: Vec<(i32, Days)> = (here.year - REACH..=here.year + REACH)
                .filter_map(|y| days_of(table, y, Some(month), said.day).map(|(d, _)| (y, d)))
                .collect();
            let found = choose(&periods, today, here.year, said.direction, self.prefer(), false);
            found.and_then(|(y, _)| days_of(table, y, Some(month), said.day))
        };
        match found {
            Some(found) => {
                self.check_weekday(said, found.0.start);
                self.hijri_placed(found, grain)
            }
            None => {
                self.problem("impossible_date");
                unplaced()
            }
        }
    }

    fn check_weekday(&mut self, said: &Said, day: Date) {
        if said.day.is_some() && said.weekday.is_some_and(|w| w != iso_weekday(day)) {
            self.problem("wrong_weekday");
        }
    }

    fn hijri_placed(&mut self, (days, by): (Days, Reckoning), grain: Grain) -> Placed {
        if by == Reckoning::Civil {
            self.calendar = "hijri_civil";
            self.problem("outside_umm_al_qura");
        }
        Placed::days(Timex::days(days.start, days.end), grain, days)
    }

    /// A holiday of the year said, else the last or next one.
    pub(super) fn holiday(&mut self, said: &Said, row: u16) -> Placed {
        let grain = Grain::Day;
        let table = self.options.hijri.table();
        let Some(holiday) = self.tables.holidays.get(usize::from(row)) else { return Placed::default() };
        if let HolidayRule::Hijri(..) = holiday.rule {
            self.calendar = "hijri";
        }
        let unknown = match holiday.rule {
            HolidayRule::Gregorian(m, d) => DateName::Fields(None, Some(m), Some(d)).into(),
            _ => Timex::default(),
        };
        let here = self.now.map(DateTime::date);
        let year = match (said.year, said.year_shift, here) {
            (Some(y), _, _) => Some(if said.short_year && !said.hijri { 2000 + y } else { y }),
            (None, Some(s), Some(here)) => Some(i32::from(here.year()) + i32::from(s)),
            _ => None,
        };
        let mut found = Vec::new();
        let (base, span) = match (year, here) {
            (Some(y), _) if said.hijri || years::HIJRI_HOLIDAY.holds(y) => {
                if let HolidayRule::Hijri(m, d) = holiday.rule {
                    found.extend(days_of(table, y, Some(m), Some(d)).map(|(d, _)| (y, d)));
                }
                (y, 0)
            }
            (Some(y), _) => {
                found.extend(occurrences(table, holiday.rule, y).into_iter().map(|d| (y, d)));
                (y, 0)
            }
            (None, Some(here)) => {
                let base = i32::from(here.year());
                for y in base - REACH..=base + REACH {
                    found.extend(occurrences(table, holiday.rule, y).into_iter().map(|d| (y, d)));
                }
                (base, REACH)
            }
            (None, None) => {
                return Placed { timex: unknown, grain: Some(grain), ..Placed::default() };
            }
        };
        found.sort();
        for (_, days) in &mut found {
            if let Ok(end) = days.start.checked_add(i32::from(holiday.days).days()) {
                days.end = end;
            }
        }
        let chosen = match here.filter(|_| span > 0) {
            Some(here) => choose(&found, here, base, said.direction, self.prefer(), false),
            None => found.first().copied(),
        };
        let Some((_, days)) = chosen else {
            return Placed { timex: unknown, grain: Some(grain), ..Placed::default() };
        };
        // «ثاني أيام عيد الأضحى»: the feast lasts beyond the day that is called so.
        let ranked = said.nth.filter(|nth| nth.grain == Grain::Day && nth.n > 0 && said.weekday.is_none());
        let day = ranked.and_then(|nth| days.start.checked_add((i32::from(nth.n) - 1).days()).ok());
        let days = day.and_then(one_day).unwrap_or(days);
        Placed::days(Timex::days(days.start, days.end), grain, days)
    }
}

/// The Hijri year whose month `month` begins in a Gregorian year.
fn hijri_year_of(table: Table, gregorian: i32, month: u8) -> Option<i32> {
    let days = civil_days(gregorian, None, None)?;
    let (first, _) = table.to_hijri(days.start)?;
    (first.year..=first.year + 1).find(|&y| {
        table.to_gregorian(y, month, 1).is_some_and(|(start, _)| start >= days.start && start < days.end)
    })
}

/// The days of a holiday in a Gregorian year: a Hijri one may fall in it twice.
fn occurrences(table: Table, rule: HolidayRule, year: i32) -> Vec<Days> {
    let one = |day: Option<Date>| {
        day.and_then(|start| Some(Days { start, end: start.tomorrow().ok()? })).into_iter().collect()
    };
    let Ok(y) = i16::try_from(year) else { return Vec::new() };
    match rule {
        HolidayRule::Unknown => Vec::new(),
        HolidayRule::Gregorian(m, d) => one(Date::new(y, m as i8, d as i8).ok()),
        HolidayRule::EasterWestern(n) => {
            one(easter::western(y).and_then(|e| e.checked_add(i32::from(n).days()).ok()))
        }
        HolidayRule::EasterEastern(n) => {
            one(easter::eastern(y).and_then(|e| e.checked_add(i32::from(n).days()).ok()))
        }
        HolidayRule::Nth(m, n, weekday, shift) => {
            one(nth_weekday(y, m, n, weekday).and_then(|d| d.checked_add(i32::from(shift).days()).ok()))
        }
        HolidayRule::Hijri(m, d) => {
            let Some((first, _)) = Date::new(y, 1, 1).ok().and_then(|d| table.to_hijri(d)) else {
                return Vec::new();
            };
            (first.year..=first.year + 1)
                .filter_map(|h| days_of(table, h, Some(m), Some(d)).map(|(days, _)| days))
                .filter(|days| days.start.year() == y)
                .collect()
        }
    }
}

fn nth_weekday(year: i16, month: u8, n: i8, weekday: u8) -> Option<Date> {
    let first = Date::new(year, month as i8, 1).ok()?;
    let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday as i8).ok()?;
    first.nth_weekday_of_month(n, weekday).ok()
}
