//! Tribes by the word before them, and peoples whose name is another word too: «قبيلة كندة», «المذهب الشافعي».

use super::disjoint::first_at;
use super::headed::named;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::Label;
use crate::letters::{ALEF_MADDA, WAW};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::{ARABIC_COMMA, COLON, COMMA};
use crate::tokenize;

/// Finds tribes behind «قبيلة», «عشيرة»; `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::Tribe]) {
        let name = i + 1;
        // «القبيلة ⟦التي⟧»
        if r.definite(i) || !near(r.cx, i) || !r.is_word(name) {
            continue;
        }
        let house = r.bare_small(name, NameWord::House) && near(r.cx, name) && r.is_word(name + 1);
        let known = first_at(listed, name).is_some_and(|f| f.label == Label::Norp);
        if house || !known && borne(r, name) {
            out.push(named(name, name + 1 + usize::from(house), 0, Label::Norp));
        }
    }
}

/// Finds houses by «آل», the family of: «إمارة ⟦آل رشيد⟧»; behind a title or a verb of saying it is somebody of that house:
/// «أضاف ⟦آل غالب⟧ أن …».
pub fn houses(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::House]) {
        let name = i + 1;
        let house = |&(_, s): &(Reading, Sense)| s.arg == NameWord::House as i32;
        let of = r.senses(i, Class::NameWord).find(house).map_or(0, |(reading, _)| reading.prefix);
        let written = r.cx.text.at(r.cx.tokens.starts[i] as usize + usize::from(of)) == ALEF_MADDA;
        if !written || !near(r.cx, i) || !r.is_word(name) || r.prefix(name) > 0 || r.ordinary(name) {
            continue;
        }
        // «آل ⟦بن لادن⟧», «آل ⟦جار الله⟧»
        let two = r.bare_small(name, NameWord::Descent) && r.is_word(name + 1)
            || r.bare_small(name + 1, NameWord::Half);
        let two = two && near(r.cx, name);
        let end = name + 1 + usize::from(two);
        let listed_so = r.is(name, Class::Family) || r.is(name, Class::Given);
        // «ما آل ⟦الأمر⟧ إليه»: the verb.
        let called = two || listed_so || !r.definite(name) && borne(r, name);
        if !called || somebody(r, i) || first_at(listed, i).is_some() || verse(r, end) || r.trapped(i, end) {
            continue;
        }
        // «وذكر "⟦آل حرفش⟧" أن …»
        let speaks = |at: usize| r.is_small(at, NameWord::Says) || r.is(at, Class::Title) && r.definite(at);
        // «دعا ⟦آل عامر⟧ إلى الحوار», «تمنى ⟦آل عامر⟧ أن»
        let told = |at: usize| r.is_small(at, NameWord::Calls) && r.is_small(end, NameWord::That);
        let one = r.before(i).is_some_and(|at| speaks(at) || told(at));
        let label = if one { Label::Person } else { Label::Norp };
        out.push(named(i, end, of, label));
    }
}

/// Whether «آل» at token `i` goes on with somebody's name: «فيصل ⟦آل سعود⟧».
fn somebody(r: &NameReader<'_>, i: usize) -> bool {
    let name = |at: usize| {
        r.is(at, Class::Given) || r.is(at, Class::Family) || r.tagged(at) == Some(NameClass::Person)
    };
    let title = |at: usize| r.is(at, Class::Title) && r.definite(at);
    i > 0 && near(r.cx, i - 1) && name(i - 1) && !title(i - 1)
}

/// Whether the number of a verse stands at token `i`: «[آل عمران⟦:35⟧]».
fn verse(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.code(i) == COLON && r.is_kind(i + 1, tokenize::Kind::Number)
}

/// Whether a tribe may be called by token `i`: no adjective of it and nothing that goes on with the sentence.
fn borne(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::Title) | bit(Class::Head);
    let adjective = || {
        [NameWord::Describing, NameWord::Site, NameWord::Rank, NameWord::Common]
            .iter()
            .any(|&w| r.is_small(i, w))
    };
    if r.prefix(i) > 0 || r.cx.words[i].any(OTHER) || r.ordinary(i) || r.people(i).is_some() || adjective() {
        return false;
    }
    if r.definite(i) {
        return r.plain_definite(i)
            && !r.cx.words[i].any(bit(Class::Noun) | bit(Class::Relative) | bit(Class::Ordinal));
    }
    let seems = |class| r.seems(i, class, LIKELY);
    let listed = r.is(i, Class::Name) || r.is(i, Class::Family) || r.is(i, Class::Given);
    !r.is(i, Class::Noun)
        && (listed || !r.tagger.about(i).known || seems(NameClass::Place) || seems(NameClass::Person))
}

/// Whether what stands beside token `i` says that the word is a people's: a tribe, a faith, or another people.
pub fn told(r: &NameReader<'_>, i: usize) -> bool {
    r.before(i)
        .is_some_and(|before| r.is_small(before, NameWord::Tribe) || r.is_small(before, NameWord::Faith))
        || together(r, i)
}

/// Whether a people is joined to that of token `i`: «السنة ⟦والشيعة⟧», «التركمان ⟦والشركس⟧».
pub fn together(r: &NameReader<'_>, i: usize) -> bool {
    let people = |at: usize, joined: bool| {
        r.is_word(at)
            && r.senses(at, Class::Name).any(|(reading, s): (Reading, Sense)| {
                r.label(s) == Some(Label::Norp)
                    && s.flags & flag::UNSURE == 0
                    && (!joined || reading.proclitics.any(Proclitics::WA))
            })
    };
    let before = || r.cx.code(i) == WAW && i > 0 && near(r.cx, i - 1) && people(i - 1, false);
    // «الآشوريين، ⟦الفرس⟧، الإغريق»
    let comma = |at: usize| r.cx.code(at) == ARABIC_COMMA || r.cx.code(at) == COMMA;
    let listed = || {
        i > 1 && comma(i - 1) && people(i - 2, false)
            || comma(i + 1) && (people(i + 2, false) || people(i + 2, true))
    };
    before() || near(r.cx, i) && people(i + 1, true) || listed()
}
