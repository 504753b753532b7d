//! The stages by name: what can be asked of a normalizer.
//!
//! Every stage is one field of [`Options`], every value has a name, and both
//! are declared once below: parsing, JSON, the list of valid names in an error
//! and the documentation of the Python class all derive from it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::classes::Classes;
use crate::ConfigError;

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// The names of all values, the default first.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The name of this value.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                const ALL: &[$name] = &[$($name::$variant),+];
                ALL[0]
            }
        }

        impl Setting for $name {
            const KIND: Kind = Kind::Choice(Self::NAMES);

            fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
                match value.as_str() {
                    $(Some($text) => Ok($name::$variant),)+
                    Some(got) => Err(ConfigError::unknown(&format!("value for {option}"), got, Self::NAMES)),
                    None => Err(wrong_type(option, "a string", Self::NAMES)),
                }
            }

            fn to_value(&self) -> Value {
                Value::from(self.name())
            }
        }
    };
}

/// What kind of value an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these names.
    Choice(&'static [&'static str]),
    /// A whole number from 1 up.
    Count,
    /// Any of these names.
    Set(&'static [&'static str]),
    /// Strings and what to write for them.
    Pairs,
}

/// The type of one option.
trait Setting: Sized + Default + PartialEq {
    const KIND: Kind;
    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError>;
    fn to_value(&self) -> Value;
}

fn wrong_type(option: &str, accepted: &str, valid: &[&str]) -> ConfigError {
    ConfigError::new(format!("option {option} takes {accepted} of: {}", valid.join(", ")))
}

choice! {
    /// Unicode normalization form (UAX #15).
    Unicode {
        /// Leave code points as they are.
        Keep = "keep",
        /// Compose: ا + ٓ becomes آ, marks come in canonical order.
        Nfc = "nfc",
        /// Decompose: آ becomes ا + ٓ.
        Nfd = "nfd",
        /// Compose, and replace compatibility characters: ﻓ becomes ف, ² becomes 2.
        Nfkc = "nfkc",
        /// Decompose, and replace compatibility characters.
        Nfkd = "nfkd",
    }
}

choice! {
    /// Letters stored in their joined shape (U+FB50–FDFF, U+FE70–FEFF).
    PresentationForms {
        /// Leave them.
        Keep = "keep",
        /// Write the letter itself: ﻣﺮﺣﺒﺎ becomes مرحبا.
        Fold = "fold",
    }
}

choice! {
    /// Several letters or words in one code point.
    Ligatures {
        /// Leave them.
        Keep = "keep",
        /// Write them out: ﷺ, ﷲ, ﷽, ﷼, ﻻ and the two- and three-letter ligatures.
        Expand = "expand",
        /// Lam-alef only: ﻻ becomes لا.
        LamAlef = "lam_alef",
        /// Lam-alef in its isolated form only (what PyArabic expands).
        LamAlefIsolated = "lam_alef_isolated",
        /// ﷼ and ﷽ only (what CAMeL Tools writes out).
        RiyalBasmala = "riyal_basmala",
    }
}

choice! {
    /// Keep or strip.
    Strip {
        /// Leave it.
        Keep = "keep",
        /// Take it out.
        Strip = "strip",
    }
}

choice! {
    /// A class of marks: as `tashkeel` says, or otherwise.
    Mark {
        /// As the option `tashkeel`.
        Auto = "auto",
        /// Leave them.
        Keep = "keep",
        /// Take them out.
        Strip = "strip",
    }
}

choice! {
    /// The dagger alef U+0670.
    DaggerAlef {
        /// As the option `tashkeel`.
        Auto = "auto",
        /// Leave it.
        Keep = "keep",
        /// Take it out.
        Strip = "strip",
        /// Write ا for it: هٰذا becomes هاذا.
        Alef = "alef",
        /// Write ا for it, except at the end of a word (over ى); with a madda after it, آ.
        AlefInside = "alef_inside",
    }
}

choice! {
    /// Forms of alef.
    Alef {
        /// Leave them.
        Keep = "keep",
        /// آ أ إ ٱ and the wavy-hamza and high-hamza alefs become ا.
        Fold = "fold",
        /// آ أ إ become ا, ٱ stays.
        FoldHamza = "fold_hamza",
        /// آ أ إ ٱ become ا, rarer alefs stay.
        FoldCommon = "fold_common",
    }
}

choice! {
    /// The final alef written as dotless yeh, ى.
    AlefMaqsura {
        /// Leave it.
        Keep = "keep",
        /// ى becomes ي.
        Yeh = "yeh",
        /// ى becomes ا.
        Alef = "alef",
    }
}

choice! {
    /// Keep or fold.
    Fold {
        /// Leave them.
        Keep = "keep",
        /// Write the Arabic letter.
        Fold = "fold",
    }
}

choice! {
    /// The feminine ending ة.
    TehMarbuta {
        /// Leave it.
        Keep = "keep",
        /// ة becomes ه.
        Heh = "heh",
        /// ة becomes ت.
        Teh = "teh",
    }
}

choice! {
    /// Hamza on waw and yeh.
    Hamza {
        /// Leave it.
        Keep = "keep",
        /// ؤ becomes و, ئ becomes ي, the marks U+0654 and U+0655 go.
        Carrier = "carrier",
        /// ؤ, ئ and the marks U+0654 and U+0655 become ء.
        Hamza = "hamza",
        /// As `carrier`, and ء goes too.
        Strip = "strip",
    }
}

choice! {
    /// Dots and hamzas that tell letters apart: the bare script.
    Dots {
        /// Leave them.
        Keep = "keep",
        /// ب ت ث become ٮ, ق becomes ٯ, a final ن becomes ں …
        Strip = "strip",
    }
}

choice! {
    /// Which digits to write.
    Digits {
        /// Leave them.
        Keep = "keep",
        /// 0123456789.
        Ascii = "ascii",
        /// ٠١٢٣٤٥٦٧٨٩.
        ArabicIndic = "arabic_indic",
        /// ۰۱۲۳۴۵۶۷۸۹.
        Persian = "persian",
    }
}

choice! {
    /// Which punctuation to write.
    Punctuation {
        /// Leave it.
        Keep = "keep",
        /// ، ؛ ؟ ٪ ٫ ٬ ۔ become , ; ? % . , and full stop.
        Ascii = "ascii",
        /// , ; ? % become ، ؛ ؟ ٪; between Arabic digits . and , become ٫ and ٬, between other digits they stay.
        Arabic = "arabic",
        /// Take all punctuation out.
        Strip = "strip",
        /// Write a space for each punctuation mark.
        Space = "space",
    }
}

choice! {
    /// Quotation marks.
    Quotes {
        /// Leave them.
        Keep = "keep",
        /// « » “ ” „ become ", ‹ › ‘ ’ become '.
        Ascii = "ascii",
        /// Take them out.
        Strip = "strip",
    }
}

choice! {
    /// Characters without width (ZWSP, ZWNJ, ZWJ, word joiner, BOM, soft hyphen).
    /// A joiner or variation selector inside an emoji is part of it and stays.
    ZeroWidth {
        /// Leave them.
        Keep = "keep",
        /// Take them out.
        Strip = "strip",
        /// Write a space for each.
        Space = "space",
    }
}

choice! {
    /// White space.
    WhiteSpace {
        /// Leave it.
        Keep = "keep",
        /// Write an ordinary space for every white-space character.
        Fold = "fold",
        /// One space for every run of white space, none at either end.
        Collapse = "collapse",
        /// One space for every run within a line, one newline for every run with a newline, none at either end.
        Lines = "lines",
    }
}

choice! {
    /// A letter repeated three times or more.
    Elongation {
        /// Leave it.
        Keep = "keep",
        /// Write it once: جمييييل becomes جميل.
        Single = "single",
        /// Write it twice: جمييييل becomes جمييل.
        Double = "double",
    }
}

choice! {
    /// A stretch of text that is not words: address, mention.
    Entity {
        /// Leave it.
        Keep = "keep",
        /// Take it out.
        Drop = "drop",
        /// Write its placeholder from `seeds/normalize/placeholders.tsv`.
        Placeholder = "placeholder",
    }
}

choice! {
    /// Hashtags.
    Hashtag {
        /// Leave it.
        Keep = "keep",
        /// Take it out.
        Drop = "drop",
        /// Write its placeholder from `seeds/normalize/placeholders.tsv`.
        Placeholder = "placeholder",
        /// Take the # off: #خبر_عاجل becomes خبر_عاجل.
        Tag = "tag",
        /// Take the # off and write spaces for _: #خبر_عاجل becomes خبر عاجل.
        Words = "words",
    }
}

choice! {
    /// In which script a mention or hashtag is written.
    Script {
        /// Any.
        Any = "any",
        /// Arabic letters (and digits, _ and -) only.
        Arabic = "arabic",
        /// Latin letters (and digits, _ and -) only.
        Latin = "latin",
    }
}

choice! {
    /// HTML and XML tags.
    HtmlTags {
        /// Leave them.
        Keep = "keep",
        /// Take them out.
        Strip = "strip",
        /// Write a space for each.
        Space = "space",
    }
}

choice! {
    /// HTML entities.
    HtmlEntities {
        /// Leave them.
        Keep = "keep",
        /// Write the character: &amp; becomes &, &#1605; becomes م.
        Decode = "decode",
    }
}

choice! {
    /// Upper and lower case.
    Case {
        /// Leave it.
        Keep = "keep",
        /// Write small letters.
        Lower = "lower",
    }
}

choice! {
    /// A proclitic letter standing alone: و محمد.
    Proclitics {
        /// Leave it.
        Keep = "keep",
        /// Join و ف ب ك ل ت to the word after it: ومحمد.
        Join = "join",
    }
}

choice! {
    /// What stands where a character of `drop` (or outside `keep`) stood.
    Fill {
        /// Nothing.
        None = "none",
        /// A space.
        Space = "space",
    }
}

choice! {
    /// The rules of another tool as a whole, applied before every other stage.
    Compat {
        /// None.
        None = "none",
        /// ArabertPreprocessor 1.0.1 for models without Farasa segmentation (`bert-base-arabertv02`).
        Arabert = "arabert",
    }
}

choice! {
    /// The character map of another tool, applied before the other stages on single characters.
    Charmap {
        /// None.
        None = "none",
        /// CAMeL Tools' `arclean`, which keeps Arabic letters and ASCII, writes other characters as
        /// one of those where it can, and takes out the rest (`seeds/normalize/arclean.tsv`).
        CamelArclean = "camel_arclean",
    }
}

/// A whole number from 1 up: how many spaces of a run stay, or how many of them.
impl Setting for Option<u32> {
    const KIND: Kind = Kind::Count;

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        match value {
            Value::Null => Ok(None),
            v => match v.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0) {
                Some(n) => Ok(Some(n)),
                None => Err(ConfigError::new(format!("option {option} takes a whole number from 1 up"))),
            },
        }
    }

    fn to_value(&self) -> Value {
        Value::from(*self)
    }
}

impl Setting for Classes {
    const KIND: Kind = Kind::Set(Classes::NAMES);

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        let Some(list) = value.as_array() else {
            return Err(wrong_type(option, "a list", Classes::NAMES));
        };
        let mut out = Classes::default();
        for item in list {
            let Some(name) = item.as_str() else {
                return Err(wrong_type(option, "a list", Classes::NAMES));
            };
            out.insert(name)
                .map_err(|()| ConfigError::unknown(&format!("value for {option}"), name, Classes::NAMES))?;
        }
        Ok(out)
    }

    fn to_value(&self) -> Value {
        self.names().collect()
    }
}

/// Strings and what to write for them, applied longest first at every place.
pub type Pairs = Vec<(String, String)>;

impl Setting for Pairs {
    const KIND: Kind = Kind::Pairs;

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        let bad =
            || ConfigError::new(format!("option {option} takes a mapping from non-empty strings to strings"));
        let mut out = Pairs::new();
        match value {
            Value::Object(map) => {
                for (k, v) in map {
                    out.push((k.clone(), v.as_str().ok_or_else(bad)?.to_owned()));
                }
            }
            _ => return Err(bad()),
        }
        if out.iter().any(|(k, _)| k.is_empty()) {
            return Err(bad());
        }
        out.sort();
        Ok(out)
    }

    fn to_value(&self) -> Value {
        self.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect()
    }
}

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
    /// Bidirectional controls (U+061C, U+200E, U+200F, U+202A–E, U+2066–9).
    bidi: Strip,
    /// Characters without width.
    zero_width: ZeroWidth,
    /// The stroke that stretches words: العـــربية → العربية.
    tatweel: Strip,
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
