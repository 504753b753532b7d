//! Filters for what the model takes for names although it does not look like one.

use super::lineage;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words;
use crate::found::Label;
use crate::letters::{ALEF_MAQSURA, BEH, FEH, TEH_MARBUTA, WAW, YEH, YEH_HAMZA, units};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::DOT;
use crate::tokenize;
use crate::tokenize::clitics::{Scheme, Split, may_end_in_pronoun, split};
use crate::with_units;

impl NameReader<'_> {
    /// Whether token `i` never begins or ends a name: a word of a dialect («وش», «رايح»), a mark of a page («RT»,
    /// «lt»).
    pub fn ordinary(&self, i: usize) -> bool {
        if !self.is_small(i, NameWord::Ordinary) {
            return false;
        }
        // «عبد ⟦الله⟧ المناعي», «نصر ⟦الله⟧»: nobody's name by itself, and half of many; «طغرل ⟦بك⟧».
        let half = |i: usize| {
            let first = |i: usize| {
                self.is_small(i, NameWord::Link)
                    || self.is(i, Class::Given)
                    || self.tagged(i) == Some(NameClass::Person)
            };
            // «راغت ⟦بك⟧»: with you.
            let honoured = |i: usize| self.seems(i, NameClass::Person, words::LIKELY) || self.foreign(i);
            let second = self.is_small(i, NameWord::Half) || self.bare_small(i, NameWord::Honour);
            let stands =
                || self.is_small(i, NameWord::Half) || self.is(i - 1, Class::Given) || honoured(i - 1);
            second && i > 0 && first(i - 1) && near(self.cx, i - 1) && stands()
        };
        // «بوش» is no «ب» and «وش».
        let joined = |reading: Reading| reading.proclitics.any(!(Proclitics::WA | Proclitics::FA));
        let word = |(reading, s): (Reading, Sense)| s.arg == NameWord::Ordinary as i32 && !joined(reading);
        self.senses(i, Class::NameWord).any(word) && !half(i)
    }

    /// Whether token `i` is «على», upon, and not Ali, whom those write so who write no ي at the end of words.
    pub fn is_upon(&self, i: usize) -> bool {
        /// Words on either side that show how the text is written.
        const REACH: usize = 40;
        let last = |j: usize| self.cx.text.at((self.cx.tokens.ends[j] as usize).saturating_sub(1));
        let near = || (i.saturating_sub(REACH)..self.count().min(i + REACH)).filter(|&j| self.is_word(j));
        // «في» tells it best.
        let within = |j: &usize| self.cx.code(*j) == FEH && self.cx.tokens.span(*j).len() == 2;
        let written = |letter: u32| near().filter(within).any(|j| last(j) == letter);
        self.is_small(i, NameWord::Preposition)
            && last(i) == ALEF_MAQSURA
            && !written(ALEF_MAQSURA)
            && near().any(|j| last(j) == YEH)
    }

    /// Whether token `i` is «و» and a given name, though the model may know the word as one: «مريم ⟦وهناء⟧».
    pub fn another(&self, i: usize) -> bool {
        let given = |cut: bool| self.senses(i, Class::Given).any(|(reading, _)| (reading.prefix > 0) == cut);
        self.cx.code(i) == WAW && given(true) && !given(false)
    }

    /// Whether token `i` is the name of somebody whom a list has by that word alone: «ترامب».
    pub fn known_alone(&self, i: usize) -> bool {
        self.senses(i, Class::Name).any(|(reading, s)| {
            let sure = reading.proclitics.0 == 0 && s.flags & flag::UNSURE == 0;
            sure && self.label(s) == Some(Label::Person)
        }) && !self.is(i, Class::Given)
    }

    /// Whether token `i` is a verb before a name, and no name itself: «⟦ولد⟧ نجيب محفوظ», «⟦بدأ⟧ طه حسين».
    pub fn verb_before(&self, i: usize) -> bool {
        // «ولد ابن رشد»
        let link = self.bare_small(i, NameWord::Link);
        let given = || {
            let sure =
                |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0;
            self.senses(i, Class::Given).any(sure)
        };
        (link || !given())
            && self.cx.words[i].any(bit(Class::Verb))
            && near(self.cx, i)
            && (self.is(i + 1, Class::Given) || self.tagged(i + 1) == Some(NameClass::Person))
            // «أبان بن عثمان»
            && (link
                || !(self.is(i, Class::Given) && self.bare_small(i + 1, NameWord::Descent)))
    }

    /// Whether the model speaks against a single word that a list has under that label: by the word and its neighbours,
    /// which tell «الجزيرة» the channel from an island. The limits are those below which two in three such names were
    /// wrong in passages marked by hand that the model had not seen.
    pub fn denied(&self, label: Label, i: usize) -> bool {
        let (class, own, more) = match label {
            Label::Gpe => (NameClass::Place, 2.5, -1.5),
            Label::Loc => (NameClass::Place, 4.0, 1.0),
            Label::Org => (NameClass::Organization, 0.5, -2.0),
            Label::Person => (NameClass::Person, -1.0, -2.0),
            _ => return false,
        };
        // Of a word that its table does not have, the model knows little: «مرعش».
        self.tagger.about(i).known && self.against(class, i, i + 1, own, more)
    }

    /// The same of what a rule reads as a building, an event or a descent.
    pub fn refuted(&self, f: &Found) -> bool {
        match f.label {
            // «ملعب النخيل ⟦الجديد⟧»: of a building, its head and the word behind it tell; a hospital may be a body.
            Label::Fac => {
                let end = f.end.min(f.first + 2);
                // «طريق ⟦الملك فهد⟧»: a title says whose it is.
                let titled = f.len() > 2 && self.behind_title(f.first + 1).is_some();
                // «مجمع الأمل ⟦الطبي⟧» says itself what it is.
                !(titled || f.len() > 2 && self.is_small(f.end - 1, NameWord::Tail))
                    && self.against(NameClass::Place, f.first, end, -1.0, -5.0)
                    && self.against(NameClass::Organization, f.first, f.end, -1.5, f32::MIN)
            }
            // «بطولة إسماعيل ياسين» is who plays, no tournament; «كأس محمد السادس» has a king's number.
            Label::Event => {
                let king = self.is(f.end - 1, Class::Ordinal);
                let player = || f.len() > 1 && self.view(NameClass::Person, f.first + 1, f.end).1 > 0.0;
                // «مهرجان ⟦الزيتون⟧»: behind such a head nearly any noun names one.
                let festival = self.is_head(f.first, HeadKind::EventBody) && self.definite(f.first + 1);
                // «بطولة ⟦اتحاد⟧ غرب آسيا»: who holds it.
                let held = self.is_small(f.first, NameWord::Sport)
                    && self.is_head(f.first + 1, HeadKind::OrgParty)
                    && f.len() > 2;
                !king
                    && !held
                    && (player() || !festival && self.against(NameClass::Other, f.first, f.end, -0.5, -4.0))
            }
            Label::Loc => self.against(NameClass::Place, f.first, f.end, 0.5, -2.5),
            Label::Person => {
                f.rule == lineage::LINEAGE && self.against(NameClass::Person, f.first, f.end, -1.0, -2.0)
            }
            _ => false,
        }
    }

    /// Whether the model speaks for a name of that class by less than `own`, or rather for another by more than `more`
    /// says.
    fn against(&self, class: NameClass, first: usize, end: usize, own: f32, more: f32) -> bool {
        let (speaks, rather) = self.view(class, first, end);
        speaks < own || rather < more
    }

    /// Whether the model's name from token `first` to `end` is not one, judging by its words alone.
    pub fn doubtful(&self, kind: NameClass, first: usize, end: usize) -> bool {
        if (first..end).any(|i| self.ordinary(i)) || self.small_letters(first, end) {
            return true;
        }
        // «اسر ا ⟦ئيلي⟧»: no word begins so, a broken one goes on so.
        if (first..end).any(|i| self.cx.code(i) == YEH_HAMZA) {
            return true;
        }
        let alone = end == first + 1;
        match kind {
            // «وصل ⟦الوفد⟧ إلى المطار»: by itself a delegation.
            NameClass::Organization => alone && self.is_small(first, NameWord::Site),
            NameClass::Person => (first..end).any(|i| self.drawn_out(i)) || alone && self.common(first),
            _ => false,
        }
    }

    /// Whether token `i` is a person's name by itself for the model, although its end looks like a pronoun: «بيليه». It
    /// speaks for it, and unlabelled text knows the word from hardly anything but names.
    pub fn sure(&self, i: usize) -> bool {
        const LEAST: f32 = 4.0;
        let known = self.tagger.about(i).known;
        known && self.seems(i, NameClass::Person, words::SURELY) && self.margin(i, i + 1) >= LEAST
    }

    /// Whether a name by itself is more likely an adjective or an ordinary word: «جميل», «إعجابهم».
    fn common(&self, i: usize) -> bool {
        // A title right before a name makes it one: «الشيخ جميل», but «المنتج ممتاز ورائع».
        let titled = self.before(i).is_some_and(|b| self.is(b, Class::Title) && !self.predicate(i));
        // «وقال ⟦سعيد⟧ إن», but «يقول ⟦مشرف⟧ الفعالية»
        let told = || {
            let says = self.before(i).is_some_and(|b| self.is_small(b, NameWord::Says));
            let what = [NameWord::That, NameWord::Preposition, NameWord::Place];
            says && (!self.is_word(i + 1) || what.iter().any(|&kind| self.is_small(i + 1, kind)))
        };
        let word = self.is_small(i, NameWord::Common);
        let known = self.is(i, Class::Given) || self.is(i, Class::Family);
        !titled && (word && !told() || !known && !self.tagger.about(i).known && self.inflected(i))
    }

    /// Whether an adjective that is a name too is said of something: «المكان ⟦هادي⟧ وجميل», «المنتج ⟦ممتاز⟧ ورائع».
    pub fn predicate(&self, i: usize) -> bool {
        let like = |j: usize| self.is_small(j, NameWord::Common) || self.is_small(j, NameWord::Describing);
        let before = |j: usize| {
            // «رئيس الدولة ⟦هادي⟧» does not agree.
            let man = self.cx.text.at(self.cx.tokens.ends[j] as usize - 1) != TEH_MARBUTA;
            let noun = self.plain_definite(j) && !self.is(j, Class::Title) && man && self.prefix(i) == 0;
            near(self.cx, j) && (like(j) || noun || self.ordinary(j))
        };
        let behind = || near(self.cx, i) && self.cx.code(i + 1) == WAW && like(i + 1);
        self.is_small(i, NameWord::Common) && (i.checked_sub(1).is_some_and(before) || behind())
    }

    /// Whether the name that token `i` is by itself is cut otherwise than its clitics are: «ف⟦خور⟧», where the word
    /// is one piece, or «محبوبه», where a pronoun ends it. A whole word that the lists have is a name: «كرامي».
    pub fn miscut(&self, i: usize, prefix: u8) -> Option<u8> {
        let listed = |before: u8| {
            let whole = |(reading, _): (Reading, Sense)| reading.prefix == before;
            self.senses(i, Class::Given).any(whole) || self.senses(i, Class::Family).any(whole)
        };
        let pronoun = || !listed(prefix) && self.pronoun(i);
        let pieces = || self.clitics(i).pieces(self.cx.tokens.span(i), Scheme::Atb);
        if prefix == 0 || !pieces().proclitics().is_empty() {
            return (!pronoun()).then_some(prefix);
        }
        listed(0).then_some(0)
    }

    /// Whether token `i` begins with a letter that looks like a preposition although the rest is nothing: «بتال».
    pub fn keeps_letter(&self, i: usize) -> bool {
        let listed = |reading: Reading| reading.prefix > 0;
        let borne = |class| self.senses(i, class).any(|(reading, _)| listed(reading));
        let rest = borne(Class::Given)
            || borne(Class::Family)
            || self.tagger.about(i).known && self.seems(i, NameClass::Person, words::SURELY);
        matches!(self.cx.code(i), BEH | FEH) && !rest
    }

    /// Whether token `i` ends in a pronoun.
    pub fn pronoun(&self, i: usize) -> bool {
        // Without the letters of one no split has any, and most words are not split.
        let span = self.cx.tokens.span(i);
        let may = with_units!(self.cx.text, units => may_end_in_pronoun(&units[span.start as usize..span.end as usize]));
        may && self.clitics(i).pieces(self.cx.tokens.span(i), Scheme::Atb).enclitic.is_some()
    }

    /// Whether token `i`, right behind the name of a person at token `given`, is a family name that nothing knows: no
    /// list and no text, no clitics, and neither the beginning nor the end of a verb, a plural or a feminine noun.
    pub fn foreign_family(&self, given: usize, i: usize) -> bool {
        self.tagger.about(given).known
            && self.seems(given, NameClass::Person, words::SURELY)
            && self.foreign(i)
    }

    /// Whether token `i` is a word that nothing knows: no list and no text, no clitics, and neither the beginning nor
    /// the end of a verb, a plural or a feminine noun.
    pub fn foreign(&self, i: usize) -> bool {
        /// ي, ت, ن, س, م: what stands before verbs and participles
        const BEGINS: [u16; 5] = [units::YEH, units::TEH, units::NOON, units::SEEN, units::MEEM];
        /// ت, ة, ه, ا behind them
        const ENDS: [u16; 4] = [units::TEH, units::TEH_MARBUTA, units::HEH, units::ALEF];
        /// ون, ين, هم, كم, نا
        const PLURALS: [[u16; 2]; 4] = [
            [units::WAW, units::NOON],
            [units::YEH, units::NOON],
            [units::HEH, units::MEEM],
            [units::KAF, units::MEEM],
        ];
        const LEAST: usize = 4;
        // «بيل ⟦كوسبي⟧»: what is left without a letter that is no particle tells nothing.
        let known = |i: usize| {
            let about = self.tagger.about(i);
            about.known && (about.prefix == 0 || !self.clitics(i).is_whole())
        };
        if !self.is_kind(i, tokenize::Kind::Word) || known(i) || self.definite(i) || self.drawn_out(i) {
            return false;
        }
        let info = &self.cx.words[i];
        let other = !bit(Class::Family) & !bit(Class::Given);
        let Some(key) = self.key(i, 0).filter(|_| !info.any(other)) else { return false };
        let letters = key.letters();
        let verb = letters.len() < LEAST
            || letters.first().is_none_or(|c| BEGINS.contains(c))
            || letters.last().is_none_or(|c| ENDS.contains(c))
            || PLURALS.iter().any(|end| letters.ends_with(end));
        !verb && !self.accusative(i) && self.clitics(i).is_whole()
    }

    /// Where the clitics of token `i` are. To find them takes longer than anything else that is asked about a word, so
    /// they are remembered.
    pub(super) fn clitics(&self, i: usize) -> Split {
        let span = self.cx.tokens.span(i);
        let find =
            || with_units!(self.cx.text, units => split(&units[span.start as usize..span.end as usize]));
        match self.cx.words.surface(i) {
            // Not looked up: no word.
            0 => find(),
            surface => *self.tagger.clitics.borrow_mut().entry(surface).or_insert_with(find),
        }
    }

    /// Whether an unknown word ends as verbs in the plural and nouns with a pronoun do: «شريكتها», «يتطنزون».
    fn inflected(&self, i: usize) -> bool {
        /// ها, هم, كم, وا, ون
        const ENDS: [[u16; 2]; 5] = [
            [units::HEH, units::ALEF],
            [units::HEH, units::MEEM],
            [units::KAF, units::MEEM],
            [units::WAW, units::ALEF],
            [units::WAW, units::NOON],
        ];
        const LEAST: usize = 5;
        let Some(key) = self.key(i, 0) else { return false };
        let letters = key.letters();
        letters.len() >= LEAST && ENDS.iter().any(|end| letters.ends_with(end))
    }

    /// Where the name begins that a title at token `i` announces: «الملك ⟦فهد⟧», «د. ⟦سليمان⟧».
    pub fn behind_title(&self, i: usize) -> Option<usize> {
        /// Letters of a title that is shortened.
        const SHORTENED: u32 = 2;
        let dotted = self.cx.tokens.span(i).len() <= SHORTENED
            && self.cx.code(i + 1) == DOT
            && (self.is(i + 2, Class::Given) || self.tagged(i + 2) == Some(NameClass::Person));
        let titled = dotted || self.is(i, Class::Title) && self.definite(i);
        titled.then_some(i + 1 + usize::from(dotted))
    }

    /// Whether token `i` ends as duals do.
    pub fn dual(&self, i: usize) -> bool {
        /// ان, ين
        const ENDS: [[u16; 2]; 2] = [[units::ALEF, units::NOON], [units::YEH, units::NOON]];
        self.ends_in(i, &ENDS)
    }

    /// Whether the letters of token `i` end in any of these.
    pub fn ends_in(&self, i: usize, ends: &[[u16; 2]]) -> bool {
        self.key(i, 0).is_some_and(|key| ends.iter().any(|end| key.letters().ends_with(end)))
    }

    /// Whether a letter occurs three times in a row, as in a cry: «ميخييييس».
    pub fn drawn_out(&self, i: usize) -> bool {
        let span = self.cx.tokens.span(i);
        let at = |n: u32| self.cx.text.at(n as usize);
        (span.start + 2..span.end).any(|n| at(n) == at(n - 1) && at(n) == at(n - 2))
    }

    /// Whether a name in Latin letters begins in lower case, as no name does: «doc id».
    fn small_letters(&self, first: usize, end: usize) -> bool {
        let latin = (first..end).all(|i| !self.is_kind(i, tokenize::Kind::Word));
        latin && matches!(self.cx.code(first), 0x61..=0x7A)
    }
}
