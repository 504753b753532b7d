//! The sign of a number, before or after it; and dashes that are not a sign.

use super::character::{digit, value};
use crate::lexicon::{Class as LexiconClass, bit};
use crate::reading::{Context, near, proclitic};
use crate::signs::{
    AMPERSAND, APOSTROPHE, ARABIC_COMMA, ARABIC_PERCENT, ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE_GUILLEMET,
    COLON, COMMA, DOT, HYPHEN, MINUS, NON_BREAKING_HYPHEN, OPEN_ORNATE, OPEN_SINGLE, PERCENT, PLUS, SLASH,
    may_open_quote, opens_bracket,
};
use crate::tokenize::Kind;

/// The token after a minus glued after the amount that ends before token `at`, as right-to-left lines show it:
/// «500- ريال», «٣٪-». Only the end of a line or clause may follow, or the thing that the number measures.
pub fn trailing_minus(cx: &Context<'_>, first: usize, at: usize) -> Option<usize> {
    let minus = at > 0
        && cx.glued(at - 1)
        && matches!(cx.kind(at)?, Kind::Punct | Kind::Symbol)
        && matches!(cx.code(at), HYPHEN | NON_BREAKING_HYPHEN | MINUS);
    if !minus || first.checked_sub(1).is_some_and(|b| cx.glued(b) && joins(cx.code(b))) {
        return None;
    }
    const UNITS: u64 = bit(LexiconClass::Currency)
        | bit(LexiconClass::CurrencySign)
        | bit(LexiconClass::Measure)
        | bit(LexiconClass::Percent);
    let next = at + 1;
    // «1954-» is a lifespan of somebody still living.
    let span = cx.tokens.span(first);
    let year = span.len() == 4 && matches!(digit(cx.text.at(span.start as usize)), Some(1 | 2));
    if !near(cx, at) {
        return (!year).then_some(next);
    }
    let closes = cx.kind(next) == Some(Kind::Punct)
        && matches!(
            cx.code(next),
            DOT | COMMA | 0x21 | ARABIC_COMMA | ARABIC_SEMICOLON | ARABIC_QUESTION | CLOSE_GUILLEMET
        )
        && !year;
    if cx.glued(at) {
        return (closes && !cx.glued(next)).then_some(next);
    }
    // «1- دينار …» at the start of a line is a list marker.
    let listed = || {
        // «40- دولار» is more than a list has.
        let digits = cx.tokens.starts[at] - cx.tokens.starts[first];
        let teen = digits == 2 && digit(cx.text.at(span.start as usize)) == Some(1);
        (digits == 1 || teen) && (first == 0 || !near(cx, first - 1) || goes_on_list(cx, first, at))
    };
    (closes || (cx.words.any(next, UNITS) && !listed())).then_some(next)
}

/// Whether the number in token `first`, with a sign in token `at`, goes on a list: «1- صورة الهوية 2- عقد الإيجار».
pub(super) fn goes_on_list(cx: &Context<'_>, first: usize, at: usize) -> bool {
    /// Maximum number of tokens between two marks.
    const ITEM: usize = 24;
    let of_token = |i: usize| {
        let span = cx.tokens.span(i);
        value(cx.text, span.start, span.end)
    };
    let before = of_token(first).and_then(|n| n.checked_sub(1));
    (first.saturating_sub(ITEM)..first).any(|i| {
        cx.kind(i) == Some(Kind::Number)
            && cx.glued(i)
            && cx.code(i + 1) == cx.code(at)
            && !cx.glued(i + 1)
            && of_token(i) == before
    })
}

/// A minus sign glued directly before token `i`, with nothing glued before it: -$5, -٪٥.
pub fn glued_minus(cx: &Context<'_>, i: usize) -> Option<usize> {
    let before = i.checked_sub(1).filter(|&b| cx.glued(b))?;
    let minus = matches!(cx.kind(before)?, Kind::Punct | Kind::Symbol)
        && matches!(cx.code(before), HYPHEN | NON_BREAKING_HYPHEN | MINUS);
    (minus && (before == 0 || !glued_to_word(cx, before))).then_some(before)
}

pub(super) const fn joins(code: u32) -> bool {
    matches!(code, HYPHEN | NON_BREAKING_HYPHEN | MINUS | SLASH | DOT) || matches!(code, 0x2012..=0x2015)
}

/// Whether a sign or point at token `i` cannot begin a number because something is glued before it.
pub(super) fn glued_to_word(cx: &Context<'_>, i: usize) -> bool {
    if !cx.glued(i - 1) {
        return false;
    }
    match cx.kind(i - 1) {
        // «%-5»
        Some(Kind::Punct) if percent(cx.code(i - 1)) => {
            i > 1 && cx.glued(i - 2) && cx.kind(i - 2) == Some(Kind::Number)
        }
        Some(Kind::Punct) => !opens(cx.code(i - 1)),
        Some(Kind::Symbol) => matches!(cx.code(i - 1), MINUS | PLUS),
        // «بـ-4%»
        Some(Kind::Word) => !proclitic(cx, i - 1),
        _ => true,
    }
}

pub(super) const fn percent(code: u32) -> bool {
    matches!(code, PERCENT | ARABIC_PERCENT | 0xFE6A | 0xFF05)
}

pub(super) fn opens(code: u32) -> bool {
    may_open_quote(code)
        || opens_bracket(code)
        || matches!(code, APOSTROPHE | OPEN_SINGLE | OPEN_ORNATE | COLON | ARABIC_COMMA | 0x21 | AMPERSAND)
}
