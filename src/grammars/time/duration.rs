//! Lengths of time: ثلاثة أيام, أسبوعين, شهر ونصف, 3-4 شهور, الأيام الثلاثة المقبلة.

use super::draft::Strength;
use super::length_term::{LengthTerm, add, definite, grain, term, unit};
use super::numbers::{self, Num};
use super::reader::{ANY, ARTICLE, Reader, Word};
use super::said::{Anchor, Length, Part};
use super::shifted::direction;
use crate::grammars::measured::matching::is_hint;
use crate::letters::{ALEF, HEH, NOON, TEH_MARBUTA, YEH};
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};
use crate::signs::PERCENT;

/// Most terms of one length: years, months, weeks, days, hours, minutes, seconds, and one more.
const TERMS: usize = 8;

/// A length as read.
#[derive(Clone, Debug)]
pub struct LengthRead {
    /// What it says.
    pub length: Length,
    /// Where it lies.
    pub anchor: Anchor,
    /// First code point.
    pub from: u32,
    /// First code point of everything read: (30) ثلاثين يوما.
    pub lead: u32,
    /// Token after the last one.
    pub end: usize,
    /// A single bare unit (ساعة, شهر) is weak.
    pub strength: Strength,
}

/// The lower end of a range of lengths: a count, perhaps with its unit.
pub struct LowEnd {
    /// How many.
    pub count: i64,
    /// Of what, if said.
    pub grain: Option<Grain>,
    /// First code point.
    pub from: u32,
    /// Token after the last one.
    pub end: usize,
}

/// A count or a short length at the lower end of a range.
pub fn low_end(r: &Reader<'_>, i: usize) -> Option<LowEnd> {
    // «من سنة إلى ثلاث سنوات»
    // «بين أسبوع وأسبوعين»
    let more = |t: &LengthTerm| {
        let (at, may, must) = r.and(t.end);
        let next = term(r, at, may, must).filter(|_| !r.new_line(at));
        next.is_some_and(|u| u.part.grain as u8 >= t.part.grain as u8 && u.strength == Strength::Sure)
    };
    let one = |t: &LengthTerm| t.part.count == 1 && !t.definite && (r.is(t.end, TimeWord::To) || more(t));
    let sure = |t: &LengthTerm| t.strength == Strength::Sure || one(t);
    if let Some(t) = term(r, i, 0, 0).filter(|t| sure(t) && t.part.of == 1 && !t.vague) {
        return Some(LowEnd { count: t.part.count, grain: Some(t.part.grain), from: t.from, end: t.end });
    }
    // «بين ال5 وال10 دقائق»
    let n = numbers::number(r, i, ARTICLE, 0).filter(|n| !n.ordinal && (!n.definite || n.digits > 0))?;
    Some(LowEnd { count: n.value, grain: None, from: n.from, end: n.end })
}

/// Reads a length at token `i`.
pub fn read(r: &Reader<'_>, i: usize, may: u8) -> Option<LengthRead> {
    read_with(r, i, may, 0)
}

/// The same with particles that the first word must bear.
pub fn read_with(r: &Reader<'_>, i: usize, may: u8, must: u8) -> Option<LengthRead> {
    if !r.leads_to_unit(i) {
        return None;
    }
    if let Some(found) = last_so_many(r, i, may) {
        return Some(found);
    }
    if let Some(found) = anchored(r, i, may) {
        return Some(found);
    }
    let first = definite(r, i, may, must).or_else(|| term(r, i, may, must))?;
    let first = match upper_end(r, &first, i) {
        // «شهر أو شهرين»: a bare unit is one beside more of them.
        Some((high, end)) => LengthTerm { high: Some(high), end, strength: Strength::Sure, ..first },
        None => first,
    };
    let mut length = Length { parts: vec![first.part], vague: first.vague, high: first.high, hijri: false };
    let (from, lead, definite) = (first.from, first.lead, first.definite);
    let mut strength = first.strength;
    let mut end = suffix(r, first.end, &mut length);
    // «سنة متصلة»
    if end > first.end || is_hint(r.cx, end, "on_end") && !definite && !r.new_line(end) {
        strength = Strength::Sure;
    }
    let mut anchor = Anchor::Free;
    for _ in 1..TERMS {
        if length.vague || length.high.is_some() {
            break;
        }
        let Some(next) = following(r, end, &length) else { break };
        // «عام وشهر»: a second unit makes both lengths, if it is smaller.
        if next.strength == Strength::Weak {
            let smaller = length.parts.last().is_some_and(|p| (next.part.grain as u8) < p.grain as u8);
            // 5 أشهر وسنة, but «3 أيام وشهر رمضان»
            let whole = !r.is_word(next.end)
                || r.is(next.end, TimeWord::One)
                || r.is(next.end, TimeWord::Whole)
                || direction(r, next.end).is_some();
            let twice = length.parts.iter().any(|p| p.grain == next.part.grain);
            if !smaller && (!whole || twice || next.definite) {
                break;
            }
        }
        let listed = r.comma(end).is_some();
        // «24 ساعة، و72 ساعة» are two lengths.
        let again = length.parts.last().is_some_and(|p| {
            let sums = p.grain == Grain::Year && next.part.count < p.count || p.grain == Grain::Day;
            p.grain == next.part.grain && (listed || !sums)
        });
        // Read alone, as other tools do, they are one.
        if again && !r.cx.options.compete_off() {
            break;
        }
        strength = Strength::Sure;
        match length.parts.last_mut() {
            // «تسعمائة سنة وخمس وعشرون سنة»
            Some(last) if last.grain == next.part.grain && last.grain == Grain::Year && !listed => {
                *last = add(*last, next.part.count, next.part.of);
            }
            // «ثلاثة أيام وليلتين»
            Some(last) if last.grain == next.part.grain && last.grain == Grain::Day && !listed => {}
            _ => length.parts.push(next.part),
        }
        end = suffix(r, next.end, &mut length);
    }
    if strength == Strength::Sure
        && let Some(d) = direction(r, end).filter(|d| d.arg != 0 && (definite || !d.ambiguous()))
    {
        anchor = if d.arg < 0 { Anchor::Past } else { Anchor::Coming };
        end = d.end;
    }
    Some(LengthRead { length, anchor, from, lead, end, strength })
}

/// The upper end of a length that token `i` begins, and the token after it: «يومين تلاتة» (the dialects say it without
/// «or»), «شهرين أو ثلاثة», «شهر أو شهرين», «ثلاثة أيام أو أربعة», «يومين إلى ثلاثة أيام».
fn upper_end(r: &Reader<'_>, first: &LengthTerm, i: usize) -> Option<(i64, usize)> {
    /// What stands behind a number that is no upper end: «شهر أو 15 مايو».
    const OTHER: u64 = bit(Class::Month) | bit(Class::HijriMonth) | bit(Class::DayPart) | bit(Class::Percent);
    let LengthTerm { part, end, .. } = *first;
    if part.of != 1 || first.vague || first.definite || first.high.is_some() || r.new_line(end) {
        return None;
    }
    let unit_at = |at: usize| r.find(at, Class::TimeUnit, ANY, 0);
    let bare = unit_at(i).filter(|u| end == i + 1 && !u.has(flag::PLURAL));
    let dual = bare.is_some_and(|u| u.has(flag::DUAL));
    let or = r.particle(end, TimeWord::Or, 0).or_else(|| r.particle(end, TimeWord::To, 0));
    let Some(at) = or.map(|w| w.end) else {
        // «سنة سنتين», «سنة لسنتين»
        let free = |u: &Word| u.particles.0 & !Proclitics::LI == 0;
        let twice = unit_at(end).filter(|u| !dual && bare.is_some() && u.has(flag::DUAL) && free(u));
        // «نهار يومي السبت والأحد»
        let twice = twice.filter(|u| !u.has(flag::CONSTRUCT));
        if let Some(u) = twice.filter(|u| grain(*u) == Some(part.grain) && !u.definite()) {
            return Some((2, u.end));
        }
        let n = numbers::small(r, end, 0, 0).filter(|n| dual && !n.ordinal && n.value == 3)?;
        let counts = r.is_word(n.end) && super::counting::counted_noun(r, n.end);
        return (!counts && n.end == end + 1).then_some((n.value, n.end));
    };
    if r.new_line(at) {
        return None;
    }
    let more = |t: &LengthTerm| {
        t.part.grain == part.grain && t.part.of == 1 && t.part.count > part.count && !t.vague && !t.definite
    };
    if let Some(t) = term(r, at, 0, 0) {
        // «شهر أو شهرين أو ثلاثة»
        return more(&t).then(|| upper_end(r, &t, at).unwrap_or((t.high.unwrap_or(t.part.count), t.end)));
    }
    let n = numbers::number(r, at, 0, 0).filter(|n| !n.ordinal && n.digits <= 2 && n.value > part.count)?;
    let counts = r.is_word(n.end) && (super::counting::counted_noun(r, n.end) || r.any(n.end, OTHER));
    (!counts && n.value < 100 && !r.is_code(n.end, PERCENT)).then_some((n.value, n.end))
}

/// The token after a single unit of time at token `i` that no number counts: «كل ⟦شهر⟧ 30 يوما».
pub fn bare_unit(r: &Reader<'_>, i: usize) -> Option<usize> {
    unit(r, i, 0, 0).filter(|u| !u.has(flag::PLURAL | flag::DUAL | flag::ABBREVIATION)).map(|u| u.end)
}

/// What follows a unit and belongs to its number: ونصف, إلا ربعا, واحد, كامل, هجرية.
fn suffix(r: &Reader<'_>, i: usize, length: &mut Length) -> usize {
    let mut end = i;
    for _ in 0..3 {
        if r.new_line(end) {
            break;
        }
        if let Some(w) = r.particle(end, TimeWord::One, 0) {
            end = w.end;
            continue;
        }
        if let Some(w) = r.particle(end, TimeWord::Whole, 0) {
            end = w.end;
            continue;
        }
        // «يومان اثنان»
        let two = |n: &Num| n.value == 2 && n.digits == 0 && !n.definite && !n.ordinal && n.end == end + 1;
        if r.find(end - 1, Class::TimeUnit, ANY, 0).is_some_and(|u| u.has(flag::DUAL))
            && numbers::small(r, end, 0, 0).is_some_and(|n| two(&n))
        {
            end += 1;
            continue;
        }
        if let Some(after) = less(r, end, length) {
            end = after;
            continue;
        }
        if let Some((era @ (TimeWord::EraHijri | TimeWord::EraGregorian), after)) =
            super::era::era(r, end).filter(|_| is_adjective(r, end))
        {
            length.hijri |= era == TimeWord::EraHijri;
            end = after;
            continue;
        }
        let (sign, at, may, must) = match r.particle(end, TimeWord::Minus, 0) {
            Some(w) => (-1, w.end, 0, 0),
            None => {
                let (at, may, must) = r.and(end);
                (1, at, may, must)
            }
        };
        let Some((count, of, after)) = numbers::fraction(r, at, may | ARTICLE, must) else { break };
        if of > 4 {
            break;
        }
        let Some(part) = length.parts.last_mut() else { break };
        // «شهر ونصف الشهر» is one and a half, «شهر ونصف أسبوع» a month and half a week.
        let mut after = after;
        if let Some(u) = unit(r, after, ARTICLE, 0).filter(|_| !r.new_line(after)) {
            if grain(u) != Some(part.grain) || u.has(flag::DUAL | flag::PLURAL) {
                break;
            }
            after = u.end;
        }
        *part = add(*part, sign * count, of);
        end = after;
    }
    end
}

/// Whether the mark of an era at token `i` is the adjective of a length: «سنة ميلادية», not «سنة ميلاد المسيح».
fn is_adjective(r: &Reader<'_>, i: usize) -> bool {
    let last = r.cx.text.at(r.to(i + 1).wrapping_sub(1) as usize);
    r.cx.tokens.span(i).len() > 2 && matches!(last, TEH_MARBUTA | HEH | YEH | NOON | ALEF)
}

/// How many of the smaller unit make one of the larger, where that is always the same number.
pub fn each(small: Grain, large: Grain) -> Option<i64> {
    match (small, large) {
        _ if small == large => Some(1),
        (Grain::Second, Grain::Minute) | (Grain::Minute, Grain::Hour) => Some(60),
        (Grain::Hour, Grain::Day) => Some(24),
        (Grain::Day, Grain::Week) => Some(7),
        (Grain::Month, Grain::Year) => Some(12),
        (Grain::Year, Grain::Decade) => Some(10),
        (Grain::Year, Grain::Century) => Some(100),
        _ => None,
    }
}

/// «ثلاث ساعات إلا عشر دقائق»: a smaller length that is taken away.
fn less(r: &Reader<'_>, i: usize, length: &mut Length) -> Option<usize> {
    const DAYS: i64 = 30;
    let minus = r.particle(i, TimeWord::Minus, 0)?;
    let taken = term(r, minus.end, 0, 0).filter(|t| !t.vague && t.high.is_none() && t.part.of == 1)?;
    let [whole] = length.parts[..] else { return None };
    // «ألف سنة إلا خمسين عاما»
    if taken.part.grain == whole.grain && whole.of == 1 && taken.part.count < whole.count {
        length.parts = vec![Part { count: whole.count - taken.part.count, ..whole }];
        return Some(taken.end);
    }
    // «شهر إلا خمسة أيام»: of thirty days, as its seconds are counted.
    let month = (taken.part.grain, whole.grain) == (Grain::Day, Grain::Month);
    let each = if month { Some(DAYS) } else { each(taken.part.grain, whole.grain) }.filter(|&n| n > 1)?;
    let count = whole.count.checked_mul(each).filter(|_| whole.of == 1)?.checked_sub(taken.part.count)?;
    if count <= 0 || taken.part.count >= each {
        return None;
    }
    let rest = Part { count: count % each, of: 1, grain: taken.part.grain };
    let whole = Part { count: count / each, ..whole };
    length.parts = [whole, rest].into_iter().filter(|p| p.count > 0).collect();
    Some(taken.end)
}

/// The next term of a compound length: و or a comma, or nothing before digits.
fn following(r: &Reader<'_>, i: usize, length: &Length) -> Option<LengthTerm> {
    if r.new_line(i) {
        return None;
    }
    let after_comma = r.comma(i);
    let start = after_comma.unwrap_or(i);
    let (at, may, must) = r.and(start);
    let joined = term(r, at, may, must).filter(|_| at > start || must != 0);
    if joined.is_some() {
        return joined;
    }
    // 2 سنة 1 شهر, أسبوع واحد ثلاثة أيام
    let plain = term(r, start, 0, 0).filter(|t| t.strength == Strength::Sure)?;
    let last = length.parts.last()?.grain;
    ((plain.part.grain as u8) < last as u8).then_some(plain)
}

/// آخر 6 أشهر, آخر يومين.
fn last_so_many(r: &Reader<'_>, i: usize, may: u8) -> Option<LengthRead> {
    let w = r.particle(i, TimeWord::Last, may)?;
    let t = term(r, w.end, 0, 0).filter(|t| t.strength == Strength::Sure)?;
    let length = Length { parts: vec![t.part], vague: t.vague, high: None, hijri: false };
    Some(LengthRead {
        length,
        anchor: Anchor::Past,
        from: w.from,
        lead: w.from,
        end: t.end,
        strength: Strength::Sure,
    })
}

/// الأيام الثلاثة المقبلة, العقدين الماضيين, الأربع والعشرين ساعة الماضية, الأيام القليلة الماضية.
fn anchored(r: &Reader<'_>, i: usize, may: u8) -> Option<LengthRead> {
    let (part, vague, from, at) = match unit(r, i, may | ARTICLE, 0).filter(|u| u.definite()) {
        Some(u) if u.has(flag::DUAL | flag::PLURAL) => {
            let grain = grain(u)?;
            if u.has(flag::DUAL) {
                (Part { count: 2, of: 1, grain }, false, u.from, u.end)
            } else if let Some(few) = r.particle(u.end, TimeWord::Few, ARTICLE) {
                (Part { count: 0, of: 1, grain }, true, u.from, few.end)
            } else if let Some(n) =
                numbers::number(r, u.end, ARTICLE, 0).filter(|n| !n.ordinal && !r.new_line(u.end))
            {
                (Part { count: n.value, of: 1, grain }, false, u.from, n.end)
            } else {
                (Part { count: 0, of: 1, grain }, true, u.from, u.end)
            }
        }
        _ => {
            let n = numbers::number(r, i, may | ARTICLE, 0).filter(|n| n.definite && !n.ordinal)?;
            let u = unit(r, n.end, ARTICLE, 0).filter(|u| !u.has(flag::DUAL))?;
            // «السبعين العام المقبل»: seventy, next year.
            if u.definite() && !u.has(flag::PLURAL) {
                return None;
            }
            (Part { count: n.value, of: 1, grain: grain(u)? }, false, n.from, u.end)
        }
    };
    let d = direction(r, at).filter(|d| d.arg != 0)?;
    let anchor = if d.arg < 0 { Anchor::Past } else { Anchor::Coming };
    let length = Length { parts: vec![part], vague, high: None, hijri: false };
    Some(LengthRead { length, anchor, from, lead: from, end: d.end, strength: Strength::Sure })
}

/// من الآن after a length.
pub fn from_now(r: &Reader<'_>, i: usize) -> Option<usize> {
    let of = r.particle(i, TimeWord::From, 0).filter(|_| !r.new_line(i))?;
    let w = r.particle(of.end, TimeWord::Now, 0)?;
    Some(w.end)
}
