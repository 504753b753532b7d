//! A sentence as a list of items: noun phrases, verbs, triggers, times and borders.

use super::pieces::{Found, View};
use super::words::Reading;
use crate::found::{Entity, Label, Number, Value};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::{Class, Proclitics, bit};
use crate::span::Span;
use crate::tokenize::Kind;

/// Most words of a noun phrase.
const WIDEST: usize = 10;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A noun phrase.
    Noun,
    /// A word that may tell of an event.
    Trigger,
    /// A date or time of day.
    Time,
    /// A verb that tells of none.
    Verb,
    /// Another word with a part in the sentence.
    Cue(Cue),
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A quotation mark or bracket that opens.
    Open,
    /// One that closes.
    Close,
    /// A mark or word of which nothing is known.
    Other,
}

/// Part of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// First piece.
    pub first: usize,
    /// Piece after the last one.
    pub end: usize,
    /// The head of a noun phrase; the words of a trigger.
    pub head: Span,
    /// The piece that holds the head.
    pub at: usize,
    /// The preposition before it.
    pub preposition: Preposition,
    /// Whether و or أو joins it to what stands before.
    pub joined: bool,
    /// Bits of [`mark`], and of its verb form.
    pub marks: u32,
    /// Whether it has the article or is a name.
    pub definite: bool,
    /// What the noun names.
    pub thing: Option<Thing>,
    /// Its lemma among the nouns.
    pub lemma: Option<i32>,
    /// The entity that counts it.
    pub number: Option<usize>,
    /// The entity that names it.
    pub name: Option<usize>,
    /// The quantifier before it: one, several, some.
    pub quantifier: Option<Cue>,
    /// Code points of the pronoun behind it.
    pub tail: u8,
    /// A name of a people beside a trigger: «الأميركي».
    pub people: Option<usize>,
    /// Whether سـ stands before a verb, or ل before a noun.
    pub future: bool,
    /// Whether the word itself has ل before it.
    pub purpose: bool,
    /// Whether it names a place that no list holds: «بلدة كفر كذا», «على #كفر_كذا».
    pub spot: bool,
    /// Whether it takes part as one of several events: «مزدوج».
    pub double: bool,
}

impl Item {
    /// Whether it is a verb of any sort.
    pub fn is_verb(&self) -> bool {
        match self.what {
            What::Verb => true,
            What::Trigger | What::Cue(_) => self.marks & mark::VERB != 0,
            _ => false,
        }
    }
}

/// What is known of the entities.
pub struct Scene<'a> {
    /// The words.
    pub view: View<'a>,
    /// The entities of the text.
    pub entities: &'a [Entity],
    /// By piece: the entity that begins at or covers it, plus one.
    pub covered: &'a [u32],
    /// By piece: whether a phrase that is no event covers it.
    pub barred: &'a [bool],
}

impl<'a> Scene<'a> {
    /// The entity at piece `i`.
    pub fn entity(&self, i: usize) -> Option<usize> {
        self.covered.get(i).and_then(|&e| (e as usize).checked_sub(1))
    }

    fn is_number(&self, e: usize) -> bool {
        matches!(self.entities[e].label, Label::Cardinal)
    }

    /// The number that an entity tells.
    pub fn number(&self, e: usize) -> Option<&'a Number> {
        match &self.entities[e].value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn is_time(&self, e: usize) -> bool {
        matches!(self.entities[e].label, Label::Date | Label::Time)
    }

    /// What a name names.
    pub fn thing_of(&self, e: usize) -> Option<Thing> {
        Some(match self.entities[e].label {
            Label::Person | Label::Norp => Thing::Person,
            Label::Org => Thing::Force,
            Label::Gpe | Label::Loc => Thing::Place,
            Label::Fac => Thing::Building,
            Label::Product => Thing::Weapon,
            _ => return None,
        })
    }

    /// Whether an entity names something.
    pub fn is_name(&self, e: usize) -> bool {
        matches!(
            self.entities[e].label,
            Label::Person | Label::Org | Label::Gpe | Label::Loc | Label::Fac | Label::Norp | Label::Product
        )
    }

    /// The first piece behind the span.
    fn behind(&self, mut i: usize, end: u32, last: usize) -> usize {
        while i < last && self.view.pieces[i].span.start < end {
            i += 1;
        }
        i
    }
}

/// Reads the pieces `first..last` of one sentence.
pub fn read(scene: &Scene<'_>, first: usize, last: usize, out: &mut Vec<Item>) {
    out.clear();
    let mut reader = Reader { scene, last, preposition: Preposition::None, joined: false, quantifier: None };
    let mut i = first;
    while i < last {
        let (item, next) = reader.item(i);
        if let Some(item) = item {
            out.push(item);
        }
        // Every step goes on, whatever was read.
        i = next.max(i + 1);
    }
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    last: usize,
    preposition: Preposition,
    joined: bool,
    quantifier: Option<Cue>,
}

impl Reader<'_, '_> {
    fn blank(&mut self, what: What, first: usize, end: usize) -> Item {
        Item {
            what,
            first,
            end,
            head: self.scene.view.pieces[first].span,
            at: first,
            preposition: std::mem::replace(&mut self.preposition, Preposition::None),
            joined: std::mem::take(&mut self.joined),
            marks: 0,
            definite: false,
            thing: None,
            lemma: None,
            number: None,
            name: None,
            quantifier: self.quantifier.take(),
            tail: 0,
            people: None,
            future: false,
            purpose: false,
            double: false,
            spot: false,
        }
    }

    /// The item at piece `i` and the piece behind it.
    fn item(&mut self, i: usize) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        let piece = view.pieces[i];
        if let Some(e) = scene.entity(i) {
            let entity = &scene.entities[e];
            self.front(i);
            if scene.is_time(e) {
                let end = scene.behind(i, entity.phrase.end.max(entity.span.end), self.last);
                let mut item = self.blank(What::Time, i, end);
                item.name = Some(e);
                item.head = entity.span;
                return (Some(item), end);
            }
            if scene.is_number(e) {
                return self.counted(i, e);
            }
            if scene.is_name(e) {
                // «الأميركي» alone is a people; what stands before it is read with it.
                return self.noun(i, i, Some(e), None);
            }
            if piece.tag || matches!(entity.label, Label::Hashtag | Label::Event) {
                // Read word by word.
            } else {
                let end = scene.behind(i, entity.span.end, self.last);
                let mut item = self.blank(What::Other, i, end);
                item.name = Some(e);
                return (Some(item), end);
            }
        }
        match piece.kind {
            Kind::Word if piece.span.len() == 1 && i + 1 < self.last => {
                // A conjunction or preposition apart from its word: «و31», «ب«النار»».
                match piece.code {
                    0x648 | 0x641 => self.joined = true,
                    0x628 => self.preposition = Preposition::With,
                    0x644 => self.preposition = Preposition::For,
                    _ => {}
                }
                (None, i + 1)
            }
            Kind::Word => self.word(i),
            Kind::Punct | Kind::Symbol => {
                let what = match piece.code {
                    0x2C | 0x060C | 0x2D | 0x2013 | 0x2014 | 0x2E => What::Comma,
                    0x3A | 0x061B | 0x3B => What::Colon,
                    0xAB | 0x201C | 0x28 | 0x5B | 0x7B => What::Open,
                    0xBB | 0x201D | 0x29 | 0x5D | 0x7D => What::Close,
                    0x22 | 0x27 => return (None, i + 1),
                    _ => What::Other,
                };
                if what == What::Open && (piece.code == 0xAB || piece.code == 0x201C) {
                    // A preposition or number before a quotation mark speaks of what stands inside.
                    return (None, i + 1);
                }
                if what == What::Close && (piece.code == 0xBB || piece.code == 0x201D) {
                    return (None, i + 1);
                }
                (Some(self.blank(what, i, i + 1)), i + 1)
            }
            Kind::Number => (Some(self.blank(What::Other, i, i + 1)), i + 1),
            _ => (Some(self.blank(What::Other, i, i + 1)), i + 1),
        }
    }

    /// Takes note of the proclitics of piece `i`, of whose form nothing is known.
    fn front(&mut self, i: usize) {
        let view = self.scene.view;
        let Some(e) = self.scene.entity(i).filter(|_| !view.pieces[i].tag) else {
            let looks = view.word(i).looks;
            self.proclitics(looks.proclitics);
            return;
        };
        // Where a name begins within its word, what stands before it are proclitics.
        let (entity, piece) = (&self.scene.entities[e], view.pieces[i].span);
        let whole = self.scene.is_number(e) || self.scene.is_time(e);
        let start = if whole { entity.phrase.start.min(entity.span.start) } else { entity.span.start };
        for at in piece.start..start.min(piece.start + 2) {
            match view.text.at(at as usize) {
                0x648 | 0x641 if at == piece.start => self.joined = true,
                0x628 => self.preposition = Preposition::With,
                0x644 => self.preposition = Preposition::For,
                0x643 => self.preposition = Preposition::Other,
                _ => {}
            }
        }
        // «للرقة»: the name keeps one ل of two.
        if start == piece.start + 1 && view.text.at(piece.start as usize) == 0x644 {
            self.preposition = Preposition::For;
        }
    }

    fn proclitics(&mut self, set: Proclitics) {
        if set.any(Proclitics::WA | Proclitics::FA) {
            self.joined = true;
        }
        if set.any(Proclitics::BI) {
            self.preposition = Preposition::With;
        } else if set.any(Proclitics::LI) {
            self.preposition = Preposition::For;
        } else if set.any(Proclitics::KA) {
            self.preposition = Preposition::Other;
        }
    }

    /// A number with what it counts.
    fn counted(&mut self, i: usize, e: usize) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        let entity = &scene.entities[e];
        let Some(number) = scene.number(e) else { return (None, i + 1) };
        let noun = number.noun.as_ref().map(|n| n.span);
        let head = noun.unwrap_or(entity.span);
        let phrase_end = scene.behind(i, entity.phrase.end, self.last);
        let mut at = i;
        if noun.is_some() || number.dual {
            at = scene.behind(i, head.start + 1, self.last).saturating_sub(1).max(i);
            return self.noun(i, at, None, Some((e, phrase_end)));
        }
        // «17 من أفراد», «200», «عشرات الجرحى».
        let mut next = phrase_end;
        if next < self.last {
            let of = view.first(next, Class::Preposition);
            let of = of.is_some_and(|r| {
                r.sense.arg == Preposition::From as i32 && !r.proclitics.any(Proclitics::WA)
            });
            let after = next + usize::from(of);
            if after < self.last && self.is_nominal(after, of) {
                next = after;
                return self.noun(i, next, None, Some((e, next)));
            }
        }
        let mut item = self.blank(What::Noun, i, phrase_end.max(i + 1));
        item.head = entity.span;
        item.at = at;
        item.number = Some(e);
        (Some(item), phrase_end)
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
        if let Some(e) = self.scene.entity(i) {
            return of && self.scene.is_name(e) && !self.scene.is_time(e);
        }
        let known = word.mask & (bit(Class::Actor)) != 0
            || view.senses(i, Class::Trigger).any(|s| s.flags & (mark::PERSON | mark::EVENT) != 0);
        known || of && !word.looks.verb && word.mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0
    }

    /// A word that no entity covers.
    fn word(&mut self, i: usize) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let word = view.word(i);
        if word.mask == 0 {
            if word.looks.verb {
                self.proclitics(Proclitics(word.looks.proclitics.0 & Proclitics::WA));
                let mut item = self.blank(What::Verb, i, i + 1);
                item.marks = mark::PRESENT;
                return (Some(item), i + 1);
            }
            self.front(i);
            return self.noun(i, i, None, None);
        }
        let barred = self.scene.barred[i];
        let preposition = view.longest(i, Class::Preposition);
        // Words that only tell of what the sentence speaks are read as what else they are.
        let topic = |f: &Found| matches!(Cue::ALL[f.reading.sense.arg as usize], Cue::General | Cue::Sport);
        let cue = view.longest(i, Class::Cue).filter(|f| !topic(f));
        let trigger = view.longest(i, Class::Trigger).filter(|_| !barred);
        let actor = view.longest(i, Class::Actor);
        let length = |f: &Option<Found>| f.map_or(0, |f| f.end);
        let longest = length(&preposition).max(length(&cue)).max(length(&trigger)).max(length(&actor));
        // «فجر نفسه» before «نفسه»; a longer phrase before a shorter one.
        // «الاحتلال» is who occupies.
        let force = |a: &Found| {
            let noun = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize];
            noun.0 == Thing::Force && a.reading.proclitics.any(Proclitics::AL)
        };
        let trigger = trigger.filter(|t| {
            t.reading.sense.flags & mark::VERB != 0 || !actor.is_some_and(|a| a.end == t.end && force(&a))
        });
        if let Some(t) = trigger.filter(|t| t.end == longest) {
            let bare =
                |f: &Option<Found>| f.is_some_and(|f| f.end == t.end && f.reading.prefix < t.reading.prefix);
            // «عبر» is «through» before it is «crossed».
            let through = preposition.is_some_and(|f| f.end == t.end && f.reading.prefix == t.reading.prefix);
            if !bare(&preposition) && !bare(&cue) && !through {
                return self.trigger(i, t);
            }
        }
        let denies = |f: &Found| f.reading.sense.arg == Cue::Negation as i32;
        let negation = cue.is_some_and(|c| c.end == longest && denies(&c));
        if let Some(p) = preposition.filter(|p| p.end == longest && !negation) {
            self.joined |= p.reading.proclitics.any(Proclitics::WA | Proclitics::FA);
            self.preposition = Preposition::ALL[p.reading.sense.arg as usize];
            return (None, p.end);
        }
        if let Some(c) = cue.filter(|c| {
            c.end == longest && actor.is_none_or(|a| a.end < c.end || c.reading.sense.flags & mark::VERB == 0)
        }) {
            return self.cue(i, c);
        }
        if let Some(a) = actor {
            self.proclitics(a.reading.proclitics);
            return self.noun(i, i, None, None);
        }
        if let Some(c) = cue {
            return self.cue(i, c);
        }
        if word.looks.verb {
            let mut item = self.blank(What::Verb, i, i + 1);
            item.marks = mark::PRESENT;
            return (Some(item), i + 1);
        }
        self.front(i);
        self.noun(i, i, None, None)
    }

    /// Whether a noun follows at piece `i`.
    fn goes_on(&self, i: usize) -> bool {
        let view = self.scene.view;
        i < self.last
            && (self.scene.entity(i).is_some()
                || view.pieces[i].kind == Kind::Word
                    && view.word(i).mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0)
    }

    fn cue(&mut self, i: usize, found: Found) -> (Option<Item>, usize) {
        let cue = Cue::ALL[found.reading.sense.arg as usize];
        let (flags, proclitics) = (found.reading.sense.flags, found.reading.proclitics);
        match cue {
            // «لم يصب أحد»
            Cue::One if !self.goes_on(found.end) => {
                self.proclitics(proclitics);
                let mut item = self.blank(What::Noun, i, found.end);
                item.thing = Some(Thing::Person);
                item.marks = mark::COLLECTIVE;
                (Some(item), found.end)
            }
            Cue::One | Cue::Several | Cue::Some | Cue::Series | Cue::Any => {
                self.proclitics(proclitics);
                self.quantifier = Some(match self.quantifier {
                    Some(known @ (Cue::One | Cue::Several | Cue::Any)) => known,
                    _ => cue,
                });
                (None, found.end)
            }
            Cue::Filler => (None, found.end),
            Cue::Title | Cue::Kin | Cue::Others => {
                self.proclitics(proclitics);
                let (item, end) = self.noun(i, i, None, None);
                let item = item.map(|mut item| {
                    if cue == Cue::Kin {
                        item.thing = item.thing.or(Some(Thing::Person));
                        item.definite = true;
                        item.marks |= mark::MASC;
                    } else if cue == Cue::Others && item.lemma.is_none() {
                        item.thing = Some(Thing::Person);
                        item.marks |= mark::PLURAL;
                    }
                    item
                });
                (item, end)
            }
            _ => {
                let purpose = proclitics.any(Proclitics::LI);
                self.joined |= proclitics.any(Proclitics::WA | Proclitics::FA);
                let what = if cue == Cue::Verb { What::Verb } else { What::Cue(cue) };
                let mut item = self.blank(what, i, found.end);
                item.marks = flags;
                item.tail = found.reading.tail;
                item.future = found.reading.future;
                item.purpose = purpose;
                item.definite = proclitics.any(Proclitics::AL);
                (Some(item), found.end)
            }
        }
    }

    fn trigger(&mut self, i: usize, found: Found) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let Reading { sense, proclitics, prefix, tail, future } = found.reading;
        let verb = sense.flags & mark::VERB != 0;
        self.proclitics(if verb {
            Proclitics(proclitics.0 & (Proclitics::WA | Proclitics::FA))
        } else {
            proclitics
        });
        let mut item = self.blank(What::Trigger, i, found.end);
        let (start, end) = (view.pieces[i].span.start, view.pieces[found.end - 1].span.end);
        item.head =
            Span::new(start + u32::from(prefix), end - u32::from(tail) * u32::from(found.end == i + 1));
        item.marks = sense.flags;
        item.tail = tail;
        item.future = future;
        item.purpose = proclitics.any(Proclitics::LI);
        item.definite = proclitics.any(Proclitics::AL) || tail > 0;
        let mut end = found.end;
        if !verb {
            end = self.adjectives(&mut item, end);
        }
        item.end = end;
        (Some(item), end)
    }

    /// Passes over the adjectives of a trigger noun; a people among them may be who does it.
    fn adjectives(&self, item: &mut Item, mut i: usize) -> usize {
        let view = self.scene.view;
        let article = view.readings(item.first).iter().any(|r| r.proclitics.any(Proclitics::AL));
        while i < self.last && i < item.end + 5 {
            let piece = view.pieces[i];
            if matches!(piece.code, 0x22 | 0xAB | 0xBB) && piece.kind == Kind::Punct {
                // «عدوان "إسرائيلي"»
                let next = i + 1;
                if next < self.last
                    && self.scene.entity(next).is_some_and(|e| self.scene.entities[e].label == Label::Norp)
                {
                    i = next;
                    continue;
                }
                if item.people.is_some() {
                    i += 1;
                    continue;
                }
                break;
            }
            if piece.kind != Kind::Word {
                break;
            }
            let word = view.word(i);
            if let Some(cue) = view.first(i, Class::Cue).map(|r| Cue::ALL[r.sense.arg as usize]) {
                if cue == Cue::Double {
                    item.double = true;
                    i += 1;
                    continue;
                }
                if cue == Cue::Others && self.takes_agent(item) {
                    i += 1;
                    continue;
                }
            }
            if let Some(e) = self.scene.entity(i) {
                let adjective = self.scene.entities[e].label == Label::Norp && (word.looks.nisba || article);
                let fits = word.looks.proclitics.any(Proclitics::AL) == article;
                if adjective && fits {
                    item.people = item.people.or(Some(e));
                    i += 1;
                    continue;
                }
                break;
            }
            let looks = word.looks;
            if looks.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI) {
                break;
            }
            let known = word.mask & (bit(Class::Cue) | bit(Class::Preposition) | bit(Class::Trigger)) != 0;
            let al = looks.proclitics.any(Proclitics::AL);
            if known || looks.verb {
                break;
            }
            let actor = word.mask & bit(Class::Actor) != 0;
            // «هجوم بضاحية كذا», «هجوم مدينة كذا»
            let noun = view.first(i, Class::Actor).is_some_and(|a| {
                let thing = view.lexicon.tables().events.nouns[a.sense.arg as usize].0;
                a.proclitics
                    .any(Proclitics::WA | Proclitics::FA | Proclitics::BI | Proclitics::LI | Proclitics::KA)
                    || matches!(thing, Thing::Place | Thing::Building | Thing::Vehicle | Thing::Weapon)
            });
            if noun {
                break;
            }
            // «هجمات متفرقة»: of an unknown word behind a noun that takes who does it, no one is named.
            let strange = !actor && self.takes_agent(item) && item.marks & mark::PERSON == 0;
            let adjective = if article { al } else { !al && (looks.nisba && !looks.plural || strange) };
            // «هجوم انتحاري» is no attack by one, «مقتل قيادي» is the death of one.
            let names = actor && !article && item.marks & mark::EVENT != 0 && !self.takes_agent(item);
            if !adjective || names {
                break;
            }
            i += 1;
        }
        i
    }

    /// Whether those behind the noun are who does it.
    fn takes_agent(&self, item: &Item) -> bool {
        let rows = &self.scene.view.lexicon.tables().events.triggers;
        let mut senses = self.scene.view.senses(item.first, Class::Trigger);
        senses.any(|s| {
            rows.get(s.arg as usize).is_some_and(|r| r.idafa != crate::lexicon::event_rows::Role::Patient)
        })
    }

    /// A noun phrase from piece `first` whose head is at `at`.
    fn noun(
        &mut self,
        first: usize,
        at: usize,
        name: Option<usize>,
        number: Option<(usize, usize)>,
    ) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        // What is counted may itself tell of an event: «20 قتيلا».
        let told = view.longest(at, Class::Trigger).filter(|t| {
            number.is_some() && !scene.barred[at] && t.reading.sense.flags & (mark::PERSON | mark::EVENT) != 0
        });
        if let (Some(t), Some((e, _))) = (told, number) {
            let joined = self.joined;
            let (item, end) = self.trigger(at, t);
            let item = item.map(|mut item| {
                item.number = Some(e);
                item.first = first;
                item.joined |= joined;
                item
            });
            return (item, end.max(number.map_or(0, |n| n.1)));
        }
        let actor = view.longest(at, Class::Actor);
        let mut item = self.blank(What::Noun, first, at + 1);
        item.at = at;
        item.number = number.map(|n| n.0);
        let looks = view.word(at).looks;
        let piece = view.pieces[at].span;
        item.head = Span::new(piece.start + u32::from(looks.prefix), piece.end);
        item.definite = looks.proclitics.any(Proclitics::AL);
        item.marks = if looks.plural { mark::PLURAL } else { 0 };
        let mut end = at + 1;
        match (name, actor) {
            (Some(e), _) => {
                item.name = Some(e);
                item.head = scene.entities[e].span;
                item.thing = scene.thing_of(e);
                item.definite = true;
                item.marks = mark::MASC;
                end = scene.behind(at, scene.entities[e].span.end, self.last).max(at + 1);
            }
            (None, Some(a)) => {
                let (thing, _) = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize];
                item.thing = Some(*thing);
                item.lemma = Some(a.reading.sense.arg);
                item.marks = a.reading.sense.flags;
                item.definite = a.reading.proclitics.any(Proclitics::AL) || a.reading.tail > 0;
                item.tail = a.reading.tail;
                item.head = Span::new(piece.start + u32::from(a.reading.prefix), piece.end);
                end = a.end;
            }
            _ => {}
        }
        if let Some((e, phrase_end)) = number {
            let dual = scene.number(e).is_some_and(|n| n.dual);
            if dual {
                item.marks = item.marks & !mark::PLURAL | mark::DUAL;
            }
            end = end.max(phrase_end);
        }
        let tail = end;
        end = self.tail(&mut item, end);
        item.end = end;
        self.spot(&mut item, tail);
        (Some(item), end)
    }

    /// Sees whether the noun phrase names a place that no list holds; its tail begins at piece `tail`.
    fn spot(&self, item: &mut Item, tail: usize) {
        let view = self.scene.view;
        if item.name.is_some() || item.number.is_some() || item.tail > 0 {
            return;
        }
        let pieces = view.pieces;
        if item.thing == Some(Thing::Place) && !item.definite && tail < item.end {
            let word = view.word(tail);
            let open =
                self.scene.entity(tail).is_none() && word.mask & bit(Class::Actor) == 0 || pieces[tail].tag;
            let feminine = view.text.at(pieces[tail].span.end as usize - 1) == 0x629;
            let adjective = word.looks.nisba || feminine && !word.looks.proclitics.any(Proclitics::AL);
            if pieces[tail].kind == Kind::Word && (pieces[tail].tag || open && !adjective) {
                item.spot = true;
                let last = if pieces[tail].tag { item.end } else { (tail + 2).min(item.end) };
                item.head = Span::new(pieces[tail].span.start, pieces[last - 1].span.end);
            }
        } else if item.thing.is_none() && pieces[item.at].tag && item.preposition != Preposition::None {
            item.spot = true;
            item.thing = Some(Thing::Place);
            item.head = Span::new(pieces[item.at].span.start, pieces[item.end - 1].span.end);
        }
    }

    /// The rest of a noun phrase: idafa, adjectives, a name in apposition.
    fn tail(&self, item: &mut Item, mut i: usize) -> usize {
        let scene = self.scene;
        let view = scene.view;
        let mut definite = item.definite;
        let head_named = item.name.is_some();
        let generic = item.lemma.is_some_and(|l| self.is_generic(l));
        // A plural that keeps its noon stands in no idafa.
        let indefinite_plural = |at: usize| {
            let looks = view.word(at).looks;
            looks.nominative && !looks.proclitics.any(Proclitics::AL)
        };
        while i < self.last && i < item.first + WIDEST {
            let piece = view.pieces[i];
            // The words of one hashtag stay together.
            if piece.tag && view.pieces[i - 1].tag && piece.span.start <= view.pieces[i - 1].span.end + 1 {
                i += 1;
                continue;
            }
            if piece.kind == Kind::Punct {
                let quote = matches!(piece.code, 0xAB | 0xBB | 0x22 | 0x201C | 0x201D);
                let opens = matches!(piece.code, 0xAB | 0x22 | 0x201C);
                let named = |at: usize| scene.entity(at).is_some_and(|e| scene.is_name(e));
                if quote && (opens && i + 1 < self.last && named(i + 1) || named(i - 1) && !opens) {
                    i += 1;
                    continue;
                }
                break;
            }
            if piece.kind == Kind::Latin {
                i += 1;
                continue;
            }
            if piece.kind != Kind::Word {
                break;
            }
            let word = view.word(i);
            let looks = word.looks;
            if let Some(e) = scene.entity(i).filter(|_| !piece.tag) {
                let entity = &scene.entities[e];
                let inside = entity.span.start > piece.span.start;
                // «مدنيين اثنين», «العناصر الستة»
                let value = scene.number(e).filter(|_| scene.is_number(e) && item.number.is_none());
                let two = value.is_some_and(|n| {
                    n.value == Some(crate::found::Numeric::Int(2)) && n.noun.is_none() && !n.dual
                });
                let all = value.is_some_and(|n| n.noun.is_none())
                    && item.definite
                    && looks.proclitics.any(Proclitics::AL);
                if (two || all) && !looks.proclitics.any(Proclitics::WA) && !head_named {
                    item.number = Some(e);
                    i = scene.behind(i, entity.phrase.end, self.last).max(i + 1);
                    continue;
                }
                // «عائلة واحدة»
                let one = scene.is_number(e)
                    && entity.phrase.start == piece.span.start
                    && entity.span.start > entity.phrase.start
                    && scene.number(e).is_some_and(|n| n.value == Some(crate::found::Numeric::Int(1)));
                if one {
                    i = scene.behind(i, entity.phrase.end, self.last).max(i + 1);
                    continue;
                }
                if !scene.is_name(e) || inside {
                    break;
                }
                if entity.label == Label::Norp && looks.nisba && !looks.plural {
                    // An adjective.
                    if item.people.is_none() {
                        item.people = Some(e);
                    }
                    i += 1;
                    definite = true;
                    continue;
                }
                // «بوتين وزير …»: behind a name stands no other name, but for the name of a place behind a body's.
                if head_named && entity.label != Label::Gpe && entity.label != Label::Loc {
                    break;
                }
                let person = entity.label == Label::Person;
                let human = item.thing.is_none_or(|t| {
                    !matches!(t, Thing::Force | Thing::Body | Thing::Building | Thing::Place)
                });
                if item.name.is_none() {
                    let place = item.thing == Some(Thing::Place)
                        && matches!(entity.label, Label::Gpe | Label::Loc | Label::Fac);
                    let body = item.thing == Some(Thing::Force) && entity.label == Label::Org
                        || item.thing == Some(Thing::Building) && entity.label == Label::Fac;
                    if person && human && item.number.is_none() || place || body {
                        item.name = Some(e);
                        item.head = entity.span;
                    }
                }
                if generic
                    && matches!(item.thing, Some(Thing::Person | Thing::Combatant))
                    && entity.label == Label::Org
                {
                    item.thing = Some(Thing::Combatant);
                }
                definite = true;
                i = scene.behind(i, entity.span.end, self.last).max(i + 1);
                continue;
            }
            let stops = bit(Class::Preposition) | bit(Class::Trigger);
            if word.mask & stops != 0 && !scene.barred[i] {
                break;
            }
            if let Some(cue) = view.first(i, Class::Cue) {
                let cue_kind = Cue::ALL[cue.sense.arg as usize];
                let noun = word.mask & bit(Class::Actor) != 0;
                match cue_kind {
                    Cue::Others | Cue::Title | Cue::Sport | Cue::General
                        if !cue.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI) => {}
                    Cue::Verb | Cue::Speech | Cue::Light | Cue::Happen | Cue::Cause if noun => {}
                    _ => break,
                }
            }
            if looks.verb {
                break;
            }
            let actor = view.longest(i, Class::Actor);
            let al = looks.proclitics.any(Proclitics::AL);
            if looks.proclitics.any(Proclitics::WA | Proclitics::BI | Proclitics::LI)
                || piece.code == 0x648 && looks.prefix > 0
            {
                break;
            }
            if let Some(a) = actor {
                if a.reading
                    .proclitics
                    .any(Proclitics::WA | Proclitics::FA | Proclitics::BI | Proclitics::LI | Proclitics::KA)
                {
                    break;
                }
                let al = a.reading.proclitics.any(Proclitics::AL);
                // «الجيش مسلحين», «مسلحون مدنيين»: the next noun phrase begins.
                let thing = view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0;
                let things = matches!(
                    thing,
                    Thing::Place | Thing::Building | Thing::Vehicle | Thing::Weapon | Thing::Other
                );
                // «قوات الأمن الحي», «مسلحون النار»
                let closed = definite && al && things && i > item.at + 1
                    || al && i > item.at && indefinite_plural(i - 1);
                let next = closed
                    || definite && !al
                    || item.marks & mark::PLURAL != 0 && view.word(item.at).looks.nominative && !al;
                if next {
                    break;
                }
                if generic {
                    match thing {
                        Thing::Police => item.thing = Some(Thing::Police),
                        Thing::Force => item.thing = Some(Thing::Combatant),
                        Thing::Child | Thing::Woman | Thing::Journalist | Thing::Worker | Thing::Civilian => {
                            item.thing = Some(thing);
                        }
                        _ => {}
                    }
                }
                definite |= al;
                i = a.end;
                continue;
            }
            if al && i > item.at && indefinite_plural(i - 1) {
                break;
            }
            if definite && !al && item.definite {
                // An adverb or a new phrase: «القوات ليلا».
                break;
            }
            definite |= al;
            i += 1;
        }
        i
    }

    /// Whether a noun takes what it names from what follows: عناصر الشرطة, أفراد الأمن.
    fn is_generic(&self, lemma: i32) -> bool {
        let thing = self.scene.view.lexicon.tables().events.nouns.get(lemma as usize);
        thing.is_some_and(|(thing, _)| matches!(thing, Thing::Person | Thing::Combatant))
    }
}
