//! People told by what became of them: «سقط 15 مدنيا بين قتيل وجريح».

use super::causes::is_effect;
use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::lexicon::event_rows::{Preposition, mark};

/// Gives those before «بين قتيل وجريح» to both words, in place of the verb before them.
pub fn settle(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let items = clause.items;
    let fate = |k: usize| {
        let item = &items[k];
        let person = item.what == What::Trigger && item.marks & (mark::PERSON | mark::VERB) == mark::PERSON;
        person && !item.definite && item.number.is_none()
    };
    for t in 1..items.len().saturating_sub(1) {
        let opens = items[t].preposition == Preposition::Between && fate(t);
        let who = t - 1;
        let people = clause.is_phrase(who) && (clause.is_human(who) || items[who].number.is_some());
        let last = (t + 1..items.len()).take_while(|&k| fate(k) && items[k].joined).last();
        let Some(last) = last.filter(|_| opens && people && items[who].preposition != Preposition::Between)
        else {
            continue;
        };
        let told = |d: &EventDraft| (t..=last).contains(&d.item);
        if !drafts.iter().any(told) {
            continue;
        }
        let spent =
            |d: &EventDraft| !told(d) && d.patients.first() == Some(&who) && is_effect(clause.type_of(d));
        clause.keep(drafts, "the words behind «between» tell what became of them", |d| !spent(d));
        for draft in drafts.iter_mut().filter(|d| told(d)) {
            (draft.patients, draft.shared, draft.weak) = (vec![who], true, false);
        }
    }
}
