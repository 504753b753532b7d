//! Words that bound or blur a number, before it and after it.

use super::digits::near;
use super::pieces;
use crate::extract::context::Context;
use crate::extract::value::Bound;
use crate::lexicon::{Class, bit, flag};
use crate::span::Span;

/// Most tokens of a bound before a number (ما لا يقل عن).
const REACH: usize = 4;

/// A bound found in the text.
#[derive(Clone, Copy, Debug)]
pub struct BoundWords {
    /// How it bounds.
    pub bound: Bound,
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// Where it stands, without conjunction and preposition.
    pub span: Span,
    /// Whether the word is also an ordinary one (دون, حتى).
    pub unsure: bool,
}

/// The bound that ends right before token `i`: أكثر من, نحو, ما لا يقل عن.
pub fn bound_before(cx: &Context<'_>, i: usize) -> Option<BoundWords> {
    if i == 0 || !near(cx, i - 1) {
        return None;
    }
    let mut best = None;
    for first in (i.saturating_sub(REACH)..i).rev() {
        if first + 1 < i && !near(cx, first) {
            break;
        }
        if !cx.words[first].any(bit(Class::Bound) | bit(Class::Phrase)) {
            continue;
        }
        if let Some(found) = ending(cx, first, i) {
            best = Some(found);
        }
    }
    best
}

fn ending(cx: &Context<'_>, first: usize, end: usize) -> Option<BoundWords> {
    let mut found = None;
    if end == first + 1 {
        found = cx.words[first].of(cx.lexicon, Class::Bound).find(|(_, s)| s.flags & flag::AFTER == 0);
    } else {
        cx.phrases(first, |m| {
            if m.end == end && m.sense.class == Class::Bound && m.sense.flags & flag::AFTER == 0 {
                found = Some((m.reading, m.sense));
            }
        });
    }
    let (reading, sense) = found?;
    let start = cx.without_prefix(first, reading).start;
    Some(BoundWords {
        bound: bound(sense.arg),
        first,
        end,
        span: Span::new(start, cx.tokens.ends[end - 1]),
        unsure: sense.flags & flag::AMBIGUOUS != 0,
    })
}

/// The bound that begins right at token `i`: على الأقل, تقريبا, أو أكثر, ونيف.
pub fn bound_after(cx: &Context<'_>, i: usize) -> Option<BoundWords> {
    if i == 0 || i >= cx.words.len() || !near(cx, i - 1) {
        return None;
    }
    // A detached و before «نيف» and «أكثر».
    let joined = pieces::is_and(cx, i) && i + 1 < cx.words.len() && near(cx, i);
    let first = i + usize::from(joined);
    let word = &cx.words[first];
    if !word.any(bit(Class::Bound) | bit(Class::Phrase)) {
        return None;
    }
    let mut found = None;
    let fits = |flags: u32, bare: bool| {
        flags & flag::AFTER != 0
            && (flags & flag::JOINED != 0 || !joined)
            && (bare || flags & flag::JOINED != 0)
    };
    cx.phrases(first, |m| {
        if m.sense.class == Class::Bound && fits(m.sense.flags, m.reading.proclitics.0 == 0) {
            found = Some((m.end, m.sense));
        }
    });
    if found.is_none() {
        found = word
            .of(cx.lexicon, Class::Bound)
            .find(|(r, s)| fits(s.flags, r.proclitics.0 == 0))
            .map(|(_, s)| (first + 1, s));
    }
    let (end, sense) = found?;
    Some(BoundWords {
        bound: bound(sense.arg),
        first: i,
        end,
        span: Span::new(cx.tokens.starts[i], cx.tokens.ends[end - 1]),
        unsure: false,
    })
}

fn bound(number: i32) -> Bound {
    usize::try_from(number).ok().and_then(|n| Bound::ALL.get(n)).copied().unwrap_or_default()
}
