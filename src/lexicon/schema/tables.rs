//! A sense, and the typed tables that senses refer to by row.

use super::super::amounts::{CurrencyRow, CurrencyWordRow, IdRows, MeasureRow, PhoneRow, SpellRows};
use super::{Class, DayPart, Grain};
use crate::found::{Feature, Label};

/// One reading of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Its class.
    pub class: Class,
    /// Bits of [`flag`](super::flag).
    pub flags: u32,
    /// Its argument, as described at its class.
    pub arg: i32,
    /// Hash of the exact spelling, 0 if any spelling will do.
    pub strict: u32,
}

/// Typed tables of the lexicon, stored beside the words.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Tables {
    /// Strings that senses of symbolic classes refer to (lemmas, ids), by row.
    pub symbols: Vec<String>,
    /// Names of the gazetteer, by row.
    #[serde(with = "super::super::compiled::names")]
    pub names: Vec<NameRow>,
    /// Units of measure, by row.
    pub measures: Vec<MeasureRow>,
    /// Words for currencies and their subunits, by row.
    pub currency_words: Vec<CurrencyWordRow>,
    /// Currencies, by row.
    pub currencies: Vec<CurrencyRow>,
    /// Groups of hints and their arguments, in the order of `hint_keys` when the tables are loaded.
    pub hints: Vec<(String, i32)>,
    /// A number for the name of each group, ascending.
    #[serde(skip)]
    hint_keys: Vec<u32>,
    /// Countries in telephone numbers.
    pub phones: Vec<PhoneRow>,
    /// What identifiers look like.
    pub identifiers: IdRows,
    /// The words that numbers are written with.
    pub spell: SpellRows,
    /// Spoken forms in addresses and codes: form, kind, what is written.
    pub spoken: Vec<(String, String, String)>,
    /// Parts of the day, by row.
    pub day_parts: Vec<DayPartRow>,
    /// Words for a time relative to now, by row.
    pub relatives: Vec<RelativeRow>,
    /// Holidays, by row.
    pub holidays: Vec<HolidayRow>,
    /// Time zones: IANA names or offsets, by row.
    pub zones: Vec<String>,
    /// What the lexicon of events holds.
    pub events: super::super::event_rows::EventTables,
}

impl Tables {
    /// The argument of a group of hints.
    pub fn hint(&self, group: &str) -> Option<i32> {
        let key = hint_key(group);
        let from = self.hint_keys.partition_point(|&held| held < key);
        let alike = self.hint_keys[from..].iter().take_while(|&&held| held == key).count();
        self.hints[from..from + alike].iter().find(|(name, _)| name == group).map(|(_, arg)| *arg)
    }

    /// The group of hints that has that argument.
    #[inline]
    pub fn hint_of(&self, arg: i32) -> Option<&str> {
        self.symbols.get(usize::try_from(arg).ok()?)?.strip_prefix(HINT)
    }

    /// One of 32 bits for the name of a group of hints: a word has those of its groups, so that one look tells that it is in
    /// none with another bit.
    #[inline(always)]
    pub const fn hint_bit(group: &str) -> u32 {
        let [first, .., last] = group.as_bytes() else { return u32::MAX };
        let middle = group.as_bytes()[group.len() / 2];
        1 << ((group.len() * 5 + *first as usize + middle as usize * 3 + *last as usize * 7) & 31)
    }

    /// Whether that is the argument of a group of hints.
    #[inline]
    pub fn is_hint(&self, arg: i32, group: &str) -> bool {
        self.hint_of(arg) == Some(group)
    }

    /// Prepares the groups of hints to be looked up.
    pub fn index_hints(&mut self) {
        self.hints.sort_by_key(|(name, _)| hint_key(name));
        self.hint_keys = self.hints.iter().map(|(name, _)| hint_key(name)).collect();
    }
}

/// What stands before the name of a group of hints in its symbol.
pub const HINT: &str = "hint ";

/// The length of a name and some of its letters, which are compared faster than names.
#[inline]
fn hint_key(name: &str) -> u32 {
    let bytes = name.as_bytes();
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    u32::from_le_bytes([bytes.len() as u8, at(0), at(bytes.len() / 2), at(bytes.len().wrapping_sub(1))])
}

/// A part of the day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DayPartRow {
    /// Which part.
    pub part: DayPart,
    /// First hour of the part on its own.
    pub from: u8,
    /// Hour after the last one.
    pub to: u8,
    /// First of the twelve hours that an hour with this part lies in.
    pub window: u8,
    /// Whether it is a part of the day only next to an hour.
    pub hour_only: bool,
    /// Whether the word also names a prayer.
    pub prayer: bool,
    /// Whether it is a moment rather than a span.
    pub point: bool,
}

/// A word for a time relative to now.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RelativeRow {
    /// Offset in units of the grain.
    pub offset: i8,
    /// Its unit.
    pub grain: Grain,
    /// The part of that day, if it says one.
    pub part: Option<DayPart>,
}

/// A holiday.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct HolidayRow {
    /// Stable name.
    pub id: String,
    /// When it is.
    pub rule: HolidayRule,
    /// Length in days.
    pub days: u8,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum HolidayRule {
    /// Month and day of the Gregorian calendar.
    Gregorian(u8, u8),
    /// Month and day of the Hijri calendar.
    Hijri(u8, u8),
    /// Days from Easter Sunday of the Western churches.
    EasterWestern(i16),
    /// Days from Easter Sunday of the Eastern churches.
    EasterEastern(i16),
    /// Month, which one (-1 the last), ISO weekday, and days after it.
    Nth(u8, i8, u8, i8),
    /// Depends on the country, which the word does not name.
    Unknown,
}

/// A name of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct NameRow {
    /// What it names.
    pub label: Label,
    /// ISO 3166 for countries, else a stable slug.
    pub id: String,
    /// The canonical spelling.
    pub canonical: String,
    /// Where it is, for places.
    pub place: Option<PlaceRow>,
}

impl NameRow {
    /// The id: the row's own, else the GeoNames id; empty where there is none.
    pub fn ident(&self) -> String {
        match self.place {
            Some(PlaceRow { geonames, .. }) if self.id.is_empty() && geonames > 0 => geonames.to_string(),
            _ => self.id.clone(),
        }
    }
}

/// Where a place of the gazetteer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct PlaceRow {
    /// What kind of place it is.
    pub feature: Feature,
    /// How well known it is: about log2 of its population; 0 where that is unknown.
    pub weight: u8,
    /// The two letters of ISO 3166-1, zeros for none.
    pub country: [u8; 2],
    /// The symbol of its first division plus 1, 0 for none.
    pub admin1: u32,
    /// Thousandths of a degree north and east; `None` where unknown.
    pub at: Option<(i32, i32)>,
    /// The id in GeoNames, 0 for none.
    pub geonames: u32,
}
