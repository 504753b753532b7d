//! A text with the model's tags: the view of the rules for names.

use super::tagger::{NameClass, Tagger};
use super::words::{self, MOSTLY};
use crate::found::{Label, Source};
use crate::letters::{ALEF, AND_ARTICLE, ARTICLE, DAMMATAN, FATHATAN, KASRATAN, LAM, MEEM, TATWEEL, units};
use crate::lexicon::schema::{HeadKind, NameRow, NameWord};
use crate::lexicon::{Class, Marks, Proclitics, Reading, Sense, WordInfo, bit, flag};
use crate::reading::{Context, near};
use crate::signs::{
    APOSTROPHE, ARABIC_QUESTION, DOT, EM_DASH, EN_DASH, HYPHEN, OPEN, OPEN_CURLY, OPEN_SINGLE, closer,
    may_open_quote,
};
use crate::tokenize;

/// Minimum number of people with a given name before it counts against a place of that name.
pub const BEARERS: i32 = 20;

/// What the rules read.
pub struct NameReader<'a> {
    /// The scanned text.
    pub cx: &'a Context<'a>,
    /// What the model says.
    pub tagger: &'a Tagger,
}

/// A name found, not yet weighed against others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// Code points of the first token that stand before the name.
    pub prefix: u8,
    /// What it is.
    pub label: Label,
    /// Its row in the gazetteer.
    pub row: Option<u32>,
    /// Without one, the row of the place that its words name: حلب of «مطار حلب».
    pub site: Option<u32>,
    /// How it was found.
    pub source: Source,
    /// Confidence from 0 to 1.
    pub score: f32,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Found {
    /// Whether the two share a token.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// Whether the other one is a part of it.
    pub fn holds(&self, other: &Self) -> bool {
        self.first <= other.first && other.end <= self.end && other.len() < self.len()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.end - self.first
    }
}

impl<'a> NameReader<'a> {
    /// Number of tokens.
    pub fn count(&self) -> usize {
        self.cx.words.len()
    }

    /// Whether token `i` is of this kind.
    #[inline]
    pub fn is_kind(&self, i: usize, kind: tokenize::Kind) -> bool {
        self.cx.kind(i) == Some(kind)
    }

    /// Whether token `i` can be part of a name.
    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        use tokenize::Kind::{Code, Latin, Word};
        matches!(self.cx.kind(i), Some(Word | Latin | Code))
    }

    /// Every reading of token `i` with its senses of `class`.
    pub fn senses(&self, i: usize, class: Class) -> impl Iterator<Item = (Reading, Sense)> + '_ {
        let lexicon = self.cx.lexicon;
        let word = self.cx.words.get(i).unwrap_or(&WordInfo::NONE);
        word.of(lexicon, class).filter(move |&(reading, sense)| reading.takes_article(&lexicon, sense))
    }

    /// Whether token `i` may be of `class`.
    #[inline]
    pub fn is(&self, i: usize, class: Class) -> bool {
        // Fast path: the mask of classes, which also covers phrases, excludes most tokens.
        if !self.cx.words.any(i, bit(class)) || !self.cx.words.get(i).is_some_and(|w| w.is(class)) {
            return false;
        }
        match class {
            Class::Given => self.person(i, false).0,
            Class::Family => self.person(i, false).1,
            Class::Name => self.cx.words.marks(i).is_some_and(Marks::is_name),
            _ => true,
        }
    }

    /// Whether token `i` may be a given name, and a family name, with proclitics or `bare` only.
    pub fn person(&self, i: usize, bare: bool) -> (bool, bool) {
        const PERSON: u64 = bit(Class::Given) | bit(Class::Family);
        let marks = self.marked(i, PERSON);
        marks.map_or((false, false), |m| m.is_person(bare))
    }

    /// The precomputed marks of token `i`, if it is of one of these classes: most words are of none.
    #[inline]
    fn marked(&self, i: usize, classes: u64) -> Option<&'a Marks> {
        if self.cx.words.any(i, classes) { self.cx.words.marks(i) } else { None }
    }

    /// Whether token `i` may be a head of this kind.
    #[inline]
    pub fn is_head(&self, i: usize, kind: HeadKind) -> bool {
        self.tagger.heads >> kind as u32 & 1 != 0 && self.heads(i) >> kind as u32 & 1 != 0
    }

    /// The kinds of head that token `i` may be, a bit each by the number of the kind.
    #[inline]
    pub fn heads(&self, i: usize) -> u32 {
        self.marked(i, bit(Class::Head)).map_or(0, |m| m.heads)
    }

    /// The tokens that may be one of these function words, ascending.
    pub fn small_words(&self, words: &[NameWord]) -> impl Iterator<Item = usize> + use<'a> {
        let bits = words.iter().fold(0, |bits, &word| bits | 1u64 << word as u32);
        let small = if self.tagger.smalls & bits == 0 { &[] } else { &self.tagger.small[..] };
        small.iter().filter(move |&&(_, may)| may & bits != 0).map(|&(i, _)| i as usize)
    }

    /// Whether any token may be this function word: asked before any single one is looked at.
    #[inline]
    pub fn has_small(&self, word: NameWord) -> bool {
        self.tagger.smalls >> word as u32 & 1 != 0
    }

    /// Whether token `i` may be this function word.
    #[inline]
    pub fn is_small(&self, i: usize, word: NameWord) -> bool {
        self.has_small(word) && self.marked(i, bit(Class::NameWord)).is_some_and(|m| m.is_small(word))
    }

    /// Whether token `i` may be this function word, without proclitics.
    #[inline]
    pub fn bare_small(&self, i: usize, word: NameWord) -> bool {
        self.has_small(word) && self.marked(i, bit(Class::NameWord)).is_some_and(|m| m.is_bare(word))
    }

    /// The gazetteer row of a sense of class [`Class::Name`].
    pub fn name_row(&self, sense: Sense) -> Option<&'a NameRow> {
        self.cx.lexicon.tables().names.get(usize::try_from(sense.arg).ok()?)
    }

    /// The gazetteer row with that number, if there is one: of a name found.
    pub fn row(&self, at: Option<u32>) -> Option<&'a NameRow> {
        self.cx.lexicon.tables().names.get(at? as usize)
    }

    /// The label of a sense of class [`Class::Name`].
    pub fn label(&self, sense: Sense) -> Option<Label> {
        self.cx.lexicon.label(sense)
    }

    /// The people that token `i` names: the reading and its row. The name of a language is not that of a people.
    pub fn people(&self, i: usize) -> Option<(Reading, Sense)> {
        if !self.marked(i, bit(Class::Name))?.is_named(Label::Norp) {
            return None;
        }
        let found = self.senses(i, Class::Name).find(|&(_, s)| self.label(s) == Some(Label::Norp))?;
        let spoken = i > 0 && self.is_small(i - 1, NameWord::Language);
        (!spoken).then_some(found)
    }

    /// Whether token `i` begins with the article, after proclitics or not.
    pub fn definite(&self, i: usize) -> bool {
        let Some(&start) = self.cx.tokens.starts.get(i) else { return false };
        let skip = u32::from(self.tagger.about(i).prefix);
        let at = |n: u32| self.cx.text.at((start + n) as usize);
        let long = self.cx.tokens.ends[i] - start > skip + 3;
        long && (at(skip) == ALEF && at(skip + 1) == LAM)
            || self.joined_article(i)
            || self.senses_any(i, |reading| reading.proclitics.any(Proclitics::AL))
            || self.cx.begins(i, &[LAM, LAM], 0)
    }

    /// Whether token `i` begins with «وال», whatever the word table makes of it.
    fn joined_article(&self, i: usize) -> bool {
        self.cx.begins(i, &AND_ARTICLE, 3)
    }

    fn senses_any(&self, i: usize, test: impl Fn(&Reading) -> bool) -> bool {
        self.cx.words.get(i).is_some_and(|w| w.readings(self.cx.lexicon).iter().any(test))
    }

    /// The model's class of token `i`.
    pub fn tagged(&self, i: usize) -> Option<NameClass> {
        NameClass::of(*self.tagger.tags.get(i)?)
    }

    /// Whether the model's class fits a label.
    pub fn fits(kind: NameClass, label: Label) -> bool {
        match kind {
            NameClass::Person => label == Label::Person,
            NameClass::Place => matches!(label, Label::Gpe | Label::Loc | Label::Fac),
            NameClass::Organization => matches!(label, Label::Org | Label::Fac),
            NameClass::Other => matches!(label, Label::Norp | Label::Event | Label::Product | Label::Org),
        }
    }

    /// Whether the name from token `i` to `end` is part of a phrase that is not a name: «مسقط رأسه», «ألف مبارك».
    pub fn trapped(&self, i: usize, end: usize) -> bool {
        // «بقطر 20 مترا»
        let size = end == i + 1 && self.is_small(i, NameWord::Size);
        // «قطر (800) ملم»
        let number = if self.cx.code(end) == OPEN { end + 1 } else { end };
        // «كورونا» is no «like Verona».
        let word = end == i + 1 && self.is_small(i, NameWord::Trap);
        let mut trapped = word || size && self.is_kind(number, tokenize::Kind::Number);
        for first in i.saturating_sub(1)..=i {
            if self.cx.words.phrases(first) & bit(Class::NameWord) != 0 {
                self.cx.phrases(first, |m| {
                    trapped |= m.sense.class == Class::NameWord
                        && m.end >= end
                        && [NameWord::Trap as i32, NameWord::Wish as i32].contains(&m.sense.arg);
                });
            }
        }
        trapped
    }

    /// Where a name from token `first` to `end` must stop because a title or benediction starts inside it and runs
    /// after it: «عبد العزيز ⟦ولي العهد⟧», «حسان بن ثابت ⟦رضي الله عنه⟧»; or because of a preposition that is also a name:
    /// «أشرف محمد ⟦على⟧ التدريب».
    pub fn cut_at_title(&self, first: usize, end: usize) -> usize {
        let title = |s: Sense| s.class == Class::Title;
        let wish = |s: Sense| s.class == Class::NameWord && s.arg == NameWord::Wish as i32;
        let begins = |at: &usize| {
            let mut found = false;
            if self.cx.words.phrases(*at) & (bit(Class::Title) | bit(Class::NameWord)) != 0 {
                self.cx.phrases(*at, |m| {
                    found |= m.end > end && title(m.sense) || m.end >= end && wish(m.sense);
                });
            }
            found
        };
        // «أبو على الفارسي», «المتوكل على الله»
        let upon = |&at: &usize| {
            let inside = self.is_small(at - 1, NameWord::Link) || self.bare_small(at + 1, NameWord::Half);
            self.is_upon(at) && !inside
        };
        (first + 1..end).find(|at| begins(at) || upon(at)).unwrap_or(end)
    }

    /// Whether token `i` ends in the accusative with its vowel written, as adverbs and predicates do: «منفتحاً».
    pub fn accusative(&self, i: usize) -> bool {
        let last = self.cx.tokens.ends[i] as usize;
        [last.wrapping_sub(1), last.wrapping_sub(2)].iter().any(|&at| self.cx.text.at(at) == FATHATAN)
    }

    /// Whether token `i` has the ending of what is indefinite, with its vowels written: «طائعٍ».
    pub fn indefinite(&self, i: usize) -> bool {
        matches!(self.cx.text.at(self.cx.tokens.ends[i] as usize - 1), FATHATAN | DAMMATAN | KASRATAN)
    }

    /// Whether token `i` ends in alef, as the accusative does.
    pub fn ends_in_alef(&self, i: usize) -> bool {
        self.cx.text.at(self.cx.tokens.ends[i] as usize - 1) == ALEF
    }

    /// Whether token `i` is a comma, semicolon, colon or bracket, after which no name continues.
    pub fn stops(&self, i: usize) -> bool {
        matches!(
            self.cx.code(i),
            0x060C | 0x061B | 0x2C | 0x3B | 0x3A | 0x28 | 0x29 | 0x5B | 0x5D | 0x3C | 0x3E | 0x7C
        ) && !self.is_word(i)
    }

    /// Whether token `i` is a dash by itself, for which «ـ» is written too.
    pub fn dash(&self, i: usize) -> bool {
        let drawn = || self.cx.code(i) == TATWEEL && self.cx.tokens.span(i).len() == 1;
        matches!(self.cx.code(i), HYPHEN | EN_DASH | EM_DASH) && !self.is_word(i)
            || i < self.count() && drawn()
    }

    /// Whether token `i` opens a quotation.
    pub fn opens(&self, i: usize) -> bool {
        let code = self.cx.code(i);
        (may_open_quote(code) || matches!(code, OPEN_SINGLE | OPEN_CURLY | OPEN | APOSTROPHE))
            && self.is_kind(i, tokenize::Kind::Punct)
    }

    /// The token that closes the quotation that token `i` opens, at most `most` tokens on.
    pub fn closing(&self, i: usize, most: usize) -> Option<usize> {
        let close = closer(self.cx.code(i));
        (i + 2..self.count().min(i + 2 + most))
            .find(|&j| self.cx.code(j) == close && self.is_kind(j, tokenize::Kind::Punct))
    }

    /// Whether token `i` looks like part of a proper name that no list holds: a word that
    /// unlabelled text does not know, or knows among names of `class`.
    pub fn unknown(&self, i: usize, class: NameClass) -> bool {
        if !self.is_word(i) {
            return false;
        }
        self.seems(i, class, MOSTLY)
    }

    /// Whether unlabelled text does not know token `i`, or finds it likely to be part of a name of
    /// `class`: at least in that bucket of [`words::bucket`].
    pub fn seems(&self, i: usize, class: NameClass, bucket: u16) -> bool {
        let about = self.tagger.about(i);
        !about.known || words::bucket(about.soft, class as u16) >= bucket
    }

    /// The word before token `i` in the same clause, skipping quotation marks.
    pub fn before(&self, i: usize) -> Option<usize> {
        let mut at = i.checked_sub(1)?;
        if self.opens(at) {
            at = at.checked_sub(1)?;
        }
        self.is_word(at).then_some(at)
    }

    /// How much the words of a name that the model found speak for it, on average: log odds, too sure by far.
    pub fn margin(&self, first: usize, end: usize) -> f32 {
        mean((first..end).map(|i| self.tagger.margin(i)))
    }

    /// How much the model speaks for a name of that class from token `first` to `end`, whatever it found there itself,
    /// and how much more than for one of any other class or for none: both on average, in log odds.
    pub fn view(&self, kind: NameClass, first: usize, end: usize) -> (f32, f32) {
        let other = |view: [i16; NameClass::COUNT]| {
            let others = (0..view.len()).filter(|&class| class != kind as usize).map(|class| view[class]);
            others.fold(0, i16::max)
        };
        let views = || (first..end).map(|i| self.tagger.view(i));
        let own = mean(views().map(|view| view[kind as usize]));
        (own, own - mean(views().map(other)))
    }

    /// Confidence of a name that the model found: how often names of its class, length and margin were right in text
    /// that it had not seen (`training/names/evaluate.py` prints the reliability of the scores).
    pub fn score(&self, kind: NameClass, first: usize, end: usize) -> f32 {
        let margin = self.margin(first, end).clamp(-2.0, 12.0);
        let odds = match (kind, end > first + 1) {
            (NameClass::Person, true) => 0.52 * margin - 0.05,
            (NameClass::Person, false) => 0.39 * margin - 1.96,
            (NameClass::Organization, true) => 0.36 * margin - 0.85,
            (NameClass::Organization, false) => 0.36 * margin - 2.45,
            _ => 0.2 * margin - 1.2,
        };
        1.0 / (1.0 + (-odds).exp())
    }

    /// Whether the model has a person right before token `i`.
    pub fn behind_person(&self, i: usize) -> bool {
        i > 0 && near(self.cx, i - 1) && self.tagged(i - 1) == Some(NameClass::Person)
    }

    /// Whether a name is listed as a town or country, and is one more often than not.
    pub fn sure_place(&self, s: Sense) -> bool {
        self.label(s) == Some(Label::Gpe) && s.flags & flag::UNSURE == 0
    }

    /// Whether token `i` is «و» and a definite noun that is no name of a people.
    pub fn joined(&self, i: usize) -> bool {
        self.is_word(i) && self.cx.begins(i, &AND_ARTICLE, 0) && self.people(i).is_none()
    }

    /// Whether token `i` is «من» right behind a rank of some of them: «حرب لبنان الأولى ⟦من⟧ نوعها».
    pub fn partitive(&self, i: usize) -> bool {
        self.is_small(i, NameWord::Preposition) && near(self.cx, i - 1) && self.cx.code(i) == MEEM
    }

    /// Whether token `i` is a word with the article and nothing before it, no name and no title.
    pub fn plain_definite(&self, i: usize) -> bool {
        const OTHER: u64 = bit(Class::Title)
            | bit(Class::Weekday)
            | bit(Class::Relative)
            | bit(Class::Ordinal)
            | bit(Class::TimeUnit);
        // «نقل» is a verb among the particles, «النقل» is none.
        let particle =
            || self.senses(i, Class::Particle).any(|(reading, _)| !reading.proclitics.any(Proclitics::AL));
        self.is_word(i)
            && self.cx.begins(i, &ARTICLE, 2)
            && !self.is_small(i, NameWord::Half)
            && !particle()
            && !self.cx.words[i].any(OTHER)
            && self.people(i).is_none()
    }

    /// Whether token `i` begins with «لل», the preposition before the article.
    pub fn for_definite(&self, i: usize) -> bool {
        self.is_word(i) && self.cx.begins(i, &[LAM, LAM], 3)
    }

    /// Whether token `i` may be part of a person's name by the lists or by its looks.
    pub fn namelike(&self, i: usize) -> bool {
        const PERSON: u64 = bit(Class::Given) | bit(Class::Family);
        const OTHER: u64 = bit(Class::Title) | bit(Class::Weekday) | bit(Class::Month) | bit(Class::Head);
        self.is_word(i)
            && !self.cx.words[i].any(OTHER)
            && (self.cx.words[i].readings(self.cx.lexicon).first().is_some_and(|w| w.proclitics.0 == 0)
                && self.cx.words[i].any(PERSON)
                || self.unknown(i, NameClass::Person) && self.prefix(i) == 0)
    }

    /// Code points before the name in token `i`, according to its stem.
    pub fn prefix(&self, i: usize) -> u8 {
        if i < self.count() { self.tagger.about(i).prefix } else { 0 }
    }

    /// Whether token `i` names a club where it stands: words of sport around it, and no preposition of place before it,
    /// as in «تعادل ⟦فالنسيا⟧ مع ⟦إشبيلية⟧» and not in «لعبوا في فالنسيا»; or a masculine adjective of a people behind it.
    pub fn club(&self, i: usize) -> bool {
        let of = Proclitics::BI | Proclitics::LI;
        let joined =
            || self.cx.words[i].readings(self.cx.lexicon).first().is_some_and(|w| w.proclitics.any(of));
        // «انتقل إلى ⟦ميلان⟧ الإيطالي»: a city is feminine.
        let his = |(reading, _): (Reading, Sense)| reading.proclitics.0 == Proclitics::AL;
        let hers = || self.key(i + 1, 0).is_some_and(|key| key.letters().last() == Some(&units::HEH));
        let he = || near(self.cx, i) && self.people(i + 1).is_some_and(his) && !hers();
        let town = |(_, s): (Reading, Sense)| self.label(s) == Some(Label::Gpe);
        let headed = || i > 0 && self.is_head(i - 1, HeadKind::GpeOut);
        let man = || he() && self.senses(i, Class::Name).any(town) && !headed();
        self.is_small(i, NameWord::Club) && (man() || !joined() && !self.placed(i) && self.sport_near(i))
    }

    /// Whether token `i` is a given name that many bear and that is nothing else, without proclitics.
    pub fn only_given(&self, i: usize) -> bool {
        self.senses(i, Class::Given).any(|(reading, s)| {
            reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg >= BEARERS
        })
    }

    /// Whether a preposition of place or the head of a place stands before token `i`: «في ليفربول», «مدينة بورتو».
    pub fn placed(&self, i: usize) -> bool {
        i > 0 && (self.is_small(i - 1, NameWord::Place) || self.is_head(i - 1, HeadKind::GpeOut))
    }

    /// Whether words of sport stand near token `i`, in its sentence.
    pub fn sport_near(&self, i: usize) -> bool {
        /// How far away such words may stand.
        const REACH: usize = 8;
        let stop =
            |j: &usize| matches!(self.cx.code(*j), DOT | 0x21 | 0x3F | ARABIC_QUESTION) && !self.is_word(*j);
        if !self.has_small(NameWord::Sport) {
            return false;
        }
        let sport = |j: usize| self.is_small(j, NameWord::Sport);
        let before = || (i.saturating_sub(REACH)..i).rev().take_while(|j| !stop(j)).any(sport);
        let behind = || (i + 1..self.count().min(i + 1 + REACH)).take_while(|j| !stop(j)).any(sport);
        before() || behind()
    }
}

/// The mean of some of the model's sums, in natural units of its log odds.
fn mean(sums: impl ExactSizeIterator<Item = i16>) -> f32 {
    /// Units of the model in one natural unit.
    const SCALE: f32 = 57.0;
    let count = sums.len().max(1) as f32;
    sums.map(f32::from).sum::<f32>() / (SCALE * count)
}
