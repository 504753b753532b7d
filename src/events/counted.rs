//! Numbers with the nouns that they count.

use super::items::{Item, What};
use super::reader::EventReader;
use super::words::EventReading;
use crate::found::{Entity, Label, Value};
use crate::letters::TEH_MARBUTA;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{ARABIC_COMMA, COMMA, closes_bracket};
use crate::span::Span;
use crate::tokenize::Kind;

/// Pieces before a drone among which the word for shooting it down stands.
const SHOT: usize = 4;

/// «خطف مسلحون عشرات الطلاب»: dozens count what follows them, whatever stands before.
pub fn counts_behind(entity: &Entity) -> bool {
    let Value::Number(number) = &entity.value else { return false };
    number.indefinite
        && number.value.is_none()
        && number.noun.as_ref().is_some_and(|noun| noun.span.end <= entity.span.start)
}

impl EventReader<'_, '_> {
    /// «وإصابة 4 ⟦بهجوم⟧»: whether piece `at` is an event behind a preposition that is written with it, and nothing else.
    fn opens_event(&self, at: usize) -> bool {
        let bound = |r: &EventReading| r.proclitics.any(Proclitics::BI | Proclitics::LI);
        let tells = |r: &EventReading| r.sense.class == Class::Trigger && r.sense.flags & mark::EVENT != 0;
        let own = |r: &EventReading| matches!(r.sense.class, Class::Trigger | Class::Actor) && !bound(r);
        let readings = self.scene.view.readings(at);
        readings.iter().any(|r| bound(r) && tells(r)) && !readings.iter().any(own)
    }

    /// A number with what it counts.
    pub fn counted(&mut self, i: usize, e: usize) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        let entity = &scene.entities[e];
        let Some(number) = scene.number(e) else { return (None, i + 1) };
        // «تسممت منه مرتين»: how often, not how many.
        if number.unit.as_deref() == Some("times") {
            let end = scene.behind(i, entity.phrase.end.max(entity.span.end), self.last);
            return (Some(self.blank(What::Other, i, end)), end);
        }
        let start = view.pieces[i].span.start;
        let noun = number.noun.as_ref().map(|n| n.span).filter(|n| n.start >= start);
        // «عجوز عمرها 80 فارقت الحياة»: how old, not how many.
        let age = |at: usize| view.first(at, Class::Cue).is_some_and(|c| c.sense.arg == Cue::Age as i32);
        if noun.is_none() && i.checked_sub(1).is_some_and(age) {
            return (Some(self.blank(What::Other, i, scene.behind(i, entity.span.end, self.last))), i + 1);
        }
        // «أصيب أربعة إثر انهيار»: a preposition is not counted.
        let preposition = |n: &Span| {
            let at = scene.behind(i, n.start + 1, self.last).saturating_sub(1);
            let word = view.word(at).mask;
            self.opens_event(at)
                || view.pieces[at].kind == Kind::Word
                    && word & bit(Class::Preposition) != 0
                    && word & bit(Class::Actor) == 0
        };
        let misled = noun.as_ref().is_some_and(preposition);
        let noun = noun.filter(|_| !misled);
        let head = noun.unwrap_or(entity.span);
        let whole = if misled { entity.span.end } else { entity.phrase.end };
        let phrase_end = scene.behind(i, whole, self.last);
        let mut at = i;
        if noun.is_some() || number.dual {
            at = scene.behind(i, head.start + 1, self.last).saturating_sub(1).max(i);
            return self.noun(i, at, None, Some((e, phrase_end)));
        }
        // «17 من أفراد», «200», «عشرات الجرحى».
        let mut next = phrase_end;
        if next < self.last {
            let from = view.longest(next, Class::Preposition).filter(|f| {
                f.reading.sense.arg == Preposition::From as i32 && !f.reading.proclitics.any(Proclitics::WA)
            });
            let of = from.is_some();
            // «27 من أصل 32 طائرة»: what the second number counts.
            let whole = from.filter(|f| f.end == next + 2).and_then(|f| self.scene.entity(f.end));
            let whole = whole.filter(|&e| scene.is_number(e)).and_then(|e| scene.number(e)?.noun.as_ref());
            if let Some(noun) = whole {
                let at = scene.behind(next, noun.span.start + 1, self.last).saturating_sub(1);
                return self.noun(i, at, None, Some((e, at + 1)));
            }
            // «ثلاثة منهم أطفال»
            let definite = |at: usize| view.word(at).looks.proclitics.any(Proclitics::AL);
            let nominal = |at: usize| self.is_nominal(at, false) && !definite(at);
            let known = |at: usize| nominal(at) && view.word(at).mask & bit(Class::Actor) != 0;
            if next + 1 < self.last && self.of_those(next) && known(next + 1) {
                let (item, end) = self.noun(i, next + 1, None, Some((e, next + 1)));
                return (item.map(|item| Item { part: true, ..item }), end);
            }
            // «أودع 16 منهم السجن», but «16 منهم ثلاثة أطفال»
            let them = next < self.last && view.topic(next, Cue::OfThem).is_some();
            if them && !(next + 1 < self.last && self.tells_of_those(next + 1)) {
                let mut item = self.blank(What::Noun, i, next + 1);
                (item.head, item.at, item.number) = (entity.span, at, Some(e));
                item.thing = Some(Thing::Person);
                // «إصابة 14 بجروح، أربعة منهم في العناية الفائقة»
                item.part = at
                    .checked_sub(1)
                    .is_some_and(|comma| matches!(view.pieces[comma].code, ARABIC_COMMA | COMMA));
                return (Some(item), next + 1);
            }
            let after = next + usize::from(of);
            // «شيع الآلاف ⟦جثمانه⟧»
            let vague = number.indefinite && !of && definite(i);
            if after < self.last && !vague && self.is_nominal(after, of) && (of || !self.opens_event(after)) {
                next = after;
                return self.noun(i, next, None, Some((e, next)));
            }
        }
        // «وأصيبت ثلاث أخريات»
        let others = phrase_end < self.last
            && view
                .first(phrase_end, Class::Cue)
                .is_some_and(|r| r.sense.arg == Cue::Others as i32 && r.proclitics == Proclitics::default());
        let end = phrase_end + usize::from(others);
        let mut item = self.blank(What::Noun, i, end.max(i + 1));
        item.head = entity.span;
        item.at = at;
        item.number = Some(e);
        if others {
            item.thing = Some(Thing::Person);
        }
        (Some(item), end)
    }

    /// «عدد الشهداء 11 ⟦الأطفال منهم 4⟧ ⟦والنساء 3⟧»: the number that says how many of those told before these are, and the
    /// piece behind it.
    pub fn numbered_part(&self, item: &Item) -> Option<(usize, usize)> {
        let view = self.scene.view;
        let some = matches!(item.thing, Some(Thing::Child | Thing::Woman))
            && item.definite
            && item.tail == 0
            && item.number.is_none()
            && item.preposition == Preposition::None
            && item.end == item.at + 1
            && item.marks & mark::PLURAL != 0;
        let of = some && item.end < self.last && view.topic(item.end, Cue::OfThem).is_some();
        if !some || !(of || item.joined) {
            return None;
        }
        let at = item.end + usize::from(of);
        let e = if at < self.last { self.scene.entity(at)? } else { return None };
        let number = self.scene.number(e).filter(|_| self.scene.is_number(e))?;
        let alone = number.noun.is_none() && number.unit.is_none() && !number.dual;
        let behind = self.scene.behind(at, self.scene.entities[e].span.end, self.last);
        alone.then_some((e, behind))
    }

    /// The number in the brackets that open at piece `i`, and the piece of the noun behind them that it counts.
    pub fn bracketed(&self, i: usize) -> Option<(usize, usize)> {
        let view = self.scene.view;
        let e = if i + 3 < self.last { self.scene.entity(i + 1)? } else { return None };
        let close = view.pieces[i + 2].kind == Kind::Punct && closes_bracket(view.pieces[i + 2].code);
        let alone = self.scene.is_number(e) && self.scene.entities[e].span == view.pieces[i + 1].span;
        let noun = || self.scene.entity(i + 3) == Some(e) || self.is_nominal(i + 3, false);
        (alone && close && view.pieces[i + 3].kind == Kind::Word && noun()).then_some((e, i + 3))
    }

    /// Whether what stands behind «16 منهم» says who these are: «ثلاثة أطفال», «أطفال».
    fn tells_of_those(&self, at: usize) -> bool {
        let view = self.scene.view;
        let definite = view.word(at).looks.proclitics.any(Proclitics::AL);
        let who = |e: usize| matches!(self.scene.entities[e].label, Label::Person | Label::Norp | Label::Org);
        let named = self.scene.entity(at).is_some_and(|e| self.scene.is_number(e) || who(e));
        view.pieces[at].kind == Kind::Word && (named || self.is_nominal(at, false) && !definite)
    }

    /// «أسقطت الدفاعات الجوية 43 ⟦مسيرة⟧»: whether a word for a march or a drone at piece `at` of a phrase that begins at
    /// piece `first` is what a verb before it destroys.
    pub fn is_shot_down(&self, first: usize, at: usize) -> bool {
        let view = self.scene.view;
        let drone = view
            .readings(at)
            .iter()
            .any(|r| r.sense.class == Class::Actor && self.thing_of_noun(r) == Thing::Vehicle && r.tail == 0);
        let events = &view.lexicon.tables().events;
        let destroys = |i: usize| {
            view.senses(i, Class::Trigger).any(|s| {
                let row = events.triggers.get(s.arg as usize);
                row.is_some_and(|r| events.types[usize::from(r.kind)] == "destroy")
            })
        };
        drone
            && view.word(at).mask & bit(Class::Trigger) != 0
            && (first.saturating_sub(SHOT)..first)
                .rev()
                .take_while(|&i| view.pieces[i].kind == Kind::Word)
                .any(destroys)
    }

    /// Whether the word at piece `i` is «منهم» or its like.
    fn of_those(&self, i: usize) -> bool {
        let view = self.scene.view;
        let subset = view.first(i, Class::Cue).is_some_and(|r| r.sense.arg == Cue::Subset as i32);
        subset && view.topic(i, Cue::OfThose).is_some()
    }

    /// Whether a noun that a number counts may stand at piece `i`.
    fn is_nominal(&self, i: usize, of: bool) -> bool {
        let view = self.scene.view;
        if view.pieces[i].kind != Kind::Word {
            return false;
        }
        let word = view.word(i);
        if word.looks.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI) {
            return false;
        }
        // «11 ألف #طفل»: a hashtag is read word by word.
        let tag = |&e: &usize| view.pieces[i].tag && self.scene.entities[e].label == Label::Hashtag;
        if let Some(e) = self.scene.entity(i).filter(|e| !tag(e)) {
            // «4 فلسطينيين»
            // «14 فلسطينيا»
            let last = view.text.at(view.pieces[i].span.end as usize - 1);
            let one = !of && word.looks.nisba && last != TEH_MARBUTA && word.looks.proclitics.0 == 0;
            let people = self.scene.entities[e].label == Label::Norp && (word.looks.plural || one);
            return people || of && self.scene.is_name(e) && !self.scene.is_time(e);
        }
        // «2 بحالة خطرة»: what ب stands before is not counted.
        let bound = Proclitics::WA | Proclitics::BI | Proclitics::LI;
        let known = view.first(i, Class::Actor).is_some_and(|a| !a.proclitics.any(bound))
            // «لقي 16 ⟦مصرعهم⟧»: nobody counts what a pronoun follows.
            || view.readings(i).iter().any(|r| {
                let noun = r.sense.flags & (mark::PERSON | mark::EVENT) != 0;
                r.sense.class == Class::Trigger && noun && r.tail == 0
            });
        known || of && !word.looks.verb && word.mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0
    }
}
