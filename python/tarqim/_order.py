"""Lines in visual order, as some PDF files give them: ملاسلا for السلام."""

from __future__ import annotations

import functools
import re

from tarqim._columns import need_text
from tarqim._core import Normalizer, stopwords

_WORD = re.compile("[\u0621-\u064a\u066e-\u06d3]+")
#: Letters that end a word and never begin one.
_FINAL = "ةى"
_ARTICLE = "ال"
#: What is read from left to right even in Arabic: numbers, Latin words.
_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_LEFT_TO_RIGHT = re.compile(rf"{_DIGIT}(?:[.,:/٫٬%-]*{_DIGIT})*|[A-Za-z](?:[\w.@/-]*[A-Za-z0-9])?")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@functools.cache
def _folded() -> Normalizer:
    """Made once: it costs as much as a page, and is asked about every line."""
    return Normalizer(presentation_forms="fold", ligatures="expand", tatweel="strip", tashkeel="strip")


@functools.cache
def _common() -> frozenset[str]:
    return stopwords()


def is_visual_order(text: str, /) -> bool:
    """Whether an Arabic text is in visual order: letter by letter from left to right.

    Some PDF files give such lines; :func:`tarqim.logical_order` reverses them.
    Signs of it are articles at the end of words, ة and ى at their beginning, and reversed common words;
    without any of these the answer is False.

    >>> import tarqim
    >>> tarqim.is_visual_order("ةيروس ىلإ دفولا لصو"), tarqim.is_visual_order("وصل الوفد إلى سورية")
    (True, False)
    """
    common = _common()
    turned = straight = 0
    for found in _WORD.finditer(_folded()(text)):
        word = found[0]
        if len(word) < 2:
            continue
        back = word[::-1]
        turned += _looks(back, common)
        straight += _looks(word, common)
    return turned > straight


def _looks(word: str, common: frozenset[str]) -> int:
    """The evidence for a word in this order."""
    said = 2 if word in common and len(word) > 1 else 0
    said += 2 if word.startswith(_ARTICLE) and len(word) > 4 else 0
    return said + (1 if word[-1] in _FINAL else 0)


def logical_order(text: str, /) -> str:
    """The text in logical (reading) order, if its lines are in visual order; otherwise unchanged.

    Numbers and Latin words inside such a line keep their order, brackets are mirrored.

    >>> import tarqim
    >>> tarqim.logical_order("2020 ماع (ةيروس) ىلإ دفولا لصو")
    'وصل الوفد إلى (سورية) عام 2020'
    >>> tarqim.logical_order("وصل الوفد إلى سورية")
    'وصل الوفد إلى سورية'
    """
    need_text(text)
    return "".join(
        _turned(line) if is_visual_order(line) else line for line in text.splitlines(keepends=True)
    )


def _turned(line: str) -> str:
    end = line[len(line.rstrip("\r\n")) :]
    body = line[: len(line) - len(end)] if end else line
    pieces: list[str] = []
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(body):
        pieces += [body[at : found.start()][::-1].translate(_MIRRORED), found[0]]
        at = found.end()
    pieces.append(body[at:][::-1].translate(_MIRRORED))
    return "".join(reversed(pieces)) + end
