//! The readings of a word for events: every split into proclitics, a known form and a pronoun.

use crate::letters::{TEH_MARBUTA, units};
use crate::lexicon::event_rows::{Cue, mark};
use crate::lexicon::fold::{self, Key, LONGEST};
use crate::lexicon::{Class, Keyed, Lexicon, Memo, Proclitics, Sense, bit};

/// The pronouns after a word, longest first.
const PRONOUNS: [&[u16]; 7] = [
    &[units::HEH, units::MEEM, units::ALEF],
    &[units::HEH, units::MEEM],
    &[units::HEH, units::NOON],
    &[units::HEH, units::ALEF],
    &[units::NOON, units::ALEF],
    &[units::KAF, units::MEEM],
    &[units::HEH],
];

/// A dual that stands before a pronoun.
pub const TWO: u32 = mark::DUAL | mark::TAILED;

/// Maximum number of words kept from one text to the next.
const MOST: usize = 1 << 16;

/// Fewest letters of a verb of many whose last alef is left out.
const LEAST: usize = 4;

/// One reading of a word.
#[derive(Clone, Copy, Debug)]
pub struct EventReading {
    /// What the form is.
    pub sense: Sense,
    /// What stands before it.
    pub proclitics: Proclitics,
    /// Code points before the form; the article counts as part of it.
    pub prefix: u8,
    /// Code points of the pronoun after it.
    pub tail: u8,
    /// Whether سـ stands before it.
    pub future: bool,
}

/// What the events lexicon says about a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventWord {
    key: u64,
    /// Key of the whole word.
    pub hash: u64,
    /// Classes of all readings, a bit each.
    pub mask: u64,
    /// What its readings do in a sentence, or which matter they mark: a bit for each [`Cue`].
    pub cues: u128,
    first: u32,
    count: u16,
    /// Whether it is known to be neither two words that are glued together nor one with signs between its letters.
    pub plain: bool,
    /// Its looks, where nothing is known of it.
    pub looks: Looks,
}

/// What the letters of a word tell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Looks {
    /// The proclitics that its letters may be: conjunction, preposition and article before it.
    pub proclitics: Proclitics,
    /// Code points of conjunction and preposition.
    pub prefix: u8,
    /// Whether it looks like a present verb or a past one of many.
    pub verb: bool,
    /// Whether it ends as an adjective of relation: ي, ية.
    pub nisba: bool,
    /// Whether it ends as a sound plural.
    pub plural: bool,
    /// Whether it is the nominative one.
    pub nominative: bool,
    /// Whether it ends in alef, as an accusative does, with tanween or without: «منزلا», «منزلاً».
    pub alef: bool,
    /// Whether it ends in heh, which is read as «his» before it is read as teh marbuta without dots.
    pub heh: bool,
}

impl Keyed for EventWord {
    fn key(&self) -> u64 {
        self.key
    }
}

/// Words read so far.
#[derive(Default)]
pub struct WordBook {
    words: Memo<EventWord>,
    readings: Vec<EventReading>,
    /// Buffer for the code points of a word that is read.
    codes: Vec<u32>,
}

impl WordBook {
    /// Drops words beyond the limit.
    pub fn trim(&mut self) {
        if self.words.len() > MOST {
            self.clear();
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.words.clear(MOST);
        self.readings.clear();
    }

    /// The number of the word with this key, read now if it is new.
    pub fn id(&mut self, lexicon: &Lexicon, key: u64, codes: impl Iterator<Item = u32>) -> u32 {
        let Self { readings, codes: buffer, .. } = self;
        self.words.get(key, || {
            buffer.clear();
            buffer.extend(codes);
            analyse(lexicon, key, buffer, readings)
        })
    }

    /// The number of the word with this key, if it was read before and is plain.
    #[inline]
    pub fn plain(&self, key: u64) -> Option<u32> {
        self.words.find(key).filter(|&id| self.word(id).plain)
    }

    /// Notes that a word is plain.
    pub fn note_plain(&mut self, id: u32) {
        self.words.change(id, |word| word.plain = true);
    }

    /// The word with that number.
    #[inline]
    pub fn word(&self, id: u32) -> &EventWord {
        &self.words.values()[id as usize]
    }

    /// Its readings.
    pub fn readings(&self, id: u32) -> &[EventReading] {
        let word = self.word(id);
        &self.readings[word.first as usize..word.first as usize + usize::from(word.count)]
    }
}

/// The bit of what a word does in a sentence, or of the matter that it marks.
pub fn cue_bit(sense: &Sense) -> u128 {
    const { assert!(Cue::ALL.len() <= 128) };
    if matches!(sense.class, Class::Cue | Class::Topic) { 1 << (sense.arg & 127) } else { 0 }
}

/// A split of the front of a word: proclitics, letters taken off, letters before the article, whether سـ.
type Front = (u8, usize, usize, bool);

fn fronts(letters: &[u16], mut each: impl FnMut(Front)) {
    let conjunctions: &[(u8, usize)] = match letters.first() {
        Some(&units::WAW) => &[(0, 0), (Proclitics::WA, 1)],
        Some(&units::FEH) => &[(0, 0), (Proclitics::FA, 1)],
        _ => &[(0, 0)],
    };
    for &(conjunction, at) in conjunctions {
        each((conjunction, at, at, false));
        let letter = |n: usize| letters.get(at + n).copied().unwrap_or(0);
        if letter(0) == units::ALEF && letter(1) == units::LAM {
            each((conjunction | Proclitics::AL, at + 2, at, false));
        }
        if letter(0) == units::SEEN
            && matches!(letter(1), units::YEH | units::TEH | units::NOON | units::ALEF)
        {
            each((conjunction, at + 1, at + 1, true));
        }
        let preposition = match letter(0) {
            units::BEH => Proclitics::BI,
            units::KAF => Proclitics::KA,
            units::LAM => Proclitics::LI,
            _ => continue,
        };
        if letter(0) == units::LAM && letter(1) == units::LAM {
            each((conjunction | Proclitics::LI | Proclitics::AL, at + 2, at + 1, false));
        }
        each((conjunction | preposition, at + 1, at + 1, false));
        if letter(1) == units::ALEF && letter(2) == units::LAM {
            each((conjunction | preposition | Proclitics::AL, at + 3, at + 1, false));
        }
    }
}

fn analyse(lexicon: &Lexicon, key: u64, codes: &[u32], readings: &mut Vec<EventReading>) -> EventWord {
    let mut word = EventWord { key, first: readings.len() as u32, ..EventWord::default() };
    let length = codes.len();
    let Some(folded) = Key::new(codes.iter().copied()) else { return word };
    let letters = folded.letters();
    word.hash = fold::hash(letters);
    let marbuta = codes.last() == Some(&TEH_MARBUTA);
    let mut add = |front: Front, hash: u64, tail: usize| {
        let (proclitics, _, prefix, future) = front;
        for sense in lexicon.senses(lexicon.word(hash)) {
            let reading = EventReading {
                sense,
                proclitics: Proclitics(proclitics),
                prefix: if prefix == 0 { 0 } else { folded.source(prefix) },
                tail: tail as u8,
                future,
            };
            if fits(&reading) && usize::from(word.count) < 24 {
                // A topic does not change how a word is read otherwise.
                word.mask |= if sense.class == Class::Topic { 0 } else { bit(sense.class) };
                word.cues |= cue_bit(&sense);
                word.count += 1;
                readings.push(reading);
            }
        }
        word.count > 0
    };
    // Most words end in another letter than those of the pronouns.
    let tailed = matches!(letters.last(), Some(&(units::HEH | units::MEEM | units::NOON | units::ALEF)));
    let mut known = false;
    fronts(letters, |front| {
        let body = letters.get(front.1..).unwrap_or_default();
        if body.len() < 2 {
            return;
        }
        let suffix = if tailed {
            PRONOUNS.iter().find(|p| body.ends_with(p) && body.len() >= p.len() + 2)
        } else {
            None
        };
        let suffix = suffix.filter(|p| p.len() > 1 || !marbuta);
        if let Some(pronoun) = suffix {
            let stem = &body[..body.len() - pronoun.len()];
            let tail = length - usize::from(folded.source(front.1 + stem.len()));
            let mut buffer = [0; LONGEST + 1];
            buffer[..stem.len()].copy_from_slice(stem);
            let last = stem.len() - 1;
            add(front, fold::hash(stem), tail);
            let other = match stem[last] {
                units::TEH => Some(units::HEH),
                units::ALEF => Some(units::YEH),
                // «أبناؤه», «أبنائه»
                units::WAW_HAMZA | units::YEH_HAMZA => Some(units::HAMZA),
                _ => None,
            };
            if let Some(letter) = other {
                buffer[last] = letter;
                add(front, fold::hash(&buffer[..stem.len()]), tail);
            }
            if stem[last] == units::WAW {
                buffer[stem.len()] = units::ALEF;
                add(front, fold::hash(&buffer[..=stem.len()]), tail);
            }
        }
        known = add(front, fold::hash(body), 0);
    });
    // «اعتقلو»: the alef of the plural, which many leave out.
    if !known && letters.last() == Some(&units::WAW) && letters.len() < LONGEST {
        fronts(letters, |front| {
            let body = letters.get(front.1..).unwrap_or_default();
            if front.0 & !(Proclitics::WA | Proclitics::FA) == 0 && body.len() >= LEAST {
                let mut whole = [0; LONGEST + 1];
                whole[..body.len()].copy_from_slice(body);
                whole[body.len()] = units::ALEF;
                let hash = fold::hash(&whole[..=body.len()]);
                let verb = |s: Sense| s.flags & mark::PLURAL != 0 && s.flags & mark::VERB != 0;
                if lexicon.senses(lexicon.word(hash)).any(verb) {
                    add(front, hash, 0);
                }
            }
        });
    }
    // «إصابتهما» is what happened to both; «أصابتهما» is written with its hamza above.
    let below = codes.iter().take(2).any(|&c| c == u32::from(units::ALEF_HAMZA_BELOW));
    let own = word.first as usize;
    let noun = |r: &EventReading| r.tail > 0 && r.sense.flags & mark::EVENT != 0;
    if below && readings[own..].iter().any(noun) {
        let is_verb = |r: &EventReading| r.tail > 0 && r.sense.flags & mark::PAST != 0;
        let mut at = own;
        while at < readings.len() {
            if is_verb(&readings[at]) {
                readings.remove(at);
                word.count -= 1;
            } else {
                at += 1;
            }
        }
        word.cues = readings[own..].iter().fold(0, |cues, r| cues | cue_bit(&r.sense));
    }
    word.looks = looks(&folded, marbuta);
    word.looks.heh = codes.last() == Some(&u32::from(units::HEH));
    word
}

/// Whether the proclitics and the pronoun are ones that the form takes.
fn fits(reading: &EventReading) -> bool {
    let EventReading { sense, proclitics, tail, future, .. } = *reading;
    let (flags, has) = (sense.flags, |set| proclitics.any(set));
    let preposition = Proclitics::BI | Proclitics::KA | Proclitics::LI;
    if flags & mark::TAILED != 0 && tail == 0 {
        return false;
    }
    // «سياسيه واجتماعيه»: an adjective with heh for teh marbuta is likelier than «his two meetings».
    if flags & (TWO | mark::EVENT) == TWO | mark::EVENT && tail == 1 {
        return false;
    }
    match sense.class {
        Class::Trigger | Class::Cue if flags & mark::VERB != 0 => {
            !has(Proclitics::AL | Proclitics::BI | Proclitics::KA)
                && (flags & mark::PRESENT != 0 || !has(Proclitics::LI) && !future)
        }
        Class::Trigger => {
            !future
                && (flags & mark::DEFINITE == 0 || has(Proclitics::AL))
                && (flags & mark::BARE == 0 || !has(Proclitics::AL | preposition))
                && (flags & mark::LONE == 0 || tail == 0)
                && !(tail > 0 && has(Proclitics::AL))
        }
        Class::Actor => !(future || tail > 0 && has(Proclitics::AL)),
        Class::Preposition | Class::Cue => tail == 0 && !future && !has(Proclitics::KA),
        Class::Phrase => tail == 0 && !future,
        Class::Complement => tail == 0 && !future,
        Class::NoEvent => tail == 0,
        Class::Topic => !future,
        _ => false,
    }
}

fn looks(folded: &Key, marbuta: bool) -> Looks {
    let letters = folded.letters();
    let mut looks = Looks::default();
    // The longest split that ends in an article wins; else a conjunction alone.
    let mut best = (0, 0, 0, false);
    fronts(letters, |front| {
        if front.0 & Proclitics::AL != 0 && letters.len() >= front.1 + 2 && front.1 > best.1 {
            best = front;
        }
    });
    if best.1 == 0 && letters.first() == Some(&units::WAW) && letters.len() > 3 {
        best = (Proclitics::WA, 1, 1, false);
    }
    looks.proclitics = Proclitics(best.0);
    looks.prefix = if best.2 == 0 { 0 } else { folded.source(best.2) };
    let body = letters.get(best.1..).unwrap_or_default();
    let article = best.0 & Proclitics::AL != 0;
    looks.nisba = body.ends_with(&[units::YEH])
        || body.ends_with(&[units::YEH, units::HEH])
        || body.ends_with(&[units::YEH, units::ALEF]);
    looks.alef = body.ends_with(&[units::ALEF]);
    looks.nominative = body.ends_with(&[units::WAW, units::NOON]);
    looks.plural = looks.nominative
        || body.ends_with(&[units::YEH, units::NOON])
        || body.ends_with(&[units::ALEF, units::TEH]);
    let present = body.len() >= 4 && body[0] == units::YEH
        || body.len() >= 5 && body[0] == units::SEEN && matches!(body[1], units::YEH | units::TEH);
    looks.verb =
        !article && !marbuta && (present || body.len() >= 4 && body.ends_with(&[units::WAW, units::ALEF]));
    looks
}
