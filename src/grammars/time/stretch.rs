//! The first or last so many units of a period: «الأيام العشرة الأولى من رمضان», «أول ستة أشهر من 2020», «آخر عشرة أيام
//! من الشهر», «الأيام الأولى من العام».

use super::draft::{Draft, Rule, Strength};
use super::length_term::{grain, term, unit};
use super::numbers;
use super::reader::{ARTICLE, Reader};
use super::said::{Expression, Length, Meaning, Part};
use super::{period, point};
use crate::letters::{KHAH, LAM};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Edge, Grain, Proclitics, TimeWord, flag};
use crate::numerals::number_word;

/// So many units with their rank: what they are, how many if that is said, at which edge, and the token after them.
struct Ranked {
    grain: Grain,
    count: Option<i64>,
    edge: Edge,
    from: u32,
    end: usize,
}

/// Reads it at token `i`.
pub fn read(r: &Reader<'_>, i: usize, may: u8) -> Option<Expression> {
    let found = counted_first(r, i, may).or_else(|| ranked(r, i, may))?;
    if r.new_line(found.end) {
        return None;
    }
    let of = [TimeWord::From, TimeWord::At].into_iter().find_map(|w| r.particle(found.end, w, 0));
    let of = of.map(|of| of.end).filter(|&of| !r.new_line(of));
    let (base, end) = match of {
        Some(of) => point::read(r, of, 0, true).or_else(|| {
            // «من 2020», «من العام»: the present one.
            let mut d = Draft::default();
            let end = period::bare_year(r, of, &mut d).or_else(|| period::present(r, of, &mut d))?;
            Some((d, end))
        })?,
        // «لشهر رمضان», «للعام 2015»
        None if r.cx.code(found.end) == LAM => point::read(r, found.end, Proclitics::LI | ARTICLE, true)?,
        None => return None,
    };
    let longer = base.said.grain().is_some_and(|g| g as u8 > found.grain as u8);
    if !longer || base.said.has_time() || base.said.edge.is_some() || base.said.part.is_some() {
        return None;
    }
    let mut said = base.said;
    let rule = Rule::other("time/stretch::read");
    let meaning = match found.count {
        Some(count) => {
            let part = Part { count, of: 1, grain: found.grain };
            let length = Length { parts: vec![part], hijri: said.hijri, ..Length::default() };
            Meaning::Stretch(length, found.edge, said)
        }
        None => {
            said.edge = Some(found.edge);
            Meaning::Point(said)
        }
    };
    Some(Expression::exact(meaning, found.from, r.to(end), end, rule))
}

/// «أول ستة أشهر», «آخر يومين».
fn counted_first(r: &Reader<'_>, i: usize, may: u8) -> Option<Ranked> {
    let first = r.particle(i, TimeWord::First, may);
    let w = first.or_else(|| r.particle(i, TimeWord::Last, may)).filter(|w| !r.new_line(w.end))?;
    let t = term(r, w.end, 0, 0).filter(|t| t.strength == Strength::Sure && !t.vague && t.high.is_none())?;
    let several = t.part.of == 1 && t.part.count > 1;
    let edge = if first.is_some() { Edge::Start } else { Edge::End };
    several.then_some(Ranked {
        grain: t.part.grain,
        count: Some(t.part.count),
        edge,
        from: w.from,
        end: t.end,
    })
}

/// «الأيام العشرة الأولى», «الستة أشهر الأولى», «الشهرين الأولين», «السنوات الأخيرة».
fn ranked(r: &Reader<'_>, i: usize, may: u8) -> Option<Ranked> {
    let (u, count, from, at) = match unit(r, i, may | ARTICLE, 0).filter(|u| u.definite()) {
        Some(u) if u.has(flag::DUAL) => (u, Some(2), u.from, u.end),
        Some(u) if u.has(flag::PLURAL) => {
            let n = numbers::number(r, u.end, ARTICLE, 0).filter(|n| !n.ordinal && n.definite);
            (u, n.map(|n| n.value), u.from, n.map_or(u.end, |n| n.end))
        }
        Some(_) => return None,
        None => {
            let n = numbers::number(r, i, may | ARTICLE, 0).filter(|n| n.definite && !n.ordinal)?;
            let u = unit(r, n.end, ARTICLE, 0).filter(|u| !u.has(flag::DUAL) && !r.new_line(n.end))?;
            (u, Some(n.value), n.from, u.end)
        }
    };
    let (edge, end) = edge(r, at)?;
    Some(Ranked { grain: grain(u)?, count, edge, from, end })
}

/// «الأولى», «الأوائل», «الأولين», «الأخيرة», «الأواخر» at token `i`: at which edge, and the token after it.
fn edge(r: &Reader<'_>, i: usize) -> Option<(Edge, usize)> {
    if r.new_line(i) {
        return None;
    }
    if r.is_last(i) {
        return Some((Edge::End, i + 1));
    }
    if let Some(n) = numbers::small(r, i, ARTICLE, 0).filter(|n| n.ordinal && n.definite && n.value == 1) {
        return Some((Edge::Start, n.end));
    }
    // «الأوائل», «الأواخر»
    number_word(r.cx, i, NumberWord::FirstOnes)?;
    let span = r.cx.tokens.span(i);
    let last = (span.start..span.end).any(|at| r.cx.text.at(at as usize) == KHAH);
    Some((if last { Edge::End } else { Edge::Start }, i + 1))
}
