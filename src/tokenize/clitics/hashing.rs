//! Hashes of words and features. `training/clitics/hashing.py` computes the same numbers.

const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
const MIX: u64 = 0xD6E8_FEB8_6659_FD93;
const TEMPLATE: u64 = 0xFF51_AFD7_ED55_8CCD;
const CONTEXT: u64 = 0xC4CE_B9FE_1A85_EC53;

/// Maximum length of a hashed word, in letters.
pub const LONGEST: usize = 40;

const POWERS: [u64; LONGEST + 4] = {
    let mut powers = [1u64; LONGEST + 4];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1].wrapping_mul(BASE);
        i += 1;
    }
    powers
};

/// Spreads every bit over the upper half.
#[inline(always)]
pub const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 32)).wrapping_mul(MIX);
    x ^ (x >> 29)
}

/// Polynomial hash of the letters.
pub const fn text(letters: &[u16]) -> u64 {
    let mut h: u64 = 0;
    let mut i = 0;
    while i < letters.len() {
        h = h.wrapping_mul(BASE).wrapping_add(letters[i] as u64);
        i += 1;
    }
    h
}

/// Hash of the concatenation of two strings; `size` is the length of the right one.
#[inline(always)]
pub fn join(left: u64, right: u64, size: usize) -> u64 {
    left.wrapping_mul(POWERS[size]).wrapping_add(right)
}

/// Hash of one feature: its template, its value, and the clitics.
#[inline(always)]
pub fn feature(template: u64, value: u64, context: u64) -> u64 {
    mix((template + 1)
        .wrapping_mul(TEMPLATE)
        .wrapping_add(value.wrapping_mul(BASE))
        .wrapping_add(context.wrapping_mul(CONTEXT)))
}

/// Prefix hashes of a word: give the hash of any part in constant time.
#[derive(Clone, Copy)]
pub struct Sums {
    sums: [u64; LONGEST + 1],
}

impl Sums {
    /// Computes the prefix hashes of the first `LONGEST` letters.
    pub fn new(letters: &[u16]) -> Self {
        let mut sums = [0u64; LONGEST + 1];
        for (i, &letter) in letters.iter().take(LONGEST).enumerate() {
            sums[i + 1] = sums[i].wrapping_mul(BASE).wrapping_add(u64::from(letter));
        }
        Self { sums }
    }

    /// Hash of the letters from `start` to `end`.
    #[inline(always)]
    pub fn part(&self, start: usize, end: usize) -> u64 {
        self.sums[end].wrapping_sub(self.sums[start].wrapping_mul(POWERS[end - start]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_joins_agree_with_the_whole() {
        let word: Vec<u16> = "وبموسكو".encode_utf16().collect();
        let sums = Sums::new(&word);
        for start in 0..=word.len() {
            for end in start..=word.len() {
                assert_eq!(sums.part(start, end), text(&word[start..end]));
            }
        }
        assert_eq!(join(text(&word[..2]), text(&word[2..]), word.len() - 2), text(&word));
    }
}
