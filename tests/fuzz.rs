//! The fuzz targets on the stable toolchain: own reports cut, mixed and sprinkled with what breaks readers.
//!
//! A hundred texts in every `cargo test`; `make fuzz SECONDS=600` goes on for that long. Texts follow from
//! the seed (`FUZZ_SEED`), which a failure prints with the shortest text that still fails.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use std::{env, fs};

#[path = "../fuzz/properties.rs"]
mod properties;

/// What is done with each text.
type Target = fn(&str);

const TARGETS: &[(&str, Target)] = &[
    ("extract", properties::extract),
    ("normalize", properties::normalize),
    ("rewrite", properties::rewrite),
    ("tokens", properties::tokens),
];

/// Texts of each target without `FUZZ_SECONDS`.
const TEXTS: usize = 100;
/// The longest text made up, in characters.
const LONGEST: usize = 600;

/// What is put into texts: marks, joiners, controls, digits of all kinds, ligatures, signs that begin or end
/// addresses, tags, numbers and sentences, and characters of 3 and 4 bytes.
const SPRINKLED: &[&str] = &[
    "\u{64B}",
    "\u{64E}",
    "\u{651}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{670}",
    "ـ",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200F}",
    "\u{202B}",
    "\u{202C}",
    "\u{2067}",
    "\u{FEFF}",
    "\u{FE0F}",
    "\0",
    "\u{1C}",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "٠",
    "٣",
    "۴",
    "９",
    "½",
    "²",
    "٫",
    "٬",
    "٪",
    "؉",
    "،",
    "؛",
    "؟",
    "…",
    "«",
    "»",
    "“",
    "”",
    "(",
    ")",
    "-",
    "–",
    "−",
    "/",
    ":",
    ".",
    ",",
    "'",
    "@",
    "#",
    "_",
    "&",
    "&amp;",
    "&#x",
    "<",
    "</b>",
    "http://",
    "www.",
    ".com",
    "ﷺ",
    "ﷲ",
    "ﻻ",
    "ﹰ",
    "ٱ",
    "پ",
    "گ",
    "ے",
    "ہ",
    "e\u{301}",
    "İ",
    "ß",
    "漢",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "🇸🇾",
    "👍🏽",
    "\u{10FFFF}",
    "\u{E000}",
    "\u{D7FF}",
    "$",
    "€",
    "﷼",
    "°",
    "ب",
    "و",
    "ال",
    "لل",
    "إلى",
    "من",
    "بين",
    "أو",
    "نصف",
    "ألف",
    "مليون",
    "مئة",
    "عشر",
    "سنة",
    "يوم",
    "الساعة",
    "هـ",
    "م",
    "كم",
    "دولار",
    "الماضي",
    "قبل",
    "بعد",
    "+963",
    "1,234.5",
    "3-4",
    "2015/9/30",
    "10:30",
    "99999999999999999999999999999999999999999",
];

/// A small generator of pseudo-random numbers (xorshift64*, Marsaglia 2003, Vigna 2016).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }
}

fn reports() -> Vec<Vec<char>> {
    let folder = fs::read_dir("seeds/samples").unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).unwrap().chars().collect()).collect()
}

/// A text made of pieces of reports and of what is sprinkled among them.
fn text(random: &mut Random, reports: &[Vec<char>]) -> String {
    let mut out = String::new();
    for _ in 0..random.below(24) {
        let report = &reports[random.below(reports.len())];
        let start = random.below(report.len());
        match random.below(8) {
            0..3 => out.extend(&report[start..(start + random.below(60)).min(report.len())]),
            3 => out.extend(&report[start..(start + random.below(4)).min(report.len())]),
            4 => out.extend(std::iter::repeat_n(SPRINKLED[random.below(SPRINKLED.len())], random.below(12))),
            5 => out.extend(char::from_u32(random.below(0x11_0000) as u32)),
            _ => out.push_str(SPRINKLED[random.below(SPRINKLED.len())]),
        }
        if random.below(2) == 0 {
            out.push(' ');
        }
    }
    out.chars().take(LONGEST).collect()
}

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
    let mut random = Random(seed.max(1));
    let begin = Instant::now();
    let mut done = 0;
    while time.map_or(done < TEXTS, |time| begin.elapsed() < time) {
        let text = text(&mut random, &reports);
        for &(name, target) in TARGETS {
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
