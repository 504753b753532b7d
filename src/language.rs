//! Which language a text in the Arabic script is in, by its letters and function words.

use std::sync::OnceLock;

use crate::hashed::Hashed;
use crate::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, BEH, FATHATAN, FEH, HAMZA, KAF, LAM, TATWEEL, TEH_MARBUTA, WAW, YEH,
};
use crate::lexicon::fold::{self, Key};
use crate::text::{Text, TextBuf, Unit};
use crate::tokenize::{Kind, Tokens, scan, split_sentences};
use crate::with_units;

pub use crate::found::LANGUAGES;

// The rows of `seeds/languages/`, compiled by `build/languages.rs`.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The tag of a text whose language cannot be determined.
pub const UNDETERMINED: &str = "und";

const ARABIC: usize = 0;

/// Bits of one language in a [`Tongue`].
const BITS: usize = 2;
/// The largest weight that one word gives to one language.
const MOST: u16 = 3;

/// The weight one word gives to every language, two bits each: from 0 (none) to 3 (the most).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[doc(hidden)]
pub struct Tongue(u16);

impl Tongue {
    /// No evidence.
    pub const NONE: Self = Self(0);

    fn of(self, language: usize) -> u16 {
        self.0 >> (BITS * language) & MOST
    }

    fn raise(&mut self, language: usize, weight: u16) {
        let now = self.of(language).max(weight.min(MOST));
        self.0 = self.0 & !(MOST << (BITS * language)) | now << (BITS * language);
    }

    /// Whether the word is evidence for a language other than Arabic.
    pub fn foreign(self) -> bool {
        self.0 >> BITS != 0
    }
}

/// The summed weights of several words.
#[derive(Clone, Copy, Debug, Default)]
#[doc(hidden)]
pub struct Tongues([u32; LANGUAGES.len()]);

impl Tongues {
    /// Counts a word.
    pub fn add(&mut self, word: Tongue) {
        // Most words say nothing of other languages.
        if !word.foreign() {
            self.0[ARABIC] += u32::from(word.0);
            return;
        }
        for (language, sum) in self.0.iter_mut().enumerate() {
            *sum += u32::from(word.of(language));
        }
    }

    /// Adds the weights of others.
    pub fn add_all(&mut self, others: &Self) {
        for (sum, other) in self.0.iter_mut().zip(others.0) {
            *sum += other;
        }
    }

    /// Whether there is no evidence for Arabic.
    pub fn none_arabic(&self) -> bool {
        self.0[ARABIC] == 0
    }

    /// The language other than Arabic that the words are in, by its place in [`LANGUAGES`].
    pub fn foreign(&self) -> Option<usize> {
        /// A single word may be a name, or contain a decorative letter.
        const LEAST: u32 = 3;
        // On a tie the first one wins: kaf and yeh alone are Persian.
        let (language, &sum) = self.0.iter().enumerate().skip(1).rev().max_by_key(|&(_, &sum)| sum)?;
        let arabic = self.0[ARABIC];
        (sum > arabic && (sum >= LEAST || arabic == 0 && sum + 1 >= LEAST)).then_some(language)
    }
}

/// The letters and words of `seeds/languages/`.
#[derive(Default)]
struct LanguageTable {
    letters: Hashed<u32, Tongue>,
    /// By the hash of their folded letters: the words of Arabic.
    arabic: Hashed<u64, u16>,
    /// By the hash of their exact spelling: the words of the others.
    others: Hashed<u32, Tongue>,
}

fn table() -> &'static LanguageTable {
    static TABLE: OnceLock<LanguageTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = LanguageTable::default();
        for (letter, language, weight) in LETTERS {
            table.letters.entry(letter).or_default().raise(language, weight);
        }
        for (hash, language, weight) in FOREIGN_WORDS {
            table.others.entry(hash).or_default().raise(language, weight);
        }
        table.arabic.extend(ARABIC_WORDS);
        table
    })
}

/// The letters and marks of Arabic come before it, those of other languages after it.
const LAST_MARK: u32 = 0x065F;
/// The first letter that [`SIGNS`] tells of.
const FIRST_SIGN: u32 = HAMZA;
/// A letter that languages other than Arabic hardly use.
const OWN: u8 = 1;
/// A letter of another language.
const BEYOND: u8 = 1 << 1;
/// Anything else that is no plain letter of Arabic.
const OTHER: u8 = 1 << 2;

/// What each letter and mark of Arabic tells.
const SIGNS: [u8; (LAST_MARK - FIRST_SIGN + 1) as usize] = {
    let mut signs = [0; (LAST_MARK - FIRST_SIGN + 1) as usize];
    let mut code = FIRST_SIGN;
    while code <= LAST_MARK {
        let own = matches!(code, TEH_MARBUTA | FATHATAN | ALEF_HAMZA | ALEF_HAMZA_BELOW);
        let plain = code <= YEH && code != TATWEEL;
        signs[(code - FIRST_SIGN) as usize] = if own { OWN } else { 0 } | if plain { 0 } else { OTHER };
        code += 1;
    }
    signs
};

/// The evidence that a word in the Arabic script gives about its language.
#[doc(hidden)]
pub fn tongue<U: Unit>(word: &[U]) -> Tongue {
    tongue_of(word, || Some(fold::hash(Key::new(word.iter().map(|u| u.code()))?.letters())))
}

/// The same for a word whose folded letters have the hash that `hash` returns, if any.
#[doc(hidden)]
pub fn tongue_of<U: Unit>(word: &[U], hash: impl FnOnce() -> Option<u64>) -> Tongue {
    /// Alef and lam: the article.
    const ARTICLE: [u32; 2] = [ALEF, LAM];
    const PROCLITICS: [u32; 4] = [WAW, BEH, FEH, KAF];
    let table = table();
    let mut found = Tongue::default();
    let signs = word.iter().fold(0, |signs, u| {
        let code = u.code();
        signs
            | SIGNS.get(code.wrapping_sub(FIRST_SIGN) as usize).copied().unwrap_or(if code > LAST_MARK {
                BEYOND
            } else {
                OTHER
            })
    });
    let (mut arabic, beyond, plain) = (signs & OWN != 0, signs & BEYOND != 0, signs & !OWN == 0);
    // Most letters are Arabic ones.
    if beyond {
        let others = word.iter().map(|u| u.code()).filter(|&code| code > LAST_MARK);
        for letter in others.filter_map(|code| table.letters.get(&code)) {
            (1..LANGUAGES.len()).for_each(|language| found.raise(language, letter.of(language)));
        }
    }
    let code = |at: usize| word.get(at).map_or(0, |u| u.code());
    let article = |at: usize| word.len() > at + 3 && [code(at), code(at + 1)] == ARTICLE;
    arabic |= article(0) || PROCLITICS.contains(&code(0)) && article(1);
    found.raise(ARABIC, u16::from(arabic));
    if word.len() > fold::LONGEST {
        return found;
    }
    let spelling = || fold::strict_hash(word.iter().map(|u| u.code()));
    // Of plain letters every one counts, and most words begin and end otherwise than those of their length.
    let unlike = plain && {
        let (first, last) = FOREIGN_ENDS.get(word.len()).copied().unwrap_or_default();
        let last_code = word.last().map_or(0, |u| u.code());
        (first >> (code(0) & 63)) & (last >> (last_code & 63)) & 1 == 0
    };
    if let Some(other) = if unlike { None } else { table.others.get(&spelling()) } {
        (1..LANGUAGES.len()).for_each(|language| found.raise(language, other.of(language)));
        // «ہے» is not «هي», but «من» is a word of several languages.
        if beyond {
            return found;
        }
    }
    if let Some(hash) = hash() {
        found.raise(ARABIC, table.arabic.get(&hash).copied().unwrap_or(0));
    }
    found
}

/// The language of a text as BCP 47 names it: one of [`LANGUAGES`], or `und` where no word is in the
/// Arabic script. A text without evidence for another language is Arabic; of a text in several languages,
/// the one that most of its letters are in.
///
/// ```
/// use tarqim::language::language;
/// use tarqim::text::TextBuf;
///
/// assert_eq!(language(TextBuf::new("وصل الوفد إلى دمشق").text()), "ar");
/// assert_eq!(language(TextBuf::new("این کتاب را دوست دارم").text()), "fa");
/// ```
pub fn language(text: Text<'_>) -> &'static str {
    let mut tokens = Tokens::default();
    scan(text, &mut tokens);
    let sentences = split_sentences(text, &tokens);
    let mut all = Tongues::default();
    let mut letters = [0u64; LANGUAGES.len()];
    let mut at = 0;
    with_units!(text, units => {
        for sentence in sentences {
            let mut sum = Tongues::default();
            let mut count = 0;
            while at < tokens.len() && tokens.starts[at] < sentence.end {
                let word = &units[tokens.starts[at] as usize..tokens.ends[at] as usize];
                match tokens.kinds[at] {
                    Kind::Word if arabic_script(word) => {
                        sum.add(tongue(word));
                        count += word.len() as u64;
                    }
                    // «#الرياض» shows its script and no more.
                    Kind::Hashtag if word.get(1..).is_some_and(arabic_script) => count += 1,
                    _ => {}
                }
                at += 1;
            }
            letters[sum.foreign().unwrap_or(ARABIC)] += count;
            all.add_all(&sum);
        }
    });
    let (most, &count) = letters.iter().enumerate().rev().max_by_key(|&(_, &n)| n).unwrap_or((0, &0));
    if count == 0 {
        return UNDETERMINED;
    }
    // With short sentences the language may show only in the text as a whole.
    let most = if most == ARABIC { all.foreign().unwrap_or(ARABIC) } else { most };
    LANGUAGES[most]
}

/// [`language`] of a Rust string.
///
/// ```
/// assert_eq!(tarqim::language::language_str("وصل الوفد إلى دمشق"), "ar");
/// assert_eq!(tarqim::language::language_str("Damascus"), "und");
/// ```
pub fn language_str(text: &str) -> &'static str {
    language(TextBuf::new(text).text())
}

/// Whether a word is in the Arabic script.
fn arabic_script<U: Unit>(word: &[U]) -> bool {
    word.first().is_some_and(|u| is_arabic(u.code()))
}

/// Whether a code point belongs to the Arabic script, with its presentation forms.
pub(crate) fn is_arabic(code: u32) -> bool {
    matches!(code, 0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC)
}
