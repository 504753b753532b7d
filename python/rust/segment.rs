//! segment, Segmented and Morpheme.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};
use tarqim::tokenize::clitics::{Scheme, Segmenter, Split};
use tarqim::tokenize::{Tokens as Columns, scan};

use crate::error;
use crate::record::{self, Record, Reduced};
use crate::text::{TextArg, substring, with_text};

/// The tokens of a text and their segmentations. The calls on a thread share one cache of words.
fn cut(text: &Bound<'_, PyString>, dialect: bool) -> PyResult<(Columns, Vec<Split>)> {
    thread_local! {
        static STANDARD: RefCell<Segmenter> = RefCell::default();
        static DIALECT: RefCell<Segmenter> = RefCell::new(Segmenter::for_dialects());
    }
    let memory = if dialect { &DIALECT } else { &STANDARD };
    let (mut columns, mut splits) = (Columns::default(), Vec::new());
    with_text(text, |t| {
        scan(t, &mut columns);
        // Nothing in here calls back into Python, so the cache is never borrowed twice.
        memory.with_borrow_mut(|segmenter| segmenter.split_all(t, &columns, &mut splits));
    })?;
    Ok((columns, splits))
}

/// The tokens of a text with their clitics separated, as a list of :class:`Segmented`.
///
/// Tokens that are not words (numbers, punctuation, addresses …) stay whole, so the list covers
/// the whole text. The segmentation of a word depends on that word alone.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// scheme : {"d1", "d2", "d3", "atb"}
///     d1 cuts off و and ف; d2 also ب ك ل س; d3 also the article and the pronouns;
///     atb is d2 and the pronouns, the article stays with its noun.
/// dialect : bool
///     Cut off clitics of the dialects too: ه and ع before the article, ح and ب before a verb,
///     the ش of negation.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown scheme.
///
/// >>> import tarqim
/// >>> [str(word) for word in tarqim.segment("وبموسكو للرقة مدرستهم")]
/// ['و+ب+موسكو', 'ل+ال+رقة', 'مدرسة+هم']
#[pyfunction]
#[pyo3(signature = (text, scheme="d3", *, dialect=false))]
pub fn segment<'py>(
    text: TextArg<'_, 'py>,
    #[pyo3(from_py_with = crate::inputs::choice)] scheme: &str,
    dialect: bool,
) -> PyResult<Bound<'py, PyList>> {
    let scheme: Scheme = scheme.parse().map_err(error::config)?;
    let (columns, splits) = cut(&text, dialect)?;
    let source = text.clone().unbind();
    let py = text.py();
    let words = splits.iter().enumerate().map(|(i, &split)| {
        let parts = Parts::Found { source: source.clone_ref(py), split, scheme };
        untracked(Bound::new(py, Segmented { start: columns.starts[i], end: columns.ends[i], parts })?)
    });
    PyList::new(py, words.collect::<PyResult<Vec<_>>>()?)
}

/// Hides the object from the cycle collector, which would otherwise traverse every word made
/// so far again and again. A word refers only to a string, so no cycle can pass
/// through it.
fn untracked(word: Bound<'_, Segmented>) -> PyResult<Bound<'_, Segmented>> {
    // SAFETY: the object is alive and of a type with the collector's header, as every class
    // of PyO3 is; untracking is allowed at any time, and freeing it untracks again.
    unsafe { pyo3::ffi::PyObject_GC_UnTrack(word.as_ptr().cast()) };
    Ok(word)
}

/// A piece of a word: ``text == document[start:end]``, and ``normalized``, the piece as a word
/// of its own: مدرسة for the مدرست of مدرستهم, ال for the single lam of للرقة. A piece that is
/// not written, as the article of للغة, has an empty ``text``.
///
/// Offsets are code points, end exclusive. Immutable, equal by value, hashable.
///
/// >>> import tarqim
/// >>> tarqim.segment("مدرستهم")[0].stem
/// Morpheme(text='مدرست', start=0, end=5, normalized='مدرسة')
#[pyclass(frozen, module = "tarqim")]
pub struct Morpheme {
    text: Py<PyString>,
    start: u32,
    end: u32,
    normalized: Py<PyString>,
}

impl Morpheme {
    fn cut(text: &Bound<'_, PyString>, span: tarqim::Span, normalized: &str) -> PyResult<Py<Self>> {
        let py = text.py();
        let piece = Self {
            text: substring(text, span.start, span.end)?.unbind(),
            start: span.start,
            end: span.end,
            normalized: PyString::new(py, normalized).unbind(),
        };
        Py::new(py, piece)
    }
}

impl Record for Morpheme {
    const FIELDS: &'static [&'static str] = &["text", "start", "end", "normalized"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.text, self.start, self.end, &self.normalized).into_pyobject(py)
    }
}

#[pymethods]
impl Morpheme {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    fn new(text: Py<PyString>, start: u32, end: u32, normalized: Py<PyString>) -> Self {
        Self { text, start, end, normalized }
    }

    /// The letters of the piece in the text.
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

    /// The piece as a word of its own, without tashkeel and tatweel.
    #[getter]
    fn normalized(&self, py: Python<'_>) -> Py<PyString> {
        self.normalized.clone_ref(py)
    }

    /// A dict of the fields; :meth:`from_dict` is the way back.
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(py, self)
    }

    /// The morpheme that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        record::from_dict::<Self>(cls, data)
    }

    fn __len__(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    fn __bool__(&self) -> bool {
        true
    }

    fn __str__(&self, py: Python<'_>) -> Py<PyString> {
        self.normalized.clone_ref(py)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        record::equal(py, self, other)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        record::hash(py, self)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        record::repr(py, self)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        record::reduce(py, self)
    }
}

/// A token with its clitics cut off: ``proclitics`` and ``enclitics`` are tuples of
/// :class:`Morpheme`, ``stem`` is one; ``str()`` joins their normalized forms by ``+``.
///
/// The pieces are in the order of the text and never overlap; tashkeel and tatweel belong to
/// the letter before them. Immutable, equal by value, hashable, picklable.
///
/// >>> import tarqim
/// >>> word = tarqim.segment("وبمدارسهم", scheme="atb")[0]
/// >>> [p.text for p in word.proclitics], word.stem.text, [e.text for e in word.enclitics]
/// (['و', 'ب'], 'مدارس', ['هم'])
#[pyclass(frozen, module = "tarqim")]
pub struct Segmented {
    start: u32,
    end: u32,
    parts: Parts,
}

/// The pieces of a word: how to compute them, or the pieces themselves.
enum Parts {
    Found { source: Py<PyString>, split: Split, scheme: Scheme },
    Given(Box<Given>),
}

struct Given {
    text: Py<PyString>,
    proclitics: Py<PyTuple>,
    stem: Py<Morpheme>,
    enclitics: Py<PyTuple>,
}

impl Given {
    fn clone_ref(&self, py: Python<'_>) -> Self {
        Self {
            text: self.text.clone_ref(py),
            proclitics: self.proclitics.clone_ref(py),
            stem: self.stem.clone_ref(py),
            enclitics: self.enclitics.clone_ref(py),
        }
    }
}

impl Segmented {
    fn described<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        let py = cls.py();
        let fields = data.copy()?;
        let read = |piece: Bound<'py, PyAny>| {
            Morpheme::from_dict(&py.get_type::<Morpheme>(), piece.cast::<PyDict>()?)
        };
        for name in ["proclitics", "enclitics"] {
            if let Some(pieces) = data.get_item(name)? {
                let made = pieces.try_iter()?.map(|p| read(p?)).collect::<PyResult<Vec<_>>>()?;
                fields.set_item(name, PyTuple::new(py, made)?)?;
            }
        }
        if let Some(stem) = data.get_item("stem")? {
            fields.set_item("stem", read(stem)?)?;
        }
        cls.call((), Some(&fields))
    }

    /// The pieces as Python values.
    fn given(&self, py: Python<'_>) -> PyResult<Given> {
        let (source, split, scheme) = match &self.parts {
            Parts::Given(given) => return Ok(given.clone_ref(py)),
            Parts::Found { source, split, scheme } => (source.bind(py), *split, *scheme),
        };
        let pieces = split.pieces(tarqim::Span::new(self.start, self.end), scheme);
        let stem = with_text(source, |t| split.stem_text(t, &pieces, scheme))?;
        let morphemes = |pieces: &[tarqim::tokenize::clitics::Piece]| -> PyResult<Py<PyTuple>> {
            let made = pieces.iter().map(|p| Morpheme::cut(source, p.span, p.normalized));
            Ok(PyTuple::new(py, made.collect::<PyResult<Vec<_>>>()?)?.unbind())
        };
        Ok(Given {
            text: substring(source, self.start, self.end)?.unbind(),
            proclitics: morphemes(pieces.proclitics())?,
            stem: Morpheme::cut(source, pieces.stem, &stem)?,
            enclitics: morphemes(pieces.enclitic.as_slice())?,
        })
    }
}

impl Record for Segmented {
    const FIELDS: &'static [&'static str] = &["text", "start", "end", "proclitics", "stem", "enclitics"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let given = self.given(py)?;
        (given.text, self.start, self.end, given.proclitics, given.stem, given.enclitics).into_pyobject(py)
    }
}

#[pymethods]
impl Segmented {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    fn new(
        text: Py<PyString>,
        start: u32,
        end: u32,
        proclitics: Bound<'_, PyTuple>,
        stem: Py<Morpheme>,
        enclitics: Bound<'_, PyTuple>,
    ) -> PyResult<Self> {
        for piece in proclitics.iter().chain(enclitics.iter()) {
            piece.cast::<Morpheme>()?;
        }
        let (proclitics, enclitics) = (proclitics.unbind(), enclitics.unbind());
        Ok(Self { start, end, parts: Parts::Given(Box::new(Given { text, proclitics, stem, enclitics })) })
    }

    /// The token as written.
    #[getter]
    fn text(&self, py: Python<'_>) -> PyResult<Py<PyString>> {
        match &self.parts {
            Parts::Given(given) => Ok(given.text.clone_ref(py)),
            Parts::Found { source, .. } => Ok(substring(source.bind(py), self.start, self.end)?.unbind()),
        }
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

    /// The proclitics before the stem, a tuple of :class:`Morpheme`.
    #[getter]
    fn proclitics(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        Ok(self.given(py)?.proclitics)
    }

    /// The word itself, a :class:`Morpheme`.
    #[getter]
    fn stem(&self, py: Python<'_>) -> PyResult<Py<Morpheme>> {
        Ok(self.given(py)?.stem)
    }

    /// The pronoun after the stem, a tuple of at most one :class:`Morpheme`.
    #[getter]
    fn enclitics(&self, py: Python<'_>) -> PyResult<Py<PyTuple>> {
        Ok(self.given(py)?.enclitics)
    }

    /// A dict that JSON can hold; :meth:`from_dict` is the way back.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let given = self.given(py)?;
        let dicts = |pieces: &Py<PyTuple>| -> PyResult<Bound<'py, PyList>> {
            let made = pieces.bind(py).iter().map(|p| p.cast::<Morpheme>()?.get().to_dict(py));
            PyList::new(py, made.collect::<PyResult<Vec<_>>>()?)
        };
        let dict = PyDict::new(py);
        dict.set_item("text", &given.text)?;
        dict.set_item("start", self.start)?;
        dict.set_item("end", self.end)?;
        dict.set_item("proclitics", dicts(&given.proclitics)?)?;
        dict.set_item("stem", given.stem.get().to_dict(py)?)?;
        dict.set_item("enclitics", dicts(&given.enclitics)?)?;
        Ok(dict)
    }

    /// The word that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        Self::described(cls, data).map_err(|why| record::damaged(cls, Self::FIELDS, why))
    }

    fn __str__(&self, py: Python<'_>) -> PyResult<String> {
        let given = self.given(py)?;
        let mut pieces = Vec::new();
        for piece in given.proclitics.bind(py).iter() {
            pieces.push(piece.str()?.to_string_lossy().into_owned());
        }
        pieces.push(given.stem.get().normalized.bind(py).to_string_lossy().into_owned());
        for piece in given.enclitics.bind(py).iter() {
            pieces.push(piece.str()?.to_string_lossy().into_owned());
        }
        Ok(pieces.join("+"))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        record::equal(py, self, other)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<u64> {
        let mut hasher = DefaultHasher::new();
        (self.start, self.end, self.text(py)?.bind(py).hash()?).hash(&mut hasher);
        Ok(hasher.finish())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = self.text(py)?;
        Ok(format!(
            "Segmented({}, start={}, end={}, pieces='{}')",
            text.bind(py).repr()?,
            self.start,
            self.end,
            self.__str__(py)?
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Reduced<'py>> {
        record::reduce(py, self)
    }
}
