//! Output and state of a scan over the units of a text.

use crate::text::Unit;

/// A unit that a code point can be stored in.
pub(super) trait Store: Unit {
    const MAX: u32;
    fn store(code: u32) -> Self;
}

impl Store for u16 {
    const MAX: u32 = 0xFFFF;
    #[inline(always)]
    fn store(code: u32) -> Self {
        code as u16
    }
}

impl Store for u32 {
    const MAX: u32 = u32::MAX;
    #[inline(always)]
    fn store(code: u32) -> Self {
        code
    }
}

/// Slack: units that a vector store may write past the last valid one.
pub(super) const SLACK: usize = 32;

/// State of a scan over native units, shared by the scalar and the vector kernels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// Units written.
    pub len: usize,
    /// OR of everything written.
    pub any: u32,
    /// Whether a unit was changed or removed.
    pub changed: bool,
    /// Whether output was undone: `any` and `changed` may then be overestimates.
    pub rewound: bool,
}

impl State {
    /// Writes several units for a span after which `rest` units of the source remain. False if one does not fit the
    /// width.
    pub(super) fn write<U: Store>(&mut self, dst: &mut Vec<U>, codes: &[u32], rest: usize) -> bool {
        if codes.iter().any(|c| *c > U::MAX) {
            return false;
        }
        grow(dst, self.len + codes.len() + rest);
        for (to, &c) in dst[self.len..].iter_mut().zip(codes) {
            *to = U::store(c);
            self.any |= c;
        }
        self.len += codes.len();
        true
    }
}

/// Reserves room for `len` units plus the slack of a vector store.
pub(super) fn grow<U: Store>(dst: &mut Vec<U>, len: usize) {
    if dst.len() < len + SLACK {
        dst.resize(len + SLACK, U::store(0));
    }
}

/// Decides about units that the table alone cannot.
pub(super) trait Neighbours {
    /// Whether the result for the unit at `at` depends on its neighbours.
    fn decide<U: Store>(&mut self, src: &[U], at: usize) -> bool;

    /// Restricted to what the table can do: `None` where the text needs the slow path.
    ///
    /// Rewrites the span around `at`, including output already written for its beginning. Returns where the span
    /// ends.
    fn rewrite<U: Store, S: crate::align::Sink>(
        &mut self,
        src: &[U],
        at: usize,
        dst: &mut Vec<U>,
        state: &mut State,
        sink: &mut S,
    ) -> Option<usize>;
}
