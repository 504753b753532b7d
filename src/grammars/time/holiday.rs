//! Holidays and named days: عيد الفطر, رأس السنة الهجرية, شم النسيم.

use super::draft::{Draft, Rule, Strength};
use super::reader::Reader;
use crate::lexicon::{Class, bit};
use crate::reading::is_definite;

/// Reads a holiday at token `i` into `d`.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.has_date() && d.said.year.is_none() && d.said.year_shift.is_none() && d.said.nth.is_none() {
        return None;
    }
    if d.said.holiday.is_some() {
        return None;
    }
    let w = r.find(i, Class::Holiday, may, 0)?;
    // «وزارة ⟦الحج⟧ هذا العام»: whose that is.
    let headed = || i > 0 && !r.new_line(i) && r.any(i - 1, bit(Class::Head)) && !is_definite(r.cx, i - 1);
    if w.ambiguous() && headed() {
        return None;
    }
    d.said.holiday = u16::try_from(w.arg).ok();
    d.stub |= w.ambiguous();
    d.core(
        w.from,
        if w.ambiguous() { Strength::Weak } else { Strength::Sure },
        Rule::other("time/holiday::read"),
    );
    Some(w.end)
}
