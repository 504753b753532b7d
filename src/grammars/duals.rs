//! Duals as two: طفلين, الزعيمان, محافظتي حمص وحماة.
//!
//! Only nouns of the lexicon are read, and of those only forms that no plural shares: a sound masculine
//! plural in ين is left alone (مسلحين), its ان is two (مسلحان). A construct dual needs what it is in
//! construct with: two things joined by و, or a noun without the article.

use super::construct_duals::in_construct;
use super::measured::matching::is_hint;
use super::{guards, proved_duals, unknown_duals};
use crate::found::{Bound, Candidate, CountedNoun, Entity, Label, Number, Numeric, Value, strength};
use crate::letters::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MAQSURA, FEH, HEH, LAM, MEEM, NOON, TEH_MARBUTA, YEH,
};
use crate::lexicon::schema::{NumberTrap, NumberWord};
use crate::lexicon::{Class, Proclitics, Reading, Sense, bit, flag};
use crate::numerals::{bound_after, bound_before, is_word};
use crate::reading::{AtomForm, AtomKind, Context, Dimension, Memory, is_definite, is_plural, near};
use crate::span::Span;
use crate::tokenize::Kind;

/// What a dual may be besides: a name, a unit that other dimensions read, the beginning of a phrase.
const OTHERS: u64 = unknown_duals::OTHERS | bit(Class::Phrase);

/// Dual nouns, which imply the number two.
pub struct Duals;

impl Dimension for Duals {
    fn name(&self) -> &'static str {
        "duals"
    }

    fn doc(&self) -> &'static str {
        "Dual nouns, each of which stands for two."
    }

    fn labels(&self) -> &'static [Label] {
        &[Label::Cardinal]
    }

    fn find(&self, cx: &Context<'_>, _: &mut Memory, out: &mut Vec<Candidate>) {
        let mut last: Option<(usize, bool)> = None;
        for (i, _) in cx.words.of_class(Class::Dual) {
            // An adjective that agrees with a dual is not a second dual; «قيادتي البلدين» are two of two.
            let follows = last.is_some_and(|(l, construct)| l + 1 == i && near(cx, l) && !construct);
            if let Some((reading, sense)) = dual(cx, i, follows) {
                last = Some((i, sense.flags & flag::CONSTRUCT != 0));
                let lemma = cx.lexicon.symbol(sense.arg).to_owned();
                // The forms in ان and ين that are nothing else are surer than any model's guess.
                let sure = sense.flags & (flag::CONSTRUCT | flag::AMBIGUOUS) == 0 && !cx.words[i].any(OTHERS);
                out.push(candidate(cx, i, reading, lemma, sure));
            } else if cx.words[i].readings(cx.lexicon).is_empty()
                && !follows
                && let Some((reading, lemma)) = unknown_duals::read(cx, i)
            {
                last = Some((i, !ends_in_noon(cx, i)));
                out.push(candidate(cx, i, reading, lemma, false));
            } else if follows || like(cx, i) {
                last = Some((i, false));
            }
        }
        for (i, _) in cx.words.of_class(Class::Hint) {
            if let Some((two, reading, lemma)) = proved_duals::read(cx, i) {
                out.push(candidate(cx, two, reading, lemma, false));
            }
        }
    }
}

/// «كبلدين شقيقين»: no two of anything, but the adjective is theirs.
fn like(cx: &Context<'_>, i: usize) -> bool {
    cx.words[i].of(cx.lexicon, Class::Dual).next().is_some_and(|(r, _)| r.proclitics.has(Proclitics::KA))
}

/// Whether the dual at token `i` is in construct with nothing.
fn ends_in_noon(cx: &Context<'_>, i: usize) -> bool {
    cx.text.at((cx.tokens.ends[i] as usize).saturating_sub(1)) == NOON
}

fn dual(cx: &Context<'_>, i: usize, follows: bool) -> Option<(Reading, Sense)> {
    if cx.kind(i) != Some(Kind::Word) {
        return None;
    }
    let (reading, sense) = cx.words[i].of(cx.lexicon, Class::Dual).next()?;
    let joined = reading.proclitics.any(Proclitics::WA | Proclitics::FA);
    // «عدة بلدان»: the plural that a number counts.
    if sense.flags & flag::AMBIGUOUS != 0 && i > 0 && near(cx, i - 1) && cx.numbers.amount_ending(i).is_some()
    {
        return None;
    }
    // «كاثرين» is no «like two traces»; «وجبتين لشخصين» are two of each.
    let agrees = follows && !joined && !reading.proclitics.any(Proclitics::BI | Proclitics::LI);
    if agrees || reading.proclitics.has(Proclitics::KA) {
        return None;
    }
    // «فاسدين» are corrupt, and no «so two lions».
    let hidden = reading.proclitics.has(Proclitics::FA)
        && cx.begins(i, &[FEH, ALEF], 1)
        && !cx.begins(i, &[FEH, ALEF, LAM], 1);
    if hidden {
        return None;
    }
    // «الأعضاء الرئيسين»: an adjective of a definite plural.
    let adjective = !joined
        && reading.proclitics.0 == Proclitics::AL
        && i > 0
        && near(cx, i - 1)
        && cx.kind(i - 1) == Some(Kind::Word)
        && (is_definite(cx, i - 1)
            && (cx.words[i - 1].is(Class::Noun) || is_sound_plural(cx, i - 1))
            && is_plural(cx, i - 1)
            || is_owned_plural(cx, i - 1));
    if adjective {
        return None;
    }
    // A word that is something else as it stands is not a dual with a proclitic.
    let names =
        bit(Class::Name) | bit(Class::Given) | bit(Class::Family) | bit(Class::Noun) | bit(Class::Trap);
    if reading.proclitics.0 != 0 && cx.words[i].of_any(cx.lexicon, names).any(|(r, _)| r.proclitics.0 == 0) {
        return None;
    }
    let construct = sense.flags & flag::CONSTRUCT != 0;
    // «شرطي» is a policeman, not two conditions.
    let one = |s: &Sense| s.flags & (flag::PLURAL | flag::DUAL) == 0;
    if construct && cx.words[i].of(cx.lexicon, Class::Noun).any(|(r, s)| r == reading && one(&s)) {
        return None;
    }
    // «البلدان العربية», «البلدان الأخرى», «البلدان التي»: many countries; «البلدان» with a verb: two.
    let plural = !construct && sense.flags & flag::AMBIGUOUS != 0;
    if plural
        && near(cx, i)
        && is_definite(cx, i + 1)
        && (matches!(cx.text.at(cx.tokens.ends[i + 1] as usize - 1), TEH_MARBUTA | ALEF_MAQSURA)
            || cx.words[i + 1].is(Class::Particle))
    {
        return None;
    }
    // «قائمة البلدان», «أغنى البلدان», «معظم البلدان»: the owner of something is no subject.
    if plural && reading.proclitics.0 == Proclitics::AL && owned(cx, i) {
        return None;
    }
    // «الكثير من البلدان», «في البلدان»: after a preposition the form in ان can only be the plural.
    let led = || {
        let before = i.checked_sub(1).filter(|&b| near(cx, b));
        before.is_some_and(|b| cx.words[b].any(bit(Class::Particle) | bit(Class::NumberWord)))
    };
    if plural && (reading.proclitics.any(Proclitics::BI | Proclitics::LI) || led()) {
        return None;
    }
    // «قاب قوسين أو أدنى»
    if guards::trapped(cx, i, i + 1, NumberTrap::Cardinal) {
        return None;
    }
    // «إيتان» is no «آيتان».
    let madda = cx.lexicon.symbol(sense.arg).starts_with('آ');
    if madda && cx.text.at(cx.without_prefix(i, reading).start as usize) == ALEF_HAMZA_BELOW {
        return None;
    }
    let fits =
        if construct { !reading.proclitics.has(Proclitics::AL) && in_construct(cx, i, sense) } else { true };
    fits.then_some((reading, sense))
}

/// Whether the word before token `i` is a noun without the article or an elative, whose owner stands at `i`.
fn owned(cx: &Context<'_>, i: usize) -> bool {
    const NOUNS: u64 = bit(Class::Noun) | bit(Class::Indefinite) | bit(Class::Bound);
    let Some(before) = i.checked_sub(1).filter(|&b| near(cx, b) && cx.kind(b) == Some(Kind::Word)) else {
        return false;
    };
    let word = &cx.words[before];
    let elative = cx.code(before) == ALEF_HAMZA && cx.tokens.span(before).len() == 4;
    let noun = word.any(NOUNS) || elative || is_hint(cx, before, "of_many");
    noun && !word.any(bit(Class::Verb) | bit(Class::Dual)) && !is_definite(cx, before)
}

/// Whether the word at token `i` is a plural in ين that belongs to somebody: «دائنيها», «لاعبيهم».
fn is_owned_plural(cx: &Context<'_>, i: usize) -> bool {
    const SHORTEST: u32 = 6;
    let end = cx.tokens.ends[i] as usize;
    let back = |n: usize| cx.text.at(end.saturating_sub(n));
    let ending =
        matches!((back(3), back(2), back(1)), (YEH, HEH, ALEF | MEEM) | (YEH, NOON, ALEF) | (_, YEH, HEH));
    ending && cx.tokens.span(i).len() >= SHORTEST && !cx.words[i].any(bit(Class::Dual) | bit(Class::Particle))
}

/// Whether the word at token `i` ends as the sound plural of persons in the oblique case: «الجنوبيين».
fn is_sound_plural(cx: &Context<'_>, i: usize) -> bool {
    let end = cx.tokens.ends[i] as usize;
    let back = |n: usize| cx.text.at(end.saturating_sub(n));
    // The dual of a known noun is not read as a plural.
    (back(3), back(2), back(1)) == (YEH, YEH, NOON) && !cx.words[i].is(Class::Dual)
}

fn candidate(cx: &Context<'_>, i: usize, reading: Reading, lemma: String, sure: bool) -> Candidate {
    let span = cx.without_prefix(i, reading);
    let mut phrase = span;
    // «شخصين اثنين» states the number twice.
    let next = &cx.words.get(i + 1);
    let twice = next.is_some_and(|w| {
        w.of(cx.lexicon, Class::Unit).any(|(r, s)| s.arg == 2 && r.proclitics.0 & !Proclitics::AL == 0)
    });
    if twice && near(cx, i) {
        phrase.end = cx.tokens.ends[i + 1];
    }
    let upper = upper(cx, i).filter(|_| !reading.proclitics.any(Proclitics::AL));
    let span_of_both = |end: usize| Span::new(span.start, cx.tokens.ends[end - 1]);
    let (core, bound) = match upper {
        Some((end, _)) => (span_of_both(end), Bound::Between),
        None => (span, Bound::Exact),
    };
    phrase = phrase.join(core);
    // «ما لا يقل عن شخصين», «شخصين على الأقل»; «نحو مدينتين» is where somebody goes.
    let bounds =
        [bound_before(cx, i).filter(|b| !b.unsure && b.bound != Bound::About), bound_after(cx, i + 1)];
    let free = reading.proclitics.0 == 0 && upper.is_none() && ends_in_noon(cx, i);
    let bounded = bounds.into_iter().flatten().next().filter(|_| free);
    let bound = bounded.map_or(bound, |found| found.bound);
    phrase = bounded.map_or(phrase, |found| phrase.join(found.span));
    let number = Number {
        value: Some(Numeric::Int(2)).filter(|_| upper.is_none()),
        low: upper.map(|_| Numeric::Int(2)),
        high: upper.map(|(_, high)| Numeric::Int(high)),
        bound,
        noun: Some(CountedNoun { span, lemma }),
        dual: true,
        ..Number::default()
    };
    let entity = Entity {
        span: core,
        phrase,
        label: Label::Cardinal,
        value: Value::Number(number.into()),
        rule: "duals::candidate",
    };
    Candidate {
        strength: match (upper, sure) {
            (Some(_), _) => strength::COUNTED,
            (None, true) => strength::SURE,
            (None, false) => strength::ORDINARY,
        },
        ..Candidate::phrase(entity)
    }
}

/// The upper end of a range that the dual at token `i` begins, and the token after it: «شخصيتين إلى ثلاث».
fn upper(cx: &Context<'_>, i: usize) -> Option<(usize, i128)> {
    let to = near(cx, i) && near(cx, i + 1) && is_word(cx, i + 1, NumberWord::To);
    let atom = cx.numbers.atom_at(i + 2).filter(|a| to && a.kind == AtomKind::Cardinal)?;
    let words = atom.form == AtomForm::Words && atom.proclitics.0 == 0;
    atom.whole().filter(|n| words && (3..=10).contains(n)).map(|high| (atom.end, high))
}
