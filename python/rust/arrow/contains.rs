//! Whether the texts of a column have entities of some labels.

use std::cell::Cell;

use arrow_array::{Array, BooleanArray};
use arrow_buffer::{BooleanBufferBuilder, NullBufferBuilder};
use arrow_data::ArrayData;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use tarqim::extract::{Label, Labels};
use tarqim::text::TextBuf;

use super::output::ArrowColumn;
use super::pieces::{self, Piece};
use super::texts::Texts;
use crate::pipeline::{Pipeline, Plan};
use crate::scratch::helpers;

/// Bytes of text in a piece.
const PIECE: usize = 1 << 17;
/// Pieces processed between checks for KeyboardInterrupt.
const WAVE: usize = 64;

/// Whether each text of a column has an entity that the pipeline returns: bool, null for a null text.
///
/// A pipeline for nothing but addresses and identifiers passes over texts without a digit, @, # and the like.
#[pyfunction]
#[pyo3(signature = (pipeline, column, /, threads=None, errors="raise"))]
pub fn arrow_contains(
    py: Python<'_>,
    pipeline: &Pipeline,
    column: &Bound<'_, PyAny>,
    threads: Option<usize>,
    errors: &str,
) -> PyResult<ArrowColumn> {
    let texts = Texts::read(column, errors)?;
    let plan = pipeline.plan();
    // A normalizer may make an @ of a reference in HTML.
    let signs = if plan.rewrites() { None } else { Signs::of(plan.labels()) };
    let pool = helpers(threads)?;
    let cut = pieces::cut(&texts, PIECE);
    let chunks = pieces::each(py, pool.as_deref(), &cut, WAVE, |piece| run(piece, plan, signs.as_ref()))?;
    Ok(ArrowColumn::new(chunks, Field::new("contains", DataType::Boolean, true)))
}

/// The bytes of which every entity of some labels has one.
struct Signs([bool; 256]);

impl Signs {
    /// `None` if an entity of one of these labels may be any text.
    fn of(labels: Labels) -> Option<Self> {
        let mut signs = [false; 256];
        for label in labels.iter() {
            let bytes: &[u8] = match label {
                // The Arabic digits begin with one of two bytes that many letters share: see `may`.
                Label::Id | Label::Phone => b"0123456789",
                Label::Email | Label::Mention => b"@",
                Label::Hashtag => b"#",
                Label::Url => b".:",
                _ => return None,
            };
            bytes.iter().for_each(|&byte| signs[usize::from(byte)] = true);
            if matches!(label, Label::Id | Label::Phone) {
                signs[0xD9] = true;
                signs[0xDB] = true;
            }
        }
        // Full-width and other forms of all of these.
        signs[0xDF..].fill(true);
        Some(Self(signs))
    }

    /// Whether the text has a byte that an entity may begin from.
    fn may(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.iter().enumerate().any(|(at, &byte)| {
            self.0[usize::from(byte)]
                && match byte {
                    0xD9 => bytes.get(at + 1).is_some_and(|next| (0xA0..0xAA).contains(next)),
                    0xDB => bytes.get(at + 1).is_some_and(|next| (0xB0..0xBA).contains(next)),
                    _ => true,
                }
        })
    }
}

thread_local! {
    /// A buffer that a thread reuses from piece to piece.
    static DECODED: Cell<Option<TextBuf>> = const { Cell::new(None) };
}

fn run(piece: &Piece<'_>, plan: &Plan, signs: Option<&Signs>) -> ArrayData {
    let mut decoded = DECODED.take().unwrap_or_default();
    let mut found = BooleanBufferBuilder::new(piece.len());
    let mut nulls = NullBufferBuilder::new(piece.len());
    for (_, text) in piece.texts() {
        nulls.append(text.is_some());
        let may = |text: &&str| signs.is_none_or(|signs| signs.may(text));
        found.append(text.filter(may).is_some_and(|text| {
            decoded.set(text);
            plan.finds(decoded.text())
        }));
    }
    DECODED.set(Some(decoded));
    BooleanArray::new(found.finish(), nulls.finish()).into_data()
}
