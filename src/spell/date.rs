//! Names of months and weekdays.

use crate::error::ConfigError;

/// The systems of month names; `hijri` starts with محرم, the others with January.
pub const MONTHS: &[&str] = &["egyptian", "levantine", "algerian", "moroccan", "mauritanian", "hijri"];

/// The names of a row of `seeds/spell/dates.tsv`.
fn names(row: &str) -> impl Iterator<Item = &'static str> {
    include_str!("../../seeds/spell/dates.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter(move |(system, _)| *system == row)
        .flat_map(|(_, names)| names.split('|'))
}

/// The name of a month, 1 to 12, in one of the [`MONTHS`].
///
/// ```
/// assert_eq!(tarqim::spell::month("levantine", 5)?, "أيار");
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
pub fn month(system: &str, number: u8) -> Result<&'static str, ConfigError> {
    if !MONTHS.contains(&system) {
        return Err(ConfigError::unknown("system of month names", system, MONTHS));
    }
    nth(system, number).ok_or_else(|| ConfigError::new(format!("there is no month {number}")))
}

/// The name of a weekday, from 1 for Monday to 7 for Sunday.
///
/// ```
/// assert_eq!(tarqim::spell::weekday(5), Some("الجمعة"));
/// assert_eq!(tarqim::spell::weekday(8), None);
/// ```
pub fn weekday(number: u8) -> Option<&'static str> {
    nth("weekday", number)
}

fn nth(row: &str, number: u8) -> Option<&'static str> {
    names(row).nth(usize::from(number.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_twelve_months() {
        for system in MONTHS {
            assert_eq!(names(system).filter(|name| !name.trim().is_empty()).count(), 12, "{system}");
        }
        assert_eq!(names("weekday").count(), 7);
        assert!(month("hijri", 0).is_err() && month("hijri", 13).is_err() && month("roman", 1).is_err());
        assert_eq!((weekday(0), weekday(8)), (None, None));
    }
}
