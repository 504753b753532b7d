//! How a number or a time is bounded.

named! {
    /// How a number bounds what it counts, or a time what happens.
    #[derive(Default)]
    #[non_exhaustive]
    Bound {
        /// Neither bounded nor approximate.
        #[default]
        Exact = "exact",
        /// أكثر من
        MoreThan = "more_than",
        /// على الأقل
        AtLeast = "at_least",
        /// أقل من
        LessThan = "less_than",
        /// على الأكثر
        AtMost = "at_most",
        /// نحو
        About = "about",
        /// بين … و
        Between = "between",
        /// منذ, of times
        Since = "since",
        /// حتى, of times
        Until = "until",
        /// قبل, of times
        Before = "before",
        /// بعد, of times
        After = "after",
    }
}

impl Bound {
    /// The bounds of numbers: those that a row of class `bound` may name.
    pub const OF_NUMBERS: &'static [&'static str] = Self::NAMES.split_at(Self::Since as usize).0;
}
