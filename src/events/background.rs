//! Which events are told as what happened before: «وكان خمسة جنود قد قتلوا قبل أيام».

use super::clause::Clause;
use super::items::What;
use super::model::Event;
use crate::lexicon::event_rows::{Cue, mark};

/// Items between «كان» and «قد».
const REACH: usize = 10;

/// The item of a sentence from which on it tells of what happened before; none if it does not.
pub fn begins(clause: &Clause<'_, '_>) -> Option<usize> {
    let items = clause.items;
    let had = |k: usize| items[k].what == What::Verb && items[k].marks & mark::HAD != 0;
    items.iter().enumerate().find_map(|(i, item)| match item.what {
        What::Cue(Cue::Was | Cue::Earlier) => Some(i),
        // «كان … قد قتل»
        What::Cue(Cue::Possible) if items.get(i + 1).is_some_and(|n| n.marks & mark::PAST != 0) => {
            let verb = (i.saturating_sub(REACH)..i).rev().find(|&k| items[k].is_verb())?;
            Some(verb).filter(|&k| had(k))
        }
        _ => None,
    })
}

/// The item of a sentence behind which titles of other texts stand: «اقرأ أيضا: …»; none if none do.
pub fn elsewhere(clause: &Clause<'_, '_>) -> Option<usize> {
    clause.items.iter().position(|i| i.what == What::Cue(Cue::Elsewhere))
}

/// A text that tells of nothing else tells of these events themselves.
pub fn settle(events: &mut [Event]) {
    if events.iter().all(|e| e.background) {
        events.iter_mut().for_each(|e| e.background = false);
    }
}
