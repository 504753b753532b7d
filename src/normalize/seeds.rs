//! The tables of `seeds/normalize/`, compiled by `build/normalize.rs`.

use super::seed_words::{LetterGroup, MarkClass, Replaced};

/// A named character reference of HTML.
pub struct CharacterReference {
    pub name: &'static str,
    pub codes: &'static [u32],
    /// Whether it also works without its semicolon.
    pub legacy: bool,
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
