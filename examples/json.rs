//! Prints the analysis of every line of standard input as JSON, events included:
//! `cargo run --release --example json -- 2024-05-15 < lines.txt`

use std::io::{self, BufRead, Write};

use tarqim::Analyzer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = Analyzer::builder().events(true);
    if let Some(reference) = std::env::args().nth(1) {
        builder = builder.reference(reference);
    }
    let analyzer = builder.build()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", analyzer.analyze(&line?).to_json())?;
    }
    Ok(())
}
