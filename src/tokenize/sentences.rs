//! Sentence splitting over tokens.

use super::token::{Kind, Tokens};
use crate::signs::{
    APOSTROPHE, ARABIC_QUESTION, CLOSE_ORNATE, CLOSE_SINGLE, DOT, ELLIPSIS, QUOTE, closes_bracket,
    closes_quote,
};
use crate::span::Span;
use crate::text::Text;

/// Maximum number of letters in an abbreviation before a dot: د. أ. م.
const INITIAL: u32 = 1;

fn is_end(code: u32) -> bool {
    matches!(code, DOT | 0x21 | 0x3F | ARABIC_QUESTION | 0x06D4 | ELLIPSIS | 0x203C | 0x2048 | 0x2049)
}

fn is_closing(code: u32) -> bool {
    closes_quote(code)
        || closes_bracket(code)
        || matches!(code, QUOTE | APOSTROPHE | CLOSE_SINGLE | 0x203A | CLOSE_ORNATE)
}

/// Whether a line or paragraph ends at this code point.
pub fn is_newline(code: u32) -> bool {
    matches!(code, 0x0A | 0x0D | 0x85 | 0x2028 | 0x2029)
}

/// Splits a text into sentences by the tokens that [`scan`](super::scan) found in it, in code points. A sentence runs from its first token to
/// its last, closing quotes and brackets included; text between sentences is white space.
///
/// A sentence ends at `. ؟ ? ! …` and at a line end. A dot does not end one inside a
/// number or abbreviation (the scanner keeps those whole), after an initial (د. أحمد),
/// or after a list number at the start of a line.
pub fn split(text: Text<'_>, tokens: &Tokens) -> Vec<Span> {
    let mut out = Vec::new();
    let count = tokens.len();
    let mut first = 0;
    let mut i = 0;
    // Quotation marks that look the same on both sides are closing ones if one is open.
    let mut straight_open = false;
    while i < count {
        let span = tokens.span(i);
        let code = text.at(span.start as usize);
        if code == QUOTE {
            straight_open = !straight_open;
        }
        let mut last = i;
        let mut ends = false;
        if tokens.kinds[i] == Kind::Punct
            && is_end(code)
            && !(code == DOT && is_inner_dot(text, tokens, first, i))
        {
            while last + 1 < count {
                let next = tokens.span(last + 1);
                let next_code = text.at(next.start as usize);
                let glued = next.start == tokens.ends[last];
                let closes = is_closing(next_code) && (next_code != QUOTE || straight_open);
                if tokens.kinds[last + 1] == Kind::Punct && (is_end(next_code) || (glued && closes)) {
                    if next_code == QUOTE {
                        straight_open = false;
                    }
                    last += 1;
                } else {
                    break;
                }
            }
            ends = true;
        }
        let stop = tokens.ends[last];
        let next_start = if last + 1 < count { tokens.starts[last + 1] } else { text.len() as u32 };
        if !ends && (stop..next_start).any(|at| is_newline(text.at(at as usize))) {
            ends = true;
            straight_open = false;
        }
        if ends {
            out.push(Span::new(tokens.starts[first], stop));
            first = last + 1;
        }
        i = last + 1;
    }
    if first < count {
        out.push(Span::new(tokens.starts[first], tokens.ends[count - 1]));
    }
    out
}

/// Whether the dot token `i` belongs to an initial or a list number rather than ending the sentence.
fn is_inner_dot(text: Text<'_>, tokens: &Tokens, first: usize, i: usize) -> bool {
    if i == 0 || tokens.ends[i - 1] != tokens.starts[i] {
        return false;
    }
    let before = tokens.span(i - 1);
    let follows_word = i + 1 < tokens.len()
        && matches!(tokens.kinds[i + 1], Kind::Word | Kind::Latin)
        && !(before.end..tokens.starts[i + 1]).any(|at| is_newline(text.at(at as usize)));
    match tokens.kinds[i - 1] {
        Kind::Word | Kind::Latin => before.len() <= INITIAL && follows_word,
        Kind::Number => i - 1 == first && before.len() <= 2 && follows_word,
        _ => false,
    }
}
