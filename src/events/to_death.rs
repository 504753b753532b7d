//! Deaths that end an attack: «طعنه حتى الموت», «تعذيب موقوف حتى الموت».

use super::clause::{Clause, EventDraft};
use crate::letters::{ALEF_MAQSURA, HAH, TEH, YEH};
use crate::lexicon::event_rows::mark;
use crate::tokenize::Kind;

/// Items between the attack and the death.
const REACH: usize = 8;

/// Adds the death of those who are attacked «حتى الموت», by who attacks them.
pub fn add(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let view = clause.scene.view;
    let until = |k: usize| {
        let piece = clause.items[k].first.checked_sub(1).map(|p| &view.pieces[p]);
        piece.is_some_and(|p| {
            let letter = |n: u32| view.text.at((p.span.start + n) as usize);
            p.kind == Kind::Word
                && p.span.len() == 3
                && letter(0) == HAH
                && letter(1) == TEH
                && matches!(letter(2), ALEF_MAQSURA | YEH)
        })
    };
    let mut n = 0;
    while n < drafts.len() {
        let attack = &drafts[n];
        n += 1;
        let hurt = clause.type_of(attack) == "attack"
            && !attack.patients.is_empty()
            && attack.patients.iter().all(|&p| clause.is_human(p));
        if !hurt {
            continue;
        }
        let end = clause.items.len().min(attack.item + REACH);
        let behind = (attack.item + 1..end).take_while(|&k| !clause.items[k].is_verb());
        let death = behind.filter(|&k| until(k) && drafts.iter().all(|d| d.item != k));
        let death =
            death.filter_map(|k| Some((k, clause.rows_of(k).find(|&row| clause.tells(row, "die"))?))).next();
        let Some((item, row)) = death else { continue };
        let draft = EventDraft {
            item,
            row,
            kind: clause.rows()[row].kind,
            marks: mark::EVENT,
            agent: attack.agent,
            patients: attack.patients.clone(),
            instrument: attack.instrument.or(Some(attack.item)),
            cause: Some(attack.item),
            ..EventDraft::default()
        };
        let place = drafts.partition_point(|d| d.item < item);
        drafts.insert(place, draft);
    }
}
