//! The tags that the names model gives tokens, and the classes of names in them.

use crate::found::Label;

/// A tag: 0 outside; 1 + 2·n begins a name of the label with that number in [`LABELS`], 2 + 2·n continues one.
pub type Tag = u8;

/// What the model tells apart, in the order of its tags.
pub const LABELS: [Label; 7] =
    [Label::Person, Label::Gpe, Label::Org, Label::Loc, Label::Fac, Label::Product, Label::Event];

/// The classes of names that lists, rules and the table of words tell apart.
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

/// The class of each of [`LABELS`].
const CLASSES: [NameClass; LABELS.len()] = {
    use NameClass::{Organization, Other, Person, Place};
    [Person, Place, Organization, Place, Place, Other, Other]
};

impl NameClass {
    /// How many there are.
    pub const COUNT: usize = 4;

    /// The class of a tag; none outside.
    #[inline]
    pub fn of(tag: Tag) -> Option<Self> {
        CLASSES.get(number(tag)?).copied()
    }

    /// The class of one of [`LABELS`].
    pub fn of_label(label: Label) -> Option<Self> {
        CLASSES.get(LABELS.iter().position(|&l| l == label)?).copied()
    }
}

/// The label of a tag; none outside.
pub fn label(tag: Tag) -> Option<Label> {
    LABELS.get(number(tag)?).copied()
}

/// The number of the label of a tag in [`LABELS`]; none outside.
#[inline]
pub fn number(tag: Tag) -> Option<usize> {
    Some(usize::from(tag.checked_sub(1)?) / 2)
}

/// Whether a tag continues the name before it.
pub fn continues(tag: Tag) -> bool {
    tag != 0 && tag.is_multiple_of(2)
}

/// The greatest of what is said of the labels of each class; `said` has a value for each tag.
#[inline]
pub fn by_class<const N: usize>(said: &[i16; N]) -> [i16; NameClass::COUNT] {
    let mut most = [i16::MIN; NameClass::COUNT];
    for (both, &class) in said[1..].chunks_exact(2).zip(&CLASSES) {
        let most = &mut most[class as usize];
        *most = both[0].max(both[1]).max(*most);
    }
    most
}
