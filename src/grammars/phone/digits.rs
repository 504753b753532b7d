//! Telephone numbers in digits: groups parted by blanks, hyphens or brackets.
//!
//! A number is one if it begins with «+» or «00» and a calling code, with the zero of national
//! numbers, or with a calling code of its own group (971-50-…); else only in the shape 3-3-4, before an extension, or
//! behind a word for a telephone. Dates, cards, long identifiers and what is glued to letters are none.

use super::plan::{self, Digits};
use crate::grammars::measured::matching::hint_at;
use crate::numerals::digits::digit;
use crate::reading::{Context, near};
use crate::span::Span;
use crate::tokenize::Kind;

const PLUS: u32 = 0x2B;
const OPEN: u32 = 0x28;
const CLOSE: u32 = 0x29;
const DOT: u32 = 0x2E;
const ZERO: u8 = 0;

/// Most groups of a number.
const GROUPS: usize = 8;
/// Most blanks between two groups.
const BLANKS: u32 = 3;
/// Most digits of an extension.
const EXTENSION: u32 = 6;

/// Groups of digits read so far.
#[derive(Default)]
struct Groups {
    digits: Digits,
    /// After each group: digits so far, token after it.
    ends: [(usize, usize); GROUPS],
    count: usize,
    plus: bool,
    dashes: usize,
}

impl Groups {
    fn size(&self, group: usize) -> usize {
        let before = group.checked_sub(1).map_or(0, |b| self.ends[b].0);
        self.ends[group].0 - before
    }
}

/// The telephone number that begins at token `i`: where it stands, its value, the token after it.
pub fn read(cx: &Context<'_>, i: usize) -> Option<(Span, String, usize)> {
    let starts = match (cx.kind(i)?, cx.code(i)) {
        (Kind::Number, _) => true,
        (Kind::Punct | Kind::Symbol, PLUS | OPEN) => cx.glued(i),
        _ => false,
    };
    if !starts || !free_before(cx, i) {
        return None;
    }
    let groups = collect(cx, i)?;
    let mut found = (1..=groups.count).rev().find_map(|n| {
        let (count, end) = groups.ends[n - 1];
        let value = value(cx, i, &groups, n, groups.digits.first(count))?;
        (free_behind(cx, end)).then_some((value, end))
    });
    if let Some((value, end)) = &mut found
        && let Some((extension, after)) = extension(cx, *end)
    {
        value.push_str(";ext=");
        value.push_str(&extension);
        *end = after;
    }
    let (value, end) = found?;
    Some((Span::new(cx.tokens.starts[i], cx.tokens.ends[end - 1]), value, end))
}

/// Reads groups from token `i` on.
fn collect(cx: &Context<'_>, i: usize) -> Option<Groups> {
    let mut groups = Groups::default();
    let mut at = i;
    loop {
        let open = cx.code(at) == OPEN && cx.kind(at) == Some(Kind::Punct);
        let mut token = at + usize::from(open);
        if groups.count == 0 && cx.code(token) == PLUS && cx.glued(token) {
            groups.plus = true;
            token += 1;
        }
        if (open && !cx.glued(at)) || cx.kind(token) != Some(Kind::Number) {
            break;
        }
        let span = cx.tokens.span(token);
        let plain = span.len() as usize <= plan::LONGEST
            && (span.start..span.end).all(|p| digit(cx.text.at(p as usize)).is_some());
        if !plain {
            break;
        }
        for p in span.start..span.end {
            if !groups.digits.push(digit(cx.text.at(p as usize)).unwrap_or(ZERO)) {
                return None;
            }
        }
        let mut end = token + 1;
        if open {
            if cx.code(end) != CLOSE || !cx.glued(token) {
                return None;
            }
            end += 1;
        }
        groups.ends[groups.count] = (groups.digits.count, end);
        groups.count += 1;
        let Some(next) = separator(cx, end) else { break };
        if groups.count == GROUPS {
            return None;
        }
        groups.dashes += usize::from(next > end);
        at = next;
    }
    (groups.count > 0).then_some(groups)
}

/// Where the next group begins if blanks or one hyphen part it from the group before token `end`.
fn separator(cx: &Context<'_>, end: usize) -> Option<usize> {
    let gap = |t: usize| match (cx.tokens.ends.get(t), cx.tokens.starts.get(t + 1)) {
        (Some(&a), Some(&b)) if near(cx, t) && b - a <= BLANKS => Some(b - a),
        _ => None,
    };
    let before = gap(end - 1)?;
    let group = |t: usize| {
        cx.kind(t) == Some(Kind::Number) || (cx.code(t) == OPEN && cx.kind(t + 1) == Some(Kind::Number))
    };
    if group(end) {
        // A bracket may be glued to the next group: (02)1234
        return (before > 0 || cx.code(end - 1) == CLOSE).then_some(end);
    }
    let dash = matches!(cx.code(end), 0x2D | 0x2010..=0x2015);
    let after = gap(end)?;
    (dash && group(end + 1) && (before == 0) == (after == 0)).then_some(end + 1)
}

/// The value of the first `n` groups, if they are a telephone number.
fn value(cx: &Context<'_>, i: usize, groups: &Groups, n: usize, digits: &[u8]) -> Option<String> {
    if groups.plus {
        return plan::international(cx, digits);
    }
    if let [ZERO, ZERO, rest @ ..] = digits {
        return plan::international(cx, rest);
    }
    if named(cx, i, "identifier") {
        return None;
    }
    let sizes = || (0..n).map(|g| groups.size(g));
    if digits.first() == Some(&ZERO) {
        let date = sizes().eq([2, 2, 4]);
        let grouped = n == 1 || ((2..=5).contains(&groups.size(0)) && sizes().all(|s| (2..=8).contains(&s)));
        return (plan::NATIONAL.contains(&digits.len()) && grouped && !date)
            .then(|| plan::national(cx, digits));
    }
    let dashed = groups.dashes + 1 >= n && n >= 3;
    if dashed && plan::begins_with_code(cx, digits, groups.size(0)) {
        return plan::international(cx, digits);
    }
    let end = groups.ends[n - 1].1;
    let american = sizes().eq([3, 3, 4]);
    let alone = !cx.options.compete && i == 0 && end == cx.tokens.len();
    let ten = digits.len() == 10 && (extension(cx, end).is_some() || alone || named(cx, i, "phone"));
    let local = (7..=9).contains(&digits.len()) && (named(cx, i, "phone") || extension(cx, end).is_some());
    (american || ten || local).then(|| plan::national(cx, digits))
}

/// Whether a word of a group of hints stands among the three tokens before `i`.
fn named(cx: &Context<'_>, i: usize, group: &str) -> bool {
    let Some(group) = cx.lexicon.tables().hint(group) else { return false };
    (1..=3).any(|back| i >= back && hint_at(cx, i - back, group))
}

/// Whether nothing is glued before token `i` that makes it part of something else.
fn free_before(cx: &Context<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    if !cx.glued(before) {
        return true;
    }
    cx.kind(before) == Some(Kind::Punct)
        && matches!(cx.code(before), 0x3A | OPEN | 0x22 | 0x27 | 0xAB | 0x060C | 0x201C)
}

/// Whether nothing is glued behind the token before `end` that makes it part of something else.
fn free_behind(cx: &Context<'_>, end: usize) -> bool {
    if !cx.glued(end - 1) {
        return true;
    }
    let closing = |code: u32| {
        matches!(code, CLOSE | DOT | 0x21 | 0x22 | 0x27 | 0xBB | 0x2C | 0x3A | 0x3B)
            || matches!(code, 0x060C | 0x061B | 0x061F | 0x201D | 0x2E)
    };
    match cx.kind(end) {
        Some(Kind::Punct) if cx.code(end) == DOT => {
            !cx.glued(end) || !matches!(cx.kind(end + 1), Some(Kind::Latin | Kind::Number | Kind::Code))
        }
        Some(Kind::Punct) => closing(cx.code(end)),
        Some(Kind::Emoji) | None => true,
        _ => false,
    }
}

/// An extension at token `i`: its digits and the token after it.
fn extension(cx: &Context<'_>, i: usize) -> Option<(String, usize)> {
    let group = cx.lexicon.tables().hint("extension")?;
    if i == 0 || !near(cx, i - 1) || !hint_at(cx, i, group) {
        return None;
    }
    let dotted = cx.code(i + 1) == DOT && cx.glued(i);
    let number = i + 1 + usize::from(dotted);
    let span = (cx.kind(number) == Some(Kind::Number)).then(|| cx.tokens.span(number))?;
    if !near(cx, number - 1) || span.len() > EXTENSION {
        return None;
    }
    let mut digits = String::new();
    for p in span.start..span.end {
        digits.push(char::from(b'0' + digit(cx.text.at(p as usize))?));
    }
    Some((digits, number + 1))
}
