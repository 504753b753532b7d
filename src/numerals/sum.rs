//! The running sum of a number's elements while it is being read.

use super::pieces::NumberPlace;
use crate::reading::Exact;

/// Maximum number of elements in one number; a longer chain is read as several numbers.
const MOST: usize = 24;

/// One summand.
#[derive(Clone, Copy)]
pub struct Summand {
    /// Its value.
    pub value: Exact,
    /// What kind of value.
    pub place: NumberPlace,
    /// The power of ten below which further summands fit.
    pub unit: i128,
    /// Token where it begins.
    pub from: usize,
}

impl Summand {
    /// A summand that is not a power of a thousand.
    pub fn new(value: Exact, place: NumberPlace, from: usize) -> Self {
        let unit = match place {
            NumberPlace::Tens => 10,
            NumberPlace::Hundred => 100,
            NumberPlace::Scale => 1000,
            _ => 1,
        };
        Self { value, place, unit, from }
    }

    /// Whether a «مئة» right after it can multiply it.
    pub fn below_hundred(&self) -> bool {
        matches!(self.place, NumberPlace::Unit | NumberPlace::Teen | NumberPlace::Tens)
    }
}

/// Summands in the order they were said.
pub struct NumberSum {
    parts: [Summand; MOST],
    len: usize,
}

impl NumberSum {
    /// Nothing yet, at token `from`.
    pub fn new(from: usize) -> Self {
        Self { parts: [Summand::new(Exact::int(0), NumberPlace::Zero, from); MOST], len: 0 }
    }

    /// Number of summands.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The value so far.
    pub fn total(&self) -> Option<Exact> {
        total(&self.parts[..self.len])
    }

    /// The last summand.
    pub fn top(&self) -> Option<&Summand> {
        self.parts[..self.len].last()
    }

    /// Adds a summand; false if there are too many.
    pub fn push(&mut self, part: Summand) -> bool {
        if self.len == MOST {
            return false;
        }
        self.parts[self.len] = part;
        self.len += 1;
        true
    }

    /// Whether the summands descend from the largest to the smallest, except for a unit before its ten:
    /// the order of Standard Arabic.
    pub fn falls(&self) -> bool {
        self.parts[..self.len].windows(2).all(|w| {
            let unit_and_ten = w[0].place == NumberPlace::Unit && w[1].place == NumberPlace::Tens;
            unit_and_ten || w[1].value.below(w[0].value)
        })
    }

    /// Whether a summand joined by و continues the number.
    pub fn admits(&self, part: &Summand) -> bool {
        admits(&self.parts[..self.len], part)
    }

    /// Multiplies the open summands below a hundred by a hundred.
    pub fn times_hundred(&mut self) -> bool {
        let open = self.parts[..self.len].iter().rev().take_while(|p| p.below_hundred()).count();
        self.collapse(self.len - open, 100, NumberPlace::Hundred) == Some(None)
    }

    /// Multiplies the open smaller summands by a power of a thousand. Where the product would
    /// overlap an earlier summand, removes the factor and returns the token where it began.
    pub fn times_scale(&mut self, power: i128) -> Option<Option<usize>> {
        let scale = Exact::int(power);
        let open = self.parts[..self.len].iter().rev().take_while(|p| p.value.below(scale)).count();
        // «مليون مليون», «ثلاثة آلاف ألف»: multiplies the last summand, even if it is not smaller.
        self.collapse(self.len - open.max(1), power, NumberPlace::Scale)
    }

    fn collapse(&mut self, keep: usize, power: i128, place: NumberPlace) -> Option<Option<usize>> {
        let value = total(&self.parts[keep..self.len])?.times(Exact::int(power))?;
        let from = self.parts[keep].from;
        let part = Summand { value, place, unit: power, from };
        if keep > 0 && !admits(&self.parts[..keep], &part) {
            self.len = keep;
            return Some(Some(from));
        }
        self.parts[keep] = part;
        self.len = keep + 1;
        Some(None)
    }
}

fn total(parts: &[Summand]) -> Option<Exact> {
    parts.iter().try_fold(Exact::int(0), |sum, p| sum.plus(p.value))
}

fn admits(parts: &[Summand], part: &Summand) -> bool {
    let Some((top, rest)) = parts.split_last() else { return true };
    let below = |parts: &[Summand]| parts.iter().all(|p| part.value.below(Exact::int(p.unit)));
    // «عشرون وخمسة» are two numbers.
    let reversed = part.place == NumberPlace::Unit && top.place == NumberPlace::Tens;
    if below(parts) && !reversed {
        return true;
    }
    // «مئة وخمسة وعشرون»: the ten is compared with what precedes its unit.
    if part.place == NumberPlace::Tens && top.place == NumberPlace::Unit {
        return below(rest);
    }
    total(parts).is_some_and(|sum| sum.below(Exact::int(part.unit)))
}
