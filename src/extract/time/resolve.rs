//! Placing what was said: against the reference, the calendars and the options.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::choose::{Days, choose};
use super::said::{Edge, Length, Said, YearKind};
use super::timex;
use crate::calendar::{Reckoning, hijri, to_hijri};
use crate::extract::options::{Options, Prefer, Relative};
use crate::lexicon::{Grain, Tables};

/// Occurrences looked at before and after the present one.
const REACH: i32 = 9;

/// A period with its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// What it is called.
    pub timex: String,
    /// Its precision.
    pub grain: Option<Grain>,
    /// First moment.
    pub start: Option<DateTime>,
    /// Moment after the last one.
    pub end: Option<DateTime>,
    /// Whether a date stands in `timex`.
    pub dated: bool,
}

impl Placed {
    fn days(timex: String, grain: Grain, days: Days) -> Self {
        Self {
            timex,
            grain: Some(grain),
            start: Some(days.start.to_datetime(Time::midnight())),
            end: Some(days.end.to_datetime(Time::midnight())),
            dated: true,
        }
    }

    fn unplaced(timex: String, grain: Grain) -> Self {
        Self { dated: !timex.is_empty(), timex, grain: Some(grain), ..Self::default() }
    }
}

/// Places times; collects what does not fit together.
pub struct Resolver<'a> {
    /// How to read.
    pub options: &'a Options,
    /// Tables of the lexicon.
    pub tables: &'a Tables,
    /// The moment relative expressions are relative to.
    pub now: Option<DateTime>,
    /// Tense of the sentence: -1 past, 1 future.
    pub tense: Option<i8>,
    /// What does not fit together.
    pub problems: Vec<&'static str>,
    /// The calendar spoken of.
    pub calendar: &'static str,
}

impl Resolver<'_> {
    /// Notes what does not fit together.
    pub(super) fn note(&mut self, what: &'static str) {
        self.problem(what);
    }

    /// Where a bare name lies.
    pub(super) fn preference(&self) -> Prefer {
        self.prefer()
    }

    fn problem(&mut self, what: &'static str) {
        if !self.problems.contains(&what) {
            self.problems.push(what);
        }
    }

    fn today(&self) -> Option<Date> {
        self.now.map(DateTime::date)
    }

    fn prefer(&self) -> Prefer {
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
        if let Some(clock) = said.clock {
            return self.clock(said, clock, placed);
        }
        if let Some((part, false)) = said.part.map(|p| (p, said.has_date() || said.has_time())) {
            return self.part_of_day(part);
        }
        if let Some(part) = said.part.filter(|_| self.options.part_hours && said.has_date()) {
            self.hours_of_part(&mut placed, part);
        }
        placed
    }

    /// Whether the night of a named day is said.
    fn is_night(&self, said: &Said) -> bool {
        let night = said.part.and_then(|p| self.tables.day_parts.get(usize::from(p)));
        night.is_some_and(|p| p.part == "night")
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
            let Some(now) = self.now else { return Placed::unplaced(String::new(), grain) };
            let timex = moment(now, grain);
            let end = now.checked_add(1.second()).ok();
            return Placed { timex, grain: Some(grain), start: Some(now), end, dated: true };
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
            let Some(today) = self.today() else { return Placed::unplaced(String::new(), Grain::Day) };
            let day = today.checked_add(shift.days()).ok();
            let other = |d: &Date| {
                said.weekday.is_some_and(|w| w != iso_weekday(*d))
                    || said.day.is_some_and(|n| i32::from(n) != i32::from(d.day()))
            };
            if day.as_ref().is_some_and(other) {
                self.problem("wrong_weekday");
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
        if said.decade.is_some() || said.century.is_some() || said.span_shift.is_some() {
            return self.long_span(said);
        }
        Placed::default()
    }

    /// The Gregorian year said, if it is known.
    fn year_of(&self, said: &Said) -> Option<i32> {
        if let Some(y) = said.year {
            let y = match said.short_year {
                true if y < 50 => 2000 + y,
                true => 1900 + y,
                false => y,
            };
            return Some(if said.before { 1 - y } else { y });
        }
        let shift = said.year_shift?;
        Some(i32::from(self.today()?.year()) + i32::from(shift))
    }

    /// Day, month and year of the civil calendar.
    fn civil(&mut self, said: &Said) -> Placed {
        let grain = if said.day.is_some() { Grain::Day } else { Grain::Month };
        if let Some(shift) = said.month_shift {
            return self.shifted_month(said, shift);
        }
        let Some(month) = said.month else { return self.day_of_month(said) };
        let known = self.year_of(said);
        if said.year_shift.is_some() && known.is_none() {
            return Placed::unplaced(timex::fields(None, Some(month), said.day), grain);
        }
        if let Some(year) = known {
            return self.fixed(said, year, month, said.day);
        }
        let possible = said.day.is_none_or(|d| d >= 1 && d <= most_days(month));
        if !possible {
            self.problem("impossible_date");
        }
        let Some(today) = self.today() else {
            return Placed::unplaced(timex::fields(None, Some(month), said.day), grain);
        };
        let base = i32::from(today.year());
        let day = said.day.filter(|_| possible);
        let periods: Vec<(i32, Days)> = (base - REACH..=base + REACH)
            .filter_map(|y| civil_days(y, Some(month), day).map(|d| (y, d)))
            .collect();
        let Some((mut year, mut days)) = choose(&periods, today, base, said.direction, self.prefer(), false)
        else {
            return Placed::unplaced(timex::fields(None, Some(month), said.day), grain);
        };
        if !possible {
            return Placed::unplaced(timex::fields(Some(year), Some(month), said.day), grain);
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
        Placed::days(timex::fields(Some(year), Some(month), said.day), grain, days)
    }

    /// A date whose year is known.
    fn fixed(&mut self, said: &Said, year: i32, month: u8, day: Option<u8>) -> Placed {
        let grain = if day.is_some() { Grain::Day } else { Grain::Month };
        let text = timex::fields(Some(year), Some(month), day);
        if year < 1 {
            return Placed::unplaced(text, grain);
        }
        match civil_days(year, Some(month), day) {
            Some(days) => {
                if let (Some(w), Some(_)) = (said.weekday, day)
                    && iso_weekday(days.start) != w
                {
                    self.problem("wrong_weekday");
                }
                self.check_twin(said, days.start);
                Placed::days(text, grain, days)
            }
            None => {
                self.problem("impossible_date");
                Placed::unplaced(text, grain)
            }
        }
    }

    /// The same day in the Hijri calendar must be within a day.
    fn check_twin(&mut self, said: &Said, day: Date) {
        let Some((year, month, of_month, true)) = said.twin else { return };
        let Some((here, _)) = to_hijri(day) else { return };
        let year = year.map_or(here.year, |y| if y < 100 { short_hijri(y) } else { y });
        match hijri::to_gregorian(year, month, of_month) {
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

    fn shifted_month(&mut self, said: &Said, shift: i8) -> Placed {
        let grain = if said.day.is_some() { Grain::Day } else { Grain::Month };
        let Some(today) = self.today() else {
            let text = if said.day.is_some() { timex::fields(None, None, said.day) } else { String::new() };
            return Placed::unplaced(text, grain);
        };
        let Some(first) = today.first_of_month().checked_add(i32::from(shift).months()).ok() else {
            return Placed::default();
        };
        self.fixed(said, i32::from(first.year()), first.month() as u8, said.day)
    }

    /// A day of an unnamed month: يوم 27, الخميس 21.
    fn day_of_month(&mut self, said: &Said) -> Placed {
        let text = timex::fields(None, None, said.day);
        let (Some(today), Some(day)) = (self.today(), said.day) else {
            return Placed::unplaced(text, Grain::Day);
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
            Some((_, days)) => Placed::days(timex::date(days.start), Grain::Day, days),
            None => Placed::unplaced(text, Grain::Day),
        }
    }

    /// First day of the week that holds `day`.
    fn week_start(&self, day: Date) -> Option<Date> {
        let first = self.options.week_start.iso();
        let back = (i32::from(iso_weekday(day)) - i32::from(first)).rem_euclid(7);
        day.checked_sub(back.days()).ok()
    }

    fn week(&mut self, said: &Said, shift: i8) -> Placed {
        let grain = if said.weekday.is_some() { Grain::Day } else { Grain::Week };
        let start = self.today().and_then(|t| self.week_start(t));
        let Some(start) = start.and_then(|s| s.checked_add(i32::from(shift).weeks()).ok()) else {
            let text = said.weekday.map_or_else(String::new, |w| format!("XXXX-WXX-{w}"));
            return Placed::unplaced(text, grain);
        };
        if let Some(weekday) = said.weekday {
            let ahead = (i32::from(weekday) - i32::from(self.options.week_start.iso())).rem_euclid(7);
            return day_placed(start.checked_add(ahead.days()).ok());
        }
        self.week_placed(start)
    }

    fn week_placed(&self, start: Date) -> Placed {
        let Ok(end) = start.checked_add(1.week()) else { return Placed::default() };
        let text = if self.options.week_start.iso() == 1 {
            let iso = start.iso_week_date();
            format!("{:04}-W{:02}", iso.year(), iso.week())
        } else {
            timex::days(start, end)
        };
        Placed::days(text, Grain::Week, Days { start, end })
    }

    fn weekday(&mut self, said: &Said) -> Placed {
        let Some(weekday) = said.weekday else { return Placed::default() };
        let text = format!("XXXX-WXX-{weekday}");
        let Some(today) = self.today() else { return Placed::unplaced(text, Grain::Day) };
        // This Thursday is the one of this week, the next one the nearest, or that of the next week.
        if said.direction == Some(0) && self.prefer() != Prefer::Future {
            return self.week(said, 0);
        }
        if let (Some(d), true) = (said.direction, self.options.next_weekday.by_week()) {
            return self.week(said, d);
        }
        let ahead = (i32::from(weekday) - i32::from(iso_weekday(today))).rem_euclid(7);
        let periods: Vec<(i32, Days)> = (-3..=3)
            .filter_map(|k| {
                let day = today.checked_add((ahead + 7 * k).days()).ok()?;
                Some((k, one_day(day)?))
            })
            .collect();
        let prefer = if self.options.prefer == Prefer::Current { Prefer::Future } else { self.prefer() };
        let direction = said.direction.filter(|d| *d != 0);
        match choose(&periods, today, 0, direction, prefer, true) {
            Some((_, days)) => Placed::days(timex::date(days.start), Grain::Day, days),
            None => Placed::unplaced(text, Grain::Day),
        }
    }

    /// The n-th weekday, day or week of a period.
    fn nth(&mut self, said: &Said) -> Placed {
        let Some(nth) = said.nth else { return Placed::default() };
        let grain = if nth.grain == Grain::Week { Grain::Week } else { Grain::Day };
        let outer = Said { nth: None, weekday: None, base: None, ..said.clone() };
        // ثالث ثلاثاء بعد عيد الميلاد
        if let (Some(base), Some(weekday), 1..) = (&said.base, said.weekday, nth.n) {
            let Some(end) = self.point(base).end.map(DateTime::date) else {
                return Placed::unplaced(String::new(), grain);
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
            return Placed::unplaced(String::new(), grain);
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

    /// A season, quarter or half of a year.
    fn group(&mut self, said: &Said, group: u8) -> Placed {
        let grain = match group {
            33..=36 => Grain::Quarter,
            40 | 41 => Grain::Half,
            _ => Grain::Season,
        };
        if let Some(century) = said.century {
            return part_of_century(i32::from(century), group, said.before, grain);
        }
        let unknown = || Placed::unplaced(format!("XXXX-{group}"), grain);
        let at = |y: i32| group_days(y, group).map(|d| (y, d));
        if let Some(year) = self.year_of(said) {
            let text = format!("{}-{group}", timex::year(year));
            return at(year).map_or_else(unknown, |(_, days)| Placed::days(text, grain, days));
        }
        let Some(today) = self.today() else { return unknown() };
        let base = i32::from(today.year());
        let periods: Vec<(i32, Days)> = (base - 4..=base + 4).filter_map(at).collect();
        match choose(&periods, today, base, said.direction, self.prefer(), false) {
            Some((y, days)) => Placed::days(format!("{}-{group}", timex::year(y)), grain, days),
            None => unknown(),
        }
    }

    fn year(&mut self, said: &Said) -> Placed {
        if let (Some(_), Some(first)) = (said.year_kind, self.year_of(said).filter(|_| said.year.is_some())) {
            if let Some(second) = said.year_to {
                return Placed::unplaced(
                    format!("{}/{}", timex::year(first), timex::year(second)),
                    Grain::Year,
                );
            }
            if said.year_kind == Some(YearKind::School) {
                return Placed::unplaced(timex::year(first), Grain::Year);
            }
        }
        if said.year_kind.is_some() && said.year.is_none() {
            return Placed::unplaced(String::new(), Grain::Year);
        }
        let Some(year) = self.year_of(said) else {
            return Placed::unplaced(String::new(), Grain::Year);
        };
        let text = timex::year(year);
        match civil_days(year, None, None).filter(|_| year > 0 && said.year_kind.is_none()) {
            Some(days) => Placed::days(text, Grain::Year, days),
            None => Placed::unplaced(text, Grain::Year),
        }
    }

    /// Decades and centuries.
    fn long_span(&mut self, said: &Said) -> Placed {
        let now = self.today().map(|t| i32::from(t.year()));
        let century = match said.century {
            Some(c) => Some(i32::from(c)),
            None => match said.span_shift {
                Some((Grain::Century, s)) => now.map(|y| (y - 1).div_euclid(100) + 1 + i32::from(s)),
                _ => None,
            },
        };
        let sign = if said.before { "-" } else { "" };
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
                let tens = decade / 10;
                return Placed::unplaced(format!("XX{tens}X"), Grain::Decade);
            };
            let text = format!("{:03}X", first / 10);
            return span_placed(first, first + 10, text, Grain::Decade);
        }
        if let Some(c) = century {
            let text = format!("{sign}{:02}XX", c - 1);
            if said.before {
                return Placed::unplaced(text, Grain::Century);
            }
            return span_placed((c - 1) * 100 + 1, c * 100 + 1, text, Grain::Century);
        }
        let Some((grain, shift)) = said.span_shift else { return Placed::default() };
        let Some(y) = now else { return Placed::unplaced(String::new(), grain) };
        match grain {
            Grain::Decade => {
                let first = (y.div_euclid(10) + i32::from(shift)) * 10;
                span_placed(first, first + 10, format!("{:03}X", first / 10), grain)
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
                span_placed(first, first + 1000, format!("{}XXX", first / 1000), grain)
            }
            _ => Placed::unplaced(String::new(), grain),
        }
    }

    /// The first, second or last third of a period.
    fn narrow(&mut self, placed: &mut Placed, edge: Edge, said: &Said) {
        let (Some(start), Some(end)) = (placed.start, placed.end) else { return };
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

    /// A length from now or from a date.
    fn offset(&mut self, said: &Said, sign: i8, length: &Length) -> Placed {
        let finest = length.parts.iter().map(|p| p.grain).min_by_key(|g| *g as u8).unwrap_or(Grain::Day);
        let grain = match finest {
            Grain::Second => Grain::Second,
            Grain::Minute | Grain::Hour => Grain::Minute,
            _ => Grain::Day,
        };
        if length.vague {
            return Placed::unplaced(String::new(), grain);
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
        let Some(moved) = base.and_then(|b| add_length(b, sign, length)) else {
            return Placed::unplaced(String::new(), grain);
        };
        if grain != Grain::Day {
            let start =
                if grain == Grain::Second { moved } else { moved.with().second(0).build().unwrap_or(moved) };
            let step = if grain == Grain::Second { 1.second() } else { 1.minute() };
            // The second is kept: what is a minute's precision is still a moment.
            return Placed {
                timex: moment(moved, grain),
                grain: Some(grain),
                start: Some(if self.options.keep_seconds { moved } else { start }),
                end: start.checked_add(step).ok(),
                dated: true,
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

    fn clock_shift(&mut self, grain: Grain, shift: i8) -> Placed {
        let Some(now) = self.now else { return Placed::unplaced(String::new(), grain) };
        let step = i64::from(shift);
        let (moved, unit) = match grain {
            Grain::Hour => (now.checked_add(step.hours()), 1.hour()),
            Grain::Minute => (now.checked_add(step.minutes()), 1.minute()),
            _ => (now.checked_add(step.seconds()), 1.second()),
        };
        let Ok(moved) = moved else { return Placed::default() };
        let end = moved.checked_add(unit).ok();
        Placed { timex: moment(moved, grain), grain: Some(grain), start: Some(moved), end, dated: true }
    }

    fn minute_of_hour(&mut self, minute: u8) -> Placed {
        let unknown = || Placed::unplaced(format!("TXX:{minute:02}"), Grain::Minute);
        let Some(now) = self.now else { return unknown() };
        let Ok(start) = now.with().minute(minute as i8).second(0).build() else { return unknown() };
        let end = start.checked_add(1.minute()).ok();
        Placed {
            timex: moment(start, Grain::Minute),
            grain: Some(Grain::Minute),
            start: Some(start),
            end,
            dated: true,
        }
    }

    /// A part of the day by itself.
    fn part_of_day(&mut self, row: u16) -> Placed {
        let Some(part) = self.tables.day_parts.get(usize::from(row)) else { return Placed::default() };
        let point = part.point || part.from == part.to;
        // Noon and midnight are also hours.
        let hour = point || part.part == "noon";
        let text = if hour { format!("T{:02}:00", part.from % 24) } else { String::new() };
        let mut placed = Placed {
            timex: text,
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

    fn hours_of_part(&mut self, placed: &mut Placed, row: u16) {
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
    fn clock(&mut self, said: &Said, clock: super::said::Clock, day: Placed) -> Placed {
        let hour = i32::from(clock.hour);
        let part = said.part.and_then(|p| self.tables.day_parts.get(usize::from(p)));
        let mut minutes = hour * 60 + i32::from(clock.minute);
        let mut carry = 0;
        if let Some(part) = part.filter(|_| hour <= 12 && !clock.full) {
            // The clock face shows it once in the twelve hours of the part: a quarter to twelve in the morning
            // is 11:45. 2 at night lies behind midnight; the date said is kept.
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
        let text = timex::clock(minutes, clock.second, grain);
        let mut placed = Placed { grain: Some(grain), dated: false, ..Placed::default() };
        let date_text = if said.has_date() { day.timex } else { String::new() };
        placed.dated = !date_text.is_empty();
        placed.timex = if date_text.contains('/') { text } else { format!("{date_text}{text}") };
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

/// A date and time to the grain.
fn moment(at: DateTime, grain: Grain) -> String {
    let minutes = i32::from(at.hour()) * 60 + i32::from(at.minute());
    format!("{}{}", timex::date(at.date()), timex::clock(minutes, at.second() as u8, grain))
}

/// Days of a month, at most.
fn most_days(month: u8) -> u8 {
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

fn one_day(day: Date) -> Option<Days> {
    Some(Days { start: day, end: day.tomorrow().ok()? })
}

fn one_day_placed(day: Date) -> Placed {
    day_placed(Some(day))
}

fn day_placed(day: Option<Date>) -> Placed {
    match day.and_then(one_day) {
        Some(days) => Placed::days(timex::date(days.start), Grain::Day, days),
        None => Placed::unplaced(String::new(), Grain::Day),
    }
}

fn at_hour(day: Date, hour: u8) -> Option<DateTime> {
    day.to_datetime(Time::midnight()).checked_add(i64::from(hour).hours()).ok()
}

fn span_placed(first: i32, end: i32, text: String, grain: Grain) -> Placed {
    let year = |y: i32| i16::try_from(y).ok().and_then(|y| Date::new(y, 1, 1).ok());
    match (year(first), year(end)) {
        (Some(start), Some(end)) if first > 0 => Placed::days(text, grain, Days { start, end }),
        _ => Placed::unplaced(text, grain),
    }
}

/// A half or quarter of a century, in years.
fn part_of_century(century: i32, group: u8, before: bool, grain: Grain) -> Placed {
    let (n, length) = if group >= 40 { (i32::from(group) - 40, 50) } else { (i32::from(group) - 33, 25) };
    let first = (century - 1) * 100 + 1 + n * length;
    let text = format!("{}/{}", timex::year(first), timex::year(first + length - 1));
    if before {
        return Placed::unplaced(String::new(), grain);
    }
    span_placed(first, first + length, text, grain)
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

/// A two-digit Hijri year: 45 is 1445, 90 is 1390.
pub fn short_hijri(y: i32) -> i32 {
    if y < 60 { 1400 + y } else { 1300 + y }
}

/// Moves a moment by a length; days and more keep the clock.
pub fn add_length(from: DateTime, sign: i8, length: &Length) -> Option<DateTime> {
    let mut at = from;
    for part in &length.parts {
        let n = part.count.checked_mul(i64::from(sign))?;
        if length.hijri && matches!(part.grain, Grain::Month | Grain::Year) && part.of == 1 {
            at = add_hijri(at, n, part.grain)?;
            continue;
        }
        if part.of != 1 {
            at = at.checked_add((timex::seconds_of(part.grain).checked_mul(n)? / part.of).seconds()).ok()?;
            continue;
        }
        // Far counts leave the range of dates; jiff's span limits are checked before.
        let reach = 4_000_000_000 / timex::seconds_of(part.grain).max(1);
        if n.abs() > reach.saturating_mul(200) {
            return None;
        }
        let months = |m: i64| n.checked_mul(m).filter(|v| v.abs() < 200_000);
        at = match part.grain {
            Grain::Second => at.checked_add(n.seconds()),
            Grain::Minute => at.checked_add(n.minutes()),
            Grain::Hour | Grain::Part => at.checked_add(n.hours()),
            Grain::Day => at.checked_add(n.days()),
            Grain::Week => at.checked_add(n.weeks()),
            Grain::Month => at.checked_add(months(1)?.months()),
            Grain::Quarter | Grain::Season => at.checked_add(months(3)?.months()),
            Grain::Half => at.checked_add(months(6)?.months()),
            Grain::Year => at.checked_add(months(12)?.months()),
            Grain::Decade => at.checked_add(months(120)?.months()),
            Grain::Century => at.checked_add(months(1200)?.months()),
            Grain::Millennium => at.checked_add(months(12_000)?.months()),
        }
        .ok()?;
    }
    Some(at)
}

fn add_hijri(at: DateTime, n: i64, grain: Grain) -> Option<DateTime> {
    let (here, _) = to_hijri(at.date())?;
    let months = if grain == Grain::Year { n.checked_mul(12)? } else { n };
    let index = i64::from(here.year) * 12 + i64::from(here.month) - 1 + months;
    let (year, month) = (i32::try_from(index.div_euclid(12)).ok()?, index.rem_euclid(12) as u8 + 1);
    let day = here.day.min(hijri::month_length(year, month)?);
    Some(hijri::to_gregorian(year, month, day)?.0.to_datetime(at.time()))
}
