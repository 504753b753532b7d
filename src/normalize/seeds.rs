//! The tables of `seeds/normalize/`, compiled by `build/normalize.rs`.

use super::seed_words::{LetterGroup, MarkClass, Replaced};

/// A named character reference of HTML. It points into one text of all names rather than at its own: a row of numbers
/// needs no relocation.
pub struct CharacterReference {
    /// Where its name begins in `REFERENCE_NAMES`, and its length.
    pub name: (u16, u8),
    /// What it stands for: one code point, or two; 0 is none.
    pub codes: [u32; 2],
    /// Whether it also works without its semicolon.
    pub legacy: bool,
}

impl CharacterReference {
    pub fn name(&self) -> &'static str {
        let (start, len) = (usize::from(self.name.0), usize::from(self.name.1));
        &REFERENCE_NAMES[start..start + len]
    }

    pub fn codes(&self) -> Vec<u32> {
        self.codes.into_iter().filter(|&code| code != 0).collect()
    }
}

/// A name as people write it in Latin letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RomanizedName {
    /// The Arabic form, without its article.
    pub name: &'static str,
    /// The usual spelling in Latin letters.
    pub usual: &'static str,
    /// Other spellings in use; `-` where there is none known.
    pub others: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/normalize.rs"));

/// What a group of letters writes for `c`.
pub(super) fn letter(group: LetterGroup, c: u32) -> Option<u32> {
    let at = LETTERS.binary_search_by_key(&(c, group), |&(form, group, _)| (form, group));
    at.ok().map(|at| LETTERS[at].2)
}

/// The placeholder for spans of this kind.
pub(super) fn placeholder(kind: Replaced) -> &'static [u32] {
    PLACEHOLDERS[kind as usize]
}
