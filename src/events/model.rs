//! Events and who takes part in them.

use crate::found::Number;
use crate::lexicon::event_rows::Thing;
use crate::span::Span;

named! {
    /// Whether an event happened, by the text.
    #[derive(Default)]
    #[non_exhaustive]
    Modality {
        /// It is reported as a fact.
        #[default]
        Asserted = "asserted",
        /// It is intended, demanded, prevented or announced.
        Planned = "planned",
        /// It may be.
        Possible = "possible",
        /// It is denied.
        Denied = "denied",
    }
}

/// How exactly a place says where something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// The place itself.
    Place = 1,
    /// Near it, or somewhere in its district.
    Near = 2,
    /// Somewhere in its region.
    Region = 3,
}

/// A participant of an event.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Participant {
    /// The whole noun phrase, at most ten words.
    pub span: Span,
    /// Its head: a name, or the noun alone, without proclitics.
    pub head: Span,
    /// The head's dictionary form where known.
    pub lemma: Option<String>,
    /// Which entity of the document it is.
    pub entity: Option<usize>,
    /// What it names.
    pub thing: Option<Thing>,
}

impl Participant {
    /// Whether it is a force or a body, which may take part in a fight.
    pub(super) fn is_side(&self) -> bool {
        matches!(self.thing, Some(Thing::Force | Thing::Body | Thing::Combatant | Thing::Police))
    }
}

/// A number of participants or of events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Count {
    /// The number.
    pub number: Number,
    /// Whether it is not stated: one person, named or not.
    pub implied: bool,
    /// Where it is said.
    pub span: Span,
}

/// Something that happened, or is said to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The type, by its place among [`Types`](super::Types).
    pub kind: u16,
    /// The words that report it.
    pub trigger: Span,
    /// Who does it.
    pub agent: Option<Participant>,
    /// To whom or what.
    pub patient: Option<Participant>,
    /// Who says so.
    pub source: Option<Participant>,
    /// With what.
    pub instrument: Option<Participant>,
    /// Where, the most specific first.
    pub place: Vec<Participant>,
    /// How exactly the first of these says where.
    pub precision: Option<Precision>,
    /// When: which entity of the document.
    pub time: Option<usize>,
    /// Where the report was written, by its dateline, if it says of no place where it happened.
    pub default_place: Option<Participant>,
    /// When the report was written, by its dateline, if it says of no time when it happened: which entity.
    pub default_time: Option<usize>,
    /// Whether it is told as what happened before: «وكان قد قتل».
    pub background: bool,
    /// How many patients, or of those who act where nobody suffers.
    pub count: Option<Count>,
    /// How many events.
    pub times: Option<Count>,
    /// What the patient is.
    pub victim: Option<Thing>,
    /// Whether it happened.
    pub modality: Modality,
    /// The earlier event of this text that it mentions again.
    pub same_as: Option<usize>,
    /// The event whose patients these are some of: «12 killed, among them 5 children».
    pub part_of: Option<usize>,
    /// Its sentence, counted from 0.
    pub sentence: u32,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// All of it that stands in its sentence.
    pub span: Span,
}

impl Event {
    /// Every position of it as `to` has it: in another unit.
    pub(crate) fn map_spans(&mut self, mut to: impl FnMut(Span) -> Span) {
        self.trigger = to(self.trigger);
        self.span = to(self.span);
        let who = [&mut self.agent, &mut self.patient, &mut self.source, &mut self.instrument];
        for participant in who.into_iter().flatten().chain(&mut self.place).chain(&mut self.default_place) {
            participant.span = to(participant.span);
            participant.head = to(participant.head);
        }
        for count in [&mut self.count, &mut self.times].into_iter().flatten() {
            count.span = to(count.span);
            count.number.map_spans(&mut to);
        }
    }
}

/// Moves events of a rewritten text back to its original, and gives the entities they refer to the numbers that these
/// have there. What has no place there is left out: `back` makes its span empty.
pub fn move_all(
    events: &mut Vec<Event>,
    back: impl Fn(Span) -> Span,
    numbered: impl Fn(usize) -> Option<usize>,
) {
    let mut kept: Vec<Option<usize>> = Vec::with_capacity(events.len());
    let mut count = 0;
    events.retain_mut(|event| {
        event.map_spans(&back);
        event.span = event.span.join(event.trigger);
        event.time = event.time.and_then(&numbered);
        event.default_time = event.default_time.and_then(&numbered);
        let placed = |who: &mut Participant| {
            who.entity = who.entity.and_then(&numbered);
            !who.span.is_empty() && !who.head.is_empty()
        };
        for who in [
            &mut event.agent,
            &mut event.patient,
            &mut event.source,
            &mut event.instrument,
            &mut event.default_place,
        ] {
            who.take_if(|who| !placed(who));
        }
        event.place.retain_mut(placed);
        event.precision = event.precision.filter(|_| !event.place.is_empty());
        event.same_as = event.same_as.and_then(|at| kept.get(at).copied().flatten());
        let stays = !event.trigger.is_empty();
        kept.push(stays.then_some(count));
        count += usize::from(stays);
        stays
    });
    // The whole may stand behind its part.
    for event in events {
        event.part_of = event.part_of.and_then(|at| kept.get(at).copied().flatten());
    }
}
