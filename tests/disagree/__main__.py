"""``python -m tests.disagree CORPUS [--most N]``: where other libraries read numbers and times otherwise.

CORPUS is a file of texts, one a line, or JSON Lines with the key ``text``; ``.xz`` and ``.gz`` are unpacked.
The kinds are ranked by how often they occur, each with the words it occurs with and some places in full:

* ``only``: they read something where no entity of ours stands;
* ``split``: what they read whole is two or more entities of ours;
* ``value``: the same span, another number.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import tarqim
from tests.corpora import place, texts
from tests.disagree.peers import readings

#: Places shown of each kind and word.
EXAMPLES = 3
#: Words shown of each kind.
WORDS = 25


def whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside a word or number."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    behind = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not behind


def _number(entity: tarqim.Entity) -> str:
    """The number an entity says, as text; a time says none."""
    return str(getattr(entity.value, "value", None))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=2000, help="texts read")
    args = parser.parse_args()
    kinds: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    places: dict[tuple[tuple[str, str], str], list[str]] = defaultdict(list)
    for number, text in enumerate(texts(args.corpus)):
        if number == args.most:
            break
        ours = tarqim.extract(text)
        for reading in readings(text):
            if not whole(text, reading.start, reading.end):
                continue
            beside = [e for e in ours if e.phrase.start < reading.end and reading.start < e.phrase.end]
            same = [e for e in beside if (e.start, e.end) == (reading.start, reading.end)]
            if not beside:
                kind = "only"
            elif len(beside) > 1:
                kind = "split"
            elif same and reading.peer == "mahad numeral" and _number(same[0]) != reading.value:
                kind = "value"
            else:
                continue
            key = (kind, reading.peer)
            body = text[reading.start : reading.end]
            kinds[key] += 1
            words[key][body] += 1
            if len(places[(key, body)]) < EXAMPLES:
                places[(key, body)].append(place(text, reading.start, reading.end))
    for key, count in kinds.most_common():
        print(f"\n{count:6}  {key[0]}: {key[1]}")
        for body, times in words[key].most_common(WORDS):
            print(f"{times:8}  {body}")
            for shown in places[(key, body)]:
                print(f"            {shown}")


if __name__ == "__main__":
    main()
