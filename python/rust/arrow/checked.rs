//! Validates string arrays from other libraries before anything reads them.
//!
//! The producer of an Arrow array guarantees its offsets and its UTF-8, and arrow-rs trusts it. But some readers load
//! files without checking either, so a Parquet file is enough to produce invalid UTF-8, and reading that as a `str`
//! would be undefined behaviour. Each column is validated once, at memory speed.

use arrow_array::OffsetSizeTrait;
use arrow_buffer::{BooleanBufferBuilder, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tarqim::ConfigError;

use crate::error::config;

/// What to do with a row that is not valid text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Errors {
    /// The column is refused, and the error names the row.
    Raise,
    /// It is null.
    Coerce,
}

impl Errors {
    /// The choice of this name.
    pub fn named(name: &str) -> PyResult<Self> {
        match name {
            "raise" => Ok(Self::Raise),
            "coerce" => Ok(Self::Coerce),
            _ => Err(config(ConfigError::unknown("errors", name, &["raise", "coerce"]))),
        }
    }
}

/// The rows of an array that are not valid UTF-8, ascending; an error if its offsets are out of bounds.
pub fn invalid_rows(array: &ArrayData) -> PyResult<Vec<usize>> {
    match array.data_type() {
        DataType::Utf8 => by_offsets::<i32>(array),
        DataType::LargeUtf8 => by_offsets::<i64>(array),
        DataType::Utf8View => by_views(array),
        _ => Ok(Vec::new()),
    }
}

/// The array with these rows set to null.
pub fn without(array: ArrayData, rows: &[usize]) -> PyResult<ArrayData> {
    let mut valid = BooleanBufferBuilder::new(array.len());
    valid.append_n(array.len(), true);
    rows.iter().for_each(|&row| valid.set_bit(row, false));
    let nulls = NullBuffer::union(array.nulls(), Some(&NullBuffer::new(valid.finish())));
    let built = array.into_builder().nulls(nulls);
    // SAFETY: this only adds nulls to an array whose offsets were checked; nothing else changes.
    Ok(unsafe { built.build_unchecked() })
}

fn damaged(what: &str) -> PyErr {
    PyValueError::new_err(format!("the column of texts is damaged: {what}"))
}

fn by_offsets<O: OffsetSizeTrait>(array: &ArrayData) -> PyResult<Vec<usize>> {
    if array.is_empty() {
        return Ok(Vec::new());
    }
    let [offsets, values] = array.buffers() else { return Err(damaged("it does not have two buffers")) };
    // Not `typed_data`, which requires the whole buffer to consist of complete offsets.
    let size = size_of::<O>();
    let (from, to) = (array.offset() * size, (array.offset() + array.len() + 1) * size);
    let Some(offsets) = offsets.get(from..to) else { return Err(damaged("offsets are missing")) };
    // SAFETY: every bit pattern is an integer, and the middle part excludes unaligned bytes.
    let (before, offsets, after) = unsafe { offsets.align_to::<O>() };
    if !before.is_empty() || !after.is_empty() {
        return Err(damaged("its offsets are not aligned"));
    }
    let ascending = offsets.windows(2).fold(true, |all, w| all & (w[0] <= w[1]));
    let (first, last) = (offsets[0], offsets[offsets.len() - 1]);
    if !ascending || first < O::zero() || last.as_usize() > values.len() {
        return Err(damaged("its offsets are out of order or out of bounds"));
    }
    let at = |offset: O| offset.as_usize();
    let text = &values[at(first)..at(last)];
    let begins = |offset: O| text.get(at(offset) - at(first)).is_none_or(|byte| byte & 0xC0 != 0x80);
    if simdutf8::basic::from_utf8(text).is_ok() && offsets.iter().all(|&offset| begins(offset)) {
        return Ok(Vec::new());
    }
    let invalid = |w: &[O]| simdutf8::basic::from_utf8(&values[at(w[0])..at(w[1])]).is_err();
    let rows = offsets.windows(2).enumerate().filter(|(row, w)| array.is_valid(*row) && invalid(w));
    Ok(rows.map(|(row, _)| row).collect())
}

/// Views of at most 12 bytes contain the text, longer ones refer to it.
fn by_views(array: &ArrayData) -> PyResult<Vec<usize>> {
    const INLINE: usize = 12;
    if array.is_empty() {
        return Ok(Vec::new());
    }
    let Some((views, buffers)) = array.buffers().split_first() else {
        return Err(damaged("it has no views"));
    };
    let size = size_of::<u128>();
    let (from, to) = (array.offset() * size, (array.offset() + array.len()) * size);
    let Some(views) = views.get(from..to) else { return Err(damaged("views are missing")) };
    let mut rows = Vec::new();
    for (row, view) in views.as_chunks::<16>().0.iter().enumerate().filter(|(row, _)| array.is_valid(*row)) {
        let word =
            |at: usize| u32::from_le_bytes([view[at], view[at + 1], view[at + 2], view[at + 3]]) as usize;
        let length = word(0);
        let text = if length <= INLINE {
            Some(&view[4..4 + length])
        } else {
            let (buffer, start) = (word(8), word(12));
            buffers.get(buffer).and_then(|bytes| bytes.get(start..start + length))
        };
        let Some(text) = text else { return Err(damaged("a view is out of bounds")) };
        if simdutf8::basic::from_utf8(text).is_err() {
            rows.push(row);
        }
    }
    Ok(rows)
}
