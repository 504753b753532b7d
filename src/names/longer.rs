//! Whether a name of the model takes the place of those that lists and rules have inside it.

use super::bodies;
use super::headed::goes_on;
use super::lineage;
use super::margins::LED;
use super::proposed::{Proposed, listed_person};
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Feature, Label, Source};
use crate::letters::WAW;
use crate::lexicon::Class;
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::signs::COLON;
use crate::visits;

/// Whether a club or an agency bears the name of the city that the lists have there.
pub(super) fn renamed(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let [only] = p.inside else { return false };
    let first = p.found.first;
    // «د ب أ - ⟦الرياض⟧:» is where a report comes from.
    let colon = || r.cx.code(p.found.end) == COLON && !r.is_word(p.found.end);
    let reported = || colon() || first == 0 && r.dash(p.found.end);
    let headed = || first > 0 && r.is_head(first - 1, HeadKind::GpeOut);
    // «نقطة للحشد في ⟦ديالى⟧», but «لاعب في ⟦برشلونة⟧».
    let led = || r.placed(first) && r.margin(first, p.found.end) < LED;
    // «أن ⟦البحرين⟧ تدين»: a state that plays no one, but «راديو مصر», «لاعب من موناكو الفرنسي».
    let state = || {
        let body = r.sport_near(first)
            || first > 0 && r.is(first - 1, Class::Head)
            || bodies::nation(r, p.found.end);
        !body
            && r.row(only.row)
                .and_then(|row| row.place)
                .is_some_and(|place| place.feature == Feature::Country)
    };
    only.first == first
        && only.end == p.found.end
        && p.is(NameClass::Organization)
        && only.label == Label::Gpe
        && only.source == Source::Gazetteer
        && r.tagger.about(first).known
        && !state()
        && !headed()
        && !reported()
        && !led()
}

/// Whether the model's name may replace the listed ones inside it.
pub(super) fn longer(r: &NameReader<'_>, p: &Proposed<'_>) -> bool {
    let Proposed { kind, found, inside } = p;
    let Found { first, end, .. } = *found;
    inside.iter().all(|f| f.first >= first && f.end <= end && f.len() < found.len())
        // The first speaks for all: what stands behind it stands behind the others, too.
        && inside.iter().find(|f| f.rule == lineage::LINEAGE).is_none_or(|f| prolongs(r, found, f))
        && match kind {
            NameClass::Person => inside
                .iter()
                .all(|f| matches!(f.label, Label::Person | Label::Norp | Label::Gpe | Label::Loc)),
            // «⟦وموظفو⟧ مصلحة الضرائب»
            NameClass::Organization if r.cx.code(first) == WAW && !r.is(first, Class::Head) => false,
            NameClass::Organization => inside.iter().all(|f| match f.label {
                // «اللجنة العليا للتسجيل العيني ⟦للعقار⟧»: the rule for its head ends too early.
                Label::Org => f.first > first && f.row.is_some() || f.first == first && goes_on(r, f, end),
                // «بيت ⟦أم شريك⟧»
                Label::Person => f.first == first || !r.is_head(first, HeadKind::OrgFor),
                // «ميناء لوريان ⟦الفرنسي⟧»: the head is of a building alone.
                Label::Fac => f.first > first || r.is_head(first, HeadKind::OrgWhole),
                Label::Event | Label::Product => false,
                _ => true,
            }),
            _ => false,
        }
}

/// Whether the words that the model adds to a person's lineage may be names: «بن سلمان ⟦حريصي⟧», but not «⟦علي⟧ أبي
/// الحسن بن غرير», «أبو زيد ⟦الحفل⟧».
fn prolongs(r: &NameReader<'_>, found: &Found, lineage: &Found) -> bool {
    let named = |i: usize| {
        visits::visit();
        r.seems(i, NameClass::Person, LIKELY) || listed_person(r, i)
    };
    !r.is_small(found.first, NameWord::Preposition) && (lineage.end..found.end).all(named)
}
