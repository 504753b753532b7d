//! The digits of every script, and fractions in one character.

use crate::reading::Exact;
use crate::text::Text;

/// The whole number that the digits of a stretch of text write; `None` if they contain anything else.
pub fn value(text: Text<'_>, from: u32, to: u32) -> Option<u32> {
    let mut digits = (from..to).map(|at| digit(text.at(at as usize)));
    digits.try_fold(0u32, |n, d| n.checked_mul(10)?.checked_add(d?.into()))
}

/// The decimal digit that a code point is: ASCII, Arabic-Indic, Persian, full width.
#[inline]
pub fn digit(code: u32) -> Option<u8> {
    match code {
        0x30..=0x39 => Some((code - 0x30) as u8),
        0x0660..=0x0669 => Some((code - 0x0660) as u8),
        0x06F0..=0x06F9 => Some((code - 0x06F0) as u8),
        0xFF10..=0xFF19 => Some((code - 0xFF10) as u8),
        _ => None,
    }
}

/// Value of a vulgar fraction character.
pub(super) fn vulgar(code: u32) -> Option<Exact> {
    let (n, d) = match code {
        0xBC => (1, 4),
        0xBD => (1, 2),
        0xBE => (3, 4),
        0x2150 => (1, 7),
        0x2151 => (1, 9),
        0x2152 => (1, 10),
        0x2153 => (1, 3),
        0x2154 => (2, 3),
        0x2155 => (1, 5),
        0x2156 => (2, 5),
        0x2157 => (3, 5),
        0x2158 => (4, 5),
        0x2159 => (1, 6),
        0x215A => (5, 6),
        0x215B => (1, 8),
        0x215C => (3, 8),
        0x215D => (5, 8),
        0x215E => (7, 8),
        _ => return None,
    };
    Exact::ratio(n, d)
}
