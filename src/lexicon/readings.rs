//! A word as the grammars see it: every split into proclitics and a known form.

use super::fold::{self, Key};
use super::schema::{Class, Sense, flag};
use super::{Lexicon, Senses};
use crate::text::Unit;

const ALEF: u16 = 0x0627;
const WAW: u16 = 0x0648;
const FEH: u16 = 0x0641;
const BEH: u16 = 0x0628;
const KAF: u16 = 0x0643;
const LAM: u16 = 0x0644;
const HEH: u16 = 0x0647;
const AIN: u16 = 0x0639;

/// Most readings kept of one word, fewest proclitics first.
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

    /// Whether all of `set` stand before the form.
    pub const fn has(self, set: u8) -> bool {
        self.0 & set == set
    }

    /// Whether any of `set` stands before the form.
    pub const fn any(self, set: u8) -> bool {
        self.0 & set != 0
    }
}

/// One split of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What stands before the form.
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
    /// Whether the spelling and the proclitics are ones that `sense` admits.
    #[inline]
    fn admits(&self, sense: &Sense, whole: u32) -> bool {
        (sense.strict == 0 || sense.strict == self.strict || sense.strict == whole)
            && (sense.flags & flag::BARE == 0 || self.proclitics.0 == 0)
            && (sense.flags & flag::DEFINITE == 0 || self.proclitics.has(Proclitics::AL))
            && (sense.flags & flag::JOINED == 0 || self.proclitics.any(Proclitics::WA | Proclitics::FA))
    }
}

/// What the lexicon says of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordInfo {
    /// Union of the classes of all readings, a bit each.
    pub mask: u128,
    /// Union of the classes of the phrases of the text that start at this word, a bit each.
    pub phrases: u128,
    /// Key of the whole word.
    pub hash: u64,
    /// Hash of the exact spelling of the whole word.
    pub strict: u32,
    count: u8,
    readings: [Reading; MOST],
}

impl WordInfo {
    /// The readings, fewest proclitics first.
    #[inline]
    pub fn readings(&self) -> &[Reading] {
        &self.readings[..usize::from(self.count)]
    }

    /// Whether any reading has a sense of this class.
    #[inline]
    pub fn is(&self, class: Class) -> bool {
        self.mask & bit(class) != 0
    }

    /// Whether a phrase of this class starts at this word.
    #[inline]
    pub fn starts(&self, class: Class) -> bool {
        self.phrases & bit(class) != 0
    }

    /// Whether any reading has a sense of one of these classes, given as bits.
    #[inline]
    pub fn any(&self, classes: u128) -> bool {
        self.mask & classes != 0
    }

    /// Every reading with each of its senses of `class`.
    pub fn of<'a>(
        &'a self,
        lexicon: &'a Lexicon,
        class: Class,
    ) -> impl Iterator<Item = (Reading, Sense)> + 'a {
        let readings = if self.is(class) { self.readings() } else { &[] };
        readings.iter().flat_map(move |&r| {
            let fits = move |s: &Sense| s.class == class && r.admits(s, self.strict);
            lexicon.senses(r.senses).filter(fits).map(move |s| (r, s))
        })
    }

    /// Every reading with each of its senses of `classes`, given as bits.
    pub fn of_any<'a>(
        &'a self,
        lexicon: &'a Lexicon,
        classes: u128,
    ) -> impl Iterator<Item = (Reading, Sense)> + 'a {
        let readings = if self.any(classes) { self.readings() } else { &[] };
        readings.iter().flat_map(move |&r| {
            let fits = move |s: &Sense| bit(s.class) & classes != 0 && r.admits(s, self.strict);
            lexicon.senses(r.senses).filter(fits).map(move |s| (r, s))
        })
    }

    /// The first reading with a sense of `class`.
    pub fn first(&self, lexicon: &Lexicon, class: Class) -> Option<(Reading, Sense)> {
        self.of(lexicon, class).next()
    }
}

/// The bit of a class in [`WordInfo::mask`].
pub const fn bit(class: Class) -> u128 {
    1 << class as u8
}

/// Reads one word.
pub fn analyse<U: Unit>(lexicon: &Lexicon, units: &[U]) -> WordInfo {
    let codes = || units.iter().map(|u| u.code());
    let Some(key) = Key::new(codes()) else { return WordInfo::default() };
    let letters = key.letters();
    let mut info =
        WordInfo { hash: fold::hash(letters), strict: fold::strict_hash(codes()), ..WordInfo::default() };
    let mut add = |proclitics: u8, skip: usize, prefix: usize, hash: u64| {
        let senses = lexicon.word(hash);
        if senses.is_empty() || usize::from(info.count) == MOST {
            return;
        }
        // The exact spelling of what follows the proclitics, the article apart.
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
            info.readings[usize::from(info.count)] = reading;
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
    info
}

/// Slots of a [`WordCache`].
const SLOTS: usize = 1 << 16;

/// Remembers what words were read as: a fixed number of slots, the last word of a slot wins.
/// It holds 65,536 words (about 10 MB) and never grows.
#[derive(Default)]
pub struct WordCache {
    slots: Vec<(u64, WordInfo)>,
}

impl WordCache {
    /// What `units` can be, from memory or read anew.
    #[inline]
    pub fn info<U: Unit>(&mut self, lexicon: &Lexicon, units: &[U]) -> WordInfo {
        if self.slots.is_empty() {
            self.slots = vec![(0, WordInfo::default()); SLOTS];
        }
        let key = surface_hash(units);
        let slot = &mut self.slots[(key >> 20) as usize & (SLOTS - 1)];
        if slot.0 != key {
            *slot = (key, analyse(lexicon, units));
        }
        slot.1
    }
}

/// Hash of a word as written; never 0, which marks an empty slot.
#[inline]
fn surface_hash<U: Unit>(units: &[U]) -> u64 {
    let mut h = 0x51_7C_C1_B7_27_22_0A_95u64 ^ units.len() as u64;
    for u in units {
        h = (h.rotate_left(5) ^ u64::from(u.code())).wrapping_mul(0x517C_C1B7_2722_0A95);
    }
    (h ^ (h >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) | 1
}
