//! «عدة» and «بضعة» beside what the lexicon does not know as a noun: several of it, and no time of waiting («عدة الوفاة») or
//! tools («عدة الحرب»).

use crate::letters::{ALEF, ALEF_HAMZA, ALEF_MADDA, BEH, FEH, KAF, LAM, TEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::{Class, bit};
use crate::reading::{Atom, Context, is_definite, is_plural, mark, near};
use crate::tokenize::Kind;

const CLOSED: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::NumberWord);

/// Whether what stands before or behind the word is a plural by its shape.
pub(super) fn counts(cx: &Context<'_>, atom: &Atom) -> bool {
    let before = atom.first.checked_sub(1).filter(|_| atom.proclitics.0 == 0);
    if before.is_some_and(|b| is_broken_plural(cx, b)) {
        return true;
    }
    // «وعده بإعادة» is a promise.
    let sure =
        cx.text.at(cx.tokens.ends[atom.first] as usize - 1) == TEH_MARBUTA && !atom.has(mark::DEFINITE);
    let doubtful = |b| !is_definite(cx, atom.end) && is_doubtful_plural(cx, b);
    sure && (before.is_some_and(doubtful) || counted(cx, atom.end))
}

/// Whether the word at token `i` is a plural that is counted though it looks like something else, with the letter of a
/// conjunction or the name of a place: «عدة ⟦فعاليات⟧», «عدة ⟦فوارق⟧», «عدة ⟦مساكن⟧».
pub(super) fn counted(cx: &Context<'_>, i: usize) -> bool {
    let word = i > 0 && near(cx, i - 1) && cx.kind(i) == Some(Kind::Word) && cx.tokens.span(i).len() > 3;
    let end = || cx.tokens.ends[i] as usize;
    // «منشآت»
    let feminine = || cx.text.at(end() - 1) == TEH && cx.text.at(end() - 2) == ALEF_MADDA;
    word && !is_definite(cx, i)
        && !cx.words[i].any(CLOSED | bit(Class::Bound))
        && (is_plural(cx, i) || has_broken_shape(cx, i, 0) || feminine())
}

/// Whether the unknown word at token `i` has the shape of a broken plural: «ببراهين عدة», «ألفاظ عدة».
fn is_broken_plural(cx: &Context<'_>, i: usize) -> bool {
    let led = usize::from(matches!(cx.code(i), BEH | LAM | KAF | WAW | FEH));
    near(cx, i)
        && !is_definite(cx, i)
        && !cx.words[i].any(CLOSED | bit(Class::Name))
        && (0..=led).any(|from| has_broken_shape(cx, i, from as u32))
}

/// Whether the word at token `i` may be a plural and is no verb: «دولا عدة», «خيوط عدة», «لأمور عدة».
fn is_doubtful_plural(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let at = |n: u32| cx.text.at((span.start + n) as usize);
    let led = u32::from(span.len() == 5 && matches!(at(0), BEH | LAM));
    let accusative = span.len() > 3 && at(span.len() - 1) == ALEF;
    let shape = accusative || span.len() == 4 + led && at(2 + led) == WAW;
    near(cx, i) && cx.kind(i) == Some(Kind::Word) && !is_definite(cx, i) && !cx.words[i].any(CLOSED) && shape
}

/// Whether the letters of token `i` behind its first `from` are those of a broken plural.
fn has_broken_shape(cx: &Context<'_>, i: usize, from: u32) -> bool {
    let span = cx.tokens.span(i);
    let at = |n: u32| cx.text.at((span.start + from + n) as usize);
    match span.len().saturating_sub(from) {
        5 => at(2) == ALEF || at(0) == ALEF_HAMZA && at(3) == ALEF,
        6 => at(2) == ALEF && at(4) == YEH,
        _ => false,
    }
}
