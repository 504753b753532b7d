//! What must hold for every string, whoever makes them up: libFuzzer (`fuzz/fuzz_targets/`) or the
//! stable toolchain (`tests/fuzz.rs`, `tests/repeat.rs`).

use std::sync::OnceLock;

use tarqim::document::Document;
use tarqim::extract::{Entity, Labels, Options, Scratch, Value};
use tarqim::normalize::{Normalizer, PRESETS};
use tarqim::rewrite::{apply, digits_to_words, numerals_to_digits};
use tarqim::search::TermOptions;
use tarqim::spell::Form;
use tarqim::text::TextBuf;
use tarqim::tokenize::{clitics, sentences, tokenize};
use tarqim::{Span, parse_number};

/// What is done with a text.
pub type Target = fn(&str);

/// All of them, by name.
pub const ALL: &[(&str, Target)] = &[
    ("events", events),
    ("extract", extract),
    ("normalize", normalize),
    ("rewrite", rewrite),
    ("tokens", tokens),
];

/// What each text of many is read by: the analyzer always, a preset and the rewriting of numbers in turn.
#[allow(dead_code)]
pub fn in_bytes(turn: u64) -> [(&'static str, Target); 2] {
    const TURNS: [(&str, Target); 3] = [
        ("clean", |text| once("clean", text)),
        ("model", |text| once("model", text)),
        ("numerals", numerals),
    ];
    [("analyze", analyze), TURNS[turn as usize % TURNS.len()]]
}

fn analyzer() -> &'static tarqim::Analyzer {
    static ANALYZER: OnceLock<tarqim::Analyzer> = OnceLock::new();
    ANALYZER.get_or_init(|| {
        let builder = tarqim::Analyzer::builder().reference("2015-10-04T12:00:00");
        builder.events(true).build().expect("a plain builder")
    })
}

/// Every range can be sliced; tokens and entities are in order and apart.
fn analyze(text: &str) {
    let read = analyzer().analyze(text);
    let len = text.len() as u32;
    let span = |range: std::ops::Range<usize>| Span::new(range.start as u32, range.end as u32);
    in_order(read.tokens().map(|t| span(t.byte_range())), len);
    in_order(read.entities().map(|e| span(e.byte_range())), len);
    for entity in read.entities() {
        assert!(!entity.text().is_empty() && !entity.phrase().is_empty(), "{entity:?}");
    }
    for event in read.events() {
        assert!(!event.trigger().is_empty() && !event.text().is_empty(), "{event:?}");
    }
}

fn once(preset: &'static str, text: &str) {
    let normalizer = &made()[PRESETS.iter().position(|p| *p == preset).expect("a preset")];
    let done = normalizer.normalize(text);
    if is_idempotent(preset, text) {
        assert_eq!(normalizer.normalize(&done), done, "{preset} of its own result");
    }
}

fn numerals(text: &str) {
    let buf = TextBuf::new(text);
    let edits = numerals_to_digits(buf.text(), &Options::default());
    in_order(edits.iter().map(|e| e.0), buf.text().len() as u32);
}

/// The normalizers of all presets.
fn made() -> &'static [Normalizer] {
    static MADE: OnceLock<Vec<Normalizer>> = OnceLock::new();
    MADE.get_or_init(|| PRESETS.iter().filter_map(|p| Normalizer::preset(p).ok()).collect())
}

/// Panics unless the spans are not empty, ascend, lie apart and end within the text.
fn in_order(spans: impl Iterator<Item = Span>, len: u32) {
    let mut last = 0;
    for span in spans {
        assert!(
            last <= span.start && span.start < span.end && span.end <= len,
            "{span:?} behind {last} of {len}"
        );
        last = span.end;
    }
}

fn events(text: &str) {
    let (buf, mut read) = (TextBuf::new(text), Scratch::default());
    let found = tarqim::extract::extract(buf.text(), Labels::ALL, None, &Options::default(), &mut read);
    let told = tarqim::events::events(
        buf.text(),
        &found,
        tarqim::events::Types::builtin(),
        &read,
        &mut tarqim::events::Scratch::default(),
    );
    let len = buf.text().len() as u32;
    for (at, event) in told.iter().enumerate() {
        assert!(event.trigger.start < event.trigger.end && event.trigger.end <= len, "{event:?}");
        assert!(event.same_as.is_none_or(|earlier| earlier < at), "{event:?}");
    }
}

/// Panics unless the front door gives the same, in bytes that can be sliced.
fn at_the_front_door(text: &str, below: &[Entity]) {
    let read = analyzer().analyze(text);
    assert_eq!(
        read.entities().map(|e| e.label()).collect::<Vec<_>>(),
        below.iter().map(|e| e.label).collect::<Vec<_>>()
    );
    for entity in read.entities() {
        assert_eq!(text.get(entity.byte_range()), Some(entity.text()));
        assert_eq!(text.get(entity.phrase_range()), Some(entity.phrase()));
    }
    for token in read.tokens() {
        assert_eq!(text.get(token.byte_range()), Some(token.text()));
    }
    for event in read.events() {
        assert_eq!(text.get(event.byte_range()), Some(event.text()));
        for who in
            event.agent().into_iter().chain(event.patient()).chain(event.source()).chain(event.places())
        {
            assert_eq!(text.get(who.byte_range()), Some(who.text()));
        }
    }
}

/// Panics if a time ends before it begins and does not say so.
fn in_time(entities: &[Entity]) {
    for entity in entities {
        let Value::Temporal(time) = &entity.value else { continue };
        if let (Some(start), Some(end)) = (time.start_at, time.end_at) {
            assert!(start <= end || time.problems.contains(&"inverted"), "{entity:?}");
        }
    }
}

/// Entities and tokens are in order, in bounds and apart; with a normalizer too.
pub fn extract(text: &str) {
    let buf = TextBuf::new(text);
    let len = buf.text().len() as u32;
    let reference = "2015-10-04T12:00:00".parse().ok();
    let mut scratch = Scratch::default();
    let doc = Document::read(buf.text(), Labels::ALL, reference, &Options::default(), &mut scratch);
    in_order(doc.entities.iter().map(|e| e.span), len);
    in_order((0..doc.tokens.len()).map(|i| doc.tokens.span(i)), len);
    in_order(doc.sentences(buf.text()).iter().copied(), len);
    assert!(doc.entities.iter().all(|e| e.phrase.covers(e.span) && e.phrase.end <= len));
    in_time(&doc.entities);
    at_the_front_door(text, &doc.entities);
    let alone = Options { compete: false, ..Options::default() };
    let found = tarqim::extract::extract(buf.text(), Labels::ALL, None, &alone, &mut scratch);
    in_time(&found);
    assert!(found.iter().all(|e| e.span.start < e.span.end && e.span.end <= len));
    let again = Document::read(buf.text(), Labels::ALL, reference, &Options::default(), &mut scratch);
    assert!(doc == again, "what was read before changed the reading");
}

/// Whether a preset leaves its own result of this text as it is. `model` decodes HTML once: what it makes of
/// «&amp;lt;» is HTML again. Those not named here are exact equals of tools that do not.
fn is_idempotent(preset: &str, text: &str) -> bool {
    match preset {
        "clean" | "search" => true,
        "model" => !text.contains(['&', '<']),
        _ => false,
    }
}

/// Every preset takes any string; an alignment stays in bounds both ways and says the same text.
pub fn normalize(text: &str) {
    let made = made();
    assert_eq!(made.len(), PRESETS.len());
    for (preset, normalizer) in PRESETS.iter().zip(made) {
        let aligned = normalizer.align(text);
        assert_eq!(aligned.text(), normalizer.normalize(text), "{preset}");
        if is_idempotent(preset, text) {
            assert_eq!(normalizer.normalize(aligned.text()), aligned.text(), "{preset} of its own result");
        }
        let whole = aligned.to_original(0..aligned.text().len());
        assert!(whole.end <= text.len(), "{preset}");
        let mut last = 0;
        for (at, c) in aligned.text().char_indices() {
            let from = aligned.to_original(at..at + c.len_utf8());
            assert!(
                last <= from.start && from.start <= from.end && from.end <= text.len(),
                "{preset} at {at}"
            );
            assert!(text.get(from.clone()).is_some(), "{preset}: {from:?} cuts a character");
            // A range that cuts into characters does not.
            assert!(text.get(aligned.to_original(at + 1..at + 2)).is_some(), "{preset} inside {at}");
            last = from.start;
        }
    }
}

/// Rewriting numbers keeps to the text, and a number that is read alone is read again from its digits.
pub fn rewrite(text: &str) {
    let buf = TextBuf::new(text);
    let (options, len) = (Options::default(), buf.text().len() as u32);
    let digits = numerals_to_digits(buf.text(), &options);
    in_order(digits.iter().map(|e| e.0), len);
    apply(buf.text(), &digits);
    let words = digits_to_words(buf.text(), &options, &Form::default());
    in_order(words.iter().map(|e| e.0), len);
    apply(buf.text(), &words);
    let _ = parse_number(text);
}

/// Tokens and gaps rebuild the text; clitics, sentences and terms stay within it.
pub fn tokens(text: &str) {
    let buf = TextBuf::new(text);
    let len = buf.text().len() as u32;
    let found = tokenize(text);
    in_order((0..found.len()).map(|i| found.span(i)), text.len() as u32);
    in_order(sentences(text).into_iter(), text.len() as u32);
    for scheme in clitics::Scheme::ALL {
        clitics::segment(text, scheme);
    }
    if let Ok(terms) = TermOptions::new() {
        assert!(terms.terms(buf.text()).iter().all(|t| t.span.start < t.span.end && t.span.end <= len));
    }
}
