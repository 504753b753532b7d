//! The class table of the library at run time.

use unicode_properties::{GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};

use super::class::Class;

/// One byte for each code point of the BMP, compiled by the build script.
static BMP: &[u8; 0x1_0000] = include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin"));

/// The scanner's class of a code point.
#[inline(always)]
pub fn class(code: u32) -> Class {
    match BMP.get(code as usize) {
        Some(&n) => Class(n),
        None => astral(code),
    }
}

#[cold]
fn astral(code: u32) -> Class {
    let Some(c) = char::from_u32(code) else { return Class::SYMBOL };
    if c.is_emoji_char() {
        return Class::EMOJI;
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter => Class::LETTER,
        GeneralCategoryGroup::Mark => Class::MARK,
        GeneralCategoryGroup::Number
            if c.general_category() == unicode_properties::GeneralCategory::DecimalNumber =>
        {
            Class::DIGIT
        }
        GeneralCategoryGroup::Number => Class::FRACTION,
        GeneralCategoryGroup::Punctuation => Class::PUNCT,
        GeneralCategoryGroup::Separator => Class::GAP,
        GeneralCategoryGroup::Other
            if c.general_category() == unicode_properties::GeneralCategory::Format =>
        {
            Class::JOINER
        }
        _ => Class::SYMBOL,
    }
}
