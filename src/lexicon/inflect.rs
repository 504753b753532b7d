//! Endings that follow by rule: dual, tanwin, article, agreement of the adjective.

use crate::letters::chars::{ALEF, ALEF_MAQSURA, HAMZA, NOON, TEH, TEH_MARBUTA, WAW, YEH};

named! {
    /// Grammatical case.
    #[derive(Default)]
    Case {
        /// عشرون
        #[default]
        Nominative = "nominative",
        /// عشرين, with tanwin where the word takes it (ألفا)
        Accusative = "accusative",
        /// عشرين
        Genitive = "genitive",
    }
}

/// The letters of the article.
const ARTICLE: [char; 2] = [ALEF, 'ل'];

/// The form of a noun that a number requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedForm {
    /// One of it.
    One,
    /// Two of it.
    Two,
    /// Three to ten: the plural.
    Few,
    /// Eleven to ninety-nine: the accusative singular.
    Many,
    /// Whole hundreds and larger: the genitive singular.
    Hundreds,
}

impl CountedForm {
    /// The form that the last two digits of a number require.
    pub fn of(n: u128) -> Self {
        match n % 100 {
            1 if n == 1 => Self::One,
            2 if n == 2 => Self::Two,
            3..=10 => Self::Few,
            11..=99 => Self::Many,
            _ => Self::Hundreds,
        }
    }
}

/// `word` with the article.
pub fn definite(word: &str) -> String {
    ARTICLE.into_iter().chain(word.chars()).collect()
}

/// `word` in the indefinite accusative: tanwin on alef, except after teh marbuta, alef and «اء».
pub fn accusative(word: &str) -> String {
    let mut word = word.to_owned();
    let mut last = word.chars().rev();
    let bare = match (last.next(), last.next()) {
        (Some(TEH_MARBUTA | ALEF | ALEF_MAQSURA), _) => true,
        (Some(HAMZA), before) => before == Some(ALEF),
        _ => false,
    };
    if !bare {
        word.push(ALEF);
    }
    word
}

/// The dual of a singular; in construct it loses its noon.
pub fn dual(word: &str, case: Case, construct: bool) -> String {
    let mut word = word.to_owned();
    match word.chars().next_back() {
        Some(TEH_MARBUTA) => {
            word.pop();
            word.push(TEH);
        }
        Some(ALEF_MAQSURA) => {
            word.pop();
            word.push(YEH);
        }
        _ => {}
    }
    word.push(if case == Case::Nominative { ALEF } else { YEH });
    if !construct {
        word.push(NOON);
    }
    word
}

/// A word that already is a nominative dual (اثنان, مئتان), in another case or in construct.
pub fn decline_dual(word: &str, case: Case, construct: bool) -> String {
    let stem: String = word.strip_suffix([NOON]).and_then(|w| w.strip_suffix([ALEF])).unwrap_or(word).into();
    let mut word = stem;
    word.push(if case == Case::Nominative { ALEF } else { YEH });
    if !construct {
        word.push(NOON);
    }
    word
}

/// A ten (عشرون) in another case.
pub fn decline_tens(word: &str, case: Case) -> String {
    if case == Case::Nominative {
        return word.to_owned();
    }
    let stem = word.strip_suffix([NOON]).and_then(|w| w.strip_suffix([WAW])).unwrap_or(word);
    stem.chars().chain([YEH, NOON]).collect()
}

/// The adjective of a counted noun: it agrees in gender, number and case; the plural of things
/// is feminine singular.
pub fn agree(adjective: &str, feminine: bool, count: CountedForm, case: Case) -> String {
    let feminine_form: String = adjective.chars().chain([TEH_MARBUTA]).collect();
    let base = if feminine { feminine_form.as_str() } else { adjective };
    match count {
        CountedForm::Two => dual(base, case, false),
        CountedForm::Few => feminine_form,
        CountedForm::Many => accusative(base),
        CountedForm::One if case == Case::Accusative => accusative(base),
        CountedForm::One | CountedForm::Hundreds => base.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        assert_eq!(accusative("ريال"), "ريالا");
        assert_eq!(accusative("ليرة"), "ليرة");
        assert_eq!(accusative("جزء"), "جزءا");
        assert_eq!(dual("ليرة", Case::Genitive, false), "ليرتين");
        assert_eq!(dual("ألف", Case::Nominative, true), "ألفا");
        assert_eq!(decline_dual("مئتان", Case::Accusative, true), "مئتي");
        assert_eq!(decline_tens("عشرون", Case::Genitive), "عشرين");
        assert_eq!(agree("سعودي", false, CountedForm::Two, Case::Nominative), "سعوديان");
        assert_eq!(agree("سعودي", false, CountedForm::Few, Case::Nominative), "سعودية");
        assert_eq!(agree("سوري", true, CountedForm::Two, Case::Genitive), "سوريتين");
    }
}
