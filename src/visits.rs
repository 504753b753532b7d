//! Counts how often tokens and code points are visited, so that tests can check linear time without a clock, whose
//! readings depend on the machine.
//!
//! Active only with debug assertions; a release build contains none of it.

#[cfg(debug_assertions)]
use std::cell::Cell;

#[cfg(debug_assertions)]
thread_local! {
    static VISITS: Cell<u64> = const { Cell::new(0) };
}

/// Records one visit to a token or code point.
#[inline(always)]
pub(crate) fn visit() {
    #[cfg(debug_assertions)]
    VISITS.with(|visits| visits.set(visits.get() + 1));
}

/// Visits to tokens and code points by this thread so far; `None` where they are not counted.
pub fn count() -> Option<u64> {
    #[cfg(debug_assertions)]
    return Some(VISITS.with(Cell::get));
    #[cfg(not(debug_assertions))]
    None
}
