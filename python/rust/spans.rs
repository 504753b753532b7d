//! Span, Token and Tokens.

use std::ffi::{c_int, c_void};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use pyo3::exceptions::PyTypeError;
use pyo3::exceptions::{PyBufferError, PyIndexError, PyValueError};
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PySlice, PyString, PyTuple, PyType};
use tarqim::tokenize::{Kind, Tokens as Columns, hashtag_words};

use crate::missing;
use crate::record::{self, Record, Reduced};
use crate::text::{substring, with_text};

/// A part of a text: ``text[start:end]`` of the text it was found in.
///
/// Offsets are code points, end exclusive. Immutable, equal by value, hashable.
///
/// >>> import tarqim
/// >>> tarqim.sentences("نعم. لا.")[1]
/// Span(text='لا.', start=5, end=8)
#[pyclass(frozen, module = "tarqim")]
pub struct Span {
    pub text: Py<PyString>,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The part of `text` that `span` covers.
    pub fn cut(text: &Bound<'_, PyString>, span: tarqim::Span) -> PyResult<Self> {
        Ok(Self { text: substring(text, span.start, span.end)?.unbind(), start: span.start, end: span.end })
    }
}

impl Record for Span {
    const FIELDS: &'static [&'static str] = &["text", "start", "end"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.text, self.start, self.end).into_pyobject(py)
    }
}

#[pymethods]
impl Span {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    fn new(text: Py<PyString>, start: u32, end: u32) -> PyResult<Self> {
        ordered(start, end)?;
        Ok(Self { text, start, end })
    }

    /// The text covered.
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

    /// A dict of the fields; :meth:`from_dict` is the way back.
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(py, self)
    }

    /// The span that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        record::from_dict::<Self>(cls, data)
    }

    fn __len__(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
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
        record::repr(py, self)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        record::reduce(py, self)
    }
}

/// Whether the two ends of a span are in order.
fn ordered(start: u32, end: u32) -> PyResult<()> {
    if end < start {
        return Err(PyValueError::new_err(format!("a span from {start} cannot end at {end}")));
    }
    Ok(())
}

/// A token: ``text[start:end]`` and its kind.
///
/// ``kind`` is one of word latin number punct symbol url email mention hashtag emoji code.
/// Offsets are code points, end exclusive. Immutable, equal by value, hashable.
///
/// >>> import tarqim
/// >>> tarqim.tokenize("سوخوي-٣٤")[0]
/// Token(text='سوخوي-٣٤', start=0, end=8, kind='code')
#[pyclass(frozen, module = "tarqim")]
pub struct Token {
    text: Py<PyString>,
    start: u32,
    end: u32,
    kind: Kind,
}

/// The kind with that name.
fn kind_named(name: &str) -> PyResult<Kind> {
    Kind::from_name(name)
        .ok_or_else(|| crate::error::config(tarqim::ConfigError::unknown("token kind", name, Kind::NAMES)))
}

impl Record for Token {
    const FIELDS: &'static [&'static str] = &["text", "start", "end", "kind"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.text, self.start, self.end, self.kind.name()).into_pyobject(py)
    }
}

#[pymethods]
impl Token {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    fn new(
        text: Py<PyString>,
        start: u32,
        end: u32,
        #[pyo3(from_py_with = crate::inputs::choice)] kind: &str,
    ) -> PyResult<Self> {
        ordered(start, end)?;
        Ok(Self { text, start, end, kind: kind_named(kind)? })
    }

    /// The text covered.
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

    /// What the token is.
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// The words of a hashtag as spans of the text, split at underscores, digits and changes of
    /// script; for any other token, the token itself.
    ///
    /// >>> import tarqim
    /// >>> [w.text for w in tarqim.tokenize("#كأس_العالم2022")[0].words]
    /// ['كأس', 'العالم', '2022']
    #[getter]
    fn words<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let text = self.text.bind(py);
        let whole = tarqim::Span::new(0, self.end - self.start);
        let words = match self.kind {
            Kind::Hashtag => with_text(text, |t| hashtag_words(t, whole))?,
            _ => vec![whole],
        };
        let spans = words.into_iter().map(|w| {
            let text = substring(text, w.start, w.end)?.unbind();
            Ok(Span { text, start: self.start + w.start, end: self.start + w.end })
        });
        PyTuple::new(py, spans.collect::<PyResult<Vec<_>>>()?)
    }

    /// A dict of the fields; :meth:`from_dict` is the way back.
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(py, self)
    }

    fn __lt__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let _ = other;
        Err(PyTypeError::new_err(
            "tokens have no order; where words are wanted, as for a vectorizer's tokenizer=, write \
             tarqim.sklearn.ArabicTokenizer() or lambda text: tarqim.tokenize(text).texts",
        ))
    }

    /// The token that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        record::from_dict::<Self>(cls, data)
    }

    fn __len__(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
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
        record::repr(py, self)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        record::reduce(py, self)
    }
}

#[derive(Clone, Copy)]
enum Part {
    Starts,
    Ends,
    Kinds,
}

/// One column of :class:`Tokens`: a read-only sequence of integers that exports the buffer
/// protocol (``numpy.asarray(column)`` copies nothing).
#[pyclass(frozen, sequence, module = "tarqim")]
pub struct Column {
    tokens: Arc<Columns>,
    part: Part,
}

impl Column {
    fn value(&self, at: usize) -> u32 {
        match self.part {
            Part::Starts => self.tokens.starts[at],
            Part::Ends => self.tokens.ends[at],
            Part::Kinds => self.tokens.kinds[at] as u32,
        }
    }
}

#[pymethods]
impl Column {
    fn __len__(&self) -> usize {
        self.tokens.len()
    }

    fn __getitem__(&self, index: isize) -> PyResult<u32> {
        Ok(self.value(position(index, self.tokens.len())?))
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self) -> String {
        format!("Column({:?})", (0..self.tokens.len()).map(|i| self.value(i)).collect::<Vec<_>>())
    }

    /// The values as a list.
    fn tolist(&self) -> Vec<u32> {
        (0..self.tokens.len()).map(|i| self.value(i)).collect()
    }

    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        if view.is_null() {
            return Err(PyBufferError::new_err("no view to fill"));
        }
        if flags & ffi::PyBUF_WRITABLE == ffi::PyBUF_WRITABLE {
            return Err(PyBufferError::new_err("tokens are read-only"));
        }
        let column = slf.get();
        let len = column.tokens.len();
        let (data, size, format): (*const c_void, usize, &'static std::ffi::CStr) = match column.part {
            Part::Starts => (column.tokens.starts.as_ptr().cast(), 4, c"I"),
            Part::Ends => (column.tokens.ends.as_ptr().cast(), 4, c"I"),
            Part::Kinds => (column.tokens.kinds.as_ptr().cast(), 1, c"B"),
        };
        // Two numbers that must outlive the view: the length and the stride.
        let dims = Box::into_raw(Box::new([len as ffi::Py_ssize_t, size as ffi::Py_ssize_t]));
        // SAFETY: the exporter fills `view`. The data belongs to the Arc that `obj` keeps
        // alive and is never written; `dims` is freed in __releasebuffer__.
        unsafe {
            (*view).obj = slf.into_any().into_ptr();
            (*view).buf = data.cast_mut();
            (*view).len = (len * size) as isize;
            (*view).readonly = 1;
            (*view).itemsize = size as isize;
            (*view).format = if flags & ffi::PyBUF_FORMAT == ffi::PyBUF_FORMAT {
                format.as_ptr().cast_mut()
            } else {
                std::ptr::null_mut()
            };
            (*view).ndim = 1;
            (*view).shape = dims.cast();
            (*view).strides = dims.cast::<ffi::Py_ssize_t>().add(1);
            (*view).suboffsets = std::ptr::null_mut();
            (*view).internal = dims.cast();
        }
        Ok(())
    }

    unsafe fn __releasebuffer__(&self, view: *mut ffi::Py_buffer) {
        // SAFETY: `internal` is the box made in __getbuffer__, released once per view.
        unsafe { drop(Box::from_raw((*view).internal.cast::<[ffi::Py_ssize_t; 2]>())) }
    }
}

/// The tokens of a text: a sequence of :class:`Token` held as columns.
///
/// ``starts`` and ``ends`` (uint32, code points) and ``kinds`` (uint8, an index into
/// ``Tokens.KINDS``) export the buffer protocol; ``texts`` is a list of str.
///
/// >>> import tarqim
/// >>> tokens = tarqim.tokenize("قتل 80 إرهابياً")
/// >>> tokens.texts
/// ['قتل', '80', 'إرهابياً']
/// >>> tokens[1].kind
/// 'number'
/// >>> tokens.starts.tolist()
/// [0, 4, 7]
#[pyclass(frozen, sequence, module = "tarqim")]
pub struct Tokens {
    text: Py<PyString>,
    columns: Arc<Columns>,
}

impl Tokens {
    fn described(data: &Bound<'_, PyDict>) -> PyResult<Self> {
        let get = |name: &str| {
            data.get_item(name)?.ok_or_else(|| PyValueError::new_err(format!("{name} is missing")))
        };
        let kinds: Vec<String> = get("kinds")?.extract()?;
        let columns = Columns {
            starts: get("starts")?.extract()?,
            ends: get("ends")?.extract()?,
            kinds: kinds.iter().map(|k| kind_named(k)).collect::<PyResult<_>>()?,
        };
        if columns.starts.len() != columns.len() || columns.ends.len() != columns.len() {
            return Err(PyValueError::new_err("columns of different lengths"));
        }
        Ok(Self { text: get("text")?.extract()?, columns: Arc::new(columns) })
    }

    /// The tokens of `text`.
    pub fn new(text: Py<PyString>, columns: Arc<Columns>) -> Self {
        Self { text, columns }
    }

    /// The columns.
    pub fn columns(&self) -> Arc<Columns> {
        Arc::clone(&self.columns)
    }

    fn token(&self, py: Python<'_>, at: usize) -> PyResult<Token> {
        let span = self.columns.span(at);
        let text = substring(self.text.bind(py), span.start, span.end)?.unbind();
        Ok(Token { text, start: span.start, end: span.end, kind: self.columns.kinds[at] })
    }

    fn column(&self, part: Part) -> Column {
        Column { tokens: Arc::clone(&self.columns), part }
    }
}

/// A Python index as a position.
fn position(index: isize, len: usize) -> PyResult<usize> {
    let at = if index < 0 { index + len as isize } else { index };
    match usize::try_from(at) {
        Ok(at) if at < len => Ok(at),
        _ => Err(PyIndexError::new_err("index out of range")),
    }
}

#[pymethods]
impl Tokens {
    /// The names of the kinds, indexed by their numbers.
    #[classattr]
    #[pyo3(name = "KINDS")]
    fn kind_names(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, Kind::NAMES)
    }

    /// The text that was scanned.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// First code point of each token (uint32 buffer).
    #[getter]
    fn starts(&self) -> Column {
        self.column(Part::Starts)
    }

    /// Code point after each token (uint32 buffer).
    #[getter]
    fn ends(&self) -> Column {
        self.column(Part::Ends)
    }

    /// Kind of each token (uint8 buffer), an index into ``Tokens.KINDS``.
    #[getter]
    fn kinds(&self) -> Column {
        self.column(Part::Kinds)
    }

    /// The text of each token.
    #[getter]
    fn texts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let text = self.text.bind(py);
        let list = PyList::empty(py);
        for (&start, &end) in self.columns.starts.iter().zip(&self.columns.ends) {
            list.append(substring(text, start, end)?)?;
        }
        Ok(list)
    }

    /// The text with its tokens in colours, for a notebook.
    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("tarqim._views")?.getattr("tokens_html")?.call1((slf,))
    }

    /// The text and its tokens as columns: ``text``, ``starts``, ``ends``, ``kinds``.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("text", &self.text)?;
        dict.set_item("starts", &self.columns.starts)?;
        dict.set_item("ends", &self.columns.ends)?;
        dict.set_item("kinds", PyList::new(py, self.columns.kinds.iter().map(|k| k.name()))?)?;
        Ok(dict)
    }

    /// The tokens that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict(cls: &Bound<'_, PyType>, data: &Bound<'_, PyDict>) -> PyResult<Self> {
        Self::described(data).map_err(|why| record::damaged(cls, &["text", "starts", "ends", "kinds"], why))
    }

    fn __len__(&self) -> usize {
        self.columns.len()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let len = self.columns.len();
        if let Ok(slice) = index.cast::<PySlice>() {
            let at = slice.indices(len as isize)?;
            let list = PyList::empty(py);
            let mut i = at.start;
            for _ in 0..at.slicelength {
                list.append(Bound::new(py, self.token(py, i as usize)?)?)?;
                i += at.step;
            }
            return Ok(list.into_any());
        }
        let at = position(index.extract()?, len)?;
        Ok(Bound::new(py, self.token(py, at)?)?.into_any())
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Tokens>() else { return Ok(false) };
        let other = other.get();
        Ok(self.columns == other.columns && self.text.bind(py).as_any().eq(&other.text)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
        let mut hasher = DefaultHasher::new();
        (&self.columns.starts, self.text.bind(py).hash()?).hash(&mut hasher);
        Ok(hasher.finish())
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Tokens({})", self.texts(py)?.repr()?))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyDict>,))> {
        Ok((py.get_type::<Self>().getattr("from_dict")?, (self.to_dict(py)?,)))
    }
}
