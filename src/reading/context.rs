//! The view of a text that a dimension gets.

use jiff::civil::DateTime;

use super::{Numbers, Options, Outcome, Step, Trail};
use crate::lexicon::{Book, Class, Match, Reading, Words, bit};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::{Kind, Tokens};
use crate::visits::visit;

/// A scanned text with everything a dimension may query.
pub struct Context<'a> {
    /// The text.
    pub text: Text<'a>,
    /// Its tokens.
    pub tokens: &'a Tokens,
    /// What the lexicon says of each token.
    pub words: Words<'a>,
    /// Its numbers.
    pub numbers: &'a Numbers,
    /// The lexicon.
    pub lexicon: Book<'a>,
    /// How to read.
    pub options: &'a Options,
    /// The reference moment for relative expressions, naive local.
    pub reference: Option<DateTime>,
    /// Where steps are recorded; `None` unless a trace was requested.
    pub trail: Option<&'a Trail>,
}

impl<'a> Context<'a> {
    /// The text of a span.
    pub fn slice(&self, span: Span) -> Text<'a> {
        self.text.slice(span.start as usize, span.end as usize)
    }

    /// Records, if tracing, that a rule read the tokens `first..end`.
    #[inline]
    pub fn took(&self, rule: &'static str, first: usize, end: usize) {
        self.step(Step { rule, first, end, outcome: Outcome::Read });
    }

    /// Records that a guard refused a match at the tokens `first..end`.
    #[inline]
    pub fn refused(&self, rule: &'static str, first: usize, end: usize) {
        self.step(Step { rule, first, end, outcome: Outcome::Refused });
    }

    #[inline]
    fn step(&self, step: Step) {
        if let Some(trail) = self.trail {
            trail.add(step);
        }
    }

    /// The first code point of token `i`, 0 if there is no such token.
    pub fn code(&self, i: usize) -> u32 {
        self.tokens.starts.get(i).map_or(0, |&at| self.text.at(at as usize))
    }

    /// Whether token `i` begins with these letters and has at least `more` after them.
    #[inline]
    pub fn begins(&self, i: usize, letters: &[u32], more: usize) -> bool {
        let (Some(&start), Some(&end)) = (self.tokens.starts.get(i), self.tokens.ends.get(i)) else {
            return false;
        };
        (end - start) as usize >= letters.len() + more
            && letters.iter().zip(start as usize..).all(|(&letter, at)| self.text.at(at) == letter)
    }

    /// The kind of token `i`.
    pub fn kind(&self, i: usize) -> Option<Kind> {
        visit();
        self.tokens.kinds.get(i).copied()
    }

    /// Whether token `i` and the one after it touch.
    pub fn glued(&self, i: usize) -> bool {
        visit();
        i + 1 < self.tokens.len() && self.tokens.ends[i] == self.tokens.starts[i + 1]
    }

    /// Whether tokens `i` and `i + 1` are words without a blank, «دقيقةواحدة», which read alone, as other tools do, are none.
    pub fn runs_on(&self, i: usize) -> bool {
        let word = |i: usize| self.kind(i) == Some(Kind::Word);
        self.options.compete_off() && word(i) && word(i + 1)
    }

    /// Whether the gap from code point `end` to `start` separates two columns, in a text laid out in columns.
    pub fn parts_columns(&self, end: u32, start: u32) -> bool {
        const TAB: u32 = 0x09;
        self.options.columns && (start - end > 1 || start > end && self.text.at(end as usize) == TAB)
    }

    /// The span of token `i` without the conjunction and preposition of a reading.
    pub fn without_prefix(&self, i: usize, reading: Reading) -> Span {
        let span = self.tokens.span(i);
        Span::new((span.start + u32::from(reading.prefix)).min(span.end), span.end)
    }

    /// The longest phrase or word of `class` that starts at token `i`, all its senses of that
    /// class, fewest proclitics first.
    pub fn longest(&self, i: usize, class: Class) -> Option<Match> {
        self.longest_of(i, bit(class))
    }

    /// The same for any of these classes, given as bits.
    pub fn longest_of(&self, i: usize, classes: u64) -> Option<Match> {
        let mut best: Option<Match> = None;
        if self.words.phrases(i) & classes != 0 {
            self.phrases(i, |m| {
                if bit(m.sense.class) & classes != 0 && best.is_none_or(|b| m.end > b.end) {
                    best = Some(m);
                }
            });
        }
        best.or_else(|| {
            let (reading, sense) = self.words.get(i)?.of_any(self.lexicon, classes).next()?;
            Some(Match { first: i, end: i + 1, reading, sense })
        })
    }

    /// Calls `each` for every sense of every phrase of two tokens or more that starts at token `i`.
    pub fn phrases(&self, i: usize, each: impl FnMut(Match)) {
        // Their classes were computed beforehand: most often there are none.
        if self.words.phrases(i) != 0 {
            self.words.each_phrase(self.lexicon, i, each);
        }
    }
}
