//! What stands at a token and between two of them: signs, و, ends of lines.

use super::reader::{AND, Reader};
use crate::letters::WAW;
use crate::reading::soft_break;
use crate::signs::{ARABIC_COMMA, COMMA, EM_DASH, EN_DASH, HYPHEN, MINUS, NON_BREAKING_HYPHEN};
use crate::span::Span;
use crate::tokenize::Kind;

impl Reader<'_> {
    /// Whether token `i` is this one character.
    pub fn is_code(&self, i: usize, code: u32) -> bool {
        i < self.len() && self.cx.tokens.span(i).len() == 1 && self.cx.code(i) == code
    }

    /// The token after a comma at `i`, if there is one.
    pub fn comma(&self, i: usize) -> Option<usize> {
        (self.is_code(i, COMMA) || self.is_code(i, ARABIC_COMMA)).then_some(i + 1)
    }

    /// The token after a dash at `i`, if there is one: hyphen, en and em dash, tatweel, tilde, bar.
    pub fn dash(&self, i: usize) -> Option<usize> {
        const DASHES: [u32; 9] =
            [HYPHEN, 0x2010, NON_BREAKING_HYPHEN, 0x2012, EN_DASH, EM_DASH, MINUS, 0x640, 0x7E];
        DASHES.iter().any(|&d| self.is_code(i, d)).then_some(i + 1)
    }

    /// A detached و at `i` moves on by one; an attached one must then stand before the next word.
    /// Gives the next token, the proclitics it may carry, and those of which it must carry one.
    pub fn and(&self, i: usize) -> (usize, u8, u8) {
        // «2018 و،2020»: a comma typed behind it says nothing more.
        if self.is_code(i, WAW) { (self.comma(i + 1).unwrap_or(i + 1), 0, 0) } else { (i, AND, AND) }
    }

    /// Code point after token `end - 1`.
    pub fn to(&self, end: usize) -> u32 {
        end.checked_sub(1).and_then(|i| self.cx.tokens.ends.get(i)).copied().unwrap_or(0)
    }

    /// First code point of token `i`.
    pub fn from(&self, i: usize) -> u32 {
        self.cx.tokens.starts.get(i).copied().unwrap_or_else(|| self.to(self.len()))
    }

    /// Whether a line or column ends between token `i - 1` and token `i`.
    #[inline]
    pub fn new_line(&self, i: usize) -> bool {
        if i == 0 || i >= self.len() {
            return true;
        }
        let gap = Span::new(self.cx.tokens.ends[i - 1], self.cx.tokens.starts[i]);
        // Fast path: most words are one space apart.
        !(gap.len() == 1 && self.cx.text.at(gap.start as usize) == 0x20)
            && (self.line_ends_in(gap) || gap.is_empty() && self.cx.runs_on(i - 1))
    }

    /// Out of line, because it is seldom asked.
    #[inline(never)]
    fn line_ends_in(&self, gap: Span) -> bool {
        let breaks =
            (gap.start..gap.end).any(|at| matches!(self.cx.text.at(at as usize), 0x0A | 0x0D | 0x2029));
        breaks && !soft_break(self.cx, gap.start, gap.end) || self.cx.parts_columns(gap.start, gap.end)
    }

    /// Whether token `i` is an Arabic word of the text that goes on.
    pub fn is_word(&self, i: usize) -> bool {
        self.cx.kind(i) == Some(Kind::Word) && !self.new_line(i)
    }
}
