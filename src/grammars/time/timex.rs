//! Writing times: ISO 8601 and EDTF, X for what is unknown.

use jiff::civil::Date;

use super::said::{Length, Part};
use crate::lexicon::Grain;

/// A year in four digits; years before the era are negative, astronomical.
pub fn year(y: i32) -> String {
    if y < 0 { format!("-{:04}", -y) } else { format!("{y:04}") }
}

/// A date.
pub fn date(d: Date) -> String {
    format!("{}-{:02}-{:02}", year(i32::from(d.year())), d.month(), d.day())
}

/// Year, month and day with X for each that is unknown and not after the finest known one.
pub fn fields(y: Option<i32>, m: Option<u8>, d: Option<u8>) -> String {
    let y = y.map_or_else(|| "XXXX".to_owned(), year);
    match (m, d) {
        (None, None) => y,
        (Some(m), None) => format!("{y}-{m:02}"),
        (Some(m), Some(d)) => format!("{y}-{m:02}-{d:02}"),
        (None, Some(d)) => format!("{y}-XX-{d:02}"),
    }
}

/// An interval of days; the last day is named, `end` is the one after it.
pub fn days(start: Date, end: Date) -> String {
    match end.yesterday() {
        Ok(last) if last > start => format!("{}/{}", date(start), date(last)),
        _ => date(start),
    }
}

/// A time of the day.
pub fn clock(minutes: i32, second: u8, grain: Grain) -> String {
    let minutes = minutes.rem_euclid(24 * 60);
    let (h, m) = (minutes / 60, minutes % 60);
    if grain == Grain::Second { format!("T{h:02}:{m:02}:{second:02}") } else { format!("T{h:02}:{m:02}") }
}

/// Units of ISO 8601 durations: letter, whether it stands after T, and how many of it one grain is.
fn unit(grain: Grain) -> (char, bool, i64) {
    match grain {
        Grain::Second => ('S', true, 1),
        Grain::Minute => ('M', true, 1),
        Grain::Hour | Grain::Part => ('H', true, 1),
        Grain::Day => ('D', false, 1),
        Grain::Week => ('W', false, 1),
        Grain::Month => ('M', false, 1),
        Grain::Quarter | Grain::Season => ('M', false, 3),
        Grain::Half => ('M', false, 6),
        Grain::Year => ('Y', false, 1),
        Grain::Decade => ('Y', false, 10),
        Grain::Century => ('Y', false, 100),
        Grain::Millennium => ('Y', false, 1000),
    }
}

/// The next smaller unit and how many of it make one.
fn smaller(grain: Grain) -> Option<(Grain, i64)> {
    match grain {
        Grain::Minute => Some((Grain::Second, 60)),
        Grain::Hour => Some((Grain::Minute, 60)),
        Grain::Day => Some((Grain::Hour, 24)),
        Grain::Week => Some((Grain::Day, 7)),
        Grain::Month => Some((Grain::Day, 30)),
        Grain::Year => Some((Grain::Month, 12)),
        Grain::Decade => Some((Grain::Year, 10)),
        Grain::Century => Some((Grain::Year, 100)),
        Grain::Millennium => Some((Grain::Year, 1000)),
        Grain::Quarter | Grain::Season => Some((Grain::Month, 3)),
        Grain::Half => Some((Grain::Month, 6)),
        Grain::Second | Grain::Part => None,
    }
}

/// A number as a short decimal; `None` if it has none.
pub fn decimal(count: i64, of: i64) -> Option<String> {
    if of == 1 {
        return Some(count.to_string());
    }
    let mut scaled = of;
    while scaled % 2 == 0 {
        scaled /= 2;
    }
    while scaled % 5 == 0 {
        scaled /= 5;
    }
    if scaled != 1 {
        return None;
    }
    let (whole, mut rest) = (count / of, (count % of).abs());
    if rest == 0 {
        return Some(whole.to_string());
    }
    let mut digits = String::new();
    while rest != 0 && digits.len() < 12 {
        rest = rest.checked_mul(10)?;
        digits.push(char::from(b'0' + u8::try_from(rest / of).ok()?));
        rest %= of;
    }
    Some(format!("{whole}.{digits}"))
}

/// A length in the units said; fractions without a short decimal go to the next smaller unit.
pub fn duration(length: &Length) -> String {
    let mut date = String::new();
    let mut time = String::new();
    let mut put = |text: &str, grain: Grain| {
        let (letter, timed, _) = unit(grain);
        let out = if timed { &mut time } else { &mut date };
        out.push_str(text);
        out.push(letter);
    };
    let mut parts: Vec<Part> = length.parts.clone();
    parts.sort_by_key(|p| std::cmp::Reverse(p.grain));
    for part in parts {
        if length.vague {
            put("X", part.grain);
            continue;
        }
        let (_, _, factor) = unit(part.grain);
        let count = part.count.saturating_mul(factor);
        match decimal(count, part.of) {
            Some(text) => put(&text, part.grain),
            None => {
                let whole = count / part.of;
                if whole != 0 {
                    put(&whole.to_string(), part.grain);
                }
                if let Some((below, each)) = smaller(part.grain) {
                    let rest = (count % part.of) * each;
                    let text = decimal(rest, part.of).unwrap_or_else(|| (rest / part.of).to_string());
                    put(&text, below);
                }
            }
        }
    }
    if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
}

/// Seconds of one grain: a month has 30 days, a year 365.
pub fn seconds_of(grain: Grain) -> i64 {
    const DAY: i64 = 86_400;
    match grain {
        Grain::Second => 1,
        Grain::Minute => 60,
        Grain::Hour | Grain::Part => 3600,
        Grain::Day => DAY,
        Grain::Week => 7 * DAY,
        Grain::Month => 30 * DAY,
        Grain::Quarter | Grain::Season => 90 * DAY,
        Grain::Half => 180 * DAY,
        Grain::Year => 365 * DAY,
        Grain::Decade => 3650 * DAY,
        Grain::Century => 36_500 * DAY,
        Grain::Millennium => 365_000 * DAY,
    }
}

/// Length in seconds; `None` if its number is unsaid or out of reach.
pub fn seconds(length: &Length) -> Option<i64> {
    if length.vague {
        return None;
    }
    length
        .parts
        .iter()
        .try_fold(0i64, |sum, p| sum.checked_add(p.count.checked_mul(seconds_of(p.grain))? / p.of))
}
