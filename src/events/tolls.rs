//! Deaths that raise a toll: «ارتفاع الحصيلة إلى 6 قتلى بعد وفاة طفلة».

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::model::Event;
use crate::found::Numeric;
use crate::lexicon::event_rows::{Cue, Preposition};
use crate::lexicon::{Class, Proclitics};

/// Items before the word for the victims among which the sum may stand.
const REACH: usize = 6;

/// Makes those who died last part of the sum that they raised. `firsts` are the first events of the drafts.
pub fn settle(clause: &Clause<'_, '_>, drafts: &[EventDraft], firsts: &[usize], found: &mut [Event]) {
    for (n, last) in drafts.iter().enumerate() {
        // «ارتفاع عدد الشهداء إلى أربعة باستشهاد طفلة»
        let after = matches!(clause.items[last.item].preposition, Preposition::After | Preposition::With);
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

/// «استشهاد طفلة ليرتفع عدد الشهداء إلى 7»: those who died last stand before the sum that they raised.
pub fn settle_before(clause: &Clause<'_, '_>, drafts: &[EventDraft], firsts: &[usize], found: &mut [Event]) {
    let few = |event: &Event| match event.count.as_ref()?.number.value {
        Some(Numeric::Int(n)) => Some(n),
        _ => None,
    };
    for (n, whole) in drafts.iter().enumerate().skip(1) {
        if !whole.person || !is_result(clause, whole.item) {
            continue;
        }
        let Some(all) = few(&found[firsts[n]]) else { continue };
        // «لترتفع حصيلة العدوان منذ 7 أكتوبر إلى 41 ألف شهيد»: all of a war are not those of a day.
        if since(clause, whole.item) {
            found[firsts[n]].background = true;
            continue;
        }
        let last = (0..n).rev().find(|&m| drafts[m].kind == whole.kind);
        let Some(first) = last.map(|m| firsts[m]) else { continue };
        let event = &mut found[first];
        if event.part_of.is_none() && few(event).is_some_and(|few| few < all) {
            event.part_of = Some(firsts[n]);
        }
    }
}

/// Whether the sum at item `t` is that of a longer time.
fn since(clause: &Clause<'_, '_>, t: usize) -> bool {
    let verb = (t.saturating_sub(REACH)..t).rev().find(|&k| clause.items[k].is_verb()).unwrap_or(t);
    let view = clause.scene.view;
    let after = |i: &Item| {
        let mut senses = view.senses(i.first, Class::Preposition);
        i.preposition == Preposition::After || senses.any(|s| s.arg == Preposition::After as i32)
    };
    let from = |i: &Item| i.what == What::Time && after(i);
    clause.items.iter().take(t + 5).skip(verb + 1).any(from)
}

/// «ليصبح عدد الشهداء 7», «مما رفع الحصيلة إلى 7 قتلى»: whether the sum at item `t` follows from what was told before.
fn is_result(clause: &Clause<'_, '_>, t: usize) -> bool {
    let items = clause.items;
    let sum = items[t].quantifier == Some(Cue::Some)
        || clause.is_summed(t)
        || items[t].number.is_some() && items[t].preposition == Preposition::To;
    let verb = (t.saturating_sub(REACH)..t).rev().find(|&k| items[k].is_verb());
    let so = verb.is_some_and(|k| {
        let leads = clause.scene.view.word(items[k].first).looks.proclitics.any(Proclitics::LI);
        let cue =
            k.checked_sub(1).is_some_and(|k| matches!(items[k].what, What::Cue(Cue::Clause | Cue::Relative)));
        leads || items[k].purpose || cue
    });
    sum && so
}

/// Whether the number of those at item `t` is said to have risen, as far as item `end`.
fn raises(clause: &Clause<'_, '_>, t: usize, end: usize) -> bool {
    (t.saturating_sub(REACH)..end).any(|k| {
        let item = &clause.items[k];
        let people = clause.thing(k).is_none() || clause.is_human(k);
        item.preposition == Preposition::To && item.number.is_some() && people
    })
}
