//! Every dimension is documented, unique and has a suite with cases of both kinds.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use tarqim::extract::{Label, Labels, registry};

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
    for &label in Label::ALL {
        assert!(registry::giving(Labels::of([label])).next().is_some(), "nothing gives {}", label.name());
    }
}

#[test]
fn every_label_of_numbers_and_times_has_cases_of_both_kinds() {
    let mut cases = HashSet::new();
    let mut negatives = HashSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let suite: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let list = |name: &str| suite.get(name).and_then(|v| v.as_array()).cloned().unwrap_or_default();
        let default = suite.get("label").and_then(|l| l.as_str()).unwrap_or("").to_owned();
        for case in list("case") {
            cases.insert(case.get("label").and_then(|l| l.as_str()).unwrap_or(&default).to_owned());
        }
        for none in list("none") {
            match none.get("labels").and_then(|l| l.as_array()) {
                Some(labels) => negatives.extend(labels.iter().filter_map(|l| Some(l.as_str()?.to_owned()))),
                None => drop(negatives.insert(default.clone())),
            }
        }
    }
    for label in [
        Label::Cardinal,
        Label::Ordinal,
        Label::Percent,
        Label::Money,
        Label::Quantity,
        Label::Phone,
        Label::Date,
        Label::Time,
        Label::Duration,
    ] {
        assert!(cases.contains(label.name()), "no suite has a case of {}", label.name());
        assert!(negatives.contains(label.name()), "no suite says what is no {}", label.name());
    }
}
