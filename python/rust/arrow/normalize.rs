//! A column of texts normalized.

use std::cell::Cell;
use std::sync::Arc;

use arrow_array::{ArrayRef, GenericStringArray, OffsetSizeTrait};
use arrow_buffer::{Buffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use pyo3::prelude::*;
use tarqim::normalize::{Normalizer as Core, Scratch};
use tarqim::text::TextBuf;

use super::arrow_error;
use super::output::ArrowColumn;
use super::pieces::{self, Piece};
use super::texts::{Strings, Texts};
use crate::normalizer::Normalizer;
use crate::scratch::helpers;

/// Bytes of text in a piece: large, since each becomes a chunk of the result.
const PIECE: usize = 1 << 19;
/// Pieces between two looks for Ctrl-C.
const WAVE: usize = 64;

/// Normalizes a column of texts: string in, string out (large_string stays large), nulls stay null.
///
/// ``column`` is any Arrow array or stream of strings, or an iterable of str and None.
///
/// >>> import tarqim
/// >>> from tarqim._core import arrow_normalize
/// >>> len(arrow_normalize(tarqim.Normalizer(digits="ascii"), ["٣", None]))
/// 2
#[pyfunction]
#[pyo3(signature = (normalizer, column, /, threads=None))]
pub fn arrow_normalize(
    py: Python<'_>,
    normalizer: &Normalizer,
    column: &Bound<'_, PyAny>,
    threads: Option<usize>,
) -> PyResult<ArrowColumn> {
    let texts = Texts::read(column)?;
    let large = texts.chunks.iter().any(|c| matches!(c, Strings::Large(_)));
    let pool = helpers(threads)?;
    let core = normalizer.core();
    let cut = pieces::cut(&texts, PIECE);
    let work = |piece: &Piece<'_>| if large { run::<i64>(core, piece) } else { run::<i32>(core, piece) };
    let made = pieces::each(py, pool.as_deref(), &cut, WAVE, work)?;
    let chunks = made.into_iter().collect::<Result<Vec<_>, _>>().map_err(arrow_error)?;
    let data_type = if large { DataType::LargeUtf8 } else { DataType::Utf8 };
    Ok(ArrowColumn::new(chunks, Field::new("text", data_type, true)))
}

/// Memory of a thread from one piece to the next.
#[derive(Default)]
struct Memory {
    decoded: TextBuf,
    scratch: Scratch,
}

thread_local! {
    static MEMORY: Cell<Option<Box<Memory>>> = const { Cell::new(None) };
}

fn run<O: OffsetSizeTrait>(normalizer: &Core, piece: &Piece<'_>) -> Result<ArrayRef, ArrowError> {
    let mut memory = MEMORY.take().unwrap_or_default();
    let mut values = Vec::with_capacity(PIECE);
    let mut ends = Vec::with_capacity(piece.len() + 1);
    let mut nulls = NullBufferBuilder::new(piece.len());
    ends.push(O::default());
    for (_, text) in piece.texts() {
        if let Some(text) = text {
            memory.decoded.set(text);
            match normalizer.units(memory.decoded.text(), &mut memory.scratch) {
                Some(changed) => changed.write_utf8(&mut values),
                None => values.extend_from_slice(text.as_bytes()),
            }
        }
        nulls.append(text.is_some());
        let end = O::from_usize(values.len());
        ends.push(end.ok_or_else(|| ArrowError::ComputeError("normalized texts exceed 2 GiB".into()))?);
    }
    memory.scratch.after();
    MEMORY.set(Some(memory));
    values.shrink_to_fit();
    // SAFETY: the ends ascend from 0 to the length of the values, one a row, and cut the values where
    // whole texts end: each is a `str` or made by `write_utf8`.
    let array = unsafe {
        GenericStringArray::<O>::new_unchecked(
            OffsetBuffer::new_unchecked(ScalarBuffer::from(ends)),
            Buffer::from_vec(values),
            nulls.finish(),
        )
    };
    Ok(Arc::new(array))
}
