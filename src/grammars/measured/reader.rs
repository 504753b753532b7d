//! Reads the measured amounts of a text.

use super::subject::{article_follows, subject_before};
use super::{FoundUnit, Measured, Units, Written, matching, once};
use crate::found::{Bound, Numeric};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, bit, flag};
use crate::numerals::{
    bound_after, bound_before, bracketed, changes, glued_minus, is_and, is_word, number_word, said_in_words,
    trailing_minus,
};
use crate::reading::{Amount, AtomForm, AtomKind, Context, Exact, is_definite, mark, near};
use crate::signs::{CLOSE, HYPHEN, MINUS, OPEN};
use crate::span::Span;
use crate::tokenize::Kind;

/// Every measured amount, ascending and disjoint.
pub fn read<T: Units>(cx: &Context<'_>, units: &T) -> Vec<Measured<T::Unit>> {
    let reader = MeasureReader { cx, units };
    let simple = reader.simple();
    reader.ranges(simple)
}

pub(super) struct MeasureReader<'c, 'a, T> {
    pub(super) cx: &'c Context<'a>,
    pub(super) units: &'c T,
}

impl<T: Units> MeasureReader<'_, '_, T> {
    /// Numbers with a unit and units that say their own number, in the order of the text.
    fn simple(&self) -> Vec<Measured<T::Unit>> {
        let (cx, mut out) = (self.cx, Vec::new());
        let amounts = &cx.numbers.amounts;
        let (mut k, mut i) = (0, 0);
        while i < cx.words.len() {
            while k < amounts.len() && amounts[k].core.0 < i {
                k += 1;
            }
            let amount = amounts.get(k).filter(|a| a.core.0 == i);
            let found = match amount {
                Some(amount) => self.counted(amount, k + 1),
                None if cx.words.any(i, T::CLASSES) => self.alone(i, k),
                None => None,
            };
            // If the number measures nothing, the words around it are not units either.
            let end = found.as_ref().map(|f| f.core.1).or_else(|| Some(amount?.core.1));
            i = end.unwrap_or(0).max(i + 1);
            if let Some(found) = found {
                out.push(found);
            }
        }
        out
    }

    /// A number with its unit; the next amount is number `next`.
    fn counted(&self, amount: &Amount, next: usize) -> Option<Measured<T::Unit>> {
        let (cx, atom) = (self.cx, &amount.atoms.0);
        if atom.kind == AtomKind::Ordinal || matching::malformed(cx, amount) {
            return None;
        }
        let mut value = amount.value();
        let mut range = amount.range;
        let (found, end, start) = match self.behind(amount) {
            Some(found) => {
                let bracket = u32::from(bracketed(cx, amount).is_some_and(|end| end == found.first));
                (found, found.end, amount.span.start.saturating_sub(bracket))
            }
            None => {
                let Some((found, end, times)) = self.units.ahead(cx, amount) else {
                    return once::behind_others(cx, self.units, amount, &cx.numbers.amounts[next..]);
                };
                if times != Exact::int(1) {
                    let scaled = |v: Numeric| Exact::from_numeric(v)?.times(times)?.decimal();
                    value = value.and_then(scaled);
                    range = range.and_then(|(a, b)| Some((scaled(a)?, scaled(b)?)));
                }
                (found, end, cx.tokens.starts[found.first] + u32::from(found.prefix))
            }
        };
        let unit_span = self.span_of(&found);
        let span = Span::new(start, cx.tokens.ends[end - 1].max(amount.span.end));
        let measured = Measured {
            value: value.map(terminating),
            range: range.map(|(a, b)| (terminating(a), terminating(b))),
            bound: amount.bound,
            unit: found.unit,
            core: (amount.core.0.min(found.first), end),
            first: amount.first.min(found.first),
            span,
            phrase: span.join(amount.phrase),
            unit_span,
            worded: found.written != Written::Short,
            dual: false,
            indefinite: atom.kind == AtomKind::Indefinite,
            bare: false,
        };
        let mut measured = self.signed(measured, amount, &found);
        // «لا يزيد على أحد عشر (11) مترا»
        if let Some(words) =
            next.checked_sub(2).and_then(|k| said_in_words(cx, &cx.numbers.amounts[k], amount))
        {
            measured.bound = words.bound;
            measured.first = words.first;
            measured.core.0 = words.core.0;
            measured.span = measured.span.join(words.span);
            measured.phrase = measured.phrase.join(words.phrase);
        }
        let measured = self.bounded_ahead(measured, amount, found.first);
        let measured = self.bounded_by_verb(measured);
        Some(self.finish(measured, next))
    }

    /// A minus glued before the sign before a number, or after the sign after one: -$5, $500-; and with the option
    /// the brackets of accounts: (500) ريال.
    fn signed(
        &self,
        mut m: Measured<T::Unit>,
        amount: &Amount,
        found: &FoundUnit<T::Unit>,
    ) -> Measured<T::Unit> {
        let cx = self.cx;
        let (Some(value), false) = (m.value, m.indefinite || amount.atoms.0.has(mark::NEGATIVE)) else {
            return m;
        };
        let ahead = found.first < amount.core.0;
        let before = if ahead { glued_minus(cx, found.first) } else { None };
        let behind = || match ahead || found.written == Written::Short {
            true => trailing_minus(cx, m.core.0, m.core.1),
            false => None,
        };
        if let Some(minus) = before {
            m.core.0 = minus;
            m.first = m.first.min(minus);
            m.span.start = cx.tokens.starts[minus];
        } else if let Some(end) = behind() {
            m.core.1 = end;
            m.span.end = cx.tokens.ends[end - 1];
        } else if !(cx.options.accounting && accounted(cx, &m, amount)) {
            return m;
        }
        m.value = Some(negated(value));
        m.phrase = m.phrase.join(m.span);
        m
    }

    fn span_of(&self, found: &FoundUnit<T::Unit>) -> Span {
        let cx = self.cx;
        Span::new(
            (cx.tokens.starts[found.first] + u32::from(found.prefix)).min(cx.tokens.ends[found.first]),
            cx.tokens.ends[found.end - 1],
        )
    }

    /// The unit after a number; fractions and indefinite amounts may have it with the article.
    fn behind(&self, amount: &Amount) -> Option<FoundUnit<T::Unit>> {
        let cx = self.cx;
        let mut end = bracketed(cx, amount).unwrap_or(amount.end());
        // «عشرات الملايين من الدولارات»
        let vague = amount.last().kind == AtomKind::Indefinite;
        let money = || cx.words.any(end + 1, bit(Class::Currency)) && is_definite(cx, end + 1);
        if vague && near(cx, end - 1) && is_word(cx, end, NumberWord::From) && money() {
            end += 1;
        }
        if !near(cx, end - 1) || !cx.words.any(end, T::CLASSES) {
            return None;
        }
        let found = self.units.behind(cx, end, amount)?;
        let open = matches!(amount.last().kind, AtomKind::Fraction | AtomKind::Indefinite);
        let article = found.proclitics.0 == Proclitics::AL && open;
        // «2.00 ديناران»: programs write the number before the dual too.
        let two = || amount.value().and_then(Exact::from_numeric) == Some(Exact::int(2));
        let twice = || amount.range.is_none() && amount.atoms.0.form == AtomForm::Digits && two();
        let counts = found.written != Written::Dual || twice();
        (counts && (found.proclitics.0 == 0 || article)).then_some(found)
    }

    /// A bound that stands before the sign before a number: أكثر من $20.
    fn bounded_ahead(&self, m: Measured<T::Unit>, amount: &Amount, sign: usize) -> Measured<T::Unit> {
        if sign >= amount.core.0 || m.range.is_some() {
            return m;
        }
        self.bounded(m, sign)
    }

    /// «تجاوزت الحرارة 46 درجة»: the verb's subject stands between.
    fn bounded_by_verb(&self, m: Measured<T::Unit>) -> Measured<T::Unit> {
        if m.bound != Bound::Exact || m.range.is_some() {
            return m;
        }
        let verbs = self.units.bound_verbs();
        match verbs.and_then(|group| subject_before(self.cx, m.core.0, group)) {
            Some(subject) => self.bounded(m, subject),
            None => m,
        }
    }

    fn bounded(&self, mut m: Measured<T::Unit>, i: usize) -> Measured<T::Unit> {
        if let Some(found) = bound_before(self.cx, i) {
            m.first = found.first;
            m.phrase = m.phrase.join(found.span);
            m.bound = found.bound;
        }
        m
    }

    /// A unit that says its own number; the next amount is number `next`.
    fn alone(&self, i: usize, mut next: usize) -> Option<Measured<T::Unit>> {
        let cx = self.cx;
        let found = self.units.alone(cx, i)?;
        // «أكثر من المترين», «لا يزيد عن الدينارين»
        let two = || found.written == Written::Dual && bound_before(cx, i).is_some_and(|b| !b.unsure);
        if found.proclitics.has(Proclitics::AL) && !two() || counted_before(cx, i) {
            return None;
        }
        let span = self.span_of(&found);
        let mut measured = Measured {
            value: Some(Numeric::Int(1)),
            range: None,
            bound: Bound::Exact,
            unit: found.unit,
            core: (found.first, found.end),
            first: found.first,
            span,
            phrase: span,
            unit_span: span,
            worded: found.written != Written::Short,
            dual: false,
            indefinite: false,
            bare: false,
        };
        match found.written {
            Written::Dual => {
                // «فاكرين»: rather a plural that begins with the letter.
                let so = found.proclitics.0 & Proclitics::FA != 0;
                if found.unsure || so || article_follows(cx, found.end) {
                    return None;
                }
                measured.value = Some(Numeric::Int(2));
                measured.dual = true;
                if let Some(range) = once::or_twice(cx, self.units, &found, measured) {
                    return Some(self.finish(range, next));
                }
            }
            Written::Singular | Written::Short => {
                let one = cx.numbers.atom_at(found.end).filter(|a| {
                    // «درجة أولى» is first class.
                    (a.whole() == Some(1) || matching::one_and_more(cx, a))
                        && a.kind != AtomKind::Ordinal
                        && a.proclitics.0 == 0
                        && near(cx, found.end - 1)
                        && cx.kind(found.end).is_none_or(|k| k != Kind::Number)
                });
                match one {
                    Some(one) if found.written == Written::Singular => {
                        measured.value = Some(one.value);
                        measured.core.1 = one.end;
                        measured.span = measured.span.join(one.span);
                        measured.phrase = measured.span;
                        while cx_amount_before(cx, next, one.end) {
                            next += 1;
                        }
                    }
                    _ => {
                        let added = (found.written == Written::Singular)
                            .then(|| self.added(measured, next))
                            .filter(|added| added.core.1 > measured.core.1);
                        match added {
                            Some(_) => {}
                            None if self.units.bare(cx, &found) => measured.bare = true,
                            None => return None,
                        }
                    }
                }
            }
            Written::Plural => return None,
        }
        if let Some(sign) = minus_before(cx, found.first).filter(|_| found.proclitics.0 == 0) {
            measured.value = measured.value.map(negated);
            measured.first = sign;
            measured.core.0 = sign;
            measured.span.start = cx.tokens.starts[sign];
        } else if !found.proclitics.any(Proclitics::WA | Proclitics::FA) {
            measured = self.bounded(measured, found.first);
        }
        Some(self.finish(measured, next))
    }

    /// What is added to a measured amount, «تحت الصفر», and a bound after it.
    fn finish(&self, m: Measured<T::Unit>, next: usize) -> Measured<T::Unit> {
        let cx = self.cx;
        let mut m = self.added(m, next);
        if let Some(value) = m.value
            && let Some((end, stop)) = below_zero(cx, m.core.1)
        {
            m.value = Some(negated(value));
            m.core.1 = end;
            m.span.end = stop;
        }
        m.phrase = m.phrase.join(m.span);
        if let Some(found) = bound_after(cx, m.core.1) {
            m.phrase = m.phrase.join(found.span);
            if m.range.is_none() {
                m.bound = found.bound;
            }
        }
        m
    }

    /// The unit after an amount, with or without the article.
    pub(super) fn unit_after(&self, amount: &Amount) -> Option<FoundUnit<T::Unit>> {
        let (cx, end) = (self.cx, amount.end());
        if !near(cx, end - 1) || !cx.words.any(end, T::CLASSES) {
            return None;
        }
        let found = self.units.behind(cx, end, amount)?;
        (found.proclitics.0 & !Proclitics::AL == 0 && found.written != Written::Dual).then_some(found)
    }

    /// Joins neighbours into ranges.
    fn ranges(&self, simple: Vec<Measured<T::Unit>>) -> Vec<Measured<T::Unit>> {
        let mut out: Vec<Measured<T::Unit>> = Vec::with_capacity(simple.len());
        let mut rest = simple.into_iter().peekable();
        while let Some(low) = rest.next() {
            let joined = rest.peek().and_then(|high| self.range(&low, high));
            if joined.is_some() {
                rest.next();
            }
            out.push(joined.unwrap_or(low));
        }
        out
    }

    fn range(&self, low: &Measured<T::Unit>, high: &Measured<T::Unit>) -> Option<Measured<T::Unit>> {
        /// So many times as much is no upper end behind a verb of change.
        const TIMES: i128 = 4;
        let cx = self.cx;
        let end = low.core.1;
        let same = self.units.same(low.unit, high.unit)?;
        let (from, to) = (low.value?, high.value?);
        if low.bare || high.bare || end > high.core.0 || !near(cx, end - 1) {
            return None;
        }
        // In «5$-10$» the dash is not a minus sign.
        let to = match to {
            Numeric::Int(n) if n < 0 && dash(cx, high.core.0) && end == high.core.0 => Numeric::Int(-n),
            other => other,
        };
        let opener = low.first.checked_sub(1).filter(|&o| near(cx, o));
        let led = |which| opener.is_some_and(|o| number_word(cx, o, which).is_some());
        let between = led(NumberWord::Between);
        let change = opener.is_some_and(|o| led(NumberWord::From) && changes(cx, o));
        // «هبط الخام 1.59 دولار إلى 43.37 دولار»: by so much, to so much.
        let by = || {
            let least = Exact::from_numeric(from).and_then(|v| v.times(Exact::int(TIMES)));
            let far = least.zip(Exact::from_numeric(to)).is_some_and(|(least, to)| least.below(to));
            far && opener.is_none_or(|_| !led(NumberWord::From)) && !between && changes(cx, low.first)
        };
        let joined = high.span.start > cx.tokens.starts[high.core.0];
        let proclitics =
            || cx.words[high.core.0].readings(cx.lexicon).iter().any(|r| r.proclitics.has(Proclitics::WA));
        let fits = match high.core.0 - end {
            0 => dash(cx, end) || (between && (joined || proclitics())),
            1 => {
                dash(cx, end)
                    || (is_word(cx, end, NumberWord::To) && !change && !by())
                    || is_word(cx, end, NumberWord::Or)
                    // «من 2% وحتى 5%»
                    || led(NumberWord::From)
                        && !change
                        && number_word(cx, end, NumberWord::To).is_some_and(|p| p.proclitics.0 == Proclitics::WA)
                    || (between && is_and(cx, end))
            }
            _ => false,
        };
        if !fits || !Exact::from_numeric(from)?.below(Exact::from_numeric(to)?) {
            return None;
        }
        let mut range = Measured {
            value: None,
            unit: same,
            range: Some((from, to)),
            bound: Bound::Between,
            core: (low.core.0, high.core.1),
            span: low.span.join(high.span),
            phrase: low.phrase.join(high.phrase),
            dual: false,
            ..*low
        };
        if let Some(o) = opener.filter(|_| between || led(NumberWord::From)) {
            let which = if between { NumberWord::Between } else { NumberWord::From };
            let prefix = number_word(cx, o, which).map_or(0, |p| p.prefix);
            range.first = o;
            range.phrase.start = range.phrase.start.min(cx.tokens.starts[o] + u32::from(prefix));
        }
        Some(range)
    }
}

pub(super) fn cx_amount_before(cx: &Context<'_>, k: usize, end: usize) -> bool {
    cx.numbers.amounts.get(k).is_some_and(|a| a.core.0 < end)
}

/// Decimals where they end: half a litre is 0.5 litres.
fn terminating(value: Numeric) -> Numeric {
    match value {
        Numeric::Ratio(..) => Exact::from_numeric(value).and_then(Exact::decimal).unwrap_or(value),
        other => other,
    }
}

fn negated(value: Numeric) -> Numeric {
    Exact::from_numeric(value).map(Exact::negated).and_then(Exact::decimal).unwrap_or(value)
}

/// Whether the number, or the number and its unit, stand in round brackets by themselves.
fn accounted<U>(cx: &Context<'_>, m: &Measured<U>, amount: &Amount) -> bool {
    let before = |i: usize| i > 0 && cx.code(i - 1) == OPEN && near(cx, i - 1);
    let around = before(m.core.0) && cx.code(m.core.1) == CLOSE && near(cx, m.core.1 - 1);
    // «(1.5) مليون دولار»
    let scaled = amount.atoms.0.form == AtomForm::Mixed && cx.code(amount.core.0) == OPEN;
    let digits = amount.atoms.0.form == AtomForm::Digits;
    scaled || digits && (around || (bracketed(cx, amount).is_some() && cx.code(amount.end()) == CLOSE))
}

fn dash(cx: &Context<'_>, i: usize) -> bool {
    matches!(cx.kind(i), Some(Kind::Punct | Kind::Symbol))
        && matches!(cx.code(i), HYPHEN | 0x2010..=0x2015 | MINUS | 0x7E | 0x301C | 0xFF5E)
}

/// Whether a number counts the unit at token `i`, which then does not mean «one» by itself.
fn counted_before(cx: &Context<'_>, i: usize) -> bool {
    i > 0 && near(cx, i - 1) && cx.numbers.atom_ending(i).is_some_and(|a| a.kind != AtomKind::Ordinal)
}

pub(super) fn word_follows(cx: &Context<'_>, i: usize) -> bool {
    near(cx, i - 1) && matches!(cx.kind(i), Some(Kind::Word | Kind::Latin | Kind::Number | Kind::Symbol))
}

/// «سالب» right before token `i`.
fn minus_before(cx: &Context<'_>, i: usize) -> Option<usize> {
    let before = i.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word))?;
    let (reading, sense) = cx.words[before].first(cx.lexicon, Class::Minus)?;
    (reading.proclitics.0 == 0 && sense.flags & flag::AFTER == 0).then_some(before)
}

/// «تحت الصفر» at token `i`: the token after it and where it ends.
fn below_zero(cx: &Context<'_>, i: usize) -> Option<(usize, u32)> {
    if !near(cx, i.checked_sub(1)?) || cx.words.phrases(i) == 0 {
        return None;
    }
    let found = cx.longest(i, Class::Minus)?;
    let after = found.sense.flags & flag::AFTER != 0 && found.reading.proclitics.0 == 0;
    after.then(|| (found.end, cx.tokens.ends[found.end - 1]))
}
