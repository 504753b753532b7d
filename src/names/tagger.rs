//! Tags every token with the names model.

use super::features::{self, BORDER, Seen, WINDOW, key};
use super::model::{Model, NEVER, TAGS};
use super::phrases;
use super::weights::{LANES, PLACES, ROOM, Sum, Weights, add};
use super::words;
use crate::hashed::Hashed;
use crate::language::{self, Tongue, Tongues};
use crate::lexicon::{Keyed, Memo, NEW, WordInfo};
use crate::reading::Context;
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

/// Tokens whose keys are held at a time.
const PART: usize = 1 << 12;
/// Word types remembered.
const MOST: usize = 1 << 17;
/// Sentences on either side that a name is looked for in.
const NEAR: usize = 20;

/// What the word table says of a token.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    /// Whether the word or its stem is in the table.
    pub known: bool,
    /// Code points of proclitics before the stem, the article not counted.
    pub prefix: u8,
    /// How likely it is part of a name, as [`words::bucket`] reads it.
    pub soft: u16,
    /// What it says of the language of its sentence.
    pub tongue: Tongue,
}

/// What one word type contributes to the tags of the words around it.
struct Contribution {
    weights: Weights,
    key: u64,
    stem: u64,
    about: About,
    /// Whether the word may be part of a name because another one like it is.
    open: bool,
}

impl Keyed for Contribution {
    fn key(&self) -> u64 {
        self.key
    }
}

/// Tags of a text's tokens, and the memory to find them.
#[derive(Default)]
pub struct Tagger {
    types: Memo<Contribution>,
    keys: Vec<u64>,
    ids: Vec<u32>,
    /// A row for each token, two rows before the first token and some room behind the last.
    scores: Vec<i16>,
    stems: Vec<u64>,
    sentences: Vec<(usize, usize)>,
    best: Vec<[i16; LANES]>,
    /// The tag of each token.
    pub tags: Vec<Tag>,
    /// What the word table says of each token.
    pub about: Vec<About>,
    /// How much better each tag is than staying outside, in units of the model.
    pub margins: Vec<i16>,
    near: Near,
    /// The sentences in another language, as token ranges.
    strange: Vec<(usize, usize)>,
}

impl Tagger {
    /// Tags the tokens of a text.
    pub fn tag(&mut self, cx: &Context<'_>, model: &Model) {
        let count = cx.tokens.len();
        self.split(cx);
        self.scores.clear();
        self.scores.resize(count * TAGS + ROOM, 0);
        self.stems.clear();
        self.stems.resize(count, 0);
        self.tags.clear();
        self.tags.resize(count, 0);
        self.about.clear();
        self.about.resize(count, About::default());
        self.look_up(cx, model);
        for at in 0..self.sentences.len() {
            self.contribute(model, self.sentences[at]);
        }
        self.phrases(cx, model);
        for at in 0..self.sentences.len() {
            let (from, to) = self.sentences[at];
            self.decode(model, from, to);
        }
        self.find_strange();
        for &(from, to) in &self.strange {
            self.tags[from..to].fill(0);
            self.stems[from..to].fill(0);
        }
        self.agree(model);
        self.weigh();
    }

    /// Whether token `i` stands in a sentence in another language, which has no names for us.
    pub fn is_strange(&self, i: usize) -> bool {
        let next = self.strange.partition_point(|&(_, to)| to <= i);
        self.strange.get(next).is_some_and(|&(from, _)| from <= i)
    }

    /// Finds the sentences in another language: those that show it, and those without a word of Arabic
    /// in a text that is in another language as a whole.
    fn find_strange(&mut self) {
        self.strange.clear();
        if !self.about.iter().any(|about| about.tongue.foreign()) {
            return;
        }
        let sums = |range: (usize, usize)| {
            let mut sum = Tongues::default();
            self.about[range.0..range.1].iter().for_each(|about| sum.add(about.tongue));
            sum
        };
        let mut all = Tongues::default();
        self.sentences.iter().for_each(|&range| all.add_all(&sums(range)));
        let whole = all.foreign().is_some();
        let strange = |&range: &(usize, usize)| {
            let sum = sums(range);
            sum.foreign().is_some() || whole && sum.none_arabic()
        };
        self.strange.extend(self.sentences.iter().copied().filter(strange));
    }

    /// Sentences as token ranges: they end at a full stop, question or exclamation mark and
    /// where a line ends.
    fn split(&mut self, cx: &Context<'_>) {
        const STOPS: [u32; 6] = ['.' as u32, '!' as u32, '?' as u32, 0x061F, 0x06D4, 0x2026];
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

    /// Finds what each word contributes.
    fn look_up(&mut self, cx: &Context<'_>, model: &Model) {
        if self.types.len() > MOST {
            self.types.clear(MOST);
        }
        self.ids.clear();
        self.ids.resize(cx.tokens.len(), NEW);
        for (part, ids) in self.ids.chunks_mut(PART).enumerate() {
            let first = part * PART;
            self.keys.clear();
            self.keys.extend((first..first + ids.len()).map(|i| {
                let key = cx.words.surface(i) ^ cx.tokens.kinds[i] as u64;
                self.types.expect(key);
                key
            }));
            self.types.find_all(&self.keys, ids);
            with_units!(cx.text, units => {
                for ((at, id), &key) in ids.iter_mut().enumerate().zip(&self.keys) {
                    if *id == NEW {
                        let i = first + at;
                        let span = cx.tokens.span(i);
                        let word = &units[span.start as usize..span.end as usize];
                        let (kind, info) = (cx.tokens.kinds[i], &cx.words[i]);
                        *id = self.types.get(key, || contribution(cx, model, key, word, kind, info));
                    }
                }
            });
        }
    }

    /// Adds up what the words of one sentence contribute to each other's tags.
    fn contribute(&mut self, model: &Model, (from, to): (usize, usize)) {
        #[cfg(target_arch = "x86_64")]
        if crate::utf8::has_vectors() {
            // SAFETY: AVX2 was detected.
            unsafe { self.add_words_wide(from, to) };
            return self.add_borders(model, from, to);
        }
        self.add_words(from, to);
        self.add_borders(model, from, to);
    }

    /// Compiled for registers that hold a row.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn add_words_wide(&mut self, from: usize, to: usize) {
        self.add_words(from, to);
    }

    #[inline(always)]
    fn add_words(&mut self, from: usize, to: usize) {
        for i in from..to {
            let id = self.ids[i];
            let known = &self.types.values()[id as usize];
            self.stems[i] = if known.open { known.stem } else { 0 };
            self.about[i] = known.about;
            // Rows of this sentence only: (i - WINDOW..=i + WINDOW) meets (from..to).
            let before = WINDOW.saturating_sub(i - from);
            let behind = (i + WINDOW + 1).saturating_sub(to);
            let Some(scores) = self.scores[i * TAGS..].first_chunk_mut() else { continue };
            if before | behind == 0 {
                add(scores, &known.weights);
            } else {
                let mut inside = [0; ROOM];
                let kept = before * TAGS..(PLACES - behind) * TAGS;
                inside[kept.clone()].copy_from_slice(&known.weights[kept]);
                add(scores, &inside);
            }
        }
    }

    fn add_borders(&mut self, model: &Model, from: usize, to: usize) {
        for outside in 1..=WINDOW {
            let mut border = |j: Option<usize>, distance: i32| {
                if let Some(j) = j.filter(|j| (from..to).contains(j)) {
                    model.add(key(BORDER, distance), &mut self.scores[row(j)]);
                }
            };
            for back in 0..outside {
                border(Some(from + back), -(outside as i32));
                border((to - 1).checked_sub(back), outside as i32);
            }
        }
    }

    fn phrases(&mut self, cx: &Context<'_>, model: &Model) {
        let (scores, count) = (&mut self.scores, cx.tokens.len());
        phrases::atoms(cx, |i, atom| {
            for (j, distance) in [(i.checked_sub(1), 1), (Some(i), 0), (Some(i + 1), -1)] {
                if let Some(j) = j.filter(|&j| j < count) {
                    model.add(key(atom, distance), &mut scores[row(j)]);
                }
            }
        });
    }

    /// The best sequence of tags of one sentence.
    fn decode(&mut self, model: &Model, from: usize, to: usize) {
        #[cfg(target_arch = "x86_64")]
        if crate::utf8::has_vectors() {
            // SAFETY: AVX2 was detected.
            return unsafe { self.best_tags_wide(model, from, to) };
        }
        self.best_tags(model, from, to);
    }

    /// Compiled for registers that hold a row.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn best_tags_wide(&mut self, model: &Model, from: usize, to: usize) {
        self.best_tags(model, from, to);
    }

    #[inline(always)]
    fn best_tags(&mut self, model: &Model, from: usize, to: usize) {
        self.best.clear();
        let mut best: [i16; LANES] = std::array::from_fn(|tag| {
            let possible = tag < TAGS && !continues(tag as Tag);
            if possible { self.scores[row(from)][tag] } else { NEVER }
        });
        for at in from + 1..to {
            self.best.push(best);
            let mut top = [i16::MIN; LANES];
            for (before, moves) in best.into_iter().zip(&model.moves) {
                for tag in 0..LANES {
                    top[tag] = top[tag].max(before.saturating_add(moves[tag]));
                }
            }
            // There is room behind the last row; what stands there meets tags that do not exist.
            if let Some(scores) = self.scores[row(at).start..].first_chunk() {
                add(&mut top, scores);
            }
            // Only differences count: kept near zero, the sums of no sentence grow out of their type.
            for tag in 0..LANES {
                best[tag] = top[tag].saturating_sub(top[0]);
            }
        }
        let mut tag = (0..TAGS).max_by_key(|&t| best[t]).unwrap_or(0);
        self.tags[to - 1] = tag as Tag;
        for (i, best) in (from..to - 1).zip(&self.best).rev() {
            let mut scores = model.origins[tag];
            add(&mut scores, best);
            // The first of the best tags before this one.
            let mut most = scores[0];
            tag = 0;
            for (before, &score) in scores.iter().enumerate().take(TAGS).skip(1) {
                (tag, most) = if score > most { (before, score) } else { (tag, most) };
            }
            self.tags[i] = tag as Tag;
        }
    }

    /// Second pass: a word left outside becomes more likely a name where the same word was
    /// tagged as one nearby, and a name a little more likely of the class that it has there.
    fn agree(&mut self, model: &Model) {
        const BONUS: i16 = 228;
        const SWAY: i16 = 57;
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
            for (i, &tag) in (from..to).zip(&first[from..to]) {
                let own = Class::of(tag).map(|class| class as usize);
                let Some((class, times)) = self.near.majority(self.stems[i], own) else { continue };
                let bonus = match own {
                    None => BONUS,
                    Some(own) if own != class && times > 1 => SWAY,
                    Some(_) => continue,
                };
                for tag in [1 + 2 * class, 2 + 2 * class] {
                    let score = &mut self.scores[row(i)][tag];
                    *score = score.saturating_add(bonus);
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
        let margin = |(row, &tag): (&[i16], &Tag)| row[usize::from(tag)].saturating_sub(row[0]);
        self.margins.extend(self.scores[row(0).start..].chunks_exact(TAGS).zip(&self.tags).map(margin));
    }
}

/// Whether a line ends between token `i` and the next.
fn line_ends(cx: &Context<'_>, i: usize) -> bool {
    let (from, to) = (cx.tokens.ends[i], cx.tokens.starts[i + 1]);
    (from..to).any(|at| is_newline(cx.text.at(at as usize)))
}

/// Where the scores of token `i` stand.
#[inline]
fn row(i: usize) -> std::ops::Range<usize> {
    (i + WINDOW) * TAGS..(i + WINDOW + 1) * TAGS
}

fn contribution<U: Unit>(
    cx: &Context<'_>,
    model: &Model,
    key: u64,
    word: &[U],
    kind: Kind,
    info: &WordInfo,
) -> Contribution {
    let mut sum = Sum::new(model);
    let seen =
        features::features(word, kind, info, cx.lexicon, &model.words, |reach, atom| sum.add(reach, atom));
    let mut weights = sum.weights();
    model.known().add(kind, seen.as_ref(), &mut weights);
    let hash = || Some(info.hash).filter(|&hash| hash != 0);
    let tongue = if kind == Kind::Word { language::tongue_of(word, hash) } else { Tongue::default() };
    let Some(Seen { stem, .. }) = seen else {
        let about = About { tongue, ..About::default() };
        return Contribution { key, weights, stem: 0, about, open: false };
    };
    Contribution {
        key,
        weights,
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

/// How often each word that was tagged as part of a name was tagged how, in a moving window.
#[derive(Default)]
struct Near {
    /// A bit for each word tagged anywhere, by its hash.
    filter: Vec<u64>,
    counts: Hashed<u64, [i32; 5]>,
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

    /// The class that the word has nearby and how often, if at least half of its places other
    /// than this one, where its class is `own`, are names.
    fn majority(&self, stem: u64, own: Option<usize>) -> Option<(usize, i32)> {
        if !self.may_have(stem) {
            return None;
        }
        let mut counts = *self.counts.get(&stem)?;
        counts[own.unwrap_or(4)] -= 1;
        let names: i32 = counts[..4].iter().sum();
        if names == 0 || names < counts[4] {
            return None;
        }
        let class = (0..4).max_by_key(|&class| (counts[class], 4 - class))?;
        Some((class, counts[class]))
    }
}
