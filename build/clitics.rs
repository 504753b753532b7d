//! seeds/clitics → the tables of the segmenter, as Rust source.

use std::collections::BTreeMap;
use std::path::Path;

use crate::clitic_fold::fold;
use crate::clitic_hashing as hashing;
use crate::seeds::{self, Problem, Row};
use crate::source::Source;

/// Compiles every table of `seeds/clitics/` into the source of `src/tokenize/clitics/tables.rs`.
pub fn compile() -> Result<String, Problem> {
    let folder = Path::new("seeds/clitics");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut kinds: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
    let mut dialect: BTreeMap<String, Vec<[String; 2]>> = BTreeMap::new();
    for (file, allowed) in [
        (
            "proclitics.tsv",
            &["conjunction", "preposition", "future", "article", "demonstrative", "progressive"][..],
        ),
        ("enclitics.tsv", &["pronoun", "negation"][..]),
    ] {
        seeds::rows(&folder.join(file), |row| {
            let (form, kind) = (row.need("form")?, row.need("kind")?);
            if !allowed.contains(&kind) {
                return Err(row.problem(&format!("no kind {kind:?}; valid: {}", allowed.join(", "))));
            }
            if !["article", "pronoun"].contains(&kind) {
                one_letter(row, form)?;
            }
            let table = if row.get("dialect")?.is_empty() { &mut kinds } else { &mut dialect };
            let row = [form.to_owned(), row.need("normalized")?.to_owned()];
            table.entry(kind.to_owned()).or_default().push(row);
            Ok(())
        })?;
    }
    let take = |table: &BTreeMap<String, Vec<[String; 2]>>, kinds: &[&str]| -> Vec<[String; 2]> {
        kinds.iter().flat_map(|k| table.get(*k).cloned().unwrap_or_default()).collect()
    };
    let conjunctions = take(&kinds, &["conjunction"]);
    let prepositions = take(&kinds, &["preposition", "future"]);
    let enclitics = take(&kinds, &["pronoun"]);

    let mut out = Source::default();
    let fingerprint = fingerprint(&[&conjunctions, &prepositions, &enclitics]);
    out.line(&format!("pub const FINGERPRINT: u32 = {fingerprint:#010x};"));
    clitics(&mut out, "CONJUNCTIONS", &conjunctions);
    clitics(&mut out, "PREPOSITIONS", &prepositions);
    clitics(&mut out, "ENCLITICS", &enclitics);
    clitics(&mut out, "ARTICLE", &take(&kinds, &["article"]));
    clitics(&mut out, "DIALECT_NOMINAL", &take(&dialect, &["demonstrative", "preposition"]));
    clitics(&mut out, "DIALECT_VERBAL", &take(&dialect, &["future", "progressive"]));
    clitics(&mut out, "DIALECT_NEGATION", &take(&dialect, &["negation"]));
    fused(&mut out, &folder.join("exceptions.tsv"))?;
    articles(&mut out, &folder.join("articles.tsv"))?;
    repairs(&mut out, &folder.join("repairs.tsv"))?;
    Ok(out.finish())
}

fn one_letter(row: &Row<'_>, form: &str) -> Result<(), Problem> {
    match form.chars().count() {
        1 => Ok(()),
        n => Err(row.problem(&format!("{form:?} has {n} letters; a clitic of this kind has one"))),
    }
}

fn letters(form: &str) -> Vec<u16> {
    form.encode_utf16().collect()
}

fn folded(form: &str) -> Vec<u16> {
    letters(form).into_iter().map(fold).collect()
}

/// FNV-1a over the forms: a model is valid for one list of clitics only.
fn fingerprint(lists: &[&Vec<[String; 2]>]) -> u32 {
    let joined: Vec<String> =
        lists.iter().map(|l| l.iter().map(|c| c[0].as_str()).collect::<Vec<_>>().join(" ")).collect();
    joined.join("/").bytes().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

fn clitics(out: &mut Source, name: &str, rows: &[[String; 2]]) {
    let row = |[form, normalized]: &[String; 2]| {
        format!("Clitic {{ letters: &{:?}, normalized: \"{}\" }}", letters(form), normalized.escape_unicode())
    };
    out.table(name, "Clitic", rows.iter().map(row));
}

/// exceptions.tsv: form, pieces, normalized; the last piece is the stem, preceded by at most one clitic.
fn fused(out: &mut Source, path: &Path) -> Result<(), Problem> {
    let mut rows = Vec::new();
    seeds::rows(path, |row| {
        let form = row.need("form")?;
        let (pieces, normalized) = (row.need("pieces")?, row.need("normalized")?);
        let (clitic, stem) = pieces.split_once('+').unwrap_or(("", pieces));
        let (before, stem_normalized) = normalized.split_once('+').unwrap_or(("", normalized));
        if stem.contains('+') || stem_normalized.contains('+') || clitic.is_empty() != before.is_empty() {
            return Err(
                row.problem("expected a stem, or a clitic and a stem separated by +, in both columns")
            );
        }
        if [clitic, stem].concat() != form {
            return Err(row.problem("the pieces do not spell the form"));
        }
        rows.push((
            hashing::text(&letters(form)),
            letters(clitic).len(),
            before.escape_unicode().to_string(),
            stem_normalized.escape_unicode().to_string(),
        ));
        Ok(())
    })?;
    let row = |(hash, front, before, stem)| {
        format!("Fused {{ hash: {hash:#x}, front: {front}, clitic: \"{before}\", stem: \"{stem}\" }}")
    };
    out.table("FUSED", "Fused", rows.into_iter().map(row));
    Ok(())
}

/// articles.tsv: form (as written after و ف ب ك ل), article: none or swallowed.
fn articles(out: &mut Source, path: &Path) -> Result<(), Problem> {
    let mut rows = BTreeMap::new();
    seeds::rows(path, |row| {
        let article = match row.need("article")? {
            "none" => "Article::None",
            "swallowed" => "Article::Swallowed",
            other => return Err(row.problem(&format!("unknown article {other:?}; valid: none, swallowed"))),
        };
        for form in row.need("form")?.split('|') {
            rows.insert(hashing::text(&folded(form.trim())), article);
        }
        Ok(())
    })?;
    let row = |(hash, article)| format!("({hash:#x}, {article})");
    out.table("ARTICLES", "(u64, Article)", rows.into_iter().map(row));
    Ok(())
}

/// repairs.tsv: stem (as written before a pronoun), ending: the last letter of the stem's own spelling.
fn repairs(out: &mut Source, path: &Path) -> Result<(), Problem> {
    let mut rows = BTreeMap::new();
    seeds::rows(path, |row| {
        let repair = match row.need("ending")? {
            "ة" => "Repair::TehMarbuta",
            "ى" => "Repair::AlefMaksura",
            "=" => "Repair::None",
            other => return Err(row.problem(&format!("unknown ending {other:?}; valid: ة, ى, ="))),
        };
        for form in row.need("stem")?.split('|') {
            rows.insert(hashing::text(&folded(form.trim())), repair);
        }
        Ok(())
    })?;
    let row = |(hash, repair)| format!("({hash:#x}, {repair})");
    out.table("REPAIRS", "(u64, Repair)", rows.into_iter().map(row));
    Ok(())
}
