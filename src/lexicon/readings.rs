//! The readings of a word: every split into proclitics and a known form.

use super::fold::{self, Key};
use super::memo::Keyed;
use super::schema::{Class, Grain, HeadKind, NameWord, NumberWord, Sense, Tables, flag};
use super::{Book, Lexicon, Senses};
use crate::found::Label;
use crate::letters::units::{AIN, ALEF, BEH, FEH, HEH, KAF, LAM, NOON, TEH, WAW, YEH};
use crate::text::Unit;

/// Maximum number of readings kept per word, those with the fewest proclitics first.
pub const MOST: usize = 5;

/// The proclitics before a form, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics(pub u8);

impl Proclitics {
    /// و
    pub const WA: u8 = 1;
    /// ف
    pub const FA: u8 = 2;
    /// ب
    pub const BI: u8 = 4;
    /// ك
    pub const KA: u8 = 8;
    /// ل
    pub const LI: u8 = 16;
    /// ال
    pub const AL: u8 = 32;
    /// Dialect «هـ» (this) or «ع» (on) before the article.
    pub const DIALECT: u8 = 64;

    /// Whether the form has all proclitics of `set`.
    pub const fn has(self, set: u8) -> bool {
        self.0 & set == set
    }

    /// Whether the form has any proclitic of `set`.
    pub const fn any(self, set: u8) -> bool {
        self.0 & set != 0
    }
}

/// One split of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The proclitics before the form.
    pub proclitics: Proclitics,
    /// Code points of the word before the form without its conjunction and preposition;
    /// the article counts as part of the form.
    pub prefix: u8,
    /// The senses of the form.
    pub senses: Senses,
    /// Hash of the exact spelling of the form.
    strict: u32,
}

impl Reading {
    /// Whether `sense` allows this spelling and these proclitics.
    #[inline]
    fn admits(&self, sense: &Sense, whole: u32) -> bool {
        (sense.strict == 0 || sense.strict == self.strict || sense.strict == whole)
            && (sense.flags & flag::BARE == 0 || self.proclitics.0 == 0)
            && (sense.flags & flag::DEFINITE == 0 || self.proclitics.has(Proclitics::AL))
            && (sense.flags & flag::JOINED == 0 || self.proclitics.any(Proclitics::WA | Proclitics::FA))
    }

    /// Whether a form with this sense may take the article that the reading splits off: peoples and titles may
    /// (الروسي),
    /// other names are listed with their article or take none.
    pub fn takes_article(&self, lexicon: &Lexicon, sense: Sense) -> bool {
        if !self.proclitics.any(Proclitics::AL) {
            return true;
        }
        match sense.class {
            Class::Name => lexicon.label(sense) == Some(Label::Norp),
            Class::Given | Class::Family => false,
            _ => true,
        }
    }
}

/// Precomputed answers to the frequent questions about a word, one bit each: those of the names grammar, and of all
/// grammars which groups of hints it is in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marks {
    /// Its senses as a [`NameWord`].
    small: u64,
    /// Those of its senses that have no proclitic.
    bare: u64,
    /// The kinds of head it may be, one bit per [`HeadKind`].
    pub heads: u32,
    /// The labels of its names, one bit per label number.
    labels: u32,
    /// The groups of hints that it may be in, each by its [`Tables::hint_bit`].
    pub(super) hints: u32,
    /// Whether it is a given or family name.
    person: u8,
}

impl Marks {
    const GIVEN: u8 = 1;
    const FAMILY: u8 = 2;
    /// Shift from a bit to its counterpart without proclitics.
    const BARE: u8 = 2;

    /// Its senses as a [`NameWord`], a bit each.
    pub fn small(&self) -> u64 {
        self.small
    }

    /// The marks of a word with these readings.
    fn new(lexicon: &Lexicon, info: &WordInfo, readings: &[Reading]) -> Self {
        const MARKED: u64 = bit(Class::NameWord)
            | bit(Class::Head)
            | bit(Class::Name)
            | bit(Class::Given)
            | bit(Class::Family)
            | bit(Class::Hint);
        const { assert!(NameWord::ALL.len() <= 64 && HeadKind::ALL.len() <= 32 && Label::ALL.len() <= 32) };
        let mut marks = Self::default();
        if !info.any(MARKED) {
            return marks;
        }
        for reading in readings {
            let bare = reading.proclitics.0 == 0;
            for s in lexicon.senses(reading.senses).filter(|s| reading.admits(s, info.strict)) {
                if !reading.takes_article(lexicon, s) {
                    continue;
                }
                let person = match s.class {
                    Class::NameWord => {
                        let word = 1 << (s.arg & 63);
                        marks.small |= word;
                        marks.bare |= if bare { word } else { 0 };
                        0
                    }
                    Class::Head => {
                        marks.heads |= 1 << (s.arg & 31);
                        0
                    }
                    Class::Name => {
                        marks.labels |= lexicon.label(s).map_or(0, |label| 1 << label as u32);
                        0
                    }
                    Class::Given => Self::GIVEN,
                    Class::Family => Self::FAMILY,
                    Class::Hint => {
                        marks.hints |= lexicon.tables().hint_of(s.arg).map_or(0, Tables::hint_bit);
                        0
                    }
                    _ => 0,
                };
                marks.person |= person | if bare { person << Self::BARE } else { 0 };
            }
        }
        marks
    }

    /// Whether the word may be this function word.
    #[inline]
    pub fn is_small(&self, word: NameWord) -> bool {
        self.small >> word as u32 & 1 != 0
    }

    /// Whether it may be this function word, without proclitics.
    #[inline]
    pub fn is_bare(&self, word: NameWord) -> bool {
        self.bare >> word as u32 & 1 != 0
    }

    /// Whether it may be a name of this label.
    #[inline]
    pub fn is_named(&self, label: Label) -> bool {
        self.labels >> label as u32 & 1 != 0
    }

    /// Whether it may be a name of the gazetteer.
    #[inline]
    pub fn is_name(&self) -> bool {
        self.labels != 0
    }

    /// Whether it may be a given name, and a family name, with proclitics or `bare` only.
    #[inline]
    pub fn is_person(&self, bare: bool) -> (bool, bool) {
        let person = if bare { self.person >> Self::BARE } else { self.person };
        (person & Self::GIVEN != 0, person & Self::FAMILY != 0)
    }
}

/// What the lexicon says about one word.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, align(64))] // Exactly one cache line.
pub struct WordInfo {
    /// Union of the classes of all readings, a bit each.
    pub mask: u64,
    /// Key of the whole word.
    pub hash: u64,
    /// Key of its exact spelling, 0 for non-words.
    pub(super) surface: u64,
    /// Union of the arguments of its senses as a [`TimeWord`], a bit each.
    ///
    /// [`TimeWord`]: super::TimeWord
    pub time_words: u64,
    /// The same of its senses as a number word.
    pub number_words: u32,
    /// Hash of the exact spelling of the whole word.
    pub strict: u32,
    /// Index of its first reading among those of all words, and their number.
    first: u32,
    count: u8,
    /// Number of readings that begin a phrase.
    openings: u8,
    /// The same of its senses as a [`TimeUnit`](Class::TimeUnit): the grains that it names, a bit each.
    pub grains: u16,
    /// The phrase states that the first of these readings lead to.
    states: [u32; STATES],
}

impl Keyed for WordInfo {
    fn key(&self) -> u64 {
        self.surface
    }
}

/// Phrase states stored inline.
const STATES: usize = 2;

impl WordInfo {
    /// What is said of no word.
    pub const NONE: Self = Self {
        mask: 0,
        hash: 0,
        surface: 0,
        time_words: 0,
        number_words: 0,
        strict: 0,
        first: 0,
        count: 0,
        openings: 0,
        grains: 0,
        states: [0; STATES],
    };

    /// Whether a reading is that function word of the number grammar.
    #[inline]
    pub fn is_number_word(&self, which: NumberWord) -> bool {
        self.number_words >> which as u32 & 1 != 0
    }

    /// The readings, fewest proclitics first.
    #[inline]
    pub fn readings<'a>(&self, book: Book<'a>) -> &'a [Reading] {
        &book.readings[self.first as usize..self.first as usize + usize::from(self.count)]
    }

    /// Whether any reading has a sense of this class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.mask & bit(class) != 0
    }

    /// The phrase states it leads to, if they are all stored inline.
    pub(super) fn states(&self) -> Option<&[u32]> {
        self.states.get(..usize::from(self.openings))
    }

    /// Whether a phrase may begin with this word and the one whose key is `next`.
    #[inline]
    pub(super) fn may_go_on(&self, lexicon: &Lexicon, next: u64) -> bool {
        // Probe all slots unconditionally: cheaper than a mispredicted branch on the count.
        let known = self.states.iter().fold(false, |may, &state| may | lexicon.may_step(state, next));
        known | self.states().is_none()
    }

    /// Whether any reading has a sense of one of these classes, given as bits.
    #[inline]
    pub fn any(&self, classes: u64) -> bool {
        self.mask & classes != 0
    }

    /// Every reading with each of its senses of `class`.
    #[inline]
    pub fn of<'a>(&self, book: Book<'a>, class: Class) -> impl Iterator<Item = (Reading, Sense)> + use<'a> {
        let readings = if self.is(class) { self.readings(book) } else { &[] };
        Fitting::new(book, readings, self.strict, move |s: &Sense| s.class == class)
    }

    /// Every reading with each of its senses of `classes`, given as bits.
    #[inline]
    pub fn of_any<'a>(
        &self,
        book: Book<'a>,
        classes: u64,
    ) -> impl Iterator<Item = (Reading, Sense)> + use<'a> {
        let readings = if self.any(classes) { self.readings(book) } else { &[] };
        Fitting::new(book, readings, self.strict, move |s: &Sense| bit(s.class) & classes != 0)
    }

    /// The first reading with a sense of `class`.
    pub fn first(&self, book: Book<'_>, class: Class) -> Option<(Reading, Sense)> {
        if self.is(class) { self.of(book, class).next() } else { None }
    }
}

/// The senses of some readings that fit and that the reading admits: two plain loops, which nested adaptors are not
/// compiled to.
struct Fitting<'a, F> {
    book: Book<'a>,
    readings: std::slice::Iter<'a, Reading>,
    /// The reading whose senses are next.
    reading: Reading,
    senses: std::slice::Iter<'a, Sense>,
    /// Hash of the exact spelling of the whole word.
    whole: u32,
    fits: F,
}

impl<'a, F: Fn(&Sense) -> bool> Fitting<'a, F> {
    #[inline]
    fn new(book: Book<'a>, readings: &'a [Reading], whole: u32, fits: F) -> Self {
        Self { book, readings: readings.iter(), reading: Reading::default(), senses: [].iter(), whole, fits }
    }
}

impl<F: Fn(&Sense) -> bool> Iterator for Fitting<'_, F> {
    type Item = (Reading, Sense);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            for sense in self.senses.by_ref() {
                if (self.fits)(sense) && self.reading.admits(sense, self.whole) {
                    return Some((self.reading, *sense));
                }
            }
            self.reading = *self.readings.next()?;
            self.senses = self.book.lexicon.senses_of(self.reading.senses).iter();
        }
    }
}

/// The bit of a class in [`WordInfo::mask`].
pub const fn bit(class: Class) -> u64 {
    1 << class as u8
}

/// Analyses one word, whose exact spelling has the key `surface`, by its folded letters, if it can be folded; appends
/// its readings to `readings` and its marks to `marks`.
pub fn analyse<U: Unit>(
    lexicon: &Lexicon,
    surface: u64,
    units: &[U],
    folded: Option<&Key>,
    readings: &mut Vec<Reading>,
    marks: &mut Vec<Marks>,
) -> WordInfo {
    let first = readings.len();
    let info = match folded {
        Some(key) => read(lexicon, surface, units, key, readings),
        None => WordInfo { surface, ..WordInfo::default() },
    };
    marks.push(Marks::new(lexicon, &info, &readings[first..]));
    info
}

/// The same without the marks.
fn read<U: Unit>(
    lexicon: &Lexicon,
    surface: u64,
    units: &[U],
    key: &Key,
    readings: &mut Vec<Reading>,
) -> WordInfo {
    let codes = || units.iter().map(|u| u.code());
    let letters = key.letters();
    let mut info =
        WordInfo { surface, hash: fold::hash(letters), first: readings.len() as u32, ..WordInfo::default() };
    let mut add = |proclitics: u8, skip: usize, prefix: usize, hash: u64| {
        let senses = lexicon.word(hash);
        if senses.is_empty() || usize::from(info.count) == MOST {
            return;
        }
        // Most words are unknown and need no exact spelling.
        if info.strict == 0 {
            info.strict = fold::strict_hash(codes());
        }
        // The exact spelling of what follows the proclitics and the article.
        let strict = match proclitics {
            0 => info.strict,
            _ => fold::strict_hash(codes().skip(usize::from(key.source(skip)))),
        };
        let prefix = if prefix == 0 { 0 } else { key.source(prefix) };
        let reading = Reading { proclitics: Proclitics(proclitics), prefix, senses, strict };
        let mask = lexicon
            .senses(senses)
            .filter(|s| reading.admits(s, info.strict))
            .fold(0, |mask, s| mask | bit(s.class));
        if mask != 0 {
            info.mask |= mask;
            let words = |class| {
                let senses = lexicon.senses(senses).filter(move |s| s.class == class);
                senses.fold(0u64, |set, s| set | 1 << (s.arg & 63))
            };
            if mask & bit(Class::TimeWord) != 0 {
                info.time_words |= words(Class::TimeWord);
            }
            if mask & bit(Class::TimeUnit) != 0 {
                const { assert!(Grain::ALL.len() <= 16) };
                info.grains |= words(Class::TimeUnit) as u16;
            }
            if mask & bit(Class::NumberWord) != 0 {
                const { assert!(NumberWord::ALL.len() <= 32) };
                info.number_words |= words(Class::NumberWord) as u32;
            }
            if mask & bit(Class::Phrase) != 0 {
                let phrase = lexicon.senses(senses).filter(|s| s.class == Class::Phrase);
                for state in phrase.map(|s| s.arg as u32) {
                    // Unused slots repeat the last state, so that all can be probed.
                    if let Some(rest) = info.states.get_mut(usize::from(info.openings)..) {
                        rest.fill(state);
                    }
                    info.openings = info.openings.saturating_add(1);
                }
            }
            readings.push(reading);
            info.count += 1;
        }
    };
    add(0, 0, 0, info.hash);
    // At least two letters must remain after the proclitics.
    let remains = |at: usize| letters.len() >= at + 2;
    let article = |at: usize| letters.get(at) == Some(&ALEF) && letters.get(at + 1) == Some(&LAM);
    let mut conjunctions = [(0, 0), (0, 0)];
    if let Some(&first) = letters.first() {
        let set = match first {
            WAW => Proclitics::WA,
            FEH => Proclitics::FA,
            _ => 0,
        };
        conjunctions[1] = (set, 1);
        let conjunctions = if set == 0 { &conjunctions[..1] } else { &conjunctions[..] };
        for &(conjunction, at) in conjunctions {
            if at > 0 && remains(at) {
                add(conjunction, at, at, fold::hash(&letters[at..]));
            }
            if article(at) && remains(at + 2) {
                add(conjunction | Proclitics::AL, at + 2, at, fold::hash(&letters[at + 2..]));
            }
            let preposition = match letters.get(at) {
                Some(&BEH) => Proclitics::BI,
                Some(&KAF) => Proclitics::KA,
                Some(&LAM) => Proclitics::LI,
                Some(&(HEH | AIN)) if article(at + 1) => Proclitics::DIALECT,
                _ => continue,
            };
            let after = at + 1;
            let set = conjunction | preposition;
            if preposition == Proclitics::LI && letters.get(after) == Some(&LAM) && remains(after + 1) {
                // للرقة is ل + الرقة: the form with its article, and the form without.
                let mut whole = [ALEF; fold::LONGEST];
                let tail = &letters[after..];
                whole[1..=tail.len().min(fold::LONGEST - 1)]
                    .copy_from_slice(&tail[..tail.len().min(fold::LONGEST - 1)]);
                add(set, after, after, fold::hash(&whole[..(tail.len() + 1).min(fold::LONGEST)]));
                add(set | Proclitics::AL, after + 1, after, fold::hash(&letters[after + 1..]));
            }
            if remains(after) {
                add(set, after, after, fold::hash(&letters[after..]));
            }
            if article(after) && remains(after + 2) {
                add(set | Proclitics::AL, after + 2, after, fold::hash(&letters[after + 2..]));
            }
        }
    }
    // An unknown word that ends as the dual of a feminine noun may be one: the grammar of duals looks at it.
    if info.mask == 0 && matches!(letters, [_, _, .., TEH, ALEF | YEH, NOON] | [_, _, _, .., _, TEH, YEH]) {
        info.mask = bit(Class::Dual);
    }
    info
}
