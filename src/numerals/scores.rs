//! Scores of matches: «3-1», «2 صفر», «3/6 - 6/4». A score is two numbers, not a range, fraction or date.

use super::digits;
use crate::lexicon::{Class, Proclitics, TimeWord, bit};
use crate::reading::{Atom, AtomForm, AtomKind, Context, is_definite, near};
use crate::signs::{EN_DASH, HYPHEN};
use crate::tokenize::Kind;

/// How many tokens before a score a word for it may be: «خسرها المنتخب السعودي 1-3».
const BEFORE: usize = 8;
/// The same after a score: «3-1 لصالح الضيوف».
const AFTER: usize = 3;

/// Whether a number may be a count of goals or games.
fn goals(a: &Atom) -> bool {
    let word = a.form == AtomForm::Words && a.end == a.first + 1 && matches!(a.whole(), Some(0..=12));
    a.kind == AtomKind::Cardinal && (word || (1..=2).contains(&a.digits))
}

/// Whether a word for the result of a match is near the tokens `first..end`.
pub fn told(cx: &Context<'_>, first: usize, end: usize) -> bool {
    const HINT: u64 = bit(Class::Hint);
    if !cx.words.hold(HINT) {
        return false;
    }
    let Some(group) = cx.lexicon.tables().hint("score") else { return false };
    let to = (end + AFTER).min(cx.words.len());
    (first.saturating_sub(BEFORE)..to)
        .any(|i| cx.words[i].of(cx.lexicon, Class::Hint).any(|(_, s)| s.arg == group))
}

/// Whether what stands on both sides of the tokens `first..end` may be those who played: words, and no unit.
fn sides(cx: &Context<'_>, first: usize, end: usize) -> bool {
    const MEASURES: u64 = bit(Class::Measure) | bit(Class::TimeUnit) | bit(Class::Scale) | bit(Class::Bound);
    let word = |i: usize| cx.kind(i) == Some(Kind::Word) && !cx.words[i].any(MEASURES);
    // «الحضور 3 - 5 أشخاص»
    let counted = |i: usize| cx.words[i].any(bit(Class::Noun)) && !is_definite(cx, i);
    first.checked_sub(1).is_some_and(word) && word(end) && !counted(end)
}

/// Whether the tokens `first..end` stand between two names and nothing else, as in a list of results: «مودرن سبورت 1 - 2
/// زد».
fn fixture(cx: &Context<'_>, first: usize, end: usize) -> bool {
    /// The longest name of a club, in words.
    const WORDS: usize = 4;
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Hint);
    let name = |i: usize| cx.kind(i) == Some(Kind::Word) && !cx.words[i].any(OTHER);
    let stops = |i: usize| cx.kind(i).is_none_or(|kind| matches!(kind, Kind::Punct | Kind::Symbol));
    let before =
        (0..WORDS).take_while(|n| first > *n && near(cx, first - n - 1) && name(first - n - 1)).count();
    let from = first - before;
    let after = (end..end + WORDS).take_while(|&i| near(cx, i - 1) && name(i)).count();
    let to = end + after;
    let opens = from == 0 || !near(cx, from - 1) || stops(from - 1);
    let closes = to >= cx.words.len() || !near(cx, to - 1) || stops(to);
    before > 0 && after > 0 && opens && closes && sides(cx, first, end)
}

/// Whether the tokens `first..end` close a line of two names that a dash or cross parts: «زوريا - كريفباس 0-2».
fn versus(cx: &Context<'_>, first: usize, end: usize) -> bool {
    /// The longest name of a club, in words.
    const WORDS: usize = 4;
    const CROSS: u32 = 0xD7;
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Hint);
    let name = |i: usize| cx.kind(i) == Some(Kind::Word) && !cx.words[i].any(OTHER);
    let last =
        (0..WORDS).take_while(|n| first > *n && near(cx, first - n - 1) && name(first - n - 1)).count();
    let Some(mark) = first.checked_sub(last + 1).filter(|&m| last > 0 && m > 0 && near(cx, m - 1)) else {
        return false;
    };
    let apart = matches!(cx.code(mark), HYPHEN | EN_DASH) && !cx.glued(mark) && !cx.glued(mark - 1);
    let stops = cx.kind(end).is_none_or(|kind| matches!(kind, Kind::Punct | Kind::Symbol));
    (apart || cx.code(mark) == CROSS) && name(mark - 1) && (stops || !near(cx, end - 1))
}

/// Whether a pair that is no range stands near the tokens `first..end`: «ديالى 2-2 نوروز، القاسم 1-3 الشرطة».
fn beside_another(cx: &Context<'_>, first: usize, end: usize) -> bool {
    /// Tokens from one result of a list to the next.
    const APART: usize = 8;
    let goals = |i: usize| {
        let span = cx.tokens.span(i);
        (cx.kind(i) == Some(Kind::Number) && span.len() <= 2)
            .then(|| digits::value(cx.text, span.start, span.end))?
    };
    let falls = |i: usize| {
        let dash = matches!(cx.code(i + 1), HYPHEN | EN_DASH) && cx.glued(i) && cx.glued(i + 1);
        dash && i + 2 < cx.words.len() && matches!((goals(i), goals(i + 2)), (Some(x), Some(y)) if x >= y)
    };
    let to = (end + APART).min(cx.words.len());
    (first.saturating_sub(APART)..first.saturating_sub(2)).chain(end + 1..to).any(falls)
}

/// Whether two numbers of one or two digits with a hyphen between, the first the greater, end right before token `i`.
fn behind_set(cx: &Context<'_>, i: usize) -> bool {
    let games = |at: usize| {
        let span = cx.tokens.span(at);
        let few = cx.kind(at) == Some(Kind::Number) && span.len() <= 2;
        few.then(|| digits::value(cx.text, span.start, span.end)).flatten()
    };
    let Some(first) = i.checked_sub(3).filter(|_| near(cx, i - 1)) else { return false };
    let dash = matches!(cx.code(first + 1), HYPHEN | EN_DASH) && cx.glued(first) && cx.glued(first + 1);
    dash && matches!((games(first), games(first + 2)), (Some(x), Some(y)) if x > y)
}

/// Whether the word before token `i` announces a date: «بتاريخ 15-8».
fn dated(cx: &Context<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&b| near(cx, b));
    before.is_some_and(|b| {
        let mut words = cx.words[b].of(cx.lexicon, Class::TimeWord);
        words.any(|(_, s)| s.arg == TimeWord::DateWord as i32)
    })
}

/// Whether two adjacent numbers are a score.
pub fn is_score(cx: &Context<'_>, a: &Atom, b: &Atom) -> bool {
    if !goals(a) || !goals(b) || b.proclitics.0 != 0 || dated(cx, a.first) {
        return false;
    }
    // «6-7 و4-6»: another set.
    let set = || told(cx, a.first, b.end) || another_set(cx, a, b);
    if a.proclitics.0 != 0 && (a.proclitics.0 != Proclitics::WA || !set()) {
        return false;
    }
    let zero = |a: &Atom| a.form == AtomForm::Words && a.whole() == Some(0);
    match b.first.checked_sub(a.end) {
        // «واحد صفر»
        Some(0) => {
            let words = a.form == AtomForm::Words && b.form == AtomForm::Words;
            // «فاز حداشر واحد» are eleven people.
            let people = b.whole() == Some(1) && a.whole() > Some(9);
            near(cx, a.end - 1) && (words || zero(a) || zero(b)) && !people && told(cx, a.first, b.end)
        }
        Some(1) => {
            let dash = matches!(cx.code(a.end), HYPHEN | EN_DASH) && cx.tokens.span(a.end).len() == 1;
            let glued = cx.glued(a.end - 1) && cx.glued(a.end);
            let near = near(cx, a.end - 1) && near(cx, a.end);
            let falls = matches!((a.whole(), b.whole()), (Some(x), Some(y)) if x >= y);
            let set = || a.proclitics.0 == Proclitics::WA && another_set(cx, a, b);
            // «سنترال كوست 0 - 1 أديلايد»: no range of things begins with none.
            let none = [a, b].iter().any(|n| n.whole() == Some(0)) && sides(cx, a.first, b.end);
            let line = || !glued && fixture(cx, a.first, b.end);
            let other = || glued && sides(cx, a.first, b.end) && beside_another(cx, a.first, b.end);
            let plain = glued && (falls || zero(a) || zero(b));
            // «7-5 ⟦3-6⟧»: the next set.
            let next_set = || glued && behind_set(cx, a.first);
            let versus = || glued && versus(cx, a.first, b.end);
            dash && near
                && (plain
                    || none
                    || versus()
                    || next_set()
                    || told(cx, a.first, b.end)
                    || other()
                    || line()
                    || set())
        }
        _ => false,
    }
}

/// Whether «و» joins the two numbers to the result of a set before them, and the first number of one of both is the
/// greater: «6-4 ⟦و3-6⟧».
fn another_set(cx: &Context<'_>, a: &Atom, b: &Atom) -> bool {
    let glued_dash =
        |i: usize| matches!(cx.code(i), HYPHEN | EN_DASH) && i > 0 && cx.glued(i - 1) && cx.glued(i);
    let games = |i: usize| {
        let span = cx.tokens.span(i);
        let few = cx.kind(i) == Some(Kind::Number) && span.len() <= 2;
        few.then(|| digits::value(cx.text, span.start, span.end)).flatten().map(i128::from)
    };
    // The «و» of «و3» is a token of its own.
    let and = a.first - usize::from(a.first > 0 && cx.kind(a.first) == Some(Kind::Number));
    let Some(second) = and.checked_sub(1).filter(|&s| s >= 2 && near(cx, s) && glued_dash(s - 1)) else {
        return false;
    };
    let Some((first, second)) = games(second - 2).zip(games(second)) else { return false };
    glued_dash(a.end) && (first > second || a.whole() > b.whole())
}
