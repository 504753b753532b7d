//! What is glued after the digits and belongs to them: an exponent (1.5e6), a letter for a power of a thousand (10k), the
//! decimals behind a reh (25ر1310).

use super::character::digit;
use super::groups::{MOST_DIGITS, touches};
use crate::letters::{ALEF_HAMZA, REH, SEEN};
use crate::lexicon::{Class as LexiconClass, bit, flag};
use crate::reading::{Context, near};
use crate::signs::{DOT, HYPHEN, MINUS, PLUS, SLASH};
use crate::span::Span;
use crate::tokenize::Kind;

/// The token after the digits that a reh separates from those before token `at`: the letter and the digits are one
/// token (ر8), or two.
pub(super) fn lettered(cx: &Context<'_>, at: usize) -> Option<(usize, Span)> {
    if at == 0 || !cx.glued(at - 1) || cx.code(at) != REH {
        return None;
    }
    let (end, digits) = match cx.kind(at)? {
        Kind::Code => (at + 1, Span::new(cx.tokens.starts[at] + 1, cx.tokens.ends[at])),
        Kind::Word if cx.tokens.span(at).len() == 1 && cx.glued(at) && cx.kind(at + 1)? == Kind::Number => {
            (at + 2, cx.tokens.span(at + 1))
        }
        _ => return None,
    };
    let plain = (digits.start..digits.end).all(|p| digit(cx.text.at(p as usize)).is_some());
    (plain && !digits.is_empty() && digits.len() <= MOST_DIGITS as u32).then_some((end, digits))
}

/// A letter for a power of a thousand glued after the number before token `at`: 10k, 2.5M. After a number of one or
/// two whole digits, if it is `short`, a capital K may be a screen resolution (4K) and a B part of an address.
pub(super) fn magnitude(cx: &Context<'_>, at: usize, short: bool) -> Option<u32> {
    const CAPITAL_K: u32 = 'K' as u32;
    const CAPITAL_B: u32 = 'B' as u32;
    // «3.5 M$», «75 K ليرة»
    let apart = || priced(cx, at + 1) && near(cx, at - 1);
    // «5m$» are no metres.
    let signed = || cx.glued(at) && near(cx, at - 1) && cx.words.any(at + 1, bit(LexiconClass::CurrencySign));
    if cx.kind(at)? != Kind::Latin
        || !(cx.glued(at - 1) || apart())
        || !cx.words.any(at, bit(LexiconClass::Magnitude))
    {
        return None;
    }
    let (_, sense) = cx.words[at]
        .of(cx.lexicon, LexiconClass::Magnitude)
        .find(|(_, s)| s.flags & flag::AFTER != 0 || signed())?;
    let word = matches!(cx.kind(at + 1), Some(Kind::Number | Kind::Code | Kind::Latin | Kind::Word));
    let hyphen = cx.glued(at) && matches!(cx.code(at + 1), HYPHEN | SLASH | DOT) && cx.glued(at + 1);
    let capital = matches!(cx.code(at), CAPITAL_K | CAPITAL_B) && cx.tokens.span(at).len() == 1;
    let named = capital && short && !priced(cx, at + 1);
    if (cx.glued(at) && word) || hyphen || named {
        return None;
    }
    u32::try_from(sense.arg).ok()
}

/// Whether a currency stands at token `i`, right after the one before it.
pub(super) fn priced(cx: &Context<'_>, i: usize) -> bool {
    near(cx, i - 1) && cx.words.any(i, bit(LexiconClass::Currency) | bit(LexiconClass::CurrencySign))
}

/// The exponent glued after the number before token `at`: e10, E-5, e+14, أس٥; marks of direction may stand within.
pub(super) fn exponent(cx: &Context<'_>, at: usize) -> Option<(usize, i32)> {
    /// What Arabic locales write for E: «أس».
    const POWER: [u32; 2] = [ALEF_HAMZA, SEEN];
    let letter = |code: u32| code == 'e' as u32 || code == 'E' as u32;
    let letters = match cx.kind(at)? {
        Kind::Latin | Kind::Code if letter(cx.code(at)) => 1,
        Kind::Word | Kind::Code if cx.begins(at, &POWER, 0) => 2,
        _ => return None,
    };
    if !cx.glued(at - 1) {
        return None;
    }
    let span = cx.tokens.span(at);
    let all_digits = |from: u32, to: u32| {
        let mut n: i32 = 0;
        for i in from..to {
            n = n.checked_mul(10)?.checked_add(digit(cx.text.at(i as usize))?.into())?;
        }
        (to > from && n <= 27).then_some(n)
    };
    if span.len() > letters {
        let negative = cx.text.at((span.start + letters) as usize) == HYPHEN;
        let n = all_digits(span.start + letters + u32::from(negative), span.end)?;
        return Some((at + 1, if negative { -n } else { n }));
    }
    let sign = cx.code(at + 1);
    if touches(cx, at)
        && touches(cx, at + 1)
        && matches!(sign, PLUS | HYPHEN | MINUS)
        && cx.kind(at + 2) == Some(Kind::Number)
    {
        let digits = cx.tokens.span(at + 2);
        let n = all_digits(digits.start, digits.end)?;
        return Some((at + 3, if sign == PLUS { n } else { -n }));
    }
    if cx.glued(at) && cx.kind(at + 1) == Some(Kind::Number) {
        let digits = cx.tokens.span(at + 1);
        return Some((at + 2, all_digits(digits.start, digits.end)?));
    }
    None
}
