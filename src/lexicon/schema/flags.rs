//! Marks on a sense: the bits, and their names in the `flags` column of the seeds.

/// Marks on a sense, by the names used in the `flags` column.
pub const FLAGS: &[(&str, u32)] = &[
    ("masc", flag::MASC),
    ("fem", flag::FEM),
    ("dual", flag::DUAL),
    ("plural", flag::PLURAL),
    ("construct", flag::CONSTRUCT),
    ("ambiguous", flag::AMBIGUOUS),
    ("strict", flag::STRICT),
    ("bare", flag::BARE),
    ("definite", flag::DEFINITE),
    ("after", flag::AFTER),
    ("before", flag::BEFORE),
    ("abbreviation", flag::ABBREVIATION),
    ("egy", flag::EGY),
    ("lev", flag::LEV),
    ("glf", flag::GLF),
    ("irq", flag::IRQ),
    ("mag", flag::MAG),
    ("needs_day", flag::NEEDS_DAY),
    ("needs_year", flag::NEEDS_YEAR),
    ("person", flag::PERSON),
    ("prefix", flag::PREFIX),
    ("vague", flag::VAGUE),
    ("night", flag::NIGHT),
    ("joined", flag::JOINED),
    ("beside", flag::BESIDE),
    ("owned", flag::OWNED),
    ("judged", flag::JUDGED),
];

/// Bits of [`Sense::flags`](super::Sense::flags).
pub mod flag {
    /// Masculine form.
    pub const MASC: u32 = 1;
    /// Feminine form.
    pub const FEM: u32 = 1 << 1;
    /// Dual form.
    pub const DUAL: u32 = 1 << 2;
    /// Plural form.
    pub const PLURAL: u32 = 1 << 3;
    /// Construct form, which a noun follows.
    pub const CONSTRUCT: u32 = 1 << 4;
    /// Also an ordinary word: needs support from the context.
    pub const AMBIGUOUS: u32 = 1 << 5;
    /// Only in exactly this spelling.
    pub const STRICT: u32 = 1 << 6;
    /// Only without proclitics.
    pub const BARE: u32 = 1 << 7;
    /// Only with the article.
    pub const DEFINITE: u32 = 1 << 8;
    /// Stands after what it modifies.
    pub const AFTER: u32 = 1 << 9;
    /// Stands before what it modifies.
    pub const BEFORE: u32 = 1 << 10;
    /// Abbreviation.
    pub const ABBREVIATION: u32 = 1 << 11;
    /// Egyptian.
    pub const EGY: u32 = 1 << 12;
    /// Levantine.
    pub const LEV: u32 = 1 << 13;
    /// Gulf.
    pub const GLF: u32 = 1 << 14;
    /// Iraqi.
    pub const IRQ: u32 = 1 << 15;
    /// Maghrebi.
    pub const MAG: u32 = 1 << 16;
    /// A month name that needs a day.
    pub const NEEDS_DAY: u32 = 1 << 17;
    /// A month name that needs a year.
    pub const NEEDS_YEAR: u32 = 1 << 18;
    /// Of or for a person.
    pub const PERSON: u32 = 1 << 19;
    /// May begin a longer name.
    pub const PREFIX: u32 = 1 << 20;
    /// A unit of no fixed length.
    pub const VAGUE: u32 = 1 << 21;
    /// Counts nights.
    pub const NIGHT: u32 = 1 << 22;
    /// Only with و or ف before it.
    pub const JOINED: u32 = 1 << 23;
    /// A place only next to a word that introduces it or another place of its region; hidden from the model.
    pub const BESIDE: u32 = 1 << 24;
    /// A dual in construct with what is definite only: «جانبي الطريق»; else an adjective.
    pub const OWNED: u32 = 1 << 25;
    /// A dish, a judgement or what else reviews talk about.
    pub const JUDGED: u32 = 1 << 26;
    /// Needs some kind of support from the context.
    pub const UNSURE: u32 = AMBIGUOUS | BESIDE;
    /// All dialect marks.
    pub const DIALECTS: u32 = EGY | LEV | GLF | IRQ | MAG;
}
