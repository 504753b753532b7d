//! Gives the core access to Python strings.

use std::marker::PhantomData;
use std::ops::Deref;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyString, PyTuple};
use tarqim::normalize::Rewritten;
use tarqim::text::{Text, Unit};
use tarqim::with_units;

use crate::error::{countable, guarded};

/// The text argument of a function: a str; the error for anything else says what was passed.
///
/// For a subclass of str a plain copy is taken: an object of such a class may refer to its own results, a cycle
/// that the garbage collector could not see through them.
pub enum TextArg<'a, 'py> {
    Given(Borrowed<'a, 'py, PyString>),
    Copied(Bound<'py, PyString>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for TextArg<'a, 'py> {
    type Error = PyErr;

    #[inline]
    fn extract(value: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast_exact::<PyString>() {
            return Ok(Self::Given(text));
        }
        let text = value.cast::<PyString>().map_err(|_| not_a_text(&value))?;
        Ok(Self::Copied(exact(&text)?))
    }
}

impl<'py> Deref for TextArg<'_, 'py> {
    type Target = Bound<'py, PyString>;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Given(text) => text,
            Self::Copied(text) => text,
        }
    }
}

/// The string itself, or the text of an object of a subclass.
pub fn exact<'py>(text: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
    if text.is_exact_instance_of::<PyString>() {
        return Ok(text.clone());
    }
    // SAFETY: a str of any class gives a new reference to a plain str, or null with an exception set.
    let plain =
        unsafe { Bound::from_owned_ptr_or_err(text.py(), pyo3::ffi::PyUnicode_FromObject(text.as_ptr()))? };
    Ok(plain.cast_into::<PyString>()?)
}

/// The error if one text is expected; it also says how to read many.
fn not_a_text(value: &Bound<'_, PyAny>) -> PyErr {
    let many = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.hasattr("__array__").unwrap_or(false);
    let has = |name: &str| value.hasattr(name).unwrap_or(false);
    let hint = if crate::inputs::is_missing(value).unwrap_or(false) {
        ", a missing value: .ar and Pipeline().to_arrow keep such cells missing, a Series has .dropna()"
    } else if many {
        "; many texts are read by Pipeline().map(texts), a column by its .ar"
    } else if value.is_instance_of::<PyBytes>() {
        ": write text.decode(\"utf-8\")"
    } else if has("read_text") {
        ": write path.read_text(\"utf-8\")"
    } else if has("read") {
        ": write file.read()"
    } else if value.is_instance_of::<PyDict>() {
        ": write the one of its values that is the text"
    } else if has("text") && has("to_dict") {
        ": write its .text"
    } else {
        ""
    };
    let got = value.get_type().name().map_or_else(|_| "?".into(), |n| n.to_string());
    PyTypeError::new_err(format!("text must be a str, not {got}{hint}"))
}

/// The error that says what was expected and what was passed.
pub fn unfit(wanted: &str, value: &Bound<'_, PyAny>) -> PyErr {
    let got = value.get_type().name().map_or_else(|_| "?".into(), |n| n.to_string());
    PyTypeError::new_err(format!("{wanted}, not {got}"))
}

/// The code points of a Python string, borrowed for as long as the string.
///
/// The full API gives access to the string's own 2- or 4-byte units, in place; single bytes, which hold no Arabic,
/// are widened. The limited API hides them all, so there they are copied through UTF-32, lone surrogates included.
pub struct Held<'a> {
    #[cfg(not(Py_LIMITED_API))]
    text: Stored<'a>,
    #[cfg(Py_LIMITED_API)]
    units: Vec<u32>,
    string: PhantomData<&'a PyString>,
}

#[cfg(not(Py_LIMITED_API))]
enum Stored<'a> {
    InPlace(Text<'a>),
    Widened(Vec<u16>),
}

impl<'a> Held<'a> {
    /// Borrows the code points of `string`.
    #[cfg(not(Py_LIMITED_API))]
    pub fn new(string: &'a Bound<'_, PyString>) -> PyResult<Self> {
        use pyo3::types::string::PyStringData;
        countable(length(string))?;
        // SAFETY: Python strings are immutable and in canonical form once made, and the
        // borrow of `string` keeps it alive as long as the units.
        let data = unsafe { string.data()? };
        let text = match data {
            PyStringData::Ucs1(units) => Stored::Widened(units.iter().map(|unit| u16::from(*unit)).collect()),
            PyStringData::Ucs2(units) => Stored::InPlace(Text::Wide(units)),
            PyStringData::Ucs4(units) => Stored::InPlace(Text::Full(units)),
        };
        Ok(Self { text, string: PhantomData })
    }

    /// Borrows the code points of `string`.
    #[cfg(Py_LIMITED_API)]
    pub fn new(string: &'a Bound<'_, PyString>) -> PyResult<Self> {
        countable(length(string))?;
        let bytes = string.call_method1("encode", ("utf-32-le", "surrogatepass"))?;
        let bytes = bytes.cast::<pyo3::types::PyBytes>()?.as_bytes();
        let units = bytes.as_chunks::<4>().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        Ok(Self { units, string: PhantomData })
    }

    /// The code points.
    pub fn text(&self) -> Text<'_> {
        #[cfg(not(Py_LIMITED_API))]
        return match &self.text {
            Stored::InPlace(text) => *text,
            Stored::Widened(units) => Text::Wide(units),
        };
        #[cfg(Py_LIMITED_API)]
        return Text::Full(&self.units);
    }
}

/// Number of code points of a string, unaffected by a subclass with its own `__len__`.
pub fn length(string: &Bound<'_, PyString>) -> usize {
    // SAFETY: it is a string, whose length is never negative.
    unsafe { pyo3::ffi::PyUnicode_GetLength(string.as_ptr()) }.unsigned_abs()
}

/// Runs `read` on the code points of a Python string.
pub fn with_text<R>(string: &Bound<'_, PyString>, read: impl FnOnce(Text<'_>) -> R) -> PyResult<R> {
    let held = Held::new(string)?;
    guarded(|| read(held.text()))
}

/// `text[start:end]`.
pub fn substring<'py>(text: &Bound<'py, PyString>, start: u32, end: u32) -> PyResult<Bound<'py, PyString>> {
    // SAFETY: PyUnicode_Substring clamps both positions to the string and returns a new
    // reference, or null with an exception set.
    let part = unsafe {
        let raw = pyo3::ffi::PyUnicode_Substring(text.as_ptr(), start as isize, end as isize);
        Bound::from_owned_ptr_or_err(text.py(), raw)?
    };
    Ok(part.cast_into::<PyString>()?)
}

/// A Python string of these code points, in canonical form.
#[cfg(not(Py_LIMITED_API))]
pub fn make_string<'py>(py: Python<'py>, written: Rewritten<'_>) -> PyResult<Bound<'py, PyString>> {
    use pyo3::ffi;
    /// Copies units into the new string, each as `store` makes it.
    ///
    /// # Safety
    /// `raw` is a new string of `units.len()` code points of the width of `T`.
    unsafe fn fill<U: Unit, T>(raw: *mut ffi::PyObject, units: &[U], store: impl Fn(u32) -> T) {
        // SAFETY: the string was just made with this many units of this width, and is not shared yet.
        unsafe {
            let data = ffi::PyUnicode_DATA(raw).cast::<T>();
            for (i, unit) in units.iter().enumerate() {
                data.add(i).write(store(unit.code()));
            }
        }
    }
    let Rewritten { text, any } = written;
    let max = match any {
        0..0x80 => 0x7F,
        0x80..0x100 => 0xFF,
        0x100..0x1_0000 => 0xFFFF,
        _ => 0x10_FFFF,
    };
    // SAFETY: the length fits in an isize as every slice does; the result is owned, or null with an exception
    // set. The width of the units follows from `max`, which is how the string is made.
    let made = unsafe {
        let raw = ffi::PyUnicode_New(text.len() as ffi::Py_ssize_t, max);
        let made = Bound::from_owned_ptr_or_err(py, raw)?;
        // The empty string is shared.
        if !text.is_empty() {
            with_units!(text, units => match max {
                0..0x100 => fill(raw, units, |code| code as u8),
                0xFFFF => fill(raw, units, |code| code as u16),
                _ => fill(raw, units, |code| code),
            });
        }
        made
    };
    Ok(made.cast_into::<PyString>()?)
}

/// A Python string of these code points.
#[cfg(Py_LIMITED_API)]
pub fn make_string<'py>(py: Python<'py>, written: Rewritten<'_>) -> PyResult<Bound<'py, PyString>> {
    let bytes: Vec<u8> = written.text.codes().flat_map(u32::to_le_bytes).collect();
    let bytes = pyo3::types::PyBytes::new(py, &bytes);
    let made = bytes.call_method1("decode", ("utf-32-le", "surrogatepass"))?;
    Ok(made.cast_into::<PyString>()?)
}

/// A Python string of these code points, stored in whatever width they need.
pub fn make_narrowest<'py>(py: Python<'py>, codes: &[u32]) -> PyResult<Bound<'py, PyString>> {
    make_string(py, Rewritten { text: Text::Full(codes), any: codes.iter().fold(0, |any, c| any | c) })
}
