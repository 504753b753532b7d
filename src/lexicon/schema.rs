//! The vocabulary of the lexicon: classes and flags, by the names used in `seeds/`.

use crate::found::{Feature, Label};

use super::amounts::{CurrencyRow, CurrencyWordRow, IdRows, MeasureRow, PhoneRow, SpellRows};

named! {
    /// The class of a sense: what a word can be to the grammars. At most 128.
    Class {
        /// First word of a phrase; the argument is the state it leads to.
        Phrase = "phrase",
        /// A name of the gazetteer; the argument is its row.
        Name = "name",
        /// Zero to ten and the teens as one word; the argument is the value.
        Unit = "unit",
        /// «عشر / عشرة», the second half of a teen or ten on its own; the argument is 10.
        Teen = "teen",
        /// Twenty to ninety; the argument is the value.
        Tens = "tens",
        /// One hundred to nine hundred as one word; the argument is the value.
        Hundred = "hundred",
        /// A power of a thousand; the argument is the exponent of ten.
        Scale = "scale",
        /// Thousands in one word; the argument is the value.
        Thousand = "thousand",
        /// A unit fraction; the argument is the denominator.
        Fraction = "fraction",
        /// An ordinal; the argument is the value, or -1 for «last».
        Ordinal = "ordinal",
        /// A rank counted from the end or from the current one.
        Last = "last",
        /// A quantity without a number; the argument is the scale it hints at.
        Indefinite = "indefinite",
        /// A word or phrase that bounds a number; the argument is the bound.
        Bound = "bound",
        /// A multiple (ضعف, أضعاف, مرات).
        Multiple = "multiple",
        /// Percent.
        Percent = "percent",
        /// The spoken decimal point.
        Point = "point",
        /// Minus spoken.
        Minus = "minus",
        /// A unit of measure; the argument is its row.
        Measure = "measure",
        /// A word for a currency or a subunit; the argument is its row.
        Currency = "currency",
        /// Code or sign of a currency; the argument is the currency's row.
        CurrencySign = "currency_sign",
        /// Adjective of a country beside a currency; the argument is its number.
        CurrencyCountry = "currency_country",
        /// Other word of the grammar of measures; the argument is a `MeasureWord`.
        MeasureWord = "measure_word",
        /// A hint: decides what a unit or currency beside it means; the argument is its group.
        Hint = "hint",
        /// Letter for a power of ten after an amount of money ($3.5m); the argument is the exponent.
        Magnitude = "magnitude",
        /// A noun that is often counted; the argument is the lemma.
        Noun = "noun",
        /// A dual noun, meaning two of it; the argument is the lemma.
        Dual = "dual",
        /// A particle or another word of the closed classes; the argument is its id.
        Particle = "particle",
        /// Month of the civil calendar; the argument is 1 to 12.
        Month = "month",
        /// Month of the Hijri calendar; the argument is 1 to 12.
        HijriMonth = "hijri_month",
        /// Day of the week; the argument is 1 (Monday) to 7.
        Weekday = "weekday",
        /// Part of the day.
        DayPart = "day_part",
        /// Unit of time.
        TimeUnit = "time_unit",
        /// A day relative to today; the argument is the offset.
        Relative = "relative",
        /// Past, coming, current.
        Direction = "direction",
        /// Start, middle, end of a period.
        Edge = "edge",
        /// Season.
        Season = "season",
        /// Holiday; the argument is its row.
        Holiday = "holiday",
        /// Time zone; the argument is its row.
        Zone = "zone",
        /// Calendar mark (هـ, ميلادي, ق.م).
        Calendar = "calendar",
        /// Other word of the time grammar; the argument is a [`TimeWord`].
        TimeWord = "time_word",
        /// Word that bounds a time; the argument is a [`TimeLimit`].
        TimeLimit = "time_limit",
        /// Decade within its century; the argument is 10 to 90.
        Decade = "decade",
        /// Title or occupation before a person's name.
        Title = "title",
        /// Head of an organization's, place's, facility's or event's name; the argument is a [`HeadKind`].
        Head = "head",
        /// Given name.
        Given = "given",
        /// Family name.
        Family = "family",
        /// A phrase that only looks like something to extract.
        Trap = "trap",
        /// A verb whose tense is known; the argument is -1 past, 1 future.
        Verb = "verb",
        /// Other word of the names' grammar; the argument is a [`NameWord`].
        NameWord = "name_word",
        /// A phrase in which something looks like a number; the argument is a [`NumberTrap`].
        NumberTrap = "number_trap",
        /// A word that says what kind of place a name is, or that it is a place; the argument is a [`PlaceWord`].
        PlaceWord = "place_word",
        /// Other word of the number grammar; the argument is a [`NumberWord`].
        NumberWord = "number_word",
        /// A trigger of an event, word or phrase; the argument is its row.
        Trigger = "trigger",
        /// A noun for those who take part in events; the argument is its row.
        Actor = "actor",
        /// Another word of the events' grammar; the argument is a [`Cue`](super::event_rows::Cue).
        Cue = "cue",
        /// A preposition; the argument is a [`Preposition`](super::event_rows::Preposition).
        Preposition = "preposition",
        /// A required complement of a trigger; the argument is the group.
        Complement = "complement",
        /// A phrase that only looks like an event.
        NoEvent = "no_event",
        /// Word that introduces an identifier; the argument is its row.
        IdWord = "id_word",
    }
}

named! {
    /// The kind of name that a head introduces, and whether the head is part of the name: the values of
    /// `seeds/lexicon/heads.tsv`.
    HeadKind {
        /// A city or country, the head outside.
        GpeOut = "gpe_out",
        /// A city or country that may stand nearby.
        GpeNear = "gpe_near",
        /// A place, the head inside.
        LocIn = "loc_in",
        /// A place, the head outside.
        LocOut = "loc_out",
        /// A place whose name may continue with an adjective.
        LocName = "loc_name",
        /// A facility, the head inside.
        FacIn = "fac_in",
        /// An organization named by a chain of ordinary words.
        OrgChain = "org_chain",
        /// An organization named after a person.
        OrgOf = "org_of",
        /// An organization, the head inside.
        OrgIn = "org_in",
        /// An organization, the head outside.
        OrgOut = "org_out",
        /// An organization whose head is left out of longer names only.
        OrgApart = "org_apart",
        /// An organization that is never named without its head.
        OrgWhole = "org_whole",
        /// An event, the head inside.
        EventIn = "event_in",
        /// An event, the head outside.
        EventOut = "event_out",
        /// A product, the head outside.
        ProductOut = "product_out",
        /// A state, all of which are listed.
        State = "state",
        /// A party or movement: with its article, two adjectives after it name it.
        OrgParty = "org_party",
        /// A body that one definite noun names: «وزارة الصحة».
        OrgBody = "org_body",
        /// A body that the place after it names, both together: «بلدية جنين».
        OrgPlace = "org_place",
        /// A club, paper or company that may have the name of a place or person, the head outside: «نادي فالنسيا».
        OrgOver = "org_over",
        /// A state of the past or by its full name, the head inside: «مملكة كندة».
        StateIn = "state_in",
        /// A facility that one definite noun names: «مسجد النور».
        FacName = "fac_name",
        /// An event that a word of any kind names: «معركة حطين».
        EventName = "event_name",
        /// A work that is named in quotation marks, the head outside: «فيلم "الأرض"».
        WorkQuoted = "work_quoted",
        /// An organization if it has its article and a purpose, and no ordinary noun follows it: «الشبكة العربية
        /// لحقوق الإنسان».
        OrgFor = "org_for",
        /// An organization if it has its article and a people's adjective follows: «المنتخب السعودي».
        OrgNation = "org_nation",
        /// A company, named by a field and a place together: «شركة نفط الكويت».
        OrgCompany = "org_company",
        /// An empire: with its article, any relational adjective after it names it.
        StateOld = "state_old",
        /// An event if a people's adjective follows: «الثورة التونسية».
        EventOf = "event_of",
    }
}

named! {
    /// What a function word does in the names grammar: the values of `seeds/lexicon/name_words.tsv`.
    NameWord {
        /// Name of a Latin letter.
        Letter = "letter",
        /// Last word of a medium's name.
        MediaTail = "media_tail",
        /// Adjective that may close a name.
        Tail = "tail",
        /// Connects the parts of a person's name.
        Link = "link",
        /// The same, and occurs nowhere else.
        Descent = "descent",
        /// Adjective in the name of a public body.
        Rank = "rank",
        /// Joins a title and a body.
        Office = "office",
        /// Shows that a people's name after it means its language.
        Language = "language",
        /// Second half of a compound name.
        Half = "half",
        /// What follows it does not begin with a conjunction.
        Preposition = "preposition",
        /// A phrase that begins like a name but is not one.
        Trap = "trap",
        /// A benediction after a name, not part of it: «رحمه الله».
        Wish = "wish",
        /// A preposition before a target: «على».
        Aim = "aim",
        /// Something distinguished by its year.
        Dated = "dated",
        /// A day and month directly after it are part of its name: `seeds/calendars/name_heads.tsv`.
        BearsDate = "bears_date",
        /// A word that never begins or ends a person's name: from dialects, from classical prose.
        Ordinary = "ordinary",
        /// A field of activity of bodies: «تنظيم», «حقوق».
        Field = "field",
        /// An adjective that describes but is not part of names: «التابع», «الحالية».
        Describing = "describing",
        /// A definite noun after a head that only says where it is: «بلدية ⟦المدينة⟧».
        Site = "site",
        /// «آل», which names a house.
        House = "house",
        /// «أبو» and «أم» before the name of a child.
        Kunya = "kunya",
        /// «أم», which is also «or».
        Mother = "mother",
        /// Begins a question that «أم» continues: «هل».
        Whether = "whether",
        /// A size, if a number follows it: «بقطر 20 مترا».
        Size = "size",
        /// A preposition before a place: «في».
        Place = "place",
        /// Shows that the text is about clubs: «مباراة».
        Sport = "sport",
        /// A club in a text about sports, something else elsewhere: «فالنسيا», «الهلال».
        Club = "club",
        /// Adjective of a war: «الأهلية».
        Inner = "inner",
        /// Adjective of a dynasty: «الفاطمية».
        Dynasty = "dynasty",
        /// The two words of «عن بعد».
        Remote = "remote",
        /// An adjective that is a name only next to other names.
        Common = "common",
        /// Title of people distinguished by a number: «الملك».
        Crown = "crown",
        /// Name that takes a number without a title: «لويس».
        Regnal = "regnal",
    }
}

named! {
    /// What a word says about the place after it: the values of `seeds/lexicon/place_words.tsv`.
    PlaceWord {
        /// محافظة
        Division = "division",
        /// قضاء
        District = "district",
        /// مدينة
        City = "city",
        /// بلدة
        Town = "town",
        /// حي
        Quarter = "quarter",
        /// مخيم
        Camp = "camp",
        /// دولة
        Country = "country",
        /// ريف
        Countryside = "countryside",
        /// قصف: its target is a place.
        Strike = "strike",
        /// استهدف: what directly follows is a place.
        Target = "target",
    }
}

named! {
    /// What a function word does in the time grammar: the ids of `seeds/calendars/words.tsv`.
    TimeWord {
        /// من
        From = "from",
        /// إلى
        To = "to",
        /// بين
        Between = "between",
        /// كل
        Every = "every",
        /// الموافق
        Matching = "matching",
        /// خلال
        Within = "within",
        /// طوال
        For = "for",
        /// إلا
        Minus = "minus",
        /// تماما
        Exactly = "exactly",
        /// توقيت
        Zone = "zone",
        /// المحلي
        Local = "local",
        /// في
        At = "at",
        /// أثناء
        During = "in",
        /// الذي
        That = "that",
        /// Mark of the Hijri era.
        EraHijri = "era hijri",
        /// Mark of the Christian era.
        EraGregorian = "era gregorian",
        /// قبل الميلاد
        EraBefore = "era before",
        /// بعد الميلاد
        EraAfter = "era after",
        /// قبل الهجرة
        EraBeforeHijra = "era before_hijra",
        /// الدراسي
        School = "school",
        /// المالي
        Fiscal = "fiscal",
        /// عدة
        Vague = "vague",
        /// قليلة
        Few = "few",
        /// واحد after its noun
        One = "one",
        /// كامل
        Whole = "whole",
        /// نفسه
        Same = "same",
        /// ذلك
        Those = "those",
        /// هذا
        This = "this",
        /// فصل
        Season = "season",
        /// آخر
        Last = "last",
        /// أول
        First = "first",
        /// من العمر
        Age = "age",
        /// اليوم الموافق
        DayWord = "day_word",
        /// بتاريخ
        DateWord = "date_word",
        /// الوقت
        TimeNoun = "time_word",
        /// أو
        Or = "or",
        /// الفترة
        Period = "the_period",
        /// الآن
        Now = "now",
        /// يوميا
        RepeatDay = "repeat day",
        /// أسبوعيا
        RepeatWeek = "repeat week",
        /// شهريا
        RepeatMonth = "repeat month",
        /// سنويا
        RepeatYear = "repeat year",
        /// فصليا
        RepeatQuarter = "repeat quarter",
        /// في الحال
        AtOnce = "soon",
        /// غرة
        FirstDay = "first_day",
        /// سلخ
        LastDay = "last_day",
        /// الأخير
        Final = "final",
        /// Before a number that is not a date: الإصدار.
        NotDate = "not_date",
        /// الزمن
        Ages = "ages",
        /// عند, before an hour.
        Near = "near",
        /// يعود, before إلى and a date: goes back to.
        GoesBack = "goes_back",
        /// السابق: counted from a date mentioned earlier.
        Told = "told",
        /// بقية
        Rest = "rest",
        /// القضائية: of a court's own years.
        Court = "court",
        /// خلون: nights of the month that have passed.
        Gone = "gone",
        /// بقين: nights of the month that are left.
        Left = "left",
        /// مات, بويع: a verb of chronicles, which list years.
        Chronicle = "chronicle",
        /// كورولا, before its model year.
        Model = "model",
        /// ملي, before ثانية.
        Milli = "milli",
        /// موعد, before an hour in short: الموعد 8م.
        Appointment = "appointment",
        /// إجازة, before the month it is of.
        OfMonth = "of_month",
        /// سن, before an age.
        AgeOf = "age_of",
    }
}

named! {
    /// How a word bounds a time: the values of the `bound` rows of `seeds/calendars/modifiers.tsv`.
    TimeLimit {
        /// قبل
        Before = "before",
        /// بعد
        After = "after",
        /// منذ
        Since = "since",
        /// حتى
        Until = "until",
        /// حوالي
        About = "about",
    }
}

named! {
    /// Units of time, shortest first.
    Grain {
        /// Second.
        Second = "second",
        /// Minute.
        Minute = "minute",
        /// Hour.
        Hour = "hour",
        /// Part of a day.
        Part = "part",
        /// Day.
        Day = "day",
        /// Week.
        Week = "week",
        /// Month.
        Month = "month",
        /// Quarter of a year.
        Quarter = "quarter",
        /// Season.
        Season = "season",
        /// Half a year.
        Half = "half",
        /// Year.
        Year = "year",
        /// Decade.
        Decade = "decade",
        /// Century.
        Century = "century",
        /// Millennium.
        Millennium = "millennium",
    }
}

/// Marks on a sense, by the names used in the `flags` column.
pub const FLAGS: &[(&str, u32)] = &[
    ("masc", flag::MASC),
    ("fem", flag::FEM),
    ("dual", flag::DUAL),
    ("plural", flag::PLURAL),
    ("construct", flag::CONSTRUCT),
    ("ambiguous", flag::AMBIGUOUS),
    ("strict", flag::STRICT),
    ("bare", flag::BARE),
    ("definite", flag::DEFINITE),
    ("after", flag::AFTER),
    ("before", flag::BEFORE),
    ("abbreviation", flag::ABBREVIATION),
    ("egy", flag::EGY),
    ("lev", flag::LEV),
    ("glf", flag::GLF),
    ("irq", flag::IRQ),
    ("mag", flag::MAG),
    ("needs_day", flag::NEEDS_DAY),
    ("needs_year", flag::NEEDS_YEAR),
    ("person", flag::PERSON),
    ("prefix", flag::PREFIX),
    ("vague", flag::VAGUE),
    ("night", flag::NIGHT),
    ("joined", flag::JOINED),
    ("beside", flag::BESIDE),
];

named! {
    /// What a function word does in the number grammar: the values of class `number_word`. At most 32.
    NumberWord {
        /// من
        From = "from",
        /// إلى
        To = "to",
        /// بين
        Between = "between",
        /// أو
        Or = "or",
        /// إلا
        Except = "except",
        /// على
        Over = "over",
        /// بعد
        After = "after",
        /// جزء
        Part = "part",
        /// يساوي
        Equal = "equal",
        /// بمعدل
        Rate = "rate",
        /// رقم: the number is a name
        Name = "name",
        /// كل
        Each = "each",
        /// ما
        What = "what",
        /// ثمن, عدد: what can be doubled
        Measured = "measured",
        /// دفع, زاد: to change by an amount
        Grow = "grow",
        /// على, عن after a verb of exceeding
        Than = "than",
        /// عدد, نسبة: the subject of such a verb
        Subject = "subject",
        /// أوائل: counts with definite numbers
        FirstOnes = "first_ones",
        /// فاز: introduces the result of a match
        Score = "score",
        /// لم: a verb follows
        Negation = "negation",
        /// دزينة
        Dozen = "dozen",
    }
}

named! {
    /// What a phrase must not be read as: the values of class `number_trap`.
    NumberTrap {
        /// Any number.
        Any = "any",
        /// A cardinal.
        Cardinal = "cardinal",
        /// An ordinal.
        Ordinal = "ordinal",
    }
}

/// Bits of [`Sense::flags`].
pub mod flag {
    /// Masculine form.
    pub const MASC: u32 = 1;
    /// Feminine form.
    pub const FEM: u32 = 1 << 1;
    /// Dual form.
    pub const DUAL: u32 = 1 << 2;
    /// Plural form.
    pub const PLURAL: u32 = 1 << 3;
    /// Construct form, which a noun follows.
    pub const CONSTRUCT: u32 = 1 << 4;
    /// Also an ordinary word: needs support from the context.
    pub const AMBIGUOUS: u32 = 1 << 5;
    /// Only in exactly this spelling.
    pub const STRICT: u32 = 1 << 6;
    /// Only without proclitics.
    pub const BARE: u32 = 1 << 7;
    /// Only with the article.
    pub const DEFINITE: u32 = 1 << 8;
    /// Stands after what it modifies.
    pub const AFTER: u32 = 1 << 9;
    /// Stands before what it modifies.
    pub const BEFORE: u32 = 1 << 10;
    /// Abbreviation.
    pub const ABBREVIATION: u32 = 1 << 11;
    /// Egyptian.
    pub const EGY: u32 = 1 << 12;
    /// Levantine.
    pub const LEV: u32 = 1 << 13;
    /// Gulf.
    pub const GLF: u32 = 1 << 14;
    /// Iraqi.
    pub const IRQ: u32 = 1 << 15;
    /// Maghrebi.
    pub const MAG: u32 = 1 << 16;
    /// A month name that needs a day.
    pub const NEEDS_DAY: u32 = 1 << 17;
    /// A month name that needs a year.
    pub const NEEDS_YEAR: u32 = 1 << 18;
    /// Of or for a person.
    pub const PERSON: u32 = 1 << 19;
    /// May begin a longer name.
    pub const PREFIX: u32 = 1 << 20;
    /// A unit of no fixed length.
    pub const VAGUE: u32 = 1 << 21;
    /// Counts nights.
    pub const NIGHT: u32 = 1 << 22;
    /// Only with و or ف before it.
    pub const JOINED: u32 = 1 << 23;
    /// A place only next to a word that introduces it or another place of its region; hidden from the model.
    pub const BESIDE: u32 = 1 << 24;
    /// Needs some kind of support from the context.
    pub const UNSURE: u32 = AMBIGUOUS | BESIDE;
    /// All dialect marks.
    pub const DIALECTS: u32 = EGY | LEV | GLF | IRQ | MAG;
}

/// One reading of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Its class.
    pub class: Class,
    /// Bits of [`flag`].
    pub flags: u32,
    /// Its argument, as described at its class.
    pub arg: i32,
    /// Hash of the exact spelling, 0 if any spelling will do.
    pub strict: u32,
}

/// Typed tables of the lexicon, stored beside the words.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Tables {
    /// Strings that senses of symbolic classes refer to (lemmas, ids), by row.
    pub symbols: Vec<String>,
    /// Names of the gazetteer, by row.
    #[serde(with = "super::compiled::names")]
    pub names: Vec<NameRow>,
    /// Units of measure, by row.
    pub measures: Vec<MeasureRow>,
    /// Words for currencies and their subunits, by row.
    pub currency_words: Vec<CurrencyWordRow>,
    /// Currencies, by row.
    pub currencies: Vec<CurrencyRow>,
    /// Groups of hints and their arguments.
    pub hints: Vec<(String, i32)>,
    /// Countries in telephone numbers.
    pub phones: Vec<PhoneRow>,
    /// What identifiers look like.
    pub identifiers: IdRows,
    /// The words that numbers are written with.
    pub spell: SpellRows,
    /// Spoken forms in addresses and codes: form, kind, what is written.
    pub spoken: Vec<(String, String, String)>,
    /// Parts of the day, by row.
    pub day_parts: Vec<DayPartRow>,
    /// Words for a time relative to now, by row.
    pub relatives: Vec<RelativeRow>,
    /// Holidays, by row.
    pub holidays: Vec<HolidayRow>,
    /// Time zones: IANA names or offsets, by row.
    pub zones: Vec<String>,
    /// What the lexicon of events holds.
    pub events: super::event_rows::EventTables,
}

impl Tables {
    /// The argument of a group of hints.
    pub fn hint(&self, group: &str) -> Option<i32> {
        self.hints.iter().find(|(name, _)| name == group).map(|(_, arg)| *arg)
    }
}

/// A part of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct DayPartRow {
    /// morning, noon …
    pub part: String,
    /// First hour of the part on its own.
    pub from: u8,
    /// Hour after the last one.
    pub to: u8,
    /// First of the twelve hours that an hour with this part lies in.
    pub window: u8,
    /// Whether it is a part of the day only next to an hour.
    pub hour_only: bool,
    /// Whether the word also names a prayer.
    pub prayer: bool,
    /// Whether it is a moment rather than a span.
    pub point: bool,
}

/// A word for a time relative to now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct RelativeRow {
    /// Offset in units of the grain.
    pub offset: i8,
    /// Grain: a name of [`Grain`].
    pub grain: String,
    /// Part of the day, empty for none.
    pub part: String,
}

/// A holiday.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct HolidayRow {
    /// Stable name.
    pub id: String,
    /// When it is.
    pub rule: HolidayRule,
    /// Length in days.
    pub days: u8,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum HolidayRule {
    /// Month and day of the Gregorian calendar.
    Gregorian(u8, u8),
    /// Month and day of the Hijri calendar.
    Hijri(u8, u8),
    /// Days from Easter Sunday of the Western churches.
    EasterWestern(i16),
    /// Days from Easter Sunday of the Eastern churches.
    EasterEastern(i16),
    /// Month, which one (-1 the last), ISO weekday, and days after it.
    Nth(u8, i8, u8, i8),
    /// Depends on the country, which the word does not name.
    Unknown,
}

/// A name of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct NameRow {
    /// What it names.
    pub label: Label,
    /// ISO 3166 for countries, else a stable slug.
    pub id: String,
    /// The canonical spelling.
    pub canonical: String,
    /// Where it is, for places.
    pub place: Option<PlaceRow>,
}

impl NameRow {
    /// The id: the row's own, else the GeoNames id; empty where there is none.
    pub fn ident(&self) -> String {
        match self.place {
            Some(PlaceRow { geonames, .. }) if self.id.is_empty() && geonames > 0 => geonames.to_string(),
            _ => self.id.clone(),
        }
    }
}

/// Where a place of the gazetteer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct PlaceRow {
    /// What kind of place it is.
    pub feature: Feature,
    /// How well known it is: about log2 of its population; 0 where that is unknown.
    pub weight: u8,
    /// The two letters of ISO 3166-1, zeros for none.
    pub country: [u8; 2],
    /// The symbol of its first division plus 1, 0 for none.
    pub admin1: u32,
    /// Thousandths of a degree north and east; `None` where unknown.
    pub at: Option<(i32, i32)>,
    /// The id in GeoNames, 0 for none.
    pub geonames: u32,
}
