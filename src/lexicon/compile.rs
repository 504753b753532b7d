//! Builds a lexicon from forms and senses. The build script uses it on `seeds/`, the library on a
//! user's own names.

use std::collections::BTreeMap;

use super::compiled::Compiled;
use super::fold::{self, Key};
use super::schema::{Class, Sense, Tables, flag};
use crate::signs::SPACE;
use crate::text::TextBuf;
use crate::tokenize::{Tokens, scan};

/// Collects forms; [`LexiconBuilder::finish`] writes the lexicon.
#[derive(Default)]
pub struct LexiconBuilder {
    /// Typed tables written beside the words.
    pub tables: Tables,
    /// Lowest significant bit of the hashes.
    low: u32,
    words: BTreeMap<u64, FormEntry>,
    /// Phrase states: senses of the phrase that ends there.
    states: Vec<FormEntry>,
    steps: BTreeMap<u64, u32>,
    symbols: BTreeMap<String, i32>,
}

/// The senses of a word or of a phrase.
#[derive(Default)]
struct FormEntry {
    senses: Vec<Sense>,
    /// How many senses were added: they come before those of the base lexicon.
    added: usize,
}

impl FormEntry {
    fn add(&mut self, sense: Sense) {
        if !self.senses.contains(&sense) {
            self.senses.insert(self.added, sense);
            self.added += 1;
        }
    }
}

impl LexiconBuilder {
    /// Extends a lexicon: for a known form, the new senses come before its own.
    pub fn on(base: Compiled) -> Self {
        let starts = std::iter::once(&0).chain(&base.ends);
        let mut entries = base.ends.iter().zip(starts).map(|(&end, &start)| {
            let senses = base.senses.get(start as usize..end as usize).unwrap_or_default().to_vec();
            FormEntry { senses, added: 0 }
        });
        let states = entries.by_ref().take(base.ends.len().saturating_sub(base.words.len())).collect();
        let symbols = (0..).zip(&base.tables.symbols).map(|(n, text)| (text.clone(), n)).collect();
        Self {
            low: base.low,
            states,
            words: base.words.iter().copied().zip(entries).collect(),
            steps: base.steps.into_iter().collect(),
            symbols,
            tables: base.tables,
        }
    }

    /// The significant bits of a hash.
    fn known(&self, hash: u64) -> u64 {
        hash >> self.low << self.low
    }

    /// Interns a string: equal strings get the same number.
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
    /// The message says what is wrong with the form.
    pub fn add(&mut self, form: &str, mut sense: Sense) -> Result<(), String> {
        let buf = TextBuf::new(form);
        let text = buf.text();
        let mut tokens = Tokens::default();
        scan(text, &mut tokens);
        if tokens.is_empty() {
            return Err(format!("no word in {form:?}"));
        }
        if sense.flags & flag::STRICT != 0 {
            sense.strict = fold::strict_hash(text.codes().filter(|&c| c != SPACE));
        }
        let mut hashes = Vec::with_capacity(tokens.len());
        for i in 0..tokens.len() {
            let codes = (tokens.starts[i]..tokens.ends[i]).map(|at| text.at(at as usize));
            let key =
                Key::new(codes).ok_or_else(|| format!("{form:?} is too long or in a foreign script"))?;
            hashes.push(fold::hash(key.letters()));
        }
        let [first, rest @ ..] = &hashes[..] else { return Ok(()) };
        let first = self.known(*first);
        if rest.is_empty() {
            self.words.entry(first).or_default().add(sense);
            return Ok(());
        }
        let mut state = self.phrase_state(first);
        for &word in rest {
            let step = self.known(fold::chain(state, word));
            let states = &mut self.states;
            state = *self.steps.entry(step).or_insert_with(|| {
                states.push(FormEntry::default());
                states.len() as u32 - 1
            });
        }
        self.states[state as usize].add(sense);
        Ok(())
    }

    fn phrase_state(&mut self, word: u64) -> u32 {
        let entry = self.words.entry(word).or_default();
        if let Some(s) = entry.senses.iter().find(|s| s.class == Class::Phrase) {
            return s.arg as u32;
        }
        let state = self.states.len() as u32;
        self.states.push(FormEntry::default());
        entry.senses.insert(0, Sense { class: Class::Phrase, flags: 0, arg: state as i32, strict: 0 });
        entry.added += 1;
        state
    }

    /// The compiled lexicon.
    pub fn finish(self) -> Compiled {
        let (mut senses, mut ends) = (Vec::new(), Vec::new());
        for entry in self.states.iter().chain(self.words.values()) {
            // A user may give one form many ids; keep at most u16::MAX.
            senses.extend(entry.senses.iter().take(usize::from(u16::MAX)));
            ends.push(senses.len() as u32);
        }
        Compiled {
            low: self.low,
            steps: self.steps.into_iter().collect(),
            words: self.words.into_keys().collect(),
            ends,
            senses,
            tables: self.tables,
        }
    }
}
