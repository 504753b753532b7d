//! Names and numbers of months: «أيلول», «شهر أيلول», «آب / أغسطس», «شهر 9».

use super::draft::{Draft, Strength};
use super::numbers;
use super::reader::{ARTICLE, PREPOSITION, Reader, Word};
use crate::letters::{ALEF, ALEF_HAMZA_BELOW};
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};
use crate::signs::{CLOSE, OPEN, SLASH};

/// The month whose name is also zero.
pub const SAFAR: u8 = 2;

/// A month as read.
#[derive(Clone, Copy, Debug)]
pub struct Month {
    /// Of the Hijri calendar.
    pub hijri: bool,
    /// 1 to 12.
    pub number: u8,
    /// Marks of the name's sense.
    pub flags: u32,
    /// Whether شهر stands before it.
    pub word: bool,
    /// Whether it is only a number or rank after شهر.
    pub ranked: bool,
    /// Token of the name.
    pub at: usize,
    /// First code point.
    pub from: u32,
    /// Token after the last one.
    pub end: usize,
}

/// A unit of time in the singular at token `i`.
pub fn unit(r: &Reader<'_>, i: usize, grain: Grain, may: u8) -> Option<Word> {
    r.find_arg(i, Class::TimeUnit, grain as i32, may)
        .filter(|w| !w.has(flag::DUAL | flag::PLURAL | flag::ABBREVIATION | flag::NIGHT | flag::VAGUE))
}

/// The name of a month at token `i`: the longest of both calendars.
pub fn name(r: &Reader<'_>, i: usize, may: u8) -> Option<(Word, bool)> {
    // «شعب إب 2»: Ibb is a town, آب the month.
    let other = |w: &Word| w.has(flag::NEEDS_DAY) && r.cx.text.at(w.from as usize) == ALEF_HAMZA_BELOW;
    let civil = r.find(i, Class::Month, may, 0).filter(|w| !other(w)).map(|w| (w, false));
    let hijri = r.find(i, Class::HijriMonth, may, 0).map(|w| (w, true));
    match (civil, hijri) {
        (Some(a), Some(b)) => Some(if b.0.end > a.0.end { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// A month at token `i`: أيلول, شهر أيلول, آب / أغسطس, شهر 9, الشهر التاسع.
pub fn month(r: &Reader<'_>, i: usize, may: u8) -> Option<Month> {
    const STARTS: u64 = bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::TimeUnit);
    if !r.any(i, STARTS) {
        return None;
    }
    let word = unit(r, i, Grain::Month, may | ARTICLE);
    let at = word.map_or(i, |w| w.end);
    let inner = if word.is_some() { 0 } else { may };
    if let Some((w, hijri)) = name(r, at, inner).filter(|_| !r.new_line(at) || word.is_none()) {
        if word.is_some_and(|w| w.definite()) {
            return None;
        }
        let number = u8::try_from(w.arg).ok()?;
        let end = if hijri { w.end } else { doubled(r, w.end, w.arg) };
        let flags = w.flags;
        let from = word.map_or(w.from, |w| w.from);
        return Some(Month { hijri, number, flags, word: word.is_some(), ranked: false, at, from, end });
    }
    let word = word?;
    let n = numbers::digits(r, at, ARTICLE, 0).or_else(|| numbers::small(r, at, ARTICLE, 0))?;
    if !(1..=12).contains(&n.value) || r.new_line(at) || n.digits > 2 {
        return None;
    }
    // الشهر التاسع but شهر تسعة; «شهر 3 أيام» counts days.
    // «شهر واحد» and «شهرا» are lengths.
    let accusative = r.cx.text.at(r.to(i + 1).wrapping_sub(1) as usize) == ALEF;
    if accusative || (n.digits == 0 && n.value == 1 && !n.ordinal) {
        return None;
    }
    // «للشهر السادس على التوالي» ranks it.
    if word.definite() && word.particles.any(Proclitics::LI) && n.ordinal {
        return None;
    }
    let agrees =
        if word.definite() { n.ordinal && n.definite } else { n.digits > 0 || !n.definite && !n.ordinal };
    if !agrees {
        return None;
    }
    if r.any(n.end, bit(Class::TimeUnit)) && !r.new_line(n.end) {
        let next = r.find(n.end, Class::TimeUnit, ARTICLE | PREPOSITION, 0);
        // «من شهر 3 لشهر 6»
        let to = |w: Word| w.arg == Grain::Month as i32 && w.particles.any(Proclitics::LI);
        if next.is_some_and(|w| w.arg != Grain::Year as i32 && !w.definite() && !to(w)) {
            return None;
        }
    }
    let number = n.value as u8;
    Some(Month { hijri: false, number, flags: 0, word: true, ranked: true, at, from: word.from, end: n.end })
}

/// The end of a second name of the same month: آب / أغسطس, أيلول (سبتمبر), ايلول سبتمبر.
fn doubled(r: &Reader<'_>, end: usize, month: i32) -> usize {
    let open = r.is_code(end, OPEN);
    let at = if open || r.is_code(end, SLASH) { end + 1 } else { r.dash(end).unwrap_or(end) };
    match r.find_arg(at, Class::Month, month, 0).filter(|_| !r.new_line(at)) {
        Some(w) if open => w.end + usize::from(r.is_code(w.end, CLOSE)),
        Some(w) => w.end,
        None => end,
    }
}

/// Puts a month into the draft.
pub fn put_month(d: &mut Draft, m: Month) {
    d.said.hijri |= m.hijri;
    d.said.month = Some(m.number);
    d.month_word |= m.word;
    d.month_flags = m.flags;
    d.month_at = m.at;
}

/// How surely a month is meant.
pub fn strength(m: &Month) -> Strength {
    let doubtful = m.flags & (flag::AMBIGUOUS | flag::NEEDS_DAY | flag::NEEDS_YEAR) != 0;
    if (doubtful || m.ranked) && !m.word { Strength::Weak } else { Strength::Sure }
}

/// غرة, فاتح, الفاتح من, أول or سلخ with a month: where it begins, the month, whether it is the first day.
pub fn first_or_last(r: &Reader<'_>, i: usize, may: u8) -> Option<(u32, Month, bool)> {
    let first = r.particle(i, TimeWord::FirstDay, may | ARTICLE);
    let w = first.or_else(|| r.particle(i, TimeWord::LastDay, may))?;
    let at = r.particle(w.end, TimeWord::From, 0).map_or(w.end, |of| of.end);
    let m = month(r, at, 0).filter(|m| !m.ranked && !r.new_line(at))?;
    Some((w.from, m, first.is_some()))
}
