//! Finds the ends of runs of ordinary Arabic letters, 64 code points at a time.
//!
//! U+0620–065F are letters, tatweel and marks without a gap, so a run of them takes one
//! range test per code point and one count of trailing ones per word: no branch per letter.

use crate::letters::TEH_MARBUTA;
use crate::text::Unit;

/// Code points examined together.
const BLOCK: usize = 64;
const FIRST: u32 = 0x0620;
const COUNT: u32 = 0x40;

/// Caches the bit masks of the block around the scanner.
pub(super) struct Runs {
    base: usize,
    mask: u64,
    /// Where ة stands in it, which ends a word.
    ends: u64,
}

impl Runs {
    pub(super) fn new() -> Self {
        // A base beyond every text: the first query fills the block.
        Self { base: usize::MAX, mask: 0, ends: 0 }
    }

    /// The end of the run of U+0620–065F that starts at `at`, or of its part to the first ة; `at` itself if there is none.
    #[inline(always)]
    pub(super) fn end<U: Unit>(&mut self, units: &[U], mut at: usize) -> usize {
        loop {
            let mut offset = at.wrapping_sub(self.base);
            if offset >= BLOCK {
                self.base = at;
                (self.mask, self.ends) = masks(units, at);
                offset = 0;
            }
            let run = (self.mask >> offset).trailing_ones() as usize;
            let last = (self.ends >> offset).trailing_zeros() as usize;
            if last < run {
                return at + last + 1;
            }
            at += run;
            if run == 0 || offset + run < BLOCK {
                return at;
            }
        }
    }
}

/// Bit masks of the 64 code points from `at` on: set for letters, tatweel and marks, and for ة.
#[inline]
fn masks<U: Unit>(units: &[U], at: usize) -> (u64, u64) {
    let of = |block: &[U; BLOCK]| (U::in_range(block, FIRST, COUNT), U::in_range(block, TEH_MARBUTA, 1));
    let rest = &units[at.min(units.len())..];
    match rest.first_chunk() {
        Some(block) => of(block),
        None => {
            // What stands behind a text is no letter.
            let mut block = [U::default(); BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            of(&block)
        }
    }
}
