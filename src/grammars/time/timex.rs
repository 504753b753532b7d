//! Writing times: ISO 8601 and EDTF, X for what is unknown.

use std::fmt::{self, Display, Formatter};

use jiff::civil::{Date, DateTime};

use super::said::{Length, Part};
use crate::in_order::by_number;
use crate::lexicon::Grain;

/// What a moment or period is called. It is written when all of it is known: the ends of a range still move.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timex {
    /// The date, or the first of an interval.
    pub date: Option<DateName>,
    /// The last date of an interval.
    pub last: Option<DateName>,
    /// The time of the day.
    pub clock: Option<ClockName>,
}

impl Timex {
    /// An interval of two dates.
    pub fn interval(first: DateName, last: DateName) -> Self {
        Self { date: Some(first), last: Some(last), clock: None }
    }

    /// An interval of days; the last day is named, `end` is the one after it.
    pub fn days(start: Date, end: Date) -> Self {
        match end.yesterday() {
            Ok(last) if last > start => Self::interval(start.into(), last.into()),
            _ => DateName::from(start).into(),
        }
    }

    /// A date and time to the grain.
    pub fn moment(at: DateTime, grain: Grain) -> Self {
        let minutes = i32::from(at.hour()) * 60 + i32::from(at.minute());
        let clock = ClockName::new(minutes, at.second() as u8, grain);
        Self { date: Some(at.date().into()), last: None, clock: Some(clock) }
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.date.is_none() && self.clock.is_none()
    }

    /// The interval from this to `other`: from the first date of this to the last one of `other`.
    pub fn written_to(&self, other: &Self) -> String {
        if self.is_empty() && other.is_empty() {
            return String::new();
        }
        let first = Self { last: None, ..self.clone() };
        let last = Self { date: other.last.or(other.date), last: None, ..other.clone() };
        format!("{first}/{last}")
    }
}

impl From<DateName> for Timex {
    fn from(date: DateName) -> Self {
        Self { date: Some(date), ..Self::default() }
    }
}

impl From<ClockName> for Timex {
    fn from(clock: ClockName) -> Self {
        Self { clock: Some(clock), ..Self::default() }
    }
}

impl Display for Timex {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(date) = self.date {
            write!(f, "{date}")?;
        }
        if let Some(last) = self.last {
            write!(f, "/{last}")?;
        }
        self.clock.map_or(Ok(()), |clock| write!(f, "{clock}"))
    }
}

/// The name of a date or of a longer period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DateName {
    /// Year, month and day, as far as they are known.
    Fields(Option<i32>, Option<u8>, Option<u8>),
    /// A day of the week, from 1 for Monday.
    Weekday(u8),
    /// A week by its number in ISO 8601.
    Week(i16, i8),
    /// A season, quarter or half of a year, by its number in EDTF.
    Group(Option<i32>, u8),
    /// The decade that begins in this year.
    Decade(i32),
    /// A decade of an unnamed century: 90 for «التسعينات».
    Tens(i32),
    /// A century, before the era or in it.
    Century {
        /// From 1.
        number: i32,
        before: bool,
    },
    /// A millennium, before the era or in it.
    Millennium {
        /// From 1.
        number: i32,
        before: bool,
    },
}

impl DateName {
    /// A year.
    pub fn year(year: i32) -> Self {
        Self::Fields(Some(year), None, None)
    }
}

impl From<Date> for DateName {
    fn from(day: Date) -> Self {
        Self::Fields(Some(day.year().into()), Some(day.month() as u8), Some(day.day() as u8))
    }
}

impl Display for DateName {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Fields(y, m, d) => {
                year(f, y)?;
                match (m, d) {
                    (None, None) => Ok(()),
                    (Some(m), None) => write!(f, "-{m:02}"),
                    (Some(m), Some(d)) => write!(f, "-{m:02}-{d:02}"),
                    (None, Some(d)) => write!(f, "-XX-{d:02}"),
                }
            }
            Self::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Group(y, group) => {
                year(f, y)?;
                write!(f, "-{group}")
            }
            Self::Decade(first) => write!(f, "{:03}X", first / 10),
            Self::Tens(decade) => write!(f, "XX{}X", decade / 10),
            Self::Century { number, before } => {
                write!(f, "{}{:02}XX", if before { "-" } else { "" }, number - 1)
            }
            Self::Millennium { number, before } => {
                write!(f, "{}{}XXX", if before { "-" } else { "" }, number - 1)
            }
        }
    }
}

/// A year in four digits; years before the era are negative, astronomical.
fn year(f: &mut Formatter<'_>, year: Option<i32>) -> fmt::Result {
    match year {
        None => f.write_str("XXXX"),
        Some(y) if y < 0 => write!(f, "-{:04}", -y),
        Some(y) => write!(f, "{y:04}"),
    }
}

/// The name of a time of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ClockName {
    /// Minutes since midnight, and the second where it is that precise.
    Time(i32, Option<u8>),
    /// The minute of an unknown hour.
    Minute(u8),
}

impl ClockName {
    /// Minutes of this day or of one beside it, to the grain.
    pub fn new(minutes: i32, second: u8, grain: Grain) -> Self {
        Self::Time(minutes.rem_euclid(24 * 60), (grain == Grain::Second).then_some(second))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> i32 {
        match self {
            Self::Time(minutes, _) => minutes,
            Self::Minute(minute) => minute.into(),
        }
    }

    /// The same clock face twelve hours on.
    pub fn flipped(self) -> Self {
        match self {
            Self::Time(minutes, second) => Self::Time((minutes + 12 * 60) % (24 * 60), second),
            minute @ Self::Minute(_) => minute,
        }
    }
}

impl Display for ClockName {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Time(minutes, None) => write!(f, "T{:02}:{:02}", minutes / 60, minutes % 60),
            Self::Time(minutes, Some(second)) => {
                write!(f, "T{:02}:{:02}:{second:02}", minutes / 60, minutes % 60)
            }
            Self::Minute(minute) => write!(f, "TXX:{minute:02}"),
        }
    }
}

/// Units of ISO 8601 durations: letter, whether it stands after T, and how many of it one grain is.
fn unit(grain: Grain) -> (char, bool, i64) {
    match grain {
        Grain::Second => ('S', true, 1),
        Grain::Minute => ('M', true, 1),
        Grain::Hour | Grain::Part => ('H', true, 1),
        Grain::Day => ('D', false, 1),
        Grain::Week => ('W', false, 1),
        Grain::Month => ('M', false, 1),
        Grain::Quarter | Grain::Season => ('M', false, 3),
        Grain::Half => ('M', false, 6),
        Grain::Year => ('Y', false, 1),
        Grain::Decade => ('Y', false, 10),
        Grain::Century => ('Y', false, 100),
        Grain::Millennium => ('Y', false, 1000),
    }
}

/// The next smaller unit and how many of it make one.
fn smaller(grain: Grain) -> Option<(Grain, i64)> {
    match grain {
        Grain::Minute => Some((Grain::Second, 60)),
        Grain::Hour => Some((Grain::Minute, 60)),
        Grain::Day => Some((Grain::Hour, 24)),
        Grain::Week => Some((Grain::Day, 7)),
        Grain::Month => Some((Grain::Day, 30)),
        Grain::Year => Some((Grain::Month, 12)),
        Grain::Decade => Some((Grain::Year, 10)),
        Grain::Century => Some((Grain::Year, 100)),
        Grain::Millennium => Some((Grain::Year, 1000)),
        Grain::Quarter | Grain::Season => Some((Grain::Month, 3)),
        Grain::Half => Some((Grain::Month, 6)),
        Grain::Second | Grain::Part => None,
    }
}

/// A number as a short decimal; `None` if it has none.
pub fn decimal(count: i64, of: i64) -> Option<String> {
    if of == 1 {
        return Some(count.to_string());
    }
    let mut scaled = of;
    while scaled % 2 == 0 {
        scaled /= 2;
    }
    while scaled % 5 == 0 {
        scaled /= 5;
    }
    if scaled != 1 {
        return None;
    }
    let (whole, mut rest) = (count / of, (count % of).abs());
    if rest == 0 {
        return Some(whole.to_string());
    }
    let mut digits = String::new();
    while rest != 0 && digits.len() < 12 {
        rest = rest.checked_mul(10)?;
        digits.push(char::from(b'0' + u8::try_from(rest / of).ok()?));
        rest %= of;
    }
    Some(format!("{whole}.{digits}"))
}

/// A length in the units said; fractions without a short decimal go to the next smaller unit.
pub fn duration(length: &Length) -> String {
    let mut date = String::new();
    let mut time = String::new();
    let mut put = |text: &str, grain: Grain| {
        let (letter, timed, _) = unit(grain);
        let out = if timed { &mut time } else { &mut date };
        out.push_str(text);
        out.push(letter);
    };
    let mut parts: Vec<Part> = length.parts.clone();
    by_number(&mut parts, |p| !(p.grain as u64));
    for part in parts {
        if length.vague {
            put("X", part.grain);
            continue;
        }
        let (_, _, factor) = unit(part.grain);
        let count = part.count.saturating_mul(factor);
        match decimal(count, part.of) {
            Some(text) => put(&text, part.grain),
            None => {
                let whole = count / part.of;
                if whole != 0 {
                    put(&whole.to_string(), part.grain);
                }
                if let Some((below, each)) = smaller(part.grain) {
                    let rest = (count % part.of) * each;
                    let text = decimal(rest, part.of).unwrap_or_else(|| (rest / part.of).to_string());
                    put(&text, below);
                }
            }
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// Seconds of one grain: a month has 30 days, a year 365.
pub fn seconds_of(grain: Grain) -> i64 {
    const DAY: i64 = 86_400;
    match grain {
        Grain::Second => 1,
        Grain::Minute => 60,
        Grain::Hour | Grain::Part => 3600,
        Grain::Day => DAY,
        Grain::Week => 7 * DAY,
        Grain::Month => 30 * DAY,
        Grain::Quarter | Grain::Season => 90 * DAY,
        Grain::Half => 180 * DAY,
        Grain::Year => 365 * DAY,
        Grain::Decade => 3650 * DAY,
        Grain::Century => 36_500 * DAY,
        Grain::Millennium => 365_000 * DAY,
    }
}

/// Length in seconds; `None` if its number is unsaid or out of reach.
pub fn seconds(length: &Length) -> Option<i64> {
    if length.vague {
        return None;
    }
    length
        .parts
        .iter()
        .try_fold(0i64, |sum, p| sum.checked_add(p.count.checked_mul(seconds_of(p.grain))? / p.of))
}
