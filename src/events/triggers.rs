//! Words that tell of an event, read as verbs or as nouns.

use super::items::{Item, What};
use super::pieces::FoundSense;
use super::reader::EventReader;
use super::words::EventReading;
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::{Class, Proclitics, Sense, bit};
use crate::span::Span;
use crate::tokenize::Kind;

impl EventReader<'_, '_> {
    /// A trigger at piece `i`.
    pub fn trigger(&mut self, i: usize, found: FoundSense) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let mut reading = found.reading;
        // «في قصف», «عدة قصف»: no verb follows a preposition or a quantifier.
        if reading.sense.flags & mark::VERB != 0 && found.end == i + 1 {
            let nouns = view.readings(i).iter().filter(|r| r.sense.class == Class::Trigger);
            let noun = nouns.copied().find(|r| r.sense.flags & mark::EVENT != 0);
            reading = noun.filter(|n| self.wants_noun(n, i)).unwrap_or(reading);
        }
        let EventReading { sense, proclitics, prefix, tail, future } = reading;
        let verb = sense.flags & mark::VERB != 0;
        self.proclitics(if verb {
            Proclitics(proclitics.0 & (Proclitics::WA | Proclitics::FA))
        } else {
            proclitics
        });
        // «المصابين» is read as a plural rather than a dual.
        let many = |r: &EventReading| {
            r.sense.class == Class::Trigger
                && r.prefix == prefix
                && r.sense.flags & (mark::PLURAL | mark::PERSON) == mark::PLURAL | mark::PERSON
        };
        let two = sense.flags & (mark::DUAL | mark::PERSON) == mark::DUAL | mark::PERSON;
        let many = two && found.end == i + 1 && view.readings(i).iter().any(many);
        let mut item = self.blank(What::Trigger, i, found.end);
        let (start, end) = (view.pieces[i].span.start, view.pieces[found.end - 1].span.end);
        item.head =
            Span::new(start + u32::from(prefix), end - u32::from(tail) * u32::from(found.end == i + 1));
        item.marks = if many { sense.flags & !mark::DUAL | mark::PLURAL } else { sense.flags };
        item.tail = tail;
        item.future = future;
        item.purpose = proclitics.any(Proclitics::LI);
        item.definite = proclitics.any(Proclitics::AL) || tail > 0;
        let mut end = found.end;
        // «الحكم على الملتمس»: what follows the preposition of a phrase is no adjective.
        let open = found.end > i + 1 && view.senses(found.end - 1, Class::Preposition).next().is_some();
        if !verb && !open {
            end = self.adjectives(&mut item, end);
        }
        item.end = end;
        (Some(item), end)
    }

    /// «زرعها ⟦داعش⟧», «قصفتها ⟦القوات⟧»: whether a force begins at piece `i`, which does what the word with a pronoun before
    /// it tells.
    fn is_force(&self, i: usize) -> bool {
        let named = |e: usize| self.scene.is_name(e) && self.scene.thing_of(e) == Some(Thing::Force);
        let noun = |a: EventReading| {
            self.thing_of_noun(&a) == Thing::Force
                && a.proclitics == Proclitics(Proclitics::AL)
                && a.tail == 0
        };
        self.scene.entity(i).is_some_and(named) || self.scene.view.first(i, Class::Actor).is_some_and(noun)
    }

    /// Whether a word at piece `i` that may be a verb is this noun instead: after a preposition, in a hashtag, in idafa
    /// after a noun that cannot be its subject («ضحايا قصف»), or before an adjective.
    fn wants_noun(&self, noun: &EventReading, i: usize) -> bool {
        let view = self.scene.view;
        let next = i + 1;
        // «عبوة زرعها مجهولون»: the case shows that the word before them is a verb.
        if noun.tail > 0 && next < self.last && (view.word(next).looks.nominative || self.is_force(next)) {
            return false;
        }
        if self.preposition != Preposition::None || self.quantifier.is_some() || view.pieces[i].tag {
            return true;
        }
        if i > 0 && !self.joined && (self.behind_idafa(i - 1) || self.behind_plan(i - 1)) {
            return true;
        }
        // «الشاب الذي ⟦قتل⟧ على الفور»
        let relative = |s: Sense| s.arg == Cue::Relative as i32;
        if i > 0 && view.senses(i - 1, Class::Cue).any(relative) {
            return false;
        }
        if next < self.last && self.before_verb(next) {
            return true;
        }
        // In «قتل فلسطيني» the Palestinian was killed; in «قصف إسرائيلي» Israel did the shelling.
        let row = view.lexicon.tables().events.triggers.get(noun.sense.arg as usize);
        if row.is_none_or(|r| r.when.iter().any(|c| c.role == Role::Patient)) {
            return false;
        }
        if next >= self.last || view.pieces[next].kind != Kind::Word {
            return false;
        }
        let word = view.word(next);
        let looks = word.looks;
        // «قصف بأكثر من 60 قذيفة»: a verb at the head of a clause has its subject behind it.
        let head =
            (i == 0 || view.pieces[i - 1].kind == Kind::Punct || view.pieces[i - 1].tag) && !self.joined;
        let with = |r: &EventReading| r.proclitics.any(Proclitics::BI) && r.sense.class == Class::Actor;
        if head && view.readings(next).iter().any(with) {
            return true;
        }
        let adjective = looks.nisba && !looks.plural && looks.proclitics == Proclitics::default();
        let people = self.scene.entity(next).is_some_and(|e| self.scene.entities[e].label == Label::Norp);
        let named = self.scene.entity(next).is_some_and(|e| self.scene.is_name(e));
        let unknown = word.mask & bit(Class::Actor) == 0 && !named;
        adjective && (people || unknown) || self.force_adjective(next, false).is_some()
    }

    /// «قصف استهدف السوق», «هجوم مجهول المصدر استهدف السوق»: whether a verb, or what is no object of a verb, stands at
    /// piece `i`.
    fn before_verb(&self, i: usize) -> bool {
        let view = self.scene.view;
        let filler = |f: FoundSense| f.end > i + 1 && f.reading.sense.arg == Cue::Filler as i32;
        if view.pieces[i].kind != Kind::Word || self.scene.entity(i).is_some() {
            return false;
        }
        let mut told = view.readings(i).iter().filter(|r| r.sense.class == Class::Trigger).peekable();
        let verb = told.peek().is_some()
            && told.all(|r| {
                r.sense.flags & mark::VERB != 0 && r.sense.flags & mark::EVENT == 0 && r.proclitics.0 == 0
            });
        verb && view.word(i).mask & bit(Class::Actor) == 0 || view.longest(i, Class::Cue).is_some_and(filler)
    }

    /// «محاولته قتل جندي»: whether the word at piece `i` is a noun that plans what follows it.
    fn behind_plan(&self, i: usize) -> bool {
        let plans = |arg: i32| matches!(Cue::ALL[arg as usize], Cue::Plan | Cue::Avert);
        let view = self.scene.view;
        view.pieces[i].kind == Kind::Word
            && view.senses(i, Class::Cue).any(|s| s.flags & mark::VERB == 0 && plans(s.arg))
    }

    /// Whether the word at piece `i` is a noun without an article that cannot be the subject of a masculine singular
    /// verb.
    fn behind_idafa(&self, i: usize) -> bool {
        let view = self.scene.view;
        let looks = view.word(i).looks;
        if view.pieces[i].kind != Kind::Word || self.scene.entity(i).is_some() || looks.nominative {
            return false;
        }
        let mut told = false;
        let plain = |r: &EventReading| {
            matches!(r.sense.class, Class::Actor | Class::Trigger)
                && r.sense.flags & (mark::PERSON | mark::EVENT) != 0
                || r.sense.class == Class::Actor
        };
        for reading in view.readings(i).iter().filter(|r| plain(r)) {
            told = true;
            let many = reading.sense.flags & (mark::PLURAL | mark::FEM) != 0;
            if !many || reading.tail > 0 || reading.proclitics.any(Proclitics::AL) {
                return false;
            }
        }
        told
    }
}
