//! Multiples: ضعف, ثلاثة أضعاف, مرتين, عشرات المرات. CARDINAL with the unit «times».

use crate::found::{Bound, Candidate, Entity, Label, Number, Numeric, Value, strength};
use crate::letters::ALEF_HAMZA_BELOW;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::numerals::{bound_after, bound_before, is_and, is_word, number_word};
use crate::reading::{Amount, AtomKind, Context, Dimension, Exact, Memory, is_definite, near};
use crate::span::Span;

/// How many times, how many fold.
pub struct Multiples;

impl Dimension for Multiples {
    fn name(&self) -> &'static str {
        "multiples"
    }

    fn doc(&self) -> &'static str {
        "How many times and how many fold: double, three times, tenfold."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Cardinal]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        for (i, word) in cx.words.of_class(Class::Multiple) {
            if let Some((reading, sense)) = word.first(cx.lexicon, Class::Multiple) {
                out.extend(multiple(cx, i, reading, sense));
            }
        }
    }
}

fn multiple(cx: &Context<'_>, i: usize, reading: Reading, sense: Sense) -> Option<Candidate> {
    let bare = reading.proclitics.0 == 0;
    if (sense.arg == 1 || sense.flags & flag::DUAL != 0)
        && let Some(made) = and_part(cx, i, reading, sense)
    {
        return Some(made);
    }
    if sense.flags & flag::DUAL != 0 {
        return (!reading.proclitics.has(Proclitics::AL)).then(|| alone(cx, i, reading, Some(2)));
    }
    let counted = bare || reading.proclitics.0 == Proclitics::AL;
    if counted
        && i > 0
        && near(cx, i - 1)
        && let Some(amount) = cx.numbers.amount_ending(i)
    {
        return count(cx, i, sense, amount);
    }
    let many = sense.flags & flag::PLURAL != 0;
    match sense.arg {
        // «أضعاف» alone says that it is many, «مرات» alone says nothing.
        // «أمثال» alone are the like, or proverbs.
        3 if many && sense.flags & flag::AMBIGUOUS == 0 => {
            (!weakening(cx, i, reading)).then(|| alone(cx, i, reading, None))
        }
        2 => double(cx, i, reading).then(|| alone(cx, i, reading, Some(2))),
        // «مرة واحدة»
        1 if !many => {
            let one = cx
                .numbers
                .atom_at(i + 1)
                .filter(|a| near(cx, i) && a.whole() == Some(1) && a.proclitics.0 == 0)?;
            let span = Span::new(cx.without_prefix(i, reading).start, one.span.end);
            Some(candidate(span, span, Some(Numeric::Int(1)), None, Bound::Exact))
        }
        _ => None,
    }
}

/// «مرة ونصف», «مرتين ونصف», «ثلاث مرات ونصف», «بمرة ونصف المرة»: so many times and a part of one.
fn and_part(cx: &Context<'_>, i: usize, reading: Reading, sense: Sense) -> Option<Candidate> {
    const OTHER: u64 = bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Noun);
    if !near(cx, i) || reading.proclitics.has(Proclitics::AL) {
        return None;
    }
    let detached = usize::from(is_and(cx, i + 1));
    let part = cx.numbers.atom_at(i + 1 + detached).filter(|a| a.kind == AtomKind::Fraction)?;
    let joined = if detached == 1 { part.proclitics.0 == 0 } else { part.proclitics.0 == Proclitics::WA };
    let many = sense.flags & flag::PLURAL != 0;
    let counted = i.checked_sub(1).filter(|&b| many && near(cx, b)).and_then(|_| cx.numbers.amount_ending(i));
    let (times, start) = match (sense.flags & flag::DUAL != 0, counted) {
        (true, _) => (2, cx.without_prefix(i, reading).start),
        (_, Some(amount)) => (amount.atoms.0.whole().filter(|_| amount.range.is_none())?, amount.span.start),
        _ if !many => (1, cx.without_prefix(i, reading).start),
        _ => return None,
    };
    // «مرة ونصف المرة», but «مرة ونصف كيلو»
    let same =
        cx.words.get(part.end).is_some_and(|w| w.of(cx.lexicon, Class::Multiple).any(|(_, s)| s.arg == 1));
    let end = part.end + usize::from(same && near(cx, part.end - 1));
    let other = end == part.end && near(cx, end - 1) && (cx.words.any(end, OTHER) || is_definite(cx, end));
    let value = Exact::int(times).plus(part.exact()?)?.decimal()?;
    let span = Span::new(start, cx.tokens.ends[end - 1]);
    (joined && !other).then(|| candidate(span, span, Some(value), None, Bound::Exact))
}

fn count(cx: &Context<'_>, i: usize, sense: Sense, amount: &Amount) -> Option<Candidate> {
    let atom = amount.atoms.0;
    // «ضعف» in the singular is not counted: خمسون ضعفا is, but ثلاث ضعف is not.
    if atom.kind == AtomKind::Ordinal || (sense.arg == 2 && atom.whole().is_some_and(|n| n <= 10)) {
        return None;
    }
    let mut bound = amount.bound;
    let span = Span::new(amount.span.start, cx.tokens.ends[i]);
    let mut phrase = span.join(amount.phrase);
    if let Some(found) = bound_after(cx, i + 1) {
        phrase = phrase.join(found.span);
        if amount.range.is_none() {
            bound = found.bound;
        }
    }
    let value = if atom.kind == AtomKind::Indefinite { None } else { amount.value() };
    let mut made = candidate(span, phrase, value, amount.range, bound);
    if let (Value::Number(number), AtomKind::Indefinite) = (&mut made.entity.value, atom.kind) {
        number.indefinite = true;
    }
    Some(made)
}

/// Whether «ضعف» at token `i` is «double» and not «weakness»: before ما, before a measurable thing,
/// with the article after إلى or a verb of paying and growing.
fn double(cx: &Context<'_>, i: usize, reading: Reading) -> bool {
    let definite = reading.proclitics.has(Proclitics::AL);
    if definite {
        let before = i.checked_sub(1).filter(|&b| near(cx, b));
        return before.is_some_and(|b| {
            is_word(cx, b, NumberWord::To) || number_word(cx, b, NumberWord::Grow).is_some()
        });
    }
    if !near(cx, i) {
        return false;
    }
    let next = i + 1;
    is_word(cx, next, NumberWord::What)
        || (is_definite(cx, next) && number_word(cx, next, NumberWord::Measured).is_some())
        || number_word(cx, next, NumberWord::Measured).is_some_and(|p| p.proclitics.0 == 0)
}

/// «إضعاف» with its hamza below is weakening, whatever the folded key says.
fn weakening(cx: &Context<'_>, i: usize, reading: Reading) -> bool {
    let start = cx.without_prefix(i, reading).start as usize;
    let article = if reading.proclitics.has(Proclitics::AL) { 2 } else { 0 };
    cx.text.at(start + article) == ALEF_HAMZA_BELOW
}

fn alone(cx: &Context<'_>, i: usize, reading: Reading, times: Option<i128>) -> Candidate {
    let span = cx.without_prefix(i, reading);
    // «أكثر من مرتين», «مرتين على الأقل»
    let bounds = [bound_before(cx, i).filter(|b| !b.unsure), bound_after(cx, i + 1)];
    let bounded =
        bounds.into_iter().flatten().next().filter(|_| times.is_some() && reading.proclitics.0 == 0);
    let phrase = bounded.map_or(span, |found| span.join(found.span));
    let bound = bounded.map_or(Bound::Exact, |found| found.bound);
    // «مرة أو مرتين»
    let once =
        i.checked_sub(2).filter(|&o| near(cx, o) && near(cx, o + 1) && is_word(cx, o + 1, NumberWord::Or));
    let once = once.filter(|&o| {
        let mut senses = cx.words[o].of(cx.lexicon, Class::Multiple);
        senses.any(|(r, s)| s.arg == 1 && s.flags & flag::PLURAL == 0 && !r.proclitics.has(Proclitics::AL))
    });
    if let Some(o) = once.filter(|_| times == Some(2) && reading.proclitics.0 == 0) {
        let proclitics = cx.words[o].first(cx.lexicon, Class::Multiple).map_or(0, |(r, _)| r.prefix);
        let span = Span::new(cx.tokens.starts[o] + u32::from(proclitics), span.end);
        let phrase = phrase.join(span);
        return candidate(span, phrase, None, Some((Numeric::Int(1), Numeric::Int(2))), Bound::Between);
    }
    let mut made = candidate(span, phrase, times.map(Numeric::Int), None, bound);
    if let (Value::Number(number), None) = (&mut made.entity.value, times) {
        number.indefinite = true;
    }
    made
}

fn candidate(
    span: Span,
    phrase: Span,
    value: Option<Numeric>,
    range: Option<(Numeric, Numeric)>,
    bound: Bound,
) -> Candidate {
    let (low, high) = range.map_or((None, None), |(a, b)| (Some(a), Some(b)));
    let number = Number { value, low, high, bound, unit: Some("times".to_owned()), ..Number::default() };
    let entity = Entity {
        span,
        phrase,
        label: Label::Cardinal,
        value: Value::Number(number.into()),
        rule: "multiples::candidate",
    };
    Candidate { strength: strength::SURE, ..Candidate::core(entity) }
}
