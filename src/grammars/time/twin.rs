//! One day in both calendars: 15 رمضان 1445هـ (25 مارس 2024م).

use jiff::civil::Date;

use super::draft::{Draft, Strength};
use super::era::put_era;
use super::reader::Reader;
use super::said::Said;
use super::{named, numeric};
use crate::calendar::hijri::to_gregorian;
use crate::signs::{CLOSE, OPEN, SLASH};

/// The same day in the other calendar after a bracket, dash or slash: 15 رمضان 1445هـ (25 مارس 2024م).
pub fn read(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if d.said.day.is_none() || d.said.month.is_none() || d.said.twin.is_some() {
        return None;
    }
    let open = r.is_code(at, OPEN);
    let start = if open || r.is_code(at, SLASH) { at + 1 } else { r.dash(at)? };
    let mut second = Draft { day_word: true, ..Draft::default() };
    let mut end = numeric::read(r, start, &mut second, true).or_else(|| {
        named::read(r, start, &mut second, 0).map(|e| named::year(r, e, &mut second, 0).unwrap_or(e))
    })?;
    end = put_era(r, end, &mut second, None);
    if second.said.hijri == d.said.hijri || second.said.day.is_none() {
        return None;
    }
    if open && !r.is_code(end, CLOSE) {
        return None;
    }
    let said = paired(&d.said, second.said)?;
    // «4 ذي القعدة 1436هـ (19 أغسطس)»: the years of both are known.
    said.year.and(said.twin?.0)?;
    (d.said, d.strength) = (said, Strength::Sure);
    Some(end + usize::from(open))
}

/// «19 أغسطس الموافق 4 ذي القعدة 1436هـ»: the year of the Gregorian day, by the Hijri one.
fn year_by(said: &Said, (year, month, day, hijri): (Option<i32>, u8, u8, bool)) -> Option<i32> {
    /// Days by which sightings of the moon may differ from the table.
    const DAYS: i32 = 3;
    let (year, (m, d)) = (year.filter(|y| hijri && *y >= 100)?, (said.month?, said.day?));
    if said.year_shift.is_some() || said.direction.is_some() {
        return None;
    }
    let (day, _) = to_gregorian(year, month, day)?;
    let near = |y: &i16| {
        let other = Date::new(*y, m as i8, d as i8).ok();
        other.is_some_and(|other| (other - day).get_days().abs() <= DAYS)
    };
    (day.year() - 1..=day.year() + 1).find(near).map(i32::from)
}

/// Adds the same day in the other calendar to a date.
pub fn pair(d: &mut Draft, second: Said) -> Option<()> {
    (d.said, d.strength) = (paired(&d.said, second)?, Strength::Sure);
    Some(())
}

/// Merges two dates: the Gregorian date is the value, the Hijri one its twin.
fn paired(first: &Said, second: Said) -> Option<Said> {
    let (value, twin) = if first.hijri { (&second, first) } else { (first, &second) };
    // A month without its day has the day 0.
    let twin = (twin.year, twin.month?, twin.day.unwrap_or(0), twin.hijri);
    let weekday = first.weekday.or(second.weekday);
    let mut said = value.clone();
    said.weekday = weekday;
    said.part = said.part.or(first.part);
    // «الساعة الثالثة يوم 12 شوال 1445 هـ - 21 نيسان 2024»: the hour is of both.
    said.clock = said.clock.or(first.clock);
    said.zone = said.zone.or(first.zone);
    said.year = said.year.or_else(|| year_by(&said, twin));
    said.twin = Some(twin);
    Some(said)
}
