//! Sets of character classes, by name.

/// A set of character classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u32);

impl Classes {
    /// The names of all classes.
    pub const NAMES: &'static [&'static str] = &[
        "arabic_letters",
        "vowel_signs",
        "marks",
        "tatweel",
        "arabic_digits",
        "ascii_digits",
        "arabic_punctuation",
        "other_punctuation",
        "latin_letters",
        "latin_capitals",
        "latin_small",
        "emoji",
    ];

    /// Adds a class by name.
    pub(super) fn insert(&mut self, name: &str) -> Result<(), ()> {
        let at = Self::NAMES.iter().position(|n| *n == name).ok_or(())?;
        self.0 |= 1 << at;
        Ok(())
    }

    /// The names of the classes in the set.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().enumerate().filter(move |(i, _)| self.0 >> i & 1 == 1).map(|(_, n)| *n)
    }

    /// Whether no class is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the class of this name is in the set.
    pub(super) fn has(self, name: &str) -> bool {
        self.names().any(|n| n == name)
    }
}
