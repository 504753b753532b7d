//! Time zones behind an hour: بتوقيت غرينتش, GMT.

use super::draft::Draft;
use super::reader::{ARTICLE, PREPOSITION, Reader};
use crate::lexicon::{Class, TimeWord};
use crate::signs::OPEN;
use crate::tokenize::Kind;

/// بتوقيت غرينتش, GMT at token `i`.
pub fn zone(r: &Reader<'_>, i: usize, d: &mut Draft) -> Option<usize> {
    if d.said.zone.is_some() || !d.said.has_time() || r.new_line(i) {
        return None;
    }
    let mut at = r.comma(i).unwrap_or(i);
    if r.is_code(at, OPEN) {
        at += 1;
    }
    if let Some(w) = r.particle(at, TimeWord::Zone, PREPOSITION | ARTICLE) {
        let name = r.find(w.end, Class::Zone, ARTICLE, 0)?;
        d.said.zone = u16::try_from(name.arg).ok();
        return Some(name.end);
    }
    let name = r.find(at, Class::Zone, 0, 0)?;
    // A place names a zone only after توقيت; the abbreviations do by themselves.
    let row = usize::try_from(name.arg).ok()?;
    let utc = r.cx.lexicon.tables().zones.get(row).is_some_and(|z| z == "UTC");
    let latin = r.cx.kind(at) == Some(Kind::Latin);
    let dotted = r.cx.text.at(r.from(at) as usize + 1) == 0x2E || name.end == at + 2;
    if !utc || !(latin || dotted) {
        return None;
    }
    d.said.zone = u16::try_from(row).ok();
    Some(name.end)
}
