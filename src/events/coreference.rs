//! Event coreference: mentions of the same event.

use super::model::{Count, Event, Participant};
use crate::lexicon::event_rows::Thing;
use crate::text::Text;

/// Maximum number of earlier events considered.
const BACK: usize = 40;

/// Links each event to the earlier event in the text that it mentions again.
pub fn tie(events: &mut [Event], text: Text<'_>) {
    let breaks = breaks(events, text);
    for n in 0..events.len() {
        if events[n].same_as.is_some_and(|s| s < n && events[s].kind == events[n].kind) {
            continue;
        }
        events[n].same_as = None;
        for m in (n.saturating_sub(BACK)..n).rev() {
            if same(&events[m], &events[n], text, &breaks) {
                events[n].same_as = Some(events[m].same_as.unwrap_or(m));
                break;
            }
        }
    }
}

fn value(count: &Option<Count>) -> Option<&crate::found::Numeric> {
    count.as_ref().and_then(|c| c.number.value.as_ref())
}

fn letters(text: Text<'_>, span: crate::span::Span) -> impl Iterator<Item = u32> {
    text.slice(span.start as usize, span.end as usize).codes().collect::<Vec<_>>().into_iter()
}

/// Whether two mentions refer to the same event.
fn same(a: &Event, b: &Event, text: Text<'_>, breaks: &[u32]) -> bool {
    if a.kind != b.kind || a.modality != b.modality || a.trigger == b.trigger {
        return false;
    }
    let (Some(x), Some(y)) = (&a.patient, &b.patient) else { return false };
    let apart = a.sentence != b.sentence || retold(a, b, breaks);
    if !apart && a.count.is_some() {
        // Within a sentence they are different events, unless both are about one named person.
        return false;
    }
    if x.entity.is_some() && y.entity.is_some() {
        return letters(text, x.head).eq(letters(text, y.head));
    }
    let counted = value(&a.count).is_some() && value(&a.count) == value(&b.count);
    let several = a.count.as_ref().is_some_and(|c| !c.implied);
    // «استشهاد مسنة … استشهدت المسنة فلانة»
    let one = x.lemma.is_some() && x.lemma == y.lemma && apart;
    // «6 من عائلة … ستة مواطنين»
    let people = |e: &Event| matches!(e.victim, Some(Thing::Person | Thing::Civilian));
    let alike = a.victim == b.victim || apart && people(a) && people(b);
    counted && (several && alike || one) && places_agree(a, b, text)
}

/// Positions of bars, double dots and line ends, which separate the title of a post from its text; ascending.
fn breaks(events: &[Event], text: Text<'_>) -> Vec<u32> {
    let first = events.iter().map(|e| e.trigger.end).min().unwrap_or(0);
    let last = events.iter().map(|e| e.trigger.start).max().unwrap_or(0);
    let code = |at: u32| text.at(at as usize);
    let parts = |&at: &u32| match code(at) {
        0x7C | 0x0A => true,
        0x2E => at > first && code(at - 1) == 0x2E,
        _ => false,
    };
    (first..last).filter(parts).collect()
}

/// Whether there is a break between the two.
fn retold(a: &Event, b: &Event, breaks: &[u32]) -> bool {
    let (from, to) = (a.trigger.end.min(b.trigger.end), a.trigger.start.max(b.trigger.start));
    let next = breaks.partition_point(|&at| at < from);
    breaks.get(next).is_some_and(|&at| at < to)
}

/// Whether the two share a place, or one of them has none.
fn places_agree(a: &Event, b: &Event, text: Text<'_>) -> bool {
    let beside = |p: &Participant, q: &Participant| letters(text, p.head).eq(letters(text, q.head));
    a.place.is_empty() || b.place.is_empty() || a.place.iter().any(|p| b.place.iter().any(|q| beside(p, q)))
}
