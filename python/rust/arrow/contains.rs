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
use crate::tagger::Tagged;

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
    #[pyo3(from_py_with = crate::inputs::choice)] errors: &str,
) -> PyResult<ArrowColumn> {
    let texts = Texts::read(column, errors)?;
    let plan = pipeline.plan();
    // A normalizer may make an @ of a reference in HTML.
    let signs = if plan.rewrites() { None } else { Signs::of(plan.labels()) };
    let pool = helpers(threads)?;
    let cut = pieces::cut(&texts, PIECE);
    let names = pieces::tagged(py, plan, &cut)?;
    let chunks = pieces::each(py, pool.as_deref(), &cut, WAVE, |piece| {
        run(piece, plan, signs, names.get(&piece.first))
    })?;
    Ok(ArrowColumn::new(chunks, Field::new("contains", DataType::Boolean, true)))
}

/// The characters of which every entity of some labels has one: masks, all ones where they count.
#[derive(Clone, Copy, Default)]
struct Signs {
    digits: u8,
    at: u8,
    hash: u8,
    dots: u8,
}

impl Signs {
    /// `None` if an entity of one of these labels may be any text.
    fn of(labels: Labels) -> Option<Self> {
        let mut signs = Self::default();
        for label in labels.iter() {
            match label {
                Label::Id | Label::Phone => signs.digits = u8::MAX,
                Label::Email | Label::Mention => signs.at = u8::MAX,
                Label::Hashtag => signs.hash = u8::MAX,
                Label::Url => signs.dots = u8::MAX,
                _ => return None,
            }
        }
        Some(signs)
    }

    /// Whether the text may have such a character; branchless, so that the compiler takes many bytes at once.
    fn may(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let Some((&last, next)) = bytes.last().zip(bytes.get(1..)) else { return false };
        let any = bytes.iter().zip(next).fold(0, |any, (&byte, &next)| any | self.sign(byte, next));
        any | self.sign(last, 0) != 0
    }

    /// All ones if a character may begin with these bytes that is a sign.
    #[inline(always)]
    fn sign(self, byte: u8, next: u8) -> u8 {
        let mask = |yes: bool| 0_u8.wrapping_sub(u8::from(yes));
        let plain = mask(byte.wrapping_sub(b'0') < 10) & self.digits
            | mask(byte == b'@') & self.at
            | mask(byte == b'#') & self.hash
            | (mask(byte == b'.') | mask(byte == b':')) & self.dots;
        // The digits of Arabic, and of Persian and Urdu.
        let arabic = mask(byte == 0xD9) & mask(next.wrapping_sub(0xA0) < 10)
            | mask(byte == 0xDB) & mask(next.wrapping_sub(0xB0) < 10);
        // Digits of other scripts, full-width and small forms; neither quotation marks, dashes and the like (0xE2)
        // nor emoji (0xF0 0x9F).
        let other = mask(byte >= 0xDF) & mask(byte != 0xE2) & mask(byte != 0xEF) & mask(byte != 0xF0)
            | mask(byte == 0xEF) & (mask(next == 0xB9) | mask(next == 0xBC))
            | mask(byte == 0xF0) & mask(next != 0x9F);
        plain | arabic & self.digits | other
    }
}

thread_local! {
    /// A buffer that a thread reuses from piece to piece.
    static DECODED: Cell<Option<TextBuf>> = const { Cell::new(None) };
}

fn run(piece: &Piece<'_>, plan: &Plan, signs: Option<Signs>, names: Option<&Tagged>) -> ArrayData {
    let mut decoded = DECODED.take().unwrap_or_default();
    let mut found = BooleanBufferBuilder::new(piece.len());
    let mut nulls = NullBufferBuilder::new(piece.len());
    for (row, text) in piece.texts() {
        nulls.append(text.is_some());
        let may = |text: &&str| signs.is_none_or(|signs| signs.may(text));
        found.append(text.filter(may).is_some_and(|text| {
            decoded.set(text);
            plan.finds(decoded.text(), names.and_then(|names| names.of(row - piece.first)))
        }));
    }
    DECODED.set(Some(decoded));
    BooleanArray::new(found.finish(), nulls.finish()).into_data()
}
