//! Attributes that a class does not have.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// The error for an attribute that `holder` does not have: it says which one was probably meant.
///
/// Names in underscores are asked for by machines (pickle, copy, notebooks), which read no hints.
pub fn attribute(holder: &Bound<'_, PyAny>, name: &Bound<'_, PyAny>) -> PyErr {
    let said = |name: &Bound<'_, PyAny>| -> PyResult<PyErr> {
        if name.cast::<PyString>()?.to_string_lossy().starts_with('_') {
            let class = holder.get_type().name()?;
            return Ok(PyAttributeError::new_err(format!(
                "'{class}' object has no attribute {}",
                name.repr()?
            )));
        }
        let made = holder.py().import("tarqim._meant")?.getattr("no_attribute")?.call1((holder, name))?;
        Ok(PyErr::from_value(made))
    };
    said(name).unwrap_or_else(|error| error)
}
