//! One text, fully read.

use std::borrow::Cow;

use jiff::civil::DateTime;

use crate::align::Alignment;
use crate::events::{self, Event, Types, events};
use crate::found::{Entity, Labels};
use crate::normalize::{self, Normalizer, Rewritten};
use crate::pipeline::{Scratch, extract, with_names_in_hashtags};
use crate::reading::Options;
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::{self, Tokens};

/// What was found in one text; positions are code points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The tokens.
    pub tokens: Tokens,
    /// For a text that was rewritten before it was read, its sentences, mapped back to the original. Empty otherwise:
    /// [`Document::sentences`] finds them on demand.
    pub moved: Option<Vec<Span>>,
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
        let entities = extract(text, labels, reference, options, scratch);
        Self { tokens: scratch.tokens().clone(), moved: None, entities }
    }

    /// The sentences of `text`, which is the one that was read.
    pub fn sentences(&self, text: Text<'_>) -> Cow<'_, [Span]> {
        match &self.moved {
            Some(moved) => Cow::Borrowed(moved),
            None => Cow::Owned(tokenize::split_sentences(text, &self.tokens)),
        }
    }

    /// Reads `text` as `normalizer` rewrites it; every position is one of the original.
    ///
    /// Where one code point was rewritten into several tokens (﷽), only the first of them is kept.
    pub fn read_normalized(
        text: Text<'_>,
        normalizer: &Normalizer,
        labels: Labels,
        reference: Option<DateTime>,
        options: &Options,
        scratch: &mut Scratch,
        memory: &mut normalize::Scratch,
    ) -> Self {
        let (rewritten, alignment) = normalizer.units_aligned(text, memory);
        let Some(Rewritten { text: rewritten, .. }) = rewritten else {
            return Self::read(text, labels, reference, options, scratch);
        };
        scratch.move_names(|span| forth(alignment, span));
        let mut read = Self::read(rewritten, labels, reference, options, scratch);
        read.move_back(rewritten, alignment);
        read
    }

    /// The same, and what the text tells of.
    #[allow(clippy::too_many_arguments)]
    pub fn read_normalized_and_told(
        text: Text<'_>,
        normalizer: &Normalizer,
        reference: Option<DateTime>,
        options: &Options,
        types: &Types,
        scratch: &mut Scratch,
        memory: &mut normalize::Scratch,
        telling: &mut events::Scratch,
    ) -> (Self, Told) {
        let (rewritten, alignment) = normalizer.units_aligned(text, memory);
        let units = rewritten.map_or(text, |out| out.text);
        if rewritten.is_some() {
            scratch.move_names(|span| forth(alignment, span));
        }
        let mut read = Self::read(units, Labels::ALL, reference, options, scratch);
        let mut told = Told::read(units, read.entities.clone(), reference, options, types, scratch, telling);
        if rewritten.is_some() {
            read.move_back(units, alignment);
            told.move_back(alignment);
        }
        (read, told)
    }

    /// Moves every position from the rewritten text that was read back to its original.
    fn move_back(&mut self, rewritten: Text<'_>, alignment: &Alignment) {
        let mut sentences = self.sentences(rewritten).into_owned();
        sentences.iter_mut().for_each(|span| *span = back(alignment, *span));
        self.moved = Some(sentences);
        let mut tokens = Tokens::default();
        for i in 0..self.tokens.len() {
            let span = back(alignment, self.tokens.span(i));
            if !span.is_empty() && tokens.ends.last().is_none_or(|&end| span.start >= end) {
                tokens.push(span.start as usize, span.end as usize, self.tokens.kinds[i]);
            }
        }
        self.tokens = tokens;
        move_entities(&mut self.entities, alignment);
    }
}

/// What a text tells of; positions are code points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The entities that the events refer to by number: those of every label, with the names inside hashtags.
    pub entities: Vec<Entity>,
    /// The events, in order of their triggers.
    pub events: Vec<Event>,
}

impl Told {
    /// Reads the events of the text that `scratch` read last and found these entities in, of every label.
    pub fn read(
        text: Text<'_>,
        found: Vec<Entity>,
        reference: Option<DateTime>,
        options: &Options,
        types: &Types,
        scratch: &mut Scratch,
        telling: &mut events::Scratch,
    ) -> Self {
        let entities = with_names_in_hashtags(text, found, reference, options, scratch);
        let events = events(text, &entities, types, scratch, telling);
        Self { entities, events }
    }

    /// Moves every position from a rewritten text back to its original.
    fn move_back(&mut self, alignment: &Alignment) {
        let kept = move_entities(&mut self.entities, alignment);
        let numbered = |entity: usize| kept.get(entity).copied().flatten();
        events::move_all(&mut self.events, |span| back(alignment, span), numbered);
    }
}

/// Where a part of a text stands in what it was rewritten to.
fn forth(alignment: &Alignment, span: Span) -> Span {
    let (start, end) = alignment.to_normalized(span.start, span.end);
    Span::new(start, end)
}

/// Where a part of a rewritten text stands in the original.
fn back(alignment: &Alignment, span: Span) -> Span {
    let (start, end) = alignment.to_original(span.start, span.end);
    Span::new(start, end)
}

/// Moves entities of a rewritten text back to its original. Of those that stand in the same place there, the first is
/// kept. Gives the new number of each.
fn move_entities(entities: &mut Vec<Entity>, alignment: &Alignment) -> Vec<Option<usize>> {
    let mut kept = Vec::with_capacity(entities.len());
    let (mut last, mut count) = (0, 0);
    entities.retain_mut(|entity| {
        entity.map_spans(|span| back(alignment, span));
        entity.phrase = entity.phrase.join(entity.span);
        let apart = entity.span.start >= last && !entity.span.is_empty();
        kept.push(apart.then_some(count));
        if apart {
            last = entity.span.end;
            count += 1;
        }
        apart
    });
    kept
}
