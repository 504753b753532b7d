//! Parses whole strings as numbers.

use crate::error::ParseError;
use crate::found::Numeric;
use crate::lexicon::Lexicon;
use crate::numerals;
use crate::pipeline::Scratch;
use crate::reading::{AtomKind, Context, Numbers, Options};
use crate::text::TextBuf;

/// Parses the whole of `text` as a number in digits or words: a cardinal, a fraction or an ordinal.
///
/// ```
/// use tarqim::{Numeric, parse_number};
///
/// assert_eq!(parse_number("ثلاثة آلاف ومئتان").unwrap(), Numeric::Int(3200));
///
/// let text = "ثلاثة آلاف تفاحة";
/// let stopped = parse_number(text).unwrap_err();
/// assert_eq!(&text[stopped.offset()..], "تفاحة");
/// ```
///
/// # Errors
/// When the text is not a number, or continues after one; the offset is where reading stopped.
pub fn parse_number(text: &str) -> Result<Numeric, ParseError> {
    let buf = TextBuf::new(text);
    let lexicon = Lexicon::builtin();
    let options = Options::default();
    let mut scratch = Scratch::default();
    scratch.read(buf.text(), lexicon);
    let (tokens, words, lexicon) = scratch.scanned(lexicon);
    let cx = Context {
        text: buf.text(),
        tokens,
        words,
        numbers: Numbers::NONE,
        lexicon,
        options: &options,
        reference: None,
        trail: None,
    };
    let count = tokens.len();
    if count == 0 {
        return Err(ParseError::new("no number", text, 0));
    }
    // Digits begin at their sign or point; a word before them (الـ20) is found from the digits.
    let found = (0..count.min(2)).find_map(|i| numerals::atom(&cx, i, count).filter(|a| a.first == 0));
    let atom = found.filter(|a| a.kind != AtomKind::Indefinite);
    match atom {
        Some(atom) if atom.end == count => Ok(atom.value),
        Some(atom) => Err(ParseError::new("text continues after the number", text, tokens.starts[atom.end])),
        None => Err(ParseError::new("no number", text, tokens.starts[0])),
    }
}
