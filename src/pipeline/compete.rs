//! Conflict resolution: which of several overlapping candidates to keep.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::found::{Candidate, Entity};

/// What became of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It is an entity.
    Kept,
    /// An overlapping one was kept instead.
    Beaten {
        /// The place of the winner among the candidates.
        by: usize,
        /// What decided.
        because: Reason,
    },
    /// It claims nothing.
    Empty,
}

/// What decides between two candidates, the first of these in which they differ.
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

/// Keeps the strongest, then longest, then first of overlapping candidates; the result is
/// sorted by start and its spans never overlap.
pub fn settle(mut candidates: Vec<Candidate>) -> Vec<Entity> {
    candidates.sort_by(|a, b| order(a, b).0);
    // Claims taken so far, by start; they are disjoint.
    let mut taken: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
    let mut kept: Vec<Entity> = Vec::new();
    for (at, candidate) in candidates.into_iter().enumerate() {
        if claim(&mut taken, at, &candidate).is_ok() {
            kept.push(candidate.entity);
        }
    }
    kept.sort_by_key(|e| (e.span.start, e.span.end));
    kept
}

/// What becomes of each candidate, in their order.
pub fn fates(candidates: &[Candidate]) -> Vec<Fate> {
    let mut ranked: Vec<usize> = (0..candidates.len()).collect();
    ranked.sort_by(|&a, &b| order(&candidates[a], &candidates[b]).0);
    let mut taken = BTreeMap::new();
    let mut fates = vec![Fate::Kept; candidates.len()];
    for at in ranked {
        fates[at] = match claim(&mut taken, at, &candidates[at]) {
            Ok(()) => Fate::Kept,
            Err(None) => Fate::Empty,
            Err(Some(by)) => Fate::Beaten { by, because: order(&candidates[by], &candidates[at]).1 },
        };
    }
    fates
}

/// The order in which candidates take their claims, and what tells the two apart.
fn order(a: &Candidate, b: &Candidate) -> (Ordering, Reason) {
    let by = [
        (b.strength.cmp(&a.strength), Reason::Stronger),
        (b.claim.len().cmp(&a.claim.len()), Reason::Longer),
        (a.claim.start.cmp(&b.claim.start), Reason::Earlier),
        (b.entity.span.len().cmp(&a.entity.span.len()), Reason::Fuller),
    ];
    by.into_iter().find(|(order, _)| order.is_ne()).unwrap_or((Ordering::Equal, Reason::First))
}

/// Takes the claim of a candidate; if it is empty or taken already, by whom.
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
