//! The number grammar: finds every number expression of a text once, shared by all
//! dimensions.
//!
//! [`Atom`]s are maximal numbers (ثلاثة آلاف ومئتان, 3,5, الخامسة والعشرون, نصف مليون, عشرات
//! الآلاف). [`Amount`]s are atoms, or ranges of two atoms, with the words that bound them
//! (أكثر من, بين … و …). A dimension iterates over the amounts or looks up the one at a token, then
//! looks at the words before and after it; [`bound_after`] reads a bound after a unit or noun.

mod bounds;
pub mod digits;
mod fractions;
mod ordinals;
pub(crate) mod pieces;
mod ranges;
mod scores;
mod sum;
mod words;

pub use bounds::{BoundWords, both as both_bounds, bound_after, bound_before};
pub use digits::{glued_minus, trailing_minus};
pub use fractions::{is_word, number_word};
pub use pieces::{glued_before_digits, is_and};
pub use ranges::{bracketed, changed, changes, figure_behind, odd_before, said_in_words, shared_scale};
pub use scores::{is_score, told};

use crate::found::Numeric;
use crate::letters::HEH;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, Reading, Sense, WordInfo, bit, flag};
use crate::reading::{Atom, AtomForm, AtomKind, Context, Exact, Numbers, mark, near, pow10};
use crate::signs::{CLOSE, DOT, HYPHEN, OPEN, SLASH, UNDERSCORE};
use crate::span::Span;
use crate::tokenize::Kind;

/// Classes of the words at which an atom may begin.
const OPENERS: u64 = pieces::CARDINAL
    | bit(Class::Fraction)
    | bit(Class::Ordinal)
    | bit(Class::Indefinite)
    | bit(Class::Minus);

/// Whether an atom may begin at a word: at a number, or at «جزء» من مئة.
fn opens(word: &WordInfo) -> bool {
    word.any(OPENERS) || word.is_number_word(NumberWord::Part)
}

/// Finds the numbers of a scanned text whose words are looked up.
pub fn read(cx: &Context<'_>, numbers: &mut Numbers) {
    numbers.atoms.clear();
    numbers.amounts.clear();
    let count = cx.tokens.len();
    let mut i = 0;
    while i < count {
        let atom = match cx.tokens.kinds[i] {
            Kind::Number => atom(cx, i, count),
            // Nearly all words are refused by this.
            Kind::Word | Kind::Latin if !cx.words.any(i, OPENERS | bit(Class::NumberWord)) => {
                i += 1;
                continue;
            }
            Kind::Word | Kind::Latin if opens(&cx.words[i]) => atom(cx, i, one(cx, i).unwrap_or(count)),
            Kind::Punct | Kind::Symbol if cx.kind(i + 1) == Some(Kind::Number) => atom(cx, i, count),
            _ => None,
        };
        let atom = atom.or_else(|| dozen(cx, i));
        match atom {
            Some(atom) => {
                let atom = below_zero_by(cx, dozens(cx, bracketed_scale(cx, atom)));
                i = behind_percent(cx, atom.end);
                // The zero of «تحت الصفر بخمس درجات» is not a separate number.
                while numbers.atoms.last().is_some_and(|last| last.end > atom.first) {
                    numbers.atoms.pop();
                }
                numbers.atoms.push(atom);
            }
            None => i = skip(cx, i),
        }
    }
    ranges::join(cx, numbers);
}

const DOZEN: i128 = 12;

/// Multiplies the number before «دزينة» by twelve, and adds six for a half after it: «أربع دزينات», «دزينة ونصف».
fn dozens(cx: &Context<'_>, atom: Atom) -> Atom {
    let said = |i: usize| number_word(cx, i, NumberWord::Dozen).is_some_and(|p| p.proclitics.0 == 0);
    if atom.kind == AtomKind::Ordinal || !near(cx, atom.end - 1) || !said(atom.end) {
        return atom;
    }
    let times = || atom.exact()?.times(Exact::int(DOZEN))?.decimal();
    match times() {
        Some(value) => with_half(
            cx,
            Atom {
                end: atom.end + 1,
                span: Span::new(atom.span.start, cx.tokens.ends[atom.end]),
                value,
                form: if atom.form == AtomForm::Digits { AtomForm::Mixed } else { atom.form },
                scale: DOZEN,
                digits: 0,
                kind: AtomKind::Cardinal,
                ..atom
            },
        ),
        None => atom,
    }
}

/// «دزينة», «دزينتان» without a number before it.
fn dozen(cx: &Context<'_>, i: usize) -> Option<Atom> {
    let piece = number_word(cx, i, NumberWord::Dozen)?;
    let plural = piece.has(flag::PLURAL) || piece.proclitics.any(Proclitics::AL);
    if plural {
        return None;
    }
    let value = if piece.has(flag::DUAL) { 2 * DOZEN } else { DOZEN };
    let atom = finish(cx, i, i + 1, Numeric::Int(value), AtomKind::Cardinal, Some(piece), 0)?;
    Some(with_half(cx, Atom { scale: DOZEN, ..atom }))
}

/// «ونصف» after a dozen.
fn with_half(cx: &Context<'_>, atom: Atom) -> Atom {
    let half = || {
        let piece = pieces::joined(cx, atom.end, bit(Class::Fraction)).filter(|p| p.sense.arg == 2)?;
        let fits = near(cx, atom.end - 1) && piece.proclitics.0 == Proclitics::WA;
        fits.then(|| atom.exact()?.plus(Exact::int(DOZEN / 2))?.decimal())?
    };
    match half() {
        Some(value) => {
            let end = atom.end + 1;
            Atom { end, value, span: Span::new(atom.span.start, cx.tokens.ends[end - 1]), ..atom }
        }
        None => atom,
    }
}

/// «تحت الصفر بخمس درجات»: the number follows the words for «below zero».
fn below_zero_by(cx: &Context<'_>, atom: Atom) -> Atom {
    let plain = atom.kind == AtomKind::Cardinal && !atom.has(mark::NEGATIVE);
    if !plain || atom.proclitics.0 != Proclitics::BI {
        return atom;
    }
    let first = (atom.first.saturating_sub(3)..atom.first).find(|&i| {
        let words = cx.words.phrases(i) & bit(Class::Minus) != 0;
        words
            && (i..atom.first).all(|t| near(cx, t))
            && below_zero(cx, i).is_some_and(|(end, _)| end == atom.first)
    });
    let Some(first) = first else { return atom };
    Atom {
        first,
        span: Span::new(cx.tokens.starts[first], atom.span.end),
        value: negated(atom.value),
        proclitics: Proclitics(0),
        marks: atom.marks | mark::NEGATIVE,
        ..atom
    }
}

/// The token after a «واحد» that follows the singular it counts: in «ريال واحد وسبعون هللة» it does not begin 71.
fn one(cx: &Context<'_>, i: usize) -> Option<usize> {
    const NOUNS: u64 =
        bit(Class::Currency) | bit(Class::Measure) | bit(Class::Noun) | bit(Class::CurrencyCountry);
    let before = i.checked_sub(1).filter(|&b| near(cx, b) && cx.words.any(b, NOUNS))?;
    let joined = cx.words.any(i + 1, pieces::CARDINAL) || pieces::is_and(cx, i + 1);
    let piece = pieces::of(cx, i, bit(Class::Unit)).filter(|_| joined)?;
    // «دولارا وأحد عشر سنتا»: without its hamza it is spelled like «واحد».
    if pieces::of(cx, i + 1, bit(Class::Teen)).is_some_and(|p| p.proclitics.0 == 0) {
        return None;
    }
    if piece.sense.arg != 1 || piece.proclitics.0 != 0 || piece.has(flag::CONSTRUCT) {
        return None;
    }
    let singular = |(r, s): (Reading, Sense)| {
        r.proclitics.0 & !Proclitics::LI & !Proclitics::BI & !Proclitics::WA == 0
            && s.flags & (flag::PLURAL | flag::DUAL | flag::ABBREVIATION) == 0
    };
    cx.words[before].of_any(cx.lexicon, NOUNS).any(singular).then_some(i + 1)
}

/// The token after the percent words at token `i`, right after a number: in «100 في المئة و50 في المئة» no number
/// begins at «المئة».
fn behind_percent(cx: &Context<'_>, i: usize) -> usize {
    const PERCENT: u64 = bit(Class::Percent);
    let said = cx.kind(i) == Some(Kind::Word) && cx.words.any(i, PERCENT) && near(cx, i - 1);
    let found = if said { cx.longest(i, Class::Percent) } else { None };
    found.filter(|m| m.reading.proclitics.0 == 0 && m.sense.flags & flag::DUAL == 0).map_or(i, |m| m.end)
}

/// «(36) ألف», «(مائة) ألف»: a scale after a number alone in brackets multiplies it.
fn bracketed_scale(cx: &Context<'_>, atom: Atom) -> Atom {
    let form = atom.form == AtomForm::Digits || atom.form == AtomForm::Words && atom.scale <= 1;
    let plain = atom.kind == AtomKind::Cardinal && form && atom.proclitics.0 == 0;
    if !plain || cx.code(atom.end) != CLOSE || !near(cx, atom.end) {
        return atom;
    }
    let Some(open) = atom.first.checked_sub(1).filter(|&b| cx.code(b) == OPEN) else { return atom };
    let scaled = || {
        let scale = pieces::of(cx, atom.end + 1, bit(Class::Scale))?;
        if scale.proclitics.0 != 0 || scale.has(flag::DUAL) {
            return None;
        }
        let power = pow10(u32::try_from(scale.sense.arg).ok()?)?;
        // «(1000) ألف ريال» gives the same number twice.
        if atom.whole() == Some(power) {
            return None;
        }
        let value = atom.exact()?.times(Exact::int(power))?.decimal()?;
        let end = atom.end + 2;
        let span = Span::new(cx.tokens.starts[open], cx.tokens.ends[end - 1]);
        let form = if atom.form == AtomForm::Digits { AtomForm::Mixed } else { atom.form };
        Some(Atom { first: open, end, span, value, form, scale: power, digits: 0, ..atom })
    };
    scaled().unwrap_or(atom)
}

/// Where to go on after a token at which no number begins. Digits that are not a number
/// (12.5.2016, 192.168.1.1) are skipped with everything glued to them.
fn skip(cx: &Context<'_>, i: usize) -> usize {
    let mut i = i;
    if cx.tokens.kinds[i] == Kind::Number {
        while cx.glued(i)
            && (cx.kind(i + 1) == Some(Kind::Number)
                || (cx.glued(i + 1)
                    && cx.kind(i + 2) == Some(Kind::Number)
                    && cx.kind(i + 1) == Some(Kind::Punct)))
        {
            i += 1;
        }
    }
    i + 1
}

/// The atom that begins at token `i` and ends before `limit`.
pub fn atom(cx: &Context<'_>, i: usize, limit: usize) -> Option<Atom> {
    if cx.kind(i) == Some(Kind::Word)
        && let Some(minus) = pieces::of(cx, i, bit(Class::Minus))
        && near(cx, i)
        && i + 1 < limit
        && let Some(atom) = cardinal(cx, i + 1, limit).filter(|a| a.first == i + 1 && a.proclitics.0 == 0)
    {
        let start = cx.tokens.starts[i] + u32::from(minus.prefix);
        return Some(Atom {
            first: i,
            span: Span::new(start, atom.span.end),
            value: negated(atom.value),
            proclitics: minus.proclitics,
            marks: atom.marks | mark::NEGATIVE,
            ..atom
        });
    }
    ordinal(cx, i).or_else(|| cardinal(cx, i, limit)).or_else(|| indefinite(cx, i, limit))
}

fn negated(value: Numeric) -> Numeric {
    match value {
        Numeric::Int(n) => Numeric::Int(-n),
        Numeric::Decimal(d) => Numeric::Decimal(-d),
        Numeric::Ratio(n, d) => Numeric::Ratio(-n, d),
    }
}

fn ordinal(cx: &Context<'_>, i: usize) -> Option<Atom> {
    if !cx.words[i].is(Class::Ordinal) {
        return None;
    }
    let rank = ordinals::read(cx, i)?;
    let mut marks = if rank.feminine { mark::FEMININE } else { 0 };
    if rank.first.definite() {
        marks |= mark::DEFINITE;
    }
    if rank.first.has(flag::AMBIGUOUS) && rank.words == 1 {
        marks |= mark::UNSURE;
    }
    Some(Atom {
        first: i,
        end: rank.end,
        span: Span::new(cx.tokens.starts[i] + u32::from(rank.first.prefix), cx.tokens.ends[rank.end - 1]),
        value: Numeric::Int(rank.value),
        kind: AtomKind::Ordinal,
        form: AtomForm::Words,
        proclitics: rank.first.proclitics,
        marks,
        scale: 1,
        digits: 0,
    })
}

fn cardinal(cx: &Context<'_>, i: usize, limit: usize) -> Option<Atom> {
    let fraction = fractions::read(cx, i, limit).or_else(|| fractions::part_of(cx, i, limit));
    if let Some(found) = fraction {
        let piece = pieces::of(cx, i, bit(Class::Fraction) | bit(Class::NumberWord))?;
        let kind = if found.scaled || found.value.whole().is_some() {
            AtomKind::Cardinal
        } else {
            AtomKind::Fraction
        };
        return finish(
            cx,
            i,
            found.end,
            found.value.fraction()?,
            kind,
            Some(piece),
            mark_if(piece.definite(), mark::DEFINITE),
        );
    }
    let whole = words::read(cx, i, limit)?;
    let mut marks = mark_if(whole.slash, mark::SLASH) | mark_if(whole.negative, mark::NEGATIVE);
    let definite = whole.first.is_some_and(|p| p.definite());
    marks |= mark_if(definite, mark::DEFINITE);
    if let Some(tail) = fractions::tail(cx, i, &whole, limit) {
        let kind = if tail.pure && !tail.scaled { AtomKind::Fraction } else { AtomKind::Cardinal };
        let value = if tail.pure { tail.value.fraction()? } else { tail.value.decimal()? };
        let share = tail.pure && pieces::of(cx, whole.end, bit(Class::Fraction)).is_none();
        marks |= mark::BROKEN | mark_if(share, mark::SHARE);
        let atom = finish(cx, i, tail.end, value, kind, whole.first, marks)?;
        return Some(Atom { scale: if tail.scaled { whole.scale.unwrap_or(1) } else { 1 }, ..atom });
    }
    if definite && let Some((end, value, feminine)) = ordinals::completing(cx, whole.end, whole.value) {
        let marks = marks | mark_if(feminine, mark::FEMININE);
        return finish(cx, i, end, Numeric::Int(value), AtomKind::Ordinal, whole.first, marks);
    }
    // «العشرون بعد المئة»
    if definite
        && let (Some(n @ 11..), Some((end, more))) =
            (whole.value.whole(), ordinals::after_more(cx, whole.end))
    {
        return finish(cx, i, end, Numeric::Int(n + more), AtomKind::Ordinal, whole.first, marks);
    }
    // «1.2 مليون»
    marks |= mark_if(whole.digits && whole.words && whole.digit_count == 0, mark::BROKEN);
    let single = whole.first.filter(|_| whole.end == i + 1);
    if let Some(p) = single {
        // «ألفا» may be 1000 or 2000, but it certainly is a number.
        let unsure = p.has(flag::AMBIGUOUS) && p.sense.class != Class::Scale;
        marks |= mark_if(unsure, mark::UNSURE)
            | mark_if(p.has(flag::DUAL), mark::DUAL)
            | mark_if(p.has(flag::CONSTRUCT), mark::CONSTRUCT);
    }
    if definite && whole.value.whole().is_some_and(|n| n >= 11) {
        marks |= mark::ORDINAL_TOO;
    }
    let digits = if whole.words { None } else { digits::read(cx, i) };
    let value = match digits {
        Some(d) => d.value,
        None => whole.value.decimal()?,
    };
    let kind = if whole.slash && !matches!(value, Numeric::Int(_)) {
        AtomKind::Fraction
    } else {
        AtomKind::Cardinal
    };
    let atom = finish(cx, i, whole.end, value, kind, whole.first, marks)?;
    Some(Atom {
        scale: whole.scale.or(digits.map(|d| d.scale)).unwrap_or(1),
        digits: if whole.words { 0 } else { whole.digit_count as u8 },
        ..atom
    })
}

const fn mark_if(condition: bool, mark: u16) -> u16 {
    if condition { mark } else { 0 }
}

/// An atom over tokens `i..end`, with the proclitics before it.
fn finish(
    cx: &Context<'_>,
    i: usize,
    end: usize,
    value: Numeric,
    kind: AtomKind,
    piece: Option<pieces::NumberPiece>,
    mut marks: u16,
) -> Option<Atom> {
    let last = cx.tokens.ends[end - 1];
    let mut first = i;
    let (start, proclitics) = match piece {
        Some(p) => (cx.tokens.starts[i] + u32::from(p.prefix), p.proclitics),
        None => match pieces::before_digits(cx, i) {
            Some((token, set, span)) => {
                first = token;
                marks |= mark_if(set.any(Proclitics::AL), mark::DEFINITE);
                (span.start, set)
            }
            None if in_code(cx, i) => return None,
            // Digits right after Latin letters are part of a name; the scanner has already separated digits from
            // Arabic words.
            None if i > 0
                && cx.glued(i - 1)
                && matches!(cx.tokens.kinds[i - 1], Kind::Latin | Kind::Code) =>
            {
                return None;
            }
            None => (cx.tokens.starts[i], Proclitics(0)),
        },
    };
    let mut end = end;
    let mut value = value;
    let mut stop = last;
    if marks & mark::NEGATIVE == 0
        && near(cx, end - 1)
        && let Some((after, span_end)) = below_zero(cx, end)
    {
        (end, stop, value) = (after, span_end, negated(value));
        marks |= mark::NEGATIVE;
    }
    let has_digits = cx.tokens.kinds[i..end].contains(&Kind::Number);
    if has_digits
        && marks & (mark::NEGATIVE | mark::SLASH) == 0
        && let Some(after) = digits::trailing_minus(cx, i, end)
    {
        (end, stop, value) = (after, cx.tokens.ends[after - 1], negated(value));
        marks |= mark::NEGATIVE;
    }
    if cx.glued(end - 1) && matches!(cx.kind(end), Some(Kind::Latin | Kind::Code)) {
        marks |= mark::LATIN;
    }
    let has_words = cx.tokens.kinds[i..end].contains(&Kind::Word);
    let form = match (has_digits, has_words) {
        (true, true) => AtomForm::Mixed,
        (true, false) => AtomForm::Digits,
        _ => AtomForm::Words,
    };
    Some(Atom {
        first,
        end,
        span: Span::new(start, stop),
        value,
        kind,
        form,
        proclitics,
        marks,
        scale: 1,
        digits: 0,
    })
}

/// Whether the digits at token `i` continue a designation: v2.4.1, AB-2291.
fn in_code(cx: &Context<'_>, i: usize) -> bool {
    i > 1
        && cx.glued(i - 1)
        && cx.kind(i - 1) == Some(Kind::Punct)
        && matches!(cx.code(i - 1), HYPHEN | DOT | SLASH | UNDERSCORE)
        && cx.glued(i - 2)
        && matches!(cx.kind(i - 2), Some(Kind::Latin | Kind::Code))
}

/// «تحت الصفر» at token `i`: the token after it and where it ends.
fn below_zero(cx: &Context<'_>, i: usize) -> Option<(usize, u32)> {
    if cx.words.phrases(i) == 0 {
        return None;
    }
    let found = cx.longest(i, Class::Minus)?;
    let after = found.sense.flags & flag::AFTER != 0 && found.reading.proclitics.0 == 0;
    after.then(|| (found.end, cx.tokens.ends[found.end - 1]))
}

/// مئات, عشرات الآلاف, بضعة عشر, بضع مئات, عدة آلاف
fn indefinite(cx: &Context<'_>, i: usize, limit: usize) -> Option<Atom> {
    let p = pieces::of(cx, i, bit(Class::Indefinite))?;
    // «بعده» is «after him», «بعدة» «by several».
    if p.leads() && cx.text.at(cx.tokens.ends[i] as usize - 1) == HEH {
        return None;
    }
    let mut exponent = p.sense.arg.max(0) as u32;
    let mut end = i + 1;
    let few = p.has(flag::CONSTRUCT);
    while end < limit && near(cx, end - 1) {
        // An endless «آلاف آلاف آلاف …» is split into several quantities, each within the range of a number.
        let more = of_scale(cx, end, few).filter(|more| pow10(exponent + more + 1).is_some());
        let Some(more) = more else { break };
        exponent += more;
        end += 1;
    }
    if few && end == i + 1 && end < limit && near(cx, i) {
        // بضعة عشر: between eleven and nineteen.
        let ten = pieces::of(cx, end, bit(Class::Teen)).is_some_and(|t| t.proclitics.0 == 0);
        end += usize::from(ten);
        exponent += u32::from(ten);
    }
    let value = pow10(exponent)?;
    let marks = mark_if(p.definite(), mark::DEFINITE) | mark_if(few, mark::FEW);
    finish(cx, i, end, Numeric::Int(value), AtomKind::Indefinite, Some(p), marks)
}

/// The exponent of a scale word that multiplies an indefinite quantity: «الآلاف», «مئات».
fn of_scale(cx: &Context<'_>, i: usize, few: bool) -> Option<u32> {
    let (reading, sense): (_, Sense) = cx.words[i]
        .of_any(cx.lexicon, bit(Class::Indefinite) | bit(Class::Scale) | bit(Class::Hundred))
        .next()?;
    if reading.proclitics.0 & !Proclitics::AL != 0 || sense.flags & (flag::DUAL | flag::AMBIGUOUS) != 0 {
        return None;
    }
    match sense.class {
        Class::Hundred if sense.arg == 100 => Some(2),
        Class::Scale => u32::try_from(sense.arg).ok(),
        Class::Indefinite if sense.flags & flag::PLURAL != 0 && (few || sense.arg > 0) => {
            u32::try_from(sense.arg).ok()
        }
        _ => None,
    }
}
