//! Repetitions: كل يوم, كل ثلاثة أشهر, صباح كل يوم, يوميا, أيام الجمعة.

use super::assemble::{definite, each, repetition};
use super::draft::Draft;
use super::reader::{AND, ARTICLE, OUTER, Reader, Word};
use super::said::{Anchor, Expression, Length, Meaning, Part, Said};
use super::weekday::day_word;
use super::{clock, duration, numbers};
use crate::letters::{ALEF, FEH, LAM, WAW};
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};

/// كل يوم, كل ثلاثة أشهر, كل خميس, يوميا, أيام الجمعة; with an hour: كل يوم الساعة 8.
pub fn repeated(r: &Reader<'_>, i: usize) -> Option<Expression> {
    days(r, i).map(|e| at_hour(r, e))
}

/// Whether a part of a length is shorter than a day.
fn within_day(length: &Length) -> bool {
    length.parts.iter().any(|p| (p.grain as u8) < Grain::Day as u8)
}

/// Whether a weekday has the article, by itself or as part of its name.
fn with_article(r: &Reader<'_>, day: &Word) -> bool {
    let at = |n: u32| r.cx.text.at((day.from + n) as usize);
    day.definite() || at(0) == ALEF && at(1) == LAM
}

/// The hour behind days that come back: كل يوم الساعة 8, كل جمعة في الخامسة مساء, يوميا 9 صباحا.
fn at_hour(r: &Reader<'_>, mut e: Expression) -> Expression {
    let Meaning::Repeat(length, said) = &mut e.meaning else { return e };
    if r.new_line(e.end) || within_day(length) {
        return e;
    }
    let led = r.particle(e.end, TimeWord::At, 0).or_else(|| r.particle(e.end, TimeWord::Near, 0));
    let at = led.map_or(e.end, |w| w.end);
    let mut d = Draft { said: Said { part: said.part, ..Said::default() }, ..Draft::default() };
    let Some(end) = clock::read(r, at, &mut d, 0).filter(|_| !r.new_line(at)) else { return e };
    (said.clock, said.part) = (d.said.clock, d.said.part);
    (e.end, e.to, e.tail) = (end, r.to(end), r.to(end));
    e
}

/// The days behind an hour that comes back on them: الساعة 8 كل يوم, العاشرة صباحا كل أحد, 9 مساء يوميا.
pub fn hour_of(r: &Reader<'_>, e: Expression) -> Expression {
    let Meaning::Point(said) = &e.meaning else { return e };
    // «الساعة 8 وكل يوم» says two things.
    if said.clock.is_none() || said.has_date() || r.new_line(e.end) || r.cx.code(e.end) == WAW {
        return e;
    }
    let Some(days) = days(r, e.end) else { return e };
    let Meaning::Repeat(length, of) = days.meaning else { return e };
    if of.part.is_some() || within_day(&length) {
        return e;
    }
    let said = Said { weekday: of.weekday, day: of.day, ..said.clone() };
    let whole = repetition(r, length, said, e.from, days.end);
    Expression { lead: e.lead, ..whole }
}

/// كل يوم, كل ثلاثة أشهر, كل خميس, يوميا, أيام الجمعة.
fn days(r: &Reader<'_>, i: usize) -> Option<Expression> {
    use TimeWord::*;
    let once = |grain| Length { parts: vec![Part { count: 1, of: 1, grain }], ..Length::default() };
    let adverbs = [
        (RepeatDay, Grain::Day),
        (RepeatWeek, Grain::Week),
        (RepeatMonth, Grain::Month),
        (RepeatQuarter, Grain::Quarter),
        (RepeatYear, Grain::Year),
    ];
    let finish = |length, said, from, end| Some(repetition(r, length, said, from, end));
    // صباح كل يوم
    if let Some(part) = r.find(i, Class::DayPart, OUTER, 0).filter(|p| !p.has(flag::ABBREVIATION))
        && let Some((length, end)) = each(r, part.end).filter(|_| r.is(part.end, Every))
    {
        let said = Said { part: u16::try_from(part.arg).ok(), ..Said::default() };
        return finish(length, said, part.from, end);
    }
    if r.any(i, bit(Class::TimeWord)) {
        for (word, grain) in adverbs {
            if let Some(w) = r.particle(i, word, AND) {
                return finish(once(grain), Said::default(), w.from, w.end);
            }
        }
        if let Some(w) = r.particle(i, Every, OUTER).filter(|w| !r.new_line(w.end)) {
            let at = day_word(r, w.end, 0).map_or(w.end, |(_, end)| end);
            if let Some((day, end)) = day_of_months(r, at) {
                let said = Said { day: Some(day), ..Said::default() };
                return finish(once(Grain::Month), said, w.from, end);
            }
            // كل أول شهر
            if let Some(first) = numbers::small(r, w.end, 0, 0).filter(|n| n.ordinal && n.value == 1)
                && let Some(month) = super::months::unit(r, first.end, Grain::Month, ARTICLE)
                && !r.new_line(first.end)
            {
                let said = Said { day: Some(1), ..Said::default() };
                return finish(once(Grain::Month), said, w.from, month.end);
            }
            // «كل أربع سنوات», «كل أربع منها»
            let counts = |day: &Word| {
                // «كل يوم اثنين»: of two nobody counts with the number first.
                let monday = day.arg == 1 && at > w.end;
                let bare = !day.definite() && r.any(at, bit(Class::Unit)) && day.ambiguous() && !monday;
                // «كل أربع عشرة دقيقة»
                let longer = || numbers::small(r, at, 0, 0).is_some_and(|n| n.end > day.end);
                bare && (super::counting::is_counted(r, day.end) || r.is(day.end, From) || longer())
            };
            const SUNDAY: i32 = 7;
            // «لكل أحد أن يقول», «على كل أحد»: anybody.
            let anybody = |day: &Word| {
                let on = |b: usize| r.cx.code(b) == FEH && r.cx.tokens.span(b).len() == 2;
                let led = i > 0 && r.any(i - 1, bit(Class::Particle)) && !r.new_line(i) && !on(i - 1);
                let to = w.particles.any(Proclitics::LI | Proclitics::BI);
                at == w.end && day.arg == SUNDAY && !day.definite() && (led || to)
            };
            let day = r.find(at, Class::Weekday, ARTICLE, 0);
            if let Some(day) = day.filter(|day| !counts(day) && !anybody(day)) {
                let said = Said { weekday: u8::try_from(day.arg).ok(), ..Said::default() };
                return finish(once(Grain::Week), said, w.from, day.end);
            }
            if let Some(part) = r.find(w.end, Class::DayPart, 0, 0).filter(|p| !p.has(flag::ABBREVIATION)) {
                let said = Said { part: u16::try_from(part.arg).ok(), ..Said::default() };
                return finish(once(Grain::Day), said, w.from, part.end);
            }
            let l =
                duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !definite(r, w.end))?;
            // «كل شهر ⟦30 يوما⟧»: how long each of them is.
            let bare =
                duration::bare_unit(r, w.end).filter(|end| l.length.parts.len() > 1 && !joined(r, *end));
            if let (Some(end), [first, ..]) = (bare, &l.length.parts[..]) {
                let length = Length { parts: vec![*first], ..Length::default() };
                return finish(length, Said::default(), w.from, end);
            }
            // «كل عام 2015» and the like are a year.
            return finish(l.length, Said::default(), w.from, l.end);
        }
    }
    // «أيام السبت ⟦والأحد⟧»
    if let Some(day) =
        r.find(i, Class::Weekday, AND | ARTICLE, AND).filter(|day| listed(r, i, with_article(r, day)))
    {
        let said = Said { weekday: u8::try_from(day.arg).ok(), ..Said::default() };
        return finish(once(Grain::Week), said, day.from, weekly(r, day.end));
    }
    let days = r
        .find_arg(i, Class::TimeUnit, Grain::Day as i32, OUTER)
        .filter(|w| w.has(flag::PLURAL) && !w.definite())?;
    let day =
        r.find(days.end, Class::Weekday, ARTICLE, 0).filter(|w| with_article(r, w) || !w.ambiguous())?;
    let said = Said { weekday: u8::try_from(day.arg).ok(), ..Said::default() };
    finish(once(Grain::Week), said, days.from, weekly(r, day.end))
}

/// The end of «من كل أسبوع» at token `i`: «أيام السبت والأربعاء من كل أسبوع».
fn weekly(r: &Reader<'_>, i: usize) -> usize {
    let week = |l: &Length| matches!(l.parts[..], [Part { count: 1, grain: Grain::Week, .. }]);
    each(r, i).filter(|(l, _)| week(l)).map_or(i, |(_, end)| end)
}

/// Whether a conjunction joins what stands at token `i` to what stands before it.
fn joined(r: &Reader<'_>, i: usize) -> bool {
    let (at, _, must) = r.and(i);
    at > i || numbers::number(r, i, AND, must).is_some() && numbers::number(r, i, 0, 0).is_none()
}

/// Whether the weekday at token `i` goes on a list that «أيام» heads, «أيام السبت والأحد», or «كل», «كل سبت وأحد».
fn listed(r: &Reader<'_>, i: usize, definite: bool) -> bool {
    /// Days of a week.
    const DAYS: usize = 7;
    let from = i.saturating_sub(DAYS);
    let head = (from..i).rev().find(|&at| !r.any(at, bit(Class::Weekday)) || r.new_line(at + 1));
    head.is_some_and(|at| {
        if !definite {
            // «كل يوم اثنين وخميس»
            let day = r.find_arg(at, Class::TimeUnit, Grain::Day as i32, 0).filter(|w| !w.definite());
            let every = if day.is_some() { at.wrapping_sub(1) } else { at };
            return at + 1 < i && !r.new_line(at + 1) && r.is(every, TimeWord::Every);
        }
        let days = r.find_arg(at, Class::TimeUnit, Grain::Day as i32, OUTER);
        at + 1 < i && !r.new_line(at + 1) && days.is_some_and(|w| w.has(flag::PLURAL) && !w.definite())
    })
}

/// كل [يوم] 5 في الشهر: the day at token `i`, and the token after its month.
fn day_of_months(r: &Reader<'_>, i: usize) -> Option<(u8, usize)> {
    let n = numbers::digits(r, i, 0, 0).filter(|n| (1..=31).contains(&n.value) && !r.new_line(n.end))?;
    let of = r.particle(n.end, TimeWord::At, 0).or_else(|| r.particle(n.end, TimeWord::From, 0))?;
    let month = r.find_arg(of.end, Class::TimeUnit, Grain::Month as i32, ARTICLE)?;
    let plain = month.definite() && !month.has(flag::PLURAL | flag::DUAL);
    (plain && super::shifted::direction(r, month.end).is_none()).then_some((n.value as u8, month.end))
}
