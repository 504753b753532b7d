//! A user's own event types.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use serde_json::Value;
use tarqim::events::{Own, Types};

use crate::error::{ConfigError, guarded};

/// The compiled form of `tarqim.EventTypes`, which the class keeps with its entries.
#[pyclass(frozen, module = "tarqim._core", name = "_EventTypesPlan")]
pub struct EventTypesPlan {
    types: Arc<Types>,
    own: Vec<String>,
}

#[pymethods]
impl EventTypesPlan {
    /// Checks and compiles entries, each given as the name used in error messages and a JSON object.
    #[new]
    fn new(py: Python<'_>, entries: Vec<(String, String)>) -> PyResult<Self> {
        let mut own = Vec::with_capacity(entries.len());
        let mut names: Vec<String> = Vec::new();
        for (place, json) in &entries {
            let read = entry(json).map_err(|why| ConfigError::new_err(format!("{place}: {why}")))?;
            if let Own::Type(one) = &read
                && !names.contains(&one.name)
            {
                names.push(one.name.clone());
            }
            own.push(read);
        }
        let types = py.detach(|| guarded(|| Types::with(&own)))?.map_err(|wrong| {
            let place = entries.get(wrong.file).map_or("", |(place, _)| place);
            let row = if wrong.word.is_empty() { String::new() } else { format!("«{}»: ", wrong.word) };
            ConfigError::new_err(format!("{place}: {row}{}", wrong.why))
        })?;
        Ok(Self { types: Arc::new(types), own: names })
    }

    /// The types of the entries, in their order.
    #[getter]
    fn names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.own)
    }
}

/// One type, or nouns by what they denote.
fn entry(json: &str) -> Result<Own, String> {
    fn at<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, String> {
        serde_path_to_error::deserialize(value).map_err(|why| match why.path().to_string().as_str() {
            "." => why.inner().to_string(),
            path => format!("{path}: {}", why.inner()),
        })
    }
    let value: Value = serde_json::from_str(json).map_err(|why| why.to_string())?;
    if value.get("group").is_some() { at(value).map(Own::Nouns) } else { at(value).map(Own::Type) }
}

/// The types to read with: those of `given` if it is a `tarqim.EventTypes`.
pub fn own(given: &Bound<'_, PyAny>) -> PyResult<Option<Arc<Types>>> {
    // Besides the options, this is the only public class with such a plan.
    match given.getattr_opt("_plan")? {
        Some(plan) => Ok(plan.cast::<EventTypesPlan>().ok().map(|plan| Arc::clone(&plan.get().types))),
        None => Ok(None),
    }
}

/// The types requested by options.
pub fn of_options(options: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Arc<Types>>> {
    // What is no options at all is refused where it is read as such.
    match options.map(|o| o.getattr_opt("event_types")).transpose()?.flatten() {
        Some(types) => own(&types),
        None => Ok(None),
    }
}
