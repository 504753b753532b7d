//! The date of Easter Sunday, by the Gregorian and by the Julian computus.

use jiff::ToSpan;
use jiff::civil::Date;

/// Easter Sunday of the Western churches.
/// Source: the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*, chapter 8).
///
/// ```
/// use tarqim::calendar::easter;
/// assert_eq!(easter::western(2024).unwrap().to_string(), "2024-03-31");
/// ```
pub fn western(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Easter Sunday of the Eastern churches, as a Gregorian date.
/// Source: the Julian algorithm (Meeus, *Astronomical Algorithms*, chapter 8).
///
/// ```
/// use tarqim::calendar::easter;
/// assert_eq!(easter::eastern(2024).unwrap().to_string(), "2024-05-05");
/// ```
pub fn eastern(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1 {
        return None;
    }
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()?;
    // Days that the Julian calendar lags behind the Gregorian one from March of that year.
    let lag = y / 100 - y / 400 - 2;
    julian.checked_add(lag.days()).ok()
}
