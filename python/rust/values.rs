//! Values of entities as the Python dataclasses of `tarqim._values`.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyType};
use tarqim::extract::{Identifier, Name, Number, Numeric, Temporal, Value};
use tarqim::found::as_written;

use crate::text::substring;

fn class<'py>(
    py: Python<'py>,
    cell: &'static PyOnceLock<Py<PyType>>,
    module: &str,
    name: &str,
) -> PyResult<Bound<'py, PyType>> {
    cell.import(py, module, name).cloned()
}

macro_rules! class {
    ($py:expr, $module:literal, $name:literal) => {{
        static CELL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        class($py, &CELL, $module, $name)
    }};
}

/// int, Decimal or Fraction.
pub fn numeric<'py>(py: Python<'py>, n: &Numeric) -> PyResult<Bound<'py, PyAny>> {
    match n {
        Numeric::Int(n) => Ok(n.into_pyobject(py)?.into_any()),
        Numeric::Decimal(d) => class!(py, "decimal", "Decimal")?.call1((d.to_string(),)),
        Numeric::Ratio(n, d) => class!(py, "fractions", "Fraction")?.call1((*n, *d)),
    }
}

fn maybe<'py>(py: Python<'py>, n: Option<&Numeric>) -> PyResult<Option<Bound<'py, PyAny>>> {
    n.map(|n| numeric(py, n)).transpose()
}

/// The value of an entity, converted lazily: most entities are only counted or
/// filtered, and a million dataclasses would keep the garbage collector busy.
pub enum Meaning {
    Given(Py<PyAny>),
    Found {
        value: Value,
        /// The words of the counted noun.
        noun: Option<Py<PyString>>,
        made: PyOnceLock<Py<PyAny>>,
    },
}

impl Meaning {
    /// The value of an entity found in `text`.
    pub fn found(text: &Bound<'_, PyString>, value: Value) -> PyResult<Self> {
        let noun = match &value {
            Value::Number(number) => match &number.noun {
                Some(noun) => Some(substring(text, noun.span.start, noun.span.end)?.unbind()),
                None => None,
            },
            _ => None,
        };
        Ok(Self::Found { value, noun, made: PyOnceLock::new() })
    }

    /// The Python value.
    pub fn get<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyAny>> {
        let made = match self {
            Self::Given(value) => value,
            Self::Found { value, noun, made } => made.get_or_try_init(py, || {
                let made = match value {
                    Value::Text(s) => PyString::new(py, s).into_any(),
                    Value::Number(n) => number(py, n, noun.as_ref())?,
                    Value::Temporal(t) => temporal(py, t)?,
                    Value::Name(n) => name(py, n)?,
                    Value::Identifier(i) => identifier(py, i)?,
                };
                PyResult::Ok(made.unbind())
            })?,
        };
        Ok(made.bind(py))
    }
}

/// The Python number that counts something in `text`.
pub fn counted<'py>(text: &Bound<'py, PyString>, n: &Number) -> PyResult<Bound<'py, PyAny>> {
    let noun = match &n.noun {
        Some(noun) => Some(substring(text, noun.span.start, noun.span.end)?.unbind()),
        None => None,
    };
    number(text.py(), n, noun.as_ref())
}

fn number<'py>(py: Python<'py>, n: &Number, words: Option<&Py<PyString>>) -> PyResult<Bound<'py, PyAny>> {
    let noun = match (&n.noun, words) {
        (Some(noun), Some(words)) => {
            let args = (words, noun.span.start, noun.span.end, &noun.lemma);
            Some(class!(py, "tarqim._values", "CountedNoun")?.call1(args)?)
        }
        _ => None,
    };
    class!(py, "tarqim._values", "Number")?.call1((
        maybe(py, n.value.as_ref())?,
        maybe(py, n.low.as_ref())?,
        maybe(py, n.high.as_ref())?,
        n.bound.name(),
        n.unit.as_deref(),
        noun,
        n.dual,
        n.indefinite,
    ))
}

fn temporal<'py>(py: Python<'py>, t: &Temporal) -> PyResult<Bound<'py, PyAny>> {
    let fields = PyDict::new(py);
    let hijri = match &t.hijri {
        Some(h) => Some(class!(py, "tarqim._values", "Hijri")?.call1((h.year, h.month, h.day))?),
        None => None,
    };
    fields.set_item("timex", &t.timex)?;
    fields.set_item("grain", t.grain)?;
    fields.set_item("calendar", t.calendar)?;
    fields.set_item("hijri", hijri)?;
    fields.set_item("part", t.part)?;
    fields.set_item("bound", t.bound.name())?;
    fields.set_item("low", maybe(py, t.low.as_ref())?)?;
    fields.set_item("high", maybe(py, t.high.as_ref())?)?;
    fields.set_item("mod", t.edge)?;
    fields.set_item("repeat", t.repeat.as_deref())?;
    fields.set_item("tz", t.tz.as_deref())?;
    fields.set_item("seconds", t.seconds)?;
    fields.set_item("start_at", datetime(py, t.start_at)?)?;
    fields.set_item("end_at", datetime(py, t.end_at)?)?;
    fields.set_item("problems", pyo3::types::PyTuple::new(py, &t.problems)?)?;
    class!(py, "tarqim._values", "Temporal")?.call((), Some(&fields))
}

/// A naive datetime; `None` beyond the range of Python's calendar.
fn datetime<'py>(py: Python<'py>, at: Option<jiff::civil::DateTime>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(at) = at.filter(|at| (1..=9999).contains(&at.year())) else { return Ok(None) };
    let micros = at.subsec_nanosecond() / 1000;
    let args = (at.year(), at.month(), at.day(), at.hour(), at.minute(), at.second(), micros);
    class!(py, "datetime", "datetime")?.call1(args).map(Some)
}

/// The Python name.
pub fn name<'py>(py: Python<'py>, n: &Name) -> PyResult<Bound<'py, PyAny>> {
    let place = n.place.as_deref();
    let args = (
        &n.canonical,
        n.id.as_deref(),
        n.source.name(),
        as_written(n.score),
        place.map(|p| p.feature.name()),
        place.and_then(|p| p.country.as_deref()),
        place.and_then(|p| p.admin1.as_deref()),
        place.and_then(|p| p.lat),
        place.and_then(|p| p.lon),
        place.and_then(|p| p.geonames),
    );
    class!(py, "tarqim._values", "Name")?.call1(args)
}

fn identifier<'py>(py: Python<'py>, i: &Identifier) -> PyResult<Bound<'py, PyAny>> {
    let args = (&i.kind, &i.value, i.country.as_deref(), i.valid);
    class!(py, "tarqim._values", "Identifier")?.call1(args)
}
