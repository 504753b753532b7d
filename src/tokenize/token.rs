//! Tokens, stored as columns.

use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::visits::visit;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
#[non_exhaustive]
pub enum Kind {
    /// Letters of Arabic or any other script except Latin, with their marks.
    Word,
    /// Latin letters.
    Latin,
    /// Digits with their inner separators, or a vulgar fraction.
    Number,
    /// One punctuation mark.
    Punct,
    /// One symbol.
    Symbol,
    /// A web address.
    Url,
    /// An e-mail address.
    Email,
    /// `@name`
    Mention,
    /// `#topic`
    Hashtag,
    /// One emoji with its modifiers and joiners.
    Emoji,
    /// A designation of letters and digits: سو34, F-16.
    Code,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Kind; 11] = [
        Kind::Word,
        Kind::Latin,
        Kind::Number,
        Kind::Punct,
        Kind::Symbol,
        Kind::Url,
        Kind::Email,
        Kind::Mention,
        Kind::Hashtag,
        Kind::Emoji,
        Kind::Code,
    ];

    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Word => "word",
            Kind::Latin => "latin",
            Kind::Number => "number",
            Kind::Punct => "punct",
            Kind::Symbol => "symbol",
            Kind::Url => "url",
            Kind::Email => "email",
            Kind::Mention => "mention",
            Kind::Hashtag => "hashtag",
            Kind::Emoji => "emoji",
            Kind::Code => "code",
        }
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
