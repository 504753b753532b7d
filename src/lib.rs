//! Arabic text to clean text, tokens, names, numbers and dates.

#[macro_use]
mod named;

pub mod align;
pub mod calendar;
mod columns;
pub mod document;
pub mod error;
pub mod events;
pub mod found;
mod grammars;
pub mod language;
pub mod lexicon;
pub mod names;
pub mod normalize;
mod numerals;
pub mod parse;
pub mod pipeline;
mod prefetch;
pub mod reading;
pub mod rewrite;
pub mod search;
pub mod span;
pub mod spell;
pub mod stem;
pub mod text;
pub mod tokenize;
mod utf8;
#[doc(hidden)]
pub mod visits;

/// Extraction, as it was named before its floors were told apart.
pub mod extract {
    pub use crate::found::*;
    pub use crate::pipeline::*;
    pub use crate::reading::*;
}

/// Names, as they were named before; a label of a name is a [`Label`](found::Label).
pub mod entities {
    pub use crate::found::Label as NameLabel;
    pub use crate::names::*;
    pub use crate::pipeline::{extract_with, token_features, token_tags};
}

pub use error::{ConfigError, ParseError};
pub use normalize::Normalizer;
pub use parse::parse_number;
pub use span::Span;

/// A digest of the language data that this build holds: the same data give the same digest.
pub const DATA_VERSION: &str = env!("TARQIM_DATA_VERSION");
