//! Light stemming: strips the article, و and the common endings.
//!
//! This is the algorithm of Apache Lucene's `ArabicStemmer`, after Larkey,
//! Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval"
//! (2007), light10. Affixes are rows of `seeds/normalize/light_stemming.tsv`, in
//! the order in which they are tried.

use std::borrow::Cow;

use crate::ConfigError;
use crate::normalize::seeds::{STEM_PREFIXES, STEM_SUFFIXES};
use crate::text::{Text, TextBuf};

/// The names of the algorithms.
pub const ALGORITHMS: &[&str] = &["lucene"];

/// Letters that must remain when an affix is stripped.
const LEAST: usize = 2;

/// The part of a word that is its stem: start and end.
///
/// The word should already be normalized by the preset `lucene` or `search`; anything else is cut
/// by the same rules.
#[doc(hidden)]
pub fn light(word: &[u32]) -> (usize, usize) {
    let fits = |affix: &[u32]| {
        // The conjunction, unlike the other prefixes, needs three letters after it.
        word.len() >= affix.len() + if affix.len() == 1 { LEAST + 1 } else { LEAST }
            && word.starts_with(affix)
    };
    let start = STEM_PREFIXES.iter().find(|prefix| fits(prefix)).map_or(0, |prefix| prefix.len());
    let mut end = word.len();
    for suffix in STEM_SUFFIXES {
        if end - start >= suffix.len() + LEAST && word[start..end].ends_with(suffix) {
            end -= suffix.len();
        }
    }
    (start, end)
}

/// The stem of a word by a named algorithm.
///
/// ```
/// assert_eq!(tarqim::stem::stem("والمدرسات", "lucene")?, "مدرس");
/// # Ok::<(), tarqim::ConfigError>(())
/// ```
pub fn stem<'a>(word: &'a str, algorithm: &str) -> Result<Cow<'a, str>, ConfigError> {
    let buf = TextBuf::new(word);
    let (start, end) = stem_units(buf.text(), algorithm)?;
    let mut bytes = crate::text::ByteOffsets::new(word);
    let (start, end) = (bytes.byte(start), bytes.byte(end));
    Ok(Cow::Borrowed(&word[start..end]))
}

/// The part of a word that is its stem by a named algorithm, in code points.
#[doc(hidden)]
pub fn stem_units(word: Text<'_>, algorithm: &str) -> Result<(usize, usize), ConfigError> {
    crate::provoked::check(word.codes());
    match algorithm {
        "lucene" => Ok(light(&word.codes().collect::<Vec<_>>())),
        _ => Err(ConfigError::unknown("algorithm", algorithm, ALGORITHMS)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_rules() {
        let s = |w| stem(w, "lucene").unwrap().into_owned();
        assert_eq!(s("الو"), "الو"); // two letters must be left
        assert_eq!(s("وحسن"), "حسن");
        assert_eq!(s("وحس"), "وحس"); // three after the conjunction
        assert_eq!(s("للآخر"), "آخر");
        assert_eq!(s("ساهدهات"), "ساهد"); // one suffix after the other
        assert_eq!(s("word"), "word");
        assert_eq!(s(""), "");
        assert!(stem("x", "porter").unwrap_err().to_string().contains("lucene"));
        assert_eq!((STEM_PREFIXES.len(), STEM_SUFFIXES.len()), (7, 10));
    }

    proptest! {
        #[test]
        fn a_stem_is_a_part_of_the_word(w in "\\PC{0,12}|[ا-ي]{0,10}") {
            let stem = stem(&w, "lucene").unwrap();
            prop_assert!(w.contains(&*stem));
            prop_assert!(w.is_empty() || !stem.is_empty());
        }
    }
}
