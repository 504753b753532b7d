//! Deaths that raise a toll: «ارتفاع الحصيلة إلى 6 قتلى بعد وفاة طفلة».

use super::clause::{Clause, EventDraft};
use super::model::Event;
use crate::lexicon::event_rows::Preposition;

/// Items before the word for the victims among which the sum may stand.
const REACH: usize = 6;

/// Makes those who died last part of the sum that they raised. `firsts` are the first events of the drafts.
pub fn settle(clause: &Clause<'_, '_>, drafts: &[EventDraft], firsts: &[usize], found: &mut [Event]) {
    for (n, last) in drafts.iter().enumerate() {
        let after = clause.items[last.item].preposition == Preposition::After;
        if !after || !matches!(clause.type_of(last), "die" | "injure") {
            continue;
        }
        let raised = (0..n).rev().find(|&m| {
            let counted = found[firsts[m]].count.as_ref().is_some_and(|c| c.number.value.is_some());
            drafts[m].kind == last.kind && counted && raises(clause, drafts[m].item, last.item)
        });
        let Some(whole) = raised.map(|m| firsts[m]) else { continue };
        let end = firsts.get(n + 1).copied().unwrap_or(found.len());
        for event in &mut found[firsts[n]..end] {
            event.part_of = event.part_of.or(Some(whole));
        }
    }
}

/// Whether the number of those at item `t` is said to have risen, as far as item `end`.
fn raises(clause: &Clause<'_, '_>, t: usize, end: usize) -> bool {
    (t.saturating_sub(REACH)..end).any(|k| {
        let item = &clause.items[k];
        let people = clause.thing(k).is_none() || clause.is_human(k);
        item.preposition == Preposition::To && item.number.is_some() && people
    })
}
