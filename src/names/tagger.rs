//! Tags every token with the names model.

pub use super::contributions::About;
use super::contributions::{Contribution, contribution};
use super::features::{WINDOW, key};
use super::model::{Model, NEVER, TAGS};
#[cfg(target_arch = "x86_64")]
use super::moves::best_before_wide;
use super::moves::{Moves, best_before};
use super::nearby::{Near, TaggedWord};
use super::phrases;
pub use super::tags::{NameClass, Tag, continues};
use super::tags::{by_class, number as number_of};
use super::weights::{Affixes, LANES, PLACES, ROOM, Sum, Weights, add};
use crate::hashed::Hashed;
use crate::language::Tongues;
use crate::lexicon::{Class, Marks, make_room};
use crate::prefetch::prefetch;
use crate::reading::Context;
use crate::text::Unit;
use crate::tokenize::clitics::Split;
use crate::tokenize::{Kind, is_newline};
use crate::with_units;
use std::cell::RefCell;

/// Tokens looked up together, so that their cache misses overlap.
const BATCH: usize = 64;
/// The number of the first contribution of a kind of token other than the first that was spelled so.
const OTHER: u32 = 1 << 31;
/// Maximum number of word types kept.
const MOST: usize = 1 << 17;
/// Maximum number of words in Latin letters kept: 2 MB.
const FEWER: usize = 1 << 14;
/// Sentences on either side in which the second pass looks for a name.
const NEAR: usize = 20;

/// Tags of a text's tokens, and the buffers to compute them.
#[derive(Default)]
pub struct Tagger {
    /// By the number of the word type in the word table.
    types: Vec<Contribution>,
    /// Those of further kinds of token that are spelled alike, from [`OTHER`] on.
    others: Vec<Contribution>,
    affixes: Affixes,
    /// Their numbers, by their spelling and kind.
    of_others: Hashed<u64, u32>,
    /// Where the clitics of words are, by their spelling: of those that a rule asks about.
    pub(super) clitics: RefCell<Hashed<u64, Split>>,
    /// How the words of names are spelled, by the hash of their folded letters.
    pub(super) latin: RefCell<Hashed<u64, Spelled>>,
    /// The contribution of each token.
    ids: Vec<u32>,
    /// How much each word and its neighbours speak for each tag, in units of the model.
    scores: Vec<[i16; LANES]>,
    /// Features that phrases give: the token, and the number of the feature; ascending.
    phrases: Vec<(u32, u32)>,
    stems: Vec<u64>,
    sentences: Vec<(u32, u32)>,
    best: Vec<[i16; LANES]>,
    /// What the second pass adds in one sentence: the token, the number of the label, and how much.
    bonuses: Vec<(usize, usize, i16)>,
    /// The tag of each token.
    pub tags: Vec<Tag>,
    /// The tokens that may be function words of the names grammar, ascending, with a bit for each that they may be.
    pub(super) small: Vec<(u32, u64)>,
    /// All of these bits: of most function words a text has none, and no rule needs to look for them.
    pub(super) smalls: u64,
    /// The kinds of head that any token may be, a bit each.
    pub(super) heads: u32,
    near: Near,
    /// Whether any word is evidence for a language other than Arabic.
    foreign: bool,
    /// The sentences in another language, as token ranges.
    strange: Vec<(u32, u32)>,
}

/// A word of a name: its folded letters, and the same in Latin letters behind them.
pub struct Spelled {
    both: Box<str>,
    /// Where the Latin letters begin.
    folded: usize,
}

impl Spelled {
    /// A word with this spelling in Latin letters.
    pub fn new(folded: &str, latin: &str) -> Self {
        Self { both: [folded, latin].concat().into(), folded: folded.len() }
    }

    /// The folded letters, and the Latin ones.
    pub fn parts(&self) -> (&str, &str) {
        self.both.split_at(self.folded)
    }
}

/// Texts with more tokens have their buffers freed; otherwise the thread would keep them forever.
const LONG: usize = 1 << 16;

impl Tagger {
    /// Tags the tokens of a text.
    pub fn tag(&mut self, cx: &Context<'_>, model: &Model) {
        let count = cx.tokens.len();
        self.split(cx);
        self.tags.clear();
        self.tags.resize(count, 0);
        // The rows of an earlier text are written over.
        self.scores.resize(count, [0; LANES]);
        self.look_up(cx, model);
        self.note_words(cx);
        self.find_phrases(cx, model);
        for at in 0..self.sentences.len() {
            let (from, to) = range(self.sentences[at]);
            self.sum_up(model, from, to);
            self.decode(model, from, to);
        }
        self.find_strange();
        for &sentence in &self.strange {
            let (from, to) = range(sentence);
            self.tags[from..to].fill(0);
            self.stems[from..to].fill(0);
        }
        self.agree(model);
        if count > LONG {
            (self.stems, self.phrases) = Default::default();
        }
    }

    /// Notes the function words and heads of a text.
    fn note_words(&mut self, cx: &Context<'_>) {
        self.small.clear();
        self.smalls = 0;
        for (i, _) in cx.words.of_class(Class::NameWord) {
            let small = cx.words.marks(i).map_or(0, Marks::small);
            self.small.push((i as u32, small));
            self.smalls |= small;
        }
        let heads = cx.words.of_class(Class::Head).filter_map(|(i, _)| cx.words.marks(i));
        self.heads = heads.fold(0, |all, marks| all | marks.heads);
    }

    /// Frees the buffers of a long text; its tags are lost.
    pub fn release(&mut self) {
        if self.tags.len() > LONG {
            (self.tags, self.ids, self.scores, self.small) = Default::default();
        }
    }

    /// What the word table says of token `i`.
    #[inline]
    pub fn about(&self, i: usize) -> About {
        numbered(&self.types, &self.others, self.ids[i]).about
    }

    /// How much better the tag of token `i` is than staying outside, in units of the model.
    pub fn margin(&self, i: usize) -> i16 {
        let said = &self.scores[i];
        said[usize::from(self.tags[i])].saturating_sub(said[0])
    }

    /// How much more token `i` and its neighbours speak for each class than for staying outside, in units of the model.
    pub fn view(&self, i: usize) -> [i16; NameClass::COUNT] {
        let said = &self.scores[i];
        by_class(said).map(|most| most.saturating_sub(said[0]))
    }

    /// Whether token `i` is in a sentence in another language, where no names are read.
    pub fn is_strange(&self, i: usize) -> bool {
        let i = i as u32;
        let next = self.strange.partition_point(|&(_, to)| to <= i);
        self.strange.get(next).is_some_and(|&(from, _)| from <= i)
    }

    /// Finds the sentences in another language: those that show it, and those without a word of Arabic
    /// in a text that is in another language as a whole.
    fn find_strange(&mut self) {
        self.strange.clear();
        if !self.foreign {
            return;
        }
        let sums = |sentence: (u32, u32)| {
            let (from, to) = range(sentence);
            let mut sum = Tongues::default();
            (from..to).for_each(|i| sum.add(self.about(i).tongue));
            sum
        };
        let mut all = Tongues::default();
        let tongues: Vec<Tongues> = self.sentences.iter().map(|&sentence| sums(sentence)).collect();
        tongues.iter().for_each(|sum| all.add_all(sum));
        let whole = all.foreign().is_some();
        for (&sentence, sum) in self.sentences.iter().zip(&tongues) {
            if sum.foreign().is_some() || whole && sum.none_arabic() {
                self.strange.push(sentence);
            }
        }
    }

    /// Sentences as token ranges: they end at a full stop, question or exclamation mark and
    /// where a line ends.
    fn split(&mut self, cx: &Context<'_>) {
        const STOPS: [u32; 6] = ['.' as u32, '!' as u32, '?' as u32, 0x061F, 0x06D4, 0x2026];
        self.sentences.clear();
        let lines =
            with_units!(cx.text, units => units.iter().fold(false, |any, u| any | is_newline(u.code())));
        let count = cx.tokens.len();
        let mut from = 0;
        for (i, &kind) in cx.tokens.kinds.iter().enumerate() {
            let stop = kind == Kind::Punct && STOPS.contains(&cx.code(i));
            let ends = stop || lines && i + 1 < count && line_ends(cx, i);
            if ends {
                self.sentences.push((from as u32, i as u32 + 1));
                from = i + 1;
            }
        }
        if from < count {
            self.sentences.push((from as u32, count as u32));
        }
    }

    /// Looks up the contribution of each word, and notes what it is.
    #[inline(never)]
    fn look_up(&mut self, cx: &Context<'_>, model: &Model) {
        // The word table begins to count anew when it has forgotten its words.
        if self.types.len() > MOST || self.others.len() > MOST || cx.words.types() < self.types.len() {
            self.types.clear();
            self.types.shrink_to(MOST);
            self.others = Vec::new();
            self.of_others = Hashed::default();
        }
        if self.clitics.get_mut().len() > MOST {
            self.clitics = RefCell::default();
        }
        if self.latin.get_mut().len() > FEWER {
            self.latin = RefCell::default();
        }
        let more = cx.words.types() - self.types.len();
        make_room(&mut self.types, more);
        self.types.resize(cx.words.types(), Contribution::NONE);
        let count = cx.tokens.len();
        self.ids.clear();
        self.ids.reserve(count);
        self.stems.clear();
        self.stems.reserve(count);
        // Most texts of known words need none.
        let mut sum = None;
        let (mut fresh, mut foreign) = ([0; BATCH], false);
        for first in (0..count).step_by(BATCH) {
            let batch = first..count.min(first + BATCH);
            let (numbers, kinds) = (cx.words.numbers(batch.clone()), &cx.tokens.kinds[batch]);
            numbers.iter().for_each(|&number| prefetch(self.types.get(number as usize)));
            self.ids.extend_from_slice(numbers);
            let (types, mut found) = (&self.types, 0);
            self.stems.extend(numbers.iter().zip(kinds).enumerate().map(|(at, (&number, &kind))| {
                let known = &types[number as usize];
                let is_known = (known.kind == Some(kind)) & (known.surface == cx.words.spelling(number));
                fresh[found % BATCH] = at;
                found += usize::from(!is_known);
                foreign |= is_known & known.about.tongue.foreign();
                known.open_stem()
            }));
            // What the model's table of words has of new ones is fetched for all of them, one step after the other.
            let new = &fresh[..found.min(BATCH)];
            let hash = |at: usize| cx.words[first + at].hash;
            let unread = || new.iter().filter(|&&at| self.types[numbers[at] as usize].kind.is_none());
            unread().for_each(|&at| model.words.prefetch_all(hash(at)));
            unread().for_each(|&at| model.words.prefetch_entry(hash(at)));
            for &at in new {
                let (i, number) = (first + at, numbers[at]);
                let known = &self.types[number as usize];
                // The same word may stand before it.
                if known.kind != Some(kinds[at]) || known.surface != cx.words.spelling(number) {
                    self.ids[i] = self.first_seen(cx, model, &mut sum, i);
                }
                let known = numbered(&self.types, &self.others, self.ids[i]);
                foreign |= known.about.tongue.foreign();
                self.stems[i] = known.open_stem();
            }
        }
        self.foreign = foreign;
    }

    /// The number of the contribution of token `i`, made now unless tokens of several kinds are spelled so.
    #[inline(never)]
    fn first_seen<'m>(
        &mut self,
        cx: &Context<'_>,
        model: &'m Model,
        sum: &mut Option<Sum<'m>>,
        i: usize,
    ) -> u32 {
        let (number, kind, surface) = (cx.words.number(i), cx.tokens.kinds[i], cx.words.surface(i));
        // Of another word table, it may be that of another word.
        let alike = self.types[number].kind.is_some() && self.types[number].surface == surface;
        let key = surface ^ (kind as u64 + 1);
        if alike && let Some(&id) = self.of_others.get(&key) {
            return id;
        }
        let sum = sum.get_or_insert_with(|| Sum::new(model));
        let made = with_units!(cx.text, units => contribution(cx, model, sum, &mut self.affixes, units, i));
        if !alike {
            self.types[number] = made;
            return number as u32;
        }
        let id = OTHER + self.others.len() as u32;
        self.others.push(made);
        self.of_others.insert(key, id);
        id
    }

    /// Adds up the contributions of the words of a sentence to each other's tags.
    fn sum_up(&mut self, model: &Model, from: usize, to: usize) {
        #[cfg(target_arch = "x86_64")]
        if crate::utf8::has_vectors() {
            // SAFETY: AVX2 was detected.
            return unsafe { self.add_rows_wide(model, from, to) };
        }
        self.add_rows(model, from, to, sum_of_five);
    }

    /// Compiled for vector registers as wide as a row.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn add_rows_wide(&mut self, model: &Model, from: usize, to: usize) {
        self.add_rows(model, from, to, |first, before, own, next, last, to| {
            sum_of_five_wide(first, before, own, next, last, to);
        });
    }

    /// What each word gives its neighbours is read from it rather than added to them: a row is written once. Outside of
    /// the sentence stand words that give nothing.
    #[inline(always)]
    fn add_rows(
        &mut self,
        model: &Model,
        from: usize,
        to: usize,
        sum: impl Fn(&TagScores, &TagScores, &TagScores, &TagScores, &TagScores, &mut TagScores),
    ) {
        static NOTHING: Weights = [0; ROOM];
        let weights = |id: u32| &numbered(&self.types, &self.others, id).weights;
        let ids = &self.ids[from..to];
        let rows = &mut self.scores[from..to];
        let mut window = [&NOTHING; PLACES];
        for (ahead, &id) in window[PLACES - WINDOW..].iter_mut().zip(ids) {
            *ahead = weights(id);
        }
        let mut coming = ids.iter().skip(WINDOW);
        for row in rows.iter_mut() {
            let [_, first, before, own, next] = window;
            let last = coming.next().map_or(&NOTHING, |&id| weights(id));
            window = [first, before, own, next, last];
            // The first word of the window stands before this one, which is the last that it gives to.
            sum(given(first, 4), given(before, 3), given(own, 2), given(next, 1), given(last, 0), row);
        }
        let known = model.known();
        for (near, (before, behind)) in known.before.iter().zip(&known.behind).enumerate().take(rows.len()) {
            add(&mut rows[near], before);
            add(&mut rows[to - from - 1 - near], behind);
        }
        let first = self.phrases.partition_point(|&(at, _)| (at as usize) < from);
        for &(at, feature) in self.phrases[first..].iter().take_while(|&&(at, _)| (at as usize) < to) {
            let mut weights = model.row(feature as usize).weights().map(i16::from);
            weights[TAGS..].fill(0);
            add(&mut rows[at as usize - from], &weights);
        }
    }

    /// Finds the features that phrases give.
    fn find_phrases(&mut self, cx: &Context<'_>, model: &Model) {
        let (found, count) = (&mut self.phrases, cx.tokens.len());
        found.clear();
        phrases::atoms(cx, |i, atom| {
            for (j, distance) in [(i.checked_sub(1), 1), (Some(i), 0), (Some(i + 1), -1)] {
                if let Some(j) = j.filter(|&j| j < count)
                    && let Some(feature) = model.find(key(atom, distance))
                {
                    found.push((j as u32, feature as u32));
                }
            }
        });
        found.sort_unstable();
    }

    /// The best sequence of tags of one sentence, whose scores were summed up.
    fn decode(&mut self, model: &Model, from: usize, to: usize) {
        #[cfg(target_arch = "x86_64")]
        if crate::utf8::has_vectors() {
            // SAFETY: AVX2 was detected.
            return unsafe { self.best_tags_wide(model, from, to) };
        }
        self.best_tags(model, from, to, best_before, best_lane);
    }

    /// Compiled for vector registers as wide as a row.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn best_tags_wide(&mut self, model: &Model, from: usize, to: usize) {
        self.best_tags(
            model,
            from,
            to,
            |best, moves| best_before_wide(best, moves),
            |scores| best_lane_wide(scores),
        );
    }

    #[inline(always)]
    fn best_tags(
        &mut self,
        model: &Model,
        from: usize,
        to: usize,
        best_before: impl Fn(&[i16; LANES], &Moves) -> [i16; LANES],
        best_lane: impl Fn(&[i16; LANES]) -> usize,
    ) {
        let Some((first, rows)) = self.scores[from..to].split_first() else { return };
        let mut best: [i16; LANES] = std::array::from_fn(|tag| {
            let possible = tag < TAGS && !continues(tag as Tag);
            if possible { first[tag] } else { NEVER }
        });
        self.best.clear();
        self.best.extend(rows.iter().map(|scores| {
            let before = best;
            let mut top = best_before(&before, &model.moves);
            add(&mut top, scores);
            // Only differences matter, so rescale at each step: long sentences must not overflow the score type.
            for tag in 0..LANES {
                best[tag] = top[tag].saturating_sub(top[0]);
            }
            before
        }));
        let mut tag = (0..TAGS).max_by_key(|&t| best[t]).unwrap_or(0);
        self.tags[to - 1] = tag as Tag;
        for (to, best) in self.tags[from..to - 1].iter_mut().zip(&self.best).rev() {
            let mut scores = model.origins[tag];
            add(&mut scores, best);
            // The first of the best tags before this one. The padding lanes lose: their moves are `NEVER`.
            tag = best_lane(&scores);
            *to = tag as Tag;
        }
    }

    /// Second pass: a word left outside becomes more likely a name where the same word was
    /// tagged as one nearby, and a name a little more likely of the label that it has there.
    #[inline(never)]
    fn agree(&mut self, model: &Model) {
        const BONUS: i16 = 228;
        const SWAY: i16 = 57;
        if !self.near.collect(&self.stems, &self.tags) {
            return;
        }
        let sentences = std::mem::take(&mut self.sentences);
        // With the tags of the first pass.
        let places = self.near.begin();
        let (mut coming, mut gone, mut here) = (&places[..], &places[..], &places[..]);
        let mut ahead = 0;
        for (number, &sentence) in sentences.iter().enumerate() {
            while ahead < sentences.len() && ahead <= number + NEAR {
                self.near.count(before(&mut coming, sentences[ahead].1), 1);
                ahead += 1;
            }
            if number > NEAR {
                self.near.count(before(&mut gone, sentences[number - NEAR - 1].1), -1);
            }
            let (from, to) = range(sentence);
            self.bonuses.clear();
            for &(i, stem, tag) in before(&mut here, sentence.1) {
                let own = number_of(tag);
                let Some((label, times)) = self.near.majority(stem, own) else { continue };
                match own {
                    None => self.bonuses.push((i as usize, label, BONUS)),
                    Some(own) if own != label && times > 1 => self.bonuses.push((i as usize, label, SWAY)),
                    Some(_) => {}
                }
            }
            if !self.bonuses.is_empty() {
                self.sum_up(model, from, to);
                for &(i, label, bonus) in &self.bonuses {
                    for tag in [1 + 2 * label, 2 + 2 * label] {
                        let score = &mut self.scores[i][tag];
                        *score = score.saturating_add(bonus);
                    }
                }
                self.decode(model, from, to);
            }
        }
        self.sentences = sentences;
        self.near.end(places);
    }
}

/// What a word gives the one at that place in its window.
#[inline(always)]
fn given(weights: &Weights, place: usize) -> &TagScores {
    &weights.as_chunks().0[place]
}

/// The scores of one token.
type TagScores = [i16; LANES];

/// Writes the sum of what five words give.
#[inline(always)]
fn sum_of_five(
    first: &TagScores,
    before: &TagScores,
    own: &TagScores,
    next: &TagScores,
    last: &TagScores,
    to: &mut TagScores,
) {
    for lane in 0..LANES {
        let near = first[lane].saturating_add(before[lane]).saturating_add(own[lane]);
        to[lane] = near.saturating_add(next[lane]).saturating_add(last[lane]);
    }
}

/// The same, compiled for vector registers as wide as a row; out of line, where it is known that the sum is none of the
/// five.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
#[inline(never)]
fn sum_of_five_wide(
    first: &TagScores,
    before: &TagScores,
    own: &TagScores,
    next: &TagScores,
    last: &TagScores,
    to: &mut TagScores,
) {
    sum_of_five(first, before, own, next, last, to);
}

/// The contribution with that number.
#[inline(always)]
fn numbered<'a>(types: &'a [Contribution], others: &'a [Contribution], id: u32) -> &'a Contribution {
    if id < OTHER { &types[id as usize] } else { &others[(id - OTHER) as usize] }
}

/// Takes those of some tokens that stand before token `end`.
fn before<'a>(places: &mut &'a [TaggedWord], end: u32) -> &'a [TaggedWord] {
    let count = places.iter().take_while(|&&(i, ..)| i < end).count();
    let (taken, rest) = places.split_at(count);
    *places = rest;
    taken
}

/// The first of the highest scores.
fn best_lane(scores: &[i16; LANES]) -> usize {
    let mut best = 0;
    for lane in 1..TAGS {
        if scores[lane] > scores[best] {
            best = lane;
        }
    }
    best
}

/// The same with an instruction for the least of eight numbers without a sign.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn best_lane_wide(scores: &[i16; LANES]) -> usize {
    use std::arch::x86_64::{
        __m256i, _mm_cvtsi128_si32, _mm_loadu_si128, _mm_minpos_epu16, _mm_set1_epi16, _mm_xor_si128,
        _mm256_cmpgt_epi16, _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_set1_epi16,
    };
    const { assert!(LANES == 16) };
    // SAFETY: sixteen scores are read.
    let all = unsafe { _mm256_loadu_si256(scores.as_ptr().cast::<__m256i>()) };
    // Before most words stands one outside of names, whose score is the first.
    if _mm256_movemask_epi8(_mm256_cmpgt_epi16(all, _mm256_set1_epi16(scores[0]))) == 0 {
        return 0;
    }
    let best = |half: &[i16]| {
        // SAFETY: eight scores are read.
        let eight = unsafe { _mm_loadu_si128(half[..8].as_ptr().cast()) };
        // The highest score becomes the least number.
        let least = _mm_cvtsi128_si32(_mm_minpos_epu16(_mm_xor_si128(eight, _mm_set1_epi16(i16::MAX))));
        (least >> 16) as usize & 7
    };
    let (first, second) = (best(&scores[..8]), 8 + best(&scores[8..]));
    if scores[second] > scores[first] { second } else { first }
}

/// A sentence as indices.
fn range((from, to): (u32, u32)) -> (usize, usize) {
    (from as usize, to as usize)
}

/// Whether a line ends between token `i` and the next.
fn line_ends(cx: &Context<'_>, i: usize) -> bool {
    let (from, to) = (cx.tokens.ends[i], cx.tokens.starts[i + 1]);
    (from..to).any(|at| is_newline(cx.text.at(at as usize)))
}
