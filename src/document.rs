//! One text, fully read.

use jiff::civil::DateTime;

use crate::extract::{self, Entity, Labels, Options, Scratch};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::{self, Tokens};

/// What was found in one text; positions are code points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The tokens.
    pub tokens: Tokens,
    /// The sentences.
    pub sentences: Vec<Span>,
    /// The entities, sorted by start and disjoint.
    pub entities: Vec<Entity>,
}

impl Document {
    /// Reads `text`.
    pub fn read(
        text: Text<'_>,
        labels: Labels,
        reference: Option<DateTime>,
        options: &Options,
        scratch: &mut Scratch,
    ) -> Self {
        let entities = extract::extract(text, labels, reference, options, scratch);
        let tokens = scratch.tokens().clone();
        let sentences = tokenize::split_sentences(text, &tokens);
        Self { tokens, sentences, entities }
    }
}
