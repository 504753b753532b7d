//! Transliteration of Arabic letters to Latin and back.
//!
//! The schemes are one-to-one, so the round trip gives the same text as long as
//! it contains no Latin letters; characters outside the scheme stay.

use super::seeds::TRANSLITERATION;
use crate::ConfigError;
use crate::text::Text;

/// The names of the schemes, in the order of the columns of `seeds/normalize/transliteration.tsv`.
///
/// * `buckwalter`: T. Buckwalter's table; `safe_buckwalter` avoids everything but letters, digits
///   and `_`, `xml_buckwalter` avoids what XML escapes.
/// * `hsb`: Habash, Soudi and Buckwalter (2007).
pub const SCHEMES: &[&str] = &["buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb"];

/// The names of the directions.
pub const DIRECTIONS: &[&str] = &["to_latin", "to_arabic"];

/// A scheme in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transliteration {
    /// (from, to), sorted.
    pairs: Vec<(u32, u32)>,
    /// Direct lookup for the Arabic block, which nearly all letters belong to.
    block: Vec<u32>,
}

/// The Arabic block.
const BLOCK: std::ops::Range<u32> = 0x0600..0x0700;

impl Transliteration {
    /// The scheme and direction with these names; hyphens in the name count as underscores.
    ///
    /// ```
    /// use tarqim::normalize::Transliteration;
    /// let t = Transliteration::new("buckwalter", "to_latin")?;
    /// assert_eq!(t.apply("كِتاب"), "kitAb");
    /// assert_eq!(Transliteration::new("hsb", "to_arabic")?.apply("šms"), "شمس");
    /// # Ok::<(), tarqim::ConfigError>(())
    /// ```
    pub fn new(scheme: &str, direction: &str) -> Result<Self, ConfigError> {
        let name = scheme.replace('-', "_");
        let column = SCHEMES
            .iter()
            .position(|s| *s == name)
            .ok_or_else(|| ConfigError::unknown("scheme", scheme, SCHEMES))?;
        let rows = TRANSLITERATION.iter().map(|(c, schemes)| (*c, schemes[column]));
        let mut pairs: Vec<(u32, u32)> = match direction {
            "to_latin" => rows.collect(),
            "to_arabic" => rows.map(|(a, b)| (b, a)).collect(),
            _ => return Err(ConfigError::unknown("direction", direction, DIRECTIONS)),
        };
        pairs.sort_unstable();
        let mut found = Self { pairs, block: Vec::new() };
        found.block = BLOCK.map(|c| found.sought(c)).collect();
        Ok(found)
    }

    /// The transliteration of one code point.
    #[inline]
    pub fn of(&self, c: u32) -> u32 {
        match self.block.get(c.wrapping_sub(BLOCK.start) as usize) {
            Some(&found) => found,
            None => self.sought(c),
        }
    }

    fn sought(&self, c: u32) -> u32 {
        self.pairs.binary_search_by_key(&c, |p| p.0).map_or(c, |i| self.pairs[i].1)
    }

    /// The text in the other script.
    pub fn apply(&self, text: &str) -> String {
        text.chars().map(|c| char::from_u32(self.of(c.into())).unwrap_or(c)).collect()
    }

    /// The code points in the other script, lone surrogates as they are.
    pub fn codes(&self, text: Text<'_>) -> Vec<u32> {
        crate::provoked::check(text.codes());
        text.codes().map(|c| self.of(c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for scheme in SCHEMES {
            let there = Transliteration::new(scheme, "to_latin").unwrap();
            let back = Transliteration::new(scheme, "to_arabic").unwrap();
            let text: String = TRANSLITERATION.iter().filter_map(|(c, _)| char::from_u32(*c)).collect();
            assert_eq!(back.apply(&there.apply(&text)), text);
        }
        assert!(Transliteration::new("latin", "to_latin").is_err());
        assert!(Transliteration::new("hsb", "back").is_err());
    }
}
