//! Names that the user's own tagger found: aligned to tokens, trimmed by the span policy, and identified.

use super::model_bounds::announces;
use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use super::weighed::Using;
use super::{homonyms, identity};
use crate::found::{Candidate, Label, Source};
use crate::in_order::{by_number, longest_first};
use crate::letters::{ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, FEH, KAF, LAM, WAW};
use crate::lexicon::{Class, Proclitics, Reading, Sense};
use crate::reading::{Context, Memory};
use crate::span::Span;
use crate::tokenize::Kind as Token;
use crate::tokenize::clitics::Scheme;

/// A name as a tagger gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Given {
    /// Where it is, in code points.
    pub span: Span,
    /// What it is: a label of names.
    pub label: Label,
    /// Confidence from 0 to 1.
    pub score: f32,
}

/// Adds the names that were given for a text, and no others.
pub fn find(cx: &Context<'_>, memory: &mut Memory, given: &[Given], out: &mut Vec<Candidate>) {
    memory.of::<Using>().read(cx, |r| {
        let mut names = aligned(r, given);
        homonyms::settle(r, &mut names);
        identity::resolve(r, names, false, out);
    });
}

/// The names as tokens, disjoint and in order; of two that share a token the longer one, else the first.
fn aligned(r: &NameReader<'_>, given: &[Given]) -> Vec<Found> {
    let mut sorted: Vec<&Given> = given.iter().collect();
    by_number(&mut sorted, |name| longest_first(name.span.start, name.span.end));
    let mut names: Vec<Found> = Vec::with_capacity(sorted.len());
    for found in sorted.into_iter().filter_map(|name| on_tokens(r, name)) {
        match names.last_mut() {
            Some(last) if last.overlaps(&found) && last.len() < found.len() => *last = found,
            Some(last) if last.overlaps(&found) => {}
            _ => names.push(found),
        }
    }
    names
}

/// The tokens of a name, without marks at its edges and without what only announces it: «الرئيس», «مدينة».
fn on_tokens(r: &NameReader<'_>, name: &Given) -> Option<Found> {
    let Span { start, end } = name.span;
    let (starts, ends) = (&r.cx.tokens.starts, &r.cx.tokens.ends);
    let named = |i: usize| r.is_word(i) || r.is_kind(i, Token::Number);
    let mut first = ends.partition_point(|&at| at <= start);
    let mut last = starts.partition_point(|&at| at < end);
    while first < last && !named(first) {
        first += 1;
    }
    while first < last && !named(last - 1) {
        last -= 1;
    }
    if first >= last {
        return None;
    }
    let kind = match name.label {
        Label::Person => NameClass::Person,
        Label::Gpe | Label::Loc | Label::Fac => NameClass::Place,
        Label::Org => NameClass::Organization,
        _ => NameClass::Other,
    };
    while announces(r, kind, first, last) {
        first += 1;
    }
    let listed = row(r, first, last, name.label);
    let cut = starts[first] < start && cut_well(r, first, start - starts[first], listed);
    let prefix = match listed {
        _ if cut => before_article(r, first, start - starts[first]),
        Some((prefix, _)) => prefix,
        None => clitics(r, first),
    };
    Some(Found {
        first,
        end: last,
        prefix,
        label: name.label,
        row: listed.map(|(_, row)| row),
        site: None,
        source: Source::Given,
        score: name.score,
        rule: "names/given::on_tokens",
    })
}

/// The row of the gazetteer for a name of that label from token `first` to `end`, any place for a place, with the
/// code points before the name; of several the one with fewest proclitics.
fn row(r: &NameReader<'_>, first: usize, end: usize, label: Label) -> Option<(u8, u32)> {
    let place = |label: Label| matches!(label, Label::Gpe | Label::Loc | Label::Fac);
    let mut best: Option<(u8, u32)> = None;
    let mut add = |reading: Reading, sense: Sense| {
        let fits = |found: Label| found == label || place(found) && place(label);
        let article = reading.proclitics.any(Proclitics::AL);
        if sense.class == Class::Name
            && !article
            && r.label(sense).is_some_and(fits)
            && best.is_none_or(|(prefix, _)| reading.prefix < prefix)
            && let Ok(row) = u32::try_from(sense.arg)
        {
            best = Some((reading.prefix, row));
        }
    };
    if end == first + 1 {
        r.senses(first, Class::Name).for_each(|(reading, sense)| add(reading, sense));
    } else {
        r.cx.phrases(first, |m| {
            if m.end == end {
                add(m.reading, m.sense);
            }
        });
    }
    best
}

/// Whether the tagger cut proclitics off token `i`, perhaps with the article, when it skipped `skipped` code points;
/// otherwise it cut a word into pieces: «بل⟦غاريا⟧». `listed` is what the gazetteer has of it.
fn cut_well(r: &NameReader<'_>, i: usize, skipped: u32, listed: Option<(u8, u32)>) -> bool {
    let at = |n: u32| r.cx.text.at((r.cx.tokens.starts[i] + n) as usize);
    let bare = before_article(r, i, skipped);
    let whole = match listed {
        Some((prefix, _)) => prefix == 0,
        None => r.tagger.about(i).known && r.prefix(i) == 0,
    };
    if bare > 0 && whole {
        return false;
    }
    let rest = skipped - u32::from(bare);
    let article = rest == 0 || rest == 1 && at(skipped - 1) == LAM || rest == 2 && at(skipped - 2) == ALEF;
    article && (0..u32::from(bare)).all(|n| matches!(at(n), WAW | FEH | BEH | KAF | LAM))
}

/// The code points that were skipped of token `i`, without the article: it belongs to a name.
fn before_article(r: &NameReader<'_>, i: usize, skipped: u32) -> u8 {
    let at = |n: u32| r.cx.text.at((r.cx.tokens.starts[i] + n) as usize);
    let bare = match skipped {
        2.. if at(skipped - 1) == LAM && matches!(at(skipped - 2), ALEF | LAM) => {
            // «للرقة» has lost the alef of its article.
            if at(skipped - 2) == ALEF { skipped - 2 } else { skipped - 1 }
        }
        _ => skipped,
    };
    u8::try_from(bare).unwrap_or(0)
}

/// The code points of proclitics before a name at token `i` that the gazetteer does not have.
fn clitics(r: &NameReader<'_>, i: usize) -> u8 {
    let person = |class| r.senses(i, class).map(|(reading, _)| reading.prefix).min();
    let about = &r.tagger.about(i);
    let span = r.cx.tokens.span(i);
    let pieces = r.clitics(i).pieces(span, Scheme::D2);
    // «فلان» is no «ف» and «لان».
    let cut = r.cx.code(i) == WAW || !pieces.proclitics().is_empty();
    let listed = person(Class::Given).into_iter().chain(person(Class::Family)).min();
    if let Some(prefix) = listed.or_else(|| about.known.then_some(about.prefix)) {
        return if cut || about.prefix == prefix && listed.is_some() { prefix } else { 0 };
    }
    // Of a word that nothing knows, «و» and what stands before the article or «أ», which begin words: «لأوكسفام».
    // «بيكهام» is one piece.
    let Some(last) = pieces.proclitics().last() else { return 0 };
    let at = |n: u32| r.cx.text.at(n as usize);
    let next = at(last.span.end);
    let article = next == LAM || next == ALEF && at(last.span.end + 1) == LAM;
    let begins = article || matches!(next, ALEF_MADDA | ALEF_HAMZA | ALEF_HAMZA_BELOW);
    let end = match pieces.proclitics().first() {
        _ if begins => last.span.end,
        Some(first) if at(first.span.start) == WAW => first.span.end,
        _ => span.start,
    };
    u8::try_from(end - span.start).unwrap_or(0)
}
