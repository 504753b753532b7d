//! What stands behind the prepositions of a trigger's clause.

use super::around::Around;
use super::clause::{Clause, EventDraft};
use super::items::Item;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};

impl Clause<'_, '_> {
    /// The noun phrases after prepositions.
    pub fn bound(&self, draft: &mut EventDraft, row: &TriggerRow, around: &Around) {
        for &j in &around.bound {
            let item = &self.items[j];
            // «تنطلق المسابقة بمشاركة 16 فرقة»: an active verb names its own subject.
            let active = draft.marks & (mark::ACTIVE | mark::PASSIVE) == mark::ACTIVE
                && draft.marks & mark::VERB != 0
                && row.subject == Role::Agent;
            // «إعدام ميداني لثلاثة شبان»
            let of = item.preposition == Preposition::For
                && j == self.behind_adjective(draft.item)
                && self.is_beside(j)
                && row.idafa == Role::Patient
                && draft.marks & (mark::EVENT | mark::PERSON) == mark::EVENT
                && !self.items[draft.item].definite
                && self.wants(row, j);
            let role = match item.preposition {
                Preposition::By if active => Role::None,
                Preposition::By => Role::Agent,
                Preposition::For if of => Role::Patient,
                p => row.behind(p),
            };
            if self.is_event(j) {
                let leads =
                    matches!(item.preposition, Preposition::In | Preposition::During | Preposition::With);
                if leads && draft.cause.is_none() && role != Role::Patient {
                    draft.cause = Some(j);
                }
                continue;
            }
            match role {
                // «على يد مجهولين»: even if nothing is known of the noun.
                Role::Agent
                    if item.preposition == Preposition::By
                        && draft.agent.is_none()
                        && !self.is_of_shot(j)
                        && !matches!(self.thing(j), Some(Thing::Weapon | Thing::Place)) =>
                {
                    draft.agent = Some(j);
                }
                Role::None => {}
                // «استهداف من مسيرة»
                Role::Agent
                    if item.preposition == Preposition::From
                        && j == draft.item + 1
                        && matches!(self.thing(j), Some(Thing::Weapon | Thing::Vehicle)) =>
                {
                    self.assign(draft, Role::Instrument, Some(j));
                }
                // «قصف من حواجز النظام»
                Role::Agent
                    if item.preposition == Preposition::From
                        && j == self.behind_adjective(draft.item)
                        && self.thing(j) == Some(Thing::Building)
                        && item.is_of_people() =>
                {
                    draft.agent = draft.agent.or(Some(j));
                }
                // «قصف من قوات النظام», but «هجوم على دورية من القوات»
                Role::Agent
                    if item.preposition == Preposition::From
                        && (j != self.behind_adjective(draft.item)
                            || !(matches!(
                                self.thing(j),
                                Some(Thing::Force | Thing::Combatant | Thing::Police)
                            ) || self.is_band(draft, j))) =>
                {
                    self.refuse(draft.item, role, j, "no force right behind the trigger")
                }
                // «اجتماعها الخاص بفتح المظاريف»: nobody is met.
                Role::Patient
                    if item.is_unknown()
                        && item.preposition == Preposition::With
                        && self.type_of(draft) == "meet" =>
                {
                    self.refuse(draft.item, role, j, "nothing is known of it");
                }
                // «قصف لقرية كذا»
                Role::Agent
                    if item.preposition == Preposition::For && self.thing(j) == Some(Thing::Place) =>
                {
                    draft.places.push(j);
                }
                // «قصف بطائرة مسيرة للاحتلال»
                Role::Agent
                    if item.preposition == Preposition::For
                        && j > draft.item + 1
                        && self.thing(j) == Some(Thing::Force)
                        && matches!(self.thing(j - 1), Some(Thing::Weapon | Thing::Vehicle))
                        && !draft.patients.contains(&(j - 1))
                        && self.items[j - 1].end == item.first =>
                {
                    draft.agent = draft.agent.or(Some(j));
                }
                // «قصف للنظام», but «استهداف لسيارة»
                Role::Agent
                    if item.preposition == Preposition::For
                        && j > draft.item + 1
                        && !(j == self.behind_adjective(draft.item)
                            && self.thing(j) == Some(Thing::Force)) =>
                {
                    self.refuse(draft.item, role, j, "not right behind the trigger");
                }
                Role::Agent
                    if item.preposition == Preposition::For
                        && !matches!(
                            self.thing(j),
                            Some(Thing::Force | Thing::Combatant | Thing::Police)
                        )
                        // «اجتماع للجامعة العربية»
                        && !(self.thing(j) == Some(Thing::Body)
                            && matches!(self.type_of(draft), "meet" | "agree" | "aid")) =>
                {
                    self.refuse(draft.item, role, j, "it names nobody who fights");
                }
                // «سيارات مزودة برشاشات»: what the cars have, not what hit them.
                // «قتل أثناء توجهه بسيارته»
                Role::Instrument if item.tail > 0 && self.thing(j) == Some(Thing::Vehicle) => {
                    self.refuse(draft.item, role, j, "it is his own");
                }
                // «قتل في انفجار عبوة بمدرعة»: where the bomb was, which did it.
                Role::Instrument
                    if item.preposition == Preposition::With && self.is_blown_up(draft.item, j) =>
                {
                    self.refuse(draft.item, role, j, "a weapon before it did it");
                }
                Role::Instrument if self.equips(j) => {
                    self.refuse(draft.item, role, j, "it says what the thing before it is equipped with");
                }
                // «غارة بطيران روسي»: a force is no weapon, but who strikes with it.
                Role::Instrument
                    if j == draft.item + 1
                        && self.thing(j) == Some(Thing::Force)
                        && item.preposition == Preposition::With
                        // «هجوم بالطيران المسير ⟦شنته⟧ قوات كذا»
                        && !self.items.get(j + 1).is_some_and(|n| n.is_verb() && n.tail > 0)
                        // «قصف تركي بالمدفعية»
                        && !self.items[draft.item].is_of_people()
                        && draft.agent.is_none()
                        && draft.marks & mark::EVENT != 0
                        && self.type_of(draft) == "attack" =>
                {
                    self.assign(draft, Role::Agent, Some(j));
                }
                Role::Instrument if !matches!(self.thing(j), Some(Thing::Weapon | Thing::Vehicle)) => {
                    self.refuse(draft.item, role, j, "it names no weapon and no vehicle");
                }
                // «عبوة على جانب الطريق»: where it was.
                Role::Patient if item.preposition == Preposition::On && self.is_roadside(j) => {
                    self.refuse(draft.item, role, j, "it is by the road");
                }
                // «كمين لكتائب كذا», but «كمين لدورية»
                Role::Patient
                    if row.ambush
                        && item.preposition == Preposition::For
                        && item.marks & mark::IRREGULAR != 0 =>
                {
                    self.assign(draft, Role::Agent, Some(j));
                }
                Role::Patient if draft.patients.is_empty() || item.preposition == Preposition::On => {
                    if draft.patients.is_empty() {
                        self.assign(draft, role, Some(j));
                    }
                }
                Role::Agent if item.preposition == Preposition::Between => {
                    if draft.agent.is_none() {
                        draft.agent = Some(j);
                        // «بين الشرطة ومتظاهرين»
                        let next = (j + 1..self.items.len().min(j + 4))
                            .find(|&k| self.items[k].joined && self.is_phrase(k))
                            .filter(|&k| self.may_face(j, k));
                        if draft.patients.is_empty() {
                            draft.patients.extend(next);
                        }
                    }
                }
                role => self.assign(draft, role, Some(j)),
            }
        }
    }

    /// «بين الطرفين في محيط كذا ⟦وكذا⟧»: whether item `k` may be the other side of a fight, not one more of the places where
    /// the one of item `j` fought.
    fn may_face(&self, j: usize, k: usize) -> bool {
        let led = |i: &Item| {
            matches!(i.preposition, Preposition::In | Preposition::Near | Preposition::On) && !i.joined
        };
        let many = self.items[k].marks & (mark::PLURAL | mark::COLLECTIVE) != 0;
        let side = self.is_human(k) && (many || self.items[k].end > self.items[k].at + 1);
        let stands = matches!(self.thing(k), Some(Thing::Force | Thing::Police | Thing::Building));
        !self.items[j + 1..k].iter().any(led) || side || stands
    }

    /// Whether the item is the road, of which nothing else is said, or its side.
    fn is_roadside(&self, j: usize) -> bool {
        let (item, view) = (&self.items[j], self.scene.view);
        item.name.is_none()
            && item.number.is_none()
            && (item.at..item.end).any(|at| view.topic(at, Cue::Roads).is_some())
    }

    /// «انفجار عبوة ⟦بمدرعة⟧»: whether item `j` is a vehicle or a building behind a weapon that stands right behind an event
    /// between it and the trigger.
    fn is_blown_up(&self, t: usize, j: usize) -> bool {
        let hit = matches!(self.thing(j), Some(Thing::Vehicle | Thing::Building));
        let weapon =
            |k: usize| self.thing(k) == Some(Thing::Weapon) && self.items[k].first == self.items[k - 1].end;
        hit && j > t + 2 && weapon(j - 1) && j - 2 > t && self.is_event(j - 2)
    }

    /// «برصاص ⟦طائش⟧»: whether an unknown word without an article says what the weapon right before it was like.
    fn is_of_shot(&self, j: usize) -> bool {
        let item = &self.items[j];
        let plain = item.is_unknown() && !item.definite && item.end == item.at + 1;
        let looks = self.scene.view.word(item.at).looks;
        let weapon = j > 0 && self.thing(j - 1) == Some(Thing::Weapon) && self.items[j - 1].end == item.first;
        plain && weapon && item.tail == 0 && !looks.plural
    }

    /// «هجوم من ⟦مجهولين⟧»: whether the item names several people, who may attack.
    fn is_band(&self, draft: &EventDraft, j: usize) -> bool {
        let item = &self.items[j];
        let alone = item.end == item.at + 1 && item.name.is_none() && !item.definite;
        let many = item.marks & mark::PLURAL != 0 && alone;
        many && self.is_human(j) && self.type_of(draft) == "attack"
    }
}
