//! Letters repeated for emphasis: جمييييل → جميل.

use super::options::{Elongation, Options};
use super::rewrite::Rewrite;
use crate::align::Sink;
use crate::text::Unit;

/// From this many on, a repeated letter is taken as emphasis: words double a
/// letter, never triple it.
const FROM: usize = 3;

/// Whether `c` is a letter of the Arabic or Latin script.
fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_alphabetic)
}

/// Whether the options ask for anything here.
pub(super) fn on(o: &Options) -> bool {
    o.elongation != Elongation::Keep
}

/// Whether a text holds a letter three times in a row. Written so that the
/// search for three equal units vectorizes; digits and dots are told apart only where one is found.
pub(super) fn wanted<U: Unit>(text: &[U]) -> bool {
    let (b, c) = (text.get(1..).unwrap_or(&[]), text.get(2..).unwrap_or(&[]));
    let three = |a: &[U], b: &[U], c: &[U], all: bool| {
        let equal = a.iter().zip(b).zip(c).map(|((x, y), z)| (x.code() == y.code()) & (y.code() == z.code()));
        if all {
            equal.fold(false, |any, e| any | e)
        } else {
            equal.zip(a).any(|(e, x)| e && is_letter(x.code()))
        }
    };
    text.chunks(64)
        .zip(b.chunks(64))
        .zip(c.chunks(64))
        .any(|((a, b), c)| three(a, b, c, true) && three(a, b, c, false))
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let stay = if o.elongation == Elongation::Double { 2 } else { 1 };
    let mut i = 0;
    while i < src.len() {
        let n = src[i..].iter().position(|c| *c != src[i]).unwrap_or(src.len() - i);
        if n >= FROM && is_letter(src[i]) {
            out.replace(n, &[src[i]; 2][..stay]);
        } else {
            out.copy(&src[i..i + n]);
        }
        i += n;
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        assert_eq!(
            with(&[("elongation", "single")]).normalize("جمييييل ممتاز 1000 الله"),
            "جميل ممتاز 1000 الله"
        );
        assert_eq!(with(&[("elongation", "double")]).normalize("heeeeey!!!"), "heey!!!");
    }
}
