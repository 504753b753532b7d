//! Groups of digits with the separators between them, and the number that they write.

use rust_decimal::Decimal;

use super::character::{digit, vulgar};
use crate::calendar::years;
use crate::found::Numeric;
use crate::letters::REH;
use crate::reading::{Context, Exact, pow10};
use crate::signs::{ARABIC_COMMA, COMMA, DECIMAL_SEPARATOR, DOT, SLASH, THOUSANDS_SEPARATOR};
use crate::span::Span;
use crate::tokenize::Kind;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// Maximum number of digits of a number; longer runs are identifiers.
pub(super) const MOST_DIGITS: usize = 36;

/// Maximum number of digit groups examined.
pub(super) const MOST_GROUPS: usize = 14;

/// Maximum number of groups of three digits of one number.
pub(super) const MOST_THREES: usize = MOST_DIGITS / 3;

/// Groups of digits and the separators between them.
#[derive(Default)]
pub(super) struct Groups {
    pub(super) values: [u128; MOST_GROUPS],
    pub(super) lens: [u8; MOST_GROUPS],
    pub(super) separators: [u32; MOST_GROUPS],
    pub(super) count: usize,
    pub(super) digits: usize,
    /// Whether the first group is the decimal part of those after it.
    pub(super) turned: bool,
}

impl Groups {
    pub(super) fn push(&mut self, separator: u32) -> Option<()> {
        if self.count == MOST_GROUPS {
            return None;
        }
        self.separators[self.count] = separator;
        self.count += 1;
        Some(())
    }

    pub(super) fn digit(&mut self, d: u8) -> Option<()> {
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
    pub(super) fn read(&mut self, cx: &Context<'_>, token: usize, separator: u32) -> Option<()> {
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
                None if matches!(class(code), CharClass::DOT | CharClass::INNER) => self.push(code)?,
                None if matches!(class(code), CharClass::MARK | CharClass::JOINER) => {}
                None => return None,
            }
        }
        Some(())
    }

    pub(super) fn threes(&self, from: usize, to: usize) -> bool {
        self.lens[from..to].iter().all(|&l| l == 3)
    }

    /// Whether the first group may be followed by groups of three.
    pub(super) fn leads(&self) -> bool {
        (1..=3).contains(&self.lens[0]) && (self.values[0] > 0 && self.lens[0] == decimal_len(self.values[0]))
    }

    pub(super) fn joined(&self, to: usize) -> Option<i128> {
        let mut n: i128 = 0;
        for i in 0..to {
            n = n.checked_mul(pow10(self.lens[i].into())?)?.checked_add(self.values[i] as i128)?;
        }
        Some(n)
    }

    /// The value by the rules at the head of this file: number, whole, slash.
    pub(super) fn value(&self, decimal_comma: bool) -> Option<(Numeric, bool, bool)> {
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
        if let [point @ (COMMA | ARABIC_COMMA | DOT | DECIMAL_SEPARATOR), SLASH] = *separators {
            return if decimal_comma || point == DOT || point == DECIMAL_SEPARATOR {
                self.mark()
            } else {
                None
            };
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
    /// The value of a mark with one decimal: «8.5/10», «٩،٥/١٠».
    fn mark(&self) -> Option<(Numeric, bool, bool)> {
        const HIGHEST: [u128; 4] = [5, 10, 20, 100];
        let of = self.values[2];
        let mark = self.joined(2)?;
        let ten = 10 * i128::try_from(of).ok()?;
        (self.lens[1] == 1 && HIGHEST.contains(&of) && mark <= ten)
            .then(|| Some((Exact::ratio(mark, ten)?.fraction()?, false, true)))?
    }

    /// The value of a number whose decimal part comes first.
    pub(super) fn turned_value(&self) -> Option<(Numeric, bool, bool)> {
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

impl Groups {
    /// Reads a point at token `at` and the decimals after it: «.5». Returns the token after them.
    pub(super) fn read_decimals(&mut self, cx: &Context<'_>, at: usize) -> Option<usize> {
        if !cx.glued(at) || cx.kind(at + 1) != Some(Kind::Number) {
            return None;
        }
        self.push(0)?;
        self.read(cx, at + 1, cx.code(at))?;
        if self.count != 2 || self.lens[1] == 0 {
            return None;
        }
        // «عام .2003»: a misplaced full stop that belongs after the year.
        let year = self.lens[1] == 4 && years::BARE.holds(self.values[1]);
        (!year).then_some(at + 2)
    }

    /// Reads the digits that a reh separates from the group already read.
    pub(super) fn read_lettered(&mut self, cx: &Context<'_>, digits: Span) -> Option<()> {
        // «33ر06» is a time of day.
        if digits.len() > 1 && digit(cx.text.at(digits.start as usize)) == Some(0) {
            return None;
        }
        self.push(REH)?;
        (digits.start..digits.end).try_for_each(|p| self.digit(digit(cx.text.at(p as usize))?))?;
        // «0ر5» can only be a half.
        self.turned = !(self.values[0] == 0 && self.lens[0] == 1);
        if !self.turned {
            self.separators[1] = DECIMAL_SEPARATOR;
        }
        Some(())
    }

    /// Whether an Arabic comma before token `next` separates two numbers: «7771،7546» is not a decimal.
    pub(super) fn lists(&self, cx: &Context<'_>, next: usize) -> bool {
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
    pub(super) fn extend(&mut self, cx: &Context<'_>, mut at: usize) -> Option<usize> {
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

pub(super) fn decimal_len(n: u128) -> u8 {
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
pub(super) fn touches(cx: &Context<'_>, i: usize) -> bool {
    let (Some(&end), Some(&start)) = (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) else {
        return false;
    };
    start - end <= 2 && (end..start).all(|at| class(cx.text.at(at as usize)) == CharClass::JOINER)
}

/// Whether a bidi mark, which reverses the order around it, is among the invisible characters after token `i`.
pub(super) fn turns(cx: &Context<'_>, i: usize) -> bool {
    const RIGHT_TO_LEFT: u32 = 0x200F;
    const ARABIC_LETTER: u32 = 0x061C;
    let (Some(&end), Some(&start)) = (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) else {
        return false;
    };
    (end..start).any(|at| matches!(cx.text.at(at as usize), RIGHT_TO_LEFT | ARABIC_LETTER))
}

/// A proper fraction written with a slash that makes up token `i`.
pub(super) fn slashed(cx: &Context<'_>, i: usize) -> Option<Exact> {
    let mut groups = Groups::default();
    groups.read(cx, i, 0)?;
    let proper = groups.separators[1..groups.count] == [SLASH] && groups.values[0] < groups.values[1];
    if !proper {
        return None;
    }
    Exact::ratio(groups.values[0] as i128, groups.values[1] as i128)
}

/// Whether exactly one blank of any kind separates token `i` from the one after it.
pub(super) fn thin_space(cx: &Context<'_>, i: usize) -> bool {
    match (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) {
        (Some(&end), Some(&start)) => start == end + 1 && class(cx.text.at(end as usize)) == CharClass::GAP,
        _ => false,
    }
}

/// Whether token `i` is exactly three digits after one blank, with or without decimals.
pub(super) fn spaced_group(cx: &Context<'_>, i: usize, decimals: bool) -> bool {
    let point = matches!(
        cx.tokens.starts.get(i).map(|&s| cx.text.at(s as usize + 3)),
        Some(COMMA | DOT | DECIMAL_SEPARATOR)
    );
    cx.kind(i) == Some(Kind::Number)
        && (if decimals { cx.tokens.span(i).len() > 4 && point } else { cx.tokens.span(i).len() == 3 })
        && thin_space(cx, i - 1)
        && same_digits(cx, i)
        && (0..3).all(|k| digit(cx.text.at(cx.tokens.starts[i] as usize + k)).is_some())
}

/// Whether token `i` is written in the digits of the token before it: «1 ١٢٨» is no 1128.
fn same_digits(cx: &Context<'_>, i: usize) -> bool {
    const ARABIC: std::ops::RangeInclusive<u32> = 0x660..=0x669;
    let arabic = |at: usize| ARABIC.contains(&cx.text.at(at));
    arabic(cx.tokens.starts[i] as usize) == arabic(cx.tokens.ends[i - 1] as usize - 1)
}

/// How many groups of three digits, each after one blank, end before token `at`; stops counting where more do not
/// matter.
pub(super) fn spaced_groups_before(cx: &Context<'_>, at: usize) -> usize {
    (1..at).rev().take(MOST_THREES).take_while(|&i| spaced_group(cx, i, false)).count()
}
