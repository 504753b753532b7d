//! What a text costs grows as its length does: counted in looks at tokens and code points, not in time.

#![cfg(debug_assertions)]

use tarqim::document::Document;
use tarqim::extract::{Labels, Options, Scratch};
use tarqim::rewrite::{digits_to_words, numerals_to_digits};
use tarqim::spell::Form;
use tarqim::text::TextBuf;
use tarqim::tokenize::{clitics, sentences, tokenize};
use tarqim::visits;

/// What is done with a text.
type Reading = fn(&str);

const READINGS: &[(&str, Reading)] = &[
    ("extract", |text| {
        let buf = TextBuf::new(text);
        let mut scratch = Scratch::default();
        let doc = Document::read(buf.text(), Labels::ALL, None, &Options::default(), &mut scratch);
        doc.sentences(buf.text());
    }),
    ("extract alone", |text| {
        let alone = Options { compete: false, ..Options::default() };
        tarqim::extract::extract(
            TextBuf::new(text).text(),
            Labels::ALL,
            None,
            &alone,
            &mut Scratch::default(),
        );
    }),
    ("numerals_to_digits", |text| {
        numerals_to_digits(TextBuf::new(text).text(), &Options::default());
    }),
    ("digits_to_words", |text| {
        digits_to_words(TextBuf::new(text).text(), &Options::default(), &Form::default());
    }),
    ("tokenize", |text| {
        tokenize(text);
    }),
    ("sentences", |text| {
        sentences(text);
    }),
    ("segment", |text| {
        clitics::segment(text, clitics::Scheme::D3);
    }),
];

fn cost(reading: Reading, text: &str) -> u64 {
    let before = visits::count();
    reading(text);
    visits::count().unwrap_or(0) - before.unwrap_or(0)
}

/// Lines that a grammar could choke on: each of its words asks to look on over the words after it.
const UNITS: &[&str] = &[
    "و ",
    "مليون ",
    "7",
    "7-",
    "7,",
    "خمسة و",
    "بين خمسة وعشرين ",
    "أكثر من ",
    "ألف إلا ",
    "123 456 ",
    "١٢٣ ٤٥٦ ",
    "100 200 300 ",
    "100\t200\u{A0}",
    "آلاف ",
    "ملايين ",
    "عشرات مئات ",
    "a@",
    "#a_",
    "@a ",
    "5 - ",
    "5 -",
    "http://",
    "www.a.com/)",
    "1/1/2015 الموافق ",
];

#[test]
fn long_lines_cost_what_their_length_costs() {
    let mut failed = Vec::new();
    for unit in UNITS {
        for (name, reading) in READINGS {
            let times = 2_000_usize.div_ceil(unit.chars().count());
            let short = cost(*reading, &unit.repeat(times));
            let long = cost(*reading, &unit.repeat(8 * times));
            if long > 9 * short {
                failed.push(format!("{name} of {unit:?}: {short} looks at 1 line, {long} at 8"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
