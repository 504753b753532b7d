//! The places of the gazetteer that a name may mean.

use super::place_context::{country_near, head, spoken_for};
use super::places::placed;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::found::{Feature, Source};
use crate::lexicon::schema::PlaceRow;
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};

/// Maximum number of places considered per name: the others are hamlets.
const MOST: usize = 24;

/// Weight of a place of some hundred thousand people.
pub(super) const KNOWN: u8 = 16;

/// A row that a name may mean.
pub(super) struct PlaceCandidate {
    pub row: u32,
    pub place: PlaceRow,
    pub label: Label,
}

/// Whether a place is a village or part of a town and has no people counted: so little known.
pub(super) fn little(place: &PlaceRow) -> bool {
    let small = matches!(
        place.feature,
        Feature::Village | Feature::Neighbourhood | Feature::Camp | Feature::Facility
    );
    small && place.weight == 0
}

/// Whether a candidate is a large city in another country than a place.
pub(super) fn large_abroad(c: &PlaceCandidate, place: &PlaceRow) -> bool {
    c.place.feature == Feature::City && c.place.weight >= KNOWN && c.place.country != place.country
}

/// The places in the gazetteer with a name; none if it is longer than its row or has no row.
pub(super) fn candidates(r: &NameReader<'_>, found: &Found) -> Vec<PlaceCandidate> {
    let mut rows: Vec<PlaceCandidate> = Vec::new();
    // Ordinary words: quarters and villages that are called «الجزائر» are meant where something speaks for them.
    let mut unspoken: Vec<PlaceCandidate> = Vec::new();
    let mut add = |sense: Sense, prefix: u8| {
        // A model's name may begin after a proclitic, which its row does not have.
        if sense.class != Class::Name || prefix != found.prefix || rows.len() == MOST {
            return;
        }
        let Some(row) = r.name_row(sense) else { return };
        let label = row.label;
        let same = label == found.label || placed(label) && found.source != Source::Gazetteer;
        let (Some(place), Ok(number)) = (row.place, u32::try_from(sense.arg)) else { return };
        if same && rows.iter().chain(&unspoken).all(|c| c.row != number) {
            let spoken = !little(&place)
                || sense.flags & flag::BESIDE == 0
                || spoken_for(r, found.first, found.end, sense)
                || country_near(r, found.first, found.end, &place);
            let list = if spoken { &mut rows } else { &mut unspoken };
            list.push(PlaceCandidate { row: number, place, label });
        }
    };
    if found.len() == 1 {
        r.senses(found.first, Class::Name).for_each(|(reading, sense)| add(sense, reading.prefix));
    } else if r.cx.words.phrases(found.first) & bit(Class::Name) != 0 {
        r.cx.phrases(found.first, |m| {
            if m.end == found.end && !m.reading.proclitics.any(Proclitics::AL) {
                add(m.sense, m.reading.prefix);
            }
        });
    }
    // A division that bears the name of a country is meant behind its word alone: «ولاية جورجيا».
    let state = |c: &PlaceCandidate| c.place.feature == Feature::Country;
    if rows.len() > 1 && head(r, found.first).is_none() && rows.iter().any(state) {
        rows.retain(|c| c.place.feature != Feature::Admin1);
    }
    if rows.is_empty() { unspoken } else { rows }
}
