//! `transliterate`, `stem`, `stopwords`, `search_terms`, `Term`.

use std::collections::HashSet;
use std::sync::OnceLock;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyFrozenSet, PyString, PyTuple, PyType};
use tarqim::normalize::Transliteration;
use tarqim::search::{TermOptions, stopwords as core_stopwords};
use tarqim::stem::stem_units;

use crate::error::config;
use crate::normalizer::Normalizer;
use crate::record::{self, Record, Reduced};
use crate::text::{TextArg, make_narrowest, substring, unfit, with_text};

/// Transliterates Arabic letters to Latin ("to_latin") or back ("to_arabic").
///
/// Schemes: "buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb" (Habash-Soudi-Buckwalter). Characters
/// outside the scheme stay.
///
/// >>> import tarqim
/// >>> tarqim.transliterate("كِتاب")
/// 'kitAb'
/// >>> tarqim.transliterate("šms", scheme="hsb", direction="to_arabic")
/// 'شمس'
#[pyfunction]
#[pyo3(signature = (text, scheme = "buckwalter", direction = "to_latin"))]
pub fn transliterate<'py>(
    text: TextArg<'_, 'py>,
    #[pyo3(from_py_with = crate::inputs::choice)] scheme: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] direction: &str,
) -> PyResult<Bound<'py, PyString>> {
    let table = Transliteration::new(scheme, direction).map_err(config)?;
    let codes = with_text(&text, |units| table.codes(units))?;
    make_narrowest(text.py(), &codes)
}

/// The stem of a word: strips its article, conjunction and endings.
///
/// "lucene" is the light stemming of Apache Lucene; it expects a word normalized with the preset "lucene" or
/// "search".
///
/// >>> import tarqim
/// >>> tarqim.stem("والمدرسات")
/// 'مدرس'
#[pyfunction]
#[pyo3(signature = (word, algorithm = "lucene"))]
pub fn stem<'py>(
    word: TextArg<'_, 'py>,
    #[pyo3(from_py_with = crate::inputs::choice)] algorithm: &str,
) -> PyResult<Bound<'py, PyString>> {
    let (start, end) = with_text(&word, |units| stem_units(units, algorithm))?.map_err(config)?;
    substring(&word, start as u32, end as u32)
}

/// Stop words: words that say little about the topic of a text, spelled without tashkeel.
///
/// >>> import tarqim
/// >>> "الذي" in tarqim.stopwords()
/// True
#[pyfunction]
pub fn stopwords(py: Python<'_>) -> PyResult<Bound<'_, PyFrozenSet>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let words = PyFrozenSet::new(py, core_stopwords())?;
    let made = CLASS.import(py, "tarqim._stopwords", "StopWords")?.call1((words,))?;
    Ok(made.cast_into::<PyFrozenSet>()?)
}

/// The terms that an index stores for a text, each with the position of its word.
///
/// Words are normalized (with the preset "search" unless a normalizer is given), stop words left out, and
/// affixes stripped by light stemming.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// normalizer : Normalizer, optional
///     How words are normalized.
/// stopwords : collection of str, optional
///     Words to leave out, spelled without tashkeel, instead of `tarqim.stopwords()`; an empty collection keeps all
///     words.
/// stemming : {"lucene", "none"}
///     How affixes are stripped.
/// protected : collection of str, optional
///     Words that are not stemmed.
///
/// >>> import tarqim
/// >>> text = "قالت المُدَرِّسَاتُ"
/// >>> [(t.text, text[t.start:t.end]) for t in tarqim.search_terms(text)]
/// [('قالت', 'قالت'), ('مدرس', 'المُدَرِّسَاتُ')]
#[pyfunction]
#[pyo3(signature = (text, *, normalizer = None, stopwords = None, stemming = "lucene", protected = None))]
pub fn search_terms(
    text: TextArg<'_, '_>,
    normalizer: Option<&Bound<'_, Normalizer>>,
    stopwords: Option<&Bound<'_, PyAny>>,
    #[pyo3(from_py_with = crate::inputs::choice)] stemming: &str,
    protected: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<Term>> {
    static USUAL: OnceLock<TermOptions> = OnceLock::new();
    let py = text.py();
    let usual = match USUAL.get() {
        Some(usual) => usual,
        None => {
            let made = TermOptions::new().map_err(config)?;
            USUAL.get_or_init(|| made)
        }
    };
    let stems = TermOptions::stemming(stemming).map_err(config)?;
    let as_usual = normalizer.is_none() && stopwords.is_none() && protected.is_none() && stems;
    let own;
    let options = if as_usual {
        usual
    } else {
        own = TermOptions {
            normalizer: match normalizer {
                Some(n) => n.get().core().as_ref().clone(),
                None => usual.normalizer.clone(),
            },
            stopwords: match stopwords {
                Some(words) => words_of(words, "stopwords")?,
                None => usual.stopwords.clone(),
            },
            stems,
            protected: protected.map_or(Ok(HashSet::new()), |words| words_of(words, "protected"))?,
        };
        &own
    };
    let terms = with_text(&text, |units| options.terms(units))?;
    terms
        .into_iter()
        .map(|t| {
            let text = make_narrowest(py, &t.units)?.unbind();
            Ok(Term { text, start: t.span.start, end: t.span.end, position: t.position })
        })
        .collect()
}

fn words_of(words: &Bound<'_, PyAny>, name: &str) -> PyResult<HashSet<Vec<u32>>> {
    if words.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(format!("{name} takes a collection of str, not one str")));
    }
    let word = |word: PyResult<Bound<'_, PyAny>>| {
        let word = word?;
        let Ok(text) = word.cast::<PyString>() else {
            return Err(unfit(&format!("{name} must be str"), &word));
        };
        with_text(text, |units| units.codes().collect())
    };
    words.try_iter()?.map(word).collect()
}

/// A term of a text: what an index stores, and where its word is (``text[start:end]`` of the original).
///
/// ``position`` counts the words of the text, stop words included, so that phrases have adjacent positions.
/// Immutable, equal by value, hashable.
///
/// >>> import tarqim
/// >>> tarqim.search_terms("في المدينة")[0]
/// Term(text='مدين', start=3, end=10, position=1)
#[pyclass(frozen, module = "tarqim")]
pub struct Term {
    text: Py<PyString>,
    start: u32,
    end: u32,
    position: u32,
}

impl Record for Term {
    const FIELDS: &'static [&'static str] = &["text", "start", "end", "position"];

    fn fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.text, self.start, self.end, self.position).into_pyobject(py)
    }
}

#[pymethods]
impl Term {
    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        record::names::<Self>(py)
    }

    #[new]
    fn new(text: Py<PyString>, start: u32, end: u32, position: u32) -> Self {
        Self { text, start, end, position }
    }

    /// The term as an index stores it.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    /// First code point of the word in the original.
    #[getter]
    fn start(&self) -> u32 {
        self.start
    }

    /// Code point after the last one of the word in the original.
    #[getter]
    fn end(&self) -> u32 {
        self.end
    }

    /// Index of the word in the text, from 0.
    #[getter]
    fn position(&self) -> u32 {
        self.position
    }

    /// A dict of the fields; :meth:`from_dict` is the way back.
    pub fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        record::to_dict(py, self)
    }

    fn __lt__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let _ = other;
        Err(PyTypeError::new_err(
            "terms have no order; where words are wanted, as for a vectorizer's analyzer=, write \
             lambda text: [term.text for term in tarqim.search_terms(text)]",
        ))
    }

    /// The term that :meth:`to_dict` described.
    #[classmethod]
    fn from_dict<'py>(cls: &Bound<'py, PyType>, data: &Bound<'py, PyDict>) -> PyResult<Bound<'py, PyAny>> {
        record::from_dict::<Self>(cls, data)
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

/// A text with its Arabic words in Latin letters: what `tarqim.romanize` gives.
#[pyfunction(name = "_romanize")]
#[pyo3(signature = (text, /))]
pub fn romanize(text: TextArg<'_, '_>) -> PyResult<String> {
    with_text(&text, |units| tarqim::normalize::romanize(&units.to_string_lossy()).into_owned())
}

/// Names as people write them in Latin letters: (Arabic, usual spelling, other spellings in use).
///
/// >>> from tarqim._core import _romanized
/// >>> [row for row in _romanized() if row[0] == "خالد"][0][:2]
/// ('خالد', 'Khaled')
#[pyfunction(name = "_romanized")]
pub fn romanized() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    tarqim::normalize::romanized().iter().map(|row| (row.name, row.usual, row.others.to_vec())).collect()
}
