//! `seeds/events/*.toml` → the lexicon of events.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::lexicon::events::compile::{Compiler, Wrong};
use crate::lexicon::events::seed::{NounFile, TypeFile, WordFile};
use crate::seeds::{self, Problem};

/// Compiles every file into the lexicon's bytes.
pub fn compile() -> Result<Vec<u8>, Problem> {
    let mut compiler = Compiler::default();
    for path in seeds::files("events", "toml")? {
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let wrong = |(word, why): Wrong| {
            let line = text.lines().position(|l| l.contains(&format!("\"{word}\""))).map_or(1, |n| n + 1);
            format!("{}:{line}: {why}", path.display())
        };
        match path.file_stem().and_then(|s| s.to_str()) {
            Some("nouns") => {
                let file: NounFile = parse(&path, &text)?;
                file.group.iter().try_for_each(|g| compiler.add_group(g)).map_err(wrong)?;
            }
            Some("words") => {
                let file: WordFile = parse(&path, &text)?;
                file.cue.iter().try_for_each(|c| compiler.add_cue(c)).map_err(wrong)?;
                file.preposition.iter().try_for_each(|p| compiler.add_preposition(p)).map_err(wrong)?;
            }
            _ => compiler.add_type(&parse::<TypeFile>(&path, &text)?).map_err(wrong)?,
        }
    }
    compiler.builder.finish().to_bytes()
}

fn parse<T: for<'a> Deserialize<'a>>(path: &Path, text: &str) -> Result<T, Problem> {
    toml::from_str(text).map_err(|e| {
        let line = e.span().map_or(0, |s| text[..s.start].lines().count().max(1));
        format!("{}:{line}: {}", path.display(), e.message())
    })
}
