//! Arguments: labels, references, options, the user's names.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyDate, PyDateAccess, PyDateTime, PyDict, PyFloat, PyList, PyString, PyTimeAccess, PyTuple,
};
use tarqim::extract::{Label, Labels, Options, Value, extract};
use tarqim::text::Text;

use crate::entity::label_named;
use crate::error;
use crate::gazetteer::Gazetteer;
use crate::scratch::with_scratch;
use crate::text::unfit;

/// A set of labels: None for all, a name, or an iterable of names.
pub fn labels(labels: Option<&Bound<'_, PyAny>>) -> PyResult<Labels> {
    let Some(labels) = labels.filter(|l| !l.is_none()) else { return Ok(Labels::ALL) };
    if let Ok(one) = labels.cast::<PyString>() {
        let one = one.to_string_lossy();
        if one.contains([',', ' ']) {
            let all: Vec<_> = one.split([',', ' ']).filter(|l| !l.is_empty()).collect();
            return Err(error::config(tarqim::ConfigError::new(format!(
                "labels takes one label or a list of them: write labels={all:?}"
            ))));
        }
        return Ok(Labels::of([label_named(&one)?]));
    }
    let mut set = Vec::new();
    for label in labels.try_iter().map_err(|_| unfit("labels must be a str or a list of str", labels))? {
        let label = label?;
        let label = label.cast::<PyString>().map_err(|_| unfit("a label must be a str", &label))?;
        set.push(label_named(&label.to_string_lossy())?);
    }
    Ok(Labels::of(set))
}

/// The error for unsupported arguments of a function of one text: it says what to write instead.
pub fn only_text(
    function: &str,
    rest: &Bound<'_, PyTuple>,
    unknown: Option<&Bound<'_, PyDict>>,
    valid: &[&str],
) -> PyResult<()> {
    only(function, "text", rest, unknown, valid)
}

/// The same for a function of one `thing`.
pub fn only(
    function: &str,
    thing: &str,
    rest: &Bound<'_, PyTuple>,
    unknown: Option<&Bound<'_, PyDict>>,
    valid: &[&str],
) -> PyResult<()> {
    if let Ok(first) = rest.get_item(0) {
        let meant = if first.is_instance_of::<PyDate>() { "reference" } else { valid[0] };
        let first = first.repr()?;
        return Err(PyTypeError::new_err(format!(
            "{function}() takes one {thing}, and everything else by name: write {function}({thing}, {meant}={first})"
        )));
    }
    known(function, unknown, valid)
}

/// A name out of a fixed list, such as a scheme. A lone surrogate, which Rust's strings cannot hold, is in no list.
pub fn choice<'a>(name: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    Ok(name.cast::<PyString>()?.to_str().unwrap_or("\u{FFFD}"))
}

/// A text that is written into results.
pub fn written<'a>(text: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    text.cast::<PyString>()?.to_str().map_err(|_| {
        let message = "a lone surrogate is no text that can be written";
        error::config(tarqim::ConfigError::new(message))
    })
}

/// The error for an argument that a function does not have: it says which one was probably meant.
pub fn known(function: &str, unknown: Option<&Bound<'_, PyDict>>, valid: &[&str]) -> PyResult<()> {
    if let Some((name, _)) = unknown.and_then(|given| given.iter().next()) {
        let name = name.str()?;
        let name = name.to_string_lossy();
        let meant = tarqim::ConfigError::meant(&name, valid);
        let mut hint = meant.map_or(String::new(), |v| format!("; write {v}=…"));
        if name == "preset" && valid.contains(&"normalizer") {
            hint = "; write normalizer=tarqim.Normalizer.preset(…)".to_owned();
        }
        if function.starts_with("Pipeline.") && SETTINGS.contains(&&*name) {
            // A method takes what differs from text to text; the rest is said once.
            hint = format!("; write Pipeline({name}=…)");
        }
        let option = || -> PyResult<bool> {
            let options = unknown.map(Bound::py).map(|py| py.import("tarqim._options")?.getattr("Options"));
            let fields = options.transpose()?.map(|o| o.getattr("__dataclass_fields__")).transpose()?;
            Ok(fields.map(|f| f.contains(&*name)).transpose()?.unwrap_or(false))
        };
        if valid.contains(&"options") && option()? {
            hint = format!("; write options=tarqim.Options({name}=…)");
        }
        let valid = valid.join(", ");
        return Err(PyTypeError::new_err(format!(
            "{function}() has no argument {name:?}{hint} (there are {valid})"
        )));
    }
    Ok(())
}

/// The arguments of a pipeline.
const SETTINGS: [&str; 6] = ["labels", "reference", "options", "gazetteer", "normalizer", "names"];

/// The one of these names that was probably meant, as :class:`ConfigError` names it.
///
/// >>> from tarqim._core import _meant
/// >>> _meant("Lables", ["labels", "reference"])
/// 'labels'
#[pyfunction(name = "_meant")]
pub fn meant(#[pyo3(from_py_with = choice)] name: &str, valid: Vec<String>) -> Option<String> {
    let valid: Vec<&str> = valid.iter().map(String::as_str).collect();
    tarqim::ConfigError::meant(name, &valid).map(str::to_owned)
}

/// What to iterate over for texts: a list as it is; for anything else Python says what its texts are, or that it has
/// none.
pub fn texts<'py>(values: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    if values.is_instance_of::<PyList>() || values.is_instance_of::<PyTuple>() {
        return Ok(values.clone());
    }
    values.py().import("tarqim._columns")?.getattr("texts")?.call1((values,))
}

/// The names of a `gazetteer` argument: a `Gazetteer`, or what one can be made from.
pub fn gazetteer<'py>(given: Option<&Bound<'py, PyAny>>) -> PyResult<Option<Bound<'py, Gazetteer>>> {
    let Some(given) = given.filter(|g| !g.is_none()) else { return Ok(None) };
    if let Ok(made) = given.cast::<Gazetteer>() {
        return Ok(Some(made.clone()));
    }
    let made = given.py().get_type::<Gazetteer>().call1((given,))?;
    Ok(Some(made.cast_into::<Gazetteer>()?))
}

/// Whether a cell is missing: None, NaN, and pandas' NA and NaT.
pub fn is_missing(cell: &Bound<'_, PyAny>) -> PyResult<bool> {
    if cell.is_none() || cell.cast::<PyFloat>().is_ok_and(|f| f.value().is_nan()) {
        return Ok(true);
    }
    let kind = cell.get_type().name()?;
    Ok(kind == "NAType" || kind == "NaTType")
}

/// A reference moment, naive local: None or a missing value, a date, a datetime (NumPy's too), or a string.
/// The offset of an aware datetime is dropped: its local time counts.
pub fn reference(reference: Option<&Bound<'_, PyAny>>, options: &Options) -> PyResult<Option<DateTime>> {
    let Some(reference) = reference else { return Ok(None) };
    if let Ok(text) = reference.cast::<PyString>() {
        return reference_in(&text.to_string_lossy(), options).map(Some);
    }
    // This check comes first, because NaT is a datetime too.
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
    // NumPy's datetimes and pandas' periods convert to ISO 8601 with str().
    if kind == "datetime64" || kind == "Period" {
        let said = reference.str()?;
        let said = said.to_string_lossy();
        return if said == "NaT" { Ok(None) } else { reference_in(&said, options).map(Some) };
    }
    let hint = match reference.extract::<i64>() {
        Ok(year) if (1000..3000).contains(&year) => format!(": write \"{year}\" for a year"),
        Ok(day) if (10_000_101..30_000_000).contains(&day) => format!(": write \"{day}\" for a day"),
        Ok(at) if (100_000_000..100_000_000_000).contains(&at) => {
            format!(": write datetime.fromtimestamp({at}) for seconds since 1970")
        }
        Ok(at) if (100_000_000_000..100_000_000_000_000).contains(&at) => {
            format!(": write datetime.fromtimestamp({at} / 1000) for milliseconds since 1970")
        }
        _ => String::new(),
    };
    Err(PyTypeError::new_err(format!(
        "reference must be a date, a datetime or a str with a date, not {kind}{hint}"
    )))
}

/// The moment that a string gives: in ISO 8601, as a year or month alone, or as any single date that the library
/// itself reads.
pub fn reference_in(text: &str, options: &Options) -> PyResult<DateTime> {
    let text = text.trim();
    let named = parse_reference(text).or_else(|| parse_period(text)).or_else(|| read_date(text, options));
    named.ok_or_else(|| bad_reference(text))
}

fn parse_reference(text: &str) -> Option<DateTime> {
    if let Ok(at) = text.parse::<DateTime>() {
        return Some(at);
    }
    // An offset (Z, +03:00) is dropped: the local time counts.
    let pieces = Pieces::parse(text).ok()?;
    pieces.offset()?;
    Some(pieces.date().to_datetime(pieces.time()?))
}

/// The beginning of a year or month: `2019`, `2020-01`.
fn parse_period(text: &str) -> Option<DateTime> {
    let (year, month) = text.split_once('-').unwrap_or((text, "1"));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || month.len() > 2 || !plain(year) || !plain(month) {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
    Some(date.to_datetime(Time::midnight()))
}

/// Maximum length of a string that is parsed as a date in words.
const LONGEST_DATE: usize = 100;

/// The moment of a text that is a single date and nothing else.
fn read_date(text: &str, options: &Options) -> Option<DateTime> {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    if codes.is_empty() || codes.len() > LONGEST_DATE {
        return None;
    }
    let labels = Labels::of([Label::Date, Label::Time]);
    let found = with_scratch(|scratch| extract(Text::Full(&codes), labels, None, options, scratch));
    let [one] = found.as_slice() else { return None };
    let Value::Temporal(read) = &one.value else { return None };
    let whole = one.phrase.start == 0 && one.phrase.end as usize == codes.len();
    read.start_at.filter(|_| whole && read.problems.is_empty())
}

fn civil_date(year: i32, month: u8, day: u8) -> PyResult<Date> {
    Date::new(year as i16, month as i8, day as i8).map_err(|e| bad_reference(&e.to_string()))
}

fn bad_reference(got: &str) -> PyErr {
    error::config(tarqim::ConfigError::new(format!(
        "reference {got:?} is not a date: write it as 2015-09-30, 2015-09-30T14:00, 30/9/2015 or as in an Arabic text"
    )))
}

/// The compiled form of `tarqim.Options`, which the dataclass keeps with its fields.
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

/// The core's options for a `tarqim.Options`, or the defaults.
pub fn options(options: Option<&Bound<'_, PyAny>>) -> PyResult<Options> {
    let Some(options) = options.filter(|o| !o.is_none()) else { return Ok(Options::default()) };
    let plan = options.getattr("_plan").map_err(|_| {
        let kind = options.get_type().name().map_or_else(|_| String::new(), |n| n.to_string());
        let hint = if options.is_instance_of::<PyDict>() { ": write tarqim.Options(**options)" } else { "" };
        PyTypeError::new_err(format!("options must be a tarqim.Options, not {kind}{hint}"))
    })?;
    Ok(plan.cast::<OptionsPlan>()?.get().options.clone())
}
