//! Where a scan over the units of a text writes, and what it has come to.

use crate::text::Unit;

/// A unit that a code point can be stored in.
pub(super) trait Store: Unit {
    const MAX: u32;
    fn store(code: u32) -> Self;
}

impl Store for u8 {
    const MAX: u32 = 0xFF;
    #[inline(always)]
    fn store(code: u32) -> Self {
        code as u8
    }
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

/// Units that a vector store may write beyond the last one that counts.
pub(super) const SLACK: usize = 32;

/// State of a scan over native units, shared by the scalar and the vector kernels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct State {
    /// Units written.
    pub len: usize,
    /// OR of everything written.
    pub any: u32,
    /// Whether a unit was changed or taken out.
    pub changed: bool,
    /// Whether something written was taken back: `any` and `changed` may then say too much.
    pub rewound: bool,
}

impl State {
    /// Writes several units for what ends where `rest` units of the source are left. False if one does not fit.
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

/// Makes room for `len` units and what a vector store may write beyond them.
pub(super) fn grow<U: Store>(dst: &mut Vec<U>, len: usize) {
    if dst.len() < len + SLACK {
        dst.resize(len + SLACK, U::store(0));
    }
}

/// Who is asked about units that the table alone cannot settle.
pub(super) trait Neighbours {
    /// Whether what becomes of the unit at `at` depends on those around it.
    fn decide<U: Store>(&mut self, src: &[U], at: usize) -> bool;

    /// The table, cut to this: `None` where the text has to be gone over as a whole.
    ///
    /// Rewrites the stretch around `at`, what was written for its beginning included. Returns where it ends.
    fn rewrite<U: Store, S: crate::align::Sink>(
        &mut self,
        src: &[U],
        at: usize,
        dst: &mut Vec<U>,
        state: &mut State,
        sink: &mut S,
    ) -> Option<usize>;
}
