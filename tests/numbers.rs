//! Whole-string numbers.

use tarqim::extract::Numeric;
use tarqim::parse_number;

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
    assert_eq!(parse_number("ثلاثة آلاف تفاحة").unwrap_err().char_offset(), 11);
    assert_eq!(parse_number("  تفاحة").unwrap_err().offset(), 2);
    assert_eq!(parse_number("").unwrap_err().offset(), 0);
    assert!(parse_number("مئات").is_err());
    assert!(parse_number("خمسة وستة").is_err());
}
