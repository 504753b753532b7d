//! Amounts: atoms with their bounds, and ranges of two atoms.
//!
//! 3-4, ٣–٤, من 3 إلى 5, بين 10 و20, 5 أو 6, من عشرة لعشرين. A scale given once applies to both ends (بين 5 و10
//! آلاف). The lower end comes first; 4-3 is a score, not a range.

use super::bounds::{BoundWords, bound_before};
use super::fractions::{is_word, number_word};
use super::scores::is_score;
use super::{atom, pieces};
use crate::calendar::years;
use crate::found::{Bound, Numeric};
use crate::letters::{SHADDA, TATWEEL};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, TimeWord, bit};
use crate::reading::{Amount, Atom, AtomForm, AtomKind, Context, Exact, Numbers, is_definite, mark, near};
use crate::signs::{
    ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE, COLON, DOT, HYPHEN, MINUS, OPEN, SEMICOLON, closer,
    may_open_quote,
};
use crate::span::Span;
use crate::tokenize::Kind;

/// Token after the closing mark of an amount alone in round brackets or quotation marks: «بمبلغ
/// (5,993,000) ريال», as contracts write.
pub fn bracketed(cx: &Context<'_>, amount: &Amount) -> Option<usize> {
    let open = cx.code(amount.core.0.checked_sub(1)?);
    let alone = (may_open_quote(open) || open == OPEN) && cx.code(amount.core.1) == closer(open);
    (alone && near(cx, amount.core.1)).then_some(amount.core.1 + 1)
}

/// Builds amounts from all atoms.
pub fn join(cx: &Context<'_>, numbers: &mut Numbers) {
    mark_chains(cx, &mut numbers.atoms);
    let mut i = 0;
    while i < numbers.atoms.len() {
        let (next, used) = amount(cx, &numbers.atoms, i);
        i += used;
        if let Some(last) = numbers.amounts.last_mut()
            && let Some(sum) = thousands(cx, last, &next)
        {
            *last = sum;
            continue;
        }
        if let Some(last) = numbers.amounts.last_mut()
            && let Some(both) = two_sided(cx, last, &next)
        {
            *last = both;
            continue;
        }
        numbers.amounts.push(next);
    }
}

/// Marks three or more numbers in digits that glued hyphens join.
fn mark_chains(cx: &Context<'_>, atoms: &mut [Atom]) {
    let joined = |a: &Atom, b: &Atom| {
        b.first == a.end + 1
            && is_dash(cx, a.end)
            && cx.glued(a.end - 1)
            && cx.glued(a.end)
            && a.form == AtomForm::Digits
            && b.form == AtomForm::Digits
    };
    let mut start = 0;
    for end in 1..=atoms.len() {
        if end < atoms.len() && joined(&atoms[end - 1], &atoms[end]) {
            continue;
        }
        if end - start > 2 {
            atoms[start..end].iter_mut().for_each(|a| a.marks |= mark::CHAIN);
        }
        start = end;
    }
}

/// «مائة ألف وأربعة وعشرين ألفا»: thousands told in two parts.
fn thousands(cx: &Context<'_>, first: &Amount, second: &Amount) -> Option<Amount> {
    const THOUSAND: i128 = 1_000;
    let (a, b) = (&first.atoms.0, &second.atoms.0);
    let plain = |amount: &Amount| amount.range.is_none() && amount.atoms.0.form == AtomForm::Words;
    let joined = b.first == a.end && b.proclitics.0 == Proclitics::WA && near(cx, a.end - 1);
    let (high, low) = (a.whole()?, b.whole()?);
    let parts =
        high % (100 * THOUSAND) == 0 && (THOUSAND..100 * THOUSAND).contains(&low) && low % THOUSAND == 0;
    if !plain(first) || !plain(second) || !joined || !parts || (a.scale, b.scale) != (THOUSAND, THOUSAND) {
        return None;
    }
    let span = first.span.join(second.span);
    let atom = Atom { end: b.end, span, value: Exact::int(high + low).decimal()?, ..*a };
    Some(Amount {
        atoms: (atom, None),
        core: (first.core.0, second.core.1),
        span,
        phrase: first.phrase.join(second.phrase),
        ..*first
    })
}

/// «أكثر من 10 وأقل من 20»: a lower and an upper bound of the same thing.
fn two_sided(cx: &Context<'_>, low: &Amount, high: &Amount) -> Option<Amount> {
    let lower = matches!(low.bound, Bound::MoreThan | Bound::AtLeast) && low.first < low.core.0;
    let upper = matches!(high.bound, Bound::LessThan | Bound::AtMost) && high.first < high.core.0;
    if !lower || !upper || !near(cx, low.end() - 1) {
        return None;
    }
    let detached = pieces::is_and(cx, low.end());
    let joined = cx.words[high.first]
        .of_any(cx.lexicon, bit(Class::Bound) | bit(Class::Phrase))
        .any(|(r, _)| r.proclitics.has(Proclitics::WA));
    if high.first != low.end() + usize::from(detached) || detached == joined {
        return None;
    }
    let (from, to) = (low.atoms.0, high.atoms.0);
    if !from.exact()?.below(to.exact()?) {
        return None;
    }
    Some(Amount {
        atoms: (from, Some(to)),
        core: (low.core.0, high.core.1),
        span: low.span.join(high.span),
        phrase: low.phrase.join(high.phrase),
        bound: Bound::Between,
        range: Some((from.value, to.value)),
        ..*low
    })
}

fn amount(cx: &Context<'_>, atoms: &[Atom], i: usize) -> (Amount, usize) {
    let low = atoms[i];
    if let Some(odd) = odd(cx, atoms, i) {
        return (odd, 2);
    }
    let ranged = match atoms.get(i + 1) {
        Some(high) => range(cx, atoms, i, low, *high).map(|r| (r, 2)),
        None => None,
    };
    let ranged = ranged.or_else(|| split(cx, low).map(|r| (r, 1)));
    if let Some((range, used)) = ranged {
        return (range, used);
    }
    let mut amount = Amount {
        atoms: (low, None),
        core: (low.first, low.end),
        first: low.first,
        span: low.span,
        phrase: low.span,
        bound: Bound::Exact,
        unsure_bound: false,
        range: None,
    };
    let figure = i.checked_sub(1).and_then(|k| figure_before(cx, &atoms[k], &low));
    if let Some(found) = figure.map_or_else(|| before(cx, low), |open| bound_before(cx, open)) {
        bounded(&mut amount, found);
    }
    (amount, 1)
}

/// The bracket that opens before a figure which the words behind it say again: «لا تتجاوز (50) خمسين ريالا».
fn figure_before(cx: &Context<'_>, figure: &Atom, words: &Atom) -> Option<usize> {
    let open = figure.first.checked_sub(1).filter(|&at| cx.code(at) == OPEN)?;
    let closed = cx.code(figure.end) == CLOSE && words.first == figure.end + 1 && near(cx, figure.end);
    let again =
        figure.form == AtomForm::Digits && words.form == AtomForm::Words && figure.value == words.value;
    (closed && again).then_some(open)
}

/// «نيف وستون»: sixty odd.
fn odd(cx: &Context<'_>, atoms: &[Atom], i: usize) -> Option<Amount> {
    let (odd, number) = (atoms[i], *atoms.get(i + 1)?);
    let fits = odd.kind == AtomKind::Indefinite
        && odd.whole() == Some(1)
        && (!odd.has(mark::FEW) || tens(&number))
        && number.kind == AtomKind::Cardinal
        && number.first == odd.end
        && near(cx, odd.end - 1)
        && number.proclitics.has(Proclitics::WA);
    fits.then_some(Amount {
        atoms: (number, None),
        core: (number.first, number.end),
        first: odd.first,
        span: number.span,
        phrase: Span::new(odd.span.start, number.span.end),
        bound: Bound::MoreThan,
        unsure_bound: false,
        range: None,
    })
}

/// «بضعة وثلاثون»: a few and a ten; «عدة ومئة» is nothing.
fn tens(number: &Atom) -> bool {
    number.form == AtomForm::Words
        && matches!(number.whole(), Some(n) if (20..100).contains(&n) && n % 10 == 0)
}

/// «نيف» right before the number that و joins to it at token `i`: «نيف وستين عاما».
pub fn odd_before(cx: &Context<'_>, i: usize) -> Option<Span> {
    let odd = cx.numbers.atom_ending(i).filter(|_| near(cx, i - 1))?;
    let fits = odd.kind == AtomKind::Indefinite && odd.whole() == Some(1) && !odd.has(mark::FEW);
    let joined = pieces::joined(cx, i, pieces::CARDINAL).is_some();
    (fits && joined).then_some(odd.span)
}

fn before(cx: &Context<'_>, low: Atom) -> Option<BoundWords> {
    // A conjunction separates the number from the bound: أكثر من … وخمسة.
    if low.proclitics.any(Proclitics::WA | Proclitics::FA) {
        return None;
    }
    bound_before(cx, low.first)
        .filter(|found| !found.topic || !is_topic(cx, low) && !transfers(cx, low, found))
}

/// Whether «حول» before the number is the verb: «حوّل 12 مليون يورو إلى حساب».
fn transfers(cx: &Context<'_>, low: Atom, found: &BoundWords) -> bool {
    const UNITS: u64 =
        bit(Class::Currency) | bit(Class::CurrencySign) | bit(Class::Measure) | bit(Class::Noun);
    let doubled = (found.span.start..found.span.end).any(|at| cx.text.at(at as usize) == SHADDA);
    let unit = usize::from(near(cx, low.end - 1) && cx.words.any(low.end, UNITS));
    let to = || near(cx, low.end + unit - 1) && is_word(cx, low.end + unit, NumberWord::To);
    let noun = || {
        cx.words.get(low.end + unit + 1).is_some_and(|w| !w.any(UNITS & !bit(Class::Noun) | pieces::CARDINAL))
    };
    doubled || to() && noun() && cx.kind(low.end + unit + 1) == Some(Kind::Word)
}

/// Whether «حول» before the number rather says what something is about: «تتمحور حول أربعة كتب», but «حول 50 دولارا».
fn is_topic(cx: &Context<'_>, low: Atom) -> bool {
    const UNITS: u64 = bit(Class::Currency)
        | bit(Class::Measure)
        | bit(Class::Percent)
        | bit(Class::TimeUnit)
        | bit(Class::Scale);
    let few = low.form == AtomForm::Words && matches!(low.whole(), Some(1..=10));
    few && !(near(cx, low.end - 1) && cx.words.any(low.end, UNITS))
}

fn bounded(amount: &mut Amount, found: BoundWords) {
    amount.first = found.first;
    amount.phrase = amount.phrase.join(found.span);
    amount.unsure_bound = found.unsure;
    if amount.range.is_none() {
        amount.bound = found.bound;
    }
}

/// The range formed by two adjacent atoms.
fn range(cx: &Context<'_>, atoms: &[Atom], i: usize, low: Atom, high: Atom) -> Option<Amount> {
    if !matches!(low.kind, AtomKind::Cardinal | AtomKind::Fraction)
        || !matches!(high.kind, AtomKind::Cardinal | AtomKind::Fraction)
        || !near(cx, low.end - 1)
    {
        return None;
    }
    if ends_percentage(cx, low) || is_score(cx, &low, &high) {
        return None;
    }
    let gap = high.first - low.end;
    let led = opener(cx, low);
    let bare = high.proclitics.0 & !Proclitics::AL == 0;
    let fits = match gap {
        // «بين 10 و20», «من عشرة لعشرين»
        0 => match led {
            Some((_, NumberWord::Between)) => high.proclitics.has(Proclitics::WA),
            // «تلاتة أربعة»: three or four, in the dialects.
            None if next_to(&low, &high) => true,
            Some((_, NumberWord::From)) => {
                high.proclitics.has(Proclitics::LI) && !high.proclitics.any(Proclitics::WA)
            }
            _ => false,
        },
        1 => {
            let at = low.end;
            if !near(cx, at) || !bare {
                false
            } else if is_dash(cx, at) {
                dashed(cx, atoms, i, low, high)
            } else if pieces::is_and(cx, at) {
                matches!(led, Some((_, NumberWord::Between)))
            } else if is_word(cx, at, NumberWord::To) {
                match led {
                    // «خلال النصف الأول من 2015 إلى 1.171 مليون درهم»
                    Some((from, NumberWord::From)) => {
                        let year = dated(low, high) && of_period(cx, from);
                        !changes(cx, from) && !year
                    }
                    Some(_) => true,
                    None => !dated(low, high) && !sent(cx, low, high) && !is_monday(&low),
                }
            } else if number_word(cx, at, NumberWord::To).is_some_and(|p| p.proclitics.0 == Proclitics::WA) {
                // «من 10 وحتى 20»
                matches!(led, Some((from, NumberWord::From)) if !changes(cx, from) && !dated(low, high))
            } else {
                is_word(cx, at, NumberWord::Or)
            }
        }
        // «بين خمسة وبين عشرة» and the like are not read as ranges.
        _ => false,
    };
    if !fits {
        return None;
    }
    build(cx, low, high, led)
}

/// «ارتفع العدد الاثنين إلى 93»: the day, not two.
fn is_monday(low: &Atom) -> bool {
    low.form == AtomForm::Words && low.whole() == Some(2) && low.proclitics.any(Proclitics::AL)
}

/// Whether the number is a word of a message that is sent to another: «أرسل 6 إلى 4040», «إرسال (19) إلى 959».
fn sent(cx: &Context<'_>, low: Atom, high: Atom) -> bool {
    let send = cx.lexicon.tables().hint("send");
    let said = |i: usize| cx.words[i].of(cx.lexicon, Class::Hint).any(|(_, s)| Some(s.arg) == send);
    let before = low.first.checked_sub(1).filter(|&b| high.digits >= 3 && near(cx, b));
    before.is_some_and(|b| said(b) || b > 0 && said(b - 1))
}

/// Maximum number of tokens between a verb of change and «من»: «رفعت الحكومة الحد الأدنى للأجور من …».
const CHANGE: usize = 9;

/// Whether the words before «من» at token `from` say that something changed, so that the two ends are two values:
/// «رفعت الضريبة من 5% إلى 15%».
pub fn changes(cx: &Context<'_>, from: usize) -> bool {
    let ends = |i: usize| {
        let stop = cx.kind(i) == Some(Kind::Punct)
            && matches!(cx.code(i), DOT | 0x21 | COLON | SEMICOLON | ARABIC_SEMICOLON | ARABIC_QUESTION);
        stop || !near(cx, i)
    };
    if !cx.words.hold(bit(Class::Hint)) {
        return false;
    }
    let tables = cx.lexicon.tables();
    let (verb, noun) = (tables.hint("change"), tables.hint("change_noun"));
    (from.saturating_sub(CHANGE)..from).rev().take_while(|&i| !ends(i)).any(|i| {
        cx.words[i].of(cx.lexicon, Class::Hint).any(|(_, s)| {
            // «ارتفاع السعر من …», but «بزيادة من 5 إلى 10».
            Some(s.arg) == verb || (Some(s.arg) == noun && i + 1 < from)
        })
    })
}

/// The figure in brackets that repeats the number words before it: «أحد عشر (11) مترا».
pub fn figure_behind<'a>(cx: &Context<'a>, words: &Amount) -> Option<&'a Atom> {
    let open = words.end();
    let beside = words.range.is_none()
        && words.atoms.0.form == AtomForm::Words
        && cx.code(open) == OPEN
        && near(cx, open - 1);
    let figure = beside.then(|| cx.numbers.atom_at(open + 1)).flatten()?;
    let again = figure.form == AtomForm::Digits && Some(figure.value) == words.value();
    (again && cx.code(figure.end) == CLOSE).then_some(figure)
}

/// The words before a number that repeats them as a figure in brackets.
pub fn said_in_words<'a>(cx: &Context<'_>, words: &'a Amount, figure: &Amount) -> Option<&'a Amount> {
    let again = || figure_behind(cx, words).is_some_and(|a| a.first == figure.core.0);
    (figure.range.is_none() && again()).then_some(words)
}

/// Whether two amounts are the values before and after a change: «ارتفع من 60 إلى 75 ريالا».
pub fn changed(cx: &Context<'_>, low: &Amount, high: &Amount) -> bool {
    let plain = |a: &Amount| a.range.is_none() && a.atoms.0.kind == AtomKind::Cardinal;
    let joined = high.core.0 == low.end() + 1
        && near(cx, low.end() - 1)
        && near(cx, low.end())
        && is_word(cx, low.end(), NumberWord::To);
    let from = || low.first.checked_sub(1).filter(|&f| near(cx, f) && is_word(cx, f, NumberWord::From));
    plain(low)
        && plain(high)
        && joined
        && !dated(low.atoms.0, high.atoms.0)
        && from().is_some_and(|f| changes(cx, f))
}

/// The first value of a change with the scale that is said once, behind the second: «من 3 إلى 4 ملايين», but «من 900
/// إلى 3 آلاف».
pub fn shared_scale(low: &Amount, high: &Amount) -> Numeric {
    const TIMES: i128 = 10;
    let (low, high) = (&low.atoms.0, &high.atoms.0);
    let scaled = || {
        let count = Exact::from_numeric(high.value)?.times(Exact::ratio(1, high.scale)?)?;
        let (value, times) = (low.exact()?, Exact::int(TIMES));
        let near = !count.times(times)?.below(value) && !value.times(times)?.below(count);
        if near { value.times(Exact::int(high.scale))?.decimal() } else { None }
    };
    let once =
        low.scale <= 1 && high.scale > 1 && high.form == AtomForm::Mixed && low.form == AtomForm::Digits;
    once.then(scaled).flatten().unwrap_or(low.value)
}

/// Whether the first of two numbers around «إلى» is a year and the second is not: «رفعت إنتاجها في 2021 إلى 340 ألف
/// طن».
fn dated(low: Atom, high: Atom) -> bool {
    let year = |a: &Atom| {
        a.form == AtomForm::Digits && a.digits == 4 && a.whole().is_some_and(|n| years::WITH_DATE.holds(n))
    };
    year(&low) && !year(&high)
}

/// Whether what a year is a part of stands before «من» at token `from`: «الربع الأول من», «الأشهر الستة من».
fn of_period(cx: &Context<'_>, from: usize) -> bool {
    from.checked_sub(1).is_some_and(|b| {
        near(cx, b) && cx.words[b].any(bit(Class::Ordinal) | bit(Class::TimeUnit)) && is_definite(cx, b)
    })
}

/// Whether the atom is the hundred or thousand of «بالمئة», «في الألف», which measures the number before it:
/// «هبط 0.3 بالمئة إلى 123.71».
fn ends_percentage(cx: &Context<'_>, atom: Atom) -> bool {
    if !atom.has(mark::DEFINITE) || !matches!(atom.whole(), Some(100 | 1000)) {
        return false;
    }
    let from = atom.first.saturating_sub(1);
    (from..=atom.first).any(|i| cx.longest(i, Class::Percent).is_some_and(|m| m.end == atom.end))
}

/// «بين خمسة وعشرة» is read as one number first: split it at its last و.
fn split(cx: &Context<'_>, whole: Atom) -> Option<Amount> {
    let led = opener(cx, whole).filter(|(_, w)| *w == NumberWord::Between)?;
    if whole.form == AtomForm::Digits || whole.end - whole.first < 2 {
        return None;
    }
    for at in (whole.first + 1..whole.end).rev() {
        let joined = pieces::is_and(cx, at) || pieces::joined(cx, at, pieces::CARDINAL).is_some();
        if !joined {
            continue;
        }
        let start = at + usize::from(pieces::is_and(cx, at));
        let low = atom(cx, whole.first, at).filter(|a| a.end == at && a.first == whole.first);
        let high = atom(cx, start, whole.end).filter(|a| a.end == whole.end);
        if let (Some(low), Some(high)) = (low, high) {
            let rises = low.exact()?.below(high.exact()?);
            if rises {
                return build(cx, low, high, Some(led));
            }
        }
    }
    None
}

fn build(cx: &Context<'_>, low: Atom, high: Atom, led: Option<(usize, NumberWord)>) -> Option<Amount> {
    let (mut from, mut to) = shared(low, high)?;
    // «بين 32 و30 مليار», «ما بين 1,28 إلى 0,04 في المئة» give the larger end first.
    let between = matches!(led, Some((_, NumberWord::Between)));
    if to.below(from) && (between || high.scale > 1 && low.scale == 1) {
        (from, to) = (to, from);
    }
    if !from.below(to) {
        return None;
    }
    let numeric = |e: Exact, a: &Atom| match Exact::from_numeric(a.value) {
        Some(v) if v == e => Some(a.value),
        _ => e.decimal(),
    };
    let mut amount = Amount {
        atoms: (low, Some(high)),
        core: (low.first, high.end),
        first: low.first,
        span: Span::new(low.span.start, high.span.end),
        phrase: Span::new(low.span.start, high.span.end),
        bound: Bound::Between,
        unsure_bound: false,
        range: Some((numeric(from, &low)?, numeric(to, &high)?)),
    };
    let mut first = low.first;
    if let Some((token, which)) = led {
        let reading = number_word(cx, token, which)?;
        let start = cx.tokens.starts[token] + u32::from(reading.prefix);
        let extra = usize::from(token > 0 && which == NumberWord::Between && is_ma(cx, token));
        amount.first = token - extra;
        amount.phrase.start = if extra == 1 { cx.tokens.starts[token - 1] } else { start };
        first = amount.first;
    }
    if !low.proclitics.any(Proclitics::WA | Proclitics::FA)
        && let Some(found) = bound_before(cx, first)
    {
        bounded(&mut amount, found);
    }
    Some(amount)
}

/// Whether the token before «بين» at `i` begins the phrase «ما بين».
fn is_ma(cx: &Context<'_>, i: usize) -> bool {
    near(cx, i - 1)
        && cx
            .longest(i - 1, Class::NumberWord)
            .is_some_and(|m| m.end == i + 1 && m.sense.arg == NumberWord::Between as i32)
}

/// «من» or «بين» right before an atom: the token, and which of the two it is.
fn opener(cx: &Context<'_>, low: Atom) -> Option<(usize, NumberWord)> {
    let token = low.first.checked_sub(1)?;
    if !near(cx, token) || low.proclitics.0 & !Proclitics::AL != 0 {
        return None;
    }
    // «بين سن 18 و25 عاما»
    let age = cx.words[token].time_words >> (TimeWord::AgeOf as u32) & 1 == 1;
    let token = if age { token.checked_sub(1).filter(|&t| near(cx, t))? } else { token };
    [NumberWord::From, NumberWord::Between]
        .into_iter()
        .find(|&w| number_word(cx, token, w).is_some())
        .map(|w| (token, w))
}

/// Both ends; a scale given only with the upper one is applied to the lower too.
fn shared(low: Atom, high: Atom) -> Option<(Exact, Exact)> {
    let (from, to) = (low.exact()?, high.exact()?);
    if high.scale >= 1000 && low.scale == 1 {
        let scale = Exact::int(high.scale);
        let factor = to.over(scale)?;
        // The larger end may come first, if both are of the same order of magnitude: «بين 10 و5 ملايين», not «بين 500
        // و3 آلاف».
        if !factor.times(Exact::int(2))?.below(from) && from.below(Exact::int(1000)) {
            return Some((from.times(scale)?, to));
        }
    }
    Some((from, to))
}

/// Whether two bare words below ten are consecutive numbers.
fn next_to(low: &Atom, high: &Atom) -> bool {
    let one = |a: &Atom| a.form == AtomForm::Words && a.end == a.first + 1 && a.proclitics.0 == 0;
    match (low.whole(), high.whole()) {
        (Some(a @ 1..=9), Some(b)) => b == a + 1 && one(low) && one(high),
        _ => false,
    }
}

fn is_dash(cx: &Context<'_>, i: usize) -> bool {
    matches!(cx.kind(i), Some(Kind::Punct | Kind::Symbol))
        && matches!(cx.code(i), HYPHEN | 0x2010..=0x2015 | MINUS | 0x7E | 0x301C | 0xFF5E)
        // «3 ـ 5»: a tatweel by itself.
        || cx.code(i) == TATWEEL && cx.tokens.span(i).len() == 1
}

/// Whether a dash between two atoms makes a range: whole digits or words on both sides, no third
/// number joined to them, no telephone number or date in parts.
fn dashed(cx: &Context<'_>, atoms: &[Atom], i: usize, low: Atom, high: Atom) -> bool {
    let digits = |a: &Atom| a.form == AtomForm::Digits && a.digits > 0;
    let leading_zero =
        |a: &Atom| digits(a) && a.digits > 1 && cx.text.at(a.span.start as usize).is_multiple_of(16);
    if leading_zero(&low) || leading_zero(&high) || low.has(mark::SLASH) || high.has(mark::SLASH) {
        return false;
    }
    let chained_after =
        is_dash(cx, high.end) && cx.glued(high.end - 1) && cx.kind(high.end + 1) == Some(Kind::Number);
    let before = low.first.checked_sub(1);
    let chained_before = before
        .is_some_and(|b| is_dash(cx, b) && cx.glued(b) && b > 0 && cx.kind(b - 1) == Some(Kind::Number))
        || i > 0
            && atoms[i - 1].end + 1 == low.first
            && is_dash(cx, low.first - 1)
            && cx.glued(low.first - 1);
    !chained_after && !chained_before
}
