//! Python strings as the core sees texts.

use std::marker::PhantomData;

use pyo3::prelude::*;
use pyo3::types::PyString;
use tarqim::text::Text;

/// The code points of a Python string, held for as long as the string is.
///
/// The full API gives the string's own 1-, 2- or 4-byte units, in place. The limited API hides
/// them, so there they are copied out through UTF-32, lone surrogates included.
pub struct Held<'a> {
    #[cfg(not(Py_LIMITED_API))]
    text: Text<'a>,
    #[cfg(Py_LIMITED_API)]
    units: Vec<u32>,
    string: PhantomData<&'a PyString>,
}

impl<'a> Held<'a> {
    /// Holds the code points of `string`.
    #[cfg(not(Py_LIMITED_API))]
    pub fn new(string: &'a Bound<'_, PyString>) -> PyResult<Self> {
        use pyo3::types::string::PyStringData;
        // SAFETY: Python strings are immutable and in canonical form once made, and the
        // borrow of `string` keeps this one alive as long as the units are held.
        let data = unsafe { string.data()? };
        let text = match data {
            PyStringData::Ucs1(units) => Text::Narrow(units),
            PyStringData::Ucs2(units) => Text::Wide(units),
            PyStringData::Ucs4(units) => Text::Full(units),
        };
        Ok(Self { text, string: PhantomData })
    }

    /// Holds the code points of `string`.
    #[cfg(Py_LIMITED_API)]
    pub fn new(string: &'a Bound<'_, PyString>) -> PyResult<Self> {
        let bytes = string.call_method1("encode", ("utf-32-le", "surrogatepass"))?;
        let bytes = bytes.cast::<pyo3::types::PyBytes>()?.as_bytes();
        let units = bytes.as_chunks::<4>().0.iter().map(|unit| u32::from_le_bytes(*unit)).collect();
        Ok(Self { units, string: PhantomData })
    }

    /// The code points.
    pub fn text(&self) -> Text<'_> {
        #[cfg(not(Py_LIMITED_API))]
        return self.text;
        #[cfg(Py_LIMITED_API)]
        return Text::Full(&self.units);
    }
}

/// Runs `read` on the code points of a Python string.
pub fn with_text<R>(string: &Bound<'_, PyString>, read: impl FnOnce(Text<'_>) -> R) -> PyResult<R> {
    Ok(read(Held::new(string)?.text()))
}

/// `text[start:end]`.
pub fn substring<'py>(text: &Bound<'py, PyString>, start: u32, end: u32) -> PyResult<Bound<'py, PyString>> {
    // SAFETY: PyUnicode_Substring cuts both positions to the string and returns a new
    // reference, or null with an exception set.
    let part = unsafe {
        let raw = pyo3::ffi::PyUnicode_Substring(text.as_ptr(), start as isize, end as isize);
        Bound::from_owned_ptr_or_err(text.py(), raw)?
    };
    Ok(part.cast_into::<PyString>()?)
}
