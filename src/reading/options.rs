//! Options of reading, for everything that has more than one right answer depending on where a text comes from.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value as Json;

use crate::calendar::Table;
use crate::error::ConfigError;
use crate::lexicon::{Lexicon, flag};

/// ISO 3166 code.
const SAUDI_ARABIA: &str = "SA";

/// Day a week begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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

/// Whether a bare weekday, month or day is past or future when the text does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Prefer {
    /// The last one before the reference: news.
    #[default]
    Past,
    /// The next one: appointments.
    Future,
    /// A month or day of the month is that of the reference's own year, past or not; a weekday is the next one.
    Current,
}

/// Where a range ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum IntervalEnd {
    /// Days: after the last day named; 13 to 15 July ends on the 16th at 0:00. Hours: at the second hour named.
    #[default]
    Exclusive,
    /// At the beginning of the last unit named: 13 to 15 July ends on the 15th at 0:00.
    Inclusive,
    /// After the last unit named, hours included: 3 to 4 o'clock ends at 5:00.
    Grown,
}

/// How an hour without a part of the day is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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

/// Whether the words of a hashtag are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Hashtags {
    /// A hashtag is one entity.
    #[default]
    Whole,
    /// A hashtag that contains names yields them, its underscores read as blanks; any other is one entity.
    Open,
}

/// What «in two months» names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Relative {
    /// The same day, that many units later.
    #[default]
    Exact,
    /// The unit it falls in: that week, that month, that year.
    Calendar,
    /// The same day, but the first day for weeks.
    WeekStart,
}

/// What «next Sunday» names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NextWeekday {
    /// The nearest one to come.
    #[default]
    Nearest,
    /// The one in the next week.
    NextWeek,
}

impl NextWeekday {
    /// Whether next week's is meant.
    pub const fn by_week(self) -> bool {
        matches!(self, NextWeekday::NextWeek)
    }
}

/// Which table of the Umm al-Qura calendar Hijri dates rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum HijriTable {
    /// The months as Saudi Arabia published them.
    #[default]
    Printed,
    /// The months that KACST computed, which ICU, Java and the browsers use.
    Computed,
}

impl HijriTable {
    /// The table itself.
    pub const fn table(self) -> Table {
        match self {
            HijriTable::Printed => Table::Printed,
            HijriTable::Computed => Table::Computed,
        }
    }
}

/// A dialect whose words are meant where two dialects, or a dialect and Standard Arabic, differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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
    /// Its flag on the senses of the lexicon.
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

/// A named set of conventions: those of another tool, for drop-in use and comparison. [`Options::of`] gives the
/// options it stands for; `nemo` and `itn` also change how transcribed speech is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Profile {
    /// Duckling: the future, ranges grown by their unit, the next hour a clock shows, a unit alone is one.
    Duckling,
    /// Maha: the reference's own year, weeks from Sunday, ranges end where their last unit begins.
    Maha,
    /// Puckling: the future, «in two months» is that month, commas only group digits, words are one blank
    /// apart, Gulf Arabic.
    Puckling,
    /// Microsoft Recognizers-Text: the month first in digits, «next Sunday» is that of the next week.
    Recognizers,
    /// dateparser and Humanizer: the past.
    Dateparser,
    /// NVIDIA NeMo's inverse text normalization: «اثنان وثمانية من عشرة» is 2.8.
    Nemo,
    /// arabic-itn: a number of one word stays a word, addresses and codes read out are written, riyals are Saudi.
    Itn,
}

/// Options of extraction. Every field has a default, so an object of JSON, TOML or YAML with any of them is one; those
/// that it does not name are those of its `profile`.
///
/// More fields will come: write `Options { day_first: false, ..Options::default() }`.
///
/// ```
/// use tarqim::extract::{Options, Profile};
///
/// #[derive(serde::Deserialize)]
/// struct Service {
///     reading: Options,
/// }
///
/// let service: Service = serde_json::from_str(r#"{"reading": {"profile": "duckling"}}"#)?;
/// assert_eq!(service.reading, Options::of(Profile::Duckling));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, remote = "Self")]
pub struct Options {
    /// Whether 3/4/2024 is the third of April.
    pub day_first: bool,
    /// Whether a date with slashes or dots may begin with its year: 2013/04/04. With hyphens (ISO 8601) it
    /// always may.
    pub year_first: bool,
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
    /// Which table of the Umm al-Qura calendar Hijri dates rest on.
    pub hijri: HijriTable,
    /// Whether a day with its part (tomorrow evening) has the hours of that part instead of the whole day.
    pub part_hours: bool,
    /// Whether «the night of 29 Ramadan» is the night before that day.
    pub night_before: bool,
    /// Whether «in two hours» keeps the seconds of the reference.
    pub keep_seconds: bool,
    /// Whether a comma between digits with no full group after it is a decimal point: 3,5.
    pub decimal_comma: bool,
    /// Whether an amount in digits alone in round brackets is negative, as in accounts: (1,200) ريال.
    pub accounting: bool,
    /// Whether a unit of measure without a number means one of it: متر, كيلوغرام.
    pub bare_unit: bool,
    /// ISO 3166 code of the country whose currency, dialling code and customs are meant.
    #[serde(deserialize_with = "region")]
    pub region: Option<String>,
    /// Whether candidates of all labels compete; otherwise each label is read alone.
    pub compete: bool,
    /// The named set of conventions that the other options come from: [`Options::of`] and what is deserialized
    /// fill them in; set here alone it changes only how transcribed speech is read (`nemo`, `itn`).
    pub profile: Option<Profile>,
    /// Dialects the text is written in: ثاني is «second», in the Gulf «another».
    pub dialects: Vec<Dialect>,
    /// Whether ranks counted from the end or the current one (الأخير, التالي, السابق) are ordinals
    /// wherever they stand.
    pub relative_ordinals: bool,
    /// Whether two blanks, or a tab, separate columns, as in text copied from a table: no number, amount
    /// or time continues across them.
    pub columns: bool,
    /// Whether each hashtag is one entity, or is opened for the names in it.
    pub hashtags: Hashtags,
}

/// Rejects a region without a country of its own: «saudi» and «XX» would match no table.
fn region<'de, D: Deserializer<'de>>(given: D) -> Result<Option<String>, D::Error> {
    let region = Option::<String>::deserialize(given)?;
    check_region(region.as_deref()).map_err(D::Error::custom)?;
    Ok(region)
}

fn check_region(region: Option<&str>) -> Result<(), ConfigError> {
    let Some(region) = region else { return Ok(()) };
    // Every country that people live in has a calling code.
    let regions =
        || Lexicon::builtin().tables().phones.iter().flat_map(|row| &row.regions).map(String::as_str);
    if regions().any(|known| known == region) {
        return Ok(());
    }
    let mut valid: Vec<&str> = regions().collect();
    valid.sort_unstable();
    Err(ConfigError::unknown("region", region, &valid))
}

impl Options {
    /// The options that a profile stands for.
    ///
    /// ```
    /// use tarqim::extract::{Options, Prefer, Profile};
    /// let options = Options { day_first: false, ..Options::of(Profile::Duckling) };
    /// assert_eq!(options.prefer, Prefer::Future);
    /// ```
    pub fn of(profile: Profile) -> Self {
        let plain = Self { profile: Some(profile), ..Self::default() };
        // Other tools extract one kind of thing at a time.
        let alone = Self { compete: false, week_start: WeekStart::Monday, ..plain.clone() };
        match profile {
            Profile::Duckling => Self {
                prefer: Prefer::Future,
                interval_end: IntervalEnd::Grown,
                hour: HourReading::Next,
                part_hours: true,
                bare_unit: true,
                ..alone
            },
            Profile::Maha => Self {
                week_start: WeekStart::Sunday,
                prefer: Prefer::Current,
                interval_end: IntervalEnd::Inclusive,
                relative: Relative::WeekStart,
                keep_seconds: true,
                bare_unit: true,
                ..alone
            },
            Profile::Puckling => Self {
                prefer: Prefer::Future,
                interval_end: IntervalEnd::Inclusive,
                relative: Relative::Calendar,
                decimal_comma: false,
                columns: true,
                year_first: false,
                dialects: vec![Dialect::Gulf],
                ..alone
            },
            Profile::Recognizers => Self {
                day_first: false,
                prefer: Prefer::Future,
                interval_end: IntervalEnd::Inclusive,
                next_weekday: NextWeekday::NextWeek,
                ..alone
            },
            Profile::Dateparser => alone,
            Profile::Nemo => Self { compete: false, ..plain },
            Profile::Itn => Self { region: Some(SAUDI_ARABIA.to_owned()), ..plain },
        }
    }

    /// Reads a JSON object of options; those it does not name are the profile's, or the defaults.
    ///
    /// # Errors
    /// When it is not such an object; the message names the valid values.
    ///
    /// ```
    /// use tarqim::extract::{Options, WeekStart};
    /// let options = Options::from_json(r#"{"profile": "duckling", "week_start": "sunday"}"#)?;
    /// assert!(options.bare_unit && options.week_start == WeekStart::Sunday);
    /// assert!(Options::from_json(r#"{"profile": "duck"}"#).is_err());
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn from_json(json: &str) -> Result<Self, ConfigError> {
        let given = serde_json::from_str::<Json>(json);
        // Of a wrong value no line is told: it is named itself.
        given.and_then(serde_json::from_value).map_err(|e| ConfigError::new(e.to_string()))
    }

    /// Whether the text is said to be in the dialect with this mark.
    pub fn reads_dialect(&self, flag: u32) -> bool {
        self.dialects.iter().any(|d| d.flag() == flag)
    }
}

impl Serialize for Options {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, to)
    }
}

impl<'de> Deserialize<'de> for Options {
    /// The named fields, on top of those of the profile.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let named = serde_json::Map::deserialize(from)?;
        let given = Self::deserialize(Json::Object(named.clone())).map_err(D::Error::custom)?;
        let Some(profile) = given.profile else { return Ok(given) };
        let mut all =
            Self::serialize(&Self::of(profile), serde_json::value::Serializer).map_err(D::Error::custom)?;
        if let Some(all) = all.as_object_mut() {
            all.extend(named);
        }
        Self::deserialize(all).map_err(D::Error::custom)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            day_first: true,
            year_first: true,
            week_start: WeekStart::default(),
            prefer: Prefer::default(),
            interval_end: IntervalEnd::default(),
            hour: HourReading::default(),
            relative: Relative::default(),
            next_weekday: NextWeekday::default(),
            hijri: HijriTable::default(),
            part_hours: false,
            night_before: false,
            keep_seconds: false,
            decimal_comma: true,
            accounting: false,
            bare_unit: false,
            region: None,
            compete: true,
            profile: None,
            dialects: Vec::new(),
            relative_ordinals: false,
            columns: false,
            hashtags: Hashtags::default(),
        }
    }
}

impl Options {
    /// An error if a field has a value that no table can match.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        check_region(self.region.as_deref())
    }

    /// Whether the text is transcribed speech, in which speakers leave out what they take for granted.
    pub(crate) fn transcribed(&self) -> bool {
        self.written_sparsely() || self.profile == Some(Profile::Nemo)
    }

    /// Whether one-word numbers stay words and all digits become ASCII.
    pub(crate) fn written_sparsely(&self) -> bool {
        self.profile == Some(Profile::Itn)
    }

    /// Whether each label is read on its own: then words that are times only as a fallback are times.
    pub(crate) const fn compete_off(&self) -> bool {
        !self.compete
    }

    /// Whether «within two years» names the year it ends in.
    pub(crate) fn calendar_offsets(&self) -> bool {
        self.relative == Relative::Calendar
    }
}
