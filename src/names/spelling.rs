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
/// Stands before and after the letters.
const BORDER: u32 = '.' as u32;
/// From which sum on a class has each bucket: the logits of .02 .05 .1 .2 .35 .5 .7 .85 .95, in sixteenths.
const LEAST: [i32; 9] = [-62, -47, -35, -22, -10, 0, 14, 28, 47];

/// The model of spellings.
pub struct SpellingModel {
    rows: Vec<[i8; WIDTH]>,
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
                .map(|row| std::array::from_fn(|class| columns[class << BITS | row] as i8))
                .collect(),
            begun: std::array::from_fn(|class| {
                i16::from_le_bytes([begun[2 * class], begun[2 * class + 1]]).into()
            }),
        })
    }

    /// How likely a word with these letters is part of a name of each class, in buckets as the soft lexicon has them.
    pub fn buckets(&self, letters: &[u16]) -> [u16; WIDTH] {
        let mut sums = self.begun;
        if self.rows.is_empty() {
            return [0; WIDTH];
        }
        let letter = |at: usize| {
            let inside = at.checked_sub(1).and_then(|at| letters.get(at));
            inside.map_or(BORDER, |&letter| letter.into())
        };
        let count = letters.len() + 2;
        for first in 0..count {
            let mut hash = 0x811C_9DC5_u32;
            for at in first..count.min(first + LONGEST) {
                hash = (hash ^ letter(at)).wrapping_mul(0x0100_0193);
                let row = (hash ^ hash >> 15).wrapping_mul(0x9E37_79B1) >> (32 - BITS);
                for (sum, &weight) in sums.iter_mut().zip(&self.rows[row as usize]) {
                    *sum += i32::from(weight);
                }
            }
        }
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
