//! Hours written as other languages and some agencies write them: 17h30, 32ر06.

use super::numbers;
use super::reader::Reader;
use super::said::Clock;
use crate::letters::REH;
use crate::lexicon::Grain;
use crate::numerals::digits::digit;
use crate::tokenize::Kind;

/// 17h30, الساعة 18h: as French writes the hour, and the papers of the Maghreb; `alone` only with its minutes.
pub fn french(r: &Reader<'_>, i: usize, alone: bool) -> Option<(Clock, usize)> {
    const H: u32 = 0x68;
    let hour = numbers::digits(r, i, 0, 0).filter(|n| n.digits <= 2 && n.value < 24)?;
    let at = hour.end;
    let kind = r.cx.kind(at)?;
    let span = r.cx.tokens.span(at);
    let code = |k: u32| r.cx.text.at((span.start + k) as usize);
    if !r.cx.glued(at - 1) || code(0) | 0x20 != H || (alone && span.len() != 3) {
        return None;
    }
    let minute = match (kind, span.len()) {
        (Kind::Latin, 1) => 0,
        (Kind::Code, 3) => digit(code(1))? * 10 + digit(code(2))?,
        _ => return None,
    };
    let clock = Clock {
        hour: hour.value as u8,
        minute: i8::try_from(minute).ok().filter(|&m| m < 60)?,
        second: 0,
        grain: Grain::Minute,
        full: true,
    };
    Some((clock, at + 1))
}

/// «الساعة 32ر06»: as some agencies write decimals, the smaller part stands first.
pub fn turned(r: &Reader<'_>, i: usize) -> Option<(Clock, usize)> {
    let first = numbers::digits(r, i, 0, 0).filter(|n| n.digits == 2 && n.value < 60)?;
    let at = first.end;
    if r.cx.kind(at) != Some(Kind::Code) || !r.cx.glued(at - 1) || r.cx.code(at) != REH {
        return None;
    }
    let span = r.cx.tokens.span(at);
    if span.len() != 3 {
        return None;
    }
    let code = |k: u32| digit(r.cx.text.at((span.start + k) as usize));
    let second = i64::from(code(1)? * 10 + code(2)?);
    let (hour, minute) = if second < 24 { (second, first.value) } else { (first.value, second) };
    let clock = Clock {
        hour: u8::try_from(hour).ok().filter(|&h| h < 24)?,
        minute: i8::try_from(minute).ok().filter(|&m| m < 60)?,
        second: 0,
        grain: Grain::Minute,
        full: true,
    };
    Some((clock, at + 1))
}
