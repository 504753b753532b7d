//! The features of a word for the names model.
//!
//! Every feature looks at one word at a fixed distance from the word to be labelled, so the
//! contribution of a word to itself and to its neighbours is computed once per word type. The
//! training script reads the same features through `training/names/features.rs`.

use super::words::{self, CLASSES, KnownWord, KnownWords, Stem};
use crate::letters::units::{WAW, WAW_HAMZA, YEH, YEH_HAMZA};
use crate::lexicon::fold::{self, Key, LONGEST};
use crate::lexicon::{Book, Class, Lexicon, WordInfo, bit, flag};
use crate::text::Unit;
use crate::tokenize::Kind;

/// How far a word's feature reaches: to how many words on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The word itself.
    Own = 0,
    /// And its direct neighbours.
    Near = 1,
    /// And two words on either side.
    Far = 2,
}

/// Words on either side that a feature can reach.
pub const WINDOW: usize = 2;

/// Key of the feature `atom` of the word at `distance` (-2 to 2) from the labelled one.
#[inline]
pub fn key(atom: u64, distance: i32) -> u32 {
    let h = (atom ^ (distance + 3) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((h ^ (h >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// The feature of a place before or after the sentence.
pub const BORDER: u64 = 0xB0_4DE4;

/// Families of features; the number is part of the key.
#[derive(Clone, Copy)]
#[repr(u8)]
enum Family {
    Bias = 1,
    Word,
    Prefix,
    Suffix,
    Stem,
    Proclitic,
    StemPrefix,
    Length,
    Shape,
    Coarse,
    Middle,
    Fine,
    Soft,
    SoftAll,
    Unknown,
    List,
    ListAll,
    Phrase,
    Spelled,
    SpelledAll,
}

#[inline]
fn atom(family: Family, value: u64) -> u64 {
    let h = (value ^ (u64::from(family as u8) << 56)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (h ^ (h >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// Feature of a token inside a phrase of the gazetteer: `kind` names the list, `place` is
/// 0 at its first token, 1 inside, 2 at its last.
pub fn phrase_atom(kind: u8, place: u8) -> u64 {
    atom(Family::Phrase, u64::from(kind) << 8 | u64::from(place))
}

/// Classes of the senses that are in a list.
pub const LISTED: u64 =
    bit(Class::Name) | bit(Class::Title) | bit(Class::Given) | bit(Class::Family) | bit(Class::Head);

/// The number of a sense's list, for words and phrases alike.
pub fn list_of(lexicon: &Lexicon, sense: crate::lexicon::Sense) -> Option<u8> {
    let base = match sense.class {
        Class::Name if sense.flags & flag::BESIDE != 0 => return None,
        Class::Name => lexicon.label(sense)? as u8,
        Class::Title => 40,
        Class::Given => 41,
        Class::Family => 42,
        Class::Head => 43,
        _ => return None,
    };
    Some(base << 1 | u8::from(sense.flags & flag::AMBIGUOUS != 0))
}

/// Letters as the model compares them: folded, with hamza carriers reduced to the carrier.
struct WordLetters {
    units: [u16; LONGEST],
    len: usize,
}

impl WordLetters {
    /// `None` if they are those of the key, as of nearly all words.
    fn changed(key: &Key) -> Option<Self> {
        let letters = key.letters();
        if !letters.iter().any(|letter| matches!(*letter, WAW_HAMZA | YEH_HAMZA)) {
            return None;
        }
        let mut units = [0; LONGEST];
        for (to, &from) in units.iter_mut().zip(letters) {
            *to = match from {
                WAW_HAMZA => WAW,
                YEH_HAMZA => YEH,
                other => other,
            };
        }
        Some(Self { units, len: letters.len() })
    }

    fn all(&self) -> &[u16] {
        &self.units[..self.len]
    }
}

/// Maximum length of an affix feature.
const AFFIX: usize = 4;
/// The letters of shorter words say nothing of them.
const SPELLED: usize = 3;
/// Word length is clamped to this.
pub const LONG: usize = 9;

/// What [`features`] found out about a word.
pub struct WordTraits {
    /// Its stem.
    pub stem: Stem,
    /// Its letters, [`LONG`] at most.
    pub length: usize,
    /// Its first letters, [`SHORT`] at most.
    pub prefix: Affix,
    /// Its last letters, [`SHORT`] at most.
    pub suffix: Affix,
    /// What its letters say of it, as [`KnownWord::soft`] has it, if the table does not know it and it is long enough.
    pub spelled: Option<u16>,
}

/// Maximum length of an affix in an [`Affix`].
pub const SHORT: usize = 3;

/// The letters at one end of a word, which tens of thousands of words share: 16 bits each, the last one lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Affix {
    /// The letters.
    pub letters: u64,
    /// Whether they begin the word.
    pub first: bool,
}

/// The features of an affix: the affix itself, and those within it.
pub fn affix(affix: Affix, mut each: impl FnMut(Reach, u64)) {
    let count = (1..=SHORT).take_while(|n| affix.letters >> (16 * (n - 1)) != 0).count();
    for n in 1..=count {
        let reach = if n > 1 { Reach::Near } else { Reach::Own };
        let (family, letters) = match affix.first {
            true => (Family::Prefix, affix.letters >> (16 * (count - n))),
            false => (Family::Suffix, affix.letters & ((1 << (16 * n)) - 1)),
        };
        each(reach, atom(family, letters));
    }
}

/// Calls `each` with the features of a token of this kind, whatever it says.
pub fn shape(kind: Kind, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Own, atom(Family::Bias, 0));
    each(Reach::Near, atom(Family::Shape, kind as u64));
}

/// The feature of how many letters a word has.
pub fn length(letters: usize, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Own, atom(Family::Length, letters as u64));
}

/// The feature of the proclitic of a word, by its number.
pub fn proclitic(number: u8, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Near, atom(Family::Proclitic, u64::from(number)));
}

/// The feature of a word that the table does not know.
pub fn unknown(kind: Kind, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Near, atom(Family::Unknown, u64::from(kind as u8)));
}

/// Calls `each` with every feature of a token and how far it reaches.
pub fn all<U: Unit>(
    units: &[U],
    kind: Kind,
    info: &WordInfo,
    book: Book<'_>,
    words: &KnownWords,
    mut each: impl FnMut(Reach, u64),
) {
    shape(kind, &mut each);
    let Some(seen) = features(units, kind, info, book, words, &mut each) else { return };
    affix(seen.prefix, &mut each);
    affix(seen.suffix, &mut each);
    length(seen.length, &mut each);
    proclitic(seen.stem.proclitic, &mut each);
    if let Some(spelled) = seen.spelled {
        spelled_roughly(roughly(spelled), &mut each);
        (0..CLASSES).for_each(|class| spelled_bucket(class, words::bucket(spelled, class), &mut each));
    }
    match seen.stem.entry {
        None => unknown(kind, &mut each),
        Some(entry) => {
            clusters(&entry, &mut each);
            rough(roughly(entry.soft), &mut each);
            (0..CLASSES).for_each(|class| bucket(class, words::bucket(entry.soft, class), &mut each));
        }
    }
}

/// Calls `each` with the features of a word that are told by its letters and lists, and how far they reach. Those
/// of few values, which the other functions give, are summed up beforehand, and those of short affixes once for each.
pub fn features<U: Unit>(
    units: &[U],
    kind: Kind,
    info: &WordInfo,
    book: Book<'_>,
    words: &KnownWords,
    mut each: impl FnMut(Reach, u64),
) -> Option<WordTraits> {
    let key = match kind {
        Kind::Word | Kind::Latin | Kind::Code | Kind::Punct | Kind::Symbol => {
            Key::new(units.iter().map(|u| u.code()))
        }
        _ => None,
    };
    let key = key?;
    let changed = WordLetters::changed(&key);
    // That of most words was computed when they were looked up.
    let known = Some(info.hash).filter(|&hash| hash != 0 && changed.is_none());
    let letters = changed.as_ref().map_or(key.letters(), WordLetters::all);
    let hash = known.unwrap_or_else(|| fold::hash(letters));
    words.prefetch(hash);
    each(Reach::Far, atom(Family::Word, hash));
    if !matches!(kind, Kind::Word | Kind::Latin | Kind::Code) {
        return None;
    }
    let packed = |letters: &[u16]| letters.iter().fold(0, |all, &letter| all << 16 | u64::from(letter));
    if let (Some(prefix), Some(suffix)) = (letters.first_chunk::<AFFIX>(), letters.last_chunk::<AFFIX>()) {
        each(Reach::Own, atom(Family::Prefix, packed(prefix)));
        each(Reach::Own, atom(Family::Suffix, packed(suffix)));
    }
    let short = letters.len().min(SHORT);
    let prefix = Affix { letters: packed(&letters[..short]), first: true };
    let suffix = Affix { letters: packed(&letters[letters.len() - short..]), first: false };
    let mut stem = words.stem(letters, hash);
    if stem.proclitic != 0 {
        stem.prefix = key.source(stem.prefix.into());
    }
    each(Reach::Far, atom(Family::Stem, stem.hash));
    if stem.proclitic != 0 {
        let rest = &letters[stem.skip.min(letters.len())..];
        let mut prefix = 0;
        for (n, &letter) in rest.iter().take(AFFIX).enumerate() {
            prefix = prefix << 16 | u64::from(letter);
            if n > 0 {
                each(Reach::Own, atom(Family::StemPrefix, prefix));
            }
        }
    }
    let told = stem.entry.is_none() && kind == Kind::Word && letters.len() >= SPELLED;
    let spelled = told.then(|| words.spelled(letters));
    lists(info, book, &mut each);
    Some(WordTraits { stem, length: letters.len().min(LONG), prefix, suffix, spelled })
}

/// The feature of what the letters of a word that the table does not know say of every class, as [`roughly`] gives it.
pub fn spelled_roughly(roughly: usize, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Near, atom(Family::SpelledAll, roughly as u64));
}

/// The features of what they say of `class`: for every bucket up to their own.
pub fn spelled_bucket(class: u16, bucket: u16, mut each: impl FnMut(Reach, u64)) {
    for least in 1..=bucket {
        each(Reach::Near, atom(Family::Spelled, u64::from(class * words::BUCKETS + least)));
    }
}

/// The features of the clusters that a known word is in.
pub fn clusters(entry: &KnownWord, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Far, atom(Family::Coarse, u64::from(entry.coarse)));
    each(Reach::Far, atom(Family::Middle, u64::from(entry.middle)));
    each(Reach::Far, atom(Family::Fine, u64::from(entry.fine)));
}

/// The features of how likely a known word is part of a name of `class`: that it is in this bucket or a higher
/// one, for every bucket up to its own.
pub fn bucket(class: u16, bucket: u16, mut each: impl FnMut(Reach, u64)) {
    for least in 1..=bucket {
        each(Reach::Far, atom(Family::Soft, u64::from(class << 4 | least)));
    }
}

/// Values of [`roughly`].
pub const ROUGHLY: usize = 1 << (2 * CLASSES);

/// How likely a known word is part of a name of each class, in four steps a class.
pub fn roughly(soft: u16) -> usize {
    const STEPS: [usize; words::BUCKETS as usize] = [0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3];
    (0..CLASSES).fold(0, |all, class| all << 2 | STEPS[usize::from(words::bucket(soft, class))])
}

/// The feature of a known word that [`roughly`] gives.
pub fn rough(roughly: usize, mut each: impl FnMut(Reach, u64)) {
    each(Reach::Near, atom(Family::SoftAll, roughly as u64));
}

/// The lists that hold the word, with or without proclitics.
fn lists(info: &WordInfo, book: Book<'_>, each: &mut impl FnMut(Reach, u64)) {
    if !info.any(LISTED) {
        return;
    }
    let mut seen = [false; 256];
    let mut all = 0u64;
    for reading in info.readings(book) {
        let split = u8::from(reading.proclitics.any(!crate::lexicon::Proclitics::AL));
        for sense in book.senses(reading.senses) {
            let Some(list) = list_of(&book, sense) else { continue };
            if !reading.takes_article(&book, sense) {
                continue;
            }
            let value = list << 1 | split;
            if !std::mem::replace(&mut seen[usize::from(value)], true) {
                each(Reach::Near, atom(Family::List, u64::from(value)));
                all = all.wrapping_add(atom(Family::List, u64::from(value)));
            }
        }
    }
    each(Reach::Own, atom(Family::ListAll, all));
}
