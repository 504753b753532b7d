//! The dimensions: what can be found, one row each.

use super::addresses::Addresses;
use super::cardinal::Cardinals;
use super::context::Context;
use super::duals::Duals;
use super::entity::Candidate;
use super::label::{Label, Labels};
use super::money::Money;
use super::multiples::Multiples;
use super::ordinal::Ordinals;
use super::percent::Percents;
use super::phone::Phones;
use super::quantity::Quantities;
use super::time::Times;
use crate::entities::Names;

/// One kind of thing that is looked for in a text.
pub trait Dimension: Sync {
    /// Unique name; its suite is `tests/suites/<name>*.toml`.
    fn name(&self) -> &'static str;

    /// One sentence on what it finds.
    fn doc(&self) -> &'static str;

    /// The labels it gives.
    fn labels(&self) -> &'static [Label];

    /// Adds what it finds. Linear in the number of tokens.
    fn find(&self, cx: &Context<'_>, out: &mut Vec<Candidate>);
}

/// Every dimension, in the order in which they look.
pub static DIMENSIONS: &[&dyn Dimension] = &[
    &Addresses,
    &Names,
    &Phones,
    &Times,
    &Money,
    &Quantities,
    &Cardinals,
    &Duals,
    &Multiples,
    &Ordinals,
    &Percents,
];

/// The dimensions that give any of `labels`.
pub fn giving(labels: Labels) -> impl Iterator<Item = &'static dyn Dimension> {
    DIMENSIONS.iter().copied().filter(move |d| labels.meets(Labels::of(d.labels().iter().copied())))
}
