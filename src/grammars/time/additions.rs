//! What adds to the elements of a moment read so far: a year, an hour, a mark, a part of the day.

use super::day_part::{described, has_final_yeh};
use super::draft::{Draft, Strength};
use super::era::put_era;
use super::opening::element;
use super::reader::{ARTICLE, PREPOSITION, Reader};
use super::said::{Anchor, Length, Part};
use super::weekday::day_word;
use super::{
    clock, duration, era, holiday, months, named, numbers, numeric, period, shifted, weekday, zones,
};
use crate::calendar::years;
use crate::letters::ARTICLE as ARTICLE_LETTERS;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::numerals::digits;
use crate::reading::is_definite;
use crate::signs::{COLON, PERCENT, SLASH};
use crate::tokenize::Kind;

/// غدا صباحا عند الثامنة: a bare hour after its day and عند.
pub fn hour_of_day(r: &Reader<'_>, start: usize, at: usize, d: &mut Draft) -> Option<usize> {
    let day = d.said.grain() == Some(Grain::Day) && d.said.clock.is_none();
    if !day || !r.is(start, TimeWord::Near) {
        return None;
    }
    let n = numbers::small(r, at, ARTICLE, 0).filter(|n| n.ordinal && n.feminine && n.definite)?;
    let (clock, end) = clock::hour(r, at, true).filter(|_| n.value <= 12)?;
    if r.is_word(end) && is_definite(r.cx, end) {
        return None;
    }
    d.said.clock = Some(clock);
    Some(end)
}

/// The year after 3-يناير-2021, ١٢-رمضان-١٤٤٤, 5/أبريل/21.
pub fn dashed_year(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let open = d.said.day.is_some() && d.said.month.is_some() && d.said.year.is_none();
    if !open || at == 0 {
        return None;
    }
    let start = r.dash(at).or_else(|| r.is_code(at, SLASH).then_some(at + 1))?;
    let glued = r.cx.glued(at - 1) && r.cx.glued(at);
    let n = numbers::digits(r, start, 0, 0).filter(|n| match n.digits {
        // 15 - مايو - 2019
        4 => {
            years::WITH_DATE.holds(n.value)
                && (d.dashed || glued || d.month_at > 0 && r.dash(d.month_at - 1).is_some())
        }
        2 => d.dashed && glued,
        _ => false,
    })?;
    if r.dash(n.end).is_some() && r.cx.glued(n.end - 1) || r.is_code(n.end, PERCENT) {
        return None;
    }
    d.said.year = i32::try_from(n.value).ok();
    d.said.short_year = n.digits == 2;
    Some(put_era(r, n.end, d, None))
}

/// شتاء 2019/2020, شتاء 2019-20: the winter that begins in the first year.
pub fn winter_years(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    const WINTER: u8 = 24;
    if d.said.group != Some(WINTER) {
        return None;
    }
    let of = |first: i64, second: i64, digits: usize| match digits {
        4 => second == first + 1,
        2 => second == (first + 1) % 100,
        _ => false,
    };
    if let Some(year) = d.said.year {
        let next = r.dash(at).filter(|&next| r.cx.glued(at - 1) && r.cx.glued(next - 1))?;
        let n = numbers::digits(r, next, 0, 0)?;
        return of(year.into(), n.value, n.digits.into()).then_some(n.end);
    }
    // One token.
    let span = r.cx.tokens.span(at);
    let slash = span.start + 4;
    if r.cx.kind(at) != Some(Kind::Number) || r.cx.text.at(slash as usize) != SLASH || span.end <= slash + 1 {
        return None;
    }
    let value = |from, to| digits::value(r.cx.text, from, to).map(i64::from);
    let (first, second) = (value(span.start, slash)?, value(slash + 1, span.end)?);
    let fits = years::WITH_DATE.holds(first) && of(first, second, (span.end - slash - 1) as usize);
    if !fits {
        return None;
    }
    d.said.year = i32::try_from(first).ok();
    d.strength = Strength::Sure;
    Some(at + 1)
}

/// من العام نفسه, من السنة ذاتها after a month or its day: the year stands elsewhere in the text.
pub fn same_year(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let said = &d.said;
    if said.month.is_none() || said.year.is_some() || said.year_shift.is_some() || said.direction.is_some() {
        return None;
    }
    let year = r.find_arg(at, Class::TimeUnit, Grain::Year as i32, ARTICLE).filter(|w| w.definite())?;
    let same = r.particle(year.end, TimeWord::Same, 0).filter(|_| !r.new_line(year.end))?;
    d.said.elsewhere = true;
    Some(same.end)
}

/// «سنة خمس وثلاثين في ذي الحجة», «عام 1998 في 3 مايو»: the month behind its year, led by «في» at token `lead`.
pub fn month_of_year(r: &Reader<'_>, lead: usize, at: usize, d: &mut Draft) -> Option<usize> {
    let said = &d.said;
    let whole = said.grain() == Some(Grain::Year) && said.year.is_some() && said.year_to.is_none();
    if !whole || said.has_time() || said.edge.is_some() || !r.is(lead, TimeWord::At) {
        return None;
    }
    let mut date = d.clone();
    date.said.hijri = false;
    let end = named::read(r, at, &mut date, 0).filter(|_| !r.new_line(at))?;
    // «عام 2001 في مارس 2002», «عام 2015 في مارس الماضي»: each of its own.
    let of = r.particle(end, TimeWord::From, 0).map_or(end, |w| w.end);
    let again = months::unit(r, of, Grain::Year, ARTICLE | PREPOSITION).is_some()
        || numbers::digits(r, of, 0, 0).is_some_and(|n| n.digits == 4)
        || shifted::direction(r, end).is_some();
    let old = d.said.year.is_some_and(|y| i64::from(y) < years::HIJRI_END);
    let alike = if date.said.hijri { d.said.hijri || old } else { !d.said.hijri };
    (alike && !again).then(|| {
        // «سنة خمس وثلاثين في ذي الحجة» is 35.
        date.said.short_year &= !date.said.hijri;
        date.said.hijri |= d.said.hijri;
        *d = date;
        end
    })
}

/// العام الماضي 2014م, العام المقبل 2016: the year itself after what it is called.
fn year_said(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    d.said.year_shift.filter(|_| d.said.year.is_none() && !d.said.has_time())?;
    let n = numbers::digits(r, at, 0, 0).filter(|n| n.digits == 4 && years::SAID_AGAIN.holds(n.value))?;
    let marked = era::era(r, n.end).is_some();
    let noun = super::counting::counted_noun(r, n.end) && !super::counting::disagrees(r, n.value, n.end);
    let counts = || noun || r.cx.kind(n.end) == Some(Kind::Symbol);
    if !marked && counts() {
        return None;
    }
    d.said.year_shift = None;
    d.said.year = i32::try_from(n.value).ok();
    // «هذا العام 1436 / 1437هـ»
    let to = r.is_code(n.end, SLASH).then(|| numbers::digits(r, n.end + 1, 0, 0)).flatten();
    let to = to.filter(|to| to.value == n.value + 1 && !r.new_line(n.end + 1));
    // No year of ours, and the present one: «العام الحالي 1436».
    d.said.hijri |= years::HIJRI_OURS.holds(n.value);
    d.said.year_to = to.and_then(|to| i32::try_from(to.value).ok());
    Some(put_era(r, to.map_or(n.end, |to| to.end), d, None))
}

/// Marks and modifiers right after an element.
pub fn trailing(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if d.said.direction.is_none()
        && (d.said.month.is_some()
            || d.said.weekday.is_some()
            || d.said.group.is_some()
            || d.said.holiday.is_some())
        && d.said.year.is_none()
        && (d.said.nth.is_none() || d.said.month.is_some())
        && let Some(w) = shifted::direction(r, at)
        && (r.cx.begins(at, &ARTICLE_LETTERS, 0) || !r.is(w.end, TimeWord::From))
    {
        // but not «وصلت الخميس قادمة من بيروت»
        d.said.direction = i8::try_from(w.arg).ok();
        d.strength = Strength::Sure;
        return Some(w.end);
    }
    if d.said.year.is_some() || d.said.month.is_some() {
        let end = put_era(r, at, d, None);
        if end > at {
            // هـ right after day and month is their year's mark only if a year is there.
            return Some(end);
        }
    }
    if let Some(end) = year_said(r, at, d) {
        return Some(end);
    }
    if let Some(end) = zones::zone(r, at, d) {
        return Some(end);
    }
    // بكرة الصبح, الخميس مساء, 30 أيلول ليلا
    if d.said.part.is_none()
        && d.said.has_date()
        && d.said.clock.is_none()
        && d.said.grain().is_some_and(|g| g as u8 <= Grain::Day as u8)
        && let Some(w) = r.find(at, Class::DayPart, ARTICLE | Proclitics::BI, 0)
        && !w.has(flag::ABBREVIATION)
        && !has_final_yeh(r, at)
        && !described(r, w)
    {
        // The part may open an hour: الخميس مساء الساعة الخامسة.
        d.said.part = u16::try_from(w.arg).ok();
        return Some(w.end);
    }
    None
}

/// An element that adds to the ones before it.
pub fn coarser(r: &Reader<'_>, at: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if r.blocked(at) {
        return None;
    }
    let (start, day) = match day_word(r, at, may | ARTICLE) {
        Some((_, after)) if !r.new_line(after) => (after, true),
        _ => (at, false),
    };
    let said = &d.said;
    let dated = said.has_date();
    let word = d.day_word;
    d.day_word |= day;
    // «الساعة 9 يوم 20»: the number after the day's word.
    let numbered = numbers::digits(r, start, 0, 0).filter(|n| day && (1..=31).contains(&n.value));
    let alone = numbered.filter(|n| {
        r.cx.code(n.end) != COLON && d.said.day.is_none() && !super::counting::is_counted(r, n.end)
    });
    if alone.is_none()
        && let Some(end) = clock::read(r, start, d, may)
    {
        return Some(end);
    }
    if let Some(end) = date_of_weekday(r, start, d).or_else(|| date_of_feast(r, start, d, may)) {
        return Some(end);
    }
    if said_weekday_only(d) {
        // «الخميس 12-14 شوال» belongs to a range of weekdays.
        let listed = days_of_range(r, start);
        let found = if listed { None } else { numeric::read(r, start, d, true) };
        if let Some(end) = found.or_else(|| named::read(r, start, d, may)) {
            return Some(end);
        }
        // الخميس 21, الجمعة في 22
        if let Some(n) = numbers::day(r, start, 0).filter(|n| n.digits > 0 || n.definite)
            && (!r.is_word(n.end)
                || r.is(n.end, TimeWord::To)
                || n.digits > 0 && super::counting::turns_away(r, n.end))
            && r.dash(n.end).is_none_or(|after| r.any(after, bit(Class::Weekday)))
            // «اليوم الأربعاء ⟦20 / 10 / 1436هـ⟧»
            && !(r.is_code(n.end, SLASH) && r.cx.kind(n.end + 1) == Some(Kind::Number))
            && r.cx.code(n.end) != PERCENT
            && part_of_hour(r, n).is_none()
        {
            d.said.day = Some(n.value as u8);
            return Some(n.end);
        }
    }
    if dated || d.said.has_time() {
        let found = named::year(r, start, d, may)
            .or_else(|| period::relative(r, start, d, may))
            .or_else(|| match d.said.day.is_none() || d.said.weekday.is_none() {
                true => weekday::read(r, start, d, may),
                false => None,
            })
            .or_else(|| match d.said.nth.is_some() || d.said.day.is_some() || d.said.day_shift.is_some() {
                true => named::read(r, start, d, may),
                false => None,
            })
            .or_else(|| match d.said.nth.is_some() {
                true => holiday::read(r, start, d, may),
                false => None,
            })
            .or_else(|| match d.said.has_date() {
                // الساعة الخامسة يوم الخميس, الخامسة صباح غد
                false => element(r, start, d, may, true),
                true => None,
            });
        if found.is_some() {
            return found;
        }
        if let Some(n) = alone.filter(|_| !d.said.has_date()) {
            d.said.day = Some(n.value as u8);
            return Some(n.end);
        }
        if !d.said.has_date()
            && let Some(w) = r.find(start, Class::DayPart, ARTICLE, 0).filter(|w| !w.has(flag::ABBREVIATION))
            && d.said.part.is_none()
        {
            d.said.part = u16::try_from(w.arg).ok();
            return element(r, w.end, d, ARTICLE, true).or(Some(w.end));
        }
        if d.said.group.is_none()
            && d.said.year.is_some()
            && d.said.month.is_none()
            && let Some(end) = period::group(r, start, d, may)
        {
            return Some(end);
        }
    }
    d.day_word = word;
    None
}

/// السبت القادم 16 شوال 1436هـ: a day with its month after a weekday and its direction.
fn date_of_weekday(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let turned = d.said.weekday.is_some() && d.said.direction.is_some_and(|to| to != 0) && !d.said.has_time();
    let free =
        d.said.day.is_none() && d.said.month.is_none() && d.said.nth.is_none() && d.said.offset.is_none();
    if !turned || !free || !numbers::starts(r, i) || days_of_range(r, i) {
        return None;
    }
    let mut date = d.clone();
    let end = numeric::read(r, i, &mut date, true).or_else(|| named::read(r, i, &mut date, 0))?;
    (date.said.day.is_some() && date.said.month.is_some()).then(|| {
        // The weekday tells which year.
        date.said.direction = None;
        *d = date;
        end
    })
}

/// «الجمعة يوم عاشوراء لعشر مضين من المحرم», «يوم عاشوراء لعشر مضين من المحرم»: the date of a feast behind its name, which it takes over.
fn date_of_feast(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let mut at = i;
    if said_weekday_only(d) && d.day_word {
        at = r.find(i, Class::Holiday, 0, 0).filter(|w| !r.new_line(w.end))?.end;
    } else if d.said.holiday.is_none() || d.said.grain() != Some(Grain::Day) {
        return None;
    }
    let free =
        d.said.year.is_none() && d.said.year_shift.is_none() && d.said.nth.is_none() && !d.said.has_time();
    let mut date = d.clone();
    date.said.holiday = None;
    let end = named::read(r, at, &mut date, may | Proclitics::LI).filter(|_| free && !r.new_line(at))?;
    // «عيد الاستقلال 25 مايو» are two.
    let sure = at > i || date.said.elsewhere;
    (sure && date.said.day.is_some() && date.said.month.is_some()).then(|| {
        *d = date;
        end
    })
}

/// Whether two days with a dash and their month stand at token `i`: 12-14 شوال.
fn days_of_range(r: &Reader<'_>, i: usize) -> bool {
    let number = |at: usize| r.cx.kind(at) == Some(Kind::Number);
    number(i)
        && r.dash(i + 1).is_some_and(number)
        && r.any(i + 3, bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::TimeUnit))
}

/// The part of the day after a number that it makes an hour: «الخميس 5 مساء».
fn part_of_hour(r: &Reader<'_>, n: numbers::Num) -> Option<usize> {
    (n.value <= 12).then(|| clock::part_after(r, n.end)).flatten().map(|(_, end)| end)
}

/// الجمعة بعد ثلاثة أسابيع: the weekday of that week.
pub fn weekday_off(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if !said_weekday_only(d) || d.said.direction.is_some() || d.said.offset.is_some() || d.said.has_time() {
        return None;
    }
    let w = r.find(at, Class::TimeLimit, 0, 0).filter(|w| !r.new_line(w.end))?;
    let sign = match w.arg {
        a if a == TimeLimit::Before as i32 => -1,
        a if a == TimeLimit::After as i32 => 1,
        _ => return None,
    };
    let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free)?;
    let weeks = l.length.parts.iter().all(|p| p.grain as u8 >= Grain::Week as u8);
    // «الجمعة بعد أسبوع من الهجوم» counts from something else.
    if !weeks || r.is(l.end, TimeWord::From) || l.length.vague {
        return None;
    }
    d.said.offset = Some((sign, l.length));
    Some(l.end)
}

/// هذا الوقت بعد شهر: the same hour of that day.
pub fn moment_off(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let noun = d.said.now && d.said.offset.is_none() && at > 0 && r.is(at - 1, TimeWord::TimeNoun);
    // هذا الوقت غدا
    let day = r.find(at, Class::Relative, 0, 0).filter(|_| noun && !r.new_line(at)).and_then(|w| {
        let row = r.cx.lexicon.tables().relatives.get(usize::try_from(w.arg).ok()?)?;
        (row.grain == Grain::Day && row.part.is_none() && row.offset != 0).then_some((row.offset, w.end))
    });
    if let Some((days, end)) = day {
        let part = Part { count: i64::from(days.unsigned_abs()), of: 1, grain: Grain::Day };
        d.said.offset = Some((days.signum(), Length { parts: vec![part], ..Length::default() }));
        return Some(end);
    }
    let w = r.find(at, Class::TimeLimit, 0, 0).filter(|w| noun && !r.new_line(w.end))?;
    let sign = match w.arg {
        a if a == TimeLimit::Before as i32 => -1,
        a if a == TimeLimit::After as i32 => 1,
        _ => return None,
    };
    let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !l.length.vague)?;
    d.said.offset = Some((sign, l.length));
    Some(l.end)
}

/// Whether only a weekday is said so far.
fn said_weekday_only(d: &Draft) -> bool {
    let s = &d.said;
    s.weekday.is_some()
        && s.day.is_none()
        && s.month.is_none()
        && s.nth.is_none()
        && s.week_shift.is_none()
        && s.direction.is_none_or(|d| d == 0)
}
