"""Write the passages marked by our own policy as a tagged corpus, a word and its tag a line.

    python marked.py --pool pool.jsonl.xz --wikipedia wikipedia.txt.xz > marked.txt

`marks.tsv.xz` beside this file holds the marks without the texts: for each passage the first 16 hexadecimal digits of
the SHA-256 of its text, then its names as `start-end-LABEL` in code points. The texts are third-party: `--pool` has one
passage a line as JSON with `text`, `--wikipedia` a paragraph a line. Passages were cut at the ends of sentences, as
`cut` does, and blanks in them collapsed. The tags are those of train.py. A mark whose text is not found is counted on standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

MARKS = Path(__file__).with_name("marks.tsv.xz")
TOKEN = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]+|[^\w\s]")
SENTENCE = re.compile(r"(?<=[.؟!])\s+|\n+")
# Words of a piece, about; pieces of fewer or more words than these were not marked.
PIECE, LEAST, MOST = 90, 12, 130

Name = tuple[int, int, str]


def cut(text: str) -> list[str]:
    """A text in pieces of whole sentences."""
    pieces, piece = [], ""
    for sentence in SENTENCE.split(text):
        if piece and len(piece.split()) + len(sentence.split()) > PIECE:
            pieces.append(piece)
            piece = ""
        piece += " " + sentence
    return [p for p in [*pieces, piece] if LEAST <= len(p.split()) <= MOST]


def key(text: str) -> str:
    """What a passage is called in the marks."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def marks(path: Path) -> dict[str, list[Name]]:
    """The names of each passage."""
    found = {}
    with lzma.open(path, "rt", encoding="ascii") as lines:
        for line in lines:
            passage, *names = line.split()
            parts = (name.split("-") for name in names)
            found[passage] = [(int(start), int(end), label) for start, end, label in parts]
    return found


def passages(pool: Path, wikipedia: Path) -> Iterator[str]:
    """Every text that may have been marked."""
    with lzma.open(pool, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            yield " ".join(text.split())
            yield from (" ".join(piece.split()) for piece in cut(text))
    with lzma.open(wikipedia, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from (" ".join(piece.split()) for piece in cut(line.strip()))


def rows(text: str, names: list[Name]) -> Iterator[str]:
    """A passage as lines; an empty one after each sentence, and two more after the last."""
    for token in TOKEN.finditer(text):
        tag = "O"
        for start, end, label in names:
            if start < token.end() and token.start() < end:
                tag = ("B-" if start >= token.start() else "I-") + label
                break
        yield f"{token[0]} {tag}"
        if token[0] in ".؟!":
            yield ""
    yield from ("", "")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--wikipedia", type=Path, required=True)
    parser.add_argument("--marks", type=Path, default=MARKS)
    options = parser.parse_args()
    wanted = marks(options.marks)
    total = len(wanted)
    for text in passages(options.pool, options.wikipedia):
        names = wanted.pop(key(text), None)
        if names is not None:
            print("\n".join(rows(text, names)))
    print(f"{total - len(wanted)} of {total} passages found", file=sys.stderr)


if __name__ == "__main__":
    main()
