//! Lists of names behind a colon or in lines of their own: «الشهداء: 1_ سامر 2_ الطفل وليد».

use super::clause::Clause;
use super::items::{Item, What};
use crate::found::{Label, Numeric};
use crate::letters::units;
use crate::lexicon::event_rows::{Cue, Thing, mark};
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{
    ARABIC_COMMA, BULLET, COLON, COMMA, DOT, EM_DASH, EN_DASH, HASH, HYPHEN, SLASH, closes_bracket, is_quote,
    opens_bracket,
};
use crate::span::Span;
use crate::tokenize::Kind;
use crate::visits;

/// Maximum number of code points between two names of a list: marks and a title.
const TITLE: u32 = 20;

/// Pieces between the word for the victims and the colon before a numbered list.
const FAR: usize = 20;

/// Words of a name with its title.
const NAME: usize = 5;

/// Pieces behind the first word of an entry among which relatives of the one who is named may be joined.
const KIN: usize = 12;

const NEWLINE: u32 = 0x0A;

/// Pieces of a list that are looked at.
const LONGEST: usize = 200;

/// The age from which on somebody is no child.
const ADULT: u32 = 18;

/// Somebody in a list, or several who are told together: «وطفلاه».
#[derive(Clone, Copy)]
struct ListedPerson {
    at: usize,
    many: i128,
    thing: Option<Thing>,
}

impl Clause<'_, '_> {
    /// How many people a list behind item `i` holds.
    pub fn listed(&self, i: usize) -> Option<i128> {
        Some(self.people(i).iter().map(|entry| entry.many).sum()).filter(|n| *n > 0)
    }

    /// The children and the women in the list: the class, how many, and the first word that tells it.
    pub fn listed_as(&self, i: usize) -> Vec<(Thing, i128, Span)> {
        let view = self.scene.view;
        let mut told: Vec<(Thing, i128, Span)> = Vec::new();
        for entry in self.people(i) {
            let Some(thing) = entry.thing else { continue };
            match told.iter_mut().find(|t| t.0 == thing) {
                Some(known) => known.1 += entry.many,
                None if matches!(thing, Thing::Child | Thing::Woman) => {
                    told.push((thing, entry.many, view.pieces[entry.at].span))
                }
                None => {}
            }
        }
        told
    }

    /// Those whom the list behind item `i` names, with the relatives that are joined to them.
    fn people(&self, i: usize) -> Vec<ListedPerson> {
        let starts = self.entries(i);
        let mut people = Vec::with_capacity(starts.len());
        for (n, &at) in starts.iter().enumerate() {
            let end = starts.get(n + 1).copied().unwrap_or(at + KIN).min(at + KIN);
            // «ابنهما الطفل حسين»
            let told = (at..end.min(at + 2)).filter_map(|k| self.noun_at(k)).map(|noun| noun.0);
            let young = told.clone().find(|&thing| thing == Thing::Child);
            let thing = young.or(self.noun_at(at).map(|noun| noun.0));
            let many = self.under(at);
            let thing = if many > 1 { thing } else { self.aged(at, end, thing) };
            people.push(ListedPerson { at, many, thing });
            self.joined_to(at, end, &mut people);
        }
        people
    }

    /// What a noun at piece `at` names, with its marks.
    fn noun_at(&self, at: usize) -> Option<(Thing, u32)> {
        let view = self.scene.view;
        // A list may end with the text.
        let noun =
            if at < view.pieces.len() { view.longest(at, Class::Actor)?.reading } else { return None };
        let thing = self.scene.view.lexicon.tables().events.nouns[noun.sense.arg as usize].0;
        Some((thing, noun.sense.flags))
    }

    /// Whether an entry tells of several who are named behind a colon of its own: «- الأطفال: سامر ووليد».
    fn gathers_names(&self, at: usize) -> bool {
        let colon = self.scene.view.pieces.get(at + 1).is_some_and(|p| p.code == COLON);
        colon && self.noun_at(at).is_some_and(|(_, marks)| marks & mark::PLURAL != 0)
    }

    /// How many an entry names: one, or those behind its own colon.
    fn under(&self, at: usize) -> i128 {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        if !self.gathers_names(at) {
            return 1;
        }
        let (mut many, mut inside, mut parted) = (0, false, true);
        for (k, piece) in pieces.iter().enumerate().skip(at + 2).take(LONGEST) {
            if self.breaks(k) {
                break;
            }
            let bracket = opens_bracket(piece.code) || closes_bracket(piece.code);
            inside = opens_bracket(piece.code) || inside && !closes_bracket(piece.code);
            match piece.kind {
                _ if inside || bracket => {}
                Kind::Word => {
                    let joined = text.at(piece.span.start as usize) == u32::from(units::WAW);
                    many += i128::from(parted || joined && piece.span.len() > 2);
                    parted = false;
                }
                Kind::Punct if matches!(piece.code, COMMA | ARABIC_COMMA) => parted = true,
                _ => break,
            }
        }
        many.max(1)
    }

    /// «سامر (9 سنوات)»: a child by the age that stands behind the name.
    fn aged(&self, at: usize, end: usize, thing: Option<Thing>) -> Option<Thing> {
        let wide = matches!(thing, None | Some(Thing::Person | Thing::Civilian | Thing::Woman));
        let years = (at + 1..end.min(self.scene.view.pieces.len()))
            .take_while(|&k| !self.parts(k) && !self.breaks(k))
            .find_map(|k| self.years(self.scene.entity(k)?));
        if wide && years.is_some_and(|years| years < ADULT) { Some(Thing::Child) } else { thing }
    }

    /// «سامر وزوجته وأطفاله الثلاثة»: relatives joined to the one whose name begins at piece `at`.
    fn joined_to(&self, at: usize, end: usize, people: &mut Vec<ListedPerson>) {
        let view = self.scene.view;
        let mut inside = false;
        for k in at + 1..end.min(view.pieces.len()) {
            let piece = &view.pieces[k];
            inside = opens_bracket(piece.code) || inside && !closes_bracket(piece.code);
            let stops = view.word(k).mask & (bit(Class::Trigger) | bit(Class::Preposition)) != 0;
            if self.breaks(k) || self.parts(k) || piece.kind == Kind::Word && stops && !inside {
                return;
            }
            if piece.kind != Kind::Word || inside {
                continue;
            }
            let noun = view.longest(k, Class::Actor).map(|a| a.reading);
            let joined = noun.filter(|a| a.proclitics.any(Proclitics::WA) && a.tail > 0);
            let Some((thing, marks)) = joined.and_then(|_| self.noun_at(k)) else { continue };
            let told = self.scene.entity(k + 1).and_then(|e| self.scene.number(e)).and_then(|n| n.value);
            let many = match told {
                Some(Numeric::Int(n)) => n,
                _ if marks & mark::DUAL != 0 => 2,
                _ if marks & mark::PLURAL != 0 => continue,
                _ => 1,
            };
            if matches!(thing, Thing::Person | Thing::Child | Thing::Woman) {
                people.push(ListedPerson { at: k, many, thing: Some(thing) });
            }
        }
    }

    /// Whether a line ends before piece `k`.
    fn breaks(&self, k: usize) -> bool {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        let from = k.checked_sub(1).map_or(0, |before| pieces[before].span.end);
        (from..pieces[k].span.start).any(|at| text.at(at as usize) == NEWLINE)
    }

    /// Whether piece `k` is a bullet or a picture.
    fn is_bullet(&self, k: usize) -> bool {
        let piece = &self.scene.view.pieces[k];
        matches!(piece.kind, Kind::Symbol | Kind::Emoji) || piece.code == BULLET
    }

    /// Whether piece `k` is a mark that stands between entries.
    fn parts(&self, k: usize) -> bool {
        let piece = &self.scene.view.pieces[k];
        let bracket = opens_bracket(piece.code) || closes_bracket(piece.code) || is_quote(piece.code);
        matches!(piece.kind, Kind::Punct | Kind::Symbol | Kind::Emoji) && !bracket
    }

    /// The first word of each entry of a list behind item `i`; none where no list follows.
    fn entries(&self, i: usize) -> Vec<usize> {
        let item = &self.items[i];
        let pieces = self.scene.view.pieces;
        // «الشهداء:», «الشهداء هم:»
        let view = self.scene.view;
        let is = |p: usize| pieces.get(p).is_some_and(|p| p.code == COLON);
        // «الشهداء هم الطفل سامر والطفلة رهف»
        let they =
            |p: usize| p < pieces.len() && view.senses(p, Class::Cue).any(|s| s.arg == Cue::They as i32);
        if item.is_verb() {
            return self.behind_verb(i);
        }
        if item.marks & mark::PERSON == 0 {
            return Vec::new();
        }
        if let Some(colon) = (item.end..item.end + 4).find(|&p| is(p)) {
            return self.behind_colon(colon);
        }
        if item.definite && they(item.end) {
            return self.named(item.end);
        }
        let many = item.definite || item.marks & mark::PLURAL != 0;
        let last = pieces.len().min(item.end + FAR);
        // «الشهداء في قصف بلدة كذا: 1_ سامر»
        let colon = (item.end + 4..last).find(|&p| is(p));
        // «شهداء بلدة كذا • سامر • وليد», «أسماء الشهداء», and the names in the lines below
        let below = (item.end..last).find(|&p| self.breaks(p) || self.is_bullet(p));
        let Some(first) = colon.map(|colon| colon + 1).or(below).filter(|_| many) else { return Vec::new() };
        let end = self.items.partition_point(|k| k.first < first).max(i);
        // «الشهداء الذين ارتقوا», «شهداء المجزرة التي ارتكبها الطيران»
        let relative = (i + 1..end).find(|&k| self.items[k].what == What::Cue(Cue::Relative));
        let other = |k: usize| {
            let next = &self.items[k];
            next.is_verb() && relative.is_none_or(|r| k < r)
                || next.marks & mark::PERSON != 0 && (self.may_tell(k, "die") || self.may_tell(k, "injure"))
                || next.number.is_some()
        };
        if (i + 1..end).any(other) {
            return Vec::new();
        }
        let numbered = self.numbered(first);
        if numbered.len() > 1 {
            return numbered;
        }
        let marked = self.marked(first);
        // «شهداء الغارة على بلدة كذا: سامر، وليد»
        let row = colon.filter(|_| marked.is_empty() && first < pieces.len() && !self.breaks(first));
        if let Some(named) = row.map(|colon| self.behind_colon(colon)).filter(|named| named.len() > 1) {
            return named;
        }
        if marked.len() > 1 || colon.is_some() && !(first < pieces.len() && self.breaks(first)) {
            return marked;
        }
        self.lined(first)
    }

    /// «ارتقى في قصف كذا: 1_ سامر 2_ وليد»: the entries of a list at the end of a clause whose verb names nobody.
    fn behind_verb(&self, i: usize) -> Vec<usize> {
        let pieces = self.scene.view.pieces;
        let from = self.items[i].end;
        let colon = (from..pieces.len().min(from + FAR)).find(|&p| pieces[p].code == COLON);
        let Some(colon) = colon else { return Vec::new() };
        let end = self.items.partition_point(|k| k.first < colon).max(i + 1);
        let other = |k: &Item| k.is_verb() || k.marks & mark::PERSON != 0 || k.number.is_some();
        if self.items[i + 1..end].iter().any(other) {
            return Vec::new();
        }
        self.itemized(colon + 1)
    }

    /// The entries, more than one, that numbers or marks stand before from piece `first` on.
    fn itemized(&self, first: usize) -> Vec<usize> {
        let numbered = self.numbered(first);
        let listed = if numbered.len() > 1 { numbered } else { self.marked(first) };
        if listed.len() > 1 { listed } else { Vec::new() }
    }

    /// The entries of a list behind a colon right behind the word for the victims.
    fn behind_colon(&self, colon: usize) -> Vec<usize> {
        let itemized = self.itemized(colon + 1);
        if !itemized.is_empty() {
            return itemized;
        }
        let (named, parted) = (self.named(colon), self.parted(colon + 1));
        // Names that nobody knows stand between those that are known.
        let known = parted.iter().filter(|&&at| self.names(at)).count();
        if parted.len() > named.len().max(1) && parted.len() <= known.max(named.len()) * 2 {
            parted
        } else {
            named
        }
    }

    /// Whether somebody is named or told by a noun at piece `at`.
    fn names(&self, at: usize) -> bool {
        let person = |e: usize| self.scene.entities[e].label == Label::Person;
        let kin = |(thing, _): (Thing, u32)| matches!(thing, Thing::Person | Thing::Child | Thing::Woman);
        self.scene.entity(at).is_some_and(person) || self.noun_at(at).is_some_and(kin)
    }

    /// The words behind the mark that stands at piece `first` and before every entry: «• سامر • وليد»; none where less
    /// than half of them are known to be people.
    fn marked(&self, first: usize) -> Vec<usize> {
        let pieces = self.scene.view.pieces;
        let Some(mark) = (first < pieces.len() && self.parts(first)).then(|| pieces[first].code) else {
            return Vec::new();
        };
        let (mut entries, mut known, mut words) = (Vec::new(), 0, 0);
        for (at, piece) in pieces.iter().enumerate().skip(first).take(LONGEST) {
            if piece.code == mark && piece.kind != Kind::Word {
                words = 0;
            } else if piece.kind == Kind::Word && words == 0 {
                words = 1;
                entries.push(at);
                known += usize::from(self.names(at));
            } else if words > 0 && self.gathers_names(at - 1) {
                words = 1;
            } else if words > 0 && (self.breaks(at) || piece.code == COLON) {
                break;
            } else if piece.kind == Kind::Word {
                words += 1;
                if words > KIN {
                    entries.pop();
                    break;
                }
            }
        }
        if known * 2 < entries.len() { Vec::new() } else { entries }
    }

    /// The words at which the lines from piece `first` on begin, as long as each names somebody and nothing else.
    fn lined(&self, first: usize) -> Vec<usize> {
        let (view, pieces) = (self.scene.view, self.scene.view.pieces);
        let mut entries: Vec<usize> = Vec::new();
        for (at, piece) in pieces.iter().enumerate().skip(first).take(LONGEST) {
            if at == first || self.breaks(at) {
                if !self.names(at) {
                    break;
                }
                entries.push(at);
            }
            let long = entries.last().is_some_and(|&start| at - start >= KIN);
            let told = piece.kind == Kind::Word && view.word(at).mask & bit(Class::Trigger) != 0;
            if long || told && self.scene.entity(at).is_none() {
                entries.pop();
                break;
            }
        }
        if entries.len() > 1 { entries } else { Vec::new() }
    }

    /// The words behind 1, 2, 3 … from piece `first` on.
    fn numbered(&self, first: usize) -> Vec<usize> {
        let view = self.scene.view;
        let mut entries = Vec::new();
        for (at, piece) in view.pieces.iter().enumerate().skip(first).take(LONGEST) {
            // A longer number does not count the entries of a list, and might overflow.
            if piece.span.len() > 3 {
                continue;
            }
            // «3. وليد / الجرحى: 4»
            if !entries.is_empty() && at > first && view.pieces[at - 1].code == COLON {
                break;
            }
            let digits = (piece.span.start..piece.span.end).map(|at| match view.text.at(at as usize) {
                c @ 0x30..=0x39 => Some(c - 0x30),
                c @ 0x660..=0x669 => Some(c - 0x660),
                _ => None,
            });
            let mut value = Some(0);
            digits.for_each(|d| value = value.and_then(|v: u32| Some(v * 10 + d?)));
            let next = value == Some(entries.len() as u32 + 1);
            if next && at + 1 < view.pieces.len() {
                entries.push(self.word_from(at + 1));
            }
        }
        entries
    }

    /// The first words of what commas part from piece `first` to the end of the line; none where one of them is longer
    /// than a name.
    fn parted(&self, first: usize) -> Vec<usize> {
        let (view, pieces) = (self.scene.view, self.scene.view.pieces);
        let mut entries = Vec::new();
        let (mut words, mut inside) = (0, false);
        for (at, piece) in pieces.iter().enumerate().skip(first).take(LONGEST) {
            if at > first && self.breaks(at) || piece.code == DOT || piece.code == HASH {
                break;
            }
            // «سامر (9 سنوات)»
            let bracket = opens_bracket(piece.code) || closes_bracket(piece.code);
            inside = opens_bracket(piece.code) || inside && !closes_bracket(piece.code);
            if inside || bracket {
                continue;
            }
            let other = bit(Class::Preposition) | bit(Class::Cue) | bit(Class::Trigger);
            match piece.kind {
                // «سامر، بحسب الطبيب»
                Kind::Word if words == 0 && view.word(at).mask & other != 0 && !self.names(at) => break,
                Kind::Word if words == 0 => {
                    entries.push(at);
                    words = 1;
                }
                Kind::Word => words += 1,
                Kind::Number if words > 0 => words += 1,
                Kind::Punct if matches!(piece.code, COMMA | ARABIC_COMMA) => words = 0,
                // «سامر - وليد»
                Kind::Punct if matches!(piece.code, HYPHEN | EN_DASH | EM_DASH | SLASH) && at > first => {
                    words = 0
                }
                _ => return Vec::new(),
            }
            if words > NAME {
                return Vec::new();
            }
        }
        entries
    }

    /// The first word from piece `at` on, past marks.
    fn word_from(&self, at: usize) -> usize {
        let mut marks = self.scene.view.pieces.iter().enumerate().skip(at).take(4);
        marks.find(|(_, p)| p.kind == Kind::Word).map_or(at, |(word, _)| word)
    }

    /// The first words of the persons named one after the other behind the colon, with commas or in lines.
    fn named(&self, colon: usize) -> Vec<usize> {
        let (text, pieces) = (self.scene.view.text, self.scene.view.pieces);
        let (mut end, mut at) = (pieces[colon].span.end, colon + 1);
        let mut entries = Vec::new();
        let from = self.scene.entities.partition_point(|e| e.span.start < end);
        for entity in &self.scene.entities[from..] {
            // Between two names stand marks, و, and a title at most.
            let gap = entity.span.start.saturating_sub(end);
            visits::visit();
            // A colon begins another list, which is read for itself: «…، أحمد. الجرحى: سامر».
            let ends = (end..entity.span.start).any(|at| matches!(text.at(at as usize), DOT | HASH | COLON));
            let code = text.at(entity.span.start.saturating_sub(1) as usize);
            if entity.label == Label::Duration && opens_bracket(code) {
                end = entity.span.end;
                continue;
            }
            if entity.label != Label::Person || gap > TITLE || ends {
                break;
            }
            // «الشهداء:⏎حسن كذا⏎موسى كذا»: a line between two names is one that nobody knows.
            let first = (at..pieces.len()).find(|&p| pieces[p].span.end > entity.span.start).unwrap_or(at);
            for p in at + 1..=first {
                if self.breaks(p) {
                    let word = (at..p).find(|&w| pieces[w].kind == Kind::Word);
                    entries.extend(word.filter(|&w| self.noun_at(w).is_none()));
                    at = p;
                }
            }
            entries.push(self.word_from(at));
            end = entity.span.end;
            at = self.scene.behind(at, end, pieces.len());
        }
        entries
    }
}
