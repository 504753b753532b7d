//! The scanner: one pass over the code points, three columns out.

use super::class::CharClass;
use super::classes::class;
use super::models;
use super::runs::Runs;
use super::token::{Kind, Tokens};
use super::web;
use crate::letters::{ALEF, BEH, FEH, KAF, LAM, REH, SAD, TEH_MARBUTA, WAW};
use crate::signs::{SPACE, ZWJ};
use crate::text::{Text, Unit};
use crate::with_units;

/// Maximum length of a spelled-out letter joined by a dot: كيه.إتش
const LETTER_NAME: usize = 3;
/// Maximum number of digits in a designation joined by a hyphen: إس-400, but يناير-2015 is a word and a year.
const CODE_DIGITS: usize = 3;

/// What stands behind a word without being part of it, whatever follows.
const APART: u32 = CharClass::set(&[
    CharClass::GAP,
    CharClass::NEWLINE,
    CharClass::INNER,
    CharClass::PUNCT,
    CharClass::SYMBOL,
]);

/// Scans `text` into `tokens`, replacing their contents. Linear in the length.
pub fn scan(text: Text<'_>, tokens: &mut Tokens) {
    tokens.clear();
    crate::provoked::check(text.codes());
    with_units!(text, units => Scanner { units, tokens, runs: Runs::new() }.run());
}

struct Scanner<'a, U> {
    units: &'a [U],
    tokens: &'a mut Tokens,
    runs: Runs,
}

impl<U: Unit> Scanner<'_, U> {
    #[inline(always)]
    fn class(&self, at: usize) -> CharClass {
        self.units.get(at).map_or(CharClass::GAP, |u| class(u.code()))
    }

    #[inline(always)]
    fn code(&self, at: usize) -> u32 {
        self.units.get(at).map_or(0, |u| u.code())
    }

    fn run(mut self) {
        let mut at = 0;
        while at < self.units.len() {
            // Fast path: an Arabic word and a space.
            let end = self.runs.end(self.units, at);
            if end > at && self.code(end) == SPACE {
                self.tokens.push(at, end, Kind::Word);
                at = end + 1;
                continue;
            }
            // Or one and nothing that may belong to it: what `word` makes of it too.
            if end > at && self.class(end).within(APART) {
                self.tokens.push(at, end, Kind::Word);
                at = end;
                continue;
            }
            at = match self.class(at) {
                CharClass::GAP | CharClass::NEWLINE | CharClass::JOINER => at + 1,
                CharClass::LETTER => self.word(at),
                CharClass::LATIN => self.latin(at),
                CharClass::DIGIT => self.number(at),
                CharClass::AT | CharClass::HASH => self.tag(at),
                CharClass::EMOJI => self.emoji(at),
                CharClass::FRACTION | CharClass::SUPERSCRIPT => self.one(at, Kind::Number),
                CharClass::SYMBOL => self.one(at, Kind::Symbol),
                // A mark or tatweel without a letter before it is a separate token.
                CharClass::MARK | CharClass::TATWEEL => self.word(at),
                // Dots, separators, hyphens, underscores and all other punctuation.
                _ => self.one(at, Kind::Punct),
            };
        }
    }

    #[inline(always)]
    fn one(&mut self, at: usize, kind: Kind) -> usize {
        let mut end = at + 1;
        while self.class(end) == CharClass::MARK {
            end += 1;
        }
        self.tokens.push(at, end, kind);
        end
    }

    /// The end of the run of letters that starts at `at`: letters, marks, tatweel,
    /// and invisible characters that a letter follows.
    #[inline(always)]
    fn letters_end(&self, at: usize, latin: bool) -> usize {
        const MARKS: [CharClass; 3] = [CharClass::MARK, CharClass::TATWEEL, CharClass::SUPERSCRIPT];
        const LETTERS: u32 = CharClass::set(&MARKS) | CharClass::set(&[CharClass::LETTER]);
        const LATINS: u32 = CharClass::set(&MARKS) | CharClass::set(&[CharClass::LATIN]);
        let run = if latin { LATINS } else { LETTERS };
        let mut end = at + 1;
        loop {
            while self.class(end).within(run) {
                end += 1;
            }
            match self.class(end) {
                CharClass::JOINER => {
                    let mut next = end + 1;
                    while self.class(next) == CharClass::JOINER {
                        next += 1;
                    }
                    match self.class(next) {
                        CharClass::LETTER if !latin => end = next + 1,
                        CharClass::LATIN if latin => end = next + 1,
                        CharClass::MARK | CharClass::TATWEEL => end = next + 1,
                        _ => return end,
                    }
                }
                _ => return end,
            }
        }
    }

    #[inline(always)]
    fn word(&mut self, at: usize) -> usize {
        // «لمدةثلاثة»: a word ends with its ة, whatever is glued behind it.
        if let Some(last) = self.within(at) {
            return self.finish(at, last + 1, Kind::Word);
        }
        let end = self.letters_end(at, false);
        match self.class(end) {
            CharClass::DIGIT => self.letters_then_digits(at, end),
            CharClass::DOT => self.spelled(at, end),
            // In 5-أبريل-21 the month is between a day and a year; in 303هـ-354هـ the word belongs to the first number.
            CharClass::HYPHEN
                if self.class(end + 1) == CharClass::DIGIT
                    && !self.behind_digits(at)
                    && (at == 0 || self.class(at - 1) != CharClass::DIGIT)
                    && !self.is_zero(at, end) =>
            {
                let code = self.code_end(end);
                self.finish(
                    at,
                    if code > end { code } else { end },
                    if code > end { Kind::Code } else { Kind::Word },
                )
            }
            _ => self.finish(at, end, Kind::Word),
        }
    }

    /// The first ة of the letters from `at` on behind which a word may begin: with an Arabic letter, and more than one;
    /// «حلوةةة» is drawn out.
    fn within(&self, at: usize) -> Option<usize> {
        const RUN: u32 = CharClass::set(&[CharClass::LETTER, CharClass::MARK, CharClass::TATWEEL]);
        let letter =
            |i: usize| (0x0621..=0x064A).contains(&self.code(i)) && self.class(i) == CharClass::LETTER;
        (at..).take_while(|&i| self.class(i).within(RUN)).find(|&i| {
            self.code(i) == TEH_MARBUTA && letter(i + 1) && letter(i + 2) && self.code(i + 1) != TEH_MARBUTA
        })
    }

    /// Whether the letters are those of the zero of a score: «صفر-2».
    fn is_zero(&self, at: usize, end: usize) -> bool {
        end - at == 3 && (at..end).zip([SAD, FEH, REH]).all(|(i, letter)| self.code(i) == letter)
    }

    /// Whether digits and a hyphen are glued before `at`.
    fn behind_digits(&self, at: usize) -> bool {
        at >= 2 && self.class(at - 1) == CharClass::HYPHEN && self.class(at - 2) == CharClass::DIGIT
    }

    #[inline(always)]
    fn finish(&mut self, at: usize, end: usize, kind: Kind) -> usize {
        self.tokens.push(at, end, kind);
        end
    }

    /// Letters glued to digits: a designation (سو34, م2) or a word and a number (في2019, و8, الـ20, بال15).
    fn letters_then_digits(&mut self, at: usize, end: usize) -> usize {
        if self.is_proclitic(at, end) || !self.is_model(at, end) {
            return self.finish(at, end, Kind::Word);
        }
        let mut stop = end;
        while matches!(self.class(stop), CharClass::DIGIT) {
            stop += 1;
        }
        self.finish(at, stop, Kind::Code)
    }

    /// Whether the letters form a designation with digits: one letter, or a listed word.
    fn is_model(&self, at: usize, end: usize) -> bool {
        let mut letters = [0u32; models::LONGEST];
        let mut count = 0;
        for i in at..end {
            if self.class(i) == CharClass::LETTER {
                let Some(place) = letters.get_mut(count) else { return false };
                *place = models::fold(self.code(i));
                count += 1;
            }
        }
        count < 2 || models::is_model(&letters[..count])
    }

    /// Whether the letters are just (و|ف)(ب|ك|ل)(ال), each part optional.
    fn is_proclitic(&self, at: usize, end: usize) -> bool {
        let mut letters = [0u32; 5];
        let mut count = 0;
        for i in at..end {
            if self.class(i) == CharClass::LETTER {
                if count == letters.len() {
                    return false;
                }
                letters[count] = self.code(i);
                count += 1;
            }
        }
        let mut rest = &letters[..count];
        if let [WAW | FEH, tail @ ..] = rest {
            rest = tail;
        }
        if let [LAM, LAM] = rest {
            return true;
        }
        if let [BEH | KAF | LAM, tail @ ..] = rest {
            rest = tail;
        }
        matches!(rest, [] | [ALEF, LAM])
    }

    /// The end of a designation that continues across the hyphen `at`; `at` itself if none does.
    fn code_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.class(end) == CharClass::DIGIT {
            end += 1;
        }
        if end - at - 1 > CODE_DIGITS {
            return at;
        }
        match self.class(end) {
            // F-16C and the like; here an Arabic letter starts another word.
            CharClass::LATIN => self.letters_end(end, true),
            CharClass::INNER if self.class(end + 1) == CharClass::DIGIT => at,
            CharClass::HYPHEN if self.class(end + 1) == CharClass::DIGIT => at,
            _ => end,
        }
    }

    /// Short names of letters joined by dots: أ.د.  ق.م  كيه.إتش-٢٩
    /// A dot between longer words ends a sentence, with a missing space.
    fn spelled(&mut self, at: usize, end: usize) -> usize {
        let short = |from: usize, to: usize| {
            (from..to).filter(|&i| matches!(self.class(i), CharClass::LETTER | CharClass::LATIN)).count()
        };
        let mut longest = short(at, end);
        let mut stop = end;
        let mut parts = 1;
        while longest <= LETTER_NAME
            && self.class(stop) == CharClass::DOT
            && matches!(self.class(stop + 1), CharClass::LETTER)
        {
            let next = self.letters_end(stop + 1, false);
            let letters = short(stop + 1, next);
            if letters > LETTER_NAME {
                break;
            }
            longest = longest.max(letters);
            parts += 1;
            stop = next;
        }
        if parts > 1 {
            if self.class(stop) == CharClass::HYPHEN && self.class(stop + 1) == CharClass::DIGIT {
                let code = self.code_end(stop);
                if code > stop {
                    return self.finish(at, code, Kind::Code);
                }
            }
            if longest == 1 {
                // The last dot of أ.د. belongs to it; the dot of a single initial does not.
                let dotted =
                    self.class(stop) == CharClass::DOT && !matches!(self.class(stop + 1), CharClass::DOT);
                return self.finish(at, stop + usize::from(dotted), Kind::Word);
            }
            if parts > 2 {
                return self.finish(at, stop, Kind::Word);
            }
        }
        self.finish(at, end, Kind::Word)
    }

    fn latin(&mut self, at: usize) -> usize {
        if let Some((end, kind)) = web::address(self.units, at) {
            return self.finish(at, end, kind);
        }
        let mut end = self.letters_end(at, true);
        let mut kind = Kind::Latin;
        loop {
            match self.class(end) {
                CharClass::DIGIT => {
                    kind = Kind::Code;
                    while self.class(end) == CharClass::DIGIT {
                        end += 1;
                    }
                    if self.class(end) == CharClass::LATIN {
                        end = self.letters_end(end, true);
                    }
                }
                // 9am-5pm, 15-Jan-21
                CharClass::HYPHEN
                    if self.class(end + 1) == CharClass::DIGIT
                        && !self.behind_digits(at)
                        && !(at > 0 && self.class(at - 1) == CharClass::DIGIT)
                        && self.code_end(end) > end =>
                {
                    kind = Kind::Code;
                    end = self.code_end(end);
                }
                _ => return self.finish(at, end, kind),
            }
        }
    }

    #[inline(always)]
    fn number(&mut self, at: usize) -> usize {
        if let Some((end, kind)) = web::email_from_digit(self.units, at) {
            return self.finish(at, end, kind);
        }
        let mut end = at + 1;
        loop {
            match self.class(end) {
                CharClass::DIGIT | CharClass::MARK => end += 1,
                CharClass::DOT | CharClass::INNER if self.class(end + 1) == CharClass::DIGIT => end += 2,
                _ => return self.finish(at, end, Kind::Number),
            }
        }
    }

    fn tag(&mut self, at: usize) -> usize {
        // Account names are always Latin; Arabic letters after an @ are a word of the text.
        let mention = self.class(at) == CharClass::AT;
        let mut end = at + 1;
        let mut has_letter = false;
        loop {
            match self.class(end) {
                CharClass::LETTER if mention => break,
                // «#عدنhttps://…»: the tag ends where the address begins.
                CharClass::LATIN if has_letter && web::scheme(self.units, end) => break,
                CharClass::LETTER | CharClass::LATIN => {
                    has_letter = true;
                    end += 1;
                }
                CharClass::DIGIT | CharClass::UNDERSCORE => end += 1,
                CharClass::MARK | CharClass::TATWEEL | CharClass::JOINER if end > at + 1 => end += 1,
                _ => break,
            }
        }
        while end > at && self.class(end - 1) == CharClass::JOINER {
            end -= 1;
        }
        match self.class(at) {
            CharClass::AT if has_letter => self.finish(at, end, Kind::Mention),
            CharClass::HASH if has_letter => self.finish(at, end, Kind::Hashtag),
            _ => self.finish(at, at + 1, Kind::Symbol),
        }
    }

    /// One emoji: flags are pairs, joiners and modifiers combine.
    fn emoji(&mut self, at: usize) -> usize {
        let regional = |c: u32| (0x1F1E6..=0x1F1FF).contains(&c);
        let modifier = |c: u32| (0x1F3FB..=0x1F3FF).contains(&c) || (0xE0020..=0xE007F).contains(&c);
        let mut end = at + 1;
        if regional(self.code(at)) && regional(self.code(end)) {
            return self.finish(at, end + 1, Kind::Emoji);
        }
        loop {
            let code = self.code(end);
            if modifier(code) || self.class(end) == CharClass::MARK {
                end += 1;
            } else if code == ZWJ && self.class(end + 1) == CharClass::EMOJI {
                end += 2;
            } else {
                return self.finish(at, end, Kind::Emoji);
            }
        }
    }
}
