//! Times the crate duckling on a corpus, one line at a time, first pass of a fresh process.
//!
//! `duckling-bench numbers|time FILE [BYTES]` prints bytes read and seconds.

use std::time::Instant;

use chrono::{FixedOffset, TimeZone};
use duckling::{Context, DimensionKind, Lang, Locale, Options, parse};

fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(what), Some(file)) = (args.next(), args.next()) else {
        eprintln!("usage: duckling-bench numbers|time FILE [BYTES]");
        std::process::exit(2);
    };
    let limit: usize = args.next().and_then(|n| n.parse().ok()).unwrap_or(usize::MAX);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| {
        eprintln!("{file}: {e}");
        std::process::exit(2);
    });
    let dimensions: &[DimensionKind] = match what.as_str() {
        "time" => &[DimensionKind::Time],
        _ => &[
            DimensionKind::Numeral,
            DimensionKind::Ordinal,
            DimensionKind::AmountOfMoney,
            DimensionKind::Quantity,
        ],
    };
    let locale = Locale::new(Lang::AR, None);
    let zone = FixedOffset::east_opt(0).expect("a whole number of seconds");
    let reference = zone.with_ymd_and_hms(2015, 10, 4, 12, 0, 0).single().expect("a moment");
    let context = Context::new(reference, locale);
    let options = Options::default();
    let (mut bytes, mut found) = (0, 0);
    let start = Instant::now();
    for line in text.lines() {
        if bytes >= limit {
            break;
        }
        bytes += line.len() + 1;
        found += parse(line, &locale, dimensions, &context, &options).len();
    }
    println!("{bytes} {} {found}", start.elapsed().as_secs_f64());
}
