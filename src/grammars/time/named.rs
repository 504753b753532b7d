//! Months with their days, and years.

use super::draft::{Draft, Rule, Strength};
use super::era;
use super::months;
use super::nights::{nights, of_it};
use super::numbers;
use super::reader::{AND, ARTICLE, PREPOSITION, Reader, Word};
use super::said::YearKind;
use crate::calendar::years;
use crate::letters::{FEH, HEH, TEH_MARBUTA, WAW};
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit, flag};
use crate::numerals::digits;
use crate::signs::{CLOSE, COLON, DOT, OPEN, SLASH};
use crate::tokenize::Kind;

/// Reads a day with its month (30 أيلول, الثالث من شهر آذار), a month with its day (أيلول 30), or a month.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let said = &d.said;
    if said.month.is_some() || said.month_shift.is_some() {
        return None;
    }
    if said.day.is_none() && said.nth.is_none() {
        if let Some(end) = first_day(r, i, d, may) {
            return Some(end);
        }
        if let Some(end) = nights(r, i, d, may) {
            return Some(end);
        }
        if let Some(end) = day_then_month(r, i, d, may) {
            return Some(end);
        }
    }
    let mut m = months::month(r, i, may)?;
    // «3-صفر السبت الماضي» is the result of a match.
    let score =
        i > 1 && r.dash(i - 1).is_some() && r.cx.glued(i - 2) && r.cx.kind(i - 2) == Some(Kind::Number);
    if score && m.hijri && m.number == months::SAFAR && !m.word && !year_follows(r, m.end) {
        return None;
    }
    // «إجازة محرم», «راتب رجب»
    // but not «إجازة الصيف», which is June in Libya alone.
    let bare = i > 0 && !r.new_line(i) && !crate::reading::is_definite(r.cx, i);
    m.word |= bare && r.particle(i - 1, TimeWord::OfMonth, u8::MAX).is_some();
    // «مارس آذار» says it twice.
    let twice = !m.hijri && m.end > m.at + 1 && r.any(m.end - 1, bit(Class::Month));
    let needy = m.flags & flag::NEEDS_DAY != 0 && !m.word && !twice;
    if needy && d.said.day.is_none() && d.said.nth.is_none() && day_after(r, m.end).is_none() {
        return None;
    }
    d.stub |= m.hijri && !m.word && m.flags & flag::AMBIGUOUS != 0 && m.flags & flag::PERSON == 0;
    months::put_month(d, m);
    d.core(m.from, months::strength(&m), Rule::other("time/named::read"));
    if d.said.day.is_none()
        && d.said.nth.is_none()
        && let Some((day, end)) = day_after(r, m.end)
    {
        d.said.day = Some(day);
        d.strength = Strength::Sure;
        return Some(end);
    }
    Some(m.end)
}

/// غرة رمضان, فاتح ماي, أول رجب: the first day; سلخ: the last.
fn first_day(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    // أول كل شهر
    if let Some(w) = r.particle(i, TimeWord::FirstDay, may | ARTICLE)
        && monthly(r, w.end)
    {
        d.said.day = Some(1);
        d.core(w.from, Strength::Sure, Rule::day_month("time/named::first_day"));
        return Some(w.end);
    }
    let (from, m, first) = months::first_or_last(r, i, may)?;
    months::put_month(d, m);
    match first {
        true => d.said.day = Some(1),
        false => d.said.nth = Some(super::said::Nth { n: -1, grain: Grain::Day }),
    }
    d.core(from, Strength::Sure, Rule::day_month("time/named::first_day"));
    Some(m.end)
}

/// Whether «[من] كل شهر» stands at token `i`.
fn monthly(r: &Reader<'_>, i: usize) -> bool {
    let at = r.particle(i, TimeWord::From, 0).map_or(i, |w| w.end);
    let every = r.particle(at, TimeWord::Every, 0).filter(|w| !r.new_line(i) && !r.new_line(w.end));
    every.is_some_and(|w| months::unit(r, w.end, Grain::Month, 0).is_some())
}

/// «في العاشر منه», «الجمعة الثامن عشر منه»: of the month that was told before.
fn day_of_told(r: &Reader<'_>, i: usize, day: &numbers::Num, d: &mut Draft) -> Option<usize> {
    /// Maximum number of tokens back to the month.
    const NEAR: usize = 30;
    let ranked = day.ordinal && day.definite && !day.feminine && of_it(r, day.end);
    if !ranked || !(d.day_word || d.said.weekday.is_some() || led_to(r, i)) {
        return None;
    }
    let line = (i.saturating_sub(NEAR)..i).rev().take_while(|&at| !r.new_line(at + 1));
    let (month, hijri) = line.into_iter().find_map(|at| months::name(r, at, AND | PREPOSITION | ARTICLE))?;
    (d.said.month, d.said.hijri) = (u8::try_from(month.arg).ok(), hijri);
    d.said.day = u8::try_from(day.value).ok();
    d.said.elsewhere = true;
    d.core(day.from, Strength::Sure, Rule::day_month("time/named::day_of_told"));
    Some(day.end + 1)
}

fn day_then_month(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let day = numbers::day(r, i, may)?;
    // «الأشهر الثلاثة من أبريل إلى يونيو»: it counts the noun before it.
    let cardinal = day.digits == 0 && !day.ordinal && day.definite;
    // «الأحد يناير الحادي والعشرين»: the weekday.
    let weekday = cardinal && r.any(i, bit(Class::Weekday));
    if r.new_line(day.end) || weekday || cardinal && i > 0 && crate::reading::is_definite(r.cx, i - 1) {
        return None;
    }
    let mut at = day.end;
    let mut inner = Proclitics::BI | Proclitics::LI;
    if let Some(w) = r.particle(at, TimeWord::From, 0) {
        at = w.end;
        inner = 0;
    } else if day.digits > 0 {
        // 2- أكتوبر, 2/أكتوبر, 16. نوفمبر
        let mark = r.dash(at).or_else(|| (r.is_code(at, SLASH) || r.is_code(at, DOT)).then_some(at + 1));
        d.dashed = mark.is_some() && r.cx.glued(at - 1) && r.cx.glued(at);
        at = mark.unwrap_or(at);
        inner |= ARTICLE;
    }
    if let Some(end) = day_of_told(r, i, &day, d) {
        return Some(end);
    }
    // «the 3rd of May»
    let of = day.digits > 0 && r.cx.kind(at) == Some(Kind::Latin) && r.cx.kind(at - 1) == Some(Kind::Latin);
    at += usize::from(of && r.cx.tokens.span(at).len() == 2 && r.any(at + 1, bit(Class::Month)));
    let feminine = day.ordinal && day.feminine;
    if let Some(m) = months::month(r, at, inner).filter(|_| !r.new_line(at)) {
        if m.flags & flag::NEEDS_YEAR != 0 && !m.word && !year_follows(r, m.end) {
            return None;
        }
        // «3-صفر» is the result of a match.
        if m.hijri && m.flags & flag::AMBIGUOUS != 0 && r.dash(day.end).is_some() && !year_follows(r, m.end) {
            return None;
        }
        // «فاز 2 صفر», «واحد صفر»: so few may be goals.
        let score =
            m.hijri && m.number == months::SAFAR && !m.word && inner != 0 && day.value < 10 && !day.ordinal;
        if score && !year_follows(r, m.end) && !d.day_word && d.said.weekday.is_none() && !led_to(r, i) {
            return None;
        }
        // «3 شهر 9»: the month's rank needs its own context.
        months::put_month(d, m);
        d.said.day = Some(day.value as u8);
        let doubtful = m.flags & flag::AMBIGUOUS != 0 && m.hijri && !m.word && day.value == 0;
        d.core(
            day.from,
            if doubtful { Strength::Weak } else { Strength::Sure },
            Rule::day_month("time/named::day_then_month"),
        );
        let mut end = m.end;
        // 16. نوفمبر. 2016
        if r.is_code(end, DOT)
            && r.cx.glued(end - 1)
            && numbers::year(r, end + 1, 0).is_some()
            && year_digits(r, end + 1)
        {
            end += 1;
        }
        return Some(end);
    }
    if feminine && day.digits == 0 && d.count == 0 {
        return None;
    }
    // الثامن والعشرين من كل شهر
    let ranked = day.digits > 0 || day.ordinal && day.definite && !day.feminine;
    if ranked && r.is(day.end, TimeWord::From) && monthly(r, day.end) {
        d.said.day = Some(day.value as u8);
        d.core(day.from, Strength::Sure, Rule::day_month("time/named::day_then_month"));
        return Some(day.end);
    }
    // 15 الجاري
    if day.digits > 0
        && let Some(w) = super::shifted::direction(r, at).filter(|w| !w.ambiguous() && w.arg.abs() <= 1)
    {
        d.said.month_shift = Some(w.arg as i8);
        d.said.day = Some(day.value as u8);
        d.core(day.from, Strength::Sure, Rule::day_month("time/named::day_then_month"));
        return Some(w.end);
    }
    // «20 هالشهر», «الخامس من هالشهر»
    if day.digits > 0 || day.ordinal && day.definite && !day.feminine {
        let row = |w: Word| r.cx.lexicon.tables().relatives.get(usize::try_from(w.arg).ok()?);
        let month = r.find(at, Class::Relative, 0, 0).filter(|_| !r.new_line(at));
        if let Some((w, row)) =
            month.and_then(|w| Some((w, row(w)?))).filter(|(_, row)| row.grain == Grain::Month)
        {
            d.said.month_shift = Some(row.offset);
            d.said.day = Some(day.value as u8);
            d.core(day.from, Strength::Sure, Rule::day_month("time/named::day_then_month"));
            return Some(w.end);
        }
    }
    // الثالث من الشهر الجاري, 14 الشهر الجاي
    let Some((shift, end)) =
        super::shifted::shifted_unit(r, at, Grain::Month, Proclitics::LI | Proclitics::BI)
    else {
        return of_the_month(r, i, at, &day, d);
    };
    d.said.month_shift = Some(shift);
    d.said.day = Some(day.value as u8);
    d.core(day.from, Strength::Sure, Rule::day_month("time/named::day_then_month"));
    Some(end)
}

/// الخامس عشر من الشهر, اليوم الثالث من الشهر: of the present month, or with نفسه of one that was told.
fn of_the_month(r: &Reader<'_>, i: usize, at: usize, day: &numbers::Num, d: &mut Draft) -> Option<usize> {
    // «الـ21 من الشهر نفسه»
    let ranked =
        day.ordinal && day.definite && !day.feminine || day.digits > 0 && (d.day_word || day.definite);
    let month =
        months::unit(r, at, Grain::Month, ARTICLE).filter(|w| w.definite() && ranked && at > day.end)?;
    // «النصف الثاني من الشهر» ranks what stands before it.
    let before = i.checked_sub(1).filter(|&b| !r.new_line(i) && crate::reading::is_definite(r.cx, b));
    let is_day = |b: usize| r.find_arg(b, Class::TimeUnit, Grain::Day as i32, ARTICLE).is_some();
    if before.is_some_and(|b| !is_day(b)) || months::name(r, month.end, 0).is_some() {
        return None;
    }
    let same = r.particle(month.end, TimeWord::Same, 0);
    d.said.month_shift = Some(0);
    d.said.elsewhere = same.is_some();
    d.said.day = Some(day.value as u8);
    d.core(day.from, Strength::Sure, Rule::day_month("time/named::of_the_month"));
    Some(same.map_or(month.end, |w| w.end))
}

/// Whether a word that leads to a time stands before token `i`: في, منذ, حتى.
fn led_to(r: &Reader<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else { return false };
    [TimeWord::At, TimeWord::From, TimeWord::To].iter().any(|&w| r.particle(before, w, AND).is_some())
        || r.any(before, bit(Class::TimeLimit) | bit(Class::DayPart) | bit(Class::Weekday))
}

fn year_digits(r: &Reader<'_>, i: usize) -> bool {
    numbers::digits(r, i, 0, 0).is_some_and(|n| n.digits == 4)
}

/// Whether a year stands at token `i`, perhaps with its word.
fn year_follows(r: &Reader<'_>, i: usize) -> bool {
    // «15-شعبان-1443»
    let i = r.dash(i).unwrap_or(i);
    let at = r.particle(i, TimeWord::From, 0).map_or(i, |w| w.end);
    let at = months::unit(r, at, Grain::Year, ARTICLE | PREPOSITION).map_or(at, |w| w.end);
    numbers::year(r, at, 0).is_some_and(|n| n.value >= 1000)
}

/// A day after its month: شباط الرابع عشر, يناير 1.
fn day_after(r: &Reader<'_>, i: usize) -> Option<(u8, usize)> {
    if r.new_line(i) {
        return None;
    }
    let n = numbers::day(r, i, 0)?;
    let fits = if n.digits > 0 {
        // «أيلول 15 قتيلا» counts; «أيلول 15, 2016» dates.
        !r.is_word(n.end) || r.comma(n.end).is_some() || range_of_days(r, n.end)
    } else {
        n.ordinal && n.definite && !n.feminine
    };
    (fits && (r.dash(n.end).is_none() || range_of_days(r, n.end))).then_some((n.value as u8, n.end))
}

/// Whether a range goes on at token `i` with another day that counts nothing: «أيار 10 إلى 12», «يوليو 4-6».
fn range_of_days(r: &Reader<'_>, i: usize) -> bool {
    let Some(at) = r.dash(i).or_else(|| r.particle(i, TimeWord::To, 0).map(|w| w.end)) else { return false };
    let n = numbers::digits(r, at, 0, 0).filter(|n| n.digits <= 2 && (1..=31).contains(&n.value));
    n.is_some_and(|n| {
        let month = months::month(r, n.end, PREPOSITION).is_some() || r.is(n.end, TimeWord::From);
        !r.new_line(at)
            && (month || !r.is_word(n.end) || super::counting::turns_away(r, n.end))
            && r.dash(n.end).is_none()
    })
}

/// Reads a year: سنة 2015, العام 1445 هـ, after a month 2015 alone.
pub fn year(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    let said = &d.said;
    if said.year.is_some() || said.year_shift.is_some() || said.offset.is_some() || r.blocked(i) {
        return None;
    }
    let word = months::unit(r, i, Grain::Year, may | ARTICLE);
    let mut at = word.map_or(i, |w| w.end);
    let mut kind = None;
    let mut hijri = None;
    if let Some(w) = word {
        if r.new_line(at) {
            return None;
        }
        (kind, hijri, at) = year_adjectives(r, at, w.definite());
        // «عام .2011», «عام ,2007»: the stop behind the year in a line that runs to the left.
        let stop =
            (r.is_code(at, DOT) || r.comma(at).is_some()) && r.cx.glued(at) && at > 0 && !r.cx.glued(at - 1);
        at += usize::from(stop && year_digits(r, at + 1) && !r.new_line(at + 1));
        // «السنة: 2020»
        let colon = r.is_code(at, COLON) && !r.new_line(at + 1);
        let plain = |n: &numbers::Num| n.digits == 4 && years::BARE.holds(n.value) && !r.is_word(n.end);
        at += usize::from(colon && numbers::digits(r, at + 1, 0, 0).is_some_and(|n| plain(&n)));
    }
    if let Some(w) = word
        && let Some(end) = bracketed_year(r, at, d)
    {
        d.year_word = true;
        d.core(w.from, Strength::Sure, Rule::year("time/named::year"));
        return Some(end);
    }
    let bare = word.is_none();
    if bare && let Some(n) = year_of_life(r, i, d) {
        d.said.year = i32::try_from(n.value).ok();
        d.core(n.from, Strength::Sure, Rule::year("time/named::year_of_life"));
        return Some(n.end);
    }
    let said = &d.said;
    if bare && (said.month.is_none() && said.group.is_none() && said.holiday.is_none()) {
        return None;
    }
    if !bare && let Some(end) = year_span(r, at, kind, d) {
        d.year_word = true;
        d.core(word.map_or_else(|| r.from(at), |w| w.from), Strength::Sure, Rule::year("time/named::year"));
        return Some(end);
    }
    if !bare && let Some((x, y, calendars)) = numbers::double_year(r, at) {
        // «العام 225/226 قبل الميلاد»
        let christ = era::era(r, at + 1).is_some_and(|(mark, _)| mark == TimeWord::EraBefore);
        (d.said.year, d.said.hijri) = (i32::try_from(x).ok(), !christ);
        // «العام 225/226» lies in both.
        d.said.year_to = if calendars || christ { None } else { i32::try_from(y).ok() };
        d.year_word = true;
        d.core(word.map_or_else(|| r.from(at), |w| w.from), Strength::Sure, Rule::year("time/named::year"));
        return Some(era::put_era(r, at + 1, d, Some(!christ)));
    }
    if !bare && let Some((year, end)) = mission_year(r, at) {
        (d.said.year, d.said.year_kind) = (Some(year), Some(YearKind::Mission));
        d.year_word = true;
        d.core(word.map_or_else(|| r.from(at), |w| w.from), Strength::Sure, Rule::year("time/named::year"));
        return Some(end);
    }
    let short = || {
        let n =
            numbers::small(r, at, 0, 0).filter(|n| !bare && !n.ordinal && (30..100).contains(&n.value))?;
        // «الحج عام خمسين» is of the writer's century.
        if d.said.holiday.is_some() {
            return None;
        }
        (!r.any(n.end, bit(Class::TimeUnit)) || r.new_line(n.end)).then_some(n)
    };
    if !bare && let Some((n, end)) = early_year(r, at, d) {
        d.said.year = i32::try_from(n.value).ok();
        d.said.hijri = true;
        d.year_word = true;
        d.core(word.map_or(n.from, |w| w.from), Strength::Sure, Rule::year("time/named::year"));
        return Some(end);
    }
    let n = numbers::year(r, at, if bare { may } else { ARTICLE }).or_else(short)?;
    // «للسنة الـ 21 على التوالي»: the twenty-first.
    if n.definite && (1..=2).contains(&n.digits) && era::era(r, n.end).is_none() {
        return None;
    }
    // «لسنة 58 القضائية»: a year of the court's own.
    if !bare && r.is(n.end, TimeWord::Court) {
        return None;
    }
    if bare && (n.value < 1000 || n.ordinal) && era::era(r, n.end).is_none() {
        return None;
    }
    if !bare && n.digits > 0 && r.any(n.end, bit(Class::TimeUnit)) && n.digits < 4 {
        return None;
    }
    if n.digits == 2 && bare && era::era(r, n.end).is_none() {
        return None;
    }
    let mut end = n.end;
    d.said.year = i32::try_from(n.value).ok();
    // A Hijri year is one as said, however short: 61 هـ.
    d.said.short_year = (n.digits == 2 || n.value < 100) && !d.said.hijri;
    d.said.year_kind = kind;
    if let Some((to, after)) = year_to(r, end, n.value, kind.is_some()) {
        d.said.year_to = Some(to);
        end = after;
    }
    // «العام الدراسي 1436-1437»
    d.said.hijri |= kind.is_some() && years::HIJRI_SCHOOL.holds(n.value);
    end = era::put_era(r, end, d, hijri);
    // «سنة ستين ومائة»: a spelled year before the printed page is one of the chronicles.
    if !bare && n.digits == 0 && end == n.end && d.said.month.is_none() && hijri.is_none() {
        d.said.hijri |= years::HIJRI_SPELLED.holds(n.value) && word.is_some_and(|w| !w.definite());
    }
    // «مولده سنة 673», «ولد سنة 750 هـ وتوفي سنة 826»
    if !bare && n.digits == 3 && end == n.end && d.said.month.is_none() && hijri.is_none() {
        d.said.hijri |= word.is_some_and(|w| !w.definite() && of_chronicle(r, w));
    }
    // «لعام 1436»
    if !bare && n.digits == 4 && end == n.end && d.said.month.is_none() && hijri.is_none() {
        d.said.hijri |= of_these_days(r, n.value);
    }
    d.year_word |= !bare;
    d.core(word.map_or(n.from, |w| w.from), Strength::Sure, Rule::year("time/named::year"));
    Some(end)
}

/// Whether a year without a mark is a Hijri one of the days of the reference: «لعام 1436», written in 2015. Without a
/// reference it may as well be one of the Middle Ages.
fn of_these_days(r: &Reader<'_>, year: i64) -> bool {
    /// Years before and behind the present one of which budgets, schools and statistics speak.
    const BEFORE: i64 = 20;
    const BEHIND: i64 = 3;
    r.cx.reference.is_some_and(|now| {
        let present = (i64::from(now.year()) - 622) * 33 / 32;
        (present - BEFORE..=present + BEHIND).contains(&year)
    })
}

/// «(22 أبريل 571 - 8 يونيو 632)»: a year of three digits behind a day and month in brackets that hold two such days.
fn year_of_life(r: &Reader<'_>, i: usize, d: &Draft) -> Option<numbers::Num> {
    /// Tokens of a day, a month and a year.
    const DAY: usize = 4;
    let told = d.said.month.is_some() && d.said.day.is_some() && !d.said.hijri;
    let n = numbers::digits(r, i, 0, 0).filter(|n| told && n.digits == 3 && n.value >= 100)?;
    let mut day = i.saturating_sub(DAY)..i;
    // Of two days the first opens the brackets, the second closes them.
    let first = r.dash(n.end).is_some_and(|next| numbers::digits(r, next, 0, 0).is_some());
    let first = first && day.clone().any(|k| r.is_code(k, OPEN));
    let last = r.is_code(n.end, CLOSE) && day.any(|k| r.dash(k).is_some_and(|next| next < i));
    (first || last).then_some(n)
}

/// Whether the year that the word leads to is one of a life told in Hijri years: behind a pronoun of the dead,
/// «مولده سنة 673», or with a marked year shortly before it.
fn of_chronicle(r: &Reader<'_>, w: Word) -> bool {
    /// Maximum number of tokens back to a marked year.
    const REACH: usize = 12;
    // «توفي سنة 814» may be of any calendar, «مولده», «وفاته» are said of scholars.
    let his = w.start.checked_sub(1).is_some_and(|b| {
        let told = r.particle(b, TimeWord::Chronicle, PREPOSITION | AND).is_some();
        told && r.cx.text.at(r.to(b + 1).saturating_sub(1) as usize) == HEH && r.cx.tokens.span(b).len() > 3
    });
    let from = w.start.saturating_sub(REACH);
    let marked = |at: usize| {
        r.cx.kind(at) == Some(Kind::Number)
            && era::era(r, at + 1).is_some_and(|(e, _)| e == TimeWord::EraHijri)
    };
    his || (from..w.start).any(|at| marked(at) && !r.new_line(at + 1))
}

/// A year of one to four digits or in words that a mark of the Hijri era, a Hijri month or the deed of a chronicle
/// tells: سنة 2 هـ, العام الثاني من الهجرة, رجب سنة أربع عشرة, مات سنة ثمان وأربعين.
fn early_year(r: &Reader<'_>, at: usize, d: &Draft) -> Option<(numbers::Num, usize)> {
    let n = numbers::digits(r, at, ARTICLE, 0)
        .or_else(|| numbers::spelled(r, at, ARTICLE, 0))
        .filter(|n| n.value < 1600 && n.digits <= 4)
        .or_else(|| numbers::small(r, at, ARTICLE, 0).filter(|n| n.ordinal && n.definite))
        .filter(|n| n.value > 0 && !r.new_line(at))?;
    let marked =
        |i: usize| matches!(era::era(r, i), Some((TimeWord::EraHijri, _))).then(|| era::era(r, i)).flatten();
    if let Some((_, end)) = marked(n.end) {
        return Some((n, end));
    }
    let hijri = d.said.hijri && d.said.month.is_some();
    // «في شوال في السنة الثالثة»
    let ranked = n.ordinal && hijri && n.value > 1 && crate::reading::is_definite(r.cx, at - 1);
    if n.digits >= 3 || n.ordinal && !ranked || era::era(r, n.end).is_some() || n.value >= 1300 {
        return None;
    }
    // «سنة خمس مرات»: what it counts stands after it; «سنة عشر حجة الوداع» tells what was in it.
    let counts = super::counting::is_counted(r, n.end) && !super::counting::disagrees(r, n.value, n.end);
    let told = n.digits == 0 && (super::tense::chronicles(r, at) || in_early_year(r, at, n));
    (!counts && (hijri || told)).then_some((n, n.end))
}

/// «في سنة خمس»: the first years of the Hijra, which no other calendar says so; the number has the gender of its year.
fn in_early_year(r: &Reader<'_>, at: usize, n: numbers::Num) -> bool {
    /// From here on the years of our own century are said so: «في سنة ستين».
    const OURS: i64 = 30;
    let Some(led) = at.checked_sub(2).filter(|&b| !r.new_line(b + 1)) else { return false };
    let masculine = (3..10).contains(&n.value) && r.cx.text.at(r.to(n.end) as usize - 1) == TEH_MARBUTA;
    let year = !crate::reading::is_definite(r.cx, at - 1);
    // «أبو علي سنة ست» is no «على».
    let within = r.cx.begins(led, &[FEH], 1) || r.cx.begins(led, &[WAW, FEH], 1);
    year && within
        && (3..OURS).contains(&n.value)
        && !n.definite
        && !masculine
        && r.particle(led, TimeWord::At, AND).is_some()
}

/// سنة أربع من النبوة, العام الثالث من البعثة: years that no calendar of ours counts, and the token after them.
pub fn mission_year(r: &Reader<'_>, i: usize) -> Option<(i32, usize)> {
    let n = numbers::digits(r, i, ARTICLE, 0).or_else(|| numbers::small(r, i, ARTICLE, 0))?;
    let mission = r.particle(n.end, TimeWord::Mission, Proclitics::LI).filter(|_| !r.new_line(n.end))?;
    Some((i32::try_from(n.value).ok()?, mission.end))
}

/// «عام (1648)», «العام (2006م)», «توفي سنة (115)»: the token after the bracket that closes.
fn bracketed_year(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let n = r.is_code(i, OPEN).then(|| numbers::digits(r, i + 1, 0, 0)).flatten()?;
    let old = n.digits == 3 && n.value > 0 && super::tense::chronicles(r, i);
    let mut inner = Draft::default();
    inner.said.year = i32::try_from(n.value).ok();
    let close = era::put_era(r, n.end, &mut inner, None);
    if !r.is_code(close, CLOSE) || !(old || n.digits == 4 && years::WITH_DATE.holds(n.value)) {
        return None;
    }
    d.said.year = inner.said.year;
    d.said.hijri |= inner.said.hijri;
    d.said.before |= inner.said.before;
    Some(close + 1)
}

/// الدراسي, المالية, الهجرية after سنة or عام.
fn year_adjectives(r: &Reader<'_>, i: usize, _definite: bool) -> (Option<YearKind>, Option<bool>, usize) {
    let (mut kind, mut hijri, mut at) = (None, None, i);
    for _ in 0..2 {
        if let Some(w) = r.particle(at, TimeWord::School, 0) {
            (kind, at) = (Some(YearKind::School), w.end);
        } else if let Some(w) = r.particle(at, TimeWord::Fiscal, 0) {
            (kind, at) = (Some(YearKind::Fiscal), w.end);
        } else if let Some(w) =
            r.particle(at, TimeWord::EraHijri, 0).filter(|_| r.cx.tokens.span(at).len() > 2)
        {
            (hijri, at) = (Some(true), w.end);
        } else if let Some(w) =
            r.particle(at, TimeWord::EraGregorian, 0).filter(|_| r.cx.tokens.span(at).len() > 2)
        {
            (hijri, at) = (Some(false), w.end);
        } else {
            break;
        }
    }
    (kind, hijri, at)
}

/// The second half of 2021/2022 or 2021-2022.
fn year_to(r: &Reader<'_>, i: usize, first: i64, wanted: bool) -> Option<(i32, usize)> {
    let at = if r.is_code(i, SLASH) { i + 1 } else { r.dash(i)? };
    let n = numbers::digits(r, at, 0, 0)?;
    // «للعام 1436 / 1437هـ» needs no other word.
    if !(wanted || r.is_code(i, SLASH) && n.digits == 4) {
        return None;
    }
    let second = match n.digits {
        4 => n.value,
        2 => first / 100 * 100 + n.value,
        _ => return None,
    };
    (second == first + 1).then_some((second as i32, n.end))
}

/// 2021/2022 in one token after السنة المالية.
fn year_span(r: &Reader<'_>, i: usize, kind: Option<YearKind>, d: &mut Draft) -> Option<usize> {
    let kind = kind.filter(|_| r.cx.kind(i) == Some(crate::tokenize::Kind::Number))?;
    let span = r.cx.tokens.span(i);
    let slash = (span.start..span.end).find(|&p| r.cx.text.at(p as usize) == 0x2F)?;
    let value = |from: u32, to: u32| i32::try_from(digits::value(r.cx.text, from, to)?).ok();
    if span.len() > 9 {
        return None;
    }
    let (mut first, mut second) = (value(span.start, slash)?, value(slash + 1, span.end)?);
    if second < 100 {
        second += first / 100 * 100;
    }
    // «1437/1436»: typed from right to left.
    if second < first {
        (first, second) = (second, first);
    }
    if !years::WITH_DATE.holds(first) || second != first + 1 {
        return None;
    }
    d.said.year = Some(first);
    d.said.year_to = Some(second);
    d.said.year_kind = Some(kind);
    d.said.hijri |= years::HIJRI_SCHOOL.holds(first);
    Some(i + 1)
}
