//! One term of a length of time: so many of a unit («ثلاثة أيام», «نصف ساعة», «أيام»).

use super::draft::Strength;
use super::numbers::{self, Num};
use super::reader::{AND, ARTICLE, Reader, Word};
use super::said::Part;
use super::shifted::direction;
use crate::grammars::measured::matching::{hint_at, is_hint};
use crate::letters::{ALEF, BEH, FATHATAN, FEH, HEH, KAF, LAM, WAW};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::reading::{AtomKind, is_definite, mark};
use crate::signs::{CLOSE, OPEN};
use crate::tokenize::Kind;

/// More than so many «عقد» are contracts.
const DECADES: i64 = 20;

/// One term: so many of a unit.
pub(super) struct LengthTerm {
    pub(super) part: Part,
    pub(super) high: Option<i64>,
    pub(super) vague: bool,
    pub(super) definite: bool,
    pub(super) from: u32,
    pub(super) lead: u32,
    pub(super) end: usize,
    pub(super) strength: Strength,
}

pub(super) fn grain(w: Word) -> Option<Grain> {
    Grain::ALL.get(usize::try_from(w.arg).ok()?).copied()
}

/// A unit of time at token `i`, any number.
pub(super) fn unit(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<Word> {
    if r.blocked(i) {
        return None;
    }
    // «ربع» is a quarter of a year only beside «الماضي» and the like.
    let quarter = |u: &Word| u.arg == Grain::Quarter as i32 && r.any(i, bit(Class::Fraction));
    r.find(i, Class::TimeUnit, may, must).filter(|u| !quarter(u))
}

pub(super) fn add(part: Part, count: i64, of: i64) -> Part {
    let sum = part.count.saturating_mul(of).saturating_add(count.saturating_mul(part.of));
    let under = part.of.saturating_mul(of);
    let shared = numbers::gcd(sum.abs().max(1), under);
    Part { count: sum / shared, of: under / shared, grain: part.grain }
}

/// A term at token `i`.
pub(super) fn term(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let classes = bit(Class::TimeUnit) | bit(Class::TimeWord) | bit(Class::Fraction) | bit(Class::Indefinite);
    if !r.any(i, classes) && !numbers::starts(r, i) {
        return None;
    }
    vague(r, i, may, must)
        .or_else(|| fraction_of(r, i, may, must))
        .or_else(|| counted(r, i, may, must))
        .or_else(|| by_itself(r, i, may, must))
}

/// عدة أيام, بضع سنوات, أيام قليلة.
pub(super) fn vague(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let make = |from, end, u: Word| {
        Some(LengthTerm {
            part: Part { count: 0, of: 1, grain: grain(u)? },
            high: None,
            vague: true,
            definite: false,
            from,
            lead: from,
            end,
            strength: Strength::Sure,
        })
    };
    if let Some(w) = r.find_must(i, Class::TimeWord, TimeWord::Vague as i32, may, must) {
        // «12 كم عام 2015» are kilometres.
        if i > 0 && r.cx.numbers.atom_ending(i).is_some() {
            return None;
        }
        // بضع وثمانين سنة
        let (at, inner, needed) = r.and(w.end);
        let tens =
            numbers::small(r, at, inner, needed).filter(|n| n.value >= 20 && n.value % 10 == 0 && !n.ordinal);
        // «بضع عشرة سنة»
        let teen = || r.find(w.end, Class::Teen, 0, 0).filter(|t| t.arg == 10 && !r.new_line(w.end));
        // «كذا وكذا سنة»
        let twice = || r.find_must(at, Class::TimeWord, TimeWord::Vague as i32, inner, needed);
        let tens = tens.map(|n| n.end).or_else(|| teen().map(|t| t.end)).or_else(|| twice().map(|t| t.end));
        let at = tens.unwrap_or(w.end);
        let u = unit(r, at, 0, 0).filter(|u| !u.has(flag::DUAL) && !r.new_line(at))?;
        // «من بعده شهر واحد»: after him.
        let his =
            r.cx.text.at(r.to(w.end).wrapping_sub(1) as usize) == HEH && w.particles.any(Proclitics::BI);
        if his && !u.has(flag::PLURAL) && tens.is_none() {
            return None;
        }
        return make(w.from, u.end, u);
    }
    // «آلاف السنين», «عشرات الآلاف من السنوات»
    if let Some(atom) =
        r.cx.numbers.atom_at(i).filter(|a| a.kind == AtomKind::Indefinite && !a.has(mark::FEW))
    {
        let bears = atom.proclitics.0 & !(may | ARTICLE) == 0 && (must == 0 || atom.proclitics.0 & must != 0);
        let at = r.particle(atom.end, TimeWord::From, 0).map_or(atom.end, |w| w.end);
        let u = unit(r, at, ARTICLE, 0).filter(|u| bears && u.has(flag::PLURAL) && !r.new_line(at))?;
        return make(atom.span.start, u.end, u);
    }
    let u = unit(r, i, may, must).filter(|u| u.has(flag::PLURAL))?;
    let few = r.particle(u.end, TimeWord::Few, 0).filter(|_| !r.new_line(u.end))?;
    make(u.from, few.end, u)
}

/// نصف ساعة, ثلاثة أرباع الساعة.
pub(super) fn fraction_of(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let (count, of, at) = numbers::fraction(r, i, may, must)?;
    let u = unit(r, at, ARTICLE, 0).filter(|u| !u.has(flag::DUAL | flag::PLURAL | flag::ABBREVIATION))?;
    if r.new_line(at) || of > 10 {
        return None;
    }
    // «ربع العام» is a share of the year unless a number word says otherwise; hours and days are lengths.
    let grain = grain(u)?;
    if u.definite() && grain as u8 > Grain::Hour as u8 {
        return None;
    }
    Some(LengthTerm {
        part: Part { count, of, grain },
        high: None,
        vague: false,
        definite: false,
        from: start(r, i),
        lead: start(r, i),
        end: u.end,
        strength: Strength::Sure,
    })
}

pub(super) fn start(r: &Reader<'_>, i: usize) -> u32 {
    r.find(i, Class::Fraction, u8::MAX, 0)
        .or_else(|| r.find(i, Class::Unit, u8::MAX, 0))
        .map_or_else(|| r.from(i), |w| w.from)
}

/// A count with its unit: 3 أيام, ثلاثة وعشرين يوما, 3-4 شهور, 5دقائق.
pub(super) fn counted(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let (mut count, mut of, first, mut at) = count(r, i, may, must)?;
    let bracket = unbracketed(r, i, at);
    let (mut from, mut lead) = (first.from, first.from);
    if of == 1 && bracket > at {
        // (30) ثلاثين يوما
        if let Some(again) = numbers::spelled(r, bracket, 0, 0).filter(|n| n.value == count) {
            (at, from, lead) = (again.end, again.from, r.from(i - 1));
        } else {
            // «(60) يوما»
            let open = r.from(i - 1);
            (at, from, lead) = (bracket, open, open);
        }
    } else if of > 1 && bracket > at {
        // «(365.25) يوما»
        (at, from, lead) = (bracket, r.from(i - 1), r.from(i - 1));
    } else if of == 1 && r.is_code(at, OPEN) {
        // ثلاثين (30) يوما
        let again = numbers::number(r, at + 1, 0, 0).filter(|n| n.value == count && r.is_code(n.end, CLOSE));
        at = again.map_or(at, |n| n.end + 1);
    }
    // ثلاثة ونصف
    let (half, inner, needed) = r.and(at);
    if let Some((c, o, after)) = numbers::fraction(r, half, inner, needed)
        && o <= 4
        // Two quarters are a half: «خمسة وربعين» is forty-five.
        && (c, o) != (2, 4)
        && unit(r, after, 0, 0).is_some()
    {
        (count, of, at) = (count * o + c, of * o, after);
    }
    let mut high = None;
    if of == 1
        && let Some((more, after)) = upper(r, at).filter(|(more, _)| *more > count)
    {
        (high, at) = (Some(more), after);
        // «(10 - 15) دقيقة»
        let closed = unbracketed(r, i, at);
        if closed > at {
            let open = r.from(i - 1);
            (at, from, lead) = (closed, open, open);
        }
    }
    if r.new_line(at) {
        return None;
    }
    // 250 مللي ثانية
    let milli = r.particle(at, TimeWord::Milli, 0).filter(|w| !r.new_line(w.end));
    let u = unit(r, milli.map_or(at, |w| w.end), ARTICLE, 0)?;
    // «3 سنوات ضوئية» measure how far.
    if r.phrase(u.start, bit(Class::Measure)) {
        return None;
    }
    if milli.is_some() {
        if u.arg != Grain::Second as i32 {
            return None;
        }
        of *= 1000;
    }
    if u.has(flag::DUAL) || (u.has(flag::ABBREVIATION) && (first.digits == 0 || !ends(r, u.end))) {
        return None;
    }
    // A definite unit is counted only in print (3 الساعات); «عشرون العام» is none, nor «2 اليوم».
    if u.definite() && !u.has(flag::PLURAL) {
        return None;
    }
    // «وأحد أشهر المقاومين»: one of the best known.
    if count == 1 && of == 1 && first.digits == 0 && u.has(flag::PLURAL) {
        return None;
    }
    let grain = grain(u)?;
    // «42 طفلا يوم الجمعة و33 يوم السبت»: the day is named, not counted.
    // «331 يوم لحد الآن»: until.
    let weekday = || {
        let day = r.find(u.end, Class::Weekday, ARTICLE, 0).is_some() && !r.new_line(u.end);
        day && !r.any(u.end, bit(Class::Bound))
    };
    if grain == Grain::Day && !u.has(flag::PLURAL) && !accusative(r, u.end) && weekday() {
        return None;
    }
    // «7 مليارات عام 2012»: the year is named, not counted.
    let names = grain == Grain::Year && !u.has(flag::PLURAL) && !accusative(r, u.end);
    if names && numbers::digits(r, u.end, 0, 0).is_some_and(|n| n.digits == 4 && !r.new_line(u.end)) {
        return None;
    }
    // «2114 عقدا»: contracts.
    if u.ambiguous() && grain == Grain::Decade && count > DECADES {
        return None;
    }
    let doubtful = u.ambiguous()
        && matches!(grain, Grain::Decade | Grain::Quarter)
        && r.is_word(u.end)
        && !of_time(r, u.end);
    Some(LengthTerm {
        part: Part { count, of, grain },
        high,
        vague: false,
        definite: first.definite,
        from,
        lead,
        end: u.end,
        strength: if doubtful { Strength::Weak } else { Strength::Sure },
    })
}

/// Whether an abbreviation of a unit may end at token `i`: no word goes on, but «3 س و20 د» does.
pub(super) fn ends(r: &Reader<'_>, i: usize) -> bool {
    !r.is_word(i) || numbers::glued_particles(r, i).is_some()
}

/// «(30) يوما»: a count in round brackets by itself, tokens `first..end`, ends after them.
pub(super) fn unbracketed(r: &Reader<'_>, first: usize, end: usize) -> usize {
    let open = first.checked_sub(1).is_some_and(|b| r.is_code(b, OPEN));
    if open && r.is_code(end, CLOSE) { end + 1 } else { end }
}

/// Whether the word before token `end` ends in the alef of the accusative: عاما.
pub(super) fn accusative(r: &Reader<'_>, end: usize) -> bool {
    let last = r.to(end) as usize;
    matches!(r.cx.text.at(last.wrapping_sub(1)), ALEF | FATHATAN)
}

/// A count at token `i`: whole, decimal, grouped.
pub(super) fn count(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<(i64, i64, Num, usize)> {
    // 3½, 3 1/2, ٢،٤٠٠
    let comma = |at: usize| r.comma(at).is_some() && r.cx.glued(at - 1) && r.cx.glued(at);
    let mixed = numbers::digits(r, i, may | ARTICLE, must)
        .filter(|n| r.cx.kind(n.end) == Some(Kind::Number) || comma(n.end))
        .and_then(|n| {
            let found = numbers::decimal(r, n.end - 1);
            Some((n, found.filter(|(_, of, end)| *of > 1 || *end > n.end + 1)?))
        });
    if let Some((n, (count, of, end))) = mixed {
        return Some((count, of, Num { end, ..n }, end));
    }
    if let Some(n) = numbers::digits(r, i, may | ARTICLE, must) {
        // 100 000
        let mut value = n.value;
        let mut end = n.end;
        while n.digits <= 3
            && let Some(group) = numbers::digits(r, end, 0, 0).filter(|g| g.digits == 3)
            && r.from(end) == r.to(end) + 1
        {
            value = value.checked_mul(1000)?.checked_add(group.value)?;
            end = group.end;
        }
        // 3 آلاف سنة
        if let Some(more) = numbers::spelled(r, i, may | ARTICLE, must).filter(|m| m.end > end) {
            return Some((more.value, 1, more, more.end));
        }
        return Some((value, 1, Num { end, ..n }, end));
    }
    let (at, particles) = match numbers::glued_particles(r, i) {
        Some(particles) => (i + 1, particles),
        None => (i, 0),
    };
    if particles & !(may | ARTICLE) == 0
        && let Some((count, of, end)) = numbers::decimal(r, at).filter(|_| must == 0 || particles & must != 0)
    {
        let n = Num {
            value: count,
            digits: 1,
            ordinal: false,
            definite: false,
            feminine: false,
            particles: Proclitics(particles),
            from: r.from(at),
            end,
        };
        return Some((count, of, n, end));
    }
    let n = numbers::spelled(r, i, may | ARTICLE, must)?;
    Some((n.value, 1, n, n.end))
}

/// The upper end of a range of counts: 3-4, ثلاثة إلى أربعة, ثلاثة أو أربعة.
pub(super) fn upper(r: &Reader<'_>, i: usize) -> Option<(i64, usize)> {
    if r.new_line(i) {
        return None;
    }
    let at = match r.dash(i) {
        Some(at) => at,
        None => r.particle(i, TimeWord::To, 0).or_else(|| r.particle(i, TimeWord::Or, 0))?.end,
    };
    let n = numbers::number(r, at, 0, 0).filter(|n| !n.ordinal)?;
    Some((n.value, n.end))
}

/// A unit without a number: a dual is two, a singular one.
pub(super) fn by_itself(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    if let Some(t) = milliseconds(r, i, may, must) {
        return Some(t);
    }
    // «طفل في سن السنتين»
    let age = i > 0 && !r.new_line(i) && r.particle(i - 1, TimeWord::AgeOf, u8::MAX).is_some();
    let u = unit(r, i, if age { may | ARTICLE } else { may }, must)?;
    // «سنتان ضوئيتان» measure how far.
    if u.has(flag::PLURAL | flag::ABBREVIATION) || r.phrase(i, bit(Class::Measure)) {
        return None;
    }
    // «أبو قرنين»
    let mut kunya = i.checked_sub(1).filter(|_| u.has(flag::DUAL)).into_iter();
    if kunya.any(|b| {
        let mut senses = r.cx.words[b].of(r.cx.lexicon, Class::NameWord);
        !r.new_line(i) && senses.any(|(_, s)| s.arg == NameWord::Kunya as i32)
    }) {
        return None;
    }
    // «مدة العقد سنة»: the contract.
    if u.has(flag::CONSTRUCT) && !spent(r, i, u)
        || u.definite() && u.ambiguous() && grain(u) == Some(Grain::Decade)
    {
        return None;
    }
    let (count, strength) = match u.has(flag::DUAL) {
        true if u.ambiguous() && !age && !of_time(r, u.end) => (2, Strength::Weak),
        true => (2, Strength::Sure),
        false if adverbial(r, i, u) || told_by_word(r, i, u) || before_event(r, i, u) => (1, Strength::Sure),
        false => (1, Strength::Weak),
    };
    Some(LengthTerm {
        part: Part { count, of: 1, grain: grain(u)? },
        high: None,
        vague: false,
        definite: u.definite(),
        from: u.from,
        lead: u.from,
        end: u.end,
        strength,
    })
}

/// Whether the dual «يومي» at token `i` has what it is spent on behind it, and what leads to a time before it: «خلال يومي عمل».
fn spent(r: &Reader<'_>, i: usize, u: Word) -> bool {
    const TIMES: u64 = bit(Class::Weekday) | bit(Class::Month) | bit(Class::HijriMonth);
    const CLOSED: u64 = bit(Class::Particle) | bit(Class::Verb) | bit(Class::NumberWord) | bit(Class::Unit);
    let led =
        i > 0 && !r.new_line(i) && (r.any(i - 1, bit(Class::TimeLimit)) || r.is(i - 1, TimeWord::Within));
    let noun =
        r.is_word(u.end) && !r.new_line(u.end) && !is_definite(r.cx, u.end) && !r.any(u.end, TIMES | CLOSED);
    u.has(flag::DUAL) && u.particles.0 == 0 && led && noun
}

/// ملي ثانيتين.
pub(super) fn milliseconds(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let milli = r.find_must(i, Class::TimeWord, TimeWord::Milli as i32, may, must)?;
    let u = unit(r, milli.end, 0, 0).filter(|u| u.has(flag::DUAL) && u.arg == Grain::Second as i32)?;
    Some(LengthTerm {
        part: Part { count: 1, of: 500, grain: Grain::Second },
        high: None,
        vague: false,
        definite: false,
        from: milli.from,
        lead: milli.from,
        end: u.end,
        strength: Strength::Sure,
    })
}

/// من الزمن, الماضية or a conjunction after a doubtful unit.
pub(super) fn of_time(r: &Reader<'_>, i: usize) -> bool {
    let time = r.particle(i, TimeWord::From, 0).is_some_and(|w| r.is(w.end, TimeWord::Ages));
    time || direction(r, i).is_some_and(|d| !d.ambiguous())
}

/// An accusative that says how long: أضربوا شهرا; «يوما» also means "ever".
pub(super) fn adverbial(r: &Reader<'_>, i: usize, u: Word) -> bool {
    const LONG: [Grain; 4] = [Grain::Week, Grain::Month, Grain::Year, Grain::Century];
    let last = r.to(i + 1).wrapping_sub(1) as usize;
    let tanween = r.cx.text.at(last) == FATHATAN;
    let alef = r.cx.text.at(if tanween { last.wrapping_sub(1) } else { last }) == ALEF;
    if of_time(r, u.end) {
        return true;
    }
    // «قرنا الثور»: two horns.
    if alef && grain(u) == Some(Grain::Century) && !r.new_line(u.end) && is_definite(r.cx, u.end) {
        return false;
    }
    // «عين مديرا عاما»: agrees with the noun.
    if grain(u) == Some(Grain::Year) && i > 0 && !r.new_line(i) && (qualifies(r, i) || predicate(r, i)) {
        return false;
    }
    // «جدد العقد سنة»: after a definite noun, at the end of the clause.
    let article = i > 0 && (crate::reading::is_definite(r.cx, i - 1) || with_article(r, i - 1));
    let last_word = !r.is_word(u.end) && article && !r.new_line(i);
    let fits = grain(u).is_some_and(|g| LONG.contains(&g));
    fits && (alef || tanween || (last_word && u.particles.0 == 0))
}

/// Whether a unit is one of those that lengths are told in: no season («فصل», a chapter), decade («عقد») or century («قرن»).
fn measures(u: Word) -> bool {
    matches!(
        grain(u),
        Some(Grain::Minute | Grain::Hour | Grain::Day | Grain::Week | Grain::Month | Grain::Year)
    )
}

/// Whether the word before says that the unit at token `i` is a length: «لم يبق سوى شهر», «حكم عليه بالسجن سنة وبغرامة».
fn told_by_word(r: &Reader<'_>, i: usize, u: Word) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i) && u.particles.0 == 0) else {
        return false;
    };
    // «مرور عام على رحيله»
    let on = r.any(u.end, bit(Class::Particle));
    let ends = on || !r.is_word(u.end) || r.new_line(u.end) || matches!(r.cx.code(u.end), WAW | FEH);
    let lasts = |at: usize| is_hint(r.cx, at, "lasts");
    // «بحبس المتهم سنة»
    let whose = || {
        let head = before.checked_sub(1).filter(|_| !r.new_line(before));
        is_definite(r.cx, before)
            && head.is_some_and(|at| lasts(at) && !is_definite(r.cx, at) && !with_article(r, at))
    };
    ends && !u.definite() && measures(u) && (lasts(before) || whose())
}

/// Whether «بأسبوع» at token `i` says how long before or after what a limit names: «قبل الزفاف بأسبوع ثم», «بعد وفاته بسنة
/// في»; not «بعد الاحتفال بيوم الأرض».
fn before_event(r: &Reader<'_>, i: usize, u: Word) -> bool {
    /// Maximum number of words from the limit to the length.
    const EVENT: usize = 5;
    let ends = !r.is_word(u.end)
        || r.new_line(u.end)
        || r.any(u.end, bit(Class::Particle) | bit(Class::Verb) | bit(Class::NumberWord));
    if !u.particles.any(Proclitics::BI) || u.definite() || !measures(u) || !ends {
        return false;
    }
    let limit =
        |at: usize| [TimeLimit::Before, TimeLimit::After].iter().any(|&l| r.limit(at, l, AND).is_some());
    (i.saturating_sub(EVENT)..i).rev().take_while(|&at| r.is_word(at) && !r.new_line(at + 1)).any(limit)
}

/// Whether the article stands after a preposition of token `i`: بالسجن.
pub(super) fn with_article(r: &Reader<'_>, i: usize) -> bool {
    [BEH, KAF].iter().any(|&p| r.cx.begins(i, &[p, ALEF, LAM], 2))
}

/// Whether «عاما» at token `i` says what something is: «فيكون الحديث عاما».
fn predicate(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of words between the verb and its predicate.
    const BETWEEN: usize = 3;
    let group = r.cx.lexicon.tables().hint("copula").filter(|_| accusative(r, i + 1));
    group.is_some_and(|g| (i.saturating_sub(BETWEEN)..i).any(|at| hint_at(r.cx, at, g)))
}

/// Whether «عاما» at token `i` is the adjective of an indefinite noun in the accusative: مديرا عاما, إضرابا عاما.
pub(super) fn qualifies(r: &Reader<'_>, i: usize) -> bool {
    const TIMES: u64 = bit(Class::TimeWord) | bit(Class::TimeLimit) | bit(Class::TimeUnit) | bit(Class::Unit);
    const MORE: u64 = bit(Class::Teen) | bit(Class::Tens) | bit(Class::Hundred) | bit(Class::Scale);
    const LONG: u32 = 4;
    let long = r.cx.tokens.span(i - 1).len() >= LONG;
    long && r.cx.kind(i - 1) == Some(Kind::Word)
        && accusative(r, i)
        && !r.any(i - 1, TIMES | MORE | bit(Class::Particle) | bit(Class::Verb))
        && !crate::reading::is_definite(r.cx, i - 1)
}

/// الأشهر الستة, السنوات الخمس الأولى: a definite plural with its count behind it.
pub(super) fn definite(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthTerm> {
    let u = unit(r, i, may | ARTICLE, must).filter(|u| u.definite() && u.has(flag::PLURAL))?;
    let n = numbers::number(r, u.end, ARTICLE, 0)
        .filter(|n| n.definite && !n.ordinal && n.value > 1 && !r.new_line(u.end))?;
    // «الأشهر الثلاثة أشهر»: the number counts what follows it.
    let counts = r.any(n.end, bit(Class::TimeUnit)) && !r.new_line(n.end);
    (!counts).then_some(LengthTerm {
        part: Part { count: n.value, of: 1, grain: grain(u)? },
        high: None,
        vague: false,
        definite: true,
        from: u.from,
        lead: u.from,
        end: n.end,
        strength: Strength::Sure,
    })
}
