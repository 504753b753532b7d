//! `seeds/tokens/models.tsv` is embedded unchanged; this checks every row, so that a bad one stops the build.

use std::collections::HashSet;

use crate::seeds::{self, Problem};
use crate::tokenize::models::{LONGEST, fold};

/// Checks that every form is a single word of letters and occurs once.
pub fn check() -> Result<(), Problem> {
    let mut seen = HashSet::new();
    for path in seeds::files("tokens", "tsv")? {
        seeds::rows(&path, |row| {
            let form = row.need("form")?;
            let folded: Vec<u32> = form.chars().map(|c| fold(c.into())).collect();
            if folded.len() > LONGEST || !form.chars().all(char::is_alphabetic) {
                return Err(row.problem(&format!("{form:?} is not one word of at most {LONGEST} letters")));
            }
            if !seen.insert(folded) {
                return Err(row.problem(&format!("{form:?} is a duplicate")));
            }
            Ok(())
        })?;
    }
    Ok(())
}
