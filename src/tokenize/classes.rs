//! The class table of the running library.

use unicode_properties::{GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};

use super::class::Class;

/// One byte for each code point of the BMP, compiled by the build script.
static BMP: &[u8; 0x1_0000] = include_bytes!(concat!(env!("OUT_DIR"), "/classes.bin"));

/// The scanner's class of a code point.
#[inline(always)]
pub fn class(code: u32) -> Class {
    match BMP.get(code as usize) {
        Some(&n) => Class::from_u8(n),
        None => astral(code),
    }
}

#[cold]
fn astral(code: u32) -> Class {
    let Some(c) = char::from_u32(code) else { return Class::Symbol };
    if c.is_emoji_char() {
        return Class::Emoji;
    }
    match c.general_category_group() {
        GeneralCategoryGroup::Letter => Class::Letter,
        GeneralCategoryGroup::Mark => Class::Mark,
        GeneralCategoryGroup::Number
            if c.general_category() == unicode_properties::GeneralCategory::DecimalNumber =>
        {
            Class::Digit
        }
        GeneralCategoryGroup::Number => Class::Fraction,
        GeneralCategoryGroup::Punctuation => Class::Punct,
        GeneralCategoryGroup::Separator => Class::Gap,
        GeneralCategoryGroup::Other
            if c.general_category() == unicode_properties::GeneralCategory::Format =>
        {
            Class::Joiner
        }
        _ => Class::Symbol,
    }
}
