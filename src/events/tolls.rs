//! Deaths that raise a toll: «ارتفاع الحصيلة إلى 6 قتلى بعد وفاة طفلة».

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::model::Event;
use crate::found::{Label, Numeric};
use crate::lexicon::event_rows::{Cue, Preposition, mark};
use crate::lexicon::{Class, Proclitics};

/// Items before the word for the victims among which the sum may stand.
const REACH: usize = 6;

/// Items between «كانت» and the sum that it was before.
const FORMER: usize = 4;

/// The fewest dead of a war, and how many times those of a day they are at least.
const WAR: i128 = 1_000;
const MANY: i128 = 10;

/// Events before a sum that may be part of it.
const BACK: usize = 24;

/// «لترتفع ⟦الحصيلة⟧ إلى 12»: the sum of the dead that is told without a word for them, where nothing but their death was
/// told before. `kinds` are the types of the events of the sentences before.
pub fn bare(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, kinds: &[u16]) {
    let items = clause.items;
    let view = clause.scene.view;
    let tables = &view.lexicon.tables().events;
    let sum = |k: &usize| {
        let i = &items[*k];
        let article = view.word(i.first).looks.proclitics.any(Proclitics::AL);
        let idafa = items.get(k + 1).is_some_and(|n| {
            n.first == i.end && n.preposition == Preposition::None && n.definite && n.number.is_none()
        });
        let noun = i.what == What::Cue(Cue::Cause) && i.marks & mark::VERB == 0 && i.end == i.first + 1;
        noun && (article || idafa)
    };
    let Some(at) = (0..items.len()).find(sum) else { return };
    let behind = at + 1..items.len().min(at + REACH);
    let to = behind.take_while(|&k| !items[k].is_verb()).find(|&k| items[k].number.is_some());
    let Some((to, e)) = to.and_then(|to| Some((to, items[to].number?))) else { return };
    let number = &items[to];
    let alone =
        number.what == What::Noun && number.thing.is_none() && number.name.is_none() && !number.joined;
    let whole = clause.scene.number(e).is_some_and(|n| n.noun.is_none() && !n.dual && n.value.is_some());
    // «إلى 12 قتيلا» is told by the noun.
    let next = items.get(to + 1);
    let ends = next.is_none_or(|n| {
        let noun = matches!(n.what, What::Noun | What::Trigger | What::Amount);
        n.joined || n.preposition != Preposition::None || !noun
    });
    let of = |name: &str| tables.types.iter().position(|known| known == name).map(|kind| kind as u16);
    let told = |kind: &u16| drafts.iter().any(|d| d.kind == *kind) || kinds.contains(kind);
    // «ارتفعت حصيلة القتلى إلى 12»: the word for the dead tells of them.
    if drafts.iter().any(|d| d.person && (at..to).contains(&d.item)) {
        return;
    }
    // «حصيلة القصف إلى 12 بينهم طفلان»
    let some = next.is_some_and(|n| n.what == What::Cue(Cue::Subset))
        && of("attack").is_some_and(|kind| told(&kind));
    // «والحصيلة ستة مدنيين»
    let dead = to == at + 1
        && number.what == What::Noun
        && number.preposition == Preposition::None
        && clause.is_human(to)
        && !number.joined
        && items[at].joined
        && (of("attack").is_some_and(|kind| told(&kind)) || of("die").is_some_and(|kind| told(&kind)));
    let Some(kind) = of("die").filter(|kind| some || dead || told(kind)) else { return };
    let row = tables.triggers.iter().position(|row| row.kind == kind);
    let summed = alone && whole && ends && number.preposition == Preposition::To;
    let Some(row) = row.filter(|_| summed || dead) else {
        return;
    };
    let mut draft = EventDraft {
        item: to,
        kind,
        row,
        marks: mark::PERSON | mark::PLURAL,
        person: true,
        patients: vec![to],
        ..EventDraft::default()
    };
    clause.coordinate(&mut draft);
    let place = drafts.partition_point(|d| d.item < to);
    drafts.insert(place, draft);
}

/// Makes those who died last part of the sum that they raised. `firsts` are the first events of the drafts.
pub fn settle(clause: &Clause<'_, '_>, drafts: &[EventDraft], firsts: &[usize], found: &mut [Event]) {
    for (n, last) in drafts.iter().enumerate() {
        // «ارتفاع عدد الشهداء إلى أربعة باستشهاد طفلة»
        // «بعد انتشال جثتين»
        let led = |t: usize| matches!(clause.items[t].preposition, Preposition::After | Preposition::With);
        let brought = last.item.checked_sub(1).filter(|&k| clause.may_tell(k, "rescue"));
        // «ارتفاع الضحايا إلى 9 شهداء بعد أن كانت الحصيلة 6 شهداء»
        let former = (last.item.saturating_sub(FORMER)..last.item).any(|k| {
            let item = &clause.items[k];
            item.what == What::Verb && item.marks & mark::HAD != 0
        });
        let after = led(last.item) || brought.is_some_and(led) || former;
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
    for (n, whole) in drafts.iter().enumerate().skip(1) {
        let last = (0..n).rev().find(|&m| drafts[m].kind == whole.kind);
        // «استشهد شاب وارتفعت الحصيلة إلى 5 شهداء»
        let risen = last.is_some() && has_risen(clause, whole);
        if !whole.person || !(risen || is_result(clause, whole.item)) {
            continue;
        }
        let Some(all) = few(&found[firsts[n]]) else { continue };
        // «لترتفع حصيلة العدوان منذ 7 أكتوبر إلى 41 ألف شهيد»: all of a war are not those of a day.
        let war = |m: usize| all >= WAR && few(&found[firsts[m]]).is_some_and(|few| few * MANY < all);
        if since(clause, whole.item) || last.is_some_and(war) {
            let end = firsts.get(n + 1).copied().unwrap_or(found.len());
            found[firsts[n]..end].iter_mut().for_each(|event| event.background = true);
            continue;
        }
        let Some(first) = last.map(|m| firsts[m]) else { continue };
        // «استشهاد طفلة ووالدتها»: both of them.
        let end = firsts.get(last.map_or(0, |m| m + 1)).copied().unwrap_or(found.len());
        for event in &mut found[first..end.max(first + 1)] {
            if event.part_of.is_none() && few(event).is_some_and(|few| few < all) {
                event.part_of = Some(firsts[n]);
            }
        }
    }
}

/// The events of a sentence that are sums which have risen: «ارتفعت حصيلة القتلى إلى 9».
pub fn raised(clause: &Clause<'_, '_>, drafts: &[EventDraft], firsts: &[usize]) -> Vec<usize> {
    drafts.iter().zip(firsts).filter(|(d, _)| has_risen(clause, d)).map(|(_, &first)| first).collect()
}

fn has_risen(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let items = clause.items;
    let noun = |i: &Item| i.what == What::Cue(Cue::Cause) && i.marks & mark::VERB == 0;
    let sum = items[d.item].quantifier == Some(Cue::Some)
        || items[d.item.saturating_sub(REACH)..d.item].iter().any(noun);
    let hurts = matches!(clause.type_of(d), "die" | "injure");
    hurts && d.person && sum && raises(clause, d.item, items.len().min(d.item + 4))
}

/// Makes those whom earlier sentences told of part of the sums that `tolls` are.
pub fn settle_text(found: &mut [Event], tolls: &[usize]) {
    for &whole in tolls {
        let sum = found[whole].clone();
        let all = few(&sum).filter(|_| sum.same_as.is_none() && sum.part_of.is_none() && !sum.background);
        let Some(all) = all else { continue };
        for event in &mut found[whole.saturating_sub(BACK)..whole] {
            let earlier = event.kind == sum.kind && event.sentence < sum.sentence;
            let told = event.same_as.is_none() && event.part_of.is_none() && event.modality == sum.modality;
            if earlier && told && few(event).is_some_and(|few| few < all) {
                event.part_of = Some(whole);
            }
        }
    }
}

/// How many an event is about, in a whole number.
fn few(event: &Event) -> Option<i128> {
    match event.count.as_ref()?.number.value {
        Some(Numeric::Int(n)) => Some(n),
        _ => None,
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
    // «منذ الفجر»: those of the day itself.
    let day = |i: &Item| i.name.is_some_and(|e| clause.scene.entities[e].label == Label::Time);
    let from = |i: &Item| i.what == What::Time && after(i) && !day(i);
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
