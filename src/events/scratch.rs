//! The memory for events, and the words of the text that it holds.

use super::items::Item;
use super::pieces::{MayBe, PieceView, TextPieces};
use super::source::Speech;
use super::words::WordBook;
use super::{bars, clause};
use crate::lexicon::{Class, Lexicon, bit};
use crate::pipeline;
use crate::text::Text;

/// Memory that a thread reuses from text to text.
#[derive(Default)]
pub struct Scratch {
    /// Whose words the book holds.
    types: usize,
    pub(super) book: WordBook,
    pub(super) pieces: TextPieces,
    pub(super) covered: Vec<u32>,
    pub(super) barred: Vec<bool>,
    pub(super) may_be: Vec<MayBe>,
    pub(super) items: Vec<Item>,
    pub(super) speeches: Vec<Speech>,
}

impl Scratch {
    /// Reads the words and bars those that are part of no event; whether any, barred or not, may tell of one.
    /// `types` is the number of the lexicon.
    pub(super) fn open(
        &mut self,
        text: Text<'_>,
        lexicon: &Lexicon,
        types: usize,
        read: &pipeline::Scratch,
    ) -> bool {
        let (tokens, words, _) = read.scanned(Lexicon::builtin());
        if self.types != types {
            self.book.clear();
            self.types = types;
        }
        self.book.trim();
        self.pieces.read(text, tokens, words, lexicon, &mut self.book);
        let told = bit(Class::Trigger) | bit(Class::Phrase);
        let told = self.pieces.present & told != 0;
        if told {
            let mut may_be = std::mem::take(&mut self.may_be);
            bars::note(&self.view(text, lexicon), &mut may_be);
            self.may_be = may_be;
            let mut barred = std::mem::take(&mut self.barred);
            bars::bar(&self.view(text, lexicon), &mut barred);
            self.barred = barred;
        }
        told
    }

    fn view<'a>(&'a self, text: Text<'a>, lexicon: &'a Lexicon) -> PieceView<'a> {
        PieceView {
            text,
            pieces: &self.pieces.list,
            book: &self.book,
            lexicon,
            may_be: &self.may_be,
            lines: self.pieces.lines,
        }
    }

    /// Whether any word that is not barred may tell of an event: without one there is nothing to find.
    pub(super) fn tells(&self, text: Text<'_>, lexicon: &Lexicon) -> bool {
        let view = self.view(text, lexicon);
        let open = |i: usize| !self.barred[i] || bars::is_joined_trigger(&view, i);
        (0..view.pieces.len()).any(|i| open(i) && clause::may_tell(&view, i))
    }
}
