//! Drones that are written as marches are: «مسيرة قصفت القرية».

use super::causes::is_effect;
use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::lexicon::event_rows::{Preposition, Thing, mark};

/// Items between what happened and the drone behind it.
const NEAR: usize = 4;

/// «مسيرة قصفت القرية», «مقتل امرأة بمسيرة»: a drone, not a march.
pub fn settle(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].clone();
    let rows = clause.rows();
    let marches = (0..clause.items.len()).filter(|&k| {
        let item = &clause.items[k];
        let row = clause.rows_of(k).next().and_then(|r| rows.get(r));
        item.what == What::Trigger
            && item.marks & (mark::EVENT | mark::PHRASE | mark::VERB) == mark::EVENT
            && item.number.is_none()
            && row.is_some_and(|r| r.weak && types[usize::from(r.kind)] == "protest")
    });
    let marches: Vec<usize> = if drafts.is_empty() { Vec::new() } else { marches.collect() };
    for march in marches {
        let with = clause.items[march].preposition == Preposition::With;
        let strikes = |d: &EventDraft| {
            let verb = d.marks & mark::VERB != 0
                && (d.cause == Some(march)
                    || d.instrument == Some(march)
                    || clause.around(d.item).before == Some(march));
            // «استهداف مسيرة للعدو سيارة», «هجوم على سيارة بمسيرة»
            let by = d.item + 1 == march && clause.owner_behind(march).is_some();
            let noun = d.marks & mark::EVENT != 0 && (by || with && d.item < march && march <= d.item + NEAR);
            d.item != march && name(d) == "attack" && (noun || verb)
        };
        let suffers = |d: &EventDraft| with && d.cause == Some(march) && is_effect(&name(d));
        let first = drafts.iter().position(strikes).or_else(|| drafts.iter().position(suffers));
        let Some(first) = first.map(|n| &mut drafts[n]) else { continue };
        first.instrument = first.instrument.or(Some(march));
        // «مسيرة للاحتلال تستهدف سيارة»
        // «مسيرات الجيش تستهدف محطة»
        let whose = Some(march + 1).filter(|&k| {
            let Some(item) = clause.items.get(k) else { return false };
            let idafa = item.preposition == Preposition::None && !item.joined && item.definite;
            idafa && clause.thing(k) == Some(Thing::Force) && item.first == clause.items[march].end
        });
        // «استهدفت مسيرة معادية سيارة»
        let kind = Some(march).filter(|&k| clause.items[k].is_of_people());
        first.agent = first.agent.or(whose).or_else(|| clause.owner_behind(march)).or(kind);
        let raid = first.item;
        for draft in drafts.iter_mut().filter(|d| d.cause == Some(march)) {
            draft.cause = Some(raid).filter(|&r| r != draft.item);
        }
        drafts.retain(|d| d.item != march);
    }
}
