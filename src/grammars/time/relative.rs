//! Words relative to today: اليوم, أول أمس, بعد غد, الآن, الليلة.

use super::clock::part_row;
use super::draft::{Draft, Rule, Strength};
use super::numbers;
use super::reader::{ANY, ARTICLE, PREPOSITION, Reader, Word};
use crate::letters::{ALEF_MAQSURA, LAM, YEH};
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, flag};
use crate::signs::{CLOSE, OPEN};

/// Puts a relative word into the draft.
pub fn take(r: &Reader<'_>, w: Word, d: &mut Draft) -> Option<usize> {
    let row = r.cx.lexicon.tables().relatives.get(usize::try_from(w.arg).ok()?)?;
    let said = &mut d.said;
    if said.has_date() && !(said.week_shift.is_some() && said.day_shift.is_none()) {
        return None;
    }
    let shift = row.offset;
    match row.grain {
        Grain::Second => said.now = true,
        Grain::Day => {
            said.day_shift = Some(i32::from(shift));
            said.part = said.part.or_else(|| part_row(r, row.part?));
        }
        Grain::Week => said.week_shift = Some(shift),
        Grain::Month => said.month_shift = Some(shift),
        Grain::Year => said.year_shift = Some(shift),
        _ => return None,
    }
    // يوم أمس, ليلة أمس: the day's word and the part of the day stand before it.
    let mut from = w.from;
    let lead = w.start + 1;
    let before = |class| r.find(w.start, class, ANY, 0).is_some_and(|x| x.end == lead && !x.definite());
    if (before(Class::TimeUnit) || before(Class::DayPart))
        && r.find(lead, Class::Relative, 0, 0).is_some_and(|x| x.end == w.end)
    {
        d.leads(w.from);
        from = r.from(lead);
    }
    d.core(
        from,
        if w.ambiguous() { Strength::Weak } else { Strength::Sure },
        Rule::other("time/relative::take"),
    );
    d.stub = false;
    Some(w.end)
}

/// Reads a relative word at token `i` into `d`.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.has_date() || d.said.now {
        return None;
    }
    // «المساء الباكر» is early, not tomorrow.
    let mut w = r.find(i, Class::Relative, may & !Proclitics::AL, 0)?;
    // «ليوم الجمعة» is Friday's day, no Maghrebi today.
    let for_day = r.cx.begins(i, &[LAM, YEH], 0) && w.end == i + 1;
    if for_day && !r.new_line(w.end) && r.any(w.end, crate::lexicon::bit(Class::Weekday)) {
        return None;
    }
    // «حتى غد», «من غد», «لغد»: a particle before it makes it tomorrow.
    if w.particles.any(PREPOSITION) {
        w.flags &= !flag::AMBIGUOUS;
    }
    // «جيمس باكر»: a family's name.
    let given = |b: usize| r.any(b, crate::lexicon::bit(Class::Given)) && !r.new_line(i);
    if w.has(flag::PERSON) && i.checked_sub(1).is_some_and(given) {
        return None;
    }
    // ذلك اليوم, اليوم نفسه, اليوم الثالث: not today.
    if i > 0 && r.particle(i - 1, TimeWord::Those, PREPOSITION).is_some() && !r.new_line(i) {
        return None;
    }
    if !r.new_line(w.end) {
        if r.is(w.end, TimeWord::Same) {
            return None;
        }
        let single = w.end == i + 1;
        if single && r.any(i, crate::lexicon::bit(Class::TimeUnit)) {
            if let Some(n) = numbers::small(r, w.end, ARTICLE, 0)
                && n.ordinal
                && n.definite
            {
                return None;
            }
            // «هو اليوم الـ34 من السنة»
            if numbers::digits(r, w.end, ARTICLE, ARTICLE).is_some() {
                return None;
            }
            // «هو اليوم (364) من السنة»
            let rank = || numbers::digits(r, w.end + 1, 0, 0).filter(|n| r.is_code(n.end, CLOSE));
            if r.is_code(w.end, OPEN) && rank().is_some() {
                return None;
            }
            if super::shifted::direction(r, w.end).is_some_and(|d| d.arg != 0) {
                return None;
            }
            // اليوم الذي بعد الغد, اليوم اللي قبل امبارح
            // «وصل اليوم إلى بيروت»: dialect «الي» has another final letter.
            let to = r.cx.text.at(r.to(w.end + 1).saturating_sub(1) as usize) == ALEF_MAQSURA;
            if let Some(that) = r.particle(w.end, TimeWord::That, 0).filter(|_| !to) {
                // «اليوم الذي مات فيه» is none of ours.
                return beyond(r, that.end, d, w.from);
            }
            // «مليار في اليوم الواحد»: per day.
            if r.particle(w.end, TimeWord::One, ARTICLE).is_some_and(|one| one.definite()) {
                return None;
            }
        }
    }
    take(r, w, d)
}

/// قبل أمس, بعد الغد: one day beyond.
fn beyond(r: &Reader<'_>, i: usize, d: &mut Draft, from: u32) -> Option<usize> {
    let whole = r.find(i, Class::Relative, 0, 0);
    if let Some(w) = whole {
        let end = take(r, w, d)?;
        d.from = Some(from);
        d.lead = d.lead.map(|l| l.min(from));
        return Some(end);
    }
    let step = if r.limit(i, TimeLimit::Before, 0).is_some() {
        -1
    } else if r.limit(i, TimeLimit::After, 0).is_some() {
        1
    } else {
        return None;
    };
    let w = r.find(i + 1, Class::Relative, 0, 0)?;
    let row = r.cx.lexicon.tables().relatives.get(usize::try_from(w.arg).ok()?)?;
    if row.grain != Grain::Day {
        return None;
    }
    d.said.day_shift = Some(i32::from(row.offset) + step);
    d.core(from, Strength::Sure, Rule::other("time/relative::beyond"));
    Some(w.end)
}
