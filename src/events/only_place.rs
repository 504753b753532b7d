//! The only place that a few lines name: where what they tell happened, though no sentence says so: «يا أهل قرية كذا … راحوا
//! كلهن».

use super::items::Scene;
use super::model::{Event, Participant, Precision};
use crate::found::{Feature, Label, Value};
use crate::letters::BEH;
use crate::lexicon::event_rows::{Preposition, Thing};
use crate::lexicon::{Class, bit};

/// Tokens of a post, at most.
const POST: usize = 60;

/// What happens at a place: a meeting or a march may be told of from elsewhere.
const HERE: [&str; 6] = ["die", "injure", "attack", "destroy", "accident", "abduct"];

/// Gives the events of a post that says of none where it happened its only town, village or quarter, or its only province
/// where it names no town. `types` are the names of the types.
pub fn settle(scene: &Scene<'_>, types: &[String], found: &mut [Event]) {
    let nowhere = !found.is_empty() && found.iter().all(|event| event.place.is_empty());
    if !nowhere || scene.view.pieces.len() > POST {
        return;
    }
    let here = |event: &Event| HERE.contains(&types[usize::from(event.kind)].as_str());
    if let Some((place, precision)) = find(scene).filter(|_| found.iter().any(here)) {
        for event in found.iter_mut().filter(|event| here(event)) {
            (event.place, event.precision) = (vec![place.clone()], Some(precision));
        }
    }
}

fn find(scene: &Scene<'_>) -> Option<(Participant, Precision)> {
    let places = || {
        scene.entities.iter().enumerate().filter_map(|(e, entity)| match &entity.value {
            Value::Name(name) if entity.label == Label::Gpe => {
                let feature = name.place.as_ref().map(|place| place.feature);
                let province = matches!(feature, Some(Feature::Admin1 | Feature::Region));
                let id = name.id.as_ref().unwrap_or(&name.canonical);
                (feature != Some(Feature::Country)).then_some((e, id, province))
            }
            _ => None,
        })
    };
    let all_provinces = places().all(|(_, _, province)| province);
    let mut fitting = places().filter(|&(_, _, province)| province == all_provinces);
    let (first, id, _) = fitting.next()?;
    let one = fitting.clone().all(|(_, other, _)| other == id);
    let said =
        is_where(scene, first, all_provinces) || fitting.any(|(e, _, province)| is_where(scene, e, province));
    let span = scene.entities[first].span;
    let who = Participant { span, head: span, lemma: None, entity: Some(first), thing: Some(Thing::Place) };
    let precision = if all_provinces { Precision::Region } else { Precision::Near };
    (one && said).then_some((who, precision))
}

/// Whether an entity stands as a place and not as who does something or is spoken of: behind «في», «قرب», in a hashtag, a
/// town also behind «قرية»; «دمشق تنفي», «أمير منطقة كذا» may be anywhere.
fn is_where(scene: &Scene<'_>, e: usize, province: bool) -> bool {
    let view = scene.view;
    let start = scene.entities[e].span.start;
    let at = view.pieces.partition_point(|piece| piece.span.end <= start);
    let Some(piece) = view.pieces.get(at) else { return false };
    let with = piece.span.start < start && view.text.at(piece.span.start as usize) == BEH;
    let Some(before) = at.checked_sub(1) else { return piece.tag };
    let inside = |arg: i32| [Preposition::In, Preposition::Near].iter().any(|&p| arg == p as i32);
    let led = view.senses(before, Class::Preposition).any(|s| inside(s.arg));
    let nouns = &view.lexicon.tables().events.nouns;
    let is = |at: usize, thing: Thing| {
        view.word(at).mask & bit(Class::Actor) != 0
            && view.senses(at, Class::Actor).any(|s| nouns[s.arg as usize].0 == thing)
    };
    let official =
        || before.checked_sub(1).is_some_and(|at| is(at, Thing::Official) || is(at, Thing::Person));
    let settlement = || !province && is(before, Thing::Place) && !official();
    piece.tag || with || led || settlement()
}
