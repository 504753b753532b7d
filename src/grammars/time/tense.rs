//! The tense around an expression, which decides what a bare «الخميس» means.

use super::reader::{AND, Reader};
use crate::grammars::measured::matching::is_hint;
use crate::letters::{ALEF, ALEF_HAMZA, DAL, FEH, NOON, QAF, SEEN, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::{Class, TimeWord, bit};
use crate::signs::{ARABIC_QUESTION, ARABIC_SEMICOLON, DOT};
use crate::tokenize::Kind;

/// How many tokens are looked at before and after an expression.
const BEFORE: usize = 16;
const AFTER: usize = 8;

const IMPERFECT: [u32; 3] = [YEH, TEH, NOON];
/// Length of the shortest future verb: سيصل.
const SHORTEST: u32 = 4;

/// -1 beside a past verb, 1 beside a future one.
pub fn around(r: &Reader<'_>, first: usize, end: usize) -> Option<i8> {
    let before = (first.saturating_sub(BEFORE)..first).rev().map_while(|i| (!stops(r, i)).then_some(i));
    let back = before
        .clone()
        .find_map(|i| may(r, i).or_else(|| expects(r, i)).or_else(|| tense(r, i)).map(|t| (first - i, t)));
    let after = (end..(end + AFTER).min(r.len())).map_while(|i| (!stops(r, i)).then_some(i));
    let forth = after.into_iter().find_map(|i| tense(r, i).map(|t| (i - end + 1, t)));
    match (back, forth) {
        (Some((a, t)), Some((b, u))) => Some(if a <= b + 2 { t } else { u }),
        (None, None) => opens_in_present(r, before).then_some(1),
        (a, b) => a.or(b).map(|(_, t)| t),
    }
}

/// Whether the sentence opens with a verb in the present: «يلتقي الوزير … الثلاثاء» speaks of what comes.
fn opens_in_present(r: &Reader<'_>, before: impl Iterator<Item = usize>) -> bool {
    const LONGEST: u32 = 8;
    let Some(first) = before.last() else { return false };
    let opens = first == 0 || stops(r, first - 1) || r.cx.kind(first - 1) == Some(Kind::Punct);
    let span = r.cx.tokens.span(first);
    let at = span.start as usize;
    // «ويلتقي الفريقان الثلاثاء»
    let and = usize::from(r.cx.text.at(at) == WAW && span.len() > SHORTEST);
    opens
        && r.cx.text.at(at + and) == IMPERFECT[0]
        && (SHORTEST..=LONGEST).contains(&span.len())
        && !r.any(first, NOUNS)
}

/// Classes of nouns that may begin with ي as well.
const NOUNS: u64 = bit(Class::Month)
    | bit(Class::TimeUnit)
    | bit(Class::Relative)
    | bit(Class::Name)
    | bit(Class::Given)
    | bit(Class::Family)
    | bit(Class::TimeWord);

/// Whether the word before token `i` is a verb whose tense is known: what follows says when.
pub fn verb_before(r: &Reader<'_>, i: usize) -> bool {
    i > 0 && !r.new_line(i) && tense(r, i - 1).is_some()
}

/// Whether the word of a chronicle stands before token `i` in its sentence, «مات سنة ثلاث وسبعين», or soon behind it:
/// «وفي سنة ست وثلاثين توفي هدبة».
pub fn chronicles(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of tokens from the year to the word behind it.
    const BEHIND: usize = 6;
    let word = |at: usize| r.particle(at, TimeWord::Chronicle, AND).is_some();
    (i.saturating_sub(BEFORE)..i).rev().take_while(|&at| !stops(r, at)).any(word)
        || (i..r.len().min(i + BEHIND)).take_while(|&at| !stops(r, at)).any(word)
}

/// Whether token `i` is a past verb, known or in the plural: «قرروا».
pub fn is_past_verb(r: &Reader<'_>, i: usize) -> bool {
    /// Length of the shortest in the plural that is surely no noun.
    const PLURAL: u32 = 5;
    let span = || r.cx.tokens.span(i);
    let back = |n: u32| r.cx.text.at(span().end.saturating_sub(n) as usize);
    let plural = || {
        let past = !matches!(r.cx.code(i), YEH | TEH | ALEF) && span().len() >= PLURAL;
        r.is_word(i) && past && (back(2), back(1)) == (WAW, ALEF) && !r.any(i, NOUNS | bit(Class::Noun))
    };
    i < r.len() && (tense(r, i) == Some(-1) || plural())
}

/// Whether a past verb stands around an expression.
pub fn is_past(r: &Reader<'_>, first: usize, end: usize) -> bool {
    around(r, first, end) == Some(-1)
}

/// Whether the sentence goes on from token `from` to token `to`.
pub fn goes_on(r: &Reader<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= BEFORE && !(from..to).any(|i| stops(r, i))
}

/// Whether a sentence ends at token `i`.
fn stops(r: &Reader<'_>, i: usize) -> bool {
    r.cx.kind(i) == Some(Kind::Punct)
        && matches!(r.cx.code(i), DOT | 0x21 | 0x3F | ARABIC_QUESTION | ARABIC_SEMICOLON)
        || r.new_line(i + 1) && i + 1 < r.len()
}

/// Whether a word that ends at code point `end` ends as only nouns do: in ة or ات.
fn noun_ending(r: &Reader<'_>, end: u32) -> bool {
    let at = |back: u32| r.cx.text.at(end.saturating_sub(back) as usize);
    at(1) == TEH_MARBUTA || (at(1) == TEH && at(2) == ALEF)
}

/// The future, if token `i` is «قد» before a verb in the present: «وقد يتجاوز مستواه في أغسطس» tells of what may come.
fn may(r: &Reader<'_>, i: usize) -> Option<i8> {
    let span = r.cx.tokens.span(i);
    let at = span.start as usize + usize::from(matches!(r.cx.code(i), WAW | FEH));
    let qad = span.end as usize == at + 2 && r.cx.text.at(at) == QAF && r.cx.text.at(at + 1) == DAL;
    let next = i + 1;
    let verb = r.cx.kind(next) == Some(Kind::Word)
        && !r.new_line(next)
        && r.cx.code(next) == YEH
        && r.cx.tokens.span(next).len() >= SHORTEST
        && !r.any(next, NOUNS);
    (qad && verb).then_some(1)
}

/// The future, if something is expected at token `i`: «من المتوقع أن تستأنف الرحلات الأحد»; not «كان يتوقع أن», «غير المتوقع
/// في المبيعات».
fn expects(r: &Reader<'_>, i: usize) -> Option<i8> {
    let next = i + 1;
    let that = r.is_word(next)
        && !r.new_line(next)
        && r.cx.tokens.span(next).len() == 2
        && matches!(r.cx.code(next), ALEF | ALEF_HAMZA)
        && r.cx.text.at(r.from(next) as usize + 1) == NOON;
    let of = || i.checked_sub(1).is_some_and(|b| r.is(b, TimeWord::From) && !r.new_line(i));
    // «الخام تسليم سبتمبر»
    if r.any(next, bit(Class::Month)) && is_hint(r.cx, i, "delivery") {
        return Some(1);
    }
    let told = || i.checked_sub(1).is_some_and(|b| is_hint(r.cx, b, "copula"));
    ((that || of()) && is_hint(r.cx, i, "expected") && !told()).then_some(1)
}

/// Whether the sentence before token `i` tells what is expected.
pub fn expected(r: &Reader<'_>, i: usize) -> bool {
    (i.saturating_sub(BEFORE)..i).rev().take_while(|&at| !stops(r, at)).any(|at| expects(r, at).is_some())
}

/// The tense of the word at token `i`.
fn tense(r: &Reader<'_>, i: usize) -> Option<i8> {
    if r.cx.kind(i) != Some(Kind::Word) {
        return None;
    }
    if let Some(w) = r.find(i, Class::Verb, AND, 0) {
        return (w.arg != 0).then_some(w.arg as i8);
    }
    // سـ before an imperfect: سيلتقي, ستبدأ, سنعود, سأعود.
    let span = r.cx.tokens.span(i);
    let mut at = span.start;
    if matches!(r.cx.text.at(at as usize), WAW | FEH) {
        at += 1;
    }
    let next = r.cx.text.at(at as usize + 1);
    // سيارة, سياسي, سنوات are no verbs.
    if r.any(i, NOUNS | bit(Class::Noun)) || r.cx.text.at(at as usize + 2) == ALEF || noun_ending(r, span.end)
    {
        return None;
    }
    let future = r.cx.text.at(at as usize) == SEEN
        && span.end - at >= SHORTEST
        && (IMPERFECT.contains(&next) || next == ALEF_HAMZA);
    future.then_some(1)
}
