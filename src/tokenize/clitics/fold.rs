//! Folds spellings that writers mix into one letter, exactly as `training/clitics/affixes.py` does.

/// The letter used for `letter` in every lookup: alef for its hamza forms, yeh for
/// alef maksura and hamza on yeh, heh for teh marbuta, waw for hamza on waw, Arabic for
/// Persian kaf and yeh.
#[inline(always)]
pub const fn fold(letter: u16) -> u16 {
    match letter {
        0x0622 | 0x0623 | 0x0625 | 0x0671 => 0x0627,
        0x0649 | 0x0626 | 0x06CC => 0x064A,
        0x0629 => 0x0647,
        0x0624 => 0x0648,
        0x06A9 => 0x0643,
        other => other,
    }
}
