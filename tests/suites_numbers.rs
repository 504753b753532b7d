//! Runs the suites of numbers: `tests/suites/*.toml` (form and decisions: README.md there).
//!
//! A phrasing that is read otherwise than written there is a failure.

use serde_json::Value as Json;
use tarqim::extract::{Entity, Label, Labels, Options, Scratch, Value, extract};
use tarqim::text::TextBuf;

mod common;

/// Labels that `[[sentence]]` lists; a DURATION by its label and text.
const NUMBERS: [Label; 7] = [
    Label::Cardinal,
    Label::Ordinal,
    Label::Percent,
    Label::Money,
    Label::Quantity,
    Label::Duration,
    Label::Phone,
];

struct Runner {
    scratch: Scratch,
    options: Options,
    failures: Vec<String>,
}

impl Runner {
    /// The numbers of a text, and what has one of these labels.
    fn found(&mut self, text: &str, labels: &[&str]) -> Vec<Entity> {
        let buf = TextBuf::new(text);
        let mut found = extract(buf.text(), Labels::ALL, None, &self.options, &mut self.scratch);
        found.retain(|e| NUMBERS.contains(&e.label) || labels.contains(&e.label.name()));
        found
    }

    fn case(&mut self, label: &str, case: &toml::Value) {
        let label = case.get("label").and_then(toml::Value::as_str).unwrap_or(label);
        for text in texts(case).into_iter().filter(|t| common::wanted(t)) {
            let found = self.found(&text, &[label]);
            let of: Vec<&Entity> = found.iter().filter(|e| e.label.name() == label).collect();
            let mut why = Vec::new();
            match of[..] {
                [entity] => {
                    why.extend(differences(entity, case.get("value")));
                    for (key, span) in [("text_is", entity.span), ("phrase_is", entity.phrase)] {
                        let wanted = case.get(key).and_then(toml::Value::as_str);
                        if wanted.is_some_and(|w| w != slice(&text, span)) {
                            why.push(format!("{key} {}", slice(&text, span)));
                        }
                    }
                }
                _ => why.push(format!("{} {label}", of.len())),
            }
            if case.get("only").and_then(toml::Value::as_bool) == Some(true) && found.len() > 1 {
                why.push("other labels".to_owned());
            }
            self.note(&text, why, &found);
        }
    }

    fn none(&mut self, label: &str, case: &toml::Value) {
        let labels: Vec<&str> = match case.get("labels").and_then(toml::Value::as_array) {
            Some(list) => list.iter().filter_map(toml::Value::as_str).collect(),
            None => vec![label],
        };
        for text in texts(case).into_iter().filter(|t| common::wanted(t)) {
            let found = self.found(&text, &labels);
            let any = found.iter().any(|e| labels.contains(&e.label.name()));
            self.note(&text, any.then(|| "none wanted".to_owned()).into_iter().collect(), &found);
        }
    }

    fn sentence(&mut self, case: &toml::Value) {
        let text = case["text"].as_str().expect("text").to_owned();
        if !common::wanted(&text) {
            return;
        }
        let found = self.found(&text, &[]);
        let wanted = case["entities"].as_array().expect("entities");
        let mut why = Vec::new();
        if wanted.len() != found.len() {
            why.push(format!("{} entities instead of {}", found.len(), wanted.len()));
        }
        for (entity, want) in found.iter().zip(wanted) {
            let same = want["label"].as_str() == Some(entity.label.name())
                && want["text"].as_str() == Some(&slice(&text, entity.span));
            if !same {
                why.push(format!("not {}", want["text"]));
            } else if entity.label != Label::Duration {
                why.extend(differences(entity, Some(want)));
            }
        }
        self.note(&text, why, &found);
    }

    fn note(&mut self, text: &str, why: Vec<String>, found: &[Entity]) {
        if why.is_empty() {
            return;
        }
        let list: Vec<String> = found
            .iter()
            .map(|e| format!("{} «{}» {}", e.label.name(), slice(text, e.span), json(e)))
            .collect();
        self.failures.push(format!("«{text}»: {}; found {}", why.join(", "), list.join(" | ")));
    }
}

fn texts(case: &toml::Value) -> Vec<String> {
    let list = case["texts"].as_array().expect("texts");
    list.iter().filter_map(|t| Some(t.as_str()?.to_owned())).collect()
}

fn slice(text: &str, span: tarqim::Span) -> String {
    text.chars().skip(span.start as usize).take(span.len() as usize).collect()
}

fn json(entity: &Entity) -> Json {
    match &entity.value {
        Value::Number(number) => serde_json::to_value(number).expect("a number serializes"),
        Value::Text(text) => serde_json::json!({ "value": text }),
        Value::Identifier(identifier) => serde_json::to_value(identifier).expect("an identifier serializes"),
        _ => Json::Null,
    }
}

/// A number as a fraction in lowest terms.
fn fraction(text: &str) -> Option<(i128, i128)> {
    let (num, den) = match text.split_once('/') {
        Some((n, d)) => (n.parse().ok()?, d.parse().ok()?),
        None => {
            let (whole, part) = text.split_once('.').unwrap_or((text, ""));
            let den = 10i128.checked_pow(part.len() as u32)?;
            (format!("{whole}{part}").parse::<i128>().ok()?, den)
        }
    };
    let (mut a, mut b) = (i128::abs(num), i128::abs(den));
    while b != 0 {
        (a, b) = (b, a % b);
    }
    Some((num / a.max(1), den / a.max(1)))
}

/// The keys of `value` in which the entity differs; an empty string means absent.
fn differences(entity: &Entity, value: Option<&toml::Value>) -> Vec<String> {
    let got = json(entity);
    let Some(wanted) = value.and_then(toml::Value::as_table) else { return Vec::new() };
    let mut why = Vec::new();
    for (key, want) in wanted.iter().filter(|(k, _)| !matches!(k.as_str(), "label" | "text")) {
        let field = if key == "noun" { &got["noun"]["lemma"] } else { &got[key.as_str()] };
        let text = match field {
            Json::Null => String::new(),
            Json::String(s) => s.clone(),
            other => other.to_string(),
        };
        let same = match want {
            toml::Value::Boolean(b) => field.as_bool().unwrap_or(false) == *b,
            toml::Value::String(s) if matches!(key.as_str(), "value" | "low" | "high") => {
                text == *s || (fraction(s).is_some() && fraction(&text) == fraction(s))
            }
            toml::Value::String(s) => text == *s,
            _ => false,
        };
        if !same {
            why.push(format!("{key} {text:?} instead of {want}"));
        }
    }
    why
}

fn run(suite: &toml::Table) -> Vec<String> {
    let label = suite.get("label").and_then(toml::Value::as_str).unwrap_or("CARDINAL").to_owned();
    let mut runner =
        Runner { scratch: Scratch::default(), options: Options::default(), failures: Vec::new() };
    let each = |key: &str| suite.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default();
    each("case").iter().for_each(|c| runner.case(&label, c));
    each("none").iter().for_each(|c| runner.none(&label, c));
    each("sentence").iter().for_each(|c| runner.sentence(c));
    runner.failures
}

#[test]
fn suites_of_numbers() {
    let mut wrong = Vec::new();
    for (name, suite) in common::of("numbers") {
        wrong.extend(run(&suite).into_iter().map(|f| format!("{name}: {f}")));
    }
    assert!(wrong.is_empty(), "{} phrasings are not read\n{}", wrong.len(), wrong.join("\n"));
}
