//! What was read in one text.

use super::views::{FoundEntity, FoundEvent, Sentence, Token};
use crate::events::Event;
use crate::found::{Entity, Labels};
use crate::span::Span;
use crate::tokenize::Tokens;

/// What an [`Analyzer`](super::Analyzer) read in one text. Every position is a range of bytes of
/// [`Analysis::text`], and begins and ends between two characters.
///
/// ```
/// let read = tarqim::Analyzer::default().analyze("وصل الوفد. غادر 5 جنود.");
/// assert_eq!(read.sentences().map(|s| s.text()).collect::<Vec<_>>(), ["وصل الوفد.", "غادر 5 جنود."]);
/// assert_eq!(read.tokens().map(|t| t.text()).collect::<Vec<_>>(), ["وصل", "الوفد", ".", "غادر", "5", "جنود", "."]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis<'t> {
    pub(super) text: &'t str,
    labels: Labels,
    pub(super) tokens: Tokens,
    pub(super) sentences: Vec<Span>,
    pub(super) entities: Vec<Entity>,
    pub(super) events: Option<Vec<Event>>,
}

/// The byte at which each code point begins, and the one behind the last. An event may point far back, to who was
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

impl<'t> Analysis<'t> {
    /// What was read, in code points, with the entities that were asked for and others that events refer to.
    pub(super) fn new(
        text: &'t str,
        labels: Labels,
        mut tokens: Tokens,
        mut sentences: Vec<Span>,
        mut entities: Vec<Entity>,
        mut events: Option<Vec<Event>>,
    ) -> Self {
        let bytes = Bytes::of(text);
        tokens.starts.iter_mut().chain(&mut tokens.ends).for_each(|at| *at = bytes.at(*at));
        sentences.iter_mut().for_each(|span| *span = bytes.span(*span));
        entities.iter_mut().for_each(|entity| entity.map_spans(|span| bytes.span(span)));
        events.iter_mut().flatten().for_each(|event| event.map_spans(|span| bytes.span(span)));
        Self { text, labels, tokens, sentences, entities, events }
    }

    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The tokens in order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token<'_>> + DoubleEndedIterator {
        (0..self.tokens.len()).map(|at| Token::new(self, at))
    }

    /// The sentences in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator {
        self.sentences.iter().map(|&span| Sentence::new(self, span))
    }

    /// The entities with the labels asked for, in order; they never overlap.
    pub fn entities(&self) -> impl DoubleEndedIterator<Item = FoundEntity<'_>> {
        let wanted = self.entities.iter().filter(|e| self.labels.has(e.label));
        wanted.map(|entity| FoundEntity::new(self, entity))
    }

    /// The events in order of their triggers; none unless the builder's `events` was switched on.
    pub fn events(&self) -> impl ExactSizeIterator<Item = FoundEvent<'_>> + DoubleEndedIterator {
        let events = self.events.as_deref().unwrap_or_default();
        events.iter().map(|event| FoundEvent::new(self, event))
    }

    /// The sentence that holds this byte, counted from 0.
    pub(super) fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.end <= byte)
    }

    /// The part of the text that a range of its bytes is.
    pub(super) fn cut(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }
}
