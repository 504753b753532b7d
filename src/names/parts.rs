//! Places with the adjective that tells a part or an age of them: «أوروبا الوسطى», «اليونان القديمة».

use super::disjoint::take_out;
use super::reader::{Found, NameReader};
use crate::found::{Feature, Label, Source};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;

/// Gives listed places such an adjective behind them. One that is a place by itself, as «الشرقية», is then no name.
pub(super) fn in_full(r: &NameReader<'_>, names: &mut Vec<Found>) {
    let mut swallowed = Vec::new();
    let mut next = 0;
    while next < names.len() {
        let (at, f) = (next, names[next]);
        next += 1;
        let behind = names.get(next);
        let limit = behind.map_or(r.count(), |other| other.first);
        let beside = behind.filter(|other| other.first == f.end && other.len() == 1 && other.prefix == 0);
        let free =
            f.end < limit || beside.is_some_and(|other| matches!(other.label, Label::Gpe | Label::Norp));
        if !free || !goes_on(r, &f) {
            continue;
        }
        if beside.is_some() {
            swallowed.push(next);
            next += 1;
        }
        let whole = &mut names[at];
        (whole.end, whole.row, whole.site) = (f.end + 1, None, f.row);
        (whole.source, whole.score, whole.rule) = (Source::Rule, 0.8, "names/parts::in_full");
    }
    take_out(names, &swallowed);
}

/// Whether the word behind a place is part of its name.
fn goes_on(r: &NameReader<'_>, f: &Found) -> bool {
    let at = f.end;
    if !matches!(f.label, Label::Gpe | Label::Loc) || !near(r.cx, at - 1) || !r.is_word(at) {
        return false;
    }
    let row = r.row(f.row);
    let Some(row) = row else { return false };
    if r.bare_small(at, NameWord::Age) {
        return true;
    }
    // «سوريا ⟦العثمانية⟧»
    let country = row.place.is_some_and(|place| place.feature == Feature::Country);
    if country && r.bare_small(at, NameWord::Dynasty) && !possessed(r, f) {
        return true;
    }
    // «قندهار الجنوبية» only says where the town is.
    let land = f.label == Label::Loc
        || row.place.is_some_and(|place| matches!(place.feature, Feature::Country | Feature::Region));
    land && r.bare_small(at, NameWord::Part) && !possessed(r, f)
}

/// Whether the word before a place may be what the adjective behind it describes: «ضاحية بيروت ⟦الجنوبية⟧», «حدود مصر
/// ⟦الغربية⟧».
fn possessed(r: &NameReader<'_>, f: &Found) -> bool {
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb);
    let Some(before) = f.first.checked_sub(1).filter(|_| f.prefix == 0) else { return false };
    let free = !near(r.cx, before)
        || !r.is_word(before)
        || r.definite(before)
        || r.cx.words[before].any(OTHER)
        || r.is_small(before, NameWord::Preposition)
        || r.is_small(before, NameWord::Place)
        || r.is_head(before, HeadKind::State);
    !free
}
