//! The year when a book was printed, which closes its imprint: «دار الفكر، بيروت، ⟦1986⟧», «ط2، ⟦2003⟧», «الطبعة الأولى ⟦1998⟧».

use super::counting::counts_nothing;
use super::numbers::Num;
use super::reader::Reader;
use crate::calendar::years;
use crate::grammars::measured::matching::is_hint;
use crate::letters::TAH;
use crate::lexicon::{Class, bit};
use crate::signs::{COLON, DOT};
use crate::tokenize::Kind;

/// Whether the number at token `i` is the year of an imprint: behind its comma or right behind the edition, where nothing is
/// counted; not «وزعت الدار، 1986 نسخة».
pub fn of_imprint(r: &Reader<'_>, i: usize, n: Num) -> bool {
    let Some(last) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    let ends = |end: usize| counts_nothing(r, end) && !(r.is_word(end) && r.cx.tokens.span(end).len() > 2);
    if n.digits != 4 || !years::TITLED.holds(n.value) || !ends(n.end) {
        return false;
    }
    match r.comma(last).and_then(|_| last.checked_sub(1)) {
        Some(before) => behind_publisher(r, before),
        None => edition(r, last),
    }
}

/// Whether the imprint that token `last` belongs to has its publisher or edition: «مكتبة النهضة، القاهرة».
fn behind_publisher(r: &Reader<'_>, last: usize) -> bool {
    /// Maximum number of tokens of an imprint.
    const IMPRINT: usize = 14;
    const OTHER: u64 = bit(Class::Verb)
        | bit(Class::Bound)
        | bit(Class::Currency)
        | bit(Class::TimeUnit)
        | bit(Class::Scale);
    (last.saturating_sub(IMPRINT)..=last)
        .rev()
        .take_while(|&at| {
            let joint = r.comma(at).is_some() || r.is_code(at, COLON) || r.is_code(at, DOT);
            let part = matches!(r.cx.kind(at), Some(Kind::Word | Kind::Code | Kind::Number));
            (joint || part && !r.any(at, OTHER)) && !r.new_line(at + 1)
        })
        .any(|at| is_hint(r.cx, at, "imprint") || printing(r, at))
}

/// Whether an edition ends at token `last`: «ط2», «ط 2», «الطبعة الثانية».
fn edition(r: &Reader<'_>, last: usize) -> bool {
    let ranked = r.any(last, bit(Class::Ordinal)) || r.cx.kind(last) == Some(Kind::Number);
    let before = last.checked_sub(1).filter(|&at| !r.new_line(at + 1));
    printing(r, last) || ranked && before.is_some_and(|at| is_hint(r.cx, at, "printing"))
}

/// «ط2»: the letter for an edition with its number glued.
fn printing(r: &Reader<'_>, at: usize) -> bool {
    let span = r.cx.tokens.span(at);
    r.cx.kind(at) == Some(Kind::Code) && span.len() <= 3 && r.cx.text.at(span.start as usize) == TAH
}
