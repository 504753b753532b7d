//! Numbers of verses and traditions, in brackets within a text: «(120) … (121) … (122)».

use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, bit};
use crate::numerals::is_word;
use crate::reading::{Atom, AtomForm, Context};
use crate::signs::{CLOSE, OPEN};

/// Maximum number of numbers between two of a series.
const APART: usize = 4;

/// Whether the number stands alone in brackets and others in brackets go on from it; of three figures one other is
/// enough.
pub(super) fn in_series(cx: &Context<'_>, atom: &Atom) -> bool {
    const FEW: i128 = 100;
    if !bracketed(cx, atom) || counts(cx, atom) {
        return false;
    }
    let Some(value) = atom.whole() else { return false };
    let atoms = &cx.numbers.atoms;
    let at = atoms.partition_point(|a| a.first < atom.first);
    let is = |other: &Atom, n: i128| other.whole() == Some(n) && bracketed(cx, other) && !counts(cx, other);
    let before = |n: i128| atoms[..at].iter().rev().take(APART).any(|a| is(a, n));
    let after = |n: i128| atoms.iter().skip(at + 1).take(APART).any(|a| is(a, n));
    let neighbours = [before(value - 1), after(value + 1)];
    match neighbours {
        [true, true] => true,
        [false, false] => false,
        [true, false] => value > FEW || before(value - 2),
        [false, true] => value >= FEW || after(value + 2),
    }
}

fn bracketed(cx: &Context<'_>, atom: &Atom) -> bool {
    // «(364) من السنة، أو (365)»
    let or = |b: usize| b > 0 && is_word(cx, b - 1, NumberWord::Or);
    let open = atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == OPEN && !or(b));
    open && cx.code(atom.end) == CLOSE && atom.form == AtomForm::Digits && atom.end == atom.first + 1
}

/// Whether what the number may count stands behind its bracket.
fn counts(cx: &Context<'_>, atom: &Atom) -> bool {
    const UNITS: u64 = bit(Class::Measure) | bit(Class::Currency) | bit(Class::TimeUnit) | bit(Class::Noun);
    cx.words.any(atom.end + 1, UNITS)
}
