//! A word reduced to its letters, each with its position in the word.

use unicode_normalization::char::decompose_compatible;

use super::fold::fold;
use super::hashing::LONGEST;
use crate::text::Unit;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// Maximum number of code points, marks included, in a word that is split: positions are stored in a byte.
pub const LONGEST_SURFACE: usize = 250;

/// The letters of one Arabic word, without tashkeel, tatweel and invisible characters.
#[derive(Clone, Copy)]
pub struct Letters {
    raw: [u16; LONGEST],
    folded: [u16; LONGEST],
    sources: [u8; LONGEST + 1],
    len: usize,
}

impl Letters {
    /// Reads a word; `None` if it is too long or contains anything else than Arabic letters.
    #[inline]
    pub fn new<U: Unit>(word: &[U]) -> Option<Self> {
        if word.len() > LONGEST_SURFACE {
            return None;
        }
        let mut letters = Self { raw: [0; LONGEST], folded: [0; LONGEST], sources: [0; LONGEST + 1], len: 0 };
        for (at, unit) in word.iter().enumerate() {
            let code = unit.code();
            match code {
                0x0621..=0x063A | 0x0641..=0x064A | 0x0671..=0x06D3 => letters.push(code as u16, at)?,
                _ if is_dropped(code) => {}
                0xFB50..=0xFDFF | 0xFE70..=0xFEFC => letters.decompose(code, at)?,
                _ => return None,
            }
        }
        letters.sources[letters.len] = word.len() as u8;
        (letters.len > 0).then_some(letters)
    }

    /// The letters of a presentation form.
    #[cold]
    fn decompose(&mut self, code: u32, at: usize) -> Option<()> {
        let mut whole = Some(());
        decompose_compatible(char::from_u32(code)?, |c| {
            whole = whole.and_then(|()| match u32::from(c) {
                letter @ (0x0621..=0x063A | 0x0641..=0x064A | 0x0671..=0x06D3) => {
                    self.push(letter as u16, at)
                }
                other => is_dropped(other).then_some(()),
            });
        });
        whole
    }

    #[inline(always)]
    fn push(&mut self, letter: u16, at: usize) -> Option<()> {
        *self.raw.get_mut(self.len)? = letter;
        self.folded[self.len] = fold(letter);
        self.sources[self.len] = at as u8;
        self.len += 1;
        Some(())
    }

    /// The letters as written.
    #[inline(always)]
    pub fn raw(&self) -> &[u16] {
        &self.raw[..self.len]
    }

    /// The folded letters: spellings that writers mix become one.
    #[inline(always)]
    pub fn folded(&self) -> &[u16] {
        &self.folded[..self.len]
    }

    /// Position in the word at which letter `at` begins; the word's length for the letter after the last.
    #[inline(always)]
    pub fn source(&self, at: usize) -> u8 {
        self.sources[at]
    }

    /// Whether the word can be split before letter `at`: not inside a ligature of one code point.
    #[inline(always)]
    pub fn is_seam(&self, at: usize) -> bool {
        at == 0 || self.sources[at] != self.sources[at - 1]
    }
}

/// Whether the code point is not a letter but tashkeel, tatweel or an invisible joiner.
#[inline]
pub fn is_dropped(code: u32) -> bool {
    const DROPPED: u32 =
        CharClass::set(&[CharClass::MARK, CharClass::TATWEEL, CharClass::JOINER, CharClass::SUPERSCRIPT]);
    class(code).within(DROPPED)
}
