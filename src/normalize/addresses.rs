//! URLs, email addresses, mentions and hashtags: spans to keep, drop or replace.

use super::marks::is_mark;
use super::options::{Entity, Hashtag, Options, Script};
use super::rewrite::Rewrite;
use super::seeds::{self, placeholder};
use super::spaces::is_space;
use crate::align::Sink;
use crate::signs::{
    AMPERSAND, ARABIC_COMMA, AT, CLOSE_GUILLEMET, CLOSE_QUOTE, COLON, DOT, GREATER, HASH, HYPHEN, LESS,
    OPEN_GUILLEMET, OPEN_QUOTE, PERCENT, PLUS, QUOTE, SLASH, SPACE, UNDERSCORE,
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
pub(super) fn suspicious<U: Unit>(src: &[U], at: usize) -> bool {
    let get = |i: Option<usize>| i.and_then(|i| src.get(i)).map_or(0, |c| c.code());
    match src[at].code() {
        COLON => get(Some(at + 1)) == SLASH,
        // The last label of a domain name consists of letters.
        DOT => is_ascii_word(get(at.checked_sub(1))) && is_ascii_letter(get(Some(at + 1))),
        _ => true,
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
    seeds::top_level_domains()
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
    let mut end = from + src[from..].iter().position(|c| stop(*c)).unwrap_or(src.len() - from);
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

/// The URL at `at`, which stands at the start of a word.
fn url(src: &[u32], at: usize) -> Option<usize> {
    for scheme in ["http://", "https://", "ftp://"] {
        if starts_with(src, at, scheme) {
            let from = at + scheme.len();
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

/// Length of the name after an @ or # at `at`, including inner hyphens and characters that are `gone` in the end: a
/// bidi
/// mark between the sign and the name must not hide a mention.
fn tag(src: &[u32], at: usize, script: Script, gone: impl Fn(u32) -> bool) -> Option<usize> {
    let mut end = at + 1;
    while end < src.len() {
        let hidden = src[end..].iter().take_while(|c| !is_tag(**c) && gone(**c)).count();
        let next = end + hidden;
        let Some(&c) = src.get(next) else { break };
        let inner_hyphen = c == HYPHEN && end > at + 1 && src.get(next + 1).is_some_and(|c| is_tag(*c));
        if !is_tag(c) && !inner_hyphen {
            break;
        }
        end = next + 1;
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

fn find(o: &Options, src: &[u32], i: usize, gone: impl Fn(u32) -> bool) -> Option<(FoundAddress, usize)> {
    let c = src[i];
    if c == AT || c == HASH {
        let before = src[..i].iter().rev().find(|c| !gone(**c)).map_or(SPACE, |c| *c);
        let free = !is_tag(before) && !matches!(before, AT | HASH | AMPERSAND | SLASH);
        if !free {
            return None;
        }
        return if c == AT {
            tag(src, i, o.mention_script, gone)
                .filter(|_| o.mentions != Entity::Keep)
                .map(|n| (FoundAddress::Mention, n))
        } else {
            tag(src, i, o.hashtag_script, gone)
                .filter(|_| o.hashtags != Hashtag::Keep)
                .map(|n| (FoundAddress::Hashtag, n))
        };
    }
    let before = i.checked_sub(1).map_or(SPACE, |k| src[k]);
    if !is_ascii_word(c) || is_ascii_word(before) || matches!(before, DOT | HYPHEN | UNDERSCORE | AT) {
        return None;
    }
    if o.emails != Entity::Keep
        && let Some(n) = email(src, i)
    {
        return Some((FoundAddress::Email, n));
    }
    if o.urls != Entity::Keep
        && email(src, i).is_none()
        && let Some(n) = url(src, i)
    {
        return Some((FoundAddress::Url, n));
    }
    None
}

/// The pass.
pub(super) fn run<S: Sink>(o: &Options, src: &[u32], gone: impl Fn(u32) -> bool, out: &mut Rewrite<'_, S>) {
    let mut i = 0;
    while i < src.len() {
        let Some((found, n)) = find(o, src, i, &gone) else {
            out.put(src[i]);
            i += 1;
            continue;
        };
        match (&found, o.hashtags) {
            (FoundAddress::Hashtag, Hashtag::Tag) => {
                out.drop(1);
                out.copy(&src[i + 1..i + n]);
            }
            (FoundAddress::Hashtag, Hashtag::Words) => {
                out.drop(1);
                for &c in &src[i + 1..i + n] {
                    out.put(if c == UNDERSCORE { SPACE } else { c });
                }
            }
            _ => {
                let (drops, kind) = match found {
                    FoundAddress::Url => (o.urls == Entity::Drop, "url"),
                    FoundAddress::Email => (o.emails == Entity::Drop, "email"),
                    FoundAddress::Mention => (o.mentions == Entity::Drop, "mention"),
                    FoundAddress::Hashtag => (o.hashtags == Hashtag::Drop, "hashtag"),
                };
                if drops {
                    out.drop(n);
                } else {
                    out.replace(n, placeholder(kind));
                }
            }
        }
        i += n;
    }
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
        let n = with(&[("hashtags", "drop"), ("hashtag_script", "arabic")]);
        assert_eq!(n.normalize("#خبر #news #123"), " #news #123");
    }
}
