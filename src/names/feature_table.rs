//! The weights of the features, by their fingerprints.

use super::index::{DROPPED, Filter};
use crate::prefetch::prefetch;

/// Tags: outside, then begin and inside for each class.
pub const TAGS: usize = 9;
/// Tags, padded to a whole vector.
pub const LANES: usize = TAGS.next_multiple_of(16);

/// The weights of one feature with its fingerprint behind them, which is what looking one up reads of memory.
#[derive(Clone, Copy)]
#[repr(align(16))]
pub struct FeatureRow([i8; LANES]);

/// Where in a row its fingerprint is, and before it a mark that there is one.
const KEY: usize = LANES - size_of::<u32>();
const TAKEN: usize = KEY - 1;
const _: () = assert!(TAGS <= TAKEN);

impl FeatureRow {
    const NONE: Self = Self([0; LANES]);

    /// The weights, a tag each; what stands behind them means nothing.
    #[inline(always)]
    pub fn weights(&self) -> &[i8; LANES] {
        &self.0
    }

    #[inline(always)]
    fn key(&self) -> u32 {
        let Self([.., a, b, c, d]) = *self;
        u32::from_ne_bytes([a as u8, b as u8, c as u8, d as u8])
    }
}

/// Open addressing over 32-bit fingerprints, at most half full.
#[derive(Default)]
pub struct FeatureTable {
    rows: Vec<FeatureRow>,
    filter: Filter,
}

impl FeatureTable {
    /// The table of these features with the weights that `weight` gives for the number of each and a tag; the first of
    /// equal ones counts.
    pub fn new(keys: &[u32], weight: impl Fn(usize, usize) -> i8) -> Self {
        let rows = vec![FeatureRow::NONE; (keys.len() * 2 + 1).next_power_of_two()];
        let mut table = Self { rows, filter: Filter::default() };
        for (feature, &key) in keys.iter().enumerate() {
            if let Err(free) = table.find(key) {
                let row = &mut table.rows[free].0;
                (0..TAGS).for_each(|tag| row[tag] = weight(feature, tag));
                row[TAKEN] = 1;
                row[KEY..].copy_from_slice(&(key >> DROPPED).to_ne_bytes().map(|byte| byte as i8));
                table.filter.add(key);
            }
        }
        table
    }

    /// Whether there may be a feature: false positives are possible, false negatives are not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        self.filter.may_have(key)
    }

    /// Prefetches the row of a feature about to be looked up.
    #[inline]
    pub fn prefetch(&self, key: u32) {
        prefetch(self.rows.get((key >> DROPPED) as usize & self.rows.len().wrapping_sub(1)));
    }

    /// The number of the row of a feature.
    #[inline]
    pub fn get(&self, key: u32) -> Option<usize> {
        if self.may_have(key) { self.find(key).ok() } else { None }
    }

    /// The weights of a feature that passed [`FeatureTable::may_have`].
    #[inline(always)]
    pub fn likely(&self, key: u32) -> Option<&FeatureRow> {
        self.find(key).ok().and_then(|at| self.rows.get(at))
    }

    /// The row with that number.
    #[inline]
    pub fn row(&self, at: usize) -> &FeatureRow {
        &self.rows[at]
    }

    /// The number of its row, or of the free one where it would go.
    #[inline(always)]
    fn find(&self, key: u32) -> Result<usize, usize> {
        let key = key >> DROPPED;
        let mask = self.rows.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(row) = self.rows.get(at) {
            if row.0[TAKEN] == 0 {
                break;
            }
            if row.key() == key {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}
