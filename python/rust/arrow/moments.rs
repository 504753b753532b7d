//! The moments at which the texts of a column were written.

use arrow_buffer::ArrowNativeType;
use arrow_data::ArrayData;
use arrow_schema::{DataType, TimeUnit};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::TimeZone;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use tarqim::extract::Options;

use super::checked::Errors;
use super::input::{import, numbers};
use super::texts::Strings;
use crate::inputs;

/// One moment per row; `None` where the column is null and the pipeline's own reference applies.
pub struct Moments(Option<Vec<Option<DateTime>>>);

impl Moments {
    /// A column of dates, timestamps or ISO 8601 strings, or an iterable of references.
    pub fn read(references: Option<&Bound<'_, PyAny>>, rows: usize, options: &Options) -> PyResult<Self> {
        let Some(values) = references.filter(|r| !r.is_none()) else { return Ok(Self(None)) };
        let mut moments = Vec::with_capacity(rows);
        if let Some(arrays) = import(values)? {
            for array in arrays {
                read_array(values.py(), array, &mut moments, options)?;
            }
        } else {
            for value in values.try_iter()? {
                let row = moments.len();
                moments.push(inputs::reference(Some(&value?), options).map_err(|e| in_row(e, row))?);
            }
        }
        if moments.len() != rows {
            let got = moments.len();
            return Err(PyValueError::new_err(format!("{got} references for {rows} texts")));
        }
        Ok(Self(Some(moments)))
    }

    /// The moment of a row.
    pub fn of(&self, row: usize) -> Option<DateTime> {
        self.0.as_ref().and_then(|moments| moments[row])
    }
}

/// Adds the row to the error for an invalid reference.
fn in_row(error: PyErr, row: usize) -> PyErr {
    Python::attach(|py| {
        let said = error.value(py).to_string();
        let kind = error.get_type(py);
        kind.call1((format!("row {row}: {said}"),)).map_or(error, PyErr::from_value)
    })
}

fn read_array(
    py: Python<'_>,
    array: ArrayData,
    moments: &mut Vec<Option<DateTime>>,
    options: &Options,
) -> PyResult<()> {
    let utc = TimeZone::UTC;
    match array.data_type() {
        DataType::Date32 => civil::<i32>(&array, 86_400 * SECOND, &utc, moments)?,
        DataType::Date64 => civil::<i64>(&array, SECOND / 1000, &utc, moments)?,
        DataType::Timestamp(unit, zone) => {
            let zone = zone.as_ref().map_or(Ok(utc), |zone| time_zone(zone))?;
            let unit = match unit {
                TimeUnit::Second => SECOND,
                TimeUnit::Millisecond => SECOND / 1000,
                TimeUnit::Microsecond => SECOND / 1_000_000,
                TimeUnit::Nanosecond => 1,
            };
            civil::<i64>(&array, unit, &zone, moments)?;
        }
        other => {
            let other = other.clone();
            let strings = Strings::new(array, moments.len(), Errors::Raise, "references").map_err(|why| {
                if !why.is_instance_of::<PyTypeError>(py) {
                    return why;
                }
                PyTypeError::new_err(format!(
                    "references must be a column of dates, timestamps or ISO 8601 strings, not {other}"
                ))
            })?;
            for row in 0..strings.len() {
                let moment = strings.get(row).filter(|text| !text.trim().is_empty());
                let read = moment.map(|text| inputs::reference_in(text, options)).transpose();
                let at = moments.len();
                moments.push(read.map_err(|e| in_row(e, at))?);
            }
        }
    }
    Ok(())
}

/// The zone of an Arrow timestamp: a name of the IANA database or a fixed offset.
fn time_zone(name: &str) -> PyResult<TimeZone> {
    let zone = DateTimeParser::new().parse_time_zone(name);
    zone.map_err(|why| PyValueError::new_err(format!("the time zone {name:?} of the references: {why}")))
}

/// Nanoseconds in a second.
const SECOND: i128 = 1_000_000_000;

/// Dates and timestamps, with this many nanoseconds per unit, in the local time of their zone.
fn civil<T: ArrowNativeType + Into<i128>>(
    array: &ArrayData,
    unit: i128,
    zone: &TimeZone,
    moments: &mut Vec<Option<DateTime>>,
) -> PyResult<()> {
    for (row, &value) in numbers::<T>(array).iter().enumerate() {
        let value: Option<i128> = array.is_valid(row).then(|| value.into());
        let at = value.map(|value| Timestamp::from_nanosecond(value * unit)).transpose();
        let at = at.map_err(|_| {
            let row = moments.len();
            PyValueError::new_err(format!("row {row}: the reference is out of range, years -9999 to 9999"))
        })?;
        moments.push(at.map(|at| zone.to_datetime(at)));
    }
    Ok(())
}
