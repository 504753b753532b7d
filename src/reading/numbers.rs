//! The number expressions of a text, as found by the number grammar.

use super::Exact;
use crate::found::{Bound, Numeric};
use crate::lexicon::Proclitics;
use crate::span::Span;

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// A number that counts or measures.
    Cardinal,
    /// A fraction by itself: نصف, ثلاثة أرباع, 3/4.
    Fraction,
    /// A rank: الثالث.
    Ordinal,
    /// مئات, عشرات الآلاف, بضعة, عدة; the value is the scale hinted at.
    Indefinite,
}

/// How an atom is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomForm {
    /// In digits only.
    Digits,
    /// In words only.
    Words,
    /// In both: 30 ألف.
    Mixed,
}

/// A number expression.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// First token; where digits have a proclitic glued before them (و8), the proclitic's token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// Where it stands, without conjunction and preposition but with the article.
    pub span: Span,
    /// Its value.
    pub value: Numeric,
    /// What it is.
    pub kind: AtomKind,
    /// How it is written.
    pub form: AtomForm,
    /// What stands before its first word.
    pub proclitics: Proclitics,
    /// Marks, see [`mark`].
    pub marks: u16,
    /// The power of a thousand it ends with, or 1.
    pub scale: i128,
    /// Number of digits, if it is a single run of digits.
    pub digits: u8,
}

/// Bits of [`Atom::marks`].
pub mod mark {
    /// Begins with the article.
    pub const DEFINITE: u16 = 1;
    /// A feminine ordinal.
    pub const FEMININE: u16 = 1 << 1;
    /// A definite number that is also a rank (العشرون).
    pub const ORDINAL_TOO: u16 = 1 << 2;
    /// Below zero by a sign or a word.
    pub const NEGATIVE: u16 = 1 << 3;
    /// Digits with a slash (3/4): also a date or a score.
    pub const SLASH: u16 = 1 << 4;
    /// One word that is also another word (ست, مية): needs support from the context.
    pub const UNSURE: u16 = 1 << 5;
    /// A fraction added to a whole number, or a decimal.
    pub const BROKEN: u16 = 1 << 6;
    /// A dual hundred or scale alone (مئتان, ألفين).
    pub const DUAL: u16 = 1 << 7;
    /// A construct form, which a noun must follow (مئتي).
    pub const CONSTRUCT: u16 = 1 << 8;
    /// Between three and ten: بضعة, بضع.
    pub const FEW: u16 = 1 << 9;
    /// A fraction written with «من» or «على» between two numbers.
    pub const SHARE: u16 = 1 << 10;
    /// Glued to Latin letters after it (5G, 3D).
    pub const LATIN: u16 = 1 << 11;
    /// One of three or more numbers in digits that hyphens join (12-4-2019, 06-5551-2030).
    pub const CHAIN: u16 = 1 << 12;
}

impl Atom {
    /// Whether any of these marks is set.
    pub const fn has(&self, marks: u16) -> bool {
        self.marks & marks != 0
    }

    /// The value for calculations.
    pub fn exact(&self) -> Option<Exact> {
        Exact::from_numeric(self.value)
    }

    /// Whether it is a number from 11 to 19 in two words: الاثنا عشر, الخمسة عشر.
    pub fn is_teen(&self) -> bool {
        let words = self.form == AtomForm::Words && self.end == self.first + 2;
        words && self.whole().is_some_and(|n| (11..20).contains(&n))
    }

    /// The value where it is whole.
    pub fn whole(&self) -> Option<i128> {
        match self.value {
            Numeric::Int(n) => Some(n),
            _ => None,
        }
    }
}

/// The numbers of one text.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Ascending, disjoint.
    pub atoms: Vec<Atom>,
    /// Sorted and disjoint; every atom is in exactly one of them.
    pub amounts: Vec<Amount>,
}

impl Numbers {
    /// None.
    pub const NONE: &'static Numbers = &Numbers { atoms: Vec::new(), amounts: Vec::new() };

    /// The atom that begins at token `i`.
    pub fn atom_at(&self, i: usize) -> Option<&Atom> {
        let at = self.atoms.partition_point(|a| a.first < i);
        self.atoms.get(at).filter(|a| a.first == i)
    }

    /// The atom that ends before token `i`.
    pub fn atom_ending(&self, i: usize) -> Option<&Atom> {
        let at = self.atoms.partition_point(|a| a.end < i);
        self.atoms.get(at).filter(|a| a.end == i)
    }

    /// The atom that token `i` belongs to.
    pub fn atom_of(&self, i: usize) -> Option<&Atom> {
        let at = self.atoms.partition_point(|a| a.end <= i);
        self.atoms.get(at).filter(|a| a.first <= i)
    }

    /// The amount whose first atom begins at token `i`.
    pub fn amount_at(&self, i: usize) -> Option<&Amount> {
        let at = self.amounts.partition_point(|a| a.core.0 < i);
        self.amounts.get(at).filter(|a| a.core.0 == i)
    }

    /// The amount whose last atom ends before token `i`.
    pub fn amount_ending(&self, i: usize) -> Option<&Amount> {
        let at = self.amounts.partition_point(|a| a.core.1 < i);
        self.amounts.get(at).filter(|a| a.core.1 == i)
    }
}

/// An atom, or a range of two atoms, with the bound before it.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// The first atom, and the last one of a range.
    pub atoms: (Atom, Option<Atom>),
    /// Tokens of the core: one atom, or both with what joins them.
    pub core: (usize, usize),
    /// First token of everything read: bound, من, بين.
    pub first: usize,
    /// Where the core stands.
    pub span: Span,
    /// Where everything read stands.
    pub phrase: Span,
    /// How it is bounded by what stands before it.
    pub bound: Bound,
    /// The bound before it is also an ordinary word.
    pub unsure_bound: bool,
    /// Ends of a range.
    pub range: Option<(Numeric, Numeric)>,
}

impl Amount {
    /// The value of an amount that is not a range.
    pub fn value(&self) -> Option<Numeric> {
        if self.range.is_some() { None } else { Some(self.atoms.0.value) }
    }

    /// The last atom.
    pub fn last(&self) -> &Atom {
        self.atoms.1.as_ref().unwrap_or(&self.atoms.0)
    }

    /// Token after the core.
    pub fn end(&self) -> usize {
        self.core.1
    }
}
