//! PHONE: telephone numbers in digits and in spoken digits.

mod digits;
mod plan;
mod spoken;

use crate::found::{Candidate, Entity, Label, Value, strength};
use crate::reading::{Context, Dimension, Memory};
use crate::span::Span;
use crate::tokenize::Kind;
use plan::PhoneDigits;

/// The rule of numbers read out.
const SPOKEN: &str = "phone/spoken::read";

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
        // The token and code point to go on at, and the token in which the last number ends.
        let (mut i, mut at, mut last) = (0, 0, None);
        while i < cx.tokens.len() {
            // None begins with a word.
            let words =
                cx.tokens.kinds[i..].iter().take_while(|kind| matches!(kind, Kind::Word | Kind::Latin));
            i += words.count();
            if i == cx.tokens.len() {
                break;
            }
            at = at.max(cx.tokens.starts[i]);
            let linked = last.is_some_and(|l| digits::joins(cx, l, i));
            if cx.kind(i) == Some(Kind::Url) {
                out.extend(chat(cx, i));
            }
            match digits::read(cx, i, at, linked) {
                Some(found) => {
                    last = Some(found.last);
                    // Another number may stand after a slash in the same token.
                    let within = found.span.end < cx.tokens.ends[found.last];
                    i = if within { found.last } else { found.last + 1 };
                    at = found.span.end + u32::from(within);
                    out.push(candidate(found.span, found.value, "phone::find"));
                }
                None => i += 1,
            }
        }
        spoken::read(cx, |span, value| out.push(candidate(span, value, SPOKEN)));
    }
}

/// The number in the address of a chat: wa.me/966551234567.
fn chat(cx: &Context<'_>, i: usize) -> Option<Candidate> {
    const HOSTS: &[&str] = &["wa.me/", "api.whatsapp.com/send?phone=", "api.whatsapp.com/send/?phone="];
    let span = cx.tokens.span(i);
    // Of the letters that these hosts begin with, or have in them, most addresses hold no two together.
    let begins = |at: u32| {
        let next = cx.text.at(at as usize + 1);
        cx.text.at(at as usize) == u32::from(b'w') && (next == u32::from(b'a') || next == u32::from(b'h'))
    };
    if !(span.start..span.end).any(begins) {
        return None;
    }
    let text = cx.slice(span).to_string_lossy();
    let (_, rest) = HOSTS.iter().find_map(|host| text.split_once(host))?;
    let mut number = PhoneDigits::default();
    let digits = rest.trim_start_matches(['+', '%']).bytes().take_while(u8::is_ascii_digit);
    for digit in digits {
        if !number.push(digit - b'0') {
            return None;
        }
    }
    let value = plan::international(cx, number.first(number.count))?;
    Some(Candidate { strength: strength::CHAT_ADDRESS, ..candidate(span, value, "phone::chat") })
}

fn candidate(span: Span, value: String, rule: &'static str) -> Candidate {
    let entity = Entity { span, phrase: span, label: Label::Phone, value: Value::Text(value), rule };
    // One in digits is surer than the ranges and fractions that it could be.
    let strength = if rule == SPOKEN { strength::DICTATED } else { strength::SURE };
    Candidate { strength, ..Candidate::core(entity) }
}
