//! Designations of weapons, aircraft and vehicles: سوخوي-٣٤, كيه.إتش-٢٩ إل, إس 400, F-16.

use super::reader::{Found, NameReader};
use crate::found::{Label, Source};
use crate::lexicon::schema::{HeadKind, NameWord};
use crate::lexicon::{Class, bit};
use crate::reading::near;
use crate::signs::HYPHEN;
use crate::tokenize::Kind;

/// How far before a designation its head may stand, in tokens.
const REACH: usize = 4;
/// Maximum number of digits of a designation's number.
const DIGITS: u32 = 4;

/// Finds designations; `listed` are the names that the gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    let product = || listed.iter().any(|f| f.label == Label::Product);
    let head = || r.cx.words.of_class(Class::Head).any(|(i, _)| r.is_head(i, HeadKind::ProductOut));
    // Most texts have nothing that a designation begins with.
    if !r.cx.tokens.kinds.contains(&Kind::Code) && !product() && !head() {
        return;
    }
    let mut next = 0;
    let mut i = 0;
    // The last word that announces a product.
    let mut head: Option<usize> = None;
    while i < r.count() {
        while listed.get(next).is_some_and(|f| f.end <= i) {
            next += 1;
        }
        let plain = r.is_kind(i, Kind::Word) && !r.cx.words.any(i, bit(Class::Head));
        // Nearly all words.
        if plain && head.is_none_or(|h| i - h > REACH) && listed.get(next).is_none_or(|f| f.first > i) {
            i += 1;
            continue;
        }
        if r.is_head(i, HeadKind::ProductOut) {
            head = Some(i);
        }
        let listed = listed.get(next).filter(|f| f.first == i);
        let near = head.is_some_and(|h| i - h <= REACH);
        if listed.is_none() && !near && r.is_kind(i, Kind::Word) {
            i += 1;
            continue;
        }
        match read(r, listed, i, near) {
            Some(found) => {
                // One designation after the other: «سوخوي-٣٤ وسوخوي-٢٤».
                head = Some(found.end - 1);
                i = found.end;
                out.push(found);
            }
            None => i += 1,
        }
    }
}

fn read(r: &NameReader<'_>, listed: Option<&Found>, i: usize, near: bool) -> Option<Found> {
    let product = listed.filter(|f| f.label == Label::Product);
    let end = match (product, r.cx.kind(i)?) {
        (None, Kind::Code) if listed.is_none() => {
            if !near && !latin(r, i) {
                return None;
            }
            i + 1
        }
        (Some(f), _) => f.end,
        (None, Kind::Word) if near && spelled(r, i) > i => spelled(r, i),
        _ => return None,
    };
    let numbered = number(r, end);
    if product.is_none() && r.is_kind(i, Kind::Word) && numbered == end {
        return None;
    }
    let end = suffix(r, numbered);
    if product.is_some_and(|f| f.end == end) {
        return None;
    }
    Some(Found {
        first: i,
        end,
        prefix: product.map_or_else(|| r.prefix(i), |f| f.prefix),
        label: Label::Product,
        row: None,
        site: None,
        source: Source::Rule,
        score: 0.95,
        rule: "names/designations::read",
    })
}

/// Latin capitals, a hyphen and digits: F-16, MQ-9.
fn latin(r: &NameReader<'_>, i: usize) -> bool {
    let span = r.cx.tokens.span(i);
    let codes = || (span.start..span.end).map(|at| r.cx.text.at(at as usize));
    let capitals = codes().take_while(|c| (0x41..=0x5A).contains(c)).count();
    let hyphen = codes().nth(capitals) == Some(HYPHEN);
    (1..=3).contains(&capitals) && hyphen && codes().skip(capitals + 1).any(|c| (0x30..=0x39).contains(&c))
}

/// The end of a run of spelled Latin letters from token `i`.
fn spelled(r: &NameReader<'_>, i: usize) -> usize {
    (i..r.count()).find(|&j| !r.is_small(j, NameWord::Letter)).unwrap_or(r.count())
}

/// The end of a number that belongs to the designation before token `i`, or `i`.
fn number(r: &NameReader<'_>, i: usize) -> usize {
    const COUNTED: u64 = bit(Class::Currency) | bit(Class::Measure) | bit(Class::Percent) | bit(Class::Scale);
    let at = if r.cx.code(i) == HYPHEN { i + 1 } else { i };
    let short = |j: usize| r.cx.tokens.ends[j] - r.cx.tokens.starts[j] <= DIGITS;
    // «خام برنت 2,4 بالمئة»: an amount of something is no number of a model.
    let amount = |j: usize| {
        let atom = r.cx.numbers.atom_at(j);
        atom.is_some_and(|a| a.end > j + 1 || r.cx.words.any(a.end, COUNTED) && near(r.cx, a.end - 1))
    };
    if r.is_kind(at, Kind::Number) && short(at) && !amount(at) { at + 1 } else { i }
}

/// The end of a spelled letter after the number: «٢٩ إل».
fn suffix(r: &NameReader<'_>, i: usize) -> usize {
    let after_number = i > 0 && matches!(r.cx.kind(i - 1), Some(Kind::Number | Kind::Code));
    let plain = |s: crate::lexicon::Sense| s.flags & crate::lexicon::flag::AMBIGUOUS == 0;
    let letter = || {
        r.senses(i, Class::NameWord)
            .any(|(reading, s)| reading.proclitics.0 == 0 && plain(s) && s.arg == NameWord::Letter as i32)
    };
    if after_number && letter() { i + 1 } else { i }
}
