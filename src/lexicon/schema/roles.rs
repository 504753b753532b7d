//! What a function word does in each grammar, by the names used in the seeds.

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
        /// ولاية: a division where that is its name.
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
        /// An event that one definite noun names: «مهرجان العسل».
        EventBody = "event_body",
        /// A work that is named in quotation marks, the head outside: «فيلم "الأرض"».
        WorkQuoted = "work_quoted",
        /// A service that is named in quotation marks, the head outside: «باقة "رحال"».
        ProductQuoted = "product_quoted",
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
        /// Title behind a name, which belongs to it: «باشا».
        Honour = "honour",
        /// Name that takes a number without a title: «لويس».
        Regnal = "regnal",
        /// Before a scholar who is cited by one name: «ذكر الرافعي».
        Cites = "cites",
        /// The same, and before nothing but people: «رواه مسلم».
        Hands = "hands",
        /// A share before the short name of its company: «سهم دلالة».
        Share = "share",
        /// Many companies, whose names may follow: «أسهم شركات».
        Companies = "companies",
        /// Shows behind a share's name how it moved: «بنسبة».
        Moves = "moves",
        /// What any definite noun names: «جريدة الشعب», «وزارة المياه».
        AnyNoun = "any_noun",
        /// A sort of film or song, no title: «الرعب».
        Genre = "genre",
        /// Before a title in quotation marks: «بعنوان».
        Titled = "titled",
        /// What people do in a film or book: «بطولة فاتن حمامة».
        Credits = "credits",
        /// Who stands for a body, whose field comes behind it: «وكيل وزارة العمل للتطوير».
        Deputy = "deputy",
        /// What people do in reports: «أوضح السهلي أن».
        Says = "says",
        /// Before a paper in quotation marks: «لـ».
        Told = "told",
        /// Says that what follows is a paper: «علمت».
        Knows = "knows",
        /// Begins what is said: «أن».
        That = "that",
        /// A kind of sport, or its first word: «كرة القدم», «التنس».
        Game = "game",
        /// Adjective of a part of a land: «أوروبا الوسطى».
        Part = "part",
        /// Adjective of an age of a place: «اليونان القديمة».
        Age = "age",
        /// A part of a building or the way to it: «بوابة فندق الرشيد».
        Annex = "annex",
        /// The short name of a ministry where it says something: «أعلنت الداخلية».
        Ministry = "ministry",
        /// The son of who is named after it: «وابن عباس».
        Son = "son",
        /// A road, which leads from one place to another: «طريق مكة جدة».
        Road = "road",
        /// A phrase that ends in what is no road or body there: «عن طريق», «على هيئة».
        Manner = "manner",
        /// The same, but a road where the title of a person follows: «من طريق الملك فهد».
        TellerOf = "teller_of",
        /// What somebody is put into: «سجن عمر حسن عاما».
        Prison = "prison",
        /// A body whose name lists have without this word: «منظمة».
        Needless = "needless",
        /// A body, and that many are one: «وحدة الصفوف».
        Unity = "unity",
        /// Before the name of a tribe: «قبيلة كندة».
        Tribe = "tribe",
        /// Before the name of a faith: «المذهب الشافعي».
        Faith = "faith",
        /// What somebody does to what «إلى» or «أن» leads on to: «دعا».
        Calls = "calls",
        /// A task whose object stands behind «على»: «الرقابة على الغذاء».
        Over = "over",
    }
}

named! {
    /// What a word says about the place after it: the values of `seeds/lexicon/place_words.tsv`.
    PlaceWord {
        /// محافظة
        Division = "division",
        /// ولاية: a division where that is its name.
        State = "state",
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
        /// شمالي: what follows tells where the name before it is.
        Side = "side",
        /// هجوم: what such reports tell of.
        Incident = "incident",
        /// منطقة: a division in Saudi Arabia, any stretch of land elsewhere.
        Region = "region",
        /// شارع: called after a place that may be far away.
        Street = "street",
        /// محافظ: who governs where divisions are «محافظات».
        Governor = "governor",
        /// والي: who governs where they are «ولايات».
        Wali = "wali",
        /// سكان: who and what is in a place.
        Part = "part",
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
        /// ولد, before a year.
        Lived = "lived",
        /// من البعثة, after a year.
        Mission = "mission",
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

named! {
    /// A place inside a period.
    Edge {
        /// مطلع
        Start = "start",
        /// منتصف
        Mid = "mid",
        /// أواخر
        End = "end",
    }
}

named! {
    /// A part of the day.
    DayPart {
        /// فجرا
        Dawn = "dawn",
        /// صباحا
        Morning = "morning",
        /// ظهرا
        Noon = "noon",
        /// عصرا
        Afternoon = "afternoon",
        /// مساء
        Evening = "evening",
        /// ليلا
        Night = "night",
        /// منتصف الليل
        Midnight = "midnight",
        /// نهارا
        Day = "day",
    }
}
