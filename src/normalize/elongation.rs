//! Letters repeated for emphasis: جمييييل → جميل.

use super::options::{Elongation, Options};
use super::rewrite::Rewrite;
use super::store::Store;
use crate::align::Sink;
use crate::text::Unit;

/// Whether `c` is a letter of the Arabic or Latin script.
fn is_letter(c: u32) -> bool {
    char::from_u32(c).is_some_and(char::is_alphabetic)
}

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.elongation != Elongation::Keep
}

/// Units examined together.
const CHUNK: usize = 64;

/// Whether a text has a letter three times in a row: words double a letter but never triple it, so that is emphasis.
pub(super) fn wanted<U: Unit>(text: &[U]) -> bool {
    three(text).is_some()
}

/// The first position of a letter that occurs three times in a row. Written so that the search for three equal units
/// vectorizes; digits and dots are ruled out only where such a run is found.
fn three<U: Unit>(text: &[U]) -> Option<usize> {
    let threes = text.len().saturating_sub(2);
    let mut from = 0;
    while from < threes {
        let end = threes.min(from + CHUNK);
        let mut any = false;
        for ((x, y), z) in text[from..end].iter().zip(&text[from + 1..end + 1]).zip(&text[from + 2..end + 2])
        {
            any |= (x.code() == y.code()) & (y.code() == z.code());
        }
        if any {
            let is_letters = |three: &[U]| {
                let c = three[0].code();
                three.iter().all(|d| d.code() == c) && is_letter(c)
            };
            if let Some(n) = text[from..end + 2].windows(3).position(is_letters) {
                return Some(from + n);
            }
        }
        from = end;
    }
    None
}

/// The pass.
pub(super) fn run<S: Sink, U: Store>(o: &Options, src: &[U], out: &mut Rewrite<'_, S, U>) {
    let stay = if o.elongation == Elongation::Double { 2 } else { 1 };
    while let Some(n) = three(&src[out.at()..]) {
        let i = out.at() + n;
        out.copy(&src[out.at()..i]);
        let c = src[i].code();
        let n = src[i..].iter().take_while(|d| d.code() == c).count();
        out.replace(n, &[c; 2][..stay]);
    }
    out.copy(&src[out.at()..]);
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
