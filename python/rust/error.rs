//! The exceptions.

use pyo3::create_exception;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::exceptions::{PyOverflowError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;

create_exception!(
    tarqim,
    ConfigError,
    PyValueError,
    "An option, preset, scheme or label that does not exist or is not valid here; the message names the valid ones."
);
create_exception!(
    tarqim,
    ParseError,
    PyValueError,
    "A string that could not be parsed completely; `.offset` is where parsing stopped, in code points."
);

/// The Python exception for a wrong configuration.
pub fn config(error: tarqim::ConfigError) -> PyErr {
    ConfigError::new_err(error.to_string())
}

/// Runs the core on a text. It does not panic; if it did, the caller would get an ordinary exception, which `except
/// Exception` catches, and no partial result.
pub fn guarded<R>(work: impl FnOnce() -> R) -> PyResult<R> {
    // State that the core keeps between calls is cleared before it is used again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| broken(&*panic))
}

fn broken(panic: &(dyn Any + Send)) -> PyErr {
    let said = panic.downcast_ref::<&str>().copied();
    let why = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    PyRuntimeError::new_err(format!(
        "tarqim failed ({why}): this is a bug in tarqim, not in the text; please report it with the text"
    ))
}

/// Rejects a text with more code points than positions can count.
pub fn countable(code_points: usize) -> PyResult<()> {
    if code_points < u32::MAX as usize {
        return Ok(());
    }
    Err(PyOverflowError::new_err(format!(
        "a text of {code_points} code points is too long: at most {}; split it first, at line breaks",
        u32::MAX - 1
    )))
}
