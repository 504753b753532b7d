//! The class table of the library at run time.

use unicode_properties::{GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};

use super::class::CharClass;

/// One byte for each code point of the BMP, compiled by the build script.
static BMP: &[u8; 0x1_0000] = include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin"));

/// The scanner's class of a code point.
#[inline(always)]
pub fn class(code: u32) -> CharClass {
    match BMP.get(code as usize) {
        Some(&n) => CharClass(n),
        None => astral(code),
    }
}

#[cold]
fn astral(code: u32) -> CharClass {
    let Some(c) = char::from_u32(code) else { return CharClass::SYMBOL };
    if c.is_emoji_char() {
        return CharClass::EMOJI;
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter => CharClass::LETTER,
        GeneralCategoryGroup::Mark => CharClass::MARK,
        GeneralCategoryGroup::Number
            if c.general_category() == unicode_properties::GeneralCategory::DecimalNumber =>
        {
            CharClass::DIGIT
        }
        GeneralCategoryGroup::Number => CharClass::FRACTION,
        GeneralCategoryGroup::Punctuation => CharClass::PUNCT,
        GeneralCategoryGroup::Separator => CharClass::GAP,
        GeneralCategoryGroup::Other
            if c.general_category() == unicode_properties::GeneralCategory::Format =>
        {
            CharClass::JOINER
        }
        _ => CharClass::SYMBOL,
    }
}
