//! UTF-8 to 2-byte code points and back, a block at a time.
//!
//! Arabic in UTF-8 is nearly all sequences of one and two bytes. Blocks made only of these are decoded and encoded
//! with byte shuffles where the CPU supports them; other characters, and other CPUs, are handled one character at
//! a time.

/// Whether this CPU has the features that this library's vector code is compiled for.
#[cfg(target_arch = "x86_64")]
pub fn has_vectors() -> bool {
    std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("popcnt")
}

/// Whether this CPU has the features that this library's vector code is compiled for.
#[cfg(not(target_arch = "x86_64"))]
pub fn has_vectors() -> bool {
    false
}

/// Slack: units or bytes that a vector store may write past the last valid one.
const SLACK: usize = 16;

/// Decodes `text` into `out`, whose contents are replaced. False, with `out` empty, if a code point does
/// not fit in two bytes.
pub fn decode(text: &str, out: &mut Vec<u16>) -> bool {
    let bytes = text.as_bytes();
    out.clear();
    // Every code point takes at least one byte.
    out.reserve(bytes.len() + SLACK);
    let mut state = Decoding { bytes, from: 0, to: out.as_mut_ptr(), len: 0 };
    #[cfg(target_arch = "x86_64")]
    let fits = if has_vectors() {
        // SAFETY: its CPU features were detected, and the memory meets the contract of `Decoding`.
        unsafe { x86::decode(&mut state) }
    } else {
        // SAFETY: the memory meets the contract of `Decoding`.
        unsafe { state.until(bytes.len()) }
    };
    #[cfg(not(target_arch = "x86_64"))]
    // SAFETY: the memory meets the contract of `Decoding`.
    let fits = unsafe { state.until(bytes.len()) };
    if fits {
        let len = state.len;
        // SAFETY: that many units were written, at most one per byte.
        unsafe { out.set_len(len) };
    }
    fits
}

/// Appends code points of 2 bytes to `out` in UTF-8; a surrogate becomes U+FFFD.
pub fn encode(units: &[u16], out: &mut Vec<u8>) {
    out.reserve(units.len() * 3 + SLACK);
    let start = out.len();
    // SAFETY: the start lies within the capacity.
    let mut state = Encoding { units, from: 0, to: unsafe { out.as_mut_ptr().add(start) }, len: 0 };
    #[cfg(target_arch = "x86_64")]
    if has_vectors() {
        // SAFETY: its CPU features were detected, and the memory meets the contract of `Encoding`.
        unsafe { x86::encode(&mut state) };
    }
    // SAFETY: the memory meets the contract of `Encoding`.
    unsafe { state.until(units.len()) };
    let len = start + state.len;
    // SAFETY: that many bytes were written, at most three per unit.
    unsafe { out.set_len(len) };
}

/// A text being decoded from UTF-8: `to` points at room for one unit per byte, plus [`SLACK`].
struct Decoding<'a> {
    bytes: &'a [u8],
    from: usize,
    to: *mut u16,
    len: usize,
}

impl Decoding<'_> {
    /// Decodes the characters that begin before `end`; stops with false at one that needs more than two bytes in
    /// memory.
    ///
    /// # Safety
    /// `bytes` is UTF-8 and the memory meets the contract of the type.
    #[inline]
    unsafe fn until(&mut self, end: usize) -> bool {
        let mut len = self.len;
        while self.from < end {
            let at = |i: usize| u16::from(self.bytes[self.from + i]);
            let (code, size) = match self.bytes[self.from] {
                0..0x80 => (at(0), 1),
                // The tail of a character whose first byte was read with the previous block.
                0x80..0xC0 => {
                    self.from += 1;
                    continue;
                }
                0xC0..0xE0 => ((at(0) & 0x1F) << 6 | (at(1) & 0x3F), 2),
                0xE0..0xF0 => (at(0) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F), 3),
                _ => return false,
            };
            // SAFETY: at most one unit is written per byte read.
            unsafe { self.to.add(len).write(code) };
            len += 1;
            self.from += size;
        }
        self.len = len;
        true
    }
}

/// A text being encoded as UTF-8: `to` points at room for three bytes per unit, plus [`SLACK`].
struct Encoding<'a> {
    units: &'a [u16],
    from: usize,
    to: *mut u8,
    len: usize,
}

impl Encoding<'_> {
    /// Encodes the units before `end`.
    ///
    /// # Safety
    /// The memory meets the contract of the type.
    #[inline]
    unsafe fn until(&mut self, end: usize) {
        let mut len = self.len;
        for &unit in &self.units[self.from..end] {
            let mut room = [0; 4];
            let bytes: &[u8] = if (0x80..0x800).contains(&unit) {
                room = [0xC0 | (unit >> 6) as u8, 0x80 | (unit & 0x3F) as u8, 0, 0];
                &room[..2]
            } else {
                char::from_u32(u32::from(unit))
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
                    .encode_utf8(&mut room)
                    .as_bytes()
            };
            // SAFETY: a unit takes three bytes at most.
            unsafe { self.to.add(len).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len()) };
            len += bytes.len();
        }
        self.from = end;
        self.len = len;
    }
}

/// For each set of eight lanes, the byte shuffle that keeps a given number of bytes of the lanes in the set and
/// another number of bytes of the rest.
#[cfg(target_arch = "x86_64")]
const fn shuffles(of_set: usize, of_others: usize) -> [[u8; 16]; 256] {
    // An index with the high bit gives zero.
    let mut table = [[0x80u8; 16]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut to, mut lane) = (0, 0);
        while lane < 8 {
            let keep = if set >> lane & 1 == 1 { of_set } else { of_others };
            let mut byte = 0;
            while byte < keep {
                table[set][to] = (lane * 2 + byte) as u8;
                to += 1;
                byte += 1;
            }
            lane += 1;
        }
        set += 1;
    }
    table
}

/// For each set of eight lanes, the byte shuffle that packs them together.
#[cfg(target_arch = "x86_64")]
pub static TOGETHER: [[u8; 16]; 256] = shuffles(2, 0);

/// For each set of eight lanes, the byte shuffle that drops their second bytes and keeps all other bytes.
#[cfg(target_arch = "x86_64")]
static SHORTENED: [[u8; 16]; 256] = shuffles(1, 2);

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Decoding, Encoding, SHORTENED, TOGETHER};

    /// Bytes decoded at a time.
    const BYTES: usize = 16;
    /// Units encoded at a time.
    const UNITS: usize = 8;

    /// Decodes to the end; stops with false at a character that needs more than two bytes in memory.
    ///
    /// # Safety
    /// As for `Decoding::until`.
    #[target_feature(enable = "avx2,popcnt")]
    pub unsafe fn decode(state: &mut Decoding<'_>) -> bool {
        let lead = _mm_set1_epi8(0xC0u8 as i8);
        let long = _mm_set1_epi8(0xE0u8 as i8);
        let six = _mm_set1_epi8(0x3F);
        // Each byte is examined together with the one after it.
        while state.from + BYTES < state.bytes.len() {
            // SAFETY: BYTES + 1 bytes are left to read. At most one unit was written per byte read, so BYTES units
            // fit,
            // as they do after at most half as many again.
            unsafe {
                let at = state.bytes.as_ptr().add(state.from);
                let v = _mm_loadu_si128(at.cast());
                let high = _mm_movemask_epi8(v) as u32;
                if high == 0 {
                    _mm256_storeu_si256(state.to.add(state.len).cast(), _mm256_cvtepu8_epi16(v));
                    state.from += BYTES;
                    state.len += BYTES;
                    continue;
                }
                if _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(v, long), v)) != 0 {
                    if !state.until(state.from + BYTES) {
                        return false;
                    }
                    continue;
                }
                let next = _mm_loadu_si128(at.add(1).cast());
                let leads = _mm_cmpeq_epi8(_mm_max_epu8(v, lead), v);
                // 110xxxyy 10zzzzzz is the code point xxx yyzzzzzz.
                let both =
                    _mm_or_si128(_mm_and_si128(_mm_slli_epi16::<6>(v), lead), _mm_and_si128(next, six));
                let low = _mm_blendv_epi8(v, both, leads);
                let top = _mm_and_si128(_mm_and_si128(_mm_srli_epi16::<2>(v), _mm_set1_epi8(7)), leads);
                let stays = (!high | _mm_movemask_epi8(leads) as u32) & 0xFFFF;
                let halves = [_mm_unpacklo_epi8(low, top), _mm_unpackhi_epi8(low, top)];
                for (half, set) in halves.into_iter().zip([stays & 0xFF, stays >> 8]) {
                    let shuffle = _mm_loadu_si128(TOGETHER[set as usize].as_ptr().cast());
                    let units = _mm_shuffle_epi8(half, shuffle);
                    _mm_storeu_si128(state.to.add(state.len).cast(), units);
                    state.len += set.count_ones() as usize;
                }
                state.from += BYTES;
            }
        }
        // SAFETY: guaranteed by the caller.
        unsafe { state.until(state.bytes.len()) }
    }

    /// Encodes all complete blocks.
    ///
    /// # Safety
    /// The memory meets the contract of `Encoding`.
    #[target_feature(enable = "avx2,popcnt")]
    pub unsafe fn encode(state: &mut Encoding<'_>) {
        let beyond_two = _mm_set1_epi16(0xF800u16 as i16);
        let ascii = _mm_set1_epi16(0x80);
        let marks = _mm_set1_epi16(0x80C0u16 as i16);
        while state.from + UNITS <= state.units.len() {
            // SAFETY: UNITS units are left to read, and there is room for three bytes for each of them.
            unsafe {
                let v = _mm_loadu_si128(state.units.as_ptr().add(state.from).cast());
                if _mm_testz_si128(v, beyond_two) == 0 {
                    state.until(state.from + UNITS);
                    continue;
                }
                let first = _mm_srli_epi16::<6>(v);
                let second = _mm_slli_epi16::<8>(_mm_and_si128(v, _mm_set1_epi16(0x3F)));
                let pair = _mm_or_si128(_mm_or_si128(first, second), marks);
                let short = _mm_cmplt_epi16(v, ascii);
                let set = _mm_movemask_epi8(_mm_packs_epi16(short, _mm_setzero_si128())) as u32;
                let shuffle = _mm_loadu_si128(SHORTENED[set as usize].as_ptr().cast());
                let bytes = _mm_shuffle_epi8(_mm_blendv_epi8(pair, v, short), shuffle);
                _mm_storeu_si128(state.to.add(state.len).cast(), bytes);
                state.len += 2 * UNITS - set.count_ones() as usize;
                state.from += UNITS;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{decode, encode};

    /// Texts in which sequences of every length occur at every position of a block.
    fn mixed() -> impl Strategy<Value = String> {
        let any = prop_oneof![
            8 => "[ء-ي]{1,24}",
            4 => "[ -~]{1,20}",
            1 => "[\u{80}-\u{ff}٠-٩\u{7f}\u{7ff}]{1,3}",
            1 => "[“”—ﷺ\u{800}\u{ffff}\u{d7ff}]{1,3}",
        ];
        proptest::collection::vec(any, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn as_char_by_char(text in mixed(), any in any::<String>()) {
            for text in [text, any] {
                let mut units = vec![7; 3];
                let fits = text.chars().all(|c| u32::from(c) < 0x1_0000);
                prop_assert_eq!(decode(&text, &mut units), fits);
                let expected: Vec<u16> = if fits { text.encode_utf16().collect() } else { Vec::new() };
                prop_assert_eq!(&units, &expected);
                let mut bytes = b"before".to_vec();
                encode(&units, &mut bytes);
                prop_assert_eq!(&bytes[..6], b"before");
                prop_assert_eq!(&bytes[6..], if fits { text.as_bytes() } else { b"" });
            }
        }

        #[test]
        fn any_units(units in proptest::collection::vec(any::<u16>(), 0..70)) {
            let mut bytes = Vec::new();
            encode(&units, &mut bytes);
            let one = |&u: &u16| char::from_u32(u32::from(u)).unwrap_or('\u{FFFD}');
            prop_assert_eq!(String::from_utf8(bytes).unwrap(), units.iter().map(one).collect::<String>());
        }
    }
}
