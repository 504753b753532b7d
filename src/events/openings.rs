//! What posts begin with: «عاجل |», «🔴», «#سوريا», «برصاص كذا.. ».

use super::causes;
use super::clause::{Clause, EventDraft};
use super::items::{Item, Scene, What};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::signs::{is_quote, opens_bracket};
use crate::tokenize::Kind;

const BAR: u32 = 0x7C;

/// Items of a clause before a colon that says who does what stands behind it.
const ANNOUNCED: usize = 10;

/// The first piece of a sentence behind what posts begin with: «🔴», «عاجل |», «#عاجل», «:: ».
pub fn first(scene: &Scene<'_>, first: usize, last: usize) -> usize {
    let pieces = scene.view.pieces;
    let mut at = first;
    while at < last {
        let piece = pieces[at];
        let mark = match piece.kind {
            Kind::Emoji | Kind::Symbol => scene.entity(at).is_none(),
            Kind::Punct => !opens_bracket(piece.code) && !is_quote(piece.code),
            _ => false,
        };
        if !mark && !is_urgent(scene, at) {
            break;
        }
        at += 1;
    }
    // What holds nothing else is read as it is.
    if at < last { at } else { first }
}

/// «#سوريا ⟦قصف⟧ الجيش …», «#درعا ⟦مسلحون⟧ يغتالون …»: the item behind hashtags of which the last may be a place, if it goes
/// on with none of them. «#تركيا تقصف», «#تركيا قصفت موقعا» tell what the place does.
///
/// A bar behind such hashtags parts them from the text as a colon does.
pub fn headed(scene: &Scene<'_>, items: &mut [Item]) -> Option<usize> {
    let tag = |i: &Item| scene.view.pieces[i.first].tag;
    let bare = |i: &Item| i.what == What::Noun && i.preposition == Preposition::None && tag(i);
    let mark = |i: &Item| matches!(i.what, What::Comma | What::Colon | What::Other);
    let at = items.iter().position(|i| !bare(i) && !mark(i))?;
    if let Some(bar) = items[..at].last_mut().filter(|i| scene.view.pieces[i.first].code == BAR) {
        bar.what = What::Colon;
        return None;
    }
    let place = items[..at].last().is_some_and(|i| bare(i) && matches!(i.thing, None | Some(Thing::Place)));
    let (item, next) = (&items[at], items.get(at + 1));
    let acts = |i: &Item| {
        use Thing::{Body, Force, Place, Vehicle, Weapon};
        let human = i.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1);
        let noun = i.what == What::Noun && i.preposition == Preposition::None && i.number.is_none();
        let known = human && i.definite || i.thing == Some(Place) && i.name.is_some();
        noun && (known || matches!(i.thing, Some(Force | Weapon | Vehicle | Body)))
    };
    let past = item.is_verb() && item.marks & mark::PRESENT == 0;
    let raid =
        |i: &Item| i.what == What::Trigger && !i.is_verb() && !i.joined && i.preposition == Preposition::None;
    let she = item.marks & mark::FEM != 0;
    let denied = item.what == What::Cue(Cue::Negation);
    let other = denied || past && (!she || next.is_some_and(|n| acts(n) || raid(n)));
    let somebody = acts(item)
        || item.what == What::Noun
            && !item.definite
            && item.thing.is_some_and(|t| HUMAN >> t as u32 & 1 == 1);
    let free = item.preposition == Preposition::None && !item.joined;
    (place && free && (other || somebody)).then_some(at)
}

/// Whether piece `i` says that the news is urgent.
pub fn is_urgent(scene: &Scene<'_>, i: usize) -> bool {
    scene.view.topic(i, Cue::Urgent).is_some()
}

/// «⟦الاحتلال⟧ يواصل خروقاته في كذا: قصف …»: the force that a verb at the head tells something of, which is no event, does
/// what stands behind the colon.
fn announced(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let items = clause.items;
    let Some(first) = items.first().filter(|i| i.what == What::Noun && i.number.is_none()) else { return };
    let force = clause.thing(0) == Some(Thing::Force) && first.preposition == Preposition::None;
    // What somebody says is of others.
    let goes_on = |i: &Item| i.what == What::Verb || matches!(i.what, What::Cue(Cue::Light));
    if !force || !items.get(1).is_some_and(goes_on) {
        return;
    }
    let Some(colon) = items.iter().position(|i| i.what == What::Colon).filter(|&c| c < ANNOUNCED) else {
        return;
    };
    for draft in drafts.iter_mut() {
        let own = draft.item > colon && draft.agent.is_none() && draft.instrument.is_none_or(|i| i > colon);
        let told = matches!(clause.type_of(draft), "attack" | "die" | "injure" | "destroy");
        if own && told && draft.cause.is_none() && draft.marks & (mark::EVENT | mark::PASSIVE) != 0 {
            draft.agent = Some(0);
        }
    }
}

/// «⟦برصاص الاحتلال⟧.. استشهاد فتى», «⟦بقذائف كذا⟧، إصابة طفلين وتدمير منزل»: with what, and by whom, stands before a mark and
/// is told of what follows it.
pub fn fronted(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    announced(clause, drafts);
    let items = clause.items;
    let Some(first) = items.first().filter(|i| i.what == What::Noun) else { return };
    // «على يد الاحتلال.. استشهاد فتى»
    let side = matches!(clause.thing(0), Some(Thing::Force | Thing::Combatant | Thing::Police));
    let alone = first.preposition == Preposition::By && side;
    let by = items
        .get(1)
        .filter(|i| i.what == What::Noun && i.preposition == Preposition::By && i.first == first.end);
    let mark = 1 + usize::from(by.is_some());
    let ends =
        items.get(mark).is_some_and(|i| matches!(i.what, What::Comma | What::Colon) || clause.is_bar(mark));
    let armed = first.preposition == Preposition::With && clause.thing(0) == Some(Thing::Weapon);
    if !ends || !armed && !alone {
        return;
    }
    let with = Some(0).filter(|_| armed);
    let who = by.map(|_| 1).or(Some(0).filter(|_| alone || first.is_of_people()));
    for draft in drafts.iter_mut() {
        let free = draft.agent.is_none() && draft.instrument.is_none() && draft.cause.is_none();
        if free && causes::is_effect(clause.type_of(draft)) {
            (draft.agent, draft.instrument) = (who, with);
        }
    }
}
