//! The items of a sentence with what is known about them, and the draft of an event.

use super::items::{Item, Scene, What};
use super::notes::Notes;
use super::pieces::PieceView;
use crate::found::Label;
use crate::letters::{ALEF, MEEM, NOON, TEH, TEH_MARBUTA};
use crate::lexicon::event_rows::{Thing, TriggerRow, mark};
use crate::lexicon::events::compile::{HUMAN, THINGS};
use crate::lexicon::{Class, bit};

/// Items looked at on either side of a trigger.
pub const REACH: usize = 24;

/// An event while it is read; participants are items.
#[derive(Clone, Debug, Default)]
pub struct EventDraft {
    /// The trigger.
    pub item: usize,
    /// The type.
    pub kind: u16,
    /// The frame.
    pub row: usize,
    /// Marks of the trigger's form.
    pub marks: u32,
    /// Who does it.
    pub agent: Option<usize>,
    /// To whom; each of several is an event of its own where it is counted or named.
    pub patients: Vec<usize>,
    /// The amount that is given, with its unit.
    pub amount: Option<usize>,
    /// Those after «بينهم».
    pub parts: Vec<usize>,
    /// What all of them are: «كلهم أطفال».
    pub all: Option<usize>,
    /// With what.
    pub instrument: Option<usize>,
    /// Places that the frame gives.
    pub places: Vec<usize>,
    /// Another event that this one follows from.
    pub cause: Option<usize>,
    /// Whether the trigger names those who take part.
    pub person: bool,
    /// Whether they act.
    pub actor: bool,
    /// The piece of the complement that it needs.
    pub complement: Option<usize>,
    /// Whether its patients are those of another event, too, and nobody says how many of them: «قتل وجرح تسعة».
    pub shared: bool,
    /// Whether those who speak do it: «استهدفنا».
    pub we: bool,
    /// Whether it is dropped if another trigger tells of the same.
    pub weak: bool,
}

/// Pieces among which the word that a verb needs is looked for: «لقي … حتفه».
const COMPLETED: usize = 15;

/// The first of the pieces from `first` on that is a complement of the group.
pub fn complement(view: &PieceView<'_>, first: usize, group: u16) -> Option<usize> {
    let end = (first + COMPLETED).min(view.pieces.len());
    (first..end).find(|&i| {
        let mut found = view.senses(i, Class::Complement).any(|s| s.arg == i32::from(group));
        view.phrases(i, |f| {
            found |= f.reading.sense.class == Class::Complement && f.reading.sense.arg == i32::from(group);
        });
        found
    })
}

/// Whether the word at piece `i` may tell of an event, whatever stands around it.
pub fn may_tell(view: &PieceView<'_>, i: usize) -> bool {
    // Nearly all words.
    if view.may_be.get(i).is_none_or(|may_be| may_be.classes & bit(Class::Trigger) == 0) {
        return false;
    }
    let rows = &view.lexicon.tables().events.triggers;
    let mut told = view.senses(i, Class::Trigger).any(|s| {
        rows.get(s.arg as usize).is_some_and(|r| r.with == 0 || complement(view, i + 1, r.with).is_some())
    });
    if !told {
        view.phrases(i, |f| told |= f.reading.sense.class == Class::Trigger);
    }
    told
}

/// The items of a text with what is known about them.
pub struct Clause<'s, 'a> {
    /// The scene.
    pub scene: &'s Scene<'a>,
    /// All items of the sentence.
    pub items: &'s [Item],
    /// Where the steps of the reading are recorded, if they are asked for.
    pub notes: Option<&'s Notes>,
}

impl Clause<'_, '_> {
    /// The frames.
    pub fn rows(&self) -> &[TriggerRow] {
        &self.scene.view.lexicon.tables().events.triggers
    }

    /// The frames of the trigger at item `t`, by their numbers.
    pub fn rows_of(&self, t: usize) -> impl Iterator<Item = usize> {
        self.scene.view.senses(self.items[t].at, Class::Trigger).map(|sense| sense.arg as usize)
    }

    /// Whether the frame of that number is of this type.
    pub fn tells(&self, row: usize, kind: &str) -> bool {
        let types = &self.scene.view.lexicon.tables().events.types;
        self.rows().get(row).is_some_and(|r| types[usize::from(r.kind)] == kind)
    }

    /// Whether a frame of the trigger at item `t` is of this type.
    pub fn may_tell(&self, t: usize, kind: &str) -> bool {
        self.rows_of(t).any(|row| self.tells(row, kind))
    }

    /// The name of a draft's type.
    pub fn type_of(&self, draft: &EventDraft) -> &str {
        &self.scene.view.lexicon.tables().events.types[usize::from(draft.kind)]
    }

    /// Whether the item is a trigger that names an event.
    pub fn is_event(&self, i: usize) -> bool {
        self.items[i].what == What::Trigger && self.items[i].marks & mark::EVENT != 0
    }

    /// Whether it can take part in an event.
    pub fn is_phrase(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.what == What::Noun || item.what == What::Trigger && item.marks & mark::VERB == 0
    }

    /// What the item names.
    pub fn thing(&self, i: usize) -> Option<Thing> {
        let item = &self.items[i];
        match item.what {
            What::Trigger if item.marks & mark::PERSON != 0 => Some(Thing::Person),
            What::Noun => item.thing,
            _ => None,
        }
    }

    /// Whether the pronoun behind item `t` may mean item `k`: «إصابته» is of one, «مقتلهم» of more.
    pub fn means(&self, t: usize, k: usize) -> bool {
        let (item, noun) = (&self.items[t], &self.items[k]);
        let piece = self.scene.view.pieces[item.end - 1].span;
        let last = self.scene.view.text.at(piece.end as usize - 1);
        let many = noun.marks & (mark::PLURAL | mark::DUAL) != 0
            || noun.number.is_some_and(|e| {
                self.scene.number(e).is_none_or(|n| n.value != Some(crate::found::Numeric::Int(1)))
            });
        // The gender of a name is unknown.
        let only = |bit: u32| noun.name.is_none() && noun.marks & (mark::MASC | mark::FEM) == bit;
        match (item.tail, last) {
            // «ه»
            // «انسحب الجيش بعد أن حاصره المسلحون»: a collective is masculine unless it ends in teh marbuta.
            (1, _) => {
                // «تلقت ⟦شرطة كذا⟧ بلاغا من مقيم … إصابته»
                let named = noun.name.is_some_and(|e| self.scene.entities[e].label == Label::Org);
                let collective = noun.marks & mark::COLLECTIVE != 0 && noun.number.is_none();
                let body = collective && (named || noun.name.is_none());
                let teh = self.scene.view.text.at(self.scene.view.pieces[noun.at].span.end as usize - 1);
                let she = (body || named) && matches!(teh, TEH_MARBUTA | TEH) || only(mark::FEM);
                !she && (!many || body)
            }
            // «تظاهراتنا»: those who speak.
            (2, ALEF) if self.ends_in_us(piece.end as usize) => false,
            // «ها»
            (2, ALEF) => !((many || only(mark::MASC)) && self.is_human(k)),
            // «الطائرات تقصفهم»: «هم» are people.
            (2, MEEM | NOON) => {
                let thing = self.is_thing(k);
                !thing && (many || noun.marks & mark::COLLECTIVE != 0 || noun.joined)
            }
            // «بإيداعهما السجن»: two, or several whose form may be of two.
            (3, ALEF) => many || noun.joined || noun.name.is_some(),
            _ => true,
        }
    }

    /// «مجاهدونا», «قواتنا»: whether the item names fighters by a pronoun for those who speak.
    pub fn is_ours(&self, i: usize) -> bool {
        let item = &self.items[i];
        let end = self.scene.view.pieces[item.at].span.end as usize;
        let fight = matches!(self.thing(i), Some(Thing::Force | Thing::Combatant | Thing::Police));
        fight && item.tail == 2 && self.ends_in_us(end)
    }

    /// «⟦استهدفنا⟧ تجمعا للعدو»: whether the verb at item `t` ends in the pronoun of those who speak as its subject. What
    /// follows it would be its subject if they were its object: «قصفنا العدو».
    pub fn is_by_us(&self, t: usize, first: Option<usize>) -> bool {
        let item = &self.items[t];
        let past = item.marks & mark::VERB == mark::PAST && item.marks & (mark::FEM | mark::PLURAL) == 0;
        let idle = |f: usize| {
            !self.items[f].definite && self.items[f].number.is_none()
                || matches!(self.thing(f), Some(Thing::Building | Thing::Vehicle | Thing::Place))
        };
        past && item.tail == 2
            && self.ends_in_us(self.scene.view.pieces[item.end - 1].span.end as usize)
            && first.is_none_or(|f| f == t + 1 && idle(f))
    }

    fn ends_in_us(&self, end: usize) -> bool {
        let text = self.scene.view.text;
        text.at(end - 1) == ALEF && text.at(end - 2) == NOON
    }

    /// Whether the item names things that are struck or destroyed: a vehicle, a building, an object.
    pub fn is_thing(&self, i: usize) -> bool {
        self.thing(i).is_some_and(|t| THINGS >> t as u32 & 1 == 1)
    }

    /// Whether the item names people.
    pub fn is_human(&self, i: usize) -> bool {
        self.thing(i).is_some_and(|t| HUMAN >> t as u32 & 1 == 1)
    }
}
