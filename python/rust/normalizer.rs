//! `Normalizer`, `Normalized`, `normalize`.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFrozenSet, PyInt, PyList, PySet, PyString, PyTuple};
use serde_json::Value;
use tarqim::align::{Alignment, Run, Sink};
use tarqim::normalize::{self as core, Options};

use crate::error::config;
use crate::inputs;
use crate::lists;
use crate::missing;
use crate::record;
use crate::text::{Held, TextArg, length, make_string, unfit};
use crate::whole::{LONG, apply, guarded_whole};

/// Normalizes Arabic text: rewrites it into one consistent form.
///
/// Every stage is a keyword option and off by default; their order is fixed (see the guide).
/// Immutable, thread-safe, equal by configuration, picklable.
///
/// >>> import tarqim
/// >>> n = tarqim.Normalizer(tashkeel="strip", alef="fold", digits="ascii")
/// >>> n("أُسْبُوع ٣")
/// 'اسبوع 3'
/// >>> tarqim.Normalizer.preset("search")("إلى الأُسْتَاذَة")
/// 'الي الاستاذه'
/// >>> tarqim.Normalizer(alef="off")
/// Traceback (most recent call last):
///     ...
/// tarqim.ConfigError: unknown value for alef "off"; valid: keep, fold, fold_hamza, fold_common
#[pyclass(frozen, eq, hash, module = "tarqim", name = "Normalizer")]
#[derive(Clone)]
pub struct Normalizer {
    inner: Arc<core::Normalizer>,
}

impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        self.inner == other.inner
    }
}

impl Hash for Normalizer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.inner.options().hash(state);
    }
}

impl Normalizer {
    /// A normalizer with these options.
    fn of(options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut out = Options::default();
        set(&mut out, options)?;
        Ok(Self { inner: Arc::new(core::Normalizer::new(out)) })
    }

    /// A copy with other values for some options.
    fn changed(&self, changes: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut out = self.inner.options().clone();
        set(&mut out, changes)?;
        Ok(Self { inner: Arc::new(core::Normalizer::new(out)) })
    }

    /// The normalizer of the core.
    pub fn core(&self) -> &Arc<core::Normalizer> {
        &self.inner
    }
}

/// Sets options by name; None leaves an option unchanged.
fn set(out: &mut Options, given: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
    for (name, value) in given.into_iter().flatten() {
        let name = name.cast_into::<PyString>()?;
        if value.is_none() {
            continue;
        }
        let name = name.to_string_lossy();
        out.set(&name, &option_value(&name, &value)?).map_err(config)?;
    }
    Ok(())
}

/// The value of an option in the form the core takes.
fn option_value(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let wrong = || {
        let got = value.get_type().name().map_or_else(|_| "?".into(), |n| n.to_string());
        PyTypeError::new_err(format!(
            "option {name} takes a str, an int, a collection of str, or a dict from str to str, not {got}"
        ))
    };
    if let Ok(s) = value.cast::<PyString>() {
        return Ok(Value::from(s.to_string_lossy().as_ref()));
    }
    if value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>() {
        return Ok(value.extract::<i64>().map_or(Value::from(-1), Value::from));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        let mut map = serde_json::Map::new();
        for (k, v) in dict {
            let text =
                |x: &Bound<'_, PyAny>| x.cast::<PyString>().ok().map(|s| s.to_string_lossy().into_owned());
            let (Some(k), Some(v)) = (text(&k), text(&v)) else { return Err(wrong()) };
            map.insert(k, Value::from(v));
        }
        return Ok(Value::Object(map));
    }
    let is_collection = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>();
    if is_collection {
        let items = value.try_iter()?.map(|x| option_item(&x?).ok_or_else(wrong));
        return items.collect::<PyResult<Vec<_>>>().map(Value::from);
    }
    Err(wrong())
}

fn option_item(value: &Bound<'_, PyAny>) -> Option<Value> {
    value.cast::<PyString>().ok().map(|s| Value::from(s.to_string_lossy().as_ref()))
}

/// Whether this is a pandas Series, which has no Arrow capsule before pandas 3.
fn is_series(values: &Bound<'_, PyAny>) -> PyResult<bool> {
    let kind = values.get_type();
    Ok(kind.name()? == "Series" && kind.module()?.to_string_lossy().starts_with("pandas."))
}

#[pymethods]
impl Normalizer {
    #[new]
    #[pyo3(signature = (*rest, **options), text_signature = "(*, compat='none', html_tags='keep', html_entities='keep', unicode='keep', presentation_forms='keep', ligatures='keep', urls='keep', emails='keep', mentions='keep', mention_script='any', hashtags='keep', hashtag_script='any', emoji='keep', replace=None, charmap='none', uthmani='keep', bidi='keep', zero_width='keep', tatweel='keep', tashkeel='keep', harakat='auto', tanwin='auto', shadda='auto', sukun='auto', dagger_alef='auto', other_vowels='auto', quranic_marks='auto', honorific_marks='auto', small_letters='keep', symbols='keep', alef='keep', alef_maqsura='keep', yeh='keep', teh_marbuta='keep', hamza='keep', kaf='keep', heh='keep', waw='keep', loan_letters='keep', dots='keep', digits='keep', punctuation='keep', quotes='keep', case='keep', keep=(), drop=(), fill='none', proclitics='keep', elongation='keep', white_space='keep', max_spaces=None, trim='keep')")]
    fn new(rest: &Bound<'_, PyTuple>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let preset = match rest.get_item(0) {
            Ok(first) => Some(first),
            Err(_) => options.map(|given| given.get_item("preset")).transpose()?.flatten(),
        };
        if let Some(preset) = preset {
            return Err(PyTypeError::new_err(format!(
                "Normalizer() takes options by name, such as digits='ascii'; for a preset write \
                 Normalizer.preset({})",
                preset.repr()?
            )));
        }
        Self::of(options)
    }

    /// A named configuration: "clean" (repairs, keeps every letter and mark), "search" (folds what searches should
    /// not distinguish), "model" (input for language models), "plain_uthmani" (the words of the Quran in standard
    /// spelling), and exact equals of known tools: "lucene", "camel", "pyarabic", "arabert", "camel_arclean".
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer.preset("lucene")("الحُرّيّة")
    /// 'الحريه'
    ///
    /// Further options override those of the preset:
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer.preset("search", alef="keep")("إلى")
    /// 'إلي'
    #[staticmethod]
    #[pyo3(signature = (name, /, **changes), text_signature = "(name, /, **changes)")]
    fn preset(
        #[pyo3(from_py_with = crate::inputs::choice)] name: &str,
        changes: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        let made = preset(name)?;
        if changes.is_none_or(|c| c.is_empty()) { Ok(made) } else { made.changed(changes) }
    }

    /// A copy of this normalizer with other values for some options.
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer(alef="fold").replace(digits="ascii")
    /// Normalizer(alef='fold', digits='ascii')
    #[pyo3(name = "replace", signature = (**changes), text_signature = "($self, **changes)")]
    fn with_changes(&self, changes: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        self.changed(changes)
    }

    /// The options that are set, by name.
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer(alef="fold").to_dict()
    /// {'alef': 'fold'}
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?.call_method1("loads", (self.to_json(),))
    }

    /// Rebuilds a normalizer from the result of `to_dict`.
    #[staticmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(data: &Bound<'_, PyDict>) -> PyResult<Self> {
        Self::of(Some(data))
    }

    /// The normalized text.
    #[pyo3(signature = (text))]
    fn __call__<'py>(&self, text: TextArg<'_, 'py>) -> PyResult<Bound<'py, PyString>> {
        apply(&self.inner, &text)
    }

    /// The normalized text with an offset mapping to the original.
    ///
    /// >>> import tarqim
    /// >>> a = tarqim.Normalizer.preset("search").align("الأُسْتَاذَةُ مُنَى")
    /// >>> a.text
    /// 'الاستاذه مني'
    /// >>> start, end = a.to_original(9, 12)
    /// >>> a.original[start:end]
    /// 'مُنَى'
    #[pyo3(signature = (text))]
    fn align(&self, text: TextArg<'_, '_>) -> PyResult<Normalized> {
        let (py, original) = (text.py(), &*text);
        let held = Held::new(original)?;
        let units = held.text();
        guarded_whole(|scratch| {
            let (out, alignment) = if units.len() < LONG {
                self.inner.units_aligned(units, scratch)
            } else {
                py.detach(|| self.inner.units_aligned(units, scratch))
            };
            let text = match out {
                None => original.clone(),
                Some(out) => make_string(py, out)?,
            };
            Ok(Normalized {
                text: text.unbind(),
                original: original.clone().unbind(),
                alignment: alignment.clone(),
            })
        })
    }

    /// Normalizes many texts: a list gives a list, a pandas or polars Series the same kind of Series, an Arrow array
    /// an
    /// Arrow array (on `threads` threads, all cores by default). None stays None.
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer(digits="ascii").map(["٣", None, "٤"])
    /// ['3', None, '4']
    #[pyo3(signature = (values, /, threads=None))]
    fn map<'py>(
        slf: &Bound<'py, Self>,
        values: &Bound<'py, PyAny>,
        threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = values.py();
        if values.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err(
                "map() takes a list, a Series or another iterable of str, not one str",
            ));
        }
        let this = slf.get();
        if let Ok(list) = values.cast::<PyList>() {
            return lists::map(py, &this.inner, list.iter().map(Ok), threads);
        }
        // Columns of a data library go through the Arrow kernel and come back in their own type.
        if values.hasattr("__arrow_c_array__")? || values.hasattr("__arrow_c_stream__")? || is_series(values)?
        {
            return py.import("tarqim._columns")?.getattr("normalize")?.call1((values, slf, threads));
        }
        lists::map(py, &this.inner, inputs::texts(values)?.try_iter()?, threads)
    }

    /// The options that are set, as JSON.
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer(alef="fold").to_json()
    /// '{"alef":"fold"}'
    fn to_json(&self) -> String {
        self.inner.to_json()
    }

    /// Rebuilds a normalizer from the result of `to_json`.
    ///
    /// >>> import tarqim
    /// >>> tarqim.Normalizer.from_json('{"alef":"fold"}') == tarqim.Normalizer(alef="fold")
    /// True
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyString>) -> PyResult<Self> {
        let surrogate = "not a normalizer configuration: a lone surrogate is no text of JSON";
        let json = json.to_str().map_err(|_| config(tarqim::ConfigError::new(surrogate)))?;
        let inner = core::Normalizer::from_json(json).map_err(config)?;
        Ok(Self { inner: Arc::new(inner) })
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((py.get_type::<Self>().getattr("from_json")?, (self.to_json(),)))
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let options = self.inner.options().to_map();
        let shown = options.iter().map(|(name, value)| {
            let value = py.import("json")?.call_method1("loads", (value.to_string(),))?;
            Ok(format!("{name}={}", value.repr()?.to_string_lossy()))
        });
        Ok(format!("Normalizer({})", shown.collect::<PyResult<Vec<_>>>()?.join(", ")))
    }
}

/// A preset, compiled once.
fn preset(name: &str) -> PyResult<Normalizer> {
    static MADE: [OnceLock<Normalizer>; core::PRESETS.len()] =
        [const { OnceLock::new() }; core::PRESETS.len()];
    if let Some(at) = core::PRESETS.iter().position(|p| *p == name) {
        if let Some(made) = MADE[at].get() {
            return Ok(made.clone());
        }
        let made = Normalizer { inner: Arc::new(core::Normalizer::preset(name).map_err(config)?) };
        return Ok(MADE[at].get_or_init(|| made).clone());
    }
    let inner = core::Normalizer::preset(name).map_err(config)?;
    Ok(Normalizer { inner: Arc::new(inner) })
}

/// Normalizes a text with a preset.
///
/// ``search``, the default, is for indexes and comparisons: it folds أ إ آ into ا, ة into ه, ى into ي, removes
/// marks, and writes digits and punctuation in ASCII and Latin letters in lower case; the original cannot be
/// restored. To clean a text and keep every letter and mark use ``clean``. Further options override the preset.
///
/// >>> import tarqim
/// >>> tarqim.normalize("الأُسْتَاذَة")
/// 'الاستاذه'
/// >>> tarqim.normalize("الأُسْتَاذَة", preset="clean")
/// 'الأُسْتَاذَة'
#[pyfunction]
#[pyo3(signature = (text, preset = "search", **changes), text_signature = "(text, preset='search', **changes)")]
pub fn normalize<'py>(
    text: TextArg<'_, 'py>,
    #[pyo3(from_py_with = crate::inputs::choice)] preset: &str,
    changes: Option<&Bound<'_, PyDict>>,
) -> PyResult<Bound<'py, PyString>> {
    apply(Normalizer::preset(preset, changes)?.inner.as_ref(), &text)
}

/// A normalized text with an offset mapping to its original.
///
/// Positions are code points, end exclusive. Both mappings take any position: larger ones are clamped to the
/// text. Removed characters belong to the character before them, so a letter keeps its marks.
///
/// >>> import tarqim
/// >>> a = tarqim.Normalizer(tashkeel="strip").align("مُدُن")
/// >>> a.text, a.to_original(0, 1), a.to_normalized(0, 2)
/// ('مدن', (0, 2), (0, 1))
#[pyclass(frozen, module = "tarqim", name = "Normalized")]
pub struct Normalized {
    text: Py<PyString>,
    original: Py<PyString>,
    alignment: Alignment,
}

impl Normalized {
    fn described(data: &Bound<'_, PyDict>) -> PyResult<Self> {
        let field = |name: &str| {
            data.get_item(name)?
                .ok_or_else(|| config(tarqim::ConfigError::new(format!("no {name:?} in the dict"))))
        };
        let string = |name: &str| {
            let value = field(name)?;
            value
                .cast_into::<PyString>()
                .map_err(|e| unfit(&format!("{name} must be a str"), &e.into_inner()))
        };
        let (text, original) = (string("text")?, string("original")?);
        let runs: Vec<[u32; 4]> = field("runs")?.extract()?;
        let (src_len, dst_len) = (length(&original), length(&text));
        let mut alignment = Alignment::new();
        let (mut src, mut dst) = (0u64, 0u64);
        for [s, sl, d, dl] in runs {
            let run = Run { src: s, src_len: sl, dst: d, dst_len: dl };
            let (s, d) = (u64::from(s), u64::from(d));
            if s < src || d < dst || s - src != d - dst {
                return Err(config(tarqim::ConfigError::new("the runs are not those of an alignment")));
            }
            (src, dst) = (s + u64::from(sl), d + u64::from(dl));
            alignment.run(run.src as usize, sl as usize, run.dst as usize, dl as usize);
        }
        if src > src_len as u64 || dst > dst_len as u64 || src_len as u64 - src != dst_len as u64 - dst {
            return Err(config(tarqim::ConfigError::new("the runs are not those of the two texts")));
        }
        alignment.finish(src_len, dst_len);
        Ok(Self { text: text.unbind(), original: original.unbind(), alignment })
    }
}

#[pymethods]
impl Normalized {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str) {
        ("text", "original")
    }

    /// The normalized text.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// The original text.
    #[getter]
    fn original(&self, py: Python<'_>) -> Py<PyString> {
        self.original.clone_ref(py)
    }

    /// Maps a span of the normalized text to the original.
    fn to_original(&self, start: i64, end: i64) -> (u32, u32) {
        self.alignment.to_original(cut(start), cut(end))
    }

    /// Maps a span of the original to the normalized text.
    fn to_normalized(&self, start: i64, end: i64) -> (u32, u32) {
        self.alignment.to_normalized(cut(start), cut(end))
    }

    /// Original and result with the changes marked, for a notebook.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("tarqim._views")?.getattr("normalized_html")?.call1((slf,))
    }

    /// Text, original and the runs (start and length in the original, start and length in the text) between
    /// which both are aligned one to one.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let out = PyDict::new(py);
        out.set_item("text", &self.text)?;
        out.set_item("original", &self.original)?;
        let runs = self.alignment.runs().iter().map(|r| (r.src, r.src_len, r.dst, r.dst_len));
        out.set_item("runs", PyList::new(py, runs)?)?;
        Ok(out)
    }

    /// Rebuilds the value from the result of `to_dict`.
    #[staticmethod]
    #[pyo3(signature = (data, /))]
    fn from_dict(data: &Bound<'_, PyDict>) -> PyResult<Self> {
        let class = data.py().get_type::<Self>();
        Self::described(data).map_err(|why| record::damaged(&class, &["text", "original", "runs"], why))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((py.get_type::<Self>().getattr("from_dict")?, (self.to_dict(py)?,)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else { return Ok(false) };
        let py = other.py();
        let other = other.get();
        Ok(self.alignment == other.alignment
            && self.text.bind(py).as_any().eq(&other.text)?
            && self.original.bind(py).as_any().eq(&other.original)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
        let mut state = DefaultHasher::new();
        (self.text.bind(py).hash()?, self.original.bind(py).hash()?).hash(&mut state);
        Ok(state.finish())
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (text, original) = (self.text.bind(py).repr()?, self.original.bind(py).repr()?);
        Ok(format!("Normalized(text={}, original={})", text.to_string_lossy(), original.to_string_lossy()))
    }
}

/// A Python position: negative values mean the start, not an index from the end.
fn cut(at: i64) -> u32 {
    u32::try_from(at.max(0)).unwrap_or(u32::MAX)
}
