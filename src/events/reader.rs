//! Reads the pieces of a sentence into items.

use super::clause::{complement, may_tell};
use super::items::{Item, Scene, What};
use super::lines;
use super::openings;
use super::pieces::FoundSense;
use super::words::EventReading;
use crate::found::Label;
use crate::letters::{
    AIN, ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, BEH, FEH, HEH, KAF, LAM, TATWEEL, TEH, WAW, YEH,
};
use crate::lexicon::event_rows::{Condition, Cue, Preposition, Role, Thing, TriggerRow, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{
    APOSTROPHE, ARABIC_COMMA, ARABIC_SEMICOLON, CLOSE_GUILLEMET, COLON, COMMA, DOT, EM_DASH, EN_DASH, HYPHEN,
    QUOTE, SEMICOLON, SLASH, closes_bracket, is_quote, opens_bracket,
};
use crate::span::Span;
use crate::tokenize::{Kind, is_newline};

/// Reads the pieces `first..last` of one sentence.
pub fn read(scene: &Scene<'_>, first: usize, last: usize, out: &mut Vec<Item>) {
    out.clear();
    let first = openings::first(scene, first, last);
    let mut reader =
        EventReader { scene, first, last, preposition: Preposition::None, joined: false, quantifier: None };
    let mut i = first;
    while i < last {
        if i > first && reader.breaks(i) {
            let before = (reader.preposition, reader.joined, reader.quantifier);
            out.push(reader.blank(What::Comma, i, i));
            (reader.preposition, reader.joined, reader.quantifier) = before;
        }
        if i > first && reader.ends_line(i) {
            i = lines::entry(&scene.view, i).min(last - 1);
        }
        let (item, next) = reader.item(i);
        if let Some(item) = item {
            out.push(item);
        }
        // Every step goes on, whatever was read.
        i = next.max(i + 1);
    }
    if let Some(at) = openings::headed(scene, out) {
        let border = reader.blank(What::Colon, out[at].first, out[at].first);
        out.insert(at, border);
    }
}

/// A sentence while it is read.
pub struct EventReader<'s, 'a> {
    /// What is known of its pieces.
    pub scene: &'s Scene<'a>,
    /// Its first piece.
    pub first: usize,
    /// The piece after it.
    pub last: usize,
    /// The preposition before the next item.
    pub preposition: Preposition,
    /// Whether و stood before the next item.
    pub joined: bool,
    /// The quantifier before the next item.
    pub quantifier: Option<Cue>,
}

impl EventReader<'_, '_> {
    /// Whether a line ends before piece `i`, which parts what it holds as a comma does.
    #[inline]
    pub fn breaks(&self, i: usize) -> bool {
        self.scene.view.lines && self.scene.view.pieces[i - 1].code != COLON && self.ends_line(i)
    }

    /// Whether a line ends before piece `i`.
    fn ends_line(&self, i: usize) -> bool {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        self.scene.view.lines
            && (pieces[i - 1].span.end..pieces[i].span.start).any(|at| is_newline(text.at(at as usize)))
    }

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
        if piece.tag && openings::is_urgent(scene, i) {
            return (Some(self.blank(What::Comma, i, i + 1)), i + 1);
        }
        // «ثلاثة إثر قصف»: the preposition behind a number, which was read with it as what it counts.
        let left = |e: usize| scene.is_number(e) && scene.entities[e].span.end <= piece.span.start;
        if let Some(e) = scene.entity(i).filter(|&e| !piece.broken && !left(e) && !self.misread(i, e)) {
            let entity = &scene.entities[e];
            self.front(i);
            // «خلال أسبوع», «في غضون 48 ساعة»
            let lasting = entity.label == Label::Duration && self.preposition == Preposition::During;
            if scene.is_time(e) || lasting {
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
                // «الأميركي» alone names a people; the word before it would have taken it as an adjective.
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
                if let Some(end) = self.massacred(i, e) {
                    let mut item = self.blank(What::Noun, i, end);
                    item.head = Span::new(view.pieces[i].span.start, view.pieces[end - 1].span.end);
                    (item.thing, item.spot, item.definite) = (Some(Thing::Place), Some(item.head), true);
                    return (Some(item), end);
                }
            } else {
                let amount = matches!(entity.label, Label::Money | Label::Quantity);
                // «6 براميل متفجرة» hold no oil.
                if let Some((at, behind)) = self.unit_of_arms(i, e) {
                    return self.noun(i, at, None, Some((e, behind)));
                }
                let whole = scene.behind(i, entity.phrase.end.max(entity.span.end), self.last);
                let end = scene.behind(i, entity.span.end, self.last);
                // «ألف طن من ⟦المساعدات⟧»: what was measured tells of an event.
                let told = (end..whole).any(|k| view.word(k).mask & bit(Class::Trigger) != 0);
                let end = if amount && !told { whole } else { end };
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
            // «لـ«الشرق الأوسط»»: the stroke only joins.
            Kind::Word if i + 1 < self.last && (piece.span.len() == 1 || self.is_stretched(i)) => {
                // A conjunction or preposition apart from its word: «و31», «ب«النار»».
                match piece.code {
                    WAW | FEH => self.joined = true,
                    BEH => self.preposition = Preposition::With,
                    LAM => self.preposition = Preposition::For,
                    // «ع #سرمين», as people say على.
                    AIN => self.preposition = Preposition::On,
                    _ => {}
                }
                (None, i + 1)
            }
            // «أو» and «او» join as و does.
            Kind::Word
                if piece.span.len() == 2
                    && matches!(piece.code, ALEF_HAMZA | ALEF)
                    && view.text.at(piece.span.start as usize + 1) == WAW =>
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
                    // «كل من: سامر، وليد»
                    COLON if self.quantifier == Some(Cue::Some) => return (None, i + 1),
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

    /// Whether piece `i` is one letter with a stroke behind it.
    pub fn is_stretched(&self, i: usize) -> bool {
        let (view, span) = (self.scene.view, self.scene.view.pieces[i].span);
        span.len() == 2 && view.text.at(span.start as usize + 1) == TATWEEL
    }

    /// The piece of the unit of amount `e` that is the first word of a name for a weapon, and the piece behind it.
    fn unit_of_arms(&self, i: usize, e: usize) -> Option<(usize, usize)> {
        let (view, entity) = (self.scene.view, &self.scene.entities[e]);
        if entity.label != Label::Quantity {
            return None;
        }
        let end = self.scene.behind(i, entity.span.end, self.last);
        // «تلقي 4 براميل»: what is dropped.
        let dropped = || {
            let rows = &view.lexicon.tables().events.triggers;
            let arms = |c: &Condition| c.role == Role::Instrument && c.things == 1 << Thing::Weapon as u32;
            let lays = |row: &TriggerRow| row.object == Role::Instrument && row.when.iter().any(arms);
            i > 0 && view.senses(i - 1, Class::Trigger).any(|s| rows.get(s.arg as usize).is_some_and(lays))
        };
        let arms = view.longest(end.checked_sub(1)?, Class::Actor).filter(|a| {
            let thing = view.lexicon.tables().events.nouns[a.reading.sense.arg as usize].0;
            thing == Thing::Weapon && (a.end > end || a.end == end && dropped())
        });
        arms.map(|a| (end - 1, a.end.min(self.last)))
    }

    /// Whether what seems to be a name behind a proclitic is part of a word that tells of an event: «كمين» is not
    /// «as in Maine».
    fn misread(&self, i: usize, e: usize) -> bool {
        let inside =
            self.scene.is_name(e) && self.scene.entities[e].span.start > self.scene.view.pieces[i].span.start;
        let whole = |r: &EventReading| r.sense.class == Class::Trigger && r.prefix == 0 && r.tail == 0;
        inside && self.scene.view.readings(i).iter().any(whole)
            || self.completed(i, e)
            || self.is_common(i, e)
    }

    /// «استهدف ⟦السوق⟧ الشعبي»: whether what was taken for the name of a place is a noun for a building with the
    /// article, and an adjective follows.
    fn is_common(&self, i: usize, e: usize) -> bool {
        let view = self.scene.view;
        let named = matches!(self.scene.entities[e].label, Label::Gpe | Label::Loc)
            && self.scene.entities[e].span == view.pieces[i].span;
        let adjective = i + 1 < self.last && {
            let looks = view.word(i + 1).looks;
            looks.nisba && looks.proclitics == Proclitics(Proclitics::AL)
        };
        // «⟦أنصار⟧ الرئيس» are no town.
        let people = |r: &EventReading| {
            let thing = view.lexicon.tables().events.nouns[r.sense.arg as usize].0;
            r.proclitics.0 == 0 && r.sense.flags & mark::PLURAL != 0 && HUMAN >> thing as u32 & 1 == 1
        };
        let of = i + 1 < self.last && view.word(i + 1).looks.proclitics == Proclitics(Proclitics::AL);
        let mut actors = view.readings(i).iter().filter(|r| r.sense.class == Class::Actor);
        if named && of && actors.any(people) {
            return true;
        }
        named
            && adjective
            && view.readings(i).iter().any(|r| {
                r.sense.class == Class::Actor
                    && r.proclitics == Proclitics(Proclitics::AL)
                    && view.lexicon.tables().events.nouns[r.sense.arg as usize].0 == Thing::Building
            })
    }

    /// «أودى القصف بحياة …»: «أودى» is a verb, not the name of the car, where the word that the verb needs follows.
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
            // «لليوم ⟦الثالث⟧»
            && !view.word(i - 1).looks.proclitics.any(Proclitics::AL)
            && view.senses(i - 1, Class::Trigger).any(|s| s.flags & mark::VERB != 0);
        whole && article && verb && !noun && self.preposition == Preposition::None
    }

    /// «جبهة #كذا»: the noun usually introduces a place, but here it and the hashtag name an organization.
    fn fronted(&self, i: usize, e: usize) -> bool {
        let view = self.scene.view;
        let tag = i + 1 < self.last && view.pieces[i + 1].tag && !view.pieces[i].tag;
        let place = |r: &EventReading| {
            r.sense.class == Class::Actor
                && view.lexicon.tables().events.nouns[r.sense.arg as usize].0 == Thing::Place
        };
        tag && !self.scene.is_place(e) && view.readings(i).iter().any(place)
    }

    /// Records the proclitics of piece `i`, a word that the lexicon does not know.
    pub fn front(&mut self, i: usize) {
        let view = self.scene.view;
        let Some(e) = self.scene.entity(i).filter(|_| !view.pieces[i].tag) else {
            let looks = view.word(i).looks;
            self.proclitics(looks.proclitics);
            return;
        };
        // If a name begins inside its word, the letters before it are proclitics.
        let (entity, piece) = (&self.scene.entities[e], view.pieces[i].span);
        let whole = self.scene.is_number(e) || self.scene.is_time(e);
        let start = if whole { entity.phrase.start.min(entity.span.start) } else { entity.span.start };
        for at in piece.start..start.min(piece.start + 2) {
            match view.text.at(at as usize) {
                WAW | FEH if at == piece.start => self.joined = true,
                BEH => self.preposition = Preposition::With,
                LAM => self.preposition = Preposition::For,
                KAF => self.preposition = Preposition::Other,
                _ => {}
            }
        }
        // «للرقة»: the name keeps the second ل.
        if start == piece.start + 1 && view.text.at(piece.start as usize) == LAM {
            self.preposition = Preposition::For;
        }
    }

    pub fn proclitics(&mut self, set: Proclitics) {
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

    /// A word that no entity covers.
    fn word(&mut self, i: usize) -> (Option<Item>, usize) {
        let view = self.scene.view;
        let word = view.word(i);
        if self.is_he(i) {
            let mut item = self.blank(What::Noun, i, i + 1);
            let she = view.text.at(view.pieces[i].span.start as usize + 1) == YEH;
            (item.thing, item.definite) = (Some(Thing::Person), true);
            item.marks = if she { mark::FEM } else { mark::MASC };
            return (Some(item), i + 1);
        }
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
        // Words that only mark the topic of the sentence do not count as cues here.
        let topic = |f: &FoundSense| {
            matches!(
                Cue::ALL[f.reading.sense.arg as usize],
                Cue::General | Cue::Sport | Cue::SportToo | Cue::Law
            )
        };
        // «إمام مسجد» is not «أمام».
        let below = view.text.at(view.pieces[i].span.start as usize) == ALEF_HAMZA_BELOW
            && word.mask & bit(Class::Actor) != 0;
        let preposition = preposition.filter(|p| !below || p.end > i + 1);
        let cue = view.longest(i, Class::Cue).filter(|f| !topic(f));
        // «في ⟦مسيرة التنمية⟧»: the trigger phrase «في مسيرة» reaches into a phrase that is no event.
        let spent = |end: usize| end > i + 1 && self.scene.barred[end - 1] && preposition.is_some();
        let trigger = view.longest(i, Class::Trigger).filter(|t| !barred && !spent(t.end));
        // «وأدى إلى» is no valley: the hamza says that و stands before a verb.
        let led = |c: &FoundSense| {
            let hamza = view.pieces[i].span.len() > 2
                && view.text.at(view.pieces[i].span.start as usize + 1) == ALEF_HAMZA;
            hamza && c.reading.prefix == 1 && c.reading.sense.flags & mark::VERB != 0
        };
        let verb = cue.as_ref().is_some_and(led);
        let actor =
            view.longest(i, Class::Actor).filter(|a| !(verb && a.end == i + 1 && a.reading.prefix == 0));
        // «ولاية» is no «ولأية»: the whole word is a noun.
        let whole = |c: &FoundSense| {
            let shorter = actor.is_some_and(|a| a.end == i + 1 && a.reading.prefix < c.reading.prefix);
            c.end == i + 1 && c.reading.sense.flags & mark::VERB == 0 && shorter
        };
        let cue = cue.filter(|c| !whole(c));
        let length = |f: &Option<FoundSense>| f.map_or(0, |f| f.end);
        let longest = length(&preposition).max(length(&cue)).max(length(&trigger)).max(length(&actor));
        // «فجر نفسه» before «نفسه»; a longer phrase before a shorter one.
        // «الاحتلال» is the occupying force, not the act.
        let force = |a: &FoundSense| {
            let noun = &view.lexicon.tables().events.nouns[a.reading.sense.arg as usize];
            noun.0 == Thing::Force && a.reading.proclitics.any(Proclitics::AL)
        };
        let trigger = trigger.filter(|t| t.end > i + 1 || !self.is_shot_down(i, i)).filter(|t| {
            t.reading.sense.flags & mark::VERB != 0 || !actor.is_some_and(|a| a.end == t.end && force(&a))
        });
        // «استهدفنا ⟦تجمعا⟧ للعدو»: a noun, where the word that it needs as an event does not follow.
        // «نفذوا هجوما» tells of what follows where «حكم الإعدام» does not.
        let trigger = trigger.filter(|t| {
            let other = actor.is_some_and(|a| a.end == t.end) || cue.is_some_and(|c| c.end == t.end);
            t.end > i + 1 || !other || may_tell(&view, i)
        });
        // «السائق ⟦ومساعده⟧»: his helper, not help.
        let his = |t: &FoundSense| {
            let noun = t.end == i + 1 && t.reading.tail == 0 && t.reading.sense.flags & mark::VERB == 0;
            noun && word.looks.heh && actor.is_some_and(|a| a.end == t.end && a.reading.tail > 0)
        };
        // «في ⟦سجن⟧ سري», but «في سجن الناشط»: the building, where nobody follows.
        let human = |r: &EventReading| {
            r.sense.class == Class::Actor && HUMAN >> self.thing_of_noun(r) as u32 & 1 == 1
        };
        let housed = |t: &FoundSense| {
            let building =
                |a: FoundSense| a.end == t.end && self.thing_of_noun(&a.reading) == Thing::Building;
            let next = i + 1 < self.last
                && (self.scene.entity(i + 1).is_some() || view.readings(i + 1).iter().any(human));
            self.preposition == Preposition::In && t.end == i + 1 && actor.is_some_and(building) && !next
        };
        let trigger = trigger.filter(|t| !his(t) && !housed(t));
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
            // «أصيبت ⟦خلاله⟧ سيدة»: it governs its own pronoun.
            if p.reading.tail > 0 && p.end == i + 1 {
                return (None, p.end);
            }
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

    /// «أصيب ⟦هو⟧ وزوجته», «قتلت ⟦هي⟧ وطفلان»: a pronoun right behind a verb that tells of an event, with others of whom it
    /// tells, too.
    fn is_he(&self, i: usize) -> bool {
        let view = self.scene.view;
        let piece = view.pieces[i].span;
        let letter = |n: usize| view.text.at(piece.start as usize + n);
        if piece.len() != 2 || letter(0) != HEH || !matches!(letter(1), WAW | YEH) || i + 1 >= self.last {
            return false;
        }
        let verb = |at: usize| {
            let tables = &view.lexicon.tables().events;
            let suffer = |r: &EventReading| {
                let kind = tables
                    .triggers
                    .get(r.sense.arg as usize)
                    .map(|row| tables.types[usize::from(row.kind)].as_str());
                // «قتلها هي وطفلها»: a pronoun stands there already.
                let verb = r.sense.class == Class::Trigger && r.sense.flags & mark::VERB != 0 && r.tail == 0;
                verb && matches!(kind, Some("die" | "injure" | "detain" | "abduct" | "missing"))
            };
            !self.scene.barred[at] && view.readings(at).iter().any(suffer)
        };
        let and = view.pieces[i + 1].code == WAW;
        let next = i + 1 + usize::from(view.pieces[i + 1].span.len() == 1);
        let entity = self.scene.entity(next).map(|e| self.scene.entities[e].label);
        let somebody = next < self.last
            && (matches!(entity, Some(Label::Person | Label::Cardinal))
                || view.readings(next).iter().any(|r| {
                    r.sense.class == Class::Actor && HUMAN >> self.thing_of_noun(r) as u32 & 1 == 1
                }));
        i > self.first && verb(i - 1) && and && somebody
    }

    /// «⟦فككت⟧ الشرطة القضائية شبكة»: an unknown word in ت at the head of a clause is a verb if somebody who can act
    /// follows it.
    fn opens(&self, i: usize) -> bool {
        let view = self.scene.view;
        let piece = view.pieces[i];
        let teh = piece.span.len() > 3 && view.text.at(piece.span.end as usize - 1) == TEH;
        let looks = view.word(i).looks;
        let head = i == self.first
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

    /// «⟦طالب⟧ الوسطاء بوقف …»: a word that may be a noun is a verb at the head of a clause if its subject and a word
    /// with ب follow.
    fn demands(&self, i: usize, cue: &FoundSense) -> bool {
        let view = self.scene.view;
        let finite = cue.reading.sense.flags & mark::PAST != 0
            && matches!(Cue::ALL[cue.reading.sense.arg as usize], Cue::Avert | Cue::Plan | Cue::Speech);
        let joined = self.joined || cue.reading.proclitics.any(Proclitics::WA | Proclitics::FA);
        let then = || view.topic(i - 1, Cue::Then).is_some();
        let head = i == self.first || joined || view.pieces[i - 1].kind == Kind::Punct || then();
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
        // «وطالب بالإفراج عن المعتقلين»
        let direct = word(i + 1) && with(i + 1);
        finite && head && bare && (direct || who && (i + 2..i + 7).take_while(|&at| word(at)).any(with))
    }
}
