//! Attribution: who says what a sentence reports.

use super::clause::Clause;
use super::items::What;
use crate::found::Label;
use crate::letters::TEH_MARBUTA;
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::signs::COLON;

/// A speaker and the items that he tells.
#[derive(Clone, Copy, Debug)]
pub struct Speech {
    /// The item that names him; none if he is the last one who spoke.
    pub who: Option<usize>,
    /// First item told.
    pub first: usize,
    /// Item after the last one.
    pub end: usize,
}

/// Items between a word of saying and who says it.
const REACH: usize = 6;

impl Clause<'_, '_> {
    /// The speakers of the sentence, nearest last.
    pub fn speeches(&self, out: &mut Vec<Speech>) {
        out.clear();
        let items = self.items;
        out.extend(self.announced());
        let tells = |i: usize| items[i].what == What::Trigger;
        for (i, item) in items.iter().enumerate() {
            let What::Cue(cue) = item.what else { continue };
            let verb = item.marks & mark::VERB != 0;
            match cue {
                // «صبي يدعى كذا» is called so.
                Cue::Speech if verb && self.is_called(i) => {}
                Cue::Speech | Cue::Relay | Cue::Claim | Cue::Denial | Cue::Accuse if verb => {
                    // «السلطات اتهمت الاستخبارات»: the noun behind the verb is the accused.
                    let first = cue == Cue::Accuse && i > 0 && items[i - 1].what == What::Noun;
                    let mut who = if first { None } else { self.speaker_behind(i, cue == Cue::Relay) };
                    // «سخر منه أخوه، وقال إن …»: not the last one named before و.
                    if who.is_none() && !(item.joined && (0..i).any(|k| items[k].is_verb())) {
                        who = self.speaker_before(i);
                    }
                    let who = who.map(|k| self.by_name(k));
                    let after = (i + 1..items.len()).any(tells);
                    // «… ، قال مصدر»: what stands before is told.
                    // «أعلنت الإذاعة أن رجالها غنموا مدفعا»: what it tells is no event.
                    let closing = !after && i > 0 && !self.opens_that(i);
                    let first = if closing { 0 } else { i + 1 };
                    out.push(Speech { who, first, end: if closing { i } else { items.len() } });
                }
                // «تحذر الوكالة من أن …»
                Cue::Avert | Cue::Plan if verb && self.says(i) => {
                    let who = self.speaker_behind(i, false).or_else(|| self.speaker_before(i));
                    out.push(Speech { who, first: i + 1, end: items.len() });
                }
                Cue::According => {
                    let who = (i + 1..items.len().min(i + 4)).find(|&k| items[k].what == What::Noun);
                    let who = who.map(|k| self.whose(k)).map(|k| self.by_name(k));
                    // «وفق مسطرة (إجراء)»
                    let who = who.filter(|&k| (i + 1..k).all(|n| items[n].what != What::Open));
                    if who.is_some() {
                        out.insert(0, Speech { who, first: 0, end: items.len() });
                    }
                }
                // «حمل الوزير المتظاهرين المسؤولية»
                Cue::Blame => {
                    let verb = (0..i).rev().take(REACH).find(|&k| items[k].is_verb());
                    let verb = verb.filter(|&k| !matches!(items[k].what, What::Cue(Cue::Speech)));
                    if let Some(who) = verb.and_then(|k| self.speaker_behind(k, false)) {
                        out.push(Speech { who: Some(who), first: who + 1, end: i });
                    }
                }
                // «متهما القوات»: as a participle.
                Cue::Adding | Cue::Accuse => out.push(Speech { who: None, first: i + 1, end: items.len() }),
                _ => {}
            }
        }
    }

    /// «وزارة الصحة: مقتل ثلاثة», «المتحدث باسم الجيش: …»: who speaks stands before the colon at the head.
    fn announced(&self) -> Option<Speech> {
        let items = self.items;
        let colon = (1..items.len().min(4)).find(|&k| items[k].what == What::Colon)?;
        let first = items.first().filter(|i| i.what == What::Noun && i.preposition == Preposition::None)?;
        let speaks = matches!(
            self.thing(0),
            Some(Thing::Official | Thing::Body | Thing::Force | Thing::Police | Thing::Journalist)
        ) || self.thing(0) == Some(Thing::Person)
            && first.marks & (mark::PLURAL | mark::COLLECTIVE) != 0;
        // «الدفاع الروسية: …»: the ministry of a state.
        let ministry = colon == 1
            && self.thing(0).is_none()
            && first.definite
            && first.people.is_some()
            && first.end == first.at + 2
            && self.ends_in_marbuta(first.at + 1);
        let speaks = speaks || ministry;
        let person = first.name.is_some_and(|e| self.scene.entities[e].label == Label::Person);
        let told = self.scene.view.pieces[items[colon].first].code == COLON
            && first.number.is_none()
            && (1..colon).all(|k| {
                // «وكالة الأنباء: …»
                let news = items[k].what == What::Cue(Cue::Statement) && items[k].marks & mark::VERB == 0;
                items[k].preposition != Preposition::None || news
            })
            && (speaks || person);
        told.then_some(Speech { who: Some(0), first: colon + 1, end: items.len() })
    }

    /// «قال وزير الداخلية في الولاية، فلان الفلاني، إن …»: his name stands apart.
    pub fn by_name(&self, k: usize) -> usize {
        let items = self.items;
        let title = items[k].name.is_none()
            && self.is_human(k)
            && items[k].marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) == 0;
        let bound = |n: &usize| items[*n].preposition != Preposition::None;
        let comma = (k + 1..items.len().min(k + 4)).find(|&n| items[n].what == What::Comma);
        let close = |n: usize| {
            items.get(n).is_some_and(|i| matches!(i.what, What::Comma | What::Cue(Cue::That | Cue::Adding)))
        };
        let name =
            comma.filter(|&c| title && (k + 1..c).all(|n| bound(&n) || items[n].joined)).map(|c| c + 1);
        let person = |n: &usize| {
            let label = items.get(*n).and_then(|i| i.name).map(|e| self.scene.entities[e].label);
            label == Some(Label::Person) && !bound(n) && !items[*n].joined
        };
        let apart = name.filter(person).filter(|n| close(n + 1));
        // «أفاد رئيس اللجنة في المجلس فلان الفلاني»
        let next = (k + 1..items.len().min(k + 4)).find(|n| !bound(n)).filter(|&n| title && n > k + 1);
        apart.or_else(|| next.filter(person)).unwrap_or(k)
    }

    /// «بحسب حصيلة ⟦جديدة⟧ لوزارة الداخلية»: whose report it is, where nothing is known of the word itself.
    fn whose(&self, k: usize) -> usize {
        let item = &self.items[k];
        let owner = self.items.get(k + 1).filter(|n| {
            n.what == What::Noun
                && n.preposition == Preposition::For
                && n.first == item.end
                && !n.is_unknown()
        });
        let idle = item.is_unknown() && !item.definite || item.what == What::Cue(Cue::Statement);
        owner.filter(|_| idle && self.may_speak(k + 1)).map_or(k, |_| k + 1)
    }

    /// Whether a verb that is also one of saying is followed by what is said: «حذر من أن».
    fn says(&self, i: usize) -> bool {
        let view = &self.scene.view;
        view.senses(self.items[i].first, Class::Cue).any(|s| s.arg == Cue::Speech as i32)
            && self.opens_that(i)
    }

    /// Whether «أن» and its like follow before another verb.
    fn opens_that(&self, i: usize) -> bool {
        let behind = self.items[i + 1..].iter().take(REACH).take_while(|n| !n.is_verb());
        behind.into_iter().any(|n| n.what == What::Cue(Cue::That))
    }

    /// «يدعى», which ends otherwise than «يدعي».
    fn is_called(&self, i: usize) -> bool {
        let end = self.scene.view.pieces[self.items[i].first].span.end as usize;
        self.items[i].marks & mark::VERB == mark::PRESENT && self.scene.view.text.at(end - 1) == 0x649
    }

    /// The subject after a verb of saying, or what stands after عن.
    fn speaker_behind(&self, i: usize, relay: bool) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        for (k, item) in items.iter().enumerate().take(i + REACH).skip(i + 1) {
            match item.what {
                What::Noun if relay && item.preposition == Preposition::About => return Some(k),
                What::Noun if item.preposition == Preposition::None && found.is_none() && !item.joined => {
                    found = Some(k);
                    if !relay {
                        break;
                    }
                }
                // «أكد البيان», «جاء في بيان الوزارة»
                What::Cue(Cue::Statement) if found.is_none() && item.preposition == Preposition::None => {
                    found = Some(k);
                    if !relay {
                        break;
                    }
                }
                What::Cue(Cue::Statement)
                | What::Noun
                | What::Time
                | What::Other
                | What::Amount
                | What::Comma => {}
                What::Open | What::Close => {}
                _ => break,
            }
        }
        // «يسجل مرحلة»: the verb's gender shows that an unknown word is not its subject.
        let subject = |k: usize| {
            let item = &items[k];
            let unknown =
                item.what == What::Noun && item.thing.is_none() && item.name.is_none() && !item.definite;
            !(unknown && self.ends_in_marbuta(item.at)) || items[i].marks & (mark::FEM | mark::PLURAL) != 0
        };
        let found = found.map(|k| self.whose(k));
        found.filter(|&k| self.may_speak(k) && subject(k))
    }

    fn ends_in_marbuta(&self, piece: usize) -> bool {
        let end = self.scene.view.pieces[piece].span.end as usize;
        self.scene.view.text.at(end - 1) == TEH_MARBUTA
    }

    fn speaker_before(&self, i: usize) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        let mut left = REACH;
        // One relative clause may be skipped, not a chain of them.
        for k in (0..i).rev().take(2 * REACH) {
            if left == 0 {
                break;
            }
            left -= 1;
            match items[k].what {
                // «القوات، التي تضم كتائب، ⟦أعلنت⟧»: the speaker is the noun before the relative clause, not one in it.
                What::Cue(Cue::Relative) => {
                    found = None;
                    left = REACH;
                }
                _ if k > 0 && items[k - 1].what == What::Cue(Cue::Relative) => {}
                What::Open | What::Close => {}
                What::Noun if items[k].preposition == Preposition::None => found = Some(k),
                What::Noun | What::Time | What::Comma | What::Amount | What::Other => {}
                What::Cue(Cue::Was | Cue::Clause) => {}
                // «المعلومات الأولية أفادت»: the source is not named.
                What::Cue(Cue::Statement) => {
                    found = None;
                    break;
                }
                _ => break,
            }
        }
        found.filter(|&k| self.may_speak(k))
    }

    fn may_speak(&self, i: usize) -> bool {
        let item = &self.items[i];
        // «حملوا نعشا», «قالت علنا»: an unknown word in the accusative is no subject.
        let last = self.scene.view.pieces[item.at].span.end as usize - 1;
        let object = item.what == What::Noun
            && item.thing.is_none()
            && item.name.is_none()
            && !item.definite
            && (self.scene.view.text.at(last) == 0x627 || self.scene.view.word(item.at).looks.verb);
        !matches!(self.thing(i), Some(Thing::Weapon | Thing::Vehicle | Thing::Other | Thing::Abstract))
            && item.number.is_none()
            && !object
    }
}
