//! What a noun phrase says of where something was: whether it names a place, how wide it is, and whether people come from it.

use super::clause::Clause;
use super::items::What;
use super::model::Precision;
use crate::found::{Feature, Label, Value};
use crate::lexicon::event_rows::{Preposition, Thing, mark};

/// Items before على among which the attack stands that it belongs to.
const AIMED: usize = 4;

/// «ضرب العاصمة الجزائرية»: whether a noun for a place is named by whose it is.
pub fn is_of_state(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    let place = item.thing == Some(Thing::Place) && item.what == What::Noun && item.name.is_none();
    place && item.definite && item.tail == 0 && item.people.is_some()
}

/// Whether the item names a place.
pub fn is_place(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    let Some(e) = item.name else {
        return item.spot.is_some() || item.inner.is_some() || is_of_state(clause, i);
    };
    match clause.scene.entities[e].label {
        Label::Gpe | Label::Loc => item.thing == Some(Thing::Place) || item.thing.is_none(),
        // «قتله على حاجز كذا», but «غارة على مطار كذا»
        Label::Fac => match item.preposition {
            Preposition::In | Preposition::Near | Preposition::With => true,
            Preposition::On => !item.joined && happens_at(clause, i),
            _ => false,
        },
        _ => false,
    }
}

/// Whether somebody is killed, hurt or taken on the road or the crossing that item `i` names behind على, and nothing is aimed
/// at it.
fn happens_at(clause: &Clause<'_, '_>, i: usize) -> bool {
    let tells = |kinds: &[&str]| {
        let one = |k: usize| {
            let trigger = clause.items[k].what == What::Trigger;
            trigger && kinds.iter().any(|kind| clause.may_tell(k, kind))
        };
        (i.saturating_sub(AIMED)..i).any(one)
    };
    tells(&["die", "injure", "detain", "abduct", "accident"])
        && !tells(&["attack", "destroy", "capture", "move", "protest"])
}

/// «مهاجرين من أفريقيا», «ثلاثة من عائلة واحدة»: whether item `i` says where the people before it are from.
pub fn is_origin(clause: &Clause<'_, '_>, i: usize) -> bool {
    clause.items[i].preposition == Preposition::From && i > 0 && clause.is_human(i - 1)
}

/// Whether the item names a country, a continent or a sea.
pub fn is_wide(clause: &Clause<'_, '_>, i: usize) -> bool {
    let Some(e) = clause.items[i].name else { return false };
    let entity = &clause.scene.entities[e];
    let country = matches!(&entity.value, Value::Name(name) if name.place.as_ref().is_some_and(|p| p.feature == Feature::Country));
    entity.label == Label::Loc || country
}

/// «في حي كذا», «بمديرية كذا», «في الشجاعية»: whether item `i` names a part of a town or district, or a village.
pub fn is_part(clause: &Clause<'_, '_>, i: usize) -> bool {
    let item = &clause.items[i];
    let there =
        matches!(item.preposition, Preposition::In | Preposition::With | Preposition::On | Preposition::Near);
    let feature = match item.name.map(|e| &clause.scene.entities[e].value) {
        Some(Value::Name(name)) => name.place.as_ref().map(|p| p.feature),
        _ => None,
    };
    let small = matches!(feature, Some(Feature::Village | Feature::Neighbourhood | Feature::Camp));
    let called = item.lemma.is_some() && item.thing == Some(Thing::Place) && item.marks & mark::AROUND == 0;
    let wide = matches!(feature, Some(Feature::Country | Feature::Admin1 | Feature::Region | Feature::City));
    there && (small || called && !wide && (item.name.is_some() || item.spot.is_some()))
}

/// How exactly a place says where something was.
pub fn precision(clause: &Clause<'_, '_>, i: usize) -> Option<Precision> {
    let item = &clause.items[i];
    let name = item.inner.or(item.name).map(|e| &clause.scene.entities[e].value);
    let Some(Value::Name(name)) = name else { return None };
    let near = matches!(item.preposition, Preposition::Near | Preposition::Between);
    let around = near || item.marks & mark::AROUND != 0;
    Some(match name.place.as_ref()?.feature {
        Feature::Country => return None,
        Feature::Admin1 | Feature::Region if !around => Precision::Region,
        _ if around => Precision::Near,
        Feature::Admin2 | Feature::Water | Feature::Mountain => Precision::Near,
        _ => Precision::Place,
    })
}
