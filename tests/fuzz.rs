//! The fuzz targets on the stable toolchain: own reports cut, mixed and sprinkled with what breaks readers.
//!
//! A hundred texts in every `cargo test`; `make fuzz SECONDS=600` goes on for that long. Texts follow from
//! the seed (`FUZZ_SEED`), which a failure prints with the shortest text that still fails.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

#[path = "support/properties.rs"]
mod properties;
#[path = "support/texts.rs"]
mod texts;

use properties::Target;
use texts::{Random, reports, text};

/// Texts of each target without `FUZZ_SECONDS`.
const TEXTS: usize = 100;

fn fails(target: Target, text: &str) -> bool {
    catch_unwind(AssertUnwindSafe(|| target(text))).is_err()
}

/// The text without every part that the failure does not need.
fn shortest(target: Target, text: &str) -> String {
    let mut kept: Vec<char> = text.chars().collect();
    let mut size = kept.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < kept.len() {
            let mut without = kept.clone();
            without.drain(at..(at + size).min(kept.len()));
            if fails(target, &without.iter().collect::<String>()) {
                kept = without;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    kept.into_iter().collect()
}

#[test]
fn no_text_breaks_a_target() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("FUZZ_SEED").unwrap_or(0x7461_7271_696D);
    let time = number("FUZZ_SECONDS").map(Duration::from_secs);
    let reports = reports();
    let mut random = Random::new(seed);
    let begin = Instant::now();
    let mut done = 0;
    while time.map_or(done < TEXTS, |time| begin.elapsed() < time) {
        let text = text(&mut random, &reports);
        for &(name, target) in properties::ALL {
            if fails(target, &text) {
                let text = shortest(target, &text);
                eprintln!("{name} fails on {text:?} (seed {seed}, text {done})");
                target(&text);
            }
        }
        done += 1;
    }
    println!("{done} texts in {:.0?}", begin.elapsed());
}
