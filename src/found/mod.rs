//! What can be found in a text: labels, values, entities. Vocabulary alone, which the lexicon uses too.

mod bound;
mod entity;
mod feature;
mod label;
mod value;

pub use bound::Bound;
pub use entity::{Candidate, Entity, strength};
pub use feature::Feature;
pub use label::{Label, Labels};
pub use value::{CountedNoun, Hijri, Identifier, Name, Number, Numeric, Place, Source, Temporal, Value};
