//! Reads every line of a file once, or all of it as one text, for a profiler: `benches/profile.py` runs it. With
//! `--again` it reads them once before, so that all words are known.
//!
//! ```text
//! cargo run --release --example profile -- FILE [--labels CARDINAL,DATE] [--alone] [--whole] [--again] [--events]
//! ```

use tarqim::events::{self, Types};
use tarqim::extract::{Label, Labels, Options, Scratch, extract, extract_scanned};
use tarqim::lexicon::Lexicon;
use tarqim::text::TextBuf;

/// The events of the texts, and the entities of those that may tell of any.
#[inline(never)]
fn tell(texts: &[TextBuf], options: &Options, scratch: &mut Scratch) -> usize {
    let (types, mut memory) = (Types::builtin(), events::Scratch::default());
    let mut told = |text: &TextBuf| {
        let text = text.text();
        scratch.read(text, Lexicon::builtin());
        let find = |scratch: &mut Scratch| extract_scanned(text, Labels::ALL, None, options, scratch);
        events::with_entities(text, types, scratch, &mut memory, find).1.len()
    };
    texts.iter().map(&mut told).sum()
}

/// What is measured: profilers begin to count where this function begins.
#[inline(never)]
fn read(texts: &[TextBuf], labels: Labels, options: &Options, scratch: &mut Scratch) -> usize {
    texts.iter().map(|text| extract(text.text(), labels, None, options, scratch).len()).sum()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut labels = Labels::ALL;
    let mut options = Options::default();
    let (mut whole, mut again, mut events) = (false, false, false);
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("a file is needed")?;
    while let Some(flag) = args.next() {
        match flag.as_str() {
            "--alone" => options.compete = false,
            "--whole" => whole = true,
            "--again" => again = true,
            "--events" => events = true,
            "--labels" => {
                let value = args.next().ok_or("--labels needs a value")?;
                let named =
                    value.split(',').map(|n| Label::from_name(n).ok_or_else(|| format!("no label {n:?}")));
                labels = Labels::of(named.collect::<Result<Vec<_>, _>>()?);
            }
            _ => return Err(format!("no flag {flag:?}").into()),
        }
    }
    let text = std::fs::read_to_string(file)?;
    let texts: Vec<TextBuf> =
        if whole { vec![TextBuf::new(&text)] } else { text.lines().map(TextBuf::new).collect() };
    let mut scratch = Scratch::default();
    // Tables are unpacked with the first text.
    extract(TextBuf::new("وصل 80 جندياً إلى سوريا أمس").text(), Labels::ALL, None, &options, &mut scratch);
    if again {
        for text in &texts {
            extract(text.text(), labels, None, &options, &mut scratch);
        }
    }
    if events {
        println!("{} events", tell(&texts, &options, &mut scratch));
        return Ok(());
    }
    println!("{} entities", read(&texts, labels, &options, &mut scratch));
    Ok(())
}
