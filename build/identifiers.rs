//! `seeds/identifiers.toml` → identifiers. The header of the file describes its format.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::lexicon::amounts::{IdFormat, IdRows, IdWord};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{Class, Sense};
use crate::measure_seeds::{add, toml};
use crate::seeds::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    iban: BTreeMap<String, u8>,
    digits: BTreeMap<String, (u8, u8)>,
    plates: Plates,
    format: Vec<IdFormat>,
    word: Vec<Word>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plates {
    letters: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    kind: String,
    countries: Vec<String>,
    forms: Vec<String>,
}

/// Adds the formats of identifiers and the words that introduce them.
pub fn identifiers(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let path = Path::new("seeds/identifiers.toml");
    let file: File = toml(path)?;
    for (row, word) in file.word.iter().enumerate() {
        let place = format!("{}: {}", path.display(), word.kind);
        for form in &word.forms {
            let sense = Sense { class: Class::IdWord, flags: 0, arg: row as i32, strict: 0 };
            add(builder, &place, form, sense)?;
        }
    }
    builder.tables.identifiers = IdRows {
        ibans: file.iban.into_iter().collect(),
        formats: file.format,
        words: file.word.into_iter().map(|w| IdWord { kind: w.kind, countries: w.countries }).collect(),
        digits: file.digits.into_iter().collect(),
        plate_letters: file.plates.letters,
    };
    Ok(())
}
