//! The rules of AraBERT in a single pass, for words without an address, tag or entity.
//!
//! What the passes do to such a word can be decided unit by unit: a unit is dropped, joins the token before it, or is
//! a separate token. Words that may contain more go through the passes, together with everything those may touch.

use std::sync::OnceLock;

use super::{is_arabic, is_digit, is_known, is_stripped, run, split_runs, words};
use crate::align::NoSink;
use crate::normalize::html;
use crate::normalize::rewrite::{Rewrite, passes};
use crate::normalize::spaces::is_space;
use crate::normalize::store::{Store, grow};
use crate::signs::{AMPERSAND, AT, COLON, DOT, GREATER, LESS, SLASH, SPACE};
use crate::text::Unit;

/// What happens to a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UnitFate {
    /// Dropped, as if it had never been there.
    Stripped,
    /// Ends a token, and a word too.
    Space,
    /// Ends a token.
    Blank,
    /// A token of its own.
    Apart,
    /// Joins what stands before it.
    Joined,
}

/// How the passes together classify a unit.
#[derive(Clone, Copy)]
struct SeenUnit {
    fate: UnitFate,
    /// A decimal digit of any script: may occur more than twice in a row.
    digit: bool,
    /// One of the letters that are separated from digits.
    arabic: bool,
    /// May begin something that only the passes can handle.
    opens: bool,
}

impl SeenUnit {
    fn of(c: u32) -> Self {
        let fate = match c {
            c if is_stripped(c) => UnitFate::Stripped,
            c if is_space(c) => UnitFate::Space,
            c if super::is_joined(c) => UnitFate::Joined,
            c if is_known(super::hyphened(c)) => UnitFate::Apart,
            _ => UnitFate::Blank,
        };
        Self { fate, digit: is_digit(c), arabic: is_arabic(super::ascii_digit(c)), opens: Self::opens(c) }
    }

    /// Whether a unit may begin something that only the passes can handle.
    fn opens(c: u32) -> bool {
        matches!(c, AMPERSAND | DOT | COLON | LESS | AT | 0x68 | 0x77)
    }
}

/// One entry for every code point of the Basic Multilingual Plane.
fn table() -> &'static [SeenUnit] {
    static TABLE: OnceLock<Vec<SeenUnit>> = OnceLock::new();
    TABLE.get_or_init(|| (0..0x1_0000).map(SeenUnit::of).collect())
}

/// A token being written.
#[derive(Clone, Copy)]
struct PlainToken {
    start: usize,
    has_digits: bool,
    has_letters: bool,
}

/// The output, and the buffers of the passes.
struct Writer<'a, U> {
    out: &'a mut Vec<U>,
    len: usize,
    open: Option<PlainToken>,
    work: &'a mut Vec<u32>,
    spare: &'a mut Vec<u32>,
}

impl<U: Store> Writer<'_, U> {
    fn put(&mut self, c: u32) {
        self.out[self.len] = U::store(c);
        self.len += 1;
    }

    /// Writes a space, if a token was written before.
    fn separate(&mut self) {
        if self.len > 0 {
            self.put(SPACE);
        }
    }

    /// A unit that joins the token before it.
    fn join(&mut self, c: u32, seen: SeenUnit) {
        let mut token = self.open.unwrap_or_else(|| {
            self.separate();
            PlainToken { start: self.len, has_digits: false, has_letters: false }
        });
        token.has_digits |= seen.digit;
        token.has_letters |= seen.arabic;
        self.open = Some(token);
        self.put(c);
    }

    /// Ends the token, separating digits from Arabic letters in it. False if it cannot be written.
    fn close(&mut self, rest: usize) -> bool {
        let Some(token) = self.open.take() else { return true };
        if !(token.has_digits && token.has_letters) {
            return true;
        }
        self.work.clear();
        self.work.extend(self.out[token.start..self.len].iter().map(|c| c.code()));
        let mut nobody = NoSink;
        let mut pass = passes(self.work, self.spare, &mut nobody);
        pass(true, &|s, out, sink| split_runs(is_digit, is_arabic, s, &mut Rewrite::new(out, sink)));
        pass(true, &|s, out, sink| split_runs(is_arabic, is_digit, s, &mut Rewrite::new(out, sink)));
        pass(true, &|s, out, sink| words(s, &mut Rewrite::new(out, sink)));
        drop(pass);
        self.len = token.start;
        self.write(rest)
    }

    /// Writes the output of the passes.
    fn write(&mut self, rest: usize) -> bool {
        if self.work.iter().any(|c| *c > U::MAX) {
            return false;
        }
        grow(self.out, self.len + self.work.len() + 2 * rest);
        for &c in self.work.iter() {
            self.out[self.len] = U::store(c);
            self.len += 1;
        }
        true
    }

    /// A stretch that goes through the passes.
    fn stretch(&mut self, src: &[U], rest: usize) -> bool {
        self.work.clear();
        self.work.extend(src.iter().map(|c| c.code()));
        let mut nobody = NoSink;
        let mut pass = passes(self.work, self.spare, &mut nobody);
        for step in 0..super::count() {
            pass(true, &|s, out, sink| run(step, s, &mut Rewrite::new(out, sink)));
        }
        drop(pass);
        if !self.work.is_empty() {
            self.separate();
        }
        self.write(rest)
    }
}

/// How a word must be processed.
enum Needs {
    Nothing,
    /// By the passes, together with everything they may touch.
    Passes,
    /// By the passes, over the whole text.
    All,
}

/// Applies all rules to the text and returns how many units of `out` were written. `None` if the whole text has to go
/// through the passes.
pub(in crate::normalize) fn apply<U: Store>(
    src: &[U],
    out: &mut Vec<U>,
    work: &mut Vec<u32>,
    spare: &mut Vec<u32>,
) -> Option<usize> {
    let table = table();
    let last_greater = src.iter().rposition(|c| c.code() == GREATER).unwrap_or(0);
    // A token needs at most its units and a space.
    grow(out, 2 * src.len());
    let mut writer = Writer { out, len: 0, open: None, work, spare };
    let mut i = 0;
    while i < src.len() {
        let start = i;
        let from = writer.len;
        // The previous unit, and the length of its run so far.
        let (mut before, mut times) = (u32::MAX, 0);
        let mut needs = Needs::Nothing;
        while i < src.len() {
            let c = src[i].code();
            let seen = table.get(c as usize).copied().unwrap_or_else(|| SeenUnit::of(c));
            if seen.fate == UnitFate::Stripped {
                i += 1;
                continue;
            }
            if seen.opens {
                needs = wants(src, i, last_greater);
                if !matches!(needs, Needs::Nothing) {
                    break;
                }
            }
            times = if c == before { times + 1 } else { 1 };
            before = c;
            i += 1;
            if seen.fate == UnitFate::Space {
                break;
            }
            if times > 2 && !seen.digit {
                continue;
            }
            match seen.fate {
                UnitFate::Joined => writer.join(super::ascii_digit(c), seen),
                UnitFate::Apart => {
                    if !writer.close(src.len() - i) {
                        return None;
                    }
                    writer.separate();
                    writer.put(super::hyphened(c));
                }
                UnitFate::Blank | UnitFate::Space | UnitFate::Stripped => {
                    if !writer.close(src.len() - i) {
                        return None;
                    }
                }
            }
        }
        match needs {
            Needs::Nothing => {
                if !writer.close(src.len() - i) {
                    return None;
                }
            }
            Needs::Passes => {
                i = stretch_end(src, start, last_greater);
                let all = |k: usize| {
                    src[k].code() == AMPERSAND && matches!(wants(src, k, last_greater), Needs::All)
                };
                if (start..i).any(all) {
                    return None;
                }
                writer.open = None;
                writer.len = from;
                if !writer.stretch(&src[start..i], src.len() - i) {
                    return None;
                }
            }
            Needs::All => return None,
        }
    }
    Some(writer.len)
}

/// Whether the unit at `at` begins something that only the passes can handle.
fn wants<U: Unit>(src: &[U], at: usize, last_greater: usize) -> Needs {
    let mut next = src[at + 1..].iter().map(|c| c.code()).filter(|c| !is_stripped(*c));
    let opens = match src[at].code() {
        // A tag, and an incomplete address, may continue across white space.
        AMPERSAND => {
            let near: Vec<u32> = src[at..].iter().take(html::LONGEST + 1).map(|c| c.code()).collect();
            return match html::lenient(&near, 0) {
                None => Needs::Nothing,
                Some((n, with))
                    if n >= near.len() || with.iter().any(|c| matches!(*c, SLASH | LESS | GREATER)) =>
                {
                    Needs::All
                }
                Some(_) => Needs::Passes,
            };
        }
        LESS => at < last_greater,
        AT => true,
        DOT => next.next().is_some_and(|c| matches!(c, 0x61..=0x7A)),
        COLON => next.next() == Some(SLASH),
        0x68 => next.next() == Some(0x74) && next.next() == Some(0x74),
        _ => next.next() == Some(0x77),
    };
    if opens { Needs::Passes } else { Needs::Nothing }
}

/// Whether an address may begin in a word.
fn holds_address<U: Unit>(word: &[U], last_greater: usize) -> bool {
    (0..word.len()).any(|at| {
        let c = word[at].code();
        c != LESS && SeenUnit::opens(c) && !matches!(wants(word, at, last_greater), Needs::Nothing)
    })
}

/// The end of what the passes may touch together with the word at `start`.
fn stretch_end<U: Unit>(src: &[U], start: usize, last_greater: usize) -> usize {
    let word_end =
        |from: usize| src[from..].iter().position(|c| is_space(c.code())).map_or(src.len(), |n| from + n);
    let mut end = word_end(start);
    let (mut seen, mut open) = (start, false);
    loop {
        for word in src[seen..end].split(|c| is_space(c.code())) {
            // An address reaches to the end of its word: in «<http> نص>» it takes the first `>`.
            let address = holds_address(word, last_greater);
            for c in word.iter().map(|c| c.code()) {
                open = c == LESS || open && (c != GREATER || address);
            }
        }
        seen = end;
        // A tag extends to the next `>`.
        if open && let Some(n) = src[end..].iter().position(|c| c.code() == GREATER) {
            end = word_end(end + n);
            continue;
        }
        // An address may begin after the white space that follows «http://».
        let last = src[start..end].iter().rev().map(|c| c.code()).find(|c| !is_stripped(*c));
        if last == Some(0x2F) && end < src.len() {
            end = word_end(end + 1);
            continue;
        }
        return end;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Everything the rules apply to, truncated forms included.
    const PARTS: &[&str] = &[
        "نص",
        "مدرسة",
        "٣",
        "12",
        "۴",
        "ـ",
        "\u{64E}",
        "\u{651}",
        "\u{654}",
        "a",
        "Word",
        "the",
        "ووو",
        "!!!!",
        "...",
        "، ",
        "[",
        "]",
        "(",
        "/",
        "//",
        ":",
        "://",
        "http",
        "https://",
        "http://",
        "www",
        "www.",
        ".com",
        ".",
        "@",
        "me@site.org",
        "example",
        "<",
        ">",
        "<b>",
        "<a href=x>",
        "</",
        "<>",
        "&",
        "&amp;",
        "&lt;",
        "&gt;",
        "&#65;",
        "&#47;",
        "&nbsp;",
        "&amp",
        "&x;",
        "-",
        "_",
        "é",
        "漢",
        "\u{FDFA}",
        "\u{1F600}",
        " ",
        " ",
        " ",
        "\n",
        "\t",
        "\u{A0}",
        "  ",
    ];

    fn passed(text: &str) -> Vec<u32> {
        let (mut work, mut spare) = (text.chars().map(u32::from).collect(), Vec::new());
        let mut nobody = NoSink;
        let mut pass = passes(&mut work, &mut spare, &mut nobody);
        for step in 0..super::super::count() {
            pass(true, &|s, out, sink| run(step, s, &mut Rewrite::new(out, sink)));
        }
        drop(pass);
        work
    }

    fn agrees(text: &str) -> Result<(), TestCaseError> {
        let src: Vec<u32> = text.chars().map(u32::from).collect();
        let mut out = Vec::new();
        if let Some(len) = apply(&src, &mut out, &mut Vec::new(), &mut Vec::new()) {
            let show = |codes: &[u32]| codes.iter().filter_map(|c| char::from_u32(*c)).collect::<String>();
            prop_assert_eq!(show(&out[..len]), show(&passed(text)));
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000.max(ProptestConfig::default().cases)))]

        #[test]
        fn the_passes_give_the_same(parts in prop::collection::vec(prop::sample::select(PARTS), 0..16)) {
            agrees(&parts.concat())?;
        }

        #[test]
        fn on_any_text(text in any::<String>(), letters in "[\u{600}-\u{6FF}]{0,40}") {
            agrees(&text)?;
            agrees(&letters)?;
        }
    }

    /// An address that takes the end of a tag with it: the tag goes on to the next one.
    #[test]
    fn a_tag_whose_end_an_address_takes() {
        for text in [
            "<http> >",
            "<http> نص www> ثم>",
            "<b> x@y> نص >",
            "<http> نص",
            "نص <&#104;ttp> و >",
            "<a@b> <i> ثم",
        ] {
            agrees(text).unwrap();
        }
    }

    #[test]
    fn most_texts_need_no_passes_as_a_whole() {
        for text in ["نص عادي، ٣ كلمات", "زر http://example.com اليوم", "AT&T و R&D", "س < ص"]
        {
            let src: Vec<u32> = text.chars().map(u32::from).collect();
            assert!(apply(&src, &mut Vec::new(), &mut Vec::new(), &mut Vec::new()).is_some(), "{text}");
        }
    }
}
