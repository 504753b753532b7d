//! Names of months and weekdays.

use crate::error::ConfigError;

// The names of `seeds/spell/dates.tsv`, compiled by `build/spelling.rs`: `MONTH_NAMES` and `WEEKDAY_NAMES`.
include!(concat!(env!("OUT_DIR"), "/dates.rs"));

/// The systems of month names; `hijri` starts with محرم, the others with January.
pub const MONTHS: &[&str] = &["egyptian", "levantine", "algerian", "moroccan", "mauritanian", "hijri"];

/// The name of a month, 1 to 12, in one of the [`MONTHS`].
///
/// ```
/// assert_eq!(tarqim::spell::month("levantine", 5)?, "أيار");
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
pub fn month(system: &str, number: u8) -> Result<&'static str, ConfigError> {
    let names = MONTH_NAMES.iter().find(|(known, _)| *known == system);
    let (_, names) = names.ok_or_else(|| ConfigError::unknown("system of month names", system, MONTHS))?;
    nth(names, number).ok_or_else(|| ConfigError::new(format!("there is no month {number}")))
}

/// The name of a weekday, from 1 for Monday to 7 for Sunday.
///
/// ```
/// assert_eq!(tarqim::spell::weekday(5), Some("الجمعة"));
/// assert_eq!(tarqim::spell::weekday(8), None);
/// ```
pub fn weekday(number: u8) -> Option<&'static str> {
    nth(&WEEKDAY_NAMES, number)
}

/// The name of that number, counted from 1.
fn nth(names: &[&'static str], number: u8) -> Option<&'static str> {
    names.get(usize::from(number.checked_sub(1)?)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_names() {
        assert_eq!(MONTH_NAMES.map(|(system, _)| system), MONTHS);
        assert!(month("hijri", 0).is_err() && month("hijri", 13).is_err() && month("roman", 1).is_err());
        assert_eq!((weekday(0), weekday(8)), (None, None));
    }
}
