//! ORDINAL: ranks.

use super::context::Context;
use super::entity::{Candidate, Entity};
use super::label::Label;
use super::numerals::{AtomKind, mark};
use super::registry::Dimension;
use super::value::{Number, Value};

/// Ordinal numbers.
pub struct Ordinals;

impl Dimension for Ordinals {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn doc(&self) -> &'static str {
        "Ranks: first, the twenty-fifth, the 20th, the last but one."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Ordinal]
    }

    fn find(&self, cx: &Context<'_>, out: &mut Vec<Candidate>) {
        for atom in &cx.numbers.atoms {
            if atom.kind != AtomKind::Ordinal && !atom.has(mark::ORDINAL_TOO) {
                continue;
            }
            let number = Number { value: Some(atom.value), ..Number::default() };
            let entity = Entity {
                span: atom.span,
                phrase: atom.span,
                label: Label::Ordinal,
                value: Value::Number(number),
                rule: "ordinal",
            };
            out.push(Candidate::core(entity));
        }
    }
}
