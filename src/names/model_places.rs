//! Places that only the model finds: whether they are any, and of which kind.

use super::reader::NameReader;
use super::tagger::NameClass;
use super::words::MOSTLY;
use crate::found::Label;
use crate::letters::BEH;
use crate::lexicon::schema::{HeadKind, NameWord};

/// Whether a place that only the model finds is one: unlabelled text knows it so, or does not know it and «في», «إلى»
/// or a head stands before it. One in five of the others was right.
pub(super) fn is_place(r: &NameReader<'_>, first: usize, end: usize) -> bool {
    let known = |i: usize| r.tagger.about(i).known && r.seems(i, NameClass::Place, MOSTLY);
    let placed = || {
        r.prefix(first) > 0 && r.cx.code(first) == BEH
            || first > 0
                && (r.is_small(first - 1, NameWord::Place)
                    || r.is_head(first - 1, HeadKind::GpeOut)
                    || r.is_head(first - 1, HeadKind::GpeNear))
    };
    (first..end).any(known) || (first..end).any(|i| r.seems(i, NameClass::Place, MOSTLY)) && placed()
}

/// What kind of place the model's place is: what the word says that it begins with, or else what the model says.
pub(super) fn kind_of_place(r: &NameReader<'_>, said: Label, first: usize) -> Label {
    if r.is_head(first, HeadKind::FacIn) {
        Label::Fac
    } else if r.is_head(first, HeadKind::LocIn) {
        Label::Loc
    } else {
        said
    }
}
