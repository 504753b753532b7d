//! Phrases with words for events that tell of none: «بتهمة القتل», «غرفة العمليات».

use super::pieces::{MayBe, PieceView};
use super::words::{EventReading, cue_bit};
use crate::found::{Entity, Label};
use crate::lexicon::event_rows::mark;
use crate::lexicon::events::compile::HUMAN;
use crate::lexicon::{Class, Proclitics, bit};
use crate::tokenize::Kind;

/// Pieces behind «وفر» among which the people who flee stand.
const FLEEING: usize = 5;

/// Notes what each piece may be.
pub fn note(view: &PieceView<'_>, may_be: &mut Vec<MayBe>) {
    may_be.clear();
    may_be.extend((0..view.pieces.len()).map(|i| {
        let word = view.word(i);
        let mut own = MayBe { classes: word.mask, cues: word.cues };
        view.phrases(i, |f| {
            let sense = &f.reading.sense;
            own.classes |= bit(sense.class);
            own.cues |= if sense.class == Class::Cue { cue_bit(sense) } else { 0 };
        });
        own
    }));
}

/// Marks the pieces of phrases that are no events.
pub fn bar(view: &PieceView<'_>, barred: &mut Vec<bool>) {
    barred.clear();
    barred.resize(view.pieces.len(), false);
    for i in 0..view.pieces.len() {
        if view.may_be[i].classes & bit(Class::NoEvent) == 0 {
            continue;
        }
        if view.first(i, Class::NoEvent).is_some() {
            barred[i] = true;
        }
        view.phrases(i, |f| {
            if f.reading.sense.class == Class::NoEvent {
                // «عملية إطلاق» is none, but «عملية ⟦إطلاق سراح⟧» is: a phrase for an event that begins in it and goes on.
                let goes_on = |&k: &usize| view.longest(k, Class::Trigger).is_some_and(|t| t.end > f.end);
                let end = (i + 1..f.end).find(goes_on).unwrap_or(f.end);
                barred[i..end].fill(true);
            }
        });
    }
}

/// Whether the word at piece `i` tells of an event if its first letter is the conjunction.
pub fn is_joined_trigger(view: &PieceView<'_>, i: usize) -> bool {
    let joined =
        |r: &EventReading| r.proclitics == Proclitics(Proclitics::WA) && r.sense.flags & mark::VERB != 0;
    view.readings(i).iter().any(|r| r.sense.class == Class::Trigger && joined(r))
}

/// «وفر نحو ثلاثة آلاف شخص»: a word that is no event by itself is one with its conjunction where it is said of counted people.
pub fn unbar(view: &PieceView<'_>, entities: &[Entity], covered: &[u32], barred: &mut [bool]) {
    let nouns = &view.lexicon.tables().events.nouns;
    let human = |r: &EventReading| {
        r.sense.class == Class::Actor && HUMAN >> nouns[r.sense.arg as usize].0 as u32 & 1 == 1
    };
    for i in 0..barred.len() {
        if !barred[i] || !is_joined_trigger(view, i) || view.first(i, Class::NoEvent).is_none() {
            continue;
        }
        let number =
            covered.get(i + 1).is_some_and(|&e| e > 0 && entities[e as usize - 1].label == Label::Cardinal);
        let behind = i + 1..barred.len().min(i + 1 + FLEEING);
        let who = || {
            behind
                .into_iter()
                .take_while(|&k| view.pieces[k].kind == Kind::Word || covered[k] > 0)
                .any(|k| view.readings(k).iter().any(human))
        };
        barred[i] = !(number && who());
    }
}
