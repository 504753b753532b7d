//! Entities.

use serde::Serialize;

use super::{Label, Value};
use crate::span::Span;

/// Something found in a text. Positions are code points of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
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

impl Entity {
    /// Maps every position with `to`: to another unit, or to another text.
    pub(crate) fn map_spans(&mut self, mut to: impl FnMut(Span) -> Span) {
        self.span = to(self.span);
        self.phrase = to(self.phrase);
        if let Value::Number(number) = &mut self.value {
            number.map_spans(&mut to);
        }
    }
}

/// How overlapping candidates rank: the stronger one is kept, and length breaks ties.
pub mod strength {
    /// A fallback, kept only where nothing else matches: a unit without a number («كيلو سكر»).
    pub const FALLBACK: i8 = -1;
    /// A reading like any other.
    pub const ORDINARY: i8 = 0;
    /// A reading that its words leave no doubt about, even if a longer one covers it: times, multiples, duals with
    /// their noun.
    pub const SURE: i8 = 1;
    /// Named explicitly: a user's own names, events with their year.
    pub const NAMED: i8 = 2;
    /// A count beyond doubt: of a known noun with a range, of people, the result of a match.
    pub const COUNTED: i8 = 2;
    /// A telephone number read out digit by digit, surer than the ranges, times and names that its digits could be.
    pub const DICTATED: i8 = 3;
    /// An identifier, stronger than the numbers, dates and telephone numbers that could be parts of it.
    pub const IDENTIFIER: i8 = 4;
    /// A single token of the scanner: addresses, mentions, hashtags.
    pub const TOKEN: i8 = 9;
    /// A telephone number in the address of a chat, stronger than the address.
    pub const CHAT_ADDRESS: i8 = 10;
}

/// An entity that still competes with others for its place in the text.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What was found.
    pub entity: Entity,
    /// The span it claims: the claims of winners never overlap.
    pub claim: Span,
    /// Stronger readings win over longer ones: one of [`strength`].
    pub strength: i8,
}

impl Candidate {
    /// A candidate that claims its whole phrase.
    pub fn phrase(entity: Entity) -> Self {
        Self { claim: entity.phrase, entity, strength: strength::ORDINARY }
    }

    /// A candidate that claims its core only.
    pub fn core(entity: Entity) -> Self {
        Self { claim: entity.span, entity, strength: strength::ORDINARY }
    }
}
