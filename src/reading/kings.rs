//! The numbers of kings, queens and popes, which are part of their names.

use super::{Context, near};
use crate::letters::AND_ARTICLE;
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Proclitics, Sense, bit, flag};
use crate::tokenize::Kind;

/// The end of a king's, queen's or pope's number that begins at token `i`: «محمد ⟦السادس⟧», «بيوس ⟦الثاني عشر⟧». It
/// is part of the name, not a rank or an hour: a title precedes the name, or the name is one whose bearers are
/// always distinguished by number.
pub fn regnal(cx: &Context<'_>, i: usize) -> Option<usize> {
    /// Maximum number of words between the title and the number: «ملك المملكة الأردنية عبد الله».
    const REACH: usize = 6;
    const CLOSED: u64 = bit(Class::Particle) | bit(Class::TimeWord) | bit(Class::Verb);
    let rank = cx.words[i]
        .of(cx.lexicon, Class::Ordinal)
        .find(|&(r, s)| r.proclitics.0 == Proclitics::AL && s.arg > 0)?;
    // «كليوباترا التانية»: in a dialect only behind a name that a number follows.
    let dialect = rank.1.flags & flag::DIALECTS != 0;
    let feminine = rank.1.flags & flag::FEM != 0;
    let fits = |at: usize, word: NameWord| {
        cx.words[at].of(cx.lexicon, Class::NameWord).any(|(r, s)| {
            s.arg == word as i32
                && !r.proclitics.any(Proclitics::KA | Proclitics::DIALECT)
                && (s.flags & flag::FEM != 0) == feminine
        })
    };
    let name = i.checked_sub(1).filter(|&n| near(cx, n) && cx.kind(n) == Some(Kind::Word))?;
    let half = |s: Sense| s.arg == NameWord::Half as i32;
    let may = cx.words[name].mask == 0
        || cx.words[name].any(bit(Class::Given) | bit(Class::Family))
        || cx.words[name].of(cx.lexicon, Class::NameWord).any(|(_, s)| half(s));
    let crowned = || {
        let words = (i.saturating_sub(REACH)..name).rev();
        let mut open = words
            .take_while(|&at| near(cx, at) && cx.kind(at) == Some(Kind::Word) && !cx.words[at].any(CLOSED));
        open.any(|at| fits(at, NameWord::Crown))
    };
    let king = fits(name, NameWord::Regnal) || !dialect && may && !fits(name, NameWord::Crown) && crowned();
    let second = |at: usize, class: u64| cx.words.any(at, class) && near(cx, at - 1);
    let more = second(i + 1, bit(Class::Teen))
        || second(i + 1, bit(Class::Tens)) && cx.begins(i + 1, &AND_ARTICLE, 3);
    king.then_some(i + 1 + usize::from(more))
}
