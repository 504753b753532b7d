//! Verbs that say that an event happened or to whom, and name none themselves.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::found::Label;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};

/// Light verbs: «شن الجيش هجوما», «تعرضت القاعدة لهجوم», «نفذته امرأة», «تبناه التنظيم».
pub fn light(clause: &Clause<'_, '_>, drafts: &mut [EventDraft]) {
    let items = clause.items;
    for (v, verb) in items.iter().enumerate() {
        let What::Cue(cue) = verb.what else { continue };
        // «مع تجدد القصف» renews nothing, though «تجدد» does; «من أقدم على القتل» is who did.
        let free = matches!(verb.preposition, Preposition::None | Preposition::From);
        // «الجيش شن غارات»: the verb is written as its noun is; but «كان قد تعرض للخطف».
        let mut senses = clause.scene.view.senses(verb.at, Class::Cue);
        let alike = senses.any(|sense| sense.flags & mark::VERB != 0);
        let had = alike && v.checked_sub(1).is_some_and(|k| clause.is_had(k));
        let finite = (verb.marks & mark::VERB != 0 || had) && free;
        let alike = !finite && alike;
        // «لم تعلن أي جهة مسؤوليتها عن الهجوم»
        if cue == Cue::Claim && claims_nothing(clause, v) {
            continue;
        }
        // «تعرضه للضرب»: whom the pronoun means was seen with the trigger.
        let next =
            items.get(v + 1).is_some_and(|n| n.what == What::Trigger && n.preposition == Preposition::For);
        if cue == Cue::Suffer && verb.tail > 0 && next {
            continue;
        }
        let plans = cue == Cue::Plan && finite;
        if cue == Cue::Speech && finite {
            announced(clause, v, drafts);
            continue;
        }
        if !matches!(cue, Cue::Light | Cue::Suffer | Cue::Claim) && !plans {
            continue;
        }
        let behind = (v + 1..items.len().min(v + 10)).take_while(|&k| {
            !items[k].is_verb()
                && !matches!(items[k].what, What::Cue(Cue::Relative | Cue::That | Cue::Clause))
        });
        let behind: Vec<usize> = behind.collect();
        let noun = |k: usize| {
            // «تمكن أربعة ⟦سجناء⟧ من الفرار»
            let held = clause.may_tell(k, "detain") && items[k].marks & mark::PERSON != 0;
            // «قام ⟦المتظاهرون⟧ برشق المحلات»
            let acts = items[k].marks & mark::ACTOR != 0 && items[k].what == What::Trigger;
            (items[k].what == What::Noun || acts || held && items[k].number.is_some())
                && items[k].preposition == Preposition::None
                && !items[k].joined
                && items[k].quantifier != Some(Cue::Others)
                // «كثف التحالف، بحسب ⟦صحيفة⟧، غاراته»
                && !(k > 0 && items[k - 1].what == What::Cue(Cue::According))
                // «إضرابا هو ⟦الثاني⟧ هذا العام»
                && !(items[k].is_unknown() && clause.scene.entity(items[k].at).is_some_and(|e| {
                    clause.scene.entities[e].label == Label::Ordinal
                }))
        };
        let subject_behind = behind.iter().copied().find(|&k| noun(k));
        let subject_before = (0..v).rev().take(8).take_while(|&k| {
            // «عنصر كان يخطط لاستهداف دورية»
            let had = k + 1 == v && items[k].marks & mark::HAD != 0;
            // «أصدرت الوزارة بيانا بشأن رجل أقدم على قتل آخر»
            let told = items[k].what == What::Cue(Cue::Statement) && !items[k].definite;
            (had || !items[k].is_verb())
                && !told
                && !matches!(items[k].what, What::Colon | What::Cue(Cue::That | Cue::Clause))
                && !clause.is_bar(k)
        });
        // «قبض على عنصر كان يخطط لاستهداف دورية»: the noun before كان.
        let had = v.checked_sub(2).filter(|&k| {
            items[v - 1].marks & mark::HAD != 0 && items[k].what == What::Noun && !items[k].definite
        });
        let subject_before = had.or_else(|| subject_before.filter(|&k| noun(k)).last());
        // «…، وداعش يتبنى التفجير»: و and a present verb behind the noun open a clause of its own.
        let opens = v.checked_sub(1).filter(|&k| {
            let acts = matches!(clause.thing(k), Some(Thing::Force | Thing::Body | Thing::Combatant));
            let bare = items[k].what == What::Noun && items[k].preposition == Preposition::None;
            items[k].joined && bare && acts && verb.marks & mark::PRESENT != 0
        });
        // «على متظاهرين ⟦حاولوا⟧ اقتحام المقر», «طالبا ⟦قاد⟧ احتجاجات»: an indefinite noun that the verb describes.
        let described = v.checked_sub(1).filter(|&k| {
            let form = |m: u32| m & (mark::PLURAL | mark::FEM | mark::DUAL);
            let alike = form(items[k].marks) == form(verb.marks) && items[k].number.is_none();
            alike && finite && !verb.joined && clause.is_phrase(k) && clause.is_human(k) && !items[k].definite
        });
        // «المتظاهرين الذين ⟦قاموا⟧ بتحطيم نقطة»: whom the relative clause is about.
        // «الحركة المتطرفة، التي ⟦شنت⟧ هجمات»
        let comma = v > 2 && items[v - 2].what == What::Comma;
        let about = v.checked_sub(2 + usize::from(comma)).filter(|&k| {
            let relative = items[v - 1].what == What::Cue(Cue::Relative);
            let acts = matches!(clause.thing(k), Some(Thing::Force | Thing::Body));
            relative && finite && clause.is_phrase(k) && (acts || clause.is_human(k))
        });
        let subject_before = opens.or(described).or(about).or(subject_before);
        // «أجرى محادثات بعد غارات»: the raids are not the object of the verb.
        // «جددت الوزارة إدانتها للهجوم»: the object stands before it.
        let objects = |k: usize| behind.iter().filter(|&&n| n < k && noun(n)).count() > 1;
        let apart = |k: usize| match items[k].preposition {
            Preposition::After | Preposition::During => true,
            // «لم يقدم الجيش معلومات عن مقتل الجنديين»
            Preposition::About => cue == Cue::Light && objects(k),
            Preposition::For => objects(k),
            _ => false,
        };
        // «صد هجوم ⟦شنته⟧ قوات كذا»: another verb says who did it; who repels it did not. But in «تعرضت دورية لكمين ⟦نفذه⟧
        // مسلحون» each verb tells of one side.
        let others = |k: usize| {
            let own = cue != Cue::Suffer
                && items.get(k + 1).is_some_and(|n| {
                    n.what == What::Cue(Cue::Light) && n.is_verb() && n.tail > 0 && n.first == items[k].end
                });
            let before = items[k].first.checked_sub(1);
            // «باشرت الفرق ⟦إخماد⟧ الحريق»
            // «قررت المحكمة تأجيل ⟦قضية⟧ اغتيال الوزير»
            let given = |p: usize| cue == Cue::Plan && clause.scene.view.topic(p, Cue::Given).is_some();
            own || before.is_some_and(|p| clause.scene.view.topic(p, Cue::Faces).is_some() || given(p))
        };
        let event_behind = behind.iter().copied().find(|&k| {
            let noun = |d: &EventDraft| d.item == k && d.marks & mark::VERB == 0 && !(d.person && d.actor);
            !apart(k) && !others(k) && drafts.iter().any(noun)
        });
        let event_before =
            (0..v).rev().take(8).find(|&k| drafts.iter().any(|d| d.item == k && d.marks & mark::VERB == 0));
        // «مقتل خمسة بتفجير، والتنظيم يتبنى»: nothing else is claimed.
        let claims = cue == Cue::Claim && opens.is_some();
        let direct = claims
            || v > 0 && event_before == Some(v - 1)
            || (0..v).rev().take(3).any(|k| items[k].what == What::Cue(Cue::Relative));
        let (event, who) = if verb.tail > 0 || event_behind.is_none() && direct {
            (event_before, subject_behind.or(opens))
        } else if let Some(event) = event_behind {
            let first = subject_behind.filter(|&s| s < event);
            let side = |k: usize| {
                use Thing::{Body, Combatant, Force, Vehicle, Weapon};
                let acts = matches!(clause.thing(k), Some(Body | Combatant | Force | Vehicle | Weapon));
                acts && verb.preposition == Preposition::None && items[k].number.is_none()
            };
            // «يستمر القصف»: what goes on is the subject.
            let goes_on = event == v + 1
                && items[event].definite
                && items[event].preposition == Preposition::None
                && clause.scene.view.senses(verb.at, Class::Cue).any(|s| s.arg == Cue::Happen as i32);
            let before = subject_before
                .filter(|_| !goes_on)
                .or_else(|| clause.plural_subject(v))
                .filter(|&k| finite || cue == Cue::Claim || alike && side(k));
            (Some(event), first.or(before))
        } else {
            continue;
        };
        let Some(event) = event else { continue };
        // «قالت القوات إن ثلاثين قتلوا في هجوم شنته على المعسكر»: the last force that the verb may mean.
        let who = who.or_else(|| {
            let she = verb.marks & (mark::FEM | mark::PLURAL | mark::DUAL) == mark::FEM;
            let force = |&k: &usize| {
                clause.thing(k) == Some(Thing::Force)
                    && noun(k)
                    && items[k].definite
                    && items[k].number.is_none()
            };
            (0..event).rev().take(12).find(force).filter(|_| she && verb.tail > 0 && cue == Cue::Light)
        });
        let Some(draft) = drafts.iter_mut().find(|d| d.item == event) else { continue };
        if event < v && draft.patients.is_empty() {
            // «غارات شنها الطيران على سوق»
            let row = &clause.rows()[draft.row];
            // «كمين نصبه مجهولون لسيارتهم»
            let aim = behind.iter().copied().find(|&k| {
                let aimed = matches!(items[k].preposition, Preposition::On | Preposition::Against)
                    || row.ambush && items[k].preposition == Preposition::For;
                clause.is_phrase(k) && aimed
            });
            if aim.is_some_and(|k| row.behind(items[k].preposition) == Role::Patient) {
                clause.assign(draft, Role::Patient, aim);
            }
        }
        let Some(who) = who else { continue };
        // «شهد الوزير تجارب لعبور السفن»: somebody who watches is no patient; a patient is «exposed to» the event.
        let exposed =
            |k: usize| items[k].purpose || matches!(items[k].preposition, Preposition::For | Preposition::To);
        let seen = cue == Cue::Suffer
            && event > v
            && clause.is_human(who)
            && !(v + 1..=event.min(v + 5)).any(exposed);
        if seen {
            continue;
        }
        // «تمكن أربعة منهم من الفرار»: who flees is no agent.
        let flees = clause.rows()[draft.row].subject == Role::Patient
            && draft.marks & mark::EVENT != 0
            && !draft.person;
        // «حادث سير لحافلة يقودها سائق», «وفاة خمسة، وباشرته فرق الإسعاف»: nobody did what befalls.
        if verb.tail > 0 && cue == Cue::Light && (flees || draft.weak && clause.type_of(draft) == "die") {
            continue;
        }
        if flees && cue != Cue::Suffer {
            if draft.patients.is_empty() && clause.is_human(who) || items[who].number.is_some() {
                draft.patients = vec![who];
            }
        } else if cue == Cue::Suffer {
            let place = clause.thing(who) == Some(Thing::Place);
            if place {
                draft.places.push(who);
            } else if draft.patients.is_empty() && !draft.person {
                draft.patients.push(who);
            } else if draft.patients == [event]
                && clause.rows()[draft.row].prepositions.contains(&Role::Patient)
            {
                // «تعرض السائق لإصابات»
                draft.patients = vec![who];
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

/// «أعلن الجيش استهداف موقع», «الشرطة تعلن اعتقال ثلاثة»: a force that announces a deed, and names nobody else, did it.
fn announced(clause: &Clause<'_, '_>, v: usize, drafts: &mut [EventDraft]) {
    let items = clause.items;
    let mut senses = clause.scene.view.senses(items[v].at, Class::Cue);
    if !senses.any(|s| s.arg == Cue::Light as i32) || claims_nothing(clause, v) {
        return;
    }
    let acts = |k: usize| {
        let noun = &items[k];
        let force = matches!(clause.thing(k), Some(Thing::Force | Thing::Police));
        let group = noun.marks & mark::COLLECTIVE != 0 || noun.name.is_some();
        force
            && group
            && noun.what == What::Noun
            && noun.preposition == Preposition::None
            && noun.number.is_none()
    };
    let behind = Some(v + 1).filter(|&k| k < items.len() && acts(k));
    let Some(who) = behind.or_else(|| v.checked_sub(1).filter(|&k| acts(k))) else { return };
    let deed = who.max(v) + 1;
    let Some(draft) = drafts.iter_mut().find(|d| d.item == deed) else { return };
    let item = &items[deed];
    let bare = item.preposition == Preposition::None && !item.joined && !item.definite;
    let row = &clause.rows()[draft.row];
    // «أعلن الجيش مقتل جندي» tells of what others did.
    let done = row.subject == Role::Agent
        && row.idafa == Role::Patient
        && draft.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
        && matches!(
            clause.type_of(draft),
            "attack" | "detain" | "capture" | "destroy" | "rescue" | "release"
        );
    if bare && done && draft.agent.is_none() && !draft.patients.contains(&who) {
        draft.agent = Some(who);
    }
}

/// Whether the verb of a claim is denied, at most a few words before it.
fn claims_nothing(clause: &Clause<'_, '_>, v: usize) -> bool {
    (v.saturating_sub(3)..v).any(|k| clause.items[k].what == What::Cue(Cue::Negation))
}
