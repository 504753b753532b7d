//! Unicode normalization forms, cluster by cluster.
//!
//! The rules are those of the `unicode-normalization` crate; this module only finds the
//! places where they can change anything.

use std::sync::OnceLock;

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible,
};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};

use super::glyphs::is_mark_shape;
use super::options::{Options, Unicode};
use super::rewrite::Rewrite;
use crate::align::Sink;
use crate::text::Unit;
use crate::visits::visit;

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.unicode != Unicode::Keep
}

/// Canonical combining class of `c`: 0 for characters that are never reordered.
pub(super) fn class(c: u32) -> u8 {
    char::from_u32(c).map_or(0, canonical_combining_class)
}

/// Whether a character is in the form, regardless of its neighbours.
fn settled(form: Unicode, c: char) -> bool {
    let one = std::iter::once(c);
    let quick = match form {
        Unicode::Keep => return true,
        Unicode::Nfc => is_nfc_quick(one),
        Unicode::Nfd => is_nfd_quick(one),
        Unicode::Nfkc => is_nfkc_quick(one),
        Unicode::Nfkd => is_nfkd_quick(one),
    };
    quick == IsNormalized::Yes
}

/// Bitmap of the characters of the Basic Multilingual Plane at which there is no need to stop.
struct Inert(Box<[u64]>);

impl Inert {
    fn of(form: Unicode) -> &'static Inert {
        static FORMS: [OnceLock<Inert>; 5] = [const { OnceLock::new() }; 5];
        FORMS[form as usize].get_or_init(|| {
            let mut bits = vec![0u64; 1024].into_boxed_slice();
            for c in 0..0x1_0000 {
                if compute_inert(form, c) {
                    bits[(c >> 6) as usize] |= 1 << (c & 63);
                }
            }
            Inert(bits)
        })
    }
}

fn compute_inert(form: Unicode, c: u32) -> bool {
    // Ideographs and characters for private use, half of the plane, stay as they are in every form.
    if matches!(c, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xE000..=0xF8FF) {
        return true;
    }
    // A lone surrogate is not a character: it stays.
    char::from_u32(c).is_none_or(|ch| settled(form, ch) && canonical_combining_class(ch) == 0)
}

/// Whether `c` stays as it is unless a mark after it combines with it.
pub(super) fn inert(form: Unicode, c: u32) -> bool {
    match c {
        0..0x1_0000 => Inert::of(form).0[(c >> 6) as usize] >> (c & 63) & 1 == 1,
        _ => compute_inert(form, c),
    }
}

/// Whether the character alone is in the form, so that at most its order among marks matters.
pub(super) fn is_settled(form: Unicode, c: u32) -> bool {
    char::from_u32(c).is_none_or(|c| settled(form, c))
}

/// Units examined on either side of a mark; the rare longer clusters are rewritten unconditionally.
const NEAR: usize = 16;

/// Whether the cluster around the unit at `at` may not be in the form. `gone` tells which characters are removed
/// later anyway: marks among them need no order, and others do not separate the marks around them.
pub(super) fn is_disturbed<U: Unit>(
    o: &Options,
    src: &[U],
    at: usize,
    class: impl Fn(u32) -> u8,
    gone: impl Fn(u32) -> bool,
) -> bool {
    let form = o.unicode;
    let c = src[at].code();
    if inert(form, c) && !is_mark_shape(o, c) {
        return false;
    }
    if class(c) == 0 {
        return true;
    }
    let joins = |c: u32| class(c) > 0 || gone(c);
    let first = src[..at].iter().rev().take(NEAR + 1).take_while(|c| joins(c.code())).count();
    let rest = src[at + 1..].iter().take(NEAR + 1).take_while(|c| joins(c.code())).count();
    if first > NEAR || rest > NEAR {
        return true;
    }
    let base = (at - first).checked_sub(1).and_then(|i| char::from_u32(src[i].code()));
    let mut last = 0;
    for c in src[at - first..=at + rest].iter().map(|c| c.code()) {
        let class = class(c);
        if class == 0 {
            continue;
        }
        if !is_settled(form, c) {
            // A presentation form is mapped to its letter only later; a character that is already composed might have
            // been
            // composed with this mark instead («آ» and a hamza below are إ and a madda).
            let combines = |base: char, mark: char| {
                let composed = !settled(Unicode::Nfd, base);
                u32::from(base) >= 0xFB00 || composed || compose(base, mark).is_some()
            };
            let composes = matches!(form, Unicode::Nfc | Unicode::Nfkc) && is_nfc_maybe(c);
            match (base, char::from_u32(c)) {
                (Some(base), Some(mark)) if composes && !combines(base, mark) => {}
                (None, _) if composes => {}
                _ => return true,
            }
        }
        if !gone(c) {
            if class < last {
                return true;
            }
            last = class;
        }
    }
    false
}

/// Whether `c` is in the form unless it combines with what precedes it.
fn is_nfc_maybe(c: u32) -> bool {
    char::from_u32(c).is_some_and(|c| is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

/// The units of the cluster around `at`, including the base character of its marks.
pub(super) fn cluster<U: Unit>(
    o: &Options,
    src: &[U],
    at: usize,
    gone: impl Fn(u32) -> bool,
) -> std::ops::Range<usize> {
    let firm = |c: &U| inert(o.unicode, c.code()) && !is_mark_shape(o, c.code()) && !gone(c.code());
    let start = src[..at].iter().rposition(firm).unwrap_or(0);
    let end = src[at + 1..].iter().position(firm).map_or(src.len(), |n| at + 1 + n);
    start..end
}

/// Whether `c` cannot change anything before it.
fn starts_cluster(form: Unicode, c: char) -> bool {
    let mut first = None;
    let take = |d: char| {
        if first.is_none() {
            first = Some(d);
        }
    };
    match form {
        Unicode::Nfkc | Unicode::Nfkd => decompose_compatible(c, take),
        _ => decompose_canonical(c, take),
    }
    first.is_none_or(|d| {
        canonical_combining_class(d) == 0
            && (matches!(form, Unicode::Nfd | Unicode::Nfkd)
                || is_nfc_quick(std::iter::once(d)) == IsNormalized::Yes)
    })
}

/// The pass. A tatweel, joiner or vowel that is `gone` later must not separate marks from each other or from their
/// letter: it is removed at once where it precedes a mark, so that the text is still in the form without it. Under
/// `nfkc` this applies only to tatweel and joiners: CAMeL Tools, whose preset uses it, removes vowels after
/// composing.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], gone: impl Fn(u32) -> bool, out: &mut Rewrite<'_, S>) {
    let form = o.unicode;
    let composes = matches!(form, Unicode::Nfc | Unicode::Nfkc);
    let early = |c: u32| inert(form, c) || (form == Unicode::Nfc && is_settled(form, c));
    let vanishes = |c: u32| {
        visit();
        early(c) && gone(c)
    };
    let (mut before, mut stays, mut after): (Vec<u32>, Vec<u32>, Vec<u32>) = Default::default();
    // The first character at or behind the end of the cluster that does not vanish.
    let mut firm = 0;
    while out.at() < src.len() {
        let from = out.at();
        let Some(n) = src[from..].iter().position(|c| !inert(form, *c)) else {
            out.copy(&src[from..]);
            return;
        };
        let first = from + n;
        let opens = |c: u32| char::from_u32(c).is_none_or(|c| starts_cluster(form, c));
        let mut start = first;
        if !opens(src[first]) {
            start -= src[from..first].iter().rev().take_while(|c| vanishes(**c)).count();
            // The character before may combine with the first of the cluster.
            let base = src[from..start].last().and_then(|c| char::from_u32(*c));
            start -= usize::from(composes && base.is_some());
        }
        out.copy(&src[from..start]);
        let mut end = first + 1;
        loop {
            // Looked for once: in a run of marks that all vanish, each would look up to its end.
            if firm < end {
                firm = src[end..].iter().position(|c| !vanishes(*c)).map_or(src.len(), |n| end + n);
            }
            match src.get(firm) {
                Some(c) if !inert(form, *c) && !opens(*c) => end = firm + 1,
                _ => break,
            }
        }
        before.clear();
        before.extend_from_slice(&src[start..end]);
        stays.clear();
        // What vanishes behind the last mark that stays is in nobody's way: the stages after this one still see it.
        let last = before.iter().rposition(|c| !vanishes(*c)).map_or(0, |i| i + 1);
        stays.extend(before[..last].iter().filter(|c| !vanishes(**c)));
        stays.extend_from_slice(&before[last..]);
        normalize_cluster(form, &stays, &mut after);
        // Letters at both ends that stay are not part of the run.
        let same = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        out.copy(&before[..same]);
        let (b, a) = (&before[same..], &after[same..]);
        let tail = b.iter().rev().zip(a.iter().rev()).take_while(|(x, y)| x == y).count();
        let (b, kept) = b.split_at(b.len() - tail);
        if !(b.is_empty() && a.len() == tail) {
            out.replace(b.len(), &a[..a.len() - tail]);
        }
        out.copy(kept);
    }
}

/// One cluster in the requested form. Lone surrogates separate clusters, so it
/// contains none.
fn normalize_cluster(form: Unicode, cluster: &[u32], out: &mut Vec<u32>) {
    out.clear();
    let text = cluster.iter().filter_map(|c| char::from_u32(*c));
    match form {
        Unicode::Keep => out.extend_from_slice(cluster),
        Unicode::Nfc => out.extend(text.nfc().map(u32::from)),
        Unicode::Nfd => out.extend(text.nfd().map(u32::from)),
        Unicode::Nfkc => out.extend(text.nfkc().map(u32::from)),
        Unicode::Nfkd => out.extend(text.nfkd().map(u32::from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::tests::with;
    use proptest::prelude::*;

    #[test]
    fn a_mark_that_goes_hides_no_disorder() {
        // Class 230, then 27, which the preset removes, then 220: in the form the last comes first.
        let n = crate::Normalizer::preset("camel").unwrap();
        assert_eq!(n.normalize("\u{657}\u{64B}\u{6EA}"), "\u{6EA}\u{657}");
    }

    #[test]
    fn reordered_marks_are_one_run() {
        let n = with(&[("unicode", "nfc")]);
        // Shadda then fatha is what people type; the canonical order is fatha, shadda.
        let text = "مح\u{651}\u{64E}مد";
        assert_eq!(n.normalize(text), "مح\u{64E}\u{651}مد");
        let runs = n.align(text);
        assert_eq!(runs.code_points().runs().len(), 1);
        assert_eq!(runs.code_points().to_original(2, 3), (2, 4));
    }

    fn text() -> impl Strategy<Value = String> {
        let arabic = prop_oneof![
            Just('\u{627}'),
            Just('\u{648}'),
            Just('\u{64A}'),
            Just('\u{651}'),
            Just('\u{64E}'),
            Just('\u{653}'),
            Just('\u{654}'),
            Just('\u{655}'),
            Just('\u{670}'),
            Just('\u{FEFB}'),
            Just('\u{FDFA}'),
            Just(' '),
            Just('\u{FE76}'),
            Just('e'),
            Just('\u{301}'),
            Just('\u{1100}'),
            Just('\u{1161}'),
            Just('\u{AC00}'),
            Just('\u{11A8}'),
            any::<char>()
        ];
        prop::collection::vec(arabic, 0..24).prop_map(|v| v.into_iter().collect())
    }

    /// Random texts with a fixed seed: Arabic letters and marks in any order, some of other scripts, at every length
    /// around that of a vector block.
    fn seeded(texts: usize) -> impl Iterator<Item = String> {
        let mut state = 19u64;
        let mut next = move |below: u64| {
            // The generator of Numerical Recipes; its high bits are the random ones.
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        (0..texts).map(move |_| {
            let len = next(70);
            let mut code = || match next(40) {
                0..14 => [0x0627, 0x0648, 0x064A, 0x0628, 0x0644, 0x06C1, 0x06D2, 0x06D5, 0x0622, 0x0626]
                    [next(10) as usize],
                14..28 => 0x064B + next(8) as u32,
                28..31 => 0x0653 + next(13) as u32,
                31..33 => [0x0670, 0x06DC, 0x06E3, 0x0618, 0x061A, 0x08F0, 0x0300, 0x0323][next(8) as usize],
                33..36 => [0x20, 0x0640, 0x200C, 0x200D, 0x2E, 0x65][next(6) as usize],
                36 => next(0x250) as u32,
                37 => 0xFB50 + next(0x4B0) as u32,
                38 => next(0x1_0000) as u32,
                _ => next(0x11_0000) as u32,
            };
            (0..len).filter_map(|_| char::from_u32(code())).collect()
        })
    }

    #[test]
    fn any_order_of_marks_equals_the_crate() {
        let forms = ["nfc", "nfd", "nfkc", "nfkd"].map(|form| with(&[("unicode", form)]));
        for s in seeded(if cfg!(debug_assertions) { 20_000 } else { 400_000 }) {
            let expected: [String; 4] =
                [s.nfc().collect(), s.nfd().collect(), s.nfkc().collect(), s.nfkd().collect()];
            for (n, expected) in forms.iter().zip(expected) {
                assert_eq!(n.normalize(&s), expected, "{}: {:?}", n.to_json(), s.chars().collect::<Vec<_>>());
                assert_eq!(n.align(&s).text(), expected);
            }
        }
    }

    #[test]
    fn only_the_run_out_of_order_is_rewritten() {
        let n = with(&[("unicode", "nfc")]);
        let text = "كِتَابٌ مُحَ\u{651}\u{64E}\u{670}مَّدٍ جَدِيدٌ لِلطُّلَّابِ كُلِّهِمْ";
        let aligned = n.align(text);
        assert_eq!(aligned.text(), text.nfc().collect::<String>());
        assert!(
            aligned.code_points().runs().iter().all(|run| run.src_len <= 4),
            "{:?}",
            aligned.code_points()
        );
    }

    #[test]
    fn what_is_taken_out_between_marks_leaves_them_in_order() {
        let clean = crate::Normalizer::preset("clean").unwrap();
        // Shadda and fatha with a tatweel, a joiner or both between them; alef and a madda.
        for between in ["\u{640}", "\u{200D}", "\u{640}\u{200C}\u{640}"] {
            assert_eq!(clean.normalize(&format!("مدّ{between}\u{64E}ة")), "مد\u{64E}\u{651}ة");
            assert_eq!(clean.normalize(&format!("ا{between}\u{653}ل")), "آل");
        }
        for s in seeded(20_000) {
            let once = clean.normalize(&s);
            assert_eq!(clean.normalize(&once), once, "{:?}", s.chars().collect::<Vec<_>>());
        }
    }

    proptest! {
        #[test]
        fn equals_the_crate(s in text()) {
            prop_assert_eq!(with(&[("unicode", "nfc")]).normalize(&s), s.nfc().collect::<String>());
            prop_assert_eq!(with(&[("unicode", "nfd")]).normalize(&s), s.nfd().collect::<String>());
            prop_assert_eq!(with(&[("unicode", "nfkc")]).normalize(&s), s.nfkc().collect::<String>());
            prop_assert_eq!(with(&[("unicode", "nfkd")]).normalize(&s), s.nfkd().collect::<String>());
        }

        #[test]
        fn stripping_after_composing(s in text()) {
            // The fast path does not reorder marks that are removed anyway.
            let both = with(&[("unicode", "nfc"), ("tashkeel", "strip")]);
            let strip = with(&[("tashkeel", "strip")]);
            let nfc: String = s.nfc().collect();
            // What a mark kept apart composes once the mark is removed.
            let expected: String = strip.normalize(&nfc).nfc().collect();
            prop_assert_eq!(both.normalize(&s), expected);
        }
    }
}
