//! The table over 2-byte texts, sixteen code points at a time.
//!
//! Arabic text is nearly all U+06xx and ASCII. For these two pages the table
//! is turned into byte shuffles: sets of code points (taken out, to be looked
//! at) are a bit per row of sixteen, and the few rows in which a letter is
//! exchanged for another are a 16-entry XOR each. A block with anything else
//! in it goes through the table unit by unit. Results are the same by
//! construction and by test.

use super::table::{State, Table};
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

/// Sixteen code points with a common `code >> 4` of which some are exchanged.
#[derive(Clone, Copy, Debug)]
struct Row {
    id: u16,
    low: [u8; 16],
    /// Set if a code point leaves its page.
    high: Option<[u8; 16]>,
}

/// The table as shuffles.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// Rows of the common letters and signs, U+0600–067F.
    rows: Vec<Row>,
    /// Rows of rarer letters, U+0680–06FF: tried only on blocks that hold one.
    rare_rows: Vec<Row>,
    /// Rows of ASCII and Latin-1: tried only on blocks that hold more of it than spaces.
    latin_rows: Vec<Row>,
    drops: PageSet,
    slow_arabic: PageSet,
    slow_latin: PageSet,
}

impl Plan {
    /// The shuffles for a table, if this machine has them.
    pub(super) fn new(table: &Table) -> Option<Self> {
        if !crate::utf8::has_vectors() {
            return None;
        }
        let mut plan = Plan {
            rows: Vec::new(),
            rare_rows: Vec::new(),
            latin_rows: Vec::new(),
            drops: PageSet::default(),
            slow_arabic: PageSet::default(),
            slow_latin: PageSet::default(),
        };
        for page in [0x00u32, 0x06] {
            for row in 0..16u32 {
                let mut low = [0u8; 16];
                let mut high = [0u8; 16];
                for column in 0..16u32 {
                    let byte = row * 16 + column;
                    let c = page << 8 | byte;
                    let e = table.get(c);
                    let slow = e.look() || e.many() || e.code() > 0xFFFF || (e.drops() && page == 0);
                    if slow {
                        let set = if page == 0 { &mut plan.slow_latin } else { &mut plan.slow_arabic };
                        set.insert(byte as usize);
                    } else if e.drops() {
                        plan.drops.insert(byte as usize);
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
        // The space is not tried with the rest of its row.
        let space_stays =
            table.get(0x20).code() == 0x20 && !table.get(0x20).drops() && !table.get(0x20).many();
        space_stays.then_some(plan)
    }

    /// Maps `src` into `dst` like [`Table::scan`].
    pub(super) fn scan<S: Sink>(
        &self,
        table: &Table,
        src: &[u16],
        dst: &mut [u16],
        state: &mut State,
        sink: &mut S,
        confirm: &impl Fn(&[u16], usize) -> bool,
    ) -> bool {
        assert!(dst.len() >= src.len());
        #[cfg(target_arch = "x86_64")]
        {
            // SAFETY: a plan is only made where AVX2 was detected, and `dst` is as long as `src`.
            let done = unsafe { x86::scan(self, table, src, dst, state, sink, confirm) };
            match done {
                Some(at) => table.scan(src, at..src.len(), dst, state, sink, confirm),
                None => false,
            }
        }
        #[cfg(not(target_arch = "x86_64"))]
        table.scan(src, 0..src.len(), dst, state, sink, confirm)
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{PageSet, Plan, Row, State, Table};
    use crate::align::Sink;
    use crate::utf8::TOGETHER;

    /// Units in a block.
    const BLOCK: usize = 16;

    /// The same sixteen bytes in both halves of a register.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn both(bytes: &[u8; 16]) -> __m256i {
        // SAFETY: the load reads the 16 bytes of the array and needs no alignment.
        _mm256_broadcastsi128_si256(unsafe { _mm_loadu_si128(bytes.as_ptr().cast()) })
    }

    /// A set of code points of one page, ready for look-up.
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

    /// What to XOR a block with, by the rows given.
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

    /// Maps whole blocks. Returns where the rest starts, or nothing if the scan has to stop.
    ///
    /// # Safety
    /// AVX2 must be available and `dst` at least as long as `src`.
    #[target_feature(enable = "avx2")]
    pub(super) unsafe fn scan<S: Sink>(
        plan: &Plan,
        table: &Table,
        src: &[u16],
        dst: &mut [u16],
        state: &mut State,
        sink: &mut S,
        confirm: &impl Fn(&[u16], usize) -> bool,
    ) -> Option<usize> {
        let zero = _mm256_setzero_si256();
        let low_nibble = _mm256_set1_epi16(0x000F);
        // Set in the high byte, an index makes the shuffle give zero there.
        let high_off = _mm256_set1_epi16(0x8000u16 as i16);
        let arabic = _mm256_set1_epi16(0x06);
        let first_bits = both(&[1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0]);
        let second_bits = both(&[0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128]);
        let drops = Set::new(&plan.drops);
        let slow_arabic = Set::new(&plan.slow_arabic);
        let slow_latin = Set::new(&plan.slow_latin);
        let looks_arabic = !plan.slow_arabic.is_empty();
        let looks_latin = !plan.slow_latin.is_empty();

        let has_rare = !plan.rare_rows.is_empty();
        let has_latin = !plan.latin_rows.is_empty();
        let upper = _mm256_set1_epi16(0x80);
        let space = _mm256_set1_epi16(0x20);

        let mut any = zero;
        let mut changed = zero;
        let mut dropped = false;
        let mut i = 0;
        while i + BLOCK <= src.len() {
            // SAFETY: i + 16 units are within src.
            let v = unsafe { _mm256_loadu_si256(src.as_ptr().add(i).cast()) };
            let page = _mm256_srli_epi16::<8>(v);
            let is_arabic = _mm256_cmpeq_epi16(page, arabic);
            let is_latin = _mm256_cmpeq_epi16(page, zero);
            let row = _mm256_srli_epi16::<4>(v);
            let column = _mm256_or_si256(_mm256_and_si256(v, low_nibble), high_off);
            let row_low = _mm256_or_si256(_mm256_and_si256(row, low_nibble), high_off);
            let row_bits =
                [_mm256_shuffle_epi8(first_bits, row_low), _mm256_shuffle_epi8(second_bits, row_low)];

            let known = _mm256_or_si256(is_arabic, is_latin);
            let mut slow = _mm256_andnot_si256(known, _mm256_cmpeq_epi16(zero, zero));
            if looks_arabic {
                slow = _mm256_or_si256(slow, _mm256_and_si256(is_arabic, slow_arabic.find(column, row_bits)));
            }
            if looks_latin {
                slow = _mm256_or_si256(slow, _mm256_and_si256(is_latin, slow_latin.find(column, row_bits)));
            }
            if _mm256_testz_si256(slow, slow) == 0 {
                if !table.scan(src, i..i + BLOCK, dst, state, sink, confirm) {
                    return None;
                }
                i += BLOCK;
                continue;
            }

            let mut x = exchanges(&plan.rows, row, column);
            if has_rare {
                let rare = _mm256_and_si256(is_arabic, _mm256_cmpeq_epi16(_mm256_and_si256(v, upper), upper));
                if _mm256_testz_si256(rare, rare) == 0 {
                    x = _mm256_or_si256(x, exchanges(&plan.rare_rows, row, column));
                }
            }
            if has_latin {
                let latin = _mm256_andnot_si256(_mm256_cmpeq_epi16(v, space), is_latin);
                if _mm256_testz_si256(latin, latin) == 0 {
                    x = _mm256_or_si256(x, exchanges(&plan.latin_rows, row, column));
                }
            }
            let mapped = _mm256_xor_si256(v, x);
            changed = _mm256_or_si256(changed, x);

            let gone = _mm256_and_si256(is_arabic, drops.find(column, row_bits));
            if _mm256_testz_si256(gone, gone) != 0 {
                // SAFETY: no more units are written than read, so state.len <= i and 16 units fit.
                unsafe { _mm256_storeu_si256(dst.as_mut_ptr().add(state.len).cast(), mapped) };
                any = _mm256_or_si256(any, mapped);
                state.len += BLOCK;
            } else {
                dropped = true;
                let stays = _mm256_cmpeq_epi16(gone, zero);
                any = _mm256_or_si256(any, _mm256_and_si256(mapped, stays));
                let bits = _mm_movemask_epi8(_mm_packs_epi16(
                    _mm256_castsi256_si128(stays),
                    _mm256_extracti128_si256::<1>(stays),
                )) as u32;
                if S::RECORDS {
                    sink.deletions(i, state.len, !bits & 0xFFFF);
                }
                let (a, b) = ((bits & 0xFF) as usize, (bits >> 8) as usize);
                // SAFETY: the shuffle rows are 16 bytes. state.len <= i and i + 16 units fit in dst, so 8
                // units fit at state.len, and 8 more after at most 8 kept ones.
                unsafe {
                    let shuffle = _mm_loadu_si128(TOGETHER[a].as_ptr().cast());
                    let first = _mm_shuffle_epi8(_mm256_castsi256_si128(mapped), shuffle);
                    _mm_storeu_si128(dst.as_mut_ptr().add(state.len).cast(), first);
                    state.len += a.count_ones() as usize;
                    let shuffle = _mm_loadu_si128(TOGETHER[b].as_ptr().cast());
                    let second = _mm_shuffle_epi8(_mm256_extracti128_si256::<1>(mapped), shuffle);
                    _mm_storeu_si128(dst.as_mut_ptr().add(state.len).cast(), second);
                    state.len += b.count_ones() as usize;
                }
            }
            i += BLOCK;
        }
        let any = _mm_or_si128(_mm256_castsi256_si128(any), _mm256_extracti128_si256::<1>(any));
        let mut lanes = [0u16; 8];
        // SAFETY: the array has 16 bytes.
        unsafe { _mm_storeu_si128(lanes.as_mut_ptr().cast(), any) };
        state.any |= lanes.iter().fold(0, |a, b| a | u32::from(*b));
        state.changed |= dropped || _mm256_testz_si256(changed, changed) == 0;
        Some(i)
    }
}
