//! Looking words up: what the time grammar sees at a token.

use std::cell::Cell;

use crate::grammars::measured::matching::is_hint;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, Sense, TimeLimit, TimeWord, WordInfo, bit, flag};
use crate::numerals::{glued_before_digits, number_word};
use crate::reading::{Context, is_definite, regnal};
use crate::signs::{CLOSE, OPEN, SLASH};
use crate::tokenize::Kind;

/// و or ف before a word.
pub const AND: u8 = Proclitics::WA | Proclitics::FA;
/// ب ك ل before a word.
pub const PREPOSITION: u8 = Proclitics::BI | Proclitics::LI | Proclitics::KA;
/// Particles before the first word of an expression: و ف ب ل ك.
pub const OUTER: u8 = AND | PREPOSITION;
/// The article, also in its dialect forms هال and عال.
pub const ARTICLE: u8 = Proclitics::AL | Proclitics::DIALECT;
/// Any particle.
pub const ANY: u8 = u8::MAX;

/// A word or phrase in one of its senses.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// What the sense's class says it is.
    pub arg: i32,
    /// Marks of the sense.
    pub flags: u32,
    /// The proclitics before the form.
    pub particles: Proclitics,
    /// First code point without conjunction and preposition.
    pub from: u32,
    /// First token.
    pub start: usize,
    /// Token after the last one.
    pub end: usize,
}

impl Word {
    /// Whether the sense carries any of these marks.
    pub fn has(self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// Whether the article stands before the form.
    pub fn definite(self) -> bool {
        self.particles.any(ARTICLE)
    }

    /// Whether it is also an ordinary word.
    pub fn ambiguous(self) -> bool {
        self.has(flag::AMBIGUOUS)
    }
}

/// A text with tokens masked that only look like times.
pub struct Reader<'a> {
    /// The scanned text.
    pub cx: &'a Context<'a>,
    /// Ranges of tokens that are not times, ascending.
    traps: Vec<(usize, usize)>,
    /// For each token: whether it expresses a time, or leads to one that does through words that occur in times
    /// ([`LEADS`]); the same of a unit of time ([`TO_UNIT`]); whether no moment was found there ([`NOTHING`]).
    marks: Vec<Cell<u8>>,
    /// Where the first token that says anything begins, and the last one ends.
    said: (u32, u32),
    /// Moments that are being read within one another.
    depth: Cell<u8>,
    /// Whether the partner of a date in the other calendar is being read.
    partner: Cell<bool>,
}

/// Classes of the words that say a time.
pub const TELLING: u64 = bit(Class::Month)
    | bit(Class::HijriMonth)
    | bit(Class::Weekday)
    | bit(Class::DayPart)
    | bit(Class::TimeUnit)
    | bit(Class::Relative)
    | bit(Class::Season)
    | bit(Class::Holiday)
    | bit(Class::Decade)
    | bit(Class::Direction)
    | bit(Class::Ordinal)
    | bit(Class::Hundred);

/// Classes of the words that may stand before one of them in a time.
pub const LINKING: u64 = bit(Class::TimeWord)
    | bit(Class::TimeLimit)
    | bit(Class::Bound)
    | bit(Class::Edge)
    | bit(Class::Unit)
    | bit(Class::Teen)
    | bit(Class::Tens)
    | bit(Class::Fraction)
    | bit(Class::Particle)
    | bit(Class::NumberWord)
    | bit(Class::Indefinite)
    | bit(Class::Scale)
    | bit(Class::Minus);

/// Marks of a token in [`Reader::marks`].
const LEADS: u8 = 1;
const TO_UNIT: u8 = 1 << 1;
const NOTHING: u8 = 1 << 2;

/// Classes of spelled numbers that are links in a length and no time of their own.
const COUNTING: u64 = bit(Class::Ordinal) | bit(Class::Hundred) | bit(Class::Scale);

/// Classes of spelled numbers below one hundred.
const SPELLED: u64 = bit(Class::Unit) | bit(Class::Teen) | bit(Class::Tens) | bit(Class::Fraction);

/// Classes of the periods that have days to count.
const PERIODS: u64 = bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::TimeUnit);

/// Function words that can only lead to a time.
pub const LEADERS: u64 = 1 << TimeWord::From as u32
    | 1 << TimeWord::To as u32
    | 1 << TimeWord::Between as u32
    | 1 << TimeWord::At as u32
    | 1 << TimeWord::During as u32
    | 1 << TimeWord::That as u32
    | 1 << TimeWord::Or as u32
    | 1 << TimeWord::Within as u32
    | 1 << TimeWord::For as u32
    | 1 << TimeWord::Near as u32
    | 1 << TimeWord::Told as u32
    | 1 << TimeWord::Same as u32
    | 1 << TimeWord::Final as u32;

/// Function words that are not times themselves.
const SMALL: u64 = LEADERS
    | 1 << TimeWord::Minus as u32
    | 1 << TimeWord::Every as u32
    | 1 << TimeWord::Matching as u32
    | 1 << TimeWord::GoesBack as u32
    | 1 << TimeWord::Chronicle as u32
    | 1 << TimeWord::Model as u32
    | 1 << TimeWord::Court as u32
    | 1 << TimeWord::This as u32
    | 1 << TimeWord::Those as u32
    | 1 << TimeWord::One as u32
    | 1 << TimeWord::Whole as u32
    | 1 << TimeWord::Few as u32
    | 1 << TimeWord::Age as u32
    | 1 << TimeWord::AgeOf as u32
    | 1 << TimeWord::Ages as u32
    | 1 << TimeWord::TimeNoun as u32
    | 1 << TimeWord::NotDate as u32
    | 1 << TimeWord::OfMonth as u32
    | 1 << TimeWord::Appointment as u32
    | 1 << TimeWord::School as u32
    | 1 << TimeWord::Fiscal as u32;

impl<'a> Reader<'a> {
    /// Returns the end of a rule's reading from token `i`, and records it on the trail.
    pub fn took(&self, rule: &'static str, i: usize, end: Option<usize>) -> Option<usize> {
        if let Some(end) = end {
            self.cx.took(rule, i, end);
        }
        end
    }

    /// Prepares a text.
    pub fn new(cx: &'a Context<'a>) -> Self {
        let says = |&(_, kind): &(usize, &Kind)| !matches!(kind, Kind::Punct | Kind::Symbol);
        let saying = || cx.tokens.kinds.iter().enumerate().filter(says).map(|(i, _)| cx.tokens.span(i));
        let said = (saying().next().map_or(0, |s| s.start), saying().next_back().map_or(0, |s| s.end));
        let mut reader = Self {
            cx,
            traps: Vec::new(),
            marks: vec![Cell::new(0); cx.words.len()],
            said,
            depth: Cell::new(0),
            partner: Cell::new(false),
        };
        let mut at = 0;
        while at < cx.words.len() && cx.words.hold(bit(Class::Trap)) {
            match reader.trap(at) {
                Some(end) => {
                    reader.traps.push((at, end));
                    at = end;
                }
                None => at += 1,
            }
        }
        reader.block_kings();
        let (mut ahead, mut unit) = (false, false);
        for at in (0..cx.words.len()).rev() {
            // Most words are nothing of a time, and «من», «في» only where they lead to one.
            let word = cx.kind(at) == Some(Kind::Word);
            let leads = |classes| !cx.words.none(at, SPELLED | TELLING | classes);
            if word && !ahead && (!leads(LINKING) || !leads(bit(Class::Scale)) && reader.small(at)) {
                continue;
            }
            let plain = word && !reader.any(at, SPELLED | TELLING | LINKING);
            let links = ahead && reader.links(at);
            ahead = !plain && reader.tells(at) || links;
            unit = ahead
                && (reader.any(at, bit(Class::TimeUnit))
                    // What the words behind the first one of a phrase are, nobody asked.
                    || reader.phrase(at, SPELLED | COUNTING | LINKING)
                    || unit && (links || reader.any(at, COUNTING)));
            let marks = if ahead { LEADS } else { 0 } | if unit { TO_UNIT } else { 0 };
            reader.marks[at].set(marks);
        }
        reader
    }

    /// Fast path: whether a time may begin at token `i`. It rejects nearly all words.
    #[inline]
    pub fn leads(&self, i: usize) -> bool {
        self.marked(i, LEADS)
    }

    /// Fast path: whether a length of time may begin at token `i`, for a unit of time stands there, or behind words
    /// that may count it.
    #[inline]
    pub fn leads_to_unit(&self, i: usize) -> bool {
        self.marked(i, TO_UNIT)
    }

    fn marked(&self, i: usize, mark: u8) -> bool {
        self.marks.get(i).is_some_and(|marks| marks.get() & mark != 0)
    }

    /// Notes that no moment, range or length begins at token `i`, whatever announces it. The same is asked again where
    /// the word that announces it has been left behind: «في ⟦200 عميل⟧».
    pub fn note_nothing(&self, i: usize) {
        // What may stand before a word must make no difference.
        let bare = || {
            let readings = self.cx.words[i].readings(self.cx.lexicon);
            readings.iter().all(|reading| !reading.proclitics.any(OUTER))
        };
        let alone = match self.cx.kind(i) {
            Some(Kind::Number) => true,
            Some(Kind::Word) => bare() && !self.cx.glued(i),
            _ => false,
        };
        if alone && self.depth.get() == 0 && !self.partner.get() {
            let marks = &self.marks[i];
            marks.set(marks.get() | NOTHING);
        }
    }

    /// Whether that was noted of token `i`.
    pub fn holds_nothing(&self, i: usize) -> bool {
        self.marked(i, NOTHING)
    }

    /// Whether token `i` says a time, or may by its digits.
    fn tells(&self, i: usize) -> bool {
        // Read alone, «من الخمسة للستة» are hours where nothing stands after that they could count.
        let last = || !self.is_word(i + 1);
        let alone = self.cx.options.compete_off() && last();
        if self.cx.kind(i) == Some(Kind::Number) {
            // A year, a date or hour in digits, or «في 15» with nothing that it could count.
            let joined = |a: usize| self.cx.glued(a) && self.cx.kind(a + 1) != Some(Kind::Word);
            let led = i > 0 && self.any(i - 1, bit(Class::TimeWord) | bit(Class::TimeLimit));
            let led = led || last() && i > 0 && glued_before_digits(self.cx, i - 1) & Proclitics::LI != 0;
            return self.cx.tokens.span(i).len() > 2
                || self.behind_event(i)
                || joined(i)
                || i > 0 && self.cx.glued(i - 1)
                || led && last()
                || alone;
        }
        let or = || i > 0 && self.is(i - 1, TimeWord::Or);
        self.any(i, SPELLED) && (self.alarmed(i) || self.born(i) || self.behind_event(i) || or())
            || self.any(i, TELLING)
            || self.any(i, bit(Class::Scale)) && self.may_be_thousand(i)
            || self.any(i, LINKING) && self.hints(i)
            || alone && self.any(i, SPELLED)
    }

    /// Whether token `i` may be the thousand of a year: «ألفين وخمسة». Millions of a unit of time lead to it.
    fn may_be_thousand(&self, i: usize) -> bool {
        const THOUSAND: i32 = 3;
        let mut scales = self.cx.words[i].of(self.cx.lexicon, Class::Scale);
        self.phrase(i, bit(Class::Scale)) || scales.any(|(_, s)| s.arg <= THOUSAND)
    }

    /// Whether an alarm is set to the number at token `i`: «اضبط المنبه على عشرة وخمسة وأربعين».
    pub fn alarmed(&self, i: usize) -> bool {
        let alarm = i.checked_sub(2).is_some_and(|clock| is_hint(self.cx, clock, "alarm"));
        alarm && !self.new_line(i) && !self.new_line(i - 1) && self.particle(i - 1, TimeWord::At, 0).is_some()
    }

    /// Whether the number at token `i` is a year of birth: «مواليد تسعة وتسعين».
    pub fn born(&self, i: usize) -> bool {
        i > 0 && is_hint(self.cx, i - 1, "born")
    }

    /// Whether token `i` stands behind a noun for an event, or behind one word that belongs to it: «حرب ⟦67⟧», «ثورة
    /// يوليو ⟦52⟧», «كأس العالم ⟦90⟧»; or behind the lands that the lines of 48 and 67 part.
    pub fn behind_event(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).filter(|_| !self.new_line(i)) else { return false };
        let event = |at: usize| is_hint(self.cx, at, "event_of_year") && !is_definite(self.cx, at);
        // «حرب تشرين» begins the name of a month.
        let part = || self.any(before, bit(Class::Month) | bit(Class::Name)) || is_definite(self.cx, before);
        let noun = before.checked_sub(1).filter(|_| !self.new_line(before));
        event(before)
            || self.behind_model(i)
            || noun.is_some_and(|noun| event(noun) && part())
            || self.behind_lands(i)
    }

    /// «كابرس ⟦91⟧», «موديل ⟦85⟧».
    pub fn behind_model(&self, i: usize) -> bool {
        let word = |at: usize| self.is(at, TimeWord::At) && is_hint(self.cx, at, "car");
        i > 0 && !self.new_line(i) && (self.is(i - 1, TimeWord::Model) || word(i - 1))
    }

    /// «عرب ⟦48⟧», «حدود ⟦67⟧»; «في حدود 67» is about so many.
    pub fn behind_lands(&self, i: usize) -> bool {
        let over = |at: usize| number_word(self.cx, at, NumberWord::Over).is_some();
        let about = |at: usize| self.particle(at, TimeWord::At, AND).is_some() && !over(at);
        i > 0 && is_hint(self.cx, i - 1, "lands_of_year") && !(i > 1 && about(i - 2))
    }

    /// Whether a word that may stand before another one says a time by itself, or a phrase begins with it.
    fn hints(&self, i: usize) -> bool {
        !self.small(i) || self.cx.words.phrases(i) & LINKING != 0
    }

    /// Whether token `i` is no function word that says a time by itself.
    fn small(&self, i: usize) -> bool {
        !self.any(i, bit(Class::TimeWord)) || self.cx.words[i].time_words & !SMALL == 0
    }

    /// Whether token `i` may stand before a word that says a time.
    fn links(&self, i: usize) -> bool {
        matches!(self.cx.kind(i), Some(Kind::Number | Kind::Punct | Kind::Symbol))
            || self.any(i, LINKING)
            || self.cx.glued(i)
            || self.cx.tokens.span(i).len() == 1
            || glued_before_digits(self.cx, i) != 0
    }

    /// Reads a moment that may be part of another one, and nothing where they lie too deep in one another: «أول أحد
    /// بعد أول أحد بعد …» without end is no time, and must not use up the stack.
    pub fn within<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        /// Maximum nesting: an end of a range, the day that it is counted from, and its partner.
        const DEEPEST: u8 = 3;
        let depth = self.depth.get();
        if depth == DEEPEST {
            return None;
        }
        self.depth.set(depth + 1);
        let found = read();
        self.depth.set(depth);
        found
    }

    /// Reads the partner of a date, which takes none itself: «1 محرم الموافق 5 أيلول الموافق …» pairs two by two.
    pub fn as_partner<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.partner.replace(true) {
            return None;
        }
        let found = read();
        self.partner.set(false);
        found
    }

    /// The start of the first token that is not punctuation, and the end of the last one.
    pub fn said(&self) -> (u32, u32) {
        self.said
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.cx.tokens.len()
    }

    /// Masks the numbers of kings: «الملك محمد ⟦السادس⟧ مساء الأحد».
    fn block_kings(&mut self) {
        let kings = bit(Class::NameWord);
        if !self.cx.words.hold(kings) || !self.cx.words.hold(bit(Class::Ordinal)) {
            return;
        }
        let ordinals = self.cx.words.of_class(Class::Ordinal);
        let numbers: Vec<_> = ordinals.filter_map(|(i, _)| Some((i, regnal(self.cx, i)?))).collect();
        if !numbers.is_empty() {
            self.traps.extend(numbers);
            self.traps.sort_unstable();
        }
    }

    /// The end of the phrase at `i` that only looks like a time.
    fn trap(&self, i: usize) -> Option<usize> {
        if !self.any(i, bit(Class::Trap)) {
            return None;
        }
        let word = self.pick(i, Class::Trap, AND | PREPOSITION, 0, |_| true)?;
        let event = word.arg == 1;
        let end = if event { self.second_month(word.end) } else { word.end };
        // Attacks of 11 September 2001: with a year after it the date is meant.
        let dated = event && self.cx.kind(end) == Some(Kind::Number) && self.cx.tokens.span(end).len() == 4;
        // «اليوم السابع من شهر عشرة» is no newspaper.
        let of = |at| self.particle(at, TimeWord::From, 0).is_some_and(|of| self.any(of.end, PERIODS));
        let ranks = self.any(i, bit(Class::TimeUnit)) && of(word.end);
        (!dated && !ranks).then_some(end)
    }

    /// «هجمات 11 سبتمبر ⟦(أيلول)⟧», «سبتمبر⟦/أيلول⟧»: the end of the month's other name at token `i`, or `i`.
    fn second_month(&self, i: usize) -> usize {
        let month = |at: usize| self.any(at, bit(Class::Month));
        match self.cx.code(i) {
            OPEN if month(i + 1) && self.cx.code(i + 2) == CLOSE => i + 3,
            SLASH if month(i + 1) => i + 2,
            _ => i,
        }
    }

    /// Whether token `i` lies in a phrase that only looks like a time.
    pub fn blocked(&self, i: usize) -> bool {
        // Fast path: hardly any text has one.
        let after =
            if self.traps.is_empty() { 0 } else { self.traps.partition_point(|&(start, _)| start <= i) };
        after > 0 && self.traps[after - 1].1 > i
    }

    /// What the lexicon says of token `i`.
    pub fn info(&self, i: usize) -> Option<&'a WordInfo> {
        self.cx.words.get(i)
    }

    /// Whether any reading of token `i`, or a phrase that begins there, is of one of these classes.
    #[inline]
    pub fn any(&self, i: usize, classes: u64) -> bool {
        self.cx.words.any(i, classes)
    }

    /// The longest word or phrase of a class at token `i` whose sense `fits`, with particles among
    /// `may` and all of `must`.
    fn pick(&self, i: usize, class: Class, may: u8, must: u8, fits: impl Fn(&Sense) -> bool) -> Option<Word> {
        let info = self.cx.words.get(i)?;
        let admits = |p: Proclitics| p.0 & !may == 0 && (must == 0 || p.any(must));
        let mut best: Option<Word> = None;
        if self.cx.words.phrases(i) & bit(class) != 0 {
            self.cx.phrases(i, |m| {
                if m.sense.class == class
                    && admits(m.reading.proclitics)
                    && fits(&m.sense)
                    && best.is_none_or(|b| m.end > b.end)
                {
                    best = Some(Word {
                        arg: m.sense.arg,
                        flags: m.sense.flags,
                        particles: m.reading.proclitics,
                        from: self.cx.without_prefix(i, m.reading).start,
                        start: i,
                        end: m.end,
                    });
                }
            });
        }
        // «ساعةx» is no hour.
        let latin = || self.cx.kind(i + 1) == Some(Kind::Latin) && self.cx.glued(i);
        if best.is_some() || !info.is(class) {
            return best.filter(|_| !latin());
        }
        let mut found = info.of(self.cx.lexicon, class).filter(|(r, s)| admits(r.proclitics) && fits(s));
        let (reading, mut sense) = found.next().filter(|_| !latin())?;
        // «الان» has its own row beside that of «الآن», which is doubtful in any other spelling.
        if sense.flags & flag::AMBIGUOUS != 0 {
            let surer = found.find(|(r, s)| {
                r.proclitics == reading.proclitics && s.arg == sense.arg && s.flags & flag::AMBIGUOUS == 0
            });
            sense = surer.map_or(sense, |(_, s)| s);
        }
        Some(Word {
            arg: sense.arg,
            flags: sense.flags,
            particles: reading.proclitics,
            from: self.cx.without_prefix(i, reading).start,
            start: i,
            end: i + 1,
        })
    }

    /// Whether a phrase of two tokens or more of one of these classes begins at token `i`.
    pub fn phrase(&self, i: usize, classes: u64) -> bool {
        self.cx.words.phrases(i) & classes != 0
    }

    /// The longest word or phrase of a class at token `i`.
    #[inline(always)]
    pub fn find(&self, i: usize, class: Class, may: u8, must: u8) -> Option<Word> {
        if self.any(i, bit(class)) { self.find_there(i, class, may, must) } else { None }
    }

    /// The slow path; out of line, because most queries find nothing.
    #[inline(never)]
    fn find_there(&self, i: usize, class: Class, may: u8, must: u8) -> Option<Word> {
        if self.blocked(i) {
            return None;
        }
        self.pick(i, class, may, must, |_| true)
    }

    /// The same for a sense with this argument.
    #[inline]
    pub fn find_arg(&self, i: usize, class: Class, arg: i32, may: u8) -> Option<Word> {
        self.find_must(i, class, arg, may, 0)
    }

    /// The same with at least one of the particles `must`, if any are asked for.
    #[inline(always)]
    pub fn find_must(&self, i: usize, class: Class, arg: i32, may: u8, must: u8) -> Option<Word> {
        if self.any(i, bit(class)) { self.find_must_there(i, class, arg, may, must) } else { None }
    }

    #[inline(never)]
    fn find_must_there(&self, i: usize, class: Class, arg: i32, may: u8, must: u8) -> Option<Word> {
        // Most units of time are other ones than the one asked for.
        let other = || self.info(i).is_none_or(|word| word.grains >> arg & 1 == 0);
        if self.blocked(i) || class == Class::TimeUnit && other() && !self.phrase(i, bit(class)) {
            return None;
        }
        self.pick(i, class, may, must, |s| s.arg == arg)
    }

    /// The particle at token `i`, if it is `word`.
    #[inline(always)]
    pub fn particle(&self, i: usize, word: TimeWord, may: u8) -> Option<Word> {
        if !self.any(i, bit(Class::TimeWord)) {
            return None;
        }
        let info = self.cx.words.get(i)?;
        let phrase = self.cx.words.phrases(i) & bit(Class::TimeWord) != 0;
        // The grammar asks for many particles at one token, which is seldom any of them.
        if !phrase && info.time_words >> (word as u32) & 1 == 0 {
            return None;
        }
        self.find_arg(i, Class::TimeWord, word as i32, may)
    }

    /// Whether the particle at token `i` is `word`, without anything attached.
    pub fn is(&self, i: usize, word: TimeWord) -> bool {
        self.particle(i, word, 0).is_some()
    }

    /// Whether the direction at token `i` is «the last of a series»: الأخير, الأخيرة.
    pub fn is_last(&self, i: usize) -> bool {
        self.particle(i, TimeWord::Final, 0).is_some()
    }

    /// The limiting word at token `i`.
    pub fn limit(&self, i: usize, limit: TimeLimit, may: u8) -> Option<Word> {
        self.find_arg(i, Class::TimeLimit, limit as i32, may)
    }
}
