//! A cache of segmented words.

use super::split::{Split, split, split_dialect};
use crate::text::{Text, Unit};
use crate::tokenize::token::{Kind, Tokens};
use crate::with_units;

/// Buckets of a [`Segmenter`].
const BUCKETS: usize = 1 << 15;
/// Words per bucket, most recently used first: together one cache line.
const WAYS: usize = 4;
/// Longer words are not cached; the length is part of the key.
const LONGEST: usize = 64;

/// Segments words and caches up to 131,072 of them (2 MB); in each bucket of four words the
/// least recently used one is evicted.
#[derive(Clone, Default)]
pub struct Segmenter {
    buckets: Vec<[(u64, Split); WAYS]>,
    dialect: bool,
}

impl Segmenter {
    /// A segmenter that also splits off dialect clitics, like [`split_dialect`].
    pub fn for_dialects() -> Self {
        Self { dialect: true, ..Self::default() }
    }

    /// The segmentation of `word`, computed.
    fn find<U: Unit>(&self, word: &[U]) -> Split {
        if self.dialect { split_dialect(word) } else { split(word) }
    }

    /// The segmentation of `word`, cached or computed.
    #[inline]
    pub fn split<U: Unit>(&mut self, word: &[U]) -> Split {
        if word.len() > LONGEST {
            return self.find(word);
        }
        if self.buckets.is_empty() {
            self.buckets = vec![[(0, Split::default()); WAYS]; BUCKETS];
        }
        let key = key(word);
        let at = (key >> 40) as usize & (BUCKETS - 1);
        let [a, b, c, d] = self.buckets[at];
        if a.0 == key {
            return a.1;
        }
        let bucket = match key {
            _ if b.0 == key => [b, a, c, d],
            _ if c.0 == key => [c, a, b, d],
            _ if d.0 == key => [d, a, b, c],
            _ => [(key, self.find(word)), a, b, c],
        };
        self.buckets[at] = bucket;
        bucket[0].1
    }

    /// Appends the segmentation of every token of a text; tokens that are not words stay whole.
    pub fn split_all(&mut self, text: Text<'_>, tokens: &Tokens, splits: &mut Vec<Split>) {
        splits.reserve(tokens.len());
        with_units!(text, units => {
            for (i, &kind) in tokens.kinds.iter().enumerate() {
                let word = units.get(tokens.starts[i] as usize..tokens.ends[i] as usize);
                splits.push(match word {
                    Some(word) if kind == Kind::Word => self.split(word),
                    _ => Split::default(),
                });
            }
        });
    }
}

/// Hash of a word as written, with its length in the low byte, so that even on a collision cached positions
/// never lie outside the word; never 0 for a non-empty word.
#[inline(always)]
fn key<U: Unit>(word: &[U]) -> u64 {
    const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
    const STEP: u64 = 0xFF51_AFD7_ED55_8CCD;
    let mut h = SEED;
    for unit in word {
        h = (h.rotate_left(23) ^ u64::from(unit.code())).wrapping_mul(STEP);
    }
    let h = (h ^ (h >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (h & !0xFF) | word.len() as u64
}
