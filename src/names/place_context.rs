//! What the words beside the name of a place say of it: that it is one, and of which kind and region.

use super::country_signs;
use super::places::{far_apart, nationality};
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Feature, Label};
use crate::letters::{BEH, FEH, WAW};
use crate::lexicon::schema::{HeadKind, NameWord, PlaceRow, PlaceWord, TimeWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::signs::DOT;

/// Whether something beside token `i` says that the name from there to `end` is a place: a head
/// («بلدة الباب»), shelling («قصف على الباب»), its region («الباب بريف حلب»).
pub fn spoken_for(r: &NameReader<'_>, i: usize, end: usize, sense: Sense) -> bool {
    let Some(place) = r.name_row(sense).and_then(|row| row.place) else { return false };
    // «قصف على المدينة» tells of the city that the text is about, not of Medina.
    let city = |(_, s): (Reading, Sense)| s.arg == PlaceWord::City as i32;
    let noun = end == i + 1 && r.senses(i, Class::PlaceWord).any(city);
    if let Some(kind) = head(r, i) {
        // «مخيم الحسينية جنوب دمشق», «حي القبة في طرابلس»: some camps are towns by now, and quarters stand among the towns.
        let camp = || matches!(kind, PlaceWord::Camp | PlaceWord::Quarter) && beside_region(r, end, &place);
        return (!noun || kind == PlaceWord::District)
            && (suits(kind, place.feature) || of_town(kind, &place) || camp());
    }
    if noun {
        return joined(r, i, &place);
    }
    let beside = || entered(r, i) && sided(r, end, &place);
    match place.feature {
        Feature::Admin1 => return false,
        // «قرب الحوز جنوب مراكش»
        Feature::Admin2 => return beside(),
        _ => {}
    }
    // «صور العمانية»: pictures would have the article too.
    let people = || !r.definite(i) && nationality(r, end) == Some(place.country);
    // «قصف على السوق»: what a word names that others have names behind is shelled more often than a town called so.
    let common = r.definite(i)
        && end == i + 1
        && (r.is(i, Class::Head)
            || r.is(i, Class::PlaceWord)
            || r.is_small(i, NameWord::Site)
            || r.is_small(i, NameWord::Field));
    !common && shelled(r, i)
        || beside_region(r, end, &place)
        || behind_region(r, i, &place)
        || people()
        || beside()
        || in_country(r, i, end, &place)
        || joined(r, i, &place)
        || near_region(r, i, end, &place)
}

/// Whether a name that «في» or a word for its people or ways leads to stands in one sentence with a place of its region, or with a
/// sign of its country: «دورية من الدرك الملكي في الجديدة», «سكان العوينات … ولاية تبسة».
fn near_region(r: &NameReader<'_>, i: usize, end: usize, place: &PlaceRow) -> bool {
    // «أهالي العوينات», «معتمد الحامة»
    let inside = |i: usize| {
        r.before(i).is_some_and(|at| {
            r.is_head(at, HeadKind::GpeNear)
                || is_word(r, at, PlaceWord::Part)
                || country_signs::stands(r, at)
        })
    };
    // «مصدر للخبر»
    let led = into(r, i) && (r.prefix(i) == 0 || r.cx.code(i) == BEH);
    if !led && !inside(i) || r.denied(Label::Gpe, i) {
        return false;
    }
    let region =
        |at: usize| bears(r, at, None, |p| same_region(p, place, true) && p.feature != Feature::Country);
    // «اللاعب المصري … في ⟦الوجه⟧»: a country alone makes no town of an ordinary word.
    let strange = |i: usize| !r.tagger.about(i).known || r.seems(i, NameClass::Place, LIKELY);
    let (from, to) = sentence(r, i, end);
    (from..i).chain(end..to).any(region) || (i..end).all(strange) && country_near(r, i, end, place)
}

/// The tokens around a name that may tell of it, within its sentence.
fn sentence(r: &NameReader<'_>, i: usize, end: usize) -> (usize, usize) {
    /// Tokens between them.
    const REACH: usize = 12;
    let ends = |at: usize| r.cx.code(at) == DOT && !r.is_word(at);
    let from = (i.saturating_sub(REACH)..i).rev().take_while(|&at| !ends(at)).last().unwrap_or(i);
    let to = (end..r.count().min(end + REACH)).take_while(|&at| !ends(at)).last().map_or(end, |at| at + 1);
    (from, to)
}

/// Whether a sign of the country of a place, or an adjective of its people, stands in the sentence of a name: «النيابة البحرينية …
/// في المالكية».
pub(super) fn country_near(r: &NameReader<'_>, i: usize, end: usize, place: &PlaceRow) -> bool {
    let (from, to) = sentence(r, i, end);
    let mut told = false;
    country_signs::each(r, from, to, |_, _, country| told |= country == place.country);
    told || (from..i).chain(end..to).any(|at| nationality(r, at) == Some(place.country))
}

/// Whether the country of a place is told right behind its name: «في الذيد في الإمارات», «صور (لبنان) -» where a text begins. What is
/// an ordinary word for the model stays one: «الثورة في سوريا».
fn in_country(r: &NameReader<'_>, i: usize, end: usize, place: &PlaceRow) -> bool {
    let dateline = r.before(i).is_none() && r.opens(end) && r.closing(end, 2) == Some(end + 2);
    let into = || into(r, i);
    // «في البيضاء الليبية»
    if r.definite(i) && nationality(r, end) == Some(place.country) && into() {
        return true;
    }
    let lead = match r.cx.code(end) {
        _ if dateline => 1,
        FEH if r.is_small(end, NameWord::Place) && into() => 1,
        BEH if r.prefix(end) > 0 && into() => 0,
        _ => return false,
    };
    bears(r, end + lead, None, |p| p.feature == Feature::Country && p.country == place.country)
}

/// Whether «في», «بـ» or the like stands before token `i`, which the model does not take for an ordinary word.
fn into(r: &NameReader<'_>, i: usize) -> bool {
    let led = r.prefix(i) > 0 || r.before(i).is_some_and(|before| r.is_small(before, NameWord::Place));
    led && !r.denied(Label::Gpe, i)
}

/// Whether a name is joined to that of a town of the same country: «مكة والمدينة», «من مكة إلى المدينة».
fn joined(r: &NameReader<'_>, i: usize, place: &PlaceRow) -> bool {
    /// Words of the other name.
    const WORDS: usize = 3;
    /// Weight of a city of half a million people: «المدينة» is an ordinary word too.
    const LARGE: u8 = 19;
    let to = |at: usize| r.senses(at, Class::TimeWord).any(|(_, s)| s.arg == TimeWord::To as i32);
    let other = if r.prefix(i) > 0 && matches!(r.cx.code(i), WAW | BEH) {
        i
    } else if r.before(i).is_some_and(to) {
        i - 1
    } else {
        return false;
    };
    let town = |p: &PlaceRow| matches!(p.feature, Feature::City) && p.country == place.country;
    (other.saturating_sub(WORDS)..other).any(|at| bears(r, at, Some(other), town))
        && (place.weight >= LARGE || !r.denied(Label::Gpe, i))
}

/// Whether a town of that country ends right before token `i`: «الرياض ⟦وجدة⟧» are two of Saudi Arabia, and no Oujda.
pub(super) fn behind_town(r: &NameReader<'_>, i: usize, place: &PlaceRow) -> bool {
    /// Words of the other name.
    const WORDS: usize = 3;
    let town = |p: &PlaceRow| matches!(p.feature, Feature::City) && p.country == place.country;
    (i.saturating_sub(WORDS)..i).any(|at| bears(r, at, Some(i), town))
}

/// Whether a sure name that begins at token `at`, and ends before `end` if that is given, is that of such a place.
fn bears(r: &NameReader<'_>, at: usize, end: Option<usize>, such: impl Fn(&PlaceRow) -> bool) -> bool {
    let same = |s: Sense, to: usize| {
        // «محافظة ميسان»
        let headed = |p: &PlaceRow| head(r, at).is_some_and(|kind| suits(kind, p.feature));
        let place = r.name_row(s).and_then(|row| row.place);
        let meant = place.filter(|p| s.flags & flag::UNSURE == 0 || headed(p));
        end.is_none_or(|end| end == to) && meant.is_some_and(|p| such(&p))
    };
    let mut found = r.senses(at, Class::Name).any(|(_, s)| same(s, at + 1));
    if r.cx.words.phrases(at) & bit(Class::Name) != 0 {
        r.cx.phrases(at, |m| found |= m.sense.class == Class::Name && same(m.sense, m.end));
    }
    found
}

/// Arab states that are divided into governorates, «محافظات», and no states, «ولايات».
const GOVERNORATES: [[u8; 2]; 10] =
    [*b"EG", *b"SY", *b"IQ", *b"YE", *b"JO", *b"LB", *b"PS", *b"SA", *b"KW", *b"BH"];

/// Arab states that are divided into «ولايات», and some beside them whose governors Arabic calls so.
const WILAYAT: [[u8; 2]; 7] = [*b"DZ", *b"TN", *b"SD", *b"OM", *b"MR", *b"MA", *b"TR"];

/// Whether the governor before token `i` is of the kind that the place's country has: «محافظ طرابلس» in Lebanon, «والي صور» in
/// Oman. The governor of a whole region is an «أمير» in Saudi Arabia.
pub(super) fn governed(r: &NameReader<'_>, i: usize, place: &PlaceRow) -> bool {
    let Some(before) = r.before(i) else { return false };
    let saudi = || place.country == *b"SA" && place.feature == Feature::Admin1;
    is_word(r, before, PlaceWord::Governor)
        && (place.country == *b"OM" || GOVERNORATES.contains(&place.country) && !saudi())
        || is_word(r, before, PlaceWord::Wali) && WILAYAT.contains(&place.country)
}

/// Whether a division is called otherwise than the head before it says, or is a country of that name: «ولاية البحر الأحمر» lies in
/// Sudan, «ولاية جورجيا» in America.
pub(super) fn misnamed(kind: PlaceWord, place: &PlaceRow) -> bool {
    match kind {
        PlaceWord::Division | PlaceWord::State if place.feature == Feature::Country => true,
        PlaceWord::State => GOVERNORATES.contains(&place.country),
        _ => false,
    }
}

/// Whether a division stands before a town in whose country districts are called so and after their towns: «ولاية صور» in Oman,
/// «محافظة بارق» in Saudi Arabia, «إقليم تاونات» in Morocco.
pub(super) fn of_town(kind: PlaceWord, place: &PlaceRow) -> bool {
    let called = match kind {
        PlaceWord::State => place.country == *b"OM",
        PlaceWord::Division => matches!(&place.country, b"SA" | b"MA"),
        _ => false,
    };
    called && matches!(place.feature, Feature::Admin2 | Feature::City | Feature::Village)
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
    let other = |at: usize| bears(r, at, None, |p| p.country == place.country);
    (end + 1..r.count().min(end + 1 + WORDS)).take_while(|&at| r.is_word(at)).any(other)
}

/// Whether token `i` is a head of districts and the name after it lies where that word stands for them.
pub fn in_district(r: &NameReader<'_>, i: usize, name: &Found) -> bool {
    let row = r.row(name.row);
    row.and_then(|row| row.place).is_some_and(|place| place.country == *b"YE")
        && head(r, i + 1) == Some(PlaceWord::District)
}

/// What the head right before token `i` says of the name after it.
pub(super) fn head(r: &NameReader<'_>, i: usize) -> Option<PlaceWord> {
    let before = r.before(i)?;
    let bare = |(reading, _): &(Reading, Sense)| !reading.proclitics.any(Proclitics::AL);
    let kind = r.senses(before, Class::PlaceWord).find(bare).map(|(_, s)| s.arg);
    // The others are no heads: «قصف», «شمالي».
    let last = PlaceWord::Countryside as i32;
    kind.filter(|&n| n <= last).and_then(|n| PlaceWord::ALL.get(usize::try_from(n).ok()?).copied())
}

/// Whether token `i` is that word, without the article: «منطقة», «شارع».
pub(super) fn is_word(r: &NameReader<'_>, i: usize, word: PlaceWord) -> bool {
    r.senses(i, Class::PlaceWord)
        .any(|(reading, s)| s.arg == word as i32 && !reading.proclitics.any(Proclitics::AL))
}

/// Whether a place of this kind may follow that head.
pub(super) fn suits(kind: PlaceWord, feature: Feature) -> bool {
    match kind {
        PlaceWord::Division | PlaceWord::State => matches!(feature, Feature::Admin1 | Feature::Country),
        PlaceWord::District => matches!(feature, Feature::Admin2 | Feature::City | Feature::Village),
        PlaceWord::City => matches!(feature, Feature::City | Feature::Village),
        PlaceWord::Town => matches!(feature, Feature::City | Feature::Village | Feature::Camp),
        PlaceWord::Quarter => matches!(feature, Feature::Neighbourhood),
        PlaceWord::Camp => matches!(feature, Feature::Camp),
        PlaceWord::Country => matches!(feature, Feature::Country),
        PlaceWord::Countryside => !matches!(feature, Feature::Country),
        _ => false,
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
    // «في الحسينية بدمشق», «مخيم الحسينية جنوب دمشق»; «التضامن مع تونس» is no place beside Tunis.
    let close = side(r, end) || r.cx.code(end) == BEH && r.prefix(end) > 0;
    let region = |at: usize| bears(r, at, None, |p| same_region(p, place, close));
    (end..r.count().min(end + WORDS)).take_while(|&at| r.is_word(at) || r.opens(at)).any(region)
}

/// Whether its region is told before a name that «في» or the like leads to: «محافظة ميسان: إغلاق طرق في العمارة».
fn behind_region(r: &NameReader<'_>, i: usize, place: &PlaceRow) -> bool {
    /// Words between the region and the place.
    const WORDS: usize = 6;
    let region = |at: usize| bears(r, at, None, |p| same_region(p, place, false));
    into(r, i) && (i.saturating_sub(WORDS)..i).any(region)
}

/// Whether two places lie in one division, or the one in or by the city that the other is, if it may be so `close`: Damascus is a
/// division of its own within its countryside.
fn same_region(a: &PlaceRow, b: &PlaceRow, close: bool) -> bool {
    /// Thousandths of a degree, some 30 km.
    const CLOSE: i32 = 299;
    let beside = || a.at.zip(b.at).is_some_and(|(a, b)| !far_apart(a, b, CLOSE));
    a.country == b.country
        && (a.admin1 > 0 && a.admin1 == b.admin1
            || close && matches!(a.feature, Feature::City | Feature::Region) && beside())
}
