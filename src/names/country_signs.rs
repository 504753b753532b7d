//! Words that tell of which country a text speaks: offices, bodies, leaders (`seeds/lexicon/country_signs.tsv`).

use super::reader::NameReader;
use crate::lexicon::{Class, Sense, bit};

/// The country that a sense is a sign of.
fn country(s: Sense) -> Option<[u8; 2]> {
    let letters = u16::try_from(s.arg).ok().filter(|_| s.class == Class::PlaceWord)?.to_be_bytes();
    (letters[0] > 0).then_some(letters)
}

/// Calls back with every sign that begins from one token to another: where it ends, and its country.
pub(super) fn each(r: &NameReader<'_>, from: usize, to: usize, mut told: impl FnMut(usize, usize, [u8; 2])) {
    let to = to.min(r.count());
    for at in (from..to).filter(|&at| r.cx.words.any(at, bit(Class::PlaceWord))) {
        for (_, s) in r.senses(at, Class::PlaceWord) {
            if let Some(country) = country(s) {
                told(at, at + 1, country);
            }
        }
        if r.cx.words.phrases(at) & bit(Class::PlaceWord) != 0 {
            r.cx.phrases(at, |m| {
                if let Some(country) = country(m.sense) {
                    told(at, m.end, country);
                }
            });
        }
    }
}

/// Whether the word at token `at` alone is a sign, without the article: «معتمد».
pub(super) fn stands(r: &NameReader<'_>, at: usize) -> bool {
    !r.definite(at) && r.senses(at, Class::PlaceWord).any(|(_, s)| country(s).is_some())
}
