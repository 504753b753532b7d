//! What digits may be a telephone number: calling codes and lengths.

use std::ops::RangeInclusive;

use crate::lexicon::amounts::PhoneRow;
use crate::reading::Context;

/// Maximum number of digits of an E.164 number.
pub const LONGEST: usize = 15;
/// Maximum number of digits that a number and the zeros before it may have.
pub const MOST: usize = LONGEST + 3;
/// Digits of a national number.
pub const NATIONAL: RangeInclusive<usize> = 8..=11;

/// The digits of a number as they are collected.
#[derive(Clone, Copy, Default)]
pub struct PhoneDigits {
    values: [u8; MOST],
    /// How many there are.
    pub count: usize,
}

impl PhoneDigits {
    /// Adds one; false if there are too many.
    pub fn push(&mut self, digit: u8) -> bool {
        if let Some(slot) = self.values.get_mut(self.count) {
            *slot = digit;
            self.count += 1;
            return true;
        }
        false
    }

    /// The first `count` of them.
    pub fn first(&self, count: usize) -> &[u8] {
        &self.values[..count.min(self.count)]
    }
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|d| char::from(b'0' + d)).collect()
}

/// Whether a plan allows national numbers of that many digits, without the trunk prefix.
fn fits(row: &PhoneRow, len: usize) -> bool {
    (usize::from(row.digits.0)..=usize::from(row.digits.1)).contains(&len)
}

/// The country whose calling code the digits begin with, the rest being of a length it allows.
fn country<'a>(rows: &'a [PhoneRow], digits: &[u8]) -> Option<&'a PhoneRow> {
    (1..=3).find_map(|len| {
        let code = digits.get(..len)?.iter().fold(0u16, |n, d| n * 10 + u16::from(*d));
        let rest = digits.len() - len;
        rows.iter().find(|r| r.code == code && fits(r, rest))
    })
}

/// An international number without its «+» or «00».
pub fn international(cx: &Context<'_>, digits: &[u8]) -> Option<String> {
    let rows = &cx.lexicon.tables().phones;
    // «+44 (0)20», «+971 050»: the trunk prefix is not dialled.
    let (row, rest) = trunked(rows, digits).or_else(|| {
        let row = country(rows, digits)?;
        Some((row, &digits[row.code.to_string().len()..]))
    })?;
    let code = row.code.to_string();
    (code.len() + rest.len() <= LONGEST).then(|| format!("+{code}{}", text(rest)))
}

/// The country of a number that has the zero of national numbers after its calling code, and what follows the zero.
/// Italian numbers keep theirs.
fn trunked<'r, 'd>(rows: &'r [PhoneRow], digits: &'d [u8]) -> Option<(&'r PhoneRow, &'d [u8])> {
    const ITALY: u16 = 39;
    (1..=3).find_map(|len| {
        let code = digits.get(..len)?.iter().fold(0u16, |n, d| n * 10 + u16::from(*d));
        let rest = digits.get(len..)?.strip_prefix(&[0])?;
        let row = rows.iter().find(|r| r.code == code && r.trunk == "0" && fits(r, rest.len()))?;
        (code != ITALY).then_some((row, rest))
    })
}

/// Whether the digits are a calling code.
pub fn is_code(cx: &Context<'_>, digits: &[u8]) -> bool {
    let code = text(digits);
    cx.lexicon.tables().phones.iter().any(|r| r.code.to_string() == code)
}

/// Whether the digits begin with the calling code of a state of the Arab League.
pub fn is_arab(cx: &Context<'_>, digits: &[u8]) -> bool {
    const LEAGUE: &[&str] = &[
        "AE", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KM", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA",
        "SD", "SO", "SY", "TN", "YE",
    ];
    let rows = &cx.lexicon.tables().phones;
    let row = country(rows, digits).or_else(|| trunked(rows, digits).map(|(row, _)| row));
    row.is_some_and(|r| r.regions.iter().any(|known| LEAGUE.contains(&known.as_str())))
}

/// Whether the first `len` digits are a calling code after which the rest fits.
pub fn begins_with_code(cx: &Context<'_>, digits: &[u8], len: usize) -> bool {
    country(&cx.lexicon.tables().phones, digits).is_some_and(|c| c.code.to_string().len() == len)
}

/// A national number: E.164 if the region is known and its plan allows it, else the digits.
pub fn national(cx: &Context<'_>, digits: &[u8]) -> String {
    let region = cx.options.region.as_deref();
    let rows = &cx.lexicon.tables().phones;
    let row = region.and_then(|region| rows.iter().find(|r| r.regions.iter().any(|known| known == region)));
    let whole = text(digits);
    let Some(row) = row else { return whole };
    let bare = whole.strip_prefix(row.trunk.as_str()).unwrap_or(&whole);
    if fits(row, bare.len()) { format!("+{}{bare}", row.code) } else { whole }
}
