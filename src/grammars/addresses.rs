//! Web and mail addresses, mentions and hashtags: the scanner has found them already.

use crate::found::{Candidate, Entity, Label, Value, strength};
use crate::reading::{Context, Dimension, Memory};
use crate::tokenize::Kind;

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
        for (i, kind) in cx.tokens.kinds.iter().enumerate() {
            let label = match kind {
                Kind::Url => Label::Url,
                Kind::Email => Label::Email,
                Kind::Mention => Label::Mention,
                Kind::Hashtag => Label::Hashtag,
                _ => continue,
            };
            let span = cx.tokens.span(i);
            let value = Value::Text(cx.slice(span).to_string_lossy());
            let entity = Entity { span, phrase: span, label, value, rule: "token" };
            out.push(Candidate { strength: strength::TOKEN, ..Candidate::core(entity) });
        }
    }
}
