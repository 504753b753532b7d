//! What words are tagged as nearby, for the second pass over a text.

use super::tags::{LABELS, Tag, number};
use crate::hashed::Hashed;

/// Tag counts of each word tagged as part of a name, in a sliding window.
#[derive(Default)]
pub struct Near {
    /// A bit for each word tagged anywhere, by its hash.
    filter: Vec<u64>,
    /// Its bits, as a power of two.
    bits: u32,
    /// The tokens that may be one of these words, ascending, with their stems and tags: a few of a text, and no others
    /// need to be looked at.
    places: Vec<TaggedWord>,
    counts: Hashed<u64, [i32; OUTSIDE + 1]>,
}

/// A token that may be a word tagged somewhere: its number, its stem and its tag.
pub type TaggedWord = (u32, u64, Tag);

/// The place of what is no name in the counts, behind the labels.
const OUTSIDE: usize = LABELS.len();

/// Bits of the filter, as a power of two.
const FILTER: u32 = 14;
/// The same in a text of fewer tokens than [`SHORT`]: to clear it costs more than to look a word up in vain.
const FEWER: u32 = 11;
const SHORT: usize = 256;

impl Near {
    /// Records the words that are part of a name; returns whether any of them stands elsewhere too.
    pub fn collect(&mut self, stems: &[u64], tags: &[Tag]) -> bool {
        self.bits = if stems.len() < SHORT { FEWER } else { FILTER };
        self.filter.clear();
        self.filter.resize(1 << (self.bits - 6), 0);
        let (mut any, mut again) = (false, false);
        for (&stem, _) in stems.iter().zip(tags).filter(|&(&stem, &tag)| stem != 0 && tag != 0) {
            let bit = stem >> (64 - self.bits);
            let bits = &mut self.filter[(bit >> 6) as usize];
            again |= *bits >> (bit & 63) & 1 == 1;
            *bits |= 1 << (bit & 63);
            any = true;
        }
        let mut places = std::mem::take(&mut self.places);
        places.clear();
        if any {
            let words = (0..).zip(stems.iter().zip(tags)).map(|(i, (&stem, &tag))| (i, stem, tag));
            places.extend(words.filter(|&(_, stem, _)| self.may_have(stem)));
        }
        self.places = places;
        again || self.places.iter().any(|&(.., tag)| tag == 0)
    }

    /// Begins the text whose words were collected, and gives the tokens to look at.
    pub fn begin(&mut self) -> Vec<TaggedWord> {
        self.counts.clear();
        std::mem::take(&mut self.places)
    }

    /// Ends it, and keeps the memory of what [`Near::begin`] gave unless the text was long.
    pub fn end(&mut self, places: Vec<TaggedWord>) {
        const MOST: usize = 1 << 12;
        if places.capacity() <= MOST {
            self.places = places;
        }
    }

    fn may_have(&self, stem: u64) -> bool {
        let bit = stem >> (64 - self.bits);
        stem != 0 && self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    /// Adds what the words of a sentence are to the window, or takes it away.
    pub fn count(&mut self, places: &[TaggedWord], by: i32) {
        for &(_, stem, tag) in places {
            self.counts.entry(stem).or_default()[number(tag).unwrap_or(OUTSIDE)] += by;
        }
    }

    /// The number of the label that the word has nearby and how often, if at least half of its places other
    /// than this one, where its label is `own`, are names.
    pub fn majority(&self, stem: u64, own: Option<usize>) -> Option<(usize, i32)> {
        let mut counts = *self.counts.get(&stem)?;
        counts[own.unwrap_or(OUTSIDE)] -= 1;
        let names: i32 = counts[..OUTSIDE].iter().sum();
        if names == 0 || names < counts[OUTSIDE] {
            return None;
        }
        let label = (0..OUTSIDE).max_by_key(|&label| (counts[label], OUTSIDE - label))?;
        Some((label, counts[label]))
    }
}
