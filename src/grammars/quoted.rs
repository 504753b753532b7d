//! Numbers in quotation marks: part of a name, or of what somebody says.

use super::measured::matching::is_hint;
use crate::lexicon::{Class, bit};
use crate::reading::{Atom, Context, near};
use crate::signs::{self, COLON, QUOTE};
use crate::tokenize::Kind;

/// Whether the number closes a name in quotation marks: «القمر «سهيل سات 2»»; «قال «أريد 30»» counts.
pub(super) fn closes_name(cx: &Context<'_>, atom: &Atom, before: usize) -> bool {
    /// Maximum number of words of the name.
    const NAMED: usize = 4;
    const OTHER: u64 = bit(Class::Particle)
        | bit(Class::Verb)
        | bit(Class::Bound)
        | bit(Class::NumberWord)
        | bit(Class::Noun)
        | bit(Class::TimeUnit);
    let close = cx.code(atom.end);
    if atom.digits == 0 || !cx.glued(atom.end - 1) || !(signs::closes_quote(close) || close == QUOTE) {
        return false;
    }
    let word = |at: usize| {
        matches!(cx.kind(at), Some(Kind::Word | Kind::Latin)) && near(cx, at) && !cx.words[at].any(OTHER)
    };
    let opens = |at: usize| signs::may_open_quote(cx.code(at)) && cx.kind(at) == Some(Kind::Punct);
    let first = (0..NAMED).map_while(|n| before.checked_sub(n).filter(|&at| word(at))).last();
    let open = first.and_then(|at| at.checked_sub(1)).filter(|&at| opens(at));
    open.is_some_and(|at| !is_speech(cx, at))
}

/// Whether the quotation mark at token `open` opens what somebody says: «قال «أريد 30»», «قال: "أريد 30"».
fn is_speech(cx: &Context<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(1).filter(|&b| near(cx, b)) else { return false };
    // «قال: "أريد 30"»
    let verb = if cx.code(before) == COLON { before.checked_sub(1) } else { Some(before) };
    verb.is_some_and(|v| near(cx, v) && is_hint(cx, v, "says"))
}
