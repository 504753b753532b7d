//! The tables of the events lexicon besides its words: rows that senses refer to, and flags on the senses.

use serde::{Deserialize, Serialize};

/// What a participant does in an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Not a participant.
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
    /// The prepositions used in frames, by their names in `seeds/events`.
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
        /// خلال, إثر, جراء: introduces a cause or circumstance
        During = "during",
        /// بعد, قبل, منذ
        After = "after",
        /// ك and others that no frame uses
        Other = "other",
    }
}

named! {
    /// What a noun in `seeds/events/nouns.toml` denotes.
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
        /// Any other thing that is hit or given.
        Other = "other",
        /// قوات, جيش: those who fight, as a body.
        Force = "force",
        /// A civilian body: حكومة, لجنة.
        Body = "body",
        /// قنبلة: what an attack is made with.
        Weapon = "weapon",
        /// مدينة: the head of a place.
        Place = "place",
        /// مساعدات
        Aid = "aid",
        /// هدف, فرصة: something that cannot be a victim.
        Abstract = "abstract",
    }
}

named! {
    /// What a word of `seeds/events/words.toml` does in a sentence.
    Cue {
        /// A negation: لم.
        Negation = "negation",
        /// A verb of denial: نفى.
        Denial = "denial",
        /// سوف, يعتزم, محاولة: it has not happened.
        Plan = "plan",
        /// ربما, قد: it may have happened.
        Possible = "possible",
        /// إذا, لو
        Condition = "condition",
        /// A verb of saying.
        Speech = "speech",
        /// بحسب, وفق: the source follows.
        According = "according",
        /// نقل: the source follows عن.
        Relay = "relay",
        /// بيان, تقرير: the medium of a statement.
        Statement = "statement",
        /// تبنى: the subject claims to be the agent.
        Claim = "claim",
        /// أسفر عن: the subject caused what follows.
        Cause = "cause",
        /// شن: the subject does what follows.
        Light = "light",
        /// تعرض: the subject suffers what follows.
        Suffer = "suffer",
        /// وقع, حدث: the subject is what happened.
        Happen = "happen",
        /// الذي
        Relative = "relative",
        /// أن, إن
        That = "that",
        /// حيث, بينما: a clause begins.
        Clause = "clause",
        /// بينهم: a subset of those before follows.
        Subset = "subset",
        /// هم: who those before are follows.
        They = "they",
        /// أحد: one of what follows.
        One = "one",
        /// ثالث: one more, where no noun follows.
        Another = "another",
        /// كلهم: what follows is what all of them are.
        All = "all",
        /// عدة, بضع: several of what follows.
        Several = "several",
        /// بعض, عدد من, جميع: a quantifier before the noun that gives no number.
        Some = "some",
        /// آخرين
        Others = "others",
        /// Any other verb.
        Verb = "verb",
        /// كان قد: what follows happened earlier.
        Was = "was",
        /// كان: with قد, what follows happened earlier.
        Had = "had",
        /// «يذكر أن»: what follows happened earlier.
        Earlier = "earlier",
        /// A sports word: in sports, strikes and attacks are not events.
        Sport = "sport",
        /// «أهداف»: of sport beside words that are of nothing else.
        SportToo = "sport_too",
        /// A word of business: in business, strikes and attacks are not events.
        Business = "business",
        /// A word of laws and contracts: what they provide for has not happened.
        Law = "law",
        /// «مكافحة», «خطر»: the event that follows is generic.
        General = "general",
        /// «أي», «كل»: not a particular event.
        Any = "any",
        /// «سلسلة»: several of the event that follows, without a number.
        Series = "series",
        /// A title or an occupation before a name.
        Title = "title",
        /// A relative: «زوجته»; one person each.
        Kin = "kin",
        /// Next to an age or another number that does not count people: «عاما», «قذيفة».
        Measure = "measure",
        /// Age word «يبلغ من العمر»
        Age = "age",
        /// مزدوج: two.
        Double = "double",
        /// A word before events that opens a list of victims: «الشهداء:».
        List = "list",
        /// مضيفا: speech as a participle.
        Adding = "adding",
        /// Words between a number and its noun that are not the noun.
        Filler = "filler",
        /// أحبط, منع, طالب: it has not happened, and who stands there does not do it.
        Avert = "avert",
        /// سمح: with a negation, what follows ب has not happened and is not planned.
        Permit = "permit",
        /// فشل: what it did not manage, behind في or عن.
        Fail = "fail",
        /// منفذ: who did the event that follows in idafa.
        Doer = "doer",
        /// مزود: the thing before it has what follows ب.
        Equipped = "equipped",
        /// اتهم: the object did what follows ب.
        Accuse = "accuse",
        /// مسؤولية: who bears it did what follows عن.
        Blame = "blame",
        /// «يقف وراء»: who did the deed that follows.
        Behind = "behind",
        /// «أصابع الاتهام»: who is named behind them did the deed.
        Fingers = "fingers",
        /// «لا أحد»: nobody.
        Nobody = "nobody",
        /// سوى, إلا: what follows is not denied.
        Except = "except",
        /// «اقرأ أيضا»: what follows in the line is the title of another text.
        Elsewhere = "elsewhere",
        /// «كما», «ثم»: a clause equal to the one before, whose subject it may share.
        Then = "then",
        /// «بعدما», «قبل أن»: a clause that depends on the one before, whose subject it may share.
        Since = "since",
        /// «المقبل», «غدا»: says of a time that it is still to come.
        Coming = "coming",
        /// «هل»: asks.
        Asks = "asks",
        /// «لا يزال»: a verb of which the negation says that something goes on.
        Lasts = "lasts",
        /// «على الأقل»: behind a count, a bound.
        Least = "least",
        /// «منهم»: of those before.
        OfThose = "of_those",
        /// «16 منهم»: people of those before.
        OfThem = "of_them",
        /// «الذين أفرج عنهم»: what a verb with عن is about.
        AboutThose = "about_those",
        /// «ذكرى»: what it is of has happened.
        Recalls = "recalls",
        /// «التي سيطر عليها»: what a verb with على is about.
        OnThose = "on_those",
        /// «مصدر»: who says something, whatever owns it.
        Informant = "informant",
        /// «أنباء», «معلومات»: what comes in, or does not.
        News = "news",
        /// «عاجل», to which hurried posts glue what follows.
        Urgent = "urgent",
        /// «الصغير»: says of people that they are children.
        Young = "young",
        /// «ابن», «شقيق»: of whose kin it may be, «ابن عمه».
        OfKin = "of_kin",
        /// «تصدى»: what follows ل happens to whoever does it, and is no purpose.
        Faces = "faces",
        /// «لاتهامه»: who was arrested did what follows ب.
        Charged = "charged",
        /// «المكون»: behind من, how many a body is.
        MadeOf = "made_of",
        /// «يحظر», «يعاقب»: a rule for anybody.
        Norm = "norm",
        /// «رواية», «فيلم»: a work that tells a story.
        Fiction = "fiction",
        /// «تحكي», «قصة», «بطل»: what follows is of a story, beside such a work.
        Narrates = "narrates",
        /// «الطريق»: what happens on it or by it is not done to it.
        Roads = "roads",
        /// «النيابة», «قاضي التحقيق»: what they order is done.
        Judge = "judge",
        /// «أمرت»: what a judge does where others only ask.
        Orders = "orders",
        /// «اعترف»: who says so did what follows ب.
        Confesses = "confesses",
        /// «مرتكب», «وقف», «ملابسات»: what follows in idafa or behind a preposition is there already.
        Given = "given",
        /// «استهدف»: the event that is its object is what somebody wanted.
        Aims = "aims",
        /// «احتجاجا», «قضية», «المتهمين»: what follows is why, or of whom, and may have been long before.
        Matter = "matter",
    }
}

impl Cue {
    /// Whether words of this function are read as what else they are.
    pub fn is_topic(self) -> bool {
        matches!(
            self,
            Self::Business
                | Self::Then
                | Self::Since
                | Self::Coming
                | Self::Asks
                | Self::Lasts
                | Self::Least
                | Self::OfThose
                | Self::OfThem
                | Self::AboutThose
                | Self::OnThose
                | Self::Recalls
                | Self::Informant
                | Self::News
                | Self::Urgent
                | Self::Young
                | Self::OfKin
                | Self::Doer
                | Self::Faces
                | Self::MadeOf
                | Self::Charged
                | Self::Norm
                | Self::Fiction
                | Self::Narrates
                | Self::Roads
                | Self::Judge
                | Self::Orders
                | Self::Confesses
                | Self::Given
                | Self::Aims
                | Self::Matter
        )
    }
}

/// Flags on the senses of events.
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
    /// Those the noun denotes act rather than suffer.
    pub const ACTOR: u32 = 1 << 15;
    /// A collective: no singular denotes one member.
    pub const COLLECTIVE: u32 = 1 << 16;
    /// Only with the article.
    pub const DEFINITE: u32 = 1 << 17;
    /// Only without proclitics.
    pub const BARE: u32 = 1 << 18;
    /// Only without a suffixed pronoun.
    pub const LONE: u32 = 1 << 19;
    /// Jussive or subjunctive of the present.
    pub const SHORT: u32 = 1 << 20;
    /// Only with a suffixed pronoun: «طفلاها».
    pub const TAILED: u32 = 1 << 21;
    /// Names what surrounds a place.
    pub const AROUND: u32 = 1 << 22;
    /// A form of كان.
    pub const HAD: u32 = 1 << 23;
    /// A force that is no state's: «كتائب», «تنظيم».
    pub const IRREGULAR: u32 = 1 << 24;
    /// Any verb form.
    pub const VERB: u32 = PAST | PRESENT;
}

/// A condition on the filler of a role, without which there is no event.
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
    /// Role of the subject in the active.
    pub subject: Role,
    /// Role of the object.
    pub object: Role,
    /// The role of what follows the noun in idafa.
    pub idafa: Role,
    /// The role that each [`Preposition`] introduces, by its number.
    pub prepositions: Vec<Role>,
    /// The group of complements, one of which must be in the clause; 0 for none.
    pub with: u16,
    /// Conditions that must hold.
    pub when: Vec<Condition>,
    /// Whether counting it counts those hurt: «4 إصابات».
    pub hurts: bool,
    /// Whether it is an event only if the text gives a number or a participant.
    pub weak: bool,
    /// Whether one person may do it to another in words.
    pub words: bool,
    /// Whether irregulars behind ل lie in wait and are not those who are hit: «كمين لكتائب كذا».
    pub ambush: bool,
}

impl TriggerRow {
    /// The role of what `preposition` introduces.
    pub fn behind(&self, preposition: Preposition) -> Role {
        self.prepositions.get(preposition as usize).copied().unwrap_or(Role::None)
    }
}

/// The tables of events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventTables {
    /// The types by their names.
    pub types: Vec<String>,
    /// The first type that a user added, after all of the library's own.
    pub own: Option<u16>,
    /// The triggers.
    pub triggers: Vec<TriggerRow>,
    /// Lemmas of nouns.
    pub nouns: Vec<(Thing, String)>,
    /// What organizations are, by their ids in the gazetteer, ascending, with flags of [`mark`].
    pub named: Vec<(String, Thing, u32)>,
}
