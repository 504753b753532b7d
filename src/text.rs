//! Text as the scanners see it: an array of code points, one per position,
//! stored in 2 or 4 bytes each.
//!
//! Python stores its strings with Arabic this way, so they are read in place; one in single bytes holds none, and
//! is widened first. Rust's UTF-8 is decoded once into a [`TextBuf`]; [`ByteOffsets`] maps positions back to bytes.

use crate::span::Span;
use crate::utf8;
use crate::visits::visit;

/// One stored code point: `u16` (BMP) or `u32` (all, including lone surrogates, which pass through everything
/// unharmed).
pub trait Unit: Copy + Default + Eq + Send + Sync + 'static {
    /// The code point.
    fn code(self) -> u32;

    /// A bit mask of 64 units: set where the unit is one of the `count` code points from `first` on.
    #[inline]
    fn in_range(units: &[Self; 64], first: u32, count: u32) -> u64 {
        units
            .iter()
            .enumerate()
            .fold(0, |mask, (i, u)| mask | u64::from(u.code().wrapping_sub(first) < count) << i)
    }
}

impl Unit for u16 {
    #[inline(always)]
    fn code(self) -> u32 {
        u32::from(self)
    }

    #[cfg(target_arch = "x86_64")]
    #[inline]
    fn in_range(units: &[Self; 64], first: u32, count: u32) -> u64 {
        use std::arch::x86_64::{
            __m128i, _mm_cmplt_epi16, _mm_loadu_si128, _mm_movemask_epi8, _mm_packs_epi16, _mm_set1_epi16,
            _mm_sub_epi16,
        };
        let mut mask = 0;
        for (i, part) in units.as_chunks::<16>().0.iter().enumerate() {
            let (low, high) = (&raw const part[0], &raw const part[8]);
            // SAFETY: SSE2 is part of x86_64, and both 16-byte loads lie within `part`.
            let bits = unsafe {
                // Unsigned comparison, by shifting both sides into the signed range.
                let shift = _mm_set1_epi16((first as i16).wrapping_add(i16::MIN));
                let limit = _mm_set1_epi16((count as i16).wrapping_add(i16::MIN));
                let test = |from: *const u16| {
                    _mm_cmplt_epi16(_mm_sub_epi16(_mm_loadu_si128(from.cast::<__m128i>()), shift), limit)
                };
                _mm_movemask_epi8(_mm_packs_epi16(test(low), test(high)))
            };
            mask |= u64::from(bits as u16) << (16 * i);
        }
        mask
    }
}

impl Unit for u32 {
    #[inline(always)]
    fn code(self) -> u32 {
        self
    }
}

/// A borrowed text, in the storage width its owner uses.
#[derive(Clone, Copy, Debug)]
pub enum Text<'a> {
    /// Every code point below U+10000.
    Wide(&'a [u16]),
    /// Any code point.
    Full(&'a [u32]),
}

/// Runs an expression for whichever slice a [`Text`] holds.
#[macro_export]
macro_rules! with_units {
    ($text:expr, $units:ident => $body:expr) => {
        match $text {
            $crate::text::Text::Wide($units) => $body,
            $crate::text::Text::Full($units) => $body,
        }
    };
}

impl<'a> Text<'a> {
    /// Number of code points.
    pub fn len(self) -> usize {
        with_units!(self, u => u.len())
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The code point at `at`, or 0 past the end.
    #[inline]
    pub fn at(self, at: usize) -> u32 {
        visit();
        with_units!(self, u => u.get(at).map_or(0, |c| c.code()))
    }

    /// Whether any code point is in one of these ranges, each its first one and how many; none has U+0000.
    pub(crate) fn holds(self, ranges: &[(u32, u32)]) -> bool {
        with_units!(self, units => {
            let any = |block| ranges.iter().any(|&(first, count)| Unit::in_range(block, first, count) != 0);
            let (blocks, rest) = units.as_chunks();
            let mut last = [Default::default(); 64];
            last[..rest.len()].copy_from_slice(rest);
            blocks.iter().any(any) || any(&last)
        })
    }

    /// The part from `start` to `end`, both clamped to the text.
    pub fn slice(self, start: usize, end: usize) -> Text<'a> {
        let end = end.min(self.len());
        let start = start.min(end);
        match self {
            Text::Wide(u) => Text::Wide(&u[start..end]),
            Text::Full(u) => Text::Full(&u[start..end]),
        }
    }

    /// The code points one after the other.
    pub fn codes(self) -> impl Iterator<Item = u32> + 'a {
        (0..self.len()).map(move |i| self.at(i))
    }

    /// Appends the text to `out` in UTF-8; lone surrogates become U+FFFD.
    pub fn write_utf8(self, out: &mut Vec<u8>) {
        match self {
            Text::Wide(units) => utf8::encode(units, out),
            Text::Full(units) => {
                let char = |&u: &u32| char::from_u32(u).unwrap_or(char::REPLACEMENT_CHARACTER);
                push(out, units.iter().map(char));
            }
        }
    }

    /// The text as a Rust string; lone surrogates become U+FFFD.
    pub fn to_string_lossy(self) -> String {
        let mut bytes = Vec::new();
        self.write_utf8(&mut bytes);
        // SAFETY: only whole characters were written.
        unsafe { String::from_utf8_unchecked(bytes) }
    }
}

fn push(out: &mut Vec<u8>, chars: impl ExactSizeIterator<Item = char>) {
    out.reserve(chars.len());
    for c in chars {
        if c.is_ascii() {
            out.push(c as u8);
        } else {
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
}

/// An owned text decoded from UTF-8.
///
/// ```
/// use tarqim::text::{ByteOffsets, TextBuf};
///
/// let buf = TextBuf::new("٣ جنود");
/// assert_eq!(buf.text().len(), 6);
/// assert_eq!(ByteOffsets::new("٣ جنود").byte(2), 3);
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextBuf {
    wide: Vec<u16>,
    full: Vec<u32>,
    is_full: bool,
}

impl TextBuf {
    /// Decodes `text`, using 2 bytes per code point where that is enough.
    pub fn new(text: &str) -> Self {
        let mut buf = Self::default();
        buf.set(text);
        buf
    }

    /// Decodes `text`, reusing this buffer's memory.
    pub fn set(&mut self, text: &str) {
        self.full.clear();
        self.is_full = !utf8::decode(text, &mut self.wide);
        if self.is_full {
            self.full.extend(text.chars().map(u32::from));
        }
    }

    /// The decoded text.
    pub fn text(&self) -> Text<'_> {
        if self.is_full { Text::Full(&self.full) } else { Text::Wide(&self.wide) }
    }
}

/// Converts code point positions to byte positions of the same UTF-8 text. It walks from the last position asked for
/// to the next one, so the cost is the distance between them.
#[derive(Clone, Debug)]
pub struct ByteOffsets<'a> {
    bytes: &'a [u8],
    code: usize,
    byte: usize,
}

impl<'a> ByteOffsets<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), code: 0, byte: 0 }
    }

    /// The byte position of code point `at`, or of the end of the text where there is none.
    pub fn byte(&mut self, at: usize) -> usize {
        while self.code > at {
            // Step back over continuation bytes to the start of the character.
            self.byte -= 1;
            while self.bytes[self.byte] & 0xC0 == 0x80 {
                self.byte -= 1;
            }
            self.code -= 1;
            visit();
        }
        while self.code < at && self.byte < self.bytes.len() {
            self.byte += match self.bytes[self.byte] {
                0..=0x7F => 1,
                0x80..=0xDF => 2,
                0xE0..=0xEF => 3,
                _ => 4,
            };
            self.code += 1;
            visit();
        }
        self.byte
    }

    /// The bytes of a range of code points.
    pub fn span(&mut self, codes: Span) -> Span {
        let start = self.byte(codes.start as usize) as u32;
        Span::new(start, self.byte(codes.end as usize) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::ByteOffsets;

    #[test]
    fn positions_are_found_forwards_and_backwards() {
        let text = "aé٣😀\u{10FFFF}ب";
        let mut expected: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        expected.push(text.len());
        let mut bytes = ByteOffsets::new(text);
        for from in 0..expected.len() {
            for to in 0..expected.len() {
                assert_eq!(bytes.byte(from), expected[from]);
                assert_eq!(bytes.byte(to), expected[to], "{from} to {to}");
            }
        }
        assert_eq!(bytes.byte(100), text.len());
        assert_eq!(bytes.byte(0), 0);
    }
}
