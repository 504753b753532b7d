//! The memory that a thread reuses from text to text.

use std::sync::Arc;

use super::compete::Settling;
use super::registry::DIMENSIONS;
use crate::found::{Candidate, Label};
use crate::lexicon::{Book, Lexicon, WordTable, Words};
use crate::names::{Gazetteer, Given, Model, Own, Using};
use crate::reading::{Context, Memory, Numbers, Options};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::{self, Kind, Tokens};

/// Maximum length of a number that can be part of a phrase.
const DIGITS: usize = 4;

/// Tokens of a text after which memory is given back.
const LONG: usize = 1 << 16;

/// Memory that a thread reuses from text to text.
#[derive(Default)]
pub struct Scratch {
    pub(crate) tokens: Tokens,
    pub(crate) words: WordTable,
    pub(crate) numbers: Numbers,
    pub(crate) own: Own,
    /// What each dimension remembers, in the order of the registry.
    pub(crate) memories: Vec<Memory>,
    /// Names supplied by the caller for the next texts, in which no others are looked for.
    pub(crate) given: Option<Vec<Given>>,
    /// Buffer for the candidates of a text.
    pub(crate) found: Vec<Candidate>,
    pub(super) settling: Settling,
}

impl Scratch {
    /// The tokens of the most recently read text.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Adds these names from now on; they take precedence over the built-in ones.
    pub fn set_gazetteer(&mut self, gazetteer: Option<&Arc<Gazetteer>>) {
        self.own.set(gazetteer);
    }

    /// Takes these for the names of the texts to come instead of looking for names; `None` looks for them again. The
    /// user's gazetteer counts with either.
    pub fn set_names(&mut self, names: Option<Vec<Given>>) {
        self.given = names;
    }

    /// Moves the names that were given to where they are in another form of the text.
    pub(crate) fn move_names(&mut self, to: impl Fn(Span) -> Span) {
        self.given.iter_mut().flatten().for_each(|name| name.span = to(name.span));
    }

    /// Gives back what an uncommonly long text took; it would stay with the thread for good. Nothing is known of that
    /// text any more. Returns whether it was such a text.
    pub fn after(&mut self) -> bool {
        let long = self.tokens.len() > LONG;
        if long {
            self.tokens = Tokens::default();
            self.numbers = Numbers::default();
            self.words.forget();
        }
        long
    }

    /// Uses this names model from now on.
    pub(crate) fn set_model(&mut self, model: &Arc<Model>) {
        self.memories.clear();
        self.memories.extend(DIMENSIONS.iter().map(|dimension| {
            if dimension.labels().contains(&Label::Person) {
                Memory::new(Using::model(model))
            } else {
                Memory::default()
            }
        }));
    }

    /// Scans `text`, without lookups.
    pub fn scan(&mut self, text: Text<'_>) -> &Tokens {
        tokenize::scan(text, &mut self.tokens);
        &self.tokens
    }

    /// The tokens and words of the most recently read text.
    pub fn scanned<'a>(&'a self, lexicon: &'a Lexicon) -> (&'a Tokens, Words<'a>, Book<'a>) {
        (&self.tokens, self.words.words(), self.words.book(lexicon))
    }

    /// Scans `text` and looks every word up.
    pub fn read(&mut self, text: Text<'_>, lexicon: &Lexicon) {
        tokenize::scan(text, &mut self.tokens);
        self.words.read(lexicon, text, &self.tokens, |kind, length| match kind {
            Kind::Word | Kind::Latin | Kind::Code | Kind::Symbol | Kind::Punct => true,
            // Digits have no senses but do have a key, because phrases contain them (ثورة 25 يناير).
            Kind::Number => length <= DIGITS,
            _ => false,
        });
    }
}

impl Scratch {
    /// The most recently read text, before its numbers are read.
    pub(crate) fn context<'a>(
        &'a self,
        text: Text<'a>,
        lexicon: &'a Lexicon,
        options: &'a Options,
    ) -> Context<'a> {
        let Self { tokens, words, .. } = self;
        let (lexicon, words) = (words.book(lexicon), words.words());
        Context {
            text,
            tokens,
            words,
            numbers: Numbers::NONE,
            lexicon,
            options,
            reference: None,
            trail: None,
        }
    }
}
