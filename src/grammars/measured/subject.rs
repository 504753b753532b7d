//! The subject between a verb that bounds an amount and the amount: «تتجاوز الزيادة في صادرات النفط مليون برميل».

use super::matching;
use crate::letters::{ALEF, FEH, LAM, YEH};
use crate::lexicon::{Class, Proclitics, bit};
use crate::reading::{Context, near};
use crate::tokenize::Kind;

/// Maximum number of words of the subject.
const SUBJECT: usize = 5;

/// The first token of the subject that ends right before token `end`, where a verb of `group` stands before it.
pub fn subject_before(cx: &Context<'_>, end: usize, group: i32) -> Option<usize> {
    /// What another clause begins with.
    const OTHER: u64 = bit(Class::Bound) | bit(Class::Verb) | bit(Class::Particle);
    let mut first = end;
    for _ in 0..SUBJECT {
        let word = first.checked_sub(1).filter(|&w| near(cx, w) && cx.kind(w) == Some(Kind::Word))?;
        let verb = word.checked_sub(1).filter(|&v| near(cx, v) && matching::hint_at(cx, v, group));
        if verb.is_some() && article_follows(cx, word) {
            return Some(word);
        }
        let within = cx.begins(word, &[FEH, YEH], 0) && cx.tokens.span(word).len() == 2;
        let other = cx.words.any(word, OTHER) && !cx.words.any(word, bit(Class::Noun)) && !within;
        // «تجاوز السائق الإشارة بسرعة 120 كم»
        let readings = cx.words[word].readings(cx.lexicon);
        let led = readings.iter().any(|r| r.proclitics.any(Proclitics::BI | Proclitics::LI));
        if other || led || cx.numbers.atom_of(word).is_some() {
            return None;
        }
        first = word;
    }
    None
}

pub(super) fn article_follows(cx: &Context<'_>, i: usize) -> bool {
    if i == 0 || cx.kind(i) != Some(Kind::Word) || !near(cx, i - 1) {
        return false;
    }
    let at = cx.tokens.starts[i] as usize;
    cx.text.at(at) == ALEF && cx.text.at(at + 1) == LAM && cx.tokens.span(i).len() > 3
}
