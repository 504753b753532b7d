//! Normalizes one Python string as a whole.

use std::cell::Cell;

use pyo3::prelude::*;
use pyo3::types::PyString;
use tarqim::normalize::{self as core, Scratch};

use crate::error::guarded;
use crate::inputs::is_missing;
#[cfg(not(Py_LIMITED_API))]
use crate::long;
use crate::text::{Held, make_string, unfit};

thread_local! {
    /// Scratch memory of this thread, kept between calls.
    static SCRATCH: Cell<Option<Box<Scratch>>> = const { Cell::new(None) };
}

/// Minimum number of code points for which the GIL is released.
pub const LONG: usize = 1 << 16;

/// Runs `work` with this thread's scratch memory.
pub fn with_scratch<R>(work: impl FnOnce(&mut Scratch) -> R) -> R {
    let mut scratch = SCRATCH.take().unwrap_or_default();
    let out = work(&mut scratch);
    scratch.trim();
    SCRATCH.set(Some(scratch));
    out
}

/// Runs `work` with this thread's scratch memory; if the core fails, that is an exception.
pub fn guarded_whole<R>(work: impl FnOnce(&mut Scratch) -> PyResult<R>) -> PyResult<R> {
    guarded(|| with_scratch(work))?
}

/// Normalizes one text; returns the same object if nothing changed.
pub fn apply<'py>(n: &core::Normalizer, text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    let py = text.py();
    let held = Held::new(text)?;
    let units = held.text();
    guarded_whole(|scratch| {
        #[cfg(not(Py_LIMITED_API))]
        if units.len() >= long::LONG {
            match long::normalize(py, n, units, scratch)? {
                long::Long::Same => return Ok(text.clone()),
                long::Long::Made(made) => return Ok(made),
                long::Long::Whole => {}
            }
        }
        let out =
            if units.len() < LONG { n.units(units, scratch) } else { py.detach(|| n.units(units, scratch)) };
        match out {
            None => Ok(text.clone()),
            Some(out) => make_string(py, out),
        }
    })
}

/// Normalizes one element of a column: a missing one stays missing.
pub fn element<'py>(n: &core::Normalizer, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(apply(n, text)?.into_any());
    }
    if is_missing(value)? {
        return Ok(value.clone());
    }
    Err(unfit("texts must be str or None", value))
}
