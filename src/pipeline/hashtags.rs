//! Names inside hashtags: «#ريف_حلب_الشمالي», «بلدة #سرمين».

use jiff::civil::DateTime;

use super::{Scratch, candidates};
use crate::found::{Candidate, Labels, Value, strength};
use crate::lexicon::Lexicon;
use crate::reading::Options;
use crate::signs::{HASH, SPACE, UNDERSCORE};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::Kind;

/// The names inside the hashtags of a text, when `#` and underscores are read as blanks. Offsets refer to
/// the text.
pub fn names(
    text: Text<'_>,
    reference: Option<DateTime>,
    options: &Options,
    scratch: &mut Scratch,
) -> Vec<Candidate> {
    let tokens = scratch.scan(text);
    let tags: Vec<Span> =
        (0..tokens.len()).filter(|&i| tokens.kinds[i] == Kind::Hashtag).map(|i| tokens.span(i)).collect();
    if tags.is_empty() {
        return Vec::new();
    }
    let open = opened(text, &tags);
    scratch.read(Text::Full(&open), Lexicon::builtin());
    let mut found = candidates(Text::Full(&open), Labels::ALL, reference, options, scratch, None);
    found.retain(|c| {
        let span = c.entity.span;
        let next = tags.partition_point(|tag| tag.end <= span.start);
        matches!(c.entity.value, Value::Name(_)) && tags.get(next).is_some_and(|tag| tag.start < span.end)
    });
    // The remaining names beat the hashtag around them.
    for candidate in &mut found {
        candidate.strength = strength::TOKEN + 1;
    }
    found
}

/// The text with blanks in place of the signs and underscores of its hashtags.
fn opened(text: Text<'_>, tags: &[Span]) -> Vec<u32> {
    let mut codes: Vec<u32> = (0..text.len()).map(|at| text.at(at)).collect();
    for tag in tags {
        for code in &mut codes[tag.start as usize..tag.end as usize] {
            if matches!(*code, HASH | 0xFF03 | UNDERSCORE) {
                *code = SPACE;
            }
        }
    }
    codes
}
