//! Prints the features of a tagged corpus for `train.py`.
//!
//! `cargo run --release --example names_features -- MODEL < corpus.txt`
//!
//! Input: a word and its tag a line, an empty line between sentences. Words are joined with
//! spaces and cut by the library's own scanner, so a corpus token may become several. Output:
//! for each token the number of the word it is part of, the tag, and its features in
//! hexadecimal; an empty line after each sentence. MODEL is a model file of which only the
//! word table is read.

use std::io::{self, BufRead, BufWriter, Write};

use tarqim::entities::{Model, token_features};
use tarqim::text::TextBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give a model file")?;
    let model = Model::from_bytes(&std::fs::read(path)?)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut sentence: Vec<(String, String)> = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut cells = line.trim_start_matches('\u{FEFF}').split_whitespace();
        match (cells.next(), cells.last()) {
            (Some(word), Some(tag)) => sentence.push((word.to_owned(), tag.to_owned())),
            _ => write_sentence(&model, &mut sentence, &mut out)?,
        }
    }
    write_sentence(&model, &mut sentence, &mut out)?;
    Ok(())
}

fn write_sentence(model: &Model, words: &mut Vec<(String, String)>, out: &mut impl Write) -> io::Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    let mut ends = Vec::new();
    for (word, _) in words.iter() {
        text.push_str(word);
        ends.push(text.chars().count());
        text.push(' ');
    }
    let buf = TextBuf::new(&text);
    let mut at = 0;
    let mut begun = usize::MAX;
    for (span, features) in token_features(buf.text(), model) {
        while ends.get(at).is_some_and(|&end| end <= span.start as usize) {
            at += 1;
        }
        let tag = &words[at].1;
        // The second token of a word continues its name.
        let tag = if begun == at { tag.replace("B-", "I-") } else { tag.clone() };
        begun = at;
        write!(out, "{at}\t{tag}")?;
        for feature in features {
            write!(out, "\t{feature:x}")?;
        }
        writeln!(out)?;
    }
    words.clear();
    writeln!(out)
}
