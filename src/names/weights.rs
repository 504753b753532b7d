//! The contribution of a feature or a whole word to the tags of the words around it.

use super::features::{self, LONG, Reach, WINDOW, WordTraits, key};
use super::model::{Model, TAGS};
use super::words::{BUCKETS, CLASSES, CUT, bucket};
use crate::tokenize::Kind;

/// Positions in the window around a word.
pub const PLACES: usize = 2 * WINDOW + 1;
/// Weights of a window, padded to whole vectors.
pub const ROOM: usize = (PLACES * TAGS).next_multiple_of(16);
/// Tags, padded to a whole vector.
pub const LANES: usize = TAGS.next_multiple_of(16);

/// Weights row by row in the order of the text: for the word two before, one before, the word itself, and on.
pub type Weights = [i16; ROOM];

/// Adds weights to scores.
#[inline(always)]
pub fn add<const N: usize>(sum: &mut [i16; N], weights: &[i16; N]) {
    for i in 0..N {
        sum[i] = sum[i].saturating_add(weights[i]);
    }
}

/// Features probed together, so that their cache misses overlap.
const BATCH: usize = 64;

/// The sum of some features of a word.
pub struct Sum<'a> {
    model: &'a Model,
    rows: [[i16; LANES]; PLACES],
    /// Pending keys that the model may have, with their positions.
    keys: [(u32, u8); BATCH],
    count: usize,
}

impl<'a> Sum<'a> {
    /// Nothing yet.
    pub fn new(model: &'a Model) -> Self {
        Self { model, rows: [[0; LANES]; PLACES], keys: [(0, 0); BATCH], count: 0 }
    }

    /// The sum of the features that `give` gives.
    fn of(model: &'a Model, give: impl FnOnce(&mut dyn FnMut(Reach, u64))) -> Weights {
        let mut sum = Self::new(model);
        give(&mut |reach, atom| sum.add(reach, atom));
        sum.weights()
    }

    /// Adds a feature of the word.
    #[inline]
    pub fn add(&mut self, reach: Reach, atom: u64) {
        if self.count > BATCH - PLACES {
            self.settle();
        }
        let reach = reach as usize;
        for place in WINDOW - reach..=WINDOW + reach {
            // This word is at `distance` from the one whose tags the weights are for.
            let key = key(atom, WINDOW as i32 - place as i32);
            // Branchless: always store, advance only if the model may have it.
            self.keys[self.count] = (key, place as u8);
            self.count += usize::from(self.model.may_have(key));
        }
    }

    /// Adds the rows of the keys. Each of three memory accesses is prefetched for all of them.
    fn settle(&mut self) {
        let keys = &self.keys[..self.count];
        keys.iter().for_each(|&(key, _)| self.model.prefetch(key));
        let mut found = [(0, 0); BATCH];
        let mut count = 0;
        for &(key, place) in keys {
            if let Some(at) = self.model.find(key) {
                found[count] = (at, place);
                count += 1;
            }
        }
        for &(at, place) in &found[..count] {
            let row = self.model.row(at);
            let sum = &mut self.rows[usize::from(place)];
            for lane in 0..LANES {
                sum[lane] = sum[lane].saturating_add(i16::from(row[lane]));
            }
        }
        self.count = 0;
    }

    /// The sum.
    pub fn weights(mut self) -> Weights {
        self.settle();
        let mut all = [0; ROOM];
        for (to, row) in all.chunks_exact_mut(TAGS).zip(&self.rows) {
            to.copy_from_slice(&row[..TAGS]);
        }
        all
    }
}

/// Precomputed sums of weights for features with few values.
pub struct Known {
    shapes: [Weights; Kind::ALL.len()],
    unknown: [Weights; Kind::ALL.len()],
    lengths: [Weights; LONG + 1],
    proclitics: [Weights; CUT],
    clusters: Vec<Weights>,
    soft: Vec<Weights>,
}

impl Known {
    /// Sums up the features of every value.
    pub fn new(model: &Model) -> Self {
        let kinds = |each: fn(Kind, &mut dyn FnMut(Reach, u64))| {
            Kind::ALL.map(|kind| Sum::of(model, |add| each(kind, add)))
        };
        Self {
            shapes: kinds(|kind, add| features::shape(kind, add)),
            unknown: kinds(|kind, add| features::unknown(kind, add)),
            lengths: std::array::from_fn(|n| Sum::of(model, |add| features::length(n, add))),
            proclitics: std::array::from_fn(|n| Sum::of(model, |add| features::proclitic(n as u8, add))),
            clusters: model
                .words
                .clusters()
                .map(|entry| Sum::of(model, |add| features::clusters(&entry, add)))
                .collect(),
            soft: (0..CLASSES * BUCKETS)
                .map(|n| Sum::of(model, |add| features::bucket(n / BUCKETS, n % BUCKETS, add)))
                .collect(),
        }
    }

    /// Adds the weights of a token of this kind, for the word in it if there is one.
    pub fn add(&self, kind: Kind, seen: Option<&WordTraits>, sum: &mut Weights) {
        add(sum, &self.shapes[kind as usize]);
        let Some(WordTraits { stem, length }) = seen else { return };
        add(sum, &self.lengths[*length]);
        add(sum, &self.proclitics[usize::from(stem.proclitic)]);
        let Some(entry) = stem.entry else { return add(sum, &self.unknown[kind as usize]) };
        if let Some(weights) = self.clusters.get(usize::from(entry.fine)) {
            add(sum, weights);
        }
        for class in 0..CLASSES {
            let bucket = bucket(entry.soft, class);
            if bucket != 0 {
                add(sum, &self.soft[usize::from(class * BUCKETS + bucket)]);
            }
        }
    }
}
