//! People introduced by a title: «العقيد مراد حميدوش».

use super::disjoint::in_order;
use super::reader::{BEARERS, Found, NameReader};
use super::tagger::NameClass;
use super::words::{self, LIKELY, MOSTLY, POSSIBLE};
use crate::found::{Label, Source};
use crate::letters::{ALEF_MAQSURA, BEH, TEH_MARBUTA, WAW, YEH};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::{near, regnal};
use crate::signs::{ARABIC_COMMA, COLON, COMMA, DOT, EM_DASH, EN_DASH, HYPHEN};

/// The rule for a name after an abbreviated title, which the model does not recognize as one.
pub const SHORT_TITLE: &str = "names/people::short_title";

/// The rule for who wrote a report, which the model takes for a part of the place line.
pub const BYLINE: &str = "names/people::byline";

/// Maximum number of words of a name.
const MOST: usize = 5;

/// Finds names of two words or more after a title, with a people's adjective or an office in
/// between or not: «الروائي التركي أورهان باموق», «وزيرة العمل منى عبد الرحيم»; and, without a
/// title, a given name before a family name that both are nothing else.
pub fn find(r: &NameReader<'_>, out: &mut Vec<Found>) {
    const FIRST: u64 = bit(Class::Title) | bit(Class::Given);
    let mut i = r.cx.words.next_of(0, FIRST);
    if i > 0 {
        out.extend(reporter(r));
    }
    while i < r.count() {
        let found = match short_title(r, i) {
            Some(end) => titled(r, end).map(|found| Found { rule: SHORT_TITLE, ..found }),
            None if r.is(i, Class::Title) => {
                titled(r, i + 1).or_else(|| crowned(r, i)).or_else(|| single(r, i + 1))
            }
            None => listed(r, i).or_else(|| quoted(r, i)).or_else(|| byline(r, i)),
        };
        match found {
            Some(found) => {
                i = found.end;
                out.push(found);
            }
            None => i += 1,
        }
        i = r.cx.words.next_of(i, FIRST);
    }
}

/// Where a title cut short that begins at token `i` ends: «⟦د.⟧ سارة», «⟦أ.د.⟧ خالد». After a number it is a unit or
/// an era.
pub fn short_title(r: &NameReader<'_>, i: usize) -> Option<usize> {
    if r.cx.words.phrases(i) & bit(Class::Title) == 0 {
        return None;
    }
    let stops = |token: usize| r.cx.text.at(r.cx.tokens.ends[token] as usize - 1) == DOT;
    let numbered = i > 0 && r.cx.kind(i - 1) == Some(crate::tokenize::Kind::Number);
    let mut end = None;
    r.cx.phrases(i, |m| {
        if m.sense.class == Class::Title && stops(m.end - 1) {
            end = end.max(Some(m.end));
        }
    });
    // «ق.م.» is another abbreviation; «أ.د.» was seen from its beginning on.
    let inside = i > 0 && stops(i - 1) && r.cx.tokens.ends[i - 1] == r.cx.tokens.starts[i];
    end.filter(|_| !numbered && !inside)
}

/// The name after a title that ends before token `at`.
fn titled(r: &NameReader<'_>, at: usize) -> Option<Found> {
    /// Maximum number of words of an office.
    const OFFICE: usize = 5;
    let mut first = at;
    let mut office = false;
    // «المتحدث ⟦باسم⟧ الهيئة نضال القضاة»: in the name of, not Basem.
    // «الناطق ⟦باسم⟧ ترامب»
    let stands_for = |i: usize| r.is_small(i, NameWord::Office) && (r.definite(i + 1) || r.trapped(i, i + 1));
    let named = |i: usize| given(r, i) && !stands_for(i);
    while first < r.count().min(at + OFFICE) && !named(first) {
        let between = r.is(first, Class::Title) || r.people(first).is_some();
        let field = r.plain_definite(first)
            || r.joined(first)
            || r.for_definite(first)
            || r.is_small(first, NameWord::Office);
        if !between && !field {
            break;
        }
        office |= !between;
        first += 1;
    }
    if first >= r.count() {
        return None;
    }
    let unknown = !office && r.is_word(first) && !r.tagger.about(first).known;
    // «الحكم ⟦على⟧ مرتكب الجريمة»: Ali only before another name.
    let last = r.cx.text.at(r.cx.tokens.ends[first] as usize - 1);
    let preposition = r.is_small(first, NameWord::Preposition) && last == ALEF_MAQSURA;
    if preposition && (r.is_upon(first) || !person(r, first + 1) && !r.is_small(first + 1, NameWord::Link)) {
        return None;
    }
    let people = first > at && r.people(first - 1).is_some();
    let starts = given(r, first)
        || unknown && !r.accusative(first) && !verb(r, first + 1)
        // «الجناح البلجيكي ⟦إدين هازارد⟧»
        || people && !office && plain(r, first);
    let found = name(r, first);
    found.filter(|_| starts)
}

/// Who bears a crown by a given name alone: «حصان الملك ⟦فهد⟧».
fn crowned(r: &NameReader<'_>, i: usize) -> Option<Found> {
    let name = i + 1;
    let fits = r.is_small(i, NameWord::Crown)
        && r.definite(i)
        && near(r.cx, i)
        && r.only_given(name)
        && !r.is_small(name, NameWord::Preposition);
    fits.then(|| Found { end: name + 1, score: 0.8, ..person_from(name) })
}

/// A name of one word that nothing knows, after a title with the article or after a title and a people's adjective:
/// «المدام ⟦لوشيانا⟧», «المهاجم الأوروغوياني ⟦سواريث⟧».
fn single(r: &NameReader<'_>, at: usize) -> Option<Found> {
    let people = r.people(at).is_some_and(|(reading, _)| reading.proclitics.0 == Proclitics::AL);
    let first = at + usize::from(people);
    let announced = people || r.definite(at - 1);
    let fits = announced
        && first < r.count()
        && (at..=first).all(|i| near(r.cx, i - 1))
        && (r.foreign(first) || people && plain(r, first))
        && !verb(r, first)
        && !r.is(first + 1, Class::Given);
    fits.then(|| Found { end: first + 1, score: 0.6, ..person_from(first) })
}

/// Whether token `i` is more often a name than not, and nothing else.
fn plain(r: &NameReader<'_>, i: usize) -> bool {
    let other = r.cx.words[i].mask & !(bit(Class::Given) | bit(Class::Family));
    r.is_kind(i, crate::tokenize::Kind::Word)
        && other == 0
        && r.tagger.about(i).known
        && r.prefix(i) == 0
        && !r.definite(i)
        && r.seems(i, NameClass::Person, LIKELY)
}

/// A name that is all of a quotation and begins with a given name: «"حسن الأسمر"».
fn quoted(r: &NameReader<'_>, i: usize) -> Option<Found> {
    const LONGEST: usize = 3;
    let end = i.checked_sub(1).filter(|&open| r.opens(open)).and_then(|open| r.closing(open, LONGEST))?;
    let given = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.arg >= BEARERS;
    let rest = |j: usize| {
        (person(r, j) || family(r, j) || r.unknown(j, NameClass::Person))
            && !r.is_small(j, NameWord::Common)
            && !r.is(j, Class::Particle)
            && r.people(j).is_none()
    };
    let fits = end > i + 1
        && r.senses(i, Class::Given).any(given)
        && !r.is_small(i, NameWord::Common)
        && (i + 1..end).all(rest);
    (fits && !r.trapped(i, end)).then(|| Found { end, rule: "names/people::quoted", ..person_from(i) })
}

/// Who wrote a report, at its beginning before a dash or a colon: «عبدالعزيز السلمي - جدة:».
fn byline(r: &NameReader<'_>, i: usize) -> Option<Found> {
    let end = (i + 1..r.count().min(i + MOST)).find(|&j| !r.is_word(j))?;
    let dash = matches!(r.cx.code(end), HYPHEN | EN_DASH | EM_DASH | COLON);
    let begins = i == 0 || r.cx.tokens.starts[i] > r.cx.tokens.ends[i - 1] + 1 || r.stops(i - 1);
    let given = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.arg >= BEARERS;
    let part = |j: usize| {
        person(r, j) || family(r, j) || r.is_small(j, NameWord::Link) || r.bare_small(j, NameWord::Half)
    };
    let fits = dash
        && begins
        && end > i + 1
        && near(r.cx, end - 2)
        && r.senses(i, Class::Given).any(given)
        && (i + 1..end).all(part)
        && (family(r, end - 1) || r.person(end - 1, true).1);
    fits.then(|| Found { end, rule: BYLINE, ..person_from(i) })
}

/// The same by a given name that no list has, where a text begins: «أكابر الأحمدي - جدة».
fn reporter(r: &NameReader<'_>) -> Option<Found> {
    const OTHER: u64 =
        bit(Class::Head) | bit(Class::Particle) | bit(Class::Verb) | bit(Class::Name) | bit(Class::Noun);
    let town = |(_, s): (Reading, Sense)| r.label(s) == Some(Label::Gpe);
    let fits = r.count() > 3
        && r.dash(2)
        && r.is_kind(0, crate::tokenize::Kind::Word)
        && !r.definite(0)
        && r.prefix(0) == 0
        && !r.cx.words[0].any(OTHER)
        && near(r.cx, 0)
        && r.definite(1)
        && r.person(1, true).1
        && r.senses(3, Class::Name).any(town);
    fits.then(|| Found { end: 2, rule: BYLINE, ..person_from(0) })
}

/// Gives kings, queens and popes the number that tells them apart, and finds those whom nothing else found:
/// «الملك ⟦محمد السادس⟧», «البابا ⟦بيوس الثاني عشر⟧».
pub fn with_numbers(r: &NameReader<'_>, names: &mut Vec<Found>) {
    let mut more: Vec<Found> = Vec::new();
    for (i, _) in r.cx.words.of_class(Class::Ordinal) {
        let Some(end) = regnal(r.cx, i) else { continue };
        let next = names.partition_point(|f| f.end < i);
        let behind = names.get_mut(next).filter(|f| f.first < i);
        if let Some(f) = more.last_mut().filter(|f| f.end >= i).or(behind) {
            if f.label == Label::Person && f.end <= end {
                (f.end, f.row) = (end, f.row.filter(|_| f.end == end));
            }
            continue;
        }
        let word =
            |at: usize| r.namelike(at) || r.is_small(at, NameWord::Half) || r.is_small(at, NameWord::Link);
        let before = next.checked_sub(1).map_or(0, |before| names[before].end);
        let from = before.max(more.last().map_or(0, |f| f.end)).max(i.saturating_sub(MOST));
        let mut first = i - 1;
        while first > from && word(first - 1) && !r.is(first - 1, Class::Title) && !r.verb_before(first - 1) {
            first -= 1;
        }
        more.push(Found {
            first,
            end,
            prefix: r.prefix(first),
            score: 0.8,
            rule: "names/people::with_numbers",
            ..person_from(first)
        });
    }
    if !more.is_empty() {
        names.append(&mut more);
        in_order(names);
    }
}

/// Adds the people named by one word that «و» joins to somebody named: «عن ⟦عمر⟧، ⟦وعلي⟧، وابن عباس، ⟦وسمرة⟧».
pub fn beside(r: &NameReader<'_>, names: &mut Vec<Found>) {
    /// Minimum number of people with a given name that counts as a name between commas.
    const WELL_KNOWN: i32 = 500;
    let comma = |i: usize| r.stops(i) && near(r.cx, i);
    // Somebody called so often, a name in unlabelled text too, with nothing but «و» before it.
    let one = |i: usize, and: bool| {
        let given = |(reading, s): (Reading, Sense)| {
            let before = if and { Proclitics::WA } else { 0 };
            let sure = s.flags & flag::AMBIGUOUS == 0 || comma(i + 1);
            reading.proclitics.0 == before && s.arg >= BEARERS && sure
        };
        let alone = |j: usize| !r.is_word(j) || r.cx.begins(j, &[WAW], 0);
        // «وعلي» is more often «وعلى».
        let often = |(_, s): (Reading, Sense)| s.arg >= WELL_KNOWN && comma(i + 1);
        let like = r.seems(i, NameClass::Person, LIKELY) || r.senses(i, Class::Given).any(often);
        r.senses(i, Class::Given).any(given) && like && alone(i + 1)
    };
    let found = |i: usize, and: bool| Found {
        end: i + 1,
        prefix: u8::from(and),
        score: 0.8,
        rule: "names/people::beside",
        ..person_from(i)
    };
    let and = |i: usize| r.cx.begins(i, &[WAW], 0);
    let mut more = Vec::new();
    for (k, f) in names.iter().enumerate().filter(|(_, f)| f.label == Label::Person) {
        let from = k.checked_sub(1).map_or(0, |before| names[before].end);
        let limit = names.get(k + 1).map_or(r.count(), |next| next.first);
        let (mut at, mut joined) = (f.first, f.prefix > 0 && and(f.first));
        while joined && at > from {
            let left = at - 1;
            let i = if comma(left) && left > from { left - 1 } else { left };
            joined = i >= from && one(i, and(i));
            if joined {
                more.push(found(i, and(i)));
                (at, joined) = (i, and(i));
            }
        }
        let mut at = f.end;
        loop {
            let i = if comma(at) { at + 1 } else { at };
            if i >= limit || !one(i, true) {
                break;
            }
            more.push(found(i, true));
            at = i + 1;
        }
    }
    if !more.is_empty() {
        names.append(&mut more);
        in_order(names);
        names.dedup_by_key(|f| f.first);
    }
}

/// A person's name by rule that begins at a token and has no words yet.
pub fn person_from(first: usize) -> Found {
    Found {
        first,
        end: first,
        prefix: 0,
        label: Label::Person,
        row: None,
        site: None,
        source: Source::Rule,
        score: 0.8,
        rule: "names/people::person_from",
    }
}

/// Whether token `i` looks like a present verb and not like a name: «أممي يحذر».
fn verb(r: &NameReader<'_>, i: usize) -> bool {
    r.is_word(i) && r.cx.code(i) == YEH && !person(r, i)
}

/// A name of two words that the lists have as names and as nothing else.
fn listed(r: &NameReader<'_>, i: usize) -> Option<Found> {
    let only = |at: usize, class| {
        r.senses(at, class).any(|(reading, s)| {
            let often = class == Class::Family || s.arg >= BEARERS;
            reading.proclitics.0 == 0 && often && s.flags & flag::AMBIGUOUS == 0
        })
    };
    let second = only(i + 1, Class::Family) || only(i + 1, Class::Given);
    (only(i, Class::Given) && second).then(|| name(r, i)).flatten()
}

/// The name that begins at token `first`, if it has two words or more.
pub fn name(r: &NameReader<'_>, first: usize) -> Option<Found> {
    let mut end = first;
    let beside = |end: usize| end == first || near(r.cx, end - 1);
    while end < r.count() && end - first < MOST && beside(end) && part(r, end, first) {
        end += 1;
    }
    end = r.cut_at_title(first, end);
    while end > first && r.is_small(end - 1, NameWord::Link) {
        end -= 1;
    }
    (end > first + 1 && !r.trapped(first, end)).then_some(Found { end, ..person_from(first) })
}

/// Where a person's name ends that goes on after the given name at token `first`, before token `limit`: the model
/// often stops at a family name that it has not seen («بثينة اليتيم», «موشيه يعالون»).
pub fn full(r: &NameReader<'_>, first: usize, from: usize, limit: usize) -> usize {
    let mut end = from;
    // «مدينة الملك عبدالله الطبية»: an adjective of what stands before him.
    let feminine = |i: usize| r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == TEH_MARBUTA && !person(r, i);
    // «نادين ⟦لبكي⟧»: the lists have the whole word.
    let whole = |i: usize| {
        let bare = |(reading, _): (Reading, Sense)| reading.prefix == 0;
        r.prefix(i) == 0 || i == first + 1 && r.senses(i, Class::Family).any(bare)
    };
    let word = |i: usize| {
        !feminine(i)
            && r.is_word(i)
            && whole(i)
            && !r.another(i)
            && !r.ordinary(i)
            && !r.for_definite(i)
            && !r.is(i, Class::Particle)
    };
    while end < limit && end - first < MOST && word(end) && part(r, end, first) {
        end += 1;
    }
    while end > from && r.is_small(end - 1, NameWord::Link) {
        end -= 1;
    }
    if r.trapped(first, end) { from } else { r.cut_at_title(first, end) }
}

/// Whether token `i` is in the lists of given or family names.
fn person(r: &NameReader<'_>, i: usize) -> bool {
    let (given, family) = r.person(i, true);
    given || family
}

fn given(r: &NameReader<'_>, i: usize) -> bool {
    r.person(i, true).0
}

/// Whether token `i` goes on with a name that began at `first`.
fn part(r: &NameReader<'_>, i: usize, first: usize) -> bool {
    // «جوهر ⟦المذكور⟧»
    let linked = |at: usize| r.is_small(at, NameWord::Link);
    if i > first && (r.ordinary(i) && r.is_small(i, NameWord::Describing) || leads_on(r, i)) {
        return false;
    }
    let link = linked(i) && r.is_word(i + 1);
    let tagged = i > first && r.tagger.tags[i] == 2 && (person(r, i) || !r.is(i, Class::Title));
    // A third word must be more than unknown: a verb may stand there, or «الفائز», «أمين».
    let like =
        if i > first + 1 { person(r, i) && r.seems(i, NameClass::Person, LIKELY) } else { r.namelike(i) };
    like || tagged || link || i == first + 1 && family(r, i)
}

/// Whether token `i` leads on behind somebody's name: «فينس فون ⟦بتهمة⟧ القيادة».
pub fn leads_on(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.code(i) == BEH && r.is_small(i, NameWord::Describing)
}

/// Whether a word looks like a family name with the article: «الزيتوني».
pub fn family(r: &NameReader<'_>, i: usize) -> bool {
    if !r.is_word(i) {
        return false;
    }
    let last = r.cx.text.at((r.cx.tokens.ends[i] as usize).saturating_sub(1));
    let soft = words::bucket(r.tagger.about(i).soft, NameClass::Person as u16);
    r.plain_definite(i)
        && (last == YEH || last == ALEF_MAQSURA || soft >= MOSTLY)
        && (soft >= POSSIBLE || !r.tagger.about(i).known)
}

/// Whether token `i` is a definite adjective of relation that may be a family name: «السهلي», and not «الدولي».
pub fn relation(r: &NameReader<'_>, i: usize) -> bool {
    const ELSE: [NameWord; 4] = [NameWord::Tail, NameWord::Rank, NameWord::Describing, NameWord::Site];
    let last = r.cx.text.at((r.cx.tokens.ends[i] as usize).saturating_sub(1));
    matches!(last, YEH | ALEF_MAQSURA)
        && r.plain_definite(i)
        && !r.cx.words[i].any(bit(Class::Head))
        && !ELSE.iter().any(|&word| r.is_small(i, word))
}

/// Whether token `i` is a definite word that closes a name before what is said or before a mark: «محمد ⟦العمرة⟧ أن».
pub fn closed(r: &NameReader<'_>, i: usize) -> bool {
    const ELSE: [NameWord; 3] = [NameWord::Describing, NameWord::Site, NameWord::Sport];
    let next = i + 1;
    // «زار الدكتور محمد ⟦المدرسة⟧، ثم»
    let comma = matches!(r.cx.code(next), ARABIC_COMMA | COMMA);
    (r.stops(next) && !comma || r.is_small(next + usize::from(comma), NameWord::That))
        && r.plain_definite(i)
        && !r.cx.words[i].any(bit(Class::Head))
        && !ELSE.iter().any(|&word| r.is_small(i, word))
}

/// Whether a title with the article or cut short stands right before token `i`.
pub fn behind_title(r: &NameReader<'_>, i: usize) -> bool {
    let full = || near(r.cx, i - 1) && r.is(i - 1, Class::Title) && r.definite(i - 1);
    let short = || (i.saturating_sub(4)..i).any(|at| short_title(r, at) == Some(i));
    i > 0 && (full() || short())
}

/// Whether token `i` is an indefinite word right behind a title, which says nothing of the title: «المهندس ⟦عجب⟧ …», but
/// «المدير ⟦عام⟧».
pub fn introduced(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 = bit(Class::Title)
        | bit(Class::Head)
        | bit(Class::Particle)
        | bit(Class::Verb)
        | bit(Class::Ordinal)
        | bit(Class::Weekday)
        | bit(Class::Month);
    r.is_kind(i, crate::tokenize::Kind::Word)
        && r.prefix(i) == 0
        && !r.definite(i)
        && !r.cx.words[i].any(OTHER)
        && !r.ordinary(i)
        && !r.is_small(i, NameWord::Preposition)
        && !r.is_small(i, NameWord::Office)
        && r.people(i).is_none()
        && r.miscut(i, 0).is_some()
        && behind_title(r, i)
}
