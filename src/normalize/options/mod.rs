//! The stages by name: what can be asked of a normalizer.
//!
//! Every stage is one field of [`Options`], every value has a name, and both
//! are declared once below: parsing, JSON, the list of valid names in an error
//! and the documentation of the Python class all derive from it.

mod choices;
mod setting;

use std::collections::BTreeMap;

use serde_json::Value;

use super::classes::Classes;
use crate::ConfigError;
pub use choices::*;
use setting::Setting;
pub use setting::{Kind, Pairs};

/// One option as documentation and bindings see it.
#[derive(Clone, Copy, Debug)]
pub struct OptionInfo {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What it is, with an example.
    pub doc: &'static str,
}

macro_rules! options {
    ($($(#[doc = $doc:literal])+ $field:ident: $type:ty),+ $(,)?) => {
        /// What a normalizer does: one field per stage, every stage off by default.
        ///
        /// ```
        /// use tarqim::normalize::{Normalizer, Options};
        /// let mut options = Options::default();
        /// options.set("tashkeel", &"strip".into())?;
        /// options.set("alef", &"fold".into())?;
        /// assert_eq!(Normalizer::new(options).normalize("أَحْمَد"), "احمد");
        /// # Ok::<(), tarqim::ConfigError>(())
        /// ```
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct Options {
            $($(#[doc = $doc])+ pub $field: $type,)+
        }

        impl Options {
            /// All options in the order of their documentation.
            pub const ALL: &'static [OptionInfo] = &[$(OptionInfo {
                name: stringify!($field),
                kind: <$type as Setting>::KIND,
                doc: concat!($($doc, "\n"),+),
            }),+];

            /// Sets one option by name.
            pub fn set(&mut self, name: &str, value: &Value) -> Result<(), ConfigError> {
                match name {
                    $(stringify!($field) => self.$field = <$type as Setting>::parse(name, value)?,)+
                    _ => {
                        let valid: Vec<&str> = Self::ALL.iter().map(|o| o.name).collect();
                        return Err(ConfigError::unknown("option", name, &valid));
                    }
                }
                Ok(())
            }

            /// The options that differ from their default, by name.
            pub fn to_map(&self) -> BTreeMap<&'static str, Value> {
                let default = Self::default();
                let mut out = BTreeMap::new();
                $(if self.$field != default.$field {
                    out.insert(stringify!($field), self.$field.to_value());
                })+
                out
            }
        }
    };
}

options! {
    /// The rules of another tool as a whole, applied first.
    compat: Compat,
    /// HTML and XML tags: `<b>نص</b>` → `نص`.
    html_tags: HtmlTags,
    /// HTML entities: `&quot;نص&quot;` → `"نص"`.
    html_entities: HtmlEntities,
    /// Unicode normalization form.
    unicode: Unicode,
    /// Presentation forms: ﻣﺮﺣﺒﺎ → مرحبا.
    presentation_forms: PresentationForms,
    /// Ligatures: ﷺ → صلى الله عليه وسلم, ﻻ → لا.
    ligatures: Ligatures,
    /// URLs: `https://example.com/x` → `[رابط]`.
    urls: Entity,
    /// Email addresses: `a@example.com` → `[بريد]`.
    emails: Entity,
    /// Mentions: `@name` → `[مستخدم]`.
    mentions: Entity,
    /// Which mentions are meant.
    mention_script: Script,
    /// Hashtags: `#خبر_عاجل` → `خبر عاجل`.
    hashtags: Hashtag,
    /// Which hashtags are meant.
    hashtag_script: Script,
    /// Emoji, with their joiners, skin tones and flags: `نعم 👍🏽` → `نعم `.
    emoji: Entity,
    /// Strings of your own and what to write for them, the longest first.
    replace: Pairs,
    /// The character map of another tool.
    charmap: Charmap,
    /// Words in the spelling of the Quran: ٱلصَّلَوٰةَ → الصَّلَاةَ.
    uthmani: Uthmani,
    /// Bidirectional controls (U+061C, U+200E, U+200F, U+202A–E, U+2066–9).
    bidi: Strip,
    /// Characters without width.
    zero_width: ZeroWidth,
    /// The stroke that stretches words: العـــربية → العربية.
    tatweel: Tatweel,
    /// Vowel signs and other marks on letters: كَتَبَ → كتب. The classes below can be set apart from it; small letters and symbols are not part of it, nor are U+0653–0655, which belong to their letters.
    tashkeel: Strip,
    /// Short vowels: fatha, damma, kasra.
    harakat: Mark,
    /// Final n-vowels: كتابًا → كتابا.
    tanwin: Mark,
    /// The sign of a doubled consonant.
    shadda: Mark,
    /// The sign of no vowel.
    sukun: Mark,
    /// The dagger alef: هٰذا → هذا.
    dagger_alef: DaggerAlef,
    /// Rarer vowel signs: small and inverted vowels, open and curly tanwin, noon ghunna, African vowels and tones.
    other_vowels: Mark,
    /// Marks of recitation and annotation of the Quran.
    quranic_marks: Mark,
    /// Honorific marks (U+0610–0614).
    honorific_marks: Mark,
    /// Small letters (ۥ ۦ and combining ones).
    small_letters: Strip,
    /// End of ayah, sajdah, rub el hizb, number and verse signs.
    symbols: Strip,
    /// Forms of alef: أحمد → احمد.
    alef: Alef,
    /// Alef maqsura: على → علي.
    alef_maqsura: AlefMaqsura,
    /// Persian, Urdu and other forms of yeh: علی → علي.
    yeh: Fold,
    /// Teh marbuta: مدرسة → مدرسه.
    teh_marbuta: TehMarbuta,
    /// Hamza on waw and yeh: مسؤول → مسوول.
    hamza: Hamza,
    /// Persian and other forms of kaf: کتاب → كتاب.
    kaf: Fold,
    /// Persian, Urdu and other forms of heh: ہ ھ ە → ه; also ۃ → ة.
    heh: Fold,
    /// Other forms of waw: ۆ ۇ ۋ → و.
    waw: Fold,
    /// Letters for foreign sounds: گ → ك, پ → ب, چ → ج, ڤ → ف, ژ → ز.
    loan_letters: Fold,
    /// Dots: قلب → ٯلٮ.
    dots: Dots,
    /// Digits: ٣٠ → 30.
    digits: Digits,
    /// Punctuation: ، → ,.
    punctuation: Punctuation,
    /// Quotation marks: «نص» → "نص".
    quotes: Quotes,
    /// Upper and lower case: `Reuters` → `reuters`.
    case: Case,
    /// Keep only these classes of characters (white space always stays).
    keep: Classes,
    /// Take these classes of characters out.
    drop: Classes,
    /// What stands for a character taken out by `keep` or `drop`.
    fill: Fill,
    /// Proclitic letters standing alone: و محمد → ومحمد.
    proclitics: Proclitics,
    /// Letters repeated for emphasis: جمييييل → جميل.
    elongation: Elongation,
    /// White space.
    white_space: WhiteSpace,
    /// How many ordinary spaces of a run stay (`white_space` is applied first).
    max_spaces: Option<u32>,
    /// White space at both ends.
    trim: Strip,
}

impl Options {
    /// Reads what [`Options::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, ConfigError> {
        let value: Value = serde_json::from_str(json)
            .map_err(|e| ConfigError::new(format!("not a normalizer configuration: {e}")))?;
        let Value::Object(map) = value else {
            return Err(ConfigError::new("not a normalizer configuration: a JSON object was expected"));
        };
        let mut out = Self::default();
        for (name, value) in &map {
            out.set(name, value)?;
        }
        Ok(out)
    }

    /// The options that differ from their default, as a JSON object with sorted names.
    pub fn to_json(&self) -> String {
        Value::from_iter(self.to_map().into_iter().map(|(k, v)| (k.to_owned(), v))).to_string()
    }

    /// Whether a class of marks goes.
    pub(super) fn strips(&self, mark: Mark) -> bool {
        match mark {
            Mark::Auto => self.tashkeel == Strip::Strip,
            Mark::Keep => false,
            Mark::Strip => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_round_trip_and_errors() {
        let json = r#"{"alef":"fold","drop":["emoji"],"max_spaces":2,"replace":{"a":"b"}}"#;
        let options = Options::from_json(json).unwrap();
        assert_eq!(options.to_json(), json);
        let e = Options::from_json(r#"{"alif":"fold"}"#).unwrap_err().to_string();
        assert!(e.contains("alif") && e.contains("alef_maqsura"), "{e}");
        let e = Options::from_json(r#"{"alef":"off"}"#).unwrap_err().to_string();
        assert!(e.contains("fold_hamza"), "{e}");
        assert!(Options::from_json("[]").is_err());
        assert!(Options::from_json(r#"{"max_spaces":0}"#).is_err());
        assert!(Options::from_json(r#"{"replace":{"":"x"}}"#).is_err());
    }

    #[test]
    fn every_option_is_documented_once() {
        let mut names: Vec<_> = Options::ALL.iter().map(|o| o.name).collect();
        assert!(Options::ALL.iter().all(|o| o.doc.trim().len() > 5));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Options::ALL.len());
    }
}
