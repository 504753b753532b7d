//! Clitics: words that Arabic writes as part of the next or the previous word.
//!
//! [`split`] segments one word; [`Segmenter`] caches the words it has segmented; [`segment`]
//! handles a whole Rust string. The result depends only on the word itself: a ranker scores
//! every way to split it by features of its letters and by the frequency of the words that
//! the split implies (see `docs/models.md`).
//!
//! ```
//! use tarqim::tokenize::clitics::{Scheme, segment};
//!
//! let words = segment("وبموسكو في مدرستهم للرقة", Scheme::D3);
//! let shown: Vec<String> = words.iter().map(ToString::to_string).collect();
//! assert_eq!(shown, ["و+ب+موسكو", "في", "مدرسة+هم", "ل+ال+رقة"]);
//! ```

mod cache;
mod candidates;
mod features;
mod fold;
mod hashing;
mod letters;
mod model;
mod schemes;
mod split;
mod stems;
mod tables;

pub use cache::Segmenter;
#[doc(hidden)]
pub use model::{CliticModel, ModelError};
pub use schemes::{Piece, Pieces, Scheme, Segmented};
pub(crate) use split::may_end_in_pronoun;
#[doc(hidden)]
pub use split::split_with;
pub use split::{Split, split, split_dialect};
pub use tables::{Article, Repair};

use super::token::Tokens;
use crate::span::Span;
use crate::text::{ByteOffsets, TextBuf};

/// Segments the words of a Rust string; spans are in bytes. Tokens that are not words stay whole.
///
/// ```
/// use tarqim::tokenize::clitics::{Scheme, segment};
///
/// let text = "في مدرستهم";
/// let word = &segment(text, Scheme::D3)[1];
/// assert_eq!((&text[word.stem.0.range()], word.stem.1.as_str()), ("مدرست", "مدرسة"));
/// ```
pub fn segment(text: &str, scheme: Scheme) -> Vec<Segmented> {
    segment_with(&mut Segmenter::default(), text, scheme)
}

/// Like [`segment`], with a cache shared by several calls, and with the clitics that `segmenter` knows.
///
/// ```
/// use tarqim::tokenize::clitics::{Scheme, Segmenter, segment_with};
///
/// let words = segment_with(&mut Segmenter::for_dialects(), "هالبيت", Scheme::D3);
/// assert_eq!(words[0].to_string(), "هذا+ال+بيت");
/// ```
pub fn segment_with(segmenter: &mut Segmenter, text: &str, scheme: Scheme) -> Vec<Segmented> {
    let buf = TextBuf::new(text);
    let mut tokens = Tokens::default();
    super::scan(buf.text(), &mut tokens);
    let mut bytes = ByteOffsets::new(text);
    let mut splits = Vec::new();
    segmenter.split_all(buf.text(), &tokens, &mut splits);
    let mut span_of = |span: Span| bytes.span(span);
    (0..tokens.len())
        .map(|i| {
            let word = tokens.span(i);
            let split = splits[i];
            let pieces = split.pieces(word, scheme);
            let stem = split.stem_text(buf.text(), &pieces, scheme);
            let of = |p: &Piece| (p.span, p.normalized.to_owned());
            let proclitics: Vec<_> = pieces.proclitics().iter().map(of).collect();
            let enclitics: Vec<_> = pieces.enclitic.iter().map(of).collect();
            Segmented {
                span: span_of(word),
                proclitics: proclitics.into_iter().map(|(s, n)| (span_of(s), n)).collect(),
                stem: (span_of(pieces.stem), stem),
                enclitics: enclitics.into_iter().map(|(s, n)| (span_of(s), n)).collect(),
            }
        })
        .collect()
}
