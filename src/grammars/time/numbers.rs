//! Numbers as the time grammar needs them: hours, days, years and counts, in digits or words.
//!
//! Unlike a number that stands by itself, one inside a time ends where its unit is full: in
//! «الخامسة وعشر دقائق» five and ten are two numbers, in «الحادي والعشرين ألفين وخمسة» 21 and 2005.

use super::reader::{AND, ARTICLE, Reader};
use crate::calendar::years;
use crate::found::Numeric;
use crate::letters::{AIN, ALEF, NOON, REH, SHEEN, YEH};
use crate::lexicon::{Class, Proclitics, TimeWord, bit, flag};
use crate::numerals::digits::{self as in_digits, digit};
use crate::numerals::pieces;
use crate::signs::{DOT, SLASH};
use crate::tokenize::Kind;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Num {
    /// Its value.
    pub value: i64,
    /// Digits it was written with; 0 if it was spelled.
    pub digits: u8,
    /// Whether it is an ordinal.
    pub ordinal: bool,
    /// Whether it has the article.
    pub definite: bool,
    /// Whether the form is feminine.
    pub feminine: bool,
    /// What stands before it.
    pub particles: Proclitics,
    /// First code point without conjunction and preposition.
    pub from: u32,
    /// Token after the last one.
    pub end: usize,
}

const SPELLED: u64 =
    bit(Class::Unit) | bit(Class::Teen) | bit(Class::Tens) | bit(Class::Hundred) | bit(Class::Scale);

/// Classes of the words of which [`small`] reads one first.
pub const SMALL: u64 = SPELLED | bit(Class::Ordinal);

/// Whether a number may start at token `i`.
pub fn starts(r: &Reader<'_>, i: usize) -> bool {
    match r.cx.kind(i) {
        Some(Kind::Number) => true,
        Some(Kind::Word) => r.any(i, SMALL) || glued_particles(r, i).is_some(),
        _ => false,
    }
}

/// Fast path: whether any function of this file may read a number at token `i`.
#[inline]
pub fn may_start(r: &Reader<'_>, i: usize) -> bool {
    r.any(i, SMALL) || r.cx.kind(i) == Some(Kind::Number) || glued_particles(r, i).is_some()
}

/// Whether up to four digits stand at token `i`, and nothing behind them leads to a time: they can only be a year.
pub fn stands_alone(r: &Reader<'_>, i: usize) -> bool {
    const MOST: u32 = 4;
    let span = || r.cx.tokens.span(i);
    // «2020 - 8 - 15»
    let parted = || r.dash(i + 1).is_some() && r.cx.kind(i + 2) == Some(Kind::Number);
    r.cx.kind(i) == Some(Kind::Number)
        && !r.leads(i + 1)
        && !parted()
        && !r.cx.options.compete_off()
        && !r.alarmed(i)
        && !r.cx.glued(i)
        && (i == 0 || !r.cx.glued(i - 1))
        && span().len() <= MOST
        && (span().start..span().end).all(|at| digit(r.cx.text.at(at as usize)).is_some())
}

/// A whole number in digits at token `i`, perhaps after glued particles (و8, ال20).
#[inline]
pub fn digits(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<Num> {
    let (at, particles) = match r.cx.kind(i)? {
        Kind::Number => (i, 0),
        Kind::Word => (i + 1, glued_particles(r, i)?),
        _ => return None,
    };
    if particles & !may != 0 || (must != 0 && particles & must == 0) {
        return None;
    }
    digits_at(r, i, at, particles)
}

/// Digits at token `at` after these particles at token `i`.
#[inline(never)]
fn digits_at(r: &Reader<'_>, i: usize, at: usize, particles: u8) -> Option<Num> {
    let span = r.cx.tokens.span(at);
    let mut value = 0i64;
    let mut count = 0u8;
    for p in span.start..span.end {
        let code = r.cx.text.at(p as usize);
        match digit(code) {
            Some(d) => value = value.checked_mul(10)?.checked_add(i64::from(d))?,
            // 5️⃣
            None if class(code) == CharClass::MARK => continue,
            None => return None,
        }
        count = count.checked_add(1)?;
    }
    let definite = particles & ARTICLE != 0;
    let from = if definite { article_start(r, i) } else { span.start };
    Some(Num {
        value,
        digits: count,
        ordinal: false,
        definite,
        feminine: false,
        particles: Proclitics(particles),
        from,
        end: at + 1,
    })
}

/// The particles glued before digits at token `i` (و8, ال20), an article also apart (الـ 20); `None` where a word stands
/// there (في2019).
#[inline(always)]
pub fn glued_particles(r: &Reader<'_>, i: usize) -> Option<u8> {
    // Fast path: hardly any word stands before digits.
    let before = r.cx.kind(i + 1) == Some(Kind::Number) && r.cx.kind(i) == Some(Kind::Word);
    if before { particles_before(r, i) } else { None }
}

#[inline(never)]
fn particles_before(r: &Reader<'_>, i: usize) -> Option<u8> {
    if r.new_line(i + 1) {
        return None;
    }
    pieces::before_digits(r.cx, i + 1).map(|(_, particles, _)| particles.0)
}

/// Whether the one or the two with the article at token `i` is also Sunday or Monday: «الأحد مساء».
pub fn is_day(r: &Reader<'_>, i: usize) -> bool {
    const NUMERALS: [i32; 2] = [1, 7];
    let day = || r.find(i, Class::Weekday, super::reader::ANY, 0);
    r.any(i, bit(Class::Weekday)) && day().is_some_and(|w| NUMERALS.contains(&w.arg))
}

fn article_start(r: &Reader<'_>, i: usize) -> u32 {
    let span = r.cx.tokens.span(i);
    (span.start..span.end).find(|&p| r.cx.text.at(p as usize) == ALEF).unwrap_or(span.start)
}

/// A number in digits or words at token `i`.
pub fn number(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<Num> {
    digits(r, i, may, must).or_else(|| spelled(r, i, may, must))
}

/// A spelled number below one hundred: a cardinal or an ordinal.
pub fn small(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<Num> {
    if !r.any(i, SMALL) || r.blocked(i) {
        return None;
    }
    let one = |class| r.find(i, class, may, must);
    let make = |w: super::reader::Word, value: i64, ordinal, end| Num {
        value,
        digits: 0,
        ordinal,
        definite: w.definite(),
        feminine: w.has(flag::FEM),
        particles: w.particles,
        from: w.from,
        end,
    };
    if let Some(w) = one(Class::Ordinal).filter(|w| (1..=90).contains(&w.arg) && w.end == i + 1) {
        // حادي is listed as eleven: it needs its second half.
        let half = w.arg == 11 && w.has(flag::CONSTRUCT);
        let value = if half { 1 } else { i64::from(w.arg) };
        let (extra, end) = if value < 10 { above_rank(r, w.end) } else { (0, w.end) };
        return (extra > 0 || !half).then(|| make(w, value + extra, true, end));
    }
    if let Some(w) = one(Class::Unit) {
        let value = i64::from(w.arg);
        let (extra, end) = if (1..10).contains(&value) { above_unit(r, w.end) } else { (0, w.end) };
        if w.ambiguous() && extra == 0 {
            return None;
        }
        return Some(make(w, value + extra, false, end));
    }
    let w = one(Class::Teen).or_else(|| one(Class::Tens))?;
    Some(make(w, i64::from(w.arg), false, w.end))
}

/// What stands after a rank below ten adds; scribes left the و out and the ن before a month: «ثالث عشري رمضان».
fn above_rank(r: &Reader<'_>, i: usize) -> (i64, usize) {
    let scribal =
        r.is_word(i) && r.cx.tokens.span(i).len() == 4 && r.cx.begins(i, &[AIN, SHEEN, REH, YEH], 0);
    let month = |at: usize| r.any(at, bit(Class::HijriMonth)) && !r.new_line(at);
    // «ثالث عشري شهر رمضان»
    let word = usize::from(r.any(i + 1, bit(Class::TimeUnit)));
    if scribal && month(i + 1 + word) { (20, i + 1) } else { above_unit(r, i) }
}

/// عشر or وعشرون after a unit: what it adds, and the token after it.
fn above_unit(r: &Reader<'_>, i: usize) -> (i64, usize) {
    if r.new_line(i) {
        return (0, i);
    }
    if let Some(w) = r.find(i, Class::Teen, 0, 0) {
        return (10, w.end);
    }
    let (at, may, must) = r.and(i);
    match r.find(at, Class::Tens, may | ARTICLE, must) {
        Some(w) => (i64::from(w.arg), w.end),
        None => (0, i),
    }
}

/// A spelled cardinal of any size: thousands, hundreds and the rest in falling order.
pub fn spelled(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<Num> {
    const OPEN: i64 = 1000;
    // Fast path: called on many words, few of which are numbers.
    if !r.any(i, SPELLED) && r.cx.kind(i) != Some(Kind::Number) && glued_particles(r, i).is_none() {
        return None;
    }
    let mut first: Option<Num> = None;
    let (mut total, mut group, mut room) = (0i64, 0i64, OPEN);
    let mut scale_room = i64::MAX;
    let mut end = i;
    loop {
        let (at, may, must) = match first {
            None => (i, may, must),
            Some(_) if r.new_line(end) => break,
            Some(_) => {
                let (at, may, must) = r.and(end);
                (at, may | ARTICLE, must)
            }
        };
        // ألف after its count stands without و.
        if group > 0
            && let Some(w) = r.find(end, Class::Scale, 0, 0).filter(|w| !w.has(flag::DUAL))
            && let Some(power) = 10i64.checked_pow(w.arg.max(0) as u32).filter(|p| *p < scale_room)
        {
            total = total.checked_add(group.checked_mul(power)?)?;
            (group, room, scale_room, end) = (0, OPEN, power, w.end);
            continue;
        }
        if (3..10).contains(&(group % 100))
            && room == 10
            && let Some(w) = r.find(end, Class::Hundred, 0, 0).filter(|w| w.arg == 100)
        {
            (group, room, end) = (group * 100, 100, w.end);
            continue;
        }
        // ست وخمسين وستمئة: the old way, small numbers first.
        if must == AND
            && (1..100).contains(&group)
            && total == 0
            && let Some(w) = r.find(at, Class::Hundred, may, must)
        {
            (group, room, end) = (group + i64::from(w.arg), 0, w.end);
            continue;
        }
        // سبع وثمانين وأربع مائة
        if must == AND
            && (1..100).contains(&group)
            && total == 0
            && let Some(n) = r.find(at, Class::Unit, may, must).filter(|n| (3..10).contains(&n.arg))
            && let Some(w) = r.find(n.end, Class::Hundred, 0, 0).filter(|w| w.arg == 100)
        {
            (group, room, end) = (group + 100 * i64::from(n.arg), 0, w.end);
            continue;
        }
        if must == AND
            && group > 0
            && total == 0
            && let Some(w) = r.find(at, Class::Scale, may, must).filter(|w| w.arg == 3)
        {
            total = if w.has(flag::DUAL) { 2000 } else { 1000 };
            (room, end) = (0, w.end);
            continue;
        }
        if let Some(w) = r.find(at, Class::Hundred, may, must).filter(|_| room > 100) {
            first.get_or_insert(head(&w));
            (group, room, end) = (group + i64::from(w.arg), 100, w.end);
            continue;
        }
        if let Some(w) = r.find(at, Class::Scale, may, must).filter(|_| group == 0)
            && let Some(power) = 10i64.checked_pow(w.arg.max(0) as u32).filter(|p| *p < scale_room)
        {
            first.get_or_insert(head(&w));
            total = total.checked_add(if w.has(flag::DUAL) { 2 * power } else { power })?;
            (scale_room, end) = (power, w.end);
            continue;
        }
        if room >= 100
            && let Some(n) = digits(r, at, may, must).filter(|n| n.value < room && n.value > 0)
        {
            first.get_or_insert(n);
            (group, room, end) = (group + n.value, 0, n.end);
            continue;
        }
        match small(r, at, may, must).filter(|n| room >= 100 && !n.ordinal) {
            Some(n) => {
                first.get_or_insert(n);
                let bare_unit = n.value < 10 && n.end == at + 1;
                (group, room, end) = (group + n.value, if bare_unit { 10 } else { 0 }, n.end);
            }
            None => break,
        }
    }
    let first = first?;
    Some(Num { value: total.checked_add(group)?, digits: 0, ordinal: false, end, ..first })
}

fn head(w: &super::reader::Word) -> Num {
    Num {
        value: 0,
        digits: 0,
        ordinal: false,
        definite: w.definite(),
        feminine: false,
        particles: w.particles,
        from: w.from,
        end: w.end,
    }
}

/// A day of the month, 1 to 31: digits, an ordinal or a cardinal.
pub fn day(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    let figures = digits(r, i, may | ARTICLE, 0).filter(|n| n.digits <= 2);
    // «15th August»
    let figures = figures.map(|n| Num { end: n.end + usize::from(english_rank(r, n)), ..n });
    let n = figures.or_else(|| small(r, i, may | ARTICLE, 0))?;
    // «ليل السبت الأحد» are two days of the week.
    if n.digits == 0 && is_day(r, i) && i > 0 && r.any(i - 1, bit(Class::Weekday)) && n.end == i + 1 {
        return None;
    }
    // «أغسطس (آب) 3.‏1 في المائة»: a decimal whose point a mark of direction follows.
    let point = n.digits > 0
        && r.cx.kind(n.end) == Some(Kind::Punct)
        && r.cx.code(n.end) == DOT
        && r.cx.glued(n.end - 1)
        && r.cx.kind(n.end + 1) == Some(Kind::Number)
        && class(r.cx.text.at(r.to(n.end + 1) as usize)) == CharClass::JOINER;
    (!point && (1..=31).contains(&n.value)).then_some(n)
}

/// Whether the letters of an English rank are glued behind the number: «1st», «15th».
fn english_rank(r: &Reader<'_>, n: Num) -> bool {
    let span = || r.cx.tokens.span(n.end);
    let letter = |at: u32| char::from_u32(r.cx.text.at((span().start + at) as usize));
    r.cx.kind(n.end) == Some(Kind::Latin)
        && r.cx.glued(n.end - 1)
        && span().len() == 2
        && matches!(
            (letter(0), letter(1)),
            (Some('s'), Some('t')) | (Some('n' | 'r'), Some('d')) | (Some('t'), Some('h'))
        )
}

/// A fraction of a unit at token `i`: numerator, denominator and the token after it.
pub fn fraction(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<(i64, i64, usize)> {
    // ثلاثة أرباع
    if let Some(n) = small(r, i, may, must).filter(|n| (2..10).contains(&n.value) && !n.ordinal)
        && let Some(w) = r.find(n.end, Class::Fraction, 0, 0).filter(|w| w.has(flag::PLURAL))
    {
        return Some((n.value, i64::from(w.arg), w.end));
    }
    let w = r
        .find(i, Class::Fraction, may | ARTICLE, must)
        .filter(|w| !w.has(flag::PLURAL) && (!w.ambiguous() || w.arg <= 4 || of_unit(r, w.end)))?;
    // «ربعا» is the accusative of one quarter unless a noun follows (ثلثا الساعة).
    let last = r.to(w.end).wrapping_sub(1) as usize;
    let marked = [last, last.wrapping_sub(1)].iter().any(|&p| r.cx.text.at(p) == ALEF);
    let one = w.has(flag::CONSTRUCT) || marked && !r.any(w.end, bit(Class::TimeUnit));
    let count = if w.has(flag::DUAL) && !(one && r.cx.text.at(last) != NOON) { 2 } else { 1 };
    (w.arg > 1).then_some((count, i64::from(w.arg), w.end))
}

/// Whether a definite singular unit stands at token `i`, which no number counts: عُشر الثانية.
fn of_unit(r: &Reader<'_>, i: usize) -> bool {
    r.find(i, Class::TimeUnit, ARTICLE, 0)
        .is_some_and(|u| u.definite() && !u.has(flag::PLURAL | flag::DUAL | flag::ABBREVIATION))
}

/// A number in digits at token `i` by the rules for numbers that stand by themselves, as a fraction, with the token after
/// it: 1.5, ٣٫٥, 1,500, ½, 1/4, 3½.
pub fn decimal(r: &Reader<'_>, i: usize) -> Option<(i64, i64, usize)> {
    /// Largest denominator of a fraction with a slash that is a share of a unit: 1/4.
    const SHARES: i64 = 12;
    if r.cx.kind(i) != Some(Kind::Number) {
        return None;
    }
    let found = in_digits::read(r.cx, i).filter(|d| !d.negative)?;
    let (value, of) =
        match in_digits::pointed_thousands(r.cx, r.cx.tokens.span(i), found.value).unwrap_or(found.value) {
            Numeric::Int(n) => (i64::try_from(n).ok()?, 1),
            Numeric::Decimal(d) => (i64::try_from(d.mantissa()).ok()?, 10i64.checked_pow(d.scale())?),
            Numeric::Ratio(n, d) => (n, Some(d).filter(|d| *d <= SHARES)?),
        };
    let (mut value, mut end) = (value, found.end);
    // «13.8 مليار سنة»
    if let Some(w) = r.find(end, Class::Scale, 0, 0).filter(|w| !w.has(flag::DUAL) && !r.new_line(end)) {
        value = value.checked_mul(10i64.checked_pow(u32::try_from(w.arg).ok()?)?)?;
        end = w.end;
    }
    let shared = gcd(value.max(1), of);
    Some((value / shared, of / shared, end))
}

/// Greatest common divisor of two positive numbers.
pub fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

/// A year: digits (two with a mark of the era, three or four else) or words.
pub fn year(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    if let Some(n) = digits(r, i, may, 0) {
        return (n.digits >= 2 && n.digits <= 4 && !is_amount(r, n)).then_some(n);
    }
    spelled(r, i, may | ARTICLE, 0).filter(|n| (100..=9999).contains(&n.value))
}

/// Whether what stands behind digits makes an amount of them rather than a year of today: «الربع الأول من 1340 مليون
/// ريال», «العام 21 بالمئة».
fn is_amount(r: &Reader<'_>, n: Num) -> bool {
    const SIZES: u64 = bit(Class::Scale) | bit(Class::Percent);
    let small = n.digits == 2 && r.any(n.end, bit(Class::Currency));
    !years::BARE.holds(n.value) && !r.new_line(n.end) && (r.any(n.end, SIZES) || small)
}

/// The years of «العام 225/226», and whether both are one year of the two calendars: «سنة 132/750».
pub fn double_year(r: &Reader<'_>, i: usize) -> Option<(i64, i64, bool)> {
    // The Hijri year is the shorter: 33 of them are 32 of the others.
    const FIRST: i64 = 622;
    if r.cx.kind(i) != Some(Kind::Number) {
        return None;
    }
    let span = r.cx.tokens.span(i);
    let slash = (span.start..span.end).find(|&at| r.cx.text.at(at as usize) == SLASH)?;
    let value = |from: u32, to: u32| in_digits::value(r.cx.text, from, to).map(i64::from);
    let (x, y) = (value(span.start, slash)?, value(slash + 1, span.end)?);
    let begins = x * 32 / 33 + FIRST;
    match y {
        // «عام 1436/1437هـ»
        _ if y == x + 1
            && years::HIJRI_SCHOOL.holds(x)
            && r.particle(i + 1, TimeWord::EraHijri, 0).is_some() =>
        {
            Some((x, y, false))
        }
        _ if !(1..1300).contains(&x) => None,
        y if y == x + 1 && x >= 10 => Some((x, y, false)),
        y if (begins - 2..=begins + 1).contains(&y) => Some((x, y, true)),
        _ => None,
    }
}
