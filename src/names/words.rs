//! Word types with statistics from unlabelled text, and stems of other words.

use super::index::Index;
use super::spelling::{self, SpellingModel};
use crate::letters::units::{ALEF, BEH, FEH, KAF, LAM, WAW};
use crate::lexicon::fold;
use crate::prefetch::prefetch;

/// How many proclitics there are, with none as the first.
pub const CUT: usize = PROCLITICS.len() + 1;

/// Proclitics in the order in which they are tried; a final double lam stands for the
/// preposition and the article, which the stem gets back.
const PROCLITICS: [&[u16]; 13] = [
    &[WAW],
    &[FEH],
    &[BEH],
    &[LAM],
    &[KAF],
    &[WAW, BEH],
    &[WAW, LAM],
    &[WAW, KAF],
    &[FEH, BEH],
    &[FEH, LAM],
    &[LAM, LAM],
    &[WAW, LAM, LAM],
    &[FEH, LAM, LAM],
];

/// Letters that must remain after a proclitic.
const LEAST: usize = 3;

/// Letters of the longest proclitic.
const LONGEST: usize = 3;

/// The proclitics packed as [`packed`] packs the beginning of a word, each with a mask of its letters: comparing slices
/// of two letters takes longer than the lookup.
const PACKED: [(u64, u64); PROCLITICS.len()] = {
    let mut all = [(0, 0); PROCLITICS.len()];
    let mut number = 0;
    while number < all.len() {
        let letters = PROCLITICS[number];
        assert!(letters.len() <= LONGEST);
        all[number] = (packed(letters), (1 << (16 * letters.len())) - 1);
        number += 1;
    }
    all
};

/// The first letters of a word, 16 bits each, the first one lowest.
const fn packed(letters: &[u16]) -> u64 {
    let (mut all, mut at) = (0, 0);
    while at < letters.len() && at < LONGEST {
        all |= (letters[at] as u64) << (16 * at);
        at += 1;
    }
    all
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownWord {
    /// Cluster of 1024.
    pub fine: u16,
    /// Cluster of 256.
    pub middle: u8,
    /// Cluster of 64.
    pub coarse: u8,
    /// Four bits each for PER LOC ORG MISC: how likely the word is part of such a name, see [`bucket`].
    pub soft: u16,
}

/// Classes of [`KnownWord::soft`].
pub const CLASSES: u16 = 4;

/// Buckets of one class of [`KnownWord::soft`].
pub const BUCKETS: u16 = 16;

/// The bucket of a class in [`KnownWord::soft`]: how many of .02 .05 .1 .2 .35 .5 .7 .85 .95 its probability reaches.
#[inline]
pub fn bucket(soft: u16, class: u16) -> u16 {
    soft >> (4 * class) & (BUCKETS - 1)
}

/// The bucket from which a word may be part of a name: one time in twenty or more often.
pub const POSSIBLE: u16 = 2;

/// The bucket from which it is likely part of a name.
pub const LIKELY: u16 = 3;

/// The bucket of words that occur mainly in names.
pub const MOSTLY: u16 = 5;

/// The bucket of words that are hardly ever anything but names.
pub const SURELY: u16 = 7;

/// Whether a word may be part of a name of any class.
pub fn possible(soft: u16) -> bool {
    (0..CLASSES).any(|class| bucket(soft, class) >= POSSIBLE)
}

/// A word without its proclitics.
#[derive(Clone, Copy, Debug)]
pub struct Stem {
    /// Hash of the stem.
    pub hash: u64,
    /// 0 without a proclitic, else its number.
    pub proclitic: u8,
    /// Letters of the word before the stem.
    pub skip: usize,
    /// What stands before the stem with its article: the second lam of «لل» belongs to the stem.
    pub prefix: u8,
    /// What is known of the stem.
    pub entry: Option<KnownWord>,
}

/// The table of known words.
#[derive(Default)]
pub struct KnownWords {
    index: Index,
    entries: Vec<KnownWord>,
    /// For other words.
    spelling: SpellingModel,
}

impl KnownWords {
    /// The table of these words, by the upper half of their hash.
    pub fn new(keys: &[u32], entries: Vec<KnownWord>, spelling: SpellingModel) -> Self {
        Self { index: Index::new(keys.iter().copied()), entries, spelling }
    }

    /// What the letters of a word that the table does not know say of it, as [`KnownWord::soft`] has it.
    pub fn spelled(&self, letters: &[u16]) -> u16 {
        const { assert!(spelling::WIDTH == CLASSES as usize) };
        let buckets = self.spelling.buckets(letters);
        (0..CLASSES).fold(0, |soft, class| soft | buckets[usize::from(class)] << (4 * class))
    }

    /// An entry for each fine cluster, in their order, with the coarser clusters that it is in.
    pub fn clusters(&self) -> impl Iterator<Item = KnownWord> + '_ {
        let last = self.entries.iter().map(|e| e.fine).max();
        let mut first: Vec<Option<KnownWord>> = vec![None; last.map_or(0, |n| usize::from(n) + 1)];
        for entry in &self.entries {
            first[usize::from(entry.fine)].get_or_insert(*entry);
        }
        // A cluster without words is never looked up.
        let none = KnownWord { fine: 0, middle: 0, coarse: 0, soft: 0 };
        first.into_iter().map(move |entry| entry.unwrap_or(none))
    }

    /// Prefetches the slot of a word about to be looked up.
    #[inline]
    pub fn prefetch(&self, hash: u64) {
        self.index.prefetch((hash >> 32) as u32);
    }

    /// Prefetches what tells whether the table has a word, and its slot.
    #[inline]
    pub fn prefetch_all(&self, hash: u64) {
        self.index.prefetch_filter((hash >> 32) as u32);
        self.prefetch(hash);
    }

    /// Prefetches the entry of a word whose slot is in the cache.
    pub fn prefetch_entry(&self, hash: u64) {
        prefetch(self.index.get((hash >> 32) as u32).and_then(|at| self.entries.get(at)));
    }

    /// What is known of a word by its hash.
    pub fn get(&self, hash: u64) -> Option<KnownWord> {
        self.index.get((hash >> 32) as u32).map(|at| self.entries[at])
    }

    /// The stem of a folded word with this hash: the word itself if known, else the rest after a proclitic if that is
    /// known.
    pub fn stem(&self, letters: &[u16], hash: u64) -> Stem {
        let whole = Stem { hash, proclitic: 0, skip: 0, prefix: 0, entry: self.get(hash) };
        const FIRST: [u16; 5] = [WAW, FEH, BEH, LAM, KAF];
        if whole.entry.is_some() || letters.first().is_none_or(|first| !FIRST.contains(first)) {
            return whole;
        }
        // Hash all possible stems first, so that their cache misses overlap.
        let mut cuts = [(0, 0); PROCLITICS.len()];
        let mut count = 0;
        let begins = packed(letters);
        for (number, (proclitic, (letters_of, mask))) in PROCLITICS.iter().zip(PACKED).enumerate() {
            if begins & mask != letters_of || letters.len() < proclitic.len() + LEAST {
                continue;
            }
            let rest = &letters[proclitic.len()..];
            let hash = if proclitic.ends_with(&[LAM, LAM]) {
                let mut whole = [0; fold::LONGEST + 2];
                whole[0] = ALEF;
                whole[1] = LAM;
                whole[2..2 + rest.len()].copy_from_slice(rest);
                fold::hash(&whole[..2 + rest.len()])
            } else {
                fold::hash(rest)
            };
            if self.index.may_have((hash >> 32) as u32) {
                self.prefetch(hash);
                cuts[count] = (number, hash);
                count += 1;
            }
        }
        for &(number, hash) in &cuts[..count] {
            if let Some(entry) = self.get(hash) {
                let skip = PROCLITICS[number].len();
                let article = PROCLITICS[number].ends_with(&[LAM, LAM]);
                let prefix = (skip - usize::from(article)) as u8;
                return Stem { hash, proclitic: number as u8 + 1, skip, prefix, entry: Some(entry) };
            }
        }
        whole
    }
}
