//! QUANTITY: measurements with UCUM units.

use super::measured::{self, FoundUnit, Measured, Units, Written, matching};
use crate::found::{Candidate, CountedNoun, Entity, Label, Number, Numeric, Value, strength};
use crate::letters::LAM;
use crate::lexicon::amounts::{MeasureRow, MeasureWord};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Match, Proclitics, bit, flag};
use crate::numerals::{digits, is_word};
use crate::reading::{Amount, AtomKind, Context, Dimension, Exact, Memory, mark, near};
use crate::signs::{DOT, HYPHEN, OPEN, SPACE};
use crate::span::Span;
use crate::tokenize::Kind;

/// Measurements.
pub struct Quantities;

/// The dimension whose values may lie below zero without a glued sign.
const TEMPERATURE: &str = "temperature";
/// The dimension whose units have squares and cubes.
const LENGTH: &str = "length";
/// The unit of degrees of no said kind.
const DEGREE: &str = "deg";

impl Dimension for Quantities {
    fn name(&self) -> &'static str {
        "quantity"
    }

    fn doc(&self) -> &'static str {
        "Measurements with UCUM units: length, area, volume, mass, temperature, speed, energy, data and more."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Quantity]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        if cx.words.hold(Measures::CLASSES) {
            let tables = cx.lexicon.tables();
            let measures = Measures { rows: &tables.measures, bound_verbs: tables.hint("bound_verb") };
            for m in measured::read(cx, &measures) {
                if !generation(cx, &m) {
                    out.push(measures.candidate(cx, m));
                }
            }
        }
        out.extend(cx.numbers.amounts.iter().filter_map(|a| below_zero(cx, a)));
    }
}

/// Whether grams are the generation of a network: «4g».
fn generation(cx: &Context<'_>, m: &Measured<QuantityUnit>) -> bool {
    const GRAM: u32 = 'g' as u32;
    let unit = m.unit_span;
    let glued =
        m.span.len() == 2 && unit.start == m.span.start + 1 && cx.text.at(unit.start as usize) == GRAM;
    glued && digits::digit(cx.text.at(m.span.start as usize)).is_some_and(|d| (2..=6).contains(&d))
}

/// The units of the lexicon.
struct Measures<'a> {
    rows: &'a [MeasureRow],
    bound_verbs: Option<i32>,
}

/// A unit, its power, and what it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct QuantityUnit {
    row: u16,
    power: u8,
    per: Option<u16>,
}

impl Measures<'_> {
    fn row(&self, row: u16) -> &MeasureRow {
        &self.rows[usize::from(row)]
    }

    /// The unit at token `i` of which `fits` holds: the longest, then one that a hint asks for.
    fn at(
        &self,
        cx: &Context<'_>,
        i: usize,
        fits: impl Fn(&Match, &MeasureRow) -> bool,
    ) -> Option<FoundUnit<QuantityUnit>> {
        let mut best: Option<(Match, bool)> = None;
        matching::each(cx, i, Class::Measure, |m| {
            let Some(row) = self.rows.get(m.sense.arg as usize) else { return };
            let hinted = row.near.map(|group| matching::hinted(cx, i, m.end, group));
            let better = match &best {
                None => true,
                Some((b, had)) => m.end > b.end || (m.end == b.end && hinted == Some(true) && !had),
            };
            if better && hinted != Some(false) && fits(&m, row) {
                best = Some((m, hinted == Some(true)));
            }
        });
        let (m, _) = best?;
        let row = self.rows.get(m.sense.arg as usize)?;
        let unsure = m.sense.flags & flag::AMBIGUOUS != 0
            && !cx.options.bare_unit
            && !row.unsure_near.is_some_and(|group| matching::hinted(cx, i, m.end, group));
        let found = FoundUnit {
            unit: QuantityUnit { row: row.canonical, power: 1, per: None },
            first: i,
            end: m.end,
            written: matching::written(m.sense.flags),
            proclitics: m.reading.proclitics,
            prefix: m.reading.prefix,
            unsure,
        };
        Some(self.compound(cx, found))
    }

    /// «مربع», «مكعب» and «في الساعة» after a unit.
    fn compound(&self, cx: &Context<'_>, mut found: FoundUnit<QuantityUnit>) -> FoundUnit<QuantityUnit> {
        if self.row(found.unit.row).dimension == LENGTH
            && let Some((word, article)) = measure_word(cx, found.end)
        {
            let agrees = article == found.proclitics.has(Proclitics::AL);
            match word {
                MeasureWord::Square if agrees => found.unit.power = 2,
                MeasureWord::Cube if agrees => found.unit.power = 3,
                _ => {}
            }
            found.end += usize::from(found.unit.power > 1);
        }
        if let Some((per, end)) = self.divisor(cx, found.end) {
            found.unit.per = Some(per);
            found.end = end;
        }
        found
    }

    /// The second half of a rate at token `i`: في الساعة, بالساعة, /س, لكل دقيقة.
    fn divisor(&self, cx: &Context<'_>, i: usize) -> Option<(u16, usize)> {
        if i == 0 || !near(cx, i - 1) {
            return None;
        }
        let rate = |at: usize, fits: &dyn Fn(&Match, &MeasureRow) -> bool| {
            let mut best: Option<(u16, usize)> = None;
            matching::each(cx, at, Class::Measure, |m| {
                let row = &self.rows[m.sense.arg as usize];
                if fits(&m, row) && best.is_none_or(|(_, end)| m.end > end) {
                    best = Some((row.canonical, m.end));
                }
            });
            best
        };
        let bi_al = Proclitics::BI | Proclitics::AL;
        let mut slashed = false;
        let found = match measure_word(cx, i) {
            Some((MeasureWord::Per, _)) if i + 1 < cx.words.len() && near(cx, i) => {
                let slash = cx.kind(i) != Some(Kind::Word);
                slashed = slash;
                let each = Proclitics::AL;
                rate(i + 1, &|m, row| match slash {
                    true => m.reading.proclitics.0 & !each == 0 && m.sense.flags & flag::DUAL == 0,
                    // «لكل ساعة» has no article, «في الساعة» has.
                    false => {
                        let article = m.reading.proclitics.0 == each;
                        row.rate_only
                            && matching::written(m.sense.flags) == Written::Singular
                            && (article || (m.reading.proclitics.0 == 0 && cx.tokens.span(i).len() > 2))
                    }
                })
            }
            _ => rate(i, &|m, row| row.rate_only && m.reading.proclitics.0 == bi_al),
        };
        // «في الساعة الأولى», «في الساعة 5» are times.
        found.filter(|&(_, end)| slashed || !time_follows(cx, end))
    }

    /// The UCUM code.
    fn code(&self, unit: QuantityUnit) -> String {
        let mut code = self.row(unit.row).unit.clone();
        if unit.power > 1 {
            code.push(char::from(b'0' + unit.power));
        }
        if let Some(per) = unit.per {
            code.push('/');
            code.push_str(&self.row(per).unit);
        }
        code
    }

    fn candidate(&self, cx: &Context<'_>, m: Measured<QuantityUnit>) -> Candidate {
        let row = self.row(m.unit.row);
        let mut m = m;
        if row.dimension == TEMPERATURE {
            signed(cx, &mut m);
        }
        let mut number = m.number();
        // «253.000 متر مربع», «238.391 كم²»: a square measure with exactly three decimals is a grouped integer.
        let square = m.unit.power == 2 || (m.unit.per.is_none() && row.unit.ends_with('2'));
        if square
            && let Some(Numeric::Decimal(d)) = number.value
            && d.scale() == 3
            && d.mantissa().abs() >= 1000
            && pointed(cx, &m)
        {
            number.value = Some(Numeric::Int(d.mantissa()));
        }
        number.value = number.value.map(|v| digits::pointed_thousands(cx, m.span, v).unwrap_or(v));
        number.unit = Some(self.code(m.unit));
        let mut phrase = m.phrase;
        if (row.of || m.unit.power == 3)
            && m.unit.per.is_none()
            && let Some(ware) = ware(cx, m.core.1)
        {
            phrase = phrase.join(ware);
            let lemma = cx.slice(ware).to_string_lossy();
            number.noun = Some(CountedNoun { span: ware, lemma });
        }
        let entity = Entity {
            span: m.span,
            phrase,
            label: Label::Quantity,
            value: Value::Number(number.into()),
            rule: "quantity::candidate",
        };
        Candidate::core(entity)
    }
}

impl Units for Measures<'_> {
    type Unit = QuantityUnit;

    const CLASSES: u64 = bit(Class::Measure);

    fn behind(&self, cx: &Context<'_>, i: usize, number: &Amount) -> Option<FoundUnit<QuantityUnit>> {
        let first = number.core.0;
        // «عام 2015 6 أمتار»: the year stands between.
        let most = if first > 0 && cx.kind(first - 1) == Some(Kind::Number) { 1 } else { 2 };
        let named =
            |group: i32| (1..=most).any(|back| first >= back && matching::hint_at(cx, first - back, group));
        // «من 9 ل 5»: to.
        let to = cx.code(i) == LAM && cx.tokens.span(i).len() == 1 && cx.kind(i + 1) == Some(Kind::Number);
        if to && near(cx, i) {
            return None;
        }
        self.at(cx, i, |_, row| !row.rate_only && !row.not_after.is_some_and(named))
    }

    fn ahead(&self, _: &Context<'_>, _: &Amount) -> Option<(FoundUnit<QuantityUnit>, usize, Exact)> {
        None
    }

    fn alone(&self, cx: &Context<'_>, i: usize) -> Option<FoundUnit<QuantityUnit>> {
        self.at(cx, i, |_, row| !row.rate_only && !row.number_only)
    }

    fn part(&self, whole: QuantityUnit, part: QuantityUnit) -> Option<Exact> {
        // «6 أمتار مربعة و40 سنتيمترا مربعا»
        let simple = whole.power == part.power && whole.per.is_none() && part.per.is_none();
        let (large, small) = (self.row(whole.row), self.row(part.row));
        if !simple || large.dimension != small.dimension {
            return None;
        }
        let size = |(n, d): (i64, i64)| Exact::ratio(n.into(), d.into());
        let (large, small) = (size(large.factor?)?, size(small.factor?)?);
        if !small.below(large) {
            return None;
        }
        let share = small.over(large)?;
        (1..whole.power).try_fold(share, |so_far, _| so_far.times(share))
    }

    /// «طوله متر وثمانين»: centimetres.
    fn nameless_part(&self, cx: &Context<'_>, m: &Measured<QuantityUnit>) -> Option<Exact> {
        /// Tokens back to the word for a height.
        const NEAR: usize = 3;
        let first = m.core.0;
        let metre = self.row(m.unit.row).unit == "m" && m.unit.power == 1 && m.unit.per.is_none();
        let tall = || (first.saturating_sub(NEAR)..first).any(|i| matching::is_hint(cx, i, "measured"));
        if metre && m.worded && tall() { Exact::ratio(1, 100) } else { None }
    }

    fn crosses(&self, unit: QuantityUnit) -> bool {
        self.row(unit.row).dimension == LENGTH && unit.power == 1 && unit.per.is_none()
    }

    fn bound_verbs(&self) -> Option<i32> {
        self.bound_verbs
    }

    fn bare(&self, cx: &Context<'_>, _: &FoundUnit<QuantityUnit>) -> bool {
        cx.options.bare_unit
    }
}

/// Whether the amount begins with digits that have a full stop and three digits after it, and nothing else.
fn pointed(cx: &Context<'_>, m: &Measured<QuantityUnit>) -> bool {
    let codes = || (m.span.start..m.span.end).map(|at| cx.text.at(at as usize));
    let point = codes().position(|c| c == DOT);
    point.is_some_and(|p| {
        codes().take(p).all(|c| digits::digit(c).is_some() || matches!(c, HYPHEN | OPEN | SPACE))
            && codes().skip(p + 1).take_while(|&c| digits::digit(c).is_some()).count() == 3
    })
}

/// The function word at token `i`, right after a unit, and whether it has the article.
fn measure_word(cx: &Context<'_>, i: usize) -> Option<(MeasureWord, bool)> {
    if i == 0 || !near(cx, i - 1) {
        return None;
    }
    let (reading, sense) = cx.words.get(i)?.first(cx.lexicon, Class::MeasureWord)?;
    let plain = reading.proclitics.0 & !Proclitics::AL == 0;
    let word = MeasureWord::from_arg(sense.arg).filter(|_| plain)?;
    Some((word, reading.proclitics.has(Proclitics::AL)))
}

/// Whether what stands at token `i` makes the hour before it a time of day.
fn time_follows(cx: &Context<'_>, i: usize) -> bool {
    near(cx, i - 1)
        && (cx
            .numbers
            .atom_at(i)
            .is_some_and(|a| a.kind == AtomKind::Ordinal || a.proclitics.0 & Proclitics::WA == 0)
            || cx.words.get(i).is_some_and(|w| w.is(Class::Ordinal)))
}

/// «من السكر»: what is measured, at token `i`.
fn ware(cx: &Context<'_>, i: usize) -> Option<Span> {
    if i == 0 || !near(cx, i - 1) || !is_word(cx, i, NumberWord::From) || !near(cx, i) {
        return None;
    }
    let noun = cx.kind(i + 1) == Some(Kind::Word) && cx.numbers.atom_of(i + 1).is_none();
    let unit = cx.words.get(i + 1).is_some_and(|w| w.is(Class::Measure));
    (noun && !unit).then(|| cx.tokens.span(i + 1))
}

/// «- 2 درجة» at the beginning of a text or line of its own: the hyphen is a sign.
fn signed(cx: &Context<'_>, m: &mut Measured<QuantityUnit>) {
    let Some(sign) = m.core.0.checked_sub(1) else { return };
    let alone = sign == 0 || !near(cx, sign - 1);
    let blank = near(cx, sign) && cx.tokens.starts[m.core.0] - cx.tokens.ends[sign] == 1;
    if cx.code(sign) != HYPHEN || cx.kind(sign) != Some(Kind::Punct) || !alone || !blank {
        return;
    }
    let negated = m.value.and_then(Exact::from_numeric).map(Exact::negated).and_then(Exact::decimal);
    if let Some(value) = negated {
        m.value = Some(value);
        m.core.0 = sign;
        m.span.start = cx.tokens.starts[sign];
        m.phrase = m.phrase.join(m.span);
    }
}

/// «5 تحت الصفر» says no unit: a temperature only where nothing else claims the number.
fn below_zero(cx: &Context<'_>, amount: &Amount) -> Option<Candidate> {
    let atom = &amount.atoms.0;
    if !atom.has(mark::NEGATIVE) || amount.range.is_some() || atom.end - atom.first < 3 {
        return None;
    }
    let words = cx.longest(atom.end - 2, Class::Minus)?;
    if words.end != atom.end || words.sense.flags & flag::AFTER == 0 {
        return None;
    }
    let number = Number {
        value: Exact::from_numeric(atom.value).and_then(Exact::decimal).or(Some(Numeric::Int(0))),
        bound: amount.bound,
        unit: Some(DEGREE.to_owned()),
        ..Number::default()
    };
    let entity = Entity {
        span: amount.span,
        phrase: amount.phrase,
        label: Label::Quantity,
        value: Value::Number(number.into()),
        rule: "quantity::below_zero",
    };
    Some(Candidate { strength: strength::FALLBACK, ..Candidate::core(entity) })
}
