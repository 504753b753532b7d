//! Every way to split a word into clitics and a stem.

use super::tables::{CONJUNCTIONS, Clitic, ENCLITICS, PREPOSITIONS};

/// One way to split a word. Clitics are numbered from 1 in the order of their table; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SplitCandidate {
    /// و or ف.
    pub conjunction: u8,
    /// ب, ل, ك or س.
    pub preposition: u8,
    /// A pronoun.
    pub enclitic: u8,
}

impl SplitCandidate {
    /// Number of letters of the clitics before the stem: conjunctions and prepositions have one each.
    #[inline(always)]
    pub fn front(self) -> usize {
        usize::from(self.conjunction > 0) + usize::from(self.preposition > 0)
    }

    /// Number of letters of the clitic after the stem.
    #[inline(always)]
    pub fn back(self) -> usize {
        match self.enclitic {
            0 => 0,
            id => ENCLITICS[usize::from(id) - 1].letters.len(),
        }
    }
}

/// Whether a word ends in the letters of an enclitic, with at least one before them.
pub fn ends_in_enclitic(word: &[u16]) -> bool {
    let ends = |clitic: &Clitic| word.len() > clitic.letters.len() && word.ends_with(clitic.letters);
    ENCLITICS.iter().any(ends)
}

/// Calls `each` with every split that leaves at least one letter of stem, the whole word first.
#[inline]
pub fn each(word: &[u16], mut each: impl FnMut(SplitCandidate)) {
    let mut enclitics = [(0u8, 0usize); ENCLITICS.len() + 1];
    let mut ways = 1;
    for (at, clitic) in ENCLITICS.iter().enumerate() {
        if word.len() > clitic.letters.len() && word.ends_with(clitic.letters) {
            enclitics[ways] = (at as u8 + 1, clitic.letters.len());
            ways += 1;
        }
    }
    let mut with = |conjunction: u8, preposition: u8, front: usize| {
        for &(enclitic, back) in &enclitics[..ways] {
            if front + back < word.len() {
                each(SplitCandidate { conjunction, preposition, enclitic });
            }
        }
    };
    let mut conjunction = 0;
    for _ in 0..2 {
        let at = usize::from(conjunction > 0);
        with(conjunction, 0, at);
        if let Some(preposition) = number(&PREPOSITIONS, word.get(at)) {
            with(conjunction, preposition, at + 1);
        }
        match number(&CONJUNCTIONS, word.first()) {
            Some(id) => conjunction = id,
            None => break,
        }
    }
}

/// The number of the one-letter clitic `letter`.
#[inline]
pub fn number(table: &[Clitic], letter: Option<&u16>) -> Option<u8> {
    let letter = letter?;
    table.iter().position(|c| c.letters == [*letter]).map(|at| at as u8 + 1)
}
