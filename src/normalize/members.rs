//! Which characters belong to a class, and which of them `keep` and `drop` remove.

use super::change::Change;
use super::classes::Classes;
use super::options::{Fill, Options};
use super::spaces::is_space;
use super::symbols::{is_arabic_punctuation, is_punctuation};
use super::{emoji, marks};
use crate::letters::TATWEEL;
use crate::signs::{CLOSE_ORNATE, OPEN_ORNATE, SPACE};

/// Whether `c` is in one of `classes`.
fn contains(classes: Classes, c: u32) -> bool {
    let class: &[&str] = match c {
        0x0621..=0x063A | 0x0641..=0x064A => &["arabic_letters"],
        0x063B..=0x063F | 0x0671..=0x06D3 | 0x06D5 | 0x06EE | 0x06EF | 0x06FA..=0x06FF | 0x066E | 0x066F => {
            &["arabic_letters"]
        }
        0x0750..=0x077F | 0x0860..=0x088E | 0x08A0..=0x08C8 => &["arabic_letters"],
        0xFB50..=0xFBB1 | 0xFBD3..=0xFD3D | 0xFD50..=0xFDC7 | 0xFDF0..=0xFDFB | 0xFE70..=0xFEFC => {
            &["arabic_letters"]
        }
        TATWEEL => &["tatweel"],
        0x064B..=0x0652 => &["vowel_signs", "marks"],
        0x0660..=0x0669 => &["arabic_digits"],
        0x30..=0x39 => &["ascii_digits"],
        0x41..=0x5A => &["latin_letters", "latin_capitals"],
        0x61..=0x7A => &["latin_letters", "latin_small"],
        c if is_arabic_punctuation(c)
            || matches!(
                c,
                0x061E | 0x060D..=0x060F | 0x06DD | 0x06DE | 0x06E9 | CLOSE_ORNATE | OPEN_ORNATE
            ) =>
        {
            &["arabic_punctuation"]
        }
        c if is_punctuation(c) => &["other_punctuation"],
        c if marks::is_mark(c) => &["marks"],
        c if emoji::is_pictograph(c) => &["emoji"],
        _ => &[],
    };
    class.iter().any(|name| classes.has(name))
}

/// Whether `keep` and `drop` leave `c` in. White space always stays.
fn stays(o: &Options, c: u32) -> bool {
    if is_space(c) {
        return true;
    }
    if contains(o.drop, c) {
        return false;
    }
    o.keep.is_empty() || contains(o.keep, c)
}

/// The options `keep` and `drop`.
pub(super) fn apply(o: &Options, c: u32) -> Change {
    match (stays(o, c), o.fill) {
        (true, _) => Change::Same,
        (false, Fill::None) => Change::Drop,
        (false, Fill::Space) => Change::to(c, SPACE),
    }
}
