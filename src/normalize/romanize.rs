//! Names in Latin letters as people write them, in passports and newspapers.

use crate::letters::chars::{AIN, ALEF, SHADDA, WAW, YEH};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::change::Change;
use super::seeds::{ROMANIZED_LETTERS, ROMANIZED_NAMES, RomanizedName};
use super::table::change;
use super::{Normalizer, Options, presets, seats};

/// The article.
const ARTICLE: [char; 2] = [ALEF, '\u{0644}'];

/// Names as people write them in Latin letters.
///
/// ```
/// let khalid = tarqim::normalize::romanized().iter().find(|row| row.name == "خالد").unwrap();
/// assert_eq!(khalid.usual, "Khaled");
/// ```
pub fn romanized() -> &'static [RomanizedName] {
    &ROMANIZED_NAMES
}

/// From the first to the last letter of Arabic; tatweel and what is no letter of Arabic stands between them.
const PLAIN: RangeInclusive<char> = '\u{0621}'..='\u{064A}';

/// Letters of other languages in Arabic names, «غوغل» as «گوگل»: they are folded by themselves, as those of Arabic are.
const LOANS: [char; 5] = ['\u{067E}', '\u{0686}', '\u{0698}', '\u{06A4}', '\u{06AF}'];

/// From the first to the last character that [`in_word`] may find in a word.
const LETTERS: RangeInclusive<char> = '\u{0621}'..='\u{06D3}';
/// Number of characters in [`LETTERS`].
const COUNT: usize = *LETTERS.end() as usize - *LETTERS.start() as usize + 1;

/// How a word is spelled that is listed.
#[derive(Clone, Copy, Default)]
struct Spelling {
    /// The word as a whole.
    whole: &'static str,
    /// As a name, which may have the article before it.
    usual: Option<&'static str>,
}

struct Tables {
    options: Options,
    /// The spelling of each of [`LETTERS`]; empty for what is left out.
    letters: [&'static str; COUNT],
    /// What `search` makes of each of [`LETTERS`] that [`is_plain`].
    folded: Vec<Option<char>>,
    /// The listed words, by their form for search.
    words: HashMap<String, Spelling>,
}

impl Tables {
    /// `None` if a preset is missing, which the tests of the presets exclude.
    fn new() -> Option<Self> {
        let options = presets::options("search").ok()?;
        let fold = |c: char| match change(&options, c.into()) {
            Change::Same => Some(c),
            Change::One(d) => char::from_u32(d),
            Change::Drop | Change::Many(_) => None,
        };
        let folded = LETTERS.map(|c| if is_plain(c) { fold(c) } else { None }).collect();
        let mut tables = Self { options, letters: [""; COUNT], folded, words: HashMap::new() };
        let mut form = String::new();
        for (arabic, latin) in ROMANIZED_LETTERS {
            let mut chars = arabic.chars();
            if let (Some(letter), None) = (chars.next(), chars.next()) {
                if let Some(slot) = tables.letters.get_mut(number(letter)) {
                    *slot = latin;
                }
                continue;
            }
            tables.fold(arabic, &mut form);
            tables.words.insert(form.clone(), Spelling { whole: latin, usual: None });
        }
        for &RomanizedName { name, usual, .. } in &ROMANIZED_NAMES {
            tables.fold(name, &mut form);
            let spelling = tables.words.entry(form.clone()).or_insert(Spelling { whole: usual, usual: None });
            spelling.usual.get_or_insert(usual);
        }
        Some(tables)
    }

    /// Writes what `search` makes of a word. Nearly all are plain letters, which need no normalizer: it is made for
    /// the first that is not.
    fn fold(&self, word: &str, out: &mut String) {
        static SEARCH: OnceLock<Normalizer> = OnceLock::new();
        if self.fold_plain(word, out).is_none() || drawn_out(out) {
            let search = SEARCH.get_or_init(|| Normalizer::new(self.options.clone()));
            out.clear();
            out.push_str(&search.normalize(word));
        }
    }

    /// The same of a word of plain letters only; `None` for others.
    fn fold_plain(&self, word: &str, out: &mut String) -> Option<()> {
        out.clear();
        let folded = |c: char| self.folded.get(number(c)).copied()?;
        let written = |code| char::from_u32(code).and_then(folded).map(u32::from);
        let mut chars = word.chars();
        while let Some(c) = chars.next() {
            if !is_plain(c) {
                return None;
            }
            // Whether a hamza stays is told by the letters around it: «سوء», «شئون».
            if seats::may_be(c.into()) {
                let whole: Vec<u32> = word.chars().map(u32::from).collect();
                let at = whole.len() - chars.clone().count() - 1;
                if let Some((count, with)) = seats::decide(written, written, &whole, at) {
                    out.extend(with.and_then(char::from_u32));
                    chars.by_ref().take(count - 1).for_each(drop);
                    continue;
                }
            }
            out.push(folded(c)?);
        }
        Some(())
    }

    /// The spelling of a letter; empty for what is left out.
    fn letter(&self, letter: char) -> &'static str {
        self.letters.get(number(letter)).copied().unwrap_or("")
    }
}

/// The number of a character among [`LETTERS`].
fn number(letter: char) -> usize {
    (letter as usize).wrapping_sub(*LETTERS.start() as usize)
}

fn is_vowel(latin: u8) -> bool {
    matches!(latin, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// A letter of Arabic without a mark, or of [`LOANS`].
fn is_plain(c: char) -> bool {
    PLAIN.contains(&c) && !matches!(c, '\u{063B}'..='\u{0640}') || LOANS.contains(&c)
}

/// Whether a letter stands three times in a row, which the presets shorten: «جدااا».
fn drawn_out(word: &str) -> bool {
    let mut before = ['\0'; 2];
    word.chars().any(|c| {
        let again = before == [c; 2];
        before = [before[1], c];
        again
    })
}

fn tables() -> Option<&'static Tables> {
    static TABLES: OnceLock<Option<Tables>> = OnceLock::new();
    TABLES.get_or_init(Tables::new).as_ref()
}

/// What `clean` makes of a word: itself if it is plain letters, as nearly all are. The normalizer is made for the first
/// that is not.
fn clean(word: &str) -> Cow<'_, str> {
    static CLEAN: OnceLock<Option<Normalizer>> = OnceLock::new();
    if word.chars().all(is_plain) && !drawn_out(word) {
        return Cow::Borrowed(word);
    }
    let normalizer = CLEAN.get_or_init(|| Normalizer::preset("clean").ok());
    normalizer.as_ref().map_or(Cow::Borrowed(word), |clean| clean.normalize(word))
}

/// A text with its Arabic words in Latin letters: common names in their usual spelling, others letter by letter, where
/// unwritten short vowels become a.
///
/// ```
/// assert_eq!(tarqim::normalize::romanize("نجيب محفوظ"), "Naguib Mahfouz");
/// ```
pub fn romanize(text: &str) -> Cow<'_, str> {
    if !text.chars().any(in_word) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut writer = LatinWriter::with_room(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(in_word) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !in_word(c)).unwrap_or(from.len());
        out.push_str(before);
        writer.word(&from[..end], &mut out);
        rest = &from[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn in_word(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{065F}' | '\u{0670}'..='\u{06D3}')
}

/// Buffers that words share.
#[derive(Default)]
struct LatinWriter {
    folded: String,
    /// What each letter of a word has become.
    made: Vec<&'static str>,
}

impl LatinWriter {
    /// Buffers for words of a text of so many bytes.
    fn with_room(bytes: usize) -> Self {
        /// Bytes of the longest words but few.
        const MOST: usize = 32;
        let room = bytes.min(MOST);
        Self { folded: String::with_capacity(room), made: Vec::with_capacity(room) }
    }

    /// Adds a word in Latin letters.
    fn word(&mut self, said: &str, out: &mut String) {
        let Some(tables) = tables() else { return out.push_str(said) };
        tables.fold(said, &mut self.folded);
        if let Some(spelling) = tables.words.get(&self.folded) {
            return out.push_str(spelling.whole);
        }
        let bare = self.folded.strip_prefix(ARTICLE[0]).and_then(|rest| rest.strip_prefix(ARTICLE[1]));
        let bare = bare.filter(|_| self.folded.chars().nth(4).is_some());
        if let Some(bare) = bare {
            out.push_str("al-");
            if let Some(latin) = tables.words.get(bare).and_then(|spelling| spelling.usual) {
                return out.push_str(latin);
            }
        }
        let clean = clean(said);
        let mut letters = clean.chars();
        if bare.is_some() {
            letters.by_ref().take(ARTICLE.len()).for_each(drop);
        }
        self.spell(letters.as_str(), tables);
        let start = out.len();
        let mut before = None;
        for c in self.made.iter().flat_map(|said| said.chars()) {
            // Two equal vowels are one.
            if matches!(c, 'a' | 'i' | 'u') && before == Some(c) {
                continue;
            }
            before = Some(c);
            if out.len() == start {
                out.extend(c.to_uppercase());
            } else {
                out.push(c);
            }
        }
    }

    /// Spells the letters of an unlisted word.
    fn spell(&mut self, word: &str, tables: &Tables) {
        /// Whether a spelling ends in a vowel; `None` of an empty one. All are ASCII letters.
        fn ends_in_vowel(said: &str) -> Option<bool> {
            said.as_bytes().last().map(|&last| is_vowel(last))
        }
        let vocalised = word.chars().any(|c| ('\u{064B}'..='\u{0652}').contains(&c));
        let out = &mut self.made;
        out.clear();
        let mut letters = word.chars();
        while let Some(letter) = letters.next() {
            let next = letters.clone().next();
            let before = out.last().and_then(|said| ends_in_vowel(said));
            let made = match letter {
                SHADDA => {
                    out.push(out.last().copied().filter(|said| said.len() == 1).unwrap_or(""));
                    continue;
                }
                AIN | ALEF if before == Some(true) => continue,
                WAW | YEH => {
                    let glides = before != Some(false)
                        || next.is_some_and(|c| matches!(c, ALEF | '\u{064E}' | '\u{064F}' | '\u{0650}'));
                    match (letter, glides) {
                        (WAW, true) => "w",
                        (WAW, false) => "u",
                        (_, true) => "y",
                        (_, false) => "i",
                    }
                }
                other => tables.letter(other),
            };
            let consonants =
                before == Some(false) && made.as_bytes().first().is_some_and(|&first| !is_vowel(first));
            // A consonant after the first letter, after two, or at the end is preceded by a vowel.
            let alone = || match out.len() {
                1 => true,
                n => out.get(n - 2).and_then(|said| ends_in_vowel(said)) == Some(false),
            };
            if !vocalised && consonants && (alone() || next.is_none()) {
                out.push("a");
            }
            out.push(made);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LOANS, Normalizer, PLAIN, clean, romanize, tables};
    use crate::letters::chars::{ALEF, ALEF_MAQSURA, BEH, HAMZA, WAW, WAW_HAMZA, YEH, YEH_HAMZA};

    #[test]
    fn words_of_plain_letters_are_as_the_presets_make_them() {
        let tables = tables().expect("a preset");
        let preset = Normalizer::preset("clean").expect("a preset");
        let search = Normalizer::preset("search").expect("a preset");
        let (mut word, mut folded) = (String::new(), String::new());
        let letters = || PLAIN.chain(LOANS);
        for a in letters() {
            for b in letters() {
                for c in letters() {
                    word.clear();
                    word.extend([a, b, c]);
                    tables.fold(&word, &mut folded);
                    assert_eq!(folded, search.normalize(&word));
                    assert_eq!(clean(&word), preset.normalize(&word));
                }
            }
        }
    }

    #[test]
    fn hamzas_are_folded_as_the_preset_does_it() {
        /// The letters that decide what becomes of a hamza, and another one.
        const SEATS: [char; 9] = [HAMZA, WAW_HAMZA, YEH_HAMZA, WAW, YEH, ALEF_MAQSURA, ALEF, BEH, LOANS[0]];
        let tables = tables().expect("a preset");
        let search = Normalizer::preset("search").expect("a preset");
        let (mut word, mut folded) = (String::new(), String::new());
        for number in 0..SEATS.len().pow(5) {
            word.clear();
            word.extend((0..5).map(|place| SEATS[number / SEATS.len().pow(place) % SEATS.len()]));
            tables.fold(&word, &mut folded);
            assert_eq!(folded, search.normalize(&word), "{word}");
        }
    }

    #[test]
    fn names() {
        for (arabic, latin) in [
            ("محمد عبد الرحمن الخوري", "Muhammad Abd al-Rahman al-Khoury"),
            ("عبد الله بن عمر", "Abd Allah bin Omar"),
            ("غرندل", "Gharnadal"),
            ("مُدُن", "Mudun"),
            ("", ""),
            ("Paris 3", "Paris 3"),
        ] {
            assert_eq!(romanize(arabic), latin);
        }
    }
}
