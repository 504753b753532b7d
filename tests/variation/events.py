"""``python -m tests.variation.events [SUITE…] [--most N]``: the events' suites with a word swapped.

What is read of «غارة روسية على كذا» should be read of «غارة إسرائيلية على كذا»: the same events, with the
same roles at the same places; a role that the swapped word fills is filled by the other word. Differences
are ranked by the kind of the word and what became of which role, and are to be read.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import tarqim
from tests.variation.__main__ import pattern
from tests.variation.event_swaps import BACKS, ENDS, FRONTS, RIGHTLY, SWAPS, TAGS
from tests.variation.ranked import Ranked, arguments, rightly

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUITES = Path(__file__).parents[1] / "suites" / "events"
KINDS = [(kind, words, pattern(words)) for kind, words in SWAPS.items()]

#: Which trigger an event has, and its role or value of each name.
Reading = dict[tuple[object, ...], dict[str, object]]


def sentences(path: Path) -> Iterator[str]:
    """The sentences of a suite that tell of events."""
    suite = tomllib.loads(path.read_text(encoding="utf-8"))
    for case in suite.get("case", []) + suite.get("post", []):
        yield case["text"]


def variants(text: str) -> Iterator[tuple[str, str, int, int, int]]:
    """Kind, the other sentence, where the word stands, where it ends in this sentence and in the other."""
    for kind, words, finds in KINDS:
        for match in finds.finditer(text):
            start, end = match.span(1)
            for word in words:
                # «##سرمين»: a hashtag stays one.
                if word != match[1] and not (word[0] == "#" and text[start - 1 : start] == "#"):
                    yield kind, text[:start] + word + text[end:], start, end, start + len(word)
    for kind, fronts, backs in (("", FRONTS, BACKS), ("a place ", TAGS, ENDS)):
        for front in fronts:
            yield f"{kind}before the sentence", front + text, 0, 0, len(front)
        for back in backs:
            yield f"{kind}behind the sentence", text + back, len(text), len(text), len(text) + len(back)


def read(events: list[tarqim.Event], start: int, end: int, more: int) -> Reading:
    """What a sentence's events say; a role of the word between ``start`` and ``end`` is that word's."""

    def where(one: tarqim.Span | None) -> object:
        if one is None:
            return None
        if one.start < end and start < one.end:
            return "the word"
        return one.start + more if one.start >= end else one.start

    told: Reading = {}
    for event in events:
        place, nth = where(event.trigger), 0
        while (event.type, place, nth) in told:
            nth += 1
        told[event.type, place, nth] = {
            "agent": where(event.agent),
            "patient": where(event.patient),
            "place": [where(place) for place in event.place],
            "count": event.count and (event.count.value, event.count.low, event.count.indefinite),
            "modality": event.modality,
            "background": event.background,
        }
    return told


def difference(kind: str, before: Reading, after: Reading) -> str | None:
    """The first event or role that was read otherwise."""
    for event in before:
        if event not in after:
            return f"no {event[0]}"
    for event in after:
        if event not in before:
            return f"another {event[0]}"
    for event, roles in before.items():
        for role, value in roles.items():
            other = after[event][role]
            number = role == "count" and kind.startswith("from ") and None not in (value, other)
            if value == other or number or (role == "place" and kind.startswith("a place ")):
                continue
            verb = "lost" if not other else "found" if not value else "other"
            return f"{event[0]}: {role} {verb}"
    return None


def main() -> None:
    """Prints what is read otherwise, by kind."""
    given = arguments(__doc__, SUITES, "sentences")
    ranked = Ranked("sentences", given.most)
    for text in (text for path in given.suites for text in sentences(path)):
        events = tarqim.events(text)
        if not events:
            continue
        for kind, other, start, end, last in variants(text):
            ranked.count += 1
            before, after = read(events, start, end, last - end), read(tarqim.events(other), start, last, 0)
            if what := difference(kind, before, after):
                ranked.add(f"{kind}: {what}", other.replace("\n", " ⏎ "), rightly(RIGHTLY, kind, text))
    ranked.show()


if __name__ == "__main__":
    main()
