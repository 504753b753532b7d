//! Presentation forms and ligatures: ﻣﺮﺣﺒﺎ → مرحبا, ﷺ → صلى الله عليه وسلم.
//!
//! Letter shapes follow Unicode's compatibility decompositions; phrases
//! are rows of `seeds/normalize/ligatures.tsv`.

use unicode_normalization::char::decompose_compatible;

use super::change::Change;
use super::options::{Ligatures, Options, PresentationForms};
use super::rewrite::Rewrite;
use super::seeds::LIGATURES;
use crate::align::Sink;
use crate::letters::TATWEEL;
use crate::signs::SPACE;

/// What kind of glyph a code point is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// One letter, or marks, in a joined or isolated form.
    Letter,
    /// Lam with an alef.
    LamAlef,
    /// Two or three letters, or a phrase.
    Ligature,
}

fn glyph(c: u32) -> Option<Glyph> {
    Some(match c {
        0xFB50..=0xFBB1 | 0xFBD3..=0xFBE9 | 0xFBFC..=0xFBFF | 0xFE70..=0xFEF4 => Glyph::Letter,
        // Shadda with a vowel sign: marks in isolated or medial form.
        0xFC5B..=0xFC63 | 0xFCF2..=0xFCF4 => Glyph::Letter,
        0xFEF5..=0xFEFC => Glyph::LamAlef,
        0xFBEA..=0xFBFB | 0xFC00..=0xFD3D | 0xFD40..=0xFDFD | 0xFDFE | 0xFDFF => Glyph::Ligature,
        _ => return None,
    })
}

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.presentation_forms != PresentationForms::Keep || o.ligatures != Ligatures::Keep
}

/// Whether the replacement of `c` is or ends in a mark, which takes part in mark ordering.
pub(super) fn is_mark_shape(o: &Options, c: u32) -> bool {
    match c {
        0xFE70..=0xFE7F | 0xFC5B..=0xFC63 | 0xFCF2..=0xFCF4 => {
            o.presentation_forms == PresentationForms::Fold
        }
        // Alef maqsura and heh with a dagger alef, alef with fathatan.
        0xFC90 | 0xFCD9 | 0xFD3C | 0xFD3D => o.ligatures == Ligatures::Expand,
        _ => false,
    }
}

/// The stage as a separate pass, for texts that go through a Unicode form next.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    for &c in src {
        match apply(o, c) {
            Change::Same => out.put(c),
            Change::One(one) => out.put(one),
            Change::Many(many) => out.replace(1, &many),
            Change::Drop => out.drop(1),
        }
    }
}

/// The stage on one character.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    let wanted = match glyph(c) {
        None => false,
        Some(Glyph::Letter) => o.presentation_forms == PresentationForms::Fold,
        Some(Glyph::LamAlef) => match o.ligatures {
            Ligatures::Keep | Ligatures::RiyalBasmala => false,
            Ligatures::Expand | Ligatures::LamAlef => true,
            // The isolated forms have odd numbers.
            Ligatures::LamAlefIsolated => c % 2 == 1,
        },
        Some(Glyph::Ligature) => match o.ligatures {
            Ligatures::Expand => true,
            Ligatures::RiyalBasmala => matches!(c, 0xFDFC | 0xFDFD),
            _ => false,
        },
    };
    if !wanted {
        return Change::Same;
    }
    if let Ok(at) = LIGATURES.binary_search_by_key(&c, |&(ligature, _)| ligature) {
        return Change::Many(LIGATURES[at].1.to_vec());
    }
    let Some(ch) = char::from_u32(c) else { return Change::Same };
    let mut out = Vec::new();
    decompose_compatible(ch, |d| out.push(u32::from(d)));
    // A lone mark decomposes to a space or tatweel that only carries its image, plus the mark.
    if out.len() > 1 && matches!(out[0], SPACE | TATWEEL) && super::marks::is_mark(out[1]) {
        out.remove(0);
    }
    // Decomposition splits a composed letter (ﺃ gives ا + hamza): recompose it.
    let text: String = out.iter().filter_map(|c| char::from_u32(*c)).collect();
    let out: Vec<u32> =
        unicode_normalization::UnicodeNormalization::nfc(text.as_str()).map(u32::from).collect();
    match out[..] {
        [one] if one == c => Change::Same,
        [one] => Change::One(one),
        _ => Change::Many(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::tests::with;
    use unicode_normalization::char::canonical_combining_class;

    #[test]
    fn every_shape_with_a_mark_is_known() {
        let o = Options {
            presentation_forms: PresentationForms::Fold,
            ligatures: Ligatures::Expand,
            ..Options::default()
        };
        let is_mark = |c: &u32| char::from_u32(*c).is_some_and(|c| canonical_combining_class(c) > 0);
        for c in 0..0x1_0000 {
            let written = match apply(&o, c) {
                Change::One(one) => vec![one],
                Change::Many(many) => many,
                Change::Same | Change::Drop => continue,
            };
            let touches = written.first().is_some_and(is_mark) || written.last().is_some_and(is_mark);
            assert!(!touches || is_mark_shape(&o, c), "{c:04X}");
        }
    }

    #[test]
    fn stages() {
        let n = with(&[("presentation_forms", "fold"), ("ligatures", "expand")]);
        assert_eq!(n.normalize("ﻣﺮﺣﺒﺎ"), "مرحبا");
        assert_eq!(n.normalize("ﷺ"), "صلى الله عليه وسلم");
        assert_eq!(n.normalize("اﻷحد اﻵن"), "الأحد الآن");
        assert_eq!(n.normalize("ﷲ ﷽ ﷼"), "الله بسم الله الرحمن الرحيم ريال");
        assert_eq!(with(&[("ligatures", "lam_alef")]).normalize("ﻻﷲ"), "لاﷲ");
        assert_eq!(with(&[("ligatures", "lam_alef_isolated")]).normalize("ﻻﻼ"), "لاﻼ");
        assert_eq!(with(&[("presentation_forms", "fold")]).normalize("ب\u{FE76}"), "ب\u{064E}");
    }
}
