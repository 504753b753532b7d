//! Properties of the normalizer as a whole.

use crate::signs::{SPACE, ZWJ};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// A normalizer from pairs of names.
pub(crate) fn with(options: &[(&str, &str)]) -> Normalizer {
    let mut o = Options::default();
    for (name, value) in options {
        o.set(name, &Value::from(*value)).unwrap();
    }
    Normalizer::new(o)
}

/// The stages one after the other, never the fast path.
fn slowly(n: &Normalizer, text: &[u32]) -> (Vec<u32>, Alignment) {
    let (mut work, mut spare) = (text.to_vec(), Vec::new());
    let mut a = Alignment::new();
    a.restart(text.len());
    n.general(&mut work, &mut spare, &mut a);
    a.finish(text.len(), work.len());
    (work, a)
}

/// Code points of a text in whichever form.
fn codes(text: Text<'_>) -> Vec<u32> {
    text.codes().collect()
}

/// The text as Python would store it.
enum Stored {
    Wide(Vec<u16>),
    Full(Vec<u32>),
}

impl Stored {
    fn new(text: &[u32]) -> Self {
        match text.iter().max().copied().unwrap_or(0) {
            0..0x1_0000 => Stored::Wide(text.iter().map(|c| *c as u16).collect()),
            _ => Stored::Full(text.to_vec()),
        }
    }

    fn text(&self) -> Text<'_> {
        match self {
            Stored::Wide(u) => Text::Wide(u),
            Stored::Full(u) => Text::Full(u),
        }
    }
}

/// A form is canonical if a narrower one would not do.
fn is_canonical(out: Rewritten<'_>) -> bool {
    let any = out.text.codes().fold(0, |any, c| any | c);
    any == out.any && matches!(out.text, Text::Full(_)) == (any >= 0x1_0000)
}

fn code() -> impl Strategy<Value = u32> {
    prop_oneof![
        10 => 0x0600u32..0x0700,
        4 => 0x064Bu32..0x0656,
        4 => 0x20u32..0x7F,
        2 => Just(0x20u32),
        1 => 0u32..0x100,
        1 => 0x0750u32..0x0900,
        1 => 0x2000u32..0x2070,
        1 => 0xFB50u32..0xFF00,
        1 => 0u32..0x1_0000,
    ]
}

fn any_code() -> impl Strategy<Value = u32> {
    prop_oneof![40 => code(), 1 => 0x1F300u32..0x1F650, 1 => 0u32..0x11_0000]
}

/// Marks in any order, and what may stand between them.
fn marked() -> impl Strategy<Value = u32> {
    prop_oneof![
        6 => 0x0627u32..0x0630,
        10 => 0x064Bu32..0x0656,
        2 => prop::sample::select(vec![0x0640u32, 0x200C, ZWJ, SPACE, 0xA0, 0x061C]),
        2 => prop::sample::select(vec![0x0656u32, 0x0670, 0x06DC, 0x06E3, 0x08F0, 0x0301, 0xFE7C, 0xFCD9, 0xFD3C]),
        1 => code(),
    ]
}

/// Addresses, tags, emoji and words, glued or parted by white space of all kinds, some with marks among them.
fn mixed() -> impl Strategy<Value = Vec<u32>> {
    const PIECES: &[&str] = &[
        "http://a.b/c",
        "www.a.com",
        "x@y.org",
        "@abc",
        "#وسم_ثان",
        "#",
        "@",
        "://",
        "<b>",
        "</p",
        "<!--",
        "&amp;",
        "&#1605;",
        "&",
        "😀",
        "👨\u{200D}👩",
        "❤\u{FE0F}",
        "كتابــــ",
        "مَدّ\u{64E}",
        "لأ",
        "ﻷ",
        "ﷲ",
        "ﷺ",
        "\u{FE7C}",
        "\u{FE70}",
        "\u{FC5E}",
        "ئـ\u{654}",
        "و",
        "ههههه",
        "...",
        "١٢",
        "Ab",
        "é",
        "e\u{301}",
        " ",
        "  ",
        "\u{A0}",
        "\u{3000}",
        "\n",
        "\t ",
        "\u{200C}",
        "\u{200F}",
        "\u{600}",
        "\u{6DD}",
    ];
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(|piece| piece.chars().map(u32::from).collect()),
        2 => prop::collection::vec(marked(), 0..6),
        1 => any_code().prop_map(|c| vec![c]),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces: Vec<Vec<u32>>| pieces.concat())
}

fn text() -> impl Strategy<Value = Vec<u32>> {
    prop_oneof![
        mixed(),
        prop::collection::vec(marked(), 0..80),
        prop::collection::vec(code(), 0..80),
        prop::collection::vec(any_code(), 0..80),
        prop::collection::vec(0u32..0x100, 0..40),
    ]
}

/// A value of each kind of option.
fn value(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Choice(names) => prop::sample::select(names).prop_map(Value::from).boxed(),
        Kind::Count => (1u32..4).prop_map(Value::from).boxed(),
        Kind::Set(names) => {
            prop::collection::vec(prop::sample::select(names), 1..4).prop_map(Value::from).boxed()
        }
        Kind::Pairs => Just(json!({"ا": "", "لا": "x", "\u{64E}": "\u{64E}\u{651}", "  ": " "})).boxed(),
    }
}

/// Any configuration: a few options, each with any of its values. Those that read characters one by one are rare:
/// they leave little for the others, or no fast path.
fn options() -> impl Strategy<Value = Options> {
    let one = prop::sample::select(Options::ALL)
        .prop_filter("another tool", |info| info.name != "compat")
        .prop_flat_map(|info| (Just(info), value(info.kind), 0..8usize));
    prop::collection::vec(one, 0..10).prop_map(|v| {
        let mut o = Options::default();
        for (info, value, chance) in v {
            if matches!(info.kind, Kind::Choice(_) | Kind::Count) || chance == 0 {
                o.set(info.name, &value).unwrap();
            }
        }
        o
    })
}

fn check(n: &Normalizer, text: &[u32]) -> Result<(), TestCaseError> {
    let stored = Stored::new(text);
    let (slow, _) = slowly(n, text);
    let mut scratch = Scratch::default();
    let plain = match n.units(stored.text(), &mut scratch) {
        None => text.to_vec(),
        Some(out) => {
            prop_assert!(is_canonical(out));
            codes(out.text)
        }
    };
    prop_assert_eq!(&plain, &slow, "{:?}", n.to_json());
    let mut scratch = Scratch::default();
    let (out, a) = n.units_aligned(stored.text(), &mut scratch);
    let aligned = out.map_or(text.to_vec(), |out| codes(out.text));
    prop_assert_eq!(&aligned, &plain);
    // Total, monotone, in bounds.
    let (src, dst) = (text.len() as u32, plain.len() as u32);
    let mut last = 0;
    for i in 0..=dst {
        let (s, e) = a.to_original(i, i);
        prop_assert!(s == e && s >= last && e <= src);
        last = s;
    }
    last = 0;
    for i in 0..=src {
        let (s, e) = a.to_normalized(i, i);
        prop_assert!(s == e && s >= last && e <= dst);
        last = s;
    }
    // A unit outside every run is the same place in both texts.
    for r in a.runs().windows(2) {
        prop_assert!(r[0].src_end() <= r[1].src && r[0].dst_end() <= r[1].dst);
        prop_assert_eq!(r[1].src - r[0].src_end(), r[1].dst - r[0].dst_end());
    }
    if plain == text {
        prop_assert!(a.runs().is_empty() || a.src_len() == a.dst_len());
    }
    Ok(())
}

proptest! {
    #[test]
    fn fast_path_equals_the_stages_one_by_one(o in options(), t in text()) {
        check(&Normalizer::new(o), &t)?;
    }

    #[test]
    fn presets_too(i in 0..PRESETS.len(), t in text()) {
        check(&Normalizer::preset(PRESETS[i]).unwrap(), &t)?;
    }

    #[test]
    fn stripping_at_every_block_offset(shift in 0usize..40, t in prop::collection::vec(prop_oneof![0x0640u32..0x0653, Just(0x0628u32)], 0..120)) {
        let n = with(&[("tashkeel", "strip"), ("tatweel", "strip"), ("alef_maqsura", "yeh")]);
        let mut padded = vec![0x0628; shift];
        padded.extend(&t);
        check(&n, &padded)?;
    }

    #[test]
    fn utf8_ranges_lie_on_letters(s in any::<String>()) {
        let n = Normalizer::preset("search").unwrap();
        let a = n.align(&s);
        for i in (0..=a.text().len()).filter(|i| a.text().is_char_boundary(*i)) {
            for j in (i..=a.text().len()).filter(|j| a.text().is_char_boundary(*j)) {
                let r = a.to_original(i..j);
                prop_assert!(s.get(r).is_some());
            }
        }
    }
}

#[test]
fn presets_do_what_they_say() {
    let clean = Normalizer::preset("clean").unwrap();
    assert_eq!(clean.normalize("ﻣَﺮﺣﺒــﺎ\u{200F}  بكم "), "مَرحبا بكم");
    let search = Normalizer::preset("search").unwrap();
    assert_eq!(search.normalize("إلى الأُسْتَاذَة، ٣٠ Reuters"), "الي الاستاذه, 30 reuters");
    let lucene = Normalizer::preset("lucene").unwrap();
    assert_eq!(lucene.normalize("الحُرّيّة ٱلله أُمّ"), "الحريه ٱلله ام");
    let camel = Normalizer::preset("camel").unwrap();
    assert_eq!(camel.normalize("أَلْفُ ﷼ على ٱلمدرسة"), "الف ريال علي المدرسه");
    let pyarabic = Normalizer::preset("pyarabic").unwrap();
    assert_eq!(
        pyarabic.normalize("أستشتري دمـــى آلية لأبنائك قبل الإغلاق"),
        "استشتري دما اليه لابناءك قبل الاغلاق"
    );
    assert!(Normalizer::preset("none").unwrap_err().to_string().contains("lucene"));
}

/// A character map alone fills more pages of the table than a byte can count.
#[test]
fn a_character_map_leaves_room_for_emoji() {
    let n = with(&[("charmap", "camel_arclean"), ("emoji", "placeholder")]);
    assert_eq!(n.normalize("\u{1F300}"), "[رمز]");
    check(&n, &[0x1F300]).unwrap();
}

#[test]
fn a_configuration_survives_json() {
    for name in PRESETS {
        let n = Normalizer::preset(name).unwrap();
        assert_eq!(Normalizer::from_json(&n.to_json()).unwrap(), n);
    }
}

#[test]
fn classes_of_characters() {
    let mut o = Options::default();
    o.set("keep", &json!(["arabic_letters", "vowel_signs"])).unwrap();
    assert_eq!(Normalizer::new(o.clone()).normalize("1. بِسْمِ، In"), " بِسْمِ ");
    o.set("fill", &json!("space")).unwrap();
    assert_eq!(Normalizer::new(o).normalize("1. بِسْمِ،a漢"), "   بِسْمِ   ");
    let mut o = Options::default();
    o.set("drop", &json!(["emoji", "latin_letters"])).unwrap();
    assert_eq!(Normalizer::new(o).normalize("نص text 😎 1"), "نص   1");
}

#[test]
fn ideographs_and_private_characters_stay_in_every_form() {
    use super::form::{class, inert, is_settled};
    use super::options::Unicode;
    for form in [Unicode::Nfc, Unicode::Nfd, Unicode::Nfkc, Unicode::Nfkd] {
        for c in 0..0x1_0000 {
            assert_eq!(inert(form, c), is_settled(form, c) && class(c) == 0, "{c:04X}");
        }
    }
}
