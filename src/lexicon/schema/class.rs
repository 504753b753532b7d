//! The classes of senses: what a word can be to the grammars.

named! {
    /// The class of a sense: what a word can be to the grammars. At most 128.
    Class {
        /// First word of a phrase; the argument is the state it leads to.
        Phrase = "phrase",
        /// A name of the gazetteer; the argument is its row.
        Name = "name",
        /// An ordinal; the argument is the value, or -1 for «last».
        Ordinal = "ordinal",
        /// A rank counted from the end or from the current one.
        Last = "last",
        /// Percent.
        Percent = "percent",
        /// A hint: decides what a unit or currency beside it means; the argument is its group.
        Hint = "hint",
        /// A dual noun, meaning two of it; the argument is the lemma.
        Dual = "dual",
        /// Head of an organization's, place's, facility's or event's name; the argument is a [`HeadKind`](super::HeadKind).
        Head = "head",
        /// Other word of the names' grammar; the argument is a [`NameWord`](super::NameWord).
        NameWord = "name_word",
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
        /// A quantity without a number; the argument is the scale it hints at.
        Indefinite = "indefinite",
        /// A word or phrase that bounds a number; the argument is the bound.
        Bound = "bound",
        /// A multiple (ضعف, أضعاف, مرات).
        Multiple = "multiple",
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
        /// Letter for a power of ten after an amount of money ($3.5m); the argument is the exponent.
        Magnitude = "magnitude",
        /// A noun that is often counted; the argument is the lemma.
        Noun = "noun",
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
        /// Other word of the time grammar; the argument is a [`TimeWord`](super::TimeWord).
        TimeWord = "time_word",
        /// Word that bounds a time; the argument is a [`TimeLimit`](super::TimeLimit).
        TimeLimit = "time_limit",
        /// Decade within its century; the argument is 10 to 90.
        Decade = "decade",
        /// Title or occupation before a person's name.
        Title = "title",
        /// Given name.
        Given = "given",
        /// Family name.
        Family = "family",
        /// A phrase that only looks like something to extract.
        Trap = "trap",
        /// A verb whose tense is known; the argument is -1 past, 1 future.
        Verb = "verb",
        /// A phrase in which something looks like a number; the argument is a [`NumberTrap`](super::NumberTrap).
        NumberTrap = "number_trap",
        /// A word that says what kind of place a name is, or that it is a place; the argument is a [`PlaceWord`](super::PlaceWord),
        /// or the two letters of a country that it is a sign of.
        PlaceWord = "place_word",
        /// Other word of the number grammar; the argument is a [`NumberWord`](super::NumberWord).
        NumberWord = "number_word",
        /// A trigger of an event, word or phrase; the argument is its row.
        Trigger = "trigger",
        /// A noun for those who take part in events; the argument is its row.
        Actor = "actor",
        /// Another word of the events' grammar; the argument is a [`Cue`](super::super::event_rows::Cue).
        Cue = "cue",
        /// A preposition; the argument is a [`Preposition`](super::super::event_rows::Preposition).
        Preposition = "preposition",
        /// A required complement of a trigger; the argument is the group.
        Complement = "complement",
        /// A phrase that only looks like an event.
        NoEvent = "no_event",
        /// A word that tells of what a sentence speaks and is else any word; the argument is a
        /// [`Cue`](super::super::event_rows::Cue).
        Topic = "topic",
        /// Word that introduces an identifier; the argument is its row.
        IdWord = "id_word",
    }
}
