//! `seeds/dimensions/*.toml` → units of measure. seeds/dimensions/README.md describes the files.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::lexicon::amounts::{MeasureRow, MeasureWord, NounForms};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::inflect::{self, Case, CountedForm};
use crate::lexicon::schema::{Class, HINT, Sense, flag};
use crate::seeds::{self, Problem};

/// Files of the folder that do not contain units.
const OTHERS: [&str; 2] = ["currencies.toml", "words.toml"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    square: Vec<String>,
    cube: Vec<String>,
    per: Vec<String>,
    hints: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dimension {
    name: String,
    unit: Vec<Unit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    id: String,
    factor: Option<String>,
    #[serde(default)]
    singular: Vec<String>,
    #[serde(default)]
    dual: Vec<String>,
    #[serde(default)]
    plural: Vec<String>,
    #[serde(default)]
    gender: Gender,
    #[serde(default)]
    unchanging: bool,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    adjective: Vec<String>,
    #[serde(default)]
    complement: Vec<String>,
    near: Option<String>,
    #[serde(default)]
    unsure: Vec<String>,
    unsure_near: Option<String>,
    not_after: Option<String>,
    #[serde(default)]
    number_only: bool,
    #[serde(default)]
    rate_only: bool,
    #[serde(default)]
    of: bool,
}

/// The forms of a noun as a seed file gives them.
pub struct Noun {
    /// Nominative singulars; the first one is used in output.
    pub singular: Vec<String>,
    /// Duals, where they are irregular.
    pub dual: Vec<String>,
    /// Plurals; the first one is used in output.
    pub plural: Vec<String>,
    /// Its gender.
    pub gender: Gender,
    /// No dual, plural or tanwin.
    pub unchanging: bool,
    /// The dual coincides with another word.
    pub no_dual: bool,
}

/// Grammatical gender.
#[derive(Deserialize, Default, PartialEq, Eq, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// The default.
    #[default]
    Masculine,
    /// Where said.
    Feminine,
}

impl Noun {
    /// Every form with the adjective form it requires, and its flags.
    pub fn forms(&self) -> Vec<(String, CountedForm, Case, u32)> {
        let mut out = Vec::new();
        for s in &self.singular {
            out.push((s.clone(), CountedForm::Hundreds, Case::Nominative, 0));
            if self.unchanging {
                continue;
            }
            out.push((inflect::accusative(s), CountedForm::Many, Case::Accusative, 0));
            let unsure = if self.no_dual { flag::AMBIGUOUS } else { 0 };
            for case in [Case::Nominative, Case::Genitive] {
                out.push((inflect::dual(s, case, false), CountedForm::Two, case, flag::DUAL | unsure));
            }
        }
        for d in &self.dual {
            out.push((d.clone(), CountedForm::Two, Case::Genitive, flag::DUAL));
        }
        for p in &self.plural {
            out.push((p.clone(), CountedForm::Few, Case::Nominative, flag::PLURAL));
        }
        out
    }

    /// The forms used in output with numbers.
    pub fn written(&self) -> NounForms {
        let plural = if self.unchanging { None } else { self.plural.first() };
        NounForms {
            singular: self.singular.first().cloned().unwrap_or_default(),
            plural: plural.cloned().unwrap_or_default(),
            feminine: self.feminine(),
        }
    }

    /// Whether it is feminine.
    pub fn feminine(&self) -> bool {
        self.gender == Gender::Feminine
    }
}

/// Reads a TOML file; errors name the bad key.
pub fn toml<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T, Problem> {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| {
        let line = e.span().map_or(0, |s| text[..s.start].lines().count().max(1));
        format!("{}:{line}: {}", path.display(), e.message())
    })
}

/// Adds a form; an error names its file and row.
pub fn add(builder: &mut LexiconBuilder, place: &str, form: &str, sense: Sense) -> Result<(), Problem> {
    builder.add(form, sense).map_err(|why| format!("{place}: {why}"))
}

/// The argument of a hint group.
pub fn hint(builder: &mut LexiconBuilder, group: &str) -> i32 {
    builder.symbol(&format!("{HINT}{group}"))
}

/// Adds every unit and the words beside them.
pub fn units(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    let path = Path::new("seeds/dimensions/words.toml");
    let words: Words = toml(path)?;
    let place = path.display().to_string();
    let sense = |class, arg| Sense { class, flags: 0, arg, strict: 0 };
    for (list, word) in [(&words.square, MeasureWord::Square), (&words.cube, MeasureWord::Cube)] {
        for adjective in list {
            for form in adjective_forms(adjective) {
                add(builder, &place, &form, sense(Class::MeasureWord, word as i32))?;
            }
        }
    }
    for form in &words.per {
        let sense = Sense { flags: flag::BARE, ..sense(Class::MeasureWord, MeasureWord::Per as i32) };
        add(builder, &place, form, sense)?;
    }
    for (group, forms) in &words.hints {
        let arg = hint(builder, group);
        builder.tables.hints.push((group.clone(), arg));
        for form in forms {
            add(builder, &place, form, sense(Class::Hint, arg))?;
        }
    }
    for path in seeds::files("dimensions", "toml")? {
        if path.file_name().is_some_and(|n| OTHERS.iter().any(|o| n == *o)) {
            continue;
        }
        let dimension: Dimension = toml(&path)?;
        for unit in &dimension.unit {
            let place = format!("{}: {}", path.display(), unit.id);
            add_unit(builder, &place, &dimension.name, unit, &words)?;
        }
    }
    Ok(())
}

/// Every form of an adjective in «ي» or with another sound ending.
pub fn adjective_forms(adjective: &str) -> Vec<String> {
    let mut out = Vec::new();
    for feminine in [false, true] {
        out.push(inflect::agree(adjective, feminine, CountedForm::Hundreds, Case::Nominative));
        out.push(inflect::agree(adjective, feminine, CountedForm::Many, Case::Accusative));
        out.push(inflect::agree(adjective, feminine, CountedForm::Two, Case::Nominative));
        out.push(inflect::agree(adjective, feminine, CountedForm::Two, Case::Genitive));
    }
    out.dedup();
    out
}

fn add_unit(
    builder: &mut LexiconBuilder,
    place: &str,
    dimension: &str,
    unit: &Unit,
    words: &Words,
) -> Result<(), Problem> {
    let noun = Noun {
        singular: unit.singular.clone(),
        dual: unit.dual.clone(),
        plural: unit.plural.clone(),
        gender: unit.gender,
        unchanging: unit.unchanging,
        no_dual: false,
    };
    if unit.singular.is_empty() && unit.abbreviations.is_empty() {
        return Err(format!("{place}: expected a singular or abbreviations"));
    }
    let group = |builder: &mut LexiconBuilder, name: &Option<String>| match name {
        Some(name) if words.hints.contains_key(name) => Ok(Some(hint(builder, name))),
        Some(name) => Err(format!("{place}: words.toml has no hint group {name:?}")),
        None => Ok(None),
    };
    let after_noun = unit.adjective.first().or(unit.complement.first());
    let arg = builder.tables.measures.len();
    let canonical = builder.tables.measures.iter().position(|m| m.unit == unit.id);
    let row = MeasureRow {
        canonical: canonical.unwrap_or(arg) as u16,
        dimension: dimension.to_owned(),
        unit: unit.id.clone(),
        factor: unit.factor.as_deref().map(|f| factor(place, f)).transpose()?,
        noun: noun.written(),
        after_noun: after_noun.cloned().unwrap_or_default(),
        agrees: !unit.adjective.is_empty(),
        near: group(builder, &unit.near)?,
        unsure_near: group(builder, &unit.unsure_near)?,
        not_after: group(builder, &unit.not_after)?,
        number_only: unit.number_only,
        rate_only: unit.rate_only,
        of: unit.of,
    };
    let arg = arg as i32;
    builder.tables.measures.push(row);
    let sense = |flags| Sense { class: Class::Measure, flags, arg, strict: 0 };
    for (form, count, case, flags) in noun.forms() {
        for adjective in &unit.adjective {
            let agreeing = inflect::agree(adjective, noun.feminine(), count, case);
            add(builder, place, &format!("{form} {agreeing}"), sense(flags))?;
        }
        for complement in &unit.complement {
            add(builder, place, &format!("{form} {complement}"), sense(flags))?;
        }
        if unit.adjective.is_empty() && unit.complement.is_empty() {
            let unsure = if unit.unsure.contains(&form) { flag::AMBIGUOUS } else { 0 };
            add(builder, place, &form, sense(flags | unsure))?;
        }
    }
    for form in &unit.abbreviations {
        let strict = if form.is_ascii() { flag::STRICT } else { 0 };
        add(builder, place, form, sense(flag::ABBREVIATION | flag::BARE | strict))?;
    }
    Ok(())
}

/// A decimal as a fraction.
fn factor(place: &str, text: &str) -> Result<(i64, i64), Problem> {
    let bad = || format!("{place}: factor: {text:?} is not a decimal number");
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits: i64 = format!("{whole}{places}").parse().map_err(|_| bad())?;
    let power = 10i64.checked_pow(places.len() as u32).ok_or_else(bad)?;
    if digits > 0 { Ok((digits, power)) } else { Err(bad()) }
}
