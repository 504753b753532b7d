//! The scanner's class of every code point of the BMP, from Unicode's own properties.

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::tokenize::class::CharClass;

/// The class of one code point; surrogates count as symbols.
pub fn of(code: u32) -> CharClass {
    use GeneralCategory as G;
    let Some(c) = char::from_u32(code) else { return CharClass::SYMBOL };
    match c {
        '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => return CharClass::NEWLINE,
        '.' => return CharClass::DOT,
        ',' | '\u{066B}' | '\u{066C}' | ':' | '/' => return CharClass::INNER,
        '-' | '\u{2010}' | '\u{2011}' => return CharClass::HYPHEN,
        '@' => return CharClass::AT,
        '#' => return CharClass::HASH,
        '_' => return CharClass::UNDERSCORE,
        '\u{0640}' | '\u{07FA}' => return CharClass::TATWEEL,
        '\u{00B2}' | '\u{00B3}' => return CharClass::SUPERSCRIPT,
        '\u{200C}' | '\u{200D}' => return CharClass::JOINER,
        // Format characters by category that are nevertheless visible: the number sign, the end of a verse and
        // similar signs.
        '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}' => {
            return CharClass::SYMBOL;
        }
        _ => {}
    }
    match c.general_category() {
        G::SpaceSeparator | G::LineSeparator | G::ParagraphSeparator | G::Control => CharClass::GAP,
        G::Format => CharClass::JOINER,
        G::NonspacingMark | G::EnclosingMark | G::SpacingMark => CharClass::MARK,
        G::DecimalNumber => CharClass::DIGIT,
        G::LetterNumber | G::OtherNumber => CharClass::FRACTION,
        G::UppercaseLetter | G::LowercaseLetter | G::TitlecaseLetter | G::ModifierLetter | G::OtherLetter => {
            match c.script() {
                Script::Latin => CharClass::LATIN,
                _ => CharClass::LETTER,
            }
        }
        G::ConnectorPunctuation
        | G::DashPunctuation
        | G::OpenPunctuation
        | G::ClosePunctuation
        | G::InitialPunctuation
        | G::FinalPunctuation
        | G::OtherPunctuation => CharClass::PUNCT,
        _ if c.is_emoji_char() && code >= 0x2190 => CharClass::EMOJI,
        _ => CharClass::SYMBOL,
    }
}

/// One byte for each code point below U+10000.
pub fn table() -> Vec<u8> {
    (0..0x1_0000).map(|code| of(code).0).collect()
}
