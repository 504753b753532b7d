//! Reads the pieces of a sentence into items.

use super::clause::complement;
use super::items::{Item, Scene, What};
use super::pieces::FoundSense;
use super::words::EventReading;
use crate::found::Label;
use crate::letters::TEH_MARBUTA;
use crate::lexicon::event_rows::{Cue, Preposition, Role, Thing, mark};
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{
    APOSTROPHE, ARABIC_COMMA, ARABIC_SEMICOLON, CLOSE_GUILLEMET, COLON, COMMA, DOT, EM_DASH, EN_DASH, HYPHEN,
    QUOTE, SEMICOLON, SLASH, closes_bracket, is_quote, opens_bracket,
};
use crate::span::Span;
use crate::tokenize::Kind;

/// Reads the pieces `first..last` of one sentence.
pub fn read(scene: &Scene<'_>, first: usize, last: usize, out: &mut Vec<Item>) {
    out.clear();
    let mut reader =
        EventReader { scene, last, preposition: Preposition::None, joined: false, quantifier: None };
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

/// A sentence while it is read.
pub struct EventReader<'s, 'a> {
    /// What is known of its pieces.
    pub scene: &'s Scene<'a>,
    /// The piece after it.
    pub last: usize,
    preposition: Preposition,
    /// Whether و stood before the next item.
    pub joined: bool,
    quantifier: Option<Cue>,
}

impl EventReader<'_, '_> {
    /// A new item of pieces `first..end`, with what stood before it.
    pub fn blank(&mut self, what: What, first: usize, end: usize) -> Item {
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
            by: None,
            future: false,
            purpose: false,
            double: false,
            spot: None,
            inner: None,
            of: None,
            part: false,
        }
    }

    /// The item at piece `i` and the piece after it.
    fn item(&mut self, i: usize) -> (Option<Item>, usize) {
        let scene = self.scene;
        let view = scene.view;
        let piece = view.pieces[i];
        if let Some(e) = scene.entity(i).filter(|&e| !piece.broken && !self.misread(i, e)) {
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
            let fronted = self.fronted(i, e);
            if scene.is_name(e) && !fronted {
                // «الأميركي» alone is a people; what stands before it is read with it.
                return self.noun(i, i, Some(e), None);
            }
            // «وقتلت التاسع»: one of those told before.
            if entity.label == Label::Ordinal && self.is_next_one(i, e) {
                let mut item = self.blank(What::Noun, i, i + 1);
                item.thing = Some(Thing::Person);
                item.marks = mark::MASC;
                return (Some(item), i + 1);
            }
            let ordinal = entity.label == Label::Ordinal && view.word(i).mask & bit(Class::Cue) != 0;
            if piece.tag || ordinal || fronted || matches!(entity.label, Label::Hashtag | Label::Event) {
                // Read word by word.
            } else {
                let amount = matches!(entity.label, Label::Money | Label::Quantity);
                let end = if amount { entity.phrase.end.max(entity.span.end) } else { entity.span.end };
                let end = scene.behind(i, end, self.last);
                let mut item = self.blank(if amount { What::Amount } else { What::Other }, i, end);
                if amount {
                    item.number = Some(e);
                    item.head = entity.span;
                } else {
                    item.name = Some(e);
                }
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
                    // «ع #سرمين», as people say على.
                    0x639 => self.preposition = Preposition::On,
                    _ => {}
                }
                (None, i + 1)
            }
            // «أو» and «او» join as و does.
            Kind::Word
                if piece.span.len() == 2
                    && matches!(piece.code, 0x623 | 0x627)
                    && view.text.at(piece.span.start as usize + 1) == 0x648 =>
            {
                self.joined = true;
                (None, i + 1)
            }
            Kind::Word => self.word(i),
            // «مقتل (20) شخصا»
            Kind::Punct if opens_bracket(piece.code) && self.bracketed(i).is_some() => {
                let (e, at) = self.bracketed(i).unwrap_or_default();
                self.noun(i, at, None, Some((e, at + 1)))
            }
            Kind::Punct | Kind::Symbol => {
                let what = match piece.code {
                    COMMA | ARABIC_COMMA | HYPHEN | EN_DASH | EM_DASH | DOT => What::Comma,
                    COLON | ARABIC_SEMICOLON | SEMICOLON => What::Colon,
                    // A preposition or number before a quotation mark speaks of what stands inside.
                    // A stroke may part them, too: «على قتل/ فلان».
                    code if is_quote(code) || matches!(code, APOSTROPHE | SLASH) => return (None, i + 1),
                    code if opens_bracket(code) => What::Open,
                    code if closes_bracket(code) => What::Close,
                    _ => What::Other,
                };
                (Some(self.blank(what, i, i + 1)), i + 1)
            }
            Kind::Number => (Some(self.blank(What::Other, i, i + 1)), i + 1),
            _ => (Some(self.blank(What::Other, i, i + 1)), i + 1),
        }
    }

    /// The number in the brackets that open at piece `i`, and the piece of the noun behind them that it counts.
    fn bracketed(&self, i: usize) -> Option<(usize, usize)> {
        let view = self.scene.view;
        let e = if i + 3 < self.last { self.scene.entity(i + 1)? } else { return None };
        let close = view.pieces[i + 2].kind == Kind::Punct && closes_bracket(view.pieces[i + 2].code);
        let alone = self.scene.is_number(e) && self.scene.entities[e].span == view.pieces[i + 1].span;
        let noun = || self.scene.entity(i + 3) == Some(e) || self.is_nominal(i + 3, false);
        (alone && close && view.pieces[i + 3].kind == Kind::Word && noun()).then_some((e, i + 3))
    }

    /// Whether what seems to be a name behind a proclitic is part of a word that tells of an event: «كمين» is not
    /// «as in Maine».
    fn misread(&self, i: usize, e: usize) -> bool {
        let inside =
            self.scene.is_name(e) && self.scene.entities[e].span.start > self.scene.view.pieces[i].span.start;
        let whole = |r: &EventReading| r.sense.class == Class::Trigger && r.prefix == 0 && r.tail == 0;
        inside && self.scene.view.readings(i).iter().any(whole) || self.completed(i, e)
    }

    /// «أودى القصف بحياة …» is no name of cars where the word follows that the verb needs.
    fn completed(&self, i: usize, e: usize) -> bool {
        let view = self.scene.view;
        let rows = &view.lexicon.tables().events.triggers;
        let whole = self.scene.is_name(e) && self.scene.entities[e].span == view.pieces[i].span;
        whole
            && view.senses(i, Class::Trigger).any(|s| {
                rows.get(s.arg as usize)
                    .is_some_and(|r| r.with != 0 && complement(&view, i + 1, r.with).is_some())
            })
    }

    /// «وقتلت ⟦التاسع⟧»: an ordinal with the article and no noun, right behind a verb that tells of an event.
    fn is_next_one(&self, i: usize, e: usize) -> bool {
        let view = self.scene.view;
        let whole = self.scene.entities[e].span == view.pieces[i].span;
        let article = view.word(i).looks.proclitics == Proclitics(Proclitics::AL);
        let noun = i + 1 < self.last && view.pieces[i + 1].kind == Kind::Word && {
            let next = view.word(i + 1);
            next.mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0
                && !next.looks.proclitics.any(Proclitics::WA)
        };
        let verb = i > 0
            && !self.scene.barred[i - 1]
            && view.senses(i - 1, Class::Trigger).any(|s| s.flags & mark::VERB != 0);
        whole && article && verb && !noun && self.preposition == Preposition::None
    }

    /// «جبهة #كذا»: the name of a body that a place's noun and a hashtag only seem to be.
    fn fronted(&self, i: usize, e: usize) -> bool {
        let view = self.scene.view;
        let tag = i + 1 < self.last && view.pieces[i + 1].tag && !view.pieces[i].tag;
        let place = |r: &EventReading| {
            r.sense.class == Class::Actor
                && view.lexicon.tables().events.nouns[r.sense.arg as usize].0 == Thing::Place
        };
        tag && !self.scene.is_place(e) && view.readings(i).iter().any(place)
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
        // «تسممت منه مرتين»: how often, not how many.
        if number.unit.as_deref() == Some("times") {
            let end = scene.behind(i, entity.phrase.end.max(entity.span.end), self.last);
            return (Some(self.blank(What::Other, i, end)), end);
        }
        let start = view.pieces[i].span.start;
        let noun = number.noun.as_ref().map(|n| n.span).filter(|n| n.start >= start);
        // «أصيب أربعة إثر انهيار»: a preposition is not counted.
        let preposition = |n: &Span| {
            let at = scene.behind(i, n.start + 1, self.last).saturating_sub(1);
            let word = view.word(at).mask;
            view.pieces[at].kind == Kind::Word
                && word & bit(Class::Preposition) != 0
                && word & bit(Class::Actor) == 0
        };
        let misled = noun.as_ref().is_some_and(preposition);
        let noun = noun.filter(|_| !misled);
        let head = noun.unwrap_or(entity.span);
        let whole = if misled { entity.span.end } else { entity.phrase.end };
        let phrase_end = scene.behind(i, whole, self.last);
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
            // «ثلاثة منهم أطفال»
            let known = |at: usize| self.is_nominal(at, false) && view.word(at).mask & bit(Class::Actor) != 0;
            if next + 1 < self.last && self.of_those(next) && known(next + 1) {
                let (item, end) = self.noun(i, next + 1, None, Some((e, next + 1)));
                return (item.map(|item| Item { part: true, ..item }), end);
            }
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

    /// Whether the word at piece `i` is «منهم» or its like.
    fn of_those(&self, i: usize) -> bool {
        let view = self.scene.view;
        let piece = view.pieces[i].span;
        let code = |n: u32| view.text.at((piece.start + n) as usize);
        let subset = view.first(i, Class::Cue).is_some_and(|r| r.sense.arg == Cue::Subset as i32);
        subset && piece.len() == 4 && (code(0), code(1)) == (0x645, 0x646)
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
        // «11 ألف #طفل»: a hashtag is read word by word.
        let tag = |&e: &usize| view.pieces[i].tag && self.scene.entities[e].label == Label::Hashtag;
        if let Some(e) = self.scene.entity(i).filter(|e| !tag(e)) {
            // «4 فلسطينيين»
            // «14 فلسطينيا»
            let last = view.text.at(view.pieces[i].span.end as usize - 1);
            let one = !of && word.looks.nisba && last != TEH_MARBUTA && word.looks.proclitics.0 == 0;
            let people = self.scene.entities[e].label == Label::Norp && (word.looks.plural || one);
            return people || of && self.scene.is_name(e) && !self.scene.is_time(e);
        }
        // «2 بحالة خطرة»: what ب stands before is not counted.
        let bound = Proclitics::WA | Proclitics::BI | Proclitics::LI;
        let known = view.first(i, Class::Actor).is_some_and(|a| !a.proclitics.any(bound))
            || view.senses(i, Class::Trigger).any(|s| s.flags & (mark::PERSON | mark::EVENT) != 0);
        known || of && !word.looks.verb && word.mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0
    }

    /// A word that no entity covers.
    fn word(&mut self, i: usize) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let word = view.word(i);
        if word.mask == 0 {
            if word.looks.verb || self.opens(i) {
                self.proclitics(Proclitics(word.looks.proclitics.0 & Proclitics::WA));
                let mut item = self.blank(What::Verb, i, i + 1);
                item.marks = if word.looks.verb { mark::PRESENT } else { mark::PAST | mark::FEM };
                return (Some(item), i + 1);
            }
            self.front(i);
            return self.noun(i, i, None, None);
        }
        let barred = self.scene.barred[i];
        let preposition = view.longest(i, Class::Preposition);
        // Words that only tell of what the sentence speaks are read as what else they are.
        let topic = |f: &FoundSense| {
            matches!(Cue::ALL[f.reading.sense.arg as usize], Cue::General | Cue::Sport | Cue::Law)
        };
        let cue = view.longest(i, Class::Cue).filter(|f| !topic(f));
        // «في ⟦مسيرة التنمية⟧»: a phrase that begins with a preposition and is part of one that is no event.
        let spent = |end: usize| end > i + 1 && self.scene.barred[end - 1] && preposition.is_some();
        let trigger = view.longest(i, Class::Trigger).filter(|t| !barred && !spent(t.end));
        let actor = view.longest(i, Class::Actor);
        let length = |f: &Option<FoundSense>| f.map_or(0, |f| f.end);
        let longest = length(&preposition).max(length(&cue)).max(length(&trigger)).max(length(&actor));
        // «فجر نفسه» before «نفسه»; a longer phrase before a shorter one.
        // «الاحتلال» is who occupies.
        let force = |a: &FoundSense| {
            let noun = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize];
            noun.0 == Thing::Force && a.reading.proclitics.any(Proclitics::AL)
        };
        let trigger = trigger.filter(|t| {
            t.reading.sense.flags & mark::VERB != 0 || !actor.is_some_and(|a| a.end == t.end && force(&a))
        });
        // «استهداف من مسيرة» is by a drone.
        let drone = matches!(self.preposition, Preposition::From | Preposition::By)
            && actor.is_some_and(|a| {
                let thing = view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0;
                a.end == longest && matches!(thing, Thing::Vehicle | Thing::Weapon)
            });
        if let Some(t) = trigger.filter(|t| t.end == longest && !drone) {
            let bare = |f: &Option<FoundSense>| {
                f.is_some_and(|f| f.end == t.end && f.reading.prefix < t.reading.prefix)
            };
            // «عبر» is «through» before it is «crossed».
            let through = preposition.is_some_and(|f| f.end == t.end && f.reading.prefix == t.reading.prefix);
            if !bare(&preposition) && !bare(&cue) && !through {
                return self.trigger(i, t);
            }
        }
        let denies = |f: &FoundSense| f.reading.sense.arg == Cue::Negation as i32;
        let negation = cue.is_some_and(|c| c.end == longest && denies(&c));
        // «برصاص الشرطة»: the weapon, then who fired it.
        let weapon = actor.is_some_and(|a| {
            a.end == i + 1
                && a.reading.proclitics == Proclitics(Proclitics::BI)
                && view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0 == Thing::Weapon
        });
        let fired = preposition.filter(|p| {
            p.end == i + 1 && weapon && Preposition::ALL[p.reading.sense.arg as usize] == Preposition::By
        });
        if let (Some(_), Some(a)) = (fired, actor) {
            self.preposition = Preposition::With;
            let mut item = self.blank(What::Noun, i, i + 1);
            let piece = view.pieces[i].span;
            item.head = Span::new(piece.start + u32::from(a.reading.prefix), piece.end);
            item.thing = Some(Thing::Weapon);
            item.lemma = Some(a.reading.sense.arg);
            item.marks = a.reading.sense.flags;
            self.preposition = Preposition::By;
            return (Some(item), i + 1);
        }
        if let Some(p) = preposition.filter(|p| p.end == longest && !negation) {
            self.joined |= p.reading.proclitics.any(Proclitics::WA | Proclitics::FA);
            self.preposition = Preposition::ALL[p.reading.sense.arg as usize];
            return (None, p.end);
        }
        if let Some(c) = cue.filter(|c| c.end == i + 1 && self.demands(i, c)) {
            return self.cue(i, c);
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

    /// «⟦فككت⟧ الشرطة القضائية شبكة»: an unknown word in ت at the head of a clause, before who can do it.
    fn opens(&self, i: usize) -> bool {
        let view = self.scene.view;
        let piece = view.pieces[i];
        let teh = piece.span.len() > 3 && view.text.at(piece.span.end as usize - 1) == 0x62A;
        let looks = view.word(i).looks;
        let head = i == 0
            || looks.proclitics == Proclitics(Proclitics::WA)
            || view.pieces[i - 1].kind == Kind::Punct
                && !matches!(view.pieces[i - 1].code, QUOTE | CLOSE_GUILLEMET);
        let bare =
            !looks.proclitics.any(Proclitics::AL) && self.preposition == Preposition::None && !piece.tag;
        teh && head
            && bare
            && i + 1 < self.last
            && view.first(i + 1, Class::Actor).is_some_and(|a| {
                let thing = view.lexicon.tables().events.nouns[a.sense.arg as usize].0;
                a.proclitics == Proclitics(Proclitics::AL)
                    && matches!(thing, Thing::Force | Thing::Police | Thing::Body | Thing::Official)
            })
    }

    /// «⟦طالب⟧ الوسطاء بوقف …»: a verb at the head of a clause that is also a noun, with who does it and what ب
    /// stands before behind it.
    fn demands(&self, i: usize, cue: &FoundSense) -> bool {
        let view = self.scene.view;
        let finite = cue.reading.sense.flags & mark::PAST != 0
            && matches!(Cue::ALL[cue.reading.sense.arg as usize], Cue::Avert | Cue::Plan | Cue::Speech);
        let head = i == 0 || self.joined || view.pieces[i - 1].kind == Kind::Punct;
        let word = |at: usize| at < self.last && view.pieces[at].kind == Kind::Word;
        let who = word(i + 1)
            && (self.scene.entity(i + 1).is_some_and(|e| self.scene.is_name(e))
                || view.word(i + 1).looks.proclitics == Proclitics(Proclitics::AL));
        let with = |at: usize| {
            view.readings(at).iter().any(|r| {
                matches!(r.sense.class, Class::Trigger | Class::Phrase) && r.proclitics.any(Proclitics::BI)
            })
        };
        let bare = self.preposition == Preposition::None && self.quantifier.is_none();
        finite && head && bare && who && (i + 2..i + 7).take_while(|&at| word(at)).any(with)
    }

    /// Whether a noun follows at piece `i`.
    pub fn goes_on(&self, i: usize) -> bool {
        let view = self.scene.view;
        i < self.last
            && (self.scene.entity(i).is_some()
                || view.pieces[i].kind == Kind::Word
                    && view.word(i).mask & (bit(Class::Preposition) | bit(Class::Cue)) == 0
                    && !view.first(i, Class::Trigger).is_some_and(|t| {
                        t.proclitics.any(Proclitics::WA | Proclitics::FA | Proclitics::BI | Proclitics::LI)
                    }))
    }

    fn cue(&mut self, i: usize, found: FoundSense) -> (Option<Item>, usize) {
        let cue = Cue::ALL[found.reading.sense.arg as usize];
        let (flags, proclitics) = (found.reading.sense.flags, found.reading.proclitics);
        match cue {
            // «وإصابة ثالث»
            Cue::Another if !self.goes_on(found.end) => {
                self.proclitics(proclitics);
                let mut item = self.blank(What::Noun, i, found.end);
                item.thing = Some(Thing::Person);
                item.marks = mark::MASC;
                (Some(item), found.end)
            }
            // «لم يصب أحد»
            Cue::One if !self.goes_on(found.end) => {
                self.proclitics(proclitics);
                let mut item = self.blank(What::Noun, i, found.end);
                item.thing = Some(Thing::Person);
                item.marks = mark::COLLECTIVE;
                (Some(item), found.end)
            }
            Cue::One | Cue::Several | Cue::Some | Cue::Another | Cue::Series | Cue::Any => {
                self.proclitics(proclitics);
                let cue = if cue == Cue::Another { Cue::Some } else { cue };
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
                    if cue == Cue::Others {
                        item.quantifier = item.quantifier.or(Some(cue));
                    }
                    item
                });
                (item, end)
            }
            _ => {
                let purpose = proclitics.any(Proclitics::LI);
                self.joined |= proclitics.any(Proclitics::WA | Proclitics::FA);
                let what = if matches!(cue, Cue::Verb | Cue::Had) { What::Verb } else { What::Cue(cue) };
                let mut item = self.blank(what, i, found.end);
                item.marks = if cue == Cue::Had { flags | mark::HAD } else { flags };
                item.tail = found.reading.tail;
                item.future = found.reading.future;
                item.purpose = purpose;
                item.definite = proclitics.any(Proclitics::AL);
                (Some(item), found.end)
            }
        }
    }

    /// Whether a word at piece `i` that may be a verb is this noun: after a preposition, in a hashtag, in idafa after
    /// a
    /// noun that cannot be its subject («ضحايا قصف»), before an adjective.
    fn wants_noun(&self, noun: &EventReading, i: usize) -> bool {
        let view = self.scene.view;
        let next = i + 1;
        if self.preposition != Preposition::None || self.quantifier.is_some() || view.pieces[i].tag {
            return true;
        }
        if i > 0 && !self.joined && (self.behind_idafa(i - 1) || self.behind_plan(i - 1)) {
            return true;
        }
        // «قتل فلسطيني» tells of a dead one, «قصف إسرائيلي» of who shells.
        let row = view.lexicon.tables().events.triggers.get(noun.sense.arg as usize);
        if row.is_none_or(|r| r.when.iter().any(|c| c.role == Role::Patient)) {
            return false;
        }
        if next >= self.last || view.pieces[next].kind != Kind::Word {
            return false;
        }
        let word = view.word(next);
        let looks = word.looks;
        let adjective = looks.nisba && !looks.plural && looks.proclitics == Proclitics::default();
        let people = self.scene.entity(next).is_some_and(|e| self.scene.entities[e].label == Label::Norp);
        let named = self.scene.entity(next).is_some_and(|e| self.scene.is_name(e));
        let unknown = word.mask & bit(Class::Actor) == 0 && !named;
        adjective && (people || unknown)
    }

    /// «محاولته قتل جندي»: whether the word at piece `i` is a noun that plans what follows it.
    fn behind_plan(&self, i: usize) -> bool {
        let plans = |arg: i32| matches!(Cue::ALL[arg as usize], Cue::Plan | Cue::Avert);
        let view = self.scene.view;
        view.pieces[i].kind == Kind::Word
            && view.senses(i, Class::Cue).any(|s| s.flags & mark::VERB == 0 && plans(s.arg))
    }

    /// Whether the word at piece `i` is a noun without article that no singular verb without mark has for its subject.
    fn behind_idafa(&self, i: usize) -> bool {
        let view = self.scene.view;
        let looks = view.word(i).looks;
        if view.pieces[i].kind != Kind::Word || self.scene.entity(i).is_some() || looks.nominative {
            return false;
        }
        let mut told = false;
        let plain = |r: &EventReading| {
            matches!(r.sense.class, Class::Actor | Class::Trigger)
                && r.sense.flags & (mark::PERSON | mark::EVENT) != 0
                || r.sense.class == Class::Actor
        };
        for reading in view.readings(i).iter().filter(|r| plain(r)) {
            told = true;
            let many = reading.sense.flags & (mark::PLURAL | mark::FEM) != 0;
            if !many || reading.tail > 0 || reading.proclitics.any(Proclitics::AL) {
                return false;
            }
        }
        told
    }

    /// A trigger at piece `i`.
    pub fn trigger(&mut self, i: usize, found: FoundSense) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let mut reading = found.reading;
        // «في قصف», «عدة قصف»: after a preposition stands no verb.
        if reading.sense.flags & mark::VERB != 0 && found.end == i + 1 {
            let nouns = view.readings(i).iter().filter(|r| r.sense.class == Class::Trigger);
            let noun = nouns.copied().find(|r| r.sense.flags & mark::EVENT != 0);
            reading = noun.filter(|n| self.wants_noun(n, i)).unwrap_or(reading);
        }
        let EventReading { sense, proclitics, prefix, tail, future } = reading;
        let verb = sense.flags & mark::VERB != 0;
        self.proclitics(if verb {
            Proclitics(proclitics.0 & (Proclitics::WA | Proclitics::FA))
        } else {
            proclitics
        });
        // «المصابين» are many before they are two.
        let many = |r: &EventReading| {
            r.sense.class == Class::Trigger
                && r.prefix == prefix
                && r.sense.flags & (mark::PLURAL | mark::PERSON) == mark::PLURAL | mark::PERSON
        };
        let two = sense.flags & (mark::DUAL | mark::PERSON) == mark::DUAL | mark::PERSON;
        let many = two && found.end == i + 1 && view.readings(i).iter().any(many);
        let mut item = self.blank(What::Trigger, i, found.end);
        let (start, end) = (view.pieces[i].span.start, view.pieces[found.end - 1].span.end);
        item.head =
            Span::new(start + u32::from(prefix), end - u32::from(tail) * u32::from(found.end == i + 1));
        item.marks = if many { sense.flags & !mark::DUAL | mark::PLURAL } else { sense.flags };
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
}
