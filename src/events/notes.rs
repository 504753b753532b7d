//! Notes on how the events of a sentence were read, for `explain`.

use std::cell::RefCell;

use crate::lexicon::event_rows::Role;
use crate::span::Span;

/// What is noted while a sentence is read; items are those of the sentence.
#[derive(Default)]
pub struct Notes(pub RefCell<Vec<Note>>);

/// One note.
pub enum Note {
    /// A sense of a trigger.
    Sense {
        /// The trigger.
        trigger: usize,
        /// Its frame.
        row: usize,
        /// What was looked at around it.
        clause: Span,
        /// Why it tells of no event.
        why: Option<&'static str>,
    },
    /// An item that is refused a role.
    Refused {
        /// The trigger.
        trigger: usize,
        /// The role.
        role: Role,
        /// The item.
        item: usize,
        /// Why.
        why: &'static str,
    },
}
