//! A lexicon as it is built and as it is embedded.

use serde::{Deserialize, Serialize};

use super::schema::{Class, Sense, Tables, flag};
use crate::columns::{pack, pack_ascending, unpack, unpack_ascending};

/// Lowest bit that is embedded of a hash: some 34,000 forms are told apart, and of 30 million other words
/// one is taken for one of them.
const LOW: u32 = 24;

/// What a lexicon is made of.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// Lowest bit that is known of the hashes; those below are 0.
    pub low: u32,
    /// Transitions of phrases: their hashes, ascending, each with the state it leads to.
    pub steps: Vec<(u64, u32)>,
    /// Hashes of the words, ascending.
    pub words: Vec<u64>,
    /// Where the senses of each entry end. The states are entries by their numbers, then the words by theirs.
    pub ends: Vec<u32>,
    /// The senses of one entry after the other.
    pub senses: Vec<Sense>,
    /// Typed tables beside the words.
    pub tables: Tables,
}

/// The same as it is embedded, in columns.
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
    /// Of the senses that want an exact spelling.
    strict: Vec<u32>,
    tables: Tables,
}

impl Compiled {
    /// As it is embedded.
    ///
    /// # Errors
    /// When two forms are not told apart by the bits that are embedded.
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

    /// What [`Compiled::to_bytes`] embedded; none where the bytes are nothing of that kind.
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

/// The rows of the gazetteer in columns: ids lie beside ids, names beside names.
pub mod names {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::found::Label;
    use crate::lexicon::schema::NameRow;

    /// Writes the columns.
    pub fn serialize<S: Serializer>(rows: &[NameRow], to: S) -> Result<S::Ok, S::Error> {
        let labels: Vec<Label> = rows.iter().map(|row| row.label).collect();
        let ids: Vec<&str> = rows.iter().map(|row| &*row.id).collect();
        let canonical: Vec<&str> = rows.iter().map(|row| &*row.canonical).collect();
        (labels, ids, canonical).serialize(to)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<NameRow>, D::Error> {
        let (labels, ids, canonical) = <(Vec<Label>, Vec<String>, Vec<String>)>::deserialize(from)?;
        let rows = labels.into_iter().zip(ids).zip(canonical);
        Ok(rows.map(|((label, id), canonical)| NameRow { label, id, canonical }).collect())
    }
}
