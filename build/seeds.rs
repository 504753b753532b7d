//! Reads the hand-edited tables. Every error names file, line and reason.

use std::fs;
use std::path::{Path, PathBuf};

/// Why the build stops: `seeds/x.tsv:41: why`.
pub type Problem = String;

/// The files with the extension `ext` in a folder under `seeds/`, sorted by name.
pub fn files(folder: &str, ext: &str) -> Result<Vec<PathBuf>, Problem> {
    let root = Path::new("seeds").join(folder);
    println!("cargo::rerun-if-changed={}", root.display());
    let Ok(entries) = fs::read_dir(&root) else { return Ok(Vec::new()) };
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == ext)).collect();
    paths.sort();
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    Ok(paths)
}

/// A row of a table, with its cells by column name.
pub struct Row<'a> {
    place: String,
    header: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The cell in that column; empty where the row is short.
    pub fn get(&self, column: &str) -> Result<&'a str, Problem> {
        let at = self
            .header
            .iter()
            .position(|h| *h == column)
            .ok_or_else(|| self.problem(&format!("the header has no column {column:?}")))?;
        Ok(self.cells.get(at).map_or("", |c| c.trim()))
    }

    /// The cell in that column, which must not be empty.
    pub fn need(&self, column: &str) -> Result<&'a str, Problem> {
        match self.get(column)? {
            "" => Err(self.problem(&format!("the column {column:?} is empty"))),
            cell => Ok(cell),
        }
    }

    /// The member of an enum whose name is in that column, which must not be empty.
    pub fn member<T: Copy>(&self, column: &str, all: &[T], names: &[&str]) -> Result<T, Problem> {
        let name = self.need(column)?;
        let at = names.iter().position(|known| *known == name);
        at.map(|at| all[at])
            .ok_or_else(|| self.problem(&format!("no {column} {name:?}; valid: {}", names.join(", "))))
    }

    /// An error about this row.
    pub fn problem(&self, why: &str) -> Problem {
        format!("{}: {why}", self.place)
    }
}

/// Calls `each` for every row of a TSV file: the first line that is not a comment is the header,
/// `#` begins a comment line, empty lines are skipped.
pub fn rows(path: &Path, mut each: impl FnMut(&Row<'_>) -> Result<(), Problem>) -> Result<(), Problem> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?;
    let mut lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((_, first)) = lines.next() else { return Err(format!("{name}:1: no header")) };
    let header: Vec<&str> = first.split('\t').map(str::trim).collect();
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let row = Row { place: format!("{name}:{}", number + 1), header: &header, cells };
        if row.cells.len() > header.len() {
            return Err(row.problem(&format!(
                "{} cells, but the header has {} columns",
                row.cells.len(),
                header.len()
            )));
        }
        each(&row)?;
    }
    Ok(())
}
