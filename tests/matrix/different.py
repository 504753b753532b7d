"""Cells that mean something else, or nothing: (phrase, carrier or None, writing or None) and why."""

DIFFERENT: dict[tuple[str, str | None, str | None], str] = {
    ("35 د.إ", None, "no hamza"): "د.ا is the dinar of Jordan as well, and the region decides",
    ("ر.س 35", "a year before", None): "a sign between two numbers with blanks belongs to the first",
    ("usd 640", "a year before", None): "a sign between two numbers with blanks belongs to the first",
    ("ر.س 35", "joined by و", None): "no letter is glued to a sign of letters",
    ("ر.س 35", "behind بـ", None): "no letter is glued to a sign of letters",
    ("ر.س 35", "behind لـ", None): "no letter is glued to a sign of letters",
    ("ريال سعودي واحد وعشرون هللة", "a year before", None): "«2015 ريال» are so many riyals",
    ("لترين ونصف", "a year before", None): "a number stands right before the unit",
    ("لترين ونصف", "a year behind", None): "«نصف عام 2015» is half of the year",
    ("ثلث", "a year behind", None): "a share of the year",
    ("ثلاثة أرباع", "a year behind", None): "a share of the year",
    ("0505557746", "glued to a word", None): "what is glued to a word is part of a name",
    ("00 966 55 123 4567", "glued to a word", None): "what is glued to a word is part of a name",
    ("06.61.23.45.67", "glued to a word", None): "what is glued to a word is part of a name",
    ("784-1987-2345678-0", "glued to a word", None): "what is glued to a word is part of a name",
    ("4539 5787 6362 1486", "glued to a word", None): "what is glued to a word is part of a name",
    ("-4%", "joined by و", None): "letters, a hyphen and digits are one code",
    ("-4%", "behind بـ", None): "letters, a hyphen and digits are one code",
    ("-4%", "behind لـ", None): "letters, a hyphen and digits are one code",
}
