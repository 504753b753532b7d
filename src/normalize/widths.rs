//! What differs between texts of 2 and 4 bytes a character.

use super::around::Surroundings;
use super::rewritten::Rewritten;
use super::simd::ShufflePlan;
use super::store::{State, Store};
use crate::align::Sink;
use crate::text::{Text, Unit};

/// Whether two texts are equal.
pub(super) fn is_same<U: Unit, V: Unit>(a: &[U], b: &[V]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.code() == b.code())
}

/// The fast scan over units of this width.
pub(super) trait Native: Store {
    fn scan<S: Sink>(
        _: Option<&ShufflePlan>,
        src: &[Self],
        dst: &mut Vec<Self>,
        state: &mut State,
        sink: &mut S,
        around: &mut Surroundings<'_>,
    ) -> Option<usize>
    where
        Self: Sized,
    {
        let table = around.table;
        table.scan(src, 0..src.len(), dst, state, sink, around)
    }

    /// Whether there may be two adjacent blanks, or three equal units, if the options care.
    fn may_repeat(_: Option<&ShufflePlan>, _: &[Self], blanks: bool, threes: bool) -> bool
    where
        Self: Sized,
    {
        blanks || threes
    }
}

impl Native for u32 {}

impl Native for u16 {
    fn scan<S: Sink>(
        plan: Option<&ShufflePlan>,
        src: &[u16],
        dst: &mut Vec<u16>,
        state: &mut State,
        sink: &mut S,
        around: &mut Surroundings<'_>,
    ) -> Option<usize> {
        let table = around.table;
        match plan {
            Some(plan) => plan.scan(table, src, dst, state, sink, around),
            None => table.scan(src, 0..src.len(), dst, state, sink, around),
        }
    }

    fn may_repeat(plan: Option<&ShufflePlan>, text: &[u16], blanks: bool, threes: bool) -> bool {
        plan.is_none_or(|plan| plan.may_repeat(text, blanks, threes))
    }
}

/// `src` in the narrowest storage width; `any` is the OR of its units.
pub(super) fn narrowest<'s>(src: &'s [u32], any: u32, wide: &'s mut Vec<u16>) -> Rewritten<'s> {
    if any >= 0x1_0000 {
        return Rewritten { text: Text::Full(src), any };
    }
    wide.clear();
    wide.extend(src.iter().map(|c| *c as u16));
    Rewritten { text: Text::Wide(wide), any }
}
