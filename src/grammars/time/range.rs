//! Ranges: من 3 إلى 7 آذار, 29 – 30 ماي, بين الأربعاء والجمعة, 1990-1995, من السادسة للسابعة.

use super::draft::{Draft, Strength};
use super::expression::of_draft;
use super::numbers::{self, Num};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader, Word};
use super::said::{Clock, Expression, Meaning, Said, YearKind};
use super::{clock, point, two_days};
use crate::found::Bound;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::numerals::changes;
use crate::numerals::digits::digit;
use crate::reading::{Profile, is_definite};
use crate::tokenize::Kind;

/// One end of a range.
#[derive(Clone, Debug)]
enum End {
    /// A moment.
    Point(Box<Draft>),
    /// A number whose unit the other end says.
    Number(Num, Option<Clock>),
}

/// How the ends are joined.
#[derive(Clone, Copy, PartialEq)]
enum Joint {
    /// من … إلى
    From,
    /// بين … و
    Between,
    /// Nothing before the first end.
    Bare,
}

/// A moment at token `i`, or a range that begins with it, or a moment with a range inside it.
pub fn or_point(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    if r.cx.kind(i) == Some(Kind::Number)
        && let Some(e) =
            paired_years(r, i).or_else(|| era_years(r, i, Joint::Bare)).or_else(|| two_days::read(r, i))
    {
        return Some(e);
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
    if let Some((mut d, end)) = moment {
        if let Some(e) = inside(r, &d, end) {
            r.cx.took("time/range::inside", i, e.end);
            return Some(e);
        }
        share_year(r, &mut d, end);
        return of_draft(r, d, end);
    }
    if supported && let Some(e) = listed(r, i, may, LISTED) {
        return Some(e);
    }
    bare_year(r, i, may, supported)
}

/// القرن الخامس والسادس الميلادي: the rank of a second century after the first.
fn centuries(r: &Reader<'_>, d: &Draft, end: usize) -> Option<Expression> {
    let first = d.said.century.filter(|_| d.said.decade.is_none() && d.said.group.is_none())?;
    let (at, may, must) = r.and(end);
    let n = numbers::small(r, at, may | ARTICLE, must).filter(|n| n.ordinal && n.definite && n.value < 40)?;
    let next = i16::try_from(n.value).ok().filter(|next| *next > first && !r.new_line(at))?;
    let mut last = Draft { said: d.said.clone(), ..Draft::default() };
    last.said.century = Some(next);
    let after = super::named::put_era(r, n.end, &mut last, None);
    let a = Said { hijri: last.said.hijri, before: last.said.before, ..d.said.clone() };
    Some(Expression {
        meaning: Meaning::Range(a, last.said),
        from: d.from?,
        lead: d.lead?,
        to: r.to(after),
        tail: r.to(after),
        end: after,
        bound: Bound::Exact,
        weak: d.strength != Strength::Sure,
        stub: false,
        rule: "range",
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
    d.core(first.from, Strength::Sure, "date_list");
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
    let mut e = match read(r, w.end, 0, joint, moment.as_ref()) {
        Some(e) => e,
        None => hours_of_day(r, w.end, joint)
            .or_else(|| days_of_month(r, w.end, joint))
            .filter(|_| !changes(r.cx, i))?,
    };
    e.lead = w.from;
    two_days::of_weekdays(r, &mut e);
    Some(e)
}

/// A dual that two times follow: يومي الاثنين والثلاثاء, شهري مارس ومايو, عامي 2011 و2015.
fn pair(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    let w = r
        .find(i, Class::TimeUnit, may, 0)
        .filter(|w| w.has(flag::CONSTRUCT) && w.has(flag::DUAL) && !r.new_line(w.end))?;
    let years = w.arg == Grain::Year as i32;
    if years && let Some(e) = first_of_two(r, w) {
        return Some(e);
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
            d.core(n.from, Strength::Sure, "year");
            let after = super::named::put_era(r, n.end, &mut d, None);
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

/// الأسبوع المقبل بين الأربعاء والجمعة, الأحد من الساعة 9 إلى 11 مساء.
fn inside(r: &Reader<'_>, d: &Draft, end: usize) -> Option<Expression> {
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
    two_numbers(r, w.map_or(i, |w| w.end), joint, month)
}

/// Two numbers as days of a month, or as hours.
fn two_numbers(r: &Reader<'_>, i: usize, joint: Joint, days: bool) -> Option<Expression> {
    let (first, end) = lone(r, i, ARTICLE).filter(|_| !r.new_line(i))?;
    let (at, inner, must) = joined(r, end, joint)?;
    let (second, after) = second(r, at, inner, must, &first)?;
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
    Some(Expression {
        meaning: Meaning::Range(a, b),
        from: x.from,
        lead: x.from,
        to: r.to(after),
        tail: r.to(after),
        end: after,
        bound: Bound::Exact,
        weak: false,
        stub: false,
        rule: "range",
    })
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

/// من 4 إلى 23 في الشهر المقبل: two days with في and their month after them.
fn days_of_month(r: &Reader<'_>, i: usize, joint: Joint) -> Option<Expression> {
    let mut e = two_numbers(r, i, joint, true)?;
    let at = r.particle(e.end, TimeWord::At, 0).filter(|w| !r.new_line(w.end))?;
    let (shift, end) = super::period::shifted_unit(r, at.end, Grain::Month, 0)?;
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
fn read(
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

/// A number without its unit: a day, an hour with its minutes, a year.
fn lone(r: &Reader<'_>, i: usize, may: u8) -> Option<(End, usize)> {
    let start = super::weekday::day_word(r, i, 0).map_or(i, |(_, end)| end);
    let n = numbers::number(r, start, may, 0).or_else(|| numbers::small(r, start, may, 0))?;
    if r.blocked(start) {
        return None;
    }
    let hour = clock::hour(r, start, true).filter(|(c, _)| c.minute != 0 || n.value <= 24);
    // The longer reading of the hour has minutes: الأربعة ونص.
    match hour {
        Some((clock, end)) if clock.minute != 0 => Some((End::Number(n, Some(clock)), end)),
        Some((clock, end)) if end == n.end => Some((End::Number(n, Some(clock)), end)),
        _ => Some((End::Number(n, None), n.end)),
    }
}

/// The joint at token `i`: the next token and the particles it may and must bear.
fn joined(r: &Reader<'_>, i: usize, joint: Joint) -> Option<(usize, u8, u8)> {
    if r.new_line(i) {
        return None;
    }
    if let Some(at) = r.dash(i) {
        return Some((at, 0, 0));
    }
    if joint == Joint::Between {
        let (at, may, must) = r.and(i);
        let (words, end) = (r.particle(at, TimeWord::To, AND), at);
        return Some(words.map_or((end, may, must), |w| (w.end, 0, 0)));
    }
    let start = r.comma(i).unwrap_or(i);
    // «في ديسمبر، وحتى نهاية أكتوبر»: a new clause.
    let may = if joint == Joint::Bare && start > i { 0 } else { AND };
    if let Some(w) = r.particle(start, TimeWord::To, may) {
        return Some((w.end, 0, 0));
    }
    // «سنة 352 لحد سنة 366» is no Sunday.
    let times = |at: usize| r.any(at, point::STARTS) || numbers::starts(r, at);
    if let Some(w) =
        r.particle(start, TimeWord::To, Proclitics::LI).filter(|w| times(w.end) && !r.new_line(w.end))
    {
        return Some((w.end, 0, 0));
    }
    if joint == Joint::From {
        // من السادسة للسابعة
        return Some((i, Proclitics::LI, Proclitics::LI));
    }
    None
}

/// The second end.
fn second(r: &Reader<'_>, i: usize, may: u8, must: u8, first: &End) -> Option<(End, usize)> {
    let bears = |i: usize| {
        must == 0
            || r.info(i).is_some_and(|w| w.readings(r.cx.lexicon).iter().any(|x| x.proclitics.any(must)))
            || numbers::digits(r, i, u8::MAX, must).is_some()
    };
    if !bears(i) {
        return None;
    }
    let timed = match first {
        End::Point(d) => d.said.clock.is_some(),
        End::Number(_, clock) => clock.is_some(),
    };
    let moment = point::read(r, i, may, true);
    // An hour that its first end makes one: الساعة 1 بعد الظهر إلى 4, من السادسة للخامسة غدا.
    if timed
        && moment.as_ref().is_none_or(|(d, _)| d.said.clock.is_none() && d.said.day.is_none())
        && let Some((End::Number(n, Some(clock)), end)) = lone(r, i, may | ARTICLE)
        && moment.as_ref().is_none_or(|(_, after)| end >= *after)
    {
        let sure = matches!(first, End::Point(_));
        let hourly = n.definite || sure;
        let mut d = Draft::default();
        d.said.clock = Some(clock);
        d.core(n.from, Strength::Weak, "clock");
        let after = point::extend(r, end, &mut d);
        if hourly && (after > end || sure) && !counts(r, after) {
            return Some((End::Point(Box::new(d)), after));
        }
    }
    if let Some((d, end)) = moment {
        return Some((End::Point(Box::new(d)), end));
    }
    let (number, end) = lone(r, i, may | ARTICLE)?;
    // A year that bears a mark of its era is whole.
    if let End::Number(n, _) = &number
        && n.digits >= 3
        && super::named::era(r, end).is_some()
    {
        let mut d = Draft::default();
        d.said.year = i32::try_from(n.value).ok();
        d.core(n.from, Strength::Sure, "year");
        let after = super::named::put_era(r, end, &mut d, None);
        return Some((End::Point(Box::new(d)), after));
    }
    (!counts(r, end)).then_some((number, end))
}

/// Whether a noun that is counted stands at token `i`.
fn counts(r: &Reader<'_>, i: usize) -> bool {
    const FREE: u128 = bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Verb) | bit(Class::Particle);
    r.is_word(i) && !r.any(i, FREE) && !joins_on(r, i)
        || matches!(r.cx.kind(i), Some(Kind::Symbol)) && !r.new_line(i)
        || r.is_code(i, 0x25)
}

/// Two ends as one expression.
fn combine(r: &Reader<'_>, first: End, second: End, end: usize, joint: Joint) -> Option<Expression> {
    let (a, b, from, lead, strength) = match (first, second) {
        (End::Point(a), End::Point(b)) => {
            if !alike(&a.said, &b.said, joint) {
                return None;
            }
            let strength = if joint == Joint::Bare { a.strength.max(b.strength) } else { Strength::Sure };
            (a.said, b.said, a.from?, a.lead?, strength)
        }
        (End::Number(n, clock), End::Point(b)) => {
            let a = by_analogy(n, clock, &b.said, joint)?;
            (a, b.said, n.from, n.from, Strength::Sure)
        }
        (End::Point(a), End::Number(n, clock)) => {
            let b = by_analogy(n, clock, &a.said, joint)?;
            // «أيلول 15 - 20 قتيلا»
            (a.said, b, a.from?, a.lead?, Strength::Sure)
        }
        (End::Number(x, xc), End::Number(y, yc)) => numbers_only(r, x, xc, y, yc, joint, end)?,
    };
    let (mut a, mut b) = (a, b);
    // One tool takes «غدا» for the day of the second hour alone: «من الرابعة للخامسة غدا».
    let of_both = r.cx.options.profile != Some(Profile::Maha);
    complete(&mut a, &mut b, of_both);
    Some(Expression {
        meaning: Meaning::Range(a, b),
        from,
        lead,
        to: r.to(end),
        tail: r.to(end),
        end,
        bound: Bound::Exact,
        weak: strength != Strength::Sure,
        stub: false,
        rule: "range",
    })
}

/// Whether two moments can be the ends of one range.
fn alike(a: &Said, b: &Said, joint: Joint) -> bool {
    // من يناير 2020 حتى الآن, من مارس 2021 إلى 2023, من الآن حتى آخر الشهر
    if joint == Joint::From && a.holiday.is_none() && b.holiday.is_none() {
        let dated = |s: &Said| s.grain().is_some_and(|g| g >= Grain::Day) && !s.has_time();
        let open = |s: &Said| dated(s) || s.now;
        if open(a) && open(b) && !(a.now && b.now) {
            return true;
        }
    }
    if a.edge.is_some() != b.edge.is_some() && a.grain() != b.grain() {
        return false;
    }
    // «السبت–شباط» is no range.
    let (weekday, month) = (|s: &Said| s.weekday.is_some() && s.day.is_none(), |s: &Said| s.month.is_some());
    let apart = |a: &Said, b: &Said| weekday(a) && !month(a) && month(b) && !weekday(b) && b.day.is_none();
    if apart(a, b) || apart(b, a) {
        return false;
    }
    // «سنة 1345 هجري - 1926 ميلادي» is one year twice.
    let year = |s: &Said| s.grain() == Some(Grain::Year) && s.year.is_some();
    if year(a) && year(b) && a.hijri != b.hijri {
        return false;
    }
    if a.has_time() || b.has_time() {
        return a.has_time() && b.has_time();
    }
    match (a.grain(), b.grain()) {
        (Some(x), Some(y)) => x == y || (x <= Grain::Month && y <= Grain::Month),
        (None, None) => a.part.is_some() && b.part.is_some(),
        _ => false,
    }
}

/// A number read as the unit that the other end says.
fn by_analogy(n: Num, clock: Option<Clock>, other: &Said, joint: Joint) -> Option<Said> {
    let mut said = Said::default();
    if other.clock.is_some() {
        said.clock = Some(clock.filter(|_| n.digits <= 2)?);
        return Some(said);
    }
    if (other.day.is_some() || (other.month.is_some() && joint == Joint::Between))
        && (1..=31).contains(&n.value)
    {
        said.day = Some(n.value as u8);
        return Some(said);
    }
    // من مارس 2021 إلى 2023
    let later = joint == Joint::From && n.digits == 4 && (1900..2100).contains(&n.value);
    if later && !other.hijri && other.year.is_some() && !other.has_time() {
        said.year = i32::try_from(n.value).ok();
        return Some(said);
    }
    if other.grain() == Some(Grain::Year) && other.year.is_some() && n.value >= 100 && n.digits != 2 {
        said.year = i32::try_from(n.value).ok();
        said.hijri = other.hijri;
        return Some(said);
    }
    None
}

type Ends = (Said, Said, u32, u32, Strength);

/// Two bare numbers: years (1990-1995), hours (من السادسة للسابعة).
fn numbers_only(
    r: &Reader<'_>,
    x: Num,
    xc: Option<Clock>,
    y: Num,
    yc: Option<Clock>,
    joint: Joint,
    end: usize,
) -> Option<Ends> {
    let year = |n: Num| n.digits == 4 || (n.digits == 0 && joint != Joint::Bare);
    let years = 1800..2200;
    if year(x) && year(y) && years.contains(&x.value) && years.contains(&y.value) && x.value < y.value {
        // A dash may also join two counts; a noun after them says so, «حروب البلقان 1912-1913 والأهداف» a new clause.
        let free =
            || r.any(end, bit(Class::TimeWord)) || joins_on(r, end) || super::counting::turns_away(r, end);
        if r.is_word(end) && joint == Joint::Bare && !free() {
            return None;
        }
        let side = |n: Num| Said { year: i32::try_from(n.value).ok(), ..Said::default() };
        let strength = Strength::Sure;
        return Some((side(x), side(y), x.from, x.from, strength));
    }
    let hour = |n: Num| n.definite && n.digits == 0 || (n.ordinal && n.feminine);
    if joint != Joint::Bare && hour(x) && (hour(y) || (y.digits > 0 && y.definite)) {
        let side = |clock| Said { clock: Some(clock), ..Said::default() };
        return Some((side(xc?), side(yc?), x.from, x.from, Strength::Weak));
    }
    None
}

/// Whether a word at token `i` goes on with و before what is definite.
fn joins_on(r: &Reader<'_>, i: usize) -> bool {
    r.cx.begins(i, &[0x0648, 0x0627, 0x0644], 2)
}

/// Gives each end what only the other says and both mean.
fn complete(a: &mut Said, b: &mut Said, of_both: bool) {
    if a.now || b.now {
        return;
    }
    if a.has_time() {
        if a.zone.is_none() {
            a.zone = b.zone;
        }
        if a.has_date() && b.clock.is_some() && !b.has_date() {
            let (clock, part, zone) = (b.clock, b.part, b.zone);
            *b = Said { clock, part, zone, lent: true, ..a.clone() };
        } else if b.has_date() && a.clock.is_some() && !a.has_date() && (of_both || b.day_shift.is_none()) {
            let (clock, part, zone) = (a.clock, a.part, a.zone);
            *a = Said { clock, part, zone, lent: true, ..b.clone() };
        }
        return;
    }
    let dated = |s: &Said| s.month.is_some() || s.month_shift.is_some() || s.day_shift.is_some();
    if a.day.is_some() && !dated(a) && dated(b) && b.day_shift.is_none() {
        let (day, weekday, part) = (a.day, a.weekday, a.part);
        *a = Said { day, weekday, part, ..b.clone() };
    }
    if b.day.is_some() && !dated(b) && dated(a) && a.day_shift.is_none() {
        let (day, weekday) = (b.day, b.weekday);
        *b = Said { day, weekday, ..a.clone() };
    }
    if let (Some(m), Some(n)) = (a.month, b.month)
        && a.year.is_none()
        && a.year_shift.is_none()
    {
        a.direction = a.direction.or(b.direction);
        a.year_shift = b.year_shift;
        a.hijri |= b.hijri;
        a.short_year = b.short_year;
        a.year = b.year.map(|y| if m > n { y - 1 } else { y });
    }
    if a.weekday.is_some() && b.weekday.is_some() {
        a.week_shift = a.week_shift.or(b.week_shift);
        b.week_shift = b.week_shift.or(a.week_shift);
    }
    if a.year.is_some() && b.year.is_some() {
        a.hijri |= b.hijri && a.year > Some(0) && b.year > a.year;
        a.before |= b.before;
    }
    if a.part.is_none() {
        a.part = b.part.filter(|_| a.has_date());
    }
}

/// 110-179هـ, 80هـ - 150هـ, 551-479 ق.م, من 92هـ إلى 114هـ: years that a mark of the era tells.
fn era_years(r: &Reader<'_>, i: usize, joint: Joint) -> Option<Expression> {
    let year = |i: usize, may: u8, must: u8| {
        numbers::digits(r, i, may, must).filter(|n| n.digits <= 4 && n.value > 0).map(|n| {
            let mut d = Draft::default();
            d.said.year = i32::try_from(n.value).ok();
            d.core(n.from, Strength::Sure, "year");
            let end = super::named::put_era(r, n.end, &mut d, None);
            (n, d, end)
        })
    };
    let (x, mut a, first) = year(i, 0, 0)?;
    let (at, may, must) = joined(r, first, joint)?;
    let (y, b, end) = year(at, may, must)?;
    // The second year says the era of both.
    let said = first > x.end;
    if end == y.end || (said && (a.said.hijri, a.said.before) != (b.said.hijri, b.said.before)) {
        return None;
    }
    (a.said.hijri, a.said.before) = (b.said.hijri, b.said.before);
    let rises = if b.said.before { x.value > y.value } else { x.value < y.value };
    // «من 8م إلى 10م» are hours or metres.
    if r.is_code(y.end, MEEM) && (x.digits < 3 || y.digits < 3) {
        return None;
    }
    // «100-200م» are metres.
    let metres = r.is_code(y.end, MEEM) && !said && !year_of_our_era(r, i, y);
    if !rises || metres || (b.said.hijri && y.value >= 1600) || y.value >= 2200 && !b.said.before {
        return None;
    }
    Some(Expression {
        meaning: Meaning::Range(a.said, b.said),
        from: x.from,
        lead: x.from,
        to: r.to(end),
        tail: r.to(end),
        end,
        bound: Bound::Exact,
        weak: false,
        stub: false,
        rule: "range",
    })
}

/// The mark of our era, which is also that of the metre.
const MEEM: u32 = 0x0645;

/// Whether the number at token `i` with «م» after it, or the first of two, is a year rather than a length: in
/// brackets, beside a Hijri year, or after what leads to a time and not round.
fn year_of_our_era(r: &Reader<'_>, i: usize, n: Num) -> bool {
    const ROUND: i64 = 50;
    let Some(before) = i.checked_sub(1) else { return false };
    let years = (300..2100).contains(&n.value) && n.digits >= 3;
    let leads = [TimeWord::At, TimeWord::During, TimeWord::To, TimeWord::From];
    let led = || {
        leads.iter().any(|&w| r.particle(before, w, AND).is_some())
            || [TimeLimit::Since, TimeLimit::Until].iter().any(|&l| r.limit(before, l, AND).is_some())
            || r.particle(before, TimeWord::Chronicle, AND).is_some()
    };
    years && (r.is_code(before, 0x28) || beside_hijri(r, i) || n.value % ROUND != 0 && led())
}

/// 2018/2019, 2018/19, موسم 2018-19: a season, school or budget year over two calendar years.
fn paired_years(r: &Reader<'_>, i: usize) -> Option<Expression> {
    const SLASH: u32 = 0x2F;
    let season = || i > 0 && r.particle(i - 1, TimeWord::Season, PREPOSITION | ARTICLE | AND).is_some();
    let refused = || i > 0 && r.particle(i - 1, TimeWord::NotDate, u8::MAX).is_some() && !r.new_line(i);
    let (first, second, end) = match numbers::digits(r, i, 0, 0).filter(|n| n.digits == 4) {
        // «1436 / 1437هـ»
        Some(n) if r.is_code(n.end, SLASH) => {
            let m = numbers::digits(r, n.end + 1, 0, 0).filter(|m| m.digits == 4)?;
            (n.value, m.value, m.end)
        }
        Some(n) => {
            let at = r.dash(n.end).filter(|_| season())?;
            let m = numbers::digits(r, at, 0, 0).filter(|m| m.digits == 2)?;
            (n.value, n.value / 100 * 100 + m.value, m.end)
        }
        None => {
            let (x, y) = slashed(r, i)?;
            (x, y, i + 1)
        }
    };
    let (first, second) = if second < first { (second, first) } else { (first, second) };
    let years = (1900..2100).contains(&first) || (1300..1500).contains(&first);
    if second != first + 1 || !years || refused() || r.is_code(end, 0x25) {
        return None;
    }
    let mut d = Draft::default();
    d.said.year = i32::try_from(first).ok();
    d.said.year_to = i32::try_from(second).ok();
    d.said.year_kind = Some(YearKind::School);
    d.core(r.from(i), Strength::Sure, "year");
    let end = super::named::put_era(r, end, &mut d, None);
    of_draft(r, d, end)
}

/// The years of «2018/2019», «2018/19» in one token.
fn slashed(r: &Reader<'_>, i: usize) -> Option<(i64, i64)> {
    const SLASH: u32 = 0x2F;
    let span = r.cx.tokens.span(i);
    if !matches!(span.len(), 7 | 9) || r.cx.text.at(span.start as usize + 4) != SLASH {
        return None;
    }
    let value = |from: u32, to: u32| {
        (from..to).try_fold(0i64, |n, p| Some(n * 10 + i64::from(digit(r.cx.text.at(p as usize))?)))
    };
    let (x, y) = (value(span.start, span.start + 4)?, value(span.start + 5, span.end)?);
    Some((x, if y < 100 { x / 100 * 100 + y } else { y }))
}

/// A year after a preposition (في 2015, منذ 2011), with a mark of the era (256 هـ) or in a list of years.
fn bare_year(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    if let Some(n) = spelled_year(r, i, may) {
        let mut d = Draft::default();
        d.said.year = i32::try_from(n.value).ok();
        d.core(n.from, Strength::Sure, "year");
        return of_draft(r, d, n.end);
    }
    let n = numbers::digits(r, i, may, 0).filter(|n| n.digits <= 4 && n.value > 0)?;
    let mut d = Draft::default();
    d.said.year = i32::try_from(n.value).ok();
    let end = super::named::put_era(r, n.end, &mut d, None);
    // What the mark says is sure: 61 هـ, 1988 ميلادي, 44 ق.م; «م» by itself is also the metre.
    let mark = super::named::era(r, n.end).filter(|_| end > n.end);
    let spelled_out = mark.is_some() && !r.is_code(n.end, MEEM);
    let hijri = d.said.hijri && n.value < 1600;
    let tells = spelled_out && (hijri || !d.said.hijri) || mark.is_some() && year_of_our_era(r, n.end - 1, n);
    if tells {
        d.core(n.from, Strength::Sure, "year");
        return of_draft(r, d, end);
    }
    if n.digits != 4 {
        return None;
    }
    let civil = (1900..2100).contains(&n.value);
    // «نيسان صني 2019»: the name of the car blocks no year.
    let car = || r.info(i - 1).is_some_and(|w| w.time_words >> (TimeWord::Model as u32) & 1 == 1);
    let model = civil && i > 0 && car() && !r.new_line(i);
    let told =
        || told_apart(r, i) || second_of_two(r, i) || marked(r, n) || beside_hijri(r, i) || listed_year(r, i);
    let supported =
        supported || model || civil && told() || (1000..2100).contains(&n.value) && chronicle(r, i, n);
    let civil = civil || (1000..1900).contains(&n.value) && chronicle(r, i, n);
    if !civil || !supported && !r.cx.options.compete_off() {
        return None;
    }
    d.core(n.from, if supported { Strength::Sure } else { Strength::Weak }, "year");
    // «في 2015 شخصا» counts.
    let counts = || super::counting::is_counted(r, end) && !super::counting::disagrees(r, n.value, end);
    if end == n.end && (!model && counts() || r.is_code(end, 0x25)) {
        return None;
    }
    // 2016 الربع الثالث
    if end == n.end && !r.new_line(end) && r.phrase(end, bit(Class::Season)) {
        let mut whole = d.clone();
        let part = super::period::group(r, end, &mut whole, 0).filter(|_| whole.said.group >= Some(33));
        if let Some(end) = part {
            return of_draft(r, whole, end);
        }
    }
    of_draft(r, d, end)
}

/// «مواليد ألفين وواحد», «في ألفين وعشرة»: a spelled year of our days after a preposition.
fn spelled_year(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    let led = i > 0 && r.particle(i - 1, TimeWord::At, AND).is_some() && !r.new_line(i);
    if !led || !r.any(i, bit(Class::Scale)) {
        return None;
    }
    let n = numbers::spelled(r, i, may, 0).filter(|n| (1900..2100).contains(&n.value) && n.value != 2000)?;
    (!r.is_word(n.end) || super::counting::turns_away(r, n.end)).then_some(n)
}

/// Whether the year at token `i` is one of a list that a word for years heads: «أعوام 1998 و2002 و2006», «في السنوات
/// 2011 و2012».
fn listed_year(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of tokens of the list before it.
    const LIST: usize = 24;
    const WAW: u32 = 0x0648;
    let mut at = i;
    while at > 0 && i - at < LIST && !r.new_line(at) {
        let year = |k: usize| numbers::digits(r, k, 0, 0).is_some_and(|n| n.digits == 4);
        match at - 1 {
            k if r.comma(k).is_some() || r.is_code(k, WAW) || year(k) => at = k,
            k => {
                let years = r.find_arg(k, Class::TimeUnit, Grain::Year as i32, AND | PREPOSITION | ARTICLE);
                return years.is_some_and(|w| w.has(flag::PLURAL)) || at < i && r.is(k, TimeWord::At);
            }
        }
    }
    false
}

/// Whether the year at token `i` says a Hijri one again: «1351هـ / ⟦1932⟧».
fn beside_hijri(r: &Reader<'_>, i: usize) -> bool {
    let Some(mark) = i.checked_sub(2).filter(|_| r.is_code(i - 1, 0x2F)) else { return false };
    super::named::era(r, mark) == Some((TimeWord::EraHijri, i - 1))
}

/// «2015م» with the mark of the era glued to it; «2000م» may be metres.
fn marked(r: &Reader<'_>, n: Num) -> bool {
    n.value % 100 != 0 && r.cx.glued(n.end - 1) && r.is_code(n.end, MEEM)
}

/// Whether the year at token `i` heads a line of a chronicle: «1921- لينين يوجه نداء».
fn chronicle(r: &Reader<'_>, i: usize, n: Num) -> bool {
    r.new_line(i) && r.dash(n.end).is_some_and(|next| r.is_word(next))
}

/// Whether the year at token `i` tells apart what stands before it: ثورة 1952, خطة دبي 2021, انتخابات الرئاسة 2014.
fn told_apart(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of words between the noun and its year.
    const BETWEEN: usize = 4;
    let noun = |at: usize| {
        let mut senses = r.cx.words[at].of(r.cx.lexicon, Class::NameWord);
        senses.any(|(_, s)| s.arg == NameWord::Dated as i32)
    };
    for at in (i.saturating_sub(BETWEEN + 1)..i).rev() {
        if !r.is_word(at + 1) && at + 1 != i || r.new_line(at + 1) || r.cx.kind(at) != Some(Kind::Word) {
            return false;
        }
        if noun(at) {
            return true;
        }
        // What belongs to the noun: «استراتيجية دبي المتكاملة للطاقة», «مهرجان صيف الشرقية».
        let construct = at > 0 && at + 1 < i && is_definite(r.cx, at + 1) && noun(at - 1);
        if !construct
            && !is_definite(r.cx, at)
            && !r.cx.begins(at, &[0x0644, 0x0644], 1)
            && !r.any(at, bit(Class::Name))
        {
            return false;
        }
    }
    false
}

/// Whether the year at token `i` is the second of two that a dual announces, with brackets after the first:
/// «عامي 2006 (الدورة الأولى) و2014».
fn second_of_two(r: &Reader<'_>, i: usize) -> bool {
    let Some(open) = bracket_before(r, i) else { return false };
    let Some(year) = open.checked_sub(2) else { return false };
    numbers::digits(r, open - 1, 0, 0).is_some_and(|n| n.digits == 4) && two_years(r, year).is_some()
}

/// Maximum number of tokens of a remark in brackets between two years.
const REMARK: usize = 12;

/// The bracket that opens what ends right before token `i`.
fn bracket_before(r: &Reader<'_>, i: usize) -> Option<usize> {
    let close = i.checked_sub(1).filter(|&at| r.is_code(at, 0x29) && !r.new_line(i))?;
    (close.saturating_sub(REMARK)..close).rev().find(|&at| r.is_code(at, 0x28))
}

/// عامي, سنتي at token `i`.
fn two_years(r: &Reader<'_>, i: usize) -> Option<Word> {
    r.find_arg(i, Class::TimeUnit, Grain::Year as i32, AND | PREPOSITION)
        .filter(|w| w.has(flag::CONSTRUCT) && w.has(flag::DUAL))
}

/// The first of two years with a remark after it: «عامي 2006 (الدورة الأولى) و2014».
fn first_of_two(r: &Reader<'_>, w: Word) -> Option<Expression> {
    let n = numbers::digits(r, w.end, ARTICLE, 0).filter(|n| n.digits == 4)?;
    r.is_code(n.end, 0x28).then_some(())?;
    let close = (n.end..r.len().min(n.end + REMARK)).find(|&at| r.is_code(at, 0x29))?;
    numbers::digits(r, close + 1, AND, AND).filter(|n| n.digits == 4)?;
    let mut d = Draft::default();
    d.said.year = i32::try_from(n.value).ok();
    d.core(w.from, Strength::Sure, "year");
    of_draft(r, d, n.end)
}
