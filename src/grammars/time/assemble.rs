//! From what was read to an expression: of a moment, of a length, of a repetition.

use super::draft::{Draft, Rule, Strength};
use super::duration;
use super::reader::{ARTICLE, Reader};
use super::said::{Anchor, Expression, Length, Meaning, Said};
use crate::lexicon::{Class, TimeWord};

/// A draft as an expression.
pub fn of_draft(r: &Reader<'_>, d: Draft, end: usize) -> Option<Expression> {
    let from = d.from?;
    if let Some((length, end)) = each(r, end).filter(|_| d.said.year.is_none() && !d.said.has_time()) {
        let lead = d.lead.unwrap_or(from);
        return Some(Expression { lead, ..repetition(r, length, d.said, from, end) });
    }
    Some(Expression {
        lead: d.lead.unwrap_or(from),
        weak: d.strength != Strength::Sure,
        stub: d.stub,
        ..Expression::exact(Meaning::Point(d.said), from, r.to(end), end, d.rule)
    })
}

/// What comes back after every `length`, said from code point `from` to token `end`.
pub fn repetition(r: &Reader<'_>, length: Length, said: Said, from: u32, end: usize) -> Expression {
    let rule = Rule::other("time/assemble::repetition");
    Expression::exact(Meaning::Repeat(length, said), from, r.to(end), end, rule)
}

pub fn of_length(r: &Reader<'_>, l: duration::LengthRead) -> Expression {
    let rule = Rule::other("time/assemble::of_length");
    Expression {
        lead: l.lead,
        weak: l.strength != Strength::Sure,
        ..Expression::exact(Meaning::Length(l.length, l.anchor), l.from, r.to(l.end), l.end, rule)
    }
}

/// Where a leading word begins: with its preposition, without its conjunction.
pub fn leading(mut e: Expression, from: u32) -> Expression {
    e.lead = e.lead.min(from);
    e
}

pub fn definite(r: &Reader<'_>, i: usize) -> bool {
    r.find(i, Class::TimeUnit, ARTICLE, 0).is_some_and(|w| w.definite())
}

/// [من] كل عام after a date.
pub fn each(r: &Reader<'_>, i: usize) -> Option<(Length, usize)> {
    if r.new_line(i) {
        return None;
    }
    let at = r.particle(i, TimeWord::From, 0).map_or(i, |w| w.end);
    let w = r.particle(at, TimeWord::Every, 0).filter(|w| !r.new_line(w.end))?;
    let l = duration::read(r, w.end, 0).filter(|l| l.anchor == Anchor::Free && !definite(r, w.end))?;
    (l.length.parts.len() == 1).then_some((l.length, l.end))
}
