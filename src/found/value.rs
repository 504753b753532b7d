//! The values of entities.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{Bound, Feature};
use crate::span::Span;

/// An exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Numeric {
    /// A whole number.
    Int(i128),
    /// A decimal with as many places as were given.
    Decimal(Decimal),
    /// A fraction in lowest terms, denominator positive and not 1.
    Ratio(i64, i64),
}

impl Numeric {
    /// Parses a decimal number, with or without an exponent; whole if it has no
    /// decimal places. `None` if it is not a number or has more than 28 digits.
    pub fn from_decimal(text: &str) -> Option<Self> {
        if let Ok(whole) = text.parse() {
            return Some(Self::Int(whole));
        }
        let d = text.parse().or_else(|_| Decimal::from_scientific(text)).ok()?;
        Some(if d.scale() == 0 { Self::Int(d.mantissa()) } else { Self::Decimal(d) })
    }
}

impl fmt::Display for Numeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Numeric::Int(n) => write!(f, "{n}"),
            Numeric::Decimal(d) => write!(f, "{d}"),
            Numeric::Ratio(n, d) => write!(f, "{n}/{d}"),
        }
    }
}

impl Serialize for Numeric {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Numeric::Int(n) => match i64::try_from(n) {
                Ok(n) => s.serialize_i64(n),
                Err(_) => s.collect_str(self),
            },
            _ => s.collect_str(self),
        }
    }
}

/// The noun that a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct CountedNoun {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its dictionary form, where known; else the noun as written.
    pub lemma: String,
}

/// Value of CARDINAL ORDINAL PERCENT MONEY QUANTITY.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Number {
    /// The number; `None` where the text gives only a range or an indefinite quantity.
    pub value: Option<Numeric>,
    /// Lower end of a range.
    pub low: Option<Numeric>,
    /// Upper end of a range.
    pub high: Option<Numeric>,
    /// How it is bounded.
    pub bound: Bound,
    /// ISO 4217, UCUM, `%` or `times`.
    pub unit: Option<String>,
    /// What is counted.
    pub noun: Option<CountedNoun>,
    /// Whether a dual noun stands for the number two.
    pub dual: bool,
    /// Whether the quantity is indefinite (مئات).
    pub indefinite: bool,
}

impl Number {
    /// Maps every position with `to`.
    pub(crate) fn map_spans(&mut self, mut to: impl FnMut(Span) -> Span) {
        if let Some(noun) = &mut self.noun {
            noun.span = to(noun.span);
        }
    }
}

/// Hijri fields as given in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Hijri {
    /// Year of the Hijra.
    pub year: Option<i32>,
    /// 1 (Muharram) to 12.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

/// Value of DATE TIME DURATION.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Temporal {
    /// ISO 8601 / EDTF, Gregorian, with X for unknown digits.
    pub timex: String,
    /// Precision: second minute hour day week month quarter half year decade century …
    pub grain: Option<&'static str>,
    /// Calendar the text uses: gregorian, hijri …
    pub calendar: Option<&'static str>,
    /// Hijri fields as given in the text.
    pub hijri: Option<Hijri>,
    /// Part of the day: morning … night.
    pub part: Option<&'static str>,
    /// How it is bounded.
    pub bound: Bound,
    /// Lower end of a range of lengths, in its last unit.
    pub low: Option<Numeric>,
    /// Upper end of a range of lengths, in its last unit.
    pub high: Option<Numeric>,
    /// start, mid, end.
    #[serde(rename = "mod")]
    pub edge: Option<&'static str>,
    /// Period of a repeated time, ISO 8601.
    pub repeat: Option<String>,
    /// Time zone: IANA name or fixed offset.
    pub tz: Option<String>,
    /// Length in seconds (month 30 days, year 365).
    pub seconds: Option<i64>,
    /// First moment, naive local.
    pub start_at: Option<jiff::civil::DateTime>,
    /// Moment after the last one, naive local.
    pub end_at: Option<jiff::civil::DateTime>,
    /// Contradictions found in it.
    pub problems: Vec<&'static str>,
}

named! {
    /// Where a name was found.
    #[non_exhaustive]
    Source {
        /// The gazetteers.
        Gazetteer = "gazetteer",
        /// The sequence model.
        Model = "model",
        /// A rule.
        Rule = "rule",
        /// The user's own tagger.
        Given = "given",
    }
}

/// Value of PERSON NORP ORG GPE LOC FAC PRODUCT EVENT.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Name {
    /// The canonical spelling of the name.
    pub canonical: String,
    /// ISO 3166 for countries and their divisions, the GeoNames id for other places, else a stable
    /// slug; none where unknown.
    pub id: Option<String>,
    /// Where it was found.
    pub source: Source,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// Where a place is, as far as known.
    #[serde(flatten)]
    pub place: Option<Box<Place>>,
}

/// A score as people write it: 0.9, not the nearest `f32` it is stored in.
#[doc(hidden)]
pub fn as_written(score: f32) -> f64 {
    (f64::from(score) * 1e6).round() / 1e6
}

/// Where a place is: a part of the value of GPE LOC FAC.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// What kind of place it is.
    pub feature: Feature,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 3166-2, or the GeoNames code of the first division where that is not known.
    pub admin1: Option<String>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// The id in GeoNames.
    pub geonames: Option<u32>,
}

/// Value of ID.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Identifier {
    /// iban, card, national_id, residence, tax, registry, passport, plate, account, license, insurance, postal or
    /// reference.
    pub kind: String,
    /// As written, digits ASCII and no blanks.
    pub value: String,
    /// ISO 3166 code of the country whose number it is, where known.
    pub country: Option<String>,
    /// Whether its check digits hold; none where there are none.
    pub valid: Option<bool>,
}

/// What an entity means. There will be no other kind without a new major version, so that whoever reads values can
/// be sure to read all.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// A number.
    Number(Box<Number>),
    /// A time.
    Temporal(Box<Temporal>),
    /// A name.
    Name(Name),
    /// A number that names.
    Identifier(Box<Identifier>),
    /// Text of an address, tag or telephone number.
    Text(String),
}
