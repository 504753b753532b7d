//! Offset mapping: from a rewritten text back to its original.
//!
//! An [`Alignment`] is a sorted list of the places where the two texts run at
//! different lengths. Everything between two runs is aligned one to one, so a
//! text in which letters are only exchanged for other letters needs no run at
//! all.

/// One place where the texts differ in length (or where a cluster of marks was
/// put into another order, which leaves no finer alignment).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// Where the run starts in the original.
    pub src: u32,
    /// How much of the original it covers.
    pub src_len: u32,
    /// Where it starts in the rewritten text.
    pub dst: u32,
    /// How much of the rewritten text it covers.
    pub dst_len: u32,
}

impl Run {
    /// Position after the run in the original.
    pub const fn src_end(self) -> u32 {
        self.src + self.src_len
    }

    /// Position after the run in the rewritten text.
    pub const fn dst_end(self) -> u32 {
        self.dst + self.dst_len
    }
}

/// What a rewriting pass reports about the places it changes.
///
/// Every pass is written once, generic over this trait: with [`NoSink`] the
/// bookkeeping compiles to nothing, with [`Alignment`] it is kept.
#[doc(hidden)]
pub trait Sink {
    /// Whether anything listens.
    const RECORDS: bool;

    /// `src_len` units at `src` became `dst_len` units at `dst`. Called in
    /// ascending order; adjoining deletions are joined.
    fn run(&mut self, src: usize, src_len: usize, dst: usize, dst_len: usize);

    /// Of the sixteen units from `src` on, those whose bit in `gone` is set were removed; the first one kept is at
    /// `dst`.
    fn deletions(&mut self, src: usize, dst: usize, gone: u32) {
        let mut left = gone;
        while left != 0 {
            let at = left.trailing_zeros();
            let n = (left >> at).trailing_ones();
            let before = at - (gone & ((1 << at) - 1)).count_ones();
            self.run(src + at as usize, n as usize, dst + before as usize, 0);
            left &= !(((1u32 << n) - 1) << at);
        }
    }

    /// Forgets what was reported: the rewriting starts over, on `len` units.
    fn restart(&mut self, len: usize);

    /// Forgets what was reported of the original from `src` on.
    fn rewind(&mut self, src: usize);

    /// Runs passes over a stretch of the text that begins at `src`, whose result begins at `dst`. They report to a
    /// sink of their own, which begins at zero.
    fn stretch(&mut self, src: usize, dst: usize, passes: impl FnOnce(&mut Self));

    /// Runs one pass of several. It reports to a sink of its own, says how many
    /// units it read and wrote, and is composed with the passes before it.
    fn step(&mut self, pass: impl FnOnce(&mut Self) -> (usize, usize));
}

/// Nobody listens.
#[derive(Clone, Copy, Debug, Default)]
#[doc(hidden)]
pub struct NoSink;

impl Sink for NoSink {
    const RECORDS: bool = false;

    #[inline(always)]
    fn run(&mut self, _: usize, _: usize, _: usize, _: usize) {}

    fn restart(&mut self, _: usize) {}

    fn rewind(&mut self, _: usize) {}

    fn stretch(&mut self, _: usize, _: usize, passes: impl FnOnce(&mut Self)) {
        passes(self);
    }

    fn step(&mut self, pass: impl FnOnce(&mut Self) -> (usize, usize)) {
        pass(self);
    }
}

/// Sorted runs, identity implicit. Positions are in the unit of the texts it
/// was recorded on (code points inside the crate).
///
/// Both mappings are total: any position up to the end of the text is accepted,
/// larger ones are clamped to it.
///
/// ```
/// use tarqim::align::{Alignment, Sink};
/// // "مُدن" became "مدن": the damma at 1 is gone.
/// let mut a = Alignment::new();
/// a.run(1, 1, 1, 0);
/// a.finish(4, 3);
/// assert_eq!(a.to_original(0, 1), (0, 2)); // marks belong to the letter before them
/// assert_eq!(a.to_normalized(2, 4), (1, 3));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Alignment {
    runs: Vec<Run>,
    src_len: u32,
    dst_len: u32,
}

impl Sink for Alignment {
    const RECORDS: bool = true;

    #[inline]
    fn run(&mut self, src: usize, src_len: usize, dst: usize, dst_len: usize) {
        // Texts of more than 4 Gi code points are beyond the format; positions saturate there.
        let (src, src_len, dst, dst_len) = (cut(src), cut(src_len), cut(dst), cut(dst_len));
        if dst_len == 0 {
            if src_len == 0 {
                return;
            }
            if let Some(last) = self.runs.last_mut()
                && last.dst_len == 0
                && last.src_end() == src
                && last.dst == dst
            {
                last.src_len += src_len;
                return;
            }
        }
        self.runs.push(Run { src, src_len, dst, dst_len });
    }

    #[inline]
    fn deletions(&mut self, src: usize, dst: usize, gone: u32) {
        let (src, dst) = (cut(src), cut(dst));
        let mut left = gone & 0xFFFF;
        // Sixteen bits hold at most eight runs.
        self.runs.reserve(8);
        let mut first = true;
        while left != 0 {
            let at = left.trailing_zeros();
            let n = (left >> at).trailing_ones();
            let to = dst + at - (gone & ((1 << at) - 1)).count_ones();
            left &= !(((1u32 << n) - 1) << at);
            if first && at == 0 {
                // Only the first may adjoin the run before it.
                self.run(src as usize, n as usize, to as usize, 0);
            } else {
                self.runs.push(Run { src: src + at, src_len: n, dst: to, dst_len: 0 });
            }
            first = false;
        }
    }

    fn restart(&mut self, len: usize) {
        self.clear();
        self.finish(len, len);
    }

    fn rewind(&mut self, src: usize) {
        let src = cut(src);
        let kept = self.runs.partition_point(|r| r.src < src);
        self.runs.truncate(kept);
        // Deletions right before and right after the place form one run.
        if let Some(last) = self.runs.last_mut() {
            last.src_len = last.src_len.min(src - last.src);
        }
    }

    fn stretch(&mut self, src: usize, dst: usize, passes: impl FnOnce(&mut Self)) {
        let mut own = Alignment::new();
        passes(&mut own);
        self.append(&own, src, dst);
    }

    fn step(&mut self, pass: impl FnOnce(&mut Self) -> (usize, usize)) {
        let mut own = Alignment::new();
        let (src_len, dst_len) = pass(&mut own);
        own.finish(src_len, dst_len);
        if self.runs.is_empty() {
            *self = own;
        } else if own.runs.is_empty() {
            self.dst_len = own.dst_len;
        } else {
            *self = self.compose(&own);
        }
    }
}

fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Alignment {
    /// No run yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Two equal texts of `len` units.
    pub fn identity(len: usize) -> Self {
        Self { runs: Vec::new(), src_len: cut(len), dst_len: cut(len) }
    }

    /// States the lengths of both texts when all runs are recorded.
    pub fn finish(&mut self, src_len: usize, dst_len: usize) {
        self.src_len = cut(src_len);
        self.dst_len = cut(dst_len);
    }

    /// The runs in ascending order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Length of the original.
    pub fn src_len(&self) -> u32 {
        self.src_len
    }

    /// Length of the rewritten text.
    pub fn dst_len(&self) -> u32 {
        self.dst_len
    }

    /// Forgets everything but keeps the memory.
    pub fn clear(&mut self) {
        self.runs.clear();
        self.src_len = 0;
        self.dst_len = 0;
    }

    /// The part of the original that a span of the rewritten text stands for.
    ///
    /// What was deleted belongs to the unit before it (a mark to its letter); a
    /// span that cuts into a run is widened to the whole run. Spans given in
    /// the wrong order are taken as empty at `start`.
    pub fn to_original(&self, start: u32, end: u32) -> (u32, u32) {
        let start = start.min(self.dst_len);
        let end = end.min(self.dst_len).max(start);
        let s = self.back(start, false);
        if start == end { (s, s) } else { (s, self.back(end, true)) }
    }

    /// The part of the rewritten text that a span of the original became.
    ///
    /// A span that cuts into a run is widened to the whole run.
    pub fn to_normalized(&self, start: u32, end: u32) -> (u32, u32) {
        let start = start.min(self.src_len);
        let end = end.min(self.src_len).max(start);
        let s = self.forth(start, false);
        if start == end { (s, s) } else { (s, self.forth(end, true)) }
    }

    /// Position in the original; inside a run, its end if `up`, else its start.
    fn back(&self, at: u32, up: bool) -> u32 {
        // Runs that end at or before `at` lie behind us, deletions right at `at` included.
        let n = self.runs.partition_point(|r| r.dst_end() <= at);
        if let Some(r) = self.runs.get(n)
            && r.dst < at
        {
            return if up { r.src_end() } else { r.src };
        }
        match n.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(r) => r.src_end() + (at - r.dst_end()),
            None => at,
        }
    }

    /// Position in the rewritten text; inside a run, its end if `up`, else its start.
    fn forth(&self, at: u32, up: bool) -> u32 {
        let n = self.runs.partition_point(|r| r.src_end() <= at);
        if let Some(r) = self.runs.get(n)
            && r.src < at
        {
            return if up { r.dst_end() } else { r.dst };
        }
        match n.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(r) => r.dst_end() + (at - r.src_end()),
            None => at,
        }
    }

    /// This alignment followed by `next`, which leads on from its rewritten text.
    ///
    /// Runs that do not cut into each other stay apart, and then every span
    /// maps as it would through the two one after the other; runs that do are
    /// joined into one, and a span that ends in it may end elsewhere in it.
    pub fn compose(&self, next: &Alignment) -> Alignment {
        let mut out = Alignment { runs: Vec::new(), src_len: self.src_len, dst_len: next.dst_len };
        let (mut a, mut b) = (self.runs.iter().peekable(), next.runs.iter().peekable());
        // What the runs taken so far add up to: source - middle and destination - middle.
        let (mut shift_a, mut shift_b) = (0i64, 0i64);
        loop {
            // The earlier of the two next runs, by its place in the middle text, opens a group. At
            // the same place what happened first comes first.
            let (mid, mut end) = match (a.peek(), b.peek()) {
                (None, None) => break,
                (Some(x), None) => (x.dst, x.dst_end()),
                (None, Some(y)) => (y.src, y.src_end()),
                (Some(x), Some(y)) if x.dst <= y.src => (x.dst, x.dst_end()),
                (_, Some(y)) => (y.src, y.src_end()),
            };
            let src = i64::from(mid) + shift_a;
            let dst = i64::from(mid) + shift_b;
            let mut first = true;
            // Whether a run of the next alignment ends where the group does: what was deleted right after it
            // belongs to its last unit.
            let mut closed = false;
            // Take every run that cuts into the group; at its open end only what opened it.
            loop {
                if let Some(x) = a.peek()
                    && (x.dst < end || (first && x.dst == mid) || (closed && x.dst == end && x.dst_len == 0))
                {
                    closed &= x.dst_end() <= end;
                    end = end.max(x.dst_end());
                    shift_a += i64::from(x.src_len) - i64::from(x.dst_len);
                    let empty = x.dst_len == 0 && end == mid;
                    a.next();
                    first = false;
                    if empty {
                        // A deletion stands alone: what follows at the same place is a run of its own.
                        break;
                    }
                    continue;
                }
                if let Some(y) = b.peek()
                    && (y.src < end || (first && y.src == mid))
                {
                    closed |= y.src_end() >= end && y.src_len > 0;
                    end = end.max(y.src_end());
                    shift_b += i64::from(y.dst_len) - i64::from(y.src_len);
                    b.next();
                    first = false;
                    if end == mid {
                        break;
                    }
                    continue;
                }
                break;
            }
            let src_end = i64::from(end) + shift_a;
            let dst_end = i64::from(end) + shift_b;
            out.run(src as usize, (src_end - src) as usize, dst as usize, (dst_end - dst) as usize);
        }
        out
    }

    /// Appends an alignment of what follows, recorded from zero, after
    /// `src`/`dst` units of the two texts.
    pub fn append(&mut self, next: &Alignment, src: usize, dst: usize) {
        for r in &next.runs {
            self.run(src + r.src as usize, r.src_len as usize, dst + r.dst as usize, r.dst_len as usize);
        }
    }

    /// The same alignment between the UTF-8 forms of the two texts.
    pub fn to_bytes(&self, original: &str, rewritten: &str) -> Alignment {
        use crate::text::ByteOffsets;
        // Between two runs letters may differ in byte length, so every such letter becomes a run.
        let mut out = Alignment::new();
        let mut src = ByteOffsets::new(original);
        let mut dst = ByteOffsets::new(rewritten);
        let (mut s, mut d) = (0u32, 0u32);
        let mut between = |out: &mut Alignment, s: u32, d: u32, len: u32| {
            let mut i = 0;
            while i < len {
                let (a, b) = (src.byte((s + i) as usize), dst.byte((d + i) as usize));
                let (x, y) = (src.byte((s + i + 1) as usize), dst.byte((d + i + 1) as usize));
                if x - a != y - b {
                    out.run(a, x - a, b, y - b);
                }
                i += 1;
            }
            (src.byte((s + len) as usize), dst.byte((d + len) as usize))
        };
        for r in &self.runs {
            let (a, b) = between(&mut out, s, d, r.src - s);
            (s, d) = (r.src_end(), r.dst_end());
            let (x, y) = between(&mut out, s, d, 0);
            out.run(a, x - a, b, y - b);
        }
        between(&mut out, s, d, self.src_len - s);
        out.finish(original.len(), rewritten.len());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A valid alignment from any list of (gap, src_len, dst_len).
    fn build(parts: &[(u8, u8, u8)], tail: u8) -> Alignment {
        let mut a = Alignment::new();
        let (mut s, mut d) = (0usize, 0usize);
        for &(gap, sl, dl) in parts {
            s += usize::from(gap);
            d += usize::from(gap);
            a.run(s, sl.into(), d, dl.into());
            s += usize::from(sl);
            d += usize::from(dl);
        }
        a.finish(s + usize::from(tail), d + usize::from(tail));
        a
    }

    fn parts() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
        prop::collection::vec((0u8..4, 0u8..4, 0u8..4), 0..12)
    }

    proptest! {
        #[test]
        fn total_monotone_in_bounds(p in parts(), tail in 0u8..4) {
            let a = build(&p, tail);
            let mut last = 0;
            for i in 0..=a.dst_len() + 2 {
                let (s, e) = a.to_original(i, i);
                prop_assert_eq!(s, e);
                prop_assert!(s >= last && s <= a.src_len());
                last = s;
                for j in i..=a.dst_len() + 2 {
                    let (s, e) = a.to_original(i, j);
                    prop_assert!(s <= e && e <= a.src_len());
                }
            }
            let mut last = 0;
            for i in 0..=a.src_len() + 2 {
                let (s, e) = a.to_normalized(i, i);
                prop_assert_eq!(s, e);
                prop_assert!(s >= last && s <= a.dst_len());
                last = s;
            }
        }

        #[test]
        fn whole_text_maps_to_whole_text(p in parts(), tail in 1u8..4) {
            let a = build(&p, tail);
            prop_assert_eq!(a.to_normalized(0, a.src_len()).1, a.dst_len());
            prop_assert_eq!(a.to_original(0, a.dst_len()).1, a.src_len());
        }

        #[test]
        fn composition_equals_sequential_mapping(p in parts(), q in parts(), tail in 0u8..4) {
            let a = build(&p, tail);
            let mut b = build(&q, 0);
            // Make b start from the end of a: cut or pad.
            if b.src_len() > a.dst_len() {
                return Ok(());
            }
            let pad = a.dst_len() - b.src_len();
            b.finish(a.dst_len() as usize, (b.dst_len() + pad) as usize);
            let c = a.compose(&b);
            prop_assert_eq!(c.src_len(), a.src_len());
            prop_assert_eq!(c.dst_len(), b.dst_len());
            let straddles = a.runs().iter().any(|x| b.runs().iter().any(|y| {
                (x.dst < y.src_end() && y.src < x.dst_end())
                    || (x.dst_len == 0 && y.src == x.dst)
                    || (y.src_len == 0 && (y.src == x.dst_end() || y.src == x.dst))
            }));
            for i in 0..=c.dst_len() {
                for j in i..=c.dst_len() {
                    let (s, e) = b.to_original(i, j);
                    let (s, e) = a.to_original(s, e);
                    let (cs, ce) = c.to_original(i, j);
                    if straddles {
                        let near = |x: u32, y: u32| {
                            x == y || c.runs().iter().any(|r| r.src <= x.min(y) && x.max(y) <= r.src_end())
                        };
                        prop_assert!(near(s, cs) && near(e, ce), "{:?} {:?} {:?}", (i, j), (s, e), (cs, ce));
                    } else {
                        prop_assert_eq!((cs, ce), (s, e), "{:?} of {:?} + {:?} = {:?}", (i, j), &a, &b, &c);
                    }
                }
            }
        }
    }

    #[test]
    fn identity_has_no_runs() {
        let a = Alignment::identity(5);
        assert_eq!(a.to_original(1, 4), (1, 4));
        assert_eq!(a.to_normalized(0, 9), (0, 5));
    }

    #[test]
    fn a_deletion_behind_a_run_of_the_next_alignment_belongs_to_its_last_unit() {
        let a = build(&[(3, 1, 0)], 0);
        let b = build(&[(1, 2, 2)], 0);
        let c = a.compose(&b);
        for (start, end) in [(0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
            let (s, e) = b.to_original(start, end);
            assert_eq!(a.to_original(s, e).1, 4);
            assert_eq!(c.to_original(start, end), a.to_original(s, e), "{start}..{end}");
        }
    }

    #[test]
    fn byte_alignment_of_letters_of_other_length() {
        // ٣ is two bytes, 3 is one.
        let mut a = Alignment::new();
        a.run(2, 1, 2, 0);
        a.finish(4, 3);
        let b = a.to_bytes("٣م\u{064f}د", "3مد");
        assert_eq!(b.to_original(0, 1), (0, 2));
        assert_eq!(b.to_original(1, 3), (2, 6));
        assert_eq!(b.to_original(3, 5), (6, 8));
    }
}
