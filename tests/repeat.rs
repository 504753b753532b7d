//! What is said again and again neither uses up the stack nor costs more than it is long.
//!
//! Units of a few words and signs are repeated to a long text, which every entry point reads in a thread with a
//! small stack. A fixed number of them in every `cargo test`; `make fuzz SECONDS=600` goes on for that long.
//! A stack that overflows ends the process with the name of the thread: the entry point and the units.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::{Duration, Instant};
use std::{env, thread};

use tarqim::visits;

#[path = "support/properties.rs"]
mod properties;
#[path = "support/texts.rs"]
mod texts;

use properties::Target;
use texts::{Phrases, Random, repeated};

/// Texts without `FUZZ_SECONDS`.
const TEXTS: usize = 60;
/// How long a text is, in characters.
const LENGTH: usize = 30_000;
/// How long the text is that it is compared with.
const SHORT: usize = LENGTH / 8;
const STACK: usize = 256 << 10;
/// Looks at tokens and characters that may be due to chance: where units begin and end.
const CHANCE: u64 = 20_000;

/// Bytes asked for that may be due to chance: what is built once in a process, and how far a vector grows at once.
const GROWTH: u64 = 4 << 20;

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

/// Counts the bytes that each thread asks for: a list that is copied for every sentence of a text is seen by them.
struct Counting;

// SAFETY: every request is handed on to the allocator of the system as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread that ends has no count any more.
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + layout.size() as u64));
        // SAFETY: the caller's promises are those of the system's allocator.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // What a vector grows by, not what it is copied to: how often it doubles is chance.
        let more = size.saturating_sub(layout.size()) as u64;
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + more));
        // SAFETY: as above.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What one reading of a text costs.
struct Cost {
    /// Looks at its tokens and characters.
    looks: u64,
    /// Bytes asked for.
    bytes: u64,
}

fn cost(name: &str, target: Target, units: &[String], length: usize) -> Cost {
    let text = repeated(units, length);
    let worker = move || {
        let (looks, bytes) = (visits::count().unwrap_or(0), ASKED.get());
        target(&text);
        Cost { looks: visits::count().unwrap_or(0) - looks, bytes: ASKED.get() - bytes }
    };
    let thread = thread::Builder::new().name(format!("{name} of {units:?}")).stack_size(STACK);
    thread.spawn(worker).unwrap().join().unwrap_or_else(|_| panic!("{name} fails on {units:?}"))
}

fn check(units: &[String]) -> Result<(), String> {
    for &(name, target) in properties::ALL {
        let short = cost(name, target, units, SHORT);
        let long = cost(name, target, units, LENGTH);
        let most = |short: u64, chance: u64| short * (LENGTH / SHORT) as u64 * 5 / 4 + chance;
        if long.looks > most(short.looks, CHANCE) {
            let (short, long) = (short.looks, long.looks);
            return Err(format!(
                "{name} of {units:?}: {short} looks at {SHORT} characters, {long} at {LENGTH}"
            ));
        }
        if long.bytes > most(short.bytes, GROWTH) {
            let (short, long) = (short.bytes, long.bytes);
            return Err(format!(
                "{name} of {units:?}: {short} bytes for {SHORT} characters, {long} for {LENGTH}"
            ));
        }
    }
    Ok(())
}

/// What once overflowed the stack, or took time by the square of its length.
const KNOWN: &[&[&str]] = &[
    &["1/1/2015 الموافق "],
    &["1 محرم 1437هـ الموافق "],
    &["5 أيلول الموافق "],
    &["أول أحد بعد "],
    &["7"],
    &["7-"],
    &["7,"],
    &["خمسة و"],
    &["بين خمسة وعشرين "],
    &["أكثر من "],
    &["ألف إلا "],
    &["123 456 "],
    &["١٢٣ ٤٥٦ "],
    &["100\t200\u{A0}300 "],
    &["آلاف "],
    &["عشرات مئات "],
    &["كلمة و"],
    &["a@"],
    &["#a_"],
    &["5 - "],
    &["جبل "],
    &["؉ ", "مدينة 3-4 إلا ناحية ثانية "],
    &["! ", "الأحد الأول من الرئيس ربع "],
    &["نص ", "جبل "],
    &["قتل ثلاثة في هجوم بينهم طفل "],
    &["300/1 نوفمبر "],
    &["\u{FE70}"],
    &["قتل أحمد. "],
    &["قتل 3. "],
    &["مونديال بيروت 2014 "],
    &["اليونان القديمة، "],
    &["أبو خالد "],
    &["ابن خالد "],
    &["الشهداء هم: محمود السالم، أحمد السالم، فاطمة العلي\n"],
];

#[test]
fn what_is_repeated_costs_what_it_is_long() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seed = number("FUZZ_SEED").unwrap_or(0x7461_7271_696D);
    let time = number("FUZZ_SECONDS").map(Duration::from_secs);
    let phrases = Phrases::new();
    let mut random = Random::new(seed);
    let begin = Instant::now();
    let mut failed = Vec::new();
    for units in KNOWN {
        let units: Vec<String> = units.iter().map(|unit| unit.to_string()).collect();
        failed.extend(check(&units).err());
    }
    let mut done = 0;
    while time.map_or(done < TEXTS, |time| begin.elapsed() < time) {
        failed.extend(check(&phrases.units(&mut random)).err());
        done += 1;
    }
    println!("{done} texts in {:.0?} (seed {seed})", begin.elapsed());
    assert!(failed.is_empty(), "seed {seed}\n{}", failed.join("\n"));
}
