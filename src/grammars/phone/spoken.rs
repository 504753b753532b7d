//! Telephone numbers read out digit by digit: صفر خمسة صفر واحد اثنين …, with «دبل خمسة» and groups of two
//! or three digits (خمسة وأربعين).

use super::plan::{self, PhoneDigits};
use crate::grammars::measured::matching::is_hint;
use crate::reading::{Atom, AtomForm, AtomKind, Context, near};
use crate::signs::{ARABIC_COMMA, COMMA, HYPHEN};
use crate::span::Span;
use crate::tokenize::Kind;

/// Minimum number of words of a number read out.
const WORDS: usize = 4;

/// Calls `each` for every number read out.
pub fn read(cx: &Context<'_>, mut each: impl FnMut(Span, String)) {
    let atoms = &cx.numbers.atoms;
    let mut k = 0;
    while k < atoms.len() {
        let Some(run) = run(cx, atoms, k) else {
            k += 1;
            continue;
        };
        if let Some(value) = value(cx, &run) {
            each(run.span, value);
        }
        k = run.next;
    }
}

/// Digits read out one after the other.
struct SpokenRun {
    digits: PhoneDigits,
    plus: bool,
    span: Span,
    /// The atom after the last one.
    next: usize,
}

/// The value below a thousand of an atom in words.
fn spoken(atom: &Atom) -> Option<u16> {
    let plain = atom.kind == AtomKind::Cardinal && atom.proclitics.0 == 0;
    let value = u16::try_from(atom.whole()?).ok()?;
    (plain && value < 1000).then_some(value)
}

fn run(cx: &Context<'_>, atoms: &[Atom], k: usize) -> Option<SpokenRun> {
    let first = atoms.get(k)?;
    let before = first.first.checked_sub(1).filter(|&b| near(cx, b));
    let plus = before.filter(|&b| is_hint(cx, b, "plus"));
    // «00 966 55 …» is written, not read out.
    if plus.is_none() && (spoken(first) != Some(0) || first.form != AtomForm::Words) {
        return None;
    }
    let start = plus.map_or(first.span.start, |b| cx.tokens.starts[b]);
    let mut run = SpokenRun {
        digits: PhoneDigits::default(),
        plus: plus.is_some(),
        span: Span::new(start, start),
        next: k,
    };
    let mut at = first.first;
    while let Some(atom) = atoms.get(run.next) {
        let Some(value) = spoken(atom) else { break };
        let times = match atom.first.checked_sub(at)? {
            0 => 1,
            1 if is_hint(cx, at, "double") => 2,
            1 if is_hint(cx, at, "triple") => 3,
            _ => break,
        };
        if at > first.first && !near(cx, at - 1) || (times > 1 && value > 9) {
            break;
        }
        let text = value.to_string();
        for _ in 0..times {
            for digit in text.bytes() {
                if !run.digits.push(digit - b'0') {
                    return None;
                }
            }
        }
        run.next += 1;
        run.span.end = atom.span.end;
        at = atom.end;
        let comma = cx.kind(at) == Some(Kind::Punct) && matches!(cx.code(at), COMMA | ARABIC_COMMA | HYPHEN);
        at += usize::from(comma);
    }
    let words = run.next - k;
    (words >= WORDS && run.digits.count >= *plan::NATIONAL.start()).then_some(run)
}

fn value(cx: &Context<'_>, run: &SpokenRun) -> Option<String> {
    let digits = run.digits.first(run.digits.count);
    match digits {
        _ if run.plus => plan::international(cx, digits),
        [0, 0, rest @ ..] => plan::international(cx, rest),
        [0, ..] if plan::NATIONAL.contains(&digits.len()) => Some(plan::national(cx, digits)),
        _ => None,
    }
}
