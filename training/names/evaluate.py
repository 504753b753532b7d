"""Score names: the product on documents with gold spans, and on tagged corpora.

    python training/names/evaluate.py [GOLD.jsonl…] [--official test.txt] [--tagged tags.tsv…] [--errors]

GOLD.jsonl holds one document a line: `text` and `spans` with start, end, label. Strict: span and
label must be equal. `--official` takes a token-per-line corpus with PERS LOC ORG MISC tags and
scores what `tarqim.extract` finds there: GPE, LOC and FAC count as LOC, NORP is passed over.
`--tagged` takes what the example `names_tag` wrote with a model of one's own, say one that has not
seen that part of the corpus, and scores that model alone beside the product with it, and what every
layer of lists and rules gains and costs. Beside each comes a table of how often names of each band of
scores are right. `--errors` lists the errors by kind.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from corpus import Table, read_corpus, read_tagged, reliability, score, show_errors, show_layers, show_scores

import tarqim

LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT")
Name = tuple[int, int, str]


def found(text: str) -> dict[Name, float]:
    """Names with their scores."""
    return {(e.start, e.end, e.label): e.value.score for e in tarqim.extract(text) if e.label in LABELS}


def documents(path: Path, table: Table, errors: bool) -> None:
    scores: list[tuple[float, bool]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        marked = [s for s in document["spans"] if s["label"] in LABELS]
        gold = {(s["start"], s["end"], s["label"]) for s in marked if not s.get("optional")}
        # What may be a name and may not counts neither way.
        free = {(s["start"], s["end"]) for s in marked if s.get("optional")}
        scored = {name: score for name, score in found(text).items() if name[:2] not in free}
        said = set(scored)
        scores += [(score, name in gold) for name, score in scored.items()]
        table.add(gold, said)
        if errors:
            for sign, names in (("-", gold - said), ("+", said - gold)):
                for start, end, label in sorted(names):
                    around = f"{text[max(0, start - 25) : start]}⟦{text[start:end]}⟧{text[end : end + 15]}"
                    print(f"  {sign} {label:8} {document['id'][:12]} {around!r}")
    table.show(f"names in {path.name}")
    reliability(scores, "scores")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--official", type=Path)
    parser.add_argument("--tagged", type=Path, nargs="*", default=[])
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for path in options.gold:
        documents(path, Table(), options.errors)
    corpora = [(read_tagged, path) for path in options.tagged]
    if options.official:
        corpora.append((read_corpus, options.official))
    for read, path in corpora:
        corpus = read(path)
        score(corpus, path.name)
        show_scores(corpus)
        if corpus.model:
            show_layers(corpus)
        if options.errors:
            show_errors(corpus)


if __name__ == "__main__":
    main()
