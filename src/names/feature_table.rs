//! The weights of the features, by their fingerprints.

use super::index::{DROPPED, Filter};
use super::tags::LABELS;
use crate::prefetch::prefetch_at;

/// Tags: outside, then begin and inside for each class.
pub const TAGS: usize = 1 + 2 * LABELS.len();
/// Tags, padded to a whole vector.
pub const LANES: usize = TAGS.next_multiple_of(16);

/// The weights of one feature with its fingerprint behind them, which is what looking one up reads of memory.
#[derive(Clone, Copy)]
pub struct FeatureRow {
    weights: [i8; LANES],
    key: u32,
}

/// Where in the weights is a mark that the row is of a feature.
const TAKEN: usize = LANES - 1;
const _: () = assert!(TAGS <= TAKEN);

impl FeatureRow {
    const NONE: Self = Self { weights: [0; LANES], key: 0 };

    /// The weights, a tag each; what stands behind them means nothing.
    #[inline(always)]
    pub fn weights(&self) -> &[i8; LANES] {
        &self.weights
    }

    #[inline(always)]
    fn is_free(&self) -> bool {
        self.weights[TAKEN] == 0
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
                let row = &mut table.rows[free];
                (0..TAGS).for_each(|tag| row.weights[tag] = weight(feature, tag));
                row.weights[TAKEN] = 1;
                row.key = key >> DROPPED;
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

    /// Prefetches the row of a feature about to be looked up; the first row, which is near, unless it `may` be there.
    #[inline]
    pub fn prefetch_if(&self, may: bool, key: u32) {
        let at = (key >> DROPPED) as usize & self.rows.len().wrapping_sub(1);
        prefetch_at(&self.rows, at & usize::from(may).wrapping_neg());
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
            if row.is_free() {
                break;
            }
            if row.key == key {
                return Ok(at);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }
}
