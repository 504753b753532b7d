//! Companies behind the word for their shares: «سهم الصفاة بنسبة», «أسهم شركات صافولا والإنماء، وملاذ للتأمين».

use super::disjoint::beginning;
use super::headed::named;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::letters::WAW;
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;
use crate::signs::{ARABIC_COMMA, COMMA};
use crate::tokenize;

/// Maximum number of companies of a list, and of words of a company.
const MOST: usize = 24;
const WORDS: usize = 3;
/// Companies that make a list: two words after «شركات» may say what they deal in.
const LEAST: usize = 3;

/// Words that name no company.
const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::TimeUnit) | bit(Class::Ordinal);

/// A share by the short name of its company, before how it moved: «سهم ⟦الصفاة⟧ بنسبة».
pub fn one(r: &NameReader<'_>, i: usize) -> Option<Found> {
    let name = i + 1;
    let moves = |at: usize| at >= r.count() || r.is_small(at, NameWord::Moves);
    let share = r.bare_small(i, NameWord::Share);
    let counted = i > 0
        && (r.is_kind(i - 1, tokenize::Kind::Number)
            || r.cx.numbers.atom_ending(i - 1).is_some()
            || r.cx.words[i - 1].any(bit(Class::Scale)));
    if !share
        || counted
        || !r.is_word(name)
        || !near(r.cx, i)
        || moves(name)
        || r.cx.words[name].any(OTHER)
        || r.ordinary(name)
        || r.cx.numbers.atom_at(name).is_some()
        || [NameWord::Site, NameWord::Describing, NameWord::Common].iter().any(|&word| r.is_small(name, word))
    {
        return None;
    }
    let second = near(r.cx, name) && r.is_word(name + 1) && !moves(name + 1);
    let end = if second { name + 2 } else { name + 1 };
    (moves(end) && end < r.count()).then(|| named(name, end, 0, Label::Org))
}

/// Finds lists of them; `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::Companies]) {
        let shares = i.checked_sub(1).is_some_and(|at| r.is_head(at, HeadKind::OrgOver) && near(r.cx, at));
        if !shares || r.definite(i) || r.prefix(i) > 0 {
            continue;
        }
        let before = out.len();
        let mut sure = false;
        let mut at = i + 1;
        while let Some(found) = company(r, at, at > i + 1).filter(|_| out.len() - before < MOST) {
            at = found.end;
            let row = beginning(listed, found.first).filter(|f| f.label == Label::Org && f.end == at);
            sure |= row.is_some() || body(r, found.first);
            out.push(row.copied().unwrap_or(found));
            while is_comma(r, at) || alone(r, at) {
                at += 1;
            }
        }
        // «أسهم شركات التأمين والبنوك والعقار»: fields.
        if out.len() - before < LEAST || !sure {
            out.truncate(before);
        }
    }
}

/// The company that begins at token `first`, behind another or not.
fn company(r: &NameReader<'_>, first: usize, further: bool) -> Option<Found> {
    let listed = !further || is_comma(r, first - 1) || alone(r, first - 1) || r.cx.code(first) == WAW;
    if !listed || !begins(r, first) {
        return None;
    }
    let mut end = first + 1;
    // «ملاذ ⟦للتأمين⟧»: nothing follows what a company deals in.
    while end - first < WORDS && near(r.cx, end - 1) && goes_on(r, end) && !r.for_definite(end - 1) {
        end += 1;
    }
    let prefix = u8::from(further && r.cx.code(first) == WAW);
    Some(named(first, end, prefix, Label::Org))
}

/// Whether the lists have a body under token `i`.
fn body(r: &NameReader<'_>, i: usize) -> bool {
    r.senses(i, Class::Name).any(|(_, s)| r.label(s) == Some(Label::Org))
}

fn begins(r: &NameReader<'_>, i: usize) -> bool {
    r.is_word(i)
        && !alone(r, i)
        && !r.cx.words[i].any(OTHER)
        && ![NameWord::Moves, NameWord::Preposition, NameWord::Describing]
            .iter()
            .any(|&word| r.is_small(i, word))
        && r.cx.numbers.atom_at(i).is_none()
}

/// Whether token `i` goes on with a company and is none itself: «دار ⟦الأركان⟧», «ملاذ ⟦للتأمين⟧».
fn goes_on(r: &NameReader<'_>, i: usize) -> bool {
    r.for_definite(i) || r.cx.code(i) != WAW && begins(r, i)
}

/// Whether token `i` is «و», written by itself.
fn alone(r: &NameReader<'_>, i: usize) -> bool {
    i < r.count() && r.cx.code(i) == WAW && r.cx.tokens.span(i).len() == 1
}

fn is_comma(r: &NameReader<'_>, i: usize) -> bool {
    matches!(r.cx.code(i), COMMA | ARABIC_COMMA) && !r.is_word(i)
}
