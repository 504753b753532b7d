//! What rules and stories say of anybody: «من قتل نفسا يعاقب», «يحظر قصف المستشفيات», «الرواية تحكي قصة رجل قتل زوجته».

use super::clause::{Clause, EventDraft};
use super::general::topic;
use super::items::What;
use crate::lexicon::event_rows::{Cue, Preposition, mark};
use crate::lexicon::{Class, Proclitics};

/// Items behind a trigger among which the name of its place stands.
const NEAR: usize = 3;

/// Drops what a rule provides for and what a book or film tells, where nobody is named or counted and no day given.
pub fn of_anybody(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    if drafts.is_empty() || clause.items.iter().any(|i| i.what == What::Time) {
        return;
    }
    let own = clause.scene.view.lexicon.tables().events.own;
    let ours = |d: &EventDraft| own.is_some_and(|first| d.kind >= first);
    let norm = first(clause, Cue::Norm);
    if norm.is_some() || topic(clause, Cue::Law) > 0 {
        clause.keep(drafts, "the sentence is a rule for anybody", |d| {
            ours(d)
                || !anybody(clause, d)
                || d.marks & mark::ACTOR != 0
                || !(norm.is_some_and(|n| rules(clause, n, d)) || supposed(clause, norm.is_some(), d))
        });
    }
    let story = first(clause, Cue::Fiction).is_some().then(|| first(clause, Cue::Narrates)).flatten();
    if let Some(told) = story {
        clause.keep(drafts, "a book or film tells of it", |d| {
            ours(d) || !anybody(clause, d) || clause.items[d.item].first < told
        });
    }
}

/// The first piece of the sentence with a word of this function.
fn first(clause: &Clause<'_, '_>, which: Cue) -> Option<usize> {
    let (first, last) = (clause.items.first()?.first, clause.items.last()?.end);
    (first..last).find(|&i| clause.scene.view.topic(i, which).is_some())
}

/// Whether the rule at piece `norm` speaks of the event in its own clause: «يحظر ⟦قصف⟧ المستشفيات».
fn rules(clause: &Clause<'_, '_>, norm: usize, d: &EventDraft) -> bool {
    let item = &clause.items[d.item];
    let after = matches!(item.preposition, Preposition::After | Preposition::During);
    item.first > norm && !after && d.marks & mark::PAST == 0 && !parted(clause, norm, d.item)
}

/// Whether a clause ends between piece `from` and item `t`.
fn parted(clause: &Clause<'_, '_>, from: usize, t: usize) -> bool {
    let between = clause.items[..t].iter().filter(|i| i.first > from);
    between.into_iter().any(|i| {
        matches!(i.what, What::Comma | What::Colon | What::Cue(Cue::That | Cue::Clause | Cue::Relative))
    })
}

/// «⟦من⟧ قتل نفسا يعاقب», «إذا توفي الموظف», «تسقط العقوبة بوفاة المحكوم عليه»
fn supposed(clause: &Clause<'_, '_>, norm: bool, d: &EventDraft) -> bool {
    let (items, view) = (clause.items, clause.scene.view);
    let item = &items[d.item];
    let verb = d.marks & mark::VERB != 0 || !item.definite && d.item < 2;
    let whoever = norm
        && verb
        && item.first.checked_sub(1).is_some_and(|k| {
            let from = view.senses(k, Class::Preposition).any(|s| s.arg == Preposition::From as i32);
            from && view.word(k).looks.proclitics.0 & !(Proclitics::WA | Proclitics::FA) == 0
        });
    let condition = items[..d.item].iter().take(3).find(|i| i.what == What::Cue(Cue::Condition));
    let condition = condition.is_some_and(|c| {
        // «في حال» is itself a word of laws.
        let law = norm || c.end == c.first + 1 || topic(clause, Cue::Law) > 1;
        law && !parted(clause, c.first, d.item)
    });
    let ends = item.preposition == Preposition::With
        && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
        && items.first().is_some_and(|i| i.is_verb() && i.marks & mark::VERB == mark::PRESENT);
    whoever || condition || ends
}

/// Whether none of those who take part and no place is named or counted.
fn anybody(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let some = |&p: &usize| {
        let item = &clause.items[p];
        item.name.is_some() || item.number.is_some() || item.of.is_some() || item.is_of_people()
    };
    let item = &clause.items[d.item];
    // «مجزرة دير ياسين»
    let behind =
        clause.items[d.item + 1..].iter().take(NEAR).any(|i| i.what == What::Noun && i.name.is_some());
    !behind
        && !item.is_of_people()
        && item.number.is_none()
        && !d.patients.iter().chain(&d.agent).chain(&d.instrument).chain(&d.places).any(some)
}
