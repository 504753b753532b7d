//! «ارتفع من 60 إلى 75 ريالا»: what changed has the unit that is said once, behind its second value.

use super::{Measured, Units, Written};
use crate::numerals::{changed, shared_scale};
use crate::reading::{Amount, Context, near};
use crate::span::Span;

/// The first value of a change, whose second one is `high`.
pub fn from<T: Units>(cx: &Context<'_>, units: &T, low: &Amount, high: &Amount) -> Option<Measured<T::Unit>> {
    if !changed(cx, low, high) || !near(cx, high.end() - 1) || !cx.words.any(high.end(), T::CLASSES) {
        return None;
    }
    let found = units.behind(cx, high.end(), high).filter(|f| f.proclitics.0 == 0)?;
    let unit_span =
        Span::new(cx.tokens.starts[found.first] + u32::from(found.prefix), cx.tokens.ends[found.end - 1]);
    (found.written != Written::Dual).then_some(Measured {
        value: Some(shared_scale(low, high)),
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
