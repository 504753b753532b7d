//! The spelling-tolerant key of a word.
//!
//! Spellings that Arabic writers use interchangeably share a key: alef with or without hamza,
//! final yeh with or without dots, teh marbuta or heh, Persian letter shapes and ڤ, چ, پ, with or without
//! tashkeel and tatweel, Arabic-Indic or ASCII digits, upper or lower case.

use crate::letters::{
    ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, DAGGER_ALEF, TATWEEL, TEH_MARBUTA, units,
};
use unicode_normalization::char::{compose, decompose_compatible};

/// Longest word, in folded code points, that the lexicon holds.
pub const LONGEST: usize = 40;

/// How one code point is folded.
pub enum Folded {
    /// Nothing remains.
    Drop,
    /// One code point of the key.
    One(u16),
    /// A presentation form or another rare character: fold its compatibility decomposition.
    Decompose,
    /// Occurs in no word of the lexicon.
    Foreign,
}

/// First code point of the Arabic block.
const ARABIC: u32 = 0x0600;
/// Folded form of each code point in the Arabic block; 0 if it is dropped.
const TABLE: [u16; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        if let Folded::One(letter) = fold_any(ARABIC + at as u32) {
            table[at] = letter;
        }
        at += 1;
    }
    table
};

/// Folds one code point.
#[inline]
pub fn fold(code: u32) -> Folded {
    match TABLE.get(code.wrapping_sub(ARABIC) as usize) {
        Some(0) => Folded::Drop,
        Some(&letter) => Folded::One(letter),
        None => fold_any(code),
    }
}

/// Folds one code point of any script.
const fn fold_any(code: u32) -> Folded {
    match code {
        0x30..=0x39 => Folded::One(code as u16),
        0x41..=0x5A => Folded::One(code as u16 + 32),
        ALEF_MADDA | ALEF_HAMZA | ALEF_HAMZA_BELOW | 0x0671..=0x0673 | 0x0675 => Folded::One(units::ALEF),
        TEH_MARBUTA | 0x06C0..=0x06C3 | 0x06D5 | 0x06BE => Folded::One(units::HEH),
        ALEF_MAQSURA | 0x06CC..=0x06CE | 0x06D0 | 0x06D2 => Folded::One(units::YEH),
        0x06A9..=0x06AC => Folded::One(units::KAF),
        // Letters for foreign sounds: «چوزيف», «كوت ديڤوار», «پاريس».
        0x067E => Folded::One(units::BEH),
        0x0686 => Folded::One(units::JEEM),
        0x06A4 => Folded::One(units::FEH),
        0x0660..=0x0669 => Folded::One((code - 0x0660 + 0x30) as u16),
        0x06F0..=0x06F9 => Folded::One((code - 0x06F0 + 0x30) as u16),
        0x0610..=0x061A | TATWEEL | 0x064B..=0x065F | DAGGER_ALEF | 0x06D6..=0x06DC | 0x06DF..=0x06E4 => {
            Folded::Drop
        }
        0x06E7 | 0x06E8 | 0x06EA..=0x06ED | 0x08D3..=0x08FF | 0x0300..=0x036F => Folded::Drop,
        0x00AD | 0x061C | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF => Folded::Drop,
        0xFB50..=0xFDFF | 0xFE70..=0xFEFC | 0xFF10..=0xFF5A => Folded::Decompose,
        0..=0xFFFF => Folded::One(code as u16),
        _ => Folded::Foreign,
    }
}

/// A folded word: its letters, and where each came from.
#[derive(Clone, Copy)]
pub struct Key {
    letters: [u16; LONGEST],
    sources: [u8; LONGEST],
    len: u8,
}

impl Key {
    /// Folds a word given as code points; `None` if it is too long or holds foreign letters.
    pub fn new(codes: impl Iterator<Item = u32>) -> Option<Self> {
        let mut key = Self { letters: [0; LONGEST], sources: [0; LONGEST], len: 0 };
        // Beside the key, so that it stays in a register.
        let mut len = 0;
        for (at, code) in codes.enumerate() {
            let at = u8::try_from(at).ok()?;
            // Nearly all letters: what is dropped is written too, and then written over.
            if let Some(&letter) = TABLE.get(code.wrapping_sub(ARABIC) as usize)
                && len < LONGEST
            {
                key.letters[len] = letter;
                key.sources[len] = at;
                len += usize::from(letter != 0);
                continue;
            }
            key.len = len as u8;
            match fold(code) {
                Folded::Drop => {}
                Folded::One(letter) => key.push(letter, at)?,
                Folded::Foreign => return None,
                Folded::Decompose => {
                    let mut whole = Some(());
                    shown(char::from_u32(code)?, |c| {
                        whole = whole.and_then(|()| match fold(c as u32) {
                            Folded::One(letter) => key.push(letter, at),
                            Folded::Drop => Some(()),
                            Folded::Decompose | Folded::Foreign => None,
                        });
                    });
                    whole?;
                }
            }
            len = usize::from(key.len);
        }
        key.len = len as u8;
        // Behind the last letter stands the place of what was dropped.
        if let Some(behind) = key.sources.get_mut(len) {
            *behind = 0;
        }
        (len > 0).then_some(key)
    }

    fn push(&mut self, letter: u16, at: u8) -> Option<()> {
        let slot = usize::from(self.len);
        *self.letters.get_mut(slot)? = letter;
        self.sources[slot] = at;
        self.len += 1;
        Some(())
    }

    /// The folded letters.
    pub fn letters(&self) -> &[u16] {
        &self.letters[..usize::from(self.len)]
    }

    /// The position in the word that folded letter `at` came from.
    pub fn source(&self, at: usize) -> u8 {
        self.sources[at.min(LONGEST - 1)]
    }
}

/// Hash of a run of folded letters.
#[inline]
pub fn hash(letters: &[u16]) -> u64 {
    letters.iter().fold(SEED, |h, &c| step(h, u64::from(c))).wrapping_mul(MIX)
}

/// Hash of a phrase so far and its next word.
#[inline]
pub fn chain(state: u32, word: u64) -> u64 {
    // The word's key is already well mixed.
    let h = (word ^ u64::from(state).wrapping_mul(SEED)).wrapping_mul(MIX);
    h ^ (h >> 32)
}

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const MIX: u64 = 0xD6E8_FEB8_6659_FD93;

#[inline]
fn step(h: u64, c: u64) -> u64 {
    let h = (h ^ c).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    h ^ (h >> 32)
}

/// Calls `each` for the letters that a presentation form shows, hamzas on their letters: ﺉ is ئ.
fn shown(form: char, mut each: impl FnMut(char)) {
    let mut last: Option<char> = None;
    decompose_compatible(form, |part| match last.and_then(|l| compose(l, part)) {
        Some(whole) => last = Some(whole),
        None => {
            if let Some(done) = last.replace(part) {
                each(done);
            }
        }
    });
    if let Some(done) = last {
        each(done);
    }
}

/// Hash of the exact spelling: ignores only tashkeel, tatweel and invisible characters.
pub fn strict_hash(codes: impl Iterator<Item = u32>) -> u32 {
    let mut h = SEED;
    for code in codes {
        match fold(code) {
            Folded::Drop => {}
            // A presentation form counts as the letter it shows.
            Folded::Decompose => {
                if let Some(c) = char::from_u32(code) {
                    shown(c, |part| h = step(h, u64::from(u32::from(part))));
                }
            }
            Folded::One(_) | Folded::Foreign => h = step(h, u64::from(code)),
        }
    }
    ((h.wrapping_mul(MIX) >> 32) as u32) | 1
}
