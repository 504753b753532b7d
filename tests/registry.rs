//! Every dimension is documented, unique and has suites with cases of both kinds; every suite is run.

use std::collections::HashSet;

use tarqim::found::{Label, Labels};
use tarqim::pipeline::registry;

mod common;

#[test]
fn names_are_unique_and_documented() {
    let mut names = HashSet::new();
    for dimension in registry::DIMENSIONS {
        assert!(names.insert(dimension.name()), "two dimensions are called {}", dimension.name());
        assert!(dimension.doc().ends_with('.'), "{} has no sentence of documentation", dimension.name());
        assert!(!dimension.labels().is_empty(), "{} gives no label", dimension.name());
    }
}

#[test]
fn every_label_is_given() {
    for label in Label::ALL {
        assert!(registry::giving(Labels::of([label])).next().is_some(), "nothing gives {}", label.name());
    }
}

#[test]
fn every_suite_is_run() {
    for (name, suite) in common::files() {
        assert!(
            common::runner(&name, &suite).is_some(),
            "nobody runs {name}.toml: give it a label, or runner = one of {:?}",
            common::RUNNERS
        );
    }
    for runner in common::RUNNERS {
        assert!(!common::of(runner).is_empty(), "{runner} runs no suite");
    }
}

/// Labels that the suites hold with a phrase that is one, and with a phrase that is none.
fn covered() -> (HashSet<String>, HashSet<String>) {
    let (mut cases, mut negatives) = (HashSet::new(), HashSet::new());
    for (name, suite) in common::files() {
        let list = |key: &str| suite.get(key).and_then(|v| v.as_array()).cloned().unwrap_or_default();
        let text = |v: Option<&toml::Value>| v.and_then(|l| l.as_str()).map(str::to_owned);
        let default = text(suite.get("label"));
        for case in list("case") {
            cases.extend(text(case.get("label")).or_else(|| default.clone()));
        }
        for sentence in list("sentence") {
            let entities = sentence.get("entities").and_then(|e| e.as_array()).cloned().unwrap_or_default();
            cases.extend(entities.iter().filter_map(|e| text(e.get("label"))));
        }
        // «زار ⟦دمشق⟧GPE»: names marked in the sentence.
        for marked in list("marked") {
            let texts = marked.get("texts").and_then(|t| t.as_array()).cloned().unwrap_or_default();
            for text in texts.iter().filter_map(|t| t.as_str()) {
                let labels = text
                    .split('⟧')
                    .skip(1)
                    .map(|rest| rest.chars().take_while(char::is_ascii_uppercase).collect::<String>());
                cases.extend(labels);
            }
        }
        for none in list("none") {
            match none.get("labels").and_then(|l| l.as_array()) {
                Some(labels) => negatives.extend(labels.iter().filter_map(|l| text(Some(l)))),
                // The suites of names say what holds no name at all.
                None if common::runner(&name, &suite) == Some("names") => {
                    negatives.extend(Label::OF_NAMES.iter().map(|l| l.name().to_owned()));
                }
                None => negatives.extend(default.clone()),
            }
        }
    }
    (cases, negatives)
}

#[test]
fn every_dimension_has_cases_of_both_kinds() {
    let (cases, negatives) = covered();
    for dimension in registry::DIMENSIONS {
        for label in dimension.labels() {
            let (name, label) = (dimension.name(), label.name());
            assert!(cases.contains(label), "{name}: no suite has a case of {label}");
            assert!(negatives.contains(label), "{name}: no suite says what is no {label}");
        }
    }
}
