//! Search terms: what an index stores for a text, and where in the text each term occurs.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::ConfigError;
use crate::normalize::seeds::STOPWORDS;
use crate::normalize::{Normalizer, Options, Scratch};
use crate::span::Span;
use crate::stem::{ALGORITHMS, light};
use crate::text::{ByteOffsets, Text, TextBuf, Unit as _};
use crate::tokenize::{Kind, Tokens, scan};
use crate::with_units;

/// Stop words: words that say little about the topic of a text, spelled without tashkeel,
/// in the order of `seeds/normalize/stopwords.tsv`.
///
/// ```
/// assert!(tarqim::search::stopwords().contains(&"من"));
/// ```
pub fn stopwords() -> &'static [&'static str] {
    &STOPWORDS
}

/// One term of a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Term {
    /// The term as an index stores it, in code points.
    pub units: Vec<u32>,
    /// Span of its word, in code points of the original text.
    pub span: Span,
    /// Index of the word in the text, stop words included, so that phrase queries see
    /// adjacent positions.
    pub position: u32,
}

/// How words become terms.
#[derive(Clone, Debug)]
pub struct TermOptions {
    /// How words are normalized.
    pub normalizer: Normalizer,
    /// Words to leave out, in lower case, without tashkeel and tatweel.
    pub stopwords: HashSet<Vec<u32>>,
    /// Whether affixes are stripped (light stemming).
    pub stems: bool,
    /// Words that are not stemmed, in lower case, without tashkeel and tatweel.
    pub protected: HashSet<Vec<u32>>,
}

/// The code points of a word.
#[doc(hidden)]
pub fn codes(word: &str) -> Vec<u32> {
    word.chars().map(u32::from).collect()
}

impl TermOptions {
    /// Normalized by the preset `search`, without stop words, with light stemming.
    pub fn new() -> Result<Self, ConfigError> {
        Ok(Self {
            normalizer: Normalizer::preset("search")?,
            stopwords: stopwords().iter().map(|w| codes(w)).collect(),
            stems: true,
            protected: HashSet::new(),
        })
    }

    /// Whether an algorithm of this name stems.
    pub fn stemming(algorithm: &str) -> Result<bool, ConfigError> {
        const NONE: &str = "none";
        match algorithm {
            NONE => Ok(false),
            a if ALGORITHMS.contains(&a) => Ok(true),
            a => {
                let valid: Vec<&str> = ALGORITHMS.iter().copied().chain([NONE]).collect();
                Err(ConfigError::unknown("stemming", a, &valid))
            }
        }
    }

    /// The terms of a text, in order, in code points.
    ///
    /// A hashtag yields one term per word in it, an address a single term.
    pub fn terms(&self, text: Text<'_>) -> Vec<Term> {
        let mut tokens = Tokens::default();
        scan(text, &mut tokens);
        let mut out = Vec::new();
        let mut position = 0;
        let mut scratch = Scratch::default();
        for i in 0..tokens.len() {
            let span = tokens.span(i);
            match tokens.kinds[i] {
                Kind::Punct | Kind::Symbol | Kind::Emoji => {}
                Kind::Hashtag => {
                    for word in crate::tokenize::hashtag_words(text, span) {
                        self.word(text, word, &mut position, &mut scratch, &mut out);
                    }
                }
                _ => self.word(text, span, &mut position, &mut scratch, &mut out),
            }
        }
        out
    }

    /// The terms of a Rust string, in order: each with its bytes and its position among the words.
    ///
    /// ```
    /// let text = "قالت المُدَرِّسَاتُ";
    /// let terms = tarqim::search::TermOptions::new()?.terms_str(text);
    /// let (term, span, position) = &terms[1];
    /// assert_eq!((term.as_str(), &text[span.range()], *position), ("مدرس", "المُدَرِّسَاتُ", 1));
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn terms_str(&self, text: &str) -> Vec<(String, Span, u32)> {
        let buf = TextBuf::new(text);
        let mut bytes = ByteOffsets::new(text);
        let string = |units: &[u32]| units.iter().filter_map(|&c| char::from_u32(c)).collect();
        let terms = self.terms(buf.text()).into_iter();
        terms.map(|term| (string(&term.units), bytes.span(term.span), term.position)).collect()
    }

    fn word(
        &self,
        text: Text<'_>,
        span: Span,
        position: &mut u32,
        scratch: &mut Scratch,
        out: &mut Vec<Term>,
    ) {
        let word = text.slice(span.start as usize, span.end as usize);
        let at = *position;
        *position += 1;
        let bare = bare(word);
        if self.stopwords.contains(&bare) {
            return;
        }
        let mut units: Vec<u32> =
            self.normalizer.units(word, scratch).map_or(word, |out| out.text).codes().collect();
        if self.stems && !self.protected.contains(&bare) {
            let (start, end) = light(&units);
            units.truncate(end);
            units.drain(..start);
        }
        if !units.is_empty() {
            out.push(Term { units, span, position: at });
        }
    }
}

/// A word in lower case, without tashkeel and tatweel.
fn bare(word: Text<'_>) -> Vec<u32> {
    static BARE: OnceLock<Normalizer> = OnceLock::new();
    let n = BARE.get_or_init(|| {
        use crate::normalize::options::{Case, Strip, Tatweel};
        let strip = Strip::Strip;
        Normalizer::new(Options {
            tashkeel: strip,
            tatweel: Tatweel::Strip,
            case: Case::Lower,
            ..Options::default()
        })
    });
    let mut scratch = Scratch::default();
    match n.units(word, &mut scratch) {
        Some(out) => out.text.codes().collect(),
        None => with_units!(word, u => u.iter().map(|c| c.code()).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(o: &TermOptions, text: &str) -> Vec<(String, u32, u32, u32)> {
        let buf = TextBuf::new(text);
        o.terms(buf.text())
            .into_iter()
            .map(|t| {
                let s = t.units.iter().filter_map(|c| char::from_u32(*c)).collect();
                (s, t.span.start, t.span.end, t.position)
            })
            .collect()
    }

    #[test]
    fn terms_of_a_sentence() {
        let o = TermOptions::new().unwrap();
        assert_eq!(
            terms(&o, "قالت المُدَرِّسَاتُ إلى Reuters."),
            [("قالت".into(), 0, 4, 0), ("مدرس".into(), 5, 19, 1), ("reuters".into(), 24, 31, 3)]
        );
        assert_eq!(terms(&o, "#خبر_عاجل").len(), 2);
        assert!(terms(&o, "!؟ 😎").is_empty());
    }

    #[test]
    fn every_stop_word_is_spelled_without_tashkeel() {
        let mut seen = HashSet::new();
        for w in stopwords() {
            let buf = TextBuf::new(w);
            assert_eq!(bare(buf.text()), codes(w), "{w}");
            assert!(seen.insert(*w), "{w} twice");
        }
        assert!(seen.len() > 200);
    }
}
