//! Whole-string numbers, and lines that a grammar could choke on.

use std::time::{Duration, Instant};

use tarqim::extract::{Label, Labels, Numeric, Options, Scratch, extract};
use tarqim::parse_number;
use tarqim::text::TextBuf;

fn int(text: &str) -> i128 {
    match parse_number(text) {
        Ok(Numeric::Int(n)) => n,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn whole_strings() {
    assert_eq!(int("ثلاثة آلاف ومئتان"), 3200);
    assert_eq!(int("واحد وتسعين وتسعمية والفين"), 2991);
    assert_eq!(int("الحادي والعشرون بعد المئة"), 121);
    assert_eq!(int("سالب ١٬٢٠٠٬٠٠٠"), -1_200_000);
    assert_eq!(parse_number("ثلثان"), Ok(Numeric::Ratio(2, 3)));
}

#[test]
fn exact_beyond_the_octillion() {
    let text = "أوكتيليون وتسعمئة وتسعة وتسعون سبتيليوناً وواحد";
    assert_eq!(int(text), 1_999_000_000_000_000_000_000_000_001);
}

#[test]
fn errors_say_where_reading_stopped() {
    assert_eq!(parse_number("ثلاثة آلاف تفاحة").unwrap_err().offset(), 11);
    assert_eq!(parse_number("  تفاحة").unwrap_err().offset(), 2);
    assert_eq!(parse_number("").unwrap_err().offset(), 0);
    assert!(parse_number("مئات").is_err());
    assert!(parse_number("خمسة وستة").is_err());
}

/// Eight times the line may cost eight times as much, with ample room for a busy machine.
#[test]
fn long_lines_cost_what_their_length_costs() {
    let labels = Labels::of([Label::Cardinal, Label::Ordinal, Label::Percent]);
    let options = Options { compete: false, ..Options::default() };
    let mut scratch = Scratch::default();
    let mut cost = |text: &str| {
        let buf = TextBuf::new(text);
        let start = Instant::now();
        extract(buf.text(), labels, None, &options, &mut scratch);
        start.elapsed().max(Duration::from_millis(1))
    };
    for unit in ["و ", "مليون ", "7", "7-", "7,", "خمسة و", "بين خمسة وعشرين ", "أكثر من ", "ألف إلا "]
    {
        let short = cost(&unit.repeat(20_000));
        let long = cost(&unit.repeat(160_000));
        assert!(long < short * 8 * 6, "{unit:?}: {short:?} grew to {long:?}");
    }
}
