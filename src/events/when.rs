//! When it happened: which of the times of a sentence is that of an event.

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::model::Modality;
use super::places::{Spots, distance};
use crate::found::{Label, Value};
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};

/// Items between an event and the moment in which the text is written, if it is of the event.
const BESIDE: usize = 2;

/// «الآن», «حاليا»: a moment that is the text's own, and of what stands beside it alone.
fn is_now(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    match item.name.map(|e| &clause.scene.entities[e].value) {
        Some(Value::Temporal(time)) => {
            time.grain == Some("second") && !time.timex.starts_with('T') && item.end == item.first + 1
        }
        _ => false,
    }
}

/// Whether the time at item `i` is that of what the sentence says before the event at item `t`, which was earlier.
fn of_main(clause: &Clause<'_, '_>, i: usize, t: usize) -> bool {
    let (items, view) = (clause.items, clause.scene.view);
    // Behind a comma or «و» a verb tells of something else.
    let again = |from: usize| {
        (from..=t).any(|k| {
            let next = items[k].is_verb() && (items[k].joined || items[k - 1].what == What::Comma);
            k > i + 1 && next || matches!(items[k].what, What::Colon | What::Cue(Cue::Clause))
        })
    };
    // «تظاهر الآلاف أمس احتجاجا على ⟦مقتل⟧ فتى», «قتلت الشرطة أمس أربعة من المتهمين ب⟦الهجوم⟧»
    let matter = (items[i].end..items[t].first).rev().find(|&p| view.topic(p, Cue::Matter).is_some());
    if matter.is_some_and(|p| !again(items.partition_point(|k| k.end <= p))) {
        return true;
    }
    // «زار أمس الجنود الذين ⟦أصيبوا⟧ في المعركة»
    let relative = (i + 1..t).rev().find(|&k| items[k].what == What::Cue(Cue::Relative));
    if relative.is_some_and(|r| r > i + 1 && clause.is_human(r - 1) && !again(r)) {
        return true;
    }
    // «أعلن الجيش أمس ⟦مقتل⟧ ثلاثة»: when he said so.
    let says = |k: usize| {
        items[k].is_verb() && matches!(items[k].what, What::Cue(Cue::Speech | Cue::Relay | Cue::Denial))
    };
    let verb = (0..i).rev().find(|&k| {
        let border = matches!(
            items[k].what,
            What::Trigger | What::Colon | What::Open | What::Cue(Cue::That | Cue::Light)
        );
        items[k].is_verb() || border
    });
    if !items[t].is_verb() && verb.is_some_and(says) && !again(i + 1) {
        return true;
    }
    // «فرضت الشرطة أمس قيودا إثر ⟦هجوم⟧», but «قتل أمس ثلاثة إثر انفجار»
    let main = verb.or_else(|| (i + 1..t).find(|&k| items[k].is_verb() || items[k].what == What::Trigger));
    let other = main.is_some_and(|k| items[k].what == What::Verb);
    let since = (i + 1..=t).any(|k| items[k].preposition == Preposition::During);
    other && since && !items[t].is_verb() && !again(i + 1)
}

/// «⟦مقتل⟧ ثلاثة، كما أعلنت الوزارة أمس»: whether the time at item `i` is that of the report behind the event at item `t`.
fn of_report(clause: &Clause<'_, '_>, i: usize, t: usize) -> bool {
    let told = |k: &&Item| {
        k.is_verb() || matches!(k.what, What::Trigger | What::Colon | What::Cue(Cue::According | Cue::Cause))
    };
    let last = clause.items[t + 1..i].iter().rev().find(told);
    last.is_some_and(|k| match k.what {
        What::Cue(Cue::According) => true,
        What::Cue(Cue::Speech) => k.is_verb(),
        _ => false,
    })
}

/// The time of an event: which entity.
pub fn of(clause: &Clause<'_, '_>, draft: &EventDraft, spots: &Spots) -> Option<usize> {
    let t = draft.item;
    // «عاد الهدوء أمس بعد مواجهات»: the clashes were before that day.
    let after = |i: usize| {
        let parts = |k: usize| clause.items[k].preposition == Preposition::After;
        i < t && (i + 1..=t).any(parts)
    };
    let far = |i: usize| distance(clause, t, i);
    // «قتل ثلاثة، وسيدفنون خلال ساعات»: how long it takes is said within the clause.
    let lasts = |i: usize| {
        let duration =
            clause.items[i].name.is_some_and(|e| clause.scene.entities[e].label == Label::Duration);
        let between = &clause.items[i.min(t) + 1..i.max(t)];
        let border =
            |k: &Item| matches!(k.what, What::Comma | What::Colon | What::Cue(Cue::That)) || k.is_verb();
        duration && between.iter().any(border)
    };
    // «وكان قد قتل ثلاثة قبل شهرين» dates what was before, and «الجراح التي أصيب بها أمس» the wounds.
    let before = |i: usize| spots.earlier().is_some_and(|from| t < from && from < i);
    let clause_of = |i: usize| {
        let mut between = t + 1..i.max(t + 1);
        let relative = between.find(|&k| clause.items[k].what == What::Cue(Cue::Relative));
        let verb = relative.is_some_and(|r| {
            let next = clause.items.get(r + 1);
            next.is_some_and(|n| n.what == What::Trigger && n.marks & mark::VERB != 0)
                && r + 1 < i
                && clause.may_tell(r + 1, "injure")
        });
        verb && matches!(clause.type_of(draft), "die" | "missing")
    };
    // «وفاة معتقل بعد اعتقاله قبل سنتين»: what it followed was then.
    let since = |i: usize| {
        let view = clause.scene.view;
        let first = clause.items[i].first;
        let then = clause.items[i].preposition == Preposition::After
            || view.senses(first, Class::Preposition).any(|s| s.arg == Preposition::After as i32);
        let event = |k: usize| clause.is_event(k) && clause.items[k].preposition == Preposition::After;
        t < i && then && (t + 1..i).any(event)
    };
    // «اعتقال ثلاثة يعتقد أن لهم صلة بالهجوم ⟦الذي⟧ استهدف حامية في يونيو»: when the attack was.
    let other = |i: usize| {
        let mut between = t + 1..i.max(t + 1);
        let judged = matches!(
            clause.type_of(draft),
            "detain" | "release" | "sentence" | "meet" | "agree" | "rescue" | "protest"
        );
        judged
            && between.any(|k| {
                let ends = clause.items[k..i].iter().any(|n| n.what == What::Comma);
                let relative = clause.items[k].what == What::Cue(Cue::Relative) && k > t + 1;
                relative && clause.is_event(k - 1) && !ends
            })
    };
    // «أفرج عن الصحفي المحتجز منذ عامين», «التي احتجزتها قبل شهر»: since when somebody was held, not when he was freed.
    let held = |i: usize| {
        let freed = t < i && clause.type_of(draft) == "release";
        let last =
            if freed { (t + 1..i).rev().find(|&k| clause.items[k].what == What::Trigger) } else { None };
        last.is_some_and(|k| {
            let then = clause.items[k].is_verb() || clause.items[k + 1..=i].len() == 1;
            then && (clause.may_tell(k, "detain")
                || clause.may_tell(k, "abduct")
                || clause.may_tell(k, "missing"))
        })
    };
    // «خطبة الغد عن التفجير الذي وقع»: what is told with the article has happened.
    let coming = |i: usize| {
        let item = &clause.items[i];
        let ahead = (item.first..item.end).any(|p| clause.scene.view.topic(p, Cue::Coming).is_some());
        let hurts = matches!(clause.type_of(draft), "attack" | "die" | "injure" | "accident");
        // «جثمان الفنان يشيع غدا»: nobody has died tomorrow.
        let dead =
            draft.person || !draft.patients.is_empty() && matches!(clause.type_of(draft), "die" | "injure");
        ahead && hurts && draft.marks & mark::EVENT != 0 && (clause.items[t].definite || dead)
    };
    // «يقود المتظاهرون خصوم الرئيس الذي أسقطه الجيش في 2006»: when what is told of somebody else was.
    let of_other = |i: usize| {
        let relative =
            (t + 1..i.max(t + 1)).rev().find(|&k| clause.items[k].what == What::Cue(Cue::Relative));
        relative.is_some_and(|r| {
            let head = r - 1;
            let own = [draft.agent, draft.instrument, draft.cause];
            // «إطلاق سراح الرهينة فلانة التي حررت أمس»: also by his name.
            let suffers =
                |&p: &usize| p == head || p + 1 == head && clause.items[p].end == clause.items[head].first;
            let part = own.contains(&Some(head))
                || draft.patients.iter().chain(&draft.parts).chain(&draft.places).any(suffers);
            let happens = clause.items.get(r + 1).is_some_and(|v| v.what == What::Cue(Cue::Happen));
            let verb =
                clause.items.get(r + 1).is_some_and(|v| v.is_verb() && v.marks & mark::PAST != 0 || v.future);
            let ends = clause.items[r..i].iter().any(|n| n.what == What::Comma);
            let named = clause.items[head].what == What::Noun && clause.thing(head) != Some(Thing::Place);
            verb && named && !part && !happens && !ends && !draft.cause.is_some_and(|c| r < c && c < i)
        })
    };
    // «خرجوا أمس في ذكرى مقتله»
    let recalled = |i: usize| {
        let first = clause.items[t].first;
        let mut between = clause.items[i].end.max(first.saturating_sub(4))..first;
        between.any(|p| clause.scene.view.topic(p, Cue::Recalls).is_some())
    };
    let strange =
        |i: usize| coming(i) || of_other(i) || recalled(i) || is_now(clause, i) && i.abs_diff(t) > BESIDE;
    let own = |&&i: &&usize| {
        let strange = strange(i)
            || since(i)
            || held(i)
            || other(i)
            || after(i)
            || if i < t { of_main(clause, i, t) } else { of_report(clause, i, t) };
        !(strange || spots.of_speaker(t, i) || before(i) || clause_of(i) || lasts(i))
    };
    let nearest = spots.times.iter().filter(own).min_by_key(|&&i| far(i))?;
    // «اعتقل أمس ثلاثة كانوا يسعون ل⟦تنفيذ⟧ هجمات»
    let aims = |k: &Item| k.purpose && !(k.is_verb() && k.what == What::Trigger);
    let sought = *nearest < t && clause.items[nearest + 1..=t].iter().any(aims);
    if sought && clause.modality(draft) == Modality::Planned {
        return None;
    }
    clause.items[*nearest].name
}
