//! Words that form one designation with the digits glued after them: سو34, not في2019.

use std::sync::OnceLock;

const ALEF: u32 = 0x0627;
const HEH: u32 = 0x0647;
const YEH: u32 = 0x064A;
const LAM: u32 = 0x0644;
/// و ف ب ك ل
const PARTICLES: [u32; 5] = [0x0648, 0x0641, 0x0628, 0x0643, LAM];

/// Maximum number of letters in a word that is looked up.
pub const LONGEST: usize = 16;

/// Folds spellings that writers do not distinguish into one letter.
pub fn fold(code: u32) -> u32 {
    match code {
        0x0622 | 0x0623 | 0x0625 => ALEF,
        0x0629 => HEH,
        0x0649 => YEH,
        _ => code,
    }
}

/// The forms of `seeds/tokens/models.tsv`, folded and sorted. The build checks every row (`build/models.rs`).
fn forms() -> &'static [Vec<u32>] {
    static FORMS: OnceLock<Vec<Vec<u32>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let rows = include_str!("../../seeds/tokens/models.tsv").lines();
        let mut forms: Vec<Vec<u32>> = rows
            .filter(|row| !row.starts_with('#'))
            .skip(1)
            .map(|row| row.trim().chars().map(|c| fold(c.into())).collect())
            .collect();
        forms.sort_unstable();
        forms
    })
}

fn listed(letters: &[u32]) -> bool {
    forms().binary_search_by(|form| form.as_slice().cmp(letters)).is_ok()
}

/// Whether folded `letters`, with or without a particle and the article, are a name of models.
pub fn is_model(letters: &[u32]) -> bool {
    let bare = |word: &[u32]| {
        listed(word)
            || match word {
                [ALEF, LAM, rest @ ..] => listed(rest),
                _ => false,
            }
    };
    bare(letters)
        || match letters {
            [first, rest @ ..] => PARTICLES.contains(first) && bare(rest),
            [] => false,
        }
}
