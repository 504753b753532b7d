//! Code points to UTF-8.

use tarqim::text::Text;

/// Appends `text` to `out` in UTF-8; lone surrogates, which Arrow strings cannot hold, become U+FFFD.
pub fn push(out: &mut Vec<u8>, text: Text<'_>) {
    match text {
        Text::Narrow(units) => encode(out, units.iter().map(|&u| u32::from(u)), 2),
        Text::Wide(units) => encode(out, units.iter().map(|&u| u32::from(u)), 3),
        Text::Full(units) => encode(out, units.iter().copied(), 4),
    }
}

/// Encodes code points of at most `widest` bytes each.
fn encode(out: &mut Vec<u8>, codes: impl ExactSizeIterator<Item = u32>, widest: usize) {
    let start = out.len();
    out.resize(start + codes.len() * widest, 0);
    let to = &mut out[start..];
    let mut at = 0;
    for code in codes {
        // Nearly all of Arabic takes two bytes.
        if (0x80..0x800).contains(&code) {
            to[at] = 0xC0 | (code >> 6) as u8;
            to[at + 1] = 0x80 | (code & 0x3F) as u8;
            at += 2;
        } else if code < 0x80 {
            to[at] = code as u8;
            at += 1;
        } else {
            at +=
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut to[at..]).len();
        }
    }
    out.truncate(start + at);
}
