//! spell, spell_ordinal, spell_money.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString, PyTuple};
use tarqim::ConfigError;
use tarqim::extract::Numeric;
use tarqim::spell::{self as core_spell, Case, Form, Gender, NounForms, Style};

use crate::error::{self, guarded};
use crate::inputs;
use crate::text::unfit;

/// An int, Decimal, Fraction or float as the core's number; a float counts as its `repr`.
fn numeric(value: &Bound<'_, PyAny>) -> PyResult<Numeric> {
    let too_large = || error::config(ConfigError::new("the number has too many digits"));
    if value.is_instance_of::<PyInt>() || value.hasattr("__index__")? {
        return value.extract().map(Numeric::Int).map_err(|_| too_large());
    }
    if !value.is_instance_of::<PyFloat>() && value.hasattr("denominator")? {
        let part = |name| value.getattr(name)?.extract::<i64>().map_err(|_| too_large());
        let (numerator, denominator) = (part("numerator")?, part("denominator")?);
        return Ok(match denominator {
            1 => Numeric::Int(numerator.into()),
            _ => Numeric::Ratio(numerator, denominator),
        });
    }
    let is_decimal = value.hasattr("as_tuple")?;
    if !is_decimal && !value.is_instance_of::<PyFloat>() {
        let kind = value.get_type().name()?;
        let hint = if kind == "str" { ": write spell(parse_number(text))" } else { "" };
        return Err(PyTypeError::new_err(format!(
            "expected int, Decimal, Fraction or float, not {kind}{hint}"
        )));
    }
    let text = value.str()?.to_string();
    Numeric::from_decimal(&text).ok_or_else(|| {
        error::config(ConfigError::new(format!("{text} is not a number of at most 28 digits")))
    })
}

/// The form given by the options.
pub fn form(gender: &str, case: &str, definite: bool, style: &str) -> PyResult<Form> {
    let unknown =
        |what: &str, name: &str, valid: &[&str]| error::config(ConfigError::unknown(what, name, valid));
    Ok(Form {
        gender: Gender::from_name(gender).ok_or_else(|| unknown("gender", gender, Gender::NAMES))?,
        case: Case::from_name(case).ok_or_else(|| unknown("case", case, Case::NAMES))?,
        definite,
        style: Style::from_name(style).ok_or_else(|| unknown("style", style, Style::NAMES))?,
        noun: None,
    })
}

/// The singular and the plural of a noun.
fn forms(noun: &Bound<'_, PyAny>) -> PyResult<(String, String)> {
    let wrong = || unfit("noun must be a tuple of two str, the singular and the plural", noun);
    let (one, many) = noun.extract::<(Bound<'_, PyString>, Bound<'_, PyString>)>().map_err(|_| wrong())?;
    Ok((inputs::written(&one)?.to_owned(), inputs::written(&many)?.to_owned()))
}

/// A number in words.
///
/// Parameters
/// ----------
/// value : int, Decimal, Fraction or float
///     Whole numbers up to 10**30, decimals of at most 28 digits.
/// gender : {"masculine", "feminine"}
///     Gender of what is counted: ثلاثة رجال, ثلاث نساء.
/// case : {"nominative", "accusative", "genitive"}
///     عشرون or عشرين; the accusative writes its tanwin (ألفا).
/// definite : bool
///     With the article: الخمسة والعشرون.
/// style : {"modern", "traditional", "apart"}
///     Hundreds as ثلاثمئة, ثلاثمائة or ثلاث مئة.
/// noun : (str, str), optional
///     What is counted, singular and plural; it takes the form that the number requires.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown option or a number with too many digits.
///
/// >>> import tarqim
/// >>> tarqim.spell(3200)
/// 'ثلاثة آلاف ومئتان'
/// >>> tarqim.spell(15, gender="feminine", case="genitive", noun=("سيارة", "سيارات"))
/// 'خمس عشرة سيارة'
/// >>> from fractions import Fraction
/// >>> tarqim.spell(Fraction(3, 4)), tarqim.spell(2.5)
/// ('ثلاثة أرباع', 'اثنان فاصلة خمسة')
#[pyfunction]
#[pyo3(
    signature = (value, /, *rest, gender="masculine", case="nominative", definite=false, style="modern", noun=None),
    text_signature = "(value, /, *, gender='masculine', case='nominative', definite=False, style='modern', noun=None)"
)]
pub fn spell(
    value: &Bound<'_, PyAny>,
    rest: &Bound<'_, PyTuple>,
    #[pyo3(from_py_with = crate::inputs::choice)] gender: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] case: &str,
    definite: bool,
    #[pyo3(from_py_with = crate::inputs::choice)] style: &str,
    noun: Option<&Bound<'_, PyAny>>,
) -> PyResult<String> {
    inputs::only("spell", "number", rest, None, &["gender"])?;
    let mut form = form(gender, case, definite, style)?;
    if let Some(noun) = noun {
        let (singular, plural) = forms(noun)?;
        form.noun = Some(NounForms { singular, plural, feminine: form.gender == Gender::Feminine });
    }
    let value = numeric(value)?;
    guarded(|| core_spell::spell(&value, &form))?.map_err(error::config)
}

/// A rank in words: الخامس, الحادية والعشرون, الخامس بعد المئة.
///
/// Parameters
/// ----------
/// value : int
///     The rank, not negative.
/// gender, case, style
///     As for :func:`spell`.
/// definite : bool
///     With the article, which is the default: الثاني; without it ثان.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown option, a negative rank or too many digits.
///
/// >>> import tarqim
/// >>> tarqim.spell_ordinal(25, gender="feminine")
/// 'الخامسة والعشرون'
/// >>> tarqim.spell_ordinal(103)
/// 'الثالث بعد المئة'
#[pyfunction]
#[pyo3(signature = (value, /, *, gender="masculine", case="nominative", definite=true, style="modern"))]
pub fn spell_ordinal(
    value: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = crate::inputs::choice)] gender: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] case: &str,
    definite: bool,
    #[pyo3(from_py_with = crate::inputs::choice)] style: &str,
) -> PyResult<String> {
    match numeric(value)? {
        Numeric::Int(n) => {
            let form = form(gender, case, definite, style)?;
            guarded(|| core_spell::spell_ordinal(n, &form))?.map_err(error::config)
        }
        _ => Err(error::config(ConfigError::new("a rank is a whole number"))),
    }
}

/// An amount of money in words, with separate words for its subunits.
///
/// Parameters
/// ----------
/// amount : int, Decimal, Fraction or float
///     Fractions of the legal subunit are spelled as decimals.
/// currency : str
///     ISO 4217 code.
/// country : bool
///     Whether to name the country if the currency's word alone is ambiguous (ريال سعودي).
/// case, style
///     As for :func:`spell`.
///
/// Raises
/// ------
/// ConfigError
///     For an unknown option or currency, or too many digits.
///
/// >>> import tarqim
/// >>> tarqim.spell_money(11, "KWD")
/// 'أحد عشر دينارا كويتيا'
/// >>> tarqim.spell_money(3.5, "SAR", country=False)
/// 'ثلاثة ريالات وخمسون هللة'
#[pyfunction]
#[pyo3(signature = (amount, currency, /, *, country=true, case="nominative", style="modern"))]
pub fn spell_money(
    amount: &Bound<'_, PyAny>,
    #[pyo3(from_py_with = crate::inputs::choice)] currency: &str,
    country: bool,
    #[pyo3(from_py_with = crate::inputs::choice)] case: &str,
    #[pyo3(from_py_with = crate::inputs::choice)] style: &str,
) -> PyResult<String> {
    let form = form("masculine", case, false, style)?;
    let amount = numeric(amount)?;
    guarded(|| core_spell::spell_money(&amount, currency, country, &form))?.map_err(error::config)
}

/// The name of a month.
///
/// >>> from tarqim._core import _month
/// >>> _month("levantine", 5)
/// 'أيار'
#[pyfunction(name = "_month")]
pub fn month(system: &str, number: u8) -> PyResult<&'static str> {
    core_spell::month(system, number).map_err(error::config)
}

/// The name of a weekday, 1 for Monday.
///
/// >>> from tarqim._core import _weekday
/// >>> _weekday(7)
/// 'الأحد'
#[pyfunction(name = "_weekday")]
pub fn weekday(number: u8) -> PyResult<&'static str> {
    core_spell::weekday(number)
        .ok_or_else(|| error::config(ConfigError::new(format!("there is no weekday {number}"))))
}
