//! Turns an identifier into a candidate.

use crate::found::{Candidate, Entity, Identifier, Label, Value, strength};
use crate::span::Span;

/// An identifier that stands at `span`, read with the words before it from `first` on.
pub fn candidate(span: Span, first: u32, value: Identifier) -> Candidate {
    let phrase = Span::new(first.min(span.start), span.end);
    let value = Value::Identifier(value.into());
    let entity = Entity { span, phrase, label: Label::Id, value, rule: "identifier/candidate::candidate" };
    Candidate { strength: strength::IDENTIFIER, ..Candidate::core(entity) }
}
