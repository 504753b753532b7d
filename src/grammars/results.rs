//! Results of matches and marks that are given: «3/6», «1:0», «التقييم 10/4».

use super::measured::matching::is_hint;
use crate::found::{Candidate, Entity, Label, Number, Numeric, Value, strength};
use crate::lexicon::{Class, Proclitics, bit};
use crate::numerals::{self, digits};
use crate::reading::{Atom, Context, mark};
use crate::signs::{COLON, SLASH};
use crate::span::Span;
use crate::tokenize::Kind;

/// Most games of a set, or goals of a match.
const MOST_GAMES: i128 = 60;

/// The two numbers of a score («3/6») where the text is about a match.
pub(super) fn games(cx: &Context<'_>, atom: &Atom) -> Option<[Candidate; 2]> {
    let led = atom.proclitics.0 & !Proclitics::WA != 0;
    let plain = atom.has(mark::SLASH) && !led && cx.kind(atom.end - 1) == Some(Kind::Number);
    if !plain || atom.span.len() > 5 || !numerals::told(cx, atom.first, atom.end) {
        return None;
    }
    both(cx, atom.span, SLASH, MOST_GAMES)
}

/// «ضغط الدم 120/80»: the two numbers of a blood pressure.
pub(super) fn pressure(cx: &Context<'_>, atom: &Atom) -> Option<[Candidate; 2]> {
    /// Maximum number of tokens back to the word for it.
    const NEAR: usize = 4;
    const HIGH: std::ops::RangeInclusive<i128> = 7..=260;
    if !atom.has(mark::SLASH) || atom.proclitics.0 != 0 || cx.kind(atom.end - 1) != Some(Kind::Number) {
        return None;
    }
    let told = (atom.first.saturating_sub(NEAR)..atom.first).any(|i| is_hint(cx, i, "blood_pressure"));
    let found = both(cx, cx.tokens.span(atom.end - 1), SLASH, *HIGH.end()).filter(|_| told)?;
    let value = |c: &Candidate| match &c.entity.value {
        Value::Number(n) => n.value,
        _ => None,
    };
    match (value(&found[0]), value(&found[1])) {
        (Some(Numeric::Int(high)), Some(Numeric::Int(low))) => {
            (HIGH.contains(&high) && low < high && low * 4 > high).then_some(found)
        }
        _ => None,
    }
}

/// «فاز الضيوف 2:1»: scores with a colon, which the hour («2:15») never has before a single digit.
pub(super) fn goals(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    if !cx.words.hold(bit(Class::Hint)) {
        return;
    }
    for (i, _) in cx.tokens.kinds.iter().enumerate().filter(|&(_, &kind)| kind == Kind::Number) {
        let span = cx.tokens.span(i);
        let colon = matches!(span.len(), 3 | 4) && cx.text.at(span.end as usize - 2) == COLON;
        if colon && numerals::told(cx, i, i + 1) {
            out.extend(both(cx, span, COLON, MOST_GAMES).into_iter().flatten());
        }
    }
}

/// The numbers on both sides of the sign in a span.
fn both(cx: &Context<'_>, span: Span, sign: u32, most: i128) -> Option<[Candidate; 2]> {
    let at = (span.start..span.end).find(|&at| cx.text.at(at as usize) == sign)?;
    let number = |start: u32, end: u32| {
        let n = i128::from(digits::value(cx.text, start, end)?);
        let span = Span::new(start, end);
        let value = Number { value: Some(Numeric::Int(n)), ..Number::default() };
        let value = Value::Number(value.into());
        let entity = Entity { span, phrase: span, label: Label::Cardinal, value, rule: "results::both" };
        (n <= most).then(|| Candidate { strength: strength::COUNTED, ..Candidate::core(entity) })
    };
    Some([number(span.start, at)?, number(at + 1, span.end)?])
}

/// The mark that somebody gives, where it is typed on from the right: «التقييم 10/4» is four of ten.
pub(super) fn rating(cx: &Context<'_>, atom: &Atom) -> Option<Numeric> {
    /// Maximum number of tokens back to what is judged.
    const NEAR: usize = 5;
    /// Full marks.
    const FULL: [u32; 3] = [5, 10, 100];
    if !atom.has(mark::SLASH) || cx.kind(atom.end - 1) != Some(Kind::Number) {
        return None;
    }
    let span = cx.tokens.span(atom.end - 1);
    let at = (span.start..span.end).find(|&at| cx.text.at(at as usize) == SLASH)?;
    let full = digits::value(cx.text, span.start, at).filter(|n| FULL.contains(n))?;
    // «100/10» praises.
    let given = digits::value(cx.text, at + 1, span.end)
        .filter(|&n| (1..full).contains(&n) && !(full == 100 && n <= 10))?;
    let judged = (atom.first.saturating_sub(NEAR)..atom.first).any(|i| is_hint(cx, i, "rated"));
    let common = (1..=given).rev().find(|n| full % n == 0 && given % n == 0)?;
    judged.then_some(Numeric::Ratio(i64::from(given / common), i64::from(full / common)))
}
