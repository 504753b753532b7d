//! Folds spellings that writers mix into one letter, exactly as `training/clitics/affixes.py` does.

use crate::letters::units::{
    ALEF, ALEF_HAMZA, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, ALEF_WASLA, HEH, KAF, TEH_MARBUTA, WAW,
    WAW_HAMZA, YEH, YEH_HAMZA,
};

/// The letter used for `letter` in every lookup: alef for its hamza forms, yeh for
/// alef maksura and hamza on yeh, heh for teh marbuta, waw for hamza on waw, Arabic for
/// Persian kaf and yeh.
#[inline(always)]
pub const fn fold(letter: u16) -> u16 {
    match letter {
        ALEF_MADDA | ALEF_HAMZA | ALEF_HAMZA_BELOW | ALEF_WASLA => ALEF,
        ALEF_MAQSURA | YEH_HAMZA | 0x06CC => YEH,
        TEH_MARBUTA => HEH,
        WAW_HAMZA => WAW,
        0x06A9 => KAF,
        other => other,
    }
}
