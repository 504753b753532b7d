//! How a text is to be read, where more than one reading is right somewhere.

use serde::{Deserialize, Serialize};

/// Day a week begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Arab civil usage.
    #[default]
    Sunday,
    /// ISO 8601.
    Monday,
    /// Egypt, the Gulf before 2013.
    Saturday,
}

/// Where a bare weekday, month or day lies when the text does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Prefer {
    /// The last one before the reference: news.
    #[default]
    Past,
    /// The next one: appointments.
    Future,
}

/// Options of extraction. Every field has a default, so a JSON object with any of them is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Whether 3/4/2024 is the third of April.
    pub day_first: bool,
    /// Day a week begins with.
    pub week_start: WeekStart,
    /// Where a bare weekday or month lies.
    pub prefer: Prefer,
    /// Whether a comma between digits with no full group after it is a decimal point: 3,5.
    pub decimal_comma: bool,
    /// ISO 3166 code of the country whose currency, dialling code and customs are meant.
    pub region: Option<String>,
    /// Whether candidates of all labels compete; otherwise each label is read alone.
    pub compete: bool,
    /// A named set of conventions.
    pub profile: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            day_first: true,
            week_start: WeekStart::default(),
            prefer: Prefer::default(),
            decimal_comma: true,
            region: None,
            compete: true,
            profile: None,
        }
    }
}
