//! The words that make up numbers, one element at a time.

use super::digits::{self, Digits};
use crate::letters::{ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, BEH, FEH, KAF, LAM, SHADDA, TATWEEL, WAW};
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};
use crate::reading::pow10;
use crate::reading::{Context, Exact, near};
use crate::span::Span;
use crate::tokenize::Kind;

/// Classes of the words that cardinals are made of.
pub const CARDINAL: u64 = bit(Class::Unit)
    | bit(Class::Teen)
    | bit(Class::Tens)
    | bit(Class::Hundred)
    | bit(Class::Scale)
    | bit(Class::Thousand);

/// One word of a number.
#[derive(Clone, Copy, Debug)]
pub struct NumberPiece {
    /// What it is; the argument is its value (for a scale: the exponent).
    pub sense: Sense,
    /// Its proclitics.
    pub proclitics: Proclitics,
    /// Code points of its conjunction and preposition.
    pub prefix: u8,
}

impl NumberPiece {
    /// Whether the sense has any of these flags.
    pub fn has(&self, flags: u32) -> bool {
        self.sense.flags & flags != 0
    }

    /// Whether it has the proclitic و.
    pub fn joined(&self) -> bool {
        self.proclitics.any(Proclitics::WA)
    }

    /// Whether it has a preposition, so that it begins a new phrase.
    pub fn leads(&self) -> bool {
        self.proclitics
            .any(Proclitics::BI | Proclitics::KA | Proclitics::LI | Proclitics::FA | Proclitics::DIALECT)
    }

    /// Whether it has the article.
    pub fn definite(&self) -> bool {
        self.proclitics.any(Proclitics::AL)
    }
}

/// The number word at token `i`, the reading with fewest proclitics.
pub fn piece(cx: &Context<'_>, i: usize) -> Option<NumberPiece> {
    of(cx, i, CARDINAL)
}

/// The word at token `i`, if it is of one of these classes.
pub fn of(cx: &Context<'_>, i: usize, classes: u64) -> Option<NumberPiece> {
    let word = cx.words.get(i).filter(|w| w.any(classes))?;
    let (reading, sense) = word.of_any(cx.lexicon, classes).next()?;
    // «إلفين» is a name.
    if sense.class == Class::Scale && cx.code(i) == ALEF_HAMZA_BELOW {
        return None;
    }
    // «كمية» is an amount.
    if sense.class == Class::Hundred && reading.proclitics.any(Proclitics::KA) && word.is(Class::Noun) {
        return None;
    }
    Some(NumberPiece { sense, proclitics: reading.proclitics, prefix: reading.prefix })
}

/// As [`of`], in the reading with و before it.
pub fn joined(cx: &Context<'_>, i: usize, classes: u64) -> Option<NumberPiece> {
    let word = cx.words.get(i).filter(|w| w.any(classes))?;
    let (reading, sense) =
        word.of_any(cx.lexicon, classes).find(|(r, _)| r.proclitics.has(Proclitics::WA))?;
    Some(NumberPiece { sense, proclitics: reading.proclitics, prefix: reading.prefix })
}

/// Whether token `i` is «و» standing alone.
pub fn is_and(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Word) && cx.tokens.span(i).len() == 1 && cx.code(i) == WAW
}

/// The proclitics glued before the number in digits at token `i` (و8, الـ20, بال15): the token
/// they stand in, what they are, and where the number with its article begins.
pub fn before_digits(cx: &Context<'_>, i: usize) -> Option<(usize, Proclitics, Span)> {
    let token = i.checked_sub(1)?;
    let span = cx.tokens.span(token);
    // «الـ 20»: the tatweel connects across the blank.
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    // «في دورته ال 14»
    let apart = back(1) == TATWEEL || span.len() <= 4 && back(1) == LAM && matches!(back(2), ALEF | LAM);
    let reaches = apart && near(cx, token);
    if cx.kind(token) != Some(Kind::Word) || !(cx.glued(token) || reaches) {
        return None;
    }
    let mut set = 0;
    let mut article = None;
    let mut letters = [(0u32, 0u32); 5];
    let mut count = 0;
    for at in span.start..span.end {
        let code = cx.text.at(at as usize);
        if (0x0621..=0x064A).contains(&code) && code != TATWEEL {
            *letters.get_mut(count)? = (code, at);
            count += 1;
        }
    }
    // «3 ـ5»: a tatweel by itself is a dash.
    if count == 0 {
        return None;
    }
    let mut rest = &letters[..count];
    if let [(WAW, _), tail @ ..] = rest {
        (set, rest) = (set | Proclitics::WA, tail);
    } else if let [(FEH, _), tail @ ..] = rest {
        (set, rest) = (set | Proclitics::FA, tail);
    }
    let preposition = match rest.first() {
        Some((BEH, _)) => Proclitics::BI,
        Some((KAF, _)) => Proclitics::KA,
        Some((LAM, _)) => Proclitics::LI,
        _ => 0,
    };
    if preposition != 0 {
        (set, rest) = (set | preposition, &rest[1..]);
    }
    match rest {
        [] => {}
        [(ALEF | ALEF_HAMZA, at), (LAM, _)] | [(LAM, at)]
            if preposition == Proclitics::LI || rest.len() == 2 =>
        {
            set |= Proclitics::AL;
            article = Some(*at);
        }
        _ => return None,
    }
    let start = article.unwrap_or(cx.tokens.starts[i]);
    Some((token, Proclitics(set), Span::new(start, span.end.max(start))))
}

/// The proclitics at token `i` that are glued before the digits behind it: «من 8 ⟦لل⟧ 4».
pub fn glued_before_digits(cx: &Context<'_>, i: usize) -> u8 {
    let word = cx.kind(i + 1) == Some(Kind::Number) && cx.kind(i) == Some(Kind::Word);
    let found = if word { before_digits(cx, i + 1) } else { None };
    found.map_or(0, |(_, particles, _)| particles.0)
}

/// What a number's next element is.
#[derive(Clone, Copy, Debug)]
pub enum Element {
    /// A value below a thousand, or a number in digits: value, its smallest place.
    Value { value: Exact, place: NumberPlace },
    /// A power of a thousand: the power, how many (1 or 2), whether plural.
    Scale { power: i128, dual: bool, plural: bool },
}

/// The kind of an element's value, which decides what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberPlace {
    /// Zero.
    Zero,
    /// 1 to 9.
    Unit,
    /// 10 to 19.
    Teen,
    /// 20 to 90.
    Tens,
    /// 100 to 900.
    Hundred,
    /// A whole number in digits.
    Digits,
    /// A number in digits that is not whole.
    Decimal,
    /// A power of a thousand with its coefficient.
    Scale,
}

/// An element with the tokens it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Read {
    /// What it is.
    pub element: Element,
    /// Its first word; `None` for digits.
    pub piece: Option<NumberPiece>,
    /// The digits it begins with.
    pub digits: Option<Digits>,
    /// Token after the last one.
    pub end: usize,
}

/// The element that begins at token `i`. `and` says whether a detached و stands before it.
pub fn element(cx: &Context<'_>, i: usize) -> Option<Read> {
    if let Some(p) = piece(cx, i) {
        return if doubled(cx, i, p) { None } else { word_element(cx, i, p) };
    }
    let d = digits::read(cx, i)?;
    let value = Exact::from_numeric(d.value)?;
    if d.whole
        && (2..=99).contains(&value.whole()?)
        && d.end < cx.words.len()
        && let Some(end) = hundred_after(cx, d.end)
    {
        let value = value.times(Exact::int(100))?;
        let element = Element::Value { value, place: NumberPlace::Hundred };
        return Some(Read { element, piece: None, digits: Some(d), end });
    }
    let place = if d.whole { NumberPlace::Digits } else { NumberPlace::Decimal };
    Some(Read { element: Element::Value { value, place }, piece: None, digits: Some(d), end: d.end })
}

/// The end of «مئة» or «مئات» at token `i`, as a multiplicand right after its factor.
fn hundred_after(cx: &Context<'_>, i: usize) -> Option<usize> {
    let p = of(cx, i, bit(Class::Hundred))?;
    let fits = p.sense.arg == 100 && p.proclitics.0 == 0 && near(cx, i - 1);
    fits.then_some(i + 1)
}

/// Whether a shadda on the second letter makes the word a verb: ألّف, خمّس, ثمّن. In «ستّة»
/// and «ميّة» it is regular.
pub fn doubled(cx: &Context<'_>, i: usize, p: NumberPiece) -> bool {
    let sense = p.sense;
    let plain = sense.class == Class::Hundred || (sense.class == Class::Unit && matches!(sense.arg, 6 | 8));
    let plain = plain || (sense.class == Class::Fraction && sense.arg == 2);
    let start = cx.tokens.starts[i] as usize;
    !plain && (start..cx.tokens.ends[i] as usize).take(4).any(|at| cx.text.at(at) == SHADDA)
}

fn word_element(cx: &Context<'_>, i: usize, p: NumberPiece) -> Option<Read> {
    let value = i128::from(p.sense.arg);
    let read = |value: i128, place: NumberPlace, end: usize| {
        let element = Element::Value { value: Exact::int(value), place };
        Some(Read { element, piece: Some(p), digits: None, end })
    };
    match p.sense.class {
        Class::Unit => {
            if (1..=9).contains(&value) && near(cx, i) {
                if let Some(ten) = of(cx, i + 1, bit(Class::Teen)) {
                    // «ثلاثة عشر»; the article may stand on the first half only.
                    if ten.proclitics.0 == 0 {
                        return read(10 + value, NumberPlace::Teen, i + 2);
                    }
                }
                if value >= 2
                    && !p.has(flag::CONSTRUCT)
                    && let Some(end) = hundred_after(cx, i + 1)
                {
                    return read(value * 100, NumberPlace::Hundred, end);
                }
            }
            let unit_and_tens = || {
                let (next, detached) = if is_and(cx, i + 1) { (i + 2, true) } else { (i + 1, false) };
                let tens = of(cx, next, bit(Class::Tens));
                near(cx, i) && tens.is_some_and(|t| t.joined() != detached)
            };
            if p.has(flag::CONSTRUCT) && !unit_and_tens() {
                return None;
            }
            let place = match value {
                0 => NumberPlace::Zero,
                1..=9 => NumberPlace::Unit,
                _ => NumberPlace::Teen,
            };
            read(value, place, i + 1)
        }
        Class::Teen => read(10, NumberPlace::Teen, i + 1),
        Class::Tens => read(value, NumberPlace::Tens, i + 1),
        Class::Hundred if p.has(flag::PLURAL) => None,
        Class::Hundred => read(value, NumberPlace::Hundred, i + 1),
        Class::Thousand => read(value, NumberPlace::Scale, i + 1),
        Class::Scale => {
            let power = pow10(u32::try_from(p.sense.arg).ok()?)?;
            let dual = p.has(flag::DUAL);
            let element = Element::Scale { power, dual, plural: p.has(flag::PLURAL) };
            Some(Read { element, piece: Some(p), digits: None, end: i + 1 })
        }
        _ => None,
    }
}
