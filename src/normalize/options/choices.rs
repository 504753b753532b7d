//! The values of the stages that have names.

use serde_json::Value;

use super::setting::{Kind, Setting, wrong_type};
use crate::ConfigError;

/// Declares an enum of named values that an option can have, the default first.
macro_rules! choice {
    ($(#[$doc:meta])* $type:ident { $($items:tt)* }) => {
        named! { $(#[$doc])* $type { $($items)* } }

        impl Default for $type {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl Setting for $type {
            const KIND: Kind = Kind::Choice(Self::NAMES);

            fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
                let name = value.as_str().ok_or_else(|| wrong_type(option, "a string", Self::NAMES))?;
                Self::from_name(name)
                    .ok_or_else(|| ConfigError::unknown(&format!("value for {option}"), name, Self::NAMES))
            }

            fn to_value(&self) -> Value {
                Value::from(self.name())
            }
        }
    };
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
    /// The stroke that stretches words.
    Tatweel {
        /// Leave it.
        Keep = "keep",
        /// Take it out.
        Strip = "strip",
        /// Take it out of words, and leave it where it is a mark of its own: «1440 هـ», «دمشق ـ».
        Inside = "inside",
    }
}

choice! {
    /// The spelling of the Quran.
    Uthmani {
        /// Leave it.
        Keep = "keep",
        /// Write the words as they are written elsewhere: ٱلصَّلَوٰةَ becomes الصَّلَاةَ (`seeds/normalize/uthmani.tsv`).
        Plain = "plain",
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
        /// As `carrier`, and words that differ in the seat alone become one: مسئول and مسؤول are مسوول, شاطىء and
        /// شاطئ are شاطي.
        Seat = "seat",
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
