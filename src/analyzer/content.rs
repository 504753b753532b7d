//! What an analysis holds, in bytes of its text.

use std::sync::Arc;

use crate::document::{Document, Told};
use crate::found::{Entity, Labels};
use crate::span::Span;
use crate::tokenize::Tokens;

/// What was read in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Content<'t> {
    pub text: &'t str,
    /// The labels asked for; with events, entities of others were found too.
    pub labels: Labels,
    pub tokens: Tokens,
    pub sentences: Vec<Span>,
    pub entities: Vec<Entity>,
    /// The events, where they were asked for, and the entities that they refer to.
    pub told: Option<Told>,
    /// The names of the types of events where they are not the built-in ones.
    pub kinds: Option<Arc<[String]>>,
}

/// The byte at which each code point begins, and the one after the last. An event may point far back, to who was
/// named many sentences ago; [`ByteOffsets`](crate::text::ByteOffsets) would walk there each time.
struct Bytes(Vec<u32>);

impl Bytes {
    fn of(text: &str) -> Self {
        // Positions are 32 bits wide, here as everywhere; what lies beyond is not told apart.
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self(text.char_indices().map(|(byte, _)| byte).chain([text.len()]).map(at).collect())
    }

    fn at(&self, code: u32) -> u32 {
        let last = self.0.len() - 1;
        self.0[last.min(code as usize)]
    }

    fn span(&self, codes: Span) -> Span {
        Span::new(self.at(codes.start), self.at(codes.end))
    }
}

impl<'t> Content<'t> {
    /// What was read, in code points.
    pub fn new(
        text: &'t str,
        labels: Labels,
        read: Document,
        mut sentences: Vec<Span>,
        mut told: Option<Told>,
        kinds: Option<Arc<[String]>>,
    ) -> Self {
        let bytes = Bytes::of(text);
        let Document { mut tokens, mut entities, .. } = read;
        tokens.starts.iter_mut().chain(&mut tokens.ends).for_each(|at| *at = bytes.at(*at));
        sentences.iter_mut().for_each(|span| *span = bytes.span(*span));
        entities.iter_mut().for_each(|entity| entity.map_spans(|span| bytes.span(span)));
        if let Some(told) = &mut told {
            told.entities.iter_mut().for_each(|entity| entity.map_spans(|span| bytes.span(span)));
            told.events.iter_mut().for_each(|event| event.map_spans(|span| bytes.span(span)));
        }
        Self { text, labels, tokens, sentences, entities, told, kinds }
    }

    /// The entity that an event refers to by this number.
    pub fn referred(&self, number: usize) -> Option<&Entity> {
        self.told.as_ref()?.entities.get(number)
    }

    /// The sentence that holds this byte, counted from 0.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.end <= byte)
    }

    /// The part of the text that a range of its bytes is.
    pub fn cut(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }
}
