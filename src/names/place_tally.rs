//! The countries that a whole text names, and what they say of a place.

use super::place_candidates::{KNOWN, candidates, large_abroad, little};

use super::places::{country_of, far_apart};
use super::reader::{Found, NameReader};
use crate::found::Feature;
use crate::lexicon::schema::PlaceRow;
use crate::lexicon::{Class, flag};

/// Towns of a text that are remembered.
const MOST: usize = 24;

/// How often the whole text mentions each country.
#[derive(Default)]
pub(super) struct Tally {
    countries: Vec<([u8; 2], i32)>,
    total: i32,
    /// The first of its towns and divisions, and where they are.
    towns: Vec<([u8; 2], (i32, i32))>,
}

impl Tally {
    pub fn of(r: &NameReader<'_>, names: &[Found]) -> Self {
        let mut tally = Self::default();
        for found in names {
            let Some(row) = r.row(found.row) else {
                continue;
            };
            match (country_of(row), row.place) {
                // «عمان» may be the city.
                (Some(_), Some(place)) if candidates(r, found).iter().any(|c| large_abroad(c, &place)) => {
                    tally.add(place.country, 1);
                }
                (Some(country), _) => tally.add(country, 3),
                // A name shared by several countries counts for none.
                (None, Some(place)) if place.country != [0; 2] && lone(r, found, &place) => {
                    if let Some(at) = place.at.filter(|_| tally.towns.len() < MOST && !little(&place)) {
                        tally.towns.push((place.country, at));
                    }
                    tally.add(place.country, 2);
                }
                _ => {}
            }
        }
        tally
    }

    fn add(&mut self, country: [u8; 2], weight: i32) {
        self.total += weight;
        match self.countries.iter_mut().find(|(known, _)| *known == country) {
            Some((_, sum)) => *sum += weight,
            None => self.countries.push((country, weight)),
        }
    }

    /// Whether a quarter, village or small town that is called by an ordinary word lies far from all towns of the text, in a country that it
    /// does not name: «حي العزيزية» is no quarter of Aleppo beside Medina.
    pub fn knows_better(&self, r: &NameReader<'_>, found: &Found, place: &PlaceRow) -> bool {
        /// Thousandths of a degree, some 300 km.
        const FAR: i32 = 3000;
        let small = little(place) || place.feature == Feature::City && place.weight < KNOWN;
        let Some(at) = place.at.filter(|_| small && !self.towns.is_empty()) else { return false };
        let ordinary = r.senses(found.first, Class::Name).any(|(_, s)| s.flags & flag::UNSURE != 0);
        let other =
            |(country, town): &([u8; 2], (i32, i32))| *country != place.country && far_apart(at, *town, FAR);
        let told = self.countries.iter().find(|(country, _)| *country == place.country);
        found.len() == 1 && ordinary && told.is_none() && self.towns.iter().all(other)
    }

    /// At most 40 for the only country of a text.
    pub fn speaks(&self, place: &PlaceRow) -> i32 {
        let sum = self.countries.iter().find(|(known, _)| *known == place.country).map_or(0, |(_, sum)| *sum);
        if self.total == 0 { 0 } else { 40 * sum / self.total.max(4) }
    }
}

/// Whether all places of a name lie in one country.
pub(super) fn lone(r: &NameReader<'_>, found: &Found, place: &PlaceRow) -> bool {
    candidates(r, found).iter().all(|c| c.place.country == place.country)
}
