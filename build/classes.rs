//! The scanner's class of every code point of the BMP, from Unicode's own properties.

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::tokenize::class::Class;

/// The class of one code point; surrogates count as symbols.
pub fn of(code: u32) -> Class {
    use GeneralCategory as G;
    let Some(c) = char::from_u32(code) else { return Class::Symbol };
    match c {
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Class::Newline,
        '.' => return Class::Dot,
        ',' | '\u{066B}' | '\u{066C}' | ':' | '/' => return Class::Inner,
        '-' | '\u{2010}' | '\u{2011}' => return Class::Hyphen,
        '@' => return Class::At,
        '#' => return Class::Hash,
        '_' => return Class::Underscore,
        '\u{0640}' | '\u{07FA}' => return Class::Tatweel,
        '\u{00B2}' | '\u{00B3}' => return Class::Superscript,
        '\u{200C}' | '\u{200D}' => return Class::Joiner,
        _ => {}
    }
    match c.general_category() {
        G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator | G::Control => Class::Gap,
        G::Format => Class::Joiner,
        G::NonspacingMark | G::EnclosingMark | G::SpacingMark => Class::Mark,
        G::DecimalNumber => Class::Digit,
        G::LetterNumber | G::OtherNumber => Class::Fraction,
        G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::ModifierLetter | G::OtherLetter => {
            match c.script() {
                Script::Latin => Class::Latin,
                _ => Class::Letter,
            }
        }
        G::ConnectorPunctuation
        | G::DashPunctuation
        | G::OpenPunctuation
        | G::ClosePunctuation
        | G::InitialPunctuation
        | G::FinalPunctuation
        | G::OtherPunctuation => Class::Punct,
        _ if c.is_emoji_char() && code >= 0x2190 => Class::Emoji,
        _ => Class::Symbol,
    }
}

/// One byte for each code point below U+10000.
pub fn table() -> Vec<u8> {
    (0..0x1_0000).map(|code| of(code) as u8).collect()
}
