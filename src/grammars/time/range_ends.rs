//! The two ends of a range: what each says, what joins them, and what one lends the other.

use super::draft::{Draft, Rule, Strength};
use super::numbers::Num;
use super::reader::{AND, ARTICLE, Reader};
use super::said::{Clock, Expression, Meaning, Said};
use super::{clock, numbers, opening, point};
use crate::calendar::years;
use crate::letters::AND_ARTICLE;
use crate::lexicon::{Class, Grain, Proclitics, TimeWord, bit};
use crate::numerals::changes;
use crate::reading::Profile;
use crate::signs::{CLOSE, DOT, OPEN, PERCENT};
use crate::tokenize::Kind;

/// One end of a range.
#[derive(Clone, Debug)]
pub enum End {
    /// A moment.
    Point(Box<Draft>),
    /// A number whose unit the other end says.
    Number(Num, Option<Clock>),
}

/// How the ends are joined.
#[derive(Clone, Copy, PartialEq)]
pub enum Joint {
    /// من … إلى
    From,
    /// بين … و
    Between,
    /// Nothing before the first end.
    Bare,
}

/// A number without its unit: a day, an hour with its minutes, a year.
pub fn lone(r: &Reader<'_>, i: usize, may: u8) -> Option<(End, usize)> {
    if !r.any(i, bit(Class::TimeUnit)) && !numbers::may_start(r, i) {
        return None;
    }
    let start = super::weekday::day_word(r, i, 0).map_or(i, |(_, end)| end);
    let n = numbers::number(r, start, may, 0).or_else(|| numbers::small(r, start, may, 0))?;
    if r.blocked(start) {
        return None;
    }
    let hour = clock::hour(r, start, true).filter(|(c, _)| c.minute != 0 || n.value <= 24);
    // The longer reading of the hour has minutes: الأربعة ونص.
    match hour {
        Some((clock, end)) if clock.minute != 0 => Some((End::Number(n, Some(clock)), end)),
        Some((clock, end)) if end == n.end => Some((End::Number(n, Some(clock)), end)),
        _ => Some((End::Number(n, None), n.end)),
    }
}

/// The joint at token `i`: the next token and the particles it may and must bear.
pub fn joined(r: &Reader<'_>, i: usize, joint: Joint) -> Option<(usize, u8, u8)> {
    if r.new_line(i) {
        return None;
    }
    if let Some(at) = r.dash(i) {
        return Some((at, 0, 0));
    }
    if joint == Joint::Between {
        let (at, may, must) = r.and(i);
        let (words, end) = (r.particle(at, TimeWord::To, AND), at);
        return Some(words.map_or((end, may, must), |w| (w.end, 0, 0)));
    }
    let start = r.comma(i).unwrap_or(i);
    // «في ديسمبر، وحتى نهاية أكتوبر»: a new clause.
    let may = if joint == Joint::Bare && start > i { 0 } else { AND };
    if let Some(w) = r.particle(start, TimeWord::To, may) {
        return Some((w.end, 0, 0));
    }
    // «سنة 352 لحد سنة 366» is no Sunday.
    let times = |at: usize| r.any(at, opening::STARTS) || numbers::starts(r, at);
    if let Some(w) =
        r.particle(start, TimeWord::To, Proclitics::LI).filter(|w| times(w.end) && !r.new_line(w.end))
    {
        return Some((w.end, 0, 0));
    }
    if joint == Joint::From {
        // من السادسة للسابعة
        return Some((i, Proclitics::LI, Proclitics::LI));
    }
    None
}

/// The second end.
pub fn second(r: &Reader<'_>, i: usize, may: u8, must: u8, first: &End) -> Option<(End, usize)> {
    let bears = |i: usize| {
        must == 0
            || r.info(i).is_some_and(|w| w.readings(r.cx.lexicon).iter().any(|x| x.proclitics.any(must)))
            || numbers::digits(r, i, u8::MAX, must).is_some()
    };
    if !bears(i) {
        return None;
    }
    // «من 2007 إلى .2009»: the stop behind the year in a line that runs to the left.
    let stop = r.is_code(i, DOT) && i > 0 && r.cx.glued(i) && !r.cx.glued(i - 1) && !r.new_line(i + 1);
    let i = i + usize::from(stop && numbers::digits(r, i + 1, 0, 0).is_some_and(|n| n.digits == 4));
    let timed = match first {
        End::Point(d) => d.said.clock.is_some(),
        End::Number(_, clock) => clock.is_some(),
    };
    let moment = point::read(r, i, may, true);
    // An hour that its first end makes one: الساعة 1 بعد الظهر إلى 4, من السادسة للخامسة غدا.
    if timed
        && moment.as_ref().is_none_or(|(d, _)| d.said.clock.is_none() && d.said.day.is_none())
        && let Some((End::Number(n, Some(clock)), end)) = lone(r, i, may | ARTICLE)
        && moment.as_ref().is_none_or(|(_, after)| end >= *after)
    {
        let sure = matches!(first, End::Point(_));
        let hourly = n.definite || sure;
        let mut d = Draft::default();
        d.said.clock = Some(clock);
        d.core(n.from, Strength::Weak, Rule::clock("time/range_ends::second"));
        // «من 9 ص إلى 11 م»: beside an hour with a part of the day the letter is no metre.
        let part =
            clock::part_after(r, end).filter(|_| matches!(first, End::Point(d) if d.said.part.is_some()));
        let end = part.map_or(end, |(part, after)| {
            d.said.part = Some(part.row);
            after
        });
        let after = point::extend(r, end, &mut d);
        if hourly && (after > end || sure) && !counts(r, after) {
            return Some((End::Point(Box::new(d)), after));
        }
    }
    if let Some((d, end)) = moment {
        return Some((End::Point(Box::new(d)), end));
    }
    let (number, end) = lone(r, i, may | ARTICLE)?;
    // A year that bears a mark of its era is whole.
    let long = |n: &Num| n.digits >= 3 || n.digits > 0 && matches!(first, End::Point(d) if d.said.before);
    if let End::Number(n, _) = &number
        && long(n)
        && super::era::era(r, end).is_some()
    {
        let mut d = Draft::default();
        d.said.year = i32::try_from(n.value).ok();
        d.core(n.from, Strength::Sure, Rule::year("time/range_ends::second"));
        let after = super::era::put_era(r, end, &mut d, None);
        return Some((End::Point(Box::new(d)), after));
    }
    let free = !counts(r, end) || told_years(r, first, &number, end);
    free.then_some((number, end))
}

/// «بين 1954 و1963 اشتغل مدرسا»: two years that are no round numbers, and what stands behind them is no noun that
/// numbers count.
fn told_years(r: &Reader<'_>, first: &End, second: &End, end: usize) -> bool {
    match (first, second) {
        (End::Number(x, _), End::Number(y, _)) => uneven(*x, *y) && !super::counting::is_counted(r, end),
        _ => false,
    }
}

/// Whether two numbers are years within a life, neither of them round.
fn uneven(x: Num, y: Num) -> bool {
    /// Most years from the first to the second.
    const LIFE: i64 = 120;
    let year = |n: Num| n.digits == 4 && n.value % 10 != 0 && years::WITH_DATE.holds(n.value);
    year(x) && year(y) && x.value < y.value && y.value - x.value <= LIFE
}

/// Whether a noun that is counted stands at token `i`.
fn counts(r: &Reader<'_>, i: usize) -> bool {
    const FREE: u64 = bit(Class::TimeWord)
        | bit(Class::TimeLimit)
        | bit(Class::Verb)
        | bit(Class::Particle)
        | bit(Class::Relative);
    r.is_word(i) && !r.any(i, FREE) && !joins_on(r, i)
        || matches!(r.cx.kind(i), Some(Kind::Symbol)) && !r.new_line(i)
        || r.is_code(i, PERCENT)
}

/// Two ends as one expression.
pub fn combine(r: &Reader<'_>, first: End, second: End, end: usize, joint: Joint) -> Option<Expression> {
    let lent = matches!((&first, &second), (End::Point(_), End::Number(..)));
    let (a, b, from, lead, strength) = match (first, second) {
        (End::Point(a), End::Point(b)) => {
            if !alike(&a.said, &b.said, joint) {
                return None;
            }
            let strength = if joint == Joint::Bare { a.strength.max(b.strength) } else { Strength::Sure };
            (a.said, b.said, a.from?, a.lead?, strength)
        }
        (End::Number(n, clock), End::Point(b)) => {
            let a = by_analogy(n, clock, &b.said, joint)?;
            (a, b.said, n.from, n.from, Strength::Sure)
        }
        (End::Point(a), End::Number(n, clock)) => {
            let b = by_analogy(n, clock, &a.said, joint)?;
            // «ارتفع العدد سنة 2010 إلى 3000»
            if joint == Joint::Bare && !reaches(r, &a.said, &b, end) {
                return None;
            }
            // «أيلول 15 - 20 قتيلا»
            (a.said, b, a.from?, a.lead?, Strength::Sure)
        }
        (End::Number(x, xc), End::Number(y, yc)) => numbers_only(r, x, xc, y, yc, joint, end)?,
    };
    let (mut a, mut b) = (a, b);
    // One tool takes «غدا» for the day of the second hour alone: «من الرابعة للخامسة غدا».
    let of_both = r.cx.options.profile != Some(Profile::Maha);
    complete(&mut a, &mut b, of_both);
    // «15/8/2020 - 9»: no day before the first.
    let month = |s: &Said| (s.year, s.year_shift, s.month, s.month_shift);
    if lent && a.day > b.day && b.day.is_some() && a.month.is_some() && month(&a) == month(&b) {
        return None;
    }
    let rule = Rule::range("time/range_ends::combine");
    Some(Expression {
        lead,
        weak: strength != Strength::Sure,
        ..Expression::exact(Meaning::Range(a, b), from, r.to(end), end, rule)
    })
}

/// Whether a bare number behind a year and «إلى» is a later year, and not what something changed to. Token `end` follows it.
fn reaches(r: &Reader<'_>, a: &Said, b: &Said, end: usize) -> bool {
    /// Most years that a range which nothing leads spans.
    const SPAN: i32 = 300;
    let (Some(from), Some(to), None) = (a.year, b.year, b.day) else { return true };
    a.before || (from..from + SPAN).contains(&to) && !changes(r.cx, end - 1)
}

/// Whether two moments can be the ends of one range.
fn alike(a: &Said, b: &Said, joint: Joint) -> bool {
    // من يناير 2020 حتى الآن, من مارس 2021 إلى 2023, من الآن حتى آخر الشهر
    // «منذ عام 2000 وحتى الآن» needs no من.
    let present = b.now || b.day_shift == Some(0) && !b.has_time() && a.grain() > Some(Grain::Day);
    if (joint == Joint::From || present) && a.holiday.is_none() && b.holiday.is_none() {
        let dated = |s: &Said| s.grain().is_some_and(|g| g >= Grain::Day) && !s.has_time();
        let open = |s: &Said| dated(s) || s.now;
        if open(a) && open(b) && !(a.now && b.now) {
            return true;
        }
    }
    if a.edge.is_some() != b.edge.is_some() && a.grain() != b.grain() {
        return false;
    }
    // «السبت–شباط» is no range.
    let (weekday, month) = (|s: &Said| s.weekday.is_some() && s.day.is_none(), |s: &Said| s.month.is_some());
    let apart = |a: &Said, b: &Said| weekday(a) && !month(a) && month(b) && !weekday(b) && b.day.is_none();
    if apart(a, b) || apart(b, a) {
        return false;
    }
    // «سنة 1345 هجري - 1926 ميلادي» is one year twice.
    let year = |s: &Said| s.grain() == Some(Grain::Year) && s.year.is_some();
    if year(a) && year(b) && a.hijri != b.hijri {
        return false;
    }
    if a.has_time() || b.has_time() {
        return a.has_time() && b.has_time();
    }
    match (a.grain(), b.grain()) {
        (Some(x), Some(y)) => x == y || (x <= Grain::Month && y <= Grain::Month),
        (None, None) => a.part.is_some() && b.part.is_some(),
        _ => false,
    }
}

/// A number read as the unit that the other end says.
fn by_analogy(n: Num, clock: Option<Clock>, other: &Said, joint: Joint) -> Option<Said> {
    let mut said = Said::default();
    if other.clock.is_some() {
        said.clock = Some(clock.filter(|_| n.digits <= 2)?);
        return Some(said);
    }
    if (other.day.is_some() || (other.month.is_some() && joint == Joint::Between))
        && (1..=31).contains(&n.value)
    {
        said.day = Some(n.value as u8);
        return Some(said);
    }
    // من مارس 2021 إلى 2023
    let later = joint == Joint::From && n.digits == 4 && years::BARE.holds(n.value);
    // من 2015 حتى الآن, من 2015 إلى اليوم
    let present = other.now || other.day_shift == Some(0) && other.clock.is_none();
    if later && (present || !other.hijri && other.year.is_some() && !other.has_time()) {
        said.year = i32::try_from(n.value).ok();
        return Some(said);
    }
    if other.grain() == Some(Grain::Year)
        && other.year.is_some()
        && (100..10_000).contains(&n.value)
        && n.digits != 2
    {
        said.year = i32::try_from(n.value).ok();
        said.hijri = other.hijri;
        return Some(said);
    }
    None
}

type Ends = (Said, Said, u32, u32, Strength);

/// Two bare numbers: years (1990-1995), hours (من السادسة للسابعة).
fn numbers_only(
    r: &Reader<'_>,
    x: Num,
    xc: Option<Clock>,
    y: Num,
    yc: Option<Clock>,
    joint: Joint,
    end: usize,
) -> Option<Ends> {
    /// Maximum number of tokens of a place and its comma before the years of a life.
    const PLACE: usize = 5;
    let year = |n: Num| n.digits == 4 || (n.digits == 0 && joint != Joint::Bare);
    // «من 1789 حتى 1799», «(1517-1798)»: earlier years are no round counts, and no prices.
    // «(إسطنبول، 1608 - 1657)»
    let bracket = || {
        let first = x.end.saturating_sub(1);
        let inside = |&at: &usize| r.is_word(at) || r.comma(at).is_some();
        let open = (first.saturating_sub(PLACE)..first).rev().find(|at| !inside(at));
        open.is_some_and(|at| r.is_code(at, OPEN) && (at + 1 == first || r.is_code(end, CLOSE)))
    };
    let early = |n: Num| {
        let open = joint == Joint::From || r.dash(x.end).is_none() || bracket();
        years::WITH_DATE.holds(n.value) && n.value % 10 != 0 && n.digits == 4 && open
    };
    let plausible = years::IN_RANGE.holds(x.value) && years::IN_RANGE.holds(y.value) || early(x) && early(y);
    if year(x) && year(y) && plausible && x.value < y.value {
        // A dash may also join two counts; a noun after them says so, «حروب البلقان 1912-1913 والأهداف» a new clause.
        let free =
            || r.any(end, bit(Class::TimeWord)) || joins_on(r, end) || super::counting::turns_away(r, end);
        // «صليب سامي 1883 - 1958 سياسي»
        let life = || uneven(x, y) && !super::counting::is_counted(r, end);
        if r.is_word(end) && joint == Joint::Bare && !free() && !life() {
            return None;
        }
        let side = |n: Num| Said { year: i32::try_from(n.value).ok(), ..Said::default() };
        let strength = Strength::Sure;
        return Some((side(x), side(y), x.from, x.from, strength));
    }
    let hour = |n: Num| n.definite && n.digits == 0 || (n.ordinal && n.feminine);
    if joint != Joint::Bare && hour(x) && (hour(y) || (y.digits > 0 && y.definite)) {
        let side = |clock| Said { clock: Some(clock), ..Said::default() };
        return Some((side(xc?), side(yc?), x.from, x.from, Strength::Weak));
    }
    None
}

/// Whether a word at token `i` goes on with و before what is definite.
fn joins_on(r: &Reader<'_>, i: usize) -> bool {
    r.cx.begins(i, &AND_ARTICLE, 2)
}

/// Gives each end what only the other says and both mean.
fn complete(a: &mut Said, b: &mut Said, of_both: bool) {
    if a.now || b.now {
        return;
    }
    if a.has_time() {
        if a.zone.is_none() {
            a.zone = b.zone;
        }
        if a.has_date() && b.clock.is_some() && !b.has_date() {
            let (clock, part, zone) = (b.clock, b.part, b.zone);
            *b = Said { clock, part, zone, lent: true, ..a.clone() };
        } else if b.has_date() && a.clock.is_some() && !a.has_date() && (of_both || b.day_shift.is_none()) {
            let (clock, part, zone) = (a.clock, a.part, a.zone);
            *a = Said { clock, part, zone, lent: true, ..b.clone() };
        }
        return;
    }
    let dated = |s: &Said| s.month.is_some() || s.month_shift.is_some() || s.day_shift.is_some();
    if a.day.is_some() && !dated(a) && dated(b) && b.day_shift.is_none() {
        let (day, weekday, part) = (a.day, a.weekday, a.part);
        *a = Said { day, weekday, part, ..b.clone() };
    }
    if b.day.is_some() && !dated(b) && dated(a) && a.day_shift.is_none() {
        let (day, weekday) = (b.day, b.weekday);
        *b = Said { day, weekday, ..a.clone() };
    }
    if let (Some(m), Some(n)) = (a.month, b.month)
        && a.year.is_none()
        && a.year_shift.is_none()
    {
        a.direction = a.direction.or(b.direction);
        a.year_shift = b.year_shift;
        a.hijri |= b.hijri;
        a.short_year = b.short_year;
        a.year = b.year.map(|y| if m > n { y - 1 } else { y });
    }
    if a.weekday.is_some() && b.weekday.is_some() {
        a.week_shift = a.week_shift.or(b.week_shift);
        b.week_shift = b.week_shift.or(a.week_shift);
    }
    if a.year.is_some() && b.year.is_some() {
        a.hijri |= b.hijri && a.year > Some(0) && b.year > a.year;
        a.before |= b.before;
    }
    if a.part.is_none() {
        a.part = b.part.filter(|_| a.has_date());
    }
}
