//! How the events of a text were read: every trigger with its frame and clause, and which words filled or were
//! refused each role.

use std::collections::BTreeMap;

use serde::Serialize;

use super::clause::{Clause, EventDraft};
use super::model::{Event, Participant};
use super::notes::Note;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Preposition, Role, Thing, TriggerRow};
use crate::reading::Outcome;
use crate::span::Span;

/// A trigger and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Traced {
    /// Its words.
    #[serde(flatten)]
    pub span: Span,
    /// Their text.
    pub text: String,
    /// Its sentence, counted from 0.
    pub sentence: u32,
    /// The type that it tells of.
    pub r#type: String,
    /// Which part of the clause is which participant.
    pub frame: Frame,
    /// From the first to the last word that was looked at for participants.
    pub clause: Span,
    /// Whether it tells of an event.
    pub outcome: Outcome,
    /// Why it does not; empty if it does.
    pub why: &'static str,
    /// What filled its roles and what was refused one.
    pub roles: Vec<Filler>,
}

/// A word or phrase, and the role that it has or was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filler {
    /// The role.
    pub role: &'static str,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Whether it fills the role.
    pub outcome: Outcome,
    /// Why, or why not.
    pub why: String,
}

/// A frame as the files of `seeds/events` write it; a role that is missing there is never filled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// Of an active verb.
    pub subject: Role,
    /// Of an active verb.
    pub object: Role,
    /// After a noun.
    pub idafa: Role,
    /// After prepositions.
    pub prepositions: BTreeMap<&'static str, Role>,
    /// What must fill a role.
    pub when: BTreeMap<&'static str, Vec<&'static str>>,
}

const fn role_name(role: Role) -> &'static str {
    match role {
        Role::None => "none",
        Role::Agent => "agent",
        Role::Patient => "patient",
        Role::Instrument => "instrument",
        Role::Place => "place",
        Role::Source => "source",
    }
}

impl Frame {
    fn of(row: &TriggerRow) -> Self {
        let prepositions = row.prepositions.iter().zip(Preposition::NAMES);
        let when = row.when.iter().map(|condition| {
            let things = Thing::ALL.iter().filter(|thing| condition.things >> **thing as u32 & 1 == 1);
            (role_name(condition.role), things.map(|thing| thing.name()).collect())
        });
        Self {
            subject: row.subject,
            object: row.object,
            idafa: row.idafa,
            prepositions: prepositions
                .filter(|(role, _)| **role != Role::None)
                .map(|(role, name)| (*name, *role))
                .collect(),
            when: when.collect(),
        }
    }
}

impl Clause<'_, '_> {
    /// Notes that an item is refused a role.
    pub fn refuse(&self, trigger: usize, role: Role, item: usize, why: &'static str) {
        if let Some(notes) = self.notes {
            notes.0.borrow_mut().push(Note::Refused { trigger, role, item, why });
        }
    }

    /// Notes a sense of a trigger: why it is none, or that it is believed. `around` are the items looked at.
    pub fn sense(&self, trigger: usize, row: usize, around: &[usize], why: Option<&'static str>) {
        if let Some(notes) = self.notes {
            let span = |i: usize| self.participant(i).span;
            let clause = around.iter().fold(span(trigger), |whole, &i| whole.join(span(i)));
            notes.0.borrow_mut().push(Note::Sense { trigger, row, clause, why });
        }
    }

    /// Notes that a draft is dropped.
    pub fn drop(&self, draft: &EventDraft, why: &'static str) {
        if let Some(notes) = self.notes {
            for note in notes.0.borrow_mut().iter_mut() {
                if let Note::Sense { trigger, row, why: none @ None, .. } = note
                    && (*trigger, *row) == (draft.item, draft.row)
                {
                    *none = Some(why);
                }
            }
        }
    }

    /// Keeps the drafts that fit, and notes why the others go.
    pub fn keep(
        &self,
        drafts: &mut Vec<EventDraft>,
        why: &'static str,
        mut fits: impl FnMut(&EventDraft) -> bool,
    ) {
        drafts.retain(|draft| {
            let kept = fits(draft);
            if !kept {
                self.drop(draft, why);
            }
            kept
        });
    }

    /// What was noted of this sentence, with the events that came of it.
    pub fn traced(&self, sentence: u32, events: &[Event], out: &mut Vec<Traced>) {
        let Some(notes) = self.notes else { return };
        let notes = std::mem::take(&mut *notes.0.borrow_mut());
        let tables = &self.scene.view.lexicon.tables().events;
        let cut =
            |span: Span| self.scene.view.text.slice(span.start as usize, span.end as usize).to_string_lossy();
        let mut list: Vec<Traced> = Vec::new();
        for note in &notes {
            let Note::Sense { trigger, row: number, clause, why } = note else { continue };
            let Some(row) = tables.triggers.get(*number) else { continue };
            let span = self.items[*trigger].head;
            let told: Vec<&Event> =
                events.iter().filter(|e| e.trigger == span && e.kind == row.kind).collect();
            let why = why.unwrap_or(if told.is_empty() { "another word tells of the same" } else { "" });
            let mut roles: Vec<Filler> = Vec::new();
            if why.is_empty() {
                told.iter().for_each(|event| self.filled(event, &cut, &mut roles));
            }
            for note in &notes {
                let Note::Refused { trigger: of, role, item, why } = note else { continue };
                let span = self.participant(*item).span;
                let role = role_name(*role);
                if of == trigger && !roles.iter().any(|f| (f.role, f.span) == (role, span)) {
                    let why = (*why).to_owned();
                    roles.push(Filler { role, span, text: cut(span), outcome: Outcome::Refused, why });
                }
            }
            let outcome = if why.is_empty() { Outcome::Read } else { Outcome::Refused };
            let (text, frame) = (cut(span), Frame::of(row));
            let r#type = tables.types[usize::from(row.kind)].clone();
            let one = Traced { span, text, sentence, r#type, frame, clause: *clause, outcome, why, roles };
            if !list.contains(&one) {
                list.push(one);
            }
        }
        out.append(&mut list);
    }

    /// Those who take part in an event, each with how it came to its role.
    fn filled(&self, event: &Event, cut: &impl Fn(Span) -> String, roles: &mut Vec<Filler>) {
        let mut add = |role: &'static str, span: Span, why: String| {
            if !roles.iter().any(|f| (f.role, f.span) == (role, span)) {
                roles.push(Filler { role, span, text: cut(span), outcome: Outcome::Read, why });
            }
        };
        let parts = [("agent", &event.agent), ("patient", &event.patient), ("instrument", &event.instrument)];
        for (role, who) in parts {
            let Some(who) = who else { continue };
            add(role, who.span, self.way(event, who));
        }
        for place in &event.place {
            add("place", place.span, "the nearest place".to_owned());
        }
        if let Some(time) = event.time.and_then(|t| self.scene.entities.get(t)) {
            add("time", time.span, "the nearest time".to_owned());
        }
        if let Some(source) = &event.source {
            add("source", source.span, "who speaks here".to_owned());
        }
    }

    /// How a participant came to its role.
    fn way(&self, event: &Event, who: &Participant) -> String {
        let item = self.items.iter().find(|item| item.head == who.head);
        match item {
            _ if who.head == event.trigger => "the word itself".to_owned(),
            None => "told before this sentence".to_owned(),
            Some(item) if item.preposition != Preposition::None => {
                format!("behind a preposition: {}", item.preposition.name())
            }
            Some(item) if item.head.start > event.trigger.end => "behind the trigger".to_owned(),
            Some(_) => "before the trigger".to_owned(),
        }
    }

    /// Triggers in phrases that are no events: «ضرب مثلا».
    pub fn barred(&self, first: usize, end: usize, sentence: u32, out: &mut Vec<Traced>) {
        let view = self.scene.view;
        let tables = &view.lexicon.tables().events;
        for i in (first..end).filter(|&i| self.scene.barred[i]) {
            let Some(row) =
                view.first(i, Class::Trigger).and_then(|r| tables.triggers.get(r.sense.arg as usize))
            else {
                continue;
            };
            let span = view.pieces[i].span;
            out.push(Traced {
                span,
                text: view.text.slice(span.start as usize, span.end as usize).to_string_lossy(),
                sentence,
                r#type: tables.types[usize::from(row.kind)].clone(),
                frame: Frame::of(row),
                clause: span,
                outcome: Outcome::Refused,
                why: "it is part of a phrase that is not an event",
                roles: Vec::new(),
            });
        }
    }
}
