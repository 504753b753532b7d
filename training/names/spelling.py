"""What the letters of a word alone say of it, for words that the table does not have: see src/names/spelling.rs."""

from __future__ import annotations

import numpy as np

CLASSES = ("PERS", "LOC", "ORG", "MISC")
# The hash of a run of letters: FNV-1a and a last multiplication.
FNV, FNV_PRIME, MIX = 0x811C9DC5, 0x01000193, 0x9E3779B1
# Stands before and after the letters of a word.
BORDER = 0x2E
LONGEST_GRAM = 4
# Rows of the spelling model, as a power of two, and its units in one natural unit.
SPELLING_BITS, SPELLING_SCALE = 14, 16
# How much the spelling model's weights are held down.
DECAY = 2e-6


def grams(word: str) -> list[int]:
    """The rows of a word's letters in the spelling model, as src/names/spelling.rs counts them."""
    letters = [BORDER, *map(ord, word), BORDER]
    found = []
    for first in range(len(letters)):
        h = FNV
        for letter in letters[first : first + LONGEST_GRAM]:
            h = ((h ^ letter) * FNV_PRIME) & 0xFFFFFFFF
            found.append((h ^ (h >> 15)) * MIX >> (32 - SPELLING_BITS) & ((1 << SPELLING_BITS) - 1))
    return found


def spelling(words: list[str], likely: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A logistic model of P(PER), P(LOC), P(ORG), P(MISC) by a word's letters alone, for words that are not in
    the table: weights by row and class, and what each class begins with, in `SPELLING_SCALE`ths."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    rows = [grams(w) for w in words]
    ends = np.cumsum([0, *map(len, rows)])
    size = 1 << SPELLING_BITS
    x = csr_matrix((np.ones(ends[-1], "f4"), np.concatenate(rows), ends), shape=(len(words), size))
    x.sum_duplicates()
    held = np.random.RandomState(1).rand(len(words)) < 0.05
    w = np.where(held, 0, weight)[:, None] / weight[~held].sum()

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        table = flat.reshape(size + 1, 4)
        z = x @ table[:-1] + table[-1]
        value = (w * (np.logaddexp(0, z) - likely * z)).sum() + DECAY * (table[:-1] ** 2).sum()
        by = w * (1 / (1 + np.exp(-z)) - likely)
        slope = np.vstack([x.T @ by + 2 * DECAY * table[:-1], by.sum(0)])
        return float(value), slope.ravel().astype("f8")

    found = minimize(loss, np.zeros((size + 1) * 4), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    table = np.clip(np.round(found.x.reshape(size + 1, 4) * SPELLING_SCALE), -127, 127)
    said = (x[held] @ table[:-1] + table[-1]) / SPELLING_SCALE
    for c, name in enumerate(CLASSES):
        names, called = likely[held, c] >= 0.5, said[:, c] >= 0
        right = (names & called).sum()
        precision, recall = right / max(1, called.sum()), right / max(1, names.sum())
        print(f"letters alone, {name}: P {precision:.2f} R {recall:.2f} of {names.sum()} held-out words")
    return table[:-1].astype("i1"), table[-1].astype("i2")
