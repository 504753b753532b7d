//! events: who did what to how many.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::DateTime;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyString, PyTuple, PyType};
use tarqim::document;
use tarqim::events::{self as core, Participant, Thing, Types};
use tarqim::extract::{self, Labels, Options, Scratch};
use tarqim::lexicon::Lexicon;
use tarqim::normalize::Normalizer;
use tarqim::text::Text;

use crate::entity::Entity;
use crate::error;
use crate::event_types;
use crate::inputs;
use crate::scratch::with_scratch;
use crate::spans::Span;
use crate::text::{TextArg, substring, unfit, with_text};
use crate::values;
use crate::whole;

/// The events of a text with the entities they refer to.
pub struct Told {
    pub events: Vec<core::Event>,
    pub entities: Vec<extract::Entity>,
    /// The types that the events are numbered by; `None` for the library's own.
    pub types: Option<Arc<Types>>,
}

impl Told {
    fn of(told: document::Told, types: Option<&Arc<Types>>) -> Self {
        Self { events: told.events, entities: told.entities, types: types.cloned() }
    }

    fn names(&self) -> &[String] {
        names(self.types.as_deref())
    }
}

/// The names of types, by their numbers.
fn names(types: Option<&Types>) -> &[String] {
    types.unwrap_or(Types::builtin()).names()
}

/// The requested types: `None` for all.
pub type Wanted = Option<HashSet<u16>>;

/// Runs `work` with this thread's memory for events.
fn with_memory<R>(work: impl FnOnce(&mut core::Scratch) -> R) -> R {
    thread_local!(static MEMORY: RefCell<core::Scratch> = RefCell::default());
    MEMORY.with(|cell| match cell.try_borrow_mut() {
        Ok(mut memory) => work(&mut memory),
        Err(_) => work(&mut core::Scratch::default()),
    })
}

/// The events of a text, reading its entities first.
pub fn read(
    text: Text<'_>,
    reference: Option<DateTime>,
    options: &Options,
    types: Option<&Arc<Types>>,
    scratch: &mut Scratch,
) -> Told {
    scratch.read(text, Lexicon::builtin());
    let kinds = types.map_or(Types::builtin(), |types| types);
    let find = |scratch: &mut Scratch| {
        let found = extract::extract_scanned(text, Labels::ALL, reference, options, scratch);
        extract::with_names_in_hashtags(text, found, reference, options, scratch)
    };
    let (entities, events) = with_memory(|memory| core::with_entities(text, kinds, scratch, memory, find));
    Told::of(document::Told { entities, events }, types)
}

/// The events of the text that `scratch` read last, in which it found these entities.
pub fn with_entities(
    text: Text<'_>,
    entities: Vec<extract::Entity>,
    reference: Option<DateTime>,
    options: &Options,
    types: Option<&Arc<Types>>,
    scratch: &mut Scratch,
) -> Told {
    let kinds = types.map_or(Types::builtin(), |types| types);
    let told = with_memory(|memory| {
        document::Told::read(text, entities, reference, options, kinds, scratch, memory)
    });
    Told::of(told, types)
}

/// The events of a text as `normalizer` rewrites it, at their places in the text itself.
pub fn read_normalized(
    text: Text<'_>,
    normalizer: &Normalizer,
    reference: Option<DateTime>,
    options: &Options,
    types: Option<&Arc<Types>>,
    scratch: &mut Scratch,
) -> Told {
    let kinds = types.map_or(Types::builtin(), |types| types);
    let (_, told) = whole::with_scratch(|rewriting| {
        with_memory(|memory| {
            document::Document::read_normalized_and_told(
                text, normalizer, reference, options, kinds, scratch, rewriting, memory,
            )
        })
    });
    Told::of(told, types)
}

/// How the events of a text are read.
pub fn trace(
    text: Text<'_>,
    reference: Option<DateTime>,
    options: &Options,
    types: Option<&Arc<Types>>,
    scratch: &mut Scratch,
) -> Vec<core::Traced> {
    let entities = extract::extract(text, Labels::ALL, reference, options, scratch);
    let entities = extract::with_names_in_hashtags(text, entities, reference, options, scratch);
    let kinds = types.map_or(Types::builtin(), |types| types);
    with_memory(|memory| core::trace(text, &entities, kinds, scratch, memory))
}

/// Which of `known` are requested: a name, or an iterable of names, such as `EventTypes`.
pub fn wanted(types: Option<&Bound<'_, PyAny>>, known: Option<&Types>) -> PyResult<Wanted> {
    let Some(types) = types.filter(|t| !t.is_none()) else { return Ok(None) };
    let asked: Vec<String> = if let Ok(one) = types.cast::<PyString>() {
        vec![one.to_string()]
    } else {
        let each =
            types.try_iter().map_err(|_| unfit("types must be a str, a list of str or EventTypes", types));
        each?.map(|t| t?.extract()).collect::<PyResult<_>>()?
    };
    let known = names(known);
    let number = |name: &String| {
        let at = known.iter().position(|k| k == name);
        let valid: Vec<&str> = known.iter().map(String::as_str).collect();
        at.map(|n| n as u16)
            .ok_or_else(|| error::config(tarqim::ConfigError::unknown("event type", name, &valid)))
    };
    asked.iter().map(number).collect::<PyResult<_>>().map(Some)
}

/// The Python events for those found in `text`.
pub fn to_python<'py>(
    text: &Bound<'py, PyString>,
    told: Told,
    wanted: &Wanted,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    static EVENT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = text.py();
    let class = EVENT.import(py, "tarqim._events", "Event")?;
    let names = told.names();
    let Told { events, entities, .. } = &told;
    let keep = |e: &core::Event| wanted.as_ref().is_none_or(|w| w.contains(&e.kind));
    // Indices count only the events that are returned.
    let mut places: Vec<Option<usize>> = Vec::with_capacity(events.len());
    let mut next = 0;
    for event in events {
        places.push(keep(event).then_some(next));
        next += usize::from(keep(event));
    }
    let part = |p: &Option<Participant>| p.as_ref().map(|p| participant(text, p, entities)).transpose();
    let mut made = Vec::with_capacity(next);
    for event in events.iter().filter(|e| keep(e)) {
        let place: Vec<_> =
            event.place.iter().map(|p| participant(text, p, entities)).collect::<PyResult<_>>()?;
        let when = |t: Option<usize>| {
            let entity = t.and_then(|t| entities.get(t));
            entity.map(|t| Entity::found(text, t.clone(), None)).transpose()
        };
        let (time, default_time) = (when(event.time)?, when(event.default_time)?);
        let count =
            |c: &Option<core::Count>| c.as_ref().map(|c| values::counted(text, &c.number)).transpose();
        let fields: [Bound<'py, PyAny>; 24] = [
            PyString::new(py, names.get(usize::from(event.kind)).map_or("", |n| n)).into_any(),
            Bound::new(py, Span::cut(text, event.trigger)?)?.into_any(),
            part(&event.agent)?.into_pyobject(py)?.into_any(),
            part(&event.patient)?.into_pyobject(py)?.into_any(),
            part(&event.source)?.into_pyobject(py)?.into_any(),
            part(&event.instrument)?.into_pyobject(py)?.into_any(),
            PyTuple::new(py, place)?.into_any(),
            time.into_pyobject(py)?.into_any(),
            count(&event.count)?.into_pyobject(py)?.into_any(),
            count(&event.times)?.into_pyobject(py)?.into_any(),
            event.victim.map(Thing::name).into_pyobject(py)?.into_any(),
            PyString::new(py, event.modality.name()).into_any(),
            event.same_as.and_then(|s| places.get(s).copied().flatten()).into_pyobject(py)?.into_any(),
            event.sentence.into_pyobject(py)?.into_any(),
            // Only two decimals are meaningful.
            ((f64::from(event.score) * 100.0).round() / 100.0).into_pyobject(py)?.into_any(),
            substring(text, event.span.start, event.span.end)?.into_any(),
            event.span.start.into_pyobject(py)?.into_any(),
            event.span.end.into_pyobject(py)?.into_any(),
            event.count.as_ref().is_some_and(|c| c.implied).into_pyobject(py)?.to_owned().into_any(),
            event.part_of.and_then(|s| places.get(s).copied().flatten()).into_pyobject(py)?.into_any(),
            event.precision.map(|p| p as u8).into_pyobject(py)?.into_any(),
            part(&event.default_place)?.into_pyobject(py)?.into_any(),
            event.background.into_pyobject(py)?.to_owned().into_any(),
            default_time.into_pyobject(py)?.into_any(),
        ];
        made.push(class.call1(PyTuple::new(py, fields)?)?);
    }
    Ok(made)
}

fn participant<'py>(
    text: &Bound<'py, PyString>,
    p: &Participant,
    entities: &[extract::Entity],
) -> PyResult<Bound<'py, PyAny>> {
    static PARTICIPANT: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let py = text.py();
    let name = match p.entity.and_then(|e| entities.get(e)).map(|e| &e.value) {
        Some(extract::Value::Name(name)) => Some(values::name(py, name)?),
        _ => None,
    };
    PARTICIPANT.import(py, "tarqim._events", "Participant")?.call1((
        substring(text, p.span.start, p.span.end)?,
        p.span.start,
        p.span.end,
        Span::cut(text, p.head)?,
        p.lemma.as_deref(),
        name,
    ))
}

/// The events of a text as a list of :class:`Event`, in order of their triggers.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// types : str or iterable of str or EventTypes, optional
///     Types to return, from ``tarqim.EVENT_TYPES``; filters the result and never changes the reading. With your own
///     :class:`EventTypes` the text is read with them too, and only they are returned.
/// reference : date, datetime or ISO 8601 str, optional
///     The moment the text was written.
/// options : Options, optional
///     How to read what can be read in several ways.
/// gazetteer : Gazetteer, optional
///     Your own names.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown type or a reference that is not a date.
///
/// >>> import tarqim
/// >>> [(e.type, e.count.value) for e in tarqim.events("مقتل عشرة أشخاص وإصابة عشرين في انفجار")[:2]]
/// [('die', 10), ('injure', 20)]
#[pyfunction]
#[pyo3(
    signature = (text, *rest, types=None, reference=None, options=None, gazetteer=None, **unknown),
    text_signature = "(text, *, types=None, reference=None, options=None, gazetteer=None)"
)]
#[expect(clippy::too_many_arguments, reason = "they are the parameters of the Python function")]
pub fn events<'py>(
    py: Python<'py>,
    text: TextArg<'py, 'py>,
    rest: &Bound<'py, PyTuple>,
    types: Option<&Bound<'py, PyAny>>,
    reference: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyAny>>,
    gazetteer: Option<&Bound<'py, PyAny>>,
    unknown: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyList>> {
    inputs::only_text("events", rest, unknown, &["types", "reference", "options", "gazetteer"])?;
    let kinds = match types.map(event_types::own).transpose()?.flatten() {
        Some(own) => Some(own),
        None => event_types::of_options(options)?,
    };
    let wanted = wanted(types, kinds.as_deref())?;
    let options = inputs::options(options)?;
    let reference = inputs::reference(reference, &options)?;
    let own = inputs::gazetteer(gazetteer)?.map(|g| Arc::clone(g.get().core()));
    let told = with_text(&text, |t| {
        with_scratch(|scratch| {
            scratch.set_gazetteer(own.as_ref());
            let told = read(t, reference, &options, kinds.as_ref(), scratch);
            scratch.set_gazetteer(None);
            told
        })
    })?;
    PyList::new(py, to_python(&text, told, &wanted)?)
}
