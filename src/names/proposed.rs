//! What the model proposes as a name.

use super::headed::named;
use super::margins::least;
use super::model_bounds::{beside_another, conjunction, joins};
use super::model_places::kind_of_place;
use super::place_context;
use super::reader::{BEARERS, Found, NameReader};
use super::tagger::NameClass;
use crate::found::{Label, Source};
use crate::letters::{ALEF_MADDA, FEH};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Reading, Sense};
use crate::reading::near;

/// A name that the model proposes, and what the lists and rules have inside it.
pub struct Proposed<'a> {
    /// What the model calls it.
    pub kind: NameClass,
    /// The name.
    pub found: Found,
    /// What lists and rules have in its place.
    pub inside: &'a [Found],
}

impl<'a> Proposed<'a> {
    /// The name with the label that the model gives, unless its first word says another.
    pub fn new(
        r: &NameReader<'_>,
        said: Label,
        first: usize,
        end: usize,
        inside: &'a [Found],
    ) -> Option<Self> {
        let kind = NameClass::of_label(said)?;
        // «عبدالحكيم شار - الرياض»: a given name that is nothing else begins no body.
        let person = kind == NameClass::Organization && inside.is_empty() && r.only_given(first);
        let kind = if person { NameClass::Person } else { kind };
        let label = match kind {
            // «آل رشيد» is a house, no person.
            NameClass::Person if r.bare_small(first, NameWord::House) && r.cx.code(first) == ALEF_MADDA => {
                Label::Norp
            }
            NameClass::Person => Label::Person,
            NameClass::Organization => Label::Org,
            NameClass::Place => kind_of_place(r, said, first),
            NameClass::Other => said,
        };
        // «كلاوس» is no «ك» and «لاوس».
        let whole = |(reading, s): (Reading, Sense)| reading.prefix == 0 && s.arg >= BEARERS;
        let person = kind == NameClass::Person;
        let prefix = match r.prefix(first) {
            0 if conjunction(r, first) || person && (joins(r, first, end) || beside_another(r, first)) => 1,
            _ if person && r.senses(first, Class::Given).any(whole) => 0,
            // «برئاسة ⟦بتال⟧ العتيبي»: what is left without the letter is nobody's name.
            prefix if person && prefix > 0 && end > first + 1 && r.keeps_letter(first) => 0,
            prefix => prefix,
        };
        let found = Found {
            source: Source::Model,
            score: r.score(kind, first, end),
            rule: "names/model_guards::accept",
            ..named(first, end, prefix, label)
        };
        Some(Self { kind, found, inside })
    }

    /// Whether it is of this class.
    pub fn is(&self, kind: NameClass) -> bool {
        self.kind == kind
    }

    /// Whether it is a single word.
    pub fn alone(&self) -> bool {
        self.found.len() == 1
    }

    /// The name up to token `end`, if the model is sure enough of what is left.
    pub fn up_to(&self, r: &NameReader<'_>, end: usize) -> Option<Found> {
        let left = Found { end, ..self.found };
        (end > left.first && r.margin(left.first, end) >= least(self.found.label, left.len())).then_some(left)
    }

    /// Where a body or place ends because the next word says where it is: «مدرسة ⟦في⟧ الصنمين», «الشرطة الاتحادية ⟦غرب⟧
    /// الأنبار».
    pub fn located(&self, r: &NameReader<'_>) -> Option<usize> {
        let town = |(_, sense): (Reading, Sense)| r.label(sense) == Some(Label::Gpe);
        let side = |i: usize| {
            r.definite(i - 1)
                && !r.definite(i)
                && place_context::side(r, i)
                && r.senses(i + 1, Class::Name).any(town)
        };
        let at = |&i: &usize| {
            (r.cx.code(i) == FEH && r.is_small(i, NameWord::Preposition) || side(i)) && near(r.cx, i)
        };
        let local = || (self.found.first + 1..self.found.end).find(at);
        matches!(self.kind, NameClass::Place | NameClass::Organization).then(local).flatten()
    }
}

/// Whether a list of people has token `i`.
pub fn listed_person(r: &NameReader<'_>, i: usize) -> bool {
    r.is(i, Class::Given) || r.is(i, Class::Family)
}
