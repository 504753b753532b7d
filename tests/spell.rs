//! Numbers to words.

use tarqim::extract::Numeric;
use tarqim::spell::{Case, Form, Gender, NounForms, Style, spell, spell_money, spell_ordinal};

fn int(n: i128) -> Numeric {
    Numeric::Int(n)
}

fn plain(n: i128) -> String {
    spell(&int(n), &Form::default()).unwrap()
}

#[test]
fn cardinals() {
    for (n, words) in [
        (0, "صفر"),
        (1, "واحد"),
        (8, "ثمانية"),
        (11, "أحد عشر"),
        (12, "اثنا عشر"),
        (18, "ثمانية عشر"),
        (21, "واحد وعشرون"),
        (100, "مئة"),
        (200, "مئتان"),
        (305, "ثلاثمئة وخمسة"),
        (1000, "ألف"),
        (2000, "ألفان"),
        (3200, "ثلاثة آلاف ومئتان"),
        (11_000, "أحد عشر ألفا"),
        (100_000, "مئة ألف"),
        (200_000, "مئتا ألف"),
        (1_000_001, "مليون وواحد"),
        (2_000_002, "مليونان واثنان"),
        (-45, "سالب خمسة وأربعون"),
        (10i128.pow(27), "أوكتيليون"),
    ] {
        assert_eq!(plain(n), words, "{n}");
    }
    assert!(spell(&int(10i128.pow(30)), &Form::default()).is_err());
    assert!(spell(&int(i128::MIN), &Form::default()).is_err());
}

#[test]
fn gender_case_and_article() {
    let form = |gender, case, definite| Form { gender, case, definite, ..Form::default() };
    use Case::{Accusative as Acc, Genitive as Gen, Nominative as Nom};
    use Gender::{Feminine as F, Masculine as M};
    for (n, gender, case, definite, words) in [
        (2, F, Acc, false, "اثنتين"),
        (3, F, Nom, false, "ثلاث"),
        (3, F, Acc, false, "ثلاثا"),
        (8, F, Nom, false, "ثمان"),
        (8, F, Acc, false, "ثمانيا"),
        (8, F, Nom, true, "الثماني"),
        (11, F, Gen, false, "إحدى عشرة"),
        (12, F, Gen, false, "اثنتي عشرة"),
        (18, F, Nom, false, "ثماني عشرة"),
        (21, F, Gen, false, "إحدى وعشرين"),
        (28, F, Acc, false, "ثمانيا وعشرين"),
        (1, M, Acc, false, "واحدا"),
        (31, M, Acc, false, "واحدا وثلاثين"),
        (1200, M, Acc, false, "ألفا ومئتين"),
        (25, M, Gen, true, "الخمسة والعشرين"),
        (3200, M, Nom, true, "الثلاثة آلاف ومئتان"),
        (12, M, Nom, true, "الاثنا عشر"),
    ] {
        assert_eq!(spell(&int(n), &form(gender, case, definite)).unwrap(), words, "{n}");
    }
}

#[test]
fn styles_of_hundreds() {
    let styled = |n, style| spell(&int(n), &Form { style, ..Form::default() }).unwrap();
    assert_eq!(styled(1300, Style::Modern), "ألف وثلاثمئة");
    assert_eq!(styled(1300, Style::Traditional), "ألف وثلاثمائة");
    assert_eq!(styled(1800, Style::Apart), "ألف وثماني مئة");
}

#[test]
fn counted_nouns() {
    let book = NounForms { singular: "كتاب".into(), plural: "كتب".into(), feminine: false };
    let car = NounForms { singular: "سيارة".into(), plural: "سيارات".into(), feminine: true };
    let counted = |n: i128, noun: &NounForms, case| {
        spell(&int(n), &Form { noun: Some(noun.clone()), case, ..Form::default() }).unwrap()
    };
    for (n, words) in [
        (0, "صفر كتاب"),
        (1, "كتاب واحد"),
        (2, "كتابان"),
        (3, "ثلاثة كتب"),
        (10, "عشرة كتب"),
        (11, "أحد عشر كتابا"),
        (20, "عشرون كتابا"),
        (100, "مئة كتاب"),
        (101, "مئة كتاب وكتاب"),
        (102, "مئة كتاب وكتابان"),
        (103, "مئة وثلاثة كتب"),
        (200, "مئتا كتاب"),
        (2000, "ألفا كتاب"),
        (15_000, "خمسة عشر ألف كتاب"),
        (15_015, "خمسة عشر ألفا وخمسة عشر كتابا"),
    ] {
        assert_eq!(counted(n, &book, Case::Nominative), words, "{n}");
    }
    assert_eq!(counted(8, &car, Case::Accusative), "ثماني سيارات");
    assert_eq!(counted(2, &car, Case::Genitive), "سيارتين");
    assert_eq!(counted(1, &book, Case::Accusative), "كتابا واحدا");
    let definite = Form { noun: Some(book), definite: true, ..Form::default() };
    assert_eq!(spell(&int(1), &definite).unwrap(), "الكتاب الواحد");
}

#[test]
fn decimals_and_fractions() {
    let decimal = |text: &str| spell(&Numeric::Decimal(text.parse().unwrap()), &Form::default()).unwrap();
    assert_eq!(decimal("17.42"), "سبعة عشر فاصلة اثنان وأربعون");
    assert_eq!(decimal("-3.05"), "سالب ثلاثة فاصلة صفر خمسة");
    assert_eq!(decimal("2.50"), "اثنان فاصلة خمسة");
    assert_eq!(decimal("4.00"), "أربعة");
    let ratio = |n, d| spell(&Numeric::Ratio(n, d), &Form::default()).unwrap();
    assert_eq!(ratio(1, 3), "ثلث");
    assert_eq!(ratio(2, 3), "ثلثان");
    assert_eq!(ratio(3, 4), "ثلاثة أرباع");
    assert_eq!(ratio(3, 2), "واحد ونصف");
    assert_eq!(ratio(1, 40), "واحد على أربعين");
    let nothing = spell(&Numeric::Ratio(1, 0), &Form::default()).unwrap_err();
    assert!(nothing.to_string().contains("must not be zero"), "{nothing}");
}

#[test]
fn ordinals() {
    let rank = |n, gender, definite| spell_ordinal(n, &Form { gender, definite, ..Form::default() }).unwrap();
    for (n, masculine, feminine) in [
        (1, "الأول", "الأولى"),
        (2, "الثاني", "الثانية"),
        (10, "العاشر", "العاشرة"),
        (11, "الحادي عشر", "الحادية عشرة"),
        (20, "العشرون", "العشرون"),
        (21, "الحادي والعشرون", "الحادية والعشرون"),
        (100, "المئة", "المئة"),
        (101, "الأول بعد المئة", "الأولى بعد المئة"),
        (1225, "الخامس والعشرون بعد الألف ومئتين", "الخامسة والعشرون بعد الألف ومئتين"),
    ] {
        assert_eq!(rank(n, Gender::Masculine, true), masculine, "{n}");
        assert_eq!(rank(n, Gender::Feminine, true), feminine, "{n}");
    }
    assert_eq!(rank(2, Gender::Masculine, false), "ثان");
    assert_eq!(rank(2, Gender::Feminine, false), "ثانية");
    assert!(spell_ordinal(-1, &Form::default()).is_err());
}

#[test]
fn money() {
    let money = |text: &str, code| {
        let amount = Numeric::Decimal(text.parse().unwrap());
        spell_money(&amount, code, true, &Form::default()).unwrap()
    };
    for (amount, code, words) in [
        ("1", "SAR", "ريال سعودي واحد"),
        ("2", "SAR", "ريالان سعوديان"),
        ("3.5", "SAR", "ثلاثة ريالات سعودية وخمسون هللة"),
        ("11", "KWD", "أحد عشر دينارا كويتيا"),
        ("101", "JOD", "مئة دينار ودينار أردني"),
        ("0.01", "SAR", "هللة سعودية واحدة"),
        ("20.43", "USD", "عشرون دولارا وثلاثة وأربعون سنتا"),
        ("2", "SYP", "ليرتان سوريتان"),
        ("1.005", "USD", "واحد فاصلة صفر صفر خمسة دولار"),
        ("-1", "EGP", "سالب جنيه مصري واحد"),
        ("11", "EUR", "أحد عشر يورو"),
        ("0", "AED", "صفر درهم إماراتي"),
    ] {
        assert_eq!(money(amount, code), words, "{amount} {code}");
    }
    assert!(spell_money(&int(1), "XXQ", true, &Form::default()).is_err());
    assert!(spell_money(&Numeric::Ratio(1, 0), "SAR", true, &Form::default()).is_err());
    let bare = spell_money(&int(5), "SAR", false, &Form::default()).unwrap();
    assert_eq!(bare, "خمسة ريالات");
}
