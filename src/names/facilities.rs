//! How far names of buildings and roads go behind their heads: «قصر النخيل للاحتفالات», «طريق مكة جدة».

use super::bodies;
use super::disjoint::first_at;
use super::reader::{Found, NameReader};
use crate::found::Label;
use crate::letters::{TATWEEL, YEH};
use crate::lexicon::Class;
use crate::lexicon::schema::NameWord;
use crate::reading::near;
use crate::signs::{EM_DASH, EN_DASH, HYPHEN, SLASH};

/// Where the name of a building ends that ends before token `end` for the model: without titles and without the people
/// whose country it is in («ميناء لوريان ⟦الفرنسي⟧»), with the words behind it that nothing knows («فندق تيرانا ⟦اكوابارك⟧»).
pub fn building(r: &NameReader<'_>, name: usize, end: usize) -> usize {
    let title = |&j: &usize| r.is(j, Class::Title) && r.definite(j);
    let mut end = (name + 2..end).find(title).unwrap_or(end);
    if owned(r, name, end) {
        end -= 1;
    }
    while end < r.count() && near(r.cx, end - 1) && r.foreign(end) && !r.definite(name) {
        end += 1;
    }
    // «مسجد محمد ⟦علي⟧»
    let given = |i: usize| r.only_given(i) && r.prefix(i) == 0;
    let son = |i: usize| r.person(i, true).0 && (!r.is_small(i, NameWord::Preposition) || written(r, i, YEH));
    if end == name + 1 && given(name) && end < r.count() && near(r.cx, name) && son(end) {
        end += 1;
    }
    end
}

/// Whether the last word of a name from token `name` to `end` only says in whose country it is: «جزيرة لاريونيون ⟦الفرنسية⟧».
pub fn owned(r: &NameReader<'_>, name: usize, end: usize) -> bool {
    end > name + 1 && bodies::nation(r, end - 1) && bodies::nisba(r, end - 1) && !r.definite(end - 2)
}

/// Whether token `i` ends in that letter.
fn written(r: &NameReader<'_>, i: usize, letter: u32) -> bool {
    r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == letter
}

/// With what a building is for: «قصر النخيل ⟦للاحتفالات⟧», «مستشفى أبها ⟦للنساء والأطفال⟧».
pub fn with_use(r: &NameReader<'_>, end: usize) -> usize {
    let used = |j: usize| r.is_small(j, NameWord::Site) && near(r.cx, j - 1);
    if !(r.for_definite(end) && used(end)) {
        return end;
    }
    if r.joined(end + 1) && used(end + 1) { end + 2 } else { end + 1 }
}

/// Whether token `i` is «طريق», without an article.
pub fn is_road(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Road) && !r.definite(i)
}

/// Where a road ends that leads from a place that ends before token `end` to another one: «طريق مكة جدة», «طريق تربة -
/// الباحة».
pub fn road(r: &NameReader<'_>, listed: &[Found], end: usize) -> usize {
    let dash = end < r.count()
        && matches!(r.cx.code(end), HYPHEN | EN_DASH | EM_DASH | SLASH | TATWEEL)
        && r.cx.tokens.span(end).len() == 1;
    let to = if dash { end + 1 } else { end };
    let place = first_at(listed, to).filter(|f| matches!(f.label, Label::Gpe | Label::Loc));
    place.filter(|_| dash || near(r.cx, end - 1)).map_or(end, |f| f.end)
}

/// Whether a definite word after a facility's head names it: «مسجد النور», and not «مسجد الحي».
pub fn names_place(r: &NameReader<'_>, i: usize) -> bool {
    !r.is_small(i, NameWord::Site) && !r.is_small(i, NameWord::Describing) && !r.is(i, Class::Head)
}
