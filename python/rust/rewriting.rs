//! numerals_to_digits, digits_to_words, parse_number.

use pyo3::prelude::*;
use pyo3::types::PyString;
use tarqim::rewrite::{self as core_rewrite, Edit};

use crate::error::{ParseError, guarded};
use crate::spelling::form;
use crate::text::{TextArg, length, substring, with_text};
use crate::{inputs, values};

/// A length that is known to fit.
fn cut(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Applies the edits to the string; the parts between them are copied from it.
fn apply<'py>(text: &Bound<'py, PyString>, edits: &[Edit]) -> PyResult<Bound<'py, PyString>> {
    if edits.is_empty() {
        return Ok(text.clone());
    }
    let py = text.py();
    let mut parts = Vec::with_capacity(2 * edits.len() + 1);
    let mut at = 0;
    for (span, written) in edits {
        parts.push(substring(text, at, span.start)?);
        parts.push(PyString::new(py, written));
        at = span.end;
    }
    parts.push(substring(text, at, cut(length(text)))?);
    let joined = PyString::new(py, "").call_method1("join", (parts,))?;
    Ok(joined.cast_into::<PyString>()?)
}

/// The text with its numbers in digits (inverse text normalization).
///
/// Cardinals, and the numbers in percentages, amounts, measurements, durations and dates change; a
/// telephone number read out becomes its digits. Ranks, clock times, duals and fractions by themselves stay in
/// words.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// options : Options, optional
///     How to read; with ``profile="itn"`` a number of one word stays a word.
///
/// >>> import tarqim
/// >>> tarqim.numerals_to_digits("دفع ثلاثة آلاف دولار وخمسين بالمئة من الضريبة")
/// 'دفع 3000 دولار و50% من الضريبة'
#[pyfunction]
#[pyo3(signature = (text, *, options=None))]
pub fn numerals_to_digits<'py>(
    text: TextArg<'_, 'py>,
    options: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyString>> {
    let options = inputs::options(options)?;
    let edits = with_text(&text, |t| core_rewrite::numerals_to_digits(t, &options))?;
    apply(&text, &edits)
}

/// The text with its digits in words.
///
/// Amounts beside a sign or code and measurements beside an abbreviation get the words of their units
/// too. Dates, clock times, telephone numbers, addresses and designations stay as they are.
///
/// Parameters
/// ----------
/// text : str
///     Any string.
/// gender : {"masculine", "feminine"}
///     Gender of a number whose counted noun is not known.
/// case, style
///     As for :func:`spell`.
/// options : Options, optional
///     How to read.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown option.
///
/// >>> import tarqim
/// >>> tarqim.digits_to_words("قطع 12 كم ودفع $7.50")
/// 'قطع اثنا عشر كيلومترا ودفع سبعة دولارات وخمسون سنتا'
#[pyfunction]
#[pyo3(signature = (text, *, gender="masculine", case="nominative", style="modern", options=None))]
pub fn digits_to_words<'py>(
    text: TextArg<'_, 'py>,
    #[pyo3(from_py_with = crate::inputs::choice)] gender: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] case: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] style: &str,
    options: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyString>> {
    let options = inputs::options(options)?;
    let form = form(gender, case, false, style)?;
    let edits = with_text(&text, |t| core_rewrite::digits_to_words(t, &options, &form))?;
    apply(&text, &edits)
}

/// Parses a whole string as a number, in digits or words.
///
/// Returns int, Decimal or Fraction.
///
/// Raises
/// ------
/// ParseError
///     When the string is not a number or continues after one; ``offset`` is where parsing stopped.
///
/// >>> import tarqim
/// >>> tarqim.parse_number("ثلاثة آلاف ومئتان"), tarqim.parse_number("٣٫٥")
/// (3200, Decimal('3.5'))
#[pyfunction]
#[pyo3(signature = (text))]
pub fn parse_number<'py>(text: TextArg<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
    let py = text.py();
    let said = text.to_string_lossy();
    match guarded(|| tarqim::parse_number(&said))? {
        Ok(number) => values::numeric(py, &number),
        Err(stopped) => {
            let raised = ParseError::new_err(stopped.to_string());
            raised.value(py).setattr("offset", stopped.char_offset())?;
            Err(raised)
        }
    }
}
