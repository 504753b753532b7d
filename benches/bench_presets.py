"""Every preset on bare and on vocalised text, line by line, in documents and as a whole file.

Each against arabic-norm on the same text, which does the four stages of `bench_normalize`; beside it copying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import tarqim

from .bench_normalize import ARABIC_NORM, copy, each, vocalized
from .measure import Row, interleaved, megabytes, read_lines

#: How many times as fast as arabic-norm each has to be, at least and at best, on bare and on vocalised text.
FLOORS: dict[str, tuple[float | None, float | None, float | None]] = {
    "clean": (3, 2.5, 4),
    "search": (2.5, 2.5, 4),
    "model": (2, 2, 4),
    "camel": (3, 2.5, 4),
    "lucene": (None, None, None),
    "pyarabic": (None, None, None),
    "arabert": (0.5, 0.5, 1.5),
    "camel_arclean": (None, None, None),
}
#: Presets taken on documents and whole files too.
LONG = ("clean", "search", "model", "arabert")
#: Bytes of a document.
_DOCUMENT = 4_000


def documents(lines: Sequence[str], size: int = _DOCUMENT) -> Iterator[str]:
    """Lines joined to documents of about that many bytes."""
    held: list[str] = []
    bytes_held = 0
    for line in lines:
        held.append(line)
        bytes_held += len(line.encode()) + 1
        if bytes_held >= size:
            yield "\n".join(held)
            held, bytes_held = [], 0
    if held:
        yield "\n".join(held)


def measure(
    texts: Sequence[str], presets: Sequence[str], rounds: int, clock: Callable[[], float] | None = None
) -> tuple[dict[str, float], float]:
    """The time of each preset, of the four stages, of arabic-norm and of copying, and the size in MB."""
    runs: dict[str, Callable[[], object]] = {
        name: each(tarqim.Normalizer.preset(name), texts) for name in presets
    }
    runs["four stages"] = each(tarqim.Normalizer(**ARABIC_NORM), texts)
    runs["copy"] = copy(texts)
    try:
        import arabic_norm
    except ImportError:
        pass
    else:
        runs["peer"] = each(arabic_norm.normalize, texts)
    return interleaved(runs, rounds, clock), megabytes(list(texts))


def rows(corpus: Path) -> list[Row]:
    """A row for each preset and text."""
    lines = read_lines(corpus)
    marked = [vocalized(line) for line in lines]
    found = []

    def add(what: str, texts: Sequence[str], floor_at: int | None, presets: Sequence[str]) -> None:
        took, size = measure(texts, presets, 5)
        peer = took.get("peer")
        if peer is None:
            return
        for name in presets:
            least = None if floor_at is None else FLOORS[name][floor_at]
            reach = None if floor_at is None else FLOORS[name][2]
            detail = f"{size / took[name]:.0f} MB/s, {took['copy'] / took[name]:.2f} of copying"
            found.append(Row(f"{name}, {what}, vs arabic-norm", peer / took[name], least, reach, detail))

    add("bare lines", lines, 0, list(FLOORS))
    add("vocalised lines", marked, 1, list(FLOORS))
    add("bare documents of 4 kB", list(documents(lines)), None, LONG)
    add("vocalised documents of 4 kB", list(documents(marked)), None, LONG)
    add("a bare file as a whole", ["\n".join(lines)], None, LONG)
    add("a vocalised file as a whole", ["\n".join(marked)], None, LONG)
    return found
