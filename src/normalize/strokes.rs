//! A tatweel that does not stretch a word: the dash of «دمشق ـ (وكالات)», and the one that gives the letter of «1440
//! هـ» its
//! handwritten shape.

use super::context::is_letter;
use super::marks::is_mark;
use super::options::{Options, Tatweel};
use super::symbols::{bidi, is_zero_width};
use crate::letters::TATWEEL;
use crate::text::Unit;

/// Heh, and its presentation forms.
fn is_heh(c: u32) -> bool {
    matches!(c, crate::letters::HEH | 0xFEE9..=0xFEEC)
}

/// Maximum number of controls to look across between two units.
const FAR: usize = 16;

/// A longer tatweel is a drawn line, not a mark.
const LONGEST: usize = 4;

/// Whether the options enable it.
pub(super) fn on(o: &Options) -> bool {
    o.tatweel == Tatweel::Inside && o.keep.is_empty() && o.drop.is_empty() && o.charmap == Default::default()
}

/// Whether a word continues across `c`.
fn goes_on(c: u32) -> bool {
    c == TATWEEL || is_letter(c) || is_mark(c)
}

/// The nearest unit with a width, or `None` if none is near.
enum NearestUnit {
    Unit(usize, u32),
    End,
    Far,
}

fn near<U: Unit>(src: &[U], mut places: impl Iterator<Item = usize>) -> NearestUnit {
    for _ in 0..FAR {
        let Some(i) = places.next() else { return NearestUnit::End };
        let c = src[i].code();
        if !is_zero_width(c) && !is_control(c) {
            return NearestUnit::Unit(i, c);
        }
    }
    NearestUnit::Far
}

fn is_control(c: u32) -> bool {
    let strips = Options { bidi: super::options::Strip::Strip, ..Options::default() };
    bidi(&strips, c) != super::change::Change::Same
}

/// Whether the tatweel at `at` is a mark by itself: no word continues across it, except for the letter of a Hijri
/// year.
pub(super) fn stand_alone<U: Unit>(src: &[U], at: usize) -> bool {
    let run = |i: &usize| src[*i].code() == TATWEEL;
    let back = (0..at).rev().take(LONGEST).take_while(run).count();
    let ahead = (at..src.len()).take(LONGEST + 1).take_while(run).count();
    if back + ahead > LONGEST {
        return false;
    }
    let (first, last) = (at - back, at + ahead - 1);
    let ends = |side: NearestUnit| match side {
        NearestUnit::End => true,
        NearestUnit::Unit(_, c) => !goes_on(c),
        NearestUnit::Far => false,
    };
    if !ends(near(src, last + 1..src.len())) {
        return false;
    }
    match near(src, (0..first).rev()) {
        NearestUnit::Unit(i, c) if is_heh(c) => ends(near(src, (0..i).rev())),
        before => ends(before),
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::Normalizer;
    use crate::normalize::tests::with;

    #[test]
    fn strokes_of_their_own() {
        let n = with(&[("tatweel", "inside")]);
        for kept in ["1440 هـ", "سنة 1440هـ.", "(١٤٤٠ هـ)", "دمشق ـ (وكالات)", "ـ أولا", "1440 هـ\u{200F}"]
        {
            assert_eq!(n.normalize(kept), kept);
        }
        for (stretched, word) in [
            ("العـــربية", "العربية"),
            ("ههههـ", "هههه"),
            ("هـذا", "هذا"),
            ("وجهـ", "وجه"),
            ("ـهـ", "ه"),
            ("بـ 5 ملايين", "ب 5 ملايين"),
            ("هـ\u{64E}", "ه\u{64E}"),
        ] {
            assert_eq!(n.normalize(stretched), word, "{stretched}");
        }
        assert_eq!(Normalizer::preset("search").unwrap().normalize("1440 هـ"), "1440 ه");
    }

    #[test]
    fn a_line_goes_as_a_whole() {
        let n = with(&[("tatweel", "inside")]);
        for len in 1..40 {
            let line = "ـ".repeat(len);
            assert_eq!(n.normalize(&line), if len <= 4 { line.as_str() } else { "" });
        }
    }

    #[test]
    fn what_is_clean_stays_so() {
        let n = Normalizer::preset("clean").unwrap();
        for text in ["مه\u{200C}ـ", "ه\u{64E}ـ", "ﻫـ", "ـﹱ", "1\u{200D}هـ\u{200D}", "هـ ـ ـهـ"]
        {
            let once = n.normalize(text).into_owned();
            assert_eq!(n.normalize(&once), once, "{text}");
        }
    }
}
