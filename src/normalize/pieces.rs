//! Splits a long text at places that no stage can see across.

use std::ops::Range;

use super::options::{Compat, HtmlTags};
use super::{Normalizer, Options};
use crate::signs::{GREATER, LESS, SPACE};
use crate::text::{Text, Unit};
use crate::with_units;

/// Units in a piece, if a place to split is found there.
const PIECE: usize = 1 << 16;

/// Maximum length of two letters with their vowel signs; anything longer is not a place to split.
const MARKED: usize = 8;

/// A letter that no option removes, so that white space on its two sides can never become adjacent.
fn is_firm(c: u32) -> bool {
    matches!(c, 0x0628..=0x063A | 0x0641..=0x064A)
}

/// Whether two such letters follow, ignoring vowel signs before and between them.
fn is_word(codes: impl Iterator<Item = u32>) -> bool {
    let mut letters = codes.take(MARKED).filter(|c| !matches!(c, 0x064B..=0x0652));
    letters.next().is_some_and(is_firm) && letters.next().is_some_and(is_firm)
}

impl Normalizer {
    /// The text in pieces that can be normalized one by one, each followed by a
    /// single space that stays, except the last one.
    ///
    /// A cut lies between two words of at least two Arabic letters each. If the
    /// configuration looks beyond words, or no such place is found, there is one piece.
    pub fn pieces(&self, text: Text<'_>) -> Vec<Range<usize>> {
        let whole = |o: &Options| {
            o.compat != Compat::None
                || !o.replace.is_empty()
                || !o.keep.is_empty()
                || !o.drop.is_empty()
                || !self.keeps(SPACE)
        };
        if whole(&self.options) {
            return std::iter::once(0..text.len()).collect();
        }
        with_units!(text, units => self.cut(units))
    }

    /// Whether the table copies a code point unchanged, without a check.
    fn keeps(&self, c: u32) -> bool {
        let e = self.table.get(c);
        !e.drops() && !e.many() && !e.look() && e.code() == c
    }

    fn cut<U: Unit>(&self, units: &[U]) -> Vec<Range<usize>> {
        let tags = self.options.html_tags != HtmlTags::Keep;
        let mut out = Vec::new();
        let mut start = 0;
        while units.len() - start > PIECE {
            let from = start + PIECE;
            // Whether a tag opened in this piece may extend past the place.
            let bracket = |c: &&U| matches!(c.code(), LESS | GREATER);
            let opened = units[start..from].iter().rfind(bracket).is_some_and(|c| c.code() == LESS);
            let mut in_tag = tags && opened;
            let place = (from..units.len()).find(|&i| {
                let c = units[i].code();
                match c {
                    LESS => in_tag = tags,
                    GREATER => in_tag = false,
                    _ => {}
                }
                c == SPACE
                    && !in_tag
                    && is_word(units[..i].iter().rev().map(|c| c.code()))
                    && is_word(units[i + 1..].iter().map(|c| c.code()))
            });
            let Some(i) = place else { break };
            out.push(start..i);
            start = i + 1;
        }
        out.push(start..units.len());
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::{Normalizer, PRESETS, Scratch};
    use crate::text::TextBuf;

    #[test]
    fn pieces_give_the_same_text() {
        let text = "كتاب  جديد <b\n>نص</b>، ﷺ  http://example.com  ٣٠  جمييييل مُحَمَّد قال نعم ".repeat(4000);
        let buf = TextBuf::new(&text);
        for name in PRESETS.iter().filter(|p| **p != "arabert") {
            let n = Normalizer::preset(name).unwrap();
            let mut scratch = Scratch::default();
            let mut joined: Vec<u32> = Vec::new();
            let pieces = n.pieces(buf.text());
            assert!(pieces.len() > 2 || *name == "camel_arclean", "{name}");
            for (k, piece) in pieces.iter().enumerate() {
                if k > 0 {
                    joined.push(0x20);
                }
                let part = buf.text().slice(piece.start, piece.end);
                joined.extend(n.units(part, &mut scratch).map_or(part, |out| out.text).codes());
            }
            let whole: Vec<u32> =
                n.units(buf.text(), &mut scratch).map_or(buf.text(), |out| out.text).codes().collect();
            assert!(joined == whole, "{name}");
        }
    }

    #[test]
    fn vocalised_text_is_cut_too() {
        let buf = TextBuf::new(&"كَتَبَ الوَلَدُ دَرْسَهُ ".repeat(20_000));
        assert!(Normalizer::preset("clean").unwrap().pieces(buf.text()).len() > 2);
    }
}
