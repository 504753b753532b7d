//! Clubs that are listed one after the other: «الهلال، النصر، الاتحاد والأهلي».

use super::reader::NameReader;
use crate::letters::WAW;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Sense};
use crate::reading::near;
use crate::signs::{ARABIC_COMMA, COMMA};

/// Whether token `i` is one of at least three words side by side that are each the name of a club: no weather has the
/// crescent, victory and unity in one breath.
pub fn in_a_row(r: &NameReader<'_>, i: usize) -> bool {
    /// Clubs that tell enough.
    const LEAST: usize = 3;
    let row = |s: Sense| r.name_row(s).is_some_and(|row| row.id.starts_with("club-"));
    let club = |at: usize| {
        r.is_word(at) && (r.is_small(at, NameWord::Club) || r.senses(at, Class::Name).any(|(_, s)| row(s)))
    };
    if !club(i) {
        return false;
    }
    let mut count = 1;
    let mut at = i;
    while let Some(before) = earlier(r, at).filter(|&before| club(before) && count < LEAST) {
        (at, count) = (before, count + 1);
    }
    at = i;
    while count < LEAST {
        let comma = r.count() > at + 2 && is_comma(r, at + 1);
        let next = if comma { at + 2 } else { at + 1 };
        if next >= r.count() || !club(next) || earlier(r, next) != Some(at) {
            break;
        }
        (at, count) = (next, count + 1);
    }
    count >= LEAST
}

/// The token that the one at `i` is listed behind: a comma or «و» is in between.
fn earlier(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    if is_comma(r, before) {
        return before.checked_sub(1);
    }
    (r.cx.code(i) == WAW && r.prefix(i) > 0 && near(r.cx, before)).then_some(before)
}

fn is_comma(r: &NameReader<'_>, i: usize) -> bool {
    matches!(r.cx.code(i), COMMA | ARABIC_COMMA) && !r.is_word(i)
}
