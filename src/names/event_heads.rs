//! Events by the head before them: «الثورة التونسية», «معركة حطين».

use super::bodies;
use super::headed::{model_end, suffixed, with_tail};
use super::reader::NameReader;
use super::tagger::NameClass;
use super::words::{LIKELY, MOSTLY};
use crate::letters::ARTICLE;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, bit};
use crate::reading::near;

/// Where an event ends that a people's adjective names: «الثورة التونسية», «الحرب العراقية الإيرانية».
pub(super) fn event_of(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let adjective = |at: usize| near(r.cx, at - 1) && r.people(at).is_some() && r.cx.begins(at, &ARTICLE, 3);
    let rank =
        |at: usize| near(r.cx, at - 1) && (r.is_small(at, NameWord::Rank) || r.is_small(at, NameWord::Inner));
    if !r.definite(i) {
        return None;
    }
    let mut end = i + 1;
    while end - i <= 3 && (adjective(end) || rank(end)) {
        end += 1;
    }
    if !(i + 1..end).any(adjective) {
        return None;
    }
    // «البطولة العربية ⟦الثالثة للناشئين⟧», «الانتفاضة الفلسطينية ⟦الثانية⟧»
    let sport = r.is_small(i, NameWord::Sport);
    if (sport || !r.partitive(end + 1)) && near(r.cx, end - 1) && r.is(end, Class::Ordinal) && r.definite(end)
    {
        end = r.cx.numbers.atom_at(end).map_or(end + 1, |atom| atom.end);
    }
    Some(if sport { bodies::purpose(r, end).unwrap_or(end) } else { end })
}

/// Where an event ends that the word after its head names, known or not: «معركة حطين», «غزوة بدر الكبرى».
pub(super) fn event_name(r: &NameReader<'_>, i: usize) -> Option<usize> {
    const ORDINARY: u64 = bit(Class::Particle) | bit(Class::Title) | bit(Class::Verb) | bit(Class::TimeUnit);
    let name = i + 1;
    let fits = !r.definite(i)
        && r.is_word(name)
        && near(r.cx, i)
        && !r.definite(name)
        && !r.cx.words[name].any(ORDINARY)
        && !r.ordinary(name)
        // «معركة ⟦تحرير⟧ القاعدة»
        && !r.bare_small(name, NameWord::Field)
        && !suffixed(r, name)
        && r.people(name).is_none()
        && (r.tagged(name).is_some()
            || r.seems(name, NameClass::Place, LIKELY)
            || r.seems(name, NameClass::Person, MOSTLY));
    fits.then(|| with_tail(r, model_end(r, name)))
}
