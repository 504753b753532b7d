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

use rust_decimal::Decimal;

use crate::calendar::years;
use crate::found::Numeric;
use crate::letters::{ALEF_HAMZA, REH, SEEN};
use crate::lexicon::{Class as LexiconClass, bit, flag};
use crate::reading::{Context, Exact, near, pow10, proclitic};
use crate::signs::{
    AMPERSAND, APOSTROPHE, ARABIC_COMMA, ARABIC_PERCENT, ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE_GUILLEMET,
    COLON, COMMA, DECIMAL_SEPARATOR, DOT, HASH, HYPHEN, MINUS, NON_BREAKING_HYPHEN, OPEN_ORNATE, OPEN_SINGLE,
    PERCENT, PLUS, SLASH, THOUSANDS_SEPARATOR, may_open_quote, opens_bracket,
};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::Kind;
use crate::tokenize::class::Class;
use crate::tokenize::classes::class;

/// Maximum number of digits of a number; longer runs are identifiers.
const MOST_DIGITS: usize = 36;
/// Maximum number of digit groups examined.
const MOST_GROUPS: usize = 14;
/// Maximum number of groups of three digits of one number.
const MOST_THREES: usize = MOST_DIGITS / 3;

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

/// The whole number that the digits of a stretch of text write; none where something else stands among them.
pub fn value(text: Text<'_>, from: u32, to: u32) -> Option<u32> {
    let mut digits = (from..to).map(|at| digit(text.at(at as usize)));
    digits.try_fold(0u32, |n, d| n.checked_mul(10)?.checked_add(d?.into()))
}

/// The decimal digit that a code point is: ASCII, Arabic-Indic, Persian, full width.
#[inline]
pub fn digit(code: u32) -> Option<u8> {
    match code {
        0x30..=0x39 => Some((code - 0x30) as u8),
        0x0660..=0x0669 => Some((code - 0x0660) as u8),
        0x06F0..=0x06F9 => Some((code - 0x06F0) as u8),
        0xFF10..=0xFF19 => Some((code - 0xFF10) as u8),
        _ => None,
    }
}

/// Value of a vulgar fraction character.
fn vulgar(code: u32) -> Option<Exact> {
    let (n, d) = match code {
        0xBC => (1, 4),
        0xBD => (1, 2),
        0xBE => (3, 4),
        0x2150 => (1, 7),
        0x2151 => (1, 9),
        0x2152 => (1, 10),
        0x2153 => (1, 3),
        0x2154 => (2, 3),
        0x2155 => (1, 5),
        0x2156 => (2, 5),
        0x2157 => (3, 5),
        0x2158 => (4, 5),
        0x2159 => (1, 6),
        0x215A => (5, 6),
        0x215B => (1, 8),
        0x215C => (3, 8),
        0x215D => (5, 8),
        0x215E => (7, 8),
        _ => return None,
    };
    Exact::ratio(n, d)
}

/// Groups of digits and the separators between them.
#[derive(Default)]
struct Groups {
    values: [u128; MOST_GROUPS],
    lens: [u8; MOST_GROUPS],
    separators: [u32; MOST_GROUPS],
    count: usize,
    digits: usize,
    /// Whether the first group is the decimal part of those after it.
    turned: bool,
}

impl Groups {
    fn push(&mut self, separator: u32) -> Option<()> {
        if self.count == MOST_GROUPS {
            return None;
        }
        self.separators[self.count] = separator;
        self.count += 1;
        Some(())
    }

    fn digit(&mut self, d: u8) -> Option<()> {
        self.digits += 1;
        if self.digits > MOST_DIGITS {
            return None;
        }
        let at = self.count - 1;
        self.values[at] = self.values[at] * 10 + u128::from(d);
        self.lens[at] += 1;
        Some(())
    }

    /// Reads the code points of one token as further groups.
    fn read(&mut self, cx: &Context<'_>, token: usize, separator: u32) -> Option<()> {
        self.push(separator)?;
        let span = cx.tokens.span(token);
        // Skip a run that cannot be a number before spending any work on it.
        if span.len() as usize > 2 * MOST_DIGITS {
            return None;
        }
        for at in span.start..span.end {
            let code = cx.text.at(at as usize);
            match digit(code) {
                Some(d) => self.digit(d)?,
                None if matches!(class(code), Class::DOT | Class::INNER) => self.push(code)?,
                None if matches!(class(code), Class::MARK | Class::JOINER) => {}
                None => return None,
            }
        }
        Some(())
    }

    fn threes(&self, from: usize, to: usize) -> bool {
        self.lens[from..to].iter().all(|&l| l == 3)
    }

    /// Whether the first group may be followed by groups of three.
    fn leads(&self) -> bool {
        (1..=3).contains(&self.lens[0]) && (self.values[0] > 0 && self.lens[0] == decimal_len(self.values[0]))
    }

    fn joined(&self, to: usize) -> Option<i128> {
        let mut n: i128 = 0;
        for i in 0..to {
            n = n.checked_mul(pow10(self.lens[i].into())?)?.checked_add(self.values[i] as i128)?;
        }
        Some(n)
    }

    /// The value by the rules at the head of this file: number, whole, slash.
    fn value(&self, decimal_comma: bool) -> Option<(Numeric, bool, bool)> {
        let whole = |to| Some((Numeric::Int(self.joined(to)?), true, false));
        if self.count == 1 {
            return whole(1);
        }
        if self.turned {
            return self.turned_value();
        }
        let separators = &self.separators[1..self.count];
        if separators == [SLASH] {
            let den = i128::try_from(self.values[1]).ok()?;
            let value = Exact::ratio(i128::try_from(self.values[0]).ok()?, den)?;
            return Some((value.fraction()?, false, true));
        }
        if separators
            .iter()
            .any(|s| !matches!(*s, COMMA | ARABIC_COMMA | DOT | DECIMAL_SEPARATOR | THOUSANDS_SEPARATOR))
        {
            return None;
        }
        let last = separators[separators.len() - 1];
        let inner = &separators[..separators.len() - 1];
        let grouped = |to: usize| self.leads() && self.threes(1, to);
        let all_same = inner.iter().all(|&s| s == last);
        // All separators group thousands.
        let groups_only = match last {
            THOUSANDS_SEPARATOR => true,
            COMMA | ARABIC_COMMA => all_same && grouped(self.count),
            DOT => all_same && !inner.is_empty(),
            _ => false,
        };
        if groups_only {
            return if all_same && grouped(self.count) { whole(self.count) } else { None };
        }
        // A decimal part, preceded by groups with one kind of separator.
        let decimal = match last {
            COMMA | ARABIC_COMMA => decimal_comma,
            _ => true,
        };
        let thousands = inner.is_empty()
            || (inner.iter().all(|&s| s == inner[0])
                && inner[0] != last
                && inner[0] != DECIMAL_SEPARATOR
                && grouped(self.count - 1));
        if !decimal || !thousands {
            return None;
        }
        let places = u32::from(self.lens[self.count - 1]);
        let mantissa = self.joined(self.count)?;
        if places > 28 {
            return None;
        }
        let value = Decimal::try_from_i128_with_scale(mantissa, places).ok()?;
        Some((Numeric::Decimal(value), false, false))
    }
}

impl Groups {
    /// The value of a number whose decimal part stands first.
    fn turned_value(&self) -> Option<(Numeric, bool, bool)> {
        let grouped = self.count == 2
            || (self.lens[2..self.count].iter().all(|&l| l == 3)
                && self.separators[2..self.count].iter().all(|&s| matches!(s, COMMA | ARABIC_COMMA)));
        let places = u32::from(self.lens[0]);
        if !grouped || places > 28 {
            return None;
        }
        let mut whole: i128 = 0;
        for i in 1..self.count {
            whole = whole.checked_mul(pow10(self.lens[i].into())?)?.checked_add(self.values[i] as i128)?;
        }
        let mantissa = whole.checked_mul(pow10(places)?)?.checked_add(self.values[0] as i128)?;
        let value = Decimal::try_from_i128_with_scale(mantissa, places).ok()?;
        Some((Numeric::Decimal(value), false, false))
    }
}

fn decimal_len(n: u128) -> u8 {
    n.checked_ilog10().unwrap_or(0) as u8 + 1
}

/// Reads «60.000» as a whole number: nobody writes three zero decimals, so its point groups thousands.
pub fn pointed_thousands(cx: &Context<'_>, span: Span, value: Numeric) -> Option<Numeric> {
    const SHORTEST: i128 = 1_000;
    const LONGEST: i128 = 1_000_000;
    let pointed = || (span.start..span.end).any(|at| cx.text.at(at as usize) == DOT);
    match value {
        Numeric::Decimal(d) if d.scale() == 3 => {
            let n = d.mantissa();
            ((SHORTEST..LONGEST).contains(&n.abs()) && n % SHORTEST == 0 && pointed())
                .then_some(Numeric::Int(n))
        }
        _ => None,
    }
}

/// Whether only invisible characters separate token `i` from the one after it.
fn touches(cx: &Context<'_>, i: usize) -> bool {
    let (Some(&end), Some(&start)) = (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) else {
        return false;
    };
    start - end <= 2 && (end..start).all(|at| class(cx.text.at(at as usize)) == Class::JOINER)
}

/// Whether a bidi mark, which reverses the order around it, is among the invisible characters after token `i`.
fn turns(cx: &Context<'_>, i: usize) -> bool {
    const RIGHT_TO_LEFT: u32 = 0x200F;
    const ARABIC_LETTER: u32 = 0x061C;
    let (Some(&end), Some(&start)) = (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) else {
        return false;
    };
    (end..start).any(|at| matches!(cx.text.at(at as usize), RIGHT_TO_LEFT | ARABIC_LETTER))
}

/// The token after the digits that a reh separates from those before token `at`: the letter and the digits are one
/// token (ر8), or two.
fn lettered(cx: &Context<'_>, at: usize) -> Option<(usize, Span)> {
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
fn magnitude(cx: &Context<'_>, at: usize, short: bool) -> Option<u32> {
    const CAPITAL_K: u32 = 'K' as u32;
    const CAPITAL_B: u32 = 'B' as u32;
    // «3.5 M$»
    let apart = || cx.glued(at) && priced(cx, at + 1) && near(cx, at - 1);
    if cx.kind(at)? != Kind::Latin
        || !(cx.glued(at - 1) || apart())
        || !cx.words.any(at, bit(LexiconClass::Magnitude))
    {
        return None;
    }
    let (_, sense) =
        cx.words[at].of(cx.lexicon, LexiconClass::Magnitude).find(|(_, s)| s.flags & flag::AFTER != 0)?;
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
fn priced(cx: &Context<'_>, i: usize) -> bool {
    near(cx, i - 1) && cx.words.any(i, bit(LexiconClass::Currency) | bit(LexiconClass::CurrencySign))
}

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
    const UNITS: u128 = bit(LexiconClass::Currency)
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
fn goes_on_list(cx: &Context<'_>, first: usize, at: usize) -> bool {
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

const fn joins(code: u32) -> bool {
    matches!(code, HYPHEN | NON_BREAKING_HYPHEN | MINUS | SLASH | DOT) || matches!(code, 0x2012..=0x2015)
}

/// The number whose first digit, point or sign is token `i`.
pub fn read(cx: &Context<'_>, i: usize) -> Option<Digits> {
    let free = i == 0 || !glued_to_word(cx, i);
    let mut at = i;
    let mut negative = false;
    if matches!(cx.kind(i)?, Kind::Punct | Kind::Symbol) {
        match cx.code(i) {
            HYPHEN | NON_BREAKING_HYPHEN | MINUS if free => negative = true,
            PLUS if free => {}
            DOT | DECIMAL_SEPARATOR if free => {}
            _ => return None,
        }
        if matches!(cx.code(at), HYPHEN | NON_BREAKING_HYPHEN | MINUS | PLUS) {
            if !touches(cx, at) {
                return None;
            }
            at += 1;
        }
    }
    let mut groups = Groups::default();
    if cx.kind(at) == Some(Kind::Punct) && matches!(cx.code(at), DOT | DECIMAL_SEPARATOR) {
        if !cx.glued(at) || cx.kind(at + 1) != Some(Kind::Number) {
            return None;
        }
        groups.push(0)?;
        let point = cx.code(at);
        groups.read(cx, at + 1, point)?;
        if groups.count != 2 || groups.lens[1] == 0 {
            return None;
        }
        // «عام .2003»: a misplaced full stop that belongs after the year.
        if groups.lens[1] == 4 && years::BARE.holds(groups.values[1]) {
            return None;
        }
        at += 2;
    } else {
        if cx.kind(at) != Some(Kind::Number) || (at == i && broken_before(cx, at)) {
            return None;
        }
        if let Some(value) = vulgar(cx.code(at)) {
            let value = signed(value, negative);
            return Some(digits(at + 1, value.fraction()?, negative));
        }
        groups.read(cx, at, 0)?;
        at += 1;
        at = groups.extend(cx, at)?;
    }
    if groups.count == 1
        && let Some((end, digits)) = lettered(cx, at)
    {
        // «33ر06» is a time of day.
        if digits.len() > 1 && digit(cx.text.at(digits.start as usize)) == Some(0) {
            return None;
        }
        groups.push(REH)?;
        (digits.start..digits.end).try_for_each(|p| groups.digit(digit(cx.text.at(p as usize))?))?;
        // «0ر5» can only be a half.
        groups.turned = !(groups.values[0] == 0 && groups.lens[0] == 1);
        if !groups.turned {
            groups.separators[1] = DECIMAL_SEPARATOR;
        }
        at = end;
    }
    let (mut value, whole, slash) = groups.value(cx.options.decimal_comma)?;
    let count = if whole { groups.digits } else { 0 };
    if malformed(cx, at) {
        return None;
    }
    let mut whole = whole;
    let mut scale = 1;
    if let Some((end, exponent)) = exponent(cx, at) {
        let base = Exact::from_numeric(value)?;
        let power = Exact::int(pow10(exponent.unsigned_abs())?);
        let scaled = if exponent < 0 { base.over(power)? } else { base.times(power)? };
        (at, value, whole) = (end, scaled.decimal()?, false);
    } else if !slash
        && let Some(power) = magnitude(
            cx,
            at,
            whole && groups.digits == 1 || whole && groups.digits == 2 && cx.code(at) != 'K' as u32,
        )
    {
        scale = pow10(power)?;
        let scaled = Exact::from_numeric(value)?.times(Exact::int(scale))?;
        (at, value, whole) = (at + 1, scaled.decimal()?, false);
    } else if whole && cx.kind(at) == Some(Kind::Number) && near(cx, at - 1) {
        // Three and a half: 3½, 3 1/2
        let part = match vulgar(cx.code(at)) {
            Some(part) => Some((part, at + 1)),
            None if !touches(cx, at - 1) => slashed(cx, at).map(|part| (part, at + 1)),
            None => None,
        };
        if let Some((part, end)) = part {
            let sum = Exact::from_numeric(value)?.plus(part)?;
            let mixed =
                Digits { whole: false, count: 0, ..digits(end, signed(sum, negative).decimal()?, negative) };
            return Some(mixed);
        }
    }
    if negative {
        value = match value {
            Numeric::Int(n) => Numeric::Int(-n),
            Numeric::Decimal(d) => Numeric::Decimal(-d),
            Numeric::Ratio(n, d) => Numeric::Ratio(-n, d),
        };
    }
    let count = if scale == 1 { count } else { 0 };
    Some(Digits { end: at, value, whole, slash, count, negative, scale })
}

fn digits(end: usize, value: Numeric, negative: bool) -> Digits {
    Digits { end, value, whole: false, slash: false, count: 0, negative, scale: 1 }
}

fn signed(value: Exact, negative: bool) -> Exact {
    if negative { value.negated() } else { value }
}

/// A proper fraction written with a slash that makes up token `i`.
fn slashed(cx: &Context<'_>, i: usize) -> Option<Exact> {
    let mut groups = Groups::default();
    groups.read(cx, i, 0)?;
    let proper = groups.separators[1..groups.count] == [SLASH] && groups.values[0] < groups.values[1];
    if !proper {
        return None;
    }
    Exact::ratio(groups.values[0] as i128, groups.values[1] as i128)
}

impl Groups {
    /// Whether an Arabic comma before token `next` separates two numbers: «7771،7546» is not a decimal.
    fn lists(&self, cx: &Context<'_>, next: usize) -> bool {
        const LIST: u32 = 4;
        self.count == 1 && u32::from(self.lens[0]) >= LIST && cx.tokens.span(next).len() >= LIST
    }

    /// Whether a blank before the comma at token `at` stands there by mistake: «2 ,500».
    fn stray_blank(&self, cx: &Context<'_>, at: usize) -> bool {
        if cx.kind(at + 1) != Some(Kind::Number) {
            return false;
        }
        let next = cx.tokens.span(at + 1);
        self.count == 1
            && self.leads()
            && cx.code(at) == COMMA
            && next.len() == 3
            && cx.glued(at)
            && thin_space(cx, at - 1)
            && (next.start..next.end).all(|p| digit(cx.text.at(p as usize)).is_some())
    }

    /// Reads on over digit groups that the scanner left separate: after an Arabic comma, an invisible
    /// character or a space. Returns the token after the last one.
    fn extend(&mut self, cx: &Context<'_>, mut at: usize) -> Option<usize> {
        loop {
            let before = at - 1;
            if cx.kind(at) == Some(Kind::Number) && touches(cx, before) && !cx.glued(before) {
                // Digits separated only by an invisible character.
                return None;
            }
            let separator = cx.code(at);
            let splits =
                matches!(separator, ARABIC_COMMA | COMMA | DOT | DECIMAL_SEPARATOR | THOUSANDS_SEPARATOR);
            if splits
                && cx.kind(at) == Some(Kind::Punct)
                && (touches(cx, before) || self.stray_blank(cx, at))
                && touches(cx, at)
                && cx.kind(at + 1) == Some(Kind::Number)
                && vulgar(cx.code(at + 1)).is_none()
                && !(separator == ARABIC_COMMA && self.lists(cx, at + 1))
            {
                let point = matches!(separator, DOT | DECIMAL_SEPARATOR);
                if self.count == 1 && point && (turns(cx, before) || turns(cx, at)) {
                    self.turned = true;
                }
                self.read(cx, at + 1, separator)?;
                at += 2;
                continue;
            }
            break;
        }
        if self.count == 1 && self.leads() {
            let groups = |end: usize| (end..cx.tokens.len()).take_while(|&i| spaced_group(cx, i, false));
            let mut end = at + groups(at).take(MOST_THREES).count();
            // A table row, with more groups than a number can have: each group is a separate number.
            if end - at + spaced_groups_before(cx, at).max(1) > MOST_THREES {
                return Some(at);
            }
            // The last group may have decimals: 10 842,37.
            if spaced_group(cx, end, true) {
                end += 1;
            }
            let closed = cx.kind(end) != Some(Kind::Number) || !thin_space(cx, end - 1);
            if end > at && closed {
                for token in at..end {
                    self.read(cx, token, THOUSANDS_SEPARATOR)?;
                }
                return Some(end);
            }
        }
        Some(at)
    }
}

/// Whether exactly one blank of any kind separates token `i` from the one after it.
fn thin_space(cx: &Context<'_>, i: usize) -> bool {
    match (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) {
        (Some(&end), Some(&start)) => start == end + 1 && class(cx.text.at(end as usize)) == Class::GAP,
        _ => false,
    }
}

/// Whether token `i` is exactly three digits after one blank, with or without decimals.
fn spaced_group(cx: &Context<'_>, i: usize, decimals: bool) -> bool {
    let point = matches!(
        cx.tokens.starts.get(i).map(|&s| cx.text.at(s as usize + 3)),
        Some(COMMA | DOT | DECIMAL_SEPARATOR)
    );
    cx.kind(i) == Some(Kind::Number)
        && (if decimals { cx.tokens.span(i).len() > 4 && point } else { cx.tokens.span(i).len() == 3 })
        && thin_space(cx, i - 1)
        && (0..3).all(|k| digit(cx.text.at(cx.tokens.starts[i] as usize + k)).is_some())
}

/// How many groups of three digits, each after one blank, end before token `at`; stops counting where more do not
/// matter.
fn spaced_groups_before(cx: &Context<'_>, at: usize) -> usize {
    (1..at).rev().take(MOST_THREES).take_while(|&i| spaced_group(cx, i, false)).count()
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

/// The exponent glued after the number before token `at`: e10, E-5, e+14, أس٥; marks of direction may stand within.
fn exponent(cx: &Context<'_>, at: usize) -> Option<(usize, i32)> {
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

/// Whether a sign or point at token `i` cannot begin a number because something is glued before it.
fn glued_to_word(cx: &Context<'_>, i: usize) -> bool {
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

const fn percent(code: u32) -> bool {
    matches!(code, PERCENT | ARABIC_PERCENT | 0xFE6A | 0xFF05)
}

fn opens(code: u32) -> bool {
    may_open_quote(code)
        || opens_bracket(code)
        || matches!(code, APOSTROPHE | OPEN_SINGLE | OPEN_ORNATE | COLON | ARABIC_COMMA | 0x21 | AMPERSAND)
}
