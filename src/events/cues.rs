//! Words with a part in the sentence that name nobody and tell of nothing: quantifiers, titles, relatives, conjunctions.

use super::items::{Item, What};
use super::pieces::FoundSense;
use super::reader::EventReader;
use super::words::EventReading;
use crate::found::Label;
use crate::letters::{ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, WAW};
use crate::lexicon::event_rows::{Cue, Preposition, Thing, mark};
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, Sense, bit};
use crate::tokenize::Kind;

impl EventReader<'_, '_> {
    /// Whether a word with no proclitics stands right behind a noun for somebody, as its adjective does.
    fn is_adjective(&self, i: usize, proclitics: Proclitics) -> bool {
        let view = self.scene.view;
        let bare = proclitics == Proclitics::default() && self.preposition == Preposition::None;
        let person = |a: EventReading| HUMAN >> self.thing_of_noun(&a) as u32 & 1 == 1 && a.tail == 0;
        bare && !self.joined
            && self.quantifier.is_none()
            && i > 0
            && view.pieces[i - 1].kind == Kind::Word
            && view.first(i - 1, Class::Actor).is_some_and(person)
    }

    /// Whether «أحدهم» at piece `i` is what the verb before it is about.
    fn is_subject(&self, i: usize) -> bool {
        let view = self.scene.view;
        let one = matches!(view.pieces[i].code, ALEF_HAMZA | ALEF_HAMZA_BELOW | ALEF);
        one && i > 0 && view.senses(i - 1, Class::Trigger).any(|s| s.flags & mark::VERB != 0)
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

    /// An item for somebody of whom no noun tells: «أحدهم», «ثالث».
    fn somebody(&mut self, i: usize, end: usize, proclitics: Proclitics) -> Item {
        self.proclitics(proclitics);
        let mut item = self.blank(What::Noun, i, end);
        item.thing = Some(Thing::Person);
        item
    }

    pub(super) fn cue(&mut self, i: usize, found: FoundSense) -> (Option<Item>, usize) {
        let mut sense = found.reading.sense;
        // «شاب يبلغ 23 عاما» says how old he is, and reports nothing.
        let aged = |s: &Sense| s.arg == Cue::Age as i32;
        let years = |e: usize| matches!(self.scene.entities[e].label, Label::Cardinal | Label::Duration);
        if found.end < self.last && self.scene.entity(found.end).is_some_and(years) {
            sense = self.scene.view.senses(i, Class::Cue).find(aged).unwrap_or(sense);
        }
        // «غارة توقع ثلاثة شهداء» expects nothing.
        if sense.arg == Cue::Possible as i32 {
            let view = self.scene.view;
            let number = |at: usize| self.scene.entity(at).is_some_and(|e| self.scene.is_number(e));
            let hurt =
                |at: usize| view.senses(at, Class::Trigger).any(|trigger| trigger.flags & mark::PERSON != 0);
            let end = (found.end..self.last).find(|&at| !number(at)).unwrap_or(self.last);
            let hurt = (found.end..self.last.min(end + 1)).any(hurt);
            let caused = |s: &Sense| s.arg == Cue::Cause as i32;
            let cause = view.senses(i, Class::Cue).find(caused).filter(|_| hurt);
            sense = cause.unwrap_or(sense);
        }
        // «البلدان التي تحدث فيها اعتداءات»: they happen there.
        let happens = |s: &Sense| s.arg == Cue::Happen as i32;
        let relative = i > 0 && {
            let mut before = self.scene.view.senses(i - 1, Class::Cue);
            before.any(|s| s.arg == Cue::Relative as i32)
        };
        if sense.arg == Cue::Speech as i32 && relative {
            sense = self.scene.view.senses(i, Class::Cue).find(happens).unwrap_or(sense);
        }
        let cue = Cue::ALL[sense.arg as usize];
        let (flags, proclitics) = (sense.flags, found.reading.proclitics);
        match cue {
            // «وفاة طفل ثان»
            Cue::Another if self.is_adjective(i, proclitics) => (None, found.end),
            // «وإصابة ثالث»
            Cue::Another if !self.goes_on(found.end) => {
                let mut item = self.somebody(i, found.end, proclitics);
                item.marks = mark::MASC;
                (Some(item), found.end)
            }
            // «توفيت إحداهن», but «ثلاثة جرحى أحدهم طفل»
            Cue::Subset if self.is_subject(i) => {
                let mut item = self.somebody(i, found.end, proclitics);
                item.quantifier = Some(Cue::One);
                (Some(item), found.end)
            }
            // «لم يصب أحد»
            Cue::One if !self.goes_on(found.end) => {
                let mut item = self.somebody(i, found.end, proclitics);
                item.marks = mark::COLLECTIVE;
                (Some(item), found.end)
            }
            Cue::One | Cue::Several | Cue::Some | Cue::Another | Cue::Series | Cue::Any => {
                self.proclitics(proclitics);
                // «وأحد مرافقيه» is no «واحد».
                let piece = self.scene.view.pieces[i];
                self.joined |= piece.code == WAW
                    && piece.span.len() > 2
                    && self.scene.view.text.at(piece.span.start as usize + 1) == ALEF_HAMZA;
                let cue = if cue == Cue::Another { Cue::Some } else { cue };
                // «أي من أفراد طاقمها»
                let of = cue == Cue::Any && found.end < self.last && {
                    let from = self.scene.view.first(found.end, Class::Preposition);
                    from.is_some_and(|p| p.sense.arg == Preposition::From as i32 && p.proclitics.0 == 0)
                };
                let end = found.end + usize::from(of);
                self.quantifier = Some(match self.quantifier {
                    Some(known @ (Cue::One | Cue::Several | Cue::Any)) => known,
                    _ => cue,
                });
                (None, end)
            }
            Cue::Filler => {
                // «وعلى إثره طوقت القوات»
                self.joined |= found.end > i + 1 && proclitics.any(Proclitics::WA);
                (None, found.end)
            }
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
}
