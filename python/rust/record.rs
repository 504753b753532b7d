//! Common behaviour of immutable values: they are compared, hashed, shown and pickled by their fields.

use pyo3::PyClass;
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::{PyDict, PyTuple, PyType};

/// A frozen class whose constructor takes the fields in their order.
pub trait Record: PyClass<Frozen = True> + Sync {
    /// The names of the fields.
    const FIELDS: &'static [&'static str];

    /// Their values.
    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>>;
}

/// ``__match_args__``.
pub fn names<T: Record>(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
    PyTuple::new(py, T::FIELDS)
}

/// ``to_dict``, for JSON-compatible fields.
pub fn to_dict<'py, T: Record>(py: Python<'py>, this: &T) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, value) in T::FIELDS.iter().zip(this.fields(py)?.iter()) {
        dict.set_item(name, value)?;
    }
    Ok(dict)
}

/// ``from_dict``: the constructor is called with the items of the dict.
pub fn from_dict<'py, T: Record>(
    cls: &Bound<'py, PyType>,
    data: &Bound<'py, PyDict>,
) -> PyResult<Bound<'py, PyAny>> {
    cls.call((), Some(data)).map_err(|why| damaged(cls, T::FIELDS, why))
}

/// The error for a dict that does not describe a value of this class: a ``ValueError``, whatever was wrong with it.
pub fn damaged(cls: &Bound<'_, PyType>, fields: &[&str], why: PyErr) -> PyErr {
    let py = cls.py();
    if why.is_instance_of::<PyValueError>(py) || !why.is_instance_of::<PyException>(py) {
        return why;
    }
    let name = cls.name().map_or_else(|_| "value".into(), |name| name.to_string());
    PyValueError::new_err(format!(
        "a {name} is read from a dict of {} ({})",
        fields.join(", "),
        why.value(py)
    ))
}

/// ``__eq__``.
pub fn equal<T: Record>(py: Python<'_>, this: &T, other: &Bound<'_, PyAny>) -> PyResult<bool> {
    match other.cast::<T>() {
        Ok(other) => this.fields(py)?.eq(other.get().fields(py)?),
        Err(_) => Ok(false),
    }
}

/// ``__hash__``.
pub fn hash(py: Python<'_>, this: &impl Record) -> PyResult<isize> {
    this.fields(py)?.hash()
}

/// ``__repr__``: the call that makes an equal value.
pub fn repr<T: Record>(py: Python<'_>, this: &T) -> PyResult<String> {
    let fields = this.fields(py)?;
    let shown = T::FIELDS.iter().zip(fields.iter());
    let shown = shown.map(|(name, value)| Ok(format!("{name}={}", value.repr()?.to_string_lossy())));
    Ok(format!("{}({})", py.get_type::<T>().name()?, shown.collect::<PyResult<Vec<_>>>()?.join(", ")))
}

/// The result of ``__reduce__``: the class and its constructor arguments.
pub type Reduced<'py> = (Bound<'py, PyType>, Bound<'py, PyTuple>);

/// ``__reduce__``.
pub fn reduce<'py, T: Record>(py: Python<'py>, this: &T) -> PyResult<Reduced<'py>> {
    Ok((py.get_type::<T>(), this.fields(py)?))
}
