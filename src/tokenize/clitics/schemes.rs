//! The segmentation schemes, and the pieces of a word under each.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::letters::is_dropped;
use super::split::{FUSED_BASE, NEGATION_BASE, NOMINAL_BASE, Split, VERBAL_BASE};
use super::stems;
use super::tables::{
    ARTICLE, Article, CONJUNCTIONS, DIALECT_NEGATION, DIALECT_NOMINAL, DIALECT_VERBAL, ENCLITICS, FUSED,
    PREPOSITIONS,
};
use crate::error::ConfigError;
use crate::letters::{chars, units};
use crate::span::Span;
use crate::text::Text;

named! {
    /// Which clitics are split off, after Habash and Sadat (2006) and the Penn Arabic Treebank.
    #[derive(Default)]
    Scheme {
        /// The conjunctions و and ف.
        D1 = "d1",
        /// The conjunctions, and the particles ب ك ل س.
        D2 = "d2",
        /// All of [`Scheme::D2`], the article and the pronouns.
        #[default]
        D3 = "d3",
        /// All of [`Scheme::D2`] and the pronouns; the article stays with its noun.
        Atb = "atb",
    }
}

impl FromStr for Scheme {
    type Err = ConfigError;

    fn from_str(name: &str) -> Result<Self, ConfigError> {
        Self::from_name(name).ok_or_else(|| ConfigError::unknown("scheme", name, Self::NAMES))
    }
}

/// One piece of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Piece {
    /// Its span in the text; empty if the piece is not written, like the article in للغة.
    pub span: Span,
    /// The clitic as a separate word; empty for the stem.
    pub normalized: &'static str,
}

/// The pieces of one word under a scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    proclitics: [Piece; 3],
    count: u8,
    /// The stem.
    pub stem: Span,
    /// The pronoun, if one is split off.
    pub enclitic: Option<Piece>,
}

impl Pieces {
    /// The proclitics before the stem.
    pub fn proclitics(&self) -> &[Piece] {
        &self.proclitics[..usize::from(self.count)]
    }

    fn push(&mut self, start: u32, end: u32, normalized: &'static str) {
        self.proclitics[usize::from(self.count)] = Piece { span: Span::new(start, end), normalized };
        self.count += 1;
    }
}

impl Split {
    /// The pieces of the word at `word` in its text.
    pub fn pieces(self, word: Span, scheme: Scheme) -> Pieces {
        let mut pieces = Pieces { stem: word, ..Pieces::default() };
        let mut at = word.start;
        if self.conjunction > 0 {
            let end = word.start + u32::from(self.conjunction_end);
            pieces.push(at, end, CONJUNCTIONS[usize::from(self.conjunction) - 1].normalized);
            at = end;
        }
        if self.preposition > 0 && scheme != Scheme::D1 {
            let end = word.start + u32::from(self.preposition_end);
            let id = usize::from(self.preposition);
            let normalized = match self.preposition {
                FUSED_BASE.. => FUSED[id - usize::from(FUSED_BASE)].clitic,
                VERBAL_BASE.. => DIALECT_VERBAL[id - usize::from(VERBAL_BASE)].normalized,
                NOMINAL_BASE.. => DIALECT_NOMINAL[id - usize::from(NOMINAL_BASE)].normalized,
                _ => PREPOSITIONS[id - 1].normalized,
            };
            pieces.push(at, end, normalized);
            at = end;
        }
        if self.article() != Article::None && scheme == Scheme::D3 {
            let end = word.start + u32::from(self.article_end);
            pieces.push(at, end, ARTICLE[0].normalized);
            at = end;
        }
        pieces.stem.start = at;
        if self.enclitic > 0 && matches!(scheme, Scheme::D3 | Scheme::Atb) {
            let start = word.start + u32::from(self.enclitic_start);
            let normalized = match self.enclitic.checked_sub(NEGATION_BASE) {
                Some(id) => DIALECT_NEGATION[usize::from(id)].normalized,
                None => ENCLITICS[usize::from(self.enclitic) - 1].normalized,
            };
            pieces.enclitic = Some(Piece { span: Span::new(start, word.end), normalized });
            pieces.stem.end = start;
        }
        pieces
    }

    /// The stem as a separate word: without tashkeel and tatweel, with the letters restored
    /// that its clitics changed or absorbed.
    pub fn stem_text(self, text: Text<'_>, pieces: &Pieces, scheme: Scheme) -> String {
        let split_preposition = scheme != Scheme::D1;
        if split_preposition && let Some(row) = self.preposition.checked_sub(FUSED_BASE) {
            return FUSED[usize::from(row)].stem.to_owned();
        }
        let mut stem = String::new();
        let keeps_article = scheme != Scheme::D3 && split_preposition && self.preposition > 0;
        if keeps_article {
            // للرقة without its ل is الرقة; in بالرقة nothing is missing.
            match self.article() {
                Article::Swallowed => stem.push_str(ARTICLE[0].normalized),
                Article::Written if text.at(pieces.stem.start as usize) == u32::from(units::LAM) => {
                    stem.push(chars::ALEF)
                }
                _ => {}
            }
        }
        let part = text.slice(pieces.stem.start as usize, pieces.stem.end as usize);
        stem.extend(part.codes().filter(|&c| !is_dropped(c)).map(lossy));
        if pieces.enclitic.is_some() {
            let (replaces, letter) = stems::ending(self.repair());
            if replaces {
                stem.pop();
            }
            stem.extend(letter);
        }
        stem
    }
}

fn lossy(code: u32) -> char {
    char::from_u32(code).unwrap_or('\u{FFFD}')
}

/// A word of a Rust string with its clitics split off. Displays as `و+ب+موسكو`. With serde it has the fields of Python's
/// `to_dict`, without the text.
///
/// ```
/// use tarqim::tokenize::clitics::{Scheme, Segmented, segment};
///
/// let words = segment("وبيتهم", Scheme::Atb);
/// let json = serde_json::to_string(&words)?;
/// assert!(json.starts_with(r#"[{"start":0,"end":12,"proclitics":[{"start":0,"end":2,"normalized":"و"}]"#));
/// assert_eq!(serde_json::from_str::<Vec<Segmented>>(&json)?, words);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Record", from = "Record")]
pub struct Segmented {
    /// The word, in bytes.
    pub span: Span,
    /// Spans in bytes and normalized forms, in the order of the text.
    pub proclitics: Vec<(Span, String)>,
    /// The stem.
    pub stem: (Span, String),
    /// At most one pronoun.
    pub enclitics: Vec<(Span, String)>,
}

impl fmt::Display for Segmented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (_, clitic) in &self.proclitics {
            write!(f, "{clitic}+")?;
        }
        f.write_str(&self.stem.1)?;
        self.enclitics.iter().try_for_each(|(_, clitic)| write!(f, "+{clitic}"))
    }
}

/// How a [`Segmented`] is written.
#[derive(Serialize, Deserialize)]
struct Record {
    #[serde(flatten)]
    span: Span,
    proclitics: Vec<StoredPart>,
    stem: StoredPart,
    enclitics: Vec<StoredPart>,
}

#[derive(Serialize, Deserialize)]
struct StoredPart {
    #[serde(flatten)]
    span: Span,
    normalized: String,
}

impl From<(Span, String)> for StoredPart {
    fn from((span, normalized): (Span, String)) -> Self {
        Self { span, normalized }
    }
}

impl From<StoredPart> for (Span, String) {
    fn from(part: StoredPart) -> Self {
        (part.span, part.normalized)
    }
}

impl From<Segmented> for Record {
    fn from(word: Segmented) -> Self {
        let parts = |all: Vec<(Span, String)>| all.into_iter().map(StoredPart::from).collect();
        Self {
            span: word.span,
            proclitics: parts(word.proclitics),
            stem: word.stem.into(),
            enclitics: parts(word.enclitics),
        }
    }
}

impl From<Record> for Segmented {
    fn from(word: Record) -> Self {
        let parts = |all: Vec<StoredPart>| all.into_iter().map(StoredPart::into).collect();
        Self {
            span: word.span,
            proclitics: parts(word.proclitics),
            stem: word.stem.into(),
            enclitics: parts(word.enclitics),
        }
    }
}
