//! Scholars who are cited by one name: «ذكره الرافعي والنووي», «في صحيح مسلم».

use super::disjoint::beginning;
use super::people::person_from;
use super::reader::{BEARERS, Found, NameReader};
use super::tagger::NameClass;
use super::words::POSSIBLE;
use crate::letters::{ALEF, ALEF_HAMZA, ALEF_MAQSURA, LAM, WAW, YEH, units};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Reading, Sense, bit};
use crate::reading::near;
use crate::signs::ARABIC_COMMA;

/// Maximum number of titles between the verb and the name: «قال الشيخ الإمام».
const TITLES: usize = 3;

/// Finds those whom a text names by a surname where they say something, and scholars who are cited.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    scholars(r, listed, out);
    for i in r.small_words(&[NameWord::Says]) {
        let name = i + 1 + usize::from(r.opens(i + 1));
        if r.is_small(i, NameWord::Says) && near(r.cx, i) && speaker(r, name) {
            out.push(Found { end: name + 1, rule: "names/cited::speaker", ..person_from(name) });
        }
    }
}

/// Whether token `i` is a surname between a verb of saying and what is said: «وأوضح ⟦المعيبد⟧ أن», «ولفت "⟦السحيباني⟧" إلى أن».
fn speaker(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 = bit(Class::Title)
        | bit(Class::Noun)
        | bit(Class::Head)
        | bit(Class::Ordinal)
        | bit(Class::Relative)
        | bit(Class::TimeUnit)
        | bit(Class::Name)
        | bit(Class::Particle)
        | bit(Class::Verb);
    const LEAST: usize = 4;
    /// ون, ين, ان, ات, ية: «المسؤولون», «الجانبان», «الدراسات», «المنسقية»
    const MANY: [[u16; 2]; 5] = [
        [units::WAW, units::NOON],
        [units::YEH, units::NOON],
        [units::ALEF, units::NOON],
        [units::ALEF, units::TEH],
        [units::YEH, units::HEH],
    ];
    let said = |at: usize| {
        let at = at + usize::from(r.cx.code(at) == ARABIC_COMMA);
        r.bare_small(at, NameWord::That) && r.cx.begins(at, &[ALEF_HAMZA], 0)
            || r.is_small(at, NameWord::That) && r.is_small(at + 1, NameWord::That)
    };
    let behind = i + 1 + usize::from(i > 1 && r.opens(i - 1));
    if !r.is_word(i) || r.cx.words[i].any(OTHER) || !said(behind) || r.ends_in(i, &MANY) {
        return false;
    }
    let family = || r.person(i, true).1 && r.definite(i);
    let unknown = || r.plain_definite(i) && !r.tagger.about(i).known;
    r.key(i, 0).is_some_and(|key| key.letters().len() >= LEAST)
        && !r.is_small(i, NameWord::Common)
        && r.people(i).is_none()
        && (family() || unknown() || r.plain_definite(i) && r.seems(i, NameClass::Person, POSSIBLE))
}

/// Finds the names right behind words that cite, and those that «و» joins to them.
fn scholars(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    for i in r.small_words(&[NameWord::Cites, NameWord::Hands]) {
        let only_people = r.is_small(i, NameWord::Hands);
        // «التفسير الباطني» cites nobody.
        if !only_people && !r.is_small(i, NameWord::Cites) || !near(r.cx, i) || r.definite(i) {
            continue;
        }
        // «رواه ⟦مسلم⟧»: before anything else he is a Muslim.
        let muslim = |at: usize| r.people(at).is_some() && !r.definite(at);
        let fits = |at: usize, prefix: u32| {
            surname(r, at, prefix) || only_people && at <= i + 3 && (given(r, at, prefix) || muslim(at))
        };
        let title = |&at: &usize| {
            let bare = |(reading, _): (Reading, Sense)| reading.prefix == 0;
            r.senses(at, Class::Title).any(bare) && r.definite(at) && near(r.cx, at)
        };
        let first = i + 1 + (i + 1..i + 1 + TITLES).take_while(title).count();
        // «قال الخطيب»: what looks like a title is the name.
        // «قال الناقد ⟦المصري⟧ الراحل»
        let people = first > i + 1 && r.people(first).is_some();
        // «في صحيح البخاري»: the book.
        let book = || beginning(listed, i).is_some_and(|f| f.end > first);
        if people || !fits(first, 0) || r.trapped(first, first + 1) || book() {
            continue;
        }
        out.push(Found { end: first + 1, rule: "names/cited::find", score: 0.75, ..person_from(first) });
        let mut at = first + 1;
        while near(r.cx, at - 1) && r.cx.begins(at, &[WAW], 3) && fits(at, 1) {
            out.push(Found {
                end: at + 1,
                prefix: 1,
                rule: "names/cited::find",
                score: 0.75,
                ..person_from(at)
            });
            at += 1;
        }
    }
}

/// Whether token `i` is a surname by its form, «الرافعي», and nothing else: no people, no rank, no adjective of what
/// stands before it.
fn surname(r: &NameReader<'_>, i: usize, prefix: u32) -> bool {
    const OTHER: u64 = bit(Class::Title)
        | bit(Class::Ordinal)
        | bit(Class::Weekday)
        | bit(Class::Month)
        | bit(Class::TimeUnit)
        | bit(Class::Head)
        | bit(Class::Relative)
        | bit(Class::Direction);
    const LEAST: u32 = 6;
    const ADJECTIVES: [NameWord; 7] = [
        NameWord::Tail,
        NameWord::Rank,
        NameWord::Describing,
        NameWord::Common,
        NameWord::Site,
        NameWord::Dynasty,
        NameWord::Ordinary,
    ];
    if !r.is_word(i) || r.cx.words[i].any(OTHER) {
        return false;
    }
    let span = r.cx.tokens.span(i);
    let at = |n: u32| r.cx.text.at(n as usize);
    let form = span.len() >= LEAST + prefix
        && at(span.start + prefix) == ALEF
        && at(span.start + prefix + 1) == LAM
        && matches!(at(span.end - 1), YEH | ALEF_MAQSURA);
    // «نقل ⟦المرضى⟧»
    let plural = at(span.end - 1) == ALEF_MAQSURA && r.is(i, Class::Noun);
    let family = || r.person(i, false).1;
    let goes_on = || r.plain_definite(i + 1) || r.definite(i + 1) && r.people(i + 1).is_some();
    let alone = || !near(r.cx, i) || !goes_on();
    // «أخرجه المصري ⟦خالد يوسف⟧»: who he is comes behind.
    let announces = || r.people(i).is_some() && near(r.cx, i) && r.is(i + 1, Class::Given);
    form && !plural && (r.people(i).is_none() || family() && !announces())
        && !ADJECTIVES.iter().any(|&kind| r.is_small(i, kind))
        // «الرافعي ⟦والنووي⟧»: what is joined to a scholar needs no text that knows it.
        && (prefix > 0 || family() || !r.tagger.about(i).known || r.seems(i, NameClass::Person, POSSIBLE))
        && alone()
}

/// Whether token `i` is a given name that many bear.
fn given(r: &NameReader<'_>, i: usize, prefix: u32) -> bool {
    let often = |(reading, s): (Reading, Sense)| u32::from(reading.prefix) == prefix && s.arg >= BEARERS;
    r.is_word(i) && r.senses(i, Class::Given).any(often)
}
