//! A lexicon as it is built and as it is embedded.

use serde::{Deserialize, Serialize};

use super::schema::{Class, Sense, Tables, flag};
use crate::columns::{pack, pack_ascending, unpack, unpack_ascending};

/// Lowest bit of a hash that is embedded: enough to keep some 34,000 forms apart, with one false positive in eight
/// million other words.
const LOW: u32 = 26;

/// What a lexicon is made of.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// Lowest known bit of the hashes; the bits below are 0.
    pub low: u32,
    /// Transitions of phrases: their hashes, ascending, each with the state it leads to.
    pub steps: Vec<(u64, u32)>,
    /// Hashes of the words, ascending.
    pub words: Vec<u64>,
    /// Where the senses of each entry end: first the states, then the words, each by number.
    pub ends: Vec<u32>,
    /// The senses of one entry after the other.
    pub senses: Vec<Sense>,
    /// Typed tables beside the words.
    pub tables: Tables,
}

/// The same in the form that is embedded, in columns.
#[derive(Serialize, Deserialize)]
struct Stored {
    low: u32,
    steps: Vec<u8>,
    states: Vec<u8>,
    words: Vec<u8>,
    /// How many senses each entry has.
    counts: Vec<u32>,
    /// The classes with their flags, the most frequent first, and which of them each sense has.
    kinds: Vec<(Class, u32)>,
    kind: Vec<u32>,
    /// Arguments of the senses, as unsigned numbers.
    args: Vec<u8>,
    /// Hashes of the senses that need an exact spelling.
    strict: Vec<u32>,
    tables: Tables,
}

impl Compiled {
    /// Serializes it for embedding.
    ///
    /// # Errors
    /// When two forms collide in the bits that are embedded.
    pub fn to_bytes(&self) -> Result<Vec<u8>, String> {
        let steps: Vec<u64> = self.steps.iter().map(|(hash, _)| hash >> LOW).collect();
        let words: Vec<u64> = self.words.iter().map(|hash| hash >> LOW).collect();
        let mut all: Vec<u64> = steps.iter().chain(&words).copied().collect();
        all.sort_unstable();
        if all.windows(2).any(|two| two[0] == two[1]) {
            return Err("two forms of the lexicon share a hash: embed more bits".into());
        }
        let mut kinds: Vec<((Class, u32), usize)> = Vec::new();
        for sense in &self.senses {
            let kind = (sense.class, sense.flags);
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        kinds.sort_by_key(|&(kind, count)| (std::cmp::Reverse(count), kind));
        let kinds: Vec<(Class, u32)> = kinds.into_iter().map(|(kind, _)| kind).collect();
        let number = |sense: &Sense| kinds.iter().position(|k| *k == (sense.class, sense.flags)).unwrap_or(0);
        let starts = std::iter::once(&0).chain(&self.ends);
        let stored = Stored {
            low: LOW,
            steps: pack_ascending(&steps),
            states: pack(&self.steps.iter().map(|(_, state)| u64::from(*state)).collect::<Vec<_>>()),
            words: pack_ascending(&words),
            counts: self.ends.iter().zip(starts).map(|(end, start)| end - start).collect(),
            kind: self.senses.iter().map(|sense| number(sense) as u32).collect(),
            args: pack(&self.senses.iter().map(|sense| u64::from(sense.arg as u32)).collect::<Vec<_>>()),
            strict: self.senses.iter().filter(|s| s.flags & flag::STRICT != 0).map(|s| s.strict).collect(),
            tables: self.tables.clone(),
            kinds,
        };
        postcard::to_stdvec(&stored).map_err(|why| why.to_string())
    }

    /// Reads what [`Compiled::to_bytes`] wrote; `None` if the bytes are not in that format.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let stored: Stored = postcard::from_bytes(bytes).ok()?;
        let hashes = |column| unpack_ascending(column).map(|hash| hash << stored.low);
        let mut strict = stored.strict.iter().copied();
        let senses = stored.kind.iter().zip(unpack(&stored.args)).map(|(&kind, arg)| {
            let &(class, flags) = stored.kinds.get(kind as usize)?;
            let strict = if flags & flag::STRICT != 0 { strict.next()? } else { 0 };
            Some(Sense { class, flags, arg: arg as u32 as i32, strict })
        });
        let ends = stored.counts.iter().scan(0u32, |end, count| {
            *end = end.checked_add(*count)?;
            Some(*end)
        });
        Some(Self {
            low: stored.low,
            steps: hashes(&stored.steps).zip(unpack(&stored.states).map(|state| state as u32)).collect(),
            words: hashes(&stored.words).collect(),
            ends: ends.collect(),
            senses: senses.collect::<Option<_>>()?,
            tables: stored.tables,
        })
    }
}

/// The rows of the gazetteer in columns: all ids together, then all names.
pub mod names {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::columns::{pack, pack_texts, unpack, unpack_texts};
    use crate::found::{Feature, Label};
    use crate::lexicon::schema::{NameRow, PlaceRow};

    /// Offset that makes thousandths of degrees positive; 0 means that there are no coordinates.
    const WEST: i64 = 1_000_000;

    #[derive(Default, Serialize, Deserialize)]
    struct Columns {
        labels: Vec<Label>,
        ids: Vec<u8>,
        canonical: Vec<u8>,
        /// The number of the feature plus 1, 0 for non-places. The columns below have one row per place.
        features: Vec<u8>,
        weights: Vec<u8>,
        countries: Vec<u8>,
        admin1: Vec<u8>,
        lat: Vec<u8>,
        lon: Vec<u8>,
        geonames: Vec<u8>,
    }

    /// Writes the columns.
    pub fn serialize<S: Serializer>(rows: &[NameRow], to: S) -> Result<S::Ok, S::Error> {
        let places: Vec<PlaceRow> = rows.iter().filter_map(|row| row.place).collect();
        let column = |of: &dyn Fn(&PlaceRow) -> u64| pack(&places.iter().map(of).collect::<Vec<_>>());
        let degrees = |at: Option<i32>| at.map_or(0, |n| (i64::from(n) + WEST) as u64);
        Columns {
            labels: rows.iter().map(|row| row.label).collect(),
            ids: pack_texts(rows.iter().map(|row| row.id.as_str())),
            canonical: pack_texts(rows.iter().map(|row| row.canonical.as_str())),
            features: rows.iter().map(|row| row.place.map_or(0, |place| place.feature as u8 + 1)).collect(),
            weights: places.iter().map(|place| place.weight).collect(),
            countries: column(&|place| u64::from(u16::from_be_bytes(place.country))),
            admin1: column(&|place| u64::from(place.admin1)),
            lat: column(&|place| degrees(place.at.map(|at| at.0))),
            lon: column(&|place| degrees(place.at.map(|at| at.1))),
            geonames: column(&|place| u64::from(place.geonames)),
        }
        .serialize(to)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NameRow>, D::Error> {
        let stored = Columns::deserialize(from)?;
        let mut countries = unpack(&stored.countries);
        let mut admin1 = unpack(&stored.admin1);
        let mut lat = unpack(&stored.lat);
        let mut lon = unpack(&stored.lon);
        let mut geonames = unpack(&stored.geonames);
        let mut weights = stored.weights.iter().copied();
        let degrees = |n: Option<u64>| n.filter(|&n| n > 0).map(|n| (n as i64 - WEST) as i32);
        let mut place = |number: u8| {
            Some(PlaceRow {
                feature: *Feature::ALL.get(usize::from(number).checked_sub(1)?)?,
                weight: weights.next()?,
                country: (countries.next()? as u16).to_be_bytes(),
                admin1: admin1.next()? as u32,
                at: degrees(lat.next()).zip(degrees(lon.next())),
                geonames: geonames.next()? as u32,
            })
        };
        let (ids, canonical) = (unpack_texts(&stored.ids), unpack_texts(&stored.canonical));
        let rows = stored.labels.into_iter().zip(ids).zip(canonical).zip(stored.features);
        let row = |(((label, id), canonical), feature)| {
            let place = if feature == 0 { None } else { place(feature) };
            NameRow { label, id, canonical, place }
        };
        Ok(rows.map(row).collect())
    }
}
