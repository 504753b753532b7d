//! The version of the language data: a digest of every file it is compiled from.

use std::fs;
use std::path::{Path, PathBuf};

use crate::seeds::Problem;

/// Folders of `seeds/` from which nothing is compiled.
const ASIDE: [&str; 1] = ["samples"];

/// 64 bits of FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>) over names and contents, in hex.
pub fn digest() -> Result<String, Problem> {
    let mut paths = Vec::new();
    walk(Path::new("seeds"), &mut paths)?;
    paths.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
        let content = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        // A checkout with other line endings has the same data.
        let content = content.iter().filter(|b| **b != b'\r');
        let name = path.to_string_lossy().replace('\\', "/");
        for byte in name.as_bytes().iter().chain(&[0]).chain(content).chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(format!("{hash:016x}"))
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    println!("cargo::rerun-if-changed={}", folder.display());
    for path in entries.flatten().map(|e| e.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !ASIDE.contains(&name.as_str()) {
                walk(&path, paths)?;
            }
        } else if !name.starts_with('.') {
            paths.push(path);
        }
    }
    Ok(())
}
