//! Errors. Configuration can be wrong, text cannot: no function of this crate
//! fails because of what a text contains, except the whole-string parsers.

use std::fmt;

/// An option, preset, scheme or label that does not exist or is not valid here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    message: String,
}

impl ConfigError {
    /// An error with a message of its own.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// `what` was given as `got`, which is not one of `valid`.
    pub fn unknown(what: &str, got: &str, valid: &[&str]) -> Self {
        Self::new(format!("unknown {what} {got:?}; valid: {}", valid.join(", ")))
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ConfigError {}

/// A string that a whole-string parser could not consume completely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    message: &'static str,
    byte: usize,
    code: u32,
}

impl ParseError {
    /// Reading of `text` stopped at code point `code` for the reason given.
    pub(crate) fn new(message: &'static str, text: &str, code: u32) -> Self {
        let byte = text.char_indices().nth(code as usize).map_or(text.len(), |(byte, _)| byte);
        Self { message, byte, code }
    }

    /// Byte offset at which reading stopped: `&text[err.offset()..]` is the unread rest.
    pub fn offset(&self) -> usize {
        self.byte
    }

    /// Code point offset at which reading stopped.
    pub fn char_offset(&self) -> u32 {
        self.code
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.message, self.code)
    }
}

impl std::error::Error for ParseError {}
