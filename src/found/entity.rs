//! Entities.

use serde::Serialize;

use super::{Label, Value};
use crate::span::Span;

/// Something found in a text. Positions are code points of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entity {
    /// The core of what was read.
    pub span: Span,
    /// Everything that was read: bound, preposition, title, counted noun …
    pub phrase: Span,
    /// What it is.
    pub label: Label,
    /// What it means.
    pub value: Value,
    /// The rule that read it.
    pub rule: &'static str,
}

/// An entity that still competes with others for its place in the text.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What was found.
    pub entity: Entity,
    /// The place it claims: no two winners' claims overlap.
    pub claim: Span,
    /// Stronger readings win over longer ones; 0 is the ordinary strength.
    pub strength: i8,
}

impl Candidate {
    /// A candidate that claims its whole phrase.
    pub fn phrase(entity: Entity) -> Self {
        Self { claim: entity.phrase, entity, strength: 0 }
    }

    /// A candidate that claims its core only.
    pub fn core(entity: Entity) -> Self {
        Self { claim: entity.span, entity, strength: 0 }
    }
}
