//! `seeds/calendars/*.tsv` → the words of the time grammar and the Hijri month table.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};

use crate::flags::Flags;
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{
    Class, DayPart, DayPartRow, Edge, Grain, HolidayRow, HolidayRule, NameWord, RelativeRow, Sense,
    TimeLimit, TimeWord, flag,
};
use crate::seeds::{self, Problem, Row};

fn table(name: &str) -> PathBuf {
    let path = Path::new("seeds/calendars").join(name);
    println!("cargo::rerun-if-changed={}", path.display());
    path
}

/// Adds every word of the time grammar.
pub fn words(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    months(builder)?;
    weekdays(builder)?;
    units(builder)?;
    day_parts(builder)?;
    relatives(builder)?;
    modifiers(builder)?;
    seasons(builder)?;
    holidays(builder)?;
    zones(builder)?;
    particles(builder)?;
    decades(builder)?;
    verbs(builder)?;
    name_heads(builder)?;
    traps(builder)
}

fn add(
    builder: &mut LexiconBuilder,
    row: &Row<'_>,
    class: Class,
    arg: i32,
    more: u32,
) -> Result<(), Problem> {
    let said = Flags::of(row)?;
    let mut flags = more | said.bits;
    let form = row.need("form")?;
    let mut put =
        |flags| builder.add(form, Sense { class, flags, arg, strict: 0 }).map_err(|why| row.problem(&why));
    if said.has("sure_if_exact") {
        put(flags | flag::STRICT)?;
        flags |= flag::AMBIGUOUS | flag::NEEDS_DAY;
    }
    put(flags)
}

fn number<T: std::str::FromStr>(row: &Row<'_>, column: &str) -> Result<T, Problem> {
    let cell = row.need(column)?;
    cell.parse().map_err(|_| row.problem(&format!("{column}: no number {cell:?}")))
}

fn within(row: &Row<'_>, column: &str, range: std::ops::RangeInclusive<i32>) -> Result<i32, Problem> {
    let n: i32 = number(row, column)?;
    if range.contains(&n) { Ok(n) } else { Err(row.problem(&format!("{column}: {n} is not in {range:?}"))) }
}

fn grain(row: &Row<'_>, column: &str) -> Result<Grain, Problem> {
    row.member(column, &Grain::ALL, Grain::NAMES)
}

fn months(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    const SYSTEMS: [&str; 9] = [
        "levantine",
        "egyptian",
        "maghrebi_fr",
        "moroccan",
        "mauritanian",
        "iraqi",
        "libyan",
        "english",
        "hijri",
    ];
    seeds::rows(&table("months.tsv"), |row| {
        let system = row.need("system")?;
        if !SYSTEMS.contains(&system) {
            return Err(row.problem(&format!("no system {system:?}; valid: {}", SYSTEMS.join(", "))));
        }
        let class = if system == "hijri" { Class::HijriMonth } else { Class::Month };
        add(builder, row, class, within(row, "month", 1..=12)?, 0)
    })
}

fn weekdays(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("weekdays.tsv"), |row| {
        add(builder, row, Class::Weekday, within(row, "weekday", 1..=7)?, 0)
    })
}

fn units(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("time_units.tsv"), |row| {
        let count = match row.need("count")? {
            "singular" => 0,
            "dual" => flag::DUAL,
            "plural" => flag::PLURAL,
            other => return Err(row.problem(&format!("no count {other:?}"))),
        };
        add(builder, row, Class::TimeUnit, grain(row, "grain")? as i32, count)
    })
}

fn day_parts(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let mut known = HashMap::new();
    seeds::rows(&table("day_parts.tsv"), |row| {
        let flags = Flags::of(row)?;
        let part = DayPartRow {
            part: row.member("part", &DayPart::ALL, DayPart::NAMES)?,
            from: within(row, "from", 0..=24)? as u8,
            to: within(row, "to", 0..=24)? as u8,
            window: within(row, "window", 0..=23)? as u8,
            hour_only: flags.has("hour_only"),
            prayer: flags.has("prayer"),
            point: flags.has("point"),
        };
        let next = builder.tables.day_parts.len() as i32;
        let arg = *known.entry(part.clone()).or_insert(next);
        if arg == next {
            builder.tables.day_parts.push(part);
        }
        add(builder, row, Class::DayPart, arg, 0)
    })
}

fn relatives(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let mut known = HashMap::new();
    seeds::rows(&table("relative.tsv"), |row| {
        let value = RelativeRow {
            offset: within(row, "offset", -9..=9)? as i8,
            grain: grain(row, "grain")?,
            part: match row.get("part")? {
                "" => None,
                _ => Some(row.member("part", &DayPart::ALL, DayPart::NAMES)?),
            },
        };
        let next = builder.tables.relatives.len() as i32;
        let arg = *known.entry(value.clone()).or_insert(next);
        if arg == next {
            builder.tables.relatives.push(value);
        }
        add(builder, row, Class::Relative, arg, 0)
    })
}

fn modifiers(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("modifiers.tsv"), |row| {
        let side = match row.need("where")? {
            "after" => flag::AFTER,
            "before" => flag::BEFORE,
            other => return Err(row.problem(&format!("no place {other:?}"))),
        };
        match row.need("kind")? {
            "direction" => add(builder, row, Class::Direction, within(row, "value", -2..=2)?, side),
            "place" => {
                let edge = row.member("value", &Edge::ALL, Edge::NAMES)?;
                add(builder, row, Class::Edge, edge as i32, side)
            }
            "bound" => {
                let limit = row.member("value", &TimeLimit::ALL, TimeLimit::NAMES)?;
                add(builder, row, Class::TimeLimit, limit as i32, side)
            }
            other => Err(row.problem(&format!("no kind {other:?}"))),
        }
    })
}

fn seasons(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("seasons.tsv"), |row| {
        add(builder, row, Class::Season, within(row, "code", 21..=41)?, 0)
    })
}

fn holidays(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let mut known = HashMap::new();
    seeds::rows(&table("holidays.tsv"), |row| {
        let holiday = HolidayRow {
            id: row.need("id")?.to_owned(),
            rule: holiday_rule(row.need("rule")?)
                .ok_or_else(|| row.problem("rule: see the header of the file for the valid rules"))?,
            days: within(row, "days", 1..=30)? as u8,
        };
        let next = builder.tables.holidays.len() as i32;
        let arg = *known.entry(holiday.clone()).or_insert(next);
        if arg == next {
            builder.tables.holidays.push(holiday);
        }
        add(builder, row, Class::Holiday, arg, 0)
    })
}

fn holiday_rule(text: &str) -> Option<HolidayRule> {
    let day_of = |text: &str| {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
    };
    if let Some(rest) = text.strip_prefix("gregorian ") {
        return day_of(rest).map(|(m, d)| HolidayRule::Gregorian(m, d));
    }
    if let Some(rest) = text.strip_prefix("hijri ") {
        return day_of(rest).map(|(m, d)| HolidayRule::Hijri(m, d));
    }
    if let Some(rest) = text.strip_prefix("easter_western") {
        return rest.parse().ok().map(HolidayRule::EasterWestern);
    }
    if let Some(rest) = text.strip_prefix("easter_eastern") {
        return rest.parse().ok().map(HolidayRule::EasterEastern);
    }
    if text == "unknown" {
        return Some(HolidayRule::Unknown);
    }
    let rest = text.strip_prefix("nth ")?;
    let (rest, shift) = match rest.find('+') {
        Some(at) => (&rest[..at], rest[at + 1..].parse().ok()?),
        None => (rest, 0),
    };
    let (month, rest) = rest.split_once('-')?;
    // The number may be negative: 05--1-1 is the last Monday of May.
    let at = rest.rfind('-')?;
    Some(HolidayRule::Nth(month.parse().ok()?, rest[..at].parse().ok()?, rest[at + 1..].parse().ok()?, shift))
}

fn zones(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let mut known = HashMap::new();
    seeds::rows(&table("timezones.tsv"), |row| {
        let zone = row.get("zone")?.to_owned();
        let next = builder.tables.zones.len() as i32;
        let arg = *known.entry(zone.clone()).or_insert(next);
        if arg == next {
            builder.tables.zones.push(zone);
        }
        add(builder, row, Class::Zone, arg, 0)
    })
}

fn particles(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("words.tsv"), |row| {
        let name = format!("{} {}", row.need("id")?, row.get("value")?);
        let word = TimeWord::from_name(name.trim());
        let word = word.ok_or_else(|| row.problem(&format!("no word {:?}", name.trim())))?;
        add(builder, row, Class::TimeWord, word as i32, 0)
    })
}

fn decades(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("decades.tsv"), |row| {
        add(builder, row, Class::Decade, within(row, "tens", 10..=90)?, 0)
    })
}

fn verbs(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("verbs.tsv"), |row| {
        let tense = match row.need("tense")? {
            "past" => -1,
            "future" => 1,
            other => return Err(row.problem(&format!("no tense {other:?}"))),
        };
        add(builder, row, Class::Verb, tense, 0)?;
        if Flags::of(row)?.has("stem") {
            for suffix in ["ت", "وا", "نا", "ا"] {
                let form = format!("{}{suffix}", row.need("form")?);
                let sense = Sense { class: Class::Verb, flags: 0, arg: tense, strict: 0 };
                builder.add(&form, sense).map_err(|why| row.problem(&why))?;
            }
        }
        Ok(())
    })
}

fn traps(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    seeds::rows(&table("traps.tsv"), |row| {
        // An event becomes a date again if a year follows.
        let event = i32::from(row.need("kind")? == "event");
        add(builder, row, Class::Trap, event, 0)
    })
}

/// Days since 1970-01-01 of the first day of each month of the Umm al-Qura table and of the day after
/// it, as little-endian `i32`. Every row must begin where the previous one ends.
pub fn umm_al_qura() -> Result<Vec<u8>, Problem> {
    const FIRST: (i32, i32) = (1343, 1);
    let mut bytes = Vec::new();
    let mut expected = FIRST;
    let mut next: Option<i32> = None;
    seeds::rows(&table("umm_al_qura.tsv"), |row| {
        let at = (number(row, "year")?, within(row, "month", 1..=12)?);
        if at != expected {
            return Err(row.problem(&format!("month {expected:?} is expected here")));
        }
        expected = if at.1 == 12 { (at.0 + 1, 1) } else { (at.0, at.1 + 1) };
        let start: Date = number(row, "start")?;
        let start = (start - date(1970, 1, 1)).get_days();
        if next.is_some_and(|n| n != start) {
            return Err(row.problem("does not begin where the previous month ends"));
        }
        bytes.extend(start.to_le_bytes());
        // In its first years the published table has isolated months of 28 and 31 days.
        next = Some(start + within(row, "days", 28..=31)?);
        Ok(())
    })?;
    match next {
        Some(end) => bytes.extend(end.to_le_bytes()),
        None => return Err("seeds/calendars/umm_al_qura.tsv: no rows".to_owned()),
    }
    Ok(bytes)
}

/// The same for the computed table, with one row per year: its first day, and for every month 1 (thirty days) or 0
/// (twenty-nine).
pub fn umm_al_qura_computed() -> Result<Vec<u8>, Problem> {
    const FIRST: i32 = 1300;
    let mut bytes = Vec::new();
    let mut expected = FIRST;
    let mut next: Option<i32> = None;
    seeds::rows(&table("umm_al_qura_computed.tsv"), |row| {
        if number::<i32>(row, "year")? != expected {
            return Err(row.problem(&format!("year {expected} is expected here")));
        }
        expected += 1;
        let start: Date = number(row, "start")?;
        let mut at = (start - date(1970, 1, 1)).get_days();
        if next.is_some_and(|n| n != at) {
            return Err(row.problem("does not begin where the previous year ends"));
        }
        let months = row.need("months")?;
        if months.len() != 12 || !months.bytes().all(|b| matches!(b, b'0' | b'1')) {
            return Err(row.problem("months: expected twelve characters, each 0 or 1"));
        }
        for sign in months.bytes() {
            bytes.extend(at.to_le_bytes());
            at += 29 + i32::from(sign == b'1');
        }
        next = Some(at);
        Ok(())
    })?;
    match next {
        Some(end) => bytes.extend(end.to_le_bytes()),
        None => return Err("seeds/calendars/umm_al_qura_computed.tsv: no rows".to_owned()),
    }
    Ok(bytes)
}

fn name_heads(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    const KINDS: [&str; 3] = ["place", "event", "group"];
    seeds::rows(&table("name_heads.tsv"), |row| {
        let kind = row.need("kind")?;
        if !KINDS.contains(&kind) {
            return Err(row.problem(&format!("no kind {kind:?}; valid: {}", KINDS.join(", "))));
        }
        // A place keeps its date with a year behind it, an event is dated by it.
        let more = if kind == "place" { flag::STRICT } else { 0 };
        add(builder, row, Class::NameWord, NameWord::BearsDate as i32, more)
    })
}
