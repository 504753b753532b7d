//! Any string is read; entities are in order, in bounds and apart; tokens rebuild the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tarqim::document::Document;
use tarqim::extract::{Labels, Options, Scratch};
use tarqim::text::TextBuf;

fuzz_target!(|text: &str| {
    let buf = TextBuf::new(text);
    let reference = "2015-10-04T12:00:00".parse().ok();
    let mut scratch = Scratch::default();
    let doc = Document::read(buf.text(), Labels::ALL, reference, &Options::default(), &mut scratch);
    let len = buf.text().len() as u32;
    let mut last = 0;
    for entity in &doc.entities {
        assert!(last <= entity.span.start && entity.span.start < entity.span.end && entity.span.end <= len);
        assert!(entity.phrase.covers(entity.span) && entity.phrase.end <= len);
        last = entity.span.end;
    }
    let mut last = 0;
    for i in 0..doc.tokens.len() {
        let span = doc.tokens.span(i);
        assert!(last <= span.start && span.start < span.end && span.end <= len);
        last = span.end;
    }
});
