//! Plates of vehicles: letters and digits, in either order.

use super::candidate::candidate;
use super::run;
use crate::found::{Candidate, Identifier};
use crate::letters::chars::TATWEEL;
use crate::lexicon::{Class, bit};
use crate::numerals::digits::digit;
use crate::reading::{Context, near};
use crate::signs::{HYPHEN, SLASH};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::Kind;

/// Maximum number of letters of a plate, each by itself or all together.
const LETTERS: usize = 3;
/// Maximum number of digits of one.
const DIGITS: u32 = 6;
/// Letters that a plate must have to be read without a word, and its most digits.
const SURE: (usize, u32) = (3, 4);

const KIND: &str = "plate";

/// The plate at token `i`: where it stands and what it says. `named` if a word announces it.
pub fn at(cx: &Context<'_>, i: usize, named: bool) -> Option<(Span, Identifier)> {
    let mut text = String::new();
    let (mut token, mut letters, mut digits) = (i, 0, 0);
    let mut last = i;
    let digits_first = cx.kind(i) == Some(Kind::Number);
    while token < cx.tokens.len() && (token == i || near(cx, token - 1)) {
        let span = cx.tokens.span(token);
        match cx.kind(token)? {
            Kind::Number if digits == 0 && span.len() <= DIGITS => {
                for at in span.start..span.end {
                    text.push(char::from(b'0' + digit(cx.text.at(at as usize))?));
                }
                digits = span.len();
                last = token;
                if !digits_first {
                    break;
                }
            }
            // «أ-ب-ج», «12/34567» and the like.
            Kind::Punct if token > i && matches!(cx.code(token), HYPHEN | SLASH) => {}
            Kind::Word | Kind::Latin if letters < LETTERS => match signs(cx, span, letters) {
                Some(found) => {
                    letters += found.chars().count();
                    text.push_str(&found);
                    last = token;
                }
                None => break,
            },
            Kind::Code if letters == 0 && digits == 0 && cx.text.at(span.start as usize) < 0x80 => {
                let code = cx.slice(span).to_string_lossy().to_uppercase();
                letters = code.chars().filter(|c| c.is_alphabetic()).count();
                digits = code.chars().filter(char::is_ascii_digit).count() as u32;
                text = code.replace('-', "");
                last = token;
                break;
            }
            _ => break,
        }
        token += 1;
    }
    // «لوحة بـ 15000 دولار»
    if counts(cx, last) {
        return None;
    }
    let sure = letters == SURE.0 && (1..=SURE.1).contains(&digits);
    if digits == 0 || !(sure || named && (1..=LETTERS).contains(&letters)) {
        return None;
    }
    let span = Span::new(cx.tokens.starts[i], cx.tokens.ends[last]);
    let value = Identifier { kind: KIND.to_owned(), value: text, country: None, valid: None };
    (run::free_before(cx, i) && run::free_behind(cx, span.end, last)).then_some((span, value))
}

/// Whether the digits of token `i` count or pay what stands behind them.
fn counts(cx: &Context<'_>, i: usize) -> bool {
    const COUNTED: u64 =
        bit(Class::Noun) | bit(Class::Currency) | bit(Class::CurrencySign) | bit(Class::Measure);
    near(cx, i) && cx.words.any(i + 1, COUNTED)
}

/// A plate of digits alone, perhaps behind the town it is of: «لوحة 123456», «لوحة حلب 123456».
pub fn in_digits(cx: &Context<'_>, i: usize) -> Option<(Span, Identifier)> {
    const LENGTHS: std::ops::RangeInclusive<u32> = 5..=7;
    let town = cx.kind(i) == Some(Kind::Word) && cx.words.any(i, bit(Class::Name)) && near(cx, i);
    let at = i + usize::from(town);
    let span = (cx.kind(at) == Some(Kind::Number)).then(|| cx.tokens.span(at))?;
    if !LENGTHS.contains(&span.len()) || counts(cx, at) {
        return None;
    }
    let mut value = String::new();
    for p in span.start..span.end {
        value.push(char::from(b'0' + digit(cx.text.at(p as usize))?));
    }
    let value = Identifier { kind: KIND.to_owned(), value, country: None, valid: None };
    (run::free_before(cx, at) && run::free_behind(cx, span.end, at)).then_some((span, value))
}

/// The letters of a token if it is one letter of a plate, or up to three together before any others.
fn signs(cx: &Context<'_>, span: Span, before: usize) -> Option<String> {
    let text: Text<'_> = cx.slice(span);
    let letters: String = text.to_string_lossy().chars().filter(|&c| c != TATWEEL).collect();
    let count = letters.chars().count();
    let latin = letters.chars().all(|c| c.is_ascii_uppercase());
    let known = &cx.lexicon.tables().identifiers.plate_letters;
    let single = count == 1 && (latin || known.iter().any(|k| k == &letters));
    let joined = before == 0 && (2..=LETTERS).contains(&count) && latin;
    (single || joined).then_some(letters)
}

/// Plates that no word announces: three letters one by one, and up to four digits.
pub fn alone(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    let letter = |i: usize| cx.kind(i) == Some(Kind::Word) && cx.tokens.span(i).len() <= 2 && near(cx, i);
    // Searched by their digits, since most texts contain few.
    let digits = cx.tokens.kinds.iter().enumerate().skip(3).filter(|&(_, &kind)| kind == Kind::Number);
    for i in digits.map(|(at, _)| at - 3) {
        if (i..i + 3).rev().all(letter)
            && (i == 0 || !letter(i - 1))
            && let Some((span, value)) = at(cx, i, false)
        {
            out.push(candidate(span, span.start, value));
        }
    }
}
