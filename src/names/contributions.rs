//! What a word type contributes to the tags of the words around it.

use super::features::{self, WordTraits};
use super::model::Model;
use super::weights::{Affixes, ROOM, Sum, Weights};
use super::words;
use crate::language::{self, Tongue};
use crate::reading::Context;
use crate::text::Unit;
use crate::tokenize::Kind;

/// What the word table says of a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// Whether the word or its stem is in the table.
    pub known: bool,
    /// Code points of proclitics before the stem, the article not counted.
    pub prefix: u8,
    /// How likely it is part of a name, as [`words::bucket`] reads it.
    pub soft: u16,
    /// Its evidence for the language of its sentence.
    pub tongue: Tongue,
}

/// What one word type contributes to the tags of the words around it.
#[derive(Clone, Copy)]
#[repr(C, align(64))] // Exactly three cache lines.
pub struct Contribution {
    /// Key of the spelling.
    pub surface: u64,
    /// Hash of the stem, 0 without one.
    pub stem: u64,
    /// What the word table says of it.
    pub about: About,
    /// `None` until it is made.
    pub kind: Option<Kind>,
    /// Whether the word may be part of a name because the same word is one nearby.
    pub open: bool,
    /// What it adds to the scores of the words around it.
    pub weights: Weights,
}

const _: () = assert!(size_of::<Contribution>() == 192);

impl Contribution {
    /// Not made yet.
    pub const NONE: Self = Self {
        surface: 0,
        stem: 0,
        about: About { known: false, prefix: 0, soft: 0, tongue: Tongue::NONE },
        kind: None,
        open: false,
        weights: [0; ROOM],
    };

    /// The hash of the stem where the word may be part of a name because the same word is one nearby, else 0.
    #[inline]
    pub fn open_stem(&self) -> u64 {
        if self.open { self.stem } else { 0 }
    }
}

/// What token `i` contributes, in a text of these units.
pub fn contribution<U: Unit>(
    cx: &Context<'_>,
    model: &Model,
    sum: &mut Sum<'_>,
    affixes: &mut Affixes,
    units: &[U],
    i: usize,
) -> Contribution {
    #[cfg(target_arch = "x86_64")]
    if crate::utf8::has_vectors() {
        // SAFETY: AVX2 was detected.
        return unsafe { contribution_wide(cx, model, sum, affixes, units, i) };
    }
    contribution_of(cx, model, sum, affixes, units, i)
}

/// Compiled for vector registers as wide as a row.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn contribution_wide<U: Unit>(
    cx: &Context<'_>,
    model: &Model,
    sum: &mut Sum<'_>,
    affixes: &mut Affixes,
    units: &[U],
    i: usize,
) -> Contribution {
    contribution_of(cx, model, sum, affixes, units, i)
}

#[inline(always)]
fn contribution_of<U: Unit>(
    cx: &Context<'_>,
    model: &Model,
    sum: &mut Sum<'_>,
    affixes: &mut Affixes,
    units: &[U],
    i: usize,
) -> Contribution {
    let (surface, kind, info) = (cx.words.surface(i), cx.tokens.kinds[i], &cx.words[i]);
    let span = cx.tokens.span(i);
    let word = &units[span.start as usize..span.end as usize];
    let seen =
        features::features(word, kind, info, cx.lexicon, &model.words, |reach, atom| sum.add(reach, atom));
    if let Some(traits) = &seen {
        affixes.prefetch(traits.prefix);
        affixes.prefetch(traits.suffix);
    }
    let mut weights = sum.take();
    if let Some(traits) = &seen {
        affixes.add(traits.prefix, sum, &mut weights);
        affixes.add(traits.suffix, sum, &mut weights);
    }
    model.known().add(kind, seen.as_ref(), &mut weights);
    let hash = || Some(info.hash).filter(|&hash| hash != 0);
    let tongue = if kind == Kind::Word { language::tongue_of(word, hash) } else { Tongue::default() };
    let Some(WordTraits { stem, .. }) = seen else {
        let about = About { tongue, ..About::default() };
        return Contribution { surface, about, kind: Some(kind), weights, ..Contribution::NONE };
    };
    Contribution {
        surface,
        weights,
        kind: Some(kind),
        stem: stem.hash,
        about: About {
            known: stem.entry.is_some(),
            prefix: stem.prefix,
            soft: stem.entry.map_or(0, |e| e.soft),
            tongue,
        },
        open: kind == Kind::Word && word.len() > 2 && stem.entry.is_none_or(|e| words::possible(e.soft)),
    }
}
