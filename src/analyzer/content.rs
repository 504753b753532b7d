//! What an analysis holds, in bytes of its text.

use std::sync::Arc;

use crate::events::Event;
use crate::found::{Entity, Labels};
use crate::span::Span;
use crate::tokenize::Tokens;

/// What was read in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Content<'t> {
    pub text: &'t str,
    /// The labels asked for; events may refer to entities with others.
    pub labels: Labels,
    pub tokens: Tokens,
    pub sentences: Vec<Span>,
    pub entities: Vec<Entity>,
    /// The entities that events refer to, where these are others: hashtags opened.
    pub opened: Option<Vec<Entity>>,
    pub events: Option<Vec<Event>>,
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
    /// The same, which is in code points, in bytes.
    pub fn in_bytes(mut self) -> Self {
        let bytes = Bytes::of(self.text);
        let Self { tokens, sentences, entities, opened, events, .. } = &mut self;
        tokens.starts.iter_mut().chain(&mut tokens.ends).for_each(|at| *at = bytes.at(*at));
        sentences.iter_mut().for_each(|span| *span = bytes.span(*span));
        let opened = opened.iter_mut().flatten();
        entities.iter_mut().chain(opened).for_each(|entity| entity.map_spans(|span| bytes.span(span)));
        events.iter_mut().flatten().for_each(|event| event.map_spans(|span| bytes.span(span)));
        self
    }

    /// The entity that an event refers to.
    pub fn named(&self, at: usize) -> Option<&Entity> {
        self.opened.as_ref().unwrap_or(&self.entities).get(at)
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
