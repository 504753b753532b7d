"""``python -m tests.variation [SUITE…] [--most N]``: phrases of suites with one word swapped.

SUITE is a file of tests/suites or JSON Lines with ``text`` and ``reference_time``; without one, the
suites of numbers and times. Each word is swapped for others of its kind. What is read of «الخميس 3
أيلول» should be read of «السبت 3 أيلول»: the same labels at the same places, and the same value where
the two words mean the same. Differences are ranked by kind and are to be read; where another word rightly
says something else, ``swaps.RIGHTLY`` has the reason, and they are only counted.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import tarqim
from tests.variation.ranked import Ranked, arguments, rightly
from tests.variation.swaps import RIGHTLY, SWAPS, SYNONYMS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUITES = Path(__file__).parents[1] / "suites"
LABELS = {"CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "DATE", "TIME", "DURATION"}

#: A phrase, its reference and its options.
Phrase = tuple[str, str | None, tarqim.Options | None]


def phrases(path: Path) -> Iterator[Phrase]:
    """The phrases of a suite."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            row = json.loads(line)
            if not row.get("negative"):
                yield row["text"], row.get("reference_time"), None
        return
    suite = tomllib.loads(text)
    if suite.get("label", "PERSON") not in LABELS:
        return
    for case in suite.get("case", []):
        options = tarqim.Options(**case["options"]) if "options" in case else None
        for phrase in case["texts"]:
            yield phrase, case.get("reference", suite.get("reference")), options


def pattern(words: list[str]) -> re.Pattern[str]:
    """One of the words, perhaps behind و ف ب ك ل."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)[وفبكل]?(" + "|".join(map(re.escape, longest)) + r")(?!\w)")


KINDS = [(kind, words, pattern(words)) for kind, words in (SWAPS | SYNONYMS).items()]


def read(phrase: Phrase) -> list[tarqim.Entity]:
    """The numbers and times of a phrase."""
    text, reference, options = phrase
    found = tarqim.extract(text, reference=reference, options=options)
    return [e for e in found if e.label in LABELS]


def differs(kind: str, before: list[tarqim.Entity], after: list[tarqim.Entity], at: int, more: int) -> bool:
    """Whether other entities were read, ``more`` code points having come in before ``at``."""

    def moved(place: int) -> int:
        return place + more if place >= at else place

    wanted = [(e.label, moved(e.start), moved(e.end)) for e in before]
    if wanted != [(e.label, e.start, e.end) for e in after]:
        return True
    return kind in SYNONYMS and [e.value for e in before] != [e.value for e in after]


def main() -> None:
    """Prints what is read otherwise, by kind."""
    given = arguments(__doc__, SUITES, "phrases")
    ranked = Ranked("phrases", given.most)
    for phrase in (p for path in given.suites for p in phrases(path)):
        before = read(phrase)
        if not before:
            continue
        text, reference, options = phrase
        for kind, words, finds in KINDS:
            for match in finds.finditer(text):
                start, end = match.span(1)
                for word in words:
                    other = text[:start] + word + text[end:]
                    after = read((other, reference, options))
                    ranked.count += 1
                    if differs(kind, before, after, end, len(word) - (end - start)):
                        line = f"«{text}» but «{other}»: {[e.text for e in after]}"
                        ranked.add(kind, line, rightly(RIGHTLY, kind, text))
    ranked.show()


if __name__ == "__main__":
    main()
