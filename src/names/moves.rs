//! What the tag of a word gives the tag of the word behind it.

use super::feature_table::{LANES, TAGS};
use super::tags::{Tag, continues};

/// The weights of the transitions between tags. Most words are most likely outside of names by far: then no other tag
/// before the next one needs to be looked at, except the one that it continues.
pub struct Moves {
    /// From each tag to every other, `NEVER` where it is impossible.
    rows: [[i16; LANES]; TAGS],
    /// From each tag to itself.
    stay: [i16; LANES],
    /// To each tag from the one before it in their order: to inside from the beginning of the same label.
    begun: [i16; LANES],
    /// How much better than outside a tag must be at least to give any tag behind it more than outside does, those that
    /// continue it apart.
    matters: [i16; LANES],
}

impl Moves {
    /// The table of these weights. Those to a tag that continues another are `NEVER` but from itself and from the one
    /// before it.
    pub fn new(rows: [[i16; LANES]; TAGS]) -> Self {
        let at = |from: Option<usize>, to: usize| {
            from.filter(|_| to < TAGS).map_or(i16::MIN, |from| rows[from][to])
        };
        let open = || (0..TAGS).filter(|&to| !continues(to as Tag));
        let lead = |from: &[i16; LANES]| {
            let leads = open().map(|to| i32::from(rows[0][to]) - i32::from(from[to]));
            // What is worse than outside gives less to what it cannot be followed by, too.
            1 + leads.fold(0, i32::min)
        };
        // Outside is looked at anyway.
        let mut matters = [i16::MAX; LANES];
        for (matters, from) in matters.iter_mut().zip(&rows).skip(1) {
            *matters = i16::try_from(lead(from)).unwrap_or(i16::MIN);
        }
        Self {
            stay: std::array::from_fn(|tag| at(Some(tag), tag)),
            begun: std::array::from_fn(|tag| at(tag.checked_sub(1), tag)),
            matters,
            rows,
        }
    }
}

/// The most that any tag before gives each tag, from how good the tags before are.
pub fn best_before(best: &[i16; LANES], moves: &Moves) -> [i16; LANES] {
    let mut top = [i16::MIN; LANES];
    for (before, moves) in best.iter().zip(&moves.rows) {
        for tag in 0..LANES {
            top[tag] = top[tag].max(before.saturating_add(moves[tag]));
        }
    }
    top
}

/// The same, looking only at the tags that matter.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
#[inline]
pub fn best_before_wide(best: &[i16; LANES], moves: &Moves) -> [i16; LANES] {
    use std::arch::x86_64::{
        __m256i, _mm256_adds_epi16, _mm256_alignr_epi8, _mm256_cmpgt_epi16, _mm256_loadu_si256,
        _mm256_max_epi16, _mm256_movemask_epi8, _mm256_permute2x128_si256, _mm256_set1_epi16,
        _mm256_storeu_si256, _mm256_subs_epi16,
    };
    const { assert!(LANES == 16) };
    /// Every other bit of a mask of bytes: one of each lane.
    const EVERY: u32 = 0x5555_5555;
    // SAFETY: sixteen numbers are read.
    let load = |lanes: &[i16; LANES]| unsafe { _mm256_loadu_si256(lanes.as_ptr().cast::<__m256i>()) };
    let now = load(best);
    // One lane further: the highest of the lower half goes to the upper one.
    let shifted = _mm256_alignr_epi8::<14>(now, _mm256_permute2x128_si256::<0x08>(now, now));
    let outside = _mm256_set1_epi16(best[0]);
    let given = _mm256_adds_epi16(outside, load(&moves.rows[0]));
    let own = _mm256_max_epi16(
        _mm256_adds_epi16(now, load(&moves.stay)),
        _mm256_adds_epi16(shifted, load(&moves.begun)),
    );
    let mut top = _mm256_max_epi16(given, own);
    let worse = _mm256_cmpgt_epi16(load(&moves.matters), _mm256_subs_epi16(now, outside));
    let mut left = !_mm256_movemask_epi8(worse) as u32 & EVERY;
    while left != 0 {
        let tag = left.trailing_zeros() as usize / 2;
        left &= left - 1;
        if let Some(row) = moves.rows.get(tag) {
            top = _mm256_max_epi16(top, _mm256_adds_epi16(_mm256_set1_epi16(best[tag]), load(row)));
        }
    }
    let mut lanes = [0; LANES];
    // SAFETY: sixteen numbers are written.
    unsafe { _mm256_storeu_si256(lanes.as_mut_ptr().cast::<__m256i>(), top) };
    lanes
}

#[cfg(all(test, target_arch = "x86_64"))]
mod tests {
    use super::{LANES, Moves, TAGS, best_before, best_before_wide};
    use crate::names::tags::{Tag, continues};

    /// A weight of no sum of others, as the model has it where a transition is impossible.
    const NEVER: i16 = i16::MIN / 2;

    #[test]
    fn looking_at_the_tags_that_matter_is_enough() {
        if !crate::utf8::has_vectors() {
            return;
        }
        let mut state = 1u64;
        let mut next = |most: i32| {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            (((state >> 33) as i32 % (2 * most + 1)) - most) as i16
        };
        for round in 0..20_000 {
            let weights = [60, 400, 4_000, 32_767][round % 4];
            let moves = Moves::new(std::array::from_fn(|from| {
                std::array::from_fn(|to| {
                    let own = from == to || from + 1 == to;
                    if to < TAGS && (own || !continues(to as Tag)) { next(weights) } else { NEVER }
                })
            }));
            // Small and large differences, also those at which sums saturate.
            for most in [60, 600, 6_000, 32_767] {
                let mut best: [i16; LANES] = std::array::from_fn(|_| next(most));
                if round % 3 > 0 {
                    best[0] = 0;
                }
                // SAFETY: AVX2 was detected.
                let wide = unsafe { best_before_wide(&best, &moves) };
                assert_eq!(wide[..TAGS], best_before(&best, &moves)[..TAGS], "{best:?}");
            }
        }
    }
}
