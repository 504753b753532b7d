//! Character maps of other tools, unmodified.

use super::change::Change;
use super::options::{Charmap, Options};
use super::seeds::ARCLEAN;

/// The stage on one character.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    if o.charmap == Charmap::None {
        return Change::Same;
    }
    let at = ARCLEAN.partition_point(|&(_, last, _)| last < c);
    match ARCLEAN.get(at).filter(|&&(first, ..)| first <= c) {
        None => Change::Drop,
        Some((_, _, None)) => Change::Same,
        Some((_, _, Some([]))) => Change::Drop,
        Some((_, _, Some([one]))) => Change::to(c, *one),
        Some((_, _, Some(codes))) => Change::Many(codes.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::Normalizer;

    #[test]
    fn arclean_writes_ascii() {
        let n = Normalizer::preset("camel_arclean").unwrap();
        assert_eq!(n.normalize("\u{AB}کِتاب\u{BB}، ٣ 漢 ﷲ…"), "\"كتاب\", 3  الله...");
    }
}
