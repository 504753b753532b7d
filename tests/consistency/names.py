"""Which names are read in most places, and what is read in the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import tarqim

#: The labels of names.
NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT"})
#: Letters that are written for one another, to one of them each: the length of a text stays.
SPELLED = str.maketrans("أإآىة", "ااايه")
#: What may be glued before the first word of a name.
GLUED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
#: Share of the places where one label is read, at least, of a name that is sure.
SHARE = 0.75
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Place:
    """A place where a name stands and is not read as one.

    ``kind`` is ``missed`` (no name stands there), ``inside`` (of a longer one) or ``cut`` (names overlap it);
    ``read`` is what stands there, ``seen`` in how many of ``of`` places the name is read. ``start`` and
    ``end`` are code points of the text number ``text``.
    """

    name: str
    label: str
    kind: str
    read: str
    seen: int
    of: int
    text: int
    start: int
    end: int


def sure_names(
    texts: list[str], read: list[list[tuple[int, int, str]]], least: int, words: int = 2
) -> dict[str, str]:
    """The labels of names of that many words that ``least`` texts hold, nearly always with one label."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, names in zip(texts, read, strict=True):
        for name, label in {(text[start:end], label) for start, end, label in names}:
            found[name][label] += 1
    sure = {}
    for name, labels in found.items():
        label, times = labels.most_common(1)[0]
        if name.count(" ") + 1 >= words and labels.total() >= least and times >= SHARE * labels.total():
            sure[name] = label
    return sure


def _standing(text: str, by_word: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """The names that stand in a text as whole words, and where each begins."""
    for word in WORD.finditer(text):
        for before in GLUED:
            if not word.group().startswith(before):
                continue
            start = word.start() + len(before)
            for name in by_word.get(word.group()[len(before) :], ()):
                end = start + len(name)
                if text.startswith(name, start) and not text[end : end + 1].isalnum():
                    yield name, start


def inconsistent(corpus: Iterable[str], least: int = 3, words: int = 2) -> list[Place]:
    """The places where a name of that many words or more stands that is read in most others, and is not."""
    given = list(corpus)
    texts = [text.translate(SPELLED) for text in given]
    read = [[(e.start, e.end, e.label) for e in tarqim.extract(text) if e.label in NAMES] for text in given]
    sure = sure_names(texts, read, least, words)
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for name in sure:
        by_word[WORD.findall(name)[0]].append(name)
    places: defaultdict[str, list[Place]] = defaultdict(list)
    right: Counter[str] = Counter()
    for n, (text, names) in enumerate(zip(texts, read, strict=True)):
        for name, start in _standing(text, by_word):
            end, label = start + len(name), sure[name]
            over = [(s, e, said) for s, e, said in names if s < end and start < e]
            if any(s <= start and end <= e and said == label for s, e, said in over):
                right[name] += 1
                continue
            inside = any(s <= start and end <= e for s, e, _ in over)
            kind = "missed" if not over else "inside" if inside else "cut"
            what = ", ".join(f"{said} {text[s:e]}" for s, e, said in over)
            places[name].append(Place(name, label, kind, what, 0, 0, n, start, end))
    out = []
    for name, of in places.items():
        seen, all_of = right[name], right[name] + len(of)
        out += [replace(p, seen=seen, of=all_of) for p in of if seen > len(of)]
    return out
