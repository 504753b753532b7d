"""Train the names model and write seeds/models/names.bin.

    python train.py --features features.txt [--also marked.features.txt…] --words words.npz --out names.bin

`features.txt` comes from the example `names_features`, `words.npz` from words.py. With `--parts 4`
the model is trained on the first four sixths of the sentences and scored on the fifth and on the
last, word by word as the corpus has them, single pass; evaluate.py scores the product.
"""

from __future__ import annotations

import argparse
import collections
import sys
import time
from pathlib import Path

import export
import numpy as np
import pycrfsuite
from corpus import CLASS_OF

# As src/names/tags.rs has them.
LABELS = ["PERSON", "GPE", "ORG", "LOC", "FAC", "PRODUCT", "EVENT"]
TAGS = ["O", *(side + label for label in LABELS for side in ("B-", "I-"))]
NEVER = -4000
# Units of the quantized weights in one natural unit: the library's bonus and scores count in them.
SCALE = 57.0

Sentence = list[tuple[int, str, list[str]]]


def read(path: Path) -> list[Sentence]:
    """Sentences of tokens: word number, tag, features."""
    out: list[Sentence] = [[]]
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2:
                out.append([])
            else:
                # Few features are many tokens': one string serves for all of them.
                out[-1].append((int(cells[0]), cells[1], [sys.intern(cell) for cell in cells[2:]]))
    return [s for s in out if s]


def in_class(tag: str) -> str:
    """The tag with the class of its label."""
    return tag[:2] + CLASS_OF.get(tag[2:], tag[2:])


def repair(tags: list[str]) -> list[str]:
    """An inside tag that continues nothing begins a name."""
    out, before = [], "O"
    for tag in tags:
        if tag[0] == "I" and before[2:] != tag[2:]:
            tag = "B" + tag[1:]
        out.append(tag)
        before = tag
    return out


def spans(tags: list[str]) -> set[tuple[str, int, int]]:
    """Names as (class, first, end)."""
    found, begun = set(), None
    for i, tag in enumerate([*repair(tags), "O"]):
        if begun is not None and tag[0] != "I":
            found.add((*begun, i))
            begun = None
        if tag[0] == "B":
            begun = (tag[2:], i)
    return found


def f1(gold: list[list[str]], said: list[list[str]], without: tuple[str, ...] = ()) -> dict[str, float]:
    """Strict F1 per class and together, in percent."""
    right: dict[str, int] = {}
    of_gold: dict[str, int] = {}
    of_said: dict[str, int] = {}
    for g, s in zip(gold, said, strict=True):
        gs, ss = spans(g), spans(s)
        for table, names in ((of_gold, gs), (of_said, ss), (right, gs & ss)):
            for kind, *_ in names:
                for key in (kind, *(["all"] if kind not in without else [])):
                    table[key] = table.get(key, 0) + 1
    return {
        k: round(200 * right.get(k, 0) / (of_gold.get(k, 0) + of_said.get(k, 0)), 2) for k in sorted(of_gold)
    }


class Scorer:
    """Decodes with the quantized weights, as the library does."""

    def __init__(self, weights: dict[int, np.ndarray], moves: np.ndarray, bias: int = 0) -> None:
        self.weights, self.moves, self.bias = weights, moves, bias
        self.start = np.array([NEVER if t[0] == "I" else 0 for t in TAGS])

    def scores(self, sentence: Sentence) -> np.ndarray:
        """What the features of each token say for each tag."""
        scores = np.zeros((len(sentence), len(TAGS)), dtype="i4")
        for i, (_, _, features) in enumerate(sentence):
            for f in features:
                w = self.weights.get(int(f, 16))
                if w is not None:
                    scores[i] += w
        scores[:, 0] -= self.bias
        return scores

    def tag(self, sentence: Sentence) -> list[str]:
        scores = self.scores(sentence)
        best = scores[0] + self.start
        back = []
        for row in scores[1:]:
            paths = best[:, None] + self.moves
            back.append(paths.argmax(0))
            best = paths.max(0) + row
        at = int(best.argmax())
        tags = [at]
        for pointers in reversed(back):
            at = int(pointers[at])
            tags.append(at)
        return [TAGS[t] for t in reversed(tags)]

    def words(self, sentence: Sentence) -> tuple[list[str], list[str]]:
        """Gold and predicted tags of the corpus's words: those of the first token of each."""
        said = self.tag(sentence)
        first = [i for i, t in enumerate(sentence) if i == 0 or sentence[i - 1][0] != t[0]]
        return [sentence[i][1] for i in first], [said[i] for i in first]

    def score(self, sentences: list[Sentence]) -> str:
        pairs = [self.words(s) for s in sentences]
        gold, said = [g for g, _ in pairs], [s for _, s in pairs]
        coarse = (
            [[in_class(tag) for tag in tags] for tags in gold],
            [[in_class(tag) for tag in tags] for tags in said],
        )
        three = f1(*coarse, ("MISC",))["all"]
        return f"{f1(gold, said)} in classes {f1(*coarse)} PER+LOC+ORG {three}"


def quantize(
    tagger: pycrfsuite.Tagger,
    least: float,
    worth: float = 0.0,
    frequency: collections.Counter[str] | None = None,
) -> tuple[dict[int, np.ndarray], np.ndarray]:
    """Weights as signed bytes, and moves between tags.

    A weight below `least` is dropped; with frequencies also one that makes less than `worth` of a difference, times how
    often its feature is met.
    """
    info = tagger.info()
    rows: dict[int, np.ndarray] = {}
    for (feature, tag), weight in info.state_features.items():
        value = int(np.clip(round(weight * SCALE), -127, 127))
        matters = frequency is None or abs(weight) * frequency[feature] >= worth
        if abs(weight) >= least and value and matters:
            rows.setdefault(int(feature, 16), np.zeros(len(TAGS), dtype="i1"))[TAGS.index(tag)] = value
    moves = np.zeros((len(TAGS), len(TAGS)), dtype="i4")
    for (a, b), weight in info.transitions.items():
        moves[TAGS.index(a), TAGS.index(b)] = round(weight * SCALE)
    for a, before in enumerate(TAGS):
        for b, after in enumerate(TAGS):
            if after[0] == "I" and before[2:] != after[2:]:
                moves[a, b] = NEVER
    return rows, moves


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument(
        "--also",
        type=Path,
        nargs="*",
        default=[],
        help="features of more corpora to train on; twice counts twice",
    )
    parser.add_argument("--words", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parts", type=int, default=6, help="sixths of the corpus to train on")
    parser.add_argument(
        "--score", type=Path, nargs="*", default=[], help="features of other corpora to score"
    )
    parser.add_argument("--l1", type=float, default=0.3)
    parser.add_argument("--l2", type=float, default=0.1)
    parser.add_argument("--iterations", type=int, default=90)
    parser.add_argument("--least", type=float, default=0.06, help="smaller weights are dropped")
    parser.add_argument(
        "--worth",
        type=float,
        default=12.0,
        help="weights that make less of a difference, times how often their feature is met, are dropped",
    )
    options = parser.parse_args()
    sentences = read(options.features)
    cut = [len(sentences) * i // 6 for i in range(7)]
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(
        {
            "c1": options.l1,
            "c2": options.l2,
            "max_iterations": options.iterations,
            "feature.possible_transitions": True,
            "feature.minfreq": 2,
        }
    )
    train_on = sentences[: cut[options.parts]]
    for path in options.also:
        train_on += read(path)
    frequency: collections.Counter[str] = collections.Counter()
    for sentence in train_on:
        for _, _, features in sentence:
            frequency.update(features)
        trainer.append([f for _, _, f in sentence], repair([t for _, t, _ in sentence]))
    begun = time.time()
    model = str(options.out.with_suffix(".crf"))
    trainer.train(model)
    tagger = pycrfsuite.Tagger()
    tagger.open(model)
    rows, moves = quantize(tagger, options.least, options.worth, frequency)
    size = export.write(options.out, np.load(options.words), rows, moves)
    print(f"{time.time() - begun:.0f} s, {len(rows)} features, {size} bytes", flush=True)
    if options.parts < 6 or options.score:
        held = {f"part {n + 1}": sentences[cut[n] : cut[n + 1]] for n in range(options.parts, 6)}
        held |= {path.name: read(path) for path in options.score}
        for bias in (0, round(0.4 * SCALE)):
            scorer = Scorer(rows, moves, bias)
            for name, part in held.items():
                print(f"bias {bias} {name}:", scorer.score(part), flush=True)


if __name__ == "__main__":
    main()
