//! Numbers given twice, in words and as a figure: «(30) ثلاثين», «سبعة (7) أعضاء».

use crate::found::Numeric;
use crate::lexicon::{Class, WordInfo, bit, flag};
use crate::numerals::{digits, figure_behind};
use crate::reading::{Amount, Atom, AtomForm, Context, Exact, near};
use crate::signs::{CLOSE, OPEN};
use crate::tokenize::Kind;

/// «(15) خمسة عشر»: a figure in brackets by itself that words after it say again.
pub fn said_again(cx: &Context<'_>, amount: &Amount) -> bool {
    let atom = &amount.atoms.0;
    let percent = || cx.longest(atom.end, Class::Percent).map(|m| m.end);
    // «خمسة آلاف (5000) ريال», «سبعة (7) أعضاء»: what is counted stands behind the figure.
    if figure_behind(cx, amount).is_some_and(|a| cx.kind(a.end + 1) == Some(Kind::Word) && near(cx, a.end)) {
        return true;
    }
    if atom.form == AtomForm::Words && atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == OPEN) {
        // «51% (واحد وخمسين في المائة)»
        return percent().is_some_and(|end| cx.code(end) == CLOSE);
    }
    if atom.form != AtomForm::Digits || amount.range.is_some() {
        return false;
    }
    let opened = atom.first.checked_sub(1).is_some_and(|b| cx.code(b) == OPEN);
    // «(2%) اثنين في المائة» is one percentage.
    let sign = cx.words.get(atom.end).is_some_and(|w| w.any(bit(Class::Percent)));
    if sign && opened && cx.glued(atom.end - 1) && cx.code(atom.end + 1) == CLOSE {
        return true;
    }
    // «10.000.000 (عشرة ملايين) ريال»: the words have the unit.
    const UNITS: u64 = bit(Class::Currency) | bit(Class::Measure);
    let words = || cx.numbers.atom_at(atom.end + 1).filter(|a| a.form == AtomForm::Words);
    if cx.code(atom.end) == OPEN
        && let Some(a) = words().filter(|a| cx.code(a.end) == CLOSE && cx.words.any(a.end + 1, UNITS))
    {
        return Some(a.value) == plain_value(cx, amount);
    }
    if cx.code(atom.end) != CLOSE {
        return false;
    }
    let again = cx
        .numbers
        .atom_at(atom.end + 1)
        .filter(|a| opened && a.form == AtomForm::Words && near(cx, atom.end));
    // «(2) سنتين»
    let dual = || {
        let senses = |w: &WordInfo| w.readings(cx.lexicon).iter().any(|x| x.proclitics.0 == 0);
        let classes = bit(Class::Dual) | UNITS | bit(Class::TimeUnit);
        cx.words.get(atom.end + 1).is_some_and(|w| {
            senses(w)
                && w.of_any(cx.lexicon, classes)
                    .any(|(_, s)| s.class == Class::Dual || s.flags & flag::DUAL != 0)
        })
    };
    if opened && atom.whole() == Some(2) && near(cx, atom.end) && dual() {
        return true;
    }
    // «(17.800) سبعة عشر ألفا وثمانمائة»: the dot groups, as the words say.
    let thousand = |a: &Atom| Some(Exact::from_numeric(atom.value)?.times(Exact::int(1000))? == a.exact()?);
    again.is_some_and(|a| {
        Some(a.value) == plain_value(cx, amount) || atom.whole().is_none() && thousand(a) == Some(true)
    })
}

/// «خمسة آلاف ريال (5000)»: a figure in brackets behind what the words before it count.
pub fn figure_again(cx: &Context<'_>, amount: &Amount, before: Option<&Amount>) -> bool {
    /// A unit and what it is called by: «ريال سعودي (5000)».
    const NOUNS: usize = 2;
    const COUNTED: u64 = bit(Class::Currency) | bit(Class::Measure) | bit(Class::TimeUnit) | bit(Class::Noun);
    let atom = &amount.atoms.0;
    let Some(words) = before.filter(|b| b.atoms.0.form == AtomForm::Words && b.range.is_none()) else {
        return false;
    };
    let Some(open) = atom.first.checked_sub(1).filter(|&o| cx.code(o) == OPEN && o > words.end()) else {
        return false;
    };
    atom.form == AtomForm::Digits
        && amount.range.is_none()
        && cx.code(atom.end) == CLOSE
        && open - words.end() <= NOUNS
        && (words.end()..open).all(|i| cx.kind(i) == Some(Kind::Word) && near(cx, i))
        && cx.words.any(words.end(), COUNTED)
        && words.value().is_some()
        && words.value() == plain_value(cx, amount)
}

/// The value of an amount on its own; «60.000» is sixty thousand.
pub fn plain_value(cx: &Context<'_>, amount: &Amount) -> Option<Numeric> {
    let value = amount.value()?;
    let digits = amount.atoms.0.form == AtomForm::Digits;
    Some(digits::pointed_thousands(cx, amount.atoms.0.span, value).filter(|_| digits).unwrap_or(value))
}
