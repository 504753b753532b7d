//! CARDINAL: numbers that are nothing else.

use super::context::Context;
use super::entity::{Candidate, Entity};
use super::label::Label;
use super::numerals::{Amount, AtomKind, mark};
use super::registry::Dimension;
use super::value::{Bound, Number, Value};

/// Cardinal numbers, fractions, indefinite quantities.
pub struct Cardinals;

impl Dimension for Cardinals {
    fn name(&self) -> &'static str {
        "cardinal"
    }

    fn doc(&self) -> &'static str {
        "Numbers that are nothing else, in digits and words, with their bounds and what they count."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Cardinal]
    }

    fn find(&self, cx: &Context<'_>, out: &mut Vec<Candidate>) {
        for amount in &cx.numbers.amounts {
            out.extend(cardinal(cx, amount));
        }
    }
}

fn cardinal(_cx: &Context<'_>, amount: &Amount) -> Option<Candidate> {
    let (atom, _) = amount.atoms;
    let bounded = amount.bound != Bound::Exact && !amount.unsure_bound;
    if atom.kind == AtomKind::Ordinal || atom.has(mark::LATIN) {
        return None;
    }
    if atom.has(mark::ORDINAL_TOO) && amount.range.is_none() && !bounded {
        return None;
    }
    let indefinite = atom.kind == AtomKind::Indefinite;
    let (low, high) = amount.range.map_or((None, None), |(a, b)| (Some(a), Some(b)));
    let number = Number {
        value: if indefinite { None } else { amount.value() },
        low,
        high,
        bound: amount.bound,
        indefinite,
        ..Number::default()
    };
    let entity = Entity {
        span: amount.span,
        phrase: amount.phrase,
        label: Label::Cardinal,
        value: Value::Number(number),
        rule: "cardinal",
    };
    Some(Candidate::core(entity))
}
