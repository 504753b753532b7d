//! The lexicon of events: what the files of `seeds/events`, or a user's types, are compiled into.

pub mod compile;
mod conjugate;
pub mod seed;
