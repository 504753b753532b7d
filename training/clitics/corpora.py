"""Reads segmented corpora into (surface word, cuts, count) rows.

A row keeps the word as written and the positions inside it where a clitic
begins or ends. The article stays with its noun, and so do case, number,
gender and subject endings: only the clitics of the ATB scheme are cut.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

Word = tuple[str, tuple[int, ...]]

LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Endings Farasa marks PRON though they agree with the subject of the verb before them.
SUBJECT_ENDINGS = {"ت", "وا", "ا", "ن", "ون", "ين", "تم", "و", "ان", "تا"}


def strip(word: str) -> str:
    """The word without tashkeel, tatweel and invisible marks."""
    return DROPPED.sub("", word)


def is_word(form: str) -> bool:
    return bool(re.search(r"\w", form))


def _columns(path: Path) -> Iterator[list[str] | None]:
    with open(path, encoding="utf-8-sig") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                yield None
            elif not line.startswith("# "):
                yield line.split("\t")
    yield None


def read_conllu(path: Path) -> list[Word]:
    """Universal Dependencies: multiword ranges where given, else words glued by SpaceAfter=No.

    Where the pieces of a range do not spell its surface (لل + ... is written with
    one article letter less), the cuts are those of the closest spelling.
    """
    words: list[Word] = []
    inside = 0
    surface, pieces = "", []
    open_word: list[str] | None = None
    after_article = False

    def close() -> None:
        nonlocal open_word
        if open_word is not None:
            words.append(_glue(open_word))
        open_word = None

    for row in _columns(path):
        if row is None:
            close()
            inside, after_article = 0, False
            continue
        if len(row) < 10 or "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            close()
            inside, surface, pieces = last - first + 1, row[1], []
            continue
        form = strip(row[1])
        if inside:
            pieces.append((form, row[3]))
            inside -= 1
            if not inside:
                words.append(_range(strip(surface), pieces))
            continue
        if not form:
            continue
        symbol = row[3] in ("PUNCT", "SYM") or not is_word(form)
        if symbol:
            close()
            words.append((form, ()))
            continue
        if open_word is None:
            open_word = [form]
        elif after_article:
            open_word[-1] += form
        else:
            open_word.append(form)
        after_article = row[3] == "DET" and form == "ال"
        if "SpaceAfter=No" not in row[9]:
            close()
            after_article = False
    close()
    return [row for row in words if row[0]]


def _glue(pieces: list[str]) -> Word:
    cuts, at = [], 0
    for piece in pieces[:-1]:
        at += len(piece)
        cuts.append(at)
    return "".join(pieces), tuple(cuts)


def _range(surface: str, pieces: list[tuple[str, str]]) -> Word:
    merged: list[str] = []
    article = False
    for form, tag in pieces:
        if not form:
            continue
        if article:
            merged[-1] += form
        else:
            merged.append(form)
        article = tag == "DET" and form == "ال"
    if "".join(merged) == surface or len(merged) <= 1:
        return (surface, _glue(merged)[1] if len(merged) > 1 else ())
    return surface, _closest_cuts(surface, merged)


def _closest_cuts(surface: str, pieces: list[str]) -> tuple[int, ...]:
    """Cuts the surface into as many parts as there are pieces, least edits in all."""
    size = len(surface)
    best: dict[tuple[int, int], tuple[int, tuple[int, ...]]] = {(0, 0): (0, ())}
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        for start in range(size + 1):
            if (index, start) not in best:
                continue
            cost, cuts = best[index, start]
            for end in [size] if last else range(start + 1, size):
                option = (cost + edits(piece, surface[start:end]), cuts if last else (*cuts, end))
                if (index + 1, end) not in best or option < best[index + 1, end]:
                    best[index + 1, end] = option
    return best.get((len(pieces), size), (0, ()))[1]


def edits(left: str, right: str) -> int:
    """Levenshtein distance."""
    before = list(range(len(right) + 1))
    for i, x in enumerate(left, 1):
        row = [i]
        for j, y in enumerate(right, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
        before = row
    return before[-1]


def read_farasa(path: Path) -> list[Word]:
    """Farasa's reference: morphemes and tags joined by +, one word a line."""
    words: list[Word] = []
    for row in _columns(path):
        if row is None or len(row) < 2 or row[0].startswith("refTok"):
            continue
        parts = [strip(x) for x in row[0].split("+")] if row[0] != "+" else ["+"]
        tags = row[1].split("+")
        if len(parts) != len(tags):
            # Four lines of the file have more morphemes than tags: only the clitics in front are sure.
            front = [p for p, t in zip(parts, tags, strict=False) if t in ("CONJ", "PREP")]
            rest = "".join(parts[len(front) :])
            words.append(_glue(_assimilate([*front, rest])) if rest and parts != ["", ""] else ("+", ()))
            continue
        units: list[str] = []
        joined, before = False, ""
        for part, tag in zip(parts, tags, strict=True):
            ending = tag in ("NSUFF", "CASE", "ADJ_SUFF")
            subject = tag == "PRON" and before == "V" and _agrees(units[-1], part)
            if units and (joined or ending or subject):
                units[-1] += part
            else:
                units.append(part)
            joined, before = tag == "DET", tag
        words.append(_glue(_assimilate(units)))
    return [row for row in words if row[0]]


def _agrees(verb: str, ending: str) -> bool:
    """Whether a pronoun tag after a verb is its subject: نا is, unless the verb is imperfect."""
    return ending in SUBJECT_ENDINGS or (ending == "نا" and verb[0] not in "يت")


def _assimilate(units: list[str]) -> list[str]:
    """ل + ال… is written لل…: the alef goes."""
    for at in range(len(units) - 1):
        if units[at] == "ل" and units[at + 1].startswith("ال"):
            units[at + 1] = units[at + 1][1:]
    return units


def read(path: str | Path) -> list[Word]:
    """Any of the two kinds, told by the file's name."""
    path = Path(path)
    return read_conllu(path) if path.suffix == ".conllu" else read_farasa(path)


def types(words: Iterable[Word]) -> dict[Word, int]:
    """Distinct rows that hold an Arabic letter, with their counts."""
    return dict(collections.Counter(row for row in words if LETTER.search(row[0])))
