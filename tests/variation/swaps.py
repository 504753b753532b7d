"""Words of one kind, of which each may stand for another in a phrase without changing how it is read.

And where it may not: in what is said twice, what rises, what has only so many.
"""

#: By kind: another word of the row asks for the same entities at the same places, with another value.
SWAPS = {
    "month": "يناير فبراير أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "month of the Levant": ["شباط", "آذار", "حزيران", "تموز", "أيلول", "كانون الأول", "تشرين الثاني"],
    "weekday": "الأحد الثلاثاء الأربعاء الخميس السبت".split(),
    "unit, counted in the feminine": "ثلاث أربع خمس ست سبع تسع".split(),
    "unit, counted in the masculine": "ثلاثة أربعة خمسة ستة سبعة تسعة".split(),
    "tens": "عشرون ثلاثون أربعون خمسون".split(),
    "tens, oblique": "عشرين ثلاثين أربعين خمسين".split(),
    "rank of a man": "الثالث الرابع الخامس السادس السابع الثامن التاسع".split(),
    "rank of a woman": "الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة".split(),
    "currency": "دولار يورو ريال دينار".split(),
    "length": "متر كيلومتر".split(),
}

#: By kind: another word of the row means the same, so that the value stays too.
SYNONYMS = {
    "the next": "القادم المقبل".split(),
    "the next, feminine": "القادمة المقبلة".split(),
    "the last": "الماضي المنصرم الفائت".split(),
    "the last, feminine": "الماضية المنصرمة الفائتة".split(),
    "yesterday": "أمس البارحة امبارح مبارح".split(),
    "tomorrow": "بكرة بكره بكرا".split(),
}

MONTHS = "|".join(SWAPS["month"] + SWAPS["month of the Levant"] + "مارس آب نيسان ايلول ماي أيار".split())
UNITS = "|".join(
    ["ثلاثة?", "أربعة?", "خمسة?", "ستة?", "سبعة?", "تسعة?", "تلات(?:ة|ه)?", "ثنين", "ربعة", "شهرين"]
)
TENS = "|".join(SWAPS["tens"] + SWAPS["tens, oblique"])

#: Where a word may not stand for another of its kind: in which kinds, the phrase as it was, and why.
RIGHTLY = [
    (
        "month",
        rf"(?:{MONTHS})\s*[/(]?\s*(?:{MONTHS})",
        "two names of one month are not two of another",
    ),
    ("month", r"حرب أكتوبر|ثورة يوليو", "an event that is known by its month and two digits"),
    ("unit", r"\(\d[\d.]*\)|\d \(", "one number in words and as a figure"),
    (
        "tens",
        r"\(\d[\d.]*%?\)|\d%? \(",
        "one number in words and as a figure",
    ),
    (
        "unit",
        rf"(?:{UNITS})(?: \w+)?(?: أو | إلى | ولا | و|-| )(?:{UNITS})",
        "a range rises",
    ),
    ("tens", rf"(?:{TENS}) و(?:{TENS})", "a range rises"),
    (
        "unit",
        r"(?:الساعة|القطر|صحيت) .*(?:إلا |الا |و ?)خمسة?",
        "bare minutes are five or more fives",
    ),
    (
        "unit, counted in the feminine",
        r"(?:خمس|سبع|تسع) ال",
        "a fifth is spelled like five, no third like three",
    ),
    ("unit, counted in the feminine", r"من كل ثلاث", "«ست» before women is the lady"),
    ("rank", r"ربع ", "a year has four quarters"),
    ("rank", r"القرن", "of two centuries the second is the later one"),
    ("rank", r"الألفية", "we live in the third; the tenth is a rank"),
    ("currency", r"(?:دولار|ريال|دينار) \w+ي\b", "each country has its own currency"),
    ("currency", r"(?:دولار|ريال|دينار|يورو)(?: \w+)? واحد و", "each currency has its own parts"),
    ("currency", r"يورو \d", "the Euro is also a cup"),
    ("length", r"متر.*و.*متر|ميللي", "what is added is smaller"),
    ("yesterday", r"أول|الأول", "«أمس الأول» and «البارحة الأولى» are fixed"),
    ("weekday", r"الأحد عشر", "eleven has a Sunday's name in it"),
]
