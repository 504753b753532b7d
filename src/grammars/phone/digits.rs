//! Telephone numbers in digits: groups separated by blanks, hyphens, brackets, dots or a slash.
//!
//! A number is one if it begins with «+» or «00» and a calling code, with the zero of national numbers, or with a
//! calling code of its own group (971-50-…); else only in the shape 3-3-4, before an extension, after a word for a
//! telephone, or joined to a number that is one (0551234567 أو 0551234568). A plus may stand after the digits, where
//! a right-to-left line shows it. Dots part the groups of national numbers (06.61.23.45.67), and one slash an area code
//! from the rest (03/123456, as in Lebanon). Dates, cards, long identifiers and digits glued to letters are not.

use super::plan::{self, PhoneDigits};
use crate::grammars::measured::matching::is_hint;
use crate::lexicon::schema::NumberWord;
use crate::lexicon::{Class, bit};
use crate::numerals::{digits::digit, is_word};
use crate::reading::{Context, near, proclitic};
use crate::signs::{
    APOSTROPHE, ARABIC_COMMA, ARABIC_QUESTION, ARABIC_SEMICOLON, CLOSE, CLOSE_GUILLEMET, CLOSE_QUOTE,
    CLOSE_SQUARE, COLON, COMMA, DOT, EN_DASH, HYPHEN, OPEN, OPEN_GUILLEMET, OPEN_QUOTE, OPEN_SQUARE, PLUS,
    QUOTE, SEMICOLON, SLASH,
};
use crate::span::Span;
use crate::tokenize::Kind;

const ZERO: u8 = 0;

/// Maximum number of groups of a number.
const GROUPS: usize = 8;
/// Maximum number of blanks between two groups.
const BLANKS: u32 = 3;
/// Maximum number of digits of an extension.
const EXTENSION: u32 = 6;
/// Minimum number of digits after the slash that follows an area code.
const LOCAL: usize = 5;
/// Minimum number of digits of a number that begins with a calling code and has no sign of it.
const BARE: usize = 11;
/// Minimum number of digits of one whose calling code is a group of its own.
const CODED: usize = 10;
/// Digits that Saudi numbers of companies begin with, and how many they have.
const UNIFIED: ([u8; 4], usize) = ([9, 2, 0, 0], 9);

/// The separator between a group and the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parted {
    Blank,
    Dash,
    Dot,
    Slash,
}

/// A run of digits.
#[derive(Clone, Copy)]
struct DigitGroup {
    /// Digits of the number up to its end.
    total: usize,
    /// Where its last digit, or the bracket after it, ends.
    stop: u32,
    /// Its token.
    token: usize,
    by: Parted,
}

/// Groups of digits read so far.
struct DigitGroups {
    digits: PhoneDigits,
    list: [DigitGroup; GROUPS],
    count: usize,
    plus: bool,
}

impl DigitGroups {
    fn size(&self, group: usize) -> usize {
        let before = group.checked_sub(1).map_or(0, |b| self.list[b].total);
        self.list[group].total - before
    }

    /// How many of the first `n` groups are parted from the one before in that way.
    fn parted(&self, n: usize, by: Parted) -> usize {
        self.list[..n].iter().skip(1).filter(|g| g.by == by).count()
    }
}

/// A telephone number.
pub struct FoundPhone {
    /// Where it stands.
    pub span: Span,
    /// E.164, or the digits.
    pub value: String,
    /// The token in which it ends.
    pub last: usize,
}

/// The telephone number that begins in token `i` at code point `at`; `linked` if it is joined to another one.
#[inline]
pub fn read(cx: &Context<'_>, i: usize, at: u32, linked: bool) -> Option<FoundPhone> {
    let whole = cx.tokens.starts[i] == at;
    let starts = match cx.kind(i)? {
        Kind::Number => true,
        Kind::Punct | Kind::Symbol => matches!(cx.code(i), PLUS | OPEN) && cx.glued(i) && whole,
        _ => false,
    };
    if !starts || (whole && !free_before(cx, i, linked)) {
        return None;
    }
    let groups = collect(cx, i, at)?;
    let named = linked || distance(cx, i, "phone").is_some();
    (1..=groups.count).rev().find_map(|n| {
        let last = groups.list[n - 1];
        let (stop, end) = (last.stop, last.token);
        let behind = trailing_plus(cx, stop, end);
        let plus = groups.plus || behind.is_some();
        let turned = || behind.and_then(|_| turned(cx, &groups, n));
        let value = turned().or_else(|| value(cx, i, &groups, n, plus, named))?;
        let (stop, end) = behind.unwrap_or((stop, end));
        if !free_behind(cx, stop, end) {
            return None;
        }
        let mut found = FoundPhone { span: Span::new(at, stop), value, last: end };
        if cx.tokens.ends[end] == stop
            && let Some((extension, after)) = extension(cx, end + 1)
        {
            found.value.push_str(";ext=");
            found.value.push_str(&extension);
            found.span.end = cx.tokens.ends[after - 1];
            found.last = after - 1;
        }
        Some(found)
    })
}

/// Reads groups from code point `from` of token `i` on, as many as a number may have.
fn collect(cx: &Context<'_>, i: usize, from: u32) -> Option<DigitGroups> {
    let none = DigitGroup { total: 0, stop: 0, token: i, by: Parted::Blank };
    let mut groups =
        DigitGroups { digits: PhoneDigits::default(), list: [none; GROUPS], count: 0, plus: false };
    let (mut at, mut by) = (i, Parted::Blank);
    'tokens: loop {
        let mut token = at;
        // «+(966)», «(+966)»
        if groups.count == 0 && cx.code(token) == PLUS && cx.glued(token) {
            groups.plus = true;
            token += 1;
        }
        let open = cx.code(token) == OPEN && cx.kind(token) == Some(Kind::Punct);
        token += usize::from(open);
        if groups.count == 0 && !groups.plus && open && cx.code(token) == PLUS && cx.glued(token) {
            groups.plus = true;
            token += 1;
        }
        if (open && !cx.glued(token - 1)) || cx.kind(token) != Some(Kind::Number) {
            break;
        }
        let span = cx.tokens.span(token);
        let mut p = if token == i { from.max(span.start) } else { span.start };
        while p < span.end {
            let begin = p;
            while p < span.end && digit(cx.text.at(p as usize)).is_some() {
                p += 1;
            }
            let room = p > begin && (p - begin) as usize + groups.digits.count <= plan::MOST;
            if !room || groups.count == GROUPS {
                break 'tokens;
            }
            for k in begin..p {
                groups.digits.push(digit(cx.text.at(k as usize)).unwrap_or(ZERO));
            }
            groups.list[groups.count] = DigitGroup { total: groups.digits.count, stop: p, token, by };
            groups.count += 1;
            if p == span.end {
                break;
            }
            by = match cx.text.at(p as usize) {
                DOT => Parted::Dot,
                SLASH => Parted::Slash,
                // Not a separator of telephone numbers: these digits are none.
                _ => {
                    groups.count -= 1;
                    break 'tokens;
                }
            };
            p += 1;
        }
        let mut end = token + 1;
        if open {
            if cx.code(end) != CLOSE || !cx.glued(token) {
                return None;
            }
            groups.list[groups.count - 1].stop = cx.tokens.ends[end];
            groups.list[groups.count - 1].token = end;
            end += 1;
        }
        // «966+ 551234567»
        if groups.count == 1 && !groups.plus && cx.code(end) == PLUS && cx.glued(end - 1) && !cx.glued(end) {
            let code = plan::is_code(cx, groups.digits.first(groups.digits.count));
            if code && cx.kind(end + 1) == Some(Kind::Number) && near(cx, end) {
                groups.plus = true;
                (at, by) = (end + 1, Parted::Blank);
                continue;
            }
        }
        let Some((next, parted)) = separator(cx, end) else { break };
        (at, by) = (next, parted);
    }
    (groups.count > 0).then_some(groups)
}

/// Where the next group begins if blanks, one hyphen or one slash part it from the group before token `end`.
fn separator(cx: &Context<'_>, end: usize) -> Option<(usize, Parted)> {
    let gap = |t: usize| match (cx.tokens.ends.get(t), cx.tokens.starts.get(t + 1)) {
        (Some(&a), Some(&b)) if near(cx, t) && b - a <= BLANKS => Some(b - a),
        _ => None,
    };
    let before = gap(end - 1)?;
    let group = |t: usize| {
        cx.kind(t) == Some(Kind::Number) || (cx.code(t) == OPEN && cx.kind(t + 1) == Some(Kind::Number))
    };
    if group(end) {
        // A bracket may be glued to its neighbours: (02)1234, +971(0)50
        let bracket = cx.code(end - 1) == CLOSE || cx.code(end) == OPEN;
        return (before > 0 || bracket).then_some((end, Parted::Blank));
    }
    let parted = match cx.code(end) {
        HYPHEN | 0x2010..=0x2015 => Parted::Dash,
        SLASH if before == 0 => Parted::Slash,
        DOT if before == 0 => Parted::Dot,
        _ => return None,
    };
    let after = gap(end)?;
    (group(end + 1) && (before == 0) == (after == 0)).then_some((end + 1, parted))
}

/// A plus glued after the digits that end at code point `stop` of token `i`: where it ends, and its token.
fn trailing_plus(cx: &Context<'_>, stop: u32, i: usize) -> Option<(u32, usize)> {
    // «(966551234567+)»
    let ends = || !cx.glued(i + 1) || cx.kind(i + 2) == Some(Kind::Punct);
    let plus = cx.tokens.ends[i] == stop && cx.glued(i) && cx.code(i + 1) == PLUS && ends();
    plus.then(|| (cx.tokens.ends[i + 1], i + 1))
}

/// «22334455-965+»: the country's code and its plus stand behind, as a line that runs to the right shows them.
fn turned(cx: &Context<'_>, groups: &DigitGroups, n: usize) -> Option<String> {
    let digits = groups.digits.first(groups.list.get(1).filter(|_| n == 2)?.total);
    let (number, code) = digits.split_at(groups.list[0].total);
    if plan::is_code(cx, number) || !plan::is_code(cx, code) {
        return None;
    }
    plan::international(cx, &[code, number].concat())
}

/// The value of the first `n` groups, if they are a telephone number.
fn value(
    cx: &Context<'_>,
    i: usize,
    groups: &DigitGroups,
    n: usize,
    plus: bool,
    named: bool,
) -> Option<String> {
    let digits = groups.digits.first(groups.list[n - 1].total);
    if plus {
        return plan::international(cx, digits);
    }
    if let [ZERO, ZERO, rest @ ..] = digits {
        return plan::international(cx, rest);
    }
    let sizes = || (0..n).map(|g| groups.size(g));
    let (dots, slashes) = (groups.parted(n, Parted::Dot), groups.parted(n, Parted::Slash));
    let zero = digits.first() == Some(&ZERO);
    let length = plan::NATIONAL.contains(&digits.len());
    // The nearer word decides: «رقم الطلب», «الملف: هاتف».
    let other = distance(cx, i, "identifier").is_some_and(|d| distance(cx, i, "phone").is_none_or(|p| d < p));
    if other || numbered(cx, i) {
        return None;
    }
    let short = |group: usize| groups.size(group) <= 2;
    let date = n == 3 && short(1) && ((short(0) && groups.size(2) == 4) || (groups.size(0) == 4 && short(2)));
    if slashes > 0 {
        // «03/123456»: an area code and a number in one or more groups.
        let area = slashes == 1 && groups.list[1].by == Parted::Slash && dots == 0;
        let size = groups.size(0);
        let shape = (2..=3).contains(&size) && (LOCAL..=8).contains(&(digits.len() - size)) && !date;
        let lebanese = cx.options.region.as_deref() == Some("LB");
        let long = digits.len() - size > LOCAL;
        return (area && shape && length && (named || lebanese || (zero && long)))
            .then(|| plan::national(cx, digits));
    }
    if dots > 0 {
        let american = n == 3 && sizes().eq([3, 3, 4]);
        let all = dots == n - 1 && n > 2 && sizes().all(|s| (2..=5).contains(&s)) && !date;
        return (all && length && (zero || american || named)).then(|| plan::national(cx, digits));
    }
    let dashes = groups.parted(n, Parted::Dash);
    // «2224444 (011)», «2224444 - 011»: the area behind the number, as in a line that runs to the left.
    let (number, area) = digits.split_at(groups.size(0));
    if n == 2
        && named
        && !zero
        && (2..=3).contains(&area.len())
        && area[0] == ZERO
        && (LOCAL..=8).contains(&number.len())
    {
        return Some(plan::national(cx, &[area, number].concat()));
    }
    if zero {
        let grouped = n == 1 || ((2..=5).contains(&groups.size(0)) && sizes().all(|s| (2..=8).contains(&s)));
        return (length && grouped && !date).then(|| plan::national(cx, digits));
    }
    let coded = || plan::begins_with_code(cx, digits, groups.size(0));
    // «54-775-783» has too few digits for a calling code.
    if n > 2 && dashes + 1 == n && !date && digits.len() >= CODED && coded() {
        return plan::international(cx, digits);
    }
    // «971 50 123 4567», «963944123456»: grouped as mobiles of these states are, or too long to count anything.
    let mobile = n == 4 && groups.size(0) == 3 && groups.size(2) == 3 && (3..=4).contains(&groups.size(3));
    let coded_so = mobile && groups.size(1) <= 3 && coded();
    let long = n == 1 && (BARE..=BARE + 1).contains(&digits.len());
    if (coded_so || long)
        && digits[0] == 9
        && !counts(cx, groups.list[n - 1].token + 1)
        && plan::is_arab(cx, digits)
    {
        return plan::international(cx, digits);
    }
    // «جوال 966551234567», «واتساب 961 3 123456»
    if named && (digits.len() >= BARE || (n > 1 && coded())) && plan::is_arab(cx, digits) {
        return plan::international(cx, digits);
    }
    let last = groups.list[n - 1];
    let end = last.token + 1;
    let whole = cx.tokens.ends[last.token] == last.stop;
    let extended = whole && extension(cx, end).is_some();
    let american = sizes().eq([3, 3, 4]);
    let alone = !cx.options.compete && i == 0 && end == cx.tokens.len();
    // «واتساب تجاوز 2000000000 مستخدم»
    let counting = counts(cx, end);
    let ten = digits.len() == 10 && (extended || alone || named) && !counting;
    let local = (7..=9).contains(&digits.len()) && (named || extended) && !date && !counting;
    let (head, long) = UNIFIED;
    let unified = digits.starts_with(&head) && digits.len() == long && !counting;
    // «الخط الساخن 19999»
    let hotline = n == 1 && (3..=6).contains(&digits.len()) && {
        let colon = usize::from(i > 1 && cx.code(i - 1) == COLON);
        i > colon && is_hint(cx, i - 1 - colon, "hotline")
    };
    (american || ten || local || unified || hotline && !counting).then(|| plan::national(cx, digits))
}

/// Whether what the digits before token `i` count or measure stands there.
fn counts(cx: &Context<'_>, i: usize) -> bool {
    const COUNTED: u64 = bit(Class::Currency)
        | bit(Class::CurrencySign)
        | bit(Class::Measure)
        | bit(Class::Percent)
        | bit(Class::Noun)
        | bit(Class::Scale);
    near(cx, i - 1) && cx.words.any(i, COUNTED)
}

/// How far before token `i` a word of a group of hints stands, three tokens at most.
fn distance(cx: &Context<'_>, i: usize, group: &str) -> Option<usize> {
    (1..=3).find(|&back| i >= back && is_hint(cx, i - back, group))
}

/// Whether the word right before token `i` says that the digits name something else: «المادة 03/123456».
fn numbered(cx: &Context<'_>, i: usize) -> bool {
    let before = i.checked_sub(1).filter(|&b| near(cx, b));
    before.is_some_and(|b| is_hint(cx, b, "document"))
}

/// Whether nothing is glued before token `i` that makes it part of something else.
fn free_before(cx: &Context<'_>, i: usize, linked: bool) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    if !cx.glued(before) {
        return true;
    }
    let word = || before > 0 && matches!(cx.kind(before - 1), Some(Kind::Word | Kind::Latin | Kind::Punct));
    match (cx.kind(before), cx.code(before)) {
        (Some(Kind::Emoji), _) => true,
        // «و0551234567», «بـ+966…»
        // «واتس0551234567»; «م0551234567» is a designation.
        (Some(Kind::Word), _) => proclitic(cx, before) || cx.tokens.span(before).len() > 2,
        (
            Some(Kind::Punct),
            COLON | OPEN | QUOTE | APOSTROPHE | OPEN_GUILLEMET | ARABIC_COMMA | OPEN_QUOTE | OPEN_SQUARE
            | ARABIC_SEMICOLON | 0x2A | 0x7C,
        ) => true,
        // «ت/0551234567», «موبايل-0551234567»
        (Some(Kind::Punct), SLASH | HYPHEN) => linked || word(),
        _ => false,
    }
}

/// Whether nothing is glued after code point `stop` of token `i` that makes the digits part of something else.
fn free_behind(cx: &Context<'_>, stop: u32, i: usize) -> bool {
    if stop < cx.tokens.ends[i] {
        // Another number after a slash in the same token.
        return cx.text.at(stop as usize) == SLASH && long_run(cx, stop + 1, cx.tokens.ends[i]);
    }
    if !cx.glued(i) {
        return true;
    }
    let end = i + 1;
    let closing = |code: u32| {
        matches!(
            code,
            CLOSE
                | 0x21
                | QUOTE
                | APOSTROPHE
                | CLOSE_GUILLEMET
                | COMMA
                | COLON
                | SEMICOLON
                | CLOSE_SQUARE
                | 0x2A
                | 0x7C
        ) || matches!(code, ARABIC_COMMA | ARABIC_SEMICOLON | ARABIC_QUESTION | CLOSE_QUOTE)
    };
    match cx.kind(end) {
        Some(Kind::Punct) if cx.code(end) == DOT => {
            !cx.glued(end) || !matches!(cx.kind(end + 1), Some(Kind::Latin | Kind::Number | Kind::Code))
        }
        Some(Kind::Punct) if matches!(cx.code(end), SLASH | HYPHEN | EN_DASH) => {
            let number = cx.glued(end) && cx.kind(end + 1) == Some(Kind::Number);
            !number || long_run(cx, cx.tokens.starts[end + 1], cx.tokens.ends[end + 1])
        }
        Some(Kind::Punct) => closing(cx.code(end)),
        // «0551234567#جدة»
        Some(Kind::Emoji | Kind::Hashtag | Kind::Mention) | None => true,
        // «0551234567للتواصل»; «0551234567م» is a designation.
        Some(Kind::Word) => cx.tokens.span(end).len() > 2,
        _ => false,
    }
}

/// Whether code points `from..end` begin with as many digits as a telephone number has.
fn long_run(cx: &Context<'_>, from: u32, end: u32) -> bool {
    const FEWEST: usize = 7;
    let digits = (from..end).take_while(|&p| digit(cx.text.at(p as usize)).is_some());
    digits.count() >= FEWEST
}

/// Whether only «أو», «و», a comma, a hyphen or a slash stands between token `last` and the number at token `i`.
pub fn joins(cx: &Context<'_>, last: usize, i: usize) -> bool {
    let between = last + 1..i;
    between.len() <= 2
        && (last..i).all(|t| t == i || near(cx, t))
        && between.into_iter().all(|t| {
            let mark = matches!(
                cx.code(t),
                HYPHEN | EN_DASH | SLASH | COMMA | ARABIC_COMMA | ARABIC_SEMICOLON | 0x7C
            );
            let and = cx.kind(t) == Some(Kind::Word) && cx.tokens.span(t).len() == 1;
            (cx.kind(t) == Some(Kind::Punct) && mark) || and || is_word(cx, t, NumberWord::Or)
        })
}

/// An extension at token `i`: its digits and the token after it.
fn extension(cx: &Context<'_>, i: usize) -> Option<(String, usize)> {
    if i == 0 || !near(cx, i - 1) || !is_hint(cx, i, "extension") {
        return None;
    }
    let dotted = cx.code(i + 1) == DOT && cx.glued(i);
    let number = i + 1 + usize::from(dotted);
    let span = (cx.kind(number) == Some(Kind::Number)).then(|| cx.tokens.span(number))?;
    if !near(cx, number - 1) || span.len() > EXTENSION {
        return None;
    }
    let mut digits = String::new();
    for p in span.start..span.end {
        digits.push(char::from(b'0' + digit(cx.text.at(p as usize))?));
    }
    Some((digits, number + 1))
}
