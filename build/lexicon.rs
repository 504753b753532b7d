//! seeds → lexicon.

use crate::flags::Flags;
use crate::found::{Bound, Feature, Label};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{
    Class, HeadKind, NameRow, NameWord, NumberTrap, NumberWord, PlaceRow, PlaceWord, Sense,
};
use crate::nouns;
use crate::seeds::{self, Problem, Row};

/// Compiles every table into the lexicon's bytes.
pub fn compile() -> Result<Vec<u8>, Problem> {
    let mut builder = LexiconBuilder::default();
    words(&mut builder)?;
    nouns::compile(&mut builder)?;
    if std::env::var_os("CARGO_FEATURE_NAMES").is_some() {
        gazetteer(&mut builder)?;
    }
    crate::calendar_seeds::words(&mut builder)?;
    builder.tables.spell = crate::spelling::rows()?;
    builder.tables.phones = crate::spelling::phones()?;
    builder.tables.spoken = crate::spelling::spoken()?;
    crate::measure_seeds::units(&mut builder)?;
    crate::money_seeds::currencies(&mut builder)?;
    crate::identifier_seeds::identifiers(&mut builder)?;
    builder.finish().to_bytes()
}

/// `seeds/lexicon/*.tsv`: form, class, value, flags, note.
/// A cell `form` may contain several spellings, separated by `|`.
fn words(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    for path in seeds::files("lexicon", "tsv")? {
        seeds::rows(&path, |row| {
            let class = row.need("class")?;
            let class = Class::from_name(class).ok_or_else(|| row.problem(&format!("no class {class:?}")))?;
            let value = row.get("value")?;
            let arg = match value {
                "" => 0,
                v if class == Class::Bound => named(row, Bound::OF_NUMBERS, v)?,
                v if class == Class::NumberWord => named(row, NumberWord::NAMES, v)?,
                v if class == Class::NumberTrap => named(row, NumberTrap::NAMES, v)?,
                v if class == Class::Head => named(row, HeadKind::NAMES, v)?,
                // A sign of a country: two letters, as no [`PlaceWord`] has.
                v if class == Class::PlaceWord && v.len() == 2 => {
                    i32::from(u16::from_be_bytes([v.as_bytes()[0], v.as_bytes()[1]]))
                }
                v if class == Class::PlaceWord => named(row, PlaceWord::NAMES, v)?,
                v if class == Class::NameWord => named(row, NameWord::NAMES, v)?,
                v => v.parse().unwrap_or_else(|_| builder.symbol(v)),
            };
            add_forms(builder, row, Sense { class, flags: Flags::of(row)?.bits, arg, strict: 0 })
        })?;
    }
    Ok(())
}

/// The index of a name in a list.
fn named(row: &Row<'_>, names: &[&str], name: &str) -> Result<i32, Problem> {
    let at = names.iter().position(|n| *n == name);
    at.map(|n| n as i32)
        .ok_or_else(|| row.problem(&format!("no value {name:?}; valid: {}", names.join(", "))))
}

/// `seeds/gazetteer/*.tsv`: form, label, id, canonical, flags, source; for places also feature, country,
/// admin1, lat, lon, geonames, population.
fn gazetteer(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let mut rows = std::collections::HashMap::new();
    for path in seeds::files("gazetteer", "tsv")? {
        seeds::rows(&path, |row| {
            let label = row.need("label")?;
            let name = NameRow {
                label: Label::of_name(label)
                    .map_err(|valid| row.problem(&format!("no label {label:?}; {valid}")))?,
                id: row.get("id")?.to_owned(),
                canonical: row.get("canonical")?.to_owned(),
                place: place(row, builder)?,
            };
            let next = builder.tables.names.len() as i32;
            let arg = *rows.entry(name.clone()).or_insert(next);
            if arg == next {
                builder.tables.names.push(name);
            }
            add_forms(builder, row, Sense { class: Class::Name, flags: Flags::of(row)?.bits, arg, strict: 0 })
        })?;
    }
    Ok(())
}

/// The location of a place.
fn place(row: &Row<'_>, builder: &mut LexiconBuilder) -> Result<Option<PlaceRow>, Problem> {
    let cell = |name: &str| row.get(name).unwrap_or_default();
    let feature = cell("feature");
    if feature.is_empty() {
        return Ok(None);
    }
    let valid = Feature::NAMES.join(", ");
    let feature = Feature::from_name(feature)
        .ok_or_else(|| row.problem(&format!("no feature {feature:?}; valid: {valid}")))?;
    let country = match cell("country").as_bytes() {
        [] => [0; 2],
        &[a, b] => [a, b],
        _ => return Err(row.problem("country: expected two letters")),
    };
    let degrees = |name: &str| match cell(name) {
        "" => Ok(None),
        n => match n.parse::<f64>() {
            Ok(n) if n.abs() <= 180.0 => Ok(Some((n * 1000.0).round() as i32)),
            _ => Err(row.problem(&format!("no degrees {n:?}"))),
        },
    };
    let whole = |name: &str| match cell(name) {
        "" => Ok(0),
        n => n.parse::<u32>().map_err(|_| row.problem(&format!("no number {n:?}"))),
    };
    let admin1 = cell("admin1");
    Ok(Some(PlaceRow {
        feature,
        weight: whole("population")?.checked_ilog2().unwrap_or(0) as u8,
        country,
        admin1: if admin1.is_empty() { 0 } else { builder.symbol(admin1) as u32 + 1 },
        at: degrees("lat")?.zip(degrees("lon")?),
        geonames: whole("geonames")?,
    }))
}

fn add_forms(builder: &mut LexiconBuilder, row: &Row<'_>, sense: Sense) -> Result<(), Problem> {
    for form in row.need("form")?.split('|') {
        builder.add(form.trim(), sense).map_err(|why| row.problem(&why))?;
    }
    Ok(())
}
