//! `seeds/normalize/*.tsv` → the tables of the normalizer, as Rust source.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::seed_words::{LetterGroup, MarkClass, Replaced};
use crate::seeds::{self, Problem, Row};
use crate::source::Source;

/// Compiles every table into the source of `src/normalize/seeds.rs`.
pub fn compile() -> Result<String, Problem> {
    let mut out = Source::default();
    arclean(&mut out)?;
    entities(&mut out)?;
    letters(&mut out)?;
    ligatures(&mut out)?;
    light_stemming(&mut out)?;
    marks(&mut out)?;
    placeholders(&mut out)?;
    romanized(&mut out)?;
    transliteration(&mut out)?;
    once(&mut out, "STOPWORDS", "&str", "stopwords.tsv", "word", |row| {
        row.need("group")?;
        Ok(format!("{:?}", row.need("word")?))
    })?;
    once(&mut out, "TOP_LEVEL_DOMAINS", "&str", "top_level_domains.tsv", "domain", |row| {
        Ok(format!("{:?}", row.need("domain")?))
    })?;
    once(&mut out, "UTHMANI", "(&[u32], &[u32])", "uthmani.tsv", "word", |row| {
        Ok(format!("(&{:?}, &{:?})", units(row.need("word")?), units(row.need("plain")?)))
    })?;
    Ok(out.finish())
}

/// Reads a table of the folder; a missing one is an error.
fn rows(file: &str, each: impl FnMut(&Row<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
    let path = Path::new("seeds/normalize").join(file);
    println!("cargo::rerun-if-changed={}", path.display());
    seeds::rows(&path, each)
}

/// Compiles a table whose rows differ in the column `key`, in the order of the file.
fn once(
    out: &mut Source,
    name: &str,
    kind: &str,
    file: &str,
    key: &str,
    compiled: impl Fn(&Row<'_>) -> Result<String, Problem>,
) -> Result<(), Problem> {
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    rows(file, |row| {
        let key = row.need(key)?;
        if !seen.insert(key.to_owned()) {
            return Err(row.problem(&format!("{key:?} is a duplicate")));
        }
        all.push(compiled(row)?);
        Ok(())
    })?;
    out.table(name, kind, all);
    Ok(())
}

/// The code points of a text.
fn units(text: &str) -> Vec<u32> {
    text.chars().map(u32::from).collect()
}

/// A code point in hexadecimal.
fn code(row: &Row<'_>, cell: &str) -> Result<u32, Problem> {
    let code = u32::from_str_radix(cell, 16).ok().filter(|code| char::from_u32(*code).is_some());
    code.ok_or_else(|| row.problem(&format!("{cell:?} is not a code point in hexadecimal")))
}

/// Code points in hexadecimal, separated by spaces.
fn codes(row: &Row<'_>, column: &str) -> Result<Vec<u32>, Problem> {
    row.need(column)?.split_whitespace().map(|one| code(row, one)).collect()
}

/// The range of code points of each row, which are ascending.
#[derive(Default)]
struct Ranges(Option<u32>);

impl Ranges {
    fn next(&mut self, row: &Row<'_>) -> Result<(u32, u32), Problem> {
        let (first, last) = (code(row, row.need("first")?)?, code(row, row.need("last")?)?);
        if first > last || self.0.is_some_and(|end| first <= end) {
            let why = format!("{first:04X} to {last:04X} does not come after the previous rows");
            return Err(row.problem(&why));
        }
        self.0 = Some(last);
        Ok((first, last))
    }
}

/// Ranges, with the code points written for each of their characters; `None` keeps them.
fn arclean(out: &mut Source) -> Result<(), Problem> {
    let mut ranges = Ranges::default();
    let mut all = Vec::new();
    rows("arclean.tsv", |row| {
        let (first, last) = ranges.next(row)?;
        let written = match row.need("write")? {
            "keep" => "None".to_owned(),
            _ => format!("Some(&{:?})", codes(row, "write")?),
        };
        all.push(format!("({first}, {last}, {written})"));
        Ok(())
    })?;
    out.table("ARCLEAN", "(u32, u32, Option<&[u32]>)", all);
    Ok(())
}

/// Named character references, sorted by name.
fn entities(out: &mut Source) -> Result<(), Problem> {
    let mut all = BTreeMap::new();
    rows("entities.tsv", |row| {
        let name = row.need("name")?.to_owned();
        let legacy = match row.get("legacy")? {
            "" => false,
            "legacy" => true,
            other => return Err(row.problem(&format!("{other:?} is neither \"legacy\" nor empty"))),
        };
        let two: [u32; 2] = match codes(row, "codes")?[..] {
            [one] => [one, 0],
            [one, two] => [one, two],
            _ => return Err(row.problem("expected one code point or two")),
        };
        match all.insert(name, (two, legacy)) {
            Some(_) => Err(row.problem("the name is a duplicate")),
            None => Ok(()),
        }
    })?;
    let names: String = all.keys().map(String::as_str).collect();
    out.line(&format!("pub(crate) static REFERENCE_NAMES: &str = {names:?};"));
    let mut start = 0;
    let row = |(name, (codes, legacy)): (String, ([u32; 2], bool))| {
        let at = (start, name.len());
        start += name.len();
        format!("CharacterReference {{ name: {at:?}, codes: {codes:?}, legacy: {legacy} }}")
    };
    let rows: Vec<String> = all.into_iter().map(row).collect();
    out.table("CHARACTER_REFERENCES", "CharacterReference", rows);
    Ok(())
}

/// The forms of letters, sorted, with the group and the letter that is written.
fn letters(out: &mut Source) -> Result<(), Problem> {
    let mut all = Vec::new();
    rows("letters.tsv", |row| {
        let group = row.member("group", &LetterGroup::ALL, LetterGroup::NAMES)?;
        let letter = code(row, row.need("letter")?)?;
        for form in codes(row, "forms")? {
            if form == letter || all.iter().any(|&(known, of, _)| known == form && of == group) {
                return Err(row.problem(&format!("{form:04X} is folded twice by {:?}", group.name())));
            }
            all.push((form, group, letter));
        }
        Ok(())
    })?;
    all.sort_unstable();
    let row = |(form, group, letter)| format!("({form}, LetterGroup::{group:?}, {letter})");
    out.table("LETTERS", "(u32, LetterGroup, u32)", all.into_iter().map(row));
    Ok(())
}

/// Words in one code point, sorted, written out.
fn ligatures(out: &mut Source) -> Result<(), Problem> {
    let mut all = BTreeMap::new();
    rows("ligatures.tsv", |row| {
        let (ligature, text) = (code(row, row.need("code")?)?, units(row.need("text")?));
        match all.insert(ligature, text) {
            Some(_) => Err(row.problem(&format!("{ligature:04X} is a duplicate"))),
            None => Ok(()),
        }
    })?;
    let row = |(ligature, text)| format!("({ligature}, &{text:?})");
    out.table("LIGATURES", "(u32, &[u32])", all.into_iter().map(row));
    Ok(())
}

/// The affixes that light stemming strips, in the order in which they are tried.
fn light_stemming(out: &mut Source) -> Result<(), Problem> {
    let (mut prefixes, mut suffixes) = (Vec::new(), Vec::new());
    rows("light_stemming.tsv", |row| {
        let affix = format!("&{:?}", units(row.need("affix")?));
        match row.need("kind")? {
            "prefix" => prefixes.push(affix),
            "suffix" => suffixes.push(affix),
            other => return Err(row.problem(&format!("no {other:?}; valid: prefix, suffix"))),
        }
        Ok(())
    })?;
    out.table("STEM_PREFIXES", "&[u32]", prefixes);
    out.table("STEM_SUFFIXES", "&[u32]", suffixes);
    Ok(())
}

/// Ranges of marks and their classes.
fn marks(out: &mut Source) -> Result<(), Problem> {
    let mut ranges = Ranges::default();
    let mut all = Vec::new();
    rows("marks.tsv", |row| {
        let (first, last) = ranges.next(row)?;
        let class = row.member("class", &MarkClass::ALL, MarkClass::NAMES)?;
        all.push(format!("({first}, {last}, MarkClass::{class:?})"));
        Ok(())
    })?;
    out.table("MARKS", "(u32, u32, MarkClass)", all);
    Ok(())
}

/// The placeholder for each kind.
fn placeholders(out: &mut Source) -> Result<(), Problem> {
    let mut all = BTreeMap::new();
    rows("placeholders.tsv", |row| {
        let kind = row.member("kind", &Replaced::ALL, Replaced::NAMES)?;
        match all.insert(kind, format!("&{:?}", units(row.need("text")?))) {
            Some(_) => Err(row.problem(&format!("{:?} is a duplicate", kind.name()))),
            None => Ok(()),
        }
    })?;
    if let Some(kind) = Replaced::ALL.iter().find(|kind| !all.contains_key(kind)) {
        return Err(format!(
            "seeds/normalize/placeholders.tsv:1: no row gives a placeholder for {:?}",
            kind.name()
        ));
    }
    out.table("PLACEHOLDERS", "&[u32]", all.into_values());
    Ok(())
}

/// Names and words in Latin letters, and the letters of all others.
fn romanized(out: &mut Source) -> Result<(), Problem> {
    once(out, "ROMANIZED_NAMES", "RomanizedName", "romanized.tsv", "name", |row| {
        let (name, usual) = (row.need("name")?, row.need("usual")?);
        let others: Vec<&str> = row.need("others")?.split_whitespace().collect();
        Ok(format!("RomanizedName {{ name: {name:?}, usual: {usual:?}, others: &{others:?} }}"))
    })?;
    once(out, "ROMANIZED_LETTERS", "(&str, &str)", "romanized_letters.tsv", "letters", |row| {
        Ok(format!("({:?}, {:?})", row.need("letters")?, row.need("latin")?))
    })
}

/// Each letter with the letter of each scheme.
fn transliteration(out: &mut Source) -> Result<(), Problem> {
    const SCHEMES: [&str; 4] = ["buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb"];
    once(out, "TRANSLITERATION", "(u32, [u32; 4])", "transliteration.tsv", "code", |row| {
        let latin = |scheme: &&str| match units(row.need(scheme)?)[..] {
            [one] => Ok(one),
            _ => Err(row.problem(&format!("column {scheme:?}: not one character"))),
        };
        let latin: Vec<u32> = SCHEMES.iter().map(latin).collect::<Result<_, _>>()?;
        Ok(format!("({}, {latin:?})", code(row, row.need("code")?)?))
    })
}
