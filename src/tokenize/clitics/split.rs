//! Splits one word into clitics and stem, as a pure function of its letters.

use super::candidates::{self, SplitCandidate};
use super::features::WordView;
use super::letters::Letters;
use super::model::CliticModel;
use super::stems;
use super::tables::{ARTICLE, Article, DIALECT_NEGATION, DIALECT_NOMINAL, DIALECT_VERBAL, FUSED, Repair};
use crate::text::Unit;

/// Numbers of clitics from here on are of the dialects: before the article, before a verb,
/// negation.
pub(super) const NOMINAL_BASE: u8 = 64;
pub(super) const VERBAL_BASE: u8 = 96;
pub(super) const NEGATION_BASE: u8 = 64;
/// Numbers of proclitics from here on are rows of the table of fused words.
pub(super) const FUSED_BASE: u8 = 128;
/// Minimum number of letters in a word that may have a dialect clitic.
const SHORTEST_DIALECT: usize = 4;

/// The segmentation of a word. Positions count code points from the start of the
/// word; tashkeel and tatweel belong to the letter before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    pub(super) conjunction: u8,
    pub(super) preposition: u8,
    pub(super) enclitic: u8,
    /// Article in the low two bits, repair in the bits above.
    shape: u8,
    pub(super) conjunction_end: u8,
    pub(super) preposition_end: u8,
    pub(super) article_end: u8,
    pub(super) enclitic_start: u8,
}

impl Split {
    /// Whether the word is one piece under every scheme.
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }

    /// How the article is written.
    pub fn article(self) -> Article {
        match self.shape & 3 {
            1 => Article::Written,
            2 => Article::Swallowed,
            _ => Article::None,
        }
    }

    /// How to repair the stem's spelling once its pronoun is removed.
    pub fn repair(self) -> Repair {
        match self.shape >> 2 {
            1 => Repair::TehMarbuta,
            2 => Repair::AlefMaksura,
            3 => Repair::Hamza,
            4 => Repair::SilentAlef,
            _ => Repair::None,
        }
    }
}

/// Splits one word with the embedded model.
///
/// ```
/// use tarqim::tokenize::clitics::{Scheme, segment, split};
///
/// let word: Vec<u16> = "وبموسكو".encode_utf16().collect();
/// assert_eq!(segment("وبموسكو", Scheme::D2)[0].to_string(), "و+ب+موسكو");
/// assert!(split(&"فلسطين".encode_utf16().collect::<Vec<_>>()).is_whole());
/// # let _ = word;
/// ```
pub fn split<U: Unit>(word: &[U]) -> Split {
    split_with(CliticModel::embedded(), word)
}

/// Whether the letters of a word end as one of the pronouns that [`split`] takes off: without them it takes off none.
pub fn may_end_in_pronoun<U: Unit>(word: &[U]) -> bool {
    Letters::new(word).is_some_and(|letters| candidates::ends_in_enclitic(letters.raw()))
}

/// Splits one word like [`split`], including dialect clitics: ه and ع before the article,
/// ح and ب before an imperfect verb, ش after a verb.
///
/// ```
/// use tarqim::tokenize::clitics::split_dialect;
///
/// assert!(!split_dialect(&"هالبيت".encode_utf16().collect::<Vec<_>>()).is_whole());
/// ```
pub fn split_dialect<U: Unit>(word: &[U]) -> Split {
    let model = CliticModel::embedded();
    let split = split_with(model, word);
    match Letters::new(word) {
        Some(letters) => with_dialect(&letters, &WordView::new(model, &letters), split),
        None => split,
    }
}

/// Splits off dialect clitics where the standard language has found none.
fn with_dialect(letters: &Letters, view: &WordView<'_>, mut split: Split) -> Split {
    let raw = letters.raw();
    let start = usize::from(split.conjunction > 0);
    let n = raw.len();
    if n < start + SHORTEST_DIALECT || split.preposition > 0 || split.enclitic > 0 {
        return split;
    }
    let whole = view.level(view.part(start, n));
    let rest = start + 1;
    if split.article() == Article::None && letters.is_seam(rest) {
        let nominal = candidates::number(&DIALECT_NOMINAL, raw.get(start));
        let verbal = candidates::number(&DIALECT_VERBAL, raw.get(start));
        if let Some(id) = nominal
            && n >= rest + SHORTEST_DIALECT
            && raw[rest..].starts_with(ARTICLE[0].letters)
            && letters.is_seam(rest + 2)
            && view.level(view.part(rest, n)) > whole
        {
            split.preposition = NOMINAL_BASE + id - 1;
            split.preposition_end = letters.source(rest);
            split.shape = Article::Written as u8;
            split.article_end = letters.source(rest + 2);
        } else if let Some(id) = verbal
            && view.imperfect(rest, n) > whole
        {
            split.preposition = VERBAL_BASE + id - 1;
            split.preposition_end = letters.source(rest);
        }
    }
    let stem = if split.preposition > 0 { rest } else { start };
    if let Some(id) = candidates::number(&DIALECT_NEGATION, raw.last())
        && split.article() == Article::None
        && letters.is_seam(n - 1)
        && view.level(view.part(stem, n - 1)) > view.level(view.part(stem, n))
    {
        split.enclitic = NEGATION_BASE + id - 1;
        split.enclitic_start = letters.source(n - 1);
    }
    split
}

/// Splits one word with a custom model.
pub fn split_with<U: Unit>(model: &CliticModel, word: &[U]) -> Split {
    let Some(letters) = Letters::new(word) else { return Split::default() };
    let view = WordView::new(model, &letters);
    if let Some(fused) = fused(&letters, &view) {
        return fused;
    }
    let mut options = 0;
    let mut best = (SplitCandidate::default(), i32::MIN);
    let mut alone = true;
    candidates::each(letters.raw(), |cut| {
        options += 1;
        let end = letters.raw().len() - cut.back();
        let seams = (1..=cut.front()).all(|at| letters.is_seam(at)) && letters.is_seam(end);
        if !seams {
            return;
        }
        // The whole word comes first; it is scored only if there is an alternative.
        if options > 1 {
            if alone {
                best.1 = view.score(best.0);
                alone = false;
            }
            let score = view.score(cut);
            if score > best.1 {
                best = (cut, score);
            }
        }
    });
    finish(&letters, &view, best.0)
}

/// The split of a word listed as fused, with or without a conjunction before it.
fn fused(letters: &Letters, view: &WordView<'_>) -> Option<Split> {
    let conjunction = candidates::number(&super::tables::CONJUNCTIONS, letters.raw().first());
    for (start, conjunction) in [(0, 0), (1, conjunction.unwrap_or(0))] {
        if start == 1 && (conjunction == 0 || letters.raw().len() < 2) {
            break;
        }
        let hash = view.written(start);
        if let Some(row) = FUSED.iter().position(|f| f.hash == hash) {
            let mut split = Split { conjunction, ..Split::default() };
            split.conjunction_end = if start == 1 { letters.source(1) } else { 0 };
            if FUSED[row].front > 0 {
                split.preposition = FUSED_BASE + row as u8;
                split.preposition_end = letters.source(start + usize::from(FUSED[row].front));
            }
            return Some(split);
        }
    }
    None
}

fn finish(letters: &Letters, view: &WordView<'_>, cut: SplitCandidate) -> Split {
    let start = cut.front();
    let end = letters.raw().len() - cut.back();
    let (article, article_letters) = stems::article(letters, view, cut, start, end);
    let repair = if cut.enclitic > 0 {
        stems::repair(letters, view, start + article_letters, end)
    } else {
        Repair::None
    };
    let at = |there: bool, at: usize| if there { letters.source(at) } else { 0 };
    Split {
        conjunction: cut.conjunction,
        preposition: cut.preposition,
        enclitic: cut.enclitic,
        shape: article as u8 | (repair as u8) << 2,
        conjunction_end: at(cut.conjunction > 0, 1),
        preposition_end: at(cut.preposition > 0, start),
        article_end: at(article != Article::None, start + article_letters),
        enclitic_start: at(cut.enclitic > 0, end),
    }
}
