//! Arabic text to clean text, tokens, names, numbers and dates. Everything is embedded: it reads no file, no network
//! and no clock.
//!
//! [`Analyzer`] is the main entry point. It is built once and reads any number of texts:
//!
//! ```
//! use tarqim::{Analyzer, Label, Numeric};
//!
//! let analyzer = Analyzer::builder().reference("2015-10-04").events(true).build()?;
//! let read = analyzer.analyze("قتل أكثر من 80 إرهابياً شرق الرقة في ٣٠ ايلول سبتمبر الماضي");
//! for entity in read.entities() {
//!     println!("{:?} {} {}", entity.byte_range(), entity.label().name(), entity.text());
//! }
//! let killed = read.entities().next().unwrap();
//! assert_eq!((killed.label(), killed.text()), (Label::Cardinal, "80"));
//! assert_eq!(killed.number().unwrap().value, Some(Numeric::Int(80)));
//! assert_eq!(&read.text()[killed.phrase_range()], "أكثر من 80 إرهابياً");
//! assert_eq!(read.events().next().unwrap().kind(), "die");
//! # Ok::<(), tarqim::ConfigError>(())
//! ```
//!
//! | you want | use |
//! |---|---|
//! | entities, tokens, sentences, events | [`Analyzer`] |
//! | clean text, search text, model input | [`Normalizer`] |
//! | tokens, sentences, clitics alone | [`tokenize`] |
//! | a number out of words, words for a number | [`parse_number`], [`spell`] |
//! | numbers rewritten in a text | [`rewrite::numerals_to_digits_str`] and the like |
//! | terms for an index, stems | [`search`], [`stem`] |
//! | the Hijri calendar | [`calendar`] |
//! | which language a text is in | [`language_str`](language::language_str) |
//!
//! # Positions
//!
//! Functions that take a `&str` (some have `_str` in their name) return byte ranges, and every range can be sliced: `&text[entity.byte_range()]`. The
//! lower-level API takes a text as an array of code points ([`text::Text`]), as Python stores its strings, and
//! returns code point ranges.
//!
//! # Errors
//!
//! A text is never refused: any `&str` can be read, in time proportional to its length. Configuration can be wrong, and
//! a [`ConfigError`] names the valid values.
//!
//! # Cargo features
//!
//! All are on by default; `default-features = false` leaves them out of the binary.
//!
//! * `names`: people, groups, organizations, places, products and named events, with their lists and model;
//! * `times`: dates, times and lengths of time;
//! * `events`: who did what to how many ([`events`]).
//!
//! Items that are hidden from this documentation may change in any release.

// With a feature off, some helpers are unused; the linker drops them.
#![cfg_attr(not(all(feature = "names", feature = "times", feature = "events")), allow(dead_code))]

#[macro_use]
mod named;

#[allow(dead_code)] // Not every letter is used in every width.
mod letters;

pub mod align;
mod analyzer;
pub mod calendar;
mod columns;
#[doc(hidden)]
pub mod document;
mod error;
pub mod events;
#[doc(hidden)]
pub mod found;
mod grammars;
mod hashed;
mod in_order;
pub mod language;
#[doc(hidden)]
pub mod lexicon;
#[doc(hidden)]
pub mod names;
pub mod normalize;
mod numerals;
mod parse;
#[doc(hidden)]
pub mod pipeline;
mod prefetch;
mod provoked;
#[doc(hidden)]
pub mod reading;
pub mod rewrite;
pub mod search;
#[allow(dead_code)] // As the letters.
mod signs;
mod span;
pub mod spell;
pub mod stem;
pub mod text;
pub mod tokenize;
mod utf8;
#[doc(hidden)]
pub mod visits;

/// Entities, their values, the options of reading them, and your own names; and extraction from a text in code points.
pub mod extract {
    pub use jiff::civil::{Date, DateTime};
    pub use rust_decimal::Decimal;

    pub use crate::found::{
        Bound, CountedNoun, Entity, Feature, Hijri, Identifier, Label, Labels, Name, Number, Numeric, Place,
        Source, Temporal, Value,
    };
    pub use crate::names::{Entry, Gazetteer, Given, Site};
    pub use crate::pipeline::{
        Fate, Looked, Noted, Piece, Reason, Scratch, Trace, Traced, explain, extract, extract_scanned,
        extract_str, trace, with_names_in_hashtags,
    };
    pub use crate::reading::{
        Dialect, Hashtags, HijriTable, HourReading, IntervalEnd, NextWeekday, Options, Outcome, Prefer,
        Profile, Relative, WeekStart,
    };
}

/// Names: what is needed to train their model.
#[doc(hidden)]
pub mod entities {
    pub use crate::found::Label as NameLabel;
    pub use crate::names::*;
    pub use crate::pipeline::{extract_with, token_features, token_tags};
}

pub use analyzer::{Analysis, Analyzer, Builder, FoundEntity, FoundEvent, FoundParticipant, Sentence, Token};
pub use error::{ConfigError, ParseError};
pub use extract::{Label, Numeric, Options, Value};
pub use normalize::Normalizer;
pub use parse::parse_number;
pub use span::Span;

#[cfg(all(doctest, feature = "events"))]
mod pages {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/guides/rust.md")]
    struct Guide;
}

/// A digest of the language data in this build: equal data have equal digests.
pub const DATA_VERSION: &str = env!("TARQIM_DATA_VERSION");
