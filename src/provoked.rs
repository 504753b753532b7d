//! A panic on purpose, so that the tests of the bindings can see what comes of one: built with
//! `RUSTFLAGS="--cfg tarqim_provoked"` (`make test-panics`), a text that contains U+10FFFD makes whatever reads it
//! panic. No other build contains any of it.

/// The last character of a private use plane.
#[cfg(tarqim_provoked)]
const SIGN: u32 = 0x10_FFFD;

/// Panics if the sign is among `codes`.
#[inline(always)]
pub(crate) fn check(codes: impl Iterator<Item = u32>) {
    #[cfg(tarqim_provoked)]
    assert!(!{ codes }.any(|c| c == SIGN), "provoked");
    #[cfg(not(tarqim_provoked))]
    let _ = codes;
}
