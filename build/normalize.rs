//! `seeds/normalize/*.tsv` are embedded unchanged; this checks every row, so that a bad one stops the build.

use std::collections::HashSet;
use std::fs;

use crate::seeds::{self, Problem};

/// What a cell may contain.
enum Cell {
    /// A code point in hexadecimal.
    Code,
    /// Code points in hexadecimal, separated by spaces.
    Codes,
    /// The same, or this word.
    CodesOr(&'static str),
    /// One character.
    Letter,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// This word, or a missing cell.
    Maybe(&'static str),
    /// Any text except an empty one.
    Text,
}
use Cell::{Code, Codes, CodesOr, Letter, Maybe, OneOf, Text};

/// Constraints across the rows of a table.
#[derive(PartialEq)]
enum Order {
    /// Nothing.
    Any,
    /// The first cell is unique.
    Once,
    /// The first two cells are code point ranges, ascending and disjoint.
    Ranges,
}

struct Table {
    name: &'static str,
    cells: &'static [Cell],
    order: Order,
}

const MARKS: &[&str] = &[
    "harakat",
    "tanwin",
    "shadda",
    "sukun",
    "dagger_alef",
    "other_vowel",
    "quranic",
    "honorific",
    "small_letter",
    "symbol",
    "letter_part",
];
const PLACEHOLDERS: &[&str] = &["url", "email", "mention", "hashtag", "emoji"];

const TABLES: &[Table] = &[
    Table { name: "arclean.tsv", cells: &[Code, Code, CodesOr("keep")], order: Order::Ranges },
    Table { name: "entities.tsv", cells: &[Text, Codes, Maybe("legacy")], order: Order::Once },
    Table { name: "letters.tsv", cells: &[Text, Code, Codes], order: Order::Any },
    Table { name: "ligatures.tsv", cells: &[Code, Text], order: Order::Once },
    Table { name: "light_stemming.tsv", cells: &[OneOf(&["prefix", "suffix"]), Text], order: Order::Any },
    Table { name: "marks.tsv", cells: &[Code, Code, OneOf(MARKS)], order: Order::Ranges },
    Table { name: "placeholders.tsv", cells: &[OneOf(PLACEHOLDERS), Text], order: Order::Once },
    Table { name: "romanized.tsv", cells: &[Text, Text, Text], order: Order::Once },
    Table { name: "romanized_letters.tsv", cells: &[Text, Text], order: Order::Once },
    Table { name: "stopwords.tsv", cells: &[Text, Text], order: Order::Once },
    Table { name: "top_level_domains.tsv", cells: &[Text], order: Order::Once },
    Table { name: "uthmani.tsv", cells: &[Text, Text], order: Order::Once },
    Table { name: "transliteration.tsv", cells: &[Code, Letter, Letter, Letter, Letter], order: Order::Once },
];

/// Checks every table; reports the first bad row.
pub fn check() -> Result<(), Problem> {
    let files = seeds::files("normalize", "tsv")?;
    for table in TABLES {
        if !files.iter().any(|path| path.ends_with(table.name)) {
            return Err(format!("seeds/normalize/{}:1: no such file", table.name));
        }
    }
    for path in &files {
        let name = path.display();
        let Some(table) = TABLES.iter().find(|table| path.ends_with(table.name)) else {
            return Err(format!("{name}:1: the normalizer has no table of this name"));
        };
        let text = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
        let mut before = Before::default();
        for (number, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                row(table, line, &mut before).map_err(|why| format!("{name}:{}: {why}", number + 1))?;
            }
        }
        if table.name == "placeholders.tsv"
            && let Some(kind) = PLACEHOLDERS.iter().find(|kind| !before.seen.contains(**kind))
        {
            return Err(format!("{name}:{}: no row gives a placeholder for {kind:?}", text.lines().count()));
        }
    }
    Ok(())
}

/// What the rows so far contained.
#[derive(Default)]
struct Before<'a> {
    seen: HashSet<&'a str>,
    last: Option<u32>,
}

fn row<'a>(table: &Table, line: &'a str, before: &mut Before<'a>) -> Result<(), String> {
    let cells: Vec<&str> = line.split('\t').collect();
    if cells.len() > table.cells.len() {
        return Err(format!("{} cells, expected {}", cells.len(), table.cells.len()));
    }
    for (at, wanted) in table.cells.iter().enumerate() {
        cell(wanted, cells.get(at).copied()).map_err(|why| format!("cell {}: {why}", at + 1))?;
    }
    match table.order {
        Order::Any => {}
        Order::Once if !before.seen.insert(cells[0]) => {
            return Err(format!("{:?} is a duplicate", cells[0]));
        }
        Order::Once => {}
        Order::Ranges => {
            let (first, last) = (code(cells[0])?, code(cells[1])?);
            if first > last || before.last.is_some_and(|end| first <= end) {
                return Err(format!("{first:04X} to {last:04X} does not come after the previous rows"));
            }
            before.last = Some(last);
        }
    }
    Ok(())
}

fn cell(wanted: &Cell, given: Option<&str>) -> Result<(), String> {
    let given = match (wanted, given) {
        (Maybe(_), None) => return Ok(()),
        (_, None | Some("")) => return Err("is empty".into()),
        (_, Some(given)) => given,
    };
    match wanted {
        Code => code(given).map(|_| ()),
        CodesOr(word) if *word == given => Ok(()),
        Codes | CodesOr(_) => given.split_whitespace().try_for_each(|one| code(one).map(|_| ())),
        Letter if given.chars().count() == 1 => Ok(()),
        Letter => Err(format!("{given:?} is not one character")),
        OneOf(words) if words.contains(&given) => Ok(()),
        OneOf(words) => Err(format!("no {given:?}; valid: {}", words.join(", "))),
        Maybe(word) if *word == given => Ok(()),
        Maybe(word) => Err(format!("{given:?} is neither {word:?} nor empty")),
        Text => Ok(()),
    }
}

fn code(given: &str) -> Result<u32, String> {
    let code = u32::from_str_radix(given, 16).ok().filter(|code| char::from_u32(*code).is_some());
    code.ok_or_else(|| format!("{given:?} is not a code point in hexadecimal"))
}
