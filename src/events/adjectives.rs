//! Adjectives behind a noun, which may say who did it: «قصف إسرائيلي», «طائرات التحالف».

use super::items::Item;
use super::pieces::FoundSense;
use super::reader::EventReader;
use crate::found::Label;
use crate::letters::{MEEM, TEH_MARBUTA};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::is_quote;
use crate::span::Span;
use crate::tokenize::Kind;

impl EventReader<'_, '_> {
    /// Whether nothing stands in idafa behind a weapon or a vehicle that ends before piece `i`: behind an adjective, «طائرة
    /// مسيرة», or, if it is a `building`, behind a counted weapon, «ثلاثة صواريخ».
    pub fn ends_as_weapon(&self, item: &Item, i: usize, definite: bool, building: bool) -> bool {
        let view = self.scene.view;
        let marbuta = |at: usize| view.text.at(view.pieces[at].span.end as usize - 1) == TEH_MARBUTA;
        let weapon = item.thing == Some(Thing::Weapon);
        let described = i > item.at + 1 && (item.at + 1..i).all(marbuta);
        !definite
            && (weapon || item.thing == Some(Thing::Vehicle))
            && (described || weapon && building && item.number.is_some() && i == item.at + 1)
    }

    /// Skips the adjectives of a trigger noun; an adjective of nationality among them may be the agent.
    pub fn adjectives(&self, item: &mut Item, mut i: usize) -> usize {
        let view = self.scene.view;
        // «هجماتها الجوية»: a pronoun makes the noun definite as the article does.
        let article =
            item.tail > 0 || view.readings(item.first).iter().any(|r| r.proclitics.any(Proclitics::AL));
        while i < self.last && i < item.end + 5 {
            let piece = view.pieces[i];
            if is_quote(piece.code) && piece.kind == Kind::Punct {
                // «عدوان "إسرائيلي"»
                let next = i + 1;
                let people = |e: usize| self.scene.entities[e].label == Label::Norp;
                if next < self.last
                    && (self.scene.entity(next).is_some_and(people)
                        || self.force_adjective(next, article).is_some())
                {
                    i = next;
                    continue;
                }
                if item.is_of_people() {
                    i += 1;
                    continue;
                }
                break;
            }
            if piece.kind != Kind::Word {
                break;
            }
            let word = view.word(i);
            // «اتفاقا ⟦لوقف إطلاق النار⟧»
            if view.longest(i, Class::Trigger).is_some_and(|t| t.end > i + 1) {
                break;
            }
            if let Some(cue) = view.first(i, Class::Cue).map(|r| Cue::ALL[r.sense.arg as usize]) {
                if cue == Cue::Double {
                    item.double = true;
                    i += 1;
                    continue;
                }
                if cue == Cue::Others && self.takes_agent(item) {
                    i += 1;
                    continue;
                }
            }
            if let Some(e) = self.scene.entity(i).filter(|&e| !piece.tag || self.scene.is_name(e)) {
                let adjective = self.scene.entities[e].label == Label::Norp && (word.looks.nisba || article);
                let fits = word.looks.proclitics.any(Proclitics::AL) == article;
                if adjective && fits {
                    item.people = item.people.or(Some(e));
                    i += 1;
                    continue;
                }
                // «هجوم بري», which is also a surname.
                let lone = self.scene.entities[e].label == Label::Person
                    && self.scene.entities[e].span == piece.span
                    && self.scene.entity(i + 1) != Some(e);
                let surname =
                    !article && lone && word.looks.nisba && !word.looks.plural && piece.span.len() < 5;
                if surname && self.takes_agent(item) {
                    i += 1;
                    continue;
                }
                break;
            }
            let looks = word.looks;
            // «قصف صاروخي ⟦ومدفعي⟧ سعودي»
            let second = i > item.end
                && looks.proclitics == Proclitics(Proclitics::WA)
                && looks.nisba
                && !looks.plural
                && view.word(i - 1).looks.nisba
                && word.mask == 0
                && self.scene.entity(i).is_none()
                && !article;
            if second {
                i += 1;
                continue;
            }
            if looks.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI) {
                break;
            }
            let known = word.mask & (bit(Class::Cue) | bit(Class::Preposition) | bit(Class::Trigger)) != 0;
            let al = looks.proclitics.any(Proclitics::AL);
            if known || looks.verb {
                break;
            }
            let actor = word.mask & bit(Class::Actor) != 0;
            // «هجوم بضاحية كذا», «هجوم مدينة كذا»
            let noun = view.longest(i, Class::Actor).map(|a| a.reading).is_some_and(|a| {
                let thing = view.lexicon.tables().events.nouns[a.sense.arg as usize].0;
                // «أحرق المتظاهرون ⟦الأعلام⟧»
                let object = article && item.marks & mark::PERSON != 0 && !looks.nisba;
                // «رشق مئات المتظاهرين ⟦الشرطة⟧»
                if object && matches!(thing, Thing::Other | Thing::Body | Thing::Police | Thing::Force) {
                    return true;
                }
                a.proclitics
                    .any(Proclitics::WA | Proclitics::FA | Proclitics::BI | Proclitics::LI | Proclitics::KA)
                    || matches!(thing, Thing::Place | Thing::Building | Thing::Vehicle | Thing::Weapon)
            });
            if noun {
                break;
            }
            // «مجزرة جديدة»
            let she = item.marks & mark::FEM != 0
                && item.marks & mark::PERSON == 0
                && view.text.at(piece.span.end as usize - 1) == TEH_MARBUTA;
            // «هجمات متفرقة»: an unknown word after a noun whose idafa would be the agent is an adjective.
            let strange = !actor && (she || self.takes_agent(item) && item.marks & mark::PERSON == 0);
            // «قصف مدفعي ⟦متعمد⟧ من القوات»: nothing stands in idafa behind an adjective.
            let other = i > item.end
                && word.mask == 0
                && view.word(i - 1).looks.nisba
                && view.pieces.get(i + 1).is_none_or(|p| {
                    p.kind != Kind::Word || view.word(i + 1).mask & bit(Class::Preposition) != 0
                });
            let strange = strange || other && self.comes_from(item);
            let adjective = if article { al } else { !al && (looks.nisba && !looks.plural || strange) };
            // «هجوم مسلح»
            let armed = actor
                && !article
                && self.takes_agent(item)
                && view.first(i, Class::Actor).is_some_and(|a| {
                    self.thing_of_noun(&a) == Thing::Combatant
                        && a.proclitics == Proclitics::default()
                        && a.sense.flags & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) == 0
                });
            if let Some(span) = self.force_adjective(i, article) {
                item.by = Some(span);
                i += 1;
                continue;
            }
            // «انتحاري» in «هجوم انتحاري» is an adjective; «قيادي» in «مقتل قيادي» is the patient.
            let names = actor && !article && item.marks & mark::EVENT != 0 && !self.takes_agent(item);
            if !(adjective || armed) || names {
                break;
            }
            i += 1;
        }
        i
    }

    /// The word at piece `i` if it is an adjective made of the name of a force: «حوثي», with the article of its noun
    /// «الحوثي».
    pub fn force_adjective(&self, i: usize, article: bool) -> Option<Span> {
        let view = self.scene.view;
        let proclitics = Proclitics(if article { Proclitics::AL } else { 0 });
        let mut all = view.readings(i).iter().filter(|r| r.sense.class == Class::Actor);
        let force = all.any(|r| {
            self.thing_of_noun(r) == Thing::Force
                && r.proclitics == proclitics
                && r.tail == 0
                && r.sense.flags & (mark::COLLECTIVE | mark::PLURAL | mark::DUAL) == 0
        });
        // «مظاهرة معادية للحكومة»: to whom.
        let to = || view.pieces.get(i + 1).is_some() && view.word(i + 1).looks.proclitics.any(Proclitics::LI);
        (force && !to()).then(|| view.pieces[i].span)
    }

    /// The word at piece `i` if it names the force that a vehicle or a weapon belongs to: «طائرات التحالف».
    pub fn owner(&self, i: usize) -> Option<Span> {
        let view = self.scene.view;
        let force = view.first(i, Class::Actor).filter(|r| {
            self.thing_of_noun(r) == Thing::Force && r.proclitics == Proclitics(Proclitics::AL) && r.tail == 0
        })?;
        let piece = view.pieces[i].span;
        Some(Span::new(piece.start + u32::from(force.prefix), piece.end))
    }

    /// «خطفت مجموعة مسلحة ⟦المحامي⟧ سامر»: whether the word with the article at piece `i` stands behind an indefinite noun in
    /// teh marbuta at piece `at` and adjectives of it.
    pub fn is_behind_armed(&self, at: usize, i: usize) -> bool {
        let view = self.scene.view;
        let marbuta = |k: usize| view.text.at(view.pieces[k].span.end as usize - 1) == TEH_MARBUTA;
        let human = |k: usize| {
            view.first(k, Class::Actor)
                .is_some_and(|a| HUMAN >> self.thing_of_noun(&a) as u32 & 1 == 1 && a.tail == 0)
        };
        // Participles begin with م, as «مسلحة» and «ملثمة» do.
        let participle = |k: usize| view.pieces[k].code == MEEM && view.word(k).mask == 0;
        let armed = |k: usize| participle(k) || human(k);
        human(i)
            && view.word(i).looks.proclitics == Proclitics(Proclitics::AL)
            && i > at + 1
            && (at..i).all(marbuta)
            && (at + 1..i).all(armed)
    }

    /// Whether the next noun decides what this one names: عناصر الشرطة, أفراد الأمن.
    pub fn is_generic(&self, lemma: i32) -> bool {
        let thing = self.scene.view.lexicon.tables().events.nouns.get(lemma as usize);
        thing.is_some_and(|(thing, _)| matches!(thing, Thing::Person | Thing::Combatant))
    }

    /// The end of «من تنظيم كذا» at piece `i`, behind a noun for its members, and the entity that names it.
    pub fn force_behind(&self, item: &Item, i: usize) -> Option<(usize, Option<usize>)> {
        let view = self.scene.view;
        let people = matches!(item.thing, Some(Thing::Person | Thing::Combatant | Thing::Police));
        let from = |f: &FoundSense| {
            f.end == i + 1
                && f.reading.sense.arg == Preposition::From as i32
                && f.reading.proclitics == Proclitics::default()
        };
        if !people || item.name.is_some() || item.lemma.is_none() || i + 1 >= self.last {
            return None;
        }
        view.longest(i, Class::Preposition).filter(from)?;
        let named = |at: usize| {
            let e = self.scene.entity(at).filter(|&e| self.scene.entities[e].label == Label::Org)?;
            Some((self.scene.behind(at, self.scene.entities[e].span.end, self.last), Some(e)))
        };
        let next = i + 1;
        let force =
            view.first(next, Class::Actor).filter(|a| self.thing_of_noun(a) == Thing::Force && a.tail == 0);
        named(next)
            .or_else(|| force.and_then(|_| if next + 1 < self.last { named(next + 1) } else { None }))
            .or_else(|| {
                // «عناصر من قوات النظام»
                let al = |at: usize| view.word(at).looks.proclitics == Proclitics(Proclitics::AL);
                let more = next + 1 < self.last && view.pieces[next + 1].kind == Kind::Word && al(next + 1);
                force.map(|_| (next + 1 + usize::from(more), None))
            })
    }

    /// Whether «من» behind it may name who does it: «قصف من القوات».
    fn comes_from(&self, item: &Item) -> bool {
        let rows = &self.scene.view.lexicon.tables().events.triggers;
        let from =
            |row: i32| rows.get(row as usize).is_some_and(|r| r.behind(Preposition::From) == Role::Agent);
        item.marks & mark::EVENT != 0
            && self.scene.view.senses(item.first, Class::Trigger).any(|s| from(s.arg))
    }

    /// Whether the noun in idafa after it would be the agent.
    fn takes_agent(&self, item: &Item) -> bool {
        let rows = &self.scene.view.lexicon.tables().events.triggers;
        let acts = |row: i32| {
            let row = rows.get(row as usize);
            row.is_some_and(|r| r.idafa != crate::lexicon::event_rows::Role::Patient)
        };
        let view = self.scene.view;
        // «أعمال عنف»: the phrase, not its first word.
        let mut found = view.senses(item.first, Class::Trigger).any(|s| acts(s.arg));
        if item.marks & mark::PHRASE != 0 {
            view.phrases(item.first, |f| {
                found |= f.reading.sense.class == Class::Trigger && acts(f.reading.sense.arg);
            });
        }
        found
    }
}
