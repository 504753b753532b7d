//! What a number counts: the noun after it, or the noun before a number that follows its noun.

use crate::found::CountedNoun;
use crate::letters::{
    ALEF, ARTICLE, BEH, DAGGER_ALEF, FATHATAN, FEH, HAMZA, HEH, LAM, MEEM, NOON, SUKUN, TATWEEL, TEH, WAW,
    WAW_HAMZA, YEH, YEH_HAMZA,
};
use crate::lexicon::fold::{self, Key};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::reading::{Context, is_plural, near};
use crate::span::Span;
use crate::text::Text;
use crate::tokenize::Kind;

/// The pronouns behind a noun: his, her, their.
const PRONOUNS: [&[u32]; 5] = [&[HEH], &[HEH, ALEF], &[HEH, MEEM], &[HEH, MEEM, ALEF], &[HEH, NOON]];

/// Letters of the longest noun in ل that is counted without being known.
const LONGEST_IN_LAM: u32 = 4;

/// Classes of words that are never counted.
const CLOSED: u64 = bit(Class::Particle)
    | bit(Class::Bound)
    | bit(Class::NumberWord)
    | bit(Class::Percent)
    | bit(Class::Ordinal)
    | bit(Class::Indefinite)
    | bit(Class::Unit)
    | bit(Class::Tens)
    | bit(Class::Hundred)
    | bit(Class::Scale)
    | bit(Class::Verb)
    | bit(Class::Month)
    | bit(Class::Weekday);

/// A counted noun and the token it is.
pub struct Counted {
    /// The noun.
    pub noun: CountedNoun,
    /// Its token.
    pub token: usize,
    /// Whether it is in the lexicon.
    pub known: bool,
}

/// Which forms of a noun go with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrammaticalNumber {
    /// Three to ten: plural.
    Few,
    /// Any other: singular.
    Many,
    /// Either: a range, a fraction, an indefinite quantity.
    Any,
}

/// The noun that begins at token `i`, right after a number.
pub fn after(cx: &Context<'_>, i: usize, number: GrammaticalNumber) -> Option<Counted> {
    if i == 0 || cx.kind(i) != Some(Kind::Word) || !near(cx, i - 1) {
        return None;
    }
    let word = &cx.words[i];
    if let Some((reading, sense)) = noun(cx, i, number, |r| r.proclitics.0 == 0) {
        // «من 1 إلى 15 آب» are no fathers.
        let month = sense.flags & flag::PLURAL == 0 && word.is(Class::Month);
        return (!month).then(|| known(cx, i, reading, sense));
    }
    let names = bit(Class::Name) | bit(Class::Given) | bit(Class::Family);
    if word.any(CLOSED) || (word.any(names) && !word.is(Class::Noun)) || cx.begins(i, &ARTICLE, 1) {
        return None;
    }
    // و and ف more often join a new clause than begin an unknown noun; an unknown noun never starts with لل or بال
    // itself.
    let preposition = cx.begins(i, &[LAM, LAM], 1) || cx.begins(i, &[BEH, ALEF, LAM], 1);
    if preposition || matches!(cx.code(i), WAW | FEH) || cx.tokens.span(i).len() < 3 {
        return None;
    }
    // «5 لميلان», «عدة بجوازات»: a preposition before a word that is known; «ثلاثة يخشى»: a verb.
    let led = Proclitics::LI | Proclitics::BI | Proclitics::KA;
    // «شعاع 1 لتطوير المشروع»: after ل a long unknown word is rather what something is for.
    if cx.code(i) == LAM && cx.tokens.span(i).len() > LONGEST_IN_LAM {
        return None;
    }
    if ends_as_no_noun(cx, i) {
        return None;
    }
    if cx.code(i) == YEH || word.readings(cx.lexicon).iter().any(|r| r.proclitics.any(led)) {
        return None;
    }
    Some(Counted { noun: unknown(cx, i, number), token: i, known: false })
}

/// Whether an unknown word ends as no counted noun does: in a pronoun («عدة أرسلها»), or as verbs of the past do
/// in the feminine («2015 انتقلت»).
fn ends_as_no_noun(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    let pronoun = back(2) == HEH && matches!(back(1), ALEF | MEEM) || back(1) == HEH && back(2) == TEH;
    // «شﻻﻻت» is written with ligatures.
    const LIGATURES: u32 = 0xFB50;
    let long = |back| !matches!(back, ALEF | WAW | YEH) && back < LIGATURES;
    // «52 أنهت»; «بيت», «وقت» are known.
    let past =
        back(1) == TEH && if span.len() > 4 { back(2) != ALEF } else { span.len() == 4 && long(back(2)) };
    // «الثلاثة جلسوا», «غادرونا»
    let they = (back(2), back(1)) == (WAW, ALEF) || (back(3), back(2), back(1)) == (WAW, NOON, ALEF);
    span.len() > 4 && (pronoun || they) || past
}

/// The definite noun that begins at token `i`: the whole of a fraction, or what مئات and its like
/// count, «من» in between or not.
pub fn definite_after(cx: &Context<'_>, i: usize) -> Option<Counted> {
    if i == 0 || cx.kind(i) != Some(Kind::Word) || !near(cx, i - 1) {
        return None;
    }
    let (reading, sense) = noun(cx, i, GrammaticalNumber::Any, |r| {
        r.proclitics.has(Proclitics::AL)
            && !r.proclitics.any(Proclitics::WA | Proclitics::FA | Proclitics::BI)
    })?;
    Some(known(cx, i, reading, sense))
}

/// The noun at token `i` that stands right before the number that counts it: هدف واحد, الدول الخمس.
pub fn before(cx: &Context<'_>, i: usize, definite: bool) -> Option<Counted> {
    if cx.kind(i) != Some(Kind::Word) || !near(cx, i) {
        return None;
    }
    let fits = |r: Reading| r.proclitics.has(Proclitics::AL) == definite;
    if let Some((reading, sense)) = noun(cx, i, GrammaticalNumber::Any, fits) {
        return Some(known(cx, i, reading, sense));
    }
    // «يعاني واحد»: an unknown word without the article is as likely a verb, but for a plural in ات («شحنات عدة»).
    if !definite && is_plural(cx, i) && !cx.words[i].any(CLOSED) && ends_in_at(cx, i) {
        let span = cx.tokens.span(i);
        return Some(Counted {
            noun: CountedNoun { span, lemma: plain(cx.slice(span)) },
            token: i,
            known: false,
        });
    }
    if !definite || cx.words[i].any(CLOSED) || !cx.begins(i, &ARTICLE, 1) || cx.tokens.span(i).len() < 4 {
        return None;
    }
    let span = cx.tokens.span(i);
    let bare = Span::new(span.start + 2, span.end);
    let lemma = plain(cx.slice(bare));
    Some(Counted { noun: CountedNoun { span, lemma }, token: i, known: false })
}

/// The plural with a pronoun at token `i` that stands right before the number that counts it: «أبناؤه الثلاثة».
pub fn owned(cx: &Context<'_>, i: usize) -> Option<Counted> {
    if cx.kind(i) != Some(Kind::Word) || !near(cx, i) || cx.words[i].any(CLOSED) {
        return None;
    }
    let span = cx.tokens.span(i);
    let word: Vec<u32> = plain(cx.slice(span)).chars().map(u32::from).collect();
    let led = usize::from(matches!(word.first(), Some(&(WAW | FEH | BEH | LAM))));
    for stem in PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(*pronoun)) {
        for first in 0..=led {
            let Some((last, stem)) = stem.get(first..).and_then(<[u32]>::split_last) else { continue };
            // «أبناؤه», «أبنائه»: the hamza that ends the noun.
            let last = if matches!(*last, WAW_HAMZA | YEH_HAMZA) { HAMZA } else { *last };
            let Some(key) = Key::new(stem.iter().copied().chain([last])) else { continue };
            let mut senses = cx.lexicon.senses(cx.lexicon.word(fold::hash(key.letters())));
            if let Some(noun) = senses.find(|s| s.class == Class::Noun && s.flags & flag::PLURAL != 0) {
                let span = Span::new(span.start + first as u32, span.end);
                let lemma = cx.lexicon.symbol(noun.arg).to_owned();
                return Some(Counted { noun: CountedNoun { span, lemma }, token: i, known: true });
            }
        }
    }
    None
}

/// The noun in ين at token `i`, right before «اثنين»: the dual of one that the lexicon knows as a plural, or of an
/// unknown one.
pub fn in_two(cx: &Context<'_>, i: usize) -> Option<Counted> {
    if cx.kind(i) != Some(Kind::Word) || !near(cx, i) || cx.begins(i, &[ALEF, LAM], 1) {
        return None;
    }
    let span = cx.tokens.span(i);
    let letters = plain(cx.slice(span));
    let stem: String =
        letters.strip_suffix([char::from_u32(NOON)?])?.strip_suffix([char::from_u32(YEH)?])?.into();
    if let Some((reading, sense)) = noun(cx, i, GrammaticalNumber::Few, |r| !r.proclitics.has(Proclitics::AL))
    {
        return Some(known(cx, i, reading, sense));
    }
    let names = bit(Class::Name) | bit(Class::Given) | bit(Class::Family);
    if cx.words[i].any(CLOSED | names) || stem.chars().count() < 3 || matches!(cx.code(i), WAW | FEH) {
        return None;
    }
    Some(Counted { noun: CountedNoun { span, lemma: stem }, token: i, known: false })
}

/// Whether token `i` ends in ات and has more than that.
fn ends_in_at(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    span.len() > 4 && back(1) == TEH && back(2) == ALEF
}

/// The best sense of a noun in the readings that fit.
fn noun(
    cx: &Context<'_>,
    i: usize,
    number: GrammaticalNumber,
    fits: impl Fn(Reading) -> bool,
) -> Option<(Reading, Sense)> {
    let mut senses = cx.words[i].of(cx.lexicon, Class::Noun).filter(|(r, _)| fits(*r));
    let first = senses.next()?;
    let agrees = |s: &Sense| match number {
        GrammaticalNumber::Few => s.flags & flag::PLURAL != 0,
        GrammaticalNumber::Many => s.flags & flag::PLURAL == 0,
        GrammaticalNumber::Any => true,
    };
    if agrees(&first.1) {
        return Some(first);
    }
    senses.find(|(_, s)| agrees(s)).or(Some(first))
}

fn known(cx: &Context<'_>, i: usize, reading: Reading, sense: Sense) -> Counted {
    let span = cx.without_prefix(i, reading);
    let lemma = cx.lexicon.symbol(sense.arg).to_owned();
    Counted { noun: CountedNoun { span, lemma }, token: i, known: true }
}

/// A noun that is not in the lexicon: as written, without its accusative ending.
fn unknown(cx: &Context<'_>, i: usize, number: GrammaticalNumber) -> CountedNoun {
    let span = cx.tokens.span(i);
    let text = cx.slice(span);
    let len = text.len();
    let last = text.at(len.saturating_sub(1));
    let before = text.at(len.saturating_sub(2));
    let ends = last == ALEF || (last == FATHATAN && before == ALEF);
    let accusative = number != GrammaticalNumber::Few && ends;
    let cut = match (accusative, last) {
        (true, FATHATAN) => 2,
        (true, _) if before == FATHATAN => 2,
        (true, _) => 1,
        _ => 0,
    };
    let stem = text.slice(0, len - if len > cut + 2 { cut } else { 0 });
    CountedNoun { span, lemma: plain(stem) }
}

/// The letters of a word without vowel marks and tatweel.
fn plain(text: Text<'_>) -> String {
    text.codes()
        .filter(|c| !matches!(*c, FATHATAN..=SUKUN | TATWEEL | DAGGER_ALEF))
        .filter_map(char::from_u32)
        .collect()
}
