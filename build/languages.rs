//! `seeds/languages/*.tsv` → the letters and words by which a language is known, as Rust source.

use std::collections::BTreeMap;
use std::path::Path;

use crate::found::LANGUAGES;
use crate::lexicon::fold::{self, Key};
use crate::seeds::{self, Problem, Row};
use crate::source::Source;

/// Compiles both tables into the source that `src/language.rs` includes.
pub fn compile() -> Result<String, Problem> {
    let mut out = Source::default();
    let mut all = Vec::new();
    seeds::rows(&file("letters.tsv"), |row| {
        let weight = weight(row)?;
        for letter in row.need("letters")?.split_whitespace() {
            let letter = one(letter).ok_or_else(|| row.problem(&format!("{letter:?} is not one letter")))?;
            for name in row.need("languages")?.split_whitespace() {
                all.push((letter, language(row, name)?, weight));
            }
        }
        Ok(())
    })?;
    out.table("LETTERS", "(u32, usize, u16)", all.iter().map(|row| format!("{row:?}")));
    words(&mut out)?;
    Ok(out.finish())
}

/// Words of Arabic by the hash of their folded letters, those of other languages by that of their spelling.
fn words(out: &mut Source) -> Result<(), Problem> {
    let mut arabic = BTreeMap::new();
    let mut foreign = Vec::new();
    // By the number of plain letters: the first ones and the last ones, a bit each.
    let mut ends: Vec<(u64, u64)> = Vec::new();
    seeds::rows(&file("words.tsv"), |row| {
        let (language, weight) = (language(row, row.need("language")?)?, weight(row)?);
        for form in row.need("forms")?.split('|') {
            let codes = || form.chars().map(u32::from);
            let key = Key::new(codes()).ok_or_else(|| row.problem(&format!("{form:?} is not one word")))?;
            if language == 0 {
                let most = arabic.entry(fold::hash(key.letters())).or_insert(weight);
                *most = weight.max(*most);
            } else {
                foreign.push((fold::strict_hash(codes()), language, weight));
                let plain: Vec<u32> = codes().filter(|code| (0x621..=0x64A).contains(code)).collect();
                if let (Some(first), Some(last)) = (plain.first(), plain.last()) {
                    ends.resize(ends.len().max(plain.len() + 1), (0, 0));
                    let (firsts, lasts) = &mut ends[plain.len()];
                    *firsts |= 1 << (first & 63);
                    *lasts |= 1 << (last & 63);
                }
            }
        }
        Ok(())
    })?;
    out.table("ARABIC_WORDS", "(u64, u16)", arabic.iter().map(|row| format!("{row:?}")));
    out.table("FOREIGN_WORDS", "(u32, usize, u16)", foreign.iter().map(|row| format!("{row:?}")));
    out.table("FOREIGN_ENDS", "(u64, u64)", ends.iter().map(|row| format!("{row:?}")));
    Ok(())
}

fn file(name: &str) -> std::path::PathBuf {
    let path = Path::new("seeds/languages").join(name);
    println!("cargo::rerun-if-changed={}", path.display());
    path
}

/// A letter: itself, or its code for an invisible one.
fn one(cell: &str) -> Option<u32> {
    match cell.strip_prefix("U+") {
        Some(number) => u32::from_str_radix(number, 16).ok(),
        None => cell.chars().next().filter(|_| cell.chars().count() == 1).map(u32::from),
    }
}

fn weight(row: &Row<'_>) -> Result<u16, Problem> {
    match row.need("weight")?.parse() {
        Ok(weight @ 1..=3) => Ok(weight),
        _ => Err(row.problem("the weight is not 1, 2 or 3")),
    }
}

/// The place of a language in the list.
fn language(row: &Row<'_>, name: &str) -> Result<usize, Problem> {
    let at = LANGUAGES.iter().position(|known| *known == name);
    at.ok_or_else(|| row.problem(&format!("no language {name:?}; valid: {}", LANGUAGES.join(", "))))
}
