//! `seeds/nouns/*.tsv`: the forms of a counted noun.
//!
//! For each lemma: singular, indefinite accusative, plurals, dual. A dual with another reading is left
//! out rather than guessed.

use crate::flags::Flags;
use crate::letters::chars::{ALEF, ALEF_MAQSURA, HAMZA, NOON, TEH, TEH_MARBUTA, WAW, YEH, YEH_HAMZA};
use crate::lexicon::compile::LexiconBuilder;
use crate::lexicon::schema::{Class, Sense, flag};
use crate::seeds::{self, Problem, Row};

/// Pronouns that follow the dual of a feminine noun: ضفتيه, ضفتاها.
const PRONOUNS: [&str; 6] = ["ه", "ها", "هما", "هم", "هن", "نا"];

/// Adds the forms of every noun.
pub fn compile(builder: &mut LexiconBuilder) -> Result<(), Problem> {
    for path in seeds::files("nouns", "tsv")? {
        seeds::rows(&path, |row| noun(builder, row))?;
    }
    Ok(())
}

fn noun(builder: &mut LexiconBuilder, row: &Row<'_>) -> Result<(), Problem> {
    let lemma = row.need("lemma")?;
    let flags = Flags::of(row)?;
    let none = flags.has("no_dual");
    let no_an = none || flags.has("no_an");
    let (mut no_in, mut nisba) = (none || flags.has("no_in"), none || flags.has("nisba"));
    let arg = builder.symbol(lemma);
    let mut add = |form: &str, class: Class, more: u32| {
        builder
            .add(form, Sense { class, flags: flags.bits | more, arg, strict: 0 })
            .map_err(|why| row.problem(&why))
    };
    let counted = !flags.has("only_dual");
    if counted {
        add(lemma, Class::Noun, 0)?;
    }
    if counted && !lemma.ends_with([TEH_MARBUTA, ALEF, ALEF_MAQSURA]) {
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
            no_in = true;
            nisba = true;
        }
    }
    let feminine = lemma.strip_suffix(TEH_MARBUTA);
    let stem = match feminine {
        Some(stem) => format!("{stem}{TEH}"),
        None => lemma.replace(ALEF_MAQSURA, &YEH.to_string()),
    };
    if !no_an {
        let also = if flags.has("an_plural") { flag::AMBIGUOUS } else { 0 };
        add(&format!("{stem}{ALEF}{NOON}"), Class::Dual, flag::DUAL | also)?;
    }
    if !no_in {
        add(&format!("{stem}{YEH}{NOON}"), Class::Dual, flag::DUAL)?;
    }
    // «جزئين», «جزئيها»: the hamza on its seat; «جزئية» is an adjective.
    if let Some(stem) = lemma.strip_suffix(HAMZA).filter(|_| !no_in) {
        add(&format!("{stem}{YEH_HAMZA}{YEH}{NOON}"), Class::Dual, flag::DUAL)?;
        for pronoun in &PRONOUNS[1..] {
            add(&format!("{stem}{YEH_HAMZA}{YEH}{pronoun}"), Class::Dual, flag::DUAL | flag::AFTER)?;
        }
    }
    let construct = flag::DUAL | flag::CONSTRUCT;
    if feminine.is_some() && !no_an && !no_in {
        for ending in [YEH, ALEF] {
            add(&format!("{stem}{ending}"), Class::Dual, construct)?;
            for pronoun in PRONOUNS {
                add(&format!("{stem}{ending}{pronoun}"), Class::Dual, flag::DUAL | flag::AFTER)?;
            }
        }
    } else if !nisba && !no_in && !lemma.ends_with([YEH, HAMZA]) {
        add(&format!("{stem}{YEH}"), Class::Dual, construct | flag::AMBIGUOUS)?;
        // «سفيرا فرنسا ومصر»; else the accusative of one.
        if !flags.has("owned") {
            add(&format!("{stem}{ALEF}"), Class::Dual, construct | flag::AMBIGUOUS | flag::BEFORE)?;
        }
    }
    Ok(())
}
