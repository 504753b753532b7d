//! What a text says about a time, field by field, before it is resolved on a calendar.

use crate::found::Bound;
use crate::lexicon::{Edge, Grain};

/// One unit of a length: so many of a grain, as a fraction in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Numerator.
    pub count: i64,
    /// Denominator, positive.
    pub of: i64,
    /// The unit.
    pub grain: Grain,
}

/// A length of time in the units said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Its units in the order said.
    pub parts: Vec<Part>,
    /// Whether the number is unsaid (عدة أيام).
    pub vague: bool,
    /// Upper end of the last unit's number, where a range is said (3-4 شهور).
    pub high: Option<i64>,
    /// Whether the units are of the Hijri calendar (سنة هجرية).
    pub hijri: bool,
}

/// A time of the day as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Hour as said, 0 to 24.
    pub hour: u8,
    /// Minutes past it; negative after «إلا».
    pub minute: i8,
    /// Seconds.
    pub second: u8,
    /// The finest unit said.
    pub grain: Grain,
    /// Whether the hour is certainly of twenty-four: 00:30, 15:00.
    pub full: bool,
}

/// Which of several: the third Tuesday, the last week. -1 is the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth {
    /// Which one.
    pub n: i8,
    /// Of what: days, weeks; weekdays are counted when `Said::weekday` is set.
    pub grain: Grain,
}

/// Years that are not calendar years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearKind {
    /// العام الدراسي
    School,
    /// السنة المالية
    Fiscal,
    /// من البعثة: counted from no calendar's first year.
    Mission,
}

/// A moment or period as said. Fields not said are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether day, month and year are of the Hijri calendar.
    pub hijri: bool,
    /// Year as said; of the era before Christ if `before` is set.
    pub year: Option<i32>,
    /// Whether the year was said with two digits.
    pub short_year: bool,
    /// Before the era.
    pub before: bool,
    /// Second year of a span: 2021/2022.
    pub year_to: Option<i32>,
    /// Of a year named elsewhere in the text: ديسمبر من العام نفسه.
    pub elsewhere: bool,
    /// Year relative to the present one: السنة القادمة.
    pub year_shift: Option<i8>,
    /// A school or fiscal year.
    pub year_kind: Option<YearKind>,
    /// Decade within its century, 0 to 90.
    pub decade: Option<u8>,
    /// Decade, century or quarter relative to the present one.
    pub span_shift: Option<(Grain, i8)>,
    /// Millennium, counted from 1.
    pub millennium: Option<i16>,
    /// Century, counted from 1.
    pub century: Option<i16>,
    /// EDTF sub-year group: 21 spring … 24 winter, 33–36 quarters, 40 41 halves.
    pub group: Option<u8>,
    /// Month of the year.
    pub month: Option<u8>,
    /// Month relative to the present one.
    pub month_shift: Option<i8>,
    /// Week relative to the present one.
    pub week_shift: Option<i8>,
    /// Day of the month.
    pub day: Option<u8>,
    /// Day relative to the present one.
    pub day_shift: Option<i32>,
    /// ISO weekday.
    pub weekday: Option<u8>,
    /// Which weekday, day or week of the period.
    pub nth: Option<Nth>,
    /// Whether `nth` may also be the day of the month: الاثنين الرابع من مايو.
    pub either: bool,
    /// The week that holds the day said: أسبوع 7 ديسمبر.
    pub week_of: bool,
    /// What is left of the period said: بقية السنة.
    pub rest: bool,
    /// This very moment.
    pub now: bool,
    /// A weekday that «اليوم» stands before, and brackets around: «اليوم (الاثنين)».
    pub today: bool,
    /// Hour, minute or second relative to the present one.
    pub clock_shift: Option<(Grain, i8)>,
    /// Minute of the present hour.
    pub minute_only: Option<u8>,
    /// Last, this, next: of what was named.
    pub direction: Option<i8>,
    /// Row of a holiday.
    pub holiday: Option<u16>,
    /// A length before (-1) or after (1) the present or `base`.
    pub offset: Option<(i8, Length)>,
    /// What the offset counts from.
    pub base: Option<Box<Said>>,
    /// Place inside the period.
    pub edge: Option<Edge>,
    /// Time of the day.
    pub clock: Option<Clock>,
    /// Row of a part of the day.
    pub part: Option<u16>,
    /// Row of a time zone, or `LOCAL_ZONE`.
    pub zone: Option<u16>,
    /// Minutes east of UTC, where ISO 8601 writes them.
    pub utc_minutes: Option<i16>,
    /// The same day in the other calendar: year, month, day as said, and whether it is Hijri.
    pub twin: Option<(Option<i32>, u8, u8, bool)>,
    /// Whether its day is the one that the other end of its range says: «من 10 إلى 12 أمس».
    pub lent: bool,
    /// Whether the fields of a numeric date may be read the other way round.
    pub swapped: bool,
}

impl Said {
    /// Whether any date field is set.
    pub fn has_date(&self) -> bool {
        self.year.is_some()
            || self.year_shift.is_some()
            || self.decade.is_some()
            || self.century.is_some()
            || self.millennium.is_some()
            || self.group.is_some()
            || self.month.is_some()
            || self.month_shift.is_some()
            || self.week_shift.is_some()
            || self.day.is_some()
            || self.day_shift.is_some()
            || self.weekday.is_some()
            || self.nth.is_some()
            || self.holiday.is_some()
            || self.offset.is_some()
            || self.span_shift.is_some()
    }

    /// Whether a time of day is set.
    pub fn has_time(&self) -> bool {
        self.clock.is_some() || self.now || self.clock_shift.is_some() || self.minute_only.is_some()
    }

    /// Whether no field is set.
    pub fn is_empty(&self) -> bool {
        !self.has_date() && !self.has_time() && self.part.is_none()
    }

    /// The finest unit of the date.
    pub fn grain(&self) -> Option<Grain> {
        if self.day.is_some() || self.day_shift.is_some() || self.weekday.is_some() || self.holiday.is_some()
        {
            return Some(Grain::Day);
        }
        if let Some(nth) = self.nth {
            return Some(nth.grain);
        }
        if self.week_shift.is_some() {
            return Some(Grain::Week);
        }
        if self.month.is_some() || self.month_shift.is_some() {
            return Some(Grain::Month);
        }
        match self.group {
            Some(33..=36) => return Some(Grain::Quarter),
            Some(40 | 41) => return Some(Grain::Half),
            Some(_) => return Some(Grain::Season),
            None => {}
        }
        if self.year.is_some() || self.year_shift.is_some() || self.year_kind.is_some() {
            return Some(Grain::Year);
        }
        if let Some((grain, _)) = self.span_shift {
            return Some(grain);
        }
        if self.decade.is_some() {
            return Some(Grain::Decade);
        }
        self.century.map(|_| Grain::Century).or(self.millennium.map(|_| Grain::Millennium))
    }
}

/// What an expression is, and how it is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A moment or period.
    Point(Said),
    /// From one to another.
    Range(Said, Said),
    /// A length; anchored at the present if it has a direction.
    Length(Length, Anchor),
    /// The first or last part of a period that is so long.
    Stretch(Length, Edge, Said),
    /// Again and again: period, and what happens in it.
    Repeat(Length, Said),
}

/// Where a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nowhere.
    Free,
    /// It ends now, or where today begins.
    Past,
    /// It begins now, or where tomorrow begins.
    Coming,
    /// It ends at this very moment (منذ ساعتين).
    UntilNow,
    /// It begins at this very moment (خلال ساعتين من الآن).
    FromNow,
}

/// An expression read from the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What it says.
    pub meaning: Meaning,
    /// First code point of the core.
    pub from: u32,
    /// First code point of everything read.
    pub lead: u32,
    /// Code point after the core.
    pub to: u32,
    /// Code point after everything read.
    pub tail: u32,
    /// Token after the last one read.
    pub end: usize,
    /// How it is bounded.
    pub bound: Bound,
    /// Whether a preposition alone does not make it a time (في أحد, في صفر).
    pub stub: bool,
    /// Whether it is only a fallback, dropped if anything speaks against it.
    pub weak: bool,
    /// The rule that read it.
    pub rule: super::rule::Rule,
}

impl Expression {
    /// What is said from code point `from` to token `end`, which begins behind code point `to`: without a bound, no
    /// stub and no mere fallback, and with nothing before or after its core.
    pub fn exact(meaning: Meaning, from: u32, to: u32, end: usize, rule: super::rule::Rule) -> Self {
        Self {
            meaning,
            from,
            lead: from,
            to,
            tail: to,
            end,
            bound: Bound::Exact,
            weak: false,
            stub: false,
            rule,
        }
    }
}
