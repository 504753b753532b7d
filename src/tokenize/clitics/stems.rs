//! The article of a stem, and the spelling of the stem itself.

use super::candidates::SplitCandidate;
use super::features::{ARTICLE, WordView};
use super::hashing::join;
use super::letters::Letters;
use super::tables::{ARTICLES, Article, PREPOSITIONS, REPAIRS, Repair, find};
use crate::letters::{chars, units};

/// Minimum number of letters of a stem once the article is split off.
const SHORTEST: usize = 2;

/// Whether the stem from `start` on begins with the article, and with how many letters it is written.
pub fn article(
    letters: &Letters,
    view: &WordView<'_>,
    cut: SplitCandidate,
    start: usize,
    end: usize,
) -> (Article, usize) {
    let raw = &letters.raw()[start..end];
    let after_lam = cut.preposition > 0
        && PREPOSITIONS.get(usize::from(cut.preposition) - 1).is_some_and(|c| c.letters == [units::LAM]);
    let definite = raw.len() >= SHORTEST + 2 && raw.starts_with(&[units::ALEF, units::LAM]);
    let assimilated = after_lam && raw.len() > SHORTEST && raw[0] == units::LAM;
    if !(definite || assimilated) || cut.enclitic > 0 {
        return (Article::None, 0);
    }
    let stem = view.part(start, end);
    if let Some(listed) = find(&ARTICLES, stem) {
        if definite || listed == Article::Swallowed {
            return (if definite { Article::None } else { listed }, 0);
        }
        return (Article::None, 0);
    }
    if definite {
        return if is_article(view, start, end) && letters.is_seam(start + 2) {
            (Article::Written, 2)
        } else {
            (Article::None, 0)
        };
    }
    // للرقة: the lam belongs to the article. للجنة: it belongs to the stem, and the article has no letter.
    // للبنان: it belongs to the stem and there is no article.
    let size = end - start;
    let written = view.level(join(ARTICLE, view.part(start + 1, end), size - 1));
    let swallowed = view.level(join(ARTICLE, stem, size));
    let none = view.level(stem);
    if swallowed > written {
        (Article::Swallowed, 0)
    } else if none > written || !letters.is_seam(start + 1) {
        (Article::None, 0)
    } else {
        (Article::Written, 1)
    }
}

/// Whether ال at `start` is the article rather than part of the word.
fn is_article(view: &WordView<'_>, start: usize, end: usize) -> bool {
    let (whole, stem) = (view.part(start, end), view.part(start + 2, end));
    let (size, stem_size) = (end - start, end - start - 2);
    let lam = u64::from(units::LAM);
    // Words with the article are written like للكتاب, words without it like لألمانيا.
    let assimilated = view.level(join(join(lam, lam, 1), stem, stem_size));
    let own = view.level(join(lam, whole, size));
    let alone = view.level(stem);
    // The imperfect of a verb such as التقى keeps the lam: يلتقي.
    let imperfect = view.level(join(u64::from(units::YEH), view.part(start + 1, end), size - 1));
    let doubled = view.level(join(ARTICLE, whole, size));
    if assimilated > 0 {
        return assimilated >= own;
    }
    if imperfect > 0 || doubled > 0 || own > 0 {
        return alone > imperfect.max(doubled).max(own);
    }
    true
}

/// How the spelling of the stem from `start` to `end` changes without its pronoun.
pub fn repair(letters: &Letters, view: &WordView<'_>, start: usize, end: usize) -> Repair {
    let raw = &letters.raw()[start..end];
    let (stem, head) = (view.part(start, end), view.part(start, end - 1));
    if let Some(listed) = find(&REPAIRS, stem) {
        return listed;
    }
    let level = |letter: u16| view.level(join(head, u64::from(letter), 1));
    let size = end - start;
    match raw {
        // Feminine plurals in ات keep their letter; so do verbs and nouns whose root has it.
        [.., units::ALEF, units::TEH] => Repair::None,
        [_, _, .., units::TEH] => {
            let noun = join(head, u64::from(units::HEH), 1);
            let (with, without) = (view.level(noun), view.level(stem));
            let definite = view.level(join(ARTICLE, noun, size));
            let own = view.level(join(ARTICLE, stem, size));
            // كتبت is a verb: يكتب is more frequent than الكتبة.
            let imperfect = view.level(join(u64::from(units::YEH), head, size - 1));
            if with > 0 && definite > own.max(imperfect) && with + definite > without {
                Repair::TehMarbuta
            } else {
                Repair::None
            }
        }
        [.., units::ALEF, units::YEH_HAMZA | units::WAW_HAMZA] => Repair::Hamza,
        // The frequencies do not distinguish ى and ي.
        [_, _, .., units::ALEF] if level(units::YEH) > view.level(stem) + 1 => Repair::AlefMaksura,
        [_, _, .., units::WAW] if view.level(join(stem, u64::from(units::ALEF), 1)) > view.level(stem) => {
            Repair::SilentAlef
        }
        _ => Repair::None,
    }
}

/// The last letter of a repaired stem, replacing its last one; `None` if a letter is added.
pub fn ending(repair: Repair) -> (bool, Option<char>) {
    match repair {
        Repair::None => (false, None),
        Repair::TehMarbuta => (true, Some(chars::TEH_MARBUTA)),
        Repair::AlefMaksura => (true, char::from_u32(u32::from(units::ALEF_MAQSURA))),
        Repair::Hamza => (true, Some('\u{0621}')),
        Repair::SilentAlef => (false, Some('\u{0627}')),
    }
}
