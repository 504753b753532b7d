//! Amounts of money.

use super::{Form, cardinal, signed, size, spell};
use crate::error::ConfigError;
use crate::found::Numeric;
use crate::lexicon::Lexicon;
use crate::lexicon::amounts::CurrencyRow;
use crate::lexicon::inflect::CountedForm;

/// Writes an amount with its currency, and its subunits in their own words: ثلاثة ريالات سعودية وخمسون هللة.
///
/// `country` adds the adjective of the country if the currency's word alone is ambiguous. An amount with fractions of
/// a subunit is written as a decimal. `form.gender`, `form.definite` and `form.noun`
/// are ignored: the currency determines them.
///
/// # Errors
/// When no currency has that ISO 4217 code, or the amount has more than 30 digits.
///
/// ```
/// use tarqim::extract::Numeric;
/// use tarqim::spell::{Form, spell_money};
///
/// let amount = Numeric::Int(11);
/// assert_eq!(spell_money(&amount, "USD", true, &Form::default()).unwrap(), "أحد عشر دولارا");
/// assert_eq!(spell_money(&amount, "KWD", true, &Form::default()).unwrap(), "أحد عشر دينارا كويتيا");
/// ```
pub fn spell_money(
    amount: &Numeric,
    currency: &str,
    country: bool,
    form: &Form,
) -> Result<String, ConfigError> {
    let tables = Lexicon::builtin().tables();
    let known = tables.currencies.iter().find(|c| c.code == currency);
    let row = known.ok_or_else(|| {
        let mut codes: Vec<&str> = tables.currencies.iter().map(|c| c.code.as_str()).collect();
        // Some have two rows, one for each of their words.
        codes.sort_unstable();
        codes.dedup();
        ConfigError::unknown("currency", currency, &codes)
    })?;
    let form = &Form { definite: false, ..form.clone() };
    let adjective = row.adjective.as_deref().filter(|_| country);
    let word = row.word.ok_or_else(|| ConfigError::new(format!("{currency} has no Arabic name here")))?;
    let noun = |word: u16| Some(tables.currency_words[usize::from(word)].noun.clone());
    let counted = |n: u128, word: u16, adjective: Option<&str>| {
        cardinal::counted(n, &Form { noun: noun(word), ..form.clone() }, adjective)
    };
    let Some((negative, whole, sub)) = split(amount, row) else {
        let words = spell(amount, &Form { noun: noun(word), ..form.clone() })?;
        return Ok(match adjective {
            Some(adjective) => format!("{words} {adjective}"),
            None => words,
        });
    };
    let words = match (size(whole)?, row.subunits.first()) {
        (0, Some(&(unit, _))) if sub > 0 => counted(sub, unit, adjective),
        // «ريال وخمسون هللة»: «واحد» would be read as part of the number after it.
        (1, Some(&(unit, _))) if sub > 0 => {
            let one = cardinal::phrase(
                &tables.currency_words[usize::from(word)].noun,
                adjective,
                CountedForm::One,
                form,
            );
            cardinal::joined(&one, &counted(sub, unit, None))
        }
        (whole, Some(&(unit, _))) if sub > 0 => {
            cardinal::joined(&counted(whole, word, adjective), &counted(sub, unit, None))
        }
        (whole, _) => counted(whole, word, adjective),
    };
    Ok(signed(negative, words))
}

/// Sign, whole units and legal subunits; `None` if the amount has fractions of a subunit.
fn split(amount: &Numeric, row: &CurrencyRow) -> Option<(bool, i128, u128)> {
    let per = row.subunits.first().map_or(1, |&(_, per)| i128::from(per));
    let (mantissa, one) = match *amount {
        Numeric::Int(n) => (n, 1),
        Numeric::Decimal(d) => (d.mantissa(), 10i128.checked_pow(d.scale())?),
        Numeric::Ratio(n, d) => (n.into(), d.into()),
    };
    let total = mantissa.checked_abs()?.checked_mul(per)?;
    if one == 0 || total % one != 0 {
        return None;
    }
    let total = total / one;
    Some((mantissa < 0, total / per, (total % per).unsigned_abs()))
}
