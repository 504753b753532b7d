//! A column of texts as passed in.

use arrow_array::builder::StringBuilder;
use arrow_array::{Array, LargeStringArray, StringArray, StringViewArray};
use arrow_buffer::{ArrowNativeType, NullBuffer, NullBufferBuilder};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use super::checked::{self, Errors};
use super::input::{import, numbers};
use crate::inputs::is_missing;
use crate::text::{unfit, with_text};

/// One array of strings, whatever its layout.
pub enum Strings {
    Utf8(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    Dictionary {
        keys: Vec<usize>,
        nulls: Option<NullBuffer>,
        values: Box<Strings>,
    },
    /// Only nulls.
    Null(usize),
}

impl Strings {
    /// The strings of an array of any string type, whose first row is row `base` of the column of `what`.
    pub fn new(array: ArrayData, base: usize, errors: Errors, what: &str) -> PyResult<Self> {
        let invalid = checked::invalid_rows(&array)?;
        match invalid.first() {
            None => Self::valid(array, base, errors, what),
            Some(row) if errors == Errors::Raise => Err(not_utf8(base + row, what)),
            Some(_) => Self::valid(checked::without(array, &invalid)?, base, errors, what),
        }
    }

    fn valid(array: ArrayData, base: usize, errors: Errors, what: &str) -> PyResult<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.into()),
            DataType::LargeUtf8 => {
                let strings = LargeStringArray::from(array);
                // Output offsets within a list have 32 bits. What lies behind a null is not read.
                let long = |(row, len)| len > i32::MAX as usize && strings.is_valid(row);
                if strings.offsets().lengths().enumerate().any(long) {
                    return Err(PyOverflowError::new_err("a single text may not exceed 2 GiB"));
                }
                Self::Large(strings)
            }
            DataType::Utf8View => Self::View(array.into()),
            DataType::Null => Self::Null(array.len()),
            DataType::Dictionary(key, _) => {
                // Values that no row refers to do no harm.
                let values = array.child_data()[0].clone();
                let invalid = checked::invalid_rows(&values)?;
                let values = Self::new(values, base, Errors::Coerce, what)?;
                let Some(last) = values.len().checked_sub(1) else { return Ok(Self::Null(array.len())) };
                let keys = match **key {
                    DataType::Int8 => keys::<i8>(&array, last),
                    DataType::Int16 => keys::<i16>(&array, last),
                    DataType::Int32 => keys::<i32>(&array, last),
                    DataType::Int64 => keys::<i64>(&array, last),
                    DataType::UInt8 => keys::<u8>(&array, last),
                    DataType::UInt16 => keys::<u16>(&array, last),
                    DataType::UInt32 => keys::<u32>(&array, last),
                    // The only remaining integer type.
                    _ => keys::<u64>(&array, last),
                };
                let bad = |&row: &usize| array.is_valid(row) && invalid.binary_search(&keys[row]).is_ok();
                if errors == Errors::Raise
                    && !invalid.is_empty()
                    && let Some(row) = (0..keys.len()).find(bad)
                {
                    return Err(not_utf8(base + row, what));
                }
                Self::Dictionary { keys, nulls: array.nulls().cloned(), values: Box::new(values) }
            }
            other => {
                return Err(PyTypeError::new_err(format!(
                    "a column of texts must be string, large_string, string_view, or a dictionary of one, not {other}"
                )));
            }
        })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Self::Utf8(a) => a.len(),
            Self::Large(a) => a.len(),
            Self::View(a) => a.len(),
            Self::Dictionary { keys, .. } => keys.len(),
            Self::Null(len) => *len,
        }
    }

    /// Whether no row can be null.
    fn is_full(&self) -> bool {
        match self {
            Self::Utf8(a) => a.null_count() == 0,
            Self::Large(a) => a.null_count() == 0,
            Self::View(a) => a.null_count() == 0,
            Self::Dictionary { nulls, values, .. } => nulls.is_none() && values.is_full(),
            Self::Null(len) => *len == 0,
        }
    }

    /// The text of a row; `None` where it is null.
    #[inline]
    pub fn get(&self, row: usize) -> Option<&str> {
        match self {
            Self::Utf8(a) => a.is_valid(row).then(|| a.value(row)),
            Self::Large(a) => a.is_valid(row).then(|| a.value(row)),
            Self::View(a) => a.is_valid(row).then(|| a.value(row)),
            Self::Dictionary { keys, nulls, values } => {
                if nulls.as_ref().is_some_and(|n| n.is_null(row)) {
                    return None;
                }
                values.get(keys[row])
            }
            Self::Null(_) => None,
        }
    }
}

fn not_utf8(row: usize, what: &str) -> PyErr {
    PyValueError::new_err(format!(
        "row {row} of the {what} is not valid UTF-8; errors=\"coerce\" reads it as null"
    ))
}

/// The dictionary index of each row; indices of null rows, which may be anything, are clamped into the dictionary.
fn keys<T: ArrowNativeType>(array: &ArrayData, last: usize) -> Vec<usize> {
    numbers::<T>(array).iter().map(|key| key.as_usize().min(last)).collect()
}

/// The same error, with the row of the value.
fn in_row(py: Python<'_>, why: PyErr, row: usize) -> PyErr {
    PyTypeError::new_err(format!("row {row}: {}", why.value(py)))
}

/// A column of texts: one array, or a sequence of them.
pub struct Texts {
    pub chunks: Vec<Strings>,
}

impl Texts {
    /// An Arrow array or stream; failing that, an iterable of str and None.
    pub fn read(values: &Bound<'_, PyAny>, errors: &str) -> PyResult<Self> {
        let errors = Errors::named(errors)?;
        if let Some(arrays) = import(values)? {
            let mut chunks = Vec::with_capacity(arrays.len());
            let mut base = 0;
            for array in arrays {
                let rows = array.len();
                chunks.push(Strings::new(array, base, errors, "texts")?);
                base += rows;
            }
            return Ok(Self { chunks });
        }
        if values.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts must be a column or an iterable of str, not one str"));
        }
        let mut texts = StringBuilder::new();
        let mut bytes = Vec::new();
        for (row, value) in values.try_iter()?.enumerate() {
            let text = match text_or_missing(&value?) {
                Err(_) if errors == Errors::Coerce => None,
                Err(why) => return Err(in_row(values.py(), why, row)),
                Ok(text) => text,
            };
            match text {
                Some(text) => {
                    bytes.clear();
                    // A lone surrogate becomes U+FFFD, which is also one code point, so offsets stay correct.
                    with_text(&text, |units| units.write_utf8(&mut bytes))?;
                    texts.append_value(String::from_utf8_lossy(&bytes));
                }
                None => texts.append_null(),
            }
        }
        Ok(Self { chunks: vec![Strings::Utf8(texts.finish())] })
    }

    /// The rows without a text.
    pub fn nulls(&self) -> Option<NullBuffer> {
        if self.chunks.iter().all(Strings::is_full) {
            return None;
        }
        let mut nulls = NullBufferBuilder::new(self.len());
        for strings in &self.chunks {
            (0..strings.len()).for_each(|row| nulls.append(strings.get(row).is_some()));
        }
        nulls.finish()
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.chunks.iter().map(Strings::len).sum()
    }
}

/// The texts of a column as a list of str and None.
///
/// Libraries read files of others without a look at their texts, and fail in their own ways when such a text is no
/// UTF-8, some of them with an error that `except Exception` does not catch. Here the error names the row, or the
/// text is None.
///
/// >>> import pyarrow as pa
/// >>> from tarqim._core import arrow_texts
/// >>> arrow_texts(pa.array(["نص", None]))
/// ['نص', None]
#[pyfunction]
#[pyo3(signature = (values, errors="raise"))]
pub fn arrow_texts<'py>(
    values: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<Bound<'py, PyList>> {
    let texts = Texts::read(values, errors)?;
    let rows = texts.chunks.iter().flat_map(|strings| (0..strings.len()).map(|row| strings.get(row)));
    PyList::new(values.py(), rows.collect::<Vec<_>>())
}

/// A str, or `None` for a missing value.
pub fn text_or_missing<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.clone()));
    }
    if is_missing(value)? {
        return Ok(None);
    }
    Err(unfit("texts must be str or None", value))
}
