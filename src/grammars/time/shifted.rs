//! Units of time placed relative to the present: الشهر الماضي, هذا العام.

use super::era::era;
use super::reader::{ARTICLE, Reader, Word};
use super::said::YearKind;
use crate::letters::{ALEF, FATHATAN, HEH, TEH_MARBUTA};
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};

/// A unit of time placed relative to the present: الشهر الماضي.
#[derive(Clone, Copy, Debug)]
pub struct Shifted {
    /// The unit.
    pub grain: Grain,
    /// How many units from the present one.
    pub shift: i8,
    /// Whether it is of the Hijri calendar.
    pub hijri: bool,
    /// A school or fiscal year.
    pub kind: Option<YearKind>,
    /// First code point.
    pub from: u32,
    /// Token after the last one.
    pub end: usize,
}

/// هذا, هذه and their dialect forms at token `i`.
fn this(r: &Reader<'_>, i: usize, may: u8) -> Option<Word> {
    let w = r.particle(i, TimeWord::This, may)?;
    // «بدأ العام», «بدا الشهر»: it began.
    if w.particles.any(Proclitics::BI) && r.cx.tokens.span(w.start).len() == 3 && w.end == w.start + 1 {
        return None;
    }
    // «الرئيس هادي اليوم» is a name; «هادي السنة» this year.
    let feminine = || matches!(r.cx.text.at(r.to(w.end + 1).wrapping_sub(1) as usize), TEH_MARBUTA | HEH);
    (!w.ambiguous() || feminine()).then_some(w)
}

/// A direction after what it modifies: الماضي, المقبلة, اللي فات.
pub fn direction(r: &Reader<'_>, i: usize) -> Option<Word> {
    if r.new_line(i) {
        return None;
    }
    let w = r.find(i, Class::Direction, 0, 0).filter(|w| w.has(flag::AFTER))?;
    // اليوم نفسه: the one spoken of.
    (!r.is(i, TimeWord::Same)).then_some(w)
}

/// Whether what stands before token `i` speaks of a stretch of time: خلال, منذ, نهاية, طوال.
fn spans(r: &Reader<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    const WORDS: [TimeWord; 4] = [TimeWord::Within, TimeWord::For, TimeWord::During, TimeWord::From];
    WORDS.iter().any(|&w| r.particle(before, w, u8::MAX).is_some())
        || r.any(before, bit(Class::TimeLimit) | bit(Class::Edge))
}

pub fn any_unit(r: &Reader<'_>, i: usize, may: u8) -> Option<Word> {
    r.find(i, Class::TimeUnit, may, 0)
        .filter(|w| !w.has(flag::DUAL | flag::PLURAL | flag::ABBREVIATION | flag::NIGHT | flag::VAGUE))
}

pub fn grain(w: Word) -> Option<Grain> {
    Grain::ALL.get(usize::try_from(w.arg).ok()?).copied()
}

/// School, fiscal or Hijri after عام.
pub fn adjectives(r: &Reader<'_>, i: usize) -> (Option<YearKind>, bool, usize) {
    let (mut kind, mut hijri, mut at) = (None, false, i);
    for _ in 0..2 {
        if let Some(w) = r.particle(at, TimeWord::School, 0) {
            (kind, at) = (Some(YearKind::School), w.end);
        } else if let Some(w) = r.particle(at, TimeWord::Fiscal, 0) {
            (kind, at) = (Some(YearKind::Fiscal), w.end);
        } else if let Some((TimeWord::EraHijri, end)) = era(r, at).filter(|_| r.cx.tokens.span(at).len() > 2)
        {
            (hijri, at) = (true, end);
        } else {
            break;
        }
    }
    (kind, hijri, at)
}

/// A unit placed relative to the present one at token `i`.
pub fn shifted(r: &Reader<'_>, i: usize, may: u8) -> Option<Shifted> {
    const STARTS: u64 = bit(Class::TimeUnit) | bit(Class::TimeWord);
    if !r.any(i, STARTS) {
        return None;
    }
    if let Some(w) = this(r, i, may) {
        let unit = any_unit(r, w.end, ARTICLE).filter(|u| u.definite() && !r.new_line(w.end))?;
        // «بموجب هذا العقد», «يلتزم الطرفان في هذا العقد»: the contract, unless a time is led to.
        if unit.ambiguous() && unit.arg == Grain::Decade as i32 && !spans(r, i) {
            return None;
        }
        let (kind, hijri, end) = adjectives(r, unit.end);
        let (shift, end) = match direction(r, end).filter(|d| d.arg == 0) {
            Some(d) => (0, d.end),
            None => (0, end),
        };
        return Some(Shifted { grain: grain(unit)?, shift, hijri, kind, from: w.from, end });
    }
    let w = any_unit(r, i, may | ARTICLE)?;
    let (kind, hijri, at) = adjectives(r, w.end);
    if r.new_line(at) {
        return None;
    }
    if let Some(d) = direction(r, at) {
        // «الشهر الماضي», dialect «شهر الجاي»; «يوم جديد» is any new day.
        // «الفصل السابق» is a chapter, «الربع السابق» no such thing.
        let chapter = w.ambiguous() && w.arg == Grain::Quarter as i32 && !r.any(i, bit(Class::Fraction));
        if (!w.definite() || chapter) && d.ambiguous() {
            return None;
        }
        // «وقع العقد الجديد لثلاث سنوات»: the contract.
        let contract = w.ambiguous() && w.arg == Grain::Decade as i32;
        if contract && (d.ambiguous() || d.arg == 0 && !spans(r, i)) {
            return None;
        }
        // «خلال 12 شهرا الماضية» counts months.
        let last = |back: usize| r.cx.text.at((r.to(w.end) as usize).saturating_sub(back));
        if !w.definite() && (last(1) == ALEF || last(1) == FATHATAN) {
            return None;
        }
        // الأسبوع الأخير من شهر: the last of its month, read elsewhere.
        if r.is_last(at) && (r.is(d.end, TimeWord::From) || r.is(d.end, TimeWord::At)) {
            return None;
        }
        let shift = i8::try_from(d.arg).ok()?;
        return Some(Shifted { grain: grain(w)?, shift, hijri, kind, from: w.from, end: d.end });
    }
    if w.definite()
        && let Some(t) = this(r, at, 0)
        && any_unit(r, t.end, ARTICLE).is_none_or(|u| !u.definite())
        && !r.new_line(t.end - 1)
    {
        return Some(Shifted { grain: grain(w)?, shift: 0, hijri, kind, from: w.from, end: t.end });
    }
    None
}

/// The same for one grain: the shift and the token after it.
pub fn shifted_unit(r: &Reader<'_>, i: usize, grain: Grain, may: u8) -> Option<(i8, usize)> {
    shifted(r, i, may).filter(|s| s.grain == grain && !s.hijri).map(|s| (s.shift, s.end))
}
