//! Units that are said once for two numbers: «ارتفع من 60 إلى 75 ريالا», «المسافتان 20 و30 كيلومترا», «ريال أو ريالين».

use super::{FoundUnit, Measured, Units, Written};
use crate::calendar::years;
use crate::found::{Bound, Numeric};
use crate::grammars::guards;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, bit};
use crate::numerals::{changed, is_and, is_word, shared_scale};
use crate::reading::{Amount, AtomForm, AtomKind, Context, mark, near};
use crate::span::Span;
use crate::tokenize::Kind;

/// The number `low` with the unit that stands behind a later one of `others`, the amounts that follow it: behind its second
/// value if it changed, behind the last one if they are a list.
pub fn behind_others<T: Units>(
    cx: &Context<'_>,
    units: &T,
    low: &Amount,
    others: &[Amount],
) -> Option<Measured<T::Unit>> {
    let next = others.first()?;
    let (last, value) = if changed(cx, low, next) {
        (next, shared_scale(low, next))
    } else {
        let bears = |a: &&Amount| cx.words.any(a.end(), T::CLASSES) && near(cx, a.end() - 1);
        let last =
            listed(low, others, |from, to| joined(cx, from, to) || crossed(cx, low, to)).find(bears)?;
        (last, low.value()?)
    };
    if !near(cx, last.end() - 1) || !cx.words.any(last.end(), T::CLASSES) {
        return None;
    }
    let found = units.behind(cx, last.end(), last).filter(|f| f.proclitics.0 == 0)?;
    let unit_span =
        Span::new(cx.tokens.starts[found.first] + u32::from(found.prefix), cx.tokens.ends[found.end - 1]);
    if crossed(cx, low, last) && !units.crosses(found.unit) {
        return None;
    }
    (found.written != Written::Dual).then_some(Measured {
        value: Some(value),
        range: None,
        bound: low.bound,
        unit: found.unit,
        core: low.core,
        first: low.first,
        span: low.span,
        phrase: low.phrase,
        unit_span,
        worded: true,
        dual: false,
        indefinite: false,
        bare: false,
    })
}

/// The numbers of a list behind its first, `low`: those of `others`, the amounts that follow it, as far as each goes on from the
/// one before.
pub fn listed<'a>(
    low: &'a Amount,
    others: &'a [Amount],
    goes_on: impl Fn(&Amount, &Amount) -> bool,
) -> impl Iterator<Item = &'a Amount> {
    /// Most numbers of a list behind its first.
    const LIST: usize = 4;
    others.iter().take(LIST).scan(low, move |from, to| {
        let on = goes_on(from, to);
        *from = to;
        on.then_some(to)
    })
}

/// Whether a sign of multiplication stands between two numbers in digits: «60 × 40».
fn crossed(cx: &Context<'_>, low: &Amount, high: &Amount) -> bool {
    const SIGNS: [u32; 4] = [0xD7, 0x2A, 0x78, 0x58];
    let plain = |a: &Amount| a.range.is_none() && a.atoms.0.form == AtomForm::Digits;
    let at = low.end();
    high.core.0 == at + 1
        && SIGNS.contains(&cx.code(at))
        && cx.tokens.span(at).len() == 1
        && plain(low)
        && plain(high)
}

/// Whether two whole numbers, both in digits or both in words, stand side by side with و: «20 و30»; not «عام 2015 و30
/// مليون», «المادة 5 و10 ريالات».
pub fn joined(cx: &Context<'_>, low: &Amount, high: &Amount) -> bool {
    let plain = |a: &Amount| {
        let atom = &a.atoms.0;
        a.range.is_none()
            && atom.kind == AtomKind::Cardinal
            && atom.form == low.atoms.0.form
            && atom.form != AtomForm::Mixed
            && !atom.has(mark::DEFINITE)
    };
    let year =
        |a: &Amount| a.atoms.0.digits == 4 && a.atoms.0.whole().is_some_and(|n| years::WITH_DATE.holds(n));
    let beside = match high.core.0.checked_sub(low.end()) {
        Some(0) => high.atoms.0.proclitics.has(Proclitics::WA),
        Some(1) => is_and(cx, low.end()) && near(cx, low.end()),
        _ => false,
    };
    // «ويندوز 10 و4 غيغابايت», but «بالسجن 5 و10 سنوات»
    let model = low.core.0.checked_sub(1).filter(|&b| near(cx, b)).is_some_and(|b| {
        matches!(cx.kind(b), Some(Kind::Latin | Kind::Hashtag))
            || cx.words[b].any(bit(Class::Name)) && !cx.words[b].is(Class::Noun)
    });
    beside
        && !model
        && near(cx, low.end() - 1)
        && plain(low)
        && plain(high)
        && (!year(low) || year(high))
        && !guards::names(cx, &low.atoms.0)
}

/// The dual `two` as one or two, where the singular and «أو» stand before it: «ريال أو ريالين».
pub fn or_twice<T: Units>(
    cx: &Context<'_>,
    units: &T,
    two: &FoundUnit<T::Unit>,
    measured: Measured<T::Unit>,
) -> Option<Measured<T::Unit>> {
    let last = two.first.checked_sub(1).filter(|&at| near(cx, at))?;
    // The dialects say it without «أو»: «بريال ريالين».
    let or = is_word(cx, last, NumberWord::Or);
    let at = if or { last.checked_sub(1).filter(|&at| near(cx, at))? } else { last };
    let one = units.alone(cx, at).filter(|one| one.end == at + 1 && one.written == Written::Singular)?;
    if two.proclitics.0 != 0 {
        return None;
    }
    units.same(one.unit, two.unit)?;
    if one.proclitics.has(Proclitics::AL)
        || at > 0 && near(cx, at - 1) && cx.numbers.atom_ending(at).is_some()
    {
        return None;
    }
    let start = cx.tokens.starts[one.first] + u32::from(one.prefix);
    let span = Span::new(start, measured.span.end);
    Some(Measured {
        value: None,
        range: Some((Numeric::Int(1), Numeric::Int(2))),
        bound: Bound::Between,
        core: (one.first, measured.core.1),
        first: one.first,
        span,
        phrase: span,
        dual: false,
        ..measured
    })
}
