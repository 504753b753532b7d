//! tokenize, sentences, language, extract.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use tarqim::tokenize::{Tokens as Columns, scan, split_sentences};
use tarqim::{extract as core_extract, pipeline};

use crate::entity::Entity;
use crate::event_types;
use crate::events;
use crate::inputs;
use crate::scratch::with_scratch;
use crate::spans::{Span, Tokens};
use crate::text::{TextArg, with_text};

/// The tokens of a text, as a sequence of :class:`Token` held in columns.
///
/// >>> import tarqim
/// >>> [t.kind for t in tarqim.tokenize("#خبر: 3-4")]
/// ['hashtag', 'punct', 'number', 'punct', 'number']
#[pyfunction]
#[pyo3(signature = (text))]
pub fn tokenize(text: TextArg<'_, '_>) -> PyResult<Tokens> {
    // Scanned into a reused buffer, then copied out at its exact size.
    let columns = with_text(&text, |t| with_scratch(|scratch| scratch.scan(t).clone()))?;
    Ok(Tokens::new(text.clone().unbind(), Arc::new(columns)))
}

/// The sentences of a text as a list of :class:`Span`.
///
/// >>> import tarqim
/// >>> [s.text for s in tarqim.sentences("وصل د. أحمد. ثم غادر؟")]
/// ['وصل د. أحمد.', 'ثم غادر؟']
#[pyfunction]
#[pyo3(signature = (text))]
pub fn sentences(text: TextArg<'_, '_>) -> PyResult<Vec<Span>> {
    let spans = with_text(&text, |t| {
        let mut columns = Columns::default();
        scan(t, &mut columns);
        split_sentences(t, &columns)
    })?;
    spans.into_iter().map(|span| Span::cut(&text, span)).collect()
}

/// The language of a text as a BCP 47 tag: ``ar fa ur ckb ps ug sd``, or ``und`` where no word is in the Arabic
/// script.
///
/// It is decided by the letters and function words of each sentence. Text without signs of another language is
/// ``ar``:
/// every Arabic dialect, and names that contain a Persian letter. Sentences in another language yield no names.
///
/// >>> import tarqim
/// >>> tarqim.language("وصلت گاڤي إلى الدار البيضاء"), tarqim.language("من کتاب می‌خوانم"), tarqim.language("hello")
/// ('ar', 'fa', 'und')
#[pyfunction]
#[pyo3(signature = (text))]
pub fn language(text: TextArg<'_, '_>) -> PyResult<&'static str> {
    with_text(&text, tarqim::language::language)
}

/// The entities of a text: names, numbers, dates, addresses, sorted by start, never overlapping.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// labels : str or iterable of str, optional
///     Labels to return; filters the result and never changes the reading.
/// reference : date, datetime or str, optional
///     The moment the text was written (2020-05-03, 3/5/2020, ٣ أيار ٢٠٢٠): «أمس» is the day before it. Without it,
///     nothing relative is resolved.
/// options : Options, optional
///     How to read what can be read in several ways.
/// gazetteer : Gazetteer, optional
///     Names of your own, or the entries of one: ``[("منصة أثر", "ORG")]``.
/// explain : bool, optional
///     Record which rule read each entity (``Entity.rule``) and how each of its words was read
///     (``Entity.readings``).
///
/// Raises
/// ------
/// ConfigError
///     For an unknown label or a reference that is not a date.
///
/// >>> import tarqim
/// >>> [(e.text, e.label) for e in tarqim.extract("وصل إلى سوريا https://example.com")]
/// [('سوريا', 'GPE'), ('https://example.com', 'URL')]
#[pyfunction]
#[pyo3(
    signature = (text, *rest, labels=None, reference=None, options=None, gazetteer=None, explain=false, **unknown),
    text_signature = "(text, *, labels=None, reference=None, options=None, gazetteer=None, explain=False)"
)]
#[expect(clippy::too_many_arguments, reason = "they are the parameters of the Python function")]
pub fn extract(
    text: TextArg<'_, '_>,
    rest: &Bound<'_, PyTuple>,
    labels: Option<&Bound<'_, PyAny>>,
    reference: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyAny>>,
    gazetteer: Option<&Bound<'_, PyAny>>,
    explain: bool,
    unknown: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<Py<Entity>>> {
    let valid = ["labels", "reference", "options", "gazetteer", "explain"];
    inputs::only_text("extract", rest, unknown, &valid)?;
    let labels = inputs::labels(labels)?;
    let options = inputs::options(options)?;
    let reference = inputs::reference(reference, &options)?;
    let gazetteer = inputs::gazetteer(gazetteer)?;
    let gazetteer = gazetteer.as_ref().map(|g| g.get().core());
    let (found, pieces) = with_text(&text, |t| {
        with_scratch(|scratch| {
            scratch.set_gazetteer(gazetteer);
            let found = core_extract::extract(t, labels, reference, &options, scratch);
            let explained = |e: &_| core_extract::explain(t, e, &options, scratch);
            let pieces: Vec<_> = found.iter().filter(|_| explain).map(explained).collect();
            scratch.set_gazetteer(None);
            (found, pieces)
        })
    })?;
    // Each takes its place in Python as soon as it is made: a long text has a hundred thousand.
    let made =
        |(at, entity)| Py::new(text.py(), Entity::found(&text, entity, pieces.get(at).map(Vec::as_slice))?);
    found.into_iter().enumerate().map(made).collect()
}

/// How entities and events were read.
#[derive(serde::Serialize)]
struct Whole {
    #[serde(flatten)]
    trace: pipeline::Trace,
    events: Vec<tarqim::events::Traced>,
}

/// How a text was read, as a JSON object: what `tarqim.explain` is made from.
#[pyfunction]
#[pyo3(name = "_trace_json", signature = (text, *, reference=None, options=None))]
pub fn trace_json(
    text: TextArg<'_, '_>,
    reference: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    let types = event_types::of_options(options)?;
    let options = inputs::options(options)?;
    let reference = inputs::reference(reference, &options)?;
    let trace = with_text(&text, |t| {
        with_scratch(|scratch| Whole {
            trace: pipeline::trace(t, reference, &options, scratch),
            events: events::trace(t, reference, &options, types.as_ref(), scratch),
        })
    })?;
    serde_json::to_string(&trace).map_err(|e| PyValueError::new_err(e.to_string()))
}

/// The places in the gazetteer with a given name, as a list of :class:`Name`, best known first; ``score`` weighs its
/// fame against theirs. To find out which of them a text means, use :func:`extract`. For an id (``SY-HL``, a number of
/// GeoNames) the place that has it.
///
/// >>> import tarqim
/// >>> found = tarqim.places("طرابلس")
/// >>> found[0].country, found[0].feature, {place.country for place in found} >= {"LY", "LB"}
/// ('LY', 'city', True)
/// >>> [(place.canonical, place.feature) for place in tarqim.places("SY-HL")]
/// [('حلب', 'admin1')]
#[pyfunction]
#[pyo3(signature = (form, /))]
pub fn places<'py>(form: TextArg<'_, 'py>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let found = with_text(&form, tarqim::pipeline::places_named)?;
    found.iter().map(|name| crate::values::name(form.py(), name)).collect()
}
