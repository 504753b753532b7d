//! Pipeline and analyze: one text, or many on several threads.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyTuple, PyType};
use rayon::ThreadPool;
use rayon::prelude::*;
use tarqim::ConfigError;
use tarqim::Span;
use tarqim::document::Document;
use tarqim::entities;
use tarqim::events::Types;
use tarqim::extract::{Entity, Given, Labels, Options, Scratch, extract};
use tarqim::lexicon::Lexicon;
use tarqim::normalize;
use tarqim::tokenize::split_sentences;

use crate::document::{Doc, How};
use crate::error::{self, guarded};
use crate::event_types;
use crate::events::{self, Told, Wanted};
use crate::inputs;
use crate::missing;
use crate::normalizer::Normalizer;
use crate::scratch::{helpers, with_scratch};
use crate::tagger::{self, Tagged};
use crate::text::{Held, TextArg, exact, length, with_text};
use crate::whole;

/// Code points processed between checks for KeyboardInterrupt.
const BATCH: usize = 1 << 20;
/// Maximum number of texts in a batch, so that an endless stream of short texts keeps flowing.
const BATCH_TEXTS: usize = 4096;

/// The work of a pipeline on each text.
pub struct Plan {
    labels: Labels,
    reference: Option<DateTime>,
    options: Options,
    gazetteer: Option<Arc<entities::Gazetteer>>,
    normalizer: Option<Arc<normalize::Normalizer>>,
    /// The user's tagger, if there is one.
    names: Option<Py<PyAny>>,
    /// The event types, if there are others than the library's own.
    events: Option<Arc<Types>>,
}

impl Default for Plan {
    fn default() -> Self {
        let options = Options::default();
        Self {
            labels: Labels::ALL,
            reference: None,
            options,
            gazetteer: None,
            normalizer: None,
            names: None,
            events: None,
        }
    }
}

impl Plan {
    /// The names that the user's tagger finds in each of these texts, the first of which has number `first`.
    pub fn tagged(&self, texts: &[Bound<'_, PyString>], first: usize) -> PyResult<Tagged> {
        match (&self.names, texts.first()) {
            (Some(tagger), Some(text)) => {
                tagger::read(tagger.bind(text.py()), texts, first).map(Tagged::Given)
            }
            _ => Ok(Tagged::Found),
        }
    }

    fn read(
        &self,
        text: tarqim::text::Text<'_>,
        reference: Option<DateTime>,
        names: Option<&[Given]>,
    ) -> Document {
        let (labels, options) = (self.labels, &self.options);
        let reference = reference.or(self.reference);
        self.scratch(names, |scratch| match &self.normalizer {
            None => Document::read(text, labels, reference, options, scratch),
            Some(normalizer) => whole::with_scratch(|memory| {
                Document::read_normalized(text, normalizer, labels, reference, options, scratch, memory)
            }),
        })
    }

    /// Whether the text has an entity that the plan returns.
    pub fn finds(&self, text: tarqim::text::Text<'_>, names: Option<&[Given]>) -> bool {
        if self.normalizer.is_some() {
            return !self.read(text, None, names).entities.is_empty();
        }
        let (labels, reference, options) = (self.labels, self.reference, &self.options);
        self.scratch(names, |scratch| !extract(text, labels, reference, options, scratch).is_empty())
    }

    /// Whether texts are normalized before they are read.
    pub fn rewrites(&self) -> bool {
        self.normalizer.is_some()
    }

    /// The labels of the entities that are returned.
    pub fn labels(&self) -> Labels {
        self.labels
    }

    /// Whether names come from the user's own tagger.
    pub fn tags(&self) -> bool {
        self.names.is_some()
    }

    /// How the texts are read.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The entities of a text, and the spans of its sentences if there are any entities.
    pub fn entities(
        &self,
        text: tarqim::text::Text<'_>,
        reference: Option<DateTime>,
        names: Option<&[Given]>,
    ) -> (Vec<Entity>, Vec<Span>) {
        if self.normalizer.is_some() {
            let read = self.read(text, reference, names);
            let sentences = read.sentences(text).into_owned();
            return (read.entities, sentences);
        }
        let reference = reference.or(self.reference);
        self.scratch(names, |scratch| {
            let found = extract(text, self.labels, reference, &self.options, scratch);
            let sentences =
                if found.is_empty() { Vec::new() } else { split_sentences(text, scratch.tokens()) };
            (found, sentences)
        })
    }

    /// The events of a text; `found` are its entities, if already known, and `names` those of the user's tagger.
    pub fn told(
        &self,
        text: tarqim::text::Text<'_>,
        reference: Option<DateTime>,
        found: &[Entity],
        names: Option<&[Given]>,
    ) -> Told {
        let (reference, options, own) = (reference.or(self.reference), &self.options, self.events.as_ref());
        self.scratch(names, |scratch| {
            if let Some(normalizer) = &self.normalizer {
                return events::read_normalized(text, normalizer, reference, options, own, scratch);
            }
            if self.labels == Labels::ALL && !found.is_empty() {
                scratch.read(text, Lexicon::builtin());
                return events::with_entities(text, found.to_vec(), reference, options, own, scratch);
            }
            events::read(text, reference, options, own, scratch)
        })
    }

    /// The events of a text, of which nothing else is asked.
    fn events(
        &self,
        text: tarqim::text::Text<'_>,
        reference: Option<DateTime>,
        names: Option<&[Given]>,
    ) -> Told {
        let found = match self.normalizer {
            Some(_) => self.read(text, reference, names).entities,
            None => Vec::new(),
        };
        self.told(text, reference, &found, names)
    }

    /// The same plan with other types of events.
    fn with_types(&self, py: Python<'_>, events: Option<Arc<Types>>) -> Self {
        Self {
            labels: self.labels,
            reference: self.reference,
            options: self.options.clone(),
            gazetteer: self.gazetteer.clone(),
            normalizer: self.normalizer.clone(),
            names: self.names.as_ref().map(|names| names.clone_ref(py)),
            events,
        }
    }

    /// Runs `work` with this thread's scratch memory, set up with the gazetteer and the names given.
    fn scratch<R>(&self, names: Option<&[Given]>, work: impl FnOnce(&mut Scratch) -> R) -> R {
        with_scratch(|scratch| {
            scratch.set_gazetteer(self.gazetteer.as_ref());
            scratch.set_names(names.map(<[Given]>::to_vec));
            let done = work(scratch);
            scratch.set_gazetteer(None);
            scratch.set_names(None);
            done
        })
    }
}

/// Reads any number of texts with one configuration: immutable, thread-safe, picklable.
///
/// ``labels``, ``reference`` and ``options`` are those of :func:`tarqim.extract`. With a
/// ``normalizer`` the rewritten text is read, but every offset still refers to the original. With ``names``, a
/// function from a text to the names in it (or a :class:`tarqim.Tagger`), names are those that it finds: of labels
/// PERSON NORP ORG GPE LOC FAC PRODUCT EVENT, as ``(start, end, label)``, ``(start, end, label, score)`` or dicts
/// as of Hugging Face. They are laid on words without «و» and «ب», get ids, and compete with numbers and dates.
///
/// >>> import tarqim
/// >>> pipeline = tarqim.Pipeline(labels=["GPE"])
/// >>> [[e.text for e in doc.entities] for doc in pipeline.map(["في سوريا", "إلى العراق"])]
/// [['سوريا'], ['العراق']]
/// >>> mine = tarqim.Pipeline(names=lambda text: [(4, 10, "ORG", 0.9)])
/// >>> [(e.text, e.value.source) for e in mine("وصل وأوكسفام في 3 أيار").entities if e.label == "ORG"]
/// [('أوكسفام', 'given')]
#[pyclass(frozen, module = "tarqim")]
pub struct Pipeline {
    plan: Arc<Plan>,
    /// The arguments as given, for pickling.
    arguments: Py<PyTuple>,
}

impl Pipeline {
    /// The work on each text.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
}

#[pymethods]
impl Pipeline {
    #[new]
    #[pyo3(
        signature = (labels=None, reference=None, options=None, gazetteer=None, normalizer=None, names=None, **unknown),
        text_signature = "(labels=None, reference=None, options=None, gazetteer=None, normalizer=None, names=None)"
    )]
    #[allow(clippy::too_many_arguments)] // the parameters of the Python class
    fn new(
        py: Python<'_>,
        labels: Option<Bound<'_, PyAny>>,
        reference: Option<Bound<'_, PyAny>>,
        options: Option<Bound<'_, PyAny>>,
        gazetteer: Option<Bound<'_, PyAny>>,
        normalizer: Option<Bound<'_, PyAny>>,
        names: Option<Bound<'_, PyAny>>,
        unknown: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        inputs::known(
            "Pipeline",
            unknown,
            &["labels", "reference", "options", "gazetteer", "normalizer", "names"],
        )?;
        let read_options = inputs::options(options.as_ref())?;
        let gazetteer = inputs::gazetteer(gazetteer.as_ref())?;
        let plan = Plan {
            labels: inputs::labels(labels.as_ref())?,
            reference: inputs::reference(reference.as_ref(), &read_options)?,
            options: read_options,
            gazetteer: gazetteer.as_ref().map(|g| Arc::clone(g.get().core())),
            normalizer: match &normalizer {
                None => None,
                Some(normalizer) => Some(Arc::clone(core_of(normalizer)?.get().core())),
            },
            names: names.as_ref().map(tagger::checked).transpose()?,
            events: event_types::of_options(options.as_ref())?,
        };
        let arguments = (labels, reference, options, gazetteer, normalizer, names).into_pyobject(py)?;
        Ok(Self { plan: Arc::new(plan), arguments: arguments.unbind() })
    }

    /// Reads one text.
    #[pyo3(signature = (text, *, reference=None, id=None))]
    fn __call__(
        &self,
        text: TextArg<'_, '_>,
        reference: Option<&Bound<'_, PyAny>>,
        id: Option<Py<PyAny>>,
    ) -> PyResult<Doc> {
        let reference = inputs::reference(reference, &self.plan.options)?;
        let mut names = self.plan.tagged(std::slice::from_ref(&*text), 0)?;
        let read = with_text(&text, |t| self.plan.read(t, reference, names.of(0)))?;
        let how = How { plan: Arc::clone(&self.plan), reference, names: names.taken(0) };
        Ok(Doc::new(text.clone().unbind(), id, read, how))
    }

    /// Reads many texts, in order, on several threads without the GIL; an iterator of :class:`Doc`.
    ///
    /// ``texts`` is a column of a data library or an iterable of str; ``references`` and ``ids`` are parallel iterables;
    /// ``threads`` is all cores by default;
    /// ``progress`` shows a bar on standard error. Streams: texts are consumed as documents are requested.
    #[pyo3(
        signature = (texts, /, references=None, ids=None, threads=None, progress=false, **unknown),
        text_signature = "($self, texts, /, references=None, ids=None, threads=None, progress=False)"
    )]
    #[expect(clippy::too_many_arguments, reason = "the parameters of the Python method")]
    fn map<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyAny>,
        references: Option<&Bound<'py, PyAny>>,
        ids: Option<&Bound<'py, PyAny>>,
        threads: Option<usize>,
        progress: bool,
        unknown: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        inputs::known("Pipeline.map", unknown, &["references", "ids", "threads", "progress"])?;
        let documents = documents(Arc::clone(&self.plan), texts, references, ids, threads, None)?;
        let documents = Bound::new(py, documents)?.into_any();
        if progress {
            return py.import("tarqim._progress")?.getattr("bar")?.call1((documents, texts));
        }
        Ok(documents)
    }

    /// The events of many texts, in order: an iterator of tuples of :class:`Event`.
    ///
    /// The parameters are those of :meth:`map`; ``types`` filters the events as in :func:`tarqim.events`.
    ///
    /// >>> import tarqim
    /// >>> [[e.type for e in es] for es in tarqim.Pipeline().events(["قتل جنديان", "لا جديد"])]
    /// [['die'], []]
    #[pyo3(
        signature = (texts, /, references=None, ids=None, threads=None, *, types=None, **unknown),
        text_signature = "($self, texts, /, references=None, ids=None, threads=None, *, types=None)"
    )]
    fn events<'py>(
        slf: &Bound<'py, Self>,
        texts: &Bound<'py, PyAny>,
        references: Option<&Bound<'py, PyAny>>,
        ids: Option<&Bound<'py, PyAny>>,
        threads: Option<usize>,
        types: Option<&Bound<'py, PyAny>>,
        unknown: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        inputs::known("Pipeline.events", unknown, &["references", "ids", "threads", "types"])?;
        let own = types.map(event_types::own).transpose()?.flatten();
        let mut plan = Arc::clone(&slf.get().plan);
        if own.is_some() {
            plan = Arc::new(plan.with_types(slf.py(), own));
        }
        let wanted = events::wanted(types, plan.events.as_deref())?;
        documents(plan, texts, references, ids, threads, Some(wanted))?.into_bound_py_any(slf.py())
    }

    /// Reads many texts into a pyarrow.Table with one row per entity.
    ///
    /// ``texts`` is an Arrow array, a Series or an iterable of str and None; ``references`` and ``ids`` are
    /// parallel to it (``doc`` numbers the texts from 0 without ids). ``offset_unit`` is the unit of positions:
    /// "codepoint", "utf8" or "utf16". ``value``, ``low`` and ``high`` are decimals of 9 places, null
    /// if they do not fit into 38 digits; ``value_text`` is always exact. With ``what="events"`` there is one row
    /// per event, and positions are code points.
    #[pyo3(
        signature = (texts, /, references=None, ids=None, threads=None, *, offset_unit="codepoint", what="entities", **unknown),
        text_signature = "($self, texts, /, references=None, ids=None, threads=None, *, offset_unit='codepoint', what='entities')"
    )]
    #[allow(clippy::too_many_arguments)]
    fn to_arrow<'py>(
        slf: &Bound<'py, Self>,
        texts: &Bound<'py, PyAny>,
        references: Option<&Bound<'py, PyAny>>,
        ids: Option<&Bound<'py, PyAny>>,
        threads: Option<usize>,
        #[pyo3(from_py_with = crate::inputs::choice)] offset_unit: &str,
        #[pyo3(from_py_with = crate::inputs::choice)] what: &str,
        unknown: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let valid = ["references", "ids", "threads", "offset_unit", "what"];
        inputs::known("Pipeline.to_arrow", unknown, &valid)?;
        if what == "events" {
            let arrow = slf.py().import("tarqim._event_table")?.getattr("arrow")?;
            return arrow.call1((slf, texts, references, ids, threads));
        }
        if what != "entities" {
            return Err(error::config(ConfigError::unknown("table", what, &["entities", "events"])));
        }
        let to_arrow = slf.py().import("tarqim._columns")?.getattr("to_arrow")?;
        to_arrow.call1((slf, texts, references, ids, threads, offset_unit))
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        match other.cast::<Pipeline>() {
            Ok(other) => self.arguments.bind(py).eq(&other.get().arguments),
            Err(_) => Ok(false),
        }
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.arguments.bind(py).hash()
    }

    /// Tells what to write instead of an attribute that there is not.
    fn __getattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        Err(missing::attribute(slf, name))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = ["labels", "reference", "options", "gazetteer", "normalizer", "names"];
        let mut shown = Vec::new();
        for (name, value) in names.iter().zip(self.arguments.bind(py)) {
            if !value.is_none() {
                shown.push(format!("{name}={}", value.repr()?));
            }
        }
        Ok(format!("Pipeline({})", shown.join(", ")))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> (Bound<'py, PyType>, Py<PyTuple>) {
        (py.get_type::<Self>(), self.arguments.clone_ref(py))
    }
}

/// A normalizer, or the error that says how one is made.
fn core_of<'a, 'py>(given: &'a Bound<'py, PyAny>) -> PyResult<&'a Bound<'py, Normalizer>> {
    given.cast::<Normalizer>().map_err(|_| {
        let hint = match given.cast::<PyString>() {
            Ok(name) => format!(": write tarqim.Normalizer.preset({:?})", name.to_string_lossy()),
            Err(_) => String::new(),
        };
        let got = given.get_type().name().map_or_else(|_| "?".into(), |n| n.to_string());
        PyTypeError::new_err(format!("normalizer must be a tarqim.Normalizer, not {got}{hint}"))
    })
}

/// Reads texts as documents, or where types of events are asked for as the events of these types.
fn documents(
    plan: Arc<Plan>,
    texts: &Bound<'_, PyAny>,
    references: Option<&Bound<'_, PyAny>>,
    ids: Option<&Bound<'_, PyAny>>,
    threads: Option<usize>,
    told: Option<Wanted>,
) -> PyResult<Documents> {
    let texts = inputs::texts(texts)?;
    let references = references.map(|given| Beside::new("references", given)).transpose()?;
    let ids = ids.map(|given| Beside::new("ids", given)).transpose()?;
    if let Ok(count) = texts.len() {
        references.iter().chain(&ids).try_for_each(|beside| beside.check(count))?;
    }
    Ok(Documents {
        plan,
        pool: helpers(threads)?,
        texts: texts.try_iter()?.unbind(),
        references,
        ids,
        ready: Mutex::default(),
        given: AtomicUsize::new(0),
        told,
    })
}

/// The documents of :meth:`Pipeline.map`, read in batches.
#[pyclass(frozen, module = "tarqim")]
pub struct Documents {
    plan: Arc<Plan>,
    pool: Option<Arc<ThreadPool>>,
    texts: Py<PyIterator>,
    references: Option<Beside>,
    ids: Option<Beside>,
    ready: Mutex<VecDeque<Py<PyAny>>>,
    /// Texts taken so far.
    given: AtomicUsize,
    /// The types of events asked for, where the events are given and no documents.
    told: Option<Wanted>,
}

/// What is given beside the texts, one for each.
struct Beside {
    name: &'static str,
    values: Py<PyIterator>,
    /// How many there are, unless they come one by one, perhaps without end.
    count: Option<usize>,
}

impl Beside {
    fn new(name: &'static str, given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if given.is_instance_of::<PyString>() {
            let hint =
                if name == "ids" { "" } else { ", or Pipeline(reference=…) for one that is all of theirs" };
            return Err(PyTypeError::new_err(format!(
                "{name} must be one for each text, not one str: write [{name}]{hint}"
            )));
        }
        Ok(Self { name, values: given.try_iter()?.unbind(), count: given.len().ok() })
    }

    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let fewer = || PyValueError::new_err(format!("fewer {} than texts", self.name));
        self.values.bind(py).clone().next().ok_or_else(fewer)?
    }

    /// An error if there are more than texts.
    fn check(&self, texts: usize) -> PyResult<()> {
        match self.count {
            Some(count) if count > texts => {
                Err(PyValueError::new_err(format!("more {} than texts: {count} for {texts}", self.name)))
            }
            _ => Ok(()),
        }
    }
}

struct Job {
    text: Py<PyString>,
    reference: Option<DateTime>,
    id: Option<Py<PyAny>>,
}

/// A text with its reference and the names given for it.
type Work<'a> = (tarqim::text::Text<'a>, Option<DateTime>, Option<&'a [Given]>);

impl Documents {
    fn jobs(&self, py: Python<'_>) -> PyResult<Vec<Job>> {
        let next = |beside: &Option<Beside>| beside.as_ref().map(|beside| beside.next(py)).transpose();
        let mut jobs = Vec::new();
        let mut size = 0;
        while size < BATCH && jobs.len() < BATCH_TEXTS {
            let Some(text) = self.texts.bind(py).clone().next() else { break };
            let text = text?;
            let text = match text.cast_into::<PyString>() {
                Ok(text) => text,
                Err(error) => return Err(self.no_text(jobs.len(), &error.into_inner())),
            };
            let text = exact(&text)?;
            size += length(&text);
            let reference = inputs::reference(next(&self.references)?.as_ref(), &self.plan.options)?;
            let id = next(&self.ids)?.map(Bound::unbind);
            jobs.push(Job { text: text.unbind(), reference, id });
        }
        self.given.fetch_add(jobs.len(), Ordering::Relaxed);
        Ok(jobs)
    }

    /// The error for a text that is not a str, with its number.
    fn no_text(&self, at: usize, value: &Bound<'_, PyAny>) -> PyErr {
        let at = self.given.load(Ordering::Relaxed) + at;
        let got = value.get_type().name().map_or_else(|_| "?".into(), |n| n.to_string());
        let hint = if inputs::is_missing(value).unwrap_or(false) {
            ": leave it out, or read the column with to_arrow or .ar, where missing values stay missing"
        } else if value.is_instance_of::<PyDict>() {
            ": write (row[\"text\"] for row in rows)"
        } else {
            ""
        };
        PyTypeError::new_err(format!("texts must be str; number {at} (from 0) is {got}{hint}"))
    }

    fn read(&self, py: Python<'_>, jobs: &[Job]) -> PyResult<VecDeque<Py<PyAny>>> {
        let plan = &self.plan;
        let texts: Vec<_> = jobs.iter().map(|job| job.text.bind(py).clone()).collect();
        let mut names = plan.tagged(&texts, self.given.load(Ordering::Relaxed) - jobs.len())?;
        let held: Vec<Held<'_>> =
            jobs.iter().map(|job| Held::new(job.text.bind(py))).collect::<PyResult<_>>()?;
        let work: Vec<Work<'_>> =
            (0..jobs.len()).map(|n| (held[n].text(), jobs[n].reference, names.of(n))).collect();
        if let Some(wanted) = &self.told {
            let read =
                self.each(py, &work, |&(text, reference, names)| plan.events(text, reference, names))?;
            let tuples = jobs.iter().zip(read).map(|(job, told)| {
                let made = events::to_python(job.text.bind(py), told, wanted)?;
                Ok(PyTuple::new(py, made)?.into_any().unbind())
            });
            return tuples.collect();
        }
        let read = self.each(py, &work, |&(text, reference, names)| plan.read(text, reference, names))?;
        let docs = jobs.iter().zip(read).enumerate().map(|(n, (job, read))| {
            let id = job.id.as_ref().map(|id| id.clone_ref(py));
            let how = How { plan: Arc::clone(plan), reference: job.reference, names: names.taken(n) };
            Ok(Py::new(py, Doc::new(job.text.clone_ref(py), id, read, how))?.into_any())
        });
        docs.collect()
    }

    /// What `one` makes of each text, in order, on several threads without the GIL.
    fn each<R: Send>(
        &self,
        py: Python<'_>,
        work: &[Work<'_>],
        one: impl Fn(&Work<'_>) -> R + Sync,
    ) -> PyResult<Vec<R>> {
        py.detach(|| {
            guarded(|| match &self.pool {
                None => work.iter().map(&one).collect(),
                Some(pool) => pool.install(|| work.par_iter().with_max_len(8).map(&one).collect()),
            })
        })
    }
}

#[pymethods]
impl Documents {
    fn __iter__(slf: Bound<'_, Self>) -> Bound<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let take = || self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        if let Some(doc) = take() {
            return Ok(Some(doc));
        }
        py.check_signals()?;
        let jobs = self.jobs(py)?;
        if jobs.is_empty() {
            let count = self.given.load(Ordering::Relaxed);
            self.references.iter().chain(&self.ids).try_for_each(|beside| beside.check(count))?;
            return Ok(None);
        }
        let read = self.read(py, &jobs)?;
        self.ready.lock().unwrap_or_else(PoisonError::into_inner).extend(read);
        Ok(take())
    }
}

/// Reads one text: tokens, sentences and entities.
///
/// Parameters are those of :func:`tarqim.extract`.
///
/// >>> import tarqim
/// >>> tarqim.analyze("وصل إلى سوريا").entities[0].value.canonical
/// 'سوريا'
#[pyfunction]
#[pyo3(
    signature = (text, *rest, labels=None, reference=None, options=None, gazetteer=None, **unknown),
    text_signature = "(text, *, labels=None, reference=None, options=None, gazetteer=None)"
)]
pub fn analyze(
    text: TextArg<'_, '_>,
    rest: &Bound<'_, PyTuple>,
    labels: Option<&Bound<'_, PyAny>>,
    reference: Option<&Bound<'_, PyAny>>,
    options: Option<&Bound<'_, PyAny>>,
    gazetteer: Option<&Bound<'_, PyAny>>,
    unknown: Option<&Bound<'_, PyDict>>,
) -> PyResult<Doc> {
    inputs::only_text("analyze", rest, unknown, &["labels", "reference", "options", "gazetteer"])?;
    let labels = inputs::labels(labels)?;
    let events = event_types::of_options(options)?;
    let options = inputs::options(options)?;
    let reference = inputs::reference(reference, &options)?;
    let gazetteer = inputs::gazetteer(gazetteer)?.map(|g| Arc::clone(g.get().core()));
    let plan = Plan { labels, reference, options, gazetteer, normalizer: None, names: None, events };
    let read = with_text(&text, |t| plan.read(t, None, None))?;
    Ok(Doc::new(
        text.clone().unbind(),
        None,
        read,
        How { plan: Arc::new(plan), reference: None, names: None },
    ))
}
