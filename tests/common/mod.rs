//! Which suite files there are and who runs them; one phrase can be run alone.

use std::fs;
use std::path::Path;

/// Who runs suites: `numbers` is tests/suites_numbers.rs, `times` tests/suites_time.rs, `names` tests/names.rs.
pub const RUNNERS: [&str; 3] = ["numbers", "times", "names"];

/// Every suite file of `tests/suites`, by name, in order.
pub fn files() -> Vec<(String, toml::Table)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("tests/suites").map(|f| f.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let suite = fs::read_to_string(&path).expect("readable").parse();
        (name.clone(), suite.unwrap_or_else(|why| panic!("{name}.toml: {why}")))
    };
    files.into_iter().map(read).collect()
}

/// Who runs a suite: what its key `runner` says, else what its label is a label of.
pub fn runner(name: &str, suite: &toml::Table) -> Option<&'static str> {
    let said = |key: &str| suite.get(key).and_then(toml::Value::as_str);
    if let Some(runner) = said("runner") {
        return RUNNERS.into_iter().find(|r| *r == runner);
    }
    match said("label") {
        Some("DATE" | "TIME" | "DURATION") => Some("times"),
        Some(_) => Some("numbers"),
        None => name.starts_with("names").then_some("names"),
    }
}

/// The suites of one runner.
#[allow(dead_code)]
pub fn of(which: &str) -> Vec<(String, toml::Table)> {
    files().into_iter().filter(|(name, suite)| runner(name, suite) == Some(which)).collect()
}

/// Whether a phrase is to be run: all are, unless the environment names some by a part of their text:
/// `PHRASE='ثلاثة آلاف' cargo test --test suites_numbers`.
#[allow(dead_code)]
pub fn wanted(text: &str) -> bool {
    std::env::var("PHRASE").map_or(true, |part| text.contains(&part))
}
