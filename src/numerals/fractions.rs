//! Fractions in words, and what may follow a whole number: a fraction, a decimal part, a
//! divisor, «less a quarter».

use super::pieces::{self, NumberPiece, NumberPlace};
use super::words::{self, Whole};
use crate::letters::{ALEF, DAMMA, LAM};
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, Proclitics, Sense, TimeWord, bit, flag};
use crate::reading::{Context, Exact, Profile, is_definite, is_plural, near, pow10};
use crate::signs::{EN_DASH, HYPHEN};
use crate::tokenize::Kind;

/// A number that may have a fractional part.
#[derive(Clone, Copy, Debug)]
pub struct Rational {
    /// Token after the last one.
    pub end: usize,
    /// Its value.
    pub value: Exact,
    /// Whether it is a fraction on its own, not added to a whole number.
    pub pure: bool,
    /// Whether it ends in a power of a thousand.
    pub scaled: bool,
}

/// The number word with that meaning at token `i`, with or without a proclitic.
#[inline]
pub fn number_word(cx: &Context<'_>, i: usize, which: NumberWord) -> Option<NumberPiece> {
    if cx.words.any(i, bit(Class::NumberWord)) { number_word_there(cx, i, which) } else { None }
}

/// The slow path; out of line, because most words are not number words.
#[inline(never)]
fn number_word_there(cx: &Context<'_>, i: usize, which: NumberWord) -> Option<NumberPiece> {
    let word = cx.words.get(i).filter(|w| w.is_number_word(which))?;
    let (reading, sense) = word.of(cx.lexicon, Class::NumberWord).find(|(_, s)| s.arg == which as i32)?;
    Some(NumberPiece { sense, proclitics: reading.proclitics, prefix: reading.prefix })
}

/// Whether token `i` is the number word with that meaning, without proclitics.
pub fn is_word(cx: &Context<'_>, i: usize, which: NumberWord) -> bool {
    number_word(cx, i, which).is_some_and(|p| p.proclitics.0 == 0)
}

/// The fraction word at token `i`, its value, and the token after it.
fn fraction_word(cx: &Context<'_>, i: usize, after_and: bool) -> Option<(NumberPiece, Exact)> {
    let p = if after_and {
        pieces::joined(cx, i, bit(Class::Fraction)).or_else(|| {
            let p = pieces::of(cx, i, bit(Class::Fraction))?;
            (i > 0 && pieces::is_and(cx, i - 1)).then_some(p)
        })?
    } else {
        pieces::of(cx, i, bit(Class::Fraction))?
    };
    if p.has(flag::PLURAL) || pieces::doubled(cx, i, p) {
        return None;
    }
    let count = if p.has(flag::DUAL) { 2 } else { 1 };
    Some((p, Exact::ratio(count, p.sense.arg.into())?))
}

/// The hundred or power of a thousand that the fraction before it divides: نصف المليون.
fn whole_of(cx: &Context<'_>, mut i: usize) -> Option<(usize, i128)> {
    let mut product = None;
    while i > 0 && near(cx, i - 1) {
        let Some(p) = pieces::of(cx, i, bit(Class::Hundred) | bit(Class::Scale)) else { break };
        if p.leads() || p.joined() || p.has(flag::DUAL | flag::PLURAL | flag::CONSTRUCT) {
            break;
        }
        let value = match p.sense.class {
            Class::Hundred if p.sense.arg == 100 => 100,
            Class::Scale => pow10(u32::try_from(p.sense.arg).ok()?)?,
            _ => break,
        };
        product = Some((i + 1, product.map_or(1, |(_, v): (usize, i128)| v).checked_mul(value)?));
        i += 1;
    }
    product
}

/// A fraction that begins at token `i`: نصف, ثلثين, ربع مليون; «خمس» and similar words only where a definite noun
/// follows.
pub fn read(cx: &Context<'_>, i: usize, limit: usize) -> Option<Rational> {
    let (p, value) = fraction_word(cx, i, false)?;
    let end = i + 1;
    // «تلت تربع»: three quarters, not a third.
    let counts =
        of_class(cx, end, Class::Fraction).is_some_and(|n| n.has(flag::PLURAL) && n.proclitics.0 == 0);
    if counts || (p.has(flag::AMBIGUOUS | flag::VAGUE) && !sure(cx, i, p)) {
        return None;
    }
    if let Some((end, of)) = whole_of(cx, end).filter(|(end, _)| *end <= limit) {
        return Some(Rational { end, value: value.times(Exact::int(of))?, pure: true, scaled: of >= 1000 });
    }
    // «ربع العشر»: a part of a part; «نصف الثمن» is rather half the price.
    const EIGHTH: i32 = 8;
    let part = of_class(cx, end, Class::Fraction).filter(|n| {
        n.proclitics.0 == Proclitics::AL
            && n.sense.arg > 4
            && n.sense.arg != EIGHTH
            && !n.has(flag::DUAL | flag::PLURAL)
            && end < limit
            && !cx.words.any(end + 1, bit(Class::Ordinal))
    });
    if let Some(part) = part.filter(|_| !p.definite() && !p.has(flag::DUAL)) {
        let value = value.times(Exact::ratio(1, part.sense.arg.into())?)?;
        return Some(Rational { end: end + 1, value, pure: true, scaled: false });
    }
    Some(Rational { end, value, pure: true, scaled: false })
}

fn of_class(cx: &Context<'_>, i: usize, class: Class) -> Option<NumberPiece> {
    if i == 0 || !near(cx, i - 1) { None } else { pieces::of(cx, i, bit(class)) }
}

/// Whether «خمس» or a similar word is a fraction: so vowelled (خُمس), before a definite noun (خمس الميزانية),
/// definite before من (الثمن من التركة) or after إلى. «ثمن» before a noun is its price.
fn sure(cx: &Context<'_>, i: usize, p: NumberPiece) -> bool {
    const EIGHTH: i32 = 8;
    let start = cx.tokens.starts[i] as usize + usize::from(p.prefix);
    let damma = (start..cx.tokens.ends[i] as usize).take(5).any(|at| cx.text.at(at) == DAMMA);
    if damma {
        return true;
    }
    if p.definite() {
        // «المجموعات الخمس من» are five.
        let counts = |b: usize| near(cx, b) && is_definite(cx, b) && is_plural(cx, b);
        // «الخمسين من عمرها»
        let age = |i: usize| {
            let ages = |(_, s): (_, Sense)| s.arg == TimeWord::Age as i32 || s.arg == TimeWord::AgeOf as i32;
            cx.words.get(i).is_some_and(|w| w.of(cx.lexicon, Class::TimeWord).any(ages))
        };
        return is_word(cx, i + 1, NumberWord::From)
            && near(cx, i)
            && !i.checked_sub(1).is_some_and(counts)
            && !age(i + 2);
    }
    if p.sense.arg == 2 {
        // «نص» is also «text».
        let units = bit(Class::TimeUnit) | bit(Class::Measure) | bit(Class::Currency) | bit(Class::Noun);
        let unit = cx
            .words
            .get(i + 1)
            .is_some_and(|w| w.of_any(cx.lexicon, units).any(|(r, _)| r.proclitics.0 == 0))
            || is_word(cx, i + 1, NumberWord::Dozen);
        // «متر ونص»: after a unit, with و before it.
        let detached = i > 0 && pieces::is_and(cx, i - 1);
        let added = i.checked_sub(1 + usize::from(detached)).filter(|_| detached || p.joined());
        let behind =
            added.is_some_and(|b| near(cx, b) && cx.words[b].of_any(cx.lexicon, units).next().is_some());
        return behind || of_definite(cx, i + 1) || whole_of(cx, i + 1).is_some() || (unit && near(cx, i));
    }
    // «تسع القاعة الجميع»: at the start of a clause it is a verb.
    if cx.options.compete && (i == 0 || !near(cx, i - 1)) {
        return false;
    }
    let price = p.sense.arg == EIGHTH && cx.options.compete;
    let alone = cx.options.profile == Some(Profile::Nemo) && i == 0 && cx.words.len() == 1;
    alone
        || (p.proclitics.0 & !Proclitics::WA == 0 && !price
            // «المسيرة التي تلت ذلك»: followed.
            && (of_definite(cx, i + 1) || p.sense.arg > 3 && of_that(cx, i + 1)))
}

/// Whether a word that stands for a whole is token `i`: «عشر ⟦ما⟧ أخرجت الأرض», «خمس ⟦ذلك⟧».
fn of_that(cx: &Context<'_>, i: usize) -> bool {
    let Some(word) = cx.words.get(i).filter(|w| w.is(Class::Hint) && near(cx, i - 1)) else { return false };
    let group = cx.lexicon.tables().hint("whole");
    group.is_some_and(|g| word.of(cx.lexicon, Class::Hint).any(|(r, s)| s.arg == g && r.proclitics.0 == 0))
}

fn of_definite(cx: &Context<'_>, i: usize) -> bool {
    if cx.kind(i) != Some(Kind::Word) || !near(cx, i - 1) {
        return false;
    }
    let at = cx.tokens.starts[i] as usize;
    cx.text.at(at) == ALEF
        && cx.text.at(at + 1) == LAM
        && cx.tokens.span(i).len() > 4
        && !cx.words[i].any(pieces::CARDINAL | bit(Class::Ordinal))
}

/// What follows the whole number that ends before token `whole.end`.
pub fn tail(cx: &Context<'_>, i: usize, whole: &Whole, limit: usize) -> Option<Rational> {
    let at = whole.end;
    if at >= limit || !near(cx, at - 1) || whole.closes == NumberPlace::Decimal && !whole.digits {
        return None;
    }
    let found = spoken_tenths(cx, i, limit)
        .or_else(|| counted_parts(cx, whole, limit))
        .or_else(|| spoken_point(cx, whole, limit))
        .or_else(|| and_fraction(cx, whole, limit))
        .or_else(|| except(cx, whole, limit))
        .or_else(|| divided(cx, whole, limit))?;
    (found.end <= limit).then_some(found)
}

/// «اثنان وثمانية من عشرة» is 2.8 by the convention of NeMo: integer و digits من a power of ten.
fn spoken_tenths(cx: &Context<'_>, i: usize, limit: usize) -> Option<Rational> {
    if cx.options.profile != Some(Profile::Nemo) {
        return None;
    }
    // Try every و as the decimal point; both sides must be numbers in the order of the standard language.
    for at in i + 1..limit {
        if !cx.words[at].any(pieces::CARDINAL) && !pieces::is_and(cx, at) {
            return None;
        }
        let detached = pieces::is_and(cx, at);
        if !detached && pieces::joined(cx, at, pieces::CARDINAL).is_none() {
            continue;
        }
        let low = words::read(cx, i, at).filter(|w| w.end == at && w.falls);
        let high = words::read(cx, at + usize::from(detached), limit).filter(|w| w.falls);
        let (Some(low), Some(high)) = (low, high) else { continue };
        if !is_word(cx, high.end, NumberWord::From) || high.end + 1 >= limit {
            continue;
        }
        let Some(of) = words::read(cx, high.end + 1, limit) else { continue };
        let (Some(n), Some(d)) = (high.value.whole(), of.value.whole()) else { continue };
        if is_power_of_ten(d) && n < d {
            let value = low.value.plus(Exact::ratio(n, d)?)?;
            return Some(Rational { end: of.end, value, pure: false, scaled: false });
        }
    }
    None
}

/// ثلاثة أرباع, مئة وثلاثة أخماس
fn counted_parts(cx: &Context<'_>, whole: &Whole, limit: usize) -> Option<Rational> {
    let p = pieces::of(cx, whole.end, bit(Class::Fraction))?;
    if !p.has(flag::PLURAL) || p.leads() || p.joined() || whole.slash {
        return None;
    }
    let den = Exact::int(p.sense.arg.into());
    let (value, pure) = match whole.last {
        Some(last) if last.unit => (whole.value.minus(last.value)?.plus(last.value.over(den)?)?, false),
        _ => (whole.value.over(den)?, true),
    };
    let end = whole.end + 1;
    match whole_of(cx, end).filter(|(end, _)| pure && *end <= limit) {
        Some((end, of)) => {
            Some(Rational { end, value: value.times(Exact::int(of))?, pure, scaled: of >= 1000 })
        }
        None => Some(Rational { end, value, pure, scaled: false }),
    }
}

/// اثنان فاصلة خمسة, صفر فاصلة صفر صفر سبعة, أربعة فاصلة خمسة مليون
fn spoken_point(cx: &Context<'_>, whole: &Whole, limit: usize) -> Option<Rational> {
    let at = whole.end;
    let point = pieces::of(cx, at, bit(Class::Point))?;
    if point.proclitics.0 != 0 || !near(cx, at) {
        return None;
    }
    let mut places = 0u32;
    let mut digits: i128 = 0;
    let mut i = at + 1;
    // Digit by digit: zeros first, or several single digits in a row.
    let single = |i: usize| {
        let p = pieces::of(cx, i, bit(Class::Unit))?;
        let digit = (0..=9).contains(&p.sense.arg) && p.proclitics.0 == 0;
        digit.then_some(i128::from(p.sense.arg))
    };
    while i < limit && near(cx, i - 1) && places < 20 {
        let Some(d) = single(i) else { break };
        let next_single = i + 1 < limit && near(cx, i) && single(i + 1).is_some();
        if d != 0 && !next_single {
            break;
        }
        digits = digits * 10 + d;
        places += 1;
        i += 1;
    }
    let mut power = None;
    if i < limit
        && (places == 0 || near(cx, i - 1))
        && let Some(rest) = words::read(cx, i, limit).filter(|r| r.first.is_none_or(|p| p.proclitics.0 == 0))
    {
        let (value, end) = match (rest.scale, rest.parts) {
            // «فاصلة خمسة مليون»: the million multiplies the whole number.
            (Some(scale), 1) if scale >= 1000 => {
                power = Some(scale);
                (rest.value.over(Exact::int(scale))?, rest.end)
            }
            _ => (rest.value, rest.end),
        };
        let n = value.whole()?;
        let len = n.checked_ilog10().unwrap_or(0) + 1;
        // Digits show their own zeros: 1 فاصلة 05.
        let len = if rest.digit_count > 0 && rest.parts == 1 && power.is_none() {
            rest.digit_count as u32
        } else {
            len
        };
        digits = digits.checked_mul(pow10(len)?)?.checked_add(n)?;
        places += len;
        i = end;
        // «واحد فاصلة واحد من ألف»: the decimals count thousandths.
        if power.is_none()
            && i + 1 < limit
            && near(cx, i - 1)
            && near(cx, i)
            && is_word(cx, i, NumberWord::From)
            && let Some(of) = words::read(cx, i + 1, limit)
        {
            let den = of.value.whole().filter(|&d| is_power_of_ten(d) && n < d);
            if let Some(den) = den {
                let value = whole.value.plus(Exact::ratio(n, den)?)?;
                return Some(Rational { end: of.end, value, pure: false, scaled: false });
            }
        }
    }
    if places == 0 {
        return None;
    }
    let part = Exact::ratio(digits, pow10(places)?)?;
    let mut value = whole.value.plus(part)?;
    if let Some(power) = power {
        value = value.times(Exact::int(power))?;
    }
    Some(Rational { end: i, value, pure: false, scaled: power.is_some() })
}

fn is_power_of_ten(n: i128) -> bool {
    n >= 10 && pow10(n.ilog10()) == Some(n)
}

/// خمسة وربع, مليون ونصف المليون, ألف وربع مية, عشرون وثلاثة أخماس
fn and_fraction(cx: &Context<'_>, whole: &Whole, limit: usize) -> Option<Rational> {
    let detached = pieces::is_and(cx, whole.end);
    let at = whole.end + usize::from(detached);
    if at >= limit || (detached && !near(cx, whole.end)) || whole.slash {
        return None;
    }
    let (value, end, of) = match fraction_word(cx, at, true) {
        Some((p, value)) if !p.has(flag::AMBIGUOUS) && (detached || p.joined()) && !p.leads() => {
            let of = whole_of(cx, at + 1).filter(|(end, _)| *end <= limit);
            (value, of.map_or(at + 1, |(end, _)| end), of.map(|(_, of)| of))
        }
        _ => {
            let counted = vulgar_or_counted(cx, at, detached, limit)?;
            (counted.value, counted.end, None)
        }
    };
    let value = match (of, whole.scale) {
        (Some(of), _) if whole.value.below(Exact::int(of)) && whole.scale.is_none() => {
            whole.value.plus(value)?.times(Exact::int(of))?
        }
        (Some(of), _) => whole.value.plus(value.times(Exact::int(of))?)?,
        (None, Some(scale)) if scale >= 1000 => whole.value.plus(value.times(Exact::int(scale))?)?,
        _ => whole.value.plus(value)?,
    };
    Some(Rational { end, value, pure: false, scaled: of.is_some() || whole.scale.is_some() })
}

/// «وثلاثة أخماس», «و½» after a whole number.
fn vulgar_or_counted(cx: &Context<'_>, at: usize, detached: bool, limit: usize) -> Option<Rational> {
    let next = words::read(cx, at, limit)?;
    let joined = detached || next.first.is_some_and(|p| p.joined());
    if !joined || next.first.is_some_and(|p| p.leads()) {
        return None;
    }
    if next.closes == NumberPlace::Decimal && next.value.below(Exact::int(1)) {
        return Some(Rational { end: next.end, value: next.value, pure: true, scaled: false });
    }
    if let Some(counted) = counted_parts(cx, &next, limit).filter(|c| c.pure && near(cx, next.end - 1)) {
        return Some(counted);
    }
    // «مئتان وواحد على ثلاثة» with a detached و
    divided(cx, &next, limit).filter(|_| detached && next.value.below(Exact::int(10)))
}

/// مليون إلا ربع, ثلاثة إلا ربعا, ألف إلا خمسة
fn except(cx: &Context<'_>, whole: &Whole, limit: usize) -> Option<Rational> {
    let at = whole.end + 1;
    if at >= limit || !near(cx, whole.end) || !is_word(cx, whole.end, NumberWord::Except) {
        return None;
    }
    if let Some((p, value)) = fraction_word(cx, at, false)
        && !p.has(flag::AMBIGUOUS)
        && p.proclitics.0 & !Proclitics::AL == 0
    {
        let of = whole_of(cx, at + 1).filter(|(end, _)| *end <= limit);
        let unit = of.map_or(whole.scale.unwrap_or(1), |(_, of)| of);
        let value = whole.value.minus(value.times(Exact::int(unit))?)?;
        let end = of.map_or(at + 1, |(end, _)| end);
        return Some(Rational { end, value, pure: false, scaled: whole.scale.is_some() });
    }
    let less = words::read(cx, at, limit).filter(|l| l.first.is_none_or(|p| p.proclitics.0 == 0))?;
    let large = matches!(whole.closes, NumberPlace::Hundred | NumberPlace::Scale);
    if !large || !less.value.below(whole.value) {
        return None;
    }
    Some(Rational { end: less.end, value: whole.value.minus(less.value)?, pure: false, scaled: false })
}

/// The highest mark of what is judged.
const FULL_MARKS: [i128; 5] = [5, 10, 20, 50, 100];

/// The greatest number by which a greater one is divided in words.
const SMALL_DIVISOR: i128 = 12;

/// Classes of what dates: «من 10 مارس».
const PERIODS: u64 = bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::TimeUnit);

/// واحد على ثلاثة, واحد من عشرة, جزء من مئة
fn divided(cx: &Context<'_>, whole: &Whole, limit: usize) -> Option<Rational> {
    let mut at = whole.end;
    if is_word(cx, at, NumberWord::Part) && near(cx, at) {
        at += 1;
    }
    let over = is_word(cx, at, NumberWord::Over);
    let of = is_word(cx, at, NumberWord::From);
    if !(over || of) || !near(cx, at) || at + 1 >= limit || whole.slash {
        return None;
    }
    // «واحد من كل ثلاثة»
    let each = usize::from(of && is_word(cx, at + 1, NumberWord::Each) && near(cx, at + 1) && at + 2 < limit);
    // «1-2 من كل 1000» are one or two.
    let low = whole.digits.then(|| whole.end.checked_sub(3)).flatten();
    let dash = |i: usize| matches!(cx.code(i), HYPHEN | EN_DASH) && cx.glued(i) && cx.glued(i - 1);
    if each == 1 && low.is_some_and(|i| cx.kind(i) == Some(Kind::Number) && dash(i + 1)) {
        return None;
    }
    let below = words::read(cx, at + 1 + each, limit)?;
    if below.first.is_some_and(|p| p.proclitics.0 != 0) || below.slash || below.value.whole()? < 2 {
        return None;
    }
    // «ضغطه 130 على 85»: two values; what is divided is smaller or divided by little.
    if over && whole.digits && below.value.below(whole.value) && Exact::int(SMALL_DIVISOR).below(below.value)
    {
        return None;
    }
    if of {
        // «من 3 إلى 5» is a range, «2 من 5» a fraction.
        let ranged = is_word(cx, below.end, NumberWord::To) && near(cx, below.end - 1);
        // «10 من 10» is a full mark.
        let full = |n| FULL_MARKS.contains(&n) && whole.value.whole() == Some(n) && whole.parts == 1;
        let full = below.value.whole().is_some_and(full) && !cx.words.any(below.end, PERIODS);
        if ranged || !full && !whole.value.below(below.value) {
            return None;
        }
    }
    let value = match whole.last {
        Some(last) if last.unit && over && !whole.digits => {
            whole.value.minus(last.value)?.plus(last.value.over(below.value)?)?
        }
        _ => whole.value.over(below.value)?,
    };
    Some(Rational { end: below.end, value, pure: whole.parts == 1, scaled: false })
}

/// «جزء من مئة» with no number before it.
pub fn part_of(cx: &Context<'_>, i: usize, limit: usize) -> Option<Rational> {
    if !is_word(cx, i, NumberWord::Part)
        || !is_word(cx, i + 1, NumberWord::From)
        || !near(cx, i)
        || !near(cx, i + 1)
    {
        return None;
    }
    let below = words::read(cx, i + 2, limit)?;
    if below.value.whole()? < 2 || below.first.is_some_and(|p| p.proclitics.0 != 0) {
        return None;
    }
    Some(Rational { end: below.end, value: Exact::int(1).over(below.value)?, pure: true, scaled: false })
}
