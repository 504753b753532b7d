//! What an entity was built from: its words, and how each was read.

use serde::Serialize;

use super::Scratch;
use crate::found::{Bound, Entity, Label, Value};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Grain, Lexicon, Match, Sense, TimeLimit, TimeWord, bit};
use crate::reading::{Atom, AtomKind, Context, Options};
use crate::span::Span;
use crate::text::Text;

/// A word, phrase or number in an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Where it stands, without its conjunction and preposition.
    pub span: Span,
    /// How it was read: the class in the lexicon with its argument («month 9», «bound more_than»), or the
    /// kind of number with its value («cardinal 3000»).
    pub read_as: String,
}

/// Classes of the number grammar.
const NUMBERS: u64 = bit(Class::Bound)
    | bit(Class::NumberWord)
    | bit(Class::Percent)
    | bit(Class::Multiple)
    | bit(Class::Point)
    | bit(Class::Minus)
    | bit(Class::Measure)
    | bit(Class::Currency)
    | bit(Class::CurrencySign)
    | bit(Class::CurrencyCountry)
    | bit(Class::MeasureWord)
    | bit(Class::Magnitude)
    | bit(Class::Last)
    | bit(Class::Dual)
    | bit(Class::Noun);

/// Classes of the time grammar.
const TIMES: u64 = bit(Class::Month)
    | bit(Class::HijriMonth)
    | bit(Class::Weekday)
    | bit(Class::DayPart)
    | bit(Class::TimeUnit)
    | bit(Class::Relative)
    | bit(Class::Direction)
    | bit(Class::Edge)
    | bit(Class::Season)
    | bit(Class::Holiday)
    | bit(Class::Zone)
    | bit(Class::Calendar)
    | bit(Class::Decade)
    | bit(Class::TimeLimit)
    | bit(Class::Bound)
    | bit(Class::TimeWord);

/// Classes of the names grammar.
const NAMES: u64 = bit(Class::Name)
    | bit(Class::Title)
    | bit(Class::Head)
    | bit(Class::Given)
    | bit(Class::Family)
    | bit(Class::NameWord);

/// What `entity`, found in `text` by the last [`extract`](super::extract) with this `scratch`, was built from, in
/// the order of the text. Words that no grammar knows (an unknown counted noun, a name the model found) and
/// marks between words are left out.
///
/// ```
/// use tarqim::extract::{Labels, Options, Scratch, explain, extract};
/// use tarqim::text::TextBuf;
///
/// let (text, options, mut scratch) =
///     (TextBuf::new("أكثر من ثلاثة آلاف دولار"), Options::default(), Scratch::default());
/// let found = extract(text.text(), Labels::ALL, None, &options, &mut scratch);
/// let pieces = explain(text.text(), &found[0], &options, &scratch);
/// let read: Vec<&str> = pieces.iter().map(|p| p.read_as.as_str()).collect();
/// assert_eq!(read, ["bound more_than", "cardinal 3000", "currency USD"]);
/// ```
pub fn explain(text: Text<'_>, entity: &Entity, options: &Options, scratch: &Scratch) -> Vec<Piece> {
    let lexicon = Lexicon::builtin();
    let cx = Context { numbers: &scratch.numbers, ..scratch.context(text, lexicon, options) };
    let classes = match entity.label {
        Label::Date | Label::Time | Label::Duration => TIMES,
        Label::Url | Label::Email | Label::Phone | Label::Mention | Label::Hashtag | Label::Id => 0,
        _ if matches!(entity.value, Value::Name(_)) => NAMES,
        _ => NUMBERS,
    };
    let mut pieces = Vec::new();
    let mut i = cx.tokens.ends.partition_point(|&end| end <= entity.phrase.start);
    while i < cx.tokens.len() && cx.tokens.starts[i] < entity.phrase.end {
        i = piece(&cx, entity, classes, i, &mut pieces).unwrap_or(i + 1);
    }
    pieces
}

/// Adds the piece at token `i`; returns the token after it.
fn piece(cx: &Context<'_>, entity: &Entity, classes: u64, i: usize, out: &mut Vec<Piece>) -> Option<usize> {
    let atom = cx.numbers.atom_at(i).filter(|_| classes & (NUMBERS | TIMES) != 0);
    let within = |span: Span| span.end <= entity.phrase.end;
    let span = |m: &Match| Span::new(cx.without_prefix(i, m.reading).start, cx.tokens.ends[m.end - 1]);
    let found = cx.longest_of(i, classes).filter(|m| within(span(m)));
    // A longer phrase takes precedence over the number in it; «بالمئة» is not a hundred.
    let rather = |a: &Atom| found.is_none_or(|m| m.end <= a.end && m.sense.class != Class::Percent);
    if let Some(atom) = atom.filter(|a| within(a.span) && rather(a)) {
        out.push(Piece { span: atom.span, read_as: number(atom) });
        return Some(atom.end);
    }
    let m = found?;
    out.push(Piece { span: span(&m), read_as: describe(cx.lexicon.lexicon, m.sense) });
    Some(m.end)
}

/// Kind and value of a number.
pub(super) fn number(atom: &Atom) -> String {
    match atom.kind {
        AtomKind::Ordinal => format!("ordinal {}", atom.value),
        AtomKind::Fraction => format!("fraction {}", atom.value),
        AtomKind::Indefinite => "indefinite".to_owned(),
        AtomKind::Cardinal => format!("cardinal {}", atom.value),
    }
}

/// The class of a sense and its argument.
pub(super) fn describe(lexicon: &Lexicon, sense: Sense) -> String {
    let tables = lexicon.tables();
    let row = usize::try_from(sense.arg).unwrap_or(usize::MAX);
    let detail = match sense.class {
        Class::Bound => Bound::NAMES.get(row).copied().map(str::to_owned),
        Class::NumberWord => NumberWord::NAMES.get(row).copied().map(str::to_owned),
        Class::TimeUnit => Grain::ALL.get(row).map(|g| g.name().to_owned()),
        Class::TimeWord => TimeWord::ALL.get(row).map(|w| w.name().to_owned()),
        Class::TimeLimit => TimeLimit::ALL.get(row).map(|w| w.name().to_owned()),
        Class::Relative => tables.relatives.get(row).map(|r| format!("{} {}", r.offset, r.grain.name())),
        Class::DayPart => tables.day_parts.get(row).map(|p| p.part.name().to_owned()),
        Class::Holiday => tables.holidays.get(row).map(|h| h.id.clone()),
        Class::Zone => tables.zones.get(row).cloned(),
        Class::Measure => tables.measures.get(row).map(|m| m.unit.clone()),
        Class::CurrencySign => tables.currencies.get(row).map(|c| c.code.clone()),
        Class::Currency => {
            let word = tables.currency_words.get(row);
            word.and_then(|w| tables.currencies.get(usize::from(w.currency?))).map(|c| c.code.clone())
        }
        Class::Noun | Class::Dual => Some(lexicon.symbol(sense.arg).to_owned()),
        Class::Name => tables.names.get(row).map(|n| n.id.clone()),
        Class::Month
        | Class::HijriMonth
        | Class::Weekday
        | Class::Direction
        | Class::Edge
        | Class::Decade
        | Class::Season => Some(sense.arg.to_string()),
        _ => None,
    };
    match detail {
        Some(detail) if !detail.is_empty() => format!("{} {detail}", sense.class.name()),
        _ => sense.class.name().to_owned(),
    }
}
