//! Normalizes a long text in pieces, so that it needs hardly any memory besides the result.

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyString;
use tarqim::normalize::{Normalizer, Rewritten, Scratch};
use tarqim::text::{Text, Unit};

use crate::text::make_string;

/// Minimum number of code points of a text that is normalized in pieces.
pub const LONG: usize = 1 << 18;

/// A unit of a Python string.
trait Stored: Unit {
    const MAX: u32;
    /// What narrower units could hold.
    const NARROWER: u32;
    fn of(code: u32) -> Self;
    fn text(units: &[Self]) -> Text<'_>;
}

impl Stored for u16 {
    const MAX: u32 = 0xFFFF;
    const NARROWER: u32 = 0xFF;
    fn of(code: u32) -> Self {
        code as u16
    }
    fn text(units: &[Self]) -> Text<'_> {
        Text::Wide(units)
    }
}

impl Stored for u32 {
    const MAX: u32 = 0x10_FFFF;
    const NARROWER: u32 = 0xFFFF;
    fn of(code: u32) -> Self {
        code
    }
    fn text(units: &[Self]) -> Text<'_> {
        Text::Full(units)
    }
}

/// A string under construction, with units of one width.
struct Growing<'py, U> {
    py: Python<'py>,
    /// Owned and not yet shared.
    raw: *mut ffi::PyObject,
    room: usize,
    len: usize,
    any: u32,
    unit: std::marker::PhantomData<U>,
}

impl<'py, U: Stored> Growing<'py, U> {
    fn new(py: Python<'py>, room: usize) -> PyResult<Self> {
        let room = room.max(1);
        // SAFETY: returns a new, unshared string, or null with an exception set.
        let raw = unsafe { ffi::PyUnicode_New(room as ffi::Py_ssize_t, U::MAX) };
        if raw.is_null() {
            return Err(PyErr::fetch(py));
        }
        Ok(Self { py, raw, room, len: 0, any: 0, unit: std::marker::PhantomData })
    }

    fn resize(&mut self, room: usize) -> PyResult<()> {
        // SAFETY: `raw` is an unshared string of ours; the call replaces it, or fails with an exception set and
        // leaves it unchanged.
        if unsafe { ffi::PyUnicode_Resize(&raw mut self.raw, room as ffi::Py_ssize_t) } != 0 {
            return Err(PyErr::fetch(self.py));
        }
        self.room = room;
        Ok(())
    }

    /// Appends code points that all fit in the width.
    fn extend<V: Unit>(&mut self, units: &[V]) -> PyResult<()> {
        let end = self.len + units.len();
        if end > self.room {
            self.resize(end + end / 8)?;
        }
        // SAFETY: the string has room for `room` units of this width, and `end <= room`. Units of the same size
        // have the same type.
        unsafe {
            let to = ffi::PyUnicode_DATA(self.raw).cast::<U>().add(self.len);
            if size_of::<U>() == size_of::<V>() {
                to.copy_from_nonoverlapping(units.as_ptr().cast::<U>(), units.len());
            } else {
                for (i, unit) in units.iter().enumerate() {
                    to.add(i).write(U::of(unit.code()));
                }
            }
        }
        self.any |= units.iter().fold(0, |any, unit| any | unit.code());
        self.len = end;
        Ok(())
    }

    /// The string, in canonical form.
    fn finish(mut self) -> PyResult<Bound<'py, PyString>> {
        if self.any <= U::NARROWER || self.len == 0 {
            // SAFETY: `len` units of this width have been written.
            let units =
                unsafe { std::slice::from_raw_parts(ffi::PyUnicode_DATA(self.raw).cast::<U>(), self.len) };
            return make_string(self.py, Rewritten { text: U::text(units), any: self.any });
        }
        self.resize(self.len)?;
        let raw = std::mem::replace(&mut self.raw, std::ptr::null_mut());
        // SAFETY: `raw` is owned, and its ownership is transferred here.
        let made = unsafe { Bound::from_owned_ptr(self.py, raw) };
        Ok(made.cast_into::<PyString>()?)
    }
}

impl<U> Drop for Growing<'_, U> {
    fn drop(&mut self) {
        // SAFETY: `raw` is owned, or null after the transfer.
        unsafe { ffi::Py_XDECREF(self.raw) };
    }
}

/// The result of normalizing in pieces.
pub enum Long<'py> {
    /// Nothing changed.
    Same,
    /// The result.
    Made(Bound<'py, PyString>),
    /// The text cannot be split, or its result needs wider units: normalize it as a whole.
    Whole,
}

/// Normalizes a long text piece by piece into one string.
pub fn normalize<'py>(
    py: Python<'py>,
    n: &Normalizer,
    text: Text<'_>,
    scratch: &mut Scratch,
) -> PyResult<Long<'py>> {
    match text {
        Text::Wide(_) => in_pieces::<u16>(py, n, text, scratch),
        Text::Full(_) => in_pieces::<u32>(py, n, text, scratch),
    }
}

fn in_pieces<'py, U: Stored>(
    py: Python<'py>,
    n: &Normalizer,
    text: Text<'_>,
    scratch: &mut Scratch,
) -> PyResult<Long<'py>> {
    const SPACE: u16 = 0x20;
    let pieces = py.detach(|| n.pieces(text));
    if pieces.len() < 2 {
        return Ok(Long::Whole);
    }
    let mut out = Growing::<U>::new(py, text.len())?;
    let mut changed = false;
    for (i, piece) in pieces.into_iter().enumerate() {
        if i > 0 {
            out.extend(&[SPACE])?;
        }
        let part = text.slice(piece.start, piece.end);
        let done = py.detach(|| n.units(part, scratch));
        changed |= done.is_some();
        match done.map_or(part, |out| out.text) {
            Text::Wide(units) => out.extend(units)?,
            Text::Full(units) if U::MAX > 0xFFFF => out.extend(units)?,
            _ => return Ok(Long::Whole),
        }
        py.check_signals()?;
    }
    if changed { out.finish().map(Long::Made) } else { Ok(Long::Same) }
}
