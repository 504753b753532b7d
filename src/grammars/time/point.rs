//! A single moment or period: its elements in whatever order they are written.

use super::additions::{
    coarser, dashed_year, hour_of_day, moment_off, month_of_year, same_year, trailing, weekday_off,
    winter_years,
};
use super::day_part::part_alone;
use super::draft::{Draft, Rule, Strength};
use super::era::put_era;
use super::opening::part_first;
use super::reader::{AND, ARTICLE, PREPOSITION, Reader};
use super::weekday::day_word;
use super::{accept, clock, months, named, numbers, numeric, opening, period, twin};
use crate::letters::ALEF;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, flag};
use crate::signs::{COLON, SLASH};
use crate::tokenize::Kind;

/// Maximum number of elements of one moment.
const ELEMENTS: usize = 12;

/// Reads a moment at token `i`: what was read and the token after it. `supported` says that the words
/// before it announce a time.
pub fn read(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<(Draft, usize)> {
    r.within(|| moment(r, i, may, supported))
}

fn moment(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<(Draft, usize)> {
    let mut d = Draft::default();
    let mut at = i;
    if let Some(end) = period::rest(r, i, &mut d, may).or_else(|| week_of(r, i, &mut d, may)) {
        at = end;
    } else if let Some(end) = part_first(r, i, &mut d, may) {
        at = end;
    } else if let Some(end) = period::edge(r, i, &mut d, may) {
        at = end;
    } else if let Some(end) = opening::read(r, i, &mut d, may, supported) {
        at = end;
    } else if let Some(end) = part_alone(r, i, &mut d, may) {
        at = end;
    }
    if at == i {
        return None;
    }
    for _ in 0..ELEMENTS {
        match next(r, at, &mut d) {
            Some(end) if end > at => at = end,
            _ => break,
        }
    }
    // «أمس الأحد 9 أكتوبر 2016»: the date says the day itself.
    if d.said.day_shift.is_some() && d.said.day.is_some() && d.said.month.is_some() && d.said.year.is_some() {
        d.said.day_shift = None;
    }
    if accept::accept(r, i, at, &mut d).is_none() {
        r.cx.refused("time/accept::accept", i, at);
        return None;
    }
    r.cx.took("time/point::read", i, at);
    Some((d, at))
}

/// أسبوع 7 ديسمبر: the week that holds a day.
fn week_of(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let w = months::unit(r, i, Grain::Week, may).filter(|w| !w.definite() && !r.new_line(w.end))?;
    let accusative = r.cx.text.at(r.to(i + 1).wrapping_sub(1) as usize) == ALEF;
    numbers::digits(r, w.end, 0, 0).filter(|_| !accusative)?;
    let mut inner = Draft::default();
    let end = numeric::read(r, w.end, &mut inner, true).or_else(|| named::read(r, w.end, &mut inner, 0))?;
    inner.said.day.filter(|_| inner.said.month.is_some())?;
    inner.said.week_of = true;
    inner.strength = Strength::Sure;
    (inner.from, inner.lead) = (Some(w.from), Some(w.from));
    *d = inner;
    Some(end)
}

/// What may come after the elements read so far.
fn next(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if r.new_line(at) || at >= r.len() {
        return None;
    }
    if let Some(end) = trailing(r, at, d) {
        return Some(end);
    }
    if let Some(end) = coarser(r, at, d, Proclitics::BI | Proclitics::LI) {
        return Some(end);
    }
    if let Some(end) = dashed_year(r, at, d).or_else(|| winter_years(r, at, d)).or_else(|| stamped(r, at, d))
    {
        return Some(end);
    }
    // 4 شباط/ 2020
    if r.is_code(at, SLASH) && d.said.month.is_some() && d.said.year.is_none() {
        return named::year(r, at + 1, d, 0).filter(|_| !r.new_line(at + 1));
    }
    if let Some(end) = twin::read(r, at, d) {
        return Some(end);
    }
    if let Some(end) = weekday_off(r, at, d).or_else(|| moment_off(r, at, d)) {
        return Some(end);
    }
    // Connectors: a comma, من, في, عند, الموافق, a bracket.
    if let Some(w) = r.particle(at, TimeWord::Matching, 0) {
        return matching(r, w.end, d);
    }
    let after_comma = r.comma(at);
    let start = after_comma.unwrap_or(at);
    if let Some(w) = r.particle(start, TimeWord::Matching, AND) {
        return matching(r, w.end, d);
    }
    let joins = [TimeWord::From, TimeWord::At, TimeWord::Near];
    if let Some(w) = joins.into_iter().find_map(|j| r.particle(start, j, 0)) {
        let mut at = w.end;
        // «رجب الفرد من شهور سنة سبع وثمانمائة»
        let months = d.said.month.is_some() && d.said.year.is_none();
        let months = || {
            r.find_arg(at, Class::TimeUnit, Grain::Month as i32, 0).filter(|m| m.has(flag::PLURAL) && months)
        };
        if let Some(m) = months()
            && months::unit(r, m.end, Grain::Year, 0).is_some()
            && !r.new_line(m.end)
        {
            at = m.end;
        }
        if let Some(end) = same_year(r, at, d).or_else(|| month_of_year(r, start, at, d)) {
            return Some(end);
        }
        if let Some(about) = r
            .find(at, Class::TimeLimit, 0, 0)
            .filter(|w| w.arg == TimeLimit::About as i32 && !w.has(flag::AFTER))
        {
            at = about.end;
        }
        if let Some(w) = r.particle(at, TimeWord::Exactly, 0) {
            at = w.end;
        }
        return coarser(r, at, d, 0)
            .or_else(|| trailing(r, at, d))
            .or_else(|| hour_of_day(r, start, at, d))
            .filter(|_| !r.new_line(at));
    }
    if let Some(about) = r
        .find(start, Class::TimeLimit, 0, 0)
        .filter(|w| w.arg == TimeLimit::About as i32 && !w.has(flag::AFTER))
    {
        return clock::read(r, about.end, d, 0);
    }
    if let Some(w) = r.particle(start, TimeWord::Exactly, PREPOSITION) {
        return clock::read(r, w.end, d, 0);
    }
    if after_comma.is_some() {
        return coarser(r, start, d, 0).filter(|_| !r.new_line(start));
    }
    None
}

/// «15/8/2020 - 9:30 م», «9:30 م - 15/8/2020»: a whole date and an hour with its minutes, a dash between them.
fn stamped(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let next = r.dash(at).filter(|&next| !r.new_line(next) && r.cx.kind(next) == Some(Kind::Number))?;
    let dated = d.said.year.is_some() && d.said.month.is_some() && d.said.day.is_some();
    let timed = d.said.clock.is_some_and(|c| (c.grain as u8) < Grain::Hour as u8);
    if dated && d.said.clock.is_none() {
        let span = r.cx.tokens.span(next);
        let minutes = (span.start..span.end).any(|p| r.cx.text.at(p as usize) == COLON);
        return if minutes { clock::read(r, next, d, 0) } else { None };
    }
    if timed && !d.said.has_date() {
        let mut date = Draft::default();
        let end = numeric::read(r, next, &mut date, true)?;
        date.said.year.filter(|_| date.said.day.is_some() && date.said.clock.is_none())?;
        let from = d.from;
        return numeric::read(r, next, d, true).inspect(|_| d.from = from).filter(|&e| e == end);
    }
    None
}

/// الموافق: the same day in the other calendar, or the date of a weekday.
fn matching(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    // «الموافق ل : 23 يوليوز»
    let i = if r.is_code(i, COLON) && !r.new_line(i + 1) { i + 1 } else { i };
    let start = day_word(r, i, PREPOSITION | ARTICLE).map_or(i, |(_, end)| end);
    let start = r.particle(start, TimeWord::At, 0).map_or(start, |w| w.end);
    // عام 1391 هـ الموافق 1971م: the same year in the other calendar; what was said first is the value.
    if d.said.year.is_some() && d.said.month.is_none() && d.said.day.is_none() {
        // «سنة 656هـ الموافقة لسنة 1258م»
        let start = months::unit(r, start, Grain::Year, PREPOSITION).map_or(start, |w| w.end);
        let n = numbers::digits(r, start, 0, 0).filter(|n| n.digits == 4)?;
        let mut second = Draft::default();
        second.said.year = i32::try_from(n.value).ok();
        let end = put_era(r, n.end, &mut second, None);
        return (second.said.hijri != d.said.hijri).then_some(end);
    }
    // رجب 1390 هـ الموافق ل 12 شتنبر 1970 م: the second says the day.
    if d.said.day.is_none() && d.said.month.is_some() && d.said.year.is_some() {
        let at = r.particle(start, TimeWord::To, 0).map_or(start, |w| w.end);
        if let Some((second, end)) = read(r, at, PREPOSITION, true)
            && second.said.hijri != d.said.hijri
            && second.said.month.is_some()
            && second.said.year.is_some()
        {
            twin::pair(d, second.said)?;
            return Some(end);
        }
    }
    if d.said.day.is_none() {
        let mut inner = Draft { day_word: true, ..Draft::default() };
        inner.said = d.said.clone();
        let end = numeric::read(r, start, &mut inner, true)
            .or_else(|| named::read(r, start, &mut inner, PREPOSITION))
            .or_else(|| {
                let n = numbers::day(r, start, PREPOSITION).filter(|n| n.digits > 0 || n.definite)?;
                inner.said.day = Some(n.value as u8);
                inner.core(n.from, Strength::Sure, Rule::other("time/point::matching"));
                Some(n.end)
            })?;
        inner.from = d.from;
        inner.lead = d.lead;
        inner.count += d.count;
        inner.strength = Strength::Sure;
        inner.rule = d.rule;
        *d = inner;
        return Some(end);
    }
    let (second, end) = r.as_partner(|| read(r, start, PREPOSITION, true))?;
    if second.said.hijri == d.said.hijri || second.said.day.is_none() {
        return None;
    }
    twin::pair(d, second.said)?;
    Some(end)
}

/// Reads on from token `at` and gives the token after the last element.
pub fn extend(r: &Reader<'_>, at: usize, d: &mut Draft) -> usize {
    let mut end = at;
    for _ in 0..ELEMENTS {
        match next(r, end, d) {
            Some(after) if after > end => end = after,
            _ => break,
        }
    }
    end
}
