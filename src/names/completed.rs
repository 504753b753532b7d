//! Names completed by what stands beside them: family names, the year of an event.

use super::disjoint::take_out;
use super::reader::{BEARERS, Found, NameReader};
use super::{lineage, people};
use crate::calendar::years;
use crate::found::{Label, Source};
use crate::letters::LAM;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Reading, Sense, bit, flag};
use crate::reading::{AtomKind, near};
use crate::tokenize;

/// Gives the model's given names the family names after them.
pub(super) fn in_full(r: &NameReader<'_>, names: &mut [Found]) {
    for k in 0..names.len() {
        let limit = names.get(k + 1).map_or(r.count(), |next| next.first);
        let from = k.checked_sub(1).map_or(0, |before| names[before].end);
        let f = &mut names[k];
        // «⟦بيلي⟧ جين كينج»: two names of people never stand side by side.
        let before = f.first.saturating_sub(1);
        let person = f.label == Label::Person && f.source == Source::Model && f.prefix == 0;
        if person
            && before >= from
            && before < f.first
            && near(r.cx, before)
            && r.only_given(before)
            && r.senses(before, Class::Given).all(|(reading, _)| reading.proclitics.0 == 0)
            && !r.is(before, Class::Title)
            && !r.cx.words[before].any(bit(Class::Verb))
        {
            f.first = before;
        }
        // «المهندس ⟦عجب⟧ القحطاني»: between a title and a name stands a name.
        let before = f.first.saturating_sub(1);
        let unread = f.label == Label::Person && f.row.is_none() && f.prefix == 0;
        if unread && before > from && before < f.first && near(r.cx, before) && people::introduced(r, before)
        {
            f.first = before;
        }
        let given = f.label == Label::Person && (f.source == Source::Model || f.rule == lineage::LINEAGE);
        let sure = |(reading, s): (Reading, Sense)| {
            reading.prefix <= f.prefix && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        };
        // «عريش الملك عبدالعزيز ⟦التاريخي⟧»: a king has no family name.
        let king = f.first > 0 && r.is_small(f.first - 1, NameWord::Crown);
        let one = f.len() == 1 && !king && r.senses(f.first, Class::Given).any(sure);
        let more =
            f.len() > 1 && r.is(f.end - 1, Class::Given) && people::family(r, f.end) && near(r.cx, f.end - 1);
        if given && (one || more) && f.end < limit {
            f.end = people::full(r, f.first, f.end, limit);
        }
        // «المهندس محمد ⟦العمرة⟧ أن»
        let next = f.end;
        if given
            && !king
            && next == f.first + 1
            && next < limit
            && near(r.cx, next - 1)
            && people::closed(r, next)
            && people::behind_title(r, f.first)
        {
            f.end += 1;
        }
        // «طغرل ⟦بك⟧»
        if f.label == Label::Person
            && f.end < limit
            && near(r.cx, f.end - 1)
            && r.bare_small(f.end, NameWord::Honour)
        {
            f.end += 1;
        }
        // «كلاوس ⟦بيكارد⟧»
        let first_name = f.source == Source::Model && f.label == Label::Person && f.len() == 1;
        if first_name && f.end < limit && near(r.cx, f.first) && r.foreign_family(f.first, f.end) {
            f.end += 1;
        }
    }
}

/// Extends events by the sport they are held in, and by the year that distinguishes them with the place before it: «دوري
/// أبطال آسيا لكرة القدم», «مونديال 2014», «أولمبياد لندن 2012».
pub(super) fn events_in_full(r: &NameReader<'_>, names: &mut Vec<Found>) {
    let mut swallowed = Vec::new();
    for k in 0..names.len() {
        let f = names[k];
        // The model's are no tournaments of a year: «مهرجان صيف الشرقية ⟦2015⟧».
        if f.label == Label::Event && f.source != Source::Model {
            // «غزوة بدر ⟦الكبرى⟧», «مهرجان قرطاج ⟦الدولي⟧»
            let limit = names.get(k + 1).map_or(r.count(), |next| next.first);
            while names[k].end < limit
                && near(r.cx, names[k].end - 1)
                && r.bare_small(names[k].end, NameWord::Tail)
                && !r.is_kind(names[k].end - 1, tokenize::Kind::Number)
            {
                names[k].end += 1;
            }
            names[k].end = numbered(r, &names[k]).filter(|&end| end <= limit).unwrap_or(names[k].end);
            names[k].end = of_sport(r, names[k].end).filter(|&end| end <= limit).unwrap_or(names[k].end);
            let f = names[k];
            let place =
                names.get(k + 1).filter(|g| g.label == Label::Gpe && g.first == f.end && g.prefix == 0);
            match place.map(|g| g.end) {
                Some(end) if year(r, end) => {
                    names[k].end = end + 1;
                    swallowed.push(k + 1);
                }
                _ if year(r, f.end) => names[k].end += 1,
                _ => {}
            }
        }
    }
    take_out(names, &swallowed);
}

/// Where the number of an event ends behind it: «حرب لبنان ⟦الثانية⟧», «ملتقى القصة ⟦الخامس عشر⟧».
fn numbered(r: &NameReader<'_>, f: &Found) -> Option<usize> {
    let atom = r.cx.numbers.atom_at(f.end).filter(|atom| atom.kind == AtomKind::Ordinal)?;
    let follows = near(r.cx, f.end - 1) && r.definite(f.end) && r.prefix(f.end) == 0;
    // «مهرجان قرطاج ⟦الأول⟧ من نوعه», «حرب لبنان ⟦الأولى⟧ في العاشرة»
    let sport = r.is_small(f.first, NameWord::Sport) || r.definite(f.first);
    (follows && !r.partitive(atom.end) && !sport && f.len() > 1).then_some(atom.end)
}

/// Where the sport ends that begins behind an event, which ends before token `at`: «⟦لكرة القدم⟧», «⟦للتنس⟧».
fn of_sport(r: &NameReader<'_>, at: usize) -> Option<usize> {
    let of = r.is_word(at) && near(r.cx, at - 1) && r.cx.code(at) == LAM && r.is_small(at, NameWord::Game);
    if !of || r.for_definite(at) {
        return of.then_some(at + 1);
    }
    (near(r.cx, at) && r.plain_definite(at + 1)).then_some(at + 2)
}

/// Whether token `i` is a year and not an amount of something.
pub(super) fn year(r: &NameReader<'_>, i: usize) -> bool {
    const COUNTED: u64 = bit(Class::Currency) | bit(Class::Measure) | bit(Class::Percent) | bit(Class::Scale);
    let atom = || r.cx.numbers.atom_at(i).filter(|a| a.digits == 4 && a.end == i + 1 && a.proclitics.0 == 0);
    r.is_kind(i, tokenize::Kind::Number)
        && near(r.cx, i - 1)
        // «هجمات 11 سبتمبر 2001» holds a date.
        && !r.cx.words[i - 1].any(bit(Class::Month))
        && atom().and_then(|a| a.whole()).is_some_and(|n| years::BARE.holds(n))
        // «الحرب الأهلية 1975-1990»: the years are when it was.
        && r.cx.numbers.amount_at(i).is_none_or(|a| a.range.is_none())
        && !(near(r.cx, i) && r.cx.words.any(i + 1, COUNTED))
}
