//! Lists of texts normalized on several threads: rewritten without the GIL, made into strings with it.

use std::ops::Range;
use std::sync::mpsc::channel;

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use rayon::ThreadPool;
use rayon::prelude::*;
use tarqim::normalize as core;
use tarqim::text::Text;

use crate::normalizer::{Normalizer, with_scratch};
use crate::scratch::helpers;
use crate::text::{Held, make_string};

/// Code points rewritten between two turns at making strings, and at looking for Ctrl-C.
const WAVE: usize = 1 << 19;
/// Texts in a wave, so that a wave of short ones is no longer than one of long ones.
const WAVE_TEXTS: usize = 1 << 14;
/// Waves of fewer code points are not worth a second thread.
const FEW: usize = 1 << 14;
/// Texts that a thread takes at a time.
const SHARE: usize = 64;

/// The elements normalized, in order; what is missing stays missing.
pub fn map<'py>(
    py: Python<'py>,
    normalizer: &Normalizer,
    mut values: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    threads: Option<usize>,
) -> PyResult<Bound<'py, PyAny>> {
    let pool = helpers(threads)?;
    let out = PyList::empty(py);
    loop {
        let wave = Wave::next(&mut values)?;
        if wave.values.is_empty() {
            return Ok(out.into_any());
        }
        match &pool {
            Some(pool) if wave.size >= FEW && wave.values.len() > 1 => {
                shared(normalizer, pool, wave, &mut values, &out)?;
            }
            _ => {
                for value in &wave.values {
                    out.append(normalizer.element(value)?)?;
                }
            }
        }
        py.check_signals()?;
    }
}

/// Elements that are worked on together.
struct Wave<'py> {
    values: Vec<Bound<'py, PyAny>>,
    /// Code points of its texts.
    size: usize,
}

impl<'py> Wave<'py> {
    fn next(values: &mut impl Iterator<Item = PyResult<Bound<'py, PyAny>>>) -> PyResult<Self> {
        let mut wave = Self { values: Vec::new(), size: 0 };
        while wave.size < WAVE && wave.values.len() < WAVE_TEXTS {
            let Some(value) = values.next() else { break };
            let value = value?;
            if let Ok(text) = value.cast::<PyString>() {
                wave.size += text.len()?;
            }
            wave.values.push(value);
        }
        Ok(wave)
    }

    /// Its texts, in place.
    fn texts(&self) -> PyResult<Vec<Held<'_>>> {
        self.values.iter().filter_map(|value| value.cast::<PyString>().ok()).map(Held::new).collect()
    }

    /// Appends its elements as they were `written`.
    fn finish(&self, normalizer: &Normalizer, written: &[Written], out: &Bound<'py, PyList>) -> PyResult<()> {
        let mut made = written.iter().flat_map(Written::texts);
        for value in &self.values {
            if !value.is_instance_of::<PyString>() {
                out.append(normalizer.element(value)?)?;
                continue;
            }
            match made.next().flatten() {
                None => out.append(value)?,
                Some(text) => out.append(make_string(out.py(), text)?)?,
            }
        }
        Ok(())
    }
}

/// Normalizes a wave and all that come after it on the threads of the pool. While one wave is made into strings,
/// which needs the GIL, the next is rewritten, which does not.
fn shared<'py>(
    normalizer: &Normalizer,
    pool: &ThreadPool,
    first: Wave<'py>,
    values: &mut impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    out: &Bound<'py, PyList>,
) -> PyResult<()> {
    let (py, core) = (out.py(), normalizer.core());
    let rewrite = |texts: &[Text<'_>]| -> Vec<Written> {
        texts.par_chunks(SHARE).map(|texts| Written::new(core, texts)).collect()
    };
    let mut wave = Wave { values: Vec::new(), size: 0 };
    let mut written = Vec::new();
    let mut next = first;
    while !next.values.is_empty() || !wave.values.is_empty() {
        let (finished, ahead) = {
            let held = next.texts()?;
            let texts: Vec<Text<'_>> = held.iter().map(Held::text).collect();
            let (done, waiting) = channel();
            pool.in_place_scope(|scope| {
                // The receiver waits below: what is sent arrives.
                scope.spawn(|_| drop(done.send(rewrite(&texts))));
                let finished = wave.finish(normalizer, &written, out);
                (finished, py.detach(move || waiting.recv()))
            })
        };
        finished?;
        // invariant: the task sends once; a panic of its goes on through the scope.
        written = ahead.unwrap_or_default();
        wave = next;
        next = Wave::next(values)?;
        py.check_signals()?;
    }
    Ok(())
}

/// What became of some texts, in memory of their own.
#[derive(Default)]
struct Written {
    narrow: Vec<u8>,
    wide: Vec<u16>,
    full: Vec<u32>,
    /// Where each text lies; none where nothing had to change.
    made: Vec<Option<Place>>,
}

enum Place {
    Narrow(Range<usize>),
    Wide(Range<usize>),
    Full(Range<usize>),
}

/// Appends units and says where they lie.
fn append<T: Copy>(to: &mut Vec<T>, units: &[T]) -> Range<usize> {
    let start = to.len();
    to.extend_from_slice(units);
    start..to.len()
}

impl Written {
    fn new(normalizer: &core::Normalizer, texts: &[Text<'_>]) -> Self {
        let mut written = Self::default();
        with_scratch(|scratch| {
            for &text in texts {
                let place = normalizer.units(text, scratch).map(|changed| match changed {
                    Text::Narrow(units) => Place::Narrow(append(&mut written.narrow, units)),
                    Text::Wide(units) => Place::Wide(append(&mut written.wide, units)),
                    Text::Full(units) => Place::Full(append(&mut written.full, units)),
                });
                written.made.push(place);
            }
        });
        written
    }

    /// The texts in their order; none where nothing had to change.
    fn texts(&self) -> impl Iterator<Item = Option<Text<'_>>> {
        self.made.iter().map(|place| {
            place.as_ref().map(|place| match place {
                Place::Narrow(at) => Text::Narrow(&self.narrow[at.clone()]),
                Place::Wide(at) => Text::Wide(&self.wide[at.clone()]),
                Place::Full(at) => Text::Full(&self.full[at.clone()]),
            })
        })
    }
}
