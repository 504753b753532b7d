//! What `training/names` needs: the features and tags of the names model, and the whole pipeline with another model.

use std::sync::Arc;

use super::{Scratch, extract};
use crate::found::{Entity, Labels, Name};
use crate::lexicon::Lexicon;
use crate::names::{self, Model};
use crate::reading::{Context, Options};
use crate::span::Span;
use crate::text::Text;

/// The feature keys of every token of a text, read as one sentence; the model sums up their weights.
pub fn token_features(text: Text<'_>, model: &Model) -> Vec<(Span, Vec<u32>)> {
    scanned(text, |cx| names::features_of(cx, model))
}

/// The places in the gazetteer with a given name, best known first; for an id the place that has it.
pub fn places_named(form: Text<'_>) -> Vec<Name> {
    let named = scanned(form, names::places_named);
    if !named.is_empty() {
        return named;
    }
    names::place_with_id(&form.to_string_lossy(), Lexicon::builtin()).into_iter().collect()
}

/// The model's tag of every token of a text, document consistency included: 0 outside, 1 + 2·n and 2 + 2·n begin and
/// continue a name of the n-th of PERSON GPE ORG LOC FAC PRODUCT EVENT; and how much it speaks for people, places,
/// organizations and other names. This is the output of the model alone, for measuring it.
pub fn token_tags(text: Text<'_>, model: &Model) -> Vec<(Span, u8, [i16; 4])> {
    scanned(text, |cx| names::tags_of(cx, model))
}

/// What [`extract`] finds with default options, with this names model instead of the embedded one: for measuring a
/// model on text
/// that it was not trained on.
pub fn extract_with(text: Text<'_>, model: &Arc<Model>) -> Vec<Entity> {
    let mut scratch = Scratch::default();
    scratch.set_model(model);
    extract(text, Labels::ALL, None, &Options::default(), &mut scratch)
}

fn scanned<T>(text: Text<'_>, ask: impl FnOnce(&Context<'_>) -> T) -> T {
    let (lexicon, options, mut scratch) = (Lexicon::builtin(), Options::default(), Scratch::default());
    scratch.read(text, lexicon);
    ask(&scratch.context(text, lexicon, &options))
}
