//! Names as the library finds them in running text: the span policy, sentence by sentence.

use std::sync::Arc;

use tarqim::entities::{Entry, Gazetteer, Model, NameLabel};
use tarqim::extract::{Entity, Label, Labels, Options, Scratch, Value, extract, extract_str};
use tarqim::text::TextBuf;

/// Names of a text as `text/LABEL`, in order.
fn names(text: &str) -> Vec<String> {
    let show = |e: &Entity| format!("{}/{}", &text[e.span.range()], e.label);
    extract_str(text).iter().filter(|e| matches!(e.value, Value::Name(_))).map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn proclitics_and_titles_stay_outside() {
    check(
        "وصل الرئيس الفرنسي إيمانويل ماكرون إلى بيروت",
        &["الفرنسي/NORP", "إيمانويل ماكرون/PERSON", "بيروت/GPE"],
    );
    check("عادوا للرقة", &["لرقة/GPE"]);
    check("وسوريا ولبنان", &["سوريا/GPE", "لبنان/GPE"]);
}

#[test]
fn national_bodies_take_their_adjective() {
    check("نفت وزارة الخارجية المصرية الخبر", &["وزارة الخارجية المصرية/ORG"]);
    check("أكدت الخارجية المصرية ذلك", &["الخارجية المصرية/ORG"]);
    check("قال وزير الخارجية المصري إن الوضع صعب", &["المصري/NORP"]);
    check("اجتمعت الحكومة اللبنانية أمس", &["اللبنانية/NORP"]);
}

#[test]
fn heads_say_what_follows() {
    check("عبروا نهر الخابور قرب مطار القامشلي", &["نهر الخابور/LOC", "مطار القامشلي/FAC"]);
    check("خلال عملية «فجر الصحراء»", &["فجر الصحراء/EVENT"]);
    check("ذكرت صحيفة الشروق ذلك", &["الشروق/ORG"]);
}

#[test]
fn designations_are_products() {
    check("أسقطت طائرات سوخوي-٣٤ وقاذفات تو-160 أهدافها", &["سوخوي-٣٤/PRODUCT", "تو-160/PRODUCT"]);
    check("صواريخ من طراز كيه.إتش-٢٩ إل", &["كيه.إتش-٢٩ إل/PRODUCT"]);
}

#[test]
fn a_person_is_one_person_in_a_document() {
    let text = "قال فلاديمير بوتين إن الأمر انتهى. وأضاف بوتين أنه راض.";
    let ids: Vec<_> = extract_str(text)
        .into_iter()
        .filter(|e| e.label == Label::Person)
        .filter_map(|e| match e.value {
            Value::Name(name) => name.id,
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn own_names_of_several_words_are_found() {
    let entry = Entry {
        form: "إذاعة المرسى".into(),
        label: NameLabel::Org,
        id: "marsa".into(),
        canonical: String::new(),
        place: None,
    };
    let mut scratch = Scratch::default();
    scratch.set_gazetteer(Some(&Arc::new(Gazetteer::new(&[entry]).unwrap())));
    let text = TextBuf::new("قالت لاذاعة المرسي");
    let mut read = || extract(text.text(), Labels::ALL, None, &Options::default(), &mut scratch);
    assert_eq!((read()[0].span.start, read()[0].span.end), (6, 18));
    scratch.set_gazetteer(None);
    let without = extract(text.text(), Labels::ALL, None, &Options::default(), &mut scratch);
    assert!(without.iter().all(|e| e.rule != "names/gazetteer::candidate"));
}

#[test]
fn a_damaged_model_is_refused() {
    let good = std::fs::read("seeds/models/names.bin").unwrap();
    assert!(Model::from_bytes(&good).is_ok());
    let mut bad = good.clone();
    bad[100] ^= 1;
    assert!(Model::from_bytes(&bad).is_err());
    for cut in [0, 3, 11, 12, 40, good.len() - 1] {
        assert!(Model::from_bytes(&good[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn heads_of_places_stay_outside() {
    check("دخلت المساعدات إلى مدينة غزة", &["غزة/GPE"]);
    check("زار وفد دولة الكويت عمّان", &["الكويت/GPE", "عمّان/GPE"]);
    check("في إقليم كردستان", &["كردستان/GPE"]);
}

#[test]
fn parties_keep_their_head() {
    check("فاز حزب الليكود بالانتخابات", &["حزب الليكود/ORG"]);
    check("قالت حركة حماس إنها وافقت", &["حماس/ORG"]);
}

#[test]
fn ordinary_phrases_are_no_names() {
    check("عاد إلى مسقط رأسه", &[]);
    check("مدارس بنين وبنات", &[]);
    check("الأغراض السلمية للطاقة", &[]);
}

#[test]
fn national_bodies_are_told_apart() {
    let text = "أعلنت وزارة الدفاع الروسية ذلك ونفته وزارة الدفاع الأوكرانية";
    let ids: Vec<_> = extract_str(text)
        .into_iter()
        .filter_map(|e| match e.value {
            Value::Name(name) => Some((name.canonical, name.id)),
            _ => None,
        })
        .collect();
    assert_eq!(ids[0].0, "وزارة الدفاع الروسية");
    assert_ne!(ids[0].1, ids[1].1);
}

#[test]
fn institutions_named_after_people() {
    check("درس في جامعة الملك سعود", &["جامعة الملك سعود/ORG"]);
    check("وقعت شركة دستينيشن ويلث مانجمنت العقد", &["دستينيشن ويلث مانجمنت/ORG"]);
}

#[test]
fn ends_of_names() {
    check("وقال ستيفن كروفورد بصوت عال", &["ستيفن كروفورد/PERSON"]);
    check("والده رحمه الله كان معلما", &[]);
    check("مدينة زرتها في الصيف", &[]);
}

#[test]
fn newspapers_in_quotation_marks() {
    check("وقال لـ«الشرق الأوسط» إن الوضع صعب في الشرق الأوسط", &["الشرق الأوسط/ORG", "الشرق الأوسط/LOC"]);
}

#[test]
fn ids_are_in_latin_letters() {
    for e in extract_str("قال حمدان القرشي إن وزارة الموارد المائية العراقية وافقت")
    {
        if let Value::Name(name) = e.value {
            assert!(name.id.is_some_and(|id| id.is_ascii()), "{}", name.canonical);
        }
    }
}

/// A sentence with its names marked, «زار ⟦دمشق⟧GPE أمس»: the sentence, and its names as `text/LABEL`.
fn unmarked(marked: &str) -> (String, Vec<String>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut pieces = marked.split('⟦');
    text.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (name, rest) = piece.split_once('⟧').unwrap();
        let label = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
        names.push(format!("{name}/{}", &rest[..label]));
        text.push_str(name);
        text.push_str(&rest[label..]);
    }
    (text, names)
}

/// `tests/suites/names*.toml`.
#[test]
fn suites_of_names() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites");
    let (mut wrong, mut count) = (String::new(), 0);
    let mut hold = |place: &str, text: &str, expected: &[String]| {
        count += 1;
        let found = names(text);
        if found != expected {
            wrong += &format!("{place}: {text}\n  expected {expected:?}\n  found    {found:?}\n");
        }
    };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.starts_with("names") {
            continue;
        }
        let suite: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
        let rows = |key: &str| suite.get(key).and_then(|rows| rows.as_array()).cloned().unwrap_or_default();
        for sentence in rows("sentence") {
            let entities = sentence["entities"].as_array().unwrap();
            let expected: Vec<String> =
                entities.iter().map(|e| format!("{}/{}", text(&e["text"]), text(&e["label"]))).collect();
            hold(&name, &text(&sentence["text"]), &expected);
        }
        for none in rows("none") {
            none["texts"].as_array().unwrap().iter().for_each(|t| hold(&name, &text(t), &[]));
        }
        for marked in rows("marked") {
            for sentence in marked["texts"].as_array().unwrap() {
                let (sentence, expected) = unmarked(&text(sentence));
                hold(&name, &sentence, &expected);
            }
        }
    }
    assert!(count > 100, "only {count} sentences were read");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn ordinary_words_are_no_places() {
    check("اختطف المسلحون مواطنا سوريا من بيته", &[]);
    check("انسحبوا من معسكر الأعداء ليلا", &[]);
    check("في بلاد ذات كثافة سكانيه عاليه", &[]);
    check("تقع بلدة عاليه في لبنان", &["عاليه/GPE", "لبنان/GPE"]);
    check("قصف على بلدة حقل في السعودية", &["حقل/GPE", "السعودية/GPE"]);
    check("دخل عن طريق الباب الخلفي", &[]);
    check("تواجه الحكومة ديوناً كبيرة", &[]);
    check("لقي المدرب بيرناردو مدهوشاً", &["بيرناردو/PERSON"]);
    check("غادرت المدرسة سوريا", &["سوريا/GPE"]);
    check("أوضح المتحدث باسم الوزارة قيس الربيعي ذلك", &["قيس الربيعي/PERSON"]);
    check("تأهل إلى نصف نهائي كأس محمد السادس", &["كأس محمد السادس/EVENT"]);
    check("توقفت الخدمة في مجمع الأمل الطبي أمس", &["مجمع الأمل الطبي/FAC"]);
    check("سجل جورج لصالح الأهلي", &["جورج/PERSON", "الأهلي/ORG"]);
    check("ولها ابنتان هما مريم وهناء", &["مريم/PERSON", "هناء/PERSON"]);
    check("أنهى مؤشر داو جونز الجلسة مرتفعا", &["داو جونز/ORG"]);
    check("سيدفع المدرب بالرباعي خالد الغامدي وعمر هوساوي", &["خالد الغامدي/PERSON", "عمر هوساوي/PERSON"]);
}
