//! Parts of the day with no hour: مساء, في الصباح.

use super::draft::{Draft, Rule, Strength};
use super::reader::{ARTICLE, Reader, Word};
use crate::letters::{ALEF_MAQSURA, LAM};
use crate::lexicon::{Class, DayPart, TimeWord, bit, flag};
use crate::reading::is_definite;

/// A part of the day with nothing beside it: مساء, في الصباح.
pub fn part_alone(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    // «وقت متأخر من الليل» is a part of its own.
    let whole = r.phrase(i, bit(Class::DayPart)) && r.find(i, Class::DayPart, may, 0).is_some();
    let noun = r.particle(i, TimeWord::TimeNoun, may).filter(|_| !whole);
    let at = noun.map_or(i, |w| w.end);
    let w = r.find(at, Class::DayPart, if noun.is_some() { ARTICLE } else { may | ARTICLE }, 0)?;
    if w.has(flag::ABBREVIATION) || has_final_yeh(r, at) || (noun.is_some() && r.new_line(at)) {
        return None;
    }
    let row = r.cx.lexicon.tables().day_parts.get(usize::try_from(w.arg).ok()?)?;
    // «أواخر العصر العباسي» is an age.
    let age = row.part == DayPart::Afternoon && w.end > at + 1 && r.is_word(w.end) && !r.new_line(w.end);
    if age
        && is_definite(r.cx, w.end)
        && r.cx.words[w.end - 1].of(r.cx.lexicon, Class::DayPart).any(|(_, s)| s.flags & flag::AMBIGUOUS != 0)
    {
        return None;
    }
    // «صلاة العصر» is an hour only after قبل and the like.
    let near = |b: usize| r.particle(b, TimeWord::Near, u8::MAX).is_some();
    let limited = i > 0 && (r.any(i - 1, bit(Class::TimeLimit)) || near(i - 1)) && !r.new_line(i);
    if row.prayer && w.end > at + 1 && !limited {
        return None;
    }
    // Ambiguous words need a preposition; indefinite ones (صباح, ظهر) more than that.
    let definite = r.cx.text.at(w.from as usize + 1) == LAM || w.definite();
    // «سأعود الظهر», but «زار المغرب» is a country.
    // «قضيت ليلة جميلة» counts nights.
    let counts = r.any(at, bit(Class::TimeUnit)) && !w.definite();
    let said_when = super::tense::verb_before(r, i) && row.part != DayPart::Evening && !counts;
    let strength =
        if w.ambiguous() && noun.is_none() && !said_when { Strength::Weak } else { Strength::Sure };
    d.stub = w.ambiguous() && noun.is_none() && (!definite || row.prayer && CONFUSED.contains(&row.part));
    d.said.part = u16::try_from(w.arg).ok();
    d.core(noun.map_or(w.from, |n| n.from), strength, Rule::other("time/day_part::part_alone"));
    Some(w.end)
}

/// Parts whose names mean something else even after a preposition: في المغرب, على العشاء, في العصر, في الظهر.
const CONFUSED: [DayPart; 3] = [DayPart::Evening, DayPart::Afternoon, DayPart::Noon];

/// «ليلى» folds to the key of «ليلا»: the name ends in a final yeh.
pub fn has_final_yeh(r: &Reader<'_>, i: usize) -> bool {
    let last = r.to(i + 1) as usize;
    last > 0 && r.cx.text.at(last - 1) == ALEF_MAQSURA
}

/// Whether a part of the day that is also an event has an adjective: «أمس الأمسية الشعرية».
pub fn described(r: &Reader<'_>, w: Word) -> bool {
    w.ambiguous() && w.definite() && r.is_word(w.end) && is_definite(r.cx, w.end)
}
