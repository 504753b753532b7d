//! A scanned text and the queries that all grammars share.

mod context;
mod dimension;
mod exact;
mod kings;
mod looks;
mod numbers;
mod options;
mod trail;

pub use crate::lexicon::Match;
pub use context::Context;
pub use dimension::{Dimension, Memory};
pub use exact::{Exact, pow10};
pub use kings::regnal;
pub use looks::{
    is_definite, is_people, is_plural, is_possessed, is_singular, is_unit_of_time, led_article, near,
    proclitic, soft_break,
};
pub use numbers::{Amount, Atom, AtomForm, AtomKind, Numbers, mark};
pub use options::{
    Dialect, Hashtags, HijriTable, HourReading, IntervalEnd, NextWeekday, Options, Prefer, Profile, Relative,
    WeekStart,
};
pub use trail::{Outcome, Step, Trail};
