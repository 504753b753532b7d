//! Tokens and sentences of text as it is really written.

use proptest::prelude::*;
use tarqim::tokenize::{Kind, sentences, tokenize};

fn tokens(text: &str) -> Vec<(&str, &'static str)> {
    let t = tokenize(text);
    (0..t.len()).map(|i| (&text[t.starts[i] as usize..t.ends[i] as usize], t.kinds[i].name())).collect()
}

fn texts(text: &str) -> Vec<&str> {
    tokens(text).into_iter().map(|(t, _)| t).collect()
}

#[test]
fn one_token_each() {
    for (text, kind) in [
        ("1,234.5", "number"),
        ("10:30", "number"),
        ("2015/9/30", "number"),
        ("٣,٥", "number"),
        ("١٬٢٣٤٫٥٠", "number"),
        ("½", "number"),
        ("كيه.إتش-٢٩", "code"),
        ("سو34", "code"),
        ("سوخوي-٣٤", "code"),
        ("إس-400", "code"),
        ("F-16", "code"),
        ("أ.د.", "word"),
        ("ق.م", "word"),
        ("هـ", "word"),
        ("جميـــل", "word"),
        ("مُدَرِّسَةٌ", "word"),
        ("حلوةةة", "word"),
        ("می\u{200C}خواهم", "word"),
        ("https://example.com/a?b=1", "url"),
        ("www.example.sy", "url"),
        ("name@example.com", "email"),
        ("#هاشتاق_عربي", "hashtag"),
        ("@name_1", "mention"),
        ("👨\u{200D}👩\u{200D}👧", "emoji"),
        ("🇸🇾", "emoji"),
    ] {
        assert_eq!(tokens(text), [(text, kind)]);
    }
}

#[test]
fn several_tokens() {
    assert_eq!(texts("3-4"), ["3", "-", "4"]);
    assert_eq!(texts("29 – 30"), ["29", "–", "30"]);
    assert_eq!(texts("«داعش »"), ["«", "داعش", "»"]);
    assert_eq!(texts("واضاف»وزارة"), ["واضاف", "»", "وزارة"]);
    assert_eq!(texts("،بلا مسافة"), ["،", "بلا", "مسافة"]);
    assert_eq!(texts("و8 صهاريج"), ["و", "8", "صهاريج"]);
    assert_eq!(texts("الـ20"), ["الـ", "20"]);
    assert_eq!(texts("في2019 بتاريخ12/5/2023"), ["في", "2019", "بتاريخ", "12/5/2023"]);
    assert_eq!(texts("الساعة10ص خصم٣٠٪"), ["الساعة", "10", "ص", "خصم", "٣٠", "٪"]);
    assert_eq!(texts("وسوخوي35 وإس400 وكم2"), ["وسوخوي35", "وإس400", "وكم2"]);
    assert_eq!(texts("5-أبريل-21 9am-5pm"), ["5", "-", "أبريل", "-", "21", "9", "am", "-", "5", "pm"]);
    assert_eq!(texts("8الف"), ["8", "الف"]);
    // A word ends with its ة, wherever in the text it stands.
    for before in 0..80 {
        let text = format!("{}لمدةثلاثة أيام", "من ".repeat(before));
        assert_eq!(texts(&text)[before..], ["لمدة", "ثلاثة", "أيام"]);
    }
    assert_eq!(texts("المدرسةالكبيرةالجديدة."), ["المدرسة", "الكبيرة", "الجديدة", "."]);
    // Each is looked for once: with the square of the length this would not end.
    assert_eq!(tokenize(&"كلمةبا".repeat(200_000)).len(), 200_001);
    assert_eq!(texts("@سبعة"), ["@", "سبعة"]);
    assert_eq!(texts("الدقة\".انتهى"), ["الدقة", "\"", ".", "انتهى"]);
    assert_eq!(texts("تم.وقال"), ["تم", ".", "وقال"]);
    assert_eq!(texts("يناير-2015"), ["يناير", "-", "2015"]);
    assert_eq!(texts("جو -أرض"), ["جو", "-", "أرض"]);
    assert_eq!(texts("سوخوي-٣٤ وسوخوي-٢٤"), ["سوخوي-٣٤", "وسوخوي-٢٤"]);
    assert_eq!(texts("\u{200F}نعم\u{200F}"), ["نعم"]);
}

#[test]
fn sentence_borders() {
    let split = |text: &'static str| -> Vec<&str> {
        sentences(text).into_iter().map(|s| &text[s.start as usize..s.end as usize]).collect()
    };
    assert_eq!(split("وصل د. أحمد أمس. ثم غادر؟ نعم!"), ["وصل د. أحمد أمس.", "ثم غادر؟", "نعم!"]);
    assert_eq!(split("بلغ 3.5 بالمئة. وقال: «انتهى.» ومضى"), ["بلغ 3.5 بالمئة.", "وقال: «انتهى.»", "ومضى"]);
    assert_eq!(split("عنوان\nنص أول"), ["عنوان", "نص أول"]);
    assert_eq!(split("قال «نعم» ثم «لا» ورحل."), ["قال «نعم» ثم «لا» ورحل."]);
}

proptest! {
    #[test]
    fn tokens_and_gaps_rebuild_the_text(text in "\\PC{0,60}|[ابتةىو٣٤0-9.,:/@#_\\- \u{200D}\u{064E}\u{0640}a-z]{0,60}") {
        let t = tokenize(&text);
        let mut at = 0;
        for i in 0..t.len() {
            let (start, end) = (t.starts[i] as usize, t.ends[i] as usize);
            prop_assert!(at <= start && start < end && end <= text.len());
            prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
            // What lies between tokens is white space, controls or invisible format characters.
            prop_assert!(text[at..start].chars().all(|c| !c.is_alphanumeric()));
            at = end;
        }
        prop_assert!(Kind::ALL.len() == 11);
    }
}
