//! A single moment or period: its elements in whatever order they are written.

use super::draft::{Draft, Strength};
use super::named::{self, put_era};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader};
use super::said::{Anchor, Said};
use super::weekday::{self, day_word};
use super::{clock, duration, holiday, numbers, numeric, period, relative};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::reading::is_definite;
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
    } else if let Some(end) = opening(r, i, &mut d, may, supported) {
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
    if accept(r, i, at, &mut d).is_none() {
        r.cx.refused("time/point::accept", i, at);
        return None;
    }
    r.cx.took("time/point::read", i, at);
    Some((d, at))
}

/// أسبوع 7 ديسمبر: the week that holds a day.
fn week_of(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let w = named::unit(r, i, Grain::Week, may).filter(|w| !w.definite() && !r.new_line(w.end))?;
    let accusative = r.cx.text.at(r.to(i + 1).wrapping_sub(1) as usize) == 0x0627;
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

/// A part of the day before its date or hour: مساء الخميس, صباح يوم 30 أيلول, بعد الظهر 7:00.
fn part_first(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
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
        && !r.is_code(n.end, 0x2F)
        && let Some((clock, end)) = clock::hour(r, at, true)
    {
        inner.said.clock = Some(clock);
        inner.core(w.from, Strength::Sure, "clock");
        *d = inner;
        return Some(end);
    }
    let end = opening(r, at, &mut inner, ARTICLE, true).or_else(|| lone_day(r, at, &mut inner))?;
    if !inner.said.has_date()
        || inner.said.grain().is_some_and(|g| g as u8 > crate::lexicon::Grain::Day as u8)
    {
        return None;
    }
    inner.day_word = true;
    inner.strength = Strength::Sure;
    *d = inner;
    Some(end)
}

/// A part of the day with nothing beside it: مساء, في الصباح.
fn part_alone(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    // «وقت متأخر من الليل» is a part of its own.
    let whole = r.phrase(i, bit(Class::DayPart)) && r.find(i, Class::DayPart, may, 0).is_some();
    let noun = r.particle(i, TimeWord::TimeNoun, may).filter(|_| !whole);
    let at = noun.map_or(i, |w| w.end);
    let w = r.find(at, Class::DayPart, if noun.is_some() { ARTICLE } else { may | ARTICLE }, 0)?;
    if w.has(flag::ABBREVIATION) || has_final_yeh(r, at) || (noun.is_some() && r.new_line(at)) {
        return None;
    }
    let row = r.cx.lexicon.tables().day_parts.get(usize::try_from(w.arg).ok()?)?;
    // «صلاة العصر» is an hour only after قبل and the like.
    let limited = i > 0 && r.any(i - 1, bit(Class::TimeLimit)) && !r.new_line(i);
    if row.prayer && w.end > at + 1 && !limited {
        return None;
    }
    // Ambiguous words need a preposition; indefinite ones (صباح, ظهر) more than that.
    let definite = r.cx.text.at(w.from as usize + 1) == 0x0644 || w.definite();
    // «سأعود الظهر», but «زار المغرب» is a country.
    // «قضيت ليلة جميلة» counts nights.
    let counts = r.any(at, bit(Class::TimeUnit)) && !w.definite();
    let said_when = super::tense::verb_before(r, i) && row.part != CONFUSED[0] && !counts;
    let strength =
        if w.ambiguous() && noun.is_none() && !said_when { Strength::Weak } else { Strength::Sure };
    d.stub =
        w.ambiguous() && noun.is_none() && (!definite || row.prayer && CONFUSED.contains(&row.part.as_str()));
    d.said.part = u16::try_from(w.arg).ok();
    d.core(noun.map_or(w.from, |n| n.from), strength, "day_part");
    Some(w.end)
}

/// Parts whose names mean something else even after a preposition: في المغرب, على العشاء, في العصر, في الظهر.
const CONFUSED: [&str; 3] = ["evening", "afternoon", "noon"];

/// A day of the month by itself, where a range completes it: ليلة 29 – 30 ماي.
fn lone_day(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let n = numbers::day(r, i, 0).filter(|n| n.digits > 0)?;
    r.dash(n.end).filter(|_| !r.new_line(n.end))?;
    d.said.day = Some(n.value as u8);
    d.core(n.from, Strength::Weak, "day");
    Some(n.end)
}

/// «ليلى» folds to the key of «ليلا»: the name ends in a final yeh.
fn has_final_yeh(r: &Reader<'_>, i: usize) -> bool {
    let last = r.to(i + 1) as usize;
    last > 0 && r.cx.text.at(last - 1) == 0x0649
}

/// The first element, with the words that only introduce it.
fn opening(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8, supported: bool) -> Option<usize> {
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
        let end = weekday::read(r, next, &mut inner, 0)
            .or_else(|| this_season(r, w.end, &mut inner))
            .or_else(|| {
                named::month(r, w.end, 0).map(|m| {
                    named::put_month(&mut inner, m);
                    inner.core(m.from, Strength::Sure, "month");
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
            let n = numbers::day(r, at, 0).filter(|n| n.digits > 0)?;
            if super::counting::is_counted(r, n.end) {
                return None;
            }
            let part = d.said.part;
            *d = inner;
            d.said.part = part;
            d.said.day = Some(n.value as u8);
            d.core(n.from, Strength::Sure, "day");
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
    d.core(w.from, Strength::Sure, "season");
    Some(w.end)
}

/// Classes of the words that can open a moment.
pub const STARTS: u128 = bit(Class::Month)
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
    | bit(Class::Ordinal);

/// One element at token `i`.
fn element(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8, supported: bool) -> Option<usize> {
    if r.blocked(i) {
        return None;
    }
    r.took("time/clock::read", i, clock::read(r, i, d, may))
        .or_else(|| {
            r.took(
                "time/numeric::read",
                i,
                numeric::read(r, i, d, supported || d.day_word || d.said.weekday.is_some()),
            )
        })
        .or_else(|| r.took("time/holiday::read", i, holiday::read(r, i, d, may)))
        .or_else(|| r.took("time/relative::read", i, relative::read(r, i, d, may)))
        .or_else(|| r.took("time/period::ranked_unit", i, period::ranked_unit(r, i, d, may)))
        .or_else(|| r.took("time/period::decade", i, period::decade(r, i, d, may)))
        .or_else(|| r.took("time/period::century", i, period::century(r, i, d, may)))
        .or_else(|| r.took("time/named::read", i, named::read(r, i, d, may)))
        .or_else(|| r.took("time/weekday::read", i, weekday::read(r, i, d, may)))
        .or_else(|| r.took("time/period::group", i, period::group(r, i, d, may)))
        .or_else(|| r.took("time/period::relative", i, period::relative(r, i, d, may)))
        .or_else(|| r.took("time/named::year", i, named::year(r, i, d, may)))
        .or_else(|| r.took("time/period::special_year", i, period::special_year(r, i, d, may)))
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
    if let Some(end) = dashed_year(r, at, d) {
        return Some(end);
    }
    // 4 شباط/ 2020
    if r.is_code(at, 0x2F) && d.said.month.is_some() && d.said.year.is_none() {
        return named::year(r, at + 1, d, 0).filter(|_| !r.new_line(at + 1));
    }
    if let Some(end) = twin(r, at, d) {
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
        if let Some(end) = same_year(r, at, d) {
            return Some(end);
        }
        if let Some(about) = r.find(at, Class::TimeLimit, 0, 0).filter(|w| w.arg == 4 && !w.has(flag::AFTER))
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
    if let Some(about) = r.find(start, Class::TimeLimit, 0, 0).filter(|w| w.arg == 4 && !w.has(flag::AFTER)) {
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

/// غدا صباحا عند الثامنة: a bare hour after its day and عند.
fn hour_of_day(r: &Reader<'_>, start: usize, at: usize, d: &mut Draft) -> Option<usize> {
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
fn dashed_year(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let open = d.said.day.is_some() && d.said.month.is_some() && d.said.year.is_none();
    if !open || at == 0 {
        return None;
    }
    let start = r.dash(at).or_else(|| r.is_code(at, 0x2F).then_some(at + 1))?;
    let glued = r.cx.glued(at - 1) && r.cx.glued(at);
    let n = numbers::digits(r, start, 0, 0).filter(|n| match n.digits {
        4 => (1000..2200).contains(&n.value) && (d.dashed || glued),
        2 => d.dashed && glued,
        _ => false,
    })?;
    if r.dash(n.end).is_some() && r.cx.glued(n.end - 1) || r.is_code(n.end, 0x25) {
        return None;
    }
    d.said.year = i32::try_from(n.value).ok();
    d.said.short_year = n.digits == 2;
    Some(put_era(r, n.end, d, None))
}

/// من العام نفسه, من السنة ذاتها after a month or its day: the year stands elsewhere in the text.
fn same_year(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let said = &d.said;
    if said.month.is_none() || said.year.is_some() || said.year_shift.is_some() || said.direction.is_some() {
        return None;
    }
    let year = r.find_arg(at, Class::TimeUnit, Grain::Year as i32, ARTICLE).filter(|w| w.definite())?;
    let same = r.particle(year.end, TimeWord::Same, 0).filter(|_| !r.new_line(year.end))?;
    d.said.elsewhere = true;
    Some(same.end)
}

/// العام الماضي 2014م, العام المقبل 2016: the year itself after what it is called.
fn year_said(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    d.said.year_shift.filter(|_| d.said.year.is_none() && !d.said.has_time())?;
    let n = numbers::digits(r, at, 0, 0).filter(|n| n.digits == 4 && (1300..2200).contains(&n.value))?;
    let marked = named::era(r, n.end).is_some();
    let noun = super::counting::counted_noun(r, n.end) && !super::counting::disagrees(r, n.value, n.end);
    let counts = || noun || r.cx.kind(n.end) == Some(Kind::Symbol);
    if !marked && counts() {
        return None;
    }
    d.said.year_shift = None;
    d.said.year = i32::try_from(n.value).ok();
    Some(put_era(r, n.end, d, None))
}

/// Marks and modifiers right after an element.
fn trailing(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if d.said.direction.is_none()
        && (d.said.month.is_some()
            || d.said.weekday.is_some()
            || d.said.group.is_some()
            || d.said.holiday.is_some())
        && d.said.year.is_none()
        && d.said.nth.is_none()
        && let Some(w) = period::direction(r, at)
    {
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
    if let Some(end) = clock::zone(r, at, d) {
        return Some(end);
    }
    // بكرة الصبح, الخميس مساء, 30 أيلول ليلا
    if d.said.part.is_none()
        && d.said.has_date()
        && d.said.clock.is_none()
        && d.said.grain().is_some_and(|g| g as u8 <= crate::lexicon::Grain::Day as u8)
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

/// Whether a part of the day that is also an event has an adjective: «أمس الأمسية الشعرية».
fn described(r: &Reader<'_>, w: super::reader::Word) -> bool {
    w.ambiguous() && w.definite() && r.is_word(w.end) && is_definite(r.cx, w.end)
}

/// An element that adds to the ones before it.
fn coarser(r: &Reader<'_>, at: usize, d: &mut Draft, may: u8) -> Option<usize> {
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
        r.cx.code(n.end) != 0x3A && d.said.day.is_none() && !super::counting::is_counted(r, n.end)
    });
    if alone.is_none()
        && let Some(end) = clock::read(r, start, d, may)
    {
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
            && r.cx.code(n.end) != 0x25
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
fn weekday_off(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
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
fn moment_off(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    let noun = d.said.now && d.said.offset.is_none() && at > 0 && r.is(at - 1, TimeWord::TimeNoun);
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

/// The same day in the other calendar after a bracket, dash or slash: 15 رمضان 1445هـ (25 مارس 2024م).
fn twin(r: &Reader<'_>, at: usize, d: &mut Draft) -> Option<usize> {
    if d.said.day.is_none() || d.said.month.is_none() || d.said.year.is_none() || d.said.twin.is_some() {
        return None;
    }
    let open = r.is_code(at, 0x28);
    let start = if open || r.is_code(at, 0x2F) { at + 1 } else { r.dash(at)? };
    let mut second = Draft { day_word: true, ..Draft::default() };
    let mut end = numeric::read(r, start, &mut second, true)
        .or_else(|| named::read(r, start, &mut second, 0).and_then(|e| named::year(r, e, &mut second, 0)))?;
    end = put_era(r, end, &mut second, None);
    second.said.year?;
    if second.said.hijri == d.said.hijri || second.said.day.is_none() {
        return None;
    }
    if open && !r.is_code(end, 0x29) {
        return None;
    }
    pair(d, second.said)?;
    Some(end + usize::from(open))
}

/// Merges two dates: the Gregorian date is the value, the Hijri one its twin.
fn pair(d: &mut Draft, second: Said) -> Option<()> {
    let (value, twin) = if d.said.hijri { (&second, &d.said) } else { (&d.said, &second) };
    // A month without its day has the day 0.
    let twin = (twin.year, twin.month?, twin.day.unwrap_or(0), twin.hijri);
    let weekday = d.said.weekday.or(second.weekday);
    let mut said = value.clone();
    said.weekday = weekday;
    said.part = said.part.or(d.said.part);
    // «الساعة الثالثة يوم 12 شوال 1445 هـ - 21 نيسان 2024»: the hour is of both.
    said.clock = said.clock.or(d.said.clock);
    said.zone = said.zone.or(d.said.zone);
    said.twin = Some(twin);
    d.said = said;
    d.strength = Strength::Sure;
    Some(())
}

/// الموافق: the same day in the other calendar, or the date of a weekday.
fn matching(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let start = day_word(r, i, PREPOSITION | ARTICLE).map_or(i, |(_, end)| end);
    let start = r.particle(start, TimeWord::At, 0).map_or(start, |w| w.end);
    // عام 1391 هـ الموافق 1971م: the same year in the other calendar; what was said first is the value.
    if d.said.year.is_some() && d.said.month.is_none() && d.said.day.is_none() {
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
            pair(d, second.said)?;
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
                inner.core(n.from, Strength::Sure, "day");
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
    pair(d, second.said)?;
    Some(end)
}

/// Whether what was read can be a time at all.
fn accept(r: &Reader<'_>, first: usize, end: usize, d: &mut Draft) -> Option<()> {
    let s = &d.said;
    if s.is_empty() || d.from.is_none() {
        return None;
    }
    if s.month.is_some() && s.day.is_none() && s.nth.is_none() {
        // «مارس آذار»: a verb would not be given in two languages.
        let twice =
            !s.hijri && r.any(d.month_at, bit(Class::Month)) && r.any(d.month_at + 1, bit(Class::Month));
        let helped = d.month_word || twice || (s.year.is_some() && d.month_flags & flag::NEEDS_YEAR == 0);
        if d.month_flags & flag::NEEDS_DAY != 0 && !helped {
            return None;
        }
        if twice {
            d.strength = Strength::Sure;
        }
        let s = &d.said;
        // «4-صفر الأحد»: a weekday makes no month of zero.
        let zero = s.hijri && s.month == Some(named::SAFAR) && !d.month_word && s.year.is_none();
        if zero && s.direction.is_none() && s.edge.is_none() {
            d.strength = Strength::Weak;
            (d.stub, d.count) = (true, 1);
        }
        let s = &d.said;
        let named = d.month_flags & flag::PERSON != 0 && !d.month_word;
        let names = bit(Class::Given) | bit(Class::Family) | bit(Class::Title);
        if named && s.year.is_none() && s.direction.is_none() && s.edge.is_none() {
            // رمضان قديروف: with a name beside it the month is a name.
            let beside = |i: usize| r.cx.words.get(i).is_some_and(|w| w.any(names) && !w.any(KNOWN));
            let son = |i: usize| {
                let mut senses = r.cx.words[i].of(r.cx.lexicon, Class::NameWord);
                let names = [NameWord::Descent, NameWord::Kunya];
                senses.any(|(_, s)| names.iter().any(|&n| s.arg == n as i32))
            };
            let before = first.checked_sub(1).is_some_and(|i| (beside(i) || son(i)) && !r.new_line(first));
            if before || (beside(end) && !r.new_line(end)) {
                return None;
            }
        }
    }
    d.stub &= d.count == 1 && s.direction.is_none() && s.day.is_none() && !d.month_word && !d.day_word;
    if d.count > 1
        || s.direction.is_some()
        || s.edge.is_some()
        || (d.month_word && s.month.is_some() && d.month_flags != 0)
    {
        d.strength = Strength::Sure;
    }
    if s.nth.is_some()
        && s.month.is_none()
        && s.month_shift.is_none()
        && s.year.is_none()
        && s.year_shift.is_none()
    {
        let last = s.nth.is_some_and(|n| n.n < 0) && s.weekday.is_some();
        let after = s.base.is_some() || s.holiday.is_some();
        if !last && !after && s.weekday.is_none() {
            return None;
        }
        d.strength = if d.day_word || last { d.strength } else { Strength::Weak };
    }
    Some(())
}

/// Words of the time grammar: their also being names says nothing.
const KNOWN: u128 =
    bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Direction) | bit(Class::TimeUnit);

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
