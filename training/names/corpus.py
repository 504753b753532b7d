"""Names in a corpus of a token a line, and the kinds of errors made there."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

# The library's labels as the corpora have them; peoples are passed over.
CLASS_OF = {
    "PERSON": "PERS",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
}


class Span(NamedTuple):
    """A name: first word, word after the last, class."""

    first: int
    end: int
    label: str

    def overlaps(self, other: Span) -> bool:
        return self.first < other.end and other.first < self.end


class From(NamedTuple):
    """Where a name comes from, and how sure the library is of it."""

    source: str
    rule: str
    label: str
    score: float

    def __str__(self) -> str:
        return f"{self.source}/{self.rule}/{self.label}"


@dataclass
class Corpus:
    """Words, the corpus's names, and those said, with where each comes from."""

    words: list[str]
    gold: set[Span]
    said: dict[Span, From]
    # What the model alone says, if known.
    model: set[Span]


def spans(tags: Iterable[str]) -> set[Span]:
    """Names of IOB2 tags, with the classes of the corpora."""
    found: set[Span] = set()
    first, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.add(Span(first, i, CLASS_OF.get(kind, kind)))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            first, kind = i, tag[2:]
    return found


def read_tagged(path: Path) -> Corpus:
    """What the example `names_tag` wrote."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    # An empty line ends a sentence and every name in it.
    rows = [row if len(row) > 3 else ["", "O", "O", "O"] for row in rows]
    said: dict[Span, From] = {}
    begun = 0
    for i, row in enumerate([*rows, ["", "O", "O", "O"]]):
        before = rows[i - 1] if i else row
        if before[3] != "O" and row[3] != "I" and before[4] in CLASS_OF:
            said[Span(begun, i, CLASS_OF[before[4]])] = From(
                before[5], before[6], before[4], float(before[7])
            )
        if row[3] == "B":
            begun = i
    return Corpus(
        words=[row[0] for row in rows],
        gold=spans(row[1] for row in rows),
        said=said,
        model=spans(row[2] for row in rows),
    )


def read_corpus(path: Path) -> Corpus:
    """A tagged corpus, read by the installed library as one document of sentences."""
    import tarqim

    rows = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines()]
    rows = [row if len(row) > 1 else ["", "O"] for row in rows]
    text = ""
    # The word that each code point belongs to.
    owner: list[int] = []
    for i, row in enumerate(rows):
        piece = row[0] + (" " if row[0] else "\n")
        owner += [i] * len(piece)
        text += piece
    said: dict[Span, From] = {}
    for entity in tarqim.extract(text):
        kind = CLASS_OF.get(entity.label)
        if kind:
            span = Span(owner[entity.start], owner[entity.end - 1] + 1, kind)
            said[span] = From(entity.value.source, "", entity.label, entity.value.score)
    return Corpus([row[0] for row in rows], spans(row[-1] for row in rows), said, set())


class Table:
    """Right, said and gold names by label."""

    def __init__(self) -> None:
        self.right: collections.Counter[str] = collections.Counter()
        self.said: collections.Counter[str] = collections.Counter()
        self.gold: collections.Counter[str] = collections.Counter()

    def add(self, gold: set, said: set) -> None:
        """Count names whose last part is their label."""
        for table, names in ((self.gold, gold), (self.said, said), (self.right, gold & said)):
            for *_, label in names:
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


def score(corpus: Corpus, title: str) -> None:
    """Strict F1 by class, with MISC and without, of the product and of the model alone."""
    for whose, said in (("product", set(corpus.said)), ("model alone", corpus.model)):
        if not said:
            continue
        table, three = Table(), Table()
        table.add(corpus.gold, said)
        three.add({s for s in corpus.gold if s.label != "MISC"}, {s for s in said if s.label != "MISC"})
        table.show(f"{title}, {whose}")
        print(f"  PER+LOC+ORG F1 {three.f1():.3f}")


# The bands in which scores are compared with how often names are right.
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(pairs: Iterable[tuple[float, bool]], title: str) -> None:
    """How many names of each band of scores are right: 0.9 should mean nine in ten."""
    rows = list(pairs)
    print(title)
    for least, most in itertools.pairwise(BANDS):
        inside = [(s, right) for s, right in rows if least <= s < most]
        if inside:
            mean, share = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            print(
                f"  {least:4.2f}-{min(most, 1):4.2f}  said {len(inside):5}  mean score {mean:5.3f}  right {share:5.3f}"
            )


def show_scores(corpus: Corpus) -> None:
    """The reliability of the product's scores by where names come from."""
    for source in sorted({f.source for f in corpus.said.values()}):
        of_source = [(f.score, s in corpus.gold) for s, f in corpus.said.items() if f.source == source]
        reliability(of_source, f"scores of names by {source}")


def show_layers(corpus: Corpus) -> None:
    """What every layer gains and costs against the model alone: names that it adds or changes and that are right,
    those that are wrong, and the model's right names that stand where its wrong ones do. Beside it, the F1 of
    people, places and organizations if the layer said nothing and the model had its way there: where that is
    higher than with all layers, the layer loses, be it by a mistake or by our spans not being the corpus's."""
    model_right = corpus.model & corpus.gold
    rows: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
    layers: dict[str, set[Span]] = collections.defaultdict(set)
    lost = set(model_right - set(corpus.said))
    for span, origin in corpus.said.items():
        layer = f"{origin.source} {origin.rule} {origin.label}"
        layers[layer].add(span)
        if span in corpus.gold:
            rows[layer][0] += span not in corpus.model
        elif span not in corpus.model:
            rows[layer][1] += 1
            harmed = {s for s in lost if s.overlaps(span)}
            rows[layer][2] += len(harmed)
            lost -= harmed
    three = [s for s in corpus.gold if s.label != "MISC"]

    def f1(said: set[Span]) -> str:
        table = Table()
        table.add(set(three), {s for s in said if s.label != "MISC"})
        return f"{100 * table.f1():5.1f}"

    print(
        "layers against the model alone: right names gained, wrong ones added, the model's right ones put out; "
        "PER+LOC+ORG without the layer"
    )
    print(f"  {'model alone':36} {'':41} {f1(corpus.model)}")
    print(f"  {'all layers':36} {'':41} {f1(set(corpus.said))}")
    for layer, (gained, added, put_out) in sorted(rows.items(), key=lambda row: -sum(row[1])):
        without = f1(instead(corpus, layers[layer]))
        print(f"  {layer:36} gained {gained:4}  added {added:4}  put out {put_out:4}   {without}")
    other = sum(s.label == "MISC" for s in lost)
    print(
        f"  {'left out, with nothing in their place':36} put out {len(lost) - other:4}, and {other} of class MISC"
    )


def instead(corpus: Corpus, layer: set[Span]) -> set[Span]:
    """The names said if that layer's were not, and the model's stood in their place."""
    rest = set(corpus.said) - layer
    taken = {i for s in rest for i in range(s.first, s.end)}
    touched = {i for s in layer for i in range(s.first, s.end)}
    return rest | {
        s
        for s in corpus.model
        if touched.intersection(range(s.first, s.end)) and not taken.intersection(range(s.first, s.end))
    }


def errors(corpus: Corpus) -> Iterator[tuple[str, Span]]:
    """Every error as its kind and where it is."""
    said, gold = set(corpus.said), corpus.gold
    holders: dict[int, Span] = {i: s for s in gold for i in range(s.first, s.end)}
    met: set[Span] = set()
    for span in sorted(said - gold):
        source = corpus.said[span]
        others = {holders[i] for i in range(span.first, span.end) if i in holders}
        met |= others
        if not others:
            yield f"false {span.label} {source}", span
        elif any((o.first, o.end) == (span.first, span.end) for o in others):
            yield f"label {min(others).label} as {span.label} {source}", span
        else:
            same = "boundary" if any(o.label == span.label for o in others) else "boundary and label"
            yield f"{same} {span.label} {source}", span
    for span in sorted(gold - said - met):
        yield f"missed {span.label}" + (" the model has" if span in corpus.model else ""), span


def show_errors(corpus: Corpus, around: int = 5) -> None:
    """The errors by kind, the most frequent first, each with the words around it."""
    kinds: dict[str, list[Span]] = collections.defaultdict(list)
    for kind, span in errors(corpus):
        kinds[kind].append(span)
    starts = {i: s for s in corpus.gold for i in [s.first]}
    ends = {s.end for s in corpus.gold}
    for kind, places in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"== {kind}: {len(places)}")
        for span in places:
            line = []
            for i in range(max(0, span.first - around), min(len(corpus.words), span.end + around)):
                begun = f"[{starts[i].label} " if i in starts else ""
                ended = "]" * (i + 1 in ends) + "⟧" * (i + 1 == span.end)
                line.append("⟦" * (i == span.first) + begun + corpus.words[i] + ended)
            print("   ", " ".join(line))
