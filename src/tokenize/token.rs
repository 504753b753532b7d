//! Tokens, stored as columns.

use crate::span::Span;
use crate::visits::visit;

named! {
    /// What a token is.
    #[non_exhaustive]
    Kind {
        /// Letters of Arabic or any other script except Latin, with their marks.
        Word = "word",
        /// Latin letters.
        Latin = "latin",
        /// Digits with their inner separators, or a vulgar fraction.
        Number = "number",
        /// One punctuation mark.
        Punct = "punct",
        /// One symbol.
        Symbol = "symbol",
        /// A web address.
        Url = "url",
        /// An e-mail address.
        Email = "email",
        /// `@name`
        Mention = "mention",
        /// `#topic`
        Hashtag = "hashtag",
        /// One emoji with its modifiers and joiners.
        Emoji = "emoji",
        /// A designation of letters and digits: سو34, F-16.
        Code = "code",
    }
}

/// The tokens of one text: three columns of equal length, ascending and disjoint. Positions are bytes of a `&str`
/// ([`tokenize`](super::tokenize)), code points of a [`Text`](crate::text::Text) ([`scan`](super::scan)).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// First position of each token.
    pub starts: Vec<u32>,
    /// Position after the last one of each token.
    pub ends: Vec<u32>,
    /// Kind of each token.
    pub kinds: Vec<Kind>,
}

impl Tokens {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The tokens in order: the span and kind of each.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Span, Kind)> + DoubleEndedIterator {
        let spans = self.starts.iter().zip(&self.ends).map(|(&start, &end)| Span::new(start, end));
        spans.zip(self.kinds.iter().copied())
    }

    /// The span of token `i`.
    ///
    /// # Panics
    /// If `i` is not below [`Tokens::len`].
    #[inline]
    pub fn span(&self, i: usize) -> Span {
        visit();
        Span::new(self.starts[i], self.ends[i])
    }

    /// Removes all tokens but keeps the allocations.
    pub fn clear(&mut self) {
        self.starts.clear();
        self.ends.clear();
        self.kinds.clear();
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, start: usize, end: usize, kind: Kind) {
        self.starts.push(start as u32);
        self.ends.push(end as u32);
        self.kinds.push(kind);
    }
}
