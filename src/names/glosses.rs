//! A name written again in Latin letters: «ديفيد نيفن (David Niven)», «برلين (بالألمانية: Berlin)».

use super::disjoint::replace;
use super::reader::{Found, NameReader};
use crate::found::{Label, Source};
use crate::lexicon::schema::NameWord;
use crate::signs::{ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE, COLON, DOT, HYPHEN, SLASH};
use crate::tokenize::Kind;

/// Maximum number of tokens between the name and its gloss: marks, and the language.
const BETWEEN: usize = 5;
/// Maximum number of words of a gloss.
const MOST: usize = 5;

/// Adds the glosses of people and places; they are of the same label.
pub fn find(r: &NameReader<'_>, names: &mut Vec<Found>) {
    let mut more = Vec::new();
    for (k, f) in names.iter().enumerate() {
        let least = match f.label {
            Label::Person => 2,
            Label::Gpe | Label::Loc | Label::Fac => 1,
            _ => continue,
        };
        if r.is_kind(f.end - 1, Kind::Latin) {
            continue;
        }
        let Some(first) = begins(r, f.end) else { continue };
        // The language may be a name of a people: «(بالتركية: Recep …)».
        // What the model makes of the gloss itself counts less than the name that it repeats.
        let other = |next: &&Found| {
            next.end > first
                && !(next.first == first && next.source == Source::Model && next.label == Label::Org)
        };
        let limit = names[k + 1..].iter().find(other).map_or(r.count(), |next| next.first);
        let most = limit.min(first + MOST).min(first + f.len() + 2);
        let end = (first..most).find(|&i| !continues(r, i)).unwrap_or(most);
        let closed = end >= r.count() || !r.is_kind(end, Kind::Latin);
        if end >= first + least && closed {
            let score = f.score.min(0.8);
            more.push(Found {
                first,
                end,
                prefix: 0,
                source: Source::Rule,
                score,
                rule: "names/glosses::find",
                ..*f
            });
        }
    }
    replace(names, &mut more);
}

/// Where a gloss begins behind a name that ends before token `from`: marks are in between, and at most one word that
/// a colon follows, the language.
fn begins(r: &NameReader<'_>, from: usize) -> Option<usize> {
    let first = (from..r.count().min(from + BETWEEN)).find(|&i| r.is_kind(i, Kind::Latin))?;
    let punct = |i: usize| r.is_kind(i, Kind::Punct) || r.is_kind(i, Kind::Symbol);
    let words = (from..first).filter(|&i| !punct(i)).count();
    let language = words == 1 && first >= from + 3 && (first - 2..first).any(|i| r.cx.code(i) == COLON);
    let ends = (from..first).any(|i| {
        matches!(
            r.cx.code(i),
            DOT | ARABIC_SEMICOLON | 0x3F | ARABIC_QUESTION | CLOSE | SLASH | HYPHEN | 0x7C
        )
    });
    let marked = first > from && !ends && !r.is_small(first, NameWord::Ordinary);
    (capital(r, first) && marked && (words == 0 || language)).then_some(first)
}

/// Whether a gloss goes on with token `i`: a word with a capital, or a small one such as «van» and «de».
fn continues(r: &NameReader<'_>, i: usize) -> bool {
    const SMALL: u32 = 3;
    let short = || r.cx.tokens.span(i).len() <= SMALL && i + 1 < r.count() && capital(r, i + 1);
    capital(r, i) || r.is_kind(i, Kind::Latin) && short()
}

/// Whether token `i` is a Latin word that begins with a capital.
fn capital(r: &NameReader<'_>, i: usize) -> bool {
    let upper = || char::from_u32(r.cx.code(i)).is_some_and(char::is_uppercase);
    r.is_kind(i, Kind::Latin) && upper()
}
