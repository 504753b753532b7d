//! What the scanner needs to know of a code point.

/// Scanner classes. The build compiles them from Unicode properties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// White space, controls.
    Gap,
    /// Line and paragraph ends.
    Newline,
    /// A letter of any script but Latin.
    Letter,
    /// A Latin letter.
    Latin,
    /// A combining mark.
    Mark,
    /// Tatweel.
    Tatweel,
    /// Zero-width joiners and other invisible format characters.
    Joiner,
    /// A decimal digit of any script.
    Digit,
    /// A vulgar fraction or another number that is no decimal digit.
    Fraction,
    /// Superscript two and three, which belong to the unit before them.
    Superscript,
    /// Full stop.
    Dot,
    /// Comma, colon, slash, Arabic decimal and thousands signs: inside a number they join.
    Inner,
    /// Hyphen.
    Hyphen,
    /// Low line.
    Underscore,
    /// `@`
    At,
    /// `#`
    Hash,
    /// Other punctuation.
    Punct,
    /// Symbols, private use, unassigned.
    Symbol,
    /// Emoji.
    Emoji,
}

impl Class {
    /// The class with number `n`.
    #[inline(always)]
    pub const fn from_u8(n: u8) -> Self {
        const ALL: [Class; 32] = {
            use Class::*;
            let mut all = [Symbol; 32];
            let listed = [
                Gap,
                Newline,
                Letter,
                Latin,
                Mark,
                Tatweel,
                Joiner,
                Digit,
                Fraction,
                Superscript,
                Dot,
                Inner,
                Hyphen,
                Underscore,
                At,
                Hash,
                Punct,
                Symbol,
                Emoji,
            ];
            let mut i = 0;
            while i < listed.len() {
                all[listed[i] as usize] = listed[i];
                i += 1;
            }
            all
        };
        ALL[(n & 31) as usize]
    }
}
