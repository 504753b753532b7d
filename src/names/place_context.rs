//! What the words beside the name of a place say of it: that it is one, and of which kind and region.

use super::places::country_of;
use super::reader::{Found, NameReader};
use crate::found::Feature;
use crate::lexicon::schema::{NameWord, PlaceRow, PlaceWord, TimeWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};

/// Whether something beside token `i` says that the name from there to `end` is a place: a head
/// («بلدة الباب»), shelling («قصف على الباب»), its region («الباب بريف حلب»).
pub fn spoken_for(r: &NameReader<'_>, i: usize, end: usize, sense: Sense) -> bool {
    let Some(place) = r.name_row(sense).and_then(|row| row.place) else { return false };
    if let Some(kind) = head(r, i) {
        return suits(kind, place.feature);
    }
    let beside = || entered(r, i) && sided(r, end, &place);
    match place.feature {
        Feature::Admin1 => return false,
        // «قرب الحوز جنوب مراكش»
        Feature::Admin2 => return beside(),
        _ => {}
    }
    // «صور العمانية»: pictures would have the article too.
    let people =
        || r.people(end).filter(|_| !r.definite(i) && r.definite(end)).and_then(|(_, s)| r.name_row(s));
    shelled(r, i)
        || beside_region(r, end, &place)
        || people().is_some_and(|row| country_of(row) == Some(place.country))
        || beside()
}

/// Whether what stands before token `i` leads to a place: «في», «بـ», «إلى»; nothing does before a dateline.
pub(super) fn entered(r: &NameReader<'_>, i: usize) -> bool {
    let Some(before) = r.before(i) else { return true };
    r.prefix(i) > 0 || r.is_small(before, NameWord::Place) || r.is_small(before, NameWord::Preposition)
}

/// Whether token `i` may be a side of a place: «غرب».
pub(super) fn side(r: &NameReader<'_>, i: usize) -> bool {
    r.senses(i, Class::PlaceWord).any(|(_, s)| s.arg == PlaceWord::Side as i32)
}

/// Whether a side and then another place of the country follow the name that ends before token `end`: «العمارة جنوبي العراق»,
/// «صور إلى مسقط».
pub(super) fn sided(r: &NameReader<'_>, end: usize, place: &PlaceRow) -> bool {
    /// Words between the side and the other place: «شمال شرقي محافظة …».
    const WORDS: usize = 3;
    // «من صور إلى مسقط»
    let to = |at: usize| r.senses(at, Class::TimeWord).any(|(_, s)| s.arg == TimeWord::To as i32);
    if !side(r, end) && !to(end) {
        return false;
    }
    let same = |s: Sense| {
        s.flags & flag::UNSURE == 0
            && r.name_row(s).and_then(|row| row.place).is_some_and(|p| p.country == place.country)
    };
    let other = |at: usize| {
        let mut found = r.senses(at, Class::Name).any(|(_, s)| same(s));
        if r.cx.words.phrases(at) & bit(Class::Name) != 0 {
            r.cx.phrases(at, |m| found |= m.sense.class == Class::Name && same(m.sense));
        }
        found
    };
    (end + 1..r.count().min(end + 1 + WORDS)).take_while(|&at| r.is_word(at)).any(other)
}

/// Whether token `i` is a head of districts and the name after it lies where that word stands for them.
pub fn in_district(r: &NameReader<'_>, i: usize, name: &Found) -> bool {
    let row = name.row.and_then(|at| r.cx.lexicon.tables().names.get(at as usize));
    row.and_then(|row| row.place).is_some_and(|place| place.country == *b"YE")
        && head(r, i + 1) == Some(PlaceWord::District)
}

/// What the head right before token `i` says of the name after it.
pub(super) fn head(r: &NameReader<'_>, i: usize) -> Option<PlaceWord> {
    let before = r.before(i)?;
    let bare = |(reading, _): &(Reading, Sense)| !reading.proclitics.any(Proclitics::AL);
    let kind = r.senses(before, Class::PlaceWord).find(bare).map(|(_, s)| s.arg);
    kind.and_then(|n| PlaceWord::ALL.get(usize::try_from(n).ok()?).copied()).filter(|kind| {
        !matches!(kind, PlaceWord::Strike | PlaceWord::Target | PlaceWord::Side | PlaceWord::Incident)
    })
}

/// Whether a place of this kind may follow that head.
pub(super) fn suits(kind: PlaceWord, feature: Feature) -> bool {
    match kind {
        PlaceWord::Division => matches!(feature, Feature::Admin1 | Feature::Country),
        PlaceWord::District => matches!(feature, Feature::Admin2 | Feature::City | Feature::Village),
        PlaceWord::City => matches!(feature, Feature::City | Feature::Village),
        PlaceWord::Town => matches!(feature, Feature::City | Feature::Village | Feature::Camp),
        PlaceWord::Quarter => matches!(feature, Feature::Neighbourhood),
        PlaceWord::Camp => matches!(feature, Feature::Camp),
        PlaceWord::Country => matches!(feature, Feature::Country),
        PlaceWord::Countryside => !matches!(feature, Feature::Country),
        PlaceWord::Strike | PlaceWord::Target | PlaceWord::Side | PlaceWord::Incident => false,
    }
}

/// Whether violence is reported right before token `i`: «هجوم انتحاري في …».
pub(super) fn reported(r: &NameReader<'_>, i: usize) -> bool {
    /// Words between the report and its place.
    const WORDS: usize = 5;
    let is = |at: usize| r.senses(at, Class::PlaceWord).any(|(_, s)| s.arg == PlaceWord::Incident as i32);
    (i.saturating_sub(WORDS)..i).rev().take_while(|&at| r.is_word(at)).any(is)
}

/// Whether shelling goes on at token `i`: «قصف جوي على …», «استهدفت …».
pub(super) fn shelled(r: &NameReader<'_>, i: usize) -> bool {
    /// Words between the shelling and its place.
    const WORDS: usize = 5;
    let is = |at: usize, word: PlaceWord| r.senses(at, Class::PlaceWord).any(|(_, s)| s.arg == word as i32);
    let Some(before) = r.before(i) else { return false };
    if r.prefix(i) > 0 {
        return false;
    }
    let strike = |at: usize| is(at, PlaceWord::Strike) || is(at, PlaceWord::Target);
    // «غارات التحالف» tells who strikes, «استهدف الباب» what is struck.
    is(before, PlaceWord::Target)
        || r.is_small(before, NameWord::Aim)
            && (before.saturating_sub(WORDS)..before).rev().take_while(|&at| r.is_word(at)).any(strike)
}

/// Whether a place of the same region follows the name that ends before token `end`: «الباب بريف حلب».
pub(super) fn beside_region(r: &NameReader<'_>, end: usize, place: &PlaceRow) -> bool {
    /// Words between a place and its region: «على الحدود العراقية السورية شمال غربي محافظة …».
    const WORDS: usize = 6;
    if place.admin1 == 0 {
        return false;
    }
    let region = |at: usize| {
        let same = |s: Sense| {
            s.flags & flag::UNSURE == 0
                && r.name_row(s).and_then(|row| row.place).is_some_and(|p| p.admin1 == place.admin1)
        };
        let mut found = r.senses(at, Class::Name).any(|(_, s)| same(s));
        if r.cx.words.phrases(at) & bit(Class::Name) != 0 {
            r.cx.phrases(at, |m| found |= m.sense.class == Class::Name && same(m.sense));
        }
        found
    };
    (end..r.count().min(end + WORDS)).take_while(|&at| r.is_word(at) || r.opens(at)).any(region)
}
