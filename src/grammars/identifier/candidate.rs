//! Turns an identifier into a candidate.

use crate::found::{Candidate, Entity, Identifier, Label, Value};
use crate::span::Span;

/// Stronger than numbers, dates and telephones, which all could be parts of one.
const STRENGTH: i8 = 4;

/// An identifier that stands at `span`, read with the words before it from `first` on.
pub fn candidate(span: Span, first: u32, value: Identifier) -> Candidate {
    let phrase = Span::new(first.min(span.start), span.end);
    let value = Value::Identifier(value.into());
    let entity = Entity { span, phrase, label: Label::Id, value, rule: "identifier" };
    Candidate { strength: STRENGTH, ..Candidate::core(entity) }
}
