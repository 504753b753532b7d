//! The moments that the texts of a column were written at.

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions as temporal;
use arrow_array::timezone::Tz;
use arrow_array::types::{
    Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType};
use arrow_schema::{DataType, TimeUnit};
use jiff::civil::DateTime;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use super::texts::{Strings, import};
use crate::inputs;

/// One moment a row; none where the column has none and the pipeline's own reference counts.
pub struct Moments(Option<Vec<Option<DateTime>>>);

impl Moments {
    /// A column of dates, timestamps or ISO 8601 strings, or an iterable of references.
    pub fn read(references: Option<&Bound<'_, PyAny>>, rows: usize) -> PyResult<Self> {
        let Some(values) = references.filter(|r| !r.is_none()) else { return Ok(Self(None)) };
        let mut moments = Vec::with_capacity(rows);
        if let Some(arrays) = import(values)? {
            for array in &arrays {
                read_array(array, &mut moments)?;
            }
        } else {
            for value in values.try_iter()? {
                moments.push(inputs::reference(Some(&value?))?);
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

fn read_array(array: &ArrayRef, moments: &mut Vec<Option<DateTime>>) -> PyResult<()> {
    match array.data_type() {
        DataType::Date32 => civil::<Date32Type>(array, None, moments),
        DataType::Date64 => civil::<Date64Type>(array, None, moments),
        DataType::Timestamp(unit, zone) => {
            let zone = zone.as_ref().map(|z| z.parse::<Tz>()).transpose();
            let zone = zone.map_err(|e| PyValueError::new_err(e.to_string()))?;
            match unit {
                TimeUnit::Second => civil::<TimestampSecondType>(array, zone, moments),
                TimeUnit::Millisecond => civil::<TimestampMillisecondType>(array, zone, moments),
                TimeUnit::Microsecond => civil::<TimestampMicrosecondType>(array, zone, moments),
                TimeUnit::Nanosecond => civil::<TimestampNanosecondType>(array, zone, moments),
            }
        }
        other => {
            let strings = Strings::new(array).map_err(|_| {
                PyTypeError::new_err(format!(
                    "references must be a column of dates, timestamps or ISO 8601 strings, not {other}"
                ))
            })?;
            for row in 0..strings.len() {
                moments.push(strings.get(row).map(inputs::reference_in).transpose()?);
            }
        }
    }
    Ok(())
}

/// Dates and timestamps as they stand on the wall clock of their zone.
fn civil<T: ArrowPrimitiveType>(array: &ArrayRef, zone: Option<Tz>, moments: &mut Vec<Option<DateTime>>)
where
    i64: From<T::Native>,
{
    for value in array.as_primitive::<T>() {
        moments.push(value.and_then(|value| {
            let value = i64::from(value);
            let at = match zone {
                Some(zone) => temporal::as_datetime_with_timezone::<T>(value, zone)?.naive_local(),
                None => temporal::as_datetime::<T>(value)?,
            };
            // Both libraries write civil time as ISO 8601.
            at.format("%Y-%m-%dT%H:%M:%S%.f").to_string().parse().ok()
        }));
    }
}
