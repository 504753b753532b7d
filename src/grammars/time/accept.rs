//! Whether the elements that were read can be a time at all.

use super::draft::{Draft, Strength};
use super::months;
use super::reader::Reader;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, bit, flag};

/// Whether what was read can be a time at all.
pub fn accept(r: &Reader<'_>, first: usize, end: usize, d: &mut Draft) -> Option<()> {
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
        let zero = s.hijri && s.month == Some(months::SAFAR) && !d.month_word && s.year.is_none();
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
        // «سأعود الثلاثاء الثالث»
        let told = s.weekday.is_some() && !r.is_word(end) && super::tense::verb_before(r, first);
        d.strength =
            if d.day_word || last || told || s.holiday.is_some() { d.strength } else { Strength::Weak };
    }
    Some(())
}

/// Words of the time grammar: their also being names says nothing.
const KNOWN: u64 =
    bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::Direction) | bit(Class::TimeUnit);
