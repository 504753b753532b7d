//! The clitics of `seeds/clitics/`, compiled by the build script.

/// One clitic.
pub struct Clitic {
    /// As written.
    pub letters: &'static [u16],
    /// As a separate word.
    pub normalized: &'static str,
}

/// A word whose clitic is fused with its stem.
pub struct Fused {
    /// Hash of the word as written.
    pub hash: u64,
    /// Letters of the clitic.
    pub front: u8,
    /// The clitic as a separate word.
    pub clitic: &'static str,
    /// The stem as a separate word.
    pub stem: &'static str,
}

/// How the article is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Article {
    /// There is none.
    #[default]
    None,
    /// ال, or after ل its lam alone.
    Written,
    /// Without a letter of its own: للغة is ل + ال + لغة.
    Swallowed,
}

/// How the stem's own spelling differs from the one before a pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Repair {
    /// Not at all.
    #[default]
    None,
    /// It ends in ة: مدرستهم is مدرسة + هم.
    TehMarbuta,
    /// It ends in ى: مستواه is مستوى + ه.
    AlefMaksura,
    /// It ends in ء: أبناؤه is أبناء + ه.
    Hamza,
    /// It ends in a silent alef: كتبوها is كتبوا + ها.
    SilentAlef,
}

include!(concat!(env!("OUT_DIR"), "/clitics.rs"));

/// Looks up `hash` in a sorted table.
pub fn find<T: Copy>(table: &[(u64, T)], hash: u64) -> Option<T> {
    table.binary_search_by_key(&hash, |row| row.0).ok().map(|at| table[at].1)
}
