//! Dates, times and lengths of time.
//!
//! A reader looks words up (`reader`, `numbers`), one file per kind of expression turns them into what
//! was said (`said`), `resolve` places it against the reference, `timex` writes it down.

mod accept;
mod additions;
mod ages;
mod assemble;
mod beside_hour;
mod between;
mod book_years;
mod choose;
mod chronicle_years;
mod clock;
mod counting;
mod day_part;
mod draft;
mod duration;
mod era;
mod expression;
mod foreign_hours;
mod hijri;
mod holiday;
mod led;
mod length_term;
mod months;
mod named;
mod nights;
mod numbers;
mod numeric;
mod opening;
mod order;
mod period;
mod plain;
mod point;
mod range;
mod range_ends;
mod reader;
mod relative;
mod repeats;
mod resolve;
mod rule;
mod said;
mod shared_unit;
mod shifted;
mod stretch;
mod tense;
mod timex;
mod told_years;
mod twin;
mod two_days;
mod weekday;
mod years;
mod years_alone;
mod zones;

use crate::found::Hijri;
use draft::FirstElement;
use jiff::ToSpan;
use jiff::civil::{DateTime, Time};

use super::guards;
use crate::found::{Bound, Candidate, Entity, Label, Numeric, Temporal, Value, strength};
use crate::lexicon::{Edge, Grain, TimeWord};
use crate::reading::{Context, Dimension, IntervalEnd, Memory};
use crate::signs;
use crate::span::Span;
use reader::Reader;
use resolve::Resolver;
use said::{Anchor, Expression, Length, Meaning, Said};
use timex::{DateName, Timex};

/// DATE TIME DURATION.
pub struct Times;

impl Dimension for Times {
    fn name(&self) -> &'static str {
        "times"
    }

    fn doc(&self) -> &'static str {
        "Dates of four month systems and two calendars, times of the day, lengths of time, repetitions."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Date, Label::Time, Label::Duration]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let r = Reader::new(cx);
        let mut i = 0;
        let mut told = None;
        let mut months = [None; 12];
        let mut present = None;
        let mut whole = None;
        let mut chronicle = None;
        // The token after the last expression: a date mentioned earlier holds to the end of its line.
        let mut since = 0;
        while i < r.len() {
            // Nearly all words.
            if !r.leads(i) {
                i += 1;
                continue;
            }
            let found = expression::read(&r, i).filter(|e| {
                let stands = !e.weak || stands_alone(&r, e);
                if !stands {
                    cx.refused("time::stands_alone", i, e.end);
                }
                stands
            });
            if found.is_some() && told.is_some() && (since.max(1)..=i).any(|at| r.new_line(at)) {
                (told, months) = (None, [None; 12]);
            }
            match found {
                Some(e) if named(&r, i, &e) => {
                    cx.refused("time::named", i, e.end);
                    i = e.end.max(i + 1);
                    since = i;
                }
                Some(mut e) => {
                    told_years::complete(&r, i, &mut e, whole);
                    if chronicle.is_some_and(|at| told_years::goes_on(&r, at, i))
                        && (open(&e.meaning) || told_years::is_present(&e.meaning))
                    {
                        // «سنة خمس وثلاثين في ذي الحجة»: of that time, not of the reference.
                        told_years::unplace(&mut e.meaning);
                    }
                    chronicle = told_years::is_old(&e.meaning).then_some(e.end).or(chronicle);
                    whole = told_years::told(&e.meaning, whole);
                    let year = present.filter(|&(_, end)| tense::goes_on(&r, end, i)).map(|(year, _)| year);
                    let bare =
                        bare_month(&mut e.meaning, &months, year.filter(|_| !tense::is_past(&r, i, e.end)));
                    let end = e.end.max(i + 1);
                    let named = names_itself(&e.meaning);
                    let this_year = matches!(&e.meaning, Meaning::Point(s)
                        if s.year_shift == Some(0) && s.month.is_none() && s.group.is_none() && !s.hijri);
                    let found = candidate(&r, i, e, told);
                    if let (true, Value::Temporal(t)) = (named, &found.entity.value) {
                        told = t.start_at.zip(t.grain.and_then(Grain::from_name)).or(told);
                    }
                    if let (Some(month), Value::Temporal(t)) = (bare, &found.entity.value) {
                        months[month] = t.start_at.map(|at| i32::from(at.year()));
                    }
                    if let (true, Value::Temporal(t)) = (this_year, &found.entity.value) {
                        present = t.start_at.map(|at| (i32::from(at.year()), end));
                    }
                    out.push(found);
                    (i, since) = (end, end);
                }
                None => i += 1,
            }
        }
    }
}

/// The civil month that is said alone, counted from 0; of the year it had where the line named it before, else of
/// the `present` one if the sentence speaks of that: «رفع الفائدة هذا العام، ربما في سبتمبر».
fn bare_month(meaning: &mut Meaning, years: &[Option<i32>; 12], present: Option<i32>) -> Option<usize> {
    let Meaning::Point(said) = meaning else { return None };
    let month = said.month.filter(|m| !said.hijri && (1..=12).contains(m)).map(|m| usize::from(m) - 1)?;
    let free = said.day.is_none()
        && said.nth.is_none()
        && said.year.is_none()
        && said.year_shift.is_none()
        && !said.elsewhere
        && !said.has_time();
    if free && said.direction.is_none() {
        // «سبتمبر أيلول … في سبتمبر»
        said.year = years[month].or(present);
    }
    free.then_some(month)
}

/// Whether the day and month, or the month, at token `i` are part of a name: «شارع 26 يوليو», «حي مايو», but
/// «هجمات 11 سبتمبر 2001», «جامعة مايو الماضي».
fn named(r: &Reader<'_>, i: usize, e: &Expression) -> bool {
    let street = i > 0 && guards::place_of_date(r.cx, i - 1);
    let open = |s: &Said| {
        (s.year.is_none() || street) && s.year_shift.is_none() && s.direction.is_none() && !s.has_time()
    };
    let day = e.rule.element == FirstElement::DayMonth
        && matches!(&e.meaning, Meaning::Point(s) if open(s) && s.weekday.is_none());
    // «14 آذار» in quotes with nothing else is what is called so.
    // but title="3 ديسمبر"
    let quoted = || {
        if i > 1 && r.is_code(i - 2, signs::EQUALS) || e.lead < e.from {
            return false;
        }
        let (before, after) = (r.cx.code(i - 1), r.cx.code(e.end));
        let named = matches!(&e.meaning, Meaning::Point(s) if s.year.is_none() && s.direction.is_none());
        signs::may_open_quote(before)
            && r.cx.glued(i - 1)
            && r.cx.glued(e.end - 1)
            && (signs::closes_quote(after) || after == signs::QUOTE)
            && named
    };
    let month = || {
        street
            && e.end == i + 1
            && matches!(&e.meaning, Meaning::Point(s) if open(s) && s.month.is_some() && s.day.is_none() && s.year.is_none())
    };
    i > 0
        && (day && (guards::bears_date(r.cx, i - 1) || quoted())
            || month() && guards::bears_date(r.cx, i - 1))
}

/// Whether a doubtful expression is kept: only without competition, and if the text contains nothing else.
fn stands_alone(r: &Reader<'_>, e: &Expression) -> bool {
    if !r.cx.options.compete_off() {
        return false;
    }
    // What leads to a range or a limit belongs to it; a preposition before a bare word does not.
    let limited = matches!(e.bound, Bound::Before | Bound::After);
    let from = if e.rule.element == FirstElement::Range || limited { e.lead } else { e.from };
    let (first, last) = r.said();
    from <= first && last <= e.to
}

/// A date mentioned earlier in the text, and its grain.
type ToldDate = (DateTime, Grain);

/// Whether a date says itself where it lies, so that «the year before» may count from it.
fn names_itself(meaning: &Meaning) -> bool {
    let fixed = |s: &Said| {
        (s.year.is_some() || s.month.is_some() || s.day.is_some())
            && s.direction.is_none()
            && s.year_shift.is_none()
            && s.month_shift.is_none()
    };
    match meaning {
        Meaning::Point(s) => fixed(s),
        Meaning::Range(_, b) => fixed(b),
        _ => false,
    }
}

/// The date from which «العام السابق», «اليوم التالي» in tokens `first..end` count, if one was told.
fn counts_from(r: &Reader<'_>, first: usize, e: &Expression, told: Option<ToldDate>) -> Option<DateTime> {
    let (at, grain) = told?;
    let unit = match &e.meaning {
        Meaning::Point(s) if s.year_shift.is_some() => Grain::Year,
        Meaning::Point(s) if s.month_shift.is_some() => Grain::Month,
        Meaning::Point(s) if s.week_shift.is_some() => Grain::Week,
        Meaning::Point(s) if s.day_shift.is_some() => Grain::Day,
        Meaning::Length(length, Anchor::Past | Anchor::Coming) => {
            length.parts.iter().map(|p| p.grain).min_by_key(|g| *g as u8)?
        }
        _ => return None,
    };
    let counted = (first..e.end).any(|i| r.is(i, TimeWord::Told));
    (counted && grain as u8 <= unit as u8).then_some(at)
}

/// Days of half a year: of two days of the calendar's year the farther one lies beyond.
const HALF_YEAR: i64 = 183;

/// The value of what was said.
fn place(resolver: &mut Resolver<'_>, meaning: &Meaning) -> (Label, Temporal) {
    match meaning {
        Meaning::Point(said) => point(resolver, said),
        Meaning::Range(a, b) => range(resolver, a, b),
        Meaning::Length(length, anchor) => (Label::Duration, self::length(resolver, length, *anchor)),
        Meaning::Stretch(length, edge, said) => (Label::Duration, stretch(resolver, length, *edge, said)),
        Meaning::Repeat(length, said) => repeat(resolver, length, said),
    }
}

fn candidate(r: &Reader<'_>, first: usize, e: Expression, told: Option<ToldDate>) -> Candidate {
    let cx = r.cx;
    let reference = counts_from(r, first, &e, told).or(cx.reference);
    let mut resolver = Resolver {
        options: cx.options,
        tables: cx.lexicon.tables(),
        now: reference.filter(|_| !elsewhere(&e.meaning)),
        tense: None,
        problems: Vec::new(),
        calendar: "gregorian",
    };
    if cx.reference.is_some() && open(&e.meaning) {
        resolver.tense = tense::around(r, first, e.end);
    }
    let expected = || resolver.tense == Some(1) && tense::expected(r, first);
    let until = resolver.tense.is_none() && e.bound == Bound::Until;
    let untold = reference.filter(|_| (until || expected()) && open(&e.meaning));
    if untold.is_some() {
        // «حتى منتصف آب»: where no verb says otherwise, what lasts until then has not ended.
        // «من المتوقع أن يبلغ في الربع الثاني»: rather the one that has just ended than that of next year.
        resolver.tense = Some(1);
    }
    let (label, mut temporal) = place(&mut resolver, &e.meaning);
    // «حتى 30 يوليو» said in August: the one last month is nearer.
    let later = |at: DateTime| {
        untold.and_then(|now| now.checked_add(HALF_YEAR.days()).ok()).is_some_and(|far| far < at)
    };
    if temporal.start_at.is_some_and(later) {
        (resolver.tense, resolver.calendar) = (Some(-1), "gregorian");
        resolver.problems.clear();
        temporal = place(&mut resolver, &e.meaning).1;
    }
    if temporal.bound == Bound::Exact {
        temporal.bound = e.bound;
    }
    temporal.problems = std::mem::take(&mut resolver.problems);
    let span = Span::new(e.from, e.to.max(e.from));
    let phrase = Span::new(e.lead.min(e.from), e.tail.max(e.to));
    let entity = Entity { span, phrase, label, value: Value::Temporal(Box::new(temporal)), rule: e.rule.id };
    Candidate { strength: strength::SURE, ..Candidate::phrase(entity) }
}

/// Whether its year is named elsewhere in the text, so that the reference does not tell it.
fn elsewhere(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(s) | Meaning::Stretch(_, _, s) => s.elsewhere,
        Meaning::Range(a, b) => a.elsewhere || b.elsewhere,
        _ => false,
    }
}

/// Whether the tense decides where it lies.
fn open(meaning: &Meaning) -> bool {
    let bare = |s: &Said| {
        s.direction.is_none()
            && s.year.is_none()
            && s.year_shift.is_none()
            && s.week_shift.is_none()
            && (s.month.is_some()
                || s.weekday.is_some()
                || s.day.is_some()
                || s.holiday.is_some()
                || s.group.is_some())
    };
    match meaning {
        Meaning::Point(s) | Meaning::Stretch(_, _, s) => bare(s),
        Meaning::Range(a, b) => bare(a) || bare(b),
        _ => false,
    }
}

/// The fields of a Hijri date as said.
fn hijri_fields(said: &Said) -> Option<Hijri> {
    if let Some((year, month, day, true)) = said.twin {
        let year = year.map(|y| if y < 100 { resolve::short_hijri(y) } else { y });
        return Some(Hijri { year, month: Some(month), day: Some(day).filter(|d| *d > 0) });
    }
    if !said.hijri {
        return None;
    }
    let year =
        said.year.filter(|y| *y < 1600).map(|y| if said.short_year { resolve::short_hijri(y) } else { y });
    Some(Hijri { year, month: said.month, day: said.day })
}

fn label_of(said: &Said, grain: Option<Grain>) -> Label {
    let timed = said.has_time() || (said.part.is_some() && !said.has_date());
    match grain {
        _ if timed => Label::Time,
        Some(Grain::Second | Grain::Minute | Grain::Hour) => Label::Time,
        _ => Label::Date,
    }
}

fn zone(r: &Resolver<'_>, said: &Said) -> Option<String> {
    if let Some(minutes) = said.utc_minutes.filter(|&minutes| minutes != 0) {
        let sign = if minutes < 0 { '-' } else { '+' };
        let (h, m) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
        return Some(format!("UTC{sign}{h:02}:{m:02}"));
    }
    if said.utc_minutes.is_some() {
        return Some("UTC".to_owned());
    }
    let row = usize::from(said.zone?);
    r.tables.zones.get(row).filter(|z| !z.is_empty()).cloned()
}

fn part_name(r: &Resolver<'_>, said: &Said) -> Option<&'static str> {
    Some(r.tables.day_parts.get(usize::from(said.part?))?.part.name())
}

fn point(r: &mut Resolver<'_>, said: &Said) -> (Label, Temporal) {
    let placed = r.point(said);
    let label = label_of(said, placed.grain);
    let temporal = Temporal {
        timex: placed.timex.to_string(),
        grain: placed.grain.map(Grain::name),
        calendar: Some(r.calendar),
        hijri: hijri_fields(said),
        part: part_name(r, said),
        edge: said.edge.map(Edge::name),
        tz: zone(r, said),
        start_at: placed.start,
        end_at: placed.end,
        ..Temporal::default()
    };
    (label, temporal)
}

fn range(r: &mut Resolver<'_>, a: &Said, b: &Said) -> (Label, Temporal) {
    let mut first = r.point(a);
    let mut last = r.point(b);
    // من الخميس إلى السبت المقبل: the Thursday before that Saturday.
    if let (Some(w), None, Some(_), Some(end)) = (a.weekday, a.direction, b.direction, last.start)
        && b.weekday.is_some()
        && !a.has_time()
        && a.day.is_none()
    {
        let back = (i32::from(resolve::iso_weekday(end.date())) - i32::from(w)).rem_euclid(7);
        if let Ok(day) = end.date().checked_sub(back.days()) {
            first =
                r.point(&Said { day_shift: r.now.map(|n| (day - n.date()).get_days()), ..Said::default() });
        }
    }
    order::settle_hours(r, a, &mut first, &mut last, b);
    // «من 6 إلى الخميس 10 ديسمبر»: the weekday tells the year of both.
    if let (None, Some(_), Some(end)) = (a.weekday, b.weekday.and(b.day), last.start)
        && a.month.is_some()
        && a.month <= b.month
        && (a.year, b.year, a.hijri, b.hijri) == (None, None, false, false)
    {
        first = r.point(&Said { year: Some(i32::from(end.year())), ..a.clone() });
    }
    order::settle(r, a, b, &mut first, &mut last);
    // من يناير 2020 حتى الآن, من الآن حتى آخر الشهر: days, for one end is none finer.
    let mixed = a.now != b.now;
    if mixed {
        for (said, placed) in [(a, &mut first), (b, &mut last)] {
            if said.now {
                placed.timex.clock = None;
            }
        }
        if b.now {
            last.grain = first.grain;
        }
    }
    let label = if mixed { Label::Date } else { label_of(b, last.grain) };
    let timed = b.has_time();
    let end = match r.options.interval_end {
        IntervalEnd::Inclusive => last.start,
        IntervalEnd::Exclusive if timed => last.start,
        _ => last.end,
    };
    let temporal = Temporal {
        timex: first.timex.written_to(&last.timex),
        grain: last.grain.map(Grain::name),
        calendar: Some(r.calendar),
        hijri: hijri_fields(b),
        part: part_name(r, b).or_else(|| part_name(r, a)),
        tz: zone(r, b),
        start_at: first.start,
        end_at: end,
        ..Temporal::default()
    };
    (label, temporal)
}

fn length(r: &Resolver<'_>, length: &Length, anchor: Anchor) -> Temporal {
    let (start, end) = anchored(r, length, anchor);
    let finest = length.parts.iter().map(|p| p.grain).min_by_key(|g| *g as u8);
    let low = length.high.and_then(|_| length.parts.last()).map(|p| Numeric::Int(i128::from(p.count)));
    Temporal {
        timex: timex::duration(length),
        grain: finest.map(Grain::name),
        seconds: timex::seconds(length),
        bound: if length.high.is_some() { Bound::Between } else { Bound::Exact },
        low,
        high: length.high.map(|h| Numeric::Int(i128::from(h))),
        start_at: start,
        end_at: end,
        ..Temporal::default()
    }
}

/// A length at the beginning or end of a period.
fn stretch(r: &mut Resolver<'_>, said: &Length, edge: Edge, of: &Said) -> Temporal {
    let whole = r.point(of);
    let mut temporal = length(r, said, Anchor::Free);
    let moved =
        |from: Option<DateTime>, sign| resolve::add_length(r.options.hijri.table(), from?, sign, said);
    (temporal.start_at, temporal.end_at) = match edge {
        Edge::End => (moved(whole.end, -1), whole.end),
        _ => (whole.start, moved(whole.start, 1)),
    };
    temporal.calendar = Some(r.calendar);
    temporal.hijri = hijri_fields(of);
    temporal
}

/// Where an anchored length begins and ends.
fn anchored(r: &Resolver<'_>, length: &Length, anchor: Anchor) -> (Option<DateTime>, Option<DateTime>) {
    let Some(now) = r.now else { return (None, None) };
    if length.vague {
        return (None, None);
    }
    // Days and more begin and end with a day.
    let whole = length.parts.iter().all(|p| p.grain as u8 >= Grain::Day as u8);
    let midnight = now.date().to_datetime(Time::midnight());
    match anchor {
        Anchor::Free => (None, None),
        Anchor::Past => {
            let end = if whole { midnight } else { now };
            (resolve::add_length(r.options.hijri.table(), end, -1, length), Some(end))
        }
        Anchor::Coming => {
            let start = if whole { midnight.checked_add(1.day()).unwrap_or(now) } else { now };
            (Some(start), resolve::add_length(r.options.hijri.table(), start, 1, length))
        }
        Anchor::UntilNow => {
            let end = if whole { midnight } else { now };
            (resolve::add_length(r.options.hijri.table(), end, -1, length), Some(end))
        }
        Anchor::FromNow => (Some(now), resolve::add_length(r.options.hijri.table(), now, 1, length)),
    }
}

fn repeat(r: &mut Resolver<'_>, length: &Length, said: &Said) -> (Label, Temporal) {
    let period = timex::duration(length);
    let finest = length.parts.iter().map(|p| p.grain as u8).min().unwrap_or(0);
    let label = if finest < Grain::Day as u8 || said.clock.is_some() { Label::Time } else { Label::Date };
    let text = match (said.weekday, said.month) {
        (Some(w), _) => DateName::Weekday(w).to_string(),
        (None, Some(m)) if !said.hijri => DateName::Fields(None, Some(m), said.day).to_string(),
        // «15 من كل شهر»; «من كل شهر هجري» has no name of its own.
        (None, None) if said.day.is_some() && !length.hijri => {
            DateName::Fields(None, None, said.day).to_string()
        }
        _ => period.clone(),
    };
    let grain = length.parts.last().map(|p| p.grain.name());
    let mut temporal = Temporal {
        timex: text,
        grain: if said.weekday.or(said.day).is_some() { Some(Grain::Day.name()) } else { grain },
        repeat: Some(period),
        part: part_name(r, said),
        ..Temporal::default()
    };
    temporal.calendar = said.weekday.map(|_| "gregorian");
    if let Some(clock) = said.clock {
        // It comes back, so the reference places none of them.
        let day = said.weekday.map(|w| Timex::from(DateName::Weekday(w))).unwrap_or_default();
        let hour = r.clock(said, clock, resolve::Placed { timex: day, ..resolve::Placed::default() });
        (temporal.timex, temporal.grain) = (hour.timex.to_string(), hour.grain.map(Grain::name));
    }
    (label, temporal)
}
