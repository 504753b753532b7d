//! The words of a text as events read them: its tokens, hashtags opened, broken words joined.

use super::words::{EventReading, EventWord, WordBook};
use crate::letters::{
    AIN, ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, BEH, DAL, HAH, HEH, LAM, MEEM, NOON, REH, SEEN, TATWEEL, TEH,
    WAW, YEH,
};
use crate::lexicon::event_rows::{Cue, mark};
use crate::lexicon::{Class, Lexicon, Proclitics, Sense, Words, bit};
use crate::signs::{COMMA, DOT, HYPHEN, SLASH, SPACE, UNDERSCORE};
use crate::span::Span;
use crate::text::{Text, Unit};
use crate::tokenize::{Kind, Tokens, hashtag_words, is_newline};
use crate::with_units;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct TextPiece {
    /// Where it stands.
    pub span: Span,
    /// Its word in the book.
    pub word: u32,
    /// What it is.
    pub kind: Kind,
    /// Its only code point, or its first.
    pub code: u32,
    /// Whether it is part of a hashtag.
    pub tag: bool,
    /// Whether it was joined of the parts of a broken word.
    pub broken: bool,
}

/// The pieces of one text.
#[derive(Default)]
pub struct TextPieces {
    /// Ascending and disjoint.
    pub list: Vec<TextPiece>,
    /// The classes of all their words, a bit each.
    pub present: u64,
    /// Whether the text has more than one line.
    pub lines: bool,
}

/// What may stand between the letters of a word that is broken to pass a filter.
fn breaks(code: u32) -> bool {
    matches!(code, SPACE | COMMA | DOT | HYPHEN | 0x2A | UNDERSCORE | 0x7E | 0x2022 | 0xB7 | SLASH | BAR)
}

/// The letter that stands for a code inside a broken word: «د١عش», «اسrائيل»; none for what only breaks it.
fn whole_letter(code: u32) -> Option<u32> {
    Some(match code {
        0x31 | 0x661 => ALEF,
        0x35 | 0x665 => HEH,
        0x33 => AIN,
        0x37 => HAH,
        _ => match char::from_u32(code).map(|c| c.to_ascii_lowercase()) {
            Some('a') => ALEF,
            Some('b') => BEH,
            Some('d') => DAL,
            Some('h') => HEH,
            Some('i' | 'y') => YEH,
            Some('l') => LAM,
            Some('m') => MEEM,
            Some('n') => NOON,
            Some('o' | 'w' | 'u') => WAW,
            Some('r') => REH,
            Some('s') => SEEN,
            Some('t') => TEH,
            _ if breaks(code) => return None,
            _ => code,
        },
    })
}

/// Key of a word that is no token by itself.
fn own_key(codes: impl Iterator<Item = u32>) -> u64 {
    codes.fold(0x51_7C_C1_B7_27_22_0A_95, |h: u64, c| {
        (h.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }) | 1
}

impl TextPieces {
    /// Cuts a scanned text.
    pub fn read(
        &mut self,
        text: Text<'_>,
        tokens: &Tokens,
        words: Words<'_>,
        lexicon: &Lexicon,
        book: &mut WordBook,
    ) {
        self.list.clear();
        self.present = 0;
        // Without a branch: many letters are compared at once.
        let tatweel =
            with_units!(text, units => units.iter().fold(false, |any, u| any | (u.code() == TATWEEL)));
        self.lines =
            with_units!(text, units => units.iter().fold(false, |any, u| any | is_newline(u.code())));
        let mut no_word = None;
        let mut i = 0;
        while i < tokens.len() {
            let span = tokens.span(i);
            let kind = tokens.kinds[i];
            // Nearly all words: nothing is glued or drawn out behind them, and they were read before.
            let apart = !tatweel && tokens.starts.get(i + 1) != Some(&span.end);
            if kind == Kind::Word
                && apart
                && let Some(word) = book.plain(words.surface(i))
            {
                self.push(text, span, word, kind, book);
                i += 1;
                continue;
            }
            match kind {
                Kind::Hashtag => {
                    for word in hashtag_words(text, span) {
                        let id = whole_word(text, word, lexicon, book);
                        // «#عاجلاستشهاد»: what is glued to it is no part of the hashtag.
                        let cut = glued(text, word, id, lexicon, book);
                        let tag = Span::new(word.start, cut.unwrap_or(word.end));
                        self.push_own(text, tag, Kind::Word, lexicon, book);
                        if let Some(last) = self.list.last_mut() {
                            last.tag = true;
                        }
                        if let Some(cut) = cut {
                            self.push_own(text, Span::new(cut, word.end), Kind::Word, lexicon, book);
                        }
                    }
                }
                Kind::Word | Kind::Code => {
                    let end = if apart && kind == Kind::Word {
                        i + 1
                    } else {
                        joined(text, tokens, i, lexicon, book)
                    };
                    if end > i + 1 {
                        let whole = Span::new(span.start, tokens.ends[end - 1]);
                        self.push_own(text, whole, Kind::Word, lexicon, book);
                        if let Some(last) = self.list.last_mut() {
                            last.broken = true;
                        }
                        i = end;
                        continue;
                    }
                    let codes = (span.start..span.end).map(|at| text.at(at as usize));
                    let key = if kind == Kind::Word { words.surface(i) } else { own_key(codes.clone()) };
                    let word = book.id(lexicon, key, codes.clone());
                    // «ش.ه.د.ا.ء» is one token.
                    if book.word(word).mask == 0 && codes.clone().any(breaks) {
                        let letters = codes.filter_map(whole_letter);
                        let id = book.id(lexicon, own_key(letters.clone()), letters);
                        if book.word(id).mask & (bit(Class::Trigger) | bit(Class::Actor)) != 0 {
                            self.push(text, span, id, Kind::Word, book);
                            if let Some(last) = self.list.last_mut() {
                                last.broken = true;
                            }
                            i += 1;
                            continue;
                        }
                    }
                    let upon = upon_the(text, span, word, lexicon, book);
                    match upon.or_else(|| glued(text, span, word, lexicon, book)) {
                        Some(cut) => {
                            self.push_own(text, Span::new(span.start, cut), Kind::Word, lexicon, book);
                            self.push_own(text, Span::new(cut, span.end), Kind::Word, lexicon, book);
                        }
                        None => {
                            book.note_plain(word);
                            self.push(text, span, word, kind, book);
                        }
                    }
                }
                _ => {
                    let word = *no_word.get_or_insert_with(|| book.id(lexicon, 1, std::iter::empty()));
                    self.push(text, span, word, kind, book);
                }
            }
            i += 1;
        }
    }

    fn push_own(&mut self, text: Text<'_>, span: Span, kind: Kind, lexicon: &Lexicon, book: &mut WordBook) {
        let word = whole_word(text, span, lexicon, book);
        self.push(text, span, word, kind, book);
    }

    #[inline]
    fn push(&mut self, text: Text<'_>, span: Span, word: u32, kind: Kind, book: &WordBook) {
        self.present |= book.word(word).mask;
        self.list.push(TextPiece {
            span,
            word,
            kind,
            code: text.at(span.start as usize),
            tag: false,
            broken: false,
        });
    }
}

/// The word that the letters of a span are: without what breaks them, or with a bar for an alef, «إص|بة».
fn whole_word(text: Text<'_>, span: Span, lexicon: &Lexicon, book: &mut WordBook) -> u32 {
    let codes = (span.start..span.end).map(|at| text.at(at as usize));
    let letters = codes.clone().filter_map(whole_letter);
    let word = book.id(lexicon, own_key(letters.clone()), letters);
    if book.word(word).mask != 0 || !codes.clone().any(|code| code == BAR) {
        return word;
    }
    let letters = codes.filter_map(|code| if code == BAR { Some(ALEF) } else { whole_letter(code) });
    book.id(lexicon, own_key(letters.clone()), letters)
}

const BAR: u32 = 0x7C;

/// Shortest word that may be two glued together.
const GLUED: u32 = 8;

/// Letters of the word for what is urgent, to which hurried posts glue what follows.
const URGENT: u32 = 4;

/// Where an unknown word that is two words without a space is cut: «عاجلاستشهاد», «منبجأصيب».
fn glued(text: Text<'_>, span: Span, word: u32, lexicon: &Lexicon, book: &mut WordBook) -> Option<u32> {
    if span.len() < GLUED || book.word(word).mask != 0 {
        return None;
    }
    let code = |at: u32| text.at(at as usize);
    let front = (span.start..span.start + URGENT).map(code);
    let front = book.id(lexicon, own_key(front.clone()), front);
    let topic = |r: &EventReading| r.sense.class == Class::Topic && r.sense.arg == Cue::Urgent as i32;
    let hamza = |at: &u32| matches!(code(*at), ALEF_HAMZA | ALEF_HAMZA_BELOW);
    let cut = if book.readings(front).iter().any(topic) {
        span.start + URGENT
    } else {
        (span.start + 3..span.end - 3).find(hamza)?
    };
    let rest = (cut..span.end).map(code);
    let id = book.id(lexicon, own_key(rest.clone()), rest);
    (book.word(id).mask & bit(Class::Trigger) != 0).then_some(cut)
}

/// Where «عالحارة», as people say «على الحارة», is cut: behind the ع.
fn upon_the(text: Text<'_>, span: Span, word: u32, lexicon: &Lexicon, book: &mut WordBook) -> Option<u32> {
    let code = |at: u32| text.at(at as usize);
    let starts = span.len() > 5 && (0..3).map(|n| code(span.start + n)).eq([AIN, ALEF, LAM]);
    if !starts || book.word(word).mask != 0 {
        return None;
    }
    let rest = (span.start + 1..span.end).map(code);
    let id = book.id(lexicon, own_key(rest.clone()), rest);
    (book.word(id).mask & bit(Class::Actor) != 0).then_some(span.start + 1)
}

/// Maximum number of tokens of a broken word.
const BROKEN: usize = 9;

/// The token after a broken word that begins at token `i` and is a trigger or an actor when joined; else `i + 1`.
fn joined(text: Text<'_>, tokens: &Tokens, i: usize, lexicon: &Lexicon, book: &mut WordBook) -> usize {
    let mut end = i + 1;
    let mut broken = tokens.kinds[i] == Kind::Code;
    let glued = |at: usize| at < tokens.len() && tokens.starts[at] == tokens.ends[at - 1];
    // «استـ ـشهاد»: letters drawn out on either side of a space.
    let long = |at: usize| tokens.kinds[at] == Kind::Word && tokens.ends[at] - tokens.starts[at] > 1;
    let drawn = |at: usize| {
        at < tokens.len()
            && tokens.starts[at] == tokens.ends[at - 1] + 1
            && long(at - 1)
            && long(at)
            && text.at(tokens.ends[at - 1] as usize) == SPACE
            && (text.at(tokens.ends[at - 1] as usize - 1) == TATWEEL
                || text.at(tokens.starts[at] as usize) == TATWEEL)
    };
    while end < i + BROKEN {
        if drawn(end) {
            broken = true;
        } else if !glued(end) {
            break;
        }
        match tokens.kinds[end] {
            Kind::Punct | Kind::Symbol if breaks(text.at(tokens.starts[end] as usize)) => {}
            Kind::Word if broken => {}
            // «د١عش», «اسrائيل»
            Kind::Number | Kind::Latin | Kind::Code if tokens.ends[end] - tokens.starts[end] <= 2 => {}
            _ => break,
        }
        broken |= tokens.kinds[end] != Kind::Word;
        end += 1;
    }
    while end > i + 1 && tokens.kinds[end - 1] != Kind::Word {
        end -= 1;
    }
    if end < i + 3 && !(end == i + 2 && (tokens.kinds[i] == Kind::Code || drawn(i + 1))) {
        return i + 1;
    }
    let whole = tokens.starts[i]..tokens.ends[end - 1];
    let id = whole_word(text, Span::new(whole.start, whole.end), lexicon, book);
    if book.word(id).mask & (bit(Class::Trigger) | bit(Class::Actor)) != 0 { end } else { i + 1 }
}

/// Pieces with what the lexicon says of them.
#[derive(Clone, Copy)]
pub struct PieceView<'a> {
    /// The text.
    pub text: Text<'a>,
    /// The pieces.
    pub pieces: &'a [TextPiece],
    /// The words.
    pub book: &'a WordBook,
    /// The lexicon.
    pub lexicon: &'a Lexicon,
    /// What each piece may be.
    pub may_be: &'a [MayBe],
    /// Whether the text has more than one line.
    pub lines: bool,
}

/// What the readings of a piece, and the phrases that begin there, may be.
#[derive(Clone, Copy, Debug)]
pub struct MayBe {
    /// Their classes, a bit each.
    pub classes: u64,
    /// What they do in a sentence: a bit for each [`Cue`]. Those of the readings may also mark a matter.
    pub cues: u128,
}

/// A sense found at a piece.
#[derive(Clone, Copy, Debug)]
pub struct FoundSense {
    /// The piece after the last one.
    pub end: usize,
    /// How the first word was read, with the sense of the phrase.
    pub reading: EventReading,
}

impl<'a> PieceView<'a> {
    /// The word of piece `i`.
    pub fn word(&self, i: usize) -> &'a EventWord {
        self.book.word(self.pieces[i].word)
    }

    /// The readings of piece `i`.
    pub fn readings(&self, i: usize) -> &'a [EventReading] {
        match self.pieces.get(i) {
            Some(piece) => self.book.readings(piece.word),
            None => &[],
        }
    }

    /// The first reading of piece `i` of a class.
    #[inline]
    pub fn first(&self, i: usize, class: Class) -> Option<EventReading> {
        let known = i < self.pieces.len() && self.word(i).mask & bit(class) != 0;
        if known { self.first_there(i, class) } else { None }
    }

    #[inline(never)]
    fn first_there(&self, i: usize, class: Class) -> Option<EventReading> {
        let mut all = self.readings(i).iter().copied().filter(|r| r.sense.class == class);
        match class {
            // «قتله» is «he killed him» before it is anything else.
            Class::Trigger => all.next(),
            // «ابنه» is his son, not a daughter.
            Class::Actor if self.word(i).looks.heh => all.min_by_key(|r| {
                (r.tail == 0, r.sense.flags & super::words::TWO != super::words::TWO, r.prefix)
            }),
            // «طفلاهما» are two.
            Class::Actor => all.min_by_key(|r| {
                (r.tail > 0, r.sense.flags & super::words::TWO != super::words::TWO, r.prefix)
            }),
            // «بينهم» is a word of its own.
            _ => all.min_by_key(|r| (r.tail > 0, r.prefix)),
        }
    }

    /// Calls `each` for every sense of every phrase that begins at piece `i`.
    pub fn phrases(&self, i: usize, mut each: impl FnMut(FoundSense)) {
        if self.word(i).mask & bit(Class::Phrase) == 0 {
            return;
        }
        for reading in self.readings(i).iter().filter(|r| r.sense.class == Class::Phrase) {
            let mut state = reading.sense.arg as u32;
            let mut at = i + 1;
            while at < self.pieces.len() {
                let Some(next) = self.lexicon.step(state, self.word(at).hash) else { break };
                state = next;
                at += 1;
                // «بقطع الطرق»: behind ب stands no verb.
                let bound = reading.proclitics.any(Proclitics::AL | Proclitics::BI | Proclitics::KA);
                let fits = |s: &Sense| s.flags & mark::VERB == 0 || !bound || s.class == Class::NoEvent;
                for sense in self.lexicon.senses(self.lexicon.state(state)).filter(fits) {
                    each(FoundSense { end: at, reading: EventReading { sense, ..*reading } });
                }
            }
        }
    }

    /// The longest phrase of `class` at piece `i`, else the word itself.
    #[inline]
    pub fn longest(&self, i: usize, class: Class) -> Option<FoundSense> {
        // Nearly all words are neither of that class nor open a phrase of it.
        if self.may_be[i].classes & bit(class) != 0 { self.longest_there(i, class) } else { None }
    }

    #[inline(never)]
    fn longest_there(&self, i: usize, class: Class) -> Option<FoundSense> {
        let mut best: Option<FoundSense> = None;
        self.phrases(i, |f| {
            if f.reading.sense.class == class && best.is_none_or(|b| f.end > b.end) {
                best = Some(f);
            }
        });
        best.or_else(|| Some(FoundSense { end: i + 1, reading: self.first(i, class)? }))
    }

    /// The piece after the longest word or phrase of this function at piece `i`, if it is one that is read as what else it is.
    pub fn topic(&self, i: usize, which: Cue) -> Option<usize> {
        let is = |s: Sense| s.class == Class::Topic && s.arg == which as i32;
        let mut end = self.readings(i).iter().any(|r| is(r.sense)).then_some(i + 1);
        if i < self.pieces.len() {
            self.phrases(i, |f| {
                if is(f.reading.sense) {
                    end = end.max(Some(f.end));
                }
            });
        }
        end
    }

    /// The sense at `i` and all its like.
    pub fn senses(&self, i: usize, class: Class) -> impl Iterator<Item = Sense> + use<'a> {
        self.readings(i).iter().filter(move |r| r.sense.class == class).map(|r| r.sense)
    }
}
