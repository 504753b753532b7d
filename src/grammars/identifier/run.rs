//! The letters and digits of an identifier, in groups or not.

use crate::numerals::digits::digit;
use crate::reading::{Context, near, proclitic};
use crate::signs::{COMMA, DOT, HYPHEN, PLUS, SLASH, UNDERSCORE};
use crate::span::Span;
use crate::tokenize::Kind;

/// Maximum number of letters and digits of one.
const SYMBOLS: usize = 36;
/// Maximum number of groups of one.
const GROUPS: usize = 12;
/// Maximum number of blanks between two groups.
const BLANKS: u32 = 2;

/// Where a group ends.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct RunEnd {
    /// Letters and digits up to here.
    pub count: usize,
    /// The code point after it.
    pub stop: u32,
    /// The token it ends in.
    pub token: usize,
}

/// Letters and digits that blanks, hyphens, dots or slashes part at most.
pub struct CharRun {
    symbols: [u8; SYMBOLS],
    /// Where its groups end.
    ends: [RunEnd; GROUPS],
    groups: usize,
    start: u32,
}

impl CharRun {
    /// Reads from token `i` on; Latin letters and digits of any script count, nothing else does.
    pub fn read(cx: &Context<'_>, i: usize) -> Option<Self> {
        let start = *cx.tokens.starts.get(i)?;
        let mut run = Self { symbols: [0; SYMBOLS], ends: [RunEnd::default(); GROUPS], groups: 0, start };
        let mut count = 0;
        let mut token = i;
        'tokens: while matches!(cx.kind(token), Some(Kind::Number | Kind::Code | Kind::Latin)) {
            let span = cx.tokens.span(token);
            let mut at = span.start;
            while at < span.end {
                let code = cx.text.at(at as usize);
                match symbol(code) {
                    Some(s) if count < SYMBOLS => {
                        run.symbols[count] = s;
                        count += 1;
                    }
                    None if matches!(code, 0x2D..=0x2F) => {
                        if !run.end(count, at, token) {
                            break 'tokens;
                        }
                    }
                    None if matches!(code, 0x064B..=0x0652 | 0x200B..=0x200F | 0x061C) => {}
                    _ => break 'tokens,
                }
                at += 1;
            }
            if !run.end(count, span.end, token) {
                break;
            }
            let Some(next) = next_group(cx, token) else { break };
            token = next;
        }
        (run.groups > 0).then_some(run)
    }

    fn end(&mut self, count: usize, stop: u32, token: usize) -> bool {
        let Some(end) = self.ends.get_mut(self.groups) else { return false };
        *end = RunEnd { count, stop, token };
        self.groups += 1;
        true
    }

    /// The groups.
    pub fn ends(&self) -> &[RunEnd] {
        &self.ends[..self.groups]
    }

    /// The end at which there are `count` letters and digits.
    pub fn end_at(&self, count: usize) -> Option<RunEnd> {
        self.ends().iter().copied().find(|e| e.count == count)
    }

    /// The first `count` letters and digits: values of digits, and 10 to 35.
    pub fn symbols(&self, count: usize) -> &[u8] {
        &self.symbols[..count]
    }

    /// How many letters stand first.
    pub fn letters(&self, count: usize) -> usize {
        self.symbols(count).iter().take_while(|&&s| s > 9).count()
    }

    /// Whether the first `count` are digits only.
    pub fn digits(&self, count: usize) -> bool {
        self.symbols(count).iter().all(|&s| s < 10)
    }

    /// The first `count` as text.
    pub fn text(&self, count: usize) -> String {
        self.symbols(count)
            .iter()
            .map(|&s| char::from(if s < 10 { b'0' + s } else { b'A' + s - 10 }))
            .collect()
    }

    /// Where it stands up to `end`.
    pub fn span(&self, end: RunEnd) -> Span {
        Span::new(self.start, end.stop)
    }
}

fn symbol(code: u32) -> Option<u8> {
    match code {
        0x41..=0x5A => Some((code - 0x41) as u8 + 10),
        0x61..=0x7A => Some((code - 0x61) as u8 + 10),
        _ => digit(code),
    }
}

/// The token of the group after token `i`, which blanks, nothing at all or one hyphen, dot or slash part from it.
fn next_group(cx: &Context<'_>, i: usize) -> Option<usize> {
    let gap = |t: usize| {
        let (&end, &start) = (cx.tokens.ends.get(t)?, cx.tokens.starts.get(t + 1)?);
        (near(cx, t) && start - end <= BLANKS).then_some(start - end)
    };
    gap(i)?;
    let part = cx.kind(i + 1) == Some(Kind::Punct)
        && matches!(cx.code(i + 1), HYPHEN | 0x2010..=0x2015 | DOT | SLASH);
    if part { (gap(i)? == gap(i + 1)?).then_some(i + 2) } else { Some(i + 1) }
}

/// Whether no letter, digit or joining sign is glued before token `i`.
pub fn free_before(cx: &Context<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|&b| cx.glued(b)) else { return true };
    match cx.kind(before) {
        Some(Kind::Punct) => !matches!(cx.code(before), HYPHEN | DOT | UNDERSCORE | COMMA),
        Some(Kind::Emoji) => true,
        Some(Kind::Word) => proclitic(cx, before),
        Some(Kind::Symbol) => cx.code(before) != PLUS,
        _ => false,
    }
}

/// Whether none is glued after code point `stop` of token `i`.
pub fn free_behind(cx: &Context<'_>, stop: u32, i: usize) -> bool {
    if cx.tokens.ends[i] != stop {
        return false;
    }
    !cx.glued(i)
        || match cx.kind(i + 1) {
            Some(Kind::Punct) => {
                let goes_on = cx.glued(i + 1)
                    && matches!(cx.kind(i + 2), Some(Kind::Number | Kind::Code | Kind::Latin));
                !(goes_on && matches!(cx.code(i + 1), HYPHEN | DOT | SLASH | UNDERSCORE | COMMA))
            }
            Some(Kind::Emoji) | None => true,
            _ => false,
        }
}
