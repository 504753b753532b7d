//! The fuzz targets on the stable toolchain: own reports cut, mixed and sprinkled with what breaks readers.
//!
//! A hundred texts in every `cargo test`; `make fuzz SECONDS=600` goes on for that long. `make fuzz-bytes
//! BYTES=1000000000` reads as many bytes once, by the main entry points alone. Texts follow from the seed
//! (`FUZZ_SEED`), which a failure prints with the shortest text that still fails.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

#[path = "support/properties.rs"]
mod properties;
#[path = "support/ranges.rs"]
mod ranges;
#[path = "support/texts.rs"]
mod texts;

use properties::{Target, in_bytes};
use texts::{Random, reports, text};

/// Texts of each target without `FUZZ_SECONDS`.
const TEXTS: usize = 100;
/// Ranges of times in such a text that is nothing else.
const RANGES: usize = 8;

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

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().and_then(|value| value.parse().ok())
}

fn seed() -> u64 {
    number("FUZZ_SEED").unwrap_or(0x7461_7271_696D)
}

/// A text of pieces for every target, and one of ranges for the reader of times.
fn texts_of(random: &mut Random, reports: &[Vec<char>]) -> Vec<(&'static str, Target, String)> {
    let text = text(random, reports);
    let mut all: Vec<_> =
        properties::ALL.iter().map(|&(name, target)| (name, target, text.clone())).collect();
    let several: Vec<_> = (0..RANGES).map(|_| ranges::range(random)).collect();
    all.push(("ranges", properties::extract, several.join(" وصلوا. ")));
    all
}

#[test]
fn no_text_breaks_a_target() {
    let seed = seed();
    let time = number("FUZZ_SECONDS").map(Duration::from_secs);
    let reports = reports();
    let mut random = Random::new(seed);
    let begin = Instant::now();
    let mut done = 0;
    while time.map_or(done < TEXTS, |time| begin.elapsed() < time) {
        for (name, target, text) in texts_of(&mut random, &reports) {
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

#[test]
fn no_bytes_break_the_main_entry_points() {
    let (seed, bytes) = (seed(), number("FUZZ_BYTES").unwrap_or(50_000));
    let reports = reports();
    let mut random = Random::new(seed);
    let begin = Instant::now();
    let (mut texts, mut read) = (0_u64, 0);
    while read < bytes {
        let text = text(&mut random, &reports);
        for (name, target) in in_bytes(texts) {
            if fails(target, &text) {
                let text = shortest(target, &text);
                eprintln!("{name} fails on {text:?} (seed {seed}, text {texts})");
                target(&text);
            }
        }
        texts += 1;
        read += text.len() as u64;
    }
    println!("{read} bytes of {texts} texts in {:.0?} (seed {seed})", begin.elapsed());
}
