//! White space: runs, newlines, both ends.

use super::change::Change;
use super::options::{Options, Strip, WhiteSpace};
use super::rewrite::Rewrite;
use super::symbols::SPACE;
use crate::align::Sink;
use crate::text::Unit;

const NEWLINE: u32 = 0x0A;

/// White space (Unicode White_Space) and the separators Python's `str.split` knows.
pub(super) fn is_space(c: u32) -> bool {
    matches!(c, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F | 0x3000)
}

/// White space that ends a line.
fn is_newline(c: u32) -> bool {
    matches!(c, 0x0A..=0x0D | 0x85 | 0x2028 | 0x2029)
}

/// Whether the options ask for anything here.
pub(super) fn on(o: &Options) -> bool {
    o.white_space != WhiteSpace::Keep || o.max_spaces.is_some() || o.trim == Strip::Strip
}

/// White space on one character: written as an ordinary space, or as a newline
/// where lines are kept. What is left for the pass are runs and ends.
pub(super) fn fold(o: &Options, c: u32) -> Change {
    match o.white_space {
        WhiteSpace::Keep => Change::Same,
        _ if !is_space(c) => Change::Same,
        WhiteSpace::Lines if is_newline(c) => Change::to(c, NEWLINE),
        _ => Change::to(c, SPACE),
    }
}

/// Whether a text written by the table calls for this pass.
pub(super) fn wanted<U: Unit>(o: &Options, text: &[U]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
    let collapses = matches!(o.white_space, WhiteSpace::Collapse | WhiteSpace::Lines);
    let ends = is_space(first.code()) || is_space(last.code());
    (ends && (collapses || o.trim == Strip::Strip))
        || ((collapses || o.max_spaces.is_some()) && two_spaces(text))
}

/// Whether two spaces or newlines stand side by side. Written so that it vectorizes.
fn two_spaces<U: Unit>(text: &[U]) -> bool {
    let next = text.get(1..).unwrap_or(&[]);
    let blank = |c: &U| (c.code() == SPACE) | (c.code() == NEWLINE);
    text.chunks(64)
        .zip(next.chunks(64))
        .any(|(a, b)| a.iter().zip(b).fold(false, |any, (x, y)| any | (blank(x) & blank(y))))
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], out: &mut Rewrite<'_, S>) {
    let most = o.max_spaces.map_or(usize::MAX, |n| n as usize);
    let trims = o.trim == Strip::Strip || matches!(o.white_space, WhiteSpace::Collapse | WhiteSpace::Lines);
    let mut i = 0;
    while i < src.len() {
        if !is_space(src[i]) {
            let n = src[i..].iter().position(|c| is_space(*c)).unwrap_or(src.len() - i);
            out.copy(&src[i..i + n]);
            i += n;
            continue;
        }
        let n = src[i..].iter().position(|c| !is_space(*c)).unwrap_or(src.len() - i);
        let run = &src[i..i + n];
        i += n;
        if trims && (out.written().is_empty() || i == src.len()) {
            out.drop(n);
            continue;
        }
        match o.white_space {
            WhiteSpace::Collapse => one(out, run, SPACE),
            WhiteSpace::Lines if run.iter().any(|c| is_newline(*c)) => one(out, run, NEWLINE),
            WhiteSpace::Lines => one(out, run, SPACE),
            WhiteSpace::Keep | WhiteSpace::Fold => {
                let mut spaces = 0;
                for &c in run {
                    let c = if o.white_space == WhiteSpace::Fold { SPACE } else { c };
                    spaces = if c == SPACE { spaces + 1 } else { 0 };
                    if spaces > most {
                        out.drop(1);
                    } else {
                        out.put(c);
                    }
                }
            }
        }
    }
}

/// A run becomes one character.
fn one<S: Sink>(out: &mut Rewrite<'_, S>, run: &[u32], c: u32) {
    if run.len() > 1 {
        out.replace(run.len(), &[c]);
    } else {
        out.put(c);
    }
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
