//! HTML tags and entities.
//!
//! Entity names are those of the HTML Living Standard, section 13.5
//! (`seeds/normalize/entities.tsv`); a tag is anything for which its
//! tokenizer would open a tag, a comment or a declaration, up to the next `>`.

use super::options::{HtmlEntities, HtmlTags, Options};
use super::rewrite::Rewrite;
use super::seeds::{CHARACTER_REFERENCES, CharacterReference};
use crate::align::Sink;
use crate::signs::{AMPERSAND, GREATER, HASH, LESS, SEMICOLON, SPACE};
use crate::text::Unit;

/// Longest entity name, in characters.
pub(super) const LONGEST: usize = 33;

/// Whether the fast path must stop at `c`.
pub(super) fn looks_at(o: &Options, c: u32) -> bool {
    (c == LESS && o.html_tags != HtmlTags::Keep) || (c == AMPERSAND && o.html_entities != HtmlEntities::Keep)
}

/// Whether the unit at `at`, where the fast path stopped, is more than a literal sign.
pub(super) fn may_start<U: Unit>(o: &Options, src: &[U], at: usize) -> bool {
    src[at].code() == AMPERSAND || tag_at(o, src, at).is_some()
}

/// Length of the tag at `at`, if tags are processed.
pub(super) fn tag_at<U: Unit>(o: &Options, src: &[U], at: usize) -> Option<usize> {
    if src[at].code() == LESS && o.html_tags != HtmlTags::Keep { tag(src, at) } else { None }
}

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.html_tags != HtmlTags::Keep || o.html_entities != HtmlEntities::Keep
}

/// The character reference of that name.
fn named(name: &str) -> Option<&'static CharacterReference> {
    let at = CHARACTER_REFERENCES.binary_search_by(|known| known.name().cmp(name));
    at.ok().map(|at| &CHARACTER_REFERENCES[at])
}

/// What a numeric reference stands for (HTML Living Standard, 13.2.5.80): Latin-1
/// controls are read as Windows-1252, invalid code points as U+FFFD.
fn numeric(value: u32) -> u32 {
    const WINDOWS_1252: [u16; 32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
        0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
    match value {
        0x80..=0x9F => u32::from(WINDOWS_1252[(value - 0x80) as usize]),
        0 | 0xD800..=0xDFFF | 0x11_0000.. => 0xFFFD,
        _ => value,
    }
}

/// The digits of a numeric reference at `at`: their value and their end.
fn number(src: &[u32], at: usize) -> Option<(u32, usize)> {
    if src.get(at + 1) != Some(&HASH) {
        return None;
    }
    let hex = matches!(src.get(at + 2), Some(0x58 | 0x78));
    let from = at + 2 + usize::from(hex);
    let radix = if hex { 16 } else { 10 };
    let mut end = from;
    let mut value = 0u32;
    while let Some(d) = src.get(end).and_then(|c| char::from_u32(*c)).and_then(|c| c.to_digit(radix)) {
        value = value.saturating_mul(radix).saturating_add(d).min(0x11_0000);
        end += 1;
    }
    (end > from).then_some((value, end))
}

/// Length of the tag, comment or declaration at `at`.
fn tag<U: Unit>(src: &[U], at: usize) -> Option<usize> {
    let code = |i: usize| src.get(i).map(|c| c.code());
    let next = code(at + 1)?;
    let slash = next == 0x2F;
    let letter = if slash { code(at + 2)? } else { next };
    let opens = matches!(letter, 0x41..=0x5A | 0x61..=0x7A) || (!slash && matches!(next, 0x21 | 0x3F));
    if !opens {
        return None;
    }
    // Stopping at the next `<` keeps the scan linear in a text full of them.
    let end = src[at + 1..].iter().position(|c| matches!(c.code(), LESS | GREATER))? + at + 1;
    (src[end].code() == GREATER).then_some(end + 1 - at)
}

/// Length of the entity at `at`, and what it stands for.
fn entity(src: &[u32], at: usize) -> Option<(usize, Vec<u32>)> {
    if let Some((value, end)) = number(src, at) {
        return (src.get(end) == Some(&SEMICOLON)).then(|| (end + 1 - at, vec![numeric(value)]));
    }
    let name = &src[at + 1..src.len().min(at + 1 + LONGEST)];
    let n = name.iter().position(|c| *c == SEMICOLON)?;
    let name: String = name[..n]
        .iter()
        .map(|c| char::from_u32(*c).filter(char::is_ascii_alphanumeric))
        .collect::<Option<_>>()?;
    Some((n + 2, named(&name)?.codes()))
}

/// Entities as Python's `html.unescape` reads them: the semicolon may be
/// missing, and a legacy name may be the beginning of a longer word.
pub(super) fn unescape<S: Sink>(src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        let read = if src[i] == AMPERSAND { lenient(src, i) } else { None };
        match read {
            Some((n, with)) => {
                out.replace(n, &with);
                i += n;
            }
            None => {
                out.put(src[i]);
                i += 1;
            }
        }
    }
}

/// The entity at `at` as Python reads it: its length, and what it stands for.
pub(super) fn lenient(src: &[u32], at: usize) -> Option<(usize, Vec<u32>)> {
    if let Some((value, end)) = number(src, at) {
        let end = end + usize::from(src.get(end) == Some(&SEMICOLON));
        let no_character = matches!(value, 1..=8 | 0xB | 0xE..=0x1F | 0x7F | 0xFDD0..=0xFDEF)
            || (value & 0xFFFE == 0xFFFE && value <= 0x10_FFFF);
        return Some((end - at, if no_character { Vec::new() } else { vec![numeric(value)] }));
    }
    let name = &src[at + 1..src.len().min(at + LONGEST)];
    let stops = |c: u32| matches!(c, 0x09 | 0x0A | 0x0C | 0x20 | LESS | AMPERSAND | HASH | SEMICOLON);
    let n = name.iter().position(|c| stops(*c)).unwrap_or(name.len());
    // Names are ASCII: whatever follows the last ASCII letter or digit is not part of it.
    let name: String =
        name[..n].iter().map_while(|c| char::from_u32(*c).filter(char::is_ascii_alphanumeric)).collect();
    let closed = src.get(at + 1 + n) == Some(&SEMICOLON) && name.len() == n;
    if closed && let Some(found) = named(&name) {
        return Some((n + 2, found.codes()));
    }
    (2..=name.len()).rev().find_map(|k| {
        let found = named(&name[..k]).filter(|f| f.legacy)?;
        Some((k + 1, found.codes()))
    })
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        if let Some(n) = tag_at(o, src, i) {
            match o.html_tags {
                HtmlTags::Space => out.replace(n, &[SPACE]),
                _ => out.drop(n),
            }
            i += n;
            continue;
        }
        if src[i] == AMPERSAND
            && o.html_entities == HtmlEntities::Decode
            && let Some((n, with)) = entity(src, i)
        {
            out.replace(n, &with);
            i += n;
            continue;
        }
        out.put(src[i]);
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        let n = with(&[("html_tags", "strip"), ("html_entities", "decode")]);
        assert_eq!(
            n.normalize("<p dir=\"rtl\">نص &amp; &quot;آخر&quot;</p> 3 < 5 &#1605;&#x645; &لا;"),
            "نص & \"آخر\" 3 < 5 مم &لا;"
        );
        assert_eq!(with(&[("html_tags", "space")]).normalize("أ<br/>ب"), "أ ب");
        assert_eq!(with(&[("html_tags", "strip")]).normalize("أ <!-- x --> ب"), "أ  ب");
    }

    #[test]
    fn no_name_is_longer_than_what_is_looked_at() {
        assert!(CHARACTER_REFERENCES.iter().all(|e| e.name().len() < LONGEST));
    }
}
