//! An index from fingerprints to rows.

use crate::prefetch::prefetch;

/// Low bits of a fingerprint that neither the model file nor its tables keep: of what they do not have, three in a thousand
/// are taken for something else.
pub const DROPPED: u32 = 7;

/// Open addressing over fingerprints of 32 bits, at most half full.
#[derive(Default)]
pub struct Index {
    slots: Vec<(u32, u32)>,
    filter: Filter,
}

/// A filter over the high bits of every fingerprint: most lookups miss, and these 64 kB stay in the
/// cache.
pub struct Filter(Box<[u64; WORDS]>);

/// Bits of the filter, as a power of two.
const FILTER: u32 = 19;
/// The same in words.
const WORDS: usize = 1 << (FILTER - 6);

impl Default for Filter {
    fn default() -> Self {
        Self(Box::new([0; WORDS]))
    }
}

impl Filter {
    /// Adds a fingerprint.
    pub fn add(&mut self, key: u32) {
        let bit = key >> (32 - FILTER);
        self.0[bit as usize / 64] |= 1 << (bit % 64);
    }

    /// Whether a fingerprint may be there: false positives are possible, false negatives are not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        let bit = key >> (32 - FILTER);
        self.0[bit as usize / 64] >> (bit % 64) & 1 == 1
    }

    /// Prefetches what [`Filter::may_have`] looks at.
    #[inline]
    fn prefetch(&self, key: u32) {
        prefetch(self.0.get((key >> (32 - FILTER)) as usize / 64));
    }
}

impl Index {
    /// The index of these fingerprints, each its place in the order given; the first of equal
    /// ones counts.
    pub fn new(keys: impl ExactSizeIterator<Item = u32>) -> Self {
        let slots = vec![(0, 0); (keys.len() * 2 + 1).next_power_of_two()];
        let mut index = Self { slots, ..Self::default() };
        for (row, key) in keys.enumerate() {
            if let Err(free) = index.find(key) {
                index.slots[free] = (key >> DROPPED, row as u32 + 1);
                index.filter.add(key);
            }
        }
        index
    }

    /// Whether a fingerprint may have a row: false positives are possible, false negatives are not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        self.filter.may_have(key)
    }

    /// Prefetches the slot of a fingerprint about to be looked up.
    #[inline]
    pub fn prefetch(&self, key: u32) {
        prefetch(self.slots.get((key >> DROPPED) as usize & self.slots.len().wrapping_sub(1)));
    }

    /// Prefetches what [`Index::may_have`] looks at.
    #[inline]
    pub fn prefetch_filter(&self, key: u32) {
        self.filter.prefetch(key);
    }

    /// The row of a fingerprint.
    #[inline]
    pub fn get(&self, key: u32) -> Option<usize> {
        if self.may_have(key) { self.find(key).ok() } else { None }
    }

    /// Its row, or the free slot where it would go.
    #[inline]
    fn find(&self, key: u32) -> Result<usize, usize> {
        let key = key >> DROPPED;
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(&(found, row)) = self.slots.get(at) {
            if row == 0 {
                break;
            }
            if found == key {
                return Ok(row as usize - 1);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}
