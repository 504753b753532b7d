//! Periods: الأسبوع الماضي, هذا العام, صيف 2016, الربع الأول.

use super::ages::{century, decade, millennium};
use super::draft::{Draft, Rule, Strength};
use super::era::put_era;
use super::months::unit;
use super::numbers;
use super::reader::{ARTICLE, PREPOSITION, Reader, Word};
use super::said::{Nth, Said};
use super::shifted::{adjectives, any_unit, direction, grain, shifted, shifted_unit};
use crate::calendar::years;
use crate::grammars::measured::matching::is_hint;
use crate::letters::{LAM, TEH_MARBUTA};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, DayPart, Edge, Grain, TimeWord, bit, flag};
use crate::numerals::number_word;
use crate::signs::SLASH;

/// Reads a unit relative to the present one into `d`.
pub fn relative(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let s = shifted(r, i, may)?;
    let said = &mut d.said;
    let free = match s.grain {
        Grain::Second | Grain::Minute | Grain::Hour => !said.has_time(),
        Grain::Day => said.day.is_none() && said.day_shift.is_none() && said.weekday.is_none(),
        Grain::Week => said.week_shift.is_none(),
        Grain::Month => said.month.is_none() && said.month_shift.is_none(),
        Grain::Year => said.year.is_none() && said.year_shift.is_none(),
        _ => said.span_shift.is_none() && said.century.is_none(),
    };
    if !free || (s.grain == Grain::Day && said.has_date()) {
        return None;
    }
    match s.grain {
        Grain::Second | Grain::Minute | Grain::Hour => said.clock_shift = Some((s.grain, s.shift)),
        Grain::Day => said.day_shift = Some(i32::from(s.shift)),
        Grain::Week => said.week_shift = Some(s.shift),
        Grain::Month => said.month_shift = Some(s.shift),
        Grain::Year => {
            said.year_shift = Some(s.shift);
            said.year_kind = s.kind;
        }
        grain => said.span_shift = Some((grain, s.shift)),
    }
    said.hijri |= s.hijri;
    d.core(s.from, Strength::Sure, Rule::other("time/period::relative"));
    let end = s.end;
    // العام الدراسي الحالي 2023/2024
    if s.kind.is_some()
        && let Some(n) = numbers::digits(r, end, 0, 0).filter(|n| n.digits == 4)
        && !r.new_line(end)
    {
        d.said.year_shift = None;
        d.said.year = i32::try_from(n.value).ok();
        let slash = if r.is_code(n.end, SLASH) { Some(n.end + 1) } else { r.dash(n.end) };
        if let Some(to) = slash.and_then(|at| numbers::digits(r, at, 0, 0)).filter(|t| t.value == n.value + 1)
        {
            d.said.year_to = i32::try_from(to.value).ok();
            return Some(to.end);
        }
        return Some(n.end);
    }
    Some(end)
}

/// العام الدراسي, السنة المالية without anything else.
pub fn special_year(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.year_kind.is_some() || d.said.year.is_some() || d.said.year_shift.is_some() {
        return None;
    }
    let w = unit(r, i, Grain::Year, may | ARTICLE).filter(|w| w.definite())?;
    let (kind, _, end) = adjectives(r, w.end);
    d.said.year_kind = Some(kind?);
    d.core(w.from, Strength::Sure, Rule::other("time/period::special_year"));
    Some(end)
}

/// Reads مطلع, منتصف, نهاية … at the start of a moment; what follows must be a period.
pub fn edge(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.edge.is_some() || d.count > 0 {
        return None;
    }
    if let Some((from, edge, at)) = third(r, i, may) {
        return within(r, i, d, (from, edge, at));
    }
    let w = r.find(i, Class::Edge, may, 0)?;
    // «أول الليل» and the like are parts of their own.
    if r.find(i, Class::DayPart, may, 0).is_some_and(|p| p.end > w.end) {
        return None;
    }
    if r.new_line(w.end) || super::months::first_or_last(r, i, may).is_some() {
        return None;
    }
    let edge = *Edge::ALL.get(usize::try_from(w.arg).ok()?)?;
    within(r, i, d, (w.from, edge, w.end))
}

/// «الثلث الأخير من», «الثلث الأوسط من»: where it begins, which part of the period it is, and the token after من.
fn third(r: &Reader<'_>, i: usize, may: u8) -> Option<(u32, Edge, usize)> {
    if !r.any(i, bit(Class::Fraction)) {
        return None;
    }
    let third = r.find(i, Class::Fraction, may | ARTICLE, 0).filter(|w| w.arg == 3 && w.definite())?;
    if third.has(flag::DUAL) || r.new_line(third.end) {
        return None;
    }
    let (edge, end) = if r.is_last(third.end) {
        (Edge::End, third.end + 1)
    } else {
        let n = numbers::small(r, third.end, ARTICLE, 0).filter(|n| n.ordinal && n.definite)?;
        (*Edge::ALL.get(usize::try_from(n.value - 1).ok()?)?, n.end)
    };
    let of = r.particle(end, TimeWord::From, 0).filter(|of| !r.new_line(end) && !r.new_line(of.end))?;
    Some((third.from, edge, of.end))
}

/// A period of which only a part is meant, at token `at`.
fn within(r: &Reader<'_>, i: usize, d: &mut Draft, (from, edge, at): (u32, Edge, usize)) -> Option<usize> {
    let mut inner = Draft { from: Some(from), lead: Some(from), ..Draft::default() };
    inner.said.edge = Some(edge);
    // نهاية العام, أول الشهر: the present one.
    let end = match period(r, at, &mut inner) {
        Some(end) => end,
        None => match present(r, at, &mut inner) {
            Some(end) => end,
            None => part(r, at, &mut inner)?,
        },
    };
    // «بداية رمضان» is its first day, «أوائل رمضان» are several.
    let several = number_word(r.cx, i, NumberWord::FirstOnes).is_some();
    let named = inner.said.hijri && inner.said.month.is_some() && inner.said.year.is_none();
    if edge == Edge::Start && named && !several && inner.said.day.is_none() {
        inner.said.edge = None;
        inner.said.day = Some(1);
    }
    inner.strength = Strength::Sure;
    *d = Draft { from: d.from.or(inner.from), lead: d.lead.or(inner.lead), ..inner };
    Some(end)
}

/// بقية السنة, باقي الشهر: from now to its end.
pub fn rest(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let w = r.particle(i, TimeWord::Rest, may).filter(|w| !r.new_line(w.end))?;
    let mut inner = Draft { from: Some(w.from), lead: Some(w.from), ..Draft::default() };
    let end = match relative(r, w.end, &mut inner, 0) {
        Some(end) => end,
        None => match present(r, w.end, &mut inner) {
            Some(end) => end,
            None => {
                let day = r.find(w.end, Class::Relative, 0, 0)?;
                super::relative::take(r, day, &mut inner)?
            }
        },
    };
    inner.said.rest = true;
    inner.strength = Strength::Sure;
    *d = inner;
    Some(end)
}

/// A period that has a beginning and an end to speak of.
fn period(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    relative(r, i, d, 0)
        .or_else(|| century(r, i, d, 0))
        .or_else(|| millennium(r, i, d, 0))
        .or_else(|| decade(r, i, d, 0))
        .or_else(|| super::named::read(r, i, d, 0).filter(|_| d.said.day.is_none()))
        .or_else(|| group(r, i, d, 0))
        .or_else(|| super::named::year(r, i, d, 0))
        .or_else(|| special_year(r, i, d, 0))
        .or_else(|| bare_year(r, i, d))
        .or_else(|| {
            let w = r.find(i, Class::Relative, 0, 0)?;
            // «نهاية اليوم», «نهاية يوم أمس»; «أول أمس» is a day of its own.
            let ends = d.said.edge == Some(Edge::End) && !r.any(i - 1, bit(Class::Ordinal));
            super::relative::take(r, w, d).filter(|_| (ends || d.said.day_shift.is_none()) && !d.said.now)
        })
        .or_else(|| super::holiday::read(r, i, d, 0))
}

/// منتصف 2015: four digits right after the place.
pub fn bare_year(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let n = numbers::digits(r, i, 0, 0).filter(|n| n.digits == 4 && years::WITH_DATE.holds(n.value))?;
    d.said.year = i32::try_from(n.value).ok();
    d.core(n.from, Strength::Sure, Rule::year("time/period::bare_year"));
    Some(put_era(r, n.end, d, None))
}

/// A part of the day that has a beginning and an end: أول المساء, آخر النهار.
fn part(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    /// «أول المغرب», «نهاية العصر» are no times.
    use DayPart::{Dawn, Day, Evening, Morning, Night};
    let w = r.find(i, Class::DayPart, ARTICLE, 0).filter(|w| w.end == i + 1 && !w.has(flag::ABBREVIATION))?;
    let row = r.cx.lexicon.tables().day_parts.get(usize::try_from(w.arg).ok()?)?;
    let named = row.prayer && !matches!(row.part, Dawn | Morning);
    let definite = r.cx.text.at(w.from as usize + 1) == LAM;
    if !definite
        || named
        || row.point
        || !matches!(row.part, Dawn | Morning | Evening | Night | Day)
        || !sure_part(r, w)
    {
        return None;
    }
    d.said.part = u16::try_from(w.arg).ok();
    d.core(w.from, Strength::Sure, Rule::other("time/period::part"));
    Some(w.end)
}

/// Whether nothing says that a part of the day is a newspaper: «مدير النهار اللبنانية».
fn sure_part(r: &Reader<'_>, w: Word) -> bool {
    !w.ambiguous() || !r.is_word(w.end) || !crate::reading::is_definite(r.cx, w.end)
}

/// الشهر, العام, الأسبوع, القرن with nothing after it: the present one.
pub fn present(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let w = any_unit(r, i, ARTICLE).filter(|w| w.definite())?;
    match grain(w)? {
        Grain::Week => d.said.week_shift = Some(0),
        Grain::Month => d.said.month_shift = Some(0),
        Grain::Year => d.said.year_shift = Some(0),
        // «أواسط العقد الرابع من عمره»: his thirties.
        Grain::Decade if r.is_word(w.end) && r.any(w.end, bit(Class::Ordinal)) && !r.new_line(w.end) => {
            return None;
        }
        grain @ (Grain::Decade | Grain::Century) => d.said.span_shift = Some((grain, 0)),
        _ => return None,
    }
    d.core(w.from, Strength::Sure, Rule::other("time/period::present"));
    Some(w.end)
}

/// The code of the first half of a year among the seasons; the second follows it.
const FIRST_HALF: i32 = 40;

/// Reads a season, quarter or half year into `d`.
pub fn group(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.group.is_some() || d.said.month.is_some() || d.said.day.is_some() || d.said.day_shift.is_some()
    {
        return None;
    }
    let word = r.particle(i, TimeWord::Season, may | ARTICLE);
    let at = word.map_or(i, |w| w.end);
    let w = r.find(at, Class::Season, if word.is_some() { ARTICLE } else { may | ARTICLE }, 0)?;
    if w.arg < 30 && word.is_none() && r.find(at, Class::HijriMonth, may, 0).is_some_and(|m| m.end > w.end) {
        return None;
    }
    // «الانتقالات الصيفية»: an adjective of what stands before it.
    let adjective = w.arg < 30
        && word.is_none()
        && r.cx.text.at(r.to(w.end).wrapping_sub(1) as usize) == TEH_MARBUTA
        && i > 0
        && !r.new_line(i)
        && crate::reading::is_definite(r.cx, i - 1);
    if adjective {
        return None;
    }
    // «خسرت في الربع الثاني بـ901 مليون»: a sum.
    let sum = |at: &Word| numbers::number(r, at.end, 0, 0).is_some_and(|n| n.digits > 0 && n.digits != 4);
    let of = r
        .particle(w.end, TimeWord::From, 0)
        .or_else(|| r.particle(w.end, TimeWord::At, 0).filter(|at| !sum(at)));
    let next = of.map_or(w.end, |o| o.end);
    if let Some(of) = of.filter(|_| w.arg > 30) {
        let mut inner = Draft::default();
        let told = |s: &Said| s.century.is_some() || matches!(s.span_shift, Some((Grain::Century, _)));
        if let Some(end) = century(r, of.end, &mut inner, 0).filter(|_| told(&inner.said)) {
            d.said.group = u8::try_from(w.arg).ok();
            d.said.century = inner.said.century;
            d.said.span_shift = inner.said.span_shift;
            d.said.before = inner.said.before;
            d.core(w.from, Strength::Sure, Rule::other("time/period::group"));
            return Some(end);
        }
    }
    // «النصف الثاني من شعبان»
    if let Some(of) = of.filter(|of| w.arg >= FIRST_HALF && !r.new_line(of.end)) {
        let mut inner = Draft::default();
        let month = super::named::read(r, of.end, &mut inner, 0)
            .or_else(|| relative(r, of.end, &mut inner, 0))
            .or_else(|| present(r, of.end, &mut inner))
            .filter(|_| inner.said.grain() == Some(Grain::Month) && inner.said.edge.is_none());
        if let Some(end) = month {
            d.said =
                Said { edge: Some(if w.arg == FIRST_HALF { Edge::Start } else { Edge::End }), ..inner.said };
            d.core(w.from, Strength::Sure, Rule::other("time/period::group"));
            return Some(end);
        }
    }
    // «النصف الأول المنتهي في 30 يونيو 2015»
    if w.arg > 30 && is_hint(r.cx, w.end, "period_ends") && !r.new_line(w.end) {
        d.said.year = year_behind(r, w.end + 1);
        d.said.group = u8::try_from(w.arg).ok();
        d.core(w.from, Strength::Sure, Rule::other("time/period::group"));
        return Some(w.end);
    }
    let year = |at: usize| {
        !r.new_line(at)
            && (numbers::year(r, at, 0).is_some_and(|n| n.value >= 1000)
                || unit(r, at, Grain::Year, ARTICLE).is_some()
                || shifted_unit(r, at, Grain::Year, 0).is_some())
    };
    let dated = year(next);
    let strength = if word.is_some() || dated || direction(r, w.end).is_some() {
        Strength::Sure
    } else if of.is_some() && w.arg > 30 {
        // الربع الأول من المباراة
        return None;
    } else if ((33..=36).contains(&w.arg) && !w.ambiguous()) || super::tense::verb_before(r, i) {
        Strength::Sure
    } else {
        Strength::Weak
    };
    d.said.group = u8::try_from(w.arg).ok();
    d.core(word.map_or(w.from, |w| w.from), strength, Rule::other("time/period::group"));
    // «من العام» without a direction is the present one.
    if of.is_some()
        && let Some(y) = unit(r, next, Grain::Year, ARTICLE).filter(|y| y.definite())
        && shifted(r, next, 0).is_none()
        && numbers::year(r, y.end, ARTICLE).is_none()
    {
        d.said.year_shift = Some(0);
        return Some(y.end);
    }
    Some(w.end)
}

/// The year of the date at token `i` or right behind: «في 30 يونيو 2015».
fn year_behind(r: &Reader<'_>, i: usize) -> Option<i32> {
    /// Maximum number of tokens of the date.
    const DATE: usize = 6;
    let line = (i..r.len().min(i + DATE)).take_while(|&at| !r.new_line(at));
    let years = line.filter_map(|at| numbers::digits(r, at, 0, 0));
    let year = years.into_iter().find(|n| n.digits == 4 && years::WITH_DATE.holds(n.value))?;
    i32::try_from(year.value).ok()
}

/// Reads a unit with its rank inside a period: الأسبوع الثالث من آذار, اليوم الأخير من شهر عشرة.
pub fn ranked_unit(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.nth.is_some() || d.said.has_date() {
        return None;
    }
    let w = any_unit(r, i, may | ARTICLE).filter(|w| w.definite())?;
    // «الجمعة الثاني من فبراير» is a Friday.
    if w.ambiguous() && r.any(i, bit(Class::Weekday)) {
        return None;
    }
    let grain = grain(w).filter(|g| matches!(g, Grain::Day | Grain::Week))?;
    let (n, end) = if r.is_last(w.end) {
        (-1, w.end + 1)
    } else {
        let n = numbers::small(r, w.end, ARTICLE, 0).filter(|n| n.ordinal && n.definite)?;
        (i8::try_from(n.value).ok()?, n.end)
    };
    let of = r.particle(end, TimeWord::From, 0).or_else(|| r.particle(end, TimeWord::At, 0));
    let next = of.map_or(end, |w| w.end);
    if r.new_line(next) {
        return None;
    }
    // «اليوم الثاني من عيد الأضحى», «لعيد الفطر»
    let feast = grain == Grain::Day && n > 0 && r.find(next, Class::Holiday, PREPOSITION, 0).is_some();
    // «اليوم الأول من العام»: of the present one.
    let bare = of.is_some() && unit(r, next, Grain::Year, ARTICLE).is_some_and(|y| y.definite());
    if bare && special_year(r, next, &mut Draft::default(), 0).is_none() && shifted(r, next, 0).is_none() {
        let numbered = numbers::year(r, next + 1, ARTICLE).is_some() && !r.new_line(next + 1);
        let same = r.is(next + 1, TimeWord::Same);
        if !numbered && !same {
            d.said.nth = Some(Nth { n, grain });
            d.said.year_shift = Some(0);
            d.core(w.from, Strength::Sure, Rule::other("time/period::ranked_unit"));
            return Some(next + 1);
        }
    }
    let holds = super::months::month(r, next, PREPOSITION).is_some()
        || feast
        || shifted_unit(r, next, Grain::Month, 0).is_some()
        || shifted_unit(r, next, Grain::Year, 0).is_some()
        || unit(r, next, Grain::Year, ARTICLE).is_some_and(|y| numbers::year(r, y.end, ARTICLE).is_some());
    if !holds {
        return None;
    }
    d.said.nth = Some(Nth { n, grain });
    d.core(w.from, Strength::Weak, Rule::other("time/period::ranked_unit"));
    Some(end)
}
