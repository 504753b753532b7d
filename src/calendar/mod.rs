//! Calendars: the Hijri calendar and the date of Easter. Date arithmetic is jiff's.

pub mod easter;
pub mod hijri;
pub(crate) mod years;

pub use hijri::{HijriDate, Reckoning, Table, to_gregorian, to_hijri};
