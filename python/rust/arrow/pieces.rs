//! Distributes rows among threads.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_buffer::{NullBuffer, NullBufferBuilder, OffsetBuffer};
use pyo3::prelude::*;
use pyo3::types::PyString;
use rayon::ThreadPool;
use rayon::prelude::*;

use super::texts::{Strings, Texts};
use crate::error::guarded;
use crate::pipeline::Plan;
use crate::tagger::Tagged;

/// Rows of one array that a thread processes at a time.
pub struct Piece<'a> {
    pub strings: &'a Strings,
    pub rows: Range<usize>,
    /// Number of the first row within the whole column.
    pub first: usize,
    /// Size of the texts in UTF-8.
    pub bytes: usize,
}

impl Piece<'_> {
    /// The texts with their row numbers within the column.
    pub fn texts(&self) -> impl Iterator<Item = (usize, Option<&str>)> {
        self.rows.clone().zip(self.first..).map(|(row, number)| (number, self.strings.get(row)))
    }

    /// The shape of a column of lists: `each` gets every text with its row number within the column and
    /// returns the length of its list; a null row has no list.
    pub fn lists(
        &self,
        mut each: impl FnMut(usize, &str) -> usize,
    ) -> (OffsetBuffer<i32>, Option<NullBuffer>) {
        let mut lengths = Vec::with_capacity(self.len());
        let mut nulls = NullBufferBuilder::new(self.len());
        for (row, text) in self.texts() {
            nulls.append(text.is_some());
            lengths.push(text.map_or(0, |text| each(row, text)));
        }
        (OffsetBuffer::from_lengths(lengths), nulls.finish())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// Splits a column into pieces of about `bytes` bytes of text.
pub fn cut(texts: &Texts, bytes: usize) -> Vec<Piece<'_>> {
    /// Cost of a row besides its text, so that empty rows are distributed too.
    const ROW: usize = 64;
    let mut pieces = Vec::new();
    let mut first = 0;
    for strings in &texts.chunks {
        let (mut start, mut size) = (0, 0);
        for row in 0..strings.len() {
            size += strings.get(row).map_or(0, str::len);
            let rows = start..row + 1;
            if size + rows.len() * ROW >= bytes || rows.end == strings.len() {
                let next = first + rows.len();
                pieces.push(Piece { strings, rows, first, bytes: size });
                (first, start, size) = (next, row + 1, 0);
            }
        }
    }
    pieces
}

/// The names that the user's tagger finds in each piece, by the number of its first row; none without a tagger.
pub fn tagged(py: Python<'_>, plan: &Plan, pieces: &[Piece<'_>]) -> PyResult<HashMap<usize, Tagged>> {
    let mut all = HashMap::new();
    for piece in pieces.iter().filter(|_| plan.tags()) {
        let texts: Vec<_> =
            piece.texts().map(|(_, text)| PyString::new(py, text.unwrap_or_default())).collect();
        all.insert(piece.first, plan.tagged(&texts, piece.first)?);
    }
    Ok(all)
}

/// Processes all pieces without the GIL, roughly in order, and checks for KeyboardInterrupt after every `wave`
/// pieces.
/// The results are in order.
pub fn each<T: Send>(
    py: Python<'_>,
    pool: Option<&ThreadPool>,
    pieces: &[Piece<'_>],
    wave: usize,
    work: impl Fn(&Piece<'_>) -> T + Sync,
) -> PyResult<Vec<T>> {
    let mut done = Vec::with_capacity(pieces.len());
    for some in pieces.chunks(wave) {
        py.detach(|| {
            guarded(|| match pool {
                Some(pool) if some.len() > 1 => done.extend(shared(pool, some, &work)),
                _ => done.extend(some.iter().map(&work)),
            })
        })?;
        py.check_signals()?;
    }
    Ok(done)
}

/// Work-sharing threads: each takes the next piece when it finishes one, so that all end at about the same time.
fn shared<T: Send>(
    pool: &ThreadPool,
    pieces: &[Piece<'_>],
    work: impl Fn(&Piece<'_>) -> T + Sync,
) -> impl Iterator<Item = T> {
    let next = AtomicUsize::new(0);
    let one = |_| -> Vec<(usize, T)> {
        let taken = std::iter::from_fn(|| {
            let at = next.fetch_add(1, Ordering::Relaxed);
            pieces.get(at).map(|piece| (at, work(piece)))
        });
        taken.collect()
    };
    let threads = 0..pool.current_num_threads();
    let made: Vec<Vec<_>> = pool.install(|| threads.into_par_iter().with_max_len(1).map(one).collect());
    let mut made: Vec<_> = made.into_iter().flatten().collect();
    made.sort_unstable_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made)
}
