"""Caches are bounded: memory while ten million distinct words go through everything that remembers words."""

from __future__ import annotations

from pathlib import Path

from .measure import PEAK, Row, fresh

#: Words after which every cache has long been full.
_WARM = 1_000_000
_WORDS = 10_000_000

_DISTINCT = (
    PEAK
    + """
import json, sys
import tarqim
letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
warm, words = int(sys.argv[1]), int(sys.argv[2])
every = len(letters) ** 6

def word(number):
    # An odd factor without 7 has no divisor in common with 28 ** 6, so that no word comes twice.
    number, out = number * 7919 % every, []
    for _ in range(6):
        number, letter = divmod(number, len(letters))
        out.append(letters[letter])
    return "".join(out)

pipeline = tarqim.Pipeline()
before = None
for first in range(0, words, 1000):
    if first == warm:
        before = peak()
    line = " ".join(map(word, range(first, first + 1000)))
    assert len(pipeline(line).tokens) == 1000
    tarqim.segment(line)
    tarqim.search_terms(line)
print(json.dumps({"before": before, "after": peak()}))
"""
)


def rows(corpus: Path) -> list[Row]:
    """The row of the caches; the corpus plays no part."""
    peak = fresh(_DISTINCT, str(_WARM), str(_WORDS))
    grown = peak["after"] - peak["before"]
    detail = f"{peak['before']:.1f} MB after 1 million, {peak['after']:.1f} MB after 10"
    return [Row("memory grown over 10 million distinct words, MB", grown, 5, None, detail, smaller=True)]
