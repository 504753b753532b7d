//! Unifies words that differ only in the seat of a hamza: مسئول and مسؤول, رءوس and رؤوس, شاطىء and شاطئ.
//!
//! A hamza before a waw is written as a waw, whatever its seat; a hamza at the end of a word is dropped where a yeh
//! or
//! waw before it could have been its seat. Neighbours are compared as the table rewrites them, so that normalization
//! stays idempotent.

use super::context::is_letter;
use super::options::{Hamza, Options};
use crate::letters::{ALEF_MAQSURA, HAMZA, HAMZA_ABOVE, WAW, YEH, YEH_HAMZA};
use crate::text::Unit;

/// Whether the options enable it.
pub(super) fn on(o: &Options) -> bool {
    o.hamza == Hamza::Seat && o.keep.is_empty() && o.drop.is_empty() && o.charmap == Default::default()
}

/// A hamza without a seat, and its presentation form.
fn is_bare(c: u32) -> bool {
    matches!(c, HAMZA | 0xFE80)
}

/// Whether `c` is a hamza that this may apply to.
pub(super) fn may_be(c: u32) -> bool {
    is_bare(c) || matches!(c, YEH_HAMZA | 0xFE89..=0xFE8C)
}

/// Whether `c` is one, or may turn the letter before it into one.
pub(super) fn may_become(c: u32) -> bool {
    may_be(c) || is_ligature(c) || c == HAMZA_ABOVE
}

/// Whether `c` is a hamza and another letter in one.
pub(super) fn is_ligature(c: u32) -> bool {
    matches!(c, 0xFBEA..=0xFBFB | 0xFC00..=0xFC04 | 0xFC64..=0xFC69 | 0xFC97..=0xFC9B | 0xFCDF..=0xFCE0)
}

/// How many units the hamza at `at` spans and what replaces them, if that differs from the table; `first` and `last`
/// are the first and last code point that the table writes for a code point.
pub(super) fn decide<U: Unit>(
    first: impl Fn(u32) -> Option<u32>,
    last: impl Fn(u32) -> Option<u32>,
    src: &[U],
    at: usize,
) -> Option<(usize, Option<u32>)> {
    let before = src[..at].iter().rev().find_map(|c| last(c.code()))?;
    if before == HAMZA || !is_letter(before) {
        return None;
    }
    let mut end = at + 1;
    let mut after = None;
    for (i, c) in src.iter().enumerate().skip(at + 1) {
        if is_bare(src[at].code()) && is_bare(c.code()) {
            end = i + 1;
        } else if let Some(written) = first(c.code()) {
            after = Some(written);
            break;
        }
    }
    match after {
        Some(WAW) => Some((end - at, Some(WAW))),
        Some(c) if is_letter(c) => None,
        _ => (is_bare(src[at].code()) && matches!(before, YEH | ALEF_MAQSURA | WAW))
            .then_some((end - at, None)),
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::Normalizer;

    #[test]
    fn one_spelling_for_all_seats() {
        let n = Normalizer::preset("search").unwrap();
        for (forms, one) in [
            (&["مسؤول", "مسئول", "مَسْئُول", "مسوول", "مسي\u{654}ول", "ﻣﺴﺌﻮﻝ", "مس\u{FBEE}ل"][..], "مسوول"),
            (&["رؤوس", "رءوس"], "رووس"),
            (&["شؤون", "شئون"], "شوون"),
            (&["شاطئ", "شاطىء", "شاطيء"], "شاطي"),
            (&["شيء", "شئ", "شيءٌ"], "شي"),
            (&["تكافؤ", "تكافوء"], "تكافو"),
        ] {
            for form in forms {
                assert_eq!(n.normalize(form), one, "{form}");
            }
        }
        for (other, stays) in
            [("ماء", "ماء"), ("جزء", "جزء"), ("بيئة", "بييه"), ("قراءة", "قراءه"), ("ء و", "ء و")]
        {
            assert_eq!(n.normalize(other), stays, "{other}");
        }
    }

    #[test]
    fn twice_is_once() {
        let n = Normalizer::preset("search").unwrap();
        for text in
            ["يءءء", "شئء", "سءءءو", "ءئو", "سءئءو", "شیء", "ﰲء", "س\u{64E}ء\u{64E}ء\u{64F}و", "وووئو", "يء5"]
        {
            let once = n.normalize(text).into_owned();
            assert_eq!(n.normalize(&once), once, "{text}");
        }
    }
}
