//! Tashkeel by class: كَتَبَ → كتب.
//!
//! `seeds/normalize/marks.tsv` gives the class of each mark. A test below checks that
//! the file covers exactly the combining marks of the Arabic script (Unicode
//! properties General_Category=Mn, Script_Extensions=Arabic).

use std::sync::OnceLock;

use super::change::Change;
use super::options::{DaggerAlef, Options, Strip};
use super::seeds;

/// The class of a mark or sign of the Arabic script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Harakat,
    Tanwin,
    Shadda,
    Sukun,
    DaggerAlef,
    OtherVowel,
    Quranic,
    Honorific,
    SmallLetter,
    Symbol,
    /// Madda and hamza: part of a letter.
    LetterPart,
}

impl Class {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "harakat" => Self::Harakat,
            "tanwin" => Self::Tanwin,
            "shadda" => Self::Shadda,
            "sukun" => Self::Sukun,
            "dagger_alef" => Self::DaggerAlef,
            "other_vowel" => Self::OtherVowel,
            "quranic" => Self::Quranic,
            "honorific" => Self::Honorific,
            "small_letter" => Self::SmallLetter,
            "symbol" => Self::Symbol,
            "letter_part" => Self::LetterPart,
            _ => return None,
        })
    }
}

/// Ranges of marks and their classes, ascending.
pub(super) fn ranges() -> &'static [(u32, u32, Class)] {
    static ROWS: OnceLock<Vec<(u32, u32, Class)>> = OnceLock::new();
    ROWS.get_or_init(|| {
        seeds::rows(include_str!("../../seeds/normalize/marks.tsv"))
            .filter_map(|row| match row[..] {
                [a, b, class] => Some((seeds::code(a)?, seeds::code(b)?, Class::named(class)?)),
                _ => None,
            })
            .collect()
    })
}

/// The class of `c`, if it is a mark or sign of the Arabic script.
pub(super) fn class(c: u32) -> Option<Class> {
    let all = ranges();
    let n = all.partition_point(|r| r.1 < c);
    all.get(n).filter(|r| r.0 <= c).map(|r| r.2)
}

/// Whether `c` is a combining mark that sits on an Arabic letter.
pub(super) fn is_mark(c: u32) -> bool {
    // Spacing small letters and the signs around numbers and verses do not combine.
    !matches!(class(c), None | Some(Class::Symbol)) && !matches!(c, 0x06E5 | 0x06E6 | 0x08C9)
}

/// The stage on one character.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    let gone = match class(c) {
        None | Some(Class::LetterPart) => false,
        Some(Class::Harakat) => o.strips(o.harakat),
        Some(Class::Tanwin) => o.strips(o.tanwin),
        Some(Class::Shadda) => o.strips(o.shadda),
        Some(Class::Sukun) => o.strips(o.sukun),
        Some(Class::OtherVowel) => o.strips(o.other_vowels),
        Some(Class::Quranic) => o.strips(o.quranic_marks),
        Some(Class::Honorific) => o.strips(o.honorific_marks),
        Some(Class::SmallLetter) => o.small_letters == Strip::Strip,
        Some(Class::Symbol) => o.symbols == Strip::Strip,
        Some(Class::DaggerAlef) => match o.dagger_alef {
            DaggerAlef::Keep | DaggerAlef::AlefInside => false,
            DaggerAlef::Auto => o.tashkeel == Strip::Strip,
            DaggerAlef::Strip => true,
            DaggerAlef::Alef => return Change::One(crate::letters::ALEF),
        },
    };
    if gone { Change::Drop } else { Change::Same }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_unicode_property() {
        let mark =
            regex::Regex::new(r"^[\p{Mn}&&\p{scx=Arabic}&&[^\p{sc=Inherited}--\u{64B}-\u{655}\u{670}]]$")
                .unwrap();
        let mut last = 0;
        for (a, b, _) in ranges() {
            assert!(a <= b && *a > last, "{a:04X}");
            last = *b;
        }
        let mut rows = 0;
        for row in seeds::rows(include_str!("../../seeds/normalize/marks.tsv")) {
            assert!(row.len() == 3 && Class::named(row[2]).is_some(), "{row:?}");
            rows += 1;
        }
        assert_eq!(rows, ranges().len());
        for c in (0u32..0x11_0000).filter_map(char::from_u32) {
            let by_property = mark.is_match(c.encode_utf8(&mut [0; 4]));
            let by_table = is_mark(u32::from(c));
            // Marks newer than the property tables of the test may be in the seed file.
            let assigned = !matches!(u32::from(c), 0x10EFA | 0x10EFB);
            if assigned {
                assert_eq!(by_property, by_table, "U+{:04X}", u32::from(c));
            }
        }
    }

    #[test]
    fn madda_and_hamza_are_no_tashkeel() {
        let o = Options { tashkeel: Strip::Strip, ..Options::default() };
        for c in [0x0653, 0x0654, 0x0655] {
            assert!(matches!(apply(&o, c), Change::Same));
        }
        assert!(matches!(apply(&o, 0x064E), Change::Drop));
        assert!(matches!(apply(&o, 0x06E5), Change::Same));
        assert!(matches!(apply(&o, 0x06DD), Change::Same));
    }
}
