//! The labels of entities: OntoNotes 5's, DURATION and the pattern labels.

use serde::{Deserialize, Serialize};

use crate::lexicon::schema::NameLabel;

macro_rules! labels {
    ($($(#[$doc:meta])* $item:ident = $name:literal,)*) => {
        /// What an entity is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Label { $($(#[$doc])* #[serde(rename = $name)] $item,)* }

        impl Label {
            /// Every label, in the order of their numbers.
            pub const ALL: &'static [Label] = &[$(Label::$item,)*];
            /// The names of all labels, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name,)*];

            /// The name used in every output.
            pub const fn name(self) -> &'static str {
                match self { $(Label::$item => $name,)* }
            }

            /// The label with that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|l| l.name() == name)
            }
        }
    };
}

labels! {
    /// People.
    Person = "PERSON",
    /// Nationalities, religious and political groups.
    Norp = "NORP",
    /// Organizations.
    Org = "ORG",
    /// Countries, cities, provinces.
    Gpe = "GPE",
    /// Other places: mountains, rivers, regions.
    Loc = "LOC",
    /// Buildings, airports, roads.
    Fac = "FAC",
    /// Weapons, vehicles, products.
    Product = "PRODUCT",
    /// Named operations, wars, conferences.
    Event = "EVENT",
    /// Dates and periods of days.
    Date = "DATE",
    /// Times of the day.
    Time = "TIME",
    /// Percentages.
    Percent = "PERCENT",
    /// Amounts of money.
    Money = "MONEY",
    /// Measurements.
    Quantity = "QUANTITY",
    /// First, second …
    Ordinal = "ORDINAL",
    /// Numbers that are nothing else.
    Cardinal = "CARDINAL",
    /// Lengths of time.
    Duration = "DURATION",
    /// Web addresses.
    Url = "URL",
    /// E-mail addresses.
    Email = "EMAIL",
    /// Telephone numbers.
    Phone = "PHONE",
    /// `@name`
    Mention = "MENTION",
    /// `#topic`
    Hashtag = "HASHTAG",
}

impl From<NameLabel> for Label {
    fn from(label: NameLabel) -> Self {
        match label {
            NameLabel::Person => Self::Person,
            NameLabel::Norp => Self::Norp,
            NameLabel::Org => Self::Org,
            NameLabel::Gpe => Self::Gpe,
            NameLabel::Loc => Self::Loc,
            NameLabel::Fac => Self::Fac,
            NameLabel::Product => Self::Product,
            NameLabel::Event => Self::Event,
        }
    }
}

/// A set of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Labels(u32);

impl Labels {
    /// Every label.
    pub const ALL: Labels = Labels((1 << Label::ALL.len()) - 1);
    /// No label.
    pub const NONE: Labels = Labels(0);

    /// The set of the labels given.
    pub fn of(labels: impl IntoIterator<Item = Label>) -> Self {
        Labels(labels.into_iter().fold(0, |set, l| set | 1 << l as u8))
    }

    /// Whether `label` is in the set.
    pub const fn has(self, label: Label) -> bool {
        self.0 >> label as u8 & 1 == 1
    }

    /// Whether the two sets share a label.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
