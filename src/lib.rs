//! Arabic text to clean text, tokens, names, numbers and dates.

pub mod align;
pub mod calendar;
mod columns;
pub mod document;
pub mod entities;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod normalize;
pub mod parse;
mod prefetch;
pub mod rewrite;
pub mod search;
pub mod span;
pub mod spell;
pub mod stem;
pub mod text;
pub mod tokenize;
mod utf8;

pub use error::{ConfigError, ParseError};
pub use normalize::Normalizer;
pub use parse::parse_number;
pub use span::Span;

/// A digest of the language data that this build holds: the same data give the same digest.
pub const DATA_VERSION: &str = env!("TARQIM_DATA_VERSION");
