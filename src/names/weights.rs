//! The contribution of a feature or a whole word to the tags of the words around it.

use super::feature_table::FeatureRow;
pub use super::feature_table::LANES;
use super::features::{self, Affix, BORDER, LONG, ROUGHLY, Reach, WINDOW, WordTraits, key, roughly};
use super::model::{Model, TAGS};
use super::words::{BUCKETS, CLASSES, CUT, bucket};
use crate::prefetch::prefetch;
use crate::tokenize::Kind;

/// Positions in the window around a word.
pub const PLACES: usize = 2 * WINDOW + 1;
/// Weights of a window, each row a whole vector: what is added for one word is then read for the next as it was written.
pub const ROOM: usize = PLACES * LANES;

/// Weights row by row in the order of the text: for the word two before, one before, the word itself, and on. What
/// stands behind the tags of a row is 0.
pub type Weights = [i16; ROOM];

/// Adds weights to scores.
#[inline(always)]
pub fn add<const N: usize>(sum: &mut [i16; N], weights: &[i16; N]) {
    for i in 0..N {
        sum[i] = sum[i].saturating_add(weights[i]);
    }
}

/// Features probed together, so that their cache misses overlap; a power of two.
const BATCH: usize = 64;

/// The sum of some features of a word. One serves for many words.
pub struct Sum<'a> {
    model: &'a Model,
    rows: [[i16; LANES]; PLACES],
    /// Pending keys that the model may have, with their positions.
    keys: [(u32, u32); BATCH],
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
        sum.take()
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
            // Branchless: always store, advance only if the model may have it. By the time that the rows are added, the
            // first ones have come.
            self.keys[self.count % BATCH] = (key, place as u32);
            let may = self.model.may_have(key);
            self.model.prefetch_if(may, key);
            self.count += usize::from(may);
        }
    }

    /// Adds the rows of the keys.
    fn settle(&mut self) {
        #[cfg(target_arch = "x86_64")]
        if crate::utf8::has_vectors() {
            // SAFETY: AVX2 was detected.
            return unsafe { self.settle_wide() };
        }
        self.add_rows();
    }

    /// Compiled for vector registers as wide as a row.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn settle_wide(&mut self) {
        self.add_rows();
    }

    #[inline(always)]
    fn add_rows(&mut self) {
        let pending = &self.keys[..self.count.min(BATCH)];
        for &(key, place) in pending {
            let Some(row) = self.model.likely(key).map(FeatureRow::weights) else { continue };
            let sum = &mut self.rows[place as usize % PLACES];
            for lane in 0..LANES {
                sum[lane] = sum[lane].saturating_add(i16::from(row[lane]));
            }
        }
        self.count = 0;
    }

    /// The sum; nothing again afterwards.
    pub fn take(&mut self) -> Weights {
        self.settle();
        let mut all = [0; ROOM];
        for (to, row) in all.chunks_exact_mut(LANES).zip(&mut self.rows) {
            let row = std::mem::replace(row, [0; LANES]);
            to[..LANES].copy_from_slice(&row);
            to[TAGS..].fill(0);
        }
        all
    }
}

/// Sums of the weights of affixes that were met lately. A word has as many features in its affixes as in all the rest
/// of it, and nine in ten words have affixes that an earlier one had: one sum to look up instead of fourteen features.
#[derive(Default)]
pub struct Affixes {
    /// By the high bits of their hash, each with its letters, 0 if it is free; a new one takes the place of the one
    /// there.
    slots: Vec<(u64, Weights)>,
}

/// Sums in [`Affixes`], as a power of two: 1.8 MB. Words of news in two megabytes have 12,000 affixes.
const AFFIXES: u32 = 14;

impl Affixes {
    /// Prefetches the sum of an affix about to be added.
    #[inline(always)]
    pub fn prefetch(&self, affix: Affix) {
        prefetch(self.slots.get(place(affix).1));
    }

    /// Adds the weights of an affix; `spare` is used to sum them up.
    #[inline(always)]
    pub fn add(&mut self, affix: Affix, spare: &mut Sum<'_>, sum: &mut Weights) {
        if self.slots.is_empty() {
            self.slots.resize(1 << AFFIXES, (0, [0; ROOM]));
        }
        let (key, slot) = place(affix);
        let (held, weights) = &mut self.slots[slot];
        if *held != key {
            (*held, *weights) = (key, summed(affix, spare));
        }
        add(sum, weights);
    }
}

/// The key of an affix, never 0, and the slot where its sum is held.
#[inline(always)]
fn place(affix: Affix) -> (u64, usize) {
    let key = affix.letters << 1 | u64::from(affix.first);
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (key, (mixed >> (64 - AFFIXES)) as usize)
}

/// Out of line, because most affixes are held.
#[inline(never)]
fn summed(affix: Affix, spare: &mut Sum<'_>) -> Weights {
    features::affix(affix, |reach, atom| spare.add(reach, atom));
    spare.take()
}

/// Precomputed sums of weights for features with few values.
pub struct Known {
    shapes: [Weights; Kind::ALL.len()],
    unknown: [Weights; Kind::ALL.len()],
    lengths: [Weights; LONG + 1],
    proclitics: [Weights; CUT],
    clusters: Vec<Weights>,
    soft: Vec<Weights>,
    rough: Vec<Weights>,
    spelled: Vec<Weights>,
    spelled_rough: Vec<Weights>,
    /// What the places before a sentence give its first words, one after the other.
    pub before: [[i16; LANES]; WINDOW],
    /// What those behind it give its last words, from the end.
    pub behind: [[i16; LANES]; WINDOW],
}

impl Known {
    /// Sums up the features of every value.
    pub fn new(model: &Model) -> Self {
        let kinds = |each: fn(Kind, &mut dyn FnMut(Reach, u64))| {
            Kind::ALL.map(|kind| Sum::of(model, |add| each(kind, add)))
        };
        // The word that is `near` words from the end of its sentence is near all places from `near + 1` on.
        let border = |near: usize, side: i32| {
            let mut sum = [0; LANES];
            for outside in near + 1..=WINDOW {
                model.add(key(BORDER, side * outside as i32), &mut sum);
            }
            sum
        };
        Self {
            before: std::array::from_fn(|near| border(near, -1)),
            behind: std::array::from_fn(|near| border(near, 1)),
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
            rough: (0..ROUGHLY).map(|n| Sum::of(model, |add| features::rough(n, add))).collect(),
            spelled: (0..CLASSES * BUCKETS)
                .map(|n| Sum::of(model, |add| features::spelled_bucket(n / BUCKETS, n % BUCKETS, add)))
                .collect(),
            spelled_rough: (0..ROUGHLY)
                .map(|n| Sum::of(model, |add| features::spelled_roughly(n, add)))
                .collect(),
        }
    }

    /// Adds the weights of a token of this kind, for the word in it if there is one.
    #[inline(always)]
    pub fn add(&self, kind: Kind, seen: Option<&WordTraits>, sum: &mut Weights) {
        add(sum, &self.shapes[kind as usize]);
        let Some(WordTraits { stem, length, spelled, .. }) = seen else { return };
        add(sum, &self.lengths[*length]);
        add(sum, &self.proclitics[usize::from(stem.proclitic)]);
        if let Some(entry) = stem.entry {
            add_soft(sum, entry.soft, &self.rough, &self.soft);
            if let Some(weights) = self.clusters.get(usize::from(entry.fine)) {
                add(sum, weights);
            }
        } else {
            if let Some(soft) = *spelled {
                add_soft(sum, soft, &self.spelled_rough, &self.spelled);
            }
            add(sum, &self.unknown[kind as usize]);
        }
    }
}

/// Adds the weights of how likely a word is part of a name. No closure, which would not be compiled for the wide
/// registers of its caller.
#[inline(always)]
fn add_soft(sum: &mut Weights, soft: u16, rough: &[Weights], buckets: &[Weights]) {
    add(sum, &rough[roughly(soft)]);
    for class in 0..CLASSES {
        let bucket = bucket(soft, class);
        if bucket != 0 {
            add(sum, &buckets[usize::from(class * BUCKETS + bucket)]);
        }
    }
}
