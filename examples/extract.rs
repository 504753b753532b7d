//! Prints the entities of every line of standard input as JSON.
//!
//! ```text
//! cargo run --release --example extract -- [--labels CARDINAL,DATE] [--reference 2024-03-10T09:00:00]
//!     [--options '{"compete": false}'] < lines.txt
//! ```

use std::io::{self, BufRead, Write};

use jiff::civil::DateTime;
use tarqim::extract::{Label, Labels, Options, Scratch, extract};
use tarqim::text::TextBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut labels = Labels::ALL;
    let mut options = Options::default();
    let mut reference: Option<DateTime> = None;
    let mut args = std::env::args().skip(1);
    while let Some(flag) = args.next() {
        let value = args.next().ok_or_else(|| format!("{flag} needs a value"))?;
        match flag.as_str() {
            "--labels" => {
                let named =
                    value.split(',').map(|n| Label::from_name(n).ok_or_else(|| format!("no label {n:?}")));
                labels = Labels::of(named.collect::<Result<Vec<_>, _>>()?);
            }
            "--options" => options = serde_json::from_str(&value)?,
            "--reference" => reference = Some(value.parse()?),
            _ => return Err(format!("no flag {flag:?}").into()),
        }
    }
    let mut scratch = Scratch::default();
    let mut buf = TextBuf::default();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        buf.set(&line);
        let entities = extract(buf.text(), labels, reference, &options, &mut scratch);
        serde_json::to_writer(&mut out, &entities)?;
        writeln!(out)?;
    }
    Ok(())
}
