//! Normalizes a column of texts.

use std::cell::Cell;

use arrow_array::OffsetSizeTrait;
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use rayon::ThreadPool;
use tarqim::normalize::{Normalizer as Core, Scratch};
use tarqim::text::TextBuf;

use super::gather::{Made, gathered};
use super::output::ArrowColumn;
use super::pieces;
use super::texts::{Strings, Texts};
use crate::normalizer::Normalizer;
use crate::scratch::helpers;

/// Bytes of text in a piece: small enough that the result stays in the cache until its place is known.
const PIECE: usize = 1 << 17;
/// Bytes of text up to which the buffers of a piece are kept for the next one.
const MAX_RETAINED: usize = 8 * PIECE;
/// Pieces processed between checks for KeyboardInterrupt.
const WAVE: usize = 512;

/// Normalizes a column of texts: string in, string out (large_string stays large), nulls stay null.
///
/// ``column`` is any Arrow array or stream of strings, or an iterable of str and None.
///
/// >>> import tarqim
/// >>> from tarqim._core import arrow_normalize
/// >>> len(arrow_normalize(tarqim.Normalizer(digits="ascii"), ["٣", None]))
/// 2
#[pyfunction]
#[pyo3(signature = (normalizer, column, /, threads=None, errors="raise"))]
pub fn arrow_normalize(
    py: Python<'_>,
    normalizer: &Normalizer,
    column: &Bound<'_, PyAny>,
    threads: Option<usize>,
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<ArrowColumn> {
    let texts = Texts::read(column, errors)?;
    let large = texts.chunks.iter().any(|c| matches!(c, Strings::Large(_)));
    let pool = helpers(threads)?;
    let core = normalizer.core();
    let (chunks, data_type) = if large {
        (run::<i64>(py, core, &texts, pool.as_deref())?, DataType::LargeUtf8)
    } else {
        (run::<i32>(py, core, &texts, pool.as_deref())?, DataType::Utf8)
    };
    Ok(ArrowColumn::new(chunks, Field::new("text", data_type, true)))
}

/// Buffers that a thread reuses from piece to piece.
#[derive(Default)]
struct Memory {
    decoded: TextBuf,
    scratch: Scratch,
    made: Made,
}

thread_local! {
    static MEMORY: Cell<Option<Box<Memory>>> = const { Cell::new(None) };
}

fn run<O: OffsetSizeTrait>(
    py: Python<'_>,
    normalizer: &Core,
    texts: &Texts,
    pool: Option<&ThreadPool>,
) -> PyResult<Vec<ArrayData>> {
    let cut = pieces::cut(texts, PIECE);
    let bytes = cut.iter().map(|piece| piece.bytes).sum();
    gathered::<O>(texts.len(), bytes, texts.nulls(), |gather| {
        pieces::each(py, pool, &cut, WAVE, |piece| {
            let mut memory = MEMORY.take().unwrap_or_default();
            let Memory { decoded, scratch, made } = &mut *memory;
            for (_, text) in piece.texts() {
                let Some(text) = text else {
                    made.row(|_| ());
                    continue;
                };
                decoded.set(text);
                match normalizer.units(decoded.text(), scratch) {
                    Some(changed) => made.row(|bytes| changed.text.write_utf8(bytes)),
                    None => made.row(|bytes| bytes.extend_from_slice(text.as_bytes())),
                }
            }
            gather.put(piece.first, made);
            scratch.trim();
            // Free buffers that only a very long text needs.
            if piece.bytes <= MAX_RETAINED {
                MEMORY.set(Some(memory));
            }
        })
        .map(|_| ())
    })
}
