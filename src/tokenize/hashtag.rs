//! The words of a hashtag.

use super::class::CharClass;
use super::classes::class;
use crate::span::Span;
use crate::text::Text;

/// The words of the hashtag at `tag`: split at underscores, between letters and digits,
/// between scripts, and before a Latin capital that follows a lower-case letter.
///
/// ```
/// use tarqim::{Span, text::TextBuf, tokenize::hashtag_words};
///
/// let buf = TextBuf::new("#كأس_العالم2022");
/// let words = hashtag_words(buf.text(), Span::new(0, 15));
/// assert_eq!(words, [Span::new(1, 4), Span::new(5, 11), Span::new(11, 15)]);
/// ```
pub fn hashtag_words(text: Text<'_>, tag: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut last = None;
    let mut last_small = false;
    for at in tag.start..tag.end {
        let code = text.at(at as usize);
        let found = class(code);
        let kind = match found {
            CharClass::LETTER | CharClass::LATIN | CharClass::DIGIT => Some(found),
            // Marks and joiners belong to the letter before them.
            CharClass::MARK | CharClass::TATWEEL | CharClass::JOINER => last,
            _ => None,
        };
        let capital = found == CharClass::LATIN && char::from_u32(code).is_some_and(char::is_uppercase);
        match (kind, words.last_mut()) {
            (None, _) => {}
            (Some(_), Some(word)) if kind == last && word.end == at && !(capital && last_small) => {
                word.end = at + 1;
            }
            _ => words.push(Span::new(at, at + 1)),
        }
        last = kind;
        last_small = found == CharClass::LATIN && !capital;
    }
    words
}
