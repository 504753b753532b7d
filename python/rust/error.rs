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
    "An option, preset, scheme or label that does not exist or does not fit; the message names the valid ones."
);
create_exception!(
    tarqim,
    ParseError,
    PyValueError,
    "A string that could not be read to its end; `.offset` is where reading stopped, in code points."
);

/// The Python exception for a wrong configuration.
pub fn config(error: tarqim::ConfigError) -> PyErr {
    ConfigError::new_err(error.to_string())
}

/// Runs the core on a text. It does not panic; should it, whoever called sees an ordinary exception, which `except
/// Exception` holds, and no half of a result.
pub fn guarded<R>(work: impl FnOnce() -> R) -> PyResult<R> {
    // What the core keeps from call to call is cleared before it is used again.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| broken(&*panic))
}

fn broken(panic: &(dyn Any + Send)) -> PyErr {
    let said = panic.downcast_ref::<&str>().copied();
    let why = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    PyRuntimeError::new_err(format!(
        "tarqim failed ({why}): a fault of the library, not of the text; please report it with the text"
    ))
}

/// Refuses a text of more code points than positions can count.
pub fn countable(code_points: usize) -> PyResult<()> {
    if code_points < u32::MAX as usize {
        return Ok(());
    }
    Err(PyOverflowError::new_err(format!(
        "a text of {code_points} code points is too long: at most {}; cut it first, at line breaks",
        u32::MAX - 1
    )))
}
