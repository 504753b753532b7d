//! Names in Latin letters as people write them, in passports and newspapers.

use crate::letters::chars::{AIN, ALEF, HAMZA, SHADDA, WAW, WAW_HAMZA, YEH, YEH_HAMZA};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use super::Normalizer;
use super::seeds::{ROMANIZED_LETTERS, ROMANIZED_NAMES, RomanizedName};

/// The article.
const ARTICLE: [char; 2] = [ALEF, '\u{0644}'];
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

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

struct Tables {
    search: Normalizer,
    letters: HashMap<char, &'static str>,
    /// What `search` makes of each letter of [`PLAIN`].
    folded: Vec<Option<char>>,
    /// The spelling of words, by their form for search.
    words: HashMap<String, &'static str>,
    /// The usual spelling of names, by their form for search.
    usual: HashMap<String, &'static str>,
}

impl Tables {
    /// What `search` makes of a word; nearly all are plain letters, which need no normalizer.
    fn fold<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let folded = |c| *self.folded.get((c as usize).checked_sub(*PLAIN.start() as usize)?)?;
        let by_itself = |c| is_plain(c) && !matches!(c, HAMZA | WAW_HAMZA | YEH_HAMZA);
        let each = word.chars().map(|c| folded(c).filter(|_| by_itself(c)));
        match each.collect::<Option<String>>() {
            Some(all) if !drawn_out(&all) => Cow::Owned(all),
            _ => self.search.normalize(word),
        }
    }
}

/// A letter of Arabic without a mark. `search` folds each by itself, but for a hamza alone or on waw and yeh («سوء», «شئون»).
fn is_plain(c: char) -> bool {
    PLAIN.contains(&c) && !matches!(c, '\u{063B}'..='\u{0640}')
}

/// Whether a letter stands three times in a row, which the presets shorten: «جدااا».
fn drawn_out(word: &str) -> bool {
    let mut before = [None; 2];
    word.chars().any(|c| {
        let again = before == [Some(c); 2];
        before = [before[1], Some(c)];
        again
    })
}

/// `None` if a preset is missing, which the tests of the presets exclude.
fn tables() -> Option<&'static Tables> {
    static TABLES: OnceLock<Option<Tables>> = OnceLock::new();
    let made = || {
        let search = Normalizer::preset("search").ok()?;
        let (mut letters, mut words, mut usual) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (arabic, latin) in ROMANIZED_LETTERS {
            let mut chars = arabic.chars();
            match (chars.next(), chars.next()) {
                (Some(letter), None) => drop(letters.insert(letter, latin)),
                _ => drop(words.insert(search.normalize(arabic).into_owned(), latin)),
            }
        }
        for row in &ROMANIZED_NAMES {
            usual.entry(search.normalize(row.name).into_owned()).or_insert(row.usual);
        }
        let folded = PLAIN.map(|c| search.normalize(c.encode_utf8(&mut [0; 4])).chars().next()).collect();
        Some(Tables { search, letters, folded, words, usual })
    };
    TABLES.get_or_init(made).as_ref()
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
    let mut rest = text;
    while let Some(start) = rest.find(in_word) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !in_word(c)).unwrap_or(from.len());
        out.push_str(before);
        out.push_str(&word(&from[..end]));
        rest = &from[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn in_word(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{065F}' | '\u{0670}'..='\u{06D3}')
}

fn word(said: &str) -> String {
    let Some(tables) = tables() else { return said.to_owned() };
    let folded = tables.fold(said);
    if let Some(latin) = tables.words.get(&*folded).or_else(|| tables.usual.get(&*folded)) {
        return (*latin).to_owned();
    }
    let bare = folded.strip_prefix(ARTICLE[0]).and_then(|rest| rest.strip_prefix(ARTICLE[1]));
    let bare = bare.filter(|_| folded.chars().nth(4).is_some());
    let mut out = String::from(if bare.is_some() { "al-" } else { "" });
    if let Some(latin) = bare.and_then(|bare| tables.usual.get(bare)) {
        out.push_str(latin);
        return out;
    }
    let clean: Vec<char> = clean(said).chars().collect();
    let made = spelled(&clean[if bare.is_some() { 2.min(clean.len()) } else { 0 }..], &tables.letters);
    let mut letters = made.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
    out
}

/// The letters of an unlisted word.
fn spelled(word: &[char], table: &HashMap<char, &'static str>) -> String {
    let vowel = |c: char| VOWELS.contains(&c);
    let vocalised = word.iter().any(|&c| ('\u{064B}'..='\u{0652}').contains(&c));
    // What each letter has become.
    let mut out: Vec<&str> = Vec::with_capacity(word.len());
    for (at, &letter) in word.iter().enumerate() {
        let next = word.get(at + 1).copied();
        let before = out.last().and_then(|said| said.chars().last());
        let made = match letter {
            SHADDA => {
                out.push(out.last().copied().filter(|said| said.len() == 1).unwrap_or(""));
                continue;
            }
            AIN | ALEF if before.is_some_and(vowel) => continue,
            WAW | YEH => {
                let glides = before.is_none_or(vowel)
                    || next.is_some_and(|c| matches!(c, ALEF | '\u{064E}' | '\u{064F}' | '\u{0650}'));
                match (letter, glides) {
                    (WAW, true) => "w",
                    (WAW, false) => "u",
                    (_, true) => "y",
                    (_, false) => "i",
                }
            }
            other => table.get(&other).copied().unwrap_or(""),
        };
        let consonants = !made.is_empty() && !made.starts_with(vowel) && before.is_some_and(|c| !vowel(c));
        // A consonant after the first letter, after two, or at the end is preceded by a vowel.
        let alone = || match out.len() {
            1 => true,
            n => out.get(n - 2).and_then(|said| said.chars().last()).is_some_and(|c| !vowel(c)),
        };
        if !vocalised && consonants && (alone() || next.is_none()) {
            out.push("a");
        }
        out.push(made);
    }
    let mut whole = String::new();
    for c in out.concat().chars() {
        // Two equal vowels are one.
        if !(matches!(c, 'a' | 'i' | 'u') && whole.ends_with(c)) {
            whole.push(c);
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::{Normalizer, PLAIN, clean, romanize, tables};

    #[test]
    fn words_of_plain_letters_are_as_the_presets_make_them() {
        let tables = tables().expect("a preset");
        let preset = Normalizer::preset("clean").expect("a preset");
        let mut word = String::new();
        for a in PLAIN {
            for b in PLAIN {
                for c in PLAIN {
                    word.clear();
                    word.extend([a, b, c]);
                    assert_eq!(tables.fold(&word), tables.search.normalize(&word));
                    assert_eq!(clean(&word), preset.normalize(&word));
                }
            }
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
