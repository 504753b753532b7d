//! Sentences of business: «زلزال الليرة», «اقتحام السوق», «أفرج عن مليار», «تضرب شركة» are words for something else.

use super::clause::{Clause, EventDraft};
use super::general::topic;
use super::items::What;
use crate::found::Value;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};

/// Number of business words that make a sentence one about business.
const ENOUGH: usize = 2;

/// Drops the events of a sentence about business that are meant figuratively.
pub fn of_business(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    if drafts.is_empty() || topic(clause, Cue::Business) < ENOUGH {
        return;
    }
    // A user's own types are of any matter.
    let own = clause.scene.view.lexicon.tables().events.own;
    clause.keep(drafts, "the sentence is about business", |d| {
        own.is_some_and(|first| d.kind >= first) || happens(clause, d)
    });
}

/// Whether the participants or the wording show that the event is meant literally.
fn happens(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let item = &clause.items[d.item];
    let fights = |p: usize| matches!(clause.thing(p), Some(Thing::Force | Thing::Combatant | Thing::Police));
    // A company is no one who is hurt.
    let people = |p: &usize| {
        let body = clause.thing(*p) == Some(Thing::Body);
        *p != d.item && !body && clause.is_human(*p)
    };
    let sure = d.person
        || d.cause.is_some()
        || d.marks & mark::PHRASE != 0
        || item.is_of_people()
        || d.agent.is_some_and(fights)
        || d.instrument.is_some()
        || d.patients.iter().any(people);
    match clause.type_of(d) {
        "attack" | "accident" | "protest" | "injure" | "displace" | "destroy" => {
            let noun = d.marks & mark::VERB == 0;
            let thing = |p: &usize| matches!(clause.thing(*p), Some(Thing::Vehicle | Thing::Building));
            let told = item.definite && item.tail == 0
                || item.number.is_some() && d.agent.is_some()
                || matches!(item.preposition, Preposition::After | Preposition::During)
                || clause.items.get(d.item + 1).is_some_and(|n| {
                    n.what == What::Noun && matches!(n.preposition, Preposition::In | Preposition::With)
                });
            let hit =
                d.patients.iter().any(thing) || d.places.iter().any(|&p| clause.items[p].name.is_some());
            sure || d.agent.iter().any(people) || if noun { told } else { hit }
        }
        // «سيطرت الشركة على هايدلبرغ»: a place of the gazetteer, no other name.
        "capture" => {
            let town = |p: usize| {
                let name = clause.items[p].name.map(|e| &clause.scene.entities[e].value);
                matches!(name, Some(Value::Name(name)) if name.place.is_some())
            };
            sure || d.places.iter().any(|&p| town(p))
        }
        "move" | "rescue" | "release" | "detain" => {
            sure || d.places.iter().any(|&p| clause.items[p].name.is_some())
        }
        // «مفاوضات مع أحد المنتجين»: no leaders meet.
        "meet" => d.agent.is_some_and(|a| {
            let leads = matches!(clause.thing(a), Some(Thing::Official | Thing::Place | Thing::Force));
            leads || clause.items[a].name.is_some()
        }),
        _ => true,
    }
}
