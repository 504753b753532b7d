//! The words of a text: what the lexicon says about each, and the phrases that begin at it.

use std::ops::Index;

use super::fold::{self, Key};
use super::memo::{Memo, NOT_FOUND, make_room};
use super::readings::{Marks, Reading, WordInfo, analyse, bit};
use super::schema::{Class, Sense};
use super::{Book, FETCHED, Lexicon};
use crate::text::{Text, Unit};
use crate::tokenize::{Kind, Tokens};
use crate::visits::visit;
use crate::with_units;

/// Maximum number of word types kept from one text to the next.
const MOST: usize = 1 << 17;

/// Tokens per batch of keys.
const PART: usize = 1 << 12;

/// Key of tokens that are not words.
const NO_WORD: u64 = 0;

/// Memoizes the readings of words from text to text.
///
/// Between texts it keeps at most 131,072 words (13 MB with their index) with their readings; while a text is read,
/// all
/// of its words too.
#[derive(Default)]
pub struct WordTable {
    types: Memo<WordInfo>,
    /// Precomputed answers for the names grammar, per word.
    marks: Vec<Marks>,
    readings: Vec<Reading>,
    keys: Vec<u64>,
    ids: Vec<u32>,
    /// Words seen for the first time: the token, its folded letters and their hash.
    fresh: Vec<(usize, Option<Key>, u64)>,
    /// Classes of each token and of the phrases that begin there, a bit each, and [`OPENS`].
    masks: Vec<u64>,
    /// Of each token, its classes from [`FIRST_COLUMN`] on, a bit each.
    columns: Vec<u8>,
    /// The tokens at which phrases begin, ascending, with the classes of the phrases.
    phrases: Vec<(u32, u64)>,
    present: u64,
}

/// The first of the eight classes that the names grammar looks for in every text, one rule after the other: their bits
/// stand together, so that a rule passes over eight tokens without one of its class at once.
const FIRST_COLUMN: Class = Class::Name;

/// Bit set on tokens at which phrases begin.
const OPENS: u64 = 1 << 63;
// A mask of classes is one register, and eight bytes of every token.
const _: () = assert!(Class::ALL.len() < 64);

impl WordTable {
    /// Looks up the tokens of a text; tokens for which `word` is false stay unknown.
    pub fn read(
        &mut self,
        lexicon: &Lexicon,
        text: Text<'_>,
        tokens: &Tokens,
        word: impl Fn(Kind, usize) -> bool,
    ) {
        if self.types.len() > MOST {
            self.types.clear(MOST);
            self.readings.clear();
            self.marks.clear();
            self.marks.shrink_to(MOST);
        }
        if self.marks.is_empty() {
            self.types.get(NO_WORD, Default::default);
            self.marks.push(Marks::default());
        }
        with_units!(text, units => {
            let span = |i: usize| tokens.starts[i] as usize..tokens.ends[i] as usize;
            self.ids.clear();
            self.ids.resize(tokens.len(), NOT_FOUND);
            for (part, ids) in self.ids.chunks_mut(PART).enumerate() {
                let first = part * PART;
                self.keys.clear();
                let ends = tokens.ends[first..].iter().zip(&tokens.kinds[first..]);
                let tokens = tokens.starts[first..first + ids.len()].iter().zip(ends);
                self.keys.extend(tokens.map(|(&start, (&end, &kind))| {
                    let (start, end) = (start as usize, end as usize);
                    let is_word = word(kind, end - start);
                    let key = if is_word { surface_hash(&units[start..end]) } else { NO_WORD };
                    self.types.prefetch(key);
                    key
                }));
                self.types.find_all(&self.keys, ids);
                let mut at = 0;
                while at < ids.len() {
                    self.fresh.clear();
                    while at < ids.len() && self.fresh.len() < FETCHED {
                        if ids[at] == NOT_FOUND {
                            match self.types.find(self.keys[at]) {
                                Some(id) => ids[at] = id,
                                None => {
                                    let key = Key::new(units[span(first + at)].iter().map(|u| u.code()));
                                    let hash = key.map_or(0, |key| fold::hash(key.letters()));
                                    self.fresh.push((at, key, hash));
                                }
                            }
                        }
                        at += 1;
                    }
                    lexicon.fetch(self.fresh.iter().map(|&(_, _, hash)| hash));
                    make_room(&mut self.marks, self.fresh.len());
                    for (i, folded, _) in &self.fresh {
                        let (word, key) = (&units[span(first + i)], self.keys[*i]);
                        ids[*i] = self.types.get(key, || {
                            analyse(lexicon, key, word, folded.as_ref(), &mut self.readings, &mut self.marks)
                        });
                    }
                }
            }
        });
        self.mark(lexicon);
    }

    /// Forgets the text read last, with the memory that it took; what was read of its words is kept.
    pub fn forget(&mut self) {
        (self.keys, self.ids) = Default::default();
        (self.masks, self.columns, self.phrases) = Default::default();
        self.present = 0;
    }

    /// Computes the class mask of every token and finds where phrases begin.
    fn mark(&mut self, lexicon: &Lexicon) {
        /// Tokens looked at together, so that their cache misses overlap.
        const BATCH: usize = 64;
        self.phrases.clear();
        self.masks.clear();
        self.columns.clear();
        self.present = 0;
        let types = self.types.values();
        let words =
            Words { types, marks: &[], ids: &self.ids, masks: &[], columns: &[], phrases: &[], present: 0 };
        self.masks.reserve(self.ids.len());
        self.columns.reserve(self.ids.len());
        for (part, ids) in self.ids.chunks(BATCH).enumerate() {
            let first = part * BATCH;
            // The tokens at which a phrase may begin: by themselves, then with the next one. Branchless: always store.
            let (mut may, mut count) = ([0; BATCH], 0);
            for (at, &id) in ids.iter().enumerate() {
                let word = &types[id as usize];
                self.masks.push(word.mask);
                self.columns.push((word.mask >> FIRST_COLUMN as u8) as u8);
                self.present |= word.mask;
                may[count % BATCH] = first + at;
                count += usize::from(word.is(Class::Phrase));
            }
            let mut opens = 0;
            for at in 0..count.min(BATCH) {
                let i = may[at];
                let Some(&next) = self.ids.get(i + 1) else { break };
                may[opens % BATCH] = i;
                opens += usize::from(
                    words.types[self.ids[i] as usize].may_go_on(lexicon, types[next as usize].hash),
                );
            }
            for &i in &may[..opens.min(BATCH)] {
                let mut classes = 0;
                match types[self.ids[i] as usize].states() {
                    Some(states) => states.iter().for_each(|&state| {
                        words.walk(lexicon, i, state, |_, sense| classes |= bit(sense.class));
                    }),
                    None => {
                        let book = Book { lexicon, readings: &self.readings };
                        words.each_phrase(book, i, |m| classes |= bit(m.sense.class));
                    }
                }
                if classes != 0 {
                    self.phrases.push((i as u32, classes));
                    self.masks[i] |= classes | OPENS;
                    self.present |= self.masks[i];
                }
            }
        }
    }

    /// The lexicon that the text was read with, and the readings of its words.
    pub fn book<'a>(&'a self, lexicon: &'a Lexicon) -> Book<'a> {
        Book { lexicon, readings: &self.readings }
    }

    /// The words of the most recently read text.
    pub fn words(&self) -> Words<'_> {
        let Self { types, marks, ids, masks, columns, phrases, present, .. } = self;
        Words { types: types.values(), marks, ids, masks, columns, phrases, present: *present }
    }
}

/// A phrase of the lexicon found in a text.
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

/// What the lexicon says about each token of a text.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    types: &'a [WordInfo],
    marks: &'a [Marks],
    ids: &'a [u32],
    masks: &'a [u64],
    columns: &'a [u8],
    phrases: &'a [(u32, u64)],
    present: u64,
}

impl Index<usize> for Words<'_> {
    type Output = WordInfo;

    #[inline]
    fn index(&self, i: usize) -> &WordInfo {
        visit();
        &self.types[self.ids[i] as usize]
    }
}

impl<'a> Words<'a> {
    /// Number of tokens.
    #[inline]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// What the lexicon says about token `i`, regardless of its context.
    #[inline]
    pub fn get(&self, i: usize) -> Option<&'a WordInfo> {
        visit();
        Some(&self.types[*self.ids.get(i)? as usize])
    }

    /// Whether any token, or any phrase, is of one of these classes.
    #[inline]
    pub fn hold(&self, classes: u64) -> bool {
        self.present & classes != 0
    }

    /// The tokens that may be of this class; most texts have few or none.
    pub fn of_class(&self, class: Class) -> OfClass<'a> {
        let column = (class as u8).checked_sub(FIRST_COLUMN as u8).filter(|&column| column < 8);
        let count = if self.hold(bit(class)) { self.ids.len() } else { 0 };
        OfClass { words: *self, class, column: column.map(|column| 1 << column), count, next: 0, found: 0 }
    }

    /// The precomputed marks of token `i` for the names grammar.
    #[inline]
    pub fn marks(&self, i: usize) -> Option<&'a Marks> {
        visit();
        self.marks.get(*self.ids.get(i)? as usize)
    }

    /// Whether token `i`, or a phrase that begins there, may be of the group of hints with that
    /// [`Tables::hint_bit`](super::schema::Tables::hint_bit): false positives are possible, false negatives are not.
    #[inline]
    pub fn may_hint(&self, i: usize, group: u32) -> bool {
        visit();
        let Some(&mask) = self.masks.get(i) else { return false };
        mask & bit(Class::Hint) != 0
            && (mask & OPENS != 0
                || self.marks.get(self.ids[i] as usize).is_none_or(|m| m.hints & group != 0))
    }

    /// Number of word types known; each has a number below.
    #[inline]
    pub fn types(&self) -> usize {
        self.types.len()
    }

    /// The numbers of the word types of some tokens, see [`Words::number`].
    #[inline]
    pub fn numbers(&self, tokens: std::ops::Range<usize>) -> &'a [u32] {
        &self.ids[tokens]
    }

    /// The number of the word type of token `i`. It stays the same until the table forgets its words.
    #[inline]
    pub fn number(&self, i: usize) -> usize {
        self.ids[i] as usize
    }

    /// Key of the spelling of token `i`: equal if and only if the spellings are equal.
    #[inline]
    pub fn surface(&self, i: usize) -> u64 {
        self.types[self.ids[i] as usize].surface
    }

    /// The same of the word type with that number.
    #[inline]
    pub fn spelling(&self, number: u32) -> u64 {
        self.types[number as usize].surface
    }

    /// Classes of the phrases of two tokens or more that begin at token `i`, a bit each.
    #[inline]
    pub fn phrases(&self, i: usize) -> u64 {
        visit();
        if self.masks.get(i).is_none_or(|mask| mask & OPENS == 0) { 0 } else { self.phrases_at(i) }
    }

    /// The tokens at which phrases of one of these classes begin, ascending.
    pub fn openings(&self, classes: u64) -> impl Iterator<Item = usize> + use<'a> {
        let held = self.phrases.iter().inspect(|_| visit());
        held.filter(move |&&(_, of)| of & classes != 0).map(|&(at, _)| at as usize)
    }

    #[inline(never)]
    fn phrases_at(&self, i: usize) -> u64 {
        let found = self.phrases.binary_search_by_key(&i, |&(at, _)| at as usize);
        found.map_or(0, |at| self.phrases[at].1)
    }

    /// Whether token `i` is of none of these classes, and no phrase begins there.
    #[inline]
    pub fn none(&self, i: usize, classes: u64) -> bool {
        visit();
        self.masks.get(i).is_none_or(|mask| mask & (classes | OPENS) == 0)
    }

    /// Whether token `i`, or a phrase that begins there, is of one of these classes.
    #[inline]
    pub fn any(&self, i: usize, classes: u64) -> bool {
        visit();
        self.masks.get(i).is_some_and(|mask| mask & classes != 0)
    }

    /// The first token from `from` on that is of one of these classes, or at which a phrase of one of them begins; the
    /// number of tokens if there is none.
    #[inline]
    pub fn next_of(&self, from: usize, classes: u64) -> usize {
        let rest = self.masks.get(from..).unwrap_or_default();
        let held = |mask: &u64| {
            visit();
            mask & classes != 0
        };
        from + rest.iter().position(held).unwrap_or(rest.len())
    }

    /// Calls `each` for every sense of every phrase of two tokens or more that begins at token `i`.
    pub fn each_phrase(&self, book: Book<'_>, i: usize, mut each: impl FnMut(Match)) {
        let Some(word) = self.get(i) else { return };
        for (reading, start) in word.of(book, Class::Phrase) {
            self.walk(book.lexicon, i, start.arg as u32, |end, sense| {
                each(Match { first: i, end, reading, sense });
            });
        }
    }

    /// Follows the phrase trie from `state` after token `i`, and calls `each` with the end and sense of every phrase.
    #[inline]
    fn walk(&self, lexicon: &Lexicon, i: usize, mut state: u32, mut each: impl FnMut(usize, Sense)) {
        let mut at = i + 1;
        while let Some(next) = self.get(at).and_then(|w| lexicon.step(state, w.hash)) {
            state = next;
            at += 1;
            lexicon.senses(lexicon.state(state)).for_each(|sense| each(at, sense));
        }
    }
}

/// The tokens of a text that may be of a class, ascending, with what the lexicon says about them.
pub struct OfClass<'a> {
    words: Words<'a>,
    class: Class,
    /// Its bit in the columns, if it has one.
    column: Option<u8>,
    count: usize,
    /// The first token not yet looked at.
    next: usize,
    /// Those found among the eight before it: a bit set in the byte of each.
    found: u64,
}

impl<'a> Iterator for OfClass<'a> {
    type Item = (usize, &'a WordInfo);

    #[inline(always)]
    fn next(&mut self) -> Option<Self::Item> {
        let Words { types, ids, columns, .. } = self.words;
        let Some(column) = self.column else { return self.next_by_mask() };
        while self.found == 0 {
            let rest = columns.get(self.next..self.count).filter(|rest| !rest.is_empty())?;
            visit();
            let mut eight = [0; 8];
            match rest.first_chunk() {
                Some(chunk) => eight = *chunk,
                None => eight[..rest.len()].copy_from_slice(rest),
            }
            self.found = u64::from_le_bytes(eight) & u64::from_le_bytes([column; 8]);
            self.next += 8;
        }
        let i = self.next - 8 + self.found.trailing_zeros() as usize / 8;
        self.found &= self.found - 1;
        Some((i, &types[ids[i] as usize]))
    }
}

impl<'a> OfClass<'a> {
    /// The next one of a class without a column. Out of line, so that the loops over the others are short.
    #[inline(never)]
    fn next_by_mask(&mut self) -> Option<(usize, &'a WordInfo)> {
        let Words { types, ids, masks, .. } = self.words;
        let held = masks[..self.count].iter().enumerate().skip(self.next).inspect(|_| visit());
        let held = held.filter(|&(_, mask)| mask & bit(self.class) != 0);
        let mut words = held.map(|(i, _)| (i, &types[ids[i] as usize]));
        let found = words.find(|(_, word)| word.is(self.class));
        self.next = found.map_or(self.count, |(i, _)| i + 1);
        found
    }
}

/// Hash of a word as written, never [`NO_WORD`]. It differs between storage widths of the same word.
#[inline]
fn surface_hash<U: Unit>(units: &[U]) -> u64 {
    let width = size_of::<U>();
    // Units that fit into 64 bits.
    let most = 8 / width;
    let pack = |run: &[U]| run.iter().rev().fold(0u64, |h, u| h << (64 / most) | u64::from(u.code()));
    // The multiplication matters: unmultiplied, length and width would only shift the code of a single letter, and
    // «&» in
    // two bytes would collide with «%» in one.
    let mut h = FIRST ^ ((units.len() << 3 | width) as u64).wrapping_mul(SECOND);
    let mut rest = units;
    while rest.len() > 2 * most {
        h = mix(h ^ pack(&rest[..most]), SECOND ^ pack(&rest[most..2 * most]));
        rest = &rest[2 * most..];
    }
    if let Some(end) = rest.len().checked_sub(most) {
        // The two runs may overlap.
        mix(h ^ pack(&rest[..most]), SECOND ^ pack(&rest[end..])) | 1
    } else {
        mix(h ^ pack(rest), SECOND) | 1
    }
}

const FIRST: u64 = 0x9E37_79B9_7F4A_7C15;
const SECOND: u64 = 0xA076_1D64_78BD_642F;

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let wide = u128::from(a) * u128::from(b);
    (wide >> 64) as u64 ^ wide as u64
}

#[cfg(test)]
mod tests {
    use super::surface_hash;

    #[test]
    fn single_letters_of_any_width_have_hashes_of_their_own() {
        let wide = (0..=0xFFFFu16).map(|c| surface_hash(&[c]));
        let full = (0..=0xFFFFu32).map(|c| surface_hash(&[c]));
        let mut all: Vec<u64> = wide.chain(full).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
