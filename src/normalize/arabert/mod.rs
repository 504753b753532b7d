//! What `ArabertPreprocessor("bert-base-arabertv02")` of the package arabert
//! 1.0.1 does, step by step, including its own definition of a URL.
//!
//! Its patterns run on a shadow of the text: one byte per code point, in which
//! non-ASCII characters are distinguished only as far as Python's `\w` and `\s` do.
//! So positions are code points, and the Unicode tables of the regex crate do not
//! matter.

use crate::letters::TATWEEL;
use crate::signs::{GREATER, LESS, SPACE};
use std::sync::OnceLock;

use regex::bytes::Regex;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

mod plain;

use super::html;
use super::rewrite::Rewrite;
use super::seed_words::Replaced;
use super::seeds::placeholder;
use super::spaces::is_space;
use crate::align::Sink;

pub(super) use plain::apply;

/// In the shadow: a non-ASCII letter or digit.
const WORD: u8 = 0x80;
/// In the shadow: any other non-ASCII character except white space.
const OTHER: u8 = 0x81;

/// How Python's `re` classifies a character: a bit for `\w`, one for `\d`.
fn property(c: u32) -> u8 {
    const IS_WORD: u8 = 1;
    const IS_DIGIT: u8 = 2;
    fn compute(c: char) -> u8 {
        let word =
            matches!(c.general_category_group(), GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number);
        let digit = c.general_category() == GeneralCategory::DecimalNumber;
        (u8::from(word || c == '_') * IS_WORD) | (u8::from(digit) * IS_DIGIT)
    }
    static TABLE: OnceLock<Vec<u8>> = OnceLock::new();
    let table = TABLE.get_or_init(|| (0..0x1_0000).map(|c| char::from_u32(c).map_or(0, compute)).collect());
    match table.get(c as usize) {
        Some(p) => *p,
        None => char::from_u32(c).map_or(0, compute),
    }
}

fn is_word(c: u32) -> bool {
    property(c) & 1 != 0
}

fn is_digit(c: u32) -> bool {
    property(c) & 2 != 0
}

/// The text as the patterns see it.
fn shadow(src: &[u32]) -> Vec<u8> {
    src.iter()
        .map(|&c| match c {
            0x0A => b'\n',
            c if is_space(c) => b' ',
            0..0x80 => c as u8,
            c if is_word(c) => WORD,
            _ => OTHER,
        })
        .collect()
}

/// A pattern and the replacement for its matches, from the start of its first
/// group to the end of its last one; what follows is lookahead.
struct Pattern {
    regex: Regex,
    kind: Replaced,
    /// Prefilter: a match contains a character of each of these sets, so most texts are skipped.
    needs: &'static [&'static [u8]],
}

/// The patterns in the order in which they are applied.
fn patterns() -> &'static [Pattern] {
    static PATTERNS: OnceLock<Vec<Pattern>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        const URL: Replaced = Replaced::Url;
        const EMAIL: Replaced = Replaced::Email;
        const LOWER: &[u8] = b"abcdefghijklmnopqrstuvwxyz";
        [
            // A word boundary after the top-level domain, as Python draws it.
            (
                URL,
                &[b".", LOWER] as &[&[u8]],
                r"((?:https?://[^\n])?(?:www\.)?[-a-zA-Z0-9@:%._+~#=]{2,256}\.[a-z]{2,6})(?:([-@:%+.~#?&/=][-a-zA-Z0-9@:%_+.~#?&/=]*)|$|[^0-9A-Za-z_\x80])",
            ),
            (URL, &[b":", b"h"], r"(https?://[a-zA-Z0-9_\-./~?=%&]+)"),
            (URL, &[b"w"], r"(www[a-zA-Z0-9_\-?=%&/.~]+)"),
            (URL, &[b".", b"c"], r"([a-zA-Z]+\.com)"),
            (URL, &[b"h"], r"(http[^ \n]*)"),
            (URL, &[b"w"], r"(www[^ \n]*)"),
            (URL, &[b":", b"/"], r"(://)"),
            (EMAIL, &[b"@"], r"([\w\x80-]+@(?:[\w\x80-]+\.)+[\w\x80-]+)"),
            (EMAIL, &[b"@"], r"([^ \n]+@[^ \n]+)"),
            (Replaced::Mention, &[b"@"], r"(@[\w\x80]+)"),
        ]
        .into_iter()
        .filter_map(|(kind, needs, p)| {
            let regex = Regex::new(&format!("(?-u){p}")).ok()?;
            Some(Pattern { regex, kind, needs })
        })
        .collect()
    })
}

/// Writes ` [placeholder] ` for every match.
fn replace_matches<S: Sink>(pattern: &Pattern, src: &[u32], out: &mut Rewrite<'_, S>) {
    let holds = |set: &&[u8]| src.iter().any(|&c| u8::try_from(c).is_ok_and(|c| set.contains(&c)));
    if !pattern.needs.iter().all(holds) {
        out.copy(src);
        return;
    }
    let seen = shadow(src);
    let with: Vec<u32> = [SPACE].iter().chain(placeholder(pattern.kind)).chain(&[SPACE]).copied().collect();
    while let Some((start, end)) = pattern.regex.captures_at(&seen, out.at()).and_then(|c| {
        let first = c.get(1)?;
        Some((first.start(), c.get(2).map_or(first.end(), |m| m.end())))
    }) {
        let at = out.at();
        out.copy(&src[at..start]);
        out.replace(end - start, &with);
    }
    let at = out.at();
    out.copy(&src[at..]);
}

/// Vowel signs and tatweel.
fn is_stripped(c: u32) -> bool {
    matches!(c, 0x064B..=0x0652 | TATWEEL)
}

/// Removes vowel signs and tatweel.
fn strip<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    for &c in src {
        if is_stripped(c) {
            out.drop(1);
        } else {
            out.put(c);
        }
    }
}

/// Replaces each HTML tag with a space.
fn tags<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    // The last `>`: after it no tag can end, which keeps the search linear.
    let last = src.iter().rposition(|c| *c == GREATER);
    let mut i = 0;
    while i < src.len() {
        if src[i] == LESS && last.is_some_and(|last| last > i) {
            // At least one character in between, which may be the slash itself.
            let close = src[i + 1..].iter().position(|c| *c == GREATER).map_or(src.len(), |n| i + 1 + n);
            let inside = close - i - 1;
            if inside > 0 {
                out.replace(close + 1 - i, &[SPACE]);
                i = close + 1;
                continue;
            }
        }
        out.put(src[i]);
        i += 1;
    }
}

/// ٣ becomes 3.
fn ascii_digit(c: u32) -> u32 {
    if let 0x0660..=0x0669 = c { c - 0x0660 + 0x30 } else { c }
}

/// ٣ becomes 3; a non-digit is written at most twice in a row.
fn digits_and_repetition<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        let c = src[i];
        let n = src[i..].iter().position(|d| *d != c).unwrap_or(src.len() - i);
        if ascii_digit(c) != c {
            (0..n).for_each(|_| out.put(ascii_digit(c)));
        } else if n > 2 && !is_digit(c) {
            out.replace(n, &[c, c]);
        } else {
            out.copy(&src[i..i + n]);
        }
        i += n;
    }
}

/// Letters, digits and brackets.
fn is_joined(c: u32) -> bool {
    matches!(c, 0x30..=0x39 | 0x41..=0x5B | 0x5D | 0x61..=0x7A | 0x0621..=0x063A | 0x0641..=0x064A | 0x0660..=0x0669)
}

/// Puts spaces around everything but letters, digits and brackets.
fn set_apart<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    for &c in src {
        if is_joined(c) {
            out.put(c);
        } else {
            out.replace(1, &[SPACE, c, SPACE]);
        }
    }
}

/// Letters and number signs that are separated from digits.
fn is_arabic(c: u32) -> bool {
    matches!(c, 0x0621..=0x063A | 0x0641..=0x064A | 0x0660..=0x066C)
}

/// Puts spaces between a run of `first` and the run of `second` after it, and around both.
fn split_runs<S: Sink>(
    first: fn(u32) -> bool,
    second: fn(u32) -> bool,
    src: &[u32],
    out: &mut Rewrite<'_, S>,
) {
    let run =
        |from: usize, f: fn(u32) -> bool| src[from..].iter().position(|c| !f(*c)).unwrap_or(src.len() - from);
    let mut i = 0;
    while i < src.len() {
        let a = run(i, first);
        if a == 0 {
            out.put(src[i]);
            i += 1;
            continue;
        }
        let b = run(i + a, second);
        if b == 0 {
            out.copy(&src[i..i + a]);
            i += a;
            continue;
        }
        out.insert(SPACE);
        out.copy(&src[i..i + a]);
        out.insert(SPACE);
        out.copy(&src[i + a..i + a + b]);
        out.insert(SPACE);
        i += a + b;
    }
}

/// Whether this character is in the alphabet of AraBERT's vocabulary.
fn is_known(c: u32) -> bool {
    const SIGNS: &[u32] = &[
        0xB7, 0x2014, 0x066A, 0x2019, 0x060C, 0x061F, 0x0B4D, 0x201C, 0x061B, 0x201D, 0x06DA, 0xBB, 0xAB,
        0x2013, 0x2026, 0x2018,
    ];
    match c {
        0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A => true,
        0x0621..=0x063A | 0x0640..=0x066C | 0x0671..=0x0674 => true,
        0x26 | 0x2F => false,
        0x21..=0x7E => true,
        c => is_space(c) || SIGNS.contains(&c),
    }
}

/// A slash becomes a hyphen.
fn hyphened(c: u32) -> u32 {
    if c == 0x2F { 0x2D } else { c }
}

/// Turns other characters into spaces, a slash into a hyphen, a run of white space into one space.
fn known<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    for &c in src {
        let c = hyphened(c);
        out.put(if is_known(c) { c } else { SPACE });
    }
}

/// One space between words, none at the ends.
fn words<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        let n = src[i..].iter().position(|c| !is_space(*c)).unwrap_or(src.len() - i);
        if n == 0 {
            out.put(src[i]);
            i += 1;
            continue;
        }
        if out.written().is_empty() || i + n == src.len() {
            out.drop(n);
        } else if n == 1 {
            out.put(SPACE);
        } else {
            out.replace(n, &[SPACE]);
        }
        i += n;
    }
}

/// Number of passes.
pub(super) fn count() -> usize {
    9 + patterns().len()
}

/// Runs one pass, by its position in the order.
pub(super) fn run<S: Sink>(step: usize, src: &[u32], out: &mut Rewrite<'_, S>) {
    let n = patterns().len();
    match step {
        0 => html::unescape(src, out),
        1 => strip(src, out),
        k if k < 2 + n => replace_matches(&patterns()[k - 2], src, out),
        k => match k - 2 - n {
            0 => tags(src, out),
            1 => digits_and_repetition(src, out),
            2 => set_apart(src, out),
            3 => split_runs(is_digit, is_arabic, src, out),
            4 => split_runs(is_arabic, is_digit, src, out),
            5 => known(src, out),
            _ => words(src, out),
        },
    }
}
