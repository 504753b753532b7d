//! People by their lineage and their kunya: «جابر بن عبد الله», «ابن تيمية», «أم رامي», «أبو زكريا النووي».

use super::people;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::words::LIKELY;
use crate::found::{Label, Source};
use crate::letters::{FEH, WAW, YEH};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, bit};
use crate::reading::near;

/// The rule of such names.
pub const LINEAGE: &str = "names/lineage::person";

/// Maximum number of words of such a name: chains of fathers are long.
const MOST: usize = 60;
/// Maximum number of words before «بن».
const BEFORE: usize = 6;

/// Finds them, from left to right; `listed` are the names that the gazetteers gave, «أم درمان» among them.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    let mut from = 0;
    let taken = |f: &Found| {
        let at = listed.partition_point(|g| g.end <= f.first);
        // «سجن أبو غريب»
        let place = |g: &&Found| {
            let around = g.first < f.first && g.end >= f.end;
            g.label != Label::Person && (around || g.first == f.first && g.len() > 1)
        };
        listed.get(at).filter(place).is_some()
    };
    for i in r.small_words(&[NameWord::Descent, NameWord::Link, NameWord::Kunya]) {
        if i < from {
            continue;
        }
        let found = if joined_son(r, i) {
            // «وابن عباس»
            let child = unit(r, i + 1).map(|end| fathers(r, i, end));
            child.map(|end| person(i, surname(r, i, end), 1, 0.9))
        } else if descends(r, i) {
            chain(r, i, from)
        } else if r.bare_small(i, NameWord::Link) || begins_joined(r, i) {
            kunya(r, i, from)
        } else {
            None
        };
        let found = found.map(|f| Found { end: r.cut_at_title(f.first, f.end), ..f });
        // «محافظ رجال ألمع ⟦مفرح بن زايد⟧»
        let found = found.map(|f| Found { first: behind_place(r, listed, &f), ..f });
        if let Some(found) = found.filter(|f| !r.trapped(f.first, f.end) && !taken(f)) {
            from = found.end;
            out.push(found);
        }
    }
}

/// Where somebody begins behind a listed place whose last word seems to be of the name.
fn behind_place(r: &NameReader<'_>, listed: &[Found], f: &Found) -> usize {
    let before = listed.get(listed.partition_point(|g| g.end <= f.first));
    // «الشيخ عثمان بن محمد» is no district of Aden.
    let place = |g: &&Found| {
        let around = g.first < f.first && g.end < f.end;
        matches!(g.label, Label::Gpe | Label::Loc) && around && !r.is(g.first, Class::Title)
    };
    before.filter(place).map_or(f.first, |g| g.end)
}

/// Whether token `i` is a kunya after «و» or a preposition: «وأم رامي».
fn begins_joined(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Kunya)
}

/// Whether token `i` is «وابن» before the name of somebody.
fn joined_son(r: &NameReader<'_>, i: usize) -> bool {
    r.is_small(i, NameWord::Son) && r.cx.code(i) == WAW && alone(r, i)
}

/// Whether a name is after «ابن» at token `i`, so that both are one by themselves: «ابن عباس», «ابن ماجه», and not
/// «ابن عمه».
fn alone(r: &NameReader<'_>, i: usize) -> bool {
    let tagged =
        || r.tagged(i + 1) == Some(NameClass::Person) && !r.is(i + 1, Class::Title) && part(r, i + 1);
    near(r.cx, i) && (known(r, i + 1) || tagged())
}

/// Whether token `i` is «بن», «ابن» or «بنت», the child of somebody.
fn descends(r: &NameReader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Descent) && !r.bare_small(i, NameWord::House)
}

/// Whether token `i` may be a name because «بن» follows: any noun is one there, «صدقة بن خالد», but no verb or particle,
/// «قال بن وهب», and no word with a pronoun, «عنه بن وهب».
fn anybody(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 =
        bit(Class::Particle) | bit(Class::Verb) | bit(Class::Title) | bit(Class::Weekday) | bit(Class::Head);
    const LEAST: u32 = 3;
    let cites = r.is_small(i, NameWord::Cites) || r.is_small(i, NameWord::Hands);
    r.is_kind(i, crate::tokenize::Kind::Word)
        && r.cx.tokens.span(i).len() >= LEAST
        && !r.cx.words[i].any(OTHER)
        && !cites
        // «مشهور بن ناشي»
        && (!r.ordinary(i) || listed_bare(r, i))
        && !r.is_small(i, NameWord::Preposition)
        && r.people(i).is_none()
        && r.prefix(i) == 0
        && r.miscut(i, 0).is_some()
}

/// Whether token `i` is written exactly «بن», which nothing else is.
fn sure(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.tokens.span(i).len() == 2
}

fn person(first: usize, end: usize, prefix: u8, score: f32) -> Found {
    Found {
        first,
        end,
        prefix,
        label: Label::Person,
        row: None,
        site: None,
        source: Source::Rule,
        score,
        rule: LINEAGE,
    }
}

/// The name around «بن» at token `i`, which begins after token `from`.
fn chain(r: &NameReader<'_>, i: usize, from: usize) -> Option<Found> {
    // «⟦فطالب⟧ ابن الزبير بالخلافة»
    let so =
        |at: usize| r.cx.code(at) == FEH && r.senses(at, Class::Noun).any(|(reading, _)| reading.prefix > 0);
    let named = i > from
        && near(r.cx, i - 1)
        && !so(i - 1)
        && !r.is_small(i - 1, NameWord::House)
        && !born(r, i - 1, from)
        && (part(r, i - 1) || sure(r, i) && anybody(r, i - 1));
    // «قبل ⟦ميلاد⟧ ابن سينا»: a word that is a name too.
    let somebody = |at: usize| r.only_given(at) || r.tagged(at) == Some(NameClass::Person);
    let child = named && (sure(r, i) || listed(r, i - 1) && somebody(i - 1));
    if !child && !alone(r, i) {
        return None;
    }
    let mut first = i;
    let mut prefix = 0;
    while child && first > from && i - first < BEFORE && prefix == 0 && near(r.cx, first - 1) {
        let at = first - 1;
        // «حين ⟦ولد⟧ الفضل بن يحيى»
        if first < i && outside(r, at) {
            break;
        }
        let half = r.bare_small(at, NameWord::Half) && at > from && r.is_word(at - 1);
        let joins = r.bare_small(at, NameWord::Link) && !descends(r, at);
        if !(half
            || joins
            || first == i
            || part(r, at) && (listed(r, at) || r.tagged(at) == Some(NameClass::Person)))
            || first < i && titled(r, at, from)
        {
            break;
        }
        first = at;
        prefix = match r.prefix(at) {
            _ if listed_bare(r, at) || half || joins => 0,
            // «⟦و⟧سلمة بن الأكوع»: only the rest is a name.
            0 if r.another(at) => 1,
            prefix => prefix,
        };
    }
    first = after_people(r, first, i);
    let end = fathers(r, first, i);
    (end > i + 1).then(|| person(first, surname(r, first, end), prefix, 0.9))
}

/// Whether token `i` tells a birth: «⟦ولد⟧ أبو القاسم», «⟦ولد⟧ ابن رشد», but «محمد ولد عبد العزيز».
fn born(r: &NameReader<'_>, i: usize, from: usize) -> bool {
    r.bare_small(i, NameWord::Link) && r.is(i, Class::Verb) && !(i > from && listed_bare(r, i - 1))
}

/// Whether the model has token `i` outside of names and speaks against a person there.
fn outside(r: &NameReader<'_>, i: usize) -> bool {
    const LEAST: f32 = -2.0;
    r.tagged(i).is_none() && r.view(NameClass::Person, i, i + 1).0 < LEAST
}

/// Whether token `i` is a title before a name and no part of it: «سعادة ⟦السيد⟧ محمد بن مبارك», but «محمد السيد بن علي».
fn titled(r: &NameReader<'_>, i: usize, from: usize) -> bool {
    let title = |i: usize| r.is(i, Class::Title);
    let named = || i > from && near(r.cx, i - 1) && listed_bare(r, i - 1) && !title(i - 1);
    let phrase = || {
        let mut found = false;
        if i > 0 && r.cx.words.phrases(i - 1) & bit(Class::Title) != 0 {
            r.cx.phrases(i - 1, |m| found |= m.end == i + 1 && m.sense.class == Class::Title);
        }
        found
    };
    title(i) && (phrase() || !named())
}

/// Where a name begins that begins at token `first` or, if that is whose people somebody is, after it:
/// «وزير الخارجية المصري ⟦أحمد أبو الغيط⟧».
fn after_people(r: &NameReader<'_>, mut first: usize, last: usize) -> usize {
    while first < last
        && r.people(first).is_some()
        && r.definite(first)
        && r.senses(first + 1, Class::Given).next().is_some()
    {
        first += 1;
    }
    first
}

/// Where the chain of fathers ends of a name that begins at token `first`, from «بن» at token `end` on.
fn fathers(r: &NameReader<'_>, first: usize, mut end: usize) -> usize {
    while end - first < MOST && end < r.count() && descends(r, end) && (end == first || near(r.cx, end - 1)) {
        match unit(r, end + 1) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// Where one name ends that begins at token `at`: «عبد الله», «أبي رافع», «سعد الدين», «عيينة».
fn unit(r: &NameReader<'_>, at: usize) -> Option<usize> {
    if at >= r.count() || !r.is_word(at) || !near(r.cx, at - 1) {
        return None;
    }
    if r.bare_small(at, NameWord::Link) && r.is_word(at + 1) && near(r.cx, at) {
        return Some(at + 2);
    }
    let half = r.bare_small(at + 1, NameWord::Half) && near(r.cx, at);
    Some(at + 1 + usize::from(half))
}

/// The end with the surnames after it: «عبد الرحمن ⟦الشمري⟧», «بن فيصل ⟦آل سعود⟧».
fn surname(r: &NameReader<'_>, first: usize, mut end: usize) -> usize {
    const LONGEST: usize = 2;
    let from = end;
    let continued =
        |i: usize| r.tagged(i) == Some(NameClass::Person) && super::tagger::continues(r.tagger.tags[i]);
    // «حضر محمد أبو زيد ⟦الحفل⟧»: what he attended.
    let surname_like = |i: usize| r.plain_definite(i) && r.view(NameClass::Person, i, i + 1).0 > -2.0;
    // «صالح بن عبدالله ⟦السهلي⟧»: behind a father an adjective of relation says whose family he is of, but «جائزة فيصل
    // بن فهد ⟦الدولي⟧».
    let of_family =
        |i: usize| i == from && from > first + 1 && people::relation(r, i) && !called_after(r, first);
    // «بن الحارث ⟦الكندي⟧», but «بن خالد ⟦السعودي⟧ الجنسية»
    let of_people = |i: usize| {
        let relation =
            r.people(i).is_some() && r.definite(i) && r.cx.text.at(r.cx.tokens.ends[i] as usize - 1) == YEH;
        i == from && from > first + 1 && relation && !called_after(r, first) && !r.definite(i + 1)
    };
    let last = |i: usize| {
        r.is_word(i)
            && near(r.cx, i - 1)
            && r.prefix(i) == 0
            && !r.ordinary(i)
            && (people::family(r, i)
                || of_family(i)
                || of_people(i)
                || people::closed(r, i) && !called_after(r, first) && people::behind_title(r, first)
                || continued(i) && (listed_bare(r, i) || surname_like(i)))
    };
    while end - from < LONGEST && last(end) {
        end += 1;
    }
    let house = r.bare_small(end, NameWord::House) && near(r.cx, end - 1);
    if house { unit(r, end).unwrap_or(end) } else { end }
}

/// Whether a building or body is called after who begins at token `first`: «جامعة الإمام محمد بن سعود».
fn called_after(r: &NameReader<'_>, first: usize) -> bool {
    /// Titles between the head and the name.
    const TITLES: usize = 2;
    let mut at = first;
    while at > 0 && first - at < TITLES && near(r.cx, at - 1) && r.is(at - 1, Class::Title) {
        at -= 1;
    }
    at > 0 && near(r.cx, at - 1) && r.is(at - 1, Class::Head)
}

/// The name that a kunya at token `i` begins, after token `from`.
fn kunya(r: &NameReader<'_>, i: usize, from: usize) -> Option<Found> {
    if !r.is_small(i, NameWord::Kunya) || !near(r.cx, i) {
        return None;
    }
    let child = i + 1;
    // Dialect «أبي ثنتين»: I want two.
    if r.cx.numbers.atom_at(child).is_some() {
        return None;
    }
    let mother = r.is_small(i, NameWord::Mother);
    // «أحمد أم خالد»: the one or the other.
    let or = mother && (i == 0 || (i.saturating_sub(6)..i).any(|j| r.is_small(j, NameWord::Whether)))
        || mother && i > 0 && near(r.cx, i - 1) && (listed(r, i - 1) || r.tagged(i - 1).is_some());
    if or && !(i == 0 && listed(r, child))
        || !(known(r, child) || !mother && part(r, child) && r.tagged(child) == Some(NameClass::Person))
    {
        return None;
    }
    let prefix = u8::from(!r.bare_small(i, NameWord::Kunya));
    let mut first = i;
    // «علاء الدين ⟦أبو الحسن⟧», «محمد ⟦أبو تريكة⟧»
    while !mother && prefix == 0 && first > from && i - first < BEFORE && near(r.cx, first - 1) {
        let half = r.bare_small(first - 1, NameWord::Half) && first > from + 1 && listed_bare(r, first - 2);
        let other =
            r.is(first - 1, Class::Title) || r.is(first - 1, Class::Particle) || r.ordinary(first - 1);
        // «يعرف ⟦باسم⟧ أبو درع»
        let called = r.is_small(first - 1, NameWord::Office) && r.trapped(first - 1, first);
        let given = listed_bare(r, first - 1)
            && !other
            && !born(r, first - 1, from)
            && !called
            && !r.is_small(first - 1, NameWord::Common);
        if !half && !given {
            break;
        }
        first -= 1 + usize::from(half);
    }
    first = after_people(r, first, i);
    let mut end = unit(r, child)?;
    let other = |at: usize| r.is(at, Class::Title) || r.ordinary(at);
    let further = |&at: &usize| at < r.count() && near(r.cx, at - 1) && listed_bare(r, at) && !other(at);
    let last = end + (end..end + 3).take_while(further).count();
    // What follows a kunya alone is the name itself; after «محمود أبو تريكة» it is somebody else or no name, unless
    // it has a father: «علاء الدين أبو الحسن علي بن أيوب».
    if first == i || descends(r, last) && near(r.cx, last - 1) {
        end = last;
    }
    Some(person(first, surname(r, first, fathers(r, first, end)), prefix, 0.85))
}

/// Whether token `i` may be part of a name before «بن»: by the lists, or as a word that is nothing else.
fn part(r: &NameReader<'_>, i: usize) -> bool {
    const OTHER: u64 = bit(Class::Particle)
        | bit(Class::Verb)
        | bit(Class::Title)
        | bit(Class::Weekday)
        | bit(Class::Month)
        | bit(Class::Head);
    r.is_word(i)
        && !r.ordinary(i)
        && (listed(r, i)
            || !r.cx.words[i].any(OTHER)
                && (r.seems(i, NameClass::Person, LIKELY) || r.tagged(i) == Some(NameClass::Person)))
}

/// Whether the lists have token `i` as a name of people.
fn listed(r: &NameReader<'_>, i: usize) -> bool {
    let (given, family) = r.person(i, false);
    given || family
}

fn listed_bare(r: &NameReader<'_>, i: usize) -> bool {
    let (given, family) = r.person(i, true);
    given || family
}

/// Whether token `i` is a name of people for sure, without anything before it.
fn known(r: &NameReader<'_>, i: usize) -> bool {
    r.is_word(i)
        && !r.ordinary(i)
        && !r.is(i, Class::Title)
        && listed_bare(r, i)
        && r.seems(i, NameClass::Person, LIKELY)
        || r.bare_small(i, NameWord::Link) && r.bare_small(i + 1, NameWord::Half)
}
