//! The exceptions.

use pyo3::create_exception;
use pyo3::exceptions::PyValueError;
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
