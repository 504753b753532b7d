//! The front door: what it gives is what the floor below gives, in bytes.

use tarqim::extract::{Entry, Labels, Options, Scratch, extract};
use tarqim::text::TextBuf;
use tarqim::{Analyzer, Label, Normalizer};

const TEXT: &str =
    "قتل 80 إرهابياً 😀 شرق الرقة أمس. وصل المبعوث غير بيدرسن إلى دمشق، وقال: دفعنا 3.5 مليون دولار.";

#[test]
fn ranges_of_bytes_are_those_of_code_points() {
    let analyzer = Analyzer::builder().events(true).build().unwrap();
    let read = analyzer.analyze(TEXT);
    let (buf, mut scratch) = (TextBuf::new(TEXT), Scratch::default());
    let below = extract(buf.text(), Labels::ALL, None, &Options::default(), &mut scratch);
    let chars: Vec<char> = TEXT.chars().collect();
    let cut = |start: u32, end: u32| chars[start as usize..end as usize].iter().collect::<String>();
    let texts: Vec<String> = below.iter().map(|e| cut(e.span.start, e.span.end)).collect();
    assert!(texts.len() > 4);
    assert_eq!(read.entities().map(|e| e.text().to_owned()).collect::<Vec<_>>(), texts);
    for entity in read.entities() {
        assert_eq!(&TEXT[entity.byte_range()], entity.text());
        assert_eq!(&TEXT[entity.phrase_range()], entity.phrase());
    }
    for token in read.tokens() {
        assert_eq!(&TEXT[token.byte_range()], token.text());
    }
    assert_eq!(read.sentences().count(), 2);
    assert_eq!(read.entities().map(|e| e.sentence()).max(), Some(1));
    let killed = read.events().next().unwrap();
    assert_eq!((killed.trigger(), killed.patient().unwrap().head()), ("قتل", "إرهابياً"));
    assert_eq!(killed.places().next().unwrap().name().unwrap().canonical, "الرقة");
    assert_eq!(killed.time().unwrap().text(), "أمس");
}

#[test]
fn labels_filter_what_events_still_refer_to() {
    let analyzer = Analyzer::builder().labels([Label::Gpe]).events(true).build().unwrap();
    let read = analyzer.analyze(TEXT);
    assert!(read.entities().all(|e| e.label() == Label::Gpe));
    assert_eq!(read.events().next().unwrap().time().unwrap().label(), Label::Date);
}

#[test]
fn a_rewritten_text_keeps_its_own_positions() {
    let text = "وصـــل 5 جُنُودٍ إلى دِمَشْق";
    let analyzer = Analyzer::builder().normalizer(Normalizer::preset("search").unwrap()).build().unwrap();
    let read = analyzer.analyze(text);
    assert_eq!(read.entities().map(|e| e.text()).collect::<Vec<_>>(), ["5", "دِمَشْق"]);
    assert_eq!(read.entities().next().unwrap().phrase(), "5 جُنُودٍ");
}

/// The words that tell of it, who suffers it, how many and where, each cut out of the text by its range.
fn told(normalizer: Option<&str>, text: &str) -> Vec<[String; 4]> {
    let mut builder = Analyzer::builder().events(true);
    if let Some(name) = normalizer {
        builder = builder.normalizer(Normalizer::preset(name).unwrap());
    }
    let read = builder.build().unwrap().analyze(text);
    let cut = |range: Option<std::ops::Range<usize>>| range.map_or(String::new(), |r| text[r].to_owned());
    let one = |e: tarqim::FoundEvent<'_>| {
        let place = e.places().next();
        let count = e.count().and_then(|c| c.number.value).map_or(String::new(), |n| format!("{n:?}"));
        [
            cut(Some(e.trigger_range())),
            cut(e.patient().map(|p| p.head_range())),
            count,
            cut(place.map(|p| p.byte_range())),
        ]
    };
    read.events().map(one).collect()
}

#[test]
fn events_of_a_rewritten_text_keep_its_own_positions() {
    let text = "أعلن الناطق: مَقـــتَل 5 جُنُودٍ في <b>دِمَشْق</b>&nbsp;أمس. وأُصِيبَ ٣ أطفـــال في حَلَب.";
    let first = ["مَقـــتَل", "جُنُودٍ", "Int(5)", "دِمَشْق"];
    let second = ["أُصِيبَ", "أطفـــال", "Int(3)", "حَلَب"];
    assert_eq!(told(Some("model"), text), [first, second]);
    // Read as it is where nothing is rewritten.
    let plain = "مقتل 5 جنود في دمشق";
    assert_eq!(told(Some("clean"), plain), told(None, plain));
    // A letter that is rewritten into words has one place for all of them.
    for text in ["ﷺ قتل 3 في ﷽ دمشق", "&lt;قتل&gt; 3 جنود", "@a قتل @b"] {
        for preset in tarqim::normalize::PRESETS {
            told(Some(preset), text);
        }
    }
}

#[test]
fn names_in_hashtags_are_where_it_was() {
    let analyzer = Analyzer::builder().events(true).build().unwrap();
    let read = analyzer.analyze("مقتل 5 جنود في #حلب");
    let place = read.events().next().unwrap().places().next().unwrap();
    assert_eq!((place.text(), place.name().unwrap().canonical.as_str()), ("حلب", "حلب"));
}

#[test]
fn one_analyzer_serves_many_threads() {
    let own = Entry::new("فرقة الزغاليل", Label::Org, "z");
    let analyzer = Analyzer::builder().gazetteer([own]).reference("2024-05-15").build().unwrap();
    let expected = analyzer.analyze(TEXT).to_json();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let analyzer = analyzer.clone();
            let expected = &expected;
            scope.spawn(move || {
                assert_eq!(analyzer.analyze(TEXT).to_json(), *expected);
                assert_eq!(analyzer.analyze("ظهرت فرقة الزغاليل").entities().count(), 1);
            });
        }
    });
    assert_eq!(Analyzer::default().analyze("ظهرت فرقة الزغاليل").entities().count(), 0);
}

#[test]
fn wrong_settings_are_named() {
    let wrong = |builder: tarqim::Builder| builder.build().unwrap_err().to_string();
    assert!(wrong(Analyzer::builder().reference("yesterday")).contains("2024-05-15"));
    assert!(wrong(Analyzer::builder().gazetteer([Entry::new("", Label::Org, "")])).contains("word"));
    for (region, meant) in
        [("saudi", "valid: "), ("XX", "valid: "), ("sy", "write SY; valid: "), ("", "valid: ")]
    {
        let options = Options { region: Some(region.to_owned()), ..Options::default() };
        let json = format!(r#"{{"region": "{region}"}}"#);
        for told in [
            wrong(Analyzer::builder().options(options)),
            serde_json::from_str::<Options>(&json).unwrap_err().to_string(),
            Options::from_json(&json).unwrap_err().to_string(),
        ] {
            assert!(told.contains(&format!("unknown region {region:?}; {meant}")), "{told}");
            assert!(told.contains(", SY, ") && told.contains(", SA, "), "{told}");
        }
    }
    for region in ["SY", "PR", "GB"] {
        let options = Options { region: Some(region.to_owned()), ..Options::default() };
        assert!(Analyzer::builder().options(options).build().is_ok());
    }
    assert_eq!("PERSON".parse::<Label>().unwrap(), Label::Person);
    assert!("person".parse::<Label>().unwrap_err().to_string().contains("PERSON"));
}

#[test]
fn empty_and_odd_texts_are_read() {
    let analyzer = Analyzer::builder().events(true).build().unwrap();
    for text in ["", " ", "\u{feff}", "\0", "😀", "ـــ", "\u{64b}\u{64b}"] {
        let read = analyzer.analyze(text);
        assert_eq!((read.entities().count(), read.events().count()), (0, 0), "{text:?}");
        assert!(serde_json::from_str::<serde_json::Value>(&read.to_json()).is_ok());
    }
}

#[test]
fn events_open_hashtags_that_stay_entities() {
    let analyzer = Analyzer::builder().events(true).build().unwrap();
    let read = analyzer.analyze("😀 مقتل شاب بقصف على بلدة #سرمين");
    let tags: Vec<&str> = read.entities().filter(|e| e.label() == Label::Hashtag).map(|e| e.text()).collect();
    assert_eq!(tags, ["#سرمين"]);
    let places: Vec<&str> = read.events().flat_map(|e| e.places()).map(|p| p.head()).collect();
    assert!(!places.is_empty() && places.iter().all(|p| *p == "سرمين"), "{places:?}");
    assert!(read.events().flat_map(|e| e.places()).all(|p| p.name().is_some()));
}

#[test]
fn pieces_can_be_compared() {
    let analyzer = Analyzer::default();
    let (a, b) = (analyzer.analyze("وصل 5 جنود"), analyzer.analyze("وصل 5 جنود"));
    assert!(a.entities().eq(b.entities()) && a.tokens().eq(b.tokens()) && a.sentences().eq(b.sentences()));
    let other = analyzer.analyze("وصل 5 رجال");
    assert!(a.entities().ne(other.entities()));
}
