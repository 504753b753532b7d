//! Arabic text to clean text, tokens, names, numbers and dates.

pub mod error;
pub mod span;
pub mod text;

pub use error::{ConfigError, ParseError};
pub use span::Span;
