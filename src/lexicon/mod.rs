//! The words that the library knows, and the readings of a word with its proclitics.

pub mod amounts;
pub mod compile;
pub mod compiled;
pub mod event_rows;
pub mod events;
pub mod fold;
pub mod inflect;
mod memo;
mod readings;
pub mod schema;
mod words;

pub(crate) use memo::{Keyed, Memo, make_room};
pub use readings::{Marks, Proclitics, Reading, WordInfo, bit};
pub use schema::{Class, DayPart, Edge, Grain, HolidayRule, Sense, Tables, TimeLimit, TimeWord, flag};
pub use words::{Match, OfClass, WordTable, Words};

use std::sync::OnceLock;

use crate::found::Label;
use crate::prefetch::prefetch;
use compiled::Compiled;

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// A compiled lexicon, ready for lookups. Words and transitions of phrases share one table.
pub struct Lexicon {
    /// Open addressing by the bits of the hash from `low` on; less than two thirds full.
    slots: Vec<Slot>,
    low: u32,
    /// A one-probe Bloom filter over the highest hash bits: rejects most words that are not in the table.
    filter: Vec<u64>,
    /// Where the senses of each entry end.
    ends: Vec<u32>,
    senses: Vec<Sense>,
    tables: Tables,
    /// The labels of its names, which are asked for far more often than all else about them.
    labels: Vec<Label>,
}

/// A slot of the table.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Upper half of the hash.
    key: u32,
    /// Number of the entry, from 1; 0 for a free slot.
    entry: u32,
}

/// Bits of the filter for each slot of the table, as a power of two.
const FILTER: usize = 8;

/// A range of senses of one lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Senses {
    start: u32,
    len: u16,
}

impl Senses {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len == 0
    }
}

/// Words that [`Lexicon::fetch`] takes at once.
const FETCHED: usize = 32;

/// The lexicon and the readings of the words of a text.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    readings: &'a [Reading],
}

impl<'a> Book<'a> {
    /// The typed tables.
    pub fn tables(&self) -> &'a Tables {
        &self.lexicon.tables
    }
}

impl std::ops::Deref for Book<'_> {
    type Target = Lexicon;

    fn deref(&self) -> &Lexicon {
        self.lexicon
    }
}

impl Lexicon {
    /// The lexicon compiled from `seeds/`.
    pub fn builtin() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            // invariant: the build script wrote these bytes with this crate's own `to_bytes`.
            Self::new(Compiled::from_bytes(BUILTIN).expect("the embedded lexicon is well formed"))
        })
    }

    /// Loads a compiled lexicon.
    pub fn new(compiled: Compiled) -> Self {
        let Compiled { low, steps, words, ends, senses, mut tables } = compiled;
        tables.index_hints();
        let slots = ((steps.len() + words.len()) * 3 / 2 + 2).next_power_of_two();
        let mut lexicon = Self {
            slots: vec![Slot::default(); slots],
            // Index by bits below the upper half, which is compared, where those bits are known.
            low: low.max(32u32.saturating_sub(slots.ilog2())),
            filter: vec![0; (slots * FILTER / 64).max(1)],
            ends,
            senses,
            labels: tables.names.iter().map(|row| row.label).collect(),
            tables,
        };
        let states = lexicon.ends.len().saturating_sub(words.len());
        let words = words.into_iter().zip(states as u32..);
        for (hash, entry) in steps.into_iter().chain(words) {
            let bit = lexicon.bit(hash);
            lexicon.filter[bit >> 6] |= 1 << (bit & 63);
            if let Err(free) = lexicon.place(hash) {
                lexicon.slots[free] = Slot { key: (hash >> 32) as u32, entry: entry + 1 };
            }
        }
        lexicon
    }

    /// The typed tables.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The label of a sense of class [`Class::Name`].
    #[inline]
    pub fn label(&self, sense: Sense) -> Option<Label> {
        self.labels.get(usize::try_from(sense.arg).ok()?).copied()
    }

    /// The symbol with that number, or an empty string.
    pub fn symbol(&self, n: i32) -> &str {
        usize::try_from(n).ok().and_then(|n| self.tables.symbols.get(n)).map_or("", |s| s)
    }

    /// Where the filter keeps the bit for `hash`.
    #[inline]
    fn bit(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.filter.len() * 64 - 1)
    }

    /// Whether `hash` may be a key: false positives are possible, false negatives are not.
    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let bit = self.bit(hash);
        self.filter[bit >> 6] >> (bit & 63) & 1 == 1
    }

    /// Whether the word `hash` may continue the phrase at `state`: false positives are possible, false negatives are
    /// not.
    #[inline]
    fn may_step(&self, state: u32, hash: u64) -> bool {
        self.may_have(fold::chain(state, hash))
    }

    #[inline]
    fn find(&self, hash: u64) -> Option<u32> {
        if self.may_have(hash) { self.place(hash).ok() } else { None }
    }

    /// Fetches what [`Lexicon::word`] will look at into the cache, for at most [`FETCHED`] words at once: each of the
    /// memory accesses for one word waits for the one before, but not for those of other words.
    pub(super) fn fetch(&self, hashes: impl Iterator<Item = u64> + Clone) {
        for hash in hashes.clone() {
            prefetch(self.filter.get(self.bit(hash) >> 6));
            prefetch(self.slots.get(self.home(hash)));
        }
        let mut entries = [0; FETCHED];
        let mut count = 0;
        for entry in hashes.filter_map(|hash| self.find(hash)) {
            prefetch(self.ends.get(entry as usize));
            entries[count % FETCHED] = entry;
            count += 1;
        }
        for &entry in &entries[..count.min(FETCHED)] {
            prefetch(self.senses.get(self.entry(entry).start as usize));
        }
    }

    /// The slot where the search for a hash begins.
    #[inline]
    fn home(&self, hash: u64) -> usize {
        (hash >> self.low) as usize & (self.slots.len() - 1)
    }

    /// The entry of `hash`, or the free slot where it would go.
    fn place(&self, hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = self.home(hash);
        loop {
            let slot = self.slots[at];
            if slot.entry == 0 {
                return Err(at);
            }
            if slot.key == (hash >> 32) as u32 {
                return Ok(slot.entry - 1);
            }
            at = (at + 1) & mask;
        }
    }

    fn entry(&self, n: u32) -> Senses {
        let end = |n: usize| self.ends.get(n).copied().unwrap_or(0);
        let start = (n as usize).checked_sub(1).map_or(0, end);
        // invariant: the lexicon compiler gives no word more senses than that.
        Senses { start, len: (end(n as usize) - start) as u16 }
    }

    /// The senses of a folded word.
    #[inline]
    pub fn word(&self, hash: u64) -> Senses {
        self.find(hash).map_or_else(Senses::default, |n| self.entry(n))
    }

    /// The state that the word `hash` leads to from `state`.
    #[inline]
    pub fn step(&self, state: u32, hash: u64) -> Option<u32> {
        self.find(fold::chain(state, hash))
    }

    /// The senses of the phrase that ends in `state`.
    pub fn state(&self, state: u32) -> Senses {
        self.entry(state)
    }

    /// The senses of a range, one after the other.
    #[inline]
    pub fn senses(&self, range: Senses) -> impl Iterator<Item = Sense> + '_ {
        self.senses_of(range).iter().copied()
    }

    /// The senses of a range.
    #[inline]
    pub fn senses_of(&self, range: Senses) -> &[Sense] {
        let start = range.start as usize;
        self.senses.get(start..start + usize::from(range.len)).unwrap_or_default()
    }
}
