//! Numbers of decrees, cases and letters with the word before them: «رقم (م/52)», «القضية 1234 لسنة 2024».

use super::candidate::candidate;
use super::run::free_behind;
use crate::found::{Candidate, Identifier};
use crate::grammars::measured::matching::{hint_at, is_hint};
use crate::letters::{TATWEEL, WAW};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, bit};
use crate::numerals::{digits::digit, number_word};
use crate::reading::{Context, near, proclitic};
use crate::signs::{CLOSE, CLOSE_SQUARE, COLON, DOT, HYPHEN, OPEN, OPEN_SQUARE, QUOTE, SLASH};
use crate::span::Span;
use crate::tokenize::Kind;

/// Maximum number of pieces of a number: letters and digits between slashes.
const PIECES: usize = 9;
/// Maximum number of letters of a piece.
const LETTERS: u32 = 2;
/// Minimum number of digits that are a reference by themselves.
const LONG: usize = 5;
/// The kind of identifier.
pub const KIND: &str = "reference";
/// How far before «رقم» the paper may stand that has the number: «قرار مجلس الوزراء رقم 180».
const REACH: usize = 5;

/// A number as it is written.
struct Code {
    value: String,
    /// Letters and digits, and signs between them.
    digits: usize,
    parts: usize,
    span: Span,
    /// Its last token.
    last: usize,
    /// Token after it, its closing bracket included.
    end: usize,
}

/// Adds every reference number.
pub fn find(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    let is = |i: usize, name: &str| is_hint(cx, i, name);
    for (i, word) in cx.words.of_class(Class::Hint) {
        let bracket = cx.kind(i + 1) == Some(Kind::Punct)
            && matches!(cx.code(i + 1), OPEN | COLON | OPEN_SQUARE | QUOTE);
        let hint = |name: &str| {
            word.of(cx.lexicon, Class::Hint).any(|(_, s)| cx.lexicon.tables().is_hint(s.arg, name))
        };
        // «المرسوم الملكي م/21»
        let described =
            cx.kind(i + 1) == Some(Kind::Word) && near(cx, i + 1) && by_letter(cx, i + 2) && hint("paper");
        let at = i + 1 + usize::from(bracket || described);
        // Behind most hints stands a word that is too long for a piece of a number.
        let digits_near = || {
            matches!(cx.kind(at), Some(Kind::Number | Kind::Code | Kind::Latin | Kind::Word))
                && short(cx, at, LETTERS)
        };
        if !near(cx, i) || (bracket && !near(cx, i + 1)) || !digits_near() {
            continue;
        }
        if hint("number_of") {
            let Some(code) = read(cx, at, LETTERS) else { continue };
            let before = i.checked_sub(1).filter(|&b| near(cx, b));
            let papered = (i.saturating_sub(REACH)..i).any(|b| is(b, "paper"));
            // «الغرفة رقم 305», «رقم الهاتف 05…» are numbers of something else.
            let roomed =
                before.is_some_and(|b| is(b, "numbered") || number_word(cx, b, NumberWord::Name).is_some());
            let tail = tail(cx, code.end);
            let dated = tail.is_some() || is(code.end, "dated");
            let sure = code.parts > 1 && (papered || !dialled(cx, i, &code))
                || (papered && !phone(cx, i))
                || dated
                || (code.digits >= LONG && !phone(cx, i) && !dialled(cx, i, &code));
            if code.digits > 0 && sure && (papered || !roomed) {
                out.push(reference(cx, i, code, tail));
            }
        } else if hint("paper") {
            // «المرسوم (م/21)»
            let letter = cx.kind(at) == Some(Kind::Word) && cx.tokens.span(at).len() == 1;
            let lettered = letter && (bracket || by_letter(cx, at));
            if !lettered && !matches!(cx.kind(at), Some(Kind::Number | Kind::Code)) {
                continue;
            }
            let Some(code) = read(cx, at, LETTERS) else { continue };
            let tail = tail(cx, code.end);
            if code.digits > 0 && (tail.is_some() || lettered && code.parts > 1) {
                out.push(reference(cx, i, code, tail));
            }
        }
    }
}

/// Whether a letter, a slash and digits stand at token `i` without a blank: «م/21».
fn by_letter(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Word)
        && cx.tokens.span(i).len() == 1
        && cx.glued(i)
        && cx.code(i + 1) == SLASH
        && cx.glued(i + 1)
        && cx.kind(i + 2) == Some(Kind::Number)
}

/// The number at token `i` behind words that announce one («رقم الفاتورة»), which stand at code point `start`.
pub fn announced(cx: &Context<'_>, i: usize, start: u32) -> Option<Candidate> {
    const FEWEST: usize = 3;
    const MOST: usize = 24;
    // «INV-2024-0098»
    const WORD: u32 = 6;
    let mut code = read(cx, i, WORD)?;
    if code.last == i {
        take_groups(cx, &mut code);
    }
    let lettered = code.value.chars().any(char::is_alphabetic);
    let enough =
        code.digits >= FEWEST || (lettered && code.value.chars().count() > FEWEST && code.digits > 0);
    if !enough || code.value.len() > MOST || !free_behind(cx, code.span.end, code.last) {
        return None;
    }
    let tail = tail(cx, code.end);
    Some(with(code, tail, start))
}

/// Adds the groups of three or four digits behind the first one: «7788 9900 1122»; not «1234 500 ريال».
fn take_groups(cx: &Context<'_>, code: &mut Code) {
    const SIZES: std::ops::RangeInclusive<u32> = 3..=4;
    const COUNTED: u64 = bit(Class::Noun)
        | bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::TimeUnit)
        | bit(Class::Percent)
        | bit(Class::Month);
    let group = |t: usize| cx.kind(t) == Some(Kind::Number) && SIZES.contains(&cx.tokens.span(t).len());
    let beside = |t: usize| cx.tokens.starts[t + 1] == cx.tokens.ends[t] + 1;
    let mut last = code.last;
    while group(last) && group(last + 1) && beside(last) {
        last += 1;
    }
    if near(cx, last) && cx.words.any(last + 1, COUNTED) {
        return;
    }
    for token in code.last + 1..=last {
        if !piece(cx, token, 0, code) {
            return;
        }
        (code.last, code.end, code.span.end) = (token, token + 1, cx.tokens.ends[token]);
    }
}

/// Whether what the number is of is a telephone.
fn phone(cx: &Context<'_>, i: usize) -> bool {
    (i.saturating_sub(3)..i + 2).any(|b| is_hint(cx, b, "phone"))
}

/// Whether the number is dialled: «على الرقم 0551234567», «عبر الرقم: 0551234567».
fn dialled(cx: &Context<'_>, i: usize, code: &Code) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 9..=11;
    let led = i.checked_sub(1).filter(|&b| near(cx, b));
    let led =
        led.is_some_and(|b| number_word(cx, b, NumberWord::Over).is_some() || is_hint(cx, b, "through"));
    let plain = || code.value.chars().filter(char::is_ascii_digit).count();
    // «رقم 0799-123-456» is parted as telephone numbers are.
    let parted = code.parts == 3 && code.value.contains('-') && plain() + 2 == code.value.len();
    let whole = code.value.len() == code.digits;
    (led && whole || parted) && DIGITS.contains(&code.digits) && code.value.starts_with('0')
}

fn reference(cx: &Context<'_>, word: usize, code: Code, tail: Option<(u32, String)>) -> Candidate {
    let start = cx.words[word]
        .of(cx.lexicon, Class::Hint)
        .next()
        .map_or(cx.tokens.starts[word], |(reading, _)| cx.without_prefix(word, reading).start);
    with(code, tail, start)
}

/// The number and its year, announced from code point `start` on.
fn with(code: Code, tail: Option<(u32, String)>, start: u32) -> Candidate {
    let (mut value, mut span) = (code.value, code.span);
    if let Some((end, year)) = tail {
        value.push('/');
        value.push_str(&year);
        span.end = end;
    }
    let value = Identifier { kind: KIND.to_owned(), value, country: None, valid: None };
    candidate(span, start, value)
}

/// The letters, digits and signs from token `i` on; Latin words of at most `latin` letters are pieces.
fn read(cx: &Context<'_>, i: usize, latin: u32) -> Option<Code> {
    let mut code = Code {
        value: String::new(),
        digits: 0,
        parts: 0,
        span: Span::new(cx.tokens.starts[i], cx.tokens.starts[i]),
        last: i,
        end: i,
    };
    let mut token = i;
    // «الرقم و25»
    if proclitic(cx, i) && cx.glued(i) && cx.kind(i + 1) == Some(Kind::Number) && cx.code(i) == WAW {
        return None;
    }
    for _ in 0..PIECES {
        if !piece(cx, token, latin, &mut code) {
            return None;
        }
        (code.last, code.end) = (token, token + 1);
        code.span.end = cx.tokens.ends[token];
        let sign = cx.kind(token + 1) == Some(Kind::Punct)
            && matches!(cx.code(token + 1), HYPHEN | SLASH | 0x5C | 0x2010..=0x2015 | DOT);
        let goes_on = sign
            && near(cx, token)
            && near(cx, token + 1)
            && matches!(cx.kind(token + 2), Some(Kind::Number | Kind::Word | Kind::Latin | Kind::Code))
            && short(cx, token + 2, latin);
        if !goes_on {
            // Letters and digits glued together are one number: «م52».
            if cx.glued(token) && matches!(cx.kind(token + 1), Some(Kind::Number)) {
                token += 1;
                continue;
            }
            break;
        }
        let sign = if cx.code(token + 1) == SLASH {
            '/'
        } else if cx.code(token + 1) == DOT {
            '.'
        } else {
            '-'
        };
        code.value.push(sign);
        token += 2;
    }
    if cx.kind(code.end) == Some(Kind::Punct)
        && matches!(cx.code(code.end), CLOSE | CLOSE_SQUARE)
        && near(cx, code.end - 1)
    {
        code.end += 1;
    }
    Some(code)
}

/// Whether token `i` can be a piece: digits, or a letter or two.
fn short(cx: &Context<'_>, i: usize, latin: u32) -> bool {
    match cx.kind(i) {
        Some(Kind::Number | Kind::Code) => true,
        Some(Kind::Latin) => cx.tokens.span(i).len() <= latin,
        _ => cx.tokens.span(i).len() <= LETTERS,
    }
}

fn piece(cx: &Context<'_>, i: usize, latin: u32, code: &mut Code) -> bool {
    if !short(cx, i, latin) {
        return false;
    }
    let span = cx.tokens.span(i);
    for at in span.start..span.end {
        let c = cx.text.at(at as usize);
        match digit(c) {
            Some(d) => {
                code.value.push(char::from(b'0' + d));
                code.digits += 1;
            }
            None if c == TATWEEL => {}
            None => {
                code.value.extend(char::from_u32(c));
                // A slash within digits parts them too.
                code.parts += usize::from(matches!(c, HYPHEN | SLASH));
            }
        }
    }
    code.parts += 1;
    true
}

/// «لسنة 2024», «لعام 1445هـ» at token `i`: where it ends, and the year.
fn tail(cx: &Context<'_>, i: usize) -> Option<(u32, String)> {
    let group = cx.lexicon.tables().hint("of_year")?;
    if i == 0 || !near(cx, i - 1) || !hint_at(cx, i, group) || !near(cx, i) {
        return None;
    }
    let span = (cx.kind(i + 1)? == Kind::Number).then(|| cx.tokens.span(i + 1))?;
    let year: Option<String> = (span.start..span.end)
        .map(|at| digit(cx.text.at(at as usize)).map(|d| char::from(b'0' + d)))
        .collect();
    let year = year.filter(|y| (1..=4).contains(&y.len()))?;
    let era = cx.glued(i + 1) || near(cx, i + 1);
    let era = era && hint_at(cx, i + 2, cx.lexicon.tables().hint("of_era")?);
    Some((if era { cx.tokens.ends[i + 2] } else { span.end }, year))
}
