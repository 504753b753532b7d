//! Who the victims are, where the word for them is not all that tells it: «جثث ثلاثة عمال», «الشهداء: 4 في كذا».

use super::clause::Clause;
use super::items::{Item, What};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, TriggerRow, mark};
use crate::signs::{ARABIC_COMMA, COLON, COMMA};
use crate::tokenize::Kind;

impl Clause<'_, '_> {
    /// Those said to be «في عداد المفقودين»: the nearest people, or counted noun, before it in the clause.
    pub(super) fn state_of(&self, t: usize) -> Option<usize> {
        (t.saturating_sub(4)..t).rev().find(|&k| {
            let item = &self.items[k];
            let some = self.is_human(k) || item.number.is_some() && item.thing.is_none();
            self.is_phrase(k) && item.preposition == Preposition::None && some
        })
    }

    /// «الصحفي المحتجز», «العمال الثلاثة المخطوفين»: the one person, or the counted people, that the word describes.
    pub(super) fn held_before(&self, t: usize) -> Option<usize> {
        // «الحراس الذين كانوا ⟦محتجزين⟧ في السجن»
        let was = t > 2
            && self.items[t - 1].marks & mark::HAD != 0
            && self.items[t - 2].what == What::Cue(Cue::Relative)
            && !self.items[t].definite;
        if was && self.items[t - 3].what == What::Noun && self.is_human(t - 3) {
            return Some(t - 3);
        }
        // «جثة الطفل ياسين، المفقود منذ أيام»
        let apart = t > 1 && self.items[t - 1].what == What::Comma;
        let (trigger, k) = (&self.items[t], t.checked_sub(1 + usize::from(apart))?);
        let noun = &self.items[k];
        let one = noun.marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) == 0;
        // «أربعة ناشطين محتجزين في سجن كذا»
        let open = !trigger.definite
            && !noun.definite
            && !apart
            && noun.number.is_some()
            && self.items.get(t + 1).is_some_and(|n| n.preposition != Preposition::None)
            && (noun.marks & mark::PLURAL == trigger.marks & mark::PLURAL
                // «200 أسرة نازحة من كذا»
                || noun.marks & mark::COLLECTIVE != 0 && trigger.marks & mark::FEM != 0);
        let behind = (trigger.definite && noun.definite || open)
            && trigger.tail == 0
            && !trigger.joined
            && noun.end + usize::from(apart) == trigger.first;
        let bare = trigger.preposition == Preposition::None && trigger.number.is_none();
        let told = noun.what == What::Noun && (one || noun.number.is_some());
        // «الطائرة المفقودة»
        let who = self.is_human(k) || self.thing(k) == Some(Thing::Vehicle) && trigger.definite;
        (behind && bare && told && who).then_some(k)
    }

    /// The first of the people listed right before a word for victims: «4 نساء وطفل ضحايا القصف».
    pub(super) fn named_before(&self, t: usize) -> Option<usize> {
        let items = self.items;
        let trigger = &items[t];
        let bare = trigger.number.is_none()
            && !trigger.definite
            && !trigger.joined
            && trigger.preposition == Preposition::None
            && trigger.quantifier.is_none();
        let mut k = t;
        while bare && k > 0 && self.is_human(k - 1) && items[k - 1].what == What::Noun {
            k -= 1;
            if !items[k].joined {
                let told = items[k].preposition == Preposition::None && !items[k].definite;
                return Some(k).filter(|_| told && (items[k].number.is_some() || k + 1 < t));
            }
        }
        None
    }

    /// Whose body it is: «جثة امرأة», «جثث ثلاثة عمال».
    pub(super) fn body_of(&self, t: usize, row: &TriggerRow) -> Option<usize> {
        let (item, next) = (&self.items[t], self.items.get(t + 1)?);
        let types = &self.scene.view.lexicon.tables().events.types;
        // «جثتي امرأتين»: the dual of the word itself counts nothing.
        let two = item.marks & mark::DUAL != 0 && item.end == item.first + 1;
        let bare = (item.number.is_none() || two)
            && item.tail == 0
            && !item.definite
            && types[usize::from(row.kind)] == "die";
        let idafa = next.first == item.end && next.preposition == Preposition::None && !next.joined;
        (bare && idafa && row.weak && next.what == What::Noun && self.is_human(t + 1)).then_some(t + 1)
    }

    /// The first number behind a colon: «الشهداء: 4 في كذا و7 في كذا», «عدد الجرحى: 20».
    pub(super) fn told_behind(&self, at: usize) -> Option<usize> {
        let (t, item) = (at, &self.items[at]);
        let view = self.scene.view;
        // «الشهداء اليوم: 3 في كذا»
        // «شهداء اليوم في كذا: 3 في كذا، 2 في كذا»
        let beside = |n: &&Item| {
            let place = n.preposition != Preposition::None && n.thing == Some(Thing::Place);
            n.what == What::Time || n.what == What::Noun && place && n.number.is_none()
        };
        let t = t + self.items.iter().skip(t + 1).take(3).take_while(beside).count();
        let (colon, next) = (self.items.get(t + 1)?, self.items.get(t + 2)?);
        let open = item.number.is_none()
            && self.listed(at).is_none()
            && item.marks & (mark::PLURAL | mark::DUAL) != 0
            && colon.what == What::Colon
            && view.pieces[colon.first].code == COLON;
        let number = next.what == What::Noun
            && next.number.is_some()
            && next.name.is_none()
            && next.preposition == Preposition::None
            && (next.thing.is_none() || self.is_human(t + 2));
        // «الشهداء: 1- سامر» is a list.
        let mark =
            view.pieces.get(next.end).is_some_and(|p| !matches!(p.kind, Kind::Word) && p.code != COMMA);
        let list = next.thing.is_none()
            && (mark && view.pieces[next.end].code != ARABIC_COMMA
                || self
                    .items
                    .get(t + 3)
                    .is_some_and(|n| n.preposition == Preposition::None && n.name.is_some()));
        (open && number && !list).then_some(t + 2)
    }
}
