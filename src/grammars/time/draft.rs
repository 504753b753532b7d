//! A moment being read, element by element.

pub use super::rule::{FirstElement, Rule};
use super::said::Said;

/// Whether an expression needs support from its context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// No evidence yet.
    #[default]
    None,
    /// The word is also another one: something beside it must support it.
    Weak,
    /// It can only be a time.
    Sure,
}

/// What has been read so far.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The fields said.
    pub said: Said,
    /// First code point of the core, once it has begun.
    pub from: Option<u32>,
    /// First code point of everything read.
    pub lead: Option<u32>,
    /// How sure the strongest element is.
    pub strength: Strength,
    /// Whether the month is said with شهر.
    pub month_word: bool,
    /// Marks of the month's sense.
    pub month_flags: u32,
    /// Whether a dash or slash is glued between the day and its month: 3-يناير.
    pub dashed: bool,
    /// Token of the month's name, for the names beside it.
    pub month_at: usize,
    /// Whether the year is said with سنة or عام, or bears a mark of an era.
    pub year_word: bool,
    /// Whether an element needs no other to be a time.
    pub day_word: bool,
    /// Whether a preposition alone does not make it a time («في أحد»).
    pub stub: bool,
    /// Number of elements.
    pub count: u8,
    /// The rule of the first element.
    pub rule: Rule,
}

impl Draft {
    /// Records an element of the core that begins at `from`.
    pub fn core(&mut self, from: u32, strength: Strength, rule: Rule) {
        self.from.get_or_insert(from);
        self.lead.get_or_insert(from);
        self.strength = self.strength.max(strength);
        self.count += 1;
        if self.rule.id.is_empty() {
            self.rule = rule;
        }
    }

    /// Records a word before the core.
    pub fn leads(&mut self, from: u32) {
        if self.from.is_none() {
            self.lead.get_or_insert(from);
        }
    }
}
