//! Tokens and sentences.
//!
//! ```
//! use tarqim::tokenize::{tokenize, Kind};
//!
//! let tokens = tokenize("قتل 80 إرهابياً");
//! assert_eq!(tokens.kinds, [Kind::Word, Kind::Number, Kind::Word]);
//! ```

#[doc(hidden)]
pub mod class;
#[doc(hidden)]
pub mod classes;
pub mod clitics;
mod hashtag;
mod model_words;
mod models;
mod runs;
mod sentences;
mod token;
mod web;
mod words;

pub use hashtag::hashtag_words;
pub use sentences::{is_newline, split as split_sentences};
pub use token::{Kind, Tokens};
pub use words::scan;

use crate::span::Span;
use crate::text::{ByteOffsets, TextBuf};

/// The tokens of a Rust string, in bytes of it.
///
/// ```
/// use tarqim::tokenize::{Kind, tokenize};
///
/// let text = "قتل 80 إرهابياً";
/// let tokens = tokenize(text);
/// let number = tokens.iter().find(|(_, kind)| *kind == Kind::Number).unwrap().0;
/// assert_eq!(&text[number.range()], "80");
/// ```
pub fn tokenize(text: &str) -> Tokens {
    let buf = TextBuf::new(text);
    let mut tokens = Tokens::default();
    scan(buf.text(), &mut tokens);
    let mut bytes = ByteOffsets::new(text);
    for (start, end) in tokens.starts.iter_mut().zip(&mut tokens.ends) {
        let span = bytes.span(Span::new(*start, *end));
        (*start, *end) = (span.start, span.end);
    }
    tokens
}

/// The sentences of a Rust string, in bytes of it.
///
/// ```
/// let text = "وصل الوفد. غادر الجنود.";
/// let second = tarqim::tokenize::sentences(text)[1];
/// assert_eq!(&text[second.range()], "غادر الجنود.");
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    let buf = TextBuf::new(text);
    let mut tokens = Tokens::default();
    scan(buf.text(), &mut tokens);
    let mut bytes = ByteOffsets::new(text);
    split_sentences(buf.text(), &tokens).into_iter().map(|s| bytes.span(s)).collect()
}
