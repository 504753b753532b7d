//! What is spelled is read back as the same number.

use proptest::prelude::*;
use tarqim::extract::{Label, Labels, Numeric, Options, Scratch, Value, extract};
use tarqim::parse_number;
use tarqim::spell::{Case, Form, Gender, Style, spell, spell_money, spell_ordinal};
use tarqim::text::TextBuf;

fn forms() -> impl Strategy<Value = Form> {
    let gender = prop_oneof![Just(Gender::Masculine), Just(Gender::Feminine)];
    let case = prop_oneof![Just(Case::Nominative), Just(Case::Accusative), Just(Case::Genitive)];
    let style = prop_oneof![Just(Style::Modern), Just(Style::Traditional), Just(Style::Apart)];
    (gender, case, style, any::<bool>()).prop_map(|(gender, case, style, definite)| Form {
        gender,
        case,
        style,
        definite,
        noun: None,
    })
}

/// Numbers of every size, not only long ones.
fn numbers() -> impl Strategy<Value = i128> {
    (0u32..=18).prop_flat_map(|digits| 0..10i128.pow(digits))
}

fn only(text: &str, label: Label, options: &Options) -> Option<Value> {
    let buf = TextBuf::new(text);
    let mut found =
        extract(buf.text(), Labels::of([label]), None, options, &mut Scratch::default()).into_iter();
    match (found.next(), found.next()) {
        (Some(entity), None) => Some(entity.value),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000.max(ProptestConfig::default().cases)))]

    #[test]
    fn cardinals(n in numbers(), form in forms()) {
        let words = spell(&Numeric::Int(n), &form).unwrap();
        prop_assert_eq!(parse_number(&words), Ok(Numeric::Int(n)), "{}", words);
    }

    #[test]
    fn negative_numbers(n in 1i128..10i128.pow(18), form in forms()) {
        let form = Form { definite: false, ..form };
        let words = spell(&Numeric::Int(-n), &form).unwrap();
        prop_assert_eq!(parse_number(&words), Ok(Numeric::Int(-n)), "{}", words);
    }

    #[test]
    fn decimals(whole in 0i64..1_000_000, places in 1i64..1_000_000, case in 0u32..3) {
        let text = format!("{whole}.{places:06}");
        let d: rust_decimal::Decimal = text.parse().unwrap();
        let case = [Case::Nominative, Case::Accusative, Case::Genitive][case as usize];
        let words = spell(&Numeric::Decimal(d), &Form { case, ..Form::default() }).unwrap();
        prop_assert_eq!(parse_number(&words), Ok(Numeric::Decimal(d.normalize())), "{}", words);
    }

    #[test]
    fn ordinals(n in 1i128..1_000_000, form in forms()) {
        let form = Form { definite: true, ..form };
        let words = spell_ordinal(n, &form).unwrap();
        let options = Options { compete: false, ..Options::default() };
        let found = only(&words, Label::Ordinal, &options);
        let value = found.and_then(|v| match v { Value::Number(n) => n.value, _ => None });
        prop_assert_eq!(value, Some(Numeric::Int(n)), "{}", words);
    }

    #[test]
    fn money(cents in 1i64..100_000_000, code in 0usize..6, form in forms()) {
        let (code, places) =
            [("USD", 2), ("SAR", 2), ("KWD", 3), ("EGP", 2), ("SYP", 2), ("TND", 3)][code];
        let amount = rust_decimal::Decimal::new(cents, places).normalize();
        let form = Form { definite: false, ..form };
        let words = spell_money(&Numeric::Decimal(amount), code, true, &form).unwrap();
        let Some(Value::Number(found)) = only(&words, Label::Money, &Options { compete: false, ..Options::default() }) else {
            return Err(TestCaseError::fail(words));
        };
        let value = found.value.map(|v| v.to_string().parse::<rust_decimal::Decimal>().unwrap().normalize());
        prop_assert_eq!(value, Some(amount), "{}", words);
        prop_assert_eq!(found.unit.as_deref(), Some(code), "{}", words);
    }
}
