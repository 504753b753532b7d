//! Words for events that are about nobody who could be hurt, freed, judged, moved or attacked.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};

/// Items behind a trigger that are looked at.
const BEHIND: usize = 3;

/// Whether the draft is about nothing that such an event could happen to.
pub fn concerned(clause: &Clause<'_, '_>, d: &EventDraft, kind: &str) -> bool {
    match kind {
        "die" => strange_subject(clause, d) || quotes(clause, d) || of_ideas(clause, d),
        "missing" => lost_thing(clause, d),
        "injure" => bare_injury(clause, d) || abstract_doer(clause, d) || strange_doer(clause, d),
        "sentence" => condemns(clause, d) || to_no_term(clause, d),
        "release" => frees_things(clause, d),
        "displace" => resorts(clause, d),
        "capture" => ranks(clause, d) || of_clubs(clause, d),
        "rescue" => bails_out(clause, d) || abstract_way(clause, d) || of_clubs(clause, d),
        "move" => {
            abstract_way(clause, d) || of_clubs(clause, d) || publishes(clause, d) || directs(clause, d)
        }
        // «مواجهات الأهلي»
        "attack" => of_clubs(clause, d) || strange_doer(clause, d),
        "meet" => of_clubs(clause, d),
        _ => false,
    }
}

/// The items right behind the trigger.
fn behind(clause: &Clause<'_, '_>, d: &EventDraft) -> std::ops::Range<usize> {
    d.item + 1..clause.items.len().min(d.item + 1 + BEHIND)
}

/// «قهوة توفي»: no sentence begins with a noun of which nothing is known.
fn strange_subject(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let Some(&p) = d.patients.first().filter(|&&p| p < d.item) else { return false };
    let who = &clause.items[p];
    let relative = clause.items[p..d.item].iter().any(|i| i.what == What::Cue(Cue::Relative));
    d.marks & mark::VERB != 0 && who.is_unknown() && !who.definite && !relative && who.quantifier.is_none()
}

/// «وفاة حلم التأهل», «التدخين يقتل نصف مدخنيه»
fn of_ideas(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let named = |&p: &usize| {
        // «وفاة 21 حالة»
        clause.thing(p) == Some(Thing::Abstract) && clause.items[p].number.is_none()
    };
    let always = d.marks & mark::VERB == mark::PRESENT
        && !clause.items[d.item].future
        && d.patients.iter().all(|&p| clause.items[p].number.is_none() && clause.items[p].name.is_none());
    d.patients.iter().any(named) || always && d.agent.iter().any(named)
}

/// «استشهد الكاتب باللورد برايس»: somebody is quoted, nobody dies.
fn quotes(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let row = &clause.rows()[d.row];
    let dies = row.subject == Role::Patient
        && row.object == Role::None
        && row.behind(Preposition::With) == Role::Instrument;
    let said = |k: usize| {
        let item = &clause.items[k];
        let named = item.name.is_some_and(|e| clause.scene.entities[e].label == Label::Person);
        let somebody = matches!(clause.thing(k), Some(Thing::Person | Thing::Official | Thing::Journalist));
        item.preposition == Preposition::With && item.what == What::Noun && (named || somebody)
    };
    dies && d.marks & mark::VERB != 0 && behind(clause, d).any(said)
}

/// «أصابه المسخ», «ضربها التفكك»: a subject of which nothing is known does nothing to what a pronoun means.
fn strange_doer(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let strange = |a: usize| {
        let item = &clause.items[a];
        a == d.item + 1
            && item.is_unknown()
            && item.definite
            && item.spot.is_none()
            && item.marks & (mark::PLURAL | mark::DUAL) == 0
    };
    d.marks & mark::VERB != 0 && clause.items[d.item].tail > 0 && d.agent.is_some_and(strange)
}

/// «لم توجه السلطات أي اتهامات»: who goes somewhere has no object.
fn directs(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    if d.marks & mark::VERB == 0 || clause.rows()[d.row].object == Role::Patient {
        return false;
    }
    let around = clause.around(d.item);
    let (Some(&first), Some(&second)) = (around.bare.first(), around.bare.get(1)) else { return false };
    let object = &clause.items[second];
    object.is_unknown()
        && !object.definite
        && object.spot.is_none()
        && object.first <= clause.items[first].end + 1
        && object.marks & mark::PLURAL != 0
}

/// «القيم المفقودة»: an adjective of a noun that is no person.
fn lost_thing(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let item = &clause.items[d.item];
    // «فقد ثلث موظفيه», «فقد زوجته في غارة»: somebody lost those who are his own.
    let own = d.patients.first().is_some_and(|&p| p > d.item && clause.items[p].tail > 0);
    // «الوزير الذي فقدت بلاده نصف عائداتها»
    let around = clause.around(d.item);
    let own = own || around.bare.first().is_some_and(|&b| clause.items[b].tail > 0 && around.bare.len() > 1);
    if own && d.marks & mark::VERB != 0 && clause.rows()[d.row].subject == Role::None {
        return true;
    }
    let adjective = d.person && item.definite && item.preposition == Preposition::None && !item.joined;
    let Some(before) = d.item.checked_sub(1).map(|k| &clause.items[k]) else { return false };
    adjective && before.is_unknown() && before.definite && before.end == item.first
}

/// «مصدر الإصابة», «عاد بعد الإصابة»
fn bare_injury(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let item = &clause.items[d.item];
    let bare = d.marks & (mark::EVENT | mark::PLURAL | mark::DUAL | mark::PHRASE) == mark::EVENT;
    bare && item.definite && item.tail == 0 && item.number.is_none() && d.patients.is_empty()
}

/// «أصابته لعنة الشهرة», «أصابت الأزمة الجميع»: an abstract subject wounds nobody.
fn abstract_doer(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let named = |k: usize| {
        clause.thing(k) == Some(Thing::Abstract) && clause.items[k].preposition == Preposition::None
    };
    let doer = (d.item + 1..clause.items.len().min(d.item + 3))
        .find(|&k| clause.items[k].what != What::Time && clause.items[k].what != What::Other);
    d.marks & mark::VERB != 0 && d.marks & mark::ACTIVE != 0 && doer.is_some_and(named)
}

/// «إدانة الحكومة للهجوم»
fn condemns(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let deed = behind(clause, d).find(|&k| clause.is_event(k));
    let condemned = deed.is_some_and(|k| clause.items[k].preposition == Preposition::For);
    condemned && d.marks & mark::EVENT != 0 && d.patients.is_empty()
}

/// «حكم عليه بالصمت»: by no court, and to nothing that courts judge people to.
fn to_no_term(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let to = clause.items.get(d.item + 1);
    let strange = to.is_some_and(|n| {
        n.preposition == Preposition::With
            && n.is_unknown()
            && n.definite
            && n.first == clause.items[d.item].end
    });
    d.marks & mark::PHRASE != 0 && d.agent.is_none() && strange
}

/// «الأموال التي سيفرج عنها», «أفرجت سويسرا عن 120 مليون دولار», «تحرير ما تبقى من مواقع».
fn frees_things(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    // «الإفراج عن الشحنة»
    let thing = |p: usize| {
        matches!(clause.thing(p), Some(Thing::Other | Thing::Aid | Thing::Abstract | Thing::Weapon))
    };
    if let Some(&p) = d.patients.first() {
        // «الأرصدة التي سيفرج عنها»
        let relative = p < d.item && d.marks & mark::VERB != 0 && clause.items[p].is_unknown();
        return thing(p) || relative;
    }
    let money = behind(clause, d)
        .any(|k| clause.items[k].what == What::Amount && clause.items[k].preposition == Preposition::About);
    if d.marks & mark::VERB == 0 {
        // «تحرير», whose frame says whom it frees, but not «إفراج».
        let row = &clause.rows()[d.row];
        let whom = row.when.iter().any(|c| c.role == Role::Patient);
        return money || whom && d.marks & mark::EVENT != 0 && clause.items[d.item].tail == 0;
    }
    let around = clause.around(d.item);
    let what = around.before.filter(|_| around.relative);
    money || what.is_some_and(|b| !clause.is_human(b) && clause.items[b].name.is_none())
}

/// «احتلوا المركز الثاني»: a rank.
fn ranks(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    d.patients.iter().copied().chain(behind(clause, d)).any(|p| {
        let item = &clause.items[p];
        let rank = matches!(clause.thing(p), None | Some(Thing::Building | Thing::Abstract));
        let bare = rank && item.what == What::Noun && item.preposition == Preposition::None;
        bare && (item.first..item.end + 1)
            .any(|i| clause.scene.entity(i).is_some_and(|e| clause.scene.entities[e].label == Label::Ordinal))
    })
}

/// «اللجوء إلى التحكيم»
fn resorts(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let items = clause.items;
    let way = behind(clause, d).find(|&k| items[k].preposition == Preposition::To);
    d.marks & mark::EVENT != 0
        && d.patients.is_empty()
        && way.is_some_and(|k| {
            let nowhere = matches!(clause.thing(k), None | Some(Thing::Abstract | Thing::Body));
            nowhere && items[k].name.is_none() && items[k].spot.is_none() && items[k].definite
        })
}

/// «إنقاذ اليونان من الإفلاس»
fn bails_out(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let state = clause.items.get(d.item + 1).is_some_and(|n| {
        n.first == clause.items[d.item].end && n.preposition == Preposition::None && n.name.is_some()
    });
    d.patients.is_empty() && state && clause.thing(d.item + 1) == Some(Thing::Place)
}

/// «عودة الشركة إلى الربحية», «خروج حافلات من الخدمة», «انتشاله من الإهمال», «دخلت الحركة في مفاوضات».
fn abstract_way(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let items = clause.items;
    let mut behind = behind(clause, d);
    let way = behind.clone().find(|&k| matches!(items[k].preposition, Preposition::From | Preposition::To));
    let within = behind.find(|&k| items[k].preposition == Preposition::In);
    let talks = |k: usize| clause.thing(k) == Some(Thing::Abstract) || clause.is_event(k);
    way.is_some_and(|k| clause.thing(k) == Some(Thing::Abstract))
        || within.is_some_and(|k| d.marks & mark::VERB != 0 && clause.type_of(d) == "move" && talks(k))
}

/// «نشر التنظيم تسجيلا», «الصورة التي نشرها المتطرفون»: something is published, no force is deployed.
fn publishes(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    let Some(&p) = d.patients.first() else { return false };
    let item = &clause.items[p];
    let body = item.name.is_some_and(|e| clause.scene.entities[e].label == Label::Org);
    // «نشره المتطرفون»: the case says that they are no object.
    let nominative = clause.scene.view.word(item.at).looks.nominative;
    if d.marks & mark::EVENT != 0 && clause.items[d.item].tail > 0 && p > d.item && nominative {
        return true;
    }
    let active = d.marks & mark::ACTIVE != 0;
    let nobody = d.agent.is_none_or(|a| a == p);
    d.marks & mark::VERB != 0 && p > d.item && nobody && (active && body || clause.items[d.item].tail > 0)
}

/// Whether a sports club takes part; «تنظيم الشباب» is none.
fn of_clubs(clause: &Clause<'_, '_>, d: &EventDraft) -> bool {
    d.agent.iter().chain(&d.patients).any(|&p| {
        let item = &clause.items[p];
        item.lemma.is_none() && item.name.is_some_and(|e| clause.scene.is_club(e))
    })
}
