//! ID: IBANs, cards, numbers of people, firms and papers, plates and references, with their check digits.
//!
//! A number is one where its check digits hold and nothing else looks so (IBAN, cards, 784-…), or after a word that
//! announces one («رقم الهوية»). What the kinds look like and which words announce them stands in
//! `seeds/identifiers.toml`; references («رقم (م/52)», «القضية 1234 لسنة 2024») are read in `reference`.

mod candidate;
mod checks;
mod plate;
mod reference;
mod run;
mod spoken;

use super::measured::matching::hint_at;
use crate::found::{Candidate, Identifier, Label};
use crate::lexicon::amounts::{IdFormat, IdWord};
use crate::lexicon::{Class, Match, Proclitics, bit};
use crate::numerals::digits::digit;
use crate::reading::{Context, Dimension, Memory, near};
use crate::signs::{COLON, DOT, HASH, HYPHEN, OPEN, OPEN_GUILLEMET, OPEN_SQUARE, QUOTE, SLASH, SPACE};
use crate::tokenize::Kind;
use candidate::candidate;
use run::{CharRun, RunEnd};

/// Maximum number of tokens between a word and the number it announces: «رقم الهوية الخاصة به هو: …».
const FILLERS: usize = 5;

/// Identifiers.
pub struct Identifiers;

impl Dimension for Identifiers {
    fn name(&self) -> &'static str {
        "identifier"
    }

    fn doc(&self) -> &'static str {
        "IBANs, cards, national and tax numbers, passports, plates and reference numbers, with their check digits."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Id]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        announced(cx, out);
        let kinds = cx.tokens.kinds.iter().enumerate();
        for (i, kind) in kinds.filter(|&(_, &kind)| kind != Kind::Word) {
            match kind {
                Kind::Latin | Kind::Code => out.extend(iban(cx, i)),
                Kind::Number => out.extend(alone(cx, i)),
                _ => {}
            }
        }
        reference::find(cx, out);
        plate::alone(cx, out);
        spoken::find(cx, out);
    }
}

/// An IBAN at token `i`: the code of a country, and as many letters and digits as its numbers have.
fn iban(cx: &Context<'_>, i: usize) -> Option<Candidate> {
    let start = cx.tokens.starts[i] as usize;
    let letter = |at: usize| {
        let code = cx.text.at(at);
        (0x41..=0x5A).contains(&(code & !0x20)).then(|| char::from((code & !0x20) as u8))
    };
    if cx.tokens.span(i).len() < 2 {
        return None;
    }
    // «SA03», «SA 03»
    let behind = start + 2 + usize::from(cx.text.at(start + 2) == 0x20);
    let (a, b) = (letter(start)?, letter(start + 1)?);
    digit(cx.text.at(behind)).and(digit(cx.text.at(behind + 1)))?;
    let rows = &cx.lexicon.tables().identifiers.ibans;
    let (country, length) = rows.iter().find(|(country, _)| country.chars().eq([a, b]))?;
    let run = CharRun::read(cx, i)?;
    let end = run.end_at(usize::from(*length))?;
    if !run::free_before(cx, i) || !run::free_behind(cx, end.stop, end.token) {
        return None;
    }
    let symbols = run.symbols(end.count);
    let value = Identifier {
        kind: "iban".to_owned(),
        value: run.text(end.count),
        country: Some(country.clone()),
        valid: checks::holds("iban", symbols),
    };
    let span = run.span(end);
    Some(candidate(span, span.start, value))
}

/// Digits that are an identifier by themselves: a card, or a format that says so and whose check holds.
fn alone(cx: &Context<'_>, i: usize) -> Option<Candidate> {
    const SHORTEST: u32 = 12;
    let span = cx.tokens.span(i);
    let grouped = (3..=4).contains(&span.len()) && cx.kind(i + 1).is_some() && near(cx, i);
    if !(grouped || span.len() >= SHORTEST) || !run::free_before(cx, i) {
        return None;
    }
    // A year and a day are no groups of four digits; most numbers in a text are shorter and have none after them.
    let next = cx.kind(i + 1);
    let dash = next == Some(Kind::Punct) && cx.code(i + 1) == HYPHEN;
    if grouped && next != Some(Kind::Number) && !dash {
        return None;
    }
    let run = CharRun::read(cx, i)?;
    card(cx, &run, false).or_else(|| {
        let tables = &cx.lexicon.tables().identifiers;
        let sure = tables.formats.iter().filter(|f| f.alone);
        let found = sure.into_iter().find_map(|format| {
            let end = fitting(cx, &run, format)?;
            let valid = check(format, &run, end);
            (valid != Some(false)).then_some((format, end, valid))
        });
        let (format, end, valid) = found?;
        Some(candidate(run.span(end), span.start, identifier(&format.kind, &run, end, Some(format), valid)))
    })
}

/// A card: 13 to 19 digits in one run or in groups of four, of a known issuer; `named` if a word says it is one.
fn card(cx: &Context<'_>, run: &CharRun, named: bool) -> Option<Candidate> {
    const MOST: usize = 19;
    let ends = run.ends();
    let sizes = |n: usize| {
        (0..n).map(|g| ends[g].count - g.checked_sub(1).map_or(0, |b| ends[b].count)).collect::<Vec<_>>()
    };
    let n = ends.iter().take_while(|e| e.count <= MOST).count();
    (1..=n).rev().find_map(|n| {
        let end = ends[n - 1];
        let digits = run.symbols(end.count);
        let issuer = match digits {
            [4, ..] => matches!(end.count, 13 | 16 | 19),
            [5, 0..=8, ..] | [2, 2..=7, ..] | [6, ..] | [9, 6 | 7, ..] => (16..=19).contains(&end.count),
            [3, 4 | 7, ..] => end.count == 15,
            _ => false,
        };
        let shape = match sizes(n).as_slice() {
            [_] => true,
            [4, 6, 5] => true,
            [4, middle @ .., last] => middle.iter().all(|&s| s == 4) && *last <= 4,
            _ => false,
        };
        if !issuer || !shape || !run.digits(end.count) || !run::free_behind(cx, end.stop, end.token) {
            return None;
        }
        let valid = checks::luhn(digits);
        // Digits in four groups of four are a card even if one is wrong.
        let grouped = sizes(n) == [4, 4, 4, 4];
        let value = Identifier {
            kind: "card".to_owned(),
            value: run.text(end.count),
            country: None,
            valid: Some(valid),
        };
        let span = run.span(end);
        (valid || named || grouped).then(|| candidate(span, span.start, value))
    })
}

/// The end at which the run has a form of that format.
fn fitting(cx: &Context<'_>, run: &CharRun, format: &IdFormat) -> Option<RunEnd> {
    format.lengths.iter().rev().find_map(|&length| {
        let end = run.end_at(usize::from(length))?;
        let text = run.text(end.count);
        let letters = run.letters(end.count);
        let begins = format.begins.is_empty() || format.begins.iter().any(|b| text.starts_with(b.as_str()));
        let ends = format.ends.is_empty() || format.ends.iter().any(|e| text.ends_with(e.as_str()));
        let lettered = match format.letters.as_slice() {
            [] => letters == 0,
            allowed => allowed.iter().any(|&n| usize::from(n) == letters),
        };
        let digits = run.symbols(end.count)[letters..].iter().all(|&s| s < 10);
        (begins && ends && lettered && digits && run::free_behind(cx, end.stop, end.token)).then_some(end)
    })
}

fn check(format: &IdFormat, run: &CharRun, end: RunEnd) -> Option<bool> {
    checks::holds(format.check.as_deref()?, run.symbols(end.count))
}

fn identifier(
    kind: &str,
    run: &CharRun,
    end: RunEnd,
    format: Option<&IdFormat>,
    valid: Option<bool>,
) -> Identifier {
    Identifier {
        kind: kind.to_owned(),
        value: run.text(end.count),
        country: format.map(|f| f.country.clone()),
        valid,
    }
}

/// Numbers after the words that announce them.
fn announced(cx: &Context<'_>, out: &mut Vec<Candidate>) {
    const WORD: u64 = bit(Class::IdWord);
    if !cx.words.hold(WORD) {
        return;
    }
    let rows = &cx.lexicon.tables().identifiers.words;
    let mut i = 0;
    while i < cx.words.len() {
        let found = if cx.words.any(i, WORD) { cx.longest(i, Class::IdWord) } else { None };
        let Some(m) = found.filter(led) else {
            i += 1;
            continue;
        };
        let row = usize::try_from(m.sense.arg).ok().and_then(|r| rows.get(r));
        let found = row.and_then(|row| behind(cx, &m, row));
        // «رقم البطاقة» announces nothing in «رقم البطاقة الوطنية 199…», «البطاقة الوطنية» does.
        i = if found.is_some() { m.end } else { i + 1 };
        out.extend(found);
    }
}

/// Whether only a conjunction or a preposition stands before the word.
fn led(m: &Match) -> bool {
    m.reading.proclitics.0 & Proclitics::DIALECT == 0
}

/// The number that a word announces.
fn behind(cx: &Context<'_>, word: &Match, row: &IdWord) -> Option<Candidate> {
    let start = cx.without_prefix(word.first, word.reading).start;
    if row.kind == "plate" {
        let at = skip(cx, word.end)?;
        let found = plate::at(cx, at, true).or_else(|| plate::in_digits(cx, at));
        return found.map(|(span, value)| candidate(span, start, value));
    }
    let i = skip(cx, word.end)?;
    if !matches!(cx.kind(i)?, Kind::Number | Kind::Code | Kind::Latin) || !run::free_before(cx, i) {
        return None;
    }
    // An IBAN says what it is itself.
    if matches!(cx.kind(i)?, Kind::Latin | Kind::Code)
        && let Some(mut found) = iban(cx, i)
    {
        found.entity.phrase.start = start;
        return Some(found);
    }
    if row.kind == reference::KIND {
        return reference::announced(cx, i, start);
    }
    let run = CharRun::read(cx, i)?;
    if row.kind == "card" || row.kind == "account" {
        if let Some(mut found) = card(cx, &run, row.kind == "card") {
            found.entity.phrase.start = start;
            return Some(found);
        }
        if row.kind == "card" {
            return None;
        }
    }
    let (format, end, valid) = resolved(cx, row, &run)?;
    let kind = format.map_or(row.kind.as_str(), |f| f.kind.as_str());
    Some(candidate(run.span(end), start, identifier(kind, &run, end, format, valid)))
}

/// What a run is as a number of that kind: its format, if it has one, its end, and whether its check digits hold.
fn resolved<'a>(
    cx: &Context<'a>,
    row: &IdWord,
    run: &CharRun,
) -> Option<(Option<&'a IdFormat>, RunEnd, Option<bool>)> {
    let tables = &cx.lexicon.tables().identifiers;
    let person = |kind: &str| kind == "national_id" || kind == "residence";
    let same = |f: &&IdFormat| f.kind == row.kind || (person(&f.kind) && person(&row.kind));
    let region = cx.options.region.as_deref();
    let rank = |f: &IdFormat| match row.countries.iter().position(|c| *c == f.country) {
        _ if region == Some(f.country.as_str()) => 0,
        Some(place) => place + 1,
        None => usize::MAX,
    };
    let mut fits: Vec<(&IdFormat, RunEnd, Option<bool>)> = tables
        .formats
        .iter()
        .filter(same)
        .filter_map(|f| fitting(cx, run, f).map(|end| (f, end, check(f, run, end))))
        .collect();
    // The longest number, then one whose check holds, then the country that the word is of.
    fits.sort_by_key(|(f, end, valid)| (usize::MAX - end.count, *valid != Some(true), rank(f)));
    let (least, most) = tables.lengths(&row.kind);
    let whole = run.ends().iter().rev().copied().find(|e| {
        let digits = run.symbols(e.count).iter().filter(|&&s| s < 10).count();
        (least..=most).contains(&e.count)
            && digits >= 3
            && run::free_behind(cx, e.stop, e.token)
            && (tight(cx, run, *e) || row.kind == "passport" && series(cx, run, *e))
    });
    match fits.first() {
        Some(&(format, end, valid)) if rank(format) < usize::MAX || valid == Some(true) => {
            Some((Some(format), end, valid))
        }
        // Of a country that the word does not speak of, and nothing proves it.
        Some(&(_, end, _)) => Some((None, end, None)),
        None => Some((None, whole?, None)),
    }
}

/// Whether the groups up to `end` are written without a blank: a number of unknown format does not continue after one.
fn tight(cx: &Context<'_>, run: &CharRun, end: RunEnd) -> bool {
    let span = run.span(end);
    (span.start..span.end).all(|at| !matches!(cx.text.at(at as usize), SPACE | 0xA0 | 0x09))
}

/// Whether letters stand before the digits with a blank between: «N 0123456», a passport.
fn series(cx: &Context<'_>, run: &CharRun, end: RunEnd) -> bool {
    let letters = run.letters(end.count);
    let (Some(first), Some(second)) = (run.ends().first(), run.ends().get(1)) else { return false };
    (1..=2).contains(&letters)
        && first.count == letters
        && *second == end
        && cx.kind(end.token) == Some(Kind::Number)
}

/// The token at which the number begins, after «:», «رقم», «هو» and the like.
fn skip(cx: &Context<'_>, mut i: usize) -> Option<usize> {
    let group = cx.lexicon.tables().hint("id_filler");
    for _ in 0..FILLERS {
        if i == 0 || i >= cx.tokens.len() || !near(cx, i - 1) {
            return None;
        }
        let mark = cx.kind(i) == Some(Kind::Punct)
            && matches!(
                cx.code(i),
                COLON | OPEN | SLASH | HYPHEN | DOT | HASH | OPEN_SQUARE | OPEN_GUILLEMET | QUOTE
            );
        let hash = cx.code(i) == HASH;
        let filler = group.is_some_and(|g| hint_at(cx, i, g));
        if !(mark || hash || filler) {
            return Some(i);
        }
        i += 1;
    }
    (i < cx.tokens.len()).then_some(i)
}
