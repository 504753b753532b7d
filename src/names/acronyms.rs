//! Bodies that no head announces: called by the names of Latin letters, «دي.إي.إيه», «إف سي أستانا», or clubs with a people
//! behind them, «تيجريس المكسيكي».

use super::reader::{Found, NameReader};
use super::tagger::NameClass;
use crate::found::{Label, Source};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Reading, Sense, flag};
use crate::reading::near;
use crate::signs::DOT;
use crate::tokenize::Kind as Token;

/// Maximum number of letters.
const MOST: usize = 8;

/// Finds letters parted by dots, and letters before a name that they are part of; `listed` are the names that the
/// gazetteers gave.
pub fn find(r: &NameReader<'_>, listed: &[Found], out: &mut Vec<Found>) {
    let mut from = 0;
    for i in r.small_words(&[NameWord::Letter]) {
        if i < from || !letter(r, i) {
            continue;
        }
        let end = dotted(r, i).or_else(|| spaced(r, listed, i));
        if let Some(end) = end.filter(|&end| !taken(listed, i, end)) {
            from = end;
            let score = 0.7;
            let (prefix, row, source) = (0, None, Source::Rule);
            out.push(Found {
                first: i,
                end,
                prefix,
                label: Label::Org,
                row,
                site: None,
                source,
                score,
                rule: "names/acronyms::find",
            });
        }
    }
}

/// Finds clubs that nothing knows, by the people behind them, where sport is spoken of: «كونيا سبور ⟦التركي⟧». A player
/// has his people before him.
pub fn clubs(r: &NameReader<'_>, out: &mut Vec<Found>) {
    const LONGEST: usize = 3;
    if !r.has_small(NameWord::Sport) {
        return;
    }
    for (people, _) in r.cx.words.of_class(Class::Name) {
        let after = people > 0 && r.people(people).is_some() && near(r.cx, people - 1) && r.definite(people);
        if !after || !r.foreign(people - 1) {
            continue;
        }
        let most = people.saturating_sub(LONGEST);
        let unknown = |i: usize| r.is_kind(i, Token::Word) && !r.tagger.about(i).known && !r.definite(i);
        let part = |i: &usize| unknown(*i) && near(r.cx, *i);
        let first = people - (most..people).rev().take_while(part).count();
        // «الجناح البلجيكي ⟦هازارد⟧ المصري»
        let player = first > 0 && (r.is(first - 1, Class::Title) || r.people(first - 1).is_some());
        let tagged = r.tagged(first) == Some(NameClass::Person);
        if !player && !tagged && r.sport_near(first) {
            let (prefix, row, source) = (0, None, Source::Rule);
            let (label, score, rule) = (Label::Org, 0.6, "names/acronyms::clubs");
            out.push(Found { first, end: people, prefix, label, row, site: None, source, score, rule });
        }
    }
}

/// Whether token `i` is the name of a letter without anything before it.
fn letter(r: &NameReader<'_>, i: usize) -> bool {
    r.bare_small(i, NameWord::Letter)
}

/// Whether two tokens stand side by side without a blank.
fn tight(r: &NameReader<'_>, i: usize) -> bool {
    r.cx.tokens.starts.get(i + 1).is_some_and(|&start| start == r.cx.tokens.ends[i])
}

/// The end of letters from token `i` that dots part: «بي.بي».
fn dotted(r: &NameReader<'_>, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while end < i + 2 * MOST
        && tight(r, end - 1)
        && r.cx.code(end) == DOT
        && tight(r, end)
        && letter(r, end + 1)
    {
        end += 2;
    }
    // «إم.إتش 370» is a flight.
    (end > i + 1 && !r.is_kind(end, Token::Number)).then_some(end)
}

/// The end of two letters or more from token `i` and of the club or town behind them.
fn spaced(r: &NameReader<'_>, listed: &[Found], i: usize) -> Option<usize> {
    let mut end = i + 1;
    while end < i + MOST && letter(r, end) && near(r.cx, end - 1) {
        end += 1;
    }
    // «⟦أن في⟧ لبنان», «⟦أم إن⟧ حماس»: particles, one and all.
    let letter = |(reading, s): (Reading, Sense)| reading.proclitics.0 == 0 && s.flags & flag::AMBIGUOUS == 0;
    let spelled = |at: usize| {
        r.senses(at, Class::NameWord).any(|found| letter(found) && found.1.arg == NameWord::Letter as i32)
    };
    if !(i..end).any(spelled) {
        return None;
    }
    let at = listed.partition_point(|f| f.end <= end);
    let name = listed.get(at).filter(|f| f.first == end && matches!(f.label, Label::Gpe | Label::Org));
    let named = name.map(|f| f.end).or_else(|| (end < r.count() && r.foreign(end)).then_some(end + 1));
    named.filter(|_| end > i + 1 && near(r.cx, end - 1))
}

/// Whether a listed name covers them.
fn taken(listed: &[Found], first: usize, end: usize) -> bool {
    let at = listed.partition_point(|f| f.end <= first);
    listed[at..].iter().take_while(|f| f.first < end).any(|f| f.first <= first && f.len() > 1 || f.end > end)
}
