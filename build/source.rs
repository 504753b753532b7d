//! Rust source that the build writes for tables that need no decoding.

/// The source of one file.
#[derive(Default)]
pub struct Source(String);

impl Source {
    /// Adds a static array: its name, the type of a row, and each row as an expression.
    pub fn table(&mut self, name: &str, row: &str, rows: impl IntoIterator<Item = String>) {
        let rows: Vec<String> = rows.into_iter().collect();
        self.line(&format!("pub(crate) static {name}: [{row}; {}] = [", rows.len()));
        rows.iter().for_each(|row| self.line(&format!("    {row},")));
        self.line("];");
    }

    /// Adds a line.
    pub fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }
}
