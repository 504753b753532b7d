//! The labels of entities: OntoNotes 5's, DURATION and the pattern labels.

named! {
    /// What an entity is.
    #[non_exhaustive]
    Label {
        /// People.
        Person = "PERSON",
        /// Nationalities, religious and political groups.
        Norp = "NORP",
        /// Organizations.
        Org = "ORG",
        /// Countries, cities, provinces.
        Gpe = "GPE",
        /// Other places: mountains, rivers, regions.
        Loc = "LOC",
        /// Buildings, airports, roads.
        Fac = "FAC",
        /// Weapons, vehicles, products.
        Product = "PRODUCT",
        /// Named operations, wars, conferences.
        Event = "EVENT",
        /// Dates and periods of days.
        Date = "DATE",
        /// Times of the day.
        Time = "TIME",
        /// Percentages.
        Percent = "PERCENT",
        /// Amounts of money.
        Money = "MONEY",
        /// Measurements.
        Quantity = "QUANTITY",
        /// First, second …
        Ordinal = "ORDINAL",
        /// Numbers that no other label covers.
        Cardinal = "CARDINAL",
        /// Lengths of time.
        Duration = "DURATION",
        /// Web addresses.
        Url = "URL",
        /// E-mail addresses.
        Email = "EMAIL",
        /// Telephone numbers.
        Phone = "PHONE",
        /// `@name`
        Mention = "MENTION",
        /// `#topic`
        Hashtag = "HASHTAG",
        /// Numbers of people, firms, accounts, cards and papers.
        Id = "ID",
    }
}

impl Label {
    /// The labels of names, which come first.
    pub const OF_NAMES: &'static [Label] = Self::ALL.split_at(Self::Date as usize).0;

    /// The name label with that name.
    ///
    /// # Errors
    /// Lists the valid names if there is no such label.
    pub fn of_name(name: &str) -> Result<Self, String> {
        Self::from_name(name).filter(|l| l.is_name()).ok_or_else(|| {
            let valid: Vec<&str> = Self::OF_NAMES.iter().map(|l| l.name()).collect();
            format!("valid: {}", valid.join(", "))
        })
    }

    /// Whether it labels names.
    pub const fn is_name(self) -> bool {
        (self as u8) < Self::Date as u8
    }
}

/// A set of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Labels(u32);

impl Labels {
    /// Every label.
    pub const ALL: Labels = Labels((1 << Label::ALL.len()) - 1);
    /// No label.
    pub const NONE: Labels = Labels(0);

    /// The set of the labels given.
    pub fn of(labels: impl IntoIterator<Item = Label>) -> Self {
        Labels(labels.into_iter().fold(0, |set, l| set | 1 << l as u8))
    }

    /// Whether `label` is in the set.
    pub const fn has(self, label: Label) -> bool {
        self.0 >> label as u8 & 1 == 1
    }

    /// The labels of the set, in their order.
    pub fn iter(self) -> impl Iterator<Item = Label> {
        Label::ALL.iter().copied().filter(move |&label| self.has(label))
    }

    /// Whether the two sets share a label.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Label> for Labels {
    fn from_iter<I: IntoIterator<Item = Label>>(labels: I) -> Self {
        Self::of(labels)
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}
