//! Digits, punctuation, quotation marks, zero-width characters, letter case.

use super::change::Change;
use super::options::{Case, Digits, Options, Punctuation, Quotes, Strip, Tatweel, ZeroWidth};
use crate::letters::TATWEEL;
use crate::signs::{
    APOSTROPHE, ARABIC_COMMA, ARABIC_PERCENT, ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE_GUILLEMET,
    CLOSE_ORNATE, OPEN_GUILLEMET, OPEN_ORNATE, PERCENT, QUOTE, SEMICOLON, SPACE,
};

/// The value of a decimal digit written in ASCII, Arabic-Indic or Persian digits.
pub(super) fn digit(c: u32) -> Option<u32> {
    match c {
        0x30..=0x39 => Some(c - 0x30),
        0x0660..=0x0669 => Some(c - 0x0660),
        0x06F0..=0x06F9 => Some(c - 0x06F0),
        _ => None,
    }
}

/// Digits: ٣٠ → 30.
pub(super) fn digits(o: &Options, c: u32) -> Change {
    let zero = match o.digits {
        Digits::Keep => return Change::Same,
        Digits::Ascii => 0x30,
        Digits::ArabicIndic => 0x0660,
        Digits::Persian => 0x06F0,
    };
    digit(c).map_or(Change::Same, |d| Change::to(c, zero + d))
}

/// Arabic punctuation and its ASCII counterpart.
const PUNCTUATION: &[(u32, u32)] = &[
    (0x060C, 0x2C), // ،
    (0x061B, 0x3B), // ؛
    (0x061F, 0x3F), // ؟
    (0x066A, 0x25), // ٪
    (0x066B, 0x2E), // ٫
    (0x066C, 0x2C), // ٬
    (0x06D4, 0x2E), // ۔
    (0x066D, 0x2A), // ٭
];

/// Whether `c` is punctuation in the scripts an Arabic text mixes: ASCII
/// punctuation and symbols, Arabic punctuation, General Punctuation, guillemets.
pub(super) fn is_punctuation(c: u32) -> bool {
    matches!(c, 0x21..=0x2F | 0x3A..=0x40 | 0x5B..=0x60 | 0x7B..=0x7E)
        || is_arabic_punctuation(c)
        || matches!(c, OPEN_GUILLEMET | CLOSE_GUILLEMET | 0x2010..=0x2027 | 0x2030..=0x205E | CLOSE_ORNATE | OPEN_ORNATE)
}

/// Punctuation of the Arabic blocks.
pub(super) fn is_arabic_punctuation(c: u32) -> bool {
    matches!(c, ARABIC_COMMA | ARABIC_SEMICOLON | ARABIC_QUESTION | 0x066A..=0x066D | 0x06D4)
}

/// Punctuation: ، → ,.
pub(super) fn punctuation(o: &Options, c: u32) -> Change {
    match o.punctuation {
        Punctuation::Keep => Change::Same,
        Punctuation::Ascii => {
            PUNCTUATION.iter().find(|(a, _)| *a == c).map_or(Change::Same, |(_, b)| Change::One(*b))
        }
        // The comma and full stop depend on their neighbours: see `context`.
        Punctuation::Arabic => match c {
            SEMICOLON => Change::One(ARABIC_SEMICOLON),
            0x3F => Change::One(ARABIC_QUESTION),
            PERCENT => Change::One(ARABIC_PERCENT),
            _ => Change::Same,
        },
        Punctuation::Strip if is_punctuation(c) => Change::Drop,
        Punctuation::Space if is_punctuation(c) => Change::One(SPACE),
        Punctuation::Strip | Punctuation::Space => Change::Same,
    }
}

/// Quotation marks: «نص» → "نص".
pub(super) fn quotes(o: &Options, c: u32) -> Change {
    let ascii = match c {
        OPEN_GUILLEMET | CLOSE_GUILLEMET | 0x201C..=0x201F | 0x2033 | 0x301D..=0x301F | 0xFF02 => QUOTE,
        0x2018..=0x201B | 0x2032 | 0x2039 | 0x203A | 0xFF07 => APOSTROPHE,
        QUOTE | APOSTROPHE if o.quotes == Quotes::Strip => c,
        _ => return Change::Same,
    };
    match o.quotes {
        Quotes::Keep => Change::Same,
        Quotes::Ascii => Change::One(ascii),
        Quotes::Strip => Change::Drop,
    }
}

/// Tatweel: العـــربية → العربية.
pub(super) fn tatweel(o: &Options, c: u32) -> Change {
    if o.tatweel != Tatweel::Keep && c == TATWEEL { Change::Drop } else { Change::Same }
}

/// Bidirectional controls.
pub(super) fn bidi(o: &Options, c: u32) -> Change {
    let is = matches!(c, 0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069);
    if is && o.bidi == Strip::Strip { Change::Drop } else { Change::Same }
}

/// Emoji variation selector.
pub(super) const VS16: u32 = 0xFE0F;

/// Characters without width (Default_Ignorable_Code_Point, but no bidi
/// control, filler letter or variation selector).
pub(super) fn is_zero_width(c: u32) -> bool {
    matches!(c, 0xAD | 0x034F | 0x180E | 0x200B..=0x200D | 0x2060..=0x2064 | 0xFEFF)
}

/// Characters without width.
pub(super) fn zero_width(o: &Options, c: u32) -> Change {
    match o.zero_width {
        ZeroWidth::Strip if is_zero_width(c) => Change::Drop,
        ZeroWidth::Space if is_zero_width(c) => Change::One(SPACE),
        _ => Change::Same,
    }
}

/// Upper and lower case.
pub(super) fn case(o: &Options, c: u32) -> Change {
    if o.case == Case::Keep {
        return Change::Same;
    }
    let Some(ch) = char::from_u32(c) else { return Change::Same };
    let mut lower = ch.to_lowercase().map(u32::from);
    match lower.len() {
        1 => Change::to(c, lower.next().unwrap_or(c)),
        _ => Change::Many(lower.collect()),
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        assert_eq!(with(&[("digits", "ascii")]).normalize("٣٠ ۴۵ 6"), "30 45 6");
        assert_eq!(with(&[("digits", "arabic_indic")]).normalize("30 ۴۵"), "٣٠ ٤٥");
        assert_eq!(with(&[("digits", "persian")]).normalize("30"), "۳۰");
        assert_eq!(with(&[("punctuation", "ascii")]).normalize("نعم، لا؛ متى؟ ٥٪"), "نعم, لا; متى? ٥%");
        assert_eq!(
            with(&[("punctuation", "arabic")]).normalize("نعم, لا; متى? 1,234.5 ١,٢٣٤.٥."),
            "نعم، لا؛ متى؟ 1,234.5 ١٬٢٣٤٫٥."
        );
        assert_eq!(with(&[("punctuation", "strip")]).normalize("«نعم»، لا."), "نعم لا");
        assert_eq!(with(&[("quotes", "ascii")]).normalize("«نعم» ‘لا’"), "\"نعم\" 'لا'");
        assert_eq!(with(&[("tatweel", "strip")]).normalize("العـــربية"), "العربية");
        assert_eq!(with(&[("bidi", "strip")]).normalize("\u{200F}نص\u{202C}"), "نص");
        assert_eq!(with(&[("zero_width", "strip")]).normalize("م\u{200C}ن 👨\u{200D}👩"), "من 👨\u{200D}👩");
        assert_eq!(with(&[("case", "lower")]).normalize("RT É"), "rt é");
    }
}
