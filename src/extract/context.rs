//! What a dimension sees of a text.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::numerals::Numbers;
use super::options::Options;
use crate::entities::{Gazetteer, Own};
use crate::lexicon::{Class, Lexicon, Reading, Sense, Senses, WordCache, WordInfo, bit};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::{self, Kind, Tokens};
use crate::with_units;

/// Longest number that can be part of a phrase.
const DIGITS: usize = 4;

/// Memory that one thread reuses from text to text.
#[derive(Default)]
pub struct Scratch {
    pub(crate) tokens: Tokens,
    pub(crate) words: Vec<WordInfo>,
    pub(crate) cache: WordCache,
    pub(crate) numbers: Numbers,
    pub(crate) own: Own,
}

impl Scratch {
    /// The tokens of the text read last.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Finds these names too from now on; they are stronger than the built-in ones.
    pub fn set_gazetteer(&mut self, gazetteer: Option<&Arc<Gazetteer>>) {
        self.own.set(gazetteer);
    }

    /// Scans `text` only.
    pub fn scan(&mut self, text: Text<'_>) -> &Tokens {
        tokenize::scan(text, &mut self.tokens);
        &self.tokens
    }

    /// The tokens and words of the text read last.
    pub fn scanned(&self) -> (&Tokens, &[WordInfo]) {
        (&self.tokens, &self.words)
    }

    /// Scans `text` and looks every word up.
    pub fn read(&mut self, text: Text<'_>, lexicon: &Lexicon) {
        tokenize::scan(text, &mut self.tokens);
        self.words.clear();
        with_units!(text, units => {
            for i in 0..self.tokens.len() {
                let span = self.tokens.starts[i] as usize..self.tokens.ends[i] as usize;
                self.words.push(match self.tokens.kinds[i] {
                    Kind::Word | Kind::Latin | Kind::Code | Kind::Symbol | Kind::Punct => {
                        self.cache.info(lexicon, &units[span])
                    }
                    // Digits have no senses but a key: phrases hold them (ثورة 25 يناير).
                    Kind::Number if span.len() <= DIGITS => self.cache.info(lexicon, &units[span]),
                    _ => WordInfo::default(),
                });
            }
        });
        mark_phrases(lexicon, &mut self.words);
    }
}

/// Notes at every word which classes of phrases start there.
pub(crate) fn mark_phrases(lexicon: &Lexicon, words: &mut [WordInfo]) {
    for i in 0..words.len() {
        if words[i].is(Class::Phrase) {
            let mut classes = 0;
            each_phrase(lexicon, words, i, |m| classes |= bit(m.sense.class));
            let word = &mut words[i];
            word.phrases = classes;
            if classes == 0 {
                // Many a word could begin a phrase; few do.
                word.mask &= !bit(Class::Phrase);
            }
        }
    }
}

/// Calls `each` for every sense of every phrase of two tokens or more that starts at word `i`.
fn each_phrase(lexicon: &Lexicon, words: &[WordInfo], i: usize, mut each: impl FnMut(Match)) {
    let Some(word) = words.get(i) else { return };
    for (reading, start) in word.of(lexicon, Class::Phrase) {
        let mut state = start.arg as u32;
        let mut at = i + 1;
        while let Some(next) = words.get(at).and_then(|w| lexicon.step(state, w.hash)) {
            state = next;
            at += 1;
            let found: Senses = lexicon.state(state);
            for sense in lexicon.senses(found) {
                each(Match { first: i, end: at, reading, sense });
            }
        }
    }
}

impl Scratch {
    /// The text last read, before any numbers are read in it.
    pub(crate) fn context<'a>(
        &'a self,
        text: Text<'a>,
        lexicon: &'a Lexicon,
        options: &'a Options,
    ) -> Context<'a> {
        let Self { tokens, words, .. } = self;
        Context { text, tokens, words, numbers: Numbers::NONE, lexicon, options, reference: None }
    }
}

/// A phrase of the lexicon found in the text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// How the first word was read.
    pub reading: Reading,
    /// What the phrase is.
    pub sense: Sense,
}

/// A scanned text with everything a dimension may ask.
pub struct Context<'a> {
    /// The text.
    pub text: Text<'a>,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// What the lexicon says of each token.
    pub words: &'a [WordInfo],
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// How to read.
    pub options: &'a Options,
    /// The moment relative expressions are relative to, naive local.
    pub reference: Option<DateTime>,
}

impl<'a> Context<'a> {
    /// The text of a span.
    pub fn slice(&self, span: Span) -> Text<'a> {
        self.text.slice(span.start as usize, span.end as usize)
    }

    /// The first code point of token `i`, 0 if there is no such token.
    pub fn code(&self, i: usize) -> u32 {
        self.tokens.starts.get(i).map_or(0, |&at| self.text.at(at as usize))
    }

    /// The kind of token `i`.
    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.kinds.get(i).copied()
    }

    /// Whether no gap parts token `i` from the one after it.
    pub fn glued(&self, i: usize) -> bool {
        i + 1 < self.tokens.len() && self.tokens.ends[i] == self.tokens.starts[i + 1]
    }

    /// The span of token `i` without the conjunction and preposition of a reading.
    pub fn without_prefix(&self, i: usize, reading: Reading) -> Span {
        let span = self.tokens.span(i);
        Span::new((span.start + u32::from(reading.prefix)).min(span.end), span.end)
    }

    /// The longest phrase or word of `class` that starts at token `i`, all its senses of that
    /// class, fewest proclitics first.
    pub fn longest(&self, i: usize, class: Class) -> Option<Match> {
        let mut best: Option<Match> = None;
        if self.words.get(i)?.starts(class) {
            self.phrases(i, |m| {
                if m.sense.class == class && best.is_none_or(|b| m.end > b.end) {
                    best = Some(m);
                }
            });
        }
        best.or_else(|| {
            let (reading, sense) = self.words.get(i)?.first(self.lexicon, class)?;
            Some(Match { first: i, end: i + 1, reading, sense })
        })
    }

    /// Calls `each` for every sense of every phrase of two tokens or more that starts at token `i`.
    pub fn phrases(&self, i: usize, each: impl FnMut(Match)) {
        each_phrase(self.lexicon, self.words, i, each);
    }
}
