//! Which candidates stay where several claim the same place.

use std::collections::BTreeMap;

use crate::found::{Candidate, Entity};

/// Keeps the strongest, then longest, then first of overlapping candidates; the result is
/// sorted by start and its spans never overlap.
pub fn settle(mut candidates: Vec<Candidate>) -> Vec<Entity> {
    candidates.sort_by(|a, b| {
        b.strength
            .cmp(&a.strength)
            .then(b.claim.len().cmp(&a.claim.len()))
            .then(a.claim.start.cmp(&b.claim.start))
            .then(b.entity.span.len().cmp(&a.entity.span.len()))
    });
    // Claims taken so far, by start; they are disjoint.
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut kept: Vec<Entity> = Vec::new();
    for candidate in candidates {
        let claim = candidate.claim.join(candidate.entity.span);
        let before = taken.range(..claim.end).next_back();
        if claim.is_empty() || before.is_some_and(|(_, &end)| end > claim.start) {
            continue;
        }
        taken.insert(claim.start, claim.end);
        kept.push(candidate.entity);
    }
    kept.sort_by_key(|e| (e.span.start, e.span.end));
    kept
}
