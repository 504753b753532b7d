//! A column of texts as it came in.

use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_buffer::{NullBuffer, NullBufferBuilder};
use arrow_schema::DataType;
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::input::import;
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
    /// Nothing but nulls.
    Null(usize),
}

impl Strings {
    /// The strings of an array of any string type.
    pub fn new(array: &ArrayRef) -> PyResult<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Utf8(array.as_string().clone()),
            DataType::LargeUtf8 => {
                let strings: &LargeStringArray = array.as_string();
                // Offsets that go out have 32 bits within a list.
                if strings.offsets().lengths().any(|len| len > i32::MAX as usize) {
                    return Err(PyOverflowError::new_err("a single text may not exceed 2 GiB"));
                }
                Self::Large(strings.clone())
            }
            DataType::Utf8View => Self::View(array.as_string_view().clone()),
            DataType::Null => Self::Null(array.len()),
            DataType::Dictionary(..) => {
                let dictionary = array.as_any_dictionary();
                let values = Self::new(dictionary.values())?;
                if dictionary.values().is_empty() {
                    return Ok(Self::Null(array.len()));
                }
                let nulls = dictionary.keys().nulls().cloned();
                Self::Dictionary { keys: dictionary.normalized_keys(), nulls, values: Box::new(values) }
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

    /// The text of a row; none where it is null.
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

/// A column of texts: one array, or a sequence of them.
pub struct Texts {
    pub chunks: Vec<Strings>,
}

impl Texts {
    /// An Arrow array or stream; failing that, an iterable of str and None.
    pub fn read(values: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(chunks) = import(values)? {
            return Ok(Self { chunks: chunks.iter().map(Strings::new).collect::<PyResult<_>>()? });
        }
        if values.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("texts must be a column or an iterable of str, not one str"));
        }
        let mut texts = StringBuilder::new();
        let mut bytes = Vec::new();
        for value in values.try_iter()? {
            match text_or_missing(&value?)? {
                Some(text) => {
                    bytes.clear();
                    // A lone surrogate becomes U+FFFD, which is one code point too: offsets stay right.
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

/// A str, or none where there is nothing.
pub fn text_or_missing<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(text.clone()));
    }
    if is_missing(value)? {
        return Ok(None);
    }
    Err(unfit("texts must be str or None", value))
}
