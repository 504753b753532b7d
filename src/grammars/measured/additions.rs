//! What is added to a measured amount: smaller units, fractions, and what is taken away: «ريال وسبعون هللة», «متر وربع», «ثلاثة
//! دنانير إلا ربعا».

use super::reader::{MeasureReader, cx_amount_before, word_follows};
use super::subject::article_follows;
use super::{Measured, Units, Written};
use crate::found::{Bound, Numeric};
use crate::letters::WAW;
use crate::lexicon::Proclitics;
use crate::lexicon::schema::NumberWord;
use crate::numerals::{is_and, is_word};
use crate::reading::{Amount, AtomForm, AtomKind, Exact, mark, near};

impl<T: Units> MeasureReader<'_, '_, T> {
    /// Adds fractions and smaller units as long as they follow.
    pub(super) fn added(&self, mut m: Measured<T::Unit>, mut next: usize) -> Measured<T::Unit> {
        if m.indefinite {
            return m;
        }
        let mut unit = m.unit;
        while let Some(value) = m.value {
            let Some(more) = self.addend(&m, unit, next) else { break };
            let sum = Exact::from_numeric(value).and_then(|v| match v.below(Exact::int(0)) {
                true => v.minus(more.value),
                false => v.plus(more.value),
            });
            let sum = sum.and_then(Exact::decimal);
            let Some(sum) = sum else { break };
            m.value = Some(sum);
            m.unit = more.whole.unwrap_or(m.unit);
            m.core.1 = more.end;
            m.span.end = more.span_end;
            m.dual = false;
            while cx_amount_before(self.cx, next, more.end) {
                next += 1;
            }
            match more.unit {
                Some(smaller) => unit = smaller,
                None => break,
            }
        }
        m
    }

    /// «و» and what it adds to `m`, whose last unit is `unit`.
    fn addend(&self, m: &Measured<T::Unit>, unit: T::Unit, next: usize) -> Option<Addend<T::Unit>> {
        let (cx, end) = (self.cx, m.core.1);
        if end >= cx.words.len() || !near(cx, end - 1) {
            return None;
        }
        let amount = cx.numbers.amounts.get(next);
        if is_word(cx, end, NumberWord::Except) && near(cx, end) {
            return self.taken(m, unit, amount.filter(|a| a.core.0 == end + 1)?);
        }
        // «و500»: the conjunction belongs to the amount.
        let detached = is_and(cx, end) && amount.is_none_or(|a| a.core.0 != end);
        let at = end + usize::from(detached);
        if detached && (at >= cx.words.len() || !near(cx, end)) {
            return None;
        }
        if let Some(amount) = amount.filter(|a| a.core.0 == at) {
            if let Some(cents) = self.cents(m, amount) {
                return Some(cents);
            }
            let and = Proclitics::WA;
            let joined = detached && amount.atoms.0.proclitics.0 == 0
                || !detached && amount.atoms.0.proclitics.0 & !Proclitics::AL == and;
            // «وأحد عشر» is spelled like «واحد عشر» with the و of its own.
            let joined = joined || (cx.code(at) == WAW && amount.atoms.0.whole() == Some(11));
            let plain = amount.range.is_none() && amount.bound == Bound::Exact;
            return if joined && plain { self.number_added(m, unit, amount) } else { None };
        }
        // «مئة ريال وريالان», «متر وسنتيمترين»
        let found = self.units.alone(cx, at).filter(|_| cx.words.any(at, T::CLASSES))?;
        let joined = if detached { found.proclitics.0 == 0 } else { found.proclitics.0 == Proclitics::WA };
        let count = match found.written {
            Written::Dual => 2,
            Written::Singular => 1,
            _ => return None,
        };
        let same = self.units.same(m.unit, found.unit);
        let value = if same.is_some() {
            let hundreds = matches!(m.value, Some(Numeric::Int(n)) if n >= 100 && n % 100 == 0);
            hundreds.then_some(Exact::int(count))?
        } else {
            self.units.part(m.unit, found.unit)?.times(Exact::int(count))?
        };
        // «وسنت واحد»
        let one = cx.numbers.atom_at(found.end).filter(|a| {
            let counts =
                found.written == Written::Singular && a.form == AtomForm::Words && a.whole() == Some(1);
            counts && a.proclitics.0 == 0 && near(cx, found.end - 1)
        });
        let end = one.map_or(found.end, |a| a.end);
        joined.then_some(Addend {
            value,
            unit: Some(found.unit),
            whole: same.or_else(|| Some(self.units.with_part(m.unit, found.unit))),
            end,
            span_end: cx.tokens.ends[end - 1],
        })
    }

    /// «ثلاثة دنانير إلا ربعا», «متر إلا 5 سنتيمترات»: what is taken away.
    fn taken(&self, m: &Measured<T::Unit>, unit: T::Unit, amount: &Amount) -> Option<Addend<T::Unit>> {
        let plain = amount.range.is_none() && amount.atoms.0.proclitics.0 == 0;
        let less = self.number_added(m, unit, amount).filter(|_| plain)?;
        let part = amount.atoms.0.kind == AtomKind::Fraction || less.unit.is_some();
        let value = Exact::int(0).minus(less.value)?;
        part.then_some(Addend { value, unit: None, ..less })
    }

    /// «$15 40c»: a smaller unit's sign after the number joins it to an amount that has a sign too.
    fn cents(&self, m: &Measured<T::Unit>, amount: &Amount) -> Option<Addend<T::Unit>> {
        let cx = self.cx;
        let atom = &amount.atoms.0;
        let plain =
            !m.worded && atom.form == AtomForm::Digits && amount.range.is_none() && atom.proclitics.0 == 0;
        if !plain || amount.first < amount.core.0 || m.core.1 != amount.core.0 {
            return None;
        }
        let found = self.unit_after(amount).filter(|f| f.written == Written::Short)?;
        let value = atom.exact()?.times(self.units.part(m.unit, found.unit)?)?;
        let span_end = cx.tokens.ends[found.end - 1];
        let below = value.below(Exact::int(1));
        below.then_some(Addend { value, unit: None, whole: None, end: found.end, span_end })
    }

    fn number_added(&self, m: &Measured<T::Unit>, unit: T::Unit, amount: &Amount) -> Option<Addend<T::Unit>> {
        let cx = self.cx;
        let value = amount.atoms.0.exact()?;
        let addend = |value, unit, end: usize| {
            let span_end = cx.tokens.ends[end - 1];
            Some(Addend { value, unit, whole: None, end, span_end })
        };
        let follows = self.unit_after(amount);
        if amount.atoms.0.kind == AtomKind::Fraction && !amount.atoms.0.has(mark::SHARE) {
            return match follows {
                // «وربع اللتر»
                Some(found) if found.unit == unit => {
                    let one = self.units.part(m.unit, unit).unwrap_or(Exact::int(1));
                    addend(value.times(one)?, None, found.end)
                }
                Some(_) => None,
                None if article_follows(cx, amount.end()) => None,
                None => {
                    let one = self.units.part(m.unit, unit).unwrap_or(Exact::int(1));
                    addend(value.times(one)?, None, amount.end())
                }
            };
        }
        match follows {
            Some(found) if found.unit != unit => {
                let part = self.units.part(m.unit, found.unit)?;
                // The smaller unit does not fill the larger one, except in cents.
                let whole = Some(self.units.with_part(m.unit, found.unit));
                Some(Addend { whole, ..addend(value.times(part)?, Some(found.unit), found.end)? })
            }
            Some(_) => None,
            None => {
                let part = self.units.nameless_part(cx, m)?;
                let fits = amount.atoms.0.whole()? > 0
                    && value.times(part)?.below(Exact::int(1))
                    && !word_follows(cx, amount.end());
                if fits { addend(value.times(part)?, None, amount.end()) } else { None }
            }
        }
    }
}

/// Something added to a measured amount.
struct Addend<U> {
    value: Exact,
    /// Its unit, where more may be added to it.
    unit: Option<U>,
    /// The unit of the whole, where this says more of it.
    whole: Option<U>,
    end: usize,
    span_end: u32,
}
