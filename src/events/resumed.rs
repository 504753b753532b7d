//! Subjects that a sentence takes over from the one before: «داهمت الشرطة منزلا. وأوقفت ثلاثة», «أعلن الجيش …. وأضاف أنه قتل
//! خمسة».

use super::carried::Agreement;
use super::clause::{Clause, EventDraft};
use super::items::What;
use super::model::{Event, Participant, Precision};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};

/// Items at the head of a sentence among which its main verb stands.
const HEAD: usize = 3;

/// Somebody whom a later sentence may be about.
#[derive(Clone)]
pub struct Antecedent {
    /// Who.
    pub who: Participant,
    /// The attack that he was told to have carried out, as a noun.
    pub raid: Option<Participant>,
    /// Where and when he did it.
    pub there: Vec<Participant>,
    /// How precise the place is.
    pub precision: Option<Precision>,
    /// The entity that says when.
    pub then: Option<usize>,
    /// The forms of verbs that may be about him.
    forms: [bool; 4],
}

impl Antecedent {
    /// Remembers where and when he did what the events of a sentence tell of.
    pub fn locate(&mut self, events: &[Event]) {
        let his = |e: &&Event| e.agent.as_ref().is_some_and(|a| a.head == self.who.head) && !e.background;
        if let Some(event) = events.iter().filter(his).find(|e| !e.place.is_empty()) {
            (self.there, self.precision) = (event.place.clone(), event.precision);
            self.then = event.time;
        }
    }

    /// «اقتحمت القوات بلدة كذا فجر الأربعاء. واعتقلت شابين»: what he did next was there and then, where nothing else is said.
    pub fn place(&self, event: &mut Event, kind: &str) {
        let there =
            matches!(kind, "attack" | "detain" | "abduct" | "die" | "injure" | "destroy" | "displace");
        if there && event.place.is_empty() && !self.there.is_empty() && !event.background {
            (event.place, event.precision) = (self.there.clone(), self.precision);
            event.time = event.time.or(self.then);
        }
    }
}

impl Clause<'_, '_> {
    /// Whom item `k` names, for later sentences.
    pub fn known(&self, k: usize) -> Antecedent {
        let forms = Agreement::ALL.map(|form| self.can_do(k) && self.is_of(k, form));
        Antecedent {
            who: self.participant(k),
            raid: None,
            there: Vec::new(),
            precision: None,
            then: None,
            forms,
        }
    }

    /// Who does what the first sentence verb tells, if the sentence names him; `None` if it leaves its subject unsaid and
    /// so goes on with the one before.
    pub fn doer(&self, drafts: &[EventDraft]) -> Option<Option<Antecedent>> {
        let items = self.items;
        // «شن» is written as its noun is.
        let light = |k: usize| items[k].what == What::Cue(Cue::Light);
        let told = |&k: &usize| items[k].is_verb() || light(k) || self.is_named_behind(k);
        let head = (0..items.len().min(HEAD)).find(told);
        let Some(verb) = head else { return Some(None) };
        let draft = drafts.iter().find(|d| d.item == verb);
        let behind = self.speaker_behind(verb, false).filter(|&k| k == verb + 1);
        let before = || (0..verb).rev().find(|&k| items[k].preposition == Preposition::None);
        // «شن الجيش غارتين»
        let raid = (verb + 1..items.len().min(verb + 1 + HEAD)).find(|&k| self.is_event(k));
        let raid = drafts.iter().find(|d| {
            light(verb) && Some(d.item) == raid && self.type_of(d) == "attack" && d.agent.is_some()
        });
        let who = match draft.or(raid) {
            // «وأصيب جندي»: who suffers is not who goes on.
            Some(draft) if draft.agent.is_none() => return None,
            Some(draft) => draft.agent,
            None => behind.or_else(before),
        };
        match who {
            Some(k) if self.can_do(k) && items[k].number.is_none() => {
                let raid = raid.map(|d| self.participant(d.item));
                Some(Some(Antecedent { raid, ..self.known(k) }))
            }
            // «وأضاف أن», «وأوضحت في بيان أن»
            None if self.leads_on(verb) => None,
            _ => Some(None),
        }
    }

    /// «⟦فرضت⟧ السلطات»: an unknown word at the head, with somebody who does things right behind it.
    fn is_named_behind(&self, k: usize) -> bool {
        let next = self.items.get(k + 1);
        let doer = next.is_some_and(|n| n.preposition == Preposition::None && n.definite && !n.joined);
        self.items[k].is_unknown_word() && doer && self.can_do(k + 1)
    }

    /// Whether item `t` is the first verb of the sentence and goes on from the one before: «وأوقفت», «كما أوقفت».
    fn leads_on(&self, t: usize) -> bool {
        if t >= HEAD {
            return false;
        }
        let before = &self.items[..t];
        let goes_on = self.items[t].joined
            || before.last().is_some_and(|k| self.scene.view.topic(k.first, Cue::Then).is_some());
        let nothing =
            before.iter().all(|k| matches!(k.what, What::Time | What::Other | What::Cue(Cue::Clause)));
        goes_on && nothing
    }

    /// Who does what the draft tells, by the sentence before: `doer` did what it told of, `speaker` spoke last.
    pub fn resumed(
        &self,
        draft: &EventDraft,
        doer: Option<&Antecedent>,
        speaker: Option<&Antecedent>,
    ) -> Option<Antecedent> {
        let t = draft.item;
        let item = &self.items[t];
        let row = &self.rows()[draft.row];
        let unsaid = draft.agent.is_none() && draft.instrument.is_none() && !draft.person;
        if !unsaid || row.subject != Role::Agent || draft.marks & mark::ACTIVE == 0 || !item.is_verb() {
            return None;
        }
        let form = self.form(t)?;
        let object = draft.patients.first().copied();
        let around = self.around(t);
        let sure = draft.marks & mark::PASSIVE == 0 || self.acts(t, object);
        if !sure || around.relative {
            return None;
        }
        let agreed = |known: &&Antecedent| known.forms[form as usize];
        let first = (0..t).find(|&k| self.items[k].is_verb()).filter(|_| item.joined);
        let goes_on = first.is_some_and(|k| self.leads_on(k) && self.form(k) == Some(form));
        if self.leads_on(t) || goes_on {
            return doer.filter(agreed).cloned();
        }
        // «وأضاف أنه قتل»: who spoke last, where he is a body that acts.
        let that = self.pronoun_before(t).filter(|&that| self.pronoun(that) == Some(form))?;
        let says = (0..that).rev().find(|&k| self.items[k].is_verb())?;
        let speech = matches!(self.items[says].what, What::Cue(Cue::Speech | Cue::Claim | Cue::Denial));
        let acts = |known: &&Antecedent| {
            matches!(
                known.who.thing,
                Some(Thing::Force | Thing::Police | Thing::Combatant | Thing::Body | Thing::Place)
            )
        };
        speaker.filter(|_| speech && self.leads_on(says)).filter(agreed).filter(acts).cloned()
    }
}
