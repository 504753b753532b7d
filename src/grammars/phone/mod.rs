//! PHONE: telephone numbers in digits and in spoken digits.

mod digits;
mod plan;
mod spoken;

use crate::found::{Candidate, Entity, Label, Value};
use crate::reading::{Context, Dimension, Memory};
use crate::span::Span;

/// The rule of numbers read out.
const SPOKEN: &str = "spoken_phone";

/// Telephone numbers.
pub struct Phones;

impl Dimension for Phones {
    fn name(&self) -> &'static str {
        "phone"
    }

    fn doc(&self) -> &'static str {
        "Telephone numbers: E.164 where the country is known, else their digits."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Phone]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let mut i = 0;
        while i < cx.tokens.len() {
            i = match digits::read(cx, i) {
                Some((span, value, end)) => {
                    out.push(candidate(span, value, "phone"));
                    end
                }
                None => i + 1,
            };
        }
        spoken::read(cx, |span, value| out.push(candidate(span, value, SPOKEN)));
    }
}

fn candidate(span: Span, value: String, rule: &'static str) -> Candidate {
    let entity = Entity { span, phrase: span, label: Label::Phone, value: Value::Text(value), rule };
    // A number read out is surer than the ranges, times and names that its digits could be.
    let strength = if rule == SPOKEN { 3 } else { 0 };
    Candidate { strength, ..Candidate::core(entity) }
}
