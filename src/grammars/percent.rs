//! PERCENT: per cent, per mille and percentage points, before or after the number.

use super::measured::{joined, listed, subject_before};
use crate::found::{Bound, Candidate, Entity, Label, Number, Numeric, Value, strength};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, flag};
use crate::numerals::{
    BoundWords, bound_after, bound_before, changed, changes, glued_minus, is_and, is_word, number_word,
    trailing_minus,
};
use crate::reading::{Amount, AtomForm, AtomKind, Context, Dimension, Exact, Memory, mark, near};
use crate::signs::{CLOSE, HYPHEN, OPEN};
use crate::span::Span;

/// Percentages.
pub struct Percents;

impl Dimension for Percents {
    fn name(&self) -> &'static str {
        "percent"
    }

    fn doc(&self) -> &'static str {
        "Percentages, percentage points and per mille, with their bounds and ranges."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Percent]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let amounts = &cx.numbers.amounts;
        let mut k = 0;
        while k < amounts.len() {
            let again = amounts.get(k + 1).and_then(|next| said_twice(cx, &amounts[k], next));
            let (found, used) = again.map_or_else(|| percent(cx, amounts, k), |found| (Some(found), 2));
            out.extend(found);
            k += used;
        }
        points_in_two(cx, out);
    }
}

/// A percent sign or word: its tokens, and its unit in UCUM.
struct Sign {
    first: usize,
    end: usize,
    unit: &'static str,
}

/// The unit that the argument of a sense stands for: per cent, mille, million and milliard.
const fn unit_of(arg: i32) -> &'static str {
    match arg {
        -1 => "[ppth]",
        -2 => "[ppm]",
        -3 => "[ppb]",
        _ => "%",
    }
}

fn sign_at(cx: &Context<'_>, i: usize) -> Option<Sign> {
    let found = cx.longest(i, Class::Percent)?;
    let word = found.end == i + 1 && found.sense.flags & flag::DUAL != 0;
    (found.reading.proclitics.0 == 0 && !word).then_some(Sign {
        first: i,
        end: found.end,
        unit: unit_of(found.sense.arg),
    })
}

/// The sign right after the amount that ends before token `end`, else right before token `first`.
fn sign(cx: &Context<'_>, first: usize, end: usize) -> Option<Sign> {
    if near(cx, end - 1)
        && let Some(sign) = sign_at(cx, end)
    {
        return Some(sign);
    }
    // «عشرة (10) في المئة», «(عشرين) بالمئة»
    let opened = first.checked_sub(1).is_some_and(|b| cx.code(b) == OPEN && cx.glued(b));
    if opened
        && cx.code(end) == CLOSE
        && near(cx, end)
        && let Some(sign) = sign_at(cx, end + 1)
    {
        return Some(sign);
    }
    let before = first.checked_sub(1).filter(|&b| near(cx, b))?;
    let found = cx.words[before].first(cx.lexicon, Class::Percent)?;
    let after = found.1.flags & flag::AFTER != 0;
    // «5% و 10»: the sign belongs to the number before it.
    let glued = cx.glued(before) && before > 0 && !cx.glued(before - 1);
    let taken = before > 0 && cx.numbers.atom_ending(before).is_some() && !glued;
    (!after && !taken && found.0.proclitics.0 & !Proclitics::WA == 0).then_some(Sign {
        first: before,
        end: before + 1,
        unit: unit_of(found.1.arg),
    })
}

fn percent(cx: &Context<'_>, amounts: &[Amount], k: usize) -> (Option<Candidate>, usize) {
    let amount = &amounts[k];
    if !counts(amount) {
        return (None, 1);
    }
    let Some(sign) = sign(cx, amount.core.0, amount.core.1) else {
        return (before_others(cx, amount, &amounts[k + 1..]), 1);
    };
    if sign.end > amount.end()
        && amount.range.is_none()
        && let Some(next) = amounts.get(k + 1)
        && let Some(found) = pair(cx, amount, &sign, next)
    {
        return (Some(found), 2);
    }
    (Some(candidate(cx, amount, &sign)), 1)
}

/// «ارتفع من 12 إلى 15 في المئة», «بنسبة 10 و20 في المئة»: the first value of a change or of a list, whose sign stands
/// behind a later one of `others`.
fn before_others(cx: &Context<'_>, low: &Amount, others: &[Amount]) -> Option<Candidate> {
    let next = others.first()?;
    let signed = |high: &Amount| sign_at(cx, high.end()).filter(|s| s.first == high.end());
    let high = if changed(cx, low, next) {
        next
    } else {
        listed(low, others, |from, to| joined(cx, from, to)).find(|high| signed(high).is_some())?
    };
    let sign = signed(high)?;
    let near = near(cx, high.end() - 1);
    let build = || build(low.span, low.phrase, low.value().map(terminating), None, low.bound, sign.unit);
    near.then(|| Candidate { strength: strength::COUNTED, ..build() })
}

/// «لا تزيد على (2%) اثنين في المائة», «ثلاثين في المائة (30%)»: one percentage in words and in brackets; the words
/// stay, with the bound before both.
fn said_twice(cx: &Context<'_>, first: &Amount, second: &Amount) -> Option<Candidate> {
    if !counts(first) || !counts(second) || first.range.is_some() || second.range.is_some() {
        return None;
    }
    let (a, b) = (sign(cx, first.core.0, first.core.1)?, sign(cx, second.core.0, second.core.1)?);
    let value = |amount: &Amount| Exact::from_numeric(amount.value()?);
    if value(first)? != value(second)? || a.unit != b.unit {
        return None;
    }
    let starts = |amount: &Amount, sign: &Sign| amount.core.0.min(sign.first);
    let ends = |amount: &Amount, sign: &Sign| amount.end().max(sign.end);
    let digits = |amount: &Amount| amount.atoms.0.form == AtomForm::Digits;
    let bracketed = |amount: &Amount, sign: &Sign| {
        let before = starts(amount, sign).checked_sub(1);
        // «51% (واحد وخمسين في المائة)»
        (digits(amount) || digits(first) && amount.core.0 == second.core.0)
            && before.is_some_and(|b| cx.code(b) == OPEN)
            && cx.code(ends(amount, sign)) == CLOSE
    };
    if bracketed(first, &a) && starts(second, &b) == ends(first, &a) + 1 && near(cx, ends(first, &a)) {
        let mut found = candidate(cx, second, &b);
        found.entity.phrase = found.entity.phrase.join(first.span);
        if let Value::Number(number) = &mut found.entity.value
            && number.bound == Bound::Exact
        {
            number.bound = first.bound;
            found.entity.phrase = found.entity.phrase.join(first.phrase);
        }
        return Some(found);
    }
    (bracketed(second, &b) && starts(second, &b) == ends(first, &a) + 1 && near(cx, ends(first, &a) - 1))
        .then(|| {
            let mut found = candidate(cx, first, &a);
            found.entity.phrase = found.entity.phrase.join(second.span);
            found
        })
}

fn counts(amount: &Amount) -> bool {
    let kind = amount.atoms.0.kind;
    matches!(kind, AtomKind::Cardinal | AtomKind::Fraction) && !amount.atoms.0.has(mark::SLASH)
}

fn candidate(cx: &Context<'_>, amount: &Amount, sign: &Sign) -> Candidate {
    // A bracket around the number alone belongs to it.
    let bracket = (sign.first == amount.core.1 + 1).then(|| cx.tokens.starts[amount.core.0 - 1]);
    let start = amount.span.start.min(cx.tokens.starts[sign.first]).min(bracket.unwrap_or(u32::MAX));
    let end = amount.span.end.max(cx.tokens.ends[sign.end - 1]);
    let mut bound = amount.bound;
    let mut last = sign.end.max(amount.end());
    // «-%3», «٣٪-»
    let first = amount.core.0.min(sign.first);
    let plain = amount.range.is_none() && !amount.atoms.0.has(mark::NEGATIVE);
    let before = if plain && sign.first < amount.core.0 { glued_minus(cx, sign.first) } else { None };
    let behind = if plain && before.is_none() { trailing_minus(cx, first, last) } else { None };
    last = behind.unwrap_or(last);
    let span = Span::new(
        before.map_or(start, |b| cx.tokens.starts[b]),
        behind.map_or(end, |after| cx.tokens.ends[after - 1]),
    );
    let mut value = amount.value().map(terminating);
    if before.or(behind).is_some() {
        value = value.and_then(|v| Exact::from_numeric(v)?.negated().decimal());
    }
    let mut phrase = span.join(amount.phrase);
    if bound == Bound::Exact
        && amount.range.is_none()
        && let Some(found) = bounded_by_verb(cx, first)
    {
        bound = found.bound;
        phrase = phrase.join(found.span);
    }
    if let Some(found) = bound_after(cx, last) {
        phrase = phrase.join(found.span);
        if amount.range.is_none() {
            bound = found.bound;
        }
    }
    build(span, phrase, value, amount.range, bound, sign.unit)
}

/// «تجاوزت المشاركة 60 في المئة»: a verb of exceeding whose definite subject stands before token `first`.
fn bounded_by_verb(cx: &Context<'_>, first: usize) -> Option<BoundWords> {
    let verbs = cx.lexicon.tables().hint("bound_verb")?;
    bound_before(cx, subject_before(cx, first, verbs)?)
}

/// A half per cent is 0.5 per cent: decimals where they end.
fn terminating(value: Numeric) -> Numeric {
    Exact::from_numeric(value).and_then(Exact::decimal).unwrap_or(value)
}

fn build(
    span: Span,
    phrase: Span,
    value: Option<Numeric>,
    range: Option<(Numeric, Numeric)>,
    bound: Bound,
    unit: &'static str,
) -> Candidate {
    let (low, high) = range.map_or((None, None), |(a, b)| (Some(a), Some(b)));
    let number = Number { value, low, high, bound, unit: Some(unit.to_owned()), ..Number::default() };
    let entity = Entity {
        span,
        phrase,
        label: Label::Percent,
        value: Value::Number(number.into()),
        rule: "percent::build",
    };
    Candidate::phrase(entity)
}

/// «بين 10% و15%», «10% - 15%»: two percentages that make a range.
fn pair(cx: &Context<'_>, low: &Amount, sign: &Sign, high: &Amount) -> Option<Candidate> {
    if high.range.is_some() || !counts(high) || !near(cx, sign.end - 1) {
        return None;
    }
    let other = self::sign(cx, high.core.0, high.core.1).filter(|s| s.end > high.end())?;
    let opener = low.first.checked_sub(1).filter(|&o| near(cx, o));
    let led = |which| opener.is_some_and(|o| is_word(cx, o, which));
    let between = led(NumberWord::Between);
    let change = opener.is_some_and(|o| led(NumberWord::From) && changes(cx, o));
    let fits = match high.core.0.checked_sub(sign.end)? {
        0 => between && high.atoms.0.proclitics.has(Proclitics::WA),
        1 => {
            let at = sign.end;
            let dash = matches!(cx.code(at), HYPHEN | 0x2010..=0x2015);
            // «من 2% وحتى 5%»
            let until =
                || number_word(cx, at, NumberWord::To).is_some_and(|p| p.proclitics.0 == Proclitics::WA);
            dash || ((is_word(cx, at, NumberWord::To) || led(NumberWord::From) && until()) && !change)
                || is_word(cx, at, NumberWord::Or)
                || (between && is_and(cx, at))
        }
        _ => false,
    };
    let (from, to) = (low.atoms.0.exact()?, high.atoms.0.exact()?);
    // «بين 5% و3%»
    let falls = between && to.below(from);
    if !fits || !falls && !from.below(to) {
        return None;
    }
    let span = Span::new(low.span.start, cx.tokens.ends[other.end - 1]);
    let first = opener.filter(|_| between || led(NumberWord::From)).unwrap_or(low.first);
    let phrase = Span::new(cx.tokens.starts[first], span.end).join(low.phrase);
    let (from, to) = (low.atoms.0.value, high.atoms.0.value);
    let range = Some(if falls { (to, from) } else { (from, to) });
    Some(build(span, phrase, None, range, Bound::Between, sign.unit))
}

/// «نقطتين مئويتين», which has no number word.
fn points_in_two(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    for (i, _) in cx.words.of_class(Class::Percent) {
        // The second word of the phrase leads to it; the first is too common.
        let Some(first) = i.checked_sub(1) else { continue };
        let mut found = None;
        cx.phrases(first, |m| {
            if m.sense.class == Class::Percent && m.sense.flags & flag::DUAL != 0 && m.end == i + 1 {
                found = Some(m);
            }
        });
        if let Some(m) = found {
            let span = Span::new(cx.without_prefix(first, m.reading).start, cx.tokens.ends[m.end - 1]);
            out.push(build(span, span, Some(Numeric::Int(2)), None, Bound::Exact, unit_of(0)));
        }
    }
}
