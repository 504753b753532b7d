//! What stands beside the words of a row and says that they are its name: a head, quotation marks, another place, the report that
//! comes from there.

use super::clubs;
use super::place_context;
use super::reader::NameReader;
use super::tagger::continues;
use super::tags;
use super::tribes;
use crate::found::Label;
use crate::letters::WAW;
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, flag};
use crate::signs::COLON;

/// A row that fits some words.
#[derive(Clone, Copy)]
pub struct Fit {
    /// First token.
    pub first: usize,
    /// Token after the last one.
    pub end: usize,
    /// How the first token is cut.
    pub reading: Reading,
    /// The row.
    pub sense: Sense,
    /// What it is.
    pub label: Label,
}

impl Fit {
    pub(super) fn single(&self) -> bool {
        self.end == self.first + 1
    }

    pub(super) fn is_ambiguous(&self) -> bool {
        self.sense.flags & flag::AMBIGUOUS != 0
    }

    /// Whether it is a single word that names a town or country.
    pub(super) fn town(&self) -> bool {
        self.single() && self.label == Label::Gpe
    }

    /// Whether nothing but the article stands before the name.
    pub(super) fn bare(&self) -> bool {
        matches!(self.reading.proclitics.0, 0 | Proclitics::AL)
    }

    pub(super) fn exact(&self) -> bool {
        self.sense.flags & flag::STRICT != 0
    }
}

/// Margin that a club needs where nobody speaks of sport.
const PLAYED: f32 = 6.0;

/// Whether the model has such a name there. «روى حسن بن يحيى ⟦الخبر⟧»: right behind somebody an ordinary word is what he
/// tells, whatever the model says.
pub(super) fn tagged(r: &NameReader<'_>, f: &Fit) -> bool {
    let told = f.town() && f.is_ambiguous() && f.bare() && r.behind_person(f.first);
    // «رأى الناس ⟦الهلال⟧»: a club that nobody plays against, of which the model is not sure.
    let moon = f.label == Label::Org
        && f.single()
        && r.is_small(f.first, NameWord::Club)
        && !r.sport_near(f.first)
        && r.margin(f.first, f.end) < PLAYED;
    let said_of = f.label == Label::Person && f.single() && r.predicate(f.first);
    !told
        && !moon
        && !said_of
        && (r.tagged(f.first).is_some_and(|kind| NameReader::fits(kind, f.label)) || after_other(r, f))
}

/// Whether a town is one by what stands before it, although the model has a body or an event there: «الهلال الأحمر في
/// ⟦إدلب⟧», «زلزال ⟦الحوز⟧».
fn after_other(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    let tag = |i: usize| r.tagger.tags.get(i).copied().unwrap_or(0);
    f.label == Label::Gpe
        && i > 0
        && match tags::label(tag(i)) {
            Some(Label::Org) => r.placed(i),
            // Of two words the model's events are not sure enough to be names.
            Some(Label::Event) => continues(tag(i)) && !continues(tag(i - 1)) && !continues(tag(f.end)),
            _ => false,
        }
}

/// Whether something beside the words says that they are the name.
pub(super) fn said(r: &NameReader<'_>, f: &Fit) -> bool {
    let club = || f.single() && f.label == Label::Org && (r.club(f.first) || clubs::in_a_row(r, f.first));
    tagged(r, f)
        || club()
        || headed(r, f.first, f.label)
        || of_building(r, f)
        || place_context::spoken_for(r, f.first, f.end, f.sense)
        || quoted(r, f)
        || coordinated(r, f)
        || reported_from(r, f)
        || f.label == Label::Norp && f.single() && tribes::told(r, f.first)
}

/// Whether a building is called after a town whose first letter might be «and», but for the head: «مطار ⟦وجدة⟧».
fn of_building(r: &NameReader<'_>, f: &Fit) -> bool {
    let head = |i: usize| r.is_head(i, HeadKind::FacIn) && !r.definite(i);
    f.town() && f.reading.prefix == 0 && r.cx.code(f.first) == WAW && r.before(f.first).is_some_and(head)
}

/// Whether a report comes from that place: «الحرية - ⟦جدة⟧:», «⟦كابل⟧ - رويترز:».
fn reported_from(r: &NameReader<'_>, f: &Fit) -> bool {
    /// Tokens between the place and the colon, at most.
    const MOST: usize = 6;
    let colon = |i: usize| r.cx.code(i) == COLON && !r.is_word(i);
    // «⟦كابل⟧ ـ روما ـ رويترز:»
    let first = || f.first == 0 && r.dash(f.end) && (f.end + 1..r.count().min(f.end + MOST)).any(colon);
    f.label == Label::Gpe && (f.first > 0 && colon(f.end) && r.dash(f.first - 1) || first())
}

/// Whether a place of several words begins at token `i`: «الدار البيضاء».
pub(super) fn begins_place(r: &NameReader<'_>, i: usize) -> bool {
    let mut found = false;
    r.cx.phrases(i, |m| {
        found |= m.sense.class == Class::Name && matches!(r.label(m.sense), Some(Label::Gpe | Label::Loc));
    });
    found
}

/// Whether a word that announces such a name stands before token `i`.
pub(super) fn headed(r: &NameReader<'_>, i: usize, label: Label) -> bool {
    let Some(before) = r.before(i) else { return false };
    // «عن طريق الباب»: by way of.
    if before > 0 && r.is_small(before - 1, NameWord::Remote) {
        return false;
    }
    let kinds: &[HeadKind] = match label {
        Label::Gpe => &[HeadKind::GpeOut, HeadKind::GpeNear],
        Label::Loc => &[HeadKind::LocIn, HeadKind::LocOut],
        Label::Fac => &[HeadKind::FacIn],
        Label::Org => &[HeadKind::OrgIn, HeadKind::OrgOut],
        Label::Product => &[HeadKind::ProductOut],
        Label::Event => &[HeadKind::EventIn, HeadKind::EventOut],
        Label::Person => return r.is(before, Class::Title),
        _ => return false,
    };
    kinds.iter().any(|&kind| r.is_head(before, kind))
}

/// Whether an unambiguous place is joined to this one with «و»: «في ينبع والجبيل», «مرعش وغازي عنتاب», «قونية التركية
/// ومرعش».
pub(super) fn coordinated(r: &NameReader<'_>, f: &Fit) -> bool {
    let i = f.first;
    let place = |at: usize, joined: bool| {
        r.senses(at, Class::Name)
            .any(|(reading, s)| r.sure_place(s) && (!joined || reading.proclitics.0 == Proclitics::WA))
    };
    let last = if i > 1 && r.people(i - 1).is_some() { i - 2 } else { i.saturating_sub(1) };
    let before = || f.reading.proclitics.any(Proclitics::WA) && i > 0 && place(last, false);
    let long = || r.is_word(i + 1) && r.cx.code(i + 1) == WAW && begins_place(r, i + 1);
    f.town() && (place(i + 1, true) || before() || long())
}

/// Whether the name is alone in quotation marks.
pub fn quoted(r: &NameReader<'_>, f: &Fit) -> bool {
    matches!(f.label, Label::Org | Label::Event | Label::Product)
        && f.first > 0
        && r.opens(f.first - 1)
        && r.closing(f.first - 1, 8) == Some(f.end)
}
