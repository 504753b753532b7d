//! to_hijri, to_gregorian.

use jiff::civil::Date;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tarqim::calendar;

/// The Hijri day of a Gregorian date as (year, month, day).
///
/// >>> from tarqim._core import _to_hijri
/// >>> _to_hijri(2024, 3, 25)
/// (1445, 9, 15)
#[pyfunction(name = "_to_hijri")]
pub fn to_hijri(year: i16, month: i8, day: i8) -> PyResult<(i32, u8, u8)> {
    let date = Date::new(year, month, day).map_err(|e| PyValueError::new_err(e.to_string()))?;
    match calendar::to_hijri(date) {
        Some((h, _)) => Ok((h.year, h.month, h.day)),
        None => Err(PyValueError::new_err(format!("{date} is before the Hijra"))),
    }
}

/// The Gregorian date of a Hijri day as (year, month, day).
///
/// >>> from tarqim._core import _to_gregorian
/// >>> _to_gregorian(1445, 9, 15)
/// (2024, 3, 25)
#[pyfunction(name = "_to_gregorian")]
pub fn to_gregorian(year: i32, month: u8, day: u8) -> PyResult<(i16, i8, i8)> {
    match calendar::to_gregorian(year, month, day) {
        Some((d, _)) if d.year() >= 1 => Ok((d.year(), d.month(), d.day())),
        _ => Err(PyValueError::new_err(format!(
            "there is no day {year}-{month:02}-{day:02} in the Hijri calendar"
        ))),
    }
}
