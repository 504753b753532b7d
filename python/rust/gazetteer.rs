//! `Gazetteer`: the user's own names.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use pyo3::PyTypeInfo;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyString, PyType};
use tarqim::entities::{self, Entry, NameLabel, Site};
use tarqim::found::Feature;

use crate::entity::{NAMES, unknown_label};
use crate::error::{ConfigError, config, guarded};
use crate::inputs::is_missing;
use crate::missing;
use crate::text::unfit;

/// The user's own names, for ``Pipeline(gazetteer=…)``: found like the built-in ones, in any
/// spelling and with any proclitics, and stronger than them. Frozen, equal by value, picklable.
///
/// >>> import tarqim
/// >>> own = tarqim.Gazetteer.from_entries([("منصة أثر", "ORG", "athar")])
/// >>> doc = tarqim.Pipeline(gazetteer=own)("كتبت لمنصة أثر عن ذلك")
/// >>> [(e.text, e.label, e.value.id) for e in doc.entities]
/// [('منصة أثر', 'ORG', 'athar')]
#[pyclass(frozen, module = "tarqim")]
pub struct Gazetteer {
    core: Arc<entities::Gazetteer>,
    entries: Vec<Entry>,
}

impl Gazetteer {
    /// The compiled names.
    pub fn core(&self) -> &Arc<entities::Gazetteer> {
        &self.core
    }

    fn of(entries: Vec<Entry>) -> PyResult<Self> {
        let core = guarded(|| entities::Gazetteer::new(&entries))?.map_err(config)?;
        let core = Arc::new(core);
        Ok(Self { core, entries })
    }
}

fn entry(value: &Bound<'_, PyAny>) -> PyResult<Entry> {
    let mut place = None;
    let parts: [Option<String>; 4] = if let Ok(row) = value.cast::<PyDict>() {
        let field = |name: &str| match row.get_item(name)? {
            Some(cell) => text(&cell),
            None => Ok(None),
        };
        place = site(row)?;
        [field("form")?, field("label")?, field("id")?, field("canonical")?]
    } else if value.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "an entry is (form, label), (form, label, id) or a dict, not a str",
        ));
    } else {
        let mut parts: [Option<String>; 4] = Default::default();
        let cells = value.try_iter().map_err(|_| {
            unfit("an entry of a gazetteer is (form, label), (form, label, id) or a dict", value)
        })?;
        for (at, cell) in cells.enumerate() {
            let slot =
                parts.get_mut(at).ok_or_else(|| PyTypeError::new_err("an entry has at most four parts"))?;
            *slot = text(&cell?)?;
        }
        parts
    };
    let [form, label, id, canonical] = parts;
    let there = value.cast::<PyDict>().map_or_else(
        |_| String::new(),
        |row| {
            let keys: Vec<_> = row.keys().iter().map(|key| key.to_string()).collect();
            format!(" (the keys are form, label, id, canonical; there are {})", keys.join(", "))
        },
    );
    let need = |part: Option<String>, name| {
        part.ok_or_else(|| ConfigError::new_err(format!("an entry of a gazetteer needs a {name}{there}")))
    };
    let label = need(label, "label")?;
    let named = NAMES.contains(&label.as_str()).then(|| NameLabel::from_name(&label)).flatten();
    let label = named.ok_or_else(|| unknown_label(&label, &NAMES))?;
    let form = need(form, "form")?;
    Ok(Entry { form, label, id: id.unwrap_or_default(), canonical: canonical.unwrap_or_default(), place })
}

/// The location of a place, from the keys ``feature country admin1 lat lon geonames``; `None` without any of them.
fn site(row: &Bound<'_, PyDict>) -> PyResult<Option<Site>> {
    let cell = |name: &str| -> PyResult<Option<Bound<'_, PyAny>>> {
        match row.get_item(name)? {
            Some(cell) if !is_missing(&cell)? => Ok(Some(cell)),
            _ => Ok(None),
        }
    };
    let words = |name: &str| -> PyResult<Option<String>> {
        cell(name)?.map(|cell| Ok(cell.str()?.to_string_lossy().into_owned())).transpose()
    };
    let number = |name: &str| -> PyResult<Option<f64>> {
        cell(name)?.map(|cell| PyFloat::type_object(cell.py()).call1((cell,))?.extract()).transpose()
    };
    let (feature, country, admin1) = (words("feature")?, words("country")?, words("admin1")?);
    let (lat, lon, geonames) = (number("lat")?, number("lon")?, number("geonames")?);
    if (&feature, &country, &admin1, lat, lon, geonames) == (&None, &None, &None, None, None, None) {
        return Ok(None);
    }
    let feature = match feature {
        None => None,
        Some(name) => Some(Feature::from_name(&name).ok_or_else(|| {
            let valid = Feature::NAMES.join(", ");
            ConfigError::new_err(format!("no feature {name:?} of places; valid: {valid}"))
        })?),
    };
    let geonames = match geonames {
        None => None,
        Some(id) if id >= 1.0 && id <= f64::from(u32::MAX) && id.fract() == 0.0 => Some(id as u32),
        Some(id) => {
            return Err(ConfigError::new_err(format!(
                "not a GeoNames id: {id}; valid: whole numbers from 1"
            )));
        }
    };
    let (country, admin1) = (country.unwrap_or_default(), admin1.unwrap_or_default());
    let site = Site { feature, country, admin1, at: None, geonames };
    site.at(lat, lon).map(Some).map_err(config)
}

/// A cell as text.
fn text(cell: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if is_missing(cell)? { Ok(None) } else { Ok(Some(cell.str()?.to_string_lossy().into_owned())) }
}

#[pymethods]
impl Gazetteer {
    /// Names from entries, as for :meth:`from_entries`, or from a data frame.
    #[new]
    #[pyo3(signature = (entries, /))]
    fn new(entries: &Bound<'_, PyAny>) -> PyResult<Self> {
        let class = entries.py().get_type::<Self>();
        if entries.is_instance_of::<PyString>() || entries.hasattr("__fspath__")? {
            return Err(PyTypeError::new_err(
                "a gazetteer takes entries, such as [(form, label)]; to read a file use Gazetteer.from_csv(path)",
            ));
        }
        if entries.hasattr("columns")? && !entries.is_instance_of::<PyDict>() {
            return Self::from_pandas(&class, entries);
        }
        if let Ok(one) = entries.cast::<PyDict>() {
            // {form: label}
            let pairs = one.items();
            return Self::from_entries(&class, pairs.as_any());
        }
        Self::from_entries(&class, entries)
    }

    /// Names from ``(form, label)``, ``(form, label, id)``, ``(form, label, id, canonical)`` or dicts
    /// with these keys. The dict of a place may also give its location: ``feature``, ``country`` (ISO 3166-1
    /// alpha-2), ``admin1``, ``lat``, ``lon``, ``geonames``.
    ///
    /// >>> import tarqim
    /// >>> own = tarqim.Gazetteer.from_entries([
    /// ...     {"form": "مزرعة الرواد", "label": "LOC", "country": "SY", "lat": 35.9, "lon": 36.7},
    /// ... ])
    /// >>> where = tarqim.Pipeline(gazetteer=own)("عند مزرعة الرواد").entities[0].value
    /// >>> where.country, where.lat, where.lon
    /// ('SY', 35.9, 36.7)
    #[classmethod]
    #[pyo3(signature = (entries, /))]
    fn from_entries(_cls: &Bound<'_, PyType>, entries: &Bound<'_, PyAny>) -> PyResult<Self> {
        let entries = entries
            .try_iter()
            .map_err(|_| unfit("a gazetteer takes entries, such as [(form, label)]", entries))?;
        let entries = entries.map(|e| entry(&e?)).collect::<PyResult<_>>()?;
        Self::of(entries)
    }

    /// Names from a data frame with the columns ``form`` and ``label``, and the other keys of
    /// :meth:`from_entries` if it has them.
    #[classmethod]
    #[pyo3(signature = (df, /))]
    fn from_pandas(cls: &Bound<'_, PyType>, df: &Bound<'_, PyAny>) -> PyResult<Self> {
        let mut columns = Vec::new();
        for name in df.getattr("columns")?.try_iter()? {
            columns.push(name?.str()?.to_string_lossy().into_owned());
        }
        if !["form", "label"].iter().all(|wanted| columns.iter().any(|c| c == wanted)) {
            return Err(ConfigError::new_err(format!(
                "a gazetteer needs the columns form and label (id and canonical if there are any); there are {}",
                columns.join(", ")
            )));
        }
        let rows = match df.hasattr("to_dicts")? {
            true => df.call_method0("to_dicts")?,
            false => df.call_method1("to_dict", ("records",))?,
        };
        Self::from_entries(cls, &rows)
    }

    /// Names from a CSV file with the columns ``form`` and ``label``, and ``id`` and ``canonical`` if it
    /// has them.
    #[classmethod]
    #[pyo3(signature = (path, /))]
    fn from_csv(cls: &Bound<'_, PyType>, path: &Bound<'_, PyAny>) -> PyResult<Self> {
        let rows = cls.py().import("tarqim._names")?.getattr("rows")?.call1((path,))?;
        Self::from_entries(cls, &rows)
    }

    fn __len__(&self) -> usize {
        self.entries.len()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other.cast::<Gazetteer>().is_ok_and(|other| other.get().entries == self.entries)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.entries.hash(&mut hasher);
        hasher.finish()
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self) -> String {
        let some = self.entries.iter().take(3).map(|e| format!("{} ({})", e.form, e.label.name()));
        let more = if self.entries.len() > 3 { ", …" } else { "" };
        let names = if self.entries.len() == 1 { "name" } else { "names" };
        let some: Vec<_> = some.collect();
        format!("<Gazetteer of {} {names}: {}{more}>", self.entries.len(), some.join(", "))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Entries<'py>)> {
        let entries = slf.get().entries.iter().map(|e| described(slf.py(), e)).collect::<PyResult<_>>()?;
        Ok((slf.get_type().getattr("from_entries")?, (entries,)))
    }
}

/// The constructor arguments, for pickling.
type Entries<'py> = (Vec<Bound<'py, PyDict>>,);

/// An entry as it is pickled: the dict to rebuild it from.
fn described<'py>(py: Python<'py>, entry: &Entry) -> PyResult<Bound<'py, PyDict>> {
    let row = PyDict::new(py);
    row.set_item("form", &entry.form)?;
    row.set_item("label", entry.label.name())?;
    row.set_item("id", &entry.id)?;
    row.set_item("canonical", &entry.canonical)?;
    if let Some(site) = &entry.place {
        row.set_item("feature", site.feature.map(Feature::name))?;
        row.set_item("country", Some(&site.country).filter(|text| !text.is_empty()))?;
        row.set_item("admin1", Some(&site.admin1).filter(|text| !text.is_empty()))?;
        row.set_item("lat", site.at.map(|at| f64::from(at.0) / 1000.0))?;
        row.set_item("lon", site.at.map(|at| f64::from(at.1) / 1000.0))?;
        row.set_item("geonames", site.geonames)?;
    }
    Ok(row)
}
