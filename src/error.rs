//! Errors. Configuration can be wrong, text cannot: no function of this crate
//! fails because of what a text contains, except the whole-string parsers.

use std::fmt;

/// An option, preset, scheme or label that does not exist or is not valid here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    message: String,
}

impl ConfigError {
    /// An error with a message of its own. The middle of a very long one is left out: it quotes a whole text that was
    /// given as a name, and the valid values stand behind it.
    ///
    /// ```
    /// let error = tarqim::ConfigError::unknown("preset", &"text ".repeat(1000), &["clean", "search"]);
    /// assert!(error.to_string().starts_with("unknown preset \"text text"));
    /// assert!(error.to_string().ends_with("valid: clean, search"));
    /// assert!(error.to_string().len() < 2000);
    /// ```
    pub fn new(message: impl Into<String>) -> Self {
        const MOST: usize = 2000;
        const BEGIN: usize = 200;
        const END: usize = 800;
        let message = message.into();
        if message.len() <= MOST {
            return Self { message };
        }
        let cut = |at: usize| (at..message.len()).find(|&at| message.is_char_boundary(at)).unwrap_or(at);
        let (begin, end) = (cut(BEGIN), cut(message.len() - END));
        Self { message: format!("{} … {}", &message[..begin], &message[end..]) }
    }

    /// `what` was given as `got`, which is not one of `valid`: the message names them, and first the one that was
    /// probably meant.
    ///
    /// ```
    /// let error = tarqim::ConfigError::unknown("preset", "serch", &["clean", "search"]);
    /// assert_eq!(error.to_string(), "unknown preset \"serch\"; write search; valid: clean, search");
    /// ```
    pub fn unknown(what: &str, got: &str, valid: &[&str]) -> Self {
        let meant = Self::meant(got, valid).map_or(String::new(), |one| format!("; write {one}"));
        Self::new(format!("unknown {what} {got:?}{meant}; valid: {}", valid.join(", ")))
    }

    /// The one of `valid` that was probably meant by `got`: other case, wrong, swapped or missing letters, or a
    /// beginning of it.
    ///
    /// ```
    /// use tarqim::ConfigError;
    ///
    /// assert_eq!(ConfigError::meant("lables", &["labels", "reference"]), Some("labels"));
    /// assert_eq!(ConfigError::meant("ref", &["labels", "reference"]), Some("reference"));
    /// assert_eq!(ConfigError::meant("options", &["labels", "reference"]), None);
    /// ```
    pub fn meant<'v>(got: &str, valid: &[&'v str]) -> Option<&'v str> {
        // No name is longer; a long text is no misspelling.
        if got.len() > 40 {
            return None;
        }
        let got = got.to_lowercase();
        // Of equals the first is taken.
        let near = valid.iter().rev().map(|one| (likeness(&got, &one.to_lowercase()), *one));
        let best = near.max_by(|(a, _), (b, _)| a.total_cmp(b));
        best.filter(|(near, _)| *near >= ALIKE).map(|(_, one)| one)
    }
}

/// How like two names must be: «entity» and «entities» are, «PERSON» and «PERCENT» are not.
const ALIKE: f64 = 0.85;

/// From 0 to 1: Jaro and Winkler's measure, in which the first letters count most.
fn likeness(got: &str, valid: &str) -> f64 {
    const SHORTEST: usize = 3;
    let begins = got.len().min(valid.len()) >= SHORTEST && (valid.starts_with(got) || got.starts_with(valid));
    let near = strsim::jaro_winkler(got, valid);
    if begins { near.max(ALIKE) } else { near }
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
