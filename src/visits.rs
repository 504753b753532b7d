//! How often a text was looked at: what tests measure instead of time, which depends on the machine.
//!
//! Counted where debug assertions are on; nothing of it is left in a release build.

#[cfg(debug_assertions)]
use std::cell::Cell;

#[cfg(debug_assertions)]
thread_local! {
    static VISITS: Cell<u64> = const { Cell::new(0) };
}

/// Notes one look at a token or code point.
#[inline(always)]
pub(crate) fn visit() {
    #[cfg(debug_assertions)]
    VISITS.with(|visits| visits.set(visits.get() + 1));
}

/// Looks at tokens and code points that this thread took so far; `None` where they are not counted.
pub fn count() -> Option<u64> {
    #[cfg(debug_assertions)]
    return Some(VISITS.with(Cell::get));
    #[cfg(not(debug_assertions))]
    None
}
