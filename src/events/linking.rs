//! Ties the events of a sentence together: what two words tell of is one event, and some words tell of none.

use super::causes::{self, is_effect};
use super::clause::{Clause, EventDraft, REACH};
use super::items::What;
use super::light::light;
use super::{between, blame, business, drones, general, norms, openings};
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::{Class, Proclitics};

/// Items between somebody and the word for how he ended.
const NEAR: usize = 4;

/// «المتظاهرون» is a trigger only if nothing before it told of the protest; otherwise it is a participant.
/// `kinds` are the types of the events of the sentences before.
pub fn once(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, kinds: &[u16]) {
    let bare = |d: &EventDraft| {
        let item = &clause.items[d.item];
        let held =
            matches!(clause.type_of(d), "detain" | "abduct") && item.definite && d.patients == [d.item];
        d.person
            && (d.actor || held)
            && item.number.is_none()
            && item.quantifier.is_none()
            && item.marks & mark::PLURAL != 0
    };
    let mut told = kinds.to_vec();
    clause.keep(drafts, "another word of the text tells of it", |d| {
        let again = bare(d) && told.contains(&d.kind);
        told.push(d.kind);
        !again
    });
}

/// Ties the events of a sentence together and drops those that are none.
pub fn settle(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, sport: usize) {
    if drafts.is_empty() {
        return;
    }
    general::of_other_matters(clause, drafts, sport);
    norms::of_anybody(clause, drafts);
    between::settle(clause, drafts);
    let taken: Vec<(u16, usize, bool)> = drafts.iter().map(|d| (d.kind, d.item, d.person)).collect();
    told_again(clause, drafts, &taken);
    gather(clause, drafts);
    drones::settle(clause, drafts);
    of_others(clause, drafts);
    share(clause, drafts);
    light(clause, drafts);
    blame::settle(clause, drafts);
    share_agent(clause, drafts);
    laid(clause, drafts);
    share_back(clause, drafts);
    sides(clause, drafts);
    by_doers(clause, drafts);
    openings::fronted(clause, drafts);
    causes::inherit(clause, drafts);
    same_subject(clause, drafts);
    // «خمسة شرطيين قتلوا وأصيب ستة آخرون أثناء هجومهم على كذا»: whom it befell did it to nobody.
    let hurt: Vec<usize> = drafts
        .iter()
        .filter(|d| is_effect(clause.type_of(d)) && d.marks & mark::PASSIVE != 0)
        .flat_map(|d| d.patients.clone())
        .collect();
    for draft in drafts.iter_mut().filter(|d| is_effect(clause.type_of(d)) && d.marks & mark::PASSIVE != 0) {
        draft.agent = draft.agent.filter(|a| !hurt.contains(a));
    }
    // «سبعة قتلى حصيلة قصف السوق»: who is dead or hurt did it to nobody.
    for draft in drafts.iter_mut() {
        let fell = |&a: &usize| {
            let person = clause.items[a].what == What::Trigger && clause.items[a].marks & mark::PERSON != 0;
            person && (clause.may_tell(a, "die") || clause.may_tell(a, "injure"))
        };
        // «اشتبك المتظاهرون مع الشرطة واعتقل ثلاثون»: those who march arrest nobody.
        let marches =
            |&a: &usize| clause.items[a].what == What::Trigger && clause.items[a].marks & mark::ACTOR != 0;
        let holds = clause.type_of(draft) == "detain";
        draft.agent = draft.agent.filter(|a| !(fell(a) || holds && marches(a)));
    }
    // «ولا معلومات عن الضحايا»: whether there are any is not told.
    clause.keep(drafts, "nothing is told of it", |d| !clause.is_untold(d));
    general::in_other_senses(clause, drafts);
    business::of_business(clause, drafts);
    clause.keep(drafts, "it is told of in general, as what happens somewhere", |d| {
        !general::habitual(clause, d)
    });
    let causes: Vec<usize> = drafts.iter().filter_map(|d| d.cause).collect();
    clause.keep(drafts, "no number and nobody else says that it happened", |d| {
        !d.weak || causes.contains(&d.item) || general::told(clause, d, &taken)
    });
}

/// Drops words for participants if another word of the sentence tells of the event. `taken` has the type and the item
/// of every event of the sentence, and whether it is a word for participants.
fn told_again(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, taken: &[(u16, usize, bool)]) {
    let sure: Vec<(u16, usize)> =
        drafts.iter().filter(|d| !d.person && !d.weak).map(|d| (d.kind, d.item)).collect();
    let patients: Vec<(u16, usize)> = drafts
        .iter()
        .filter(|d| !d.person)
        .flat_map(|d| {
            d.patients.iter().chain(&d.parts).chain(&d.all).map(|&p| (d.kind, p)).collect::<Vec<_>>()
        })
        .collect();
    let mut acting: Vec<(u16, usize)> = Vec::new();
    let types = &clause.scene.view.lexicon.tables().events.types;
    clause.keep(drafts, "another word of the sentence tells of it", |d| {
        if !d.person {
            // «أصيب نائبه إصابة بليغة», «أصيب اثنان بإصابات»: the verb's own noun tells it no second time.
            let item = &clause.items[d.item];
            let own = clause.type_of(d) == "injure"
                && d.marks & mark::EVENT != 0
                && !item.definite
                && !item.joined
                && item.number.is_none()
                && matches!(item.preposition, Preposition::None | Preposition::With)
                && d.patients.iter().all(|&p| p == d.item)
                && taken.iter().any(|&(kind, i, _)| {
                    kind == d.kind && i < d.item && clause.items[i].marks & mark::VERB != 0
                });
            if own {
                return false;
            }
            // «اعتدوا عليه بالضرب»: how they did it.
            let how = clause.type_of(d) == "attack"
                && d.marks & mark::EVENT != 0
                && item.definite
                && item.preposition == Preposition::With
                && item.number.is_none()
                && clause.rows()[d.row].object == Role::Patient
                && taken.iter().any(|&(kind, i, _)| {
                    let near = i < d.item && i + NEAR >= d.item;
                    kind == d.kind && near && clause.items[i].marks & mark::VERB != 0
                })
                && d.places.is_empty();
            if how {
                return false;
            }
            // «أصيب عشرة بحالات اختناق» tells of one event.
            let bound = clause.items[d.item].preposition == Preposition::With;
            // «تظاهرات احتجاج»
            let again = d.item > 0 && sure.contains(&(d.kind, d.item - 1)) && !clause.items[d.item].joined;
            if d.weak && again && clause.items[d.item].preposition == Preposition::None {
                return false;
            }
            // «خرجوا إلى الشوارع في مظاهرات»
            let other =
                |&(kind, item, person): &(u16, usize, bool)| kind == d.kind && item != d.item && !person;
            // «خطفوا تاجرا ثم اقتادوه إلى جهة مجهولة»
            let led = d.complement.is_some() && clause.type_of(d) == "abduct";
            // «أجبروا السكان على إخلاء منازلهم»
            let forced = d.complement.is_some() && clause.type_of(d) == "displace";
            let whole = d.marks & mark::PHRASE != 0 || led;
            let out = whole && sure.iter().any(|s| s.0 == d.kind)
                || (forced || clause.type_of(d) == "protest") && taken.iter().any(other);
            if d.weak && d.marks & mark::VERB != 0 && out {
                return false;
            }
            return !(d.weak
                && bound
                && clause.items[d.item].number.is_none()
                && sure.iter().any(|s| s.0 == d.kind));
        }
        if patients.contains(&(d.kind, d.item)) {
            return false;
        }
        // «أرواح ضحايا القصف»: whose they are is told by the next word.
        let next = clause.items.get(d.item + 1).filter(|n| {
            let idafa =
                n.first == clause.items[d.item].end && n.preposition == Preposition::None && !n.joined;
            idafa && n.what == What::Trigger && n.marks & mark::PERSON != 0
        });
        if next.is_some() && clause.type_of(d) == "die" && taken.contains(&(d.kind, d.item + 1, true)) {
            return false;
        }
        // «إنقاذ 9 أشخاص محتجزين داخل مصعد»: nobody held them.
        let stuck = clause.type_of(d) == "detain" && d.agent.is_none();
        let saved = |p: &(u16, usize)| types[usize::from(p.0)] == "rescue" && d.patients.contains(&p.1);
        if stuck && patients.iter().any(saved) && !clause.items[d.item].definite {
            return false;
        }
        // «ارتقى الشهيد البطل حسن»: his name and title stand behind the word.
        let beside = clause.items.get(d.item + 1).is_some_and(|n| {
            n.first == clause.items[d.item].end && !n.joined && n.preposition == Preposition::None
        });
        if beside && clause.items[d.item].number.is_none() && patients.contains(&(d.kind, d.item + 1)) {
            return false;
        }
        // «ارتقى الشاب وليد شهيدا», «سامر شهيدا، ارتقى أمس»: how he ended, told of him by the verb.
        let item = &clause.items[d.item];
        let accusative = clause.scene.view.word(item.end - 1).looks.alef
            && !item.definite
            && !item.joined
            && item.number.is_none()
            && item.preposition == Preposition::None;
        let who = (d.item.saturating_sub(NEAR)..d.item).rev().find(|&k| clause.is_human(k));
        if accusative && who.is_some_and(|k| patients.contains(&(d.kind, k))) {
            return false;
        }
        // «أفرج عن رهينتين» tells of the release alone.
        // «مظاهرة تنديدا بمقتل متظاهر»: one of them alone is no march.
        let many = d.marks & (mark::PLURAL | mark::DUAL) != 0 || clause.items[d.item].number.is_some();
        // «احتجاجات اعتقل خلالها 23 متظاهرا»: they are only some of them.
        let hurt = |p: &(u16, usize)| {
            p.1 == d.item && matches!(types[usize::from(p.0)].as_str(), "detain" | "die" | "injure")
        };
        let some = clause.items[d.item].number.is_some() && patients.iter().any(hurt);
        if d.actor && d.weak && many && !some {
            acting.push((d.kind, d.item));
        }
        // «أسعفت الفرق 7 مصابين»: those who are cared for are hurt, too.
        // «انتشال جثة طفلة»: somebody who is brought out dead has died.
        let cared = match clause.type_of(d) {
            "injure" => clause.items[d.item].number.is_some(),
            kind => kind == "die" && d.patients.iter().any(|&p| p > d.item),
        };
        let of_another = |p: &(u16, usize)| p.1 == d.item && !(cared && types[usize::from(p.0)] == "rescue");
        if d.weak && !d.actor && patients.iter().any(of_another) {
            return false;
        }
        // «استشهد مسعف، رابع شهيد من فريقنا»: the one told before, and the how manieth.
        let before = |&(kind, item, _): &(u16, usize, bool)| kind == d.kind && item < d.item;
        if clause.is_ranked(d.item) && taken.iter().any(before) {
            return false;
        }
        // «ليرتفع عدد ⟦الشهداء⟧ إلى 15 شهيدا»: the number tells of them.
        let summed = taken.iter().any(|&(kind, item, person)| {
            let sum = &clause.items[item];
            let near = d.item < item && item <= d.item + REACH / 3;
            // «بلغ عدد الإصابات 60 إصابة»
            let beside = item == d.item + 1 && sum.preposition == Preposition::None;
            let told = sum.preposition == Preposition::To || beside;
            kind == d.kind && person && near && sum.number.is_some() && told
        });
        if summed && d.parts.is_empty() && clause.is_sum(d.item, d) {
            return false;
        }
        let other = taken.iter().any(|&(kind, item, person)| {
            // «عدد ضحايا الزلزال إلى 2900 قتيل»
            let counted = clause.items[item].number.is_some() && clause.items[d.item].number.is_none();
            kind == d.kind && item != d.item && (!person || counted && item > d.item)
        });
        !(d.weak && other && d.parts.is_empty())
    });
    // «تظاهرات … بين الشرطة ومتظاهرين»: those who take part are who does it.
    for draft in drafts.iter_mut().filter(|d| d.agent.is_none() && !d.person) {
        draft.agent = acting.iter().find(|a| a.0 == draft.kind).map(|a| a.1);
    }
}

/// «تجمع المعلمون للاحتجاج», «خرج الأهالي في مظاهرة»: those who gather are the agent of the protest.
fn gather(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let suffer: Vec<usize> = drafts.iter().flat_map(|d| d.patients.iter().chain(&d.parts).copied()).collect();
    for draft in drafts.iter_mut().filter(|d| d.agent.is_none()) {
        let item = &clause.items[draft.item];
        let together = item.purpose || item.preposition == Preposition::In && draft.marks & mark::VERB == 0;
        // «مليون شخص يضطرون إلى النزوح», «أجبروا السكان على النزوح»
        let driven = item.first > 0
            && draft.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && draft.patients.is_empty()
            && matches!(item.preposition, Preposition::To | Preposition::On)
            && clause.type_of(draft) == "displace"
            && (draft.item.saturating_sub(3)..draft.item).any(|k| clause.items[k].is_verb());
        if driven {
            draft.patients.extend(clause.gathered(draft.item).filter(|who| !suffer.contains(who)));
        }
        // «دخل عمال الميناء إضرابا»
        let goes = item.preposition == Preposition::None
            && draft.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && !item.definite
            && clause.scene.view.word(item.first).looks.alef;
        // «في مسيرة», a phrase with its preposition
        let out = draft.marks & mark::PHRASE != 0
            && clause.scene.view.senses(item.first, Class::Preposition).next().is_some();
        let together = together || goes || out;
        if together && clause.type_of(draft) == "protest" {
            draft.agent = clause.gathered(draft.item).filter(|who| !suffer.contains(who));
        }
    }
}

/// Drops triggers that are part of another event's wording.
fn of_others(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    // «لقي … مصرعهم» is one event; an earthquake that strikes is no attack.
    // «قضى ثلاثة بكمين»: the ambush is an event of its own.
    let attacks: Vec<usize> = drafts
        .iter()
        .filter(|d| {
            // «سقوط ثلاثة متمردين ⟦وإصابة⟧ أربعة»
            let hurt = name(d) == "injure" && clause.items[d.item].joined;
            causes::is_cause(name(d)) && d.marks & mark::EVENT != 0 || hurt
        })
        .map(|d| clause.items[d.item].first)
        .collect();
    let spent: Vec<usize> = drafts
        .iter()
        .filter_map(|d| d.complement.filter(|c| !(is_effect(name(d)) && attacks.contains(c))))
        .collect();
    let states: Vec<usize> =
        drafts.iter().filter(|d| name(d) == "detain").filter_map(|d| d.complement).collect();
    let accidents: Vec<usize> = drafts.iter().filter(|d| name(d) == "accident").map(|d| d.item).collect();
    let agreed: Vec<usize> = drafts.iter().filter(|d| name(d) == "agree").map(|d| d.item).collect();
    let judged: Vec<usize> = drafts.iter().filter(|d| name(d) == "sentence").map(|d| d.item).collect();
    let decrees: Vec<usize> = drafts
        .iter()
        .filter(|d| name(d) == "sentence" && d.marks & mark::PHRASE != 0)
        .map(|d| d.item)
        .collect();
    let events: Vec<usize> = drafts
        .iter()
        .filter(|d| d.marks & mark::EVENT != 0 && !d.person)
        .map(|d| clause.items[d.item].at)
        .collect();
    clause.keep(drafts, "it belongs to another event of the sentence", |d| {
        let first = clause.items[d.item].first;
        // «ضرب زلزال بقوة 6 درجات جزيرة»
        let verb = d.marks & mark::VERB != 0 && d.cause.is_some_and(|c| accidents.contains(&c));
        let struck =
            clause.items[d.item].preposition == Preposition::None && accidents.contains(&(d.item + 1));
        let quake = name(d) == "attack" && (verb || struck);
        // «لم يسفر الزلزال عن أي ضحايا» denies that there were any.
        let denied =
            (d.item.saturating_sub(8)..d.item).any(|k| clause.items[k].what == What::Cue(Cue::Negation));
        let any = d.person && clause.items[d.item].quantifier == Some(Cue::Any) && !denied;
        // «عملية الاغتيال», «عمليات خطف»: the next word tells of it.
        let row = &clause.scene.view.lexicon.tables().events.triggers[d.row];
        let next = clause.items.get(d.item + 1).filter(|n| {
            n.first == clause.items[d.item].end && n.preposition == Preposition::None && !n.joined
        });
        let operation = d.weak
            && d.marks & mark::EVENT != 0
            && row.idafa == Role::None
            && next.is_some_and(|n| {
                let attempt = n.what == What::Cue(Cue::Plan)
                    && clause.items.get(d.item + 2).is_some_and(|m| events.contains(&m.at));
                events.contains(&n.at) || attempt
            });
        // «عمليات الهجوم»: what is done in general.
        let item = &clause.items[d.item];
        let kind = d.marks & mark::EVENT != 0
            && item.definite
            && item.tail == 0
            && !item.joined
            && !item.is_of_people()
            && item.preposition == Preposition::None
            && d.agent.is_none()
            && d.patients.is_empty()
            && d.places.is_empty()
            && d.item.checked_sub(1).is_some_and(|k| {
                let before = &clause.items[k];
                let many = before.marks & (mark::PLURAL | mark::EVENT) == mark::PLURAL | mark::EVENT;
                before.what == What::Trigger && many && before.number.is_none() && before.end == item.first
            });
        // «وقع الطرفان اتفاقا لوقف إطلاق النار» is one agreement.
        let terms = name(d) == "agree"
            && clause.items[d.item].purpose
            && agreed.iter().any(|&a| a < d.item && d.item <= a + 6);
        // «حكم عليه بالغرامة وبالسجن»
        let term = name(d) == "detain"
            && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && (item.joined || item.definite)
            && item.preposition == Preposition::With
            && judged.iter().any(|&j| j < d.item && d.item <= j + 12);
        // «أصدرت المحكمة حكما بإعدام ثلاثة»: nobody has died.
        let judged_to = matches!(name(d), "detain" | "die")
            && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && item.preposition == Preposition::With
            && d.item.checked_sub(1).is_some_and(|k| decrees.contains(&k) && clause.items[k].end == first);
        // «وقعت الشركة ثلاث مذكرات تفاهم»
        let spent = spent.iter().any(|c| (first..=item.at).contains(c));
        // «وضعوا قيد الاعتقال»: the phrase that the verb needs goes on with it.
        let state = name(d) == "detain"
            && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && item.definite
            && first.checked_sub(1).is_some_and(|p| states.contains(&p));
        !(state || spent || judged_to || terms || term || kind || quake || any || operation)
    });
}

/// «قتلت الشرطة ⟦منفذ⟧ الهجوم», «منفذي التفجير»: who is named by the deed did it.
fn by_doers(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    for draft in drafts {
        let item = &clause.items[draft.item];
        let noun = draft.marks & mark::EVENT != 0 && !draft.person && item.preposition == Preposition::None;
        let Some(k) = draft.item.checked_sub(1).filter(|_| noun && !item.joined) else { continue };
        let before = &clause.items[k];
        let idafa = before.end == item.first && !before.definite && before.tail == 0;
        let doer = clause.scene.view.topic(before.at, Cue::Doer).is_some();
        if idafa && doer && before.what == What::Noun && before.number.is_none() {
            draft.agent = draft.agent.filter(|&a| a == draft.item).or(Some(k));
        }
    }
}

/// «قتل الطيران ثمانين وتدمير 36 مركبة», «تمكنت الفرق من انتشال جثتين وإنقاذ طفلة»: who did the first did the second.
fn share_agent(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    for n in 1..drafts.len() {
        let (before, draft) = (drafts[n - 1].clone(), &mut drafts[n]);
        let masdar = draft.marks & mark::EVENT != 0 && !draft.person && clause.items[draft.item].joined;
        let verb = before.marks & mark::VERB != 0 && !before.person;
        if masdar && verb && draft.agent.is_none() && is_effect(name(draft)) && is_effect(name(&before)) {
            draft.agent = before.agent.filter(|a| !draft.patients.contains(a));
        }
        let (first, second) = (&clause.items[before.item], &clause.items[draft.item]);
        let noun = before.marks & mark::EVENT != 0 && !before.person && first.tail == 0 && second.tail == 0;
        let alike = first.preposition == second.preposition || second.preposition == Preposition::None;
        let done = |d: &EventDraft| clause.rows()[d.row].idafa == Role::Patient && !d.patients.is_empty();
        // «مداهمات لقوات كذا في قرية واعتقال شاب»
        let raided = matches!(name(&before), "attack" | "capture")
            && matches!(name(draft), "detain" | "abduct" | "destroy")
            && noun
            && second.preposition == Preposition::None
            && !clause.items[before.item..draft.item].iter().any(|i| i.what == What::Comma);
        // «تعتقل القوات شابا بعد مداهمة منزله»
        let raids = draft.marks & mark::EVENT != 0
            && matches!(second.preposition, Preposition::After | Preposition::During | Preposition::With)
            && (name(draft) == "capture" || clause.rows()[draft.row].when.is_empty())
            && matches!(name(draft), "capture" | "attack")
            && matches!(name(&before), "detain" | "abduct");
        if raids && verb && draft.agent.is_none() && done(draft) {
            draft.agent = before.agent.filter(|a| !draft.patients.contains(a));
        }
        if masdar && raided && draft.agent.is_none() && done(draft) {
            draft.agent = before.agent.filter(|a| clause.is_human(*a) && !draft.patients.contains(a));
        }
        if masdar && noun && alike && draft.agent.is_none() && done(draft) && done(&before) {
            let by = |a: usize| clause.items[a].preposition == Preposition::By;
            let led = |a: &usize| (*a < before.item || by(*a)) && clause.is_human(*a);
            draft.agent = before.agent.filter(led).filter(|a| !draft.patients.contains(a));
        }
    }
}

/// «عبوة زرعها مجهولون»: who laid what exploded carried out the attack, and laid it for no other.
fn laid(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let laying = |d: &EventDraft| {
        let verb = d.marks & mark::VERB != 0 && clause.items[d.item].tail > 0;
        verb && clause.rows()[d.row].object == Role::Instrument && clause.type_of(d) == "attack"
    };
    for n in 0..drafts.len() {
        if !laying(&drafts[n]) {
            continue;
        }
        let (item, device, agent) = (drafts[n].item, drafts[n].instrument, drafts[n].agent);
        let with = |d: &EventDraft| d.item != item && d.instrument == device && device.is_some();
        let attack = drafts.iter_mut().find(|d| with(d) && clause.type_of(d) == "attack");
        if let Some(attack) = attack {
            attack.agent = attack.agent.or(agent);
            drafts[n].kind = u16::MAX;
        }
    }
    drafts.retain(|d| d.kind != u16::MAX);
}

/// «داهمت قوة المخبأ، حيث قتلت واحدا واعتقلت اثنين»: the subject that the first verb has from elsewhere is that of the
/// second, too.
fn same_subject(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let form = |m: u32| m & (mark::FEM | mark::PLURAL | mark::DUAL | mark::VERB);
    for n in 1..drafts.len() {
        let (low, high) = drafts.split_at_mut(n);
        let (Some(before), draft) = (low.last(), &mut high[0]) else { continue };
        let item = &clause.items[draft.item];
        let looks = |p: usize| clause.scene.view.word(clause.items[p].at).looks;
        let accusative = draft.patients.first().is_some_and(|&p| {
            p > draft.item && looks(p).plural && !looks(p).nominative && !clause.items[p].definite
        });
        // «أسرت القوات أربعة وأحرقت ست عربات»: nothing says that the second verb is of the cars.
        let thing = draft.patients.first().is_some_and(|&p| p == draft.item + 1 && clause.is_thing(p));
        let sure =
            draft.marks & mark::PASSIVE == 0 || accusative || thing && before.marks & mark::ACTIVE != 0;
        let active = draft.marks & mark::ACTIVE != 0 && sure;
        let acts = clause.rows()[draft.row].subject == Role::Agent && item.is_verb() && item.joined;
        if draft.agent.is_none() && active && acts && form(before.marks) == form(draft.marks) {
            draft.agent = before.agent.filter(|a| !draft.patients.contains(a));
        }
    }
}

/// «سيطر المقاتلون على البلدة بعد معارك مع الجيش»: who did the first fought the second.
fn sides(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    for n in 1..drafts.len() {
        let (low, high) = drafts.split_at_mut(n);
        let draft = &mut high[0];
        let beside = draft.patients.first().is_some_and(|&p| {
            p > draft.item
                && matches!(clause.items[p].preposition, Preposition::Beside | Preposition::Against)
        });
        // «سيطر الجيش على جبل بعد هجوم مباغت»
        let item = &clause.items[draft.item];
        let led = matches!(item.preposition, Preposition::After | Preposition::During)
            && draft.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
            && clause.type_of(draft) == "attack"
            && !item.definite
            && draft.patients.is_empty()
            && draft.places.is_empty()
            && low.last().is_some_and(|d| clause.type_of(d) == "capture" && d.marks & mark::VERB != 0);
        if draft.agent.is_some() || !(led || beside && causes::is_clash(clause, draft)) {
            continue;
        }
        let fights = |a: &usize| {
            matches!(clause.thing(*a), Some(Thing::Force | Thing::Combatant | Thing::Police))
                && !draft.patients.contains(a)
        };
        draft.agent = low.iter().rev().find_map(|d| d.agent.filter(fights));
    }
}

/// «استشهد فتى وأصيب والده برصاص الجيش»: what is told of the second is of the first, too.
fn share_back(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let hurt = |d: &EventDraft| {
        matches!(types[usize::from(d.kind)].as_str(), "die" | "injure")
            && d.marks & mark::VERB != 0
            && !d.person
    };
    for n in (1..drafts.len()).rev() {
        let (low, high) = drafts.split_at_mut(n);
        let (Some(first), next) = (low.last_mut(), &high[0]) else { continue };
        let between = &clause.items[first.item..next.item];
        let one = clause.items[next.item].joined
            && !between.iter().any(|i| matches!(i.what, What::Comma | What::Cue(Cue::Clause | Cue::That)))
            && next.marks & mark::PASSIVE != 0;
        let bare = first.agent.is_none() && first.instrument.is_none() && first.cause.is_none();
        if hurt(first) && hurt(next) && one && bare && next.cause.is_none() {
            (first.agent, first.instrument) = (next.agent, next.instrument);
        }
    }
}

impl Clause<'_, '_> {
    /// Whether item `t` is one of a row: «رابع شهيد».
    fn is_ranked(&self, t: usize) -> bool {
        let item = &self.items[t];
        let before = item.first.checked_sub(1).and_then(|i| self.scene.entity(i));
        let ordinal = before.is_some_and(|e| self.scene.entities[e].label == Label::Ordinal);
        ordinal && !item.definite && item.number.is_none()
    }

    /// Those before item `t` who come together.
    fn gathered(&self, t: usize) -> Option<usize> {
        (0..t).rev().take(REACH).find(|&k| {
            let item = &self.items[k];
            let many = item.marks & mark::PLURAL != 0 || item.number.is_some();
            many && self.is_phrase(k)
                && self.is_human(k)
                && item.preposition == Preposition::None
                && !item.joined
        })
    }
}

/// «قتل وجرح سبعة عشر سائحا»: two verbs of one noun phrase. «من الموت والقتل والتهجير»: spoken of in general.
fn share(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let items = clause.items;
    for n in 1..drafts.len() {
        let (low, high) = drafts.split_at_mut(n);
        let (Some(first), next) = (low.last_mut(), &high[0]) else { continue };
        // «شن غارة وقتل شخصين»: the raid was not on those.
        let led = first.marks & mark::VERB == 0
            && (next.marks & (mark::VERB | mark::EVENT) == mark::VERB
                || first.agent.is_some() && next.marks & mark::VERB != 0
                || clause.rows()[first.row].idafa == Role::Agent);
        let joined = !led && next.item == first.item + 1 && items[next.item].joined && !next.person;
        // «أدى إلى مقتل وإصابة 13»
        let noun = first.marks & next.marks & mark::EVENT != 0 && items[first.item].tail == 0;
        let bare = items[first.item].preposition == Preposition::None || noun;
        let alone = bare && !items[first.item].definite;
        if joined && alone && first.patients.is_empty() && !first.person && next.kind != first.kind {
            first.patients = next.patients.clone();
            (first.cause, first.instrument) =
                (first.cause.or(next.cause), first.instrument.or(next.instrument));
            (first.shared, high[0].shared) = (true, true);
        }
    }
    let bare = |d: &EventDraft| {
        let item = &items[d.item];
        d.marks & mark::EVENT != 0
            && item.definite
            && item.tail == 0
            && item.number.is_none()
            && d.patients.is_empty()
            && d.agent.is_none()
            && d.places.is_empty()
    };
    let general: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let beside = |o: &EventDraft| {
                let (a, b) = (d.item.min(o.item), d.item.max(o.item));
                b == a + 1 && items[b].joined && bare(o)
            };
            // «من القتل والتهجير»: the word before it is known to be no event.
            let first = items[d.item].first;
            let barred = items[d.item].joined
                && first > 0
                && clause.scene.barred[first - 1]
                && clause.scene.view.word(first - 1).looks.proclitics.any(Proclitics::AL);
            bare(d) && (barred || drafts.iter().any(beside))
        })
        .collect();
    let mut general = general.into_iter();
    clause.keep(drafts, "it is spoken of in general", |_| !general.next().unwrap_or(false));
}
