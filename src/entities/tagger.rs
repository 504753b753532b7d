//! Tags every token with the names model.

use std::cell::RefCell;

use super::features::{self, BORDER, WINDOW, key};
use super::model::{Model, Row, TAGS};
use super::phrases;
use crate::extract::Context;
use crate::lexicon::WordInfo;
use crate::text::Unit;
use crate::tokenize::{Kind, is_newline};
use crate::with_units;

/// A tag: 0 outside; 1 + 2·class begins a name, 2 + 2·class continues one.
pub type Tag = u8;

/// The classes of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// People.
    Person = 0,
    /// Places.
    Place = 1,
    /// Organizations.
    Organization = 2,
    /// Other names.
    Other = 3,
}

impl Class {
    /// Every class, in the order of their tags.
    pub const ALL: [Class; 4] = [Class::Person, Class::Place, Class::Organization, Class::Other];

    /// The class of a tag; none outside.
    pub fn of(tag: Tag) -> Option<Self> {
        Self::ALL.get(usize::from(tag.checked_sub(1)?) / 2).copied()
    }
}

/// Whether a tag continues the name before it.
pub fn continues(tag: Tag) -> bool {
    tag != 0 && tag.is_multiple_of(2)
}

/// Places of the window around a word.
const PLACES: usize = 2 * WINDOW + 1;
/// Slots of the cache of word types.
const SLOTS: usize = 1 << 16;
/// Sentences on either side that a name is looked for in.
const NEAR: usize = 20;

/// What the word table says of a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// Whether the word or its stem is in the table.
    pub known: bool,
    /// Code points of proclitics before the stem, the article not counted.
    pub prefix: u8,
    /// How likely it is part of a name, three bits a class.
    pub soft: u16,
}

/// What one word type contributes to the tags of the words around it.
#[derive(Clone, Copy, Default)]
struct Contribution {
    key: u64,
    stem: u64,
    about: About,
    /// Whether the word may be part of a name because another one like it is.
    open: bool,
    at: [Row<i16>; PLACES],
}

/// Tags of a text's tokens, and the memory to find them.
#[derive(Default)]
pub struct Tagger {
    cache: Vec<Contribution>,
    scores: Vec<Row<i16>>,
    stems: Vec<u64>,
    sentences: Vec<(usize, usize)>,
    back: Vec<[Tag; TAGS]>,
    /// The tag of each token.
    pub tags: Vec<Tag>,
    /// What the word table says of each token.
    pub about: Vec<About>,
    /// How much better each tag is than staying outside, in units of the model.
    pub margins: Vec<i16>,
    near: Near,
}

thread_local! {
    static TAGGER: RefCell<Tagger> = RefCell::default();
}

/// Runs `with` on this thread's tagger. It holds 65,536 word types (8 MB) and never grows
/// beyond that and the longest text.
pub fn with_tagger<T>(with: impl FnOnce(&mut Tagger) -> T) -> T {
    TAGGER.with(|tagger| match tagger.try_borrow_mut() {
        Ok(mut tagger) => with(&mut tagger),
        // Only a reentrant call can come here; it gets a tagger of its own.
        Err(_) => with(&mut Tagger::default()),
    })
}

impl Tagger {
    /// Tags the tokens of a text.
    pub fn tag(&mut self, cx: &Context<'_>, model: &Model) {
        let count = cx.tokens.len();
        self.split(cx);
        self.scores.clear();
        self.scores.resize(count, [0; TAGS]);
        self.stems.clear();
        self.stems.resize(count, 0);
        self.tags.clear();
        self.tags.resize(count, 0);
        self.about.clear();
        self.about.resize(count, About::default());
        if self.cache.is_empty() {
            self.cache = vec![Contribution::default(); SLOTS];
        }
        with_units!(cx.text, units => {
            for at in 0..self.sentences.len() {
                self.contribute(cx, model, units, self.sentences[at]);
            }
        });
        self.phrases(cx, model);
        for at in 0..self.sentences.len() {
            let (from, to) = self.sentences[at];
            self.decode(model, from, to);
        }
        self.agree(model);
        self.weigh();
    }

    /// Sentences as token ranges: they end at a full stop, question or exclamation mark and
    /// where a line ends.
    fn split(&mut self, cx: &Context<'_>) {
        const STOPS: [u32; 5] = ['.' as u32, '!' as u32, '?' as u32, 0x061F, 0x2026];
        self.sentences.clear();
        let mut from = 0;
        for i in 0..cx.tokens.len() {
            let stop = cx.tokens.kinds[i] == Kind::Punct && STOPS.contains(&cx.code(i));
            let ends = stop || i + 1 == cx.tokens.len() || line_ends(cx, i);
            if ends {
                self.sentences.push((from, i + 1));
                from = i + 1;
            }
        }
    }

    fn contribute<U: Unit>(
        &mut self,
        cx: &Context<'_>,
        model: &Model,
        units: &[U],
        (from, to): (usize, usize),
    ) {
        for i in from..to {
            let info = &cx.words[i];
            let kind = cx.tokens.kinds[i];
            let key = word_key(info, kind);
            let slot = (key >> 17) as usize & (SLOTS - 1);
            if self.cache[slot].key != key {
                let span = cx.tokens.span(i);
                let word = &units[span.start as usize..span.end as usize];
                self.cache[slot] = contribution(cx, model, word, kind, info, key);
            }
            let known = &self.cache[slot];
            self.stems[i] = if known.open { known.stem } else { 0 };
            self.about[i] = known.about;
            let first = i.saturating_sub(WINDOW).max(from);
            let last = (i + WINDOW).min(to - 1);
            for j in first..=last {
                add(&mut self.scores[j], &known.at[i + WINDOW - j]);
            }
        }
        for outside in 1..=WINDOW {
            let mut border = |j: Option<usize>, distance: i32| {
                if let Some(row) = j.filter(|j| (from..to).contains(j)).and_then(|j| self.scores.get_mut(j)) {
                    model.add(key(BORDER, distance), row);
                }
            };
            for back in 0..outside {
                border(Some(from + back), -(outside as i32));
                border((to - 1).checked_sub(back), outside as i32);
            }
        }
    }

    fn phrases(&mut self, cx: &Context<'_>, model: &Model) {
        let scores = &mut self.scores;
        phrases::atoms(cx, |i, atom| {
            for (j, distance) in [(i.checked_sub(1), 1), (Some(i), 0), (i.checked_add(1), -1)] {
                if let Some(row) = j.and_then(|j| scores.get_mut(j)) {
                    model.add(key(atom, distance), row);
                }
            }
        });
    }

    /// The best sequence of tags of one sentence.
    fn decode(&mut self, model: &Model, from: usize, to: usize) {
        const NEVER: i32 = i32::MIN / 2;
        let moves = &model.transitions;
        self.back.clear();
        let mut best: [i32; TAGS] =
            std::array::from_fn(
                |t| {
                    if continues(t as Tag) { NEVER } else { i32::from(self.scores[from][t]) }
                },
            );
        for row in &self.scores[from + 1..to] {
            let mut next = [0; TAGS];
            let mut back = [0; TAGS];
            for tag in 0..TAGS {
                // A name goes on only from a tag of its own class.
                let before = if continues(tag as Tag) { tag - 1..tag + 1 } else { 0..TAGS };
                let mut top = i32::MIN;
                for old in before {
                    let score = best[old] + i32::from(moves[old][tag]);
                    if score > top {
                        top = score;
                        back[tag] = old as Tag;
                    }
                }
                next[tag] = top + i32::from(row[tag]);
            }
            // Only differences count: kept near zero, the sums of no sentence grow out of their type.
            let top = next.iter().copied().max().unwrap_or(0);
            best = next.map(|score| score - top);
            self.back.push(back);
        }
        let mut tag = (0..TAGS).max_by_key(|&t| best[t]).unwrap_or(0) as Tag;
        self.tags[to - 1] = tag;
        for (i, back) in (from..to - 1).zip(&self.back).rev() {
            tag = back[usize::from(tag)];
            self.tags[i] = tag;
        }
    }

    /// Second pass: a word left outside becomes more likely a name where the same word was
    /// tagged as one nearby.
    fn agree(&mut self, model: &Model) {
        const BONUS: i16 = 170;
        if !self.near.collect(&self.stems, &self.tags) {
            return;
        }
        let sentences = std::mem::take(&mut self.sentences);
        let first = std::mem::take(&mut self.tags);
        self.tags.clone_from(&first);
        self.near.begin();
        let mut ahead = 0;
        for (number, &(from, to)) in sentences.iter().enumerate() {
            while ahead < sentences.len() && ahead <= number + NEAR {
                let (a, b) = sentences[ahead];
                self.near.count(&self.stems[a..b], &first[a..b], 1);
                ahead += 1;
            }
            if number > NEAR {
                let (a, b) = sentences[number - NEAR - 1];
                self.near.count(&self.stems[a..b], &first[a..b], -1);
            }
            let mut changed = false;
            for (i, _) in (from..to).zip(&first[from..to]).filter(|&(_, &tag)| tag == 0) {
                let Some(class) = self.near.majority(self.stems[i]) else { continue };
                for tag in [1 + 2 * class, 2 + 2 * class] {
                    self.scores[i][tag] = self.scores[i][tag].saturating_add(BONUS);
                }
                changed = true;
            }
            if changed {
                self.decode(model, from, to);
            }
        }
        self.sentences = sentences;
    }

    fn weigh(&mut self) {
        self.margins.clear();
        let margin = |(row, &tag): (&Row<i16>, &Tag)| row[usize::from(tag)].saturating_sub(row[0]);
        self.margins.extend(self.scores.iter().zip(&self.tags).map(margin));
    }
}

/// Whether a line ends between token `i` and the next.
fn line_ends(cx: &Context<'_>, i: usize) -> bool {
    let (from, to) = (cx.tokens.ends[i], cx.tokens.starts[i + 1]);
    (from..to).any(|at| is_newline(cx.text.at(at as usize)))
}

/// All that the features of a word depend on.
#[inline]
fn word_key(info: &WordInfo, kind: Kind) -> u64 {
    let h = info.hash ^ u64::from(info.strict) << 8 ^ kind as u64;
    (h ^ (h >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1
}

#[inline]
fn add(sum: &mut Row<i16>, row: &Row<i16>) {
    for (s, r) in sum.iter_mut().zip(row) {
        *s = s.saturating_add(*r);
    }
}

fn contribution<U: Unit>(
    cx: &Context<'_>,
    model: &Model,
    word: &[U],
    kind: Kind,
    info: &WordInfo,
    cache_key: u64,
) -> Contribution {
    let mut found = Contribution { key: cache_key, ..Contribution::default() };
    let stem = features::features(word, kind, info, cx.lexicon, &model.words, |reach, atom| {
        let reach = reach as usize;
        for place in WINDOW - reach..=WINDOW + reach {
            // The word at `distance` from the labelled one stands at `distance + WINDOW`.
            let distance = place as i32 - WINDOW as i32;
            model.add(key(atom, distance), &mut found.at[place]);
        }
    });
    if let Some(stem) = stem {
        found.stem = stem.hash;
        found.about = About {
            known: stem.entry.is_some(),
            prefix: stem.prefix,
            soft: stem.entry.map_or(0, |e| e.soft),
        };
        found.open = kind == Kind::Word && word.len() > 2 && stem.entry.is_none_or(|e| e.soft != 0);
    }
    found
}

/// How often each word that was tagged as part of a name was tagged how, in a moving window.
#[derive(Default)]
struct Near {
    /// A bit for each word tagged anywhere, by its hash.
    filter: Vec<u64>,
    counts: std::collections::HashMap<u64, [i32; 5]>,
}

/// Bits of the filter, as a power of two.
const FILTER: u32 = 14;

impl Near {
    /// Remembers the words that are part of a name; whether there is any.
    fn collect(&mut self, stems: &[u64], tags: &[Tag]) -> bool {
        self.filter.clear();
        self.filter.resize(1 << (FILTER - 6), 0);
        let mut any = false;
        for (&stem, _) in stems.iter().zip(tags).filter(|&(&stem, &tag)| stem != 0 && tag != 0) {
            let bit = stem >> (64 - FILTER);
            self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            any = true;
        }
        any
    }

    fn begin(&mut self) {
        self.counts.clear();
    }

    fn may_have(&self, stem: u64) -> bool {
        let bit = stem >> (64 - FILTER);
        stem != 0 && self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    fn count(&mut self, stems: &[u64], tags: &[Tag], by: i32) {
        for (&stem, &tag) in stems.iter().zip(tags) {
            if self.may_have(stem) {
                let class = Class::of(tag).map_or(4, |class| class as usize);
                self.counts.entry(stem).or_default()[class] += by;
            }
        }
    }

    /// The class that the word has nearby, if at least half of its other places are names.
    fn majority(&self, stem: u64) -> Option<usize> {
        if !self.may_have(stem) {
            return None;
        }
        let counts = self.counts.get(&stem)?;
        let names: i32 = counts[..4].iter().sum();
        let outside = counts[4] - 1;
        if names == 0 || names < outside {
            return None;
        }
        (0..4).max_by_key(|&class| (counts[class], 4 - class))
    }
}
