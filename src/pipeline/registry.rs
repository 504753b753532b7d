//! The registry of dimensions, one row each.

use crate::found::Labels;
#[cfg(feature = "times")]
use crate::grammars::Times;
use crate::grammars::{
    Addresses, Cardinals, Duals, Identifiers, Money, Multiples, Ordinals, Percents, Phones, Quantities,
};
#[cfg(feature = "names")]
use crate::names::Names;
use crate::reading::Dimension;

/// Every dimension, in the order in which they run.
pub static DIMENSIONS: &[&dyn Dimension] = &[
    &Addresses,
    #[cfg(feature = "names")]
    &Names,
    &Identifiers,
    &Phones,
    #[cfg(feature = "times")]
    &Times,
    &Money,
    &Quantities,
    &Cardinals,
    &Duals,
    &Multiples,
    &Ordinals,
    &Percents,
];

/// The dimensions that produce any of `labels`, by their index in the registry.
pub fn giving(labels: Labels) -> impl Iterator<Item = (usize, &'static dyn Dimension)> {
    let gives = move |d: &dyn Dimension| d.labels().iter().any(|&label| labels.has(label));
    DIMENSIONS.iter().copied().enumerate().filter(move |(_, dimension)| gives(*dimension))
}
