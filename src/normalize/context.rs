//! Letters and signs whose rewriting depends on their neighbours.

use super::marks::is_mark;
use super::options::{DaggerAlef, Digits, Dots, Options, Proclitics, Punctuation};
use super::rewrite::Rewrite;
use super::spaces::is_space;
use super::store::Store;
use super::symbols::digit;
use crate::align::Sink;
use crate::letters::{
    ALEF, ALEF_MADDA, BEH, DAGGER_ALEF, FEH, KAF, LAM, MADDA_ABOVE, NOON, TATWEEL, TEH, WAW,
};
use crate::signs::{ARABIC_COMMA, COMMA, DECIMAL_SEPARATOR, DOT, THOUSANDS_SEPARATOR};
use crate::text::Unit;

const NOON_GHUNNA: u32 = 0x06BA;
const DOTLESS_BEH: u32 = 0x066E;
/// Letters written as one word with what follows: ب ت ف ك ل و.
const PROCLITICS: [u32; 6] = [BEH, TEH, FEH, KAF, LAM, WAW];

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.dots == Dots::Strip
        || o.punctuation == Punctuation::Arabic
        || o.dagger_alef == DaggerAlef::AlefInside
        || o.proclitics == Proclitics::Join
}

/// Whether the fast path must stop at `c`.
pub(super) fn looks_at(o: &Options, c: u32) -> bool {
    match c {
        NOON => o.dots == Dots::Strip,
        COMMA | DOT => o.punctuation == Punctuation::Arabic,
        DAGGER_ALEF => o.dagger_alef == DaggerAlef::AlefInside,
        _ => false,
    }
}

/// A letter of the Arabic script, as far as word boundaries are concerned.
pub(super) fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_alphabetic) && !is_mark(c)
}

/// The first unit from `at` on that is not a mark.
fn next_base(src: &[u32], at: usize) -> Option<u32> {
    // A letter has few marks; a text of marks only is cut off here, to stay linear.
    src[at.min(src.len())..].iter().take(16).find(|c| !is_mark(**c)).copied()
}

/// What the unit at `i` becomes: how many units are replaced, and by what.
fn decide(o: &Options, src: &[u32], i: usize) -> Option<(usize, u32)> {
    let at = |k: usize| src.get(k).copied();
    match src[i] {
        NOON if o.dots == Dots::Strip => {
            let joined = next_base(src, i + 1).is_some_and(|c| is_letter(c) || c == TATWEEL);
            Some((1, if joined { DOTLESS_BEH } else { NOON_GHUNNA }))
        }
        c @ (COMMA | DOT) if o.punctuation == Punctuation::Arabic => {
            let around = [i.checked_sub(1).and_then(at), at(i + 1)].map(|d| d.and_then(written_digit(o)));
            match around {
                [Some(true), Some(true)] => {
                    Some((1, if c == COMMA { THOUSANDS_SEPARATOR } else { DECIMAL_SEPARATOR }))
                }
                [Some(_), Some(_)] => None,
                _ if c == COMMA => Some((1, ARABIC_COMMA)),
                _ => None,
            }
        }
        DAGGER_ALEF if o.dagger_alef == DaggerAlef::AlefInside => {
            if at(i + 1) == Some(MADDA_ABOVE) {
                return Some((2, ALEF_MADDA));
            }
            next_base(src, i + 1).is_some_and(is_letter).then_some((1, ALEF))
        }
        _ => None,
    }
}

/// For a digit: whether it is an Arabic digit after all stages.
fn written_digit(o: &Options) -> impl Fn(u32) -> Option<bool> {
    let digits = o.digits;
    move |c| {
        digit(c).map(|_| match digits {
            Digits::Keep => c > 0x7F,
            Digits::Ascii => false,
            Digits::ArabicIndic | Digits::Persian => true,
        })
    }
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        match decide(o, src, i) {
            Some((1, c)) => {
                out.put(c);
                i += 1;
            }
            Some((n, c)) => {
                out.replace(n, &[c]);
                i += n;
            }
            None => {
                out.put(src[i]);
                i += 1;
            }
        }
    }
}

/// Whether a text contains a detached proclitic.
pub(super) fn lone_proclitic<U: Unit>(text: &[U]) -> bool {
    (0..text.len()).any(|i| stands_alone(text, i))
}

fn stands_alone<U: Unit>(text: &[U], i: usize) -> bool {
    let is = |k: usize, f: &dyn Fn(u32) -> bool| text.get(k).is_some_and(|c| f(c.code()));
    PROCLITICS.contains(&text[i].code())
        && is(i + 1, &is_space)
        && is(i + 2, &|c| !is_space(c))
        && (i == 0 || is(i - 1, &|c| !is_letter(c) && !is_mark(c) && digit(c).is_none()))
}

/// The pass that joins detached proclitics to the next word.
pub(super) fn join<S: Sink, U: Store>(src: &[U], out: &mut Rewrite<'_, S, U>) {
    let mut i = 0;
    while i < src.len() {
        out.put(src[i].code());
        if stands_alone(src, i) {
            out.drop(1);
            i += 1;
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn dagger_alef() {
        let n = with(&[("dagger_alef", "alef_inside")]);
        assert_eq!(n.normalize("هٰذا"), "هاذا");
        assert_eq!(n.normalize("الْأَعْلَىٰ"), "الْأَعْلَىٰ");
        assert_eq!(with(&[("dagger_alef", "alef")]).normalize("الْأَعْلَىٰ"), "الْأَعْلَىا");
    }

    #[test]
    fn proclitics() {
        let n = with(&[("proclitics", "join")]);
        assert_eq!(n.normalize("محمد و أحمد"), "محمد وأحمد");
        assert_eq!(n.normalize("هو و"), "هو و");
        assert_eq!(n.normalize("ثلاث و 4"), "ثلاث و4");
    }
}
