//! The vocabulary of the lexicon, by the names used in `seeds/`.

mod class;
mod flags;
mod roles;
mod tables;

pub use class::Class;
pub use flags::{FLAGS, flag};
pub use roles::{
    DayPart, Edge, Grain, HeadKind, NameWord, NumberTrap, NumberWord, PlaceWord, TimeLimit, TimeWord,
};
pub use tables::{DayPartRow, HINT, HolidayRow, HolidayRule, NameRow, PlaceRow, RelativeRow, Sense, Tables};
