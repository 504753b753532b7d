//! The scanner's class of every code point of the BMP, from Unicode's own properties.

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::tokenize::class::Class;

/// The class of one code point; surrogates count as symbols.
pub fn of(code: u32) -> Class {
    use GeneralCategory as G;
    let Some(c) = char::from_u32(code) else { return Class::SYMBOL };
    match c {
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Class::NEWLINE,
        '.' => return Class::DOT,
        ',' | '\u{066B}' | '\u{066C}' | ':' | '/' => return Class::INNER,
        '-' | '\u{2010}' | '\u{2011}' => return Class::HYPHEN,
        '@' => return Class::AT,
        '#' => return Class::HASH,
        '_' => return Class::UNDERSCORE,
        '\u{0640}' | '\u{07FA}' => return Class::TATWEEL,
        '\u{00B2}' | '\u{00B3}' => return Class::SUPERSCRIPT,
        '\u{200C}' | '\u{200D}' => return Class::JOINER,
        // Format characters by category that are nevertheless visible: the number sign, the end of a verse and
        // similar signs.
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}' => {
            return Class::SYMBOL;
        }
        _ => {}
    }
    match c.general_category() {
        G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator | G::Control => Class::GAP,
        G::Format => Class::JOINER,
        G::NonspacingMark | G::EnclosingMark | G::SpacingMark => Class::MARK,
        G::DecimalNumber => Class::DIGIT,
        G::LetterNumber | G::OtherNumber => Class::FRACTION,
        G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::ModifierLetter | G::OtherLetter => {
            match c.script() {
                Script::Latin => Class::LATIN,
                _ => Class::LETTER,
            }
        }
        G::ConnectorPunctuation
        | G::DashPunctuation
        | G::OpenPunctuation
        | G::ClosePunctuation
        | G::InitialPunctuation
        | G::FinalPunctuation
        | G::OtherPunctuation => Class::PUNCT,
        _ if c.is_emoji_char() && code >= 0x2190 => Class::EMOJI,
        _ => Class::SYMBOL,
    }
}

/// One byte for each code point below U+10000.
pub fn table() -> Vec<u8> {
    (0..0x1_0000).map(|code| of(code).0).collect()
}
