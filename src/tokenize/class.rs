//! What the scanner needs to know about a code point.

/// A scanner class. The build compiles the class of every code point from Unicode properties.
///
/// A number rather than an enum, so that any stored byte is a class, without a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CharClass(pub u8);

impl CharClass {
    /// White space, controls.
    pub const GAP: CharClass = CharClass(0);
    /// Line and paragraph ends.
    pub const NEWLINE: CharClass = CharClass(1);
    /// A letter of any script except Latin.
    pub const LETTER: CharClass = CharClass(2);
    /// A Latin letter.
    pub const LATIN: CharClass = CharClass(3);
    /// A combining mark.
    pub const MARK: CharClass = CharClass(4);
    /// Tatweel.
    pub const TATWEEL: CharClass = CharClass(5);
    /// Zero-width joiners and other invisible format characters.
    pub const JOINER: CharClass = CharClass(6);
    /// A decimal digit of any script.
    pub const DIGIT: CharClass = CharClass(7);
    /// A vulgar fraction or another number that is not a decimal digit.
    pub const FRACTION: CharClass = CharClass(8);
    /// Superscript two and three, which belong to the unit of measure before them.
    pub const SUPERSCRIPT: CharClass = CharClass(9);
    /// Full stop.
    pub const DOT: CharClass = CharClass(10);
    /// Comma, colon, slash, Arabic decimal and thousands separators: they join the digits of a number.
    pub const INNER: CharClass = CharClass(11);
    /// Hyphen.
    pub const HYPHEN: CharClass = CharClass(12);
    /// Low line.
    pub const UNDERSCORE: CharClass = CharClass(13);
    /// `@`
    pub const AT: CharClass = CharClass(14);
    /// `#`
    pub const HASH: CharClass = CharClass(15);
    /// Other punctuation.
    pub const PUNCT: CharClass = CharClass(16);
    /// Symbols, private use, unassigned.
    pub const SYMBOL: CharClass = CharClass(17);
    /// Emoji.
    pub const EMOJI: CharClass = CharClass(18);

    /// The set of these classes, one bit each.
    pub const fn set(classes: &[CharClass]) -> u32 {
        let mut set = 0;
        let mut i = 0;
        while i < classes.len() {
            set |= 1 << classes[i].0;
            i += 1;
        }
        set
    }

    /// Whether the class is in a [`CharClass::set`].
    #[inline(always)]
    pub const fn within(self, set: u32) -> bool {
        set >> (self.0 & 31) & 1 == 1
    }
}
