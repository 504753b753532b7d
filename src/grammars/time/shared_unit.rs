//! A unit of time that is said once for the numbers of a list: «بالسجن 5 و10 سنوات», «مدتها ثلاث وخمس سنوات».

use super::draft::Strength;
use super::duration::LengthRead;
use super::length_term::{grain, unit};
use super::reader::{Reader, Word};
use super::said::{Anchor, Length, Part};
use crate::grammars::measured::{joined, listed};
use crate::lexicon::{Class, Grain, Proclitics, bit, flag};
use crate::reading::Amount;

/// Lengths that are listed have less than a thousand of a unit.
const MOST: i128 = 999;

/// The number at token `i` with the unit behind a later one.
pub fn read(r: &Reader<'_>, i: usize, may: u8) -> Option<LengthRead> {
    const NAMED: u64 =
        bit(Class::TimeUnit) | bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::Weekday);
    if !r.leads_to_unit(i + 1) {
        return None;
    }
    let numbers = &r.cx.numbers;
    let first = numbers.amount_at(i).filter(|a| a.atoms.0.proclitics.0 & !may == 0)?;
    let count = first.atoms.0.whole().filter(|n| (1..=MOST).contains(n))?;
    // «السنة 5 و10 أيام», «الآية 5 و10 أيام» name it.
    if i > 0 && !r.new_line(i) && r.any(i - 1, NAMED) {
        return None;
    }
    let unit = unit_behind(r, first)?;
    if unit.has(flag::DUAL | flag::ABBREVIATION) || unit.particles != Proclitics(0) {
        return None;
    }
    let grain = grain(unit)?;
    // «9 و15 دقيقة» is a quarter past nine.
    if grain as u8 <= Grain::Minute as u8 {
        return None;
    }
    let part = Part { count: i64::try_from(count).ok()?, of: 1, grain };
    let span = first.span;
    Some(LengthRead {
        length: Length { parts: vec![part], vague: false, high: None, hijri: false },
        anchor: Anchor::Free,
        from: span.start,
        lead: span.start,
        end: first.end(),
        strength: Strength::Sure,
    })
}

/// The unit behind the last of the numbers that go on from `first`.
fn unit_behind(r: &Reader<'_>, first: &Amount) -> Option<Word> {
    let amounts = &r.cx.numbers.amounts;
    let others = &amounts[amounts.partition_point(|a| a.core.0 < first.end())..];
    listed(first, others, |from, to| joined(r.cx, from, to))
        .find_map(|last| unit(r, last.end(), 0, 0).filter(|_| !r.new_line(last.end())))
}
