//! Phrases of the lexicon as features of the tokens they cover.

use super::features::{LISTED, list_of, phrase_atom};
use crate::reading::Context;

/// Calls `each` with a token and the feature that a phrase gives it: of every list, the
/// longest phrase that starts at a token counts.
pub fn atoms(cx: &Context<'_>, mut each: impl FnMut(usize, u64)) {
    for first in cx.words.openings(LISTED) {
        let mut longest: [(u8, usize); 4] = [(u8::MAX, 0); 4];
        cx.phrases(first, |m| {
            let Some(list) = list_of(&cx.lexicon, m.sense) else { return };
            if !m.reading.takes_article(&cx.lexicon, m.sense) {
                return;
            }
            let free = longest.iter_mut().find(|slot| slot.0 == list || slot.0 == u8::MAX);
            if let Some(slot) = free {
                *slot = (list, slot.1.max(m.end));
            }
        });
        for &(list, end) in longest.iter().filter(|slot| slot.0 != u8::MAX) {
            each(first, phrase_atom(list, 0));
            for inside in first + 1..end - 1 {
                each(inside, phrase_atom(list, 1));
            }
            each(end - 1, phrase_atom(list, 2));
        }
    }
}
