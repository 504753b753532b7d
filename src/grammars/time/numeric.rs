//! Dates in digits: 2015/9/30, 30-9-2015, ٣٠/٩/٢٠١٥, 21/09, 3-2015, ISO 8601.

use super::draft::{Draft, Rule, Strength};
use super::numbers;
use super::reader::Reader;
use super::said::Clock;
use crate::calendar::years;
use crate::found::Bound;
use crate::letters::TATWEEL;
use crate::lexicon::{Class, Grain, TimeWord, bit};
use crate::numerals::bound_before;
use crate::numerals::digits::digit;
use crate::signs::{
    ARABIC_PERCENT, COLON, DOT, EN_DASH, HASH, HYPHEN, MINUS, NON_BREAKING_HYPHEN, PERCENT, PLUS, SLASH,
    SPACE,
};
use crate::tokenize::Kind;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// A run of digits.
#[derive(Clone, Copy, Default)]
struct Field {
    value: u32,
    width: u8,
}

/// Days of a Gregorian month in a leap year.
fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads a numeric date at token `i` into `d`. `supported` says that the words before it announce a date.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, supported: bool) -> Option<usize> {
    let said = &d.said;
    if said.day.is_some() || said.month.is_some() || said.year.is_some() || said.day_shift.is_some() {
        return None;
    }
    let at = match r.cx.kind(i)? {
        Kind::Number => i,
        // و30/9/2015
        Kind::Word if numbers::glued_particles(r, i).is_some() => i + 1,
        _ => return None,
    };
    let text = r.cx.text;
    let start = r.from(at) as usize;
    let before = before_marks(r, start);
    if at == i && (digit(before).is_some() || matches!(before, SLASH | DOT | PLUS | COLON | HASH | 0x5C)) {
        return None;
    }
    // «4-5/10/1436»: a dash may lead from another day to this one.
    let dashed = at == i && before == 0x2D;
    let mut fields = [Field::default(); 3];
    let mut separator = 0;
    let mut spaced = false;
    let mut p = start;
    let mut n = 0;
    loop {
        while let Some(v) = digit(text.at(p)) {
            fields[n].value = fields[n].value * 10 + u32::from(v);
            fields[n].width += 1;
            if fields[n].width > 4 {
                return None;
            }
            p += 1;
        }
        if fields[n].width == 0 {
            return None;
        }
        let (mark, next, apart) = separator_at(r, p, separator);
        spaced |= apart;
        if mark == 0 {
            break;
        }
        if n == 2 {
            return None;
        }
        separator = mark;
        n += 1;
        p = next;
    }
    // Blanks beside a separator need a whole date to hold it together.
    let whole = n == 2 && fields[2].width == 4;
    let year_first = n == 2 && fields[0].width == 4 && separator == HYPHEN;
    if n == 0 || (spaced && !whole && !year_first) || (dashed && (!whole || separator == 0x2D)) {
        return None;
    }
    let end = token_ending(r, at, p as u32)?;
    // «3.1E5»
    if matches!(text.at(p), 0x45 | 0x65)
        || matches!(text.at(behind_marks(r, p)), PERCENT | ARABIC_PERCENT | HYPHEN | SLASH | 0x5C)
    {
        return None;
    }
    // الإصدار 2.9.2015, رقم 3/2015
    if at > 0 && r.particle(at - 1, TimeWord::NotDate, 0xFF).is_some() && !r.new_line(at) {
        return None;
    }
    if n == 1 && separator == 0x2E && (is_decimal(r, i, end) && !d.day_word && d.said.weekday.is_none()) {
        return None;
    }
    // «نحو 1/2 كوب»: a part of what is counted.
    let counts = || {
        let part = n == 1 && separator == 0x2F && fields[0].value < fields[1].value;
        part && !r.new_line(end) && r.any(end, bit(Class::Measure) | bit(Class::Noun))
    };
    // «حوالي 1-2 من كل 1000»: so many, on no day.
    let about = || {
        let bound = bound_before(r.cx, i).is_some_and(|found| found.bound == Bound::About);
        n == 1
            && separator == HYPHEN
            && (bound || r.is(end, TimeWord::From) && r.is(end + 1, TimeWord::Every))
    };
    let supported = supported && !counts() && !about();
    let date = if n == 2 { full(r, fields, separator)? } else { short(r, fields, separator, supported)? };
    let said = &mut d.said;
    said.hijri = date.hijri;
    said.year = date.year;
    said.short_year = date.short;
    said.month = Some(date.month);
    said.day = date.day;
    let mut end = end;
    // 08/12, 2015
    if said.year.is_none()
        && let Some(after) = r.comma(end)
        && let Some(y) = numbers::digits(r, after, 0, 0).filter(|y| y.digits == 4)
        && !r.is_word(y.end)
    {
        said.year = i32::try_from(y.value).ok();
        end = y.end;
    }
    if let Some((clock, offset, after)) = iso_time(r, p) {
        (said.clock, said.utc_minutes) = (Some(clock), offset);
        end = after;
    }
    d.day_word = true;
    d.core(start as u32, Strength::Sure, Rule::numeric("time/numeric::read"));
    Some(end)
}

/// Whether two numbers with a dot between them, which no word announces as a date, are a decimal: «إلى 3.5»,
/// «نحو 18.2 مليار», «في 4.5 أمتار».
fn is_decimal(r: &Reader<'_>, i: usize, end: usize) -> bool {
    let announced = r.cx.options.compete_off() || i > 0 && r.is(i - 1, TimeWord::At);
    !announced || r.is_word(end) || matches!(r.cx.kind(end), Some(Kind::Symbol | Kind::Latin))
}

/// Most invisible marks in a row that are passed over.
const MARKS: usize = 4;

/// Where the marks of direction end that stand at `p`: CLDR writes the Arabic short date «5‏/3‏/2024» with one before
/// each slash.
fn behind_marks(r: &Reader<'_>, p: usize) -> usize {
    (p..p + MARKS).find(|&at| class(r.cx.text.at(at)) != CharClass::JOINER).unwrap_or(p + MARKS)
}

/// The code point before `p` that is no mark of direction, 0 at the start of the text.
fn before_marks(r: &Reader<'_>, p: usize) -> u32 {
    let first = p.saturating_sub(MARKS);
    (first..p).rev().map(|at| r.cx.text.at(at)).find(|&code| class(code) != CharClass::JOINER).unwrap_or(0)
}

/// The separator at `p`, where the next digits begin, and whether blanks stand beside it (other than on both
/// sides of a slash); 0 if there is none.
fn separator_at(r: &Reader<'_>, p: usize, known: u32) -> (u32, usize, bool) {
    let text = r.cx.text;
    // Hyphens are one; the backslash and the Arabic date separator are slashes.
    let fold = |code: u32| match code {
        EN_DASH | 0x2010 | NON_BREAKING_HYPHEN => HYPHEN,
        0x5C | 0x060D => SLASH,
        _ => code,
    };
    let p = behind_marks(r, p);
    let blanks = |p: usize| usize::from(text.at(p) == SPACE);
    // «24 ـ 3 ـ 1933»: a tatweel with blanks beside it is a dash; some papers double them.
    let dash =
        (1..=2).find(|&n| text.at(p + n) == TATWEEL && text.at(p) == SPACE && text.at(p + n - 1) == SPACE);
    if let Some(n) = dash {
        let next = p + n + 1 + blanks(p + n + 1) + blanks(p + n + 2);
        let fits = (known == 0 || known == HYPHEN) && digit(text.at(next)).is_some();
        return if fits { (HYPHEN, next, true) } else { (0, p, false) };
    }
    let before = blanks(p);
    let mark = fold(text.at(p + before));
    let start = behind_marks(r, p + before + 1);
    let after = blanks(start);
    let next = behind_marks(r, start + after);
    if !matches!(mark, 0x2D..=0x2F) || (known != 0 && mark != known) || digit(text.at(next)).is_none() {
        return (0, p, false);
    }
    match (mark, before + after) {
        (_, 0) => (mark, next, false),
        (SLASH, 2) => (mark, next, false),
        (SLASH, 1) => (mark, next, true),
        (HYPHEN, 2) => (mark, next, true),
        _ => (0, p, false),
    }
}

/// The token after the one that ends at code point `p`.
fn token_ending(r: &Reader<'_>, from: usize, p: u32) -> Option<usize> {
    let ends = &r.cx.tokens.ends;
    let mut i = from;
    while i < ends.len() && ends[i] < p {
        i += 1;
    }
    (i < ends.len() && ends[i] == p).then_some(i + 1)
}

struct NumericDate {
    hijri: bool,
    year: Option<i32>,
    short: bool,
    month: u8,
    day: Option<u8>,
}

/// Three fields: a year first or last, day and month in the order of the options, the other way round
/// if only that is a date.
fn full(r: &Reader<'_>, [a, b, c]: [Field; 3], separator: u32) -> Option<NumericDate> {
    let (year, x, y, year_first) = if a.width == 4 && b.width <= 2 && c.width <= 2 {
        (a, b, c, true)
    } else if a.width <= 2 && b.width <= 2 && (c.width == 4 || (c.width == 2 && separator != 0x2E)) {
        (c, a, b, false)
    } else {
        return None;
    };
    if year_first && separator != HYPHEN && !r.cx.options.year_first {
        return None;
    }
    let hijri = year.width == 4 && years::HIJRI_DIGITS.holds(year.value);
    if year.width == 4 && !hijri && !years::WITH_DATE.holds(year.value) {
        return None;
    }
    let year_value = i32::try_from(year.value).ok()?;
    let most = |m: u32| if hijri { 30 } else { longest(m) };
    let fits = |m: u32, d: u32| {
        if !(1..=12).contains(&m) || d == 0 || d > most(m) {
            return false;
        }
        // 29 February only in leap years.
        hijri
            || year.width != 4
            || m != 2
            || d < 29
            || jiff::civil::Date::new(year_value as i16, 2, 29).is_ok()
    };
    let (first, second) =
        if year_first || !r.cx.options.day_first { (x.value, y.value) } else { (y.value, x.value) };
    // (month, day): as the options say, else as the calendar allows.
    let (month, day) = if fits(first, second) {
        (first, second)
    } else if fits(second, first) && !(year_first && separator == HYPHEN) {
        (second, first)
    } else if hijri && (1..=12).contains(&first) && second == 31 {
        // The day is said not to exist rather than the date passed over.
        (first, second)
    } else if year.width == 2 && second == 30 && first == 2 {
        // 30-02-33: a day that only the Hijri calendar has.
        return Some(NumericDate {
            hijri: true,
            year: Some(year_value),
            short: true,
            month: 2,
            day: Some(30),
        });
    } else {
        return None;
    };
    Some(NumericDate {
        hijri,
        year: Some(year_value),
        short: year.width == 2,
        month: month as u8,
        day: Some(day as u8),
    })
}

/// Two fields: day and month, or month and year.
fn short(r: &Reader<'_>, [a, b, _]: [Field; 3], separator: u32, supported: bool) -> Option<NumericDate> {
    let is_year = |f: Field| f.width == 4 && years::WITH_MONTH.holds(f.value);
    let is_month = |f: Field| f.width <= 2 && (1..=12).contains(&f.value);
    if separator != 0x2E {
        if is_month(a) && is_year(b) {
            return Some(NumericDate {
                hijri: false,
                year: i32::try_from(b.value).ok(),
                short: false,
                month: a.value as u8,
                day: None,
            });
        }
        // 2015/09, but 2015-16 is a span of years.
        if is_year(a) && is_month(b) && separator == 0x2F && r.cx.options.year_first {
            return Some(NumericDate {
                hijri: false,
                year: i32::try_from(a.value).ok(),
                short: false,
                month: b.value as u8,
                day: None,
            });
        }
    }
    if a.width > 2 || b.width > 2 || !supported || (separator == 0x2E && (a.width == 0 || b.width == 0)) {
        return None;
    }
    let fits = |m: u32, d: u32| (1..=12).contains(&m) && d > 0 && d <= longest(m);
    let (first, second) = if r.cx.options.day_first { (b.value, a.value) } else { (a.value, b.value) };
    let (month, day) = if fits(first, second) {
        (first, second)
    } else if fits(second, first) {
        (second, first)
    } else {
        return None;
    };
    Some(NumericDate { hijri: false, year: None, short: false, month: month as u8, day: Some(day as u8) })
}

/// Hours that a time zone may be away from UTC: those of Kiribati.
const FARTHEST: u8 = 14;

/// `T14:30:00` glued to a date, the minutes of the offset behind it (`Z`, `+03:00`), and the token after both.
fn iso_time(r: &Reader<'_>, p: usize) -> Option<(Clock, Option<i16>, usize)> {
    let text = r.cx.text;
    if text.at(p) != 0x54 && text.at(p) != 0x74 {
        return None;
    }
    let two = |p: usize| Some(digit(text.at(p))? * 10 + digit(text.at(p + 1))?);
    let (hour, minute) = (two(p + 1)?, two(p + 4)?);
    if text.at(p + 3) != 0x3A || hour > 23 || minute > 59 {
        return None;
    }
    let (second, grain, mut stop) = match two(p + 7) {
        Some(s) if text.at(p + 6) == COLON && s < 60 => (s, Grain::Second, p + 9),
        _ => (0, Grain::Minute, p + 6),
    };
    // 09:30:00.125
    if grain == Grain::Second && text.at(stop) == DOT && digit(text.at(stop + 1)).is_some() {
        stop = (stop + 1..).find(|&at| digit(text.at(at)).is_none()).unwrap_or(stop);
    }
    let mut offset = None;
    if matches!(text.at(stop), 0x5A | 0x7A) {
        (stop, offset) = (stop + 1, Some(0));
    } else if matches!(text.at(stop), PLUS | HYPHEN | MINUS)
        && text.at(stop + 3) == COLON
        && let (Some(h), Some(m)) = (two(stop + 1), two(stop + 4))
        && h <= FARTHEST
        && m < 60
    {
        let minutes = i16::from(h) * 60 + i16::from(m);
        let east = text.at(stop) == PLUS;
        (stop, offset) = (stop + 6, Some(if east { minutes } else { -minutes }));
    }
    let i = r.cx.tokens.ends.partition_point(|&end| (end as usize) < stop);
    let clock = Clock { hour, minute: minute as i8, second, grain, full: true };
    (r.cx.tokens.ends.get(i) == Some(&(stop as u32))).then_some((clock, offset, i + 1))
}
