//! The file format of `seeds/events`. `seeds/events/README.md` describes them.

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
    /// Defaults for every row.
    #[serde(default)]
    pub frame: FrameSeed,
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

/// Which part of the sentence fills which role.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameSeed {
    /// Of an active verb.
    pub subject: Option<Role>,
    /// Of an active verb.
    pub object: Option<Role>,
    /// After a noun.
    pub idafa: Option<Role>,
    /// After a preposition, by its name.
    #[serde(default)]
    pub prepositions: BTreeMap<String, Role>,
    /// What must fill a role, or there is no event.
    #[serde(default)]
    pub when: BTreeMap<String, Vec<String>>,
    /// Counting the noun counts those hurt: «4 إصابات».
    pub hurts: Option<bool>,
    /// An event only if the text gives a number or a participant for it.
    pub weak: Option<bool>,
    /// No event where one politician or other person does it to another without a weapon: «هاجم الوزير خصومه».
    pub words: Option<bool>,
    /// Irregulars behind ل lie in wait and are not those who are hit: «كمين لكتائب كذا».
    pub ambush: Option<bool>,
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
    /// «It was done to him», if spelled differently from `past`.
    #[serde(default)]
    pub passive: String,
    /// «It is done to him», if spelled differently from `present`.
    #[serde(default)]
    pub passive_present: String,
    /// Short present, if the rule does not give it.
    #[serde(default)]
    pub short: String,
    /// A verb without a passive.
    #[serde(default)]
    pub active: bool,
    /// A verb that is only used in the passive.
    #[serde(default)]
    pub passive_only: bool,
    /// Nouns of the same event and frame.
    #[serde(default)]
    pub masdar: Vec<String>,
    /// Words, one of which must follow: «لقي … حتفه».
    #[serde(default)]
    pub with: Vec<String>,
    /// Whether one of these words must stand in the clause of its masdar, too.
    #[serde(default)]
    pub masdar_with: bool,
    /// Differences from the frame of the file.
    #[serde(default)]
    pub frame: FrameSeed,
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
    /// Forms that are neither singular nor plural: collectives.
    #[serde(default)]
    pub mass: Vec<String>,
    /// Only with the article, or only without a pronoun.
    #[serde(default)]
    pub only: String,
    /// Those named are agents.
    #[serde(default)]
    pub actor: bool,
    /// Differences from the frame of the file.
    #[serde(default)]
    pub frame: FrameSeed,
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
    /// Phrases that do not begin with a verb, in full; they count as nouns.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Differences from the frame of the file.
    #[serde(default)]
    pub frame: FrameSeed,
}

/// `nouns.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounFile {
    /// Groups of nouns.
    pub group: Vec<GroupSeed>,
}

/// Nouns for one kind of thing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSeed {
    /// The kind.
    pub thing: String,
    /// Singular and plurals: `["مدني", "مدنيون"]`.
    #[serde(default)]
    pub nouns: Vec<Vec<String>>,
    /// Collectives.
    #[serde(default)]
    pub mass: Vec<String>,
    /// Ids of organizations of the gazetteer that are of this kind.
    #[serde(default)]
    pub ids: Vec<String>,
    /// They name what surrounds a place: «ريف حلب».
    #[serde(default)]
    pub around: bool,
    /// They are forces that are no state's: «كتائب», «تنظيم».
    #[serde(default)]
    pub irregular: bool,
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

/// Words with the same function.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueRow {
    /// Their function.
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
