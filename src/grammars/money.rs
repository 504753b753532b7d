//! MONEY: amounts with a currency.

use super::glued_codes::glued_codes;
use super::measured::{self, FoundUnit, Measured, Units, Written, matching};
use crate::found::{Candidate, CountedNoun, Entity, Label, Numeric, Value};
use crate::lexicon::amounts::{CurrencyRow, CurrencyWordRow};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Match, Proclitics, bit, flag};
use crate::numerals::{digits, number_word};
use crate::reading::{Amount, Context, Dimension, Exact, Memory, Profile, mark, near};
use crate::signs::{ARABIC_COMMA, COMMA, DOT, HYPHEN, MINUS, NON_BREAKING_HYPHEN};
use crate::span::Span;
use crate::tokenize::Kind;

/// Amounts of money.
pub struct Money;

impl Dimension for Money {
    fn name(&self) -> &'static str {
        "money"
    }

    fn doc(&self) -> &'static str {
        "Amounts of money with ISO 4217 currencies: signs, codes, words, subunits, countries."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Money]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        glued_codes(cx, out);
        if !cx.words.hold(Currencies::CLASSES) {
            return;
        }
        let currencies = Currencies::of(cx);
        out.extend(measured::read(cx, &currencies).iter().filter_map(|m| currencies.candidate(cx, m)));
    }
}

/// Whether what is paid is told near the tokens `first..end`, and no gold: «بقيمة 20 مليون أوقية» is no weight.
fn paid(cx: &Context<'_>, first: usize, end: usize) -> bool {
    let near = |group: &str| {
        cx.lexicon.tables().hint(group).is_some_and(|group| matching::hinted(cx, first, end, group))
    };
    near("paid") && !near("gold")
}

/// The currencies of the lexicon, and what the options make of a bare word.
struct Currencies<'a> {
    words: &'a [CurrencyWordRow],
    rows: &'a [CurrencyRow],
    bound_verbs: Option<i32>,
    region: Option<&'a str>,
    /// Whether a word that needs a country means its usual currency: the profiles of spoken text.
    usual: bool,
}

/// A currency or subunit as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct MoneyUnit {
    /// Its word; none for bare codes.
    word: Option<u16>,
    /// The currency meant, where that is known.
    currency: Option<u16>,
}

impl<'a> Currencies<'a> {
    fn of(cx: &Context<'a>) -> Self {
        let tables = cx.lexicon.tables();
        Self {
            words: &tables.currency_words,
            rows: &tables.currencies,
            bound_verbs: tables.hint("bound_verb"),
            region: cx.options.region.as_deref(),
            usual: cx.options.transcribed(),
        }
    }

    fn word(&self, unit: MoneyUnit) -> Option<&'a CurrencyWordRow> {
        self.words.get(usize::from(unit.word?))
    }

    fn currency(&self, unit: MoneyUnit) -> Option<&'a CurrencyRow> {
        self.rows.get(usize::from(unit.currency?))
    }

    /// What a word means beside a country, or without one.
    fn resolve(&self, word: u16, country: Option<i32>) -> MoneyUnit {
        let row = &self.words[usize::from(word)];
        let of_word = |c: &CurrencyRow| match row.sub {
            true => c.subunits.iter().any(|(sub, _)| *sub == word),
            false => c.word == Some(word),
        };
        let find = |fits: &dyn Fn(&CurrencyRow) -> bool| {
            let found = self.rows.iter().position(|c| of_word(c) && fits(c));
            found.map(|at| at as u16)
        };
        let named = country.and_then(|id| find(&|c| c.country == Some(id)));
        let regional = || self.region.and_then(|r| find(&|c| c.regions.iter().any(|known| known == r)));
        let only =
            || (row.sub && self.rows.iter().filter(|c| of_word(c)).count() == 1).then(|| find(&|_| true));
        let usual = || row.usual.filter(|_| self.usual);
        let currency = named.or(row.currency).or_else(regional).or_else(|| only().flatten()).or_else(usual);
        MoneyUnit { word: Some(word), currency }
    }

    /// A currency's word at token `i` with the country after it.
    fn worded(&self, cx: &Context<'_>, i: usize) -> Option<FoundUnit<MoneyUnit>> {
        let mut found: Option<(FoundUnit<MoneyUnit>, u16)> = None;
        // «بين» is «between», no yen after a preposition.
        const SMALL: u64 = bit(Class::Particle) | bit(Class::NumberWord);
        let small = || cx.words[i].of_any(cx.lexicon, SMALL).any(|(r, _)| r.proclitics.0 == 0);
        matching::each(cx, i, Class::Currency, |m| {
            let word = m.sense.arg as u16;
            if found.is_none() && !(m.reading.proclitics.any(!Proclitics::AL) && small()) {
                let unit = MoneyUnit { word: Some(word), currency: None };
                let written = matching::written(m.sense.flags);
                found = Some((
                    FoundUnit {
                        unit,
                        first: i,
                        end: m.end,
                        written,
                        proclitics: m.reading.proclitics,
                        prefix: m.reading.prefix,
                        unsure: m.sense.flags & flag::AMBIGUOUS != 0,
                    },
                    word,
                ));
            }
        });
        let (mut found, word) = found?;
        let row = &self.words[usize::from(word)];
        if row.not_before.is_some_and(|group| matching::hint_at(cx, found.end, group)) {
            return None;
        }
        let country = country(cx, found.end, found.proclitics);
        found.unit = self.resolve(word, country.map(|(id, _)| id));
        let names_it = |id: i32| self.currency(found.unit).is_some_and(|c| c.country == Some(id));
        match country {
            Some((id, end)) if names_it(id) => found.end = end,
            _ if row.with_country && !paid(cx, i, found.end) => return None,
            _ => {}
        }
        Some(found)
    }

    /// A code or sign at token `i`.
    fn sign(&self, cx: &Context<'_>, i: usize) -> Option<FoundUnit<MoneyUnit>> {
        // «5000 ل س» has two.
        self.sign_before(cx, i, None).filter(|f| f.end > i + 1 || !is_letter(cx, i) || prices(cx, i))
    }

    /// A code or sign at token `i`, which must end before the number at token `number` if there is one.
    fn sign_before(&self, cx: &Context<'_>, i: usize, number: Option<usize>) -> Option<FoundUnit<MoneyUnit>> {
        let mut found: Option<FoundUnit<MoneyUnit>> = None;
        let mut rank = (0, false, false);
        let mut each = |m: Match| {
            if number.is_some_and(|n| m.end != n) {
                return;
            }
            let currency = m.sense.arg as u16;
            let row = self.rows.get(usize::from(currency));
            // «د.إ» is the dirham and «د.أ» the Jordanian dinar; «د.ا» is either, and the region decides.
            let exact = m.sense.flags & flag::STRICT != 0;
            let regional = self.region.is_some_and(|r| row.is_some_and(|c| c.regions.iter().any(|k| k == r)));
            if found.is_none() || (m.end, exact, regional) > rank {
                rank = (m.end, exact, regional);
                found = Some(FoundUnit {
                    unit: MoneyUnit { word: row.and_then(|c| c.word), currency: Some(currency) },
                    first: i,
                    end: m.end,
                    written: Written::Short,
                    proclitics: Proclitics::default(),
                    prefix: 0,
                    unsure: false,
                });
            }
        };
        match number {
            // «ج 3» is a volume.
            Some(_) if is_letter(cx, i) => return None,
            Some(_) => matching::glued(cx, i, Class::CurrencySign, &mut each),
            None => matching::each(cx, i, Class::CurrencySign, &mut each),
        }
        found
    }

    fn candidate(&self, cx: &Context<'_>, m: &Measured<MoneyUnit>) -> Option<Candidate> {
        let mut number = m.number();
        let word = self.word(m.unit);
        let currency = self.currency(m.unit);
        // «ريدمي 13C» is a model.
        let cents = word.is_some_and(|w| w.sub) && currency.is_none() && !m.worded;
        if cents && cx.text.at(m.unit_span.end as usize - 1) == u32::from(b'C') {
            return None;
        }
        // A subunit of a known currency is counted in that currency.
        let sub = word.filter(|w| w.sub).and_then(|_| {
            let subunits = &currency?.subunits;
            subunits.iter().find(|(sub, _)| Some(*sub) == m.unit.word).map(|(_, per)| *per)
        });
        if let Some(per) = sub {
            let scale = |n: Numeric| Exact::from_numeric(n)?.over(Exact::int(per.into()))?.decimal();
            number.value = number.value.and_then(scale);
            number.low = number.low.and_then(scale);
            number.high = number.high.and_then(scale);
        }
        // «20,000 د.ت»: where a currency has thousandths and the comma is the point, three digits after one are them.
        if currency.is_some_and(|c| c.comma_point) && !m.worded && cx.options.decimal_comma {
            number.value = number.value.map(|v| thousandths(cx, m, v).unwrap_or(v));
        }
        // «50.000 ريال» are fifty thousand, unless the money has thousandths.
        let subunits =
            currency.map_or_else(|| word.map(|w| w.subunits.as_slice()), |c| Some(c.subunits.as_slice()));
        let fine = subunits.and_then(|s| s.first()).is_some_and(|(_, per)| *per == 1000);
        if !fine && sub.is_none() {
            number.value = number.value.map(|v| digits::pointed_thousands(cx, m.span, v).unwrap_or(v));
        }
        number.unit = currency.map(|c| c.code.clone());
        number.noun = word
            .filter(|_| m.worded)
            .map(|w| CountedNoun { span: first_word(cx, m.unit_span), lemma: w.noun.singular.clone() });
        let entity = Entity {
            span: m.span,
            phrase: m.phrase,
            label: Label::Money,
            value: Value::Number(number.into()),
            rule: "money::candidate",
        };
        Some(Candidate::core(entity))
    }
}

impl Units for Currencies<'_> {
    type Unit = MoneyUnit;

    const CLASSES: u64 = bit(Class::Currency) | bit(Class::CurrencySign);

    fn behind(&self, cx: &Context<'_>, i: usize, _: &Amount) -> Option<FoundUnit<MoneyUnit>> {
        self.sign(cx, i).or_else(|| self.worded(cx, i))
    }

    fn ahead(&self, cx: &Context<'_>, number: &Amount) -> Option<(FoundUnit<MoneyUnit>, usize, Exact)> {
        let first = number.core.0;
        let before = first.checked_sub(1)?;
        // «$-5», «$35-», but not «سالب»; Puckling reads none.
        let minus = number.atoms.0.has(mark::NEGATIVE);
        if minus && cx.options.profile == Some(Profile::Puckling) {
            return None;
        }
        let dash = |i: usize| matches!(cx.code(i), HYPHEN | NON_BREAKING_HYPHEN | MINUS);
        if !near(cx, before) || (minus && !dash(first) && !dash(number.end() - 1)) {
            return None;
        }
        // «L.E. 1,250»
        let dotted = matches!(cx.kind(before), Some(Kind::Latin)) || cx.code(before) == DOT;
        let long = |back: usize| before.checked_sub(back).filter(|_| dotted);
        let found = [long(3), long(2), before.checked_sub(1), Some(before)]
            .into_iter()
            .flatten()
            .find_map(|at| self.sign_before(cx, at, Some(first)))?;
        // The sign of the number before it: 5$ 10
        // «عام 2015 $35»
        let glued = cx.glued(first - 1) && found.first > 0 && !cx.glued(found.first - 1);
        let taken = !glued
            && found.first > 0
            && near(cx, found.first - 1)
            && cx.numbers.atom_ending(found.first).is_some_and(|a| a.end == found.first);
        if taken {
            return None;
        }
        let end = number.end();
        let mut magnitude = None;
        if near(cx, end - 1) {
            matching::each(cx, end, Class::Magnitude, |m| magnitude = u32::try_from(m.sense.arg).ok());
        }
        Some(match magnitude.and_then(|m| 10i128.checked_pow(m)) {
            Some(power) => (found, end + 1, Exact::int(power)),
            None => (found, end, Exact::int(1)),
        })
    }

    fn alone(&self, cx: &Context<'_>, i: usize) -> Option<FoundUnit<MoneyUnit>> {
        self.worded(cx, i).filter(|f| f.written != Written::Short)
    }

    fn same(&self, a: MoneyUnit, b: MoneyUnit) -> Option<MoneyUnit> {
        let alike = a.word == b.word && (a.currency.is_none() || b.currency.is_none() || a == b);
        alike.then_some(MoneyUnit { word: a.word, currency: a.currency.or(b.currency) })
    }

    fn part(&self, whole: MoneyUnit, part: MoneyUnit) -> Option<Exact> {
        let subunits = match self.currency(whole) {
            Some(currency) => &currency.subunits,
            None => &self.word(whole)?.subunits,
        };
        let (_, per) = subunits.iter().find(|(word, _)| Some(*word) == part.word)?;
        Exact::ratio(1, (*per).into())
    }

    fn nameless_part(&self, _: &Context<'_>, m: &Measured<MoneyUnit>) -> Option<Exact> {
        let (_, per) = self.currency(m.unit)?.subunits.first()?;
        Exact::ratio(1, (*per).into())
    }

    /// «ريال واحد وخمسون هللة»: of the currencies with that word only the Saudi one has such a part.
    fn with_part(&self, whole: MoneyUnit, part: MoneyUnit) -> MoneyUnit {
        if whole.currency.is_some() || whole.word.is_none() {
            return whole;
        }
        let divided =
            |c: &CurrencyRow| c.word == whole.word && c.subunits.iter().any(|(w, _)| Some(*w) == part.word);
        let mut fitting = (0u16..).zip(self.rows).filter(|(_, c)| divided(c)).map(|(at, _)| at);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => MoneyUnit { currency: Some(only), ..whole },
            _ => whole,
        }
    }

    fn bound_verbs(&self) -> Option<i32> {
        self.bound_verbs
    }

    fn bare(&self, _: &Context<'_>, _: &FoundUnit<MoneyUnit>) -> bool {
        false
    }
}

/// The adjective of a country at token `i`; after a definite noun it has the article too.
fn country(cx: &Context<'_>, i: usize, noun: Proclitics) -> Option<(i32, usize)> {
    if !near(cx, i.checked_sub(1)?) {
        return None;
    }
    let mut found = None;
    matching::each(cx, i, Class::CurrencyCountry, |m| {
        let agrees = m.reading.proclitics.0 == noun.0 & Proclitics::AL;
        if agrees && found.is_none_or(|(_, end)| m.end > end) {
            found = Some((m.sense.arg, m.end));
        }
    });
    found
}

/// The value of digits with one comma and three digits after it, read with the comma as the point.
fn thousandths(cx: &Context<'_>, m: &Measured<MoneyUnit>, value: Numeric) -> Option<Numeric> {
    let (Numeric::Int(n), None) = (value, m.range) else { return None };
    let codes = || (m.span.start..m.span.end).map(|at| cx.text.at(at as usize));
    let comma = |c: &u32| matches!(*c, COMMA | ARABIC_COMMA);
    let mut behind = codes().skip_while(|c| !comma(c)).skip(1);
    let three = (0..3).all(|_| behind.next().is_some_and(|c| digits::digit(c).is_some()));
    let more = behind.next().is_some_and(|c| digits::digit(c).is_some());
    if !three || more || codes().filter(comma).count() != 1 {
        return None;
    }
    Exact::ratio(n, 1000)?.decimal()
}

/// The first word of a span.
fn first_word(cx: &Context<'_>, span: Span) -> Span {
    let end = (span.start..span.end).find(|&at| cx.text.at(at as usize) == 0x20).unwrap_or(span.end);
    Span::new(span.start, end)
}

/// Whether one Arabic letter by itself stands at token `i`.
fn is_letter(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Word) && cx.tokens.span(i).len() == 1
}

/// Whether the letter at token `i` is glued to a price: «200ج»; not «الفقرة 12ج», «3ج».
fn prices(cx: &Context<'_>, i: usize) -> bool {
    let number = i.checked_sub(1).filter(|&n| cx.glued(n) && cx.kind(n) == Some(Kind::Number));
    let named = |n: usize| {
        let before = n.checked_sub(1).filter(|&b| near(cx, b));
        before.is_some_and(|b| {
            matching::is_hint(cx, b, "document")
                || matching::is_hint(cx, b, "numbered")
                || number_word(cx, b, NumberWord::Name).is_some()
        })
    };
    number.is_some_and(|n| cx.tokens.span(n).len() > 1 && !named(n))
}
