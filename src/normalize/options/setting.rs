//! What an option can be set to: names, whole numbers, sets, pairs; from JSON and back.

use serde_json::Value;

use crate::ConfigError;
use crate::normalize::classes::Classes;

/// What kind of value an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these names.
    Choice(&'static [&'static str]),
    /// A whole number from 1 up.
    Count,
    /// Any of these names.
    Set(&'static [&'static str]),
    /// Strings and what to write for them.
    Pairs,
}

/// The type of one option.
pub(super) trait Setting: Sized + Default + PartialEq {
    /// What it takes.
    const KIND: Kind;
    /// Reads a JSON value.
    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError>;
    /// As a JSON value.
    fn to_value(&self) -> Value;
}

pub(super) fn wrong_type(option: &str, accepted: &str, valid: &[&str]) -> ConfigError {
    ConfigError::new(format!("option {option} takes {accepted} of: {}", valid.join(", ")))
}

/// A whole number from 1 up: how many spaces of a run stay, or how many of them.
impl Setting for Option<u32> {
    const KIND: Kind = Kind::Count;

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        match value {
            Value::Null => Ok(None),
            v => match v.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0) {
                Some(n) => Ok(Some(n)),
                None => Err(ConfigError::new(format!("option {option} takes a whole number from 1 up"))),
            },
        }
    }

    fn to_value(&self) -> Value {
        Value::from(*self)
    }
}

impl Setting for Classes {
    const KIND: Kind = Kind::Set(Classes::NAMES);

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        let Some(list) = value.as_array() else {
            return Err(wrong_type(option, "a list", Classes::NAMES));
        };
        let mut out = Classes::default();
        for item in list {
            let Some(name) = item.as_str() else {
                return Err(wrong_type(option, "a list", Classes::NAMES));
            };
            out.insert(name)
                .map_err(|()| ConfigError::unknown(&format!("value for {option}"), name, Classes::NAMES))?;
        }
        Ok(out)
    }

    fn to_value(&self) -> Value {
        self.names().collect()
    }
}

/// Strings and what to write for them, applied longest first at every place.
pub type Pairs = Vec<(String, String)>;

impl Setting for Pairs {
    const KIND: Kind = Kind::Pairs;

    fn parse(option: &str, value: &Value) -> Result<Self, ConfigError> {
        let bad =
            || ConfigError::new(format!("option {option} takes a mapping from non-empty strings to strings"));
        let mut out = Pairs::new();
        match value {
            Value::Object(map) => {
                for (k, v) in map {
                    out.push((k.clone(), v.as_str().ok_or_else(bad)?.to_owned()));
                }
            }
            _ => return Err(bad()),
        }
        if out.iter().any(|(k, _)| k.is_empty()) {
            return Err(bad());
        }
        out.sort();
        Ok(out)
    }

    fn to_value(&self) -> Value {
        self.iter().map(|(k, v)| (k.clone(), Value::from(v.as_str()))).collect()
    }
}
