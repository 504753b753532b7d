//! Years by themselves and in pairs: في 2015, 256 هـ, 110-179هـ, 2018/2019, ثورة 1952.

use super::assemble::of_draft;
use super::counting::counts_nothing;
use super::draft::{Draft, Rule, Strength};
use super::era::beside_hijri;
use super::numbers::Num;
use super::range_ends::{Joint, joined};
use super::reader::{AND, ARTICLE, PREPOSITION, Reader, Word};
use super::said::{Expression, Meaning, Said, YearKind};
use super::{chronicle_years, duration, numbers, told_years, years_alone};
use crate::calendar::years;
use crate::grammars::guards;
use crate::grammars::measured::matching::hint_at;
use crate::letters::{BEH, LAM, MEEM, TEH, WAW};
use crate::lexicon::schema::NameWord;
use crate::lexicon::{Class, Grain, TimeLimit, TimeWord, bit, flag};
use crate::numerals::digits;
use crate::reading::is_definite;
use crate::signs::{CLOSE, COLON, DOT, OPEN, PERCENT, SLASH};
use crate::tokenize::Kind;

/// 110-179هـ, 80هـ - 150هـ, 551-479 ق.م, من 92هـ إلى 114هـ: years that a mark of the era tells.
pub fn era_years(r: &Reader<'_>, i: usize, joint: Joint) -> Option<Expression> {
    let year = |i: usize, may: u8, must: u8| {
        numbers::digits(r, i, may, must).filter(|n| n.digits <= 4 && n.value > 0).map(|n| {
            let mut d = Draft::default();
            d.said.year = i32::try_from(n.value).ok();
            d.core(n.from, Strength::Sure, Rule::year("time/years::era_years"));
            let end = super::era::put_era(r, n.end, &mut d, None);
            (n, d, end)
        })
    };
    let (x, mut a, first) = year(i, 0, 0)?;
    let (at, may, must) = joined(r, first, joint)?;
    let (y, b, end) = year(at, may, must)?;
    // The second year says the era of both.
    let said = first > x.end;
    // «27 ق.م - 476 م»
    let crosses = said && a.said.before && !b.said.before && !b.said.hijri;
    if end == y.end || said && !crosses && (a.said.hijri, a.said.before) != (b.said.hijri, b.said.before) {
        return None;
    }
    if crosses {
        let rule = Rule::range("time/years::era_years");
        return Some(Expression::exact(Meaning::Range(a.said, b.said), x.from, r.to(end), end, rule));
    }
    (a.said.hijri, a.said.before) = (b.said.hijri, b.said.before);
    let rises = if b.said.before { x.value > y.value } else { x.value < y.value };
    // «من 8م إلى 10م» are hours or metres.
    if r.is_code(y.end, MEEM) && (x.digits < 3 || y.digits < 3) {
        return None;
    }
    // «100-200م» are metres.
    let metres = r.is_code(y.end, MEEM) && !said && !year_of_our_era(r, i, y);
    if !rises
        || metres
        || (b.said.hijri && y.value >= years::HIJRI_END)
        || y.value >= years::CIVIL_END && !b.said.before
    {
        return None;
    }
    let rule = Rule::range("time/years::era_years");
    Some(Expression::exact(Meaning::Range(a.said, b.said), x.from, r.to(end), end, rule))
}

/// Whether the number at token `i` with «م» after it, or the first of two, is a year rather than a length: in
/// brackets, beside a Hijri year, or after what leads to a time and not round.
fn year_of_our_era(r: &Reader<'_>, i: usize, n: Num) -> bool {
    const ROUND: i64 = 50;
    let Some(before) = i.checked_sub(1) else { return false };
    let plausible = years::WITH_MEEM.holds(n.value) && n.digits >= 3;
    let leads = [TimeWord::At, TimeWord::During, TimeWord::To, TimeWord::From];
    let led = || {
        leads.iter().any(|&w| r.particle(before, w, AND).is_some())
            || [TimeLimit::Since, TimeLimit::Until].iter().any(|&l| r.limit(before, l, AND).is_some())
            || r.particle(before, TimeWord::Chronicle, AND).is_some()
            || years_alone::behind_place(r, i, n)
    };
    plausible && (r.is_code(before, OPEN) || beside_hijri(r, i) || n.value % ROUND != 0 && led())
}

/// 5000 سنة قبل الميلاد: a year told by how many lie between it and the era.
pub fn before_christ(r: &Reader<'_>, l: &duration::LengthRead) -> Option<Expression> {
    let [part] = l.length.parts[..] else { return None };
    let years = part.grain == Grain::Year && part.of == 1 && part.count > 1 && !l.length.vague;
    let (mark, end) = super::era::era(r, l.end).filter(|_| years && l.length.high.is_none())?;
    let said = Said { year: i32::try_from(part.count).ok(), before: true, ..Said::default() };
    let rule = Rule::year("time/years::before_christ");
    (mark == TimeWord::EraBefore)
        .then(|| Expression::exact(Meaning::Point(said), l.from, r.to(end), end, rule))
}

/// عام (285 ـ 247) قبل الميلاد: two years in brackets with the mark of their era behind them. Token `i` is the first.
pub fn bracketed_years(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let open = i.checked_sub(1).filter(|&o| r.is_code(o, OPEN) && !r.new_line(i))?;
    let x = numbers::digits(r, i, 0, 0).filter(|n| n.digits <= 4 && n.value > 0)?;
    let y = numbers::digits(r, r.dash(x.end)?, 0, 0).filter(|n| n.digits <= 4 && r.is_code(n.end, CLOSE))?;
    let mut last = Draft::default();
    last.said.year = i32::try_from(y.value).ok();
    let end = super::era::put_era(r, y.end + 1, &mut last, None);
    let rises = if last.said.before { x.value > y.value } else { x.value < y.value };
    if end == y.end + 1 || !rises || r.is_code(y.end + 1, MEEM) {
        return None;
    }
    let first = Said { year: i32::try_from(x.value).ok(), ..last.said.clone() };
    let word = open.checked_sub(1).filter(|_| !r.new_line(open));
    let word = word.and_then(|w| super::months::unit(r, w, Grain::Year, ARTICLE | AND | PREPOSITION));
    let rule = Rule::range("time/years::bracketed_years");
    let from = word.map_or_else(|| r.from(open), |w| w.from);
    Some(Expression::exact(Meaning::Range(first, last.said), from, r.to(end), end, rule))
}

/// «(1945-1939)»: two years in brackets that were typed from right to left.
pub fn turned_years(r: &Reader<'_>, i: usize) -> Option<Expression> {
    /// Most years between them.
    const LIFE: i64 = 120;
    i.checked_sub(1).filter(|&open| r.is_code(open, OPEN) && !r.new_line(i))?;
    let year =
        |at: usize| numbers::digits(r, at, 0, 0).filter(|n| n.digits == 4 && years::WITH_DATE.holds(n.value));
    let x = year(i)?;
    let y = year(r.dash(x.end)?)
        .filter(|y| r.is_code(y.end, CLOSE) && (1..=LIFE).contains(&(x.value - y.value)))?;
    let said = |n: Num| Said { year: i32::try_from(n.value).ok(), ..Said::default() };
    let rule = Rule::range("time/years::turned_years");
    Some(Expression::exact(Meaning::Range(said(y), said(x)), x.from, r.to(y.end), y.end, rule))
}

/// 2018/2019, 2018/19, موسم 2018-19: a season, school or budget year over two calendar years.
pub fn paired_years(r: &Reader<'_>, i: usize) -> Option<Expression> {
    let season = || i > 0 && r.particle(i - 1, TimeWord::Season, PREPOSITION | ARTICLE | AND).is_some();
    let refused = || i > 0 && r.particle(i - 1, TimeWord::NotDate, u8::MAX).is_some() && !r.new_line(i);
    let (first, second, end) = match numbers::digits(r, i, 0, 0).filter(|n| n.digits == 4) {
        // «1436 / 1437هـ»
        Some(n) if r.is_code(n.end, SLASH) => {
            let m = numbers::digits(r, n.end + 1, 0, 0).filter(|m| m.digits == 4)?;
            (n.value, m.value, m.end)
        }
        Some(n) => {
            let at = r.dash(n.end).filter(|_| season())?;
            let m = numbers::digits(r, at, 0, 0).filter(|m| m.digits == 2)?;
            (n.value, n.value / 100 * 100 + m.value, m.end)
        }
        None => {
            let (x, y) = slashed(r, i)?;
            (x, y, i + 1)
        }
    };
    let (first, second) = if second < first { (second, first) } else { (first, second) };
    let plausible = years::BARE.holds(first) || years::HIJRI_SCHOOL.holds(first);
    if second != first + 1 || !plausible || refused() || r.is_code(end, PERCENT) {
        return None;
    }
    let mut d = Draft::default();
    d.said.year = i32::try_from(first).ok();
    d.said.year_to = i32::try_from(second).ok();
    d.said.year_kind = Some(YearKind::School);
    d.core(r.from(i), Strength::Sure, Rule::year("time/years::paired_years"));
    let mut end = super::era::put_era(r, end, &mut d, None);
    if years::HIJRI_SCHOOL.holds(first) && end == i + 1 {
        d.said.hijri = true;
        end = super::era::put_era(r, end, &mut d, Some(true));
    }
    of_draft(r, d, end)
}

/// The years of «2018/2019», «2018/19» in one token.
fn slashed(r: &Reader<'_>, i: usize) -> Option<(i64, i64)> {
    let span = r.cx.tokens.span(i);
    if !matches!(span.len(), 7 | 9) || r.cx.text.at(span.start as usize + 4) != SLASH {
        return None;
    }
    let value = |from: u32, to: u32| digits::value(r.cx.text, from, to).map(i64::from);
    let (x, y) = (value(span.start, span.start + 4)?, value(span.start + 5, span.end)?);
    Some((x, if y < 100 { x / 100 * 100 + y } else { y }))
}

/// A year after a preposition (في 2015, منذ 2011), with a mark of the era (256 هـ) or in a list of years.
pub fn bare_year(r: &Reader<'_>, i: usize, may: u8, supported: bool) -> Option<Expression> {
    if !numbers::may_start(r, i) {
        return None;
    }
    if let Some(n) = chronicle_years::read(r, i, may) {
        let mut d = Draft::default();
        d.said.year = i32::try_from(n.value).ok();
        d.said.hijri = true;
        d.core(n.from, Strength::Sure, Rule::year("time/years::bare_year"));
        // «سنة ست، أو خمس من النبوة»
        let mission = super::named::mission_year(r, i);
        d.said.year_kind = mission.map(|_| YearKind::Mission);
        return of_draft(r, d, mission.map_or(n.end, |(_, end)| end));
    }
    if let Some(n) = spelled_year(r, i, may) {
        let mut d = Draft::default();
        d.said.year = i32::try_from(n.value).ok();
        d.core(n.from, Strength::Sure, Rule::year("time/years::bare_year"));
        return of_draft(r, d, n.end);
    }
    let n = numbers::digits(r, i, may, 0).filter(|n| n.digits <= 4 && n.value > 0)?;
    let mut d = Draft::default();
    d.said.year = i32::try_from(n.value).ok();
    let end = super::era::put_era(r, n.end, &mut d, None);
    // What the mark says is sure: 61 هـ, 1988 ميلادي, 44 ق.م; «م» by itself is also the metre.
    let mark = super::era::era(r, n.end).filter(|_| end > n.end);
    let spelled_out = mark.is_some() && !r.is_code(n.end, MEEM);
    let hijri = d.said.hijri && n.value < years::HIJRI_END;
    let tells = spelled_out && (hijri || !d.said.hijri)
        || mark.is_some() && (year_of_our_era(r, n.end - 1, n) || n.digits == 4 && at_places(r, i, end))
        || mark.is_none() && said_by_both(r, i, n);
    if tells {
        d.core(n.from, Strength::Sure, Rule::year("time/years::bare_year"));
        return of_draft(r, d, end);
    }
    if n.digits != 4 {
        return None;
    }
    let closed = || end > n.end || counts_nothing(r, end);
    // «في 1492.», but «في 1200» may be houses, and «منذ 1424» is Hijri.
    let early = years::WITH_DATE.holds(n.value) && !years::HIJRI_OURS.holds(n.value) && n.value % 10 != 0;
    let led = years::LED.holds(n.value) || early;
    let civil = years::BARE.holds(n.value) || led && led_to(r, i) && closed();
    // «نيسان صني 2019»: the name of the car blocks no year.
    let car = || r.info(i - 1).is_some_and(|w| w.time_words >> (TimeWord::Model as u32) & 1 == 1);
    let model = civil && i > 0 && (car() && !r.new_line(i) || told_years::year_of_car(r, i, n));
    let month = month_behind(r, n, end).filter(|_| civil);
    let lives = before_places(r, i);
    let born = lives
        || (lived(r, i) || at_places(r, i, n.end))
            && (civil || years::WITH_DATE.holds(n.value) && (n.value % 10 != 0 || !r.is_word(n.end)));
    let told = || {
        told_apart(r, i)
            || of_period(r, i)
            || second_of_two(r, i)
            || marked(r, n)
            || beside_hijri(r, i)
            || listed_year(r, i)
            || one_of_some(r, i, n)
            || told_years::of_year_word(r, i)
            || told_years::goes_on_years(r, i, n)
            || told_years::closes_title(r, i, n)
    };
    // «معركة ديو 1509»
    let old_event = years::OF_EVENT.holds(n.value)
        && n.value % 10 != 0
        && end == n.end
        && counts_nothing(r, end)
        && told_years::near_event(r, i);
    let old_event = old_event || end == n.end && years_alone::told(r, i, n);
    let supported = supported
        || civil && n.value < years::LED_END
        || model
        || month.is_some()
        || born
        || civil && done(r, i, n.end)
        || civil && told()
        || old_event
        || years::CHRONICLE.holds(n.value) && chronicle(r, i, n);
    let civil = civil || born || old_event || years::CHRONICLE.holds(n.value) && chronicle(r, i, n);
    if !civil || !supported && !r.cx.options.compete_off() {
        return None;
    }
    d.core(
        n.from,
        if supported { Strength::Sure } else { Strength::Weak },
        Rule::year("time/years::bare_year"),
    );
    if let Some((m, end)) = month {
        super::months::put_month(&mut d, m);
        return of_draft(r, d, end);
    }
    // «في 2015 شخصا» counts.
    let counts = || super::counting::is_counted(r, end) && !super::counting::disagrees(r, n.value, end);
    // «مواليد 2008 اختيروا»
    let counts = !model && !r.born(i) && counts();
    if end == n.end && (counts || r.is_code(end, PERCENT)) {
        return None;
    }
    // 2016 الربع الثالث
    if end == n.end && !r.new_line(end) && r.phrase(end, bit(Class::Season)) {
        let mut whole = d.clone();
        let part = super::period::group(r, end, &mut whole, 0).filter(|_| whole.said.group >= Some(33));
        if let Some(end) = part {
            return of_draft(r, whole, end);
        }
    }
    of_draft(r, d, end)
}

/// 1928 نوفمبر: the month behind its year, and the token after it; not «بلغوا 2015 نوفمبر الماضي».
fn month_behind(r: &Reader<'_>, n: Num, end: usize) -> Option<(super::months::Month, usize)> {
    const DOUBTFUL: u32 = flag::AMBIGUOUS | flag::NEEDS_DAY | flag::NEEDS_YEAR;
    if end != n.end || r.new_line(end) || !r.any(end, bit(Class::Month)) {
        return None;
    }
    let m = super::months::month(r, end, 0).filter(|m| !m.hijri && !m.ranked && m.flags & DOUBTFUL == 0)?;
    let follows = numbers::digits(r, m.end, 0, 0).is_some()
        || super::months::unit(r, m.end, Grain::Year, PREPOSITION | ARTICLE).is_some()
        || super::shifted::direction(r, m.end).is_some();
    (!follows || r.new_line(m.end)).then_some((m, m.end))
}

/// Whether the year at token `i` is one of birth or death: «ولد 1935», «(اتولد 1835 - اتوفى 1910)», «(و. 1911 - ت. 2006)».
fn lived(r: &Reader<'_>, i: usize) -> bool {
    let Some(mut before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    // «اتولد حوالى:1510»
    let about = |at: usize| r.limit(at, TimeLimit::About, 0).is_some();
    while before > 0 && (r.is_code(before, COLON) || about(before)) && !r.new_line(before) {
        before -= 1;
    }
    if r.particle(before, TimeWord::Lived, u8::MAX).is_some() || lived_in_brackets(r, i) {
        return true;
    }
    // «(ت 1985)»
    if r.is_code(before, TEH) && before > 0 && r.is_code(before - 1, OPEN) {
        return true;
    }
    let Some(letter) = before.checked_sub(1).filter(|_| r.is_code(before, DOT)) else { return false };
    let opens = |at: usize| r.is_code(at, OPEN) || r.dash(at).is_some() || r.comma(at).is_some();
    (r.is_code(letter, TEH) || r.is_code(letter, WAW)) && letter.checked_sub(1).is_some_and(opens)
}

/// Whether a particle that leads to a time stands before token `i`: «في», «منذ», «حتى», «بعد», «قبل»; «إلى 1650» is where
/// a price rose to.
fn led_to(r: &Reader<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    let limits = [TimeLimit::Since, TimeLimit::Until, TimeLimit::After, TimeLimit::Before];
    r.particle(before, TimeWord::At, AND).is_some()
        || limits.iter().any(|&l| r.limit(before, l, AND).is_some())
}

/// Whether the year of the tokens `i..end` is one of two of a life in brackets, each behind its place: «(بوردو 1822 – تومري
/// 1899)».
fn at_places(r: &Reader<'_>, i: usize, end: usize) -> bool {
    /// The longest name of a place, in words.
    const PLACE: usize = 3;
    let year = |at: usize| numbers::digits(r, at, 0, 0).is_some_and(|n| n.digits == 4);
    let words = |from: usize| (0..PLACE).take_while(|n| r.is_word(from + n)).count();
    let back_from = |end: usize| {
        let word = |at: usize| r.cx.kind(at) == Some(Kind::Word) && !r.new_line(at + 1);
        (1..=PLACE).take_while(|&n| end.checked_sub(n).is_some_and(word)).count()
    };
    // «(رأس الخيمة، 1976)»
    if let Some(comma) = i.checked_sub(1).filter(|&c| r.comma(c).is_some()) {
        let open = comma.checked_sub(back_from(comma) + 1).filter(|&o| o + 1 < comma);
        return r.is_code(end, CLOSE) && open.is_some_and(|o| r.is_code(o, OPEN));
    }
    let back = back_from(i);
    let Some(before) = i.checked_sub(back + 1).filter(|_| back > 0) else { return false };
    let Some(next) = r.dash(end) else {
        let first = before.checked_sub(1).is_some_and(year);
        return r.is_code(end, CLOSE) && r.dash(before).is_some() && first;
    };
    let place = words(next);
    let last = next + place + 1;
    let close = last + usize::from(r.is_code(last, MEEM));
    r.is_code(before, OPEN) && place > 0 && year(next + place) && r.is_code(close, CLOSE)
}

/// Whether the year at token `i` is one of the two of a life in brackets, each before its place: «(1872 إزمير، تركيا
/// – 1960، القاهرة)».
fn before_places(r: &Reader<'_>, i: usize) -> bool {
    /// The longest half of it, in tokens.
    const HALF: usize = 6;
    /// Most years of a life.
    const LIFE: i64 = 120;
    let year =
        |at: usize| numbers::digits(r, at, 0, 0).filter(|n| n.digits == 4 && years::WITH_DATE.holds(n.value));
    let line = |from: usize, to: usize| !(from..to).any(|at| r.new_line(at + 1));
    let Some(open) = (i.saturating_sub(HALF + 2)..i).rev().find(|&at| r.is_code(at, OPEN)) else {
        return false;
    };
    let Some(x) = year(open + 1) else { return false };
    let dash = (x.end + 1..r.len().min(x.end + HALF)).find(|&at| r.dash(at).is_some());
    let Some(y) = dash.and_then(|at| year(r.dash(at)?)) else { return false };
    let close = (y.end + 1..r.len().min(y.end + HALF)).find(|&at| r.is_code(at, CLOSE));
    let word = |at: usize| r.is_word(at) || r.comma(at).is_some_and(|next| r.is_word(next));
    (i == open + 1 || i + 1 == y.end)
        && close.is_some_and(|close| line(open, close))
        && (1..=LIFE).contains(&(y.value - x.value))
        && word(x.end)
        && word(y.end)
        && !super::counting::is_counted(r, x.end)
}

/// Whether the year of the tokens `i..end` closes what somebody did once at a place: «تخرج في جامعة بغداد 1988 ثم»,
/// «صدر في بيروت 1999 عن دار»; not «انتقل إلى 2015 موقعا».
fn done(r: &Reader<'_>, i: usize, end: usize) -> bool {
    /// The number of words from the verb to the year: a preposition and a place.
    const NEAR: std::ops::RangeInclusive<usize> = 2..=5;
    const COUNTS: u64 = bit(Class::Bound) | bit(Class::Scale) | bit(Class::TimeUnit);
    let words = (1..=*NEAR.end()).take_while(|n| {
        i.checked_sub(*n).is_some_and(|at| r.cx.kind(at) == Some(Kind::Word) && !r.new_line(at + 1))
    });
    let plain = i
        .checked_sub(1)
        .is_some_and(|b| !r.any(b, COUNTS) && r.particle(b, TimeWord::NotDate, u8::MAX).is_none());
    let Some(group) = r.cx.lexicon.tables().hint("done_once") else { return false };
    let verb = |n: usize| hint_at(r.cx, i - n, group);
    let led = |n: usize| {
        let place = i - n + 1;
        [TimeWord::At, TimeWord::To, TimeWord::From].iter().any(|&w| r.particle(place, w, 0).is_some())
            || r.cx.begins(place, &[BEH], 1)
    };
    plain && counts_nothing(r, end) && words.filter(|n| NEAR.contains(n)).any(|n| verb(n) && led(n))
}

/// Whether the year at token `i` ends a remark in brackets that begins with a birth or death: «(ولد في حماة، سوريا،
/// 1936)».
fn lived_in_brackets(r: &Reader<'_>, i: usize) -> bool {
    if !r.is_code(i + 1, CLOSE) {
        return false;
    }
    let from = i.saturating_sub(REMARK);
    let Some(open) = (from..i).rev().find(|&at| r.is_code(at, OPEN)) else { return false };
    let other = |at: usize| r.cx.kind(at) == Some(Kind::Number) || r.new_line(at);
    r.particle(open + 1, TimeWord::Lived, u8::MAX).is_some() && !(open + 1..i).any(other)
}

/// «مواليد ألفين وواحد», «في ألفين وعشرة»: a spelled year of our days after a preposition; a year of two figures behind
/// an event, «حرب تلاتة وسبعين», or model, «موديل 96».
fn spelled_year(r: &Reader<'_>, i: usize, may: u8) -> Option<Num> {
    if let Some(n) = numbers::number(r, i, may | ARTICLE, 0).filter(|n| n.digits <= 2)
        && let Some(value) = told_years::year_of_event(r, i, n)
    {
        return Some(Num { value, ..n });
    }
    let led = i > 0 && r.particle(i - 1, TimeWord::At, AND).is_some() && !r.new_line(i);
    let born = led && r.born(i);
    if !led || !born && !r.any(i, bit(Class::Scale)) {
        return None;
    }
    // «مواليد تسعة وتسعين»
    let short = |n: Num| born && (30..100).contains(&n.value);
    let this = |n: Num| years::BARE.holds(n.value) && (n.value != 2000 || born);
    let digits = || numbers::digits(r, i, may, 0).filter(|n| born && n.digits == 2);
    let n = numbers::spelled(r, i, may, 0).or_else(digits).filter(|n| this(*n) || short(*n))?;
    let n = if short(n) { Num { value: n.value + 1900, ..n } } else { n };
    counts_nothing(r, n.end).then_some(n)
}

/// Whether the year at token `i` is one of a list that a word for years heads: «أعوام 1998 و2002 و2006», «في السنوات
/// 2011 و2012».
fn listed_year(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of tokens of the list before it.
    const LIST: usize = 24;
    let mut at = i;
    while at > 0 && i - at < LIST && !r.new_line(at) {
        let year = |k: usize| numbers::digits(r, k, 0, 0).is_some_and(|n| n.digits == 4);
        match at - 1 {
            k if r.comma(k).is_some() || r.is_code(k, WAW) || year(k) => at = k,
            // «أعوام: 1934، 1938»
            k if r.is_code(k, COLON) && (at == i || year(at)) => at = k,
            k => {
                let years = r.find_arg(k, Class::TimeUnit, Grain::Year as i32, AND | PREPOSITION | ARTICLE);
                // «بطولتي عام 1942 و1946»
                let word = years.is_some_and(|w| w.has(flag::PLURAL) || at < i);
                return word || at < i && r.is(k, TimeWord::At);
            }
        }
    }
    false
}

/// Whether the number at token `i` is one of some years behind what there was in each: «نسخ 2010 و2014 و2018».
fn one_of_some(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Maximum number of tokens of the list before it, and behind it.
    const LIST: usize = 24;
    let year = |k: usize| {
        numbers::digits(r, k, AND, 0)
            .filter(|m| m.digits == 4 && years::BARE.holds(m.value) && !r.new_line(k))
    };
    let joint = |k: usize| (r.comma(k).is_some() || r.is_code(k, WAW)) && !r.new_line(k);
    let (mut first, mut last, mut several) = (i, n.end, false);
    while first > 0 && i - first < LIST && (joint(first - 1) || year(first - 1).is_some()) {
        several |= year(first - 1).is_some();
        first -= 1;
    }
    while last - i < LIST {
        let Some(m) = year(last).filter(|m| m.end > last) else {
            match joint(last) {
                true => last += 1,
                false => break,
            }
            continue;
        };
        several = true;
        last = m.end;
    }
    let Some(head) = first.checked_sub(1).filter(|_| several && !r.new_line(first)) else { return false };
    // «القرارات 1970 و1973» are numbers of their own.
    let things =
        r.is_word(head) && crate::reading::is_plural(r.cx, head) && !r.any(head, bit(Class::NumberWord));
    let numbered = || r.cx.numbers.atom_of(first).is_some_and(|a| guards::names(r.cx, a));
    (things || told_apart(r, first)) && !super::counting::is_counted(r, last) && !numbered()
}

/// Whether the year in brackets at token `i` says the Hijri one before it again: «عام 15 هـ ⟦(636)⟧».
fn said_by_both(r: &Reader<'_>, i: usize, n: Num) -> bool {
    /// Most years that the two calendars are apart from what the rule of thumb says.
    const APART: i64 = 2;
    let Some(mark) = i.checked_sub(2).filter(|_| r.is_code(i - 1, OPEN) && r.is_code(n.end, CLOSE)) else {
        return false;
    };
    let hijri = mark.checked_sub(1).and_then(|at| numbers::digits(r, at, 0, 0));
    let Some(hijri) = hijri.filter(|h| h.value < years::HIJRI_END && n.digits >= 3) else { return false };
    super::era::era(r, mark) == Some((TimeWord::EraHijri, i - 1))
        && (621 + hijri.value * 97 / 100 - n.value).abs() <= APART
}

/// «2015م» with the mark of the era glued to it; «2000م» may be metres.
fn marked(r: &Reader<'_>, n: Num) -> bool {
    n.value % 100 != 0 && r.cx.glued(n.end - 1) && r.is_code(n.end, MEEM)
}

/// Whether the year at token `i` heads a line of a chronicle: «1921- لينين يوجه نداء».
fn chronicle(r: &Reader<'_>, i: usize, n: Num) -> bool {
    r.new_line(i) && r.dash(n.end).is_some_and(|next| r.is_word(next))
}

/// Whether the year at token `i` is that of a period: «الفترة ذاتها من 2014», «الأشهر الستة الأولى من 2015».
fn of_period(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of words between the period and من.
    const BETWEEN: usize = 3;
    const UNITS: u64 = bit(Class::TimeUnit) | bit(Class::Season);
    let Some(of) = i.checked_sub(1).filter(|&of| r.is(of, TimeWord::From) && !r.new_line(i)) else {
        return false;
    };
    (of.saturating_sub(BETWEEN)..of).any(|at| {
        // «التسعة أشهر الأولى من 2014»
        let ranked = |w: &Word| r.any(w.end, bit(Class::Ordinal)) && is_definite(r.cx, w.end);
        let unit = r.find(at, Class::TimeUnit, PREPOSITION | ARTICLE, 0);
        let unit = unit.is_some_and(|w| w.definite() || ranked(&w));
        unit || r.phrase(at, UNITS) || r.particle(at, TimeWord::Period, PREPOSITION | AND).is_some()
    })
}

/// Whether the year at token `i` tells apart what stands before it: ثورة 1952, خطة دبي 2021, انتخابات الرئاسة 2014.
fn told_apart(r: &Reader<'_>, i: usize) -> bool {
    /// Maximum number of words between the noun and its year.
    const BETWEEN: usize = 4;
    let noun = |at: usize| {
        let mut senses = r.cx.words[at].of(r.cx.lexicon, Class::NameWord);
        senses.any(|(_, s)| s.arg == NameWord::Dated as i32)
    };
    for at in (i.saturating_sub(BETWEEN + 1)..i).rev() {
        if !r.is_word(at + 1) && at + 1 != i || r.new_line(at + 1) || r.cx.kind(at) != Some(Kind::Word) {
            return false;
        }
        if noun(at) {
            return true;
        }
        // What belongs to the noun: «استراتيجية دبي المتكاملة للطاقة», «مهرجان صيف الشرقية».
        let construct = at > 0 && at + 1 < i && is_definite(r.cx, at + 1) && noun(at - 1);
        if !construct
            && !is_definite(r.cx, at)
            && !r.cx.begins(at, &[LAM, LAM], 1)
            && !r.any(at, bit(Class::Name))
        {
            return false;
        }
    }
    false
}

/// Whether the year at token `i` is the second of two that a dual announces, with brackets after the first:
/// «عامي 2006 (الدورة الأولى) و2014».
fn second_of_two(r: &Reader<'_>, i: usize) -> bool {
    let Some(open) = bracket_before(r, i) else { return false };
    let Some(year) = open.checked_sub(2) else { return false };
    numbers::digits(r, open - 1, 0, 0).is_some_and(|n| n.digits == 4) && two_years(r, year).is_some()
}

/// Maximum number of tokens of a remark in brackets between two years.
const REMARK: usize = 12;

/// The bracket that opens what ends right before token `i`.
fn bracket_before(r: &Reader<'_>, i: usize) -> Option<usize> {
    let close = i.checked_sub(1).filter(|&at| r.is_code(at, CLOSE) && !r.new_line(i))?;
    (close.saturating_sub(REMARK)..close).rev().find(|&at| r.is_code(at, OPEN))
}

/// عامي, سنتي at token `i`.
fn two_years(r: &Reader<'_>, i: usize) -> Option<Word> {
    r.find_arg(i, Class::TimeUnit, Grain::Year as i32, AND | PREPOSITION)
        .filter(|w| w.has(flag::CONSTRUCT) && w.has(flag::DUAL))
}

/// The first of two years with a remark after it: «عامي 2006 (الدورة الأولى) و2014».
pub fn first_of_two(r: &Reader<'_>, w: Word) -> Option<Expression> {
    let n = numbers::digits(r, w.end, ARTICLE, 0).filter(|n| n.digits == 4)?;
    r.is_code(n.end, OPEN).then_some(())?;
    let close = (n.end..r.len().min(n.end + REMARK)).find(|&at| r.is_code(at, CLOSE))?;
    numbers::digits(r, close + 1, AND, AND).filter(|n| n.digits == 4)?;
    let mut d = Draft::default();
    d.said.year = i32::try_from(n.value).ok();
    d.core(w.from, Strength::Sure, Rule::year("time/years::first_of_two"));
    of_draft(r, d, n.end)
}
