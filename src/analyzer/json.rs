//! Analyses as JSON, in the shape of Python's `Doc.to_dict`.

use std::ops::Range;

use serde_json::{Map, Value as Json, json};

use super::content::Content;
use super::{Analysis, EVENTS, FoundEntity, FoundEvent, FoundParticipant};
use crate::found::{Name, Number, Value, as_written};

/// What positions count.
const UNIT: &str = "byte";
/// What only the name of a place has, null in that of others.
const OF_PLACES: [&str; 6] = ["feature", "country", "admin1", "lat", "lon", "geonames"];

impl Analysis<'_> {
    /// The analysis as one line of JSON, Arabic letters as they are: `text`, `offset_unit` (`"byte"`), `tokens` as
    /// columns, `sentences`, `entities`, and `events` where they were read. The fields are those of Python's
    /// `Doc.to_dict` and `Event.to_dict`; decimals, fractions and numbers beyond 64 bits are strings.
    ///
    /// ```
    /// let read = tarqim::Analyzer::default().analyze("نحو 80 طلعة");
    /// let json: serde_json::Value = serde_json::from_str(&read.to_json()).unwrap();
    /// let number = &json["entities"][0];
    /// assert_eq!((&number["start"], &number["end"]), (&7.into(), &9.into()));
    /// assert_eq!((&number["value"]["value"], &number["value"]["bound"]), (&80.into(), &"about".into()));
    /// ```
    pub fn to_json(&self) -> String {
        let mut all = json!({
            "text": self.0.text,
            "offset_unit": UNIT,
            "tokens": {
                "starts": self.0.tokens.starts,
                "ends": self.0.tokens.ends,
                "kinds": self.0.tokens.kinds,
            },
            "sentences": self.0.sentences.iter().map(|s| [s.start, s.end]).collect::<Vec<_>>(),
            "entities": self.entities().map(entity).collect::<Vec<_>>(),
        });
        if EVENTS && self.0.told.is_some() {
            all["events"] = self.events().map(event).collect();
        }
        all.to_string()
    }
}

/// A part of a text: its text, and where it stands.
fn piece(text: &str, range: Range<usize>) -> Json {
    json!({"text": text, "start": range.start, "end": range.end})
}

/// A JSON object of what is read; an empty one of what is none.
fn object(of: impl serde::Serialize) -> Map<String, Json> {
    match serde_json::to_value(of) {
        Ok(Json::Object(object)) => object,
        _ => Map::new(),
    }
}

fn entity(e: FoundEntity<'_>) -> Json {
    let value = match e.value() {
        Value::Number(n) => number(n, e.content()),
        Value::Name(n) => name(n),
        other => json!(other),
    };
    let mut all = piece(e.text(), e.byte_range());
    all["label"] = json!(e.label());
    all["value"] = value;
    all["phrase"] = piece(e.phrase(), e.phrase_range());
    all
}

fn number(number: &Number, of: &Content<'_>) -> Json {
    let mut all = object(number);
    if let (Some(noun), Some(Json::Object(said))) = (&number.noun, all.get_mut("noun")) {
        said.insert("text".to_owned(), json!(of.cut(noun.span)));
    }
    Json::Object(all)
}

fn name(name: &Name) -> Json {
    let mut all = object(name);
    for field in OF_PLACES {
        all.entry(field).or_insert(Json::Null);
    }
    all.insert("score".to_owned(), json!(as_written(name.score)));
    Json::Object(all)
}

fn participant(p: FoundParticipant<'_>) -> Json {
    let mut all = piece(p.text(), p.byte_range());
    all["head"] = piece(p.head(), p.head_range());
    all["lemma"] = json!(p.lemma());
    all["name"] = p.name().map_or(Json::Null, name);
    all
}

fn event(e: FoundEvent<'_>) -> Json {
    let of = e.content();
    let count = |count: Option<&crate::events::Count>| count.map(|c| number(&c.number, of));
    let mut all = piece(e.text(), e.byte_range());
    all["type"] = json!(e.kind());
    all["trigger"] = piece(e.trigger(), e.trigger_range());
    all["agent"] = json!(e.agent().map(participant));
    all["patient"] = json!(e.patient().map(participant));
    all["source"] = json!(e.source().map(participant));
    all["instrument"] = json!(e.instrument().map(participant));
    all["place"] = e.places().map(participant).collect();
    all["time"] = json!(e.time().map(entity));
    all["count"] = json!(count(e.count()));
    all["times"] = json!(count(e.times()));
    all["victim"] = json!(e.victim().map(|v| v.name()));
    all["modality"] = json!(e.modality().name());
    all["same_as"] = json!(e.same_as());
    all["sentence"] = json!(e.sentence());
    all["score"] = json!(as_written(e.score()));
    all["implied"] = json!(e.count().is_some_and(|c| c.implied));
    all["part_of"] = json!(e.part_of());
    all["precision"] = json!(e.precision().map(|p| p as u8));
    all["default_place"] = json!(e.default_place().map(participant));
    all["background"] = json!(e.background());
    all["default_time"] = json!(e.default_time().map(entity));
    all
}
