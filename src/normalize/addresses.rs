//! URLs, email addresses, mentions and hashtags: spans to keep, drop or replace.

use std::borrow::Cow;

use super::elongation;
use super::marks::is_mark;
use super::options::{Entity, Hashtag, Options, Script};
use super::rewrite::Rewrite;
use super::seed_words::Replaced;
use super::seeds::{self, placeholder};
use super::spaces::is_space;
use super::table::CharTable;
use crate::align::Sink;
use crate::letters::TATWEEL;
use crate::signs::{
    AMPERSAND, ARABIC_COMMA, AT, CLOSE_GUILLEMET, CLOSE_QUOTE, COLON, DOT, GREATER, HASH, HYPHEN, LESS,
    OPEN_GUILLEMET, OPEN_QUOTE, PERCENT, PLUS, QUOTE, SLASH, SPACE, UNDERSCORE, leaves_address,
};
use crate::text::Unit;

/// Whether the options enable anything here.
pub(super) fn on(o: &Options) -> bool {
    o.urls != Entity::Keep
        || o.emails != Entity::Keep
        || o.mentions != Entity::Keep
        || o.hashtags != Hashtag::Keep
}

/// Whether the fast path must stop at `c`.
pub(super) fn looks_at(o: &Options, c: u32) -> bool {
    match c {
        AT => o.mentions != Entity::Keep || o.emails != Entity::Keep,
        HASH => o.hashtags != Hashtag::Keep,
        COLON | DOT => o.urls != Entity::Keep,
        _ => false,
    }
}

/// Whether the unit at `at`, where the fast path stopped, may be part of an address.
pub(super) fn suspicious<U: Unit>(src: &[U], at: usize, table: &CharTable) -> bool {
    let seen = |c: &U| seen(table, c.code());
    let before = || src[..at].iter().rev().find_map(seen).unwrap_or(0);
    let after = || src[at + 1..].iter().find_map(seen).unwrap_or(0);
    match src[at].code() {
        COLON => after() == SLASH,
        // The last label of a domain name consists of letters.
        DOT => is_ascii_word(before()) && is_ascii_letter(after()),
        _ => true,
    }
}

/// How a character counts in an address: as what the table makes of it, or not at all. What the table leaves of «٣.com»
/// is an address, so this is one.
fn seen(table: &CharTable, c: u32) -> Option<u32> {
    if c < 0x80 {
        return Some(c);
    }
    if (is_mark(c) || c == TATWEEL || !is_tag(c)) && table.get(c).drops() {
        return None;
    }
    let digit = char::from_u32(c).is_some_and(char::is_numeric);
    Some(if digit { table.first(c).unwrap_or(c) } else { c })
}

/// A text as addresses are looked for in it.
struct AddressView<'a> {
    text: Cow<'a, [u32]>,
    /// Where each character of it stands, and where the text ends; empty where it is the text itself.
    places: Vec<usize>,
}

impl<'a> AddressView<'a> {
    fn new(src: &'a [u32], table: &CharTable) -> Self {
        if src.iter().all(|&c| seen(table, c) == Some(c)) {
            return Self { text: Cow::Borrowed(src), places: Vec::new() };
        }
        let kept = src.iter().enumerate().filter_map(|(at, &c)| Some((at, seen(table, c)?)));
        let (mut places, text): (Vec<usize>, Vec<u32>) = kept.unzip();
        places.push(src.len());
        Self { text: Cow::Owned(text), places }
    }

    /// Where the character at `at` of the view stands in the text.
    fn place(&self, at: usize) -> usize {
        self.places.get(at).copied().unwrap_or(at)
    }

    /// Where the part that ends at `end` of the view ends in the text: with the marks of its last letter.
    fn end(&self, src: &[u32], end: usize) -> usize {
        if self.places.is_empty() {
            return end;
        }
        let last = end.checked_sub(1).map_or(0, |last| self.place(last) + 1);
        last + src[last..self.place(end)].iter().take_while(|c| is_mark(**c)).count()
    }
}

fn is_ascii_word(c: u32) -> bool {
    matches!(c, 0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A)
}

fn is_ascii_letter(c: u32) -> bool {
    matches!(c, 0x41..=0x5A | 0x61..=0x7A)
}

/// Part of a hashtag or a mention: letters, digits, marks and the underscore.
fn is_tag(c: u32) -> bool {
    c == UNDERSCORE || is_mark(c) || char::from_u32(c).is_some_and(char::is_alphanumeric)
}

/// An address and its length.
enum FoundAddress {
    Url,
    Email,
    Mention,
    Hashtag,
}

/// Top-level domains that make a name without scheme or `www.` an address.
fn is_top_level(label: &[u32]) -> bool {
    seeds::TOP_LEVEL_DOMAINS
        .iter()
        .any(|d| d.len() == label.len() && d.bytes().zip(label).all(|(a, b)| u32::from(a) == (*b | 0x20)))
}

/// Length of a domain name of at least two labels at `at`, and its last label.
fn domain(src: &[u32], at: usize) -> Option<(usize, &[u32])> {
    let mut end = at;
    let mut last: Option<&[u32]> = None;
    let mut labels = 0;
    loop {
        let n = src[end..].iter().position(|c| !is_ascii_word(*c) && *c != HYPHEN).unwrap_or(src.len() - end);
        let label = &src[end..end + n];
        let fine = n > 0 && label[0] != HYPHEN && label[n - 1] != HYPHEN;
        if !fine {
            break;
        }
        last = Some(label);
        labels += 1;
        end += n;
        if src.get(end) == Some(&DOT) && src.get(end + 1).is_some_and(|c| is_ascii_word(*c)) {
            end += 1;
        } else {
            break;
        }
    }
    (labels > 1).then_some((end - at, last?))
}

/// Length of what may follow a domain name: port, path, query, fragment. Trailing
/// punctuation belongs to the sentence.
fn path(src: &[u32], from: usize) -> usize {
    let starts = src.get(from).is_some_and(|c| matches!(*c, SLASH | COLON | 0x3F | HASH));
    if !starts {
        return from;
    }
    let stop = |c: u32| {
        is_space(c)
            || matches!(
                c,
                QUOTE
                    | LESS
                    | GREATER
                    | OPEN_GUILLEMET
                    | CLOSE_GUILLEMET
                    | OPEN_QUOTE
                    | CLOSE_QUOTE
                    | ARABIC_COMMA
            )
    };
    let ends = |at: usize| {
        stop(src[at]) || at > from && leaves_address(src[at - 1], src[at], src.get(at + 1).copied())
    };
    let mut end = (from..src.len()).find(|&at| ends(at)).unwrap_or(src.len());
    while end > from
        && matches!(
            src[end - 1],
            0x21 | 0x27 | 0x29 | 0x2C | 0x2E | 0x3A | 0x3B | 0x3F | 0x5D | 0x061B | 0x061F
        )
    {
        end -= 1;
    }
    end
}

fn starts_with(src: &[u32], at: usize, what: &str) -> bool {
    what.bytes().enumerate().all(|(k, b)| src.get(at + k).is_some_and(|c| *c | 0x20 == u32::from(b | 0x20)))
}

/// Where the scheme at `at` ends. With `elongated` a letter may stand there more often: «htttp» is shortened to «http»
/// after this.
fn scheme(src: &[u32], at: usize, scheme: &str, elongated: bool) -> Option<usize> {
    let mut end = at;
    let lower = |at: usize| src.get(at).map(|c| *c | 0x20);
    for b in scheme.bytes() {
        let wanted = u32::from(b | 0x20);
        if lower(end) != Some(wanted) {
            return None;
        }
        end += 1;
        let twice = b == b't' && lower(end) == Some(wanted);
        if elongated && twice && lower(end + 1) == Some(wanted) {
            end += src[end + 1..].iter().take_while(|c| **c | 0x20 == wanted).count();
        }
    }
    Some(end)
}

/// The URL at `at`, which stands at the start of a word.
fn url(src: &[u32], at: usize, elongated: bool) -> Option<usize> {
    for name in ["http://", "https://", "ftp://"] {
        if let Some(from) = scheme(src, at, name, elongated) {
            let host = src[from..]
                .iter()
                .position(|c| is_space(*c) || matches!(*c, SLASH | QUOTE | LESS | GREATER | CLOSE_GUILLEMET))
                .unwrap_or(src.len() - from);
            // After a scheme any host is accepted, even one in Arabic letters.
            let mut end = from + host;
            if src.get(end) == Some(&SLASH) {
                end = path(src, end);
            } else {
                while end > from && !is_tag(src[end - 1]) {
                    end -= 1;
                }
            }
            return (end > from).then_some(end - at);
        }
    }
    let (n, last) = domain(src, at)?;
    let known = starts_with(src, at, "www.") || is_top_level(last);
    let is_name = last.iter().all(|c| is_ascii_letter(*c)) && last.len() > 1;
    (known && is_name).then(|| path(src, at + n) - at)
}

/// The email address at `at`, which stands at the start of a word.
fn email(src: &[u32], at: usize) -> Option<usize> {
    let local = |c: u32| is_ascii_word(c) || matches!(c, PLUS | DOT | HYPHEN | UNDERSCORE | PERCENT);
    // RFC 5321: 64 octets at most, which also keeps the scan linear.
    let n = src[at..].iter().take(65).position(|c| !local(*c))?;
    if n == 0 || n > 64 || src[at + n] != AT {
        return None;
    }
    let (m, last) = domain(src, at + n + 1)?;
    (last.len() > 1 && last.iter().all(|c| is_ascii_letter(*c))).then_some(n + 1 + m)
}

/// Length of the name after an @ or # at `at`, with inner hyphens.
fn tag(src: &[u32], at: usize, script: Script) -> Option<usize> {
    let mut end = at + 1;
    while let Some(&c) = src.get(end) {
        let inner_hyphen = c == HYPHEN && end > at + 1 && src.get(end + 1).is_some_and(|c| is_tag(*c));
        if !is_tag(c) && !inner_hyphen {
            break;
        }
        end += 1;
    }
    let name = &src[at + 1..end];
    let arabic = |c: &u32| matches!(*c, 0x0620..=0x064A | 0x0671..=0x06D3 | 0x0750..=0x077F);
    let fits = match script {
        Script::Any => true,
        Script::Arabic => name.iter().any(arabic) && !name.iter().any(|c| is_ascii_letter(*c)),
        Script::Latin => !name.iter().any(|c| *c > 0x7F),
    };
    (!name.is_empty() && fits).then_some(end - at)
}

/// The address at `i`; `behind` says that another one ends there.
fn find(o: &Options, src: &[u32], i: usize, behind: bool) -> Option<(FoundAddress, usize)> {
    let c = src[i];
    let before = i.checked_sub(1).map_or(SPACE, |k| src[k]);
    if c == AT || c == HASH {
        let free = behind || !is_tag(before) && !matches!(before, AT | HASH | AMPERSAND | SLASH);
        if !free {
            return None;
        }
        return if c == AT {
            tag(src, i, o.mention_script)
                .filter(|_| o.mentions != Entity::Keep)
                .map(|n| (FoundAddress::Mention, n))
        } else {
            tag(src, i, o.hashtag_script)
                .filter(|_| o.hashtags != Hashtag::Keep)
                .map(|n| (FoundAddress::Hashtag, n))
        };
    }
    let within = is_ascii_word(before) || matches!(before, DOT | HYPHEN | UNDERSCORE | AT);
    if !is_ascii_word(c) || (within && !behind) {
        return None;
    }
    if o.emails != Entity::Keep
        && let Some(n) = email(src, i)
    {
        return Some((FoundAddress::Email, n));
    }
    if o.urls != Entity::Keep
        && email(src, i).is_none()
        && let Some(n) = url(src, i, elongation::on(o))
    {
        return Some((FoundAddress::Url, n));
    }
    None
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], table: &CharTable, out: &mut Rewrite<'_, S>) {
    let view = AddressView::new(src, table);
    // Up to where the text is done, and where in the view the last address ended.
    let (mut done, mut last) = (0, None);
    let mut i = 0;
    while i < view.text.len() {
        let Some((found, n)) = find(o, &view.text, i, last == Some(i)) else {
            i += 1;
            continue;
        };
        let (from, to) = (view.place(i), view.end(src, i + n));
        out.copy(&src[done..from]);
        let whole = match (&found, o.hashtags) {
            (FoundAddress::Hashtag, Hashtag::Tag) => {
                out.drop(1);
                out.copy(&src[from + 1..to]);
                false
            }
            (FoundAddress::Hashtag, Hashtag::Words) => {
                out.drop(1);
                for &c in &src[from + 1..to] {
                    out.put(if c == UNDERSCORE { SPACE } else { c });
                }
                false
            }
            _ => {
                let (drops, kind) = match found {
                    FoundAddress::Url => (o.urls == Entity::Drop, Replaced::Url),
                    FoundAddress::Email => (o.emails == Entity::Drop, Replaced::Email),
                    FoundAddress::Mention => (o.mentions == Entity::Drop, Replaced::Mention),
                    FoundAddress::Hashtag => (o.hashtags == Hashtag::Drop, Replaced::Hashtag),
                };
                if drops {
                    out.drop(to - from);
                } else {
                    out.replace(to - from, placeholder(kind));
                }
                true
            }
        };
        done = to;
        i += n;
        // What was put for an address is no letter: another may follow at once, «@a@b».
        last = whole.then_some(i);
    }
    out.copy(&src[done..]);
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        let n =
            with(&[("urls", "drop"), ("emails", "placeholder"), ("mentions", "drop"), ("hashtags", "words")]);
        assert_eq!(n.normalize("انظر https://example.com/a?b=1."), "انظر .");
        assert_eq!(n.normalize("من web.co.uk و Node.js"), "من  و Node.js");
        assert_eq!(n.normalize("راسل a.b@example.org اليوم"), "راسل [بريد] اليوم");
        assert_eq!(n.normalize("@اسم قال: #خبر_عاجل"), " قال: خبر عاجل");
        assert_eq!(n.normalize("AB#CD 1@2 # م"), "AB#CD 1@2 # م");
        let n = with(&[("mentions", "placeholder"), ("bidi", "strip")]);
        assert_eq!(n.normalize("قال @\u{200F}اسم\u{200F}_ثان\u{200F} نعم"), "قال [مستخدم] نعم");
        let n = with(&[
            ("urls", "placeholder"),
            ("mentions", "placeholder"),
            ("digits", "ascii"),
            ("tashkeel", "strip"),
        ]);
        assert_eq!(
            n.normalize("٣.com @أ@ب وx.com@ج و1ً.com"),
            "[رابط] [مستخدم][مستخدم] و[رابط][مستخدم] و[رابط]"
        );
        assert_eq!(n.normalize("@عَلِيٌّ. ٣.م"), "[مستخدم]. 3.م");
        let n = with(&[("hashtags", "drop"), ("hashtag_script", "arabic")]);
        assert_eq!(n.normalize("#خبر #news #123"), " #news #123");
    }
}
