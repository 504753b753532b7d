//! Folds letters that are written in more than one way: alef, alef maqsura, yeh, teh
//! marbuta, hamza carriers, kaf, heh, waw, letters for foreign sounds, dots.
//!
//! The forms are rows of `seeds/normalize/letters.tsv`.

use super::change::Change;
use super::options::{Alef, AlefMaqsura, Dots, Fold, Hamza, Options, TehMarbuta};
use super::seed_words::LetterGroup;
use super::seeds;
use crate::letters::{
    ALEF, ALEF_MAQSURA, HAMZA, HAMZA_ABOVE, HAMZA_BELOW, HEH, MADDA_ABOVE, TEH, TEH_MARBUTA, WAW, WAW_HAMZA,
    YEH, YEH_HAMZA,
};

/// Folds one group of the seed file.
fn fold(group: LetterGroup, c: u32) -> Change {
    seeds::letter(group, c).map_or(Change::Same, Change::One)
}

fn fold_if(on: Fold, group: LetterGroup, c: u32) -> Change {
    if on == Fold::Fold { fold(group, c) } else { Change::Same }
}

/// Forms of yeh: علی → علي. Comes first, so that the stages for hamza and alef
/// maqsura see what becomes ئ or ى here.
pub(super) fn yeh(o: &Options, c: u32) -> Change {
    fold_if(o.yeh, LetterGroup::Yeh, c)
}

/// Forms of waw.
pub(super) fn waw(o: &Options, c: u32) -> Change {
    fold_if(o.waw, LetterGroup::Waw, c)
}

/// Forms of kaf: کتاب → كتاب.
pub(super) fn kaf(o: &Options, c: u32) -> Change {
    fold_if(o.kaf, LetterGroup::Kaf, c)
}

/// Forms of heh.
pub(super) fn heh(o: &Options, c: u32) -> Change {
    fold_if(o.heh, LetterGroup::Heh, c)
}

/// Letters for foreign sounds: پ → ب.
pub(super) fn loan(o: &Options, c: u32) -> Change {
    fold_if(o.loan_letters, LetterGroup::Loan, c)
}

/// Alef: أحمد → احمد.
pub(super) fn alef(o: &Options, c: u32) -> Change {
    match o.alef {
        Alef::Keep => Change::Same,
        // A hamza that has not composed with an alef: what separated them is removed only now.
        Alef::Fold if c == MADDA_ABOVE => Change::Drop,
        Alef::Fold => fold(LetterGroup::Alef, c),
        Alef::FoldHamza => fold(LetterGroup::AlefHamza, c),
        Alef::FoldCommon => fold(LetterGroup::AlefCommon, c),
    }
}

/// Hamza carriers: مسؤول → مسوول.
pub(super) fn hamza(o: &Options, c: u32) -> Change {
    match (o.hamza, c) {
        (Hamza::Keep, _) => Change::Same,
        (Hamza::Carrier | Hamza::Seat | Hamza::Strip, WAW_HAMZA) => Change::One(WAW),
        (Hamza::Carrier | Hamza::Seat | Hamza::Strip, YEH_HAMZA) => Change::One(YEH),
        (Hamza::Carrier | Hamza::Seat | Hamza::Strip, HAMZA_ABOVE | HAMZA_BELOW) => Change::Drop,
        (Hamza::Strip, HAMZA) => Change::Drop,
        (Hamza::Hamza, WAW_HAMZA | YEH_HAMZA | HAMZA_ABOVE | HAMZA_BELOW) => Change::One(HAMZA),
        _ => Change::Same,
    }
}

/// Alef maqsura: على → علي.
pub(super) fn alef_maqsura(o: &Options, c: u32) -> Change {
    match o.alef_maqsura {
        AlefMaqsura::Yeh if c == ALEF_MAQSURA => Change::One(YEH),
        AlefMaqsura::Alef if c == ALEF_MAQSURA => Change::One(ALEF),
        _ => Change::Same,
    }
}

/// Teh marbuta: مدرسة → مدرسه.
pub(super) fn teh_marbuta(o: &Options, c: u32) -> Change {
    let written = match o.teh_marbuta {
        TehMarbuta::Keep => return Change::Same,
        TehMarbuta::Heh => HEH,
        TehMarbuta::Teh => TEH,
    };
    if c == TEH_MARBUTA { Change::One(written) } else { Change::Same }
}

/// Dots: قلب → ٯلٮ. The final form of noon is written by `context`.
pub(super) fn dots(o: &Options, c: u32) -> Change {
    if o.dots == Dots::Strip { fold(LetterGroup::Dots, c) } else { Change::Same }
}

#[cfg(test)]
mod tests {
    use crate::normalize::tests::with;

    #[test]
    fn stages() {
        assert_eq!(with(&[("alef", "fold")]).normalize("أإآٱا"), "ااااا");
        assert_eq!(with(&[("alef", "fold")]).normalize("ا\u{653}م"), "ام");
        assert_eq!(with(&[("alef", "fold_hamza")]).normalize("أٱ"), "اٱ");
        assert_eq!(with(&[("alef_maqsura", "yeh")]).normalize("على"), "علي");
        assert_eq!(with(&[("yeh", "fold")]).normalize("علی"), "علي");
        assert_eq!(with(&[("teh_marbuta", "heh")]).normalize("مدرسة"), "مدرسه");
        assert_eq!(with(&[("hamza", "carrier")]).normalize("مسؤول بيئة"), "مسوول بيية");
        assert_eq!(with(&[("hamza", "hamza")]).normalize("مسؤول"), "مسءول");
        assert_eq!(with(&[("kaf", "fold")]).normalize("کتاب"), "كتاب");
        assert_eq!(with(&[("heh", "fold")]).normalize("ھو"), "هو");
        assert_eq!(with(&[("loan_letters", "fold")]).normalize("گپچڤژ"), "كبجفز");
        assert_eq!(with(&[("dots", "strip")]).normalize("قلب البنيان"), "ٯلٮ الٮٮىاں");
    }
}
