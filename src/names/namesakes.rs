//! People who are called again by the last word of their name, where that word is a people's too: «بحسب ⟦التركي⟧» after
//! «عبدالله التركي».

use super::noun_before::follows_noun;
use super::people;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::hashed::Hashed;
use crate::lexicon::Proclitics;
use crate::reading::near;

/// Makes people of the peoples that are none; `names` are disjoint and in order.
pub fn settle(r: &NameReader<'_>, names: &mut [Found]) {
    let mut met: Hashed<u64, ()> = Hashed::default();
    for k in 0..names.len() {
        let (f, next) = (names[k], names.get(k + 1).copied());
        let last = f.end - 1;
        if f.label == Label::Person && f.len() > 1 && family(r, last) {
            met.extend(r.key_hash(last, 0).map(|key| (key, ())));
            continue;
        }
        if f.label != Label::Norp || f.len() > 1 || met.is_empty() || !family(r, last) {
            continue;
        }
        // «المهاجم ⟦التركي⟧», «⟦التركي⟧ أردا توران»
        let beside = k > 0 && names[k - 1].end == f.first;
        let described = beside || f.first > 0 && near(r.cx, f.first - 1) && follows_noun(r, f.first);
        let announces =
            next.is_some_and(|g| g.label == Label::Person && g.first == f.end && near(r.cx, last));
        if !described && !announces && r.key_hash(last, 0).is_some_and(|key| met.contains_key(&key)) {
            names[k] = Found {
                end: f.end,
                score: 0.8,
                rule: "names/namesakes::settle",
                ..people::person_from(f.first)
            };
        }
    }
}

/// Whether token `i` is the adjective of a people in the singular, with the article and nothing before it.
fn family(r: &NameReader<'_>, i: usize) -> bool {
    r.people(i).is_some_and(|(reading, _)| reading.proclitics.0 == Proclitics::AL)
        && super::bodies::nisba(r, i)
}
