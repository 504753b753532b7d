//! How sure the model must be of somebody in reviews: what they judge and the names of dishes look to
//! it like people, «طلبت ⟦بيج تيستي⟧», «الأكل لذيذ والجو ⟦ممتاز⟧».

use super::bodies;
use super::margins::{TALK, TALK_FULL};
use super::proposed::listed_person;
use super::reader::NameReader;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, bit, flag};
use crate::reading;

/// The margin that somebody from token `first` to `end` needs there, if nothing announces a person; `strangers` tells whether
/// all words are ordinary ones: «مطعم جميل».
pub(super) fn least(
    r: &NameReader<'_>,
    first: usize,
    end: usize,
    strangers: impl Fn() -> bool,
) -> Option<f32> {
    let talk = !announced(r, first, end) && near(r, first, end);
    talk.then(|| if end == first + 1 || strangers() { TALK } else { TALK_FULL })
}

/// Whether a title, a word of saying or a given name that is nothing else tells that somebody is named.
fn announced(r: &NameReader<'_>, first: usize, end: usize) -> bool {
    // «المهاجم البرازيلي ⟦ألميدا⟧ رائع»
    let by = |i: usize| {
        let says = r.is(i, Class::Title) || r.is_small(i, NameWord::Says) || bodies::nation(r, i);
        reading::near(r.cx, i) && says
    };
    r.only_given(first) || end > first + 1 && listed_person(r, first) || first.checked_sub(1).is_some_and(by)
}

/// Whether dishes and judgements are spoken of near those tokens, more than once.
pub(super) fn near(r: &NameReader<'_>, first: usize, end: usize) -> bool {
    /// How far away such words may stand.
    const REACH: usize = 12;
    /// How many there must be: one alone is quoted in news.
    const LEAST: usize = 2;
    let talk = |&i: &usize| {
        r.cx.words[i].any(bit(Class::NameWord))
            && r.senses(i, Class::NameWord).any(|(_, s)| s.flags & flag::JUDGED != 0)
    };
    let around = (first.saturating_sub(REACH)..first).chain(end..r.count().min(end + REACH));
    around.filter(talk).take(LEAST).count() == LEAST
}
