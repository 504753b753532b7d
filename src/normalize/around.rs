//! Slow path for places where the table alone is not enough: only the span around them is rewritten by all stages.
//!
//! For marks that are out of order the span is their cluster; for addresses, tags and emoji it is the word around
//! them,
//! since none of those continues across white space (a tag may, and then so does the span). Replacements and
//! letters that depend on their neighbours may reach anywhere; with them the whole text goes through all stages.

use crate::signs;
use std::ops::Range;

use super::options::{Options, ZeroWidth};
use super::replace::Replacements;
use super::rewrite::{Rewrite, passes};
use super::spaces::is_space;
use super::store::{Neighbours, State, Store};
use super::table::CharTable;
use super::{addresses, arabert, context, emoji, form, glyphs, html, options, seats, strokes, uthmani};
use crate::align::Sink;
use crate::text::Unit;

/// The stages up to the table, and their buffers.
pub(super) struct Surroundings<'a> {
    pub options: &'a Options,
    pub table: &'a CharTable,
    pub replacements: &'a Replacements,
    pub work: &'a mut Vec<u32>,
    pub spare: &'a mut Vec<u32>,
    /// Spans of the current word that are done.
    pub done: &'a mut Vec<Done>,
}

/// A span that all stages have rewritten.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done {
    start: usize,
    end: usize,
    /// Where it begins in the result.
    result: usize,
}

/// Runs the stages up to the table one after the other. The result replaces `text`.
pub(super) fn stages<S: Sink>(
    o: &Options,
    table: &CharTable,
    replacements: &Replacements,
    text: &mut Vec<u32>,
    spare: &mut Vec<u32>,
    sink: &mut S,
) {
    let mut pass = passes(text, spare, sink);
    if o.compat == options::Compat::Arabert {
        for step in 0..arabert::count() {
            pass(true, &|s, out, sink| arabert::run(step, s, &mut Rewrite::new(out, sink)));
        }
    }
    pass(html::on(o), &|s, out, sink| html::run(o, s, &mut Rewrite::new(out, sink)));
    // A tatweel that carries a hamza is still there.
    pass(uthmani::on(o), &|s, out, sink| uthmani::run(s, &mut Rewrite::new(out, sink)));
    pass(glyphs::on(o) && form::on(o), &|s, out, sink| glyphs::run(o, s, &mut Rewrite::new(out, sink)));
    let gone = |c: u32| table.get(c).drops();
    pass(form::on(o), &|s, out, sink| form::run(o, s, gone, &mut Rewrite::new(out, sink)));
    pass(addresses::on(o), &|s, out, sink| addresses::run(o, s, table, &mut Rewrite::new(out, sink)));
    pass(emoji::on(o), &|s, out, sink| emoji::run(o, s, &mut Rewrite::new(out, sink)));
    pass(!replacements.is_empty(), &|s, out, sink| replacements.run(s, &mut Rewrite::new(out, sink)));
    pass(context::on(o), &|s, out, sink| context::run(o, s, &mut Rewrite::new(out, sink)));
    pass(true, &|s, out, sink| table.run(s, &mut Rewrite::new(out, sink)));
}

/// Whether the table has to ask about a code point; `gone` says whether it removes it.
pub(super) fn looks_at(o: &Options, replacements: &Replacements, c: u32, gone: bool) -> bool {
    // A mark that is removed and combines with nothing needs no order.
    let unordered = gone && form::class(c) > 0 && form::is_settled(o.unicode, c);
    looks_at_word(o, c)
        || (form::on(o) && !unordered && (!form::inert(o.unicode, c) || glyphs::is_mark_shape(o, c)))
        || replacements.looks_at(c)
        || context::looks_at(o, c)
        || (uthmani::on(o) && uthmani::looks_at(c))
}

/// Whether a unit may affect the word around it.
fn looks_at_word(o: &Options, c: u32) -> bool {
    html::looks_at(o, c)
        || addresses::looks_at(o, c)
        || (emoji::on(o) && emoji::may_start(c))
        || (c == signs::ZWJ && o.zero_width != ZeroWidth::Keep)
        || (c == crate::letters::TATWEEL && strokes::on(o))
        || ((seats::may_be(c) || seats::is_ligature(c)) && seats::on(o))
}

impl Surroundings<'_> {
    /// Whether the unit at `at` affects the word around it.
    fn decides_word<U: Unit>(&self, src: &[U], at: usize) -> bool {
        let o = self.options;
        let c = src[at].code();
        (html::looks_at(o, c) && html::may_start(o, src, at))
            || (addresses::looks_at(o, c) && addresses::suspicious(src, at, self.table))
            || (emoji::on(o) && emoji::may_start(c))
            || (c == signs::ZWJ && o.zero_width != ZeroWidth::Keep && emoji::may_join(src, at))
            || (c == crate::letters::TATWEEL && strokes::on(o) && strokes::stand_alone(src, at))
            || (seats::on(o) && self.decides_seat(src, at))
    }

    /// Whether the hamza at `at` is written differently from what the table says.
    fn decides_seat<U: Unit>(&self, src: &[U], at: usize) -> bool {
        let (c, table) = (src[at].code(), self.table);
        let written = || seats::decide(|c| table.first(c), |c| table.last(c), src, at);
        seats::is_ligature(c) || (seats::may_be(c) && written().is_some())
    }

    /// Whether a span contains something that must be processed with its whole word.
    fn reaches_further<U: Unit>(&self, stretch: &[U]) -> bool {
        let (strokes, seats) = (strokes::on(self.options), seats::on(self.options));
        let further = |c: u32| (strokes && c == crate::letters::TATWEEL) || (seats && seats::may_become(c));
        (strokes || seats) && stretch.iter().any(|c| further(c.code()))
    }

    /// The span to rewrite together with the unit at `at`.
    fn stretch<U: Unit>(&self, src: &[U], at: usize) -> Range<usize> {
        let o = self.options;
        if !self.decides_word(src, at) {
            let near = form::cluster(o, src, at, |c| self.table.get(c).drops());
            // The composition of a mark and its letter may be part of an address, unless both are Arabic.
            let arabic = |c: &U| matches!(c.code(), 0x0600..=0x06FF | 0x08A0..=0x08FF);
            let alone = !(addresses::on(o) || emoji::on(o)) || src[near.clone()].iter().all(arabic);
            if alone && !self.reaches_further(&src[near.clone()]) {
                return near;
            }
        }
        let start = src[..at].iter().rposition(|c| is_space(c.code())).map_or(0, |i| i + 1);
        let mut end = at;
        while end < src.len() {
            end += match html::tag_at(o, src, end) {
                Some(n) => n,
                None if end > at && is_space(src[end].code()) => break,
                None => 1,
            };
        }
        start..end
    }

    /// Undoes the output for the source from `start` up to `at`. Returns where that output began.
    fn rewind<U: Unit, S: Sink>(
        &mut self,
        src: &[U],
        start: usize,
        at: usize,
        state: &mut State,
        sink: &mut S,
    ) {
        let (mut from, mut to) = (at, state.len);
        while let Some(&done) = self.done.last()
            && done.start >= start
        {
            (from, to) = (done.start, done.result);
            self.done.pop();
        }
        state.len = to - src[start..from].iter().map(|c| self.table.width(c.code())).sum::<usize>();
        if start < at {
            state.rewound = true;
            sink.rewind(start);
        }
        // No span reaches back across white space that stays.
        let parts = |c: &U| is_space(c.code()) && !self.table.get(c.code()).drops();
        if let Some(done) = self.done.last()
            && src[done.end..start].iter().any(parts)
        {
            self.done.clear();
        }
    }

    /// Where a span that begins at `start` has to begin so that it cuts into none that is done: a cluster whose marks
    /// have no letter begins with the blank before it, the word of these marks behind that blank.
    fn whole(&self, start: usize) -> usize {
        let cut = self.done.iter().rev().take_while(|done| done.end > start).last();
        cut.map_or(start, |done| done.start.min(start))
    }
}

impl Neighbours for Surroundings<'_> {
    #[inline(never)]
    fn decide<U: Store>(&mut self, src: &[U], at: usize) -> bool {
        let o = self.options;
        let c = src[at].code();
        let gone = |c: u32| self.table.get(c).drops();
        (form::on(o) && form::is_disturbed(o, src, at, form::class, gone))
            || (looks_at_word(o, c) && self.decides_word(src, at))
            || self.replacements.looks_at(c)
            || context::looks_at(o, c)
            || (uthmani::on(o) && uthmani::looks_at(c))
    }

    #[cold]
    #[inline(never)]
    fn rewrite<U: Store, S: Sink>(
        &mut self,
        src: &[U],
        at: usize,
        dst: &mut Vec<U>,
        state: &mut State,
        sink: &mut S,
    ) -> Option<usize> {
        let o = self.options;
        if !self.replacements.is_empty() || context::on(o) || uthmani::on(o) {
            return None;
        }
        let Range { start, end } = self.stretch(src, at);
        let start = self.whole(start);
        self.rewind(src, start, at, state, sink);
        self.done.push(Done { start, end, result: state.len });
        let Surroundings { table, replacements, work, spare, .. } = self;
        work.clear();
        work.extend(src[start..end].iter().map(|c| c.code()));
        sink.stretch(start, state.len, |own| stages(o, table, replacements, work, spare, own));
        let same =
            work.len() == end - start && work.iter().zip(&src[start..end]).all(|(a, b)| *a == b.code());
        state.changed |= !same;
        state.write(dst, work, src.len() - end).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::Normalizer;
    use crate::normalize::tests::with;

    #[test]
    fn a_word_is_written_from_the_blank_whose_marks_are_done() {
        // The ligature stands for a letter and a mark: its cluster begins with the blank, the word behind it.
        let text = " \u{FD3C}\u{653}\u{627}\u{64C}\u{640}\u{64B}";
        let n = with(&[
            ("unicode", "nfc"),
            ("presentation_forms", "fold"),
            ("ligatures", "expand"),
            ("tatweel", "inside"),
        ]);
        assert_eq!(n.normalize(text), " \u{622}\u{64B}\u{627}\u{64B}\u{64C}");
        let n = with(&[("unicode", "nfkc"), ("urls", "drop")]);
        assert_eq!(n.normalize("\u{A0}\u{FE7C}\u{A0}"), "  \u{651} ");
        let n = with(&[("unicode", "nfkc"), ("emails", "drop")]);
        assert_eq!(n.normalize("\u{A0}\u{FE7C}\u{A0}"), "  \u{651} ");
    }

    #[test]
    fn a_mark_that_goes_still_holds_its_tatweel() {
        let model = Normalizer::preset("model").unwrap();
        for mark in ["\u{64B}", "\u{6D6}"] {
            for digit in ["\u{660}", "\u{6F0}"] {
                assert_eq!(model.normalize(&format!("{mark}\u{640}{digit}")), "0");
                assert_eq!(model.normalize(&format!("{mark}\u{640}{digit}\u{600}")), "0\u{600}");
            }
        }
    }

    #[test]
    fn a_joiner_that_is_mapped_is_mapped_in_an_emoji_too() {
        let family = "\u{1F468}\u{200D}\u{1F469}";
        let n = with(&[("charmap", "camel_arclean")]);
        assert!(!n.normalize(family).contains('\u{200D}'));
        assert_eq!(n.normalize(&format!("\u{FDFA}{family}")).matches('\u{200D}').count(), 0);
        assert!(with(&[("zero_width", "strip")]).normalize(family).contains('\u{200D}'));
    }
}
