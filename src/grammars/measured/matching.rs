//! Finds the words and signs of units.

use super::Written;
use crate::lexicon::{Class, Match, Tables, bit, flag};
use crate::numerals::is_and;
use crate::reading::{Amount, Atom, AtomForm, Context, Exact, near};
use crate::signs::ARABIC_COMMA;
use crate::tokenize::Kind;

/// Calls `each` for every word and phrase of `class` that begins at token `i` and stands free:
/// no letters or digits are glued after it.
pub fn each(cx: &Context<'_>, i: usize, class: Class, mut each: impl FnMut(Match)) {
    glued(cx, i, class, |m| {
        if free(cx, m.end) {
            each(m);
        }
    });
}

/// As [`each`], but a number may be glued after it: $20.
pub fn glued(cx: &Context<'_>, i: usize, class: Class, mut each: impl FnMut(Match)) {
    let Some(word) = cx.words.get(i) else { return };
    if cx.words.phrases(i) & bit(class) != 0 {
        cx.phrases(i, |m| {
            if m.sense.class == class && tight(cx, m.first, m.end) {
                each(m);
            }
        });
    }
    if word.is(class) {
        for (reading, sense) in word.of(cx.lexicon, class) {
            each(Match { first: i, end: i + 1, reading, sense });
        }
    }
}

/// Whether at most two blanks separate each token from the next.
pub fn tight(cx: &Context<'_>, first: usize, end: usize) -> bool {
    // Read alone, as other tools do, words of one unit stand one blank apart.
    let most = if cx.options.compete { 2 } else { 1 };
    (first..end - 1).all(|i| near(cx, i) && cx.tokens.starts[i + 1] - cx.tokens.ends[i] <= most)
}

/// Whether no letters or digits are glued after the token before `end`, «و» apart.
fn free(cx: &Context<'_>, end: usize) -> bool {
    let glued = cx.glued(end - 1)
        && matches!(cx.kind(end), Some(Kind::Word | Kind::Latin | Kind::Code | Kind::Number));
    !glued || is_and(cx, end)
}

/// How a sense is written.
pub fn written(flags: u32) -> Written {
    match flags {
        f if f & flag::ABBREVIATION != 0 => Written::Short,
        f if f & flag::DUAL != 0 => Written::Dual,
        f if f & flag::PLURAL != 0 => Written::Plural,
        _ => Written::Singular,
    }
}

/// Tokens before and after a unit in which its hints are looked for.
const BEFORE: usize = 7;
const AFTER: usize = 4;

/// Whether a word of a hint group is near the tokens `first..end`.
pub fn hinted(cx: &Context<'_>, first: usize, end: usize, group: i32) -> bool {
    let to = (end + AFTER).min(cx.words.len());
    (first.saturating_sub(BEFORE)..to).any(|i| hint_at(cx, i, group))
}

/// Whether token `i` is a word of the hint group with that name. Few words are of any, fewer of one with its bit, and the
/// names of their groups are compared sooner than that one is found among all.
#[inline(always)]
pub fn is_hint(cx: &Context<'_>, i: usize, name: &str) -> bool {
    cx.words.may_hint(i, Tables::hint_bit(name)) && of_group(cx, i, name)
}

/// Whether it is, where its bit says that it may be: rarely asked, from a hundred places.
#[inline(never)]
fn of_group(cx: &Context<'_>, i: usize, name: &str) -> bool {
    hinting(cx, i, |arg| cx.lexicon.tables().is_hint(arg, name))
}

/// Whether token `i` is a word of a hint group.
#[inline]
pub fn hint_at(cx: &Context<'_>, i: usize, group: i32) -> bool {
    cx.words.any(i, bit(Class::Hint)) && hinting(cx, i, |arg| arg == group)
}

/// Whether token `i` is a word of a hint group whose argument `fits`.
fn hinting(cx: &Context<'_>, i: usize, fits: impl Fn(i32) -> bool) -> bool {
    let Some(word) = cx.words.get(i) else { return false };
    let mut of = word.of(cx.lexicon, Class::Hint).any(|(_, s)| fits(s.arg));
    // «على بعد»
    if !of && cx.words.phrases(i) & bit(Class::Hint) != 0 {
        cx.phrases(i, |m| of |= m.sense.class == Class::Hint && fits(m.sense.arg));
    }
    of
}

/// «واحد وربع» behind what it counts: «جنيه واحد وربع».
pub fn one_and_more(cx: &Context<'_>, a: &Atom) -> bool {
    let one = |i: usize| cx.words[i].of(cx.lexicon, Class::Unit).any(|(_, s)| s.arg == 1);
    let within = |v: Exact| Exact::int(1).below(v) && v.below(Exact::int(2));
    a.form == AtomForm::Words && one(a.first) && a.exact().is_some_and(within)
}

/// Whether the digits are the broken-off end of something: ٣..٥, ٣٫٫٥, --٢.
pub fn malformed(cx: &Context<'_>, amount: &Amount) -> bool {
    let first = amount.core.0;
    let Some(mark) = first.checked_sub(1) else { return false };
    let separator = matches!(cx.code(mark), 0x2C..=0x2F | 0x066A..=0x066C | ARABIC_COMMA);
    cx.kind(first) == Some(Kind::Number)
        && cx.kind(mark) == Some(Kind::Punct)
        && cx.glued(mark)
        && separator
        && mark > 0
        && cx.glued(mark - 1)
        && matches!(cx.kind(mark - 1), Some(Kind::Number | Kind::Punct))
}
