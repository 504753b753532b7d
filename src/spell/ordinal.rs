//! Ordinals.

use super::{Case, Form, Gender, cardinal, rows, size};
use crate::error::ConfigError;
use crate::letters::chars::YEH;
use crate::lexicon::inflect;

/// Writes a rank: الخامس, الحادية والعشرون, الخامس بعد المئة.
///
/// The part above a hundred follows «بعد»; a round hundred or thousand is its own ordinal (المئة).
/// `form.noun` is not used.
///
/// # Errors
/// When the number is negative or has more than 30 digits.
///
/// ```
/// use tarqim::spell::{Form, Gender, spell_ordinal};
///
/// let form = Form { gender: Gender::Feminine, definite: true, ..Form::default() };
/// assert_eq!(spell_ordinal(25, &form).unwrap(), "الخامسة والعشرون");
/// assert_eq!(spell_ordinal(103, &form).unwrap(), "الثالثة بعد المئة");
/// ```
pub fn spell_ordinal(n: i128, form: &Form) -> Result<String, ConfigError> {
    if n < 0 {
        return Err(ConfigError::new("a rank must not be negative"));
    }
    let n = size(n)?;
    let rest = n % 100;
    let form = &Form { noun: None, ..form.clone() };
    if rest == 0 {
        return Ok(cardinal::plain(n, &Form { gender: Gender::Masculine, ..form.clone() }, false));
    }
    let words = below_hundred(rest as usize, form);
    if n == rest {
        return Ok(words);
    }
    let hundreds = Form { gender: Gender::Masculine, case: Case::Genitive, definite: true, ..form.clone() };
    Ok(format!("{words} {} {}", rows().after, cardinal::plain(n - rest, &hundreds, false)))
}

fn below_hundred(n: usize, form: &Form) -> String {
    let rows = rows();
    let feminine = form.gender == Gender::Feminine;
    let pick = |pair: &(String, String)| if feminine { pair.1.clone() } else { pair.0.clone() };
    let article = |word: String| if form.definite { inflect::definite(&word) } else { word };
    let tens = |n: usize| article(inflect::decline_tens(&rows.tens[n / 10 - 2], form.case));
    let unit = |n: usize| if n == 1 { pick(&rows.first) } else { pick(&rows.ordinals[n - 1]) };
    match n {
        1..=10 => article(ending(pick(&rows.ordinals[n - 1]), n, form)),
        11..=19 => format!("{} {}", article(unit(n - 10)), pick(&rows.ten)),
        _ if n.is_multiple_of(10) => tens(n),
        _ => {
            let first = unit(n % 10);
            let first = if n % 10 > 2 { ending(first, n % 10, form) } else { first };
            cardinal::joined(&article(first), &tens(n))
        }
    }
}

/// Tanwin of an indefinite ordinal; ثانٍ loses its yeh.
fn ending(word: String, n: usize, form: &Form) -> String {
    let feminine = form.gender == Gender::Feminine;
    if form.definite || feminine {
        return word;
    }
    match (form.case, n) {
        // «أول» is a comparative and takes no tanwin.
        (Case::Accusative, 2..) => inflect::accusative(&word),
        (_, 2) => word.strip_suffix([YEH]).map_or(word.clone(), str::to_owned),
        _ => word,
    }
}
