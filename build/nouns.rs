//! `seeds/nouns/*.tsv`: the forms of a counted noun.
//!
//! For each lemma: singular, indefinite accusative, plurals, dual. A dual with another reading is left
//! out rather than guessed.

use crate::letters::chars::{ALEF, ALEF_MAQSURA, HAMZA, NOON, TEH, TEH_MARBUTA, WAW, YEH, YEH_HAMZA};
use crate::lexicon::compile::Builder;
use crate::lexicon::schema::{Class, Sense, flag};
use crate::seeds::{self, Problem, Row};

/// Pronouns that follow the dual of a feminine noun: ضفتيه, ضفتاها.
const PRONOUNS: [&str; 6] = ["ه", "ها", "هما", "هم", "هن", "نا"];

/// Adds the forms of every noun.
pub fn compile(builder: &mut Builder) -> Result<(), Problem> {
    for path in seeds::files("nouns", "tsv")? {
        seeds::rows(&path, |row| noun(builder, row))?;
    }
    Ok(())
}

#[derive(Default)]
struct Marks {
    no_an: bool,
    no_in: bool,
    nisba: bool,
    /// The dual in ان is also the plural.
    an_plural: bool,
    /// Also counted in fractions.
    parts: bool,
}

fn marks(row: &Row<'_>) -> Result<Marks, Problem> {
    let mut marks = Marks::default();
    for name in row.get("flags")?.split_whitespace() {
        match name {
            "no_dual" => (marks.no_an, marks.no_in, marks.nisba) = (true, true, true),
            "no_an" => marks.no_an = true,
            "no_in" => marks.no_in = true,
            "nisba" => marks.nisba = true,
            "an_plural" => marks.an_plural = true,
            "parts" => marks.parts = true,
            _ => return Err(row.problem(&format!("no flag {name:?}"))),
        }
    }
    Ok(marks)
}

fn noun(builder: &mut Builder, row: &Row<'_>) -> Result<(), Problem> {
    let lemma = row.need("lemma")?;
    let mut marks = marks(row)?;
    let arg = builder.symbol(lemma);
    let parts = if marks.parts { flag::VAGUE } else { 0 };
    let mut add = |form: &str, class: Class, flags: u32| {
        let flags = flags | parts;
        builder.add(form, Sense { class, flags, arg, strict: 0 }).map_err(|why| row.problem(&why))
    };
    add(lemma, Class::Noun, 0)?;
    if !lemma.ends_with([TEH_MARBUTA, ALEF, ALEF_MAQSURA]) {
        add(&format!("{lemma}{ALEF}"), Class::Noun, 0)?;
    }
    for plural in row.get("plural")?.split('|').filter(|p| !p.is_empty()) {
        add(plural, Class::Noun, flag::PLURAL)?;
        if let Some(stem) = plural.strip_suffix([NOON]).and_then(|s| s.strip_suffix([WAW]))
            && stem == lemma
        {
            add(&format!("{stem}{YEH}{NOON}"), Class::Noun, flag::PLURAL)?;
            add(&format!("{stem}{YEH}"), Class::Noun, flag::PLURAL | flag::CONSTRUCT)?;
            // مسلحين is a plural, مسلحي its construct form; مسلحان is a dual.
            marks.no_in = true;
            marks.nisba = true;
        }
    }
    let feminine = lemma.strip_suffix(TEH_MARBUTA);
    let stem = match feminine {
        Some(stem) => format!("{stem}{TEH}"),
        None => lemma.replace(ALEF_MAQSURA, &YEH.to_string()),
    };
    if !marks.no_an {
        let also = if marks.an_plural { flag::AMBIGUOUS } else { 0 };
        add(&format!("{stem}{ALEF}{NOON}"), Class::Dual, flag::DUAL | also)?;
    }
    if !marks.no_in {
        add(&format!("{stem}{YEH}{NOON}"), Class::Dual, flag::DUAL)?;
    }
    // «جزئين», «جزئيها»: the hamza on its seat; «جزئية» is an adjective.
    if let Some(stem) = lemma.strip_suffix(HAMZA).filter(|_| !marks.no_in) {
        add(&format!("{stem}{YEH_HAMZA}{YEH}{NOON}"), Class::Dual, flag::DUAL)?;
        for pronoun in &PRONOUNS[1..] {
            add(&format!("{stem}{YEH_HAMZA}{YEH}{pronoun}"), Class::Dual, flag::DUAL | flag::AFTER)?;
        }
    }
    let construct = flag::DUAL | flag::CONSTRUCT;
    if feminine.is_some() && !marks.no_an && !marks.no_in {
        for ending in [YEH, ALEF] {
            add(&format!("{stem}{ending}"), Class::Dual, construct)?;
            for pronoun in PRONOUNS {
                add(&format!("{stem}{ending}{pronoun}"), Class::Dual, flag::DUAL | flag::AFTER)?;
            }
        }
    } else if !marks.nisba && !marks.no_in && !lemma.ends_with([YEH, HAMZA]) {
        add(&format!("{stem}{YEH}"), Class::Dual, construct | flag::AMBIGUOUS)?;
        // «سفيرا فرنسا ومصر»; else the accusative of one.
        add(&format!("{stem}{ALEF}"), Class::Dual, construct | flag::AMBIGUOUS | flag::BEFORE)?;
    }
    Ok(())
}
