//! What an analysis holds, piece by piece, each with its text.

use std::fmt;
use std::ops::Range;

use super::content::Content;
use crate::events::{Count, Event, Modality, Participant, Precision, Thing, Types};
use crate::found::{Entity, Label, Name, Number, Temporal, Value};
use crate::span::Span;
use crate::tokenize::Kind;

/// A token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    text: &'a str,
    span: Span,
    kind: Kind,
}

impl<'a> Token<'a> {
    pub(super) fn new(of: &'a Content<'_>, at: usize) -> Self {
        let span = of.tokens.span(at);
        Self { text: of.cut(span), span, kind: of.tokens.kinds[at] }
    }

    /// Its text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where it stands, in bytes.
    pub fn byte_range(&self) -> Range<usize> {
        self.span.range()
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

/// A sentence of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    text: &'a str,
    span: Span,
}

impl<'a> Sentence<'a> {
    pub(super) fn new(of: &'a Content<'_>, span: Span) -> Self {
        Self { text: of.cut(span), span }
    }

    /// Its text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where it stands, in bytes.
    pub fn byte_range(&self) -> Range<usize> {
        self.span.range()
    }
}

/// An entity of a text: a name, number, time or address, with its value.
#[derive(Clone, Copy)]
pub struct FoundEntity<'a> {
    of: &'a Content<'a>,
    entity: &'a Entity,
}

impl<'a> FoundEntity<'a> {
    pub(super) fn new(of: &'a Content<'_>, entity: &'a Entity) -> Self {
        Self { of, entity }
    }

    /// Its text: the core of what was read.
    pub fn text(&self) -> &'a str {
        self.of.cut(self.entity.span)
    }

    /// Where it stands, in bytes.
    pub fn byte_range(&self) -> Range<usize> {
        self.entity.span.range()
    }

    /// All that was read: the core with its bound, preposition, title, counted noun: «more than 80 men».
    pub fn phrase(&self) -> &'a str {
        self.of.cut(self.entity.phrase)
    }

    /// Where the phrase stands, in bytes.
    pub fn phrase_range(&self) -> Range<usize> {
        self.entity.phrase.range()
    }

    /// What it is.
    pub fn label(&self) -> Label {
        self.entity.label
    }

    /// What it means.
    pub fn value(&self) -> &'a Value {
        &self.entity.value
    }

    /// The value of a cardinal, rank, percentage, amount of money or measure.
    pub fn number(&self) -> Option<&'a Number> {
        match self.value() {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The value of a date, time or length of time.
    pub fn time(&self) -> Option<&'a Temporal> {
        match self.value() {
            Value::Temporal(time) => Some(time),
            _ => None,
        }
    }

    /// The value of a name.
    pub fn name(&self) -> Option<&'a Name> {
        match self.value() {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The sentence that it stands in, counted from 0.
    pub fn sentence(&self) -> usize {
        self.of.sentence_at(self.entity.span.start)
    }

    pub(super) fn content(&self) -> &'a Content<'a> {
        self.of
    }
}

/// Entities are equal where label, value, positions and words are.
impl PartialEq for FoundEntity<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.entity == other.entity && self.phrase() == other.phrase()
    }
}

impl fmt::Debug for FoundEntity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundEntity")
            .field("label", &self.label())
            .field("text", &self.text())
            .field("byte_range", &self.byte_range())
            .field("value", self.value())
            .finish()
    }
}

/// An event of a text: who did what to how many, where and when, and who says so.
#[derive(Clone, Copy)]
pub struct FoundEvent<'a> {
    of: &'a Content<'a>,
    event: &'a Event,
}

impl<'a> FoundEvent<'a> {
    pub(super) fn new(of: &'a Content<'_>, event: &'a Event) -> Self {
        Self { of, event }
    }

    fn participant(&self, who: Option<&'a Participant>) -> Option<FoundParticipant<'a>> {
        who.map(|participant| FoundParticipant { of: self.of, participant })
    }

    /// The name of its type: `die`, `detain`, `attack` …
    pub fn kind(&self) -> &'a str {
        let names = self.of.kinds.as_deref().unwrap_or_else(|| Types::builtin().names());
        names.get(usize::from(self.event.kind)).map_or("", String::as_str)
    }

    /// The words that tell of it.
    pub fn trigger(&self) -> &'a str {
        self.of.cut(self.event.trigger)
    }

    /// Where the trigger stands, in bytes.
    pub fn trigger_range(&self) -> Range<usize> {
        self.event.trigger.range()
    }

    /// Who does it.
    pub fn agent(&self) -> Option<FoundParticipant<'a>> {
        self.participant(self.event.agent.as_ref())
    }

    /// To whom or what it is done.
    pub fn patient(&self) -> Option<FoundParticipant<'a>> {
        self.participant(self.event.patient.as_ref())
    }

    /// Who says so.
    pub fn source(&self) -> Option<FoundParticipant<'a>> {
        self.participant(self.event.source.as_ref())
    }

    /// With what it is done.
    pub fn instrument(&self) -> Option<FoundParticipant<'a>> {
        self.participant(self.event.instrument.as_ref())
    }

    /// Where, the most specific place first.
    pub fn places(&self) -> impl ExactSizeIterator<Item = FoundParticipant<'a>> + use<'a> {
        let of = self.of;
        self.event.place.iter().map(move |participant| FoundParticipant { of, participant })
    }

    /// When: a date or time of the text.
    pub fn time(&self) -> Option<FoundEntity<'a>> {
        let entity = self.event.time.and_then(|at| self.of.referred(at))?;
        Some(FoundEntity::new(self.of, entity))
    }

    /// How many patients, or of those who act where nobody suffers.
    pub fn count(&self) -> Option<&'a Count> {
        self.event.count.as_ref()
    }

    /// How many events.
    pub fn times(&self) -> Option<&'a Count> {
        self.event.times.as_ref()
    }

    /// What the patient is: civilian, police, child, vehicle …
    pub fn victim(&self) -> Option<Thing> {
        self.event.victim
    }

    /// Whether it happened, by the text.
    pub fn modality(&self) -> Modality {
        self.event.modality
    }

    /// The earlier event of the analysis that it tells of again, by its number.
    pub fn same_as(&self) -> Option<usize> {
        self.event.same_as
    }

    /// The event whose patients these are some of, by its number: «12 killed, among them 5 children».
    pub fn part_of(&self) -> Option<usize> {
        self.event.part_of
    }

    /// How exactly the first place says where it was.
    pub fn precision(&self) -> Option<Precision> {
        self.event.precision
    }

    /// The place of the dateline, if the text does not say where it happened.
    pub fn default_place(&self) -> Option<FoundParticipant<'a>> {
        self.participant(self.event.default_place.as_ref())
    }

    /// The date of the dateline, if the text does not say when it happened.
    pub fn default_time(&self) -> Option<FoundEntity<'a>> {
        let entity = self.event.default_time.and_then(|at| self.of.referred(at))?;
        Some(FoundEntity::new(self.of, entity))
    }

    /// Whether it is told as what happened before: «وكان قد قتل».
    pub fn background(&self) -> bool {
        self.event.background
    }

    /// The sentence that it stands in, counted from 0.
    pub fn sentence(&self) -> usize {
        self.event.sentence as usize
    }

    /// Confidence from 0 to 1.
    pub fn score(&self) -> f32 {
        self.event.score
    }

    /// All of it that stands in its sentence.
    pub fn text(&self) -> &'a str {
        self.of.cut(self.event.span)
    }

    /// Where that stands, in bytes.
    pub fn byte_range(&self) -> Range<usize> {
        self.event.span.range()
    }

    pub(super) fn content(&self) -> &'a Content<'a> {
        self.of
    }
}

impl fmt::Debug for FoundEvent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundEvent")
            .field("kind", &self.kind())
            .field("text", &self.text())
            .field("byte_range", &self.byte_range())
            .finish_non_exhaustive()
    }
}

/// Who or what takes part in an event.
#[derive(Clone, Copy)]
pub struct FoundParticipant<'a> {
    of: &'a Content<'a>,
    participant: &'a Participant,
}

impl<'a> FoundParticipant<'a> {
    /// The whole noun phrase, at most ten words.
    pub fn text(&self) -> &'a str {
        self.of.cut(self.participant.span)
    }

    /// Where it stands, in bytes.
    pub fn byte_range(&self) -> Range<usize> {
        self.participant.span.range()
    }

    /// Its head: a name, or the noun alone, without proclitics.
    pub fn head(&self) -> &'a str {
        self.of.cut(self.participant.head)
    }

    /// Where the head stands, in bytes.
    pub fn head_range(&self) -> Range<usize> {
        self.participant.head.range()
    }

    /// The head's dictionary form where known.
    pub fn lemma(&self) -> Option<&'a str> {
        self.participant.lemma.as_deref()
    }

    /// The name that it is.
    pub fn name(&self) -> Option<&'a Name> {
        let entity = self.participant.entity.and_then(|at| self.of.referred(at))?;
        FoundEntity::new(self.of, entity).name()
    }
}

impl fmt::Debug for FoundParticipant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FoundParticipant")
            .field("text", &self.text())
            .field("byte_range", &self.byte_range())
            .finish_non_exhaustive()
    }
}
