//! Moments, ranges and lengths that no word leads to, and lengths with a bound before them: أقل من شهر.

use super::assemble::{definite, leading, of_length};
use super::beside_hour::beside_hour;
use super::draft::{Rule, Strength};
use super::reader::{ARTICLE, LEADERS, LINKING, OUTER, Reader, TELLING, Word};
use super::said::{Anchor, Expression, Meaning, Said};
use super::{duration, numbers, point, range, shared_unit, stretch, years};
use crate::letters;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Grain, TimeLimit, TimeWord, bit, flag};
use crate::numerals::bound_before;
use crate::signs::{CLOSE, OPEN};
use crate::tokenize::Kind;

/// A length after a word that bounds it: أقل من شهر.
pub fn at_most(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let w = r.find(i, Class::Bound, OUTER, 0).filter(|w| !w.has(flag::AFTER) && !r.new_line(w.end))?;
    if let Some(e) = bracketed(r, w) {
        return Some(e);
    }
    // «أكثر من الأسبوعين»
    let two = || r.find(w.end, Class::TimeUnit, ARTICLE, 0).is_some_and(|u| u.has(flag::DUAL));
    // «منذ أكثر من عقد» is no contract.
    let since = || {
        let limits = [TimeLimit::Since, TimeLimit::Before, TimeLimit::After];
        let decade = r.find_arg(w.end, Class::TimeUnit, Grain::Decade as i32, 0).is_some();
        decade
            && i > 0
            && !r.new_line(i)
            && limits.iter().any(|&limit| r.limit(i - 1, limit, OUTER).is_some())
    };
    let l = duration::read(r, w.end, if two() { ARTICLE } else { 0 })
        .filter(|l| l.anchor == Anchor::Free && (!stray(r, l, w.end) || since()))?;
    if let Some(e) = years::before_christ(r, &l) {
        let bound = bound_before(r.cx, w.end)?.bound;
        return Some(leading(Expression { bound, ..e }, w.from));
    }
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

/// A length in brackets behind a word that bounds it: «لا تزيد على (سنة)».
fn bracketed(r: &Reader<'_>, w: Word) -> Option<Expression> {
    let at = r.is_code(w.end, OPEN).then_some(w.end + 1)?;
    let l = duration::read(r, at, 0).filter(|l| l.anchor == Anchor::Free && r.is_code(l.end, CLOSE))?;
    let bound = bound_before(r.cx, at).or_else(|| bound_before(r.cx, w.end))?.bound;
    let e = of_length(r, l);
    Some(leading(Expression { bound, weak: false, ..e }, w.from))
}

/// An expression without a word that leads to it: the longest of a moment, a range and a length.
pub fn read(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    if !supported && r.holds_nothing(i) || only_leads(r, i) {
        return None;
    }
    let found = longest(r, i, may, supported);
    if supported && found.is_none() && may == 0 {
        r.note_nothing(i);
    }
    found
}

/// Whether the word at token `i` can only lead to a time: «في», «من», «على», and «هذا» before what is none. No moment,
/// range or length begins with it, and most of these words stand before something else.
fn only_leads(r: &Reader<'_>, i: usize) -> bool {
    /// Classes of words that lead to a time and begin none, beside those that are nothing of one.
    const LEADING: u64 = bit(Class::TimeWord)
        | bit(Class::TimeLimit)
        | bit(Class::Bound)
        | bit(Class::Particle)
        | bit(Class::NumberWord)
        | bit(Class::Direction);
    const OPENING: u64 =
        (TELLING | LINKING | numbers::SMALL | bit(Class::Thousand) | bit(Class::Fraction)) & !LEADING;
    const NUMBERS: u32 = 1 << NumberWord::From as u32
        | 1 << NumberWord::To as u32
        | 1 << NumberWord::Between as u32
        | 1 << NumberWord::Or as u32
        | 1 << NumberWord::Over as u32
        | 1 << NumberWord::After as u32;
    const THIS: u64 = 1 << TimeWord::This as u32;
    let Some(word) = r.info(i).filter(|_| r.cx.kind(i) == Some(Kind::Word)) else { return false };
    let other = word.time_words & !LEADERS;
    let nothing_behind = || r.cx.kind(i + 1) == Some(Kind::Word) && r.cx.words.none(i + 1, TELLING | LINKING);
    r.cx.words.none(i, OPENING)
        && word.number_words & !NUMBERS == 0
        && numbers::glued_particles(r, i).is_none()
        && (other == 0 || other == THIS && nothing_behind())
}

fn longest(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    let moment = range::or_point(r, i, may, supported);
    let length = length(r, i, may);
    match (moment, length) {
        (Some(m), Some(l)) => {
            Some(if l.end > m.end || (m.weak && !l.weak && l.end == m.end) { l } else { m })
        }
        (m, l) => m.or(l),
    }
}

fn length(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    if let Some(e) = stretch::read(r, i, may) {
        return Some(e);
    }
    let l = duration::read(r, i, may).or_else(|| shared_unit::read(r, i, may))?;
    if let Some(e) = beside_hour(r, &l).or_else(|| years::before_christ(r, &l)) {
        return Some(e);
    }
    let mut e = of_length(r, l);
    // 3 أيام من الآن
    if let (Meaning::Length(length, Anchor::Free), Some(end)) = (&e.meaning, duration::from_now(r, e.end)) {
        let said = Said { offset: Some((1, length.clone())), ..Said::default() };
        e.meaning = Meaning::Point(said);
        (e.end, e.weak, e.rule) = (end, false, Rule::other("time/plain::length"));
        (e.to, e.tail) = (r.to(end), r.to(end));
    }
    Some(e)
}

/// Whether a bare unit after a preposition is another word there: قبل عقد اجتماع, بعد فصل الموظف.
pub fn stray(r: &Reader<'_>, l: &duration::LengthRead, i: usize) -> bool {
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

/// Whether a definite noun at token `i` says which one a bare unit before it is: «منذ يوم ⟦العيد⟧», «بعد عام ⟦الفيل⟧»,
/// or behind one word «بعد يوم وفاء ⟦النيل⟧».
fn annexed(r: &Reader<'_>, i: usize) -> bool {
    const TIMES: u64 = bit(Class::Relative) | bit(Class::Weekday);
    const SMALL: u64 = TIMES
        | bit(Class::Particle)
        | bit(Class::TimeWord)
        | bit(Class::TimeLimit)
        | bit(Class::Bound)
        | bit(Class::NumberWord)
        | bit(Class::Unit)
        | bit(Class::Verb);
    let definite = |at: usize| r.cx.begins(at, &letters::ARTICLE, 2) && !r.new_line(at) && !r.any(at, TIMES);
    // «بعد يوم عمل» has no second noun; «بعد عام كامل الدراسة» has an adjective before it.
    let day = || r.find_arg(i - 1, Class::TimeUnit, Grain::Day as i32, OUTER).is_some();
    let noun = || {
        r.cx.kind(i) == Some(Kind::Word)
            && !r.new_line(i)
            && !r.any(i, SMALL)
            && r.particle(i, TimeWord::Whole, 0).is_none()
            && i > 0
            && day()
    };
    definite(i) || noun() && definite(i + 1)
}
