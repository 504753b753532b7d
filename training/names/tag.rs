//! Tags a corpus with a names model and with the whole product, for `evaluate.py`.
//!
//! `cargo run --release --example names_tag -- MODEL < corpus.txt`
//!
//! Input: a word and its tag a line, an empty line between sentences; all of it is read as one
//! document. Output: word, tag of the corpus, tag of the model alone, then of what lists, rules
//! and model find together its place (B or I), label, source, rule and score; sentences as they came.

use std::io::{self, Read, Write};
use std::sync::Arc;

use tarqim::entities::{Model, extract_with, token_tags};
use tarqim::extract::Value;
use tarqim::text::TextBuf;

/// As src/names/tags.rs has them.
const LABELS: [&str; 7] = ["PERSON", "GPE", "ORG", "LOC", "FAC", "PRODUCT", "EVENT"];

/// The tag of a token with its label.
fn tag_name(tag: usize) -> String {
    match tag.checked_sub(1) {
        Some(of) => format!("{}-{}", if of % 2 == 0 { "B" } else { "I" }, LABELS[of / 2]),
        None => "O".to_owned(),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a model file")?;
    let model = Arc::new(Model::from_bytes(&std::fs::read(path)?)?);
    let mut corpus = String::new();
    io::stdin().lock().read_to_string(&mut corpus)?;
    let rows: Vec<Vec<&str>> = corpus.lines().map(|line| line.split_whitespace().collect()).collect();
    let mut text = String::new();
    let mut starts = Vec::new();
    let mut length = 0;
    for row in &rows {
        starts.push(length);
        let word = row.first().copied().unwrap_or("");
        let gap = if row.is_empty() { '\n' } else { ' ' };
        text.push_str(word);
        text.push(gap);
        length += word.chars().count() as u32 + 1;
    }
    let buf = TextBuf::new(&text);
    let mut tags = token_tags(buf.text(), &model).into_iter().peekable();
    let names: Vec<_> = extract_with(buf.text(), &model)
        .into_iter()
        .filter_map(|e| match e.value {
            Value::Name(name) => Some((e.span, e.label.name(), name.source.name(), e.rule, name.score)),
            _ => None,
        })
        .collect();
    let mut names = names.iter().peekable();
    let mut begun = false;
    let mut out = io::stdout().lock();
    for (row, start) in rows.iter().zip(starts) {
        // The first token that begins in the word or after it.
        while tags.peek().is_some_and(|(span, ..)| span.start < start) {
            tags.next();
        }
        let [word, ..] = row[..] else {
            writeln!(out)?;
            continue;
        };
        let (tag, views) = tags.peek().map_or((0, [0; 4]), |&(_, tag, views)| (usize::from(tag), views));
        let views = views.map(|view| view.to_string()).join(",");
        write!(out, "{word}\t{}\t{}", row[row.len() - 1], tag_name(tag))?;
        let end = start + word.chars().count() as u32;
        while names.peek().is_some_and(|(span, ..)| span.end <= start) {
            names.next();
            begun = false;
        }
        match names.peek().filter(|(span, ..)| span.start < end) {
            Some((_, label, source, rule, score)) => {
                let place = if begun { "I" } else { "B" };
                begun = true;
                writeln!(out, "\t{place}\t{label}\t{source}\t{rule}\t{score:.5}\t{views}")?;
            }
            None => writeln!(out, "\tO\t\t\t\t\t{views}")?,
        }
    }
    Ok(())
}
