//! Concatenates texts that threads produce piece by piece into one array.

use std::mem::{MaybeUninit, take};
use std::sync::{Mutex, PoisonError};

use arrow_array::{Array, GenericStringArray, OffsetSizeTrait};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_data::ArrayData;
use arrow_schema::ArrowError;
use pyo3::prelude::*;

use super::{arrow_error, large_pages};

/// Rows of produced texts, in buffers that are reused for the next ones.
#[derive(Default)]
pub struct Made {
    bytes: Vec<u8>,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Made {
    /// Adds a row, whose text `write` appends.
    pub fn row(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.bytes);
        self.ends.push(self.bytes.len());
    }

    /// As a separate array.
    fn array<O: OffsetSizeTrait>(self, nulls: Option<NullBuffer>) -> Result<ArrayData, ArrowError> {
        let ends: Option<Vec<O>> = std::iter::once(0).chain(self.ends).map(O::from_usize).collect();
        let ends = ends.ok_or_else(|| ArrowError::ComputeError("texts exceed 2 GiB".into()))?;
        Ok(strings(self.bytes, ends, nulls))
    }
}

/// The array of texts with these ends.
fn strings<O: OffsetSizeTrait>(bytes: Vec<u8>, ends: Vec<O>, nulls: Option<NullBuffer>) -> ArrayData {
    // SAFETY: the ends ascend from 0 to the length of the bytes, one per row, and lie at the ends of complete
    // texts: each is a `str` or made by `write_utf8`.
    let array = unsafe {
        GenericStringArray::<O>::new_unchecked(
            OffsetBuffer::new_unchecked(ScalarBuffer::from(ends)),
            Buffer::from_vec(bytes),
            nulls,
        )
    };
    array.into_data()
}

/// Collects the pieces of a column: each is copied once, from the cache of the thread that made it to its
/// place in the array, as soon as the pieces before it have arrived.
pub struct Gather<'a, O>(Mutex<State<'a, O>>);

struct State<'a, O> {
    /// Number of the next row.
    next: usize,
    /// Bytes of the array already assigned.
    used: usize,
    /// The unassigned rest of the array.
    bytes: &'a mut [MaybeUninit<u8>],
    ends: &'a mut [MaybeUninit<O>],
    /// Pieces that arrived before an earlier one, with their first rows.
    early: Vec<(usize, Made)>,
    /// Pieces that arrived after the array was full, in order.
    late: Vec<Made>,
}

/// The place of a piece in the array.
struct Place<'a, O> {
    bytes: &'a mut [MaybeUninit<u8>],
    ends: &'a mut [MaybeUninit<O>],
    /// Bytes of the array before it.
    before: usize,
}

impl<O: OffsetSizeTrait> Place<'_, O> {
    fn fill(self, made: &Made) {
        for (slot, &byte) in self.bytes.iter_mut().zip(&made.bytes) {
            slot.write(byte);
        }
        for (slot, &end) in self.ends.iter_mut().zip(&made.ends) {
            slot.write(O::usize_as(self.before + end));
        }
    }
}

impl<'a, O> State<'a, O> {
    /// The place of the next piece, unless the array is full.
    fn place(&mut self, made: &Made) -> Option<Place<'a, O>> {
        self.next += made.ends.len();
        if !self.late.is_empty() || made.bytes.len() > self.bytes.len() {
            return None;
        }
        let (bytes, bytes_left) = take(&mut self.bytes).split_at_mut(made.bytes.len());
        let (ends, ends_left) = take(&mut self.ends).split_at_mut(made.ends.len());
        (self.bytes, self.ends) = (bytes_left, ends_left);
        let before = self.used;
        self.used += bytes.len();
        Some(Place { bytes, ends, before })
    }
}

impl<O: OffsetSizeTrait> Gather<'_, O> {
    /// Takes the rows from number `first` on; `made` keeps its buffers but no rows.
    pub fn put(&self, first: usize, made: &mut Made) {
        let mut placed = Vec::new();
        {
            let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            state.early.push((first, take(made)));
            while let Some(at) = state.early.iter().position(|(row, _)| *row == state.next) {
                let (_, next) = state.early.swap_remove(at);
                match state.place(&next) {
                    Some(place) => placed.push((place, next)),
                    None => state.late.push(next),
                }
            }
        }
        for (place, mut next) in placed {
            place.fill(&next);
            next.bytes.clear();
            next.ends.clear();
            *made = next;
        }
    }
}

/// The column of all rows that `work` puts: one array, followed by others if there are many more bytes than
/// expected or than one array can hold. Each row is put once, in any order of pieces.
pub fn gathered<O: OffsetSizeTrait>(
    rows: usize,
    expected: usize,
    nulls: Option<NullBuffer>,
    work: impl FnOnce(&Gather<'_, O>) -> PyResult<()>,
) -> PyResult<Vec<ArrayData>> {
    // Some stages write more than they read, seldom by much; unused memory is freed.
    let room = expected.saturating_add(expected / 8).min(O::MAX_OFFSET);
    let (mut bytes, mut ends) = (Vec::with_capacity(room), Vec::with_capacity(rows + 1));
    large_pages::ask(&mut bytes);
    ends.push(O::default());
    let gather = Gather(Mutex::new(State {
        next: 0,
        used: 0,
        bytes: bytes.spare_capacity_mut(),
        ends: ends.spare_capacity_mut(),
        early: Vec::new(),
        late: Vec::new(),
    }));
    work(&gather)?;
    let State { used, late, .. } = gather.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    let first = rows - late.iter().map(|made| made.ends.len()).sum::<usize>();
    // SAFETY: the places are contiguous from the start, and each was filled by the `put` that assigned it; all of
    // them
    // have returned.
    unsafe {
        bytes.set_len(used);
        ends.set_len(1 + first);
    }
    bytes.shrink_to_fit();
    let slice = |from: usize, len: usize| nulls.as_ref().map(|nulls| nulls.slice(from, len));
    let mut arrays = vec![strings(bytes, ends, slice(0, first))];
    let mut from = first;
    for made in late {
        let len = made.ends.len();
        arrays.push(made.array::<O>(slice(from, len)).map_err(arrow_error)?);
        from += len;
    }
    Ok(arrays)
}
