//! Which event follows from which, and what it takes over from it.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};

/// Types whose events follow from others.
pub fn is_effect(name: &str) -> bool {
    matches!(name, "die" | "injure" | "missing" | "destroy" | "displace")
}

/// Types from which such events follow.
pub fn is_cause(name: &str) -> bool {
    matches!(name, "attack" | "accident")
}

/// Whether two sides fight: «اشتباكات بين كذا وكذا».
pub fn is_clash(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    clause.rows()[d.row].behind(Preposition::Between) == Role::Agent
}

/// Fills the missing participants of an event from the event that caused it.
pub fn inherit(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    for n in 0..drafts.len() {
        if let Some(cause) = cause_of(clause, drafts, n) {
            drafts[n].cause = drafts[n].cause.or(Some(cause));
        }
    }
    // Twice, so that chains of two causes are followed.
    for _ in 0..2 {
        for n in 0..drafts.len() {
            let Some(cause) = drafts[n].cause else { continue };
            let Some(mut from) = drafts.iter().find(|d| d.item == cause).cloned() else { continue };
            if is_effect(name(&drafts[n])) && is_clash(clause, &from) {
                // «قتل جنديان في اشتباكات بين الجيش ومسلحين»: neither side is said to have done it.
                from.agent = None;
            }
            let effect = is_effect(name(&drafts[n])) && !is_effect(name(&from));
            // «اغتال الجيش عنصرين بقصف سيارة»
            let back = effect
                && from.agent.is_none()
                && !from.person
                && is_cause(types[usize::from(from.kind)].as_str());
            // «الأشخاص الذين قتلوا في الهجوم»: they did nothing.
            let given = drafts[n].agent.filter(|a| back && !drafts[n].patients.contains(a));
            let given = given.filter(|_| types[usize::from(from.kind)] == "attack");
            if let (Some(agent), Some(first)) = (given, drafts.iter_mut().find(|d| d.item == cause)) {
                first.agent = Some(agent);
            }
            // «تحرير رهينتين في عملية نفذتها القوات»
            let won = is_attack(types, &from)
                && matches!(name(&drafts[n]), "release" | "rescue" | "detain" | "capture")
                && drafts[n].marks & mark::EVENT != 0;
            let before = from.cause.filter(|&c| {
                let told = |d: &EventDraft| d.item == c && d.kind == from.kind && d.marks & mark::EVENT != 0;
                from.marks & mark::VERB != 0 && drafts.iter().any(told)
            });
            // «نزحت عائلات إثر القصف»: who flees is driven away by nobody.
            let flees = matches!(name(&drafts[n]), "displace" | "missing")
                && clause.rows()[drafts[n].row].subject == Role::Patient;
            let draft = &mut drafts[n];
            if flees {
                continue;
            }
            let own = draft.agent.is_some();
            if draft.agent.is_none() && takes_agent(types, draft) {
                // «أصيب طالبان في المظاهرات»: those who march hurt nobody.
                let marches = types[usize::from(from.kind)] == "protest"
                    && matches!(types[usize::from(draft.kind)].as_str(), "die" | "injure");
                draft.agent = from.agent.filter(|_| effect && !marches || won || draft.kind == from.kind);
            }
            // «رشق المتظاهرون المحلات بالحجارة وأحرقوا إطارات»: burnt with no stones.
            let burns = own && draft.marks & mark::VERB != 0 && types[usize::from(draft.kind)] == "destroy";
            if draft.instrument.is_none() && !burns {
                if effect {
                    // «الهجوم الذي استهدف الفندق وأودى بتسعة»: the verb tells of the attack before it.
                    if let Some(before) = before {
                        from.item = before;
                    }
                    // «أسفر ⟦تصادم⟧ قطارين عن إصابة 42»: a noun, though it is written as the verb is.
                    let led = from.item > 0
                        && clause.items[from.item - 1].is_verb()
                        && clause.may_be_noun(from.item);
                    let noun = (from.marks & mark::EVENT != 0 || before.is_some() || led)
                        && is_cause(types[usize::from(from.kind)].as_str());
                    // «أسقطت الدفاعات طائرة أطلقتها روسيا»: what is destroyed destroys nothing.
                    draft.instrument =
                        from.instrument.filter(|i| !draft.patients.contains(i)).or(noun.then_some(from.item));
                } else if draft.kind == from.kind {
                    draft.instrument = from.instrument;
                }
            }
            if draft.kind == from.kind && draft.patients.is_empty() && !draft.person {
                draft.patients = from.patients.clone();
            }
            // «حكم على مدانين بتفجير كذا»: the trial was elsewhere.
            if draft.places.is_empty() && types[usize::from(draft.kind)] != "sentence" {
                draft.places = from.places.clone();
            }
        }
        // And back: «هجوم استهدف مركزا» is one attack with all its participants.
        for n in 0..drafts.len() {
            let Some(cause) = drafts[n].cause else { continue };
            let later = drafts[n].clone();
            let Some(first) = drafts.iter_mut().find(|d| d.item == cause && d.kind == later.kind) else {
                continue;
            };
            first.agent = first.agent.or(later.agent);
            first.instrument = first.instrument.or(later.instrument);
            if first.patients.is_empty() {
                first.patients = later.patients.clone();
            }
            if first.places.is_empty() {
                first.places = later.places;
            }
        }
    }
}

/// Whether `raid` tells, before `draft`, of an attack or a raid on a place in which it may have been.
pub fn is_raid_before(clause: &Clause<'_, '_>, raid: &EventDraft, draft: &EventDraft) -> bool {
    let within = is_effect(clause.type_of(draft)) || matches!(clause.type_of(draft), "detain" | "abduct");
    let named = |&p: &usize| {
        let item = &clause.items[p];
        clause.thing(p) == Some(Thing::Place) && (item.name.is_some() || item.spot.is_some())
    };
    let there = matches!(clause.type_of(raid), "attack" | "capture") && raid.places.iter().any(named);
    within && there && raid.item < draft.item
}

/// Whether somebody can have done it.
fn takes_agent(types: &[String], draft: &EventDraft) -> bool {
    types[usize::from(draft.kind)] != "accident" && types[usize::from(draft.kind)] != "missing"
}

fn is_attack(types: &[String], draft: &EventDraft) -> bool {
    types[usize::from(draft.kind)] == "attack"
}

/// The event that draft `n` follows from.
fn cause_of(clause: &Clause<'_, '_>, drafts: &[EventDraft], n: usize) -> Option<usize> {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    let draft = &drafts[n];
    if draft.cause.is_some_and(|c| drafts.iter().any(|d| d.item == c)) {
        return draft.cause;
    }
    if !is_effect(name(draft)) {
        return None;
    }
    let causes = drafts.iter().filter(|d| is_cause(name(d)));
    // The nearest before it in the sentence, else the nearest after it.
    let before = causes.clone().filter(|d| d.item < draft.item).max_by_key(|d| d.item);
    let behind = causes.filter(|d| d.item > draft.item).min_by_key(|d| d.item);
    let linked = |d: &&EventDraft| {
        let (low, high) = (d.item.min(draft.item), d.item.max(draft.item));
        // «بعد», «قبل» and an earlier past separate two events.
        // «شهيدان بعد ⟦استهداف⟧ سيارة»: what was aimed at them came before, as its effect comes behind.
        let aimed = d.item > draft.item
            && d.marks & mark::VERB == 0
            && draft.agent.is_none()
            && clause.rows()[d.row].idafa == Role::Patient
            && !clause.items[d.item].definite;
        clause.items[low..=high].iter().enumerate().skip(1).all(|(n, i)| {
            let after = matches!(i.preposition, Preposition::After) && !(aimed && low + n == d.item);
            !(after || matches!(i.what, What::Cue(Cue::Was | Cue::Speech)))
        })
    };
    // «صد الجيش الهجوم وقتل عشرين»: who stopped an attack is not who carried it out.
    let other = |d: &&EventDraft| {
        let verb = (d.item.saturating_sub(2)..d.item).rev().find(|&k| clause.items[k].is_verb());
        let form = |k: usize| clause.items[k].marks & (mark::FEM | mark::PLURAL | mark::DUAL);
        let item = &clause.items[draft.item];
        let one = |v: usize| clause.items[v].what == What::Verb && form(v) == form(draft.item);
        // «أعمال عنف على خلفية مقتل فتى»: the later noun tells of what came first.
        let first = draft.marks & mark::EVENT != 0 && item.preposition == Preposition::During;
        let stopped = d.marks & mark::EVENT != 0
            && clause.items[d.item].definite
            && clause.items[d.item].preposition == Preposition::None
            && item.joined
            && item.marks & mark::VERB != 0
            && draft.marks & mark::ACTIVE != 0
            && verb.is_some_and(one);
        d.item < draft.item && (first || stopped)
    };
    let linked = |d: &&EventDraft| linked(d) && !other(d);
    before.filter(linked).or(behind.filter(linked)).map(|d| d.item)
}

/// The event of the same sentence that a draft tells of again: «هجوم استهدف مركزا».
pub fn same(draft: &EventDraft, drafts: &[EventDraft], next: usize) -> Option<usize> {
    let cause = draft.cause?;
    let from = drafts.iter().position(|d| d.item == cause && d.kind == draft.kind)?;
    let at = drafts.iter().position(|d| d.item == draft.item)?;
    // Counted back over the events that the drafts between them became.
    (from < at).then(|| next.checked_sub(at - from)).flatten()
}
