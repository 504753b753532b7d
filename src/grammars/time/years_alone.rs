//! Years that no word leads to: alone in brackets behind what they tell of, the first half of a life whose end is a
//! whole date, in a series, behind the Hijri year that they say again.

use super::counting::counts_nothing;
use super::era::beside_hijri;
use super::numbers::{self, Num};
use super::reader::{AND, Reader};
use super::{book_years, counting, months};
use crate::calendar::years;
use crate::grammars::guards;
use crate::grammars::measured::matching::is_hint;
use crate::letters::{BEH, WAW};
use crate::lexicon::{Class, TimeWord, bit};
use crate::numerals::bound_before;
use crate::reading::{is_definite, is_plural};
use crate::signs::{CLOSE, CLOSE_GUILLEMET, CLOSE_QUOTE, CLOSE_SQUARE, OPEN, QUOTE};
use crate::tokenize::Kind;

/// Whether the number at token `i` is a year by where it stands.
pub fn told(r: &Reader<'_>, i: usize, n: Num) -> bool {
    in_brackets(r, i, n)
        || begins_life(r, i, n)
        || one_of_series(r, i, n)
        || estimated(r, i, n)
        || behind_place(r, i, n) && counts_nothing(r, n.end)
        || behind_word(r, i, n)
        || book_years::of_imprint(r, i, n)
        || years::WITH_DATE.holds(n.value) && beside_hijri(r, i)
}

/// «طريق النحل (1984)», «هالة (1960 - ) رسامة»: a year and nothing else in brackets, behind a name or a title; not «شارك
/// (1950) طالبا», «القرار (1973)», «رواه مسلم (1905)».
fn in_brackets(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens back to a word for what is numbered or counted.
    const NEAR: usize = 4;
    const COUNTS: u64 = bit(Class::Bound)
        | bit(Class::NumberWord)
        | bit(Class::Verb)
        | bit(Class::Particle)
        | bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::TimeUnit);
    let Some(open) = i.checked_sub(1).filter(|&at| r.is_code(at, OPEN) && !r.new_line(i)) else {
        return false;
    };
    let Some(last) = open.checked_sub(1).filter(|_| !r.new_line(open)) else { return false };
    let lives = r.dash(n.end).is_some_and(|at| r.is_code(at, CLOSE));
    let close = if lives { n.end + 1 } else { n.end };
    let named = matches!(r.cx.kind(last), Some(Kind::Word | Kind::Latin)) && !r.any(last, COUNTS);
    let quoted =
        r.cx.kind(last) == Some(Kind::Latin) || r.cx.kind(last) == Some(Kind::Punct) && closes(r, last);
    let numbered = || {
        (last.saturating_sub(NEAR)..=last).any(|at| {
            is_hint(r.cx, at, "document") || is_hint(r.cx, at, "numbered") || is_hint(r.cx, at, "sum")
        }) || r.cx.numbers.atom_of(i).is_some_and(|a| guards::names(r.cx, a))
    };
    years::TITLED.holds(n.value)
        && n.value % 100 != 0
        && r.is_code(close, CLOSE)
        && (named || quoted)
        && (!counting::is_counted(r, close + 1) || quoted || lives)
        && (quoted || !numbered())
}

/// «(2012 تقدير)», «(إحصاء 2012)»: when something in brackets was estimated or counted.
fn estimated(r: &Reader<'_>, i: usize, n: Num) -> bool {
    let word = |at: usize| is_hint(r.cx, at, "estimated");
    let behind = word(n.end) && i > 0 && r.is_code(i - 1, OPEN) && r.is_code(n.end + 1, CLOSE);
    let before = i > 1 && word(i - 1) && r.is_code(i - 2, OPEN) && r.is_code(n.end, CLOSE);
    years::BARE.holds(n.value) && (behind || before)
}

/// «الملتقى العلمي ببلجيكا 2015 م», «غارة على مخازن في ليبيا 2011.»: a year behind the place where something was; not «بلغ
/// عددهم في مصر 1950 طالبا».
pub fn behind_place(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens back to a word for a sum or a distance.
    const NEAR: usize = 7;
    let Some(last) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    let by = |at: usize| r.cx.begins(at, &[BEH], 1);
    let led = || {
        let (at, before) = (last.saturating_sub(1), last.saturating_sub(2));
        let leads = |at: usize| r.particle(at, TimeWord::At, AND).is_some() && !r.new_line(at + 1);
        by(last)
            || last > 0 && (leads(at) || by(at) && r.any(at, bit(Class::NameWord) | bit(Class::Noun)))
            || last > 1 && leads(before) && r.any(at, bit(Class::NameWord))
    };
    const SUMS: [&str; 5] = ["sum", "bound_verb", "distance", "paid", "travelled"];
    let sum = || (i.saturating_sub(NEAR)..i).any(|at| SUMS.iter().any(|name| is_hint(r.cx, at, name)));
    years::BARE.holds(n.value)
        && n.value % 10 != 0
        && r.cx.kind(last) == Some(Kind::Word)
        && r.any(last, bit(Class::Name))
        && !is_hint(r.cx, last, "car")
        && r.cx.longest(last, Class::Name).is_none_or(|m| m.end <= i)
        && led()
        && !sum()
}

/// «من أفضل أفلام 2012», «عطر 2010», «نصف نهائي رولان غاروس 2011 بين», ««الكافرون» 1997 حول»: a number that so often is a year,
/// behind a word that it does not count, and which counts nothing; not «رقم 2010», «بسعر 2010», «دفع 2010 ريالات».
fn behind_word(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens back to a word for what is numbered, counted or paid.
    const NEAR: usize = 5;
    const OTHER: u64 = bit(Class::NumberWord)
        | bit(Class::Bound)
        | bit(Class::Measure)
        | bit(Class::Currency)
        | bit(Class::TimeUnit)
        | bit(Class::Dual)
        | bit(Class::Verb)
        | bit(Class::Particle);
    const SUMS: [&str; 9] =
        ["sum", "bound_verb", "distance", "paid", "travelled", "document", "numbered", "score", "placed"];
    let Some(last) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    // «توجد من 2013،»: since then; not «أكثر من 2013», «40 من 2013».
    let since = || {
        r.is(last, TimeWord::From)
            && last > 0
            && r.is_word(last - 1)
            && !r.any(last - 1, OTHER & !bit(Class::Verb))
            && bound_before(r.cx, i).is_none()
    };
    let led = match r.cx.kind(last) {
        Some(Kind::Word) => !r.any(last, OTHER) && r.cx.tokens.span(last).len() > 1 || since(),
        Some(Kind::Hashtag) => true,
        Some(Kind::Punct) => closes(r, last),
        _ => false,
    };
    // «الغرف 2010 و2011», «باعت الشركة 2016», «أحتاج 2014»
    let definite = is_definite(r.cx, last);
    let told_of = definite && (is_plural(r.cx, last) || last > 0 && r.any(last - 1, bit(Class::Verb)))
        || last == 0 && !r.any(0, bit(Class::Noun));
    // «2015 مشتركة»: an unknown noun may be counted.
    let named = || r.any(n.end, bit(Class::Name) | bit(Class::Given)) && !counting::is_counted(r, n.end);
    let of = || r.is(n.end, TimeWord::From);
    let sum = || (i.saturating_sub(NEAR)..i).any(|at| SUMS.iter().any(|name| is_hint(r.cx, at, name)));
    years::OUR_DAYS.holds(n.value)
        && n.digits == 4
        && n.value % 100 != 0
        && led
        && !told_of
        && (counts_nothing(r, n.end) && !of() || named())
        && !sum()
        && !r.cx.numbers.atom_of(i).is_some_and(|a| guards::names(r.cx, a))
}

/// Whether a quotation or a bracket ends at token `i`.
fn closes(r: &Reader<'_>, i: usize) -> bool {
    const ENDS: [u32; 5] = [CLOSE_GUILLEMET, CLOSE_QUOTE, QUOTE, CLOSE, CLOSE_SQUARE];
    ENDS.contains(&r.cx.code(i))
}

/// «(1920 - 25 مارس 1992)», «(1930، أسوان - 14 أبريل 2002)»: the year of birth, where the day of death is known.
fn begins_life(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Most words of the place of birth.
    const PLACE: usize = 3;
    if !years::WITH_DATE.holds(n.value) || i == 0 || !r.is_code(i - 1, OPEN) || r.new_line(i) {
        return false;
    }
    let place = r.comma(n.end).map(|from| (from, (0..PLACE).take_while(|k| r.is_word(from + k)).count()));
    let end = place.filter(|p| p.1 > 0).map_or(n.end, |(from, words)| from + words);
    let day = r.dash(end).and_then(|at| numbers::digits(r, at, 0, 0)).filter(|d| d.digits <= 2);
    day.is_some_and(|d| months::month(r, d.end, 0).is_some() && !r.new_line(d.end))
}

/// «ثلاث مرات 1976, 1978, 1980، ثم خسر»: at least three years in their order, which count nothing.
fn one_of_series(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// The least that are a series.
    const SERIES: usize = 3;
    /// Maximum number of tokens of it before one of its years, and behind it.
    const LONG: usize = 24;
    let year = |at: usize| {
        numbers::digits(r, at, AND, 0)
            .filter(|m| m.digits == 4 && years::BARE.holds(m.value) && !r.new_line(at))
    };
    let joint = |at: usize| (r.comma(at).is_some() || r.is_code(at, WAW)) && !r.new_line(at);
    let (mut known, mut first, mut last) = (1, n.value, n.value);
    let (mut from, mut end, mut closed) = (i, n.end, n.end);
    while i - from < LONG && from > 0 {
        match year(from - 1) {
            Some(m) if m.value < first => (first, known, from) = (m.value, known + 1, from - 1),
            None if joint(from - 1) => from -= 1,
            _ => break,
        }
    }
    while end - i < LONG && end < r.len() {
        match year(end) {
            Some(m) if m.value > last => {
                (last, known, end, closed) = (m.value, known + 1, m.end, m.end);
            }
            None if joint(end) => end += 1,
            _ => break,
        }
    }
    years::BARE.holds(n.value) && known >= SERIES && !counting::is_counted(r, closed)
}
