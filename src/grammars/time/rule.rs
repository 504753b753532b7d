//! Which function read a time, and what its first element is.

/// What the first element of an expression is, where what comes after depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstElement {
    /// An hour.
    Clock,
    /// A year alone.
    Year,
    /// A day and its month.
    DayMonth,
    /// A date in digits.
    Numeric,
    /// Two ends.
    Range,
    /// Anything else.
    #[default]
    Other,
}

/// Which function read the first element: `time/named::year` is `year` in time/named.rs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// What the function reads.
    pub element: FirstElement,
    /// Its path.
    pub id: &'static str,
}

impl Rule {
    /// A function that reads an hour.
    pub const fn clock(id: &'static str) -> Self {
        Self { element: FirstElement::Clock, id }
    }

    /// A function that reads a year.
    pub const fn year(id: &'static str) -> Self {
        Self { element: FirstElement::Year, id }
    }

    /// A function that reads a day and its month.
    pub const fn day_month(id: &'static str) -> Self {
        Self { element: FirstElement::DayMonth, id }
    }

    /// A function that reads a date in digits.
    pub const fn numeric(id: &'static str) -> Self {
        Self { element: FirstElement::Numeric, id }
    }

    /// A function that reads two ends.
    pub const fn range(id: &'static str) -> Self {
        Self { element: FirstElement::Range, id }
    }

    /// A function that reads anything else.
    pub const fn other(id: &'static str) -> Self {
        Self { element: FirstElement::Other, id }
    }
}
