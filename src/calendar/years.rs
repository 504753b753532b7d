//! Which numbers are plausible as years. A number is a year by what stands beside it, and the less stands there, the
//! narrower the window: «2015 شخصا» and «شارع 1200» are counted and numbered.

/// Years from the first to before the second.
#[derive(Clone, Copy)]
pub struct Window(i64, i64);

impl Window {
    /// Whether a number lies in it.
    pub fn holds(self, number: impl TryInto<i64>) -> bool {
        number.try_into().is_ok_and(|n| (self.0..self.1).contains(&n))
    }
}

/// With nothing but a preposition or a noun that years tell apart: «في 2015», «ثورة 1952».
pub const BARE: Window = Window(1900, 2100);
/// After a particle, where nothing is counted: «حتى 1797».
pub const LED: Window = Window(1500, LED_END);
/// Where that window ends.
pub const LED_END: i64 = 1900;
/// A month and a year alone: 5/2019.
pub const WITH_MONTH: Window = Window(1900, 2200);
/// The ends of a range of years: 1990-1995.
pub const IN_RANGE: Window = Window(1800, 2200);
/// Beside a day and month, in brackets, after «منتصف»: «3-يناير-1453».
pub const WITH_DATE: Window = Window(1000, 2200);
/// At the end of a title, without a word for a year: «عطر 2010».
pub const OUR_DAYS: Window = Window(1950, 2035);
/// After what already says the year: «العام الماضي 2014», «العام المقبل 1446».
pub const SAID_AGAIN: Window = Window(1300, 2200);
/// At the head of a line of a chronicle: «1099- سقوط القدس».
pub const CHRONICLE: Window = Window(1000, 2100);
/// With «م», which is also the metre.
pub const WITH_MEEM: Window = Window(300, 2100);
/// After a noun for an event: «مذبحة 1391».
pub const OF_EVENT: Window = Window(1000, 2101);

/// Alone in brackets behind a title or a name: «طريق النحل (1984)».
pub const TITLED: Window = Window(1800, 2040);
/// Of a car, where words of cars stand near: «سبارك 2018».
pub const OF_CAR: Window = Window(1970, 2040);

/// Hijri, in a date of digits: 12/9/1444.
pub const HIJRI_DIGITS: Window = Window(1200, 1600);
/// Hijri, after a holiday: «رمضان 1444».
pub const HIJRI_HOLIDAY: Window = Window(1300, 1600);
/// Hijri, of a school or budget year: 1436/1437.
pub const HIJRI_SCHOOL: Window = Window(1300, 1500);
/// Hijri with a mark of its era ends before this year.
pub const HIJRI_END: i64 = 1600;
/// Hijri, spelled after «سنة» with no era: chronicles before printing, «سنة ستين ومائة».
pub const HIJRI_SPELLED: Window = Window(100, 1300);
/// Hijri years that living people write.
pub const HIJRI_OURS: Window = Window(1300, 1460);
/// Hijri years before this one are history to whoever writes.
pub const HIJRI_OLD: i64 = 1200;
/// Civil years with a mark of their era end before this one.
pub const CIVIL_END: i64 = 2200;
