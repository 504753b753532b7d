//! White space: runs, newlines, both ends.

use super::change::Change;
use super::options::{Options, Strip, WhiteSpace};
use super::rewrite::Rewrite;
use super::store::Store;
use crate::align::Sink;
use crate::signs::SPACE;
use crate::text::Unit;

const NEWLINE: u32 = 0x0A;

/// Units examined together.
const CHUNK: usize = 64;

/// White space (Unicode White_Space) and the separators Python's `str.split` knows.
pub(super) fn is_space(c: u32) -> bool {
    matches!(c, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// White space that ends a line.
fn is_newline(c: u32) -> bool {
    matches!(c, 0x0A..=0x0D | 0x85 | 0x2028 | 0x2029)
}

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.white_space != WhiteSpace::Keep || o.max_spaces.is_some() || o.trim == Strip::Strip
}

/// White space on one character: written as an ordinary space, or as a newline
/// where lines are kept. Runs and both ends are left to the pass.
pub(super) fn fold(o: &Options, c: u32) -> Change {
    match o.white_space {
        WhiteSpace::Keep => Change::Same,
        _ if !is_space(c) => Change::Same,
        WhiteSpace::Lines if is_newline(c) => Change::to(c, NEWLINE),
        _ => Change::to(c, SPACE),
    }
}

/// Whether the pass has work at the ends of a text written by the table.
pub(super) fn at_ends<U: Unit>(o: &Options, text: &[U]) -> bool {
    let blank = |c: Option<&U>| c.is_some_and(|c| is_space(c.code()));
    (o.trim == Strip::Strip || collapses(o)) && (blank(text.first()) || blank(text.last()))
}

/// Whether it has work inside the text.
pub(super) fn inside<U: Unit>(o: &Options, text: &[U]) -> bool {
    (collapses(o) || o.max_spaces.is_some()) && two_spaces(text).is_some()
}

fn collapses(o: &Options) -> bool {
    matches!(o.white_space, WhiteSpace::Collapse | WhiteSpace::Lines)
}

/// The first position of two adjacent spaces or newlines. Written so that it vectorizes.
fn two_spaces<U: Unit>(text: &[U]) -> Option<usize> {
    let blank = |c: &U| (c.code() == SPACE) | (c.code() == NEWLINE);
    let pairs = text.len().saturating_sub(1);
    let mut from = 0;
    while from < pairs {
        let end = pairs.min(from + CHUNK);
        let mut any = false;
        for (x, y) in text[from..end].iter().zip(&text[from + 1..end + 1]) {
            any |= blank(x) & blank(y);
        }
        if any {
            return text[from..]
                .windows(2)
                .position(|two| blank(&two[0]) && blank(&two[1]))
                .map(|n| from + n);
        }
        from = end;
    }
    None
}

/// The pass over a text written by the table.
pub(super) fn run<S: Sink, U: Store>(o: &Options, src: &[U], out: &mut Rewrite<'_, S, U>) {
    let most = o.max_spaces.map_or(usize::MAX, |n| n as usize);
    let collapses = collapses(o);
    let trims = o.trim == Strip::Strip || collapses;
    let is_blank = |c: &U| is_space(c.code());
    // Single spaces between words stay; only both ends and runs need work.
    let end = if trims { src.iter().rposition(|c| !is_blank(c)).map_or(0, |i| i + 1) } else { src.len() };
    if trims {
        out.drop(src[..end].iter().take_while(|c| is_blank(c)).count());
    }
    while let Some(n) = two_spaces(&src[out.at()..end]) {
        let i = out.at() + n;
        out.copy(&src[out.at()..i]);
        let n = src[i..].iter().take_while(|c| is_blank(c)).count();
        let run = &src[i..i + n];
        if collapses {
            let newline = o.white_space == WhiteSpace::Lines && run.iter().any(|c| is_newline(c.code()));
            out.replace(n, &[if newline { NEWLINE } else { SPACE }]);
            continue;
        }
        let mut spaces = 0;
        for c in run.iter().map(|c| c.code()) {
            spaces = if c == SPACE { spaces + 1 } else { 0 };
            if spaces > most {
                out.drop(1);
            } else {
                out.put(c);
            }
        }
    }
    out.copy(&src[out.at()..end]);
    out.drop(src.len() - end);
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        assert_eq!(with(&[("white_space", "collapse")]).normalize("  أ \t ب\n\nج "), "أ ب ج");
        assert_eq!(with(&[("white_space", "lines")]).normalize("  أ \t ب \n\n ج "), "أ ب\nج");
        assert_eq!(with(&[("white_space", "fold")]).normalize("أ\u{A0}\tب\n"), "أ  ب ");
        assert_eq!(with(&[("trim", "strip")]).normalize(" أ  ب\n"), "أ  ب");
        let o = crate::normalize::Options { max_spaces: Some(2), ..Default::default() };
        assert_eq!(crate::normalize::Normalizer::new(o).normalize("    أ  ب   ج "), "  أ  ب  ج ");
    }
}
