//! Web and mail addresses, mentions and hashtags: the scanner has found them already.

use crate::found::{Candidate, Entity, Label, Value, strength};
use crate::lexicon::{Class, bit};
use crate::reading::{Context, Dimension, Memory};
use crate::signs::{AT, DOT, UNDERSCORE};
use crate::span::Span;
use crate::tokenize::Kind;

/// Number words, which are never account names: «@سبعة».
const NUMBERS: u64 = bit(Class::Unit)
    | bit(Class::Teen)
    | bit(Class::Tens)
    | bit(Class::Hundred)
    | bit(Class::Scale)
    | bit(Class::Ordinal)
    | bit(Class::Fraction);

/// URL EMAIL MENTION HASHTAG.
pub struct Addresses;

impl Dimension for Addresses {
    fn name(&self) -> &'static str {
        "addresses"
    }

    fn doc(&self) -> &'static str {
        "Web and mail addresses, mentions and hashtags."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Url, Label::Email, Label::Mention, Label::Hashtag]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let kinds = cx.tokens.kinds.iter().enumerate();
        for (i, kind) in kinds.filter(|&(_, &kind)| kind != Kind::Word) {
            let label = match kind {
                Kind::Url => Label::Url,
                Kind::Email => Label::Email,
                Kind::Mention => Label::Mention,
                Kind::Hashtag => Label::Hashtag,
                Kind::Symbol if named(cx, i) => Label::Mention,
                _ => continue,
            };
            let span = match label {
                Label::Mention => account(cx, i),
                _ => cx.tokens.span(i),
            };
            let value = Value::Text(cx.slice(span).to_string_lossy());
            let entity = Entity { span, phrase: span, label, value, rule: "addresses::find" };
            out.push(Candidate { strength: strength::TOKEN, ..Candidate::core(entity) });
        }
    }
}

/// Whether token `i` is an @ with an Arabic name glued after it: «@اسم».
fn named(cx: &Context<'_>, i: usize) -> bool {
    let free = i == 0 || !cx.glued(i - 1) || matches!(cx.kind(i - 1), Some(Kind::Punct | Kind::Emoji));
    cx.code(i) == AT
        && cx.glued(i)
        && free
        && cx.kind(i + 1) == Some(Kind::Word)
        && cx.tokens.span(i + 1).len() > 1
        && !cx.words.any(i + 1, NUMBERS)
}

/// The name of an account that begins at token `i`: words and digits joined by underscores or dots.
fn account(cx: &Context<'_>, i: usize) -> Span {
    let piece = |t: usize| matches!(cx.kind(t), Some(Kind::Word | Kind::Latin | Kind::Code | Kind::Number));
    let arabic = cx.kind(i) == Some(Kind::Symbol);
    let mut end = i + usize::from(arabic);
    while cx.glued(end) {
        let joint = cx.code(end + 1) == UNDERSCORE || (!arabic && cx.code(end + 1) == DOT);
        end = match cx.kind(end + 1) {
            Some(Kind::Punct) if joint && cx.glued(end + 1) && piece(end + 2) => end + 2,
            _ if arabic && piece(end + 1) => end + 1,
            _ => break,
        };
    }
    cx.tokens.span(i).join(cx.tokens.span(end))
}
