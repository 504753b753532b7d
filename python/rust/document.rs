//! Doc.

use std::sync::{Arc, OnceLock};

use jiff::civil::DateTime;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use tarqim::document::Document;
use tarqim::extract;
use tarqim::tokenize::{Tokens as Columns, split_sentences};

use crate::entity::{Entity, NUMBERS};
use crate::events::to_python;
use crate::missing;
use crate::pipeline::Plan;
use crate::spans::{Span, Tokens};
use crate::text::{length, substring, with_text};

/// Code points of the text shown in the repr of a document.
const SHOWN: u32 = 60;

/// A text fully read: tokens, sentences and entities.
///
/// Immutable, equal by value, hashable, picklable; in a notebook it renders right to left with
/// its entities marked. Offsets are code points.
///
/// >>> import tarqim
/// >>> doc = tarqim.analyze("وصل إلى سوريا. ثم غادر.")
/// >>> len(doc.tokens), len(doc.sentences), [e.text for e in doc.entities]
/// (7, 2, ['سوريا'])
#[pyclass(frozen, module = "tarqim")]
pub struct Doc {
    text: Py<PyString>,
    id: Option<Py<PyAny>>,
    tokens: Arc<Columns>,
    /// Computed on first use, unless already present.
    sentences: OnceLock<Vec<tarqim::Span>>,
    /// What the core found; the Python entities are made on first use.
    found: Vec<extract::Entity>,
    entities: PyOnceLock<Py<PyTuple>>,
    /// How it was read, for lazy parts; `None` for a document made from parts.
    how: Option<How>,
    events: PyOnceLock<Py<PyTuple>>,
}

/// How a text was read.
pub struct How {
    pub plan: Arc<Plan>,
    pub reference: Option<DateTime>,
    /// The names that the user's tagger found.
    pub names: Option<Vec<extract::Given>>,
}

impl Doc {
    /// What the core read in `text`.
    pub fn new(text: Py<PyString>, id: Option<Py<PyAny>>, read: Document, how: How) -> Self {
        Self {
            text,
            id,
            tokens: Arc::new(read.tokens),
            sentences: read.moved.map_or_else(OnceLock::new, OnceLock::from),
            found: read.entities,
            entities: PyOnceLock::new(),
            how: Some(how),
            events: PyOnceLock::new(),
        }
    }

    /// The spans of the sentences.
    fn split(&self, py: Python<'_>) -> PyResult<&[tarqim::Span]> {
        if let Some(spans) = self.sentences.get() {
            return Ok(spans);
        }
        let spans = with_text(self.text.bind(py), |text| split_sentences(text, &self.tokens))?;
        Ok(self.sentences.get_or_init(|| spans))
    }
}

impl Doc {
    /// The entities with one of these labels.
    fn of<'py>(&self, py: Python<'py>, labels: &[&str]) -> PyResult<Bound<'py, PyTuple>> {
        let all = self.entities(py)?;
        let wanted =
            |e: &Bound<'py, PyAny>| e.cast::<Entity>().is_ok_and(|e| labels.contains(&e.get().label_name()));
        shown(PyTuple::new(py, all.iter().filter(wanted).collect::<Vec<_>>())?)
    }
}

/// The tuple as one that notebooks show as a table.
fn shown(entities: Bound<'_, PyTuple>) -> PyResult<Bound<'_, PyTuple>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let made = CLASS.import(entities.py(), "tarqim._entities", "Entities")?.call1((entities,))?;
    Ok(made.cast_into::<PyTuple>()?)
}

/// Calls a function of a module of the package with a document.
fn call<'py>(doc: &Bound<'py, Doc>, module: &str, function: &str) -> PyResult<Bound<'py, PyAny>> {
    doc.py().import(module)?.getattr(function)?.call1((doc,))
}

#[pymethods]
impl Doc {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str, &'static str) {
        ("text", "tokens", "sentences", "entities")
    }

    /// A document from its parts; :func:`tarqim.analyze` makes one from a text.
    #[new]
    #[pyo3(signature = (text, tokens, sentences, entities, id=None))]
    fn from_parts(
        text: Py<PyString>,
        tokens: &Bound<'_, Tokens>,
        sentences: Vec<(u32, u32)>,
        entities: Bound<'_, PyTuple>,
        id: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        for entity in &entities {
            entity.cast::<Entity>()?;
        }
        let sentences: Vec<_> =
            sentences.into_iter().map(|(start, end)| tarqim::Span::new(start, end)).collect();
        let made = PyOnceLock::new();
        // A new cell is empty.
        let _ = made.set(entities.py(), shown(entities.clone())?.unbind());
        let tokens = tokens.get().columns();
        Ok(Self {
            text,
            id,
            tokens,
            sentences: OnceLock::from(sentences),
            found: Vec::new(),
            entities: made,
            how: None,
            events: PyOnceLock::new(),
        })
    }

    /// The text that was read.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// The identifier given for the document, if any.
    #[getter]
    fn id(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        self.id.as_ref().map(|id| id.clone_ref(py))
    }

    /// The tokens.
    #[getter]
    fn tokens(&self, py: Python<'_>) -> Tokens {
        Tokens::new(self.text.clone_ref(py), Arc::clone(&self.tokens))
    }

    /// The sentences, a tuple of :class:`Span`.
    #[getter]
    fn sentences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let text = self.text.bind(py);
        let spans: Vec<Span> =
            self.split(py)?.iter().map(|&s| Span::cut(text, s)).collect::<PyResult<_>>()?;
        PyTuple::new(py, spans)
    }

    /// The entities, a tuple of :class:`Entity` sorted by start, never overlapping.
    #[getter]
    fn entities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let made = self.entities.get_or_try_init(py, || {
            let text = self.text.bind(py);
            let sentences = self.split(py)?;
            let place = |at: u32| sentences.partition_point(|s| s.start <= at).saturating_sub(1) as u32;
            let made = |e: &extract::Entity| {
                let sentence = place(e.span.start);
                Py::new(py, Entity::found(text, e.clone(), None)?.in_sentence(sentence))
            };
            let found: Vec<Py<Entity>> = self.found.iter().map(made).collect::<PyResult<_>>()?;
            PyResult::Ok(shown(PyTuple::new(py, found)?)?.unbind())
        })?;
        Ok(made.bind(py).clone())
    }

    /// The events, a tuple of :class:`Event` in order of their triggers; computed on first use.
    ///
    /// >>> import tarqim
    /// >>> [e.type for e in tarqim.analyze("قتل خمسة جنود في انفجار لغم").events]
    /// ['die', 'attack']
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let made = self.events.get_or_try_init(py, || {
            let text = self.text.bind(py);
            let told = with_text(text, |t| match &self.how {
                Some(how) => how.plan.told(t, how.reference, &self.found, how.names.as_deref()),
                None => Plan::default().told(t, None, &[], None),
            })?;
            PyResult::Ok(PyTuple::new(py, to_python(text, told, &None)?)?.unbind())
        })?;
        Ok(made.bind(py).clone())
    }

    /// The entities that are people.
    ///
    /// >>> import tarqim
    /// >>> doc = tarqim.analyze("غادر نجيب محفوظ القاهرة في 3 نيسان 1990")
    /// >>> [[e.text for e in found] for found in (doc.people, doc.places, doc.dates)]
    /// [['نجيب محفوظ'], ['القاهرة'], ['3 نيسان 1990']]
    #[getter]
    fn people<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.of(py, &["PERSON"])
    }

    /// The entities that are places: GPE LOC FAC.
    #[getter]
    fn places<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.of(py, &["GPE", "LOC", "FAC"])
    }

    /// The entities that are organizations.
    #[getter]
    fn organizations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.of(py, &["ORG"])
    }

    /// The entities that are numbers: CARDINAL ORDINAL PERCENT MONEY QUANTITY.
    #[getter]
    fn numbers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.of(py, &NUMBERS)
    }

    /// The entities that are moments: DATE TIME.
    #[getter]
    fn dates<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        self.of(py, &["DATE", "TIME"])
    }

    /// The text with every entity of these labels replaced, by default with its label.
    ///
    /// >>> import tarqim
    /// >>> tarqim.analyze("وصل إلى سوريا").redact("GPE")
    /// 'وصل إلى [GPE]'
    #[pyo3(signature = (labels, placeholder="[{label}]"))]
    fn redact<'py>(
        slf: &Bound<'py, Self>,
        labels: Bound<'py, PyAny>,
        #[pyo3(from_py_with = crate::inputs::written)] placeholder: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("tarqim._pieces")?.getattr("redact")?.call1((slf, labels, placeholder))
    }

    /// A dict that JSON can hold; :meth:`from_dict` is the way back.
    fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        call(slf, "tarqim._doc", "to_dict")
    }

    /// The document that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        cls.py().import("tarqim._doc")?.getattr("from_dict")?.call1((data,))
    }

    /// The document as a JSON object.
    fn to_json<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        call(slf, "tarqim._doc", "to_json")
    }

    /// The entities as a pandas DataFrame, one row each, with the types that the columns of ``.ar.extract``
    /// have.
    #[pyo3(signature = (*, dtype_backend=None))]
    fn to_pandas<'py>(
        slf: &Bound<'py, Self>,
        dtype_backend: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("tarqim._doc")?.getattr("to_pandas")?.call1((slf, dtype_backend))
    }

    /// The places with coordinates as a GeoJSON feature collection.
    fn to_geojson<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        call(slf, "tarqim._geojson", "doc_to_geojson")
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        call(slf, "tarqim._html", "doc_html")
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Doc>() else { return Ok(false) };
        let other = other.get();
        let ids = match (&self.id, &other.id) {
            (None, None) => true,
            (Some(a), Some(b)) => a.bind(py).eq(b)?,
            _ => false,
        };
        Ok(ids
            && self.tokens == other.tokens
            && self.split(py)? == other.split(py)?
            && self.text.bind(py).as_any().eq(&other.text)?
            && self.entities(py)?.eq(other.entities(py)?)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.text.bind(py).hash()
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.bind(py);
        let more = if length(text) > SHOWN as usize { "…" } else { "" };
        let shown = substring(text, 0, SHOWN)?.repr()?;
        let (tokens, sentences) = (self.tokens.len(), self.split(py)?.len());
        let entities = self.entities(py)?.len();
        Ok(format!("Doc({shown}{more}, tokens={tokens}, sentences={sentences}, entities={entities})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        let sentences: Vec<(u32, u32)> = self.split(py)?.iter().map(|s| (s.start, s.end)).collect();
        let parts = (&self.text, self.tokens(py), sentences, self.entities(py)?, self.id(py));
        Ok((py.get_type::<Self>(), parts.into_pyobject(py)?))
    }
}
