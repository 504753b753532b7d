//! The Hijri calendar: Umm al-Qura by one of two tables, the tabular civil calendar outside them. Every answer says
//! which of the two it rests on.
//!
//! The printed table has the months as Saudi Arabia published them (1343–1500 AH), the computed one those that KACST
//! reckoned with today's rules (1300–1600 AH) and that ICU, Java and the browsers use. They differ in 740 of the 1,896
//! months they share, nearly always by a day, and in none of the years 1420–1450.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Days since 1970-01-01 of the first day of every month of the table, and of the day after it.
/// Compiled from `seeds/calendars/umm_al_qura.tsv`.
static MONTHS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/umm_al_qura.bin"));

/// The same from `seeds/calendars/umm_al_qura_computed.tsv`.
static COMPUTED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/umm_al_qura_computed.bin"));

/// First year of the printed table.
pub const FIRST_YEAR: i32 = 1343;
/// Last year of the printed table.
pub const LAST_YEAR: i32 = 1500;
/// Last year that converts to a Gregorian date within reach of the date type.
const GREATEST_YEAR: i32 = 9600;

/// Julian day number of 1970-01-01.
const UNIX_JDN: i64 = 2_440_588;
/// Julian day number before 1 Muharram 1 in the civil reckoning (Friday, 16 July 622 Julian).
const EPOCH_JDN: i64 = 1_948_439;

/// A day of the Hijri calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    /// Year of the Hijra, from 1.
    pub year: i32,
    /// 1 (Muharram) to 12 (Dhu al-Hijja).
    pub month: u8,
    /// 1 to 30.
    pub day: u8,
}

/// What a conversion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reckoning {
    /// A table of the Umm al-Qura calendar.
    UmmAlQura,
    /// The tabular civil calendar: eleven leap years in thirty, 16 July 622 (Julian) as the epoch.
    /// It is a day or two off observed months.
    Civil,
}

/// A table of the months of the Umm al-Qura calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Table {
    /// The months as published: those of documents of their time.
    #[default]
    Printed,
    /// The months that KACST computed: those of ICU, Java and the browsers.
    Computed,
}

impl Table {
    fn bytes(self) -> &'static [u8] {
        match self {
            Table::Printed => MONTHS,
            Table::Computed => COMPUTED,
        }
    }

    /// First and last year.
    const fn years(self) -> (i32, i32) {
        match self {
            Table::Printed => (FIRST_YEAR, LAST_YEAR),
            Table::Computed => (1300, 1600),
        }
    }

    fn start(self, index: usize) -> Option<i64> {
        let bytes = self.bytes().get(index * 4..index * 4 + 4)?;
        Some(i64::from(i32::from_le_bytes(bytes.try_into().ok()?)))
    }

    fn index(self, year: i32, month: u8) -> Option<usize> {
        if !self.holds(year) {
            return None;
        }
        usize::try_from((year - self.years().0) * 12 + i32::from(month) - 1).ok()
    }

    /// Whether the table holds the year.
    pub fn holds(self, year: i32) -> bool {
        let (first, last) = self.years();
        (first..=last).contains(&year)
    }
}

/// Days since 1970-01-01 of a date.
fn day_number(day: Date) -> i64 {
    i64::from((day - date(1970, 1, 1)).get_days())
}

fn day_at(number: i64) -> Option<Date> {
    date(1970, 1, 1).checked_add(number.days()).ok()
}

/// Days of the months before `month` in any civil year.
fn civil_days_before(month: u8) -> i64 {
    (59 * (i64::from(month) - 1) + 1) / 2
}

fn civil_start(year: i32, month: u8) -> i64 {
    let y = i64::from(year);
    EPOCH_JDN + 1 + (y - 1) * 354 + (3 + 11 * y).div_euclid(30) + civil_days_before(month) - UNIX_JDN
}

impl Table {
    /// The first day of a month and the first day of the next one, as days since 1970-01-01.
    fn month_bounds(self, year: i32, month: u8) -> Option<(i64, i64)> {
        if !(1..=12).contains(&month) || !(1..=GREATEST_YEAR).contains(&year) {
            return None;
        }
        if let Some(at) = self.index(year, month) {
            return Some((self.start(at)?, self.start(at + 1)?));
        }
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        // The month before the table ends where the table begins.
        let end = match self.index(next_year, next_month) {
            Some(at) => self.start(at)?,
            None => civil_start(next_year, next_month),
        };
        Some((civil_start(year, month), end))
    }

    /// Number of days of a month; `None` for a month that does not exist.
    pub fn month_length(self, year: i32, month: u8) -> Option<u8> {
        let (from, to) = self.month_bounds(year, month)?;
        u8::try_from(to - from).ok()
    }

    /// The Gregorian date of a Hijri day, and what it rests on; `None` for a day that does not exist.
    pub fn to_gregorian(self, year: i32, month: u8, day: u8) -> Option<(Date, Reckoning)> {
        let (from, to) = self.month_bounds(year, month)?;
        let number = from + i64::from(day) - 1;
        if day == 0 || number >= to {
            return None;
        }
        let by = if self.holds(year) { Reckoning::UmmAlQura } else { Reckoning::Civil };
        Some((day_at(number)?, by))
    }

    /// The Hijri day of a Gregorian date, and what it rests on; `None` before the Hijra.
    pub fn to_hijri(self, day: Date) -> Option<(HijriDate, Reckoning)> {
        let number = day_number(day);
        let months = self.bytes().len() / 4 - 1;
        let (first_year, last_year) = self.years();
        let (first, last) = (self.start(0)?, self.start(months)?);
        if (first..last).contains(&number) {
            let (mut low, mut high) = (0, months);
            while high - low > 1 {
                let middle = (low + high) / 2;
                if self.start(middle)? <= number {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            let date = HijriDate {
                year: first_year + (low / 12) as i32,
                month: (low % 12) as u8 + 1,
                day: u8::try_from(number - self.start(low)? + 1).ok()?,
            };
            return Some((date, Reckoning::UmmAlQura));
        }
        if number < civil_start(1, 1) {
            return None;
        }
        let mut year = i32::try_from((30 * (number - civil_start(1, 1)) + 10_646).div_euclid(10_631)).ok()?;
        // Beside the table the civil reckoning may already speak of a year of the table.
        if number < first {
            year = year.min(first_year - 1);
        } else {
            year = year.max(last_year + 1);
        }
        let mut month = 12;
        while month > 1 && civil_start(year, month) > number {
            month -= 1;
        }
        let of_month = (number - civil_start(year, month) + 1).clamp(1, 30);
        let day = u8::try_from(of_month).ok()?;
        Some((HijriDate { year, month, day }, Reckoning::Civil))
    }
}

/// Number of days of a month of the printed table; `None` for a month that does not exist.
///
/// ```
/// assert_eq!(tarqim::calendar::hijri::month_length(1445, 9), Some(30));
/// assert_eq!(tarqim::calendar::hijri::month_length(1445, 13), None);
/// ```
pub fn month_length(year: i32, month: u8) -> Option<u8> {
    Table::Printed.month_length(year, month)
}

/// The Gregorian date of a Hijri day, by the printed table, and what it rests on; `None` for a day that does not exist.
///
/// ```
/// use tarqim::calendar::{Reckoning, to_gregorian};
/// let (day, by) = to_gregorian(1445, 9, 15).unwrap();
/// assert_eq!((day.to_string().as_str(), by), ("2024-03-25", Reckoning::UmmAlQura));
/// assert!(to_gregorian(1445, 9, 31).is_none());
/// ```
pub fn to_gregorian(year: i32, month: u8, day: u8) -> Option<(Date, Reckoning)> {
    Table::Printed.to_gregorian(year, month, day)
}

/// The Hijri day of a Gregorian date, by the printed table, and what it rests on; `None` before the Hijra.
///
/// ```
/// use jiff::civil::date;
/// use tarqim::calendar::{HijriDate, Reckoning, to_hijri};
/// let (day, by) = to_hijri(date(2024, 3, 25)).unwrap();
/// assert_eq!((day, by), (HijriDate { year: 1445, month: 9, day: 15 }, Reckoning::UmmAlQura));
/// ```
pub fn to_hijri(day: Date) -> Option<(HijriDate, Reckoning)> {
    Table::Printed.to_hijri(day)
}
