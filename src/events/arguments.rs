//! Who does what to whom: the participants that a trigger's own clause gives it.

use super::around::Around;
use super::clause::{Clause, EventDraft, complement};
use super::items::{Item, What};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::{Class, Proclitics, Sense, bit};

impl Clause<'_, '_> {
    /// The event of the trigger at item `t`: its first sense whose conditions hold.
    pub fn draft(&self, t: usize, before: &[EventDraft]) -> Option<EventDraft> {
        let view = self.scene.view;
        let item = &self.items[t];
        let around = self.around(t);
        let mut best = None;
        // «ضرب الكاتب مثلا» is a verb with subject and object, or nothing.
        let clause = around.bare.len() > 1
            && self.items[around.bare[0]].definite
            && !self.items[around.bare[1]].definite;
        let mut verb = false;
        // «من تهمة ⟦قتل⟧ متظاهر»: no verb in idafa.
        let charge = item.first > 0
            && view.senses(item.first - 1, Class::Cue).any(|s| s.arg == Cue::General as i32)
            && !view.word(item.first - 1).looks.proclitics.any(Proclitics::AL)
            && view.word(item.first - 1).mask & bit(Class::Actor) == 0
            && view.senses(item.first, Class::Trigger).any(|s| s.flags & mark::EVENT != 0);
        let mut consider = |sense: Sense| {
            let noun = sense.flags & mark::VERB == 0;
            // A word that was read as a noun has no verbal senses.
            let fits = noun || item.marks & mark::VERB != 0 && !charge;
            if best.is_none() && sense.class == Class::Trigger && fits && !(noun && verb && clause) {
                let read = self.read(t, sense, &around, before);
                if self.notes.is_some() {
                    self.sense(t, sense.arg as usize, &around.items(), read.as_ref().err().copied());
                }
                best = read.ok();
                verb |= !noun;
            }
        };
        let phrase = view.longest(item.at, Class::Trigger).filter(|f| f.end > item.at + 1);
        let start = if item.number.is_some() { item.at_word(self) } else { item.first };
        if let Some(found) = phrase {
            view.phrases(start, |f| {
                if f.end == found.end {
                    consider(f.reading.sense);
                }
            });
        }
        // «أردوه قتيلا»: a frame that asks for a word says more than one that does not.
        let asks = |sense: &Sense| self.rows().get(sense.arg as usize).is_some_and(|row| row.with != 0);
        view.senses(start, Class::Trigger).filter(asks).for_each(&mut consider);
        view.senses(start, Class::Trigger).filter(|sense| !asks(sense)).for_each(&mut consider);
        best
    }

    /// The event of one sense of a trigger, or why it tells of none.
    fn read(
        &self,
        t: usize,
        sense: Sense,
        around: &Around,
        before: &[EventDraft],
    ) -> Result<EventDraft, &'static str> {
        let row_number = sense.arg as usize;
        let row = self.rows().get(row_number).ok_or("it has no frame")?;
        let item = &self.items[t];
        let mut draft = EventDraft {
            item: t,
            kind: row.kind,
            row: row_number,
            marks: sense.flags,
            person: sense.flags & mark::PERSON != 0,
            actor: sense.flags & mark::ACTOR != 0,
            weak: row.weak,
            ..EventDraft::default()
        };
        // «أدى إلى ⟦توقف⟧ الحركة»: no verb stands behind a preposition.
        let led = matches!(item.preposition, Preposition::To | Preposition::In | Preposition::About);
        if led && sense.flags & mark::VERB == mark::PRESENT && sense.flags & mark::PHRASE == 0 {
            return Err("a preposition before it, so it is no verb");
        }
        // «وفرتها الشركة» («provided it») is not «fled»: an intransitive verb has no object pronoun.
        let idle = row.object == Role::None && row.with == 0 && sense.flags & mark::PHRASE == 0;
        if idle && item.tail > 0 && sense.flags & mark::VERB != 0 {
            return Err("it takes no object, and a pronoun stands behind it");
        }
        // «الفيديو الذي نشره الجهاديون»: the case shows that the word before them is a verb.
        let verb = sense.flags & mark::EVENT != 0
            && item.tail > 0
            && self.items.get(t + 1).is_some_and(|n| {
                let nominative = self.scene.view.word(n.at).looks.nominative && n.definite;
                n.first == item.end && n.preposition == Preposition::None && !n.joined && nominative
            });
        if verb {
            return Err("a noun in the nominative follows it, so it is a verb");
        }
        // «يصب في بحيرة»: the jussive of «أصاب» stands behind a negation alone.
        let jussive = sense.flags & mark::SHORT != 0 && sense.flags & mark::PLURAL == 0;
        if jussive && !t.checked_sub(1).is_some_and(|k| self.items[k].what == What::Cue(Cue::Negation)) {
            return Err("the jussive, and no negation before it");
        }
        // «فقد هجره السكان», «فقد خفضت»: the particle before a verb.
        let lost = sense.flags & mark::PASSIVE != 0
            && sense.flags & (mark::ACTIVE | mark::FEM | mark::PLURAL | mark::DUAL) == 0
            && row.subject == Role::None
            && row.object == Role::Patient
            && item.tail == 0;
        let verb = |n: &Item| n.is_verb() || n.is_unknown_word() && n.quantifier.is_none();
        if lost && self.items.get(t + 1).is_some_and(|n| n.first == item.end && verb(n)) {
            return Err("a particle before a verb");
        }
        // «6 شهداء حصيلة ⟦قصف⟧ الطيران»: the dead before it do nothing, so the word is the noun.
        let fell = |b: usize| {
            let person = self.items[b].what == What::Trigger && self.items[b].marks & mark::PERSON != 0;
            person && b + 1 < t && (self.may_tell(b, "die") || self.may_tell(b, "injure"))
        };
        let finite = sense.flags & mark::VERB == mark::PAST;
        if finite
            && self.type_of(&draft) == "attack"
            && self.may_be_noun(t)
            && around.before.is_some_and(fell)
        {
            return Err("the dead do nothing");
        }
        if row.with != 0 {
            draft.complement =
                Some(self.completed(t, row.with).ok_or("the word that it needs does not follow")?);
        }
        // «انفجار سيارة مفخخة في مصنع» is no accident.
        let bomb = |&f: &usize| f == t + 1 && self.thing(f) == Some(Thing::Weapon);
        if row.with != 0 && self.type_of(&draft) == "accident" && around.bare.first().is_some_and(bomb) {
            return Err("a weapon did it");
        }
        // «راح ضحية اعتداءاتها 7 فلسطينيين»: the complement is no participant.
        let rest = draft.complement.map(|c| Around {
            bare: around
                .bare
                .iter()
                .copied()
                // «غمرت مياه ⟦الفيضانات⟧ قرى»
                .filter(|&k| !(k > 0 && self.is_event(k) && self.items[k - 1].first == c))
                .filter(|&k| self.items[k].first != c && !(row.subject == Role::Patient && self.is_event(k)))
                .collect(),
            bound: around.bound.clone(),
            ..*around
        });
        let around = rest.as_ref().unwrap_or(around);
        // «جرى تبادل 50 أسيرا»: the word that it needs is counted, and nobody else is named.
        let counted = match (draft.complement, around.before, &around.bare[..]) {
            (Some(c), None, &[only]) if row.subject == Role::Agent && row.object == Role::Patient => {
                Some(only).filter(|&k| (self.items[k].first + 1..self.items[k].end).contains(&c))
            }
            _ => None,
        };
        self.assign(&mut draft, Role::Patient, counted);
        let emptied = counted.map(|_| Around { bare: Vec::new(), bound: around.bound.clone(), ..*around });
        let around = emptied.as_ref().unwrap_or(around);
        let hit = if sense.flags & mark::VERB != 0 { self.resumed_on(t, row, around) } else { None };
        // «القرية التي سيطر عليها المسلحون»: who stands behind the verb does it.
        let others = hit.map(|_| Around { before: None, bare: around.bare.clone(), ..Around::default() });
        if sense.flags & mark::VERB != 0 {
            self.verb(&mut draft, row, sense.flags, others.as_ref().unwrap_or(around));
            // «المناطق التي يسيطر عليها الجيش»: what somebody holds, of no place in particular.
            let held = |h: usize| {
                let place = self.thing(h) == Some(Thing::Place) && self.items[h].number.is_none();
                place && !self.is_place_named(h) && sense.flags & mark::VERB == mark::PRESENT
            };
            if hit.is_some_and(held) && self.type_of(&draft) == "capture" {
                return Err("it is what somebody holds, of no place in particular");
            }
            if let Some(hit) = hit.filter(|_| draft.patients.is_empty()) {
                draft.agent = draft.agent.filter(|&a| a != hit);
                self.assign(&mut draft, Role::Patient, Some(hit));
            }
            // «قال إن اثنين من جنوده قتلا وجرح ثالث»: several do nothing that a verb in the singular tells.
            let several = |&a: &usize| a < t && self.several(a).is_some();
            let one = item.joined && sense.flags & (mark::PLURAL | mark::DUAL | mark::FEM) == 0;
            draft.agent = draft.agent.filter(|a| !(one && several(a)));
            draft.agent = draft.agent.filter(|&a| !self.suffered(&draft, a, before));
            let own = draft.patients.clone();
            self.implicit(&mut draft, row, before, around.bare.is_empty());
            if self.names_own(t, row, sense.flags, around) {
                draft.patients = own;
            }
        } else if draft.person {
            if draft.actor {
                draft.agent = Some(t);
            } else {
                let held = self
                    .held_before(t)
                    .filter(|_| matches!(self.type_of(&draft), "detain" | "abduct" | "missing" | "displace"));
                // «الصحفي المحتجز»: somebody in particular.
                draft.weak &= held.is_none();
                let who = held
                    .or_else(|| self.named_before(t))
                    .or_else(|| self.body_of(t, row))
                    .or_else(|| self.wounded(t, row))
                    .or_else(|| self.exposed(t, row))
                    .or_else(|| self.told_behind(t));
                draft.patients.push(who.unwrap_or(t));
            }
        } else {
            self.noun(&mut draft, row, around);
        }
        // «سقط قتلى في المعارك»: the word for those who died tells it.
        let mut cues = self.scene.view.senses(item.first, Class::Cue);
        let falls = row.with != 0 && cues.any(|s| s.arg == Cue::Happen as i32);
        let person = |&p: &usize| self.items[p].what == What::Noun && self.is_human(p);
        if falls && self.type_of(&draft) == "die" && !draft.patients.iter().all(person) {
            return Err("another word tells of the same");
        }
        // «سقوط مواطن من شرفة وإصابة أخيه»
        let alone = |&p: &usize| {
            let who = &self.items[p];
            self.thing(p) == Some(Thing::Civilian) && who.number.is_none() && who.marks & mark::PLURAL == 0
        };
        if falls && self.type_of(&draft) == "die" && draft.patients.iter().all(alone) {
            return Err("he fell from a height");
        }
        self.bound(&mut draft, row, around);
        if draft.agent.is_none() && sense.flags & (mark::EVENT | mark::PERSON) == mark::EVENT {
            let subject = match self.type_of(&draft) {
                "move" => self.governor(t, row),
                // «وصل الوزير في زيارة», but «خاض المدرب اللقاء»
                "meet" if item.preposition != Preposition::None || !item.definite => {
                    self.governor(t, row).filter(|&a| self.thing(a) == Some(Thing::Official))
                }
                _ => None,
            };
            draft.agent = subject.filter(|a| !draft.patients.contains(a));
        }
        // «يستهدف محيط مدينة كذا»
        let near = row.object == Role::Patient
            && sense.flags & mark::VERB != 0
            && draft.patients.is_empty()
            && draft.places.is_empty()
            && row.when.iter().any(|c| c.role == Role::Patient && c.things >> Thing::Place as u32 & 1 == 1);
        if near {
            let around = around.bound.iter().copied().find(|&k| {
                self.items[k].preposition == Preposition::Near && self.thing(k) == Some(Thing::Place)
            });
            draft.places.extend(around);
        }
        // «ألقت الشرطة ⟦القبض على⟧ ثلاثة»: the phrase took the preposition of the verb.
        let opened =
            draft.complement.and_then(|c| self.items.iter().position(|i| i.first == c)).filter(|&k| {
                let marks = self.items[k].marks;
                // «قضت المحكمة بإعدام ثلاثة»
                let judged = self.type_of(&draft) == "sentence" && marks & mark::EVENT != 0;
                let phrase = marks & mark::PHRASE != 0 && self.type_of(&draft) != "agree";
                self.items[k].what == What::Trigger && (phrase || judged)
            });
        // «أصدرت المحكمة حكما بسجن ثلاثة»
        let opened = opened.or_else(|| {
            let next = Some(t + 1).filter(|&k| k < self.items.len() && self.type_of(&draft) == "sentence")?;
            let term = &self.items[next];
            let led = term.preposition == Preposition::With && term.first == item.end && term.tail == 0;
            let kind = self.may_tell(next, "detain") || self.may_tell(next, "die");
            let decree = sense.flags & mark::PHRASE != 0;
            (decree && led && kind && self.is_event(next)).then_some(next)
        });
        if let Some(k) = opened.filter(|&k| draft.patients.is_empty() && k + 1 < self.items.len()) {
            draft.patients.extend(Some(k + 1).filter(|&p| self.is_phrase(p)));
        }
        if sense.flags & (mark::PHRASE | mark::EVENT) == (mark::PHRASE | mark::EVENT)
            && item.preposition == Preposition::In
            && row.idafa != Role::Agent
            && draft.patients.is_empty()
            && draft.agent.is_none()
            && matches!(self.type_of(&draft), "die" | "missing" | "injure")
        {
            draft.patients.extend(self.state_of(t));
        }
        let counted =
            item.number.is_some() || item.quantifier == Some(Cue::Several) || sense.flags & mark::DUAL != 0;
        // «أدى إلى وفاتين»
        let deaths = sense.flags & mark::DUAL != 0 && row.weak && self.type_of(&draft) == "die";
        if sense.flags & mark::EVENT != 0
            && row.idafa == Role::Patient
            && (row.hurts || deaths)
            && counted
            && draft.patients.is_empty()
        {
            // «4 إصابات» are four people.
            draft.patients.push(t);
            draft.person = true;
        }
        if draft.agent.is_none() && draft.instrument.is_some_and(|i| self.items[i].is_of_people()) {
            // «صاروخ إسرائيلي»
            draft.agent = draft.instrument;
        }
        if draft.agent.is_none() {
            // «مسيرة للاحتلال تستهدف سيارة»: whose the weapon is.
            draft.agent =
                draft.instrument.and_then(|i| self.owner_behind(i)).filter(|a| !draft.patients.contains(a));
        }
        if draft.agent.is_none() && !draft.person && item.is_of_people() && self.type_of(&draft) != "accident"
        {
            // The nationality is who does it where nothing else says so.
            draft.agent = Some(t);
        }
        self.coordinate(&mut draft);
        if self.type_of(&draft) == "sentence" {
            self.judged_too(&mut draft);
        }
        match self.type_of(&draft) {
            "aid" => self.given(&mut draft),
            "detain" => self.ordered(&mut draft),
            "sentence" => self.judges(&mut draft, row),
            _ => {}
        }
        if !self.holds(&draft, row) && self.listed_behind(&draft).is_none() {
            return Err("nothing fills a role as its frame wants");
        }
        // «فجر مجهولون عبوة»: with what they did it.
        let blown = |p: &usize| self.thing(*p) == Some(Thing::Weapon) && draft.instrument.is_none();
        let asked =
            row.when.iter().any(|c| c.role == Role::Patient && c.things >> Thing::Weapon as u32 & 1 == 1);
        if asked && sense.flags & mark::VERB != 0 && self.type_of(&draft) == "attack" {
            draft.instrument = draft.instrument.or(draft.patients.first().copied().filter(blown));
            draft.patients.retain(|p| Some(*p) != draft.instrument);
        }
        Ok(draft)
    }

    /// Whether the clause itself names the patient: in «أفرجت عن ثمانية منهم وقتلت التاسع» it is not all of those
    /// mentioned before.
    fn names_own(&self, t: usize, row: &TriggerRow, flags: u32, around: &Around) -> bool {
        let bound = |&k: &usize| row.behind(self.items[k].preposition) == Role::Patient && !self.is_event(k);
        let ninth = self.items.get(t + 1).filter(|n| n.what == What::Other && n.first == self.items[t].end);
        let label = ninth.and_then(|n| n.name).map(|e| self.scene.entities[e].label);
        // The impersonal passive is masculine: «أفرج عنهم».
        let acts = row.subject == Role::Agent && row.object == Role::None && flags & mark::FEM != 0;
        label == Some(crate::found::Label::Ordinal) || acts || around.bound.iter().any(bound)
    }

    /// Whether a complement of the group stands in the clause.
    fn completed(&self, t: usize, group: u16) -> Option<usize> {
        let (view, first) = (&self.scene.view, self.items[t].end);
        let found = complement(view, first, group)?;
        // «فتح تحقيقا لمعرفة الأسباب التي أدت إلى اشتعال النيران»: the object of «فتح» cannot lie beyond a relative
        // pronoun.
        let bound = view.word(found).looks.proclitics.any(Proclitics::BI | Proclitics::LI)
            || view.first(found, Class::Complement).is_some_and(|r| r.proclitics.0 != 0)
            || view.senses(found.saturating_sub(1), Class::Preposition).next().is_some();
        let relative =
            (first..found).any(|i| view.senses(i, Class::Cue).any(|s| s.arg == Cue::Relative as i32));
        (bound || !relative).then_some(found)
    }

    fn noun(&self, draft: &mut EventDraft, row: &TriggerRow, around: &Around) {
        let t = draft.item;
        let item = &self.items[t];
        self.assign(draft, Role::Patient, self.exposed(t, row));
        if item.tail > 0 {
            // «مقتله», «اعتقالهم»
            // «استهدافه», «اقتحامها»: things are attacked and taken, too.
            // «غرقت السفينة إثر اصطدامها»: things come to grief, too.
            let struck = matches!(self.type_of(draft), "attack" | "destroy" | "capture" | "accident");
            let thing = |k: usize| {
                matches!(self.thing(k), Some(Thing::Building | Thing::Vehicle)) || self.is_place_named(k)
            };
            // «وأسرته تتهم الحوثيين باختطافه»: neither who accuses nor the accused.
            let accused =
                (t.saturating_sub(4)..t).rev().find(|&k| self.items[k].what == What::Cue(Cue::Accuse));
            let accuser = |a: usize| {
                let own = a.checked_sub(1).is_some_and(|k| self.items[k].joined || self.items[k].tail > 0);
                a - usize::from(own)
            };
            let mut all = (0..accused.map_or(t, accuser)).rev().filter(|&k| {
                self.is_phrase(k) && self.means(t, k) && (self.is_human(k) || struck && thing(k))
            });
            // «أشاد الوزير بدور التنظيم خلال زيارته»: who may do what the frame tells, first.
            let wanted = |&k: &usize| {
                let mut asked = row.when.iter().filter(|c| c.role == row.idafa);
                let thing = self.thing(k).map_or(0, |t| 1 << t as u32);
                asked.all(|c| c.things & thing != 0)
            };
            let choosy = matches!(self.type_of(draft), "meet" | "attack");
            let who = all.clone().find(|k| !choosy || wanted(k)).or_else(|| all.next());
            // «على رجل وزوجته ما أدى لإصابتهما»: all that و joins.
            let joined = |k: usize| {
                let item = &self.items[k];
                item.joined && k > 0 && self.items[k - 1].end == item.first && self.is_human(k - 1)
            };
            let all = |mut k: usize| {
                while joined(k) {
                    k -= 1;
                }
                k
            };
            // «حكم عليه لقتله ⟦طفلا⟧»: the pronoun is who did it.
            let own = Some(t + 1).filter(|&k| {
                let deed = row.idafa == Role::Patient && row.object == Role::Patient;
                let beside =
                    |n: &Item| n.first == item.end || n.first == item.end + 1 && n.quantifier.is_some();
                deed && around.bare.contains(&k)
                    // «أثناء إنقاذه ⟦بعض⟧ الأطفال»
                    && beside(&self.items[k])
                    && (!self.items[k].definite || self.items[k].quantifier.is_some())
                    && self.items[k].what == What::Noun
                    && (self.is_human(k) && self.wants(row, k))
            });
            if let Some(own) = own {
                self.assign(draft, Role::Patient, Some(own));
                self.assign(draft, Role::Agent, who);
                return;
            }
            let who = who.map(|k| if item.tail > 1 && self.is_human(k) { all(k) } else { k });
            // «أعلن الجيش سيطرته على القرية»: the pronoun is who did it.
            let on = row.behind(Preposition::On) == Role::Patient;
            let aims = |&j: &usize| {
                let target = &self.items[j];
                target.preposition == Preposition::On && j <= t + 3 && !target.is_unknown()
            };
            let aims = on && row.subject == Role::Agent && around.bound.iter().any(aims);
            // «تدميرها ⟦للمصافي⟧»
            let led = |&j: &usize| {
                let target = &self.items[j];
                target.preposition == Preposition::For && target.first == item.end && !self.is_human(j)
            };
            let led = around.bound.iter().copied().find(led).filter(|_| struck && !aims);
            let does = aims || led.is_some() && row.subject == Role::Agent;
            let does = does && row.idafa == Role::Patient && who.is_some_and(|k| self.can_do(k));
            self.assign(draft, if does { Role::Agent } else { row.idafa }, who);
            if does {
                self.assign(draft, Role::Patient, led);
            }
        }
        let mut bare = around.bare.iter().copied();
        let first = bare.next();
        // A word of denial between them is an item, so «إصابات» is not adjacent in «غارات دون إصابات».
        let adjacent = first.filter(|&f| f == t + 1 && !self.items[f].joined);
        let article = self.has_article(t);
        // «قتلت غارة جوية ⟦قائد الكتيبة⟧», «قتل تفجيران ⟦13 شخصا⟧»: nothing stands in idafa behind an adjective or a dual with
        // its noon, and they are the verb's object.
        let verb = t.checked_sub(1).map(|k| &self.items[k]);
        let of_verb =
            verb.is_some_and(|v| v.what == What::Trigger && v.marks & mark::VERB != 0 && v.end == item.first);
        let object = row.idafa == Role::Agent
            && of_verb
            && !item.joined
            && item.preposition == Preposition::None
            && (item.end > item.at + 1 || item.marks & mark::DUAL != 0);
        // «إصابتان خطيرتان برصاص …»: nor behind one that tells of those it counts.
        let counts_itself = item.marks & mark::DUAL != 0 && row.hurts && item.end == item.at + 1;
        let adjacent = adjacent.filter(|&f| !(object || counts_itself && self.thing(f).is_none()));
        if let Some(first) =
            adjacent.filter(|_| (!article || item.marks & mark::PHRASE != 0) && item.tail == 0)
        {
            let second = bare.next();
            // «قصف النظام على القرية»
            let aims = around.bound.iter().any(|&j| {
                let p = self.items[j].preposition;
                p == Preposition::On || p == Preposition::For && self.thing(j) != Some(Thing::Force)
            });
            let acts = matches!(self.thing(first), Some(Thing::Force | Thing::Combatant | Thing::Body))
                || self.can_act_only(first);
            match (row.idafa, second) {
                (Role::Patient, None)
                    if self.thing(first) == Some(Thing::Weapon) && row.when.is_empty() && !row.hurts =>
                {
                    self.assign(draft, Role::Instrument, Some(first));
                }
                // «حصار المتظاهرين مبنى الحكومة», «مهاجمة متظاهرين للسفارة»
                (Role::Patient, _)
                    if matches!(self.type_of(draft), "attack" | "capture" | "destroy")
                        && self.target_behind(first, row, around).is_some() =>
                {
                    self.assign(draft, Role::Agent, Some(first));
                    self.assign(draft, Role::Patient, self.target_behind(first, row, around));
                }
                (Role::Patient, None)
                    if acts
                        && !self.is_event(first)
                        && row.behind(Preposition::On) == Role::Patient
                        && (aims || row.when.is_empty()) =>
                {
                    self.assign(draft, Role::Agent, Some(first));
                }
                // «قصف الطيران مواقع»
                // «استعادة عدن ⟦إنجازا⟧»
                (Role::Patient, Some(second))
                    if self.can_act_only(first)
                        && !self.is_event(second)
                        && !self.is_remark(first, second) =>
                {
                    self.assign(draft, Role::Agent, Some(first));
                    self.assign(draft, Role::Patient, Some(second));
                }
                // «إطلاق الجنود قنابل الغاز»
                (Role::Instrument, Some(second)) if acts && self.thing(second) == Some(Thing::Weapon) => {
                    self.assign(draft, Role::Agent, Some(first));
                    self.assign(draft, Role::Instrument, Some(second));
                }
                // «تفجير سيارة مفخخة»
                (Role::Patient, None)
                    if self.thing(first) == Some(Thing::Weapon)
                        // «تدمير ثلاثة صواريخ»
                        && !(self.type_of(draft) == "destroy" && self.items[first].number.is_some())
                        && row.when.iter().any(|c| {
                            c.role == Role::Patient && c.things >> Thing::Weapon as u32 & 1 == 1
                        }) =>
                {
                    self.assign(draft, Role::Instrument, Some(first));
                }
                (role, _) => self.assign(draft, role, Some(first)),
            }
        } else if let Some(shared) = self.shared(t, row) {
            self.assign(draft, Role::Patient, Some(shared));
        } else if item.tail > 0 {
            // «قصفهم المدينة»: the pronoun is the agent, the noun the patient.
            let free = draft.patients.is_empty() || row.idafa != Role::Patient;
            if row.object == Role::Patient && free {
                self.assign(draft, Role::Patient, adjacent);
            }
        }
    }

    /// «حصار المتظاهرين ⟦مبنى⟧ الحكومة», «مهاجمة متظاهرين ⟦للسفارة⟧»: what several who act, in idafa behind the noun for
    /// their deed, do it to. It is a thing, so they are not those to whom it is done.
    fn target_behind(&self, first: usize, row: &TriggerRow, around: &Around) -> Option<usize> {
        let (items, who) = (self.items, &self.items[first]);
        let acts =
            who.what == What::Trigger && who.marks & mark::PERSON != 0 && self.may_tell(first, "protest")
                || matches!(self.thing(first), Some(Thing::Combatant | Thing::Police));
        let many = who.marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) != 0;
        // «مهاجمة ملثمين للسفارة»
        let led = |k: &usize| items[*k].preposition == Preposition::For && *k <= first + 2;
        let acts = acts || self.is_human(first) && around.bound.iter().any(led);
        if !(acts && many && row.object == Role::Patient) {
            return None;
        }
        let next = first + 1 + usize::from(items.get(first + 1).is_some_and(|n| n.is_unknown_word()));
        let target = items.get(next).filter(|n| n.what == What::Noun && n.number.is_none() && !n.joined)?;
        let beside = target.first <= items[next - 1].end + 1;
        let led = match target.preposition {
            Preposition::None => around.bare.contains(&next),
            Preposition::For => around.bound.contains(&next),
            _ => false,
        };
        let led_body = target.preposition == Preposition::For && target.definite;
        let thing = matches!(self.thing(next), Some(Thing::Building | Thing::Vehicle))
            || led_body && self.thing(next) == Some(Thing::Body)
            || self.is_place_named(next) && target.preposition == Preposition::None;
        (beside && led && thing).then_some(next)
    }

    /// Whether the item is a place with a name.
    fn is_place_named(&self, k: usize) -> bool {
        let item = &self.items[k];
        self.thing(k) == Some(Thing::Place) && (item.name.is_some() || item.spot.is_some())
    }
}

impl Item {
    /// The piece of the word that tells of the event.
    fn at_word(&self, clause: &Clause<'_, '_>) -> usize {
        let pieces = clause.scene.view.pieces;
        (self.first..self.end).find(|&i| pieces[i].span.end > self.head.start).unwrap_or(self.first)
    }
}
