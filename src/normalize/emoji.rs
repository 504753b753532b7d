//! Emoji: which code points are one, and where a sequence of them ends.

use super::options::{Entity, Options};
use super::rewrite::Rewrite;
use super::seed_words::Replaced;
use super::seeds::placeholder;
use super::symbols::VS16;
use crate::align::Sink;
use crate::signs::{HASH, ZWJ};
use crate::text::Unit;

/// Emoji of the Basic Multilingual Plane that people write as pictures with or
/// without a variation selector (Unicode property Emoji, U+231A–2B55).
const PICTURES: &[(u32, u32)] = &[
    (0x231A, 0x231B),
    (0x2328, 0x2328),
    (0x23CF, 0x23CF),
    (0x23E9, 0x23F3),
    (0x23F8, 0x23FA),
    (0x25FD, 0x25FE),
    (0x2600, 0x2604),
    (0x260E, 0x260E),
    (0x2611, 0x2611),
    (0x2614, 0x2615),
    (0x2618, 0x2618),
    (0x261D, 0x261D),
    (0x2620, 0x2620),
    (0x2622, 0x2623),
    (0x2626, 0x2626),
    (0x262A, 0x262A),
    (0x262E, 0x262F),
    (0x2638, 0x263A),
    (0x2640, 0x2640),
    (0x2642, 0x2642),
    (0x2648, 0x2653),
    (0x265F, 0x2660),
    (0x2663, 0x2663),
    (0x2665, 0x2666),
    (0x2668, 0x2668),
    (0x267B, 0x267B),
    (0x267E, 0x267F),
    (0x2692, 0x2697),
    (0x2699, 0x2699),
    (0x269B, 0x269C),
    (0x26A0, 0x26A1),
    (0x26A7, 0x26A7),
    (0x26AA, 0x26AB),
    (0x26B0, 0x26B1),
    (0x26BD, 0x26BE),
    (0x26C4, 0x26C5),
    (0x26C8, 0x26C8),
    (0x26CE, 0x26CF),
    (0x26D1, 0x26D1),
    (0x26D3, 0x26D4),
    (0x26E9, 0x26EA),
    (0x26F0, 0x26F5),
    (0x26F7, 0x26FA),
    (0x26FD, 0x26FD),
    (0x2702, 0x2702),
    (0x2705, 0x2705),
    (0x2708, 0x270D),
    (0x270F, 0x270F),
    (0x2712, 0x2712),
    (0x2714, 0x2714),
    (0x2716, 0x2716),
    (0x271D, 0x271D),
    (0x2721, 0x2721),
    (0x2728, 0x2728),
    (0x2733, 0x2734),
    (0x2744, 0x2744),
    (0x2747, 0x2747),
    (0x274C, 0x274C),
    (0x274E, 0x274E),
    (0x2753, 0x2755),
    (0x2757, 0x2757),
    (0x2763, 0x2764),
    (0x2795, 0x2797),
    (0x27A1, 0x27A1),
    (0x27B0, 0x27B0),
    (0x27BF, 0x27BF),
    (0x2B1B, 0x2B1C),
    (0x2B50, 0x2B50),
    (0x2B55, 0x2B55),
];

/// Characters that are a picture only when a variation selector follows.
const SIGNS: &[(u32, u32)] = &[
    (0xA9, 0xA9),
    (0xAE, 0xAE),
    (0x203C, 0x203C),
    (0x2049, 0x2049),
    (0x2122, 0x2122),
    (0x2139, 0x2139),
    (0x2194, 0x2199),
    (0x21A9, 0x21AA),
    (0x24C2, 0x24C2),
    (0x25AA, 0x25AB),
    (0x25B6, 0x25B6),
    (0x25C0, 0x25C0),
    (0x25FB, 0x25FC),
    (0x2934, 0x2935),
    (0x2B05, 0x2B07),
    (0x3030, 0x3030),
    (0x303D, 0x303D),
    (0x3297, 0x3297),
    (0x3299, 0x3299),
];

const KEYCAP: u32 = 0x20E3;

fn within(ranges: &[(u32, u32)], c: u32) -> bool {
    let n = ranges.partition_point(|r| r.1 < c);
    ranges.get(n).is_some_and(|r| r.0 <= c)
}

fn is_flag_letter(c: u32) -> bool {
    (0x1F1E6..=0x1F1FF).contains(&c)
}

/// Whether `c` is a picture by itself.
pub(super) fn is_pictograph(c: u32) -> bool {
    match c {
        0..0x231A => false,
        0x231A..=0x2B55 => within(PICTURES, c),
        // The pictograph blocks, including unassigned code points: future emoji go there.
        0x1F000..=0x1F0FF | 0x1F18E | 0x1F191..=0x1F19A | 0x1F1E6..=0x1F202 | 0x1F21A | 0x1F22F => true,
        0x1F232..=0x1F23A | 0x1F250..=0x1F251 | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF => true,
        0x1F7E0..=0x1F7F0 | 0x1F900..=0x1F9FF | 0x1FA70..=0x1FAFF => true,
        _ => false,
    }
}

/// Whether the fast path must stop at `c` when emoji are processed.
pub(super) fn may_start(c: u32) -> bool {
    is_pictograph(c) || c == VS16 || c == KEYCAP
}

/// Whether the joiner at `at` is inside an emoji sequence.
pub(super) fn joins(src: &[u32], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| src.get(i)).copied().unwrap_or(0);
    let after = src.get(at + 1).copied().unwrap_or(0);
    (is_pictograph(before) || before == VS16) && (is_pictograph(after) || within(SIGNS, after))
}

/// [`joins`] on native units.
pub(super) fn may_join<U: Unit>(src: &[U], at: usize) -> bool {
    let get = |i: Option<usize>| i.and_then(|i| src.get(i)).map_or(0, |c| c.code());
    joins(&[get(at.checked_sub(1)), ZWJ, get(Some(at + 1))], 1)
}

/// Length in units of the emoji at `at`; 0 if none starts there.
pub(super) fn len(src: &[u32], at: usize) -> usize {
    let get = |i: usize| src.get(i).copied().unwrap_or(0);
    let c = get(at);
    if is_flag_letter(c) {
        return if is_flag_letter(get(at + 1)) { 2 } else { 1 };
    }
    if matches!(c, 0x30..=0x39 | HASH | 0x2A) {
        return match (get(at + 1), get(at + 2)) {
            (VS16, KEYCAP) => 3,
            (KEYCAP, _) => 2,
            _ => 0,
        };
    }
    let starts = |i: usize| is_pictograph(get(i)) || (within(SIGNS, get(i)) && get(i + 1) == VS16);
    if !starts(at) {
        return 0;
    }
    let mut end = at + 1;
    loop {
        // Variation selectors, skin tones, tags of subdivision flags.
        while matches!(get(end), VS16 | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F | KEYCAP) {
            end += 1;
        }
        if get(end) == ZWJ && (is_pictograph(get(end + 1)) || within(SIGNS, get(end + 1))) {
            end += 2;
        } else {
            return end - at;
        }
    }
}

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.emoji != Entity::Keep
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        match len(src, i) {
            0 => {
                out.put(src[i]);
                i += 1;
            }
            n => {
                match o.emoji {
                    Entity::Placeholder => out.replace(n, placeholder(Replaced::Emoji)),
                    _ => out.drop(n),
                }
                i += n;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        let n = with(&[("emoji", "drop")]);
        assert_eq!(n.normalize("نعم 👍🏽 لا ❤️ 👨‍👩‍👧 🇸🇾 3️⃣ 3 ©"), "نعم  لا     3 ©");
        assert_eq!(with(&[("emoji", "placeholder")]).normalize("😎!"), "[رمز]!");
    }

    #[test]
    fn tables_hold_emoji_only() {
        let emoji = regex::Regex::new(r"^\p{Emoji}$").unwrap();
        for table in [PICTURES, SIGNS] {
            assert!(table.windows(2).all(|w| w[0].1 < w[1].0));
            for c in table.iter().flat_map(|r| r.0..=r.1).filter_map(char::from_u32) {
                assert!(emoji.is_match(c.encode_utf8(&mut [0; 4])), "{:04X}", u32::from(c));
            }
        }
        for c in (0x80u32..0x1_0000).filter_map(char::from_u32) {
            let listed = within(PICTURES, c.into()) || within(SIGNS, c.into());
            assert_eq!(emoji.is_match(c.encode_utf8(&mut [0; 4])), listed, "{:04X}", u32::from(c));
        }
    }
}
