//! The table over 2-byte texts, sixteen code points at a time.
//!
//! Arabic text is nearly all U+06xx and ASCII. For these two pages the table
//! becomes byte shuffles: sets of code points (to remove, to examine) are one
//! bit per row of sixteen, and each of the few rows in which a letter is replaced
//! by another is a 16-entry XOR. A unit of another page goes
//! through the table alone, and the next block starts after it.
//! Results are the same by construction and by test.
//!
//! If a Unicode form is requested and vowel signs stay, their order is
//! checked here too: the combining classes of U+064B–0652 ascend with their code
//! points. Two of them in the wrong order, as «shadda, fatha» is typed, are swapped
//! on the way; any other disorder is left to `around.rs`.

use super::form;
use super::options::Options;
use super::replace::Replacements;
use super::store::{Neighbours, State};
use super::table::CharTable;
use crate::align::Sink;

/// A set of code points of one page: `low[x]` has bit `r` set for the code
/// point `r * 16 + x`, rows 0–7 in the first half, 8–15 in the second.
#[derive(Clone, Copy, Debug, Default)]
struct PageSet {
    halves: [[u8; 16]; 2],
}

impl PageSet {
    fn insert(&mut self, low_byte: usize) {
        let (row, column) = (low_byte >> 4, low_byte & 15);
        self.halves[row >> 3][column] |= 1 << (row & 7);
    }

    fn is_empty(&self) -> bool {
        self.halves == [[0; 16]; 2]
    }
}

/// A row: sixteen code points with the same `code >> 4`, some of which are replaced.
#[derive(Clone, Copy, Debug)]
struct Row {
    id: u16,
    low: [u8; 16],
    /// Set if a replacement is on another page.
    high: Option<[u8; 16]>,
}

/// The sets of one page.
#[derive(Clone, Copy, Debug, Default)]
struct Page {
    /// Taken out.
    drops: PageSet,
    /// Left to the table.
    hard: PageSet,
    /// To be examined, or left to the table.
    open: PageSet,
}

/// The table as shuffles.
#[derive(Clone, Debug)]
pub(super) struct ShufflePlan {
    /// Rows of the common letters and signs, U+0600–067F.
    rows: Vec<Row>,
    /// Rows of rarer letters, U+0680–06FF: tried only on blocks that contain one.
    rare_rows: Vec<Row>,
    /// Rows of ASCII and Latin-1: tried only on blocks that contain more of it than spaces.
    latin_rows: Vec<Row>,
    arabic: Page,
    latin: Page,
    /// Whether the order of the common marks is checked.
    orders: bool,
}

/// The common marks, tanwin to sukun.
const MARKS: std::ops::RangeInclusive<u32> = 0x064B..=0x0652;

impl ShufflePlan {
    /// The shuffles for a table, if this CPU supports them.
    pub(super) fn new(o: &Options, replacements: &Replacements, table: &CharTable) -> Option<Self> {
        if !crate::utf8::has_vectors() {
            return None;
        }
        let stays = |c: u32| {
            let e = table.get(c);
            !e.drops() && !e.many() && e.code() <= 0xFFFF
        };
        // With replacements every mark is examined individually.
        let orders = form::on(o) && replacements.is_empty() && MARKS.into_iter().all(stays);
        let mut plan = ShufflePlan {
            rows: Vec::new(),
            rare_rows: Vec::new(),
            latin_rows: Vec::new(),
            arabic: Page::default(),
            latin: Page::default(),
            orders,
        };
        for page in [0x00u32, 0x06] {
            for row in 0..16u32 {
                let mut low = [0u8; 16];
                let mut high = [0u8; 16];
                for column in 0..16u32 {
                    let byte = row * 16 + column;
                    let c = page << 8 | byte;
                    let e = table.get(c);
                    let sets = if page == 0 { &mut plan.latin } else { &mut plan.arabic };
                    if e.look() && !(orders && MARKS.contains(&c)) {
                        sets.open.insert(byte as usize);
                    }
                    if e.drops() {
                        sets.drops.insert(byte as usize);
                    } else if e.many() || e.code() > 0xFFFF {
                        sets.hard.insert(byte as usize);
                        sets.open.insert(byte as usize);
                    } else {
                        let x = (c ^ e.code()) as u16;
                        low[column as usize] = x as u8;
                        high[column as usize] = (x >> 8) as u8;
                    }
                }
                if low != [0; 16] || high != [0; 16] {
                    let high = (high != [0; 16]).then_some(high);
                    let rows = match (page, row) {
                        (0x00, _) => &mut plan.latin_rows,
                        (_, 0..8) => &mut plan.rows,
                        _ => &mut plan.rare_rows,
                    };
                    rows.push(Row { id: (page << 4 | row) as u16, low, high });
                }
            }
        }
        // The space is handled separately from the rest of its page.
        let space = table.get(0x20);
        (stays(0x20) && space.code() == 0x20 && !space.look()).then_some(plan)
    }

    /// Whether there may be two adjacent blanks, or three equal units, if the options care.
    pub(super) fn may_repeat(&self, text: &[u16], blanks: bool, threes: bool) -> bool {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: a plan only exists where AVX2 was detected.
        return unsafe { x86::may_repeat(text, blanks, threes) };
        #[cfg(not(target_arch = "x86_64"))]
        (!text.is_empty() && (blanks || threes))
    }

    /// Maps `src` into `dst` like [`CharTable::scan`].
    pub(super) fn scan<S: Sink>(
        &self,
        table: &CharTable,
        src: &[u16],
        dst: &mut Vec<u16>,
        state: &mut State,
        sink: &mut S,
        around: &mut impl Neighbours,
    ) -> Option<usize> {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: a plan only exists where AVX2 was detected.
        return unsafe { x86::scan(self, table, src, dst, state, sink, around) };
        #[cfg(not(target_arch = "x86_64"))]
        table.scan(src, 0..src.len(), dst, state, sink, around)
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use crate::align::Sink;
    use crate::normalize::simd::{CharTable, MARKS, PageSet, Row, ShufflePlan, State};
    use crate::normalize::store::{Neighbours, SLACK, grow};
    use crate::utf8::TOGETHER;

    /// Units in a block.
    const BLOCK: usize = 16;
    /// Units before and after a block whose marks are compared with the block's.
    const MARGIN: usize = 2;
    /// Prefetch distance in units: without it a fifth of the time went into cache misses.
    const AHEAD: usize = 256;
    /// With at least this many units of other pages, the whole block goes through the table.
    const FOREIGN: u32 = 5;

    /// All ones, then zeros: the mask of the first `n` lanes begins at `BLOCK - n`.
    static FIRST: [u16; 2 * BLOCK] = {
        let mut lanes = [0; 2 * BLOCK];
        let mut i = 0;
        while i < BLOCK {
            lanes[i] = u16::MAX;
            i += 1;
        }
        lanes
    };

    /// Broadcasts sixteen bytes to both halves of a register.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn both(bytes: &[u8; 16]) -> __m256i {
        // SAFETY: the load reads the 16 bytes of the array and needs no alignment.
        _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) })
    }

    /// A set of code points of one page, ready for lookups.
    #[derive(Clone, Copy)]
    struct Set {
        halves: [__m256i; 2],
    }

    impl Set {
        #[inline]
        #[target_feature(enable = "avx2")]
        fn new(set: &PageSet) -> Self {
            Set { halves: [both(&set.halves[0]), both(&set.halves[1])] }
        }

        /// Nonzero in the low byte of every lane whose low byte is in the set.
        /// `column` and `row_bits` are as in `scan`.
        #[inline]
        #[target_feature(enable = "avx2")]
        fn find(self, column: __m256i, row_bits: [__m256i; 2]) -> __m256i {
            let first = _mm256_and_si256(_mm256_shuffle_epi8(self.halves[0], column), row_bits[0]);
            let second = _mm256_and_si256(_mm256_shuffle_epi8(self.halves[1], column), row_bits[1]);
            _mm256_or_si256(first, second)
        }
    }

    /// What to XOR a block with, according to the given rows.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn exchanges(rows: &[Row], row: __m256i, column: __m256i) -> __m256i {
        let mut x = _mm256_setzero_si256();
        for r in rows {
            let here = _mm256_cmpeq_epi16(row, _mm256_set1_epi16(r.id as i16));
            let mut to = _mm256_shuffle_epi8(both(&r.low), column);
            if let Some(high) = &r.high {
                to = _mm256_or_si256(to, _mm256_slli_epi16::<8>(_mm256_shuffle_epi8(both(high), column)));
            }
            x = _mm256_or_si256(x, _mm256_and_si256(here, to));
        }
        x
    }

    /// A bit for every lane that is all ones; lanes are all ones or zero.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn bits(lanes: __m256i) -> u32 {
        let halves = _mm_packs_epi16(_mm256_castsi256_si128(lanes), _mm256_extracti128_si256::<1>(lanes));
        _mm_movemask_epi8(halves) as u32
    }

    /// Lanes that hold a common mark.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn marks(v: __m256i) -> __m256i {
        let from = _mm256_sub_epi16(v, _mm256_set1_epi16(*MARKS.start() as i16));
        let last = _mm256_set1_epi16((MARKS.end() - MARKS.start()) as i16);
        _mm256_cmpeq_epi16(_mm256_min_epu16(from, last), from)
    }

    /// Shifts every lane up by one; the first becomes zero.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn up(v: __m256i) -> __m256i {
        _mm256_alignr_epi8::<14>(v, _mm256_permute2x128_si256::<0x08>(v, v))
    }

    /// Shifts every lane down by one; the last becomes zero.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn down(v: __m256i) -> __m256i {
        _mm256_alignr_epi8::<2>(_mm256_permute2x128_si256::<0x81>(v, v), v)
    }

    /// Sixteen units.
    ///
    /// # Safety
    /// They can be read.
    #[inline]
    #[target_feature(enable = "avx2")]
    unsafe fn load(from: *const u16) -> __m256i {
        // SAFETY: guaranteed by the caller; the load needs no alignment.
        unsafe { _mm256_loadu_si256(from.cast()) }
    }

    /// As the function of [`ShufflePlan`].
    ///
    /// # Safety
    /// AVX2 must be available.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn may_repeat(text: &[u16], blanks: bool, threes: bool) -> bool {
        const SEEN: usize = BLOCK + 2;
        let Some(end) = text.last_chunk::<SEEN>() else { return true };
        let (space, newline) = (_mm256_set1_epi16(0x20), _mm256_set1_epi16(0x0A));
        let blank = |v| _mm256_or_si256(_mm256_cmpeq_epi16(v, space), _mm256_cmpeq_epi16(v, newline));
        let all = |on: bool| _mm256_set1_epi16(if on { -1 } else { 0 });
        let (blanks, threes) = (all(blanks), all(threes));
        let mut found = _mm256_setzero_si256();
        let mut look = |block: &[u16; SEEN]| {
            let from = block.as_ptr();
            // SAFETY: 16 units can be read from each of these positions.
            let (a, b, c) = unsafe { (load(from), load(from.add(1)), load(from.add(2))) };
            let equal = _mm256_and_si256(_mm256_cmpeq_epi16(a, b), _mm256_cmpeq_epi16(b, c));
            // This also covers two of the last three.
            let two = _mm256_and_si256(blank(b), _mm256_or_si256(blank(a), blank(c)));
            let here = _mm256_or_si256(_mm256_and_si256(equal, threes), _mm256_and_si256(two, blanks));
            found = _mm256_or_si256(found, here);
        };
        let mut rest = text;
        while let Some(block) = rest.first_chunk::<SEEN>() {
            look(block);
            rest = &rest[BLOCK..];
        }
        look(end);
        _mm256_testz_si256(found, found) == 0
    }

    /// Maps all of `src`.
    ///
    /// # Safety
    /// AVX2 must be available.
    #[target_feature(enable = "avx2,popcnt")]
    pub(super) unsafe fn scan<S: Sink>(
        plan: &ShufflePlan,
        table: &CharTable,
        src: &[u16],
        dst: &mut Vec<u16>,
        state: &mut State,
        sink: &mut S,
        around: &mut impl Neighbours,
    ) -> Option<usize> {
        let zero = _mm256_setzero_si256();
        let low_nibble = _mm256_set1_epi16(0x000F);
        // An index with the high bit set makes the shuffle yield zero there.
        let high_off = _mm256_set1_epi16(0x8000u16 as i16);
        let arabic = _mm256_set1_epi16(0x06);
        let first_bits = both(&[1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0]);
        let second_bits = both(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128]);
        let arabic_drops = Set::new(&plan.arabic.drops);
        let arabic_open = Set::new(&plan.arabic.open);
        let has_open = !plan.arabic.open.is_empty();
        let has_rare = !plan.rare_rows.is_empty();
        let has_latin = !plan.latin_rows.is_empty();
        let has_latin_sets = !plan.latin.drops.is_empty() || !plan.latin.open.is_empty();
        let upper = _mm256_set1_epi16(0x80);
        let space = _mm256_set1_epi16(0x20);

        let mut any = zero;
        let mut changed = zero;
        let mut dropped = false;
        // Whether the unit before the block is removed.
        let mut gone_before = false;
        if src.len() < BLOCK + MARGIN {
            return table.scan(src, 0..src.len(), dst, state, sink, around);
        }
        let mut i = 0;
        grow(dst, state.len + src.len());
        // Kept in registers during the scan.
        let (mut len, mut to) = (state.len, dst.as_mut_ptr());
        while i < src.len() {
            let left = src.len() - i;
            debug_assert!(dst.len() >= len + left + SLACK);
            // With marks, either both units before the block must exist or none; the same holds after it.
            if plan.orders && (i == 1 || left == BLOCK + 1) {
                state.len = len;
                i = table.scan(src, i..i + 1, dst, state, sink, around)?;
                (len, to) = (state.len, dst.as_mut_ptr());
                gone_before = table.get(src[i - 1].into()).drops();
                continue;
            }
            // SAFETY: a prefetch is a hint, valid even past the end of the text. Newer compilers need no unsafe block
            // here.
            #[allow(unused_unsafe)]
            unsafe {
                _mm_prefetch::<_MM_HINT_T0>(src.as_ptr().wrapping_add(i + AHEAD).cast());
            }
            // The last block overlaps the one before it: skip its first lanes.
            let skip = BLOCK - left.min(BLOCK);
            let base = i - skip;
            let from = src[base..].as_ptr();
            // SAFETY: 16 units lie in `src` from here on.
            let mut v = unsafe { load(from) };
            let page = _mm256_srli_epi16::<8>(v);
            let is_arabic = _mm256_cmpeq_epi16(page, arabic);
            let is_latin = _mm256_cmpeq_epi16(page, zero);

            let mut disorder = zero;
            let is_mark = if plan.orders { marks(v) } else { zero };
            let has_marks = plan.orders && _mm256_testz_si256(is_mark, is_mark) == 0;
            if has_marks {
                // SAFETY: where it is not the first block, two units lie before it.
                let before = if base == 0 { up(v) } else { unsafe { load(from.sub(1)) } };
                let falls = |a: __m256i, b: __m256i| {
                    let both = _mm256_and_si256(marks(a), marks(b));
                    _mm256_and_si256(both, _mm256_cmpgt_epi16(a, b))
                };
                disorder = falls(before, v);
                // When recording, a swap would also have to be reported in order.
                let ends = base + BLOCK == src.len();
                // SAFETY: where it is not the last block, two units lie after it.
                let behind = if ends { down(v) } else { unsafe { load(from.add(1)) } };
                let next = falls(v, behind);
                let any_disorder = _mm256_or_si256(disorder, next);
                if !S::RECORDS && _mm256_testz_si256(any_disorder, any_disorder) == 0 {
                    // SAFETY: as above.
                    let before_that = if base == 0 { up(before) } else { unsafe { load(from.sub(2)) } };
                    // SAFETY: as above.
                    let behind_that = if ends { down(behind) } else { unsafe { load(from.add(2)) } };
                    let alone = _mm256_or_si256(marks(before_that), marks(behind));
                    let second = _mm256_andnot_si256(alone, disorder);
                    let alone = _mm256_or_si256(marks(before), marks(behind_that));
                    let first = _mm256_andnot_si256(alone, next);
                    disorder = _mm256_andnot_si256(second, disorder);
                    v = _mm256_blendv_epi8(_mm256_blendv_epi8(v, behind, first), before, second);
                    changed = _mm256_or_si256(changed, _mm256_or_si256(first, second));
                }
            }

            let row = _mm256_srli_epi16::<4>(v);
            let column = _mm256_or_si256(_mm256_and_si256(v, low_nibble), high_off);
            let row_low = _mm256_or_si256(_mm256_and_si256(row, low_nibble), high_off);
            let row_bits =
                [_mm256_shuffle_epi8(first_bits, row_low), _mm256_shuffle_epi8(second_bits, row_low)];
            let within = |set: Set, page: __m256i| _mm256_and_si256(page, set.find(column, row_bits));

            let known = _mm256_or_si256(is_arabic, is_latin);
            let foreign = _mm256_andnot_si256(known, _mm256_cmpeq_epi16(zero, zero));
            let latin = _mm256_andnot_si256(_mm256_cmpeq_epi16(v, space), is_latin);
            let any_latin = _mm256_testz_si256(latin, latin) == 0;
            let mut gone = within(arabic_drops, is_arabic);
            let mut open = _mm256_or_si256(foreign, disorder);
            if has_open {
                open = _mm256_or_si256(open, within(arabic_open, is_arabic));
            }
            if any_latin && has_latin_sets {
                gone = _mm256_or_si256(gone, within(Set::new(&plan.latin.drops), is_latin));
                open = _mm256_or_si256(open, within(Set::new(&plan.latin.open), is_latin));
            }
            let any_gone = _mm256_testz_si256(gone, gone) == 0;
            // Where the lanes that can be done at once end, and whether the next one has to be rewritten.
            let mut end = BLOCK;
            let mut rewrites = false;
            // A mark after something removed becomes adjacent to the marks before that.
            let mut asks = 0;
            if has_marks && (any_gone || gone_before) {
                let behind = !bits(_mm256_cmpeq_epi16(gone, zero)) << 1 | u32::from(gone_before) << skip;
                asks = bits(is_mark) & behind;
            }
            if asks != 0 || _mm256_testz_si256(open, open) == 0 {
                let here = 0xFFFF & !((1u32 << skip) - 1);
                let hard = _mm256_or_si256(
                    within(Set::new(&plan.arabic.hard), is_arabic),
                    within(Set::new(&plan.latin.hard), is_latin),
                );
                let hard = _mm256_cmpeq_epi16(_mm256_or_si256(hard, foreign), zero);
                let hard = !bits(hard) & here;
                if hard.count_ones() >= FOREIGN {
                    state.len = len;
                    i = table.scan(src, i..base + BLOCK, dst, state, sink, around)?;
                    (len, to) = (state.len, dst.as_mut_ptr());
                    gone_before = table.get(src[i - 1].into()).drops();
                    continue;
                }
                let mut open = (!bits(_mm256_cmpeq_epi16(open, zero)) | asks) & here;
                while open != 0 {
                    let at = open.trailing_zeros();
                    if hard >> at & 1 == 1 {
                        end = at as usize;
                        break;
                    }
                    if around.decide(src, base + at as usize) {
                        end = at as usize;
                        rewrites = true;
                        break;
                    }
                    open &= open - 1;
                }
            }

            let mut x = exchanges(&plan.rows, row, column);
            if has_rare {
                let rare = _mm256_and_si256(is_arabic, _mm256_cmpeq_epi16(_mm256_and_si256(v, upper), upper));
                if _mm256_testz_si256(rare, rare) == 0 {
                    x = _mm256_or_si256(x, exchanges(&plan.rare_rows, row, column));
                }
            }
            if has_latin && any_latin {
                x = _mm256_or_si256(x, exchanges(&plan.latin_rows, row, column));
            }
            let mut mapped = _mm256_xor_si256(v, x);
            if end - skip < BLOCK {
                // SAFETY: 16 of the 32 units of the mask are read.
                let mask = |n: usize| unsafe { load(FIRST.as_ptr().add(BLOCK - n)) };
                let here = _mm256_andnot_si256(mask(skip), mask(end));
                mapped = _mm256_and_si256(mapped, here);
                x = _mm256_and_si256(x, here);
            }
            changed = _mm256_or_si256(changed, x);
            if !any_gone && skip == 0 {
                // SAFETY: `dst` has room for all remaining units plus SLACK.
                unsafe { _mm256_storeu_si256(to.add(len).cast(), mapped) };
                any = _mm256_or_si256(any, mapped);
                len += end;
                gone_before = false;
            } else {
                let here = ((1u32 << end) - 1) & !((1u32 << skip) - 1);
                let gone = !bits(_mm256_cmpeq_epi16(gone, zero)) & here;
                dropped |= gone != 0;
                if S::RECORDS {
                    sink.deletions(i, len, gone >> skip);
                }
                let stays = !gone & here;
                let (a, b) = ((stays & 0xFF) as usize, (stays >> 8) as usize);
                // SAFETY: the shuffle rows are 16 bytes. `dst` has room for all remaining units plus SLACK.
                unsafe {
                    let shuffle = _mm_loadu_si128(TOGETHER[a].as_ptr().cast());
                    let first = _mm_shuffle_epi8(_mm256_castsi256_si128(mapped), shuffle);
                    _mm_storeu_si128(to.add(len).cast(), first);
                    len += a.count_ones() as usize;
                    let shuffle = _mm_loadu_si128(TOGETHER[b].as_ptr().cast());
                    let second = _mm_shuffle_epi8(_mm256_extracti128_si256::<1>(mapped), shuffle);
                    _mm_storeu_si128(to.add(len).cast(), second);
                    len += b.count_ones() as usize;
                    any = _mm256_or_si256(any, _mm256_set_m128i(first, second));
                }
                gone_before = gone >> (BLOCK - 1) & 1 == 1;
            }
            i += end - skip;
            if end < BLOCK {
                state.len = len;
                i = if rewrites {
                    around.rewrite(src, i, dst, state, sink)?
                } else {
                    table.scan(src, i..i + 1, dst, state, sink, around)?
                };
                (len, to) = (state.len, dst.as_mut_ptr());
                gone_before = table.get(src[i - 1].into()).drops();
            }
        }
        state.len = len;
        let any = _mm_or_si128(_mm256_castsi256_si128(any), _mm256_extracti128_si256::<1>(any));
        let mut of_lanes = [0u16; 8];
        // SAFETY: the array has 16 bytes.
        unsafe { _mm_storeu_si128(of_lanes.as_mut_ptr().cast(), any) };
        state.any |= of_lanes.iter().fold(0, |a, b| a | u32::from(*b));
        state.changed |= dropped || _mm256_testz_si256(changed, changed) == 0;
        Some(i)
    }
}
