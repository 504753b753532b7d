//! The character tables under `seeds/normalize/`, read once.

use std::sync::OnceLock;

/// Rows of a tab-separated seed file, without comments and empty lines.
pub(super) fn rows(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .map(|l| l.trim_end_matches('\r'))
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| l.split('\t').collect())
}

/// A code point in hexadecimal. The build has checked every row (`build/normalize.rs`).
pub(super) fn code(s: &str) -> Option<u32> {
    u32::from_str_radix(s.trim(), 16).ok()
}

/// Forms of letters: (group, form, letter written for it), sorted by form.
pub(super) fn letters() -> &'static [(&'static str, u32, u32)] {
    static ROWS: OnceLock<Vec<(&'static str, u32, u32)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut out = Vec::new();
        for row in rows(include_str!("../../seeds/normalize/letters.tsv")) {
            if let [group, to, forms] = row[..] {
                for form in forms.split_whitespace() {
                    if let (Some(form), Some(to)) = (code(form), code(to)) {
                        out.push((group, form, to));
                    }
                }
            }
        }
        out.sort_by_key(|&(_, form, _)| form);
        out
    })
}

/// What a group of `letters.tsv` writes for `c`.
pub(super) fn letter(group: &str, c: u32) -> Option<u32> {
    let rows = letters();
    // Asked for every code point when a normalizer is made, and nearly always for nothing.
    let first = rows.partition_point(|&(_, form, _)| form < c);
    let of_form = rows[first..].iter().take_while(|&&(_, form, _)| form == c);
    of_form.into_iter().find(|(its, _, _)| *its == group).map(|&(_, _, to)| to)
}

/// Words encoded as one code point, written out.
pub(super) fn ligatures() -> &'static [(u32, &'static str)] {
    static ROWS: OnceLock<Vec<(u32, &'static str)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        rows(include_str!("../../seeds/normalize/ligatures.tsv"))
            .filter_map(|row| match row[..] {
                [c, text] => Some((code(c)?, text)),
                _ => None,
            })
            .collect()
    })
}

/// The placeholder for spans of this kind.
pub(super) fn placeholder(kind: &str) -> &'static [u32] {
    static ROWS: OnceLock<Vec<(&'static str, Vec<u32>)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        rows(include_str!("../../seeds/normalize/placeholders.tsv"))
            .filter_map(|row| match row[..] {
                [kind, text] => Some((kind, text.chars().map(u32::from).collect())),
                _ => None,
            })
            .collect()
    })
    .iter()
    .find(|(k, _)| *k == kind)
    .map_or(&[], |(_, text)| text)
}

/// Top-level domains that make a bare name an address.
pub(super) fn top_level_domains() -> &'static [&'static str] {
    static ROWS: OnceLock<Vec<&'static str>> = OnceLock::new();
    ROWS.get_or_init(|| {
        rows(include_str!("../../seeds/normalize/top_level_domains.tsv"))
            .filter_map(|row| row.first().copied())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_is_folded_twice_by_one_group() {
        let mut seen = std::collections::BTreeSet::new();
        for (group, form, to) in letters() {
            assert!(seen.insert((*group, *form)), "{group} {form:04X}");
            assert_ne!(form, to);
        }
    }
}
