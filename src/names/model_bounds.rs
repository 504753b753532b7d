//! Where a name of the model begins and ends: without titles, conjunctions and ordinary words at its ends.

use super::bodies;
use super::people;
use super::reader::{BEARERS, NameReader};
use super::tagger::{NameClass, continues};
use super::words::{LIKELY, POSSIBLE};
use crate::found::Label;
use crate::letters::{
    AIN, ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MAQSURA, ARTICLE, BEH, FATHA, FEH, LAM, NOON, WAW, YEH,
};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::near;
use crate::signs::{self, EM_DASH, EN_DASH, HYPHEN};
use crate::tokenize;
use crate::tokenize::clitics::Scheme;

/// Whether the person whose given name is token `first` alone goes on with the name that the model begins at
/// token `i`: two names of people never stand side by side.
pub(super) fn second(r: &NameReader<'_>, kind: NameClass, first: usize, i: usize) -> bool {
    kind == NameClass::Person
        && i == first + 1
        && r.tagged(i) == Some(NameClass::Person)
        && r.is_word(i)
        && r.prefix(i) == 0
        && !r.another(i)
        && near(r.cx, first)
        // «سولي علي مونتاري»: nor does a word that nothing knows stand before one.
        && (r.is(first, Class::Given) || r.foreign(first))
        && !r.is(i, Class::Title)
        && !r.is_small(i, NameWord::Mother)
}

/// Whether a name cannot go on with token `i`: a quotation mark, or for people and places a
/// conjunction («كاسياس وراموس») or a preposition before a place or an ordinary word («عبد العزيز
/// بجدة»). A foreign name may begin with the letter of a preposition.
pub(super) fn parted(r: &NameReader<'_>, kind: NameClass, i: usize) -> bool {
    if r.opens(i) || r.stops(i) || signs::closes_quote(r.cx.code(i)) {
        return true;
    }
    if kind != NameClass::Person && begins_clause(r, i) {
        return true;
    }
    // «باروخ مزراحي ⟦Baruch⟧ Mizrahi»: another script is another spelling.
    let latin = |i: usize| r.is_kind(i, tokenize::Kind::Latin);
    if kind == NameClass::Person && i > 0 && latin(i) != latin(i - 1) {
        return true;
    }
    // «عبدالعزيز السلمي ⟦-⟧ جدة»: a dash with blanks around it, unlike that of «غرابار-كيتاروفيتش».
    let dash = matches!(r.cx.code(i), HYPHEN | EN_DASH | EM_DASH) && !r.is_word(i);
    if dash && i > 0 && r.cx.tokens.starts[i] > r.cx.tokens.ends[i - 1] {
        return true;
    }
    // «أحمد ⟦أم⟧ خالد»: the one or the other.
    if kind == NameClass::Person && or(r, i) {
        return true;
    }
    let named = || r.senses(i, Class::Name).any(|(reading, _)| reading.prefix > 0);
    // «بيتر زينوفسكي ⟦ويان⟧ كوالسكي»: two full names, though no list has the second.
    let joined = || {
        let person = |at: usize| r.tagged(at) == Some(NameClass::Person);
        let continued = |at: usize| r.tagger.tags.get(at).is_some_and(|&t| continues(t));
        i > 1 && person(i - 1) && person(i - 2) && continued(i - 1) && person(i + 1) && continued(i + 1)
    };
    if kind == NameClass::Person && r.cx.code(i) == WAW && unknown_joined(r, i) && joined() {
        return true;
    }
    // «يَحْيى ⟦وَأَصْلَحْنا⟧»
    let and = || {
        let start = r.cx.tokens.starts[i] as usize;
        let (given, family) = r.person(i, true);
        r.cx.text.at(start) == WAW && r.cx.text.at(start + 1) == FATHA && !given && !family
    };
    if kind == NameClass::Person && and() {
        return true;
    }
    if kind == NameClass::Person && (r.another(i) || r.known_alone(i) && i > 0 && r.known_alone(i - 1)) {
        return true;
    }
    // «هندارمان سوبانديجي»
    let speaks = || kind == NameClass::Person && r.view(kind, i, i + 1).0 >= 0.0;
    matches!(kind, NameClass::Person | NameClass::Place)
        && r.prefix(i) > 0
        && match r.cx.code(i) {
            WAW => true,
            BEH | LAM => named() || !r.seems(i, NameClass::Person, POSSIBLE) && !speaks(),
            _ => false,
        }
}

/// Whether token `i` is «أن», behind which no name goes on: «وكالة دوغان للأنباء ⟦أن⟧ المرأة», but «سي أن أن».
pub(super) fn begins_clause(r: &NameReader<'_>, i: usize) -> bool {
    let letter = || i > 0 && (r.is_small(i - 1, NameWord::Letter) || r.is_small(i - 1, NameWord::That));
    r.cx.begins(i, &[ALEF_HAMZA, NOON], 0) && r.bare_small(i, NameWord::That) && !letter()
}

/// Whether token `i` is «أم» between two people.
pub(super) fn or(r: &NameReader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Mother) && r.behind_person(i)
}

/// Whether token `i`, the name of a letter, is «بي», to me, before somebody: «اتصل ⟦بي⟧ أحمد», but «بي نظير بوتو».
pub(super) fn to_me(r: &NameReader<'_>, i: usize) -> bool {
    let given = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.arg >= BEARERS;
    r.bare_small(i, NameWord::Letter) && r.senses(i + 1, Class::Given).any(given)
}

/// The model's name without titles, peoples' adjectives and heads that stand before it.
pub(super) fn trimmed(r: &NameReader<'_>, kind: NameClass, mut first: usize, end: usize) -> (usize, usize) {
    const OUTSIDE: u64 = bit(Class::Weekday) | bit(Class::Month);
    let mut end = end;
    // «أون تي في» ends in a letter, «محمد على» in a name.
    let spelled = |i: usize| i > first && r.is_small(i - 1, NameWord::Letter);
    let preposition = |i: usize| {
        r.is_small(i, NameWord::Preposition) && (kind != NameClass::Person || !r.is(i, Class::Given))
    };
    // «عبد السلام ⟦جمعة⟧», «محمد ⟦رمضان⟧»
    let borne = |i: usize| {
        kind == NameClass::Person && i > first && r.is(i, Class::Given) && r.is(i - 1, Class::Given)
    };
    let after = |i: usize| r.cx.words[i].any(OUTSIDE) && !borne(i) || preposition(i) && !spelled(i);
    while end > first && (!r.is_word(end - 1) || after(end - 1) && end - 1 > first) {
        end -= 1;
    }
    // «الدرك الوطني ⟦بولاية تلمسان⟧»: where it is.
    if kind == NameClass::Organization {
        let there = |&j: &usize| r.prefix(j) > 0 && r.cx.code(j) == BEH && r.is_head(j, HeadKind::GpeOut);
        end = (first + 1..end).find(there).unwrap_or(end);
    }
    // «اكسيلسور ⟦الهولندي⟧»: whose club it is.
    if kind == NameClass::Organization
        && end > first + 1
        && bodies::nation(r, end - 1)
        && !(first..end - 1).any(|i| r.definite(i) || r.is(i, Class::Head) || r.is(i, Class::Noun))
    {
        end -= 1;
    }
    while first < end {
        let outside = !r.is_word(first)
            || r.key_hash(first, 0).is_none()
            || announces(r, kind, first, end)
            || kind != NameClass::Person && begins_clause(r, first)
            || kind == NameClass::Person
                && first + 1 < end
                && (city(r, first) || place_of(r, first) || or(r, first) || to_me(r, first));
        if !outside {
            break;
        }
        first += 1;
    }
    if kind == NameClass::Person && first < end {
        person(r, first, r.cut_at_title(first, end))
    } else {
        (first, end)
    }
}

/// Whether token `first` only announces the rest of a name that ends before token `end`: a title or a people's
/// adjective before a person, a head that is no part of a name.
pub fn announces(r: &NameReader<'_>, kind: NameClass, first: usize, end: usize) -> bool {
    let head = |kind: HeadKind| r.is_head(first, kind);
    first + 1 < end
        && match kind {
            NameClass::Person => {
                let people = |(reading, _): (Reading, Sense)| reading.proclitics.any(Proclitics::AL);
                r.is(first, Class::Title) && !r.is(first, Class::Given) || r.people(first).is_some_and(people)
            }
            NameClass::Place => {
                (head(HeadKind::GpeOut) || head(HeadKind::LocOut))
                    && !(head(HeadKind::FacIn) || head(HeadKind::LocIn))
            }
            NameClass::Organization => head(HeadKind::OrgOut),
            NameClass::Other => false,
        }
}

/// What the model says at least of a word that stays in a person's name although its letters and its use elsewhere say
/// nothing of one.
const SPOKEN: f32 = -1.0;

/// A person's name from token `first` to `end`: without ordinary words at either end («فوز صالح»),
/// and with what «بن», «آل», «عبد» join to it.
pub(super) fn person(r: &NameReader<'_>, mut first: usize, mut end: usize) -> (usize, usize) {
    // «فإن» is no «فان».
    let hamza = |i: usize| r.cx.text.at(r.cx.tokens.starts[i] as usize + 1) == ALEF_HAMZA_BELOW;
    let link = |i: usize| r.is_small(i, NameWord::Link) && !hamza(i);
    let listed = |i: usize| r.is(i, Class::Given) || r.is(i, Class::Family);
    let ordinary = |i: usize| {
        let particle = r.is(i, Class::Particle);
        particle && hamza(i)
            || (particle || !r.seems(i, NameClass::Person, POSSIBLE)) && !link(i) && !listed(i)
    };
    // «زيور ⟦باشا⟧»
    let honour = |i: usize| {
        i > 0
            && r.bare_small(i, NameWord::Honour)
            && (r.is(i - 1, Class::Given) || r.tagged(i - 1) == Some(NameClass::Person))
    };
    // «زياد عبدالمحسن ⟦البازعي⟧»: the model speaks for a word of which the table says little.
    let begun = first;
    let spoken =
        |i: usize| i > begun && !r.is(i, Class::Particle) && r.view(NameClass::Person, i, i + 1).0 > SPOKEN;
    let leads_on = |i: usize| i > begun && people::leads_on(r, i);
    // «فاطمة ⟦حدثته⟧», «زيد ⟦مولاه⟧»
    let owned = |i: usize| {
        let known = i > begun && r.tagger.about(i).known && !listed(i) && !link(i) && !link(i - 1);
        known && !r.seems(i, NameClass::Person, LIKELY) && r.pronoun(i)
    };
    let ordinary =
        |i: usize| !honour(i) && (ordinary(i) && !spoken(i) || r.ordinary(i) || leads_on(i) || owned(i));
    // «معصوم مرزوق ⟦على⟧ الذمة»: upon something.
    let upon = |i: usize| {
        let thing = |at: usize| {
            at < r.count() && r.plain_definite(at) && !listed(at) && !r.seems(at, NameClass::Person, POSSIBLE)
        };
        let leads = |at: usize| thing(at) || r.is_word(at) && r.trapped(i, at + 1);
        r.is_small(i, NameWord::Preposition) && r.cx.code(i) == AIN && near(r.cx, i) && leads(i + 1)
    };
    // «فيليب ⟦دوق إدنبره⟧»; «عبد الملك» is one name.
    let title = |&i: &usize| r.is(i, Class::Title) && !listed(i) && !honour(i) && !link(i) && !link(i - 1);
    if listed(first) {
        end = (first + 1..end.saturating_sub(1)).find(title).unwrap_or(end);
    }
    let nation = |i: usize| r.people(i).is_some() && r.definite(i) && !listed(i);
    // «ابن الفصيح ⟦ولد⟧ بالكوفة»: was born there.
    let born = |&i: &usize| {
        r.is_small(i, NameWord::Link)
            && r.is(i, Class::Verb)
            && (r.prefix(i + 1) > 0 || r.is_small(i + 1, NameWord::Place))
    };
    end = (first + 1..end).find(born).unwrap_or(end);
    // «ماكس فون ⟦بتهمة⟧ السرقة»: what leads on behind a name.
    let leads = |&i: &usize| {
        let word = r.bare_small(i, NameWord::Describing) && !r.definite(i) && !listed(i);
        // «ابن ⟦إمام⟧ المشهد»
        word && !r.bare_small(i - 1, NameWord::Descent)
    };
    end = (first + 1..end).find(leads).unwrap_or(end);
    // «أليكس فيرغسون ⟦هو⟧ مدرب»
    end = (first + 2..end).find(|&i| r.ordinary(i)).unwrap_or(end);
    // «أحمد ⟦&lt⟧»: nor with what stands between it and such a word.
    while first + 1 < end && (!r.is_word(end - 1) || ordinary(end - 1) || nation(end - 1) || upon(end - 1)) {
        end -= 1;
    }
    // «⟦الجسيس⟧ فؤاد بغدادي», «⟦البليغ⟧ نجم الدين», but «الناصر محمد»
    let announced = |i: usize| {
        r.cx.begins(i, &ARTICLE, 3)
            && !listed(i)
            && !r.seems(i, NameClass::Person, LIKELY)
            && r.only_given(i + 1)
    };
    while first + 1 < end
        && (ordinary(first)
            || announced(first)
            || r.verb_before(first)
            || past(r, first)
            || told_by(r, first)
            || r.is_upon(first)
            || that(r, first)
            || between(r, first))
    {
        first += 1;
    }
    // «سمعت ⟦أبي⟧ عن مجاهد», my father; «ماكس فون ⟦بتهمة⟧ السرقة»
    let led = |i: usize| {
        r.bare_small(i, NameWord::Preposition) && !listed(i) || leads(&i) || parted(r, NameClass::Person, i)
    };
    while end < r.count() && end > first && link(end - 1) && r.is_word(end) && !led(end) {
        end += 1;
    }
    if end > first && r.bare_small(end - 1, NameWord::Kunya) && end < r.count() && led(end) {
        end -= 1;
    }
    while end + 1 < r.count() && end > first && descent(r, end) && r.is_word(end + 1) {
        end += 2;
    }
    // «بدأ» is no «دا», and «ولد» before a given name a verb.
    let joins = |i: usize| {
        link(i) && r.bare_small(i, NameWord::Link) && !r.verb_before(i) && near(r.cx, i) && !that(r, i)
    };
    while first > 0 && first < end && joins(first - 1) && r.tagger.tags[first - 1] == 0 {
        first -= 1;
    }
    (first, end)
}

/// Whether token `i` is «فان», that, before somebody known, though it is part of others' names: «فان برلوسكوني», but «فان
/// دايك».
fn that(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.begins(i, &[FEH, ALEF, NOON], 0)
        && r.cx.tokens.span(i).len() == 3
        && (r.only_given(i + 1)
            || r.known_alone(i + 1)
            || r.bare_small(i + 1, NameWord::Kunya)
            || r.bare_small(i + 1, NameWord::Link) && !r.is_small(i + 1, NameWord::Letter))
}

/// Whether token `i` is a preposition before somebody with an article: «بين ⟦الحوثي⟧», but «بين أفليك», «على الكسار».
fn between(r: &NameReader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Preposition) && r.definite(i + 1) && r.cx.code(i) != AIN
}

/// Whether token `i` ends as verbs of the past do and no list has it as a name, before who did it: «⟦ابتلى⟧ إبراهيم».
fn past(r: &NameReader<'_>, i: usize) -> bool {
    let (given, family) = r.person(i, false);
    r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == ALEF_MAQSURA
        && !given
        && !family
        && r.only_given(i + 1)
        && r.cx.tokens.span(i).len() > 3
}

/// Whether token `i` is «روى» before who told it, though «روي» is a name too: «روى البخاري», but «روي كين».
fn told_by(r: &NameReader<'_>, i: usize) -> bool {
    let cites = r.is_small(i, NameWord::Cites) || r.is_small(i, NameWord::Hands);
    cites && (r.definite(i + 1) || r.senses(i + 1, Class::Given).any(well_known))
}

/// Whether a given name is one that many bear.
fn well_known((reading, s): (Reading, Sense)) -> bool {
    const LEAST: i32 = 500;
    reading.proclitics.0 == 0 && s.arg >= LEAST
}

/// Whether token `i` is «بن», «آل» and the like, between two parts of a name.
pub(super) fn descent(r: &NameReader<'_>, i: usize) -> bool {
    let sure = |(reading, s): (Reading, Sense)| {
        reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0 && s.arg == NameWord::Descent as i32
    };
    r.senses(i, Class::NameWord).any(sure)
}

/// Whether token `i` is a place that an adjective announces: «العاصمة الإيطالية روما».
pub(super) fn city(r: &NameReader<'_>, i: usize) -> bool {
    let announced = i > 0 && (r.people(i - 1).is_some() || r.is_head(i - 1, HeadKind::GpeOut));
    announced && r.senses(i, Class::Name).any(|(_, s)| r.sure_place(s))
}

/// Whether token `i` is a place before the name of somebody who is there: «قوة طوارئ عسير ⟦ناصر السبيعي⟧».
pub(super) fn place_of(r: &NameReader<'_>, i: usize) -> bool {
    const PERSON: u64 = bit(Class::Given) | bit(Class::Family);
    let listed = |(reading, s): (Reading, Sense)| {
        reading.proclitics.0 == 0
            && matches!(r.label(s), Some(Label::Gpe | Label::Loc))
            && s.flags & flag::UNSURE == 0
    };
    let given = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.arg >= BEARERS;
    !r.cx.words[i].any(PERSON)
        && r.senses(i, Class::Name).any(listed)
        && r.senses(i + 1, Class::Given).any(given)
}

/// Whether token `i` is «و» and a name that the word table does not know, after another name.
pub(super) fn conjunction(r: &NameReader<'_>, i: usize) -> bool {
    (unknown_joined(r, i) || r.another(i)) && i > 0 && r.tagged(i - 1).is_some()
}

/// Whether token `i` begins with «و» and no list and no text knows it as a whole.
pub(super) fn unknown_joined(r: &NameReader<'_>, i: usize) -> bool {
    let long = r.cx.tokens.ends[i] - r.cx.tokens.starts[i] > 3;
    r.cx.code(i) == WAW
        && !r.tagger.about(i).known
        && long
        && !r.is(i, Class::Given)
        && !r.is(i, Class::Family)
}

/// Whether token `i` begins with «و» right behind the name of somebody else, as two names of people never stand side by
/// side: «سالي ويج ⟦وليسلي⟧ جونز».
pub(super) fn beside_another(r: &NameReader<'_>, i: usize) -> bool {
    /// Letters with which a name is one without «و».
    const LEAST: u32 = 3;
    let (given, family) = r.person(i, true);
    let listed = given || family;
    // «فوستر ⟦والاس⟧»
    let foreign = matches!(r.cx.text.at(r.cx.tokens.starts[i] as usize + 1), ALEF | YEH | WAW);
    r.cx.code(i) == WAW && r.behind_person(i) && r.cx.tokens.span(i).len() > LEAST && !listed && !foreign
}

/// Whether «و» before a person's name is none of its letters: «⟦و⟧ضاوي النفيعي», «⟦و⟧مايدانا». No list has the whole word,
/// and it is cut so by itself.
pub(super) fn joins(r: &NameReader<'_>, i: usize, end: usize) -> bool {
    let cut = || {
        let pieces = r.clitics(i).pieces(r.cx.tokens.span(i), Scheme::Atb);
        // «ويستبروك», «والاس»
        let foreign = matches!(r.cx.text.at(r.cx.tokens.starts[i] as usize + 1), ALEF | YEH | WAW);
        !pieces.proclitics().is_empty()
            && !foreign
            && !r.is(i, Class::Given)
            && !r.is(i, Class::Family)
            && r.cx.tokens.span(i).len() > 4
    };
    r.cx.code(i) == WAW && (end > i + 1 && unknown_joined(r, i) || cut())
}
