//! Duals that the words beside them prove: «هذين ⟦المطلبين⟧», «كلا ⟦المسارين⟧», «⟦المتهمين⟧ اللذين», «⟦متظاهرين⟧، أحدهما». The word may be
//! unknown, or of the form that a plural has too.

use super::measured::matching::is_hint;
use super::unknown_duals;
use crate::letters::{ALEF, MEEM, NOON, TEH, TEH_MARBUTA, YEH};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Reading, bit, flag};
use crate::numerals::is_word;
use crate::reading::{Context, is_definite, led_article, near};
use crate::signs::{ARABIC_COMMA, COLON, COMMA};
use crate::tokenize::Kind;

/// What a word with the ending of a dual may be besides.
const OTHERS: u64 = unknown_duals::OTHERS
    | bit(Class::Particle)
    | bit(Class::Weekday)
    | bit(Class::Unit)
    | bit(Class::Tens)
    | bit(Class::Hundred)
    | bit(Class::Scale);

/// The two that the word at token `i` proves: their token, what stands before the noun, and its singular.
pub(super) fn read(cx: &Context<'_>, i: usize) -> Option<(usize, Reading, String)> {
    let two = if is_hint(cx, i, "both") {
        // «هذان يقولان», «هذين صحيحين»: only with the article it is surely the noun; «الكلي والسرطان» are no both.
        let nominative = ending(cx, i) == Some(ALEF);
        let agrees = |two: usize| (ending(cx, two) == Some(ALEF)) == nominative;
        Some(i + 1).filter(|&two| near(cx, i) && is_definite(cx, two) && agrees(two))
    } else if is_hint(cx, i, "of_two") {
        before(cx, i)
    } else if is_hint(cx, i, "one_of") {
        return one_of(cx, i);
    } else {
        None
    }?;
    let ends = cx.kind(two) == Some(Kind::Word) && ending(cx, two).is_some();
    let read = cx.words[two].is(Class::Dual)
        && (!cx.words[two].readings(cx.lexicon).is_empty() || unknown_duals::read(cx, two).is_some());
    if !ends || read || cx.words.any(two, OTHERS) {
        return None;
    }
    // «المتهمين», which else are many
    let mut plural = cx.words[two].of(cx.lexicon, Class::Noun).filter(|(_, s)| s.flags & flag::PLURAL != 0);
    if let Some((reading, sense)) = plural.next() {
        return Some((two, reading, cx.lexicon.symbol(sense.arg).to_owned()));
    }
    let (prefix, start, definite) = unknown_duals::led(cx, two)?;
    let stem = start..cx.tokens.ends[two] as usize - 2;
    (stem.len() >= 3).then(|| (two, unknown_duals::reading_of(prefix, definite), singular(cx, stem)))
}

/// «أحد ⟦قسمي⟧ العلم», «أحد ⟦نجلي⟧ الرئيس»: a noun of three letters before its owner; longer ones are rather many («أحد لاعبي الفريق»).
fn one_of(cx: &Context<'_>, i: usize) -> Option<(usize, Reading, String)> {
    let two = i + 1;
    let span = || cx.tokens.span(two);
    let word = near(cx, i) && cx.kind(two) == Some(Kind::Word) && span().len() == 4;
    let ends =
        word && cx.text.at(span().end as usize - 1) == YEH && near(cx, two) && is_definite(cx, two + 1);
    if !ends
        || cx.code(two) == MEEM
        || !(cx.words[two].mask & !bit(Class::NameWord) == 0 || cx.words[two].is(Class::Dual))
        || cx.words.any(two, OTHERS)
    {
        return None;
    }
    let stem = span().start as usize..span().end as usize - 1;
    Some((two, unknown_duals::reading_of(0, false), singular(cx, stem)))
}

/// The two right before the word at token `i` that is said of them: «اللذين», «أحدهما».
fn before(cx: &Context<'_>, i: usize) -> Option<usize> {
    let last = i.checked_sub(1).filter(|&at| near(cx, at))?;
    let mark = matches!(cx.code(last), COMMA | ARABIC_COMMA | COLON) && cx.tokens.span(last).len() == 1;
    let two = if mark { last.checked_sub(1).filter(|&at| near(cx, at))? } else { last };
    let ahead = two.checked_sub(1).filter(|&at| near(cx, at) && cx.kind(at) == Some(Kind::Word));
    // «العزم والبأس العاليين اللذين», «شخصين مقيمين، أحدهما»: an adjective of what stands before it.
    let led = unknown_duals::led(cx, two).is_some_and(|(prefix, ..)| prefix > 0);
    let adjective = ahead.is_some_and(|at| {
        let dual = cx.words[at].is(Class::Dual) || ending(cx, at).is_some() && !cx.words[at].any(OTHERS);
        dual || article(cx, two) && !led && article(cx, at)
    });
    if adjective {
        return None;
    }
    if ending(cx, i).is_some() {
        // «طهران اللتين» are two cities: the relative has the case of its noun.
        return (ending(cx, two) == ending(cx, i)).then_some(two);
    }
    // «يمين أحدهما» is the oath of one of them; «أو أحدهما» is another clause.
    let shape = || cx.tokens.span(two).len() >= 6 && cx.code(two) == MEEM;
    let sure = mark || article(cx, two) || shape();
    (sure && !ahead.is_some_and(|at| is_word(cx, at, NumberWord::Or))).then_some(two)
}

/// The first letter of the ending ان or ين of token `i`.
fn ending(cx: &Context<'_>, i: usize) -> Option<u32> {
    let span = cx.tokens.span(i);
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    (span.len() > 4 && back(1) == NOON).then(|| back(2)).filter(|&code| matches!(code, ALEF | YEH))
}

fn article(cx: &Context<'_>, i: usize) -> bool {
    is_definite(cx, i) || led_article(cx, i)
}

/// The singular that has these letters before the ending.
fn singular(cx: &Context<'_>, stem: std::ops::Range<usize>) -> String {
    let last = stem.end - 1;
    let letter = |at: usize| if at == last && cx.text.at(at) == TEH { TEH_MARBUTA } else { cx.text.at(at) };
    stem.map(letter).filter_map(char::from_u32).collect()
}
