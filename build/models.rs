//! `seeds/tokens/models.tsv` → its forms, folded and sorted, as Rust source.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::seeds::{self, Problem};
use crate::source::Source;
use crate::tokenize::models::{LONGEST, fold};

/// Compiles the forms into the source of `src/tokenize/model_words.rs`.
pub fn compile() -> Result<String, Problem> {
    let mut out = Source::default();
    out.table("MODELS", "&[u32]", forms()?.iter().map(|form| format!("&{form:?}")));
    Ok(out.finish())
}

/// Every form, which must be a single word of letters and occur once.
fn forms() -> Result<BTreeSet<Vec<u32>>, Problem> {
    let mut forms = BTreeSet::new();
    for path in seeds::files("tokens", "tsv")? {
        seeds::rows(&path, |row| {
            let form = row.need("form")?;
            let folded: Vec<u32> = form.chars().map(|c| fold(c.into())).collect();
            if folded.len() > LONGEST || !form.chars().all(char::is_alphabetic) {
                return Err(row.problem(&format!("{form:?} is not one word of at most {LONGEST} letters")));
            }
            if !forms.insert(folded) {
                return Err(row.problem(&format!("{form:?} is a duplicate")));
            }
            Ok(())
        })?;
    }
    Ok(forms)
}

/// What the library looks up in the compiled table: this script scans the forms of the lexicon before there is one.
pub fn is_listed(letters: &[u32]) -> bool {
    static FORMS: OnceLock<BTreeSet<Vec<u32>>> = OnceLock::new();
    // A bad row has stopped the build before.
    FORMS.get_or_init(|| forms().unwrap_or_default()).contains(letters)
}
