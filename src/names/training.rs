//! The features and raw tags of the model: for training and measuring it.

use super::features::{self, BORDER, WINDOW, key};
use super::model::Model;
use super::phrases;
use super::tagger::Tagger;
use crate::reading::Context;
use crate::span::Span;
use crate::with_units;

/// The features of every token of a text read as one sentence, as keys.
pub fn features_of(cx: &Context<'_>, model: &Model) -> Vec<(Span, Vec<u32>)> {
    let count = cx.tokens.len();
    let mut out: Vec<(Span, Vec<u32>)> = (0..count).map(|i| (cx.tokens.span(i), Vec::new())).collect();
    let mut add = |from: usize, reach: usize, atom: u64| {
        let first = from.saturating_sub(reach);
        let last = (from + reach + 1).min(count);
        for (to, (_, keys)) in out[first..last].iter_mut().enumerate() {
            keys.push(key(atom, from as i32 - (first + to) as i32));
        }
    };
    with_units!(cx.text, units => {
        for i in 0..count {
            let span = cx.tokens.span(i);
            let word = &units[span.start as usize..span.end as usize];
            let mut each = |reach, atom| add(i, reach as usize, atom);
            let (kind, info) = (cx.tokens.kinds[i], &cx.words[i]);
            features::all(word, kind, info, cx.lexicon, &model.words, &mut each);
        }
    });
    phrases::atoms(cx, |i, atom| add(i, 1, atom));
    for outside in 1..=WINDOW as i32 {
        for (i, (_, keys)) in out.iter_mut().enumerate() {
            if i < outside as usize {
                keys.push(key(BORDER, -outside));
            }
            if i + outside as usize >= count {
                keys.push(key(BORDER, outside));
            }
        }
    }
    out
}

/// The model's tag of every token, document consistency included, and what it says of each class of names.
pub fn tags_of(cx: &Context<'_>, model: &Model) -> Vec<(Span, u8, [i16; 4])> {
    let mut tagger = Tagger::default();
    tagger.tag(cx, model);
    (0..cx.tokens.len()).map(|i| (cx.tokens.span(i), tagger.tags[i], tagger.view(i))).collect()
}
