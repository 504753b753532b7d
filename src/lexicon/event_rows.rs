//! What the lexicon of events holds beside its words: rows that senses refer to, and marks on the senses.

use serde::{Deserialize, Serialize};

/// What a participant does in an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Nothing that is told.
    #[default]
    None,
    /// Who does it.
    Agent,
    /// To whom or what it is done.
    Patient,
    /// With what.
    Instrument,
    /// Where.
    Place,
    /// Who says so.
    Source,
}

named! {
    /// The prepositions that frames speak of, by their names in `seeds/events`.
    Preposition {
        /// None.
        None = "",
        /// في
        In = "in",
        /// ب
        With = "with",
        /// على
        On = "on",
        /// ل
        For = "for",
        /// من
        From = "from",
        /// إلى
        To = "to",
        /// عن
        About = "about",
        /// مع
        Beside = "beside",
        /// بين
        Between = "between",
        /// ضد
        Against = "against",
        /// من قبل, على يد
        By = "by",
        /// قرب, أمام, شمال
        Near = "near",
        /// خلال, إثر, جراء: stands before what caused or surrounds something
        During = "during",
        /// بعد, قبل, منذ
        After = "after",
        /// ك and what else says nothing here
        Other = "other",
    }
}

named! {
    /// What a noun of `seeds/events/nouns.toml` names.
    #[non_exhaustive]
    Thing {
        /// مدني
        Civilian = "civilian",
        /// جندي
        Combatant = "combatant",
        /// شرطي
        Police = "police",
        /// وزير
        Official = "official",
        /// صحفي
        Journalist = "journalist",
        /// طفل
        Child = "child",
        /// امرأة
        Woman = "woman",
        /// عامل
        Worker = "worker",
        /// شخص
        Person = "person",
        /// سيارة
        Vehicle = "vehicle",
        /// منزل
        Building = "building",
        /// Another thing that is hit or given.
        Other = "other",
        /// قوات, جيش: those who fight, as a body.
        Force = "force",
        /// A body of people that fights nobody: حكومة, لجنة.
        Body = "body",
        /// قنبلة: what an attack is made with.
        Weapon = "weapon",
        /// مدينة: the head of a place.
        Place = "place",
        /// مساعدات
        Aid = "aid",
        /// هدف, فرصة: what is no victim of anything.
        Abstract = "abstract",
    }
}

named! {
    /// What a word of `seeds/events/words.toml` does in a sentence.
    Cue {
        /// A word that denies: لم.
        Negation = "negation",
        /// A verb that denies what follows: نفى.
        Denial = "denial",
        /// سوف, يعتزم, محاولة: it has not happened.
        Plan = "plan",
        /// ربما, قد: it may be.
        Possible = "possible",
        /// إذا, لو
        Condition = "condition",
        /// A verb of saying.
        Speech = "speech",
        /// بحسب, وفق: the source follows.
        According = "according",
        /// نقل: the source follows عن.
        Relay = "relay",
        /// بيان, تقرير: what a source says it in.
        Statement = "statement",
        /// تبنى: who does it is the doer.
        Claim = "claim",
        /// أسفر عن: the subject caused what follows.
        Cause = "cause",
        /// شن: the subject does what follows.
        Light = "light",
        /// تعرض: the subject suffers what follows.
        Suffer = "suffer",
        /// وقع, حدث: the subject happened.
        Happen = "happen",
        /// الذي
        Relative = "relative",
        /// أن, إن
        That = "that",
        /// حيث, بينما: a clause begins.
        Clause = "clause",
        /// بينهم: part of those before follows.
        Subset = "subset",
        /// أحد: one of what follows.
        One = "one",
        /// ثالث: one more, where no noun follows.
        Another = "another",
        /// كلهم: what follows is what all of them are.
        All = "all",
        /// عدة, بضع: several of what follows.
        Several = "several",
        /// بعض, عدد من, جميع: stands before the noun and tells no number.
        Some = "some",
        /// آخرين
        Others = "others",
        /// Any other verb.
        Verb = "verb",
        /// كان قد: what follows lies further back.
        Was = "was",
        /// Matter of sport: strikes and attacks are none there.
        Sport = "sport",
        /// «مكافحة», «خطر»: the event that follows is spoken of in general.
        General = "general",
        /// «أي», «كل»: no particular one.
        Any = "any",
        /// «سلسلة»: many of the event that follows, no number.
        Series = "series",
        /// A title or an occupation before a name.
        Title = "title",
        /// Kin: «زوجته»; one person each.
        Kin = "kin",
        /// An age or another number that counts nobody follows or precedes: «عاما», «قذيفة».
        Measure = "measure",
        /// Age word «يبلغ من العمر»
        Age = "age",
        /// مزدوج: two.
        Double = "double",
        /// A word that stands before events and opens a list of victims: «الشهداء:».
        List = "list",
        /// مضيفا: speech as a participle.
        Adding = "adding",
        /// Words between a number and its noun that are no noun.
        Filler = "filler",
        /// «لا أحد»: nobody.
        Nobody = "nobody",
    }
}

/// Marks on the senses of events.
pub mod mark {
    /// Masculine singular, or unmarked.
    pub const MASC: u32 = 1;
    /// Feminine.
    pub const FEM: u32 = 1 << 1;
    /// Dual.
    pub const DUAL: u32 = 1 << 2;
    /// Plural.
    pub const PLURAL: u32 = 1 << 3;
    /// Past verb.
    pub const PAST: u32 = 1 << 8;
    /// Present verb.
    pub const PRESENT: u32 = 1 << 9;
    /// May be active.
    pub const ACTIVE: u32 = 1 << 10;
    /// May be passive.
    pub const PASSIVE: u32 = 1 << 11;
    /// A noun that names the event.
    pub const EVENT: u32 = 1 << 12;
    /// A noun that names those who take part in it.
    pub const PERSON: u32 = 1 << 13;
    /// A fixed phrase.
    pub const PHRASE: u32 = 1 << 14;
    /// Those that the noun names act rather than suffer.
    pub const ACTOR: u32 = 1 << 15;
    /// A collective, which no singular is one of.
    pub const COLLECTIVE: u32 = 1 << 16;
    /// Stands with the article only.
    pub const DEFINITE: u32 = 1 << 17;
    /// Stands with no proclitic.
    pub const BARE: u32 = 1 << 18;
    /// Stands without a pronoun behind it.
    pub const LONE: u32 = 1 << 19;
    /// Jussive or subjunctive of the present.
    pub const SHORT: u32 = 1 << 20;
    /// Stands before a pronoun only: «طفلاها».
    pub const TAILED: u32 = 1 << 21;
    /// Names what surrounds a place.
    pub const AROUND: u32 = 1 << 22;
    /// Any verb form.
    pub const VERB: u32 = PAST | PRESENT;
}

/// A condition on what fills a role: the event is none without it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Condition {
    /// The role.
    pub role: Role,
    /// A bit for each [`Thing`] that may fill it.
    pub things: u32,
}

/// The frame of a trigger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TriggerRow {
    /// Its type, by row.
    pub kind: u16,
    /// What the subject of the active is.
    pub subject: Role,
    /// What the object is.
    pub object: Role,
    /// What stands in idafa behind the noun.
    pub idafa: Role,
    /// What each [`Preposition`] brings, by its number.
    pub prepositions: Vec<Role>,
    /// The group of complements that must stand in the clause; 0 if none.
    pub with: u16,
    /// What must hold.
    pub when: Vec<Condition>,
    /// Whether it counts those hurt where it is itself counted: «4 إصابات».
    pub hurts: bool,
    /// Whether it is an event only where a number or a participant of the text is told.
    pub weak: bool,
}

/// The tables of events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTables {
    /// The types by their names.
    pub types: Vec<String>,
    /// The first type that a user added; none of the library's own.
    pub own: Option<u16>,
    /// The triggers.
    pub triggers: Vec<TriggerRow>,
    /// Lemmas of nouns.
    pub nouns: Vec<(Thing, String)>,
}
