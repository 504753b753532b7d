//! How a text is to be read, where more than one reading is right somewhere.

use serde::{Deserialize, Serialize};

use crate::lexicon::flag;

/// Day a week begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekStart {
    /// Arab civil usage.
    #[default]
    Sunday,
    /// ISO 8601.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Egypt, the Gulf before 2013.
    Saturday,
}

impl WeekStart {
    /// ISO number: 1 is Monday.
    pub const fn iso(self) -> u8 {
        match self {
            WeekStart::Monday => 1,
            WeekStart::Tuesday => 2,
            WeekStart::Wednesday => 3,
            WeekStart::Thursday => 4,
            WeekStart::Friday => 5,
            WeekStart::Saturday => 6,
            WeekStart::Sunday => 7,
        }
    }
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
    /// A month or day of a month of the reference's own year, gone by or not; a weekday is the next one.
    Current,
}

/// Where a range ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IntervalEnd {
    /// Days: behind the last one named; 13 to 15 July ends on the 16th at 0:00. Hours: at the second one.
    #[default]
    Exclusive,
    /// At the beginning of the last unit named: 13 to 15 July ends on the 15th at 0:00.
    Inclusive,
    /// Behind the last unit named, hours included: 3 to 4 o'clock ends at 5:00.
    Grown,
}

/// How an hour without a part of the day is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HourReading {
    /// As said: three o'clock is 03:00.
    #[default]
    Literal,
    /// The next time a clock face shows it after the reference.
    Next,
}

impl HourReading {
    /// Whether the next time is meant.
    pub const fn is_next(self) -> bool {
        matches!(self, HourReading::Next)
    }
}

/// What «in two months» names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relative {
    /// The same day that many units on.
    #[default]
    Exact,
    /// The unit it falls in: that week, that month, that year.
    Calendar,
    /// The same day, but of weeks their first day.
    WeekStart,
}

/// What «next Sunday» names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NextWeekday {
    /// The nearest one to come.
    #[default]
    Nearest,
    /// That of the next week.
    NextWeek,
}

impl NextWeekday {
    /// Whether weeks are counted.
    pub const fn by_week(self) -> bool {
        matches!(self, NextWeekday::NextWeek)
    }
}

/// A dialect whose words are meant where two dialects, or a dialect and Standard Arabic, differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Egyptian.
    Egyptian,
    /// Levantine.
    Levantine,
    /// Gulf.
    Gulf,
    /// Iraqi.
    Iraqi,
    /// Maghrebi.
    Maghrebi,
}

impl Dialect {
    /// Its mark on the senses of the lexicon.
    pub const fn flag(self) -> u32 {
        match self {
            Dialect::Egyptian => flag::EGY,
            Dialect::Levantine => flag::LEV,
            Dialect::Gulf => flag::GLF,
            Dialect::Iraqi => flag::IRQ,
            Dialect::Maghrebi => flag::MAG,
        }
    }
}

/// Options of extraction. Every field has a default, so a JSON object with any of them is one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// Whether 3/4/2024 is the third of April.
    pub day_first: bool,
    /// Day a week begins with.
    pub week_start: WeekStart,
    /// Where a bare weekday or month lies when the tense around it does not tell.
    pub prefer: Prefer,
    /// Where a range ends.
    pub interval_end: IntervalEnd,
    /// How an hour without a part of the day is read.
    pub hour: HourReading,
    /// What «in two months» names.
    pub relative: Relative,
    /// What «next Sunday» names.
    pub next_weekday: NextWeekday,
    /// Whether a day with its part (tomorrow evening) has the hours of that part instead of the whole day.
    pub part_hours: bool,
    /// Whether «the night of 29 Ramadan» is the night before that day.
    pub night_before: bool,
    /// Whether «in two hours» keeps the seconds of the reference.
    pub keep_seconds: bool,
    /// Whether a comma between digits with no full group after it is a decimal point: 3,5.
    pub decimal_comma: bool,
    /// Whether a unit of measure alone is one of it: متر, كيلوغرام.
    pub bare_unit: bool,
    /// ISO 3166 code of the country whose currency, dialling code and customs are meant.
    pub region: Option<String>,
    /// Whether candidates of all labels compete; otherwise each label is read alone.
    pub compete: bool,
    /// A named set of conventions.
    pub profile: Option<String>,
    /// Dialects the text is written in: ثاني is «second», in the Gulf «another».
    pub dialects: Vec<Dialect>,
    /// Whether ranks counted from the end or the current one (الأخير, التالي, السابق) are ordinals
    /// wherever they stand.
    pub relative_ordinals: bool,
}

impl Options {
    /// Whether the conventions of that name are to be followed.
    pub fn reads_profile(&self, name: &str) -> bool {
        self.profile.as_deref() == Some(name)
    }

    /// Whether the text is said to be in the dialect with this mark.
    pub fn reads_dialect(&self, flag: u32) -> bool {
        self.dialects.iter().any(|d| d.flag() == flag)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            day_first: true,
            week_start: WeekStart::default(),
            prefer: Prefer::default(),
            interval_end: IntervalEnd::default(),
            hour: HourReading::default(),
            relative: Relative::default(),
            next_weekday: NextWeekday::default(),
            part_hours: false,
            night_before: false,
            keep_seconds: false,
            decimal_comma: true,
            bare_unit: false,
            region: None,
            compete: true,
            profile: None,
            dialects: Vec::new(),
            relative_ordinals: false,
        }
    }
}

impl Options {
    /// Whether the text is transcribed speech, which leaves out what speakers take for granted.
    pub(crate) fn transcribed(&self) -> bool {
        self.written_sparsely() || self.profile.as_deref() == Some("nemo")
    }

    /// Whether numbers of one word are to stay words, and digits are to be ASCII throughout.
    pub(crate) fn written_sparsely(&self) -> bool {
        matches!(self.profile.as_deref(), Some("itn" | "arabic_itn"))
    }

    /// Whether each label is read alone: words that are times only if nothing else are then times.
    pub(crate) const fn compete_off(&self) -> bool {
        !self.compete
    }

    /// Whether «within two years» names the year it ends in.
    pub(crate) fn calendar_offsets(&self) -> bool {
        self.relative == Relative::Calendar
    }
}
