//! What words are that look like the head of a name and are none: «عن طريق», «على هيئة», «سجن فلان».

use super::bodies;
use super::disjoint::first_at;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::talk;
use super::words::{LIKELY, MOSTLY};
use crate::found::Label;
use crate::letters::{ALEF_MAQSURA, BEH, TEH_MARBUTA, YEH};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;
use crate::tokenize;

/// Whether the word at token `i`, behind the head of a body, is said of it or begins what is: «مطعم ⟦روعة⟧», «مطعم ⟦ثاني⟧»,
/// «مطعم ⟦لا⟧ يستحق الزيارة».
pub(super) fn said_of(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Ordinal);
    r.is_word(i) && !r.definite(i) && (r.is_small(i, NameWord::Common) || r.cx.words[i].any(OTHER))
}

/// Whether an ordinary word stands behind a restaurant in a review, where it tells what there is to eat: «مطعم ⟦فلافل⟧».
pub(super) fn dish(r: &NameReader<'_>, i: usize) -> bool {
    const NAMED: u64 = bit(Class::Name) | bit(Class::Family) | bit(Class::Given);
    const KINDS: [NameClass; 3] = [NameClass::Person, NameClass::Place, NameClass::Organization];
    let name = i + 1;
    let word = || {
        r.is_kind(name, tokenize::Kind::Word)
            && !r.definite(name)
            && r.tagger.about(name).known
            && !r.cx.words[name].any(NAMED)
            && !KINDS.iter().any(|&kind| r.seems(name, kind, LIKELY))
    };
    r.heads(i) == 1 << HeadKind::OrgOver as u32 && word() && talk::near(r, i, name + 1)
}

/// Whether the word at token `i` says what something is like, and names nothing after a head without an article:
/// «فاخر», «إعدادي».
pub(super) fn describes(r: &NameReader<'_>, i: usize) -> bool {
    if !r.is_word(i) {
        return false;
    }
    // «معبد ⟦بالقدس⟧» says where it is.
    let placed = || {
        let prefixes = || r.senses(i, Class::Name).map(|(reading, _)| reading.prefix);
        prefixes().any(|prefix| prefix > 0) && prefixes().all(|prefix| prefix > 0)
    };
    // «مدرسة ⟦للشباب⟧» says for whom it is.
    if r.definite(i) {
        return r.for_definite(i) || r.cx.code(i) == BEH && placed();
    }
    // «تدريبي», «شتوي»: a known word that ends so and that no list has as a name.
    let last = r.cx.text.at((r.cx.tokens.ends[i] as usize).saturating_sub(1));
    const NAMED: u64 = bit(Class::Name) | bit(Class::Family) | bit(Class::Given);
    // «قصيدة ⟦غجرية⟧» may be called so.
    let work = || i > 0 && r.is_head(i - 1, HeadKind::WorkQuoted);
    let feminine =
        || bodies::nisba(r, i) && !r.is_small(i, NameWord::Field) && r.tagged(i).is_none() && !work();
    let relative = (matches!(last, YEH | ALEF_MAQSURA) || feminine())
        && r.cx.tokens.span(i).len() > 4
        && r.tagger.about(i).known
        && !r.cx.words[i].any(NAMED)
        && !r.seems(i, NameClass::Place, MOSTLY)
        && !r.seems(i, NameClass::Person, MOSTLY);
    r.is_small(i, NameWord::Common) || r.bare_small(i, NameWord::Describing) || relative || placed()
}

/// Whether token `i` ends a phrase in which it is no head: «عن طريق», by way of, «على هيئة طائر», in the shape of, or «من طريق
/// حماد», who told it; «من طريق الملك فهد» is a road.
pub(super) fn in_phrase(r: &NameReader<'_>, i: usize) -> bool {
    // «طريق ⟦المستقبل⟧»
    if r.is_word(i + 1) && r.trapped(i, i + 2) {
        return true;
    }
    let Some(first) = i.checked_sub(1) else { return false };
    let ends = |which: NameWord| {
        let mut found = false;
        if r.cx.words.phrases(first) & bit(Class::NameWord) != 0 {
            r.cx.phrases(first, |m| {
                found |= m.end == i + 1 && m.sense.class == Class::NameWord && m.sense.arg == which as i32;
            });
        }
        found
    };
    ends(NameWord::Manner) || ends(NameWord::TellerOf) && !r.is(i + 1, Class::Title)
}

/// Whether token `i` is the field of the body whose head stands before it, and no head itself: «هيئة ⟦تنظيم⟧ المياه والكهرباء».
pub(super) fn field_of_body(r: &NameReader<'_>, i: usize) -> bool {
    let head = |at: usize| r.is_head(at, HeadKind::OrgChain) || r.is_head(at, HeadKind::OrgBody);
    i > 0
        && near(r.cx, i - 1)
        && r.bare_small(i, NameWord::Field)
        && r.is_head(i, HeadKind::OrgOut)
        && head(i - 1)
        && !r.definite(i - 1)
        && r.plain_definite(i + 1)
}

/// Whether the name of a person without a title begins at token `at`.
pub(super) fn credited(r: &NameReader<'_>, listed: &[Found], at: usize) -> bool {
    let person = first_at(listed, at).is_some_and(|f| f.label == Label::Person);
    let full = || r.is(at + 1, Class::Given) || r.is(at + 1, Class::Family);
    let given = || r.is(at, Class::Given) && !r.is(at, Class::Title);
    person || given() && (r.tagged(at) == Some(NameClass::Person) || full())
}

/// Whether a place is an emirate of its own and no region of the kingdom whose regions are called so: «إمارة ⟦دبي⟧».
pub(super) fn emirate(r: &NameReader<'_>, place: Option<&Found>) -> bool {
    let row = r.row(place.and_then(|f| f.row));
    row.and_then(|row| row.place).is_some_and(|place| place.country != *b"SA")
}

/// Whether somebody is put into prison at token `i`: «سجن ⟦عمر حسن⟧ عاما», «سجن ⟦الصحفي⟧ كريم».
pub(super) fn imprisons(r: &NameReader<'_>, i: usize, known: Option<&Found>) -> bool {
    let name = i + 1;
    r.is_small(i, NameWord::Prison)
        && !r.definite(i)
        && match known {
            Some(f) => f.label == Label::Person,
            None => r.tagged(name) == Some(NameClass::Person) || r.is(name, Class::Title),
        }
}

/// Whether token `i` is part of a building that has a name of its own: «بوابة ⟦فندق الرشيد⟧», «طريق ⟦مطار النجف⟧».
pub(super) fn annex(r: &NameReader<'_>, i: usize) -> bool {
    let named = [HeadKind::FacIn, HeadKind::OrgIn, HeadKind::OrgWhole];
    r.bare_small(i, NameWord::Annex) && !r.definite(i + 1) && named.iter().any(|&kind| r.is_head(i + 1, kind))
}

/// Code points before the head that token `i` is.
pub(super) fn before_head(r: &NameReader<'_>, i: usize) -> u8 {
    r.senses(i, Class::Head).map(|(reading, _)| reading.prefix).min().unwrap_or(0)
}

/// Whether token `i` is «منظمة» before the name of a body that the lists have without it.
pub(super) fn needless(r: &NameReader<'_>, listed: &[Found], i: usize) -> bool {
    let body = |f: &Found| f.label == Label::Org && f.row.is_some();
    !r.definite(i) && r.is_small(i, NameWord::Needless) && first_at(listed, i + 1).is_some_and(body)
}

/// Whether the words from token `i` to `end` tell of unity: «وحدة الشعب ⟦السوري⟧», «وحدة الصفوف»; a unit has a task,
/// «وحدة الدعم النفسي», and no article.
pub(super) fn unity(r: &NameReader<'_>, i: usize, end: usize) -> bool {
    r.is_small(i, NameWord::Unity) && (r.definite(i) || (i + 1..end).any(|j| bodies::nation(r, j)))
}

/// Whether token `i` says what a company or team is like: «شركة ⟦عملاقة⟧ للتعدين», «فريق ⟦قومي⟧ لكرة القدم», but «تقنية للطاقة».
pub(super) fn quality(r: &NameReader<'_>, i: usize) -> bool {
    let last = r.cx.text.at(r.cx.tokens.ends[i] as usize - 1);
    let ends = matches!(last, TEH_MARBUTA | YEH | ALEF_MAQSURA);
    ends && r.tagger.about(i).known && !r.is_small(i, NameWord::Field) && !r.cx.words[i].any(bit(Class::Name))
}
