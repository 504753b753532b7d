//! Tribes by the word before them, and peoples whose name is another word too: «قبيلة كندة», «المذهب الشافعي».

use super::disjoint::first_at;
use super::headed::named;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::Label;
use crate::letters::WAW;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;

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
    before() || near(r.cx, i) && people(i + 1, true)
}
