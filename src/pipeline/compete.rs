//! Conflict resolution: which of several overlapping candidates to keep.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::found::{Candidate, Entity};
use crate::span::Span;

/// Maximum number of candidates whose buffer a thread keeps.
pub const MOST_KEPT: usize = 1 << 10;

/// What happened to a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is an entity.
    Kept,
    /// An overlapping candidate was kept instead.
    Beaten {
        /// The index of the winner among the candidates.
        by: usize,
        /// What decided.
        because: Reason,
    },
    /// Its claim is empty.
    Empty,
}

/// The criterion that decides between two candidates: the first of these in which they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The winner is stronger.
    Stronger,
    /// Its claim is longer.
    Longer,
    /// Its claim begins first.
    Earlier,
    /// Its core is longer.
    Fuller,
    /// It was added first.
    First,
}

/// What [`settle`] needs for the time it takes, kept from text to text.
#[derive(Default)]
pub struct Settling {
    /// What each candidate claims.
    whole: Vec<Span>,
    /// Where each begins, and its number in the lower half: numbers are sorted faster than pairs.
    ascending: Vec<u64>,
    kept: Vec<u32>,
    /// Where each comes to stand.
    places: Vec<u32>,
}

/// Keeps the strongest, then longest, then first of overlapping candidates; the result is
/// sorted by start and its spans never overlap. `candidates` is empty afterwards and keeps its memory.
pub fn settle(candidates: &mut Vec<Candidate>, settling: &mut Settling) -> Vec<Entity> {
    let Settling { whole, ascending, kept, places } = settling;
    whole.clear();
    whole.extend(candidates.iter().map(|c| c.claim.join(c.entity.span)));
    ascending.clear();
    let numbered = (0u64..).zip(&*whole).filter(|(_, span)| !span.is_empty());
    ascending.extend(numbered.map(|(at, span)| u64::from(span.start) << 32 | at));
    ascending.sort_unstable();
    kept.clear();
    let mut rest = &ascending[..];
    while let Some(&first) = rest.first() {
        let first = first as u32;
        // A cluster of candidates that overlap, directly or through others.
        let mut end = whole[first as usize].end;
        let mut count = 1;
        while let Some(&next) = rest.get(count).filter(|&&next| ((next >> 32) as u32) < end) {
            end = end.max(whole[next as u32 as usize].end);
            count += 1;
        }
        let (together, others) = rest.split_at(count);
        // Fast path: most candidates overlap no other.
        if count == 1 {
            kept.push(first);
        } else {
            winners(candidates, together.iter().map(|&at| at as u32).collect(), kept);
        }
        rest = others;
    }
    in_order(candidates, kept, places);
    if whole.len() > MOST_KEPT {
        *settling = Settling::default();
    }
    if candidates.len() > MOST_KEPT {
        // Of a long text, in place: its candidates and its entities would take twice the memory.
        return std::mem::take(candidates).into_iter().map(|candidate| candidate.entity).collect();
    }
    candidates.drain(..).map(|candidate| candidate.entity).collect()
}

/// Adds the winners of a cluster, in the order of the text.
fn winners(candidates: &[Candidate], mut ranked: Vec<u32>, kept: &mut Vec<u32>) {
    rank(candidates, &mut ranked);
    let mut taken = BTreeMap::new();
    ranked.retain(|&at| claim(&mut taken, at as usize, &candidates[at as usize]).is_ok());
    kept.extend(taken.values().map(|&(_, at)| at as u32));
}

/// Puts candidates into the order in which they are considered.
fn rank(candidates: &[Candidate], numbers: &mut [u32]) {
    numbers
        .sort_unstable_by(|&a, &b| order(&candidates[a as usize], &candidates[b as usize]).0.then(a.cmp(&b)));
}

/// Removes the candidates that were not kept; the rest stay in the order of `kept`.
fn in_order(candidates: &mut Vec<Candidate>, kept: &[u32], places: &mut Vec<u32>) {
    const NONE: u32 = u32::MAX;
    places.clear();
    places.resize(candidates.len(), NONE);
    for (place, &at) in (0u32..).zip(kept) {
        places[at as usize] = place;
    }
    let mut each = places.iter();
    candidates.retain(|_| each.next().is_some_and(|&place| place != NONE));
    places.retain(|&place| place != NONE);
    for at in 0..places.len() {
        while places[at] as usize != at {
            let place = places[at] as usize;
            candidates.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The fate of each candidate, in their order.
pub fn fates(candidates: &[Candidate]) -> Vec<Fate> {
    let mut ranked: Vec<u32> = (0..candidates.len() as u32).collect();
    rank(candidates, &mut ranked);
    let mut taken = BTreeMap::new();
    let mut fates = vec![Fate::Kept; candidates.len()];
    for at in ranked.into_iter().map(|at| at as usize) {
        fates[at] = match claim(&mut taken, at, &candidates[at]) {
            Ok(()) => Fate::Kept,
            Err(None) => Fate::Empty,
            Err(Some(by)) => Fate::Beaten { by, because: order(&candidates[by], &candidates[at]).1 },
        };
    }
    fates
}

/// The order in which two candidates are considered, and the criterion that decides it.
fn order(a: &Candidate, b: &Candidate) -> (Ordering, Reason) {
    let by = [
        (b.strength.cmp(&a.strength), Reason::Stronger),
        (b.claim.len().cmp(&a.claim.len()), Reason::Longer),
        (a.claim.start.cmp(&b.claim.start), Reason::Earlier),
        (b.entity.span.len().cmp(&a.entity.span.len()), Reason::Fuller),
    ];
    by.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, Reason::First))
}

/// Claims the span of a candidate; if it is empty or already claimed, says by whom.
fn claim(
    taken: &mut BTreeMap<u32, (u32, usize)>,
    at: usize,
    candidate: &Candidate,
) -> Result<(), Option<usize>> {
    let claim = candidate.claim.join(candidate.entity.span);
    if claim.is_empty() {
        return Err(None);
    }
    match taken.range(..claim.end).next_back() {
        Some((_, &(end, by))) if end > claim.start => Err(Some(by)),
        _ => {
            taken.insert(claim.start, (claim.end, at));
            Ok(())
        }
    }
}
