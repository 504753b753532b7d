//! Character maps of other tools, unmodified.

use std::sync::OnceLock;

use super::change::Change;
use super::options::{Charmap, Options};
use super::seeds;

/// What the map does to a range of characters.
enum Row {
    Keep,
    Write(Vec<u32>),
}

/// Ranges of `arclean.tsv`, ascending.
fn arclean() -> &'static [(u32, u32, Row)] {
    static ROWS: OnceLock<Vec<(u32, u32, Row)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        seeds::rows(include_str!("../../seeds/normalize/arclean.tsv"))
            .filter_map(|row| match row[..] {
                [a, b, what] => {
                    let what = match what {
                        "keep" => Row::Keep,
                        codes => Row::Write(codes.split_whitespace().filter_map(seeds::code).collect()),
                    };
                    Some((seeds::code(a)?, seeds::code(b)?, what))
                }
                _ => None,
            })
            .collect()
    })
}

/// The stage on one character.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    if o.charmap == Charmap::None {
        return Change::Same;
    }
    let all = arclean();
    let n = all.partition_point(|r| r.1 < c);
    match all.get(n).filter(|r| r.0 <= c).map(|r| &r.2) {
        None => Change::Drop,
        Some(Row::Keep) => Change::Same,
        Some(Row::Write(codes)) => match codes[..] {
            [] => Change::Drop,
            [one] => Change::to(c, one),
            _ => Change::Many(codes.clone()),
        },
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
