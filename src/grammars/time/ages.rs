//! Decades, centuries and millennia: الثمانينيات, القرن التاسع عشر, الألفية الثالثة.

use super::draft::{Draft, Rule, Strength};
use super::era::put_era;
use super::months::unit;
use super::numbers;
use super::reader::{ARTICLE, Reader};
use super::shifted::{direction, shifted};
use crate::lexicon::{Class, Grain, TimeWord, flag};

/// Reads a decade into `d`: الثمانينيات, سبعينيات القرن الماضي, العقد الأول من القرن.
pub fn decade(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.decade.is_some() || d.said.year.is_some() || d.said.has_date() {
        return None;
    }
    // عقد الثمانينيات, سنوات الثمانينيات
    let lead = r.find(i, Class::TimeUnit, may, 0).filter(|w| {
        (w.arg == Grain::Decade as i32 && !w.has(flag::DUAL))
            || (w.arg == Grain::Year as i32 && w.has(flag::PLURAL))
    });
    let at = lead.map_or(i, |w| w.end);
    let found = r.find(at, Class::Decade, if lead.is_some() { ARTICLE } else { may | ARTICLE }, 0);
    if let Some(w) = found {
        // الخمسينيات من العمر
        if r.particle(w.end, TimeWord::From, 0).is_some_and(|of| r.is(of.end, TimeWord::Age)) {
            return None;
        }
        let of = r.particle(w.end, TimeWord::From, 0).map_or(w.end, |of| of.end);
        let mut inner = Draft::default();
        let whose = if r.new_line(of) { None } else { century(r, of, &mut inner, 0) };
        if !w.definite() && whose.is_none() && lead.is_none() {
            d.core(w.from, Strength::Weak, Rule::other("time/ages::decade"));
        } else {
            d.core(lead.map_or(w.from, |l| l.from), Strength::Sure, Rule::other("time/ages::decade"));
        }
        d.said.decade = u8::try_from(w.arg).ok();
        d.said.century = inner.said.century;
        d.said.span_shift = inner.said.span_shift;
        d.said.before = inner.said.before;
        return Some(whose.unwrap_or(w.end));
    }
    let w = unit(r, i, Grain::Decade, may | ARTICLE).filter(|w| w.definite())?;
    let n = numbers::small(r, w.end, ARTICLE, 0).filter(|n| n.ordinal && n.definite && n.value <= 10)?;
    let of = r.particle(n.end, TimeWord::From, 0)?;
    let mut inner = Draft::default();
    let end = century(r, of.end, &mut inner, 0)?;
    d.said.decade = u8::try_from((n.value - 1) * 10).ok();
    d.said.century = inner.said.century;
    d.said.span_shift = inner.said.span_shift;
    d.core(w.from, Strength::Sure, Rule::other("time/ages::decade"));
    Some(end)
}

/// Reads a century into `d`: القرن التاسع عشر, القرن الـ19, القرن الماضي.
pub fn century(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.has_date() {
        return None;
    }
    let w = unit(r, i, Grain::Century, may | ARTICLE).filter(|w| w.definite())?;
    // «القرن الميلادي الماضي», «القرن الهجري الرابع عشر»
    let era = [TimeWord::EraGregorian, TimeWord::EraHijri].into_iter().find_map(|era| {
        r.particle(w.end, era, 0)
            .filter(|_| crate::reading::is_definite(r.cx, w.end) && !r.new_line(w.end))
            .map(|x| (era, x.end))
    });
    if let Some((era, at)) = era {
        let rank = numbers::small(r, at, ARTICLE, 0).filter(|n| n.ordinal && !r.new_line(at));
        let last = direction(r, at).filter(|d| d.arg.abs() == 1 && era == TimeWord::EraGregorian);
        let end = match (rank, last) {
            (Some(n), _) => {
                d.said.century = i16::try_from(n.value).ok();
                d.said.hijri |= era == TimeWord::EraHijri;
                n.end
            }
            (None, Some(last)) => {
                d.said.span_shift = Some((Grain::Century, last.arg as i8));
                last.end
            }
            _ => return None,
        };
        d.core(w.from, Strength::Sure, Rule::other("time/ages::century"));
        return Some(end);
    }
    if let Some(s) = shifted(r, i, may) {
        d.said.span_shift = Some((s.grain, s.shift));
        d.core(w.from, Strength::Sure, Rule::other("time/ages::century"));
        return Some(s.end);
    }
    let n = numbers::digits(r, w.end, ARTICLE, 0).or_else(|| numbers::small(r, w.end, ARTICLE, 0))?;
    if r.new_line(w.end) || !(1..=40).contains(&n.value) {
        return None;
    }
    d.said.century = i16::try_from(n.value).ok();
    d.core(w.from, Strength::Sure, Rule::other("time/ages::century"));
    Some(put_era(r, n.end, d, None))
}

/// الألفية الثالثة, الألف الثالث قبل الميلاد.
pub fn millennium(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    const MOST: i64 = 12;
    let thousand = || {
        r.find(i, Class::Scale, may | ARTICLE, 0).filter(|w| w.arg == 3 && !w.has(flag::DUAL | flag::PLURAL))
    };
    let unit = unit(r, i, Grain::Millennium, may | ARTICLE);
    let w = unit.or_else(thousand).filter(|w| w.definite() && !d.said.has_date())?;
    let n = numbers::small(r, w.end, ARTICLE, 0)
        .filter(|n| n.ordinal && n.definite && n.value <= MOST && !r.new_line(w.end))?;
    let mut inner = d.clone();
    let end = put_era(r, n.end, &mut inner, None);
    // «الألف الثالث» is the third thousand, unless it is counted from an era.
    if inner.said.hijri || end == n.end && (unit.is_none() || n.value > 3) {
        return None;
    }
    *d = inner;
    d.said.millennium = i16::try_from(n.value).ok();
    d.core(w.from, Strength::Sure, Rule::other("time/ages::millennium"));
    Some(end)
}
