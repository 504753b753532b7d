//! Gives a noun phrase the role that a frame has for it, or says why it does not get it.

use super::clause::{Clause, EventDraft};
use super::items::What;
use crate::calendar::years;
use crate::found::{Feature, Label, Value};
use crate::lexicon::Class;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::tokenize::Kind;

impl Clause<'_, '_> {
    /// Whether the item names a place that is no country, right behind a word.
    fn is_town(&self, i: usize) -> bool {
        let item = &self.items[i];
        let place = item.name.and_then(|e| match &self.scene.entities[e].value {
            Value::Name(name) => name.place.as_ref(),
            _ => None,
        });
        item.preposition == Preposition::None && place.is_some_and(|p| p.feature != Feature::Country)
    }

    /// The item behind trigger `t`, or behind the one adjective that follows it: «قصف ⟦عنيف⟧ لقوات كذا».
    pub fn behind_adjective(&self, t: usize) -> usize {
        let word = self
            .items
            .get(t + 1)
            .is_some_and(|i| i.is_unknown_word() && !i.joined && i.first == self.items[t].end);
        t + 1 + usize::from(word)
    }

    /// Whether item `j` stands right behind the one before, but for a preposition of one letter: «ل3 شبان».
    pub fn is_beside(&self, j: usize) -> bool {
        let (view, end, first) = (self.scene.view, self.items[j - 1].end, self.items[j].first);
        first == end || first == end + 1 && view.pieces[end].kind == Kind::Word
    }

    /// The force right behind a weapon or an aircraft whose it is said to be: «طائرة مسيرة تابعة للعدو».
    pub fn owner_behind(&self, weapon: usize) -> Option<usize> {
        // «مسيرة مذخرة للجيش»
        let word = self.items.get(weapon + 1).is_some_and(|i| i.is_unknown_word() && !i.joined);
        let at = weapon + 1 + usize::from(word);
        let next = self.items.get(at)?;
        let force = match self.thing(at) {
            Some(Thing::Force) => true,
            Some(Thing::Place) => next.name.is_some(),
            _ => false,
        };
        let owns = next.what == What::Noun && next.preposition == Preposition::For && !next.joined;
        (owns && force && next.number.is_none() && next.first == self.items[at - 1].end).then_some(at)
    }

    /// Whether the word of trigger `t` may be a noun for the event, too.
    pub fn may_be_noun(&self, t: usize) -> bool {
        let mut senses = self.scene.view.senses(self.items[t].first, Class::Trigger);
        self.items[t].tail == 0 && senses.any(|s| s.flags & mark::EVENT != 0)
    }

    /// «جرافات بلدية القدس»: whether a body or force stands in idafa behind the noun.
    fn is_owned(&self, i: usize) -> bool {
        let (item, view) = (&self.items[i], self.scene.view);
        let nouns = &view.lexicon.tables().events.nouns;
        let owner = |s: Thing| matches!(s, Thing::Body | Thing::Force | Thing::Police);
        (item.at + 1..item.end).any(|at| {
            let named = self.scene.entity(at).is_some_and(|e| self.scene.entities[e].label == Label::Org);
            named || view.senses(at, Class::Actor).any(|s| owner(nouns[s.arg as usize].0))
        })
    }

    /// Whether a participle before item `j` binds it to the noun before: «مزودة برشاشات».
    pub fn equips(&self, j: usize) -> bool {
        let before = self.items[j].first.checked_sub(1);
        before.is_some_and(|at| self.scene.view.senses(at, Class::Cue).any(|s| s.arg == Cue::Equipped as i32))
    }

    /// Gives an item a role that is free.
    pub fn assign(&self, draft: &mut EventDraft, role: Role, item: Option<usize>) {
        let Some(i) = item.filter(|&i| i != draft.item) else { return };
        if self.is_event(i) {
            // Not a participant but an event of its own.
            if role == Role::Agent || role == Role::Instrument {
                draft.cause = draft.cause.or(Some(i));
            } else if role == Role::Patient && draft.patients.is_empty() {
                draft.patients.push(i);
            }
            return;
        }
        // «إعصار شاهين يقتل 11»: the storm's name.
        let storm = i.checked_sub(1).filter(|&k| {
            let name = &self.items[i];
            let beside = name.first == self.items[k].end && !name.joined && name.number.is_none();
            role == Role::Agent && beside && self.is_event(k) && self.may_tell(k, "accident")
        });
        if let Some(storm) = storm.filter(|_| self.thing(i) != Some(Thing::Vehicle)) {
            draft.cause = draft.cause.or(Some(storm));
            return;
        }
        let place = self.thing(i) == Some(Thing::Place);
        let item = &self.items[i];
        // «مذبحة 1391»: a year.
        let year = item.thing.is_none()
            && draft.marks & mark::EVENT != 0
            && item.number.and_then(|e| self.scene.number(e)).is_some_and(|n| {
                n.noun.is_none()
                    && matches!(&n.value, Some(crate::found::Numeric::Int(y)) if years::OF_EVENT.holds(*y))
                    && n.bound == crate::found::Bound::Exact
            });
        if year {
            return;
        }
        let known = item.thing.is_some()
            || item.name.is_some()
            || item.number.is_some()
            || item.what == What::Trigger;
        match role {
            // An unknown word after a noun is more often an adjective.
            Role::Agent if !known && draft.marks & mark::EVENT != 0 => {
                self.refuse(draft.item, role, i, "an unknown word behind a noun");
            }
            Role::Agent if !known && !item.definite && item.marks & mark::PLURAL == 0 => {
                self.refuse(draft.item, role, i, "an unknown word without an article");
            }
            // «هجمات ثلاث منها»: a number names nobody.
            Role::Agent
                if item.number.is_some()
                    && item.thing.is_none()
                    && item.name.is_none()
                    && item.what == What::Noun
                    && draft.marks & mark::EVENT != 0 =>
            {
                self.refuse(draft.item, role, i, "a number without a noun behind a noun");
            }
            // «مجزرة السوق»: a building is where people died, not who died.
            Role::Patient
                if self.thing(i) == Some(Thing::Building)
                    && draft.marks & mark::EVENT != 0
                    && self.rows()[draft.row].when.is_empty()
                    && matches!(self.type_of(draft), "die" | "injure") =>
            {
                draft.places.push(i);
            }
            // «تفجيرات لندن»: a city is the place, not the agent.
            Role::Agent if place && draft.marks & mark::EVENT != 0 && self.is_town(i) => draft.places.push(i),
            // «احتجاجات عمت العراق»: no place marches.
            Role::Agent if place && self.type_of(draft) == "protest" => draft.places.push(i),
            Role::Agent if place && item.name.is_none() => {
                self.refuse(draft.item, role, i, "a place without a name");
            }
            Role::Agent
                if matches!(item.thing, Some(Thing::Building | Thing::Other | Thing::Abstract))
                    && (item.name.is_none()
                        || self.type_of(draft) == "aid"
                        || self.trigger_reaches(draft, i)) =>
            {
                self.refuse(draft.item, role, i, "a thing, which does nothing");
            }
            Role::Agent => {
                // «قصفت طائرات روسية القرية»: the aircraft are the instrument, who owns them is the agent.
                let manned = self.thing(i) == Some(Thing::Vehicle)
                    && matches!(self.type_of(draft), "attack" | "die" | "injure" | "destroy");
                let device = manned || self.thing(i) == Some(Thing::Weapon);
                // «قصفت مدفعية الجيش»: it is the weapon, too, though it acts as a force does.
                let nouns = &self.scene.view.lexicon.tables().events.nouns;
                let lemma = item.lemma.map(|l| &nouns[l as usize].1);
                let guns = self.thing(i) == Some(Thing::Force)
                    && self.scene.view.senses(item.at, Class::Actor).any(|s| {
                        let noun = &nouns[s.arg as usize];
                        noun.0 == Thing::Weapon && Some(&noun.1) == lemma
                    });
                if device || guns {
                    draft.instrument = draft.instrument.or(Some(i));
                }
                if !device || manned && (self.items[i].is_of_people() || self.is_owned(i)) {
                    draft.agent = draft.agent.or(Some(i));
                }
            }
            // «السيطرة على ثلاث بلدات»
            // «أحرق قريتهم»: without a name it is no place but what is destroyed.
            Role::Patient
                if place
                    && !(item.number.is_some() && item.name.is_none() && item.spot.is_none())
                    && !(item.name.is_none() && item.spot.is_none() && self.type_of(draft) == "destroy") =>
            {
                draft.places.push(i);
            }
            // «اندلع حريق ضخم»: an adjective.
            Role::Patient
                if !known
                    && !item.definite
                    && item.preposition == Preposition::None
                    && draft.marks & mark::PHRASE != 0
                    && self.type_of(draft) == "accident" =>
            {
                self.refuse(draft.item, role, i, "an unknown word without an article");
            }
            // «مجزرة كذا»: who was massacred has a name that is known, or is counted.
            Role::Patient
                if !known
                    && item.definite
                    && item.preposition == Preposition::None
                    && draft.marks & mark::EVENT != 0
                    && self.type_of(draft) == "die"
                    && self.rows()[draft.row].behind(Preposition::Against) == Role::Patient =>
            {
                draft.places.push(i);
            }
            // «قصف #كذا»
            Role::Patient
                if !known
                    && self.scene.view.pieces[item.at].tag
                    && draft.marks & mark::EVENT != 0
                    && self.rows()[draft.row].when.is_empty() =>
            {
                draft.places.push(i);
            }
            // «قصف على كفرنبودة»: an unknown name after على is a place more often than anything else.
            Role::Patient
                if !known
                    && item.preposition == Preposition::On
                    // «ألقت براميل على كفركذا»
                    && (draft.marks & mark::EVENT != 0
                        || !item.definite && self.rows()[draft.row].object == Role::Instrument)
                    // «السيطرة على معدل التضخم»
                    && (self.rows()[draft.row].when.is_empty()
                        || self.rows()[draft.row].object == Role::Instrument
                        || item.end == item.at + 1) =>
            {
                draft.places.push(i)
            }
            // «قصف سابق»: an adjective, also where the noun is written as the verb is.
            Role::Patient
                if !known
                    && !item.definite
                    && item.preposition == Preposition::None
                    && self.rows()[draft.row].when.is_empty()
                    && (draft.marks & mark::EVENT != 0
                        || i == draft.item + 1 && self.may_be_noun(draft.item)) =>
            {
                self.refuse(draft.item, role, i, "an unknown word without an article");
            }
            // «تسمم غذائي»
            Role::Patient
                if !known
                    && !item.definite
                    && item.preposition == Preposition::None
                    && draft.marks & mark::EVENT != 0
                    && self.type_of(draft) == "injure"
                    && self.scene.view.word(item.at).looks.nisba =>
            {
                self.refuse(draft.item, role, i, "an adjective of relation");
            }
            Role::Patient if draft.patients.is_empty() => draft.patients.push(i),
            Role::Instrument => draft.instrument = draft.instrument.or(Some(i)),
            Role::Place => draft.places.push(i),
            Role::Patient => self.refuse(draft.item, role, i, "another fills the role"),
            Role::None => self.refuse(draft.item, role, i, "the frame gives it no role"),
            Role::Source => {}
        }
    }

    /// «⟦قطعوا طريق⟧ المطار»: whether the name of an item begins within the phrase that is the trigger.
    fn trigger_reaches(&self, draft: &EventDraft, i: usize) -> bool {
        let name = self.items[i].name.map(|e| self.scene.entities[e].span);
        name.is_some_and(|name| name.start < self.items[draft.item].head.end && i > draft.item)
    }
}
