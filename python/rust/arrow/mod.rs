//! Whole columns: Arrow arrays in and out through the PyCapsule interface.
//!
//! One kernel serves every integration (pandas, polars, DuckDB, Spark …): it accepts any object with
//! `__arrow_c_array__` or `__arrow_c_stream__`, and its results offer the same two methods.
//! The GIL is released and the rows are shared among threads; order and nulls are kept.

mod checked;
mod contains;
mod entities;
mod gather;
mod input;
mod large_pages;
mod moments;
mod normalize;
mod output;
mod pieces;
mod texts;
mod tokens;
mod units;
mod untyped;

pub use contains::arrow_contains;
pub use entities::{arrow_entities, arrow_extract};
pub use normalize::arrow_normalize;
pub use output::{ArrowColumn, ArrowTable};
pub use texts::arrow_texts;
pub use tokens::arrow_tokenize;

use arrow_schema::ArrowError;
use pyo3::PyErr;
use pyo3::exceptions::PyOverflowError;

/// An error from Arrow: only for a column too large for its type.
fn arrow_error(error: ArrowError) -> PyErr {
    PyOverflowError::new_err(error.to_string())
}
