//! Years that only the text around them tells: of two figures behind an event («حرب 67»), of a car, and of the century
//! of another year.

use super::numbers::Num;
use super::reader::{AND, ARTICLE, OUTER, PREPOSITION, Reader};
use super::said::{Expression, Meaning, Said};
use super::{counting, era, months, numbers};
use crate::calendar::years;
use crate::grammars::guards;
use crate::grammars::measured::matching::is_hint;
use crate::letters::WAW;
use crate::lexicon::{Class, Grain, TimeWord, bit};
use crate::reading::is_definite;
use crate::signs::COLON;
use crate::tokenize::Kind;

/// The century of years of two figures.
const CENTURY: i64 = 1900;

/// The year that the number `n` at token `i` is of an event: «مونديال 98», «حرب تلاتة وسبعين».
pub fn year_of_event(r: &Reader<'_>, i: usize, n: Num) -> Option<i64> {
    /// The years that part the lands of Palestine.
    const LINES: [i64; 2] = [48, 67];
    let two = (30..100).contains(&n.value) && n.digits != 1 && r.behind_event(i);
    let lands = || !r.behind_lands(i) || LINES.contains(&n.value);
    let model = || n.value >= 70 || !r.behind_model(i);
    (two && model() && lands() && !n.ordinal && !counted(r, n.end)).then_some(CENTURY + n.value)
}

/// Whether what stands at token `i` is counted; «كأس العالم 90 ⟦بإيطاليا⟧» is led by a preposition.
pub fn counted(r: &Reader<'_>, i: usize) -> bool {
    let readings = || r.info(i).map(|w| w.readings(r.cx.lexicon)).unwrap_or_default().iter();
    let led = || readings().next().is_some() && readings().all(|reading| reading.proclitics.any(PREPOSITION));
    counting::is_counted(r, i) && !led()
}

/// Whether a noun for an event stands up to three words before token `i`: «معركة ديو ⟦1509⟧».
pub fn near_event(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of words to the noun.
    const NEAR: usize = 3;
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Bound) | bit(Class::NumberWord);
    let word = |at: usize| r.cx.kind(at) == Some(Kind::Word) && !r.any(at, OTHER) && !r.new_line(at + 1);
    let back = (1..=NEAR).map_while(|n| i.checked_sub(n).filter(|&at| word(at)));
    back.into_iter().any(|at| is_hint(r.cx, at, "event_of_year") && !is_definite(r.cx, at))
}

/// Whether the year at token `i` goes on with years that each have their place: «أعوام 1986 في المكسيك، ⟦و1994⟧ في إيطاليا».
pub fn goes_on_years(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens back to the year before.
    const NEAR: usize = 12;
    let led = |at: usize| r.particle(at, TimeWord::At, 0).is_some() && !r.new_line(at);
    let year = |at: usize| {
        let other = numbers::digits(r, at, AND, 0).filter(|m| m.digits == 4 && years::BARE.holds(m.value));
        other.is_some_and(|m| led(m.end))
    };
    let from = i.saturating_sub(NEAR);
    let and = n.particles.any(AND) || i > 0 && r.is_code(i - 1, WAW);
    and && led(n.end) && (from..i).any(|at| year(at) && !(at..i).any(|b| r.new_line(b + 1)))
}

/// Whether the year at token `i` closes what is named by it, and nothing is counted: «صور حفل بيروت ⟦2017⟧» at the end of
/// a line; «بلغ عدد الحضور 2017» is a sum.
pub fn closes_title(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of words of the title.
    const TITLE: usize = 7;
    const OTHER: u64 = bit(Class::Particle)
        | bit(Class::Bound)
        | bit(Class::NumberWord)
        | bit(Class::Currency)
        | bit(Class::Verb)
        | bit(Class::Measure)
        | bit(Class::Scale)
        | bit(Class::TimeWord);
    let last = i.checked_sub(1).filter(|&at| !r.new_line(i) && !r.cx.glued(at));
    let word = |at: usize| matches!(r.cx.kind(at), Some(Kind::Word | Kind::Latin));
    let ends =
        n.end >= r.len() || r.new_line(n.end) || matches!(r.cx.kind(n.end), Some(Kind::Url | Kind::Hashtag));
    let counted =
        |at: usize| is_hint(r.cx, at, "sum") || is_hint(r.cx, at, "paid") || is_hint(r.cx, at, "bound_verb");
    let named = |at: usize| r.cx.kind(at) == Some(Kind::Latin) || r.any(at, bit(Class::Name));
    let title = || (i.saturating_sub(TITLE)..i).any(|at| is_hint(r.cx, at, "title") && !r.new_line(at + 1));
    let sum = || (i.saturating_sub(TITLE)..i).any(counted);
    years::OUR_DAYS.holds(n.value)
        && n.value % 100 != 0
        && ends
        && last.is_some_and(|at| word(at) && !r.any(at, OTHER))
        && (last.is_some_and(named) || title())
        && !sum()
        && !r.cx.numbers.atom_of(i).is_some_and(|a| guards::names(r.cx, a))
}

/// Whether the year at token `i` is one of a car: a word for it, or for what one says of a car, stands near, «سبارك
/// 2018 فحص كامل».
pub fn year_of_car(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens to the word.
    const NEAR: usize = 7;
    const OTHER: u64 = bit(Class::Particle)
        | bit(Class::Bound)
        | bit(Class::NumberWord)
        | bit(Class::Currency)
        | bit(Class::Verb)
        | bit(Class::TimeUnit)
        | bit(Class::Measure)
        | bit(Class::Scale);
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    // «2017 و 2019»
    let and = before > 0 && r.is_code(before, WAW) && r.cx.kind(before - 1) == Some(Kind::Number);
    let before = before - usize::from(and && !r.new_line(before));
    let name = matches!(r.cx.kind(before), Some(Kind::Word | Kind::Latin | Kind::Code | Kind::Number));
    // «بيعت 1975 سيارة» counts, «بيجو 2008» is a model of that number.
    let counts = || is_hint(r.cx, n.end, "vehicle") && !r.new_line(n.end);
    let numbered = || is_hint(r.cx, before, "model");
    let measured = bit(Class::Currency) | bit(Class::Measure);
    // «محرك 2000 سي سي»
    let priced =
        || is_hint(r.cx, before, "paid") || r.any(n.end, measured) || r.phrase(n.end, bit(Class::Measure));
    let said = |at: &usize| is_hint(r.cx, *at, "car") || r.particle(*at, TimeWord::Model, OUTER).is_some();
    let (from, to) = (i.saturating_sub(NEAR), r.len().min(n.end + NEAR));
    years::OF_CAR.holds(n.value)
        && name
        && !r.any(before, OTHER)
        && !is_definite(r.cx, before)
        && !r.cx.glued(before)
        && !priced()
        && !counts()
        && !numbered()
        && (from..to).any(|at| said(&at))
}

/// Whether the year at token `i` stands behind a word for years and what they are of, or behind their colon: «سنة الصنع
/// ⟦2012⟧», «سنة الإنتاج: ⟦1999⟧», «الموديل: ⟦2019⟧».
pub fn of_year_word(r: &Reader<'_>, i: usize) -> bool {
    let Some(last) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    let colon = r.is_code(last, COLON);
    let Some(last) = (if colon { last.checked_sub(1) } else { Some(last) }) else { return false };
    let year =
        |at: usize| months::unit(r, at, Grain::Year, AND | PREPOSITION).is_some() && !r.new_line(at + 1);
    let of = || last.checked_sub(1).is_some_and(year) && is_definite(r.cx, last);
    of() || colon && is_hint(r.cx, last, "car")
}

/// The last whole year that the text told.
#[derive(Clone, Copy)]
pub struct ToldYear {
    year: i32,
    hijri: bool,
}

/// The last whole year once this was read.
pub fn told(meaning: &Meaning, before: Option<ToldYear>) -> Option<ToldYear> {
    let Meaning::Point(said) = meaning else { return before };
    let Some(year) = said.year.filter(|_| !said.short_year && !said.before) else { return before };
    match said.hijri {
        true if years::HIJRI_SPELLED.holds(year) => Some(ToldYear { year, hijri: true }),
        // Of our own days everybody knows the century.
        true if year >= 1300 => None,
        false if year >= 1000 => Some(ToldYear { year, hijri: false }),
        _ => before,
    }
}

/// Gives a year of two figures that begins at token `i` the century of the year told before it: «ولد سنة خمس وستين
/// وستمائة، وقدم دمشق سنة ⟦إحدى وتسعين⟧» is 691; and one of three the calendar: «ومات سنة ⟦721⟧».
pub fn complete(r: &Reader<'_>, i: usize, e: &mut Expression, told: Option<ToldYear>) {
    /// Maximum number of years between two that one passage tells.
    const APART: i32 = 150;
    let (Some(told), Meaning::Point(said)) = (told, &mut e.meaning) else { return };
    let Some(year) = said.year.filter(|_| !said.before && said.year_to.is_none()) else { return };
    let word = |at: usize| months::unit(r, at, Grain::Year, ARTICLE | AND | PREPOSITION).is_some();
    let marked = (i..e.end).any(|at| era::era(r, at).is_some());
    if marked || said.year_kind.is_some() || !(i..e.end).any(word) {
        return;
    }
    if told.hijri && !said.hijri && (100..1000).contains(&year) && said.month.is_none() {
        said.hijri = (year - told.year).abs() <= APART;
        return;
    }
    if !(1..100).contains(&year) || !told.hijri && said.hijri && said.month.is_some() {
        return;
    }
    // «مات سنة سبعين» beside 1918 is what everybody takes it for.
    if !told.hijri && told.year >= 1900 {
        (said.hijri, said.short_year) = (false, true);
        return;
    }
    put_century(said, year, told, i > 0 && born(r, i));
}

/// Whether a word of birth stands shortly before token `i`: «وكان مولده سنة ثمان وستين».
fn born(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of tokens back to the word.
    const NEAR: usize = 3;
    (i.saturating_sub(NEAR)..i).any(|at| is_hint(r.cx, at, "birth"))
}

/// Whether a year of a chronicle is said, before printing.
pub fn is_old(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Point(s)
        if s.hijri && !s.short_year && s.year.is_some_and(|y| i64::from(y) < years::HIJRI_OLD))
}

/// Whether token `i` goes on the passage that told such a year before token `end`.
pub fn goes_on(r: &Reader<'_>, end: usize, i: usize) -> bool {
    /// Maximum number of tokens between both.
    const NEAR: usize = 80;
    i.saturating_sub(end) <= NEAR && !(end..=i).any(|at| r.new_line(at))
}

/// Whether it says the present year or month, which in a chronicle is that of its passage: «وفي هذه السنة».
pub fn is_present(meaning: &Meaning) -> bool {
    let Meaning::Point(said) = meaning else { return false };
    said.year_shift.or(said.month_shift) == Some(0)
}

/// Leaves a bare weekday or month without a year.
pub fn unplace(meaning: &mut Meaning) {
    if let Meaning::Point(said) = meaning {
        said.elsewhere = true;
    }
}

fn put_century(said: &mut Said, year: i32, told: ToldYear, born: bool) {
    /// A passage goes on with later years, or a few years back.
    const ON: i32 = 80;
    // Who died in 143 was born in 68.
    let last = if born { told.year } else { told.year + ON };
    let whole = last - (last - year).rem_euclid(100);
    if whole > 0 {
        (said.year, said.hijri, said.short_year) = (Some(whole), told.hijri, false);
    }
}
