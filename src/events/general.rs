//! Words for events that tell of no particular one: spoken of in general, in another sense, in a law, in sport.

use super::causes::{is_cause, is_effect};
use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::nobody;
use crate::found::{Label, Value};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::{Class, Proclitics};

/// «لن نسمح بقصف المدن»: whether nobody lets it happen, so that nothing happened and nothing is planned.
fn forbidden(clause: &Clause<'_, '_>, t: usize) -> bool {
    let items = clause.items;
    let permits = (t.saturating_sub(4)..t).rev().take_while(|&k| {
        !matches!(
            items[k].what,
            What::Comma | What::Colon | What::Cue(Cue::That | Cue::Clause | Cue::Relative)
        )
    });
    let mut permits = permits.filter(|&k| items[k].what == What::Cue(Cue::Permit));
    permits.next().is_some_and(|k| k > 0 && items[k - 1].what == What::Cue(Cue::Negation))
}

/// Whether the trigger at item `t` is spoken of in general: «مكافحة الإرهاب», «فرق الإنقاذ», «هجوم المنتخب».
pub fn is_general(clause: &Clause<'_, '_>, t: usize, sport: usize) -> bool {
    let items = clause.items;
    let item = &items[t];
    if forbidden(clause, t) {
        return true;
    }
    if item.marks & mark::VERB != 0 {
        return false;
    }
    if sport > 1 && item.number.is_none() && item.marks & mark::PERSON == 0 {
        return true;
    }
    let view = clause.scene.view;
    // «لإدارة ⟦عملياتهم⟧ العسكرية»
    let many = mark::EVENT | mark::PLURAL;
    let own = item.marks & many == many
        && clause.rows_of(t).next().is_some_and(|row| clause.rows()[row].weak)
        && item.preposition == Preposition::None
        && !item.joined;
    if item.number.is_some() || item.tail > 0 && !own {
        return false;
    }
    if item.first == 0 || items.get(t.wrapping_sub(1)).is_some_and(|p| p.end != item.first) && t > 0 {
        return false;
    }
    let before = item.first - 1;
    // «مخيم للنازحين», «تؤوي نازحين»: the displaced are residents here, no event.
    let beside = t.checked_sub(1).map(|k| &items[k]).filter(|k| k.end == item.first);
    let shelter = beside.is_some_and(|k| {
        k.what == What::Verb
            || k.what == What::Noun
                && k.name.is_none()
                // «اجتاح الإعصار الجزيرة مشردا آلافا»
                && !(k.definite && !item.definite && item.preposition == Preposition::None)
                && matches!(k.thing, Some(Thing::Place | Thing::Building | Thing::Vehicle))
    });
    // «500 سلة غذائية للنازحين»: those who get something.
    let given = item.definite && item.preposition == Preposition::For;
    let (types, rows) = (&view.lexicon.tables().events.types, &view.lexicon.tables().events.triggers);
    let flees = view.senses(item.first, Class::Trigger).next().is_some_and(|s| {
        let row = rows.get(s.arg as usize);
        let housed = beside.is_some_and(|k| k.what == What::Noun);
        row.is_some_and(|r| (r.weak || housed || given) && types[usize::from(r.kind)] == "displace")
    });
    if flees && (shelter || given) && item.marks & mark::PERSON != 0 {
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

/// How many words of the sentence are of a matter: sport, law, business.
pub fn topic(clause: &Clause<'_, '_>, which: Cue) -> usize {
    let view = clause.scene.view;
    let (Some(first), Some(last)) = (clause.items.first(), clause.items.last()) else { return 0 };
    let named =
        |i: usize| which == Cue::Law && clause.scene.entity(i).is_some_and(|e| clause.scene.is_place(e));
    let of = |i: usize, which: Cue| {
        // «بعقوبة» is no punishment.
        view.may_be[i].cues >> which as u32 & 1 != 0 && !named(i)
    };
    // «فرق الدفاع المدني»: of a body that has a name.
    let body = |i: usize| {
        let behind = clause.scene.entity(i + 1).filter(|&e| clause.scene.entities[e].label == Label::Org);
        behind.is_some_and(|e| !clause.scene.is_club(e))
    };
    let words = (first.first..last.end).filter(|&i| of(i, which)).count();
    let clubs = if which == Cue::Sport {
        clause.items.iter().filter(|i| i.name.is_some_and(|e| clause.scene.is_club(e))).count()
    } else {
        0
    };
    // «أصابت أهدافا ونقاطا»
    let sure = words + clubs;
    let too = which == Cue::Sport && sure > 0;
    sure + if too { (first.first..last.end).filter(|&i| of(i, Cue::SportToo) && !body(i)).count() } else { 0 }
}

/// Drops what a sentence about sport or of a law tells of.
pub fn of_other_matters(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>, sport: usize) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    // In a sentence about sport only deaths and disasters are meant literally.
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
}

/// Drops attacks without a real target and talks without parties: «ضربة للاقتصاد», «صفقات», «الاتفاقيات».
pub fn in_other_senses(clause: &Clause<'_, '_>, drafts: &mut Vec<EventDraft>) {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let name = |d: &EventDraft| types[usize::from(d.kind)].as_str();
    let hurt_nobody = !drafts.iter().any(|d| is_effect(name(d)));
    drafts.retain(|d| {
        let named = |p: usize| clause.thing(p) == Some(Thing::Abstract);
        // «ضربة للاقتصاد», «ضربت الأزمة البلاد»
        let doer = d.marks & mark::VERB != 0 && (d.item + 1..clause.items.len().min(d.item + 2)).any(named);
        let relative = |k: usize| matches!(clause.items[k].what, What::Cue(Cue::Relative));
        let before = d.marks & mark::VERB != 0
            && (d.item > 0 && named(d.item - 1) || d.item > 1 && relative(d.item - 1) && named(d.item - 2));
        // «أطلقت الوزارة حملة تلقيح ضد الحصبة تستهدف ألف طفل»
        let far = name(d) == "attack" && d.marks & mark::VERB != 0;
        let subject = if far { clause.around(d.item).before } else { None };
        let bare = |k: usize| clause.items[k].preposition == Preposition::None && !clause.items[k].joined;
        let far = subject.is_some_and(|b| (b..d.item).any(|k| named(k) && bare(k)));
        // «زلزال اقتصادي قد يضرب الأسواق»: the subject is known to be no event.
        let barred =
            subject.is_some_and(|b| clause.scene.barred[clause.items[b].at] && clause.items[b].is_unknown());
        // «غارات شنها الطيران على مواقع، وحملة توقيفات»: the first says what it was.
        let idle = doer || before || far || barred || d.patients.first().is_some_and(|&p| named(p));
        let known = |p: usize| clause.thing(p).is_some() || clause.items[p].name.is_some();
        let sides = d.agent.into_iter().chain(d.patients.iter().copied()).any(known);
        let item = &clause.items[d.item];
        let kinds = d.marks & mark::EVENT != 0
            && d.marks & mark::PHRASE == 0
            // «فشل المحادثات بين الحكومة والنقابات»
            && (!sides && !item.is_of_people()
                || item.definite
                    && item.marks & mark::PLURAL != 0
                    && !(d.agent.is_some_and(known) && d.patients.iter().any(|&p| known(p))));
        // «تستهدف الغرفة التجارية الشباب»
        let offer = d.marks & mark::VERB != 0
            && d.instrument.is_none()
            && d.agent.is_some_and(|a| {
                let thing = clause.thing(a);
                // «يستهدف شباب المدينة»
                let present = d.marks & mark::VERB == mark::PRESENT && clause.items[a].number.is_none();
                matches!(thing, Some(Thing::Body | Thing::Building | Thing::Aid | Thing::Abstract))
                    || present && matches!(thing, Some(Thing::Civilian | Thing::Child | Thing::Woman))
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
            kind if nobody::concerned(clause, d, kind) => false,
            "attack" if hurt_nobody && offer => false,
            "attack" => !(idle || hurt_nobody && in_words(clause, d)),
            // «محتجزين في السجن», «عذبهم في السجن»: where they were.
            "detain" if item.preposition == Preposition::In && d.patients.iter().all(|&p| p < d.item) => {
                !(item.definite && item.tail == 0 && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT)
            }
            "agree" | "meet" if kinds => clause.items[d.item].preposition == Preposition::After,
            _ => true,
        }
    });
}

/// «مناطق لا تشهد اشتباكات», «البلدان التي تحدث فيها اعتداءات», «تصل الحركة إلى 84 ألفا»: nothing in particular
/// happened.
pub fn habitual(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
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
    // «يقتل التدخين ملايين البشر كل عام», «العثور يوميا على عشرات الجثث»
    let counted = item.number.and_then(|e| clause.scene.number(e)).is_some_and(|n| n.value.is_some());
    // «تتسبب الحوادث في مقتل مليون شخص سنويا»
    let follows = (t.saturating_sub(3)..t)
        .any(|k| items[k].what == What::Cue(Cue::Cause) && items[k].marks & mark::VERB == mark::PRESENT);
    let often = |i: &Item| {
        let time = i.name.filter(|_| i.what == What::Time).map(|e| &clause.scene.entities[e].value);
        matches!(time, Some(Value::Temporal(time)) if time.repeat.is_some())
    };
    let always = (d.marks & mark::VERB == mark::PRESENT || d.person && !counted || follows)
        && !item.future
        && near.iter().any(often);
    // «15 ألف قتيل سنويا»
    let rate = d.person && items.get(t + 1).is_some_and(|n| n.first == item.end && often(n));
    amount
        || always
        || rate
        || passes && !told
        || many && place && !item.definite && d.agent.is_none() && !told
        || !told && would_follow(clause, d)
}

/// «الحوادث التي ينتج عنها إصابات خطيرة»: uncounted victims after a present verb of cause, in a sentence with no
/// event that caused them.
fn would_follow(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let (items, t) = (clause.items, d.item);
    let item = &items[t];
    let many = item.marks & mark::PLURAL != 0 && item.number.is_none() && item.quantifier.is_none();
    let effect = is_effect(clause.type_of(d)) && d.marks & mark::VERB == 0 && many && !item.definite;
    let alone = d.cause.is_none() && d.agent.is_none() && d.patients.iter().all(|&p| p == t);
    let verb = (t.saturating_sub(5)..t).rev().find(|&k| items[k].is_verb());
    let present = |k: usize| {
        items[k].what == What::Cue(Cue::Cause)
            && items[k].marks & mark::VERB == mark::PRESENT
            && !items[k].future
    };
    effect && alone && verb.is_some_and(present) && !(0..t).any(|k| clause.is_event(k))
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
        && !is_obituary(clause, d)
        // «لم تتبن أي جهة التفجير»
        && !(d.item.saturating_sub(3)..d.item).any(|k| clause.items[k].what == What::Cue(Cue::Claim))
        // «وجهت الضربات», «وقع الهجوم»
        && !d.item.checked_sub(1).map(|k| &clause.items[k]).is_some_and(|k| {
            matches!(k.what, What::Cue(Cue::Light | Cue::Happen)) && k.marks & mark::PAST != 0
        })
}

/// «الشهيد الطفل سامر الحسن»: a line that names somebody dead and says nothing else of him.
fn is_obituary(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let items = clause.items;
    let item = &items[d.item];
    let one = item.marks & (mark::PLURAL | mark::DUAL) == 0 && d.person && clause.type_of(d) == "die";
    let named = items.get(d.item + 1).is_some_and(|n| {
        n.what == What::Noun && n.first == item.end && n.preposition == Preposition::None && !n.joined
    });
    let name =
        clause.person(item).is_some() || items.get(d.item + 1).is_some_and(|n| clause.person(n).is_some());
    let first = items[..d.item].iter().all(|i| matches!(i.what, What::Comma | What::Colon | What::Other));
    // The rest is an age, a day or nothing.
    let rest = items[(d.item + 2).min(items.len())..].iter().all(|i| {
        let mark = matches!(i.what, What::Comma | What::Other | What::Open | What::Close | What::Time);
        mark || i.what == What::Cue(Cue::Age)
    });
    one && named && name && first && rest
}

/// Whether a weak trigger has what makes it an event.
pub fn told(clause: &Clause<'_, '_>, d: &EventDraft, all: &[(u16, usize, bool)]) -> bool {
    let types = &clause.scene.view.lexicon.tables().events.types;
    let item = &clause.items[d.item];
    let others = |who: Option<usize>| who.is_some_and(|w| w != d.item);
    // «جثث ستة مدنيين»
    // «انتشال جثة طفلة»
    let found = d.item.checked_sub(1).is_some_and(|k| {
        let before = &clause.items[k];
        let body = before.what == What::Trigger || k > 0 && clause.items[k - 1].is_verb();
        body && (k.saturating_sub(1)..=k).any(|k| clause.may_tell(k, "rescue"))
    });
    let bodies =
        d.person && d.patients.iter().any(|&p| p > d.item && (found || clause.items[p].number.is_some()));
    // «الضحايا: 1_ سامر 2_ وليد»
    let listed = d.person && clause.listed(d.item).is_some_and(|n| n > 1);
    let counted = item.number.is_some()
        || listed
        || bodies
        || item.marks & mark::DUAL != 0
        || matches!(item.quantifier, Some(Cue::One | Cue::Several));
    let caused = d.cause.is_some();
    let beside =
        d.person && all.iter().any(|&(kind, i, _)| i != d.item && is_cause(&types[usize::from(kind)]));
    // «عملية نقل الدم»: an operation is an attack only if somebody carries it out.
    let row = &clause.scene.view.lexicon.tables().events.triggers[d.row];
    let nobody = d.agent.is_none()
        && row.when.iter().any(|c| c.role == Role::Agent && c.things >> Thing::Force as u32 & 1 == 1);
    // «عملية التحكم في السعر»
    let of_what = clause
        .items
        .get(d.item + 1)
        .is_some_and(|n| n.is_unknown() && n.first == item.end && n.preposition == Preposition::None);
    if d.marks & mark::EVENT != 0 && row.idafa == Role::None && of_what {
        return false;
    }
    let taken_part = others(d.agent)
        || !nobody && d.patients.iter().any(|&p| p != d.item)
        // «الهروب من الأوضاع» leads to no place.
        || !nobody && d.places.iter().any(|&p| clause.thing(p).is_some() || clause.items[p].spot.is_some())
        || item.is_of_people();
    let participant = d.person
        && d.actor
        && clause.items.iter().enumerate().any(|(i, other)| i != d.item && other.is_verb());
    // «عثر على جثة شاب»
    // «سرقت من 12 ضحية»
    if d.person && !d.actor && item.preposition == Preposition::From {
        return false;
    }
    // «لم تسفر الهزة عن سقوط ضحايا أو وقوع أضرار»
    let happens = |k: usize| {
        let item = &clause.items[k];
        item.what == What::Cue(Cue::Happen)
            || clause.scene.view.senses(item.first, Class::Cue).any(|s| s.arg == Cue::Happen as i32)
    };
    // «دعت المعارضة إلى ⟦مسيرة⟧»
    let called = types[usize::from(d.kind)] == "protest"
        && d.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
        && item.preposition == Preposition::To
        && (d.item.saturating_sub(4)..d.item)
            .any(|k| clause.items[k].what == What::Cue(Cue::Avert) && clause.items[k].is_verb());
    let near = if d.person { 2 } else { 1 };
    let effect = d.person || is_effect(&types[usize::from(d.kind)]) && d.marks & mark::PLURAL != 0;
    let found = effect && (d.item.saturating_sub(near)..d.item).any(happens);
    // «جثة رجل»
    let body = types[usize::from(d.kind)] == "die" && d.person && d.patients.first() == Some(&(d.item + 1));
    // «627 مليون عملية» of a bank
    // «وبين الضحايا طفلان»
    let some = !d.parts.is_empty() && item.preposition == Preposition::Between;
    called
        || found
        || body
        || some
        || counted && !nobody
        || caused
        || beside
        || !d.person && taken_part
        || participant
}
