//! Which of several occurrences is meant: the last 30 September, the next Thursday.

use jiff::civil::Date;

use crate::reading::Prefer;

/// A period of days, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// First day.
    pub start: Date,
    /// Day after the last one.
    pub end: Date,
}

/// Picks one of `periods`, which are ascending. `direction`: -1 the last one over, 0 the present one, 1 the next
/// one to begin, ±2 one beyond. Without it `prefer` decides.
pub fn choose(
    periods: &[(i32, Days)],
    today: Date,
    current: i32,
    direction: Option<i8>,
    prefer: Prefer,
    strict_future: bool,
) -> Option<(i32, Days)> {
    let over = |d: &Days| d.end <= today;
    let begun = |d: &Days| d.start <= today;
    match direction {
        Some(n) if n < 0 => {
            periods.iter().rev().filter(|(_, d)| over(d)).nth(usize::from(n.unsigned_abs()) - 1)
        }
        Some(n) if n > 0 => periods.iter().filter(|(_, d)| !begun(d)).nth(usize::from(n.unsigned_abs()) - 1),
        Some(_) => periods
            .iter()
            .find(|(_, d)| begun(d) && !over(d))
            .or_else(|| periods.iter().find(|(k, _)| *k == current))
            .or_else(|| periods.iter().find(|(_, d)| !over(d))),
        None => match prefer {
            Prefer::Past => periods.iter().rev().find(|(_, d)| begun(d)),
            Prefer::Future => periods.iter().find(|(_, d)| if strict_future { !begun(d) } else { !over(d) }),
            Prefer::Current => periods.iter().find(|(k, _)| *k == current).or_else(|| periods.last()),
        },
    }
    .copied()
}
