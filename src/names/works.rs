//! Titles of works behind a head: «فيلم "الأرض"», «برنامج ⟦ذا دايلي شو⟧», «ألبومها الأول "سحر"», «أفلام مثل "دليلة" و"الأرض"».

use super::disjoint::beginning;
use super::headed::{QUOTED, model_end, named};
use super::reader::{Found, NameReader};
use super::tagger::{NameClass, continues};
use crate::found::Label;
use crate::letters::{WAW, YEH};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;
use crate::signs::{COLON, HYPHEN, OPEN};
use crate::tokenize;

/// Words that may stand between a head and the title in quotation marks.
const BETWEEN: usize = 3;
/// Titles after one head.
const TITLES: usize = 12;

/// The title behind the head at token `i`.
pub fn after(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<Found> {
    let name = i + 1;
    if r.opens(name) {
        return quoted(r, listed, name);
    }
    if !near(r.cx, i) || !r.is_word(name) {
        return None;
    }
    if let Some(open) = opening(r, i) {
        return quoted(r, listed, open);
    }
    let model = !r.definite(i)
        && r.tagged(name) == Some(NameClass::Other)
        && !continues(r.tagger.tags[name])
        && r.people(name).is_none()
        // «كتاب ⟦أرسله⟧ إليه», «كتابا ⟦بدينار⟧»
        && !r.pronoun(name)
        && r.prefix(name) == 0
        && !genre(r, name);
    let end = || {
        let end = model_end(r, name);
        (name + 1..end).find(|&j| r.is(j, Class::Particle)).unwrap_or(end)
    };
    model.then(|| named(name, end(), 0, Label::Product))
}

/// The quotation mark behind the head at token `i` and words that say which work it is: «فيلم ⟦عربي بعنوان⟧ "…"».
fn opening(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let open = (i + 2..r.count().min(i + 2 + BETWEEN)).find(|&j| r.opens(j))?;
    let words = (i + 1..open).all(|j| {
        r.is_word(j) && near(r.cx, j - 1) && !r.cx.words[j].any(bit(Class::Head) | bit(Class::Verb))
    });
    let titled = r.is_small(open - 1, NameWord::Titled);
    let rank = open == i + 2
        && (r.is(i + 1, Class::Ordinal) || nisba(r, i + 1) || r.is_small(i + 1, NameWord::Describing));
    (words && (titled || rank) && r.cx.code(open) != OPEN).then_some(open)
}

/// The titles that follow the one just found, each in quotation marks of its own: «و"…"، "…"».
pub fn more(r: &NameReader<'_>, listed: &[Found], head: usize, found: Found, out: &mut Vec<Found>) {
    if !r.is_head(head, HeadKind::WorkQuoted)
        || !r.opens(found.first - 1)
        || r.cx.code(found.first - 1) == OPEN
    {
        return;
    }
    let mark = |j: usize| matches!(r.cx.code(j), 0x060C | 0x2C | HYPHEN) && !r.is_word(j);
    let and = |j: usize| r.cx.code(j) == WAW && r.cx.tokens.span(j).len() == 1;
    let mut at = found.end + 1;
    for _ in 0..TITLES {
        while at < r.count() && (mark(at) || and(at)) {
            at += 1;
        }
        if at >= r.count() || !r.opens(at) || r.cx.code(at) == OPEN {
            return;
        }
        let Some(next) = quoted(r, listed, at) else { return };
        at = next.end + 1;
        out.push(next);
    }
}

/// The title in the quotation that token `open` begins.
pub fn quoted(r: &NameReader<'_>, listed: &[Found], open: usize) -> Option<Found> {
    let close = r.closing(open, QUOTED)?;
    let fits = |j: usize| {
        r.is_word(j) || r.is_kind(j, tokenize::Kind::Number) || matches!(r.cx.code(j), HYPHEN | COLON)
    };
    let all = (open + 1..close).all(fits);
    let any = (open + 1..close).any(|j| r.is_word(j));
    // What the lists have keeps its row.
    let taken = beginning(listed, open + 1).is_some_and(|f| f.end == close);
    (all && any && !taken).then(|| named(open + 1, close, 0, Label::Product))
}

/// Whether token `i` says what sort of work it is: «فيلم ⟦الرعب⟧», «مسلسل ⟦كوميدي⟧».
fn genre(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Genre) || nisba(r, i) || r.ordinary(i)
}

/// Whether token `i` is known and ends as adjectives of relation do.
fn nisba(r: &NameReader<'_>, i: usize) -> bool {
    let last = r.cx.text.at((r.cx.tokens.ends[i] as usize).saturating_sub(1));
    r.tagger.about(i).known && (last == YEH || super::bodies::nisba(r, i))
}
