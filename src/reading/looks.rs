//! What the letters of a word suggest, for words the lexicon does not know: cheap checks that every grammar uses.

use super::Context;
use crate::found::Label;
use crate::letters::{
    ALEF, ALEF_HAMZA, ARTICLE, BEH, FEH, HEH, KAF, LAM, NOON, TATWEEL, TEH, TEH_MARBUTA, WAW, YEH,
};
use crate::lexicon::{Class, Sense, flag};
use crate::signs::{CLOSE, DOT, EN_DASH, HYPHEN, SPACE};
use crate::tokenize::Kind;
use crate::tokenize::class::CharClass;
use crate::tokenize::classes::class;

/// Whether token `i` and the one after it are on one line with little space between them.
#[inline]
pub fn near(cx: &Context<'_>, i: usize) -> bool {
    let (Some(&end), Some(&start)) = (cx.tokens.ends.get(i), cx.tokens.starts.get(i + 1)) else {
        return false;
    };
    if start == end {
        return !cx.runs_on(i);
    }
    // Fast path: most words are separated by one space.
    start - end == 1 && cx.text.at(end as usize) == SPACE || near_otherwise(cx, end, start)
}

/// Out of line, because it is seldom asked.
#[inline(never)]
fn near_otherwise(cx: &Context<'_>, end: u32, start: u32) -> bool {
    let one_line = || (end..start).all(|at| class(cx.text.at(at as usize)) != CharClass::NEWLINE);
    start - end <= 4 && (one_line() || soft_break(cx, end, start)) && !cx.parts_columns(end, start)
}

/// Whether the gap from code point `end` to `start` only breaks a sentence that was too long for its line: one line
/// break, before it a long line of words that no mark ends, behind it a word, or digits behind a letter that mark no
/// item of a list. In lists, tables and verses lines are short or closed.
pub fn soft_break(cx: &Context<'_>, end: u32, start: u32) -> bool {
    /// Minimum length of a broken line in code points.
    const LINE: usize = 45;
    /// Minimum number of blanks in it.
    const BLANKS: usize = 5;
    let at = |i: usize| class(cx.text.at(i));
    let (end, start) = (end as usize, start as usize);
    let breaks = (end..start).filter(|&i| at(i) == CharClass::NEWLINE).count();
    let single = breaks == 1
        || breaks == 2 && (end..start).any(|i| cx.text.at(i) == 0x0D && cx.text.at(i + 1) == 0x0A);
    if !single || end < LINE || !matches!(at(end - 1), CharClass::LETTER | CharClass::MARK | CharClass::DIGIT)
    {
        return false;
    }
    let line = || (end - LINE..end).map(at);
    if line().any(|c| c == CharClass::NEWLINE) || line().filter(|&c| c == CharClass::GAP).count() < BLANKS {
        return false;
    }
    match at(start) {
        CharClass::LETTER => true,
        CharClass::DIGIT if at(end - 1) != CharClass::DIGIT => {
            /// Longest mark of a list in digits.
            const MARK: usize = 3;
            let behind = (start..=start + MARK).find(|&i| at(i) != CharClass::DIGIT);
            behind.is_none_or(|i| !matches!(cx.text.at(i), HYPHEN | DOT | CLOSE | EN_DASH))
        }
        _ => false,
    }
}

/// Whether token `i` is a word with the article.
pub fn is_definite(cx: &Context<'_>, i: usize) -> bool {
    cx.kind(i) == Some(Kind::Word) && cx.begins(i, &ARTICLE, 1)
}

/// Whether the article stands after a preposition or conjunction at token `i`: «باللغات», «للدول».
pub fn led_article(cx: &Context<'_>, i: usize) -> bool {
    const LETTERS: [u32; 4] = [BEH, KAF, WAW, FEH];
    LETTERS.iter().any(|&first| cx.begins(i, &[first, ALEF, LAM], 2)) || cx.begins(i, &[LAM, LAM], 2)
}

/// Whether token `i` is و, ب or ل by itself, a tatweel after it or not: what may be glued before digits.
pub fn proclitic(cx: &Context<'_>, i: usize) -> bool {
    const LETTERS: [u32; 3] = [WAW, BEH, LAM];
    let span = cx.tokens.span(i);
    let second = || cx.text.at(span.start as usize + 1) == TATWEEL;
    cx.kind(i) == Some(Kind::Word)
        && LETTERS.contains(&cx.code(i))
        && (span.len() == 1 || span.len() == 2 && second())
}

/// Whether token `i` names a people or is the adjective of one: «السورية», «الفرنسيون».
pub fn is_people(cx: &Context<'_>, i: usize) -> bool {
    let names = &cx.lexicon.tables().names;
    let row = |sense: Sense| names.get(usize::try_from(sense.arg).ok()?);
    cx.words[i].of(cx.lexicon, Class::Name).any(|(_, s)| row(s).is_some_and(|r| r.label == Label::Norp))
}

/// Whether token `i` is a feminine singular with a pronoun: «نسخته», «دورتها»; not «أنديتها», a plural with the same ending.
pub fn is_possessed(cx: &Context<'_>, i: usize) -> bool {
    let span = cx.tokens.span(i);
    let back = |n: u32| cx.text.at(span.end.saturating_sub(n) as usize);
    let ends = back(1) == HEH && back(2) == TEH || back(1) == ALEF && back(2) == HEH && back(3) == TEH;
    cx.kind(i) == Some(Kind::Word) && span.len() > 4 && ends && !matches!(cx.code(i), ALEF | ALEF_HAMZA)
}

/// Whether the word at token `i` looks like a plural: one of the lexicon, or one in ات ون ين.
pub fn is_plural(cx: &Context<'_>, i: usize) -> bool {
    let word = &cx.words[i];
    if word.is(Class::Noun) {
        return word.of(cx.lexicon, Class::Noun).all(|(_, s)| s.flags & flag::PLURAL != 0);
    }
    let end = cx.tokens.ends[i] as usize;
    let pair = (cx.text.at(end.saturating_sub(2)), cx.text.at(end.saturating_sub(1)));
    matches!(pair, (ALEF, TEH) | (WAW | YEH, NOON))
}

/// Whether one unit of time stands at token `i`: «اليوم الـ34 من السنة».
pub fn is_unit_of_time(cx: &Context<'_>, i: usize) -> bool {
    let mut units = cx.words[i].of(cx.lexicon, Class::TimeUnit);
    units.any(|(_, s)| s.flags & (flag::PLURAL | flag::DUAL) == 0)
}

/// Whether the word at token `i` looks like a singular: one of the lexicon, or one in ة.
pub fn is_singular(cx: &Context<'_>, i: usize) -> bool {
    let word = &cx.words[i];
    if word.is(Class::Noun) {
        return word.of(cx.lexicon, Class::Noun).any(|(_, s)| s.flags & flag::PLURAL == 0);
    }
    let end = cx.tokens.ends[i] as usize;
    cx.text.at(end.saturating_sub(1)) == TEH_MARBUTA
}
