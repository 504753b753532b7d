//! HTML tags and entities.
//!
//! Entity names are those of the HTML Living Standard, section 13.5
//! (`seeds/normalize/entities.tsv`); a tag is what its tokenizer would open a
//! tag, a comment or a declaration for, up to the next `>`.

use std::sync::OnceLock;

use super::options::{HtmlEntities, HtmlTags, Options};
use super::rewrite::Rewrite;
use super::seeds;
use super::symbols::SPACE;
use crate::align::Sink;

const LESS: u32 = 0x3C;
const GREATER: u32 = 0x3E;
const AMPERSAND: u32 = 0x26;
const SEMICOLON: u32 = 0x3B;
const HASH: u32 = 0x23;

/// Longest entity name, in characters.
const LONGEST: usize = 33;

/// Whether the fast path has to look at `c`.
pub(super) fn looks_at(o: &Options, c: u32) -> bool {
    (c == LESS && o.html_tags != HtmlTags::Keep) || (c == AMPERSAND && o.html_entities != HtmlEntities::Keep)
}

/// Whether the options ask for anything here.
pub(super) fn on(o: &Options) -> bool {
    o.html_tags != HtmlTags::Keep || o.html_entities != HtmlEntities::Keep
}

/// Names and what they stand for, sorted by name.
fn entities() -> &'static [(&'static str, &'static str)] {
    static ROWS: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut rows: Vec<_> = seeds::rows(include_str!("../../seeds/normalize/entities.tsv"))
            .filter_map(|row| match row[..] {
                [name, codes] => Some((name, codes)),
                _ => None,
            })
            .collect();
        rows.sort_unstable();
        rows
    })
}

/// Length of the tag, comment or declaration at `at`.
fn tag(src: &[u32], at: usize) -> Option<usize> {
    let next = *src.get(at + 1)?;
    let slash = next == 0x2F;
    let letter = if slash { *src.get(at + 2)? } else { next };
    let opens = matches!(letter, 0x41..=0x5A | 0x61..=0x7A) || (!slash && matches!(next, 0x21 | 0x3F));
    if !opens {
        return None;
    }
    // Stopping at the next `<` keeps a text full of them linear.
    let end = src[at + 1..].iter().position(|c| matches!(*c, LESS | GREATER))? + at + 1;
    (src[end] == GREATER).then_some(end + 1 - at)
}

/// Length of the entity at `at`, and what it stands for.
fn entity(src: &[u32], at: usize) -> Option<(usize, Vec<u32>)> {
    if src.get(at + 1) == Some(&HASH) {
        let hex = matches!(src.get(at + 2), Some(0x58 | 0x78));
        let from = at + 2 + usize::from(hex);
        let radix = if hex { 16 } else { 10 };
        let mut end = from;
        let mut value = 0u32;
        while let Some(d) = src.get(end).and_then(|c| char::from_u32(*c)).and_then(|c| c.to_digit(radix)) {
            value = value.saturating_mul(radix).saturating_add(d).min(0x11_0000);
            end += 1;
        }
        if end == from || src.get(end) != Some(&SEMICOLON) {
            return None;
        }
        let c = if value == 0 || char::from_u32(value).is_none() { 0xFFFD } else { value };
        return Some((end + 1 - at, vec![c]));
    }
    let name = &src[at + 1..src.len().min(at + 1 + LONGEST)];
    let n = name.iter().position(|c| *c == SEMICOLON)?;
    let name: String = name[..n]
        .iter()
        .map(|c| char::from_u32(*c).filter(char::is_ascii_alphanumeric))
        .collect::<Option<_>>()?;
    let rows = entities();
    let found = rows.binary_search_by(|(k, _)| (*k).cmp(name.as_str())).ok()?;
    let codes = rows[found].1.split_whitespace().filter_map(seeds::code).collect();
    Some((n + 2, codes))
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        if src[i] == LESS
            && o.html_tags != HtmlTags::Keep
            && let Some(n) = tag(src, i)
        {
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
    fn every_row_reads() {
        assert!(entities().len() > 2000);
        for row in seeds::rows(include_str!("../../seeds/normalize/entities.tsv")) {
            assert_eq!(row.len(), 2, "{row:?}");
            assert!(
                row[0].len() < LONGEST && row[1].split_whitespace().all(|c| seeds::code(c).is_some()),
                "{row:?}"
            );
        }
    }
}
