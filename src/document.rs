//! One text, fully read.

use crate::pipeline::extract;
use std::borrow::Cow;

use jiff::civil::DateTime;

use crate::align::Alignment;
use crate::found::{Entity, Labels};
use crate::normalize::{self, Normalizer};
use crate::pipeline::Scratch;
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
        let Some(rewritten) = rewritten else { return Self::read(text, labels, reference, options, scratch) };
        scratch.move_names(|span| {
            let (start, end) = alignment.to_normalized(span.start, span.end);
            Span::new(start, end)
        });
        let mut read = Self::read(rewritten, labels, reference, options, scratch);
        read.moved = Some(read.sentences(rewritten).into_owned());
        read.move_back(alignment);
        read
    }

    /// Moves every position from a rewritten text back to its original.
    fn move_back(&mut self, alignment: &Alignment) {
        let back = |span: Span| {
            let (start, end) = alignment.to_original(span.start, span.end);
            Span::new(start, end)
        };
        let mut tokens = Tokens::default();
        for i in 0..self.tokens.len() {
            let span = back(self.tokens.span(i));
            if !span.is_empty() && tokens.ends.last().is_none_or(|&end| span.start >= end) {
                tokens.push(span.start as usize, span.end as usize, self.tokens.kinds[i]);
            }
        }
        self.tokens = tokens;
        let mut last = 0;
        self.moved.iter_mut().flatten().for_each(|s| *s = back(*s));
        self.entities.retain_mut(|entity| {
            entity.map_spans(back);
            entity.phrase = entity.phrase.join(entity.span);
            let apart = entity.span.start >= last && !entity.span.is_empty();
            if apart {
                last = entity.span.end;
            }
            apart
        });
    }
}
