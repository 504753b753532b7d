//! Amounts that a code of money is glued to: «usd1200», «SAR500».

use crate::found::{Candidate, Entity, Label, Number, Numeric, Value};
use crate::lexicon::{Class, fold};
use crate::numerals::digits;
use crate::reading::Context;
use crate::span::Span;
use crate::tokenize::Kind;

/// Letters of a code of ISO 4217.
const CODE: u32 = 3;

/// Adds the amounts whose code and digits are one token; codes that are words too (CUP, TOP) name something else.
pub(super) fn glued_codes(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    /// The most digits.
    const LONG: u32 = 9;
    for (i, _) in cx.tokens.kinds.iter().enumerate().filter(|&(_, &kind)| kind == Kind::Code) {
        let span = cx.tokens.span(i);
        let letters = || (span.start..span.start + CODE).map(|at| cx.text.at(at as usize));
        let plain = (CODE + 2..=CODE + LONG).contains(&span.len())
            && (letters().all(|c| (0x61..=0x7A).contains(&c))
                || letters().all(|c| (0x41..=0x5A).contains(&c)));
        let alone = !cx.glued(i) && !i.checked_sub(1).is_some_and(|b| cx.glued(b));
        if !plain || !alone {
            continue;
        }
        let amount = digits::value(cx.text, span.start + CODE, span.end).filter(|&n| n > 0);
        let Some((amount, key)) = amount.zip(fold::Key::new(letters())) else { continue };
        let senses = cx.lexicon.word(fold::hash(key.letters()));
        // A code that is a word too is listed in capitals only.
        let mut codes = cx.lexicon.senses(senses).filter(|s| s.class == Class::CurrencySign);
        let row = codes.next().filter(|first| codes.any(|s| s.arg == first.arg));
        let row = row.and_then(|s| cx.lexicon.tables().currencies.get(usize::try_from(s.arg).ok()?));
        let Some(row) = row else { continue };
        out.push(candidate(span, amount, row.code.clone()));
    }
}

fn candidate(span: Span, amount: u32, unit: String) -> Candidate {
    let number = Number { value: Some(Numeric::Int(amount.into())), unit: Some(unit), ..Number::default() };
    let value = Value::Number(number.into());
    Candidate::core(Entity { span, phrase: span, label: Label::Money, value, rule: "glued_codes::candidate" })
}
