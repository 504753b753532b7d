//! Web and e-mail addresses.

use super::token::Kind;
use crate::signs::{HASH, SLASH, leaves_address};
use crate::text::Unit;
use crate::visits::visit;

/// Top-level domains that make `name.ending` an address without a scheme: the common generic ones and
/// the country codes of the Arab League.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "info", "news", "io", "tv", "me", "co", "int", "ae", "bh", "dz", "eg",
    "iq", "jo", "kw", "lb", "ly", "ma", "mr", "om", "ps", "qa", "sa", "sd", "so", "sy", "tn", "ye", "uk",
    "us", "fr", "de", "tr", "ir", "ru", "cn",
];

/// Maximum length of a host or mailbox name; bounds the lookahead.
const HOST: usize = 255;
/// Maximum length of a path whose brackets are counted; keeps the scanner linear.
const BRACKETED: usize = 2048;

fn ascii<U: Unit>(units: &[U], at: usize) -> u8 {
    visit();
    units.get(at).map_or(0, |u| u8::try_from(u.code()).unwrap_or(0)).to_ascii_lowercase()
}

fn starts_with<U: Unit>(units: &[U], at: usize, prefix: &[u8]) -> bool {
    prefix.iter().enumerate().all(|(i, &b)| ascii(units, at + i) == b)
}

fn host_end<U: Unit>(units: &[U], at: usize) -> usize {
    let mut end = at;
    while end - at < HOST
        && (ascii(units, end).is_ascii_alphanumeric()
            || matches!(ascii(units, end), b'.' | b'-' | b'_' | b'+'))
    {
        end += 1;
    }
    while end > at && matches!(ascii(units, end - 1), b'.' | b'-') {
        end -= 1;
    }
    end
}

/// The end of a path, query or fragment: up to a space, a quote or a bracket,
/// without punctuation that ends the sentence.
fn path_end<U: Unit>(units: &[U], at: usize) -> usize {
    let mut end = at;
    // The host may be of any script.
    let mut path = false;
    while let Some(unit) = units.get(end) {
        visit();
        let code = unit.code();
        path |= code == SLASH;
        let glued = || leaves_address(units[end - 1].code(), code, units.get(end + 1).map(|u| u.code()));
        let stop = code <= 0x20
            || matches!(
                code,
                0x22 | 0x27 | 0x3C | 0x3E | 0x5B | 0x5D | 0x7B | 0x7D | 0x60 | 0x7C | 0x5C | 0xA0
            )
            || matches!(code, 0xAB | 0xBB | 0x060C | 0x061B | 0x061F | 0x06D4)
            || (0x2000..=0x206F).contains(&code)
            || path && (code > 0x7F || code == HASH) && glued();
        if stop {
            break;
        }
        end += 1;
    }
    while end > at && matches!(ascii(units, end - 1), b'.' | b',' | b';' | b':' | b'!' | b'?' | b')') {
        // A bracket that was opened in the address belongs to it: …/Hama_(city)
        if ascii(units, end - 1) == b')' {
            let count = |bracket: u8| (at..end).filter(|&i| ascii(units, i) == bracket).count();
            if end - at <= BRACKETED && count(b'(') >= count(b')') {
                break;
            }
        }
        end -= 1;
    }
    end
}

/// Whether an address with a scheme begins at `at`.
pub(super) fn scheme<U: Unit>(units: &[U], at: usize) -> bool {
    starts_with(units, at, b"http://") || starts_with(units, at, b"https://")
}

/// The address that starts with the Latin letter at `at`.
pub(super) fn address<U: Unit>(units: &[U], at: usize) -> Option<(usize, Kind)> {
    for scheme in [&b"http://"[..], b"https://", b"ftp://"] {
        if starts_with(units, at, scheme) {
            let end = path_end(units, at + scheme.len());
            return (end > at + scheme.len()).then_some((end, Kind::Url));
        }
    }
    // Fast path for ordinary words: an address has a dot or an @ before the first space.
    let host = host_end(units, at);
    if ascii(units, host) == b'@' {
        let domain = host_end(units, host + 1);
        let has_dot = (host + 1..domain).any(|i| ascii(units, i) == b'.');
        return has_dot.then_some((domain, Kind::Email));
    }
    let dot = (at..host).rev().find(|&i| ascii(units, i) == b'.')?;
    let known =
        ENDINGS.iter().any(|e| e.len() == host - dot - 1 && starts_with(units, dot + 1, e.as_bytes()));
    let www = starts_with(units, at, b"www.");
    if !(known || www) {
        return None;
    }
    let end =
        if matches!(ascii(units, host), b'/' | b'?' | b'#' | b':') { path_end(units, host) } else { host };
    Some((end, Kind::Url))
}

/// An e-mail address whose name begins with a digit.
pub(super) fn email_from_digit<U: Unit>(units: &[U], at: usize) -> Option<(usize, Kind)> {
    if !ascii(units, at).is_ascii_digit() {
        return None;
    }
    let host = host_end(units, at);
    if ascii(units, host) != b'@' {
        return None;
    }
    match address(units, host + 1) {
        Some((end, Kind::Url)) => Some((end, Kind::Email)),
        _ => None,
    }
}
