//! Who is who within a document: «بوتين» after «فلاديمير بوتين» is the same person.

use std::cell::OnceCell;
use std::collections::hash_map::Entry;

use super::lists;
use super::places;
use super::reader::{Found, NameReader};
use super::tagger::{NameClass, Spelled};
use super::words::MOSTLY;
use crate::found::{Candidate, Entity, Label, Name, Place, Source, Value, strength};
use crate::hashed::{FNV1A, Hashed, fnv1a, fnv1a_on};
use crate::letters::{LAM, TATWEEL, units};
use crate::lexicon::fold::{self, Key};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::normalize;
use crate::span::Span;
use crate::text::Unit;
use crate::tokenize;
use crate::with_units;

/// Minimum number of letters for a family name to stand for the person alone.
const LEAST: usize = 4;

/// How much the model must speak for a person where only a family name that was met stands: the word may be another
/// one, «هدف نظيف» after «أحمد نظيف».
const SPEAKS: f32 = 1.0;

/// A person named in full.
struct Person {
    canonical: String,
    id: String,
}

/// People by a hash of their id. Another one with the same hash has the next hash that is free.
#[derive(Default)]
struct ById(Hashed<u64, usize>);

impl ById {
    /// The number of a person, who is added if nobody has that id.
    fn number(&mut self, people: &mut Vec<Person>, canonical: &str, id: &str) -> usize {
        let mut hash = fnv1a(id.as_bytes());
        loop {
            match self.0.entry(hash) {
                Entry::Occupied(held) if people[*held.get()].id == id => return *held.get(),
                Entry::Occupied(_) => hash = hash.wrapping_add(1),
                Entry::Vacant(free) => {
                    people.push(Person { canonical: canonical.to_owned(), id: id.to_owned() });
                    return *free.insert(people.len() - 1);
                }
            }
        }
    }
}

/// Gives every name its canonical form and id, adds mentions of people by a part of their name if it
/// shall find `more`, and returns all of them as candidates.
pub fn resolve(r: &NameReader<'_>, mut names: Vec<Found>, more: bool, out: &mut Vec<Candidate>) {
    without_strangers(r, &mut names);
    let whole = OnceCell::new();
    let named = |found: &Found| named(r, found, &whole);
    let mut people: Vec<Person> = Vec::new();
    let mut by_id = ById::default();
    // The canonical forms of full names in their order, needed again below.
    let mut called: Vec<(String, String)> = Vec::new();
    // The last words of full names → the person; `None` where two people share them.
    let mut by_last: Hashed<u64, Option<usize>> = Hashed::default();
    let full = |f: &Found| f.label == Label::Person && f.len() > 1;
    for found in names.iter().filter(|f| full(f)) {
        let (canonical, id) = named(found);
        let number = by_id.number(&mut people, &canonical, &id);
        called.push((canonical, id));
        let Some(key) = r.key(found.end - 1, 0) else { continue };
        // «الله» alone is no mention of «حسن نصر الله»; a Latin word is told only where it stands.
        if r.is_small(found.end - 1, NameWord::Half) || r.is_kind(found.end - 1, tokenize::Kind::Latin) {
            continue;
        }
        let letters = key.letters();
        if letters.len() >= LEAST {
            let slot = by_last.entry(fold::hash(letters)).or_insert(Some(number));
            if *slot != Some(number) {
                *slot = None;
            }
        }
    }
    let mut called = called.into_iter();
    let mut next = 0;
    let mut at = 0;
    // Without anybody named in full, nothing but the names is looked at.
    let more = more && !by_last.is_empty();
    while at < r.count() {
        if !more {
            match names.get(next) {
                Some(found) => at = found.first,
                None => break,
            }
        }
        let found = names.get(next).filter(|f| f.first == at);
        if let Some(&found) = found {
            let called = if full(&found) { called.next() } else { None };
            next += 1;
            at = found.end;
            let person = (found.label == Label::Person && found.len() == 1)
                .then(|| mention(r, found.first, &by_last))
                .flatten();
            match person {
                Some((number, prefix)) => out.push(same(r, Found { prefix, ..found }, &people[number])),
                None => {
                    let (canonical, id) = called.unwrap_or_else(|| named(&found));
                    out.push(candidate(r, &found, canonical, id));
                }
            }
            continue;
        }
        if more
            && r.is_word(at)
            && !r.cx.words[at].any(bit(Class::Weekday))
            && !r.tagger.is_strange(at)
            && r.seems(at, NameClass::Person, MOSTLY)
            && r.view(NameClass::Person, at, at + 1).0 >= SPEAKS
            && !behind_body(r, at)
            && let Some((number, prefix)) = mention(r, at, &by_last)
        {
            let (first, before) = begun(r, at, next.checked_sub(1).map_or(0, |last| names[last].end));
            let found = Found {
                first,
                end: at + 1,
                prefix: if first == at { prefix } else { before },
                label: Label::Person,
                row: None,
                site: None,
                source: Source::Rule,
                score: 0.9,
                rule: "names/identity::resolve",
            };
            // Another given name is another person of that family.
            if (first..at).any(|i| r.is(i, Class::Given)) {
                let (canonical, id) = named(&found);
                out.push(candidate(r, &found, canonical, id));
            } else {
                out.push(same(r, found, &people[number]));
            }
        }
        at += 1;
    }
}

/// Whether a head of bodies stands right before token `at`: «جامعة ⟦محفوظ⟧».
fn behind_body(r: &NameReader<'_>, at: usize) -> bool {
    at > 0 && [HeadKind::OrgIn, HeadKind::OrgOut].iter().any(|&head| r.is_head(at - 1, head))
}

/// A word that is no given name is no part of «⟦رواية محفوظ⟧» where «نجيب محفوظ» is named: the
/// model took it for one.
fn without_strangers(r: &NameReader<'_>, names: &mut [Found]) {
    let given = |f: &Found| f.row.is_some() || r.is(f.first, Class::Given);
    let last = |f: &Found| r.key_hash(f.end - 1, 0);
    let full = |f: &&Found| f.label == Label::Person && f.len() > 1 && given(f);
    // «⟦واتقتل⟧ اسكوبار» where «اندريس اسكوبار سالداريغا» is named: any part but the first.
    let part = |i: usize| r.key_hash(i, 0);
    let parts = |f: &Found| (f.first + 1..f.end).filter(|&i| !r.is_small(i, NameWord::Half)).filter_map(part);
    let known: Hashed<u64, ()> = names.iter().filter(full).flat_map(parts).map(|key| (key, ())).collect();
    if known.is_empty() {
        return;
    }
    for f in names.iter_mut() {
        let pair = f.label == Label::Person && f.len() == 2 && f.source == Source::Model;
        if pair
            && !given(f)
            && r.view(NameClass::Person, f.first, f.first + 1).0 < SPEAKS
            && last(f).is_some_and(|key| known.contains_key(&key))
        {
            (f.first, f.prefix) = (f.end - 1, 0);
        }
    }
}

/// Where the name begins that ends with the family name at token `at`, and the code points of
/// proclitics before it: given names and «فان», «أبو», «بن» stand before it, after token `from`.
fn begun(r: &NameReader<'_>, at: usize, from: usize) -> (usize, u8) {
    /// Maximum number of words before the family name.
    const MOST: usize = 3;
    let mut first = at;
    let mut prefix = 0;
    while prefix == 0 && first > from && at - first < MOST && r.is_word(first - 1) {
        let link = r.is_small(first - 1, NameWord::Link);
        let given = r.senses(first - 1, Class::Given).map(|(reading, _)| reading.prefix).min();
        let Some(cut) = given.or(link.then_some(0)) else { break };
        if r.is(first - 1, Class::Title) {
            break;
        }
        first -= 1;
        prefix = cut;
    }
    (first, prefix)
}

/// The person whose last name is token `i`, with the code points of proclitics before it.
fn mention(r: &NameReader<'_>, i: usize, by_last: &Hashed<u64, Option<usize>>) -> Option<(usize, u8)> {
    /// و ف ب ك ل: at most two before a name, perhaps after a tatweel.
    const PROCLITICS: [u16; 5] = [units::WAW, units::FEH, units::BEH, units::KAF, units::LAM];
    if let Some(&person) = by_last.get(&r.cx.words.get(i)?.hash) {
        return Some((person?, 0));
    }
    // Fast path: most words begin with another letter and need no folding.
    let code = r.cx.code(i);
    let letter = matches!(code, 0x0621..=0x064A) && code != TATWEEL;
    if letter && !PROCLITICS.iter().any(|&p| u32::from(p) == code) {
        return None;
    }
    let key = r.key(i, 0)?;
    let letters = key.letters();
    for skip in 1..=2usize {
        if !letters.get(skip - 1).is_some_and(|c| PROCLITICS.contains(c)) {
            return None;
        }
        let rest = letters.get(skip..).filter(|rest| rest.len() >= LEAST)?;
        if let Some(&person) = by_last.get(&fold::hash(rest)) {
            return Some((person?, key.source(skip)));
        }
    }
    None
}

fn same(r: &NameReader<'_>, found: Found, person: &Person) -> Candidate {
    candidate(r, &found, person.canonical.clone(), person.id.clone())
}

/// Canonical form and id: the gazetteer's, else the words as written and their key.
fn named(r: &NameReader<'_>, found: &Found, whole: &OnceCell<u64>) -> (String, String) {
    let row = r.row(found.row);
    if let Some(row) = row.filter(|row| !row.canonical.is_empty()) {
        let id = Some(row.ident()).filter(|id| !id.is_empty()).unwrap_or_else(|| slug(r, found));
        // «وزارة الدفاع الروسية» is longer than its row, and a different body from others of that name.
        let people = (found.rule == lists::NATIONAL).then(|| r.people(found.end - 1)).flatten();
        if let Some(people) = people.and_then(|(_, sense)| r.name_row(sense)) {
            let text = r.cx.slice(span(r, found)).to_string_lossy();
            return (with_article(r, found, text), format!("{id}-{}", people.id.to_lowercase()));
        }
        return (row.canonical.clone(), id);
    }
    let span = span(r, found);
    let text = r.cx.slice(span).to_string_lossy();
    let mut id = slug(r, found);
    // «أحمد» of one text is another than «أحمد» of the next: who is called so is known within it alone.
    if found.label == Label::Person && found.len() == 1 && !id.is_empty() {
        let whole = whole.get_or_init(|| words_hash(r));
        id.push('-');
        id.extend(ending(fnv1a_on(*whole, id.as_bytes()), 8));
    }
    (with_article(r, found, text), id)
}

/// A hash of the words of a text and where they stand.
fn words_hash(r: &NameReader<'_>) -> u64 {
    let word = |at, i: usize| {
        let start = u64::from(r.cx.tokens.starts[i]);
        fnv1a_on(at, &(r.cx.words[i].hash ^ start).to_le_bytes())
    };
    (0..r.cx.words.len()).fold(FNV1A, word)
}

/// «للرقة» begins at its second lam: the canonical form gets its article back.
fn with_article(r: &NameReader<'_>, found: &Found, text: String) -> String {
    let at = r.cx.tokens.starts[found.first] + u32::from(found.prefix);
    let double = found.prefix > 0 && r.cx.text.at(at as usize) == LAM && r.cx.text.at(at as usize - 1) == LAM;
    if !double {
        return text;
    }
    let mut whole = String::from('\u{0627}');
    whole.push_str(&text);
    whole
}

/// A stable slug from the folded words, in Latin letters as people write them: «ahmad-ali-t4ka». Many words share
/// a spelling in Latin letters; the end tells them apart.
fn slug(r: &NameReader<'_>, found: &Found) -> String {
    /// Letters of most words, in Latin letters with a hyphen.
    const LETTERS: usize = 12;
    let mut out = String::with_capacity(LETTERS * (found.len() + 1));
    // The hash of the folded words with a blank between them.
    let (mut folded, mut empty) = (FNV1A, true);
    let mut word = String::new();
    let mut latin = r.tagger.latin.borrow_mut();
    for i in found.first..found.end {
        let prefix = if i == found.first { found.prefix } else { 0 };
        let Some(hash) = r.key_hash(i, prefix) else { continue };
        // The words of names come again and again, and spelling one takes ten times as long as this.
        let spelled = match latin.entry(hash) {
            Entry::Occupied(spelled) => spelled.into_mut(),
            Entry::Vacant(free) => {
                let Some(key) = r.key(i, prefix) else { continue };
                word.clear();
                word.extend(key.letters().iter().filter_map(|&c| char::from_u32(u32::from(c))));
                free.insert(Spelled::new(&word, &plain(&word)))
            }
        };
        let (letters, spelled) = spelled.parts();
        if !empty {
            folded = fnv1a_on(folded, b" ");
        }
        folded = fnv1a_on(folded, letters.as_bytes());
        empty &= letters.is_empty();
        if !out.is_empty() && !out.ends_with('-') && !spelled.is_empty() {
            out.push('-');
        }
        out.push_str(spelled);
    }
    if empty {
        return out;
    }
    if !out.is_empty() && !out.ends_with('-') {
        out.push('-');
    }
    out.extend(ending(folded, 4));
    out
}

/// A folded word in small Latin letters, digits and hyphens.
fn plain(word: &str) -> String {
    let latin = normalize::romanize(word);
    let mut out = String::with_capacity(latin.len());
    for c in latin.chars() {
        match c.to_ascii_lowercase() {
            plain if plain.is_ascii_alphanumeric() => out.push(plain),
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    out
}

/// Letters and digits from the hash of all letters of a name.
fn ending(hash: u64, count: u32) -> impl Iterator<Item = char> {
    (0..count).map(move |place| {
        // The high bits depend on every byte.
        let five = (hash >> (59 - 5 * place)) as u8 & 31;
        char::from(if five < 26 { b'a' + five } else { b'2' + five - 26 })
    })
}

fn span(r: &NameReader<'_>, found: &Found) -> Span {
    let first = r.cx.tokens.span(found.first);
    let start = (first.start + u32::from(found.prefix)).min(first.end);
    Span::new(start, r.cx.tokens.ends[found.end - 1])
}

/// The location from the gazetteer: its own, or that of the place that it is called after.
fn place(r: &NameReader<'_>, found: &Found) -> Option<Box<Place>> {
    let placed = matches!(found.label, Label::Gpe | Label::Loc | Label::Fac);
    let row = |at: Option<u32>| r.row(at.filter(|_| placed))?.place;
    let lexicon = r.cx.lexicon.lexicon;
    let place = match row(found.row) {
        Some(row) => places::place(&row, lexicon),
        None => places::within(&row(found.site)?, found.label, lexicon),
    };
    Some(Box::new(place))
}

fn candidate(r: &NameReader<'_>, found: &Found, canonical: String, id: String) -> Candidate {
    let span = span(r, found);
    let value = Value::Name(Name {
        canonical,
        id: (!id.is_empty()).then_some(id),
        source: found.source,
        score: found.score,
        place: place(r, found),
    });
    // The year of «مونديال 2014» is not a separate date, nor are the years of «حرب السنوات السبع» a length.
    let counts = |i: usize| r.cx.words.any(i, bit(Class::TimeUnit)) && found.len() > 2;
    let whole = found.row.is_some() && (found.first + 1..found.end).any(counts);
    let dated = found.label == Label::Event && (whole || r.is_kind(found.end - 1, tokenize::Kind::Number));
    let entity = Entity { span, phrase: span, label: found.label, value, rule: found.rule };
    Candidate {
        strength: if dated { strength::NAMED } else { strength::ORDINARY },
        ..Candidate::core(entity)
    }
}

impl NameReader<'_> {
    /// The folded letters of token `i` from code point `prefix` on.
    pub fn key(&self, i: usize, prefix: u8) -> Option<Key> {
        let span = self.cx.tokens.span(i);
        let from = (span.start + u32::from(prefix)).min(span.end);
        with_units!(self.cx.text, units => {
            Key::new(units[from as usize..span.end as usize].iter().map(|u| u.code()))
        })
    }

    /// The hash of these letters.
    pub fn key_hash(&self, i: usize, prefix: u8) -> Option<u64> {
        // That of most words is known.
        let known = self.cx.words.get(i).map_or(0, |word| word.hash);
        if prefix == 0 && known != 0 { Some(known) } else { Some(fold::hash(self.key(i, prefix)?.letters())) }
    }
}
