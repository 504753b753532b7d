//! The first element of a moment, with the words that only introduce it.

use super::day_part::has_final_yeh;
use super::draft::{Draft, Rule, Strength};
use super::reader::{ARTICLE, Reader, Word};
use super::weekday::day_word;
use super::{ages, clock, holiday, months, named, numbers, numeric, period, relative, weekday};
use crate::lexicon::{Class, Grain, TimeWord, bit, flag};
use crate::reading::is_definite;
use crate::signs::SLASH;

/// A part of the day before its date or hour: مساء الخميس, صباح يوم 30 أيلول, بعد الظهر 7:00.
pub fn part_first(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let w = r.find(i, Class::DayPart, may, 0).filter(|w| !w.has(flag::ABBREVIATION))?;
    let row = u16::try_from(w.arg).ok()?;
    if r.new_line(w.end) || has_final_yeh(r, i) {
        return None;
    }
    // ليلة رأس السنة, ليلة أمس are names of their own.
    let longer = |class| r.find(i, class, may, 0).is_some_and(|x| x.end > w.end);
    if longer(Class::Holiday) || longer(Class::Relative) {
        return None;
    }
    // «بعد ظهر», «ليلة- أول أمس»
    let mut at = r.dash(w.end).unwrap_or(w.end);
    if let Some(of) = r.particle(at, TimeWord::From, 0) {
        at = of.end;
    }
    let mut inner = Draft { lead: Some(w.from), ..Draft::default() };
    inner.said.part = Some(row);
    if let Some(end) = clock::read(r, at, &mut inner, 0) {
        inner.from = Some(w.from);
        *d = inner;
        return Some(end);
    }
    // مساء 7
    if let Some(n) = numbers::digits(r, at, 0, 0).filter(|n| (1..=12).contains(&n.value) && n.digits <= 2)
        && !r.is_word(n.end)
        && r.dash(n.end).is_none()
        && !r.is_code(n.end, SLASH)
        && let Some((clock, end)) = clock::hour(r, at, true)
    {
        inner.said.clock = Some(clock);
        inner.core(w.from, Strength::Sure, Rule::clock("time/opening::part_first"));
        *d = inner;
        return Some(end);
    }
    let end = read(r, at, &mut inner, ARTICLE, true).or_else(|| lone_day(r, at, &mut inner))?;
    if !inner.said.has_date() || inner.said.grain().is_some_and(|g| g as u8 > Grain::Day as u8) {
        return None;
    }
    inner.day_word = true;
    inner.strength = Strength::Sure;
    *d = inner;
    Some(end)
}

/// A day of the month by itself, where a range completes it: ليلة 29 – 30 ماي.
fn lone_day(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let n = numbers::day(r, i, 0).filter(|n| n.digits > 0)?;
    r.dash(n.end).filter(|_| !r.new_line(n.end))?;
    d.said.day = Some(n.value as u8);
    d.core(n.from, Strength::Weak, Rule::other("time/opening::lone_day"));
    Some(n.end)
}

/// The first element, with the words that only introduce it.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8, supported: bool) -> Option<usize> {
    // Fast path: most words cannot open a time expression.
    if !r.any(i, STARTS) && !numbers::starts(r, i) {
        return None;
    }
    let mut supported = supported || r.cx.options.compete_off();
    if let Some(end) = element(r, i, d, may, supported) {
        return Some(end);
    }
    let mut at = i;
    let mut inner = Draft::default();
    if let Some(w) = r.particle(at, TimeWord::DateWord, may) {
        at = w.end;
        supported = true;
        inner.leads(w.from);
        inner.day_word = true;
    }
    if let Some(w) = r.particle(at, TimeWord::This, if at == i { may } else { 0 })
        && at == i
    {
        // هذا الخميس, هذا يوم الجمعة, هذا أيلول
        let next = day_word(r, w.end, 0).map_or(w.end, |(_, end)| end);
        inner.day_word = next > w.end;
        // «ده حد اكتشفها»: somebody.
        let word = |day: Word| day.ambiguous() && !inner.day_word && !is_definite(r.cx, next);
        if r.find(next, Class::Weekday, ARTICLE, 0).is_some_and(word) {
            return None;
        }
        let end = weekday::read(r, next, &mut inner, 0)
            .or_else(|| this_season(r, w.end, &mut inner))
            .or_else(|| {
                months::month(r, w.end, 0).map(|m| {
                    months::put_month(&mut inner, m);
                    inner.core(m.from, Strength::Sure, Rule::other("time/opening::read"));
                    m.end
                })
            })?;
        inner.said.direction = Some(0);
        inner.strength = Strength::Sure;
        inner.from = Some(w.from);
        inner.lead = Some(w.from);
        *d = inner;
        return Some(end);
    }
    if let Some((from, after)) = day_word(r, at, if at == i { may | ARTICLE } else { 0 }) {
        inner.leads(from);
        inner.day_word = true;
        at = after;
        supported = true;
        if r.new_line(at) {
            return None;
        }
        // يوم 27, يوم الـ21
        if element(r, at, &mut inner, 0, true).is_none() {
            // «يوم خمسة الصبح»
            let told = |end: usize| clock::part_after(r, end).is_some_and(|(p, _)| !p.is_abbreviation);
            let n = numbers::day(r, at, 0).filter(|n| n.digits > 0 || !n.definite && told(n.end))?;
            if super::counting::is_counted(r, n.end) {
                return None;
            }
            let part = d.said.part;
            *d = inner;
            d.said.part = part;
            d.said.day = Some(n.value as u8);
            d.core(n.from, Strength::Sure, Rule::other("time/opening::read"));
            return Some(n.end);
        }
        inner = Draft { lead: Some(from), day_word: true, ..Draft::default() };
    }
    if at == i {
        return None;
    }
    let end = element(r, at, &mut inner, 0, supported)?;
    let (part, lead) = (d.said.part, d.lead);
    *d = inner;
    d.said.part = d.said.part.or(part);
    d.lead = lead.or(d.lead);
    Some(end)
}

/// الشتاء after هذا.
fn this_season(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let w = r.find(i, Class::Season, ARTICLE, 0).filter(|w| w.definite() && w.arg < 30 && !r.new_line(i))?;
    d.said.group = u8::try_from(w.arg).ok();
    d.core(w.from, Strength::Sure, Rule::other("time/opening::this_season"));
    Some(w.end)
}

/// Classes of the words that can open a moment.
pub const STARTS: u64 = bit(Class::Month)
    | bit(Class::HijriMonth)
    | bit(Class::Weekday)
    | bit(Class::DayPart)
    | bit(Class::TimeUnit)
    | bit(Class::Relative)
    | bit(Class::Edge)
    | bit(Class::Season)
    | bit(Class::Holiday)
    | bit(Class::Decade)
    | bit(Class::TimeWord)
    | bit(Class::Ordinal)
    | bit(Class::Scale);

/// Classes of the words that open what is neither a number nor the name of a month or weekday. Most of what is read
/// here begins with a number, which none of those functions reads.
const WORDS: u64 = bit(Class::Holiday)
    | bit(Class::Relative)
    | bit(Class::TimeUnit)
    | bit(Class::Decade)
    | bit(Class::Season)
    | bit(Class::TimeWord);

/// Classes of the words that [`clock::read`] and [`named::read`] begin with, where no number stands.
const HOURS: u64 = bit(Class::TimeUnit);
const DAYS: u64 = HOURS | bit(Class::TimeWord) | bit(Class::Month) | bit(Class::HijriMonth);

/// One element at token `i`.
pub fn element(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8, supported: bool) -> Option<usize> {
    if r.blocked(i) {
        return None;
    }
    let word = r.any(i, WORDS);
    let worded = |read: fn(&Reader<'_>, usize, &mut Draft, u8) -> Option<usize>, d: &mut Draft| {
        if word { read(r, i, d, may) } else { None }
    };
    let number = numbers::may_start(r, i);
    let hour = number || r.any(i, HOURS) || r.alarmed(i);
    r.took("time/clock::read", i, if hour { clock::read(r, i, d, may) } else { None })
        .or_else(|| {
            r.took(
                "time/numeric::read",
                i,
                numeric::read(r, i, d, supported || d.day_word || d.said.weekday.is_some()),
            )
        })
        .or_else(|| r.took("time/holiday::read", i, worded(holiday::read, d)))
        .or_else(|| r.took("time/relative::read", i, worded(relative::read, d)))
        .or_else(|| r.took("time/period::ranked_unit", i, worded(period::ranked_unit, d)))
        .or_else(|| r.took("time/ages::decade", i, worded(ages::decade, d)))
        .or_else(|| r.took("time/ages::century", i, worded(ages::century, d)))
        .or_else(|| r.took("time/ages::millennium", i, ages::millennium(r, i, d, may)))
        .or_else(|| {
            let day = number || r.any(i, DAYS);
            r.took("time/named::read", i, if day { named::read(r, i, d, may) } else { None })
        })
        .or_else(|| r.took("time/weekday::read", i, weekday::read(r, i, d, may)))
        .or_else(|| r.took("time/period::group", i, worded(period::group, d)))
        .or_else(|| r.took("time/period::relative", i, worded(period::relative, d)))
        .or_else(|| r.took("time/named::year", i, named::year(r, i, d, may)))
        .or_else(|| r.took("time/period::special_year", i, worded(period::special_year, d)))
}
