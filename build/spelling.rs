//! `seeds/spell/*.tsv` → the words that numbers are spelled with.

use std::collections::HashMap;
use std::path::Path;

use crate::lexicon::amounts::{NounForms, PhoneRow, SpellRows};
use crate::seeds::{self, Problem};
use crate::source::Source;

/// Reads every table; a missing word is an error.
pub fn rows() -> Result<SpellRows, Problem> {
    let numbers = Table::read("numbers.tsv", &["key", "masculine", "feminine"])?;
    let ordinals = Table::read("ordinals.tsv", &["key", "masculine", "feminine"])?;
    let hundreds = Table::read("hundreds.tsv", &["value", "modern", "traditional", "apart"])?;
    let scales = Table::read("scales.tsv", &["exponent", "singular", "plural"])?;
    let fractions = Table::read("fractions.tsv", &["denominator", "singular", "plural"])?;
    let words = Table::read("words.tsv", &["key", "form"])?;
    let word = |key: &str| words.cells(key).map(|[form]| form);
    let noun = |[singular, plural]: [String; 2]| NounForms { singular, plural, feminine: false };
    Ok(SpellRows {
        units: (0..=10).map(|n| numbers.pair(&n.to_string())).collect::<Result<_, _>>()?,
        ones: [numbers.pair("1 teen")?, numbers.pair("1 tens")?],
        ten: numbers.pair("10 teen")?,
        tens: (2..=9).map(|n| numbers.pair(&(10 * n).to_string()).map(|p| p.0)).collect::<Result<_, _>>()?,
        hundreds: (1..=9).map(|n| hundreds.cells(&(100 * n).to_string())).collect::<Result<_, _>>()?,
        scales: (1..=9).map(|n| scales.cells(&(3 * n).to_string()).map(noun)).collect::<Result<_, _>>()?,
        ordinals: (1..=10).map(|n| ordinals.pair(&n.to_string())).collect::<Result<_, _>>()?,
        first: ordinals.pair("1 compound")?,
        fractions: (2..=10).map(|n| fractions.cells(&n.to_string()).map(noun)).collect::<Result<_, _>>()?,
        minus: word("minus")?,
        point: word("point")?,
        over: word("over")?,
        after: word("after")?,
        percent: word("percent")?,
        per_mille: word("per_mille")?,
    })
}

/// `seeds/phones/calling_codes.tsv`.
pub fn phones() -> Result<Vec<PhoneRow>, Problem> {
    let path = Path::new("seeds/phones/calling_codes.tsv");
    println!("cargo::rerun-if-changed={}", path.display());
    let mut out = Vec::new();
    seeds::rows(path, |row| {
        let number = |column: &str| {
            let cell = row.need(column)?;
            cell.parse::<u16>().map_err(|_| row.problem(&format!("{column}: no number {cell:?}")))
        };
        let (fewest, most) = (number("fewest")?, number("most")?);
        if fewest > most || most > 14 {
            return Err(row.problem("the minimum number of digits exceeds the maximum"));
        }
        out.push(PhoneRow {
            code: number("code")?,
            regions: row.need("regions")?.split(' ').map(str::to_owned).collect(),
            digits: (fewest as u8, most as u8),
            trunk: row.get("trunk")?.to_owned(),
        });
        Ok(())
    })?;
    Ok(out)
}

/// `seeds/spell/spoken.tsv`, one row per form.
pub fn spoken() -> Result<Vec<(String, String, String)>, Problem> {
    const KINDS: [&str; 6] = ["at", "dot", "mark", "host", "letter", "head"];
    let path = Path::new("seeds/spell/spoken.tsv");
    println!("cargo::rerun-if-changed={}", path.display());
    let mut out = Vec::new();
    seeds::rows(path, |row| {
        let kind = row.need("kind")?;
        if !KINDS.contains(&kind) {
            return Err(row.problem(&format!("no kind {kind:?}")));
        }
        let written = row.get("written").unwrap_or("");
        let forms = row.need("form")?.split('|');
        out.extend(forms.map(|f| (f.to_owned(), kind.to_owned(), written.to_owned())));
        Ok(())
    })?;
    Ok(out)
}

/// `seeds/spell/dates.tsv` as Rust source.
pub fn dates() -> Result<String, Problem> {
    let path = Path::new("seeds/spell/dates.tsv");
    println!("cargo::rerun-if-changed={}", path.display());
    let (mut months, mut weekdays) = (Vec::new(), Vec::new());
    seeds::rows(path, |row| {
        let system = row.need("system")?;
        let names: Vec<&str> = row.need("names")?.split('|').map(str::trim).collect();
        let count = if system == "weekday" { 7 } else { 12 };
        if names.len() != count || names.contains(&"") {
            return Err(row.problem(&format!("{} names, expected {count}", names.len())));
        }
        match system {
            "weekday" => weekdays.extend(names.iter().map(|name| format!("{name:?}"))),
            _ => months.push(format!("({system:?}, {names:?})")),
        }
        Ok(())
    })?;
    let mut out = Source::default();
    out.table("MONTH_NAMES", "(&str, [&str; 12])", months);
    out.table("WEEKDAY_NAMES", "&str", weekdays);
    Ok(out.finish())
}

/// The rows of one file by their first column.
struct Table {
    name: String,
    rows: HashMap<String, Vec<String>>,
}

impl Table {
    fn read(name: &str, columns: &[&str]) -> Result<Self, Problem> {
        let path = Path::new("seeds/spell").join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let mut rows = HashMap::new();
        seeds::rows(&path, |row| {
            let cells = columns.iter().map(|c| row.need(c).map(str::to_owned));
            let mut cells = cells.collect::<Result<Vec<_>, _>>()?;
            let key = cells.remove(0);
            if rows.insert(key.clone(), cells).is_some() {
                return Err(row.problem(&format!("{key:?} stands twice")));
            }
            Ok(())
        })?;
        Ok(Self { name: path.display().to_string(), rows })
    }

    fn cells<const N: usize>(&self, key: &str) -> Result<[String; N], Problem> {
        let cells = self.rows.get(key).ok_or_else(|| format!("{}: no row {key:?}", self.name))?;
        cells.clone().try_into().map_err(|_| format!("{}: row {key:?} is short", self.name))
    }

    fn pair(&self, key: &str) -> Result<(String, String), Problem> {
        self.cells(key).map(|[masculine, feminine]| (masculine, feminine))
    }
}
