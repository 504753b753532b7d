//! Numbers in digits.
//!
//! Digits of any script count alike. Separators:
//! * `٬` groups thousands, `٫` is the decimal point; with a `٬` that does not group threes it is not a number.
//! * `,` and `،` group thousands where every group after the first has three digits and the first
//!   does not begin with zero (1,234); otherwise a single one is a decimal point if
//!   [`Options::decimal_comma`](crate::extract::Options) allows (3,5 is three and a half).
//! * `.` is a decimal point; several of them group thousands (1.234.567).
//! * Of two kinds the last one is the decimal point (1,234.5 and 1.234,5).
//! * A space groups thousands where all groups after the first have three digits (1 000 000).
//! * `/` between two whole numbers is a fraction; `:` is left to the time grammar.
//! * A sign or a point may be glued to the first digit if nothing is glued before it; a minus may also be glued to
//!   the last one, as right-to-left lines show it (see [`trailing_minus`]).
//! * `e` and an exponent may be glued to the end (1.5e6), or a letter for a power of a thousand (10k, 2.5M).
//! * A point with a right-to-left mark beside it, and the letter reh between digits, separate a number whose decimals
//!   are typed first so that the line shows them last: 25.<U+200F>1310 is 1310.25, and so is 25ر1310.

mod character;
mod groups;
mod sign;
mod suffix;

pub use character::{digit, value};
pub use groups::pointed_thousands;
pub use sign::{glued_minus, trailing_minus};

use crate::found::Numeric;
use crate::reading::{Context, Exact, near, pow10};
use crate::signs::{
    AMPERSAND, DECIMAL_SEPARATOR, DOT, HASH, HYPHEN, MINUS, NON_BREAKING_HYPHEN, PLUS, THOUSANDS_SEPARATOR,
};
use crate::tokenize::Kind;
use character::vulgar;
use groups::{Groups, slashed, touches};
use sign::glued_to_word;
use suffix::{exponent, lettered, magnitude};

/// A number in digits.
#[derive(Clone, Copy, Debug)]
pub struct Digits {
    /// Token after the last one.
    pub end: usize,
    /// Its value.
    pub value: Numeric,
    /// Whether it is written as one run of digits, or as several grouped by thousands.
    pub whole: bool,
    /// Whether it is written with a slash.
    pub slash: bool,
    /// Number of digits of a whole number, leading zeros included.
    pub count: usize,
    /// Whether a minus sign precedes it.
    pub negative: bool,
    /// The power of a thousand given by a letter after it, or 1.
    pub scale: i128,
}

/// The number whose first digit, point or sign is token `i`.
pub fn read(cx: &Context<'_>, i: usize) -> Option<Digits> {
    let (negative, mut at) = after_sign(cx, i)?;
    let mut groups = Groups::default();
    if cx.kind(at) == Some(Kind::Punct) && matches!(cx.code(at), DOT | DECIMAL_SEPARATOR) {
        at = groups.read_decimals(cx, at)?;
    } else {
        if cx.kind(at) != Some(Kind::Number) || (at == i && broken_before(cx, at)) {
            return None;
        }
        if let Some(value) = vulgar(cx.code(at)) {
            let value = if negative { value.negated() } else { value };
            return Some(digits(at + 1, value.fraction()?, negative));
        }
        groups.read(cx, at, 0)?;
        at = groups.extend(cx, at + 1)?;
    }
    if groups.count == 1
        && let Some((end, digits)) = lettered(cx, at)
    {
        groups.read_lettered(cx, digits)?;
        at = end;
    }
    let (value, whole, slash) = groups.value(cx.options.decimal_comma)?;
    if malformed(cx, at) {
        return None;
    }
    let count = if whole { groups.digits } else { 0 };
    let mut found = Digits { whole, slash, count, ..digits(at, value, negative) };
    scale(cx, &mut found)?;
    if negative {
        found.value = match found.value {
            Numeric::Int(n) => Numeric::Int(-n),
            Numeric::Decimal(d) => Numeric::Decimal(-d),
            Numeric::Ratio(n, d) => Numeric::Ratio(-n, d),
        };
    }
    Some(found)
}

/// Whether a minus is token `i`, and the token after that sign; token `i` itself where there is none.
fn after_sign(cx: &Context<'_>, i: usize) -> Option<(bool, usize)> {
    if !matches!(cx.kind(i)?, Kind::Punct | Kind::Symbol) {
        return Some((false, i));
    }
    let free = i == 0 || !glued_to_word(cx, i);
    let negative = match cx.code(i) {
        HYPHEN | NON_BREAKING_HYPHEN | MINUS if free => true,
        PLUS if free => false,
        DOT | DECIMAL_SEPARATOR if free => return Some((false, i)),
        _ => return None,
    };
    touches(cx, i).then_some((negative, i + 1))
}

/// Reads what follows the digits of a number and changes its value: an exponent, a letter for a power of a thousand, a
/// fraction («3½», «3 1/2»).
fn scale(cx: &Context<'_>, found: &mut Digits) -> Option<()> {
    let at = found.end;
    // A capital K after one digit is a screen resolution, after two an amount.
    let short = found.count == 1 || found.count == 2 && cx.code(at) != 'K' as u32;
    if let Some((end, exponent)) = exponent(cx, at) {
        let base = Exact::from_numeric(found.value)?;
        let power = Exact::int(pow10(exponent.unsigned_abs())?);
        let scaled = if exponent < 0 { base.over(power)? } else { base.times(power)? };
        (found.end, found.value, found.whole) = (end, scaled.decimal()?, false);
    } else if !found.slash
        && let Some(power) = magnitude(cx, at, found.whole && short)
    {
        found.scale = pow10(power)?;
        let scaled = Exact::from_numeric(found.value)?.times(Exact::int(found.scale))?;
        (found.end, found.value, found.whole, found.count) = (at + 1, scaled.decimal()?, false, 0);
    } else if found.whole && cx.kind(at) == Some(Kind::Number) && near(cx, at - 1) {
        let part = match vulgar(cx.code(at)) {
            Some(part) => Some(part),
            None if !touches(cx, at - 1) => slashed(cx, at),
            None => None,
        };
        if let Some(part) = part {
            let sum = Exact::from_numeric(found.value)?.plus(part)?;
            (found.end, found.value, found.whole, found.count) = (at + 1, sum.decimal()?, false, 0);
        }
    }
    Some(())
}

fn digits(end: usize, value: Numeric, negative: bool) -> Digits {
    Digits { end, value, whole: false, slash: false, count: 0, negative, scale: 1 }
}

/// Whether something glued before the number at token `at` means that it is not one: ٫٫2, --1, ..5
fn broken_before(cx: &Context<'_>, at: usize) -> bool {
    let glued = |i: usize| cx.glued(i) && cx.kind(i) == Some(Kind::Punct);
    // «&#8211;» is a character reference.
    if at > 1
        && cx.glued(at - 1)
        && cx.glued(at - 2)
        && cx.code(at - 1) == HASH
        && cx.code(at - 2) == AMPERSAND
    {
        return true;
    }
    if at == 0 || !glued(at - 1) {
        return false;
    }
    let mark = cx.code(at - 1);
    let twice = at > 1 && glued(at - 2) && cx.code(at - 2) == mark;
    matches!(mark, DECIMAL_SEPARATOR | THOUSANDS_SEPARATOR) || (twice && matches!(mark, HYPHEN | DOT))
}

/// Whether a dangling separator is glued to the number before token `at`.
fn malformed(cx: &Context<'_>, at: usize) -> bool {
    cx.kind(at) == Some(Kind::Punct)
        && cx.glued(at - 1)
        && matches!(cx.code(at), DECIMAL_SEPARATOR | THOUSANDS_SEPARATOR)
}
