//! The Hijri calendar and Easter.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use tarqim::calendar::{HijriDate, Reckoning, Table, easter, hijri, to_gregorian, to_hijri};

/// Every day of the table converts there and back, and the days follow each other without a gap.
#[test]
fn every_day_of_the_table_round_trips() {
    let mut day = date(1924, 8, 1);
    let mut count = 0;
    for year in hijri::FIRST_YEAR..=hijri::LAST_YEAR {
        for month in 1..=12 {
            for of_month in 1..=hijri::month_length(year, month).unwrap() {
                assert_eq!(to_gregorian(year, month, of_month), Some((day, Reckoning::UmmAlQura)));
                let hijri = HijriDate { year, month, day: of_month };
                assert_eq!(to_hijri(day), Some((hijri, Reckoning::UmmAlQura)));
                day = day.checked_add(1.day()).unwrap();
                count += 1;
            }
        }
    }
    assert_eq!(day, date(2077, 11, 17));
    assert_eq!(count, 55_991);
}

/// The civil calendar agrees with the Python package convertdate 2.4 (`islamic.from_gregorian`).
#[test]
fn civil_calendar_matches_another_implementation() {
    let cases: [(Date, (i32, u8, u8)); 8] = [
        (date(622, 7, 19), (1, 1, 1)),
        (date(694, 11, 18), (75, 7, 21)),
        (date(1013, 4, 25), (403, 10, 5)),
        (date(1288, 4, 2), (687, 2, 20)),
        (date(1553, 9, 19), (960, 9, 30)),
        (date(1819, 8, 2), (1234, 10, 10)),
        (date(1258, 2, 20), (656, 2, 7)),
        (date(2100, 1, 1), (1523, 10, 19)),
    ];
    for (day, (y, m, d)) in cases {
        assert_eq!(to_hijri(day), Some((HijriDate { year: y, month: m, day: d }, Reckoning::Civil)), "{day}");
        assert_eq!(to_gregorian(y, m, d), Some((day, Reckoning::Civil)), "{day}");
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for (y, m, d) in [(1445, 9, 31), (1445, 13, 1), (1445, 0, 1), (1445, 1, 0), (0, 1, 1), (99_999, 1, 1)] {
        assert_eq!(to_gregorian(y, m, d), None, "{y}-{m}-{d}");
    }
    assert_eq!(to_hijri(date(622, 7, 18)), None);
}

/// The day that two tables call differently, by the calendars of hijridate and of ICU.
#[test]
fn the_tables_differ_by_a_day() {
    let day = date(1989, 8, 8);
    for (table, of_month) in [(Table::Printed, 7), (Table::Computed, 6)] {
        let hijri = HijriDate { year: 1410, month: 1, day: of_month };
        assert_eq!(table.to_hijri(day), Some((hijri, Reckoning::UmmAlQura)), "{table:?}");
        assert_eq!(table.to_gregorian(1410, 1, of_month), Some((day, Reckoning::UmmAlQura)), "{table:?}");
    }
    assert!(Table::Computed.holds(1300) && Table::Computed.holds(1600) && !Table::Printed.holds(1300));
}

/// Each day of the computed table has one name and comes back; the months are those of ICU's first and last years.
#[test]
fn the_computed_table_comes_back() {
    let mut day = date(1882, 11, 12);
    let mut before = None;
    while day < date(2174, 11, 25) {
        let (hijri, by) = Table::Computed.to_hijri(day).unwrap();
        assert_eq!(by, Reckoning::UmmAlQura);
        assert_eq!(Table::Computed.to_gregorian(hijri.year, hijri.month, hijri.day), Some((day, by)));
        assert!(before < Some(hijri));
        before = Some(hijri);
        day = day.tomorrow().unwrap();
    }
    assert_eq!(before, Some(HijriDate { year: 1600, month: 12, day: 29 }));
}

/// Beyond the table on both sides conversion goes on without a jump of more than two days.
#[test]
fn borders_of_the_table_meet_the_civil_calendar() {
    for day in [date(1924, 7, 31), date(2077, 11, 17)] {
        let (hijri, by) = to_hijri(day).unwrap();
        assert_eq!(by, Reckoning::Civil);
        let (back, _) = to_gregorian(hijri.year, hijri.month, hijri.day).unwrap();
        assert!((back - day).get_days().abs() <= 2, "{day} {hijri:?} {back}");
    }
}

/// Published dates of Easter Sunday.
#[test]
fn easter_matches_published_dates() {
    let cases = [
        (1961, date(1961, 4, 2), date(1961, 4, 9)),
        (2013, date(2013, 3, 31), date(2013, 5, 5)),
        (2016, date(2016, 3, 27), date(2016, 5, 1)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ];
    for (year, west, east) in cases {
        assert_eq!((easter::western(year), easter::eastern(year)), (Some(west), Some(east)), "{year}");
    }
}
