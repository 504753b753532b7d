//! The column `flags`: one language for every table under `seeds/`. `src/lexicon/schema/flags.rs` has those that a sense
//! keeps; here are the others.

use crate::lexicon::schema::{FLAGS, flag};
use crate::seeds::{Problem, Row};

/// Flags that tell the build what to make of a row, with the bits that they imply.
const INSTRUCTIONS: [(&str, u32); 13] = [
    // A part of the day: only beside an hour («ص»); also a prayer; a moment and not a stretch.
    ("hour_only", flag::ABBREVIATION),
    ("prayer", 0),
    ("point", 0),
    // A verb that the build inflects.
    ("stem", 0),
    // In exactly this spelling it needs no support from the context, in any other it does: «آب».
    ("sure_if_exact", 0),
    // The dual of a noun: not read at all, not in ان, not in ين, not its construct in ي; its ان is also its plural.
    ("no_dual", 0),
    // Nothing but the dual of a noun.
    ("only_dual", 0),
    ("no_an", 0),
    ("no_in", 0),
    ("nisba", 0),
    ("an_plural", 0),
    // A noun that is counted in fractions too: «98.765 نقطة».
    ("parts", flag::VAGUE),
    // Takes a counted length: «الأيام الثلاثة الأخيرة».
    ("count", 0),
];

/// Flags for people: nothing reads them.
const NOTES: [&str; 5] = ["multiword", "misspelling", "adjective", "local", "approximate"];

/// The flags of a row.
pub struct Flags<'a> {
    /// What a sense keeps of them.
    pub bits: u32,
    names: Vec<&'a str>,
}

impl<'a> Flags<'a> {
    /// Reads the column; a table without it has no flags.
    pub fn of(row: &Row<'a>) -> Result<Self, Problem> {
        let names: Vec<&str> = row.get("flags").unwrap_or_default().split_whitespace().collect();
        let bits = names.iter().try_fold(0, |bits, &name| {
            let known = FLAGS.iter().chain(&INSTRUCTIONS).find(|(known, _)| *known == name);
            match known {
                Some((_, more)) => Ok(bits | more),
                None if NOTES.contains(&name) => Ok(bits),
                None => Err(row.problem(&format!("no flag {name:?}; valid: {}", valid()))),
            }
        })?;
        Ok(Self { bits, names })
    }

    /// Whether this flag is set.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}

fn valid() -> String {
    let all = FLAGS.iter().chain(&INSTRUCTIONS).map(|(name, _)| *name).chain(NOTES);
    all.collect::<Vec<_>>().join(", ")
}
