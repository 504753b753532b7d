//! The grammars for everything except names: one file or folder per dimension, and what they share.

mod addresses;
mod cardinal;
mod construct_duals;
mod counted;
mod definite;
mod duals;
#[cfg(test)]
mod example;
mod glued_codes;
mod guards;
mod identifier;
mod measured;
mod money;
mod multiples;
mod ordinal;
mod percent;
mod phone;
mod proved_duals;
mod quantity;
mod quoted;
mod repeated;
mod results;
mod several;
mod time;
mod unknown_duals;
mod verse_marks;

pub use addresses::Addresses;
pub use cardinal::Cardinals;
pub use duals::Duals;
pub use identifier::Identifiers;
pub use money::Money;
pub use multiples::Multiples;
pub use ordinal::Ordinals;
pub use percent::Percents;
pub use phone::Phones;
pub use quantity::Quantities;
#[cfg(feature = "times")]
pub use time::Times;
