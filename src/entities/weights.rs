//! What a feature or a whole word adds to the tags of the words around it.

use super::features::{self, Reach, WINDOW, key};
use super::model::{Model, TAGS};
use super::words::{BUCKETS, Entry, bucket};

/// Places of the window around a word.
pub const PLACES: usize = 2 * WINDOW + 1;
/// Weights of a window, filled up to whole vectors.
pub const ROOM: usize = (PLACES * TAGS).next_multiple_of(16);
/// Tags filled up to a whole vector.
pub const LANES: usize = TAGS.next_multiple_of(16);

/// Weights row by row in the order of the text: for the word two before, one before, the word itself, and on.
pub type Weights = [i16; ROOM];

/// Adds weights to scores.
#[inline]
pub fn add<const N: usize>(sum: &mut [i16; N], weights: &[i16; N]) {
    for i in 0..N {
        sum[i] = sum[i].saturating_add(weights[i]);
    }
}

/// The sum of some features of a word.
pub struct Sum<'a> {
    model: &'a Model,
    rows: [[i16; LANES]; PLACES],
}

impl<'a> Sum<'a> {
    /// Nothing yet.
    pub fn new(model: &'a Model) -> Self {
        Self { model, rows: [[0; LANES]; PLACES] }
    }

    /// Adds a feature of the word.
    #[inline]
    pub fn add(&mut self, reach: Reach, atom: u64) {
        let reach = reach as usize;
        for place in WINDOW - reach..=WINDOW + reach {
            // This word is at `distance` from the one whose tags the weights are for.
            let distance = WINDOW as i32 - place as i32;
            if let Some(row) = self.model.row(key(atom, distance)) {
                let sum = &mut self.rows[place];
                for lane in 0..LANES {
                    sum[lane] = sum[lane].saturating_add(i16::from(row[lane]));
                }
            }
        }
    }

    /// The sum.
    pub fn weights(&self) -> Weights {
        let mut all = [0; ROOM];
        for (to, row) in all.chunks_exact_mut(TAGS).zip(&self.rows) {
            to.copy_from_slice(&row[..TAGS]);
        }
        all
    }
}

/// Classes of [`Entry::soft`].
const CLASSES: u16 = 4;

/// The weights of what the word table says of a word, summed up beforehand.
pub struct Known {
    clusters: Vec<Weights>,
    soft: Vec<Weights>,
}

impl Known {
    /// Sums up the features of every cluster and bucket.
    pub fn new(model: &Model) -> Self {
        let clusters = model.words.clusters().map(|entry| {
            let mut sum = Sum::new(model);
            features::clusters(&entry, |reach, atom| sum.add(reach, atom));
            sum.weights()
        });
        let soft = (0..CLASSES * BUCKETS).map(|n| {
            let mut sum = Sum::new(model);
            features::bucket(n / BUCKETS, n % BUCKETS, |reach, atom| sum.add(reach, atom));
            sum.weights()
        });
        Self { clusters: clusters.collect(), soft: soft.collect() }
    }

    /// Adds the weights of a word with this entry.
    pub fn add(&self, entry: &Entry, sum: &mut Weights) {
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
