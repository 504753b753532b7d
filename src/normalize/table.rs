//! All stages that work on one character at a time, fused into one table.
//!
//! A configuration is compiled once: every code point of the pages it touches
//! goes through the stages in order, and the result is stored in a page
//! of 256 entries. Normalizing is then one lookup per code point, regardless of
//! the number of stages.

use crate::signs;
use std::ops::Range;

use super::change::Change;
use super::options::{Options, ZeroWidth};
use super::rewrite::Rewrite;
use super::store::{Neighbours, State, Store};
use super::{charmap, glyphs, letters, marks, members, seats, spaces, strokes, symbols};
use crate::align::Sink;

type Stage = fn(&Options, u32) -> Change;

/// The stages on one character, in the order they are applied.
const STAGES: &[Stage] = &[
    charmap::apply,
    glyphs::apply,
    symbols::bidi,
    symbols::zero_width,
    symbols::tatweel,
    marks::apply,
    letters::yeh,
    letters::waw,
    letters::kaf,
    letters::heh,
    letters::loan,
    letters::alef,
    letters::hamza,
    letters::alef_maqsura,
    letters::teh_marbuta,
    letters::dots,
    symbols::digits,
    symbols::quotes,
    symbols::punctuation,
    symbols::case,
    members::apply,
    spaces::fold,
];

/// The result of all stages for one character.
pub(super) fn change(o: &Options, c: u32) -> Change {
    let mut now = c;
    for (at, stage) in STAGES.iter().enumerate() {
        match stage(o, now) {
            Change::Same => {}
            Change::One(d) => now = d,
            Change::Many(many) => return change_several(o, c, many, &STAGES[at + 1..]),
            Change::Drop => return Change::Drop,
        }
    }
    Change::to(c, now)
}

/// The result of the rest of the stages for what the first ones made of `c`.
fn change_several(o: &Options, c: u32, mut now: Vec<u32>, stages: &[Stage]) -> Change {
    for stage in stages {
        let mut next = Vec::with_capacity(now.len());
        for c in now {
            match stage(o, c) {
                Change::Same => next.push(c),
                Change::One(d) => next.push(d),
                Change::Many(many) => next.extend(many),
                Change::Drop => {}
            }
        }
        now = next;
    }
    match now[..] {
        [] => Change::Drop,
        [one] => Change::to(c, one),
        _ => Change::Many(now),
    }
}

/// Whether letter case changes `c`.
pub(super) fn lowers(c: u32) -> bool {
    char::from_u32(c).is_some_and(|ch| !ch.to_lowercase().eq(std::iter::once(ch)))
}

/// One compiled code point: what to write, and whether it needs a closer look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CharEntry(u32);

const CODE: u32 = 0x1F_FFFF;
const DROP: u32 = 1 << 21;
const MANY: u32 = 1 << 22;
const LOOK: u32 = 1 << 23;

impl CharEntry {
    /// The code point to write, if one is written.
    #[inline(always)]
    pub(super) fn code(self) -> u32 {
        self.0 & CODE
    }

    /// Nothing is written.
    #[inline(always)]
    pub(super) fn drops(self) -> bool {
        self.0 & DROP != 0
    }

    /// Several code points are written: `code` is their index in the list.
    #[inline(always)]
    pub(super) fn many(self) -> bool {
        self.0 & MANY != 0
    }

    /// This code point may need a pass that sees its neighbours.
    #[inline(always)]
    pub(super) fn look(self) -> bool {
        self.0 & LOOK != 0
    }
}

/// The compiled table.
#[derive(Clone, Debug)]
pub(super) struct CharTable {
    /// Page of each block of 256 code points; 0 is the page of code points no stage touches.
    index: Box<[u16]>,
    pages: Vec<[CharEntry; 256]>,
    many: Vec<Vec<u32>>,
    /// The entry for code points without a page.
    rest: u32,
    /// Whether a tatweel that is a mark by itself stays.
    strokes: bool,
    /// Whether seats of the hamza are unified.
    seats: bool,
    /// Whether joiners are removed, but for those inside an emoji. A character map may write something else for all.
    joiners: bool,
}

/// Blocks of 256 code points in Unicode.
const BLOCKS: usize = 0x1100;

impl CharTable {
    /// Compiles the stages for the blocks given; `look` tells which code
    /// points a pass needs to examine, given whether the table removes them.
    pub(super) fn new(
        o: &Options,
        blocks: &[usize],
        look: impl Fn(u32, bool) -> bool,
        rest_looks: bool,
    ) -> Self {
        // U+E000 stands for all code points that have no page: only `keep` and the character maps remove
        // such code points, and all white space, which they treat differently, has a page.
        let mut table = CharTable {
            index: vec![0; BLOCKS].into(),
            pages: vec![[CharEntry(0); 256]],
            many: Vec::new(),
            rest: 0,
            strokes: strokes::on(o),
            seats: seats::on(o),
            joiners: o.zero_width != ZeroWidth::Keep && change(o, signs::ZWJ) == Change::Drop,
        };
        let rest = table.compile(o, 0xE000);
        table.rest = if rest.drops() {
            DROP
        } else if rest.code() == signs::SPACE {
            signs::SPACE
        } else {
            0
        };
        if rest_looks {
            table.rest |= LOOK;
        }
        for &block in blocks {
            if table.index[block] != 0 {
                continue;
            }
            let mut page = [CharEntry(0); 256];
            for (i, entry) in page.iter_mut().enumerate() {
                let c = (block * 256 + i) as u32;
                *entry = table.compile(o, c);
                if look(c, entry.drops()) {
                    entry.0 |= LOOK;
                }
            }
            table.index[block] = table.pages.len() as u16;
            table.pages.push(page);
        }
        table
    }

    fn compile(&mut self, o: &Options, c: u32) -> CharEntry {
        match change(o, c) {
            Change::Same => CharEntry(c),
            Change::One(d) => CharEntry(d),
            Change::Drop => CharEntry(c | DROP),
            Change::Many(many) => {
                self.many.push(many);
                CharEntry((self.many.len() - 1) as u32 | MANY)
            }
        }
    }

    /// The entry of a code point.
    #[inline(always)]
    pub(super) fn get(&self, c: u32) -> CharEntry {
        let page = self.index[(c >> 8) as usize & 0x1FFF];
        if page == 0 {
            return self.rest_of(c);
        }
        self.pages[usize::from(page)][(c & 0xFF) as usize]
    }

    #[inline]
    fn rest_of(&self, c: u32) -> CharEntry {
        if self.rest & CODE != 0 { CharEntry(self.rest) } else { CharEntry(c | self.rest) }
    }

    /// The pass over a text whose context-dependent stages are done; the only context left here is the
    /// joiner inside an emoji, which must not be removed.
    pub(super) fn run<S: Sink>(&self, src: &[u32], out: &mut Rewrite<'_, S>) {
        while out.at() < src.len() {
            let i = out.at();
            let c = src[i];
            let e = self.get(c);
            if (c == signs::ZWJ && self.joiners && super::emoji::joins(src, i))
                || (c == crate::letters::TATWEEL && self.strokes && strokes::stand_alone(src, i))
            {
                out.put(c);
                continue;
            }
            if self.seats
                && seats::may_be(c)
                && let Some((n, with)) = seats::decide(|c| self.first(c), |c| self.last(c), src, i)
            {
                match with {
                    Some(with) => out.replace(n, &[with]),
                    None => out.drop(n),
                }
                continue;
            }
            if e.many() {
                out.replace(1, self.written(e));
            } else if e.drops() {
                out.drop(1);
            } else {
                out.put(e.code());
            }
        }
    }
}

impl CharTable {
    /// Maps the units of `src` in `range`, writing at the position of `state` in `dst`, which has room for all that
    /// remain.
    ///
    /// `around` handles units marked for a closer look. Returns where the scan ended, which may be past the
    /// range, or `None` if the text needs the slow path.
    #[inline(always)]
    pub(super) fn scan<U: Store, S: Sink>(
        &self,
        src: &[U],
        range: Range<usize>,
        dst: &mut Vec<U>,
        state: &mut State,
        sink: &mut S,
        around: &mut impl Neighbours,
    ) -> Option<usize> {
        let mut i = range.start;
        while i < range.end {
            let c = src[i].code();
            let e = self.get(c);
            if e.look() && around.decide(src, i) {
                i = around.rewrite(src, i, dst, state, sink)?;
                continue;
            }
            if e.drops() {
                sink.run(i, 1, state.len, 0);
                state.changed = true;
            } else if e.many() {
                let many = self.written(e);
                sink.run(i, 1, state.len, many.len());
                if !state.write(dst, many, src.len() - i - 1) {
                    return None;
                }
                state.changed = true;
            } else if e.code() > U::MAX {
                return None;
            } else {
                dst[state.len] = U::store(e.code());
                state.len += 1;
                state.any |= e.code();
                state.changed |= e.code() != c;
            }
            i += 1;
        }
        Some(i)
    }

    /// The first code point written for `c`, if any is.
    pub(super) fn first(&self, c: u32) -> Option<u32> {
        match self.get(c) {
            e if e.drops() => None,
            e if e.many() => self.written(e).first().copied(),
            e => Some(e.code()),
        }
    }

    /// The last code point written for `c`, if any is.
    pub(super) fn last(&self, c: u32) -> Option<u32> {
        match self.get(c) {
            e if e.many() && !e.drops() => self.written(e).last().copied(),
            _ => self.first(c),
        }
    }

    /// Number of units written for a code point.
    pub(super) fn width(&self, c: u32) -> usize {
        match self.get(c) {
            e if e.drops() => 0,
            e if e.many() => self.written(e).len(),
            _ => 1,
        }
    }

    /// The code points written for a multi-character entry.
    fn written(&self, e: CharEntry) -> &[u32] {
        &self.many[e.code() as usize]
    }
}
