//! A normalized text with its offset mapping.

use std::borrow::Cow;
use std::ops::Range;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::align::Alignment;

/// A normalized text with its offset mapping to the original, in UTF-8 bytes.
///
/// With serde it is written with the fields of Python's `to_dict`: both texts, and the runs (start and length in the
/// original, start and length in the text) between which they are aligned one to one.
///
/// ```
/// let aligned = tarqim::Normalizer::preset("search")?.align("مُدن");
/// let json = serde_json::to_string(&aligned).unwrap();
/// assert_eq!(json, r#"{"text":"مدن","original":"مُدن","runs":[[2,2,2,0]]}"#);
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aligned<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    code_points: Alignment,
    bytes: Alignment,
}

impl<'a> Aligned<'a> {
    /// A text, what became of it, and the alignment of their code points.
    pub(super) fn new(original: &'a str, text: Cow<'a, str>, code_points: Alignment) -> Self {
        let bytes = code_points.to_bytes(original, &text);
        Self { original, text, code_points, bytes }
    }

    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original text.
    pub fn original(&self) -> &'a str {
        self.original
    }

    /// The bytes of the original that a range of bytes of the normalized text stands for: whole characters, which
    /// can be sliced. A range that cuts into a character is widened to it, one that ends after the text is cut.
    ///
    /// ```
    /// let aligned = tarqim::Normalizer::preset("search")?.align("مُدن");
    /// assert_eq!(aligned.text(), "مدن");
    /// assert_eq!(&aligned.original()[aligned.to_original(0..1)], "مُ");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn to_original(&self, range: Range<usize>) -> Range<usize> {
        let (start, end) = whole(&self.text, range);
        let (s, e) = self.bytes.to_original(start, end);
        s as usize..e as usize
    }

    /// The bytes of the normalized text that a range of bytes of the original became: whole characters, as of
    /// [`Aligned::to_original`].
    pub fn to_normalized(&self, range: Range<usize>) -> Range<usize> {
        let (start, end) = whole(self.original, range);
        let (s, e) = self.bytes.to_normalized(start, end);
        s as usize..e as usize
    }

    /// The alignment between the code points of the two texts.
    pub fn code_points(&self) -> &Alignment {
        &self.code_points
    }
}

impl Serialize for Aligned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let runs: Vec<_> = self.bytes.runs().iter().map(|r| (r.src, r.src_len, r.dst, r.dst_len)).collect();
        let mut all = serializer.serialize_struct("Aligned", 3)?;
        all.serialize_field("text", self.text())?;
        all.serialize_field("original", self.original)?;
        all.serialize_field("runs", &runs)?;
        all.end()
    }
}

/// A range of bytes of a text, widened to whole characters and cut to the text.
fn whole(text: &str, range: Range<usize>) -> (u32, u32) {
    let mut start = range.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = if range.is_empty() { start } else { range.end.min(text.len()).max(start) };
    while !text.is_char_boundary(end) {
        end += 1;
    }
    (cut(start), cut(end))
}

fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
