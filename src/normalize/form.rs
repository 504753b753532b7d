//! Unicode normalization forms, cluster by cluster.
//!
//! The rules are those of the `unicode-normalization` crate; here only the
//! places are found where they can change anything.

use std::sync::OnceLock;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};

use super::options::{Options, Unicode};
use super::rewrite::Rewrite;
use crate::align::Sink;

/// Whether the options ask for anything here.
pub(super) fn on(o: &Options) -> bool {
    o.unicode != Unicode::Keep
}

/// Combining class of `c`: 0 for what stays where it is.
pub(super) fn class(c: u32) -> u8 {
    char::from_u32(c).map_or(0, canonical_combining_class)
}

/// Whether a character by itself is in the form, whatever stands around it.
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

/// Characters of the Basic Multilingual Plane that are no reason to stop, a bit each.
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
    // A lone surrogate is no character: it stays.
    char::from_u32(c).is_none_or(|ch| settled(form, ch) && canonical_combining_class(ch) == 0)
}

/// Whether `c` stays as it is unless a mark after it combines with it.
pub(super) fn inert(form: Unicode, c: u32) -> bool {
    match c {
        0..0x1_0000 => Inert::of(form).0[(c >> 6) as usize] >> (c & 63) & 1 == 1,
        _ => compute_inert(form, c),
    }
}

/// Whether the unit at `at` may keep a text from being in the form. `gone`
/// tells which marks are taken out afterwards anyway.
pub(super) fn suspicious(o: &Options, c: u32, before: u32, gone: impl Fn(u32) -> bool) -> bool {
    let form = o.unicode;
    if inert(form, c) {
        return false;
    }
    if !char::from_u32(c).is_some_and(|ch| settled(form, ch)) {
        return true;
    }
    // A mark that combines with nothing: only its place among other marks matters, and not even
    // that if it goes. Behind a mark that goes, the order of those around it is not known here.
    let last = class(before);
    !gone(c) && (last > class(c) || (last > 0 && gone(before)))
}

/// Whether nothing before `c` can change because of it.
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

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let form = o.unicode;
    let composes = matches!(form, Unicode::Nfc | Unicode::Nfkc);
    let (mut before, mut after): (Vec<u32>, Vec<u32>) = Default::default();
    while out.at() < src.len() {
        let from = out.at();
        let Some(n) = src[from..].iter().position(|c| !inert(form, *c)) else {
            out.copy(&src[from..]);
            return;
        };
        let first = char::from_u32(src[from + n]);
        // The character before may combine with the first of the cluster.
        let reaches_back = n > 0
            && composes
            && char::from_u32(src[from + n - 1]).is_some()
            && first.is_some_and(|c| !starts_cluster(form, c));
        let start = from + n - usize::from(reaches_back);
        out.copy(&src[from..start]);
        let rest = &src[from + n + 1..];
        let more = rest
            .iter()
            .position(|c| inert(form, *c) || char::from_u32(*c).is_none_or(|c| starts_cluster(form, c)))
            .unwrap_or(rest.len());
        before.clear();
        before.extend_from_slice(&src[start..from + n + 1 + more]);
        normalize_cluster(form, &before, &mut after);
        // Letters at both ends that stay are no part of the run.
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

/// One cluster in the form asked for. Lone surrogates separate clusters, so
/// there is none in it.
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
        // Class 230, then 27, which the preset takes out, then 220: in the form the last comes first.
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
            // The fast path leaves marks that go anyway in whatever order they come.
            let both = with(&[("unicode", "nfc"), ("tashkeel", "strip")]);
            let strip = with(&[("tashkeel", "strip")]);
            let nfc: String = s.nfc().collect();
            prop_assert_eq!(both.normalize(&s), strip.normalize(&nfc));
        }
    }
}
