//! How many: of those who suffer an event, and of events.

use super::clause::{Clause, EventDraft};
use super::items::{Item, What};
use super::model::Count;
use crate::found::{Bound, Entity, Label, Number, Numeric, Value};
use crate::letters::{TEH_MARBUTA, YEH};
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics};
use crate::span::Span;

/// A feminine word for those who take part.
const SHE: u32 = mark::PERSON | mark::FEM;

/// Items behind the word for the victims among which their number may be stated.
const STATED: usize = 6;

/// Items behind the word for the dead that say of what they died: «قصف السوق».
const OF: usize = 2;

/// The age from which on somebody is no child.
const ADULT: u32 = 18;

impl Clause<'_, '_> {
    /// How many patients, and how many events.
    pub fn counts(&self, draft: &EventDraft, patient: Option<usize>) -> (Option<Count>, Option<Count>) {
        let item = &self.items[draft.item];
        let event = draft.marks & mark::EVENT != 0;
        let times = if event { self.times(item, draft) } else { None };
        let who = draft.amount.filter(|_| patient.is_none() || patient == draft.patients.first().copied());
        let who = who
            .or(patient)
            .or_else(|| draft.agent.filter(|&a| draft.actor || self.moves(draft) && a != draft.item));
        let count = match who {
            Some(p) => self.count(p, draft),
            None => self.listed_behind(draft).map(|n| Count::of(n, item.head)),
        };
        (count, times)
    }

    /// How many a list names behind a verb that tells of nobody else: «ارتقى في قصف كذا: 1_ سامر 2_ وليد».
    pub fn listed_behind(&self, draft: &EventDraft) -> Option<i128> {
        let fate = matches!(self.type_of(draft), "die" | "injure") && draft.marks & mark::VERB != 0;
        if fate && draft.patients.is_empty() { self.listed(draft.item) } else { None }
    }

    /// Whether the count is that of the agents, because the event has no patient.
    fn moves(&self, draft: &EventDraft) -> bool {
        let row = &self.scene.view.lexicon.tables().events.triggers[draft.row];
        draft.patients.is_empty() && row.subject == Role::Agent && row.object != Role::Patient
    }

    fn times(&self, item: &Item, draft: &EventDraft) -> Option<Count> {
        if let Some(e) = item.number {
            let number = self.scene.number(e)?.clone();
            return Some(self.told(number, e));
        }
        if item.quantifier == Some(Cue::Several) {
            return Some(indefinite(item));
        }
        // A dual that was not read as a number: «غارتين».
        if item.double || draft.marks & mark::DUAL != 0 {
            let number = Number { value: Some(Numeric::Int(2)), dual: !item.double, ..Number::default() };
            return Some(Count { number, implied: false, span: item.head });
        }
        None
    }

    /// «الطاقم ⟦المكون⟧ من خمسة أشخاص»: how many a body is said to be.
    fn made_of(&self, i: usize) -> Option<(usize, &Number)> {
        let (item, next) = (&self.items[i], self.items.get(i + 1)?);
        let said = item.number.is_none() && self.scene.view.topic(item.end - 1, Cue::MadeOf).is_some();
        let people = self.is_human(i) && (next.thing.is_none() || self.is_human(i + 1));
        let e = next.number.filter(|_| said && people && next.preposition == Preposition::From)?;
        Some((e, self.scene.number(e)?))
    }

    /// How many an item is.
    fn count(&self, i: usize, draft: &EventDraft) -> Option<Count> {
        let item = &self.items[i];
        if item.what == What::Trigger && item.marks & mark::PERSON == 0 && i != draft.item {
            return None;
        }
        // «انتشال جثث ⟦15 مهاجرا⟧»: as many as those whose bodies they are.
        let of = self.items.get(i + 1).filter(|n| {
            let bodies = item.what == What::Trigger
                && item.marks & (mark::PERSON | mark::PLURAL) == mark::PERSON | mark::PLURAL;
            let idafa = n.preposition == Preposition::None && !n.joined && n.first == item.end;
            bodies
                && idafa
                && i != draft.item
                && !item.definite
                && item.number.is_none()
                && self.is_human(i + 1)
        });
        if let Some((e, number)) = of.and_then(|n| n.number).and_then(|e| Some((e, self.scene.number(e)?))) {
            return Some(self.told(number.clone(), e));
        }
        if let Some((e, number)) = self.made_of(i) {
            return Some(self.told(number.clone(), e));
        }
        if let Some(n) = self.listed(i).filter(|_| item.number.is_none()) {
            return Some(Count::of(n, item.head));
        }
        // «عشرات القتلى والجرحى», «30 قتيلا وجريحا»
        if let Some(first) = self.counted_together(i, draft) {
            let dozens = self.items[first].number.and_then(|e| self.scene.number(e));
            let dozens = dozens.is_some_and(|n| n.indefinite && n.value.is_none());
            return dozens.then(|| indefinite(item));
        }
        // «بلغ عدد القتلى 30», «ارتفاع عدد الشهداء إلى 15», «بلغ عدد قتلى الزلزال 2901 شخص»
        let of = self.items.get(i + 1).filter(|n| {
            let idafa = n.preposition == Preposition::None && !n.joined && n.first == item.end;
            !item.definite && idafa && n.definite && n.number.is_none() && self.is_phrase(i + 1)
        });
        if item.what == What::Trigger
            && (item.definite || of.is_some())
            && item.number.is_none()
            && i == draft.item
        {
            let last = of.unwrap_or(item);
            let all = item.quantifier == Some(Cue::Some) || self.is_summed(i);
            let at = i + 1 + usize::from(of.is_some());
            let next = self.items.get(at).filter(|n| {
                let bare = n.preposition == Preposition::None && !n.joined && n.first == last.end;
                // «الجرحى ثمانية جنود»
                let opens =
                    i == 0 || matches!(self.items[i - 1].what, What::Comma | What::Colon) || item.joined;
                let people = n.thing.is_none() || (all || opens && !n.definite) && self.is_human(at);
                n.what == What::Noun && people && (n.preposition == Preposition::To || bare)
            });
            let many = item.marks & (mark::PLURAL | mark::DUAL) != 0 && (all || of.is_none());
            if let Some(e) = next.filter(|_| many).and_then(|n| n.number) {
                let number = self.scene.number(e)?.clone();
                if (all || number.noun.is_none() || self.is_human(at)) && !number.dual {
                    return Some(self.told(number, e));
                }
            }
        }
        if let Some(count) = self.risen(i, draft).or_else(|| self.estimated(i, draft)) {
            return Some(count);
        }
        // «ارتفع عدد ضحايا الغرق إلى 31», «ارتفاع عدد شهداء مجزرة كذا إلى 11»
        let rises = |k: usize| {
            self.items[k].what == What::Cue(Cue::Happen)
                // «وصل عدد قتلى أعمال العنف إلى 38»
                || self.items[k].is_verb() && self.comes(k)
                || self.thing(k) == Some(Thing::Abstract) && k + 2 >= i && !self.items[k].definite
        };
        let rising = || (i.saturating_sub(3)..i).any(rises);
        let total = self.is_sum(i, draft) && rising();
        if total {
            let to = self.items.iter().skip(i + 1).take(4).take_while(|n| !n.is_verb());
            let mut to =
                to.filter(|n| n.preposition == Preposition::To && n.thing.is_none() && n.name.is_none());
            if let Some((e, number)) =
                to.next().and_then(|n| n.number).and_then(|e| Some((e, self.scene.number(e)?)))
                && number.noun.is_none()
            {
                return Some(self.told(number.clone(), e));
            }
        }
        if let Some(count) = self.stated(i, draft) {
            return Some(if rising() { count.after() } else { count });
        }
        if item.quantifier == Some(Cue::One) {
            return Some(Count::of(1, item.head));
        }
        // «خمس سكان البلاد»: a fifth of them, not five.
        let fifth = |e: usize| {
            let span = self.scene.entities[e].span;
            let (text, last) = (self.scene.view.text, span.end as usize - 1);
            let al = |p: usize| self.scene.view.word(p).looks.proclitics.any(Proclitics::AL);
            // What five counts is never definite: «خمسة من جنود الجيش».
            let word = item.end > item.at + 1 && !al(item.at) && al(item.end - 1);
            let small = self
                .scene
                .number(e)
                .is_some_and(|n| matches!(n.value, Some(Numeric::Int(3..=10))) && n.unit.is_none());
            let digit = char::from_u32(text.at(last)).is_some_and(char::is_numeric);
            word && small && span.end <= item.head.start && !digit && text.at(last) != TEH_MARBUTA
        };
        if item.number.is_some_and(fifth) {
            return None;
        }
        if let Some(e) = item.number {
            let mut number = self.scene.number(e)?.clone();
            // «ثلث القتلى»: part of a number that is not told.
            if matches!(number.value, Some(Numeric::Ratio(part, whole)) if part < whole) {
                return None;
            }
            if number.indefinite && number.value.is_none() {
                number.bound = Bound::Exact;
            } else if number.bound == Bound::Exact && self.at_least(i, draft) {
                number.bound = Bound::AtLeast;
            }
            return Some(self.told(number, e));
        }
        if item.quantifier == Some(Cue::Several) {
            return Some(indefinite(item));
        }
        // «ستدمر أي هدف»: none in particular.
        if item.quantifier == Some(Cue::Any) && item.what == What::Noun {
            return None;
        }
        if matches!(item.quantifier, Some(Cue::Some | Cue::Any))
            && item.marks & mark::MASC == 0
            && item.name.is_none()
        {
            return None;
        }
        if item.marks & mark::DUAL != 0 && !self.is_mine(item) {
            let number = Number { dual: true, ..whole(2) };
            return Some(Count { number, implied: false, span: item.head });
        }
        // «ضابطا شرطة», and «سائقين اختطفا»: as many as the verb says.
        let pair = draft.marks & (mark::VERB | mark::DUAL) == mark::VERB | mark::DUAL
            && item.marks & mark::PLURAL != 0
            && i < draft.item;
        if self.is_construct_dual(i) || pair {
            let number = Number { dual: true, ..whole(2) };
            return Some(Count { number, implied: false, span: item.head });
        }
        let one = Count { number: whole(1), implied: true, span: item.head };
        let thing = self.thing(i);
        if let Some(e) = item.name {
            let person = self.scene.entities[e].label == Label::Person;
            return person.then_some(one);
        }
        if item.marks & (mark::PLURAL | mark::COLLECTIVE) != 0 {
            // «عائلة من 5 أفراد»
            let next = self
                .items
                .get(i + 1)
                .filter(|n| n.preposition == Preposition::From && item.marks & mark::COLLECTIVE != 0);
            // «طاقمها المكون من خمسة أفراد»
            let crew = matches!(thing, Some(Thing::Person | Thing::Combatant | Thing::Worker | Thing::Force));
            let of = next.filter(|_| crew && self.is_human(i + 1));
            let e = of.and_then(|n| n.number)?;
            let number = self.scene.number(e)?.clone();
            return Some(self.told(number, e));
        }
        match thing {
            Some(
                Thing::Force | Thing::Body | Thing::Place | Thing::Abstract | Thing::Weapon | Thing::Aid,
            ) => None,
            Some(_) if item.marks & (mark::MASC | mark::FEM) != 0 => Some(one),
            // An unknown noun in the singular: «مقتل بائع».
            // «راحوا كلن»: said of several.
            None if !self.scene.view.word(item.at).looks.plural && !item.definite => {
                let subject = self.rows()[draft.row].subject == Role::Patient;
                let several = subject && draft.marks & mark::VERB != 0 && draft.marks & mark::PLURAL != 0;
                Some(one).filter(|_| !several)
            }
            _ => None,
        }
    }

    /// «حصيلة القتلى ارتفعت إلى 45», «عدد الجرحى بلغ 30»: the number behind the verb that says how far a sum has come.
    fn risen(&self, i: usize, draft: &EventDraft) -> Option<Count> {
        let asked = self.is_sum(i, draft);
        // «حصيلة شهداء قصف السوق ترتفع إلى 11»
        let of = |n: &&Item| n.preposition == Preposition::None && !n.joined && !n.is_verb();
        let v = i + 1 + self.items.iter().skip(i + 1).take(OF).take_while(of).count();
        self.items.get(v).filter(|v| asked && v.is_verb() && !v.joined)?;
        let number =
            self.items.get(v + 1).filter(|n| self.comes(v) && n.what == What::Noun && n.name.is_none())?;
        let led = matches!(number.preposition, Preposition::To | Preposition::None) && !number.joined;
        let people = number.thing.is_none() || self.is_human(v + 1);
        let e = number.number.filter(|_| led && people)?;
        Some(self.told(self.scene.number(e)?.clone(), e))
    }

    /// Whether the verb at item `k` may say how far a sum has come: «بلغ», «وصل».
    fn comes(&self, k: usize) -> bool {
        self.scene.view.senses(self.items[k].first, Class::Cue).any(|s| s.arg == Cue::Happen as i32)
    }

    /// «قدرت اللجنة عدد القتلى بثلاثة آلاف», «عدد القتلى يقدر بثلاثة آلاف»: the number that a sum is said to be.
    fn estimated(&self, i: usize, draft: &EventDraft) -> Option<Count> {
        let verb = self.items.get(i + 1).is_some_and(|v| v.what == What::Verb && !self.comes(i + 1));
        let behind = self.items.iter().enumerate().skip(i + 1 + usize::from(verb));
        let behind = behind.take(OF + 1).take_while(|(_, n)| !n.is_verb());
        let mut sums =
            behind.filter(|(_, n)| n.preposition == Preposition::With && n.number.is_some() && !n.joined);
        let (k, number) = sums.next().filter(|_| self.is_sum(i, draft))?;
        let people = number.what == What::Noun
            && (number.thing.is_none() || self.is_human(k))
            && number.name.is_none();
        let e = number.number.filter(|_| people)?;
        Some(self.told(self.scene.number(e)?.clone(), e))
    }

    /// Whether item `i`, the trigger itself, is the noun of a sum without its number: «عدد ⟦القتلى⟧», «حصيلة ⟦القتلى⟧».
    pub(super) fn is_sum(&self, i: usize, draft: &EventDraft) -> bool {
        let item = &self.items[i];
        item.what == What::Trigger
            && i == draft.item
            && item.number.is_none()
            && item.marks & mark::PLURAL != 0
            && (item.quantifier == Some(Cue::Some) || self.is_summed(i))
    }

    /// The count that the number of entity `e` tells.
    fn told(&self, number: Number, e: usize) -> Count {
        Count { number, implied: false, span: self.scene.entities[e].span }
    }

    /// «عدد القتلى في القصف على كذا ثلاثة»: the number that a sentence without a verb states behind where they died.
    fn stated(&self, i: usize, draft: &EventDraft) -> Option<Count> {
        let item = &self.items[i];
        // «عدد ضحايا غارة الأمس على كذا أربعة»
        let idafa = self.items.get(i + 1).is_some_and(|n| {
            n.first == item.end && n.preposition == Preposition::None && !n.joined && self.is_event(i + 1)
        });
        let asked = self.is_sum(i, draft) && (item.definite || idafa) && item.quantifier == Some(Cue::Some);
        let mut behind = self.items.iter().skip(i + 1 + usize::from(idafa)).take(STATED);
        let stated = |n: &&Item| {
            n.preposition == Preposition::None && n.thing != Some(Thing::Place) && n.what != What::Time
        };
        let number = behind.find(stated).filter(|_| asked)?;
        let bare =
            number.what == What::Noun && !number.joined && number.thing.is_none() && number.name.is_none();
        let e = number.number.filter(|_| bare)?;
        let value = self.scene.number(e)?.clone();
        (value.noun.is_none() && i + 1 < self.items.len()).then(|| self.told(value, e))
    }

    /// «تسعة أشخاص قتلوا على الأقل», «تسعة مواطنين آخرين على الأقل»: whether the bound stands behind the verb or behind
    /// «آخرين».
    fn at_least(&self, i: usize, draft: &EventDraft) -> bool {
        let least = |at: usize| self.scene.view.topic(at, Cue::Least).is_some();
        let (item, verb) = (&self.items[i], &self.items[draft.item]);
        least(item.end) || i < draft.item && verb.is_verb() && item.end == verb.first && least(verb.end)
    }

    /// «ارتفعت ⟦حصيلة⟧ القتلى إلى 30»: whether a word for a sum stands right before the item.
    pub(super) fn is_summed(&self, i: usize) -> bool {
        i.checked_sub(1).map(|k| &self.items[k]).is_some_and(|k| {
            let noun = k.what == What::Cue(Cue::Cause) && k.marks & mark::VERB == 0;
            noun && k.end == self.items[i].first && k.end == k.first + 1
        })
    }

    /// «ابن عمي خالد» is mine, no two of Khaled's: a single given name behind the letter of both.
    fn is_mine(&self, item: &Item) -> bool {
        let text = self.scene.view.text;
        let blank = |at: u32| char::from_u32(text.at(at as usize)).is_some_and(char::is_whitespace);
        self.person(item).is_some_and(|name| {
            !(name.span.start..name.span.end).any(blank)
                && name.span.start > 1
                && text.at(name.span.start as usize - 2) == YEH
        })
    }

    /// The person that the item names.
    pub(super) fn person(&self, item: &Item) -> Option<&Entity> {
        item.name.map(|e| &self.scene.entities[e]).filter(|e| e.label == Label::Person)
    }

    /// The first of two words for victims that share one number: «عشرات القتلى والجرحى», «30 قتيلا وجريحا». How many
    /// were killed and how many injured is not stated.
    fn counted_together(&self, i: usize, draft: &EventDraft) -> Option<usize> {
        let person = |k: usize| {
            let item = &self.items[k];
            item.what == What::Trigger && item.marks & mark::PERSON != 0
        };
        if i != draft.item || !person(i) {
            return None;
        }
        let alike = |a: usize, b: usize| {
            let (a, b) = (&self.items[a], &self.items[b]);
            let bare = b.joined && b.first == a.end && b.number.is_none() && b.quantifier.is_none();
            // «عشرات القتلى والجرحى», «30 قتيلا وجريحا», but «3 قتلى وجريح».
            let many = a.definite && b.definite;
            let one = |i: &Item| i.marks & (mark::PLURAL | mark::DUAL) == 0 && !i.definite;
            bare && a.number.is_some() && (many || one(a) && one(b) && self.counts_singular(a))
        };
        // «200 بين قتيل وجريح»
        let between = |k: usize| self.items[k].preposition == Preposition::Between;
        if between(i) || i > 0 && person(i - 1) && between(i - 1) && self.items[i].joined {
            return Some(i);
        }
        if i > 0 && person(i - 1) && alike(i - 1, i) {
            return Some(i - 1);
        }
        (i + 1 < self.items.len() && person(i + 1) && alike(i, i + 1)).then_some(i)
    }

    /// Whether the item's number takes a singular noun in Arabic, as eleven and more do.
    fn counts_singular(&self, item: &Item) -> bool {
        let number = item.number.and_then(|e| self.scene.number(e));
        number.is_some_and(|n| matches!(n.value, Some(Numeric::Int(value)) if value > 10))
    }

    /// «ضابطا شرطة», «عاملا إغاثة»: a dual without its noon, for no accusative stands in idafa.
    fn is_construct_dual(&self, i: usize) -> bool {
        let item = &self.items[i];
        let ends = |at: usize| {
            let pieces = self.scene.view.pieces;
            self.scene.view.text.at(pieces[at].span.end as usize - 1)
        };
        let bare = item.what == What::Noun && item.name.is_none() && item.tail == 0 && !item.definite;
        bare && item.marks & mark::MASC != 0
            && item.at + 1 < item.end
            && self.scene.view.word(item.at).looks.alef
            && ends(item.at + 1) == TEH_MARBUTA
            && !self.scene.view.word(item.at + 1).looks.nisba
    }

    /// What a patient is.
    pub fn victim(&self, i: usize, draft: &EventDraft) -> Option<Thing> {
        if self.items[i].what == What::Amount {
            // «وفاة 21 حالة»
            let hurt = matches!(self.type_of(draft), "die" | "injure");
            return Some(if hurt { Thing::Person } else { Thing::Other });
        }
        // «3 أطفال وجميعهم أشقاء»: what says only that they are people tells less.
        let all = draft.all.filter(|&all| draft.patients.first() == Some(&i) && self.says_more(i, all));
        let i = all.unwrap_or(i);
        let item = &self.items[i];
        let row = &self.scene.view.lexicon.tables().events.triggers[draft.row];
        // «شهيدة», «استشهدت فاطمة»; «ضحية» and «جثة» are of anyone.
        let weak = |row: usize| self.rows().get(row).is_some_and(|r| r.weak);
        let anyone = item.what == What::Trigger && self.rows_of(i).next().is_some_and(weak);
        let told = item.what == What::Trigger && item.marks & SHE == SHE && !anyone;
        let verb = draft.marks & (mark::FEM | mark::PLURAL) == mark::FEM
            && (row.subject == Role::Patient || draft.marks & mark::ACTIVE == 0 && draft.agent.is_none());
        let named = item.lemma.is_none() && self.person(item).is_some();
        // «3 شهداء أطفال», «الشهيدة الطفلة رهف»
        if let Some(thing) = self.beside_victims(i).or_else(|| self.before_victims(i)) {
            return Some(thing);
        }
        // «ارتقاء ⟦شهيدة⟧»
        if told && (!row.weak || i != draft.item) || verb && named && draft.marks & mark::VERB != 0 {
            return Some(Thing::Woman);
        }
        let young = matches!(self.thing(i), None | Some(Thing::Person | Thing::Civilian | Thing::Woman))
            && matches!(self.type_of(draft), "die" | "injure" | "missing" | "abduct")
            && self.age(i).is_some_and(|years| years < ADULT);
        if young {
            return Some(Thing::Child);
        }
        Some(match self.thing(i) {
            Some(Thing::Force) => Thing::Combatant,
            // «استهدفت المدفعية الجامعة»
            Some(Thing::Body)
                if matches!(self.type_of(draft), "attack" | "destroy") && self.is_building(i) =>
            {
                Thing::Building
            }
            Some(Thing::Body) => Thing::Person,
            // «وفاة 4 حالات»
            Some(Thing::Abstract)
                if item.number.is_some() && matches!(self.type_of(draft), "die" | "injure") =>
            {
                Thing::Person
            }
            Some(Thing::Weapon | Thing::Aid | Thing::Abstract | Thing::Place) => Thing::Other,
            Some(thing) => thing,
            None if self.items[i].what == What::Trigger => return None,
            None => Thing::Person,
        })
    }

    /// Whether the noun for a body names a building, too.
    fn is_building(&self, i: usize) -> bool {
        let view = self.scene.view;
        let nouns = &view.lexicon.tables().events.nouns;
        view.senses(self.items[i].at, Class::Actor).any(|s| nouns[s.arg as usize].0 == Thing::Building)
    }

    /// What the victims are by the noun right behind the word for them.
    pub(super) fn beside_victims(&self, i: usize) -> Option<Thing> {
        let (item, next) = (&self.items[i], self.items.get(i + 1)?);
        let victims = item.what == What::Trigger && item.marks & mark::PERSON != 0;
        let bare = next.what == What::Noun
            && next.preposition == Preposition::None
            && !next.joined
            && next.tail == 0
            && next.first == item.end
            && next.number.is_none();
        let wide =
            |thing: &Thing| matches!(thing, Thing::Person | Thing::Official | Thing::Force | Thing::Body);
        next.thing.filter(|thing| victims && bare && HUMAN >> *thing as u32 & 1 == 1 && !wide(thing))
    }

    /// Whether item `all` says better than item `i` who they are.
    fn says_more(&self, i: usize, all: usize) -> bool {
        let known =
            matches!(self.thing(i), Some(Thing::Child | Thing::Woman | Thing::Journalist | Thing::Worker));
        !(known && self.thing(all) == Some(Thing::Person))
    }

    /// «طفلة شهيدة», «الطفل الشهيد سامر»: a child or a woman by the noun right before the word for victims.
    fn before_victims(&self, i: usize) -> Option<Thing> {
        let (item, before) = (&self.items[i], &self.items[i.checked_sub(1)?]);
        let victims = item.what == What::Trigger && item.marks & mark::PERSON != 0 && !item.joined;
        let many = mark::PLURAL | mark::DUAL;
        let bare = before.what == What::Noun
            && before.end == item.first
            && before.number.is_none()
            && item.number.is_none()
            && item.preposition == Preposition::None
            && before.definite == item.definite
            && before.marks & many == item.marks & many;
        before.thing.filter(|thing| victims && bare && matches!(thing, Thing::Child | Thing::Woman))
    }

    /// Whether an item says how old somebody is: «(12 عاما)», «البالغ من العمر».
    pub fn tells_age(&self, k: usize) -> bool {
        let item = &self.items[k];
        match item.what {
            What::Cue(Cue::Age) => true,
            What::Other => item.name.is_some_and(|e| self.years(e).is_some()),
            _ => false,
        }
    }

    /// The whole years of a length; of months none.
    pub(super) fn years(&self, e: usize) -> Option<u32> {
        let entity = &self.scene.entities[e];
        let Value::Temporal(time) = &entity.value else { return None };
        let length =
            time.timex.strip_prefix('P').filter(|_| entity.label == crate::found::Label::Duration)?;
        match length.strip_suffix('Y') {
            Some(years) => years.parse().ok(),
            None => length.strip_suffix('M').map(|_| 0),
        }
    }

    /// How old item `i` is said to be: «طفل (9 أعوام)», «فتى يبلغ من العمر 16 عاما».
    fn age(&self, i: usize) -> Option<u32> {
        let behind = self.items.iter().skip(i + 1).take(4);
        let mut rest =
            behind.skip_while(|item| matches!(item.what, What::Open | What::Comma | What::Cue(Cue::Age)));
        self.years(rest.next().filter(|item| item.what == What::Other)?.name?)
    }

    /// Whether each group of patients is an event of its own.
    pub fn splits(&self, draft: &EventDraft) -> bool {
        let name = &self.scene.view.lexicon.tables().events.types[usize::from(draft.kind)];
        let told = |p: &usize| {
            self.items[*p].number.is_some()
                || self.items[*p].marks & (mark::DUAL | mark::MASC | mark::FEM) != 0
                || self.items[*p].name.is_some()
        };
        // Groups are separate events if they are victims, or if all are counted.
        !matches!(name.as_str(), "attack" | "accident" | "meet" | "agree" | "protest" | "move" | "capture")
            || draft.patients.iter().all(told)
                && draft.patients.iter().all(|p| self.items[*p].number.is_some())
    }
}

impl Count {
    /// No more than these: at least one, and one fewer than all.
    pub(super) fn at_most(mut self) -> Self {
        let several = match self.number.value {
            Some(Numeric::Int(n)) if n > 1 => Some(n),
            _ => None,
        };
        if let Some(n) = several.filter(|_| self.number.bound == Bound::Exact && !self.implied) {
            self.number.bound = Bound::AtMost;
            (self.number.low, self.number.high) = (Some(Numeric::Int(1)), Some(Numeric::Int(n - 1)));
        }
        // «مقتل وإصابة أكثر من 15»: how many of them died is not told.
        if matches!(self.number.bound, Bound::MoreThan | Bound::AtLeast) {
            self.number = Number { indefinite: true, ..Number::default() };
        }
        self
    }

    /// «ارتفاع عدد قتلى الهجوم من 3 إلى 5»: where a sum has come to.
    fn after(mut self) -> Self {
        if self.number.bound == Bound::Between && self.number.value.is_none() {
            self.number.value = self.number.high;
            (self.number.bound, self.number.low, self.number.high) = (Bound::Exact, None, None);
        }
        self
    }

    /// A stated number.
    pub(super) fn of(n: i128, span: Span) -> Self {
        Self { number: whole(n), implied: false, span }
    }
}

fn whole(n: i128) -> Number {
    Number { value: Some(Numeric::Int(n)), ..Number::default() }
}

fn indefinite(item: &Item) -> Count {
    Count { number: Number { indefinite: true, ..Number::default() }, implied: false, span: item.head }
}
