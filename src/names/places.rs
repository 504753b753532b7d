//! Disambiguates places that share a name: «طرابلس» in Libya or in Lebanon, حلب the city or the
//! governorate. The immediate context decides, then the rest of the text, then how well known
//! each is.

use super::reader::NameReader;
use crate::found::{Feature, Label, Name, Place, Source};
use crate::in_order::by_number;
use crate::lexicon::schema::{NameRow, PlaceRow};
use crate::lexicon::{Class, Lexicon, Proclitics, Reading, Sense};
use crate::reading::Context;

/// Where a place of the lexicon's gazetteer is.
pub fn place(row: &PlaceRow, lexicon: &Lexicon) -> Place {
    let text = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    let degrees = |n: i32| f64::from(n) / 1000.0;
    let country = std::str::from_utf8(&row.country).ok().filter(|c| !c.starts_with('\0'));
    Place {
        feature: row.feature,
        country: country.and_then(text),
        admin1: row.admin1.checked_sub(1).and_then(|n| text(lexicon.symbol(n as i32))),
        lat: row.at.map(|at| degrees(at.0)),
        lon: row.at.map(|at| degrees(at.1)),
        geonames: (row.geonames > 0).then_some(row.geonames),
    }
}

/// Where something is that is called after a place: «مطار حلب».
pub fn within(row: &PlaceRow, label: Label, lexicon: &Lexicon) -> Place {
    let feature = if label == Label::Fac { Feature::Facility } else { Feature::Region };
    Place { feature, geonames: None, ..place(row, lexicon) }
}

/// Every place of the gazetteer that bears the name that is all of a text, the best known first; `score` is what its fame is worth among
/// them. For `settle` to choose from in a text, and for a reader to see what there is.
pub fn named(cx: &Context<'_>) -> Vec<Name> {
    let lexicon = cx.lexicon.lexicon;
    let count = cx.words.len();
    let mut rows: Vec<(&NameRow, PlaceRow)> = Vec::new();
    let mut add = |reading: Reading, sense: Sense| {
        let row = usize::try_from(sense.arg).ok().and_then(|at| cx.lexicon.tables().names.get(at));
        let named =
            sense.class == Class::Name && reading.prefix == 0 && !reading.proclitics.any(Proclitics::AL);
        if let Some((row, place)) = row.filter(|_| named).and_then(|row| Some((row, row.place?)))
            && rows.iter().all(|(known, _)| *known != row)
        {
            rows.push((row, place));
        }
    };
    if count == 1 {
        cx.words[0].of(cx.lexicon, Class::Name).for_each(|(reading, sense)| add(reading, sense));
    } else if count > 1 {
        cx.phrases(0, |m| {
            if m.end == count {
                add(m.reading, m.sense);
            }
        });
    }
    by_number(&mut rows, |(_, place)| !(i64::from(fame(place)) - i64::from(i32::MIN)) as u64);
    let weight = |place: &PlaceRow| (f64::from(fame(place)) / 12.0).exp();
    let sum: f64 = rows.iter().map(|(_, place)| weight(place)).sum();
    let name = |(row, at): &(&NameRow, PlaceRow)| Name {
        canonical: row.canonical.clone(),
        id: Some(row.ident()).filter(|id| !id.is_empty()),
        source: Source::Gazetteer,
        score: (weight(at) / sum) as f32,
        place: Some(Box::new(place(at, lexicon))),
    };
    rows.iter().map(name).collect()
}

/// The place of the gazetteer with an id: «SY-HL» (ISO 3166), «170063» (GeoNames).
pub fn with_id(id: &str, lexicon: &Lexicon) -> Option<Name> {
    let mut rows = lexicon.tables().names.iter().filter_map(|row| Some((row, row.place?)));
    let (row, at) = rows.find(|(row, _)| row.ident() == id)?;
    Some(Name {
        canonical: row.canonical.clone(),
        id: Some(id.to_owned()),
        source: Source::Gazetteer,
        score: 1.0,
        place: Some(Box::new(place(&at, lexicon))),
    })
}

pub(super) fn placed(label: Label) -> bool {
    matches!(label, Label::Gpe | Label::Loc | Label::Fac)
}

/// The country of the people whose adjective, with the article, stands at token `i`: «اليمني».
pub(super) fn nationality(r: &NameReader<'_>, i: usize) -> Option<[u8; 2]> {
    r.people(i).filter(|_| r.definite(i)).and_then(|(_, s)| r.name_row(s)).and_then(country_of)
}

/// Whether two places lie more than so many thousandths of a degree from one another, to the north or to the east.
pub(super) fn far_apart(a: (i32, i32), b: (i32, i32), most: i32) -> bool {
    (a.0 - b.0).abs() > most || (a.1 - b.1).abs() > most
}

/// How well known a place is.
pub(super) fn fame(place: &PlaceRow) -> i32 {
    let kind = match place.feature {
        Feature::Country => 60,
        Feature::Admin1 => 20,
        Feature::Water | Feature::Mountain | Feature::Region => 25,
        Feature::Village | Feature::Facility => -6,
        _ => 0,
    };
    // Where the population is unknown, assume about two thousand.
    let weight = if place.weight == 0 { 11 } else { i32::from(place.weight) };
    3 * weight + kind
}

/// The country that a row stands for: of countries and peoples.
pub(super) fn country_of(row: &NameRow) -> Option<[u8; 2]> {
    match row.place {
        Some(place) => Some(place.country).filter(|_| place.feature == Feature::Country),
        None => row.id.as_bytes().first_chunk::<2>().filter(|_| row.id.len() == 2).copied(),
    }
}
