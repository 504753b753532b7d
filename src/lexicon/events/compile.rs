//! Seed files → the lexicon of events. The build script uses it on `seeds/events`, the library on a user's types.

use super::conjugate::{self, VerbForm};
use super::seed::{CueRow, FrameSeed, GroupSeed, Noun, Phrase, PrepositionRow, TypeFile, Verb};
use crate::letters::chars::{ALEF, LAM};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::compiled::Compiled;
use crate::lexicon::event_rows::{Condition, Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::schema::{Class, Sense};

/// What is wrong with a row: its word, to find it by, and why.
pub type Wrong = (String, String);

/// Collects types and words.
#[derive(Default)]
pub struct Compiler {
    /// The words.
    pub builder: LexiconBuilder,
    groups: u16,
}

impl Compiler {
    /// Extends an events lexicon: new types count as the user's.
    pub fn on(base: Compiled) -> Self {
        let mut builder = LexiconBuilder::on(base);
        let events = &mut builder.tables.events;
        events.own = Some(events.types.len() as u16);
        let groups = events.triggers.iter().map(|row| row.with).max().unwrap_or(0);
        Self { builder, groups }
    }

    /// Adds a type.
    ///
    /// # Errors
    /// Names the row that is wrong.
    pub fn add_type(&mut self, file: &TypeFile) -> Result<(), Wrong> {
        if file.name.trim().is_empty() {
            return Err((file.name.clone(), "a type needs a name".into()));
        }
        let rows = file.verb.len() + file.noun.len() + file.person.len() + file.phrase.len();
        if rows == 0 {
            let why = "a type needs one of the keys verb, noun, person, phrase";
            return Err((file.name.clone(), why.into()));
        }
        let types = &mut self.builder.tables.events.types;
        let kind = types.iter().position(|t| *t == file.name).unwrap_or(types.len()) as u16;
        if usize::from(kind) == types.len() {
            types.push(file.name.clone());
        }
        for verb in &file.verb {
            self.verb(kind, &file.frame, verb).map_err(|why| (verb.past.clone(), why))?;
        }
        let name = |forms: &[&Vec<String>]| {
            forms.iter().find_map(|f| f.first()).cloned().unwrap_or_else(|| file.name.clone())
        };
        for noun in &file.noun {
            let why = self.noun(kind, &file.frame, noun, mark::EVENT);
            why.map_err(|why| (name(&[&noun.one, &noun.many, &noun.mass]), why))?;
        }
        for noun in &file.person {
            let actor = if noun.actor { mark::ACTOR } else { 0 };
            let why = self.noun(kind, &file.frame, noun, mark::PERSON | actor);
            why.map_err(|why| (name(&[&noun.one, &noun.many, &noun.mass]), why))?;
        }
        for phrase in &file.phrase {
            let why = self.phrase(kind, &file.frame, phrase);
            why.map_err(|why| (name(&[&phrase.forms, &phrase.rest]), why))?;
        }
        for form in &file.never {
            let mut never = |form: &str| self.add(Class::NoEvent, form, 0, i32::from(kind));
            never(form).map_err(|why| (form.clone(), why))?;
            // «للعملية السياسية»: behind ل the article has no alef.
            let behind = form.strip_prefix(&format!("{ALEF}{LAM}")).map(|rest| format!("{LAM}{LAM}{rest}"));
            behind.map_or(Ok(()), |form| never(&form)).map_err(|why| (form.clone(), why))?;
        }
        Ok(())
    }

    /// Adds nouns for one kind of thing.
    ///
    /// # Errors
    /// Names the row that is wrong.
    pub fn add_group(&mut self, group: &GroupSeed) -> Result<(), Wrong> {
        let thing = named(&group.thing, Thing::from_name, Thing::NAMES, "thing");
        let thing = thing.map_err(|why| (group.thing.clone(), why))?;
        let flags =
            if group.around { mark::AROUND } else { 0 } | if group.irregular { mark::IRREGULAR } else { 0 };
        for id in &group.ids {
            let named = &mut self.builder.tables.events.named;
            let at = named.binary_search_by(|(known, ..)| known.cmp(id));
            let row = (id.clone(), thing, flags);
            match at {
                Ok(at) => named[at] = row,
                Err(at) => named.insert(at, row),
            }
        }
        for noun in &group.nouns {
            let Some((one, many)) = noun.split_first() else { continue };
            let row = self.lemma(thing, one);
            let mut forms = if one.is_empty() { Vec::new() } else { conjugate::singular(one, flags) };
            let singular = std::mem::take(&mut forms);
            for many in many {
                forms.extend(conjugate::plural(many, flags));
            }
            let singular = without_plurals(singular, &forms);
            forms.splice(0..0, singular);
            self.all(Class::Actor, forms, row).map_err(|why| (one.clone(), why))?;
        }
        for mass in &group.mass {
            let row = self.lemma(thing, mass);
            let forms = conjugate::plural(mass, mark::COLLECTIVE | flags);
            self.all(Class::Actor, forms, row).map_err(|why| (mass.clone(), why))?;
        }
        Ok(())
    }

    fn lemma(&mut self, thing: Thing, lemma: &str) -> i32 {
        let nouns = &mut self.builder.tables.events.nouns;
        nouns.push((thing, lemma.to_owned()));
        nouns.len() as i32 - 1
    }

    /// Adds words with the same function in a sentence.
    ///
    /// # Errors
    /// Names the row that is wrong.
    pub fn add_cue(&mut self, row: &CueRow) -> Result<(), Wrong> {
        let cue = named(&row.is, Cue::from_name, Cue::NAMES, "cue").map_err(|why| (row.is.clone(), why))?;
        let mut forms: Vec<VerbForm> = row.forms.iter().map(|f| (f.clone(), 0)).collect();
        for verb in &row.verbs {
            let Some(past) = verb.first() else { continue };
            // A word that belongs to the verb may follow it: «أعلن مسؤوليته».
            let (first, rest) = past.split_once(' ').map_or((past.as_str(), ""), |(f, r)| (f, r));
            let both = mark::ACTIVE | mark::PASSIVE;
            let mut made = conjugate::past(first, both);
            if let Some(present) = verb.get(1).filter(|p| !p.is_empty()) {
                made.extend(conjugate::present(present, None, both));
            }
            for (form, marks) in made {
                if rest.is_empty() {
                    forms.push((form, marks));
                } else {
                    forms.extend(
                        conjugate::possessed(rest).into_iter().map(|r| (format!("{form} {r}"), marks)),
                    );
                }
            }
        }
        for noun in &row.nouns {
            let Some((one, many)) = noun.split_first() else { continue };
            forms.extend(conjugate::singular(one, 0));
            many.iter().for_each(|many| forms.extend(conjugate::plural(many, 0)));
        }
        let class = if cue.is_topic() { Class::Topic } else { Class::Cue };
        self.all(class, forms, cue as i32).map_err(|why| (row.is.clone(), why))
    }

    /// Adds words for a preposition.
    ///
    /// # Errors
    /// Names the row that is wrong.
    pub fn add_preposition(&mut self, row: &PrepositionRow) -> Result<(), Wrong> {
        let which = named(&row.is, Preposition::from_name, Preposition::NAMES, "preposition");
        let which = which.map_err(|why| (row.is.clone(), why))? as i32;
        let forms = row.forms.iter().map(|f| (f.clone(), 0)).collect();
        self.all(Class::Preposition, forms, which).map_err(|why| (row.is.clone(), why))
    }

    fn verb(&mut self, kind: u16, base: &FrameSeed, verb: &Verb) -> Result<(), String> {
        let mut row = trigger(kind, base, &verb.frame)?;
        if !verb.with.is_empty() {
            self.groups += 1;
            row.with = self.groups;
            for with in &verb.with {
                for form in conjugate::possessed(with) {
                    self.add(Class::Complement, &form, 0, i32::from(row.with))?;
                }
            }
        }
        let with = row.with;
        let row = self.row(row);
        let forms = verb_forms(verb)?;
        self.all(Class::Trigger, forms, row)?;
        if !verb.masdar.is_empty() {
            let mut row = trigger(kind, base, &verb.frame)?;
            row.with = if verb.masdar_with { with } else { 0 };
            let row = self.row(row);
            for masdar in &verb.masdar {
                self.all(Class::Trigger, conjugate::singular(masdar, mark::EVENT), row)?;
            }
        }
        Ok(())
    }

    fn noun(&mut self, kind: u16, base: &FrameSeed, noun: &Noun, marks: u32) -> Result<(), String> {
        let row = trigger(kind, base, &noun.frame)?;
        let row_is_weak = row.weak;
        let row = self.row(row);
        let only = match noun.only.as_str() {
            "" => 0,
            "definite" => mark::DEFINITE,
            "bare" => mark::BARE,
            "lone" => mark::LONE,
            other => return Err(format!("only: unknown value {other:?}; valid: definite, bare, lone")),
        };
        let marks = marks | only;
        let mut forms = Vec::new();
        // «شهيدات» are women where «شهيدة» is the only singular.
        let women = marks & mark::PERSON != 0
            && !row_is_weak
            && !noun.one.is_empty()
            && noun.one.iter().all(|n| conjugate::is_feminine(n));
        let many = marks | if women { mark::FEM } else { 0 };
        noun.many.iter().for_each(|n| forms.extend(conjugate::plural(n, many)));
        let one = noun.one.iter().flat_map(|n| conjugate::singular(n, marks)).collect();
        let one = without_plurals(one, &forms);
        forms.splice(0..0, one);
        noun.mass.iter().for_each(|n| forms.extend(conjugate::plural(n, marks | mark::COLLECTIVE)));
        self.all(Class::Trigger, forms, row)
    }

    fn phrase(&mut self, kind: u16, base: &FrameSeed, phrase: &Phrase) -> Result<(), String> {
        let row = self.row(trigger(kind, base, &phrase.frame)?);
        for form in &phrase.forms {
            self.add(Class::Trigger, form, mark::EVENT | mark::PHRASE, row)?;
        }
        if phrase.past.is_empty() {
            return Ok(());
        }
        let verb = Verb {
            past: phrase.past.clone(),
            present: phrase.present.clone(),
            passive: phrase.passive.clone(),
            active: phrase.passive.is_empty(),
            ..Verb::default()
        };
        let rests: Vec<String> = phrase.rest.iter().flat_map(|rest| conjugate::possessed(rest)).collect();
        for (form, marks) in verb_forms(&verb)? {
            for rest in &rests {
                self.add(Class::Trigger, &format!("{form} {rest}"), marks | mark::PHRASE, row)?;
            }
        }
        Ok(())
    }

    fn row(&mut self, row: TriggerRow) -> i32 {
        let rows = &mut self.builder.tables.events.triggers;
        if let Some(at) = rows.iter().position(|r| *r == row) {
            return at as i32;
        }
        rows.push(row);
        rows.len() as i32 - 1
    }

    fn all(&mut self, class: Class, forms: Vec<VerbForm>, arg: i32) -> Result<(), String> {
        forms.into_iter().try_for_each(|(form, marks)| self.add(class, &form, marks, arg))
    }

    fn add(&mut self, class: Class, form: &str, flags: u32, arg: i32) -> Result<(), String> {
        self.builder.add(form, Sense { class, flags, arg, strict: 0 })
    }
}

/// The forms of a singular, except duals that are also plurals: «مسلحين» means many.
fn without_plurals(one: Vec<VerbForm>, many: &[VerbForm]) -> Vec<VerbForm> {
    one.into_iter().filter(|(form, _)| !many.iter().any(|(other, _)| other == form)).collect()
}

/// The forms of a verb.
fn verb_forms(verb: &Verb) -> Result<Vec<VerbForm>, String> {
    if verb.past.is_empty() {
        return Err("past: a verb needs «he did»".into());
    }
    let mut forms = Vec::new();
    let short = (!verb.short.is_empty()).then_some(verb.short.as_str());
    let apart = !verb.passive.is_empty();
    let voice = match (verb.passive_only, verb.active || apart) {
        (true, _) => mark::PASSIVE,
        (_, true) => mark::ACTIVE,
        _ => mark::ACTIVE | mark::PASSIVE,
    };
    forms.extend(conjugate::past(&verb.past, voice));
    if !verb.present.is_empty() {
        let also = if apart && verb.passive_present.is_empty() { mark::PASSIVE } else { 0 };
        forms.extend(conjugate::present(&verb.present, short, voice | also));
    }
    if apart {
        forms.extend(conjugate::past(&verb.passive, mark::PASSIVE));
    }
    if !verb.passive_present.is_empty() {
        forms.extend(conjugate::present(&verb.passive_present, None, mark::PASSIVE));
    }
    Ok(forms)
}

/// The row of a trigger.
fn trigger(kind: u16, base: &FrameSeed, own: &FrameSeed) -> Result<TriggerRow, String> {
    let mut prepositions = vec![Role::None; Preposition::ALL.len()];
    for (name, role) in base.prepositions.iter().chain(&own.prepositions) {
        let which = named(name, Preposition::from_name, Preposition::NAMES, "preposition");
        prepositions[which.map_err(|why| format!("frame.prepositions: {why}"))? as usize] = *role;
    }
    let mut when = Vec::new();
    let conditions = if own.when.is_empty() { &base.when } else { &own.when };
    for (role, things) in conditions {
        let role = match role.as_str() {
            "agent" => Role::Agent,
            "patient" => Role::Patient,
            "instrument" => Role::Instrument,
            "place" => Role::Place,
            other => {
                let valid = "agent, patient, instrument, place";
                return Err(format!("frame.when: unknown role {other:?}; valid: {valid}"));
            }
        };
        let mut bits = 0;
        for thing in things {
            bits |= match thing.as_str() {
                "human" => HUMAN,
                "thing" => THINGS,
                "any" => u32::MAX,
                "known" => KNOWN,
                name => {
                    let thing = named(name, Thing::from_name, Thing::NAMES, "thing");
                    1 << thing.map_err(|why| format!("frame.when: {why}, human, thing, any, known"))? as u32
                }
            };
        }
        when.push(Condition { role, things: bits });
    }
    Ok(TriggerRow {
        kind,
        subject: own.subject.or(base.subject).unwrap_or(Role::Agent),
        object: own.object.or(base.object).unwrap_or(Role::Patient),
        idafa: own.idafa.or(base.idafa).unwrap_or(Role::Patient),
        prepositions,
        with: 0,
        when,
        hurts: own.hurts.or(base.hurts).unwrap_or(false),
        weak: own.weak.or(base.weak).unwrap_or(false),
        words: own.words.or(base.words).unwrap_or(false),
        ambush: own.ambush.or(base.ambush).unwrap_or(false),
    })
}

const fn bits(things: &[Thing]) -> u32 {
    let mut set = 0;
    let mut at = 0;
    while at < things.len() {
        set |= 1 << things[at] as u32;
        at += 1;
    }
    set
}

/// Who can be a victim, and the bodies of people.
pub const HUMAN: u32 = bits(&[
    Thing::Civilian,
    Thing::Combatant,
    Thing::Police,
    Thing::Official,
    Thing::Journalist,
    Thing::Child,
    Thing::Woman,
    Thing::Worker,
    Thing::Person,
    Thing::Force,
    Thing::Body,
]);

/// Flag of a condition that no unknown noun meets.
pub const KNOWN: u32 = 1 << 30;

/// What can be destroyed.
pub const THINGS: u32 = bits(&[Thing::Vehicle, Thing::Building, Thing::Other]);

fn named<T>(name: &str, find: impl Fn(&str) -> Option<T>, names: &[&str], what: &str) -> Result<T, String> {
    let valid = || names.iter().copied().filter(|n| !n.is_empty()).collect::<Vec<_>>().join(", ");
    find(name).ok_or_else(|| format!("no {what} {name:?}; valid: {}", valid()))
}
