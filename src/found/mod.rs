//! What can be found in a text: labels, values, entities. Only the vocabulary, which the lexicon uses too.

mod bound;
mod entity;
mod feature;
mod label;
mod language;
mod value;

pub use bound::Bound;
pub use entity::{Candidate, Entity, strength};
pub use feature::Feature;
pub use label::{Label, Labels};
pub use language::LANGUAGES;
pub use value::{
    CountedNoun, Hijri, Identifier, Name, Number, Numeric, Place, Source, Temporal, Value, as_written,
};

use crate::error::ConfigError;

impl std::str::FromStr for Label {
    type Err = ConfigError;

    /// The label with that name.
    fn from_str(name: &str) -> Result<Self, ConfigError> {
        Self::from_name(name).ok_or_else(|| ConfigError::unknown("label", name, Self::NAMES))
    }
}
