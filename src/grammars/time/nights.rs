//! Days of a month by its nights, as chronicles count them: لخمس خلون من صفر, لثلاث بقين من شوال.

use super::draft::{Draft, Rule, Strength};
use super::months;
use super::numbers;
use super::reader::Reader;
use crate::letters::{HEH, LAM, MEEM, NOON};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};
use crate::numerals::is_word;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// لخمس خلون من صفر, لثلاث بقين من شوال, لإحدى عشرة ليلة خلت من رجب: nights of the month that are gone, or left of
/// thirty.
pub fn nights(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    const MONTH: i64 = 30;
    /// Maximum number of words of the count and its nights.
    const WORDS: usize = 4;
    const COUNTS: u64 = numbers::SMALL | bit(Class::TimeUnit);
    let told = |at: usize| r.is(at, TimeWord::Gone) || r.is(at, TimeWord::Left) || of_it(r, at);
    if !r.any(i, COUNTS) || !(i + 1..=i + WORDS).any(told) {
        return None;
    }
    let n = numbers::small(r, i, may | Proclitics::LI, 0).filter(|n| !n.ordinal);
    let (value, from, at) = match n {
        Some(n) => {
            let night = r.find_arg(n.end, Class::TimeUnit, Grain::Day as i32, 0);
            (n.value, n.from, night.map_or(n.end, |w| w.end))
        }
        None => {
            let two = r
                .find_arg(i, Class::TimeUnit, Grain::Day as i32, may | Proclitics::LI)
                .filter(|w| w.has(flag::NIGHT) && !w.has(flag::PLURAL))?;
            (if two.has(flag::DUAL) { 2 } else { 1 }, two.from, two.end)
        }
    };
    let (day, end) = match r.particle(at, TimeWord::Gone, 0) {
        Some(w) => (value, w.end),
        // «لليلتين خلتا من رجب، أو لعشر منه»
        None if of_it(r, at) && i > 0 && is_word(r.cx, i - 1, NumberWord::Or) && r.cx.code(i) == LAM => {
            (value, at)
        }
        None => (MONTH - value, r.particle(at, TimeWord::Left, 0)?.end),
    };
    if !(1..=MONTH).contains(&day) {
        return None;
    }
    // «لثمان بقين منه»
    let end = if of_it(r, end) {
        d.said.hijri = true;
        end + 1
    } else {
        let of = r.particle(end, TimeWord::From, 0)?;
        let m = months::month(r, of.end, 0).filter(|m| !m.ranked && !r.new_line(of.end))?;
        months::put_month(d, m);
        m.end
    };
    d.said.day = u8::try_from(day).ok();
    // Chronicles count so: no year of today tells it.
    d.said.elsewhere = true;
    d.core(from, Strength::Sure, Rule::day_month("time/nights::nights"));
    Some(end)
}

/// Whether «منه» stands at token `i`: of the month told before.
pub fn of_it(r: &Reader<'_>, i: usize) -> bool {
    if !r.is_word(i) {
        return false;
    }
    let span = r.cx.tokens.span(i);
    let letters = (span.start..span.end).map(|at| r.cx.text.at(at as usize));
    letters.filter(|&code| class(code) != CharClass::MARK).eq([MEEM, NOON, HEH])
}
