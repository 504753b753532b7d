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

    /// `what` was given as `got`, which is not one of `valid`: the message names them, and first the one that was
    /// probably meant.
    ///
    /// ```
    /// let error = tarqim::ConfigError::unknown("preset", "serch", &["clean", "search"]);
    /// assert_eq!(error.to_string(), "unknown preset \"serch\"; write search; valid: clean, search");
    /// ```
    pub fn unknown(what: &str, got: &str, valid: &[&str]) -> Self {
        let meant = nearest(got, valid).map_or(String::new(), |one| format!("; write {one}"));
        Self::new(format!("unknown {what} {got:?}{meant}; valid: {}", valid.join(", ")))
    }
}

/// The valid name of which `got` is a misspelling: another case, one wrong letter, or two in a longer name.
fn nearest<'v>(got: &str, valid: &[&'v str]) -> Option<&'v str> {
    // No name is longer; a long text is no misspelling.
    if got.len() > 40 {
        return None;
    }
    let got: Vec<char> = got.to_lowercase().chars().collect();
    let most = got.len() / 3;
    let far = valid.iter().map(|one| (distance(&got, one), *one)).min_by_key(|(far, _)| *far);
    far.filter(|(far, _)| *far <= most.min(2)).map(|(_, one)| one)
}

/// How many letters must be put in, left out or changed (Levenshtein); the case does not count.
fn distance(got: &[char], valid: &str) -> usize {
    let mut row: Vec<usize> = (0..=got.len()).collect();
    for (i, v) in valid.to_lowercase().chars().enumerate() {
        let mut before = std::mem::replace(&mut row[0], i + 1);
        for (j, g) in got.iter().enumerate() {
            let changed = before + usize::from(*g != v);
            before = row[j + 1];
            row[j + 1] = changed.min(before + 1).min(row[j] + 1);
        }
    }
    row[got.len()]
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
