//! Amounts with a unit: the grammar that money and quantities share.
//!
//! A measured amount is a number and its unit in either order (20 كم, $20), a unit that says its own
//! number (لترين, متر واحد, لتر ونصف), and what is added to it: a fraction (ستة أمتار ونصف المتر) or a smaller unit
//! (17 مترا و58 سنتيمترا). Two of them, or a range of numbers before one unit, make a range (بين 5 كم و10 كم).
//! What a unit is and which words name one is the business of the dimension, after [`Units`].

mod additions;
pub mod matching;
mod once;
mod reader;
mod subject;

pub use once::{joined, listed};
pub use reader::read;
pub use subject::subject_before;

use crate::found::{Bound, Number, Numeric};
use crate::lexicon::Proclitics;
use crate::reading::{Amount, Context, Exact};
use crate::span::Span;

/// How a unit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A singular.
    Singular,
    /// A dual, which says two.
    Dual,
    /// A plural.
    Plural,
    /// An abbreviation, code or sign.
    Short,
}

/// A unit found in the text.
#[derive(Clone, Copy, Debug)]
pub struct FoundUnit<U> {
    /// What it is.
    pub unit: U,
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// How it is written.
    pub written: Written,
    /// What stands before its first word.
    pub proclitics: Proclitics,
    /// Code points of its conjunction and preposition.
    pub prefix: u8,
    /// Whether its form is also another word, so that it needs a number or support.
    pub unsure: bool,
}

/// The units of one dimension.
pub trait Units {
    /// A unit.
    type Unit: Copy + PartialEq;

    /// Classes of the words at which a unit may begin, as bits.
    const CLASSES: u64;

    /// The unit right after the number that ends before token `i`.
    fn behind(&self, cx: &Context<'_>, i: usize, number: &Amount) -> Option<FoundUnit<Self::Unit>>;

    /// The sign right before the number that begins at token `i`, and the token after what stands
    /// after the number, with what that multiplies it by ($3.5m).
    fn ahead(&self, cx: &Context<'_>, number: &Amount) -> Option<(FoundUnit<Self::Unit>, usize, Exact)>;

    /// A unit at token `i` that may say its own number.
    fn alone(&self, cx: &Context<'_>, i: usize) -> Option<FoundUnit<Self::Unit>>;

    /// The unit that both are, if they are one: a bare «جنيه» and «جنيه مصري».
    fn same(&self, a: Self::Unit, b: Self::Unit) -> Option<Self::Unit> {
        (a == b).then_some(a)
    }

    /// How many of `whole` one `part` is, if parts may be added to it.
    fn part(&self, whole: Self::Unit, part: Self::Unit) -> Option<Exact>;

    /// How many of its unit one part is that is said without its name behind `m` (20 دولار و5).
    fn nameless_part(&self, cx: &Context<'_>, m: &Measured<Self::Unit>) -> Option<Exact>;

    /// The unit of a whole whose part says which it is: ريال and هللة.
    fn with_part(&self, whole: Self::Unit, _part: Self::Unit) -> Self::Unit {
        whole
    }

    /// Whether «60 × 40» of it are two sides: of lengths.
    fn crosses(&self, _unit: Self::Unit) -> bool {
        false
    }

    /// The group of hints whose verbs may have their subject before the amount.
    fn bound_verbs(&self) -> Option<i32>;

    /// Whether a single unit is one of it.
    fn bare(&self, cx: &Context<'_>, found: &FoundUnit<Self::Unit>) -> bool;
}

/// An amount with its unit.
#[derive(Clone, Copy, Debug)]
pub struct Measured<U> {
    /// How many; none for ranges and indefinite amounts.
    pub value: Option<Numeric>,
    /// Ends of a range.
    pub range: Option<(Numeric, Numeric)>,
    /// How it is bounded.
    pub bound: Bound,
    /// The unit, the larger one where there are two.
    pub unit: U,
    /// Tokens of the core.
    pub core: (usize, usize),
    /// First token of everything read.
    pub first: usize,
    /// Where the core stands.
    pub span: Span,
    /// Where everything read stands.
    pub phrase: Span,
    /// Where the unit stands, without proclitics.
    pub unit_span: Span,
    /// Whether the unit is written as a word.
    pub worded: bool,
    /// Whether a dual stands for two.
    pub dual: bool,
    /// Whether the amount is indefinite (ملايين الدولارات).
    pub indefinite: bool,
    /// Whether the amount is one that nothing but a bare unit says.
    pub bare: bool,
}

impl<U> Measured<U> {
    /// As a value, the unit and the noun left open.
    pub fn number(&self) -> Number {
        let (low, high) = self.range.map_or((None, None), |(low, high)| (Some(low), Some(high)));
        Number {
            value: if self.indefinite { None } else { self.value },
            low,
            high,
            bound: self.bound,
            dual: self.dual,
            indefinite: self.indefinite,
            ..Number::default()
        }
    }
}
