//! Normalizes lists of texts on several threads.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use rayon::ThreadPool;
use tarqim::normalize::{Normalizer, Rewritten};
use tarqim::text::Text;

use crate::error::guarded;
use crate::scratch::helpers;
use crate::text::{Held, length, make_string};
use crate::whole::{element, with_scratch};

/// Code points processed between checks for KeyboardInterrupt.
const WAVE: usize = 1 << 20;
/// Maximum number of texts in a wave, so that a wave of short texts takes no longer than one of long texts.
const WAVE_TEXTS: usize = 1 << 15;
/// Minimum number of code points that makes a second thread worthwhile.
const FEW: usize = 1 << 14;
/// Elements that a thread claims at a time.
const SHARE: usize = 64;

/// The normalized elements, in order; missing ones stay missing.
pub fn map<'py>(
    py: Python<'py>,
    normalizer: &Normalizer,
    mut values: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>,
    threads: Option<usize>,
) -> PyResult<Bound<'py, PyAny>> {
    let pool = helpers(threads)?;
    let out = PyList::empty(py);
    loop {
        let mut size = 0;
        let mut wave = Vec::new();
        while size < WAVE && wave.len() < WAVE_TEXTS {
            let Some(value) = values.next() else { break };
            let value = value?;
            if let Ok(text) = value.cast::<PyString>() {
                size += length(text);
            }
            wave.push(value);
        }
        if wave.is_empty() {
            return Ok(out.into_any());
        }
        match &pool {
            Some(pool) if size >= FEW && wave.len() > SHARE => {
                guarded(|| shared(normalizer, pool, &wave, &out))??;
            }
            _ => alone(normalizer, &wave, &out)?,
        }
        py.check_signals()?;
    }
}

/// Normalizes elements on this thread.
fn alone<'py>(
    normalizer: &Normalizer,
    values: &[Bound<'py, PyAny>],
    out: &Bound<'py, PyList>,
) -> PyResult<()> {
    values.iter().try_for_each(|value| out.append(element(normalizer, value)?))
}

/// Normalizes a wave on all threads of the pool. Only this thread, which has the GIL, can create strings. It goes
/// through the wave from the start as if it were alone, while the others rewrite texts from the end backwards; where
/// they meet, it turns their results into strings. So it never waits long, and never does more work than alone.
fn shared<'py>(
    normalizer: &Normalizer,
    pool: &ThreadPool,
    wave: &[Bound<'py, PyAny>],
    out: &Bound<'py, PyList>,
) -> PyResult<()> {
    let strings = wave.iter().map(|value| value.cast::<PyString>().ok());
    let held: Vec<Option<Held<'_>>> =
        strings.map(|text| text.map(Held::new).transpose()).collect::<PyResult<_>>()?;
    let texts: Vec<Option<Text<'_>>> = held.iter().map(|held| held.as_ref().map(Held::text)).collect();
    let shares: Vec<Share<'_>> = texts.chunks(SHARE).map(Share::new).collect();
    let own = pool.in_place_scope(|scope| {
        for _ in 1..pool.current_num_threads() {
            scope.spawn(|_| {
                for share in shares.iter().rev().filter(|share| share.take()) {
                    // Only the thread that claimed a share writes to it.
                    let _ = share.written.set(Results::new(normalizer, share.texts));
                }
            });
        }
        let mut own = 0;
        while own < shares.len() && shares[own].take() {
            alone(normalizer, wave.chunks(SHARE).nth(own).unwrap_or_default(), out)?;
            own += 1;
        }
        PyResult::Ok(own)
    })?;
    for (share, values) in shares.iter().zip(wave.chunks(SHARE)).skip(own) {
        // invariant: the other threads have written the shares they claimed.
        let Some(written) = share.written.get() else { continue };
        let mut made = written.texts();
        for value in values {
            if !value.is_instance_of::<PyString>() {
                out.append(element(normalizer, value)?)?;
                continue;
            }
            match made.next().flatten() {
                None => out.append(value)?,
                Some(text) => out.append(make_string(out.py(), text)?)?,
            }
        }
    }
    Ok(())
}

/// A share: elements that one thread claims.
struct Share<'a> {
    texts: &'a [Option<Text<'a>>],
    taken: AtomicBool,
    written: OnceLock<Results>,
}

impl<'a> Share<'a> {
    fn new(texts: &'a [Option<Text<'a>>]) -> Self {
        Self { texts, taken: AtomicBool::new(false), written: OnceLock::new() }
    }

    /// Claims it; false if another thread already has.
    fn take(&self) -> bool {
        !self.taken.swap(true, Ordering::Relaxed)
    }
}

/// The results for some texts, in one buffer.
#[derive(Default)]
struct Results {
    wide: Vec<u16>,
    full: Vec<u32>,
    /// The range of each text in the buffer, and the OR of its code points; `None` where nothing changed.
    made: Vec<Option<(Place, u32)>>,
}

enum Place {
    Wide(Range<usize>),
    Full(Range<usize>),
}

/// Appends units and returns their range.
fn append<T: Copy>(to: &mut Vec<T>, units: &[T]) -> Range<usize> {
    let start = to.len();
    to.extend_from_slice(units);
    start..to.len()
}

impl Results {
    fn new(normalizer: &Normalizer, texts: &[Option<Text<'_>>]) -> Self {
        let mut results = Self::default();
        with_scratch(|scratch| {
            for &text in texts.iter().flatten() {
                let made = normalizer.units(text, scratch).map(|changed| {
                    let place = match changed.text {
                        Text::Wide(units) => Place::Wide(append(&mut results.wide, units)),
                        Text::Full(units) => Place::Full(append(&mut results.full, units)),
                    };
                    (place, changed.any)
                });
                results.made.push(made);
            }
        });
        results
    }

    /// The texts in order; `None` where nothing changed.
    fn texts(&self) -> impl Iterator<Item = Option<Rewritten<'_>>> {
        self.made.iter().map(|made| {
            made.as_ref().map(|(place, any)| {
                let text = match place {
                    Place::Wide(at) => Text::Wide(&self.wide[at.clone()]),
                    Place::Full(at) => Text::Full(&self.full[at.clone()]),
                };
                Rewritten { text, any: *any }
            })
        })
    }
}
