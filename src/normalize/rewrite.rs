//! The output of the passes on the slow path.

use super::store::Store;
use crate::align::Sink;

/// A text being rewritten: every pass reads its source from left to right and
/// says what each unit becomes, so that the alignment cannot be forgotten.
pub(super) struct Rewrite<'a, S: Sink, U = u32> {
    out: &'a mut Vec<U>,
    sink: &'a mut S,
    src: usize,
}

impl<'a, S: Sink, U: Store> Rewrite<'a, S, U> {
    /// Starts at the beginning of a source; `out` is emptied.
    pub(super) fn new(out: &'a mut Vec<U>, sink: &'a mut S) -> Self {
        out.clear();
        Self { out, sink, src: 0 }
    }

    /// The next unit becomes `c`.
    #[inline]
    pub(super) fn put(&mut self, c: u32) {
        self.out.push(U::store(c));
        self.src += 1;
    }

    /// The next units stay.
    #[inline]
    pub(super) fn copy(&mut self, units: &[U]) {
        self.out.extend_from_slice(units);
        self.src += units.len();
    }

    /// Inserts a unit that nothing in the source corresponds to.
    pub(super) fn insert(&mut self, c: u32) {
        self.sink.run(self.src, 0, self.out.len(), 1);
        self.out.push(U::store(c));
    }

    /// The next `n` units are removed.
    #[inline]
    pub(super) fn drop(&mut self, n: usize) {
        self.sink.run(self.src, n, self.out.len(), 0);
        self.src += n;
    }

    /// The next `n` units become `with`, as one unit of alignment.
    pub(super) fn replace(&mut self, n: usize, with: &[u32]) {
        if n != 1 || with.len() != 1 {
            self.sink.run(self.src, n, self.out.len(), with.len());
        }
        self.out.extend(with.iter().map(|c| U::store(*c)));
        self.src += n;
    }

    /// Position in the source.
    pub(super) fn at(&self) -> usize {
        self.src
    }

    /// The output so far.
    pub(super) fn written(&self) -> &[U] {
        self.out
    }
}

/// A pass over a text.
pub(super) type Pass<'f, U, S> = dyn Fn(&[U], &mut Vec<U>, &mut S) + 'f;

/// Runs a pass, if it is enabled, from `text` into `spare` and swaps the two.
pub(super) fn passes<'a, U: Store, S: Sink>(
    text: &'a mut Vec<U>,
    spare: &'a mut Vec<U>,
    sink: &'a mut S,
) -> impl FnMut(bool, &Pass<'_, U, S>) + 'a {
    move |on, f| {
        if on {
            sink.step(|own| {
                f(text, spare, own);
                (text.len(), spare.len())
            });
            std::mem::swap(text, spare);
        }
    }
}
