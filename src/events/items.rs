//! A sentence as a list of items: noun phrases, verbs, triggers, times and borders.

use super::pieces::PieceView;
use crate::found::{Entity, Label, Number, Value};
use crate::letters::WAW;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::span::Span;

/// How the ids of sports clubs begin.
const CLUB: &str = "club-";

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A noun phrase.
    Noun,
    /// A word that may tell of an event.
    Trigger,
    /// A date or time of day.
    Time,
    /// An amount with a unit: money, tons.
    Amount,
    /// A verb that tells of none.
    Verb,
    /// Another word with a part in the sentence.
    Cue(Cue),
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A quotation mark or bracket that opens.
    Open,
    /// One that closes.
    Close,
    /// A mark or word of which nothing is known.
    Other,
}

/// Part of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// First piece.
    pub first: usize,
    /// Piece after the last one.
    pub end: usize,
    /// The head of a noun phrase; the words of a trigger.
    pub head: Span,
    /// The piece that holds the head.
    pub at: usize,
    /// The preposition before it.
    pub preposition: Preposition,
    /// Whether و or أو joins it to what stands before.
    pub joined: bool,
    /// Bits of [`mark`], and of its verb form.
    pub marks: u32,
    /// Whether it has the article or is a name.
    pub definite: bool,
    /// What the noun names.
    pub thing: Option<Thing>,
    /// Its lemma among the nouns.
    pub lemma: Option<i32>,
    /// The entity that counts it.
    pub number: Option<usize>,
    /// The entity that names it.
    pub name: Option<usize>,
    /// The quantifier before it: one, several, some.
    pub quantifier: Option<Cue>,
    /// Code points of the pronoun after it.
    pub tail: u8,
    /// A name of a people beside a trigger: «الأميركي».
    pub people: Option<usize>,
    /// An adjective made of the name of a force beside a trigger or a weapon: «حوثي».
    pub by: Option<Span>,
    /// Whether سـ stands before a verb, or ل before a noun.
    pub future: bool,
    /// Whether the word itself has ل before it.
    pub purpose: bool,
    /// The name of a place that no list holds: «بلدة كفر كذا», «على #كفر_كذا», «سوق #كذا».
    pub spot: Option<Span>,
    /// The force that those named belong to: «مسلحون من تنظيم كذا».
    pub of: Option<usize>,
    /// Whether it is part of those named before: «ثلاثة منهم أطفال».
    pub part: bool,
    /// The place by whose name a thing that is hit is told: «سوق مدينة سرمين».
    pub inner: Option<usize>,
    /// Whether it takes part as one of several events: «مزدوج».
    pub double: bool,
}

impl Item {
    /// Whether an adjective names who does it: «الأميركي», «حوثي».
    pub fn is_of_people(&self) -> bool {
        self.people.is_some() || self.by.is_some()
    }

    /// Whether it is a noun of which nothing is known: neither what it is, nor who, nor how many.
    pub fn is_unknown(&self) -> bool {
        self.what == What::Noun && self.thing.is_none() && self.name.is_none() && self.number.is_none()
    }

    /// Whether it is such a noun without an article or a preposition, as verbs are.
    pub fn is_unknown_word(&self) -> bool {
        self.is_unknown() && !self.definite && self.preposition == Preposition::None
    }

    /// Whether it is a verb of any sort.
    pub fn is_verb(&self) -> bool {
        match self.what {
            What::Verb => true,
            What::Trigger | What::Cue(_) => self.marks & mark::VERB != 0,
            _ => false,
        }
    }
}

/// What is known of the entities.
pub struct Scene<'a> {
    /// The words.
    pub view: PieceView<'a>,
    /// The entities of the text.
    pub entities: &'a [Entity],
    /// By piece: the entity that begins at or covers it, plus one.
    pub covered: &'a [u32],
    /// By piece: whether a phrase that is no event covers it.
    pub barred: &'a [bool],
}

impl<'a> Scene<'a> {
    /// The entity at piece `i`.
    pub fn entity(&self, i: usize) -> Option<usize> {
        self.covered.get(i).and_then(|&e| (e as usize).checked_sub(1))
    }

    /// Whether an entity is a number that may count something.
    pub fn is_number(&self, e: usize) -> bool {
        matches!(self.entities[e].label, Label::Cardinal) && !self.is_term(e)
    }

    /// Whether a number has the unit of the time joined to it: «بالسجن ⟦10⟧ و12 سنة».
    fn is_term(&self, e: usize) -> bool {
        /// Code units of «و» with blanks.
        const JOINED: u32 = 3;
        let (own, Some(next)) = (self.entities[e].span, self.entities.get(e + 1)) else { return false };
        let gap = next.span.start.saturating_sub(own.end);
        next.label == Label::Duration
            && (1..=JOINED).contains(&gap)
            && (own.end..next.span.start).any(|at| self.view.text.at(at as usize) == WAW)
            && self.number(e).is_some_and(|number| number.noun.is_none())
    }

    /// The number that an entity tells.
    pub fn number(&self, e: usize) -> Option<&'a Number> {
        match &self.entities[e].value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether an entity is a date or a time of day.
    pub fn is_time(&self, e: usize) -> bool {
        matches!(self.entities[e].label, Label::Date | Label::Time)
    }

    /// What a name names.
    pub fn thing_of(&self, e: usize) -> Option<Thing> {
        Some(match self.entities[e].label {
            Label::Person => Thing::Person,
            Label::Norp => self.known(e).map_or(Thing::Person, |known| known.0),
            Label::Org => self.organization(e).0,
            Label::Gpe | Label::Loc => Thing::Place,
            Label::Fac => Thing::Building,
            Label::Product => Thing::Weapon,
            _ => return None,
        })
    }

    /// What an organization is, by its id, else by the first word of its name; a company, a club or an agency fights
    /// nobody. With flags of [`mark`].
    pub fn organization(&self, e: usize) -> (Thing, u32) {
        let (view, entity) = (self.view, &self.entities[e]);
        let tables = &view.lexicon.tables().events;
        if let Some(known) = self.known(e) {
            return known;
        }
        let first = view.pieces.partition_point(|p| p.span.end <= entity.span.start);
        match view.longest(first, Class::Actor).map(|noun| noun.reading.sense) {
            Some(noun) => match tables.nouns[noun.arg as usize].0 {
                thing @ (Thing::Force | Thing::Police) => (thing, noun.flags),
                Thing::Combatant => (Thing::Force, noun.flags),
                _ => (Thing::Body, 0),
            },
            None => (Thing::Body, 0),
        }
    }

    /// What a name names by its id, and flags of [`mark`].
    pub fn known(&self, e: usize) -> Option<(Thing, u32)> {
        let Value::Name(name) = &self.entities[e].value else { return None };
        let (named, id) = (&self.view.lexicon.tables().events.named, name.id.as_deref()?);
        let at = named.binary_search_by(|(known, ..)| known.as_str().cmp(id)).ok()?;
        Some((named[at].1, named[at].2))
    }

    /// Whether an entity is a sports club of the gazetteer.
    pub fn is_club(&self, e: usize) -> bool {
        let Value::Name(name) = &self.entities[e].value else { return false };
        name.id.as_deref().is_some_and(|id| id.starts_with(CLUB))
    }

    /// Whether an entity names a place.
    pub fn is_place(&self, e: usize) -> bool {
        matches!(self.entities[e].label, Label::Gpe | Label::Loc | Label::Fac)
    }

    /// Whether an entity names something.
    pub fn is_name(&self, e: usize) -> bool {
        matches!(
            self.entities[e].label,
            Label::Person | Label::Org | Label::Gpe | Label::Loc | Label::Fac | Label::Norp | Label::Product
        )
    }

    /// The first piece after the span.
    pub fn behind(&self, mut i: usize, end: u32, last: usize) -> usize {
        while i < last && self.view.pieces[i].span.start < end {
            i += 1;
        }
        i
    }
}
