//! What a dual without its noon is in construct with: «حمص وحماة», «تداول», «قبل النهائي». Without it, «my» or an adjective.

use crate::found::Label;
use crate::letters::{
    ALEF, ALEF_HAMZA, ALEF_MAQSURA, FATHATAN, HAMZA, HEH, LAM, MEEM, NOON, TEH, TEH_MARBUTA, WAW, YEH,
};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::numerals::is_and;
use crate::reading::{Context, is_definite, near};
use crate::tokenize::Kind;

/// Words of time behind «my»: «جولتي اليوم», «حياتي الآن».
const WHEN: u64 = bit(Class::Relative)
    | bit(Class::Weekday)
    | bit(Class::TimeUnit)
    | bit(Class::DayPart)
    | bit(Class::Season)
    | bit(Class::Direction)
    | bit(Class::TimeWord);

/// Words of the closed classes, which nothing is in construct with.
const CLOSED: u64 = bit(Class::Particle) | bit(Class::Bound) | bit(Class::NumberWord) | bit(Class::Ordinal);

/// Whether the dual noun at token `i` is in construct with what follows.
pub(super) fn in_construct(cx: &Context<'_>, i: usize, sense: Sense) -> bool {
    let next = i + 1;
    if !near(cx, i) {
        return false;
    }
    let feminine = sense.flags & flag::AMBIGUOUS == 0;
    // «مباراتي نصف النهائي», «جامعتي أم القرى والملك سعود»
    let phrase = |class| cx.longest(next, class).filter(|m| m.end > next + 1 && m.reading.proclitics.0 == 0);
    let round = feminine && phrase(Class::NumberTrap).is_some();
    if round || feminine && editions(cx, next) {
        return true;
    }
    if cx.kind(next) != Some(Kind::Word) {
        return false;
    }
    let word = &cx.words[next];
    // «على خطى الأجداد» are steps.
    if last(cx, i) == ALEF_MAQSURA && !feminine {
        return false;
    }
    let definite = is_definite(cx, next);
    let closed = if definite { CLOSED & !bit(Class::NumberWord) } else { CLOSED };
    if word.any(closed) && phrase(Class::Name).is_none() {
        return false;
    }
    // «سفيرا فرنسا ومصر»: two names; the form is else the accusative of one, as after a number.
    if sense.flags & flag::BEFORE != 0 {
        return two_names(cx, i);
    }
    // «كان طفلي مريضا»: my child; what stands in construct is no accusative.
    if matches!(last(cx, next), ALEF | FATHATAN) && !word.is(Class::Name) {
        return false;
    }
    if definite {
        return owner(cx, next, sense) || pair(cx, next);
    }
    let bare = |class| word.of(cx.lexicon, class).any(|(r, _)| r.proclitics.0 == 0);
    // «من حقلي نفط»; behind a noun it is an adjective: «أثر جانبي».
    if sense.flags & flag::OWNED != 0 {
        let adjective = i > 0 && near(cx, i - 1) && cx.words[i - 1].is(Class::Noun);
        return pair(cx, next) || !adjective && bare(Class::Noun);
    }
    let named = || word.is(Class::Name) || cx.words.phrases(next) != 0 || unknown(cx, next);
    // «على مطاري بانكوك»
    let led = || i > 0 && near(cx, i - 1) && cx.words[i - 1].any(bit(Class::Particle));
    let there = !feminine && sense.flags & flag::PERSON == 0 && led() && is_place(cx, next);
    bare(Class::Noun)
        || bare(Class::Dual)
        || feminine && what_for(cx, next)
        || there
        || named() && pair(cx, next)
}

/// Whether a country or town stands at token `i`.
fn is_place(cx: &Context<'_>, i: usize) -> bool {
    let names = &cx.lexicon.tables().names;
    let row = |sense: Sense| names.get(usize::try_from(sense.arg).ok()?);
    let mut of = cx.words[i].of(cx.lexicon, Class::Name);
    of.any(|(r, s)| r.proclitics.0 == 0 && row(s).is_some_and(|n| n.label == Label::Gpe))
}

/// The last letter of token `i`.
fn last(cx: &Context<'_>, i: usize) -> u32 {
    cx.text.at(cx.tokens.ends[i] as usize - 1)
}

/// A word the lexicon knows nothing of, which may be a name.
fn unknown(cx: &Context<'_>, i: usize) -> bool {
    cx.words[i].mask == 0 && cx.tokens.span(i).len() > 2
}

/// Whether names stand at token `i + 1` and behind it: «فرنسا ومصر».
fn two_names(cx: &Context<'_>, i: usize) -> bool {
    let end = cx.longest(i + 1, Class::Name).filter(|m| m.reading.proclitics.0 == 0).map(|m| m.end);
    let second = |at: usize| {
        let mut names = cx.words.get(at)?.of(cx.lexicon, Class::Name);
        names.any(|(r, _)| r.proclitics.has(Proclitics::WA)).then_some(())
    };
    let counted = cx.numbers.atom_ending(i).is_some();
    !counted && end.is_some_and(|e| near(cx, e - 1) && second(e).is_some())
}

/// Whether the definite word at token `i` is what the two belong to, and no adjective of «my …»: «شوطي اللقاء», «جولتي المفاوضات»,
/// «قطبي المباراة». The adjective has the gender of what is mine.
fn owner(cx: &Context<'_>, i: usize, two: Sense) -> bool {
    let word = &cx.words[i];
    let noun = |(r, s): (Reading, Sense)| r.proclitics.0 == Proclitics::AL && s.flags & flag::PLURAL == 0;
    if word.is(Class::Dual) || word.of(cx.lexicon, Class::Noun).any(noun) {
        return true;
    }
    let other = match two.flags & (flag::AMBIGUOUS | flag::OWNED | flag::PERSON) {
        0 => !matches!(last(cx, i), TEH_MARBUTA | HEH | ALEF_MAQSURA | ALEF | HAMZA),
        owned => owned & flag::OWNED != 0 && !masculine_adjective(cx, i),
    };
    // «جثماني الفلسطينيين»: a people in the plural or dual.
    let many = last(cx, i) == NOON;
    other && (many || !word.any(WHEN | bit(Class::Name))) && cx.tokens.span(i).len() > 4
}

/// Whether the definite word at token `i` has the shape of an adjective of what is masculine: «الجديد», «السابق», «الأيسر», «المفضل»,
/// «الشخصي».
fn masculine_adjective(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let at = |n: usize| cx.text.at(span.start as usize + n);
    let shape = span.len() == 6 && (at(4) == YEH || at(3) == ALEF || matches!(at(2), ALEF_HAMZA | MEEM));
    shape || matches!(last(cx, i), YEH | ALEF_MAQSURA)
}

/// Whether an indefinite noun that says what the two are for or of stands at token `i`: «جلستي تداول», «اتفاقيتي امتياز». Its
/// shape is that of a verbal noun; no verb or adjective of «my …» is masculine.
fn what_for(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let at = |n: usize| cx.text.at(span.start as usize + n);
    match span.len() {
        5 => at(0) == TEH && at(1) != TEH && (at(3) == YEH || at(2) == ALEF),
        6.. => at(0) == ALEF && at(1) != LAM && cx.text.at(span.end as usize - 2) == ALEF,
        _ => false,
    }
}

/// Whether numbers joined by و stand at token `i`, with or without عام: «بطولتي 2010 و2014».
fn editions(cx: &Context<'_>, i: usize) -> bool {
    let first = i + usize::from(cx.words.get(i).is_some_and(|w| w.is(Class::TimeUnit)) && near(cx, i));
    let Some(atom) = cx.numbers.atom_at(first) else { return false };
    let second = |at: usize| cx.numbers.atom_at(at).is_some_and(|a| a.proclitics.has(Proclitics::WA));
    near(cx, atom.end - 1) && (second(atom.end) || second(atom.end + 1))
}

/// Whether «X وY» stands at token `i`: two of them, both names or both definite; a name may have several words.
pub(super) fn pair(cx: &Context<'_>, i: usize) -> bool {
    let definite = is_definite(cx, i);
    let named = |at: usize| cx.words[at].is(Class::Name) || cx.words.phrases(at) != 0;
    let end = cx.longest(i, Class::Name).map_or(i + 1, |m| m.end);
    (end..(end + 2).min(cx.words.len())).any(|at| {
        near(cx, at - 1) && cx.kind(at) == Some(Kind::Word) && {
            let waw = cx.code(at) == WAW && (is_and(cx, at) || cx.tokens.span(at).len() > 3);
            let article = cx.text.at(cx.tokens.starts[at] as usize + 1) == ALEF
                && cx.text.at(cx.tokens.starts[at] as usize + 2) == LAM;
            let name =
                cx.words[at].of(cx.lexicon, Class::Name).any(|(r, _)| r.proclitics.has(Proclitics::WA));
            waw && (name || article && (definite || named(i)) || is_and(cx, at))
        }
    })
}
