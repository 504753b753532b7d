"""The clitics a word may carry, and every way to cut a word into them.

Mirrors src/tokenize/clitics/candidates.rs; the letters come from seeds/clitics/.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

FOLDS = str.maketrans("أإآٱىةؤئکی", "اااايهويكي")


def fold(word: str) -> str:
    """Spellings that writers mix become one."""
    return word.translate(FOLDS)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table under seeds/."""
    with open(SEEDS / name, encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _forms(table: str, kind: str) -> list[str]:
    return ["", *(r["form"] for r in rows(f"clitics/{table}.tsv") if r["kind"] == kind and not r["dialect"])]


# The number of a clitic is its place in these lists; 0 is none.
CONJUNCTIONS = _forms("proclitics", "conjunction")
PREPOSITIONS = [*_forms("proclitics", "preposition"), *_forms("proclitics", "future")[1:]]
ENCLITICS = _forms("enclitics", "pronoun")
EXCEPTIONS = {r["form"]: r["pieces"] for r in rows("clitics/exceptions.tsv")}


@dataclass(frozen=True)
class Candidate:
    """One way to cut a word: which clitics, and how many letters they take on either side."""

    conjunction: int
    preposition: int
    enclitic: int

    @property
    def front(self) -> int:
        return (self.conjunction > 0) + (self.preposition > 0)

    @property
    def back(self) -> int:
        return len(ENCLITICS[self.enclitic])

    def cuts(self, size: int) -> tuple[int, ...]:
        cuts = tuple(range(1, self.front + 1))
        return (*cuts, size - self.back) if self.back else cuts


def candidates(word: str) -> list[Candidate]:
    """All cuts that leave a letter of stem, the uncut word first."""
    found = []
    for conjunction, first in enumerate(CONJUNCTIONS):
        if not word.startswith(first):
            continue
        rest = word[len(first) :]
        for preposition, second in enumerate(PREPOSITIONS):
            if not rest.startswith(second):
                continue
            for enclitic, last in enumerate(ENCLITICS):
                if word.endswith(last) and len(first) + len(second) + len(last) < len(word):
                    found.append(Candidate(conjunction, preposition, enclitic))
    return found


def exception(word: str) -> tuple[int, ...] | None:
    """The cuts of a word listed in seeds/clitics/exceptions.tsv, after a conjunction or not."""
    for conjunction in CONJUNCTIONS:
        pieces = EXCEPTIONS.get(word[len(conjunction) :]) if word.startswith(conjunction) else None
        if pieces:
            cuts, at = [len(conjunction)] if conjunction else [], len(conjunction)
            for piece in pieces.split("+")[:-1]:
                at += len(piece)
                cuts.append(at)
            return tuple(cuts)
    return None
