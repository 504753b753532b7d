//! The result of a stage for one character.

/// What a stage does to one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Leaves it.
    Same,
    /// Writes another one.
    One(u32),
    /// Writes several.
    Many(Vec<u32>),
    /// Removes it.
    Drop,
}

impl Change {
    /// `c` becomes `to`, which may be `c` itself.
    pub(super) fn to(c: u32, to: u32) -> Self {
        if c == to { Change::Same } else { Change::One(to) }
    }
}
