//! Ministries by the short name that they have in headlines and reports: «الداخلية: …», «أعلنت الصحة …».

use super::bodies;
use super::disjoint::beginning;
use super::headed::named;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::letters::TEH;
use crate::lexicon::Class;
use crate::lexicon::schema::NameWord;
use crate::reading::near;
use crate::signs::COLON;

/// Finds ministries that speak: before a colon at the beginning of a text, or behind a verb in the feminine of who says
/// something. `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::Ministry]) {
        let plain = r.bare_small(i, NameWord::Ministry) && r.definite(i) && beginning(listed, i).is_none();
        if plain && (heads_line(r, i) || (tells(r, i) && closed(r, i))) {
            out.push(named(i, i + 1, 0, Label::Org));
        }
    }
}

/// Whether token `i` begins the text before a colon: «الداخلية: توقيف ثلاثة».
fn heads_line(r: &NameReader<'_>, i: usize) -> bool {
    i == 0 && r.cx.code(i + 1) == COLON && !r.is_word(i + 1) && near(r.cx, i)
}

/// Whether a verb in the feminine of who says something stands right before token `i`: «أعلنت ⟦الصحة⟧».
fn tells(r: &NameReader<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&before| near(r.cx, before) && r.is_small(before, NameWord::Says));
    before.is_some_and(|before| r.cx.text.at(r.cx.tokens.ends[before] as usize - 1) == TEH)
}

/// Whether nothing behind token `i` goes on with its noun: «أعلنت الصحة ⟦العالمية⟧» are others, and the people's name behind
/// a ministry is part of it.
fn closed(r: &NameReader<'_>, i: usize) -> bool {
    let next = i + 1;
    let goes_on = r.is_word(next) && near(r.cx, i) && r.definite(next) && !r.is(next, Class::Particle);
    !goes_on && !bodies::nation(r, next)
}
