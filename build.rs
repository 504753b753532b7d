//! Compiles the language data under `seeds/` into the tables that the library embeds.
//!
//! It uses the library's own scanner and lexicon writer, so that a form in a seed file is tokenized and
//! folded exactly like a word in a text.

use std::path::Path;
use std::{env, fs, process};

#[macro_use]
#[path = "src/named.rs"]
mod named;

#[path = "build/calendars.rs"]
mod calendar_seeds;
#[path = "build/classes.rs"]
mod class_table;
#[path = "src/tokenize/clitics/fold.rs"]
mod clitic_fold;
#[allow(dead_code)]
#[path = "src/tokenize/clitics/hashing.rs"]
mod clitic_hashing;
#[path = "build/clitics.rs"]
mod clitic_seeds;
#[allow(dead_code)]
#[path = "src/columns.rs"]
mod columns;
#[path = "build/events.rs"]
mod event_seeds;
#[path = "build/flags.rs"]
mod flags;
#[path = "build/identifiers.rs"]
mod identifier_seeds;
#[path = "build/languages.rs"]
mod language_seeds;
#[allow(dead_code)]
#[path = "src/letters.rs"]
mod letters;
#[path = "build/lexicon.rs"]
mod lexicon_seeds;
#[path = "build/measures.rs"]
mod measure_seeds;
#[path = "build/models.rs"]
mod model_seeds;
#[path = "build/money.rs"]
mod money_seeds;
#[path = "build/normalize.rs"]
mod normalize_seeds;
#[path = "build/nouns.rs"]
mod nouns;
#[path = "src/provoked.rs"]
mod provoked;
#[path = "src/normalize/seed_words.rs"]
mod seed_words;
#[path = "build/seeds.rs"]
mod seeds;
#[allow(dead_code)]
#[path = "src/signs.rs"]
mod signs;
#[path = "build/source.rs"]
mod source;
#[allow(dead_code)]
#[path = "src/span.rs"]
mod span;
#[path = "build/spelling.rs"]
mod spelling;
#[allow(dead_code)]
#[path = "src/text.rs"]
mod text;
#[allow(dead_code)]
#[path = "src/utf8.rs"]
mod utf8;
#[path = "build/version.rs"]
mod version;
#[allow(dead_code)]
#[path = "src/visits.rs"]
mod visits;

#[allow(dead_code)]
#[path = "src/tokenize"]
mod tokenize {
    pub mod class;
    pub mod models;
    mod runs;
    mod token;
    mod web;
    mod words;

    // These two compute or read their table instead of embedding it, since this script is what compiles it.
    pub mod classes {
        pub use crate::class_table::of as class;
    }
    pub mod model_words {
        pub use crate::model_seeds::is_listed;
    }

    pub use token::Tokens;
    pub use words::scan;
}

#[allow(dead_code, unused_imports)]
#[path = "src/found"]
mod found {
    mod bound;
    mod feature;
    mod label;
    mod language;

    pub use bound::Bound;
    pub use feature::Feature;
    pub use label::Label;
    pub use language::LANGUAGES;
}

#[allow(dead_code)]
#[path = "src/lexicon"]
mod lexicon {
    pub mod amounts;
    pub mod compile;
    pub mod compiled;
    pub mod event_rows;
    pub mod events;
    pub mod fold;
    pub mod inflect;
    pub mod schema;
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    if let Err(problem) = run() {
        eprintln!("{problem}");
        println!("cargo::error={problem}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let out = Path::new(&out);
    println!("cargo::rustc-env=TARQIM_DATA_VERSION={}", version::digest()?);
    // First of all, since the scanner uses it.
    write(&out.join("models.rs"), model_seeds::compile()?.as_bytes())?;
    write(&out.join("normalize.rs"), normalize_seeds::compile()?.as_bytes())?;
    write(&out.join("languages.rs"), language_seeds::compile()?.as_bytes())?;
    write(&out.join("dates.rs"), spelling::dates()?.as_bytes())?;
    write(&out.join("umm_al_qura.bin"), &calendar_seeds::umm_al_qura()?)?;
    write(&out.join("umm_al_qura_computed.bin"), &calendar_seeds::umm_al_qura_computed()?)?;
    write(&out.join("classes.bin"), &class_table::table())?;
    write(&out.join("clitics.rs"), clitic_seeds::compile()?.as_bytes())?;
    write(&out.join("lexicon.bin"), &lexicon_seeds::compile()?)?;
    write(&out.join("events.bin"), &event_seeds::compile()?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}
