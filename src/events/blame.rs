//! Who is said to have done it: «اتهمت المنظمة ⟦القوات⟧ بقتل 36», «أعلن ⟦التنظيم⟧ مسؤوليته عن الهجوم».

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};

/// Items between the word that blames and the deed.
const REACH: usize = 8;

/// Makes those who are accused of an act, held responsible for it or sentenced for it its agents.
pub fn settle(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    for v in 0..clause.items.len() {
        let (who, first) = match clause.items[v].what {
            What::Cue(Cue::Behind) => {
                stands_behind(clause, drafts, v);
                continue;
            }
            What::Cue(Cue::Fingers) => {
                pointed_at(clause, drafts, v);
                continue;
            }
            What::Cue(Cue::Accuse) => (accused(clause, drafts, v), v + 1),
            What::Cue(Cue::Blame) => (responsible(clause, v), v + 1),
            What::Cue(Cue::Speech) if confesses(clause, v) => (confessor(clause, v), v + 1),
            _ => continue,
        };
        let Some(who) = who else { continue };
        let accused = clause.items[v].what != What::Cue(Cue::Blame);
        let given = give(clause, drafts, who, first.max(who + 1), accused);
        // «تفجير في كذا، والتنظيم يعلن مسؤوليته»: the deed stands before.
        if !given && !accused && clause.items[who].joined && who < v {
            let deed = |d: &&mut EventDraft| {
                d.item < who && d.marks & mark::EVENT != 0 && clause.type_of(d) == "attack"
            };
            if let Some(deed) = drafts.iter_mut().rfind(deed) {
                deed.agent = deed.agent.or(Some(who));
            }
        }
    }
    for draft in drafts.iter_mut() {
        // «تفجير بواسطة شاحنتين مفخختين»: things do nothing.
        let tool = |&a: &usize| {
            let thing = matches!(clause.thing(a), Some(Thing::Weapon | Thing::Vehicle));
            thing && clause.items[a].preposition == Preposition::By
        };
        if let Some(tool) = draft.agent.take_if(|a| tool(a)) {
            draft.instrument = draft.instrument.or(Some(tool));
        }
    }
    // «السجن لثلاثة متهمين بقتل تاجر»
    let types = &clause.scene.view.lexicon.tables().events.types;
    let judged =
        drafts.iter().filter(|d| matches!(types[usize::from(d.kind)].as_str(), "sentence" | "detain"));
    let judged: Vec<usize> = judged.filter_map(|d| d.patients.first().copied()).collect();
    for who in judged {
        let deed = who + 1;
        if clause.items.get(deed).is_some_and(|i| i.preposition == Preposition::With) {
            give(clause, drafts, who, deed, true);
        }
        // «القبض على فلان، لاتهامه بقتل آخر»
        let view = clause.scene.view;
        let charged = |&k: &usize| {
            let item = &clause.items[k];
            let before = item.first.checked_sub(1);
            item.preposition == Preposition::With
                && before.is_some_and(|p| view.topic(p, Cue::Charged).is_some())
        };
        if let Some(deed) = (deed..clause.items.len().min(deed + REACH)).find(charged) {
            give(clause, drafts, who, deed, true);
        }
    }
}

/// Whether the item names somebody who may have done a deed.
fn is_doer(clause: &Clause<'_, '_>, k: usize) -> bool {
    let item = &clause.items[k];
    let named = item.name.is_some_and(|e| !matches!(clause.scene.entities[e].label, Label::Fac | Label::Loc));
    clause.can_do(k) || item.what == What::Noun && named
}

/// «يقف وراء الهجوم تنظيم كذا», «التنظيم يقف وراء الهجوم», «اتهامات لتنظيم كذا بالوقوف وراء الهجوم».
fn stands_behind(clause: &Clause<'_, '_>, drafts: &mut [EventDraft], v: usize) {
    let items = clause.items;
    let deed = |k: &usize| drafts.iter().any(|d| d.item == *k && d.marks & mark::EVENT != 0 && !d.person);
    let Some(deed) = (v + 1..items.len().min(v + 4)).find(deed) else { return };
    let bare = |k: &usize| items[*k].preposition == Preposition::None && !items[*k].joined;
    let mut before = (v.saturating_sub(REACH)..v).rev().take_while(|&k| {
        !matches!(items[k].what, What::Colon | What::Comma | What::Cue(Cue::That | Cue::Clause))
    });
    let free = |&k: &usize| {
        items[k].what == What::Noun && matches!(items[k].preposition, Preposition::None | Preposition::For)
    };
    let who = before.find(free).filter(|&k| is_doer(clause, k));
    // «نفى وقوفه وراء الهجوم», «لم يقف وراءه»
    let no = |k: &Item| matches!(k.what, What::Cue(Cue::Denial | Cue::Negation));
    if items[v.saturating_sub(4)..v].iter().any(no) {
        return;
    }
    let behind = (deed + 1..items.len().min(deed + 4)).find(|k| bare(k) && is_doer(clause, *k));
    let opens = v == 0 || items[v].joined || items[v - 1].what == What::Comma;
    let who = if opens { behind } else { who };
    for draft in drafts.iter_mut().filter(|d| d.item == deed) {
        draft.agent = draft.agent.filter(|&a| a != deed + 1).or(who);
    }
}

/// «أصابع الاتهام تتجه نحو تنظيم كذا»: who is named behind them did the attack or the killing of the sentence.
fn pointed_at(clause: &Clause<'_, '_>, drafts: &mut [EventDraft], v: usize) {
    let items = clause.items;
    let at =
        |k: &usize| matches!(items[*k].preposition, Preposition::To | Preposition::For | Preposition::On);
    let who = (v + 1..items.len().min(v + REACH)).find(|k| at(k) && is_doer(clause, *k));
    let Some(who) = who else { return };
    for draft in drafts {
        let deed = matches!(clause.type_of(draft), "attack" | "die" | "abduct" | "injure");
        let nobody = |&a: &usize| clause.thing(a) == Some(Thing::Person) && items[a].name.is_none();
        if deed && !draft.patients.contains(&who) && draft.agent.is_none_or(|a| nobody(&a)) {
            draft.agent = Some(who);
        }
    }
}

/// Whether the verb at item `v` is «اعترف».
fn confesses(clause: &Clause<'_, '_>, v: usize) -> bool {
    let item = &clause.items[v];
    item.marks & mark::VERB != 0 && clause.scene.view.topic(item.first, Cue::Confesses).is_some()
}

/// Who confesses at item `v`: nobody who speaks for a body.
fn confessor(clause: &Clause<'_, '_>, v: usize) -> Option<usize> {
    let who = clause.speaker_behind(v, false).or_else(|| clause.speaker_before(v))?;
    let acts = matches!(
        clause.thing(who),
        None | Some(
            Thing::Person
                | Thing::Combatant
                | Thing::Force
                | Thing::Civilian
                | Thing::Woman
                | Thing::Child
                | Thing::Worker
        )
    );
    acts.then_some(who)
}

/// Who is accused at item `v`: the last one before «ب» and the deed.
fn accused(clause: &Clause<'_, '_>, drafts: &[EventDraft], v: usize) -> Option<usize> {
    let items = clause.items;
    let deed = (v + 1..items.len().min(v + REACH))
        .find(|&k| items[k].preposition == Preposition::With && drafts.iter().any(|d| d.item == k))?;
    let bare = |k: &usize| {
        clause.is_phrase(*k) && items[*k].preposition == Preposition::None && !clause.is_event(*k)
    };
    let mut named = (v + 1..deed).filter(bare);
    let first = named.next();
    // «الطبيب الذي اتهم بقتل زوجته», «المتهم الذي اتهمته النيابة بقتل»: whom the relative clause is about.
    let relative = v > 1 && items[v - 1].what == What::Cue(Cue::Relative) && items[v - 2].what == What::Noun;
    if relative && (first.is_none() || items[v].tail > 0) {
        return Some(v - 2);
    }
    let first = first?;
    // «اتهمت القوات بقتل» is passive: one noun phrase alone is who is accused.
    named.find(|&k| !items[k].joined).or(Some(first))
}

/// Who bears the responsibility that item `v` speaks of.
fn responsible(clause: &Clause<'_, '_>, v: usize) -> Option<usize> {
    let items = clause.items;
    let able = |k: usize| {
        let other = matches!(
            clause.thing(k),
            Some(Thing::Weapon | Thing::Vehicle | Thing::Building | Thing::Other | Thing::Abstract)
        );
        items[k].what == What::Noun && items[k].preposition == Preposition::None && !items[k].joined && !other
    };
    // «مسؤوليته»: of the one who speaks.
    if items[v].tail > 0 || clause.scene.view.readings(items[v].first).iter().any(|r| r.tail > 0) {
        let verb = (0..v).rev().take(REACH).find(|&k| items[k].is_verb())?;
        // «…، والتنظيم يعلن مسؤوليته»
        let opens = verb.checked_sub(1).filter(|&k| {
            let acts = matches!(clause.thing(k), Some(Thing::Force | Thing::Body));
            let bare = items[k].what == What::Noun && items[k].preposition == Preposition::None;
            items[k].joined && bare && acts && items[verb].marks & mark::PRESENT != 0
        });
        if opens.is_some() {
            return opens;
        }
        return (verb + 1..v).find(|&k| able(k)).or_else(|| (0..verb).rev().take(3).find(|&k| able(k)));
    }
    v.checked_sub(1).filter(|&k| able(k) && clause.items[..k].iter().any(|i| i.is_verb()))
}

/// Makes `who` the agent of the first deed from item `first` on, and of those that و joins to it.
/// Whether there is one.
fn give(clause: &Clause<'_, '_>, drafts: &mut [EventDraft], who: usize, first: usize, with: bool) -> bool {
    let items = clause.items;
    let mut found = false;
    for (k, item) in items.iter().enumerate().skip(first) {
        if !found && k >= first + REACH || matches!(item.what, What::Cue(Cue::Relative | Cue::That)) {
            return found;
        }
        let Some(draft) = drafts.iter_mut().find(|d| d.item == k) else { continue };
        let deed = draft.marks & mark::EVENT != 0 && !draft.person;
        let bound = if found { item.joined } else { !with || item.preposition == Preposition::With };
        if !deed || !bound {
            // «بقتل 36 في هجوم وإصابة 20»
            if item.is_verb() {
                return found;
            }
            continue;
        }
        found = true;
        if draft.agent.is_none_or(|a| a == k) && !draft.patients.contains(&who) {
            draft.agent = Some(who);
        }
    }
    found
}
