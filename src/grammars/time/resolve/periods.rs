//! Years and what is longer or a part of them: seasons, quarters, decades, centuries; beginning, middle and end.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use super::arithmetic::civil_days;
use super::{Placed, Resolver, span_placed};
use crate::grammars::time::choose::{Days, choose};
use crate::grammars::time::said::{Said, YearKind};
use crate::grammars::time::timex::{DateName, Timex};
use crate::lexicon::{Edge, Grain};

impl Resolver<'_> {
    /// A season, quarter or half of a year.
    pub(super) fn group(&mut self, said: &Said, group: u8) -> Placed {
        let grain = match group {
            33..=36 => Grain::Quarter,
            40 | 41 => Grain::Half,
            _ => Grain::Season,
        };
        if let Some(century) = self.century_of(said) {
            return part_of_century(century, group, said.before, grain);
        }
        // «النصف الأول من القرن الماضي» of nobody knows which
        if said.span_shift.is_some() {
            return Placed::unnamed(grain);
        }
        let unknown = || Placed::unplaced(DateName::Group(None, group), grain);
        let at = |y: i32| group_days(y, group).map(|d| (y, d));
        if let Some(year) = self.year_of(said) {
            let name = DateName::Group(Some(year), group);
            return at(year).map_or_else(unknown, |(_, days)| Placed::days(name, grain, days));
        }
        let Some(today) = self.today() else { return unknown() };
        let base = i32::from(today.year());
        let periods: Vec<(i32, Days)> = (base - 4..=base + 4).filter_map(at).collect();
        match choose(&periods, today, base, said.direction, self.prefer(), false) {
            Some((y, days)) => Placed::days(DateName::Group(Some(y), group), grain, days),
            None => unknown(),
        }
    }

    pub(super) fn year(&mut self, said: &Said) -> Placed {
        let kind = said.year_kind.filter(|kind| *kind != YearKind::Mission);
        if let (Some(_), Some(first)) = (kind, self.year_of(said).filter(|_| said.year.is_some())) {
            if let Some(second) = said.year_to {
                let years = Timex::interval(DateName::year(first), DateName::year(second));
                return Placed::unplaced(years, Grain::Year);
            }
            if said.year_kind == Some(YearKind::School) {
                return Placed::unplaced(DateName::year(first), Grain::Year);
            }
        }
        if said.year_kind == Some(YearKind::Mission) || said.year_kind.is_some() && said.year.is_none() {
            return Placed::unnamed(Grain::Year);
        }
        let Some(year) = self.year_of(said) else {
            return Placed::unnamed(Grain::Year);
        };
        let name = DateName::year(year);
        match civil_days(year, None, None).filter(|_| year > 0 && said.year_kind.is_none()) {
            Some(days) => Placed::days(name, Grain::Year, days),
            None => Placed::unplaced(name, Grain::Year),
        }
    }

    /// The century that is said or counted from the present one.
    fn century_of(&self, said: &Said) -> Option<i32> {
        let now = || self.today().map(|t| i32::from(t.year()));
        match (said.century, said.span_shift) {
            (Some(c), _) => Some(i32::from(c)),
            (None, Some((Grain::Century, s))) => now().map(|y| (y - 1).div_euclid(100) + 1 + i32::from(s)),
            _ => None,
        }
    }

    /// Decades and centuries.
    pub(super) fn long_span(&mut self, said: &Said) -> Placed {
        let now = self.today().map(|t| i32::from(t.year()));
        let century = self.century_of(said);
        if let Some(decade) = said.decade {
            let decade = i32::from(decade);
            let first = match (century, now) {
                (Some(c), _) => Some((c - 1) * 100 + decade),
                // The last such decade that has begun.
                (None, Some(y)) if said.span_shift.is_none() => {
                    let this = y.div_euclid(100) * 100 + decade;
                    Some(if this > y { this - 100 } else { this })
                }
                _ => None,
            };
            let Some(first) = first.filter(|_| !said.before) else {
                return Placed::unplaced(DateName::Tens(decade), Grain::Decade);
            };
            return span_placed(first, first + 10, DateName::Decade(first), Grain::Decade);
        }
        if let Some(c) = century {
            let name = DateName::Century { number: c, before: said.before };
            if said.before {
                return Placed::unplaced(name, Grain::Century);
            }
            return span_placed((c - 1) * 100 + 1, c * 100 + 1, name, Grain::Century);
        }
        if let Some(m) = said.millennium.map(i32::from) {
            let name = DateName::Millennium { number: m, before: said.before };
            if said.before {
                return Placed::unplaced(name, Grain::Millennium);
            }
            return span_placed((m - 1) * 1000 + 1, m * 1000 + 1, name, Grain::Millennium);
        }
        let Some((grain, shift)) = said.span_shift else { return Placed::default() };
        let Some(y) = now else { return Placed::unnamed(grain) };
        match grain {
            Grain::Decade => {
                let first = (y.div_euclid(10) + i32::from(shift)) * 10;
                span_placed(first, first + 10, DateName::Decade(first), grain)
            }
            Grain::Quarter | Grain::Season => {
                let Some(today) = self.today() else { return Placed::default() };
                let index = y * 4 + i32::from(today.month() - 1) / 3 + i32::from(shift);
                let (year, quarter) = (index.div_euclid(4), index.rem_euclid(4));
                let code = 33 + quarter as u8;
                self.group(&Said { year: Some(year), group: Some(code), ..Said::default() }, code)
            }
            Grain::Millennium => {
                let first = ((y - 1).div_euclid(1000) + i32::from(shift)) * 1000 + 1;
                let name = DateName::Millennium { number: first / 1000 + 1, before: false };
                span_placed(first, first + 1000, name, grain)
            }
            _ => Placed::unnamed(grain),
        }
    }

    /// The first, second or last third of a period.
    pub(super) fn narrow(&mut self, placed: &mut Placed, edge: Edge, said: &Said) {
        let (Some(start), Some(end)) = (placed.start, placed.end) else { return };
        if placed.grain == Some(Grain::Part) {
            let third = (end.duration_since(start).as_hours() / 3).max(1);
            let one = start.checked_add(third.hours()).unwrap_or(start);
            let two = end.checked_sub(third.hours()).unwrap_or(end);
            match edge {
                Edge::Start => placed.end = Some(one),
                Edge::Mid => (placed.start, placed.end) = (Some(one), Some(two)),
                Edge::End => placed.start = Some(two),
            }
            return;
        }
        // «نهاية اليوم» stays the day.
        if placed.grain.is_some_and(|g| g <= Grain::Day) {
            return;
        }
        let (first, last) = (start.date(), end.date());
        let cut = |at: Date| at.to_datetime(Time::midnight());
        let thirds = match placed.grain {
            Some(Grain::Month) if !said.hijri => {
                (first.checked_add(10.days()).ok(), first.checked_add(20.days()).ok())
            }
            Some(Grain::Year) if !said.hijri => {
                (first.checked_add(4.months()).ok(), first.checked_add(8.months()).ok())
            }
            _ => {
                let total = (last - first).get_days();
                (
                    first.checked_add((total / 3).days()).ok(),
                    first.checked_add((total - total / 3).days()).ok(),
                )
            }
        };
        let (Some(one), Some(two)) = thirds else { return };
        match edge {
            Edge::Start => placed.end = Some(cut(one)),
            Edge::Mid => (placed.start, placed.end) = (Some(cut(one)), Some(cut(two))),
            Edge::End => placed.start = Some(cut(two)),
        }
    }
}

/// A half or quarter of a century, in years.
fn part_of_century(century: i32, group: u8, before: bool, grain: Grain) -> Placed {
    let (n, length) = if group >= 40 { (i32::from(group) - 40, 50) } else { (i32::from(group) - 33, 25) };
    let first = (century - 1) * 100 + 1 + n * length;
    if before {
        return Placed::unnamed(grain);
    }
    let years = Timex::interval(DateName::year(first), DateName::year(first + length - 1));
    span_placed(first, first + length, years, grain)
}

/// Days of a season (meteorological), quarter or half year.
fn group_days(year: i32, group: u8) -> Option<Days> {
    let (month, length) = match group {
        21 => (3, 3),
        22 => (6, 3),
        23 => (9, 3),
        24 => (12, 3),
        33..=36 => ((group - 33) * 3 + 1, 3),
        40 => (1, 6),
        41 => (7, 6),
        _ => return None,
    };
    let start = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    Some(Days { start, end: start.checked_add(length.months()).ok()? })
}
