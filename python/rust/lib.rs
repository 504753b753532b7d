//! Python bindings: conversion only; every rule about Arabic lives in the core crate.

mod arrow;
mod calendar;
mod document;
mod entity;
mod error;
mod event_types;
mod events;
mod functions;
mod gazetteer;
mod inputs;
mod lists;
#[cfg(not(Py_LIMITED_API))]
mod long;
mod missing;
mod normalizer;
mod pipeline;
mod record;
mod rewriting;
mod scratch;
mod search;
mod segment;
mod spans;
mod spelling;
mod tagger;
mod text;
mod values;
mod whole;

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;

/// Classes and caches are per process: in a second interpreter they would hold objects of the first one,
/// and outlive it.
fn refuse_subinterpreters() -> PyResult<()> {
    // SAFETY: a thread that runs an import is attached to a live interpreter.
    #[cfg(not(PyPy))]
    let main = unsafe { pyo3::ffi::PyInterpreterState_GetID(pyo3::ffi::PyInterpreterState_Get()) == 0 };
    #[cfg(PyPy)]
    let main = true;
    if main {
        return Ok(());
    }
    Err(PyImportError::new_err(
        "tarqim cannot be used in a subinterpreter; use threads (its functions run in parallel) or processes",
    ))
}

#[pymodule(gil_used = false)]
mod _core {
    use super::*;

    #[pymodule_export]
    use super::events::events;
    #[pymodule_export]
    use super::segment::{Morpheme, Segmented, segment};
    #[pymodule_export]
    use arrow::{ArrowColumn, ArrowTable};
    #[pymodule_export]
    use arrow::{
        arrow_contains, arrow_entities, arrow_extract, arrow_normalize, arrow_texts, arrow_tokenize,
    };
    #[pymodule_export]
    use calendar::{to_gregorian, to_hijri};
    #[pymodule_export]
    use document::Doc;
    #[pymodule_export]
    use entity::Entity;
    #[pymodule_export]
    use error::{ConfigError, ParseError};
    #[pymodule_export]
    use event_types::EventTypesPlan;
    #[pymodule_export]
    use functions::{extract, language, places, sentences, tokenize, trace_json};
    #[pymodule_export]
    use gazetteer::Gazetteer;
    #[pymodule_export]
    use inputs::{OptionsPlan, meant};
    #[pymodule_export]
    use normalizer::{Normalized, Normalizer, normalize};
    #[pymodule_export]
    use pipeline::{Documents, Pipeline, analyze};
    #[pymodule_export]
    use rewriting::{digits_to_words, numerals_to_digits, parse_number};
    #[pymodule_export]
    use search::{Term, romanize, romanized, search_terms, stem, stopwords, transliterate};
    #[pymodule_export]
    use spans::{Column, Span, Token, Tokens};
    #[pymodule_export]
    use spelling::{month, spell, spell_money, spell_ordinal, weekday};

    #[pymodule_init]
    fn init(m: &Bound<'_, PyModule>) -> PyResult<()> {
        refuse_subinterpreters()?;
        m.add("__version__", env!("CARGO_PKG_VERSION"))?;
        m.add("data_version", concat!(env!("CARGO_PKG_VERSION"), "+").to_owned() + tarqim::DATA_VERSION)?;
        m.add("LABELS", tarqim::found::Label::NAMES.to_vec())?;
        m.add("_BOUNDS", tarqim::found::Bound::NAMES.to_vec())?;
        m.add("EVENT_TYPES", tarqim::events::Types::builtin().names().to_vec())
    }
}
