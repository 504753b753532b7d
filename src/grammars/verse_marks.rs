//! Numbers that count nothing in books: of verses and traditions, «(120) … (121) … (122)», of notes, pages, leaves and
//! paragraphs.

use super::counted;
use super::measured::matching::is_hint;
use crate::found::Numeric;
use crate::letters::{ALEF, ALEF_HAMZA, BEH, TATWEEL};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, bit};
use crate::numerals::is_word;
use crate::reading::{Atom, AtomForm, Context, is_definite, is_plural, mark, near};
use crate::signs::{
    self, CLOSE, CLOSE_SQUARE, COLON, EQUALS, HYPHEN, OPEN, OPEN_GUILLEMET, OPEN_ORNATE, OPEN_SQUARE, QUOTE,
    SLASH,
};
use crate::tokenize::Kind;

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

/// Whether the number refers to a note, a verse, a page, a leaf or a paragraph.
pub(super) fn refers(cx: &Context<'_>, atom: &Atom) -> bool {
    is_note(cx, atom)
        || is_verse(cx, atom)
        || is_page(cx, atom)
        || is_leaf(cx, atom)
        || is_paragraph(cx, atom)
        || heads_item(cx, atom)
}

/// «(371) وأما رواية …»: in brackets at the head of its line, where it counts nothing.
fn heads_item(cx: &Context<'_>, atom: &Atom) -> bool {
    let open = atom.first.checked_sub(1).filter(|_| bracketed(cx, atom));
    let heads = open.is_some_and(|open| open == 0 || !near(cx, open - 1));
    let next = atom.end + 1;
    heads
        && near(cx, atom.end)
        && cx.kind(next) == Some(Kind::Word)
        && counted::after(cx, next, counted::GrammaticalNumber::Any).is_none()
}

/// Whether the number refers to a note, or is an attribute of markup: «(¬10)», «الحجامة «1»», «[3]», «id="79258"».
fn is_note(cx: &Context<'_>, atom: &Atom) -> bool {
    const NOT: u32 = 0xAC;
    let glued = atom.form == AtomForm::Digits && atom.proclitics.0 == 0 && atom.end == atom.first + 1;
    // «يعقوب ( 1 ) الدورقي»
    let apart = |b: usize| {
        !cx.glued(b) && cx.code(b) == OPEN && cx.code(atom.end) == CLOSE && !cx.glued(atom.end - 1)
    };
    if glued
        && atom.digits <= 2
        && atom.first.checked_sub(1).is_some_and(|b| apart(b) && is_word_note(cx, atom, b))
    {
        return true;
    }
    let Some(before) = atom.first.checked_sub(1).filter(|&b| glued && cx.glued(b)) else { return false };
    let open = cx.code(before);
    if open == NOT {
        return true;
    }
    if open == OPEN {
        return is_footnote(cx, atom, before);
    }
    // The blank after «="» may be missing; a sum has no Latin name before its sign.
    let equals = if open == QUOTE { before.checked_sub(1).filter(|&e| cx.glued(e)) } else { Some(before) };
    if let Some(equals) = equals.filter(|&e| cx.code(e) == EQUALS && e > 0) {
        return cx.glued(equals - 1)
            && cx.kind(equals - 1) == Some(Kind::Latin)
            && cx.tokens.span(equals - 1).len() > 1;
    }
    let closed = matches!(open, OPEN_GUILLEMET | OPEN_SQUARE)
        && cx.code(atom.end) == signs::closer(open)
        && cx.glued(atom.end - 1);
    let number = if atom.whole().is_some_and(|n| n <= 10) {
        counted::GrammaticalNumber::Few
    } else {
        counted::GrammaticalNumber::Many
    };
    // «دور الـ«16»»
    let article = || before > 0 && cx.text.at(cx.tokens.ends[before - 1] as usize - 1) == TATWEEL;
    // «كتب «25» على الورقة» may be a number; notes of two digits stand after what closes.
    let behind_close = || before > 0 && matches!(cx.kind(before - 1), Some(Kind::Punct));
    closed
        && (atom.digits == 1 || open == OPEN_SQUARE && atom.digits <= 3 || atom.digits <= 3 && behind_close())
        && before > 0
        && !article()
        && counted::after(cx, atom.end + 1, number).is_none_or(|n| !n.known)
}

/// Whether digits in brackets with blanks inside them stand behind a word that is no number, and count nothing.
fn is_word_note(cx: &Context<'_>, atom: &Atom, open: usize) -> bool {
    let word = open.checked_sub(1).filter(|&w| near(cx, w) && cx.kind(w) == Some(Kind::Word));
    let behind = word.is_some_and(|w| {
        cx.numbers.atom_of(w).is_none()
            && !is_plural(cx, w)
            && !cx.words[w].any(bit(Class::Particle) | bit(Class::Bound))
    });
    behind && is_definite(cx, atom.end + 1)
}

/// Whether one or two digits in the round brackets that token `before` opens refer to a note or a verse: «للثعالبي(2)»,
/// «ما لا تعلمون (33)}».
fn is_footnote(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    const VERSE_ENDS: [u32; 3] = [0x7D, 0xFD3E, 0xFD3F];
    let end = atom.end;
    if cx.code(end) != CLOSE || !cx.glued(end - 1) || atom.digits > 3 {
        return false;
    }
    let verse = VERSE_ENDS.contains(&cx.code(end + 1)) && cx.kind(end + 1) == Some(Kind::Punct);
    // «خمسة(5) أعضاء», «مدن(12)» may count; a note stands behind a word that is no number, and nothing is counted.
    let glued = before.checked_sub(1).filter(|&w| cx.glued(w));
    let word = glued.filter(|&w| cx.kind(w) == Some(Kind::Word));
    let counted = || counted::after(cx, end + 1, counted::GrammaticalNumber::Any).is_some_and(|n| n.known);
    let many = |w: usize| is_plural(cx, w) && cx.words[w].any(bit(Class::Noun));
    let note = word.is_some_and(|w| cx.numbers.atom_of(w).is_none() && !many(w));
    // «{إلا سحر مبين}(1)»: behind what is quoted.
    let quoted = || {
        let closes = |w: usize| VERSE_ENDS.contains(&cx.code(w)) || signs::closes_quote(cx.code(w));
        glued.is_some_and(|w| cx.kind(w) == Some(Kind::Punct) && closes(w))
    };
    // «زمن وكيع (1) سورة آل عمران»: the note begins with the chapter that it quotes.
    verse
        || atom.digits <= 2 && (note || quoted()) && !counted()
        || atom.digits <= 2 && is_hint(cx, end + 1, "sura_word")
}

/// Whether the number is a volume or a page in brackets: «سير أعلام النبلاء (9/ 89)», «(2/133)».
fn is_page(cx: &Context<'_>, atom: &Atom) -> bool {
    /// Largest denominator of a fraction that is written with a slash.
    const SHARES: i64 = 12;
    /// The same of a mark, behind a colon: «النتيجة: 85/100».
    const PAGES: i64 = 100;
    let opens = |i: usize| i > 0 && cx.code(i - 1) == OPEN && cx.glued(i - 1);
    let closes = |i: usize| cx.code(i) == CLOSE && cx.glued(i - 1);
    if atom.form != AtomForm::Digits || atom.proclitics.0 != 0 || atom.end != atom.first + 1 {
        return false;
    }
    let colon = |i: usize| i > 0 && cx.code(i - 1) == COLON;
    // «(24/3)»
    if atom.has(mark::SLASH) && atom.whole().is_some_and(|n| n > 1) {
        return opens(atom.first) && closes(atom.end);
    }
    if let Numeric::Ratio(parts, of) = atom.value {
        // «فتح الباري: 13/466»
        if colon(atom.first) && of > PAGES {
            return true;
        }
        return opens(atom.first) && closes(atom.end) && (of > SHARES || parts > of);
    }
    let number = |i: usize| cx.kind(i) == Some(Kind::Number);
    let before = || {
        let slash = atom.first >= 2 && cx.code(atom.first - 1) == SLASH && number(atom.first - 2);
        slash && opens(atom.first - 2) && closes(atom.end)
    };
    let after = || {
        let slash = cx.code(atom.end) == SLASH && number(atom.end + 1);
        slash && opens(atom.first) && closes(atom.end + 2)
    };
    before() || after()
}

/// Whether the number is that of a verse: «[التوبة: 84]», «سورة البقرة 255».
pub(super) fn is_verse(cx: &Context<'_>, atom: &Atom) -> bool {
    const APART: [u32; 3] = [COLON, SLASH, HYPHEN];
    let digits = atom.form == AtomForm::Digits && atom.proclitics.0 == 0;
    let Some(before) = atom.first.checked_sub(1).filter(|_| digits) else { return false };
    let sura = if APART.contains(&cx.code(before)) { before.checked_sub(1) } else { Some(before) };
    let Some(sura) = sura.filter(|&s| s > 0 && cx.kind(s) == Some(Kind::Word)) else { return false };
    if !is_hint(cx, sura, "sura") {
        return false;
    }
    let head = sura - 1;
    let second = head.checked_sub(1).filter(|_| cx.kind(head) == Some(Kind::Word));
    let opens = |i: usize| {
        (signs::opens_bracket(cx.code(i)) || cx.code(i) == OPEN_ORNATE) && cx.kind(i) == Some(Kind::Punct)
    };
    let said = |i: usize| is_hint(cx, i, "sura_word");
    // «وبعهد الله أوفوا الأنعام 152»: a chapter that is called as little else.
    let alone = || {
        let counts = counted::after(cx, atom.end, counted::GrammaticalNumber::Any).is_some_and(|n| n.known);
        sura == before && near(cx, sura) && is_hint(cx, sura, "sura_alone") && !counts
    };
    opens(head) || said(head) || second.is_some_and(opens) || alone()
}

/// Whether the number is that of a leaf, with the letter of its side: «[145/أ]», «25 ب» at the end.
fn is_leaf(cx: &Context<'_>, atom: &Atom) -> bool {
    let side = |i: usize| {
        cx.kind(i) == Some(Kind::Word)
            && cx.tokens.span(i).len() == 1
            && matches!(cx.code(i), ALEF | ALEF_HAMZA | BEH)
    };
    let end = atom.end;
    let plain = atom.form == AtomForm::Digits && atom.proclitics.0 == 0 && end == atom.first + 1;
    let slashed =
        || cx.code(end) == SLASH && side(end + 1) && matches!(cx.code(end + 2), CLOSE | CLOSE_SQUARE);
    plain && (side(end) && near(cx, atom.first) && end + 1 == cx.words.len() || slashed())
}

/// Whether the number is that of a paragraph, a note or a tradition before what it tells of: «218 قوله», «52 الحديث
/// الثالث».
fn is_paragraph(cx: &Context<'_>, atom: &Atom) -> bool {
    atom.form == AtomForm::Digits
        && atom.proclitics.0 == 0
        && near(cx, atom.end - 1)
        && is_hint(cx, atom.end, "paragraph")
}
