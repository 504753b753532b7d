//! Days of the week: يوم الخميس, الثلاثاء الأول من تشرين, آخر جمعة, ثالث يوم ثلاثاء.

use super::draft::{Draft, Rule, Strength};
use super::months::unit;
use super::numbers;
use super::reader::{AND, ANY, ARTICLE, Reader, Word};
use super::said::Nth;
use crate::grammars::measured::matching::is_hint;
use crate::letters::{ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, FATHATAN, HEH, LAM, NOON, THEH, WAW, YEH};
use crate::lexicon::{Class, Grain, Proclitics, TimeLimit, TimeWord, bit, flag};
use crate::reading::is_definite;
use crate::signs::{CLOSE, COLON, OPEN};
use crate::tokenize::Kind;

/// The day whose name is also «the two».
const MONDAY: i32 = 1;
/// The day whose name is also «one».
const SUNDAY: i32 = 7;

/// Greatest rank of a weekday within a month.
const MOST: i64 = 5;

/// يوم or نهار at token `i`, and the token after it.
pub fn day_word(r: &Reader<'_>, i: usize, may: u8) -> Option<(u32, usize)> {
    let w = unit(r, i, Grain::Day, may)?;
    (!w.definite()).then_some((w.from, w.end))
}

/// Reads a weekday at token `i` into `d`.
pub fn read(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    if d.said.weekday.is_some() || d.said.nth.is_some() {
        return None;
    }
    if d.said.day_shift.is_none()
        && let Some(end) = ranked(r, i, d, may)
    {
        return Some(end);
    }
    let w = r.find(i, Class::Weekday, may | ARTICLE, 0)?;
    if w.has(flag::PLURAL) {
        return None;
    }
    let bare = r.cx.text.at(w.from as usize + 1) != LAM;
    // «واحد و1.5» is one.
    if bare && w.ambiguous() && w.arg == SUNDAY && w.particles.any(Proclitics::WA) && !d.day_word {
        return None;
    }
    // «استشهد يوم أحد»: the battle; «كل يوم أحد», «في يوم أحد» are Sundays.
    if bare && w.ambiguous() && w.arg == SUNDAY && d.day_word && i > 1 && !r.new_line(i - 1) {
        let (from, led) = (i - 1, |word| r.particle(i - 2, word, AND).is_some());
        if !led(TimeWord::At) && !led(TimeWord::Every) && super::tense::around(r, from, w.end) != Some(1) {
            return None;
        }
    }
    // «الأشهر الثلاثة من أبريل» are three.
    let units = |at: usize| r.find(at, Class::TimeUnit, ARTICLE, 0).is_some_and(|u| u.has(flag::PLURAL));
    let counted = i > 0 && !r.new_line(i) && units(i - 1);
    if w.ambiguous() && !bare && !d.day_word && d.count == 0 && counted && r.any(i, bit(Class::Unit)) {
        return None;
    }
    // «المرابطون على الحد ⟦الجنوبي⟧»: the border, and not Sunday.
    const WHEN: u64 =
        bit(Class::Relative) | bit(Class::Weekday) | bit(Class::Direction) | bit(Class::DayPart);
    let described = |at: usize| is_definite(r.cx, at) && !r.any(at, WHEN);
    if w.ambiguous() && !bare && w.arg == SUNDAY && !d.day_word && described(w.end) && !r.new_line(w.end) {
        return None;
    }
    // «الأحد عشر لاعبا»: eleven; «وصل الأحد عشر نساء» are ten.
    if w.arg == SUNDAY && !bare && !d.day_word && eleven(r, w.end) {
        return None;
    }
    // «لحد البيت», «331 يوما لحد نهاية السنة»: until.
    const TIMES: u64 = bit(Class::Edge) | bit(Class::Relative) | bit(Class::TimeUnit) | bit(Class::TimeLimit);
    let until = w.ambiguous() && bare && r.any(i, bit(Class::Bound));
    if until && (!d.day_word && d.count == 0 || r.any(w.end, TIMES)) {
        return None;
    }
    // «كل يوم أربع ساعات»
    if w.ambiguous() && bare && r.any(i, bit(Class::Unit)) && super::counting::is_counted(r, w.end) {
        return None;
    }
    // «الأسبوع الماضي على أحد الشواطئ»: one of them.
    // «ظهر أمس في أحد الفنادق» too.
    let after = d.count > 0 && !d.day_word || d.said.day_shift.is_some() && is_definite(r.cx, w.end);
    if after && w.ambiguous() && bare {
        return None;
    }
    // The number, not the day: اثنين, التلاتة and their like without يوم.
    let doubtful = w.ambiguous() && !d.day_word && !(w.arg == MONDAY && !bare && told_when(r, i, w.end));
    let strength = if doubtful { Strength::Weak } else { Strength::Sure };
    let mut end = w.end;
    if d.said.day.is_none()
        && d.said.month.is_none()
        && d.said.day_shift.is_none()
        && let Some((n, after)) = rank_after(r, end)
        && !is_day(r, d, w.arg, end)
    {
        d.said.nth = Some(Nth { n, grain: Grain::Day });
        d.said.either = n > 0 && !numbers::small(r, end, ARTICLE, 0).is_some_and(|n| n.feminine);
        end = after;
    }
    d.said.weekday = u8::try_from(w.arg).ok();
    // «مساء اليوم (الاثنين)» says today again.
    let today = |at: usize| r.find_arg(at, Class::Relative, 0, ANY).is_some();
    let bracketed = i > 1 && r.is_code(i - 1, OPEN) && r.is_code(end, CLOSE) && !r.new_line(i - 1);
    d.said.today = bracketed && today(i - 2);
    // «غدا (الأربعاء)»
    let tables = r.cx.lexicon.tables();
    let row = |w: Word| tables.relatives.get(usize::try_from(w.arg).ok()?).map(|row| (row.grain, row.offset));
    let coming =
        |at: usize| matches!(r.find(at, Class::Relative, ANY, 0).and_then(row), Some((Grain::Day, 1..)));
    if bracketed && coming(i - 2) {
        d.said.direction = Some(1);
    }
    // «أحد», «حد», «اثنين» without the article are words first.
    d.stub |= strength == Strength::Weak && bare;
    d.core(w.from, strength, Rule::other("time/weekday::read"));
    Some(end)
}

/// Whether «عشر» at token `i` makes an eleven of the word before it: what it counts is a singular in the accusative, or not said.
fn eleven(r: &Reader<'_>, i: usize) -> bool {
    let counted = |at: usize| {
        let last = r.cx.text.at(r.to(at + 1).saturating_sub(1) as usize);
        matches!(last, ALEF | FATHATAN) || r.any(at, bit(Class::Particle) | bit(Class::Verb))
    };
    let teen = r.any(i, bit(Class::Teen)) && r.any(i, bit(Class::Fraction)) && !r.new_line(i);
    teen && (!r.is_word(i + 1) || r.new_line(i + 1) || counted(i + 1))
}

/// Whether «الاثنين» at token `i` is rather Monday than the two: in brackets after another day, «اليوم (الاثنين)», or
/// after a noun in a sentence that tells of something, «عقد اجتماعا طارئا الاثنين».
fn told_when(r: &Reader<'_>, i: usize, end: usize) -> bool {
    const OTHERS: u64 = bit(Class::Particle)
        | bit(Class::Verb)
        | bit(Class::NumberWord)
        | bit(Class::Dual)
        | bit(Class::TimeLimit);
    // «الاثنين مساء»: hours are feminine.
    if r.find(end, Class::DayPart, 0, 0).is_some_and(|part| !part.has(flag::ABBREVIATION) && !r.new_line(end))
    {
        return true;
    }
    // «الاثنين والجمعة»
    let next = r.find(end, Class::Weekday, super::reader::AND | ARTICLE, super::reader::AND);
    if next.is_some_and(|w| r.cx.text.at(w.from as usize + 1) == LAM && !r.new_line(end)) {
        return true;
    }
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i)) else {
        // «الاثنين: اجتماع»
        return r.is_code(end, COLON);
    };
    // «الأحد والاثنين»
    if r.cx.code(i) == WAW && r.any(before, bit(Class::Weekday)) && is_definite(r.cx, before) {
        return true;
    }
    if r.is_code(before, OPEN) && r.is_code(end, CLOSE) {
        return before > 0 && r.any(before - 1, bit(Class::Relative));
    }
    // «أكد الاثنين أن …»: two would be «الاثنان».
    let that = end < r.len()
        && r.is_word(end)
        && r.cx.tokens.span(end).len() == 2
        && matches!(r.cx.code(end), ALEF | ALEF_HAMZA | ALEF_HAMZA_BELOW)
        && r.cx.text.at(r.from(end) as usize + 1) == NOON;
    if that && !r.new_line(end) && r.any(before, bit(Class::Verb)) {
        return true;
    }
    let code = |back: u32| r.cx.text.at(r.to(i).saturating_sub(back) as usize);
    // «الشخصين الاثنين», but «البرلمان الاثنين» and «ثلاثة مدنيين الاثنين».
    let counted = || r.cx.numbers.atom_ending(before).and_then(|n| n.whole()).is_some_and(|n| n > 2);
    let dual = code(1) == NOON && code(2) == YEH && !counted();
    // «وصل الاثنين», «نلتقي الاثنين»: who comes and goes does so to nobody.
    let travels = is_hint(r.cx, before, "travel");
    let small =
        r.any(before, bit(Class::TimeWord)) && r.particle(before, TimeWord::Appointment, u8::MAX).is_none();
    let word = r.cx.kind(before) == Some(Kind::Word);
    // «جرى الإعلان عنها الاثنين»: nor to one that a pronoun names.
    let pronoun = r.any(before, bit(Class::Particle)) && code(1) == ALEF && code(2) == HEH;
    let noun = word && (!r.any(before, OTHERS) || pronoun) && !small && !dual;
    // A preposition and its like have few letters.
    let long = r.cx.tokens.span(before).len() > 3;
    // «وذكر الاثنان»: they did.
    let here = |back: u32| r.cx.text.at(r.to(end).saturating_sub(back) as usize);
    let oblique = (here(4), here(2), here(1)) == (THEH, YEH, NOON);
    word && (travels || oblique && is_hint(r.cx, before, "monday"))
        || noun && long && super::tense::around(r, i, end).is_some()
        || oblique && adverbial(r, i, end)
}

/// Whether «الاثنين» at token `i` can be no object or owner where it stands: «وقعه الاثنين», «الشرطة الباكستانية، الاثنين،
/// بالتقاعس», «باريس الاثنين», «سلم الاثنين وثيقة»; not «الشخصين الاثنين», «بين الاثنين», «مكاتبها الاثنين والعشرين».
fn adverbial(r: &Reader<'_>, i: usize, end: usize) -> bool {
    const OTHERS: u64 =
        bit(Class::Particle) | bit(Class::NumberWord) | bit(Class::Dual) | bit(Class::Weekday);
    let more = r.any(end, bit(Class::Tens)) || r.is_word(end) && r.cx.words[end].is(Class::NumberWord);
    let Some(before) = i.checked_sub(1).filter(|_| !r.new_line(i) && !more) else { return false };
    // «… الباكستانية، الاثنين، …»
    if r.comma(before).is_some() {
        return r.comma(end).is_some() && !r.new_line(end);
    }
    let back = |n: u32| r.cx.text.at(r.to(i).saturating_sub(n) as usize);
    // «حكمت عليه (19 عاما) الاثنين بالسجن»; «أدلى بها الاثنين», «وقعه الاثنين»: what a pronoun names needs no two.
    let hers = back(1) == ALEF && back(2) == HEH;
    let named = hers && r.any(before, bit(Class::Particle)) && !r.any(before, bit(Class::NumberWord));
    if r.is_code(before, CLOSE) || named {
        return !is_definite(r.cx, end) || r.new_line(end);
    }
    if r.cx.kind(before) != Some(Kind::Word) || r.any(before, OTHERS) {
        return false;
    }
    let long = r.cx.tokens.span(before).len() > 3;
    let plural = matches!(back(2), YEH | WAW) && back(1) == NOON;
    if is_definite(r.cx, before) {
        return long && !plural && !r.cx.words[before].is(Class::Indefinite) && told_or_placed(r, i, end);
    }
    let his = back(1) == HEH && long && !r.any(before, bit(Class::Noun) | bit(Class::Name));
    if (his || hers && long) && (!is_definite(r.cx, end) || r.new_line(end)) {
        return true;
    }
    if r.cx.words[before].of(r.cx.lexicon, Class::Name).any(|(w, _)| w.proclitics.0 == 0) {
        return told_or_placed(r, i, end);
    }
    // «سلم الاثنين وثيقة»: the verb has its object behind the day.
    let object = || r.any(end, bit(Class::Noun) | bit(Class::Bound)) && !is_definite(r.cx, end);
    r.any(before, bit(Class::Verb)) && r.is_word(end) && !r.new_line(end) && object()
}

/// Whether what stands behind «الاثنين» lets it be a day: the end of a clause, a preposition, or an indefinite noun; no
/// definite adjective, «الاثنين المقبوض عليهما», and no «معا».
fn told_or_placed(r: &Reader<'_>, i: usize, end: usize) -> bool {
    if !r.is_word(end) || r.new_line(end) {
        return true;
    }
    let sure =
        r.any(end, bit(Class::Particle) | bit(Class::Bound) | bit(Class::TimeLimit) | bit(Class::Noun));
    !is_definite(r.cx, end) && (sure || super::tense::around(r, i, end).is_some())
}

/// Whether the rank at token `i` after a weekday is a day of the month: «يوم الاثنين الرابع من مايو»; «الجمعة الثاني
/// من فبراير», for the Friday is feminine.
fn is_day(r: &Reader<'_>, d: &Draft, weekday: i32, i: usize) -> bool {
    const FRIDAY: i32 = 5;
    let Some(n) = numbers::small(r, i, ARTICLE, 0).filter(|n| n.ordinal && !n.feminine) else { return false };
    let Some(of) = r.particle(n.end, TimeWord::From, 0) else { return false };
    let month = super::months::month(r, of.end, 0).is_some_and(|m| !m.ranked);
    month && (d.day_word || weekday == FRIDAY)
}

/// The rank after a weekday: الثلاثاء الثالث, الاثنين الأخير من.
fn rank_after(r: &Reader<'_>, i: usize) -> Option<(i8, usize)> {
    if r.new_line(i) {
        return None;
    }
    let of = |end: usize| r.is(end, TimeWord::From) || r.is(end, TimeWord::At);
    if let Some(w) = r.find(i, Class::Direction, 0, 0)
        && r.is_last(i)
        && of(w.end)
    {
        return Some((-1, w.end));
    }
    let n = numbers::small(r, i, ARTICLE, 0)?;
    let fits = n.ordinal && n.definite && n.value <= MOST && n.end == i + 1;
    // Followed by a word it may be that word's rank: «الأحد الثاني عشر» is a day.
    (fits && (!r.is_word(n.end) || of(n.end))).then_some((n.value as i8, n.end))
}

/// The rank before a weekday or day: ثالث يوم ثلاثاء, آخر جمعة, أول يوم.
fn ranked(r: &Reader<'_>, i: usize, d: &mut Draft, may: u8) -> Option<usize> {
    const STARTS: u64 = bit(Class::Ordinal) | bit(Class::TimeWord) | bit(Class::Edge);
    if !r.any(i, STARTS) {
        return None;
    }
    let (n, from, at) = match r.particle(i, TimeWord::Last, may) {
        Some(w) => (-1, w.from, w.end),
        None => {
            let n = numbers::small(r, i, may, 0).filter(|n| n.ordinal && !n.definite)?;
            if n.value > MOST {
                return None;
            }
            (n.value as i8, n.from, n.end)
        }
    };
    if r.new_line(at) {
        return None;
    }
    // «ثالث أيام التشريق»: they are called so.
    if n > 0 && r.find(at, Class::Holiday, 0, 0).is_some_and(|w| days_of_feast(r, w, i64::from(n))) {
        d.said.nth = Some(Nth { n, grain: Grain::Day });
        d.core(from, Strength::Weak, Rule::other("time/weekday::ranked"));
        return Some(at);
    }
    // «أول أيام رمضان»; «آخر أيام شعبان» may be some of them.
    let days = || {
        let plural = r.find_arg(at, Class::TimeUnit, Grain::Day as i32, 0).filter(|w| !w.definite());
        plural.filter(|w| n > 0 && w.has(flag::PLURAL)).map(|w| (w.from, w.end))
    };
    let (at, day) = match day_word(r, at, 0).or_else(days) {
        Some((_, after)) => (after, true),
        None => (at, false),
    };
    if let Some(w) = r.find(at, Class::Weekday, ARTICLE, 0).filter(|w| !w.has(flag::PLURAL)) {
        // «أول أحد» needs its month; «آخر خميس» is the last one gone by.
        d.said.weekday = u8::try_from(w.arg).ok();
        d.said.nth = Some(Nth { n, grain: Grain::Day });
        let strength = if w.ambiguous() && !day { Strength::Weak } else { Strength::Sure };
        d.core(from, strength, Rule::other("time/weekday::ranked"));
        if let Some(after) = r.limit(w.end, TimeLimit::After, 0).filter(|w| !r.new_line(w.end))
            && let Some((base, end)) = super::point::read(r, after.end, 0, true)
            && base.said.has_date()
        {
            d.said.base = Some(Box::new(base.said));
            d.strength = Strength::Sure;
            return Some(end);
        }
        return Some(present_period(r, w.end, d).unwrap_or(w.end));
    }
    let grain = if day { Grain::Day } else { Grain::Week };
    let end = if day { at } else { unit(r, at, Grain::Week, 0).filter(|w| !w.definite())?.end };
    // «أول يوم من شهر», «آخر أسبوع من آذار»: only with the period it lies in.
    let of = r.particle(end, TimeWord::From, 0).or_else(|| r.particle(end, TimeWord::At, 0));
    let period = of.map_or(end, |w| w.end);
    // Dialect «آخر يوم بالشهر»
    let with = if of.is_some() { 0 } else { Proclitics::BI };
    let feast = || day && n > 0 && r.find(period, Class::Holiday, with, 0).is_some();
    let holds = super::months::month(r, period, with).is_some()
        || feast()
        || super::shifted::shifted_unit(r, period, Grain::Month, with).is_some()
        || super::shifted::shifted_unit(r, period, Grain::Year, with).is_some()
        || unit(r, period, Grain::Year, ARTICLE | with).is_some()
        || unit(r, period, Grain::Month, ARTICLE | with).is_some();
    if !holds {
        return None;
    }
    d.said.nth = Some(Nth { n, grain });
    d.core(from, Strength::Weak, Rule::other("time/weekday::ranked"));
    if let Some(end) = present_period(r, end, d) {
        return Some(end);
    }
    Some(end)
}

/// Whether a feast is said to last at least so many days.
fn days_of_feast(r: &Reader<'_>, w: Word, n: i64) -> bool {
    let row = usize::try_from(w.arg).ok().and_then(|row| r.cx.lexicon.tables().holidays.get(row));
    row.is_some_and(|row| row.days > 1 && n <= i64::from(row.days))
}

/// «آخر يوم بالشهر», «أول جمعة في السنة»: the present month or year, said with nothing after it.
fn present_period(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    let (end, grain) =
        [Grain::Month, Grain::Year].into_iter().find_map(|grain| Some((period_said(r, i, grain)?, grain)))?;
    match grain {
        Grain::Year => d.said.year_shift = Some(0),
        _ => d.said.month_shift = Some(0),
    }
    d.strength = Strength::Sure;
    Some(end)
}

fn period_said(r: &Reader<'_>, i: usize, grain: Grain) -> Option<usize> {
    let of = r.particle(i, TimeWord::From, 0).or_else(|| r.particle(i, TimeWord::At, 0));
    let (at, with) = of.map_or((i, Proclitics::BI), |w| (w.end, 0));
    let w = unit(r, at, grain, ARTICLE | with).filter(|w| w.definite() && !r.new_line(at))?;
    let more = super::shifted::shifted_unit(r, at, grain, with).is_some()
        || r.is(w.end, TimeWord::Same)
        || numbers::small(r, w.end, ARTICLE, 0).is_some_and(|n| n.definite);
    if more || of.is_none() && !w.particles.any(Proclitics::BI) {
        return None;
    }
    // «السنة 2015», «العام الهجري»
    let named = grain == Grain::Year && r.is_word(w.end) && is_definite(r.cx, w.end);
    (!named && numbers::digits(r, w.end, 0, 0).is_none()).then_some(w.end)
}
