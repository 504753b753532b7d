//! Marks of an era behind a year: هـ, م, ق.م, قبل الهجرة.

use super::draft::{Draft, FirstElement};
use super::reader::Reader;
use super::said::YearKind;
use crate::letters::{MEEM, QAF};
use crate::lexicon::{Proclitics, TimeWord};
use crate::signs::{DOT, EQUALS, SLASH};

/// Whether a mark of an era stands at token `i`, and which.
pub fn era(r: &Reader<'_>, i: usize) -> Option<(TimeWord, usize)> {
    use TimeWord::*;
    if r.new_line(i) {
        return None;
    }
    for mark in [EraBefore, EraBeforeHijra, EraAfter, EraHijri, EraGregorian] {
        let may = if matches!(mark, EraHijri | EraGregorian) { Proclitics::LI | Proclitics::BI } else { 0 };
        if let Some(w) = r.particle(i, mark, may) {
            return Some((mark, w.end));
        }
    }
    // «ق. م.» with a blank in it
    if r.is_code(i, QAF) && r.is_code(i + 1, DOT) && r.is_code(i + 2, MEEM) && r.cx.glued(i) {
        let dotted = r.is_code(i + 3, DOT) && r.cx.glued(i + 2);
        return Some((EraBefore, i + 3 + usize::from(dotted)));
    }
    // (1445 هـ) is written with brackets as well: the bracket belongs to what follows.
    None
}

/// Takes a mark of the era at `end` into the draft; gives the token after it.
pub fn put_era(r: &Reader<'_>, end: usize, d: &mut Draft, known: Option<bool>) -> usize {
    if let Some(hijri) = known {
        d.said.hijri |= hijri;
    }
    let Some((mark, after)) = era(r, end) else { return end };
    match mark {
        TimeWord::EraHijri => {
            d.said.hijri = true;
            // 15/9/45 هـ is one of ours, 45 هـ the year 45.
            d.said.short_year &= d.rule.element == FirstElement::Numeric;
        }
        TimeWord::EraBefore | TimeWord::EraBeforeHijra => {
            // «سنة 40 قبل الهجرة» is a year that no calendar here has.
            if mark == TimeWord::EraBeforeHijra {
                d.said.hijri = true;
                d.said.short_year = false;
                d.said.year_kind = Some(YearKind::Mission);
                d.year_word = true;
                return after;
            }
            d.said.before = true;
        }
        _ => {
            if d.said.hijri {
                return end;
            }
        }
    }
    d.said.short_year &= d.said.hijri;
    d.year_word = true;
    after
}

/// Whether the year at token `i` says a Hijri one again: «1351هـ / ⟦1932⟧», «656هـ = ⟦1258م⟧», «911هـ - ⟦1505م⟧».
pub fn beside_hijri(r: &Reader<'_>, i: usize) -> bool {
    let Some(sign) = i.checked_sub(1).filter(|&s| s > 0 && !r.new_line(i)) else { return false };
    let parted = r.is_code(sign, SLASH) || r.is_code(sign, EQUALS) || r.dash(sign).is_some();
    let mark = if parted { sign - 1 } else { sign };
    era(r, mark) == Some((TimeWord::EraHijri, mark + 1))
}
