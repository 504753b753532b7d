//! Rows of the lexicon that speak of amounts: units, currencies, telephone countries, and the
//! words that numbers are written with.

use serde::{Deserialize, Serialize};

/// The forms of a counted noun, from which the others follow by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NounForms {
    /// Nominative singular, which is also the dictionary form.
    pub singular: String,
    /// Plural; empty where the word has none and the singular serves.
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
    /// Size in the dimension's base unit as a fraction; none where it is not used to add up.
    pub factor: Option<(i64, i64)>,
    /// The words it is written with; none where it only has abbreviations.
    pub noun: NounForms,
    /// Adjective or complement of the noun as it stands after a masculine singular; may be empty.
    pub after_noun: String,
    /// Whether what follows the noun agrees with it.
    pub agrees: bool,
    /// Group of hints one of which must stand near.
    pub near: Option<i32>,
    /// The same for its forms that are also other words, without a number.
    pub unsure_near: Option<i32>,
    /// Group of hints after which the number is something else.
    pub not_after: Option<i32>,
    /// Whether it is read behind a number only.
    pub number_only: bool,
    /// Whether it is only the second half of a rate (ساعة in كم في الساعة).
    pub rate_only: bool,
    /// Whether what is measured may follow after «من».
    pub of: bool,
}

/// What a small word does beside a unit: the argument of class `measure_word`.
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
    /// Currency that the bare word means; none where a country must be said.
    pub currency: Option<u16>,
    /// What it means in transcribed speech when nothing else decides.
    pub usual: Option<u16>,
    /// Subunits and how many make one, where all currencies of this word agree.
    pub subunits: Vec<(u16, u32)>,
    /// Whether it is a subunit only.
    pub sub: bool,
    /// Whether it counts only beside a country.
    pub with_country: bool,
    /// Group of hints before which it is part of a name.
    pub not_before: Option<i32>,
}

/// A currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyRow {
    /// ISO 4217 code.
    pub code: String,
    /// Its word, by row; none for codes without one.
    pub word: Option<u16>,
    /// The adjective of its country, masculine singular, where the word alone does not say it.
    pub adjective: Option<String>,
    /// ISO 3166 codes of the countries where the bare word means it.
    pub regions: Vec<String>,
    /// Country whose adjective names it after its word: the argument of class `currency_country`.
    pub country: Option<i32>,
    /// Subunits and how many make one, the legal one first.
    pub subunits: Vec<(u16, u32)>,
    /// The sign written beside the number; empty for the code.
    pub symbol: String,
    /// Whether a comma before three digits is the point beside its sign (20,000 د.ت is twenty).
    pub comma_point: bool,
}

/// A country in telephone numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneRow {
    /// ITU calling code.
    pub code: u16,
    /// ISO 3166 codes of the countries that share it.
    pub regions: Vec<String>,
    /// Fewest and most digits of a number after the calling code.
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
    /// Words that announce them: the arguments of class `id_word`.
    pub words: Vec<IdWord>,
    /// Fewest and most letters and digits of a kind without a format.
    pub digits: Vec<(String, (u8, u8))>,
    /// Letters that plates show one by one.
    pub plate_letters: Vec<String>,
}

impl IdRows {
    /// Fewest and most letters and digits of a number of that kind.
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
    /// What it begins with; any of them, or anything.
    #[serde(default)]
    pub begins: Vec<String>,
    /// What it ends in.
    #[serde(default)]
    pub ends: Vec<String>,
    /// How many letters stand first.
    #[serde(default)]
    pub letters: Vec<u8>,
    /// The name of its check.
    #[serde(default)]
    pub check: Option<String>,
    /// Whether it is read without a word beside it.
    #[serde(default)]
    pub alone: bool,
}

/// A word that announces a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdWord {
    /// The kind of the number.
    pub kind: String,
    /// ISO 3166 codes of the countries that use it.
    pub countries: Vec<String>,
}

/// The words that numbers are written with; the build checks that none is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpellRows {
    /// Zero to ten: masculine, feminine.
    pub units: Vec<(String, String)>,
    /// One before عشر, and before the tens.
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
