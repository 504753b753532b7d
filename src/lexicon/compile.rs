//! Builds a lexicon out of forms and senses. The build script uses it on `seeds/`, the library on a user's
//! own names.

use std::collections::BTreeMap;

use super::compiled::Compiled;
use super::fold::{self, Key};
use super::schema::{Class, Sense, Tables, flag};
use crate::text::TextBuf;
use crate::tokenize::{Tokens, scan};

/// Collects forms; [`Builder::finish`] writes the lexicon.
#[derive(Default)]
pub struct Builder {
    /// Typed tables written beside the words.
    pub tables: Tables,
    words: BTreeMap<u64, Vec<Sense>>,
    /// Phrase states: senses of the phrase that ends there.
    states: Vec<Vec<Sense>>,
    steps: BTreeMap<u64, u32>,
    symbols: BTreeMap<String, i32>,
}

impl Builder {
    /// The number of a symbol, which stays the same for the same string.
    pub fn symbol(&mut self, text: &str) -> i32 {
        if let Some(&n) = self.symbols.get(text) {
            return n;
        }
        let n = self.tables.symbols.len() as i32;
        self.tables.symbols.push(text.to_owned());
        self.symbols.insert(text.to_owned(), n);
        n
    }

    /// Adds one form: a word, or a phrase of several tokens.
    ///
    /// # Errors
    /// Says what is wrong with the form.
    pub fn add(&mut self, form: &str, mut sense: Sense) -> Result<(), String> {
        let buf = TextBuf::new(form);
        let text = buf.text();
        let mut tokens = Tokens::default();
        scan(text, &mut tokens);
        if tokens.is_empty() {
            return Err(format!("no word in {form:?}"));
        }
        if sense.flags & flag::STRICT != 0 {
            sense.strict = fold::strict_hash(text.codes().filter(|&c| c != 0x20));
        }
        let mut hashes = Vec::with_capacity(tokens.len());
        for i in 0..tokens.len() {
            let codes = (tokens.starts[i]..tokens.ends[i]).map(|at| text.at(at as usize));
            let key =
                Key::new(codes).ok_or_else(|| format!("{form:?} is too long or in a foreign script"))?;
            hashes.push(fold::hash(key.letters()));
        }
        let [first, rest @ ..] = &hashes[..] else { return Ok(()) };
        if rest.is_empty() {
            push_new(self.words.entry(*first).or_default(), sense);
            return Ok(());
        }
        let mut state = self.phrase_state(*first);
        for &word in rest {
            let states = &mut self.states;
            state = *self.steps.entry(fold::chain(state, word)).or_insert_with(|| {
                states.push(Vec::new());
                states.len() as u32 - 1
            });
        }
        push_new(&mut self.states[state as usize], sense);
        Ok(())
    }

    fn phrase_state(&mut self, word: u64) -> u32 {
        let senses = self.words.entry(word).or_default();
        if let Some(s) = senses.iter().find(|s| s.class == Class::Phrase) {
            return s.arg as u32;
        }
        let state = self.states.len() as u32;
        self.states.push(Vec::new());
        senses.insert(0, Sense { class: Class::Phrase, flags: 0, arg: state as i32, strict: 0 });
        state
    }

    /// The compiled lexicon.
    pub fn finish(self) -> Compiled {
        let (mut senses, mut ends) = (Vec::new(), Vec::new());
        for list in self.states.iter().chain(self.words.values()) {
            // One form of a user's may have very many ids; so many are kept.
            senses.extend(list.iter().take(usize::from(u16::MAX)));
            ends.push(senses.len() as u32);
        }
        Compiled {
            low: 0,
            steps: self.steps.into_iter().collect(),
            words: self.words.into_keys().collect(),
            ends,
            senses,
            tables: self.tables,
        }
    }
}

fn push_new(senses: &mut Vec<Sense>, sense: Sense) {
    if !senses.contains(&sense) {
        senses.push(sense);
    }
}
