//! Who does what to whom: the participants that a trigger's own clause gives it.

use super::items::{Item, Scene, What};
use crate::found::Label;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::{Class, Sense};

/// Bare noun phrases behind a trigger that are looked at.
const BARE: usize = 3;
/// Items looked at on either side.
const REACH: usize = 24;
/// Participants of one role that are told apart.
const MOST: usize = 24;

/// An event while it is read; participants are items.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The trigger.
    pub item: usize,
    /// The type.
    pub kind: u16,
    /// The frame.
    pub row: usize,
    /// Marks of the trigger's form.
    pub marks: u32,
    /// Who does it.
    pub agent: Option<usize>,
    /// To whom; each of several is an event of its own where it is counted or named.
    pub patients: Vec<usize>,
    /// Those behind «بينهم».
    pub parts: Vec<usize>,
    /// With what.
    pub instrument: Option<usize>,
    /// Places that the frame gives.
    pub places: Vec<usize>,
    /// Another event that this one follows from.
    pub cause: Option<usize>,
    /// Whether the trigger names those who take part.
    pub person: bool,
    /// Whether they act.
    pub actor: bool,
    /// The piece of the complement that it needs.
    pub complement: Option<usize>,
    /// Whether it is dropped if another trigger tells of the same.
    pub weak: bool,
}

/// What stands around a trigger.
#[derive(Debug, Default)]
struct Around {
    /// The subject before it.
    before: Option<usize>,
    /// Whether it is the noun that a relative clause speaks of.
    relative: bool,
    /// Bare noun phrases behind it.
    bare: Vec<usize>,
    /// Noun phrases with prepositions behind it.
    bound: Vec<usize>,
}

/// The items of a text with what is known of them.
pub struct Clause<'s, 'a> {
    /// The scene.
    pub scene: &'s Scene<'a>,
    /// All items of the sentence.
    pub items: &'s [Item],
}

impl Clause<'_, '_> {
    fn rows(&self) -> &[TriggerRow] {
        &self.scene.view.lexicon.tables().events.triggers
    }

    /// Whether the item is a trigger that names an event.
    pub fn is_event(&self, i: usize) -> bool {
        self.items[i].what == What::Trigger && self.items[i].marks & mark::EVENT != 0
    }

    /// Whether it can take part in an event.
    fn is_phrase(&self, i: usize) -> bool {
        let item = &self.items[i];
        item.what == What::Noun || item.what == What::Trigger && item.marks & mark::VERB == 0
    }

    /// What the item names.
    pub fn thing(&self, i: usize) -> Option<Thing> {
        let item = &self.items[i];
        match item.what {
            What::Trigger if item.marks & mark::PERSON != 0 => Some(Thing::Person),
            What::Noun => item.thing,
            _ => None,
        }
    }

    /// The event of the trigger at item `t`: its first sense whose conditions hold.
    pub fn draft(&self, t: usize, before: &[Draft]) -> Option<Draft> {
        let view = self.scene.view;
        let item = &self.items[t];
        let around = self.around(t);
        let mut best = None;
        // «ضرب الكاتب مثلا» is a verb with subject and object, or nothing.
        let clause = around.bare.len() > 1
            && self.items[around.bare[0]].definite
            && !self.items[around.bare[1]].definite;
        let mut verb = false;
        let mut consider = |sense: Sense| {
            let noun = sense.flags & mark::VERB == 0;
            if best.is_none() && sense.class == Class::Trigger && !(noun && verb && clause) {
                best = self.read(t, sense, &around, before);
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
        for sense in view.senses(start, Class::Trigger) {
            consider(sense);
        }
        best
    }

    fn around(&self, t: usize) -> Around {
        let mut around = Around::default();
        let items = self.items;
        let mut open = true;
        let mut depth = 0;
        for (j, item) in items.iter().enumerate().take(t + REACH).skip(t + 1) {
            if depth > 0 {
                depth = match item.what {
                    What::Close => depth - 1,
                    What::Open => depth + 1,
                    _ => depth,
                };
                continue;
            }
            match item.what {
                What::Open => depth += 1,
                What::Comma => open = false,
                What::Colon => break,
                What::Noun | What::Trigger if self.is_phrase(j) => {
                    if item.preposition != Preposition::None {
                        around.bound.push(j);
                    } else if item.joined && item.what == What::Trigger && item.marks & mark::EVENT != 0 {
                        open = false;
                    } else if j > t + 1
                        && self.is_event(j - 1)
                        && items[j - 1].preposition != Preposition::None
                        && item.first == items[j - 1].end
                    {
                        // «في تفجير سيارة»: it belongs to that event.
                    } else if !item.joined && open && around.bare.len() < BARE {
                        around.bare.push(j);
                    }
                }
                What::Verb | What::Trigger => break,
                What::Cue(Cue::Subset) => open = false,
                What::Cue(
                    Cue::Relative | Cue::That | Cue::Clause | Cue::Condition | Cue::According | Cue::Plan,
                ) => break,
                What::Cue(Cue::Nobody) => {}
                What::Cue(_) if item.marks & mark::VERB != 0 => break,
                _ => {}
            }
        }
        // Behind «و» a verb begins a clause of its own, and its subject follows.
        if items[t].marks & mark::VERB == 0 || items[t].joined {
            return around;
        }
        // The subject before a verb: the first bare noun phrase of its clause.
        let mut j = t;
        let mut depth = 0;
        while j > 0 && t - j < REACH {
            j -= 1;
            let item = &items[j];
            if depth > 0 {
                depth = match item.what {
                    What::Open => depth - 1,
                    What::Close => depth + 1,
                    _ => depth,
                };
                continue;
            }
            match item.what {
                What::Close => depth += 1,
                What::Cue(Cue::Relative) => {
                    around.before = (0..j).rev().find(|&k| self.is_phrase(k)).map(|k| self.antecedent(k, t));
                    around.relative = true;
                    break;
                }
                What::Noun | What::Trigger if self.is_phrase(j) => {
                    if item.preposition == Preposition::None && !item.joined {
                        around.before = Some(j);
                    } else if around.before.is_none() && j + 1 == t && !item.definite {
                        // «في هجوم استهدف …», «بسيارة انفجرت»
                        around.before = Some(j);
                        around.relative = true;
                        break;
                    }
                }
                What::Verb | What::Trigger | What::Colon => break,
                What::Cue(Cue::That | Cue::Clause | Cue::Condition | Cue::According | Cue::Adding) => break,
                What::Cue(_) if item.marks & mark::VERB != 0 && !matches!(item.what, What::Cue(Cue::Was)) => {
                    break;
                }
                _ => {}
            }
        }
        // «قتل الجيش جنودا خطفوا»: an indefinite noun directly before the verb is what the clause speaks of.
        if t > 0 && !around.relative {
            let last = &items[t - 1];
            let (noun, verb) = (last.marks, items[t].marks);
            let one = |m: u32| m & (mark::PLURAL | mark::DUAL) == 0;
            let both = |a: u32, b: u32| noun & a != 0 && verb & b != 0;
            // «وفي هجوم سقطت صواريخ»: gender says that the verb is not about the attack.
            let agree = !(one(noun) && one(verb) && last.number.is_none())
                || !(both(mark::MASC, mark::FEM) || both(mark::FEM, mark::MASC));
            if agree
                && self.is_phrase(t - 1)
                && !last.definite
                && !items[t].joined
                && around.before != Some(t - 1)
            {
                around.before = Some(t - 1);
                around.relative = true;
            }
        }
        around
    }

    /// The noun that a relative clause speaks of: not the last in a chain of prepositions if the verb wants another.
    fn antecedent(&self, last: usize, t: usize) -> usize {
        let items = self.items;
        let verb = &items[t];
        let mut k = last;
        // «تفجيرات في بغداد استهدفت», «عناصر من التنظيم الذين قتلوا»
        let fits = |k: usize| {
            let item = &items[k];
            let place = item.thing == Some(Thing::Place);
            let many = item.marks & (mark::PLURAL | mark::DUAL) != 0 || item.number.is_some();
            !place && (verb.marks & (mark::PLURAL) == 0 || many || item.what == What::Trigger)
        };
        for _ in 0..3 {
            if fits(k) || k == 0 || items[k].preposition == Preposition::None || !self.is_phrase(k - 1) {
                break;
            }
            k -= 1;
        }
        if fits(k) { k } else { last }
    }

    fn read(&self, t: usize, sense: Sense, around: &Around, before: &[Draft]) -> Option<Draft> {
        let row_number = sense.arg as usize;
        let row = self.rows().get(row_number)?;
        let item = &self.items[t];
        let mut draft = Draft {
            item: t,
            kind: row.kind,
            row: row_number,
            marks: sense.flags,
            person: sense.flags & mark::PERSON != 0,
            actor: sense.flags & mark::ACTOR != 0,
            weak: row.weak,
            ..Draft::default()
        };
        if row.with != 0 {
            draft.complement = Some(self.completed(t, row.with)?);
        }
        if sense.flags & mark::VERB != 0 {
            self.verb(&mut draft, row, sense.flags, around);
            self.implicit(&mut draft, row, before);
        } else if draft.person {
            if draft.actor {
                draft.agent = Some(t);
            } else {
                draft.patients.push(t);
            }
        } else {
            self.noun(&mut draft, row, around);
        }
        self.bound(&mut draft, row, around);
        let counted =
            item.number.is_some() || item.quantifier == Some(Cue::Several) || sense.flags & mark::DUAL != 0;
        if sense.flags & mark::EVENT != 0
            && row.idafa == Role::Patient
            && row.hurts
            && counted
            && draft.patients.is_empty()
        {
            // «4 إصابات» are four people.
            draft.patients.push(t);
            draft.person = true;
        }
        if draft.agent.is_none() && !draft.person && item.people.is_some() {
            // The nationality is who does it where nothing else says so.
            draft.agent = Some(t);
        }
        self.coordinate(&mut draft);
        self.holds(&draft, row).then_some(draft)
    }

    /// Whether a complement of the group stands in the clause.
    fn completed(&self, t: usize, group: u16) -> Option<usize> {
        let first = self.items[t].end;
        let end = (first + 12).min(self.scene.view.pieces.len());
        (first..end).find(|&i| {
            let mut found = self.scene.view.senses(i, Class::Complement).any(|s| s.arg == i32::from(group));
            self.scene.view.phrases(i, |f| {
                found |=
                    f.reading.sense.class == Class::Complement && f.reading.sense.arg == i32::from(group);
            });
            found
        })
    }

    fn verb(&self, draft: &mut Draft, row: &TriggerRow, flags: u32, around: &Around) {
        let t = draft.item;
        let item = &self.items[t];
        let (active, passive) = (flags & mark::ACTIVE != 0, flags & mark::PASSIVE != 0);
        let mut bare = around.bare.iter().copied();
        let (first, second) = (bare.next(), bare.next());
        let pronoun = item.tail > 0;
        let (mut subject, mut object) = (None, None);
        if active && !passive {
            if pronoun {
                object = around.before.filter(|_| around.relative).or_else(|| self.earlier(t));
                subject = first.or(around.before.filter(|b| Some(*b) != object));
            } else if around.before.is_some() && (around.relative || self.agrees(around.before, t)) {
                subject = around.before;
                object = first;
            } else {
                subject = first;
                object = second;
            }
        } else if passive && !active {
            // «يفقد الإنسان الذاكرة» is active.
            let passive = second.is_none_or(|s| self.items[s].number.is_some());
            object =
                first.filter(|_| around.before.is_none()).or(around.before).or(first).filter(|_| passive);
        } else if pronoun {
            object = around.before.filter(|_| around.relative).or_else(|| self.earlier(t));
            subject = first.or(around.before.filter(|b| Some(*b) != object));
        } else if let Some(before) =
            around.before.filter(|_| around.relative || self.agrees(around.before, t))
        {
            if first.is_some() {
                subject = Some(before);
                object = first;
            } else if row.object == Role::Patient && self.can_act_only(before) {
                subject = Some(before);
            } else {
                object = Some(before);
            }
        } else if second.is_some()
            && first.is_some_and(|f| {
                self.items[f].number.is_none() || second.is_some_and(|s| self.items[s].number.is_some())
            })
        {
            subject = first;
            object = second;
        } else if let Some(first) = first {
            // One noun phrase behind it: the passive, unless it can only be who does it.
            let aim = self.thing(first) == Some(Thing::Place) && row.when.is_empty();
            if self.can_act_only(first) && !aim {
                subject = Some(first);
            } else {
                object = Some(first);
            }
        }
        if subject.is_none() && !passive && row.subject == Role::Agent {
            subject = self.far_subject(t);
        }
        self.assign(draft, row.subject, subject);
        self.assign(draft, row.object, object);
    }

    /// «ان انتحارية ترتدي حزاما فجرت نفسها»: the first noun phrase of the sentence or of what أن opens.
    fn far_subject(&self, t: usize) -> Option<usize> {
        let items = self.items;
        let mut found = None;
        for k in (t.saturating_sub(REACH)..t).rev() {
            match items[k].what {
                What::Cue(Cue::That | Cue::Clause | Cue::Relative | Cue::Speech) | What::Colon => break,
                What::Noun if items[k].preposition == Preposition::None && !items[k].joined => {
                    found = Some(k)
                }
                _ => {}
            }
        }
        let gender = |k: usize| items[k].marks & mark::FEM == items[t].marks & mark::FEM;
        let fits = |k: &usize| {
            matches!(
                self.thing(*k),
                Some(Thing::Combatant | Thing::Person | Thing::Force | Thing::Woman | Thing::Police)
            )
        };
        found.filter(fits).filter(|&k| gender(k) && self.agrees(Some(k), t))
    }

    /// A verb without any noun phrase goes on with those of the verb before: «خطفوا ثم قتلوا».
    fn implicit(&self, draft: &mut Draft, row: &TriggerRow, before: &[Draft]) {
        let joined =
            self.items[draft.item].joined && row.subject == Role::Agent && draft.marks & mark::ACTIVE != 0;
        if draft.agent.is_none() && joined && !(draft.patients.is_empty() && draft.marks & mark::PASSIVE != 0)
        {
            // «فرقت الشرطة مظاهرة واعتقلت خمسة»: whoever does what the verb before tells.
            let form = |m: u32| m & (mark::FEM | mark::PLURAL | mark::PRESENT);
            let verb =
                (draft.item.saturating_sub(REACH)..draft.item).rev().find(|&k| self.items[k].is_verb());
            let subject = verb.filter(|&v| form(self.items[v].marks) == form(draft.marks)).map(|v| v + 1);
            draft.agent = subject.filter(|&s| {
                self.items[s].what == What::Noun
                    && self.items[s].preposition == Preposition::None
                    && s < draft.item
                    && !before.iter().any(|d| d.patients.contains(&s))
                    && self.items[s].number.is_none()
                    && matches!(
                        self.thing(s),
                        Some(Thing::Force | Thing::Body | Thing::Police | Thing::Combatant)
                    )
            });
        }
        let Some(last) = before.iter().rev().find(|d| !d.person) else { return };
        if draft.patients.is_empty()
            && draft.agent.is_none()
            && draft.places.is_empty()
            && draft.instrument.is_none()
        {
            let human = |p: &&usize| {
                self.thing(**p).is_some_and(|t| crate::lexicon::events::compile::HUMAN >> t as u32 & 1 == 1)
            };
            if row.subject == Role::Patient || draft.marks & mark::PASSIVE != 0 {
                draft.patients = last.patients.iter().filter(human).copied().collect();
                if draft.marks & mark::PASSIVE != 0 {
                    draft.agent = last.agent;
                }
            } else if row.subject == Role::Agent {
                draft.agent = last.agent;
            }
        } else if draft.agent.is_none()
            && self.items[draft.item].joined
            && row.subject == Role::Agent
            && draft.marks & mark::ACTIVE != 0
        {
            // «قصفت القوات البلدة وقتلت ثلاثة»
            let gender = self.items[last.item].marks & (mark::FEM | mark::PLURAL)
                == draft.marks & (mark::FEM | mark::PLURAL);
            if gender && self.items[last.item].marks & mark::VERB != 0 {
                draft.agent = last.agent;
            }
        }
    }

    /// Whether gender and number of a verb allow this subject before it.
    fn agrees(&self, subject: Option<usize>, t: usize) -> bool {
        let Some(subject) = subject else { return false };
        let (noun, verb) = (&self.items[subject], &self.items[t]);
        let plural_verb = verb.marks & mark::PLURAL != 0;
        let plural = noun.marks & (mark::PLURAL | mark::DUAL | mark::COLLECTIVE) != 0
            || noun.number.is_some()
            || noun.thing.is_none()
            || noun.name.is_some();
        !plural_verb || plural
    }

    /// Whether what the item names does things and suffers none.
    fn can_act_only(&self, i: usize) -> bool {
        if self.is_event(i) {
            return true;
        }
        self.items[i].number.is_none()
            && match self.thing(i) {
                Some(Thing::Force | Thing::Weapon | Thing::Body) => true,
                Some(Thing::Place) => {
                    self.items[i].name.is_some_and(|e| self.scene.entities[e].label == Label::Gpe)
                }
                _ => false,
            }
    }

    /// What the pronoun of a verb means, if no relative clause says it: the last noun phrase before it that fits.
    fn earlier(&self, t: usize) -> Option<usize> {
        (t.saturating_sub(REACH)..t).rev().find(|&k| {
            self.is_phrase(k)
                && !matches!(self.thing(k), Some(Thing::Place))
                && self.items[k].preposition != Preposition::With
        })
    }

    fn noun(&self, draft: &mut Draft, row: &TriggerRow, around: &Around) {
        let t = draft.item;
        let item = &self.items[t];
        if item.tail > 0 {
            // «مقتله», «اعتقالهم»
            let who = (0..t).rev().find(|&k| {
                self.is_phrase(k)
                    && self
                        .thing(k)
                        .is_some_and(|t| crate::lexicon::events::compile::HUMAN >> t as u32 & 1 == 1)
            });
            self.assign(draft, row.idafa, who);
        }
        let mut bare = around.bare.iter().copied();
        let first = bare.next();
        let adjacent = first.filter(|&f| self.items[f].first <= item.end + 1 && !self.items[f].joined);
        let article = self
            .scene
            .view
            .readings(item.first)
            .iter()
            .any(|r| r.proclitics.any(crate::lexicon::Proclitics::AL));
        if let Some(first) =
            adjacent.filter(|_| (!article || item.marks & mark::PHRASE != 0) && item.tail == 0)
        {
            let second = bare.next();
            match (row.idafa, second) {
                // «قصف الطيران مواقع»
                (Role::Patient, Some(second)) if self.can_act_only(first) && !self.is_event(second) => {
                    self.assign(draft, Role::Agent, Some(first));
                    self.assign(draft, Role::Patient, Some(second));
                }
                // «تفجير سيارة مفخخة»
                (Role::Patient, None)
                    if self.thing(first) == Some(Thing::Weapon)
                        && row.when.iter().any(|c| {
                            c.role == Role::Patient && c.things >> Thing::Weapon as u32 & 1 == 1
                        }) =>
                {
                    self.assign(draft, Role::Instrument, Some(first));
                }
                (role, _) => self.assign(draft, role, Some(first)),
            }
        } else if item.tail > 0 {
            // «قصفهم المدينة»: the pronoun is who, the noun is whom.
            let free = draft.patients.is_empty() || row.idafa != Role::Patient;
            if row.object == Role::Patient && free {
                self.assign(draft, Role::Patient, adjacent);
            }
        }
    }

    /// The noun phrases behind prepositions.
    fn bound(&self, draft: &mut Draft, row: &TriggerRow, around: &Around) {
        for &j in &around.bound {
            let item = &self.items[j];
            let role = match item.preposition {
                Preposition::By => Role::Agent,
                p => row.prepositions.get(p as usize).copied().unwrap_or(Role::None),
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
                Role::None => {}
                // «قصف للنظام», but «استهداف لسيارة»
                Role::Agent if item.preposition == Preposition::For && j > draft.item + 1 => {}
                Role::Agent
                    if item.preposition == Preposition::For
                        && !matches!(
                            self.thing(j),
                            Some(Thing::Force | Thing::Combatant | Thing::Police)
                        ) => {}
                Role::Instrument if !matches!(self.thing(j), Some(Thing::Weapon | Thing::Vehicle)) => {}
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
                            .find(|&k| self.items[k].joined && self.is_phrase(k));
                        if draft.patients.is_empty() {
                            draft.patients.extend(next);
                        }
                    }
                }
                role => self.assign(draft, role, Some(j)),
            }
        }
    }

    /// Gives an item a role that is free.
    fn assign(&self, draft: &mut Draft, role: Role, item: Option<usize>) {
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
        let place = self.thing(i) == Some(Thing::Place);
        let item = &self.items[i];
        let known = item.thing.is_some()
            || item.name.is_some()
            || item.number.is_some()
            || item.what == What::Trigger;
        match role {
            // An unknown word behind a noun is more often an adjective.
            Role::Agent if !known && draft.marks & mark::EVENT != 0 => {}
            Role::Agent if !known && !item.definite && item.marks & mark::PLURAL == 0 => {}
            Role::Agent if place && item.name.is_none() => {}
            Role::Agent
                if matches!(item.thing, Some(Thing::Building | Thing::Other | Thing::Abstract))
                    && item.name.is_none() => {}
            Role::Agent => {
                let device = matches!(self.thing(i), Some(Thing::Weapon));
                if device {
                    draft.instrument = draft.instrument.or(Some(i));
                } else {
                    draft.agent = draft.agent.or(Some(i));
                }
            }
            Role::Patient if place => draft.places.push(i),
            // «قصف على كفرنبودة»: an unknown name behind على is a place more often than anything else.
            Role::Patient
                if !known && item.preposition == Preposition::On && draft.marks & mark::EVENT != 0 =>
            {
                draft.places.push(i)
            }
            Role::Patient if draft.patients.is_empty() => draft.patients.push(i),
            Role::Instrument => draft.instrument = draft.instrument.or(Some(i)),
            Role::Place => draft.places.push(i),
            _ => {}
        }
    }

    /// The other patients: those joined by و, those of a list, those behind «بينهم».
    fn coordinate(&self, draft: &mut Draft) {
        let Some(&first) = draft.patients.first() else { return };
        let mut skipped = 0;
        let mut comma = false;
        let mut part = false;
        for k in first.max(if first < draft.item { draft.item } else { 0 }) + 1..self.items.len() {
            let item = &self.items[k];
            let people = self.thing(k).is_some_and(|t| t != Thing::Place);
            match item.what {
                What::Cue(Cue::Subset) => {
                    part = true;
                    skipped = 0;
                    comma = false;
                    continue;
                }
                What::Noun if item.preposition == Preposition::None => {
                    let counted = item.number.is_some()
                        || item.name.is_some()
                        || item.marks & (mark::MASC | mark::FEM | mark::DUAL) != 0;
                    let takes =
                        item.joined || comma && item.number.is_some() || part && draft.parts.is_empty();
                    if !takes {
                        break;
                    }
                    let known = people
                        || item.number.is_some()
                        || item.joined && self.thing(k).is_none() && !item.definite;
                    let fits = known
                        && (counted || part || self.same_sort(first, k))
                        && item.thing != Some(Thing::Place);
                    if fits && draft.patients.len() + draft.parts.len() < MOST {
                        if part {
                            draft.parts.push(k)
                        } else {
                            draft.patients.push(k)
                        }
                        skipped = 0;
                        comma = false;
                    } else if !fits {
                        skipped += 1;
                        if skipped > 2 {
                            break;
                        }
                    }
                }
                // «قتل النائب مع تسعة مواطنين»
                What::Noun
                    if item.preposition == Preposition::Beside
                        && item.number.is_some()
                        && k == draft.item + 1
                        && people =>
                {
                    draft.patients.push(k);
                }
                What::Noun | What::Time => {
                    skipped += 1;
                    if skipped > 3 {
                        break;
                    }
                }
                What::Comma => comma = true,
                What::Trigger if item.marks & mark::PERSON != 0 && part => draft.parts.push(k),
                What::Open | What::Close => {}
                _ => break,
            }
        }
    }

    /// Whether two nouns name victims alike, so that و joins them rather than what stands between.
    fn same_sort(&self, a: usize, b: usize) -> bool {
        let human = |i: usize| {
            self.thing(i).is_some_and(|t| crate::lexicon::events::compile::HUMAN >> t as u32 & 1 == 1)
        };
        let thing = |i: usize| {
            self.thing(i).is_some_and(|t| crate::lexicon::events::compile::THINGS >> t as u32 & 1 == 1)
        };
        human(a) && human(b) || thing(a) && thing(b)
    }

    fn holds(&self, draft: &Draft, row: &TriggerRow) -> bool {
        for condition in &row.when {
            let filler = match condition.role {
                Role::Agent => draft.agent,
                Role::Patient => draft.patients.first().copied(),
                Role::Instrument => draft.instrument,
                Role::Place => draft.places.first().copied(),
                _ => None,
            };
            let people = crate::lexicon::events::compile::HUMAN & condition.things != 0
                && condition.things >> Thing::Person as u32 & 1 == 1;
            let places = condition.things >> Thing::Place as u32 & 1 == 1;
            let place = places && condition.role == Role::Patient && !draft.places.is_empty();
            let holds = match filler {
                _ if place => true,
                Some(i) if self.items[i].what == What::Trigger && self.items[i].marks & mark::EVENT != 0 => {
                    condition.role != Role::Patient || condition.things >> Thing::Place as u32 & 1 == 1
                }
                Some(i) => match self.thing(i) {
                    Some(thing) => {
                        condition.things >> thing as u32 & 1 == 1
                            || i == draft.item
                                && self.items[i].people.is_some()
                                && condition.things >> Thing::Place as u32 & 1 == 1
                    }
                    None if i == draft.item => condition.things >> Thing::Place as u32 & 1 == 1 || people,
                    // An unknown noun: believed where it is counted, or where nothing but people can stand there.
                    None => {
                        let only = !places
                            && condition.things & crate::lexicon::events::compile::KNOWN == 0
                            && draft.agent.is_none()
                            && !self.items[i].definite;
                        people && (self.items[i].number.is_some() || only) || condition.things == u32::MAX
                    }
                },
                // «حادث الاغتيال» needs nobody, a verb somebody.
                // «العملية التي أدت إلى مصرع …»: seen when the events are tied together.
                None if condition.role == Role::Agent
                    && row.weak
                    && draft.marks & mark::EVENT != 0
                    && condition.things >> Thing::Force as u32 & 1 == 1 =>
                {
                    true
                }
                None => {
                    people && condition.role == Role::Patient && draft.marks & mark::VERB == 0
                        || condition.things == u32::MAX && condition.role != Role::Place
                }
            };
            if !holds {
                return false;
            }
        }
        true
    }
}

impl Item {
    /// The piece of the word that tells of the event.
    fn at_word(&self, clause: &Clause<'_, '_>) -> usize {
        let pieces = clause.scene.view.pieces;
        (self.first..self.end).find(|&i| pieces[i].span.end > self.head.start).unwrap_or(self.first)
    }
}
