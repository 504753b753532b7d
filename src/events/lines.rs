//! Lines that go on with what the line before tells of: «6 شهداء», and below «بينهم الأم», «و3 من أطفالها», «إثر غارة».

use super::clause::complement;
use super::pieces::PieceView;
use crate::lexicon::event_rows::{Cue, Preposition, Thing, TriggerRow, mark};
use crate::lexicon::{Class, Proclitics, bit};
use crate::signs::{BULLET, COLON, DOT, ELLIPSIS, EN_DASH, HYPHEN, SLASH, UNDERSCORE, closes_bracket};
use crate::tokenize::Kind;

/// Pieces before a line among which the word for some of those told before may stand.
const FAR: usize = 24;

/// Whether the line that begins at piece `at` goes on with the one before, which begins at piece `first`.
pub fn go_on(view: &PieceView<'_>, first: usize, at: usize) -> bool {
    let before = &view.pieces[at - 1];
    // A line that ends with a mark is whole; one that ends with a bracket or a comma may not be.
    let open = matches!(before.kind, Kind::Word | Kind::Number | Kind::Emoji)
        || closes_bracket(before.code)
        || matches!(before.code, crate::signs::ARABIC_COMMA | crate::signs::COMMA);
    let each = first.max(at.saturating_sub(FAR))..at;
    if each.into_iter().any(|k| is_each(view, k)) {
        return opens_entry(view, at);
    }
    is_outcome(view, first, at)
        || open && (is_subset(view, at) || is_cause(view, at) || is_more(view, first, at))
}

/// Pieces that count the dead before the word for them.
const COUNT: usize = 4;

/// Pieces of a title.
const TITLE: usize = 16;

/// «غارة على كذا.. استشهاد ثلاثة», «برصاص كذا… 3 إصابات»: whether a title that tells of nobody hurt ends in dots before piece
/// `at`, and who was is told behind them.
fn is_outcome(view: &PieceView<'_>, first: usize, at: usize) -> bool {
    let code = |k: usize| view.pieces[k].code;
    let dots = code(at - 1) == ELLIPSIS
        || at > 1 && code(at - 1) == DOT && (code(at - 2) == DOT || view.pieces[at - 1].span.len() > 1);
    let hurts = |k: usize| {
        let events = &view.lexicon.tables().events;
        // «تسقط» tells of the dead only where «في كمين» and its like follow.
        let told = |r: &TriggerRow| r.with == 0 || complement(view, k + 1, r.with).is_some();
        view.senses(k, Class::Trigger).any(|s| {
            let row = events.triggers.get(s.arg as usize);
            row.is_some_and(|r| {
                matches!(events.types[usize::from(r.kind)].as_str(), "die" | "injure") && told(r)
            })
        })
    };
    let noun = |k: usize| view.senses(k, Class::Trigger).all(|s| s.flags & mark::VERB == 0);
    // «3 شهداء», «ثلاثة شهداء», «سقوط عدد من الجرحى»
    let told = (at..view.pieces.len().min(at + COUNT)).find(|&k| hurts(k));
    let told = told.is_some_and(|k| (at..=k).all(|k| noun(k) || view.pieces[k].kind == Kind::Number));
    // «مخيم كذا الآن..» only says where.
    let tells = |k: usize| {
        let bound = view.readings(k).iter().any(|r| r.proclitics.any(Proclitics::BI));
        bound || view.word(k).mask & (bit(Class::Trigger) | bit(Class::Preposition)) != 0
    };
    dots && (first..at).any(tells) && at - first < TITLE && told && !(first..at).any(hurts)
}

/// «كل من:»: whether the mark at piece `k` opens a list of those of whom a verb tells.
fn is_each(view: &PieceView<'_>, k: usize) -> bool {
    let mut each = false;
    if view.pieces[k].code == COLON && k > 1 {
        view.phrases(k - 2, |f| {
            let sense = f.reading.sense;
            each |= f.end == k && sense.class == Class::Cue && sense.arg == Cue::Some as i32;
        });
    }
    each
}

/// The first word of a line at piece `at`, behind the mark or the number of a list: «• سامر», «- سامر», «1_ سامر».
pub fn entry(view: &PieceView<'_>, at: usize) -> usize {
    let word = |k: usize| view.pieces.get(k).is_some_and(|piece| piece.kind == Kind::Word);
    let dash = |k: usize| {
        view.pieces.get(k).is_some_and(|p| {
            matches!(p.code, HYPHEN | EN_DASH | BULLET | UNDERSCORE | DOT | SLASH) || closes_bracket(p.code)
        })
    };
    let piece = &view.pieces[at];
    let bullet =
        matches!(piece.kind, Kind::Symbol | Kind::Emoji) || matches!(piece.code, HYPHEN | EN_DASH | BULLET);
    let number = piece.kind == Kind::Number && piece.span.len() < 3 && dash(at + 1);
    match (bullet, number) {
        (true, _) if word(at + 1) => at + 1,
        (_, true) if word(at + 2) => at + 2,
        _ => at,
    }
}

/// Whether a line may be one of such a list or what follows it: a name or somebody, or «بعد استهداف …».
fn opens_entry(view: &PieceView<'_>, at: usize) -> bool {
    let at = entry(view, at);
    let word = view.word(at);
    let somebody = word.mask & (bit(Class::Actor) | bit(Class::Preposition)) != 0;
    view.pieces[at].kind == Kind::Word && (somebody || word.mask == 0 && !word.looks.verb)
}

/// «بينهم طفل», «من ضمنهم امرأة»
fn is_subset(view: &PieceView<'_>, at: usize) -> bool {
    view.longest(at, Class::Cue).is_some_and(|c| c.reading.sense.arg == Cue::Subset as i32)
}

/// «إثر غارة», «جراء القصف», but no «خلال القصف», with which a sentence of its own may begin.
fn is_cause(view: &PieceView<'_>, at: usize) -> bool {
    let during = view.longest(at, Class::Preposition).filter(|p| {
        p.reading.sense.arg == Preposition::During as i32 && p.reading.proclitics == Proclitics::default()
    });
    during.is_some_and(|p| view.senses(p.end, Class::Trigger).any(|s| s.flags & mark::EVENT != 0))
}

/// «و3 من أطفالها», «وزوجته» below a line that is one of a list itself.
fn is_more(view: &PieceView<'_>, first: usize, at: usize) -> bool {
    let word = view.word(at);
    let joined = word.looks.proclitics.any(Proclitics::WA) || view.pieces[at].code == crate::letters::WAW;
    if !joined || word.mask & bit(Class::Trigger) != 0 {
        return false;
    }
    let apart = view.pieces[at].span.len() == 1;
    let number = view.pieces.get(at + 1).is_some_and(|p| p.kind == Kind::Number);
    let kin = view.first(at, Class::Actor).is_some_and(|a| {
        let thing = view.lexicon.tables().events.nouns[a.sense.arg as usize].0;
        let people = matches!(thing, Thing::Person | Thing::Child | Thing::Woman);
        a.proclitics.any(Proclitics::WA) && people && a.tail > 0
    });
    let listed = (first.max(at.saturating_sub(FAR))..at).any(|k| is_subset(view, k));
    listed && (apart && number || kin)
}
