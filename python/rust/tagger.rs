//! The user's own tagger: what `Pipeline(names=…)` is asked.

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use tarqim::Span;
use tarqim::extract::Given;

use crate::entity::label_named;

/// The names of some texts.
pub enum Tagged {
    /// Found by the library.
    Found,
    /// Given by the user's tagger, for each text.
    Given(Vec<Vec<Given>>),
}

impl Tagged {
    /// The names given for a text.
    pub fn of(&self, n: usize) -> Option<&[Given]> {
        match self {
            Self::Found => None,
            Self::Given(names) => names.get(n).map(Vec::as_slice),
        }
    }

    /// The same, no longer needed here.
    pub fn taken(&mut self, n: usize) -> Option<Vec<Given>> {
        match self {
            Self::Found => None,
            Self::Given(names) => names.get_mut(n).map(std::mem::take),
        }
    }
}

/// A tagger that can be asked; the error for anything else says what one is.
pub fn checked(names: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let made = names.py().import("tarqim._tagger")?.getattr("of")?.call1((names,))?;
    Ok(made.unbind())
}

/// Asks the tagger for the names of texts, the first of which has number `first`.
pub fn read(
    tagger: &Bound<'_, PyAny>,
    texts: &[Bound<'_, PyString>],
    first: usize,
) -> PyResult<Vec<Vec<Given>>> {
    type Row = (u32, u32, String, f32);
    let texts = PyList::new(tagger.py(), texts)?;
    let found: Vec<Vec<Row>> = tagger.call_method1("spans", (texts, first))?.extract()?;
    let given = |(start, end, label, score): Row| {
        Ok(Given { span: Span::new(start, end), label: label_named(&label)?, score })
    };
    found.into_iter().map(|names| names.into_iter().map(given).collect()).collect()
}
