//! Whole expressions: a moment, a length, a repetition, with the words that introduce them.

use super::draft::{Draft, Strength};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader, Word};
use super::said::{Anchor, Clock, Expression, Length, Meaning, Part, Said};
use super::weekday::day_word;
use super::{duration, numbers, point, range};
use crate::found::Bound;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::numerals::{bound_after, bound_before};
use crate::tokenize::Kind;

/// Particles before the first word of an expression: و ف ب ل ك.
const OUTER: u8 = AND | PREPOSITION;

/// Classes of the words at which an expression can begin.
const STARTS: u128 =
    point::STARTS | bit(Class::TimeLimit) | bit(Class::Fraction) | bit(Class::Bound) | bit(Class::Indefinite);

/// Reads the expression at token `i`.
pub fn read(r: &Reader<'_>, i: usize) -> Option<Expression> {
    if !r.leads(i) || !may_start(r, i) || r.blocked(i) || leads_nowhere(r, i) {
        return None;
    }
    let (rule, e) = repeated(r, i)
        .map(|e| ("time/expression::repeated", e))
        .or_else(|| at_most(r, i).map(|e| ("time/expression::at_most", e)))
        .or_else(|| led(r, i).map(|e| ("time/expression::led", e)))
        .or_else(|| {
            plain(r, i, OUTER, false)
                .filter(|_| !rate(r, i))
                .map(|e| ("time/expression::plain", preceded(r, i, e)))
        })?;
    r.cx.took(rule, i, e.end);
    Some(followed(r, e))
}

/// «باليوم» at token `i`: per day.
fn rate(r: &Reader<'_>, i: usize) -> bool {
    const BEH: u32 = 0x0628;
    let behind = i > 0 && r.particle(i - 1, TimeWord::At, AND).is_some() && !r.new_line(i);
    behind && per_day(r, i, ARTICLE) || r.cx.code(i) == BEH && per_day(r, i, ARTICLE | Proclitics::BI)
}

/// Whether an expression may begin at token `i`.
fn may_start(r: &Reader<'_>, i: usize) -> bool {
    r.any(i, STARTS) || numbers::starts(r, i)
}

/// Whether token `i` only introduces a time («من», «في», «حتى») and none can begin after it. Most words of
/// this kind introduce something else, so this is what keeps running text fast.
fn leads_nowhere(r: &Reader<'_>, i: usize) -> bool {
    const LEADS: u128 = bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Bound) | bit(Class::Edge);
    if r.any(i, STARTS & !LEADS) || numbers::starts(r, i) || r.phrase(i, LEADS) || may_start(r, i + 1) {
        return false;
    }
    // «يوميا» stands by itself, «و» may part بين from its first end.
    r.find(i, Class::TimeWord, OUTER, 0).is_none_or(|w| w.arg < TimeWord::RepeatDay as i32)
}

/// A length after a word that bounds it: أقل من شهر.
fn at_most(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let w = r.find(i, Class::Bound, OUTER, 0).filter(|w| !w.has(flag::AFTER) && !r.new_line(w.end))?;
    let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !stray(r, l, w.end))?;
    let plain = point::read(r, w.end, 0, false).is_some_and(|(_, end)| end > l.end);
    if plain || (w.ambiguous() && l.strength != Strength::Sure) {
        return None;
    }
    let found = bound_before(r.cx, w.end)?;
    let mut e = of_length(r, l);
    e.bound = found.bound;
    e.weak = false;
    Some(leading(e, w.from))
}

/// Takes the bound before a length: نحو ثلاثة أيام.
fn preceded(r: &Reader<'_>, i: usize, mut e: Expression) -> Expression {
    if let Meaning::Length(length, _) = &e.meaning
        && length.high.is_none()
        && let Some(found) = bound_before(r.cx, i)
    {
        e.bound = found.bound;
        e.lead = e.lead.min(found.span.start);
    }
    e
}

/// Takes the bound after an expression: خمس سنوات على الأقل, العاشرة تقريبا.
fn followed(r: &Reader<'_>, mut e: Expression) -> Expression {
    if e.bound == Bound::Exact
        && let Some(found) = bound_after(r.cx, e.end)
        && (matches!(e.meaning, Meaning::Length(..)) || found.bound == Bound::About)
        && !found.unsure
    {
        e.bound = found.bound;
        e.tail = r.to(found.end);
        e.end = found.end;
    }
    e
}

/// The bound that a limiting word makes.
fn bound_of(limit: TimeLimit) -> Bound {
    match limit {
        TimeLimit::Before => Bound::Before,
        TimeLimit::After => Bound::After,
        TimeLimit::Since => Bound::Since,
        TimeLimit::Until => Bound::Until,
        TimeLimit::About => Bound::About,
    }
}

/// An expression without a word that leads to it: the longest of a moment, a range and a length.
pub fn plain(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    let moment = range::or_point(r, i, may, supported);
    let length = length(r, i, may);
    match (moment, length) {
        (Some(m), Some(l)) => {
            Some(if l.end > m.end || (m.weak && !l.weak && l.end == m.end) { l } else { m })
        }
        (m, l) => m.or(l),
    }
}

/// A draft as an expression.
pub fn of_draft(r: &Reader<'_>, d: Draft, end: usize) -> Option<Expression> {
    let from = d.from?;
    if let Some((length, end)) = each(r, end).filter(|_| d.said.year.is_none() && !d.said.has_time()) {
        let lead = d.lead.unwrap_or(from);
        return Some(Expression { lead, ..repetition(r, length, d.said, from, end) });
    }
    Some(Expression {
        meaning: Meaning::Point(d.said),
        from,
        lead: d.lead.unwrap_or(from),
        to: r.to(end),
        tail: r.to(end),
        end,
        bound: Bound::Exact,
        weak: d.strength != Strength::Sure,
        stub: d.stub,
        rule: d.rule,
    })
}

/// What comes back after every `length`, said from code point `from` to token `end`.
fn repetition(r: &Reader<'_>, length: Length, said: Said, from: u32, end: usize) -> Expression {
    Expression {
        meaning: Meaning::Repeat(length, said),
        from,
        lead: from,
        to: r.to(end),
        tail: r.to(end),
        end,
        bound: Bound::Exact,
        weak: false,
        stub: false,
        rule: "repeat",
    }
}

fn length(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    let l = duration::read(r, i, may)?;
    if let Some(e) = beside_hour(r, &l) {
        return Some(e);
    }
    let mut e = of_length(r, l);
    // 3 أيام من الآن
    if let (Meaning::Length(length, Anchor::Free), Some(end)) = (&e.meaning, duration::from_now(r, e.end)) {
        let said = Said { offset: Some((1, length.clone())), ..Said::default() };
        e.meaning = Meaning::Point(said);
        (e.end, e.weak, e.rule) = (end, false, "offset");
        (e.to, e.tail) = (r.to(end), r.to(end));
    }
    Some(e)
}

/// Minutes of a length of hours and minutes, `None` if it has other units or too many.
fn minutes_of(length: &Length) -> Option<i32> {
    const MOST: i64 = 12 * 60;
    let mut sum = 0i64;
    for part in &length.parts {
        let each = match part.grain {
            Grain::Hour => 60,
            Grain::Minute => 1,
            _ => return None,
        };
        let minutes = part.count.checked_mul(each)?;
        if minutes % part.of != 0 {
            return None;
        }
        sum = sum.checked_add(minutes / part.of)?;
    }
    (!length.vague && length.high.is_none() && (1..=MOST).contains(&sum)).then_some(sum as i32)
}

/// The hour `by` minutes off `clock`.
fn moved(clock: Clock, by: i32) -> Clock {
    let minutes = (i32::from(clock.hour) * 60 + i32::from(clock.minute) + by).rem_euclid(24 * 60);
    // On a clock face one follows twelve.
    let face = !clock.full && minutes >= 13 * 60 && clock.hour <= 12;
    let minutes = match minutes {
        m if face => m - 720,
        m if m < 60 && !clock.full => m + 720,
        m => m,
    };
    Clock { hour: (minutes / 60) as u8, minute: (minutes % 60) as i8, grain: Grain::Minute, ..clock }
}

/// An hour after قبل or بعد at token `i`: what was read and the token after it.
fn hour_behind(r: &Reader<'_>, i: usize) -> Option<(Draft, usize)> {
    if r.new_line(i) {
        return None;
    }
    if let Some((d, end)) = point::read(r, i, 0, true) {
        return (d.said.clock.is_some() && d.strength == Strength::Sure).then_some((d, end));
    }
    let (from, clock, end) = feminine_hour(r, i)?;
    let mut d = Draft::default();
    d.said.clock = Some(clock);
    d.core(from, Strength::Weak, "clock");
    Some((d, end))
}

/// The side on which a word lies: -1 قبل, 1 بعد.
fn side(w: Word) -> Option<i32> {
    match w.arg {
        a if a == TimeLimit::Before as i32 => Some(-1),
        a if a == TimeLimit::After as i32 => Some(1),
        _ => None,
    }
}

/// خمس دقائق قبل التاسعة: an hour and minutes.
fn beside_hour(r: &Reader<'_>, l: &duration::Read) -> Option<Expression> {
    if l.anchor != Anchor::Free || l.strength != Strength::Sure || r.new_line(l.end) {
        return None;
    }
    let w = r.find(l.end, Class::TimeLimit, 0, 0)?;
    let by = side(w)? * minutes_of(&l.length)?;
    let (mut d, end) = hour_behind(r, w.end)?;
    // «ساعتان بعد الثانية مباشرة»: a word after a bare rank may be what it ranks.
    if d.strength != Strength::Sure && r.is_word(end) && !r.any(end, VERBAL) {
        return None;
    }
    d.said.clock = Some(moved(d.said.clock?, by));
    (d.from, d.lead, d.strength, d.rule) = (Some(l.from), Some(l.from), Strength::Sure, "clock");
    of_draft(r, d, end)
}

/// قبل التاسعة بخمس دقائق: the same the other way round.
fn hour_by(r: &Reader<'_>, w: Word) -> Option<Expression> {
    let side = side(w)?;
    // Most of what stands after قبل and بعد is no hour.
    const HOURS: u128 = bit(Class::TimeUnit) | bit(Class::Ordinal);
    if !r.any(w.end, HOURS) && r.cx.kind(w.end) != Some(Kind::Number) {
        return None;
    }
    let (mut d, end) = hour_behind(r, w.end)?;
    let l = duration::read_with(r, end, Proclitics::BI, Proclitics::BI)
        .filter(|l| l.anchor == Anchor::Free && !r.new_line(end))?;
    let by = side * minutes_of(&l.length)?;
    d.said.clock = Some(moved(d.said.clock?, by));
    (d.from, d.lead, d.strength, d.rule) = (Some(w.from), Some(w.from), Strength::Sure, "clock");
    of_draft(r, d, l.end)
}

fn of_length(r: &Reader<'_>, l: duration::Read) -> Expression {
    Expression {
        meaning: Meaning::Length(l.length, l.anchor),
        from: l.from,
        lead: l.lead,
        to: r.to(l.end),
        tail: r.to(l.end),
        end: l.end,
        bound: Bound::Exact,
        weak: l.strength != Strength::Sure,
        stub: false,
        rule: "duration",
    }
}

/// An expression after a word that bounds or introduces it.
fn led(r: &Reader<'_>, i: usize) -> Option<Expression> {
    const LEADS: u128 = bit(Class::TimeLimit) | bit(Class::TimeWord) | bit(Class::TimeUnit);
    if !r.any(i, LEADS) {
        return None;
    }
    // بعد غد, قبل الظهر, بعد منتصف الليل are words of their own.
    let whole = [Class::Relative, Class::DayPart, Class::Holiday];
    if whole.iter().any(|&c| r.find(i, c, OUTER, 0).is_some_and(|w| w.end > i + 1)) {
        return None;
    }
    let word = |w| r.particle(i, w, OUTER);
    if let Some(w) = r.find(i, Class::TimeLimit, OUTER, 0).filter(|w| !w.has(flag::AFTER)) {
        let limit = TimeLimit::ALL.get(usize::try_from(w.arg).ok()?).copied()?;
        if let Some(e) = hour_by(r, w) {
            return Some(e);
        }
        if let Some(e) = limited(r, w, limit) {
            return Some(e);
        }
    }
    if let Some(w) = word(TimeWord::Period) {
        let at = r.particle(w.end, TimeWord::At, 0).map_or(w.end, |w| w.end);
        return range::led(r, at, 0).map(|e| leading(e, w.from));
    }
    if let Some(e) = range::led(r, i, OUTER).or_else(|| between_lengths(r, i)) {
        return Some(e);
    }
    if let Some(w) = word(TimeWord::From) {
        // من الساعة الرابعة: from then on.
        if let Some(mut e) =
            plain(r, w.end, 0, true).filter(|e| !e.weak && e.rule == "clock" && !r.new_line(w.end))
        {
            e.bound = Bound::Since;
            return Some(leading(e, w.from));
        }
        // Dialect «من أسبوع»: a week ago.
        let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !r.new_line(w.end))?;
        let lone = !r.is_word(l.end) && l.length.parts.len() == 1;
        if point::read(r, w.end, 0, true).is_some_and(|(_, end)| end >= l.end)
            || !lone
            || bound_before(r.cx, w.end).is_some()
        {
            return None;
        }
        // «رجع من يومين»: with a past verb it is dialect for «ago».
        let ago = super::tense::around(r, i, l.end) == Some(-1);
        let said = Said { offset: Some((-1, l.length.clone())), ..Said::default() };
        let mut e = of_length(r, l);
        (e.meaning, e.from, e.rule) = (Meaning::Point(said), w.from, "offset");
        (e.lead, e.weak) = (w.from, !ago);
        return Some(e);
    }
    if let Some(w) = word(TimeWord::To) {
        let mut e = plain(r, w.end, 0, true).filter(|_| !r.new_line(w.end))?;
        if matches!(e.meaning, Meaning::Length(..)) {
            return None;
        }
        // «إلى 2023 نقطة»: a number after إلى is more often a quantity.
        if e.rule == "year" && r.is_word(e.end) && !r.any(e.end, VERBAL) {
            return None;
        }
        // «يعود تاريخ البناء إلى عام 1997» dates it: the verb, and two words of its subject.
        const SUBJECT: usize = 3;
        let dates =
            (i.saturating_sub(SUBJECT)..i).any(|at| r.particle(at, TimeWord::GoesBack, AND).is_some());
        e.bound = if dates { Bound::Exact } else { Bound::Until };
        e.weak &= e.stub;
        return Some(leading(e, w.from));
    }
    if let Some(w) = word(TimeWord::Within).or_else(|| word(TimeWord::For)) {
        let within = r.particle(i, TimeWord::Within, OUTER).is_some();
        // «لمدة»: the preposition is part of what leads.
        let from = r.from(i) + u32::from(w.particles.any(AND));
        return spent(r, Word { from: from.min(w.from), ..w }, within);
    }
    if let Some(w) = word(TimeWord::Near) {
        return near(r, w.end).map(|e| leading(e, w.from)).or_else(|| at(r, w));
    }
    if let Some(w) = word(TimeWord::At).or_else(|| word(TimeWord::During)) {
        return at(r, w).or_else(|| {
            let alone = r.cx.options.compete_off();
            near(r, w.end).filter(|_| alone).map(|e| leading(e, w.from))
        });
    }
    None
}

/// A feminine rank that can be an hour: الثالثة.
fn feminine_hour(r: &Reader<'_>, i: usize) -> Option<(u32, Clock, usize)> {
    let n = numbers::small(r, i, ARTICLE, 0).filter(|n| n.ordinal && n.feminine && n.definite)?;
    let (clock, end) = super::clock::hour(r, i, true)?;
    Some((n.from, clock, end))
}

/// A feminine rank after عند or حوالي is an hour: عند الثالثة.
fn near(r: &Reader<'_>, i: usize) -> Option<Expression> {
    if r.new_line(i) || point::read(r, i, 0, true).is_some() {
        return None;
    }
    let (from, clock, end) = feminine_hour(r, i)?;
    if r.is_word(end) && !r.any(end, VERBAL) && clock.minute == 0 {
        return None;
    }
    // «الثالثة من عمره»
    if r.is(end, TimeWord::From) {
        return None;
    }
    let mut d = Draft::default();
    d.said.clock = Some(clock);
    d.core(from, Strength::Sure, "clock");
    let end = point::extend(r, end, &mut d);
    of_draft(r, d, end)
}

/// What can follow a year without being counted by it.
const VERBAL: u128 = bit(Class::Verb) | bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Particle);

/// من سنتين إلى خمس سنوات, بين ثلاثة وأربعة أشهر: a range of lengths.
fn between_lengths(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let between = r.particle(i, TimeWord::Between, OUTER);
    let w = between.or_else(|| r.particle(i, TimeWord::From, OUTER))?;
    if r.new_line(w.end) {
        return None;
    }
    let low = duration::low_end(r, w.end)?;
    let (at, may, must) = match between {
        Some(_) => r.and(low.end),
        None => (r.particle(low.end, TimeWord::To, AND)?.end, 0, 0),
    };
    let l = duration::read_with(r, at, may, must).filter(|l| l.anchor == Anchor::Free)?;
    let [part] = l.length.parts[..] else { return None };
    let high = part.count;
    let same = low.grain.is_none_or(|g| g == part.grain);
    if !same || part.of != 1 || low.count >= high || l.length.vague || l.strength != Strength::Sure {
        return None;
    }
    let mut e = of_length(r, l);
    e.meaning = Meaning::Length(
        Length { parts: vec![Part { count: low.count, ..part }], high: Some(high), ..Length::default() },
        Anchor::Free,
    );
    e.from = low.from;
    e.lead = w.from;
    Some(e)
}

/// في 2015, في المساء, في حوالي الخامسة مساء.
fn at(r: &Reader<'_>, w: Word) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    if let Some(e) = at_most(r, w.end) {
        return Some(leading(e, w.from));
    }
    if let Some(e) = repeated(r, w.end) {
        return Some(leading(e, w.from));
    }
    if per_day(r, w.end, ARTICLE) {
        return None;
    }
    let mut e = match r.find(w.end, Class::TimeLimit, 0, 0) {
        Some(about) if about.arg == TimeLimit::About as i32 => limited(r, about, TimeLimit::About)?,
        _ => plain(r, w.end, 0, true)?,
    };
    if let Meaning::Length(length, anchor) = &e.meaning {
        // «في ساعة», «في سنة» are any hour and year.
        if e.weak {
            return None;
        }
        if r.cx.options.calendar_offsets() && *anchor == Anchor::Free {
            let said = Said { offset: Some((1, length.clone())), ..Said::default() };
            (e.meaning, e.rule) = (Meaning::Point(said), "offset");
        }
        return Some(leading(e, w.from));
    }
    e.weak &= e.stub;
    Some(leading(e, w.from))
}

/// Whether «اليوم» at token `i` with nothing after it is a rate: «مرتين في اليوم», dialect «باليوم». Today is said
/// without a preposition.
fn per_day(r: &Reader<'_>, i: usize, may: u8) -> bool {
    let Some(w) = r.find_arg(i, Class::TimeUnit, Grain::Day as i32, may) else { return false };
    let plain = w.definite() && w.end == i + 1 && !w.has(flag::DUAL | flag::PLURAL | flag::NIGHT);
    let told = numbers::small(r, w.end, ARTICLE, 0).is_some()
        || super::period::direction(r, w.end).is_some()
        || r.phrase(i, bit(Class::Holiday))
        || r.any(w.end, bit(Class::Weekday) | bit(Class::Relative));
    plain && !r.cx.options.compete_off() && (r.new_line(w.end) || !told)
}

/// Where a leading word begins: with its preposition, without its conjunction.
fn leading(mut e: Expression, from: u32) -> Expression {
    e.lead = e.lead.min(from);
    e
}

/// خلال أسبوع, في غضون يومين من الآن, طوال العام, لمدة ساعة.
fn spent(r: &Reader<'_>, w: Word, within: bool) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    if let Some(e) = at_most(r, w.end) {
        return Some(leading(e, w.from));
    }
    let about = r.find(w.end, Class::TimeLimit, 0, 0).filter(|a| a.arg == TimeLimit::About as i32);
    let start = about.map_or(w.end, |a| a.end);
    let moment = range::or_point(r, start, 0, true);
    let length = duration::read(r, start, if within { 0 } else { ARTICLE });
    if let Some(l) = length.filter(|l| !contract(r, l, start)) {
        // «طوال اليوم» is all day, whichever.
        let day = !within && l.end == start + 1 && l.length.parts.iter().all(|p| p.grain == Grain::Day);
        let longer = moment.as_ref().is_none_or(|m| l.end >= m.end && (m.weak || l.end > m.end || day));
        // «خلال العام» is the year, «طوال العام» a year's length.
        if longer && (!within || l.strength == Strength::Sure || !definite(r, start)) {
            let sure = l.strength;
            let mut e = of_length(r, l);
            e.weak = false;
            e.bound = about.map_or(Bound::Exact, |_| Bound::About);
            if let (Meaning::Length(_, anchor), Some(end)) = (&mut e.meaning, duration::from_now(r, e.end)) {
                *anchor = Anchor::FromNow;
                e.end = end;
                (e.to, e.tail) = (r.to(end), r.to(end));
            } else if within
                && r.cx.options.calendar_offsets()
                && let Meaning::Length(length, Anchor::Free) = &e.meaning
            {
                let said = Said { offset: Some((1, length.clone())), ..Said::default() };
                e.weak = sure != Strength::Sure;
                (e.meaning, e.rule) = (Meaning::Point(said), "offset");
            }
            return Some(leading(e, w.from));
        }
    }
    let mut e = moment?;
    e.weak &= e.stub;
    Some(leading(e, w.from))
}

/// Whether a bare unit at token `i` is rather another word with the article: «فترة العقد» is that of a contract.
fn contract(r: &Reader<'_>, l: &duration::Read, i: usize) -> bool {
    let decade =
        |u: Word| u.arg == Grain::Decade as i32 && u.ambiguous() && u.definite() && !u.has(flag::DUAL);
    l.strength == Strength::Weak
        && l.anchor == Anchor::Free
        && r.find(i, Class::TimeUnit, ARTICLE, 0).is_some_and(decade)
}

fn definite(r: &Reader<'_>, i: usize) -> bool {
    r.find(i, Class::TimeUnit, ARTICLE, 0).is_some_and(|w| w.definite())
}

/// What stands after قبل, بعد, منذ, حتى, حوالي.
fn limited(r: &Reader<'_>, w: Word, limit: TimeLimit) -> Option<Expression> {
    if r.new_line(w.end) {
        return None;
    }
    // منذ نحو شهرين, بعد حوالي ساعة
    let about = r.find(w.end, Class::TimeLimit, 0, 0).filter(|a| a.arg == TimeLimit::About as i32);
    let start = about.map_or(w.end, |a| a.end);
    let moment = range::or_point(r, start, 0, true);
    let length = match limit {
        TimeLimit::Until => None,
        _ => duration::read(r, start, 0).filter(|l| {
            // «منذ ثلاثة عقود»: contracts are no time to count from.
            let counted = limit == TimeLimit::Since && !r.any(start, bit(Class::TimeUnit));
            moment.as_ref().is_none_or(|m| l.end > m.end || (l.end == m.end && m.weak))
                && (counted || !stray(r, l, start))
        }),
    };
    if let Some(l) = length {
        return match limit {
            TimeLimit::Before => offset(r, w, -1, l),
            TimeLimit::After => offset(r, w, 1, l),
            TimeLimit::Since => {
                let anchored = l.anchor != Anchor::Free;
                let mut e = of_length(r, l);
                if let Meaning::Length(_, anchor) = &mut e.meaning
                    && !anchored
                {
                    *anchor = Anchor::UntilNow;
                }
                e.weak = false;
                e.bound = Bound::Since;
                Some(leading(e, w.from))
            }
            _ if l.strength == Strength::Sure => {
                let mut e = of_length(r, l);
                e.bound = bound_of(limit);
                Some(leading(e, w.from))
            }
            _ => None,
        };
    }
    let mut e = match moment {
        Some(e) => e,
        None => near(r, start).filter(|_| limit != TimeLimit::Until)?,
    };
    if matches!(e.meaning, Meaning::Range(..)) && limit != TimeLimit::Since {
        e.bound = Bound::Exact;
    } else {
        e.bound = bound_of(limit);
    }
    // «قبل صلاة المغرب» is an hour, «صلاة المغرب» the prayer.
    if matches!(limit, TimeLimit::Before | TimeLimit::After) && prayer(r, start) {
        e.weak = false;
    }
    // «قبل الاثنين» may be "before the two"; with the others a time is announced.
    if !matches!(limit, TimeLimit::Before | TimeLimit::After | TimeLimit::About) {
        e.weak &= e.stub;
    }
    Some(leading(e, w.from))
}

/// Whether a prayer by its full name stands at token `i`: صلاة العصر, أذان المغرب.
fn prayer(r: &Reader<'_>, i: usize) -> bool {
    let row = |w: Word| r.cx.lexicon.tables().day_parts.get(usize::try_from(w.arg).unwrap_or(usize::MAX));
    r.find(i, Class::DayPart, 0, 0)
        .is_some_and(|w| w.end > i + 1 && row(w).is_some_and(|p| p.prayer && !p.hour_only))
}

/// Whether a bare unit after a preposition is another word there: قبل عقد اجتماع, بعد فصل الموظف.
fn stray(r: &Reader<'_>, l: &duration::Read, i: usize) -> bool {
    l.strength == Strength::Weak
        && (definite(r, i)
            || annexed(r, l.end)
            || r.find(i, Class::TimeUnit, 0, 0).is_none_or(|u| {
                let grain = l.length.parts.first().map(|p| p.grain);
                u.ambiguous()
                    && !u.has(flag::DUAL)
                    && matches!(grain, Some(Grain::Decade | Grain::Quarter | Grain::Week | Grain::Millennium))
            }))
}

/// Whether a definite noun at token `i` says which one a bare unit before it is: «منذ يوم ⟦العيد⟧», «بعد عام ⟦الفيل⟧».
fn annexed(r: &Reader<'_>, i: usize) -> bool {
    const ALEF: u32 = 0x0627;
    const LAM: u32 = 0x0644;
    r.cx.begins(i, &[ALEF, LAM], 2) && !r.new_line(i) && !r.any(i, bit(Class::Relative) | bit(Class::Weekday))
}

/// قبل ثلاثة أسابيع, بعد شهرين يوم الخميس, بعد 39 يوما من أول رجب.
fn offset(r: &Reader<'_>, w: Word, sign: i8, l: duration::Read) -> Option<Expression> {
    if l.anchor != Anchor::Free {
        return None;
    }
    let mut d = Draft { rule: "offset", ..Draft::default() };
    d.core(w.from, Strength::Sure, "offset");
    d.said.offset = Some((sign, l.length.clone()));
    let mut end = l.end;
    if let Some(after) = duration::from_now(r, end) {
        end = after;
    } else if let Some(of) = r.particle(end, TimeWord::From, 0).filter(|_| !r.new_line(end)) {
        match point::read(r, of.end, 0, true).filter(|(b, _)| b.said.has_date() && !r.new_line(of.end)) {
            Some((base, after)) => {
                d.said.base = Some(Box::new(base.said));
                end = after;
            }
            // «بعد يومين من الهجوم»: from a moment nobody knows, so only the length is known.
            None => return unanchored(r, w, sign, l),
        }
    } else if let Some(of) = r.particle(end, TimeWord::At, 0)
        && let Some((base, after)) = point::read(r, of.end, 0, true)
        && base.said.hijri
        && base.said.month.is_some()
    {
        d.said.base = Some(Box::new(base.said));
        end = after;
    }
    let end = point::extend(r, end, &mut d);
    of_draft(r, d, end)
}

fn unanchored(r: &Reader<'_>, w: Word, sign: i8, l: duration::Read) -> Option<Expression> {
    let mut e = of_length(r, l);
    e.weak = false;
    e.bound = if sign < 0 { Bound::Before } else { Bound::After };
    Some(leading(e, w.from))
}

/// [من] كل عام after a date.
fn each(r: &Reader<'_>, i: usize) -> Option<(Length, usize)> {
    if r.new_line(i) {
        return None;
    }
    let at = r.particle(i, TimeWord::From, 0).map_or(i, |w| w.end);
    let w = r.particle(at, TimeWord::Every, 0).filter(|w| !r.new_line(w.end))?;
    let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !definite(r, w.end))?;
    (l.length.parts.len() == 1).then_some((l.length, l.end))
}

/// كل يوم, كل ثلاثة أشهر, كل خميس, يوميا, أيام الجمعة.
fn repeated(r: &Reader<'_>, i: usize) -> Option<Expression> {
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
            if let Some(day) = r.find(at, Class::Weekday, ARTICLE, 0) {
                let said = Said { weekday: u8::try_from(day.arg).ok(), ..Said::default() };
                return finish(once(Grain::Week), said, w.from, day.end);
            }
            if let Some(part) = r.find(w.end, Class::DayPart, 0, 0).filter(|p| !p.has(flag::ABBREVIATION)) {
                let said = Said { part: u16::try_from(part.arg).ok(), ..Said::default() };
                return finish(once(Grain::Day), said, w.from, part.end);
            }
            let l =
                duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !definite(r, w.end))?;
            // «كل عام 2015» and the like are a year.
            return finish(l.length, Said::default(), w.from, l.end);
        }
    }
    let days = r
        .find_arg(i, Class::TimeUnit, Grain::Day as i32, OUTER)
        .filter(|w| w.has(flag::PLURAL) && !w.definite())?;
    let day = r.find(days.end, Class::Weekday, ARTICLE, 0).filter(|w| w.definite() || !w.ambiguous())?;
    let said = Said { weekday: u8::try_from(day.arg).ok(), ..Said::default() };
    finish(once(Grain::Week), said, days.from, day.end)
}
