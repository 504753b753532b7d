//! Tashkeel by class: كَتَبَ → كتب.
//!
//! `seeds/normalize/marks.tsv` gives the class of each mark. A test below checks that
//! the file covers exactly the combining marks of the Arabic script (Unicode
//! properties General_Category=Mn, Script_Extensions=Arabic).

use super::change::Change;
use super::options::{DaggerAlef, Options, Strip};
use super::seed_words::MarkClass;
use super::seeds::MARKS;

/// The class of `c`, if it is a mark or sign of the Arabic script.
pub(super) fn class(c: u32) -> Option<MarkClass> {
    let n = MARKS.partition_point(|r| r.1 < c);
    MARKS.get(n).filter(|r| r.0 <= c).map(|r| r.2)
}

/// Whether `c` is a combining mark that sits on an Arabic letter.
pub(super) fn is_mark(c: u32) -> bool {
    // Spacing small letters and the signs around numbers and verses do not combine.
    !matches!(class(c), None | Some(MarkClass::Symbol)) && !matches!(c, 0x06E5 | 0x06E6 | 0x08C9)
}

/// The stage on one character.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    let gone = match class(c) {
        None | Some(MarkClass::LetterPart) => false,
        Some(MarkClass::Harakat) => o.strips(o.harakat),
        Some(MarkClass::Tanwin) => o.strips(o.tanwin),
        Some(MarkClass::Shadda) => o.strips(o.shadda),
        Some(MarkClass::Sukun) => o.strips(o.sukun),
        Some(MarkClass::OtherVowel) => o.strips(o.other_vowels),
        Some(MarkClass::Quranic) => o.strips(o.quranic_marks),
        Some(MarkClass::Honorific) => o.strips(o.honorific_marks),
        Some(MarkClass::SmallLetter) => o.small_letters == Strip::Strip,
        Some(MarkClass::Symbol) => o.symbols == Strip::Strip,
        Some(MarkClass::DaggerAlef) => match o.dagger_alef {
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
