//! Tokens and sentences.
//!
//! ```
//! use tarqim::tokenize::{tokenize, Kind};
//!
//! let tokens = tokenize("قتل 80 إرهابياً");
//! assert_eq!(tokens.kinds, [Kind::Word, Kind::Number, Kind::Word]);
//! ```

pub mod class;
pub mod classes;
pub mod clitics;
mod hashtag;
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

/// The tokens of a Rust string, in byte positions.
pub fn tokenize(text: &str) -> Tokens {
    let buf = TextBuf::new(text);
    let mut tokens = Tokens::default();
    scan(buf.text(), &mut tokens);
    let mut bytes = ByteOffsets::new(text);
    for i in 0..tokens.len() {
        tokens.starts[i] = bytes.byte(tokens.starts[i] as usize) as u32;
        tokens.ends[i] = bytes.byte(tokens.ends[i] as usize) as u32;
    }
    tokens
}

/// The sentences of a Rust string, in byte positions.
pub fn sentences(text: &str) -> Vec<Span> {
    let buf = TextBuf::new(text);
    let mut tokens = Tokens::default();
    scan(buf.text(), &mut tokens);
    let mut bytes = ByteOffsets::new(text);
    split_sentences(buf.text(), &tokens)
        .into_iter()
        .map(|s| {
            let start = bytes.byte(s.start as usize) as u32;
            Span::new(start, bytes.byte(s.end as usize) as u32)
        })
        .collect()
}
