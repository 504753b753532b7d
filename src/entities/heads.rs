//! Names announced by a word before them: «بلدة X», «مطار X», «صحيفة X», «عملية «X»».

use super::reader::{Found, Reader};
use super::tagger::Class as Kind;
use crate::extract::{Label, Source};
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

const HEADS: [(&str, Head); 9] = [
    ("gpe_out", Head { label: Label::Gpe, inside: false }),
    ("loc_in", Head { label: Label::Loc, inside: true }),
    ("loc_out", Head { label: Label::Loc, inside: false }),
    ("fac_in", Head { label: Label::Fac, inside: true }),
    ("org_in", Head { label: Label::Org, inside: true }),
    ("org_out", Head { label: Label::Org, inside: false }),
    ("event_out", Head { label: Label::Event, inside: false }),
    ("event_in", Head { label: Label::Event, inside: true }),
    ("product_out", Head { label: Label::Product, inside: false }),
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
        for (name, head) in HEADS {
            if let Some(found) =
                r.is_called(i, Class::Head, name).then(|| after(r, &listed[next..], i, head)).flatten()
            {
                out.push(found);
                break;
            }
        }
    }
}

fn after(r: &Reader<'_>, listed: &[Found], i: usize, head: Head) -> Option<Found> {
    let name = i + 1;
    if name >= r.count() {
        return None;
    }
    let found = |first: usize, end: usize, prefix: u8| Found {
        first,
        end,
        prefix,
        label: head.label,
        row: None,
        source: Source::Rule,
        score: 0.9,
        rule: "head",
    };
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
            let new = known.is_none() && !r.definite(i) && proper(r, name, Kind::Place);
            new.then(|| found(name, extent(r, name, Kind::Place), 0))
        }
        Label::Loc | Label::Fac if head.inside => {
            if r.definite(i) {
                return None;
            }
            let end = match known {
                Some(f) if f.label != Label::Norp => f.end,
                Some(_) => return None,
                None if r.is(name, Class::Title) && r.tagged(name + 1) == Some(Kind::Person) => {
                    model_end(r, name + 1)
                }
                None if r.tagged(name).is_some() && r.tagged(name) != Some(Kind::Other) => model_end(r, name),
                None if r.is(name, Class::Given) || proper(r, name, Kind::Place) => {
                    extent(r, name, Kind::Place)
                }
                None => return None,
            };
            Some(found(i, with_tail(r, end), r.prefix(i)))
        }
        Label::Org if !head.inside => {
            let new = known.is_none() && !r.definite(i) && r.tagged(name) == Some(Kind::Organization);
            new.then(|| found(name, model_end(r, name), 0))
        }
        _ => None,
    }
}

/// Whether a quotation after a head is the name that the head announces.
fn quoted(r: &Reader<'_>, listed: &[Found], open: usize, close: usize, head: Head) -> bool {
    let words = (open + 1..close)
        .all(|j| r.is_word(j) || r.is_kind(j, tokenize::Kind::Number) || r.cx.code(j) == 0x2D);
    let taken = listed.iter().take_while(|f| f.first < close).any(|f| f.first > open && f.end == close);
    match head.label {
        _ if !words || taken => false,
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
        && r.people(i).is_none()
        && (r.tagged(i) == Some(class) || (!r.cx.words[i].any(ORDINARY) && r.unknown(i, class)))
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

/// Where the model's name that holds token `i` ends; after `i` if there is none.
fn model_end(r: &Reader<'_>, i: usize) -> usize {
    let tags = &r.tagger.tags;
    let mut end = i + 1;
    while end < tags.len() && tags[i] != 0 && super::tagger::continues(tags[end]) {
        end += 1;
    }
    end
}

/// A facility's closing adjectives: «مطار صلالة الدولي».
fn with_tail(r: &Reader<'_>, mut end: usize) -> usize {
    while r.is_called(end, Class::NameWord, "tail") && r.prefix(end) == 0 {
        end += 1;
    }
    end
}
