//! Spells numbers in words: the inverse of [`crate::pipeline`].
//!
//! * [`spell`] writes a whole number, a decimal or a fraction, with or without a counted noun;
//! * [`spell_ordinal`] writes a rank;
//! * [`spell_money`] writes an amount with its currency and subunits.
//!
//! The output follows the rules of Modern Standard Arabic as the grammars state them (gender
//! polarity of three to ten, the accusative after eleven to ninety-nine, the genitive after hundreds;
//! أحمد مختار عمر and others, «النحو الأساسي», chapter on numerals). Two points are usage rather than rule:
//! * In the definite form every joined part takes the article, and so does the head of a construct (الخمسة
//!   والعشرون ألفا ومئة), which the Cairo Academy permits besides «ثلاثة الآلاف»; after the thousands the rest takes
//!   none.
//! * A number that ends in one or two repeats its noun (مئة ريال وريالان).
//!
//! ```
//! use tarqim::extract::Numeric;
//! use tarqim::spell::{Case, Form, Gender, spell};
//!
//! assert_eq!(spell(&Numeric::Int(3200), &Form::default()).unwrap(), "ثلاثة آلاف ومئتان");
//! let form = Form { gender: Gender::Feminine, case: Case::Genitive, ..Form::default() };
//! assert_eq!(spell(&Numeric::Int(21), &form).unwrap(), "إحدى وعشرين");
//! ```

mod cardinal;
mod date;
mod money;
mod ordinal;

pub use crate::lexicon::amounts::NounForms;
pub use crate::lexicon::inflect::Case;
pub use date::{MONTHS, month, weekday};
pub use money::spell_money;
pub use ordinal::spell_ordinal;

use crate::error::ConfigError;
use crate::found::Numeric;
use crate::lexicon::Lexicon;
use crate::lexicon::amounts::{MeasureRow, SpellRows};
use crate::lexicon::inflect::{self, CountedForm};

named! {
    /// Grammatical gender of what is counted.
    #[derive(Default)]
    Gender {
        /// ثلاثة رجال
        #[default]
        Masculine = "masculine",
        /// ثلاث نساء
        Feminine = "feminine",
    }
}

named! {
    /// How hundreds are spelled.
    #[derive(Default)]
    Style {
        /// مئة, ثلاثمئة: newspaper spelling.
        #[default]
        Modern = "modern",
        /// مائة, ثلاثمائة: with the silent alef.
        Traditional = "traditional",
        /// مئة, ثلاث مئة: two words, as the Cairo Academy advises.
        Apart = "apart",
    }
}

/// How to write a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Gender of what is counted; a noun brings its own.
    pub gender: Gender,
    /// Case of the number.
    pub case: Case,
    /// Whether it takes the article.
    pub definite: bool,
    /// How hundreds are spelled.
    pub style: Style,
    /// What is counted.
    pub noun: Option<NounForms>,
}

/// Exclusive upper limit for whole numbers: a thousand octillions (10^30).
pub const LARGEST: u128 = 10u128.pow(30) - 1;

fn rows() -> &'static SpellRows {
    &Lexicon::builtin().tables().spell
}

/// The digits of a whole number, if it is within the limit.
fn size(n: i128) -> Result<u128, ConfigError> {
    let n = n.unsigned_abs();
    if n > LARGEST {
        return Err(ConfigError::new("numbers can be spelled up to 10^30"));
    }
    Ok(n)
}

/// Writes a number in words.
///
/// Decimal places are read as a number after «فاصلة»; leading zeros, and more than six places, are read
/// digit by digit; fractions have their own words down to a tenth, else «على» between the two numbers.
///
/// # Errors
/// When the number has more than 30 digits, or is a fraction with denominator zero.
///
/// ```
/// use tarqim::extract::Numeric;
/// use tarqim::spell::{Form, NounForms, spell};
///
/// let noun = NounForms { singular: "كتاب".into(), plural: "كتب".into(), feminine: false };
/// let form = Form { noun: Some(noun), ..Form::default() };
/// assert_eq!(spell(&Numeric::Int(15), &form).unwrap(), "خمسة عشر كتابا");
/// assert_eq!(spell(&Numeric::Ratio(3, 4), &Form::default()).unwrap(), "ثلاثة أرباع");
/// ```
pub fn spell(value: &Numeric, form: &Form) -> Result<String, ConfigError> {
    match *value {
        Numeric::Int(n) => {
            let words = cardinal::counted(size(n)?, form, None);
            Ok(signed(n < 0, words))
        }
        Numeric::Decimal(d) => {
            let d = d.normalize();
            if d.scale() == 0 {
                return spell(&Numeric::Int(d.mantissa()), form);
            }
            Ok(signed(d.is_sign_negative(), cardinal::decimal(d.abs(), form)))
        }
        Numeric::Ratio(_, 0) => Err(ConfigError::new("the denominator of a fraction must not be zero")),
        Numeric::Ratio(n, d) => {
            Ok(signed((n < 0) != (d < 0), cardinal::fraction(n.unsigned_abs(), d.unsigned_abs(), form)))
        }
    }
}

/// Writes a whole number that its noun follows directly: «ثماني» of «ثماني مدن», «مئتا» of «مئتا دينار».
///
/// # Errors
/// When the number has more than 30 digits.
pub(crate) fn spell_construct(n: i128, form: &Form) -> Result<String, ConfigError> {
    Ok(signed(n < 0, cardinal::plain(size(n)?, form, true)))
}

fn signed(negative: bool, words: String) -> String {
    if negative { format!("{} {words}", rows().minus) } else { words }
}

/// Writes a measurement with the words of its unit: ثلاث درجات مئوية. The unit provides the noun.
///
/// # Errors
/// When the number has more than 30 digits.
pub(crate) fn spell_measure(value: &Numeric, unit: &MeasureRow, form: &Form) -> Result<String, ConfigError> {
    let form = Form { noun: Some(unit.noun.clone()), ..form.clone() };
    let adjective = Some(unit.after_noun.as_str()).filter(|a| unit.agrees && !a.is_empty());
    let mut words = match *value {
        Numeric::Int(n) => signed(n < 0, cardinal::counted(size(n)?, &form, adjective)),
        _ => {
            let mut words = spell(value, &form)?;
            if let Some(adjective) = adjective {
                words.push(' ');
                words.push_str(&inflect::agree(
                    adjective,
                    unit.noun.feminine,
                    CountedForm::Hundreds,
                    form.case,
                ));
            }
            words
        }
    };
    if !unit.agrees && !unit.after_noun.is_empty() {
        words.push(' ');
        words.push_str(&unit.after_noun);
    }
    Ok(words)
}
