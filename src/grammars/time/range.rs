//! Ranges: من 3 إلى 7 آذار, 29 – 30 ماي, بين الأربعاء والجمعة, 1990-1995, من السادسة للسابعة.

use super::assemble::of_draft;
use super::draft::{Draft, Rule, Strength};
use super::numbers::Num;
use super::range_ends::{End, Joint, combine, joined, lone, second};
use super::reader::{AND, ARTICLE, Reader, Word};
use super::said::{Clock, Expression, Meaning, Said};
use super::years::{bare_year, bracketed_years, era_years, first_of_two, paired_years, turned_years};
use super::{clock, months, numbers, point, two_days};
use crate::grammars::measured::matching::hint_at;
use crate::letters::LAM;
use crate::lexicon::{Class, DayPart, Grain, TimeWord, bit, flag};
use crate::numerals::changes;
use crate::signs::SLASH;
use crate::tokenize::Kind;

/// A moment at token `i`, or a range that begins with it, or a moment with a range inside it.
pub fn or_point(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    if r.cx.kind(i) == Some(Kind::Number)
        && let Some(e) = paired_years(r, i)
            .or_else(|| era_years(r, i, Joint::Bare))
            .or_else(|| bracketed_years(r, i))
            .or_else(|| turned_years(r, i))
            .or_else(|| two_days::read(r, i).map(|e| until(r, &e).unwrap_or(e)))
    {
        return Some(e);
    }
    if let Some(e) = two_centuries(r, i, may) {
        return Some(e);
    }
    if numbers::stands_alone(r, i) {
        return bare_year(r, i, may, supported);
    }
    let moment = point::read(r, i, may, supported);
    if let Some(e) = moment.as_ref().and_then(|(d, end)| centuries(r, d, *end)) {
        r.cx.took("time/range::centuries", i, e.end);
        return Some(e);
    }
    if let Some(mut e) = read(r, i, may, Joint::Bare, moment.as_ref()) {
        two_days::of_weekdays(r, &mut e);
        r.cx.took("time/range::read", i, e.end);
        return Some(e);
    }
    if let Some((d, end)) = &moment
        && let Some(e) = night_between(r, d, *end)
    {
        r.cx.took("time/range::night_between", i, e.end);
        return Some(e);
    }
    if let Some((mut d, end)) = moment {
        if let Some(e) = inside(r, &d, end) {
            r.cx.took("time/range::inside", i, e.end);
            return Some(e);
        }
        share_year(r, &mut d, end);
        return of_draft(r, d, end);
    }
    // «في 3 و5 و7 يونيو»
    let goes_on =
        || i > 0 && r.cx.kind(i - 1) == Some(Kind::Number) && numbers::digits(r, i, AND, AND).is_some();
    // «3 و4 و5 مايو»
    let three = || {
        let next = |i: usize, may: u8| {
            let n = numbers::digits(r, i, may, 0).filter(|n| n.digits <= 2 && !r.new_line(n.end))?;
            let (at, inner, must) = r.and(n.end);
            numbers::digits(r, at, inner, must).map(|_| (at, inner))
        };
        next(i, may).is_some_and(|(at, inner)| next(at, inner).is_some())
    };
    // «افتتح 1 و2 تموز»: a day and the next one.
    let next_day = || {
        let n = numbers::digits(r, i, may, 0).filter(|n| n.digits <= 2 && !r.new_line(n.end))?;
        let (at, inner, must) = r.and(n.end);
        let next = numbers::digits(r, at, inner, must).filter(|next| next.value == n.value + 1)?;
        r.any(next.end, bit(Class::Month) | bit(Class::HijriMonth)).then_some(())
    };
    if (supported || goes_on() || three() || next_day().is_some())
        && let Some(e) = listed(r, i, may, LISTED)
    {
        return Some(e);
    }
    bare_year(r, i, may, supported).map(|e| until_now(r, &e).unwrap_or(e))
}

/// 24/25 نوفمبر 1912 - 14 يوليو 1944: from the first of two days of which one is meant.
fn until(r: &Reader<'_>, e: &Expression) -> Option<Expression> {
    let Meaning::Range(a, _) = &e.meaning else { return None };
    let at = r.dash(e.end).filter(|_| a.year.is_some() && !r.new_line(e.end))?;
    let (last, end) = point::read(r, at, 0, true)?;
    let dated = last.said.day.is_some() && last.said.month.is_some() && last.said.year > a.year;
    let rule = Rule::range("time/range::until");
    dated.then(|| Expression::exact(Meaning::Range(a.clone(), last.said), e.from, r.to(end), end, rule))
}

/// منذ 2015 وحتى الآن: a bare year up to the present.
fn until_now(r: &Reader<'_>, e: &Expression) -> Option<Expression> {
    let Meaning::Point(a) = &e.meaning else { return None };
    let at = joined(r, e.end, Joint::Bare).filter(|_| !e.weak)?.0;
    let (now, end) = point::read(r, at, 0, true)?;
    let present = now.said.now || now.said.day_shift == Some(0) && !now.said.has_time();
    if !present {
        return None;
    }
    let rule = Rule::range("time/range::until_now");
    let whole = Expression::exact(Meaning::Range(a.clone(), now.said), e.from, r.to(end), end, rule);
    Some(Expression { lead: e.lead, ..whole })
}

/// القرنين الثالث والرابع الهجريين: two centuries with a dual before them.
fn two_centuries(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    const MOST: i64 = 40;
    let w = r
        .find_arg(i, Class::TimeUnit, Grain::Century as i32, may | ARTICLE)
        .filter(|w| w.definite() && w.has(flag::DUAL) && !r.new_line(w.end))?;
    // «القرنين التاسع عشر والعشرين», «القرنين 18 و19»
    let rank = |at: usize, may: u8, must: u8| {
        let spelled = || {
            let ranks = |n: &Num| n.ordinal || n.value % 10 == 0;
            numbers::small(r, at, may | ARTICLE, must).filter(|n| ranks(n) && n.definite)
        };
        numbers::digits(r, at, may | ARTICLE, must).or_else(spelled).filter(|n| (1..MOST).contains(&n.value))
    };
    let first = rank(w.end, 0, 0)?;
    let (at, may, must) = r.and(first.end);
    let second = rank(at, may, must).filter(|n| n.value > first.value && !r.new_line(at))?;
    let mut last = Draft::default();
    last.said.century = i16::try_from(second.value).ok();
    let end = super::era::put_era(r, second.end, &mut last, None);
    let a = Said { century: i16::try_from(first.value).ok(), ..last.said.clone() };
    let rule = Rule::range("time/range::two_centuries");
    Some(Expression::exact(Meaning::Range(a, last.said), w.from, r.to(end), end, rule))
}

/// ليل السبت الأحد, منتصف ليل الجمعة/السبت: the night from one weekday to the next.
fn night_between(r: &Reader<'_>, d: &Draft, end: usize) -> Option<Expression> {
    const WEEK: u8 = 7;
    let first = d.said.weekday.filter(|_| d.said.part.is_some() && !d.said.has_time())?;
    let parts = &r.cx.lexicon.tables().day_parts;
    let night = parts.get(usize::from(d.said.part?))?.part == DayPart::Night;
    let plain = d.said.day.is_none() && d.said.day_shift.is_none() && d.said.direction.is_none();
    let at = if r.is_code(end, SLASH) { end + 1 } else { end };
    let next = r.find(at, Class::Weekday, ARTICLE, 0).filter(|_| night && plain && !r.new_line(at))?;
    if u8::try_from(next.arg).ok()? != first % WEEK + 1 || r.cx.text.at(next.from as usize + 1) != LAM {
        return None;
    }
    // «ليلة الخميس/الجمعة الماضية»
    let (last, after) = point::read(r, at, 0, true).filter(|(last, _)| last.said.weekday.is_some())?;
    combine(r, End::Point(Box::new(d.clone())), End::Point(Box::new(last)), after, Joint::Bare)
}

/// القرن الخامس والسادس الميلادي: the rank of a second century after the first.
pub fn centuries(r: &Reader<'_>, d: &Draft, end: usize) -> Option<Expression> {
    let first = d.said.century.filter(|_| d.said.decade.is_none() && d.said.group.is_none())?;
    let (at, may, must) = r.and(end);
    let n = numbers::small(r, at, may | ARTICLE, must)
        .filter(|n| (n.ordinal || n.value == 20) && n.definite && n.value < 40)?;
    let next = i16::try_from(n.value).ok().filter(|next| *next > first && !r.new_line(at))?;
    let mut last = Draft { said: d.said.clone(), ..Draft::default() };
    last.said.century = Some(next);
    let after = super::era::put_era(r, n.end, &mut last, None);
    let a = Said { hijri: last.said.hijri, before: last.said.before, ..d.said.clone() };
    let rule = Rule::range("time/range::centuries");
    Some(Expression {
        lead: d.lead?,
        weak: d.strength != Strength::Sure,
        ..Expression::exact(Meaning::Range(a, last.said), d.from?, r.to(after), after, rule)
    })
}

/// مايو ويونيو 1999: the year after the second month is that of both.
fn share_year(r: &Reader<'_>, d: &mut Draft, end: usize) {
    let said = &d.said;
    let open = said.month.is_some() && said.year.is_none() && said.year_shift.is_none();
    if !open || said.direction.is_some() || said.has_time() || r.new_line(end) {
        return;
    }
    // «في مارس أو أبريل 2011»
    let or = r.particle(end, TimeWord::Or, 0);
    let (at, inner, must) = or.map_or_else(|| r.and(end), |w| (w.end, 0, 0));
    let bears = |i: usize| {
        must == 0
            || r.info(i).is_some_and(|w| w.readings(r.cx.lexicon).iter().any(|x| x.proclitics.any(must)))
    };
    if !r.any(at, bit(Class::Month) | bit(Class::HijriMonth)) && !numbers::starts(r, at) || !bears(at) {
        return;
    }
    if let Some((next, _)) = point::read(r, at, inner, true) {
        let next = next.said;
        let alike =
            next.month.is_some() && next.day.is_some() == d.said.day.is_some() && next.hijri == d.said.hijri;
        if alike && next.month > d.said.month && next.year.is_some() && !next.short_year {
            d.said.year = next.year;
        }
    }
}

/// Most days before a month that they share.
const LISTED: usize = 6;

/// في 14 و17 آب: a day whose month stands after the next one.
fn listed(r: &Reader<'_>, i: usize, may: u8, most: usize) -> Option<Expression> {
    let day = |i: usize, may: u8, must: u8| {
        numbers::digits(r, i, may, must).filter(|n| n.digits <= 2 && (1..=31).contains(&n.value))
    };
    let first = day(i, may, 0)?;
    if most == 0 || r.new_line(first.end) {
        return None;
    }
    let (at, inner, must) = r.and(first.end);
    day(at, inner, must)?;
    let said = match point::read(r, at, inner, true) {
        Some((d, _)) if d.said.day.is_some() && d.said.month.is_some() && !d.said.has_time() => d.said,
        Some(_) => return None,
        None => match listed(r, at, inner, most - 1)?.meaning {
            Meaning::Point(said) => said,
            _ => return None,
        },
    };
    let mut d = Draft { said, ..Draft::default() };
    d.said.day = Some(first.value as u8);
    d.said.weekday = None;
    d.core(first.from, Strength::Sure, Rule::other("time/range::listed"));
    of_draft(r, d, first.end)
}

/// A range after من or بين at token `i`.
pub fn led(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    if !r.any(i, bit(Class::TimeWord) | bit(Class::TimeUnit)) {
        return None;
    }
    if let Some(e) = pair(r, i, may) {
        return Some(e);
    }
    let (w, joint) = match r.particle(i, TimeWord::Between, may) {
        Some(w) => (w, Joint::Between),
        None => (r.particle(i, TimeWord::From, may)?, Joint::From),
    };
    if r.new_line(w.end) {
        return None;
    }
    if let Some(mut e) = era_years(r, w.end, joint) {
        e.lead = w.from;
        return Some(e);
    }
    // بين عامي 1990 و1995
    if let Some(mut e) = pair(r, w.end, 0) {
        e.lead = w.from;
        return Some(e);
    }
    let moment = point::read(r, w.end, 0, true);
    let read = read(r, w.end, 0, joint, moment.as_ref());
    let mut e = match read {
        // «مواعيد العمل من الثامنة للرابعة»
        Some(e) if e.weak => opening_hours(r, i, w.end, joint).unwrap_or(e),
        Some(e) => e,
        None => hours_of_day(r, w.end, joint)
            .or_else(|| opening_hours(r, i, w.end, joint))
            .or_else(|| days_of_month(r, w.end, joint))
            .filter(|_| !changes(r.cx, i))?,
    };
    e.lead = w.from;
    two_days::of_weekdays(r, &mut e);
    Some(e)
}

/// A dual that two times follow: يومي الاثنين والثلاثاء, شهري مارس ومايو, عامي 2011 و2015.
fn pair(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    let w =
        r.find(i, Class::TimeUnit, may | ARTICLE, 0).filter(|w| w.has(flag::DUAL) && !r.new_line(w.end))?;
    let years = w.arg == Grain::Year as i32;
    // «بين العامين 1974 و1989»
    let the_years = years && w.definite() && r.cx.kind(w.end) == Some(Kind::Number);
    if !w.has(flag::CONSTRUCT) && !the_years {
        return None;
    }
    if years && let Some(e) = first_of_two(r, w) {
        return Some(e);
    }
    if w.arg == Grain::Month as i32 && point::read(r, w.end, 0, true).is_none() {
        return two_months(r, w);
    }
    let (first, end) = match years {
        true => lone(r, w.end, ARTICLE)?,
        false => match point::read(r, w.end, 0, true) {
            Some((d, end)) => (End::Point(Box::new(d)), end),
            None => lone(r, w.end, ARTICLE)?,
        },
    };
    let (at, inner, must) = r.and(end);
    let (second, after) = match years {
        true => {
            let n = numbers::digits(r, at, inner, must).or_else(|| numbers::spelled(r, at, inner, must))?;
            let mut d = Draft::default();
            d.said.year = i32::try_from(n.value).ok();
            d.core(n.from, Strength::Sure, Rule::year("time/range::pair"));
            let after = super::era::put_era(r, n.end, &mut d, None);
            (End::Point(Box::new(d)), after)
        }
        false => second(r, at, inner, must, &first)?,
    };
    let mut e = combine(r, first, second, after, Joint::Between)?;
    // A day's word stays outside, like يوم.
    e.lead = w.from;
    if w.arg != Grain::Day as i32 {
        e.from = w.from;
    }
    e.weak = false;
    Some(e)
}

/// «شهري ⟦رجب وشعبان⟧»: two names of months, of which the word leaves no doubt.
fn two_months(r: &Reader<'_>, word: Word) -> Option<Expression> {
    let month = |at: usize, may: u8| months::month(r, at, may).filter(|m| !m.ranked && !r.new_line(at));
    let draft = |m: months::Month| {
        let mut d = Draft::default();
        d.core(m.from, Strength::Sure, Rule::range("time/range::two_months"));
        let end = m.end;
        months::put_month(&mut d, m);
        (d, end)
    };
    let (first, end) = draft(month(word.end, 0)?);
    let (at, may, _) = r.and(end);
    let (second, after) = draft(month(at, may).filter(|m| m.hijri == first.said.hijri)?);
    let mut e = combine(r, End::Point(Box::new(first)), End::Point(Box::new(second)), after, Joint::Between)?;
    (e.lead, e.from, e.weak) = (word.from, word.from, false);
    Some(e)
}

/// الأسبوع المقبل بين الأربعاء والجمعة, الأحد من الساعة 9 إلى 11 مساء.
pub fn inside(r: &Reader<'_>, d: &Draft, end: usize) -> Option<Expression> {
    if r.new_line(end) || d.said.has_time() {
        return None;
    }
    let mut e = led(r, end, 0).or_else(|| numbers_within(r, &d.said, end))?;
    let Meaning::Range(a, b) = &mut e.meaning else { return None };
    let finer = |s: &Said| s.has_time() || s.grain() < d.said.grain().filter(|g| *g != Grain::Day);
    if !finer(a) || !finer(b) || a.year.is_some() {
        return None;
    }
    b.lent = true;
    for side in [a, b] {
        if side.has_date() && side.has_time() {
            return None;
        }
        inherit(side, &d.said);
    }
    e.from = d.from?;
    e.lead = d.lead.unwrap_or(e.from);
    Some(e)
}

/// Two bare numbers within what was said: days of a month (ديسمبر بين 10 و14, يوليو 4-6), hours of a day (أمس من 10 إلى 12).
fn numbers_within(r: &Reader<'_>, of: &Said, i: usize) -> Option<Expression> {
    let month = of.grain() == Some(Grain::Month) && of.month.is_some() && of.edge.is_none();
    let day = of.grain() == Some(Grain::Day) && of.holiday.is_none() && of.nth.is_none();
    if !month && !day {
        return None;
    }
    let (w, joint) = match r.particle(i, TimeWord::Between, 0) {
        Some(w) => (Some(w), Joint::Between),
        None => match r.particle(i, TimeWord::From, 0) {
            Some(w) => (Some(w), Joint::From),
            None => (None, Joint::Bare),
        },
    };
    if joint == Joint::Bare && !month {
        return None;
    }
    let at = w.map_or(i, |w| w.end);
    let days = two_numbers(r, at, joint, month);
    days.or_else(|| {
        two_numbers(r, at, Joint::Between, true).filter(|e| joint == Joint::Bare && neighbours(e))
    })
}

/// «يونيو 12 و13»: a day and the next one.
fn neighbours(e: &Expression) -> bool {
    match &e.meaning {
        Meaning::Range(a, b) => a.day.is_some_and(|day| b.day == Some(day + 1)),
        _ => false,
    }
}

/// Two numbers as days of a month, or as hours.
fn two_numbers(r: &Reader<'_>, i: usize, joint: Joint, days: bool) -> Option<Expression> {
    if r.new_line(i) {
        return None;
    }
    let with_minutes = |i: usize| {
        let (hour, clock, end) = clock::with_minutes(r, i).filter(|_| !days)?;
        Some((End::Number(hour, Some(clock)), end))
    };
    let (first, end) = lone(r, i, ARTICLE).or_else(|| with_minutes(i))?;
    let (at, inner, must) = joined(r, end, joint)?;
    let timed = if must == 0 { with_minutes(at) } else { None };
    let (second, after) = timed.or_else(|| second(r, at, inner, must, &first))?;
    let (End::Number(x, xc), End::Number(y, yc)) = (first, second) else { return None };
    let most = if days { 31 } else { 24 };
    let fits = |n: &Num| (1..=most).contains(&n.value) && n.digits <= 2;
    if !fits(&x) || !fits(&y) || x.value == y.value || r.dash(after).is_some() || (days && x.value > y.value)
    {
        return None;
    }
    let side = |n: Num, clock: Option<Clock>| match days {
        true => Some(Said { day: Some(n.value as u8), ..Said::default() }),
        false => Some(Said { clock: Some(clock?), ..Said::default() }),
    };
    let (a, b) = (side(x, xc)?, side(y, yc)?);
    let rule = Rule::range("time/range::two_numbers");
    Some(Expression::exact(Meaning::Range(a, b), x.from, r.to(after), after, rule))
}

/// من 10 إلى 12 أمس, بين 3 و5 غدا: two hours with their day after them.
fn hours_of_day(r: &Reader<'_>, i: usize, joint: Joint) -> Option<Expression> {
    let mut e = two_numbers(r, i, joint, false)?;
    if r.new_line(e.end) || !r.any(e.end, bit(Class::Relative) | bit(Class::Weekday) | bit(Class::TimeUnit)) {
        return None;
    }
    let (d, end) = point::read(r, e.end, 0, true)?;
    if d.said.grain() != Some(Grain::Day) || d.said.has_time() || d.said.month.is_some() {
        return None;
    }
    let Meaning::Range(a, b) = &mut e.meaning else { return None };
    inherit(a, &d.said);
    inherit(b, &d.said);
    (e.end, e.to, e.tail) = (end, r.to(end), r.to(end));
    Some(e)
}

/// مواعيد العمل من 8 حتى 4: two hours after a word for the time that something is open; the second past noon where it
/// is the smaller number. Token `i` is what leads to them.
fn opening_hours(r: &Reader<'_>, i: usize, at: usize, joint: Joint) -> Option<Expression> {
    /// Maximum number of tokens between the word and the hours.
    const REACH: usize = 4;
    /// «من 4 إلى 9» may be any hours; nothing that closes at noon opens earlier than this.
    const EARLIEST: u8 = 7;
    const NOON: u8 = 12;
    let group = r.cx.lexicon.tables().hint("open_hours")?;
    let open = (i.saturating_sub(REACH)..i).rev().take_while(|&b| !r.new_line(b + 1));
    let daily = |b: usize| r.particle(b, TimeWord::RepeatDay, AND).is_some();
    let word = open.into_iter().find(|&b| hint_at(r.cx, b, group) || daily(b))?;
    let mut e = two_numbers(r, at, joint, false)?;
    let Meaning::Range(a, b) = &mut e.meaning else { return None };
    let (opens, closes) = (a.clock.as_mut()?, b.clock.as_mut()?);
    if opens.hour > NOON || closes.hour > NOON {
        return Some(e);
    }
    if closes.hour < opens.hour {
        closes.hour += NOON;
    } else if opens.hour < EARLIEST || r.any(word, bit(Class::TimeUnit)) || daily(word) {
        // «ساعات العمل من 8 إلى 10» counts hours, «يوميا من 8 إلى 10» may count anything.
        return None;
    }
    (opens.full, closes.full) = (true, true);
    Some(e)
}

/// من 4 إلى 23 في الشهر المقبل: two days with في and their month after them.
fn days_of_month(r: &Reader<'_>, i: usize, joint: Joint) -> Option<Expression> {
    let mut e = two_numbers(r, i, joint, true)?;
    let at = r.particle(e.end, TimeWord::At, 0).filter(|w| !r.new_line(w.end))?;
    let (shift, end) = super::shifted::shifted_unit(r, at.end, Grain::Month, 0)?;
    let Meaning::Range(a, b) = &mut e.meaning else { return None };
    (a.month_shift, b.month_shift) = (Some(shift), Some(shift));
    (e.end, e.to, e.tail) = (end, r.to(end), r.to(end));
    Some(e)
}

/// Gives `to` the date fields of `of` that it does not say itself.
fn inherit(to: &mut Said, of: &Said) {
    let keep = to.clone();
    *to = Said { clock: keep.clock, part: keep.part, zone: keep.zone, lent: keep.lent, ..of.clone() };
    to.day = keep.day.or(of.day);
    to.weekday = keep.weekday.or(of.weekday);
    to.month = keep.month.or(of.month);
    to.direction = keep.direction.or(of.direction);
}

/// A range whose first end begins at token `i`: the `moment` that stands there, or a number by itself.
pub fn read(
    r: &Reader<'_>,
    i: usize,
    may: u8,
    joint: Joint,
    moment: Option<&(Draft, usize)>,
) -> Option<Expression> {
    // Few moments are followed by what joins them to another.
    let moment = moment.filter(|(_, end)| joined(r, *end, joint).is_some());
    let point = moment.map(|(d, end)| (End::Point(Box::new(d.clone())), *end));
    let mut best: Option<Expression> = None;
    for (first, end) in point.into_iter().chain(lone(r, i, may | ARTICLE)) {
        let Some((at, inner, must)) = joined(r, end, joint) else { continue };
        let Some((second, after)) = second(r, at, inner, must, &first) else { continue };
        if let Some(e) = combine(r, first, second, after, joint)
            && best.as_ref().is_none_or(|b| e.end > b.end)
        {
            best = Some(e);
        }
    }
    best
}
