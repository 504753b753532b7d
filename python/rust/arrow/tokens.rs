//! Tokens of a column of texts, as lists.

use std::cell::Cell;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{Array, ListArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_data::ArrayData;
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields};
use pyo3::prelude::*;
use tarqim::text::TextBuf;
use tarqim::tokenize::{Tokens, scan};

use super::arrow_error;
use super::output::ArrowColumn;
use super::pieces::{self, Piece};
use super::texts::Texts;
use super::units::{OffsetUnit, Offsets};
use super::untyped::untyped;
use crate::scratch::helpers;

/// Bytes of text in a piece.
const PIECE: usize = 1 << 20;
/// Pieces processed between checks for KeyboardInterrupt.
const WAVE: usize = 64;

/// The tokens of a column of texts: list<struct<start, end, kind>>, or list<string> with ``texts=True``.
///
/// ``offset_unit`` is what start and end count: "codepoint", "utf8" or "utf16".
///
/// >>> from tarqim._core import arrow_tokenize
/// >>> len(arrow_tokenize(["قتل 80", None]))
/// 2
#[pyfunction]
#[pyo3(signature = (column, /, threads=None, offset_unit="codepoint", texts=false, errors="raise"))]
pub fn arrow_tokenize(
    py: Python<'_>,
    column: &Bound<'_, PyAny>,
    threads: Option<usize>,
    #[pyo3(from_py_with = crate::inputs::choice)] offset_unit: &str,
    texts: bool,
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<ArrowColumn> {
    let unit = OffsetUnit::named(offset_unit)?;
    let rows = Texts::read(column, errors)?;
    let pool = helpers(threads)?;
    let cut = pieces::cut(&rows, PIECE);
    let item: FieldRef =
        Arc::new(Field::new("item", if texts { DataType::Utf8 } else { token_type() }, true));
    let work = |piece: &Piece<'_>| if texts { strings(piece, &item) } else { structs(piece, unit, &item) };
    let made = pieces::each(py, pool.as_deref(), &cut, WAVE, work)?;
    let chunks = made.into_iter().collect::<Result<Vec<_>, _>>().map_err(arrow_error)?;
    Ok(ArrowColumn::new(chunks, Field::new("tokens", DataType::List(item), true)))
}

fn token_fields() -> Fields {
    Fields::from(vec![
        Field::new("start", DataType::Int64, true),
        Field::new("end", DataType::Int64, true),
        Field::new("kind", DataType::Utf8, true),
    ])
}

fn token_type() -> DataType {
    DataType::Struct(token_fields())
}

thread_local! {
    /// Buffers that a thread reuses from piece to piece.
    static MEMORY: Cell<Option<Box<(TextBuf, Tokens)>>> = const { Cell::new(None) };
}

/// Scans the texts of a piece, calls `token` for each token and returns the shape of the lists.
fn lists(
    piece: &Piece<'_>,
    mut each: impl FnMut(tarqim::text::Text<'_>, &Tokens),
) -> (OffsetBuffer<i32>, Option<NullBuffer>) {
    let mut memory = MEMORY.take().unwrap_or_default();
    let (decoded, tokens) = &mut *memory;
    let shape = piece.lists(|_, text| {
        decoded.set(text);
        tokens.clear();
        scan(decoded.text(), tokens);
        each(decoded.text(), tokens);
        tokens.len()
    });
    MEMORY.set(Some(memory));
    shape
}

fn structs(piece: &Piece<'_>, unit: OffsetUnit, item: &FieldRef) -> Result<ArrayData, ArrowError> {
    let mut starts = Int64Builder::new();
    let mut ends = Int64Builder::new();
    let mut kinds = StringBuilder::new();
    let mut offsets = Offsets::new(unit);
    let (shape, nulls) = lists(piece, |text, tokens| {
        offsets.text(text);
        for i in 0..tokens.len() {
            starts.append_value(offsets.of(tokens.starts[i]));
            ends.append_value(offsets.of(tokens.ends[i]));
            kinds.append_value(tokens.kinds[i].name());
        }
    });
    let columns = vec![untyped(starts.finish()), untyped(ends.finish()), untyped(kinds.finish())];
    let values = StructArray::try_new(token_fields(), columns, None)?;
    Ok(ListArray::try_new(Arc::clone(item), shape, untyped(values), nulls)?.into_data())
}

fn strings(piece: &Piece<'_>, item: &FieldRef) -> Result<ArrayData, ArrowError> {
    let mut values = StringBuilder::new();
    let mut bytes = Vec::new();
    let (shape, nulls) = lists(piece, |text, tokens| {
        for i in 0..tokens.len() {
            bytes.clear();
            text.slice(tokens.starts[i] as usize, tokens.ends[i] as usize).write_utf8(&mut bytes);
            values.append_value(String::from_utf8_lossy(&bytes));
        }
    });
    Ok(ListArray::try_new(Arc::clone(item), shape, untyped(values.finish()), nulls)?.into_data())
}
