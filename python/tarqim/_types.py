"""Shared type aliases for signatures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

Label = Literal[
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "DATE", "TIME", "PERCENT", "MONEY",
    "QUANTITY", "ORDINAL", "CARDINAL", "DURATION", "URL", "EMAIL", "PHONE", "MENTION", "HASHTAG",
    "ID",
]  # fmt: skip
"""Labels of entities."""

Kind = Literal[
    "word", "latin", "number", "punct", "symbol", "url", "email", "mention", "hashtag", "emoji", "code"
]
"""Kinds of tokens."""

SegmentScheme = Literal["d1", "d2", "d3", "atb"]
"""Which clitics are split off."""

Reference = date | datetime | str
"""The moment a text was written: a date, a datetime or an ISO 8601 string."""

OffsetUnit = Literal["codepoint", "utf8", "utf16"]
"""The unit of positions: code points (Python), bytes (Rust), UTF-16 units (the JVM, JavaScript)."""

Errors = Literal["raise", "coerce"]
"""How to treat a cell that is not a text: raise an error that names its row, or make it null."""

Gender = Literal["masculine", "feminine"]
"""Grammatical gender."""

Case = Literal["nominative", "accusative", "genitive"]
"""Grammatical case."""

HundredStyle = Literal["modern", "traditional", "apart"]
"""Spelling of hundreds: ثلاثمئة, ثلاثمائة, ثلاث مئة."""

Preset = Literal[
    "clean", "search", "model", "plain_uthmani", "lucene", "camel", "pyarabic", "arabert", "camel_arclean"
]
"""Named configurations of a normalizer."""

CharacterClass = Literal[
    "arabic_letters",
    "vowel_signs",
    "marks",
    "tatweel",
    "arabic_digits",
    "ascii_digits",
    "arabic_punctuation",
    "other_punctuation",
    "latin_letters",
    "latin_capitals",
    "latin_small",
    "emoji",
]
"""Classes of characters that a normalizer can keep or drop."""

Scheme = Literal["buckwalter", "safe_buckwalter", "xml_buckwalter", "hsb"]
"""Schemes of transliteration."""

Direction = Literal["to_latin", "to_arabic"]
"""Directions of transliteration."""
