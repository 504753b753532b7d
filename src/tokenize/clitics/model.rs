//! The trained model: word frequencies, names and weights in one small file.
//!
//! `training/clitics/model.py`, which writes it, describes the layout.

use std::fmt;
use std::sync::OnceLock;

use super::hashing::mix;
use super::tables;
use crate::hashed::fnv1a;

const MAGIC: [u8; 4] = *b"TRQC";
const VERSION: u16 = 1;
const HEADER: usize = 32;
/// Bits of a frequency slot that hold the level.
const LEVEL_BITS: u32 = 4;
/// Bits of a name slot that hold the kind.
const NAME_BITS: u32 = 2;
/// A table with more buckets than this is rejected as damaged.
const MOST_BITS: u32 = 24;

/// Why a model file is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not start with the magic bytes of a model.
    NotAModel,
    /// Written by another version of the trainer.
    Version(u16),
    /// Trained with a different list of clitics than `seeds/clitics/`.
    OtherClitics,
    /// Truncated or altered.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("no clitic model"),
            Self::Version(v) => write!(f, "clitic model of version {v}, not {VERSION}"),
            Self::OtherClitics => f.write_str("clitic model for a different list of clitics: train it again"),
            Self::Damaged => f.write_str("damaged clitic model"),
        }
    }
}

impl std::error::Error for ModelError {}

/// Slots per bucket: as many 16-bit fingerprints as one vector comparison covers.
const WIDTH: usize = 8;
type Bucket = [u16; WIDTH];

/// Fingerprints in buckets, filled from the front; a full bucket overflows into the next.
struct Buckets {
    buckets: Box<[Bucket]>,
    shift: u32,
}

impl Buckets {
    fn new(bytes: &[u8], bits: u32) -> Self {
        let bucket =
            |b: &[u8]| -> Bucket { std::array::from_fn(|i| u16::from_le_bytes([b[2 * i], b[2 * i + 1]])) };
        Self { buckets: bytes.chunks_exact(2 * WIDTH).map(bucket).collect(), shift: 64 - bits }
    }

    /// Calls `look` with the number and the slots of each bucket that may contain the key of this mixed
    /// hash, until it returns an answer; `None` if the key is in none of them.
    #[inline(always)]
    fn find(&self, mixed: u64, look: impl Fn(usize, &Bucket) -> u16) -> u16 {
        let mask = self.buckets.len() - 1;
        let home = (mixed >> self.shift) as usize;
        for step in 0..=mask {
            let at = (home + step) & mask;
            let bucket = &self.buckets[at];
            let found = look(at, bucket);
            if found != 0 || bucket[WIDTH - 1] == 0 {
                return found;
            }
        }
        0
    }
}

impl Buckets {
    /// The value stored in the low `bits` of the slot for this mixed hash, or 0.
    #[inline(always)]
    fn value(&self, mixed: u64, bits: u32) -> u16 {
        let tag = (tag(mixed) >> bits).max(1);
        let found = self.find(mixed, |_, bucket| {
            bucket.iter().fold(0, |found, &entry| found | if entry >> bits == tag { entry } else { 0 })
        });
        found & ((1 << bits) - 1)
    }
}

/// The tables used by the ranker.
pub struct CliticModel {
    levels: Buckets,
    names: Buckets,
    weights: Buckets,
    /// The weights themselves, parallel to the slots of `weights`.
    values: Box<[[i16; WIDTH]]>,
}

impl CliticModel {
    /// The model embedded in the library, read at the first call.
    pub fn embedded() -> &'static CliticModel {
        static MODEL: OnceLock<CliticModel> = OnceLock::new();
        MODEL.get_or_init(|| {
            // invariant: the file is part of the library, and a test reads it.
            CliticModel::read(include_bytes!("../../../seeds/models/clitics.bin"))
                .expect("the embedded model")
        })
    }

    /// Reads a model file.
    pub fn read(file: &[u8]) -> Result<CliticModel, ModelError> {
        if file.len() < HEADER || file[..4] != MAGIC {
            return Err(ModelError::NotAModel);
        }
        let version = u16::from_le_bytes([file[4], file[5]]);
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        if fnv1a(&file[16..]).to_le_bytes() != file[8..16] {
            return Err(ModelError::Damaged);
        }
        let field = |at: usize| u32::from_le_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]);
        if field(28) != tables::FINGERPRINT {
            return Err(ModelError::OtherClitics);
        }
        let bits = [field(16), field(20), field(24)];
        if bits.iter().any(|b| !(1..=MOST_BITS).contains(b)) {
            return Err(ModelError::Damaged);
        }
        let [levels, names, weights] = bits.map(|b| WIDTH << b);
        if file.len() != HEADER + 2 * levels + 2 * names + 3 * weights {
            return Err(ModelError::Damaged);
        }
        let (level_part, rest) = file[HEADER..].split_at(2 * levels);
        let (name_part, rest) = rest.split_at(2 * names);
        let (weight_part, value_part) = rest.split_at(2 * weights);
        let values = |b: &[u8]| std::array::from_fn(|i| i16::from(b[i] as i8));
        Ok(CliticModel {
            levels: Buckets::new(level_part, bits[0]),
            names: Buckets::new(name_part, bits[1]),
            weights: Buckets::new(weight_part, bits[2]),
            values: value_part.chunks_exact(WIDTH).map(values).collect(),
        })
    }

    /// Frequency level of the word with this hash: 0 (never seen) to 15.
    #[inline]
    pub fn level(&self, hash: u64) -> u32 {
        u32::from(self.levels.value(mix(hash), LEVEL_BITS))
    }

    /// Whether the word with this hash is a name: 1 for a place, 2 for a person, 0 for neither.
    #[inline]
    pub fn name(&self, hash: u64) -> u32 {
        u32::from(self.names.value(mix(hash), NAME_BITS))
    }

    /// The weight of the feature with this (already mixed) hash.
    #[inline(always)]
    pub fn weight(&self, mixed: u64) -> i32 {
        let tag = tag(mixed).max(1);
        // No stored feature has the weight 0.
        let found = self.weights.find(mixed, |at, bucket| {
            let values = &self.values[at];
            let of = |i: usize| if bucket[i] == tag { values[i] as u16 } else { 0 };
            (0..WIDTH).fold(0, |found, i| found | of(i))
        });
        i32::from(found as i16)
    }
}

#[inline(always)]
fn tag(mixed: u64) -> u16 {
    (mixed >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../../seeds/models/clitics.bin");

    #[test]
    fn the_embedded_model_is_whole() {
        assert!(CliticModel::read(FILE).is_ok());
    }

    #[test]
    fn damage_is_noticed() {
        assert_eq!(CliticModel::read(b"TRQ").err(), Some(ModelError::NotAModel));
        assert_eq!(CliticModel::read(&FILE[..FILE.len() - 1]).err(), Some(ModelError::Damaged));
        let mut altered = FILE.to_vec();
        altered[5000] ^= 1;
        assert_eq!(CliticModel::read(&altered).err(), Some(ModelError::Damaged));
        altered[4] = 9;
        assert_eq!(CliticModel::read(&altered).err(), Some(ModelError::Version(9)));
    }
}
