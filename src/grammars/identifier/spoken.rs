//! Codes read out digit by digit after the word that announces them: «الرمز تسعة ثمانية سبعة ستة».

use super::candidate::candidate;
use crate::found::{Candidate, Identifier};
use crate::grammars::measured::matching::hint_at;
use crate::reading::{Atom, AtomForm, AtomKind, Context, near};
use crate::signs::{ARABIC_COMMA, COLON, COMMA, HYPHEN};
use crate::span::Span;
use crate::tokenize::Kind;

/// Minimum number of digits read out.
const DIGITS: usize = 4;
/// Maximum number of tokens between the word and the first digit.
const FILLERS: usize = 3;
/// Number of digits from which a zero in front makes a telephone number.
const TELEPHONE: usize = 8;

/// Adds every code read out.
pub fn find(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    let atoms = &cx.numbers.atoms;
    let mut k = 0;
    while k < atoms.len() {
        let run = run(cx, &atoms[k..]);
        let telephone = run.len() >= TELEPHONE && run.starts_with('0');
        if run.len() >= DIGITS
            && !telephone
            && let Some(word) = announced(cx, atoms[k].first)
        {
            let span = Span::new(atoms[k].span.start, atoms[k + run.len() - 1].span.end);
            let value = run.clone();
            let value = Identifier { kind: "reference".to_owned(), value, country: None, valid: None };
            out.push(candidate(span, cx.tokens.starts[word], value));
        }
        k += run.len().max(1);
    }
}

/// The digits that the first of the atoms begins, one after the other or with commas between them.
fn run(cx: &Context<'_>, atoms: &[Atom]) -> String {
    let mut digits = String::new();
    let mut end = None;
    for atom in atoms {
        let plain = atom.kind == AtomKind::Cardinal
            && atom.form == AtomForm::Words
            && atom.end == atom.first + 1
            && atom.proclitics.0 == 0;
        let Some(digit) = atom.whole().and_then(|n| char::from_digit(u32::try_from(n).ok()?, 10)) else {
            break;
        };
        let follows = end.is_none_or(|end: usize| {
            let sign =
                matches!(cx.code(end), COMMA | ARABIC_COMMA | HYPHEN) && cx.kind(end) == Some(Kind::Punct);
            atom.first == end + usize::from(sign) && near(cx, atom.first - 1)
        });
        if !plain || !follows {
            break;
        }
        digits.push(digit);
        end = Some(atom.end);
    }
    digits
}

/// The word before token `i` that announces a code: رمز, كود, رقم.
fn announced(cx: &Context<'_>, i: usize) -> Option<usize> {
    let tables = cx.lexicon.tables();
    let groups = ["identifier", "number_of", "phone"].map(|name| tables.hint(name).unwrap_or(-1));
    let filler = tables.hint("id_filler")?;
    let mut at = i;
    for _ in 0..=FILLERS {
        at = at.checked_sub(1).filter(|&b| near(cx, b))?;
        if groups.iter().any(|&group| hint_at(cx, at, group)) {
            return Some(at);
        }
        if cx.code(at) != COLON && !hint_at(cx, at, filler) {
            return None;
        }
    }
    None
}
