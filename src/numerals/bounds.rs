//! Words before or after a number that bound it or make it approximate.

use super::fractions::{is_word, number_word};
use super::pieces;
use crate::found::Bound;
use crate::letters::FEH;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, TimeWord, bit, flag};
use crate::reading::{Context, is_definite, near};
use crate::signs::{EQUALS, OPEN, OPEN_SQUARE, PLUS, may_open_quote};
use crate::span::Span;
use crate::tokenize::Kind;

/// Maximum number of tokens in a bound before a number (ما لا يقل عن).
const REACH: usize = 5;
/// Maximum number of tokens between a verb of exceeding and the number: «تجاوز عدد القتلى والجرحى في المدينة 80».
const SUBJECT: usize = 6;

/// A bound found in the text.
#[derive(Clone, Copy, Debug)]
pub struct BoundWords {
    /// What kind of bound it is.
    pub bound: Bound,
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// Where it stands, without conjunction and preposition.
    pub span: Span,
    /// Whether the word is also an ordinary one (دون, حتى).
    pub unsure: bool,
    /// Whether the word also tells what something is about (حول).
    pub topic: bool,
}

/// The bound that ends right before token `i`: أكثر من, نحو, ما لا يقل عن.
pub fn bound_before(cx: &Context<'_>, i: usize) -> Option<BoundWords> {
    if i == 0 || !near(cx, i - 1) {
        return None;
    }
    // Fast path: the farthest word or phrase of a bound stands before a subject, and before most numbers stands none.
    const FARTHEST: usize = SUBJECT + 3;
    if !(i.saturating_sub(FARTHEST)..i).any(|at| cx.words.any(at, bit(Class::Bound))) {
        return None;
    }
    // «لا تزيد على (خمسين ألف) ريال»
    if opens(cx, i - 1) {
        let i = i - 1;
        return if i > 0 && near(cx, i - 1) && !opens(cx, i - 1) { bound_before(cx, i) } else { None };
    }
    let mut best = None;
    for first in (i.saturating_sub(REACH)..i).rev() {
        if first + 1 < i && !near(cx, first) {
            break;
        }
        if !cx.words.any(first, bit(Class::Bound)) {
            continue;
        }
        if let Some(found) = ending(cx, first, i) {
            best = Some(found);
        }
    }
    best.filter(|b| !equals(cx, b.first)).or_else(|| across(cx, i))
}

/// Whether token `i` is an opening bracket or quotation mark.
fn opens(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Punct)
        && (may_open_quote(cx.code(i)) || matches!(cx.code(i), OPEN | OPEN_SQUARE))
}

/// Whether the sign at token `i` is the second half of «=>», which is not a bound.
fn equals(cx: &Context<'_>, i: usize) -> bool {
    i > 0 && cx.glued(i - 1) && cx.code(i - 1) == EQUALS
}

/// A verb of exceeding, with its subject between it and the number: «زاد عدد القتلى على 80».
fn across(cx: &Context<'_>, i: usize) -> Option<BoundWords> {
    let than = number_word(cx, i - 1, NumberWord::Than).is_some_and(|p| p.proclitics.0 == 0);
    let end = i - usize::from(than);
    let from = end.saturating_sub(SUBJECT);
    if let Some(found) = denied(cx, end, i, than) {
        return Some(found);
    }
    // «عدد» and similar words begin the part in between.
    let subject = (from..end)
        .rev()
        .take_while(|&s| near(cx, s) && !tells_more(cx, s))
        .find(|&s| number_word(cx, s, NumberWord::Subject).is_some_and(|p| p.proclitics.0 == 0))?;
    let verb = subject.checked_sub(1).filter(|&v| near(cx, v))?;
    let fits = |flags: u32| flags & flag::PREFIX != 0 && than == (flags & flag::CONSTRUCT != 0);
    let mut found =
        cx.words[verb].of(cx.lexicon, Class::Bound).find(|(_, s)| fits(s.flags)).map(|(r, s)| (verb, r, s));
    if let Some(negation) = verb.checked_sub(1).filter(|&n| near(cx, n)) {
        cx.phrases(negation, |m| {
            if m.end == subject && m.sense.class == Class::Bound && fits(m.sense.flags) {
                found = Some((negation, m.reading, m.sense));
            }
        });
    }
    let (first, reading, sense) = found?;
    let start = cx.without_prefix(first, reading).start;
    Some(BoundWords {
        bound: bound(sense.arg),
        first,
        end: i,
        span: Span::new(start, cx.tokens.ends[i - 1]),
        unsure: false,
        topic: false,
    })
}

/// A denied verb of exceeding with any subject: «ألا يقل رأس المال عن مليون», «لا تتجاوز المدة ثلاثة أشهر». The number
/// stands at token `i`, its على or عن, if there is one, at token `end`.
fn denied(cx: &Context<'_>, end: usize, i: usize, than: bool) -> Option<BoundWords> {
    const NO_SUBJECT: u64 = bit(Class::Particle);
    let mut first = end;
    let mut found = None;
    // The subject, the verb and what denies it.
    for _ in 0..SUBJECT + 2 {
        let before = first.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word))?;
        if cx.words.phrases(before) & bit(Class::Bound) != 0 {
            cx.phrases(before, |m| {
                let fits =
                    m.sense.flags & flag::PREFIX != 0 && than == (m.sense.flags & flag::CONSTRUCT != 0);
                if m.end == before + 2 && m.end < end && m.sense.class == Class::Bound && fits {
                    found = Some((before, m.reading, m.sense));
                }
            });
            break;
        }
        let verb = cx.words[before].of(cx.lexicon, Class::Bound).any(|(_, s)| s.flags & flag::PREFIX != 0);
        // «رأس المال»: with the article it is a noun; «تلك المدة»: the subject begins so.
        let begins = near(cx, before) && is_definite(cx, before + 1) && points(cx, before);
        let other =
            cx.words.any(before, NO_SUBJECT) && !is_definite(cx, before) && !within(cx, before) && !begins;
        if !verb && (other || tells_more(cx, before)) {
            return None;
        }
        first = before;
    }
    let (first, reading, sense) = found?;
    let start = cx.without_prefix(first, reading).start;
    let span = Span::new(start, cx.tokens.ends[i - 1]);
    Some(BoundWords { bound: bound(sense.arg), first, end: i, span, unsure: false, topic: false })
}

/// Whether the word at token `i` points to the noun after it: «هذه التكاليف».
fn points(cx: &Context<'_>, i: usize) -> bool {
    const POINTS: [TimeWord; 2] = [TimeWord::This, TimeWord::Those];
    POINTS.iter().any(|&w| cx.words[i].time_words >> (w as u32) & 1 == 1)
}

/// Whether another number or verb stands at token `i`, or the edge of a time: «في نهاية السنوات الثلاث».
fn tells_more(cx: &Context<'_>, i: usize) -> bool {
    const NUMBERS: u64 =
        bit(Class::Unit) | bit(Class::Teen) | bit(Class::Tens) | bit(Class::Hundred) | bit(Class::Scale);
    const NAMES: u64 = bit(Class::Noun) | bit(Class::NameWord);
    cx.kind(i) != Some(Kind::Word)
        || cx.words.any(i, NUMBERS | bit(Class::Edge))
        || cx.words.any(i, bit(Class::Verb)) && !cx.words.any(i, NAMES) && !is_definite(cx, i)
}

/// «في» or «من» between a subject and where it is: «الزيادة في الأجور».
fn within(cx: &Context<'_>, i: usize) -> bool {
    let small = cx.tokens.span(i).len() == 2 && is_definite(cx, i + 1);
    small && (cx.code(i) == FEH || is_word(cx, i, NumberWord::From))
}

fn ending(cx: &Context<'_>, first: usize, end: usize) -> Option<BoundWords> {
    let before = |flags: u32| flags & (flag::AFTER | flag::CONSTRUCT) == 0;
    let mut found = None;
    if end == first + 1 {
        found = cx.words[first].of(cx.lexicon, Class::Bound).find(|(_, s)| before(s.flags));
    } else {
        cx.phrases(first, |m| {
            if m.end == end && m.sense.class == Class::Bound && before(m.sense.flags) {
                found = Some((m.reading, m.sense));
            }
        });
    }
    let (reading, sense) = found?;
    // «ليصل إلى 16»: a verb of purpose gives the final value.
    if end > first + 1 && bound(sense.arg) == Bound::AtMost && reading.proclitics.has(Proclitics::LI) {
        return None;
    }
    let start = cx.without_prefix(first, reading).start;
    Some(BoundWords {
        bound: bound(sense.arg),
        first,
        end,
        span: Span::new(start, cx.tokens.ends[end - 1]),
        unsure: sense.flags & flag::AMBIGUOUS != 0,
        topic: sense.flags & flag::STRICT != 0,
    })
}

/// The bound that begins right at token `i`: على الأقل, تقريبا, أو أكثر, ونيف.
pub fn bound_after(cx: &Context<'_>, i: usize) -> Option<BoundWords> {
    if i == 0 || i >= cx.words.len() || !near(cx, i - 1) {
        return None;
    }
    // «100+ قتيل»
    if cx.code(i) == PLUS && cx.glued(i - 1) && cx.tokens.span(i).len() == 1 && !cx.glued(i) {
        let span = Span::new(cx.tokens.starts[i], cx.tokens.ends[i]);
        return Some(BoundWords {
            bound: Bound::AtLeast,
            first: i,
            end: i + 1,
            span,
            unsure: false,
            topic: false,
        });
    }
    // A detached و before «نيف» and «أكثر».
    let joined = pieces::is_and(cx, i) && i + 1 < cx.words.len() && near(cx, i);
    let first = i + usize::from(joined);
    let word = &cx.words[first];
    if !cx.words.any(first, bit(Class::Bound)) {
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
    // «5000 أو أكثر من 4500»: the bound belongs to what follows.
    if is_word(cx, end, NumberWord::From) && cx.numbers.atom_at(end + 1).is_some() {
        return None;
    }
    // «أو يساوي 80»
    if bound(sense.arg) == Bound::Exact && near(cx, end - 1) && cx.numbers.atom_at(end).is_some() {
        return None;
    }
    Some(BoundWords {
        bound: bound(sense.arg),
        first: i,
        end,
        span: Span::new(cx.tokens.starts[i], cx.tokens.ends[end - 1]),
        unsure: false,
        topic: false,
    })
}

/// Combines a bound before a number with one after it: «أكثر من 5 أو يساوي» is at least five.
pub fn both(before: Bound, after: Bound) -> Bound {
    match (before, after) {
        (Bound::MoreThan, Bound::Exact) => Bound::AtLeast,
        (Bound::LessThan, Bound::Exact) => Bound::AtMost,
        (before, Bound::Exact) => before,
        (_, after) => after,
    }
}

fn bound(number: i32) -> Bound {
    usize::try_from(number).ok().and_then(|n| Bound::ALL.get(n)).copied().unwrap_or_default()
}
