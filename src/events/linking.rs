//! Which event follows from which, and what it takes over from it.

use super::blame;
use super::clause::{Clause, EventDraft, REACH};
use super::items::What;
use super::model::Event;
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::{Class, Proclitics};

/// Whether the trigger at item `t` is spoken of in general: «مكافحة الإرهاب», «فرق الإنقاذ», «هجوم المنتخب».
pub fn is_general(clause: &Clause<'_, '_>, t: usize, sport: usize) -> bool {
    let items = clause.items;
    let item = &items[t];
    if item.marks & mark::VERB != 0 {
        return false;
    }
    if sport > 1 && item.number.is_none() && item.marks & mark::PERSON == 0 {
        return true;
    }
    if item.number.is_some() || item.tail > 0 {
        return false;
    }
    let view = clause.scene.view;
    if item.first == 0 || items.get(t.wrapping_sub(1)).is_some_and(|p| p.end != item.first) && t > 0 {
        return false;
    }
    let before = item.first - 1;
    // «مخيم للنازحين», «تؤوي نازحين»: who lives there has fled some day.
    let beside = t.checked_sub(1).map(|k| &items[k]).filter(|k| k.end == item.first);
    let shelter = beside.is_some_and(|k| {
        k.what == What::Verb
            || k.what == What::Noun
                && k.name.is_none()
                && matches!(k.thing, Some(Thing::Place | Thing::Building | Thing::Vehicle))
    });
    let (types, rows) = (&view.lexicon.tables().events.types, &view.lexicon.tables().events.triggers);
    let flees = view.senses(item.first, Class::Trigger).next().is_some_and(|s| {
        let row = rows.get(s.arg as usize);
        let housed = beside.is_some_and(|k| k.what == What::Noun);
        row.is_some_and(|r| (r.weak || housed) && types[usize::from(r.kind)] == "displace")
    });
    if flees && shelter && item.marks & mark::PERSON != 0 {
        return true;
    }
    // «أجرى الوزير محادثات»: nothing follows a word with the article in idafa.
    let article = view.word(before).looks.proclitics.any(Proclitics::AL);
    let general = !article && view.senses(before, Class::Cue).any(|s| s.arg == Cue::General as i32);
    // «حركة احتجاج», but «القوات إنقاذ 16 جنديا»
    let followed = items
        .get(t + 1)
        .is_some_and(|n| n.what == What::Noun && n.preposition == Preposition::None && n.first == item.end);
    general
        && (item.definite || item.marks & mark::EVENT != 0 && !followed)
        && item.preposition == Preposition::None
        && !item.joined
}

/// How many words of the sentence are of a matter: sport, law.
pub fn topic(clause: &Clause<'_, '_>, which: Cue) -> usize {
    let view = clause.scene.view;
    let (Some(first), Some(last)) = (clause.items.first(), clause.items.last()) else { return 0 };
    let words = (first.first..last.end).filter(|&i| {
        let mut found = view.senses(i, Class::Cue).any(|s| s.arg == which as i32);
        view.phrases(i, |f| {
            found |= f.reading.sense.class == Class::Cue && f.reading.sense.arg == which as i32
        });
        found
    });
    words.count()
}

/// Types whose events follow from others.
fn is_effect(name: &str) -> bool {
    matches!(name, "die" | "injure" | "missing" | "destroy" | "displace")
}

/// «المتظاهرون» tells of a protest where nothing has told of it yet; later ones are only those who take part.
pub fn once(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, found: &[Event]) {
    let bare = |d: &EventDraft| {
        let item = &clause.items[d.item];
        d.person
            && d.actor
            && item.number.is_none()
            && item.quantifier.is_none()
            && item.marks & mark::PLURAL != 0
    };
    let mut told: Vec<u16> = found.iter().map(|e| e.kind).collect();
    clause.keep(drafts, "another word of the text tells of it", |d| {
        let again = bare(d) && told.contains(&d.kind);
        told.push(d.kind);
        !again
    });
}

/// Whether two sides fight: «اشتباكات بين كذا وكذا».
fn is_clash(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let between = clause.rows()[d.row].prepositions.get(Preposition::Between as usize);
    between == Some(&Role::Agent)
}

/// Types from which such events follow.
fn is_cause(name: &str) -> bool {
    matches!(name, "attack" | "accident")
}

/// Ties the events of a sentence together and drops those that are none.
pub fn settle(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, sport: usize) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    // Where sport is spoken of, only deaths and disasters are meant as they are said.
    // A user's own types are of any matter.
    let own = clause.scene.view.lexicon.tables().events.own;
    clause.keep(drafts, "the sentence is about sport", |d| {
        sport < 2 || matches!(name(d), "die" | "accident") || own.is_some_and(|first| d.kind >= first)
    });
    // «يعاقب بالسجن كل من …»: the law tells of no particular event, unless it says when.
    let law = topic(clause, Cue::Law) > 1 && !clause.items.iter().any(|i| i.what == What::Time);
    clause.keep(drafts, "the sentence is of a law", |d| {
        let counted =
            clause.items[d.item].number.is_some() || name(d) == "agree" && d.marks & mark::PHRASE != 0;
        !law || d.marks & mark::PAST != 0 || counted || own.is_some_and(|first| d.kind >= first)
    });
    // A word for those who take part tells of no second event where another word tells of it.
    let taken: Vec<(u16, usize, bool)> = drafts.iter().map(|d| (d.kind, d.item, d.person)).collect();
    let sure: Vec<(u16, usize)> =
        drafts.iter().filter(|d| !d.person && !d.weak).map(|d| (d.kind, d.item)).collect();
    let patients: Vec<(u16, usize)> = drafts
        .iter()
        .filter(|d| !d.person)
        .flat_map(|d| d.patients.iter().chain(&d.parts).map(|&p| (d.kind, p)).collect::<Vec<_>>())
        .collect();
    let mut acting: Vec<(u16, usize)> = Vec::new();
    let drafted: Vec<usize> = patients.iter().map(|p| p.1).collect();
    clause.keep(drafts, "another word of the sentence tells of it", |d| {
        if !d.person {
            // «أصيب عشرة بحالات اختناق» tells of one event.
            let bound = clause.items[d.item].preposition == Preposition::With;
            // «تظاهرات احتجاج»
            let again = d.item > 0 && sure.contains(&(d.kind, d.item - 1)) && !clause.items[d.item].joined;
            if d.weak && again && clause.items[d.item].preposition == Preposition::None {
                return false;
            }
            // «خرجوا إلى الشوارع في مظاهرات»
            if d.weak
                && d.marks & mark::PHRASE != 0
                && d.marks & mark::VERB != 0
                && sure.iter().any(|s| s.0 == d.kind)
            {
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
        // «أفرج عن رهينتين» tells of the release alone.
        if d.actor && d.weak {
            acting.push((d.kind, d.item));
        }
        let told = d.weak && !d.actor && drafted.contains(&d.item);
        if told {
            return false;
        }
        let other = taken.iter().any(|&(kind, item, person)| {
            // «عدد ضحايا الزلزال إلى 2900 قتيل»
            let counted = clause.items[item].number.is_some() && clause.items[d.item].number.is_none();
            kind == d.kind && item != d.item && (!person || counted && item > d.item)
        });
        !(d.weak && other)
    });
    // «تظاهرات … بين الشرطة ومتظاهرين»: those who take part are who does it.
    for draft in drafts.iter_mut().filter(|d| d.agent.is_none() && !d.person) {
        draft.agent = acting.iter().find(|a| a.0 == draft.kind).map(|a| a.1);
    }
    // «تجمع المعلمون للاحتجاج»
    for draft in drafts.iter_mut().filter(|d| clause.items[d.item].purpose && d.agent.is_none()) {
        if name(draft) == "protest" {
            draft.agent = clause.gathered(draft.item);
        }
    }
    // «لقي … مصرعهم» is told once; an earthquake that strikes attacks nobody.
    let spent: Vec<usize> = drafts.iter().filter_map(|d| d.complement).collect();
    let accidents: Vec<usize> = drafts.iter().filter(|d| name(d) == "accident").map(|d| d.item).collect();
    let events: Vec<usize> = drafts
        .iter()
        .filter(|d| d.marks & mark::EVENT != 0 && !d.person)
        .map(|d| clause.items[d.item].at)
        .collect();
    clause.keep(drafts, "it belongs to another event of the sentence", |d| {
        let first = clause.items[d.item].first;
        let quake = name(d) == "attack"
            && d.marks & mark::VERB != 0
            && d.cause.is_some_and(|c| accidents.contains(&c));
        let any = d.person && clause.items[d.item].quantifier == Some(Cue::Any);
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
        !(spent.contains(&first) || quake || any || operation)
    });
    share(clause, drafts);
    light(clause, drafts);
    blame::settle(clause, drafts);
    // «قتل الطيران ثمانين وتدمير 36 مركبة»
    for n in 1..drafts.len() {
        let (before, draft) = (drafts[n - 1].clone(), &mut drafts[n]);
        let masdar = draft.marks & mark::EVENT != 0 && !draft.person && clause.items[draft.item].joined;
        let verb = before.marks & mark::VERB != 0 && !before.person;
        if masdar && verb && draft.agent.is_none() && is_effect(name(draft)) && is_effect(name(&before)) {
            draft.agent = before.agent.filter(|a| !draft.patients.contains(a));
        }
    }
    for n in 0..drafts.len() {
        if let Some(cause) = cause_of(clause, drafts, n) {
            drafts[n].cause = drafts[n].cause.or(Some(cause));
        }
    }
    // What an event lacks it takes from the one it follows from, twice for chains of two.
    for _ in 0..2 {
        for n in 0..drafts.len() {
            let Some(cause) = drafts[n].cause else { continue };
            let Some(mut from) = drafts.iter().find(|d| d.item == cause).cloned() else { continue };
            if is_effect(name(&drafts[n])) && is_clash(clause, &from) {
                // «قتل جنديان في اشتباكات بين الجيش ومسلحين»: neither side is said to have done it.
                from.agent = None;
            }
            let effect = is_effect(name(&drafts[n])) && !is_effect(name(&from));
            // «اغتال الجيش عنصرين بقصف سيارة»
            let back = effect
                && from.agent.is_none()
                && !from.person
                && is_cause(types[usize::from(from.kind)].as_str());
            let given = drafts[n].agent.filter(|_| back && types[usize::from(from.kind)] == "attack");
            if let (Some(agent), Some(first)) = (given, drafts.iter_mut().find(|d| d.item == cause)) {
                first.agent = Some(agent);
            }
            let draft = &mut drafts[n];
            if draft.agent.is_none() && name_takes_agent(types, draft) {
                draft.agent = from.agent.filter(|_| effect || draft.kind == from.kind);
            }
            if draft.instrument.is_none() {
                if effect {
                    let noun =
                        from.marks & mark::EVENT != 0 && is_cause(types[usize::from(from.kind)].as_str());
                    draft.instrument = from.instrument.or(noun.then_some(from.item));
                } else if draft.kind == from.kind {
                    draft.instrument = from.instrument;
                }
            }
            if draft.kind == from.kind && draft.patients.is_empty() && !draft.person {
                draft.patients = from.patients.clone();
            }
            if draft.places.is_empty() {
                draft.places = from.places.clone();
            }
        }
        // And back: «هجوم استهدف مركزا» is one attack with all its participants.
        for n in 0..drafts.len() {
            let Some(cause) = drafts[n].cause else { continue };
            let later = drafts[n].clone();
            let Some(first) = drafts.iter_mut().find(|d| d.item == cause && d.kind == later.kind) else {
                continue;
            };
            first.agent = first.agent.or(later.agent);
            first.instrument = first.instrument.or(later.instrument);
            if first.patients.is_empty() {
                first.patients = later.patients.clone();
            }
            if first.places.is_empty() {
                first.places = later.places;
            }
        }
    }
    // «ضربة للاقتصاد», «صفقات», «الاتفاقيات»
    let hurt_nobody = !drafts.iter().any(|d| is_effect(name(d)));
    drafts.retain(|d| {
        let named = |p: usize| clause.thing(p) == Some(Thing::Abstract);
        // «ضربة للاقتصاد», «ضربت الأزمة البلاد»
        let doer = d.marks & mark::VERB != 0 && (d.item + 1..clause.items.len().min(d.item + 2)).any(named);
        let relative = |k: usize| matches!(clause.items[k].what, What::Cue(Cue::Relative));
        let before = d.marks & mark::VERB != 0
            && (d.item > 0 && named(d.item - 1) || d.item > 1 && relative(d.item - 1) && named(d.item - 2));
        let idle = doer || before || d.patients.iter().any(|&p| named(p));
        let known = |p: usize| clause.thing(p).is_some() || clause.items[p].name.is_some();
        let sides = d.agent.into_iter().chain(d.patients.iter().copied()).any(known);
        let item = &clause.items[d.item];
        let kinds = d.marks & mark::EVENT != 0
            && d.marks & mark::PHRASE == 0
            && (!sides && !item.is_of_people() || item.definite && item.marks & mark::PLURAL != 0);
        // «تستهدف الغرفة التجارية الشباب»
        let offer = d.marks & mark::VERB != 0
            && d.instrument.is_none()
            && d.agent.is_some_and(|a| {
                matches!(clause.thing(a), Some(Thing::Body | Thing::Building | Thing::Aid | Thing::Abstract))
            })
            && !d.patients.is_empty()
            && d.patients.iter().all(|&p| {
                clause.items[p].number.is_none()
                    && matches!(
                        clause.thing(p),
                        None | Some(
                            Thing::Civilian | Thing::Person | Thing::Child | Thing::Woman | Thing::Worker
                        )
                    )
            });
        match name(d) {
            "attack" if hurt_nobody && offer => false,
            "attack" => !(idle || hurt_nobody && in_words(clause, d)),
            "agree" | "meet" if kinds => clause.items[d.item].preposition == Preposition::After,
            _ => true,
        }
    });
    clause.keep(drafts, "it is told of in general, as what happens somewhere", |d| !habitual(clause, d));
    let causes: Vec<usize> = drafts.iter().filter_map(|d| d.cause).collect();
    clause.keep(drafts, "no number and nobody else says that it happened", |d| {
        !d.weak || causes.contains(&d.item) || told(clause, d, &taken, types)
    });
}

impl Clause<'_, '_> {
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

/// «مناطق لا تشهد اشتباكات», «البلدان التي تحدث فيها اعتداءات», «تصل الحركة إلى 84 ألفا»: nothing in particular happened.
fn habitual(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let items = clause.items;
    let t = d.item;
    let item = &items[t];
    // «تصل الحركة إلى 84 ألفا»
    let amount = clause.type_of(d) == "move"
        && items[t + 1..].iter().take(4).any(|n| {
            let bare = n.what == What::Amount || n.number.is_some() && n.thing.is_none() && n.name.is_none();
            n.preposition == Preposition::To && bare
        });
    let many = d.marks & (mark::EVENT | mark::PLURAL) == mark::EVENT | mark::PLURAL && item.number.is_none();
    let shows = (t.saturating_sub(3)..t).rev().find(|&k| items[k].is_verb());
    let shows = shows.filter(|&k| {
        let happens = matches!(items[k].what, What::Cue(Cue::Happen | Cue::Suffer));
        happens && items[k].marks & mark::VERB == mark::PRESENT && !items[k].future
    });
    let place =
        shows.is_some_and(|k| (k.saturating_sub(2)..k).any(|r| items[r].what == What::Cue(Cue::Relative)));
    let near = &items[t.saturating_sub(4)..items.len().min(t + 5)];
    let told = near.iter().any(|i| i.what == What::Time);
    // «السفن التي تعبر القناة»
    let passes = clause.type_of(d) == "move"
        && d.marks & mark::VERB == mark::PRESENT
        && !item.future
        && t > 0
        && items[t - 1].what == What::Cue(Cue::Relative)
        && d.agent.is_some_and(|a| items[a].number.is_none() && clause.thing(a) == Some(Thing::Vehicle));
    amount || passes && !told || many && place && !item.definite && d.agent.is_none() && !told
}

/// «هاجم الوزير خصومه»: one person attacks others in words.
fn in_words(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let person = |i: usize| {
        let item = &clause.items[i];
        let name = item.name.map(|e| clause.scene.entities[e].label);
        item.marks & (mark::PLURAL | mark::COLLECTIVE) == 0
            && (name == Some(Label::Person) || clause.thing(i) == Some(Thing::Official))
    };
    let bodily = d.patients.iter().any(|&p| {
        matches!(
            clause.thing(p),
            Some(
                Thing::Building
                    | Thing::Vehicle
                    | Thing::Place
                    | Thing::Police
                    | Thing::Combatant
                    | Thing::Child
                    | Thing::Woman
            )
        )
    });
    let row = &clause.rows()[d.row];
    row.words && d.instrument.is_none() && !bodily && !d.patients.is_empty() && d.agent.is_some_and(person)
}

/// «الضرب حرام», «المصاب بحاجة إلى الراحة»: a word with the article and nothing beside it tells of no particular event.
pub fn abstracted(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let item = &clause.items[d.item];
    item.definite
        && item.tail == 0
        && item.number.is_none()
        && item.quantifier.is_none()
        && d.marks & mark::VERB == 0
        && d.marks & (mark::PHRASE | mark::ACTOR) == 0
        && d.patients.iter().chain(&d.agent).all(|&p| p == d.item)
        && !item.is_of_people()
        && !matches!(item.preposition, Preposition::After | Preposition::During | Preposition::In)
        && d.places.is_empty()
        && d.instrument.is_none()
        && clause.counts(d, d.patients.first().copied()).0.is_none_or(|c| c.implied)
}

/// «قتل وجرح سبعة عشر سائحا»: two verbs of one noun phrase. «من الموت والقتل والتهجير»: spoken of in general.
fn share(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let items = clause.items;
    for n in 1..drafts.len() {
        let (low, high) = drafts.split_at_mut(n);
        let (Some(first), next) = (low.last_mut(), &high[0]) else { continue };
        let joined = next.item == first.item + 1 && items[next.item].joined && !next.person;
        let alone = items[first.item].preposition == Preposition::None && !items[first.item].definite;
        if joined && alone && first.patients.is_empty() && !first.person && next.kind != first.kind {
            first.patients = next.patients.clone();
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
            bare(d) && drafts.iter().any(beside)
        })
        .collect();
    let mut general = general.into_iter();
    clause.keep(drafts, "it is spoken of in general", |_| !general.next().unwrap_or(false));
}

fn name_takes_agent(types: &[String], draft: &EventDraft) -> bool {
    types[usize::from(draft.kind)] != "accident" && types[usize::from(draft.kind)] != "missing"
}

/// Whether a weak trigger has what makes it an event.
fn told(clause: &Clause<'_, '_>, d: &EventDraft, all: &[(u16, usize, bool)], types: &[String]) -> bool {
    let item = &clause.items[d.item];
    let others = |who: Option<usize>| who.is_some_and(|w| w != d.item);
    let counted = item.number.is_some()
        || item.marks & mark::DUAL != 0
        || matches!(item.quantifier, Some(Cue::One | Cue::Several));
    let caused = d.cause.is_some();
    let beside =
        d.person && all.iter().any(|&(kind, i, _)| i != d.item && is_cause(&types[usize::from(kind)]));
    // «عملية نقل الدم»: an operation is an attack where somebody does it.
    let row = &clause.scene.view.lexicon.tables().events.triggers[d.row];
    let nobody = d.agent.is_none()
        && row.when.iter().any(|c| c.role == Role::Agent && c.things >> Thing::Force as u32 & 1 == 1);
    // «عملية التحكم في السعر»
    let of_what = clause.items.get(d.item + 1).is_some_and(|n| {
        n.what == What::Noun
            && n.first == item.end
            && n.preposition == Preposition::None
            && n.thing.is_none()
            && n.name.is_none()
            && n.number.is_none()
    });
    if d.marks & mark::EVENT != 0 && row.idafa == Role::None && of_what && !item.joined {
        return false;
    }
    let taken_part = others(d.agent)
        || !nobody && d.patients.iter().any(|&p| p != d.item)
        || !nobody && !d.places.is_empty()
        || item.is_of_people();
    let participant = d.person
        && d.actor
        && clause.items.iter().enumerate().any(|(i, other)| i != d.item && other.is_verb());
    // «عثر على جثة شاب»
    // «سرقت من 12 ضحية»
    if d.person && !d.actor && item.preposition == Preposition::From {
        return false;
    }
    let found = d.person
        && (d.item.saturating_sub(2)..d.item).any(|k| clause.items[k].what == What::Cue(Cue::Happen));
    found || counted || caused || beside || !d.person && taken_part || participant
}

/// Light verbs: «شن الجيش هجوما», «تعرضت القاعدة لهجوم», «نفذته امرأة», «تبناه التنظيم».
fn light(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let items = clause.items;
    for (v, verb) in items.iter().enumerate() {
        let What::Cue(cue) = verb.what else { continue };
        let finite = verb.marks & mark::VERB != 0;
        let plans = cue == Cue::Plan && finite;
        if !matches!(cue, Cue::Light | Cue::Suffer | Cue::Claim) && !plans {
            continue;
        }
        let behind = (v + 1..items.len().min(v + 10)).take_while(|&k| {
            !items[k].is_verb()
                && !matches!(items[k].what, What::Cue(Cue::Relative | Cue::That | Cue::Clause))
        });
        let behind: Vec<usize> = behind.collect();
        let noun = |k: usize| {
            items[k].what == What::Noun
                && items[k].preposition == Preposition::None
                && !items[k].joined
                && items[k].quantifier != Some(Cue::Others)
        };
        let subject_behind = behind.iter().copied().find(|&k| noun(k));
        let subject_before = (0..v).rev().take(8).take_while(|&k| {
            !items[k].is_verb() && !matches!(items[k].what, What::Cue(Cue::That | Cue::Clause))
        });
        let subject_before = subject_before.filter(|&k| noun(k)).last();
        // «أجرى محادثات بعد غارات»: what else happened is not what he did.
        let apart = |k: usize| matches!(items[k].preposition, Preposition::After | Preposition::During);
        let event_behind = behind
            .iter()
            .copied()
            .find(|&k| !apart(k) && drafts.iter().any(|d| d.item == k && d.marks & mark::VERB == 0));
        let event_before =
            (0..v).rev().take(8).find(|&k| drafts.iter().any(|d| d.item == k && d.marks & mark::VERB == 0));
        let direct = v > 0 && event_before == Some(v - 1)
            || (0..v).rev().take(3).any(|k| items[k].what == What::Cue(Cue::Relative));
        let (event, who) = if verb.tail > 0 || event_behind.is_none() && direct {
            (event_before, subject_behind)
        } else if let Some(event) = event_behind {
            let first = subject_behind.filter(|&s| s < event);
            let before =
                subject_before.or_else(|| clause.plural_subject(v)).filter(|_| finite || cue == Cue::Claim);
            (Some(event), first.or(before))
        } else {
            continue;
        };
        let (Some(event), Some(who)) = (event, who) else { continue };
        let Some(draft) = drafts.iter_mut().find(|d| d.item == event) else { continue };
        if event < v && draft.patients.is_empty() {
            // «غارات شنها الطيران على سوق»
            let aim = behind.iter().copied().find(|&k| {
                clause.is_phrase(k) && matches!(items[k].preposition, Preposition::On | Preposition::Against)
            });
            let row = &clause.rows()[draft.row];
            let role = aim.and_then(|k| row.prepositions.get(items[k].preposition as usize));
            if role == Some(&Role::Patient) {
                clause.assign(draft, Role::Patient, aim);
            }
        }
        // «شهد الوزير تجارب لعبور السفن»: who sees it suffers nothing, who suffers it is «exposed to» it.
        let exposed =
            |k: usize| items[k].purpose || matches!(items[k].preposition, Preposition::For | Preposition::To);
        let seen = cue == Cue::Suffer
            && event > v
            && clause.is_human(who)
            && !(v + 1..=event.min(v + 5)).any(exposed);
        if seen {
            continue;
        }
        if cue == Cue::Suffer {
            let place = clause.thing(who) == Some(Thing::Place);
            if place {
                draft.places.push(who);
            } else if draft.patients.is_empty() && !draft.person {
                draft.patients.push(who);
            }
        } else if matches!(clause.thing(who), Some(Thing::Weapon | Thing::Vehicle)) && !draft.person {
            // «تولت دبابة قصف الموقع», «شنت طائرات التحالف غارات»
            draft.instrument = draft.instrument.or(Some(who));
            let owned = items[who].is_of_people() && draft.agent.is_none_or(|a| a == draft.item);
            draft.agent = if owned { Some(who) } else { draft.agent };
        } else if draft.agent.is_none_or(|a| a == draft.item)
            && !draft.person
            && !matches!(
                clause.thing(who),
                Some(Thing::Weapon | Thing::Vehicle | Thing::Building | Thing::Other | Thing::Abstract)
            )
            // «محاولة إخفاء أسرار حول اغتيال»
            && (clause.thing(who).is_some()
                || items[who].name.is_some()
                || items[who].definite
                || items[who].number.is_some()
                || items[who].marks & mark::PLURAL != 0)
        {
            draft.agent = Some(who);
        }
    }
}

/// The event that draft `n` follows from.
fn cause_of(clause: &Clause<'_, '_>, drafts: &[EventDraft], n: usize) -> Option<usize> {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    let draft = &drafts[n];
    if draft.cause.is_some_and(|c| drafts.iter().any(|d| d.item == c)) {
        return draft.cause;
    }
    if !is_effect(name(draft)) {
        return None;
    }
    let causes = drafts.iter().filter(|d| is_cause(name(d)));
    // The nearest before it in the sentence, else the nearest after it.
    let before = causes.clone().filter(|d| d.item < draft.item).max_by_key(|d| d.item);
    let behind = causes.filter(|d| d.item > draft.item).min_by_key(|d| d.item);
    let linked = |d: &&EventDraft| {
        let (low, high) = (d.item.min(draft.item), d.item.max(draft.item));
        // «بعد», «قبل» and what lies further back part two events.
        !clause.items[low..=high].iter().skip(1).any(|i| {
            matches!(i.preposition, Preposition::After) || matches!(i.what, What::Cue(Cue::Was | Cue::Speech))
        })
    };
    before.filter(linked).or(behind.filter(linked)).map(|d| d.item)
}

/// The event of the same sentence that a draft tells of again: «هجوم استهدف مركزا».
pub fn same(draft: &EventDraft, drafts: &[EventDraft], next: usize) -> Option<usize> {
    let cause = draft.cause?;
    let from = drafts.iter().position(|d| d.item == cause && d.kind == draft.kind)?;
    let at = drafts.iter().position(|d| d.item == draft.item)?;
    // Counted back over the events that the drafts between them became.
    (from < at).then(|| next.checked_sub(at - from)).flatten()
}
