//! What the scanner needs to know about a code point.

/// A scanner class. The build compiles the class of every code point from Unicode properties.
///
/// A number rather than an enum, so that any stored byte is a class, without a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(pub u8);

impl Class {
    /// White space, controls.
    pub const GAP: Class = Class(0);
    /// Line and paragraph ends.
    pub const NEWLINE: Class = Class(1);
    /// A letter of any script except Latin.
    pub const LETTER: Class = Class(2);
    /// A Latin letter.
    pub const LATIN: Class = Class(3);
    /// A combining mark.
    pub const MARK: Class = Class(4);
    /// Tatweel.
    pub const TATWEEL: Class = Class(5);
    /// Zero-width joiners and other invisible format characters.
    pub const JOINER: Class = Class(6);
    /// A decimal digit of any script.
    pub const DIGIT: Class = Class(7);
    /// A vulgar fraction or another number that is not a decimal digit.
    pub const FRACTION: Class = Class(8);
    /// Superscript two and three, which belong to the unit of measure before them.
    pub const SUPERSCRIPT: Class = Class(9);
    /// Full stop.
    pub const DOT: Class = Class(10);
    /// Comma, colon, slash, Arabic decimal and thousands separators: they join the digits of a number.
    pub const INNER: Class = Class(11);
    /// Hyphen.
    pub const HYPHEN: Class = Class(12);
    /// Low line.
    pub const UNDERSCORE: Class = Class(13);
    /// `@`
    pub const AT: Class = Class(14);
    /// `#`
    pub const HASH: Class = Class(15);
    /// Other punctuation.
    pub const PUNCT: Class = Class(16);
    /// Symbols, private use, unassigned.
    pub const SYMBOL: Class = Class(17);
    /// Emoji.
    pub const EMOJI: Class = Class(18);

    /// The set of these classes, one bit each.
    pub const fn set(classes: &[Class]) -> u32 {
        let mut set = 0;
        let mut i = 0;
        while i < classes.len() {
            set |= 1 << classes[i].0;
            i += 1;
        }
        set
    }

    /// Whether the class is in a [`Class::set`].
    #[inline(always)]
    pub const fn within(self, set: u32) -> bool {
        set >> (self.0 & 31) & 1 == 1
    }
}
