"""Word frequencies, in the few steps the ranker tells apart, and the names of seeds/."""

from __future__ import annotations

import collections
import lzma
import math
import re
from pathlib import Path

import affixes
import corpora

LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]+")
RAREST = 5  # a word seen less often is unknown
RATIO = 1.8  # from one level to the next
LEVELS = 15
# A word that names both a place and a person counts as a place.
NAME_TABLES = [
    "gazetteer/countries.tsv",
    "gazetteer/capitals.tsv",
    "gazetteer/cities_arab.tsv",
    "gazetteer/cities_world.tsv",
    "gazetteer/divisions_world.tsv",
    "lexicon/given_names.tsv",
    "lexicon/family_names.tsv",
    "gazetteer/persons.tsv",
]


def count(path: Path) -> collections.Counter[str]:
    """Folded words of a text file, xz or plain, with their counts."""
    opened = lzma.open if path.suffix == ".xz" else open
    counts: collections.Counter[str] = collections.Counter()
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(LETTERS.findall(affixes.fold(corpora.strip(line))))
    return counts


def levels(counts: dict[str, int]) -> dict[str, int]:
    """Words to levels 1 … 15."""
    return {
        word: 1 + min(LEVELS - 1, int(math.log(n / RAREST, RATIO)))
        for word, n in counts.items()
        if n >= RAREST
    }


PLACE, PERSON = 1, 2


def names() -> dict[str, int]:
    """Single words that name places, and the words of persons' names."""
    found: dict[str, int] = {}
    for table in NAME_TABLES:
        for row in affixes.rows(table):
            for form in row["form"].split("|"):
                words = LETTERS.findall(affixes.fold(corpora.strip(form)))
                person = "person" in table or "name" in table
                if len(words) == 1 or person:
                    for word in words:
                        if len(word) > 2:
                            found.setdefault(word, PERSON if person else PLACE)
    return found
