//! Lexicon rows about amounts: units, currencies, telephone countries, and the words
//! that numbers are spelled with.

use serde::{Deserialize, Serialize};

/// The forms of a counted noun, from which the others follow by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NounForms {
    /// Nominative singular, which is also the dictionary form.
    pub singular: String,
    /// Plural; empty where the word has none and the singular is used.
    pub plural: String,
    /// Whether it is feminine.
    pub feminine: bool,
}

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureRow {
    /// Dimension: length, mass …
    pub dimension: String,
    /// UCUM code.
    pub unit: String,
    /// First row with that code, which stands for all of them.
    pub canonical: u16,
    /// Size in the dimension's base unit, as a fraction; `None` where amounts in it are not added up.
    pub factor: Option<(i64, i64)>,
    /// The words it is written with; `None` where it only has abbreviations.
    pub noun: NounForms,
    /// Adjective or complement of the noun, in the form that follows a masculine singular; may be empty.
    pub after_noun: String,
    /// Whether what follows the noun agrees with it.
    pub agrees: bool,
    /// Hint group: one of its words must be nearby.
    pub near: Option<i32>,
    /// The same for forms that are also ordinary words, where there is no number.
    pub unsure_near: Option<i32>,
    /// Hint group after whose words the number is something else.
    pub not_after: Option<i32>,
    /// Whether it is only read after a number.
    pub number_only: bool,
    /// Whether it only occurs as the second half of a rate (ساعة in كم في الساعة).
    pub rate_only: bool,
    /// Whether «من» may introduce the measured thing.
    pub of: bool,
}

/// What a function word does beside a unit: the argument of class `measure_word`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureWord {
    /// مربع
    Square,
    /// مكعب
    Cube,
    /// في, لكل, /
    Per,
}

impl MeasureWord {
    /// The member with that argument.
    pub fn from_arg(arg: i32) -> Option<Self> {
        [Self::Square, Self::Cube, Self::Per].into_iter().find(|w| *w as i32 == arg)
    }
}

/// A word for a currency or a subunit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyWordRow {
    /// Its forms.
    pub noun: NounForms,
    /// Currency that the bare word means; `None` where it needs a country.
    pub currency: Option<u16>,
    /// Default currency in transcribed speech, when nothing else decides.
    pub usual: Option<u16>,
    /// Subunits and how many of them make one unit, where all currencies of this word agree.
    pub subunits: Vec<(u16, u32)>,
    /// Whether it is only a subunit.
    pub sub: bool,
    /// Whether it is a currency only beside a country.
    pub with_country: bool,
    /// Hint group before whose words it is part of a name.
    pub not_before: Option<i32>,
}

/// A currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyRow {
    /// ISO 4217 code.
    pub code: String,
    /// Its word, by row; `None` for codes without one.
    pub word: Option<u16>,
    /// The adjective of its country, masculine singular, where the word alone is ambiguous.
    pub adjective: Option<String>,
    /// ISO 3166 codes of the countries where the bare word means it.
    pub regions: Vec<String>,
    /// Country whose adjective names it after its word: the argument of class `currency_country`.
    pub country: Option<i32>,
    /// Subunits and how many of them make one unit, the legal one first.
    pub subunits: Vec<(u16, u32)>,
    /// The sign written beside the number; empty for the code.
    pub symbol: String,
    /// Whether a comma before three digits is a decimal point beside its sign (20,000 د.ت is twenty).
    pub comma_point: bool,
}

/// A country in telephone numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRow {
    /// ITU calling code.
    pub code: u16,
    /// ISO 3166 codes of the countries that share it.
    pub regions: Vec<String>,
    /// Minimum and maximum number of digits after the calling code.
    pub digits: (u8, u8),
    /// Prefix of a national number, dropped after the calling code; empty for none.
    pub trunk: String,
}

/// What identifiers look like: `seeds/identifiers.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdRows {
    /// Lengths of IBANs by ISO 3166 code.
    pub ibans: Vec<(String, u8)>,
    /// Formats of numbers.
    pub formats: Vec<IdFormat>,
    /// Words that introduce them: the arguments of class `id_word`.
    pub words: Vec<IdWord>,
    /// Minimum and maximum length, in letters and digits, of a kind without a format.
    pub digits: Vec<(String, (u8, u8))>,
    /// Letters that are written separately on number plates.
    pub plate_letters: Vec<String>,
}

impl IdRows {
    /// Minimum and maximum length, in letters and digits, of a number of that kind.
    pub fn lengths(&self, kind: &str) -> (usize, usize) {
        let found = self.digits.iter().find(|(known, _)| known == kind);
        found.map_or((1, 0), |(_, (least, most))| (usize::from(*least), usize::from(*most)))
    }
}

/// What a number of a kind looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdFormat {
    /// Its kind.
    pub kind: String,
    /// ISO 3166 code.
    pub country: String,
    /// Numbers of letters and digits, ascending.
    pub lengths: Vec<u8>,
    /// Prefixes, one of which it must start with; empty for any.
    #[serde(default)]
    pub begins: Vec<String>,
    /// What it ends with.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Number of leading letters.
    #[serde(default)]
    pub letters: Vec<u8>,
    /// The name of its check.
    #[serde(default)]
    pub check: Option<String>,
    /// Whether it is read without a word that introduces it.
    #[serde(default)]
    pub alone: bool,
}

/// A word that introduces a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdWord {
    /// The kind of the number.
    pub kind: String,
    /// ISO 3166 codes of the countries that use it.
    pub countries: Vec<String>,
}

/// The words that numbers are spelled with; the build checks that none is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellRows {
    /// Zero to ten: masculine, feminine.
    pub units: Vec<(String, String)>,
    /// The word for one before عشر, and before the tens.
    pub ones: [(String, String); 2],
    /// The second half of a teen.
    pub ten: (String, String),
    /// Twenty to ninety.
    pub tens: Vec<String>,
    /// One to nine hundred, in three styles.
    pub hundreds: Vec<[String; 3]>,
    /// Powers of a thousand, from a thousand up.
    pub scales: Vec<NounForms>,
    /// First to tenth: masculine, feminine.
    pub ordinals: Vec<(String, String)>,
    /// First in a compound.
    pub first: (String, String),
    /// Unit fractions from a half to a tenth.
    pub fractions: Vec<NounForms>,
    /// Before a negative number.
    pub minus: String,
    /// Before decimal places.
    pub point: String,
    /// Between numerator and denominator.
    pub over: String,
    /// Between an ordinal and its hundreds.
    pub after: String,
    /// Percent.
    pub percent: String,
    /// Per mille.
    pub per_mille: String,
}
