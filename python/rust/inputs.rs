//! Arguments: labels, references, options.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateAccess, PyDateTime, PyFloat, PyString, PyTimeAccess};
use tarqim::extract::{Labels, Options};

use crate::entity::label_named;
use crate::error;

/// A set of labels: None for all, a name, or an iterable of names.
pub fn labels(labels: Option<&Bound<'_, PyAny>>) -> PyResult<Labels> {
    let Some(labels) = labels else { return Ok(Labels::ALL) };
    if let Ok(one) = labels.cast::<PyString>() {
        return Ok(Labels::of([label_named(&one.to_string_lossy())?]));
    }
    let mut set = Vec::new();
    for label in labels.try_iter()? {
        set.push(label_named(&label?.cast::<PyString>()?.to_string_lossy())?);
    }
    Ok(Labels::of(set))
}

/// Whether a cell holds nothing: None, NaN, and pandas' NA and NaT.
pub fn is_missing(cell: &Bound<'_, PyAny>) -> PyResult<bool> {
    if cell.is_none() || cell.cast::<PyFloat>().is_ok_and(|f| f.value().is_nan()) {
        return Ok(true);
    }
    let kind = cell.get_type().name()?;
    Ok(kind == "NAType" || kind == "NaTType")
}

/// A reference moment, naive local: None or what is missing, a date, a datetime or an ISO 8601 string.
/// The offset of an aware datetime is left out: its own wall clock counts.
pub fn reference(reference: Option<&Bound<'_, PyAny>>) -> PyResult<Option<DateTime>> {
    let Some(reference) = reference else { return Ok(None) };
    if let Ok(text) = reference.cast::<PyString>() {
        return reference_in(&text.to_string_lossy()).map(Some);
    }
    // Before the moments: NaT is a datetime too.
    if is_missing(reference)? {
        return Ok(None);
    }
    if let Ok(at) = reference.cast::<PyDateTime>() {
        let date = civil_date(at.get_year(), at.get_month(), at.get_day())?;
        let time = Time::new(
            at.get_hour() as i8,
            at.get_minute() as i8,
            at.get_second() as i8,
            at.get_microsecond() as i32 * 1000,
        );
        return Ok(Some(date.to_datetime(time.map_err(|e| bad_reference(&e.to_string()))?)));
    }
    if let Ok(day) = reference.cast::<PyDate>() {
        let date = civil_date(day.get_year(), day.get_month(), day.get_day())?;
        return Ok(Some(date.to_datetime(Time::midnight())));
    }
    let kind = reference.get_type().name()?;
    Err(PyTypeError::new_err(format!(
        "reference must be a date, a datetime or an ISO 8601 string, not {kind}"
    )))
}

/// The moment that an ISO 8601 string names.
pub fn reference_in(text: &str) -> PyResult<DateTime> {
    let text = text.trim();
    parse_reference(text).ok_or_else(|| bad_reference(text))
}

fn parse_reference(text: &str) -> Option<DateTime> {
    if let Ok(at) = text.parse::<DateTime>() {
        return Some(at);
    }
    // An offset (Z, +03:00) is left out: the wall clock counts.
    let pieces = Pieces::parse(text).ok()?;
    pieces.offset()?;
    Some(pieces.date().to_datetime(pieces.time()?))
}

fn civil_date(year: i32, month: u8, day: u8) -> PyResult<Date> {
    Date::new(year as i16, month as i8, day as i8).map_err(|e| bad_reference(&e.to_string()))
}

fn bad_reference(got: &str) -> PyErr {
    error::config(tarqim::ConfigError::new(format!(
        "reference {got:?} is no ISO 8601 date or datetime (2015-09-30, 2015-09-30T14:00)"
    )))
}

/// The compiled form of `tarqim.Options`, which the dataclass keeps beside its fields.
#[pyclass(frozen, module = "tarqim._core", name = "_OptionsPlan")]
pub struct OptionsPlan {
    pub options: Options,
}

#[pymethods]
impl OptionsPlan {
    /// Checks and compiles options given as a JSON object.
    #[new]
    fn new(json: &str) -> PyResult<Self> {
        let options = Options::from_json(json).map_err(error::config)?;
        Ok(Self { options })
    }

    /// All options, each by name, as a JSON object.
    fn to_json(&self) -> String {
        // invariant: a struct of strings, booleans and enums always serializes.
        serde_json::to_string(&self.options).unwrap_or_default()
    }
}

/// The core options of a `tarqim.Options`, or the defaults.
pub fn options(options: Option<&Bound<'_, PyAny>>) -> PyResult<Options> {
    let Some(options) = options.filter(|o| !o.is_none()) else { return Ok(Options::default()) };
    let plan = options.getattr("_plan").map_err(|_| {
        let kind = options.get_type().name().map_or_else(|_| String::new(), |n| n.to_string());
        PyTypeError::new_err(format!("options must be a tarqim.Options, not {kind}"))
    })?;
    Ok(plan.cast::<OptionsPlan>()?.get().options.clone())
}
