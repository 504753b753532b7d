//! Entity.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use tarqim::extract::{self, Label};

use crate::error;
use crate::missing;
use crate::record::{self, Record};
use crate::spans::Span;
use crate::text::substring;
use crate::values::Meaning;

/// Something found in a text.
///
/// ``text == document[start:end]`` is its core, ``phrase`` a :class:`Span` of everything
/// that was read (bound, preposition, title, counted noun …). ``label`` is an OntoNotes label,
/// DURATION or one of URL EMAIL PHONE MENTION HASHTAG ID. ``value`` is a :class:`Number`,
/// :class:`Temporal`, :class:`Name`, :class:`Identifier` or str. Offsets are code points, end exclusive.
/// Immutable, equal by value, hashable, picklable.
///
/// >>> import tarqim
/// >>> entity = tarqim.extract("قتل أكثر من 80 إرهابياً")[0]
/// >>> entity.text, entity.label, entity.value.value, entity.phrase.text
/// ('80', 'CARDINAL', 80, 'أكثر من 80 إرهابياً')
#[pyclass(frozen, module = "tarqim")]
pub struct Entity {
    text: Py<PyString>,
    start: u32,
    end: u32,
    label: Label,
    phrase: Py<Span>,
    value: Meaning,
    why: Option<Why>,
    sentence: Option<u32>,
}

/// The rule that read an entity, and how each piece of it was read.
type Why = (String, Vec<(Py<Span>, String)>);

impl Entity {
    /// The Python entity for one found in `text`, with an explanation if its pieces are given.
    pub fn found(
        text: &Bound<'_, PyString>,
        entity: extract::Entity,
        pieces: Option<&[extract::Piece]>,
    ) -> PyResult<Self> {
        let py = text.py();
        let reading = |p: &extract::Piece| Ok((Py::new(py, Span::cut(text, p.span)?)?, p.read_as.clone()));
        let core = substring(text, entity.span.start, entity.span.end)?.unbind();
        // Most entities are all that was read.
        let phrase = if entity.phrase == entity.span {
            Span { text: core.clone_ref(py), start: entity.span.start, end: entity.span.end }
        } else {
            Span::cut(text, entity.phrase)?
        };
        Ok(Self {
            text: core,
            start: entity.span.start,
            end: entity.span.end,
            label: entity.label,
            phrase: Py::new(py, phrase)?,
            value: Meaning::found(text, entity.value)?,
            why: pieces
                .map(|all| {
                    Ok::<_, PyErr>((
                        entity.rule.to_owned(),
                        all.iter().map(reading).collect::<PyResult<_>>()?,
                    ))
                })
                .transpose()?,
            sentence: None,
        })
    }

    /// The entity as one of the sentence with that number.
    pub fn in_sentence(mut self, sentence: u32) -> Self {
        self.sentence = Some(sentence);
        self
    }

    /// The name of the label.
    pub fn label_name(&self) -> &'static str {
        self.label.name()
    }

    /// The value, if the label is one of these.
    fn value_of<'py>(&self, py: Python<'py>, labels: &[&str]) -> PyResult<Option<Bound<'py, PyAny>>> {
        if labels.contains(&self.label.name()) { self.value.get(py).cloned().map(Some) } else { Ok(None) }
    }
}

/// The labels whose values are numbers, moments and names.
pub const NUMBERS: [&str; 5] = ["CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"];
const TIMES: [&str; 3] = ["DATE", "TIME", "DURATION"];
pub const NAMES: [&str; 8] = ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"];

/// The label with that name.
pub fn label_named(name: &str) -> PyResult<Label> {
    Label::from_name(name).ok_or_else(|| unknown_label(name, Label::NAMES))
}

/// The error for a label that is not one of `valid`.
pub fn unknown_label(name: &str, valid: &[&str]) -> PyErr {
    // A prefix of tags on words: B-PER, I-PER.
    let bare = name.strip_prefix("B-").or_else(|| name.strip_prefix("I-")).unwrap_or(name);
    error::config(match meant(bare).filter(|label| valid.contains(label)) {
        Some(label) => tarqim::ConfigError::new(format!(
            "unknown label {name:?}; write {label}; valid: {}",
            valid.join(", ")
        )),
        None => tarqim::ConfigError::unknown("label", name, valid),
    })
}

/// The label that was probably meant: by its name in lower case, or by another tool's.
fn meant(name: &str) -> Option<&'static str> {
    let name = name.to_uppercase();
    let other = match name.trim_end_matches('S') {
        "PER" | "PEOPLE" | "NAME" => "PERSON",
        "LOCATION" | "PLACE" | "CITY" | "COUNTRY" => "GPE",
        "ORGANIZATION" | "ORGANISATION" | "COMPANY" => "ORG",
        "NUMBER" | "NUM" => "CARDINAL",
        "MAIL" | "E-MAIL" => "EMAIL",
        "TEL" | "TELEPHONE" | "MOBILE" => "PHONE",
        "PRICE" | "AMOUNT" | "CURRENCY" => "MONEY",
        own => own,
    };
    Label::NAMES.iter().copied().find(|label| *label == other)
}

impl Record for Entity {
    const FIELDS: &'static [&'static str] = &["text", "start", "end", "label", "value", "phrase"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let value = self.value.get(py)?;
        (&self.text, self.start, self.end, self.label.name(), value, &self.phrase).into_pyobject(py)
    }
}

#[pymethods]
impl Entity {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    #[pyo3(signature = (text, start, end, label, value, phrase, why=None, sentence=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the parameters of the Python class")]
    fn new(
        text: Py<PyString>,
        start: u32,
        end: u32,
        #[pyo3(from_py_with = crate::inputs::choice)] label: &str,
        value: Py<PyAny>,
        phrase: Py<Span>,
        why: Option<Why>,
        sentence: Option<u32>,
    ) -> PyResult<Self> {
        let label = label_named(label)?;
        Ok(Self { text, start, end, label, value: Meaning::Given(value), phrase, why, sentence })
    }

    /// The core of what was read.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// First code point.
    #[getter]
    fn start(&self) -> u32 {
        self.start
    }

    /// Code point after the last one.
    #[getter]
    fn end(&self) -> u32 {
        self.end
    }

    /// What it is.
    #[getter]
    fn label(&self) -> &'static str {
        self.label.name()
    }

    /// What it means.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.value.get(py).cloned()
    }

    /// The value of CARDINAL ORDINAL PERCENT MONEY QUANTITY; None for other labels.
    ///
    /// >>> import tarqim
    /// >>> tarqim.extract("دفع 3,5 دولارات")[0].number.unit
    /// 'USD'
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.value_of(py, &NUMBERS)
    }

    /// The value of DATE TIME DURATION; None for other labels.
    #[getter]
    fn time<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.value_of(py, &TIMES)
    }

    /// The value of PERSON NORP ORG GPE LOC FAC PRODUCT EVENT; None for other labels.
    #[getter]
    fn name<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.value_of(py, &NAMES)
    }

    /// Index of its sentence in the document, from 0; None if no document was read.
    ///
    /// >>> import tarqim
    /// >>> doc = tarqim.analyze("غادر القاهرة. ثم وصل إلى دمشق.")
    /// >>> [doc.sentences[e.sentence].text for e in doc.entities]
    /// ['غادر القاهرة.', 'ثم وصل إلى دمشق.']
    #[getter]
    fn sentence(&self) -> Option<u32> {
        self.sentence
    }

    /// Everything that was read.
    #[getter]
    fn phrase(&self, py: Python<'_>) -> Py<Span> {
        self.phrase.clone_ref(py)
    }

    /// The rule that read it, if ``explain=True`` was passed.
    #[getter]
    fn rule(&self) -> Option<&str> {
        self.why.as_ref().map(|(rule, _)| rule.as_str())
    }

    /// Every word, phrase and number in ``phrase`` that a rule knew, with how it was read, if
    /// ``explain=True`` was passed.
    ///
    /// >>> import tarqim
    /// >>> entity = tarqim.extract("نحو ثلاثة آلاف دولار", explain=True)[0]
    /// >>> entity.rule, [(span.text, reading) for span, reading in entity.readings]
    /// ('money::candidate', [('نحو', 'bound about'), ('ثلاثة آلاف', 'cardinal 3000'), ('دولار', 'currency USD')])
    #[getter]
    fn readings<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let Some((_, readings)) = &self.why else { return Ok(None) };
        let pairs: Vec<_> = readings.iter().map(|(span, read)| (span.clone_ref(py), read)).collect();
        PyTuple::new(py, pairs).map(Some)
    }

    /// A dict that JSON can hold; :meth:`from_dict` is the way back.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("text", &self.text)?;
        dict.set_item("start", self.start)?;
        dict.set_item("end", self.end)?;
        dict.set_item("label", self.label.name())?;
        let value = self.value.get(py)?;
        match value.is_instance_of::<PyString>() {
            true => dict.set_item("value", value)?,
            false => dict.set_item("value", value.call_method0("to_dict")?)?,
        }
        dict.set_item("phrase", self.phrase.get().to_dict(py)?)?;
        if let Some((rule, readings)) = &self.why {
            dict.set_item("rule", rule)?;
            let each = |(span, read): &(Py<Span>, String)| {
                let one = span.get().to_dict(py)?;
                one.set_item("read_as", read)?;
                Ok(one)
            };
            dict.set_item("readings", readings.iter().map(each).collect::<PyResult<Vec<_>>>()?)?;
        }
        Ok(dict)
    }

    /// The entity that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        static READ: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let py = cls.py();
        let fields = READ.import(py, "tarqim._entities", "fields_from_dict")?.call1((data,))?;
        cls.call((), Some(fields.cast::<PyDict>()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        record::equal(py, self, other)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        record::hash(py, self)
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text.bind(py).repr()?;
        let value = self.value.get(py)?.repr()?;
        let (start, end, label) = (self.start, self.end, self.label.name());
        let read = self.phrase.get();
        let phrase = match (read.start, read.end) == (start, end) {
            true => String::new(),
            false => format!(", phrase={}", read.text.bind(py).repr()?),
        };
        Ok(format!("Entity(text={text}, start={start}, end={end}, label='{label}', value={value}{phrase})"))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let args = (
            &self.text,
            self.start,
            self.end,
            self.label.name(),
            self.value.get(py)?,
            self.phrase.bind(py),
            self.rule().map(|rule| Ok::<_, PyErr>((rule, self.readings(py)?))).transpose()?,
            self.sentence,
        );
        Ok((py.get_type::<Self>().into_any(), args.into_pyobject(py)?))
    }
}
