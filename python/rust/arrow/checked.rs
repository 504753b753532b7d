//! String arrays of others, checked before anything reads them.
//!
//! Whoever makes an Arrow array vouches for its offsets and its UTF-8, and arrow-rs takes their word. Files of
//! others are read without a look at either, so a Parquet file is enough to make text that is none: to read it
//! as a `str` would be undefined behaviour. Each column is looked at once, at the speed of memory.

use arrow_array::OffsetSizeTrait;
use arrow_buffer::{BooleanBufferBuilder, NullBuffer};
use arrow_data::ArrayData;
use arrow_schema::DataType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tarqim::ConfigError;

use crate::error::config;

/// What becomes of a row that is no text.
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

/// The rows of an array that hold no UTF-8, ascending; an error where its offsets lead out of it.
pub fn invalid_rows(array: &ArrayData) -> PyResult<Vec<usize>> {
    match array.data_type() {
        DataType::Utf8 => by_offsets::<i32>(array),
        DataType::LargeUtf8 => by_offsets::<i64>(array),
        DataType::Utf8View => by_views(array),
        _ => Ok(Vec::new()),
    }
}

/// The array with these rows null.
pub fn without(array: ArrayData, rows: &[usize]) -> PyResult<ArrayData> {
    let mut valid = BooleanBufferBuilder::new(array.len());
    valid.append_n(array.len(), true);
    rows.iter().for_each(|&row| valid.set_bit(row, false));
    let nulls = NullBuffer::union(array.nulls(), Some(&NullBuffer::new(valid.finish())));
    let built = array.into_builder().nulls(nulls);
    // SAFETY: rows are taken away from an array whose offsets were checked; of the rest nothing changes.
    Ok(unsafe { built.build_unchecked() })
}

fn damaged(what: &str) -> PyErr {
    PyValueError::new_err(format!("the column of texts is damaged: {what}"))
}

fn by_offsets<O: OffsetSizeTrait>(array: &ArrayData) -> PyResult<Vec<usize>> {
    if array.is_empty() {
        return Ok(Vec::new());
    }
    let [offsets, values] = array.buffers() else { return Err(damaged("it has not two buffers")) };
    // Not `typed_data`, which wants whole offsets in all of the buffer.
    let size = size_of::<O>();
    let (from, to) = (array.offset() * size, (array.offset() + array.len() + 1) * size);
    let Some(offsets) = offsets.get(from..to) else { return Err(damaged("offsets are missing")) };
    // SAFETY: every pattern of bits is an integer, and what is not aligned is left out of the middle.
    let (before, offsets, after) = unsafe { offsets.align_to::<O>() };
    if !before.is_empty() || !after.is_empty() {
        return Err(damaged("its offsets are not aligned"));
    }
    let ascending = offsets.windows(2).fold(true, |all, w| all & (w[0] <= w[1]));
    let (first, last) = (offsets[0], offsets[offsets.len() - 1]);
    if !ascending || first < O::zero() || last.as_usize() > values.len() {
        return Err(damaged("its offsets are out of order or lead out of it"));
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

/// Views of at most 12 bytes hold the text, longer ones say where it is.
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
        let Some(text) = text else { return Err(damaged("a view leads out of it")) };
        if simdutf8::basic::from_utf8(text).is_err() {
            rows.push(row);
        }
    }
    Ok(rows)
}
