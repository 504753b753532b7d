//! Clitics: the suite, and what holds for any text at all.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;
use tarqim::Span;
use tarqim::tokenize::clitics::{Scheme, Segmenter, segment, segment_with, split};

#[derive(Deserialize)]
struct Suite {
    case: Vec<Case>,
    none: Vec<Nothing>,
}

#[derive(Deserialize)]
struct Case {
    value: Value,
    texts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Default(String),
    Schemes(BTreeMap<String, String>),
}

#[derive(Deserialize)]
struct Nothing {
    texts: Vec<String>,
}

fn shown(text: &str, scheme: Scheme) -> String {
    segment(text, scheme).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_suite() {
    let suite: Suite = toml::from_str(include_str!("suites/clitics/words.toml")).unwrap();
    let mut wrong = Vec::new();
    let mut check = |text: &str, scheme: Scheme, wanted: &str| {
        let got = shown(text, scheme);
        if got != wanted {
            wrong.push(format!("{text} under {}: {got}, not {wanted}", scheme.name()));
        }
    };
    for case in &suite.case {
        for text in &case.texts {
            match &case.value {
                Value::Default(wanted) => check(text, Scheme::D3, wanted),
                Value::Schemes(schemes) => {
                    for (scheme, wanted) in schemes {
                        check(text, scheme.parse().unwrap(), wanted);
                    }
                }
            }
        }
    }
    for text in suite.none.iter().flat_map(|n| &n.texts) {
        for scheme in Scheme::ALL {
            check(text, scheme, text);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dialects_on_request() {
    let mut dialects = Segmenter::for_dialects();
    for (text, wanted) in [
        ("هالبيت", "هذا+ال+بيت"),
        ("عالطاولة", "على+ال+طاولة"),
        ("حيكتب", "ح+يكتب"),
        ("بيكتب", "ب+يكتب"),
        ("عالم", "عالم"),
        ("جيش", "جيش"),
        ("بيروت", "بيروت"),
        ("حياة", "حياة"),
        ("هالة", "هالة"),
        ("للرقة", "ل+ال+رقة"),
    ] {
        let got = segment_with(&mut dialects, text, Scheme::D3);
        assert_eq!(got[0].to_string(), wanted);
    }
    assert_eq!(shown("هالبيت حيكتب", Scheme::D3), "هالبيت حيكتب");
}

#[test]
fn an_unknown_scheme_names_the_valid_ones() {
    let error = "d4".parse::<Scheme>().unwrap_err().to_string();
    assert!(error.contains("d1, d2, d3, atb"), "{error}");
}

#[test]
fn a_ligature_is_never_cut_in_two() {
    // ﻻ is one code point of two letters.
    assert_eq!(shown("\u{FEFB}\u{FEE3}\u{FEED}\u{FEAD}", Scheme::D3).matches('+').count(), 0);
}

#[test]
fn very_long_words_stay_whole() {
    let long = "وبال".repeat(100_000);
    assert_eq!(segment(&long, Scheme::D3).len(), 1);
    assert!(split(&long.encode_utf16().collect::<Vec<_>>()).is_whole());
}

fn letters() -> impl Strategy<Value = String> {
    const LETTERS: [&str; 17] =
        ["و", "ف", "ب", "ل", "ك", "س", "ال", "ه", "ها", "نا", "ي", "م", "ر", "ة", "ى", "ئ", "ؤ"];
    const MARKS: [&str; 10] = ["", "َ", "ّ", "ـ", "\u{200d}", "\u{FEFB}", " ", "5", "é", "👍"];
    let piece = (prop::sample::select(&LETTERS[..]), prop::sample::select(&MARKS[..]));
    prop::collection::vec(piece, 0..14).prop_map(|v| v.into_iter().flat_map(|(a, b)| [a, b]).collect())
}

proptest! {
    #[test]
    fn pieces_cover_the_word_in_order(text in prop_oneof![letters(), any::<String>()]) {
        for scheme in Scheme::ALL {
            for word in segment(&text, scheme) {
                let mut at = word.span.start;
                let stem = (word.stem.0, String::new());
                for (span, _) in word.proclitics.iter().chain([&stem]).chain(&word.enclitics) {
                    prop_assert_eq!(span.start, at);
                    prop_assert!(span.end >= span.start && text.get(span.start as usize..span.end as usize).is_some());
                    at = span.end;
                }
                prop_assert_eq!(at, word.span.end);
                prop_assert!(!word.stem.0.is_empty());
            }
        }
    }

    #[test]
    fn every_width_and_the_memory_agree(word in letters()) {
        let wide: Vec<u16> = word.encode_utf16().collect();
        let full: Vec<u32> = word.encode_utf16().map(u32::from).collect();
        let mut segmenter = Segmenter::default();
        let cut = split(&wide);
        prop_assert_eq!(cut, split(&full));
        prop_assert_eq!(cut, segmenter.split(&wide));
        prop_assert_eq!(cut, segmenter.split(&wide));
        prop_assert_eq!(cut.pieces(Span::new(0, wide.len() as u32), Scheme::D3).stem.is_empty(), wide.is_empty());
    }
}
