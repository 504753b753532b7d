//! Rows shared among threads.

use std::ops::Range;

use arrow_buffer::{NullBuffer, NullBufferBuilder, OffsetBuffer};
use pyo3::prelude::*;
use rayon::ThreadPool;
use rayon::prelude::*;

use super::texts::{Strings, Texts};

/// Rows of one array that one thread works on at a time.
pub struct Piece<'a> {
    pub strings: &'a Strings,
    pub rows: Range<usize>,
    /// Number of the first row within the whole column.
    pub first: usize,
}

impl Piece<'_> {
    /// The texts with their row numbers within the column.
    pub fn texts(&self) -> impl Iterator<Item = (usize, Option<&str>)> {
        self.rows.clone().zip(self.first..).map(|(row, number)| (number, self.strings.get(row)))
    }

    /// The shape of a column of lists: `each` gets every text with its row number within the column and
    /// says how many items its list has; a row without a text has no list.
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

/// Cuts a column into pieces of about `bytes` bytes of text.
pub fn cut(texts: &Texts, bytes: usize) -> Vec<Piece<'_>> {
    /// What a row costs apart from its text, so that empty rows are shared too.
    const ROW: usize = 64;
    let mut pieces = Vec::new();
    let mut first = 0;
    for strings in &texts.chunks {
        let (mut start, mut size) = (0, 0);
        for row in 0..strings.len() {
            size += ROW + strings.get(row).map_or(0, str::len);
            if size >= bytes {
                pieces.push(Piece { strings, rows: start..row + 1, first });
                first += row + 1 - start;
                (start, size) = (row + 1, 0);
            }
        }
        if start < strings.len() {
            pieces.push(Piece { strings, rows: start..strings.len(), first });
            first += strings.len() - start;
        }
    }
    pieces
}

/// Works on all pieces in order, without the GIL; between waves of `wave` pieces Ctrl-C is looked for.
pub fn each<T: Send>(
    py: Python<'_>,
    pool: Option<&ThreadPool>,
    pieces: &[Piece<'_>],
    wave: usize,
    work: impl Fn(&Piece<'_>) -> T + Sync,
) -> PyResult<Vec<T>> {
    let mut done = Vec::with_capacity(pieces.len());
    for some in pieces.chunks(wave) {
        py.detach(|| match pool {
            Some(pool) if some.len() > 1 => {
                let made: Vec<T> = pool.install(|| some.par_iter().with_max_len(1).map(&work).collect());
                done.extend(made);
            }
            _ => done.extend(some.iter().map(&work)),
        });
        py.check_signals()?;
    }
    Ok(done)
}
