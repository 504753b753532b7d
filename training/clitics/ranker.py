"""A log-linear ranker over the cuts of a word, fitted by L-BFGS: no random numbers anywhere."""

from __future__ import annotations

import collections
from collections.abc import Callable

import affixes
import hashing
import numpy as np
import scipy.sparse as sparse
from affixes import Candidate
from corpora import LETTER
from corpora import Word as Row
from features import Word, features
from scipy.optimize import minimize

L2 = 0.5
# A word seen n times weighs n ** POWER.
POWER = 0.7
# A feature must be seen on so many cuts, and weigh so much in the end.
SEEN = 2
LEAST = 0.05
LONGEST = 40


class Tables:
    """Frequency levels and kinds of names, by the hash of the folded word."""

    def __init__(self, levels: dict[str, int], names: dict[str, int]) -> None:
        self.levels = {hashing.text(word): level for word, level in levels.items()}
        self.names = {hashing.text(word): kind for word, kind in names.items()}

    def level(self, h: int) -> int:
        return self.levels.get(h, 0)

    def name(self, h: int) -> int:
        return self.names.get(h, 0)


Score = Callable[[int], float]


class Ranker:
    """Integer weights by feature hash; the sum decides, the earlier cut wins a tie."""

    def __init__(self, tables: Tables, weights: dict[int, int], scale: float) -> None:
        self.tables, self.weights, self.scale = tables, weights, scale
        self.memory: dict[str, tuple[int, ...]] = {}

    def cut(self, word: str) -> tuple[int, ...]:
        """The positions where clitics begin or end."""
        if word not in self.memory:
            self.memory[word] = self._cut(word)
        return self.memory[word]

    def _cut(self, word: str) -> tuple[int, ...]:
        listed = affixes.exception(word)
        if listed is not None:
            return listed
        options = affixes.candidates(word)
        if len(options) == 1 or len(word) > LONGEST:
            return ()
        view = Word(word, self.tables.level, self.tables.name)
        scores = [sum(self.weights.get(f, 0) for f in features(view, cut)) for cut in options]
        return options[scores.index(max(scores))].cuts(len(word))


class Example:
    """The features of every cut of one word, and which cut is right."""

    def __init__(self, row: Row, tables: Tables) -> None:
        word, cuts = row
        self.options: list[list[int]] = []
        self.right = -1
        if affixes.exception(word) is not None or len(word) > LONGEST:
            return
        found: list[Candidate] = affixes.candidates(word)
        for at, cut in enumerate(found):
            if cut.cuts(len(word)) == cuts:
                self.right = at
        if self.right >= 0 and len(found) > 1:
            view = Word(word, tables.level, tables.name)
            self.options = [features(view, cut) for cut in found]


class Trainer:
    """Keeps the features of a word, so that folds of a cross-validation share them."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.examples: dict[Row, Example] = {}

    def fit(self, rows: list[Row]) -> Ranker:
        counts = collections.Counter(row for row in rows if LETTER.search(row[0]))
        examples: list[Example] = []
        importance: list[float] = []
        seen: collections.Counter[int] = collections.Counter()
        for row, n in counts.items():
            example = self.examples.get(row)
            if example is None:
                example = self.examples[row] = Example(row, self.tables)
            if example.options:
                examples.append(example)
                importance.append(n**POWER)
                for option in example.options:
                    seen.update(option)
        index = {f: at for at, f in enumerate(f for f, n in seen.items() if n >= SEEN)}
        fitted = _solve(examples, importance, index)
        kept = {f: float(fitted[at]) for f, at in index.items() if abs(fitted[at]) >= LEAST}
        scale = 127 / max(map(abs, kept.values()))
        return Ranker(self.tables, {f: round(w * scale) for f, w in kept.items() if round(w * scale)}, scale)


def _solve(examples: list[Example], importance: list[float], index: dict[int, int]) -> np.ndarray:
    columns: list[int] = []
    ends, firsts, rights = [0], [], []
    for example in examples:
        firsts.append(len(ends) - 1)
        rights.append(len(ends) - 1 + example.right)
        for option in example.options:
            columns.extend(index[f] for f in option if f in index)
            ends.append(len(columns))
    size = len(ends) - 1
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(size, len(index)))
    transposed = matrix.T.tocsr()
    group_starts, right, weight = np.array(firsts), np.array(rights), np.array(importance)
    group = np.repeat(np.arange(len(firsts)), np.diff(np.append(group_starts, size)))
    target = np.zeros(size)
    target[right] = 1

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ w
        top = np.maximum.reduceat(scores, group_starts)
        chance = np.exp(scores - top[group])
        total = np.add.reduceat(chance, group_starts)
        chance /= total[group]
        gain = (weight * (scores[right] - top - np.log(total))).sum()
        return L2 / 2 * (w @ w) - gain, L2 * w - transposed @ (weight[group] * (target - chance))

    start = np.zeros(len(index))
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
