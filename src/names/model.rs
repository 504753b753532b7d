//! The names model: a linear-chain CRF over the labels of `tags.rs`, quantized to a byte per weight.
//!
//! File, little-endian: `TRQN`, version, checksum of the rest, then for each section its length in bytes and
//! its bytes: fingerprints of the words, ascending, without their lowest bits, their fine clusters, their soft lexicon,
//! the 256-cluster of each fine cluster, the 64-cluster, the model of spellings, fingerprints of the features in the same
//! way, which of [`TAGS`] tags each has a weight for, a bit each, those weights (all of the first tag, then of the second …,
//! a signed byte each), transitions ([`TAGS`]² i16). All but the model of spellings and the last two are columns in the
//! format of `columns.rs`.

use std::sync::OnceLock;

pub use super::feature_table::TAGS;
use super::feature_table::{FeatureRow, FeatureTable};
use super::index::DROPPED;
use super::moves::Moves;
use super::spelling::SpellingModel;
use super::weights::{Known, LANES};
use super::words::{KnownWord, KnownWords};
use crate::columns::{section, unpack, unpack_ascending};
use crate::error::ConfigError;

static BUILTIN: &[u8] = include_bytes!("../../seeds/models/names.bin");

/// Begins every model file.
pub const MAGIC: &[u8; 4] = b"TRQN";
/// Version of the layout and of the features.
pub const VERSION: u32 = 6;

/// A score lower than any sum of weights.
pub const NEVER: i16 = i16::MIN / 2;

/// A loaded model.
pub struct Model {
    /// What is known of words.
    pub words: KnownWords,
    features: FeatureTable,
    /// What a tag gives the one behind it.
    pub moves: Moves,
    /// Weight of the transition from one tag to another, `NEVER` where it is impossible, indexed by the target tag.
    pub origins: [[i16; LANES]; TAGS],
    known: OnceLock<Known>,
}

impl Model {
    /// The embedded model; loaded on first use.
    pub fn builtin() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| {
            // invariant: a test reads the embedded file; it is committed beside this code.
            Self::from_bytes(BUILTIN).expect("the embedded names model is well formed")
        })
    }

    /// Reads a model file.
    ///
    /// # Errors
    /// When the bytes are not a model, are of another version, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ConfigError> {
        let bad = |why: &str| ConfigError::new(format!("names model: {why}"));
        let (head, body) = bytes.split_at_checked(12).ok_or_else(|| bad("too short"))?;
        let number = |at: usize| u32s(&head[at..at + 4]).next().unwrap_or(0);
        if &head[..4] != MAGIC || number(4) != VERSION {
            return Err(bad("not a model of this version"));
        }
        if number(8) != checksum(body) {
            return Err(bad("damaged (wrong checksum)"));
        }
        let mut rest = body;
        let mut section = || section(&mut rest).ok_or_else(|| bad("truncated"));
        let keys: Vec<u32> = unpack_ascending(section()?).map(|key| (key as u32) << DROPPED).collect();
        let (fine, soft) = (unpack(section()?), unpack(section()?));
        let mut clusters = || Ok::<_, ConfigError>(unpack(section()?).map(|n| n as u8).collect::<Vec<u8>>());
        let (middle, coarse) = (clusters()?, clusters()?);
        let spelling =
            SpellingModel::from_bytes(section()?).ok_or_else(|| bad("wrong size of the spelling model"))?;
        if fine.len() != keys.len() || soft.len() != keys.len() {
            return Err(bad("columns of words differ in length"));
        }
        let entry = |(fine, soft): (u64, u64)| {
            let of = |table: &[u8]| table.get(fine as usize).copied().unwrap_or(0);
            KnownWord { fine: fine as u16, middle: of(&middle), coarse: of(&coarse), soft: soft as u16 }
        };
        let entries = fine.zip(soft).map(entry).collect();
        let features: Vec<u32> = unpack_ascending(section()?).map(|key| (key as u32) << DROPPED).collect();
        let tags: Vec<u64> = unpack(section()?).collect();
        let values = section()?;
        let many = tags.iter().map(|of| of.count_ones() as usize).sum::<usize>();
        if tags.len() != features.len() || many != values.len() || tags.iter().any(|of| of >> TAGS != 0) {
            return Err(bad("columns of features differ in length"));
        }
        let mut columns = vec![0; features.len() * TAGS];
        let mut values = values.iter();
        for tag in 0..TAGS {
            for (feature, _) in tags.iter().enumerate().filter(|(_, of)| *of >> tag & 1 == 1) {
                columns[feature * TAGS + tag] = values.next().map_or(0, |&value| value as i8);
            }
        }
        let features = FeatureTable::new(&features, |feature, tag| columns[feature * TAGS + tag]);
        let moves: Vec<i16> = u16s(section()?).map(|n| n as i16).collect();
        if moves.len() != TAGS * TAGS {
            return Err(bad("wrong number of transitions"));
        }
        // A name continues only from a tag of its own class.
        let weight = |from: usize, to: usize| {
            let possible = from.max(to) < TAGS && (to == 0 || to % 2 == 1 || from == to || from + 1 == to);
            if possible { moves[from * TAGS + to] } else { NEVER }
        };
        Ok(Self {
            words: KnownWords::new(&keys, entries, spelling),
            features,
            origins: std::array::from_fn(|to| std::array::from_fn(|from| weight(from, to))),
            moves: Moves::new(std::array::from_fn(|from| std::array::from_fn(|to| weight(from, to)))),
            known: OnceLock::new(),
        })
    }

    /// Adds the weights of a feature, by its key, if the model has it.
    pub fn add(&self, key: u32, sum: &mut [i16]) {
        if let Some(at) = self.find(key) {
            for (s, &w) in sum.iter_mut().zip(&self.row(at).weights()[..TAGS]) {
                *s = s.saturating_add(i16::from(w));
            }
        }
    }

    /// Whether the model may have a feature: false positives are possible, false negatives are not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        self.features.may_have(key)
    }

    /// Prefetches the weights of a feature about to be looked up, without a branch; nothing new unless it `may` be there.
    #[inline]
    pub fn prefetch_if(&self, may: bool, key: u32) {
        self.features.prefetch_if(may, key);
    }

    /// The number of a feature, by its key, if the model has it.
    pub fn find(&self, key: u32) -> Option<usize> {
        self.features.get(key)
    }

    /// The weights of a feature whose key passed [`Model::may_have`], if the model has it.
    #[inline(always)]
    pub fn likely(&self, key: u32) -> Option<&FeatureRow> {
        self.features.likely(key)
    }

    /// The weights of the feature with that number.
    #[inline]
    pub fn row(&self, at: usize) -> &FeatureRow {
        self.features.row(at)
    }

    /// The weights of the features from the word table, summed up on first use.
    pub fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::new(self))
    }
}

/// FNV-1a.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

fn u32s(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
}

fn u16s(bytes: &[u8]) -> impl Iterator<Item = u16> + '_ {
    bytes.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]]))
}
