//! Ordinals: الثالث, الخامسة والعشرون, الحادي عشر, الثاني بعد المئة, المئة والخامس.

use super::fractions::is_word;
use super::pieces::{self, NumberPiece};
use super::words;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, bit, flag};
use crate::reading::{Context, Exact, near};

/// An ordinal.
#[derive(Clone, Copy, Debug)]
pub struct Rank {
    /// Token after the last one.
    pub end: usize,
    /// Its value.
    pub value: i128,
    /// Its first word.
    pub first: NumberPiece,
    /// Whether it is feminine.
    pub feminine: bool,
    /// Number of words.
    pub words: usize,
}

fn ordinal_piece(cx: &Context<'_>, i: usize) -> Option<NumberPiece> {
    pieces::of(cx, i, bit(Class::Ordinal))
}

/// The ordinal that begins at token `i`.
pub fn read(cx: &Context<'_>, i: usize) -> Option<Rank> {
    let first = ordinal_piece(cx, i)?;
    let base = simple(cx, i, first)?;
    Some(after(cx, base))
}

/// One ordinal word with its ten: الثالث عشر, الثالث والعشرون.
fn simple(cx: &Context<'_>, i: usize, first: NumberPiece) -> Option<Rank> {
    let special = first.has(flag::CONSTRUCT);
    let unit: i128 = if special { 1 } else { first.sense.arg.into() };
    let rank = |end, value| Some(Rank { end, value, first, feminine: first.has(flag::FEM), words: end - i });
    if (1..=9).contains(&unit) && near(cx, i) {
        if let Some(ten) = pieces::of(cx, i + 1, bit(Class::Teen))
            && ten.proclitics.0 == 0
        {
            return rank(i + 2, 10 + unit);
        }
        let detached = pieces::is_and(cx, i + 1);
        let at = i + 1 + usize::from(detached);
        if (!detached || near(cx, i + 1))
            && let Some(tens) = pieces::of(cx, at, bit(Class::Tens))
        {
            let fits = tens.joined() != detached && !tens.leads() && tens.definite() == first.definite();
            if fits {
                return rank(at + 1, i128::from(tens.sense.arg) + unit);
            }
        }
    }
    if special { None } else { rank(i + 1, unit) }
}

/// «العاشر بعد المئة»
fn after(cx: &Context<'_>, base: Rank) -> Rank {
    match after_more(cx, base.end) {
        Some((end, n)) => Rank { end, value: base.value + n, words: end - base.end + base.words, ..base },
        None => base,
    }
}

/// «بعد المئة» at token `at`: the token after it, and how much it adds.
pub fn after_more(cx: &Context<'_>, at: usize) -> Option<(usize, i128)> {
    if at == 0 || !near(cx, at - 1) || !is_word(cx, at, NumberWord::After) || !near(cx, at) {
        return None;
    }
    let more = words::read(cx, at + 1, cx.words.len())?;
    let definite = more.first.is_some_and(|p| p.definite() && !p.leads() && !p.joined());
    let n = more.value.whole().filter(|&n| definite && n >= 100)?;
    Some((more.end, n))
}

/// «المئة والخامسة والعشرون»: the ordinal at the end of a definite number; the number ends before
/// token `at`.
pub fn completing(cx: &Context<'_>, at: usize, value: Exact) -> Option<(usize, i128, bool)> {
    let total = value.whole()?;
    // «المليون والثامن عشر» are two.
    if total >= 1000 && total % 1000 == 0 {
        return None;
    }
    if at >= cx.words.len() || !near(cx, at - 1) || total % 100 != 0 {
        return None;
    }
    let detached = pieces::is_and(cx, at);
    let i = at + usize::from(detached);
    let first = ordinal_piece(cx, i)?;
    if first.joined() == detached || !first.definite() || first.leads() || (detached && !near(cx, at)) {
        return None;
    }
    let rank = simple(cx, i, first)?;
    Some((rank.end, total + rank.value, rank.feminine))
}
