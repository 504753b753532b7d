//! What the letters of a word alone say of it, for words that the table does not know.
//!
//! A logistic model over runs of one to four letters, trained by `training/names/words.py` on words that the
//! table has and on listed names that unlabelled text does not have.

/// Rows of the table, as a power of two.
const BITS: u32 = 14;
/// Classes of names: PER LOC ORG MISC.
pub const WIDTH: usize = 4;
/// Letters of the longest run.
const LONGEST: usize = 4;
/// Letters of the longest word.
const MOST: usize = crate::lexicon::fold::LONGEST;
/// Added to a weight, which so is never negative.
const ABOVE: i32 = 128;
// The sum of all runs of a word fits into sixteen bits.
const _: () = assert!((MOST + 2) * LONGEST * 255 < 1 << 16);
/// Stands before and after the letters.
const BORDER: u32 = '.' as u32;
/// From which sum on a class has each bucket: the logits of .02 .05 .1 .2 .35 .5 .7 .85 .95, in sixteenths.
const LEAST: [i32; 9] = [-62, -47, -35, -22, -10, 0, 14, 28, 47];

/// The model of spellings.
pub struct SpellingModel {
    /// The weights of each row, sixteen bits a class, [`ABOVE`] added to each.
    rows: Vec<u64>,
    begun: [i32; WIDTH],
}

impl Default for SpellingModel {
    fn default() -> Self {
        Self { rows: Vec::new(), begun: [0; WIDTH] }
    }
}

impl SpellingModel {
    /// Reads what each class begins with (i16, little-endian) and then its column of rows.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (begun, columns) = bytes.split_at_checked(2 * WIDTH)?;
        if columns.len() != WIDTH << BITS {
            return None;
        }
        Some(Self {
            rows: (0..1 << BITS)
                .map(|row| {
                    let weight = |class: usize| i32::from(columns[class << BITS | row] as i8) + ABOVE;
                    (0..WIDTH).fold(0, |all, class| all | (weight(class) as u64) << (16 * class))
                })
                .collect(),
            begun: std::array::from_fn(|class| {
                i16::from_le_bytes([begun[2 * class], begun[2 * class + 1]]).into()
            }),
        })
    }

    /// How likely a word with these letters is part of a name of each class, in buckets as the soft lexicon has them.
    pub fn buckets(&self, letters: &[u16]) -> [u16; WIDTH] {
        let Some(rows) = self.rows.first_chunk::<{ 1 << BITS }>() else { return [0; WIDTH] };
        // The letters between two borders.
        let mut all = [BORDER; MOST + 2];
        let letters = &letters[..letters.len().min(MOST)];
        all.iter_mut().skip(1).zip(letters).for_each(|(to, &letter)| *to = letter.into());
        let all = &all[..letters.len() + 2];
        // The classes in the quarters of one number, each above 0 throughout: no sum of a word's runs reaches 2^15.
        let mut sum = 0u64;
        let mut runs = 0;
        for first in 0..all.len() {
            let mut hash = 0x811C_9DC5_u32;
            for letter in all[first..].iter().take(LONGEST) {
                hash = (hash ^ letter).wrapping_mul(0x0100_0193);
                let row = (hash ^ hash >> 15).wrapping_mul(0x9E37_79B1) >> (32 - BITS);
                sum += rows[row as usize];
                runs += 1;
            }
        }
        let of = |class: usize| (sum >> (16 * class) & 0xFFFF) as i32 - runs * ABOVE + self.begun[class];
        let sums: [i32; WIDTH] = std::array::from_fn(of);
        sums.map(|sum| LEAST.iter().filter(|&&least| sum >= least).count() as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows that `grams` of `training/names/spelling.py` gives for «قم»; its border counts twice.
    const ROWS: [usize; 9] = [7519, 12929, 739, 10961, 931, 4827, 1997, 11124, 613];

    #[test]
    fn letters_are_counted_as_in_training() {
        let mut bytes = vec![0; 2 * WIDTH + (WIDTH << BITS)];
        bytes[..2].copy_from_slice(&(-100_i16).to_le_bytes());
        for row in ROWS {
            bytes[2 * WIDTH + row] = 10;
        }
        let model = SpellingModel::from_bytes(&bytes).expect("of the right size");
        // Ten runs of ten each: half of such words are names of people, and as nothing speaks of the other classes, neither
        // do half of them.
        assert_eq!(model.buckets(&[0x642, 0x645]), [6; WIDTH]);
        // «قن» has four of them.
        assert_eq!(model.buckets(&[0x642, 0x646])[0], 1);
        assert!(SpellingModel::from_bytes(&bytes[1..]).is_none());
    }
}
