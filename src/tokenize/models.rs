//! Words that form one designation with the digits glued after them: سو34, not في2019.

use crate::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, BEH, FEH, HEH, KAF, LAM, TEH_MARBUTA, WAW,
    YEH,
};

use super::model_words::is_listed;

/// و ف ب ك ل
const PARTICLES: [u32; 5] = [WAW, FEH, BEH, KAF, LAM];

/// Maximum number of letters in a word that is looked up.
pub const LONGEST: usize = 16;

/// Folds spellings that writers do not distinguish into one letter.
pub fn fold(code: u32) -> u32 {
    match code {
        ALEF_MADDA | ALEF_HAMZA | ALEF_HAMZA_BELOW => ALEF,
        TEH_MARBUTA => HEH,
        ALEF_MAQSURA => YEH,
        _ => code,
    }
}

/// Whether folded `letters`, with or without a particle and the article, are a name of models.
pub fn is_model(letters: &[u32]) -> bool {
    let bare = |word: &[u32]| {
        is_listed(word)
            || match word {
                [ALEF, LAM, rest @ ..] => is_listed(rest),
                _ => false,
            }
    };
    bare(letters)
        || match letters {
            [first, rest @ ..] => PARTICLES.contains(first) && bare(rest),
            [] => false,
        }
}
