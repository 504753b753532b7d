//! The files of `seeds/events`, as they are written. `seeds/events/README.md` describes them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::lexicon::event_rows::Role;

/// One type of event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeFile {
    /// The name of the type.
    #[serde(rename = "type")]
    pub name: String,
    /// What every row takes for granted.
    #[serde(default)]
    pub frame: Frame,
    /// Verbs with the nouns that share their frame.
    #[serde(default)]
    pub verb: Vec<Verb>,
    /// Nouns that name the event.
    #[serde(default)]
    pub noun: Vec<Noun>,
    /// Nouns that name those who take part.
    #[serde(default)]
    pub person: Vec<Noun>,
    /// Fixed phrases.
    #[serde(default)]
    pub phrase: Vec<Phrase>,
    /// Phrases that only look like this.
    #[serde(default)]
    pub never: Vec<String>,
}

/// Which part of the sentence is which participant.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Of an active verb.
    pub subject: Option<Role>,
    /// Of an active verb.
    pub object: Option<Role>,
    /// Behind a noun.
    pub idafa: Option<Role>,
    /// Behind a preposition, by its name.
    #[serde(default)]
    pub prepositions: BTreeMap<String, Role>,
    /// What must fill a role, or there is no event.
    #[serde(default)]
    pub when: BTreeMap<String, Vec<String>>,
    /// The noun, where counted, counts those hurt: «4 إصابات».
    pub hurts: Option<bool>,
    /// An event only where the text tells a number or a participant of it.
    pub weak: Option<bool>,
}

/// A verb.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// «He did».
    pub past: String,
    /// «He does».
    #[serde(default)]
    pub present: String,
    /// «It was done to him», if spelled otherwise than `past`.
    #[serde(default)]
    pub passive: String,
    /// «It is done to him», if spelled otherwise than `present`.
    #[serde(default)]
    pub passive_present: String,
    /// Short present, if the rule does not give it.
    #[serde(default)]
    pub short: String,
    /// A verb that has no passive.
    #[serde(default)]
    pub active: bool,
    /// A verb that stands in the passive only.
    #[serde(default)]
    pub passive_only: bool,
    /// Nouns of the same event and frame.
    #[serde(default)]
    pub masdar: Vec<String>,
    /// Words one of which must follow: «لقي … حتفه».
    #[serde(default)]
    pub with: Vec<String>,
    /// What differs from the frame of the file.
    #[serde(default)]
    pub frame: Frame,
}

/// A noun.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    /// Singulars.
    #[serde(default)]
    pub one: Vec<String>,
    /// Plurals.
    #[serde(default)]
    pub many: Vec<String>,
    /// Forms that are no one and no more: collectives.
    #[serde(default)]
    pub mass: Vec<String>,
    /// Only with the article, or only without a pronoun.
    #[serde(default)]
    pub only: String,
    /// Those named act.
    #[serde(default)]
    pub actor: bool,
    /// What differs from the frame of the file.
    #[serde(default)]
    pub frame: Frame,
}

/// Fixed phrases.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// A verb that begins it, as in [`Verb`].
    #[serde(default)]
    pub past: String,
    /// Its present.
    #[serde(default)]
    pub present: String,
    /// Its passive.
    #[serde(default)]
    pub passive: String,
    /// What follows the verb, in full.
    #[serde(default)]
    pub rest: Vec<String>,
    /// Phrases that begin with no verb, in full; they are nouns.
    #[serde(default)]
    pub forms: Vec<String>,
    /// What differs from the frame of the file.
    #[serde(default)]
    pub frame: Frame,
}

/// `nouns.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounFile {
    /// Groups of nouns.
    pub group: Vec<Group>,
}

/// Nouns for one kind of thing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The kind.
    pub thing: String,
    /// Singular and plurals: `["مدني", "مدنيون"]`.
    #[serde(default)]
    pub nouns: Vec<Vec<String>>,
    /// Collectives.
    #[serde(default)]
    pub mass: Vec<String>,
    /// They name what surrounds a place: «ريف حلب».
    #[serde(default)]
    pub around: bool,
}

/// `words.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordFile {
    /// Cues.
    #[serde(default)]
    pub cue: Vec<CueRow>,
    /// Prepositions.
    #[serde(default)]
    pub preposition: Vec<PrepositionRow>,
}

/// Words that do the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueRow {
    /// What they do.
    pub is: String,
    /// Forms as they are.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Verbs: past and present.
    #[serde(default)]
    pub verbs: Vec<Vec<String>>,
    /// Nouns: singular and plurals.
    #[serde(default)]
    pub nouns: Vec<Vec<String>>,
}

/// Words for a preposition.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrepositionRow {
    /// Which.
    pub is: String,
    /// Forms.
    pub forms: Vec<String>,
}
