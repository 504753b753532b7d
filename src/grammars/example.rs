//! A template for a new dimension: compiled and tested, but not part of the library.
//!
//! 1. Copy this file to `src/grammars/<name>.rs`, and `mod example;` in `grammars/mod.rs` to `mod <name>;`.
//! 2. Rename `Example`, and say in `name`, `doc` and `labels` what it gives. A new label is a line in
//!    `src/found/label.rs`; CONTRIBUTING.md names the other places, and each of them has a test that asks for it.
//! 3. Add one line to `DIMENSIONS` in `src/pipeline/registry.rs`.
//! 4. Write `tests/suites/<name>.toml` with phrases that are one and phrases that are none: the registry's test
//!    demands both.

use crate::found::{Candidate, Entity, Label, Number, Value, strength};
use crate::lexicon::{Class, bit};
use crate::reading::{AtomKind, Context, Dimension, Memory, near};
use crate::span::Span;

/// Numbers right after a word that bounds them: «نحو 7».
pub struct Example;

impl Dimension for Example {
    fn name(&self) -> &'static str {
        "example"
    }

    fn doc(&self) -> &'static str {
        "Numbers behind a word that bounds them."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Quantity]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        // Numbers are read once for all dimensions: walk over them, or over the words of a class with
        // `cx.words.of_class`. Ask the class bits of a word before anything that costs more.
        for atom in cx.numbers.atoms.iter().filter(|a| a.kind == AtomKind::Cardinal) {
            let Some(word) = atom.first.checked_sub(1).filter(|&w| near(cx, w)) else { continue };
            if !cx.words.any(word, bit(Class::Bound)) {
                continue;
            }
            // A word of one class may be an ordinary word too: a guard says so where a reading is given up, and
            // `tarqim.explain` shows it.
            let Some(found) = cx.longest(word, Class::Bound).filter(|m| m.end == atom.first) else {
                cx.refused("example::find", word, atom.end);
                continue;
            };
            // `span` is the core, by the span policy; `phrase` is everything that was read.
            let span = atom.span;
            let start = cx.without_prefix(word, found.reading).start;
            let phrase = Span::new(start, span.end);
            let value = Number { value: Some(atom.value), ..Number::default() };
            let entity = Entity {
                span,
                phrase,
                label: Label::Quantity,
                value: Value::Number(value.into()),
                rule: "example::find",
            };
            // It claims its phrase: nothing else is read there. Its strength is the ordinary one, so that a longer
            // reading wins over it; see `strength` for when another is right.
            out.push(Candidate { strength: strength::ORDINARY, ..Candidate::phrase(entity) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Example;
    use crate::found::Candidate;
    use crate::lexicon::Lexicon;
    use crate::numerals;
    use crate::reading::{Context, Dimension, Memory, Numbers, Options};
    use crate::text::TextBuf;
    use crate::{lexicon::WordTable, tokenize};

    fn found(text: &str) -> Vec<Candidate> {
        let (buf, lexicon, options) = (TextBuf::new(text), Lexicon::builtin(), Options::default());
        let (mut tokens, mut words, mut numbers) = Default::default();
        tokenize::scan(buf.text(), &mut tokens);
        WordTable::read(&mut words, lexicon, buf.text(), &tokens, |_, _| true);
        let (lexicon, words) = (words.book(lexicon), words.words());
        let (text, tokens) = (buf.text(), &tokens);
        let numbers_of = |cx: &Context<'_>, numbers: &mut Numbers| numerals::read(cx, numbers);
        let mut cx = Context {
            text,
            tokens,
            words,
            numbers: Numbers::NONE,
            lexicon,
            options: &options,
            reference: None,
            trail: None,
        };
        numbers_of(&cx, &mut numbers);
        cx.numbers = &numbers;
        let mut out = Vec::new();
        Example.find(&cx, &mut Memory::default(), &mut out);
        out
    }

    #[test]
    fn the_template_reads() {
        assert_eq!(found("نحو 7").len(), 1);
        assert!(found("7 نحو").is_empty());
        assert!(found("وصل 7").is_empty());
    }
}
