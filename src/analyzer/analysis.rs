//! What was read in one text.

use super::content::Content;
use super::views::{FoundEntity, FoundEvent, Sentence, Token};

/// What an [`Analyzer`](super::Analyzer) read in one text. Every position is a range of bytes of
/// [`Analysis::text`], and begins and ends between two characters.
///
/// ```
/// let read = tarqim::Analyzer::default().analyze("وصل الوفد. غادر 5 جنود.");
/// assert_eq!(read.sentences().map(|s| s.text()).collect::<Vec<_>>(), ["وصل الوفد.", "غادر 5 جنود."]);
/// assert_eq!(read.tokens().map(|t| t.text()).collect::<Vec<_>>(), ["وصل", "الوفد", ".", "غادر", "5", "جنود", "."]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis<'t>(pub(super) Content<'t>);

impl<'t> Analysis<'t> {
    /// The text that was read.
    pub fn text(&self) -> &'t str {
        self.0.text
    }

    /// The tokens in order.
    pub fn tokens(&self) -> impl ExactSizeIterator<Item = Token<'_>> + DoubleEndedIterator {
        (0..self.0.tokens.len()).map(|at| Token::new(&self.0, at))
    }

    /// The sentences in order.
    pub fn sentences(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> + DoubleEndedIterator {
        self.0.sentences.iter().map(|&span| Sentence::new(&self.0, span))
    }

    /// The entities with the labels asked for, in order; they never overlap.
    pub fn entities(&self) -> impl DoubleEndedIterator<Item = FoundEntity<'_>> {
        let wanted = self.0.entities.iter().filter(|e| self.0.labels.has(e.label));
        wanted.map(|entity| FoundEntity::new(&self.0, entity))
    }

    /// The events in order of their triggers; none unless the builder's `events` was switched on.
    pub fn events(&self) -> impl ExactSizeIterator<Item = FoundEvent<'_>> + DoubleEndedIterator {
        let events = self.0.told.as_ref().map_or(&[][..], |told| &told.events);
        events.iter().map(|event| FoundEvent::new(&self.0, event))
    }
}
