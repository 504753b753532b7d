//! Runs the suites of dates, times and durations: `tests/suites/*.toml` (form: README_dates.md).

use jiff::civil::{Date, DateTime};
use serde_json::Value as Json;
use tarqim::extract::{Entity, Label, Labels, Options, Scratch, Value, extract};
use tarqim::text::TextBuf;

mod common;

const REFERENCE: &str = "2024-03-10T09:00:00";

fn moment(text: &str) -> DateTime {
    text.parse().or_else(|_| text.parse::<Date>().map(|d| d.at(0, 0, 0, 0))).expect("a date")
}

fn times(text: &str, reference: Option<DateTime>, options: &Options) -> Vec<Entity> {
    let buf = TextBuf::new(text);
    let mut found = extract(buf.text(), Labels::ALL, reference, options, &mut Scratch::default());
    found.retain(|e| matches!(e.label, Label::Date | Label::Time | Label::Duration));
    found
}

fn slice(text: &str, span: tarqim::Span) -> String {
    text.chars().skip(span.start as usize).take(span.len() as usize).collect()
}

/// The field of an entity's value, written as the suites write it.
fn field(entity: &Entity, key: &str) -> String {
    let Value::Temporal(t) = &entity.value else { return String::new() };
    let json = serde_json::to_value(t).expect("a value serializes");
    match json.get(key) {
        None | Some(Json::Null) if key.ends_with("_at") => "none".to_owned(),
        None | Some(Json::Null) => String::new(),
        Some(Json::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    }
}

fn wanted(value: &toml::Value) -> String {
    match value {
        toml::Value::String(s) => s.clone(),
        toml::Value::Table(t) => serde_json::to_string(t).expect("a table serializes"),
        other => other.to_string(),
    }
}

/// Whether `got` says what the suite wants; of tables only the keys given count.
fn same(entity: &Entity, key: &str, value: &toml::Value) -> bool {
    let got = field(entity, key);
    match value {
        toml::Value::Table(table) => {
            let got: Json = serde_json::from_str(&got).unwrap_or(Json::Null);
            table.iter().all(|(k, v)| got.get(k).map(std::string::ToString::to_string) == Some(v.to_string()))
        }
        toml::Value::Array(items) => {
            let got: Vec<String> = serde_json::from_str(&got).unwrap_or_default();
            items.iter().map(wanted).collect::<Vec<_>>() == got
        }
        _ => got == wanted(value),
    }
}

fn options(case: &toml::Value) -> Options {
    case.get("options").map_or_else(Options::default, |o| {
        serde_json::from_value(serde_json::to_value(o).expect("options serialize")).expect("known options")
    })
}

fn describe(text: &str, found: &[Entity]) -> String {
    let list: Vec<String> = found
        .iter()
        .map(|e| {
            let Value::Temporal(t) = &e.value else { return String::new() };
            format!(
                "{} «{}» ({}) {} {} {:?}..{:?} {:?}",
                e.label.name(),
                slice(text, e.span),
                slice(text, e.phrase),
                t.timex,
                t.grain.unwrap_or(""),
                t.start_at,
                t.end_at,
                t.problems
            )
        })
        .collect();
    format!("[{}]", list.join(" | "))
}

fn check_case(suite: &toml::Value, case: &toml::Value, failures: &mut Vec<String>) -> usize {
    let label = case.get("label").or_else(|| suite.get("label")).and_then(|l| l.as_str()).unwrap_or("DATE");
    let reference = case.get("reference").or_else(|| suite.get("reference"));
    let reference = moment(reference.and_then(|r| r.as_str()).unwrap_or(REFERENCE));
    let without = case.get("no_reference").and_then(toml::Value::as_bool) == Some(true);
    let reference = if without { None } else { Some(reference) };
    let options = options(case);
    let texts = case["texts"].as_array().expect("texts");
    for text in texts.iter().filter_map(|t| t.as_str()).filter(|t| common::wanted(t)) {
        let found = times(text, reference, &options);
        let mut say =
            |why: String| failures.push(format!("«{text}»: {why}; found {}", describe(text, &found)));
        let of: Vec<&Entity> = found.iter().filter(|e| e.label.name() == label).collect();
        let [entity] = of[..] else {
            say(format!("{} {label} instead of one", of.len()));
            continue;
        };
        let mut why = Vec::new();
        if let Some(value) = case.get("value").and_then(|v| v.as_table()) {
            for (key, value) in value {
                if !same(entity, key, value) {
                    why.push(format!("{key} {} instead of {}", field(entity, key), wanted(value)));
                }
            }
        }
        if without && (field(entity, "start_at"), field(entity, "end_at")) != ("none".into(), "none".into()) {
            let complete = case.get("value").is_some_and(|v| v.get("start_at").is_some());
            if !complete && !field(entity, "timex").starts_with(|c: char| c.is_ascii_digit()) {
                why.push("resolved without a reference".to_owned());
            }
        }
        for (key, span) in [("text_is", entity.span), ("phrase_is", entity.phrase)] {
            if let Some(want) = case.get(key).and_then(|v| v.as_str()) {
                let got = slice(text, span);
                if got != want {
                    why.push(format!("{key} {got:?} instead of {want:?}"));
                }
            }
        }
        if !why.is_empty() {
            say(why.join(", "));
        }
    }
    texts.len()
}

fn check_none(case: &toml::Value, failures: &mut Vec<String>) -> usize {
    let labels: Vec<&str> =
        case["labels"].as_array().expect("labels").iter().filter_map(|l| l.as_str()).collect();
    let texts = case["texts"].as_array().expect("texts");
    for text in texts.iter().filter_map(|t| t.as_str()).filter(|t| common::wanted(t)) {
        let found = times(text, Some(moment(REFERENCE)), &Options::default());
        if found.iter().any(|e| labels.contains(&e.label.name())) {
            failures.push(format!("«{text}»: none wanted; found {}", describe(text, &found)));
        }
    }
    texts.len()
}

fn check_sentence(suite: &toml::Value, case: &toml::Value, failures: &mut Vec<String>) -> usize {
    let text = case["text"].as_str().expect("text");
    if !common::wanted(text) {
        return 0;
    }
    let reference = case.get("reference").or_else(|| suite.get("reference")).and_then(|r| r.as_str());
    let found = times(text, Some(moment(reference.unwrap_or(REFERENCE))), &options(case));
    let wanted_ones = case["entities"].as_array().expect("entities");
    let fits = found.len() == wanted_ones.len()
        && found.iter().zip(wanted_ones).all(|(e, want)| {
            want["label"].as_str() == Some(e.label.name())
                && want.get("text").is_none_or(|t| t.as_str() == Some(&slice(text, e.span)))
                && want.as_table().is_some_and(|t| {
                    t.iter().filter(|(k, _)| *k != "label" && *k != "text").all(|(k, v)| same(e, k, v))
                })
        });
    if !fits {
        let want: Vec<String> = wanted_ones.iter().map(std::string::ToString::to_string).collect();
        failures.push(format!("«{text}»\n   wanted {}\n   found {}", want.join(" "), describe(text, &found)));
    }
    1
}

fn run(suite: toml::Table) -> (usize, Vec<String>) {
    let suite = toml::Value::from(suite);
    let mut failures = Vec::new();
    let mut count = 0;
    let each = |key: &str| suite.get(key).and_then(|c| c.as_array()).cloned().unwrap_or_default();
    for case in each("case") {
        count += check_case(&suite, &case, &mut failures);
    }
    for case in each("none") {
        count += check_none(&case, &mut failures);
    }
    for case in each("sentence") {
        count += check_sentence(&suite, &case, &mut failures);
    }
    (count, failures)
}

#[test]
fn every_phrasing_is_read_as_written() {
    let mut all = Vec::new();
    let mut total = 0;
    for (name, suite) in common::of("times") {
        let (count, failures) = run(suite);
        assert!(count > 0 || std::env::var("PHRASE").is_ok(), "{name} has no cases");
        println!("{name}: {}/{count}", count - failures.len());
        total += count;
        all.extend(failures.into_iter().map(|f| format!("{name}: {f}")));
    }
    assert!(all.is_empty(), "{} of {total} phrasings fail\n{}", all.len(), all.join("\n"));
}
