//! Papers and channels that nothing but their place tells: «قال لـ"الوطن"», «علمت "دنيا الرياضة"», «⟦سبق⟧ - جدة:».

use super::disjoint::within;
use super::headed::named;
use super::reader::{Found, NameReader};
use crate::found::{Label, Source};
use crate::letters::{LAM, TATWEEL};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Reading, Sense, bit};
use crate::reading::near;
use crate::signs::{APOSTROPHE, COLON, OPEN, OPEN_CURLY, OPEN_SINGLE};

/// Maximum number of words of the name of a paper in quotation marks.
const MOST: usize = 3;

/// Tokens before the paper among which something is said: «قال محافظ المنطقة … لـ"سبق"».
const SAID: usize = 12;

/// Finds them; `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::Told]) {
        out.extend(told(r, listed, i));
    }
    for (i, _) in r.cx.words.of_class(Class::Name) {
        out.extend(dateline(r, i));
    }
}

/// The paper in quotation marks after token `i`, to which something is told or which knows it: «قال لـ"⟦الوطن⟧"».
fn told(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<Found> {
    let open = i + 1;
    if !r.opens(open) || matches!(r.cx.code(open), OPEN | OPEN_SINGLE | OPEN_CURLY | APOSTROPHE) {
        return None;
    }
    let (first, close) = (open + 1, r.closing(open, MOST)?);
    // «إلى "الوطن"» is told a paper only where something is told.
    let to = r.cx.code(i) == LAM && r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == TATWEEL;
    let knows = |at: usize| r.is_small(at, NameWord::Knows);
    if !to && !(i.saturating_sub(MOST)..=i).any(knows) {
        return None;
    }
    let word = |j: usize| {
        r.is_word(j)
            && !r.ordinary(j)
            && !r.is(j, Class::Title)
            && !r.is_small(j, NameWord::Preposition)
            && !r.cx.words[j].any(bit(Class::Relative) | bit(Class::Ordinal))
    };
    // What the lists have is no paper, but «الرياض» and «المدينة» are.
    let other = |f: &Found| !(matches!(f.label, Label::Gpe | Label::Org) && f.end == close);
    let taken = within(listed, first, close).any(other);
    let person = r.only_given(first);
    // «تعرضها لـ"شلل عضلي"», «منحة لـ"ثلاثين"»: a noun and its adjective, a number.
    let noun =
        (first + 1..close).any(|j| !r.definite(j) && super::bodies::nisba(r, j) && r.tagger.about(j).known);
    let number = (first..close).any(|j| r.cx.numbers.atom_at(j).is_some());
    // «وفقا لـ"التفويض"», «تتعرض لـ"أهوال"»: what no list has is a paper only where somebody says something.
    let listed = within(listed, first, close).any(|f| f.first == first && f.end == close);
    let says = |at: usize| knows(at) || r.is_small(at, NameWord::Says) || r.is_small(at, NameWord::That);
    let begins = |at: usize| r.is_small(at, NameWord::That) || r.cx.code(at) == COLON;
    let told = || (i.saturating_sub(SAID)..=i).any(says) || begins(close + 1) || r.is(first, Class::Head);
    let other = taken || person || number || noun && !r.definite(first) || !listed && !told();
    (!other && (first..close).all(word)).then(|| Found { score: 0.85, ..named(first, close, 0, Label::Org) })
}

/// A paper that an ordinary word names too, before the place of its report: «⟦سبق⟧ - جدة: …», «خالد علي - ⟦سبق⟧ - جدة».
fn dateline(r: &NameReader<'_>, i: usize) -> Option<Found> {
    /// Tokens between the paper and the colon.
    const PLACE: usize = 6;
    if !r.dash(i + 1) || !(i == 0 || r.dash(i - 1) || !near(r.cx, i - 1)) {
        return None;
    }
    // «⟦روما⟧ ـ رويترز:» is the town, not its club.
    let club = |s: Sense| r.name_row(s).is_some_and(|row| row.id.starts_with("club-"));
    let body = |(reading, s): (Reading, Sense)| {
        reading.proclitics.0 == 0 && r.label(s) == Some(Label::Org) && !club(s)
    };
    let (_, sense) = r.senses(i, Class::Name).find(|&found| body(found))?;
    let colon = (i + 2..r.count().min(i + 2 + PLACE)).any(|at| r.cx.code(at) == COLON && !r.is_word(at));
    let row = u32::try_from(sense.arg).ok();
    colon.then(|| Found { row, source: Source::Gazetteer, score: 0.9, ..named(i, i + 1, 0, Label::Org) })
}
