//! Times of the day: 14:30, الساعة الثالثة والنصف, الخامسة إلا ربعا مساء.

use super::draft::{Draft, Rule, Strength};
use super::foreign_hours::{french, turned};
use super::numbers::{self, Num};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader, Word};
use super::said::Clock;
use crate::calendar::years;
use crate::grammars::measured::matching::is_hint;
use crate::letters::{ALEF, JEEM, LAM, MEEM, SAD, WAW};
use crate::lexicon::{Class, DayPart, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::numerals::digits::digit;
use crate::signs::{COLON, COMMA, DOT, PERCENT, PLUS};
use crate::tokenize::Kind;

/// The word الساعة (or ساعة after a preposition) at token `i`.
fn hour_word(r: &Reader<'_>, i: usize, may: u8) -> Option<Word> {
    r.find_arg(i, Class::TimeUnit, Grain::Hour as i32, may | ARTICLE | PREPOSITION)
        .filter(|w| !w.has(flag::DUAL | flag::PLURAL | flag::ABBREVIATION))
        .filter(|w| w.definite())
}

/// Reads a time of the day at token `i` into `d`.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.clock.is_some() {
        return None;
    }
    if let Some(w) = hour_word(r, i, may) {
        let mut at = w.end;
        // الساعة الـ 5, الساعة حوالي 5
        if let Some(about) = r.find(at, Class::TimeLimit, 0, 0).filter(|w| !w.has(flag::AFTER)) {
            at = about.end;
        }
        let (clock, end) = face(r, at, false)
            .or_else(|| french(r, at, false))
            .or_else(|| turned(r, at))
            .or_else(|| hour(r, at, true))?;
        let end = finish(r, end, d, clock, true);
        d.core(w.from, Strength::Sure, Rule::clock("time/clock::read"));
        return Some(end);
    }
    if let Some(end) = minute_of_hour(r, i, d, may) {
        return Some(end);
    }
    if r.alarmed(i)
        && let Some((clock, end)) = face(r, i, false).or_else(|| hour(r, i, true))
    {
        let end = finish(r, end, d, clock, true);
        d.core(r.from(i), Strength::Sure, Rule::clock("time/clock::read"));
        return Some(end);
    }
    let face = || face(r, i, true).filter(|f| !elapsed(r, i, *f, d));
    if let Some((clock, end)) = face().or_else(|| dotted(r, i)).or_else(|| french(r, i, true)) {
        let from = r.from(i);
        let end = finish(r, end, d, clock, false);
        d.core(from, Strength::Sure, Rule::clock("time/clock::read"));
        return Some(end);
    }
    let first = hour_number(r, i, may)?;
    // «ج 2 ص 133»: a volume and its page.
    if i > 0 && r.is_code(i - 1, JEEM) && !r.new_line(i) {
        return None;
    }
    let (clock, end) = hour(r, i, false)?;
    // Without الساعة only a part of the day makes a number an hour.
    let bare = clock.minute == 0;
    // «يوم 15 الصبح» is a day, as is what is no hour of that part: «15 مساء».
    // «يوم خمسة الصبح» too.
    let counted = first.digits > 0 || !first.ordinal && !first.definite;
    // «الأحد مساء», «الاثنين صباحا»: hours are feminine, and these are days.
    if bare && first.definite && !first.ordinal && numbers::is_day(r, i) {
        return None;
    }
    if bare && counted && d.day_word && d.count == 0 {
        return None;
    }
    // «الفريق الأول مساء أمس»: an hour is feminine.
    if bare && first.ordinal && first.definite && !first.feminine && first.value <= 10 {
        return None;
    }
    // «أول المساء»: hours are counted in the feminine, or with the article.
    if bare && first.ordinal && !first.definite && !first.feminine {
        return None;
    }
    let Some((row, _)) = part_after(r, end) else {
        // «1700 بتوقيت غرينتش»: hour and minute run together, as news agencies write them.
        if first.digits > 2
            && !r.new_line(end)
            && r.particle(end, TimeWord::Zone, PREPOSITION | ARTICLE).is_some()
        {
            d.said.clock = Some(clock);
            d.core(first.from, Strength::Sure, Rule::clock("time/clock::read"));
            return Some(end);
        }
        // «الثامنة والنصف», «السابعة ت غ»; the second is too many other things.
        let whole = first.ordinal && first.feminine && first.definite && first.value > 2;
        // «العاشرة أو الحادية عشرة مساء»: of both.
        if let Some(part) = part_of_next(r, end).filter(|_| whole && bare && first.value <= 12) {
            (d.said.clock, d.said.part) = (Some(clock), Some(part));
            d.core(first.from, Strength::Sure, Rule::clock("time/clock::read"));
            return Some(end);
        }
        if whole
            && !r.new_line(end)
            && r.find(end, Class::Zone, 0, 0).is_some()
            && r.phrase(end, bit(Class::Zone))
        {
            d.said.clock = Some(clock);
            d.core(first.from, Strength::Sure, Rule::clock("time/clock::read"));
            return Some(end);
        }
        let minutes = || r.find_arg(end - 1, Class::TimeUnit, Grain::Minute as i32, 0).is_some();
        // «إنها ثامنة والربع»
        let eighth = first.ordinal
            && first.feminine
            && first.value > 2
            && !bare
            && !first.definite
            && fraction_said(r, first.end)
            && r.cx.begins(first.end, &[WAW, ALEF, LAM], 2);
        let said = !bare && (clock.minute % 5 == 0 && fraction_said(r, first.end) || minutes());
        // «سأعود الحادية عشرة»: read alone, an hour after a verb.
        let alone = bare && first.value > 10 && r.cx.options.compete_off() && !r.is_word(end);
        if !eighth && (!whole || !(said || alone && super::tense::verb_before(r, i))) {
            return None;
        }
        d.said.clock = Some(clock);
        d.core(first.from, Strength::Sure, Rule::clock("time/clock::read"));
        return Some(end);
    };
    // «23 ليلة» counts nights.
    let night = r.find_arg(end, Class::TimeUnit, Grain::Day as i32, 0).is_some_and(|w| w.has(flag::NIGHT));
    // «لإحدى عشرة ليلة خلت من رجب» too.
    let nights = night && (r.is(end + 1, TimeWord::Gone) || r.is(end + 1, TimeWord::Left));
    if bare && (first.digits > 0 && night || nights) {
        return None;
    }
    // «في 1927 ظهر البركان»: the verb behind a year.
    let noon = |row: &PartAfter| {
        let parts = &r.cx.lexicon.tables().day_parts;
        parts.get(usize::from(row.row)).is_some_and(|p| p.part == DayPart::Noon)
    };
    if first.digits == 4 && years::BARE.holds(first.value) && noon(&row) {
        return None;
    }
    // «5 م» is five metres, «2022م» a year.
    if bare && first.digits > 0 && row.is_abbreviation && r.cx.code(end) == MEEM && !appointed(r, i, end) {
        return None;
    }
    if first.digits > 2 && row.is_abbreviation {
        return None;
    }
    let end = finish(r, end, d, clock, true);
    d.core(first.from, Strength::Sure, Rule::clock("time/clock::read"));
    Some(end)
}

/// Whether «8م» at token `i` is an hour: after an appointment, «الموعد 8م», or a day, «السبت 8م».
fn appointed(r: &Reader<'_>, i: usize, end: usize) -> bool {
    const DAYS: u64 = bit(Class::Relative) | bit(Class::Weekday);
    // «7 م بتوقيت القاهرة»
    if r.particle(end + 1, TimeWord::Zone, PREPOSITION | ARTICLE).is_some() && !r.new_line(end + 1) {
        return true;
    }
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    let said = r.is_code(before, COLON).then(|| before.checked_sub(1)).flatten().unwrap_or(before);
    // «9ص - 11م»
    let ranged = r.dash(before).is_some() || r.is(before, TimeWord::To);
    if ranged && before > 1 && r.is_code(before - 1, SAD) && r.cx.glued(end - 1) {
        return true;
    }

    let word = r.particle(said, TimeWord::Appointment, u8::MAX).is_some() || r.any(said, DAYS);
    // «السبت 8 م مكعب»
    word && r.cx.glued(end - 1)
}

/// الدقيقة 59 of the present hour: only where nothing else is said, for it is also a minute of a match.
fn minute_of_hour(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.count > 0 || d.said.minute_only.is_some() {
        return None;
    }
    let w = r
        .find_arg(i, Class::TimeUnit, Grain::Minute as i32, may | ARTICLE)
        .filter(|w| w.definite() && !w.has(flag::DUAL | flag::PLURAL))?;
    let n = numbers::number(r, w.end, ARTICLE, 0).or_else(|| numbers::small(r, w.end, ARTICLE, 0))?;
    if r.new_line(w.end) || !(0..60).contains(&n.value) {
        return None;
    }
    d.said.minute_only = u8::try_from(n.value).ok();
    d.stub = true;
    d.core(w.from, Strength::Weak, Rule::other("time/clock::minute_of_hour"));
    Some(n.end)
}

/// The part of the day of the hour behind «أو» at token `i`: «أو 11 مساء».
fn part_of_next(r: &Reader<'_>, i: usize) -> Option<u16> {
    let or = r.particle(i, TimeWord::Or, 0).filter(|or| !r.new_line(i) && !r.new_line(or.end))?;
    let (_, end) = hour(r, or.end, false)?;
    part_after(r, end).map(|(part, _)| part.row)
}

/// Whether و and a fraction stand at token `i`: والنصف.
fn fraction_said(r: &Reader<'_>, i: usize) -> bool {
    let (at, may, must) = r.and(i);
    r.is(i, TimeWord::Minus) || numbers::fraction(r, at, may, must).is_some()
}

/// 7.15 مساء, «4.30 إلى 12 مساء»: a dot and two digits, with a part of the day after them, or after the hour to which
/// they lead.
fn dotted(r: &Reader<'_>, i: usize) -> Option<(Clock, usize)> {
    if r.cx.kind(i) != Some(Kind::Number) {
        return None;
    }
    let span = r.cx.tokens.span(i);
    if span.len() < 4 || !matches!(r.cx.text.at(span.end as usize - 3), DOT | COMMA) {
        return None;
    }
    let (clock, end) = face(r, i, false)?;
    // «13.00 ت غ», «10,00 تغ»
    let zone = |at: usize| r.find(at, Class::Zone, 0, 0).is_some() && !r.new_line(at);
    if zone(end) && (r.phrase(end, bit(Class::Zone)) || r.cx.tokens.span(end).len() == 2) {
        return Some((clock, end));
    }
    if clock.hour > 12 || clock.hour == 0 {
        return None;
    }
    let told = |at: usize| part_after(r, at).is_some_and(|(row, _)| !row.is_abbreviation);
    let next = || r.particle(end, TimeWord::To, AND).map(|w| w.end).or_else(|| r.dash(end));
    let led = || {
        let at = next().filter(|&at| !r.new_line(end) && !r.new_line(at))?;
        face(r, at, false).or_else(|| hour(r, at, false)).map(|(_, end)| end)
    };
    (told(end) || led().is_some_and(told)).then_some((clock, end))
}

/// «10.30», «3:45» as an end of a range of hours: minutes in two digits.
pub fn with_minutes(r: &Reader<'_>, i: usize) -> Option<(Num, Clock, usize)> {
    if r.cx.kind(i) != Some(Kind::Number) {
        return None;
    }
    let span = r.cx.tokens.span(i);
    if span.len() < 4 || !matches!(r.cx.text.at(span.end as usize - 3), DOT | COLON) {
        return None;
    }
    let (clock, end) = face(r, i, false).filter(|(clock, _)| clock.grain == Grain::Minute)?;
    let value = i64::from(clock.hour);
    let hour = Num {
        value,
        digits: 2,
        ordinal: false,
        definite: false,
        feminine: false,
        particles: Proclitics(0),
        from: span.start,
        end,
    };
    Some((hour, clock, end))
}

/// Whether «2:05:30» is as likely a time that passed: hours in one digit with seconds, and nothing that makes them
/// an hour of the day. ISO 8601 writes that hour in two.
fn elapsed(r: &Reader<'_>, i: usize, (clock, end): (Clock, usize), d: &Draft) -> bool {
    let single = r.cx.text.at(r.from(i) as usize + 1) == 0x3A;
    clock.grain == Grain::Second
        && single
        && !d.said.has_date()
        && d.said.part.is_none()
        && r.find(end, Class::Zone, 0, 0).is_none()
        && part_after(r, end).is_none()
}

/// Digits with a colon: 14:30, 7:56:35. `glued` colons only; a dot counts after الساعة.
fn face(r: &Reader<'_>, i: usize, alone: bool) -> Option<(Clock, usize)> {
    let mut at = i;
    let cx = r.cx;
    if numbers::glued_particles(r, i).is_some() {
        at = i + 1;
    }
    if cx.kind(at) != Some(Kind::Number) {
        return None;
    }
    let span = cx.tokens.span(at);
    let mut fields = [0u32; 3];
    let mut comma = false;
    let mut widths = [0u8; 3];
    let mut n = 0;
    for p in span.start..span.end {
        let code = cx.text.at(p as usize);
        if let Some(d) = digit(code) {
            fields[n] = fields[n] * 10 + u32::from(d);
            widths[n] += 1;
            if widths[n] > 2 {
                return None;
            }
        } else if code == COLON || (!alone && n == 0 && matches!(code, DOT | COMMA)) {
            comma |= code == COMMA;
            n += 1;
            if n > 2 {
                return None;
            }
        } else {
            return None;
        }
    }
    // Minutes are written with two digits where they stand alone; 11:2:40 has seconds to show it is a time.
    if n == 0
        || (n == 1 && widths[1] != 2 && (alone || comma))
        || fields[0] > 24
        || fields[1] > 59
        || fields[2] > 59
    {
        return None;
    }
    if fields[0] == 24 && (alone || fields[1] + fields[2] > 0) {
        return None;
    }
    // 3::20, 10:30:15:20 and 1:2.3 are something else.
    let next = cx.text.at(span.end as usize);
    if matches!(next, COLON | PERCENT)
        && (next == PERCENT || digit(cx.text.at(span.end as usize + 1)).is_some())
    {
        return None;
    }
    if at == i && span.start > 0 && matches!(cx.text.at(span.start as usize - 1), COLON | PLUS) {
        return None;
    }
    Some((
        Clock {
            hour: fields[0] as u8,
            minute: fields[1] as i8,
            second: fields[2] as u8,
            grain: if n == 2 { Grain::Second } else { Grain::Minute },
            full: fields[0] == 0 || fields[0] > 12,
        },
        at + 1,
    ))
}

/// The last hour that is said in words.
const TEENS: i64 = 19;

/// A number that can be an hour at token `i`.
fn hour_number(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    let may = may | ARTICLE;
    let n = numbers::digits(r, i, may, 0).or_else(|| single(r, i, may))?;
    let most = if n.digits > 0 { 24 } else { TEENS };
    // 340 مساء, 1140 صباحا: hour and minute run together.
    if n.digits == 3 || n.digits == 4 {
        let (h, m) = (n.value / 100, n.value % 100);
        return (h <= 23 && m < 60).then_some(n);
    }
    ((0..=most).contains(&n.value) && (n.value > 0 || n.digits > 0)).then_some(n)
}

/// A spelled number of one word, or of a unit and عشر: an hour never takes a ten.
fn single(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    let n = numbers::small(r, i, may, 0)?;
    // «خمسة عشر وثلاثين»
    let minutes = || numbers::small(r, r.and(n.end).0, r.and(n.end).1, r.and(n.end).2).is_some();
    if n.value <= 12 || n.value <= TEENS && !n.ordinal && minutes() {
        return Some(n);
    }
    // الخامسة وثلاثين: the hour, and thirty minutes beyond it.
    let w = r.find(i, Class::Ordinal, may, 0).or_else(|| r.find(i, Class::Unit, may, 0))?;
    let value = i64::from(w.arg);
    ((1..=10).contains(&value)).then_some(Num { value, end: w.end, from: w.from, ..n })
}

/// «الساعة وحدة»; the word is also a unit.
fn one(r: &Reader<'_>, i: usize, after_word: bool) -> Option<Num> {
    if !after_word || !r.is_word(i) || !is_hint(r.cx, i, "one_oclock") {
        return None;
    }
    Some(Num {
        value: 1,
        digits: 0,
        ordinal: false,
        definite: false,
        feminine: true,
        particles: Proclitics(0),
        from: r.from(i),
        end: i + 1,
    })
}

/// An hour with its minutes, added or subtracted, and halves.
pub fn hour(r: &Reader<'_>, i: usize, after_word: bool) -> Option<(Clock, usize)> {
    let n = hour_number(r, i, PREPOSITION | super::reader::AND).or_else(|| one(r, i, after_word))?;
    if n.digits >= 3 {
        if after_word && n.digits == 3 {
            return None;
        }
        let clock = Clock {
            hour: (n.value / 100) as u8,
            minute: (n.value % 100) as i8,
            second: 0,
            grain: Grain::Minute,
            full: n.value >= 1300 || n.value < 100,
        };
        return Some((clock, n.end));
    }
    let mut clock = Clock {
        hour: n.value as u8,
        minute: 0,
        second: 0,
        grain: Grain::Hour,
        full: n.value > 12 || (n.digits > 0 && n.value == 0),
    };
    let mut end = n.end;
    for _ in 0..2 {
        match minutes(r, end, clock) {
            Some((next, after)) if next.minute.abs() < 60 => (clock, end) = (next, after),
            _ => break,
        }
    }
    // «الخامسة وثلاثة»: minutes that are none; the hour alone would be a wrong time.
    if clock.grain == Grain::Hour && after_word && loose_number(r, end) {
        return None;
    }
    if let Some((second, after)) = seconds(r, end, clock) {
        clock.second = second;
        clock.grain = Grain::Second;
        end = after;
    }
    Some((clock, end))
}

/// والنصف, وعشر دقائق, إلا ربعا after an hour.
fn minutes(r: &Reader<'_>, i: usize, clock: Clock) -> Option<(Clock, usize)> {
    if r.new_line(i) {
        return None;
    }
    let (sign, at, may, must) = match r.particle(i, TimeWord::Minus, 0) {
        Some(w) => (-1i8, w.end, 0, 0),
        None => {
            let (at, may, must) = r.and(i);
            (1, at, may, must)
        }
    };
    if let Some((count, of, end)) = numbers::fraction(r, at, may, must)
        && [2, 3, 4].contains(&of)
        && count < of
    {
        // خمسة is also a fifth: fractions of other denominators are read as minutes.
        let end = unit_after(r, end, Grain::Hour).unwrap_or(end);
        let minute = i8::try_from(60 / of * count).ok()?;
        return Some((Clock { minute: clock.minute + sign * minute, grain: Grain::Minute, ..clock }, end));
    }
    let n = numbers::number(r, at, may | ARTICLE, must)?;
    if !(1..60).contains(&n.value) || n.digits > 2 {
        return None;
    }
    let end = match unit_after(r, n.end, Grain::Minute) {
        Some(end) => end,
        // Without دقيقة only round numbers, or «السابعة وثلاثة وثلاثين مساء», and only where no noun could be counted.
        None if (n.value % 5 == 0 || n.value > 20 && part_after(r, n.end).is_some())
            && (n.digits == 0 || sign < 0)
            && (!r.is_word(n.end)
                || part_after(r, n.end).is_some()
                || r.is(n.end, TimeWord::At)
                || r.particle(n.end, TimeWord::To, PREPOSITION).is_some()) =>
        {
            n.end
        }
        None => return None,
    };
    let minute = i8::try_from(n.value).ok()?;
    Some((Clock { minute: clock.minute + sign * minute, grain: Grain::Minute, ..clock }, end))
}

/// و and a number that counts nothing at token `i`.
fn loose_number(r: &Reader<'_>, i: usize) -> bool {
    let (at, may, must) = r.and(i);
    let n = numbers::small(r, at, may, must);
    !r.new_line(i) && n.is_some_and(|n| !n.ordinal && (1..60).contains(&n.value) && !r.is_word(n.end))
}

fn seconds(r: &Reader<'_>, i: usize, clock: Clock) -> Option<(u8, usize)> {
    if clock.grain != Grain::Minute || r.new_line(i) {
        return None;
    }
    let (at, may, must) = r.and(i);
    let n = numbers::number(r, at, may, must).filter(|n| (1..60).contains(&n.value))?;
    Some((n.value as u8, unit_after(r, n.end, Grain::Second)?))
}

fn unit_after(r: &Reader<'_>, i: usize, grain: Grain) -> Option<usize> {
    if r.new_line(i) {
        return None;
    }
    r.find_arg(i, Class::TimeUnit, grain as i32, 0).filter(|w| !w.has(flag::DUAL)).map(|w| w.end)
}

/// A part of the day after an hour.
pub struct PartAfter {
    /// Its row.
    pub row: u16,
    /// Days from today, where the words say it (هذه الليلة).
    pub shift: Option<i32>,
    /// Whether it is ص or م.
    pub is_abbreviation: bool,
}

/// [في] مساء, هذه الليلة … at token `i`, after an hour.
pub fn part_after(r: &Reader<'_>, i: usize) -> Option<(PartAfter, usize)> {
    if r.new_line(i) {
        return None;
    }
    let mut at = i;
    if let Some(w) = r.particle(i, TimeWord::At, 0).or_else(|| r.particle(i, TimeWord::From, 0)) {
        at = w.end;
    } else if let Some(next) = r.comma(i) {
        at = next;
    }
    // الساعة الثالثة قبل المغرب, العاشرة بعد صلاة العشاء
    if at == i
        && !r.phrase(i, bit(Class::DayPart))
        && let Some(w) = r.find(i, Class::TimeLimit, 0, 0).filter(|w| limits_hour(w.arg))
    {
        let part = r.find(w.end, Class::DayPart, ARTICLE, 0).filter(|_| !r.new_line(w.end))?;
        let row = u16::try_from(part.arg).ok()?;
        let prayer = r.cx.lexicon.tables().day_parts.get(usize::from(row)).is_some_and(|p| p.prayer);
        return prayer.then_some((PartAfter { row, shift: None, is_abbreviation: false }, part.end));
    }
    if let Some(w) = r.find(at, Class::DayPart, ARTICLE | PREPOSITION, 0) {
        // «الفجر 4:12 الشروق 5:40»: in a table each part stands before its hour.
        let listed = |before: usize| r.any(before, bit(Class::DayPart)) && face(r, w.end, true).is_some();
        if i.checked_sub(2).is_some_and(listed) && !r.new_line(w.end) {
            return None;
        }
        // «الطبعة الثانية، ص. 5» is a page.
        let is_abbreviation = w.has(flag::ABBREVIATION);
        if is_abbreviation && at > i && r.comma(i).is_some() {
            return None;
        }
        let row = u16::try_from(w.arg).ok()?;
        return Some((PartAfter { row, shift: None, is_abbreviation }, w.end));
    }
    if at != i {
        return None;
    }
    let w = r.find(i, Class::Relative, 0, 0)?;
    let relative = r.cx.lexicon.tables().relatives.get(usize::try_from(w.arg).ok()?)?;
    let row = part_row(r, relative.part?)?;
    let after = PartAfter { row, shift: Some(i32::from(relative.offset)), is_abbreviation: false };
    Some((after, w.end))
}

/// Whether a word that limits says on which side of a prayer an hour lies.
fn limits_hour(limit: i32) -> bool {
    limit == TimeLimit::Before as i32 || limit == TimeLimit::After as i32
}

/// The first row of a part of the day.
pub fn part_row(r: &Reader<'_>, part: DayPart) -> Option<u16> {
    let row = r.cx.lexicon.tables().day_parts.iter().position(|p| p.part == part && !p.hour_only)?;
    u16::try_from(row).ok()
}

/// Takes what may follow an hour into `d`: تماما, a part of the day, a time zone.
fn finish(r: &Reader<'_>, end: usize, d: &mut Draft, clock: Clock, after_word: bool) -> usize {
    let mut end = end;
    d.said.clock = Some(clock);
    let exactly = |end: usize| match r.particle(end, TimeWord::Exactly, PREPOSITION) {
        Some(w) if !r.new_line(end) => w.end,
        _ => end,
    };
    end = exactly(end);
    // A part after the hour counts more than one before it: وقت الغداء الساعة 11 صباحا.
    if let Some((part, after)) = part_after(r, end)
        && (after_word || !part.is_abbreviation || clock.grain != Grain::Hour)
    {
        d.said.part = Some(part.row);
        if d.said.day_shift.is_none() && !d.said.has_date() {
            d.said.day_shift = part.shift;
        }
        end = after;
        // ظهرا وقت الغداء
        if let Some((_, again)) = part_after(r, end).filter(|(p, _)| p.shift.is_none() && !p.is_abbreviation)
        {
            end = again;
        }
        // مساء وثلاثة أرباع
        if clock.minute == 0
            && clock.grain == Grain::Hour
            && let Some((more, after)) = minutes(r, end, clock)
        {
            d.said.clock = Some(more);
            end = after;
        }
    }
    exactly(end)
}
