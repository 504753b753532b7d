//! Where a number is none: in phrases that only look like one, after a word that it names, as a list mark.

use crate::lexicon::schema::{NameWord, NumberTrap, NumberWord};
use crate::lexicon::{Class, Proclitics, bit};
use crate::numerals::number_word;
use crate::reading::{Atom, Context, Form, is_definite, near};
use crate::text::Text;
use crate::tokenize::Kind;
use crate::tokenize::class::Class as CharClass;
use crate::tokenize::classes::class;

/// Most tokens of a trap before the number in it.
const REACH: usize = 3;

/// Whether the tokens `first..end` lie in a phrase that only looks like a number.
pub fn trapped(cx: &Context<'_>, first: usize, end: usize, trap: NumberTrap) -> bool {
    let from = first.saturating_sub(REACH);
    let inside = (from..end).any(|i| {
        let word = &cx.words[i];
        let mut found = false;
        let applies = |arg: i32| arg == NumberTrap::Any as i32 || arg == trap as i32;
        if i >= first && word.is(Class::NumberTrap) {
            found = word.of(cx.lexicon, Class::NumberTrap).any(|(_, s)| applies(s.arg));
        }
        if !found && cx.words.phrases(i) & bit(Class::NumberTrap) != 0 {
            cx.phrases(i, |m| {
                found |= m.sense.class == Class::NumberTrap && m.end > first && applies(m.sense.arg);
            });
        }
        found
    });
    noted(cx, "guards::trapped", (first, end), inside)
}

/// Passes on what a guard says, noted on the trail where it refuses.
fn noted(cx: &Context<'_>, guard: &'static str, (first, end): (usize, usize), refuses: bool) -> bool {
    if refuses {
        cx.refused(guard, first, end);
    }
    refuses
}

/// Whether a day and month right behind token `i` are part of a name: «شارع 26 يوليو».
pub fn bears_date(cx: &Context<'_>, i: usize) -> bool {
    let mut senses = cx.words[i].of(cx.lexicon, Class::NameWord);
    near(cx, i)
        && senses.any(|(r, s)| !r.proclitics.any(Proclitics::AL) && s.arg == NameWord::BearsDate as i32)
}

/// Whether the number is a name: «المادة 27», «القرار 1701».
pub fn names(cx: &Context<'_>, atom: &Atom) -> bool {
    noted(cx, "guards::names", (atom.first, atom.end), is_name(cx, atom))
}

fn is_name(cx: &Context<'_>, atom: &Atom) -> bool {
    let Some(mut before) = atom.first.checked_sub(1).filter(|&b| near(cx, b)) else { return false };
    if cx.words.any(atom.end, bit(Class::Month)) && near(cx, atom.end - 1) && bears_date(cx, before) {
        return true;
    }
    // «رقم (3)», «الآية: 34»
    if matches!(cx.code(before), 0x28 | 0x2F | 0x3A) && cx.kind(before) == Some(Kind::Punct) {
        match before.checked_sub(1).filter(|&b| near(cx, b)) {
            Some(word) => before = word,
            None => return false,
        }
    }
    if atom.form != Form::Digits || atom.proclitics.0 != 0 {
        return false;
    }
    // «رقم القيد 558213»
    let head = before.checked_sub(1).filter(|&h| near(cx, h) && is_definite(cx, before));
    let name = |i: usize| number_word(cx, i, NumberWord::Name).is_some();
    name(before) || head.is_some_and(|h| name(h) && !is_definite(cx, h))
}

/// Whether the number is the mark of a list: first on its line, with a dot, bracket or hyphen and
/// then a word behind it.
pub fn marks_list(cx: &Context<'_>, atom: &Atom) -> bool {
    noted(cx, "guards::marks_list", (atom.first, atom.end), is_list_mark(cx, atom))
}

fn is_list_mark(cx: &Context<'_>, atom: &Atom) -> bool {
    if atom.form != Form::Digits
        || atom.digits == 0
        || atom.digits > 2
        || !line_starts(cx.text, atom.span.start)
    {
        return false;
    }
    // «3 - الافتقار»: a blank before a hyphen only.
    matches!(cx.code(atom.end), 0x2E | 0x29 | 0x2D | 0x2013)
        && cx.kind(atom.end) == Some(Kind::Punct)
        && (cx.glued(atom.end - 1) || matches!(cx.code(atom.end), 0x2D | 0x2013))
        && !cx.glued(atom.end)
        && cx.kind(atom.end + 1) == Some(Kind::Word)
}

fn line_starts(text: Text<'_>, at: u32) -> bool {
    let mut i = at as usize;
    // Leading blanks of a line are few; a longer run is no list.
    for _ in 0..8 {
        if i == 0 {
            return true;
        }
        i -= 1;
        match class(text.at(i)) {
            CharClass::NEWLINE => return true,
            CharClass::GAP | CharClass::JOINER => {}
            _ => return false,
        }
    }
    false
}
