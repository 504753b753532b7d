"""Normalization against copying a string, arabic-norm and araclean's offset map.

What is compared does the same work: the outputs are checked to be equal first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tarqim

from .measure import PEAK, Row, fresh, interleaved, megabytes, read_lines

#: The stages arabic-norm 0.1.0 has on by default (its tashkeel includes small letters and U+0653-0655, ours
#: does not; `check_equal` sees to it that the corpus has none).
ARABIC_NORM: dict[str, Any] = {
    "tashkeel": "strip",
    "tatweel": "strip",
    "alef": "fold_common",
    "alef_maqsura": "yeh",
}

#: Marks to vocalize a text with, by the position of the letter: a short vowel, now and then a shadda too.
VOWELS = ["\u064e", "\u064f", "\u0650", "\u0652", "\u0651\u064e", "\u064e"]

#: araclean maps offsets at kilobytes a second; a part of the corpus is enough for a ratio.
_MAPPED_LINES = 200

_MEMORY = (
    PEAK
    + """
import json, sys
import tarqim
normalizer = tarqim.Normalizer.preset("search")
normalizer("سلام")
text = "وصل الأستاذ إلى المدرسة أمس " * 1_000_000
before = peak()
out = normalizer(text)
grown = (peak() - before) * 1024 * 1024
print(json.dumps({"ratio": grown / sys.getsizeof(out)}))
"""
)


def vocalized(line: str) -> str:
    """The line with a mark after every Arabic letter."""
    out = []
    for i, c in enumerate(line):
        out.append(c)
        if "\u0621" <= c <= "\u064a" and c != "\u0640":
            out.append(VOWELS[i % len(VOWELS)])
    return "".join(out)


def each(function: Callable[[str], object], lines: Sequence[str]) -> Callable[[], None]:
    """One call a line."""

    def run() -> None:
        for line in lines:
            function(line)

    return run


def copy(lines: Sequence[str]) -> Callable[[], None]:
    """``s + " "`` in a bare loop."""

    def run() -> None:
        for line in lines:
            line + " "

    return run


def check_equal(ours: Callable[[str], str], theirs: Callable[[str], str], lines: Sequence[str]) -> None:
    """The two must have done the same work."""
    for line in lines:
        if ours(line) != theirs(line):
            raise SystemExit(f"the outputs differ on {line!r}: {ours(line)!r} against {theirs(line)!r}")


def rows(corpus: Path) -> list[Row]:
    """Plain and vocalised text, alignment, lists on two threads, memory."""
    lines = read_lines(corpus)
    marked = [vocalized(x) for x in lines]
    n = tarqim.Normalizer(**ARABIC_NORM)
    runs = {
        "n": each(n, lines),
        "align": each(n.align, lines),
        "copy": copy(lines),
        "marked": each(n, marked),
        "list": lambda: n.map(lines, threads=1),
        "comprehension": lambda: [n(line) for line in lines],
    }
    found = []
    try:
        import arabic_norm
    except ImportError:
        pass
    else:
        check_equal(n, arabic_norm.normalize, lines)
        check_equal(n, arabic_norm.normalize, marked)
        runs["peer"] = each(arabic_norm.normalize, lines)
        runs["peer marked"] = each(arabic_norm.normalize, marked)
    t = interleaved(runs, 9)
    size = megabytes(lines)
    if "peer" in t:
        detail = f"{size / t['n']:.0f} MB/s against {size / t['peer']:.0f}"
        found.append(Row("normalize, one call a line, vs arabic-norm", t["peer"] / t["n"], 3, 4, detail))
        found.append(
            Row("normalize, fully vocalised, vs arabic-norm", t["peer marked"] / t["marked"], 2.5, 4)
        )
    found.append(Row("normalize vs copying the string", t["copy"] / t["n"], 0.7, 0.9))
    found.append(Row("align vs plain normalize", t["n"] / t["align"], 0.4, 0.7))
    found.append(Row("map of a list, 1 thread, vs a comprehension", t["comprehension"] / t["list"], 0.95))
    found.append(Row("peak memory of normalize / output", fresh(_MEMORY)["ratio"], 1.1, smaller=True))
    found.extend(_against_araclean(lines[:_MAPPED_LINES], n))
    return found


def _against_araclean(lines: Sequence[str], n: tarqim.Normalizer) -> list[Row]:
    """The offset map of araclean, where it installs (Python 3.12 and newer)."""
    try:
        from araclean import FoldAlef, FoldAlefMaqsura, Pipeline, RemoveTashkeel, RemoveTatweel
    except ImportError:
        return []
    theirs = Pipeline([RemoveTashkeel(), RemoveTatweel(), FoldAlef(), FoldAlefMaqsura()])
    t = interleaved({"ours": each(n.align, lines), "theirs": each(theirs.apply_aligned, lines)}, 3)
    return [Row("align vs araclean's offset map", t["theirs"] / t["ours"], 200, 1000)]
