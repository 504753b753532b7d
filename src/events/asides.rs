//! What stands between a verb and its object: commas with when and where, and what is said of the subject.

use super::clause::Clause;
use super::items::{Item, What};
use crate::letters::{ALEF, TEH_MARBUTA};
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};

/// Items between two commas that say when and where.
const ASIDE: usize = 3;

impl Clause<'_, '_> {
    /// «اعتقلت القوات، فجر اليوم، ثلاثة شبان»: whether the comma at item `j` opens or closes what only says when or where,
    /// behind the verb at item `t`.
    pub(super) fn is_aside(&self, j: usize, t: usize) -> bool {
        let items = self.items;
        let says =
            |k: &&Item| k.what == What::Time || k.what == What::Noun && k.preposition != Preposition::None;
        let ahead = items[j + 1..].iter().take(ASIDE).take_while(says).count();
        let behind = items[t + 1..j].iter().rev().take(ASIDE).take_while(says).count();
        let comma = |k: Option<&Item>| k.is_some_and(|k| k.what == What::Comma);
        let time = |range: std::ops::Range<usize>| items[range].iter().any(|k| k.what == What::Time);
        let opens = ahead > 0 && comma(items.get(j + 1 + ahead)) && time(j + 1..j + 1 + ahead);
        let closes =
            behind > 0 && j - behind > t + 1 && comma(items.get(j - behind - 1)) && time(j - behind..j);
        // «الذين خطفوا، أمس، محتجزون»
        let relative = t > 0 && items[t - 1].what == What::Cue(Cue::Relative);
        let object = self.object_is_to_come(j, t);
        items[t].marks & mark::VERB != 0 && !relative && (opens || closes || object)
    }

    /// «اعتقلت الشرطة الخميس، طالبا», «استهدف مقاتلون، بصاروخ موجه، دبابة»: whether the object of the verb at item `t`, whose
    /// subject stands right behind it, follows the comma at item `j` and what else only says when, where and with what.
    fn object_is_to_come(&self, j: usize, t: usize) -> bool {
        /// Items between the subject and the object.
        const MOST: usize = 10;
        let items = self.items;
        let aside = |k: &Item| {
            let bound = matches!(k.what, What::Noun | What::Trigger) && k.preposition != Preposition::None;
            bound && !k.is_verb()
                || matches!(k.what, What::Time | What::Comma)
                || k.is_unknown_word() && !k.joined
        };
        let free = |k: &Item| k.what == What::Noun && k.preposition == Preposition::None && !k.joined;
        let subject = t + 1;
        let acts = |k: usize| {
            let arms = matches!(self.thing(k), Some(Thing::Vehicle | Thing::Weapon));
            // «قتل مستوطنون الخميس، راعيا»: the case says who did it.
            let looks = self.scene.view.word(items[k].at).looks;
            let case = self.is_human(k) && looks.plural && looks.nominative;
            self.can_act_only(k) || items[k].number.is_none() && (self.can_do(k) || arms || case)
        };
        if j <= subject || !free(&items[subject]) || !acts(subject) {
            return false;
        }
        let told = (subject + 1..j).find(|&k| !self.describes(k)).unwrap_or(j);
        let Some(o) = (j + 1..items.len().min(t + MOST)).find(|&k| !aside(&items[k])) else { return false };
        let closed = o == j + 1 || items[o - 1].what == What::Comma;
        let parts = matches!(items.get(o + 1).map(|k| k.what), Some(What::Cue(Cue::Subset | Cue::Relative)));
        // «قتل مسلحون في الحي، ثلاثة جنود»: whoever can suffer, too, is the subject only if the case says so.
        let counted = items[o].number.is_some() && self.can_act_only(subject);
        let thing = self.is_thing(o) && !items[o].definite && self.thing(subject) != self.thing(o);
        closed
            && !parts
            && items[told..j].iter().all(aside)
            && free(&items[o])
            && (self.is_accusative(o) || counted || thing)
    }

    /// Whether item `j`, behind the verb at item `verb`, which says that an event happened, may take part in it: «وقع على حاجز», «دار بين كذا
    /// وكذا», but «تواصل على التوالي», «وقع في بلدة تابعة لكذا».
    pub(super) fn takes_part_beyond(&self, verb: usize, j: usize) -> bool {
        /// Items behind the verb among which they stand.
        const NEAR: usize = 6;
        let item = &self.items[j];
        if j > verb + NEAR {
            return false;
        }
        match item.preposition {
            Preposition::On => !item.is_unknown(),
            Preposition::For | Preposition::About | Preposition::From => false,
            _ => true,
        }
    }

    /// Whether the verb at item `j`, which says that something happened, is about the noun for an event at item `t`.
    pub(super) fn says_of_event(&self, j: usize, t: usize) -> bool {
        let (items, verb) = (self.items, &self.items[j]);
        let noun = self.is_event(t) && items[t].marks & (mark::VERB | mark::PERSON) == 0;
        let mut cues = self.scene.view.senses(verb.first, Class::Cue);
        // «معارك خاضتها اللجان مع المسلحين»
        let led = verb.what == What::Cue(Cue::Light) && verb.tail > 0;
        let happens = led || cues.any(|s| s.arg == Cue::Happen as i32);
        noun && happens
            && verb.marks & mark::VERB != 0
            && !self.may_tell(t, "accident")
            && !verb.joined
            && verb.marks & (mark::PLURAL | mark::DUAL) == 0
            && items[t + 1..j].iter().all(|k| k.is_unknown_word() && !k.joined || k.what == What::Time)
    }

    /// «مسلحون ⟦مجهولون⟧»: a sound plural with its ن has nothing in idafa, so a second one right behind it in the same
    /// case is its adjective.
    pub fn describes(&self, j: usize) -> bool {
        let Some(before) = j.checked_sub(1).map(|k| &self.items[k]) else { return false };
        let (item, view) = (&self.items[j], self.scene.view);
        let (first, second) = (view.word(before.at).looks, view.word(item.at).looks);
        before.what == item.what
            && before.end == item.first
            && before.end == before.at + 1
            && before.name.is_none()
            && item.name.is_none()
            && item.number.is_none()
            && !item.joined
            && before.definite == item.definite
            && first.plural
            && second.plural
            && first.nominative
            && second.nominative
    }

    /// «اغتال مجهولون ⟦يستقلون دراجة⟧ شابا»: where what a verb in the present says of the indefinite subject right before it
    /// ends. A verb that may be a passive («قتل مسلحون يرتدون زيا عسكريا مختار القرية») needs somebody behind that.
    pub(super) fn described(&self, j: usize, t: usize, bare: &[usize]) -> Option<usize> {
        /// Items that describe the subject.
        const MOST: usize = 8;
        let items = self.items;
        let [who] = *bare else { return None };
        let (verb, subject) = (&items[j], &items[who]);
        let tells = who == t + 1
            && (who + 1..j).all(|k| self.describes(k))
            && items[t].marks & mark::VERB != 0
            && !subject.definite
            && self.is_human(who)
            && verb.is_verb()
            && verb.marks & mark::PRESENT != 0
            && !verb.joined;
        if !tells {
            return None;
        }
        let thing = items.get(j + 1).is_some_and(|n| n.what == What::Noun && !self.is_human(j + 1));
        if items[t].marks & mark::ACTIVE != 0 && verb.what == What::Verb && thing {
            return Some(j + 2);
        }
        let group = subject.marks & (mark::PLURAL | mark::COLLECTIVE) != 0;
        let acts = group && matches!(self.thing(who), Some(Thing::Combatant | Thing::Force | Thing::Person));
        let ends = |k: &usize| {
            let item = &items[*k];
            item.is_verb() || matches!(item.what, What::Comma | What::Colon) || item.what == What::Trigger
        };
        let whom = |&k: &usize| {
            let (item, last) = (&items[k], &items[k - 1]);
            let view = self.scene.view;
            let letter = view.text.at(view.pieces[last.end - 1].span.end as usize - 1);
            // «زي ⟦رجال الشرطة⟧» is theirs.
            let apart = last.preposition != Preposition::None && (last.definite || last.name.is_some())
                || last.what != What::Noun
                || matches!(letter, ALEF | TEH_MARBUTA)
                || item.number.is_some();
            // «زيا ⟦عسكريا⟧»
            let adjective = view.word(item.at).looks.nisba && last.what == What::Noun && item.name.is_none();
            item.what == What::Noun
                && item.preposition == Preposition::None
                && !item.joined
                && self.is_human(k)
                && apart
                && !adjective
        };
        let behind = (j + 1..items.len().min(j + MOST)).take_while(|k| !ends(k));
        if acts { behind.skip(1).find(whom) } else { None }
    }
}
