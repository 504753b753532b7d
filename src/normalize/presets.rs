//! Named configurations.
//!
//! `clean`, `search`, `model` and `plain_uthmani` are ours; the others are exact equals of known
//! tools, tested against recorded outputs of them (`tests/peers`).

use serde_json::json;

use super::Options;
use crate::ConfigError;

/// The names of all presets.
///
/// * `clean`: repairs what is no choice of the writer and keeps every letter
///   and mark: presentation forms and ligatures, bidi controls, characters
///   without width, tatweel, canonical composition, white space within lines.
/// * `search`: `clean`, and folds what searchers do not tell apart: tashkeel,
///   alef, seats of the hamza, alef maqsura, teh marbuta, Persian letter forms, digits,
///   punctuation, quotation marks, letter case, elongation.
/// * `model`: input for language models: `clean` without tashkeel, HTML or
///   addresses, with ASCII digits, and elongation cut to two letters.
/// * `plain_uthmani`: the words of the Quran in the spelling of other texts,
///   without marks: ٱلصَّلَوٰةَ → الصلاة. For texts in Uthmani spelling only.
/// * `lucene`: Apache Lucene's `ArabicNormalizer`.
/// * `camel`: CAMeL Tools' `normalize_unicode`, `normalize_alef_ar`,
///   `normalize_alef_maksura_ar`, `normalize_teh_marbuta_ar` and `dediac_ar`.
/// * `arabert`: AraBERT's `ArabertPreprocessor("bert-base-arabertv02")`, version 1.0.1.
/// * `camel_arclean`: CAMeL Tools' `camel_arclean`, character by character.
/// * `pyarabic`: PyArabic's `normalize_searchtext`.
pub const PRESETS: &[&str] =
    &["clean", "search", "model", "plain_uthmani", "lucene", "camel", "pyarabic", "arabert", "camel_arclean"];

/// The options of a preset.
pub(super) fn options(name: &str) -> Result<Options, ConfigError> {
    let clean = json!({
        "unicode": "nfc", "presentation_forms": "fold", "ligatures": "expand", "bidi": "strip",
        "zero_width": "strip", "tatweel": "inside", "white_space": "lines",
    });
    let more = match name {
        "clean" => json!({}),
        "search" => json!({
            "tatweel": "strip", "tashkeel": "strip", "small_letters": "strip", "symbols": "strip", "alef": "fold",
            "alef_maqsura": "yeh", "yeh": "fold", "teh_marbuta": "heh", "hamza": "seat", "kaf": "fold",
            "heh": "fold", "waw": "fold", "loan_letters": "fold", "digits": "ascii", "punctuation": "ascii",
            "quotes": "ascii", "case": "lower", "elongation": "single", "white_space": "collapse",
        }),
        "model" => json!({
            "html_tags": "space", "html_entities": "decode", "urls": "placeholder", "emails": "placeholder",
            "mentions": "placeholder", "tashkeel": "strip", "small_letters": "strip", "digits": "ascii",
            "elongation": "double",
        }),
        "plain_uthmani" => json!({
            "uthmani": "plain", "tashkeel": "strip", "small_letters": "strip", "symbols": "strip",
        }),
        "lucene" => {
            return set(&[&json!({
                "tatweel": "strip", "harakat": "strip", "tanwin": "strip", "shadda": "strip", "sukun": "strip",
                "alef": "fold_hamza", "alef_maqsura": "yeh", "teh_marbuta": "heh",
            })]);
        }
        "camel" => {
            return set(&[&json!({
                "unicode": "nfkc", "ligatures": "riyal_basmala", "harakat": "strip", "tanwin": "strip",
                "shadda": "strip", "sukun": "strip", "dagger_alef": "strip", "alef": "fold_common",
                "alef_maqsura": "yeh", "teh_marbuta": "heh",
            })]);
        }
        "pyarabic" => {
            return set(&[&json!({
                "ligatures": "lam_alef_isolated", "tatweel": "strip", "harakat": "strip", "tanwin": "strip",
                "shadda": "strip", "sukun": "strip", "dagger_alef": "alef", "alef": "fold_common",
                "alef_maqsura": "alef", "teh_marbuta": "heh", "hamza": "hamza",
            })]);
        }
        "arabert" => return set(&[&json!({"compat": "arabert"})]),
        "camel_arclean" => return set(&[&json!({"charmap": "camel_arclean"})]),
        _ => return Err(ConfigError::unknown("preset", name, PRESETS)),
    };
    set(&[&clean, &more])
}

fn set(layers: &[&serde_json::Value]) -> Result<Options, ConfigError> {
    let mut options = Options::default();
    for (name, value) in layers.iter().filter_map(|l| l.as_object()).flatten() {
        options.set(name, value)?;
    }
    Ok(options)
}
