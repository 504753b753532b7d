//! The trained model: word frequencies, names and weights in one small file.
//!
//! `training/clitics/model.py`, which writes it, describes the layout.

use std::fmt;
use std::sync::OnceLock;

use super::hashing::mix;
use super::tables;
use crate::columns::{section, unpack, unpack_ascending};
use crate::hashed::fnv1a;

const MAGIC: [u8; 4] = *b"TRQC";
const VERSION: u16 = 2;
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
    /// Fills 2^`bits` buckets with slots: the bucket of each over its fingerprint, ascending, and what stands below the
    /// fingerprint; and says where each of them stands now.
    fn new(
        bits: u32,
        value_bits: u32,
        keys: impl Iterator<Item = u64>,
        mut values: impl Iterator<Item = u64>,
    ) -> Result<(Self, Vec<(usize, usize)>), ModelError> {
        let mut buckets = vec![[0; WIDTH]; 1 << bits].into_boxed_slice();
        let (mut places, mut last, mut at) = (Vec::new(), 0, 0);
        for key in keys {
            let bucket = (key >> (16 - value_bits)) as usize;
            at = if bucket == last { at } else { 0 };
            let slot = buckets.get_mut(bucket).and_then(|b| b.get_mut(at)).ok_or(ModelError::Damaged)?;
            *slot = (key << value_bits | values.next().unwrap_or(0)) as u16;
            places.push((bucket, at));
            (last, at) = (bucket, at + 1);
        }
        Ok((Self { buckets, shift: 64 - bits }, places))
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
        let mut rest = &file[HEADER..];
        let mut section = || section(&mut rest).ok_or(ModelError::Damaged);
        let mut table = |bits: u32, value_bits: u32| {
            let (keys, values) = (section()?, section()?);
            Ok(Buckets::new(bits, value_bits, unpack_ascending(keys), unpack(values))?.0)
        };
        let (levels, names) = (table(bits[0], LEVEL_BITS)?, table(bits[1], NAME_BITS)?);
        let (keys, of_keys) = (section()?, section()?);
        let (weights, places) = Buckets::new(bits[2], 0, unpack_ascending(keys), std::iter::empty())?;
        let mut values = vec![[0; WIDTH]; 1 << bits[2]].into_boxed_slice();
        for ((bucket, at), value) in places.into_iter().zip(unpack(of_keys)) {
            values[bucket][at] = i16::from(value as u8 as i8);
        }
        Ok(CliticModel { levels, names, weights, values })
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
