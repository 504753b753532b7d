//! Where it happened, and what the sentence says of places and times.

use super::background;
use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::located::{is_of_state, is_origin, is_part, is_place, is_wide, precision};
use super::model::{Participant, Precision};
use crate::found::{Feature, Label, Value};
use crate::in_order::by_number;
use crate::letters::{ALEF, TATWEEL, YEH};
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::signs::SLASH;

/// Items of a sentence that only says where.
const OPENING: usize = 8;

/// How much further off a place that no list holds counts, if something was only near it.
const NEARBY: usize = 6;

/// Items before the verb «ضرب» among which the disaster stands that strikes a place.
const QUAKE: usize = 6;

/// A chain of place names: «في بلدة كذا بريف كذا».
#[derive(Debug)]
pub struct Group {
    items: Vec<usize>,
    first: usize,
    last: usize,
    movement: bool,
    /// Where people are from: «مهاجرين من أفريقيا».
    origin: bool,
}

/// The places and times of a sentence.
#[derive(Debug, Default)]
pub struct Spots {
    groups: Vec<Group>,
    pub times: Vec<usize>,
    dateline: Option<usize>,
    /// The date that stands with it.
    written: Option<usize>,
    /// A word of saying and the أن behind it.
    said: Vec<(usize, usize)>,
    /// The item from which on the sentence tells of what happened before.
    earlier: Option<usize>,
}

impl Spots {
    /// The item from which on the sentence tells of what happened before.
    pub fn earlier(&self) -> Option<usize> {
        self.earlier
    }

    /// Whether the sentence tells any place or time.
    pub fn tell(&self) -> bool {
        !self.groups.is_empty() || !self.times.is_empty()
    }

    /// «قالت الشرطة في كذا أمس إن …»: whether item `i` tells where and when somebody spoke of what happened at `t`.
    pub fn of_speaker(&self, t: usize, i: usize) -> bool {
        self.said.iter().any(|&(verb, that)| verb < i && i < that && that < t)
    }

    /// «قال وزير الصحة في كذا إن …»: the place of an office is not that of the event.
    fn of_office(&self, clause: &Clause<'_, '_>, t: usize, group: &Group) -> bool {
        let head = |k: usize| clause.thing(k) == Some(Thing::Official);
        let said = self.said.iter().find(|s| s.0 < group.first && group.last < s.1 && s.1 < t);
        said.is_some_and(|said| (said.0 + 1..group.first).any(head))
    }

    /// The item of the place that stands before a report: «بيروت - ».
    pub fn dateline(&self) -> Option<usize> {
        self.dateline
    }

    /// «عائلة تحت الردم في كذا.. انتشال ثلاثة»: the one place of a short sentence that tells of nothing itself, for those
    /// behind it.
    pub fn opening(&self, clause: &Clause<'_, '_>) -> Option<usize> {
        let group =
            self.groups.first().filter(|_| self.groups.len() == 1 && clause.items.len() <= OPENING)?;
        let there = matches!(
            clause.items[group.first].preposition,
            Preposition::In | Preposition::With | Preposition::Near | Preposition::On | Preposition::None
        );
        Some(group.first).filter(|&i| there && !group.origin && !group.movement && !is_wide(clause, i))
    }

    /// The item of the date that stands with it: «بيروت - 3 أيار 2020 - ».
    pub fn written(&self) -> Option<usize> {
        self.written
    }
}

/// Finds the places and times of a sentence.
pub fn find(clause: &Clause<'_, '_>) -> Spots {
    let items = clause.items;
    let mut spots = Spots { earlier: background::begins(clause), ..Spots::default() };
    let mut bracket = false;
    let mut distance = false;
    let mut saying = None;
    for (i, item) in items.iter().enumerate() {
        match item.what {
            What::Cue(Cue::Speech | Cue::Relay | Cue::Denial) if item.marks & mark::VERB != 0 => {
                saying = Some(i)
            }
            What::Cue(Cue::That) => spots.said.extend(saying.take().map(|verb| (verb, i))),
            What::Open => {
                bracket = true;
                // «(50 كلم شمال بغداد)» tells how far.
                distance = items.get(i + 1).is_some_and(|n| n.what == What::Other || n.number.is_some());
            }
            What::Close => (bracket, distance) = (false, false),
            What::Time if dates(clause, i) => spots.times.push(i),
            What::Noun if i == 0 && is_dateline(clause) => spots.dateline = Some(i),
            What::Noun if !distance && is_place(clause, i) => {
                let chained = spots.groups.last().is_some_and(|g| {
                    let near = i - g.last <= 2;
                    let between = (g.last + 1..i).all(|k| {
                        matches!(items[k].what, What::Comma | What::Open | What::Close)
                            || items[k].what == What::Noun && items[k].thing == Some(Thing::Place)
                    });
                    // «جنود من تركيا في إدلب»: they are from the one and fell in the other.
                    near && between && !(g.origin && is_wide(clause, g.first))
                });
                let tag = clause.scene.view.pieces[item.first].tag;
                let movement = matches!(item.preposition, Preposition::From | Preposition::To);
                let starts = matches!(
                    item.preposition,
                    Preposition::In | Preposition::With | Preposition::On | Preposition::Near | Preposition::From | Preposition::To
                ) || bracket && chained
                    // «شهداء بلدة كذا», «ضحايا كذا»
                    || is_of_victims(clause, i)
                    // «بغداد/ مقتل …»
                    || i == 0 && clause.scene.view.pieces.get(item.end).is_some_and(|p| p.code == SLASH)
                    // «حريق مخيم #كذا»
                    || i > 0
                        && clause.is_event(i - 1)
                        && !item.joined
                        && item.preposition == Preposition::None
                        && !is_of_nation(clause, i)
                    // «#درعا انفجار عبوة»
                    || tag && heads(clause, i)
                    // «بين كذا وكذا»: towns, which fight nobody.
                    || item.preposition == Preposition::Between && between(clause, i)
                    // «قصف سوق #كذا»
                    || item.thing == Some(Thing::Building)
                        && item.name.is_none()
                        // «المرصد ومقره كذا»
                        && !(item.tail > 0 && item.inner.is_some())
                    // «الزلزال الذي ضرب حلب»
                    || i > 1
                        && item.preposition == Preposition::None
                        && items[i - 1].what == What::Trigger
                        && items[i - 1].marks & mark::VERB != 0
                        && items[i - 2].what == What::Cue(Cue::Relative)
                    // «زلزال يضرب ولاية كذا»
                    || i > 1
                        && item.preposition == Preposition::None
                        && items[i - 1].what == What::Trigger
                        && items[i - 1].marks & mark::VERB != 0
                        && (i.saturating_sub(QUAKE)..i - 1).any(|k| is_disaster(clause, k))
                        && clause.may_tell(i - 1, "attack")
                    || is_shaken(clause, i)
                    // «انفجار هز بيروت»
                    || i > 0 && matches!(items[i - 1].what, What::Cue(Cue::Happen | Cue::Suffer));
                match spots.groups.last_mut() {
                    Some(group) if chained => {
                        group.items.push(i);
                        group.last = i;
                    }
                    // A dateline: «بيروت - »
                    _ if starts
                        || i == 0
                            && items.get(1).is_some_and(|n| {
                                matches!(n.what, What::Comma | What::Colon | What::Other | What::Open)
                            }) =>
                    {
                        let origin = is_origin(clause, i);
                        spots.groups.push(Group { items: vec![i], first: i, last: i, movement, origin });
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    // «غارة على مطار كذا»: what was struck says where, if nothing else does.
    if spots.groups.is_empty() {
        let struck = (0..items.len()).find(|&i| is_struck(clause, i));
        let group = |i| Group { items: vec![i], first: i, last: i, movement: false, origin: false };
        spots.groups.extend(struck.map(group));
    }
    spots.written = spots.dateline.and_then(|_| written(clause));
    spots.times.retain(|&time| Some(time) != spots.written);
    spots
}

/// «هجوما ⟦روسيا⟧»: whether what is written as the country's name is the accusative of the adjective, behind a noun in the
/// accusative.
fn is_of_nation(clause: &Clause<'_, '_>, i: usize) -> bool {
    let text = clause.scene.view.text;
    let before = &clause.items[i - 1];
    let alef = |end: u32| text.at(end as usize - 1) == ALEF;
    let end = clause.items[i].head.end as usize;
    !before.definite && alef(before.head.end) && alef(end as u32) && text.at(end - 2) == YEH
}

/// Whether item `k` is a word or a phrase for a disaster: «زلزال», «هزة أرضية».
fn is_disaster(clause: &Clause<'_, '_>, k: usize) -> bool {
    let phrase = || clause.scene.view.longest(clause.items[k].at, Class::Trigger);
    let row = || phrase().map(|found| found.reading.sense.arg as usize);
    clause.is_event(k)
        && (clause.may_tell(k, "accident") || row().is_some_and(|row| clause.tells(row, "accident")))
}

/// «ضرب زلزال بقوة 6 درجات ⟦جزيرة كذا⟧»: whether item `i` is the object of the verb of a disaster, behind what measures it.
fn is_shaken(clause: &Clause<'_, '_>, i: usize) -> bool {
    let items = clause.items;
    let free = items[i].preposition == Preposition::None && !items[i].joined && items[i].what == What::Noun;
    let strikes =
        |k: usize| items[k].is_verb() || items[k].what == What::Comma || clause.may_tell(k, "attack");
    let verb = (i.saturating_sub(2 * QUAKE)..i).rev().find(|&k| strikes(k));
    let bound = |k: usize| {
        items[k].preposition != Preposition::None
            || matches!(items[k].what, What::Amount | What::Other | What::Time)
    };
    free && verb.is_some_and(|v| {
        items[v].what == What::Trigger
            && v + 1 < i
            && clause.may_tell(v, "attack")
            && is_disaster(clause, v + 1)
            && (v + 2..i).all(bound)
    })
}

/// «غارة على ⟦مطار كذا⟧»: whether item `i` is a facility with a name, right behind an attack on it.
fn is_struck(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    let facility = item.name.is_some_and(|e| clause.scene.entities[e].label == Label::Fac);
    let attack = |k: usize| {
        let trigger = &clause.items[k];
        trigger.what == What::Trigger && trigger.tail == 0 && clause.may_tell(k, "attack")
    };
    let near = match item.preposition {
        Preposition::On => 3,
        Preposition::None => 1,
        _ => 0,
    };
    facility && !item.joined && (i.saturating_sub(near)..i).any(attack)
}

/// Whether a hashtag at item `i` opens the text, and what happened follows it: «#عاجل #درعا مقتل شاب».
fn heads(clause: &Clause<'_, '_>, i: usize) -> bool {
    let items = clause.items;
    let bare = |k: &Item| k.preposition == Preposition::None && !k.is_verb();
    let tagged = |k: usize| clause.scene.view.pieces[items[k].first].tag;
    let mark = |k: &Item| matches!(k.what, What::Comma | What::Colon | What::Other);
    let opens = bare(&items[i]) && (0..i).all(|k| tagged(k) && bare(&items[k]) || mark(&items[k]));
    // «#كذا قصفت» may be of what the place did.
    let next = (i + 1..items.len()).find(|&k| !tagged(k) && !mark(&items[k]));
    opens
        && next.is_some_and(|k| {
            let number = items[k].number.is_some() && items[k].what == What::Trigger;
            let she = items[k].marks & mark::FEM != 0;
            number || items[k].what == What::Trigger && !(items[k].is_verb() && she)
        })
}

/// Whether item `i` stands in idafa behind a word for those who were killed or hurt.
fn is_of_victims(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    i.checked_sub(1).is_some_and(|k| {
        let victims = &clause.items[k];
        victims.what == What::Trigger
            && victims.marks & mark::PERSON != 0
            && !victims.definite
            && victims.end == item.first
            && !item.joined
            && item.preposition == Preposition::None
            && (clause.may_tell(k, "die") || clause.may_tell(k, "injure"))
    })
}

/// The place of a line that holds nothing else: «#سرمين», «الفاشر..». It says where what the other lines tell of
/// happened.
pub fn alone(clause: &Clause<'_, '_>, first: bool) -> Option<usize> {
    let items = clause.items;
    let tag = |k: &Item| clause.scene.view.pieces[k.first].tag;
    let mark = |k: &Item| {
        matches!(k.what, What::Comma | What::Colon | What::Other | What::Open | What::Close)
            && k.name.is_none()
    };
    let bare = |k: &Item| k.preposition == Preposition::None && !k.is_verb() && k.what != What::Trigger;
    let place = (0..items.len()).find(|&i| is_place(clause, i) && !is_wide(clause, i))?;
    let one = |i: usize| {
        let item = &items[i];
        // «مخيم كذا الآن..»
        mark(item)
            || first && i > place && item.what == What::Time
            || bare(item) && (tag(item) || first && i == place && items[i].name.is_some())
    };
    (0..items.len()).all(one).then_some(place)
}

/// Whether item `i` is a town behind «بين», and no word for two sides that fight or meet stands before it.
fn between(clause: &Clause<'_, '_>, i: usize) -> bool {
    let named = clause.items[i].name.map(|e| &clause.scene.entities[e].value);
    let town = match named {
        Some(Value::Name(name)) => name
            .place
            .as_ref()
            .is_some_and(|p| !matches!(p.feature, Feature::Country | Feature::Admin1 | Feature::Region)),
        _ => false,
    };
    let sides = |k: usize| {
        clause.rows_of(k).any(|row| {
            let row = clause.rows().get(row);
            row.is_some_and(|r| r.behind(Preposition::Between) != Role::None)
        })
    };
    town && !(0..i).rev().take(3).any(|k| clause.items[k].what == What::Trigger && sides(k))
}

/// The date of a dateline, between marks: «بيروت - 3 أيار 2020 - », «بيروت (رويترز) 3 أيار - ».
fn written(clause: &Clause<'_, '_>) -> Option<usize> {
    let items = clause.items;
    let at = (1..items.len().min(7)).find(|&i| items[i].what == What::Time)?;
    let label = |i: &Item| i.name.map(|e| clause.scene.entities[e].label);
    let mark =
        |i: &Item| matches!(i.what, What::Comma | What::Colon | What::Open | What::Close | What::Other);
    let agency = |i: &Item| i.what == What::Noun && label(i) == Some(Label::Org);
    let before = items[1..at].iter().all(|i| mark(i) || agency(i));
    let behind = items.get(at + 1).is_some_and(|i| matches!(i.what, What::Comma | What::Colon));
    let date = label(&items[at]) == Some(Label::Date) && dates(clause, at);
    (before && behind && date).then_some(at)
}

/// Whether the sentence begins with where it was written: a place, then a dash, or an agency in brackets. Behind a
/// colon or a bar posts say where it happened.
pub fn is_dateline(clause: &Clause<'_, '_>) -> bool {
    let items = clause.items;
    let place = items[0].name.is_some() && items[0].preposition == Preposition::None && is_place(clause, 0);
    let code = |i: usize| clause.scene.view.pieces[items[i].first].code;
    let dash =
        |i: usize| items.get(i).is_some_and(|_| matches!(code(i), 0x2D | 0x2013 | 0x2014 | TATWEEL | 0x2212));
    let close = (2..items.len().min(7)).find(|&i| items[i].what == What::Close);
    let bracket = items.len() > 2 && items[1].what == What::Open;
    let tag = clause.scene.view.pieces[items[0].first].tag;
    let dated = |i: usize| items.get(i).is_some_and(|t| t.what == What::Time) && dash(i + 1);
    place && !tag && (dash(1) || bracket && close.is_some_and(|c| dash(c + 1) || dated(c + 1)))
}

/// Whether the time tells when something happened: «يوميا» does not.
fn dates(clause: &Clause<'_, '_>, i: usize) -> bool {
    match clause.items[i].name.map(|e| &clause.scene.entities[e].value) {
        Some(Value::Temporal(time)) => time.repeat.is_none(),
        _ => true,
    }
}

/// How far a spot is from a trigger; borders of clauses count for more.
pub fn distance(clause: &Clause<'_, '_>, trigger: usize, from: usize) -> usize {
    let items = clause.items;
    let (low, high) = if from < trigger { (from, trigger) } else { (trigger, from) };
    let mut far = high - low;
    for item in &items[low + 1..high] {
        far += match item.what {
            What::Cue(Cue::That | Cue::Speech | Cue::Earlier | Cue::Was) => 6,
            What::Cue(Cue::Relative | Cue::Clause) => 4,
            What::Verb => 3,
            What::Trigger if item.marks & mark::VERB != 0 => 3,
            What::Trigger => 1,
            What::Comma => 1,
            _ => 0,
        };
    }
    if from < trigger { far + 2 } else { far }
}

/// «قتلوا بعد اندلاع الحرب في كذا»: whether a place behind the event belongs to something earlier, which is no event.
fn beyond(clause: &Clause<'_, '_>, t: usize, first: usize) -> bool {
    let between = clause.items.get(t + 1..first).unwrap_or_default();
    // But «قبل أيام في كذا».
    let told = |i: &Item| i.definite || i.lemma.is_some() || matches!(i.what, What::Cue(_));
    // «طعنه حتى الموت في كذا» is one deed.
    let dies = |n: usize| clause.may_tell(t + 1 + n, "die") && clause.items[t + 1 + n].definite;
    let after = between.iter().enumerate().position(|(n, i)| {
        i.preposition == Preposition::After && i.what != What::Time && told(i) && !dies(n)
    });
    after.is_some_and(|n| (t + 1 + n..first).all(|k| clause.items[k].what != What::Trigger))
}

/// The places of an event, the most specific first.
pub fn of(
    clause: &Clause<'_, '_>,
    draft: &EventDraft,
    spots: &Spots,
) -> (Vec<Participant>, Option<Precision>) {
    let t = draft.item;
    let mut chosen: Vec<usize> = Vec::new();
    let own = |chosen: &mut Vec<usize>| {
        for &p in &draft.places {
            match spots.groups.iter().find(|g| g.items.contains(&p)) {
                Some(group) => group.items.iter().for_each(|&i| push(chosen, i)),
                None => {
                    push(chosen, p);
                    // «قصفت حي كذا في مدينة كذا»
                    let next = spots.groups.iter().find(|g| g.first == p + 1 && !g.movement);
                    next.iter().flat_map(|g| &g.items).for_each(|&i| push(chosen, i));
                }
            }
        }
    };
    own(&mut chosen);
    let told = |i: &usize| {
        clause.items[*i].name.is_some()
            || clause.items[*i].spot.is_some()
            || clause.items[*i].inner.is_some()
            || is_of_state(clause, *i)
            || draft.places.contains(i) && clause.items[*i].thing.is_none()
    };
    if !chosen.iter().any(told) {
        // «نقل الجرحى إلى مستشفى في كذا»: where they were taken.
        let taken = |g: &Group| {
            let site =
                |i: &Item| matches!(i.thing, Some(Thing::Place | Thing::Building)) && i.number.is_none();
            let way = clause.items.get(t + 1..=g.first).unwrap_or_default();
            matches!(clause.type_of(draft), "die" | "injure")
                && draft.person
                && way.iter().any(|i| i.preposition == Preposition::To && site(i))
                && !way.iter().any(|i| i.is_verb() || i.what == What::Trigger && i.marks & mark::PERSON == 0)
        };
        let nearest = spots.groups.iter().filter(|g| {
            let free = !g.movement || draft.places.is_empty();
            free && !taken(g) && !spots.of_office(clause, t, g) && !beyond(clause, t, g.first)
        });
        let far = |g: &Group| distance(clause, t, if g.first > t { g.first } else { g.last });
        // Where the dead are from tells less than a town behind «في»; a country tells nothing.
        let from = |g: &&Group| g.origin && happens_there(clause, draft);
        let nearest = nearest.filter(|g| !from(g) || !is_wide(clause, g.first));
        let town =
            |g: &Group| g.first > t && !g.movement && precision(clause, g.first) == Some(Precision::Place);
        let told_too = spots.groups.iter().any(town);
        let from = |g: &&Group| told_too && from(g);
        // «في عين كذا …، القنص عند مفرق السوق»: what no list holds says less than a name.
        let beside = |g: &Group| {
            let item = &clause.items[g.first];
            item.preposition == Preposition::Near
                && item.name.is_none()
                && item.inner.is_none()
                && g.items.len() == 1
        };
        // «#إدلب: شهداء جراء غارة على أطراف #كذا», «عدن | مقتل شاب في مديرية كذا»: the province or the city that heads a
        // post tells less than a town or a quarter.
        let part = |g: &Group| g.first > t && !g.movement && !g.origin && is_part(clause, g.first);
        let part_too = spots.groups.iter().any(part);
        let heading = |g: &Group| {
            let tag = clause.scene.view.pieces[clause.items[g.first].first].tag;
            let next = clause.items.get(g.last + 1).is_some_and(|k| k.what == What::Colon);
            let heads = tag || next || g.last + 1 < clause.items.len() && clause.is_bar(g.last + 1);
            let wider = precision(clause, g.first) != Some(Precision::Place) && told_too;
            heads && g.first < 2 && g.last < t && (wider || part_too && !is_part(clause, g.first))
        };
        // «قتل سائقان كانا ينقلان إمدادات إلى كذا، قرب كذا»: where they went tells less than where it happened.
        let goes = |g: &Group| {
            let to = clause.items[g.first].preposition == Preposition::To && g.first > t;
            to && happens_there(clause, draft) && clause.type_of(draft) != "protest"
        };
        let nearest = nearest.min_by_key(|g| {
            (
                spots.of_speaker(t, g.last),
                from(g) || heading(g),
                far(g) + if beside(g) { NEARBY } else { 0 } + if goes(g) { 2 * NEARBY } else { 0 },
            )
        });
        if let Some(group) = nearest {
            // «قتلهم أثناء تنقلهم من كذا إلى كذا»: they had not reached the destination.
            let goes = |i: &&usize| clause.items[**i].preposition == Preposition::To;
            let whole = !happens_there(clause, draft) || group.items.iter().all(|i| goes(&i));
            chosen.extend(group.items.iter().filter(|i| whole || !goes(i)));
        }
    }
    // «هجوم كذا على قرية»: the state that did it is not where it was.
    chosen.retain(|i| told(i) && Some(*i) != draft.agent);
    // «قصف على منتجع في كذا»: a name says where before a noun of which nothing is known.
    by_number(&mut chosen, |&i| u64::from(clause.items[i].thing.is_none() && clause.items[i].name.is_none()));
    // «في حي كذا في الموصل»: of a quarter that no list has, the city tells where it was.
    let known = chosen.iter().enumerate().find_map(|(n, &i)| Some((n, precision(clause, i)?)));
    let precision =
        known.map(|(n, exact)| if n > 0 && exact == Precision::Place { Precision::Near } else { exact });
    (chosen.into_iter().map(|i| clause.place(i)).collect(), precision)
}

/// Whether what happened took nobody anywhere.
fn happens_there(clause: &Clause<'_, '_>, draft: &EventDraft) -> bool {
    matches!(
        clause.type_of(draft),
        "die" | "injure" | "destroy" | "attack" | "protest" | "accident" | "missing" | "rescue"
    )
}

fn push(list: &mut Vec<usize>, i: usize) {
    if !list.contains(&i) {
        list.push(i);
    }
}
