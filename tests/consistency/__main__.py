"""``python -m tests.consistency CORPUS [--least N] [--words N] [--kind KIND]``: names read here, not there.

CORPUS is a file of texts, one a line, or JSON Lines with the key ``text``; ``.xz`` and ``.gz`` are unpacked.
What it prints is a list to read: a place may be rightly read otherwise («شارع محمد علي» is no person).
"""

import argparse
from collections import Counter
from pathlib import Path

from tests.consistency.names import inconsistent
from tests.corpora import place, texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--least", type=int, default=3, help="texts that hold a name, at least (default: 3)")
    parser.add_argument("--words", type=int, default=2, help="words of a name, at least (default: 2)")
    parser.add_argument("--kind", choices=("missed", "inside", "cut"), help="only places of this kind")
    options = parser.parse_args()
    corpus = list(texts(options.corpus))
    found = [p for p in inconsistent(corpus, options.least, options.words) if options.kind in (None, p.kind)]
    for p in sorted(found, key=lambda p: (p.kind, p.name, p.text)):
        beside = f" read: {p.read}" if p.read else ""
        print(f"{p.kind} {p.label} {p.name} {p.seen}/{p.of}{beside}")
        print("   ", place(corpus[p.text], p.start, p.end))
    print(dict(Counter(p.kind for p in found)))


if __name__ == "__main__":
    main()
