//! The tags that the names model gives tokens, and the classes of names in them.

/// A tag: 0 outside; 1 + 2·class begins a name, 2 + 2·class continues one.
pub type Tag = u8;

/// The classes of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameClass {
    /// People.
    Person = 0,
    /// Places.
    Place = 1,
    /// Organizations.
    Organization = 2,
    /// Other names.
    Other = 3,
}

impl NameClass {
    /// Every class, in the order of their tags.
    pub const ALL: [NameClass; 4] =
        [NameClass::Person, NameClass::Place, NameClass::Organization, NameClass::Other];

    /// The class of a tag; none outside.
    pub fn of(tag: Tag) -> Option<Self> {
        Self::ALL.get(usize::from(tag.checked_sub(1)?) / 2).copied()
    }
}

/// Whether a tag continues the name before it.
pub fn continues(tag: Tag) -> bool {
    tag != 0 && tag.is_multiple_of(2)
}
