//! The forms of `seeds/tokens/models.tsv`, compiled by `build/models.rs`.

include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// Whether folded `letters` are a row of the table.
pub fn is_listed(letters: &[u32]) -> bool {
    MODELS.binary_search(&letters).is_ok()
}
