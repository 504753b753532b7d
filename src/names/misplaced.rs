//! Places that are said to lie elsewhere than what the gazetteer has by their name.

use super::place_candidates::KNOWN;
use super::place_context::head;
use super::places::{country_of, far_apart};
use super::reader::{Found, NameReader};
use crate::found::{Feature, Label};
use crate::letters::{BEH, FEH, WAW, units};
use crate::lexicon::schema::{NameWord, PlaceRow, PlaceWord};
use crate::lexicon::{Class, Sense};
use crate::signs::OPEN;

/// Whether a place is said to lie in another country than its row: «مدينة هورست الهولندية», «كولون (ألمانيا)». Of large cities an
/// adjective says rather who is there: «طائرات حلب الروسية».
pub(super) fn abroad(r: &NameReader<'_>, found: &Found, place: &PlaceRow) -> bool {
    /// Whose land is called after the one and the other.
    const DISPUTED: [[u8; 2]; 9] = [*b"PS", *b"IL", *b"SY", *b"LB", *b"MA", *b"EH", *b"ES", *b"UA", *b"RU"];
    let end = found.end;
    let town = matches!(place.feature, Feature::City | Feature::Village);
    if !town || DISPUTED.contains(&place.country) {
        return false;
    }
    let nation = |s: Sense, label: Label| {
        let row = r.name_row(s).filter(|row| row.label == label);
        row.and_then(country_of)
    };
    if r.cx.code(end) == OPEN && r.closing(end, 2) == Some(end + 2) {
        let country = r.senses(end + 1, Class::Name).find_map(|(_, s)| nation(s, Label::Gpe));
        return country.is_some_and(|country| country != place.country);
    }
    let headed = matches!(head(r, found.first), Some(PlaceWord::City | PlaceWord::Town));
    let people = r.people(end).filter(|_| r.definite(end) && (headed || place.weight < KNOWN));
    // «مدينة حلب السورية»; a man's adjective follows no town.
    let said = people
        .filter(|_| r.ends_in(end, &[[units::YEH, units::HEH]]))
        .and_then(|(_, s)| nation(s, Label::Norp));
    said.is_some_and(|country| country != place.country)
}

/// Whether a small place is said to lie where its row does not: «قرية الرشاد بالمقدادية» is none that the gazetteer has; a city in another
/// country's division.
pub(super) fn elsewhere(r: &NameReader<'_>, small: &Found, other: &Found) -> bool {
    /// Thousandths of a degree, some 100 km; a quarter lies within 30 km of its city.
    const FAR: i32 = 900;
    const CITY: i32 = 300;
    /// Words between the two: «شمال شرق محافظة …».
    const WORDS: usize = 3;
    let row = |f: &Found| r.row(f.row)?.place;
    let Some((a, b)) = row(small).zip(row(other)) else { return false };
    let little = matches!(a.feature, Feature::Village | Feature::Neighbourhood | Feature::Camp)
        // «حي الكوت بالهفوف»: no city is a quarter of another.
        || a.feature == Feature::City
            && (a.weight < KNOWN || head(r, small.first) == Some(PlaceWord::Quarter));
    let Some(gap) = other.first.checked_sub(small.end).filter(|&gap| gap <= WORDS) else { return false };
    let joins = |at: usize| {
        r.senses(at, Class::PlaceWord).next().is_some()
            || r.is_small(at, NameWord::Place) && !r.is_small(at, NameWord::Aim)
    };
    // «بالمقدادية», «بريف حلب»; in «مأرب وتعز» nothing lies in anything.
    let within = r.cx.code(small.end) == BEH && r.prefix(small.end).max(other.prefix) > 0
        || gap > 0 && !r.cx.begins(small.end, &[WAW], 0);
    // «حى النزهة فى اسكندريه»
    let into = usize::from(r.cx.code(small.end) == FEH && r.is_small(small.end, NameWord::Place));
    let said = within && (small.end + into..other.first).all(joins);
    let quarter = a.feature == Feature::Neighbourhood && b.feature == Feature::City;
    let most = if quarter { CITY } else { FAR };
    let far = match (a.at, b.at) {
        (Some(a), Some(b)) => far_apart(a, b, most),
        _ => false,
    };
    let region = matches!(b.feature, Feature::Admin1 | Feature::City | Feature::Admin2);
    let apart = a.country != b.country || a.admin1 != b.admin1 && b.admin1 > 0;
    // «برمنغهام في ولاية ألاباما»
    let state = || {
        let headed = gap == 0 || matches!(head(r, other.first), Some(PlaceWord::State | PlaceWord::Division));
        let lead = r.cx.code(small.end);
        let led = said && (lead == BEH || lead == FEH);
        b.feature == Feature::Admin1 && a.feature == Feature::City && led && headed && a.country != b.country
    };
    // The middle of «محافظة الجيزة» is far from its own towns: «في» alone says less than «بـ».
    let stranger = into == 0 || a.country != b.country;
    (little && said && stranger || state()) && far && region && apart
}
