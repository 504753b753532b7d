//! The features of the ranker. `training/clitics/features.py` computes the same features
//! for training, with the same template numbers.

use super::candidates::SplitCandidate;
use super::hashing::{Sums, feature, join, text};
use super::letters::Letters;
use super::model::CliticModel;
use crate::letters::units::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, BEH, FEH, HAMZA, HEH, LAM, MEEM, NOON, SEEN, TEH, WAW,
    YEH,
};

pub(super) const ARTICLE: u64 = text(&[ALEF, LAM]);
const HER: u64 = text(&[HEH, ALEF]);
const THEM: u64 = text(&[HEH, MEEM]);
const WAW_ALEF: u64 = text(&[WAW, ALEF]);
/// First letters of the imperfect.
const IMPERFECT: [u16; 4] = [YEH, TEH, NOON, ALEF];
/// Differences of frequency levels are clamped to this.
const CLIP: i32 = 6;

/// A word with everything that does not depend on the split.
pub struct WordView<'a> {
    model: &'a CliticModel,
    raw: &'a [u16],
    letters: &'a [u16],
    raw_sums: Sums,
    sums: Sums,
    whole: u32,
    inner: bool,
}

impl<'a> WordView<'a> {
    /// Looks a word up.
    pub fn new(model: &'a CliticModel, word: &'a Letters) -> Self {
        let (raw, letters) = (word.raw(), word.folded());
        let sums = Sums::new(letters);
        let whole = model.level(sums.part(0, letters.len()));
        let inner = raw[1..].iter().any(|&c| c == ALEF_HAMZA_BELOW || c == ALEF_MADDA);
        Self { model, raw, letters, raw_sums: Sums::new(raw), sums, whole, inner }
    }

    /// Hash of the folded letters from `start` to `end`.
    pub fn part(&self, start: usize, end: usize) -> u64 {
        self.sums.part(start, end)
    }

    /// Hash of the word as written.
    pub fn written(&self, start: usize) -> u64 {
        self.raw_sums.part(start, self.raw.len())
    }

    /// Frequency level of the word with this hash, 0 to 15.
    #[inline(always)]
    pub fn level(&self, hash: u64) -> u32 {
        self.model.level(hash)
    }

    #[inline(always)]
    fn before(&self, letter: u16, hash: u64, size: usize) -> u32 {
        self.level(join(u64::from(letter), hash, size))
    }

    #[inline(always)]
    fn with_article(&self, hash: u64, size: usize) -> u32 {
        self.level(join(ARTICLE, hash, size))
    }

    /// The weight of one split: the sum over its features.
    pub fn score(&self, cut: SplitCandidate) -> i32 {
        let (c, p, e) = (u64::from(cut.conjunction), u64::from(cut.preposition), u64::from(cut.enclitic));
        let after_at = usize::from(c > 0);
        let (start, end, n) = (cut.front(), self.letters.len() - cut.back(), self.letters.len());
        let size = end - start;
        let pre = c * 8 + p;
        let (cut_front, cut_back) = (u64::from(start > 0), u64::from(e > 0));
        let pe = p * 16 + e;
        let mut total = 0;
        let mut add =
            |template, value, context| total += self.model.weight(feature(template, value, context));

        let (first, last) = (self.letters[start], self.letters[end - 1]);
        let (stem, rest, after) = (self.part(start, end), self.part(start, n), self.part(after_at, n));
        let (rest_size, after_size) = (n - start, n - after_at);

        // The split and its letters.
        add(0, 0, c << 8 | pe);
        add(1, 0, pre);
        add(2, 0, e);
        add(3, stem, 0);
        add(4, stem, p);
        add(5, stem, e);
        add(6, after, c);
        add(7, rest, p);
        for k in 1..=size.min(4) {
            add(7 + k as u64, self.part(start, start + k), p);
            add(11 + k as u64, self.part(end - k, end), e);
        }
        for k in 1..=4 {
            add(15 + k as u64, self.part(after_at, (after_at + k).min(n)), c);
        }
        let length = size.min(8) as u64;
        add(21, length, pre * 2 + cut_back);
        add(22, length, e);
        add(23, length, pe);
        add(24, u64::from(first) << 20 | u64::from(last) << 4 | length, p);
        add(25, u64::from(self.raw[n - 1]), e);
        let shape = self.letters[start..end.min(start + 6)].iter().fold(0u64, |shape, &letter| {
            shape * 4
                + match letter {
                    ALEF => 1,
                    WAW | YEH => 2,
                    _ => 3,
                }
        });
        add(51, shape, p);
        add(52, shape, e);
        for k in 2..=4 {
            add(51 + k as u64, self.part(0, k.min(n)), pre);
            add(54 + k as u64, self.part(n - k.min(n), n), e);
        }
        add(59, u64::from(self.raw[start]), p);
        add(60, u64::from(self.raw[after_at]), c);
        add(61, u64::from(self.raw[end - 1]), e);
        for k in 2..=3 {
            add(60 + k as u64, self.raw_sums.part(0, k.min(n)), pre);
            add(62 + k as u64, self.raw_sums.part(n - k.min(n), n), e);
        }
        // إ and آ occur only at the start of a stem, أ seldom elsewhere.
        let inside = self.raw[start + 1..end.max(start + 1)]
            .iter()
            .any(|c| [ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_HAMZA].contains(c));
        add(66, u64::from(self.inner) * 2 + u64::from(inside), cut_front);
        let article = if size > 4 && first == ALEF && self.letters[start + 1] == LAM {
            2
        } else {
            u64::from(is(p, LAM) && size > 3 && first == LAM)
        };
        add(67, article, cut_back);
        add(68, article, e);
        add(69, article, p);

        // How frequent the words implied by the split are.
        let whole = self.whole;
        let bare = self.level(stem);
        let mut restored = (0, 0);
        if e > 0 {
            let ending = match last {
                TEH => HEH,
                ALEF => YEH,
                YEH | WAW => HAMZA,
                _ => 0,
            };
            if ending != 0 {
                let hash = join(self.part(start, end - 1), u64::from(ending), 1);
                restored = (hash, self.level(hash));
            }
        }
        let best = bare.max(restored.1);
        let d = clip(best, whole);
        let half = |level: u32| u64::from(level / 2);
        let third = |level: u32| u64::from(level / 3);
        add(26, half(whole) * 16 + half(best), cut_front * 2 + cut_back);
        add(27, d, pre * 2 + cut_back);
        add(28, d, p * 2 + cut_back);
        add(29, d, e * 2 + cut_front);
        add(30, u64::from(best), p);
        add(31, u64::from(best), e);
        let after_level = self.level(after);
        add(32, u64::from(after_level), c);
        add(33, clip(after_level, whole), c);
        if c > 0 {
            add(34, half(after_level) * 16 + half(whole), 0);
        }
        let mut definite = self.with_article(stem, size);
        if restored.1 > 0 && last == TEH {
            definite = definite.max(self.with_article(restored.0, size));
        }
        add(35, half(definite), p);
        add(36, half(definite), e);
        let rest_level = self.level(rest);
        if e > 0 {
            add(37, half(rest_level) * 16 + half(whole), p);
        }
        if p > 0 {
            add(38, u64::from(rest_level), p);
            add(39, clip(rest_level, after_level), p);
        }
        let [wa, bi, li] = [WAW, BEH, LAM].map(|x| self.before(x, rest, rest_size));
        let (fa, al) = (self.before(FEH, rest, rest_size), self.with_article(rest, rest_size));
        add(40, (third(wa) * 8 + third(bi)) * 8 + third(li), p);
        let some = u64::from(wa > 0) + u64::from(bi > 0) + u64::from(li > 0);
        add(41, some, p * 2 + cut_back);
        let (after_some, after_al) = if after_at == start {
            (some, al)
        } else {
            let some = [WAW, BEH, LAM].map(|x| u64::from(self.before(x, after, after_size) > 0));
            (some.iter().sum(), self.with_article(after, after_size))
        };
        add(42, after_some + u64::from(after_al > 0), c);
        add(43, half(after_al), c);
        let [he, she] = [YEH, TEH].map(|x| self.before(x, stem, size));
        add(44, third(he) * 8 + third(she), p);
        let his = self.level(join(stem, u64::from(HEH), 1));
        let [her, their] = [HER, THEM].map(|x| self.level(join(stem, x, 2)));
        add(45, u64::from(his > 0) * 4 + u64::from(her > 0) * 2 + u64::from(their > 0), e);
        add(46, third(her) * 8 + third(their), e);
        add(47, half(al), e * 2 + cut_front);
        let kin = some + u64::from(fa > 0) + u64::from(al > 0);
        add(48, kin, p);
        add(49, kin, e);
        add(50, half(her) * 8 + third(his), e);
        if is(p, SEEN) {
            add(20, length.min(6), u64::from(first));
            add(70, half(self.imperfect(start, end)), u64::from(first));
        }
        let ends_na = n >= 3 && self.letters.ends_with(&[NOON, ALEF]);
        if e > 0 || ends_na {
            let verb_end = if e > 0 { end } else { n - 2 };
            if verb_end > start {
                let (base, size) = (self.part(start, verb_end), verb_end - start);
                let verb = [
                    self.level(join(base, u64::from(TEH), 1)),
                    self.level(join(base, WAW_ALEF, 2)),
                    self.before(YEH, base, size),
                    self.before(TEH, base, size),
                ]
                .iter()
                .map(|&level| u64::from(level > 0))
                .sum::<u64>();
                add(71, verb * 2 + u64::from(self.with_article(base, size) > 0), e);
                add(72, verb, e);
            }
        }
        let name = |hash| u64::from(self.model.name(hash));
        add(73, name(rest), pe);
        add(74, name(after), c);
        add(75, name(stem), pe);
        total
    }

    /// Highest level of the stem as an imperfect verb, in any person.
    pub fn imperfect(&self, start: usize, end: usize) -> u32 {
        if !IMPERFECT.contains(&self.letters[start]) {
            return 0;
        }
        let best = |stop: usize| {
            let (body, size) = (self.part(start + 1, stop), stop - start - 1);
            IMPERFECT.iter().map(|&x| self.before(x, body, size)).max().unwrap_or(0)
        };
        let found = best(end);
        let plural = matches!(
            self.letters[..end],
            [.., WAW, NOON] | [.., WAW, ALEF] | [.., YEH, NOON] | [.., ALEF, NOON]
        );
        if found == 0 && end - start > 4 && plural { best(end - 2) } else { found }
    }
}

fn clip(a: u32, b: u32) -> u64 {
    ((a as i32 - b as i32).clamp(-CLIP, CLIP) + CLIP) as u64
}

/// Whether proclitic number `p` is the letter `letter`.
#[inline(always)]
fn is(p: u64, letter: u16) -> bool {
    p > 0 && super::tables::PREPOSITIONS[p as usize - 1].letters == [letter]
}
