//! Names announced by a word before them: «بلدة X», «مطار X», «صحيفة X», «عملية «X»».

use super::reader::{Found, Reader};
use super::tagger::Class as Kind;
use crate::found::{Label, Source};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::tokenize;

/// Longest quotation that is read as one name, in tokens.
const QUOTED: usize = 6;

/// What a head says of the name after it.
#[derive(Clone, Copy)]
struct Head {
    label: Label,
    inside: bool,
}

const HEADS: [(HeadKind, Head); 11] = [
    (HeadKind::GpeOut, Head { label: Label::Gpe, inside: false }),
    (HeadKind::LocIn, Head { label: Label::Loc, inside: true }),
    (HeadKind::LocOut, Head { label: Label::Loc, inside: false }),
    (HeadKind::FacIn, Head { label: Label::Fac, inside: true }),
    (HeadKind::OrgChain, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgOf, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgIn, Head { label: Label::Org, inside: true }),
    (HeadKind::OrgOut, Head { label: Label::Org, inside: false }),
    (HeadKind::EventOut, Head { label: Label::Event, inside: false }),
    (HeadKind::EventIn, Head { label: Label::Event, inside: true }),
    (HeadKind::ProductOut, Head { label: Label::Product, inside: false }),
];

/// Finds names by their heads. `listed` are the names that the gazetteers gave.
pub fn find(r: &Reader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    let mut next = 0;
    for i in 0..r.count() {
        while listed.get(next).is_some_and(|f| f.end <= i) {
            next += 1;
        }
        if !r.cx.words[i].any(bit(Class::Head)) || listed.get(next).is_some_and(|f| f.first <= i) {
            continue;
        }
        let kinds = r.heads(i);
        for (kind, head) in HEADS {
            if kinds >> kind as u32 & 1 == 0 {
                continue;
            }
            let found = match kind {
                HeadKind::OrgChain => chain(r, i).map(|end| named(i, end, r.prefix(i), Label::Org)),
                HeadKind::OrgOf => after_person(r, i).map(|end| named(i, end, r.prefix(i), Label::Org)),
                _ => after(r, &listed[next..], i, head),
            };
            if let Some(found) = found {
                out.push(found);
                break;
            }
        }
    }
}

/// Where an organization ends that bears a person's name and title: «جامعة الملك سعود».
fn after_person(r: &Reader<'_>, i: usize) -> Option<usize> {
    let titled = !r.definite(i) && r.is(i + 1, Class::Title) && r.definite(i + 1);
    let end = titled.then(|| namesake(r, None, i + 1)).flatten()?;
    Some(if r.for_definite(end) { purpose(r, end) + 1 } else { end })
}

/// The last token of what begins with «لل» at token `i`: «للطيران المدني», «للسياحة والتراث
/// الوطني».
fn purpose(r: &Reader<'_>, i: usize) -> usize {
    let end = i + usize::from(r.joined(i + 1));
    end + usize::from(r.plain_definite(end + 1) && r.people(end + 2).is_none())
}

/// An organization named by a head and the words that go with it: «هيئة تنظيم النقل البري»,
/// «المركز الوطني للأرصاد», «وزارة الموارد المائية العراقية». It needs two words that belong
/// to it: definite ones, or «لل…», or a people at the end.
fn chain(r: &Reader<'_>, i: usize) -> Option<usize> {
    /// Most words of such a name.
    const MOST: usize = 6;
    let headed = r.plain_definite(i);
    // «شركة الأبحاث البريطانية» describes, «الشركة التونسية للكهرباء» names.
    if !headed && r.is_head(i, HeadKind::OrgApart) {
        return None;
    }
    let mut end = i + 1;
    let mut purposed = false;
    let mut definite = 0;
    // «هيئة تنظيم النقل»: one indefinite word in between, if a definite one follows.
    if !headed && !r.plain_definite(end) && r.is_word(end) && r.people(end).is_none() {
        let bare = r.prefix(end) == 0 && r.tagger.about[end].known;
        if !bare || !r.plain_definite(end + 1) || !r.plain_definite(end + 2) {
            return None;
        }
        end += 1;
    }
    while end < r.count() && end - i < MOST {
        let rank = r.is_small(end, NameWord::Rank) || r.is_small(end, NameWord::Tail);
        // «الشركة التونسية للكهرباء والغاز»
        let national = headed && end == i + 1 && r.people(end).is_some() && r.for_definite(end + 1);
        if national || r.plain_definite(end) && (!headed || rank) {
            definite += 1;
        } else if r.for_definite(end) && !purposed && definite > 0 && headed {
            purposed = true;
            end = purpose(r, end);
        } else if r.joined(end) && definite > 0 && r.people(end + 1).is_some() {
            definite += 1;
        } else {
            break;
        }
        // The model closes names better than a count of words does.
        let last = r.tagged(end) == Some(Kind::Organization)
            && !r.tagger.tags.get(end + 1).is_some_and(|&t| super::tagger::continues(t));
        end += 1;
        if last {
            break;
        }
    }
    if r.people(end).is_some() && r.definite(end) && definite > 0 && !purposed {
        let more = r.people(end + 1).is_some() && r.definite(end + 1);
        return Some(end + 1 + usize::from(more));
    }
    let enough = if headed { purposed && definite > 0 } else { definite > 1 };
    enough.then_some(end)
}

fn after(r: &Reader<'_>, listed: &[Found], i: usize, head: Head) -> Option<Found> {
    let name = i + 1;
    if name >= r.count() {
        return None;
    }
    let found = |first, end, prefix| named(first, end, prefix, head.label);
    if r.opens(name) {
        let close = r.closing(name, QUOTED)?;
        return quoted(r, listed, name, close, head).then(|| found(name + 1, close, 0));
    }
    if !r.is_word(name) {
        return None;
    }
    // The name that the lists have right after the head.
    let known = listed.first().filter(|f| f.first == name && f.prefix == 0);
    match head.label {
        Label::Gpe => {
            // All states are listed: «دولة مارقة» describes.
            let listed = r.is_head(i, HeadKind::State);
            let new = known.is_none() && !listed && !r.definite(i) && proper(r, name, Kind::Place);
            new.then(|| found(name, extent(r, name, Kind::Place), 0))
        }
        Label::Loc | Label::Fac if head.inside => {
            // «لسد الاحتياج» is a verbal noun.
            let purpose =
                r.prefix(i) > 0 && known.is_none() && r.plain_definite(name) && r.tagged(name).is_none();
            if r.definite(i) || purpose {
                return None;
            }
            let end = namesake(r, known, name).or_else(|| {
                // «مجمع الشفاء الطبي»
                // «وادي الشاي»: the head is part of names only.
                let closed = r.is_small(name + 1, NameWord::Tail) || r.is_head(i, HeadKind::LocName);
                (r.plain_definite(name) && closed).then_some(name + 1)
            })?;
            Some(found(i, with_tail(r, end), r.prefix(i)))
        }
        Label::Event if head.inside => {
            if r.definite(i) {
                return None;
            }
            let end = with_tail(r, namesake(r, known, name)?);
            Some(found(i, if r.for_definite(end) { end + 1 } else { end }, r.prefix(i)))
        }
        Label::Org if !head.inside || r.is_head(i, HeadKind::OrgApart) => {
            let new = known.is_none() && !r.definite(i) && r.tagged(name) == Some(Kind::Organization);
            new.then(|| found(name, model_end(r, name), 0)).or_else(|| {
                let end = (name..r.count()).find(|&j| !foreign(r, j)).unwrap_or(r.count());
                let unknown = known.is_none() && !r.definite(i) && end > name + 1;
                unknown.then(|| found(name, end, 0))
            })
        }
        _ => None,
    }
}

/// Whether token `i` is a word that no list and no text knows, as in a foreign company's name:
/// «شركة دستينيشن ويلث مانجمنت».
fn foreign(r: &Reader<'_>, i: usize) -> bool {
    r.is_word(i) && !r.tagger.about[i].known && !r.definite(i) && proper(r, i, Kind::Organization)
}

fn named(first: usize, end: usize, prefix: u8, label: Label) -> Found {
    Found { first, end, prefix, label, row: None, source: Source::Rule, score: 0.9, rule: "head" }
}

/// Where the name ends that a place, facility or event bears after its head: a listed or
/// tagged name, or a person with a title.
fn namesake(r: &Reader<'_>, known: Option<&Found>, name: usize) -> Option<usize> {
    if let Some(f) = known {
        return (f.label != Label::Norp).then_some(f.end);
    }
    if r.is(name, Class::Title) && r.definite(name) {
        let first = name + 1;
        let end =
            (first..r.count().min(first + 4)).find(|&j| !r.namelike(j)).unwrap_or(r.count().min(first + 4));
        return (end > first).then_some(end.max(model_end(r, first)));
    }
    // «جسر على تقاطع» is no bridge of Ali's.
    const ALEF_MAQSURA: u32 = 0x0649;
    let last = r.cx.text.at(r.cx.tokens.ends[name] as usize - 1);
    if r.is_small(name, NameWord::Preposition) && last == ALEF_MAQSURA {
        return None;
    }
    if r.tagged(name).is_some_and(|kind| kind != Kind::Other) {
        return Some(model_end(r, name));
    }
    (r.is(name, Class::Given) || proper(r, name, Kind::Place)).then(|| extent(r, name, Kind::Place))
}

/// Whether a quotation after a head is the name that the head announces.
fn quoted(r: &Reader<'_>, listed: &[Found], open: usize, close: usize, head: Head) -> bool {
    let words = (open + 1..close)
        .all(|j| r.is_word(j) || r.is_kind(j, tokenize::Kind::Number) || r.cx.code(j) == 0x2D);
    let whole = |f: &&Found| f.first == open + 1 && f.end == close;
    let taken = listed.iter().take_while(|f| f.first < close).find(whole).is_some();
    match head.label {
        _ if !words || taken => false,
        // «المخيم (موقعه في المشاعر)»
        Label::Gpe if (open + 1..close).any(|j| r.is_small(j, NameWord::Preposition)) => false,
        Label::Product => (open + 1..close).any(|j| r.is_kind(j, tokenize::Kind::Code)),
        Label::Gpe | Label::Org | Label::Event => true,
        _ => false,
    }
}

/// Whether token `i` is a proper name rather than an adjective or a common noun.
fn proper(r: &Reader<'_>, i: usize, class: Kind) -> bool {
    const ORDINARY: u128 = bit(Class::Head)
        | bit(Class::Title)
        | bit(Class::Month)
        | bit(Class::Weekday)
        | bit(Class::Particle)
        | bit(Class::Unit)
        | bit(Class::Scale)
        | bit(Class::Noun)
        | bit(Class::TimeUnit)
        | bit(Class::Direction)
        | bit(Class::Ordinal);
    let long = r.cx.tokens.ends[i] - r.cx.tokens.starts[i] > 2;
    long && r.prefix(i) == 0
        && !suffixed(r, i)
        && r.people(i).is_none()
        && (r.tagged(i) == Some(class) || (!r.cx.words[i].any(ORDINARY) && r.unknown(i, class)))
}

/// Whether token `i` ends in a pronoun or as a verb does: «مدينة زرتها».
fn suffixed(r: &Reader<'_>, i: usize) -> bool {
    /// ها, هم, وا
    const ENDS: [[u16; 2]; 3] = [[0x0647, 0x0627], [0x0647, 0x0645], [0x0648, 0x0627]];
    let Some(key) = r.key(i, 0) else { return false };
    r.tagged(i).is_none() && ENDS.iter().any(|end| key.letters().ends_with(end))
}

/// Where a new name that begins at token `i` ends: the model's end, else one token, or two
/// where both look proper.
fn extent(r: &Reader<'_>, i: usize, class: Kind) -> usize {
    let end = model_end(r, i);
    if end == i + 1 && !r.definite(i) && i + 1 < r.count() && proper(r, i + 1, class) {
        return i + 2;
    }
    end
}

/// Where the model's name that holds token `i` ends; after `i` if there is none. Another head begins another
/// name: «نادي النجمة ⟦ونادي الهلال⟧».
fn model_end(r: &Reader<'_>, i: usize) -> usize {
    const WAW: u32 = 0x0648;
    let tags = &r.tagger.tags;
    let headed = |j: usize| r.cx.code(j) == WAW && r.is(j, Class::Head);
    let mut end = i + 1;
    while end < tags.len() && tags[i] != 0 && super::tagger::continues(tags[end]) && !headed(end) {
        end += 1;
    }
    end
}

/// A facility's closing adjectives: «مطار صلالة الدولي».
fn with_tail(r: &Reader<'_>, mut end: usize) -> usize {
    while r.is_small(end, NameWord::Tail) && r.prefix(end) == 0 {
        end += 1;
    }
    end
}
