//! The words the library knows, and the readings of a word with its proclitics.

pub mod amounts;
pub mod compile;
pub mod fold;
pub mod inflect;
mod memo;
mod readings;
pub mod schema;
mod words;

pub(crate) use memo::{Keyed, Memo, NEW};
pub use readings::{Proclitics, Reading, WordInfo, bit};
pub use schema::{Class, Grain, HolidayRule, Sense, Tables, TimeLimit, TimeWord, flag};
pub use words::{Match, WordTable, Words};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use crate::error::ConfigError;

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// A compiled lexicon.
pub struct Lexicon {
    bytes: Cow<'static, [u8]>,
    table: Range<usize>,
    entries: Range<usize>,
    senses: Range<usize>,
    tables: Tables,
    /// A bit for each key of the table, by its upper half; most keys asked for are in none of them.
    filter: Vec<u64>,
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
            // invariant: the build script wrote these bytes with this crate's own `compile`.
            Self::from_bytes(Cow::Borrowed(BUILTIN)).expect("the embedded lexicon is well formed")
        })
    }

    /// Reads a lexicon written by [`compile::Builder::finish`].
    ///
    /// # Errors
    /// When the bytes are not such a lexicon, or of another version.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, ConfigError> {
        let bad = || ConfigError::new("not a lexicon of this version");
        if bytes.get(..4) != Some(&compile::MAGIC[..]) || read_u32(&bytes, 4) != compile::VERSION {
            return Err(bad());
        }
        let mut at = 8;
        let mut section = || {
            let len = read_u32(&bytes, at) as usize;
            let range = at + 4..at + 4 + len;
            at = range.end;
            (range.end <= bytes.len()).then_some(range)
        };
        let table = section().ok_or_else(bad)?;
        let entries = section().ok_or_else(bad)?;
        let senses = section().ok_or_else(bad)?;
        let tables = section().ok_or_else(bad)?;
        if !(table.len() / 8).is_power_of_two() {
            return Err(bad());
        }
        let tables = postcard::from_bytes(&bytes[tables]).map_err(|_| bad())?;
        let mut filter = vec![0u64; (table.len() / 8 * FILTER / 64).max(1)];
        for slot in bytes[table.clone()].chunks_exact(8).filter(|slot| slot[4..] != [0; 4]) {
            let at = read_u32(slot, 0) as usize & (filter.len() * 64 - 1);
            filter[at >> 6] |= 1 << (at & 63);
        }
        Ok(Self { bytes, table, entries, senses, tables, filter })
    }

    /// The typed tables.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The symbol with that number, or an empty string.
    pub fn symbol(&self, n: i32) -> &str {
        usize::try_from(n).ok().and_then(|n| self.tables.symbols.get(n)).map_or("", |s| s)
    }

    /// Whether `hash` may be a key; if not, it is none.
    #[inline]
    fn may_have(&self, hash: u64) -> bool {
        let at = (hash >> 32) as usize & (self.filter.len() * 64 - 1);
        self.filter[at >> 6] >> (at & 63) & 1 == 1
    }

    /// Whether the word `hash` may lead on from `state`; if not, it does not.
    #[inline]
    fn may_step(&self, state: u32, hash: u64) -> bool {
        self.may_have(fold::chain(state, hash))
    }

    #[inline]
    fn find(&self, hash: u64) -> Option<u32> {
        if self.may_have(hash) { self.look_up(hash) } else { None }
    }

    fn look_up(&self, hash: u64) -> Option<u32> {
        let table = &self.bytes[self.table.clone()];
        let mask = table.len() / 8 - 1;
        let mut at = hash as usize & mask;
        loop {
            let entry = read_u32(table, at * 8 + 4);
            if entry == 0 {
                return None;
            }
            if read_u32(table, at * 8) == (hash >> 32) as u32 {
                return Some(entry - 1);
            }
            at = (at + 1) & mask;
        }
    }

    fn entry(&self, n: u32) -> Senses {
        let entries = &self.bytes[self.entries.clone()];
        let at = n as usize * 4;
        let (start, end) = (read_u32(entries, at), read_u32(entries, at + 4));
        // invariant: the compiler of lexicons gives no word more senses than that.
        Senses { start, len: (end - start) as u16 }
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
        let bytes = &self.bytes[self.senses.clone()];
        (range.start as usize..range.start as usize + usize::from(range.len)).filter_map(move |i| {
            let from = i * schema::SENSE_BYTES;
            let stored = bytes.get(from..from + schema::SENSE_BYTES)?;
            Some(Sense::from_bytes(stored.try_into().ok()?))
        })
    }
}

#[inline]
fn read_u32(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
        _ => 0,
    }
}
