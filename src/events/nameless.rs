//! Places that no list holds, by the noun or the preposition before them or the hashtag that they stand in: «بلدة كذا», «على
//! #كذا».

use super::items::Item;
use super::reader::EventReader;
use crate::found::Label;
use crate::letters::TEH_MARBUTA;
use crate::lexicon::event_rows::{Condition, Preposition, Role, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};
use crate::span::Span;
use crate::tokenize::Kind;

impl EventReader<'_, '_> {
    /// Sees whether the noun phrase names a place that no list holds; its tail begins at piece `tail`.
    pub fn spot(&self, item: &mut Item, mut tail: usize) {
        let view = self.scene.view;
        if item.name.is_some() || item.number.is_some() || item.tail > 0 {
            return;
        }
        let pieces = view.pieces;
        let thing = |i: usize| view.first(i, Class::Actor).map(|a| self.thing_of_noun(&a));
        let place = item.thing == Some(Thing::Place);
        let house =
            pieces[item.at].tag && item.thing == Some(Thing::Building) && view.word(item.at).looks.alef;
        if !house && (place || matches!(item.thing, Some(Thing::Building | Thing::Vehicle))) {
            // «أطراف بلدة كذا», «سوق مدينة #كذا»
            let mut town = place;
            // «مخيم نازحي كذا»
            let people = |i: usize| {
                i + 1 < item.end
                    && view.first(i, Class::Actor).is_some_and(|a| {
                        (a.sense.flags & mark::PLURAL != 0 || a.tail == 1)
                            && a.proclitics == Proclitics::default()
                            && HUMAN >> self.thing_of_noun(&a) as u32 & 1 == 1
                    })
            };
            while tail < item.end
                && !pieces[tail].tag
                && (thing(tail) == Some(Thing::Place) || place && tail == item.at + 1 && people(tail))
            {
                (tail, town) = (tail + 1, true);
            }
            let Some(first) = (tail..item.end).find(|&i| pieces[i].tag || town && i == tail) else { return };
            let word = view.word(first);
            let al = word.looks.proclitics.any(Proclitics::AL);
            // «خربة الفارسية», and «القرية الفارسية» with an adjective
            let idafa = al
                && !item.definite
                && first == item.at + 1
                && item.marks & (mark::PLURAL | mark::COLLECTIVE) == 0;
            let people =
                |e: usize| self.scene.entities[e].label == Label::Norp && idafa && !word.looks.plural;
            let free = self.scene.entity(first).is_none_or(people);
            // «قرية أم كذا»
            let two = town
                && first + 1 < item.end
                && view.word(first + 1).mask == 0
                && self.scene.entity(first + 1).is_none()
                && word.looks.proclitics == Proclitics::default()
                && view.first(first, Class::Actor).is_some_and(|a| {
                    a.tail == 0
                        && a.sense.flags & (mark::PLURAL | mark::DUAL) == 0
                        && a.proclitics == Proclitics::default()
                });
            // «حي المطار القديم»: in idafa a building names the quarter around it.
            let site = place && idafa && thing(first) == Some(Thing::Building);
            let open = free && (word.mask & bit(Class::Actor) == 0 || two || site);
            let feminine = view.text.at(pieces[first].span.end as usize - 1) == TEH_MARBUTA;
            let adjective = !idafa && word.looks.nisba || feminine && !al;
            let named = open && !adjective && !(item.definite && first == tail && place);
            if pieces[first].kind == Kind::Word && (pieces[first].tag || named) {
                // «شارع المدرسة ⟦بسرمين⟧»
                let second = first + 1 < item.end
                    && !view
                        .word(first + 1)
                        .looks
                        .proclitics
                        .any(Proclitics::BI | Proclitics::LI | Proclitics::WA);
                let last =
                    if pieces[first].tag { self.tag_end(first) } else { first + 1 + usize::from(second) };
                let last = last.min(item.end);
                let span = Span::new(pieces[first].span.start, pieces[last - 1].span.end);
                item.spot = Some(span);
                if place {
                    item.head = span;
                }
            }
        } else if item.preposition == Preposition::Near
            && item.thing.is_none()
            && !item.definite
            && pieces[item.at].kind == Kind::Word
            && view.word(item.at).mask == 0
            && pieces.get(item.at + 1).is_none_or(|p| p.kind != Kind::Word)
            && item.first > 0
            && thing(item.first - 1).is_some_and(|t| matches!(t, Thing::Other | Thing::Place))
        {
            // «على طريق كذا», «في محيط كذا»
            item.spot = Some(pieces[item.at].span);
            item.thing = Some(Thing::Place);
            item.head = pieces[item.at].span;
        } else if (matches!(item.thing, None | Some(Thing::Other | Thing::Abstract | Thing::Aid))
            // «في #بيتا» is no house.
            || item.thing == Some(Thing::Building) && view.word(item.at).looks.alef)
            && pieces[item.at].tag
            && (item.preposition != Preposition::None || self.is_aim(item))
        {
            let span = Span::new(pieces[item.at].span.start, pieces[item.end - 1].span.end);
            item.spot = Some(span);
            item.thing = Some(Thing::Place);
            item.head = span;
        }
    }

    /// «تقصف ⟦#كذا⟧»: whether the item stands right behind a verb for an attack on things and places.
    fn is_aim(&self, item: &Item) -> bool {
        let view = self.scene.view;
        let rows = &view.lexicon.tables().events.triggers;
        let aims = |arg: i32| {
            rows.get(arg as usize).is_some_and(|r| {
                let place =
                    |c: &Condition| c.role == Role::Patient && c.things >> Thing::Place as u32 & 1 == 1;
                let struck = r.when.is_empty() && r.behind(Preposition::On) == Role::Patient;
                r.object == Role::Patient && (struck || r.when.iter().any(place))
            })
        };
        item.first > 0
            && !item.joined
            && view.pieces[item.first - 1].kind == Kind::Word
            && view
                .senses(item.first - 1, Class::Trigger)
                .any(|s| s.flags & mark::VERB != 0 && s.flags & mark::EVENT == 0 && aims(s.arg))
    }

    /// «مجزرة ⟦بيت حانون⟧»: the piece behind the place that a massacre is named after, which begins at piece `i`.
    pub fn massacred(&self, i: usize, e: usize) -> Option<usize> {
        let (view, scene) = (self.scene.view, self.scene);
        let before = i
            .checked_sub(1)
            .filter(|&k| scene.entity(k) == Some(e) && scene.entities[e].label == Label::Event)?;
        let events = &view.lexicon.tables().events;
        let massacre = view.senses(before, Class::Trigger).any(|s| {
            events.triggers.get(s.arg as usize).is_some_and(|row| {
                let against = row.behind(Preposition::Against) == Role::Patient;
                s.flags & mark::EVENT != 0 && against && events.types[usize::from(row.kind)] == "die"
            })
        });
        let end = scene.behind(i, scene.entities[e].span.end, self.last);
        let end = if view.pieces[i].tag { end.min(self.tag_end(i)) } else { end };
        let ordinary = bit(Class::Preposition) | bit(Class::Trigger) | bit(Class::Cue);
        let name = |k: usize| view.pieces[k].kind == Kind::Word && view.word(k).mask & ordinary == 0;
        (massacre && end > i && (i..end).all(name) && view.word(i).mask & bit(Class::Actor) == 0
            || massacre && end > i + 1 && (i..end).all(name))
        .then_some(end)
    }

    /// The piece after the hashtag that holds piece `i`.
    pub fn tag_end(&self, i: usize) -> usize {
        let pieces = self.scene.view.pieces;
        let mut end = i + 1;
        while end < self.last && pieces[end].tag && pieces[end].span.start <= pieces[end - 1].span.end + 1 {
            end += 1;
        }
        end
    }
}
