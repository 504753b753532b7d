"""Score names: the product on documents with gold spans, and on a tagged corpus.

    python training/names/evaluate.py GOLD.jsonl… [--official test.txt] [--errors]

GOLD.jsonl holds one document a line: `text` and `spans` with start, end, label. Strict: span and
label must be equal. `--official` takes a token-per-line corpus with PERS LOC ORG MISC tags and
scores what `tarqim.extract` finds there: GPE, LOC and FAC count as LOC, NORP is passed over.
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path

import tarqim

LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT")
OF_CORPUS = {
    "PERSON": "PERS",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
}

Name = tuple[int, int, str]


class Table:
    """Right, said and gold names by label."""

    def __init__(self) -> None:
        self.right: collections.Counter[str] = collections.Counter()
        self.said: collections.Counter[str] = collections.Counter()
        self.gold: collections.Counter[str] = collections.Counter()

    def add(self, gold: set[Name], said: set[Name]) -> None:
        for table, names in ((self.gold, gold), (self.said, said), (self.right, gold & said)):
            for _, _, label in names:
                table[label] += 1
                table["all"] += 1

    def f1(self, label: str = "all") -> float:
        both = self.gold[label] + self.said[label]
        return 2 * self.right[label] / both if both else 0.0

    def show(self, title: str) -> None:
        print(title)
        for label in [*sorted(k for k in {**self.gold, **self.said} if k != "all"), "all"]:
            right, said, gold = self.right[label], self.said[label], self.gold[label]
            p, r = right / said if said else 0, right / gold if gold else 0
            print(
                f"  {label:8} P {p:6.3f}  R {r:6.3f}  F1 {self.f1(label):6.3f}  gold {gold:5}  said {said:5}"
            )


def found(text: str) -> set[Name]:
    return {(e.start, e.end, e.label) for e in tarqim.extract(text) if e.label in LABELS}


def documents(path: Path, table: Table, errors: bool) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        gold = {(s["start"], s["end"], s["label"]) for s in document["spans"] if s["label"] in LABELS}
        said = found(text)
        table.add(gold, said)
        if errors:
            for sign, names in (("-", gold - said), ("+", said - gold)):
                for start, end, label in sorted(names):
                    around = f"{text[max(0, start - 25) : start]}⟦{text[start:end]}⟧{text[end : end + 15]}"
                    print(f"  {sign} {label:8} {document['id'][:12]} {around!r}")


def corpus(path: Path, table: Table) -> None:
    """A token-per-line corpus, one document of sentences."""
    words: list[str] = []
    tags: list[str] = []
    text = ""
    starts: list[int] = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        cells = line.split()
        if len(cells) < 2:
            text += "\n"
            continue
        starts.append(len(text))
        words.append(cells[0])
        tags.append(cells[-1])
        text += cells[0] + " "
    gold: set[Name] = set()
    begun: tuple[int, str] | None = None
    for i, tag in enumerate([*tags, "O"]):
        if begun and tag[0] != "I":
            gold.add((begun[0], i, begun[1]))
            begun = None
        if tag[0] == "B":
            begun = (i, tag[2:])
    said: set[Name] = set()
    last = 0
    owner = []
    for i, start in enumerate(starts):
        owner += [last] * (start - len(owner))
        last = i
    owner += [last] * (len(text) - len(owner) + 1)
    for entity in tarqim.extract(text):
        label = OF_CORPUS.get(entity.label)
        if label:
            first, end = owner[entity.start], owner[entity.end - 1] + 1
            said.add((first, end, label))
    table.add({g for g in gold if g[2] != "MISC"}, {s for s in said if s[2] != "MISC"})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--official", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for path in options.gold:
        table = Table()
        documents(path, table, options.errors)
        table.show(f"names in {path.name}")
    if options.official:
        table = Table()
        corpus(options.official, table)
        table.show(f"the product on {options.official.name}")


if __name__ == "__main__":
    main()
