//! Names: people, groups, organizations, places, products and events.

mod designations;
mod features;
mod gazetteer;
mod heads;
mod identity;
mod index;
mod lists;
mod model;
mod names;
mod people;
mod phrases;
mod reader;
mod tagger;
mod weights;
mod words;

pub use crate::lexicon::schema::NameLabel;
pub use gazetteer::{Entry, Gazetteer, Own};
pub use model::{MAGIC, Model, TAGS, VERSION, checksum};
pub use names::Names;

use crate::extract::numerals::{self, Numbers};
use crate::extract::registry::{DIMENSIONS, Dimension as _};
use crate::extract::{Context, Entity, Options, Scratch, settle};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::text::Text;
use crate::with_units;
use features::{WINDOW, key};

/// The features of every token of a text read as one sentence, as keys: what `training/names`
/// trains on, and what the model sums up.
pub fn token_features(text: Text<'_>, model: &Model) -> Vec<(Span, Vec<u32>)> {
    let lexicon = Lexicon::builtin();
    let mut scratch = Scratch::default();
    scratch.read(text, lexicon);
    let options = Options::default();
    let cx = scratch.context(text, lexicon, &options);
    let count = cx.tokens.len();
    let mut out: Vec<(Span, Vec<u32>)> = (0..count).map(|i| (cx.tokens.span(i), Vec::new())).collect();
    let mut add = |from: usize, reach: usize, atom: u64| {
        let first = from.saturating_sub(reach);
        let last = (from + reach + 1).min(count);
        for (to, (_, keys)) in out[first..last].iter_mut().enumerate() {
            keys.push(key(atom, from as i32 - (first + to) as i32));
        }
    };
    with_units!(text, units => {
        for i in 0..count {
            let span = cx.tokens.span(i);
            let word = &units[span.start as usize..span.end as usize];
            let mut each = |reach, atom| add(i, reach as usize, atom);
            let (kind, info) = (cx.tokens.kinds[i], &cx.words[i]);
            features::all(word, kind, info, cx.lexicon, &model.words, &mut each);
        }
    });
    phrases::atoms(&cx, |i, atom| add(i, 1, atom));
    for outside in 1..=WINDOW as i32 {
        for (i, (_, keys)) in out.iter_mut().enumerate() {
            if i < outside as usize {
                keys.push(key(features::BORDER, -outside));
            }
            if i + outside as usize >= count {
                keys.push(key(features::BORDER, outside));
            }
        }
    }
    out
}

/// The model's tag of every token of a text, document consistency included: 0 outside,
/// 1 and 2 begin and continue a person, 3 and 4 a place, 5 and 6 an organization, 7 and 8
/// another name. What the model alone says, for measuring it.
pub fn token_tags(text: Text<'_>, model: &Model) -> Vec<(Span, u8)> {
    let lexicon = Lexicon::builtin();
    let mut scratch = Scratch::default();
    scratch.read(text, lexicon);
    let options = Options::default();
    let cx = scratch.context(text, lexicon, &options);
    let mut tagger = tagger::Tagger::default();
    tagger.tag(&cx, model);
    (0..cx.tokens.len()).map(|i| (cx.tokens.span(i), tagger.tags[i])).collect()
}

/// What [`extract`](crate::extract::extract) finds with default options, with this names model
/// in the place of the one that the library carries: for measuring a model on text that it was
/// not trained on.
pub fn extract_with(text: Text<'_>, model: &Model) -> Vec<Entity> {
    let (lexicon, options) = (Lexicon::builtin(), Options::default());
    let mut scratch = Scratch::default();
    scratch.read(text, lexicon);
    let mut numbers = Numbers::default();
    let cx = scratch.context(text, lexicon, &options);
    numerals::read(&cx, &mut numbers);
    let cx = Context { numbers: &numbers, ..cx };
    let mut found = Vec::new();
    for dimension in DIMENSIONS.iter().filter(|d| d.name() != Names.name()) {
        dimension.find(&cx, &mut found);
    }
    names::find(&cx, &mut tagger::Tagger::default(), model, &mut found);
    settle(found)
}
