//! How a text was read: what the lookup of its words gave, every candidate with its fate, and the steps that the
//! grammars recorded.

use jiff::civil::DateTime;
use serde::Serialize;

use super::compete::{self, Fate};
use super::explain::{describe, number};
use super::{Scratch, candidates};
use crate::found::{Entity, Labels};
use crate::lexicon::{Class, Lexicon};
use crate::reading::{Options, Outcome, Trail};
use crate::span::Span;
use crate::text::Text;

/// How a text was read. Positions are code points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trace {
    /// The words and numbers that mean something to a grammar, in order.
    pub words: Vec<Looked>,
    /// Every candidate, in the order in which the dimensions added them.
    pub candidates: Vec<Traced>,
    /// The steps that the grammars recorded, in order.
    pub steps: Vec<Noted>,
}

/// A word or phrase, and every result of looking it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Looked {
    /// Its span, with its proclitics.
    #[serde(flatten)]
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Class with its argument, such as «month 9»; for a number its kind and value, such as «cardinal 3000».
    pub read_as: Vec<String>,
}

/// A candidate and its fate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Traced {
    /// The entity that it would become.
    pub entity: Entity,
    /// Its text.
    pub text: String,
    /// The span it claims.
    pub claim: Span,
    /// Stronger ones win over longer ones.
    pub strength: i8,
    /// Its fate.
    pub fate: Fate,
}

/// A step of a grammar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// The function that recorded it.
    pub rule: &'static str,
    /// The tokens it looked at.
    #[serde(flatten)]
    pub span: Span,
    /// Their text.
    pub text: String,
    /// Whether it accepted or refused them.
    pub outcome: Outcome,
}

/// Reads `text` like [`extract`](super::extract) and reports how.
///
/// ```
/// use tarqim::pipeline::{Fate, Scratch, trace};
/// use tarqim::reading::Options;
/// use tarqim::text::TextBuf;
///
/// let text = TextBuf::new("يصل بعد 3 أيام");
/// let read = trace(text.text(), None, &Options::default(), &mut Scratch::default());
/// let beaten = read.candidates.iter().find(|c| c.text == "3").unwrap();
/// assert!(matches!(beaten.fate, Fate::Beaten { .. }));
/// ```
pub fn trace(text: Text<'_>, reference: Option<DateTime>, options: &Options, scratch: &mut Scratch) -> Trace {
    let trail = Trail::default();
    scratch.read(text, Lexicon::builtin());
    let found = candidates(text, Labels::ALL, reference, options, scratch, Some(&trail));
    let fates = compete::fates(&found);
    let cut = |span: Span| text.slice(span.start as usize, span.end as usize).to_string_lossy();
    let tokens = scratch.tokens();
    let covering = |first: usize, end: usize| {
        let last = end.max(first + 1).min(tokens.len());
        match (tokens.starts.get(first), last.checked_sub(1).and_then(|l| tokens.ends.get(l))) {
            (Some(&from), Some(&to)) => Span::new(from, to.max(from)),
            _ => Span::new(0, 0),
        }
    };
    let steps = trail.steps().into_iter().map(|step| {
        let span = covering(step.first, step.end);
        Noted { rule: step.rule, span, text: cut(span), outcome: step.outcome }
    });
    let candidates = found.into_iter().zip(fates).map(|(c, fate)| Traced {
        text: cut(c.entity.span),
        claim: c.claim,
        strength: c.strength,
        entity: c.entity,
        fate,
    });
    Trace { words: words(text, options, scratch), steps: steps.collect(), candidates: candidates.collect() }
}

fn words(text: Text<'_>, options: &Options, scratch: &Scratch) -> Vec<Looked> {
    let lexicon = Lexicon::builtin();
    let cx = scratch.context(text, lexicon, options);
    let mut all: Vec<Looked> = Vec::new();
    let mut add =
        |span: Span, read_as: String| match all.iter_mut().rev().take(8).find(|looked| looked.span == span) {
            Some(looked) if looked.read_as.contains(&read_as) => {}
            Some(looked) => looked.read_as.push(read_as),
            None => all.push(Looked {
                span,
                text: text.slice(span.start as usize, span.end as usize).to_string_lossy(),
                read_as: vec![read_as],
            }),
        };
    for i in 0..cx.tokens.len() {
        if let Some(atom) = scratch.numbers.atom_at(i) {
            add(atom.span, number(atom));
        }
        cx.phrases(i, |m| {
            add(Span::new(cx.tokens.starts[i], cx.tokens.ends[m.end - 1]), describe(lexicon, m.sense));
        });
        for (_, sense) in cx.words[i].of_any(cx.lexicon, !0).filter(|(_, s)| s.class != Class::Phrase) {
            add(cx.tokens.span(i), describe(lexicon, sense));
        }
    }
    all
}
